"""Nouns before a number that are no label of it, as a time behind the number shows.

    medium risk clients: 20 in 20 weeks      20 sessions, not 20 clients
    the meeting is 2 x 45 minutes            the length of one meeting, not two meetings
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, Quantity

_PARTS = 4  # of one session
_LINKS = {"person": ("over", CALENDAR), "session": ("times", CLOCK)}


def timed(passage: Passage, one: Quantity, noun: Mention, units: Mapping[int, Mention]) -> bool:
    """Does a number of a time follow `one`, so that people before it do so many in that time, or one session before it
    has so many parts? `units`: the units of time by their first word."""
    link, kinds = _LINKS.get(noun.code, ("", frozenset[str]()))
    unit = units.get(one.last + 3)
    if not link or unit is None or unit.code not in kinds or one.rate is not None:
        return False
    if not passage.tokens[one.last + 2].key[0].isdecimal():
        return False
    joined = any(m.first == m.last == one.last + 1 for m in passage.of("count_relations", link))
    if noun.code == "person":
        return joined
    plural = passage.text[noun.start : noun.end].casefold().endswith("s")
    return joined and not plural and (one.high or one.low or 0) <= _PARTS
