"""Which quantities count sessions, by their noun, their form, their factor, or the series that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.quantities import anchors, tracks
from pipeline.words.quantities.governors import BESIDE, Told
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, SESSIONS, Quantity, Range
from pipeline.words.quantities.roles import INSIDE, MOST_A_WEEK
from pipeline.words.sessions import companies, exceptions, intakes, superseded, times_alone
from pipeline.words.sessions.left_out import LeftOut
from pipeline.words.wording.tongues import heard

_DROPPED = frozenset({"staff", "homework", "absence", "waiting", "break", "point", "size"})
_TWO, _SERIES, _FORM_NEAR = 2, 6, 4  # modules; words; words
_OPENING = 8  # characters
_EACH = frozenset({"/", "per", "pro", "a", "par", "por", "al", "im", "w", "i", "om"})  # behind "1x"
_BEHIND = frozenset({"hu", "fi", "et", "lt", "lv"})  # languages that put what is numbered before "number"
_FORMS = {"talk": "individual", "group": "group"}


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


class SessionCounts(LeftOut):
    """The counts of sessions of one passage, and how each stands to the others."""

    def __init__(self, passage: Passage) -> None:
        super().__init__(passage)
        self._now = {passage.clause_at(m.start) for m in heard(passage, "count_contexts", "now")}

    def counts(self) -> Iterator[Count]:
        for i, told in enumerate(self.told):
            dropped = told.governor in _DROPPED and not times_alone.so_many(self.roles, i)
            if dropped or told.quantity.modifier in ("victim", "staff") or self.left_out(i):
                continue
            if companies.aside(self.passage, told.quantity) or not self.sessions(i) or (
                    told.quantity.what == "time" and anchors.loose(self.passage, told.quantity)):
                continue
            yield self.count(i)

    def count(self, i: int) -> Count:
        told = self.told[i]
        one = told.quantity
        if superseded.became(self.roles, i) or superseded.done(self.roles, i):
            told = replace(told, doubt="", governor="")
        if superseded.moved(self.roles, i):
            told = replace(told, quantity=replace(one, low=one.high), doubt="", governor="")
        form = one.form if self.result(i) else (
            self.roles.form(i) or self.later_form(i) or self.asked_form(i) or self.form_behind(i)
            or times_alone.labelled(self.roles, i) or _FORMS.get(one.what))
        other = self.in_place(i) if form is None else None
        form = other.form if other is not None else form
        beside = told.governor in BESIDE or intakes.opened(self.roles, i)
        if beside and told.governor != "followup" and one.what == "session" and not (
                self.after_only(i) or intakes.apart(self.roles, i)):
            beside = False
        return Count(i, told, form, beside, tracks.label(self.passage, i) or tracks.heading(self.passage, i))

    def result(self, i: int) -> bool:
        """Is a count what others come to ("16 + 5 = 21 meetings", "18 in prison, then 6 outside, what makes 24")?"""
        one = self.told[i].quantity
        if i > 0 and self.roles.key(one.first - 1) == "=" and (one.low or 0) > 1:
            return True
        before = [t.quantity for t in self.told[:i] if t.sentence == self.told[i].sentence and t.role == "count"]
        parts = [q for q in before if q.what in SESSIONS and q.exact]
        told = self.roles.relation(one.first - _TWO, one.first - 1, "total")
        return bool(told) and len(parts) > 1 and sum(q.low or 0 for q in parts) == one.low == one.high

    def after_only(self, i: int) -> bool:
        """Is a talk kept out in so many words ("not counted")?"""
        one = self.told[i].quantity
        return bool(self.roles.relation(one.last + 1, self.reach(i), "without"))

    def asked_form(self, i: int) -> str | None:
        """The form of the sessions whose number is spoken of before a bare number of its sentence ("the number of
        individual sessions depends on the man, at least 10")."""
        one, start = self.told[i].quantity, self.roles.stretch(self.told[i].sentence).start
        if one.what != "" or one.kind != "count" or one.article or one.rate is not None:
            return None
        for asked in self.roles.relation(0, one.first, "number_of"):
            nouns = [m for m in heard(self.passage, "count_nouns", "session", "talk")
                     if asked.start >= start and 0 < m.first - asked.last <= _FORM_NEAR and m.first < one.first]
            parted = any(asked.last < q.first < one.first and not q.article for q in self.roles.quantities)
            forms = [m for m in heard(self.passage, "session_forms")
                     if nouns and asked.last < m.first <= nouns[0].last + 1]
            if not nouns and asked.language in _BEHIND:  # "az egyéni ülések száma hat"
                forms = [m for m in heard(self.passage, "session_forms")
                         if 0 <= asked.first - m.last <= _TWO and m.start >= start]
            others = {self.roles.form(k) for k, t in enumerate(self.told[:i]) if t.quantity.what in SESSIONS}
            if forms and not parted and others - {None, forms[0].code}:
                return forms[0].code
        return None

    def form_behind(self, i: int) -> str | None:
        """The form that ends the words of a count ("5 sessions of introduction in individual"), or stands with the
        length of each of them ("3 x 60 min individual")."""
        one = self.told[i].quantity
        if one.what == "" and self.factor(i):
            return self.told[i + 1].quantity.form
        if one.what not in SESSIONS:
            return None
        _, high = self.roles.zones(i)
        form = next(
            (m for m in heard(self.passage, "session_forms") if m.last == high and m.first > one.last + 1), None)
        if form is None or form.first - one.last > _SERIES or self.roles.key(form.first - 1) not in INSIDE:
            return None
        apart = self.roles.relation(one.last + 1, high, "including", "without", "plus", "of_which")
        return None if apart else form.code

    def sessions(self, i: int) -> bool:
        """Does quantity `i` count sessions, by its noun, its form, its factor, or the series that it stands in?"""
        told, one = self.told[i], self.told[i].quantity
        if one.what == "evening":
            return told.role == "count" and (one.form is not None or self.evenings())
        if one.what in SESSIONS:
            return told.role == "count" or (told.role == "one" and (self.added(i) or self.of_each_module(i)))
        if one.what == "unit":
            return told.role != "one" and any(t.role == "definition" and (t.quantity.sized[1] or 0) > 60 and (
                t.of == i or (t.of is not None and self.told[t.of].role == "one")) for t in self.told)
        if one.what == "group" and one.kind == "count" and not one.label and (one.low or 0) > MOST_A_WEEK and (
                one.rate is not None and one.rate.code == "week" and self.roles.adverb(one)):
            return True  # "26 weekly groups"
        if exceptions.told(self.roles, i) or self.in_place(i) is not None:
            return True
        if one.what not in ("", "group") or one.kind != "count" or one.rate is not None or one.article:
            return False
        if one.what == "group":
            other = any(self.roles.form(k) == "individual" for k in range(len(self.told)) if k != i)
            once = one.rate is not None or self.roles.key(one.last + 2) in _EACH or any(
                0 < m.first - one.last <= _TWO for m in heard(self.passage, "rates"))  # "1x weekly"
            labelled = one.label and not once
            return (labelled and (self.factor(i) or (one.form == "group" and other))) or self.beside_form(i)
        if (one.high or one.low or 0) < 1 or self.roles.folded(i) or self.numbered_one(one):
            return False
        if one.form is not None:
            return True
        if self.result(i) and told.sentence == self.told[i - 1].sentence and any(
                t.quantity.what in SESSIONS for t in self.told[max(0, i - 2) : i]):
            return True
        if superseded.became(self.roles, i) or superseded.done(self.roles, i):
            return True
        if self.factor(i) or self.in_series(i) or self.of_rated(i) or times_alone.so_many(self.roles, i):
            return True
        if self.asked_form(i) is not None or self.numbered(i) or times_alone.labelled(self.roles, i) is not None:
            return True
        return self.on_top(i) or self.part_of(i) or self.spread(i) or self.in_sum(i)

    def in_place(self, i: int) -> Quantity | None:
        """The count in whose place a bare number stands, where sessions are counted ("9 instead of 5 talks")."""
        k = superseded.instead(self.roles, i)
        other = self.told[k].quantity if k is not None else None
        named = other is not None and (other.what in SESSIONS or any(
            t.quantity.what in SESSIONS and t.quantity.low == other.low for t in self.told[:i]))
        return other if named else None

    def numbered(self, i: int) -> bool:
        """Is a bare number the last word of a clause that opens with "number of sessions" and tells no other ("the
        number of sessions is in both settings 24")?"""
        one, clause = self.told[i].quantity, self.passage.clause_at(self.told[i].start)
        asked = [m for m in self.roles.relation(0, one.first, "number_of") if m.start >= clause.start]
        if not asked or asked[0].start - clause.start > _OPENING or one.kind != "count" or self.passage.text[
                one.end : clause.end].strip(" .;,"):
            return False
        nouns = [m.start for m in heard(self.passage, "count_nouns", "session", "talk")]
        between = any(asked[0].start <= q.start < one.start and not q.article for q in self.roles.quantities)
        return any(asked[0].end <= n < one.start for n in nouns) and not between

    def on_top(self, i: int) -> bool:
        """Is a bare number of some participants said to come on top of sessions told before ("high risk men get 10
        more")?"""
        one = self.told[i].quantity
        more = self.roles.relation(one.last + 1, one.last + 3, "extra")
        return bool(more) and tracks.label(self.passage, i) is not None and any(
            t.quantity.what in SESSIONS and t.role == "count" for t in self.told[:i])

    def beside_form(self, i: int) -> bool:
        """ "14 individual + 26 group": "group" behind a number beside a number of individual ones."""
        one = self.told[i].quantity
        return not one.label and any(
            q.what in ("", "talk") and q.form == "individual"
            and min(abs(q.last - one.first), abs(one.last - q.first)) <= 2
            for q in self.roles.quantities[max(0, i - 1) : i + 2]
        )

    def in_sum(self, i: int) -> bool:
        """ "Not 20 sessions but 30", "8 + 12 + 4 sessions", or as many numbers as there are modules ("the 3 modules
        have 8, 10 and 6 sessions"), or a total in a bracket."""
        instead = self.roles.corrects(i)
        corrected = instead is not None and self.roles.quantities[instead].what in SESSIONS
        return corrected or self.bracketed(i) or self.listed(i)

    def listed(self, i: int) -> bool:
        row = [i]
        while row[-1] + 1 < len(self.told) and self.told[row[-1]].quantity.what == "":
            a, b = self.told[row[-1]].quantity, self.told[row[-1] + 1].quantity
            between = self.between(a, b)
            link = between in (["+"], [","]) or (len(between) == 1 and bool(self.roles.gap(a, b, "plus")))
            if not link:
                return False
            row.append(row[-1] + 1)
        if self.told[row[-1]].quantity.what not in SESSIONS or len(row) < 2:
            return False
        if self.between(self.told[i].quantity, self.told[i + 1].quantity) == ["+"]:
            return True
        start = i
        while start and self.told[start - 1].quantity.what == "" and self.told[start - 1].role == "other":
            start -= 1
        modules = self.told[start - 1].quantity if start else None
        return modules is not None and modules.what == "module" and modules.low == row[-1] - start + 1

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
        marks = self.roles.relation(q.first - 2, q.last + 1, "extra")
        marks += [m for m in self.roles.relation(q.last + 1, q.last + 3, "extra", "comes_to") if m.first == q.last + 1]
        starts = {t.quantity.first for t in self.told}
        added = [m for m in marks if m.last + 1 not in starts or m.first < q.first]  # not "20 sesiones más 6"
        return one.track is not None and bool(added)

    def with_extra(self, one: Count, usual: Sequence[Count], extra: Sequence[Count]) -> bool:
        """Is a count behind those that come on top what the usual ones make with them ("six are added, then it is
        30")?"""
        if one.form is not None or not extra or one.index < extra[-1].index or not one.quantity.exact:
            return False
        more = max(c.quantity.high or c.quantity.low or 0 for c in extra)
        before = [c for c in usual if c.index < extra[0].index]
        bases = (before, [c for c in before if c.form == extra[0].form])
        return any(base and sum(c.quantity.high or 0 for c in base) + more == one.quantity.low for base in bases)

    def of_each_module(self, i: int) -> bool:
        """Is the one session that of each of several modules told right before ("12 modules with one session each")?"""
        one, module = self.told[i].quantity, self.told[i - 1].quantity if i else None
        if module is None or module.what != "module" or (module.low or 0) < _TWO or not self.roles.near(module, one, 3):
            return False
        return any(0 < m.first - one.last <= _SERIES for m in heard(self.passage, "rate_words", "each"))

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

    def between(self, a: Quantity, b: Quantity) -> list[str]:
        return [w.key for w in self.passage.tokens[a.last + 1 : b.first]]

    def factor(self, i: int) -> bool:
        """ "12 x 2 hours": a number without a noun times a length; not "2 lessons (2 x 45 min)"."""
        before = self.told[i - 1].quantity if i else None
        if before is not None and before.what == "lesson" and before.low == self.told[i].quantity.low and (
                self.between(before, self.told[i].quantity) == ["("]):
            return False
        return any(
            t.role == "length" and t.of == i and self.roles.gap(self.told[i].quantity, t.quantity, "times", "times_of")
            for t in self.told[i + 1 : i + 2]
        )

    def of_rated(self, i: int) -> bool:
        """ "One session weekly, about 50 in total"."""
        before = self.told[i - 1] if i else None
        return (
            before is not None
            and before.role == "frequency"
            and before.quantity.what in SESSIONS
            and before.sentence == self.told[i].sentence
            and self.roles.whole(i)
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
            if other.what in ("", "?") or (other.what == "module" and other.label):
                continue
            near = abs(self.told[k].sentence - self.told[i].sentence) <= (1 if k < i else 0)
            if other.what in SESSIONS and near and self.told[k].role == "count":
                return True
            if k < i and other.what in CALENDAR | CLOCK and self.told[k].role in ("length", "span"):
                if self.elliptical(k, i):
                    return False
                continue
            if k > i:
                return other.what in SESSIONS and near
            return False
        return False

    def elliptical(self, k: int, i: int) -> bool:
        """Does a number go on with the time before it, in a sentence without sessions ("11 months, outside 8")?"""
        mine = [t for t in self.told[:i] if t.sentence == self.told[i].sentence]
        return k == i - 1 and self.told[k].role == "span" and not any(t.quantity.what in SESSIONS for t in mine)

    def dated(self, i: int) -> bool:
        """Is a number without a noun set against another by words of time ("now it is 24")?"""
        if superseded.has(self.roles, i) and any(superseded.had(self.roles, k) for k in range(i)):
            return True
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
            and self.told[i - 1].sentence == self.told[i].sentence
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
        one, before, after = self.told[i].quantity, self.told[i - 1].quantity if i else None, self.next(i)
        if after is not None and after.what in SESSIONS and self.roles.near(one, after, 4) and self.roles.gap(
                one, after, "exception"):
            return True  # "16, in difficult cases 24 sessions"
        if before is None or before.what not in SESSIONS:
            return False
        return superseded.made_more(self.roles, before, one) or (
            self.roles.near(before, one, 8)
            and bool(
                self.roles.gap(before, one, "plus", "extra", "exception", "cut_to")
                or (one.low is None and self.roles.relation(one.last + 1, one.last + 3, "extra", "exception"))
            )
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
        if self.told[i + 1].role == "frequency":
            return False  # "1x in 14 days"
        return bool(self.roles.gap(one, following, "over")) and bool(heard(self.passage, "count_nouns", "session"))

    def outdated(self, one: Count, counts: Sequence[Count]) -> bool:
        """Is another count said to be that of now, and this one stands beside a year; or was it changed to another?"""
        if one.track is None and any(superseded.became(self.roles, c.index) and c.index > one.index for c in counts):
            return True
        if any(c.index == one.index + 1 and superseded.done(self.roles, c.index) for c in counts):
            return True
        if one.track is None and superseded.had(self.roles, one.index) and any(
                superseded.has(self.roles, c.index) for c in counts):
            return True
        if not self._now or self.current(one):
            return False
        years = any(t.quantity.kind == "year" and t.clause == one.told.clause for t in self.told)
        return years and any(self.current(c) for c in counts if c is not one)

    def current(self, one: Count) -> bool:
        return self.passage.clause_at(one.told.start) in self._now
