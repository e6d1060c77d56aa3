"""The names of earlier programmes: what this one replaces, builds on, or is adapted from.

A name is a stretch in quotation marks, a run of capitalised words, or a short form; it stands behind a word for the
earlier programme or for replacing, or before a word by which that gave way. Bodies, places, theories and the
programme's own name are none. An earlier programme without a name is unparsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pydantic import Field

from pipeline.model import Flag, Reading, Span, Value
from pipeline.normalise import composed
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.names import earlier_names
from pipeline.words.names.earlier_names import Sources
from pipeline.words.names.programme_names import YEAR, names
from pipeline.words.replying import replies

_LOOSE_END = re.compile(r"\s(?:of|de|from|von|aus|från|fra|z|in|van|del|di|od|iz|i|in|im|en|w|v)$")


class Options(Sources):
    """`items`: further items; `prompts`: by item, the prompts whose reply names the earlier programme."""

    items: tuple[str, ...] = ()
    prompts: dict[str, tuple[int, ...]] = Field(default={})


_WHOSE = frozenset({  # capitals that only open a sentence ("Notre prédécesseur travaillait en systémique")
    "our", "its", "their", "unser", "unsere", "ihr", "notre", "nos", "son", "nuestro", "nuestra", "su", "nostro",
    "nostra", "il nostro", "onze", "ons", "vår", "vårt", "vores", "meidän", "nasz", "nasza", "náš", "naše", "naš",
    "nosso", "nossa", "nostre", "meie", "mūsų", "mūsu"})


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The names in the home item and the further items."""
    own = frozenset(n.casefold() for n in composed.names(found))
    told: dict[str, tuple[Passage, Stretch]] = {}
    nameless: tuple[Passage, Mention] | None = None
    for passage in form.passages((variable.item, *options.items)):
        home = passage.item == variable.item
        for stretch in [*earlier_names.told(passage, options, own, home), *_replied(form, passage, options, own)]:
            name = _bare(stretch.of(passage.text)).casefold()
            if name not in _WHOSE and not _MONEY.search(name) and not _pointed(passage, stretch):
                told.setdefault(name, (passage, stretch))
        if nameless is None and home:
            cues = (m for m in earlier_names.cues(passage, options) if not earlier_names.of_theory(passage, m, options))
            nameless = next(((passage, m) for m in cues), None)
    if told:
        return _value(variable, told)
    at_home = form.passage(variable.item) if not nameless else None
    short = earlier_names.guessed(at_home, options, own) if at_home else ()
    guesses = {g.of(at_home.text): (at_home, g) for g in short} if at_home else {}
    if guesses:
        return _doubted(variable, _value(variable, guesses))
    if nameless:
        passage, cue = nameless
        return Reading((Value(variable.name, status="unparsed"),), (), passage.locate(cue.start, cue.end))
    return Reading(())


_MONEY = re.compile(  # who paid for something, no programme
    r"(?:fonds?|funds?|grants?|mechanism\w*|mécanisme|mecanismo|meccanismo|mekanism\w*|mehaniz\w*|mechanizm\w*|fundusz\w*"
    r"|rahasto\w*|lotter\w*)$", re.IGNORECASE)


def _pointed(passage: Passage, name: Stretch) -> bool:
    """Is a name where the reader is sent to ("for what it replaced see Owner above")?"""
    return any(0 < name.start - m.end <= 2 for m in passage.of("references", "point"))


def _value(variable: Variable, told: Mapping[str, tuple[Passage, Stretch]]) -> Reading:
    spans: list[Span] = [s for passage, stretch in told.values() for s in passage.locate(stretch.start, stretch.end)]
    texts = tuple(_bare(stretch.of(passage.text)) for passage, stretch in told.values())
    first = next(iter(told.values()))[0]
    home = first.item == variable.item
    flags = (
        () if home else (Flag("cross_item", f"{variable.label}: read from another item.", first.item, variable.name),)
    )
    value = Value(
        variable.name,
        status="ok",
        value=texts,
        evidence=tuple(spans),
        item=first.item,
        confidence="high" if home else "medium",
        rule="names",
    )
    return Reading((value,), flags, tuple(spans))


def _doubted(variable: Variable, reading: Reading) -> Reading:
    message = f"{variable.label}: these short forms may name earlier programmes or something else it builds on."
    span = reading.used[0] if reading.used else None
    flag = Flag("ambiguous_fragment", message, variable.item, variable.name, span, severity="medium")
    values = tuple(replace(v, confidence="medium") for v in reading.values)
    return Reading(values, (*reading.flags, flag), reading.used)


def _bare(text: str) -> str:
    return _LOOSE_END.sub("", " ".join(YEAR.sub("", text).split())).strip(" .,;:-–—()\"“”„«»'‘’") or text


def _replied(form: Form, passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """The names in a reply of yes to the question whether it replaces an older programme."""
    for reply in replies.to(form, passage, *options.prompts.get(passage.item or "", ())):
        if not reply.opens or not reply.lead or reply.lead.code != "yes" or reply.lead.bare:
            continue
        rest = Stretch(reply.lead.end, reply.stretch.end)
        for name in names(passage, rest, options, own, False):
            if len(passage.text[rest.start : name.start].split()) <= 4:
                yield name
            return
