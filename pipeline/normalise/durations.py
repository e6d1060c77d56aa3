"""Lengths in time: of a session (minutes), of the programme (weeks), of all sessions together (hours), and how
often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Reading
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.words.quantities import tracks
from pipeline.words.quantities.measured import ranged, spans, without
from pipeline.words.sessions import each_session, frequencies, lengths
from pipeline.words.sessions.frequencies import Frequency
from pipeline.words.sessions.session_lengths import Length


class Options(BaseModel):
    """`of`: what is measured: one session, the calendar time of the programme, all hours together, or the frequency;
    `items`: further items that may tell it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    of: Literal["session", "programme", "hours", "frequency"]
    items: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The length or frequency of the home item, else of the further items."""
    for passage in form.passages((variable.item, *options.items)):
        if options.of == "frequency":
            reading = often(passage, variable)
        elif options.of == "session" and passage.item != variable.item:
            reading = measured(passage, variable, each_session.in_passing(passage))
        else:
            reading = measured(passage, variable, getattr(lengths.lengths(passage), options.of))
        if reading.values:
            return reading
    return Reading(())


def measured(passage: Passage, variable: Variable, length: Length | None) -> Reading:
    if length is None:
        return Reading(())
    evidence = spans(passage, length.of)
    if length.low is None and length.high is None:
        return without(passage, variable, "unparsed", evidence, length.why, length.kind)
    return ranged(
        passage,
        variable,
        (length.low, length.high),
        evidence,
        length.rule,
        approx=any(q.approx for q in length.of),
        computed=length.computed,
        by_track=length.by_track,
        inferred=length.inferred,
        unit=length.unit,
    )


def formless(passage: Passage, found: Sequence[Frequency]) -> list[Frequency]:
    """Those without a form, and one with a form that an "or" joins to them ("15 individual talks, once a week or once
    in two weeks")."""
    own = [f for f in found if f.form is None]
    ors = passage.of("joiners", "or") if own else []
    joined = [f for f in found if f.form is not None and any(
        f.end <= m.start and m.end <= other.start and not passage.text[f.end : m.start].strip(" ,")
        and not passage.text[m.end : other.start].strip() for other in own for m in ors)]
    return sorted([*own, *joined], key=lambda f: f.start)


def in_a_place(passage: Passage, found: Sequence[Frequency]) -> list[Frequency]:
    """Those without a form that a sentence tells of one place, behind that of groups ("Weekly groups. In the prison
    twice a week.")."""
    own = [f for f in found if f.form is None]
    places = (*passage.of("settings"), *tracks.worded(passage))
    return [f for f in own if any(passage.clause_at(f.start).holds(m.start) and m.end <= f.start for m in places)]


def often(passage: Passage, variable: Variable) -> Reading:
    """Sessions a week: of the group where formats differ, else of the individual work; phases take lowest and
    highest."""
    found = frequencies.frequencies(passage)
    own = [f for f in found if f.form == "group"]
    own = own + in_a_place(passage, found) if own else formless(passage, found) or found
    if not own:
        return Reading(())
    evidence = tuple(s for f in own for s in passage.locate(f.start, f.end))
    known = [f for f in own if f.low is not None or f.high is not None]
    if not known:
        return without(passage, variable, "unparsed", evidence, "the word may mean twice a week or every two weeks")
    lows, highs = [f.low for f in known if f.low is not None], [f.high for f in known if f.high is not None]
    low = min(lows) if len(lows) == len(known) else None
    high = max(highs) if len(highs) == len(known) else None
    ranges = {(f.low, f.high) for f in known}
    return ranged(
        passage,
        variable,
        (low, high),
        evidence,
        "rate",
        computed=any(f.computed for f in known),
        by_track=len(ranges) > 1,
    )
