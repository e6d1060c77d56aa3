"""The words of a text in their loose forms: without case, accents and marks, each with its place.

Letters and digits fall apart, so that `children?BBR` or `programme30 sessions` are cut where the print forgot a blank.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from pipeline import fold
from pipeline.model import TICKED, UNTICKED

_UPPER = "A-ZÀ-ÖØ-Þ"
_WORD = re.compile(rf"[{_UPPER}]*[^\W\d_{_UPPER}]+|[{_UPPER}]+|\d+|[{TICKED}{UNTICKED}]")
_TICKS = (TICKED, UNTICKED)
LETTER, LETTERS = re.compile(r"[^\W\d_]"), re.compile(r"[^\W\d_]+")
_ODD = re.compile(rf"[\u0300-\u036f{fold.INVISIBLE}]")
STEM = 5  # letters in which inflected forms of a word mostly agree


class Tokens:
    """The words, numbers and tick marks of a text: `keys` are their loose forms, `starts` and `ends` their places."""

    __slots__ = ("ends", "keys", "starts")

    def __init__(self, text: str) -> None:
        if _ODD.search(text):
            words = [w for w in fold.words(text) if w.plain[:1].isalnum() or w.plain in _TICKS]
            self.starts, self.ends = [w.start for w in words], [w.end for w in words]
            self.keys = [w.plain for w in words]
            return
        places = [found.span() for found in _WORD.finditer(text)]
        self.starts, self.ends = [a for a, _ in places], [b for _, b in places]
        lower = text.lower() if text.isascii() else ""
        self.keys = [lower[a:b] for a, b in places] if lower else [_key(text[a:b]) for a, b in places]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first word at or after `start`, and of the first at or after `end`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def _key(word: str) -> str:
    return word.lower() if word.isascii() else fold.keys(word)[1]


def lowered(text: str) -> str:
    """A text in lower case, each character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def words_in(lower: str) -> set[str]:
    """The words of a text in lower case, without accents."""
    return {w if w.isascii() else fold.keys(w)[1] for w in set(LETTERS.findall(lower))}


@lru_cache(maxsize=4096)
def keys(text: str) -> tuple[str, ...]:
    """The loose forms of the words of a short text.

    >>> keys("Owner/developer – Année?")
    ('owner', 'developer', 'annee')
    """
    return tuple(loose_words(text))


def loose_words(text: str) -> list[str]:
    """The loose forms of the words of a text of any length."""
    return Tokens(text).keys if _ODD.search(text) else [_key(w) for w in _WORD.findall(text)]
