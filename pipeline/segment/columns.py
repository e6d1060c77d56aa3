"""Which columns of which tables hold the form's headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.segment.lines import Line, Row, Unit
from pipeline.segment.match import Matcher

TITLE = 150  # characters of a left cell beyond which it is no heading
_MOST_CELLS = 60  # cells of a row beyond which it is none of a form's


def joined(text: str, lines: Sequence[Line]) -> str:
    """The words of lines, joined by one blank."""
    return " ".join(text[line.start : line.end] for line in lines)


def heading_columns(text: str, matcher: Matcher, found: list[Unit]) -> dict[int, set[int]]:
    """The columns of each table that hold headings. A table without any is the form's where it goes on with one
    (after a page break), else the respondent's own."""
    rows = [row for row in found if isinstance(row, Row) and len(row.cells) <= _MOST_CELLS]
    width: dict[int, int] = {}
    for row in rows:
        width[row.table] = max(width.get(row.table, 0), *row.cells)
    hits = _hits(text, matcher, rows, 101.0) or _hits(text, matcher, rows, 85.0)
    if not hits:
        return {}
    usual = sum(hits.values(), Counter())
    columns = {c for c, n in usual.items() if n >= max(2, 0.3 * max(usual.values()))} or {min(usual)}
    more = _hits(text, matcher, [row for row in rows if row.table not in hits], 85.0)
    form: dict[int, set[int]] = {}
    last: int | None = None
    for unit in found:
        if not isinstance(unit, Row):
            last = None if unit.block.style not in ("header", "footer") else last
        elif unit.table in width and unit.table not in form:
            told = hits.get(unit.table, more.get(unit.table, Counter()))
            if told.keys() & columns or (last in form and width[unit.table] == width[last or 0] > 0):
                form[unit.table] = columns
            last = unit.table
    return form


def _hits(text: str, matcher: Matcher, rows: list[Row], loose: float) -> dict[int, Counter[int]]:
    """How many headings stand in each column of each table."""
    hits: dict[int, Counter[int]] = {}
    for row in rows:
        for column, cell in row.cells.items():
            words = joined(text, cell[:3])[:TITLE]
            if len(words) < 100 and matcher.heading(words, loose):
                hits.setdefault(row.table, Counter())[column] += 1
    return hits
