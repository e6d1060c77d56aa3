"""What the quantities of a passage mean, by their nouns, their links with each other, and the words that govern them.

    26 sessions                        a count
    sessions of two hours / 2 h each   the length of one
    45 hours in 15 sessions            a total
    1 unit = 60 min                    a definition
    12 months of aftercare             a span governed by `followup`
    2 sessions a week                  a frequency (its rate), no count
"""

from __future__ import annotations

import bisect
from dataclasses import replace
from functools import cached_property

from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.quantities import reasons, times_in
from pipeline.words.quantities.end_to_end import end_to_end
from pipeline.words.quantities.governors import BESIDE, Governed, Role, Told
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, SESSIONS, Quantity
from pipeline.words.wording.tongues import heard, likely

_LONGEST_LENGTH = 8 * 60
_NEAR, _MOST_PARTS, _ENTRY = 4, 4, 7  # words
_LONG_TALK = 100  # minutes
_BEFORE = ("before", "bevor", "ehe", "vor", "avant", "antes", "prima", "vóór", "voor", "alvorens", "innan", "før",
           "przed", "inden", "zanim", "před", "než", "pred", "ennen", "prieš", "előtt", "prije", "înainte", "pirms")
_AT = frozenset({"at", "à"})
_DASHES = frozenset({"-", "–", "—"})
INSIDE = frozenset({"in", "en", "i", "w", "v", "ve", "im", "der", "the", "het", "de", "il", "u", "em"})
MOST_A_WEEK = 7  # sessions
_STEPS = frozenset({
    "every", "each", "alle", "jede", "jeden", "tous", "toutes", "chaque", "cada", "ogni", "om", "elke", "iedere", "var",
    "varje", "hver", "hvert", "hveranden", "annenhver", "varannan", "joka", "co", "každý", "každé", "jednou", "kas",
    "vsak", "svaki", "svaka", "iga", "katru", "la", "fiecare",
})
_FIRST = (
    "first", "the first", "within the first", "erst", "premi", "primer", "prim", "eerste", "första", "første",
    "fyrstu", "ensimmäis", "esimes", "első", "pierwsz", "prvn", "prvý", "pirm", "prvih", "primele"
)

_BETWEEN = frozenset({
    "between", "zwischen", "entre", "tra", "fra", "tussen", "mellan", "mellem", "mellom", "między", "pomiędzy", "mezi",
    "medzi", "tarp", "starp", "med", "između", "între",
})
_EVERYONE = frozenset({
    "everybody", "everyone", "all", "alle", "jeder", "tous", "chacun", "on", "todos", "se", "tutti", "si", "iedereen",
    "alla", "wszyscy", "všichni", "všetci", "visi", "vsi", "svi", "tots", "kõik", "toți", "mindenki", "kaikki",
})


class Roles(Governed):
    """The quantities of one passage with their roles, in order."""

    @cached_property
    def told(self) -> list[Told]:
        """Every quantity with its role."""
        plain = [self.placed(i) for i in range(len(self.quantities))]
        return [self.settled(plain, i) for i in range(len(plain))]

    def settled(self, plain: list[Told], i: int) -> Told:
        told = plain[i]
        one = told.quantity
        if one.kind in ("year", "date", "label", "name", "ordinal", "half"):
            return told
        if one.what in CLOCK or one.what == "unit":
            return self.clocked(plain, i)
        if one.what in CALENDAR:
            return replace(told, role=self.spanned(one))
        if one.what in SESSIONS:
            return replace(told, role=self.counted(i))
        return replace(told, role="count" if one.what not in ("", "?") else "other")

    def form(self, i: int) -> str | None:
        """The form that a label or "in the group" right before a quantity gives it."""
        one = self.quantities[i]
        if one.form is not None:
            return one.form
        sentence = self.stretch(self.sentence(one.start))
        for mention in reversed(
            [m for m in heard(self.passage, "session_forms") if m.last < one.first and m.start >= sentence.start]
        ):
            between = self.words(mention.last + 1, one.first - 1)
            if self.of_phase(mention, one) or (self.heads_line(mention, one) and self.governor(i) not in BESIDE):
                return mention.code
            if any(self.parts(at) for at in range(mention.last + 1, one.first)):
                return None
            opens = mention.start == sentence.start or not self.key(mention.first - 1).isalnum()
            if len(between) <= 3 and (
                ":" in between
                or one.start in self.passage.cells
                or "=" in between
                or (len(between) <= 1 and (self.key(mention.first - 1) in INSIDE or (opens and not between)))
            ):
                return mention.code
            return None
        return None

    def heads_line(self, form: Mention, one: Quantity) -> bool:
        """Is a form the label of the line in which so many sessions are counted, with no talk or other form between
        ("Individual: 4 sessions of 60 min, with high risk 8 sessions")?"""
        return (one.what in ("session", "evening") and self.key(form.last + 1) == ":"
                and self.stretch(self.sentence(one.start)).start == form.start
                and not any(form.last < q.first < one.first and (q.form is not None or q.what == "talk")
                            for q in self.quantities))

    def of_phase(self, form: Mention, one: Quantity) -> bool:
        """Does a form describe the phase that a number belongs to ("an individual phase of 12 sessions")?"""
        return one.first - form.last <= _NEAR and any(
            0 < m.first - form.last <= 1 and m.last < one.first
            for m in heard(self.passage, "count_nouns", "module")
        ) and not any(self.parts(at) for at in range(form.last + 1, one.first))

    def counted(self, i: int) -> Role:
        """A number of sessions, the one session of a length or a rate, or how many a week."""
        one = self.quantities[i]
        if any(
            m.last == one.first - 1 and m.term.startswith(_FIRST)
            for m in heard(self.passage, "count_relations", "after")
        ) and not self.contrasted(i):
            return "other"
        if self.rated_by_length(i):
            return "frequency"
        if one.what == "time" and (one.rate or one.kind == "times"):
            return "frequency"
        if (one.rate is not None and not self.adverb(one)) or self.led_by_rate(one):
            return "frequency"
        following = self.quantities[i + 1] if i + 1 < len(self.quantities) else None
        if one.low == 1 == one.high and one.start not in self.passage.cells and (
                one.article or self.measured(one, following)):
            return "one"
        if one.label and not self.marked(one):
            return "other"
        return "count"

    def led_by_rate(self, one: Quantity) -> bool:
        """Does a rate that no other number has stand right before a few sessions ("weekly two sessions")?"""
        if one.rate is not None or not 0 < (one.high or one.low or 0) <= MOST_A_WEEK:
            return False
        before = next((m for m in heard(self.passage, "rates", "week", "day", "month", "fortnight")
                       if m.last == one.first - 1 and m.end <= one.start and self.line(m.start) == self.line(one.start)
                       ), None)
        taken = {q.rate.start for q in self.quantities if q.rate is not None}
        return before is not None and before.start not in taken

    def line(self, at: int) -> int:
        """The number of the paragraph in which a character stands."""
        return bisect.bisect_right(self.passage.lines, at)

    def contrasted(self, i: int) -> bool:
        """Does a count of the other form follow in the sentence ("first 8 individual sessions, then 12 in group")?"""
        one = self.quantities[i]
        return one.form is not None and any(
            q.form not in (None, one.form) and self.sentence(q.start) == self.sentence(one.start)
            for q in self.quantities[i + 1 :]
        )

    def rated_by_length(self, i: int) -> bool:
        """ "Two sessions of 90 minutes per week": the rate behind the length is that of the sessions."""
        one, following = self.quantities[i], self.quantities[i + 1] if i + 1 < len(self.quantities) else None
        return (
            following is not None
            and following.what in CLOCK
            and following.rate is not None
            and (one.high or 99) <= 7
            and self.near(one, following, 2)
            and one.rate is None
        )

    def adverb(self, one: Quantity) -> bool:
        """ "26 weekly sessions", "22 sessions weekly", "24 sessions every 14 days" count; "2 sessions weekly" tells a
        frequency."""
        rate, many = one.rate, (one.low or one.high or 0) > MOST_A_WEEK
        if rate is None:
            return False
        if rate.last > rate.first:
            return many and one.what in SESSIONS and rate.term.split()[0] in _STEPS
        return rate.last < one.last or many

    def marked(self, one: Quantity) -> bool:
        """Does a mark part a label from its number, or does the label open its clause ("session 8" does neither)?"""
        noun = one.noun
        if noun is None:
            return False
        between = self.words(noun.last + 1, one.first - 1)
        if self.relation(noun.first - 3, noun.first - 1, "number_of"):
            return True
        opens = self.passage.clause_at(noun.start).start >= noun.start - 30
        return any(k in (":", "=", "(", "-") for k in between) or (opens and not self.small(noun.first - 1))

    def small(self, at: int) -> bool:
        return self.key(at) in (
            "before", "after", "in", "from", "until", "by", "at", "during", "of", "vor", "nach", "ab", "bis", "voor",
            "na")

    def measured(self, one: Quantity, following: Quantity | None) -> bool:
        """Does a length, or "every three weeks", follow the one session?"""
        every = [
            m
            for m in [
                *heard(self.passage, "rates"),
                *heard(self.passage, "rate_words", "every", "second", "third", "weekday"),
            ]
            if 0 < m.first - one.last <= 3
        ]
        return bool(every) or (
            following is not None
            and following.what in CLOCK
            and (self.near(one, following, 4) or self.dashed(one, following))
            and not self.gap(one, following, "plus")
        )

    def dashed(self, one: Quantity, other: Quantity) -> bool:
        """Does only a dash stand between two quantities ("one session – two hours")?"""
        return self.passage.text[one.end : other.start].strip() in _DASHES

    def spanned(self, one: Quantity) -> Role:
        """A stretch of time, a point in it ("after 3 and 9 months"), or the step of a rate ("every 3 weeks")."""
        if end_to_end(self.passage, one):
            return "span"
        if times_in.times_in(self.passage, one) is not None:
            return "frequency"
        listed = [q for q in self.quantities if q.what == "" and q.last + 2 == one.first and self.parts(q.last + 1)]
        ahead = self.key(one.first - 1)
        more = self.relation(one.last + 1, one.last + 1, "by_so_much") or reasons.recent(self, one) or ahead == "at"
        if (listed and self.listed_point(listed[0])) or more:
            return "point"
        before = self.relation(one.first - 2, one.first - 1, "after")
        behind = self.relation(one.last + 1, one.last + 1, "after")
        every = [m for m in heard(self.passage, "rate_words", "every", "second", "third") if m.last == one.first - 1]
        every_after = any(m.first == one.last + 1 for m in heard(self.passage, "rate_words", "every_after"))
        extended = any(m.last == one.first - 1 for m in self.relation(one.first - 4, one.first - 1, "exception"))
        if (every and ahead and not extended) or every_after:
            return "frequency"
        ahead_of = behind and behind[0].term in ("before", "before the")
        opens = self.stretch(self.sentence(one.start)).start >= one.start
        if before and self.ended(one):
            return "span"
        if (before and before[-1].last == one.first - 1) or (
                behind and (not ahead_of or opens or self.before_entry(one, behind[0]))):
            return "point"
        counted = ahead == "within" and self.key(one.last + 1) in ("of", "after", "from")
        return "point" if counted or self.between(one.last + 1) or self.initial(one) else "span"

    def listed_point(self, first: Quantity) -> bool:
        """Is the first of two listed times a point ("after 3 and 6 months", "at 3 and 6 months") or of aftercare?"""
        aside = self.governor(self.quantities.index(first)) in BESIDE
        return aside or self.key(first.first - 1) in _AT or self.spanned(first) == "point"

    def before_entry(self, one: Quantity, before: Mention) -> bool:
        """Does a time end before somebody may start ("four weeks without violence before he can start")?"""
        clause = self.passage.clause_at(one.start)
        starts = [*heard(self.passage, "volume_words", "started"), *heard(self.passage, "count_contexts", "intake"),
                  *heard(self.passage, "year_roles", "implemented")]
        return before.term.startswith(_BEFORE) and any(
            before.last < m.first <= before.last + _ENTRY and clause.holds(m.start) for m in starts)

    def between(self, at: int) -> bool:
        """Is a word one for "between", in a language in which it does not mean "with" or "from"?"""
        if self.key(at) not in _BETWEEN:
            return False
        here = likely(self.passage, self.stretch(self.sentence(self.tokens[at].start)))
        return self.key(at) not in ("med", "fra") or bool(here and not here & {"sv", "da", "nb"})

    def initial(self, one: Quantity) -> bool:
        """Does a time hold or adjoin a word for "first" ("les deux premiers mois", "první tři měsíce")?"""
        return any(
            one.first - 1 <= m.first <= one.last + 1 and m.term.startswith(_FIRST)
            for m in heard(self.passage, "count_relations", "after")
        )

    def ended(self, one: Quantity) -> bool:
        """Does the clause of a time tell that the programme is over then ("a course is finished after ten weeks"), or
        that everybody is done, and nothing else that ends?"""
        clause = self.passage.clause_at(one.start)
        if not any(clause.holds(m.start) for m in heard(self.passage, "count_relations", "ends")):
            return False
        people = heard(self.passage, "count_nouns", "person")
        everyone = any(clause.start <= m.start < one.start + 60 for m in people) or any(
            clause.holds(w.start) and w.key in _EVERYONE for w in self.tokens)
        others = {m.code for m in self.contexts if clause.holds(m.start)} - {"programme", "now"}
        named = (*heard(self.passage, "count_contexts", "programme"), *heard(self.passage, "count_nouns", "module"))
        opens = one.first - 2 <= 0 or self.tokens[one.first - 2].start < clause.start
        return any(clause.holds(m.start) for m in named) or ((everyone or opens) and not others)

    def clocked(self, plain: list[Told], i: int) -> Told:
        """Minutes, hours and lessons: the length of a session, a total, or what defines a lesson."""
        told, one = plain[i], plain[i].quantity
        before = self.quantities[i - 1] if i else None
        after = self.quantities[i + 1] if i + 1 < len(self.quantities) else None
        if one.low == 1 == one.high and after is not None and after.what in CLOCK and self.equated(one, after):
            return replace(told, role="one")
        if before is not None and before.what in CLOCK and before.low == 1 == before.high and self.equated(before, one):
            defined = i - 2 if i > 1 and self.quantities[i - 2].what in ("lesson", "unit", "hour") else i - 1
            return replace(told, role="definition", of=defined)
        if (
            before is not None
            and (before.what in ("lesson", "unit") or self.short_hours(before, one))
            and self.near(before, one, 4)
            and one.what not in ("lesson", "unit")
            and (self.gap(before, one, "times_of", "defines", "times", "length") or self.key(one.first - 1) == "(")
        ):
            return replace(told, role="definition", of=i - 1)
        if one.what in ("lesson", "unit") and one.low == 1 == one.high and after is not None and after.what in CLOCK:
            return replace(told, role="one")
        low, high = one.sized
        longest = high if high is not None else low or 0
        linked = self.linked(i) if longest <= _LONGEST_LENGTH or one.what in ("lesson", "unit") else None
        if linked is not None:
            return replace(told, role="length", of=linked)
        if one.what in ("lesson", "unit"):
            return replace(told, role="lessons")
        if self.whole(i) or longest > _LONGEST_LENGTH or self.beside_total(i):
            return replace(told, role="total")
        return replace(told, role="length")

    def short_hours(self, hours: Quantity, one: Quantity) -> bool:
        """Are many hours told to be of fewer than 60 minutes each ("72 hours (of 45 min)")?"""
        many = hours.what == "hour" and (hours.low or 0) * 60 > _LONGEST_LENGTH
        return many and one.what == "minute" and 40 <= (one.low or 0) < 60

    def folded(self, i: int) -> bool:
        """Is a small bare number a factor of the length of one session ("2 x 45 min per session", "20 sessions of 2 x
        45 min")?"""
        if i + 1 >= len(self.quantities):
            return False
        one, length = self.quantities[i], self.quantities[i + 1]
        if one.what != "" or one.kind != "count" or not one.exact or not 1 < (one.low or 0) <= _MOST_PARTS:
            return False
        if length.what not in CLOCK or length.rate is not None or not self.gap(one, length, "times"):
            return False
        if any(one.last < m.first and m.last < length.first for m in heard(self.passage, "rates")):
            return False
        talks = any(0 <= one.first - m.last - 1 <= 1 for m in heard(self.passage, "session_forms", "individual"))
        if talks and (one.low or 0) * (length.sized[1] or 0) > _LONG_TALK:
            return False  # "individual sessions 3 x 45 min"
        before = self.quantities[i - 1] if i else None
        counted = before is not None and before.what in SESSIONS and self.near(before, one, 3)
        noun = any(
            0 <= one.first - m.last - 1 <= 3 for m in heard(self.passage, "count_nouns", "session", "talk", "evening")
        )
        return counted or noun or self.each(length)

    def equated(self, one: Quantity, other: Quantity) -> bool:
        """ "1 h = 45 min"."""
        return set(self.words(one.last + 1, other.first - 1)) - {"."} == {"="}

    def beside_total(self, i: int) -> bool:
        """ "30 hours group work, 5 hours individual": hours of one form beside those of the other, one of
        them a total."""
        one = self.quantities[i]
        return one.form is not None and any(
            q.what in CLOCK and q.form not in (None, one.form) and (q.sized[1] or q.sized[0] or 0) > _LONGEST_LENGTH
            for q in self.quantities
        )

    def linked(self, i: int) -> int | None:
        """The quantity whose single item is as long as quantity `i`; itself where only a noun tells it."""
        one = self.quantities[i]
        if one.leads is not None and one.leads.code in SESSIONS | {"group"}:
            return i
        if self.each(one):
            return i
        if i and self.dashed(self.quantities[i - 1], one) and self.quantities[i - 1].what in SESSIONS:
            return i - 1
        if i and self.near(self.quantities[i - 1], one, 5):
            before = self.quantities[i - 1]
            bare = before.what == "" or (before.what == "group" and before.label)
            often = before.kind == "times" and before.rate is not None  # "once a week, 3 lessons each"
            session = before.what in SESSIONS or (bare and (often or before.kind == "count") and not before.article)
            if (
                session
                and self.gap(before, one, "times", "times_of", "length")
                and not self.gap(before, one, "plus", "without")
            ):
                return i - 1
            if session and self.words(before.last + 1, one.first - 1) in ([], ["("], ["-"], [":"]):
                return i - 1
        return i if self.single_session(i) else None

    def each(self, one: Quantity) -> bool:
        """Is a time followed by "each", "per session" and the like?"""
        for mention in heard(self.passage, "rate_words", "each", "weekday"):
            if 0 < mention.first - one.last <= 2 and not any(q.first == mention.last + 1 for q in self.quantities):
                following = [m for m in heard(self.passage, "count_nouns") if 0 <= m.first - mention.last <= 2]
                return mention.code == "weekday" or not following or following[0].code in SESSIONS | {"group"}
        return one.rate is not None

    def single_session(self, i: int) -> bool:
        """Does a noun for one session, with a word of length or none, stand before a time ("a session lasts
        two hours")?"""
        one = self.quantities[i]
        low, _ = self.zones(i)
        nouns = [
            m
            for m in heard(self.passage, "count_nouns", "session", "talk", "evening")
            if low - 3 <= m.first and m.last < one.first and m.start >= self.stretch(self.sentence(one.start)).start
        ]
        if not nouns:
            return False
        counted = [
            q for q in self.quantities if q.noun is not None and q.noun.first == nouns[-1].first and (q.low or 0) > 1
        ]
        return not counted and bool(
            self.relation(nouns[-1].last, one.first - 1, "length", "times_of", "times", "defines")
            or one.first - nouns[-1].last <= 2
        )

    def whole(self, i: int) -> bool:
        """Is a time said to be the total?"""
        one = self.quantities[i]
        low, high = self.zones(i)
        low = max(low, one.first - _NEAR)
        return bool(
            self.relation(low, one.first - 1, "total")
            or [m for m in self.relation(one.last + 1, min(high, one.last + _NEAR), "total")
                if m.term != "=" and not self.opens_next(i, m)]
        )

    def opens_next(self, i: int, total: Mention) -> bool:
        """Does a word for the total stand right before the next number ("four modules of five sessions (total 20)")?"""
        following = self.quantities[i + 1] if i + 1 < len(self.quantities) else None
        return following is not None and total.last < following.first and all(
            w in (":", "of") for w in self.words(total.last + 1, following.first - 1))


@once
def roles(passage: Passage) -> Roles:
    """The roles of a passage's quantities, found once."""
    return Roles(passage)
