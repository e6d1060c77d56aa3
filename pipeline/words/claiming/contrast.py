"""Clauses on what others do or have learnt, beside those on what we do ("the court has its HCR-20, we use the SARA",
"our trainers are systemic therapists, the programme itself is cognitive-behavioural").

Whose doing a clause speaks of is told by its subject: a body, another unit, or the staff with a word of schooling. Such
a clause says nothing of the programme where another one, on us or the programme, says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch, once, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.wording.function_words import ALSO, EVERYDAY

_BODIES = ("criminal_court", "prosecutor", "police", "child_protection", "health", "prison", "probation")
_TOO = re.compile(rf"\b(?:{ALSO}|too|as well|ebenso|également|też|tiež|također|tudi|també)\b", re.IGNORECASE)
_SUBJECT, _OF, _NEAR, _HEAD = 5, 2, 4, 3


@once
def of_others(passage: Passage) -> tuple[Stretch, ...]:
    """The clauses whose subject is another unit, or the staff with what they learnt. Worked out once."""
    away = [u for u in scopes.units(passage) if _schooled(passage, u) or (
        not _own(passage, u) and (_subject(passage, u, _others(passage, u)) or _by(passage, u)))]
    return (*away, *_persons(passage))


def of_body(passage: Passage, mention: Mention) -> bool:
    """Is a phrase the object of a court, the police or another body, and nothing says that the result comes to us?"""
    unit = claims.clause(passage, mention.start)
    before = [m for m in (*_others(passage, unit), *_bodies(passage, unit)) if mention.first - m.last > 1]
    return _subject(passage, unit, before) and not _own(passage, unit) and not reaches_us(passage, unit)


def abroad(passage: Passage, mention: Mention) -> bool:
    """Is the subject of a phrase's clause a country, or its people or services, or is that the place it opens with
    ("the Danish colleagues have", "Sweden has", "in other countries")?"""
    unit = claims.clause(passage, mention.start)
    places = [m for m in claims.within(passage, unit, "jurisdictions") if claims.spoken(passage, m)]
    people = [m for m in claims.within(passage, unit, "nationalities") if any(
        0 < p.first - m.last <= _OF for p in claims.within(passage, unit, "contrast", "peers"))]
    named = (*places, *people, *claims.within(passage, unit, "used_by_others", "others"))
    before = [m for m in named if mention.first - m.last > 1]
    return _subject(passage, unit, before) and not _own(passage, unit)


def of_us(passage: Passage, mention: Mention) -> bool:
    """Does a phrase stand in a clause on us or the programme?"""
    return _own(passage, claims.clause(passage, mention.start))


def _words(passage: Passage, unit: Stretch, code: str) -> list[Mention]:
    return [m for m in claims.within(passage, unit, "contrast", code) if scopes.spoken(passage, m)]


def _own(passage: Passage, unit: Stretch) -> bool:
    return bool(_words(passage, unit, "own"))


def _others(passage: Passage, unit: Stretch) -> list[Mention]:
    return _words(passage, unit, "others")


def _bodies(passage: Passage, unit: Stretch) -> list[Mention]:
    named = (*claims.within(passage, unit, "senders", *_BODIES), *claims.within(passage, unit, "tool_words", "agency"))
    heads = {m.first for m in passage.of("people", "man")}  # "court clients" are no court
    return [m for m in named if claims.spoken(passage, m) and m.last + 1 not in heads]


def _subject(passage: Passage, unit: Stretch, named: Sequence[Mention]) -> bool:
    """Does one of some words stand at the head of a clause, as its subject does?"""
    return any(len(passage.text[unit.start : m.start].split()) < _SUBJECT for m in named)


def _schooled(passage: Passage, unit: Stretch) -> bool:
    """Is it said what those who lead are or have learnt? Not where it is the participants who learn."""
    unit = _with_subject(passage, unit)
    schooled = _words(passage, unit, "schooled")
    if not schooled or any(claims.spoken(passage, m) for m in claims.within(passage, unit, "people", "man")):
        return False
    learns = [m for m in _words(passage, unit, "learns") if any(
        s.start > m.end or (s.end <= m.start and scopes.distance(passage, s, m) <= _OF) for s in schooled)]
    close = any(scopes.distance(passage, m, s) <= _OF for m in learns for s in schooled if s != m)
    return close or _subject(passage, unit, learns)


def _with_subject(passage: Passage, unit: Stretch) -> Stretch:
    """A clause with the few words that a put in "however" cuts from it ("the trainers are however trained in")."""
    clause = passage.clause_at(unit.start)
    head = passage.text[clause.start : unit.start].split()
    return Stretch(clause.start, unit.end) if 0 < len(head) <= _HEAD and unit.start > clause.start else unit


def _by(passage: Passage, unit: Stretch) -> bool:
    """Is what a clause tells done by another unit ("restorative meetings are held by the mediation service")?"""
    others = _others(passage, unit)
    return any(0 < m.first - by.last <= _NEAR for by in _words(passage, unit, "by") for m in others)


def _persons(passage: Passage) -> Iterator[Stretch]:
    """What somebody is ("reviewed by a CBT expert", "psychodynamic therapists"): the words right before the person, up
    to an everyday one."""
    for person in passage.of("contrast", "person"):
        at = person.first
        while at > max(0, person.first - _NEAR) and passage.tokens[at - 1].key.isalpha() and (
                passage.tokens[at - 1].key not in EVERYDAY):
            at -= 1
        if scopes.spoken(passage, person):
            yield Stretch(passage.tokens[at].start, person.end)


def reaches_us(passage: Passage, unit: Stretch) -> bool:
    """Does the sentence say that the result comes to us ("the police send it with the referral")?"""
    sentence = passage.sentence_at(unit.start)
    marks = _words(passage, Stretch(unit.start, sentence.end), "shared")
    sent = claims.within(passage, unit, "senders", "send")
    denied = any(scopes.denied(passage, m) for m in (*marks, *sent))
    inside = [m for m in marks if unit.holds(m.start) or claims.within(
        passage, claims.clause(passage, m.start), "senders", "send")]  # "by the police, and the sheet is sent to us"
    return bool(inside or sent) and not denied


def results_too(passage: Passage, mention: Mention) -> bool:
    """Is it told that the result of a tool reaches us "too", as those told before do?"""
    sentence = passage.sentence_at(mention.start)
    return bool(starting(passage.of("level_nouns", "result"), mention.end, sentence.end)) and bool(
        _TOO.search(passage.text, mention.end, sentence.end))


def besides(passage: Passage, own: Sequence[Mention], named: Sequence[Mention]) -> bool:
    """Is an own instrument what we do in a sentence of its own, where another body brings the named ones ("the social
    services pass the RVD-BCN and send us the result; to all men we pass a scale of ours")?"""
    sentence = passage.sentence_at(own[0].start)
    apart = not any(sentence.holds(m.start) for m in named) and all(m.code != "agency" for m in own)
    return apart and of_us(passage, own[0]) and all(_brought(passage, m) for m in named)


def _brought(passage: Passage, mention: Mention) -> bool:
    """Does another body do what the clause of a phrase tells?"""
    unit = claims.clause(passage, mention.start)
    before = Stretch(unit.start, max(unit.start, mention.start))
    return of_body(passage, mention) or bool(claims.within(passage, before, "senders"))
