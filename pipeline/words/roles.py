"""What the quantities of a passage mean, by their nouns, their links with each other, and the words that govern them.

    26 sessions                        a count
    sessions of two hours / 2 h each   the length of one
    45 hours in 15 sessions            a total
    1 unit = 60 min                    a definition
    12 months of aftercare             a span governed by `followup`
    2 sessions a week                  a frequency (its rate), no count

Governors are the words of `vocabulary/count_contexts.yaml`. The nearest one counts: inside the quantity ("2 follow-up
talks"), right behind it, then before it in its clause, as far as the next quantity or conjunction.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words import scopes
from pipeline.words.quantities import CALENDAR, CLOCK, Quantity, quantities
from pipeline.words.tongues import heard

Role = Literal["count", "length", "total", "span", "point", "definition", "frequency", "one", "lessons", "other"]

SESSIONS = frozenset({"session", "talk", "evening", "time"})
ASIDE = frozenset({"order", "staff", "homework", "break", "waiting", "absence", "point", "pilot", "frame"})
BESIDE = frozenset({"intake", "closing", "followup"})
ELSEWHERE = frozenset({"past", "other_programme", "target"})
_WITH = frozenset(
    {"with", "including", "incl", "mit", "inkl", "avec", "con", "met", "med", "z", "s", "su", "com", "a", "the"}
)
_MARKS = frozenset({",", ";", "/", "+", "&"})
_LONGEST_LENGTH = 8 * 60
_NEAR = 4
_IN = frozenset({"in", "en", "i", "w", "v", "ve", "im", "der", "the", "het", "de", "il", "u", "em"})
_FIRST = (
    "first",
    "the first",
    "within the first",
    "erst",
    "premi",
    "primer",
    "prim",
    "eerste",
    "första",
    "første",
    "fyrstu",
    "ensimmäis",
    "esimes",
    "első",
    "pierwsz",
    "prvních",
    "prvých",
    "pirm",
    "prvih",
    "primele",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity with its role; `governor`: the code of the words that govern it, "" where none does; `doubt`: what
    takes it away from the present programme (past, plan, other, wrong); `clause` and `sentence` hold it."""

    quantity: Quantity
    role: Role
    governor: str = ""
    doubt: str = ""
    clause: int = 0
    sentence: int = 0
    of: int | None = None

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end


class Roles:
    """The quantities of one passage with their roles, in order, and the links between them."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.quantities = quantities(passage)
        self.tokens = passage.tokens
        self.sentence_starts = [s.start for s in passage.sentences]
        self.clause_starts = [c.start for c in passage.clauses]
        self.contexts = heard(passage, "count_contexts")
        self.joints = {m.first for m in heard(passage, "joiners", "and")} | {
            m.first for m in heard(passage, "count_relations", "plus") if m.term == "plus"
        }
        self.context_starts = [m.first for m in self.contexts]
        self.relations = heard(passage, "count_relations")
        self.relation_starts = [m.first for m in self.relations]

    @cached_property
    def told(self) -> list[Told]:
        """Every quantity with its role."""
        plain = [self.placed(i) for i in range(len(self.quantities))]
        return [self.settled(plain, i) for i in range(len(plain))]

    # Places and words ------------------------------------------------------------------------------------------------

    def sentence(self, at: int) -> int:
        return bisect.bisect_right(self.sentence_starts, at) - 1

    def clause(self, at: int) -> int:
        return bisect.bisect_right(self.clause_starts, at) - 1

    def stretch(self, sentence: int) -> Stretch:
        return self.passage.sentences[sentence]

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def words(self, first: int, last: int) -> Sequence[str]:
        """The folded words `first` to `last`."""
        return [w.key for w in self.tokens[max(0, first) : last + 1]]

    def inside(self, first: int, last: int) -> list[Mention]:
        """The contexts whose words lie between words `first` and `last`."""
        low = bisect.bisect_left(self.context_starts, first)
        high = bisect.bisect_right(self.context_starts, last)
        return [m for m in self.contexts[low:high] if m.last <= last]

    def relation(self, first: int, last: int, *codes: str) -> list[Mention]:
        """The relations of certain codes whose words lie between words `first` and `last`."""
        low = bisect.bisect_left(self.relation_starts, first)
        high = bisect.bisect_right(self.relation_starts, last)
        return [m for m in self.relations[low:high] if m.last <= last and m.code in codes]

    def gap(self, a: Quantity, b: Quantity, *codes: str) -> list[Mention]:
        """The relations between two quantities."""
        return self.relation(a.last + 1, b.first - 1, *codes)

    def near(self, a: Quantity, b: Quantity, most: int) -> bool:
        """Are two quantities at most so many words apart, within one sentence?"""
        return 0 <= b.first - a.last - 1 <= most and self.sentence(a.start) == self.sentence(b.start)

    # Governors -------------------------------------------------------------------------------------------------------

    def placed(self, i: int) -> Told:
        one = self.quantities[i]
        governor = self.governor(i)
        return Told(one, "other", governor, self.doubt(one), self.clause(one.start), self.sentence(one.start))

    def governor(self, i: int) -> str:
        """The code of the nearest context that governs a quantity."""
        one = self.quantities[i]
        own = [m.code for m in self.inside(one.first, one.last) if m.code not in ("programme", "past", "now")]
        if own:
            return own[0]
        before, after = self.zones(i)
        behind = [m for m in self.inside(one.last + 1, after) if m.first - one.last <= _NEAR and m.code != "now"]
        ahead = [m for m in self.inside(before, one.first - 1) if m.code != "now"]
        led = one.leads
        if led is not None:
            return next((m.code for m in self.inside(led.first, led.last + 1) if m.code != "programme"), "programme")
        if behind and self.attached(one, behind[0]):
            return behind[0].code
        if ahead:
            return ahead[-1].code
        carried = self.carried(i)
        if carried:
            return carried
        return behind[0].code if behind and behind[0].code not in ("programme", "break") else self.inherited(i)

    def attached(self, one: Quantity, mention: Mention) -> bool:
        """Does a context stand right behind a quantity, at most a small word between ("12 months of aftercare")?"""
        between = set(self.words(one.last + 1, mention.first - 1))
        return (
            mention.code != "programme"
            and mention.first - one.last <= 3
            and not (mention.code == "break" and between & _WITH)
        )

    def zones(self, i: int) -> tuple[int, int]:
        """The first word before a quantity, and the last behind it, that belong to it and to no other quantity."""
        one = self.quantities[i]
        sentence = self.stretch(self.sentence(one.start))
        low = one.first
        while low > 0 and self.tokens[low - 1].start >= sentence.start and not self.ends(low - 1, i):
            low -= 1
        high = one.last
        while high + 1 < len(self.tokens) and self.tokens[high + 1].end <= sentence.end and not self.ends(high + 1, i):
            high += 1
        return low, high

    def ends(self, at: int, i: int) -> bool:
        """Does a word end the zone of quantity `i`: another quantity, a conjunction, a mark (brackets do not)?"""
        for other in self.quantities[max(0, i - 1) : i + 2]:
            if other is not self.quantities[i] and other.first <= at <= other.last:
                return True
        return self.parts(at) or self.key(at) in (".", "?", "!")

    def parts(self, at: int) -> bool:
        """Is a word a conjunction or a mark that parts what is listed?"""
        return self.key(at) in _MARKS or at in self.joints

    def carried(self, i: int) -> str:
        """The context that governs the quantity before in the same run of words, without a mark between
        ("supervision of
        the trainers once a month for three hours")."""
        if not i:
            return ""
        one, before = self.quantities[i], self.quantities[i - 1]
        between = range(before.last + 1, one.first)
        if self.sentence(one.start) != self.sentence(before.start) or any(
            self.parts(at) or self.key(at) in (":", "(", ")") for at in between
        ):
            return ""
        if before.what in SESSIONS or before.what in ("group", "module"):
            return ""
        found = self.governor(i - 1)
        return found if found in ASIDE | BESIDE else ""

    def inherited(self, i: int) -> str:
        """In a sentence whose clause names nothing, what the clauses before it speak of (an order, aftercare)."""
        one = self.quantities[i]
        if one.what not in CALENDAR and one.what not in CLOCK and one.what != "":
            return ""
        start = self.stretch(self.sentence(one.start)).start
        first = next((k for k in range(len(self.tokens)) if self.tokens[k].start >= start), 0)
        ahead = [m for m in self.inside(first, one.first - 1) if m.code != "now"]
        others = [q for q in self.quantities[:i] if q.start >= start]
        if ahead and not any(q.first > ahead[-1].last for q in others):
            return ahead[-1].code
        if one.what == "" and others and ahead:
            return ""
        return "order" if ahead and ahead[-1].code == "order" and one.what in CALENDAR else ""

    def doubt(self, one: Quantity) -> str:
        """Why a quantity may not be that of the present programme."""
        scope = scopes.standing(self.passage, one.number[0], one.number[1], ("past", "plan", "other"))
        if scope is not None:
            return scope.kind
        clause = self.passage.clause_at(one.start)
        told = {m.code for m in self.contexts if clause.start <= m.start < clause.end}
        if "past" in told and "now" not in told:
            return "past"
        relative = any(m.start == clause.start for m in heard(self.passage, "joiners", "who"))
        if relative or self.passage.text[: clause.start].rstrip().endswith("("):
            before = self.passage.clauses[self.clause(one.start) - 1]
            told |= {m.code for m in self.contexts if before.start <= m.start < before.end}
        return "other" if "other_programme" in told else "target" if "target" in told else ""

    # Roles -----------------------------------------------------------------------------------------------------------

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
            opens = mention.first == 0 or not self.key(mention.first - 1).isalnum()
            if len(between) <= 3 and (
                ":" in between
                or "=" in between
                or (len(between) <= 1 and (self.key(mention.first - 1) in _IN or (opens and not between)))
            ):
                return mention.code
            return None
        return None

    def counted(self, i: int) -> Role:
        """A number of sessions, the one session of a length or a rate, or how many a week."""
        one = self.quantities[i]
        if any(
            m.last == one.first - 1 and m.term.startswith(_FIRST)
            for m in heard(self.passage, "count_relations", "after")
        ):
            return "other"
        if self.rated_by_length(i):
            return "frequency"
        if one.what == "time" and (one.rate or one.kind == "times"):
            return "frequency"
        if one.rate is not None and not self.adverb(one):
            return "frequency"
        following = self.quantities[i + 1] if i + 1 < len(self.quantities) else None
        if one.low == 1 == one.high and (one.article or self.measured(one, following)):
            return "one"
        if one.label and not self.marked(one):
            return "other"
        return "count"

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
        """ "26 weekly sessions" and "22 sessions weekly" count; "2 sessions weekly" tells a frequency."""
        rate = one.rate
        if rate is None or rate.last > rate.first:
            return False
        return rate.last < one.last or (one.low or one.high or 0) > 7

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
            "before",
            "after",
            "in",
            "from",
            "until",
            "by",
            "at",
            "during",
            "of",
            "vor",
            "nach",
            "ab",
            "bis",
            "voor",
            "na",
        )

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
            and self.near(one, following, 4)
            and not self.gap(one, following, "plus")
        )

    def spanned(self, one: Quantity) -> Role:
        """A stretch of time, a point in it ("after 3 months", "after 3 and 9 months"), or the step of a rate ("every 3
        weeks")."""
        listed = next(
            (q for q in self.quantities if q.what == "" and q.last + 2 == one.first and self.parts(q.last + 1)), None
        )
        if listed is not None and self.spanned(listed) == "point":
            return "point"
        ahead = self.key(one.first - 1)
        before = self.relation(one.first - 2, one.first - 1, "after")
        behind = self.relation(one.last + 1, one.last + 1, "after")
        every = [m for m in heard(self.passage, "rate_words", "every", "second", "third") if m.last == one.first - 1]
        every_after = [m for m in heard(self.passage, "rate_words", "every_after") if m.first == one.last + 1]
        if (every and ahead) or every_after:
            return "frequency"
        if (before and before[-1].last == one.first - 1) or (behind and behind[0].term not in ("before", "before the")):
            return "point"
        return "span"

    def clocked(self, plain: list[Told], i: int) -> Told:
        """Minutes, hours and lessons: the length of a session, a total, or what defines a lesson."""
        told, one = plain[i], plain[i].quantity
        before = self.quantities[i - 1] if i else None
        after = self.quantities[i + 1] if i + 1 < len(self.quantities) else None
        if (
            before is not None
            and before.what in ("lesson", "unit")
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
        if i and self.near(self.quantities[i - 1], one, 5):
            before = self.quantities[i - 1]
            session = before.what in SESSIONS or (before.what == "" and before.kind == "count" and not before.article)
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
            or self.relation(one.last + 1, min(high, one.last + _NEAR), "total")
        )


def roles(passage: Passage) -> Roles:
    """The roles of a passage's quantities, found once."""
    found: Roles | None = passage.notes.get("roles")
    if found is None:
        found = passage.notes["roles"] = Roles(passage)
    return found
