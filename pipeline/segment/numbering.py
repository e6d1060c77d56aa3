"""The number before a heading."""

from __future__ import annotations

import re

_AND = r"[.)]?\s?(?:[+&/,–-]|and|und|et|y|e|en|och|og|i|a|ja|és|și)\s?"
_SECOND = rf"(?:{_AND}\d{{1,2}}(?:\.\d{{1,2}})*)?"  # "8 and 9"
_REPLY = r"(?:(?i:re|ad|to|zu):?\s)?"
_NUMBER = re.compile(
    rf"[\s>#]*(?:{_REPLY}\(?(?:[A-Z]{{1,3}}[-. ]?)?\d{{1,2}}(?:\.\d{{1,2}})*{_SECOND}\s*[.):|;–-]*"
    rf"|\(?[A-Za-z]\)|[A-Z]\.|[IVX]{{1,5}}\s*[.):–-]|[ivx]{{2,5}}[.)]|{_REPLY}[^\W\d_]{{4,10}}\.?\s+\d{{1,2}}{_SECOND}\s*(?:[.):–-]+|(?=\()))\s*(?=\D)"
)
_BRACKETED = re.compile(r"\(([^()]{3,})\)\s*:?")
_SERIAL = re.compile(
    r"\s*(?:[^\W\d_]{1,9}[. ]{0,2})??\(?(?P<n>\d{1,2}|[a-rA-R]|[ivxIVX]{1,5})(?:[.):]|\s[–-]|(?<=\d)\s(?=\())\s*(?=\D)"
)
_TWO = re.compile(rf"\s*(?:[^\W\d_]{{1,10}}[.: ]{{0,2}})?\(?(?P<one>\d{{1,2}}){_AND}(?P<two>\d{{1,2}})"
                  r"(?:\s*[.):|;](?!\d)|\s*(?=\(|$)|\s[–-]\s)")
_TENS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROMAN = {n: i for i, n in enumerate((*_TENS, *("x" + n for n in _TENS[:-1]), "xx"), 1)}


def unnumbered(text: str) -> str:
    """A heading without its number: `3. Evaluation:` is `Evaluation:`.

    >>> unnumbered("Re 8 and 9 (format, duration)")
    'format, duration'
    """
    found = _NUMBER.match(text)
    if found is None:
        return text
    inner = _BRACKETED.fullmatch(text, found.end())
    return inner[1] if inner else text[found.end() :]


def serial(text: str, roman: bool = False) -> int | None:
    """The number of a numbered heading; `b) Owner` is 2, also where `roman` letters count otherwise.

    >>> serial("Q7. Theory"), serial("i) Scope"), serial("i) Scope", roman=True), serial("IV. Risk"), serial("Risk")
    (7, 9, 1, 4, None)
    """
    found = _SERIAL.match(text)
    if found is None:
        return None
    word = found["n"].lower()
    if word.isdecimal():
        return int(word)
    return _ROMAN.get(word) if roman or len(word) > 1 else ord(word) - ord("a") + 1


def two_numbers(text: str) -> tuple[int, int] | None:
    """The numbers of a heading that has two which follow each other.

    >>> two_numbers("Ad 8 und 9 (Form)"), two_numbers("Q2-3: Owner"), two_numbers("8-10 men")
    ((8, 9), (2, 3), None)
    """
    found = _TWO.match(text)
    one, two = (int(found["one"]), int(found["two"])) if found else (0, 0)
    return (one, two) if one and two == one + 1 else None
