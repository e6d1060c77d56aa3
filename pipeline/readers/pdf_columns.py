"""Text outside ruled tables: plain lines, and bands of columns, whether of a page set in columns or of a form whose
columns only line up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.model import TICKED, UNTICKED
from pipeline.readers.pdf_bands import Band, Boxed, Gutters, Segment, is_prose, read
from pipeline.readers.pdf_chars import Run
from pipeline.readers.pdf_lines import Box, Rule
from pipeline.readers.pdf_page import Item, Page
from pipeline.readers.pdf_text import lines_of, rows_of

_GAP = 1.2  # of the type size: a wider gap may be one between columns
_LEAST = 0.5  # of the type size: what remains of that gap over all rows of a band
_ALIGNED = 3.0  # points
_MANY = 3  # lines that begin at the edge of a column
_WHITE = 6  # type sizes of white space: more ends a band
_SIGN = re.compile(rf"[•▪‣◦●○■□◆❖➢→–—\-*·{TICKED}{UNTICKED}]")
_NUMBER = re.compile(r"\(?\w{1,3}[.)]?")

Chunk = tuple[float, list[Item]]


def free_items(page: Page, runs: list[Run], tables: list[Boxed], level: Sequence[Rule]) -> list[Chunk]:
    """What stands outside ruled tables, in chunks that are in reading order within; each with its top. Tables that
    stand in a column of text are taken out of `tables` and read with it."""
    rows = rows_of(runs)
    split = [_segments(row) for row in rows]
    chunks: list[Chunk] = []
    first = index = 0  # rows from `first` on are not yet in a chunk
    while index < len(rows):
        found = _band(split, first, index, [box for box, _ in tables]) if len(split[index]) > 1 else None
        if found:
            start, end, gutters = found
            _lines(page, chunks, rows[first:start], tables)
            top, bottom = _top(rows[start]), rows[end - 1][0].y
            below = rows[end][0].y if end < len(rows) else page.height
            inside = [table for table in tables if _stands_in(table[0], top, bottom, below, gutters)]
            tables[:] = [table for table in tables if table not in inside]
            chunks.append((top, read(page, split[start:end], gutters, inside, level)))
            first = index = end
        else:
            index += 1
    _lines(page, chunks, rows[first:], tables)
    turned = [run for run in runs if run.angle]
    if turned:
        chunks.append((page.height, list(lines_of(turned, page.number, page.width))))
    return chunks


def _stands_in(box: Box, top: float, bottom: float, below: float, gutters: Gutters) -> bool:
    """Whether a table stands in a column of the band between `top` and `bottom` (`below`: where other text goes on)."""
    begins = top - 4 <= box[1] <= bottom + 4
    return begins and box[3] <= max(bottom, below) and not _crosses(box, gutters)


def _crosses(box: Box, gutters: Gutters) -> bool:
    """Whether a table reaches over the first gap between columns."""
    low, high = gutters[0]
    return box[0] <= low + 1 and box[2] >= high - 1


def _lines(page: Page, chunks: list[Chunk], rows: Sequence[list[Run]], tables: Sequence[Boxed]) -> None:
    """Plain lines, in a chunk of their own between each two tables."""
    part: list[Run] = []
    for index, row in enumerate(rows):
        part += row
        last = index == len(rows) - 1
        if last or any(row[0].y < box[3] <= rows[index + 1][0].y for box, _ in tables):
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
        gap = _LEAST if run.field and not last.runs[-1].field else _GAP
        if run.x0 - last.x1 > gap * max(run.size, last.runs[-1].size) and not lone:
            segments.append(Segment([run], run.x0, run.x1))
        else:
            last.runs.append(run)
            last.x1 = max(last.x1, run.x1)
    return segments


# Finding bands -------------------------------------------------------------------------------------------------------


def _band(split: list[list[Segment]], first: int, start: int, tables: Sequence[Box]) -> tuple[int, int, Gutters] | None:
    """Where the band around row `start` begins, at `first` or later, where it ends, and the gaps between its columns;
    None where there is none. Rows in it that cross a gap are cut where a run begins at the column's edge."""
    gutters = [(left.x1, right.x0) for left, right in pairwise(split[start])]
    size = split[start][0].runs[0].size
    end, last = start + 1, start
    while end < len(split) and _adjoin(split[end - 1], split[end], tables, gutters):
        kept = _narrowed(gutters, split[end], size)
        if not kept:
            row = _cut(split[end], gutters)
            kept = _narrowed(gutters, row, size)
            if not kept:
                break
            split[end] = row
        gutters = kept
        if split[end][-1].x0 >= gutters[0][1] - 1 or _beside(split[end], tables, gutters):
            last = end
        end += 1
    gutters = _more(split[start : last + 1], gutters, size)
    for index in range(last + 1, end):  # rows without words in the columns that were known first
        if len(_narrowed(gutters, split[index], size)) < len(gutters):
            break
        if split[index][-1].x0 >= gutters[0][1] - 1:
            last = index
    if not _is_band(split[start : last + 1], gutters):
        return None
    prose = is_prose([_by_columns(row, gutters) for row in split[start : last + 1]])
    end = _rest_of_left(split, last + 1, end, gutters, prose)
    start = _head(split, first, start, gutters, prose, tables)
    split[start:end] = [_by_columns(row, gutters) for row in split[start:end]]
    return start, end, gutters


def _more(band: Band, gutters: Gutters, size: float) -> Gutters:
    """The gaps between columns, with those that the first row of a band does not show: strips that all rows leave
    free and at whose right edge several lines begin."""
    segments = sorted((s for row in band for s in row), key=lambda s: s.x0)
    right, found = segments[0].x1, list(gutters)
    for segment in segments:
        low, high = right, segment.x0
        if high - low > _LEAST * size and not any(low < b and a < high for a, b in gutters):
            both = [row for row in band if row[0].x1 <= low + 1 and any(abs(s.x0 - high) < _ALIGNED for s in row)]
            if len(both) >= _MANY:
                found.append((low, high))
        right = max(right, segment.x1)
    return sorted(found)


def _beside(row: list[Segment], tables: Sequence[Box], gutters: Gutters) -> bool:
    """Whether a row that stands in the left column has a table beside it."""
    y, lead, (low, high) = row[0].runs[0].y, 2 * row[0].runs[0].size, gutters[0]
    return any(box[0] >= low and box[2] > high and box[1] - lead <= y <= box[3] for box in tables)


def _adjoin(above: list[Segment], row: list[Segment], tables: Sequence[Box], gutters: Gutters) -> bool:
    """Whether two rows follow each other without much white space or a table right across between them."""
    before, y = above[0].runs[0].y, row[0].runs[0].y
    between = [box for box in tables if before < box[3] <= y or before < box[1] <= y]
    if any(_crosses(box, gutters) for box in between):
        return False
    white = y - max([before, *(box[3] for box in between)])
    return white <= _WHITE * row[0].runs[0].size


def _head(
    split: list[list[Segment]],
    first: int,
    start: int,
    gutters: Gutters,
    prose: bool,
    tables: Sequence[Box],
) -> int:
    """The start of a band whose right column began alone higher up, or whose left did, beside a table or in prose."""
    low, high = gutters[0]
    while start > first and _adjoin(split[start - 1], split[start], tables, gutters):
        row = split[start - 1]
        alone = row[0].x0 >= high - 1 or ((prose or _beside(row, tables, gutters)) and row[-1].x1 <= low + 1)
        if not alone:
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
        if prose:
            goes_on = run.y - before.y < _WHITE * run.size
        else:
            alike = run.bold and before.bold and abs(row[0].x0 - above[0].x0) < _ALIGNED
            goes_on = alike and run.y - before.y < 1.6 * run.size
        if not goes_on or row[-1].x1 > gutters[0][0] + 1:
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
