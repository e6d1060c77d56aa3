"""Lines under a form that are no answer: place and date, regards, the signature and its office, a contact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline import fold
from pipeline.rules import Template
from pipeline.segment.lines import Line, is_noise

_PLACE = r"(?:[^\W\d_][\w .'()-]{1,38},\s*(?:(?:the|den|am|le|il|el|dne|dňa|dnia|dana)\s+)?)"
_MONTH = r"(?:de\s+|of\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
_DAY = rf"(?:\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+{_MONTH})"
_DATED = re.compile(rf"(?:{_PLACE}?{_DAY}|{_PLACE}[A-ZÀ-Ž][^\W\d_]{{2,11}}\s+\d{{4}})(?:\s*(?:r|roku|g|m)\b)?\.?")
_REACHED = re.compile(r"\S+@\S+\.\w+|(?:\+|\b00)\d[\d /()-]{6,}\d|\b(?:tel|phone|mobile|fax|e-?mail)\b\.?\s*:", re.I)
_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Ž][\w'’-]{0,20}\.?\s?){1,4}")  # "A. B.", "Dr. Novak"
_MOST_WORDS = 12
_MOST_BEFORE = 4  # blanks before the words of a closing line that ends with them
_MOST_BELOW = 4  # lines between a greeting and what is said after the signature
_MOST_LINES = 16
_MOST_SIGNED = 6  # lines between the regards and the dashes under a signature
_DASHES = ("--", "---")
_NOTICE = 600  # characters of a notice in which its words are looked for


class Closing:
    """Tells closing lines by the words of the template's `closing` list, by dates and by addresses; whole sentences
    by those of its `thanks`, and notices to the reader of a letter by any of its `notices` in them."""

    def __init__(self, template: Template) -> None:
        self._opens = _any_of(template.closing)
        self._ends = re.compile(rf"\b{self._opens.pattern}\W{{1,3}}$")
        self._greets = re.compile(rf"(?:\w+\s){{0,{_MOST_BEFORE}}}{self._opens.pattern}\s?,")
        self._thanks = _any_of(template.thanks)
        self._notice = _any_of(template.notices)

    def is_closing(self, line: str) -> bool:
        """Whether a line by itself can only be of the end of a letter."""
        if line[:1] in "☒☐•":
            return False
        if self._notice.search(fold.fold(line[:_NOTICE])):
            return True
        if line.count(" ") < 2 * _MOST_WORDS and self._thanks.match(fold.fold(line)):
            return True
        if line.count(" ") >= _MOST_WORDS:
            return False
        if _DATED.fullmatch(line) or _REACHED.search(line):
            return True
        words = fold.fold(line)
        if line[-1] in ",!" and (found := self._ends.search(words)):  # "With our best regards,"
            return words.count(" ", 0, found.start()) <= _MOST_BEFORE
        return line[-1] not in ".;:?" and self._opens.match(words) is not None

    def cut(self, text: str, lines: Sequence[Line], keep: int = 1, below: Sequence[Line] = ()) -> int:
        """The number of the first closing line at the end of `lines`, their count where there is none. At least
        `keep` lines stay. After a closing line anything short goes with it (names, offices). `below`: lines that were
        taken off the same end before."""
        first = self._signed(text, lines, keep)
        for at in range(first - 1, max(keep, first - _MOST_LINES) - 1, -1):
            line = text[lines[at].start : lines[at].end]
            if self.is_closing(line) or line in _DASHES:
                first = at
            elif self._is_remark(text, lines[max(keep, at - _MOST_BELOW) : at]) or _NAME.fullmatch(line):
                continue
            elif line.count(" ") >= _MOST_WORDS or (line[-1] in ".;:!?" and not is_noise(line)) or line[0] in "☒☐•":
                break
        return self._headed(text, lines, first, keep, below)

    def _headed(self, text: str, lines: Sequence[Line], first: int, keep: int, below: Sequence[Line]) -> int:
        """The number of a bold line closely above the closing lines (those from `first` on, and `below`), where these
        tell how somebody is reached and only short lines stand between: it is the title of a contact, whatever it
        says."""
        if not any(_REACHED.search(text, line.start, line.end) for line in (*lines[first:], *below)):
            return first
        for at in range(first - 1, max(keep, first - _MOST_BELOW) - 1, -1):
            words, block = text[lines[at].start : lines[at].end], lines[at].block
            if block.style == "list" or words.count(" ") >= _MOST_WORDS or words[-1] in ".;!?":
                break
            if block.strong or block.style == "heading":
                return at
        return first

    def regards(self, text: str, lines: Sequence[Line]) -> int:
        """The number of the line, not the first, that is by itself how a letter ends and has nothing but a few short
        lines below it (a signature); the count of the lines where there is none."""
        said = [text[line.start : line.end] for line in lines]
        for at in range(len(said) - 1, max(0, len(said) - _MOST_BELOW - 1), -1):
            words = said[at]
            if words.count(" ") >= _MOST_WORDS or words[-1] in ".?!;":
                break
            if words[-1] != ":" and self.is_closing(words):
                return at
        return len(said)

    def _signed(self, text: str, lines: Sequence[Line], keep: int) -> int:
        """The number of the line with the dashes that part a signature closely below a closing line from what a mail
        program puts under it, whatever that says; the count of the lines where there is none."""
        said = [text[line.start : line.end].strip() for line in lines]
        return next((at for at in range(max(keep, 1), len(lines)) if said[at] in _DASHES
                     and any(line and self.is_closing(line) for line in said[max(keep, at - _MOST_SIGNED) : at])),
                    len(lines))

    def _is_remark(self, text: str, above: Sequence[Line]) -> bool:
        """Whether a greeting stands closely above a line: what follows it is a remark to the reader."""
        return any(self._greets.fullmatch(fold.fold(text[line.start : line.end])) for line in above)


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern for one of `words`, folded."""
    folded = sorted({fold.fold(w) for w in words}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, folded))})\b" if folded else r"(?!)")
