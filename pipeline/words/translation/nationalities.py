"""Names of languages that are rather names of countries, or of people."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from pipeline.fold import fold
from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.translation import versions
from pipeline.words.wording import tongues

_COUNTED = frozenset(
    {
        "aux", "des", "deux", "dos", "drei", "drie", "due", "dva", "dwa", "dwóch", "einige", "five", "four", "kaksi",
        "kolme", "many", "molti", "muchos", "plusieurs", "quatre", "several", "some", "three", "tre", "tres", "tri",
        "trois", "trzy", "två", "twee", "two", "tři", "veel", "viele", "vier", "zwei"
    }
)
_YEAR = 4  # digits
_WITH_THEM = re.compile(r"\b(?:by|for|with|among|between)\s(?:the|our)\s$", re.IGNORECASE)
_THEY = re.compile(r"(?:^|[\s(])(?:the|our)\s$", re.IGNORECASE)
_DID = re.compile(
    r"\s(?:have|had|did|do|made|make|put|use|took|take|translated|wrote|brought|rendered|turned|prefer|also|themselves"
    r"|now|then|who)\b", re.IGNORECASE)
_LEAD = 16  # characters


def elsewhere(passage: Passage, mention: Mention) -> bool:
    """Is it told of another programme ("unlike our alcohol course, which exists in Spanish"), or of some people ("two
    Slovak men", "des Polonais")?"""
    before = passage.tokens[mention.first - 1] if mention.first else None
    counted = before is not None and (
        (before.key.isdecimal() and len(before.key) < _YEAR) or before.key in _COUNTED)
    other = scopes.of(passage, mention, ("other",))
    by_them = other is not None and bool(
        claims.within(passage, Stretch(other.trigger.start, other.trigger.end), "language_words", "people"))
    of_another = other is not None and not by_them
    return counted or _doers(passage, mention) or of_another or versions.ours_not(passage, mention)


def _doers(passage: Passage, mention: Mention) -> bool:
    """Is it people with an article ("English, by the Maltese", "the Irish have put it into English")?"""
    low = max(0, mention.start - _LEAD)
    behind = passage.tokens[mention.last + 1] if mention.last + 1 < len(passage.tokens) else None
    ends = behind is None or not passage.text[mention.end : behind.start].isspace() or versions.word_in(
        passage, behind, "into", "prep")
    if ends and _WITH_THEM.search(passage.text, low, mention.start):
        return True
    return bool(_THEY.search(passage.text, low, mention.start) and _DID.match(passage.text, mention.end))


def country(passage: Passage, mention: Mention) -> bool:
    """Is it rather the name of a country in the sentence's language (Finnish "Georgia" is a language, English not)?"""
    if any(0 <= b.first - a.last <= 1 for n in claims.within(
            passage, claims.clause(passage, mention.start), "language_words", "noun")
            for a, b in ((n, mention), (mention, n))):
        return False  # "wersja polska"
    likely = {*tongues.likely(passage, passage.sentence_at(mention.start)), "en"}
    surface = fold(passage.text[mention.start : mention.end])
    return mention.language not in likely and any(surface in _countries(language) for language in likely)


@lru_cache(maxsize=64)
def _countries(language: str) -> frozenset[str]:
    """The names of all countries in a language; empty where the language has none."""
    try:
        return frozenset(fold(name) for name in Locale.parse(language).territories.values())
    except (UnknownLocaleError, ValueError):
        return frozenset()
