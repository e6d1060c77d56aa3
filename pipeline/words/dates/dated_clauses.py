"""What a clause or sentence tells of: how far of one year, and whether of the programme."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.words.dates.cues import cues, spoken
from pipeline.words.quantities.years import ROLES, years

_GLOSS = re.compile(r"\s?\([^()\d]{1,30}\)(?=\s\w)")
STRONG = frozenset({"pilot", "developed", "adapted"})


def till_next(passage: Passage, clause: Stretch) -> Stretch | None:
    """A clause, where it tells a year of its own only up to the second event, which then is that of the year."""
    if not holds_year(passage, clause):
        return clause
    later = next(y.start for y in years(passage) if clause.holds(y.start))
    found = [m for m in cues(passage, clause) if m.start < later]
    return Stretch(clause.start, found[1].start) if len(found) > 1 and found[0].code in STRONG else None


def holds_year(passage: Passage, clause: Stretch) -> bool:
    return any(clause.holds(y.start) for y in years(passage))


def about(passage: Passage, sentence: Stretch) -> bool:
    """Does a sentence speak of the programme or of who owns or made it?"""
    told = (*passage.of(ROLES, "programme"), *passage.of("owning", "owns_before", "owns_after", "made_after"))
    return any(sentence.holds(m.start) and spoken(passage, m) for m in told)


def over_gloss(passage: Passage, end: int) -> int:
    """The end of a clause, that of its second half where a gloss in brackets cuts it in two ("haben wir die
    Anerkennung (erkenning) des Trainings beantragt")."""
    gloss = _GLOSS.match(passage.text, end)
    return passage.clause_at(gloss.end() + 1).end if gloss else end
