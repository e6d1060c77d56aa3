"""Digital tools in delivery: which are used, and whether any is.

A tool counts where it is stated; what only staff use, what is planned or denied, and words that merely look like a
tool do not. A plain yes stays yes; without one, tools limited to some places, people or times are partly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Span, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas import afield, ideas, own_study, partial, passing, talked, users
from pipeline.words.ideas.ideas import Words
from pipeline.words.replying import replies
from pipeline.words.replying.leads import Lead, lead

_RIGHT_BEFORE, _SAME, _CLOSED = 3, 12, 4
_APART = frozenset({"undone", "unlinked"})
_STAFF, _DELIVERY = ideas.parse("staff", "staff > themselves > staff_meeting @4 @sentence"), frozenset({"in_delivery"})
_WORD = re.compile(r"[^\W\d_]{3,}")
How = Literal["all", "some", "planned", "denied", "past"]


class Options(BaseModel):
    """`role`: any tool at all, or which; `tools`: vocabulary of the tools; `platforms`: its code of names that are
    common words too, and the tool that they mean; `general`: its code of words for digital tools in general;
    `circumstances`: vocabularies of conditions; `limits`, `late`, `staff`, `depends`, `only`, `few`: its classes that
    limit a tool, put it into the future, keep it to the staff, leave everything open, say "only" or "a few";
    `filming`: tools that are staff's where a class of `filmed` stands with them (sessions recorded); `afield`,
    `elsewhere`: see `composed.Options`; `instead`: the code of the tools for what is used instead ("paper"); `any`:
    the variable that says whether; `meeting`: tools by which people meet; `platform`: those by which they may;
    `glasses`, `tag`, `other`: the tools through which films are seen, that tell where he is, and any other."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Literal["any", "which"]
    tools: str
    platforms: dict[str, str] = {}
    general: str = "tool_word"
    circumstances: tuple[str, ...]
    limits: tuple[str, ...]
    late: tuple[str, ...]
    staff: tuple[str, ...]
    filming: tuple[str, ...] = ()
    filmed: tuple[str, ...] = ()
    afield: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    depends: str = "depends"
    only: str = "only"
    few: str = "some_places"
    instead: str = "not_digital"
    any: str = ""
    meeting: tuple[str, ...] = ("video_conference",)
    platform: tuple[str, ...] = ("e_learning",)
    glasses: str = "vr"
    tag: str = "electronic_monitoring"
    other: str = "other"
    prompts: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool in the answer and for whom it is used."""

    code: str
    mention: Mention
    how: How


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """Whether, or which."""
    passage = form.passage(variable.item)
    if options.role == "which":
        said = next((v.value for v in found[options.any].values), None) if options.any in found else None
        if said == "no":
            return Reading((Value(variable.name, status="not_applicable"),))
        return _which(passage, variable, options, list(_tools(form, passage, options))) if passage else Reading(())
    return _any(form, passage, variable, options) if passage else Reading(())


def _which(passage: Passage, variable: Variable, options: Options, tools: list[Tool]) -> Reading:
    now = any(t.how == "all" for t in tools)  # what was tried out beside it is given up
    used = [t for t in tools if t.how in ("all", "some") or (t.how == "past" and not now)]
    codes = list(dict.fromkeys(t.code for t in used))
    spans = _spans(passage, tools)
    if not codes:
        return Reading((), tuple(_unnamed(passage, variable, options, tools)), spans)
    reading = choices.value(passage, variable, codes, _spans(passage, used), rule="tools")
    return Reading(reading.values, reading.flags, (*reading.used, *spans))


def _unnamed(passage: Passage, variable: Variable, options: Options, tools: list[Tool]) -> Iterator[Flag]:
    """A question where the answer says more than yes and names no tool that is known."""
    if tools:
        return
    for sentence in passage.sentences:
        word = lead(passage, sentence)
        rest = passage.text[word.rest if word else sentence.start : sentence.end]
        told = (*passage.of("missing"), *passage.of(options.tools, options.instead))
        if (word and word.code != "yes") or not _WORD.search(rest) or any(sentence.holds(m.start) for m in told):
            continue
        span = passage.locate(sentence.start, sentence.end)[0]
        yield Flag(
            "unread_words",
            f"{variable.label}: “{rest.strip()[:120]}”: which tool is this?",
            passage.item,
            variable.name,
            span,
            severity="medium",
        )
        return


def _any(form: Form, passage: Passage, variable: Variable, options: Options) -> Reading:
    tools = list(_tools(form, passage, options))
    here = ideas.words(passage, (options.tools,), options.circumstances)
    word = next((r.lead for r in replies.to(form, passage, *options.prompts) if r.opens and r.lead), None)
    used = _spans(passage, tools)
    if _none_in_delivery(here, options):
        tools = [t for t in tools if t.how == "planned" or here.within(_DELIVERY, here.window("unit", t.mention.start))]
    if word and word.bare and here.by_class.get(options.depends) and word.code in ("partly", "both"):
        return Reading((Value(variable.name, status="unparsed"),), (), used)
    last = passing.concluded(passage)
    if last and not any(t.how == "all" for t in tools):
        return choices.value(passage, variable, ("no",), passage.locate(last.start, last.end), rule="concluded")
    word = None if word and _asked(here, options, word) else _plain(passage, word)
    code = _verdict(here, options, tools, word)
    if code is None:
        instead = [*here.by_class.get(options.instead, []), *_staff_only(here, options), *_given_up(here, options),
                   *passing.staff_only(here, options.staff)]
        instead = [m for m in instead if not any(x.start <= m.start < x.end for x in passage.of("missing"))]
        if instead and not tools:
            spans = tuple(s for m in instead for s in passage.locate(m.start, m.end))
            return choices.value(passage, variable, ("no",), spans, rule="instead", confidence="low")
        coming = None if tools else passing.to_come(here, options.late)
        if coming:
            return choices.value(passage, variable, ("planned",), passage.locate(coming.start, coming.end),
                                 rule="to_come", confidence="low")
        away = afield.stretches(here, options.afield)
        denials = [t for t in scopes.triggers(passage) if not any(s.holds(t.start) for s in away)
                   and not passing.either(passage, t)]
        if denials and not tools and not passage.of("missing"):
            spans = passage.locate(denials[0].start, denials[0].end)
            return choices.value(passage, variable, ("no",), spans, rule="denial", confidence="low")
        vague = (Value(variable.name, status="unparsed"),) if here.by_class.get(options.general) else ()
        return Reading(vague, (), used)
    doubtful = word is not None and word.code == "no" and code == "yes" and not _excepted(here, tools)
    if doubtful and word and _closed(passage, word, tools):
        code = "no"
    spans = passage.locate(word.start, word.end) if word else ()
    spans = (*spans, *_spans(passage, [t for t in tools if _speaks(t, code)]))
    spans = spans or tuple(s for m in here.by_class.get(options.general, []) for s in passage.locate(m.start, m.end))
    flags = []
    if doubtful:
        flags.append(Flag("conflict_within_item", f"{variable.label}: the answer says no and names a tool.",
                          passage.item, variable.name, spans[0]))
    reading = choices.value(passage, variable, (code,), spans, rule="digital")
    return Reading(reading.values, (*reading.flags, *flags), (*reading.used, *used))


def _asked(here: Words, options: Options, word: Lead) -> bool:
    """Does a yes or no answer a question about one tool ("VR? No. Films? Yes.")?"""
    text = here.passage.text
    end = len(text[: word.start].rstrip())
    if not end or text[end - 1] != "?":
        return False
    question = here.passage.sentence_at(end - 1)
    asked = [m for m in _named_tools(here, options) if question.holds(m.start)]
    return bool(asked) and len({m.code for m in _named_tools(here, options)}) > len({m.code for m in asked})


def _closed(passage: Passage, word: Lead, tools: list[Tool]) -> bool:
    """Does a no fill its sentence, be it with a few words ("No digital tool."), so that what follows is beside it?"""
    sentence = passage.sentence_at(word.start)
    alone = not any(sentence.holds(t.mention.start) for t in tools)
    return alone and sentence.end < len(passage.text.rstrip()) and len(sentence.of(passage.text).split()) <= _CLOSED


def _plain(passage: Passage, word: Lead | None) -> Lead | None:
    """A yes stays yes whatever limits follow ("yes, but only in part")."""
    if word and word.code == "partly" and any(m.start == word.start for m in passage.of("yes_no", "yes")):
        return replace(word, code="yes")
    return word


def _verdict(here: Words, options: Options, tools: list[Tool], word: Lead | None) -> str | None:
    hows = {t.how for t in tools}
    if word and word.code in ("yes", "partly", "planned"):
        return "yes" if word.code == "yes" and (hows != {"planned"} or not word.direct) else word.code
    limited = {t.code for t in tools if t.how in ("some", "past")}
    if any(t.how == "all" and t.code not in limited for t in tools):
        return "yes"
    general = here.by_class.get(options.general, [])
    none_now = any(scopes.denied(here.passage, m) for m in general)
    if limited:
        return "partly"
    if "planned" in hows or _plans(here, options):
        return "planned"
    if word and word.code == "no":
        return "no" if tools or not passing.to_come(here, options.late) else "planned"
    if "denied" in hows or none_now:
        return "no"
    return None


def _speaks(tool: Tool, code: str) -> bool:
    hows = {"yes": ("all", "some"), "partly": ("some", "past", "all"), "planned": ("planned",), "no": ("denied",)}
    return tool.how in hows[code]


def _plans(here: Words, options: Options) -> bool:
    """Is something planned, be it only in general words? What the men shall not look at is no plan."""
    general = here.by_class.get(options.general, [])
    return any(_future(here, options, m) for m in general if not (
        scopes.denied(here.passage, m) and claims.within(here.passage, here.window("unit", m.start), "people", "man")))


def _excepted(here: Words, tools: list[Tool]) -> bool:
    """ "No, only slides", "no, apart from slides"."""
    return any(here.within(frozenset({"only"}), here.window("sentence", t.mention.start))
               or scopes.of(here.passage, t.mention, ("except",)) for t in tools)


def _staff_only(here: Words, options: Options) -> list[Mention]:
    """Tools that the answer names for the staff alone."""
    return [m for m in _named_tools(here, options) if _of_staff(here, options, m)]


def _given_up(here: Words, options: Options) -> list[Mention]:
    """The words that say of a tool that it is used no more, or never was, or is no part of the programme."""
    told = _all_tools(here, options) or here.passage.of("tool_words", "tool")
    return here.of(_APART)[0] if told or passing.brief(here.passage) else []


def _all_tools(here: Words, options: Options) -> list[Mention]:
    return [m for ms in here.by_class.values() for m in ms if m.vocabulary == options.tools]


def _named_tools(here: Words, options: Options) -> list[Mention]:
    return [m for m in _all_tools(here, options) if m.code not in (options.general, options.instead)]


def _none_in_delivery(here: Words, options: Options) -> bool:
    """Is it said that the programme itself has no digital tools, whatever stands beside it?"""
    return any(scopes.denied(here.passage, m) and here.within(_DELIVERY, here.window("unit", m.start))
               for m in here.by_class.get(options.general, []))


def _of_staff(here: Words, options: Options, mention: Mention) -> bool:
    """Is a tool said to be for staff or for visits, or is it a film of the sessions?"""
    sentence = here.window("sentence", mention.start)
    if any(not users.of_another(here, mention, m, _named_tools(here, options))
           for m in here.within(frozenset(options.staff), sentence)):
        return True
    staff = any(sentence.holds(f.start) for f in ideas.find(here, (_STAFF,)))
    visits = _meeting(options, mention) and partial.of_visits(here.passage, mention)
    if staff or visits or passing.not_theirs(here.passage, mention) or passing.of_staff(here, mention):
        return True
    if users.others(here, mention, options.platform):
        return True
    if mention.code not in options.filming:
        return False
    return any(not mention.start <= m.start < mention.end for m in here.within(frozenset(options.filmed), sentence))


def _tools(form: Form, passage: Passage, options: Options) -> Iterator[Tool]:
    """The tools named, each with how it is used; tools that only staff use are left out."""
    here = ideas.words(passage, (options.tools,), (*options.circumstances, "staff_words"))
    permitted = {c.code for c in form.rules.codes.get("digital_tool", ())}
    others = here.of(frozenset(options.elsewhere))[0]
    away = [*afield.stretches(here, options.afield), *(here.window("unit", m.start) for m in others)]
    gone = afield.stretches(here, _APART & frozenset(options.afield))
    whole = {m.first for m in _all_tools(here, options) if not m.term.startswith("*")}
    apart = [m for m in _named_tools(here, options) if m.code not in options.platform]
    films = [m for c in options.filming for m in here.by_class.get(c, ()) if m.vocabulary == options.tools]
    for code, mentions in here.by_class.items():
        meant = options.platforms.get(code, code)
        for before, mention in zip((None, *mentions), mentions, strict=False):
            if code in (options.general, *options.meeting) and own_study.learns_on(here, mention, apart):
                meant = options.platform[0]
            if mention.vocabulary != options.tools or meant not in permitted or passing.glossed(passage, mention):
                continue
            if code in options.filming and own_study.seen_within(here, mention, here.by_class.get(options.glasses, ())):
                continue
            if code == options.tag and own_study.measures(passage, mention):
                meant = options.other
            if _foreign(here, options, mention):
                continue
            if before and here.gap(before, mention) == 0:  # "short film clips"
                continue
            if mention.term.startswith("*") and mention.first in whole:  # "WhatsApp" is no app of its own
                continue
            if code not in options.filming and partial.screen_for(here, mention, films, mentions):
                continue
            if code in options.platforms and not passing.named(passage, mention):
                continue
            if meant in options.platform and partial.meets_on(passage, mention):
                meant, mention = options.meeting[0], mention._replace(code=options.meeting[0])
            if _meeting(options, mention) and partial.away(here, mention, away):
                yield Tool(meant, mention, "some")
                continue
            if any(s.holds(mention.start) for s in away):
                if any(s.holds(mention.start) for s in gone) and _over(here, options, mention):
                    yield Tool(meant, mention, "past")
                elif passing.not_yet(here, mention, _named_tools(here, options)):
                    yield Tool(meant, mention, "planned")
                continue
            how = _how(here, options, mention)
            if how:
                yield Tool(meant, mention, how)


def _foreign(here: Words, options: Options, mention: Mention) -> bool:
    """Is a word a tool in another language only, and none in that of the answer (a Polish "tablica")?"""
    none = (m for m in here.by_class.get(options.instead, ()) if m.start == mention.start)
    return not claims.spoken(here.passage, mention) and any(claims.spoken(here.passage, m) for m in none)


def _how(here: Words, options: Options, mention: Mention) -> How | None:
    passage = here.passage
    unit, sentence = here.window("unit", mention.start), here.window("sentence", mention.start)
    if scopes.of(passage, mention, ("unticked",)):
        return None
    ticked = users.replied(passage, mention)
    if ticked:
        return "all" if ticked == "yes" else "denied"
    if _denied(here, options, mention):
        return "past" if _over(here, options, mention) else "denied"
    if _of_staff(here, options, mention) or talked.seen(passage, mention):
        return None
    if (meeting := _meeting(options, mention)) and passing.replaced(here, mention, [
            *here.by_class.get(options.instead, ()),
            *(m for m in here.by_class.get(options.general, ()) if scopes.denied(passage, m))]):
        return "past"
    if _future(here, options, mention):
        return "planned"
    if passing.tried(passage, mention):
        return "past"
    if (meeting and passing.was(passage, mention)) or passing.in_part(passage, mention):
        return "some"
    if passing.conditional(passage, mention) or _for_some(here, options, mention):
        return "some"
    if _limited(here, options, mention, sentence) and not here.within(frozenset({"everybody"}), unit):
        return "some"
    scope = scopes.of(passage, mention, ("past", "other"))
    if scope is not None and scope.kind == "past":
        return "past" if meeting else "denied"
    return "all" if scope is None else None


def _for_some(here: Words, options: Options, mention: Mention) -> bool:
    """Is it for whoever lives far away, or told of one setting or place where others have none?"""
    return (
        (_meeting(options, mention) and (
            partial.whoever(here.passage, mention) or passing.on_condition(here.passage, mention)))
        or partial.not_there(here, mention, here.by_class.get(options.general, ()), _on_paper(here, options))
        or partial.in_person_there(here, mention, here.by_class.get(options.instead, ()))
        or (_meeting(options, mention) and passing.the_rest_in_person(
            here, mention, here.by_class.get(options.instead, ())))
    )


def _on_paper(here: Words, options: Options) -> list[Mention]:
    """The words for what is used instead of a tool, where their clause names no tool."""
    tools = [here.window("unit", m.start) for m in _named_tools(here, options)]
    return [m for m in here.by_class.get(options.instead, ()) if not any(t.holds(m.start) for t in tools)]


def _meeting(options: Options, mention: Mention) -> bool:
    return options.platforms.get(mention.code, mention.code) in options.meeting


def _over(here: Words, options: Options, mention: Mention) -> bool:
    """Did people meet so for a time only?"""
    return _meeting(options, mention) and passing.over(here, options.limits, mention)


def _denied(here: Words, options: Options, mention: Mention) -> bool:
    """A denial that no exception takes back ("no, apart from slides", "not really, only slides")."""
    scope = scopes.of(here.passage, mention, (*scopes.DENIALS, "not_only"))
    if scope is None or scope.kind in ("not_only", "except"):
        return False
    if passing.conditional(here.passage, mention) == scope.trigger:
        return False
    between = Stretch(scope.trigger.start, mention.start) if scope.trigger.end < mention.start else None
    return not (between and here.within(frozenset({options.only}), between))


def _limited(here: Words, options: Options, mention: Mention, sentence: Stretch) -> bool:
    """A limit in the sentence; right before the tool it limits the tools, not their use ("only slides", "a few
    slides"), and so it does behind a no ("no, only that they write on tablets")."""
    no = lead(here.passage, sentence)
    for limit in here.within(frozenset(options.limits), sentence):
        if limit.code == options.only and no and no.code == "no" and limit.start <= no.rest:
            continue
        if limit.code == options.few and passing.of_sessions(here.passage, limit):
            continue
        if passing.since(here.passage, limit) or (limit.code == options.only and passing.closes(here, mention, limit)):
            continue
        gap = here.gap(limit, mention) or 0
        near = _RIGHT_BEFORE if limit.code == options.only else 0 if limit.code == options.few else -1
        if limit.code == options.only and here.within(
                frozenset({options.general}), Stretch(limit.end, min(limit.end + _SAME, sentence.end))):
            continue
        if limit.start > mention.start or gap > near or (
                limit.code == options.only and partial.only_named(here.passage, limit, mention)):
            return True
    return partial.only_here(here, mention) or passing.for_some(here, sentence) or passing.at_a_site(here, sentence)


def _future(here: Words, options: Options, mention: Mention) -> bool:
    if scopes.of(here.passage, mention, ("plan",)) or claims.planned(here.passage, mention):
        return True
    if any((passing.studied(here, mention), talked.only(here.passage, mention), users.unready(here.passage, mention),
            passing.not_yet(here, mention, _named_tools(here, options)))):
        return True
    late = any(here.within(frozenset(options.late), c) for c in claims.spread(here.passage, mention.start))
    return late and not passing.ran(here.passage, mention)


def _spans(passage: Passage, tools: list[Tool]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(s for t in tools for s in passage.locate(t.mention.start, t.mention.end)))
