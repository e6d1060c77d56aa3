"""Text outside ruled tables: plain lines, pages set in columns, and forms whose columns only line up.

Rows of text that leave the same gap free are a band. A band is read column by column where both columns run on like
prose, else row by row as a table: its left column holds headings, and a heading opens a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.model import TICKED, UNTICKED
from pipeline.readers.pdf_chars import Run
from pipeline.readers.pdf_lines import Box, Rule
from pipeline.readers.pdf_page import Cell, Item, Page, Row, Table
from pipeline.readers.pdf_text import Line, lines_of, rows_of

_GAP = 1.2  # of the type size: a wider gap may be one between columns
_LEAST = 0.5  # of the type size: what remains of that gap over all rows of a band
_ALIGNED = 3.0  # points
_SIGN = re.compile(rf"[•▪‣◦●○■□◆❖➢→–—\-*·{TICKED}{UNTICKED}]")
_NUMBER = re.compile(r"\(?\w{1,3}[.)]?")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]?\s")

Chunk = tuple[float, list[Item]]


@dataclass(slots=True)
class Segment:
    """Runs side by side without a wide gap."""

    runs: list[Run]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        return " ".join(run.text for run in self.runs)


Band = list[list[Segment]]
Gutters = list[tuple[float, float]]  # the gaps between columns, from where to where


def free_items(page: Page, runs: list[Run], tables: Sequence[Box], level: Sequence[Rule]) -> list[Chunk]:
    """What stands outside ruled tables, in chunks that are in reading order within; each with its top."""
    rows = rows_of(runs)
    split = [_segments(row) for row in rows]
    chunks: list[Chunk] = []
    first = index = 0  # rows from `first` on are not yet in a chunk
    while index < len(rows):
        band = _band(split, first, index, tables) if len(split[index]) > 1 else None
        if band:
            start, end = band
            _lines(page, chunks, rows[first:start], tables)
            chunks.append((_top(rows[start]), _read(page, split[start:end], level)))
            first = index = end
        else:
            index += 1
    _lines(page, chunks, rows[first:], tables)
    turned = [run for run in runs if run.angle]
    if turned:
        chunks.append((page.height, list(lines_of(turned, page.number, page.width))))
    return chunks


def _lines(page: Page, chunks: list[Chunk], rows: Sequence[list[Run]], tables: Sequence[Box]) -> None:
    """Plain lines, in a chunk of their own between each two tables."""
    part: list[Run] = []
    for index, row in enumerate(rows):
        part += row
        last = index == len(rows) - 1
        if last or any(row[0].y < box[3] <= rows[index + 1][0].y for box in tables):
            lines = lines_of(part, page.number, max(run.x1 for run in part), tabs=True)
            page.columns.append(lines)
            page.free.append((0.0, lines))
            chunks.append((lines[0].top, list(lines)))
            part = []


def _top(row: Sequence[Run]) -> float:
    return min(run.top for run in row)


def _segments(row: list[Run]) -> list[Segment]:
    """A row of runs cut at wide gaps; a bullet, number or box stays with what follows it."""
    row.sort(key=lambda run: run.x0)
    segments = [Segment([row[0]], row[0].x0, row[0].x1)]
    for run in row[1:]:
        last = segments[-1]
        lone = _SIGN.fullmatch(last.text) or (len(segments) == 1 and _NUMBER.fullmatch(last.text))
        if run.x0 - last.x1 > _GAP * max(run.size, last.runs[-1].size) and not lone:
            segments.append(Segment([run], run.x0, run.x1))
        else:
            last.runs.append(run)
            last.x1 = max(last.x1, run.x1)
    return segments


# Finding bands -------------------------------------------------------------------------------------------------------


def _band(split: list[list[Segment]], first: int, start: int, tables: Sequence[Box]) -> tuple[int, int] | None:
    """Where the band around row `start` begins, at `first` or later, and ends; None where there is none. Rows in it
    that cross the gap are cut where a run begins at the column's edge."""
    gutters = [(left.x1, right.x0) for left, right in pairwise(split[start])]
    size = split[start][0].runs[0].size
    end, last = start + 1, start
    while end < len(split) and _adjoin(split[end - 1], split[end], tables):
        kept = _narrowed(gutters, split[end], size)
        if not kept:
            row = _cut(split[end], gutters)
            kept = _narrowed(gutters, row, size)
            if not kept:
                break
            split[end] = row
        gutters = kept
        if split[end][-1].x0 >= gutters[0][1] - 1:
            last = end
        end += 1
    if not _is_band(split[start : last + 1], gutters):
        return None
    prose = _is_prose([_by_columns(row, gutters) for row in split[start : last + 1]])
    end = _rest_of_left(split, last + 1, end, gutters, prose)
    start = _head(split, first, start, gutters, prose, tables)
    split[start:end] = [_by_columns(row, gutters) for row in split[start:end]]
    return start, end


def _adjoin(above: list[Segment], row: list[Segment], tables: Sequence[Box]) -> bool:
    """Whether two rows follow each other without much white space or a table between them."""
    before, y = above[0].runs[0].y, row[0].runs[0].y
    return y - before <= 6 * row[0].runs[0].size and not any(before < box[3] <= y for box in tables)


def _head(
    split: list[list[Segment]],
    first: int,
    start: int,
    gutters: Gutters,
    prose: bool,
    tables: Sequence[Box],
) -> int:
    """The start of a band whose right column (of prose: any column) began alone, higher up."""
    low, high = gutters[0]
    while start > first and _adjoin(split[start - 1], split[start], tables):
        row = split[start - 1]
        if not (row[0].x0 >= high - 1 or (prose and row[-1].x1 <= low + 1)):
            break
        start -= 1
    return start


def _narrowed(gutters: Gutters, row: list[Segment], size: float) -> Gutters:
    """What `row` leaves free of the gaps between columns."""
    kept: Gutters = []
    for low, high in gutters:
        for segment in row:
            if segment.x1 <= high - 1 and (segment.x0 <= low or high - segment.x1 > segment.x0 - low):
                low = max(low, segment.x1)
            elif segment.x0 >= low + 1:
                high = min(high, segment.x0)
            else:
                high = low
        if high - low > _LEAST * size:
            kept.append((low, high))
    return kept


def _cut(row: list[Segment], gutters: Gutters) -> list[Segment]:
    """Segments that run across a gap, cut where a run begins just at the edge of the column."""
    cut: list[Segment] = []
    for segment in row:
        at = next(
            (i for i, run in enumerate(segment.runs) if i and any(abs(run.x0 - high) < 1.5 for _, high in gutters)),
            None,
        )
        if at is None:
            cut.append(segment)
        else:
            left, right = segment.runs[:at], segment.runs[at:]
            cut += [Segment(left, segment.x0, max(run.x1 for run in left)), Segment(right, right[0].x0, segment.x1)]
    return cut


def _rest_of_left(split: list[list[Segment]], end: int, most: int, gutters: Gutters, prose: bool) -> int:
    """The end of a band whose left column goes on alone: its prose, or further lines of its last heading."""
    while end < most:
        row, above = split[end], split[end - 1]
        run, before = row[0].runs[0], above[0].runs[0]
        near = run.y - before.y < 1.6 * run.size
        alike = run.bold == before.bold and abs(row[0].x0 - above[0].x0) < _ALIGNED
        if not (near and alike and (prose or run.bold) and row[-1].x1 <= gutters[0][0] + 1):
            break
        end += 1
    return end


def _is_band(band: Band, gutters: Gutters) -> bool:
    """Whether the rows really form columns: two or more with text on both sides, lined up, no options side by side."""
    low, high = gutters[0]
    both = [row for row in band if row[0].x1 <= low + 1 and row[-1].x0 >= high - 1]
    right = [next(s for s in row if s.x0 >= high - 1) for row in band if row[-1].x0 >= high - 1]
    if not both or len(right) < 2:
        return False
    boxes = sum(row[0].text[:1] in TICKED + UNTICKED for row in both)
    if boxes > len(both) / 2:
        return False
    return _lined_up([s.x0 for s in right]) or _lined_up([s.x1 for s in right])


def _lined_up(edges: list[float]) -> bool:
    usual = median(edges)
    return sum(abs(edge - usual) < _ALIGNED for edge in edges) >= 0.6 * len(edges)


def _by_columns(row: list[Segment], gutters: Gutters) -> list[Segment]:
    """One segment for each column, empty ones included."""
    columns: list[list[Run]] = [[] for _ in range(len(gutters) + 1)]
    for segment in row:
        for run in segment.runs:
            columns[sum(run.x0 >= high - 1 for _, high in gutters)].append(run)
    return [
        Segment(runs, min((r.x0 for r in runs), default=0.0), max((r.x1 for r in runs), default=0.0))
        for runs in columns
    ]


# Reading bands -------------------------------------------------------------------------------------------------------


def _read(page: Page, band: Band, level: Sequence[Rule]) -> list[Item]:
    rows = [row for row in band if any(segment.runs for segment in row)]
    if _is_prose(rows):
        items: list[Item] = []
        for column in range(len(rows[0])):
            items += _column(page, [run for row in rows for run in row[column].runs])
        return items
    return [_table(page, rows, _starts(rows, level))]


def _column(page: Page, runs: list[Run]) -> list[Line]:
    lines = lines_of(runs, page.number, max(run.x1 for run in runs))
    page.columns.append(lines)
    return lines


def _is_prose(rows: Band) -> bool:
    """Whether columns are to be read one after the other: they are about as wide and long as each other and in the
    same look, most lines are full, and their lines or paragraphs do not begin side by side."""
    columns = [[row[c] for row in rows if row[c].runs] for c in range(len(rows[0]))]
    if min(map(len, columns)) < 5 or any(len(a) < 0.7 * len(b) for a, b in pairwise(columns)):
        return False
    widths = [max(s.x1 for s in column) - min(s.x0 for s in column) for column in columns]
    if min(widths) < 0.55 * max(widths):
        return False
    for column, other, wide in zip(columns, columns[1:], widths, strict=False):
        edge = max(segment.x1 for segment in column)
        full = sum(edge - segment.x1 < 0.2 * wide for segment in column)
        size = min(segment.runs[0].size for segment in column)
        if full < 0.5 * len(column) or wide < 12 * size or _bold(column) != _bold(other):
            return False
    alone = sum(not all(segment.runs for segment in row) for row in rows)
    return alone > 0.35 * len(rows) or not _side_by_side(rows)


def _bold(column: Sequence[Segment]) -> bool:
    return sum(segment.runs[0].bold for segment in column) > 0.7 * len(column)


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


def _starts(rows: Band, level: Sequence[Rule]) -> list[bool]:
    """For each line of a band, whether it opens a row of the table."""
    levels = _levels(rows)
    pitches = [after - before for before, after in pairwise(levels)]
    usual = sorted(pitches)[len(pitches) // 3] if pitches else 0.0
    ruled = _ruled(rows, level, levels)
    heads = [i for i in range(1, len(rows)) if rows[i][0].runs]
    spaced = bool(heads) and sum(pitches[i - 1] > 1.25 * usual for i in heads) >= 0.5 * len(heads)
    edge = _right(rows, 0, _edges(rows, 0.0))
    ends = max(row[-1].x1 for row in rows)
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
    if not before.runs or wide_above or _NUMBERED.match(head.text):
        return True
    if spaced or head.text[:1].islower():
        return False
    if _room(before, head, edges[0]):
        return True
    return bool(row[-1].runs and above[-1].runs) and _room(above[-1], row[-1], edges[1])


def _room(above: Segment, below: Segment, edge: float) -> bool:
    """Whether the first word below would have had room in the line above."""
    return edge - above.x1 > below.runs[0].first - below.x0 + 3


def _table(page: Page, rows: Band, starts: list[bool]) -> Table:
    """A table from the lines of a band."""
    number = len(rows[0])
    edges = _edges(rows, page.width)
    groups: list[list[list[Segment]]] = []
    for row, opens in zip(rows, starts, strict=True):
        if opens:
            groups.append([])
        groups[-1].append(row)
    table_rows: list[Row] = []
    for group in groups:
        made = Row()
        for c in range(number):
            runs = [run for line in group for run in line[c].runs]
            made.cells[c] = Cell((edges[c], _top(group[0][0].runs or runs) if runs else 0.0, edges[c + 1], 0.0))
            if runs:
                lines = lines_of(runs, page.number, _right(rows, c, edges))
                page.columns.append(lines)
                if c == number - 1:
                    page.free.append((edges[c], lines))
                made.cells[c].items += lines
        table_rows.append(made)
    levels = _levels(rows)
    box = (edges[0], levels[0] - 10, max(s.x1 for row in rows for s in row), levels[-1] + 3)
    return Table(table_rows, edges, box, page.number, box[3], ruled=False)


def _edges(rows: Band, right: float) -> list[float]:
    """The left edges of the columns, and `right`."""
    lefts = [min((row[c].x0 for row in rows if row[c].runs), default=0.0) for c in range(len(rows[0]))]
    return [*lefts, right]


def _right(rows: Band, column: int, edges: list[float]) -> float:
    """Where lines of a column end: as far as its widest line, or a usual cell's padding before the next column."""
    widest = max(row[column].x1 for row in rows)
    return widest if column == len(edges) - 2 else max(widest, edges[column + 1] - 10.8)
