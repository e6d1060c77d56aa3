"""A page's runs and lines to what stands on it in reading order: lines of text, and tables of cells that hold the
same."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from pipeline.readers.pdf_chars import Run, Words, cut_run
from pipeline.readers.pdf_columns import free_items
from pipeline.readers.pdf_lines import Box, Drawing, Rule
from pipeline.readers.pdf_page import Cell, Item, Page, Row, Table
from pipeline.readers.pdf_tables import Field, Grid, grids_of
from pipeline.readers.pdf_text import Line, lines_of

_NOTES_BELOW, _NOTE_RULE = 0.4, 0.45  # of the page's height and width: the line above footnotes
_NOTE_SIZE = 0.95  # of the usual type size: footnotes are smaller
_PADDING = (2.0, 9.0)  # points between a cell's side and its text, least and most


def layout(number: int, width: float, height: float, words: Words, drawing: Drawing) -> Page:
    """Lay out one page."""
    page = Page(number, width, height, [], [], [])
    grids = grids_of(drawing)
    shelves: list[list[list[Run]]] = [[[] for _ in grid.cells] for grid in grids]
    free: list[Run] = []
    for run in words.runs:
        _place(run, words, grids, shelves, free)
    tables: list[tuple[Box, list[Item]]] = []
    # Small grids first: a table that stands loose within a cell of another goes there.
    for index in range(len(grids) - 1, -1, -1):
        grid = grids[index]
        inside, tables = _inside(grid.box, tables)
        items = _grid_items(page, grid, shelves[index], inside)
        tables.append((grid.box, items))
    chunks = free_items(page, free, tables, drawing.level)
    chunks += [(box[1], items) for box, items in tables]
    page.items = [item for _, items in sorted(chunks, key=lambda chunk: chunk[0]) for item in items]
    _mark_notes(page, drawing.level)
    return page


def _mark_notes(page: Page, level: list[Rule]) -> None:
    """Footnotes: small lines that close a page, below a short line."""
    high, wide = _NOTES_BELOW * page.height, _NOTE_RULE * page.width
    tops = [rule.at for rule in level if rule.at > high and 20 < rule.high - rule.low < wide]
    if not tops:
        return
    top = max(tops)
    below = [item for item in page.items if isinstance(item, Line) and item.top > top - 2]
    above = [line.size for lines in page.columns for line in lines if line.y < top]
    if any(isinstance(item, Table) and item.end > top for item in page.items) or not above:
        return
    for line in below:
        if line.size < _NOTE_SIZE * median(above):
            line.furniture = "note"


def _place(run: Run, words: Words, grids: list[Grid], shelves: list[list[list[Run]]], free: list[Run]) -> None:
    """Put a run on the shelf of its cell; one that runs through several cells is cut between words."""
    for index in range(len(grids) - 1, -1, -1):
        grid = grids[index]
        y = run.y - 0.3 * run.size
        cell = grid.at(run.x0 + min(2.0, (run.x1 - run.x0) / 2), y)
        if cell is None:
            continue
        right = grid.cells[cell].box[2]
        first, beyond = run.words
        if run.x1 > right + 2 and beyond - first > 1:
            cut = next((i for i in range(first + 1, beyond) if words.left[i] > right - 1), None)
            if cut is not None:
                rest = cut_run(run, words, cut)
                _place(rest, words, grids, shelves, free)
        shelves[index][cell].append(run)
        return
    free.append(run)


def _inside(
    box: Box, tables: list[tuple[Box, list[Item]]]
) -> tuple[list[tuple[Box, list[Item]]], list[tuple[Box, list[Item]]]]:
    """Those of `tables` whose middle lies within `box`, and the others."""
    inside: list[tuple[Box, list[Item]]] = []
    outside: list[tuple[Box, list[Item]]] = []
    for other, items in tables:
        x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
        (inside if box[0] < x < box[2] and box[1] < y < box[3] else outside).append((other, items))
    return inside, outside


def _grid_items(page: Page, grid: Grid, shelves: list[list[Run]], inside: list[tuple[Box, list[Item]]]) -> list[Item]:
    """The table of a grid; what a frame of one cell holds."""
    own: dict[int, list[Item]] = {}
    for box, items in inside:
        cell = grid.at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        own.setdefault(-1 if cell is None else cell, []).extend(items)
    top = [index for index, cell in enumerate(grid.cells) if not cell.nested]
    if len(top) == 1 and not grid.cells[top[0]].inner:
        return _cell(page, grid, top[0], shelves, own).items
    return [_table(page, grid, top, shelves, own, grid.columns)]


def _table(
    page: Page, grid: Grid, cells: list[int], shelves: list[list[Run]], own: dict[int, list[Item]], columns: list[float]
) -> Table:
    rows: dict[int, Row] = {}
    for index in cells:
        found = grid.cells[index]
        row = rows.setdefault(found.row, Row())
        row.cells[found.column] = _cell(page, grid, index, shelves, own)
    boxes = [grid.cells[index].box for index in cells]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Table([rows[number] for number in sorted(rows)], columns, box, page.number, box[3])


def _cell(page: Page, grid: Grid, index: int, shelves: list[list[Run]], own: dict[int, list[Item]]) -> Cell:
    found: Field = grid.cells[index]
    runs = shelves[index]
    box = found.box
    left = min((run.x0 for run in runs if not run.angle), default=box[0])
    padding = min(max(left - box[0], _PADDING[0]), _PADDING[1])
    right = max([box[2] - padding, *(run.x1 for run in runs if run.x1 < box[2])])
    lines = lines_of(runs, page.number, right)
    page.columns.append(lines)
    nested: list[Item] = list(own.get(index, []))
    if found.inner:
        lefts = sorted({grid.cells[i].box[0] for i in found.inner})
        columns = [*lefts, max(grid.cells[i].box[2] for i in found.inner)]
        nested.append(_table(page, grid, found.inner, shelves, own, columns))
    return Cell(box, _in_order(lines, nested))


def _in_order(lines: Iterable[Item], tables: list[Item]) -> list[Item]:
    """Lines and tables from top to bottom."""
    if not tables:
        return list(lines)
    return sorted([*lines, *tables], key=lambda item: item.y if isinstance(item, Line) else item.box[1] + 4)
