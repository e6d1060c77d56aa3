"""The years that a count is told to be of without a number: last year, the year before.

Last year two editions, 21 persons                both are of last year
Last year: 2 editions, 21 persons                 both
Last year 21 persons, since the start 214         the first only
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.quantities import heads
from pipeline.words.wording.tongues import heard

LAST = 3000
_CODES = (("year_before", LAST - 1), ("last_year", LAST), ("this_year", LAST + 1))
_TIMES = ("so_far", "since", "average", "last_year", "year_before", "this_year")
_END, _BEHIND = 4, 2  # words between "until" and the year that it ends with
_LABELS = (":", "-", "–", "—", "=")


def by_count(passage: Passage, told: Sequence[Told], sums: frozenset[str]) -> list[int | None]:
    """For each count last year and the year before, as years far ahead of any other; the year before a year that is
    told; that of the count right before, where a row goes on without a time of its own. `sums` are no time ("21 persons
    in total")."""
    ends = until_last_year(passage)
    words = [m for m in heard(passage, "volume_words", *_TIMES) if m not in ends]
    found: list[int | None] = []
    latest: int | None = None
    for i, one in enumerate(told):
        year = _said(passage, words, one, latest)
        if year is None and found and _goes_on(passage, told, i, words, sums):
            year = found[-1]
        found.append(year)
        if one.quantity.kind == "year" and one.quantity.low is not None:
            latest = int(one.quantity.low)
    return found


@once
def until_last_year(passage: Passage) -> list[Mention]:
    """The words for last year that a word for "until" makes the end of all years so far ("by the end of last year 620
    men had taken part"), no month before them ("from January until the end of last year")."""
    untils, months = heard(passage, "volume_words", "until"), passage.of("year_roles", "month")
    found = []
    for year in heard(passage, "volume_words", "last_year"):
        sentence = passage.sentence_at(year.start)
        ends = any(sentence.holds(m.start) and (0 < year.first - m.last <= _END or 0 < m.first - year.last <= _BEHIND)
                   for m in untils)
        if ends and not any(sentence.start <= m.start < year.start for m in months):
            found.append(year)
    return found


def _said(passage: Passage, words: Sequence[Mention], told: Told, latest: int | None) -> int | None:
    """The year that the clause of a count tells without a number, or the label before it; `latest`: the last year told
    before with one."""
    clause = passage.clause_at(told.start)
    if latest is not None and any(m.code == "year_before" and clause.holds(m.start) for m in words):
        return latest - 1
    return next((year for code, year in _CODES for m in words
                 if m.code == code and (clause.holds(m.start) or _labels(passage, m, told))), None)


def _labels(passage: Passage, mention: Mention, told: Told) -> bool:
    """Does only a mark stand between a word for a year and a count ("last year: 2 editions")?"""
    ahead = mention.end <= told.start and passage.sentence_at(mention.start).holds(told.start)
    return ahead and passage.text[mention.end : told.start].strip() in _LABELS


def _goes_on(passage: Passage, told: Sequence[Told], i: int, words: Sequence[Mention], sums: frozenset[str]) -> bool:
    """Does a count of something else stand behind another in its sentence, neither told with a time of its own?"""
    one, before = told[i].quantity, told[i - 1].quantity
    if told[i].sentence != told[i - 1].sentence or before.kind != "count" or one.kind != "count":
        return False
    clause = passage.clause_at(one.start)
    timed = any(clause.holds(m.start) for m in words if m.term.casefold() not in sums)
    dated = any(clause.holds(t.start) for t in told if t.quantity.kind in ("year", "date"))
    rated = one.rate is not None or any(clause.holds(m.start) for m in heads(passage).rates.values())
    return not (timed or dated or rated) and before.what != one.what and "group" in (before.what, one.what)
