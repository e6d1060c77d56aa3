"""Several programmes side by side in the columns of one form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.segment.columns import TITLE, joined
from pipeline.segment.lines import Line, Row, Unit
from pipeline.segment.match import Matcher

_LEAST_ROWS = 6
_MOST_FILLED = 0.6  # share of the rows in which each programme's column holds words
_QUESTIONS = 0.3  # share of the cells that end with a question: the column is guidance


def programmes(text: str, units: Sequence[Unit], columns: Mapping[int, set[int]], matcher: Matcher) -> list[list[Unit]]:
    """The units of each programme. `columns`: the columns of the form's tables that hold headings.

    Columns are programmes where the first item is answered in each, in different words, and most other items are too;
    what stands outside these columns goes to all programmes, and lines outside the table to the first.
    """
    wide = (len(u.cells) > 2 for u in units if isinstance(u, Row) and u.table in columns)
    side_by_side = _answer_columns(text, units, columns, matcher) if sum(wide) >= _LEAST_ROWS else []
    if len(side_by_side) < 2:
        return [list(units)]
    return [list(_only(units, columns, side_by_side, column)) for column in side_by_side]


def _answer_columns(text: str, units: Sequence[Unit], columns: Mapping[int, set[int]], matcher: Matcher) -> list[int]:
    times: Counter[int] = Counter()
    questions: Counter[int] = Counter()
    shut: set[int] = set()
    first: dict[int, str] = {}
    number = 0
    for row in units:
        if not isinstance(row, Row) or row.table not in columns:
            continue
        words = {c: joined(text, cell) for c, cell in row.cells.items()}
        heads = [h for c in columns[row.table] & words.keys() if (h := matcher.heading(words[c][:TITLE], 101.0))]
        if not heads:
            shut |= {c for c, w in words.items() if matcher.is_table_header(w) or matcher.is_foreign(w)}
            continue
        number += 1
        own = {c: w for c, w in words.items() if c > max(columns[row.table]) and not matcher.opens_prompt(w)}
        times.update(own.keys())
        questions.update(c for c, w in own.items() if w.endswith("?"))
        if matcher.order[heads[0].items[0]] == 0:
            first = first or own
    if number < _LEAST_ROWS:
        return []
    found = [c for c in sorted(times) if times[c] >= _MOST_FILLED * number and c not in shut and c in first
             and questions[c] < _QUESTIONS * times[c]]
    return found if len({first[c] for c in found}) == len(found) else []


def _only(units: Sequence[Unit], columns: Mapping[int, set[int]], every: Sequence[int],
          column: int) -> Iterator[Unit]:
    """The units with the cells of one programme, and those that belong to all."""
    for unit in units:
        if isinstance(unit, Row) and unit.table in columns:
            cells: dict[int, list[Line]] = {c: cell for c, cell in unit.cells.items() if c == column or c not in every}
            if cells:
                yield Row(unit.table, unit.row, cells)
        elif column == every[0]:
            yield unit
