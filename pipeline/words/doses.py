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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words import tracks
from pipeline.words.quantities import CALENDAR, CLOCK, Quantity
from pipeline.words.roles import BESIDE, ELSEWHERE, SESSIONS, Roles, Told, roles
from pipeline.words.tongues import heard

Range = tuple[float | None, float | None]

_DROPPED = frozenset({"staff", "homework", "absence", "waiting", "break", "point", "size"})
_DOUBTED = ELSEWHERE | {"pilot"}
_SERIES = 12


@dataclass(frozen=True, slots=True)
class Count:
    """One count of sessions: its number among the passage's quantities, its form, whether it is a talk before or after
    the programme (`beside`), the track that it belongs to."""

    index: int
    told: Told
    form: str | None
    beside: bool = False
    track: str | None = None

    @property
    def quantity(self) -> Quantity:
        return self.told.quantity

    @property
    def range(self) -> Range:
        return self.quantity.low, self.quantity.high


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


def dose(passage: Passage) -> Dose:
    """The sessions that a passage tells, found once."""
    found: Dose | None = passage.notes.get("dose")
    if found is None:
        found = passage.notes["dose"] = _Counter(passage).dose()
    return found


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


class _Counter:
    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.roles: Roles = roles(passage)
        self.told = self.roles.told

    def dose(self) -> Dose:
        counts = list(self.counts())
        doubted = [c for c in counts if c.told.doubt or c.told.governor in _DOUBTED or self.outdated(c, counts)]
        sure = [c for c in counts if c not in doubted]
        extra = [c for c in sure if len(sure) > 1 and self.extra(c)]
        found = self.together(self.undistributed([c for c in sure if c not in extra]))
        if found.whole is not None and extra and found.whole.low is not None:
            top = (found.whole.high or found.whole.low) + max(c.quantity.high or c.quantity.low or 0 for c in extra)
            found.whole = Part(
                found.whole.low, top, (*found.whole.of, *(c.quantity for c in extra)), computed=True, by_track=True
            )
        found.doubted = tuple(c.quantity for c in doubted)
        found.flexible = bool(heard(self.passage, "count_relations", "flexible"))
        found.used += [c.quantity for c in counts]
        return found

    # Which quantities count sessions ---------------------------------------------------------------------------------

    def counts(self) -> Iterator[Count]:
        for i, told in enumerate(self.told):
            if told.governor in _DROPPED or told.quantity.modifier in ("victim", "staff") or self.left_out(i):
                continue
            if not self.sessions(i):
                continue
            yield self.count(i)

    def left_out(self, i: int) -> bool:
        """Is a count said not to belong to the whole ("not counting the three talks", "3 follow-ups on top")?"""
        one = self.told[i].quantity
        low, high = self.roles.zones(i)
        ahead = [
            m
            for m in self.roles.relation(low, one.first - 1, "without")
            if m.term not in ("plus", "sin", "sans", "ohne")
        ]
        behind = self.roles.relation(one.last + 1, min(high, one.last + _SERIES), "without")
        other = any(c.quantity.what in SESSIONS and c.role == "count" for k, c in enumerate(self.told) if k != i)
        if other and self.for_others(one, high):
            return True
        return other and bool(
            ahead
            or (
                behind
                and not [
                    f for f in heard(self.passage, "session_forms") if behind[0].last <= f.first <= behind[0].last + 4
                ]
            )
        )

    def for_others(self, one: Quantity, high: int) -> bool:
        """Are sessions those of the partners or children ("5 sessions for the partners")?"""
        return any(
            0 < m.first - one.last <= 4
            and m.first <= high
            and not self.roles.relation(one.first - 3, m.first, "of_which")
            for m in heard(self.passage, "count_nouns", "victim")
        )

    def count(self, i: int) -> Count:
        told = self.told[i]
        one = told.quantity
        if not one.exact and one.low is not None and one.high is not None and self.changed(one):
            told = replace(told, quantity=replace(one, low=one.high))
        form = self.roles.form(i) or self.later_form(i) or ("individual" if one.what == "talk" else None)
        beside = told.governor in BESIDE
        if beside and told.governor != "followup" and one.what == "session" and not self.after_only(i):
            beside = False
        return Count(i, told, form, beside, tracks.label(self.passage, i))

    def after_only(self, i: int) -> bool:
        """Is a talk kept out in so many words ("not counted")?"""
        one = self.told[i].quantity
        _, high = self.roles.zones(i)
        return bool(self.roles.relation(one.last + 1, high, "without"))

    def changed(self, one: Quantity) -> bool:
        """Was a number changed "from 20 to 26"?"""
        clause = self.passage.clause_at(one.start)
        return any(clause.start <= m.start < clause.end for m in self.roles.relations if m.code == "change")

    def later_form(self, i: int) -> str | None:
        """A form told behind a number: "four of them one-to-one"."""
        one = self.told[i].quantity
        _, high = self.roles.zones(i)
        part = self.roles.relation(one.last + 1, high, "of_which")
        forms = [m for m in heard(self.passage, "session_forms") if one.last < m.first <= high]
        return forms[0].code if forms and (part or one.what == "") and forms[0].first - one.last <= 5 else None

    def sessions(self, i: int) -> bool:
        """Does quantity `i` count sessions, by its noun, its form, its factor, or the series that it stands in?"""
        told, one = self.told[i], self.told[i].quantity
        if one.what == "evening":
            return told.role == "count" and self.evenings()
        if one.what in SESSIONS:
            return told.role == "count" or (told.role == "one" and self.added(i))
        if one.what == "unit":
            return any(t.role == "definition" and t.of == i and (t.quantity.sized[1] or 0) > 60 for t in self.told)
        if one.what not in ("", "group") or one.kind != "count" or one.rate is not None or one.article:
            return False
        if one.what == "group":
            return (
                one.label
                and one.form == "group"
                and (self.factor(i) or any(q.label and q.form == "individual" for q in self.roles.quantities))
            )
        if (one.high or one.low or 0) < 1:
            return False
        if one.form is not None:
            return True
        return self.factor(i) or self.in_series(i) or self.part_of(i) or self.spread(i) or self.bracketed(i)

    def bracketed(self, i: int) -> bool:
        """ "The number of sessions is the same for all (20)"; "(24 in total)"."""
        one = self.told[i].quantity
        if self.roles.key(one.first - 1) != "(" or (self.roles.key(one.last + 1) != ")" and not self.roles.whole(i)):
            return False
        sentence = self.roles.stretch(self.told[i].sentence)
        named = [m for m in heard(self.passage, "count_nouns", "session") if sentence.start <= m.start < one.start]
        number = (
            any(
                m.last < named[0].first
                for m in self.roles.relations
                if m.code == "number_of" and m.start >= sentence.start
            )
            if named
            else False
        )
        return bool(named) and (self.roles.whole(i) or number)

    def evenings(self) -> bool:
        """Evenings are sessions where a length or a frequency is told."""
        return any(t.role == "length" for t in self.told) or bool(
            heard(self.passage, "rates", "week", "fortnight", "month")
        )

    def extra(self, one: Count) -> bool:
        """Does a count come on top for some participants ("an extra 6 talks", "10 sessions more")?"""
        q = one.quantity
        return one.track is not None and bool(self.roles.relation(q.first - 2, q.last + 1, "extra"))

    def added(self, i: int) -> bool:
        """Is a single session one more in a sum ("23 sessions and one final talk")?"""
        one = self.told[i].quantity
        if (one.form is None and one.what != "talk") or self.roles.measured(one, self.next(i)):
            return False
        return any(
            self.roles.gap(a.quantity, one, "plus") or "," in self.between(a.quantity, one)
            for a in self.told[max(0, i - 2) : i]
            if a.role == "count"
            and a.quantity.what in SESSIONS
            and self.roles.sentence(a.start) == self.roles.sentence(one.start)
        )

    def next(self, i: int) -> Quantity | None:
        return self.told[i + 1].quantity if i + 1 < len(self.told) else None

    def between(self, a: Quantity, b: Quantity) -> list[str]:
        return [w.key for w in self.passage.tokens[a.last + 1 : b.first]]

    def factor(self, i: int) -> bool:
        """ "12 x 2 hours": a number without a noun times a length."""
        return any(
            t.role == "length" and t.of == i and self.roles.gap(self.told[i].quantity, t.quantity, "times", "times_of")
            for t in self.told[i + 1 : i + 2]
        )

    def in_series(self, i: int) -> bool:
        """ "14 meetings, long course 28": a number without a noun in a row with one that has it, told apart
        by tracks."""
        one = self.told[i].quantity
        if (one.high or one.low or 0) <= 1:
            return False
        if (
            tracks.label(self.passage, i) is None
            and not self.dated(i)
            and not self.phase(i)
            and not self.added_number(i)
        ):
            return False
        for k in [*range(i - 1, -1, -1), *range(i + 1, len(self.told))]:
            other = self.told[k].quantity
            if other.what in ("", "?"):
                continue
            near = abs(self.told[k].sentence - self.told[i].sentence) <= (1 if k < i else 0)
            if other.what in SESSIONS and near and self.told[k].role == "count":
                return True
            if k < i and other.what in CALENDAR | CLOCK and self.told[k].role in ("length", "span"):
                continue
            if k > i:
                return other.what in SESSIONS and near
            return False
        return False

    def dated(self, i: int) -> bool:
        """Is a number without a noun set against another by words of time ("now it is 24")?"""
        clause = self.passage.clause_at(self.told[i].start)
        return any(clause.start <= m.start < clause.end for m in heard(self.passage, "count_contexts", "now", "past"))

    def phase(self, i: int) -> Mention | None:
        """The phase or module, itself no number of them, that a count belongs to."""
        low, high = self.roles.zones(i)
        before = self.told[i - 1].quantity if i else None
        if (
            before is not None
            and before.what == "module"
            and before.label
            and self.between(before, self.told[i].quantity) in ([], [":"])
        ):
            return before.noun
        counted = {
            q.noun.first for q in self.roles.quantities if q.noun is not None and q.what == "module" and not q.label
        }
        return next(
            (
                m
                for m in heard(self.passage, "count_nouns", "module")
                if low <= m.first <= high and m.first not in counted
            ),
            None,
        )

    def added_number(self, i: int) -> bool:
        """ "20 sessions + 10", "20 sessions, in exceptional cases 25"."""
        one, before = self.told[i].quantity, self.told[i - 1].quantity if i else None
        return (
            before is not None
            and before.what in SESSIONS
            and self.roles.near(before, one, 8)
            and bool(self.roles.gap(before, one, "plus", "extra", "exception"))
            and not self.roles.gap(before, one, "over", "times")
        )

    def part_of(self, i: int) -> bool:
        """ "four of them one-to-one"."""
        return self.later_form(i) is not None

    def spread(self, i: int) -> bool:
        """ "50 in 10 weeks" where sessions are spoken of."""
        one, following = self.told[i].quantity, self.next(i)
        if following is None or following.what not in CALENDAR or not self.roles.near(one, following, 3):
            return False
        return bool(self.roles.gap(one, following, "over")) and bool(heard(self.passage, "count_nouns", "session"))

    def outdated(self, one: Count, counts: Sequence[Count]) -> bool:
        """Is another count said to be that of now, and this one stands beside a year?"""
        if self.current(one):
            return False
        years = any(t.quantity.kind == "year" and t.clause == one.told.clause for t in self.told)
        return years and any(self.current(c) for c in counts if c is not one)

    def current(self, one: Count) -> bool:
        clause = self.passage.clause_at(one.told.start)
        return any(clause.start <= m.start < clause.end for m in heard(self.passage, "count_contexts", "now"))

    # Modules ---------------------------------------------------------------------------------------------------------

    def undistributed(self, counts: list[Count]) -> list[Count]:
        """Without the counts of one module ("9 modules of 3 sessions"); where they are all there is, times
        the modules."""
        shares = [(c, m) for c in counts if (m := self.module_of(c)) is not None]
        if not shares:
            return counts
        rest = [c for c in counts if c not in [s for s, _ in shares] and not c.beside]
        if rest:
            return [c for c in counts if c not in [s for s, _ in shares]]
        found = []
        for share, module in shares:
            low, high = share.range
            times = module.low or module.high or 1
            product = replace(
                share.quantity,
                low=None if low is None else low * times,
                high=None if high is None else high * (module.high or times),
                first=min(module.first, share.quantity.first),
                start=min(module.start, share.quantity.start),
                end=max(module.end, share.quantity.end),
                bound="product",
            )
            found.append(replace(share, told=replace(share.told, quantity=product)))
        return found

    def module_of(self, one: Count) -> Quantity | None:
        """The number of modules of which each has that many sessions."""
        q = one.quantity
        modules = [
            t.quantity
            for t in self.told
            if t.quantity.what == "module" and (t.quantity.low or t.quantity.high or 0) > 1
        ]
        for module in modules:
            if (
                module is self.told[one.index - 1].quantity
                and self.roles.near(module, q, 4)
                and (self.roles.gap(module, q, "times", "times_of") or self.each(module.last, q.first))
            ):
                return module
        behind = [m for m in heard(self.passage, "rate_words", "each") if 0 < m.first - q.last <= 2]
        ahead = [m for m in heard(self.passage, "rate_words", "each") if 0 < q.first - m.last <= 4]
        for mention in [*behind, *ahead]:
            if any(0 <= n.first - mention.last <= 1 for n in heard(self.passage, "count_nouns", "module")):
                return modules[0] if modules else None
        return None

    def each(self, first: int, last: int) -> bool:
        return any(first < m.first and m.last < last for m in heard(self.passage, "rate_words", "each"))

    # Together --------------------------------------------------------------------------------------------------------

    def together(self, counts: list[Count]) -> Dose:
        regular = [c for c in counts if not c.beside]
        plain = [c for c in regular if c.form is None]
        parts = [c for c in regular if c.form is not None]
        beside = [c for c in counts if c.beside]
        found = self.summed(plain, parts, beside)
        if found is not None:
            return found
        if plain and parts:
            return self.mixed(plain, parts)
        if parts:
            return self.parted(parts)
        return self.plainly(plain)

    def summed(self, plain: list[Count], parts: list[Count], beside: list[Count]) -> Dose | None:
        """A whole whose parts are told: one plain count is the sum of the others."""
        if self.alternatives([*plain, *parts]) and all(c.track for c in plain):
            return None
        for whole in plain:
            if whole.quantity.low is None:
                continue
            others = [c for c in plain if c is not whole]
            for pieces in ([*parts, *beside], parts, [*others, *parts], [*others, *parts, *beside]):
                if len(pieces) > 1 and add(c.range for c in pieces) == whole.range:
                    return self.whole_with(whole, pieces)
        return None

    def whole_with(self, whole: Count, pieces: list[Count]) -> Dose:
        found = Dose(Part(*whole.range, (whole.quantity,)), joined=True)
        for form in ("group", "individual"):
            own = [c for c in pieces if c.form == form]
            if own:
                part = Part(*add(c.range for c in own), tuple(c.quantity for c in own), computed=len(own) > 1)
                setattr(found, form, part)
        return found

    def mixed(self, plain: list[Count], parts: list[Count]) -> Dose:
        """A whole and some of its parts ("36 sessions, four of them one-to-one"), or counts of equal rank."""
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
                setattr(
                    whole, form, Part(*add(c.range for c in own), tuple(c.quantity for c in own), computed=len(own) > 1)
                )
        whole.joined = True
        if whole.group is None and whole.individual is not None and None not in (whole.whole.low, whole.individual.low):
            rest = (
                (whole.whole.low or 0) - (whole.individual.high or 0),
                (whole.whole.high or 0) - (whole.individual.low or 0),
            )
            if rest[0] > 0 and whole.individual.high is not None and whole.whole.high is not None:
                whole.group = Part(*rest, (*whole.whole.of, *whole.individual.of), computed=True)
        return whole

    def smaller(self, part: Count, whole: Part) -> bool:
        low, high = part.range
        top = whole.high if whole.high is not None else whole.low
        return top is not None and (high if high is not None else low or 0) < top

    def beside_whole(self, plain: list[Count], parts: list[Count]) -> bool:
        """Do parts of one form add to a plain count ("20 sessions plus 4 individual talks"), and are not inside it?"""
        last, first = plain[-1].quantity, parts[0].quantity
        if last.first > first.first:
            return False
        inner = self.roles.gap(last, first, "of_which", "including") or self.roles.relation(
            first.first, parts[-1].quantity.last + 4, "of_which", "including"
        )
        return (
            bool(self.roles.gap(last, first, "plus"))
            and not inner
            and self.roles.sentence(last.start) == self.roles.sentence(first.start)
        )

    def added_up(self, plain: list[Count], parts: list[Count]) -> Dose:
        counts = [*plain, *parts]
        found = Dose(Part(*add(c.range for c in counts), tuple(c.quantity for c in counts), computed=True), joined=True)
        form = parts[0].form or "individual"
        setattr(
            found, form, Part(*add(c.range for c in parts), tuple(c.quantity for c in parts), computed=len(parts) > 1)
        )
        return found

    def parted(self, parts: list[Count]) -> Dose:
        """Counts of groups and of talks: their sum, or, where each participant takes one of them, their span."""
        found = Dose()
        by_form = {form: [c for c in parts if c.form == form] for form in ("group", "individual")}
        chosen = self.alternatives(parts)
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
            return Part(*add(c.range for c in own), quantities, computed=True)
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
            return Dose(Part(*add(c.range for c in plain), quantities, computed=True))
        if all(self.phase(c.index) for c in plain):
            return Dose(Part(*add(c.range for c in plain), quantities, computed=True))
        if all(self.plus(a.quantity, b.quantity) for a, b in itertools.pairwise(plain)):
            return Dose(Part(*self.extended([Part(*c.range, ()) for c in plain]), quantities, computed=True))
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
        if self.roles.relation(base.last + 1, more.first - 1, "exception") and top > base.low:
            return Part(base.low, top, (base, more))
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
