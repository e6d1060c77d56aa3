"""Single numbers in a text: digits with their thousands and decimals, fractions, number words, and what only looks like
a count: years, dates, clock times, ordinals, the numbers of a list, names such as CTS2.

    5.000 / 5 000 / 5'000 / 5k / five thousand     5000
    2,5 / 2½ / two and a half / zweieinhalb        2.5
    1:30 / 1.30 h                                  1.5, kind `clock`
    2019 / '19                                     kind `year`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.figures.number import Number
from pipeline.words.figures.written import FRACTIONS, Written
from pipeline.words.wording import tongues

_FIRST_YEAR, _LAST_YEAR = 1950, 2049
_AND = {"and_half": 0.5, "and_quarter": 0.25, "and_three_quarters": 0.75}
_SLASHED = {(1, 2): 0.5, (1, 4): 0.25, (3, 4): 0.75, (1, 3): 1 / 3, (2, 3): 2 / 3}
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "ère", "ème", "º", "ª", "°", "de", "ste", "e", "a"})
_PERIOD = re.compile(
    r"(?<![\d.:,])([01]?\d|2[0-4])[.:h]([0-5]\d)?\s?(?:h|uur|Uhr)?\s?(?:[-–—]|to|till|until|bis|à|a|alle|tot"
    r"|til|do|iki|līdz|às|and|und)"
    r"\s?([01]?\d|2[0-4])[.:h]([0-5]\d)?(?![\d])"
)
_EVENING = re.compile(  # "5 to 7 pm", "18-20 Uhr", "de 18 a 20 h"
    r"(?<![\d.:,])(?:(1[3-9]|2[0-3])\s?(?:h|uhr|uur)?\s?(?:[-–—]|to|till|bis|à|a|alle|tot|til|do|és)\s?(1[4-9]"
    r"|2[0-4])"
    r"\s?(?:h|uhr|uur|hrs|hod|godz|óra|o['’]?clock|klo|hours)\b|(?<!\w)(\d{1,2})\s?(?:[ap]\.?m\.?)?\s?(?:[-–—]"
    r"|to|till|until|and)\s?"
    r"(\d{1,2})\s?[ap]\.?m\b)", re.IGNORECASE)
_ONE_SIDED = re.compile(  # "19-21.30", "17.30 - 19"
    r"(?<![\d.:,])(1\d|2[0-3]|[89])\s?[-–—]\s?(1\d|2[0-3])[.:](00|15|30|45)(?![\d])"
    r"|(?<![\d.:,])(1\d|2[0-3]|[89])[.:](00|15|30|45)\s?[-–—]\s?(1\d|2[0-4])(?![\d.:,]\d|\d|\s?%)")
_LED = re.compile(  # "kl. 17-20", "w godz. 17–19", "dalle 18 alle 20"
    r"\b(?:kl\.?|klo\.?|kello|godz\.?|godzinach|dalle(?: ore)?|ore|om|uhrzeit:?|hodin(?:y|ách)?)\s(1\d|2[0-3]|[89])"
    r"\s?(?:[-–—]|alle(?: ore)?|til|till|do|și|e)\s?(1\d|2[0-4])(?![\d.:,%])", re.IGNORECASE)
_CLOCK_WORDS = {w: n for n, w in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)}
_AT = r"(\d{1,2}|" + "|".join(_CLOCK_WORDS) + ")"
_BY_DAY = re.compile(  # behind a day of the week: "Tuesdays from seven to nine", "lunedì dalle 18 alle 20"
    r"(?:\s?(?:evenings?|afternoons?|nights?|mornings?|abends?|soir|sera))?,?\s(?:always\s|immer\s"
    r"|toujours\s)?(?:from|between"
    r"|von|zwischen|de|entre|las|dalle|tra le|van|tussen|kl\.?|mellan|mellem|mellom|od|między|mezi"
    r"|między)\s(?:las\s|ore\s)?"
    + _AT + r"\s?(?:[-–—]|to|till|until|and|bis|und|à|a|y|alle|e le|tot|en|til|till|och|og|do|a las)\s(?:las\s)?"
    + _AT + r"(?=\s?(?:[,.;)]|$|o['’]?clock|in the|at night|abends|du soir|de la tarde|di sera|'s avonds|večer))", re.I)
_BY_DAY_DASHED = re.compile(r"[,:]?\s(?:kl|klo|godz)\.?\s(\d{1,2})\s?[-–—]\s?(\d{1,2})(?=\s?(?:[,.;)]|$))",
                            re.IGNORECASE)
_HALF_DAY = 12
_QUARTERS = frozenset({"15", "30", "45"})  # minutes behind a point
_THOUSAND = frozenset({"k", "tsd", "tis", "tys"})
_DOZENS = frozenset({
    "dozen", "dutzend", "douzaines", "docenas", "dozzine", "dozijn", "dussin", "dusin", "tusinaa", "tuziny", "tuzinów",
    "tucty", "tuctů", "tuzinai", "duciji", "dúzias", "duzine", "tosinat", "duzini", "tucat",
})
_BLANKS = frozenset(" \u00a0\u2009\u202f\u2007")


@once
def single(passage: Passage) -> list[Number]:
    """All numbers of a passage in order, none inside another."""
    return _labelled(passage, list(_Scan(passage)))


class _Scan(Written):
    """One pass over the words of a passage."""

    def __init__(self, passage: Passage) -> None:
        super().__init__(passage)
        self.masked = _masked(passage)
        self.periods = dict([*self.by_day(), *self.clocked()])
        self.hours = {m.first for m in passage.of("time_units", "hour")}
        self.halves = {m.first: m for m in passage.of("number_links", *_AND)}

    def __iter__(self) -> Iterator[Number]:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            number = None
            if at in self.periods:
                number = self.periods[at]
                yield number
                at = number.last + 1
                continue
            if at in self.halves:
                yield self.make(at, self.halves[at].last, _AND[self.halves[at].code], "half")
                at = self.halves[at].last + 1
                continue
            if at not in self.masked and (token.key[0].isalnum() or token.key == "'"):
                number = self.digits(at) if token.key.isdecimal() else self.other(at)
            if number is None:
                at += 1
                continue
            number = self.larger(number)
            yield number
            at = number.last + 1

    def clocked(self) -> Iterator[tuple[int, Number]]:
        """Times of day from and to ("18.00-20.00"), as the hours between them."""
        for hit in (h for pattern in (_PERIOD, _EVENING, _ONE_SIDED, _LED) for h in pattern.finditer(self.text)):
            if hit.re is _ONE_SIDED:
                begin = float(hit[1] or int(hit[4]) + int(hit[5]) / 60)
                end = float(hit[6] or int(hit[2]) + int(hit[3]) / 60)
                told = True
            elif hit.re is _PERIOD:
                begin, end = int(hit[1]) + int(hit[2] or 0) / 60, int(hit[3]) + int(hit[4] or 0) / 60
                told = bool(hit[2] or hit[4]) and begin >= 7
            else:
                begin, end = (float(x) for x in hit.groups() if x)
                told = True
            inside = [i for i, t in enumerate(self.tokens) if hit.start() <= t.start < hit.end()]
            if told and 0 < end - begin <= 8 and inside:
                yield inside[0], self.make(inside[0], inside[-1], end - begin, "period")

    def by_day(self) -> Iterator[tuple[int, Number]]:
        """Times of day from and to behind a day of the week ("Tuesdays from seven to nine")."""
        for day in self.passage.of("rate_words", "weekday"):
            for pattern in (_BY_DAY, _BY_DAY_DASHED):
                hit = pattern.match(self.text, day.end)
                if hit is None:
                    continue
                begin, end = (float(_CLOCK_WORDS.get(x.casefold()) or x) for x in hit.groups())
                length = end - begin if end > begin else end + _HALF_DAY - begin
                inside = [i for i, t in enumerate(self.tokens) if hit.start(1) <= t.start < hit.end()]
                if 0 < length <= 8 and inside:
                    yield inside[0], self.make(inside[0], inside[-1], length, "period")

    def digits(self, at: int) -> Number:
        key = self.key(at)
        if len(key) > 12:
            return self.make(at, at, 0, "name")
        if self.glued(at) and self.named(at):
            return self.make(at, at, float(key), "name")
        dated = self.date(at)
        if dated:
            return dated
        last, digits = self.thousands(at)
        value = float(digits)
        if last == at:
            decimal = self.decimal(at)
            if decimal:
                return decimal
            if len(key) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
                return self.make(at, at + 2 if self.season(at) else at, value, "year")
            if self.glued(at + 1) and self.key(at + 1) in _ORDINALS and not self.glued(at + 2):
                return self.make(at, at + 1, value, "ordinal")
        return self.mixed(at, last, value)

    def season(self, at: int) -> bool:
        """Do the last digits of the next year follow a year ("2022/23", "2022-23")?"""
        after = self.key(at + 2)
        follows = len(after) == 2 and after.isdecimal() and int(after) == (int(self.key(at)) + 1) % 100
        return follows and self.key(at + 1) in ("/", "-") and self.glued(at + 1) and self.glued(at + 2)

    def named(self, at: int) -> bool:
        """Is a number glued to letters in capitals before it (CTS2, V3, Covid-19) part of a name?"""
        before = at - 1 if self.key(at - 1) != "-" else at - 2
        if before < 0 or self.tokens[before].end < self.tokens[at].start - 1:
            return False
        word = self.text[self.tokens[before].start : self.tokens[before].end]
        return (word[0].isalpha() and word.isupper() and word.casefold() != "x" and len(word) < 9) or self.key(
            before
        ) == "covid"

    def date(self, at: int) -> Number | None:
        """Day and month with a year, month with a year, ISO dates; '18."""
        marks = (".", "/", "-")
        two, three = self.key(at + 2), self.key(at + 4)
        if (
            self.key(at + 1) in marks
            and self.glued(at + 1)
            and two.isdecimal()
            and (self.glued(at + 2) or self.key(at + 1) == ".")
        ):
            if self.key(at + 3) == self.key(at + 1) and three.isdecimal() and 4 in (len(self.key(at)), len(three)):
                return self.make(at, at + 4, float(self.key(at) if len(self.key(at)) == 4 else three), "date")
            if (
                len(two) == 4
                and self.glued(at + 2)
                and int(self.key(at)) <= 12
                and _FIRST_YEAR <= int(two) <= _LAST_YEAR
            ):
                return self.make(at, at + 2, float(two), "date")
        return None

    def thousands(self, at: int) -> tuple[int, str]:
        """The last word and all digits of a number written in groups of three."""
        digits = self.key(at)
        if len(digits) > 3 or digits.startswith("0"):
            return at, digits
        last = at
        mark = None
        while True:
            step = 2 if self.key(last + 1) in (".", ",", "'") else 1
            group = self.key(last + step)
            if not (group.isdecimal() and len(group) == 3) or self.tokens[last + step].start in self.passage.starts:
                return last, digits
            between = self.text[self.tokens[last].end : self.tokens[last + step].start]
            if len(between) != 1 or (step == 1 and between not in _BLANKS) or mark not in (None, between):
                return last, digits
            if step == 1 and self.key(last + 2).isdecimal() and len(self.key(last + 2)) != 3:
                return last, digits
            mark, digits, last = between, digits + group, last + step

    def decimal(self, at: int) -> Number | None:
        mark, after = self.key(at + 1), self.key(at + 2)
        if not (mark in (".", ",", ":", "·") and after.isdecimal() and self.glued(at + 1) and self.glued(at + 2)):
            return None
        if (
            mark != ":"
            and self.key(at + 3) in (".", ",")
            and self.key(at + 4).isdecimal()
            and self.glued(at + 3)
            and self.glued(at + 4)
        ):
            return None
        if mark == ":":
            if len(after) == 2 and int(after) < 60:
                return self.make(at, at + 2, int(self.key(at)) + int(after) / 60, "clock")
            return None
        if len(after) > 2 and not self.key(at).startswith("0"):
            return None
        if after in _QUARTERS and at + 3 in self.hours:
            return self.make(at, at + 2, int(self.key(at)) + int(after) / 60, "clock")
        return self.make(at, at + 2, float(f"{self.key(at)}.{after}"))

    def mixed(self, first: int, last: int, value: float) -> Number:
        """A whole number with a fraction behind it (2 1/2, 2½), or a fraction of digits (1/2)."""
        after = last + 1
        if self.key(after) in FRACTIONS:
            return self.make(first, after, value + FRACTIONS[self.key(after)])
        if self.slashed(after) and not self.glued(after) and float(self.key(after)) < float(self.key(after + 2)):
            return self.make(first, after + 2, value + _SLASHED[int(self.key(after)), int(self.key(after + 2))])
        if first == last and self.slashed(first):
            return replace(self.make(first, first + 2, _SLASHED[int(value), int(self.key(first + 2))]), fraction=True)
        return self.make(first, last, value)

    def slashed(self, at: int) -> bool:
        """Do words `at` to `at + 2` write a simple fraction?"""
        top, bottom = self.key(at), self.key(at + 2)
        return (
            self.key(at + 1) == "/"
            and len(top) == len(bottom) == 1
            and top.isdecimal()
            and bottom.isdecimal()
            and (int(top), int(bottom)) in _SLASHED
            and self.glued(at + 1)
            and self.glued(at + 2)
        )

    def larger(self, number: Number) -> Number:
        """With what may follow: thousand, k, a dozen, "and a half"."""
        after = number.last + 1
        if number.kind != "count" or after >= len(self.tokens):
            return number
        key = self.key(after)
        if key in ("en", "et") and self.key(after + 1) in ("halv", "halvt") and (
                number.languages & {"da", "nb"} and not number.article):  # "to en halv time"
            return self.extended(number, after + 1, number.value + 0.5)
        if number.article:
            half = self.halves.get(after)
            return self.extended(replace(number, article=False), half.last, 1.5) if half else number
        if key in _DOZENS and 1 < number.value <= 20:
            return self.extended(number, after, number.value * 12)
        if not number.word and ((key == "k" and self.glued(after)) or key in _THOUSAND - {"k"}):
            return self.extended(number, after, number.value * 1000)
        factor = next((n for n in self.numerals.of(self.tokens[after]) if n.kind == "factor" and n.value == 1000), None)
        if factor and not number.word and number.value < 1000:
            return self.extended(number, after, number.value * 1000)
        half = self.halves.get(after + 1 if key == "-" else after)
        if half and number.value < 100:
            return self.extended(number, half.last, number.value + _AND[half.code])
        return number

    def extended(self, number: Number, last: int, value: float) -> Number:
        return replace(number, last=last, end=self.tokens[last].end, value=value, fraction=False)


_VERSIONS, _ADJECTIVES = frozenset({"version", "vers"}), 3


def _masked(passage: Passage) -> set[int]:
    """Words inside phrases that hold digits or number words but count nothing (one-to-one, 24/7, Covid-19, § 153)."""
    found: set[int] = set()
    tracked = {m.last for m in passage.of("tracks", "track")}
    counted = {m.first for m in (*passage.of("count_nouns", "session"), *passage.of("time_units"))}
    for mention in [*passage.of("volume_words", "so_far"), *passage.of("count_contexts", "now")]:
        if mention.last > mention.first:
            found.update(range(mention.first, mention.last + 1))
    halved = {m.first - 1 for m in passage.of("number_links", "and_half")}
    people = passage.of("count_nouns", "person", "group")
    for mention in tongues.heard(passage, "number_traps"):
        if mention.first in halved:
            continue  # "en och en halv timme" is no "en och en"
        if mention.code == "reference" and mention.first - 1 in tracked:
            continue  # "the long version 30"
        if mention.term == "121" and any(m.first == mention.last + 1 for m in people):
            continue  # "121 men"
        if passage.text[mention.start : mention.end] == "1 1" or tongues.first_of_two(passage, mention):
            continue  # "1 1/2 months" holds no "1-1"
        found.update(range(mention.first, mention.last + 1))
        if mention.code == "reference" and mention.last + 1 < len(passage.tokens):
            after = mention.last + 1
            if passage.tokens[after].key == ".":
                after += 1
            run = list(_run(passage, after))
            reach = _ADJECTIVES if mention.term in _VERSIONS else 1
            if run and counted & set(range(run[-1] + 1, run[-1] + 1 + reach)):
                continue  # "the long version 30 sessions", "the shorter version 20 weekly group sessions"
            found.update(run)
    return found


def _run(passage: Passage, at: int) -> Iterator[int]:
    """The numbers that follow the sign of a reference ("§ 153a", "art. 612 bis", "point 4, 5")."""
    while at < len(passage.tokens) and passage.tokens[at].key.isdecimal():
        yield at
        at += 1


def _labelled(passage: Passage, numbers: list[Number]) -> list[Number]:
    """Numbers that only count the entries of a list (1. ... 2. ..., 1) ... 2) ...), marked as labels."""
    found = list(numbers)
    wanted = 1
    chain: list[int] = []
    for i, number in enumerate(numbers):
        if number.kind == "count" and not number.word and number.value == wanted and _opens(passage, number):
            chain.append(i)
            wanted += 1
    if len(chain) > 1:
        for i in chain:
            found[i] = replace(numbers[i], kind="label")
    return found


def _opens(passage: Passage, number: Number) -> bool:
    """Is a number followed by a mark of lists, at the start of the text, a line, a sentence, or after a wide gap?"""
    text = passage.text
    after = text[number.end : number.end + 2]
    if not ((after[:1] in (".", ")") and after[1:2] in ("", " ", "\n", "\t")) or after[:1] == ")"):
        return False
    before = text[: number.start].rstrip("( ")
    return (
        not before
        or number.start in passage.starts
        or (after[:1] == ")" and number.value > 1 and not _bracketed(text, number.start))
        or before[-1] in ".;:,!?\n)/"
        or text[: number.start].endswith(("  ", "\n", "\t"))
        or before[-1].isdecimal()
    )


def _bracketed(text: str, at: int) -> bool:
    """Is a bracket open before a character?"""
    return text.count("(", 0, at) > text.count(")", 0, at)


def mentions_at(passage: Passage, vocabulary: str, *codes: str) -> dict[int, Mention]:
    """The mentions of a vocabulary by the number of their first word; the longest where several begin there, of equal
    ones that of the end of a compound, which is its head, then that with the longest term."""
    found: dict[int, Mention] = {}
    for mention in tongues.heard(passage, vocabulary, *codes):
        other = found.get(mention.first)
        if other is None or _rank(other) < _rank(mention):
            found[mention.first] = mention
    return found


def _rank(mention: Mention) -> tuple[int, bool, int]:
    return mention.last, mention.term.startswith("*"), len(mention.term)
