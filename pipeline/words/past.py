"""Words that put their clause into the past; not those that tell of a partner's past ("they previously lived with")."""

from __future__ import annotations

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.triggers import triggers, until_year

_BEHIND, _BEFORE = 3, 2


def marks(passage: Passage) -> list[Mention]:
    """The words for the past of a passage, "until" before a year among them."""
    denied = {t.last + 1 for t in triggers(passage) if t.code == "not"}  # "suspended, not abolished"
    found = (m for m in passage.of("scope_marks", "past") if m.first not in denied and not _of_partner(passage, m))
    dropped = (m._replace(code="past") for m in passage.of("scope_marks", "we_dropped"))
    return [*found, *dropped, *until_year(passage)]


def _of_partner(passage: Passage, past: Mention) -> bool:
    """Is it a relationship that is past ("a former partner", "somebody they previously lived with")?"""
    if any(m.start <= past.start and past.end <= m.end for m in passage.of("relations", "ex")):
        return True
    return any(0 <= m.first - past.last <= _BEHIND or 0 <= past.first - m.last <= _BEFORE
               for m in passage.of("scope_marks", "together"))
