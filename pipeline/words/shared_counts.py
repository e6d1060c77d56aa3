"""What counts that stand side by side have in common: the time or the stage that only one of them tells."""

from __future__ import annotations

from dataclasses import replace

from pipeline.passage import Passage
from pipeline.words.headcount import Entry
from pipeline.words.roles import Roles


def shared(passage: Passage, roles: Roles, found: list[Entry]) -> list[Entry]:
    """Parts told apart by tracks share the time that the last of them tells ("men 55, women 5 per year"); two
    counts joined by "and" share their stage ("there start 70 men and 15 women")."""
    for k in range(len(found) - 2, -1, -1):
        one, following = found[k], found[k + 1]
        if one.stage == "" and following.stage and paired(passage, roles, one, following):
            found[k] = one = replace(one, stage=following.stage, period=one.period or following.period)
        if (
            one.period == ""
            and following.period == "each_year"
            and one.sentence == following.sentence
            and one.track is not None
            and following.track is not None
            and following.counted == "person"
        ):
            found[k] = replace(one, period="each_year", counted="person")
        if listed(passage, one, following):
            found[k] = replace(one, period="so_far")
    for k in range(1, len(found)):
        one, following = found[k - 1], found[k]
        if one.stage and following.stage == "" and paired(passage, roles, one, following):
            found[k] = replace(following, stage=one.stage, period=following.period or one.period)
    return found


def paired(passage: Passage, roles: Roles, one: Entry, following: Entry) -> bool:
    """Are two counts of people joined by no more than an "and" ("60 men and 9 women begin")?"""
    between = roles.words(one.quantity.last + 1, following.quantity.first - 1)
    marks = passage.of("joiners", "and")
    joined = any(one.quantity.last < m.first < following.quantity.first for m in marks)
    return one.counted == following.counted == "person" and joined and len(between) <= 2


def listed(passage: Passage, one: Entry, following: Entry) -> bool:
    """Is a count of some people without a time followed by one of others so far ("180 men, 20 women so far")?"""
    between = passage.text[one.quantity.number[1] : following.quantity.number[0]]
    nouns = {passage.text[e.quantity.noun.start : e.quantity.noun.end] for e in (one, following) if e.quantity.noun}
    return (
        one.counted == following.counted == "person"
        and (one.period, following.period) == ("", "so_far")
        and (one.sentence, one.prompt, one.stage) == (following.sentence, following.prompt, following.stage)
        and len(nouns) > 1
        and len(between.split()) <= 3
    )
