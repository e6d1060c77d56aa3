"""Words for what a year is the year of, with a letter wrong or glued to the next word."""

from __future__ import annotations

from functools import lru_cache

from pipeline.fold import fold, one_off
from pipeline.passage import Passage, once
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words.quantities.years import ROLES

_SURE = 8  # letters of a word that is known with one of them wrong
_GLUED = ("in", "by", "im", "en", "em", "von", "vom", "par", "por", "av", "af", "w", "v", "i")


@once
def misspelt(passage: Passage) -> list[Mention]:
    """Words for an event with a letter wrong or glued to the next word ("develloped", "implementedin")."""
    unknown = {w.start for w in passage.unknown if len(w.plain) >= _SURE}
    return [
        Mention(ROLES, code, w.start, w.end, w.plain, "und", i, i)
        for i, w in enumerate(passage.tokens)
        if w.start in unknown and (code := _nearly(passage.lexicon, w.plain))
    ]


@lru_cache(maxsize=16_384)
def _nearly(lexicon: Lexicon, word: str) -> str | None:
    """The event whose term a folded word is but for a letter or a preposition behind it."""
    return next((code for term, code in _events(lexicon)
                 if one_off(word, term) or (word.startswith(term) and word[len(term) :] in _GLUED)), None)


@lru_cache(maxsize=4)
def _events(lexicon: Lexicon) -> list[tuple[str, str]]:
    """The longer words for an event, folded, with their codes."""
    codes = lexicon.vocabularies[ROLES].codes
    return [(fold(term), code) for code in ("pilot", "developed", "implemented", "adapted", "revised", "accredited")
            for terms in codes[code].terms.values() for term in terms
            if len(term) >= _SURE and " " not in term and "*" not in term]
