"""What tells by the groups or the changes of a programme that it goes on: groups that are held so many a year, that are
there now, or of which the next is named; changes that are always made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.status import held
from pipeline.words.status.giving_way import NEW
from pipeline.words.wording.function_words import SINCE

_OFTEN = ("week", "month", "quarter", "half_year", "year")
_NEAR = 5
_BRIEF = 10
_CLOSE = 3  # words between a negator and the change that it denies
_SINCE = re.compile(
    rf"(?:^|[.;!?]\s+)(?:{SINCE})\s(?:[^\W\d_]+\s)?(?:19|20)\d\d\b(?=\W+\w)",
    re.IGNORECASE)
_VERSION = re.compile(
    r"version|edition|versi[óo]n|edici[óo]n|fassung|auflage|versie|editie|utgåv|utgav|udgav|upplag|versio|painos"
    r"|wersj|wydani"
    r"|verz[ie]|vydán|vydan|izdan|izdaj|redakcij|versij|laid|väljaan|kiadás|változat|edição|versão|versiun|ediți"
    r"|modul|mòdul|módul",
    re.IGNORECASE)

_EDITION = re.compile(
    r"\b(?:editions?|version|ediciones|edici[óo]n|versi[óo]n|auflage|neuauflage|fassung|édition|edizione"
    r"|versione|editie"
    r"|druk|versie|upplagan?|utgåvan?|udgaven?|utgaven?|versionen|painos(?:ta)?|versiota?|wydani\w+|edycj\w+|wersj\w+"
    r"|vydán\w+|vydan\w+|verz\w+|izdaj\w+|izdanj\w+|edição|versão|edició|ediți\w+|kiadás\w*|leidim\w+|izdevum\w+"
    r"|väljaan\w+)\b", re.IGNORECASE)

_ORDINAL = re.compile(r"\d\.\s?[ªº]")
_ORDINAL_REACH = 15  # characters
_NEW_REACH = 10
_PROGRESSIVE = re.compile(
    r"\b(?:(?:are|is|am) \w+ing|(?:stiamo|sto|stanno) \w+ndo|(?:estamos|están|está) \w+ndo"
    r"|(?:estamos|estão|está) a \w+r)$",
    re.IGNORECASE)
_NOTHING = re.compile(
    r"\b(?:nothing|nichts|rien|nada|nulla|niente|niets|inget|ingenting|intet|mitään|nic|nič|ništa|nieko|nekas|midagi"
    r"|nimic|semmi|res)\s(?:[^\s,;.]+\s){0,2}$", re.IGNORECASE)


def of(passage: Passage, vocabulary: str) -> Iterator[tuple[Mention, str]]:
    """The words that tell it, with the state that they tell."""
    for mention in passage.of(vocabulary, "group", "next"):
        if _stated(passage, mention) and (mention.code == "next" or (
                not claims.planned(passage, mention) and _held(passage, mention, vocabulary))):
            yield mention, "running"
    for mention in passage.of(vocabulary, "changed", "work_on"):
        changing = _at_work if mention.code == "work_on" else _always_or_now
        if changing(passage, mention, vocabulary) and _stated(passage, mention) and not claims.planned(
                passage, mention) and not _of_else(passage, mention, vocabulary):
            yield mention, "under_revision"
    for mention in passage.of(vocabulary, "adding"):
        if _adds_part(passage, mention, vocabulary) and _stated(passage, mention) and not claims.planned(
                passage, mention):
            yield mention, "under_revision"
    for mention in passage.of(vocabulary, "prepared"):
        made = _new_edition(passage, mention) or _new_material(passage, mention, vocabulary)
        if made and _stated(passage, mention) and not _of_else(passage, mention, vocabulary):
            yield mention, "under_revision"
    for mention in passage.of(vocabulary, "changed", "under_revision", "development"):
        if _let_be(passage, mention) and not _of_else(passage, mention, vocabulary):
            yield mention, "running"
    for mention in passage.of(vocabulary, "altered"):
        if claims.spoken(passage, mention) and claims.own(passage, mention.start) and _refused(passage, mention):
            yield mention, "running"


def left_alone(passage: Passage, trigger: Mention, vocabulary: str) -> bool:
    """Is what a negator denies a change ("and for now it is not touched"), so that the programme goes on?"""
    return any(_near(trigger, m) for m in passage.of(vocabulary, "altered"))


def unchanged(passage: Passage, pause: Mention, vocabulary: str) -> bool:
    """Is "not now" said of a change ("na razie nie będzie zmieniany")?"""
    negated = claims.within(passage, Stretch(pause.start, pause.end), "negators")
    return bool(negated) and left_alone(passage, pause, vocabulary)


def _refused(passage: Passage, altered: Mention) -> bool:
    """Is a word for a change denied, by a negator before it or in it ("nemení")?"""
    at = claims.clause(passage, altered.start).start
    return bool(_NOTHING.search(passage.text, at, altered.start)) or any(
        t.code in ("not", "no") and _near(t, altered) for t in scopes.triggers(passage))


def _near(trigger: Mention, altered: Mention) -> bool:
    inside = altered.start <= trigger.start < altered.end
    return inside or 0 < altered.first - trigger.last <= _CLOSE


def since(passage: Passage) -> Iterator[Stretch]:
    """The year since when something is, at the head of a sentence that tells no more of it."""
    for m in _SINCE.finditer(passage.text):
        if claims.own(passage, m.start()):
            yield Stretch(m.start(), m.end())
            return


def appeared(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Does a clause tell of a version that it is already out ("the second edition appeared in 2021")?"""
    unit = claims.clause(passage, mention.start)
    return bool(_EDITION.search(mention.term)) and bool(claims.within(passage, unit, vocabulary, "appeared"))


def _new_edition(passage: Passage, mention: Mention) -> bool:
    """Is what is being prepared an edition, of no course for others and with no people in it?"""
    unit = claims.clause(passage, mention.start)
    if claims.within(passage, unit, "people", "leader") or claims.within(passage, unit, "year_roles", "staff"):
        return False
    ordinal = _ORDINAL.search(passage.text, max(0, unit.end - _NEAR), unit.end + _NEAR)
    end = unit.end + _ORDINAL_REACH if ordinal else unit.end  # the stop of "2.ª" ends no clause
    return _EDITION.search(passage.text, unit.start, end) is not None


def _new_material(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is a new book for a programme that runs being prepared ("it runs, a new workbook is being made for it")?"""
    unit = claims.clause(passage, mention.start)
    return bool(passage.of(vocabulary, "running")) and any(
        NEW.search(passage.text, max(unit.start, m.start - _NEW_REACH), m.start)
        for m in claims.within(passage, unit, vocabulary, "material"))


def _always_or_now(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is something changed all the time, or at present?"""
    unit = claims.clause(passage, mention.start)
    if _NOTHING.search(passage.text, unit.start, mention.start):
        return False
    marks = claims.within(passage, unit, vocabulary, "always", "at_present") + claims.tenses(passage, unit, "ongoing")
    return any(abs(m.first - mention.last) <= _NEAR or abs(mention.first - m.last) <= _NEAR for m in marks)


def _adds_part(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is a part added to the programme just now ("at present we write a block on money for it")?"""
    unit = claims.clause(passage, mention.start)
    part = claims.within(passage, unit, vocabulary, "part")
    now = claims.within(passage, unit, vocabulary, "at_present") + claims.tenses(passage, unit, "ongoing")
    return bool(part) and (bool(now) or _PROGRESSIVE.search(passage.text, unit.start, mention.end) is not None)


def _at_work(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is it a new version, the manual, or a part of it at present, that somebody works on?"""
    unit = claims.clause(passage, mention.start)
    behind = Stretch(mention.end, unit.end)
    if claims.within(passage, Stretch(unit.start, mention.start), vocabulary, "part", "material") and claims.tenses(
            passage, unit, "ongoing"):
        return True
    if claims.of_it(passage, mention) or _VERSION.search(passage.text, mention.end, behind.end):
        return True
    return bool(claims.within(passage, behind, vocabulary, "material"))


def _let_be(passage: Passage, mention: Mention) -> bool:
    """Is a change denied ("nothing is to be changed")?"""
    spoken = claims.spoken(passage, mention) and claims.own(passage, mention.start)
    scope = scopes.of(passage, mention, ("not",)) if spoken else None
    denied = scope is not None and (scope.after or mention.code != "development")
    brief = len(claims.clause(passage, mention.start).of(passage.text).split()) <= _BRIEF
    return denied and brief and not claims.not_yet(passage, mention)


def _of_else(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is it something else, or somebody, that is changed ("the staff are regularly updated")?"""
    if held.worked_on(passage, mention):
        return False
    ahead = Stretch(claims.clause(passage, mention.start).start, mention.start)
    people = claims.within(passage, ahead, "people", "leader") or claims.within(passage, ahead, "year_roles", "staff")
    return bool(people) or held.other_subject(passage, mention, vocabulary)


def _stated(passage: Passage, mention: Mention) -> bool:
    spoken = claims.spoken(passage, mention) and claims.own(passage, mention.start)
    return spoken and scopes.of(passage, mention, ("not", "except", "unticked", "past")) is None


def _held(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Are groups held so many a year or each season, or are they there now ("we have two groups at the moment")?"""
    unit = claims.clause(passage, mention.start)
    if claims.within(passage, unit, "rates", *_OFTEN):
        return True
    if claims.within(passage, unit, vocabulary, "each_season"):
        return True
    here = claims.within(passage, Stretch(unit.start, mention.start), vocabulary, "have")
    return bool(here) and any(claims.spoken(passage, m) for m in claims.within(passage, unit, vocabulary, "at_present"))
