"""Which prompt a count answers ("How many programmes so far? Number of perpetrators yearly?"), and whether the replies
may be trusted to be in the order of the prompts."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.passage import Form, Passage
from pipeline.words.people import bare_counts
from pipeline.words.people.headcount import Counted, Entry
from pipeline.words.people.members import Members
from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.measured import unsaid
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.replying import replies
from pipeline.words.wording.tongues import heard

_VOLUNTEERS = ("volunt", "volont", "freiwill", "vrijwill", "frivill", "vapaaeht", "ochotni", "wolontar", "dobrovol",
               "savanor", "brīvpr", "prostovol", "önként", "vabataht")
_LONGEST_REPLY = 5  # words
_NEAR = 5  # words
_FACTORS = 2
_MANY, _MOST_COURSES = 5, 20  # years; courses
STAGES = {"started": "started", "began": "started", "completed": "completed", "referred": "referred"}


class Asked(Members):
    """The counts of a passage with the replies that they stand in."""

    def __init__(self, form: Form, passage: Passage) -> None:
        super().__init__(passage)
        self.replies = replies.of(form, passage)

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
        dated = dated or (reply.prompt == 1 and any(
            reply.stretch.holds(m.start) for m in heard(self.passage, "rate_words", "every", "each")))
        nouns = ("", "group") if reply.prompt == 1 else ("", "person")
        return (
            len(told) == 1
            and told[0].kind == "count"
            and told[0].what in nouns
            and len(words) <= _LONGEST_REPLY
            and not dated
        )

    def with_verb(self, told: Told) -> bool:
        """Does a number without a noun begin a clause of its own ("60 men start and 45 see it through"): no place, no
        track and no mark follows it?"""
        one = told.quantity
        following = one.last + 1
        if following >= len(self.passage.tokens) or not self.passage.tokens[following].key.isalpha():
            return False
        known = (*self.passage.of("joiners", "in"), *heard(self.passage, "tracks", "track"), *self.words,
                 *self.passage.of("settings"))
        return one.rate is None and one.form is None and not any(m.first <= following <= m.last for m in known)

    def prompt(self, at: int) -> int | None:
        reply = self.reply(at)
        return reply.prompt if reply else None

    def rated_sentence(self, i: int) -> bool:
        """Does the sentence of a number tell of each year?"""
        sentence = self.passage.sentence_at(self.told[i].start)
        return self.yearly(i) or any(sentence.holds(m.start) for m in self.rates)

    def outcome(self, i: int, counted: Counted) -> bool:
        return counted == "person" and bare_counts.outcome(
            self.passage, self.told[i - 1].quantity, self.told[i].quantity)

    def come_to(self, i: int, before: Sequence[Entry]) -> bool:
        """Does a bare number of a year, courses told before it, come to the people behind it ("34 groups since 2011, 3
        a year = 25")?"""
        one, following = self.told[i], self.told[i + 1] if i + 1 < len(self.told) else None
        if one.quantity.what not in ("", "?") or one.quantity.rate is None or following is None:
            return False
        courses = any(e.counted == "group" for e in before) or following.quantity.what == "person"
        return courses and following.sentence == one.sentence and following.quantity.rate is None and not (
            self.total(i + 1) and following.quantity.what == "") and bare_counts.outcome(
                self.passage, one.quantity, following.quantity)

    def made_of(self, i: int, counted: Counted, last: Entry) -> bool:
        """Are people what the courses of a year right before them come to?"""
        return (last.counted, last.period, last.index) == ("group", "each_year", i - 1) and self.outcome(i, counted)

    def few_courses(self, i: int, last: Entry) -> bool:
        """Is a small bare total that of the courses of which one was told before ("one group a year; up to now there
        were seven")?"""
        few = (self.told[i].quantity.high or _MOST_COURSES + 1) <= _MOST_COURSES
        return (last.counted, last.range) == ("group", (1, 1)) and few and self.total(i) and not self.stage(i)

    def in_fact(self, i: int) -> bool:
        """Are people those who come in fact, behind the places of each year ("60 places a year; in practice 45 men
        come")?"""
        last = self.told[i - 1] if i else None
        yearly = last is not None and last.quantity.rate is not None and last.quantity.rate.code == "year"
        return last is not None and yearly and self.now(i) and self.told[i].sentence - last.sentence <= 1 and (
            last.quantity.what in ("place", "person") and self.told[i].quantity.what == "person")

    def part_of_dated(self, i: int, counted: Counted, last: Entry) -> bool:
        """Is a count said to be "of them", of those whom the sentence before counts for a year?"""
        one = self.told[i].quantity
        apart = self.told[i].sentence - last.sentence == 1
        marks = self.roles.relation(one.first - 3, one.last + _NEAR, "of_which")
        return apart and bool(marks) and last.counted == counted == "person" and last.period in ("year", "each_year")

    def part_of_yearly(self, i: int, counted: Counted, last: Entry) -> bool:
        return last.period == "each_year" and self.part_of_dated(i, counted, last)

    def sent(self, last: Entry) -> bool:
        """Are people counted by a verb of coming or sending ("90 come from the court")?"""
        return last.counted == "person" and bare_counts.arriving(self.passage, last.quantity)

    def comes_too(self, i: int, last: Entry) -> bool:
        """Is a bare number joined by "and" to those who come each year ("90 come from the court and 25 by
        themselves")?"""
        one, ands = self.told[i].quantity, self.passage.of("joiners", "and")
        if self.willing(i, last):
            return True
        added = any(last.quantity.end <= m.start and m.end == one.start - 1 for m in ands)
        same = last.sentence == self.told[i].sentence and last.index == i - 1
        return added and same and one.what == "" and last.period == "each_year" and self.sent(last)

    def willing(self, i: int, last: Entry) -> bool:
        """Are volunteers participants, told beside those who are sent ("40 sent by the court and 20 volunteers")?"""
        one = self.told[i].quantity
        noun = self.passage.text[one.noun.start : one.noun.end].casefold() if one.noun else ""
        return one.what == "staff" and noun.startswith(_VOLUNTEERS) and self.sent(last) and (
            last.sentence == self.told[i].sentence)

    def opens_reply(self, i: int, prompt: int) -> bool:
        """Is a number the first word, but for those that belong to it, of a sure reply to a prompt?"""
        one = self.told[i].quantity
        reply = self.reply(one.start)
        if reply is None or reply.prompt != prompt or not self.trusted(reply):
            return False
        return not any(c.isalnum() for c in self.passage.text[reply.stretch.start : one.start])

    def many_years(self) -> bool:
        """Is the only time of several years one that no programme counts but from its start ("in 20 years")?"""
        years = [q for q in self.roles.quantities if q.what == "year" and q.kind == "count"]
        return len(years) == 1 and (years[0].low or 0) >= _MANY

    def nth(self, i: int) -> bool:
        """Is an ordinal that of the course that runs now ("at present the 18th course is running"), or that asked
        for ("how many so far? we are in our 18th group")?"""
        one = self.told[i].quantity
        if one.kind != "ordinal" or not any(0 < g.first - one.last <= 2 for g in self.groups):
            return False
        sentence = self.passage.sentence_at(one.start)
        marks = (*heard(self.passage, "count_contexts", "now"), *(m for m in self.words if m.code == "so_far"))
        now = any(sentence.holds(m.start) for m in marks) or self.prompt(one.start) == 1
        return now and self.dated(i) is None

    def ended_groups(self, i: int, last: Entry) -> bool:
        """Does a bare number tell how many of the groups begun right before it have ended ("46 groups have started, 39
        were finished")?"""
        fewer = (self.told[i].quantity.high or 0) <= (last.quantity.high or 0)
        return (last.counted, last.stage, last.index) == ("group", "started", i - 1) and fewer and (
            self.stage(i) == "completed")

    def dated(self, i: int) -> int | None:
        """The year right behind a count."""
        years = [t.quantity for t in self.told[i + 1 : i + 2] if t.quantity.kind == "year"
                 and self.prompt(t.start) == self.prompt(self.told[i].start)]
        return bare_counts.own_year(self.passage, self.told[i].quantity, years)

    def stage(self, i: int) -> str:
        """Started, completed or referred: the nearest such word in the clause of a count, behind it first."""
        one = self.told[i].quantity
        low, high = self.roles.zones(i)
        near = [m for m in self.words if m.code in STAGES and low <= m.first <= high and not self.shut_in(m.start, one)]
        behind = [m for m in near if one.first < m.first <= one.last] or [m for m in near if m.first > one.last]
        if not near and one.what == "":
            referrals = heard(self.passage, "count_nouns", "referral")
            if any(low <= m.first < one.first for m in referrals):
                return "referred"
        return STAGES[behind[0].code] if behind else STAGES[near[-1].code] if near else ""

    def shut_in(self, at: int, one: Quantity) -> bool:
        """Is a word that of another count with which it stands in a bracket ("118 men and 12 women (completed 90)")?"""
        held = self.roles.bracket(at)
        return held is not None and held != self.roles.bracket(one.start) and any(
            held[0] < q.start < held[1] and q.kind == "count" and not q.article for q in self.roles.quantities)

    def unfactored(self, i: int, before: list[Entry]) -> list[Entry]:
        """The counts before a number without the two that are multiplied to it ("3 x 8 = 24")."""
        if i < _FACTORS or self.roles.key(self.told[i].quantity.first - 1) != "=":
            return before
        a, b = self.told[i - 2].quantity, self.told[i - 1].quantity
        made = a.exact and b.exact and (a.low or 0) * (b.low or 0) == self.told[i].quantity.low
        return [e for e in before if not (made and e.index >= i - _FACTORS)]
