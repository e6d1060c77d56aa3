"""All participants so far, told in passing in an answer to another question.

Of the 412 men who have begun so far we learned ...      those who took part, by their verb
190 men so far                                           a clause that says nothing else
Of the 60 men interviewed so far ...                     none: it tells what else was done with them
"""

from __future__ import annotations

from pipeline.passage import Form, Passage
from pipeline.words.people import headcounts, shared_counts
from pipeline.words.people.headcount import Entry
from pipeline.words.people.when import SUMS
from pipeline.words.wording.function_words import small
from pipeline.words.wording.tongues import heard

_LEAST = 10  # people: fewer are some of them ("until now four women")
_NEAR = 6  # words
_SMALL = small(4)


def total(form: Form, items: tuple[str, ...]) -> tuple[Passage, Entry] | None:
    """The one count of all participants so far in the answers to some items, with its passage."""
    found = [(p, e) for p in form.passages(items) for e in headcounts.entries(form, p) if _is_total(p, e)]
    return found[0] if len({e.range for _, e in found}) == 1 else None


def _is_total(passage: Passage, entry: Entry) -> bool:
    one = entry.quantity
    people = entry.counted == "person" and one.what == "person" and not entry.doubt and entry.track is None
    if not people or entry.period != "so_far" or (one.high or one.low or 0) < _LEAST:
        return False
    clause = passage.clause_at(one.start)
    marks = [m for m in heard(passage, "volume_words", "so_far", "since")
             if clause.holds(m.start) and m.term.casefold() not in SUMS
             and max(m.first - one.last, one.first - m.last) <= _NEAR]
    if not marks or shared_counts.sex(passage, entry) == "women":
        return False
    if entry.stage in ("started", "completed"):
        return True
    told = {at for m in marks for at in range(m.first, m.last + 1)} | set(range(one.first, one.last + 1))
    return not any(clause.holds(w.start) and w.key[0].isalpha() and w.key not in _SMALL and at not in told
                   for at, w in enumerate(passage.tokens))
