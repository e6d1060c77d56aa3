"""How long: one session in minutes, the programme in weeks, all sessions together in hours.

sessions of 60-90 minutes                     60 to 90
2 h in the group, an individual talk 1 h      120 (that of the group)
20 evenings of 3 lessons (of 45 min.)         135
6 months plus 12 months of aftercare          26 weeks
prison 15 weeks, community 8 months           15 to 34.67 weeks, by track
from January to June                          6 months
60 units of 45 minutes                        45 hours
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.passage import Passage, once
from pipeline.words import anchors, elliptical, length_forms, months, phases, tracks
from pipeline.words.governors import ASIDE, BESIDE, ELSEWHERE, Told
from pipeline.words.quantity import CALENDAR, CLOCK, SESSIONS, Quantity, Range
from pipeline.words.roles import Roles, roles
from pipeline.words.tongues import heard

_SAME = 0.16
_LESSON = 45.0
_HOUR = 60.0
_MONTH = 52 / 12  # weeks
_LONG_WEEK = 3 * 60  # minutes
_ROW = 12  # words


@dataclass(frozen=True, slots=True)
class Length:
    """`low` to `high` in the unit asked for, both None where it cannot be told (`why`, flag `kind`)."""

    low: float | None
    high: float | None
    of: tuple[Quantity, ...]
    rule: str = "stated"
    unit: str | None = None
    computed: bool = False
    by_track: bool = False
    inferred: str = ""
    why: str = ""
    kind: str = "unparsed"


@dataclass(slots=True)
class Lengths:
    """The lengths that a passage tells; None where it does not."""

    session: Length | None = None
    programme: Length | None = None
    hours: Length | None = None


@once
def lengths(passage: Passage) -> Lengths:
    """All lengths of a passage, found once."""
    return _Measurer(passage).run()


class _Measurer:
    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.roles: Roles = roles(passage)
        self.told = list(self.roles.told)

    def run(self) -> Lengths:
        hours = self.hours()
        return Lengths(self.session(hours), self.programme(), hours)

    def usable(self, told: Told, dropped: frozenset[str] = ASIDE | BESIDE) -> bool:
        return (
            told.governor not in dropped | ELSEWHERE
            and not told.doubt
            and told.quantity.modifier not in ("staff", "victim")
        )

    def index(self, told: Told) -> int:
        return self.told.index(told)

    # One session -----------------------------------------------------------------------------------------------------

    def session(self, hours: Length | None) -> Length | None:
        """The length of a regular session: that of the group, else one told for no form, else that of a talk."""
        taken = set(hours.of) if hours else set()
        told = [t for t in self.told if t.role == "length" and self.usable(t) and t.quantity not in taken]
        told = [t for t in told if t.of is not None or not anchors.loose(self.passage, t.quantity)]
        told = [t for t in told if t.of is not None or not self.of_module(t)]
        linked = [t for t in told if t.of is not None]
        if linked and len(linked) < len(told):
            told = [t for t in told if t.of is not None or not self.parts_of(hours)]
        if not told:
            return None
        weekly = [t for t in told if self.of_week(t)]
        told = [t for t in told if t not in weekly]
        if not told:
            return Length(None, None, tuple(t.quantity for t in weekly), why="hours a week, not those of one session")
        forms = [length_forms.form(self.roles, self.told, self.index(t)) for t in told]
        best = next(f for f in ("group", None, *forms) if f in forms)
        chosen = [t for t, f in zip(told, forms, strict=True) if f == best or best not in ("group", None)]
        return self.agreed(chosen, [self.minutes(t) for t in chosen])

    def of_module(self, told: Told) -> bool:
        """Is a time that of each module told right before it ("6 modules, each about 4 hours")?"""
        i = self.index(told)
        before = self.roles.quantities[i - 1] if i else None
        return before is not None and before.what == "module" and self.roles.near(before, told.quantity, 3)

    def of_week(self, told: Told) -> bool:
        """Are so many hours a week more than one session takes, with no session named beside them?"""
        one = told.quantity
        named = one.leads is not None or any(
            0 < one.first - m.last <= 4 for m in heard(self.passage, "count_nouns", "session", "talk", "evening")
        )
        weekly = one.rate is not None and one.rate.code == "week"
        return weekly and not named and (one.sized[1] or one.sized[0] or 0) > _LONG_WEEK

    def parts_of(self, hours: Length | None) -> bool:
        return hours is not None

    def minutes(self, told: Told) -> Range:
        one, i = told.quantity, self.index(told)
        low, high = one.sized
        if i and self.roles.folded(i - 1):
            parts = self.roles.quantities[i - 1].low or 1
            low, high = (None if x is None else x * parts for x in one.sized)
            return low, high
        if one.what in ("lesson", "unit"):
            scale = self.lesson(self.index(told)) / _LESSON if one.what == "lesson" else self.lesson(self.index(told))
            return (None if low is None else low * scale), (None if high is None else high * scale)
        return low, high

    def lesson(self, i: int) -> float:
        """The minutes of a lesson: as defined in the answer ("lessons of 50 minutes", "two lessons (90 min)"), else
        45."""
        own = [t for t in self.told if t.role == "definition" and t.of == i]
        any_ = own or [t for t in self.told if t.role == "definition"]
        if not any_:
            return _LESSON
        minutes, of = any_[0].quantity.sized[0] or _LESSON, any_[0].of
        lessons = self.roles.quantities[of].low or 1 if of is not None else 1
        several = lessons > 1 and minutes > _HOUR and minutes / lessons <= _HOUR
        return minutes / lessons if several else minutes

    def agreed(self, chosen: Sequence[Told], ranges: Sequence[Range]) -> Length:
        """One range for several statements: the same, by track, or unknown."""
        quantities = tuple(t.quantity for t in chosen)
        distinct = list(dict.fromkeys(ranges))
        lessons = any(q.what in ("lesson", "unit") for q in quantities)
        inferred = (
            "a time without a unit was read as hours and minutes" if any(q.kind == "clock" for q in quantities) else ""
        )
        if any(q.kind == "period" for q in quantities) and len(distinct) > 1:
            kept = [(q, r) for q, r in zip(quantities, ranges, strict=True) if q.kind != "period"]
            quantities, distinct = tuple(q for q, _ in kept), list(dict.fromkeys(r for _, r in kept))
        for holds in (self.current, self.of_sessions):
            kept = [(q, r) for q, r in zip(quantities, ranges, strict=True) if holds(q)]
            if 1 < len(distinct) == len(set(ranges)) and len({r for _, r in kept}) == 1 and not self.tracked(chosen):
                quantities, distinct = (kept[0][0],), [kept[0][1]]
        if len(distinct) == 1:
            return Length(
                *distinct[0], quantities[:1], computed=lessons or quantities[0].kind == "period", inferred=inferred
            )
        if self.tracked(chosen):
            return Length(*_span(distinct), quantities, by_track=True, computed=lessons, inferred=inferred)
        return Length(None, None, quantities, why="these lengths cannot all hold", kind="conflict_within_item")

    def of_sessions(self, one: Quantity) -> bool:
        """Is a length that of the sessions that are counted, or told behind a word for one?"""
        told = next(t for t in self.told if t.quantity is one)
        i = self.index(told)
        counted = told.of is not None and told.of != i and self.roles.quantities[told.of].what in SESSIONS
        return counted or self.roles.single_session(i)

    def current(self, one: Quantity) -> bool:
        """Is a quantity said to hold now, or since a year, in its clause, or in a sentence that tells no other of its
        kind?"""
        clause = self.passage.clause_at(one.start)
        sentence = self.passage.sentence_at(one.start)
        if not any(q.what in CLOCK and q is not one and sentence.holds(q.start) for q in self.roles.quantities):
            clause = sentence
        since = any(clause.holds(m.start) for m in heard(self.passage, "volume_words", "since"))
        years = any(q.kind == "year" and clause.holds(q.start) for q in self.roles.quantities)
        return (since and years) or any(m.code == "now" and clause.holds(m.start) for m in self.roles.contexts)

    def tracked(self, chosen: Sequence[Told]) -> bool:
        return tracks.parted(self.passage, [t.start for t in chosen])

    # All sessions together -------------------------------------------------------------------------------------------

    def hours(self) -> Length | None:
        """The hours of all sessions together: stated, or so many teaching units."""
        told = [
            t
            for t in self.told
            if t.role in ("total", "lessons")
            and self.usable(t, ASIDE | {"followup"})
            and not anchors.about_others(self.passage, self.passage.clause_at(t.start), t.quantity)
            and not (t.quantity.rate and t.quantity.rate.code in ("week", "day"))
        ]
        told = [t for t in told if t.role == "total" or t.quantity.what == "lesson" or self.defined(t)]
        if not told:
            return None
        told = self.final(told)
        ranges = [self.total(t) for t in told]
        quantities = tuple(t.quantity for t in told)
        distinct = list(dict.fromkeys(ranges))
        lessons = any(q.what in ("lesson", "unit") for q in quantities)
        if len(distinct) == 1:
            return Length(*distinct[0], quantities[:1], computed=lessons, unit=None)
        if len({t.quantity.form for t in told} - {None}) == len(told) == 2:
            return Length(*_sum(ranges), quantities, computed=True)
        if self.tracked(told) or (lessons and self.increments()):
            return Length(*_span(distinct), quantities, by_track=True, computed=lessons)
        now = [t for t in told if self.current(t.quantity)]
        if len(now) == 1:
            return Length(*self.total(now[0]), (now[0].quantity,), computed=now[0].quantity.what in ("lesson", "unit"))
        if all(self.roles.gap(a, b, "plus") and self.roles.near(a, b, _ROW) for a, b in itertools.pairwise(quantities)):
            return Length(*_sum(ranges), quantities, computed=True)
        return Length(None, None, quantities, why="these totals cannot all hold", kind="conflict_within_item")

    def defined(self, told: Told) -> bool:
        """Is a "unit" a teaching unit: its length is told, and no longer than an hour?"""
        i = self.index(told)
        defined = [
            t for t in self.told if t.role == "definition" and (t.of == i or self.roles.quantities[t.of or 0].low == 1)
        ]
        return bool(defined) and (defined[0].quantity.sized[1] or 99) <= 60

    def final(self, told: list[Told]) -> list[Told]:
        """The sums among totals ("= 54 units"), where some are said to be; increments ("+ 6 units") are left out."""
        sums = [t for t in told if self.roles.whole(self.index(t))]
        if sums and not self.tracked(told):
            return sums
        return [t for t in told if self.roles.key(t.quantity.first - 1) != "+"] or told

    def increments(self) -> bool:
        return any(self.roles.key(t.quantity.first - 1) == "+" for t in self.told if t.role in ("total", "lessons"))

    def total(self, told: Told) -> Range:
        """In clock hours."""
        one = told.quantity
        low, high = one.sized
        own = any(t.role == "definition" and t.of == self.index(told) for t in self.told)
        if one.what in ("lesson", "unit") or own:
            minutes = self.lesson(self.index(told))
            return (None if one.low is None else one.low * minutes / 60), (
                None if one.high is None else one.high * minutes / 60
            )
        return (None if low is None else low / 60), (None if high is None else high / 60)

    # The programme ---------------------------------------------------------------------------------------------------

    def programme(self) -> Length | None:
        """The calendar time from the first to the last session."""
        every = [
            t
            for t in self.told
            if (t.role == "span" and t.quantity.what != "day") or (t.role == "span" and self.days(t))
        ]
        every = [t for t in every if not anchors.framed(self.passage, t.quantity)]
        fitting = [t for t in every if self.usable(t) and t.governor != "size"]
        told = [t for t in fitting if not anchors.loose(self.passage, t.quantity) or self.graded(t)]
        if not told:
            found = months.period(self.passage)
            if found is not None:
                weeks = found.low * _MONTH if found.low else None
                return Length(weeks, weeks, (found,), "months", "month", computed=True)
            left = [t for t in every if t.governor in ("order", "pilot") or t.doubt or t.governor in ELSEWHERE]
            left += [t for t in fitting if t not in left]
            return self.unknown(left) if left else None
        if phases.more(self.roles, told) or (len(told) == 1 and phases.lone(self.roles, told[0])):
            first = phases.continued(self.roles, told[0])
            if first is None:
                return Length(None, None, (told[0].quantity,), why="this is the time of one phase only")
            both = (first.quantity, told[0].quantity)
            return Length(*_sum([q.sized for q in both]), both, computed=True, unit=both[0].what)
        told = self.distinct([*told, *elliptical.spans(self.passage, told)])
        shortened = self.without_aftercare(told)
        if shortened is not None:
            return shortened
        ranges = [t.quantity.sized for t in told]
        quantities = tuple(t.quantity for t in told)
        unit = quantities[0].what
        if len(set(ranges)) == 1:
            return Length(*ranges[0], quantities[:1], unit=unit)
        if self.extendable(told):
            return Length(ranges[0][0], ranges[-1][1], quantities, unit=unit)
        if self.tracked(told) or heard(self.passage, "count_relations", "one_of"):
            return Length(*_span(ranges), quantities, by_track=True, unit=unit)
        if len(told) == 2 and {ranges[0].count(None), ranges[1].count(None)} == {1} and ranges[0][0] and ranges[1][1]:
            return Length(ranges[0][0], ranges[1][1], quantities, unit=unit)
        if self.phased(told):
            return Length(*_sum(ranges), quantities, computed=True, unit=unit)
        better = [t for t in told if t.governor == "programme"]
        if better and len(better) < len(told) and len({t.quantity.sized for t in better}) == 1:
            return Length(*better[0].quantity.sized, (better[0].quantity,), unit=better[0].quantity.what)
        return Length(None, None, quantities, why="these lengths cannot all hold", kind="conflict_within_item")

    def graded(self, told: Told) -> bool:
        """Is a time that of the participants of one level ("with a high score he gets six months")?"""
        clause = self.passage.clause_at(told.start)
        levels = [m for m in heard(self.passage, "levels", "low", "medium", "high", "very_high")
                  if clause.start <= m.start < told.start]
        return bool(levels) and tracks.label(self.passage, self.index(told)) is not None

    def without_aftercare(self, told: Sequence[Told]) -> Length | None:
        """A whole of which a part is aftercare ("1 year, of which 6 months of aftercare"), without that part."""
        if len(told) != 1 or not told[0].quantity.exact:
            return None
        whole = told[0].quantity
        for part in self.told:
            one = part.quantity
            if (
                part.governor == "followup"
                and one.exact
                and (one.what in CALENDAR or one.what == "")
                and part.sentence == told[0].sentence
                and self.roles.gap(whole, one, "of_which", "including")
            ):
                rest = (one.low or 0) * (one.scale if one.what else whole.scale)
                weeks = (whole.sized[0] or 0) - rest
                if not 0 < weeks < (whole.sized[0] or 0):
                    continue
                return Length(weeks, weeks, (whole, one), unit=whole.what, computed=True)
        return None

    def days(self, told: Told) -> bool:
        """Days are the length of a programme where nothing longer is told and they are not those of staff."""
        return (
            told.governor == "programme"
            and (told.quantity.high or told.quantity.low or 0) >= 5
            and not any(t.role == "span" and t.quantity.what in CALENDAR - {"day"} for t in self.told)
        )

    def unknown(self, left: Sequence[Told]) -> Length:
        return Length(
            None,
            None,
            tuple(t.quantity for t in left),
            why="the time told is not clearly that of the programme (an order, the past, a plan, another programme)",
        )

    def distinct(self, told: Sequence[Told]) -> list[Told]:
        """Without repetitions of the same length, also in another unit ("25 weeks, about 6 months")."""
        found: list[Told] = []
        for one in told:
            twin = next((k for k, t in enumerate(found) if self.alike(t, one)), None)
            if twin is None:
                found.append(one)
            elif found[twin].quantity.approx and not one.quantity.approx:
                found[twin] = one
        return found

    def alike(self, a: Told, b: Told) -> bool:
        x, y = a.quantity.sized, b.quantity.sized
        if x == y:
            return True
        if a.quantity.what == b.quantity.what or None in x or None in y or self.tracked([a, b]):
            return False
        return all(
            abs(p - q) <= _SAME * max(p, q) for p, q in zip(x, y, strict=True) if p is not None and q is not None
        )

    def extendable(self, told: Sequence[Told]) -> bool:
        """Usually six months, extended to at most nine."""
        return (
            len(told) == 2
            and told[1].quantity.low is None
            and told[0].quantity.high is not None
            and ((told[1].quantity.sized[1] or 0) > (told[0].quantity.sized[1] or 0))
        )

    def phased(self, told: Sequence[Told]) -> bool:
        """Phases one after the other: joined by a plus, or each beside a word for a phase."""
        pairs = list(itertools.pairwise(told))
        joined = all(
            self.roles.gap(a.quantity, b.quantity, "plus") and self.roles.near(a.quantity, b.quantity, _ROW)
            for a, b in pairs
        )
        phases = [
            any(abs(m.first - t.quantity.first) <= 5 for m in heard(self.passage, "count_nouns", "module"))
            for t in told
        ]
        return joined or all(phases)


def _sum(ranges: Sequence[Range]) -> Range:
    low = None if any(r[0] is None for r in ranges) else sum(r[0] or 0 for r in ranges)
    high = None if any(r[1] is None for r in ranges) else sum(r[1] or 0 for r in ranges)
    return low, high


def _span(ranges: Sequence[Range]) -> Range:
    lows, highs = [a for a, _ in ranges if a is not None], [b for _, b in ranges if b is not None]
    return (min(lows) if len(lows) == len(ranges) else None), (max(highs) if len(highs) == len(ranges) else None)
