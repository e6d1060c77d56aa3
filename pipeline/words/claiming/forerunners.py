"""What was there before a programme: nothing ("keine älteren Programme", "before us there was no such offer", "the
first of its kind"), or a programme that was given up ("the old course was stopped")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.wording.triggers import triggers

_NEAR, _NEXT = 3, 2
_FEW, _BRIEF, _LONG = 4, 7, 14  # words of a clause
_NOUN = "other_programme"
_ONE = re.compile(  # "the old one is still used", "das alte wird noch genutzt"
    r"\s(?:ones?\b|(?:is|ist|wird|läuft|est|reste|sigue|es|se|è|resta|viene|is|wordt|är|används|er|bruges|brukes|jest|je)"
    r"\s)", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:nothing|nobody|nichts|niemand|rien|nada|nulla|niente|niets|inget|ingenting|intet|nic|nič|nieko|ništa|semmi"
    r"|nimic|mitään|midagi|neko)\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"(?:an)?other|different|ein ander|un autre|une autre|otr[oa]|un altr|een ander|ett ann|et ann|en ann|inn|jin|jiný"
    r"|drug|toin|outr|altr|alt|más", re.IGNORECASE)


def none(passage: Passage, vocabulary: str) -> Iterator[Stretch]:
    """The clauses that tell that there was nothing before. The vocabulary has `before`, `existed`, `offer`, `first` and
    `kind`."""
    denials = [t for t in triggers(passage) if t.code in ("no", "nobody", "without", "not", "local")]
    for trigger in denials:
        unit = claims.clause(passage, trigger.start)
        words = len(unit.of(passage.text).split())
        there = claims.within(passage, unit, vocabulary, "existed")
        if words <= _BRIEF + 2 * bool(there) and any(
            _near(trigger, pair, _NEXT if trigger.code == "no" and not there else _NEAR)
            and (there or trigger.start < pair.start) for pair in _earlier(passage, unit)
        ):
            yield unit
        elif words <= (_LONG if there else _BRIEF + 1 if _frames(passage, unit, trigger, vocabulary) else _FEW):
            before = [m for m in claims.within(passage, unit, vocabulary, "before") if claims.spoken(passage, m)]
            offer = claims.within(passage, unit, vocabulary, "offer")
            offer += claims.within(passage, unit, _NOUN, "programme")
            if before and ((offer and (there or trigger.code == "no")) or (there and _NOTHING.match(
                    passage.text, trigger.start))):
                yield unit
    for first in passage.of(vocabulary, "first"):
        unit = claims.clause(passage, first.start)
        kinds = claims.within(passage, unit, vocabulary, "kind")
        if any(abs(m.first - first.last) <= _NEAR + 1 for m in kinds) and not scopes.denied(passage, first):
            yield unit


def _frames(passage: Passage, unit: Stretch, trigger: Mention, vocabulary: str) -> bool:
    """Does a "no" open a clause and a "before" close it ("No programme for this group was before")?"""
    before = claims.within(passage, unit, vocabulary, "before")
    return bool(before) and trigger.start == unit.start and not passage.text[before[-1].end : unit.end].strip(" .,;!")


def until_then(passage: Passage) -> Iterator[Stretch]:
    """The clauses that tell of another programme up to a year ("until 2010 there was another course")."""
    for other in passage.of(_NOUN, "elsewhere"):
        unit = claims.clause(passage, other.start)
        if not _ANOTHER.match(passage.text, other.start, other.end) or scopes.denied(passage, other):
            continue
        ran = claims.within(passage, unit, "earlier_programmes", "ran")
        if ran and claims.within(passage, unit, "earlier_programmes", "before_us"):
            yield unit


def of_no_programme(passage: Passage, verb: Mention, vocabulary: str) -> bool:
    """Is it something else that is replaced or replaces ("a colleague replaces him", "the law was replaced", "it
    replaces a fine"): a word for such a thing right before or behind, and no programme between?"""
    unit = claims.clause(passage, verb.start)
    if verb.code == "no":  # "the law was replaced by a new one"
        verbs = claims.within(passage, Stretch(unit.start, verb.start), vocabulary, "yes", "passive")
        return any(of_no_programme(passage, v, vocabulary) for v in verbs)
    programmes = claims.within(passage, unit, _NOUN, "programme", "here", "elsewhere")
    for thing in claims.within(passage, unit, "things_beside", "thing"):
        low, high = (thing, verb) if thing.start < verb.start else (verb, thing)
        between = [p for p in programmes if low.end <= p.start < high.start]
        behind = [p for p in programmes if 0 <= p.first - thing.last <= _NEXT] if thing.start > verb.start else [
            p for p in programmes if 0 < p.first - verb.last <= _NEAR]
        if 0 < high.first - low.last <= _NEAR and not between and not behind:
            return True
    return False


def given_up(passage: Passage, states: str) -> Iterator[Mention]:
    """The words by which an earlier programme, the subject of their clause, was ended (vocabulary `states`)."""
    for end in _said_of_earlier(passage, passage.of(states, "ended"), _NEAR):
        if scopes.of(passage, end, scopes.DENIALS) is None:
            yield end


def kept(passage: Passage, states: str) -> Iterator[Mention]:
    """The words that tell that an earlier programme, the subject of their clause, goes on beside this one."""
    for mention in (*_said_of_earlier(passage, passage.of(states, "running"), _NEXT),
                    *_said_of_earlier(passage, passage.of(states, "stays"), _NEAR)):
        if scopes.of(passage, mention, ("not", "past")) is None:
            yield mention


def _said_of_earlier(passage: Passage, mentions: Iterable[Mention], reach: int) -> Iterator[Mention]:
    """Those of some words before which an earlier programme begins their clause, at most `reach` words into it."""
    for mention in mentions:
        unit = claims.clause(passage, mention.start)
        ahead = Stretch(unit.start, mention.start)
        ones = (m for m in claims.within(passage, ahead, _NOUN, "earlier") if _ONE.match(passage.text, m.end))
        subjects = [p for p in (*_earlier(passage, ahead), *ones)
                    if len(passage.text[unit.start : p.start].split()) <= reach]
        if subjects and claims.spoken(passage, mention):
            yield mention


def only_named(passage: Passage, stretch: Stretch, vocabulary: str, others: str) -> bool:
    """Does a short reply only name something that was before ("the old course")?"""
    denied = any(stretch.holds(t.start) for t in triggers(passage))
    told = denied or claims.within(passage, stretch, vocabulary)
    brief = len(stretch.of(passage.text).split()) <= _BRIEF
    return brief and not told and bool(claims.within(passage, stretch, others, "earlier"))


def _earlier(passage: Passage, stretch: Stretch) -> list[Mention]:
    """The words for an earlier programme in a stretch: an adjective beside its noun."""
    nouns = claims.within(passage, stretch, _NOUN, "programme")
    return [
        m._replace(start=min(m.start, n.start), end=max(m.end, n.end), first=min(m.first, n.first),
                   last=max(m.last, n.last))
        for m in claims.within(passage, stretch, _NOUN, "earlier")
        if claims.spoken(passage, m)
        for n in nouns
        if 0 < n.first - m.last <= _NEXT or 0 < m.first - n.last <= _NEXT
    ]


def _near(trigger: Mention, pair: Mention, most: int) -> bool:
    return 0 < pair.first - trigger.last <= most or 0 < trigger.first - pair.last <= most
