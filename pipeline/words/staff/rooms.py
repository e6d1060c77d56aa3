"""Rooms of an association, a foundation or a municipality, which are places in the community; and where victims go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas import asides

_NEAR, _OF = 4, 3
_PLACES = ("custody", "remand", "community_probation")
_KEPT = (*_PLACES, "forensic_health")


def rooms(passage: Passage) -> Iterator[Mention]:
    """A word for rooms with whose they are near it ("the office of our NGO")."""
    kept = {i for m in passage.of("settings", *_KEPT) for i in range(m.first, m.last + 1)}  # "remand centre"
    bodies = [m for m in passage.of("rooms", "body") if claims.spoken(passage, m) and m.first not in kept]
    offices = {i for m in passage.of("senders") if m.last > m.first for i in range(m.first, m.last + 1)}
    senders = {m.last for m in passage.of("senders", "probation", "prison", "police", "child_protection", "health")}
    for room in passage.of("rooms", "room"):
        if room.first in offices or room.first in kept or room.first - 1 in senders:
            continue  # "sent by the child welfare office of the town"
        near = [m for m in bodies
                if scopes.same_clause(passage, m, room) and scopes.distance(passage, m, room) <= _NEAR]
        inside = [m for m in passage.of("settings", *_PLACES) if near and
                  min(room.start, near[0].start) <= m.start <= max(room.end, near[0].end)]
        if near and not inside and claims.spoken(passage, room):
            yield room._replace(vocabulary="settings", code="community_other")
    yield from _held_with(passage, bodies)


def _held_with(passage: Passage, bodies: list[Mention]) -> Iterator[Mention]:
    """A body with which sessions are held ("the talks take place at the association")."""
    near = {m.last + 1 for m in passage.of("rooms", "at") if scopes.spoken(passage, m)} if bodies else set()
    for body in bodies:
        clause = passage.clause_at(body.start)
        talks = claims.within(passage, clause, "count_nouns", "session")
        held = any(scopes.spoken(passage, m) for m in (*claims.within(passage, clause, "rooms", "held"), *talks))
        if body.first in near and held and not claims.within(
                passage, clause, "settings", *_PLACES):
            yield body._replace(vocabulary="settings", code="community_other")


def of_sender(passage: Passage, place: Mention) -> bool:
    """Does a town or association only say whose a sending body is ("the social service of the municipality", "the
    municipality's child welfare office"), in a clause with a word of sending?"""
    if place.code != "community_other":
        return False
    if sending(passage, place):
        return True
    if not claims.within(passage, claims.clause(passage, place.start), "senders", "send"):
        return False
    bodies = passage.of("senders", "child_protection", "police", "health", "victim_service")
    return any(place.first - m.last <= _OF and m.first - place.last < _OF for m in bodies)


_TO = re.compile(
    r"\b(?:to|in|at|into|inside|zu|zum|zur|im|bei|beim|à|au|aux|chez|en|al|a|ai|presso|nel|naar|bij|op|till|på|til|hos|do"
    r"|w|v|na|i|u|ved)\b", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|by|through|via|of|von|vom|durch|par|depuis|por|desde|da|dal|dalla|van|door|vanuit|av|från|af|fra|przez|od"
    r"|z|ze)\b", re.IGNORECASE)
_LIST = 4  # words of a piece of a list


def sending(passage: Passage, place: Mention) -> bool:
    """Does a place only send people: as the subject, or in the list of those from whom they come?"""
    return _sends(passage, place) or _sent_from(passage, place)


def _sends(passage: Passage, place: Mention) -> bool:
    """Is a place the subject of a word of sending ("the parents' centre sends them")?"""
    clause = claims.clause(passage, place.start)
    verbs = claims.within(passage, Stretch(place.end, max(place.end, clause.end)), "senders", "send")
    near = bool(verbs) and verbs[0].first - place.last <= _OF
    return near and not _TO.search(passage.text, clause.start, place.start)


def _sent_from(passage: Passage, place: Mention) -> bool:
    """Does a place stand in the list of those from whom people are sent ("sent from GP, addiction centre")?"""
    sentence = passage.sentence_at(place.start)
    verbs = claims.within(passage, Stretch(sentence.start, place.start), "senders", "send")
    if not verbs or verbs[-1].end > place.start:
        return False
    between = passage.text[verbs[-1].end : place.start]
    listed = all(len(piece.split()) <= _LIST for piece in between.split(","))
    came = _FROM.search(passage.text, verbs[-1].start, place.start) is not None
    return listed and came and not _TO.search(between)


def aside(passage: Passage, place: Mention) -> bool:
    """Does a place stand in a sentence that speaks neither of those who take part nor of where the sessions are?"""
    sentence = passage.sentence_at(place.start)
    return asides.aside(passage, place.start) and not claims.within(passage, sentence, "rooms", "held")


def only_told(passage: Passage, place: Mention) -> bool:
    """Does a prison or probation service in its clause only get to know or pay ("the probation officer gets a report"),
    where neither sending nor sessions are told?"""
    if place.code not in ("custody", "community_probation") or _IN_IT.search(
            passage.text, max(0, place.start - _BEFORE), place.start + _BEFORE):
        return False
    unit = claims.clause(passage, place.start)
    told = _TOLD.search(passage.text, unit.start, unit.end)
    return told is not None and not claims.within(passage, unit, "senders", "send") and not claims.within(
        passage, unit, "rooms", "held")


_BEFORE = 4  # characters
_IN_IT = re.compile(r"\b(?:in|on|im|en|i|på|w|v|ve|u|na|under|sous|bajo|unter|onder)\s", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:(?:gets?|receives?|has|sends?|writes?|goes) (?:a |an |the |our |also |final |short |written ){0,3}"
    r"(?:report|copy|letter|note|feedback)"
    r"|reports? (?:is|are|goes|go|for|to)|informed|notified|kept up to date|pays|paid by|finances|financed|funds|funded"
    r"|bezahlt|zahlt|finanziert|informiert|Bericht|paie|finance|informé\w*|rapport|paga|financia|informad[oa]s?|informe"
    r"|finanzia|informat[oi]|relazione|betaalt|financiert|geïnformeerd|verslag|betalar|informeras|betaler|informeres"
    r"|finansuje|płaci|informowan\w+|platí|financuje|informován\w*|informovan\w*)\b", re.IGNORECASE)


def of_victims(passage: Passage, place: Mention) -> bool:
    """Is it the victims who are looked after in a place or by it?"""
    unit = claims.clause(passage, place.start)
    before = Stretch(unit.start, place.start)
    if place.code != "community_other" or not claims.within(passage, before, "count_nouns", "victim"):
        return False
    return bool(claims.within(passage, before, "sexes", "served"))
