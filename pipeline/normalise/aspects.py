"""Yes, no, partly or planned for an aspect that the answer tells in its own words: who does what towards whom.

A reply to a prompt that asks for the aspect comes first (`yes_no`); else ideas (`pipeline.words.ideas.ideas`) state it:
stated is yes, under a limit partly, denied no, planned planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from pipeline.model import TICKED, UNTICKED, Flag, Reading, Value
from pipeline.normalise import composed, yes_no
from pipeline.normalise.yes_no import Verdict
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas import afield, bounded, ideas, in_places
from pipeline.words.ideas.ideas import Words
from pipeline.words.ideas.judged import Told
from pipeline.words.quantities import measured
from pipeline.words.replying import replies

_ABSENT = frozenset({"absent"})
_SHORT = 5
_WORDS = re.compile(r"[^\W\d_]{2,}")


class Options(BaseModel):
    """`words`, `circumstances`: vocabularies of the word classes; `ideas`: by `yes`, `partly`, `planned`, `no` what
    states them, under `recognised` what looks like it and states nothing; `limits`: classes that make a yes of their
    sentence partly, `certain`: those that limit nothing; `both`: what yes in one place and no in another amount to;
    `replies`: by code the classes that tell it in a reply; `prompts`: those that ask for it, `content`: any words
    behind one of them are a yes, but for those paired by their order alone that hold a class of `beside`; `items`:
    further items, where the home item tells nothing; `cues`, `spent`, `elsewhere`, `afield`: see
    `composed.Options`; `moot`: see `yes_no.Options`; `rivals`: classes of other subjects, of which a word that tells in
    their clause that there is none speaks."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    circumstances: tuple[str, ...] = ()
    ideas: dict[Literal["yes", "partly", "planned", "no", "not_applicable", "recognised"], tuple[str, ...]]
    limits: tuple[str, ...] = ()
    certain: tuple[str, ...] = ()
    content: bool = False
    beside: tuple[str, ...] = ()
    both: Literal["yes", "partly"] = "yes"
    gone: bool = False
    prompts: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    afield: tuple[str, ...] = ()
    moot: dict[str, tuple[str, ...]] = {}
    replies: dict[Literal["planned", "no"], tuple[str, ...]] = {}
    rivals: tuple[str, ...] = ()

    @field_validator("ideas")
    @classmethod
    def _well_formed(cls, value: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        ideas.compiled(value)
        return value

    @cached_property
    def composed(self) -> composed.Options:
        return composed.Options(
            words=self.words,
            circumstances=self.circumstances,
            ideas={str(k): v for k, v in self.ideas.items()},
            cues=self.cues,
            spent=self.spent,
            elsewhere=self.elsewhere,
            afield=self.afield,
        )


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The verdict of the home item, else of the further items."""
    if yes_no.moot(options.moot, found):
        return Reading((Value(variable.name, status="not_applicable"),))
    for passage in form.passages((variable.item, *options.items)):
        home = passage.item == variable.item
        reading = _in(form, passage, variable, options, home)
        if reading.values or reading.flags or reading.used:
            return reading
    return Reading(())


def _in(form: Form, passage: Passage, variable: Variable, options: Options, home: bool) -> Reading:
    here = ideas.words(passage, options.words, options.circumstances)
    told = _telling(here, composed.told_in(passage, options.composed), frozenset(options.rivals))
    if home and any(t.found.code == "not_applicable" or _void(passage, t) for t in told):
        return Reading((Value(variable.name, status="not_applicable"),))
    replied = list(_replied(form, here, options, told)) if home and options.prompts else []
    if home and not told and not replied and (unknown := yes_no.unknown(form, passage, variable, options.prompts)):
        return unknown
    ticked = list(_ticked(here, options))
    told = [] if ticked else told
    replied = ticked or replied
    verdicts = [*replied, *_verdicts(here, options, told)]
    flags = [] if not home or verdicts else list(composed.unread(form, passage, variable, options.composed, told))
    if not verdicts:
        asked = home and any(_unknown(here, t) for t in composed.told_in(passage, options.composed))
        return Reading((Value(variable.name, status="dont_know"),) if asked else (), tuple(flags))
    verdicts = _weighed(here, verdicts, options, told)
    if not verdicts:
        return Reading((), tuple(flags))
    reading = yes_no.reading(passage, variable, verdicts)
    guess = next((t for t in told if t.how == "stated" and not t.found.idea.sure), None)
    sure = any(t.how != "other" and t.found.idea.sure for t in told) or replied
    if guess and not sure:
        flags.append(
            Flag(
                "ambiguous_fragment",
                f"{variable.label}: “{passage.text[guess.found.start : guess.found.end]}”"
                " is read so, which is a guess.",
                passage.item,
                variable.name,
                passage.locate(guess.found.start, guess.found.end)[0],
            )
        )
    return Reading(reading.values, (*reading.flags, *flags), reading.used)


def _telling(here: Words, told: list[Told], rivals: frozenset[str]) -> list[Told]:
    """Ideas without those that a clause tells more closely ("alcohol or drug treatment is missing" is no treatment),
    without those of which the answer says that nobody knows ("mental health: no data"), and without a lack that is one
    of another subject ("alcohol treatment is not available, psychotherapy yes")."""
    told = [t for t in told if not (rivals and _of_a_rival(here, t, rivals))]
    return [t for t in told if not any(_closer(here, o, t) for o in told) and not _unknown(here, t)]


def _of_a_rival(here: Words, told: Told, rivals: frozenset[str]) -> bool:
    """Does a word for a lack stand in a clause before that of the subject, and behind another subject there?"""
    words = told.found.words
    if told.found.code != "no" or len(words) < 2:
        return False
    if words[-1].code in bounded.LACKING:  # "an addiction nurse, nothing for the psyche"
        end = here.window("unit", words[-1].start).end
        behind = here.within(rivals, Stretch(words[-1].end, end))[:1]
        between = Stretch(words[-1].end, behind[0].start) if behind else None
        return between is not None and (here.gap(words[-1], behind[0]) or 0) <= _BESIDE and not any(
            p in between.of(here.passage.text) for p in ",;")
    if words[0].code not in bounded.LACKING:
        return False
    unit = here.window("unit", words[0].start)
    return not unit.holds(words[-1].start) and any(
        m.start < words[0].start for m in here.within(rivals, unit))


def _void(passage: Passage, told: Told) -> bool:
    """Is what an idea is of called not applicable?"""
    return any(measured.not_applicable(passage, w.start, w.end) for w in told.found.words[:1])


def _unknown(here: Words, told: Told) -> bool:
    if afield.not_known(here, told.found.start, told.found.end):
        return True
    text, units = here.passage.text, scopes.units(here.passage)
    end = here.window("unit", told.found.start).end
    if ":" in text[end - 1 : end + 2]:
        end = next((u.end for u in units if u.start >= end), end)
    words = told.found.words
    begin = words[0].end if words else told.found.end
    return any(
        begin <= m.start < end or any(w.start < m.end and m.start < w.end for w in words)
        for m in here.passage.of("missing", "dont_know")
    )


def _closer(here: Words, other: Told, than: Told) -> bool:
    """Does an idea of another code, or one that denies all help, say something of the subject of a yes there?"""
    subject = than.found.idea.needs[0]
    if than.found.code != "yes" or not _adds(other, subject):
        return False
    if other.found.code == "yes" and not (than.how == "stated" and bounded.help_denied(here, other)):
        return False
    unit = here.window("unit", than.found.start)
    return any(unit.start <= m.start < unit.end and m.code in subject for m in other.found.words)


def _adds(told: Told, subject: frozenset[str]) -> bool:
    """Does an idea need a word for the subject, and words of other classes?"""
    return len(told.found.words) > 1 and any(m.code in subject for m in told.found.words)


def _replied(form: Form, here: Words, options: Options, told: list[Told]) -> Iterator[Verdict]:
    """What stands behind the prompts that ask for it: a yes or no, else words that are an answer by being there."""
    passage = here.passage
    for reply in replies.to(form, passage, *options.prompts):
        if _paired_in_vain(options, told, reply):
            continue
        if reply.how == "order" and here.within(frozenset(options.beside), reply.stretch):
            continue
        if reply.lead is None and options.content and reply.opens and reply.sure:
            by_content = _as_before(form, here, options, reply) or _by_content(here, options, told, reply.stretch)
            elsewhere = options.both == "partly" and _not_in_the_next(form, here, reply)
            yield from (replace(v, code="partly") if v.code == "yes" and elsewhere else v for v in by_content)
    for verdict in yes_no.answered(form, passage, yes_no.Options(prompts=options.prompts)):
        reply = next(r for r in replies.of(form, passage) if r.stretch.holds(verdict.start))
        if _paired_in_vain(options, told, reply):
            continue
        window = here.window("sentence", verdict.start)
        window = Stretch(window.start, max(verdict.end, min(window.end, reply.stretch.end)))
        if options.both == "partly" and (
                (verdict.code == "yes" and _not_in_the_next(form, here, reply)) or _by_places(here, reply.stretch)):
            verdict = replace(verdict, code="partly")
        if verdict.code == "partly" and here.within(frozenset(options.certain), window):
            verdict = replace(verdict, code="yes")
        elif verdict.code == "yes" and options.content and here.within(frozenset(options.limits), window):
            verdict = replace(verdict, code="partly")
        yield verdict


def _not_in_the_next(form: Form, here: Words, reply: replies.Reply) -> bool:
    """Does a short sentence behind a reply deny it for another setting ("In prison a group. In probation no.")?"""
    passage = here.passage
    for other in replies.of(form, passage):
        if other.stretch.start < reply.stretch.end:
            continue
        if other.opens or other.prompt != reply.prompt:
            return False
        no = claims.within(passage, other.stretch, "yes_no", "no") or here.within(_ABSENT, other.stretch)
        brief = len(other.stretch.of(passage.text).split()) <= _SHORT
        return bool(no) and brief and bool(claims.within(passage, other.stretch, "settings"))
    return False


def _by_places(here: Words, stretch: Stretch) -> bool:
    """Is there a yes for one place and a no for another ("in the towns yes, in the country no")?"""
    passage = here.passage
    said = [(m, m.code) for m in claims.within(passage, stretch, "yes_no", "yes", "no") if claims.spoken(passage, m)]
    units = {code: [here.window("unit", m.start) for m, c in said if c == code] for code in ("yes", "no")}
    placed = [u for us in units.values() for u in us
              if in_places.opens(passage.text, u.start) or bounded.places(here, u)]
    return bool(units["yes"] and units["no"]) and len({u.start for u in placed}) > 1


def _ticked(here: Words, options: Options) -> Iterator[Verdict]:
    """The ticked one of a yes and a no behind words for the subject ("Psychiatric treatment: ☐ yes ☒ no")."""
    passage, end, label = here.passage, 0, Stretch(0, 0)
    if TICKED not in passage.text:
        return
    subject = frozenset(c for i in options.composed.compiled if i.code == "yes" for c in i.needs[0])
    for word in passage.of("yes_no", "yes", "no"):
        box = passage.text[: word.start].rstrip()[-1:]
        if box not in (TICKED, UNTICKED):
            continue
        if any(c.isalpha() for c in passage.text[end : word.start]):
            label = Stretch(end, word.start)
        end = word.end
        if box == TICKED and here.within(subject, label):
            yield Verdict(word.code, word.start, word.end, True)


def _paired_in_vain(options: Options, told: list[Told], reply: replies.Reply) -> bool:
    """Is a reply paired with the prompt by its place in a row only, while the answer names the subject elsewhere?"""
    named = [t for t in told if t.found.code != "recognised"]
    return (
        options.content
        and reply.how in ("order", "aligned", "first")
        and bool(named)
        and not any(reply.stretch.holds(t.found.start) for t in named)
    )


def _as_before(form: Form, here: Words, options: Options, reply: replies.Reply) -> list[Verdict]:
    """What "the same", "ditto" behind a prompt repeats: the reply to the prompt before it."""
    if not any(reply.stretch.holds(m.start) for m in here.passage.of("missing", "cross_reference")):
        return []
    before = next((r for r in replies.of(form, here.passage) if r.opens and r.prompt == (reply.prompt or 0) - 1), None)
    if before is None:
        return []
    codes = [before.lead.code] if before.lead else [v.code for v in _by_content(here, options, [], before.stretch)]
    return [Verdict(c, reply.stretch.start, reply.stretch.end, True, True, "content") for c in codes[:1]]


def _by_content(here: Words, options: Options, told: list[Told], stretch: Stretch) -> Iterator[Verdict]:
    """The words of a reply that is neither yes nor no: denied, planned, limited, else a yes by being there."""
    passage = here.passage
    known = any(t.found.start < stretch.end and stretch.start < t.found.end for t in told)
    unknown = any(stretch.holds(m.start) for m in passage.of("missing"))
    if known or unknown or not _WORDS.search(passage.text, stretch.start, stretch.end):
        return
    governed = (scopes.standing(passage, w.start, w.end) for w in passage.tokens if stretch.holds(w.start))
    kinds = {scope.kind for scope in governed if scope}
    telling = {code for code, classes in options.replies.items() if here.within(frozenset(classes), stretch)}
    denied, planned = kinds & {"not", "refuse", "past"} or "no" in telling, "plan" in kinds or "planned" in telling
    code = "no" if denied else "planned" if planned else "yes"
    if code == "no" and _denied_behind(here, stretch):
        code = "partly"
    if code == "yes" and (here.within(frozenset(options.limits), stretch) or in_places.share(passage, stretch)
                          or (options.limits and bounded.only_there(here, stretch))):
        code = "partly"
    yield Verdict(code, stretch.start, stretch.end, True, True, "content")


def _denied_behind(here: Words, stretch: Stretch) -> bool:
    """Is the first clause of a reply stated, and only one behind it denied ("only in prison, not outside")?"""
    first = here.window("unit", stretch.start)
    denied = any(first.holds(t.start) for t in scopes.triggers(here.passage))
    return first.end < stretch.end and not denied and bounded.places(here, stretch)


def _verdicts(here: Words, options: Options, told: list[Told]) -> Iterator[Verdict]:
    for t in told:
        code = _code(here, options, t)
        if code:
            yield Verdict(code, t.found.start, t.found.end)


def _code(here: Words, options: Options, told: Told) -> str | None:
    if told.how == "planned":
        return "no" if told.found.code == "no" else "planned"  # "nothing is foreseen"
    if told.how == "past":
        return "no" if options.gone else None
    if told.how == "other" or told.found.code == "recognised":
        return None
    if told.how == "denied" and told.found.code == "yes" and (
            _asked_for(here, told, options.limits) or _denied_there(here, told)
            or bounded.only_elsewhere(here, told, options.limits)):
        return "partly"  # "we do not phone her on our own initiative"
    if told.how == "denied" and told.found.code == "yes" and bounded.sent_on(here, told):
        return "yes"
    if told.how == "denied" and len(told.found.words) == 1 and told.found.words[0].vocabulary == "bodies":
        return None  # with which body there is no cooperation tells nothing of what else is done
    if told.how == "denied":
        return {"yes": "no", "partly": "no", "no": "no", "planned": "no"}.get(told.found.code)
    if told.found.code == "yes" and bounded.limited(here, told, options.limits):
        return "partly"
    if told.found.code == "no" and (_absent_elsewhere(here, told) or _asked_for(here, told, options.limits)):
        return "partly"
    return told.found.code


def _absent_elsewhere(here: Words, told: Told) -> bool:
    """Does a clause of its own tell that there is none in another place ("in prison there is one, outside none")?"""
    first, last = told.found.words[0], told.found.words[-1]
    unit = here.window("unit", last.start)
    lacking = last.code in bounded.LACKING and first.code not in bounded.LACKING
    return lacking and not unit.holds(first.start) and bounded.places(here, unit)


def _denied_there(here: Words, told: Told) -> bool:
    """Is it denied in a clause of its own that opens with another place ("in prison this does not happen")?"""
    if told.trigger is None or here.window("unit", told.found.start).holds(told.trigger[0]):
        return False
    unit = here.window("unit", told.trigger[0])
    inside = told.trigger[0] > max(told.found.end, unit.start)  # "no" is no Portuguese "in the" where it denies
    return inside and in_places.opens(here.passage.text, unit.start)


_BESIDE = 2
_CONDITIONS = frozenset({"request", "consent_man", "asked_man"})
_UNPROMPTED = frozenset({"unprompted"})
_NEARBY = _UNPROMPTED | {"request"}  # that limit no more than their own clause
_CAN = frozenset({"can_word"})


def _asked_for(here: Words, told: Told, limits: tuple[str, ...]) -> bool:
    """Is no more denied than what is done unasked, or without consent?"""
    conditions = frozenset(limits) & _CONDITIONS
    if not conditions:
        return False
    sentence, unit = here.window("sentence", told.found.start), here.window("unit", told.found.start)
    unless = [t.start for t in scopes.triggers(here.passage) if t.code == "except" and sentence.holds(t.start)]
    free = here.within(frozenset({"even_if"}), sentence)
    for mark in here.within(conditions | _UNPROMPTED, sentence):
        anywhere = mark.code not in _NEARBY
        near = anywhere or unit.holds(mark.start) or any(at < mark.start for at in unless)
        known = any(w.start <= mark.start and mark.end <= w.end for w in told.found.words)
        moot = any(f.end <= mark.start and (here.gap(f, mark) or 0) <= _BESIDE for f in free)
        if near and not known and not moot:
            return True
    return False


def _her_turn(here: Words, told: Told) -> Stretch | None:
    """Where it is told what is done if she herself gets in touch, or that she may."""
    for word in told.found.words:
        if told.how == "stated" and word.code in bounded.HER_TURN:
            if bounded.conditional(here, word.start):
                return here.window("sentence", word.start)
            unit = here.window("unit", word.start)
            may = here.within(_CAN, Stretch(unit.start, word.start + 1))
            return Stretch(word.start, max(word.end, unit.end)) if may else None
    return None


def _weighed(here: Words, verdicts: list[Verdict], options: Options, told: list[Told]) -> list[Verdict]:
    """Statements by their weight: a yes beats a denial that covers only a part, where the rules say so; what the
    rules call partly beats both."""
    if any(v.reply for v in verdicts) or options.both == "partly":
        return verdicts
    calls = [turn for t in told if (turn := _her_turn(here, t))]
    verdicts = [v for v in verdicts if v.code != "yes" or not any(c.holds(v.end - 1) for c in calls)]
    by_rule = {(t.found.start, t.found.end) for t in told if t.how == "stated" and t.found.code == "partly"
               and not any(w.code in bounded.HER_TURN for w in t.found.words)}
    narrowed = [v for v in verdicts if v.code == "partly" and (v.start, v.end) in by_rule]
    if narrowed and any(v.code in ("yes", "partly") and v not in narrowed for v in verdicts):
        return narrowed
    verdicts = [v for v in verdicts if v not in narrowed]
    codes = {v.code for v in verdicts}
    if options.limits and {"yes", "no"} <= codes and any(bounded.denied_there(here, t, told) for t in told):
        return [replace(v, code="partly") for v in verdicts if v.code == "yes"]
    for code in ("yes", "partly", "planned", "no"):
        if code in codes:
            return [v for v in verdicts if v.code == code]
    return verdicts
