"""Levels by their first letters or cut short ("M/H", "med. + high")."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from pipeline.passage import Passage
from pipeline.vocabulary import Mention

_BY_LETTER = {"L": "low", "M": "medium", "H": "high", "VH": "very_high"}
_LETTERS = re.compile(r"(?<![\w/])(?:VH|[LMH])(?:\s?[/,–-]\s?(?:VH|[LMH])){1,3}(?![\w/])")
_BY_START = {"lo": "low", "med": "medium", "mod": "medium", "hi": "high"}
_SHORTENED = re.compile(r"\b(lo|med|mod|hi)\b\.?", re.IGNORECASE)
_LEVEL = r"(?:low|lo|med|medium|mod|moderate|high|hi|very)\b"
_BESIDE = re.compile(rf"\s*(?:[-+&/,–]|and\b|or\b|to\b)\s*{_LEVEL}|[\s-]*risk", re.IGNORECASE)
_BEHIND = re.compile(rf"\b{_LEVEL}\.?\s*(?:[-+&/,–]|and|or|to)\s*$", re.IGNORECASE)


def mentions(passage: Passage) -> Iterator[Mention]:
    """The levels that a passage gives by letters or cut short."""
    yield from _letters(passage)
    yield from _shortened(passage)


def _mention(passage: Passage, code: str, start: int, end: int) -> Mention:
    at = max(0, bisect.bisect_right(passage.tokens, start, key=lambda w: w.start) - 1)
    return Mention("levels", code, start, end, passage.text[start:end], "und", at, at)


def _letters(passage: Passage) -> Iterator[Mention]:
    """Levels by their first letters ("M/H")."""
    for found in _LETTERS.finditer(passage.text):
        for letter in re.finditer(r"[A-Z]+", found.group()):
            start, end = found.start() + letter.start(), found.start() + letter.end()
            yield _mention(passage, _BY_LETTER[letter.group()], start, end)


def _shortened(passage: Passage) -> Iterator[Mention]:
    """Levels cut short beside another level or before the noun ("med. + high", "med risk")."""
    for found in _SHORTENED.finditer(passage.text):
        before = passage.text[max(0, found.start() - 12) : found.start()]
        if not (_BESIDE.match(passage.text, found.end()) or _BEHIND.search(before)):
            continue
        yield _mention(passage, _BY_START[found[1].lower()], found.start(), found.end())
