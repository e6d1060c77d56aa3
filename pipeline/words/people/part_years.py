"""Counts that a bracket behind their year limits to a part of it: "2023 (6 months): 41", "2023 (half) 90"."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import Quantity

_BRACKET = re.compile(r"\s*\((?P<held>[^()\n]{2,18})\)\s*[:=–—-]?\s*")
_HALF = ("half", "halb", "halv", "demi", "moitié", "semest", "mitad", "medio", "metà", "mezz", "pół", "pol", "puol",
         "poloví", "félév", "pusme", "pusgad", "jumăt", "poolaasta", "metade", "mitja", "part")
_FULL = 50  # weeks


def bracketed(passage: Passage, year: Quantity, one: Quantity) -> bool:
    """Does a bracket between a year and its count tell of months or of a half?"""
    match = _BRACKET.fullmatch(passage.text, year.end, one.start)
    if match is None:
        return False
    start, end = match.span("held")
    months = [q for q in quantities(passage) if start <= q.start < end and q.what in ("month", "quarter", "half_year")]
    if any((q.low or 0) * q.scale < _FULL for q in months):
        return True
    if any(w.key.startswith(_HALF) for w in passage.tokens if start <= w.start < end):
        return True
    return any(start <= m.start < end for m in passage.of("volume_words", "partial", "this_year", "until"))
