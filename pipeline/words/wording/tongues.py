"""Which languages a stretch of text may be in, guessed from its function words and from the everyday words of the
rules.

Made for answers of a few words in mixed languages: it tells the likely languages of a sentence, several where the
words allow several, and none where no word tells, or but one of many.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.fold import Word, fold, keys
from pipeline.passage import Passage, Stretch, once, starting
from pipeline.rules import Vocabulary
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words.wording.function_words import WORDS

NOUN_FIRST = frozenset({"fr", "es", "it", "pt", "ca", "ro"})  # where adjectives stand behind their noun
_VOCABULARY = "everyday_words"
_SHARE = 0.6
_SHORT = 4
_LONG, _LEAST = 5, 2
_FAMILIES = (("da", "nb", "sv"), ("cs", "sk"), ("hr", "sl"), ("es", "pt", "ca"), ("ru", "uk", "bg", "sr", "mk"))


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Each frequent word with its languages."""
    found: dict[str, set[str]] = defaultdict(set)
    for language, frequent in WORDS.items():
        for word in frequent.split():
            found[word].add(language)
    vocabulary: Vocabulary | None = lexicon.vocabularies.get(_VOCABULARY)
    for language, terms in vocabulary.codes.items() if vocabulary else ():
        for forms in terms.terms.values():
            for form in forms:
                found[keys(form)[0]].add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


def spoken(lexicon: Lexicon, word: Word) -> frozenset[str]:
    """The languages in which a word is an everyday word."""
    return _words(lexicon).get(word.key, frozenset())


def votes(lexicon: Lexicon, tokens: Iterable[Word]) -> Counter[str]:
    """Words that speak for each language; a word of several languages counts less for each."""
    known = _words(lexicon)
    found: dict[str, float] = {}
    for token in tokens:
        languages = known.get(token.key)
        if languages:
            weight = len(languages) ** -0.5
            for language in languages:
                found[language] = found.get(language, 0) + weight
    return Counter(found)


def likely(passage: Passage, sentence: Stretch) -> frozenset[str]:
    """The likely languages of a sentence; the rest of the passage counts a little. Sisters of a likely language
    (Danish of Norwegian) are likely too. Empty where no word tells."""
    cache: dict[Stretch, frozenset[str]] = passage.notes.setdefault("tongues", {})
    if sentence not in cache:
        cache[sentence] = _likely(passage, sentence)
    return cache[sentence]


def _likely(passage: Passage, sentence: Stretch) -> frozenset[str]:
    here = starting(passage.tokens, *sentence)
    found: Counter[str] = votes(passage.lexicon, here)
    for language, count in _all_votes(passage).items():
        found[language] += count / 4  # type: ignore[assignment]  # votes are fractions
    if not found:
        return frozenset()
    tokens = [t for t in here if t.key[:1].isalpha()]
    known = _words(passage.lexicon)
    if len(tokens) >= _LONG and sum(t.key in known for t in tokens) < _LEAST:
        return frozenset()
    if len(tokens) <= _LONG and any(_accented(passage, t) for t in tokens):
        found.pop("en", None)  # English words have no accents
        if not found:
            return frozenset()
    top = max(found.values())
    languages = {language for language, count in found.items() if count >= _SHARE * top}
    return frozenset(languages).union(*(family for family in _FAMILIES if languages & set(family)))


def _accented(passage: Passage, token: Word) -> bool:
    """Has a word that is no name letters that English lacks?"""
    surface = passage.text[token.start : token.end]
    return not surface.isascii() and surface.islower() and "’" not in surface


def besides(passage: Passage, token: Word) -> Counter[str]:
    """What the other words of the passage say on its language."""
    return _all_votes(passage) - votes(passage.lexicon, [token])


@once
def _all_votes(passage: Passage) -> Counter[str]:
    return votes(passage.lexicon, passage.tokens)


def native(passage: Passage, mention: Mention) -> bool:
    """Is a phrase one of the languages that are likely here? Asked only of short stems, and of short words that are
    everyday words of the likely language; all else is taken as it stands, since many answers mix languages."""
    bare = mention.term.strip("*")
    if mention.language == "und" or len(bare) > _SHORT or " " in bare:
        return True
    here = likely(passage, passage.sentence_at(mention.start))
    everyday = spoken(passage.lexicon, passage.tokens[mention.first]) & here
    if not here or not (everyday or "*" in mention.term):
        return True
    return bool(_own(passage.lexicon, mention.vocabulary, mention.code, bare) & here)


def as_here(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Of phrases that give the same words different codes ("slovenskem": Slovak in Czech, Slovene in Slovene) those of
    the languages that are likely at their place; all where none is."""
    codes: dict[int, set[str]] = {}
    for m in mentions:
        codes.setdefault(m.start, set()).add(m.code)
    doubtful = [m for m in mentions if len(codes[m.start]) > 1]
    own = [m for m in doubtful if _own(passage.lexicon, m.vocabulary, m.code, m.term.strip("*"))
           & likely(passage, passage.sentence_at(m.start))]
    exact = [m for m in own if passage.text[m.start : m.end].casefold().startswith(m.term.strip("*").casefold())]
    decided = {m.start for m in own}
    return [m for m in mentions if m.start not in decided or m in (exact or own)]


def heard(passage: Passage, vocabulary: str, *codes: str) -> list[Mention]:
    """The mentions of a vocabulary (of certain codes) that are words of the languages at their place."""
    cache: dict[tuple[str, ...], list[Mention]] = passage.notes.setdefault("native", {})
    found = cache.get((vocabulary, *codes))
    if found is None:
        if codes:
            found = [m for m in heard(passage, vocabulary) if m.code in codes]
        else:
            found = [m for m in passage.of(vocabulary) if native(passage, m)]
        cache[vocabulary, *codes] = found
    return found


@lru_cache(maxsize=16384)
def _own(lexicon: Lexicon, vocabulary: str, code: str, term: str) -> frozenset[str]:
    return languages(lexicon, vocabulary, code, fold(term))


@lru_cache(maxsize=4096)
def languages(lexicon: Lexicon, vocabulary: str, code: str, term: str) -> frozenset[str]:
    """All languages in which a vocabulary has a folded term (without the marks of stems) under a code."""
    terms = lexicon.vocabularies[vocabulary].codes[code].terms
    return frozenset(
        language for language, phrases in terms.items() if any(fold(p.strip("*")) == term for p in phrases)
    )


_FROM_TO = re.compile(r"no\s\d[\d.,]*\s(?:\w+\s)?līdz\s", re.IGNORECASE)


def first_of_two(passage: Passage, mention: Mention) -> bool:
    """Is it Latvian "no" ("from") before the first of two numbers ("no 18 līdz 65")?"""
    return _FROM_TO.match(passage.text, mention.start) is not None
