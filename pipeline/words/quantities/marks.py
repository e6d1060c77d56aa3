"""The words of a passage that numbers may go with (nouns, units, rates, forms), and the amounts that are free to."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.fold import Word
from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.figures import amounts, bound_words, numbers
from pipeline.words.figures.amounts import Amount
from pipeline.words.figures.written import words_of
from pipeline.words.wording import tongues

WHOLE_UNITS = frozenset({"half_year", "half_hour", "quarter_hour", "fortnight"})
_YEAR_DIGITS = 4
_UNITS = frozenset({"hour", "hours", "minutes", "hrs", "min", "h"})
_SHORTENED = frozenset({"w", "yr", "mo"})
_PARTS = frozenset({"quarter", "quarters", "half", "third", "thirds"})
_HALVES = frozenset({"½", "1⁄2", "¼", "¾"})
_FIRST_NUMBERS = frozenset({"one", "two", "three", "four"})
_TIMES = frozenset({"once", "twice", "thrice", "times", "time", "x"})
_SIGNS = frozenset({"h", "u", "ó", "分", "時間", "日", "回", "年", "歳"})


class Marks:
    """Nouns, units, rates and forms of one passage by the number of their first word, and its amounts."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.tokens: Sequence[Word] = passage.tokens
        self.times_of = passage.of("count_relations", "times_of")
        self.tracks = {m.first for m in passage.of("tracks", "track")}
        self.exceptions = {m.first for m in passage.of("count_relations", "exception", "including", "without")} | {
            m.first for m in passage.of("volume_words", "last_year", "year_before")}
        self.nouns = numbers.mentions_at(passage, "count_nouns")
        self.nouns_before = bound_words.by_last(passage, "count_nouns")
        self.units = {at: m for at, m in numbers.mentions_at(passage, "time_units").items() if self.is_unit(m)}
        self.units |= {m.first: m for m in passage.of("time_units") if m.first not in self.units and self.shared(m)}
        self.forms = numbers.mentions_at(passage, "session_forms")
        self.rates = {
            at: m
            for at, m in numbers.mentions_at(
                passage, "rates", "week", "day", "fortnight", "month", "quarter", "half_year", "year", "ambiguous"
            ).items()
            if self.is_rate(m)
        }
        self.each = tongues.heard(passage, "rate_words", "each")
        self.units_before = bound_words.by_last(passage, "time_units")
        self.rates_before = {m.last: m for m in self.rates.values()}
        self.forms_before = bound_words.by_last(passage, "session_forms")
        self.articles = {n.first for n in numbers.single(passage) if n.article}
        self.amounts = self.visible()
        self.at = {a.first: a for a in self.amounts}

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def is_unit(self, mention: Mention) -> bool:
        """Units of one or two letters need a number before them, or their own language."""
        if mention.term in _SHORTENED:
            return self.shared(mention)
        if mention.end - mention.start <= 2 and mention.code != "lesson":
            before = self.key(mention.first - 1)
            counted = before.isdecimal() or before in ("½", "1⁄2") or self.numeral(mention.first - 1)
            return counted and (mention.term in _SIGNS or tongues.native(self.passage, mention))
        return tongues.native(self.passage, mention)

    def shared(self, mention: Mention) -> bool:
        """Is a word that is a unit in one language a unit here, since a share or a fraction stands before it ("a 2½
        time": 2½ hours), or a number, and no word behind it ("30 w")?"""
        at = mention.first - 1
        if mention.term in _SHORTENED:  # "w" is Polish "in" before a word
            alone = mention.term != "w" or not self.key(mention.last + 1)[:1].isalpha()
            return self.key(at).isdecimal() and alone
        if self.key(at) not in _HALVES and not (self.key(at).isdecimal() and self.key(at) != "1"):
            return False
        while at >= 0 and (self.key(at).isdecimal() or self.key(at) in _HALVES or self.key(at) in (",", ".", "-")):
            at -= 1
        return any(m.last == at for m in self.times_of)

    def numeral(self, at: int) -> bool:
        return at >= 0 and bool(words_of(self.passage.lexicon).of(self.tokens[at]))

    def is_rate(self, mention: Mention) -> bool:
        """ "a year" behind a word of duration is a length ("it lasts a year"), no rate; nor is "of the year" behind a
        part of one."""
        if self.key(mention.first) in ("of", "a", "an") and self.key(mention.first - 1) in _PARTS:
            return False
        if self.key(mention.first) == "at" and self.key(mention.first - 1) not in _TIMES:
            return False
        if self.key(mention.first) == "the" and self.key(mention.first - 1) not in _TIMES:
            return mention.code == "year" and self.people_of(mention)  # "once the week"
        if self.key(mention.first) in ("a", "an", "in", "i", "v", "w", "im", "u") and mention.last == mention.first + 1:
            if self.key(mention.first) in ("a", "an") and (
                    self.small(mention.first - 1) or self.lasting(mention.first - 1)):
                return False
            following = self.key(mention.last + 1)
            if self.key(mention.first - 1) in _TIMES:
                return True  # "1x a week 2 hours"
            if self.key(mention.first) == "in" and following in _FIRST_NUMBERS:
                return False  # "in month one"
            if following.isdecimal() and (
                    len(following) == _YEAR_DIGITS or self.key(mention.first) in ("a", "an", "in")):
                return False
        return tongues.native(self.passage, mention)

    def people_of(self, rate: Mention) -> bool:
        """Do counted people stand right before "the year", and nothing that tells of a certain year behind it ("60
        persons the year", "60 men the year before")?"""
        noun = next((m for m in self.nouns.values() if m.last == rate.first - 1), None)
        behind = self.key(rate.last + 1)
        counted = noun is not None and noun.code == "person" and self.key(noun.first - 1)[-1:].isdecimal()
        return counted and (not behind or not behind[0].isalnum())

    def small(self, at: int) -> bool:
        """Is a word a function word (but for words of times: "once a week")?"""
        if at < 0 or any("en" in n.languages for n in words_of(self.passage.lexicon).of(self.tokens[at])):
            return False
        return (
            "en" in tongues.spoken(self.passage.lexicon, self.tokens[at])
            and at not in self.nouns
            and at not in self.nouns_before
            and self.key(at) not in _UNITS
        )

    def visible(self) -> list[Amount]:
        """The amounts that no rate holds ("every 14 days"), and units that are a quantity by themselves
        ("half a year")."""
        held = {at for m in self.rates.values() if m.last > m.first for at in range(m.first, m.last + 1)}
        found = [a for a in amounts.amounts(self.passage) if a.first not in held and not self.idle(a)]
        taken = {at for a in found if not a.article for at in range(a.first, a.last + 1)}
        for mention in self.units.values():
            alone = mention.code in WHOLE_UNITS and mention.first not in held
            inside = [a for a in found if a.first == mention.first]
            if (
                alone
                and not any(a.last > mention.last for a in inside)
                and (inside or not ({mention.first, mention.first - 1} & taken))
            ):
                found = [a for a in found if not mention.first - a.article <= a.first <= mention.last]
                like = Amount(
                    mention.first, mention.first, mention.start, mention.start + 1, 1, 1, since=mention.first, word=True
                )
                found.append(amounts._Joiner(self.passage).surrounded(like))
        for half in (n for n in numbers.single(self.passage) if n.kind == "half"):
            unit = next((u for u in self.units.values() if u.last == half.first - 1), None)
            if unit and not any(a.last == unit.first - 1 for a in found):
                found.append(
                    Amount(
                        unit.first,
                        unit.first,
                        unit.start,
                        unit.start + 1,
                        1,
                        1,
                        since=unit.first,
                        word=True,
                        tail=unit.term,
                    )
                )
        taken = {at for a in found for at in range(a.first, a.last + 1)}
        for mention in tongues.heard(self.passage, "unit_singulars"):
            if (
                not {mention.first, mention.first - 1} & taken
                and mention.first in self.units
                and self.lasting(mention.first - 1)
            ):
                one = Amount(
                    mention.first,
                    mention.first,
                    mention.start,
                    mention.start + 1,
                    1,
                    1,
                    since=mention.first,
                    word=True,
                    tail=self.units[mention.first].term,
                )
                found.append(amounts._Joiner(self.passage).surrounded(one))
        firsts = {a.first for a in found if not a.article or a.last > a.first}
        return sorted((a for a in found if not a.article or a.last + 1 not in firsts), key=lambda a: a.first)

    def lasting(self, at: int) -> bool:
        """Is word `at` one of length or approximation?"""
        told = [
            *tongues.heard(self.passage, "approximators", "about"),
            *tongues.heard(self.passage, "count_relations", "length", "over"),
        ]
        return any(m.last == at or (self.key(at) in (":", ".") and m.last == at - 1) for m in told)

    def idle(self, amount: Amount) -> bool:
        """An article that no unit and no counted noun follows counts nothing."""
        if not amount.article:
            return False
        following = amount.last + 1
        while self.key(following) == "-":
            following += 1
        return not (following in self.units or following in self.nouns or following in self.forms)
