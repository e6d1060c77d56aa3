"""The lines of a section as a cell, the prompts found in them, and the gaps that these leave."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.segment.lines import Line
from pipeline.segment.match import Form
from pipeline.segment.tokens import Tokens

_AFTER = re.compile(r"[ \u00a0]?[?!:.,;…)\]]+[\"'”»]?")
_SENTENCE_END = re.compile(r"(?:[.!?:;…)☒☐•–]|(?<!\w)-|^)\s*$")
_MOST_WORDS = 5_000  # words of a gap in which reworded prompts are looked for


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters of a cell that are prompt `n` of `item`. `how`: exact, cut, halved, loose, label. `inserted`: words
    within that the template lacks. `edited`: whether the respondent changed the prompt."""

    start: int
    end: int
    item: str
    n: int
    how: str
    inserted: tuple[tuple[int, int], ...] = ()
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a section, and where each begins."""

    text: str
    lower: str
    lines: Sequence[Line]
    starts: Sequence[int]
    stretches: Sequence[tuple[int, int]]

    def line_of(self, at: int) -> Line:
        """The line that holds (or precedes) a character."""
        return self.lines[self.row_of(at)]

    def row_of(self, at: int) -> int:
        """The number of the line that holds (or precedes) a character."""
        return max(bisect_left(self.starts, at + 1) - 1, 0)

    def after(self, at: int) -> str:
        """A few characters from `at`, to the end of its line."""
        return self.text[at : min(self.line_of(at - 1).end, at + 6)]

    def opens(self, at: int) -> bool:
        """Whether a sentence or line may begin at a character."""
        return _SENTENCE_END.search(self.text[max(self.line_of(at).start, at - 4) : at]) is not None

    def capital(self, at: int) -> bool:
        """Whether the word after `at` starts with a capital or a digit, or opens a line."""
        line = self.line_of(at - 1)
        rest = self.text[at : line.end].lstrip(" \u00a0\"'“„«([")[:1]
        return not rest or rest.isupper() or rest.isdecimal()

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A run of characters, cut where lines end."""
        for line in self.lines[max(bisect_left(self.starts, start + 1) - 1, 0) :]:
            if line.start >= end:
                break
            if max(start, line.start) < min(end, line.end):
                yield max(start, line.start), min(end, line.end)


def cell_of(text: str, lower: str, lines: Sequence[Line]) -> Cell:
    """The lines of a section as a cell. `lower`: the text in lower case, character by character. Its stretches are
    runs of lines with nothing but white space between them."""
    stretches: list[tuple[int, int]] = []
    for line in lines:
        if stretches and not text[stretches[-1][1] : line.start].strip():
            stretches[-1] = (stretches[-1][0], line.end)
        else:
            stretches.append((line.start, line.end))
    return Cell(text, lower, lines, [line.start for line in lines], stretches)


def free(cell: Cell, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """The runs of characters between hits."""
    if not cell.lines:
        return
    at = cell.lines[0].start
    for hit in hits:
        if hit.start > at:
            yield at, hit.start
        at = max(at, hit.end)
    if at < cell.lines[-1].end:
        yield at, cell.lines[-1].end


class Gap:
    """A run of words between prompts: `keys` with their places, and the set of them."""

    def __init__(self, cell: Cell, start: int, end: int) -> None:
        keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for a, b in cell.pieces(start, end):
            if len(keys) < _MOST_WORDS:
                found = Tokens(cell.text[a:b])
                keys.extend(found.keys)
                self.starts.extend(a + at for at in found.starts)
                self.ends.extend(a + at for at in found.ends)
        self.keys = tuple(keys)
        self.words = frozenset(keys)


class Gaps:
    """The gaps of a cell, cut into words once."""

    def __init__(self, cell: Cell) -> None:
        self._cell = cell
        self._known: dict[tuple[int, int], Gap] = {}

    def between(self, hits: list[Hit]) -> list[Gap]:
        """The gaps that hits leave, in order."""
        found = []
        for place in free(self._cell, sorted(hits, key=lambda h: h.start)):
            if place not in self._known:
                self._known[place] = Gap(self._cell, *place)
            found.append(self._known[place])
        return found


def hit_on(cell: Cell, gap: Gap, first: int, last: int, form: Form, how: str,
         inserted: Sequence[tuple[int, int]] = (), edited: bool = False) -> Hit:
    """A hit on words `first` to `last` (exclusive) of a gap, closing marks included."""
    end = gap.ends[last - 1]
    places = tuple((gap.starts[a], gap.ends[b - 1]) for a, b in inserted)
    return Hit(gap.starts[first], closed(cell, end), form.item, form.n, how, places, edited)


def closed(cell: Cell, end: int) -> int:
    """The end of a prompt whose words end at `end`, closing marks included."""
    mark = _AFTER.match(cell.text, end, cell.line_of(end - 1).end)
    return mark.end() if mark else end
