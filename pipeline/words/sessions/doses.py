"""How many sessions a programme has: the counts of a passage put together to a whole and its parts.

14 individual, 26 group                              40 = 14 + 26
25 meetings: 2 talks, 22 in group, 1 final talk      25, of which 22 and 3
36 sessions, four of them one-to-one                 36, of which 4, so 32
9 modules x 3 sessions                               27
low risk 12, medium 24, high 36 sessions             12 to 36, by track
25 sessions ... all 30 sessions                      no number: they cannot both hold
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.passage import Passage, once
from pipeline.words.quantities import tracks
from pipeline.words.quantities.governors import ELSEWHERE
from pipeline.words.quantities.quantity import Quantity, Range
from pipeline.words.sessions import bounds_met, exceptions, first_and_last
from pipeline.words.sessions.left_out import BESIDES
from pipeline.words.sessions.module_counts import ModuleCounts
from pipeline.words.sessions.session_counts import Count
from pipeline.words.wording.tongues import heard

_NEAR = 4  # words
_OPENING = 8  # characters
_DOUBTED = ELSEWHERE | {"pilot"}


@dataclass(frozen=True, slots=True)
class Part:
    """A number of sessions: low and high, the quantities that tell it, whether it was computed or spans tracks."""

    low: float | None
    high: float | None
    of: tuple[Quantity, ...]
    computed: bool = False
    by_track: bool = False

    @property
    def approx(self) -> bool:
        return any(q.approx for q in self.of)


@dataclass(slots=True)
class Dose:
    """`whole`, `group`, `individual`: numbers of sessions, None where not told. `conflict`: counts that cannot all
    hold. `doubted`: counts set aside as past, planned or of another programme. `joined`: whole and parts are told.
    `flexible`: no fixed number. `used`: every quantity that was understood."""

    whole: Part | None = None
    group: Part | None = None
    individual: Part | None = None
    joined: bool = False
    conflict: tuple[Quantity, ...] = ()
    doubted: tuple[Quantity, ...] = ()
    flexible: bool = False
    used: list[Quantity] = field(default_factory=list)


@once
def dose(passage: Passage) -> Dose:
    """The sessions that a passage tells, found once."""
    return _Counter(passage).dose()


def add(ranges: Iterable[Range]) -> Range:
    """The sum of ranges; an open end stays open."""
    low: float | None = 0.0
    high: float | None = 0.0
    for a, b in ranges:
        low = None if low is None or a is None else low + a
        high = None if high is None or b is None else high + b
    return low, high


def span(ranges: Sequence[Range]) -> Range:
    """The lowest and the highest of ranges."""
    lows = [a for a, _ in ranges if a is not None]
    highs = [b for _, b in ranges if b is not None]
    return (min(lows) if lows else None), (max(highs) if highs else None)


def total(counts: Sequence[Count]) -> Part:
    """What counts come to together."""
    return Part(*add(c.range for c in counts), tuple(c.quantity for c in counts), computed=len(counts) > 1)


def spanned(parts: Sequence[Part]) -> Part | None:
    """What the same part of several tracks spans; None where no track has it."""
    if not parts:
        return None
    numbers = span([(p.low, p.high) for p in parts])
    computed = any(p.computed for p in parts)
    return Part(*numbers, tuple(q for p in parts for q in p.of), computed, by_track=len(parts) > 1)


def topped(part: Part | None, extra: Sequence[Count]) -> Part | None:
    """A part up to what it comes to for those who get the most of some extra counts."""
    if part is None or part.low is None or not extra:
        return part
    top = (part.high or part.low) + max(c.quantity.high or c.quantity.low or 0 for c in extra)
    return Part(part.low, top, (*part.of, *(c.quantity for c in extra)), computed=True, by_track=True)


def runs_of(counts: Sequence[Count]) -> list[list[Count]]:
    """The counts of each track, one without a word for its track going with the one before it in its sentence; none
    where a count belongs to no track."""
    runs: dict[str, list[Count]] = {}
    last: Count | None = None
    for one in counts:
        if one.track is None and (last is None or last.told.sentence != one.told.sentence):
            return []
        last = one if one.track is not None or last is None else replace(one, track=last.track)
        runs.setdefault(last.track or "", []).append(one)
    return list(runs.values())


class _Counter(ModuleCounts):
    """Counts of sessions put together."""

    def dose(self) -> Dose:
        placed = first_and_last.individual(self.passage)
        counts = [c for c in bounds_met.widened(list(self.counts()), self.roles)
                  if placed is None or not placed[1].holds(c.quantity.start)]
        doubted = [c for c in counts if c.told.doubt or c.told.governor in _DOUBTED or self.outdated(c, counts)]
        sure = bounds_met.undivided([c for c in counts if c not in doubted])
        if len(sure) == 1 and self.only_extra(sure[0].quantity):
            doubted, sure = [*doubted, *sure], []
        extra = [c for c in sure if len(sure) > 1 and self.extra(c)]
        usual = [c for c in sure if c not in extra]
        found = self.together(self.undistributed([c for c in usual if not self.with_extra(c, usual, extra)]))
        if placed is not None:
            self.take_out(found, placed[0])
        found.whole = topped(found.whole, extra)
        found.group = topped(found.group, [c for c in extra if c.form == "group"])
        found.individual = topped(found.individual, [c for c in extra if c.form == "individual"])
        found.doubted = tuple(c.quantity for c in doubted)
        found.flexible = bool(heard(self.passage, "count_relations", "flexible"))
        found.used += [c.quantity for c in counts]
        return found

    def take_out(self, found: Dose, individual: int) -> None:
        """Part a whole of one number into so many individual sessions and the others, in a group."""
        whole = found.whole
        if whole is not None and whole.low == whole.high and (whole.low or 0) > individual and found.individual is None:
            rest = (whole.low or 0) - individual
            found.individual = Part(individual, individual, whole.of)
            found.group = found.group or Part(rest, rest, whole.of, computed=True)
            found.joined = True

    # Together --------------------------------------------------------------------------------------------------------

    def together(self, counts: list[Count], of_one: bool = False) -> Dose:
        """What counts come to; `of_one`: they are those of one track."""
        regular = [c for c in counts if not c.beside]
        plain = [c for c in regular if c.form is None]
        parts = [c for c in regular if c.form is not None]
        beside = [c for c in counts if c.beside]
        apart = self.by_track(regular)
        if apart is not None:
            return apart
        found = self.summed(plain, parts, beside)
        if found is not None:
            return found
        if plain and parts:
            return self.mixed(plain, parts)
        if parts:
            return self.parted(parts, of_one)
        return self.plainly(plain)

    def summed(self, plain: list[Count], parts: list[Count], beside: list[Count]) -> Dose | None:
        """A whole whose parts are told: one plain count is the sum of the others."""
        sums = [c for c in plain if self.result(c.index)]
        if not sums and self.alternatives([*plain, *parts]) and all(c.track for c in plain):
            return None
        for whole in plain:
            middle = any(c.index < whole.index for c in plain) and any(c.index > whole.index for c in plain)
            if whole.quantity.low is None or (middle and not self.roles.whole(whole.index)):
                continue
            others = [c for c in plain if c is not whole]
            for pieces in ([*parts, *beside], parts, [*others, *parts], [*others, *parts, *beside]):
                if len(pieces) > 1 and add(c.range for c in pieces) == whole.range:
                    return self.whole_with(whole, pieces)
        return None

    def by_track(self, counts: list[Count]) -> Dose | None:
        """Tracks that each have sessions of both forms ("prison: 24 in group, 4 alone; outside: 16 in group, 3 alone"):
        the span of what each track comes to."""
        runs = runs_of(counts)
        if len(runs) < 2 or len(runs) == len(counts):
            return None
        told = [self.together([replace(c, track=None) for c in run], of_one=True) for run in runs]
        wholes = [d.whole for d in told if d.whole is not None]
        if len(wholes) < len(runs) or not any(d.group and d.individual for d in told):
            return None
        return Dose(spanned(wholes), spanned([d.group for d in told if d.group is not None]),
                    spanned([d.individual for d in told if d.individual is not None]), joined=True)

    def whole_with(self, whole: Count, pieces: list[Count]) -> Dose:
        found = Dose(Part(*whole.range, (whole.quantity,)), joined=any(c.form for c in pieces))
        for form in ("group", "individual"):
            own = [c for c in pieces if c.form == form]
            if own:
                setattr(found, form, total(own))
        return found

    def mixed(self, plain: list[Count], parts: list[Count]) -> Dose:
        """A whole and some of its parts ("36 sessions, four of them one-to-one"), or counts of equal rank."""
        if self.versions(plain, parts):
            return self.plainly([*parts, *plain])
        whole = self.plainly(plain)
        if whole.whole is None:
            return whole
        inside = [c for c in parts if self.smaller(c, whole.whole)]
        if len(inside) < len(parts):
            same = [c for c in parts if c.range == (whole.whole.low, whole.whole.high)]
            if len(same) == len(parts) == 1:
                return self.parted([*same])
            return Dose(conflict=tuple(c.quantity for c in [*plain, *parts]))
        if len({c.form for c in parts}) == 1 and self.beside_whole(plain, parts):
            return self.added_up(plain, parts)
        for form in ("group", "individual"):
            own = [c for c in inside if c.form == form]
            if own:
                setattr(whole, form, total(own))
        whole.joined = True
        if whole.group is None and whole.individual is not None and None not in (whole.whole.low, whole.individual.low):
            rest = (
                (whole.whole.low or 0) - (whole.individual.high or 0),
                (whole.whole.high or 0) - (whole.individual.low or 0),
            )
            known = whole.individual.high is not None and whole.whole.high is not None
            if rest[0] > 0 and known and not self.or_between(whole.individual, whole.whole):
                whole.group = Part(*rest, (*whole.whole.of, *whole.individual.of), computed=True)
        return whole

    def versions(self, plain: list[Count], parts: list[Count]) -> bool:
        """Are the counts behind a form at the start of a sentence those of several versions ("Group work only: basic
        10, for high risk the longer one of 20")?"""
        return (
            parts[-1].index < plain[0].index
            and len({c.form for c in parts}) == 1
            and all(c.quantity.form is None for c in parts)
            and parts[0].told.sentence == plain[-1].told.sentence
            and all(c.track for c in plain)
            and self.alternatives([*parts, *plain])
            and not self.roles.relation(
                parts[0].quantity.first, plain[-1].quantity.last + _NEAR, "of_which", "including")
        )

    def or_between(self, one: Part, two: Part) -> bool:
        """Does "or" stand between two numbers, so that neither is a part of the other?"""
        low, high = sorted((one.of[0], two.of[0]), key=lambda q: q.first)
        return any(low.last < m.first and 0 < high.first - m.first <= _NEAR
                   for m in heard(self.passage, "joiners", "or"))

    def smaller(self, part: Count, whole: Part) -> bool:
        low, high = part.range
        top = whole.high if whole.high is not None else whole.low
        return top is not None and (high if high is not None else low or 0) < top

    def beside_whole(self, plain: list[Count], parts: list[Count]) -> bool:
        """Do parts of one form add to a plain count ("20 sessions plus 4 individual talks"), and are not inside it?"""
        last, first = plain[-1].quantity, parts[0].quantity
        if last.first > first.first:
            return False
        inner = [
            m
            for m in self.roles.relation(last.last + 1, parts[-1].quantity.last + 4, "of_which", "including")
            if self.roles.bracket(m.start) in (None, self.roles.bracket(first.start))  # not "(incl. 10 min coffee)"
        ]
        one, other = self.roles.sentence(last.start), self.roles.sentence(first.start)
        opening = self.roles.stretch(other).start
        added = one + 1 == other and any(
            opening <= m.start < first.start and m.first <= first.first and m.start - opening <= 1
            for m in self.roles.relations if m.code in ("plus", "extra", "without"))
        joined = self.roles.gap(last, first, "plus") or any(
            m.term in BESIDES for m in self.roles.relation(last.last + 1, first.first - 1, "without"))
        later = one + 1 == other and any(
            0 < m.first - parts[-1].quantity.last <= _NEAR for m in self.roles.relations if m.code == "comes_to")
        return (bool(joined) and not inner and one == other) or added or later

    def added_up(self, plain: list[Count], parts: list[Count]) -> Dose:
        found = Dose(total([*plain, *parts]), joined=True)
        form = parts[0].form or "individual"
        setattr(found, form, total(parts))
        if form == "individual" and len(plain) == 1 and self.group_meets(plain[0]):
            found.group = Part(*plain[0].range, (plain[0].quantity,))
        return found

    def group_meets(self, one: Count) -> bool:
        """Is the group the subject of a count ("the group meets 16 times")?"""
        clause = self.passage.clause_at(one.told.start)
        nouns = [m for m in heard(self.passage, "count_nouns") if clause.start <= m.start < one.told.start]
        return bool(nouns) and nouns[0].code == "group" and nouns[0].start - clause.start <= _OPENING

    def parted(self, parts: list[Count], of_one: bool = False) -> Dose:
        """Counts of groups and of talks: their sum, or, where each participant takes one of them, their span."""
        found = Dose()
        by_form = {form: [c for c in parts if c.form == form] for form in ("group", "individual")}
        labels = {form: {c.track for c in own} - {None} for form, own in by_form.items()}
        chosen = self.alternatives(parts) and (all(labels.values()) or self.either(parts if of_one else ()))
        for form, own in by_form.items():
            if own:
                setattr(found, form, self.one_form(own))
        known = [p for p in (found.group, found.individual) if p is not None]
        if any(p.low is None and p.high is None for p in known):
            return Dose(conflict=tuple(c.quantity for c in parts))
        ranges = [(p.low, p.high) for p in known]
        quantities = tuple(q for p in known for q in p.of)
        if len(known) == 1:
            found.whole = replace(known[0])
        elif chosen:
            found.whole = Part(*span(ranges), quantities, by_track=True)
            found.joined = True
        else:
            found.whole = Part(*self.extended(known), quantities, computed=True)
            found.joined = True
        return found

    def either(self, within: Sequence[Count]) -> bool:
        """Is it said, in the sentences of certain counts where some are given and by no word for a track, that each
        participant takes one of several formats?"""
        here, labels = {c.told.sentence for c in within}, {m.first for m in tracks.worded(self.passage)}
        return any(not here or (self.roles.sentence(m.start) in here and m.first not in labels)
                   for m in heard(self.passage, "count_relations", "one_of"))

    def extended(self, known: list[Part]) -> Range:
        """ "20 plus up to 10" is 20 to 30."""
        low, high = add((p.low if p.low is not None else 0.0, p.high) for p in known)
        return low, high

    def one_form(self, own: list[Count]) -> Part:
        """Several counts of one form: the same, tracks, or pieces in a row."""
        ranges = list(dict.fromkeys(c.range for c in own))
        quantities = tuple(c.quantity for c in own)
        if len(ranges) == 1 and not (len(own) > 1 and self.rowed(own)):
            return Part(*ranges[0], quantities[:1])
        if self.alternatives(own):
            return Part(*span(ranges), quantities, by_track=True)
        if self.rowed(own):
            return total(own)
        return Part(None, None, quantities)

    def rowed(self, own: list[Count]) -> bool:
        """Do counts of one form stand in one row, with pieces of another form or a plus between?"""
        return all(
            self.roles.sentence(a.told.start) == self.roles.sentence(b.told.start) for a, b in itertools.pairwise(own)
        ) and (
            any(
                self.roles.gap(a.quantity, b.quantity, "plus") or b.index - a.index > 1
                for a, b in itertools.pairwise(own)
            )
        )

    def plainly(self, plain: list[Count]) -> Dose:
        """Counts without a form: one, one said twice, tracks, a sum, or a conflict."""
        if not plain:
            return Dose()
        ranges = list(dict.fromkeys(c.range for c in plain))
        quantities = tuple(c.quantity for c in plain)
        product = any(q.bound == "product" for q in quantities)
        if len(ranges) == 1:
            return Dose(Part(*ranges[0], quantities[:1], computed=product))
        grown = self.grown(plain)
        if grown is not None:
            return Dose(grown)
        if self.alternatives(plain):
            return Dose(Part(*span(ranges), quantities, by_track=True))
        if len(plain) > 2 and all(self.roles.key(q.first - 1) == "(" for q in quantities):
            return Dose(total(plain))
        modules = [t.quantity.low for t in self.told if t.quantity.what == "module" and not t.quantity.label]
        if modules == [len(plain)] and plain[0].told.sentence == plain[-1].told.sentence:
            return Dose(total(plain))
        if all(self.phase(c.index) for c in plain):
            return Dose(total(plain))
        if all(self.plus(a.quantity, b.quantity) for a, b in itertools.pairwise(plain)):
            return Dose(Part(*self.extended([Part(*c.range, ()) for c in plain]), quantities, computed=True))
        limits = bounds_met.met([c.quantity for c in plain], self.roles)
        if limits is not None:
            return Dose(Part(*limits, quantities))
        refined = self.refined(plain)
        return Dose(Part(*refined.range, (refined.quantity,))) if refined else Dose(conflict=quantities)

    def grown(self, plain: Sequence[Count]) -> Part | None:
        """A usual number and what some get instead or on top ("20, in exceptional cases 25"; "20 + optional 10")."""
        if len(plain) != 2:
            return None
        base, more = plain[0].quantity, plain[1].quantity
        _low, high = self.roles.zones(plain[1].index)
        top = more.high if more.high is not None else more.low
        if base.low is None or top is None:
            return None
        if exceptions.told(self.roles, plain[1].index):
            return Part(*span([plain[0].range, plain[1].range]), (base, more), by_track=True)
        if self.roles.relation(base.last + 1, high, "exception") and top > base.low:
            return Part(base.low, top, (base, more))
        if self.roles.relation(base.last + 1, more.first, "cut_to") and (more.low or top) < base.low:
            return Part(more.low or top, base.high, (base, more))
        if self.roles.relation(base.last + 1, high, "extra"):
            return Part(base.low, (base.high or base.low) + top, (base, more), computed=True)
        return None

    def refined(self, plain: list[Count]) -> Count | None:
        """One count inside the range of all others ("up to 30 sessions, at least 20") or said to be the total."""
        totals = [c for c in plain if self.roles.whole(c.index)]
        return totals[0] if len(totals) == 1 else None

    def plus(self, a: Quantity, b: Quantity) -> bool:
        return self.roles.near(a, b, 4) and any(
            m.term in ("+", "plus", "and", "und", "et", "en", "och", "og", "y", "e", "ja", "i", "a", "ir", "in")
            for m in self.roles.gap(a, b, "plus")
        )

    def alternatives(self, counts: Sequence[Count]) -> bool:
        """Does each participant take one of several formats: tracks by risk, setting, sex or length of the course?"""
        if heard(self.passage, "count_relations", "one_of") and len(counts) > 1:
            return True
        labels = [c.track for c in counts]
        return len([x for x in labels if x]) >= max(1, len(counts) - 1) and len(set(labels)) > 1
