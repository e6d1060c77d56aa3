"""The length of a programme told by the months in which it begins and ends ("from January to June": 6 months)."""

from __future__ import annotations

import itertools

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.wording import tongues

_SHORT = 3
_FROM = ("sta", "stä", "st", "tól", "től")
_TO = ("hun", "seen", "ni", "ig")
_NEAR = 4
_APART = 6  # words between two months ("until the end of")


def period(passage: Passage) -> Quantity | None:
    """Months told by two names joined by a word of range, counted inclusively; over the turn of the year too."""
    named = [m for m in passage.of("month_names") if tongues.native(passage, m)]
    links = passage.of("number_links", "to", "and")
    for first, second in itertools.pairwise(named):
        if not 0 < second.first - first.last <= _APART or not (
            passage.sentence_at(first.start) == passage.sentence_at(second.start)
            or passage.text[first.end : second.start].strip() in ("-", "–", "—")
        ):
            continue
        if not (spelt(passage, first) or spelt(passage, second)):
            continue
        opened = any(0 < first.first - m.last <= _NEAR for m in passage.of("number_links", "between"))
        ended = any(first.last < m.first < second.first for m in passage.of("count_relations", "ends"))
        between = [m for m in links if first.last < m.first and m.last < second.first and (
            m.code == "to" or opened or ended)]  # "begin in September and finish in March"
        dash = any(w.key == "-" for w in passage.tokens[first.last + 1 : second.first])
        if dash or between or (second.first == first.last + 1 and cased(passage, first, second)):
            months = (int(second.code) - int(first.code)) % 12 + 1
            return Quantity(first.first, second.last, first.start, second.end, months, months, "month")
    return None


def cased(passage: Passage, first: Mention, second: Mention) -> bool:
    """Do the endings of two months say from and to ("lokakuusta maaliskuuhun", "szeptembertől júniusig")?"""
    ahead, behind = (passage.text[m.start : m.end].casefold() for m in (first, second))
    return ahead.endswith(_FROM) and behind.endswith(_TO)


def spelt(passage: Passage, mention: Mention) -> bool:
    """Is a month written out, or a short one with a capital ("May")?"""
    word = passage.text[mention.start : mention.end]
    return len(word) > _SHORT or (len(word) == _SHORT and word.istitle() and len(mention.term) == _SHORT)
