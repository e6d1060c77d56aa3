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
from pipeline.words.quantities import anchors, tracks
from pipeline.words.quantities.governors import ASIDE, ELSEWHERE, Told
from pipeline.words.quantities.quantity import CALENDAR, Range
from pipeline.words.sessions import elliptical, months, paused, phases
from pipeline.words.sessions.session_lengths import Length, SessionLengths, span
from pipeline.words.wording.tongues import heard

_SAME = 0.16
_MONTH = 52 / 12  # weeks
_ROW, _BEHIND = 12, 3  # words
_FORMS = ("group", "individual")
_PROGRAMME = ("program", "the program", "our program", "the course", "das program", "le program", "el program")


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


class _Measurer(SessionLengths):
    def run(self) -> Lengths:
        hours = self.hours()
        return Lengths(self.session(hours), self.programme(), hours)

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
            return Length(*span(distinct), quantities, by_track=True, computed=lessons)
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
        every = [t for t in every if not anchors.framed(self.passage, t.quantity)
                 and not paused.apart(self.passage, t.quantity)]
        fitting = [t for t in every if self.usable(t) and t.governor not in ("size", "outside")]
        others = [t for t in every if t not in fitting]
        fitting = [t for t in fitting if not self.changed(t, others)]
        told = [t for t in fitting if not anchors.loose(self.passage, t.quantity) or self.graded(t)]
        if not told:
            found = months.period(self.passage)
            if found is not None:
                weeks = found.low * _MONTH if found.low else None
                return Length(weeks, weeks, (found,), "months", "month", computed=True)
            left = [t for t in every if t.governor in ("order", "pilot") or t.doubt or t.governor in ELSEWHERE]
            left += [t for t in fitting if t not in left]
            return self.unknown(left) if left else None
        told = [t for t in told if not phases.of_module(self.roles, t)] or told
        sum_ = phases.summed(self.roles, told)
        if sum_ is not None:
            return Length(*sum_.quantity.sized, (sum_.quantity,), unit=sum_.quantity.what)
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
        if self.shortened(told):
            return Length(ranges[1][0], ranges[0][1], quantities, unit=unit)
        whole = self.parted_whole(told)
        if whole is not None:
            return Length(*whole.quantity.sized, (whole.quantity,), unit=whole.quantity.what)
        if phases.labelled(self.passage, quantities):
            return Length(*_sum(ranges), quantities, computed=True, unit=unit)
        if self.tracked(told) or heard(self.passage, "count_relations", "one_of") or self.by_form(told):
            return Length(*span(ranges), quantities, by_track=True, unit=unit)
        if len(told) == 2 and {ranges[0].count(None), ranges[1].count(None)} == {1} and ranges[0][0] and ranges[1][1]:
            return Length(ranges[0][0], ranges[1][1], quantities, unit=unit)
        if self.phased(told) and not self.own_clause(told[-1]):
            return Length(*_sum(ranges), quantities, computed=True, unit=unit)
        better = [t for t in told if t.governor == "programme"]
        if better and len(better) < len(told) and len({t.quantity.sized for t in better}) == 1:
            return Length(*better[0].quantity.sized, (better[0].quantity,), unit=better[0].quantity.what)
        return Length(None, None, quantities, why="these lengths cannot all hold", kind="conflict_within_item")

    def by_form(self, told: Sequence[Told]) -> bool:
        """Are two times those of the two forms, each told before or right behind it ("half a year for the individual
        work, 3 months for the group")?"""
        return {self.form_of(t) for t in told} == {"group", "individual"} and len(told) == len(_FORMS)

    def form_of(self, told: Told) -> str | None:
        one, clause = told.quantity, self.passage.clause_at(told.start)
        forms = [m for m in heard(self.passage, "session_forms", *_FORMS) if clause.holds(m.start)]
        behind = [m.code for m in forms if 0 < m.first - one.last <= _BEHIND]
        alone = {m.code for m in forms}
        return behind[0] if behind else alone.pop() if len(alone) == 1 else self.roles.form(self.index(told))

    def graded(self, told: Told) -> bool:
        """Is a time that of the participants of one level ("with a high score he gets six months")?"""
        clause = self.passage.clause_at(told.start)
        levels = [m for m in heard(self.passage, "levels", "low", "medium", "high", "very_high")
                  if clause.start <= m.start < told.start]
        return bool(levels) and tracks.label(self.passage, self.index(told)) is not None

    def without_aftercare(self, told: Sequence[Told]) -> Length | None:
        """A whole of which a part is aftercare ("1 year, of which 6 months of aftercare"), without that part."""
        split = self.beside_aftercare(told)
        if split is not None:
            return split
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

    def beside_aftercare(self, told: Sequence[Told]) -> Length | None:
        """What is left of a whole told beside all its parts, one of them aftercare ("1.5 years; of this 12 months
        of treatment and 6 months of follow-up")."""
        for one in told:
            others = [t.quantity for t in told if t is not one]
            after = [t.quantity for t in self.told if t.governor == "followup" and t.quantity.what in CALENDAR
                     and 0 <= t.sentence - one.sentence <= 1]
            sizes = [q.sized[0] or 0 for q in (*others, *after) if q.exact]
            parted = others and after and len(sizes) == len(others) + len(after)
            if parted and abs(sum(sizes) - (one.quantity.sized[0] or 0)) < 1:
                weeks = sum(q.sized[0] or 0 for q in others)
                return Length(weeks, weeks, tuple(others), unit=others[0].what)
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

    def parted_whole(self, told: Sequence[Told]) -> Told | None:
        """The time that the others, with a first part of it, add up to ("1 year: first 3 months alone, then 9 months in
        the group")."""
        firsts = [t for t in self.told if t.role == "point" and t.quantity.what in CALENDAR and t.quantity.exact
                  and self.roles.initial(t.quantity)]
        for whole in told:
            parts = [t for t in (*told, *firsts) if t is not whole]
            sizes = [t.quantity.sized[0] or 0 for t in parts if t.quantity.exact]
            if 1 < len(sizes) == len(parts) and abs(sum(sizes) - (whole.quantity.sized[0] or 0)) < 1:
                return whole
        return None

    def shortened(self, told: Sequence[Told]) -> bool:
        """One year, which can be shortened to eight months."""
        a, b = told[0].quantity, told[-1].quantity
        fewer = len(told) == 2 and (b.sized[1] or 0) < (a.sized[0] or 0)
        return fewer and bool(self.roles.gap(a, b, "cut_to"))

    def extendable(self, told: Sequence[Told]) -> bool:
        """Usually six months, extended to at most nine."""
        return (
            len(told) == 2
            and told[1].quantity.low is None
            and told[0].quantity.high is not None
            and ((told[1].quantity.sized[1] or 0) > (told[0].quantity.sized[1] or 0))
        )

    def changed(self, told: Told, others: Sequence[Told]) -> bool:
        """Is a time what another one, which is not that of the programme, is prolonged or cut to ("a barring order is 2
        weeks, it can be extended to 4")?"""
        before = next((t for t in reversed(others) if t.start < told.start), None)
        return before is not None and told.sentence - before.sentence <= 1 and bool(
            self.roles.gap(before.quantity, told.quantity, "exception", "cut_to"))

    def own_clause(self, told: Told) -> bool:
        """Is the programme named as the subject of a time behind another one ("enrolled for at least 9 months, and the
        programme needs 7 months")?"""
        before = self.roles.quantities[self.index(told) - 1]
        own = [m for m in heard(self.passage, "count_contexts", "programme")
               if before.last < m.first < told.quantity.first]
        named = any(self.passage.text[m.start : m.end].casefold().startswith(_PROGRAMME) for m in own)
        return named and before.what in CALENDAR

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
