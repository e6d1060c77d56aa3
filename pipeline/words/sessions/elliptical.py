"""Numbers without a unit that go on with the only time told: for another track, or as what it may be extended to.

    inside 11 months, outside 8                           8 months
    in prison five months; in the community it takes nine  9 months
    Usually six months; who works may need up to nine      up to 9 months
    Six months. It can be prolonged to nine.              up to 9 months
    Twelve months, which can be cut to six                6 months at least
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.passage import Passage
from pipeline.words.quantities import tracks
from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.quantity import CALENDAR, SESSIONS
from pipeline.words.quantities.roles import roles
from pipeline.words.wording.tongues import heard

_FEW = 4  # words behind a number


def spans(passage: Passage, told: Sequence[Told]) -> list[Told]:
    """The time that a bare number behind the only one tells, in its sentence or the next."""
    found = roles(passage)
    if len(told) != 1:
        return []
    i = next(k for k, t in enumerate(found.told) if t.start == told[0].start)
    after = found.told[i + 1] if i + 1 < len(found.told) else None
    if after is None or not _bare(after) or after.sentence - told[0].sentence not in (0, 1):
        return []
    if any(q.what in SESSIONS and q.start < after.start and q.exact and q.low in (
            after.quantity.low, after.quantity.high) for q in found.quantities):
        return []  # "20 sessions in nine weeks. The review is not in the 20."
    like = replace(after.quantity, what=told[0].quantity.what, scale=told[0].quantity.scale)
    between = found.relation(told[0].quantity.last + 1, after.quantity.first - 1, "exception")
    if any(m.term not in _EACH for m in between) and (like.high or 0) > (told[0].quantity.high or 0):
        return [replace(after, quantity=replace(like, low=None), role="span")]
    if _at_most(passage, after) and (after.quantity.high or 0) > (told[0].quantity.high or 0):
        return [replace(after, quantity=like, role="span")]
    shorter = found.relation(told[0].quantity.last + 1, after.quantity.first - 1, "cut_to")
    if shorter and 0 < (like.high or 0) < (told[0].quantity.low or 0):
        return [replace(after, quantity=like, role="span")]
    same = after.sentence == told[0].sentence
    alone = not any(t.quantity.what not in CALENDAR for t in found.told[:i] if t.sentence == told[0].sentence)
    ends = passage.sentence_at(after.start).end <= after.end + 1
    if not (alone if same else ends and _lasts(passage, after)) or not tracks.parted(
            passage, [told[0].start, after.start]):
        return []
    return [replace(after, quantity=like, role="span")]


_EACH = frozenset({"for some", "in some cases"})


def _bare(told: Told) -> bool:
    return not told.quantity.what and told.quantity.kind == "count" and told.quantity.rate is None


def _at_most(passage: Passage, told: Told) -> bool:
    """Is a number a bound that ends a sentence on those who need more, with nothing named that could be counted
    ("usually six months; who works at night may need up to nine")?"""
    sentence, clause, one = passage.sentence_at(told.start), passage.clause_at(told.start), told.quantity
    ends = len(passage.text[one.end : clause.end].strip(" .;,)\n").split()) <= 1
    named = any(clause.holds(m.start) for m in heard(passage, "count_nouns", *_COUNTED))
    some = _WHO.search(passage.text, sentence.start, told.start) is not None
    return one.bound == "at_most" and one.low is None and ends and some and not named


_COUNTED = ("person", "group", "session", "talk", "module", "staff")
_WHO = re.compile(
    r"\b(?:who|those|some|wer|die|einige|manche|ceux|celles|qui|certains|quien(?:es)?|los que|algunos|chi|coloro|alcuni"
    r"|wie|degenen|sommigen|de som|den som|dem der|den der|nogle|noen|vissa|några|jotka|joka|jotkut|kto|ci|którzy|kdo"
    r"|někteří|ten|kdor|tko|neki|quem|os que|cine|cei|aki|kas|kes|kurš)\b", re.IGNORECASE)


def _lasts(passage: Passage, told: Told) -> bool:
    """Does a verb of length, or nothing but a few words, stand in the clause before a number?"""
    clause = passage.clause_at(told.start)
    verbs = heard(passage, "count_relations", "length", "over", "lasting")
    short = len(passage.text[clause.start : told.start].split()) <= _FEW
    return short or any(clause.start <= m.start < told.start for m in verbs)
