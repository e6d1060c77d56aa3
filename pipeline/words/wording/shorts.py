"""Short forms: what looks like one, and whether it stands for certain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.fold import keys
from pipeline.words.wording.function_words import small

_UPPER = "A-ZÀ-ÞŠŽČĆŁŚΑ-ΫЀ-Я"
ACRONYM = re.compile(
    rf"(?<![\w&.-])(?:(?:[{_UPPER}0-9]\.\s?){{1,8}}[{_UPPER}0-9]\.?(?!\w)"
    rf"|(?=\w{{2,10}}(?!\w))[{_UPPER}0-9][^\W_]*[{_UPPER}][^\W_]*)(?![\w-])"
)
_LONGEST = 40  # letters of a short form, and words that it may stand for
_ROMAN = re.compile(r"[IVX]+|\d+")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = {"2": ("to", "two", "too"), "4": ("for", "four"), "3": ("three",), "1": ("one",)}
_SMALL = small(4)


def alone(text: str) -> bool:
    """Is a text nothing but a short form: two to ten letters and digits, at least half of them capitals?"""
    token = text.strip(" .'’\"“”„«»")
    found = ACRONYM.fullmatch(text.strip()) or ACRONYM.fullmatch(token)
    return found is not None and shortened(found.group())


def shortened(token: str) -> bool:
    """Does a word that matches ACRONYM look like a short form, and not like a word or a Roman number?"""
    letters = [c for c in token if c.isalnum()]
    capitals = sum(c.isupper() for c in letters)
    return (
        capitals >= 2
        and 2 * (capitals + sum(c.isdecimal() for c in letters)) >= len(letters)
        and not _ROMAN.fullmatch(token)
    )


def abbreviates(short: str, text: str, strict: bool = False) -> bool:
    """Does a short form stand for the words of a text: is it made of the beginnings of its words in their order?

    Small words may be left out; `strict`: no other may, but a last or first one. Digits may stand for words (D4P).

    >>> abbreviates("PREDOV", "Preventing Domestic Violence"), abbreviates("D4P", "Dads for Peace")
    (True, True)
    """
    letters = "".join(c for c in keys(short)[1] if c.isalnum())
    words = _words(text)
    return 1 < len(letters) <= _LONGEST and len(words) <= _LONGEST and _fits(letters, words, strict, 0)


def shortens(short: str, words: Sequence[str]) -> bool:
    """May a short form stand for words that it takes letters from within ("GFL" for "Gewaltfrei leben")?

    >>> shortens("GFL", ["Gewaltfrei", "leben"]), shortens("GFL", ["Gruppe", "Mann"])
    (True, False)
    """
    letters = [c for c in keys(short)[1] if c.isalnum()]
    plain = [keys(w)[1] for w in words]
    rest = iter("".join(plain))
    ends = len(letters) > 1 and plain[0][0] == letters[0] and any(w[0] == letters[-1] for w in plain[1:])
    return ends and all(c in rest for c in letters)


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, ...]:
    return tuple(keys(w)[1] for w in _WORD.findall(text))


@lru_cache(maxsize=4096)
def _fits(letters: str, words: tuple[str, ...], strict: bool, used: int) -> bool:
    if not letters:
        left = sum(w not in _SMALL for w in words)
        return used >= 2 and (not strict or left <= 1)
    if not words:
        return False
    word, rest = words[0], words[1:]
    if word in _DIGITS.get(letters[0], ()) and _fits(letters[1:], rest, strict, used + 1):
        return True
    for size in range(min(len(word), len(letters), 4), 0, -1):
        if word[:size] == letters[:size] and _fits(letters[size:], rest, strict, used + 1):
            return True
    may_skip = word in _SMALL or not strict or not used
    return may_skip and _fits(letters, rest, strict, used)
