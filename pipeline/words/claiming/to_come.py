"""Words that put their clause into the time to come: of planning, of beginning, and what comes next beside a stretch of
time ("next spring", "l'anno prossimo", "ensi syksynä")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.wording.triggers import tongues, triggers

_MARK = 2  # characters of a full stop and a space


@once
def comings(passage: Passage) -> list[Mention]:
    """The verbs of beginning in their future, and the words for "next" that stand at a word for a stretch of time of
    the same language, as words of planning."""
    coming = passage.of("coming", "next")
    found = passage.of("coming", "will_begin")
    if coming:
        periods = passage.of("coming", "period")
        found = [*found, *(m for m in coming if any(_beside(passage, m, period) for period in periods))]
    found = [*found, *_after_so_far(passage)]
    return [m._replace(vocabulary="scope_marks", code="plan") for m in found]


def _after_so_far(passage: Passage) -> Iterator[Mention]:
    """The beginnings of a time ("from autumn on ...") in the clause right behind one that tells what is so up to now
    and denies it ("so far nothing; from autumn on our psychologist phones them")."""
    marks = passage.of("coming", "so_far")
    if not marks:
        return
    begins = [*passage.of("coming", "from_when"), *_froms(passage)]
    for m in begins:
        clause = passage.clause_at(m.start)
        before = passage.clause_at(max(0, clause.start - _MARK)) if clause.start else clause
        if before != clause and any(before.holds(s.start) for s in marks) and any(
                before.holds(t.start) for t in (*triggers(passage), *passage.of("refusals", "refuse"))):
            yield m


def _froms(passage: Passage) -> Iterator[Mention]:
    periods = [*passage.of("coming", "period"), *passage.of("month_names")]
    for m in passage.of("coming", "from_on"):
        if any(0 < p.first - m.last <= 1 and not tongues(passage, m).isdisjoint(tongues(passage, p)) for p in periods):
            yield m


def _beside(passage: Passage, one: Mention, period: Mention) -> bool:
    near = period.first == one.last + 1 or one.first == period.last + 1
    return near and not tongues(passage, one).isdisjoint(tongues(passage, period))
