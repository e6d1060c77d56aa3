"""Of which form the sessions are whose length is told: group or individual.

2 hrs (grp), 50 min (ind.)                       by a bracket behind the length
Individual talks of 50 minutes                   by what it measures, or the words before it in its clause
Group: 30 sessions, two hours                    by the sessions counted right before it
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.words.governors import Told
from pipeline.words.roles import Roles
from pipeline.words.tongues import heard


def form(roles: Roles, every: Sequence[Told], i: int) -> str | None:
    """The form of the sessions that length `i` of a passage measures; None where none is told."""
    told = every[i]
    own = roles.form(i) or _bracketed(roles, told)
    if own:
        return own
    if told.of is not None and told.of != i:
        other = roles.form(told.of)
        if other or roles.quantities[told.of].what == "talk":
            return other or "individual"
    clause = roles.passage.clause_at(told.start)
    before = [m for m in heard(roles.passage, "session_forms") if clause.start <= m.start < told.start]
    talk = [m for m in heard(roles.passage, "count_nouns", "talk") if clause.start <= m.start < told.start]
    if before:
        return before[-1].code
    return "individual" if talk else _counted(roles, every, i)


def _bracketed(roles: Roles, told: Told) -> str | None:
    """The form in a bracket right behind a length."""
    at = told.quantity.last + 1
    forms = [m for m in heard(roles.passage, "session_forms") if m.first == at + 1]
    return forms[0].code if forms and roles.key(at) == "(" else None


def _counted(roles: Roles, every: Sequence[Told], i: int) -> str | None:
    """The form of the sessions counted right before a length in its sentence."""
    told, before = every[i], every[i - 1] if i else None
    if before is None or before.role != "count" or before.sentence != told.sentence:
        return None
    return roles.form(i - 1) if roles.near(before.quantity, told.quantity, 1) else None
