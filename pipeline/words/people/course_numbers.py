"""The number of the course that is held now: there were as many so far.

Until today we are at group nr. 34                34 courses
At the moment course number 9 is on               9 courses
Derzeit läuft die 9. Gruppe                       9 courses
Group no. 2 is for women                          none: only its name
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage
from pipeline.words.people.headcount import Entry
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.wording.tongues import heard

_NUMBER = re.compile(r"\s*(?:no|nr|num|nº|n°|n|nummer|number|numéro|número|numero|núm|numer|číslo|č|nro"
                     r"|numero|sz)\.?\s*(?P<n>\d{1,3})\b(?!\s?[%/:.]\d)", re.IGNORECASE)

_ORDINAL = re.compile(r"(?<![\d.,])(?P<n>\d{1,3})\.\s$")  # "die 19. Gruppe", "19. edycja"
_FAR = 6  # characters


def running(passage: Passage, found: list[Entry]) -> list[Entry]:
    """The counts with the number of the course that is told to be the one of now, where no courses are counted."""
    if any(e.counted == "group" for e in found if e.quantity.kind != "count" or e.period == "so_far"):
        return found
    entry = _running(passage)
    if entry is None:
        return found
    rest: Sequence[Entry] = [e for e in found if not entry.quantity.start <= e.quantity.start < entry.quantity.end]
    return sorted([*rest, entry], key=lambda e: e.quantity.start)


def _running(passage: Passage) -> Entry | None:
    marks = None
    for noun in passage.of("count_nouns", "group"):
        before = _ORDINAL.search(passage.text, max(0, noun.start - _FAR), noun.start)
        match = _NUMBER.match(passage.text, noun.end) or before
        if match is None:
            continue
        if marks is None:
            marks = (*heard(passage, "count_contexts", "now"), *heard(passage, "volume_words", "so_far"))
        clause = passage.clause_at(match.start() if match is before else noun.start)  # a dot may end a clause
        if not any(clause.holds(m.start) for m in marks):
            continue
        start, end = min(noun.start, match.start()), max(noun.end, match.end())
        first = next(k for k, w in enumerate(passage.tokens) if w.end > start)
        last = next(k for k, w in enumerate(passage.tokens) if w.end >= end)
        number = float(match["n"])
        one = Quantity(first, last, start, end, number, number, "group", noun, label=True,
                       kind="ordinal", number=match.span("n"))
        return Entry(one, "group", "so_far")
    return None
