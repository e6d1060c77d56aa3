"""A place set before a clause that only tells that nothing is held there ("in prison, at Trento, we do not go in")."""

from __future__ import annotations

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming.taken_back import empty
from pipeline.words.wording.triggers import triggers
from pipeline.words.wording.units import Unit, near

_PIECE = 6  # words
_PARTS = frozenset({",", "(", ")", "-", "–", "—"})


def fronted(passage: Passage, all_units: list[Unit], i: int, trigger: Mention) -> Stretch | None:
    """The place and what is put behind it between marks, from where the sentence of unit `i` begins to that unit, where
    the unit denies no more than going or working there, or being held."""
    unit = all_units[i]
    first = i
    while first and all_units[first].joint in _PARTS and all_units[first - 1].sentence == unit.sentence:
        first -= 1
    pieces = all_units[first:i]
    if not pieces or not near(passage.of("settings"), pieces[0]):
        return None
    if any(len(passage.text[p.start : p.end].split()) > _PIECE or near(triggers(passage), p) for p in pieces):
        return None
    there = near(passage.of("taken_back", "there"), unit)
    own = (*there, *near(passage.of("taken_back", "do"), unit), *near(triggers(passage), unit))
    if not there or not empty(passage, Stretch(unit.start, unit.end), (*own, trigger)):
        return None
    return Stretch(pieces[0].start, unit.start)
