"""Years that are not the programme's own by what they hang on: the work it was made from, or a subject that stands
before a bracket or a relative clause."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.quantities.years import ROLES, Year, years
from pipeline.words.wording.function_words import AND

_MADE_FROM = ("adapted", "original", "ended")
_OWN = ("pilot", "developed", "implemented", "founded")
_SUBJECTS = ("law", "evaluated", "predecessor", "trained", "body")
_FIRST = ("origin", "ursprüng", "oorspronk", "ursprung", "alkup", "oprindel", "opprinn", "původn", "pôvodn", "pierwotn")
_NEAR = 2  # words
_FEW = 6  # words
_AND = 5  # letters
_LEAD = 8  # characters
_OF = (
    r"of|from|dating from|von|vom|aus|de|del|della|du|d['’]|dell['’]|uit|van|från|av|fra|af|z|ze|od|iš|iz|no|din|do|di"
    r"|dated|vuodelta|vuoden"
)
_YEAR_WORD = r"the year|dem Jahr(?:e)?|l['’]année|l['’]an|l['’]anno|het jaar|år|året|roku|rok|leta|godine|año|ano|anul"
_HANGS = re.compile(rf"(?:^|[\s,(])(?:(?:{_OF})\s*(?:(?:the|{_YEAR_WORD})\s*)?|\(\s*)(?:year\s*)?$", re.IGNORECASE)
_AT_YEAR = re.compile(rf"\s+(?:(?:the year|{_YEAR_WORD})\s+)?", re.IGNORECASE)
_FROM_END = re.compile(r"(?:\s(?:from|aus|de|du|da|från|fra|z|ze|uit|iz)|provient|procede|proveniente|afkomstig)$")
_FROM = re.compile(
    r"\b(?:from|on|to|after|aus|nach|von|vom|auf|du|d['’]|de|del|dalla?|da|su|uit|van|naar|efter|på|från|fra|z|ze|na|iz|iš|din|pe)\s+",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|from|by|aus|en|au|aux|du|de|dans|nel|negli|della?|i|från|fra|av|af|w|we|z|ze|v|ve|u|uit|na|em|no|nos|dos"
    r"|din|în|iz|iš|på)\s(?:the\s|den\s|der\s|los\s|las\s|les\s)?$", re.IGNORECASE)
_WHICH = re.compile(
    r"(?:(?:on|in|to|of|by|for|auf|zu|von|sur|à|en|su|op|waar|på|na|v)\s+)?"
    r"(?:which|whom|who|that|welche[rsmn]?|de[rmsn]|die|das|dessen|qui"
    r"|que|laquelle|lequel|dont|la que|il quale|cui|che|dat|wat"
    r"|waarop|som|joka|jonka|jolla|któr\w+|kter\w+|ktor\w+|kuri\w*|kater\w+|koji\w*|koja|care)\s",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:was|were|is|are|has|had|wurde|ist|war|stammt|a été|est|fue|es|è|era|werd|is|blev|är|er|ble|je|byl[ao]?"
    r"|jest|został[ao]?"
    r"|yra|buvo|bil[ao]?|foi|on|oli|este|a fost)\s",
    re.IGNORECASE,
)


def of_source(passage: Passage, year: Year) -> bool:
    """Is a year that of the work from which the programme was made: "adapted from an English course of 2005", "from
    Sweden, where it is used since 1999"?"""
    sentence = passage.sentence_at(year.start)
    if _abroad(passage, year):
        return True
    made = [m for m in passage.of(ROLES, *_MADE_FROM) if sentence.start <= m.start and m.end <= year.start]
    back = [m for m in passage.of(ROLES, "goes_back") if sentence.start <= m.start and m.end <= year.start]
    if not made and not back:
        return False
    clause = passage.clause_at(year.start)
    there = [m for m in passage.of(ROLES, "there") if clause.start <= m.start <= clause.start + _AND]
    if any(claims.spoken(passage, m) for m in there) and any(m.end <= clause.start for m in (*made, *back)):
        return True
    if len(years(passage)) < 2:
        return False
    first = [m for m in made if m.code == "original" and m.term.startswith(_FIRST)]
    abroad = [p for p in passage.of("jurisdictions") if sentence.start <= p.start < year.start]
    if first and abroad and any(y.start >= sentence.end for y in years(passage)):
        return True
    if any(_hangs(passage, m.end, year) for m in back):
        return True
    found = (_FROM.search(passage.text, m.end, year.start) for m in made if m.code != "ended")
    return any(_hangs(passage, m.end(), year) for m in found if m)


def _abroad(passage: Passage, year: Year) -> bool:
    """Is a year told of another country, "from Canada where it had been running since 1995", "from Canada (there since
    1995)"?"""
    clause = passage.clause_at(year.start)
    for there in passage.of(ROLES, "there"):
        if clause.start <= there.start < year.start and claims.spoken(passage, there):
            before = [p for p in passage.of("jurisdictions") if p.end <= there.start]
            near = bool(before) and (there.start == clause.start or there.first - before[-1].last == 1)
            place = before[-1] if near and passage.sentence_at(year.start).holds(before[-1].start) else None
            if place and _FROM.search(passage.text, max(0, place.start - _LEAD), place.start):
                return True
    return False


def made_abroad(passage: Passage, year: Year) -> bool:
    """Does the clause of a year name the country where something was done ("invented in Canada in the nineties")?"""
    clause = passage.clause_at(year.start)
    countries = [p for p in passage.of("jurisdictions") if clause.holds(p.start)]
    if passage.text[max(0, clause.start - 1) : clause.start] == "(" and _foreign_before(passage, clause):
        return True  # "a Swedish course (written in 1994)"
    return any(_PLACED.search(passage.text, max(clause.start, p.start - _LEAD), p.start) for p in countries)


def _foreign_before(passage: Passage, bracket: Stretch) -> bool:
    """Is what a bracket speaks of called by its country ("a Swedish course (...)")?"""
    ahead = passage.clause_at(max(0, bracket.start - 2))
    named = [*(p for p in passage.of("jurisdictions") if ahead.holds(p.start)),
             *claims.within(passage, ahead, "nationalities")]
    return any(p.start >= ahead.start and passage.text.count(" ", p.end, bracket.start) <= _FEW // 2 for p in named)


def made_by_others(passage: Passage, year: Year, brought: Year) -> bool:
    """Do the authors, or the leave they gave, stand between the year of an adaptation and an earlier one in its
    sentence ("adapted in 2013 with the consent of the authors, who wrote it in 1998")?"""
    sentence = passage.sentence_at(year.start)
    clause = passage.clause_at(year.start)
    before = Stretch(brought.start, max(brought.start, clause.start))
    foreign = [*claims.within(passage, before, ROLES, "original", "makers"),
               *(p for p in passage.of("jurisdictions") if before.holds(p.start))]
    if foreign and sentence.holds(brought.start) and _WHICH.match(passage.text, clause.start):
        return True  # "bought from a Dutch firm, who made it in 2002"
    makers = passage.of(ROLES, "makers") if sentence.holds(brought.start) else ()
    return any(sentence.start <= m.start and m.end <= year.start and claims.spoken(passage, m) for m in makers)


def taken_from(passage: Passage, cue: Mention) -> bool:
    """Is a transfer one from another country ("taken over from Sweden"), and so an adaptation?"""
    if cue.code != "ended" or not _FROM.match(passage.text, min(cue.end + 1, len(passage.text))):
        return False
    return any(1 < m.first - cue.last <= 3 for m in (*passage.of("jurisdictions"), *passage.of("nationalities")))


def comes_from(passage: Passage, cue: Mention, year: Year) -> bool:
    """Does a word for coming from something have the year itself as what it comes from ("stammt aus dem Jahr 2009")?"""
    between = passage.text[cue.end : year.start]
    return cue.code == "original" and _AT_YEAR.fullmatch(between) is not None and _FROM_END.search(cue.term) is not None


def is_tongue(passage: Passage, noun: Mention) -> bool:
    """Is an adjective the name of a language that a text was put into or from ("translated from English 2004")?"""
    here = any(m.start == noun.start for m in passage.of("languages"))
    return here and any(0 < noun.first - m.last <= 3 for m in passage.of(ROLES, "adapted"))


def _hangs(passage: Passage, begin: int, year: Year) -> bool:
    """Does a year belong to the noun, behind `begin`, for the work that something was made from?"""
    for noun in (*passage.of(ROLES, "programme"), *passage.of("jurisdictions")):
        if not begin <= noun.start < noun.end <= year.start:
            continue
        between = passage.text[noun.end : year.start]
        if re.search(rf"[,;:.]|\b(?:{AND}|ir|un)\s", between) or len(between.split()) > _FEW:
            continue
        told = [m for m in passage.of(ROLES, *_OWN) if noun.end <= m.start < year.start]
        if _HANGS.search(between) or any(_near(passage, noun, m) for m in told):
            return True
    return False


def _near(passage: Passage, noun: Mention, verb: Mention) -> bool:
    return len(passage.text[noun.end : verb.start].split()) <= _NEAR


def over(passage: Passage, at: int) -> str | None:
    """The role of a year whose clause goes on with a subject before a bracket or a relative clause ("the act, on which
    it rests, dates from 2006"), where that subject is no programme."""
    clauses = passage.clauses
    front = _subject_clause(passage, at)
    if front is None:
        return None
    told = [m for m in passage.of(ROLES, *_SUBJECTS, "programme") if front.holds(m.start)]
    last = max(told, key=lambda m: (m.end, m.code != "programme"), default=None)
    if last is None or last.code == "programme":
        return None
    cue = any(m.start == clauses[at].start for m in passage.of(ROLES, *_OWN))
    if not cue and not _VERB.match(passage.text, clauses[at].start):
        return None
    return "founded" if last.code == "body" else last.code


def _subject_clause(passage: Passage, at: int) -> Stretch | None:
    """The clause before the bracket or relative clause that ends where a clause begins."""
    clauses = passage.clauses
    if at < 2:
        return None
    sentence = passage.sentence_at(clauses[at].start)
    before = passage.text[sentence.start : clauses[at].start].rstrip()
    if before.endswith(")"):
        opened = sentence.start + before.rfind("(")
        return next((c for c in reversed(clauses[:at]) if c.start < opened and c.start >= sentence.start), None)
    if before.endswith(",") and _WHICH.match(passage.text, clauses[at - 1].start):
        return clauses[at - 2] if clauses[at - 2].start >= sentence.start else None
    return None


def joined(passage: Passage, noun: Mention, year: Year) -> bool:
    """Does the year qualify a noun: "the Act of 2011", "Duluth (1984)", "original 1999"?"""
    low, high = (noun.end, year.start) if noun.end <= year.start else (year.end, noun.start)
    if is_tongue(passage, noun):
        return False
    between = passage.text[low:high].strip(" ,:()").split()
    return not between or (_JOINS.fullmatch(between[-1]) is not None and len(between) <= 12)


_JOINS = re.compile(
    r"(?:of|from|von|vom|aus|de|del|della|dal|du|ze?|od|från|av|fra|af|no|iš|iz|van|di|do|dated)", re.IGNORECASE
)
