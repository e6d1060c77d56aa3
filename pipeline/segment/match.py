"""A template made ready for matching: its headings and prompts as words, found again in any printing of them.

Words are compared without case, accents and marks; letters and digits fall apart, so that `children?BBR` or
`programme30 sessions` are cut where the print forgot a blank. Everything points back to characters of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Set
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from pipeline import fold
from pipeline.model import TICKED, UNTICKED
from pipeline.rules import Item, Prompt, Rules
from pipeline.segment.bare import Bare
from pipeline.segment.meaning import Meaning
from pipeline.segment.numbering import unnumbered
from pipeline.segment.several import cuts_of, partition, pieces_of
from pipeline.segment.shortened import Shortened
from pipeline.segment.tokens import LETTERS, STEM, Tokens, keys, loose_words

_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ANSWERED = re.compile(r"(?:[:=→|;]|[-=]>)+\s*")
_STATED = re.compile(r"[^\W\d_]{3}[.;!?]")  # a sentence ends: what stands before a bracket is no heading in other words
_CLEAR = 0.9  # how much a piece of a heading that is no name must speak of an item
_RIVAL = 0.7  # and how much of another than the one that it nearly names
_NEAREST = 5  # names that a misspelt heading is compared with
_SURE = 95.0  # likeness from which a heading is a name, whatever its words speak of
LEAST_CUT = 3  # words that a prompt has at least where it is cut


@dataclass(frozen=True, slots=True)
class Heading:
    """What a printed heading says: the items it names (several where two are merged), how it was recognised (exact,
    alias, joined, merged, loose, cue), how well (0 to 100), and the languages it may be in."""

    items: tuple[str, ...]
    how: str
    score: float
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Form:
    """One printing of a prompt, as words. `fragment`: no sentence of its own, but a piece of one. `stops` are the
    marks of the print by the number of words before them: there respondents cut it; `content` its longer words, `head`
    those before the first such mark; `mark` the one it closes with, if any; `prefix`: whether another printing goes on
    after it; `longest` the longest word without accents, `anchor` the longest of all, `joined` the whole; `words` as
    printed, in lower case."""

    item: str
    n: int
    keys: tuple[str, ...]
    language: str
    fragment: bool
    stops: Mapping[int, str]
    content: frozenset[str]
    head: frozenset[str]
    mark: str
    prefix: bool
    longest: str
    anchor: str
    joined: str
    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the printing in a text in lower case."""
        return re.compile(rf"[^\w{TICKED}{UNTICKED}]*".join(map(_spelt, self.words)))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its longer words."""
        return frozenset(w[:STEM] for w in self.content)


class Matcher:
    """The headings, prompts and other printed words of a rule pack's template, ready to be looked for."""

    def __init__(self, rules: Rules) -> None:
        template = rules.template
        self.template = template
        self.order = {item.id: i for i, item in enumerate(template.items)}
        self._printed_heading: dict[str, str] = {}
        self._names: dict[str, list[tuple[str, str]]] = {}
        for item in template.items:
            self._headings(item)
        self._loose = list(self._names)
        self.forms: dict[str, list[Form]] = {}
        self.first: dict[str, list[Form]] = {}
        self.labels: dict[str, list[Form]] = {}
        for item in template.items:
            self._prompts(item)
        self._english: list[Form] = []
        self._anchored: dict[str, list[Form]] = {}
        for form in (form for forms in self.forms.values() for form in forms):
            (self._english if form.language == "en" else self._anchored.setdefault(form.anchor, [])).append(form)
        printed = [*template.title, *template.introduction]
        self._english_prompts = [form.joined for form in self._english]
        self._printed = _pairs(printed)
        self._titles = frozenset(" ".join(keys(unnumbered(t))) for t in template.title)
        self._table_header = frozenset(" ".join(keys(t)) for t in template.table_header)
        heads = "|".join(map(re.escape, sorted(template.table_header, key=len, reverse=True))) or "(?!)"
        number = r"(?:\s(?:n[or]\.?\s?)?\d{1,2})?"
        self.reply = re.compile(rf"(?:(?:{heads}){number}\s?:|[AORSV]\d{{0,2}}:)\s*(?=\S|$)", re.IGNORECASE)
        self._subject = re.compile("|".join(re.escape(fold.fold(w)) for w in template.subject))
        self._foreign = frozenset(keys(t) for t in template.foreign_headings)
        self._cue = {i.id: re.compile(rf"\b(?:{'|'.join(map(re.escape, i.cues))})") for i in template.items if i.cues}
        self.heading: Callable[..., Heading | None] = lru_cache(maxsize=4096)(self._heading)
        self.meaning = Meaning(template)
        self._opening: dict[str, list[tuple[str, ...]]] = {}
        self._ending: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(map(keys, template.announcing), key=len, reverse=True):
            self._opening.setdefault(phrase[0], []).append(phrase)
            self._ending.setdefault(phrase[-1], []).append(phrase)
        self._points = tuple(keys(word)[0] for word in template.pointing)
        self._calls: dict[str, list[str]] = {}
        for item in template.items:
            for name in {" ".join(keys(n)) for names in item.called.values() for n in names}:
                self._calls.setdefault(name, []).append(item.id)

    def _headings(self, item: Item) -> None:
        self._printed_heading[item.id] = " ".join(keys(item.heading))
        for language, name in [("en", item.heading), *((lang, a) for lang, all_ in item.aliases.items() for a in all_)]:
            self._names.setdefault(" ".join(keys(name)), []).append((item.id, language))

    def _prompts(self, item: Item) -> None:
        found = self.forms.setdefault(item.id, [])
        for prompt in item.prompts:
            for language, text in _printings(prompt):
                form = _form(item.id, prompt.n, text, language, prompt.text)
                found.append(form)
                self.first.setdefault(form.keys[0], []).append(form)
            self.labels.setdefault(item.id, []).extend(_form(item.id, prompt.n, t, "en", t) for t in prompt.labels)

    def _heading(self, text: str, loose: float = 80.0) -> Heading | None:
        """What item a line or cell is the heading of; None where it is none. Below a likeness of `loose`
        (0 to 100; above 100: not at all) no other wording is accepted."""
        bare = unnumbered(text)
        words = keys(bare[:200])
        if not words:
            return None
        known = self._known(" ".join(words)) or self._pieces(bare, loose)
        if known is None and (begun := self._shortened.broken_off(bare)):
            known = Heading((begun,), "alias", 100.0)
        return known or (None if self._is_answered(bare, loose) else self._reworded(words, loose))

    def _is_answered(self, text: str, loose: float) -> bool:
        """Whether a text is a known heading, a colon, arrow or bar, and words that are no more of it ("Volume: 5")."""
        name, *rest = _ANSWERED.split(text, maxsplit=1)
        words = keys(name)
        found = self._known(" ".join(words)) or self._reworded(words, loose) if any(rest) else None
        return found is not None and not self._heading_words[found.items[0]].issuperset(keys(rest[0]))

    @cached_property
    def _heading_words(self) -> dict[str, set[str]]:
        """The words of each item's headings."""
        found: dict[str, set[str]] = {}
        for name, items in self._names.items():
            for item, _ in items:
                found.setdefault(item, set()).update(name.split())
        return found

    def name(self, text: str) -> Heading | None:
        """The item whose heading a text is, word by word."""
        return self._known(" ".join(keys(unnumbered(text)[:200])))

    def learned(self, names: Mapping[str, Heading]) -> Matcher:
        """The same with a document's own headings: lines and cells that read exactly so."""
        if not names:
            return self
        mine, heading = copy(self), self.heading
        mine.heading = lambda text, loose=80.0: (
            names.get(text) or names.get(text.rstrip(" :=–-")) or heading(text, loose))
        return mine

    def calls(self, text: str) -> list[str]:
        """The items that offices call so in forms of their own."""
        return self._calls.get(" ".join(keys(_BRACKET.sub(" ", unnumbered(text))[:200])), [])

    def called(self, text: str) -> Heading | None:
        """The item that offices call so, or those in one ("Evaluation and use elsewhere")."""
        if len(items := self.calls(text)) == 1:
            return Heading((items[0],), "alias", 100.0)
        for pieces, loosely in pieces_of(unnumbered(text)):
            found = [item for piece in pieces if (item := self._called(piece, loosely)) is not None]
            if len(found) == len(pieces):
                several = tuple(dict.fromkeys(found))
                return Heading(several, "joined" if len(several) == 1 else "merged", 100.0)
        bare = _BRACKET.sub(" ", unnumbered(text))
        more = partition(bare, cuts, lambda piece: self._called(piece, False)) if len(cuts := cuts_of(bare)) > 1 else []
        several = tuple(dict.fromkeys(more))
        return Heading(several, "merged", 100.0) if len(several) > 1 else None

    def may_name(self, text: str) -> bool:
        """Whether a short text names an item, perhaps misspelt or shortened."""
        return bool(self.heading(text) or self.called(text) or self.abbreviated(text))

    def _called(self, text: str, loosely: bool) -> str | None:
        """The one item that a piece of a heading names, or (`loosely`) that it clearly speaks of."""
        known = self.name(text)
        items = list(known.items) if known else self.calls(text)
        return items[0] if len(items) == 1 else self.meaning.clearly(text, _CLEAR) if loosely else None

    def abbreviated(self, text: str) -> list[str]:
        """The items whose name a text shortens: `Risk ass.`, `Dur.`"""
        return sorted(self._shortened.abbreviated(unnumbered(text)[:80]), key=lambda i: self.order[i])

    @cached_property
    def _shortened(self) -> Shortened:
        return Shortened(self._items_named, self._calls)

    def announced(self, text: str) -> str | None:
        """What a few words announce ("As regards the victims", "Was die Dauer betrifft"), None where nothing is."""
        words = keys(text)
        for phrase in self._opening.get(words[0], ()) if words else ():
            if words[: len(phrase)] == phrase and len(words) > len(phrase):
                return " ".join(words[len(phrase) :])
        for phrase in self._ending.get(words[-1], ()) if words else ():
            if words[-len(phrase) :] == phrase and len(words) > len(phrase):
                return " ".join(words[: -len(phrase)])
        return None

    def points(self, word: str) -> bool:
        """Whether a word is one that stands with the number of a question ("question 5", "ad 5")."""
        return any(keys(word)[:1] == (p,) or (len(p) > 3 and fold.keys(word)[1].startswith(p)) for p in self._points)

    def _known(self, key: str) -> Heading | None:
        names = self._names.get(key)
        if not names:
            return None
        item = names[0][0]
        how = "exact" if key == self._printed_heading[item] else "alias"
        return Heading((item,), how, 100.0, frozenset(language for _, language in names))

    def _pieces(self, text: str, loose: float) -> Heading | None:
        """A heading with a gloss in brackets, in two languages, or two headings in one; one of the pieces is known."""
        outside = _BRACKET.sub(" ", text)
        if outside != text:
            hit = self._known(" ".join(keys(outside)))
            for inside in () if hit or _STATED.search(outside) else _BRACKET.finditer(text):
                if not text[inside.end() :].strip(" :."):
                    hit = self._known(" ".join(keys(inside.group())))
            if hit:
                return Heading(hit.items, "joined", hit.score, hit.languages)
        cuts = cuts_of(outside)
        for start, end in cuts:
            left, right = keys(outside[:start]), keys(outside[end:])
            one, two = self._known(" ".join(left)), self._known(" ".join(right))
            if (one or two) and loose <= 100:
                one, two = one or self._reworded(left, 88.0), two or self._reworded(right, 88.0)
            if one and two:
                items = tuple(dict.fromkeys((*one.items, *two.items)))
                how = "joined" if len(items) == 1 else "merged"
                return Heading(items, how, min(one.score, two.score), one.languages | two.languages)
        more = partition(outside, cuts, self.name) if len(cuts) > 1 else []
        items = tuple(dict.fromkeys(item for heading in more for item in heading.items))
        return Heading(items, "merged", 100.0, more[0].languages) if len(items) > 1 else None

    def _reworded(self, words: tuple[str, ...], loose: float) -> Heading | None:
        """A misspelt heading, or one with words before or after it."""
        if loose > 100.0 or not words:
            return None
        key = " ".join(words)
        least = loose if len(key) > 5 else 90.0
        near = process.extract(key, self._loose, scorer=fuzz.ratio, score_cutoff=least, limit=_NEAREST)
        best = next(((name, score) for name, score, _ in near if self._bare.like(key, name) >= least), None)
        if best is None and (same := self._bare.same(key)):
            best = same, 90.0
        other = self.meaning.clearly(key, _RIVAL)
        if best is not None:
            near_it = self._as_loose(*best)
            return near_it if best[1] >= _SURE or other in (None, *near_it.items) else None
        if loose > 85.0:
            return None
        inner = {name for i in range(len(words)) for j in range(i + 1, len(words) + 1)
                 if len(name := " ".join(words[i:j])) >= 8 and 2 * len(name) >= len(key) and name in self._names}
        found = self._as_loose(max(inner, key=len), 85.0) if inner else None
        return found if found and other in (None, *found.items) else None

    @cached_property
    def _items_named(self) -> dict[str, list[str]]:
        """A name of the template's headings -> the items that bear it."""
        return {name: [item for item, _ in some] for name, some in self._names.items()}

    @cached_property
    def _bare(self) -> Bare:
        return Bare(self._items_named, self._calls)

    def _as_loose(self, name: str, score: float) -> Heading:
        names = self._names[name]
        return Heading((names[0][0],), "loose", score, frozenset(language for _, language in names))

    def near(self, words: Set[str]) -> list[Form]:
        """The prompts, in whatever language, of whose longer words at least half are among `words`, or all to the mark
        where it may be cut."""
        likely = [*self._english, *(f for anchor in self._anchored.keys() & words for f in self._anchored[anchor])]
        found = [f for f in likely if (2 * len(f.content & words) >= len(f.content) or (f.head and f.head <= words))
                 and (f.content or f.anchor in words)]
        return sorted(found, key=lambda f: (f.fragment, -len(f.keys), f.item, f.n, f.joined))

    def cue_counts(self, text: str) -> dict[str, int]:
        """How many different words in a text speak of each item."""
        low = fold.fold(text)
        return {item: n for item, pattern in self._cue.items() if (n := len(set(pattern.findall(low))))}

    def is_on_subject(self, text: str) -> bool:
        """Whether a text has a word of the questionnaire's subject; always where the template names none."""
        return self._subject.search(fold.fold(text)) is not None

    def is_foreign(self, text: str) -> bool:
        """Whether a line is a heading that offices add to such forms (contact, legal basis, remarks ...)."""
        return keys(unnumbered(text)[:120]) in self._foreign

    def is_printed(self, text: str) -> bool:
        """Whether a line is of the template's title or introduction, or a piece of it."""
        if " ".join(keys(unnumbered(text[:80]))) in self._titles:
            return True
        if not any(pair in self._printed for pair in pairwise(LETTERS.findall(text[:40].lower())[:4])):
            return False
        return self._of_introduction(text[:60]) and (len(text) <= 60 or self._of_introduction(text[:400]))

    def _of_introduction(self, text: str) -> bool:
        pairs = set(pairwise(loose_words(text)))
        return len(pairs) >= 3 and sum(p in self._printed for p in pairs) >= 0.7 * len(pairs)

    def is_table_header(self, text: str) -> bool:
        """Whether a cell is of the row over the table."""
        return " ".join(keys(text[:60])) in self._table_header

    def opens_prompt(self, text: str) -> bool:
        """Whether a text begins with a prompt, or with the first words of one."""
        found = tuple(loose_words(text[:200]))
        forms = self.first.get(found[0], ()) if found else ()
        return any(found[: len(f.keys)] == f.keys[: len(found)] and len(found) >= min(3, len(f.keys)) for f in forms)

    def is_prompt(self, text: str) -> bool:
        """Whether a short text is a prompt or opens with one, perhaps misspelt."""
        if self.opens_prompt(text) or self.prompt_in(text) >= 0:
            return True
        words = " ".join(loose_words(text[:300]))
        return len(words) > 12 and process.extractOne(
            words, self._english_prompts, scorer=fuzz.ratio, score_cutoff=85.0) is not None

    def prompted(self, text: str) -> set[str]:
        """The items whose prompts (of four words or more) stand whole in a text."""
        words = tuple(loose_words(text))
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


def _printings(prompt: Prompt) -> Iterable[tuple[str, str]]:
    yield "en", prompt.text
    for variant in prompt.variants:
        yield "en", variant
    for language, texts in prompt.translations.items():
        for text in texts:
            yield language, text


def _form(item: str, n: int, text: str, language: str, printed: str) -> Form:
    found = Tokens(text)
    prefix = keys(printed)[: len(found.keys)] == tuple(found.keys) and text != printed
    after = [text[end : end + 2].strip()[:1] for end in found.ends]
    stops = {i + 1: mark for i, mark in enumerate(after) if mark and mark in ",;:?.()/"}
    content = frozenset(k for k in found.keys if len(k) >= 4)
    cut = min((at for at in stops if LEAST_CUT <= at < len(found.keys)), default=0)
    head = frozenset(k for k in found.keys[:cut] if len(k) >= 4)
    words = [text[a:b].lower() for a, b in zip(found.starts, found.ends, strict=True)]
    plain = [w for w in words if w.isascii()] or [""]
    mark = "" if text[-1:].isalnum() else text[-1:]
    longest, anchor = max(plain, key=len), max(found.keys, key=len)
    return Form(item, n, tuple(found.keys), language, text[:1].islower(), stops, content, head, mark, prefix, longest,
                anchor, " ".join(found.keys), tuple(words))


def _spelt(word: str) -> str:
    """A pattern for a word with or without its accents."""
    return "".join(c if c.isascii() else f"(?:{c}|{fold.keys(c)[1]})" for c in word)


def _pairs(texts: Iterable[str]) -> frozenset[tuple[str, str]]:
    found = [keys(t) if len(t) < 500 else tuple(Tokens(t).keys) for t in texts]
    return frozenset(pair for words in found for pair in pairwise(words))
