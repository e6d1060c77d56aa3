"""How many people and courses: counts by the time over which they are told, for one year, for each year, or so far.

about 120 men annually                            persons, each year
2018: 348, 2019: 372 men                          persons, of a year: the latest full one
2 groups of 8-10 a year                           16 to 20 persons, each year
530 men since 2010; 84 from the start             persons, so far
23 editions                                       courses, so far
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.words.people.headcount import Counted, Entry
from pipeline.words.people.relative_years import LAST
from pipeline.words.quantities.quantity import Quantity, Range
from pipeline.words.sessions.doses import add, span

_FAR = 3


@dataclass(frozen=True, slots=True)
class Volume:
    """A count made of entries; `low` and `high` both None where it cannot be told (`why`); `doubt`: why a person
    should look at it."""

    low: float | None
    high: float | None
    of: tuple[Quantity, ...]
    rule: str = "stated"
    computed: bool = False
    inferred: bool = False
    qualifier: str | None = None
    why: str = ""
    doubt: str = ""


def per_year(found: Sequence[Entry]) -> Volume | None:
    """Persons a year: stated, of the latest full year, computed from groups and their size, or bare under the
    prompt."""
    persons = [e for e in found if e.counted == "person" and not e.doubt]
    yearly = [e for e in persons if e.period == "each_year" and e.stage != "referred"]
    stated = chosen_stage(yearly)
    if stated:
        return replace(summed(stated), doubt=_contradicted(stated, persons))
    series = [e for e in persons if e.period == "year" and e.year is not None and e.stage != "referred"]
    asked = [e for e in persons if e.prompt == 2 and e.period == "" and e.stage != "referred"]
    if series and not (asked and all(e.prompt == 1 for e in series)):
        return latest(series)
    product = grouped(found) or grouped(_of_last_year(found))
    if product is not None:
        return product
    if asked:
        return summed(chosen_stage(asked))
    sized = {e.sentence for e in found if e.counted == "size"}  # "10 men in every course, 7 finish"
    loose = [e for e in persons if e.period == "" and e.stage in ("started", "completed") and e.prompt is None
             and e.sentence not in sized]
    if loose:
        return summed(chosen_stage(loose))
    other = [e for e in persons if e.period == "other"]
    if other:
        return Volume(None, None, tuple(e.quantity for e in other), why="counted over another time than a year")
    bare = [e for e in persons if e.period == "" and e.inferred and e.prompt is None]
    if len(found) == len(bare) == 1:
        return Volume(None, None, (bare[0].quantity,), why="a number alone does not tell whether it is that of a year")
    if any(e.counted == "group" and (e.period == "each_year" or e.prompt == 2) for e in found):
        return Volume(
            None,
            None,
            tuple(e.quantity for e in found if e.counted == "group"),
            why="groups or courses are counted, not persons",
        )
    return None


def _contradicted(stated: Sequence[Entry], persons: Sequence[Entry]) -> str:
    """Why a yearly count is to be looked at: that of one full year is several times smaller or larger."""
    ours = [e.quantity.high or e.quantity.low or 0 for e in stated]
    theirs = [e.quantity.high or e.quantity.low or 0 for e in persons if e.period == "year" and not e.partial]
    apart = ours and theirs and min(ours) > _FAR * max(theirs)
    return "the count of one year that stands beside it is far from it" if apart else ""


def chosen_stage(found: Sequence[Entry]) -> list[Entry]:
    """Those who start, else those told without a stage, else those who complete."""
    for stage in ("started", "", "completed"):
        own = [e for e in found if e.stage == stage]
        if own:
            return own
    return []


def summed(found: Sequence[Entry]) -> Volume:
    """One count; a stated sum beside its parts; parts that make up the whole; or counts that differ."""
    if len(found) == 1:
        return _of(found[0].range, found[:1])
    ranges = [e.range for e in found]
    if len(set(ranges)) == 1 and not all(e.joined for e in found[1:]):
        return _of(ranges[0], found[:1])
    for i, entry in enumerate(found):
        if add(r for k, r in enumerate(ranges) if k != i) == entry.range:
            return _of(entry.range, [entry])
    together = len({e.sentence for e in found}) == 1 and (
        len({e.quantity.what for e in found} - {""}) <= 1)
    together = together or all(e.joined for e in found[1:])
    if together or _tracked(found):
        return _of(add(ranges), found, computed=True)
    return Volume(
        None,
        None,
        tuple(e.quantity for e in found),
        why="several counts stand here and it is not clear which one holds",
    )


def _tracked(found: Sequence[Entry]) -> bool:
    """Is each of several counts that of another track ("prison 64 persons, community 112 persons")?"""
    labels = {e.track for e in found}
    return None not in labels and len(labels) == len(found) > 1


def latest(series: Sequence[Entry]) -> Volume:
    """The count of the latest full year."""
    full = [e for e in series if not e.partial]
    if not full:
        return Volume(None, None, tuple(e.quantity for e in series), why="the count is of a part of a year only")
    last = max(e.year or 0 for e in full)
    own = chosen_stage([e for e in full if e.year == last])
    apart = _tracked(own) or len(own) == 1 or not _first_is_whole(own)
    told = summed(own) if apart else _of(own[0].range, own[:1])
    years = sorted({(e.year or 0, _number(e)) for e in series if (e.year or 0) < LAST - 1})
    qualifier = (
        "; ".join(f"{y}: {n}" for y, n in years) if len(years) > 1 else str(last) if last < LAST - 1 else "last year"
    )
    return Volume(told.low, told.high, told.of, "year", told.computed, own[0].inferred, qualifier, told.why)


def _first_is_whole(own: Sequence[Entry]) -> bool:
    """Is the first of several counts the largest, the others parts of it ("86 in all, of them six women")?"""
    if any(e.joined for e in own):
        return False
    first = own[0].quantity.high or own[0].quantity.low or 0
    return all((e.quantity.high or e.quantity.low or 0) < first for e in own[1:])


def grouped(found: Sequence[Entry]) -> Volume | None:
    """Groups a year times the persons of a group; groups of several sizes are added up."""
    groups = [e for e in found if e.counted == "group" and e.period == "each_year" and not e.doubt]
    groups = groups or [e for e in found if (e.counted, e.prompt, e.period) == ("group", 2, "") and not e.doubt]
    groups = [g for g in groups if g.quantity.what == "time"] or groups  # "four times a year a group of 12"
    groups = [g for g in groups if not g.quantity.article] or groups  # "3 courses a year, 8 men in a course"
    sizes = [e for e in found if e.counted == "size" and not e.doubt]
    if any((g.quantity.high or g.quantity.low or 0) <= 0 for g in groups):
        return None
    alike = sizes and len({s.range for s in sizes}) == 1
    if len(groups) == 1 and alike:
        return _product(groups, sizes[:1])
    if len(sizes) == 1 < len(groups) and len({e.sentence for e in (*groups, *sizes)}) == 1:
        return _product(groups, sizes * len(groups))
    rows = sorted([*groups, *sizes], key=lambda e: e.index)
    turns = [e.counted for e in rows] == ["group", "size"] * len(groups)
    if len(groups) > 1 and turns and len({e.sentence for e in rows}) == 1:
        return _product(groups, sizes)
    return None


def _of_last_year(found: Sequence[Entry]) -> list[Entry]:
    """The groups and sizes of the latest full year, as those of each year ("in 2023 two groups of 8 men")."""
    dated = [e for e in found if e.counted == "group" and e.period == "year" and e.year is not None and not e.partial]
    last = max((e.year or 0 for e in dated), default=0)
    groups = {e.sentence: replace(e, period="each_year") for e in dated if e.year == last}
    sizes = [e for e in found if e.counted == "size" and e.sentence in groups]
    return [*groups.values(), *sizes] if len(groups) == 1 else []


def _product(groups: Sequence[Entry], sizes: Sequence[Entry]) -> Volume:
    """Groups times their sizes, added up."""
    pairs = [(g.range, s.range) for g, s in zip(groups, sizes, strict=True)]
    low = [None if g[0] is None or s[0] is None else g[0] * s[0] for g, s in pairs]
    high = [None if g[1] is None or s[1] is None else g[1] * s[1] for g, s in pairs]
    numbers = add(zip(low, high, strict=True))
    return Volume(*numbers, tuple(e.quantity for e in (*groups, *sizes)), "product", computed=True)


def so_far(found: Sequence[Entry], counted: Counted) -> Volume | None:
    """Persons, or courses, since the start."""
    own = [e for e in found if e.counted == counted and not e.doubt and e.stage != "referred"]
    total = [e for e in own if e.period == "so_far"]
    if not total:
        total = [
            e
            for e in own
            if e.period == ""
            and not (e.quantity.article and e.range == (1, 1))
            and (e.prompt == 1 or (counted == "group" and e.prompt is None and not e.inferred and e.range != (1, 1)))
        ]
    if not total and counted == "person":
        total = _labelled(own, found) if any(e.counted == "group" and e.period == "" for e in found) else []
    if total:
        if counted == "person":
            named = _tracked(total) or any(not e.inferred for e in total)
            total = [e for e in total if not e.inferred or e.joined] if named and not _tracked(total) else total
        chosen = chosen_stage(total)
        told = [e for e in found if e.counted == counted]
        whole = next((e for e in chosen if _parts_make(e, own)), None) or _said_again(chosen, told)
        return _of(whole.range, [whole]) if whole else summed(chosen)
    runs = [e for e in found if e.counted == "group" and e.period == "so_far" and e.range == (1, 1)]
    sizes = [e for e in found if e.counted == "size" and not e.doubt]
    if counted == "person" and len(runs) == 1 and len(sizes) == 1:
        return _of(sizes[0].range, sizes)
    one_year = [e for e in own if e.period in ("year", "each_year", "other") and (e.prompt == 1 or e.period == "year")]
    if one_year and (counted == "group" or any(e.prompt == 1 for e in one_year)):
        return Volume(None, None, tuple(e.quantity for e in one_year), why="only the number of one year is told")
    return None


def _said_again(chosen: Sequence[Entry], told: Sequence[Entry]) -> Entry | None:
    """The count that says the only one again with a bound ("we have passed the 3000, more than 3000 men then")."""
    if len(chosen) != 1:
        return None
    return next((e for e in told if e.sentence == chosen[0].sentence and e.quantity.low == chosen[0].quantity.low
                 and e.quantity.high is None and e.period in ("", chosen[0].period)), None)


def _parts_make(whole: Entry, own: Sequence[Entry]) -> bool:
    """Do the other counts of its sentence add up to a count ("38 times, 21 times in A and 17 times in B")?"""
    parts = [e.range for e in own if e is not whole and e.sentence == whole.sentence]
    return len(parts) > 1 and add(parts) == whole.range


def _labelled(own: Sequence[Entry], every: Sequence[Entry]) -> list[Entry]:
    """The one count of persons without a time, beside a count of groups and one of each year ("Groups: 22. Men: 180.
    Per year: 30."; "22 groups, 180 men, 30 a year")."""
    bare = [e for e in own if e.period == "" and e.prompt is None and not e.stage and not e.inferred]
    yearly = [e for e in own if e.period == "each_year"]
    groups = {e.index + 1 for e in every if e.counted == "group" and e.period == ""}
    apart = len(bare) == len(yearly) == 1 and (bare[0].sentence != yearly[0].sentence or bare[0].index in groups)
    return bare if apart else []


def _of(numbers: Range, found: Iterable[Entry], computed: bool = False) -> Volume:
    own = list(found)
    computed = computed or any(e.quantity.bound == "product" for e in own)
    return Volume(*numbers, tuple(e.quantity for e in own), computed=computed, inferred=all(e.inferred for e in own))


def _number(entry: Entry) -> str:
    low, high = span([entry.range])
    return f"{low:g}" if low == high and low is not None else f"{low or 0:g}-{high or 0:g}"
