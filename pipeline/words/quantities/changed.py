"""Times that took the place of others, and those that were.

shortened to 35 weeks                      35 is what it was brought to
90 minutes instead of two hours            two hours are no more
90 minutes, no longer two hours            two hours are no more
until 2021 52 weeks, since then 35         52 were
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.vocabulary import Mention
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, Quantity

TO = frozenset(
    {
        "to", "on", "at", "auf", "à", "a", "naar", "tot", "till", "til", "do", "na", "iki", "la", "para", "uz", "για",
        "σε", "до", "на",
    }
)
_FAR = 8  # words from a verb of change to the number
_REACH = 48  # characters before a number
_SMALL = r"(?:(?:the|of|den|der|die|les|los|las|i|de|former|previous|earlier|usual|früheren|bisherigen|anciennes?)\s)?"
_INSTEAD = re.compile(
    r"\b(?:instead of|in place of|rather than|no longer|not any more|statt|anstatt|anstelle von|nicht mehr"
    r"|nicht länger"
    r"|au lieu (?:de |d['’])|et non plus|en lugar de|en vez de|ya no|invece (?:di |che )|non più|anziché"
    r"|in plaats van|niet meer|niet langer"
    r"|i stället för|inte längre|i stedet for|ikke længere|ikke lenger|sen sijaan|zamiast|a nie|místo|namiesto"
    r"|namesto"
    r"|umjesto|în loc de|em vez de|vietoj|aselem)\s?" + _SMALL + "$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|up to|before|bis|vor|jusqu['’]en|avant|hasta|antes de|fino al|prima del|tot|vóór"
    r"|fram till|till|före"
    r"|indtil|inntil|før|do(?: roku)?|przed|před|pred|iki|līdz|até|antes de|fins(?: al)?|până în)\s(?:19"
    r"|20)\d\d\.?[,:]?\s"
    r"(?:[^\W\d_]+\s){0,3}$", re.IGNORECASE)
_SINCE = frozenset({
    "since", "after", "seit", "nach", "depuis", "après", "desde", "tras", "dalla", "dopo", "sinds", "na", "sedan",
    "efter", "siden", "etter", "od", "po", "nuo", "kopš", "óta", "após", "des",
})


def alike(one: Quantity, other: Quantity) -> bool:
    """Are two quantities both times of the clock, or both of the calendar?"""
    return other is not one and any(one.what in kind and other.what in kind for kind in (CLOCK, CALENDAR))


def brought_to(one: Quantity, before: str, changes: Sequence[Mention]) -> bool:
    """Is a time what a verb of change before it brought it to ("has been shortened to 35 weeks")?"""
    timed = one.what in CLOCK | CALENDAR and one.exact and before in TO
    return timed and any(0 < one.first - m.last <= _FAR for m in changes)


def gone(text: str, one: Quantity, every: Sequence[Quantity]) -> bool:
    """Is a time one that is no more: behind "instead of" or "until 2021", where another one of its kind is told?"""
    ahead = text[max(0, one.start - _REACH) : one.number[0]]
    if not any(alike(one, other) for other in every):
        return False
    return _INSTEAD.search(ahead) is not None or (
        _UNTIL.search(ahead) is not None and any(alike(one, q) and q.start > one.start for q in every))


def beside_gone(text: str, one: Quantity, trigger: Mention, every: Sequence[Quantity]) -> bool:
    """Does a word like "no longer" stand right before another time of the same kind, so that this one stays?"""
    return any(alike(one, q) and trigger.start < q.number[0] and gone(text, q, every)
               and q.number[0] - trigger.start <= _REACH for q in every)


def since(words: Sequence[str]) -> bool:
    """Do words right before that for an interruption tell that what follows is how it is since then?"""
    return not _SINCE.isdisjoint(words)
