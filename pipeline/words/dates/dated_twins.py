"""Two events told by one year: "designed and accredited in 2016", "evaluado y acreditado en 2016"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.quantities.years import ROLES, Year
from pipeline.words.wording.function_words import AND

_GIVEN = ("accredited", "approved")
_MADE = ("pilot", "developed", "implemented", "adapted")
_JOINED = re.compile(rf"\s*(?:(?:{AND}|ir|un|in|és|și|&|\+|/)\s*|,\s*)", re.IGNORECASE)


def twin(passage: Passage, cue: Mention, clause: Stretch, here: Sequence[Year]) -> Mention | None:
    """The word for an accreditation that an "and" joins to another word that tells the only year of a clause, or that
    other word beside an accreditation."""
    if len(here) != 1:
        return None
    wanted = _MADE if cue.code in _GIVEN else _GIVEN
    for other in claims.within(passage, clause, ROLES, *wanted):
        first, second = sorted((cue, other), key=lambda m: m.start)
        same_side = second.end <= here[0].start or here[0].end <= first.start
        if same_side and _JOINED.fullmatch(passage.text, first.end, second.start):
            return other
    return None
