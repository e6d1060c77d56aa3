"""Numbers that stand alone with a sign for "times".

    weekly, 2 hours, 16x                  16 sessions
    group 12x, individually 4x            12 and 4
    individual sessions 3 x 45 min        3, by the label
    group meets 2x a week                 none: how often
"""

from __future__ import annotations

from pipeline.words.quantities.quantity import CLOCK
from pipeline.words.quantities.roles import MOST_A_WEEK, Roles
from pipeline.words.wording.tongues import heard

_SIGNS = frozenset({"x", "×"})
_ENDS = frozenset({"", ".", ",", ";", ")", "/"})


def so_many(roles: Roles, i: int) -> bool:
    """Is a number with the sign the last of its clause, more often than anybody meets in a week, or told of a form?"""
    one = roles.quantities[i]
    if roles.key(one.last + 1) not in _SIGNS or one.label or one.what != "" or (one.high or 0) <= 1:
        return False
    sign, sentence = roles.tokens[one.last + 1], roles.passage.sentence_at(one.start)
    ends = roles.key(one.last + 2) in _ENDS or sentence.end <= sign.end
    formed = any(roles.form(k) is not None for k in (i - 1, i) if k >= 0)
    return ends and ((one.high or 0) > MOST_A_WEEK or formed)


def labelled(roles: Roles, i: int) -> str | None:
    """The form of a label of sessions or talks that opens a clause right before a number with the sign ("Individual
    sessions 3 x 45 min")."""
    one = roles.quantities[i]
    timed = any(q.what in CLOCK and q.rate is None for q in roles.quantities[i + 1 : i + 2])
    if roles.key(one.last + 1) not in _SIGNS or one.kind != "count" or one.what != "" or not timed:
        return None
    first = one.first
    nouns = {at for m in heard(roles.passage, "count_nouns", "session", "talk") for at in range(m.first, m.last + 1)}
    forms = {at: m.code for m in heard(roles.passage, "session_forms") for at in range(m.first, m.last + 1)}
    while first and (first - 1 in nouns or first - 1 in forms):
        first -= 1
    opens = not first or not roles.key(first - 1).isalnum() or roles.tokens[first].start in roles.sentence_starts
    named = [forms[at] for at in range(first, one.first) if at in forms]
    return named[0] if opens and len(set(named)) == 1 else None
