"""Terms of a vocabulary with a letter wrong, or written as they sound: "Psicodynamic", "social lerning", "Gestallt".

A word that no vocabulary knows stands for one that a term has where both sound alike, or one letter parts them; the
other words of the term must stand beside it as they are. What is found so is a guess.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.fold import keys, one_off, words
from pipeline.passage import Passage
from pipeline.vocabulary import Lexicon, Mention

_LEAST, _LONG, _LONG_STEM = 6, 8, 10  # letters of a sound
_ENDING = 3
_SOUNDS = (("ph", "f"), ("th", "t"), ("ch", "c"), ("ck", "c"), ("k", "c"), ("y", "i"), ("z", "s"))
_DOUBLED = re.compile(r"(.)\1+")


class _Part(NamedTuple):
    """A word of a term: its code, the words before and behind it, and whether it is the start of a word."""

    code: str
    term: str
    language: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    stem: bool


def terms(passage: Passage, vocabulary: str) -> list[Mention]:
    """The misspelt terms of a vocabulary in a passage."""
    unknown = {w.start for w in passage.unknown}
    return [m for at, w in enumerate(passage.tokens) if w.start in unknown for m in _at(passage, vocabulary, at)]


def _at(passage: Passage, vocabulary: str, at: int) -> Iterator[Mention]:
    token = passage.tokens[at]
    for part in _nearly(passage.lexicon, vocabulary, token.plain):
        first, last = at - len(part.before), at + len(part.after)
        if first < 0 or last >= len(passage.tokens):
            continue
        around = [w.plain for w in passage.tokens[first : last + 1]]
        if around == [*part.before, token.plain, *part.after]:
            start, end = passage.tokens[first].start, passage.tokens[last].end
            yield Mention(vocabulary, part.code, start, end, part.term, part.language, first, last)
            return


@lru_cache(maxsize=16_384)
def _nearly(lexicon: Lexicon, vocabulary: str, word: str) -> tuple[_Part, ...]:
    """The parts of terms that a word may stand for, if they are of one code, the longest terms first."""
    sound = _sound(word)
    if len(sound) < _LEAST:
        return ()
    exact, near = _index(lexicon, vocabulary)
    found = []
    for cut in range(_LEAST, len(sound) + 1):
        whole = cut == len(sound)
        piece = sound[:cut]
        for other, part in (p for key in {piece, *_shorter(piece)} for p in near.get(key, ())):
            if not whole and not part.stem:
                continue
            if _slip(other, piece) if len(other) >= _least(part) else one_off(other, piece) and _anchored(part):
                found.append(part)
        found += [part for part in exact.get(piece, ()) if whole or part.stem]
    found.sort(key=lambda p: -len(p.before) - len(p.after))
    alone = {p.code for p in found if not p.before and not p.after}
    return tuple(p for p in found if p.before or p.after or len(alone) == 1)


_Parts = dict[str, list[_Part]]


@lru_cache(maxsize=4)
def _index(lexicon: Lexicon, vocabulary: str) -> tuple[_Parts, dict[str, list[tuple[str, _Part]]]]:
    """The words of all terms by their sound, and by their sound with a letter less."""
    exact: _Parts = defaultdict(list)
    near: dict[str, list[tuple[str, _Part]]] = defaultdict(list)
    for code, entry in lexicon.vocabularies[vocabulary].codes.items():
        for language, phrases in entry.terms.items():
            for phrase in phrases:
                plain = [w.plain for w in words(phrase.replace("*", "")) if w.plain.isalpha()]
                stem = phrase.endswith("*")
                if phrase.startswith("*") or "*" in phrase[:-1]:
                    continue
                for i, word in enumerate(plain):
                    sound = _sound(word)
                    if len(sound) < _LEAST:
                        continue
                    part = _Part(code, phrase, language, tuple(plain[:i]), tuple(plain[i + 1 :]),
                                 stem and i == len(plain) - 1)
                    exact[sound].append(part)
                    if len(sound) >= _least(part) or (len(sound) > _LEAST and _anchored(part)):
                        for key in {sound, *_shorter(sound)}:
                            near[key].append((sound, part))
    return exact, near


def _least(part: _Part) -> int:
    return _LONG_STEM if part.stem else _LONG


def _anchored(part: _Part) -> bool:
    """Does a long word of the term stand beside it, so that a shorter one may be told by it ("relaps prevention")?"""
    return any(len(w) >= _LONG for w in (*part.before, *part.after))


def _sound(word: str) -> str:
    """A word as it sounds, roughly."""
    plain = keys(word)[1]
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    return _DOUBLED.sub(r"\1", plain)


def _shorter(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(1, len(word))}


def _slip(a: str, b: str) -> bool:
    """Does one letter that is no ending part two words: more, less, another, or two that changed places?"""
    ahead = min(len(a), len(b)) - _ENDING + 1
    return one_off(a, b) and a[:ahead] != b[:ahead]
