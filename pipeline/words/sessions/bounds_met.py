"""Two numbers that bound one: "20 minimum, 26 maximum"; "about fifteen (never less than twelve)"; "6 individual ones
(up to 10 where the risk is high) and 18 in group"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.words.quantities.quantity import SESSIONS, Quantity, Range
from pipeline.words.quantities.roles import Roles
from pipeline.words.sessions.session_counts import Count

_PAIR, _ENDLESS, _OPENS = 2, 9999.0, 6  # numbers; sessions; characters of a bracket before its number
_ONES = frozenset({"", "one", "ones"})


def met(counts: Sequence[Quantity], roles: Roles) -> Range | None:
    """The range that two bounds in one sentence make, or the number beside which a bracket tells a bound that it keeps;
    None where two numbers are something else."""
    if len(counts) != _PAIR or roles.sentence(counts[0].start) != roles.sentence(counts[1].start):
        return None
    a, b = sorted(counts, key=lambda q: q.low is None)
    if a.high is None and b.low is None and (a.low or 0) < (b.high or 0):
        return a.low, b.high
    for one, other in ((a, b), (b, a)):
        kept = (other.low or 0) <= (one.low or 0) <= (other.high or _ENDLESS)
        if one.exact and (other.low is None) != (other.high is None) and kept and roles.bracket(other.start):
            return one.low, one.high
    return None


def widened(counts: Sequence[Count], roles: Roles) -> list[Count]:
    """The counts, where there are several forms, each with the higher number that the bracket right behind it opens
    with: so many for some."""
    if len({c.form for c in counts}) < _PAIR:
        return list(counts)
    found, taken = [], set()
    for one in counts:
        more = _more(one, roles) if one.form else None
        if more is not None:
            top = more.high if more.high is not None else more.low
            joint = replace(one.quantity, high=top, last=more.last, end=more.end)
            one = replace(one, told=replace(one.told, quantity=joint))
            taken.add(more.start)
        found.append(one)
    return [c for c in found if c.quantity.start not in taken]


def _more(one: Count, roles: Roles) -> Quantity | None:
    """The number with which the bracket behind a count opens, where it is higher and counts nothing else."""
    base, after = one.quantity, roles.quantities[one.index + 1 : one.index + 3]
    more = after[0] if after else None
    if more is None or base.high is None or more.what not in ("", "time", *SESSIONS):
        return None
    held = roles.bracket(more.start)
    if held is None or more.start - held[0] > _OPENS or held[0] < base.end:
        return None
    if roles.passage.text[base.end : held[0]].strip() not in _ONES or any(q.start < held[1] for q in after[1:]):
        return None
    top = more.high if more.high is not None else more.low
    plain = more.kind == "count" and more.rate is None and more.form in (None, one.form)
    return more if plain and top is not None and top > base.high else None


def undivided(counts: Sequence[Count]) -> list[Count]:
    """The counts without those of tracks that only spell out a range told before ("4 to 6 individual sessions: with low
    risk 4, with high risk 6")."""
    found = list(counts)
    for whole in [c for c in counts if c.track is None and None not in c.range and c.range[0] != c.range[1]]:
        parts = [c for c in found if c.index > whole.index and c.track and c.form in (None, whole.form)]
        numbers = [n for c in parts for n in c.range]
        if len(parts) > 1 and None not in numbers and whole.range == (
                min(n for n in numbers if n is not None), max(n for n in numbers if n is not None)):
            found = [c for c in found if c not in parts]
    return found
