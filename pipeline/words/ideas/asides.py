"""Which sentences of a long answer speak of those who take part, and which are asides.

The idea: a respondent who tells a story says in one sentence whom the programme takes ("the course is for ...", "we
accept ..."). Where there is such a sentence, stated and of this programme today, the others are asides (the house, the
neighbours, the victims, the past), but for those that carry it on ("They must ..."). An answer of a few sentences, one
that names people at once, and one in which no sentence says whom the programme takes, has no asides.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch, once
from pipeline.words.claiming import claims, others, scopes

_SENTENCES, _WORDS, _LEAST, _OPENING = 4, 55, 5, 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_PEOPLE = ("men", "women", "both", "any", "persons", "generic")
_FOREIGN: tuple[scopes.Kind, ...] = ("plan", "past", "other")


def aside(passage: Passage, at: int) -> bool:
    """Does a character stand in a sentence or clause that does not speak of those who take part?"""
    return any(s.holds(at) for s in asides(passage))


@once
def asides(passage: Passage) -> tuple[Stretch, ...]:
    """The sentences that do not speak of those who take part, as far as that can be told, and the clauses on people of
    other services. Worked out once."""
    return (*_asides(passage), *others.elsewhere(passage))


def _asides(passage: Passage) -> list[Stretch]:
    if not rambling(passage) or _opens_with_people(passage):
        return []
    told = [_tells(passage, s) for s in passage.sentences]
    if not any(told):
        return []
    found, open_ = [], False
    for sentence, tells in zip(passage.sentences, told, strict=True):
        open_ = tells or (open_ and _goes_on(passage, sentence))
        if not open_:
            found.append(sentence)
    return found


def rambling(passage: Passage) -> bool:
    """Is an answer a story of whole sentences, not a list?"""
    if len(passage.sentences) < _SENTENCES or len(_WORD.findall(passage.text)) < _WORDS:
        return False
    long = [s for s in passage.sentences if len(_WORD.findall(passage.text, s.start, s.end)) >= _LEAST]
    return len(long) >= _SENTENCES


def _opens_with_people(passage: Passage) -> bool:
    """Does the answer come to the point at once ("Heterosexual male offenders with ...")?"""
    opening = (*passage.of("sexes", *_PEOPLE), *passage.of("clients"))
    return any(m.first < _OPENING and scopes.spoken(passage, m) for m in opening)


def _tells(passage: Passage, sentence: Stretch) -> bool:
    marks = claims.within(passage, sentence, "taking", "takes")
    people = claims.within(passage, sentence, "sexes", *_PEOPLE) or claims.within(passage, sentence, "clients")
    return bool(people) and any(scopes.spoken(passage, m) and scopes.of(passage, m, _FOREIGN) is None for m in marks)


def _goes_on(passage: Passage, sentence: Stretch) -> bool:
    first = _WORD.search(passage.text, sentence.start, sentence.end)
    heads = claims.within(passage, sentence, "taking", "goes_on")
    return first is not None and any(m.start == first.start() and scopes.spoken(passage, m) for m in heads)
