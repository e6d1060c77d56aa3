"""How a form is laid out: which of its tables hold headings, and where their answers stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from pipeline.segment.beside import asking
from pipeline.segment.columns import TITLE, joined
from pipeline.segment.headings import headings
from pipeline.segment.lines import Line, Row, Unit
from pipeline.segment.match import Matcher


@dataclass(frozen=True, slots=True)
class Shape:
    """`columns`: those of the form's tables that hold headings; `flat`: the lines outside these tables, in order;
    `taken`: the items whose headings stand in tables; `stacked`: answers stand in rows of their own under the rows with
    the headings; `swapped`: headings stand to the right of their answers; `side_by_side`: tables with rows of nothing
    but headings; `asking`: tables whose headings have questions below them in their cell, and answers beside."""

    columns: dict[int, set[int]]
    flat: list[Line]
    taken: frozenset[str]
    stacked: bool
    swapped: bool
    side_by_side: frozenset[int]
    asking: frozenset[int] = frozenset()


def shape(text: str, matcher: Matcher, found: list[Unit], columns: dict[int, set[int]]) -> Shape:
    """The layout of the units of a document; `columns` as `heading_columns` tells them."""
    teller = _Teller(text, matcher, columns)
    rows = [unit for unit in found if isinstance(unit, Row)]
    flat = [unit for unit in found if isinstance(unit, Line)]
    if columns and len(teller.taken(teller.form(rows))) < 3 and teller.is_elsewhere(rows, flat):
        teller = _Teller(text, matcher, {})
    form = teller.form(rows)
    flat += [line for row in rows if row.table not in teller.columns for line in row.lines]
    flat.sort(key=lambda line: line.start)
    return Shape(teller.columns, flat, teller.taken(form), teller.is_stacked(form), teller.is_swapped(form),
                 teller.side_by_side(form), asking(text, form, teller.columns))


class _Teller:
    def __init__(self, text: str, matcher: Matcher, columns: dict[int, set[int]]) -> None:
        self.text, self.matcher, self.columns = text, matcher, columns

    def form(self, rows: list[Row]) -> list[Row]:
        return [row for row in rows if row.table in self.columns]

    def _titles(self, row: Row) -> list[tuple[str, ...]]:
        cells = [joined(self.text, row.cells[column])[:TITLE] for column in self.columns[row.table] & row.cells.keys()]
        return [heading.items for cell in cells if (heading := self.matcher.heading(cell, 101.0))]

    def taken(self, form: list[Row]) -> frozenset[str]:
        return frozenset(item for row in form for items in self._titles(row) for item in items)

    def is_elsewhere(self, rows: list[Row], flat: list[Line]) -> bool:
        """Whether the headings stand outside the tables, or below each other in a cell with their answers."""
        names: set[tuple[str, ...]] = set()
        for cell in (cell[1:] for row in rows for cell in row.cells.values()):
            told = [n.items for line in cell if (n := self.matcher.name(self.text[line.start : line.end]))]
            names.update(told if len(told) < len(cell) else ())
        return len(names) >= 3 or len(headings(self.text, flat, self.matcher)) >= 3

    def is_stacked(self, form: list[Row]) -> bool:
        titled = [bool(self._titles(row)) for row in form]
        under = sum(a and not b and len(below.cells) == 1 and below.cells.keys() <= self.columns[below.table]
                    for (a, b), below in zip(pairwise(titled), form[1:], strict=True)) if form else 0
        return under > 2 and under >= 0.5 * sum(titled)

    def side_by_side(self, form: list[Row]) -> frozenset[int]:
        """The tables with rows of nothing but headings of different items, two or three of them; several such rows."""
        times: Counter[int] = Counter()
        for row in form:
            if len(row.cells) > 1:
                names = [self.matcher.heading(joined(self.text, cell)[:TITLE], 101.0) for cell in row.cells.values()]
                times[row.table] += len({name.items for name in names if name}) == len(row.cells)
        return frozenset(table for table, n in times.items() if n) if times.total() > 2 else frozenset()

    def is_swapped(self, form: list[Row]) -> bool:
        rows = [row for row in form if self._titles(row)]
        last = [row for row in rows if len(row.cells) > 1 and max(row.cells) in self.columns[row.table]]
        words = [joined(self.text, row.cells[min(row.cells)]) for row in last]
        return len(last) > 2 and sum(w.count(" ") > 1 for w in words) >= 0.5 * len(rows)
