"""Whom a programme admits by sex (kind `sex`).

A word of sex counts for the participants where it does not name the victim: the object of violence, or somebody that
is refused, planned for, or served by others. Neutral words ("persons") and masculine nouns for offenders in languages
with grammatical gender name no sex: the programme is open to any, in the latter case as an inference.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from pipeline.model import Reading, Status, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words import scopes

_VICTIM_REACH, _SHORT = 3, 3


class Options(BaseModel):
    """`words`: the vocabulary with the classes men, women, both, any, persons, generic, victim."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str = "sexes"


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The sex that the home item names for the participants."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    named = passage.of(options.words, "men", "women", "both", "any")
    people = [m for m in named if _participant(passage, options, m)]
    told = choices.tell(passage, people)
    flags = choices.denials(passage, variable, told)
    used = choices.used(passage, told)
    code, evidence = _code(told.kept)
    if code == "women" and any(scopes.distance(passage, m, g) <= 1 for m in evidence for g in passage.of(
            options.words, "generic")):
        code = "men_and_women"  # "Täterinnen und Täter"
    if code is None:
        code, evidence = _neutral(passage, options)
        if code is None:
            status: Status = "unparsed" if told.denied else "not_mentioned"
            return Reading((Value(variable.name, status=status),), flags, used)
    spans = [s for m in evidence for s in passage.locate(m.start, m.end)]
    sure = any(m.code != "generic" for m in evidence)
    made = choices.value(passage, variable, (code,), spans, confidence="high" if sure else "low",
                         rule="sex" if sure else "generic masculine")
    return Reading(made.values, (*flags, *made.flags), (*used, *made.used))


def _code(people: Sequence[Mention]) -> tuple[str | None, list[Mention]]:
    codes = {m.code for m in people}
    if "any" in codes:
        return "any", [m for m in people if m.code == "any"]
    if "both" in codes or {"men", "women"} <= codes:
        return "men_and_women", list(people)
    if codes:
        return codes.pop(), list(people)
    return None, []


def _neutral(passage: Passage, options: Options) -> tuple[str | None, list[Mention]]:
    """Open to any: by a neutral word, else by a generic masculine of the answer's language."""
    for words in (passage.of(options.words, "persons"), passage.of(options.words, "generic")):
        kept = [m for m in words if scopes.spoken(passage, m) and scopes.of(passage, m) is None
                and _participant(passage, options, m)]
        if kept:
            return "any", kept[:1]
    return None, []


def _participant(passage: Passage, options: Options, mention: Mention) -> bool:
    """Is a word of sex not the victim: nothing of violence directly before it, no passive victim after it?"""
    if mention.code in ("both", "any"):
        return True
    if mention.end - mention.start <= _SHORT and not scopes.spoken(passage, mention):
        return False
    if any(mention.last < m.first <= mention.last + _VICTIM_REACH for m in passage.of(options.words, "served")):
        return False
    marks = passage.of(options.words, "victim")
    low = bisect.bisect_left(marks, mention.start - 60, key=lambda m: m.start)
    clause = passage.clause_at(mention.start)
    for mark in marks[low:]:
        if mark.start > mention.end + 30:
            break
        if mark.start < clause.start or mark.start > clause.end:
            continue
        gap = scopes.distance(passage, mark, mention)
        if mark.last < mention.first and gap <= _VICTIM_REACH and not _subject_between(passage, mark, mention):
            return False
    return True


def _subject_between(passage: Passage, mark: Mention, mention: Mention) -> bool:
    """Does a relative pronoun part them ("victims of men who")?"""
    return any(mark.end <= m.start < mention.start for m in scopes.joiners(passage, "who"))
