"""Phrases of the rule pack, found in a text: the only module that imports spaCy.

Terms of one word are looked up by each word and stem that they may match. For the others each word of a text is reduced
to the longest word or stem that any vocabulary knows (else to nothing); spaCy's PhraseMatcher then finds every phrase
of every vocabulary in one pass. A phrase enters the matcher when a text first has a word that may begin it: making all
of them ready takes seconds, a text asks for few. Hyphens and quotation marks are passed over
(`one-to-one` = `one to one`), other marks end a phrase. Accents count where a term has them and the text has them
too; capitals count for acronyms of up to four letters and where a code says `upper`.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, product
from typing import Any, NamedTuple

from pipeline.fold import Word, keys, words
from pipeline.rules import Vocabulary
from pipeline.stems import SKIPPED, Stems, cut

_MOST_PATTERNS = 400


class Mention(NamedTuple):
    """A phrase of a vocabulary in a text: characters `start` to `end`, the term that matched and its language.

    `first` and `last` number its words in the text's word list (last inclusive)."""

    vocabulary: str
    code: str
    start: int
    end: int
    term: str
    language: str
    first: int
    last: int


class _Term(NamedTuple):
    vocabulary: str
    code: str
    term: str
    language: str
    capitals: bool


_Terms = dict[str, list[_Term]]
_ByVocabulary = Collection[tuple[str, list[_Term]]]
_Hit = tuple[int, int, list[_Term]]


class Lexicon:
    """All vocabularies of a rule pack, ready to be found in texts."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._stems = Stems()
        self._single: dict[str, _Terms] = defaultdict(dict)
        self._phrases: dict[tuple[str, ...], _Terms] = defaultdict(dict)
        self._waiting: dict[str, list[tuple[_Term, tuple[str, ...]]]] = defaultdict(list)
        self._asked: set[str] = set()
        self._words: dict[tuple[Any, ...], _ByVocabulary] = {}
        self._spoken: dict[tuple[str, str, str], frozenset[str]] = {}
        self.vocabularies = vocabularies
        for term, elements in _all_terms(vocabularies):
            for element in elements:
                self._stems.add(element)
            if len(elements) == 1:
                _keep(self._single[elements[0]], term)
            else:
                self._waiting[elements[0]].append((term, elements))
        self._prepare()

    def _prepare(self) -> None:
        import spacy
        from spacy.matcher import PhraseMatcher

        self._nlp = spacy.blank("xx")
        self._front, self._back = (PhraseMatcher(self._nlp.vocab) for _ in range(2))

    def __getstate__(self) -> dict[str, Any]:
        return {name: kept for name, kept in vars(self).items() if name not in ("_nlp", "_front", "_back")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._prepare()

    def _ask(self, keys: Iterable[str]) -> None:
        """Make the phrases ready that begin with one of the reduced words."""
        fresh: tuple[list[Any], list[Any]] = ([], [])
        for key in set(keys) - self._asked - {""}:
            self._asked.add(key)
            for element in self._stems.answering(key):
                for term, elements in self._waiting.get(element, ()):
                    for rest in islice(product(*map(self._stems.spellings, elements[1:])), _MOST_PATTERNS):
                        pattern = (key, *rest)
                        if pattern not in self._phrases:
                            fresh[any(e.startswith("*") for e in pattern)].append(self._doc(pattern))
                        _keep(self._phrases[pattern], term)
        for matcher, patterns in zip((self._front, self._back), fresh, strict=True):
            if patterns:
                matcher.add("phrase", patterns)

    def _doc(self, keys: Sequence[str]) -> Any:
        from spacy.tokens import Doc

        return Doc(self._nlp.vocab, words=[k or "\x00" for k in keys])

    def find(self, text: str, tokens: Sequence[Word] | None = None) -> Mentions:
        """Every phrase in `text`, told by vocabulary when it is asked for."""
        tokens = words(text) if tokens is None else tokens
        kept = [i for i, w in enumerate(tokens) if w.key not in SKIPPED]
        raw: dict[str, list[_Hit]] = defaultdict(list)
        if kept:
            for by_vocabulary, first, last in self._hits(tokens, kept):
                for vocabulary, terms in by_vocabulary:
                    raw[vocabulary].append((first, last, terms))
        return Mentions(text, tokens, raw)

    def _hits(self, tokens: Sequence[Word], kept: list[int]) -> Iterator[tuple[_ByVocabulary, int, int]]:
        fronts = [self._stems.front(tokens[i]) for i in kept]
        backs = [self._stems.back(tokens[i]) for i in kept]
        self._ask((*fronts, *backs))
        yield from self._found(self._front, fronts, kept)
        if any(backs):
            yield from self._found(self._back, [b or f for b, f in zip(backs, fronts, strict=True)], kept)
        for i in kept:
            terms = self._alone(tokens[i])
            if terms:
                yield terms, i, i

    def _alone(self, word: Word) -> _ByVocabulary:
        """The terms of one word that a word matches."""
        found = self._words.get(word[2:])
        if found is None:
            if len(self._words) > 100_000:
                self._words.clear()
            elements = self._stems.matched(word)
            found = self._words[word[2:]] = [t for e in elements if e in self._single for t in self._single[e].items()]
        return found

    def _found(self, matcher: Any, keys: Sequence[str], kept: Sequence[int]) -> Iterator[
        tuple[_ByVocabulary, int, int]
    ]:
        """The terms of several words in a row of keys, with the numbers of their first and last words."""
        for _, start, end in matcher(self._doc(keys)):
            yield self._phrases[tuple(keys[start:end])].items(), kept[start], kept[end - 1]

    def spoken(self, vocabulary: str, code: str, word: Word) -> frozenset[str]:
        """The languages in which a word is a term of a code."""
        key = (vocabulary, code, word.key)
        found = self._spoken.get(key)
        if found is None:
            if len(self._spoken) > 100_000:
                self._spoken.clear()
            terms = self.vocabularies[vocabulary].codes[code].terms
            found = self._spoken[key] = frozenset(
                language for language, phrases in terms.items() if any(_matches(word, phrase) for phrase in phrases)
            )
        return found


class Mentions:
    """The phrases of all vocabularies in one text. Within one vocabulary the longest wins, then the first; phrases of
    the same words stay side by side."""

    def __init__(self, text: str, tokens: Sequence[Word], raw: Mapping[str, list[_Hit]]) -> None:
        self._text = text
        self._tokens = tokens
        self._raw = raw
        self._told: dict[str, list[Mention]] = {}

    def known(self) -> set[int]:
        """The numbers of the words that belong to a phrase of any vocabulary."""
        return {n for hits in self._raw.values() for first, last, _ in hits for n in range(first, last + 1)}

    def codes(self) -> set[tuple[str, str]]:
        """Every (vocabulary, code) of which a phrase stands in the text, also inside a longer one."""
        return {(name, term.code) for name, hits in self._raw.items() for _, _, terms in hits for term in terms}

    def of(self, vocabulary: str) -> list[Mention]:
        """The mentions of one vocabulary, in the order of the text."""
        found = self._told.get(vocabulary)
        if found is None:
            found = self._mentions(vocabulary, self._raw.get(vocabulary, []))
            if len(found) > 1:
                found = sorted(_longest(found), key=_place)
            self._told[vocabulary] = found
        return found

    def all(self) -> list[Mention]:
        """The mentions of every vocabulary, in the order of the text."""
        return sorted((m for vocabulary in self._raw for m in self.of(vocabulary)), key=_place)

    def _mentions(self, vocabulary: str, hits: list[_Hit]) -> list[Mention]:
        found = []
        for first, last, terms in hits:
            begin, stop = self._tokens[first].start, self._tokens[last].end
            for term in terms:
                if term.capitals and any(c.islower() for c in self._text[begin:stop]):
                    continue
                found.append(Mention(vocabulary, term.code, begin, stop, term.term, term.language, first, last))
        return found


def _place(mention: Mention) -> tuple[int, int, str, str, str]:
    return mention.start, -mention.end, mention.vocabulary, mention.code, mention.language


def _longest(mentions: list[Mention]) -> Iterator[Mention]:
    """Of one vocabulary's mentions the longest, then the first; equal stretches stay side by side."""
    if all(a.last < b.first for a, b in pairwise(mentions)):
        yield from mentions
        return
    taken: list[tuple[int, int]] = []
    seen: set[tuple[int, int, str]] = set()
    for mention in sorted(mentions, key=lambda m: (m.first - m.last, m.first, m.code, m.language)):
        stretch = (mention.first, mention.last)
        if (*stretch, mention.code) in seen:
            continue
        at = bisect.bisect_left(taken, stretch)
        near = taken[max(0, at - 1) : at + 1]
        if stretch not in near and any(a <= mention.last and mention.first <= b for a, b in near):
            continue
        if stretch not in near:
            bisect.insort(taken, stretch)
        seen.add((*stretch, mention.code))
        yield mention


def _keep(terms: _Terms, term: _Term) -> None:
    """Add a term to those of the same words; of one code in several languages the first by name is enough."""
    found = terms.setdefault(term.vocabulary, [])
    for place, other in enumerate(found):
        if (other.code, other.capitals) == (term.code, term.capitals):
            if term.language < other.language:
                found[place] = term
            return
    found.append(term)


def _matches(word: Word, phrase: str) -> bool:
    """Is a word the phrase, or of its stem?"""
    if phrase.startswith("*"):
        return phrase.strip("*").casefold() in word.plain
    form = keys(phrase.rstrip("*"))
    if phrase.endswith("*"):
        return word.key.startswith(form[0]) or word.plain.startswith(form[1])
    return word.key == form[0] or word.plain == form[1]


def _all_terms(vocabularies: Mapping[str, Vocabulary]) -> Iterator[tuple[_Term, tuple[str, ...]]]:
    for name, vocabulary in vocabularies.items():
        for code, terms in vocabulary.codes.items() if vocabulary.phrases else ():
            for language, phrases in terms.terms.items():
                for phrase in phrases:
                    capitals = phrase.isupper() and (terms.upper or sum(c.isalpha() for c in phrase) <= 4)
                    for elements in cut(phrase):
                        yield _Term(name, code, phrase, language, capitals), elements
