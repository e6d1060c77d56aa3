"""Whether, by whom and for what a programme is evaluated: the state of the evaluations that an answer tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Span, Value
from pipeline.normalise import choices
from pipeline.normalise.yes_no import moot
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.words.claiming import claims, scopes, unknowing
from pipeline.words.evaluation import assessed, assessors, evaluating, outcomes, studies, unfound
from pipeline.words.evaluation.studies import Study
from pipeline.words.places import telling
from pipeline.words.replying import replies
from pipeline.words.wording.function_words import BY

_BY_NAME = re.compile(
    rf"\s(?:(?:in|im|en)\s(?:19|20)\d\d\s)?(?:{BY})\s"
    r"(?:(?:the|der|dem|den|die|das|le|la|el|het|de)\s)?([A-ZÀ-Þ][\w.-]+)"
)
_TITLE = re.compile(r"[A-ZÀ-Þ][\w-]{2,}")
_ASKED = {"long": ["recidivism"], "short": ["treatment_change"], "both": ["recidivism", "treatment_change"]}
_MEASURED = ("recidivism", "treatment_change", "partner_report", "completion", "process", "satisfaction",
             "cost", "other")
_BEST = ("completed", "ongoing", "planned")
_LABEL = 14  # characters


class Options(BaseModel):
    """`part`: what is read; `prompts`: those of the item that ask for it; `moot`: values of other variables that make
    it not applicable; `status`: the variable that holds the evaluation's state; `apart`: prompts whose replies
    tell when something else is done; `aspects`: those of which a denial denies a kind of evaluation only."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    part: Literal["state", "evaluator", "outcome"]
    prompts: tuple[int, ...] = ()
    moot: dict[str, tuple[str, ...]] = {}
    status: str | None = None
    apart: tuple[int, ...] = ()
    aspects: tuple[int, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The state, the evaluators or the outcomes that the home item tells."""
    if moot(options.moot, found):
        return Reading((Value(variable.name, status="not_applicable"),))
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    if options.part == "state":
        return _state(form, passage, variable, options)
    told = found[options.status].values if options.status and options.status in found else ()
    state = next((str(v.value) for v in told if v.status == "ok"), None)
    if options.part == "evaluator":
        return _evaluators(form, passage, variable, options, state)
    return _outcomes(form, passage, variable, options, state)


# The state --------------------------------------------------------------------------------------------------------


def _state(form: Form, passage: Passage, variable: Variable, options: Options) -> Reading:
    told = evaluating.whole(form, passage, options.prompts, options.aspects)
    apart = [r.stretch for r in replies.to(form, passage, *options.apart)] if options.apart else []
    reply = next((r for r in replies.to(form, passage, *options.prompts) if r.opens and r.lead), None)
    short = None if reply else evaluating.elliptical(form, passage, options.prompts)
    if short:
        return _value(passage, variable, "completed", passage.locate(*short), "medium")
    if reply is None:
        timed = evaluating.reply_of_time(form, passage, options.prompts)
        if timed and not any(s.state == "completed" and s.firm for s in told):
            return _value(passage, variable, timed[0], passage.locate(*timed[1]))
        return _told(passage, variable, told, apart)
    assert reply.lead is not None
    lead = reply.lead
    if lead.code == "yes" and not claims.own(passage, lead.start):
        return _unparsed(passage, variable, lead.start, reply.stretch.end, "is this said of another programme?")
    lead_spans = passage.locate(lead.start, lead.end)
    state, by = _best(s for s in told if not _label(passage, s, lead.start))
    if lead.code in ("yes", "partly"):
        if state in ("ongoing", "planned") and not evaluating.another(passage, reply, by):
            return _value(passage, variable, state, [*lead_spans, *_spans(passage, by)])
        if evaluating.tense_in_reply(passage, "ongoing", reply):
            return _value(passage, variable, "ongoing", lead_spans)
        flags = (
            [] if lead.code == "yes" else [_doubt(passage, variable, lead.start, lead.end, "evaluated in part only?")]
        )
        return _value(passage, variable, "completed", [*lead_spans, *_spans(passage, by)], flags=flags)
    if lead.code == "both":
        return _unparsed(passage, variable, lead.start, lead.end, "both yes and no stand here")
    if lead.direct:
        reading = _told(passage, variable, told, apart)
        if reading.values or not any(s.start < reply.stretch.end for s in told if s.state == "denied"):
            return reading
    if state in ("planned", "ongoing"):
        return _value(passage, variable, state, [*lead_spans, *_spans(passage, by)])
    if state == "completed" and any(s.firm for s in by):
        flag = Flag(
            "conflict_within_item",
            f"{variable.label}: the reply says “{passage.text[lead.start : lead.end]}”, "
            f"other words tell an evaluation (“{_quote(passage, by)}”).",
            passage.item,
            variable.name,
            lead_spans[0],
        )
        return _value(passage, variable, "completed", _spans(passage, by), "medium", [flag])
    if lead.code == "planned" and not evaluating.says_not_yet(passage, lead.start, lead.end):
        return _value(passage, variable, "planned", lead_spans)
    plans = [m for unit in evaluating.same_or_next(passage, reply) for m in claims.tenses(passage, unit, "plan")
             if not scopes.denied(passage, m)]
    late = [u for u in evaluating.same_or_next(passage, reply) if telling.to_come(passage, u)]
    if late and evaluating.says_not_yet(passage, lead.start, lead.end):
        return _value(passage, variable, "planned", [*lead_spans, *passage.locate(*late[0])])
    if plans:
        where = [s for m in plans for s in passage.locate(m.start, m.end)]
        return _value(passage, variable, "planned", [*lead_spans, *where])
    return _value(passage, variable, "not_evaluated", lead_spans)


def _label(passage: Passage, study: Study, answer: int) -> bool:
    """Does a word for an evaluation only ask for the yes or no right behind it ("evaluated: [ ] yes [x] no")?"""
    asks = passage.text[study.end : study.end + 2].lstrip()[:1] in (":", "?")
    return asks and study.end < answer <= study.end + _LABEL


def _told(passage: Passage, variable: Variable, told: tuple[Study, ...], apart: Sequence[Stretch]) -> Reading:
    """The state without a yes or no: the most advanced that is told; a bare denial beats a bare mention."""
    state, by = _best(told)
    if (none := evaluating.none_done(passage)) and not any(s.firm for s in by if s.state in ("completed", "ongoing")):
        code = "planned" if state == "planned" else "not_evaluated"
        plans = _spans(passage, by) if code == state else []
        return _value(passage, variable, code, [*passage.locate(*none), *plans])
    if state is None and (some := evaluating.some_done(passage)):
        return _value(passage, variable, "completed", passage.locate(*some), "medium")
    if state in ("ongoing", "planned") and (over := evaluating.first_over(passage, by)):
        where = [s for m in over for s in passage.locate(m.start, m.end)]
        return _value(passage, variable, "completed", where, "medium")
    denied = [s for s in told if s.state in ("denied", "not_yet")]
    if state == "completed" and denied and not any(s.firm for s in by):
        state = None
    if state == "completed" and studies.of_this(passage, denied) and not studies.opens_with(passage, by):
        flag = _doubt(passage, variable, by[0].start, by[0].end, "is this said of something else?")
        return _value(passage, variable, "not_evaluated", _spans(passage, denied), "medium", [flag])
    awaited = studies.to_come(passage) if state == "completed" else []
    if awaited and not passage.of("evaluation_done", "finish") and not studies.of_a_further(passage, told, awaited):
        late = [s for m in awaited for s in passage.locate(m.start, m.end)]
        return _value(passage, variable, "ongoing", [*_spans(passage, by), *late], "medium")
    if state:
        firm = any(s.firm for s in by)
        flags = (
            []
            if firm or state != "completed" or evaluating.evidence(passage)
            else [_doubt(passage, variable, by[0].start, by[0].end, "has it taken place?")]
        )
        return _value(passage, variable, state, _spans(passage, by), "high" if firm else "medium", flags)
    if denied and (busy := evaluating.besides(passage, denied)):
        return _value(passage, variable, "ongoing", [s for m in busy for s in passage.locate(m.start, m.end)], "medium")
    if denied:
        return _denied(passage, variable, denied)
    stopped = [s for s in told if s.state == "aborted"]
    if stopped and (anew := evaluating.anew(passage, stopped)):
        return _value(passage, variable, "planned", [s for m in anew for s in passage.locate(m.start, m.end)], "medium")
    if stopped:
        flag = _doubt(passage, variable, stopped[0].start, stopped[0].end, "an evaluation that was broken off")
        return _value(passage, variable, "not_evaluated", _spans(passage, stopped), "medium", [flag])
    return _implied(passage, variable, [s for s in told if s.state == "monitoring"], apart)


def _implied(passage: Passage, variable: Variable, monitored: list[Study], apart: Sequence[Stretch]) -> Reading:
    """The state where no evaluation is named: by its evaluator, by a lone word of time, by a published report."""
    bodies = [m for m in (*assessors.claimed(passage, "evaluators", ("external", "internal", "unit")),
                          *assessors.own_people(passage), *assessors.hired_people(passage))
              if not evaluating.at_other_work(passage, m)]
    who = [s for m in bodies for s in passage.locate(m.start, m.end)]
    unlisted = [at for at in (assessors.itself(passage), assessors.hired(passage, bodies)) if at]
    who += [s for at in unlisted for s in passage.locate(*at)]
    late_results = studies.to_come(passage)
    if who and not monitored and (first := evaluating.opens_with_time(passage)):
        return _value(passage, variable, first[0], passage.locate(first[1].start, first[1].end), "medium")
    if who and (late_results or (not monitored and evaluating.at_work(passage))):
        return _value(passage, variable, "ongoing", who, "medium")
    for code, marks in (("planned", passage.of("evaluation_topic", "sought")),
                        ("ongoing", passage.of("scope_marks", "now"))) if who else ():
        near = [m for m in marks if claims.spoken(passage, m) and any(
            passage.clause_at(m.start).holds(b.start) for b in bodies) and not any(
            b.start < m.end and m.start < b.end for b in bodies)]
        if near:
            return _value(passage, variable, code, [*who, *passage.locate(near[0].start, near[0].end)], "medium")
    plans = [m for m in passage.of("tense", "plan") if claims.spoken(passage, m)]
    done = [d for d in passage.of("evaluation_done", "done", "finish")
            if not any(p.start <= d.start < p.end for p in plans)]
    if who and not monitored and done:
        return _value(passage, variable, "completed", who, "medium")
    reported = [] if monitored or late_results else evaluating.handed_in(passage)
    if reported:
        where = [s for m in reported for s in passage.locate(m.start, m.end)]
        return _value(passage, variable, "completed", where, "medium")
    for code, tense in (("ongoing", "ongoing"), ("planned", "plan")):
        words = evaluating.tense_alone(passage, tense, apart)
        if words:
            return _value(passage, variable, code, words)
    late = evaluating.tense_alone(passage, "not_yet", apart)
    if late and claims.foreign(passage):
        return _value(passage, variable, "not_evaluated", late, "medium")
    sole = [m for s in claims.foreign(passage) for m in scopes.joiners(passage, "only") if s.start <= m.start < s.end]
    if sole and not who:
        return _value(passage, variable, "not_evaluated", passage.locate(sole[0].start, sole[0].end), "medium")
    printed = assessors.claimed(passage, "publication", ("yes", "partly"))
    if (who or printed) and not monitored:
        where = [s for m in printed for s in passage.locate(m.start, m.end)]
        return _value(passage, variable, "completed", who or where, "medium")
    hints = [(x.start, x.end) for x in passage.of("evaluation_outcomes")]
    hints += [(x.start, x.end) for x in claims.foreign(passage)] + [(x.start, x.end) for x in monitored]
    never = evaluating.never_at_all(passage)
    if never is not None:
        return _value(passage, variable, "not_evaluated", passage.locate(never.start, never.end), "medium")
    if unlooked := unfound.nobody_looked(passage):
        return _value(passage, variable, "not_evaluated", passage.locate(unlooked.start, unlooked.end), "medium")
    unknown = [m for m in passage.of("evaluation_topic", "study") if unknowing.unknown(passage, m)]
    if unknown and claims.own(passage, unknown[0].start):
        spans = passage.locate(unknown[0].start, unknown[0].end)
        return Reading((Value(variable.name, status="dont_know"),), (), spans)
    if hints:
        return _unparsed(passage, variable, *hints[0], "no evaluation of this programme is named")
    return Reading(())


def _denied(passage: Passage, variable: Variable, denied: list[Study]) -> Reading:
    """A denial; but a plan in the same sentence is a plan for it, and "no external evaluation" leaves another one."""
    plans = [m for d in denied for where in evaluating.its_sentences(passage, d)
             for m in claims.tenses(passage, where, "plan")
             if m.start > d.end and not scopes.denied(passage, m)
             and claims.clause(passage, m.start) != claims.clause(passage, d.start)]
    if plans:
        spans = [s for m in plans for s in passage.locate(m.start, m.end)]
        return _value(passage, variable, "planned", [*_spans(passage, denied), *spans])
    late = [u for d in denied for u in scopes.units(passage) if passage.sentence_at(d.start).holds(u.start)
            and (u.start > d.end or claims.tenses(passage, u, "plan")) and telling.to_come(passage, u)]
    if late:
        return _value(passage, variable, "planned", [*_spans(passage, denied), *passage.locate(*late[0])])
    limited = [d for d in denied if studies.kind_named(passage, d)]
    others = assessors.claimed(passage, "evaluators", ("external", "internal", "unit"))
    if len(limited) == len(denied) and (studies.other_kind(passage, denied, others) or (
            others and passage.of("evaluation_outcomes", *_MEASURED))):
        flag = _doubt(passage, variable, denied[0].start, denied[0].end, "is this kind of evaluation denied, or any?")
        return _value(passage, variable, "completed", passage.locate(others[0].start, others[0].end), "low", [flag])
    return _value(passage, variable, "not_evaluated", _spans(passage, denied))


def _best(told: Iterable[Study]) -> tuple[str | None, list[Study]]:
    """The most advanced state; a bare mention ("evaluation:") gives way to any state that is told."""
    firm = [s for s in told if s.firm or s.state != "completed"]
    for state in _BEST:
        found = [s for s in firm or told if s.state == state]
        if found:
            return state, found
    bare = [s for s in told if s.state == "completed"]
    return ("completed", bare) if bare else (None, [])


# Who and what -----------------------------------------------------------------------------------------------------


def _evaluators(form: Form, passage: Passage, variable: Variable, options: Options, state: str | None) -> Reading:
    if state is None:
        return Reading(())
    client = passage.of("evaluators", "client")
    kept = [
        m
        for m in assessors.claimed(passage, "evaluators", ("external", "internal", "named_internal"))
        if not any(0 <= m.first - c.last <= 4 and claims.clause(passage, c.start).holds(m.start) for c in client)
        and not claims.hedged(passage, m)
        and not assessors.ordering(passage, m)
        and not studies.of_denied(passage, m)
        and not evaluating.only_asked(passage, m)
        and not evaluating.only_at_other_work(passage, m)
        and (state == "planned" or not evaluating.of_a_plan(passage, m))
    ]
    kept += [
        m
        for m in dict.fromkeys((*assessors.claimed(passage, "evaluators", ("unit",)), *assessors.own_people(passage),
                                *assessors.ours_replying(form, passage, options.prompts)))
        if (m.code == "role" or assessors.own_unit(passage, m)) and not any(0 < m.first - c.last <= 4 for c in client)
        and not evaluating.only_asked(passage, m) and (state == "planned" or not evaluating.of_a_plan(passage, m))
    ]
    kept += assessors.hired_people(passage)
    if passage.answer and passage.answer.status == "refers_elsewhere":
        kept = [m for m in kept if evaluating.begun(passage, m)]
    hired, itself = assessors.hired(passage, kept), assessors.itself(passage)
    ours = () if kept or hired or itself else assessors.we(passage)
    kept += [m for m in ours if state == "planned" or not evaluating.of_a_plan(passage, m)]
    plain = [m for m in kept if m.code != "named_internal"]
    own = [m for m in plain or kept if m.code in ("unit", "role", "study") or assessors.ours(passage, m)
           or assessors.of_the_service(passage, m)]
    codes = ["internal" if m in own else m.code.removeprefix("named_") for m in plain or kept]
    codes += assessors.both(form, passage, options.prompts, plain)
    codes += [code for code, told in (("external", hired), ("internal", itself)) if told]
    if codes:
        spans = [s for m in plain or kept for s in passage.locate(m.start, m.end)]
        spans += [s for told in (hired, itself) if told for s in passage.locate(*told)]
        made = choices.value(passage, variable, list(dict.fromkeys(codes)), spans, rule="evaluator")
        other = "external" not in codes and assessors.by_another(passage, kept)
        doubt = [_doubt(passage, variable, *other, "is this one more evaluator?")] if other else []
        return Reading(made.values, (*doubt, *made.flags), made.used)
    for reply in replies.to(form, passage, *options.prompts):
        start = reply.lead.rest if reply.lead else reply.stretch.start
        name = _TITLE.search(passage.text, start, reply.stretch.end)
        if reply.opens and reply.sure and name:
            return _unparsed(
                passage, variable, name.start(), name.end(), "it is not known whether this body is internal or external"
            )
    for study in passage.of("evaluation_topic", "study"):
        name = _BY_NAME.match(passage.text, study.end)
        if name and claims.own(passage, study.start):
            return _unparsed(passage, variable, name.start(1), name.end(1), "is this an internal evaluator?")
    return Reading(())


def _outcomes(form: Form, passage: Passage, variable: Variable, options: Options, state: str | None) -> Reading:
    permitted = {c.code for c in form.rules.permitted(variable) or ()}
    kept = [
        m
        for m in passage.of("evaluation_outcomes")
        if m.code in permitted
        and claims.own(passage, m.start)
        and claims.spoken(passage, m)
        and (not claims.denied(passage, m, ("effects",)) or evaluating.only_its_change(passage, m)
             or assessed.left_out(passage, m))
        and not evaluating.outcome_unknown(passage, m)
        and not outcomes.of_a_group(passage, m)
        and not outcomes.of_an_aim(passage, m)
        and not outcomes.too_few_to_tell(passage, m)
        and (state in ("planned", "ongoing") or not outcomes.of_later(passage, m))
        and (state in ("planned", "ongoing") or not evaluating.of_a_plan(passage, m))
    ]
    codes = [m.code for m in kept]
    spans = [s for m in kept for s in passage.locate(m.start, m.end)]
    for idea in outcomes.told(passage):
        if claims.own(passage, idea.start) and (
            state in ("planned", "ongoing") or not evaluating.of_a_plan(passage, idea.words[0])
        ):
            codes.append(idea.code)
            spans += passage.locate(idea.start, idea.end)
    for reply in replies.to(form, passage, *options.prompts):
        if not reply.opens:
            continue
        for m in claims.within(passage, reply.stretch, "long_short"):
            scope = scopes.of(passage, m, scopes.DENIALS)
            if scope is None or not reply.stretch.holds(scope.trigger.start):
                codes += _ASKED[m.code]
                spans += passage.locate(m.start, m.end)
        if reply.lead and reply.lead.bare and reply.lead.code == "yes" and reply.sure and not codes:
            return _unparsed(passage, variable, reply.lead.start, reply.lead.end, "yes to a question of either and or")
    if not codes:
        return Reading(())
    order = [c.code for c in form.rules.permitted(variable) or ()]
    return choices.value(passage, variable, sorted(set(codes), key=order.index), spans, rule="outcome")


# Values and doubts ------------------------------------------------------------------------------------------------


def _spans(passage: Passage, told: Iterable[Study]) -> list[Span]:
    return [s for t in told for s in passage.locate(t.start, t.end)]


def _quote(passage: Passage, told: list[Study]) -> str:
    return passage.text[told[0].start : told[0].end]


def _value(passage: Passage, variable: Variable, code: str, spans: Iterable[Span],
           confidence: Confidence = "high", flags: Iterable[Flag] = ()) -> Reading:
    made = choices.value(passage, variable, (code,), list(spans), confidence=confidence, rule="state")
    return Reading(made.values, (*flags, *made.flags), made.used)


def _doubt(passage: Passage, variable: Variable, start: int, end: int, why: str) -> Flag:
    span = next(iter(passage.locate(start, end)), None)
    return Flag(
        "ambiguous_fragment",
        f"{variable.label}: {why} (“{passage.text[start:end]}”)",
        passage.item,
        variable.name,
        span,
    )


def _unparsed(passage: Passage, variable: Variable, start: int, end: int, why: str) -> Reading:
    spans = passage.locate(start, end)
    flag = Flag(
        "unparsed",
        f"{variable.label}: {why} (“{passage.text[start:end]}”).",
        passage.item,
        variable.name,
        spans[0] if spans else None,
    )
    return Reading((Value(variable.name, status="unparsed"),), (flag,), spans)
