"""Counts of people and courses by the time over which they are told: of one year, of each year, or so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.passage import Form, Passage
from pipeline.words import replies, tracks
from pipeline.words.governors import Told
from pipeline.words.heads import WITHIN
from pipeline.words.measured import unsaid
from pipeline.words.quantity import Quantity, Range
from pipeline.words.tongues import heard
from pipeline.words.when import When

Period = Literal["each_year", "year", "so_far", "other", ""]
Counted = Literal["person", "group", "size"]

_AWAY = frozenset({"waiting", "staff", "order", "size", "money"})
_NOT_NUMBERS = frozenset({"year", "date", "label", "name", "ordinal", "half", "times", "period", "clock"})
_NEAR = 5
_LARGEST_GROUP = 40
_LONGEST_REPLY = 5  # words
_STAGES = {"started": "started", "began": "started", "completed": "completed", "referred": "referred"}
_MANY = frozenset({
    "hundreds", "thousands", "hunderte", "tausende", "centaines", "milliers", "cientos", "miles", "centinaia",
    "migliaia", "honderden", "duizenden", "hundratals", "tusentals", "hundredvis", "tusenvis", "satoja", "tuhansia",
    "setki", "stovky",
})
_ALONE = frozenset({"programme", "program", "programm", "programma", "programa", "training", "course"})
_SHARES = frozenset({"in", "outof", "of", "von", "aus", "sur", "su", "dans", "decada", "op", "av", "z", "ze"})
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
    track: str | None = None

    @property
    def range(self) -> Range:
        return self.quantity.low, self.quantity.high


def entries(form: Form, passage: Passage) -> list[Entry]:
    """The counts of a passage, found once."""
    found: list[Entry] | None = passage.notes.get("volume entries")
    if found is None:
        found = passage.notes["volume entries"] = _Reader(form, passage).run()
    return found


class _Reader(When):
    def __init__(self, form: Form, passage: Passage) -> None:
        super().__init__(passage)
        self.replies = replies.of(form, passage)
        self.groups = heard(passage, "count_nouns", "group")
        begins = {m.first for m in self.groups}
        self.each_group = [m for m in heard(passage, "rate_words", "each") if begins & {m.last, m.last + 1}]
        self.sizes = {i for i in range(len(self.told)) if self.in_group(i)}

    def run(self) -> list[Entry]:
        found: list[Entry] = []
        for i, told in enumerate(self.told):
            counted = self.counted(i, found)
            usable = told.quantity.kind not in _NOT_NUMBERS or self.bare(i)
            if counted is None or not usable or told.governor in _AWAY or self.part_of(i, counted, found):
                continue
            found.append(self.entry(i, told, counted, found))
        return found

    def bare(self, i: int) -> bool:
        """Is a number like a year the whole reply to a prompt?"""
        one = self.told[i].quantity
        reply = self.reply(one.start)
        words = [w for w in self.passage.tokens if reply and reply.stretch.holds(w.start) and w.key.isalnum()]
        alone = len(words) == 1 or one.approx or bool(one.bound)
        return one.kind == "year" and one.exact and reply is not None and reply.sure and alone and len(words) <= _NEAR

    def part_of(self, i: int, counted: Counted, before: Sequence[Entry]) -> bool:
        """Is a count part of one before it in its sentence: of whom, or in a bracket behind it?"""
        one = self.told[i].quantity
        wholes = [
            e
            for e in before
            if e.counted == counted
            and e.sentence == self.told[i].sentence
            and e.stage != "referred"
            and (e.quantity.high or e.quantity.low or 0) > (one.high or one.low or 0)
        ]
        if not wholes or counted == "size":
            return False
        last = wholes[-1].quantity
        between = self.roles.words(last.last + 1, one.first - 1)
        opened = "(" in between and ")" not in between
        return opened or bool(
            self.roles.relation(last.last + 1, one.first - 1, "of_which")
            or self.roles.relation(one.last + 1, one.last + 3, "of_which")
        )

    # What is counted -------------------------------------------------------------------------------------------------

    def counted(self, i: int, before: Sequence[Entry]) -> Counted | None:
        """Persons, groups or the persons of one group; None for all else."""
        one = self.told[i].quantity
        word = self.passage.text[one.number[0] : one.number[1]].casefold()
        fraction = 0 < (one.high or one.low or 0) < 1
        if (one.article and one.what != "group") or fraction or word in _MANY or self.share(i):
            return None
        if one.what in ("person", "", "?") and i in self.sizes:
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
        place = one.what == "site" and one.label
        if one.what == "" or place or (one.what == "?" and self.row(i, before)):
            return self.inherited(i, before)
        return None

    def row(self, i: int, before: Sequence[Entry]) -> bool:
        """Does a number with a verb or an unknown noun behind it stand in a row with counts of people or courses ("90
        men are referred, 60 begin"), or behind their noun ("courses held so far: 32")?"""
        last = self.told[i - 1] if i else None
        referred = last is not None and last.quantity.what == "referral" and last.sentence == self.told[i].sentence
        near = bool(before) and before[-1].counted != "size" and before[-1].sentence == self.told[i].sentence
        staged = [
            m
            for m in self.words
            if m.code in _STAGES and 0 < m.first - self.told[i].quantity.last <= 2
        ]
        return ((near or referred) and bool(staged)) or self.subject(i) is not None

    def subject(self, i: int) -> Counted | None:
        """People or courses named before a number in its clause, themselves without a number ("courses held so far:
        32")."""
        one = self.told[i].quantity
        sentence = self.passage.sentence_at(one.start)
        start = self.told[i - 1].quantity.end if i else 0
        nouns = [
            m
            for m in heard(self.passage, "count_nouns", "person", "group")
            if max(start, sentence.start) <= m.start and m.end <= one.start
        ]
        if not nouns or self.passage.clause_at(nouns[0].start).start != sentence.start:
            return None
        if nouns[0].code == "group" and nouns[0].first == nouns[0].last and not self.plural(nouns[0].term):
            return None
        return "person" if nouns[0].code == "person" else "group"

    def plural(self, term: str) -> bool:
        """ "Group" and "programme" alone are the programme itself; their plural counts courses."""
        return term.casefold() not in _ALONE

    def share(self, i: int) -> bool:
        """Is a count the base of a share ("20 % of the 300 men"), or a share ("one in five")?"""
        one = self.told[i].quantity
        previous = self.told[i - 1].quantity if i else None
        following = self.told[i + 1].quantity if i + 1 < len(self.told) else None
        if previous is not None and previous.what == "percent" and self.roles.near(previous, one, 3):
            return True
        return any(
            a is not None
            and b is not None
            and a.what in ("", "?")
            and a.exact
            and b.exact
            and (a.low or 0) < (b.low or 0) <= 10
            and self.roles.near(a, b, 2)
            and "".join(self.roles.words(a.last + 1, b.first - 1)) in _SHARES
            for a, b in ((previous, one), (one, following))
        )

    def in_group(self, i: int) -> bool:
        """Are persons those of one group ("groups of 8", "8 per group", "csoportonként 8-12", "at most 12 each")?"""
        one = self.told[i].quantity
        for mention in self.each_group:
            parted = any(one.last < q.first < mention.first for q in self.roles.quantities)
            if (0 < mention.first - one.last <= 2 and not parted) or 0 < one.first - mention.last <= 4:
                return True
        each = heard(self.passage, "rate_words", "each")
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
        if after and self.passage.text[after[0].start : after[0].end].casefold().endswith(WITHIN):
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
        if reply is not None and reply.prompt == 1 and not near and (not rate or self.answered(2)):
            return "group"
        if near and near[-1].counted == "person":
            return "person"
        named = self.subject(i)
        if named is not None:
            return named
        rowed = bool(near) and near[-1].sentence == self.told[i].sentence and not rate
        if rowed and near[-1].counted == "group" and tracks.label(self.passage, i) and near[-1].track:
            return "group"
        if near and near[-1].counted == "group" and not rate and near[-1].prompt == 1 and not self.total(i):
            return None
        return "person"

    def answered(self, prompt: int) -> bool:
        """Does a sure reply to a prompt tell a number?"""
        return any(
            r.prompt == prompt and r.how == "after" and any(r.stretch.holds(q.start) for q in self.roles.quantities)
            for r in self.replies
        )

    def reply(self, at: int) -> replies.Reply | None:
        return next((r for r in self.replies if r.stretch.start <= at < r.stretch.end), None)

    def trusted(self, reply: replies.Reply) -> bool:
        """Does each of the replies in one run tell one number that may be what its prompt asks for, or that it is not
        known?"""
        if reply.how != "order":
            return reply.sure
        return all(self.apt(r) for r in self.replies if r.how == "order")

    def apt(self, reply: replies.Reply) -> bool:
        """A short reply with one count and neither a year nor, for what the prompt asks, the wrong noun."""
        if unsaid(self.passage, reply.stretch):
            return True
        told = [q for q in self.roles.quantities if reply.stretch.holds(q.start)]
        words = [w for w in self.passage.tokens if reply.stretch.holds(w.start) and w.key.isalnum()]
        dated = any(reply.stretch.holds(m.start) for m in self.words if m.code in ("last_year", "partial"))
        nouns = ("", "group") if reply.prompt == 1 else ("", "person")
        return (
            len(told) == 1
            and told[0].kind == "count"
            and told[0].what in nouns
            and len(words) <= _LONGEST_REPLY
            and not dated
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
        elif self.total(i) and not self.yearly(i, near=True) and (year is None or span_of_years):
            period = "so_far"
        elif self.yearly(i) or (before and before[-1].period == "each_year" and self.now(i)):
            period = "each_year"
        elif year is not None:
            period = "so_far" if span_of_years else "year"
        elif before and before[-1].track and tracks.label(self.passage, i) and before[-1].sentence == told.sentence:
            period = before[-1].period
        elif before and before[-1].sentence == told.sentence and (before[-1].period, counted) == ("each_year", "group"):
            period = "each_year"
        inferred = one.what not in ("person", "group") and counted != "size"
        return Entry(
            one,
            counted,
            period,
            self.stage(i),
            None if span_of_years else year,
            self.partial(i, before),
            reply.prompt if reply and self.trusted(reply) else None,
            inferred,
            self.doubt(told, period),
            told.sentence,
            i,
            tracks.label(self.passage, i),
        )

    def stage(self, i: int) -> str:
        """Started, completed or referred: the nearest such word in the clause of a count, behind it first."""
        one = self.told[i].quantity
        low, high = self.roles.zones(i)
        near = [m for m in self.words if m.code in _STAGES and low <= m.first <= high]
        behind = [m for m in near if m.first > one.last]
        return _STAGES[behind[0].code] if behind else _STAGES[near[-1].code] if near else ""

    def partial(self, i: int, before: Sequence[Entry]) -> bool:
        """Is a count told for part of a year only, by words between it and its neighbours?"""
        one = self.told[i].quantity
        start = max((e.quantity.last for e in before), default=-1)
        stop = next((t.quantity.first for t in self.told[i + 1 :]), len(self.passage.tokens))
        return any(m.code == "partial" and start < m.first < stop and abs(m.first - one.first) <= 8 for m in self.words)

    def doubt(self, told: Told, period: Period) -> str:
        if told.doubt and not (told.doubt == "past" and period in ("so_far", "year")):
            return told.doubt
        if told.governor == "pilot" and period == "so_far":
            return ""
        return told.governor if told.governor in ("target", "other_programme", "past", "pilot") else ""
