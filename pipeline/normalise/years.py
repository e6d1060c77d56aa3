"""The years of a programme: of its first use and of its accreditation, and what the first is the year of (kind
`year`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.words.dates.dated import USED, Dated, dated
from pipeline.words.names.accrediting import accredited_years, verdict

_BARE = re.compile(r"(?:^|[\s,;(])(\d{2})(?=$|[\s,;.)])")


class Options(BaseModel):
    """`of`: the year of first use, the word for it (`basis`), or the year of accreditation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    of: Literal["first_use", "basis", "accreditation"] = "first_use"


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The earliest year of use, what it is called, or the first year of accreditation."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    every = dated(passage)
    used = tuple(s for d in every for s in passage.locate(d.start, d.end))
    if options.of == "accreditation":
        return _accreditation(passage, variable, used)
    first = earliest(passage, every)
    if first is None:
        return _none(passage, variable, every)
    if options.of == "basis":
        official = first.role == "approved" and any(d == first for d in accredited_years(passage))
        role = "accredited" if official else "unlabelled" if first.role == "approved" else first.role
        return _value(passage, variable, first, role, used)
    return _value(passage, variable, first, first.year.year, used)


def earliest(passage: Passage, every: Sequence[Dated]) -> Dated | None:
    """The earliest year of the programme's own; a revision or accreditation only where nothing else is told."""
    own = [d for d in every if d.role in USED]
    if not own:
        given = accredited_years(passage)
        own = [d for d in every if d.role == "revised" or d in given]
    return min(own, key=lambda d: (d.year.year, d.role == "unlabelled", d.start), default=None)


def _value(passage: Passage, variable: Variable, first: Dated, value: int | str, used: tuple[object, ...]) -> Reading:
    spans = passage.locate(first.start, first.end)
    confidence: Confidence = "low" if first.year.rough else "medium" if first.year.approx else "high"
    made = Value(
        variable.name,
        status="ok",
        value=value,
        approx=first.year.approx,
        evidence=spans,
        item=passage.item,
        confidence=confidence,
        rule=f"year:{first.role}",
    )
    return Reading((made,), (), spans)


def _none(passage: Passage, variable: Variable, every: Sequence[Dated]) -> Reading:
    """No year of use: a number that may be one is a question."""
    bare = _BARE.search(passage.text)
    if every or bare is None:
        return Reading(())
    span = passage.locate(bare.start(1), bare.end(1))
    flag = Flag("unparsed", f"{variable.label}: is “{bare[1]}” a year?", passage.item, variable.name, span[0])
    return Reading((Value(variable.name, status="unparsed"),), (flag,), span)


def _accreditation(passage: Passage, variable: Variable, used: tuple[object, ...]) -> Reading:
    told = verdict(passage)
    if told and told.code in ("no", "planned", "not_applicable"):
        return Reading((Value(variable.name, status="not_applicable"),), (), passage.locate(told.start, told.end))
    found = min(accredited_years(passage), key=lambda d: d.year.year, default=None)
    if found is None:
        return Reading(())
    return _value(passage, variable, found, found.year.year, used)
