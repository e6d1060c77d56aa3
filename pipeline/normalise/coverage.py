"""What a count covers: all sessions, those of the group only, or the only form that the programme has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Reading, Span, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.quantities.measured import spans
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import CALENDAR, SESSIONS
from pipeline.words.sessions import doses, frequencies
from pipeline.words.sessions.doses import Dose
from pipeline.words.wording.tongues import heard

_NEAR = 6
_SIDE, _ALL = 3, 7  # words


class Options(BaseModel):
    """`count`: the variable whose count it is about; `format`: the variable that tells the programme's formats,
    with its
    values that mean `single` (one only) or `several` (side by side)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    count: str
    format: str | None = None
    single: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The coverage of the count; nothing where there is no count."""
    counted = found.get(options.count)
    value = counted.values[0] if counted and counted.values else None
    if value is None or value.status != "ok":
        return Reading(())
    passage = form.passage(value.item or variable.item)
    told = doses.dose(passage)
    stated = said(passage, told)
    if stated is not None:
        code, evidence, why = stated
        return reading(variable, passage.item, code, evidence or value.evidence, why, "high")
    formats = found.get(options.format or "")
    known = formats.values[0] if formats and formats.values and formats.values[0].status == "ok" else None
    if known is not None and known.value in options.single:
        return reading(
            variable,
            known.item,
            "single_format",
            known.evidence,
            "format",
            "high" if known.confidence == "high" else "medium",
        )
    both = passage.of("session_forms", "group", "individual")
    lone = alone(both, passage)
    if lone:
        return reading(variable, passage.item, "single_format", lone, "other denied", "high")
    by_form = part(passage, told)
    if by_form is not None:
        return reading(variable, passage.item, by_form, value.evidence, "part", "high")
    if in_either(passage, told, both):
        return reading(variable, passage.item, "all_sessions", value.evidence, "the same in either form", "medium")
    if counted_together(passage, both):
        return reading(variable, passage.item, "all_sessions", value.evidence, "both forms in one count", "medium")
    if {m.code for m in both} == {"group", "individual"}:
        return reading(
            variable,
            passage.item,
            "unclear",
            tuple(s for m in both for s in passage.locate(m.start, m.end)),
            "both forms",
            "medium",
        )
    if known is not None and known.value in options.several:
        return reading(variable, passage.item, "unclear", value.evidence, "format", "medium")
    return Reading(())


def alone(forms: list[Mention], passage: Passage) -> tuple[Span, ...]:
    """The words of one form where the other is denied ("individual training; we offer no groups")."""
    denied = {m.code for m in forms if scopes.denied(passage, m) and not dated(passage, m)}
    if len(denied) != 1:
        return ()
    return tuple(s for m in forms if m.code in denied for s in passage.locate(m.start, m.end))


def dated(passage: Passage, form: Mention) -> bool:
    """Is a number told in the clause of a form, so that a denial may be for a time only?"""
    clause = passage.clause_at(form.start)
    return any(clause.start <= q.start < clause.end for q in quantities(passage))


def counted_together(passage: Passage, forms: list[Mention]) -> bool:
    """Are both forms named side by side as what a count is made of ("40 sessions, group and individual ones";
    "30 sessions (group + individual)")?"""
    links = passage.of("count_relations", "plus")
    sessions = passage.of("count_nouns", "session")
    for a, b in itertools.pairwise(forms):
        if a.code == b.code or not 1 < b.first - a.last <= _SIDE:
            continue
        joined = any(a.last < m.first and m.last < b.first for m in links)
        counted = any(0 < a.first - c.last <= _SIDE + 2 for c in sessions)
        if joined and counted and not any(x.isdecimal() for x in passage.text[a.end : b.start]):
            return True
    return False


def in_either(passage: Passage, told: Dose, forms: list[Mention]) -> bool:
    """Is a count said to hold in either of the two forms that are named ("28 sessions whichever way he does it")?"""
    if told.whole is None or {m.code for m in forms} != {"group", "individual"}:
        return False
    sentences = {passage.sentence_at(q.start) for q in told.whole.of}
    return len(told.whole.of) == 1 and any(_EITHER.search(passage.text, s.start, s.end) for s in sentences)


_EITHER = re.compile(
    r"\b(?:whichever|whether (?:it is |he is |they are )?in|no matter (?:if|whether|which|how)"
    r"|regardless of (?:the )?form\w*|(?:in|for) (?:both|either) (?:forms?|formats?|cases?|ways?|kinds?)"
    r"|either way|the same in both"
    r"|egal,? ob|gleich,? ob|unabhängig vo[nm]|in beiden (?:Formen|Fällen|Formaten)|quelle? que soit"
    r"|dans les deux (?:cas|formules|formats|formes)|(?:en|in) amb[ao]s \w+|sea cual sea|da igual si"
    r"|in entramb[ie] (?:i |le )?\w+|qualunque sia|in beide (?:vormen|gevallen)|ongeacht|oavsett|uansett|uanset"
    r"|i (?:båda|begge) \w+|molemmissa \w+|riippumatta|w obu \w+|niezależnie od|bez względu|v obou \w+"
    r"|bez ohledu|v oboch \w+|bez ohľadu|v obeh \w+|ne glede|u oba \w+|bez obzira|em ambos? \w+|em ambas \w+"
    r"|în ambele \w+|indiferent|abiem \w+|nepriklausomai|abos \w+|neatkarīgi|mõlemas \w+|olenemata"
    r"|mindkét \w+|függetlenül)\b(?!\W+(?:\w+\W+){0,3}(?:ri[szc]|ryz|niv|level|nível))", re.IGNORECASE)


def said(passage: Passage, told: Dose) -> tuple[str, tuple[Span, ...], str] | None:
    """Coverage told in words or by the sum of parts."""
    for mention in heard(passage, "count_relations", "including", "without"):
        form = beside(passage, mention)
        if form is None or _of_length(passage, mention):
            continue
        evidence = passage.locate(min(mention.start, form.start), max(mention.end, form.end))
        if open_question(passage, mention):
            return "unclear", evidence, "open"
        without = mention.code == "without" or scopes.denied(passage, mention)
        if not without:
            return "all_sessions", evidence, "including"
        if told.individual is None or not told.joined:
            return "group_only" if form.code == "individual" else "individual_only", evidence, "without"
    if (told.group and told.individual) or told.joined:
        return "all_sessions", spans(passage, told.whole.of) if told.whole else (), "sum"
    only = [m for m in passage.of("count_relations", "exclusive") if not scopes.denied(passage, m)] or sole(passage)
    if only:
        return "single_format", passage.locate(only[0].start, only[0].end), "exclusive"
    return None


def sole(passage: Passage) -> list[Mention]:
    """The form beside which "only" stands ("grp only"; "we only see the men one by one"), or behind "all" for the
    sessions, where no other is named."""
    forms = [m for m in passage.of("delivery_formats", "group", "individual") if not scopes.denied(passage, m)]
    if len({m.code for m in forms}) != 1:
        return []
    marks = heard(passage, "joiners", "only")
    every = passage.of("level_marks", "all")
    counted = [q for q in quantities(passage) if q.form is not None]
    return [f for f in forms if any(
        scopes.same_clause(passage, f, m) and scopes.distance(passage, f, m) <= _SIDE for m in marks) or any(
        scopes.same_clause(passage, f, m) and 0 < f.first - m.last <= _ALL and _of_sessions(passage, m, f)
        and not any(q.first <= f.first <= q.last for q in counted) for m in every)]


def _of_sessions(passage: Passage, every: Mention, form: Mention) -> bool:
    """Does "all" stand for the sessions ("22 sessions, all in the group"; "all 20 sessions are in the group"), and not
    for people?"""
    people = [m for m in passage.of("count_nouns", "person") if every.last < m.first < form.first]
    sessions = [m for m in passage.of("count_nouns", "session", "talk", "evening") if m.start < form.start]
    return not people and bool(sessions)


def beside(passage: Passage, mention: Mention) -> Mention | None:
    """The form that is said to be included or left out, near the word that says it and not that of an intake talk."""
    clause = passage.sentence_at(mention.start)
    forms = [
        m
        for m in passage.of("session_forms", "individual")
        if clause.start <= m.start < clause.end
        and min(abs(m.first - mention.last), abs(mention.first - m.last)) <= _NEAR
    ]
    beside_ = [
        m for m in passage.of("count_contexts", "intake", "closing", "followup") if clause.start <= m.start < clause.end
    ]
    return next((f for f in forms if not any(abs(b.first - f.first) <= 2 for b in beside_)), None)


def _of_length(passage: Passage, mention: Mention) -> bool:
    """Is it a length, and no count of sessions, in which a form is said to be included ("with the single talks it
    lasts 7 months")?"""
    clause = passage.clause_at(mention.start)
    end = min((m.start for m in passage.of("joiners", "and") if m.start > mention.start), default=clause.end)
    told = {q.what for q in quantities(passage) if clause.start <= q.start < min(end, clause.end)}
    near = {q.what for q in quantities(passage) if passage.sentence_at(mention.start).holds(q.start)}
    return bool(told & CALENDAR) and not near & SESSIONS


def open_question(passage: Passage, mention: Mention) -> bool:
    """Is it said to differ, or to be open, whether something is counted?"""
    sentence = passage.sentence_at(mention.start)
    return any(sentence.start <= m.start < sentence.end for m in passage.of("count_relations", "flexible"))


def part(passage: Passage, told: Dose) -> str | None:
    """A count of one form only."""
    if told.whole is None:
        rates = [f.form for f in frequencies.frequencies(passage) if f.session]
        return "group_only" if rates and set(rates) == {"group"} else None
    if told.group is not None and told.individual is None and told.group.of == told.whole.of:
        return "group_only"
    if told.individual is not None and told.group is None and told.individual.of == told.whole.of:
        return "individual_only"
    return None


def reading(
    variable: Variable, item: str | None, code: str, evidence: tuple[Span, ...], why: str, confidence: Confidence
) -> Reading:
    value = Value(
        variable.name,
        status="ok",
        value=code,
        evidence=evidence,
        item=item,
        confidence=confidence,
        rule=f"{variable.kind}:{why}",
    )
    return Reading((value,), used=evidence)
