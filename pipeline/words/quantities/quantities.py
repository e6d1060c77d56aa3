"""Quantities: an amount with the noun or unit that it counts, and the rate that stands with it.

    26-30 two-hour sessions weekly       26 to 30 session, rate week; 2 hour before a noun
    Sitzungen: 30 / 30 individual        30 session; 30 with the form individual
    6 months to 1 year                   26 to 52 weeks, units month and year
    1 h 30 / 1h30 / an hour and a half   90 minutes

A quantity tells only what its own words tell. What it means for the programme (a number of sessions, the length of
one, something else) is decided by those who ask, from the words around it.
"""

from __future__ import annotations

from itertools import islice

from pipeline import limits
from pipeline.passage import Passage, once
from pipeline.words.quantities.heads import Heads
from pipeline.words.quantities.one_place import placed
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.shared_nouns import shared
from pipeline.words.quantities.unions import carried, united


@once
def quantities(passage: Passage) -> list[Quantity]:
    """The quantities of a passage, in order; at most `limits.QUANTITIES`, since they are held against each other."""
    told = islice(united(passage, list(heads(passage))), limits.QUANTITIES)
    return list(placed(passage, list(shared(passage, carried(passage, list(told))))))


@once
def heads(passage: Passage) -> Heads:
    """The words of a passage by what they may be to a number, worked out once."""
    return Heads(passage)
