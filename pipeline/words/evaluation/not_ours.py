"""Evaluations that are denied of this programme only, after those of another were told."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.quantities.years import RECENT

_NEAR, _SHORT = 3, 7  # words
_AUXILIARY = re.compile(r"^\s(?:has |have )?(?:been|was|were|is|has|did|worden|wurde|été)(?=[\s.,;!]|$)", re.IGNORECASE)


def named(passage: Passage) -> list[Mention]:
    """The words for this programme in clauses that deny of it what was told of another: "but not here", "the programme
    was not", "here nobody has done this"."""
    found = []
    for unit in scopes.units(passage):
        own = claims.within(passage, unit, "evaluation_topic", "study", "never")
        if own and _never_ours(passage, unit, own[0]):
            found.append(own[0])
        if own or len(unit.of(passage.text).split()) > _SHORT:
            continue
        here = claims.within(passage, unit, "other_programme", "here", "programme")
        here = [h for h in here if claims.spoken(passage, h)]
        back = claims.brought_back(passage, unit)
        here = here if any(h.code == "here" for h in here) else back or here
        if not here or not _before(passage, unit, not back):
            continue
        negators = [t for t in scopes.triggers(passage) if unit.holds(t.start) and t.code in ("not", "no", "nobody")]
        rest = int(bool(back) and not claims.within(passage, unit, "effects"))
        rests = [_AUXILIARY.sub("", passage.text[t.end : unit.end]).strip(" .,;!") for t in negators]
        ends = any(len(words.split()) <= rest for words in rests)
        denied = any(scopes.denied(passage, h) for h in here if h.code == "here")
        if ends or denied or claims.tenses(passage, unit, "not_yet"):
            found.append(here[0])
    for but in scopes.triggers(passage):
        unit = claims.clause(passage, but.start)
        behind = Stretch(but.end, max(but.end, unit.end))
        here = [h for h in claims.within(passage, behind, "other_programme", "here") if claims.spoken(passage, h)]
        near = here and but.code == "except" and len(passage.text[but.end : here[0].start].split()) <= _NEAR
        if near and _before(passage, Stretch(but.start, unit.end), False):
            found.append(here[0])
    return found


def _never_ours(passage: Passage, unit: Stretch, study: Mention) -> bool:
    """Is a study denied of this programme or country, named so, behind what was told of another ("the English version
    was evaluated; in our country nobody studied it")?"""
    back = claims.brought_back(passage, unit)
    if not back or not _before(passage, unit, False) or claims.within(passage, unit, "effects", "effect"):
        return False
    return claims.denied(passage, study) and not RECENT.search(unit.of(passage.text))


def told_before(passage: Passage, unit: Stretch) -> int:
    """Where the words begin that a clause may deny of this programme: in the sentence, or in the one before a clause
    that is a sentence of its own."""
    sentence = passage.sentence_at(unit.start)
    earlier = [s for s in passage.sentences if s.end <= sentence.start]
    return earlier[-1].start if earlier and unit.start == sentence.start else sentence.start


def _before(passage: Passage, unit: Stretch, alone: bool) -> bool:
    """Was an evaluation, or another programme, told before? A bare word for a programme denies only the latter."""
    begin = told_before(passage, unit)
    told = any(begin <= m.start < unit.start for m in passage.of("evaluation_topic", "study"))
    if begin == unit.start == passage.sentences[0].start:  # "Not this one. The one before it was."
        return not alone and bool(claims.foreign(passage))
    return told or (not alone and any(s.start < unit.start and begin < s.end for s in claims.foreign(passage)))
