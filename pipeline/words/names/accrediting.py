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
from pipeline.words.claiming import claims, scopes, unknowing
from pipeline.words.dates.accredited_parts import gainsaid, opened, parted, unseen
from pipeline.words.dates.by_act import act_of
from pipeline.words.dates.dated import Dated, dated
from pipeline.words.dates.intended import intended
from pipeline.words.dates.obtained import had_once, not_until, obtained
from pipeline.words.names.accredited_others import (
    AGENT,
    BEING,
    BOARD,
    OF_PROGRAMMES,
    among_them,
    asked_of_all,
    denied_of_ours,
    no_body_for_it,
    of_others,
    only_named,
)
from pipeline.words.names.accredited_panels import AUTHORITY, turned_down
from pipeline.words.names.body_leads import BODIES
from pipeline.words.names.body_names import OFFICES
from pipeline.words.places.gazetteer import OUTSIDE
from pipeline.words.quantities.years import ROLES
from pipeline.words.replying import leads
from pipeline.words.wording.units import told_on

_FORMAL = re.compile(
    r"\b(?:official|formal|state|national|ministerial|federal|regional|amtlich\w*|staatlich\w*|offizielle?\w*"
    r"|officiel\w*|oficial\w*|ufficiale|formale|formell\w*|statlig\w*|virallinen|virallises\w*|oficjaln\w*"
    r"|oficiáln\w*|úradn\w*"
    r"|oficial\w*|oficiāl\w*|uradn\w*|služben\w*|ametlik\w*|hivatalos\w*|επίσημη)\s$", re.IGNORECASE)
_LICENCE = re.compile(r"li[cz]en", re.IGNORECASE)
_REGION = "regional_or_local_authority"
_DECIDED = re.compile(  # "approved by a decision of the ministry"
    r"\W+(?:by|through|with|per|mit|durch|par|por|da|con|door|bij|med|genom|gennem|ved)\s(?:an?\s|the\s|une?\s|una?\s"
    r"|een\s|ett?\s|en\s)?(?:\w+\s)?(?:decision|order|resolution|decree|beschluss|entscheid\w*|bescheid|erlass|décision"
    r"|arrêté|décret|decisión|resolución|orden|decreto|decisione|delibera\w*|besluit|beschikking|beslut|afgørelse|vedtak"
    r"|decisão|despacho)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|aus|von der Firma|de la (?:firme|empresa)|van|från|fra|od|z)\b")
_NEAR = 3
_LEAD = 24  # characters
_LAPSED = re.compile(
    r"(?:no longer|nicht mehr|niet meer|ya no|non più|inte längre|ikke længere|ikke lenger|już nie|už není)\s*$", re.I
)
_AGAIN = re.compile(r"ac+redit|a[ck]?kred|erken|agré|certif|zertif|homolog", re.I)
_UNDER = re.compile(
    r"\b(?:under|in|to be|in (?:the |an )?(?:process|procedure|course|phase|stage|preparation|way|midst) (?:of|for)"
    r"(?: the| our)?"
    r"|unter|i|en|w trakcie|v procese|en voie d['’]|(?:bei|in) der|en (?:proceso|trámite|vías|curso) de(?: la)?"
    r"|in (?:corso|via|attesa) di|in afwachting van(?: de)?|em (?:processo|vias|curso) de)\s*$", re.I)


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
    told = list(statements(passage))
    if any(s.code == "yes" and (s.cue.term == "obtained" or not_until(passage, s.cue)) for s in told):
        return False  # no before yes
    return {"yes", "no"} <= {s.code for s in told}


def accredited_years(passage: Passage) -> list[Dated]:
    """The years in which the programme was accredited for the first time, or as a part."""
    counted = {s.cue for s in statements(passage) if s.code in ("yes", "partly")}
    got = [s for s in statements(passage) if s.cue.term == "obtained"]
    return [d for d in dated(passage) if d.role in ("accredited", "approved") and d.cue and (
        d.cue in counted or any(s.start <= d.cue.start < s.end for s in got))]


def statements(passage: Passage) -> Iterator[Statement]:
    """Every statement about the accreditation of the programme."""
    renewed = (m for m in passage.of(ROLES, "renewed") if _AGAIN.search(m.term))
    for cue in (*passage.of(ROLES, "accredited", "approved", "unaccredited"), *renewed):
        if len(cue.term.strip("*")) <= 5 and not claims.spoken(passage, cue):
            continue
        clause = claims.clause(passage, cue.start)
        until = not_until(passage, cue)
        if until is not None:
            yield Statement("yes" if until else "planned", clause.start, clause.end, cue)
            continue
        if cue.code == "unaccredited":
            yield Statement("planned" if _applied(passage, cue) else "no", cue.start, cue.end, cue)
            continue
        if unknowing.unknown(passage, cue):
            yield Statement("dont_know", cue.start, cue.end, cue)
            continue
        if _open_label(passage, cue) or _glosses(passage, cue):
            continue
        if _no_system(passage, cue) or no_body_for_it(passage, cue, clause):
            yield Statement("no", clause.start, clause.end, cue)
            continue
        if _elsewhere(passage, cue, clause):
            if unseen(passage, cue):
                yield Statement("no", clause.start, clause.end, cue)
                continue
            ellipsis = _left_out(passage, cue) or denied_of_ours(passage, cue)
            if ellipsis:
                yield Statement("no", ellipsis.start, ellipsis.end, cue)
            continue
        if (cue.code == "approved" and not _official(passage, cue, clause)) or intended(passage, cue, clause):
            continue
        code = _polarity(passage, cue, clause)
        yield Statement(code, min(clause.start, cue.start), max(clause.end, cue.end), cue)
    for refused in turned_down(passage):
        clause = claims.clause(passage, refused.start)
        yield Statement("no", clause.start, clause.end, refused)
    for got in obtained(passage):
        clause = claims.clause(passage, got.start)
        yield Statement("yes", min(clause.start, got.start), max(clause.end, got.end), got)


def _glosses(passage: Passage, cue: Mention) -> bool:
    """Is a word for accreditation all that a bracket behind another one holds ("recognition (erkenning)")?"""
    alone = passage.text[: cue.start].endswith("(") and passage.text[cue.end : cue.end + 1] == ")"
    return alone and any(cue.start - 2 <= m.end < cue.start for m in passage.of(ROLES, "accredited", "approved"))


def _elsewhere(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is a word for accreditation not said of this programme, or only of another where it stands against ours?"""
    if of_others(passage, cue, clause) or only_named(passage, cue, clause) or asked_of_all(passage, cue, clause):
        return True
    ours = denied_of_ours(passage, cue)
    if ours is None or claims.brought_back(passage, clause) or scopes.denied(passage, cue):
        return False
    return not any(ours.holds(m.start) for m in passage.of(ROLES, "only_part"))


def _no_system(passage: Passage, cue: Mention) -> bool:
    """Is it said that there is nothing that accredits ("there is no accreditation system in our country")?"""
    beyond = OUTSIDE.search(passage.text, max(0, cue.start - _LEAD), cue.start) is not None
    denied = beyond or _none_of_it(passage, cue) or scopes.denied(passage, cue)
    said = BOARD.match(passage.text, cue.end) or OF_PROGRAMMES.match(passage.text, cue.end)
    return said is not None and denied and claims.own(passage, cue.start)


_IN_THE = re.compile(r"\b(?:in the|in an|im|in einem|dans (?:le|un)|en el|nel|in (?:het|de)|i en|i|w|v|u|em)\s$", re.I)
_PROCESS = re.compile(
    r"\w+[\s-]?(?:process|procedure|prozess\w*|verfahren\w*|procédure|proceso|processo|proces\w*|prosess\w*"
    r"|menettely\w*|procedur\w*|řízení|postup\w*)\b", re.IGNORECASE)
_ANSWER = re.compile(r"[^\S\n]*(?:[:=?]|[-–—])[^\S\n]*")
_NOTHING = re.compile(r"[^\S\n]*[:=][^\S\n]*[-–—/?]*(?:\.\s|[^\S\n]*(?:\n|$)|(?=\s*(?:[^\W\d_]+\s){0,2}[^\W\d_]+\s?:))")
_TICKED = re.compile(r"[\s:=?]*(?:☐[^☐☒\n.;]{1,30})*☒\s*")  # "Accredited: ☐ yes ☒ "


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
    decided = _DECIDED.match(passage.text, cue.end, clause.end)
    act = act_of(passage, cue)
    if any(clause.holds(m.start) and claims.spoken(passage, m) for m in passage.of(ROLES, "law", "not_of_it")
           if m != act and not (m.code == "law" and decided and cue.end < m.start < decided.end())):
        return False
    if any(sentence.holds(m.start) and claims.spoken(passage, m) for m in passage.of(ROLES, "asked", "refused")):
        return True
    if _BY_NOBODY.match(passage.text, cue.end):
        return True
    if _by_own_head(passage, clause):
        return False
    if _none_of_it(passage, cue) and len(clause.of(passage.text).split()) <= _NEAR + 1:
        return True
    if _FORMAL.search(passage.text, max(clause.start, cue.start - 20), cue.start):
        return True
    authority = any(clause.holds(m.start) for m in passage.of(BODIES, *OFFICES)) or any(
        AGENT.search(passage.text, clause.start, m.start) for m in claims.within(passage, clause, BODIES, _REGION))
    if _LICENCE.match(cue.term) and (_FROM.search(passage.text, cue.end, clause.end) or not (
            authority or AUTHORITY.search(passage.text, clause.start, clause.end))):
        return False  # a right bought, not an approval given
    bodies = [m for m in passage.of(ROLES, "body") if clause.holds(m.start)]
    by = [m for m in bodies if AGENT.search(passage.text, max(clause.start, m.start - 40), m.start)]
    if by and _AGAIN.search(cue.term):
        return True  # "certified by the national association"
    panel = AUTHORITY.search(passage.text, cue.start, sentence.end) is not None or _by_panel(passage, cue, clause)
    return not bodies and (authority or panel or any(clause.holds(m.start) for m in passage.of(ROLES, "programme")))


def _by_own_head(passage: Passage, clause: Stretch) -> bool:
    """Is it the head or management of the house itself that approves ("approved by the prison director"), and no
    ministry or panel beside it?"""
    heads = [m for m in claims.within(passage, clause, ROLES, "own_head") if claims.spoken(passage, m)
             and not _CHIEF.search(passage.text, max(0, m.start - 12), m.start)]
    panels = [m.start() for m in AUTHORITY.finditer(passage.text, clause.start, clause.end)]
    panels += [m.start for m in claims.within(passage, clause, BODIES, "ministry")]
    return bool(heads) and all(any(h.start <= at < h.end for h in heads) for at in panels)


def _by_panel(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Does a panel that stands before the word approve, and is not approved itself?"""
    panel = AUTHORITY.search(passage.text, clause.start, cue.start)
    if panel is None:
        return False
    agent = AGENT.search(passage.text[max(clause.start, panel.start() - 30) : panel.start()])
    return agent is not None or BEING.search(passage.text, panel.end(), cue.start) is None


def _polarity(passage: Passage, cue: Mention, clause: Stretch) -> str:
    sentence = passage.sentence_at(cue.start)
    codes = {m.code for m in passage.of(ROLES, "asked", "renewed", "only_part", "partly") if clause.holds(m.start)}
    answer = _answered(passage, cue)
    if answer:
        return answer
    lapsed = any(0 <= cue.start - m.end <= 2 for m in passage.of("scope_marks", "ended")) or _LAPSED.search(
        passage.text[max(0, cue.start - 20) : cue.start]
    )
    if "renewed" not in codes and parted(passage, cue, clause):
        return "partly"
    refused = _refusals(passage, cue, sentence)
    once_more = "renewed" in codes and not (refused and _AGAIN.search(cue.term) and _only_again(passage, clause))
    if once_more or lapsed or had_once(passage, cue, clause):
        return "yes"
    if refused or _BY_NOBODY.match(passage.text, cue.end):
        return "no"
    asking = [
        m
        for m in passage.of(ROLES, "asked", "handed_in", "planned")
        if clause.holds(m.start) or (sentence.holds(m.start) and cue.end <= m.start)
    ]
    asked = bool(asking)
    if asked and all(scopes.denied(passage, m) for m in asking) and not _dated_yes(passage, cue):
        return "no"
    under = _UNDER.search(passage.text[max(0, cue.start - 25) : cue.start])
    through = _IN_THE.search(passage.text[max(0, cue.start - 12) : cue.start]) and _PROCESS.match(
        passage.text, cue.start)
    if (under or through or opened(passage, cue, clause)) and cue.code == "accredited":
        return "planned"
    denied = gainsaid(passage, cue) or _denied_near(passage, cue)
    if denied and _applied(passage, cue):
        return "planned"
    if "asked" in codes and denied and _none_of_it(passage, cue):
        return "no"
    if asked and not _dated_yes(passage, cue):
        return "planned"
    if denied or _no_means(passage, cue, clause):
        return "no"
    if any(d.cue == cue and d.role == "planned" for d in dated(passage)):
        return "planned"
    if "partly" in codes and among_them(passage, cue):
        codes = codes - {"partly", "only_part"}
    part = "only_part" in codes and (_contrast(passage, clause, sentence) or _only(passage, clause))
    if _ONLY_IN.match(passage.text, cue.end) or "partly" in codes or part:
        return "partly"
    return "yes"


_CHIEF = re.compile(r"\b(?:general|chief|glavn\w+|generalni|generálny|generální|generalny)\s$", re.IGNORECASE)
_BY_NOBODY = re.compile(
    r"\s(?:by|von|par|por|da|door|av|af|przez|od)\s(?:nobody|no one|none|niemand\w*|personne|aucun\w*|nadie|ning\w+"
    r"|nessun\w*|ingen|nikogo|nikým|nikoho|nikoga|ninguém)\b", re.IGNORECASE)


def _refusals(passage: Passage, cue: Mention, sentence: Stretch) -> list[Mention]:
    """The words of refusal that a statement is under: not those of an earlier attempt, where it has a year of its own
    in a later clause ("first attempt failed in 2014, accredited 2016")."""
    end = told_on(passage, cue.start)
    found = [m for m in passage.of(ROLES, "refused") if sentence.start <= m.start < end]
    if any(d.cue == cue and d.role in ("accredited", "approved") for d in dated(passage)):
        clause = claims.clause(passage, cue.start)
        found = [m for m in found if clause.holds(m.start) or m.start > cue.start]
    return found


_ONLY_IN = re.compile(
    r"\s(?:only|just|nur|seulement|uniquement|solo|sólo|solamente|alleen|slechts|bara|endast|vain|tylko|jen|pouze|len"
    r"|iba|tik|tikai|samo|apenas|somente|kun|bare|ainult|doar|csak|només)\s"
    r"(?:in|for|at|im|für|dans|en|pour|para|nei|nel\w*|per|voor|i|för|w|we|dla|v|ve|pro|u|em|til|til)\s(?!(?:19"
    r"|20)\d\d)",
    re.IGNORECASE)


def _no_means(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Does the clause of a noun for accreditation that tells no year say what was lacking for it ("no money")?"""
    if any(d.cue == cue for d in dated(passage)):
        return False
    return any(m.start > cue.start and claims.spoken(passage, m)
               for m in claims.within(passage, clause, ROLES, "idle"))


def _only_again(passage: Passage, clause: Stretch) -> bool:
    """Is "again" all that tells of a renewal?"""
    return all(m.term == "again" for m in claims.within(passage, clause, ROLES, "renewed"))


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


def _open_label(passage: Passage, cue: Mention) -> bool:
    """Is it a label that nothing or a mere mark answers ("Year of accreditation: -")?"""
    return _NOTHING.match(passage.text, cue.end) is not None


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
    negators = [m for m in scopes.triggers(passage)
                if m.code != "not_only" and sentence.holds(m.start) and not clause.holds(m.start)]
    return any(not clause.holds(m.start) and sentence.holds(m.start) for m in passage.of(ROLES, "only_part")) and bool(
        negators
    )


def _only(passage: Passage, clause: Stretch) -> bool:
    """Does a clause limit what it says ("only"), and not as "not only"?"""
    return any(clause.holds(m.start) and not any(t.end <= m.start <= t.end + 1 or t.start <= m.start < t.end
                                                 for t in scopes.triggers(passage))
               for m in passage.of("place_words", "only"))
