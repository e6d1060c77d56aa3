"""The places of an answer by the part they play.

Every named place gets a role by the words around it: run there, also run there, denied, planned, past, a visitor, the
origin, the clients' home, another programme's. The first sentence that names a place without another role tells the
main jurisdictions; words such as "also" open the others, to the end of the sentence and over the bare list after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model import Span
from pipeline.passage import Form, Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words import gazetteer
from pipeline.words.gazetteer import Place

Role = Literal["main", "also", "denied", "none"]
WORDS = "place_words"
_TO = re.compile(
    r"\b(?:from|von|vom|från|fra|de|da|od|no|nuo|van)\s+[\w\s-]{1,40}?\b(?:to|bis|till|til|à|a|do|līdz|iki|tot)\b", re.I
)
_GLUE = re.compile(
    r"[\s,;/&+.()–-]*(?:and|und|et|y|e|en|och|og|ja|i|a|ir|un|in|the|la|die|de|of|plus|sowie)?[\s,;/&+.()–-]*", re.I
)


@dataclass
class Placed:
    """The places of an answer by role; `garbled`: a list of places broken by words that are none; `unsure`: places
    in later sentences that no word gives a role."""

    main: list[Place] = field(default_factory=list)
    also: list[Place] = field(default_factory=list)
    denied: list[Place] = field(default_factory=list)
    unsure: list[Place] = field(default_factory=list)
    other: list[Place] = field(default_factory=list)
    garbled: Span | None = None


def roles(form: Form, passage: Passage) -> Placed:
    """Every place of an answer by the part it plays; worked out once for each answer."""
    placed: Placed | None = passage.notes.get("places")
    if placed is None:
        placed = passage.notes["places"] = Placed()
        places = gazetteer.of(form.rules).find(passage.text, passage.tokens)
        home: Stretch | None = None
        tail = False
        for sentence in passage.sentences:
            here = [p for p in places if sentence.holds(p.start)]
            bare = bool(here) and _bare(passage, sentence, here)
            for place in here:
                role = _role(passage, sentence, place, home, places)
                if tail and bare and role == "main":
                    role = "also"
                if role == "main" and home not in (None, sentence) and placed.main and not bare:
                    placed.unsure.append(place)
                    continue
                {"main": placed.main, "also": placed.also, "denied": placed.denied, "none": placed.other}[role].append(
                    place
                )
                if role == "main" and place.codes:
                    home = home or sentence
            if tail and bare and _noise(passage, sentence, here):
                placed.garbled = passage.locate(sentence.start, sentence.end)[0]
            tail = bool(here) and any(p in placed.also for p in here)
    return placed


def _role(passage: Passage, sentence: Stretch, place: Place, home: Stretch | None, places: list[Place]) -> Role:
    clause = _clause(passage, sentence, place)
    first = home in (None, sentence)
    scope = clause if first else sentence
    cues = {m.code for m in passage.of(WORDS) if scope.holds(m.start) and not _within(m, place)}
    if cues & {"contact", "origin", "elsewhere", "clients"} and not (first and home is None and _leads(passage, place)):
        return "none"
    if _denied(passage, scope, places):
        return "denied"
    if cues & {"plan", "past"}:
        return "none"
    if any(
        m.start() <= place.start < m.end() + 25 for m in _TO.finditer(passage.text, sentence.start, sentence.end)
    ) and any(m.code == "whole" for m in passage.of(WORDS) if sentence.holds(m.start)):
        return "none"
    if _opened(passage, sentence, clause, place):
        return "also"
    return "main"


def _leads(passage: Passage, place: Place) -> bool:
    """Does the answer begin with this place?"""
    return not re.search(r"\w{3}", passage.text[: place.start])


def _within(mention: Mention, place: Place) -> bool:
    return place.start <= mention.start and mention.end <= place.end


_FAR = 1000
_MARKS = re.compile(r"[;:()]|\s[–—-]\s|,(?!\d)")


def _clause(passage: Passage, sentence: Stretch, place: Place) -> Stretch:
    """The stretch between semicolons, colons, brackets, spaced dashes, and commas that do not join a list of places."""
    text, start, end = passage.text, max(sentence.start, place.start - _FAR), min(sentence.end, place.end + _FAR)
    for mark in _MARKS.finditer(text, start, end):
        at = mark.start()
        if mark.group() == "," and re.match(r",\s*(?:and\s+|und\s+|et\s+|y\s+|en\s+)?[^\W\d_a-z]", text[at:end]):
            continue
        if at < place.start:
            start = at + 1
        elif at >= place.end:
            end = at
            break
    return Stretch(start, end)


def _denied(passage: Passage, scope: Stretch, places: list[Place]) -> bool:
    """Does a negator stand in the stretch? The code of Norway is none."""
    return any(scope.holds(m.start) and not any(_within(m, p) for p in places) for m in passage.of("negators", "not"))


def _opened(passage: Passage, sentence: Stretch, clause: Stretch, place: Place) -> bool:
    """Is the place opened by a word such as "also": before it in the sentence, or behind it in its clause?"""
    subject = not re.search(r"\w{4}", passage.text[sentence.start : place.start])
    for mention in passage.of(WORDS, "also"):
        if sentence.start <= mention.start < place.start:
            return True
        if subject and sentence.holds(mention.start) and re.match(r"\s+\w+s\b", passage.text[mention.end :][:12]):
            return True
        if mention.start >= place.end and clause.holds(mention.start):
            lead = passage.text[place.end : mention.start]
            if not re.search(r"[,;:(]", lead) and not re.search(r"\b(?:in|im|en|på)\s*$", lead):
                after = passage.text[mention.end : mention.end + 12]
                if not re.match(r"\s*(?:run|used|in|delivered|i|en)\b", after, re.I):
                    return True
    return False


def _bare(passage: Passage, sentence: Stretch, here: list[Place]) -> bool:
    """Is a sentence little more than a list of places?"""
    rest = passage.text[sentence.start : sentence.end]
    for place in here:
        rest = rest.replace(passage.text[place.start : place.end], " ")
    return len(re.findall(r"\w{3,}", rest)) <= 2


def _noise(passage: Passage, sentence: Stretch, here: list[Place]) -> bool:
    at = sentence.start
    for place in [*here, None]:
        end = place.start if place else sentence.end
        if not _GLUE.fullmatch(passage.text, at, end):
            return True
        at = place.end if place else end
    return False


def specific(passage: Passage, places: list[Place]) -> list[Place]:
    """A country gives way to its regions, where they are named as such and not only listed in brackets."""
    lands = [p for p in places if p.kind in ("land", "region") and p.codes and _as_region(passage, p, places)]
    if any(p.kind == "country" for p in places) and _whole(passage):
        lands = []
    outer = {c.split("-")[0] for p in lands for c in p.codes}
    kept = [p for p in places if p.codes and (p in lands or p.kind in ("country", "group"))]
    kept = [p for p in kept if not (p.kind == "country" and p.codes[0] in outer)]
    narrow = [p for p in kept if p.kind == "region"]
    if narrow:
        countries = {c.split("-")[0] for p in narrow for c in p.codes}
        kept = [p for p in kept if not (p.kind == "land" and p.codes[0].split("-")[0] in countries)]
    return kept or [p for p in places if p.codes and p.kind == "land"]


def _as_region(passage: Passage, place: Place, places: list[Place]) -> bool:
    if place.kind == "land":
        return True
    country = any(p.kind == "country" and p.codes[0] == place.codes[0].split("-")[0] for p in places)
    before = passage.text[max(0, place.start - 25) : place.start]
    named = any(
        m.code == "area"
        and ((m.end + 8 >= place.start and m.start < place.start) or place.end <= m.start <= place.end + 3)
        for m in passage.of(WORDS)
    )
    in_brackets = before.rfind("(") > before.rfind(")")
    return named or not country or not (in_brackets or is_town(place))


def is_town(place: Place) -> bool:
    return place.codes[0].split("-")[0] in ("IE", "HR", "HU", "EE", "LT", "LV", "BG", "PT", "RO", "LU", "NO", "SE")


def _whole(passage: Passage) -> bool:
    """Does the first sentence say that all of the country is covered?"""
    first = passage.sentences[0]
    return any(first.holds(m.start) for m in passage.of(WORDS, "whole"))
