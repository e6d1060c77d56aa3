"""The fields of a ministry that its name lists ("Ministry of Labour, Family and Social Affairs")."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import claims
from pipeline.words.dates.dated import dated
from pipeline.words.names.body_leads import BODIES, bodies
from pipeline.words.names.body_verbs import WORD
from pipeline.words.quantities.years import ROLES
from pipeline.words.wording.pieces import Piece

_FIELD = 4  # words


def field_of_ministry(passage: Passage, row: Sequence[Piece], at: int) -> bool:
    """Is a piece behind a comma a further field of the ministry that the row begins with, in a list that an "and"
    ends?"""
    first = row[0]
    if not any(m.code == "ministry" for m in bodies(passage, first.start, first.end)):
        return False
    for piece in row[at:]:
        if piece.joint != "," or piece.kind != "plain":
            return False
        ands = claims.within(passage, Stretch(piece.start, piece.end), "joiners", "and")
        end = ands[0].start if ands else piece.end
        if not _is_field(passage, piece.start, end):
            return False
        if ands:
            return end > piece.start and _goes_on(passage, ands[0].end, piece.end)
    return False


def _is_field(passage: Passage, start: int, end: int) -> bool:
    """Are some words few, with none for a body, a unit, a place, people or a year among them?"""
    here = Stretch(start, max(start, end))
    words = WORD.findall(passage.text, start, end)
    if not 0 < len(words) <= _FIELD or any(here.holds(d.year.start) for d in dated(passage)):
        return False
    return not (claims.within(passage, here, BODIES) or claims.within(passage, here, "owning")
                or claims.within(passage, here, "jurisdictions") or claims.within(passage, here, ROLES, "staff"))


def _goes_on(passage: Passage, start: int, end: int) -> bool:
    """Does a last field stand behind the "and", and no other body?"""
    word = WORD.search(passage.text, start, end)
    return word is not None and not claims.within(passage, Stretch(start, end), BODIES)
