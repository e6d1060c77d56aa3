"""The direction of findings: what changed (violence, attitudes), which way, and the respondent's verdict on the whole.

Less of a bad thing and more of a good one is positive; a change that is denied is no effect; findings of several
directions are mixed. Of two rates, ours and a comparison group's, the lower is better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Value
from pipeline.normalise import choices
from pipeline.normalise.yes_no import moot
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.evaluation import studies, unfound, unproven
from pipeline.words.figures import shares
from pipeline.words.replying import labelled, replies
from pipeline.words.replying.replies import Reply
from pipeline.words.wording.function_words import EVERYDAY

_CLOSE = 0.06
_IN_WHAT = re.compile(
    r"\s(?:in|en|on|an|bei|bei der|nell['’]?\w*|sul\w*|dans|quant à|op|i|på|w|ve?|u|em|n[ao]s?|în)\b", re.IGNORECASE)
_SIGNS = {"+": "positive", "++": "positive", "+++": "positive", "+/-": "mixed", "+-": "mixed", "±": "mixed"}
_WHOLE = {"success": "positive", "mixed": "mixed", "same": "no_effect", "worse": "negative", "effect": "no_effect"}
_STAYED = re.compile("stay")  # "men who stayed": only behind the thing itself
_BRIEF, _SHORT, _FEW = 4, 5, 10
_BUT, _ADJOINING, _ALL, _LONGEST = 10, 3, 7, 14


class Options(BaseModel):
    """`prompts`: those that ask for findings; `moot`: values of other variables that make it not applicable; `status`:
    the variable with the state of the evaluation; `rates`: vocabulary code pairs (outcome vocabulary and code) of
    which a rate needs a comparison."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompts: tuple[int, ...] = ()
    moot: dict[str, tuple[str, ...]] = {}
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One direction told, the words that tell it."""

    code: str
    start: int
    end: int


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The direction of all findings of this programme's evaluation."""
    if moot(options.moot, found):
        return Reading((Value(variable.name, status="not_applicable"),))
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    findings = list(_findings(form, passage, options))
    spans = [s for f in findings for s in passage.locate(f.start, f.end)]
    codes = {f.code for f in findings}
    if not codes and (sign := _sign(passage, options)):
        return choices.value(passage, variable, (sign[0],), passage.locate(*sign[1]), rule="effect")
    if not codes:
        if (untold := unproven.untold(passage)) is not None:
            return choices.value(passage, variable, ("not_yet",), passage.locate(*untold), rule="effect")
        unknown = [m for m in passage.of("effects", "result") if studies.not_known(passage, m)]
        if unknown:
            where = passage.locate(unknown[0].start, unknown[0].end)
            return Reading((Value(variable.name, status="dont_know"),), (), where)
        late = [r for r in replies.to(form, passage, *options.prompts) if r.opens and r.sure and _not_yet(passage, r)]
        if late:
            where = passage.locate(late[0].stretch.start, late[0].stretch.end)
            return choices.value(passage, variable, ("not_yet",), where, rule="effect")
        early = studies.to_come(passage, _value_of(found, options.status) == "ongoing")
        if early:
            where = tuple(s for m in early for s in passage.locate(m.start, m.end))
            return choices.value(passage, variable, ("not_yet",), where, rule="effect")
        return _rate_alone(passage, variable)
    code = _amount(codes)
    confidence: Confidence = "high" if len(codes) == 1 or "mixed" in codes else "medium"
    return choices.value(passage, variable, (code,), spans, confidence=confidence, rule="effect")


def _sign(passage: Passage, options: Options) -> tuple[str, Stretch] | None:
    """The verdict where no more than signs stand behind the prompt on the findings ("+", "++", "+/-")."""
    for stretch, part in passage.paragraphs:
        sign = stretch.of(passage.text).strip(" .;()")
        if part.prompt in options.prompts and sign in _SIGNS:
            return _SIGNS[sign], stretch
    return None


def _not_yet(passage: Passage, reply: Reply) -> bool:
    """Is a reply on the findings no more than a "not yet", or opened by one ("too early to speak of effects")?"""
    marks = claims.tenses(passage, reply.stretch, "not_yet")
    words = len(reply.stretch.of(passage.text).split())
    return bool(marks) and (words <= _BRIEF or (words <= _FEW and marks[0].start == reply.stretch.start))


def _value_of(found: Mapping[str, Reading], name: str | None) -> object:
    reading = found.get(name or "")
    return next((v.value for v in reading.values if v.status == "ok"), None) if reading else None


def _amount(codes: set[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else "mixed"


def _findings(form: Form, passage: Passage, options: Options) -> Iterator[Finding]:
    asked = [r.stretch for r in replies.to(form, passage, *options.prompts)]
    rates = list(_rates(passage))
    found: list[Finding] = []
    last = False
    for unit in scopes.units(passage):
        if not claims.own(passage, unit.start):
            continue
        whole = list(_whole(passage, unit, asked))
        told = whole + [c for c in _change(passage, unit) if not whole or _beside(passage, c, whole)]
        told = [f for f in told if not unfound.asked(passage, f.start)]
        opens = passage.sentence_at(unit.start).start == unit.start
        turned = (last and not opens and _taken_back(passage, unit)) or (
            bool(found) and found[-1].code == "no_effect" and _but(passage, unit)
        )
        some = (told or last) and {f.code for f in told} <= {"positive"} and unproven.only_for_some(passage, unit)
        if (turned and not told) or some or _not_for_all(passage, unit, told):
            weak = bool(found or told) and unproven.not_significant(passage, unit)
            found.append(Finding("no_effect" if weak else "mixed", unit.start, unit.end))
            told = [] if weak else told
        last = bool(told) and all(f.code == "positive" for f in told)
        found += told
    yield from unproven.kept(passage, found)
    for rate in rates:
        sentence = passage.sentence_at(rate.start)
        if not any(sentence.holds(f.start) for f in found):
            yield rate


def _not_for_all(passage: Passage, unit: Stretch, told: list[Finding]) -> bool:
    """Does a "but not" behind a good finding take it back for some ("less violence by those who finished but not by
    those who left")?"""
    if not told or told[-1].code != "positive":
        return False
    buts = {m.start for m in passage.of("joiners", "but")}
    return any(t.code == "except" and t.start in buts and told[-1].end <= t.start < unit.end
               for t in scopes.triggers(passage) if unit.holds(t.start))


def _beside(passage: Passage, change: Finding, whole: list[Finding]) -> bool:
    """Is a change told beside the verdicts of its clause, behind or before an "and" ("fewer convictions with the young
    and no difference with the old")?"""
    ands = [m.start for m in scopes.joiners(passage, "and")]
    return all(any(min(change.end, w.end) <= at < max(change.start, w.start) for at in ands) for w in whole)


def _but(passage: Passage, unit: Stretch) -> bool:
    """Does a clause set a thing that may change against a denied effect ("no effect on relapse, but on attitudes")?"""
    return _opposes(passage, unit) and bool(claims.within(passage, unit, "effects", "good", "bad", "stance"))


def _opposes(passage: Passage, unit: Stretch) -> bool:
    """Does a "but" open a clause, or stand right before it?"""
    around = Stretch(max(0, unit.start - _BUT), unit.end)
    return any(m.start == unit.start or (unit.start - 1 <= m.end and m.start < unit.start)
               for m in claims.within(passage, around, "joiners", "but"))


def _taken_back(passage: Passage, unit: Stretch) -> bool:
    """A short clause after a good finding that opens with a negator ("not for high risk"), or names a thing and closes
    with one ("psychological violence did not")."""
    first = next((t for t in scopes.triggers(passage) if unit.holds(t.start)), None)
    words = len(passage.text[unit.start : unit.end].split())
    if first is None or words > _LONGEST or claims.within(passage, unit, "publication"):
        return False
    of_things = claims.within(passage, unit, "effects", "good", "bad", "stance")
    if first.code != "not":  # "positive for attitudes, none for violence", "none for those who left"
        return first.code == "no" and first.start == unit.start and (
            (bool(of_things) and words <= _BRIEF) or unproven.for_those(passage, first.end))
    closes = not passage.text[first.end : unit.end].strip(" .,;!")
    alone = words <= _SHORT and not claims.within(passage, unit, "evaluation_topic")
    named = alone or bool(of_things) or unproven.for_those(passage, unit.start - 1)
    return words <= _ALL and (first.start - unit.start <= 6 or (closes and named))


def _whole(passage: Passage, unit: Stretch, asked: list[Stretch]) -> Iterator[Finding]:
    """Verdicts on the whole: effective, mixed, no difference, adverse; a denied effect is none."""
    here = claims.within(passage, unit, "effects")
    for mention in here:
        code = _WHOLE.get(mention.code)
        if code is None or not claims.spoken(passage, mention) or unfound.awaited(passage, mention, unit):
            continue
        denied = scopes.of(passage, mention, ("not", "except", "past")) is not None and not _of_next(passage, mention)
        if mention.code == "effect" and unproven.set_against(passage, mention):
            continue
        if mention.code == "effect":
            praised = any(_WHOLE.get(m.code) == "positive" and m.end <= mention.start for m in here)
            if denied and (praised or _shown_not_to_be(passage, mention, unit)) and not unproven.unsaid(passage, unit):
                yield Finding(code, mention.start, mention.end)
        elif code == "positive":
            if _of_effect(passage, mention, unit, here, asked):
                yield Finding("no_effect" if denied else code, mention.start, mention.end)
        elif mention.code == "same" and (_same_body(passage, mention) or unproven.agreed(passage, mention, unit)
                                         or unproven.of_others(passage, mention)
                                         or unproven.of_a_tool(passage, mention)):
            continue
        elif (not _refused(passage, mention) or _concord(passage, mention)) and not _of_a_study(passage, mention):
            yield Finding(code, mention.start, mention.end)


def _same_body(passage: Passage, mention: Mention) -> bool:
    """Is it those who evaluate that are called the same ("the same firm")?"""
    return any(m.first == mention.last + 1 for m in passage.of("evaluators", "external", "internal", "unit", "role"))


def _refused(passage: Passage, mention: Mention) -> bool:
    return scopes.denied(passage, mention) and not _of_next(passage, mention)


def _of_next(passage: Passage, mention: Mention) -> bool:
    """Does the negator belong to what is told behind an "and" ("gave mixed results and was not published")?"""
    scope = scopes.of(passage, mention, ("not",))
    if scope is None or scope.after or scope.trigger.start < mention.end:
        return False
    return any(mention.end <= m.start < scope.trigger.start for m in scopes.joiners(passage, "and"))


def _concord(passage: Passage, mention: Mention) -> bool:
    """Does a phrase hold a negator of its own, so that the one of the verb only goes with it ("nu a găsit niciun
    efect")?"""
    return any(mention.start <= t.start < mention.end for t in scopes.triggers(passage))


def _of_a_study(passage: Passage, mention: Mention) -> bool:
    """Is it a study that there is none of ("there is no effect study")?"""
    return any(mention.first < m.first <= mention.last + 1 and m.end > mention.end and m.start <= mention.end + 1
               for m in passage.of("evaluation_topic", "study"))


def _shown_not_to_be(passage: Passage, mention: Mention, unit: Stretch) -> bool:
    """Is an effect denied, and not its measurement ("the effect was not evaluated")?"""
    if _sought(passage, mention):
        return True
    scope = scopes.of(passage, mention, ("not", "except", "past"))
    if scope is None or claims.within(passage, unit, "evaluation_outcomes", "unknown"):
        return False
    studied = claims.within(passage, unit, "evaluation_topic", "study")
    if any(m.start >= scope.trigger.start for m in studied) or (studied and mention.start < scope.trigger.start):
        return False
    return scope.after or bool(claims.within(passage, unit, "effects", "shown"))


def _sought(passage: Passage, effect: Mention) -> bool:
    """Is it denied that a study found it ("la valutazione non ha rilevato alcun effetto")?"""
    if scopes.of(passage, effect, ("not",)) is None:
        return False
    unit = claims.clause(passage, effect.start)
    return any(scopes.denied(passage, m) or _concord(passage, m)
               for m in claims.within(passage, unit, "effects", "finds", "shown") if not _ends_study(passage, m))


def _ends_study(passage: Passage, found: Mention) -> bool:
    """Is a word for finding only a past participle of the study that is denied ("no evaluation could be shown")?"""
    scope = scopes.of(passage, found, ("not",))
    if scope is None or scope.trigger.start >= found.start:
        return False
    return bool(claims.within(passage, Stretch(scope.trigger.start, found.start), "evaluation_topic", "study"))


def _of_effect(passage: Passage, mention: Mention, unit: Stretch, here: list[Mention], asked: list[Stretch]) -> bool:
    """Is praise said of the effect? Plain words ("good") need a result noun in the clause, or to be all of a reply."""
    if claims.planned(passage, mention) or claims.hedged(passage, mention):
        return False
    if any(m.code == "result" or (m.code == "effect" and 0 < mention.first - m.last <= _SHORT) for m in here):
        return True
    if unproven.by_staff(passage, mention, unit):
        return False
    if unproven.for_people(passage, mention, unit) or _strong(mention) or unproven.of_a_thing(passage, mention, here):
        return True
    short = len(passage.text[unit.start : unit.end].split()) <= _BRIEF
    study = bool(claims.within(passage, unit, "evaluation_topic", "study"))
    return study or (short and any(s.holds(mention.start) for s in asked))


def _strong(mention: Mention) -> bool:
    """Words that can only be said of an effect."""
    return len(mention.term.rstrip("*")) >= 6 and not mention.term.lower().startswith(
        ("posit", "pozit", "buen", "teigiam")
    )


def _change(passage: Passage, unit: Stretch) -> Iterator[Finding]:
    """What changed and which way; the thing nearest to the word of change tells whether less is better."""
    here = claims.within(passage, unit, "effects")
    things = [m for m in here if m.code in ("bad", "good", "stance")]
    if not things and (subject := _subject_before(passage, unit, here)):
        yield Finding("positive" if (subject.code == "bad") == (here[0].code == "less") else "negative",
                      here[0].start, here[0].end)
    for mention in here:
        if mention.code == "better":
            if claims.planned(passage, mention) or not claims.spoken(passage, mention):
                continue
            yield Finding("no_effect" if _refused(passage, mention) else "positive", mention.start, mention.end)
        elif mention.code == "less" and _opposes(passage, unit) and any(
                m.first == mention.last + 1 for m in here if m.code in ("changed", "effect")):
            yield Finding("mixed", mention.start, mention.end)  # "but the partners saw less change"
        elif mention.code in ("differ", "changed"):
            if _nothing_found(passage, mention, unit, here):
                yield Finding("no_effect", mention.start, mention.end)
        elif mention.code == "lasts" and things and things[0].code == "bad" and (
                not _STAYED.match(mention.term) or any(0 < mention.first - t.last <= 2 for t in things)):
            yield Finding("no_effect", min(mention.start, things[0].start), max(mention.end, things[0].end))
        elif mention.code in ("less", "more") and things and not claims.planned(passage, mention):
            joined = [t for t in things if claims.linked(passage, t, mention) or _coordinated(passage, t, mention)]
            if not joined:
                continue
            if _IN_WHAT.match(passage.text, mention.end):  # "improved in empathy and went down in anger"
                joined = [t for t in joined if t.start > mention.end] or joined
            thing = min(joined, key=lambda t: (abs(t.first - mention.first), t.start))
            good = unproven.wished_less(thing, things, mention) == (mention.code == "less")
            code = "no_effect" if _undone(passage, mention) else "positive" if good else "negative"
            if abs(thing.first - mention.first) <= 8:
                yield Finding(code, min(mention.start, thing.start), max(mention.end, thing.end))


def _subject_before(passage: Passage, unit: Stretch, here: list[Mention]) -> Mention | None:
    """The one thing of the clause before, where a clause holds no more than that it went up or down ("the level of
    aggression was measured: it went down")."""
    if not here or any(m.code not in ("less", "more") for m in here) or claims.planned(passage, here[0]):
        return None
    rest = [w for w in passage.tokens if unit.holds(w.start) and w.key.isalpha()
            and not any(m.start <= w.start < m.end for m in here)]
    units = scopes.units(passage)
    at = units.index(unit) if unit in units else 0
    if not at or any(w.key not in EVERYDAY for w in rest) or scopes.denied(passage, here[0]):
        return None
    before = claims.within(passage, units[at - 1], "effects")
    things = [m for m in before if m.code in ("bad", "good")]
    told = any(m.code in ("less", "more", "better") for m in before)
    return things[0] if len({t.first for t in things}) == 1 and not told else None


def _coordinated(passage: Passage, thing: Mention, change: Mention) -> bool:
    """Is a thing the first of two subjects of a word of change ("aggression and control had decreased")?"""
    if thing.end > change.start or claims.clause(passage, thing.start) != claims.clause(passage, change.start):
        return False
    ands = [m for m in scopes.joiners(passage, "and") if thing.end <= m.start < change.start]
    between = [m for m in passage.of("effects") if thing.end <= m.start < change.start]
    return len(ands) == 1 and not between and ands[0].first - thing.last == 1 and change.first - ands[0].last <= _SHORT


def _nothing_found(passage: Passage, mention: Mention, unit: Stretch, here: list[Mention]) -> bool:
    """Is a difference or a change denied, of results and not of the work or of what is to come? A change needs a thing
    that may change, or "essential", beside it."""
    if not _undone(passage, mention) or claims.planned(passage, mention) or not claims.spoken(passage, mention):
        return False
    if claims.not_yet(passage, mention) or any(m.code == "same" for m in here):
        return False
    of_things = any(m.code in ("bad", "good", "stance", "shown", "result") for m in here)
    groups = claims.within(passage, unit, "comparison") or claims.within(passage, unit, "evaluation_outcomes")
    return of_things or bool(groups) or _opposes(passage, unit)


def _undone(passage: Passage, mention: Mention) -> bool:
    scope = scopes.of(passage, mention, ("not",))
    if scope is None or mention.start <= scope.trigger.start < mention.end:
        return False
    return not _of_next(passage, mention)


def _rates(passage: Passage) -> Iterator[Finding]:
    """Two rates of a bad thing in one sentence, or in two with a semicolon between, with a word of comparison: ours
    first, unless the other is named so."""
    for sentence in [*passage.sentences, *labelled.semicolons(passage)]:
        hits = shares.told(passage, sentence)
        groups = claims.within(passage, sentence, "comparison")
        bad = [*claims.within(passage, sentence, "evaluation_outcomes", "recidivism", "charged"),
               *claims.within(passage, sentence, "effects", "bad")]
        if len(hits) != 2 or not groups or not (bad or _bad_before(passage, sentence)):
            continue
        ours, theirs = (h.value for h in hits)
        if any(
            g.end <= hits[0].start and hits[0].start - g.end < 25 and g.code == "group" for g in groups
        ) and not any(hits[0].end <= g.start for g in groups if g.code == "group"):
            ours, theirs = theirs, ours
        gap = (ours - theirs) / max(ours, theirs, 0.01)
        code = "no_effect" if abs(gap) <= _CLOSE else "positive" if gap < 0 else "negative"
        yield Finding(code, hits[0].start, hits[1].end)


def _bad_before(passage: Passage, sentence: Stretch) -> bool:
    before = [m for m in passage.of("evaluation_outcomes", "recidivism") if m.end <= sentence.start]
    return bool(before) and sentence.start - before[-1].end < 200


def _rate_alone(passage: Passage, variable: Variable) -> Reading:
    """A rate of reoffending without a comparison has no direction: a question."""
    for mention in passage.of("evaluation_outcomes", "recidivism"):
        sentence = passage.sentence_at(mention.start)
        rate = shares.rate(passage, sentence)
        if rate and claims.own(passage, mention.start):
            spans = passage.locate(rate.start, rate.end)
            flag = Flag(
                "unparsed",
                f"{variable.label}: a rate without a comparison (“{passage.text[rate.start : rate.end]}”).",
                passage.item,
                variable.name,
                spans[0],
            )
            return Reading((Value(variable.name, status="unparsed"),), (flag,), spans)
    return Reading(())
