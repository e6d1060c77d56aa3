"""The verb behind the name of a body, where what it does begins ("Caritas Luzern runs the course")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from pipeline.passage import Passage
from pipeline.vocabulary import Lexicon
from pipeline.words.wording.language import detect

WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’.][^\W_]+)*")


def verb_after(passage: Passage, start: int, end: int) -> int | None:
    """Where a verb begins after a body's noun."""
    verbs = _verbs(passage.lexicon)
    language = detect(passage.text)
    for word in WORD.finditer(passage.text, start, end):
        spoken = verbs.get(word.group())
        if spoken and len(word.group()) > 1 and (language in spoken if language else len(word.group()) > 2):
            return word.start()
    return None


@lru_cache(maxsize=4)
def _verbs(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Frequent verbs with their languages."""
    found: dict[str, set[str]] = defaultdict(set)
    codes = lexicon.vocabularies["name_words"].codes
    for language, words in (*codes["verb"].terms.items(), *codes["done"].terms.items()):
        for word in words:
            found[word].add(language)
    return {w: frozenset(s) for w, s in found.items()}
