"""How far a programme reaches inside the responding jurisdiction (kind `reach`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.places import area_heads, compass, extents, site_counts, telling
from pipeline.words.places.gazetteer import Place
from pipeline.words.places.placed import Placed, roles, stands
from pipeline.words.places.settled import WORDS
from pipeline.words.places.site_counts import Code, Extent
from pipeline.words.places.whole_places import specific, whole_of

_REST = re.compile(
    r"\b(?:rest|reste|resto|resta|übrige[nrs]?|restliche[nrs]?"
    r"|resten|loput|muu|muualla|muussa|reszt\w*|zbyt\w*|zvyš\w*|kit\w+"
    r"|ostal\w*|ülejäänud|pārēj\w*|többi|other parts)\b\W*(?:\w+\W+){0,2}$", re.IGNORECASE)


_TO_THE = re.compile(r"\b(?:to|towards|nach|gegen|vers|hacia|verso|naar|mot|ku|na|a|à)\s$", re.IGNORECASE)


class Options(BaseModel):
    """Nothing to set."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """How far the programme reaches: a stated share or number of sites, towns, the words, or the place itself."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    placed = roles(form, passage)
    reach = next((r for r in _reaches(form, passage, placed) if r), None)
    if reach is None:
        return Reading(())
    spans = passage.locate(reach.start, reach.end)
    value = Value(
        variable.name,
        status="ok",
        value=reach.code,
        evidence=spans,
        item=passage.item,
        confidence=reach.confidence,
        qualifier=reach.qualifier,
        rule="reach",
    )
    flags: tuple[Flag, ...] = ()
    if placed.doubtful:
        message = f"{variable.label}: it is not told that the programme is run there."
        flags = (Flag("ambiguous_fragment", message, variable.item, variable.name, spans[0]),)
    used = tuple(s for m in passage.of(WORDS) for s in passage.locate(m.start, m.end))
    return Reading((value,), flags, (*spans, *used))


def _reaches(form: Form, passage: Passage, placed: Placed) -> Iterator[Extent | None]:
    """The ways to tell the reach, from the most to the least telling."""
    limited = any(stands(passage, m) and claims.spoken(passage, m) and not _of_staff(passage, m)
                  and not _abroad(passage, placed, m) for m in passage.of(WORDS, "only"))
    yield extents.catchment(passage, placed)
    if len(lands := {c for p in placed.main if p.kind == "country" for c in p.codes}) > 1:
        yield site_counts.countries(passage, len(lands))
    yield _extent("national", extents.none_missing(passage))
    yield site_counts.share(passage)
    yield site_counts.share_behind(passage)
    yield next(extents.stated(passage, ("local", "regional")), None)
    if not any(p.codes for p in placed.main):
        yield extents.union(passage, placed)
    counted, part = site_counts.sites(passage, placed), compass.part(passage, placed.main)
    if part and (towns := extents.towns(passage, placed)) and _lies_in(passage, towns, part):
        yield towns  # "Braga and Guimarães, in the north of Portugal"
    if part:  # "two prisons in the south"
        yield counted if counted and counted.code == "local" else _extent("regional", part)
    yield _extent("national", compass.across(passage))
    if not limited:
        yield _whole(passage, placed)
        yield extents.all_of_it(passage, placed)
    yield extents.sole(passage)
    if not limited:
        yield area_heads.headed(passage)
    yield counted
    if limited:
        yield extents.towns(passage, placed)
        yield extents.only_town(passage)
    yield site_counts.limited(passage)
    yield extents.not_all(passage)
    some, towns = site_counts.some(passage), extents.towns(passage, placed)
    yield None if some and towns and _tells_where(passage, towns, some) else some
    yield towns
    yield extents.one_area(passage, placed, limited)
    yield extents.all_of_it(passage, placed)
    if not _inside_only(form, passage, placed):
        yield next(extents.stated(passage, ("national",)), None)
    yield _extent("local", compass.our_own(passage))
    if not any(p.codes for p in placed.main):
        yield extents.one_town(passage)
        yield site_counts.countries(passage)
    yield _by_place(form, passage, placed, limited)


def _lies_in(passage: Passage, towns: Extent, part: tuple[int, int]) -> bool:
    """Does a part of the country stand right behind a few towns, to tell where they are?"""
    between = passage.text[towns.end : part[0]]
    behind = towns.end <= part[0] and re.fullmatch(r"\W{1,3}(?:\w{1,3}\s){0,2}", between)
    return towns.code == "local" and bool(behind)


def _tells_where(passage: Passage, towns: Extent, some: Extent) -> bool:
    """Does "to the west" behind a few towns only tell where they lie ("Pozzuoli, on the coast to the west")?"""
    led = _TO_THE.search(passage.text, max(0, some.start - 12), some.start)
    return led is not None and towns.end <= some.start and passage.sentence_at(towns.start).holds(some.start)


def _extent(code: Code, found: tuple[int, int] | None) -> Extent | None:
    return Extent(code, *found, "medium") if found else None


def _abroad(passage: Passage, placed: Placed, mention: Mention) -> bool:
    """Does a sentence with a limit speak of places only that are no main ones?"""
    sentence = passage.sentence_at(mention.start)
    here = [p for p in placed.all() if sentence.holds(p.start)]
    return bool(here) and not any(p in placed.main for p in here)


def _of_staff(passage: Passage, mention: Mention) -> bool:
    """Is a limit one of people or an office only ("the counsellors sit in Stavanger only")?"""
    return telling.of_other(passage, claims.clause(passage, mention.start), mention.start)


def _whole(passage: Passage, placed: Placed) -> Extent | None:
    """A place that is said to be meant as a whole."""
    coded = [p for p in placed.main if p.codes]
    apart = extents.lands_apart(placed)
    for place in coded:
        if (
            (place.kind == "country" or (place.kind == "land" and not apart))
            and whole_of(passage, place, coded)
            and len({c for p in coded for c in p.countries}) == 1
        ):
            return Extent("national", place.start, place.end)
    return None


def _by_place(form: Form, passage: Passage, placed: Placed, limited: bool) -> Extent | None:
    """The place alone: several countries, one country, a land for itself, regions of a country."""
    main = [p for p in placed.main if p.codes]
    if not main:
        group = next((p for p in placed.main if p.kind == "group"), None)
        return Extent("international", group.start, group.end, "medium") if group else None
    kept = specific(form, passage, main)
    start, end = main[0].start, main[-1].end
    if len({c for p in _without_included(passage, kept) for c in p.countries}) > 1:
        return Extent("international", start, end, "medium")
    lands = frozenset(c for p in kept if p.kind == "land" for c in p.codes)
    part = any(p.kind in ("region", "part") for p in main if p in kept or p.kind == "part")
    limit = limited and bool(lands) and main[0].kind == "country"
    outer = {p.codes[0] for p in placed.other if p.kind == "country" and p.codes and not _rest(passage, p)}
    within = any(c.split("-")[0] in outer for c in lands)  # the whole country is only hoped for
    if part or limit or within or (len(lands) > 1 and not any(lands <= s for s in extents.ONE_SYSTEM)):
        return Extent("regional", start, end, "medium")
    return Extent("national", start, end, "medium")


def _inside_only(form: Form, passage: Passage, placed: Placed) -> bool:
    """Are regions all that is named, so that "national" is a rank ("National, for now in Tuscany")?"""
    kept = specific(form, passage, [p for p in placed.main if p.codes])
    lands = [p for p in kept if p.kind == "land"]
    return bool(kept) and all(p.kind in ("land", "region") for p in kept) and (
        len(lands) < len(kept) or len({c for p in lands for c in p.codes}) > 1)


def _without_included(passage: Passage, kept: list[Place]) -> list[Place]:
    """The places before a word that counts others in with them ("Denmark incl. Greenland and the Faroe Islands")."""
    mark = next((m for m in passage.of(WORDS, "included") if any(p.end <= m.start for p in kept)), None)
    return [p for p in kept if mark is None or p.start < mark.start]


def _rest(passage: Passage, place: Place) -> bool:
    """Is it what remains of a country without the part ("the rest of Spain")?"""
    return _REST.search(passage.text[max(0, place.start - 30) : place.start]) is not None
