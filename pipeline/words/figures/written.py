"""Numbers in words, fractions and figures that do not begin with digits: "twenty-six", "dwieście pięć", "½", "'19"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.fold import Word, keys
from pipeline.passage import Passage
from pipeline.vocabulary import Lexicon
from pipeline.words.figures import numerals
from pipeline.words.figures.number import Kind, Number
from pipeline.words.figures.numerals import Numeral, Numerals
from pipeline.words.wording import tongues

_SHORTEST_TAIL = 3
FRACTIONS = {"1⁄2": 0.5, "1⁄4": 0.25, "3⁄4": 0.75, "1⁄3": 1 / 3, "2⁄3": 2 / 3}


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


_BEHIND_TWO = frozenset({"en", "og", "timer", "timers", "gange", "ganger", "uger", "uker", "måneder", "år"})
_RATED = frozenset({"a", "per", "every", "each", "or", "weekly", "monthly"})  # "once a week" is no Spanish eleven


_TENS = 20  # from which a number word may follow another within one number


class Written:
    """The numbers in words of a passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self.tokens: Sequence[Word] = passage.tokens
        self.numerals = words_of(passage.lexicon)

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Does word `at` follow the one before without a blank?"""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def make(self, first: int, last: int, value: float, kind: Kind = "count") -> Number:
        return Number(first, last, self.tokens[first].start, self.tokens[last].end, value, kind)

    def other(self, at: int) -> Number | None:
        """A number that does not begin with digits."""
        token = self.tokens[at]
        if token.key in FRACTIONS:
            return replace(self.make(at, at, FRACTIONS[token.key]), fraction=True)
        if token.key == "'":
            year = self.key(at + 1)
            if len(year) == 2 and year.isdecimal() and self.glued(at + 1) and not self.glued(at):
                return self.make(at, at + 1, (2000 if int(year) < 50 else 1900) + float(year), "year")
            return None
        phrase = self.phrase(at)
        if phrase:
            return phrase
        readings = [n for n in self.numerals.of(token)
                    if self.plausible(n, token) or (token.key == "to" and self.key(at + 1) in _BEHIND_TWO)]
        if self.key(at + 1) in _RATED:
            readings = [n for n in readings if n.kind == "times" and "en" in n.languages] or readings
        if readings and self.lasts(at, readings):
            return None
        if not readings:
            return self.compound(at)
        best = max(
            readings, key=lambda n: (len(n.languages & self.here(token)), n.kind != "article", n.kind == "number")
        )
        return self.composed(at, best)

    def lasts(self, at: int, readings: Sequence[Numeral]) -> bool:
        """Is a number word of one language a verb of length in another, a number or a part behind it ("traja pol
        leta")?"""
        verbs = [m for m in self.passage.of("count_relations", "length") if m.first == m.last == at]
        following = self.numerals.of(self.tokens[at + 1]) if at + 1 < len(self.tokens) else ()
        return any(m.language in n.languages for m in verbs for n in following) and not any(
            n.languages & k.languages for n in readings if n.value >= _TENS for k in following if k.value >= 1)

    def compound(self, at: int) -> Number | None:
        """A number and its unit in one word."""
        known = tails(self.passage.lexicon)
        for numeral in self.numerals.start(self.key(at)):
            brief = len(self.key(at)) - len(numeral.rest) <= _SHORTEST_TAIL
            here = self.here(self.tokens[at])
            if brief and here and not numeral.languages & here:
                continue  # "times" is no Scandinavian "ti" with a Spanish "mes"
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
        if rivals & here and numeral.languages & here and numeral.kind != "article":
            return self.outvotes(numeral.languages, rivals, token)
        return bool(numeral.languages & here) or (not here and not rivals and numeral.kind != "article")

    def outvotes(self, own: frozenset[str], rivals: frozenset[str], token: Word) -> bool:
        """Where a word is a number in one likely language and an everyday word of another, the other words decide,
        else the noun behind it."""
        others = tongues.besides(self.passage, token)
        mine, theirs = max(others[x] for x in own), max(others[x] for x in rivals)
        if mine or theirs:
            return mine >= theirs
        return any(m.start > token.end and m.start - token.end <= 2 for m in self.passage.of("count_nouns"))

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
                "-", "et", "y", "e", "i", "și", "si", "and", "και", "og", "och", "und"
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
        """Number words with one more; units stand behind tens, but in French eighty, and behind ten with a hyphen."""
        if more.kind == "article":
            return [*atoms, more._replace(kind="number")] if linked else None
        if atoms[-1].value == 4 and more.value == 20 and "fr" in more.languages:
            return [*atoms[:-1], atoms[-1]._replace(value=80.0)]
        teen = linked and atoms[-1].value == 10 and 7 <= more.value <= 9 and "fr" in more.languages
        if more.kind == "number" and atoms[-1].kind == "number" and atoms[-1].value < 20 and not teen:
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
