"""How long one session is, in minutes: that of the group, else one told for no form, else that of a talk."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.passage import Passage
from pipeline.words.quantities import anchors, one_place, tracks
from pipeline.words.quantities.governors import ASIDE, BESIDE, ELSEWHERE, Told
from pipeline.words.quantities.quantity import CLOCK, SESSIONS, Quantity, Range
from pipeline.words.quantities.roles import Roles, roles
from pipeline.words.sessions import around_sessions, length_forms
from pipeline.words.wording.tongues import heard

LESSON = 45.0
_HOUR = 60.0
_WITHIN = frozenset({"in", "en", "i", "w", "v", "ve", "im", "em", "u", "inside", "nel", "nella", "à", "binnen"})
_LONG_WEEK = 3 * 60  # minutes


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


class SessionLengths:
    """The times of one passage, and which of them are those of a session."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.roles: Roles = roles(passage)
        self.told = list(self.roles.told)

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
        told = [t for t in told if not (self.of_staff(t) or around_sessions.around(self.roles, t))]
        linked = [t for t in told if t.of is not None]
        if hours is not None and linked:
            told = linked
        else:
            told = [t for t in told if t.of is not None or not (
                anchors.loose(self.passage, t.quantity) or self.of_module(t))]
        if not told:
            return None
        weekly = [t for t in told if self.of_week(t)]
        told = [t for t in told if t not in weekly]
        if not told:
            return Length(None, None, tuple(t.quantity for t in weekly), why="hours a week, not those of one session")
        forms = [length_forms.form(self.roles, self.told, self.index(t)) for t in told]
        best = next(f for f in ("group", None, *forms) if f in forms)
        chosen = [t for t, f in zip(told, forms, strict=True) if f == best or best not in ("group", None) or (
            f is None and self.elsewhere(t))]
        return self.agreed(chosen, [self.minutes(t) for t in chosen])

    def elsewhere(self, told: Told) -> bool:
        """Is a time told of one place, named before it in its sentence, with no session ("A group meeting is 2 hours.
        In the prison we only get 90 minutes")?"""
        start = self.roles.stretch(told.sentence).start
        places = any(start <= m.start < told.start and _WITHIN & {self.roles.key(m.first - k) for k in (0, 1, 2)}
                     for m in self.passage.of("settings", "custody", "remand"))
        nouns = [m for m in heard(self.passage, "count_nouns")
                 if start <= m.start < told.start and m.code not in ("time", "site")]
        return places and not nouns and told.of is None

    def of_staff(self, told: Told) -> bool:
        """Is a time how long staff meet, told behind how often ("the trainers meet once a month for 2 hours")?"""
        linked = told.of is not None and self.told[told.of].quantity.rate is not None
        return linked and anchors.about_others(self.passage, self.passage.clause_at(told.start), told.quantity)

    def of_module(self, told: Told) -> bool:
        """Is a time that of each module told right before it ("6 modules, each about 4 hours")?"""
        i = self.index(told)
        before = self.roles.quantities[i - 1] if i else None
        return before is not None and before.what == "module" and self.roles.near(before, told.quantity, 3)

    def of_week(self, told: Told) -> bool:
        """Are so many hours a week more than one session takes, or those of a month, with no session named beside
        them?"""
        one = told.quantity
        named = one.leads is not None or any(
            0 < one.first - m.last <= 4 for m in heard(self.passage, "count_nouns", "session", "talk", "evening")
        )
        weekly = one.rate is not None and one.rate.code == "week"
        rare = one.rate is not None and one.rate.code in ("month", "quarter", "half_year", "year")
        return (weekly or rare) and not named and (rare or (one.sized[1] or one.sized[0] or 0) > _LONG_WEEK)

    def minutes(self, told: Told) -> Range:
        one, i = told.quantity, self.index(told)
        low, high = one.sized
        if i and self.roles.folded(i - 1):
            parts = self.roles.quantities[i - 1].low or 1
            low, high = (None if x is None else x * parts for x in one.sized)
            return low, high
        if one.what in ("lesson", "unit"):
            scale = self.lesson(i) / LESSON if one.what == "lesson" else self.lesson(i)
            return (None if low is None else low * scale), (None if high is None else high * scale)
        return low, high

    def lesson(self, i: int) -> float:
        """The minutes of a lesson: as defined in the answer ("lessons of 50 minutes", "two lessons (90 min)"), else
        45."""
        own = [t for t in self.told if t.role == "definition" and t.of == i]
        any_ = own or [t for t in self.told if t.role == "definition"]
        if not any_:
            return LESSON
        minutes, of = any_[0].quantity.sized[0] or LESSON, any_[0].of
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
            quantities, ranges = tuple(q for q, _ in kept), [r for _, r in kept]
            distinct = list(dict.fromkeys(ranges))
        for holds in (self.current, self.of_sessions) if len(distinct) > 1 and not self.tracked(chosen) else ():
            kept = [(q, r) for q, r in zip(quantities, ranges, strict=True) if holds(q)]
            if len({r for _, r in kept}) == 1:
                quantities, ranges, distinct = (kept[0][0],), [kept[0][1]], [kept[0][1]]
        if len(distinct) == 1:
            return Length(
                *distinct[0], quantities[:1], computed=lessons or quantities[0].kind == "period", inferred=inferred
            )
        if self.tracked(chosen):
            return Length(*span(distinct), quantities, by_track=True, computed=lessons, inferred=inferred)
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
        told = {m.code for m in self.roles.contexts if clause.holds(m.start)} & {"now", "past"}
        return "now" in told or (since and years and not told)

    def tracked(self, chosen: Sequence[Told]) -> bool:
        pairs = itertools.pairwise([t.quantity for t in chosen])
        return tracks.parted(self.passage, [t.start for t in chosen]) or (
            len(chosen) > 1 and all(one_place.own(self.passage, a, b) for a, b in pairs))


def span(ranges: Sequence[Range]) -> Range:
    """The lowest and the highest of ranges; an end that one leaves open stays open."""
    lows, highs = [a for a, _ in ranges if a is not None], [b for _, b in ranges if b is not None]
    return (min(lows) if len(lows) == len(ranges) else None), (max(highs) if len(highs) == len(ranges) else None)
