"""Counts of sessions that are said not to belong to the whole.

not counting the three talks; 3 follow-ups on top       said so
the certificate after 10 sessions                       a point on the way
they attend 18 on average                               what was attended
5 sessions for the partners                             those of others
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.quantities import tracks
from pipeline.words.quantities.governors import BESIDE
from pipeline.words.quantities.quantity import SESSIONS, TIME, Quantity
from pipeline.words.quantities.roles import Roles, roles
from pipeline.words.sessions import superseded
from pipeline.words.wording.tongues import heard

_SERIES, _OWNED = 12, 3  # words
_FORM = 5  # words from the whole to its form
_OF = frozenset({
    "of", "out", "von", "der", "des", "sur", "de", "di", "su", "van", "av", "af", "ud", "z", "ze", "od", "iš", "no",
    "dos", "das", "din", "dintre", "entre", "tra", "sulle", "delle", "dei",
})
_CHOSEN = ("volunt", "option", "opcional", "opzional", "fakult", "facult", "facolt", "frivil", "valfri", "valgfri",
           "opcjon", "volitel", "voliteľ", "opțional", "választ", "valinn", "neprival", "neobav", "neobvez", "izborn")
BESIDES = frozenset({
    "besides", "apart from", "on top of", "in addition to", "außer", "zusätzlich zu", "hors", "en plus de", "aparte de",
    "oltre a", "utöver", "ud over", "utover", "mimo", "kromě", "okrem", "além de",
})


_NOT = frozenset({"no", "not", "nicht", "pas", "non", "niet", "inte", "ikke", "ei", "ne", "nie", "não", "nu", "nem"})
_AT_ONE = frozenset({
    "at", "in", "after", "before", "from", "by", "until", "during", "and", "to", "bei", "nach", "vor", "und", "ab",
    "zu", "à", "après", "avant", "et", "la", "en", "tras", "después", "antes", "y", "dopo", "prima", "alla", "e", "bij",
    "na", "voor", "vid", "efter", "före", "och", "ved", "før", "og", "etter", "po", "przed", "při", "před", "v", "a",
})


class LeftOut:
    """The quantities of one passage, and which counts of sessions are left out of the whole."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.roles: Roles = roles(passage)
        self.told = self.roles.told

    def next(self, i: int) -> Quantity | None:
        return self.told[i + 1].quantity if i + 1 < len(self.told) else None

    def reach(self, i: int) -> int:
        """The last word of the sentence of a number, or before the next number in it."""
        one, following = self.told[i].quantity, self.next(i)
        _, high = self.roles.zones(i)
        if following is not None and self.told[i + 1].sentence == self.told[i].sentence:
            return high
        end = self.roles.stretch(self.told[i].sentence).end
        while high + 1 < len(self.passage.tokens) and self.passage.tokens[high + 1].start < end:
            high += 1
        return max(high, one.last)

    def left_out(self, i: int) -> bool:
        """Is a count said not to belong to the whole ("not counting the three talks", "3 follow-ups on top")?"""
        one = self.told[i].quantity
        if self.replaced(i):
            return True
        low, high = self.roles.zones(i)
        adding = {m.first for m in self.roles.relation(low, one.first - 1, "plus")}
        ahead = [
            m
            for m in self.roles.relation(low, one.first - 1, "without")
            if m.term not in ("plus", "sin", "sans", "ohne") and not (one.form and m.first in adding)
            and not (m.term == "besides" and one.first - m.last > _OWNED)  # "besides every man has 4 talks"
            and not (m.term in BESIDES and one.form == "individual" and self.told[i].governor not in BESIDE)
        ]
        behind = self.roles.relation(one.last + 1, min(max(high, self.reach(i)), one.last + _SERIES), "without")
        following = self.next(i)
        if behind and following is not None and following.what in SESSIONS and (
                behind[0].term in BESIDES and following.first - behind[0].last <= _OWNED):
            behind = []  # "20 sessions besides the 3 intake talks"
        other = any(c.quantity.what in SESSIONS and c.role == "count" for k, c in enumerate(self.told) if k != i)
        if other and (self.milestone(i) or self.average(i)):
            return True
        if (other or self.opens_with_others(one)) and self.for_others(one, high):
            return True
        return other and bool(
            ahead
            or (
                behind
                and not [
                    f for f in heard(self.passage, "session_forms") if behind[0].last <= f.first <= behind[0].last + 4
                ]
            )
        )

    def replaced(self, i: int) -> bool:
        """Is a count the usual one, told before, or of a time that is over, in whose place another stands ("5 talks. At
        high risk 9 instead of 5")?"""
        if not i or superseded.instead(self.roles, i - 1) != i:
            return False
        one = self.told[i].quantity
        before = any(t.quantity.low == one.low and t.quantity.what in SESSIONS for t in self.told[: i - 1])
        return before or tracks.label(self.passage, i - 1) is None

    def later_form(self, i: int) -> str | None:
        """A form told behind a number: "four of them one-to-one"."""
        one = self.told[i].quantity
        _, high = self.roles.zones(i)
        part = self.roles.relation(one.last + 1, high, "of_which") or self.roles.relation(
            one.first - 2, one.first - 1, "of_which")
        whole = self.next(i)
        if whole is not None and self.out_of(one, whole):
            _, high = self.roles.zones(i + 1)
            part = [m for m in heard(self.passage, "session_forms") if whole.last < m.first <= high]
            return part[0].code if part and part[0].first - whole.last <= _FORM else None
        forms = [m for m in heard(self.passage, "session_forms") if one.last < m.first <= high]
        return forms[0].code if forms and (part or one.what == "") and forms[0].first - one.last <= 5 else None

    def out_of(self, one: Quantity, whole: Quantity) -> bool:
        """Is a number one of so many sessions ("18 of the 24 sessions")?"""
        between = self.roles.words(one.last + 1, whole.first - 1)
        parted = bool(between) and len(between) <= _OWNED and between[0] in _OF
        return parted and whole.what in SESSIONS and 0 < (one.high or 0) < (whole.low or 0)

    def milestone(self, i: int) -> bool:
        """Is a count a point on the way, with another count told elsewhere ("the certificate after 10 sessions")?"""
        one = self.told[i].quantity
        before = self.roles.relation(one.first - 2, one.first - 1, "after")
        return bool(before) and before[-1].last == one.first - 1 and one.form is None and not (
            self.roles.whole(i) or self.later_form(i))

    def numbered_one(self, one: Quantity) -> bool:
        """Is a bare number that of one session, its noun right before it behind a small word ("after meeting 12", "in
        session 3 and session 5")?"""
        if one.what != "" or one.form is not None or self.roles.key(one.first - 2) not in _AT_ONE:
            return False
        return any(m.last == one.first - 1 for m in heard(self.passage, "count_nouns", "session", "talk", "evening"))

    def average(self, i: int) -> bool:
        """Is a count the average that was attended, with another count that is none?"""
        means = [m for m in heard(self.passage, "volume_words", "average")
                 if not any(q.what in TIME and q.first <= m.first <= q.last for q in self.roles.quantities)]
        return self.meant(i, means) and any(
            c.quantity.what in SESSIONS and c.role == "count" and not self.meant(k, means)
            for k, c in enumerate(self.told)
            if k != i
        )

    def meant(self, i: int, means: Sequence[Mention]) -> bool:
        clause = self.passage.clause_at(self.told[i].start)
        return any(clause.start <= m.start < clause.end for m in means)

    def only_extra(self, q: Quantity) -> bool:
        """Is the only count told one that somebody adds to what is not told ("the coordinator can add 6 sessions")?"""
        marks = [m for m in self.roles.relation(q.first - _FORM, (q.noun or q).last, "extra")
                 if self.roles.key(m.first - 1) not in _NOT]  # "no more than 24"
        return any(q.first - _OWNED < m.last <= q.last and not m.term.startswith(_CHOSEN) for m in marks)

    def opens_with_others(self, one: Quantity) -> bool:
        """Does the sentence of a count open with the partner as the one who has the sessions?"""
        sentence = self.passage.sentence_at(one.start)
        return any(len(self.passage.text[sentence.start : m.start].split()) <= 1 and sentence.holds(m.start)
                   for m in heard(self.passage, "count_nouns", "victim"))

    def for_others(self, one: Quantity, high: int) -> bool:
        """Are sessions those of the partners or children ("5 sessions for the partners")?"""
        victims = heard(self.passage, "count_nouns", "victim")
        clause = self.passage.clause_at(one.start)
        people = [m for m in heard(self.passage, "count_nouns", "person") if clause.start <= m.start < one.start
                  and not any(0 < v.first - m.last <= _OWNED for v in victims)]  # "the men's partners"
        subject = any(clause.start <= m.start < one.start for m in victims) and not people
        return subject or any(
            0 < m.first - one.last <= 4
            and m.first <= high
            and (self.roles.bracket(m.start) in (None, self.roles.bracket(one.start))
                 or not self.roles.counts_inside(m))
            and not self.roles.relation(one.first - 3, m.first, "of_which")
            for m in victims
        )
