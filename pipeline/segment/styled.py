"""Documents that set their headings in the style of headings: the labels of the lists below these are no headings.

    Risk assessment          (heading)
    - Tool: SARA             (list)
    - Levels: medium, high
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.segment.lines import Line, Unit
from pipeline.segment.match import Heading, Matcher

_LEAST = 8  # headings in the style of headings
_LABEL = re.compile(r"(?P<name>[^\W\d_](?:[^\s:]|[^\S\n](?!:)){1,40})\s?:(?=\s)")


def answered_in_lists(text: str, units: Sequence[Unit], matcher: Matcher) -> list[Unit]:
    """The units, the lines of lists that stand below headings in the style of headings marked as answers: where a
    document has at least as many such headings as its lists have labels that name an item. Else broad headings stand
    over lists of the items."""
    styled = {text[unit.start : unit.end] for unit in units if isinstance(unit, Line) and unit.block.style == "heading"}
    listed = list(_below(units))
    if len(styled) < _LEAST or not listed or len(styled) < len(_named(text, listed, matcher)):
        return list(units)
    marked = {line.start for line in listed}
    return [unit._replace(answer=True) if isinstance(unit, Line) and unit.start in marked else unit for unit in units]


def _below(units: Sequence[Unit]) -> Iterator[Line]:
    """The lines of lists below the first heading in the style of headings."""
    below = False
    for unit in units:
        if isinstance(unit, Line):
            below = below or unit.block.style == "heading"
            if below and unit.block.style == "list":
                yield unit


def _named(text: str, lines: Sequence[Line], matcher: Matcher) -> set[str]:
    """The items that the labels of lines name."""
    labels = {found["name"] for line in lines if (found := _LABEL.match(text, line.start, line.end))}
    hits = [matcher.heading(label, 101.0) or matcher.called(label) for label in labels]
    return {item for hit in hits if hit for item in hit.items}


def named_by_labels(text: str, units: Sequence[Unit], matcher: Matcher) -> dict[str, Heading]:
    """Headings in words of their own that are told by the label that opens the list below them ("Which one is it?" over
    "Name: ..."), where no other label there names another item, and no other such heading has this one."""
    told: dict[str, set[str]] = {}
    for title, lines in _lists(units):
        words = text[title.start : title.end]
        own = _named(text, lines, matcher)
        unknown = not matcher.heading(words, 101.0) and not matcher.called(words)
        if unknown and len(own) == 1 and own == _named(text, lines[:1], matcher):
            told[words] = own
    times = Counter(item for own in told.values() for item in own)
    return {words: Heading((item,), "cue", 85.0) for words, own in told.items() for item in own if times[item] == 1}


def _lists(units: Sequence[Unit]) -> Iterator[tuple[Line, list[Line]]]:
    """The headings in the style of headings, each with the lines of answers right below it."""
    for at, unit in enumerate(units):
        if isinstance(unit, Line) and unit.block.style == "heading":
            below = takewhile(lambda u: isinstance(u, Line) and u.answer, units[at + 1 :])
            if lines := [line for line in below if isinstance(line, Line)]:
                yield unit, lines
