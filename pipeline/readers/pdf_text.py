"""Runs to lines, lines to paragraphs: by place and gap alone, never by the order in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Literal

from pipeline.model import TICKED, UNTICKED, AsideKind
from pipeline.readers.divided import rejoined
from pipeline.readers.pdf_chars import Run

_BULLET = re.compile(rf"[•·▪‣◦●○■□◆❖➢➔→–—\-*o{TICKED}{UNTICKED}](?=\s|$)|[{TICKED}{UNTICKED}•▪➢❖]")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s")
_ITEM = re.compile(f"{_BULLET.pattern}|{_NUMBER.pattern}")
_BOXES = (TICKED, UNTICKED)
_BREAKS = TICKED + UNTICKED + "-/\u00ad\u2010\u2013\u2014"  # a line may be broken behind them without a blank
_BLANK = 0.22  # of the type size: the least that a blank takes
_JOINT = 0.12  # of the type size: a gap between pieces of one word is smaller
_SAME_LINE = 0.45  # of the type size: baselines further apart are two lines
_RAISED = 0.15  # of the type size
_SMALL = 0.8  # of the type size around it: a footnote's mark is no larger
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SET_OFF_MARK = re.compile(r"\S+\s[?!:;»](?:\s|$)")
_MARK = 0.3  # of the type size: the least that a mark takes
_TAB = 2.5  # of the type size: a wider gap is a tab


@dataclass(slots=True)
class Line:
    """Runs side by side. `right`: where the column or cell that holds it ends. `emphasised`: its bold words."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int
    right: float
    first: float  # width of the first word
    space: float  # width of a blank, 0 where it has none
    bold: bool = False
    trail: bool = False
    emphasised: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    apart: bool = False  # never joined with its neighbours
    asides: list[tuple[AsideKind, str]] = field(default_factory=list)
    furniture: Literal["header", "footer", "note"] | None = None

    @property
    def top(self) -> float:
        return self.y - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.y + 0.22 * self.size


def lines_of(runs: Iterable[Run], page: int, right: float, tabs: bool = False) -> list[Line]:
    """The lines that runs of one column or cell form, from top to bottom; turned writing is one line, the last."""
    runs = list(runs)
    lines = [line_of(row, page, right, tabs) for row in rows_of(runs)]
    turned = [run for run in runs if run.angle]
    return [*lines, _turned(turned, page)] if turned else lines


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Level runs by their common baselines, from top to bottom."""
    rows: list[list[Run]] = []
    y, size = 0.0, 0.0  # of the largest run of the row
    for run in sorted(runs, key=_down):
        if run.angle:
            continue
        if rows and run.y - y <= _SAME_LINE * max(size, run.size):
            rows[-1].append(run)
            if run.size > size:
                y, size = run.y, run.size
        else:
            rows.append([run])
            y, size = run.y, run.size
    return rows


def _down(run: Run) -> tuple[float, float]:
    return run.y, run.x0


def _turned(runs: list[Run], page: int) -> Line:
    runs.sort(key=lambda run: run.start)
    text = " ".join(run.text for run in runs if not run.hidden and not run.struck)
    x0, x1 = min(run.x0 for run in runs), max(run.x1 for run in runs)
    last = max(runs, key=lambda run: run.y)
    line = Line(text, x0, x1, last.y, last.size, page, x1, x1 - x0, 0.0, apart=True, runs=runs)
    line.asides = _asides(runs)
    if all(run.angle == 4 for run in runs):  # a watermark
        line.furniture = "header"
    return line


def line_of(row: list[Run], page: int, right: float, tabs: bool = False) -> Line:
    """One line from its runs, in any order; what is struck out or hidden is set aside."""
    shown = [run for run in row if not (run.struck or run.hidden)]
    if len(shown) < len(row):
        return _with_asides(row, shown, page, right)
    if len(row) == 1:
        run = row[0]
        return Line(
            run.text, run.x0, run.x1, run.y, run.size, page, right, run.first - run.x0, run.space, run.bold, run.trail,
            [run.text] if run.marked else [], row, run.field,
        )  # fmt: skip
    row.sort(key=lambda run: run.x0)
    main = max(row, key=lambda run: (len(run.text), run.size))
    pieces, kept = [row[0].text], [row[0]]
    for run in row[1:]:
        last = kept[-1]
        if run.text == last.text and abs(run.x0 - last.x0) < 1 and not run.own:
            continue
        pieces += (_between(last, run, tabs), _raised(run, main))
        kept.append(run)
    bold = all(run.bold or run.own for run in kept)
    first = kept[0].first - kept[0].x0
    if len(kept) > 1 and not pieces[1] and " " not in kept[0].text:
        first = kept[1].first - kept[0].x0
    strong = [] if bold else [run.text for run in kept if run.bold or run.marked]
    last = max(kept, key=lambda run: run.x1)
    return Line(
        "".join(pieces), kept[0].x0, last.x1, main.y, main.size, page, right, first, main.space, bold, last.trail,
        strong, kept, all(run.field for run in kept),
    )  # fmt: skip


def _raised(run: Run, main: Run) -> str:
    """The text of a run; the number of a footnote is set apart from a number before it."""
    if run.size < _SMALL * main.size and main.y - run.y > _RAISED * main.size and run.text.isdecimal():
        return run.text.translate(_SUPERSCRIPT)
    return run.text


def _with_asides(row: list[Run], shown: list[Run], page: int, right: float) -> Line:
    row.sort(key=lambda run: run.x0)
    if shown:
        line = line_of(shown, page, right)
    else:
        left = row[0]
        line = Line("", left.x0, row[-1].x1, left.y, left.size, page, right, left.first - left.x0, left.space, runs=row)
    line.asides = _asides(row)
    return line


def _asides(runs: Sequence[Run]) -> list[tuple[AsideKind, str]]:
    """What is struck out or hidden among runs."""
    struck = " ".join(run.text for run in runs if run.struck)
    hidden = " ".join(run.text for run in runs if run.hidden and not run.struck)
    kinds: tuple[tuple[AsideKind, str], ...] = (("struck", struck), ("hidden", hidden))
    return [(kind, text) for kind, text in kinds if text]


def _between(last: Run, run: Run, tabs: bool) -> str:
    """What stands between two runs of a line: nothing, a blank, or a tab."""
    gap, size = run.x0 - last.x1, max(last.size, run.size)
    if tabs and gap > _TAB * size and not _ITEM.match(f"{last.text} "):
        return "\t"
    if last.own or run.own:
        return "\t" if tabs and run.field and not last.field and last.text[-1:] != ":" else " "
    if last.end <= run.start <= last.end + 3:
        return " " if run.blank or gap > 2 * _BLANK * size else ""
    return " " if gap > _JOINT * size else ""


# Paragraphs ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph, and its text."""

    lines: list[Line]
    text: str
    emphasised: list[str]
    asides: list[tuple[AsideKind, str]]

    @property
    def recognised(self) -> list[tuple[str, bool]]:
        """The runs of a scan's paragraph, each with whether text recognition is unsure of it; none where it is sure."""
        runs = [(run.text, run.unsure) for line in self.lines for run in line.runs]
        return runs if any(unsure for _, unsure in runs) else []

    @property
    def strong(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def bullet(self) -> bool:
        return _BULLET.match(self.text) is not None


@dataclass
class Manner:
    """How a document sets its lines: `pitch`, the usual distance of two lines in type sizes; whether it divides words
    at line ends (`divides`), and leaves the blank at the end of a line that it broke itself (`trails`)."""

    pitch: float = 1.2
    divides: bool = False
    trails: bool = False
    columns: Sequence[Sequence[Line]] = ()

    @cached_property
    def inner(self) -> frozenset[str]:
        """The words of letters only that stand within lines, in lower case."""
        return frozenset(w for lines in self.columns for line in lines for w in line.text.lower().split()[1:]
                         if w.isalpha())

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that stand undivided somewhere, in lower case, with their hyphens."""
        found: set[str] = set()
        for lines in self.columns:
            for line in lines:
                found.update(_WORDS.findall(line.text.lower()))
        return frozenset(found)


def manner_of(columns: Sequence[Sequence[Line]]) -> Manner:
    """The manner of a document, from all its columns and cells."""
    pitches: list[float] = []
    hyphens = full = trails = 0
    for lines in columns:
        for line, after in pairwise(lines):
            if line.page == after.page and _was_full(line, after):
                pitches.append((after.y - line.y) / line.size)
                full += 1
                trails += line.trail
                hyphens += line.text.endswith(("-", "\u00ad", "\u2010")) and after.text[:1].islower()
    divides = hyphens >= 3 and hyphens > 0.04 * full
    # Some lines are full by chance and end their paragraph: the space between two paragraphs is no pitch.
    tight = sorted(pitches)[len(pitches) // 5] if pitches else 1.2
    pitch = median(p for p in pitches if p <= 1.4 * tight) if pitches else 1.2
    return Manner(pitch, divides, trails > 0.5 * full, columns)


def _was_full(line: Line, after: Line) -> bool:
    """Whether the first word of the next line had no room any more; the blank that a program leaves at the end of a
    line that it broke itself settles what is close."""
    blank = line.space or _BLANK * line.size
    room = line.right - line.x1 - after.first - blank
    if _SET_OFF_MARK.match(after.text):  # French marks never open a line
        room -= blank + _MARK * line.size
    return room <= (1.5 if line.trail else 0.5)


def goes_on(line: Line, after: Line, before: Sequence[Line], manner: Manner) -> bool:
    """Whether `after` continues the paragraph that ends with `line`; `before`: its lines so far, `line` included."""
    if line.apart or after.apart or not _was_full(line, after):
        return False
    if not line.trail and line.text[-1:] not in _BREAKS and _ends_there(line, after, manner):
        return False
    if abs(line.size - after.size) > 0.1 * line.size or _opens_item(before, after):
        return False
    if line.bold != after.bold and _new_look(line, after):
        return False
    if line.page != after.page or after.y < line.y - line.size:  # the next page or column
        return True
    if after.y - line.y > 1.25 * manner.pitch * line.size + 0.5:
        return False
    first, shift = len(before) == 1, after.x0 - line.x0
    if first and _ITEM.match(line.text):
        return -2 < shift < 5 * line.size
    centred = abs((after.x0 + after.x1) - (line.x0 + line.x1)) < 6
    return centred or (shift < 6 and (first or shift > -6))


def _new_look(line: Line, after: Line) -> bool:
    """Whether a bold line stands beside one without any bold word: a heading, and what it heads; or the reverse, unless
    a sentence goes on in bold."""
    plain = after if line.bold else line
    goes_on = after.bold and after.text[:1].islower()
    return not goes_on and not any(run.bold for run in plain.runs)


def _ends_there(line: Line, after: Line, manner: Manner) -> bool:
    """Whether a full line without a blank at its end ends its paragraph all the same: the program, which leaves the
    blank where it breaks a line, had room for one; or a question ends and a new sentence begins."""
    if not manner.trails or (line.text[-1:].isalnum() and after.text[:1].islower()):
        return False
    return line.right - line.x1 > 0.35 * line.size or (line.text[-1:] == "?" and not after.text[:1].islower())


def _opens_item(before: Sequence[Line], after: Line) -> bool:
    """Whether the next line begins with a bullet or a box. After a full line a dash is a bullet only where
    another came before; a box after another within a paragraph that does not begin with one is one of several options
    side by side."""
    found = _BULLET.match(after.text)
    if found is None:
        alike = before[-1].text[-1:] in ".?!" or _NUMBER.match(before[0].text)
        return bool(abs(after.x0 - before[0].x0) < 2 and _NUMBER.match(after.text) and alike)
    if found[0] in "-–—":
        return before[0].text[:1] in "-–—"
    if found[0] in TICKED + UNTICKED:
        return before[0].text.startswith(_BOXES) or not any(mark in line.text for line in before for mark in _BOXES)
    return True


def paragraphs_of(lines: Sequence[Line], manner: Manner) -> list[Paragraph]:
    """The paragraphs that consecutive lines of one column or cell form."""
    groups: list[list[Line]] = []
    for line in _shown(lines):
        if groups and goes_on(groups[-1][-1], line, groups[-1], manner):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, manner) for group in groups]


def _shown(lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` without those that show nothing; what these set aside goes to the line before, as one aside where it
    wraps."""
    if all(line.text for line in lines):
        return lines
    shown: list[Line] = []
    before: Line | None = None
    for line in lines:
        if line.text or not shown:
            shown.append(line)
        else:
            last = shown[-1]
            wraps = before is not None and not before.text and _was_full(before, line)
            if wraps and last.asides and line.asides and last.asides[-1][0] == line.asides[0][0]:
                (kind, text), (_, rest) = last.asides[-1], line.asides[0]
                last.asides = [*last.asides[:-1], (kind, f"{text} {rest}"), *line.asides[1:]]
            else:
                last.asides = [*last.asides, *line.asides]
        before = line
    return shown


def _paragraph(lines: list[Line], manner: Manner) -> Paragraph:
    text = lines[0].text
    for line, after in pairwise(lines):
        text = _across(text, line, after, manner)
    emphasised = [words for line in lines for words in (line.emphasised or ([line.text] if line.bold else []))]
    strong = all(line.bold for line in lines)
    asides = [aside for line in lines for aside in line.asides]
    return Paragraph(lines, text.replace("\u00ad", ""), [] if strong else emphasised, asides)


_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-$)")


def _across(text: str, line: Line, after: Line, manner: Manner) -> str:
    """`text`, which ends with `line`, continued by the next line of its paragraph."""
    if text.endswith("\u00ad"):
        return text[:-1] + after.text
    if text.endswith(("-", "\u2010")) and text[-2:-1].strip() and not line.trail:
        return rejoined(text, after.text, manner.words, manner.divides)
    if text.endswith(("–", "—")) and text[-2:-1].isdecimal() and after.text[0].isdecimal():
        return text + after.text
    if text.endswith("/") and text[-2:-1].strip() and not line.trail:
        return text + after.text
    if after.text[0] in ")]}.,;:!?" and not line.trail:
        return text + after.text
    if " " not in line.text and not line.trail and _breaks_word(line, after, manner):
        return text + after.text
    return f"{text} {after.text}"


def _breaks_word(line: Line, after: Line, manner: Manner) -> bool:
    """Whether a word too long for its line goes on in the next: not even one more letter had room, and what goes on
    is no word that stands elsewhere."""
    first = after.text.split(" ", 1)[0]
    letter = max((line.x1 - line.x0) / max(len(line.text), 1), after.first / len(first))
    if len(line.text) <= 3 or line.right - line.x1 >= letter:
        return False
    return first[0].isdecimal() or (first[0].islower() and first.strip(".,;:!?)") not in manner.inner)
