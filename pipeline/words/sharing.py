"""How two leaders share a programme: each at places of their own, or one beside the other in a group."""

from __future__ import annotations

import re
from typing import Protocol

from pipeline.passage import Stretch
from pipeline.words.function_words import AND
from pipeline.words.ideas import Words

_AT = re.compile(
    r"\b(?:in|im|at|for|für|bei|en|dans|pour|au|aux|à|em|no|na|nas|nos|para|por|nei|nelle|negli|per|bij|voor|i|på|ved|w|we"
    r"|dla|v|ve|u|pri|pro|pre|za|la|pentru|a)\s+(?:[\w'’]+\s+){0,3}$",
    re.IGNORECASE,
)
_TOWN = re.compile(r"\b(?i:in|en|em|à|w|we|v|ve|u|i|på|a|la)\s+(?!HM|JVA|SPIP)[^\W\d_a-zà-öø-ÿ][^\W\d_A-Z]{2,}")
_ONE = re.compile(
    r"\b(?:one|eine?r?|l['’]une?|un|une|uno|una|een|één|de ene|en|ene|den ena|den ene|toinen|jeden|jedna|jedan|eden"
    r"|vienas|viena|viens|üks|unul|egyik)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:the other|the second|der andere|die andere|l['’]autre|el otro|la otra|l['’]altro|l['’]altra|de ander"
    r"|den andra|den anden|den andre|toinen|drugi|druga|druhý|druhá|kitas|kita|otrs|otra|teine|o outro|a outra"
    r"|celălalt|a másik)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"\W*(?:(?:{AND})\s+)?(?:(?:in|im|at|for|dans|en|em|w|v|ve|i|på|na|nelle|nei)\s"
    r"|the \w+ ones)",
    re.IGNORECASE,
)
_FIRST = 4  # words
_NEXT = 25
_TOGETHER = re.compile(rf"\b(?:{AND}|with|mit|avec|con|com|med|met|z|s|se|together with|kanssa)\b", re.IGNORECASE)


class Placed(Protocol):
    """Something at characters `start` to `end`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def apart(here: Words, a: Placed, b: Placed) -> bool:
    """Do two stand in different sentences or clauses?"""
    return here.window("unit", a.start) != here.window("unit", b.start)


def by_site(here: Words, a: Placed, b: Placed) -> bool:
    """Has each of two a clause and a place of its own ("in the closed prisons ..., in the open ones ...")?"""
    first, second = sorted((a, b), key=lambda x: x.start)
    cut = here.passage.text.rfind(",", first.end, second.start)
    start, end = here.window("unit", first.start), here.window("unit", second.start)
    if apart(here, a, b):
        pieces = Stretch(start.start, start.end), Stretch(max(end.start, cut), end.end)
    elif cut > 0:
        pieces = Stretch(start.start, cut), Stretch(cut, end.end)
    else:
        return False
    return _located(here, first, pieces[0]) and (_located(here, second, pieces[1]) or _rest(here, second, pieces[1]))


def labelled_place(here: Words, sentence: Stretch) -> bool:
    """Does a sentence open with a place or a setting as its label ("Custody: ...", "Northern district: ...")?"""
    colon = here.passage.text.find(":", sentence.start, sentence.end)
    if colon < 0 or len(here.passage.text[sentence.start : colon].split()) > _FIRST:
        return False
    label = Stretch(sentence.start, colon)
    marks = (*here.passage.of("settings"), *here.passage.of("place_words", "site", "area", "town"))
    return bool(here.within(frozenset({"place"}), label)) or any(label.holds(m.start) for m in marks)


def _located(here: Words, actor: Placed, piece: Stretch) -> bool:
    """Is a place named in the clause of an actor, in front of it or behind "in", and not as a part of its name?"""
    text = here.passage.text
    if here.within(frozenset({"place"}), piece) or labelled_place(here, here.window("sentence", actor.start)):
        return True
    for site in here.passage.of("place_words", "site", "area", "town"):
        if not piece.holds(site.start) or actor.start <= site.start < actor.end:
            continue
        leads = len(text[piece.start : site.start].split()) <= _FIRST and site.end <= actor.start
        if leads or _AT.search(text, piece.start, site.start):
            return True
    return any(not actor.start <= m.start() < actor.end for m in _TOWN.finditer(text, piece.start, piece.end))


def _rest(here: Words, actor: Placed, piece: Stretch) -> bool:
    """Does the clause of an actor open with "in the open ones", "the small ones"?"""
    return _REST.match(here.passage.text, piece.start, actor.start) is not None


def side_by_side(here: Words, window: Stretch) -> bool:
    """Is there one leader and the other ("one is from the service, the other is paid by the Red Cross")?"""
    other = _OTHER.search(here.passage.text, window.start, window.end)
    return other is not None and _ONE.search(here.passage.text, window.start, other.start()) is not None


def led_with(here: Words, actor: Placed, people: frozenset[str], house: frozenset[str]) -> bool:
    """Does somebody from outside lead together with somebody else ("an officer and an external psychologist lead
    together")? Both stand in one clause, joined by an "and" or "with"."""
    unit = here.window("unit", actor.start)
    for person in here.within(people, unit):
        before = person.end <= actor.start
        low, high = (person.end, actor.start) if before else (actor.end, person.start)
        if low > high or not _TOGETHER.search(here.passage.text, low, high):
            continue
        if before and here.within(house, Stretch(unit.start, person.start + 1)):
            continue
        return not here.within(house, Stretch(person.start, min(unit.end, person.end + _NEXT)) if not before
                               else Stretch(person.start, low + 1))
    return False


def half_told(here: Words, window: Stretch, end: int) -> bool:
    """Is "the other" of two told of only behind the last who is known?"""
    other = _OTHER.search(here.passage.text, end, window.end) if end < window.end else None
    return other is not None and _ONE.search(here.passage.text, window.start, end) is not None


def of_the_other(here: Words, window: Stretch) -> bool:
    """Do the words before speak of "the other" of two?"""
    return _OTHER.search(here.passage.text, window.start, window.end) is not None
