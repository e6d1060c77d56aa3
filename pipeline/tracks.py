"""Tracks: which of several courses a quantity belongs to, told by a word for risk, setting, sex or length near it.

    Prison: 45 sessions. Community: 32 sessions.        prison, community
    low 6-8 sessions, medium 10-16, high 20-32           low, medium, high
"""

from __future__ import annotations

from pipeline.fold import fold
from pipeline.passage import Passage
from pipeline.roles import roles
from pipeline.vocabulary import Mention

_BEHIND = 4


def label(passage: Passage, i: int) -> str | None:
    """The word that names the track of quantity `i`: the nearest before it, back to the quantity before, else right
    behind it; None where there is none."""
    found = roles(passage)
    one = found.quantities[i]
    before, after = found.quantities[i - 1] if i else None, found.quantities[i + 1] if i + 1 < len(found.quantities) else None
    sentence = found.stretch(found.sentence(one.start))
    words = _words(passage)
    ahead = [m for m in words if m.last < one.first and m.start >= sentence.start and (before is None or m.first > before.last)]
    if ahead:
        return fold(ahead[-1].term.strip("*"))
    behind = [m for m in words if one.last < m.first <= one.last + _BEHIND and m.start < sentence.end and (after is None or m.last < after.first)]
    return fold(behind[0].term.strip("*")) if behind and not _opens(passage, one.last + 1, behind[0]) else None


def _words(passage: Passage) -> list[Mention]:
    return passage.of("count_relations", "track")


def _opens(passage: Passage, at: int, mention: Mention) -> bool:
    """Does a mark part a word from the quantity before it?"""
    return any(w.key in (",", ";", ":", ".") for w in passage.tokens[at : mention.first])
