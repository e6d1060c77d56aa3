"""Numbers that stand alone with a sign for "times".

    weekly, 2 hours, 16x                  16 sessions
    group 12x, individually 4x            12 and 4
    group meets 2x a week                 none: how often
"""

from __future__ import annotations

from pipeline.words.quantities.roles import MOST_A_WEEK, Roles

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
