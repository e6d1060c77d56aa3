"""Which words govern a quantity: those of intake, staff, aftercare, an order, the past, another programme.

Governors are the words of `vocabulary/count_contexts.yaml`. The nearest one counts: inside the quantity ("2 follow-up
talks"), right behind it, then before it in its clause, as far as the next quantity or conjunction.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import another_thing, compared, scopes
from pipeline.words.claiming.scopes import Scope
from pipeline.words.quantities import changed, reasons
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, SESSIONS, TIME, Quantity
from pipeline.words.wording.tongues import heard

Role = Literal["count", "length", "total", "span", "point", "definition", "frequency", "one", "lessons", "other"]

ASIDE = frozenset({"order", "staff", "homework", "break", "waiting", "absence", "point", "pilot", "frame"})
BESIDE = frozenset({"intake", "closing", "followup"})
ELSEWHERE = frozenset({"past", "other_programme", "target"})
_WITH = reasons.WITH | {"a", "the"}
_INSIDE = frozenset({"at", "bei", "beim", "bij", "hos", "ved", "presso", "in", "im", "en", "i", "w", "v", "u", "em",
                     "în", "nella", "nel", "dans"})
_MARKS = frozenset({",", ";", "/", "+", "&"})
_NEAR, _OWNER = 4, re.compile(r"['’]s?\s")


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


class Governed:
    """The quantities of one passage in order, with the words that govern them and the links between them."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.quantities = quantities(passage)
        self.tokens = passage.tokens
        self.sentence_starts = [s.start for s in passage.sentences]
        self.clause_starts = [c.start for c in passage.clauses]
        often = [(q.first, q.last) for q in self.quantities if q.kind == "times"]
        often += [(m.first, m.last) for m in passage.of("number_links", "correction")
                  if passage.text[: m.start].rstrip()[-1:] in set(",-–—(.;:")]  # "20, wait, 22"
        often += [(m.first - 1, m.last) for m in passage.of("volume_words", "average")]
        self.contexts = [
            m for m in _own(heard(passage, "count_contexts"))
            if not any(a <= m.first and m.last <= b for a, b in often)
        ]
        inside = {at: q for q in self.quantities for at in range(q.first, q.last + 1)}
        self.contexts = [m for m in self.contexts if m.first not in inside or not self.itself(m, inside[m.first])]
        self.joints = {m.first for m in heard(passage, "joiners", "and") if passage.text[m.start : m.end] != "I"} | {
            m.first for m in heard(passage, "count_relations", "plus") if m.term == "plus"
        }
        calendar = {q.first for q in self.quantities if q.what in CALENDAR}
        self.contexts = [m for m in self.contexts  # "in the past twelve months"
                         if m.code != "past" or m.last + 1 not in calendar]
        led = {at for m in heard(passage, "count_nouns", "staff") for at in range(m.first, m.last + 1)}
        led |= {at for m in heard(passage, "group_words", "crew") for at in range(m.first, m.last + 1)}
        led |= {at for m in heard(passage, "count_nouns", "staff") if _OWNER.match(passage.text, m.end)
                for at in (m.last + 1, m.last + 2)}  # "the facilitators' group"
        self.contexts = [m for m in self.contexts  # "the course leader", "the steering group"
                         if not self.sited(m) and not (m.code == "programme" and m.first in led)]
        self.context_starts = [m.first for m in self.contexts]
        self.relations = heard(passage, "count_relations")
        self.relation_starts = [m.first for m in self.relations]
        self._governors: list[str] = []

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
        for at in range(len(self._governors), i + 1):
            found = self._governor(at)
            one = self.quantities[at]
            over = found == "past" and not (
                self.brought_to(one) or self.today(one) or reasons.later(self, one) or reasons.opens_row(self, one))
            self._governors.append("" if found == "past" and not over else found)
        return self._governors[i]

    def _governor(self, i: int) -> str:
        one = self.quantities[i]
        own = [m.code for m in self.inside(one.first, one.last + 2)
               if m.first <= one.last and m.code not in ("programme", "past", "now")
               and not (m.code == "waiting" and reasons.taken_in(self, m, one))]
        if own:
            return own[0]
        before, after = self.zones(i)
        behind = [m for m in self.inside(one.last + 1, after) if m.first - one.last <= _NEAR and self.governs(m, one)]
        ahead = [m for m in self.inside(before, one.first - 1) if self.governs(m, one)]
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

    def today(self, one: Quantity) -> bool:
        """Does a word for today stand with a quantity in its clause ("no longer a year: nine months now")?"""
        clause = self.passage.clause_at(one.start)
        return any(m.code == "now" and clause.holds(m.start) for m in self.contexts)

    def itself(self, mention: Mention, one: Quantity) -> bool:
        """Is a word for an order only the noun for people ("hükümlü", convicts), or one for staff's training what the
        participants have ("20 training days", "3 preparation sessions")?"""
        if mention.code == "staff" and one.what in (*SESSIONS, "day") and one.first < mention.first <= one.last and (
                one.what == "day" or mention.term.startswith("prepar")):
            sentence = self.stretch(self.sentence(one.start))
            return not any(sentence.holds(m.start) for m in heard(self.passage, "count_nouns", "staff"))
        return mention.code == "order" and one.what == "person" and one.noun is not None and (
            mention.first == one.noun.first)

    def governs(self, mention: Mention, one: Quantity) -> bool:
        """May a context govern a quantity: no word for today, none of a bracket in which the quantity is not, and no
        word for a plan that foresees the sessions or their length?"""
        aim = mention.code == "target" and (one.what in SESSIONS | TIME or self.aims_far(mention, one))
        if mention.code == "now" or aim or self.comes_after(one, mention):
            return False
        if mention.code == "pilot" and changed.since(self.words(mention.first - 2, mention.first - 1)):
            return False
        if reasons.taken_in(self, mention, one) or reasons.given(self, mention, one):
            return False
        near = self.bracket(mention.start) in (None, self.bracket(one.start))
        if not near and self.counts_inside(mention):
            return False  # "6 months (order: 24 months)"
        return near or mention.code not in (*ELSEWHERE, "outside")

    def comes_after(self, one: Quantity, mention: Mention) -> bool:
        """Does a quantity only come after a talk before the programme ("sessions of 90 minutes after an intake")?"""
        return mention.code == "intake" and mention.first > one.last and any(
            0 < mention.first - m.last <= 2 and m.first > one.last
            for m in self.relation(one.last + 1, mention.first - 1, "after"))

    def counts_inside(self, mention: Mention) -> bool:
        """Does the bracket of a word hold a quantity of its own?"""
        held = self.bracket(mention.start)
        return held is not None and any(held[0] < q.start < held[1] for q in self.quantities)

    def sited(self, mention: Mention) -> bool:
        """Is a word for supervision the place of a course, in an answer that also names prison ("prison 60 hours,
        probation 36 hours"), and no order that lasts as long as a time beside it?"""
        if mention.code != "order" or not self.passage.of("settings", "custody"):
            return False
        if self.heading(mention):
            return True
        places = [m for m in self.passage.of("settings", "community_probation", "custody") if m.first <= mention.first
                  and mention.last <= m.last]
        if not places:
            return False
        inside = {self.key(places[0].first - k) for k in (0, 1, 2)} & _INSIDE
        clause = self.passage.clause_at(mention.start)
        timed = any(q.what in CALENDAR and clause.holds(q.start) and (
            1 < q.first - mention.last <= _NEAR or 0 < mention.first - q.last <= _NEAR) for q in self.quantities)
        return bool(inside) and not timed if places[0].code == "custody" else bool(inside) or not timed

    def heading(self, mention: Mention) -> bool:
        """Is a word the label of a setting, in an answer with labels of several ("Prison: 3 months. Probation: 4
        months.")?"""
        heads = [m for m in self.passage.of("settings") if self.key(m.last + 1) == ":" and (
            self.stretch(self.sentence(m.start)).start == m.start)]
        own = next((m for m in heads if m.first <= mention.first <= m.last), None)
        return own is not None and any(m.code != own.code for m in heads)

    @cached_property
    def brackets(self) -> list[tuple[int, int]]:
        """The brackets of the passage, from their opening to their closing mark."""
        found, opened = [], []
        for at, mark in enumerate(self.passage.text):
            if mark == "(":
                opened.append(at)
            elif mark == ")" and opened:
                found.append((opened.pop(), at))
        return sorted(found)

    def bracket(self, at: int) -> tuple[int, int] | None:
        """The innermost bracket that holds a character."""
        return next((b for b in reversed(self.brackets) if b[0] < at < b[1]), None)

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
        found = self.governor(i - 1)
        if found == "break" and self.relation(before.last + 1, one.first - 1, "including"):
            return ""  # "a break of 15 minutes is inside the 2 hours"
        if found == "absence" and one.what in CALENDAR:
            return found
        if before.what in SESSIONS or before.what in ("group", "module") or reasons.stays(self, before, one):
            return ""
        return found if found in ASIDE | BESIDE else ""

    def inherited(self, i: int) -> str:
        """In a sentence whose clause names nothing, what the clauses before it speak of (an order, aftercare)."""
        one = self.quantities[i]
        if one.what not in CALENDAR and one.what not in CLOCK and one.what != "":
            return ""
        start = self.stretch(self.sentence(one.start)).start
        first = bisect.bisect_left(self.tokens, start, hi=one.first, key=lambda t: t.start)
        ahead = [m for m in self.inside(first, one.first - 1) if m.code != "now" and not reasons.taken_in(self, m, one)
                 and self.bracket(m.start) in (None, self.bracket(one.start))]
        others = self.quantities[bisect.bisect_left(self.quantities, start, hi=i, key=lambda q: q.start) : i]
        if ahead and not any(q.first > ahead[-1].last and q.kind not in ("year", "date") for q in others):
            return ahead[-1].code
        if one.what == "" and others and ahead:
            return ""
        return "order" if ahead and ahead[-1].code == "order" and one.what in CALENDAR else ""

    def doubt(self, one: Quantity) -> str:
        """Why a quantity may not be that of the present programme."""
        if changed.gone(self.passage.text, one, self.quantities):
            return "past"
        brought = self.brought_to(one)
        scope = scopes.standing(self.passage, one.number[0], one.number[1], ("past", "plan", "other"))
        stays = brought and scope is not None and scope.kind == "past"
        if scope is not None and not stays and self.takes_away(scope, one) and not changed.beside_gone(
                self.passage.text, one, scope.trigger, self.quantities):
            return scope.kind
        if self.denied(one):
            return "wrong"
        if self.undescribed(one) or compared.elsewhere(self.passage, one.start) or another_thing.called_other(
                self.passage, one.start):
            return "other"
        clause = self.passage.clause_at(one.start)
        far = [m for m in self.contexts if self.aims_far(m, one) or reasons.aimed_beside(self, m, one)]
        told = {m.code for m in self.contexts if clause.holds(m.start) and m not in far}
        if one.what in SESSIONS | TIME or self.back_to_now(one):
            told.discard("target")
        if "past" in told and "now" not in told and not brought and not reasons.opens_row(self, one):
            return "past"
        if self.passage.text[: clause.start].rstrip().endswith("(") or any(
                m.start == clause.start for m in heard(self.passage, "joiners", "who")):
            before = self.passage.clauses[max(self.clause(one.start) - 1, 0)]
            told |= {m.code for m in self.contexts if before.holds(m.start) and m not in far}
            told -= {"target"} if one.what in SESSIONS | TIME else set()
        return "other" if "other_programme" in told else "target" if "target" in told else ""

    def brought_to(self, one: Quantity) -> bool:
        return changed.brought_to(one, self.key(one.first - 1), [m for m in self.relations if m.code == "change"])

    def aims_far(self, mention: Mention, one: Quantity) -> bool:
        """Is what is aimed at people, and not the number ("aims at men, 120 take part")?"""
        return mention.code == "target" and mention.term.endswith(" at") and not (
            0 < one.first - mention.last <= _NEAR - 1)

    def back_to_now(self, one: Quantity) -> bool:
        """Does a word for today, or last year, stand between a target and a quantity ("we aim at 100 but at present it
        is 60")?"""
        clause = self.passage.clause_at(one.start)
        ahead = [m for m in self.contexts if m.code in ("target", "now") and clause.start <= m.start < one.start]
        targets = [m.start for m in ahead if m.code == "target"]
        last_year = any(targets[-1] < m.start < one.start for m in heard(self.passage, "volume_words", "last_year")
                        ) if targets else False
        return bool(targets) and (last_year or ahead[-1].code == "now")

    def undescribed(self, one: Quantity) -> bool:
        """Does a sentence speak of a programme, and another part of the answer of the one that is described here?"""
        marks = self.passage.of("scope_marks", "described")
        if not marks:
            return False
        clause = self.passage.clause_at(one.start)
        if any(self.passage.clause_at(m.start).start <= clause.start for m in marks):
            return False
        return any(clause.holds(m.start) for m in heard(self.passage, "count_nouns", "group"))

    def takes_away(self, scope: Scope, one: Quantity) -> bool:
        """Does a scope take a quantity away from the programme: not one that stands in another bracket, not "una volta"
        in "una volta ogni tre settimane", not a plan that foresees the sessions or their length?"""
        trigger = scope.trigger
        if self.bracket(trigger.start) not in (None, self.bracket(one.start)):
            return False
        if any(q.kind == "times" and q.start <= trigger.start and trigger.end <= q.end for q in self.quantities):
            return False
        if scope.kind == "past" and any(trigger.last + 1 == q.first and q.what in CALENDAR for q in self.quantities):
            return False  # "in the past twelve months"
        if any(m.start <= trigger.start and trigger.end < m.end for m in self.relations if m.code == "cut_to"):
            return False  # "peut être réduit à"
        foreseen = any(m.start < trigger.end and trigger.start < m.end for m in self.relations if m.code == "foreseen")
        return not (scope.kind == "plan" and foreseen and one.what in SESSIONS | TIME)

    def denied(self, one: Quantity) -> bool:
        """Is a number denied by a word right before it ("not 20 sessions but 30")?"""
        if one.kind != "count" or one.article or one.bound or not one.exact:
            return False
        sentence = self.passage.sentence_at(one.start)
        negators = [m for m in heard(self.passage, "negators") if m.code == "not" and sentence.start <= m.start]
        if any(m.last == one.first - 1 for m in negators):
            return True
        return scopes.standing(self.passage, one.number[0], one.number[1], ("not",)) is not None and any(
            self.turned(q) and sentence.holds(q.start) for q in self.quantities)

    def turned(self, one: Quantity) -> bool:
        """Does a word for "but" stand before a number without a noun ("not 500 a year, but 320")?"""
        return one.what == "" and any(0 < one.first - m.last <= 2 for m in heard(self.passage, "joiners", "but"))

    def corrects(self, i: int) -> int | None:
        """The quantity denied before a number in its sentence, in whose place it stands."""
        if not self.turned(self.quantities[i]):
            return None
        sentence = self.sentence(self.quantities[i].start)
        return next(
            (k for k in range(i - 1, -1, -1)
             if self.sentence(self.quantities[k].start) == sentence and self.denied(self.quantities[k])), None)


def _own(contexts: Sequence[Mention]) -> Iterator[Mention]:
    """Without words for the programme right behind words for something beside it ("booster session")."""
    last = None
    for mention in contexts:
        beside = last is not None and last.code in ASIDE | BESIDE and last.last + 1 >= mention.first
        if not (beside and mention.code == "programme"):
            yield mention
            last = mention
