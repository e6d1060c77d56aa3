"""What an answer tells of evaluations: each mention of one, its state, and whether it is one of this programme.

An evaluation is denied, planned, not yet, under way or done. What is said of a predecessor or of the original abroad
counts for nothing here; neither do feedback forms that nobody studied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes, unknowing
from pipeline.words.evaluation import assessed, not_ours, under_way
from pipeline.words.places import telling
from pipeline.words.quantities.years import RECENT

State = Literal["completed", "ongoing", "planned", "not_yet", "denied", "monitoring", "aborted"]

_NEAR = 3
_FEW = 6
_BEFORE = 40
_BESIDE = 5  # characters
_IF = re.compile(
    r"(?:if|wenn|falls|si (?:l'|on|el|la)|indien|om man|hvis|jos|jeśli|jeżeli|pokud|jei|če|kui|dacă)\b", re.IGNORECASE)
_TO_BE = re.compile(r"\W*(?:still |yet )?to be ", re.IGNORECASE)  # "To be evaluated by the university"
_BEING = re.compile(r"\W*(?:just |now |currently |presently |at present |is )?being ", re.IGNORECASE)
_UNDER = re.compile(r"(?<!was )(?<!were )(?<!been )\b(?:under|onder)\s(?:external |internal |way of )?$", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:(?<!\d)((?:19[89]|20[0-4])\d)\s?[-–—/]|\b(?:to|until|till|bis|jusqu'en|jusqu'à|à|au|hasta|al?|fino al|tot|til"
    r"|do|iki|līdz|kuni|até|până în|és))\s?(?:(?:the end of|Ende|fin|eind)\s)?((?:19[89]|20[0-4])\d)(?!\d)",
    re.IGNORECASE)
_NEVER = re.compile(
    r"\b(?:never|nie|niemals|jamais|nunca|jamás|mai|nooit|aldrig|aldri|koskaan|nigdy|nikdy|nikad|nikoli|niekada"
    r"|nekad|kunagi|soha|niciodată)\s(?!(?:se|przeprow))", re.IGNORECASE)
_AS_SOON = re.compile(
    r"\b(?:as soon as|once (?:we|there|the|at least|enough|\d+)|sobald|dès que|une fois que|en cuanto|una vez que"
    r"|non appena|appena|una volta che|zodra|så snart|når|heti kun|gdy tylko|jak tylko|jakmile|akonáhle|hned jak"
    r"|kai tik|tiklīdz|niipea kui|čim|takoj ko|assim que|tan bon punt|imediat ce|amint|amint ce|amikor majd|mihelyt"
    r"|amint lesz)\b", re.IGNORECASE)
_TALKS = re.compile(  # and what stands between them and the word for a study
    r"\b(?:talks|negotiat\w+|in discussion|in contact|Gespräche?n?|Verhandlung\w*|pourparlers|négociation\w*"
    r"|discussion|conversaciones|negociaci\w+|colloqui|trattative|contatti|gesprekken|overleg|samtal|förhandling\w*"
    r"|forhandling\w*|drøftelser|rozm[oó]w\w*|jednání|jednáme|rokovan\w+|neuvottel\w+|conversações|tárgyal\w+)"
    r"\s[^.;]{0,60}?\b(?:about|on|over|for|regarding|concerning|über|zu|zur|wegen|sur|au sujet d\w*|pour|sobre|para|su"
    r"|sul\w*|per|om|voor|o|w sprawie|ohledně|z)\s(?:[^\s.,;:]+\s){0,3}$"
    r"|\b(?:contract|agreement|Vertrag|convention|contrato|contratto|avtal|aftale|avtale|umowa|smlouva|zmluva|sopimus"
    r"|proposal|protocol|concept|draft|call|tender|application|offers?|quotes?|Konzept|Ausschreibung"
    r"|Antrag|proposition|protocole|appel d['’]offres|propuesta|protocolo|licitación|proposta|progetto|bando|voorstel"
    r"|opzet|aanvraag|förslag|upplägg|ansökan|forslag|ansøgning|søknad|projekt|wniosek|návrh|suunnitelma)"
    r"\s(?:of|for|on|to do|einer?|für|der|zur|d['’]une?|de l['’]|pour|de una?|para|di una?|per|van|voor|om|av|til|do"
    r"|na|o)\s?(?:(?:an?|the|our|this|une?|eine|la|el|il|lo|een|en|et)\s)?$", re.IGNORECASE)
_REPORT = re.compile(
    r"report|bericht|rapport|informe|rapporto|relazione|raport|zpráv|správ|ataskait|ziņoj|aruan|poročil|izvješ|jelent"
    r"|relatór", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Study:
    """An evaluation told: characters `start` to `end`; `firm` where a word or year says that it took place."""

    state: State
    start: int
    end: int
    firm: bool


@once
def of(passage: Passage) -> tuple[Study, ...]:
    """All evaluations of this programme that a passage tells, in order."""
    mentions = passage.of("evaluation_topic", "study", "design", "monitoring", "never")
    told = (_study(passage, m) for m in mentions if claims.own(passage, m.start) and not _of_a_body(passage, m)
            and not unknowing.unknown(passage, m))
    undone = [Study("denied", m.start, m.end, True) for m in not_ours.named(passage)]
    opposed = [Stretch(not_ours.told_before(passage, claims.clause(passage, s.start)), s.start) for s in undone]
    known = [s for s in told if s is not None and not any(o.holds(s.start) for o in opposed)]
    return (*_settled(passage, known), *undone)


def _of_a_body(passage: Passage, mention: Mention) -> bool:
    """Is a word for research only a part of an evaluator's name ("our own research team")?"""
    near = claims.within(passage, Stretch(max(0, mention.start - _BEFORE), mention.end), "evaluators")
    return mention.code == "study" and any(
        m.first < mention.first <= m.last or (m.first == mention.first and m.last > mention.last) for m in near
    )


def _settled(passage: Passage, told: list[Study]) -> tuple[Study, ...]:
    """Without further words for a study that the same sentence calls planned or under way ("an evaluation is planned
    for 2026, a study of reoffending"), unless a word of their own clause says that they are done; and without what was
    left out of a study ("reoffending was not examined")."""
    late = [passage.sentence_at(s.start) for s in told if s.state in ("planned", "ongoing")]
    kept = []
    for study in told:
        unit = claims.clause(passage, study.start)
        carried = any(s.holds(study.start) for s in late) and not claims.within(passage, unit, "evaluation_done")
        never = claims.within(passage, unit, "evaluation_topic", "never")
        left_out = study.state == "denied" and bool(claims.within(passage, unit, "evaluation_outcomes")) and any(
            s.state == "completed" for s in told)
        if study.state == "completed" and not study.firm and _earlier_ones(passage, told):
            study = replace(study, firm=True)
        if not left_out and (study.state != "completed" or not (carried or never)):
            kept.append(study)
    return tuple(kept)


def _earlier_ones(passage: Passage, told: list[Study]) -> bool:
    """Are all evaluations to come called further ones ("a third study"), and is something told as done?"""
    late = [passage.sentence_at(s.start) for s in told if s.state in ("planned", "ongoing")]
    further = all(claims.within(passage, s, "evaluation_topic", "further") for s in late)
    return bool(late) and further and bool(passage.of("evaluation_done", "done", "finish"))


def _study(passage: Passage, mention: Mention) -> Study | None:
    state = _state(passage, mention)
    if state == "completed" and _until(passage, mention):
        return Study("ongoing", mention.start, mention.end, True)
    if mention.code == "design" and state in ("denied", "not_yet"):
        return None
    firm = state != "completed"
    if not firm:
        sentence = passage.sentence_at(mention.start)
        firm = bool(claims.within(passage, sentence, "evaluation_done"))
        years = [int(y[0]) for y in RECENT.finditer(passage.text, sentence.start, sentence.end)]
        to_come = telling.first_to_come(passage.lexicon)
        if not firm and years and max(years) >= to_come:
            late: State = "planned" if min(years) >= to_come else "ongoing"
            return Study(late, mention.start, mention.end, True)
        firm = firm or bool(years)
    return Study(state, mention.start, mention.end, firm)


def _until(passage: Passage, mention: Mention) -> bool:
    """Do the years beside it run into those to come ("evaluation 2024-2027")?"""
    unit = claims.clause(passage, mention.start)
    to_come = telling.first_to_come(passage.lexicon)
    return any(int(y[1] or 0) < to_come <= int(y[2]) for y in _YEARS.finditer(passage.text, unit.start, unit.end))


def _state(passage: Passage, mention: Mention) -> State:
    if mention.code in ("monitoring", "never"):
        return "monitoring" if mention.code == "monitoring" else "denied"
    unit = claims.clause(passage, mention.start)
    if _IF.match(passage.text, unit.start) and not claims.within(passage, unit, "evaluation_done"):
        return "monitoring"  # "if counting heads is an evaluation"
    if assessed.of_people(passage, mention, unit):
        return "monitoring"
    if mention.code == "study" and assessed.lacking(passage, mention, unit):
        return "denied"
    if _given_up(passage, mention):
        return "aborted"
    of_results = any(
        m.end <= mention.start or (mention.end <= m.start and m.first - mention.last > _NEAR)  # "evaluation of results"
        for m in claims.within(passage, unit, "effects", "result", "too_early", "report")
    ) or _REPORT.search(mention.term) is not None
    if _unfinished(passage, mention, unit):
        return "ongoing"
    if claims.not_yet(passage, mention):
        return "ongoing" if of_results else "not_yet"
    if claims.denied(passage, mention, ("effects", "publication")) and not (
            _found_out(passage, mention) or assessed.left_out(passage, mention)):
        late = claims.tenses(passage, passage.sentence_at(mention.start), "not_yet")
        foreseen = late and claims.planned(passage, mention)  # "it is foreseen but has not yet begun"
        return "planned" if foreseen else "denied"
    if _only_talked_of(passage, mention, unit):
        return "planned"
    going = [m for m in claims.tense(passage, mention, "ongoing") if not _of_plan(passage, m)]
    if _BEING.fullmatch(passage.text, unit.start, mention.start) or _UNDER.search(
            passage.text, unit.start, mention.start):
        return "ongoing"
    begun = _begun(passage, unit) or under_way.runs(passage, mention, unit)
    led = claims.before_bracket(passage, mention.start)
    plan = claims.planned(passage, mention) or _to_begin(passage, unit) or _TO_BE.fullmatch(
        passage.text, unit.start, mention.start) or (led and claims.tenses(passage, led, "plan"))
    if plan and _to_finish(passage, unit):
        return "ongoing"
    if plan:
        return "ongoing" if of_results or going or begun else "planned"
    done = [d for d in claims.within(passage, unit, "evaluation_done") if not claims.planned(passage, d)]
    if going or (begun and not done):
        return "ongoing"
    if not done and under_way.agreed(passage, unit) and not RECENT.search(passage.text, unit.start, unit.end):
        return "planned"
    return "completed" if done else _elsewhere_in_sentence(passage, mention)


def _found_out(passage: Passage, mention: Mention) -> bool:
    """Does a negator stand behind a word for what the study found ("the study showed that they did not ...")?"""
    scope = scopes.of(passage, mention, scopes.DENIALS)
    if scope is None or scope.trigger.start < mention.end:
        return False
    between = claims.within(passage, Stretch(mention.end, scope.trigger.end), "effects", "finds")
    return bool(between)


def _only_talked_of(passage: Passage, mention: Mention, unit: Stretch) -> bool:
    """Is it talks on a study that are told of, or a draft of one, and not the study ("talks with the institute about an
    evaluation are going on", "the proposal for the study is ready")?"""
    return not RECENT.search(passage.text, unit.start, unit.end) and (
        _TALKS.search(passage.text, unit.start, mention.start) is not None)


def _to_begin(passage: Passage, unit: Stretch) -> bool:
    """Is it going to begin: a present "begins" behind a "not yet" or an "as soon as", or before a year to come?"""
    if not claims.tenses(passage, unit, "begins"):
        return False
    sentence = passage.sentence_at(unit.start)
    if _AS_SOON.search(passage.text, sentence.start, sentence.end):
        return True
    years = [int(y[0]) for y in RECENT.finditer(passage.text, unit.start, unit.end)]
    if years:
        return min(years) >= telling.first_to_come(passage.lexicon) - 2
    before = Stretch(max(0, unit.start - _BEFORE), unit.start)
    return bool(claims.tenses(passage, before, "not_yet"))


def _given_up(passage: Passage, mention: Mention) -> bool:
    """Is it told in the clause, or in one behind it that names no other study, that it was broken off or never done?"""
    sentence = passage.sentence_at(mention.start)
    stops = claims.within(passage, sentence, "evaluation_done", "aborted")
    for stop in (m for m in stops if claims.spoken(passage, m)):
        way = Stretch(mention.end, max(mention.end, stop.start))
        between = claims.within(passage, way, "evaluation_topic", "study")
        if claims.clause(passage, stop.start) == claims.clause(passage, mention.start):
            return True
        if stop.start > mention.end and not between:
            return True
    return False


def _to_finish(passage: Passage, unit: Stretch) -> bool:
    """Is it the end that is to come ("will be finished in 2026"), and not that of something else?"""
    plans = claims.tenses(passage, unit, "plan")
    ends = claims.within(passage, unit, "evaluation_done", "finish")
    return any(p.start < e.end and -1 <= e.first - p.last <= _NEAR for p in plans for e in ends)


def _unfinished(passage: Passage, mention: Mention, unit: Stretch) -> bool:
    """Is it the end that is denied ("the evaluation has not been completed"), and not the evaluation?"""
    for end in claims.within(passage, unit, "evaluation_done", "finish"):
        scope = scopes.of(passage, end, ("not",))
        if scope is not None and scope.trigger.start >= mention.end and not scope.after:
            continue
        if scope is not None and scope.trigger.start >= mention.end:
            return True
    return False


def _of_plan(passage: Passage, mark: Mention) -> bool:
    """Is a word of time part of one for a plan ("is being prepared")?"""
    near = claims.within(passage, Stretch(max(0, mark.start - 20), mark.end + 20), "tense", "plan")
    return any(m.start < mark.end and mark.start < m.end for m in near)


def _begun(passage: Passage, unit: Stretch) -> bool:
    """Was it begun? A word of beginning that governs a programme noun is not meant ("started the course")."""
    nouns = claims.within(passage, unit, "other_programme", "programme")
    late = [*claims.tenses(passage, unit, "plan"), *claims.tenses(passage, unit, "begins")]
    begun = [m for m in claims.tenses(passage, unit, "started")
             if not any(m.start <= x.start < m.end or m.first - x.last == 1 for x in late)  # "will be started"
             and not scopes.denied(passage, m)]
    return any(not any(0 < n.first - m.last <= 3 for n in nouns) for m in begun)


def _elsewhere_in_sentence(passage: Passage, mention: Mention) -> State:
    """The state by a clause of the sentence that tells neither a study of its own nor results ("..., is under way")."""
    sentence = passage.sentence_at(mention.start)
    for unit in scopes.units(passage):
        label = sentence.start <= unit.start < mention.start and passage.text[unit.end : unit.end + 1] == ":"
        if unit.holds(mention.start):
            continue
        opens = unit.start == sentence.start and len(unit.of(passage.text).split()) <= _FEW
        if (unit.start < mention.end and not label and not opens) or unit.start >= sentence.end:
            continue
        if claims.within(passage, unit, "evaluation_topic", "study", "monitoring", "never"):
            break
        if claims.within(passage, unit, "effects") or claims.within(passage, unit, "publication"):
            continue
        if claims.tenses(passage, unit, "ongoing"):
            return "ongoing"
        if claims.tenses(passage, unit, "plan"):
            return "planned"
    return "completed"


def to_come(passage: Passage, ongoing: bool = False) -> list[Mention]:
    """Words that say that results are still to come; while a study is under way results of a certain year are such."""
    nothing = [*passage.of("effects", "same"),
               *(n for n in passage.of("effects", "differ", "effect") if scopes.denied(passage, n))]
    found = [m for m in passage.of("effects", "too_early") if claims.own(passage, m.start)
             and not any(m.first - n.last == 1 for n in nothing)]  # "no difference to be seen"
    for mention in passage.of("effects", "result"):
        if not claims.own(passage, mention.start) or not claims.spoken(passage, mention):
            continue
        unit = claims.clause(passage, mention.start)
        printed = claims.within(passage, unit, "publication", "yes", "no", "partly", "planned")
        ands = [m.start for m in scopes.joiners(passage, "and")]
        if any(not at_hand(passage, m) and not any(mention.end <= a < m.start for a in ands) for m in printed):
            continue  # but "there are no results yet and nothing is published"
        nil = [m for m in claims.within(passage, unit, "effects", "same") if -1 <= mention.first - m.last <= 1]
        denied = scopes.denied(passage, mention) and not nil  # "no measurable result" is one
        late = claims.not_yet(passage, mention) or claims.planned(passage, mention) or denied
        late = late or under_way.none_told_behind(passage, mention) or under_way.only_afterwards(passage, mention)
        if late and _NEVER.search(passage.text, unit.start, mention.start):
            continue  # "we never got the results"
        if not_known(passage, mention) or _set_against(passage, mention):
            continue
        if late or (ongoing and RECENT.search(passage.text, mention.end, unit.end)):
            found.append(mention)
    return found


def _set_against(passage: Passage, result: Mention) -> bool:
    """Are the results only what was not studied ("the way it was carried out, not the results")?"""
    unit = claims.clause(passage, result.start)
    scope = scopes.of(passage, result, ("not",))
    opens = scope is not None and scope.trigger.start == unit.start and scope.trigger.code == "not"
    inside = unit.start > passage.sentence_at(result.start).start
    return opens and inside and len(unit.of(passage.text).split()) <= _NEAR + 1


def of_a_further(passage: Passage, told: Sequence[Study], awaited: Sequence[Mention]) -> bool:
    """Are results to come only those of a further study, told in a sentence behind that of one that took place ("It was
    evaluated in 2021. Now the same firm studies relapse; figures are expected")?"""
    over = [passage.sentence_at(s.start).end for s in told if s.state == "completed" and s.firm]
    if not over:
        return False
    later = [s.start for s in told if s.start >= over[0]]
    later += [m.start for m in passage.of("evaluators", "external", "internal", "unit") if m.start >= over[0] and (
        claims.within(passage, passage.sentence_at(m.start), "scope_marks", "now")
        or claims.tenses(passage, passage.sentence_at(m.start), "ongoing"))]
    return bool(later) and all(m.start > min(later) for m in awaited)


def at_hand(passage: Passage, printed: Mention) -> bool:
    """Is it said of results that they are at hand or not, which tells nothing of a report?"""
    unit = claims.clause(passage, printed.start)
    words = claims.within(passage, unit, "evaluation_topic", "at_hand")
    if not any(w.start < printed.end and printed.start < w.end for w in words):
        return False
    return bool(claims.within(passage, unit, "effects", "result")) and not claims.within(
        passage, unit, "effects", "report"
    )


def not_known(passage: Passage, result: Mention) -> bool:
    """Is it told of results that nobody here knows them, and not that they are still to come?"""
    if claims.not_yet(passage, result) or claims.planned(passage, result):
        return False
    unit = claims.clause(passage, result.start)
    told = claims.within(passage, unit, "evaluation_outcomes", "unknown")
    told += [m for m in claims.within(passage, unit, "references", "unknown", "know")
             if m.code == "unknown" or scopes.denied(passage, m)]
    return any(not result.start <= m.start < result.end for m in told)


def of_this(passage: Passage, denied: list[Study]) -> bool:
    """Is every evaluation denied of this programme, and not one of a certain kind or time?"""
    for d in denied:
        unit = claims.clause(passage, d.start)
        named = claims.within(passage, unit, "other_programme", "here", "programme")
        since = claims.within(passage, unit, "evaluation_topic", "further") or RECENT.search(unit.of(passage.text))
        if named and not since and not kind_named(passage, d):
            return True
    return False


def opens_with(passage: Passage, told: list[Study]) -> bool:
    """Does an evaluation, or a word for this programme, open its sentence, so that nothing else was evaluated?"""
    for study in told:
        sentence = passage.sentence_at(study.start)
        before = passage.text[sentence.start : study.start]
        if len(before.split()) <= 2 or claims.within(
            passage, Stretch(sentence.start, study.start), "other_programme", "here", "programme"
        ):
            return True
    return False


_KINDS = ("external", "internal", "unit", "role")


def other_kind(passage: Passage, denied: list[Study], others: list[Mention]) -> bool:
    """Is an evaluator of another kind stated than the one that the denials name?"""
    units = [claims.clause(passage, d.start) for d in denied]
    none = {m.code for u in units for m in claims.within(passage, u, "evaluators", *_KINDS)}
    return bool(none) and any(m.code not in none for m in others)


def of_denied(passage: Passage, evaluator: Mention) -> bool:
    """Does an evaluator stand right beside an evaluation that is denied ("not evaluated externally")?"""
    unit = claims.clause(passage, evaluator.start)
    return any(d.state == "denied" and unit.holds(d.start)
               and max(evaluator.start - d.end, d.start - evaluator.end) <= _BESIDE for d in of(passage))


def kind_named(passage: Passage, denied: Study) -> bool:
    """Does the clause of a denial name a kind of evaluation (external, of effects), which alone may be denied?"""
    unit = claims.clause(passage, denied.start)
    kinds = claims.within(passage, unit, "evaluators", *_KINDS)
    return bool(kinds or claims.within(passage, unit, "effects", "effect"))
