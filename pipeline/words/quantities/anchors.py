"""How firmly a quantity is tied to the programme.

    The programme takes 20 weeks; 20 weeks, once a week      tied: a word of the programme, or nothing else, beside it
    The letter is kept in our archive for ten years          loose: words that no vocabulary of doses knows, none of it

In an answer that tells much besides, a loose quantity may be that of anything.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Collection

from pipeline.passage import Passage, Stretch, once, starting
from pipeline.words.claiming import scopes
from pipeline.words.quantities import reasons
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, Quantity
from pipeline.words.wording.function_words import EVERYDAY
from pipeline.words.wording.tongues import heard

_DOSES = (
    "count_nouns", "count_relations", "time_units", "rates", "rate_words", "bounds", "approximators", "number_links",
    "number_words", "session_forms", "tracks", "joiners", "negators", "intensity", "levels", "month_names", "people",
    "sexes", "settings", "delivery_formats", "scope_words", "number_traps", "unit_singulars", "risk_dose", "yes_no",
    "everyday_words", "level_nouns", "clients", "occasions", "tense", "volume_words",
)
_OTHERS = frozenset({"staff", "paper", "site", "victim", "call", "money", "referral"})
_OWN = frozenset({"person", "session", "talk", "evening", "module", "group"})
_LEARN = re.compile(
    r"\b(?:follow|attend|complet|receiv|underg|under ?went|pass|took|takes?|got|gets?|had|did|does|need|absolv|besuch"
    r"|durchlauf|durchlief|brauch|gemacht|mach(?:en|t)|suiv|reçoi|reçu|sui[vt]|bénéfici|siguen|seguido|recib|realiz"
    r"|hicieron|hacen|seguono|seguito"
    r"|frequent|ricev|svolt|volg|gevolgd|krijg|gått|går|genomg|gennemg|gjennomg|fått|får|käy|saav|saaneet|przech"
    r"|ukończ|odby|absolv|prošl|projd|baig|praėj|iziet|apmekl|opravi|završi|pohađ|läbi|elvég|urmea|urmat|frequênc"
    r"|frequent|recebe|segueix|reben)\w*\s", re.IGNORECASE)
_MEN = re.compile(r"\b(?:men|clients|participants|Männer|hommes|hombres|uomini)\b", re.IGNORECASE)
_CALL = (r"(?:referr|registr|applic|apply|sign|first call|first contact|contact|phone|request|verdict|judg|court"
         r"|order|sentenc"
         r"|convict|report|enrol|Anmeld|Zuweis|Erstkontakt|Erstgespräch|Urteil|Anruf|Antrag|inscri|orient|demande"
         r"|premier contact|jugement|appel"
         r"|derivaci|solicitud|primer contacto|sentencia|inscripc|invio|richiesta|primo contatto|sentenza|aanmeld"
         r"|verwijz|vonnis"
         r"|anmäl|remiss|ansök|dom\b|henvis|tilmeld|lähet|yhteydenot|zgłosz|skierow|wyrok|přihlá|doporuč|rozsud)")
_ONSET = (r"(?:first (?:session|meeting|group|evening|talk|appointment|interview)|start|begin|entry|admission|place"
          r"|intake"
          r"|erste\w* (?:Sitzung|Treffen|Gruppe|Termin|Abend|Gespräch)|Beginn|Start|première (?:séance|rencontre)"
          r"|début|commenc|entrée"
          r"|primera (?:sesión|reunión)|inicio|comienzo|primo incontro|inizio|eerste (?:bijeenkomst|sessie)|start"
          r"|första (?:träffen|mötet)"
          r"|första|første (?:møde|møte|gang)|ensimmäi\w+ (?:tapaami|käyn)\w*|aloit|alku|pierwsz\w+ (?:spotkan|zaję"
          r"|sesj)\w*|rozpoczęc|první\w* (?:setkán|sezen)\w*|zaháj)")
_TO_START = re.compile(  # "from referral to the first session about 6 weeks"
    rf"\b(?:from|between|after|since|dès|von|vom|zwischen|ab|nach|de|du|entre|depuis|après|desde|tras|dalla|dal"
    rf"|dall'"
    rf"|tra|van|tussen|na|från|mellan"
    rf"|fra|mellem|mellom|od|między|mezi|z|ze)\b[^.;!?]{{0,18}}\b{_CALL}\w*[^.;!?]{{0,30}}?\b(?:to|and|until|till"
    rf"|before|bis|und|à|au|jusqu\S*|et|hasta|y|a|al"
    rf"|fino|e|tot|en|till|och|til|og|do|a)\b[^.;!?]{{0,18}}\b{_ONSET}", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\W*(?:which|that|die|welche|qui|que|che|i quali|le quali|som|der|jotka|które|která|které|ktoré|koje|kateri|ki|kas"
    r"|kurie|kurios|as quais|os quais|care|amelyek|mis|els quals)\s", re.IGNORECASE)
_SHORT = 3  # letters
_STRANGE = 2  # words
_NEAR = 3  # words
_TAKES = ("take", "last", "dur", "dau", "duur", "tar", "tager", "kest", "trwa", "trv", "trunk", "traj", "vare", "tart")


def loose(passage: Passage, one: Quantity) -> bool:
    """Does one of several clauses speak of something that is no dose, and not of the programme or its sessions?"""
    clause = passage.clause_at(one.start)
    if reckoned(passage, one, "exception", "cut_to", "comes_out"):
        return False
    taken = reckoned(passage, one, "length", "lasting")
    told = Stretch(clause.start, reasons.behind(passage, one, clause.end))
    return (strange(passage, told) and not taken) or about_others(passage, clause, one)


def reckoned(passage: Passage, one: Quantity, *codes: str) -> bool:
    """Does a verb that tells how long something takes stand before a time, its subject no stranger ("with school
    holidays it takes about seven months"), or is it what the time may be extended to?"""
    for mention in heard(passage, "count_relations", *codes, "over"):
        if mention.code == "over" and not mention.term.startswith(_TAKES):
            continue
        if not 0 < one.first - mention.last <= _NEAR or one.what not in CALENDAR:
            continue
        led = passage.clause_at(one.start).holds(mention.start) and reasons.opened(passage, mention.start)
        if len(mention.term) <= _SHORT - led:
            continue
        before = passage.tokens[mention.first - 1] if mention.first else None
        if before is None or led or mention.code not in ("length", "over"):
            return True
        if len(before.key) < _SHORT or not before.key.isalpha():
            return True
        if mention.first - 1 in _dose_words(passage) or before.key in EVERYDAY:
            return True
    return False


def strange(passage: Passage, clause: Stretch) -> bool:
    """Does one of several clauses hold several strangers, and no word for the programme or its sessions, also not in
    the clause that it tells more of ("24 sessions, which extend over six months")?"""
    if len(passage.clauses) < 2 or strangers(passage, clause) < _STRANGE or own(passage, clause):
        return False
    before = passage.clause_at(clause.start - 1) if _RELATIVE.match(passage.text, clause.start) else None
    joined = before is not None and passage.text[: clause.start].rstrip().endswith(",")
    return before is None or not joined or not own(passage, before)


def about_others(passage: Passage, clause: Stretch, one: Quantity) -> bool:
    """Does a clause speak of staff, papers, places, victims, and of neither participants nor sessions, before a time
    that it tells ("the trainers have been with us for nine years", "files are kept for two years")?"""
    before = [
        m for m in heard(passage, "count_nouns") if clause.start <= m.start and m.end <= one.start and m.code != "time"
    ]
    owners = {at for m in heard(passage, "count_nouns", "staff") for at in (m.last + 1, m.last + 2)
              if passage.text[m.end : m.end + 1] in ("'", "’")}
    if before and before[0].code == "staff":
        owners |= _their_courses(passage)
    before = [m for m in before if m.first not in owners]  # "the trainers' course"
    of_now = heard(passage, "count_contexts", "now") if before else ()  # "the present version"
    named = [*passage.of("settings"), *of_now]
    before = [m for m in before if not any(t.start <= m.start < t.end for t in named)]  # "in the community 8"
    counted = any(clause.start <= q.start < one.start and q.what != "time"
                  and not (q.article and q.noun is not None and q.noun.first in owners) for q in quantities(passage))
    return (
        bool(before)
        and not counted
        and before[0].code in _OTHERS
        and not any(m.code in _OWN for m in before)
        and not own(passage, Stretch(clause.start, one.start), owners)
        and one.what in CALENDAR | CLOCK | {"time"}
    )


@once
def _their_courses(passage: Passage) -> set[int]:
    """The first words of what is called a programme in a clause that staff open who follow it, and no men between ("the
    trainers attended a course of three weeks")."""
    found: set[int] = set()
    nouns = [m for m in heard(passage, "count_nouns") if m.code != "time"]
    for clause in passage.clauses:
        opening = starting(nouns, clause.start, clause.end)[:1]
        if opening and opening[0].code == "staff":
            found |= _followed(passage, Stretch(opening[0].end, clause.end))
    return found


def _followed(passage: Passage, stretch: Stretch) -> set[int]:
    """The first words of the programmes in a stretch behind a verb of following, with no men told between."""
    found: set[int] = set()
    verbs = [v.end() for v in _LEARN.finditer(passage.text, stretch.start, stretch.end)]
    men = [m.start() for m in _MEN.finditer(passage.text, stretch.start, stretch.end)]
    for course in starting(passage.of("count_contexts", "programme"), stretch.start, stretch.end):
        at = bisect.bisect_right(verbs, course.start)
        if at and bisect.bisect_left(men, verbs[at - 1]) == bisect.bisect_left(men, course.start):
            found.add(course.first)
    return found


def own(passage: Passage, stretch: Stretch, but: Collection[int] = ()) -> bool:
    """Does a stretch name the programme or its sessions, by other words than those that begin at `but`?"""
    found = [*passage.of("count_contexts", "programme"), *passage.of("count_nouns", "session", "talk", "module")]
    return any(stretch.holds(m.start) and m.first not in but for m in found)


def strangers(passage: Passage, stretch: Stretch) -> int:
    """How many words of a stretch belong to no vocabulary of doses and are no everyday words."""
    known = _dose_words(passage)
    return sum(
        1
        for at, word in enumerate(passage.tokens)
        if stretch.holds(word.start) and at not in known and word.key.isalpha()
        and len(word.key) >= _SHORT and word.key not in EVERYDAY
    )


@once
def _dose_words(passage: Passage) -> set[int]:
    """The numbers of the words that belong to a vocabulary of doses or to a quantity."""
    mentions = (m for name in (*_DOSES, "count_contexts") for m in passage.of(name))
    known = {at for m in mentions for at in range(m.first, m.last + 1)}
    return known.union(at for q in quantities(passage) for at in range(q.first, q.last + 1))


@once
def _till_the_start(passage: Passage) -> frozenset[Stretch]:
    """The clauses that tell of the way from a referral, order or call to the first session."""
    return frozenset(c for c in passage.clauses if _TO_START.search(passage.text, c.start, c.end))


def framed(passage: Passage, one: Quantity) -> bool:
    """Is a time an adjective of something that is no programme, an age, planned, so much of a year ("open for 50
    weeks a year"), or from the referral to the beginning?"""
    if one.leads is not None and one.leads.code in ("person", "staff", "site", "paper", "referral", "victim"):
        return True
    if any(m.first <= one.first and one.last <= m.last for m in passage.of("count_contexts", "frame")):
        return True  # "the whole year"
    if passage.clause_at(one.start) in _till_the_start(passage):
        return True
    times = [q for q in quantities(passage) if q.what in CALENDAR]
    if any(a.last + 1 == b.first and b.what == "year" and b.article and one in (a, b)
           for a, b in itertools.pairwise(times)):
        return True
    if not reckoned(passage, one, "cut_to") and scopes.standing(passage, one.start, one.end, ("plan",)):
        return True  # but not "peut être réduite à 6 mois"
    return one.what == "year" and (one.high or one.low or 0) > 10
