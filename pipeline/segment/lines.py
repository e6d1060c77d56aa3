"""A document as lines and table rows in reading order, without what runs along the edges of its pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from pipeline.model import Block, Document

_CUT = re.compile(r"[^\t\n]+")
_DIGITS = re.compile(r"\d+")
_GOES_ON = re.compile(
    r"\W*(?:cont(?:['’]?d|inued|inuation|in[uú]a(?:ci[oó]n)?|inua(?:zione|ção)?)?|fortsetzung|forts(?:ætt?ning|ättning|at|ett)?"
    r"|suite|segue|vervolg|jatkuu|jatko|c\.?\s?d|ciąg dalszy|pokračov(?:ání|anie)|nadaljevanje|nastavak|tęsinys"
    r"|turpinājums|järg|folytatás|continuare|idem|ditto|same|as above)\W*", re.IGNORECASE)
_MARKS = re.compile(r"[\W_]*")
_PAGE = re.compile(r"\W*(?:(?:page|seite|pagina|página|pág|sida|side|sivu|strona|strana|stran|stranica|lk|lpp|psl|oldal"
                   r"|p|s)\b\W*)?(\d{1,3})"
                   r"(?:\W{1,3}(?:of|von|de|di|van|av|af|z|ze|od)?\W{0,2}\d{1,3})?\W*", re.IGNORECASE)
_PAGE_ALONE = re.compile(r"(?P<dash>[-–—])\s?\d{1,3}\s?(?P=dash)"
                         r"|(?:page|seite|p[aá]gina|sida|side|sivu|strona|strana|stran|stranica|oldal|lehekülg|lapa|puslapis)"
                         r"\s\d{1,3}\s?(?:/|of|sur|von|van|de|di|av|af|z|ze|od|iz)\s?\d{1,3}", re.IGNORECASE)
_LEAST_PAGES = 4  # page numbers that count on, from which on lines above them are furniture
_LEAST_FOOTER = 2  # words


class Line(NamedTuple):
    """Characters `start` to `end` of a block, without line feed or tab. `gap`: an empty line stands before it.
    `answer`: it neither is a heading nor opens with one."""

    start: int
    end: int
    block: Block
    gap: bool = False
    answer: bool = False


def pieces(text: str, line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    """A line in pieces that begin at it and at each cut, without the blanks at their ends."""
    for start, end in zip((line.start, *cuts), (*cuts, line.end), strict=True):
        yield Line(start, start + len(text[start:end].rstrip()), line.block, line.gap and start == line.start)


@dataclass(slots=True)
class Row:
    """A row of a table that stands in no other: its lines by column, those of tables within its cells included."""

    table: int
    row: int
    cells: dict[int, list[Line]] = field(default_factory=dict)

    @property
    def lines(self) -> list[Line]:
        return [line for _, cell in sorted(self.cells.items()) for line in cell]


Unit = Line | Row


def behind(text: str, line: Line, at: int) -> Line:
    """The rest of a line, from its first character at or after `at` that is no blank."""
    rest = text[at : line.end]
    return Line(at + len(rest) - len(rest.lstrip()), line.end, line.block)


def lines_of(text: str, block: Block, gap: bool = False) -> Iterator[Line]:
    """The lines of a block, without the blanks around them."""
    for found in _CUT.finditer(text, block.span.start, block.span.end):
        line = found.group()
        inner = line.strip()
        if inner:
            start = found.start() + len(line) - len(line.lstrip())
            yield Line(start, start + len(inner), block, gap)
            gap = False


def units(document: Document) -> tuple[list[Unit], list[Line]]:
    """The lines outside tables and the rows of tables, in reading order; and the lines that repeat at the edges of
    pages (headers, footers, page numbers)."""
    parents = {b.place.table: b.place.parent for b in document.blocks if b.place.parent and b.place.table is not None}
    running = _running(document)
    found: list[Unit] = []
    edges: list[Line] = []
    end = 0
    for number, block in enumerate(document.blocks):
        gap = number == 0 or document.text.count("\n", end, block.span.start) > 1
        end = block.span.end
        lines = list(lines_of(document.text, block, gap))
        if block.style in ("header", "footer") or number in running:
            edges.extend(lines)
        elif block.place.table is None:
            found.extend(lines)
        else:
            table, row, column = _top(block, parents)
            last = found[-1] if found else None
            if not (isinstance(last, Row) and (last.table, last.row) == (table, row)):
                last = Row(table, row)
                found.append(last)
            last.cells.setdefault(column, []).extend(lines)
    return found, edges


def _top(block: Block, parents: dict[int, tuple[int, int, int]]) -> tuple[int, int, int]:
    """Table, row and column of the outermost cell that holds a block."""
    place = (block.place.table or 0, block.place.row or 0, block.place.column or 0)
    for _ in range(len(parents)):
        if place[0] not in parents:
            break
        place = parents[place[0]]
    return place


def _running(document: Document) -> set[int]:
    """The numbers of blocks that stand first or last on their page and, but for numbers, on another page too; where
    pages are not known, of lines that stand again and again beside page numbers that count on."""
    if (document.pages or 1) < 2:
        return set(_numbered_pages(document))
    pages: dict[int, list[int]] = defaultdict(list)
    for number, block in enumerate(document.blocks):
        if block.place.page is not None:
            pages[block.place.page].append(number)
    same: dict[str, list[int]] = defaultdict(list)
    for numbers in pages.values():
        for number in {*numbers[:2], *numbers[-2:]}:
            block = document.blocks[number]
            if block.place.table is None and len(block.span) < 160:
                same[_DIGITS.sub("#", block.span.of(document.text).casefold().strip())].append(number)
    return {n for numbers in same.values() if len(numbers) > 1 for n in numbers}


def _numbered_pages(document: Document) -> Iterator[int]:
    """The numbers of blocks that are page numbers: unmistakable by themselves ("- 2 -", "page 2 of 3"), or each below
    or above the same words ("Programme X – 2024", "7")."""
    blocks = [n for n, block in enumerate(document.blocks) if block.place.table is None]
    words = [document.blocks[n].span.of(document.text).strip() for n in blocks]
    yield from (n for n, said in zip(blocks, words, strict=True) if len(said) < 20 and _PAGE_ALONE.fullmatch(said))
    pages = {at: int(m[1]) for at, w in enumerate(words) if len(w) < 20 and (m := _PAGE.fullmatch(w))}
    for step in (-1, 1):
        beside: dict[str, list[int]] = defaultdict(list)
        for at in pages:
            if 0 <= at + step < len(words) and at + step not in pages:
                beside[words[at + step]].append(at)
        for footer, own in beside.items():
            counts = [pages[at] for at in own]
            on = all(a < b for a, b in pairwise(counts))
            if len(own) >= _LEAST_PAGES and on and footer.count(" ") >= _LEAST_FOOTER - 1:
                yield from (blocks[n] for at in own for n in (at, at + step))


def is_noise(text: str) -> bool:
    """Whether a line holds marks only: no letter, no digit.

    >>> is_noise(" - "), is_noise("5 %")
    (True, False)
    """
    return _MARKS.fullmatch(text) is not None


def goes_on(text: str) -> bool:
    """Whether a left cell only says that the row above goes on, or holds marks only.

    >>> goes_on("(continued)"), goes_on("Forts."), goes_on("Continuity")
    (True, True, False)
    """
    return is_noise(text) or _GOES_ON.fullmatch(text) is not None
