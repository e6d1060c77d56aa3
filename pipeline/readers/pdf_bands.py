"""Bands: rows of text that leave the same gap free, read column by column or row by row.

A band is read column by column where both columns run on like prose, else row by row as a table: its left column holds
headings, and a heading opens a row. Ruled tables that stand in a column are read with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.readers.pdf_chars import Run
from pipeline.readers.pdf_lines import Box, Rule
from pipeline.readers.pdf_page import Cell, Item, Page, Row, Table
from pipeline.readers.pdf_text import Line, lines_of

_NUMBERED = re.compile(r"\(?\d{1,2}[.)]?\s")

_MANY = 3  # lines of about the same width: they end at a margin

Boxed = tuple[Box, list[Item]]  # a ruled table or a frame: where it stands, what it holds


@dataclass(slots=True)
class Segment:
    """Runs side by side without a wide gap."""

    runs: list[Run]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        return " ".join(run.text for run in self.runs)


Band = list[list[Segment]]  # a segment for each column of each row, empty ones included
Gutters = list[tuple[float, float]]  # the gaps between columns, from where to where


def read(page: Page, rows: Band, gutters: Gutters, tables: Sequence[Boxed], level: Sequence[Rule]) -> list[Item]:
    """What a band holds, the tables that stand in its columns included."""
    if not is_prose(rows):
        return [_table(page, rows, _starts(rows, level, page.width), gutters, tables)]
    items: list[Item] = []
    for column in range(len(rows[0])):
        lines: list[Item] = list(_lines(page, [run for row in rows for run in row[column].runs]))
        inside = [item for box, found in tables if _column(box, gutters) == column for item in found]
        items += sorted([*lines, *inside], key=_y)
    return items


def _lines(page: Page, runs: list[Run]) -> list[Line]:
    lines = lines_of(runs, page.number, max(run.x1 for run in runs))
    page.columns.append(lines)
    return lines


def _column(box: Box, gutters: Gutters) -> int:
    """The column that a table stands in."""
    middle = (box[0] + box[2]) / 2
    return sum(middle >= high for _, high in gutters)


def _y(item: Item) -> float:
    return item.y if isinstance(item, Line) else item.box[1] + 4


def is_prose(rows: Band) -> bool:
    """Whether columns are to be read one after the other: they are about as wide and long as each other and in the
    same look, and either each has headings of its own, or most lines are full and neither lines nor paragraphs begin
    side by side."""
    columns = [[row[c] for row in rows if row[c].runs] for c in range(len(rows[0]))]
    if min(map(len, columns)) < 5 or any(len(a) < 0.6 * len(b) for a, b in pairwise(columns)):
        return False
    widths = [max(s.x1 for s in column) - min(s.x0 for s in column) for column in columns]
    if min(widths) < 0.55 * max(widths):
        return False
    if all(0.04 < _bold_share(column) < 0.6 for column in columns):
        return True
    for column, other, wide in zip(columns, columns[1:], widths, strict=False):
        edge = max(segment.x1 for segment in column)
        full = sum(edge - segment.x1 < 0.2 * wide for segment in column)
        size = min(segment.runs[0].size for segment in column)
        if full < 0.5 * len(column) or wide < 12 * size or _bold(column) != _bold(other):
            return False
    alone = sum(not all(segment.runs for segment in row) for row in rows)
    return alone > 0.35 * len(rows) or not _side_by_side(rows)


def _bold(column: Sequence[Segment]) -> bool:
    return _bold_share(column) > 0.7


def _bold_share(column: Sequence[Segment]) -> float:
    return sum(segment.runs[0].bold for segment in column) / len(column)


def _side_by_side(rows: Band) -> bool:
    """Whether the paragraphs of all columns begin in the same rows, again and again."""
    begins = [_paragraph_rows(rows, column) for column in range(len(rows[0]))]
    together = len(set.intersection(*begins))
    return together >= 2 and together >= 0.7 * max(map(len, begins))


def _paragraph_rows(rows: Band, column: int) -> set[int]:
    """The rows in which a column goes on after more than its usual distance."""
    lines = [(index, row[column].runs[0]) for index, row in enumerate(rows) if row[column].runs]
    pitches = [(run.y - before.y) / run.size for (_, before), (_, run) in pairwise(lines)]
    usual = sorted(pitches)[len(pitches) // 4]
    return {index for (index, _), pitch in zip(lines[1:], pitches, strict=True) if pitch > 1.35 * usual}


def _levels(rows: Band) -> list[float]:
    return [next(segment.runs[0].y for segment in row if segment.runs) for row in rows]


def _starts(rows: Band, level: Sequence[Rule], width: float) -> list[bool]:
    """For each line of a band, whether it opens a row of the table."""
    levels = _levels(rows)
    pitches = [after - before for before, after in pairwise(levels)]
    usual = sorted(pitches)[len(pitches) // 3] if pitches else 0.0
    ruled = _ruled(rows, level, levels)
    heads = [i for i in range(1, len(rows)) if rows[i][0].runs]
    spaced = bool(heads) and sum(pitches[i - 1] > 1.25 * usual for i in heads) >= 0.5 * len(heads)
    edge = _right(rows, 0, _edges(rows, 0.0))
    left = min((row[0].x0 for row in rows if row[0].runs), default=0.0)  # no line begins in the first column at all
    ends = max(row[-1].x1 for row in rows)
    if sum(ends - row[-1].x1 < 0.1 * (ends - left) for row in rows) < _MANY:
        ends = max(ends, width - left)
    starts = [True]
    for index in range(1, len(rows)):
        size = next(segment.runs[0].size for segment in rows[index] if segment.runs)
        wide_above = pitches[index - 1] > min(1.25 * usual, 1.7 * size)
        starts.append(_opens_row(rows[index - 1], rows[index], (edge, ends), wide_above, spaced))
    if sum(ruled) < 0.5 * sum(starts[1:]):
        return [opens or line for opens, line in zip(starts, ruled, strict=True)]
    return [True, *ruled[1:]] if any(ruled) else starts


def _ruled(rows: Band, level: Sequence[Rule], levels: Sequence[float]) -> list[bool]:
    """For each line of a band, whether a line right across the band is drawn above it."""
    left, right = min(s.x0 for row in rows for s in row if s.runs), max(s.x1 for row in rows for s in row if s.runs)
    wide = 0.6 * (right - left)
    across = [rule.at for rule in level if min(rule.high, right) - max(rule.low, left) > wide]
    return [False, *(any(above < at < below for at in across) for above, below in pairwise(levels))]


def _opens_row(
    above: list[Segment], row: list[Segment], edges: tuple[float, float], wide_above: bool, spaced: bool
) -> bool:
    """Whether a line opens a row: its heading is no further line of the heading above. `edges`: where lines of the
    first and last column end."""
    head, before = row[0], above[0]
    if not head.runs:
        return False
    right, over = row[-1], above[-1]
    flows = bool(right.runs and over.runs) and not _room(over, right, edges[1])
    if flows and not wide_above and right.text[:1].islower():
        return False
    if not before.runs or wide_above or _NUMBERED.match(head.text):
        return True
    if spaced or head.text[:1].islower():
        return False
    if _room(before, head, edges[0]):
        return True
    return bool(right.runs and over.runs) and not flows


def _room(above: Segment, below: Segment, edge: float) -> bool:
    """Whether the first word below would have had room in the line above."""
    return edge - above.x1 > below.runs[0].first - below.x0 + 3


def _table(page: Page, rows: Band, starts: list[bool], gutters: Gutters, tables: Sequence[Boxed]) -> Table:
    """A table from the lines of a band."""
    number, edges = len(rows[0]), _edges(rows, page.width)
    groups: list[list[list[Segment]]] = []
    tops: list[float] = []
    for row, opens, y in zip(rows, starts, _levels(rows), strict=True):
        if opens:
            groups.append([])
            tops.append(y)
        groups[-1].append(row)
    made = [_row(page, rows, group, edges) for group in groups]
    for box, items in tables:
        index = max((i for i, top in enumerate(tops) if top <= box[1] + 20), default=0)
        cell = made[index].cells[min(_column(box, gutters), number - 1)]
        cell.items = sorted([*cell.items, *items], key=_y)
    ends = [box[3] for box, _ in tables]
    levels = _levels(rows)
    box = (edges[0], levels[0] - 10, max(s.x1 for row in rows for s in row), max([levels[-1] + 3, *ends]))
    return Table(made, edges, box, page.number, box[3], ruled=False)


def _row(page: Page, rows: Band, group: Band, edges: list[float]) -> Row:
    """One row of a table from its lines."""
    made = Row()
    for c in range(len(edges) - 1):
        runs = [run for line in group for run in line[c].runs]
        top = min((run.top for run in runs), default=0.0)
        made.cells[c] = Cell((edges[c], top, edges[c + 1], 0.0))
        if runs:
            lines = lines_of(runs, page.number, _right(rows, c, edges))
            page.columns.append(lines)
            if c == len(edges) - 2:
                page.free.append((edges[c], lines))
            made.cells[c].items += lines
    return made


def _edges(rows: Band, right: float) -> list[float]:
    """The left edges of the columns, and `right`."""
    lefts = [min((row[c].x0 for row in rows if row[c].runs), default=0.0) for c in range(len(rows[0]))]
    return [*lefts, right]


def _right(rows: Band, column: int, edges: list[float]) -> float:
    """Where lines of a column end: as far as its widest line, or a usual cell's padding before the next column."""
    widest = max(row[column].x1 for row in rows)
    return widest if column == len(edges) - 2 else max(widest, edges[column + 1] - 10.8)
