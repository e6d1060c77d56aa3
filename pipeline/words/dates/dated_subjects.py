"""Whose years are told: of the first group or man of a programme, of a body that has long been there, of a line of its
own, of the next word, or of what did not come about."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.quantities.years import ROLES, Year, years
from pipeline.words.wording.function_words import small

SMALL = small(4)
_BETWEEN, _NEAR, _READY = 3, 2, 5  # words
_PARTS = frozenset({
    "end", "Ende", "fin", "fine", "einde", "eind", "slut", "koniec", "konec", "fim", "Beginn", "beginning", "start",
    "début", "inicio", "inizio", "begin", "början", "początek", "začátek", "začiatok", "início",
})
_AHEAD = 14  # characters
_SINCE = re.compile(
    r"\b(?:since|from|at|by|towards?|in|seit|ab|gegen|zum?|am|depuis|vers|desde|a|dalla?|alla|à|sinds|vanaf|sedan|siden"
    r"|från|fra|i|w|od|na|pod|v|ob|u|kopš|nuo|la|din|no)\s(?:the\s|la\s|het\s|l['’])?$", re.IGNORECASE)
_OF_YEAR = re.compile(r"\s(?:(?:of|des|der|de|del|von|av|af|do|da|van)\s)?(?:\w+\s)?['’]?(?:19|20)\d\d")
_LATER = ("revised", "accredited")
_BEGINNINGS = ("pilot", "implemented", "developed")
FIRST = (
    "first ", "erste", "premier", "primer", "primo ", "primi ", "eerste ", "första ", "første ", "ensimmäi", "prv",
    "pirm", "pierwsz", "první",
)
_OPENING = ("opening ", "inaugura", "initial ", "maiden", "debut", "avaus", "Auftakt", "Eröffnung", "aftrap", "premi")


_TREATING = re.compile(
    r"conversation|counsel|consultation|talk|\*?gespräch|beratung|entretien|conversac|colloqui|\*?gesprek|\*?samtal"
    r"|\*?keskustelu|rozm|rozhovor|pohovor|pokalb|sarun|pogovor|razgovor|vestlus|beszélget|convorb|convers", re.I)
_WITH_WHOM = re.compile(
    r"\s(?:with|between|about|on|of|over|mit|zwischen|über|zu|avec|entre|sur|con|sobre|su|met|tussen|med|mellan|om"
    r"|mellem|mellom|z|s|se|o|com|cu)\s", re.IGNORECASE)


def _treats(passage: Passage, talk: Mention) -> bool:
    """Is a word for a talk said of the work with clients, and not of negotiations ("first talks with the Ministry")?"""
    return bool(_TREATING.match(talk.term)) and _WITH_WHOM.match(passage.text, talk.end) is None


@once
def firsts(passage: Passage) -> list[Mention]:
    """An ordinal beside a word for the programme or its people ("the first STR group", "den första mannen"): a start.
    """
    nouns = sorted(
        (*passage.of(ROLES, "programme"), *passage.of("count_nouns", "person", "group", "session"),
         *(m for m in passage.of("count_nouns", "talk") if _treats(passage, m))),
        key=lambda m: m.first,
    )
    found = []
    for first in passage.of(ROLES, "first"):
        at = bisect.bisect_right(nouns, first.last, key=lambda m: m.first)
        noun = nouns[at] if at < len(nouns) and nouns[at].first - first.last <= _BETWEEN else None
        if noun and passage.clause_at(noun.start) == passage.clause_at(first.start):
            found.append(first._replace(code="implemented", end=noun.end, term="first", last=noun.last))
    return found


@once
def completions(passage: Passage) -> list[Mention]:
    """The text of a programme that is said to be ready ("the manual was finished in 2002"): its making."""
    found = []
    for ready in passage.of(ROLES, "ready"):
        texts = [m for m in passage.of(ROLES, "text") if 0 < ready.first - m.last <= _READY]
        later = any(m.first <= ready.first and ready.first - m.last <= _READY for m in passage.of(ROLES, "revised"))
        here = texts and not later and passage.clause_at(texts[-1].start).holds(ready.start)
        if here and claims.spoken(passage, ready):
            found.append(ready._replace(code="developed", start=texts[-1].start, first=texts[-1].first))
    return found


def stands(passage: Passage, cue: Mention | None) -> bool:
    """Is a word such as "exists", "works", "since" told of a body that stands before it in its sentence, with words
    of its own between them, and not of the programme?"""
    if cue is None or cue.code not in ("implemented", "developed") or cue.term.startswith(FIRST):
        return False
    sentence = passage.sentence_at(cue.start)
    before = Stretch(sentence.start, cue.start)
    bodies: list[Mention] = [
        *claims.within(passage, before, "owner_types"),
        *claims.within(passage, before, ROLES, "body", "law"),
        *(u for u in claims.within(passage, before, "owning", "unit") if _article(passage, u)),
    ]
    bodies = [b for b in bodies if not placed(passage, b)]
    if not bodies:
        return False
    between = Stretch(max(m.end for m in bodies), cue.start)
    programmes = passage.of(ROLES, "programme")
    clause = passage.clause_at(cue.start)
    end = clause.end if cue.code == "developed" else cue.end
    if any(sentence.start <= m.start <= end and not _compound(m, bodies) for m in programmes):
        return False
    verbs = [m for m in passage.of(ROLES, "standing") if between.start <= m.start <= cue.end]
    return any(cue.code == "implemented" or m.start == cue.start for m in verbs)


def of_us(passage: Passage, cue: Mention | None) -> bool:
    """Do the respondents say since when they are what they are, in a sentence that names no programme before it?"""
    if cue is None or cue.code != "implemented":
        return False
    sentence = passage.sentence_at(cue.start)
    ours = claims.within(passage, Stretch(sentence.start, cue.start), ROLES, "we_are")
    turn = next((m.start for m in scopes.joiners(passage, "but") if m.start > cue.end), sentence.end)
    programme = any(sentence.start <= m.start < min(turn, sentence.end) for m in passage.of(ROLES, "programme"))
    return not programme and any(claims.spoken(passage, m) for m in ours)


def without_subject(passage: Passage, cue: Mention) -> bool:
    """Does an event open its sentence, so that neither a body nor a programme is its subject ("Established 1998")?"""
    before = passage.text[passage.sentence_at(cue.start).start : cue.start].split()
    return all(word.casefold().strip(".,:;()-–") in SMALL for word in before)


def of_latest(passage: Passage, year: Year) -> bool:
    """Is a year that of the text of now, beside which there was an older one ("the current manual dates from 2016")?"""
    clause = passage.clause_at(year.start)
    texts = claims.within(passage, clause, ROLES, "text")
    new = [m for m in claims.within(passage, clause, ROLES, "latest") if claims.spoken(passage, m)]
    return any(0 < t.first - m.first <= _READY or m.first - t.last == 1 for t in texts for m in new)


def has_object(passage: Passage, cue: Mention, year: Year, clause: Stretch) -> bool:
    """Is the programme what a body runs since a year ("the centre has run since 2011 the programme for men")?"""
    if cue.code != "implemented" or cue.start > year.start:
        return False
    if cue.term.startswith(_OPENING):
        return True
    behind = min((m.start for m in passage.of("joiners", "and") if m.start >= year.end), default=clause.end)
    return any(year.end <= m.start < min(behind, clause.end) for m in passage.of(ROLES, "programme"))


def runs_body(passage: Passage, cue: Mention | None, year: Year) -> bool:
    """Is a house or service, and no programme, what has been run since a year ("which runs since 2014 a shelter")?"""
    if cue is None or cue.code != "implemented" or cue.start > year.start or cue.term.startswith(FIRST):
        return False
    clause = passage.clause_at(year.start)
    behind = Stretch(year.end, clause.end)
    if claims.within(passage, clause, ROLES, "programme"):
        return False
    bodies = [*claims.within(passage, behind, ROLES, "body"), *claims.within(passage, behind, "owning", "unit"),
              *claims.within(passage, behind, "owner_types")]
    return any(_article(passage, b) for b in bodies)


def with_men(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is a house opened "with three men", so that its year is that of the work with them?"""
    behind = claims.within(passage, Stretch(cue.end, max(cue.end, clause.end)), "count_nouns", "person")
    return any(_WITH.search(passage.text, cue.end, m.start) for m in behind)


_WITH = re.compile(
    r"\b(?:with|mit|avec|con|met|med|z|ze|s|se|com|amb|cu)\s(?:(?:the|a|only|just|nur|solo)\s)?(?:(?!of\b|from\b)[^\W_]+\s){0,2}$",
    re.IGNORECASE)


def _compound(programme: Mention, bodies: Sequence[Mention]) -> bool:
    """Does a word for a programme only say of what kind the body right behind it is ("the treatment unit")?"""
    return any(b.first - programme.last == 1 or b.start <= programme.start < b.end for b in bodies)


def ends_in_year(passage: Passage, cue: Mention) -> bool:
    """Is a word for an end or a beginning only part of a date ("since the end of 2016")?"""
    if cue.code not in ("ended", "implemented") or cue.term not in _PARTS:
        return False
    behind = _OF_YEAR.match(passage.text, cue.end)
    return behind is not None and _SINCE.search(passage.text, max(0, cue.start - _AHEAD), cue.start) is not None


def placed(passage: Passage, body: Mention) -> bool:
    """Does a word for a place stand before a body, so that something is done in it ("given in all prisons")?"""
    here = passage.clause_at(body.start).start
    marks = (m for m in passage.of("joiners", "in") if here <= m.start)
    return any(0 < body.first - m.first <= _NEAR for m in marks)


def _article(passage: Passage, unit: Mention) -> bool:
    """Does an article or another small word stand close before a word for a unit, as before a subject?"""
    return any(t.plain in SMALL for t in passage.tokens[max(0, unit.first - 3) : unit.first])


def of_kind(passage: Passage, cue: Mention) -> bool:
    """Is a word of founding told of the noun for a body right before it ("a charity set up in 1978")?"""
    if cue.code != "founded":
        return False
    near = [m for m in passage.of("owner_types") if 1 <= cue.first - m.last <= 2]
    return any(passage.text[m.start].islower() and passage.clause_at(m.start).holds(cue.start) for m in near)


def is_first(passage: Passage, older: Mention, events: Sequence[Mention]) -> bool:
    """Is a word that may mean "earlier" the ordinal of an event or group behind it ("prima sperimentazione"), or that
    of a distance in years ("two years earlier")?"""
    distance = any(m.start == older.start for m in passage.of(ROLES, "earlier"))
    if distance and any(older.first - m.last == 1 for m in passage.of("time_units", "year")):
        return True
    if distance and any(0 < m.first - older.last <= _BETWEEN for m in events if m.code == "pilot"):
        return True
    ordinal = any(m.start == older.start for m in passage.of(ROLES, "first"))
    behind = any(m.code != "predecessor" and m.first - older.last == 1 and m.code in _BEGINNINGS for m in events)
    return (ordinal and behind) or any(m.start < older.end and older.start < m.end for m in events if m.term == "first")


def of_predecessor(passage: Passage, year: Year) -> bool:
    """Does the sentence speak of an older programme, and of no other before the year?"""
    sentence = passage.sentence_at(year.start)
    older = [m for m in passage.of(ROLES, "predecessor") if sentence.start <= m.start and m.end <= year.start]
    events = passage.of(ROLES, "pilot", "developed", "implemented", "adapted")
    older = [m for m in older if not is_first(passage, m, events)]
    if not older:
        return False
    named = [m for m in passage.of(ROLES, "programme") if older[-1].end <= m.start < year.start]
    now = [m for m in passage.of("scope_marks", "now") if older[-1].end <= m.start < year.start]
    return not now and all(scopes.distance(passage, older[-1], m) <= 1 for m in named)


def begins_when(passage: Passage, year: Year, following: Stretch) -> bool:
    """Does a "when" open the clause behind a year ("not before 2009, when two of us wrote it")?"""
    beside = not passage.text[year.end : following.start].strip(" ,")
    told = [m for m in passage.of(ROLES, "when") if 0 <= m.start - following.start <= 2]
    return beside and any(claims.spoken(passage, m) for m in told)


def heads(passage: Passage, year: Year) -> bool:
    """Does a year stand before a dash or colon as the head of a line ("2018 – elaboration 2019 – start")?"""
    rest = passage.text[year.end : year.end + 3].strip(" ")[:1]
    return rest in ("-", "–", "—", ":") and bool(rest) and passage.clause_at(year.start) != passage.clauses[-1]


@once
def headed(passage: Passage) -> bool:
    """Are there lines with a year at their head, the first at the head of its clause?"""
    found = [y for y in years(passage) if heads(passage, y)]
    return len(found) > 1 and passage.clause_at(found[0].start).start == found[0].start


def next_one(passage: Passage, year: Year, here: Sequence[Year], found: Sequence[Mention]) -> bool:
    """Does the only word between a year and the next one belong to the next ("2004, accredited 2009")?"""
    later = next((y for y in here if y.start >= year.end), None)
    if later is None or any(m.start >= later.end or m.end <= year.start for m in found):
        return False
    between = [m for m in found if year.end <= m.start and m.end <= later.start]
    return len(between) == 1 and "," in passage.text[year.end : between[0].start] and between[0].code in _LATER


def undone(passage: Passage, year: Year) -> bool:
    """Is what a year tells denied, other than by a further sentence behind an "and" ("... in 2012 and never stopped")?
    """
    scope = scopes.standing(passage, year.start, year.end, ("not",))
    if scope is None or scope.trigger is None:
        return scope is not None
    if _unsure(passage, scope.trigger):
        return False
    return not any(year.end <= m.start < scope.trigger.start for m in passage.of("joiners", "and"))


def denied(passage: Passage, cue: Mention) -> bool:
    """Is an event denied, and not only its time said to be uncertain ("the beginning we do not know exactly, 2011")?"""
    scope = scopes.of(passage, cue, (*scopes.DENIALS, "not_only"))
    return scope is not None and scope.kind != "not_only" and not _unsure(passage, scope.trigger)


def _unsure(passage: Passage, trigger: Mention) -> bool:
    """Is a negator part of "do not know", "not sure"?"""
    return any(m.start <= trigger.start < m.end for m in passage.of("references", "unknown")) or (
        _KNOW.match(passage.text, trigger.end) is not None)


_KNOW = re.compile(
    r"\s+(?:[^\W\d_]+\s){0,2}?(?:know|sure|certain|remember|recall|clear|genau|sicher|bekannt|sais|savons|sûr|seguro"
    r"|sé|sabemos|ricordiamo|sicuro|sappiamo|zeker|weten|säker|vet|sikker|ved|varma|tiedä|pewn\w*|wiemy|jist\w*|víme"
    r"|vieme"
    r"|ist\w*)\b", re.IGNORECASE)


def subject_of(passage: Passage, cue: Mention, clause: Stretch) -> str | None:
    """Whether a body or the programme is the nearest subject before a word in its clause."""
    here = [m for m in passage.of(ROLES, "body", "programme") if clause.start <= m.start <= cue.start]
    it = any(m.start <= cue.start < m.end for m in passage.of("owning", "made_before"))  # "l'a lancé"
    return here[-1].code if here and not it else None


def speaks_of_programme(passage: Passage, clause: Stretch) -> bool:
    """Does a clause name the programme?"""
    return any(clause.holds(m.start) for m in passage.of(ROLES, "programme"))
