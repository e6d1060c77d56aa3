"""Numbers of sessions: the whole, its group part, its individual part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Reading, Span
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.words.claiming import scopes
from pipeline.words.quantities.measured import ranged, spans, without
from pipeline.words.quantities.quantities import quantities
from pipeline.words.sessions import doses, weekly
from pipeline.words.sessions.doses import Dose, Part


class Options(BaseModel):
    """`part`: the whole or one form of it; `items`: further items that may tell it; `format`: the variable that tells
    the programme's formats, and its values that mean `single` (one only: parts are moot), `several`, `apart` (each
    participant takes one of them, so that their sessions do not add up) or `together` (each takes both)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    part: Literal["whole", "group", "individual"] = "whole"
    items: tuple[str, ...] = ()
    format: str | None = None
    single: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    together: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The number of sessions of the home item, else of the further items."""
    home = form.passage(variable.item)
    for passage in form.passages((variable.item, *options.items)):
        told = doses.dose(passage)
        part: Part | None = getattr(told, options.part)
        if part is None and options.part == "whole":
            part = weekly.weekly_sessions(passage)
        if options.part == "whole" and format_of(options, found) in options.apart:
            part = one_of(told) or part
        if options.part == "whole" and format_of(options, found) in options.together:
            part = both_of(told) or part
        if part is not None and (options.part == "whole" or wanted(passage, told, options, found)):
            return reading(passage, variable, part, used(passage, told))
        if passage is home and (told.conflict or told.doubted) and options.part == "whole":
            return doubtful(passage, variable, told)
    if home and options.part == "whole":
        return nothing(home, variable)
    return Reading((), used=used(home, doses.dose(home)) if home else ())


def one_of(told: Dose) -> Part | None:
    """The span of the two forms where their sum was taken for the whole, not that of each track."""
    parts = [p for p in (told.group, told.individual) if p is not None and p.low is not None and p.high is not None]
    if told.whole is None or len(parts) < 2 or not told.whole.computed or told.whole.by_track:
        return None
    low, high = doses.span([(p.low, p.high) for p in parts])
    return Part(low, high, told.whole.of, by_track=True)


def both_of(told: Dose) -> Part | None:
    """The sum of the two forms where they were taken for two tracks, and no track is told but by its form."""
    whole, group, individual = told.whole, told.group, told.individual
    if whole is None or group is None or individual is None or not whole.by_track or None in (
            group.low, group.high, individual.low, individual.high):
        return None
    if {q.start for q in whole.of} != {q.start for q in (*group.of, *individual.of)}:
        return None
    return Part((group.low or 0) + (individual.low or 0), (group.high or 0) + (individual.high or 0), whole.of,
                computed=True)


def wanted(passage: Passage, told: Dose, options: Options, found: Mapping[str, Reading]) -> bool:
    """Is a part told apart from the whole: does the programme also have sessions of the other form?"""
    if format_of(options, found) in options.single:
        return False
    other = "individual" if options.part == "group" else "group"
    if getattr(told, other) is not None or told.joined or format_of(options, found) in options.several:
        return True
    talks = options.part == "group" and any(q.what == "talk" for q in quantities(passage))  # also those at entry
    return talks or any(m.code == other and not scopes.denied(passage, m) for m in passage.of("session_forms"))


def format_of(options: Options, found: Mapping[str, Reading]) -> str:
    """The value of the variable that tells the programme's formats."""
    reading = found.get(options.format or "")
    return str(reading.values[0].value) if reading and reading.values and reading.values[0].status == "ok" else ""


def reading(passage: Passage, variable: Variable, part: Part, seen: tuple[Span, ...]) -> Reading:
    return ranged(
        passage,
        variable,
        (part.low, part.high),
        spans(passage, part.of),
        "sum" if part.computed else "stated",
        approx=part.approx,
        computed=part.computed,
        by_track=part.by_track,
        used=seen,
    )


def doubtful(passage: Passage, variable: Variable, told: Dose) -> Reading:
    """Counts that contradict each other, or that are of the past, planned, or of another programme."""
    if told.conflict:
        return without(
            passage,
            variable,
            "unparsed",
            spans(passage, told.conflict),
            "these numbers cannot all hold",
            "conflict_within_item",
            used(passage, told),
        )
    return without(
        passage,
        variable,
        "unparsed",
        spans(passage, told.doubted),
        "these numbers seem to be of the past, planned, or of another programme",
        used=used(passage, told),
    )


def nothing(passage: Passage, variable: Variable) -> Reading:
    told = doses.dose(passage)
    if told.flexible:
        mention = passage.of("count_relations", "flexible")[0]
        return without(
            passage,
            variable,
            "unparsed",
            passage.locate(mention.start, mention.end),
            "there is no fixed number",
            used=used(passage, told),
            qualifier="flexible",
        )
    return Reading((), used=used(passage, told))


def used(passage: Passage, told: Dose) -> tuple[Span, ...]:
    """The words of all quantities that count something known."""
    return spans(passage, [*told.used, *(q for q in quantities(passage) if known(q.what, q.kind))])


def known(what: str, kind: str) -> bool:
    return what not in ("", "?") or kind not in ("count", "clock")
