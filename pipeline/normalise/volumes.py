"""Participants a year, participants so far, courses so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.words.people import headcounts, totals_elsewhere, volumes
from pipeline.words.quantities.measured import ranged, spans, unsaid, without
from pipeline.words.quantities.quantities import quantities
from pipeline.words.replying import replies
from pipeline.words.wording.tongues import heard

_OPENING = 12  # characters
_FEW, _SHORT, _BRIEF = 8, 12, 4  # words and marks
_TIMES = {"runs": ("so_far", "yet"), "persons_per_year": ("last_year",)}


class Options(BaseModel):
    """`count`: persons a year, persons so far, or courses so far; `prompts`: those that ask for it; `items`: answers to
    other questions in which the persons so far may be told in passing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    count: Literal["persons_per_year", "persons", "runs"]
    prompts: tuple[int, ...] = ()
    items: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The count of the home item, else one told in passing elsewhere, or why there is none."""
    reading = at_home(form, variable, options)
    told = None if reading.values else totals_elsewhere.total(form, options.items)
    if told is None:
        return reading
    passage, entry = told
    return ranged(passage, variable, entry.range, spans(passage, [entry.quantity]), "stated elsewhere",
                  approx=entry.quantity.approx, confidence="medium", used=reading.used)


def at_home(form: Form, variable: Variable, options: Options) -> Reading:
    """The count of the home item, or why there is none."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    told = headcounts.entries(form, passage)
    if options.count == "persons_per_year":
        volume = volumes.per_year(told)
    else:
        volume = volumes.so_far(told, "person" if options.count == "persons" else "group")
    used = spans(
        passage, [q for q in quantities(passage) if q.what not in ("", "?") or q.kind not in ("count", "clock")]
    )
    if volume is not None and (volume.low is not None or volume.high is not None):
        inferred = "the unit was taken from the question" if volume.inferred else ""
        return ranged(
            passage,
            variable,
            (volume.low, volume.high),
            spans(passage, volume.of),
            volume.rule,
            approx=any(q.approx for q in volume.of),
            computed=volume.computed,
            inferred=inferred,
            confidence="medium" if volume.inferred else "high",
            qualifier=volume.qualifier,
            used=used,
            flags=doubts(passage, variable, volume),
        )
    none = nothing_yet(form, passage, options)
    if none is not None:
        spot = passage.locate(none.start, none.end)
        return ranged(passage, variable, (0.0, 0.0), spot, "none yet", confidence="medium", used=used)
    silent = silence(form, passage, options)
    if silent is not None:
        return silent_reading(passage, variable, silent)
    if volume is not None:
        return without(passage, variable, "unparsed", spans(passage, volume.of), volume.why, used=used)
    return beside(form, passage, variable, options)


def doubts(passage: Passage, variable: Variable, volume: volumes.Volume) -> tuple[Flag, ...]:
    """The flag of a count that another one contradicts."""
    if not volume.doubt:
        return ()
    quote = spans(passage, volume.of)[0]
    return (Flag("low_confidence", f"{variable.label}: {volume.doubt}.", passage.item, variable.name, quote),)


def nothing_yet(form: Form, passage: Passage, options: Options) -> Stretch | None:
    """A reply that denies that there were any courses ("none yet", "no programmes so far"), or people of one year
    ("nobody last year")."""
    if options.count == "persons":
        return None
    for stretch in asked_of(form, passage, options):
        denials = [m for m in heard(passage, "negators", "no", "not", "nobody") if stretch.holds(m.start)]
        counted = any(
            stretch.holds(q.start) and q.kind == "count" and not q.article and q.low != 1 for q in quantities(passage)
        )
        times = [m for m in heard(passage, "volume_words", *_TIMES[options.count]) if stretch.holds(m.start)]
        at = [m.start for m in (*denials, *times)]
        years = [q for q in quantities(passage) if q.kind == "year" and stretch.holds(q.start)]
        dated = options.count != "runs" and bool(years)
        said = any(stretch.holds(m.start) for m in heard(passage, "references", "know", "unknown"))
        said = said or any(stretch.holds(m.start) for m in passage.of("missing", "dont_know"))
        if denials and (times or dated) and min(at) - stretch.start <= _OPENING and not counted and not said:
            return Stretch(denials[0].start, max(denials[0].end, *(m.end for m in times[:1]), 0))
    return None


def asked_of(form: Form, passage: Passage, options: Options) -> list[Stretch]:
    """The sure replies to the prompts; else an answer of one short sentence that tells of courses held."""
    told = [r.stretch for r in replies.to(form, passage, *options.prompts) if r.sure]
    if told or len(passage.sentences) != 1 or len(passage.tokens) > _SHORT:
        return told
    words = heard(passage, "year_roles", "implemented") or heard(passage, "volume_words", "held")
    held = (heard(passage, "count_nouns", "group") and words) or len(passage.tokens) <= _BRIEF
    return passage.sentences if held or options.count != "runs" else []


def silence(form: Form, passage: Passage, options: Options) -> str | None:
    """Not applicable (rolling groups), or nobody knows: in the reply to the prompt, or beside its noun."""
    for reply in replies.to(form, passage, *options.prompts):
        status = unsaid(passage, reply.stretch)
        if status is not None:
            return status
    counted = any(q.kind == "count" and not q.article for q in quantities(passage))
    if len(passage.sentences) == 1 and not counted and len(passage.tokens) <= _FEW:
        named = heard(passage, "count_nouns", "group", "person") or heard(passage, "volume_words", "so_far")
        if not named and unsaid(passage, passage.sentences[0]) is not None:
            return unsaid(passage, passage.sentences[0])
    for sentence in passage.sentences:
        status = unsaid(passage, sentence)
        if status is None:
            continue
        said = {m.code for m in heard(passage, "count_nouns", "group", "person") if sentence.holds(m.start)}
        total = any(sentence.holds(m.start) for m in heard(passage, "volume_words", "so_far"))
        if options.count != "persons_per_year" and (
            (total and not said)
            or (options.count == "runs" and "group" in said)
            or (options.count == "persons" and total and said == {"person"})
        ):
            return status
    return None


def silent_reading(passage: Passage, variable: Variable, status: str) -> Reading:
    return without(passage, variable, "not_applicable" if status == "not_applicable" else "dont_know")


def beside(form: Form, passage: Passage, variable: Variable, options: Options) -> Reading:
    """A reply to the prompt with a number that is none of what is asked (a share, offices, staff)."""
    for reply in replies.to(form, passage, *options.prompts):
        numbers = [
            q for q in quantities(passage) if reply.stretch.holds(q.start) and q.kind == "count" and not q.article
        ]
        if numbers and options.count != "persons":
            return without(
                passage, variable, "unparsed", spans(passage, numbers), "the numbers told are not what is asked"
            )
    return Reading(())
