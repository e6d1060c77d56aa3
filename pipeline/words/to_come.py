"""Words that put their clause into the time to come: of planning, of beginning, and what comes next beside a stretch of
time ("next spring", "l'anno prossimo", "ensi syksynä")."""

from __future__ import annotations

from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.triggers import tongues


@once
def comings(passage: Passage) -> list[Mention]:
    """The verbs of beginning in their future, and the words for "next" that stand at a word for a stretch of time of
    the same language, as words of planning."""
    coming = passage.of("coming", "next")
    found = passage.of("coming", "will_begin")
    if coming:
        periods = passage.of("coming", "period")
        found = [*found, *(m for m in coming if any(_beside(passage, m, period) for period in periods))]
    return [m._replace(vocabulary="scope_marks", code="plan") for m in found]


def _beside(passage: Passage, one: Mention, period: Mention) -> bool:
    near = period.first == one.last + 1 or one.first == period.last + 1
    return near and not tongues(passage, one).isdisjoint(tongues(passage, period))
