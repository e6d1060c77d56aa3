"""Frequencies of which only a bound is told.

at least once a week; no less often than weekly       1 and more
up to twice a week; once a week at most               the upper bound only
"""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import Range

_STOP = re.compile(r"[ \t]*(?:[.;,)\n]|$)")
_GAP = " '’\n\t"
_CUT = 4  # letters of "min", "max", "mind"
_UPPER = frozenset({"at_most", "or_less"})


def _short(mention: Mention) -> str:
    """The full stop of a word cut short ("max. twice a week"), for others nothing."""
    return "." if len(mention.term) <= _CUT else ""


def bound(passage: Passage, start: int, end: int, found: Range) -> Range:
    """A frequency told between two characters, without the bound that a word right before it, or one that ends its
    clause behind it, leaves open."""
    if found[0] != found[1]:
        return found
    ahead = [m for m in passage.of("bounds", "at_least", "at_most")
             if m.start < start and passage.text[m.end : start].strip(_GAP) in ("", _short(m)) and not any(
                 q.what == "minute" and q.start < m.start < q.end for q in quantities(passage))]  # "50 min, weekly"
    behind = [m for m in passage.of("bounds", "at_least", "at_most", "or_more", "or_less")
              if m.start >= end and not passage.text[end : m.start].strip() and _STOP.match(passage.text, m.end)]
    told = ahead or behind
    if not told:
        return found
    return (None, found[1]) if told[-1].code in _UPPER else (found[0], None)
