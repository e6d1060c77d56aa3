"""Meetings before or after the programme that are not called what its sessions are called.

    after the assessment (3 meetings) he takes part in 12 sessions        12
    the assessment has 3 sessions, then 12 sessions follow                15: the respondent calls both sessions
    after the assessment 12 meetings, then 4 individual sessions          16: "after" leads in the meetings
"""

from __future__ import annotations

from pipeline.words.quantities.governors import BESIDE
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.roles import Roles

_SESSION = ("sess", "sesi", "sesj", "sean", "séan", "sitz", "sitt", "zitt", "seds", "seans", "seanc", "soit")
_STEM, _LEAD = 4, 3  # letters; words


def apart(roles: Roles, i: int) -> bool:
    """Is a count of intake meetings told with another noun than a count that nothing beside the programme governs?"""
    one = roles.quantities[i]
    own = _noun(one)
    if not own or own.startswith(_SESSION) or _led_in(roles, i):
        return False
    others = [q for k, q in enumerate(roles.quantities) if k != i and q.what == "session" and q.kind == "count"
              and roles.governor(k) not in BESIDE and roles.told[k].role == "count" and not roles.told[k].doubt]
    return bool(others) and all(_noun(q)[:_STEM] != own[:_STEM] for q in others if _noun(q))


def _noun(one: Quantity) -> str:
    return one.noun.term.casefold().strip("*") if one.noun is not None else ""


def _led_in(roles: Roles, i: int) -> bool:
    """Does "after" stand before the word for the intake, in the open clause of a count: is it what comes next?"""
    one = roles.quantities[i]
    if roles.bracket(one.start) is not None:
        return False
    clause = roles.passage.clause_at(one.start)
    words = [m for m in roles.contexts if m.code in BESIDE and clause.start <= m.start < one.start]
    return any(roles.relation(max(0, m.first - _LEAD), m.first - 1, "after") for m in words)
