"""Digital tools of a programme, and whether there are any (kind `digital`, for both variables).

The idea: an answer names tools; each is used by participants, limited (to some places, people, times), planned, given
up, denied, or of the staff only. A yes at the head settles the first variable; else the tools that are used do; a no
holds unless a tool is named beside it. A limit counts only where all tools that are used have one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline import claims, ideas, leads, scopes
from pipeline.ideas import Words
from pipeline.leads import Lead
from pipeline.model import Confidence, Flag, Reading, Span, Value
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.scopes import Kind
from pipeline.vocabulary import Mention

State = Literal["used", "limited", "planned", "gone", "denied", "staff", "other"]
_PRODUCTS = "zoom"
_UNUSED: tuple[Kind, ...] = ("unticked", "not", "except", "refuse", "plan", "past", "other")
_FIRST_YEARS = re.compile(r"(?<!since )(?<!from )(?<!seit )(?<!depuis )(?<!desde )(?<!dal )\b202[012]\b")
_VIA = re.compile(
    r"(?:\b(?:via|on|by|over|with|through|using|in|ms|microsoft|or|and|per|über|mit|auf|oder|und|par|sur|ou|et|por|con|o|y|su|e|tramite"
    r"|met|of|en|eller|och|og|i|på|med|przez|na|lub|i|přes|nebo|a|cez|alebo|preko|ili|kautta|tai|ja|läbi|või|kaudu|vai|per|prin|sau|pe)"
    r"|[(/,:+&])\s*[\"'“„]?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORT_WORD = 4
_CLOSE = 2


class Options(BaseModel):
    """`tell`: whether there are any tools, or which; `tools`: vocabulary of tools by code (beside them `zoom`:
    products whose names are words too, `tool_word`: digital tools in general, `not_digital`: what only looks so);
    `words`, `circumstances`: see `ideas.Words`; `limits`, `staff`, `everybody`, `participants`, `only`, `record`,
    `session`: classes of those words; `moot`: the variable whose no makes this one not applicable."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tell: Literal["any", "which"]
    tools: str = "digital_tools"
    words: tuple[str, ...] = ("people", "staff_words", "tool_limits")
    circumstances: tuple[str, ...] = ("occasions",)
    limits: tuple[str, ...] = ("some_places", "some_times", "limit")
    staff: tuple[str, ...] = ("staff_use", "staff_side")
    everybody: tuple[str, ...] = ("everybody",)
    participants: tuple[str, ...] = ("man",)
    only: tuple[str, ...] = ("only",)
    record: tuple[str, ...] = ("record",)
    session: tuple[str, ...] = ("session", "theme")
    moot: str | None = None


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that the answer names, with what is said of it."""

    code: str
    mention: Mention
    state: State


@dataclass(frozen=True, slots=True)
class _Told:
    """What an answer amounts to: the code of the first variable (None: it cannot be told), the tools that count, the
    words that tell it, and why it is doubtful."""

    code: str | None
    tools: tuple[Tool, ...]
    spans: tuple[tuple[int, int], ...]
    named: tuple[Tool, ...]
    doubt: str | None = None
    confidence: Confidence = "high"
    more: bool = False


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """Whether there are tools, or the tools that are used; `unparsed` where words speak to it that were not read."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    told = _told(passage, options)
    used = tuple(s for t in told.named for s in passage.locate(t.mention.start, t.mention.end))
    if options.tell == "any":
        return _any(passage, variable, told, used)
    return _which(passage, variable, options, told, used, found)


def _any(passage: Passage, variable: Variable, told: _Told, used: tuple[Span, ...]) -> Reading:
    if told.code is None:
        return Reading((Value(variable.name, status="unparsed"),), (), used)
    evidence = tuple(dict.fromkeys(s for a, b in told.spans for s in passage.locate(a, b)))
    value = Value(variable.name, status="ok", value=told.code, evidence=evidence, item=passage.item,
                  confidence=told.confidence, rule="digital")
    return Reading((value,), tuple(_doubts(passage, variable, told)), (*used, *evidence))


def _which(passage: Passage, variable: Variable, options: Options, told: _Told, used: tuple[Span, ...],
           found: Mapping[str, Reading]) -> Reading:
    before = found.get(options.moot or "")
    if before and any(v.status == "ok" and v.value == "no" for v in before.values):
        return Reading((Value(variable.name, status="not_applicable"),), (), used)
    codes = tuple(dict.fromkeys(t.code for t in told.tools))
    if not codes:
        status = "unparsed" if told.more else "not_mentioned"
        return Reading((Value(variable.name, status=status),), (), used)  # type: ignore[arg-type]
    evidence = tuple(dict.fromkeys(s for t in told.tools for s in passage.locate(t.mention.start, t.mention.end)))
    aside = [t for t in told.named if t.state in ("planned", "denied", "gone") and t.code not in codes]
    qualifier = f"{passage.text[aside[0].mention.start:aside[0].mention.end]} {aside[0].state}" if aside else None
    value = Value(variable.name, status="ok", value=codes, evidence=evidence, item=passage.item, qualifier=qualifier,
                  confidence=told.confidence, rule="digital")
    return Reading((value,), tuple(_doubts(passage, variable, told)), (*used, *evidence))


def _doubts(passage: Passage, variable: Variable, told: _Told) -> Iterator[Flag]:
    if told.doubt and told.spans:
        a, b = told.spans[0]
        yield Flag("conflict_within_item", f"{variable.label}: {told.doubt} (“{passage.text[a:b]}”).", passage.item,
                   variable.name, next(iter(passage.locate(a, b)), None), severity="medium")


def _told(passage: Passage, options: Options) -> _Told:
    known: dict[str, _Told] = passage.notes.setdefault("digital", {})
    if options.tools not in known:
        known[options.tools] = _settle(passage, options)
    return known[options.tools]


def _settle(passage: Passage, options: Options) -> _Told:
    here = ideas.words(passage, options.words, options.circumstances)
    named = tuple(_named(passage, here, options))
    head = leads.lead(passage, passage.sentences[0]) if passage.sentences else None
    opening = [(head.start, head.end)] if head else []
    used = tuple(t for t in named if t.state == "used")
    limited = tuple(t for t in named if t.state == "limited")
    stated = tuple(t for t in named if t.state in ("used", "limited"))
    spans = [(t.mention.start, t.mention.end) for t in stated]
    if head and head.code == "yes":
        planned = [t for t in named if t.state == "planned"]
        if planned and not stated and not head.bare:
            return _Told("planned", (), tuple([*opening, *_spans(planned)]), named, "a yes, but the tools are planned")
        return _Told("yes", stated, tuple([*opening, *spans]), named, more=_says_more(passage, head, stated))
    if head and head.code in ("partly", "both"):
        bare = head.code == "both" or (not stated and head.bare)
        return _Told(None if bare else "partly", stated, tuple([*opening, *spans]), named)
    if stated:
        code = "yes" if used else "partly"
        doubt = _against(passage, here, options, head, stated[0])
        return _Told(code, stated, tuple(spans), named, doubt)
    return _unused(passage, here, options, head, named, opening)


def _unused(passage: Passage, here: Words, options: Options, head: Lead | None, named: Sequence[Tool],
            opening: list[tuple[int, int]]) -> _Told:
    """No tool is used: is one planned, or is it denied that there are any?"""
    rest = tuple(named)
    planned = [t for t in named if t.state == "planned"]
    general = [(m, _standing(passage, m)) for m in passage.of(options.tools, "tool_word")]
    if head and head.code == "planned" and not head.direct:
        return _Told("planned", (), tuple(opening), rest)
    if planned:
        return _Told("planned", (), tuple([*opening, *_spans(planned)]), rest)
    if head and head.code == "planned":
        return _Told("planned", (), tuple(opening), rest)
    plans = [m for m, scope in general if scope == "plan"] or [
        m for m in passage.of("tense", "plan", "not_yet") if claims.spoken(passage, m)]
    if plans:
        return _Told("planned", (), tuple([*opening, *((m.start, m.end) for m in plans)]), rest)
    if head and head.code == "no":
        return _Told("no", (), tuple(opening), rest)
    denied = [(t.mention.start, t.mention.end) for t in named if t.state in ("denied", "gone")]
    denied += [(m.start, m.end) for m, scope in general if scope in ("not", "refuse", "past", "except")]
    if denied:
        gone = any(t.state == "gone" for t in named)
        return _Told("no", (), tuple(denied), rest, "told only of former times" if gone else None)
    stated = [(m.start, m.end) for m, scope in general if scope is None and not _of_staff(here, options, m)]
    if stated and claims.clause(passage, stated[0][0]):
        return _Told("yes", (), tuple(stated), rest, confidence="medium", more=True,
                     doubt="digital tools are spoken of, but none was recognised")
    paper = [m for m in passage.of(options.tools, "not_digital") if not scopes.denied(passage, m)]
    if paper:
        return _Told("no", (), ((paper[0].start, paper[0].end),), rest, "only other things than digital tools are named")
    if any(t.state == "staff" for t in named):
        first = named[0].mention
        return _Told("no", (), ((first.start, first.end),), rest, "only tools of the staff are named")
    return _Told(None, (), (), rest)


def _spans(tools: Sequence[Tool]) -> list[tuple[int, int]]:
    return [(t.mention.start, t.mention.end) for t in tools]


def _standing(passage: Passage, mention: Mention) -> Kind | None:
    scope = scopes.of(passage, mention, _UNUSED)
    return scope.kind if scope else None


def _says_more(passage: Passage, head: Lead, stated: Sequence[Tool]) -> bool:
    """Does a yes go on with words that name no tool we know?"""
    return not stated and not head.bare and len(_WORD.findall(passage.text, head.rest)) > 1


def _against(passage: Passage, here: Words, options: Options, head: Lead | None, tool: Tool) -> str | None:
    """A plain no, and then a tool in another sentence without an "only" or "but"."""
    if head is None or head.code != "no" or head.direct:
        return None
    window = passage.sentence_at(tool.mention.start)
    if window.holds(head.start) or here.within(frozenset(options.only), window) or tool.state == "limited":
        return None
    return "the answer says no, and yet names a tool"


# What is said of each tool -----------------------------------------------------------------------------------------


def _named(passage: Passage, here: Words, options: Options) -> Iterator[Tool]:
    """Every tool of the answer with its state."""
    tools = [m for m in passage.of(options.tools) if m.code not in ("tool_word", "not_digital") and _means(passage, m)]
    found = [Tool("video_conference" if m.code == _PRODUCTS else m.code, m, _state(passage, here, options, m))
             for m in tools]
    remote = [m for m in passage.of(options.tools, "tool_word") if "online" in m.term or "digi" in m.term]
    limited = {t.code for t in found if t.state == "limited"}
    if any(_limited(passage, here, options, m, found) for m in remote):
        limited.add("video_conference")
    for tool in found:
        state: State = "limited" if tool.state == "used" and tool.code in limited else tool.state
        yield Tool(tool.code, tool.mention, state)


def _means(passage: Passage, mention: Mention) -> bool:
    """Is a tool meant? Products whose names are words ("Teams", "zoom") need a capital or a word before them that
    says so; a short word of another language is none."""
    text = passage.text
    if mention.code == _PRODUCTS:
        before = text[max(0, mention.start - 20) : mention.start]
        sentence = passage.sentence_at(mention.start)
        alone = mention.start == sentence.start and len(text[sentence.start : sentence.end].split()) <= 3
        capital = text[mention.start].isupper()
        led = bool(_VIA.search(before))
        zoom = text[mention.start : mention.end].casefold() == _PRODUCTS
        return (capital and (alone or led)) or (zoom and (led or (capital and mention.start > sentence.start)))
    if mention.language == "und" or len(mention.term.rstrip("*")) > _SHORT_WORD:
        return True
    return claims.spoken(passage, mention)


def _state(passage: Passage, here: Words, options: Options, mention: Mention) -> State:
    scope = scopes.of(passage, mention, _UNUSED)
    if scope and scope.kind == "except" and _from_nothing(passage, scope.trigger):
        scope = None
    kind = scope.kind if scope else None
    if kind in ("not", "refuse", "unticked", "except"):
        return "denied"
    if kind == "plan" or claims.planned(passage, mention) or claims.not_yet(passage, mention):
        return "planned"
    if _of_staff(here, options, mention):
        return "staff"
    if kind == "other" or here.within(frozenset({"other_programme"}), passage.sentence_at(mention.start)):
        return "other"
    if _limited(passage, here, options, mention, ()):
        return "limited"
    return "gone" if kind == "past" else "used"


def _from_nothing(passage: Passage, trigger: Mention) -> bool:
    """ "Nothing except slides": an exception from a denial states what it excepts."""
    window = passage.sentence_at(trigger.start)
    return any(window.start <= m.start < trigger.start for m in scopes.triggers(passage) if m is not trigger)


def _of_staff(here: Words, options: Options, mention: Mention) -> bool:
    """Is a tool one of the staff: do its words stand in its clause, or does it record sessions?"""
    passage = here.passage
    unit, sentence = claims.clause(passage, mention.start), passage.sentence_at(mention.start)
    men = frozenset(options.participants)
    if here.within(frozenset(options.staff), unit) and not here.within(men, unit):
        return True
    recorded = mention.code in ("video_clips", "tool_word", "other") and here.within(frozenset(options.record), unit)
    return bool(recorded and (here.within(frozenset(options.session), unit) or here.within(frozenset(options.staff), sentence)))


def _limited(passage: Passage, here: Words, options: Options, mention: Mention, others: Sequence[Tool]) -> bool:
    """Do words of the sentence (or of the next, where it names no tool) limit a tool to some places, people, times?"""
    window = passage.sentence_at(mention.start)
    if here.within(frozenset(options.everybody), claims.clause(passage, mention.start)) and not _early(passage, window):
        return False
    limits = [m for m in here.within(frozenset(options.limits), window) if not _counts_parts(here, options, m, mention)]
    if limits:
        return True
    if mention.code in ("video_conference", _PRODUCTS) and _early(passage, window):
        return True
    following = next((s for s in passage.sentences if s.start >= window.end), None)
    if following is None or any(following.holds(m.start) for m in passage.of(options.tools)):
        return False
    return bool(here.within(frozenset({"back"}), following))


def _early(passage: Passage, window: Stretch) -> bool:
    return _FIRST_YEARS.search(passage.text, window.start, window.end) is not None


def _counts_parts(here: Words, options: Options, limit: Mention, tool: Mention) -> bool:
    """Are the words no limit: "some films", "in two of the sessions"?"""
    if limit.start < tool.end and tool.start < limit.end:
        return True
    gap = here.gap(limit, tool)
    if limit.code == "some_places" and limit.first == limit.last and limit.first < tool.first and gap is not None and gap <= _CLOSE:
        return True
    after = here.within(frozenset(options.session), Stretch(limit.start, min(len(here.passage.text), limit.end + 60)))
    return any((here.gap(limit, m) or 0) <= _CLOSE for m in itertools.islice(after, 3)) and limit.code == "some_places"
