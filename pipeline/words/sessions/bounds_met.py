"""Two numbers that bound one: "20 minimum, 26 maximum"; "about fifteen (never less than twelve)"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.words.quantities.quantity import Quantity, Range
from pipeline.words.quantities.roles import Roles

_PAIR, _ENDLESS = 2, 9999.0


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
