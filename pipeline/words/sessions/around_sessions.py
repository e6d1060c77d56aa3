"""Times that lie before or after a session, or that the staff take for one, and that are not its length.

    the facilitators meet one hour before every session        what stands behind the time
    before each session the trainers talk for 30 minutes       what the clause says of the session
    trainers prepare each session for about an hour            what is done with it
    a session of two hours after the work                      its length
"""

from __future__ import annotations

from pipeline.vocabulary import Mention
from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.quantity import CLOCK, SESSIONS
from pipeline.words.quantities.roles import Roles
from pipeline.words.wording.tongues import heard

_NEAR = 2  # words


def around(roles: Roles, told: Told) -> bool:
    """Is a time of some hours or minutes one beside a session?"""
    one = told.quantity
    if one.what not in CLOCK:
        return False
    clause = roles.passage.clause_at(one.start)
    staff = {m.last + 1 for m in heard(roles.passage, "count_nouns", "staff")}
    sessions = [m for m in heard(roles.passage, "count_nouns", "session", "talk", "evening", "group")
                if clause.holds(m.start) and m.first not in staff]  # not "the trainers talk"
    if any(0 < m.first - one.last <= _NEAR + 1 and _turned(roles, m, one.last + 1) for m in sessions):
        return True
    ahead = [m for m in sessions if m.last < one.first]
    if not ahead or (one.first - ahead[-1].last <= _NEAR and not _lasts(roles, ahead[-1], one.first)):
        return False
    if all(_turned(roles, m, m.first - _NEAR) for m in ahead):
        return True
    counted = any(clause.start <= q.start < one.start and q.what in SESSIONS for q in roles.quantities)
    made_ready = [m for m in roles.contexts if m.code == "staff" and clause.start <= m.start < ahead[0].start]
    return bool(made_ready) and not counted


def _turned(roles: Roles, noun: Mention, first: int) -> bool:
    """Do "before" or "after" stand before a noun, from word `first` on?"""
    return any(noun.first - m.last <= _NEAR for m in roles.relation(max(0, first), noun.first - 1, "after"))


def _lasts(roles: Roles, noun: Mention, stop: int) -> bool:
    """Does a verb of length stand between a noun and a time?"""
    return any(m.term[:1].isalpha() and len(m.term) > 1 for m in roles.relation(noun.last + 1, stop - 1, "length"))
