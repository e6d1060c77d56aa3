"""Levels that a list shuts out: after a label ("Excluded: low risk; very high risk") or as labels of their own ("Low
risk: counselling instead, hence excluded")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes

_WORDS = re.compile(r"[^\W\d_]+")
_EQUAL = re.compile(r"\s*(?:[\w-]+\s)?(?:=|->|=>|→)\s*")
_FEW, _LABEL, _BACK = 4, 6, 5


def shut(passage: Passage, group: Sequence[Mention]) -> bool:
    """Does a list shut out the levels of a phrase?"""
    return _under(passage, group) or _labelled(passage, group)


def _under(passage: Passage, group: Sequence[Mention]) -> bool:
    """Is the phrase an entry of its own, behind a semicolon, of a list that a refusal with a colon opens?"""
    sentences = passage.sentences
    at = sentences.index(passage.sentence_at(group[0].start))
    if len(_WORDS.findall(sentences[at].of(passage.text))) > _FEW:
        return False
    for before in reversed(sentences[max(0, at - _BACK) : at]):
        if not before.of(passage.text).endswith(";"):
            return False
        opening = before.of(passage.text).find(":")
        if opening >= 0:
            return _refused(passage, Stretch(before.start, before.start + opening + 1))
        if len(_WORDS.findall(before.of(passage.text))) > _FEW:
            return False
    return False


def _labelled(passage: Passage, group: Sequence[Mention]) -> bool:
    """Does the phrase open its sentence as a label of which a refusal is told behind the colon?"""
    sentence = passage.sentence_at(group[0].start)
    equal = _EQUAL.match(passage.text, group[-1].end, passage.clause_at(group[-1].start).end)
    if equal is not None:
        return any(t.start == equal.end() for t in scopes.triggers(passage))  # "low risk = no group"
    colon = passage.text.find(":", group[-1].end, sentence.end)
    if colon < 0 or len(_WORDS.findall(passage.text[sentence.start : colon])) > _LABEL:
        return False
    rest = Stretch(colon, sentence.end)
    others = starting(passage.of("levels"), rest.start, rest.end)
    return not others and (_refused(passage, rest) or _not_here(passage, rest))


def _not_here(passage: Passage, stretch: Stretch) -> bool:
    """Does a stretch deny the place, or tell of another one or of something less ("High risk: a clinic instead")?"""
    admits = starting(passage.of("refusals", "admit"), stretch.start, stretch.end)
    away = starting(passage.of("level_marks", "elsewhere", "enough"), stretch.start, stretch.end)
    denied = [scopes.denied(passage, m) for m in admits]
    return any(denied) or (bool(away) and not admits)


def _refused(passage: Passage, stretch: Stretch) -> bool:
    """Does a stretch refuse, plainly?"""
    found = starting(scopes.refusing(passage), stretch.start, stretch.end)
    negators = [t for t in scopes.triggers(passage) if stretch.holds(t.start) and t.code != "rather"]
    return any(not any(scopes.same_clause(passage, t, m) and t.start != m.start for t in negators) for m in found)
