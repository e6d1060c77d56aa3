"""Rooms of an association, a foundation or a municipality, which are places in the community; and where victims go."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words import asides, claims, scopes

_NEAR, _OF = 4, 3


def rooms(passage: Passage) -> Iterator[Mention]:
    """A word for rooms with whose they are near it ("the office of our NGO")."""
    bodies = [m for m in passage.of("rooms", "body") if claims.spoken(passage, m)]
    offices = {i for m in passage.of("senders") if m.last > m.first for i in range(m.first, m.last + 1)}
    senders = {m.last for m in passage.of("senders", "probation", "prison", "police", "child_protection", "health")}
    for room in passage.of("rooms", "room"):
        if room.first in offices or room.first - 1 in senders:
            continue  # "sent by the child welfare office of the town"
        near = [m for m in bodies
                if scopes.same_clause(passage, m, room) and scopes.distance(passage, m, room) <= _NEAR]
        inside = [m for m in passage.of("settings", "custody", "remand", "community_probation") if near and
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
                passage, clause, "settings", "custody", "remand", "community_probation"):
            yield body._replace(vocabulary="settings", code="community_other")


def of_sender(passage: Passage, place: Mention) -> bool:
    """Does a town or association only say whose a sending body is ("the social service of the municipality", "the
    municipality's child welfare office"), in a clause with a word of sending?"""
    if place.code != "community_other" or not claims.within(
            passage, claims.clause(passage, place.start), "senders", "send"):
        return False
    bodies = passage.of("senders", "child_protection", "police", "health", "victim_service")
    return any(place.first - m.last <= _OF and m.first - place.last < _OF for m in bodies)


def aside(passage: Passage, place: Mention) -> bool:
    """Does a place stand in a sentence that speaks neither of those who take part nor of where the sessions are?"""
    sentence = passage.sentence_at(place.start)
    return asides.aside(passage, place.start) and not claims.within(passage, sentence, "rooms", "held")


def of_victims(passage: Passage, place: Mention) -> bool:
    """Is it the victims who are looked after in a place or by it?"""
    unit = claims.clause(passage, place.start)
    before = Stretch(unit.start, place.start)
    if place.code != "community_other" or not claims.within(passage, before, "count_nouns", "victim"):
        return False
    return bool(claims.within(passage, before, "sexes", "served"))
