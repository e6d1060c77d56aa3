"""Counts of people and courses by the time over which they are told: of one year, of each year, or so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.passage import Form, Passage, once
from pipeline.words.people import (
    bare_counts,
    course_numbers,
    part_years,
    per_site,
    place_rows,
    shared_counts,
    whose_counts,
    year_lists,
    year_rows,
)
from pipeline.words.people.asked_counts import STAGES, Asked
from pipeline.words.people.headcount import Counted, Entry, Period
from pipeline.words.quantities import anchors, tracks
from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.quantity import CALENDAR
from pipeline.words.replying import replies
from pipeline.words.sessions import superseded
from pipeline.words.wording.tongues import heard

_AWAY = frozenset({"waiting", "staff", "order", "size", "money", "outside"})
_NOT_NUMBERS = frozenset({"year", "date", "label", "name", "ordinal", "half", "times", "period", "clock"})
_NEAR, _STRANGE = 5, 2  # words
_SHORTER = ("week", "month", "quarter", "half_year")
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "de", "het"})


@once
def entries(form: Form, passage: Passage) -> list[Entry]:
    """The counts of a passage, found once."""
    return _Reader(form, passage).run()


_IN_OURS = re.compile(
    r"\s(?:(?:of them|von ihnen|d['’]entre eux|de ellos|di loro|van hen|av dem|af dem|z nich|men|are|come|sind"
    r"|sont|son|sono|zijn"
    r"|är|er)\s){0,2}(?:(?:in|on|of|to|for)\s(?:this|the|our|the present)\s(?:programme|program|course|training)"
    r"|(?:im|in diesem|in unserem|am|beim)\s(?:Programm|Training|Kurs)"
    r"|(?:dans|pour)\s(?:ce|le|notre)\s(?:programme|stage)|(?:en|para)\s(?:este|el|nuestro)\s(?:programa|curso)"
    r"|(?:in questo|nel|nel nostro|in questo|per questo)\s(?:programma|percorso)|in\s(?:dit|het"
    r"|ons)\s(?:programma|traject)"
    r"|i\s(?:detta program|det här programmet|programmet|dette program(?:met)?|forløbet)|tässä ohjelmassa|ohjelmassa"
    r"|w\s(?:tym\s|naszym\s)?programie|v\s(?:tomto\s|našem\s|našom\s)?program[ue]|u\s(?:ovom\s)?programu"
    r"|v\s(?:tem\s)?programu|ebben a programban|a programban|în\s(?:acest\s)?program\w*|(?:neste|no"
    r"|nosso)\s(?:programa"
    r"|curso))\b", re.IGNORECASE)


class _Reader(Asked):
    def __init__(self, form: Form, passage: Passage) -> None:
        super().__init__(form, passage)
        self.sizes = {i for i in range(len(self.told)) if self.in_group(i)}

    def run(self) -> list[Entry]:
        found: list[Entry] = []
        listed = year_lists.of_last_years(self.passage, self.told)
        for i, told in enumerate(self.told):
            if i in listed:
                found.append(Entry(told.quantity, "person", "year", year=listed[i], sentence=told.sentence, index=i))
                continue
            if superseded.left(self.roles, i):
                continue
            if superseded.moved(self.roles, i):
                value = told.quantity.high if told.quantity.high is not None else told.quantity.low
                told = replace(told, quantity=replace(told.quantity, low=value, high=value))
            counted = self.counted(i, found)
            told = per_site.all_sites(self.roles, i, told)
            usable = told.quantity.kind not in _NOT_NUMBERS or self.bare(i) or self.nth(i)
            tracked = told.governor == "order" and tracks.label(self.passage, i) is not None
            away = (told.governor in _AWAY and not tracked) or self.strange(told) or self.described(told)
            ours = self.of_ours(i, counted, found)
            if counted is None or not usable or self.negated(i) or away or (
                    not ours and self.part_of(i, counted, found)) or (
                    found and not self.stage(i) and self.part_of_yearly(i, counted, found[-1])):
                continue
            found = self.unfactored(i, found)
            if ours:
                own = replace(found[-1], quantity=told.quantity, sentence=told.sentence, index=i)
                found[-1] = replace(found[-1], doubt="other_programme")
                found.append(own)
                continue
            found.append(self.entry(i, told, counted, found))
        found = course_numbers.running(self.passage, place_rows.summed(self.passage, self.roles, found))
        found = year_lists.of_each_year(self.passage, shared_counts.shared(self.passage, self.roles, found))
        return whose_counts.ours(self.passage, shared_counts.by_group(self.passage, found, bool(self.rates)))

    def strange(self, told: Told) -> bool:
        """Is a number without a noun for people told in a clause that speaks of other things?"""
        one = told.quantity
        clause = self.passage.clause_at(one.start)
        return (
            one.what in ("", "?")
            and anchors.strangers(self.passage, clause) > _STRANGE
            and not anchors.own(self.passage, clause)
            and not any(clause.start <= m.start < clause.end for m in heard(self.passage, "count_nouns", "person"))
        )

    def described(self, told: Told) -> bool:
        """Are people those that a thing is said to be for ("a building, which was meant for twelve people")?"""
        clause = self.passage.clause_at(told.start)
        relative = [m for m in heard(self.passage, "joiners", "who") if clause.holds(m.start) and m.end <= told.start
                    and m.term not in _ARTICLES]
        if told.quantity.what not in ("person", "") or not relative:
            return False
        before = self.passage.tokens[relative[-1].first - 1] if relative[-1].first else None
        people = {m.last for m in (*heard(self.passage, "count_nouns", "person"), *self.passage.of("people"))}
        thing = before is not None and before.key.isalpha() and relative[-1].first - 1 not in people
        staged = any(clause.holds(m.start) for m in self.words if m.code in STAGES or m.code == "so_far")
        return thing and not staged and anchors.strangers(self.passage, clause) > 0

    def bare(self, i: int) -> bool:
        """Is a number like a year the whole reply to a prompt?"""
        one = self.told[i].quantity
        reply = self.reply(one.start)
        words = [w for w in self.passage.tokens if reply and reply.stretch.holds(w.start) and w.key.isalnum()]
        alone = len(words) == 1 or one.approx or bool(one.bound) or not one.exact
        told = one.exact or one.low is None or one.high is None
        return one.kind == "year" and told and reply is not None and reply.sure and alone and len(words) <= _NEAR

    def part_of(self, i: int, counted: Counted, before: Sequence[Entry]) -> bool:
        """Is a count part of one before it in its sentence: of whom, or in a bracket behind it?"""
        one = self.told[i].quantity
        apart = self.relative[i] is not None or self.dated(i) is not None
        wholes = [
            e
            for e in before
            if e.counted == counted
            and not (apart and e.period == "so_far")
            and e.sentence == self.told[i].sentence
            and e.stage != "referred"
            and not (e.period != "so_far" and (
                (e.stage == "" and self.stage(i) == "started") or bare_counts.new_ones(self.passage, one)))
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

    def of_ours(self, i: int, counted: Counted | None, before: Sequence[Entry]) -> bool:
        """Are people those of "this programme", of more whom a house sees for other things, told right before in their
        sentence ("500 clients a year, of whom 60 in this programme")?"""
        last, one = before[-1] if before else None, self.told[i].quantity
        if last is None or not last.counted == counted == "person" or last.sentence != self.told[i].sentence:
            return False
        of_whom = [*self.roles.relation(last.quantity.last + 1, one.first - 1, "of_which"),
                   *self.roles.relation(one.last + 1, one.last + 3, "of_which")]
        larger = (last.quantity.high or last.quantity.low or 0) > (one.high or one.low or 0)
        return bool(of_whom) and larger and _IN_OURS.match(self.passage.text, one.end) is not None

    # What is counted -------------------------------------------------------------------------------------------------

    def counted(self, i: int, before: Sequence[Entry]) -> Counted | None:
        """Persons, groups or the persons of one group; None for all else."""
        one = self.told[i].quantity
        if self.nth(i):
            return "group"
        fraction = 0 < (one.high or one.low or 0) < 1
        vague = bare_counts.vague(self.passage, one)
        if one.what in ("", "?") and whose_counts.of_victims(self.passage, one):
            return None
        if one.what == "" and one.form == "individual" and before and before[-1].counted == "group":
            return None  # "37 groups and 112 individual"
        more = i not in self.sizes and bare_counts.of_more_groups(self.passage, self.told, i)
        if i in self.turns or more or bare_counts.groups_are(self.passage, one):
            return "group"
        pronoun = one.word and one.what == "" and one.low == one.high == 1  # "the big one"
        if (one.article and one.what != "group") or pronoun or fraction or vague or self.share(i) or (
                bare_counts.day_of_month(self.passage, one)):
            return None
        if self.come_to(i, before):
            return "group"
        if one.what in ("", "?") and self.yearly(i) and bare_counts.like_person(self.passage, one):
            return "person"
        if i in self.sizes and (one.what in ("person", "", "?") or one.modifier == "person"):
            return "size"
        if one.what == "person" or (before and self.willing(i, before[-1])):
            return "person"
        if one.what == "session" and (i + 1 in self.sizes or (self.total(i) and self.prompt(one.start) == 1)):
            return "group"  # "3 sessions of 12 participants a year", "27 sessions réalisées à ce jour"
        if one.what == "group":
            taken_in = one.label and one.noun is not None and one.noun.term == "intake" and self.yearly(i)
            return "person" if taken_in else "group"
        if one.what == "place":
            return "person" if bare_counts.taken_up(self.passage, one) else None
        following = self.told[i + 1].quantity if i + 1 < len(self.told) else None
        if (
            one.what == ""
            and following is not None
            and (following.what == "person" or i + 1 in self.sizes)
            and self.roles.near(one, following, 1)
            and (self.roles.gap(one, following, "times"))
        ):
            return "group"
        if one.what == "time" and one.kind == "count" and not self.meets(i) and (not one.rate or self.group_times(i)):
            return "group"
        place = one.what == "site" and one.label
        whole = bare_counts.whole_reply(self.passage, one, self.reply(one.start))
        if one.what == "" or place or whole or (one.what == "?" and self.row(i, before)):
            return self.inherited(i, before)
        return None

    def row(self, i: int, before: Sequence[Entry]) -> bool:
        """Does a number with a verb or an unknown noun behind it stand in a row with counts of people or courses ("90
        men are referred, 60 begin"), behind their noun ("courses held so far: 32"), or right before a word of beginning
        with a time ("1,250 starts since 2016")?"""
        referred = any(t.quantity.what == "referral" and self.told[i].sentence - t.sentence <= 1
                       for t in self.told[max(0, i - _NEAR) : i])
        near = bool(before) and before[-1].counted != "size" and before[-1].sentence == self.told[i].sentence
        reach = _NEAR if bare_counts.arriving(self.passage, self.told[i].quantity) else 2
        staged = [m for m in self.words if m.code in STAGES and 0 < m.first - self.told[i].quantity.last <= reach]
        dated = self.begun_in(i) or self.relative[i] is not None or any(
            t.quantity.kind == "year" and t.sentence == self.told[i].sentence for t in self.told[max(0, i - 2) : i])
        of_year = near and (self.dated(i) is not None or bare_counts.of_willing(self.passage, self.told[i].quantity))
        timed = self.beginnings(i) and (self.total(i) or self.yearly(i) or self.year(i)[0] is not None)
        first = self.opens_reply(i, 2) or self.opens_reply(i, 1)
        coming = bare_counts.arriving(self.passage, self.told[i].quantity) and (first or self.rated_sentence(i))
        return ((near or referred or dated or first) and bool(staged)) or timed or of_year or coming or (
            self.subject(i) is not None)

    def beginnings(self, i: int) -> bool:
        """Does a word of beginning or ending stand right behind a number ("1,250 starts")?"""
        return any(m.code in STAGES and m.first == self.told[i].quantity.last + 1 for m in self.words)

    def begun_in(self, i: int) -> bool:
        """Does a number stand before a word of beginning and its year ("94 starts in 2022")?"""
        one, following = self.told[i].quantity, self.told[i + 1 : i + 2]
        year = following[0].quantity if following and following[0].quantity.kind == "year" else None
        return year is not None and following[0].sentence == self.told[i].sentence and (
            0 < year.first - one.last <= _NEAR - 1) and not self.opened_by_since(year, after=one.last + 2)

    def subject(self, i: int) -> Counted | None:
        """People or courses named before a number in its clause, themselves without a number ("courses held so far:
        32")."""
        one = self.told[i].quantity
        sentence = self.passage.sentence_at(one.start)
        start = next((t.quantity.end for t in reversed(self.told[:i]) if t.quantity.kind != "year"), 0)
        nouns = [
            m
            for m in heard(self.passage, "count_nouns", "person", "group")
            if max(start, sentence.start) <= m.start and m.end <= one.start
        ]
        if not nouns or self.passage.clause_at(nouns[0].start).start != sentence.start:
            return None
        if nouns[0].code == "group" and not bare_counts.plural(self.passage, nouns[0]):
            return None
        return "person" if nouns[0].code == "person" else "group"

    def inherited(self, i: int, before: Sequence[Entry]) -> Counted | None:
        """A bare number counts what the number before it in its reply counted, else what the prompt asks for."""
        one = self.told[i].quantity
        if (one.high or one.low or 0) < 0:
            return None
        reply = self.reply(one.start)
        if reply is not None and not self.trusted(reply):
            reply = None
        here = [
            e
            for e in before
            if e.counted != "size" and (reply is None or self.prompt(e.quantity.start) == reply.prompt)
        ]
        near = [e for e in here if self.told[i].sentence - e.sentence <= 1]
        rate = self.yearly(i)
        if reply is not None and reply.prompt == 1 and not near and (not rate or self.answered(2)):
            return "group"
        named = self.subject(i)
        if named is not None and near and near[-1].sentence != self.told[i].sentence and not rate:
            return named
        if near and near[-1].counted == "person":
            return "person"
        if named is not None:
            return named
        rowed = bool(near) and near[-1].sentence == self.told[i].sentence and not rate
        if rowed and near[-1].counted == "group" and self.parts(i, near):
            return None
        if rowed and near[-1].counted == "group" and tracks.label(self.passage, i) and near[-1].track:
            return "group"
        if (rowed and (self.some_of_them(i, near[-1]) or self.ended_groups(i, near[-1]))) or (
                near and not rate and self.few_courses(i, near[-1])):
            return "group"
        if before and self.other_size(i, before[-1]):
            return "size"
        if near and near[-1].counted == "group" and not rate and near[-1].prompt == 1 and not self.total(i):
            return None
        return "person"

    def some_of_them(self, i: int, last: Entry) -> bool:
        """Is a bare number of one year that of courses told before it for all years ("45 courses, in 2023 alone
        six")?"""
        dated = self.dated(i) is not None or self.year(i)[0] is not None
        fewer = (self.told[i].quantity.high or 0) <= (last.quantity.high or 0)
        return last.counted == "group" and last.period != "each_year" and dated and fewer and self.stage(i) == ""

    def other_size(self, i: int, last: Entry) -> bool:
        """Is a bare number another size of the groups right before it ("courses with 6 participants, sometimes 8")?"""
        one, beside = self.told[i].quantity, (last.counted, last.index, last.sentence)
        alike = 0 < (one.high or 0) < 2 * (last.quantity.high or 0)
        return beside == ("size", i - 1, self.told[i].sentence) and alike and one.rate is None and not (
            self.total(i) or self.stage(i))

    def parts(self, i: int, near: Sequence[Entry]) -> bool:
        """Is a bare number one of the parts of the last count before it?"""
        rest = [t.quantity for t in self.told[near[-1].index + 1 :] if t.sentence == near[-1].sentence]
        return bool(rest) and bare_counts.parts_of(rest[0], near[-1].quantity, rest[1:])

    # When and at which stage -----------------------------------------------------------------------------------------

    def entry(self, i: int, told: Told, counted: Counted, before: Sequence[Entry]) -> Entry:
        one = told.quantity
        reply = self.reply(one.start)
        year, span_of_years = self.year(i)
        period: Period = ""
        if one.rate is not None:
            period = "each_year" if one.rate.code == "year" else "other"
        elif before and self.made_of(i, counted, before[-1]):
            period = "each_year"
        elif self.nth(i) or (self.so_far(i, year, span_of_years, before) and not self.sum_of_groups(i)):
            period = "so_far"
        elif self.instead(i, before):
            period = self.instead(i, before)
        elif self.dated(i) is not None:
            period, year, span_of_years = "year", self.dated(i), False
        elif before and self.present(i, before[-1]):
            period, year = "each_year", None
        elif year is not None and year_rows.opened(self.roles, i) and not span_of_years:
            period = "year"
        elif self.yearly(i) or self.in_fact(i) or (
                before and before[-1].period == "each_year" and (self.now(i) or self.outcome(i, counted))):
            period = "each_year"
        elif year is not None:
            period = "so_far" if span_of_years else self.at_date(i, bool(self.stage(i)))
        elif before and before[-1].track and tracks.label(self.passage, i) and before[-1].sentence == told.sentence:
            period = before[-1].period
        elif before and before[-1].sentence == told.sentence and (before[-1].period, counted) == ("each_year", "group"):
            period = "each_year"
        if period == "" and year is None and before and self.in_those_groups(i, counted, before[-1]):
            period = "so_far"
        if period == "" and year is None and before and self.part_of_dated(i, counted, before[-1]):
            period, year = before[-1].period, before[-1].year
        if period == "" and before and before[-1].doubt == "target" and (
                (before[-1].sentence, before[-1].counted) == (told.sentence, counted)):
            period = before[-1].period
        if period in ("", "so_far") and self.all_of_them(i, before[-1] if before else None):
            period = "each_year"
        if period == "" and self.over_years(i) and self.mean(i):
            period = "each_year"
        if period == "" and self.over_years(i):
            asked = counted == "person" and ((reply is not None and reply.prompt == 1) or self.many_years())
            lasting = asked and bare_counts.all_years(self.passage, one, self.roles.quantities)
            period = "so_far" if lasting else "other"
        joined = self.joined(told, before)
        if before and self.comes_too(i, before[-1]):
            period, joined = period or "each_year", True
        if joined and (period, year) == ("", None):
            period, year = before[-1].period, before[-1].year  # "so far 71 in the group and 38 alone"
        inferred = one.what not in ("person", "group", "time") and counted != "size" and not self.beginnings(i)
        return Entry(
            one,
            counted,
            period,
            self.stage(i) or (before[-1].stage if joined else ""),
            None if span_of_years else year,
            self.partial(i, before),
            reply.prompt if reply and self.trusted(reply) else None,
            inferred,
            self.doubt(told, period) or (period == "" and self.now(i) and self.passing(counted, reply)) or "",
            told.sentence,
            i,
            tracks.label(self.passage, i) or tracks.named(self.passage, one),
            joined,
        )

    def present(self, i: int, last: Entry) -> bool:
        """Is a number that of today, set against that of a year before it ("it was 120 in 2021 and is 95 now")?"""
        one = self.told[i].quantity
        until = {at for m in self.words if m.code == "so_far" for at in range(m.first, m.last + 1)}
        near = any(0 < one.first - m.last <= _NEAR - 1 or 0 < m.first - one.last <= _NEAR - 2
                   for m in heard(self.passage, "count_contexts", "now") if m.first not in until)
        return near and (last.period, last.sentence) == ("year", self.told[i].sentence)

    def passing(self, counted: Counted, reply: replies.Reply | None) -> str:
        """Are those counted at present no answer: groups to "so far", people to "each year"?"""
        return "now" if counted == "group" or (reply is not None and reply.prompt == 2) else ""

    def over_years(self, i: int) -> bool:
        """Is a count that of several years, of months or weeks, by a time or a rate in its clause ("in the last three
        years 90 men took part")?"""
        clause = self.passage.clause_at(self.told[i].start)
        times = any(q.what in CALENDAR and not (q.what == "year" and q.exact and q.low == 1)
                    for q in self.roles.quantities if clause.holds(q.start))
        return times or any(clause.holds(m.start) for m in heard(self.passage, "rates", *_SHORTER))

    def instead(self, i: int, before: Sequence[Entry]) -> Period:
        """The time of the count that a number stands in the place of ("not 500 a year, but 320")."""
        k = self.roles.corrects(i)
        return next((e.period for e in before if e.index == k), "")

    def joined(self, told: Told, before: Sequence[Entry]) -> bool:
        """Does a number without a noun add to the count before it ("210 men began outside and 85 in custody")?"""
        last = before[-1] if before else None
        bare = told.quantity.what == ""
        if last is None or not bare or last.counted != "person" or last.sentence != told.sentence:
            return False
        between = self.passage.text[last.quantity.end : told.quantity.start]
        marks = self.passage.of("joiners", "and")
        added = any(last.quantity.end <= m.start and m.end == told.quantity.start - 1 for m in marks)
        return added and not re.search(r"[.;:()]", between) and not self.with_verb(told)

    def partial(self, i: int, before: Sequence[Entry]) -> bool:
        """Is a count told for part of a year only, by words between it and its neighbours?"""
        one = self.told[i].quantity
        start = max((e.quantity.last for e in before), default=-1)
        stop = next((t.quantity.first for t in self.told[i + 1 :]), len(self.passage.tokens))
        told = self.passage.sentence_at(one.start)
        marks = [m for m in self.words if m.code in ("partial", "this_year") or self.to_month(m)]
        marks += self.up_to_month()
        year = self.told[i - 1].quantity if i else None
        years = [t.quantity for t in self.told[max(0, i - 2) : i] if t.quantity.kind == "year"]
        limited = any(part_years.bracketed(self.passage, y, one) for y in years)
        running = year is not None and year.kind == "year" and self.running(year)
        return limited or running or any(
            start < m.first < stop and abs(m.first - one.first) <= 8 and told.holds(m.start)
            and not self.opens_next(i, m) for m in marks)

    def doubt(self, told: Told, period: Period) -> str:
        if year_rows.to_come(self.roles, told):
            return "target"
        over = period in ("so_far", "year") or self.in_one_year(told.quantity)
        if told.doubt and not (told.doubt == "past" and over):
            return told.doubt
        if (told.governor, period) == ("pilot", "so_far") or (told.governor == "past" and over):
            return ""
        return told.governor if told.governor in ("target", "other_programme", "past", "pilot") else ""
