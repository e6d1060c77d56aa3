"""The words that bound a number from before or behind.

up to 10 / from 18 / over 21         before it
18 or older / 12 at most             behind it
over 18 and under 30                 "and under" opens the bound of the second number
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.figures import numbers
from pipeline.words.figures.number import Number

_AHEAD_ONLY = frozenset({  # prepositions: they bound what follows them
    "up to", "upto", "up till", "bis zu", "bis zum", "jusqu'à", "hasta", "hasta los", "fino a", "fino ad", "fino ai",
    "tot", "upp till", "op til", "opp til", "opptil", "inntil", "až do", "până la", "pana la", "até", "fins a", "έως",
    "μέχρι", "kuni", "iki", "līdz",
})
_TURNED = {"or_more": "above", "or_less": "below"}


def bounds_before(passage: Passage, every: Sequence[Number]) -> dict[int, Mention]:
    """Words that bound the number behind them, by their last word."""
    found = by_last(passage, "bounds", "at_least", "at_most", "above", "below", "from", "until")
    starts, ends = {n.first for n in every}, {n.last: n.first for n in every}
    for m in passage.of("bounds", "or_more", "or_less"):
        before = ends.get(m.first - 1)
        if m.last > m.first and m.last + 1 in starts and before is not None and before - 1 in found:
            found[m.last] = m._replace(code=_TURNED[m.code])
    return found


def bounds_after(passage: Passage) -> dict[int, Mention]:
    """Words that bound the number before them, by their first word; "hasta" of "hasta hoy" tells only a time."""
    to_now = passage.of("volume_words", "so_far")
    found = numbers.mentions_at(passage, "bounds", "at_least", "at_most", "or_more", "or_less")
    months = {m.first for m in passage.of("year_roles", "month")}
    dated = {at for at, m in found.items()
             if m.last + 1 in months or m.term in _AHEAD_ONLY or _dated(passage, m.last + 1)}
    return {at: m for at, m in found.items()
            if at not in dated and not any(t.first <= m.first and m.last < t.last for t in to_now)}


def _dated(passage: Passage, at: int) -> bool:
    """Is a word a year ("52 groups up to 2022")?"""
    key = passage.tokens[at].key if at < len(passage.tokens) else ""
    return len(key) == 4 and key.isdecimal() and key[:2] in ("19", "20")


def by_last(passage: Passage, vocabulary: str, *codes: str) -> dict[int, Mention]:
    """Mentions by the number of their last word; the longest where several end there."""
    found: dict[int, Mention] = {}
    for mention in passage.of(vocabulary, *codes):
        if mention.last not in found or found[mention.last].first > mention.first:
            found[mention.last] = mention
    return found
