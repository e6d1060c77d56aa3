"""The grid of a Word table: which cell stands where, however rows and cells are wrapped, merged or miscounted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline import limits
from pipeline.model import AsideKind
from pipeline.readers.word_fields import control_state
from pipeline.readers.word_inline import ALTERNATE, REMOVED, SKIPPED, Inline, chosen_alternative
from pipeline.readers.word_package import Element, W
from pipeline.readers.word_styles import is_on, number

_VAL = W + "val"


class Cell(NamedTuple):
    """A cell: `row` and `column` of its place (those of the cell it is merged into), the fate of all it holds, the
    state of a tick-box control around it; `strong`: its table style sets it bold."""

    element: Element
    row: int
    column: int
    fate: AsideKind | None
    tick: str | None
    strong: bool


@dataclass(slots=True)
class _Raw:
    element: Element
    start: int
    merge: str | None
    fate: AsideKind | None
    tick: str | None


class _Row(NamedTuple):
    fate: AsideKind | None
    cells: list[_Raw]
    loose: list[Element]


def grid(table: Element, inline: Inline, bold: frozenset[str]) -> Iterator[tuple[list[Cell], list[Element]]]:
    """The rows of <w:tbl>, each with what stands in it outside any cell. `bold`: the parts that the style sets bold.

    Rows and columns count from 0; columns by the grid lines that cells begin at; deleted rows do not count.
    """
    rows = list(_rows(table, inline))
    ranks = {start: rank for rank, start in enumerate(sorted({c.start for row in rows for c in row.cells}))}
    merged: dict[int, int] = {}
    at = -1
    for row in rows:
        at += row.fate != "deleted"
        cells: list[Cell] = []
        for raw in row.cells:
            top = max(at, 0)
            if raw.merge == "continue":
                top = merged.get(raw.start, top)
            elif raw.merge is not None:
                merged[raw.start] = top
            else:
                merged.pop(raw.start, None)
            strong = ("firstRow" in bold and top == 0) or ("firstCol" in bold and raw.start == 0)
            cells.append(Cell(raw.element, top, ranks[raw.start], row.fate or raw.fate, raw.tick, strong))
        yield cells, row.loose


def _rows(table: Element, inline: Inline) -> Iterator[_Row]:
    for element, fate, _ in _inside(table, W + "tr", None, None):
        if element.tag != W + "tr":
            yield _Row(fate, [], [element])
            continue
        column = 0
        properties = element.find(W + "trPr")
        for child in () if properties is None else properties:
            if child.tag == W + "del":
                inline.deleted += 1
                fate = "deleted"
            elif child.tag == W + "ins":
                inline.inserted += 1
            elif child.tag == W + "hidden" and is_on(child):
                fate = fate or "hidden"
            elif child.tag == W + "gridBefore":
                column = _span(child, inline, 0)
        cells, loose = _cells(element, inline, column)
        yield _Row(fate, cells, loose)


def _cells(row: Element, inline: Inline, column: int) -> tuple[list[_Raw], list[Element]]:
    cells: list[_Raw] = []
    loose: list[Element] = []
    for element, fate, tick in _inside(row, W + "tc", None, None):
        if element.tag != W + "tc":
            loose.append(element)
            continue
        cell = _Raw(element, column, None, fate, tick)
        span = 1
        properties = element.find(W + "tcPr")
        for child in () if properties is None else properties:
            match child.tag.removeprefix(W):
                case "gridSpan":
                    span = _span(child, inline, 1)
                case "vMerge":
                    cell.merge = child.get(_VAL) or "continue"
                case "hMerge" if (child.get(_VAL) or "continue") == "continue" and cells:
                    cell.start = cells[-1].start
                case "cellDel":
                    inline.deleted += 1
                    cell.fate = "deleted"
                case "cellIns":
                    inline.inserted += 1
        cells.append(cell)
        column += span
    return cells, loose


def _span(element: Element, inline: Inline, least: int) -> int:
    """How many columns a cell says that it covers; nonsense counts as `least`, and is said."""
    span = number(element.get(_VAL))
    if span is None or not least <= span <= limits.CELL_SPAN:
        inline.out.remark("bad-table", f"a cell claims to cover {(element.get(_VAL) or 'no')[:20]} columns")
    return min(max(span or least, least), limits.CELL_SPAN)


def _inside(
    parent: Element, wanted: str, fate: AsideKind | None, tick: str | None
) -> Iterator[tuple[Element, AsideKind | None, str | None]]:
    """Rows of a table or cells of a row, also those wrapped in content controls and other containers, each with what
    its container says of it; and what has no place there (paragraphs, tables), to be read all the same."""
    for element in parent:
        tag = element.tag
        if tag == wanted:
            yield element, fate, tick
            tick = None
        elif tag in _LOOSE:
            yield element, fate, None
        elif tag == W + "sdt":
            content = element.find(W + "sdtContent")
            if content is not None:
                own, state = control_state(element.find(W + "sdtPr"), content)
                yield from _inside(content, wanted, fate or own, state or tick)
        elif tag in REMOVED:
            yield from _inside(element, wanted, fate or "deleted", tick)
        elif tag == ALTERNATE:
            chosen = chosen_alternative(element)
            if chosen is not None:
                yield from _inside(chosen, wanted, fate, tick)
        elif tag not in SKIPPED and len(element):
            yield from _inside(element, wanted, fate, tick)


_LOOSE = frozenset({W + "p", W + "tbl", W + "r", W + "t", W + "tc"})
