"""A template made ready for matching: its headings and prompts as words, found again in any printing of them.

Words are compared without case, accents and marks; letters and digits fall apart, so that `children?BBR` or
`programme30 sessions` are cut where the print forgot a blank. Everything points back to characters of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from pipeline import fold
from pipeline.model import TICKED, UNTICKED
from pipeline.rules import Item, Prompt, Rules

_UPPER = "A-ZÀ-ÖØ-Þ"
_WORD = re.compile(rf"[{_UPPER}]*[^\W\d_{_UPPER}]+|[{_UPPER}]+|\d+|[{TICKED}{UNTICKED}]")
_ODD = re.compile(rf"[\u0300-\u036f{fold.INVISIBLE}]")
_NUMBER = re.compile(r"\s*(?:\(?(?:[A-Z]{1,3}[-. ]?)?\d{1,2}(?:\.\d{1,2})*\s*[.):–-]*|\(?[a-z]\)|[IVX]{1,5}\s*[.):–-])\s*(?=\D)")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PIECES = re.compile(r"\s*[/|\n]\s*|\s+[-–—]\s+|\s*[,;&+]\s*|\s+(?:and|und|et|y|e|en|och|og|ja|i|a|in|ir|un)\s+")


class Tokens:
    """The words, numbers and tick marks of a text: `keys` are their loose forms, `starts` and `ends` their places."""

    __slots__ = ("ends", "keys", "starts")

    def __init__(self, text: str) -> None:
        if _ODD.search(text):
            found = [(w.start, w.end, w.plain) for w in fold.words(text) if w.plain[0].isalnum() or w.plain[0] in "☒☐"]
        else:
            found = [(m.start(), m.end(), _key(m.group())) for m in _WORD.finditer(text)]
        self.starts = [f[0] for f in found]
        self.ends = [f[1] for f in found]
        self.keys = [f[2] for f in found]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first word at or after `start`, and of the first at or after `end`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def _key(word: str) -> str:
    return word.lower() if word.isascii() else fold.keys(word)[1]


@lru_cache(maxsize=4096)
def keys(text: str) -> tuple[str, ...]:
    """The loose forms of the words of a short text.

    >>> keys("Owner/developer – Année?")
    ('owner', 'developer', 'annee')
    """
    return tuple(Tokens(text).keys)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a printed heading says: the items it names (several where two are merged), how it was recognised (exact,
    alias, joined, merged, loose, cue), how well (0 to 100), and the languages it may be in."""

    items: tuple[str, ...]
    how: str
    score: float
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Form:
    """One printing of a prompt, as words. `fragment`: no sentence of its own, but a piece of one. `stops` are the
    numbers of words after which the print has a mark, where respondents cut it."""

    item: str
    n: int
    keys: tuple[str, ...]
    language: str
    fragment: bool
    stops: frozenset[int]
    content: frozenset[str]


class Matcher:
    """The headings, prompts and other printed words of a rule pack's template, ready to be looked for."""

    def __init__(self, rules: Rules) -> None:
        template = rules.template
        self.template = template
        self.order = {item.id: i for i, item in enumerate(template.items)}
        self._exact: dict[str, tuple[str, str]] = {}
        self._names: dict[str, list[tuple[str, str]]] = {}
        for item in template.items:
            self._headings(item)
        self._loose = list(self._names)
        self._long = [name for name in self._loose if len(name) >= 8]
        self.forms: dict[str, list[Form]] = {}
        self.first: dict[str, list[Form]] = {}
        self.labels: dict[str, list[Form]] = {}
        for item in template.items:
            self._prompts(item)
        for forms in self.first.values():
            forms.sort(key=lambda f: -len(f.keys))
        printed = [*template.title, *template.introduction]
        self._printed = _pairs(printed)
        self._titles = frozenset(" ".join(keys(unnumbered(t))) for t in template.title)
        self._table_header = frozenset(" ".join(keys(t)) for t in template.table_header)
        self._foreign = frozenset(keys(t) for t in template.foreign_headings)
        self.cues = {item.id: tuple(c.lower() for c in item.cues) for item in template.items}
        self._cue = {item: re.compile(r"\b(?:" + "|".join(map(re.escape, cues)) + ")") for item, cues in self.cues.items() if cues}
        self.heading = lru_cache(maxsize=4096)(self._heading)

    def _headings(self, item: Item) -> None:
        names = [("en", item.heading, "exact"), *((lang, a, "alias") for lang, all_ in item.aliases.items() for a in all_)]
        for language, name, how in names:
            key = " ".join(keys(name))
            self._exact.setdefault(key, (item.id, how))
            self._names.setdefault(key, []).append((item.id, language))

    def _prompts(self, item: Item) -> None:
        found = self.forms.setdefault(item.id, [])
        for prompt in item.prompts:
            for language, text in _printings(prompt):
                form = _form(item.id, prompt.n, text, language)
                found.append(form)
                self.first.setdefault(form.keys[0], []).append(form)
            self.labels.setdefault(item.id, []).extend(_form(item.id, prompt.n, t, "en") for t in prompt.labels)

    def _heading(self, text: str, loose: float = 80.0) -> Heading | None:
        """What item a line or cell is the heading of; None where it is none. Below a likeness of `loose`
        (0 to 100; above 100: not at all) no other wording is accepted."""
        bare = unnumbered(text)
        key = " ".join(keys(bare[:200]))
        if not key:
            return None
        return self._known(key) or self._pieces(bare, loose) or self._reworded(key, loose)

    def _known(self, key: str) -> Heading | None:
        hit = self._exact.get(key)
        if hit is None:
            return None
        items = dict.fromkeys(item for item, _ in self._names[key])
        return Heading((hit[0],), hit[1], 100.0 if len(items) == 1 else 99.0, frozenset(lang for _, lang in self._names[key]))

    def _pieces(self, text: str, loose: float) -> Heading | None:
        """A heading with a gloss in brackets, in two languages, or two headings in one."""
        inside = [b[1:-1] for b in _BRACKET.findall(text)]
        outside = _BRACKET.sub(" ", text)
        if inside:
            hits = [h for h in map(self._piece, (outside, *inside)) if h]
            if hits and hits[0].items:
                return Heading(hits[0].items, "joined", hits[0].score, hits[0].languages)
        pieces = [p for p in _PIECES.split(outside) if p.strip()]
        if len(pieces) < 2:
            return None
        for cut in range(1, len(pieces)):
            left, right = self._side(pieces[:cut], outside), self._side(pieces[cut:], outside)
            if left and right:
                items = tuple(dict.fromkeys((*left.items, *right.items)))
                how = "joined" if len(items) == 1 else "merged"
                return Heading(items, how, min(left.score, right.score), left.languages | right.languages)
        return None

    def _side(self, pieces: Sequence[str], text: str) -> Heading | None:
        start = text.index(pieces[0])
        end = text.index(pieces[-1], start + sum(map(len, pieces[:-1]))) + len(pieces[-1])
        return self._piece(text[start:end])

    def _piece(self, text: str) -> Heading | None:
        key = " ".join(keys(text))
        return self._known(key) or (self._reworded(key, 88.0) if len(key) >= 6 else None)

    def _reworded(self, key: str, loose: float) -> Heading | None:
        """A misspelt heading, or one with words before or after it."""
        if loose > 100.0:
            return None
        best = process.extractOne(key, self._loose, scorer=fuzz.ratio, score_cutoff=loose if len(key) > 5 else 90.0)
        if best is not None:
            return Heading((self._names[best[0]][0][0],), "loose", best[1], frozenset(lang for _, lang in self._names[best[0]]))
        if len(key) >= 8:
            inner = [r for r in process.extract(key, self._long, scorer=fuzz.partial_ratio, score_cutoff=max(loose, 92.0), limit=8)
                     if len(r[0]) <= len(key) and 2 * len(r[0]) >= len(key) and _whole(r[0], key)]
            if inner:
                name = max(inner, key=lambda r: (r[1], len(r[0])))
                return Heading((self._names[name[0]][0][0],), "loose", name[1] - 12, frozenset(lang for _, lang in self._names[name[0]]))
        return None

    def cue_counts(self, text: str) -> dict[str, int]:
        """How many different words in a text speak of each item."""
        low = fold.fold(text)
        return {item: n for item, pattern in self._cue.items() if (n := len(set(pattern.findall(low))))}

    def is_foreign(self, text: str) -> bool:
        """Whether a line is a heading that offices add to such forms (contact, legal basis, remarks ...)."""
        return keys(unnumbered(text)[:120]) in self._foreign

    def is_printed(self, text: str) -> bool:
        """Whether a line is of the template's title or introduction, or a piece of it."""
        found = tuple(Tokens(text[:400]).keys)
        if " ".join(keys(unnumbered(text[:80]))) in self._titles:
            return True
        pairs = set(zip(found, found[1:], strict=False))
        return len(pairs) >= 3 and sum(p in self._printed for p in pairs) >= 0.7 * len(pairs)

    def is_table_header(self, text: str) -> bool:
        """Whether a cell is of the row over the table."""
        return " ".join(keys(text[:60])) in self._table_header

    def opens_prompt(self, text: str) -> bool:
        """Whether a text begins with a prompt, or with the first words of one."""
        found = tuple(Tokens(text[:200]).keys)
        forms = self.first.get(found[0], ()) if found else ()
        return any(found[: len(f.keys)] == f.keys[: len(found)] and len(found) >= min(3, len(f.keys)) for f in forms)

    def prompted(self, text: str) -> set[str]:
        """The items whose prompts (of four words or more) stand whole in a text."""
        words = tuple(Tokens(text).keys)
        return {f.item for at, word in enumerate(words) for f in self.first.get(word, ())
                if len(f.keys) >= 4 and words[at : at + len(f.keys)] == f.keys}

    def prompt_in(self, text: str) -> int:
        """The character where the first whole prompt of a short text begins, -1 where none does."""
        found = Tokens(text)
        words = tuple(found.keys)
        for at, word in enumerate(words):
            if any(words[at : at + len(f.keys)] == f.keys and len(f.keys) >= 3 for f in self.first.get(word, ())):
                return found.starts[at]
        return -1


def unnumbered(text: str) -> str:
    """A heading without its number: `3. Evaluation:` is `Evaluation:`."""
    return text[m.end() :] if (m := _NUMBER.match(text)) else text


def _whole(name: str, key: str) -> bool:
    """Whether a name stands in a key at word borders (loosely)."""
    return f" {name} " in f" {key} " or fuzz.partial_ratio(f" {name} ", f" {key} ") >= 92


def _printings(prompt: Prompt) -> Iterable[tuple[str, str]]:
    yield "en", prompt.text
    for variant in prompt.variants:
        yield "en", variant
    for language, texts in prompt.translations.items():
        for text in texts:
            yield language, text


def _form(item: str, n: int, text: str, language: str) -> Form:
    found = Tokens(text)
    stops = {i + 1 for i, end in enumerate(found.ends) if text[end : end + 2].strip()[:1] in tuple(",;:?.()/")}
    content = frozenset(k for k in found.keys if len(k) >= 4)
    return Form(item, n, tuple(found.keys), language, text[:1].islower(), frozenset(stops), content)


def _pairs(texts: Iterable[str]) -> frozenset[tuple[str, str]]:
    found = [keys(t) if len(t) < 500 else tuple(Tokens(t).keys) for t in texts]
    return frozenset(pair for words in found for pair in zip(words, words[1:], strict=False))
