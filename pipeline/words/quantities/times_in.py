"""How often in so much time, with the sign for times.

    1x in 14 days, 2 x per 3 weeks, 1x za 14 dní      so many times in each such time
    16x in 20 weeks                                   all sessions over their time
"""

from __future__ import annotations

from pipeline.passage import Passage
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import CALENDAR, Quantity

_SIGNS = frozenset({"x", "×"})
_IN = frozenset({
    "in", "per", "pro", "every", "each", "within", "im", "alle", "en", "par", "por", "cada", "ogni", "om", "op",
    "på", "i", "w", "na", "za", "v", "u", "po", "a", "em", "la", "co", "kas", "iga", "tous", "hver", "var", "/",
})
_FEW, _MONTH = 3, 5  # times; weeks


def times_in(passage: Passage, time: Quantity) -> Quantity | None:
    """The number of times, told with the sign right before a time of few weeks, that is repeated in each of them."""
    weeks = time.sized[1] or 0
    if time.what not in CALENDAR - {"year"} or not time.exact or not 0 < weeks <= _MONTH or time.first < _FEW:
        return None
    sign = time.first - 1 - (passage.tokens[time.first - 1].key in _IN)
    inside = passage.tokens[time.first].key in _IN  # "per 14 days" as one quantity
    if (sign == time.first - 1 and not inside) or passage.tokens[sign].key not in _SIGNS:
        return None
    return next((q for q in quantities(passage) if q.kind in ("count", "times") and 0 < (q.high or 0) <= _FEW
                 and sign - 1 <= q.last <= sign and q.what in ("", "time")), None)
