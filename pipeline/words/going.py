"""What tells by the groups or the changes of a programme that it goes on: groups that are held so many a year, that are
there now, or of which the next is named; changes that are always made."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words import claims, held, scopes

_OFTEN = ("week", "month", "quarter", "half_year", "year")
_NEAR = 5


def of(passage: Passage, vocabulary: str) -> Iterator[tuple[Mention, str]]:
    """The words that tell it, with the state that they tell."""
    for mention in passage.of(vocabulary, "group", "next"):
        if _stated(passage, mention) and (mention.code == "next" or (
                not claims.planned(passage, mention) and _held(passage, mention, vocabulary))):
            yield mention, "running"
    for mention in passage.of(vocabulary, "changed"):
        unit = claims.clause(passage, mention.start)
        always = claims.within(passage, unit, vocabulary, "always")
        beside = any(abs(m.first - mention.last) <= _NEAR or abs(mention.first - m.last) <= _NEAR for m in always)
        if beside and _stated(passage, mention) and not _of_else(passage, mention, vocabulary):
            yield mention, "under_revision"


def _of_else(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is it something else, or somebody, that is changed ("the staff are regularly updated")?"""
    if held.worked_on(passage, mention):
        return False
    ahead = Stretch(claims.clause(passage, mention.start).start, mention.start)
    people = claims.within(passage, ahead, "people", "leader") or claims.within(passage, ahead, "year_roles", "staff")
    return bool(people) or held.other_subject(passage, mention, vocabulary)


def _stated(passage: Passage, mention: Mention) -> bool:
    spoken = claims.spoken(passage, mention) and claims.own(passage, mention.start)
    return spoken and scopes.of(passage, mention, ("not", "except", "unticked", "past")) is None


def _held(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Are groups held so many a year or each season, or are they there now ("we have two groups at the moment")?"""
    unit = claims.clause(passage, mention.start)
    if claims.within(passage, unit, "rates", *_OFTEN):
        return True
    if claims.within(passage, unit, vocabulary, "each_season"):
        return True
    here = claims.within(passage, Stretch(unit.start, mention.start), vocabulary, "have")
    return bool(here) and any(claims.spoken(passage, m) for m in claims.within(passage, unit, vocabulary, "at_present"))
