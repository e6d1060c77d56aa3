"""Counts of people and courses by the time over which they are told: of one year, of each year, or so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.passage import Form, Passage
from pipeline.words import replies
from pipeline.words.governors import Told
from pipeline.words.measured import unsaid
from pipeline.words.quantity import Quantity, Range
from pipeline.words.roles import Roles, roles
from pipeline.words.tongues import heard

LAST = 3000
Period = Literal["each_year", "year", "so_far", "other", ""]
Counted = Literal["person", "group", "size"]

_AWAY = frozenset({"waiting", "staff", "order", "size", "money"})
_NOT_NUMBERS = frozenset({"year", "date", "label", "name", "ordinal", "half", "times", "period", "clock"})
_BEHIND = frozenset({"fi", "et", "hu", "tr"})
_NEAR = 5
_LARGEST_GROUP = 40
_WITHIN = ("ssä", "ssa", "grupis", "rühmas", "ban", "ben", "grupėje", "grupā")
_INSIDE = frozenset({
    "in", "a", "the", "per", "i", "en", "w", "v", "ve", "na", "u", "im", "der", "pro", "par", "por", "dans", "nel",
    "el", "un", "una", "een", "de", "het", "je", "em", "în", "pr"
})
@dataclass(frozen=True, slots=True)
class Entry:
    """One count: of persons, of groups (courses, runs), or of the persons in one group; when, at which stage, under
    which prompt; `year` where one is told; `doubt` where it is not clearly of this programme as it is."""

    quantity: Quantity
    counted: Counted
    period: Period
    stage: str = ""
    year: int | None = None
    partial: bool = False
    prompt: int | None = None
    inferred: bool = False
    doubt: str = ""
    sentence: int = 0
    index: int = 0

    @property
    def range(self) -> Range:
        return self.quantity.low, self.quantity.high


def entries(form: Form, passage: Passage) -> list[Entry]:
    """The counts of a passage, found once."""
    found: list[Entry] | None = passage.notes.get("volume entries")
    if found is None:
        found = passage.notes["volume entries"] = _Reader(form, passage).run()
    return found


class _Reader:
    def __init__(self, form: Form, passage: Passage) -> None:
        self.form = form
        self.passage = passage
        self.roles: Roles = roles(passage)
        self.told = self.roles.told
        self.words = heard(passage, "volume_words")
        self.replies = replies.of(form, passage)
        self.groups = heard(passage, "count_nouns", "group")

    def run(self) -> list[Entry]:
        found: list[Entry] = []
        for i, told in enumerate(self.told):
            counted = self.counted(i, found)
            if counted is not None and told.quantity.kind not in _NOT_NUMBERS and told.governor not in _AWAY:
                found.append(self.entry(i, told, counted, found))
        return found

    # What is counted -------------------------------------------------------------------------------------------------

    def counted(self, i: int, before: Sequence[Entry]) -> Counted | None:
        """Persons, groups or the persons of one group; None for all else."""
        one = self.told[i].quantity
        if (one.article and one.what != "group") or self.share(i):
            return None
        if one.what in ("person", "", "?") and self.in_group(i):
            return "size"
        if one.what == "person":
            return "person"
        if one.what == "group":
            return "group"
        if one.what == "place":
            return None
        following = self.told[i + 1].quantity if i + 1 < len(self.told) else None
        if (
            one.what == ""
            and following is not None
            and following.what == "person"
            and self.roles.near(one, following, 1)
            and (self.roles.gap(one, following, "times"))
        ):
            return "group"
        if one.what == "time" and one.kind == "count" and not one.rate:
            return "group"
        if one.what == "":
            return self.inherited(i, before)
        return None

    def share(self, i: int) -> bool:
        """Is a count the base of a share ("20 % of the 300 men")?"""
        previous = self.told[i - 1].quantity if i else None
        return (
            previous is not None and previous.what == "percent" and self.roles.near(previous, self.told[i].quantity, 3)
        )

    def in_group(self, i: int) -> bool:
        """Are persons those of one group ("groups of 8", "8 per group", "csoportonként 8-12", "at most 12 each")?"""
        one = self.told[i].quantity
        each = heard(self.passage, "rate_words", "each")
        for mention in each:
            noun = any(0 <= g.first - mention.last <= 1 for g in self.groups)
            if noun and (0 < mention.first - one.last <= 2 or 0 < one.first - mention.last <= 4):
                return True
        low, _ = self.roles.zones(i)
        text = self.passage.text[one.end : one.end + 12].lstrip(" (").casefold()
        if text.startswith(("/group", "/ group", "/gruppe", "/groupe", "/grupp", "/groep", "/grup", "/skup")):
            return True
        previous = self.told[i - 1].quantity if i else None
        if (one.high or one.low or 0) > _LARGEST_GROUP:
            return False
        if (
            previous is not None
            and previous.what == ""
            and previous.kind == "count"
            and self.roles.near(previous, one, 1)
            and (self.roles.gap(previous, one, "times"))
        ):
            return True
        if (
            previous is not None
            and previous.what == "group"
            and self.roles.near(previous, one, 8 if previous.rate else 4)
        ):
            gap = self.roles.gap(previous, one, "times_of", "times")
            apart = self.roles.words(previous.last + 1, one.first - 1)
            if gap or apart in (["("], ["x"], ["×"]) or any(previous.last < m.first < one.first for m in each):
                return True
            if any(0 < m.first - one.last <= 2 for m in each) and one.rate is None:
                return True
        bare = [g for g in self.groups if low <= g.first and g.last < one.first]
        counted = previous is not None and previous.noun is not None and bare and bare[-1].first == previous.noun.first
        if bare and not counted and bare[-1].last >= one.first - 3:
            between = self.roles.relation(bare[-1].last + 1, one.first - 1, "times_of")
            return bool(between) or (one.first - bare[-1].last <= 2 and self.passage.tokens[one.first - 1].key == "(")
        after = [g for g in self.groups if 0 < g.first - one.last <= 3]
        if after and self.passage.text[after[0].start : after[0].end].casefold().endswith(_WITHIN):
            return True
        inside = bool(after) and self.roles.key(after[0].first - 1) in _INSIDE
        return inside or (bool(after) and self.roles.key(after[0].first - 2) in _INSIDE)

    def inherited(self, i: int, before: Sequence[Entry]) -> Counted | None:
        """A bare number counts what the number before it in its reply counted, else what the prompt asks for."""
        one = self.told[i].quantity
        if (one.high or one.low or 0) < 0 or self.told[i].governor in _AWAY:
            return None
        reply = self.reply(one.start)
        if reply is not None and not self.trusted(reply):
            reply = None
        here = [
            e
            for e in before
            if e.counted != "size" and self.prompt(e.quantity.start) == (reply.prompt if reply else None)
        ]
        near = [e for e in here if self.told[i].sentence - e.sentence <= 1]
        rate = self.yearly(i)
        if reply is not None and reply.prompt == 1 and not rate and not near:
            return "group"
        if near and near[-1].counted == "person":
            return "person"
        if near and near[-1].counted == "group" and not rate and near[-1].prompt == 1 and not self.total(i):
            return None
        return "person"

    def reply(self, at: int) -> replies.Reply | None:
        return next((r for r in self.replies if r.stretch.start <= at < r.stretch.end), None)

    def trusted(self, reply: replies.Reply) -> bool:
        """Does each of the replies in one run tell a number, or that it is not known?"""
        if reply.how != "order":
            return reply.sure
        return all(
            any(r.stretch.holds(q.start) and q.kind == "count" for q in self.roles.quantities)
            or unsaid(self.passage, r.stretch)
            for r in self.replies
            if r.how == "order"
        )

    def prompt(self, at: int) -> int | None:
        reply = self.reply(at)
        return reply.prompt if reply else None

    # When and at which stage -----------------------------------------------------------------------------------------

    def entry(self, i: int, told: Told, counted: Counted, before: Sequence[Entry]) -> Entry:
        one = told.quantity
        reply = self.reply(one.start)
        year, span_of_years = self.year(i)
        period: Period = ""
        if one.rate is not None:
            period = "each_year" if one.rate.code == "year" else "other"
        elif self.total(i) and not self.yearly(i, near=True):
            period = "so_far"
        elif self.yearly(i):
            period = "each_year"
        elif year is not None:
            period = "so_far" if span_of_years else "year"
        elif before and before[-1].period == "each_year" and self.now(i):
            period = "each_year"
        inferred = one.what not in ("person", "group") and counted != "size"
        return Entry(
            one,
            counted,
            period,
            self.stage(i),
            None if span_of_years else year,
            self.partial(i),
            reply.prompt if reply and self.trusted(reply) else None,
            inferred,
            self.doubt(told),
            told.sentence,
            i,
        )

    def yearly(self, i: int, near: bool = False) -> bool:
        """Does a rate of the year stand with a count: directly, before it in its clause, at the end of a list, or alone
        in a clause of its own? `near`: only in its clause."""
        one = self.told[i].quantity
        if one.rate is not None:
            return one.rate.code == "year"
        clause = self.passage.clause_at(one.start)
        sentence = self.passage.sentence_at(one.start)
        rates = [m for m in heard(self.passage, "rates", "year") if sentence.start <= m.start < sentence.end]
        taken = {q.rate.start for q in self.roles.quantities if q.rate is not None}
        for rate in rates:
            if rate.start in taken and not self.listed(i, rate.start):
                continue
            its = self.passage.clause_at(rate.start)
            same = its == clause
            if near and not same:
                continue
            if rate.start > one.end and not any(its.start <= q.start < its.end for q in self.roles.quantities):
                return True
            if rate.end <= one.start and (same or self.opens(rate.start, sentence.start)):
                return True
            if rate.start >= one.end and same:
                return True
        return False

    def opens(self, at: int, start: int) -> bool:
        """Does a rate open its sentence ("Annually, between 20 and 25")?"""
        return at - start <= 25

    def listed(self, i: int, rate: int) -> bool:
        """Does the rate of a later count hold for this one too ("2 groups of 8 a year", "40 men and 5 women a
        year")?"""
        holder = next(
            (k for k, t in enumerate(self.told) if t.quantity.rate is not None and t.quantity.rate.start == rate), None
        )
        if holder is None or holder <= i or self.told[holder].sentence != self.told[i].sentence:
            return False
        between = self.roles.words(self.told[i].quantity.last + 1, self.told[holder].quantity.first - 1)
        same = self.told[holder].quantity.what == self.told[i].quantity.what
        return (
            holder == i + 1
            and not {";", ":"} & set(between)
            and ((same and len(between) <= 4) or self.in_group(holder))
        )

    def year(self, i: int) -> tuple[int | None, bool]:
        """The year that a count is of, and whether it is the first of several ("since 2010", "2009 to 2022")."""
        one = self.told[i].quantity
        sentence = self.told[i].sentence
        years = [(k, t.quantity) for k, t in enumerate(self.told) if t.quantity.kind in ("year", "date")]
        behind = next(
            (
                q
                for k, q in years
                if 0 < q.first - one.last <= _NEAR
                and self.told[k].sentence == sentence
                and not any(one.last < x.quantity.first < q.first for x in self.told)
                and self.roles.key(q.last + 1) not in (":", "=")
                and not self.new_entry(q, one)
            ),
            None,
        )
        ahead = next(
            (
                q
                for k, q in reversed(years)
                if q.first < one.first and (self.told[k].sentence == sentence or self.spaced(k, i))
            ),
            None,
        )
        relative = self.relative(i)
        if relative is not None:
            return relative, False
        chosen = behind or ahead
        if chosen is None or chosen.low is None:
            return None, False
        spans = chosen.high != chosen.low or self.opened_by_since(chosen)
        return int(chosen.high or chosen.low), spans

    def relative(self, i: int) -> int | None:
        """Last year and the year before, as years far ahead of any other."""
        clause = self.passage.clause_at(self.told[i].start)
        for code, year in (("year_before", LAST - 1), ("last_year", LAST)):
            if any(m.code == code and clause.start <= m.start < clause.end for m in self.words):
                return year
        return None

    def new_entry(self, year: Quantity, one: Quantity) -> bool:
        """Does a year behind a count open the next entry of a series ("120, 2019: 140")?"""
        following = self.passage.tokens[year.last + 1].key if year.last + 1 < len(self.passage.tokens) else ""
        return following in ("-", ":", "=") or bool({",", ";"} & set(self.roles.words(one.last + 1, year.first - 1)))

    def spaced(self, k: int, i: int) -> bool:
        """ "2019 - 214": the spaced dash of a series parts sentences, but not a year from its count."""
        return i == k + 1 and self.roles.words(self.told[k].quantity.last + 1, self.told[i].quantity.first - 1) == ["-"]

    def opened_by_since(self, year: Quantity) -> bool:
        near = [m for m in self.words if m.code == "since" and 0 < year.first - m.last <= 3]
        sentence = self.passage.sentence_at(year.start)
        after = [
            m
            for m in self.words
            if m.code == "since" and 0 < m.first - year.last <= 2 and m.start < sentence.end and m.language in _BEHIND
        ]
        return bool(near or after)

    def total(self, i: int) -> bool:
        """Is a count told for all time so far?"""
        one = self.told[i].quantity
        clause = self.passage.clause_at(one.start)
        sentence = self.passage.sentence_at(one.start)
        words = [m for m in self.words if m.code == "so_far" and sentence.start <= m.start < sentence.end]
        here = [m for m in words if clause.start <= m.start < clause.end]
        return bool(here) or any(0 < m.first - one.last <= 3 or 0 < one.first - m.last <= 4 for m in words)

    def now(self, i: int) -> bool:
        clause = self.passage.clause_at(self.told[i].start)
        return any(clause.start <= m.start < clause.end for m in heard(self.passage, "count_contexts", "now"))

    def stage(self, i: int) -> str:
        """Started, completed or referred: the nearest such word in the clause of a count, behind it first."""
        one = self.told[i].quantity
        low, high = self.roles.zones(i)
        near = [m for m in self.words if m.code in ("started", "completed", "referred") and low <= m.first <= high]
        behind = [m for m in near if m.first > one.last]
        return behind[0].code if behind else near[-1].code if near else ""

    def partial(self, i: int) -> bool:
        one = self.told[i].quantity
        return any(m.code == "partial" and abs(m.first - one.first) <= 8 for m in self.words)

    def doubt(self, told: Told) -> str:
        if told.doubt:
            return told.doubt
        return told.governor if told.governor in ("target", "other_programme", "past", "pilot") else ""
