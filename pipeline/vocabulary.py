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
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, pairwise, product
from typing import Any, NamedTuple

from pipeline.fold import Word, keys, words
from pipeline.rules import Vocabulary
from pipeline.stems import SKIPPED, Stems, cut

_MOST_PATTERNS = 400
_MOST_WORDS = 100_000  # remembered


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


class _Known(NamedTuple):
    """What the vocabularies know of a word: the keys by which it may belong to a phrase, and its terms of one word with
    their (vocabulary, code)."""

    front: str
    back: str
    alone: _ByVocabulary
    codes: frozenset[tuple[str, str]]


class Lexicon:
    """All vocabularies of a rule pack, ready to be found in texts."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._stems = Stems()
        self._single: dict[str, _Terms] = defaultdict(dict)
        self._phrases: dict[tuple[str, ...], _Terms] = defaultdict(dict)
        self._waiting: dict[str, list[tuple[_Term, tuple[str, ...]]]] = defaultdict(list)
        self._asked: set[str] = set()
        self._words: dict[str, _Known] = {}
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
        from spacy.matcher import PhraseMatcher
        from spacy.vocab import Vocab

        self._vocab = Vocab()
        self._front, self._back = (PhraseMatcher(self._vocab) for _ in range(2))

    def __getstate__(self) -> dict[str, Any]:
        return {name: kept for name, kept in vars(self).items() if name not in ("_vocab", "_front", "_back")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._prepare()

    def _known(self, tokens: Sequence[Word]) -> list[_Known]:
        """What is known of some words; the phrases that they may begin are ready then."""
        fresh = {word.key: word for word in tokens if word.key not in self._words}
        if fresh:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
                fresh = {word.key: word for word in tokens}
            self._words |= {key: self._look_up(word) for key, word in fresh.items()}
            self._ask({reduced for key in fresh for reduced in self._words[key][:2]})
        return [self._words[word.key] for word in tokens]

    def _look_up(self, word: Word) -> _Known:
        alone = [t for e in self._stems.matched(word) if e in self._single for t in self._single[e].items()]
        codes = frozenset((term.vocabulary, term.code) for _, terms in alone for term in terms)
        return _Known(self._stems.front(word), self._stems.back(word), alone, codes)

    def _ask(self, keys: set[str]) -> None:
        """Make the phrases ready that begin with one of the reduced words."""
        fresh: tuple[list[Any], list[Any]] = ([], [])  # as numbers: a Doc of each would take five times as long
        for key in keys - self._asked - {""}:
            self._asked.add(key)
            for element in self._stems.answering(key):
                for term, elements in self._waiting.get(element, ()):
                    for rest in islice(product(*map(self._stems.spellings, elements[1:])), _MOST_PATTERNS):
                        pattern = (key, *rest)
                        if pattern not in self._phrases:
                            numbers = [self._vocab.strings.add(k) for k in pattern]
                            fresh[any(e.startswith("*") for e in pattern)].append(numbers)
                        _keep(self._phrases[pattern], term)
        for matcher, patterns in zip((self._front, self._back), fresh, strict=True):
            if patterns:
                matcher.add("phrase", patterns)

    def find(self, text: str, tokens: Sequence[Word] | None = None) -> Mentions:
        """Every phrase in `text`, told by vocabulary when it is asked for."""
        tokens = words(text) if tokens is None else tokens
        kept = [i for i, w in enumerate(tokens) if w.key not in SKIPPED]
        known = self._known([tokens[i] for i in kept])
        raw: dict[str, list[_Hit]] = defaultdict(list)
        codes = set[tuple[str, str]]().union(*(word.codes for word in known))
        places = {i for i, word in zip(kept, known, strict=True) if word.alone}
        for found, start, end in self._in_a_row(known):
            first, last = kept[start], kept[end - 1]
            places.update(range(first, last + 1))
            for vocabulary, terms in found:
                raw[vocabulary].append((first, last, terms))
                codes.update((vocabulary, term.code) for term in terms)
        for i, word in zip(kept, known, strict=True):
            for vocabulary, terms in word.alone:
                raw[vocabulary].append((i, i, terms))
        return Mentions(text, tokens, raw, codes, places)

    def _in_a_row(self, known: Sequence[_Known]) -> Iterator[tuple[_ByVocabulary, int, int]]:
        """The terms of several words, with the place of their first word and the one behind their last."""
        from spacy.tokens import Doc

        fronts = [word.front for word in known]
        backs = [word.back or word.front for word in known] if any(word.back for word in known) else []
        for matcher, row in ((self._front, fronts), (self._back, backs)):
            if len(row) > 1:
                for _, start, end in matcher(Doc(self._vocab, words=[key or "\x00" for key in row])):
                    yield self._phrases[tuple(row[start:end])].items(), start, end

    def spoken(self, vocabulary: str, code: str, word: Word) -> frozenset[str]:
        """The languages in which a word is a term of a code."""
        key = (vocabulary, code, word.key)
        found = self._spoken.get(key)
        if found is None:
            if len(self._spoken) > _MOST_WORDS:
                self._spoken.clear()
            terms = self.vocabularies[vocabulary].codes[code].terms
            found = self._spoken[key] = frozenset(
                language for language, phrases in terms.items() if any(_matches(word, phrase) for phrase in phrases)
            )
        return found


class Mentions:
    """The phrases of all vocabularies in one text. Within one vocabulary the longest wins, then the first; phrases of
    the same words stay side by side.

    `codes`: every (vocabulary, code) of which a phrase stands in the text, also inside a longer one; `known`: the
    numbers of the words that belong to a phrase of any vocabulary."""

    def __init__(self, text: str, tokens: Sequence[Word], raw: Mapping[str, list[_Hit]], codes: set[tuple[str, str]],
                 known: set[int]) -> None:
        self.codes = codes
        self.known = known
        self._text = text
        self._tokens = tokens
        self._raw = raw
        self._told: dict[str, list[Mention]] = {}

    def of(self, vocabulary: str) -> list[Mention]:
        """The mentions of one vocabulary, in the order of the text."""
        found = self._told.get(vocabulary)
        if found is None:
            hits = self._raw.get(vocabulary)
            found = self._told[vocabulary] = self._mentions(hits) if hits else []
        return found

    def all(self) -> list[Mention]:
        """The mentions of every vocabulary, in the order of the text."""
        return sorted((m for vocabulary in self._raw for m in self.of(vocabulary)), key=_place)

    def _mentions(self, hits: list[_Hit]) -> list[Mention]:
        found: dict[tuple[int, int], list[Mention]] = {}
        for first, last, terms in hits:
            begin, stop = self._tokens[first].start, self._tokens[last].end
            made = [Mention(term.vocabulary, term.code, begin, stop, term.term, term.language, first, last)
                    for term in terms if not term.capitals or not any(map(str.islower, self._text[begin:stop]))]
            if made:
                found.setdefault((first, last), []).extend(made)
        stretches = sorted(found)
        if any(a[1] >= b[0] for a, b in pairwise(stretches)):
            stretches = _longest(stretches)
        return [mention for stretch in stretches for mention in _each_once(found[stretch])]


def _place(mention: Mention) -> tuple[int, int, str, str, str]:
    return mention.start, -mention.end, mention.vocabulary, mention.code, mention.language


def _longest(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of stretches of words the longest, then the first, that do not overlap, in order."""
    taken: list[tuple[int, int]] = []
    for stretch in sorted(stretches, key=lambda s: (s[0] - s[1], s[0])):
        at = bisect.bisect_left(taken, stretch)
        if not any(a <= stretch[1] and stretch[0] <= b for a, b in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, stretch)
    return taken


def _each_once(mentions: list[Mention]) -> list[Mention]:
    """The mentions of one stretch by code, of each code the first by language."""
    if len(mentions) == 1:
        return mentions
    codes: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.code, m.language)):
        codes.setdefault(mention.code, mention)
    return list(codes.values())


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
