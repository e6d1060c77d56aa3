"""Counts that are set against each other: those of others against ours, those of another time against today's.

The other centre has 300 men a year, we have 45          45
By 2027 the service wants 1,000 a year. Today it is 430      430
Of the 3,000 men convicted each year, 60 come to us          60
60 men a year. For comparison, the shelter has 200           60
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.passage import Passage
from pipeline.words.people.bare_counts import new_ones
from pipeline.words.people.headcount import Entry
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.wording.tongues import heard

_OPENING = 3  # words
_OF = frozenset({
    "of", "von", "aus", "sur", "parmi", "des", "de", "dei", "degli", "tra", "van", "av", "af", "z", "ze", "zo", "iš",
    "od", "izmed", "dos", "dels", "din", "dintre", "entre", "blandt", "bland", "blant", "spośród", "no",
})


def ours(passage: Passage, found: Sequence[Entry]) -> list[Entry]:
    """The counts without those of others or of another time, where ours or today's stand beside them."""
    told = _without_compared(passage, [e for e in found if not _victims(passage, e)])
    return _today(passage, _own(passage, _drawn(passage, told)))


def _without_compared(passage: Passage, found: list[Entry]) -> list[Entry]:
    """Without the counts of sentences that compare ("For comparison, our counselling has 240 clients each year")."""
    opened = [m for m in heard(passage, "volume_words", "beside")
              if m.start == passage.sentence_at(m.start).start]
    kept = [e for e in found if not any(passage.sentence_at(m.start).holds(e.quantity.start) for m in opened)]
    return kept or found


def of_victims(passage: Passage, one: Quantity) -> bool:
    """Does the clause of a bare number name victims before it, and no participants ("victims supported yearly 80")?"""
    clause = passage.clause_at(one.start)
    labelled = passage.text[: clause.start].rstrip().endswith(":")
    start = passage.clauses[max(passage.clauses.index(clause) - 1, 0)].start if labelled else clause.start
    ahead = {m.code for m in heard(passage, "count_nouns", "victim", "person") if start <= m.start < one.start}
    return ahead == {"victim"}


def _victims(passage: Passage, entry: Entry) -> bool:
    """Are women those who seek a shelter or are counted as victims?"""
    if entry.counted != "person" or not _marked(passage, entry, "sexes", "women") or entry.stage:
        return False
    clause = passage.clause_at(entry.quantity.start)
    return any(clause.holds(m.start) for m in passage.of("bodies", "victim_service"))


def _drawn(passage: Passage, found: list[Entry]) -> list[Entry]:
    """Without those of whom only some come, told behind "of" at the start of a sentence, the time being theirs."""
    kept: list[Entry] = []
    for entry in found:
        whole = kept[-1] if kept else None
        if whole is not None and whole.counted == entry.counted == "person" and whole.sentence == entry.sentence and (
                (entry.stage == "started" and whole.stage != "started" and _of_all(passage, whole))
                or (new_ones(passage, entry.quantity) and entry.index == whole.index + 1
                    and whole.period in ("year", "each_year"))):
            entry = replace(kept.pop(), quantity=entry.quantity, stage="started", index=entry.index)
        kept.append(entry)
    return kept


def _of_all(passage: Passage, entry: Entry) -> bool:
    """Does "of" or "out of" stand before a count at the start of its sentence?"""
    start = passage.sentence_at(entry.quantity.start).start
    ahead = [w.key for w in passage.tokens[: entry.quantity.first] if w.start >= start]
    return len(ahead) <= _OPENING and bool(_OF & set(ahead))


def _own(passage: Passage, found: list[Entry]) -> list[Entry]:
    people = [e for e in found if e.counted == "person"]
    if len(people) < 2:
        return found
    mine = [e for e in people if _marked(passage, e, "volume_words", "ours")]
    others = [e for e in people if e not in mine and _marked(passage, e, "volume_words", "theirs")]
    if not mine or not others:
        return found
    period = others[0].period
    kept = [e for e in found if e not in others]
    return [replace(e, period=e.period or period) if e in mine else e for e in kept]


def _today(passage: Passage, found: list[Entry]) -> list[Entry]:
    yearly = [e for e in found if e.counted == "person" and e.period in ("each_year", "")]
    now = [e for e in yearly if _marked(passage, e, "count_contexts", "now")]
    if len(yearly) < 2 or len(now) != 1 or now[0].period != "each_year":
        return found
    clause = passage.clause_at(now[0].quantity.start)
    apart = all(passage.clause_at(e.quantity.start) != clause and not e.joined for e in yearly if e is not now[0])
    return [e for e in found if e not in yearly or e in now] if apart else found


def _marked(passage: Passage, entry: Entry, vocabulary: str, code: str) -> bool:
    clause = passage.clause_at(entry.quantity.start)
    return any(clause.holds(m.start) for m in heard(passage, vocabulary, code))
