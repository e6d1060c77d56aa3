"""Where a programme is run: its main jurisdictions, or the others that use it (kind `places`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Span, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.words.places import settled
from pipeline.words.places.gazetteer import Place
from pipeline.words.places.placed import Placed, roles, stands
from pipeline.words.places.settled import WORDS
from pipeline.words.places.whole_places import specific

_LEAD = 30  # characters before a name
_OUTSIDE = re.compile(
    r"\b(?:outside(?: of)?|beyond|fora d[eoa]s?|fuera del?|fora del?|fuori d(?:a|al|alla|ai|i)"
    r"|al di fuori d(?:i|ella|el)"
    r"|hors d[eu]|en dehors d[eu]|(?:au[ßs]+erhalb)(?: von)?|buiten|utanför|uden ?for|utenfor|poza|mimo|izven|izvan"
    r"|ārpus|väljaspool|în afara)(?:\s(?:the|la|het|der|den))?(?:\s(?:l|d)['’])?\W{1,2}(?:l['’]|d['’])?$"
    r"|\b(?:fuori dall|hors d|fuori dell)['’]$", re.IGNORECASE)


class Options(BaseModel):
    """`role`: which jurisdictions (`main` or `also`); `items`: items that may tell the respondent's jurisdiction."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Literal["main", "also"] = "main"
    items: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The jurisdictions of one role. Main ones that the cell does not name are those of owner or cover note."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    placed = roles(form, passage)
    if options.role == "also":
        return _also(form, passage, variable, placed)
    told = placed.main
    codes = tuple(dict.fromkeys(c for p in specific(form, passage, told) for c in p.codes))
    if not codes and (country := _all_but(passage, placed)):
        codes, told = (country,), placed.denied
    if not codes:
        return _from_elsewhere(form, passage, variable, options)
    spans = tuple(s for p in told for s in passage.locate(p.start, p.end))
    flags = []
    if any(_inside(d, codes) for d in placed.denied):
        quote = passage.text[placed.denied[0].start : placed.denied[0].end]
        flags.append(
            Flag("negation", f"{variable.label}: “{quote}” is excluded.", variable.item, variable.name, spans[0])
        )
    regions = [p for p in placed.main if p.kind in ("land", "region")]
    unknown = next((n for p in regions if (n := settled.unknown_beside(passage, [p])) and not _known(n, placed)), None)
    if unknown:
        quote, span = passage.text[unknown[0] : unknown[1]], passage.locate(*unknown)[0]
        flags.append(
            Flag("unknown_term", f"{variable.label}: “{quote}” is not known.", variable.item, variable.name, span)
        )
    flags += _doubts(passage, variable, placed, placed.main)
    value = _value(passage, variable, codes, spans, qualifier=_except(passage, placed, codes), rule="main")
    return Reading((value,), tuple(flags), (*spans, *_recognised(passage, placed)))


def _also(form: Form, passage: Passage, variable: Variable, placed: Placed) -> Reading:
    used = _recognised(passage, placed)
    codes = tuple(dict.fromkeys(c for p in specific(form, passage, placed.also) for c in p.codes))
    flags = []
    if placed.denied and not codes:
        first = passage.locate(placed.denied[0].start, placed.denied[0].end)[0]
        flags.append(
            Flag("negation", f"{variable.label}: use elsewhere is denied.", variable.item, variable.name, first)
        )
    if placed.unsure and not codes:
        first = passage.locate(placed.unsure[0].start, placed.unsure[0].end)[0]
        flags.append(
            Flag(
                "ambiguous_fragment",
                f"{variable.label}: it is not told what is said of “{first.of(passage.document.text)}”.",
                variable.item,
                variable.name,
                first,
            )
        )
    if not codes:
        return Reading((), tuple(flags), used)
    spans = tuple(s for p in placed.also for s in passage.locate(p.start, p.end))
    flags += _doubts(passage, variable, placed, placed.also)
    if placed.garbled:
        flags.append(
            Flag(
                "ambiguous_fragment",
                f"{variable.label}: the list of places is garbled.",
                variable.item,
                variable.name,
                placed.garbled,
            )
        )
    value = _value(passage, variable, codes, spans, confidence="medium" if placed.garbled else "high", rule="also")
    return Reading((value,), tuple(flags), (*spans, *used))


def _value(
    passage: Passage, variable: Variable, codes: tuple[str, ...], evidence: tuple[Span, ...], *,
    rule: str, confidence: Confidence = "high", qualifier: str | None = None,
) -> Value:
    return Value(variable.name, status="ok", value=codes, evidence=evidence, item=passage.item, confidence=confidence,
                 qualifier=qualifier, rule=f"places:{rule}")


def _doubts(passage: Passage, variable: Variable, placed: Placed, told: list[Place]) -> list[Flag]:
    """Names that are misspelt, main places from a sentence that speaks of something else."""
    flags = []
    for place in (p for p in told if p.guessed):
        span = passage.locate(place.start, place.end)[0]
        message = f"{variable.label}: “{passage.text[place.start : place.end]}” is taken for {place.codes[0]}."
        flags.append(Flag("unknown_term", message, variable.item, variable.name, span))
    if placed.doubtful and told is placed.main:
        span = passage.locate(told[0].start, told[0].end)[0]
        message = f"{variable.label}: it is not told that the programme is run there."
        flags.append(Flag("ambiguous_fragment", message, variable.item, variable.name, span))
    return flags


def _from_elsewhere(form: Form, passage: Passage, variable: Variable, options: Options) -> Reading:
    """National, towns, sites: the respondent's own jurisdiction, where owner or cover note tells it."""
    told = [(other, place) for other in form.passages(options.items)
            if (place := next((p for p in settled.places(form, other) if p.codes), None))]
    if told:
        other, land = next((t for t in told if _at_home(t[1], told)), told[0])
        span = passage.locate(0, passage.sentences[0].end)
        source = f"from “{other.text[land.start : land.end]}”"
        value = _value(passage, variable, land.codes, span, confidence="medium", rule="respondent", qualifier=source)
        flag = Flag("cross_item", f"{variable.label}: the place is taken from the owner or the cover note.",
                    variable.item, variable.name, other.locate(land.start, land.end)[0])
        return Reading((value,), (flag,), span)
    if not re.search(r"\w", passage.text):
        return Reading(())
    return Reading((Value(variable.name, status="unparsed"),))


def _at_home(land: Place, told: Sequence[tuple[Passage, Place]]) -> bool:
    """Does a place lie in every country that is told ("with colleagues from Vienna" under a cover note of Bulgaria does
    not)?"""
    return all(land.codes[0].split("-")[0] == place.codes[0] for _, place in told if place.kind == "country")


def _all_but(passage: Passage, placed: Placed) -> str | None:
    """The country whose parts alone are taken out of the whole ("all cantons except Ticino and Jura")."""
    countries = {c.split("-")[0] for p in placed.denied for c in p.codes}
    if len(countries) != 1 or placed.main:
        return None
    if any(p.kind == "country" for p in placed.denied):
        beyond = all(_OUTSIDE.search(passage.text, max(0, p.start - _LEAD), p.start) for p in placed.denied)
        return countries.pop() if beyond else None  # "national, not used outside Portugal"
    first = placed.denied[0].start
    whole = (m for m in passage.of(WORDS, "whole", "national") if m.end <= first and stands(passage, m))
    return countries.pop() if any(whole) else None


def _known(name: tuple[int, int], placed: Placed) -> bool:
    return any(p.start <= name[0] < p.end for p in placed.all())


def _inside(place: Place, codes: tuple[str, ...]) -> bool:
    return any(p.split("-")[0] == c for p in place.codes for c in codes)


def _except(passage: Passage, placed: Placed, codes: tuple[str, ...]) -> str | None:
    names = [p for p in placed.denied if _inside(p, codes)]
    return "except " + ", ".join(passage.text[p.start : p.end] for p in names) if names else None


def _recognised(passage: Passage, placed: Placed) -> tuple[Span, ...]:
    rest = (*placed.denied, *placed.other, *placed.unsure, *placed.also, *placed.main)
    words = (m for m in passage.of(WORDS) if m.code not in ("national", "regional", "local"))
    return (
        *(s for p in rest for s in passage.locate(p.start, p.end)),
        *(s for m in words for s in passage.locate(m.start, m.end)),
    )
