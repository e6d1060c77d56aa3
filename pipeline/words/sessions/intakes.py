"""Meetings before or after the programme that are not called what its sessions are called.

    after the assessment (3 meetings) he takes part in 12 sessions        12
    the assessment has 3 sessions, then 12 sessions follow                15: the respondent calls both sessions
    after the assessment 12 meetings, then 4 individual sessions          16: "after" leads in the meetings
"""

from __future__ import annotations

import re

from pipeline.words.quantities.governors import BESIDE
from pipeline.words.quantities.quantity import SESSIONS, Quantity
from pipeline.words.quantities.roles import Roles

_SESSION = ("sess", "sesi", "sesj", "sean", "séan", "sitz", "sitt", "zitt", "seds", "seans", "seanc", "soit")
_BEFORE = re.compile(
    r"\W*(?:before|beforehand|prior|in advance|vorher|davor|zuvor|vorab|avant|auparavant|au préalable|antes"
    r"|previamente|prima"
    r"|in precedenza|vooraf|voordien|eerst vooraf|före|innan|dessförinnan|før|inden|ennen|sitä ennen|przedtem"
    r"|wcześniej|uprzednio"
    r"|předtím|předem|predtým|prije|prej|pred tem|prieš tai|pirms tam|előtte|enne|înainte|abans)"
    r"(?:[\s:,]+(?:them|that|this|it|those|these|dem|diesen|cela|eso|questo|dat|det|also"
    r"|about|around|there are|come|we do|we have|he has|gibt es|noch|il y a|hay|ci sono"
    r"|zijn er)){0,2}[\s:,]+",
    re.IGNORECASE)
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


def opened(roles: Roles, i: int) -> bool:
    """Does a bare "before" open the clause of a count of talks, at most small words between, in an answer that counts
    others too ("before 2 individual interviews")?"""
    one = roles.quantities[i]
    if one.what not in SESSIONS or not (one.what == "talk" or one.form == "individual"):
        return False
    clause = roles.passage.clause_at(one.start)
    opens = _BEFORE.fullmatch(roles.passage.text, clause.start, one.start) is not None
    return opens and any(q is not one and q.kind == "count" and (q.low or 0) > (one.high or 0) and (
        q.what in SESSIONS or roles.told[k].role == "count" or q.what == "") for k, q in enumerate(roles.quantities))


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
