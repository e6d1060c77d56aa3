"""An accreditation that was only thought of or tried for: it gives neither an accreditation nor its year.

    We thought about applying to the panel in 2019, but never did.    2018 war eine Akkreditierung im Gespräch.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.dates.dated import dated
from pipeline.words.quantities.years import ROLES

_AND = re.compile(r"\b(?:and|und|et|y|e|och|og|ja|oraz)\b", re.IGNORECASE)
_PASSIVE = 6  # words from the noun to the verb behind it ("eine Akkreditierung war im Gespräch")


def intended(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Does the clause of a word for accreditation tell of a past intention, or its sentence of one that failed?"""
    here = [m for m in passage.of(ROLES, "considered", "asked") if clause.holds(m.start) and _bears(passage, m, cue)]
    if not any(m.code == "considered" for m in here) and not (here and _failed(passage, cue)):
        return False
    return not _given(passage, cue, clause)


def _bears(passage: Passage, intent: Mention, cue: Mention) -> bool:
    """Is it the accreditation that is intended: no "and" between, and not far behind?"""
    first, second = sorted((intent, cue), key=lambda m: m.start)
    if intent is second and intent.first - cue.last > _PASSIVE:
        return False
    return _AND.search(passage.text, first.end, second.start) is None


def _failed(passage: Passage, cue: Mention) -> bool:
    """Does the sentence say behind the word that nothing came of it?"""
    sentence = passage.sentence_at(cue.start)
    return any(cue.start < m.start < sentence.end and claims.spoken(passage, m) for m in passage.of(ROLES, "idle"))


def _given(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Does the year stand in a later clause, in which it was obtained ("and in 2018 we got it")?"""
    joined = _AND.search(passage.text, cue.end, clause.end)
    begin = joined.start() if joined else clause.end
    return any(d.cue == cue and d.year.start >= begin for d in dated(passage)) and not _failed(passage, cue)
