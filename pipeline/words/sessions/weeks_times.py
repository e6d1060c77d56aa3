"""Weeks that a number of sessions is multiplied with ("12 weeks x 2 sessions", "12 Wochen à 2 Sitzungen")."""

from __future__ import annotations

from pipeline.words.quantities.quantity import SESSIONS, Quantity
from pipeline.words.quantities.roles import MOST_A_WEEK, Roles

_EACH = frozenset({"à", "á", "@", "x"})


def weeks_of(roles: Roles, i: int) -> Quantity | None:
    """The weeks right before quantity `i` in each of which so many sessions are held."""
    if not i:
        return None
    one, weeks = roles.quantities[i], roles.quantities[i - 1]
    few = one.what in SESSIONS and 0 < (one.high or 0) <= MOST_A_WEEK
    if not few or weeks.what != "week" or not weeks.exact or (weeks.low or 0) <= 1 or roles.whole(i):
        return None
    signs = [*roles.gap(weeks, one, "times"), *(m for m in roles.gap(weeks, one, "times_of") if m.term in _EACH)]
    return weeks if any(m.first == weeks.last + 1 and m.last == one.first - 1 for m in signs) else None
