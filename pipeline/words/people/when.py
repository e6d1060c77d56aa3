"""Over what time people and courses are counted: each year, one year, several years, from the start."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.people import bare_counts, relative_years, year_rows
from pipeline.words.people.beginnings import since_the_first
from pipeline.words.people.headcount import Entry, Period
from pipeline.words.quantities import reasons
from pipeline.words.quantities.quantities import heads
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.roles import INSIDE, Roles, roles
from pipeline.words.wording.tongues import heard

_TO = frozenset({"to", "till", "thru", "bis", "au", "a", "à", "tot", "til", "do", "iki", "līdz", "la", "até", "fins"})
_BEHIND = frozenset({"fi", "et", "hu", "tr"})
SUMS = frozenset({
    "in total", "total", "altogether", "all together", "all in all", "in all", "insgesamt", "gesamt", "zusammen",
    "au total", "en tout", "en total", "in totale", "in tutto", "in totaal", "totaal", "samen", "totalt", "sammanlagt",
    "i alt", "til sammen", "sammenlagt", "yhteensä", "kaikkiaan", "łącznie", "razem", "w sumie", "ogółem", "celkem",
    "spolu", "celkom", "iš viso", "viso", "skupaj", "skupno", "ukupno", "no total", "ao todo", "összesen", "kopā",
    "kokku", "în total",
})
_NEAR, _FAR, _DAY = 5, 10, 5  # words
_YEAR = re.compile(r"\s(?:of\s|de\s|del\s)?(?:19|20)\d\d\b")
_TOLD = re.compile(r"\s(?:before|after|when|that|prior|preceding)\b", re.IGNORECASE)


class When:
    """The times of the counts of one passage; `sizes` are the numbers of those that are of one group."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.roles: Roles = roles(passage)
        self.told = self.roles.told
        self.words = heard(passage, "volume_words")
        rates = [m for m in heads(passage).rates.values() if m.code == "year"]
        self.rates = [m for m in rates if not self.noun_of_year(m)]
        self.sizes: set[int] = set()

    def noun_of_year(self, rate: Mention) -> bool:
        """Is a word only the noun of a year before or behind it ("2017. gada", "in the year 2023"), or told behind it
        ("in the year before")?"""
        before = self.passage.text[max(0, rate.start - 6) : rate.start]
        if _TOLD.match(self.passage.text, rate.end) or _YEAR.match(self.passage.text, rate.end):
            return True
        return rate.first == rate.last and re.search(r"(?:19|20)\d\d[.]?\s$", before) is not None

    def in_one_year(self, one: Quantity) -> bool:
        """Does a count stand beside the time of one year ("60 men within a year"), not since or before then; or in a
        clause that tells of the time in which they came ("60 men pass through the programme in a year")?"""
        return any(self._of_one_year(q, one) and not self._turned(q) for q in self.roles.quantities
                   if (q.what, q.low, q.high) in (("year", 1, 1), ("month", 12, 12)))

    def _of_one_year(self, time: Quantity, one: Quantity) -> bool:
        apart = max(time.first - one.last, one.first - time.last)
        beside = time.what == "year" and 0 < apart <= _NEAR and self.passage.sentence_at(time.start).holds(one.start)
        ahead = self.roles.words(time.first - 3, time.first)
        within = bool(set(ahead) & bare_counts.OVER) or any(w.startswith(reasons.PAST) for w in ahead) or any(
            m.last == time.first - 1 for m in heard(self.passage, "rate_words", "every"))
        return beside or (0 < apart <= _FAR and within and self.passage.clause_at(time.start).holds(one.start))

    def _turned(self, year: Quantity) -> bool:
        near = (year.first - 1, year.first - 2)
        since = any(m.first in near for m in self.words if m.code in ("since", "so_far"))
        return since or "-" in self.roles.words(near[1], near[0])

    def overtaken(self, rate: Mention, one: Quantity) -> bool:
        """Does the count of a rate, and then a word for the time so far, stand before a count ("yearly 35, since 2017
        altogether 240")?"""
        marks = [m for m in self.words if m.code in ("so_far", "since") and rate.end <= m.start < one.start]
        return any(rate.end <= t.start < m.start and t.quantity.kind == "count" for t in self.told for m in marks)

    def yearly(self, i: int, near: bool = False) -> bool:
        """Does a rate of the year stand with a count: directly, before it in its clause, at the end of a list, or alone
        in a clause of its own? `near`: only in its clause."""
        one = self.told[i].quantity
        if one.rate is not None:
            return one.rate.code == "year"
        if self.in_one_year(one):
            return True
        clause = self.passage.clause_at(one.start)
        sentence = self.passage.sentence_at(one.start)
        if not near and any(m.end <= sentence.start and self.led_by(m, one) for m in self.rates):
            return True
        rates = [m for m in self.rates if sentence.start <= m.start < sentence.end]
        taken = {q.rate.start for q in self.roles.quantities if q.rate is not None}
        for rate in rates:
            if rate.start in taken and not self.listed(i, rate.start):
                continue
            between = [t.quantity.kind for t in self.told[i + 1 :] if t.start < rate.start]
            cut = between[:1] == ["year"] and "count" in between[1:]  # "84 groups from 2014. 110 men a year"
            if cut or self.overtaken(rate, one):
                continue
            its = self.passage.clause_at(rate.start)
            same = its == clause
            if self.led_by(rate, one) and not near:
                return True
            if near and not same:
                continue
            if rate.start > one.end and not any(its.start <= q.start < its.end for q in self.roles.quantities):
                return True
            if rate.end <= one.start and (same or self.opens(rate.start, sentence.start)):
                return True
            if rate.start >= one.end and same:
                return True
        return False

    def led_by(self, rate: Mention, one: Quantity) -> bool:
        """Does only a mark stand between a rate and a count ("per metus – apie 90")?"""
        between = self.passage.text[rate.end : one.start].strip() if rate.end <= one.start else "x"
        return between in ("", ":", "-", "–", "—", "=")

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
        same = self.told[i].quantity.what in ("", self.told[holder].quantity.what)
        return (
            holder == i + 1
            and not {";", ":"} & set(between)
            and ((same and len(between) <= 4) or holder in self.sizes)
        )

    def year(self, i: int) -> tuple[int | None, bool]:
        """The year that a count is of, and whether it is the first of several ("since 2010", "2009 to 2022")."""
        one = self.told[i].quantity
        sentence = self.told[i].sentence
        years = [(k, t.quantity) for k, t in enumerate(self.told)
                 if t.quantity.kind in ("year", "date") and not self.empty(t.quantity, one)]
        behind = next(
            (
                q for k, q in years
                if 0 < q.first - one.last <= _NEAR
                and self.told[k].sentence == sentence
                and not any(one.last < x.quantity.first < q.first for x in self.told)
                and self.roles.key(q.last + 1) not in (":", "=")
                and not year_rows.new_entry(self.roles, q, one)
            ),
            None,
        )
        ahead = next(
            (
                q
                for k, q in reversed(years)
                if q.first < one.first and (self.told[k].sentence == sentence or year_rows.spaced(self.roles, k, i))
            ),
            None,
        )
        far = next((q for k, q in years if q.first > one.last and self.of_all_time(k, i)), None)
        behind = behind or far
        relative = self.relative[i]
        if relative is not None:
            return relative, False
        chosen = ahead if behind and ahead and self.leads(ahead, one) else behind or ahead
        if chosen is None and self.joined_to_next(i):
            return self.year(i + 1)
        if chosen is None or chosen.low is None:
            return None, False
        since = self.opened_by_since(chosen, after=one.last + 2) or self.up_to_now(chosen) or any(
            self.roles.sentence(m.start) == sentence for m in relative_years.until_last_year(self.passage))
        season = (chosen.high or 0) - chosen.low == 1 and self.passage.text[chosen.start : chosen.end][4:5] in "-–/"
        spans = since or (chosen.high != chosen.low and not season)
        return int(chosen.high or chosen.low), spans

    def empty(self, year: Quantity, one: Quantity) -> bool:
        """Is a year in a bracket of its own one in which there was nobody ("18 groups (in 2020 no one)")?"""
        held = self.roles.bracket(year.start)
        return held is not None and held != self.roles.bracket(one.start) and any(
            held[0] < m.start < held[1] for m in heard(self.passage, "negators", "no", "nobody"))

    def joined_to_next(self, i: int) -> bool:
        """Does an "and" join a count to the one right behind it ("38 women and 210 men in 2023")?"""
        one, other = self.told[i], self.told[i + 1] if i + 1 < len(self.told) else None
        if other is None or other.sentence != one.sentence or other.quantity.kind != "count":
            return False
        between = self.passage.text[one.quantity.end : other.quantity.start]
        ands = [m for m in self.passage.of("joiners", "and") if one.quantity.end <= m.start < other.quantity.start]
        return bool(ands) and one.quantity.what == other.quantity.what != "" and len(between.split()) <= _NEAR

    def leads(self, year: Quantity, one: Quantity) -> bool:
        """Does a year stand right before a count ("in 2019 41 and in 2020 only 19")?"""
        gap = range(year.last + 1, one.first)
        return len(gap) <= 2 and not any(self.roles.parts(at) or self.roles.key(at) == ")" for at in gap)

    def of_all_time(self, k: int, i: int) -> bool:
        """Does "since" and a year end the sentence of a count, with no other count between?"""
        a, b = self.told[i], self.told[k]
        more = any(t.sentence == b.sentence and t.quantity.kind == "count" for t in self.told[k + 1 :])
        return a.sentence == b.sentence and self.opened_by_since(b.quantity, 6) and k == i + 1 and not more

    @cached_property
    def relative(self) -> list[int | None]:
        """The year of each count that is told without a number."""
        return relative_years.by_count(self.passage, self.told, SUMS)

    def opened_by_since(self, year: Quantity, reach: int = 3, after: int = -1) -> bool:
        """Do words before or behind a year make it the first or last of several? Words like "started in" only apart
        from a count that they follow ("70 men started in 2022"): behind word `after`."""
        sentence = self.passage.sentence_at(year.start)
        near = [
            m
            for m in self.words
            if (m.code in ("since", "until", "began") or self.from_start(m))
            and sentence.start <= m.start and not self.parted_by_count(m, year)
            and (0 < year.first - m.last <= reach + 2 * self.far_reaching(m) or self.bracketed(m, year))
            and not (m.code == "so_far" and "," in self.roles.words(m.last + 1, year.first - 1))
            and not (m.code == "began" and m.first < after <= year.first)
        ]
        behind = [
            m
            for m in self.words
            if m.code in ("since", "until")
            and 0 < m.first - year.last <= 2
            and m.start < sentence.end
            and m.language in _BEHIND
        ]
        return bool(near or behind)

    def far_reaching(self, mention: Mention) -> bool:
        return mention.code == "until" or (mention.code == "since" and since_the_first(self.passage, mention))

    def parted_by_count(self, until: Mention, year: Quantity) -> bool:
        """Does a count part a word for "until" from a year ("by 95 men and in 2021")?"""
        return until.code == "until" and any(
            until.last < q.first and q.last < year.first and q.kind == "count"
            and not bare_counts.day_of_month(self.passage, q) for q in self.roles.quantities)

    def up_to_now(self, year: Quantity) -> bool:
        """Does "until today" stand right behind a year ("from the first group in 2006 until today")?"""
        return self.until_today(year) and not self.running(year)

    def until_today(self, year: Quantity) -> bool:
        until = self.passage.lexicon.vocabularies["volume_words"].codes["until"].terms
        return any(m.code == "so_far" and 0 < m.first - year.last <= 2
                   and m.term.split()[0] in {u.split()[0] for u in until.get(m.language, ())} for m in self.words)

    def running(self, year: Quantity) -> bool:
        """Is a year the last of a series, of which only a part is counted ("2022 57, in 2023 till now 38")?"""
        sentence = self.passage.sentence_at(year.start)
        series = any(t.quantity.kind == "year" and sentence.start <= t.start < year.start for t in self.told)
        return series and self.roles.key(year.first - 1) in INSIDE | {",", ";"} and self.until_today(year)

    def bracketed(self, since: Mention, year: Quantity) -> bool:
        """Does a bracket tell the year since which is counted ("from the opening of the centre (2011)")?"""
        if self.roles.key(year.first - 1) != "(" or not 0 < year.first - since.last <= _FAR:
            return False
        began = since.code == "so_far" or (since.code == "since" and self.begun(since))
        return began and not any(since.last < q.first < year.first for q in self.roles.quantities)

    def from_start(self, mention: Mention) -> bool:
        """ "Since the start" before a year is "since"."""
        since = self.passage.lexicon.vocabularies["volume_words"].codes["since"].terms.get(mention.language, ())
        return mention.code == "so_far" and mention.term.split()[0] in since

    def total(self, i: int) -> bool:
        """Is a count told for all time so far?"""
        one = self.told[i].quantity
        clause = self.passage.clause_at(one.start)
        sentence = self.passage.sentence_at(one.start)
        words = [m for m in self.words if m.code == "so_far" and sentence.holds(m.start)]
        words += [m for m in self.words if m.code == "since" and sentence.holds(m.start) and self.begun(m)]
        words += [m for m in relative_years.until_last_year(self.passage) if sentence.holds(m.start)]
        here = [m for m in words if clause.start <= m.start < clause.end]
        return bool(here) or any(
            0 < m.first - one.last <= 3 or 0 < one.first - m.last <= 4 or self.opening(m, sentence) for m in words)

    def so_far(self, i: int, year: int | None, span_of_years: bool, before: Sequence[Entry]) -> bool:
        """Is a count told for all time so far, and not for one year nor as the sum of parts?"""
        clause = self.passage.clause_at(self.told[i].start)
        dated = any(t.quantity.kind == "year" and clause.holds(t.start) for t in self.told)
        here = [m for m in self.words if clause.holds(m.start)]
        so_far = [m for m in here if m.code == "so_far"]
        summed = all(m.term.casefold() in SUMS for m in so_far)
        if self.relative[i] is not None and (summed or any(m.code == "this_year" for m in here)):
            return False
        ended = any(clause.holds(m.start) for m in relative_years.until_last_year(self.passage))
        apart = (ended or not self.yearly(i, near=True)) and (
            year is None or span_of_years or (bool(so_far) and not dated))
        return self.total(i) and apart and not self.sum_of_parts(self.told[i].quantity, before)

    def sum_of_parts(self, one: Quantity, before: Sequence[Entry]) -> bool:
        """Is a total that of parts told before it in its sentence ("20 in prison and 60 outside, i.e. 80 in total")?"""
        here = [e for e in before if self.roles.sentence(e.quantity.start) == self.roles.sentence(one.start)]
        return len(here) > 1 and sum(e.quantity.low or 0 for e in here) == one.low

    def begun(self, since: Mention) -> bool:
        """Does "since" stand before a word for the beginning or being of the programme, no year between ("since the
        programme exists")?"""
        if since_the_first(self.passage, since):
            return True
        words = [*heard(self.passage, "year_roles", "implemented"), *(m for m in self.words if m.code == "beginning")]
        words = [m for m in words if m.first > since.last and not self.of_year(m)]
        being = next((m.first for m in words if 0 < m.first - since.last <= _NEAR), None)
        return being is not None and not any(since.last < q.first <= being + 1 for q in self.roles.quantities)

    def of_year(self, beginning: Mention) -> bool:
        """Is a beginning that of a year or a month in its sentence ("since the start of the year", "from May 2023")?"""
        units = {m.first for m in self.passage.of("time_units")} | {
            q.first for q in self.roles.quantities if q.kind in ("year", "date")}
        behind = self.passage.tokens[beginning.last + 1 : beginning.last + 4]
        end = self.passage.sentence_at(beginning.start).end
        return any(at in units and w.start < end for at, w in enumerate(behind, beginning.last + 1))

    def opening(self, mention: Mention, sentence: Stretch) -> bool:
        """Do words for "so far" open a sentence, in a clause that tells no number?"""
        clause = self.passage.clause_at(mention.start)
        return clause.start == sentence.start and mention.start - clause.start <= _FAR and not any(
            clause.holds(q.start) for q in self.roles.quantities)

    def all_of_them(self, i: int, last: Entry | None) -> bool:
        """Are people summed up ("altogether") right behind the groups of each year in their sentence ("4 groups a year
        with 48 men altogether")?"""
        one = self.told[i].quantity
        if last is None or (last.counted, last.period, last.sentence) != ("group", "each_year", self.told[i].sentence):
            return False
        sums = [m for m in self.words if m.code == "so_far" and m.term.casefold() in SUMS]
        clause = self.passage.clause_at(one.start)
        near = any(clause.holds(m.start) for m in sums)
        return one.what == "person" and near and last.index == i - 1 and not any(
            t.quantity.kind == "year" and t.sentence == last.sentence for t in self.told)

    def in_those_groups(self, i: int, counted: str, last: Entry) -> bool:
        """Are people counted right behind all groups so far, in their sentence ("14 groups so far, in them 131
        men"), or on a day ("58 courses, 447 men (31 Dec 2023)")?"""
        same = (last.counted, last.index) == ("group", i - 1) and (
            last.period == "so_far" or (last.period == "" and self.day_behind(i)))
        people = counted == "person" and self.told[i].quantity.what == "person"
        return people and same and last.sentence == self.told[i].sentence

    def mean(self, i: int) -> bool:
        """Is a number told as the average of several years?"""
        sentence = self.roles.stretch(self.told[i].sentence)
        return any(sentence.holds(m.start) for m in self.words if m.code == "average") and any(
            q.what == "year" and sentence.holds(q.start) and q.rate is None for q in self.roles.quantities) and not any(
            sentence.holds(m.start) for m in heard(self.passage, "rates", "week", "month", "quarter", "half_year"))

    def of_day(self, i: int) -> bool:
        """Is a count told of one day ("31. 12. 2023: 350 men")?"""
        sentence = self.told[i].sentence
        months = self.passage.of("year_roles", "month")
        for k in range(i - 1, -1, -1):
            date = self.told[k].quantity
            if date.kind == "date" and (self.told[k].sentence == sentence or year_rows.spaced(self.roles, k, i)):
                return len(re.findall(r"\d+", self.passage.text[date.start : date.end])) > 2
            if date.kind == "year" and self.told[k].sentence == sentence and k:
                day = self.told[k - 1].quantity
                return 0 < (day.high or 0) <= 31 and any(day.end <= m.start < date.start for m in months)
        return False

    def day_behind(self, i: int) -> bool:
        """Does a day, with its month and year, stand right behind a count ("447 men (status: 31 Dec 2023)")?"""
        one, rest = self.told[i], [t for t in self.told[i + 1 : i + 3] if t.sentence == self.told[i].sentence]
        if not rest or rest[0].quantity.first - one.quantity.last > _DAY:
            return False
        text = self.passage.text[rest[0].start : rest[-1].end]
        months = any(rest[0].start <= m.start < rest[-1].end for m in self.passage.of("year_roles", "month"))
        return len(re.findall(r"\d+", text)) == 2 + (not months) and any(
            t.quantity.kind in ("year", "date") for t in rest)

    def at_date(self, i: int, staged: bool) -> Period:
        """Up to a day where those who began are counted on it, of a year where no day is told."""
        return "year" if not self.of_day(i) else "so_far" if staged or self.total(i) else "other"

    def now(self, i: int) -> bool:
        clause = self.passage.clause_at(self.told[i].start)
        return any(clause.holds(m.start) for m in heard(self.passage, "count_contexts", "now"))

    def negated(self, i: int) -> bool:
        """Is a number word only part of a denial ("not one", "nė vienos")?"""
        one = self.told[i].quantity
        worded = not any(c.isdecimal() for c in self.passage.text[one.number[0] : one.number[1]])
        denials = heard(self.passage, "negators", "no", "not", "nobody")
        return worded and one.low == 1 and any(0 <= one.first - m.last <= 1 and m.start < one.end for m in denials)

    def opens_next(self, i: int, mention: Mention) -> bool:
        """Does a comma part a count from words for part of a year behind it, which another count follows?"""
        one, told = self.told[i].quantity, self.told[i].sentence
        apart = "," in self.passage.text[one.end : max(one.end, mention.start)]
        return apart and any(t.sentence == told and t.quantity.kind == "count" for t in self.told[i + 1 :])

    def to_month(self, mention: Mention) -> bool:
        """Does "until" stand before a month that is not the last one of the year?"""
        return mention.code == "until" and any(0 < m.first - mention.last <= 4 for m in self.early)

    @cached_property
    def early(self) -> list[Mention]:
        """The months but the last one of the year."""
        return [m for m in self.passage.of("year_roles", "month")
                if not m.term.casefold().startswith(("dec", "dez", "déc", "dic", "des"))]

    def up_to_month(self) -> list[Mention]:
        """The months before the last one right behind a small word for "to" ("2023 (to May)")."""
        return [m for m in self.early if self.roles.key(m.first - 1) in _TO]
