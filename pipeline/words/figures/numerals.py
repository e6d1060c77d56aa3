"""Number words of many languages: from a word, or the start of one, to what it stands for.

Forms are data (`vocabulary/number_words.yaml`); compounds are put together from them, so that "vierundzwanzig",
"kolmekymmentäkaksi" or "tweeëntwintig" need no entry. A word may be a number in one language and something else in
another ("to", "sex", "pet"): each reading tells its languages, and the reader of the text decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pipeline.fold import Word, keys, words
from pipeline.rules import Vocabulary

Kind = Literal["number", "factor", "ten", "teen", "article", "fraction", "about", "times"]

_GLUE: Mapping[str, tuple[str, ...]] = {
    "de": ("und",),
    "nl": ("en", "ën"),
    "da": ("og",),
    "nb": ("og",),
    "is": ("og",),
    "sl": ("in",),
    "cs": ("a",),
    "es": ("i",),
    "it": (),
    "sv": (),
    "fi": (),
    "et": (),
    "hu": (),
    "lt": (),
    "lv": (),
    "sk": (),
    "el": (),
}
_LONGEST_WORD = 40
_MANY = 20_000


class Numeral(NamedTuple):
    """What a word stands for, and in which languages. `rest` is what the word holds after the number
    ("zweistündig": 2 and "stündig")."""

    value: float
    kind: Kind
    languages: frozenset[str]
    rest: str = ""


class _Atom(NamedTuple):
    value: float
    kind: Kind


class Numerals:
    """The number words of a vocabulary, ready to be found."""

    def __init__(self, vocabulary: Vocabulary | None) -> None:
        self._words: dict[str, dict[_Atom, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._atoms: dict[str, dict[str, _Atom]] = defaultdict(dict)
        self.phrases: dict[str, list[tuple[tuple[str, ...], Numeral]]] = defaultdict(list)
        self._read: dict[str, tuple[Numeral, ...]] = {}
        self._starts: dict[str, tuple[Numeral, ...]] = {}
        for code, terms in vocabulary.codes.items() if vocabulary else ():
            atom = _Atom(terms.number or 0.0, _kind(code))
            for language, forms in terms.terms.items():
                for form in forms:
                    self._add(form, atom, language)

    def _add(self, form: str, atom: _Atom, language: str) -> None:
        parts = tuple(w.key for w in words(form) if w.key != "-")
        if len(parts) > 1:
            self.phrases[parts[0]].append((parts, Numeral(*atom, frozenset({language}))))
            return
        key, plain = keys(form)
        for spelling in {key, plain} if len(plain) > 3 else {key}:
            self._words[spelling][atom].add(language)
            if atom.kind not in ("about", "times"):
                self._atoms[language].setdefault(
                    spelling, atom._replace(kind="number") if atom.kind == "article" else atom
                )

    def of(self, word: Word) -> tuple[Numeral, ...]:
        """The numbers that a word of a text may stand for; accents may be missing in the text or added to it."""
        return self.read(word.key) or (self.read(word.plain) if word.plain != word.key and len(word.plain) > 3 else ())

    def read(self, word: str) -> tuple[Numeral, ...]:
        """The numbers that a whole word (as of `Word.key`) may stand for."""
        found = self._read.get(word)
        if found is None:
            if len(self._read) > _MANY:
                self._read.clear()
            found = self._read[word] = self._find(word)
        return found

    def _find(self, word: str) -> tuple[Numeral, ...]:
        atoms = self._words.get(word)
        if atoms is None:
            return tuple(n for n in self.start(word) if not n.rest)
        return tuple(Numeral(*atom, frozenset(languages)) for atom, languages in atoms.items())

    def start(self, word: str) -> tuple[Numeral, ...]:
        """The numbers with which a compound word may begin; empty `rest` where it holds nothing else."""
        found = self._starts.get(word)
        if found is None:
            if len(self._starts) > _MANY:
                self._starts.clear()
            found = self._starts[word] = tuple(self._split(word)) if 4 < len(word) <= _LONGEST_WORD else ()
        return found

    def _split(self, word: str) -> Iterator[Numeral]:
        by: dict[tuple[float, Kind, str], set[str]] = defaultdict(set)
        for language in self._atoms:
            atoms, rest = self._cut(word, language)
            if atoms and (len(atoms) > 1 or rest):
                value = total(atoms)
                if value is not None:
                    kind: Kind = "fraction" if atoms[0].kind == "fraction" else "number"
                    by[value, kind, rest].add(language)
        for (value, kind, rest), languages in by.items():
            yield Numeral(value, kind, frozenset(languages), rest)

    def _cut(self, word: str, language: str) -> tuple[list[_Atom], str]:
        """As many atoms as the word begins with, longest first, and what is left."""
        table, glue = self._atoms[language], _GLUE.get(language)
        atoms: list[_Atom] = []
        at = 0
        while at < len(word):
            found = next((e for e in range(min(len(word), at + 16), at + 1, -1) if word[at:e] in table), None)
            if found is None and atoms and glue:
                bridge = next((g for g in glue if word.startswith(g, at)), None)
                after = at + len(bridge) if bridge else at
                found = next(
                    (e for e in range(min(len(word), after + 16), after + 1, -1) if word[after:e] in table), None
                )
                at = after if found is not None else at
            if found is None or (atoms and glue is None):
                break
            atoms.append(table[word[at:found]])
            at = found
        return atoms, word[at:]


def _kind(code: str) -> Kind:
    if code.isdecimal():
        return "number"
    if code in ("x100", "x1000"):
        return "factor"
    named: Mapping[str, Kind] = {
        "x10": "ten",
        "plus10": "teen",
        "article": "article",
        "whole": "article",
        "once": "times",
        "twice": "times",
        "thrice": "times",
    }
    return named.get(
        code, "about" if code.startswith("about_") else "fraction" if code not in ("dozen", "couple") else "number"
    )


def total(atoms: Sequence[_Atom | Numeral]) -> float | None:
    """The number that atoms build in their order; None where they build none ("five eight")."""
    whole, current, last = 0.0, 0.0, 0.0
    for i, atom in enumerate(atoms):
        value, kind = atom[0], atom[1]
        if kind == "factor":
            if value == 1000:
                whole, current = whole + max(current, 1) * 1000, 0.0
            else:
                current = (current or 1) * 100 if current < 20 else current + 100
        elif i and value == 10 and kind in ("ten", "number") and 1 < current % 100 < 10:
            current += current % 100 * 9
        elif kind == "teen" and i and 0 < current % 100 < 10:
            current += 10
        elif i == 0 or (kind == "number" and _adds(last, value, current)):
            current += value
        elif kind == "number" and value == 20 and current % 100 == 4:
            current += 76
        else:
            return None
        last = value if kind in ("number", "factor") else 10.0
    return whole + current


def _adds(last: float, value: float, current: float) -> bool:
    """May a number follow another within one number? Tens and units in either order, smaller after larger."""
    if last >= 100 or current == 0:
        return value < max(last, 1000)
    if 20 <= last < 100:
        return value < 10 or (last in (20, 60, 80) and 10 <= value < 20)
    return (1 <= last < 10 and value in (20, 30, 40, 50, 60, 70, 80, 90)) or (last == 10 and value < 10)
