"""Years told by what stands beside their clause: the label before them, the same event before the year told last, the
work of others, what is said to have nothing to do with the programme.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.quantities.years import ROLES, Year
from pipeline.words.wording.function_words import AND_ANY

_DATE = re.compile(r"[\s\d./–-]*")
_FEW = 4  # words
_PRONOUN = re.compile(
    r"\b(?:those|that|these|they|this|it|das|dies\w*|die|es|cela|ça|ceux\S*|ils|eso|esto|aquello|esos|quello|questo"
    r"|quelli|dat"
    r"|dit|det|dette|se|ne|to|toto|tas|tai|see|ez|az|isso|aquilo|això|asta)\b(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_JOINT = re.compile(
    r"[\s,]*(?:(?:in|im|en|nel|i|w|v|u|no|em|année|year|the|and|und|et|y|e|og|och|a|ja|ook|auch|also)\b[\s,]*){0,3}",
    re.IGNORECASE)
_WHICH = re.compile(
    r"(?:\w{1,4}\s+)?(?:which|who|whom|whose|de[rmsn]|die|das|dessen|deren|welche\w*|qui|que|dont|lequel|laquelle|cui"
    r"|che|dat|wie"
    r"|som|joka|jonka|któr\w+|kter\w+|ktor\w+|kuri\w*|kater\w+|koj\w+|care)\s", re.IGNORECASE)
_BY = re.compile(r"\s+(?:by|von|vom|durch|par|por|da|dal|dalla|door|av|af|przez)\s", re.IGNORECASE)
_AS = re.compile(
    r"(?:^|\s)(?:as|als|comme|como|come|som|jako|kā|kaip|kot|kao|ca|com a|ως|in the form of|in form of|in|on|à titre"
    r"|a título|a titolo|im|in|en|w|v)\s(?:an?\s|the\s|ein\w*\s|une?\s|una?o?\s|um\s|een\s|ett?\s|e[nt]\s)?"
    r"(?:[^\W\d_]+\s)?$",
    re.IGNORECASE)
_AND_END = re.compile(rf"\b(?:{AND_ANY}|și|és)\b,?\s(?:[^\W\d_]+\s)?$", re.IGNORECASE)
_THEN = re.compile(
    r"\s(?:(?:yet|already|as early as|schon|erst|déjà|ya|già|al|redan|allerede|już|už|já)\s)?"
    r"(?:(?:in|since|from|im|seit|ab|en|depuis|dès|desde|nel|dal|sinds|vanaf|i|från|siden|fra|od|w|v|u|em|din|vuonna)\s"
    r"(?:[^\W\d_]+\s){0,2})?", re.IGNORECASE)
_EVENTS = ("pilot", "developed", "implemented", "adapted", "accredited", "approved")
_AGAIN = ("revised", "accredited", "approved", "renewed")


_VERSION = re.compile(r"version|edition|fassung|ausgabe|versi|verze|wersj|verzij|inačic|różic|différ|utgav|udgav", re.I)
_WISHED = 6  # words
_TRIED, _OBJECT = 8, 3  # words
_LIGHT = re.compile(
    r"(?:was |were |has been |is |se |a été |è stat[ao] |wurde |werd |blev |ble )?"
    r"(?:made|done|held|conducted|carried out|took place|run|ran|gemacht|durchgeführt|stattfand"
    r"|fand|faite?|réalisée?|menée?|eu lieu|hizo|hech[oa]|realiz\w+|llev\w+ a cabo|fatt[oa]|svolt[oa]|realizzat[oa]"
    r"|gedaan|gehouden|uitgevoerd|gjord\w*|genomförd\w*|hölls|holdt|gennemført|gjennomført|tehtiin|pidettiin"
    r"|przeprowadzon\w+|odbył\w*|proveden\w*|uskutečn\w+|feit\w*|realizad[oa]|atlikt\w*|veikt\w*)", re.IGNORECASE)


def label(passage: Passage, year: Year, at: int) -> Stretch | None:
    """The few words before a colon that a date follows at once ("Start: 1.9.2022  End of funding: 31.8.2025")."""
    clauses = passage.clauses
    if not at or passage.text[clauses[at - 1].end : clauses[at].start].strip()[-1:] != ":":
        return None
    months = [m for m in passage.of(ROLES, "month", "circa", "early") if clauses[at].start <= m.start < year.start]
    low = clauses[at].start if not months else months[-1].end
    if not _DATE.fullmatch(passage.text, low, year.start) or year.start - clauses[at].start > _FEW * 3:
        return None
    begin = clauses[at - 1].start
    dates = list(re.compile(r"\d[\d./-]*").finditer(passage.text, begin, clauses[at - 1].end))
    begin = dates[-1].end() if dates else begin
    told = Stretch(begin, clauses[at - 1].end) if begin < clauses[at - 1].end else None
    return told if told and 0 < len(told.of(passage.text).split()) <= _FEW else None


def once_more(passage: Passage, cue: Mention, year: Year, last: str | None) -> str | None:
    """The event that "before that" repeats for a year right behind it ("revised 2021 and, before that, 2014")."""
    if cue.code != "predecessor" or last not in _AGAIN or cue.end > year.start:
        return None
    return last if _JOINT.fullmatch(passage.text, cue.end, year.start) else None


def of_others(passage: Passage, year: Year) -> bool:
    """Is a year that of other people's work ("the Norwegians wrote theirs in 1987")?"""
    clause = claims.clause(passage, year.start)
    marks = claims.within(passage, Stretch(clause.start, max(clause.start, year.start)), ROLES, "theirs")
    return any(claims.spoken(passage, m) for m in marks)


def disclaimed(passage: Passage, year: Year) -> bool:
    """Is what a year tells said to be something else, behind it ("but those talks had nothing to do with this")?"""
    sentence = passage.sentence_at(year.start)
    behind = Stretch(year.end, max(year.end, sentence.end))
    marks = claims.within(passage, behind, ROLES, "disclaimed")
    return any("count" in m.term or _PRONOUN.search(passage.text, year.end, m.start) for m in marks)


def behind_relative(passage: Passage, at: int) -> Stretch | None:
    """The clause behind a relative one, which goes on with the clause before it ("was in 2015 by X, who owns it,
    written")."""
    rest = passage.clauses[at : at + 3]
    commas = all(passage.text[a.end : b.start].strip() == "," for a, b in itertools.pairwise(rest))
    relative = len(rest) > 2 and commas and _WHICH.match(passage.text, rest[1].start, rest[1].end)
    return rest[2] if relative and passage.text[rest[2].start].islower() else None


def listed(passage: Passage, cue: Mention, clause: Stretch, before: Sequence[Mention]) -> bool:
    """Does a first version open the list of those of a text whose writing is told before the colon?"""
    ahead = passage.text[max(0, clause.start - 2) : clause.start].strip()
    version = cue.code == "implemented" and " " in cue.term and cue.start - clause.start <= 1
    return ahead == ":" and version and bool(before) and before[-1].code == "developed"


def apposed(passage: Passage, cue: Mention, clause: Stretch, before: Sequence[Mention]) -> bool:
    """Does a word of making only go on with a translation told before the comma ("a translation, made in 2013")?"""
    ahead = passage.text[max(0, clause.start - 2) : clause.start].strip()
    opens = cue.start - clause.start <= 1 or clause.start >= cue.start
    return ahead == "," and opens and cue.code == "developed" and any(m.code == "adapted" for m in before)


def new_version(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is it a version of one's own of something, told before it, that was made ("our own version of it was made")?"""
    return cue.code == "developed" and any(
        m.end <= cue.start and _VERSION.search(m.term) for m in claims.within(passage, clause, ROLES, "adapted"))


def wished(passage: Passage, cue: Mention, begin: int) -> bool:
    """Is an event one that was only meant to be then ("was to start in 2019", "aurait dû commencer en 2019")?"""
    return any(abs(cue.first - m.first) <= _WISHED for m in claims.within(
        passage, Stretch(begin, passage.clause_at(cue.start).end), ROLES, "considered")
        if claims.spoken(passage, m) and m.start != cue.start)


def lasting(passage: Passage, mention: Mention) -> bool:
    """Is German "wird" the passive of what lasts ("wird seit 2013 durchgeführt") and not the future?"""
    if mention.term != "wird":
        return False
    clause = passage.clause_at(mention.start)
    return any(t.key == "seit" and clause.holds(t.start) for t in passage.tokens)


def unslashed(passage: Passage, sentence: Stretch) -> int:
    """Where a sentence begins that slashes cut ("by the FOD Justitie / SPF Justice since 2006")."""
    begin = sentence.start
    while begin and passage.text[:begin].rstrip().endswith("/"):
        begin = min(begin - 1, passage.sentence_at(begin - 1).start)
    return begin


def put_off(passage: Passage, year: Year, last: tuple[Year, str] | None, cue: Mention | None) -> Mention | None:
    """The trial that was planned for the year told last of the sentence and took place in this one ("the pilot was
    planned for 2012 but took place only in 2013")."""
    if last is None or last[1] != "planned" or not passage.sentence_at(year.start).holds(last[0].start):
        return None
    between = Stretch(last[0].end, year.start)
    only = [m for m in scopes.joiners(passage, "only") if between.holds(m.start)]
    but = [m for m in scopes.joiners(passage, "but") if between.holds(m.start)]
    if not only and not (but and (cue is None or cue.code in ("implemented", "pilot"))):
        return None
    turn = Stretch(min(m.start for m in (*only, *but)), year.start)
    if claims.within(passage, turn, ROLES, "planned", "asked"):
        return None
    begin = passage.sentence_at(year.start).start
    return next(iter(claims.within(passage, Stretch(begin, last[0].start), ROLES, "pilot")), None)


def on_trial(passage: Passage, year: Year, clause: Stretch, following: Stretch) -> Mention | None:
    """A few words that close the sentence of a year and call it a trial ("March 2014, as a trial")."""
    mark = passage.text[clause.end : following.start].strip() or passage.text[clause.end - 1 : clause.end]
    few = len(following.of(passage.text).split()) <= _FEW and following.end >= passage.sentence_at(year.start).end
    told = claims.within(passage, following, ROLES, "pilot") if mark == "," and few else []
    return told[0] if told and not scopes.denied(passage, told[0]) else None


def as_trial(passage: Passage, cue: Mention | None, year: Year, clause: Stretch) -> Mention | None:
    """The trial that a start is called in the words behind it and its year ("started 2011 as an experiment"), or that
    a verb of mere doing tells of ("a trial with one group was made in 2012")."""
    if cue is not None and cue.code in ("developed", "implemented") and _LIGHT.fullmatch(
            passage.text, cue.start, cue.end):
        begun = claims.within(passage, Stretch(clause.start, max(clause.start, cue.start)), ROLES, "pilot")
        behind = claims.within(passage, Stretch(cue.end, max(cue.end, clause.end)), ROLES, "pilot")
        done = begun[-1:] or [m for m in behind if m.first - cue.last <= _OBJECT][:1]
        if done and scopes.distance(passage, done[0], cue) <= _TRIED and not scopes.denied(passage, done[0]):
            return done[0]
    if cue is None or cue.code != "implemented":
        return None
    begin = max(cue.end, year.end)
    told = claims.within(passage, Stretch(begin, max(begin, clause.end)), ROLES, "pilot")
    found = next((m for m in told if _AS.search(passage.text, begin, m.start) or _AS.match(m.term + " ")), None)
    return None if found is None or scopes.denied(passage, found) else found


def turned_down(passage: Passage, clause: Stretch) -> bool:
    """Does a clause without an event of its own tell that an accreditation was refused ("but it was refused in
    2020")?"""
    sentence = passage.sentence_at(clause.start)
    told = claims.within(passage, sentence, ROLES, "accredited", "approved", "unaccredited", "applied")
    refused = [m for m in claims.within(passage, clause, ROLES, "refused") if claims.spoken(passage, m)]
    return bool(told) and any(not scopes.denied(passage, m) for m in refused)


def closes(passage: Passage, mention: Mention, at: int) -> bool:
    """Is a word the verb at the end of its clause, one and the same with what stands before it ("ist seit 2018 von X
    anerkannt")?"""
    clause = passage.clauses[at]
    joined = any(clause.holds(m.start) and m.end <= mention.start for m in passage.of("joiners", "and"))
    rest = passage.text[mention.end : clause.end]
    return not joined and (not rest.strip(" .;!") or _BY.match(rest) is not None)


def not_then(passage: Passage, year: Year) -> bool:
    """Does a "not" right before a year say that it was another ("not in 2011 as the site says but in 2013")?"""
    begin = passage.sentence_at(year.start).start
    nots = claims.within(passage, Stretch(begin, max(begin, year.start)), "negators", "not")
    spoken = bool(nots) and claims.spoken(passage, nots[-1])
    return spoken and _THEN.fullmatch(passage.text, nots[-1].end, year.start) is not None


def interposed(passage: Passage, year: Year, at: int) -> Mention | None:
    """The event behind a time that an "and" puts between two commas ("pilot 2016 and, three years later,
    accreditation")."""
    clause, behind = passage.clauses[at], passage.clauses[at + 1]
    rest = passage.text[year.end : clause.end].strip(" ,")
    alone = not rest and _JOINT.fullmatch(passage.text, clause.start, year.start)
    if not alone or mark_between(passage, clause, behind) != "," or not _AND_END.search(
            passage.text, max(0, year.start - 2 * len("and, in the ")), year.start):
        return None
    told = claims.within(passage, behind, ROLES, *_EVENTS)
    return told[0] if told and told[0].start - behind.start <= _FEW and not scopes.denied(passage, told[0]) else None


def mark_between(passage: Passage, first: Stretch, second: Stretch) -> str:
    """The mark between two clauses, or the last sign of the first."""
    return passage.text[first.end : second.start].strip()[-1:] or passage.text[first.end - 1 : first.end]
