"""Labels that say more than what is counted: their head stands at their beginning, or in brackets at their end.

    Sessions in total: 28               sessions
    Minutes in one session: 120         minutes
    Weeks from start to finish: 14      weeks
    Length of a session (minutes): 90   minutes
"""

from __future__ import annotations

from pipeline.words.quantities.marks import Marks

_MOST_WORDS = 8
_HEADS = frozenset({"session"})


def head_of(marks: Marks, at: int) -> int:
    """The last word of the head of a label that ends at a word; that word where the label is no longer than its head,
    or says of which of them so many are ("Sessions with the partner: 3")."""
    if marks.key(at) == ")":
        return _in_brackets(marks, at)
    if at in marks.units_before or at in marks.rates_before or at < 1:
        return at
    first = _first(marks, at)
    unit, noun = marks.units.get(first), marks.nouns.get(first)
    head = unit or (noun if noun and noun.code in _HEADS else None)
    if head is None or head.last >= at or at - first >= _MOST_WORDS:
        return at
    rest = head.last + 1
    whole = any(m.first == rest and m.last == at for m in marks.passage.of("count_relations", "total", "throughout"))
    last = marks.nouns_before.get(at)
    within = unit is not None and last is not None and last.code == "session" and last.first - rest <= 2
    return head.last if whole or within else at


def _in_brackets(marks: Marks, at: int) -> int:
    """The unit that stands alone in brackets behind words for a length of time or a session."""
    unit = marks.units_before.get(at - 1)
    if unit is None or marks.key(unit.first - 1) != "(":
        return at
    first = _first(marks, unit.first - 2) if unit.first > 1 else at
    told = {m.first for m in marks.passage.of("count_relations", "length")}
    told |= {n for n, m in marks.nouns.items() if m.code == "session"}
    return at - 1 if any(first <= n < unit.first - 1 for n in told) else at


def _first(marks: Marks, at: int) -> int:
    """The first word of the clause in which a word stands."""
    start = marks.passage.clause_at(marks.tokens[at].start).start
    while at and marks.tokens[at - 1].start >= start and marks.key(at - 1)[:1].isalnum():
        at -= 1
    return at
