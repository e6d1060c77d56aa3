"""Parts of a country told by the compass ("northern Portugal", "le sud du pays", "in the eastern part"), and the one
place that is the respondent's own ("only in our centre")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.places import place_clauses, telling
from pipeline.words.places.gazetteer import Place

_COMPASS = re.compile(
    r"\b(?:(?:north|south|mid)[\s-]?)?(?:north|south|east|west|central)(?:ern)?\b"
    r"|\b(?:Nord|Süd)?(?:Norden|Süden|Osten|Westen)\b|\b(?:nörd|süd|öst|west|nordöst|südöst|nordwest"
    r"|südwest)lich\w{0,3}\b|\b(?:le|du|au|el|del|al|il|nel|dal|la)\s(?:nord|sud|centre|norte|sur|este|oeste"
    r"|centro)(?:[\s-]?(?:est|ouest|ovest|este|oeste))?\b|\bl['’](?:est|ouest|ovest)\b|\b(?:sureste|sudeste|suroeste|sudoeste|noreste|nordeste|noroeste)\b|\b(?:nord|sud)(?:[\s-]?(?:est"
    r"|ouest|ovest))?\b|\bovest\b|\b(?:settentrional|meridional|oriental|occidental|septentrional)[ei]?\b|\b(?:norte"
    r"|oeste|leste|sul)\b|\b(?:noord|zuid|oost|west)(?:elijke?|en)\b|\b(?:norra|södra|östra|västra|mellersta|sydöstra"
    r"|sydvästra)\b|\b(?:nord|syd|sør|øst|vest)(?:lige?)?\b|\b(?:pohjoi|etelä|itä|länsi|keski)\w*\b|\b(?:północn"
    r"|południow|wschodni|zachodni|środkow|severn|južn|jižn|východn|západn|střední|sjevern|istočn|zapadn|vzhodn"
    r"|zahodn|šiaur|piet|ryt|vakar|ziemeļ|dienvid|austrum|rietum|észak|dél|kelet|nyugat)\w*\b"
    r"|\b(?:nordul|sudul|estul|vestul)\b", re.IGNORECASE)
_LINK = re.compile(
    r"[\s-]*(?:(?:of|in|von|des|der|de|du|d['’]|del|della|dell['’]|di|da|do|van|av|af|i|z|w|la|le|les|el|il|l['’]|the"
    r"|het"
    r"|part|parts|half|region|regions|area|areas|counties|and|und|et|y|e)[\s-]*){0,4}", re.IGNORECASE)
_BEHIND = re.compile(
    r"[\s,(–-]+(?:(?:in|im|en|au|al|nel|i|w|v|na|the|der|den|del|du)\s+){0,2}$", re.IGNORECASE)
_PART = re.compile(
    r"[\s-]*(?:(?:of|de|della|de la|d[ao])?\s*(?:the|la|el)?\s*(?:peninsul\w*|península)|part|half|regions?|areas?"
    r"|counties|provinces?|Teile?s?|Hälfte|partie|moitié|parte|mitad|metà|deel"
    r"|delen|delen|landsdel\w*|delar|osa\w*|osis\w*|część|części|část\w*|časť|časti|dalis|daly\w*|daļ\w*|del|delu|dio"
    r"|dijelu|partea|rész\w*)\b|[\s-]*(?:of|des|du|del|de|van|av|af|w)?\s*(?:the|la|le|het|het)?\s*(?:country|Landes"
    r"|pays|país|paese|land|landet|maata"
    r"|maassa|kraju|země|zemi|krajiny|šalies|šalyje|valsts|države|države|zemlje|țării|ország\w*)\b", re.IGNORECASE)
_OPPOSED = re.compile(r"\b(?:both|whole|all|ganz\w*|tout\w*|todo|tutto|hela|koko|cał\w+|cel\w+)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?:(?<!s)s|en|ern|i|ose|iuose|ach|ech|ích|ih|ima|issa|issä)$", re.IGNORECASE)
_BODY = re.compile(r"\s(?:service|administration|authorit|department)")
_AT_THE = re.compile(
    r"\s(?:(?:in|at|an|à|en|a|i|på|ved|bei|op|w|v|na|u|em)\s)?(?:the|this|that|der|dem|dieser|diesem|la|le|cette|cet"
    r"|el|este"
    r"|esta|il|questo|questa|de|het|deze|dit|denne|dette|detta|den|det)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|the far|den|det|der|dem|la|el|il|o|het|de)\s(?=\w)")
_LEAD = 12  # characters
_NEAR = 2
_BRIEF = 6


def part(passage: Passage, places: Sequence[Place]) -> tuple[int, int] | None:
    """The characters of a word of the compass with the country it stands at, or with a part of the country; not of
    one that is left out ("not in the north")."""
    found = list(_COMPASS.finditer(passage.text))
    if len(found) != 1:  # "north and south" is all of it
        return None
    start, end = found[0].span()
    if telling.of_other(passage, passage.clause_at(start), start) or any(
            p.start < end and start < p.end for p in places):
        return None
    if _OPPOSED.search(passage.text, max(0, start - _LEAD), start) or scopes.standing(passage, start, end):
        return None
    if any(0 <= start - m.end <= _LEAD for m in passage.of("place_words", "except")):
        return None
    for place in (p for p in places if p.kind in ("country", "land") and p.codes):
        before = end <= place.start and _LINK.fullmatch(passage.text, end, place.start)
        if before or (place.end <= start and _BEHIND.fullmatch(passage.text, place.end, start)):
            return min(start, place.start), max(end, place.end)
    piece = _PART.match(passage.text, end)
    return (start, piece.end()) if piece else None


def begins(passage: Passage, at: int) -> bool:
    """Does a word of the compass stand at a character, or behind an article there ("the south", "det sydlige")?"""
    article = _ARTICLE.match(passage.text, at)
    return _COMPASS.match(passage.text, article.end() if article else at) is not None


def across(passage: Passage) -> tuple[int, int] | None:
    """The characters of a way from one end of the country to the other ("from the north to the south")."""
    for way in place_clauses.stretches(passage):
        ends = list(_COMPASS.finditer(passage.text, way.start(), min(len(passage.text), way.end() + _LEAD)))
        if len(ends) == 2 and not scopes.standing(passage, ends[0].start(), ends[1].end()):
            return way.start(), ends[1].end()
    return None


def our_own(passage: Passage) -> tuple[int, int] | None:
    """The characters of "our" with the one place it names, where an "only" limits the answer to it or nothing more is
    said; or of an "only" with "at our place"."""
    only = scopes.joiners(passage, "only") or passage.of("place_words", "only")
    brief = len(passage.text.split()) <= _BRIEF and len(passage.sentences) == 1
    for word in passage.of("place_words", "with_us"):
        if scopes.spoken(passage, word) and (brief or _limits(passage, only, word)):
            return word.start, word.end
    for word in passage.of("place_words", "our_one"):
        if not scopes.spoken(passage, word):
            continue
        if telling.of_other(passage, passage.clause_at(word.start), word.start):
            continue
        for site in passage.of("place_words", "site", "town"):
            near = 0 < site.first - word.last <= _NEAR and _single(passage, site)
            if near and (brief or _limits(passage, only, word)):
                return word.start, site.end
    return _the_one(passage)


def _the_one(passage: Passage) -> tuple[int, int] | None:
    """The characters of "only" with the one site it limits the answer to ("only at the prison where I work")."""
    for site in passage.of("place_words", "site"):
        if not _single(passage, site) or not scopes.spoken(passage, site):
            continue
        for only in passage.of("place_words", "only"):
            if _AT_THE.fullmatch(passage.text, only.end, site.start):
                return only.start, site.end
    return None


def _single(passage: Passage, site: Mention) -> bool:
    """Does a word name one site, and neither several nor a service or a body ("prison administration")?"""
    plural = _PLURAL.search(passage.text[site.start : site.end])
    return "service" not in site.term and not plural and not _BODY.match(passage.text, site.end)


def _limits(passage: Passage, only: Sequence[Mention], word: Mention) -> bool:
    clause = passage.clause_at(word.start)
    return any(clause.holds(m.start) for m in only) and not scopes.denied(passage, word)
