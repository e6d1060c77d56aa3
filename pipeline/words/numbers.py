"""Single numbers in a text: digits with their thousands and decimals, fractions, number words, and what only looks like
a count: years, dates, clock times, ordinals, the numbers of a list, names such as CTS2.

    5.000 / 5 000 / 5'000 / 5k / five thousand     5000
    2,5 / 2½ / two and a half / zweieinhalb        2.5
    1:30                                           1.5, kind `clock`
    2019 / '19                                     kind `year`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pipeline.fold import Word, keys
from pipeline.passage import Passage
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words import numerals, tongues
from pipeline.words.numerals import Numeral, Numerals

Kind = Literal["count", "year", "date", "clock", "ordinal", "label", "name", "times", "half", "period"]

_SHORTEST_TAIL = 3
_FIRST_YEAR, _LAST_YEAR = 1950, 2049
_AND = {"and_half": 0.5, "and_quarter": 0.25, "and_three_quarters": 0.75}
_FRACTIONS = {"1⁄2": 0.5, "1⁄4": 0.25, "3⁄4": 0.75, "1⁄3": 1 / 3, "2⁄3": 2 / 3}
_SLASHED = {(1, 2): 0.5, (1, 4): 0.25, (3, 4): 0.75, (1, 3): 1 / 3, (2, 3): 2 / 3}
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "ère", "ème", "º", "ª", "°", "de", "ste", "e", "a"})
_PERIOD = re.compile(
    r"(?<![\d.:,])([01]?\d|2[0-4])[.:h]([0-5]\d)?\s?(?:h|uur|Uhr)?\s?(?:[-–—]|to|till|until|bis|à|a|alle|tot|til|do|iki|līdz|às|and|und)"
    r"\s?([01]?\d|2[0-4])[.:h]([0-5]\d)?(?![\d])"
)
_THOUSAND = frozenset({"k", "tsd", "tis", "tys"})
_BLANKS = frozenset(" \u00a0\u2009\u202f\u2007")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a passage: words `first` to `last` (inclusive), characters `start` to `end`.

    `article`: it is an "a" or "un", a one only before a unit. `word`: written out. `about`: the word itself says that
    it is approximate ("une trentaine"). `languages`: of a number word. `fraction`: a bare fraction ("half").
    `tail`: the
    term of a unit or a rate that ends the same word ("zweistündig", "dwugodzinne")."""

    first: int
    last: int
    start: int
    end: int
    value: float
    kind: Kind = "count"
    article: bool = False
    word: bool = False
    about: bool = False
    fraction: bool = False
    languages: frozenset[str] = frozenset()
    tail: str = ""


@lru_cache(maxsize=4)
def words_of(lexicon: Lexicon) -> Numerals:
    """The number words of a rule pack."""
    return Numerals(lexicon.vocabularies.get("number_words"))


@lru_cache(maxsize=4)
def tails(lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Folded stems of units and rates with their vocabulary and code, for words that begin with a number."""
    found: dict[str, tuple[str, str]] = {}
    for name in ("rates", "time_units", "count_nouns"):
        vocabulary = lexicon.vocabularies.get(name)
        for code, terms in vocabulary.codes.items() if vocabulary else ():
            for phrases in terms.terms.values() if name != "count_nouns" or code == "time" else ():
                for phrase in phrases:
                    stem = keys(phrase.strip("*"))[0]
                    if len(stem) >= _SHORTEST_TAIL and stem.isalpha():
                        found.setdefault(stem, (name, code))
    return found


def single(passage: Passage) -> list[Number]:
    """All numbers of a passage in order, none inside another."""
    found: list[Number] | None = passage.notes.get("numbers")
    if found is None:
        found = passage.notes["numbers"] = _labelled(passage, list(_Scan(passage)))
    return found


class _Scan:
    """One pass over the words of a passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self.tokens: Sequence[Word] = passage.tokens
        self.numerals = words_of(passage.lexicon)
        self.masked = _masked(passage)
        self.periods = dict(self.clocked())
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
                number = self.digits(at) if token.key.isdigit() else self.other(at)
            if number is None:
                at += 1
                continue
            number = self.larger(number)
            yield number
            at = number.last + 1

    def clocked(self) -> Iterator[tuple[int, Number]]:
        """Times of day from and to ("18.00-20.00"), as the hours between them."""
        for hit in _PERIOD.finditer(self.text):
            begin, end = int(hit[1]) + int(hit[2] or 0) / 60, int(hit[3]) + int(hit[4] or 0) / 60
            inside = [i for i, t in enumerate(self.tokens) if hit.start() <= t.start < hit.end()]
            if (hit[2] or hit[4]) and 0 < end - begin <= 8 and begin >= 7 and inside:
                yield inside[0], self.make(inside[0], inside[-1], end - begin, "period")

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Does word `at` follow the one before without a blank?"""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def make(self, first: int, last: int, value: float, kind: Kind = "count") -> Number:
        return Number(first, last, self.tokens[first].start, self.tokens[last].end, value, kind)

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
                return self.make(at, at, value, "year")
            if self.glued(at + 1) and self.key(at + 1) in _ORDINALS and not self.glued(at + 2):
                return self.make(at, at + 1, value, "ordinal")
        return self.mixed(at, last, value)

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
            and two.isdigit()
            and (self.glued(at + 2) or self.key(at + 1) == ".")
        ):
            if self.key(at + 3) == self.key(at + 1) and three.isdigit() and 4 in (len(self.key(at)), len(three)):
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
            if not (group.isdigit() and len(group) == 3):
                return last, digits
            between = self.text[self.tokens[last].end : self.tokens[last + step].start]
            if len(between) != 1 or (step == 1 and between not in _BLANKS) or mark not in (None, between):
                return last, digits
            if step == 1 and self.key(last + 2).isdigit() and len(self.key(last + 2)) != 3:
                return last, digits
            mark, digits, last = between, digits + group, last + step

    def decimal(self, at: int) -> Number | None:
        mark, after = self.key(at + 1), self.key(at + 2)
        if not (mark in (".", ",", ":", "·") and after.isdigit() and self.glued(at + 1) and self.glued(at + 2)):
            return None
        if (
            mark != ":"
            and self.key(at + 3) in (".", ",")
            and self.key(at + 4).isdigit()
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
        return self.make(at, at + 2, float(f"{self.key(at)}.{after}"))

    def mixed(self, first: int, last: int, value: float) -> Number:
        """A whole number with a fraction behind it (2 1/2, 2½), or a fraction of digits (1/2)."""
        after = last + 1
        if self.key(after) in _FRACTIONS:
            return self.make(first, after, value + _FRACTIONS[self.key(after)])
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
            and top.isdigit()
            and bottom.isdigit()
            and (int(top), int(bottom)) in _SLASHED
            and self.glued(at + 1)
            and self.glued(at + 2)
        )

    def other(self, at: int) -> Number | None:
        """A number that does not begin with digits."""
        token = self.tokens[at]
        if token.key in _FRACTIONS:
            return replace(self.make(at, at, _FRACTIONS[token.key]), fraction=True)
        if token.key == "'":
            year = self.key(at + 1)
            if len(year) == 2 and year.isdigit() and self.glued(at + 1) and not self.glued(at):
                return self.make(at, at + 1, (2000 if int(year) < 50 else 1900) + float(year), "year")
            return None
        phrase = self.phrase(at)
        if phrase:
            return phrase
        readings = [n for n in self.numerals.of(token) if self.plausible(n, token)]
        if not readings:
            return self.compound(at)
        best = max(
            readings, key=lambda n: (len(n.languages & self.here(token)), n.kind != "article", n.kind == "number")
        )
        return self.composed(at, best)

    def compound(self, at: int) -> Number | None:
        """A number and its unit in one word."""
        known = tails(self.passage.lexicon)
        for numeral in self.numerals.start(self.key(at)):
            for rest in (numeral.rest, numeral.rest.removeprefix("s")):
                tail = next((rest[:cut] for cut in range(len(rest), _SHORTEST_TAIL - 1, -1) if rest[:cut] in known), "")
                if (tail and known[tail][0] != "time_units") or len(tail) > _SHORTEST_TAIL or rest == tail != "":
                    return replace(self.worded(at, at, numeral.value, numeral), tail=tail, fraction=False)
        return None

    def phrase(self, at: int) -> Number | None:
        """A number of several words ("three quarters", "una vez")."""
        for parts, numeral in self.numerals.phrases.get(self.key(at), ()):
            last, kept = at, [self.key(at)]
            while len(kept) < len(parts) and last + 1 < len(self.tokens):
                last += 1
                if self.key(last) != "-":
                    kept.append(self.key(last))
            if tuple(kept) == parts and (
                numeral.languages & self.here(self.tokens[at]) or not self.here(self.tokens[at])
            ):
                return self.worded(at, last, numeral.value, numeral)
        return None

    def worded(self, first: int, last: int, value: float, like: Numeral) -> Number:
        kind: Kind = "times" if like.kind == "times" else "count"
        return replace(
            self.make(first, last, value, kind),
            article=like.kind == "article",
            word=True,
            about=like.kind == "about",
            fraction=like.kind == "fraction",
            languages=like.languages,
        )

    def here(self, token: Word) -> frozenset[str]:
        return tongues.likely(self.passage, self.passage.sentence_at(token.start))

    def plausible(self, numeral: Numeral, token: Word) -> bool:
        """Is a word a number here? Not where it is an everyday word of another language, unless this one is spoken."""
        rivals = tongues.spoken(self.passage.lexicon, token) - numeral.languages
        short = len(token.key) < 3 or (token.key == token.plain and len(token.key) == 3 and rivals)
        if not (rivals or short or numeral.kind == "article" or self.accented(token, numeral)):
            return True
        here = self.here(token)
        return bool(numeral.languages & here) or (not here and not rivals and numeral.kind != "article")

    def accented(self, token: Word, numeral: Numeral) -> bool:
        """Was the number found only by leaving accents away that the text has?"""
        return token.key != token.plain and numeral not in self.numerals.read(token.key)

    def composed(self, at: int, first: Numeral) -> Number:
        """The longest run of number words of one language that builds one number ("vingt et un", "dwieście pięć")."""
        atoms, last, languages = [first], at, first.languages
        value = first.value
        while first.kind in ("number", "factor") and len(atoms) < 8:
            step = last + 1
            if self.key(step) in (
                "-",
                "et",
                "y",
                "e",
                "i",
                "și",
                "si",
                "and",
                "και",
                "og",
                "och",
                "und",
            ) and last + 2 < len(self.tokens):
                if self.key(step) != "-" and not self.bridges(self.key(step), atoms[-1], languages):
                    break
                step += 1
            if step >= len(self.tokens) or self.passage.part_at(self.tokens[step].start) is not self.passage.part_at(
                self.tokens[at].start
            ):
                break
            options = [
                n
                for n in self.numerals.of(self.tokens[step])
                if n.languages & languages and n.kind in ("number", "factor", "article")
            ]
            built = next(
                (
                    (a, n, t)
                    for n in options
                    if (a := self.longer(atoms, n, step > last + 1))
                    and (t := numerals.total(a)) is not None
                    and t > value
                ),
                None,
            )
            if built is None or self.adjective(step, atoms[-1]):
                break
            atoms, more, value = built
            last, languages = step, languages & more.languages
        return self.worded(at, last, value, first)

    def longer(self, atoms: list[Numeral], more: Numeral, linked: bool) -> list[Numeral] | None:
        """Number words with one more; units stand behind tens, but in French eighty."""
        if more.kind == "article":
            return [*atoms, more._replace(kind="number")] if linked else None
        if atoms[-1].value == 4 and more.value == 20 and "fr" in more.languages:
            return [*atoms[:-1], atoms[-1]._replace(value=80.0)]
        if more.kind == "number" and atoms[-1].kind == "number" and atoms[-1].value < 20:
            return None
        return [*atoms, more]

    def bridges(self, word: str, before: Numeral, languages: frozenset[str]) -> bool:
        """May a word for "and" stand inside a number here?"""
        if word == "and":
            return before.value in (100, 1000) and before.kind == "factor"
        return bool(
            {
                "et": {"fr"},
                "y": {"es"},
                "e": {"pt"},
                "i": {"ca", "hr", "es"},
                "și": {"ro"},
                "si": {"ro"},
                "και": {"el"},
                "og": {"da", "nb", "is"},
                "och": {"sv"},
                "und": {"de"},
            }[word]
            & languages
        )

    def adjective(self, at: int, before: Numeral) -> bool:
        """Is a number word hyphened to what follows and parted by a blank from what is before ("twenty two-hour")?"""
        return self.key(at + 1) == "-" and self.glued(at + 1) and not self.glued(at) and before.value >= 20

    def larger(self, number: Number) -> Number:
        """With what may follow: thousand, k, "and a half"."""
        after = number.last + 1
        if number.kind != "count" or number.article or after >= len(self.tokens):
            return number
        key = self.key(after)
        if not number.word and ((key == "k" and self.glued(after)) or key in _THOUSAND - {"k"}):
            return self.extended(number, after, number.value * 1000)
        factor = next((n for n in self.numerals.of(self.tokens[after]) if n.kind == "factor" and n.value == 1000), None)
        if factor and not number.word and number.value < 1000:
            return self.extended(number, after, number.value * 1000)
        half = self.halves.get(after)
        if half and number.value < 100:
            return self.extended(number, half.last, number.value + _AND[half.code])
        return number

    def extended(self, number: Number, last: int, value: float) -> Number:
        return replace(number, last=last, end=self.tokens[last].end, value=value, fraction=False)


def _masked(passage: Passage) -> set[int]:
    """Words inside phrases that hold digits or number words but count nothing (one-to-one, 24/7, Covid-19, § 153)."""
    found: set[int] = set()
    for mention in passage.of("number_traps"):
        found.update(range(mention.first, mention.last + 1))
        if mention.code == "reference" and mention.last + 1 < len(passage.tokens):
            after = mention.last + 1
            if passage.tokens[after].key == ".":
                after += 1
            found.update(_run(passage, after))
    return found


def _run(passage: Passage, at: int) -> Iterator[int]:
    """The numbers that follow the sign of a reference ("§ 153a", "art. 612 bis", "point 4, 5")."""
    while at < len(passage.tokens) and passage.tokens[at].key.isdigit():
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
        or before[-1] in ".;:,!?\n)/"
        or text[: number.start].endswith(("  ", "\n", "\t"))
        or before[-1].isdigit()
    )


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
