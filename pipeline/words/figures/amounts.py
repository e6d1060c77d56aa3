"""Amounts: one number, or two that a range joins, with the words that bound it or make it approximate.

26-30 / 26 to 30 / between 26 and 30 / 26 bis 30       26 to 30
at least 20 / 20 or more / 20+                          20 to none
up to 10 / max. 10 / no more than 10                    none to 10
thirty (30)                                             30
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.fold import Word
from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.figures import numbers
from pipeline.words.figures.bound_words import bounds_after, bounds_before, by_last
from pipeline.words.figures.number import Number
from pipeline.words.wording import tongues
from pipeline.words.wording.triggers import of_number

Bound = Literal["", "at_least", "at_most", "above", "below", "from", "until"]

_MORE_OR_LESS = re.compile(
    r"\s*\(?\s*(?:\+\s?/?\s?[-–−]|±|plus\s?(?:/|or|and|oder|ou)?\s?[-–]?\s?minus)\s*", re.IGNORECASE)
_RISING = frozenset({"to", "bis", "à", "jusqu'à", "hasta", "fino", "tot", "till", "til", "do", "até", "fins", "până"})
_DASHES = frozenset({"-", "~", "～", "〜", "÷"})
_NEAR = 3
_COMPARED = (  # what no year is: "more than 2000"
    "more ", "less ", "fewer ", "greater ", "larger ", "bigger ", "higher ", "lower ", "smaller ", "mehr ", "weniger ",
    "plus de", "moins de", "más de", "menos de", "più di", "meno di", "meer ", "minder ", "mer ", "fler", "färre ",
    "mere ", "færre ", "enemmän", "vähemmän", "rohkem", "vähem", "több mint", "kevesebb", "więcej", "mniej", "více",
    "méně", "viac", "menej", "daugiau ", "mažiau ", "vairāk", "mazāk", "več ", "manj ", "više ", "manje ", "mais de",
    "menos de", "més de", "menys de", "mai mult de", "mai puțin de", "περισσότερ", "λιγότερ",
)
_DOERS = frozenset({"we", "they", "you", "i", "to", "all", "men", "can", "must", "clients", "participants"})
_SPREAD = (
    "extend", "stretch", "spread", "distribut", "run", "erstreck", "verteil", "strekker", "strækker", "sträcker",
    "fordel", "fördel", "strekt", "verdeeld",
)  # "the session extends over two hours"
_IS = frozenset({"is", "ist", "est", "es", "è", "är", "er", "on", "jest", "je", "yra", "ir", "é", "este", "van"})
_NOBODY = frozenset({
    "nobody", "none", "never", "niemand", "niemals", "personne", "jamais", "nadie", "nunca", "nessuno", "mai",
    "nooit", "ingen", "inga", "aldrig", "aldri", "kukaan", "nikt", "nigdy", "nikdo", "nikdy", "nikto", "niekas",
    "niekada", "nihče", "nikoli", "nitko", "nikada", "ninguém", "nimeni", "niciodată", "senki", "soha",
})


@dataclass(frozen=True, slots=True)
class Amount:
    """Words `first` to `last` and characters `start` to `end` of a passage with the numbers `low` to `high`.

    `bound`: what a word before or after makes of it (`above`, `below`, `from` and `until` depend on what is counted).
    `kind`: that of the number. `article`, `word`, `fraction`: as of Number. `tail`: as of Number.
    `since`: the first of the words before that belong to it."""

    first: int
    last: int
    start: int
    end: int
    low: float
    high: float
    kind: str = "count"
    bound: Bound = ""
    approx: bool = False
    article: bool = False
    word: bool = False
    fraction: bool = False
    since: int = -1
    tail: str = ""

    @property
    def exact(self) -> bool:
        return self.low == self.high


@once
def amounts(passage: Passage) -> list[Amount]:
    """All amounts of a passage in order: counts, clock times, numbers of times, years and list labels."""
    return _spread(passage, _Joiner(passage).run())


def _spread(passage: Passage, found: list[Amount]) -> list[Amount]:
    """A number with how much it may be more or less, as a range ("8 +/- 2 persons")."""
    kept: list[Amount] = []
    for one in found:
        last = kept[-1] if kept else None
        plain = last is not None and last.exact and one.exact and last.kind == one.kind == "count"
        if last is not None and plain and 0 < one.low < last.low and (
                _MORE_OR_LESS.fullmatch(passage.text, last.end, one.start)):
            one = replace(last, last=one.last, end=one.end, low=last.low - one.low, high=last.low + one.low, bound="")
            kept.pop()
        kept.append(one)
    return kept


class _Joiner:
    """From single numbers to amounts."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.tokens: Sequence[Word] = passage.tokens
        held = {m.first for m in passage.of("bounds", "at_least", "at_most") if m.last > m.first}
        self.numbers = [n for n in numbers.single(passage) if not (n.article and n.first in held)]  # "a maximum of"
        self.links = {code: numbers.mentions_at(passage, "number_links", code) for code in ("to", "or", "and")}
        self.before = by_last(passage, "number_links", "between")
        self.after_words = numbers.mentions_at(passage, "number_links", "between_after")
        self.bounds_before = bounds_before(passage, self.numbers)
        self.bounds_after = bounds_after(passage)
        self.about_before = by_last(passage, "approximators", "about")
        self.articles = {n.first for n in self.numbers if n.article}
        self.often = {m.first for m in (*passage.of("count_nouns", "time"), *passage.of("rates"))}
        self.units = {m.first for m in passage.of("time_units")}
        self.people = {m.first for m in passage.of("count_nouns", "person")}
        self.about_after = numbers.mentions_at(passage, "approximators", "after")

    def run(self) -> list[Amount]:
        made: list[Amount] = []
        i = 0
        while i < len(self.numbers):
            amount, used = self.ranged(i)
            made.append(self.surrounded(amount))
            i += used
        return made

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def ranged(self, i: int) -> tuple[Amount, int]:
        """The amount that begins with number `i`, and how many numbers it takes."""
        one = _plain(self.numbers[i])
        step = 2 if self.linking(i + 1) else 1
        if i + step >= len(self.numbers) or self.numbers[i].kind not in ("count", "clock", "year", "times"):
            return one, 1
        two = self.numbers[i + step]
        if any(one.end <= line <= two.start for line in self.passage.lines):
            return one, 1
        kinds = {two.kind, self.numbers[i].kind}
        if len(kinds) > 1 and kinds != {"count", "clock"} and not (kinds == {"count", "times"} and self.repeated(two)):
            return one, 1
        if self.doubled(self.numbers[i], two):
            return replace(one, last=two.last + 1, end=self.tokens[two.last + 1].end), 2
        if self.joined(self.numbers[i], two) and self.numbers[i].value < two.value:
            last = max(two.last, self.after_words[two.last + 1].last) if two.last + 1 in self.after_words else two.last
            both = replace(
                one,
                tail=two.tail,
                last=last,
                end=self.tokens[last].end,
                high=two.value,
                article=False,
                kind="times" if "times" in kinds else one.kind,
                approx=one.approx or two.about,
                word=one.word or two.word,
            )
            return both, step + 1
        return one, 1

    def repeated(self, number: Number) -> bool:
        """Does a number tell how many times, by itself, by its noun or by a rate right behind it ("une à deux fois",
        "ein- bis zweimal", "kerran tai kaksi viikossa")?"""
        return number.kind == "times" or number.last + 1 in self.often

    def linking(self, i: int) -> bool:
        """Is number word `i` a word like "to" or "et" that stands between two numbers?"""
        if i + 1 >= len(self.numbers) or not self.numbers[i].word:
            return False
        at = self.numbers[i].first
        return (
            at == self.numbers[i].last
            and self.numbers[i + 1].first == at + 1
            and self.numbers[i - 1].last == at - 1
            and any(at in links for links in self.links.values())
        )

    def doubled(self, a: Number, b: Number) -> bool:
        """The same number in words and digits: "thirty (30)"."""
        return (
            a.value == b.value and b.first == a.last + 2 and self.key(a.last + 1) == "(" and self.key(b.last + 1) == ")"
        )

    def joined(self, a: Number, b: Number) -> bool:
        """Does what stands between two numbers make them a range?"""
        at = a.last + 1
        if at == b.first:
            return False
        if self.key(at) == "-" and at + 1 in self.links["to"]:
            at += 1  # "ein- bis zweimal"
        if self.dotted(at, b.first) or self.risen(a, b):
            return True
        if self.key(at) in _DASHES or (self.key(at) == "/" and not a.word):
            return self.slash(a, b) if self.key(at) == "/" else self.passed(at + 1, b.first)
        for code in ("to", "or"):
            link = self.links[code].get(at)
            if (
                link
                and (link.term != "of" or (a.value >= 1 and tongues.native(self.passage, link)))
                and (not a.article or self.repeated(b) or b.last + 1 in self.units)
                and self.passed(link.last + 1, b.first)
            ):
                return True
        link = self.links["and"].get(at)
        glued = link is not None and self.tokens[at - 1].end == link.start and self.tokens[at].end == link.end
        if link and not glued and not a.article and self.passed(link.last + 1, b.first):
            unit = b.last + 1 in self.units  # "21 és 63 év közötti"
            return self.opened(a) or b.last + 1 in self.after_words or (unit and b.last + 2 in self.after_words)
        return False

    def risen(self, a: Number, b: Number) -> bool:
        """Does a word of a most that opens with "to" stand between two numbers ("24 to a maximum of 32")?"""
        limit = self.bound_from(a.last + 1)
        return limit is not None and limit.last + 1 == b.first and limit.code == "at_most" and a.value < b.value and (
            a.kind == b.kind == "count" and not a.article and limit.term.split()[0] in _RISING)

    def dotted(self, at: int, end: int) -> bool:
        """Do nothing but several dots stand between two words ("6...10")?"""
        dots = "".join(self.key(k) for k in range(at, end))
        return len(dots) > 1 and not dots.strip(".")

    def slash(self, a: Number, b: Number) -> bool:
        """Does a slash without blanks join two numbers ("8/10")?"""
        if self.tokens[a.last + 1].start > a.end or b.start > self.tokens[a.last + 1].end:
            return False
        return a.last + 2 == b.first and a.value < b.value and b.value <= 10 * max(a.value, 1) and b.kind == "count"

    def opened(self, number: Number) -> bool:
        """Does a word like "between" stand before a number?"""
        for at in range(number.first - 1, max(-1, number.first - _NEAR), -1):
            opener = self.before.get(at)
            if opener and tongues.native(self.passage, opener):
                return True
            if not (at in self.about_before or self.key(at) in (".", "the", "about")):
                return False
        return False

    def passed(self, at: int, goal: int) -> bool:
        """Do only words of bounds and approximation stand between?"""
        while at < goal:
            mention = next((m for m in (self.bound_from(at), self.about_from(at)) if m and m.last < goal), None)
            if mention is None and self.key(at) not in (".", "a", "an", "the"):
                return False
            at = mention.last + 1 if mention else at + 1
        return at == goal

    def bound_from(self, at: int) -> Mention | None:
        return next((m for m in self.passage.of("bounds", "at_least", "at_most") if m.first == at), None)

    def about_from(self, at: int) -> Mention | None:
        return next((m for m in self.passage.of("approximators", "about") if m.first == at), None)

    def surrounded(self, amount: Amount) -> Amount:
        """With the words before and right behind it that bound it or make it approximate."""
        at = amount.first - 1
        since = amount.first
        bound, approx = amount.bound, amount.approx
        for _ in range(4):
            while 0 < at < len(self.tokens) and (self.key(at) == "." or (self.key(at) == ":" and self.lead(at, bound))):
                at -= 1
            if self.inserted(at) or (self.key(at) in _IS and self.lead(at, bound) and not bound):
                at -= 1
            about, limit = self.about_before.get(at), self.bounds_before.get(at)
            if about and self.apt(about):
                approx, since, at = True, about.first, about.first - 1
            elif limit and not bound and self.limits(limit, amount):
                bound, since, at = limit.code, limit.first, limit.first - 1  # type: ignore[assignment]
            elif at in self.articles and at == amount.first - 1:
                since, at = at, at - 1
            elif (
                self.key(at) in ("a", "the", "of", "de", "di", "les", "los", "las", "die", "den", "der", "de", "i", "o")
                and at > 0
                and (at - 1 in self.about_before or at - 1 in self.bounds_before)
            ):
                at -= 1
            else:
                break
        if bound in ("at_least", "above", "at_most", "below") and self.refused(since):
            bound = "at_most" if bound in ("at_least", "above") else "at_least"
        return self.followed(replace(amount, bound=bound, approx=approx, since=since))

    def inserted(self, at: int) -> bool:
        """Does a comma close a bound that is put in ("and, as a minimum, 4 talks")?"""
        limit = self.bounds_before.get(at - 1) if self.key(at) == "," else None
        return limit is not None and limit.code in ("at_least", "at_most") and self.key(limit.first - 1) == ","

    def lead(self, at: int, bound: str) -> bool:
        """May a colon stand between a number and the words of its bound ("Durée maximale : 12 mois"; not in "two years
        at most: 12 sessions")?"""
        limit = self.bounds_before.get(at - 1)
        if limit is not None and any(m.last == limit.first - 1 for m in self.passage.of("time_units")):
            return False
        return bool(bound) or (limit is not None and limit.code in ("at_least", "at_most"))

    def apt(self, mention: Mention) -> bool:
        """One letter makes an approximation only with its full stop ("n. 60")."""
        text = self.passage.text
        if mention.end - mention.start == 1 and text[mention.start].isalpha():
            return text[mention.end : mention.end + 1] == "."
        return tongues.native(self.passage, mention)

    def limits(self, mention: Mention, amount: Amount) -> bool:
        """ "90 min 12 sessions": a min. that follows a number is minutes; a plus before a number adds."""
        if mention.term == "min" and self.key(mention.first - 1).isdecimal():
            return False
        if self.summing(mention) or (mention.term == "do" and self.key(mention.first - 1) in _DOERS):
            return False  # "we do 22 sessions"
        if mention.term == "alatt" and any(m.last == mention.first - 1 for m in self.passage.of("time_units")):
            return False  # "egy év alatt": in a year
        if mention.code == "above" and any(
            self.key(at).startswith(_SPREAD) for at in range(mention.first - _NEAR, mention.first)
        ):
            return False
        counted = amount.kind in ("count", "clock") or (
            amount.kind == "year" and (amount.last + 1 in self.people or mention.term.startswith(_COMPARED)))
        return counted and (
            tongues.native(self.passage, mention)
            or mention.code in ("at_least", "at_most")
            or self.outvoted(mention)
        )

    def summing(self, mention: Mention) -> bool:
        """Is a word of a bound only part of one for a sum ("adds up to 7 months")?"""
        sums = self.passage.of("count_relations", "total")
        return any(m.first < mention.first and mention.last <= m.last for m in sums)

    def outvoted(self, mention: Mention) -> bool:
        """Do the other words of the answer speak for the language of a word of bounds ("Ei tiedossa. Alle 50")?"""
        others = tongues.besides(self.passage, self.tokens[mention.first])
        return bool(others) and others[mention.language] == max(others.values())

    def refused(self, since: int) -> bool:
        """Does a negator stand right before the words of a bound ("never more than", "nobody above")?"""
        start = self.tokens[since].start
        near = [
            m
            for m in self.passage.of("negators")
            if m.end <= start and not of_number(self.passage, m)
            and since - m.last <= _NEAR
            and self.passage.clause_at(m.start) == self.passage.clause_at(start)
        ]
        words = {
            w.key
            for w in self.tokens[max(0, since - _NEAR) : since]
            if self.passage.clause_at(w.start) == self.passage.clause_at(start)
        }
        return any(m.code in ("not", "nobody") for m in near) or bool(words & _NOBODY)

    def followed(self, amount: Amount) -> Amount:
        limit = self.bounds_after.get(amount.last + 1)
        if limit and not amount.bound and limit.code in ("or_more", "or_less") and self.apart(limit):
            bound: Bound = "at_least" if limit.code == "or_more" else "at_most"
            return replace(amount, bound=bound, last=limit.last, end=limit.end)
        about = self.about_after.get(amount.last + 1)
        if about and tongues.native(self.passage, about):
            return replace(amount, approx=True)
        return amount

    def apart(self, limit: Mention) -> bool:
        """A plus behind a number bounds it ("18+") unless another number follows ("14 + 26")."""
        if limit.term in ("+", "plus"):
            after = limit.last + 1
            if self.key(after) == "/":
                return False  # "80 +/- 5"
            glued = self.tokens[limit.first - 1].end == limit.start and self.passage.text[
                limit.end : limit.end + 1
            ] in ("", " ", ",", ";", ".", ")")
            return glued or not any(after <= n.first <= after + 1 for n in self.numbers)
        return True


def _plain(number: Number) -> Amount:
    return Amount(
        number.first,
        number.last,
        number.start,
        number.end,
        number.value,
        number.value,
        number.kind,
        approx=number.about,
        article=number.article,
        word=number.word,
        fraction=number.fraction,
        since=number.first,
        tail=number.tail,
    )
