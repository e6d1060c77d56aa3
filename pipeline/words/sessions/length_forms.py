"""Of which form the sessions are whose length is told: group or individual.

2 hrs (grp), 50 min (ind.)                       by a bracket behind the length
2 hours for the group, 1 hour the individual ones   by the words behind it
Individual talks of 50 minutes                   by what it measures, or the words before it in its clause
Group: 30 sessions, two hours                    by the sessions counted right before it
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.roles import Roles
from pipeline.words.wording.function_words import EVERYDAY
from pipeline.words.wording.tongues import heard

_SMALL = 2  # words between a length and its form


def form(roles: Roles, every: Sequence[Told], i: int) -> str | None:
    """The form of the sessions that length `i` of a passage measures; None where none is told."""
    told = every[i]
    own = roles.form(i) or _bracketed(roles, told) or _behind(roles, told)
    if own:
        return own
    forms = heard(roles.passage, "session_forms")
    if told.of is not None and told.of != i and not any(
            roles.quantities[told.of].last < m.first < told.quantity.first for m in forms):
        other = roles.form(told.of)
        if other or roles.quantities[told.of].what == "talk":
            return other or "individual"
    clause = roles.passage.clause_at(told.start)
    before = [m for m in forms if clause.start <= m.start < told.start]
    talk = [m for m in heard(roles.passage, "count_nouns", "talk") if clause.start <= m.start < told.start]
    if before:
        return before[-1].code
    return "individual" if talk else _counted(roles, every, i)


def _bracketed(roles: Roles, told: Told) -> str | None:
    """The form in a bracket right behind a length."""
    at = told.quantity.last + 1
    forms = [m for m in heard(roles.passage, "session_forms") if m.first == at + 1]
    return forms[0].code if forms and roles.key(at) == "(" else None


def _behind(roles: Roles, told: Told) -> str | None:
    """The form that stands behind a length with nothing but an article or "for" between ("2 horas las grupales")."""
    at = told.quantity.last + 1
    words = (*heard(roles.passage, "session_forms"), *heard(roles.passage, "count_nouns", "group", "talk"))
    forms = sorted((m for m in words if at <= m.first <= at + _SMALL), key=lambda m: m.first)
    joiners = {m.first for m in roles.passage.of("joiners", "and", "or")}
    if not forms or any(roles.key(t) not in EVERYDAY or t in joiners for t in range(at, forms[0].first)):
        return None
    return "individual" if forms[0].code == "talk" else forms[0].code


def _counted(roles: Roles, every: Sequence[Told], i: int) -> str | None:
    """The form of the sessions counted right before a length in its sentence."""
    told, before = every[i], every[i - 1] if i else None
    if before is None or before.role != "count" or before.sentence != told.sentence:
        return None
    return roles.form(i - 1) if roles.near(before.quantity, told.quantity, 1) else None
