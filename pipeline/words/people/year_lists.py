"""Counts in lists with one time for all: "the last three years: 22, 27, 31 men", "60 referrals, 40 starters, 25
completers a year"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.people.headcount import Entry
from pipeline.words.people.relative_years import LAST
from pipeline.words.quantities.governors import Told
from pipeline.words.wording.function_words import AND_ANY
from pipeline.words.wording.tongues import heard

_BETWEEN = re.compile(rf"\s*(?:[,;/–-]|,?\s(?:{AND_ANY})\s)\s*", re.IGNORECASE)
_NEAR = 2  # words
_FEW = 4  # words between two counts of a list
_APART = 4  # times: a count of all years is larger still
_MOST = 10  # years


def of_last_years(passage: Passage, told: Sequence[Told]) -> dict[int, int]:
    """The numbers of a list that holds one for each of the last years, by their place among `told`, with a year that
    sorts them."""
    found: dict[int, int] = {}
    for mark in heard(passage, "volume_words", "recent_years"):
        years = next((t for t in told if _counts_years(t, mark)), None)
        end = max(mark.end, years.quantity.end if years else 0)
        run = _run(passage, told, end, passage.sentence_at(mark.start).end)
        asked = int(years.quantity.low or 0) if years else len(run)
        if asked == len(run) and 1 < asked <= _MOST:
            found.update({i: LAST - 1 - (len(run) - 1 - at) for at, i in enumerate(run)})
    return found


def of_each_year(passage: Passage, found: Sequence[Entry]) -> list[Entry]:
    """The counts with the rate of the last of a list for those of earlier stages right before it."""
    told = _dated(found)
    for i in range(len(told) - 1, 0, -1):
        last, before = told[i], told[i - 1]
        loose = before.period == "" and before.year is None
        if last.period == "each_year" and loose and _stages(passage, before, last):
            told[i - 1] = replace(before, period="each_year")
    return told


def _dated(found: Sequence[Entry]) -> list[Entry]:
    """The counts, those of a sentence with a year of their own each being of that year, whatever rate stands before
    them all ("participants yearly: 34 in 2021 and 41 in 2022")."""
    years: dict[int, set[int | None]] = {}
    for e in found:
        rated = e.quantity.rate is not None and e.quantity.rate.start > e.quantity.start
        if e.counted == "person" and e.period in ("each_year", "year"):
            years.setdefault(e.sentence, set()).add(None if rated else e.year)
    series = {sentence for sentence, own in years.items() if len(own) > 1 and None not in own}
    return [replace(e, period="year", joined=False) if e.sentence in series and e.counted == "person" else e
            for e in found]


def _stages(passage: Passage, before: Entry, last: Entry) -> bool:
    """Are two counts those of two stages of the same people, the second right behind the first and not much smaller?"""
    between = passage.text[before.quantity.end : last.quantity.start]
    beside = before.sentence == last.sentence and len(between.split()) <= _FEW and before.counted == last.counted
    high, low = before.quantity.high or 0, last.quantity.high or 0
    return beside and before.counted == "person" and before.stage != last.stage and low < high <= _APART * low


def _counts_years(told: Told, mark: Mention) -> bool:
    """Is a quantity the number of years that a word for the last ones speaks of ("the last three years")?"""
    one = told.quantity
    near = one.first <= mark.last + _NEAR and mark.first <= one.last + _NEAR
    return one.what == "year" and one.kind not in ("year", "date") and one.exact and near


def _run(passage: Passage, told: Sequence[Told], start: int, end: int) -> list[int]:
    """The numbers of the first list behind a place: of people or of nothing, each right behind the one before."""
    run: list[int] = []
    for i, one in enumerate(told):
        if not start <= passage.tokens[one.quantity.last].start < end:
            continue
        person = one.quantity.what in ("person", "", "?") or one.quantity.label
        person = person and one.quantity.exact and one.quantity.rate is None
        joined = not run or _BETWEEN.fullmatch(passage.text, told[run[-1]].quantity.end, one.start)
        if not (person and joined):
            return run if len(run) > 1 else []
        run.append(i)
    return run
