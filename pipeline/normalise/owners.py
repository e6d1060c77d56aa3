"""The owner of a programme: its name, and what kind of body it is (kind `owner`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Span, Status, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.words.names import owner_beside
from pipeline.words.names.body_leads import OWNING
from pipeline.words.names.body_names import Owner
from pipeline.words.names.body_types import Typed, body_type
from pipeline.words.names.owners import owner
from pipeline.words.replying import elsewhere

_SHORT = 3  # letters of "n/a", which other languages have as a word
_FINITE = re.compile(r"[^\W_]\s(?:is|are|was|were|wird|werden|wurde|wurden|est|sont|wordt|worden|är|blir|jest|są)\s")
_KINDS = frozenset({"ngo", "ngos", "npo", "ong", "ongs", "asbl", "vzw", "onlus", "gmbh", "ltd", "mtü", "všį"})


class Options(BaseModel):
    """`of`: the owner's name or its type."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    of: Literal["name", "type"] = "name"


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The owner as the cell names it, or its type by head nouns, known bodies and what stands beside the name."""
    passage = form.passage(variable.item)
    if not passage or elsewhere.whole(form, passage) == "dont_know":
        return Reading(())
    told = owner(passage)
    if told is None or _empty(passage, told):
        return _none(passage, variable, told)
    if options.of == "type":
        return _type(passage, variable, told)
    return _name(passage, variable, told)


def _name(passage: Passage, variable: Variable, told: Owner) -> Reading:
    told = owner_beside.proper(passage, told)
    spans = tuple(s for n in told.name for s in passage.locate(n.start, n.end))
    text = re.sub(r"\s+([,;])", r"\1", told.text(passage)).strip(" ,;:-–—/")
    text = re.sub(r"(?<=[^\W\d_][^\W\d_][^\W\d_])\.$", "", text)
    if _generic_only(passage, told):
        flag = Flag(
            "unparsed",
            f"{variable.label}: the answer tells what the owner is (“{text}”), not how it is called.",
            passage.item,
            variable.name,
            spans[0],
        )
        return Reading((Value(variable.name, status="unparsed"),), (flag,), spans)
    value = Value(
        variable.name,
        status="ok",
        value=text,
        evidence=spans,
        item=passage.item,
        confidence="high",
        qualifier=_beside(passage, told),
        rule=f"owner:{told.how}",
    )
    flags: tuple[Flag, ...] = ()
    if _doubtful(passage, told, text):
        message = f"{variable.label}: it is not plain that “{text[:80]}” is the name of a body."
        flags = (Flag("low_confidence", message, passage.item, variable.name, spans[0]),)
    return Reading((value,), flags, spans)


def _doubtful(passage: Passage, told: Owner, text: str) -> bool:
    """Is a name told only by what it does, or long and without a word for a body, or a whole sentence?"""
    body = any(told.name[0].start <= m.start < told.name[-1].end for m in passage.of("owner_types"))
    words = text.split()
    small = sum(w[:1].islower() for w in words)
    said = _FINITE.search(text) is not None
    return told.how == "subject" or said or (not body and len(words) > 5 and small * 2 > len(words)) or len(words) > 16


def _type(passage: Passage, variable: Variable, told: Owner) -> Reading:
    typed = body_type(passage, told)
    if typed is None:
        spans = tuple(s for n in told.name for s in passage.locate(n.start, n.end))
        return Reading((Value(variable.name, status="unparsed"),), (), spans)
    spans = tuple(s for n in typed.words for s in passage.locate(n.start, n.end))
    value = Value(
        variable.name,
        status="ok",
        value=typed.code,
        evidence=spans,
        item=passage.item,
        confidence=typed.confidence,
        rule="owner:type",
    )
    return Reading((value,), _doubt(passage, variable, typed, spans), spans)


def _doubt(passage: Passage, variable: Variable, typed: Typed, spans: Sequence[Span]) -> tuple[Flag, ...]:
    if not typed.rivals:
        return ()
    codes = ", ".join(sorted(typed.rivals))
    return (
        Flag(
            "ambiguous_fragment",
            f"{variable.label}: the name speaks of several kinds of bodies ({codes}).",
            passage.item,
            variable.name,
            spans[0],
        ),
    )


def _generic_only(passage: Passage, told: Owner) -> bool:
    """Is the name no more than a word such as "NGO"?"""
    whole = told.text(passage).strip(" .")
    text = whole.casefold()
    kinds = passage.of("owner_types", "ngo", "private_company", "university", "police")
    terms = {m.term.casefold() for m in kinds if m.term[:1].islower() or m.language == "de"}
    known = (whole.isupper() and text not in _KINDS) or re.search(r"-[^\W\d_a-zà-öø-ÿ]", whole) is not None
    return not known and text in terms and len(text.split()) == 1 and len(told.name) == 1


def _empty(passage: Passage, told: Owner) -> bool:
    """Is what stands in the owner's place a "not known" or "n/a"?"""
    start, end = told.name[0].start, told.name[-1].end
    said = (*passage.of("references", "unknown"), *passage.of("missing"))
    free = any(start <= m.start and m.end <= end + 1 for m in passage.of(OWNING, "nobody"))
    return free or any(
        start <= m.start and m.end <= end + 1 and (m.start <= start + 1 or len(m.term) > _SHORT) for m in said)


def _none(passage: Passage, variable: Variable, told: Owner | None) -> Reading:
    """Why no owner is told: not applicable, not known, or silence."""
    status: Status = "not_mentioned"
    spans: tuple[Span, ...] = ()
    if told:
        spans = tuple(s for n in told.name for s in passage.locate(n.start, n.end))
        here = [m.code for m in passage.of("missing") if told.name[0].start <= m.start <= told.name[-1].end]
        status = "not_applicable" if "not_applicable" in here else "dont_know"
    elif bodies := passage.of("owner_types"):
        quote = passage.locate(bodies[0].start, bodies[0].end)[0]
        message = f"{variable.label}: a body is named, but not as the owner."
        flag = Flag("unparsed", message, passage.item, variable.name, quote)
        return Reading((Value(variable.name, status="unparsed"),), (flag,), spans)
    return Reading((Value(variable.name, status=status),), (), spans)


def _beside(passage: Passage, told: Owner) -> str | None:
    """The words that follow the name in its line, for the qualifier."""
    rest = passage.text[told.last : passage.sentence_at(told.last - 1).end].strip(" .,;:-–—()[]")
    makers = passage.of(OWNING, "made_after")
    if not rest and makers and told.how != "maker":
        rest = passage.sentence_at(makers[0].start).of(passage.text)
    return " ".join(rest.split())[:160] or None
