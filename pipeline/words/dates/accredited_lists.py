"""A list of accredited programmes: a word for accreditation that only names the list, and a programme that is on it.

    The list of accredited programmes exists since 2012.    Since 2016 it is in the catalogue of approved measures.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention

_NEAR = 40  # characters
_LIST = re.compile(
    r"\b(?:list|register|registry|catalogue|database|liste|verzeichnis|katalog|registre|lista|listado|registro|elenco"
    r"|lijst|lista\w*|listan|luettelo\w*|wykaz\w*|rejestr\w*|seznam\w*|zoznam\w*|registr\w*|sąraš\w*|nimekir\w*)\s"
    r"(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)
_ON = re.compile(
    r"\b(?:on|in|to|into|auf|im|in die|sur|dans|en|nell['’a]?|op|på|i|na|v|w|do|u|em|sobre)\s(?:[^\W\d_]+\s){0,4}$",
    re.IGNORECASE)


def of_list(passage: Passage, cue: Mention, begin: int) -> bool:
    """Does a word for a list stand right before a word for accreditation, at `begin` or behind it?"""
    return _LIST.search(passage.text[max(begin, cue.start - _NEAR) : cue.start]) is not None


def on_list(passage: Passage, cue: Mention, begin: int) -> bool:
    """Does a list that a word for accreditation names follow a word for being on or coming into it?"""
    return _ON.search(passage.text, begin, cue.start) is not None and of_list(passage, cue, begin)
