"""What is still ahead of a programme: a start that is due; or its end, since nobody new is taken in and the groups that
run are only finished."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.places import telling
from pipeline.words.status.giving_way import NEW

_NEAR = 4  # words
_OF = re.compile(  # "the start of the evaluation", which is another start
    r"\s(?:of|von|vom|der|des|du|de|d['’]|del|dell|della|van|av|af|för|for)\b", re.IGNORECASE)


def launch_due(passage: Passage, vocabulary: str) -> Iterator[Mention]:
    """The words for a start that is due ("the launch is foreseen for March"), of no part and no one group."""
    for start in passage.of(vocabulary, "launch"):
        if not claims.own(passage, start.start) or scopes.denied(passage, start):
            continue
        unit = claims.clause(passage, start.start)
        due = [m for m in claims.within(passage, unit, vocabulary, "due") if 0 < m.first - start.last <= _NEAR]
        if due and _OF.match(passage.text, start.end) is None and not telling.gone(passage, unit):
            yield start


def intake(passage: Passage, unit: Stretch, vocabulary: str) -> bool:
    """Is it new people, or groups, of which a clause tells that they are no longer taken ("no new men any more")?"""
    if claims.within(passage, unit, vocabulary, "intake"):
        return True
    return any(NEW.match(passage.text, passage.tokens[m.first - 1].start)
               for m in claims.within(passage, unit, vocabulary, "group") if m.first > 0)


def finishing(passage: Passage, end: Mention, vocabulary: str) -> bool:
    """Is it the groups under way that are brought to their end ("the running groups are finished")?"""
    unit = claims.clause(passage, end.start)
    if telling.gone(passage, unit):
        return False
    groups = claims.within(passage, unit, vocabulary, "group")
    running = claims.within(passage, unit, vocabulary, "running") + claims.tenses(passage, unit, "ongoing")
    return any(abs(g.first - r.last) == 1 or abs(r.first - g.last) == 1 for g in groups for r in running)
