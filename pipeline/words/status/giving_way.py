"""Programmes that give way: verbs of replacing said of the programme itself, a new one that comes; and whether a
state is only feared or talked of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.places import telling

_OPEN = re.compile(
    r"(?:and|but|und|aber|et|mais|y|e|ma|en|maar|och|og|ja|a|ale)?\s?(?:what|whether|how|was|ob|wie|ce qui|ce qu|si"
    r"|lo que|qué|che cosa|cosa|wat|of|hoe|vad|om|hur|hvad|hva|mitä|miten|co|czy|jak|či|čo|ką|ar|kas|mis|kaj|što)\b",
    re.IGNORECASE,
)
NEW = re.compile(
    r"\b(?:new|neue?|nouve|nuev|nuov|nieuw|nya?|nye|uusi|now[aey]|nov|nauj|jaun|uus|új)", re.IGNORECASE
)
_OBJECT = re.compile(r"\b(?:it|es|ihn|go|ho|jej|ga|jį|ją|to|lo|le|l|sen|det|den)\b")


_THIS = re.compile(  # "the old course was stopped, this came instead of it"
    r"\b(?:this(?: one| programme| course)?|ours|our (?:programme|course)|dieses|unseres|celui-ci|le nôtre|éste?"
    r"|el nuestro|questo|il nostro|dit|deze|onze|detta|denna|vår\w*|dette|vores|tämä|meidän|nasz|tento|náš|ovaj"
    r"|naš)\s$", re.IGNORECASE)
_INSTEAD = re.compile(
    r"(?:\bit|its (?:place|stead)|dessen|seiner Stelle|sa place|su lugar|suo posto|dess ställe|stedet|jego miejsce"
    r"|jeho místo|seu lugar)$", re.IGNORECASE)
_THAT = re.compile(
    r"(?:but|aber|mais|pero|ma|maar|men|ale)?\s?(?:that|this|das|dies|cela|ça|ceci|eso|esto|questo|ciò|dat|det|se"
    r"|tämä|to|tai|tas|see|isso|asta|ez)\s",
    re.IGNORECASE,
)
PASSING = ("pilot", "under_review", "under_revision", "suspended")


def around(passage: Passage, at: int) -> Stretch:
    """The sentence at a place with what a semicolon joins to it."""
    sentence = passage.sentence_at(at)
    start, end = sentence.start, sentence.end
    for other in passage.sentences:
        if other.end <= start and passage.text[other.end - 1 : start].rstrip() == ";":
            start = other.start
        elif other.start >= end and passage.text[end - 1 : other.start].rstrip() == ";":
            end = other.end
    return Stretch(start, end)


def unreal(passage: Passage, mention: Mention, states: str) -> bool:
    """Is a state only feared, talked of or undecided? What is open of the time after it ("what will follow is not
    decided") does not make it so."""
    marks = claims.within(passage, around(passage, mention.start), states, "unreal")
    return any(not _OPEN.match(passage.text, claims.clause(passage, m.start).start) for m in marks)


def replaced(passage: Passage, states: str, replacing: str) -> Iterator[Mention]:
    """A verb of replacing in the passive: this programme gives way to another."""
    for verb in passage.of(replacing, "planned", "passive"):
        stated = not scopes.denied(passage, verb) and not unreal(passage, verb, states)
        if stated and (claims.of_it(passage, verb) or _by_a_new(passage, verb)):
            yield verb
    for verb in passage.of(replacing, "yes"):
        unit = claims.clause(passage, verb.start)
        if unreal(passage, verb, states) or _THIS.search(passage.text, unit.start, verb.start):
            continue
        for mark in claims.within(passage, unit, replacing, "passive"):
            if claims.linked(passage, verb, mark) and not scopes.denied(passage, verb) and claims.spoken(passage, mark):
                yield verb
                break
        else:
            of_it = claims.of_it(passage, verb) or comes_instead(passage, verb)
            if of_it and not scopes.denied(passage, verb):
                yield verb


def comes_instead(passage: Passage, verb: Mention) -> bool:
    """Is it told of something to come that it stands in the place of "it" ("from 2030 there is X instead of it")?"""
    return _INSTEAD.search(verb.term) is not None and telling.to_come(passage, claims.clause(passage, verb.start))


def _by_a_new(passage: Passage, verb: Mention) -> bool:
    """Does something new, yet to come, replace "it" ("w przyszłym roku zastąpi go nowy program")?"""
    unit = claims.clause(passage, verb.start)
    return verb.code == "passive" and _OBJECT.search(verb.term) is not None and claims.planned(passage, verb) \
        and NEW.search(passage.text, unit.start, unit.end) is not None


_EDITION = re.compile(r"ver[sz]|έκδο|εκδο|ausgabe|fassung|edi[ctz]|udgave|utgave|utgåva", re.IGNORECASE)


def taken_over(passage: Passage, states: str) -> Iterator[Mention]:
    """A new programme that comes ("from next year a new national programme will take over"); a new version of this one
    is none."""
    for verb in passage.of(states, "takeover"):
        unit = claims.clause(passage, verb.start)
        nouns = [m for m in claims.within(passage, unit, "other_programme", "programme")
                 if not _EDITION.match(passage.text, m.start)]
        new = nouns and NEW.search(passage.text, unit.start, nouns[0].start)
        to_come = claims.planned(passage, verb) or telling.to_come(passage, unit)
        if new and to_come and claims.spoken(passage, verb) and not unreal(passage, verb, states):
            yield verb


_INSTEAD_OF_IT = re.compile(
    r"\b(?:instead|in its place|takes? over|comes? in|new (?:course|programme|one)|another (?:course|programme)"
    r"|national (?:course|programme)|stattdessen|an seine Stelle|à la place|en su lugar|al suo posto|in de plaats"
    r"|i stället|i stedet|sijaan|zamiast|místo něj|em vez)\b", re.IGNORECASE)
_SOON = re.compile(
    r"\b(?:from|as of|in|next|ab|dès|à partir d\S*|desde|a partir d\S+|dal?|vanaf|från|fra|od)\s"
    r"(?:next\s|this\s|the\s)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn"
    r"|winter|year|month|nächste\w*|januar\w*|märz|herbst|frühjahr|janvier|mars|septembre|enero|marzo|septiembre"
    r"|gennaio|settembre|januari|september|høsten|hösten|våren|stycznia|ledna|září)\b", re.IGNORECASE)


def followed(passage: Passage, at: int) -> bool:
    """Does another programme come soon in its place, so that it is not over yet ("no more intake, from March all go to
    X instead")?"""
    near = around(passage, at)
    instead = _INSTEAD_OF_IT.search(passage.text, near.start, near.end)
    if instead is None or telling.gone(passage, claims.clause(passage, at)):
        return False
    then = claims.clause(passage, instead.start())
    soon = _SOON.search(passage.text, near.start, near.end) or telling.to_come(passage, then)
    return bool(soon) and not telling.gone(passage, then)


def refers(passage: Passage, end: Mention, mentions: list[Mention]) -> bool:
    """Does a clause only say that something told before it ended ("we had to stop for a year; that is over")?"""
    near = around(passage, end.start)
    if not _THAT.match(passage.text, claims.clause(passage, end.start).start):
        return False
    return any(m.code in PASSING and near.start <= m.start < end.start for m in mentions) or any(
        m.code == "running" and (m.start > end.end or (m.first == 0 and m.end <= near.start)) for m in mentions
    )
