"""Years told by how far they are from the year before: "developed 2009, accredited six years later"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import Quantity

ROLES = "year_roles"
_FIXED = {"same_year": 0, "next_year": 1, "year_before": -1}
_PREPOSITIONS = frozenset({
    "after", "before", "prior", "après", "avant", "dopo", "prima", "efter", "före", "før", "etter", "poslije", "prije",
    "pärast", "ennen", "jälkeen", "înainte", "po", "μετά", "πριν", "antes", "abans", "després", "depois", "después",
})  # also in front of a noun
_MOST = 40  # years
FOUR_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # digits around a year are a date
_TOLD = re.compile(r"[\s,(]*(?:(?:in|im|en|nel|i|w|v|u|no|em)\s)?(?:19|20)\d\d")


def apart(passage: Passage) -> list[tuple[int, Stretch]]:
    """How many years lie between the year told last and one told by distance, with the words that tell it, in order."""
    marks = passage.of(ROLES, "later", "earlier", "after", *_FIXED)
    if not marks or not FOUR_DIGITS.search(passage.text):
        return []
    found: dict[int, tuple[int, Stretch]] = {}
    for years, words in (*_fixed(marks), *_counted(passage, marks)):
        if not _TOLD.match(passage.text, words.end):
            found.setdefault(words.end, (years, words))
    return sorted(found.values(), key=lambda f: f[1].start)


def _fixed(marks: list[Mention]) -> Iterator[tuple[int, Stretch]]:
    """The same year, the next, the one before."""
    yield from ((_FIXED[m.code], Stretch(m.start, m.end)) for m in marks if m.code in _FIXED)


def _counted(passage: Passage, marks: list[Mention]) -> Iterator[tuple[int, Stretch]]:
    """So many years with "later" or "earlier" behind them, or "after" in front of them."""
    for told in quantities(passage):
        if told.what != "year" or not told.exact or not told.low or not 1 <= told.low <= _MOST or told.low % 1:
            continue
        for mark in marks:
            if mark.code in ("later", "earlier") and mark.first - told.last == 1 and _closes(passage, mark):
                yield int(told.low) * (1 if mark.code == "later" else -1), Stretch(told.start, mark.end)
            elif mark.code == "after" and told.first - mark.last == 1 and not _dated(passage, told):
                yield int(told.low), Stretch(mark.start, told.end)


def _closes(passage: Passage, mark: Mention) -> bool:
    """Does the mark open nothing behind it ("two years after the pilot")?"""
    opens = any(m.start == mark.start and m.term in _PREPOSITIONS for m in passage.of(ROLES, "later", "earlier"))
    return not opens or mark.end >= passage.clause_at(mark.start).end - 1


def _dated(passage: Passage, told: Quantity) -> bool:
    """Does the clause of a distance tell a year of its own?"""
    clause = passage.clause_at(told.start)
    return FOUR_DIGITS.search(passage.text, clause.start, clause.end) is not None
