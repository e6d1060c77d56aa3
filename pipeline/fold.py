"""Compare loosely (case, spaces, accents, dashes, quotes), point back exactly.

`words` cuts a text where letters, digits and marks meet, so that `children?BBR`, `30sessions` or `1xweek` fall apart;
every word keeps its place. `fold` makes the loose form of a text; `Folded` also remembers where each folded character
came from.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

INVISIBLE = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
DASHES = "-\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
QUOTES = "\"'`´\u00ab\u00bb\u2018-\u201f\u2032\u2033\u2039\u203a\u300c\u300d\uff02\uff07"

_MARK = f"[\u0300-\u036f{INVISIBLE}]"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|{_MARK}(?=[^\W\d_]|{_MARK}))*[\u0300-\u036f]*"
_TOKEN = re.compile(rf"\d+|(?<=\d)[xX](?=[^\W\d_])|{_LETTERS}|[^\s{INVISIBLE}]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_DASH = re.compile(f"[{DASHES}]")
_QUOTE = re.compile(f"[{QUOTES}]")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"})


class Word(NamedTuple):
    """A word, number or mark of a text: `start`, `end` in its characters; `key` case-folded with its accents,
    `plain` without them. A dash is '-', any quotation mark or apostrophe is "'"."""

    start: int
    end: int
    key: str
    plain: str


@lru_cache(maxsize=65536)
def keys(surface: str) -> tuple[str, str]:
    """The loose forms of one word: case-folded with accents (NFC), and without accents.

    >>> keys("Täter")
    ('täter', 'tater')
    """
    key = unicodedata.normalize("NFKC", _INVISIBLE.sub("", surface)).casefold()
    if not key.isalnum():
        key = "".join(key.split())
    if len(key) == 1:
        if _DASH.match(key):
            return "-", "-"
        if _QUOTE.match(key):
            return "'", "'"
    if key.isascii():
        return key, key
    plain = "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c)).translate(_PLAIN)
    return unicodedata.normalize("NFC", key), plain


def words(text: str) -> list[Word]:
    """The words, numbers and marks of a text in order; white space and invisible characters are none.

    >>> [w.key for w in words("children?BBR 30sessions")]
    ['children', '?', 'bbr', '30', 'sessions']
    """
    return [Word(m.start(), m.end(), *keys(m.group())) for m in _TOKEN.finditer(text)]


def fold(text: str) -> str:
    """The loose form: words without accents, case, quotes and dashes, joined by one blank.

    >>> fold("One-to-one\\u00a0 “Été”")
    'one to one ete'
    """
    found = (keys(surface)[1] for surface in _TOKEN.findall(text))
    return " ".join(plain for plain in found if plain not in ("", "-", "'"))


def one_off(a: str, b: str) -> bool:
    """Do two words differ in one letter: another, one more, one less, or two swapped?"""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        return longer[i + 1 :] == shorter[i:]
    return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
