"""Digital tools in delivery: which are used, and whether any is.

A tool counts where it is stated; what only staff use, what is planned or denied, and words that merely look like a
tool do not. A plain yes stays yes; without one, tools limited to some places, people or times are partly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline import ideas, replies, scopes
from pipeline.ideas import Words
from pipeline.leads import Lead
from pipeline.model import Flag, Reading, Span, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention

How = Literal["all", "some", "planned", "denied", "past"]


class Options(BaseModel):
    """`role`: any tool at all, or which; `tools`: vocabulary of the tools; `platforms`: its code of names that are
    common words too, and the tool that they mean; `general`: its code of words for digital tools in general;
    `circumstances`: vocabulary of conditions; `limits`, `late`, `staff`, `depends`: its classes that limit a tool,
    put it into the future, keep it to the staff, leave everything open; `any`: the variable that says whether."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Literal["any", "which"]
    tools: str
    platforms: dict[str, str] = {}
    general: str = "tool_word"
    circumstances: str
    limits: tuple[str, ...]
    late: tuple[str, ...]
    staff: tuple[str, ...]
    depends: str = "depends"
    any: str = ""
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
        return _which(passage, variable, list(_tools(form, passage, options))) if passage else Reading(())
    return _any(form, passage, variable, options) if passage else Reading(())


def _which(passage: Passage, variable: Variable, tools: list[Tool]) -> Reading:
    used = [t for t in tools if t.how in ("all", "some", "past")]
    codes = list(dict.fromkeys(t.code for t in used))
    spans = _spans(passage, tools)
    if not codes:
        return Reading((), (), spans)
    reading = choices.value(passage, variable, codes, _spans(passage, used), rule="tools")
    return Reading(reading.values, reading.flags, (*reading.used, *spans))


def _any(form: Form, passage: Passage, variable: Variable, options: Options) -> Reading:
    tools = list(_tools(form, passage, options))
    here = ideas.words(passage, (options.tools,), (options.circumstances,))
    word = next((r.lead for r in replies.to(form, passage, *options.prompts) if r.opens and r.lead), None)
    used = _spans(passage, tools)
    if word and word.bare and here.by_class.get(options.depends) and word.code in ("partly", "both"):
        return _unparsed(passage, variable, used)
    code = _verdict(here, options, tools, word)
    if code is None:
        return _unparsed(passage, variable, used) if here.by_class.get(options.general) else Reading((), (), used)
    spans = passage.locate(word.start, word.end) if word else ()
    spans = (*spans, *_spans(passage, [t for t in tools if _speaks(t, code)]))
    spans = spans or tuple(s for m in here.by_class.get(options.general, []) for s in passage.locate(m.start, m.end))
    flags = []
    if word and word.code == "no" and code == "yes" and not _excepted(here, tools):
        flags.append(Flag("conflict_within_item", f"{variable.label}: the answer says no and names a tool in use.",
                          passage.item, variable.name, spans[0]))
    reading = choices.value(passage, variable, (code,), spans, rule="digital")
    return Reading(reading.values, (*reading.flags, *flags), (*reading.used, *used))


def _verdict(here: Words, options: Options, tools: list[Tool], word: Lead | None) -> str | None:
    hows = {t.how for t in tools}
    if word and word.code in ("yes", "partly", "planned"):
        return "yes" if word.code == "yes" and hows != {"planned"} or word.code == "yes" and not word.direct else word.code
    limited = {t.code for t in tools if t.how in ("some", "past")}
    if any(t.how == "all" and t.code not in limited for t in tools):
        return "yes"
    if limited:
        return "partly"
    if "planned" in hows or _plans(here, options):
        return "planned"
    if word and word.code == "no":
        return "no"
    general = here.by_class.get(options.general, [])
    if "denied" in hows or any(scopes.denied(here.passage, m) for m in general):
        return "no"
    return None


def _speaks(tool: Tool, code: str) -> bool:
    return tool.how in {"yes": ("all", "some"), "partly": ("some", "past", "all"), "planned": ("planned",), "no": ("denied",)}[code]


def _plans(here: Words, options: Options) -> bool:
    """Is something planned, be it only in general words?"""
    general = here.by_class.get(options.general, [])
    return any(_future(here, options, m) for m in general)


def _excepted(here: Words, tools: list[Tool]) -> bool:
    """"No, only slides"."""
    return any(here.within(frozenset({"only"}), here.window("sentence", t.mention.start)) for t in tools)


def _unparsed(passage: Passage, variable: Variable, used: tuple[Span, ...]) -> Reading:
    return Reading((Value(variable.name, status="unparsed"),), (), used)


def _tools(form: Form, passage: Passage, options: Options) -> Iterator[Tool]:
    """The tools named, each with how it is used; tools that only staff use are left out."""
    here = ideas.words(passage, (options.tools,), (options.circumstances, "staff_words"))
    permitted = {c.code for c in form.rules.codes.get("digital_tool", ())}
    for code, mentions in here.by_class.items():
        meant = options.platforms.get(code, code)
        for mention in mentions:
            if mention.vocabulary != options.tools or meant not in permitted:
                continue
            if code in options.platforms and not _named(passage, mention):
                continue
            how = _how(here, options, mention)
            if how:
                yield Tool(meant, mention, how)


def _named(passage: Passage, mention: Mention) -> bool:
    """Is a word that is a name too written as one ("by Zoom", not "zoom in")?"""
    return passage.text[mention.start].isupper() and passage.sentence_at(mention.start).start != mention.start


def _how(here: Words, options: Options, mention: Mention) -> How | None:
    passage = here.passage
    unit, sentence = here.window("unit", mention.start), here.window("sentence", mention.start)
    if scopes.denied(passage, mention):
        return "denied"
    if here.within(frozenset(options.staff), sentence):
        return None
    if _future(here, options, mention):
        return "planned"
    if here.within(frozenset(options.limits), sentence) and not here.within(frozenset({"everybody"}), unit):
        return "some"
    scope = scopes.of(passage, mention, ("past", "other"))
    return "all" if scope is None else "past" if scope.kind == "past" else None


def _future(here: Words, options: Options, mention: Mention) -> bool:
    if scopes.of(here.passage, mention, ("plan",)):
        return True
    return bool(here.within(frozenset(options.late), here.window("unit", mention.start)))


def _spans(passage: Passage, tools: list[Tool]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(s for t in tools for s in passage.locate(t.mention.start, t.mention.end)))
