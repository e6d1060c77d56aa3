"""Is a programme accredited? Statements about it, told from those about staff, bodies and laws.

An accreditation that lapsed or was renewed is one that was given; one that is asked for is planned; what is denied,
or does not exist in a country, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words import claims, leads, scopes, unknowing
from pipeline.words.body_leads import BODIES
from pipeline.words.body_names import OFFICES
from pipeline.words.dated import Dated, dated
from pipeline.words.intended import intended
from pipeline.words.years import ROLES

_OTHERS = ("body", "original", "predecessor", "sibling", "we_are")
_NEAR = 3
_PANEL = re.compile(
    r"(?i)\b(?:panel|\w*kommission|\w*panel|commission|committee|board|authorit|council|\w*commissie|comisión"
    r"|commissione|nämnd|\w*nævn"
    r"|\w*nemnd|\w*råd|\w*rat\b|lautakun|neuvottelukun|komis|bizottság|comisia|comissão|jury|ministr|ministeri"
    r"|ministère|dicastero"
    r"|department|dipartiment|directorate|direzion|dirección)\w*"
)


_BODY_AFTER = re.compile(
    r"\s+(?!by\b|from\b|through\b)(?:\w+\s+){0,2}(?:cent(?:re|er)s?|organi[sz]ations?|providers?|agency|association"
    r"|institution|company|body|bodies"
    r"|trainers?|facilitators?|practitioners?|therapists?)\b",
    re.I,
)
_BOARD = re.compile(r"\s+(?:board|panel|system|scheme|procedure|committee|commission|council|body)\b", re.IGNORECASE)
_IT = re.compile(r"\bit\b")
_BEING = re.compile(  # "the panel was recognised"
    r"\b(?:is|was|were|been|ist|wurde|wird|est|été|fut|es|fue|sido|è|stat[oa]|fu|is|werd|är|blev|ble|jest|został[ao]?"
    r"|byla?|bol[ao]?|je"
    r"|yra|buvo|bija|oli|este|fost|foi)\s(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)
_EXISTS = re.compile(r"\b(?:has|have|there is|there are|exists?|with)\b", re.IGNORECASE)
_AGENT = re.compile(r"\b(?:by|von|vom|durch|par|por|da|dai|dalla|door|av|af|przez)\s+(?:\w+\s+){0,3}$", re.I)
_FOR = re.compile(r"\s+(?:\w+\s+){0,3}(?:for|für|pour|para|per|voor|för|dla|pro|for)\b", re.I)
_LAPSED = re.compile(
    r"(?:no longer|nicht mehr|niet meer|ya no|non più|inte längre|ikke længere|ikke lenger|już nie|už není)\s*$", re.I
)
_AGAIN = re.compile(r"ac+redit|a[ck]?kred|erken|agré|certif|zertif|homolog", re.I)
_UNDER = re.compile(r"\b(?:under|in|to be|in the process of|unter|i|en|w trakcie|v procese|en voie d['’])\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a clause says of accreditation: yes, no, planned, partly, not_applicable; the words from `start` to
    `end`."""

    code: str
    start: int
    end: int
    cue: Mention


@once
def verdict(passage: Passage) -> Statement | None:
    """What all statements amount to, None where there is none. Worked out once."""
    return _amount(list(statements(passage)))


def _amount(told: list[Statement]) -> Statement | None:
    for code in ("partly", "yes", "planned", "no", "not_applicable", "dont_know"):
        found = next((s for s in told if s.code == code), None)
        if found:
            return found
    return None


def contradicted(passage: Passage) -> bool:
    """Do some statements say yes and others no?"""
    return {"yes", "no"} <= {s.code for s in statements(passage)}


def accredited_years(passage: Passage) -> list[Dated]:
    """The years in which the programme was accredited for the first time, or as a part."""
    counted = {s.cue for s in statements(passage) if s.code in ("yes", "partly")}
    return [d for d in dated(passage) if d.role in ("accredited", "approved") and d.cue in counted]


def statements(passage: Passage) -> Iterator[Statement]:
    """Every statement about the accreditation of the programme."""
    renewed = (m for m in passage.of(ROLES, "renewed") if _AGAIN.search(m.term))
    for cue in (*passage.of(ROLES, "accredited", "approved", "unaccredited"), *renewed):
        if len(cue.term.strip("*")) <= 5 and not claims.spoken(passage, cue):
            continue
        clause = claims.clause(passage, cue.start)
        if cue.code == "unaccredited":
            yield Statement("planned" if _applied(passage, cue) else "no", cue.start, cue.end, cue)
            continue
        if unknowing.unknown(passage, cue):
            yield Statement("dont_know", cue.start, cue.end, cue)
            continue
        if _no_system(passage, cue):
            yield Statement("no", clause.start, clause.end, cue)
            continue
        if _of_others(passage, cue, clause):
            ellipsis = _left_out(passage, cue)
            if ellipsis:
                yield Statement("no", ellipsis.start, ellipsis.end, cue)
            continue
        if (cue.code == "approved" and not _official(passage, cue, clause)) or intended(passage, cue, clause):
            continue
        code = _polarity(passage, cue, clause)
        yield Statement(code, min(clause.start, cue.start), max(clause.end, cue.end), cue)
    yield from _turned_down(passage)


def _turned_down(passage: Passage) -> Iterator[Statement]:
    """A panel that refused the programme, where no word for accreditation stands ("the panel turned it down")."""
    for refused in passage.of(ROLES, "refused"):
        clause, sentence = claims.clause(passage, refused.start), passage.sentence_at(refused.start)
        told = claims.within(passage, sentence, ROLES, "accredited", "approved", "unaccredited")
        panel = _PANEL.search(passage.text, clause.start, clause.end)
        applied = claims.within(passage, clause, ROLES, "applied")
        it = _IT.search(refused.term) or claims.of_it(passage, refused)
        if panel and not told and (it or applied) and not scopes.denied(passage, refused):
            yield Statement("no", clause.start, clause.end, refused)


def _no_system(passage: Passage, cue: Mention) -> bool:
    """Is it said that there is nothing that accredits ("there is no accreditation system in our country")?"""
    denied = _none_of_it(passage, cue) or scopes.denied(passage, cue)
    return _BOARD.match(passage.text, cue.end) is not None and denied and claims.own(passage, cue.start)


def _of_others(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is it the accreditation of staff, a provider or a company, or of another programme?"""
    board = _BOARD.match(passage.text, cue.end) and _EXISTS.search(passage.text, clause.start, cue.start)
    behind = board or _BODY_AFTER.match(passage.text, cue.end)
    if behind or _another(passage, cue, clause) or _of_body(passage, cue):
        return True
    staff = (*passage.of(ROLES, "staff"), *passage.of("people", "leader"))
    for mention in sorted(staff, key=lambda m: m.start):
        if clause.start <= mention.start < cue.start:
            if _AGENT.search(passage.text[max(clause.start, mention.start - 40) : mention.start]):
                continue
            return not any(mention.end <= m.start < cue.start for m in passage.of(ROLES, "programme"))
        near = scopes.distance(passage, cue, mention) <= _NEAR or _FOR.match(passage.text, cue.end, mention.start)
        if cue.end <= mention.start < clause.end and near:
            return True
    return False


def _another(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is a body, an original, a predecessor or a sister programme the last subject before the word?"""
    asked = any(clause.holds(m.start) for m in passage.of(ROLES, "asked"))  # "we are preparing"
    begin = clause.start
    if _BEING.match(passage.text[clause.start : cue.start]):  # "another course of ours, for women, is accredited"
        begin = passage.sentence_at(cue.start).start
    subjects = [
        m
        for m in passage.of(ROLES, *_OTHERS, "programme", "only_part")
        if begin <= m.start and m.end <= cue.start
        and (m.code != "we_are" or (not asked and claims.spoken(passage, m)))
        and not (m.code == "body" and _AGENT.search(passage.text, begin, m.start))
    ]
    others = [m for m in subjects if m.code in _OTHERS]
    if not subjects and _bracketed_off(passage, cue):
        return True
    if not others:
        return False
    return all(m.start <= others[-1].end + 1 for m in subjects)


def _bracketed_off(passage: Passage, cue: Mention) -> bool:
    """Does a bracket around the word speak of what stands in it or right before it: "the Duluth course (accredited
    there in 2006)", "(before it IDAP, accredited 2004)"?"""
    opened = passage.text.rfind("(", 0, cue.start)
    if opened < 0 or ")" in passage.text[opened : cue.start]:
        return False
    begin = min(opened, claims.clause(passage, max(0, opened - 1)).start)
    others = passage.of(ROLES, "original", "predecessor", "sibling")
    return any(begin <= m.start < cue.start for m in others)


def _of_body(passage: Passage, cue: Mention) -> bool:
    """Is a body what is recognised: "association agréée", "recognised as a charity"?"""
    for body in (*passage.of("owner_types"), *passage.of("bodies")):
        beside = 0 < cue.first - body.last <= 1 and cue.code == "accredited" and not passage.text[cue.start].isupper()
        if beside and not _AGENT.search(passage.text, max(0, body.start - 40), body.start):
            return True
        if 0 < body.first - cue.last <= 4 and _AS_BODY.match(passage.text, cue.end):
            return True
    return False


_IN_THE = re.compile(r"\b(?:in the|in an|im|in einem|dans (?:le|un)|en el|nel|in (?:het|de)|i en|i|w|v|u|em)\s$", re.I)
_PROCESS = re.compile(
    r"\w+[\s-]?(?:process|procedure|prozess\w*|verfahren\w*|procédure|proceso|processo|proces\w*|prosess\w*"
    r"|menettely\w*|procedur\w*|řízení|postup\w*)\b", re.IGNORECASE)
_ANSWER = re.compile(r"[^\S\n]*(?:[:=?]|[-–—])[^\S\n]*")
_TICKED = re.compile(r"[\s:=?]*(?:☐[^☐☒\n.;]{1,30})*☒\s*")  # "Accredited: ☐ yes ☒ "
_AS_BODY = re.compile(r"\s+(?:as|als|comme|en tant que|como|come|som|jako|kaip|kot|kao|ca)\s", re.IGNORECASE)


def _left_out(passage: Passage, cue: Mention) -> Stretch | None:
    """The clause that denies the programme what staff have: "our staff are accredited, the programme is not"."""
    sentence = passage.sentence_at(cue.start)
    for clause in passage.clauses:
        if cue.end <= clause.start < sentence.end:
            programme = any(clause.holds(m.start) for m in passage.of(ROLES, "programme", "only_part"))
            if (
                programme
                and any(clause.holds(m.start) for m in scopes.triggers(passage))
                and len(clause.of(passage.text).split()) <= 6
            ):
                return clause
    return None


def _official(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is an approval one of the programme by an authority?"""
    sentence = passage.sentence_at(cue.start)
    if any(clause.holds(m.start) and claims.spoken(passage, m) for m in passage.of(ROLES, "law", "not_of_it")):
        return False
    if any(sentence.holds(m.start) and claims.spoken(passage, m) for m in passage.of(ROLES, "asked", "refused")):
        return True
    if _none_of_it(passage, cue) and len(clause.of(passage.text).split()) <= _NEAR + 1:
        return True
    authority = any(clause.holds(m.start) for m in passage.of(BODIES, *OFFICES))
    bodies = [m for m in passage.of(ROLES, "body") if clause.holds(m.start)]
    by = [m for m in bodies if _AGENT.search(passage.text, max(clause.start, m.start - 40), m.start)]
    if by and _AGAIN.search(cue.term):
        return True  # "certified by the national association"
    panel = _PANEL.search(passage.text, cue.start, sentence.end) is not None or _by_panel(passage, cue, clause)
    return not bodies and (authority or panel or any(clause.holds(m.start) for m in passage.of(ROLES, "programme")))


def _by_panel(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Does a panel that stands before the word approve, and is not approved itself?"""
    panel = _PANEL.search(passage.text, clause.start, cue.start)
    if panel is None:
        return False
    agent = _AGENT.search(passage.text[max(clause.start, panel.start() - 30) : panel.start()])
    return agent is not None or _BEING.search(passage.text, panel.end(), cue.start) is None


def _polarity(passage: Passage, cue: Mention, clause: Stretch) -> str:
    sentence = passage.sentence_at(cue.start)
    codes = {m.code for m in passage.of(ROLES, "asked", "renewed", "only_part", "partly") if clause.holds(m.start)}
    answer = _answered(passage, cue)
    if answer:
        return answer
    lapsed = any(0 <= cue.start - m.end <= 2 for m in passage.of("scope_marks", "ended")) or _LAPSED.search(
        passage.text[max(0, cue.start - 20) : cue.start]
    )
    if "renewed" in codes or lapsed:
        return "yes"
    after = passage.sentence_at(sentence.end + 1) if passage.text[sentence.end - 1] == ";" else sentence
    if any(s.holds(m.start) for m in passage.of(ROLES, "refused") for s in (sentence, after)):
        return "no"
    asking = [
        m
        for m in passage.of(ROLES, "asked")
        if clause.holds(m.start) or (sentence.holds(m.start) and cue.end <= m.start)
    ]
    asked = bool(asking)
    if asked and all(scopes.denied(passage, m) for m in asking) and not _dated_yes(passage, cue):
        return "no"
    under = _UNDER.search(passage.text[max(0, cue.start - 25) : cue.start])
    through = _IN_THE.search(passage.text[max(0, cue.start - 12) : cue.start]) and _PROCESS.match(
        passage.text, cue.start)
    if (under or through) and cue.code == "accredited":
        return "planned"
    denied = scopes.denied(passage, cue) or _denied_near(passage, cue)
    if denied and _applied(passage, cue):
        return "planned"
    if "asked" in codes and denied and _none_of_it(passage, cue):
        return "no"
    if asked and not _dated_yes(passage, cue):
        return "planned"
    if denied:
        return "no"
    if any(d.cue == cue and d.role == "planned" for d in dated(passage)):
        return "planned"
    if "partly" in codes or ("only_part" in codes and (_contrast(passage, clause, sentence) or _only(passage, clause))):
        return "partly"
    return "yes"


def _applied(passage: Passage, cue: Mention) -> bool:
    """Does a further clause, of this sentence or the next, tell of an application that is not denied or refused?"""
    here = passage.sentence_at(cue.start)
    end = max(here.end, passage.sentence_at(min(here.end + 1, len(passage.text) - 1)).end)
    own = passage.clause_at(cue.start)
    rest = Stretch(own.end, end) if own.end < end else own
    if any(rest.holds(m.start) for m in passage.of(ROLES, "refused", "staff")):
        return False
    applied = [m for m in passage.of(ROLES, "applied") if rest.holds(m.start) and not own.holds(m.start)]
    return any(not scopes.denied(passage, m) and claims.spoken(passage, m) for m in applied)


def _none_of_it(passage: Passage, cue: Mention) -> bool:
    """Does "no" stand right before the noun ("keine Akkreditierung vorgesehen")?"""
    return any(m.code == "no" and 0 <= cue.start - m.end <= 2 for m in passage.of("negators"))


def _answered(passage: Passage, cue: Mention) -> str | None:
    """The answer to a label: "Accreditation: n.a.", "accredited - no"."""
    rest = _TICKED.match(passage.text, cue.end) or _ANSWER.match(passage.text, cue.end)
    if not rest:
        return None
    after = passage.clause_at(rest.end())
    stretch = Stretch(rest.end(), max(after.end, rest.end() + 1))
    if any(m.code == "not_applicable" and 0 <= m.start - rest.end() <= 1 for m in passage.of("missing")):
        return "not_applicable"
    found = leads.lead(passage, stretch)
    if found and found.code in ("yes", "no", "partly", "planned"):
        return found.code
    return "no" if any(0 <= m.start - rest.end() <= 1 for m in scopes.triggers(passage)) else None


def _denied_near(passage: Passage, cue: Mention) -> bool:
    """Does a negator stand within three words before, over a bracket: "not (yet) accredited"?"""
    return any(
        m.end <= cue.start
        and scopes.distance(passage, m, cue) <= 2
        and m.code in ("not", "no", "local", "without")
        and not re.search(r"[.;!?]", passage.text[m.end : cue.start])
        for m in scopes.triggers(passage)
    )


def _dated_yes(passage: Passage, cue: Mention) -> bool:
    """Does a year of accreditation stand with the word, so that what is asked for is a renewal?"""
    asked = passage.of(ROLES, "asked")
    return any(
        d.cue == cue and d.role in ("accredited", "approved") and not any(d.start <= m.start < d.end for m in asked)
        for d in dated(passage)
    )


def _contrast(passage: Passage, clause: Stretch, sentence: Stretch) -> bool:
    """Does another clause of the sentence deny the same of another part?"""
    negators = [m for m in scopes.triggers(passage) if sentence.holds(m.start) and not clause.holds(m.start)]
    return any(not clause.holds(m.start) and sentence.holds(m.start) for m in passage.of(ROLES, "only_part")) and bool(
        negators
    )


def _only(passage: Passage, clause: Stretch) -> bool:
    return any(clause.holds(m.start) for m in passage.of("place_words", "only"))
