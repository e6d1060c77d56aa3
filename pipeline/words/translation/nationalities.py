"""Names of languages that are rather names of countries, or of people."""

from __future__ import annotations

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


def elsewhere(passage: Passage, mention: Mention) -> bool:
    """Is it told of another programme ("unlike our alcohol course, which exists in Spanish"), or of some people ("two
    Slovak men", "des Polonais")?"""
    before = passage.tokens[mention.first - 1] if mention.first else None
    counted = before is not None and (
        (before.key.isdecimal() and len(before.key) < _YEAR) or before.key in _COUNTED)
    other = scopes.of(passage, mention, ("other",))
    by_them = other is not None and bool(
        claims.within(passage, Stretch(other.trigger.start, other.trigger.end), "language_words", "people"))
    return counted or (other is not None and not by_them) or versions.ours_not(passage, mention)


def country(passage: Passage, mention: Mention) -> bool:
    """Is it rather the name of a country in the sentence's language (Finnish "Georgia" is a language, English not)?"""
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
