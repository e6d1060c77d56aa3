"""How often sessions take place: sessions a week, from rates, steps ("every two weeks") and weekdays.

weekly 1, twice a week 2, 1-2 per week 1 to 2, fortnightly 0.5, every three weeks 0.33, monthly 0.23, daily 5
first weekly, then every two weeks                       0.5 to 1
bi-weekly                                                nobody knows
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.quantities import anchors, times_in, tracks
from pipeline.words.quantities.quantities import heads
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, SESSIONS, Quantity
from pipeline.words.quantities.reasons import LATER
from pipeline.words.quantities.roles import MOST_A_WEEK, Roles, roles
from pipeline.words.sessions import bounded_rates, companies, superseded, weeks_times
from pipeline.words.sessions.phases import ON
from pipeline.words.wording.tongues import heard

_BESIDE = frozenset({"staff", "point", "order", "followup", "homework", "waiting", "absence", "break", "intake",
                     "closing"})
_NOT_SESSIONS = frozenset({"person", "staff", "group", "site", "place", "referral", "victim", "money", "percent",
                           "paper", "call"})
_ANY = frozenset({
    "any", "beliebigen", "beliebigem", "quelconque", "cualquier", "qualsiasi", "qualunque", "willekeurige", "valfri",
    "vilken", "hvilken", "dowolny", "kterékoli", "kterýkoli", "bet", "jebkuru", "katerikoli", "bilo", "qualquer",
    "orice", "bármely", "ganzer", "ganzen", "whole", "full", "entire", "entero", "intero", "entier", "celý"})
_UNITS = ("week", "day", "fortnight", "month", "quarter")
_LONG_WEEK, _OF_MONTH = 3 * 60, 3  # minutes; words
_OR = frozenset({
    "or", "oder", "ou", "o", "of", "eller", "tai", "lub", "nebo", "alebo", "arba", "ali", "ili", "või", "vai", "vagy",
    "sau", "/",
})
_WEEKENDS = ("weekend", "week-end", "wochenend", "víkend", "fines", "helg", "viikonlop", "savaitgal")


@dataclass(frozen=True, slots=True)
class Frequency:
    """Sessions a week, `low` to `high` (both None: the word is ambiguous), with the characters that tell it."""

    low: float | None
    high: float | None
    start: int
    end: int
    form: str | None = None
    computed: bool = False
    session: bool = False
    whole: bool = True


@once
def frequencies(passage: Passage) -> list[Frequency]:
    """All frequencies of sessions that a passage tells for the present programme."""
    return list(_Finder(passage).run())


class _Finder:
    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.roles: Roles = roles(passage)
        self.numbers = {c: t.number or 1.0 for c, t in passage.lexicon.vocabularies["rates"].codes.items()}
        self.forms = heard(passage, "session_forms")

    def run(self) -> Iterator[Frequency]:
        rates = list(heard(self.passage, "rates", *_UNITS, "ambiguous"))
        rates += [q.rate for q in self.roles.quantities if q.rate is not None and q.rate not in rates
                  and q.rate.code in _UNITS and q.what in SESSIONS]
        every = [*self.rated(rates), *self.stepped(), *self.continued(rates), *self.shared(),
                 *self.multiplied()]
        found = self.affirmed([f for f in every if not self.beside(f, every)])
        found = found or [f for f in self.weekdays() if not self.beside(f, ())]
        for f in found:
            low, high = bounded_rates.bound(self.passage, f.start, f.end, (f.low, f.high))
            yield replace(f, low=low, high=high)

    def affirmed(self, found: list[Frequency]) -> list[Frequency]:
        """Without those that are denied where others stand in their place ("not monthly but weekly")."""
        kept = [f for f in found if None in (f.low, f.high)
                or not scopes.standing(self.passage, f.start, f.end, ("not",))]
        return kept or found

    def rated(self, rates: list[Mention]) -> Iterator[Frequency]:
        """From rates: with the number that stands with them, else one."""
        for rate in rates:
            if self.covered(rate):
                continue
            if rate.code == "ambiguous":
                yield Frequency(None, None, rate.start, rate.end, self.form(rate.start), session=True)
                continue
            one = self.number_of(rate)
            if one == "other":
                continue
            yield self.made(rate, one if isinstance(one, Quantity) else None)

    def continued(self, rates: list[Mention]) -> Iterator[Frequency]:
        """A bare number behind a rate and a word for later: "two a week, then one"."""
        for one in self.roles.quantities:
            if one.what not in SESSIONS | {""} or one.rate is not None or not 0 < (one.high or 99) <= 7:
                continue
            sentence = self.passage.sentence_at(one.start)
            before = [r for r in rates if sentence.start <= r.start < one.start]
            then = self.roles.relation(one.first - 2, one.first - 1, "after", "plus")
            counted = any(q.rate is not None and q.rate is r for r in before for q in self.roles.quantities)
            ends = self.roles.key(one.last + 1) in ("", ".", ",", ";", ")")
            later = (bool(then) and then[-1].term in LATER) or self.later(one)
            if counted and ends and (later or self.of_others(one, before)):
                yield self.made(before[-1], one)

    def shared(self) -> Iterator[Frequency]:
        """A number of times of another track before that with the rate ("outside once, in prison twice a week")."""
        for i, one in enumerate(self.roles.quantities[:-1]):
            other = self.roles.quantities[i + 1]
            times = one.kind == "times" or one.what == "time"
            if not times or one.rate is not None or not 0 < (one.high or 0) <= MOST_A_WEEK or (
                    other.kind != "times" and other.what != "time"):
                continue
            same = self.roles.sentence(one.start) == self.roles.sentence(other.start)
            rate = self.rate_behind(other) if same else None
            if rate is not None and tracks.parted(self.passage, [one.start, other.start]):
                yield self.made(rate, one)
                if other.rate is None:
                    yield self.made(rate, other)

    def multiplied(self) -> Iterator[Frequency]:
        for i, one in enumerate(self.roles.quantities):
            if weeks_times.weeks_of(self.roles, i) is not None and one.rate is None:
                yield Frequency(one.low, one.high, one.start, one.end, one.form, session=True)

    def rate_behind(self, one: Quantity) -> Mention | None:
        """The rate of a number, also one behind a bracket ("twice (prison) a week")."""
        if one.rate is not None:
            return one.rate if one.rate.code in _UNITS else None
        held = self.roles.bracket(one.end + 2)
        return next((m for m in heard(self.passage, "rates", *_UNITS)
                     if held is not None and held[0] - one.end <= 1 and 0 <= m.start - held[1] <= 2), None)

    def later(self, one: Quantity) -> bool:
        """Does a word for later stand before a number, at most "only" between ("afterwards only one")?"""
        at = one.first - 1
        only = next((m for m in self.passage.of("joiners", "only") if m.last == at), None)
        return self.roles.key(only.first - 1 if only else at) in LATER

    def of_others(self, one: Quantity, before: list[Mention]) -> bool:
        """Is a number that of other participants than the rate before it ("high risk two a week, the others one")?"""
        between = [m for m in heard(self.passage, "tracks", "track") if before[-1].end <= m.start < one.start]
        return any(one.first - m.last <= 2 for m in between) and one.what in SESSIONS | {""}

    def covered(self, rate: Mention) -> bool:
        """Is a rate inside a longer rate ("every two weeks" holds "weeks"), or the end of a length ("for a month")?"""
        if any(
            q.kind == "step" and q.start <= rate.start < q.end and q.rate is not None and q.rate.code == rate.code
            for q in self.roles.quantities
        ):
            return True
        started = next((m for m in heads(self.passage).rates.values() if m.start == rate.start), None)
        return started is not rate and not any(q.rate is rate for q in self.roles.quantities)

    def number_of(self, rate: Mention) -> Quantity | str | None:
        """The quantity that a rate goes with; "other" where that counts no sessions; None where there is none."""
        for one in self.roles.quantities:
            if one.rate is not None and one.rate.start == rate.start:
                return None if one.kind == "step" else self.fitting(one)
            if one.label and one.last + 1 == rate.first and one.what in SESSIONS and (one.high or 99) <= MOST_A_WEEK:
                return one  # "meetings 2x week"
        behind = next(
            (
                q
                for q in self.roles.quantities
                if 0 < q.first - rate.last <= 2
                and q.kind in ("count", "times")
                and self.roles.sentence(q.start) == self.roles.sentence(rate.start)
            ),
            None,
        )
        between = {w.key for w in self.passage.tokens[rate.last + 1 : behind.first]} if behind else set()
        if (
            behind is not None
            and not between & {",", ";", "("}
            and behind.what in SESSIONS | {""}
            and (behind.high or 99) <= MOST_A_WEEK
        ):
            return behind
        return None

    def fitting(self, one: Quantity) -> Quantity | str | None:
        """Sessions, bare numbers and hours go with a rate; persons and groups do not."""
        at = self.roles.quantities.index(one)
        daily = one.what in CLOCK and one.rate is not None and one.rate.code == "day"
        if daily and at and self.roles.quantities[at - 1].what == "day":
            return "other"  # "2 days, 6 hours per day"
        if one.what in CLOCK and at and self.roles.rated_by_length(at - 1):
            return self.roles.quantities[at - 1]
        if daily and one.rate is not None and one.rate.last > one.rate.first:
            return "other"
        if one.what in CLOCK and one.rate is not None and not self.single(one):
            return "other"
        if one.what in CLOCK or one.what == "unit" or (one.label and one.what == "module"):
            return None
        if self.roles.adverb(one) and one.what in SESSIONS:
            return None
        if one.what in CALENDAR:
            return one if one.what == "day" and (one.high or 1) >= 1 else None  # half a day a week is one session
        if one.what == "group" and self.roles.adverb(one) and (one.low or 0) > MOST_A_WEEK:
            return None
        return "other" if one.what in _NOT_SESSIONS or one.kind in ("year", "date") else one

    def single(self, one: Quantity) -> bool:
        """Are the hours of a week those of one session: few, or of sessions that are named right before?"""
        named = one.leads is not None or any(
            0 < one.first - m.last <= 4 for m in heard(self.passage, "count_nouns", "session", "talk", "evening")
        )
        return named or (one.sized[1] or one.sized[0] or 0) <= _LONG_WEEK

    def made(self, rate: Mention, one: Quantity | None) -> Frequency:
        weeks = self.numbers[rate.code]
        low, high = (one.low, one.high) if one is not None else (1.0, 1.0)
        start, end = min(rate.start, one.start) if one else rate.start, max(rate.end, one.end) if one else rate.end
        clause = self.passage.sentence_at(rate.start)
        nouns = any(
            clause.start <= m.start < clause.end and m.code in SESSIONS - {"time"}
            for m in heard(self.passage, "count_nouns")
        )
        return Frequency(
            _per(low, weeks),
            _per(high, weeks),
            start,
            end,
            one.form if one and one.form else self.form(start),
            rate.code == "day",
            nouns,
            rate.code in ("week", "day"),
        )

    def stepped(self) -> Iterator[Frequency]:
        """Every three weeks; every second week; joka toinen viikko."""
        for told in self.roles.told:
            one = told.quantity
            if one.kind == "step" and one.rate is not None and one.low and not self.told_by_rate(one):
                weeks = self.numbers[one.rate.code]
                low, high = _per(1.0, weeks * (one.high or one.low)), _per(1.0, weeks * one.low)
                yield Frequency(low, high, one.start, one.end, self.form(one.start), whole=False)
            if told.role == "frequency" and one.what in CALENDAR and one.low and one.what != "year":
                low, high = one.sized
                opener = [m for m in heard(self.passage, "rate_words", "every") if m.last == one.first - 1]
                times = times_in.times_in(self.passage, one) or self.times_before(
                    opener[0].first if opener else one.first)
                start = min([one.start, *(m.start for m in opener), *([times.start] if times else [])])
                count = (times.low or 1.0) if times else 1.0
                yield Frequency(
                    round(count / (high or low or 1), 2),
                    round(count / (low or 1), 2),
                    start,
                    one.end,
                    (times.form if times else None) or self.form(start),
                    whole=False,
                )
        units = {
            m.first: m
            for m in [
                *self.passage.of("time_units", "week", "month", "day"),
                *heard(self.passage, "rate_words", "weekday"),
            ]
        }
        for code, step in (("second", 2.0), ("third", 3.0)):
            for mention in heard(self.passage, "rate_words", code):
                unit = units.get(mention.last + 1)
                if unit is not None and not any(
                    r.start <= mention.start < r.end for r in heard(self.passage, "rates", *_UNITS)
                ):
                    weeks = step * {"week": 1.0, "month": 52 / 12, "day": 0.2}.get(unit.code, 1.0)
                    yield Frequency(
                        round(1 / weeks, 2),
                        round(1 / weeks, 2),
                        mention.start,
                        unit.end,
                        self.form(mention.start),
                        whole=False,
                    )

    def told_by_rate(self, one: Quantity) -> bool:
        """Is a word with a number and a rate in it a rate of its own ("zweiwöchentlich")?"""
        own = one.rate.code if one.rate else ""
        return any(
            m.start < one.end and one.start < m.end and m.code != own for m in heard(self.passage, "rates", *_UNITS)
        )

    def times_before(self, at: int) -> Quantity | None:
        """ "once every three weeks"."""
        return next(
            (
                q
                for q in self.roles.quantities
                if q.last == at - 1 and (q.kind == "times" or (q.what in SESSIONS | {""} and (q.high or 99) <= 7))
            ),
            None,
        )

    def weekdays(self) -> Iterator[Frequency]:
        """Every Wednesday; Mondays and Thursdays; on Monday or Thursday."""
        taken = [(q.start, q.end) for q in self.roles.quantities]
        days = [
            m
            for m in heard(self.passage, "rate_words", "weekday")
            if not any(a < m.end and m.start < b for a, b in taken) and not self.entry(m)
        ]
        if not days or any(w.key.startswith(_WEEKENDS) for w in self.passage.tokens):
            return
        sentence = self.passage.sentence_at(days[0].start)
        here = [d for d in days if sentence.start <= d.start < sentence.end]
        named = {self.passage.text[d.start : d.start + 3].casefold() for d in here}
        between = {w.key for a, b in itertools.pairwise(here) for w in self.passage.tokens[a.last + 1 : b.first]}
        either = between & _OR
        count = 1.0 if either else float(len(named))
        if self.monthly(here[-1]):
            count = round(count / self.numbers["month"], 2)
        yield Frequency(count, count, here[0].start, here[-1].end, self.form(here[0].start), session=True)

    def monthly(self, day: Mention) -> bool:
        """Is a weekday one of the month ("the first Monday of the month")?"""
        ordinal = self.roles.relation(day.first - 2, day.first - 1, "after")
        months = (m for m in self.passage.of("time_units", "month") if 0 < m.first - day.last <= _OF_MONTH)
        return bool(ordinal) and any(self.passage.sentence_at(day.start).holds(m.start) for m in months)

    def entry(self, day: Mention) -> bool:
        """Is a weekday one on which people may come in ("a new man may start on any Monday")?"""
        if self.roles.key(day.first - 1) in _ANY:
            return True
        clause = self.passage.clause_at(day.start)
        sessions = any(clause.holds(m.start) for m in heard(self.passage, "count_nouns", *SESSIONS))
        begins = heard(self.passage, "volume_words", "started", "began")
        return not sessions and any(clause.holds(m.start) for m in begins)

    def form(self, at: int) -> str | None:
        """The form of the sessions that a frequency is told of: the last form before it in its clause."""
        clause = self.passage.clause_at(at)
        sentence = self.passage.sentence_at(at)
        rates = [m.start for m in heard(self.passage, "rates") if sentence.start <= m.start < at]
        before = [m for m in self.forms if max([sentence.start, *rates]) <= m.start < at]
        after = [m for m in self.forms if at <= m.start < clause.end]
        if not before and not after and rates:  # "individual talks every week, later every second week"
            anew = any(rates[-1] < m.start < at for m in heard(self.passage, "count_nouns", *SESSIONS))
            before = [] if anew else [m for m in self.forms if sentence.start <= m.start < rates[0]]
        return before[-1].code if before else after[0].code if after else None

    def beside(self, found: Frequency, every: Sequence[Frequency]) -> bool:
        """Is a frequency that of staff, reports, supervision, aftercare, the past, or of other things than sessions?"""
        clause = self.passage.clause_at(found.start)
        start = clause.start
        before = self.passage.text[: start].rstrip()
        if before.endswith(":") or (before.endswith("(") and self.after_end(len(before) - 1)):
            start = self.passage.clause_at(len(before) - 1).start
        told = [m for m in self.roles.contexts if start <= m.start < clause.end]
        codes = {m.code for m in told}
        if codes & _BESIDE and not ("programme" in codes and self.nearer(found, told)):
            return True
        if any(t.doubt for t in self.roles.told if t.start >= found.start and t.end <= found.end):
            return not self.phase(found, every)
        if superseded.long_past(self.passage, clause) and self.given_up(found, every):
            return True
        if "past" in codes and "now" not in codes and not self.phase(found, every):
            return True
        scope = scopes.standing(self.passage, found.start, found.end, ("other",))
        if (anchors.strange(self.passage, clause) and not self.same_sessions(clause)) or (
                found.session and scope is not None):
            return True
        nouns = heard(self.passage, "count_nouns", "staff", "victim", "call")
        theirs = companies.meets(self.passage, clause, found.start, found.end)
        return "programme" not in codes and (theirs or any(clause.start <= m.start < found.end for m in nouns))

    def same_sessions(self, clause: Stretch) -> bool:
        """Does a clause tell the number of sessions of an earlier one again ("there it is the same 24, two a week")?"""
        again = [q for q in self.roles.quantities if clause.holds(q.start) and q.what == "" and q.rate is None]
        return any(q.what in SESSIONS and q.kind == "count" and (q.high or 0) > MOST_A_WEEK and q.end <= one.start
                   and (q.low, q.high) == (one.low, one.high) for one in again for q in self.roles.quantities)

    def after_end(self, at: int) -> bool:
        """Does the clause before a bracket speak of what follows the programme, and of none of its sessions?"""
        clause = self.passage.clause_at(at)
        codes = {m.code for m in self.roles.contexts if clause.holds(m.start)}
        counted = any(clause.holds(q.start) and q.what in SESSIONS for q in self.roles.quantities)
        return "followup" in codes and not counted

    def phase(self, found: Frequency, every: Sequence[Frequency]) -> bool:
        """Is a frequency that of a first phase, another one following in its sentence without a word for today, or that
        of the next phase, told behind a word for later?"""
        sentence = self.passage.sentence_at(found.start)
        now = any(sentence.holds(m.start) for m in heard(self.passage, "count_contexts", "now")) or (
            superseded.long_past(self.passage, self.passage.clause_at(found.start)))
        before = [f.end for f in every if sentence.start <= f.start and f.end <= found.start]
        words = (w.key for w in self.passage.tokens if before and before[-1] <= w.start < found.start)
        follows = any(found.end <= f.start < sentence.end for f in every)
        return not now and (follows or any(w in ON or w in LATER for w in words))

    def given_up(self, found: Frequency, every: Sequence[Frequency]) -> bool:
        """Does another frequency follow in its sentence or the next one?"""
        at = self.roles.sentence(found.start)
        return any(f.start >= found.end and self.roles.sentence(f.start) - at <= 1 for f in every)

    def nearer(self, found: Frequency, told: Sequence[Mention]) -> bool:
        """Does a word for the programme stand nearer to a frequency than one for something else?"""

        def distance(m: Mention) -> int:
            return max(found.start - m.end, m.start - found.end, 0)

        own = [distance(m) for m in told if m.code == "programme"]
        other = [distance(m) for m in told if m.code in _BESIDE]
        return min(own) <= min(other)


def _per(count: float | None, weeks: float) -> float | None:
    return None if count is None else round(count / weeks, 2)
