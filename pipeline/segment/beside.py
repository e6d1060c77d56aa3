"""Questions that stand below a heading in its cell, with the answers in the cell beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.segment.columns import TITLE
from pipeline.segment.headings import is_short
from pipeline.segment.lines import Line, Row
from pipeline.segment.match import Heading, Matcher

_LEAST = 2  # rows of a table that must ask so
_CLEAR = 0.8  # how much a question must speak of an item to name it


def asking(text: str, rows: Sequence[Row], columns: Mapping[int, set[int]]) -> frozenset[int]:
    """The tables of a form (`columns`: those with headings) in which several cells with a heading hold more lines,
    each of them short, and always with an answer beside them: there all words of these cells are the form's."""
    asks: dict[int, list[bool]] = defaultdict(list)
    for row in rows:
        left = min(columns[row.table])
        cell = row.cells.get(left, [])
        if len(cell) > 1:
            beside = any(lines and column not in columns[row.table] for column, lines in row.cells.items())
            asks[row.table].append(beside and sum(line.end - line.start for line in cell) <= TITLE
                                   and all(is_short(text, line) for line in cell))
    return frozenset(table for table, told in asks.items() if len(told) >= _LEAST and all(told))


def also_named(text: str, heading: Heading, lines: Sequence[Line], taken: frozenset[str], matcher: Matcher) -> Heading:
    """A heading with the items that the questions below it name besides, but those with a heading elsewhere."""
    items = [*heading.items]
    for line in lines:
        words = text[line.start : line.end]
        named = matcher.heading(words, 101.0) or matcher.called(words)
        clear = matcher.meaning.clearly(words, _CLEAR)
        told = named.items if named else (clear,) if clear else ()
        items += [item for item in told if item not in taken and item not in items]
    return Heading(tuple(items), "merged", heading.score, heading.languages) if items[1:] else heading


def form_words(text: str, lines: Sequence[Line], matcher: Matcher) -> tuple[list[Line], list[Line]]:
    """The lines below a heading that are an office's own questions, and the template's prompts among them."""
    own: list[Line] = []
    printed: list[Line] = []
    for line in lines:
        (printed if matcher.is_prompt(text[line.start : line.end]) else own).append(line)
    return own, printed
