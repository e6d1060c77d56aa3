"""The lines of a section told apart: prompts, tick boxes with their labels, and the respondent's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.model import TICKED, UNTICKED, EntryKind, Part, Span
from pipeline.segment.gaps import Cell, Hit
from pipeline.segment.lines import Line, is_noise

_TICK = re.compile(f"[{TICKED}{UNTICKED}]")
_LEAD = re.compile(r"[\s•▪●◦‣*·○■□➢➤\uf0b7\uf0a7]+")
_SEPARATOR = re.compile(r"[\s:;,.=–—-]*")
_MARKED = re.compile(r"[.:;!?](?:\s|$)")
_BREAK = re.compile(r"(?<=\S)\s+(?=[A-ZÀ-ÖØ-ÞŠŽČŁŚŻ\d])")
_PARTED = re.compile(r"(?<=\w)\s*;|(?<=\w)\s+[-–—]\s")
_WORDS = re.compile(r"[^\W_]+(?:[ '’-][^\W_]+){0,4}")
_SLASH = re.compile(r"\s*/\s*")
_ENUMERATOR = re.compile(r"(?:^|(?<=\s))\(?(?:(?:[a-hA-H]|\d{1,2}|[ivx]{1,3})[.)]|[QF]:)\s*$")
_PARTS = re.compile(r"\s?[:?]+\s*(?=\S)|\s[-–—]\s+(?=\S)")
_LEAST_TITLE = 2  # letters of a heading that an answer may repeat
_TAG = re.compile(r"(?:\[[^\W\d_]{2,12}\]|\([^\W\d_]{2,12}\)|[^\W\d_]{2,12}\s?[:>])[:>]?\s+(?=\S)")
_LEAST_TAGS, _MOST_TAGGED = 5, 0.6  # answers that open with the same mark before it is none of their words
_ONLY_X = re.compile(r"[xX]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """Characters of a section and what they are."""

    start: int
    end: int
    kind: EntryKind
    match: str | None = None
    item: str | None = None


@dataclass(slots=True)
class Words:
    """What a section holds: its claims, and the respondent's words as parts of an answer. `prompts`: the numbers of
    all prompts found, with their items, `places` and `numbers` where each begins; `ticks`: whether there are tick
    boxes; `edited`: prompts that the respondent changed; `interleaved`: those with words of the answer around them."""

    claims: list[Claim] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    prompts: list[tuple[str, int]] = field(default_factory=list)
    places: list[tuple[int, str]] = field(default_factory=list)
    numbers: list[tuple[int, int]] = field(default_factory=list)
    ticks: bool = False
    edited: list[tuple[int, int]] = field(default_factory=list)
    interleaved: list[Span] = field(default_factory=list)


def words_of(cell: Cell, hits: Sequence[Hit], items: Collection[str], labels: Collection[str],
             reply: re.Pattern[str], title: str = "") -> Words:
    """Tell the lines of a section of `items` apart. `labels`: option labels known to end where they end ("yes");
    `reply`: what says that an answer or explanation follows ("Answer:"); `title`: the heading, which some repeat."""
    found = Words()
    taken = [(start, end, hit) for hit in hits for start, end in cell.pieces(hit.start, hit.end)]
    for hit in hits:
        found.prompts.append((hit.item, hit.n))
        found.places.append((hit.start, hit.item))
        found.numbers.append((hit.start, hit.n))
        if hit.edited:
            found.edited.append((hit.start, hit.end))
    pending: list[int] = []
    at = 0
    for row, line in enumerate(cell.lines):
        begin = line.start
        if row == 0 and (again := _repeated(cell.text[begin : line.end], title)):
            found.claims.append(Claim(begin, begin + again, "prompt", "heading"))
            begin += again
        said = reply.match(cell.text, begin, line.end)
        if said and (len(said[0].strip()) > 2 or not found.claims or found.claims[-1].kind == "prompt"):
            found.claims.append(Claim(begin, said.end(), "prompt", "label"))
            begin = said.end()
        while at < len(taken) and taken[at][0] < line.end:
            start, end, hit = taken[at]
            number = _ENUMERATOR.search(cell.text, begin, start)
            if number and (number.start() == line.start or number[0].rstrip()[-1:] == ")"):
                _piece(cell.text, begin, number.start(), row, pending, labels, found)
                found.claims.append(Claim(number.start(), start, "prompt", "number"))
                begin = start
            _piece(cell.text, begin, start, row, pending, labels, found)
            if hit.item in items and pending[-1:] != [hit.n]:
                if hit.n in pending:  # the respondent's own label below the form's questions
                    pending.clear()
                pending.append(hit.n)
            _prompt(start, end, hit, row, pending, found)
            begin = end
            at += 1
        _piece(cell.text, begin, line.end, row, pending, labels, found)
    if len(found.parts) > 1:
        low, high = found.parts[0].span.end, found.parts[-1].span.start
        found.interleaved = [Span(start, end) for start, end, _ in taken if low <= start and end <= high]
    found.interleaved += [Span(start, end) for start, end, hit in taken if hit.how == "halved"]
    return found


def _repeated(line: str, title: str) -> int:
    """How many characters of an answer only repeat its heading ("Target group: men over 18")."""
    bare = title.strip(" :?.*")
    if len(bare) < _LEAST_TITLE or line[: len(bare)].casefold() != bare.casefold():
        return 0
    mark = _PARTS.match(line, len(bare))
    return mark.end() if mark else 0


def _prompt(start: int, end: int, hit: Hit, row: int, pending: list[int], found: Words) -> None:
    """Claim a prompt; words that a respondent put into it are an answer to it."""
    at = start
    for a, b in hit.inserted:
        if start <= a and b <= end:
            if a > at:
                found.claims.append(Claim(at, a, "prompt", hit.how, hit.item))
            _answer(a, b, row, pending, False, found)
            at = b
    if end > at:
        found.claims.append(Claim(at, end, "prompt", hit.how, hit.item))


def _piece(text: str, start: int, end: int, row: int, pending: list[int], labels: Collection[str],
           found: Words) -> None:
    """Claim the words between two prompts of a line."""
    if start >= end:
        return
    ticks = [m.start() for m in _TICK.finditer(text, start, end)]
    _plain(text, start, ticks[0] if ticks else end, row, pending, found)
    found.ticks = found.ticks or bool(ticks)
    for number, mark in enumerate(ticks):
        stop = ticks[number + 1] if number + 1 < len(ticks) else end
        last = number + 1 == len(ticks)
        on = text[mark] == TICKED
        found.claims.append(Claim(mark, mark + 1, "prompt", "ticked" if on else "unticked"))
        cut = mark + 1 + label_end(text[mark + 1 : stop], last and len(ticks) > 1, len(ticks) == 1, labels)
        if on:
            _plain(text, mark + 1, cut, row, pending, found, tick=True)
        else:
            begin, close = _trimmed(text, mark + 1, cut)
            if begin < close:
                found.claims.append(Claim(begin, close, "prompt", "unticked"))
        _plain(text, cut, stop, row, pending, found)


def label_end(label: str, last: bool, alone: bool, labels: Collection[str]) -> int:
    """Where the label of a tick box ends in the text up to the next box or the end of the line.

    A box alone on its line has the whole line; else a label ends before a known label's end, or before a capital or
    number from which on the text has a sentence's marks. `last`: the last of several boxes."""
    known = _known_label(label, labels)
    if known:
        rest = label[known:].strip(" ,;.|/")
        if not rest or last or not rest.startswith("("):
            return known
    if alone and len(label) < 120 and not known:
        return len(label)
    bracket = label.find("(") if last and known else -1
    if bracket > 0:
        return bracket
    for cut in _BREAK.finditer(label, len(label) - len(label.lstrip()) + 1):
        rest = label[cut.end() :]
        if _MARKED.search(rest) or (last and rest.count(" ") >= 5):
            return cut.start()
    parted = _PARTED.search(label)
    return parted.start() if parted else len(label)


def _known_label(label: str, labels: Collection[str]) -> int:
    """The end of the longest known label that a text opens with ("yes", "ja / yes"), 0 where it opens with none."""
    low = label.lower()
    at = end = 0
    while True:
        at += len(low[at:]) - len(low[at:].lstrip())
        words = _WORDS.match(low, at)
        tail = words.end() if words else at
        while tail > at and low[at:tail] not in labels:
            tail = at + max(low[at:tail].rfind(" "), 0)
        if tail == at or (low[tail : tail + 1] == "-" and low[tail + 1 : tail + 2].isalnum()):
            return end
        end = tail
        slash = _SLASH.match(low, end)
        if slash is None:
            return end
        at = slash.end()


def line_labels(text: str, lines: Iterable[Line]) -> Iterator[str]:
    """Labels that stand between two tick boxes of a line: they end there in the other lines too."""
    for line in lines:
        places = [m.start() for m in _TICK.finditer(text, line.start, line.end)]
        for a, b in pairwise(places):
            label = text[a + 1 : b].strip(" ,;.|/").lower()
            if label and label.count(" ") < 4 and not _MARKED.search(label):
                yield label


def replies(text: str, firsts: Sequence[Line], labels: Collection[str], reply: re.Pattern[str]) -> re.Pattern[str]:
    """What says that an answer follows: `reply`, and a mark of the document's own that most answers open with, such as
    the writer's initials ("[AN] Men over 18")."""
    tags = Counter(tag[0].rstrip() for line in firsts if (tag := _TAG.match(text, line.start, line.end)))
    most, times = max(tags.items(), key=lambda pair: pair[1], default=("", 0))
    if times < max(_LEAST_TAGS, _MOST_TAGGED * len(firsts)) or most.strip("[](): >").lower() in labels:
        return reply
    return re.compile(rf"(?:{re.escape(most)}|{reply.pattern})\s*(?=\S|$)", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _plain(text: str, start: int, end: int, row: int, pending: list[int], found: Words, tick: bool = False) -> None:
    """Claim respondent's words, without bullets and what only parts them from a prompt; lone marks are noise."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    if found.claims and found.claims[-1].kind == "prompt" and found.claims[-1].end >= start - 1:
        separator = _SEPARATOR.match(text, start, end)
        inner = separator.end() if separator else start
        start = inner if inner < end and text[inner - 1 : inner].isspace() else start
    start, end = _trimmed(text, start, end)
    if start >= end:
        return
    piece = text[start:end]
    if (is_noise(piece) and piece not in ("?", "%")) or (len(piece) <= 3 and _ONLY_X.fullmatch(piece)):
        found.claims.append(Claim(start, end, "layout", "mark"))
        return
    before = found.claims[-1] if found.claims else None
    cut = before is not None and before.match == "label" and before.item is not None
    label = text[before.start : before.end].strip(" :?.*").lower() if before and cut else None
    _answer(start, end, row, pending, tick, found, label)


def _answer(start: int, end: int, row: int, pending: list[int], tick: bool, found: Words,
            label: str | None = None) -> None:
    found.claims.append(Claim(start, end, "answer", "ticked" if tick else None))
    found.parts.append(Part(Span(start, end), pending[-1] if pending else None, tuple(pending), tick, row, label))
    pending.clear()


__all__ = ["Claim", "Words", "label_end", "line_labels", "replies", "words_of"]
