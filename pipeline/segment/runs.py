"""Answers behind bare numbers: `1.` to `18.` in order stand for the template's items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.segment.headings import Found
from pipeline.segment.lines import Line, Unit, pieces
from pipeline.segment.match import Heading, Matcher

_MOST_NUMBERED = 400  # numbered lines beyond which nothing is a run
_MOST_LOST = 4  # numbers between two lines' numbers, counted with the second, that may stand amid lines
_SPEAK = 0.15  # share of the answers that speak of the item of their number: a list of other things has hardly any
_SPEAK_GAPS = 0.35  # the same where numbers are missing
_LEAST_OF = 0.5  # share of the numbers that a run with gaps has
_GAP_COSTS = 2  # how many numbers left aside a number missing in the run weighs


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that opens with a number: the number, where the line starts, the character after the number."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Path:
    """One reading of the numbers so far: how many were left aside, the last member of the run, the reading before."""

    aside: int
    before: _Path | None
    last: Numbered | None


_GAP = re.compile(r"(?<=[.!?;…)])\s+")
_NUMBER = re.compile(
    r"[>\s]*(?P<word>(?:[^\W\d_]{1,9}\.?\s?){1,3})?\(?(?P<n>\d{1,2})(?:[.):]+|\s+[-–—]|(?=\s*$)|(?(word)(?=\s)|(?!)))(?=\s|$|[^\W\d])"
)


def run_in(text: str, units: Sequence[Unit], matcher: Matcher) -> dict[int, Found]:
    """The numbers that stand for the items, by the place of their line; none where too few of the template's numbers
    are there, or where what follows them does not speak of the items."""
    order, found = list(matcher.order), list(numbered(text, units))
    for run, speak in ((rising(found, len(order), gaps=False), _SPEAK), (rising(found, len(order)), _SPEAK_GAPS)):
        if len(run) < _LEAST_OF * len(order):
            continue
        ends = [*(n.start for n in run[1:]), _end(units)]
        told = [order[n.number - 1] for n in run]
        most = [matcher.meaning.most(text[n.end : end]) for n, end in zip(run, ends, strict=True)]
        speaking = sum(one == item for one, item in zip(most, told, strict=True))
        if speaking >= speak * len(run):
            return {n.start: Found(Heading((item,), "number", 70.0), n.end) for n, item in zip(run, told, strict=True)}
    return {}


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


def numbered(text: str, units: Sequence[Unit]) -> Iterator[Numbered]:
    for unit in units:
        line = unit if isinstance(unit, Line) else next((c[0] for _, c in sorted(unit.cells.items()) if c), None)
        found = _NUMBER.match(text, line.start, line.end) if line else None
        if line and found:
            yield Numbered(int(found["n"]), line.start, found.end())


def rising(found: Sequence[Numbered], size: int, gaps: bool = True) -> list[Numbered]:
    """The run of numbers up to `size`, without the lists within its answers. A number may go on with the run, begin or
    go on with a list, or be none of either: the reading that leaves fewest aside is taken. `gaps`: numbers of the run
    may be missing; else it is whole, 1 to `size`, or there is none."""
    if len(found) > _MOST_NUMBERED:
        return []
    states: dict[tuple[int, int], _Path] = {(0, 0): _Path(0, None, None)}  # by the last numbers of run and list
    for one in found:
        reached: dict[tuple[int, int], _Path] = {}
        for (run, inner), path in states.items():
            n = one.number
            if run < n <= (size if gaps else min(size, run + 1)):
                _reach(reached, (n, 0), _Path(path.aside + _GAP_COSTS * (n - run - 1), path, one))
            if run and (n == 1 or (inner and n == inner + 1)):
                _reach(reached, (run, n), path)
            _reach(reached, (run, inner), _Path(path.aside + 1, path.before, path.last))
        states = reached
    ends = {state: path.aside + _GAP_COSTS * (size - state[0]) for state, path in states.items()
            if gaps or state[0] == size}
    best = states[min(ends, key=ends.__getitem__)] if ends else None
    members: list[Numbered] = []
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


