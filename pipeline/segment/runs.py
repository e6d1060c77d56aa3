"""Answers behind bare numbers: `1.` to `18.` in order stand for the template's items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.segment.lines import Line, Unit, pieces
from pipeline.segment.match import Heading, Matcher

_MOST_NUMBERED = 400  # numbered lines beyond which nothing is a run
_MOST_LOST = 4  # numbers between two lines' numbers, counted with the second, that may stand amid lines
_SPEAK = 0.25  # share of the answers that speak of the item of their number: a list of other things has hardly any


@dataclass(frozen=True, slots=True)
class Start:
    """A heading that is nothing but a number at the start of a line, and the character after it."""

    heading: Heading
    end: int


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Path:
    """One reading of the numbers so far: how many were left aside, the last member of the run, the reading before."""

    aside: int
    before: _Path | None
    last: _Numbered | None


_GAP = re.compile(r"(?<=[.!?;…)])\s+")
_NUMBER = re.compile(
    r"(?P<word>[^\W\d_]{1,9}\.?\s?)?\(?(?P<n>\d{1,2})(?:[.):]+|\s+[-–—]|(?=\s*$)|(?(word)(?=\s)|(?!)))(?=\s|$|[^\W\d])"
)


def run_in(text: str, units: Sequence[Unit], matcher: Matcher) -> dict[int, Start]:
    """The numbers that stand for the items, by the place of their line; none where the run is not whole, or where
    what follows the numbers does not speak of the items."""
    run = _whole(list(_numbered(text, units)), len(matcher.order))
    if not run:
        return {}
    ends = [*(n.start for n in run[1:]), _end(units)]
    answers = [text[n.end : end] for n, end in zip(run, ends, strict=True)]
    speaking = sum(matcher.meaning.most(answer) == item for item, answer in zip(matcher.order, answers, strict=True))
    if speaking < _SPEAK * len(run):
        return {}
    return {n.start: Start(Heading((item,), "number", 70.0), n.end) for item, n in zip(matcher.order, run, strict=True)}


def numbers_apart(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units with lines cut before a number that the numbers at the starts of lines leave out: a print ran together
    two answers."""
    starts = [(at, int(found["n"])) for at, unit in enumerate(units) if isinstance(unit, Line)
              and (found := _NUMBER.match(text, unit.start, unit.end))]
    cuts: dict[int, list[int]] = {}
    for (first, low), (last, high) in pairwise(starts if len(starts) <= _MOST_NUMBERED else ()):
        if 1 < high - low <= _MOST_LOST:
            inner = [place for at in range(first, last) for place in _inner(text, units[at], at)]
            for number in range(low + 1, high):
                at, place, _ = next((one for one in inner if one[2] == number), (0, 0, 0))
                if place:
                    cuts.setdefault(at, []).append(place)
    return [piece for at, unit in enumerate(units)
            for piece in (pieces(text, unit, sorted(cuts[at])) if isinstance(unit, Line) and at in cuts else (unit,))]


def _inner(text: str, unit: Unit, at: int) -> Iterator[tuple[int, int, int]]:
    """The numbers that stand after a sentence within a line, with the line's own and the place of each."""
    for gap in _GAP.finditer(text, unit.start, unit.end) if isinstance(unit, Line) else ():
        if found := _NUMBER.match(text, gap.end()):
            yield at, gap.end(), int(found["n"])


def _numbered(text: str, units: Sequence[Unit]) -> Iterator[_Numbered]:
    for unit in units:
        line = unit if isinstance(unit, Line) else next((c[0] for _, c in sorted(unit.cells.items()) if c), None)
        found = _NUMBER.match(text, line.start, line.end) if line else None
        if line and found:
            yield _Numbered(int(found["n"]), line.start, found.end())


def _whole(found: Sequence[_Numbered], size: int) -> list[_Numbered]:
    """The run 1 to `size`, without the lists within its answers; empty where it is not whole. A number may go on with
    the run, begin or go on with a list, or be none of either: the reading that leaves fewest aside is taken."""
    if len(found) > _MOST_NUMBERED:
        return []
    states: dict[tuple[int, int], _Path] = {(0, 0): _Path(0, None, None)}  # by the last numbers of run and list
    for one in found:
        reached: dict[tuple[int, int], _Path] = {}
        for (run, inner), path in states.items():
            n = one.number
            if n == run + 1 and run < size:
                _reach(reached, (n, 0), _Path(path.aside, path, one))
            if run and (n == 1 or (inner and n == inner + 1)):
                _reach(reached, (run, n), path)
            _reach(reached, (run, inner), _Path(path.aside + 1, path.before, path.last))
        states = reached
    best = min((path for (run, _), path in states.items() if run == size), key=lambda path: path.aside, default=None)
    members: list[_Numbered] = []
    while best is not None and best.last is not None:
        members.append(best.last)
        best = best.before
    return members[::-1]


def _reach(reached: dict[tuple[int, int], _Path], state: tuple[int, int], path: _Path) -> None:
    known = reached.get(state)
    if known is None or path.aside < known.aside:
        reached[state] = path


def _end(units: Sequence[Unit]) -> int:
    last = units[-1]
    lines = [last] if isinstance(last, Line) else last.lines
    return max(line.end for line in lines)


