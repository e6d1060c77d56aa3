"""Which sentences of an answer tell where a programme is run, and which speak of an office, a manual, trainers, an
evaluation ... that are somewhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words.claiming import claims
from pipeline.words.places.gazetteer import OUTSIDE, Place
from pipeline.words.places.settled import WORDS
from pipeline.words.quantities.years import FOUR_DIGITS

NONE = ("contact", "origin", "elsewhere", "clients", "plan", "past")
_WITH = re.compile(
    r"\b(?:with|by|using|after|mit|nach|avec|selon|d'après|con|según|secondo|met|volgens|med|enligt|efter|z|ze|według"
    r"|s|se|podle"
    r"|podľa|po|prema|pagal|pēc|järgi|com|segundo|amb|segons|cu|după)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SINCE_THEN = re.compile(
    r"\b(?:they|since|now|meanwhile|afterwards|today|sie|seither|seitdem|jetzt|inzwischen|ils|depuis|maintenant|desde"
    r"|ahora|ellos|ora|oggi|adesso|ze|sindsdien|nu|sedan dess|numera|siden|nå|sen jälkeen|nyt|nykyään|odtąd|teraz"
    r"|obecnie"
    r"|nyní|teď|odtedy|teraz|otada|sada|od tedaj|zdaj|agora|dabar|tagad|nüüd|acum|most|azóta)\b", re.IGNORECASE)
_WHETHER = re.compile(
    r"\b(?:if|whether|ob|si|se|s['’]|of|om|czy|zda|či|je li|da li|ali|ar|vai|kas|hogy|dacă|can|could|may|might)\b\s?"
    r"(?:[^\W\d_]+\s){0,6}$", re.IGNORECASE)
_SINCE = re.compile(
    r"\s(?:[^\W\d_]+\s){0,2}(?:(?:ever )?since(?!\s\d)|seither|seitdem|depuis(?!\s\d)|desde entonces|da allora"
    r"|sindsdien|sedan dess|siden da)\b", re.IGNORECASE)
_LEAD = 24  # characters
_FRONT = 9  # words before which a subject begins
_PROSE = 4  # small words of a sentence that is more than a note
_HEADS = re.compile(r"\s*[:(–-]")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NEVER = 9999


def said(passage: Passage, mention: Mention) -> bool:
    """Does a word take away the part of a place? "Until" does before a year only."""
    if mention.code == "until":
        return bool(re.match(r"\W*(?:\w+\W+)?(?:19|20)?\d\d", passage.text[mention.end : mention.end + 20]))
    return mention.code in NONE


def of_other(passage: Passage, clause: Stretch, at: int) -> bool:
    """Is what stands at a character said of something else that is the subject of its clause, and not of use?"""
    subject = _subject(passage, clause, at)
    if subject is None:
        return False
    if subject.code == "event":
        return True
    return not any(clause.holds(m.start) and m.code in ("use", "taken") for m in passage.of(WORDS))


def _subject(passage: Passage, clause: Stretch, at: int) -> Mention | None:
    """The other thing before a character of a clause, where no programme stands between."""
    found = [
        m
        for m in passage.of(WORDS, "aside", "event")
        if clause.holds(m.start)
        and m.end <= at
        and len(passage.text[clause.start : m.start].split()) < _FRONT
        and claims.spoken(passage, m)
        and not _WITH.search(passage.text[max(clause.start, m.start - 30) : m.start])
    ]
    if not found:
        return None
    nouns = passage.of("other_programme", "programme")
    inside = (m.start for m in nouns if found[-1].end <= m.start < at and not _held(passage, m, found))
    return None if any(inside) else found[-1]


def _held(passage: Passage, noun: Mention, others: Sequence[Mention]) -> bool:
    """Is a programme named only as what another thing is of ("the manual of the programme")?"""
    return any(
        re.fullmatch(r"\s*(?:of|for|in|der|des|für|du|de|del|della|van|voor|av|för|af|for|dla|pro)?\s*(?:\w+\s+)?",
                     passage.text[m.end : noun.start], re.I)
        for m in others
    )


def only_a_piece(passage: Passage, clause: Stretch, place: Place) -> bool:
    """Is it a leaflet, an exercise, one module that is used there, and no word for the programme beside it?"""
    words = [m for m in passage.of(WORDS, "piece") if clause.holds(m.start) and claims.spoken(passage, m)]
    if not words or any(place.start <= m.start < place.end for m in words):
        return False
    nouns = passage.of("other_programme", "programme")
    return not any(clause.holds(m.start) and not _held(passage, m, words) for m in nouns)


def outside(passage: Passage, place: Place, main: Sequence[Place]) -> bool:
    """Is it the main place, or the country around it, named only for what lies outside it ("Outside Sweden: Åland",
    "Bavaria; outside Germany in South Tyrol")?"""
    around = {c.split("-")[0] for p in main for c in p.codes} | {c for p in main for c in p.codes}
    return bool(around & set(place.codes)) and beyond(passage, place)


def beyond(passage: Passage, place: Place) -> bool:
    """Does "outside" stand right before a place?"""
    return OUTSIDE.search(passage.text, max(0, place.start - _LEAD), place.start) is not None


def came_to_use(passage: Passage, sentence: Stretch, contact: Mention) -> bool:
    """Do visitors and others who asked use it since ("Malta visited us and since then runs it as well")?"""
    uses = (m for m in passage.of(WORDS, "use") if sentence.holds(m.start) and m.start > contact.end
            and not _WHETHER.search(passage.text, contact.end, m.start))
    return any(not claims.denied(passage, m) and (_SINCE_THEN.search(passage.text, contact.end, m.start)
                                                  or _SINCE.match(passage.text, m.end)) for m in uses)


def tellers(passage: Passage, places: Sequence[Place]) -> list[Stretch]:
    """The sentences with a place that tell of use there, or of all of it, now and of this programme; a denied use tells
    of none ("is not delivered in Ireland")."""
    return [s for s in passage.sentences if any(s.holds(p.start) for p in places) and _tells(passage, s)]


_OURS = re.compile(
    r"\b(?:ours?|us|unser\w*|notre|nôtre|nuestr[oa]|nostr[oa]|ons|onze|vår\w?|vores|nasz\w*|naš\w*|naší|nosso|nossa)\b",
    re.IGNORECASE)
_SOME_BODY = re.compile(
    r"\W*(?:an?|one|another|eine?|une?|una?|uno|otra|otro|autre|een|ett?|en|jed\w+|uma?|outra)\s(?:[^\W\d_]+[\s-]){1,4}?"
    r"(?:in|from|of|on|aus|en|de|du|à|au|di|a|uit|i|från|fra|på|af|av|z|ze|w|we|v|ve|u|iz|em)\s"
    r"(?:the\s|der\s|la\s|den\s)?", re.IGNORECASE)


def _of_another(passage: Passage, sentence: Stretch, use: Mention) -> bool:
    """Is a use that of a body elsewhere: one that works with what is ours, or one that a sentence behind the first
    brings in ("A charity in Wales has been running it")?"""
    if _OURS.search(use.term):
        return True
    opened = _SOME_BODY.match(passage.text, sentence.start, use.start) if sentence.start else None
    return opened is not None and bool(claims.within(
        passage, Stretch(opened.end(), opened.end() + 1), "jurisdictions"))


def _tells(passage: Passage, sentence: Stretch) -> bool:
    words = [m for m in passage.of(WORDS) if sentence.holds(m.start)]
    further = min((m.start for m in words if m.code == "also"), default=sentence.end)
    uses = [
        m
        for m in words
        if m.code in ("use", "whole")
        and m.start < further
        and not of_other(passage, passage.clause_at(m.start), m.start)
        and not (m.code == "use" and (claims.denied(passage, m) or _of_another(passage, sentence, m)))
    ]
    return any(not any(said(passage, m) and m.start < u.start for m in words) for u in uses)


def prose(passage: Passage, sentence: Stretch, place: Place) -> bool:
    """Is a sentence more than a note, and not headed by the place ("Croatia: Zagreb, Split and six smaller towns")?"""
    if not passage.text[sentence.start : place.start].strip() and _HEADS.match(passage.text, place.end):
        return False
    return len(re.findall(r"\b[^\W\d_A-Z]\w*", passage.text[sentence.start : sentence.end])) >= _PROSE


def to_come(passage: Passage, clause: Stretch) -> bool:
    """Does a clause speak of a year that is still to come?"""
    first = first_to_come(passage.lexicon)
    return any(int(year[0]) >= first for year in _YEAR.finditer(passage.text, clause.start, clause.end))


_UNTIL = re.compile(
    r"\b(?:until|till|through|up to|bis|jusqu|hasta|fino|sino|tot|tills|indtil|inntil|til|saakka|asti|do|iki|līdz|kuni"
    r"|até|până|fins)\b", re.IGNORECASE)


def only_later(passage: Passage, clause: Stretch) -> bool:
    """Does a clause tell what comes in a year that is still to come ("an individual version comes in 2029")?"""
    return to_come(passage, clause) and not _UNTIL.search(passage.text, clause.start, clause.end)


def wholly_to_come(passage: Passage, clause: Stretch) -> bool:
    """Does a clause speak of a year that is still to come, and of none that is over?"""
    return to_come(passage, clause) and not gone(passage, clause)


def gone(passage: Passage, clause: Stretch) -> bool:
    """Does a clause tell a year that is over?"""
    first = first_to_come(passage.lexicon)
    return any(int(year[0]) < first - 1 for year in FOUR_DIGITS.finditer(passage.text, clause.start, clause.end))


@lru_cache(maxsize=4)
def first_to_come(lexicon: Lexicon) -> int:
    """The first year after the one in which the forms are sent out (vocabulary `years_to_come`)."""
    known = lexicon.vocabularies.get("years_to_come")
    terms = (t for code in known.codes.values() for ts in code.terms.values() for t in ts) if known else ()
    return min((int(term) for term in terms), default=_NEVER)
