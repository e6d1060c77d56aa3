"""Questions listed in one place and answered in another, by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.segment.headings import Found
from pipeline.segment.lines import Line, Unit
from pipeline.segment.match import Heading, Matcher
from pipeline.segment.runs import Numbered, numbered, rising

_LEAST = 5  # numbered questions that a list has at least
_MOST_UNNAMED = 0.4  # share of them that may be in words which name no item
_CLEAR = 0.5  # how much a question's words must speak of an item at least
_MOST_AGREE = 0.8  # share of those that stand in the template's order from which on they do so all
_LEAST_ANSWERED = 0.4  # share of them that are answered by number

_RULE = re.compile(r"\s*(?:>|[-_=*]{3})")


@dataclass(frozen=True, slots=True)
class Listing:
    """The lines of a list of questions, the units without them, and where the answers to the questions begin."""

    lines: list[Line]
    rest: list[Unit]
    starts: Mapping[int, Found]


def listing(text: str, units: Sequence[Unit], matcher: Matcher) -> Listing | None:
    """The list of a document's questions and the numbers elsewhere that stand for them; None where there is none, or
    where answers stand between the questions."""
    places = {unit.start: at for at, unit in enumerate(units) if isinstance(unit, Line)}
    every = [one for one in numbered(text, units) if one.start in places]
    for asked in _lists(text, units, every, places, matcher):
        items = _items(text, units, asked, places, matcher)
        if len(items) < _LEAST:
            continue
        first, last = places[asked[0].start], places[asked[-1].start]
        while last + 1 < len(units) and _is_asked(text, units[last + 1], matcher):
            last += 1
        while first and _parts(text, units[first - 1]):
            first -= 1
        others = [one for one in every if not first <= places[one.start] <= last
                  and not matcher.heading(_words(text, units, one, places))]
        found = rising(others, max(one.number for one in asked))
        if len(found) >= max(_LEAST, _LEAST_ANSWERED * len(asked)):
            lines = [unit for unit in units[first : last + 1] if isinstance(unit, Line)]
            told = {n: Heading((item,), "number", 90.0) for n, item in items.items()}
            return Listing(lines, [*units[:first], *units[last + 1 :]],
                           {one.start: Found(told.get(one.number), one.end) for one in found})
    return None


def _lists(text: str, units: Sequence[Unit], every: Sequence[Numbered], places: dict[int, int],
           matcher: Matcher) -> Iterator[list[Numbered]]:
    """Runs of numbered lines between which nothing stands but the questionnaire's own words."""
    run: list[Numbered] = []
    for one, after in pairwise((*every, None)):
        if one is not None:
            run.append(one)
        between = units[places[one.start] + 1 : places[after.start]] if one and after else ()
        if not (one and after and after.number == one.number + 1 and all(_is_asked(text, u, matcher) for u in between)):
            if len(run) >= _LEAST:
                yield run
            run = []


def _is_asked(text: str, unit: Unit, matcher: Matcher) -> bool:
    words = text[unit.start : unit.end].lstrip("> ") if isinstance(unit, Line) else ""
    return bool(words) and (matcher.is_prompt(words) or matcher.is_printed(words))


def _parts(text: str, unit: Unit) -> bool:
    """Whether a line does nothing but set off what follows: a mail that is quoted, a rule."""
    return isinstance(unit, Line) and _RULE.match(text, unit.start, unit.end) is not None


def _items(text: str, units: Sequence[Unit], asked: Sequence[Numbered], places: dict[int, int],
           matcher: Matcher) -> dict[int, str]:
    """The item that each question asks for, by its number: by its words, else by its place where the others mostly
    stand in the template's order. Nothing where most questions are in words that speak of no item."""
    order = list(matcher.order)
    told: dict[int, str] = {}
    for one in asked:
        words = _words(text, units, one, places)
        heading = matcher.name(words) or matcher.called(words)
        names = heading.items if heading else matcher.abbreviated(words)
        if item := names[0] if len(names) == 1 else matcher.meaning.clearly(words, _CLEAR):
            told[one.number] = item
    if len(told) < _LEAST or len(asked) - len(told) > _MOST_UNNAMED * len(asked):
        return {}
    ordered = {one.number: order[one.number - 1] for one in asked if one.number <= len(order)}
    agree = sum(ordered.get(n) == item for n, item in told.items())
    return ordered if agree >= _MOST_AGREE * len(told) else told


def _words(text: str, units: Sequence[Unit], one: Numbered, places: dict[int, int]) -> str:
    line = units[places[one.start]]
    return text[one.end : line.end].strip() if isinstance(line, Line) else ""
