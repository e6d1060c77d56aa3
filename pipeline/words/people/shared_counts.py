"""What counts that stand side by side have in common: the time or the stage that only one of them tells."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.passage import Passage
from pipeline.words.people.bare_counts import of_willing
from pipeline.words.people.headcount import Entry
from pipeline.words.quantities import tracks
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.roles import Roles
from pipeline.words.wording.tongues import heard

_NEAR, _WAY = 3, 5  # words and marks
_PRISONERS = (
    "prison", "inmate", "detain", "gefangen", "häftling", "inhaftiert", "détenu", "intern", "preso", "reclus",
    "detenut",
    "gedetineerd", "intagn", "fang", "indsat", "innsatt", "vank", "vang", "osadzon", "vězn", "odsouzen", "väzň",
    "kalin", "ieslodz", "zapornik", "zatvoren", "deținut", "fogvatartott", "kinnipeet",
)


def shared(passage: Passage, roles: Roles, found: list[Entry]) -> list[Entry]:
    """Parts told apart by tracks share the time that the last of them tells ("men 55, women 5 per year"); two
    counts joined by "and" share their stage ("there start 70 men and 15 women")."""
    for k in range(len(found) - 2, -1, -1):
        one, following = found[k], found[k + 1]
        if one.stage == "" and following.stage and paired(passage, roles, one, following):
            found[k] = one = replace(one, stage=following.stage, period=one.period or following.period)
        if one.stage == "" and following.stage and of_tracks(one, following):
            found[k] = one = replace(one, stage=following.stage)  # "prison 64 persons, community 112 started"
        if (
            one.period == ""
            and following.period in ("each_year", "so_far")
            and beside(passage, one, following)
            and following.counted == "person"
        ):
            found[k] = one = replace(one, period=following.period, counted="person")
            found[k + 1] = following = replace(following, joined=following.joined or one.sentence != following.sentence)
        if listed(passage, one, following) or (
                one.counted == following.counted and (one.period, following.period) == ("", "so_far")
                and (one.stage, following.stage) == ("started", "completed") and one.sentence == following.sentence):
            found[k] = replace(one, period="so_far")
        if one.stage == "referred" and (one.sentence, one.period) == (following.sentence, following.period) and (
                following.stage == "" and of_willing(passage, following.quantity)):
            found[k] = one = replace(one, stage="")  # "40 sent by the court and 20 voluntary": two ways in
        if two_settings(passage, one, following) or (
                of_willing(passage, following.quantity) and paired(passage, roles, one, following, _WAY)):
            found[k + 1] = replace(following, joined=True)
        if paired(passage, roles, one, following) and {sex(passage, one), sex(passage, following)} == {"men", "women"}:
            found[k + 1] = replace(following, joined=True)
        between = passage.text[one.quantity.end : following.quantity.start]
        if one.counted == "group" and (one.period, following.period) == ("", "year") and (
                (one.sentence == following.sentence or between.strip() == "/") and following.index == one.index + 1
                and not re.search(r"[.,;:]", between)):
            found[k] = replace(one, period="year", year=following.year)  # "9 groups with 85 people in 2022"
    found = of_one_year(passage, groups_a_year(found))
    for k in range(1, len(found)):
        one, following = found[k - 1], found[k]
        if (one.period, following.period) == ("each_year", "") and one.sentence != following.sentence and (
                beside(passage, one, following)):  # "yearly: prison 45; probation 210"
            found[k] = following = replace(following, period="each_year", joined=True)
        if began_of(one, following):
            found[k] = following = replace(following, period="year", year=one.year)
        elsewhere = of_tracks(one, following) and placed(passage, following)
        if one.stage and following.stage == "" and (elsewhere or paired(passage, roles, one, following)):
            found[k] = replace(following, stage=one.stage, period=following.period or one.period)
    return found


def beside(passage: Passage, one: Entry, following: Entry) -> bool:
    """Are two counts those of two tracks or sexes, in one sentence or with no more than a slash or a semicolon between
    ("prison: 45 / probation: 210 (yearly)")?"""
    between = passage.text[one.quantity.end : following.quantity.start]
    near = one.sentence == following.sentence or (
        re.search(r"[/;]", between) is not None and not re.search(r"[.!?]", between))
    tracked = None not in (one.track, following.track)
    sexed = {sex(passage, one), sex(passage, following)} == {"men", "women"}
    return near and following.index == one.index + 1 and (
        (tracked and one.track != following.track) or (sexed and one.sentence != following.sentence) or (
            tracked and one.sentence == following.sentence))


def of_tracks(one: Entry, following: Entry) -> bool:
    """Are two counts of people in one sentence, of one time, those of two tracks?"""
    alike = (one.counted, one.period, one.year, one.sentence) == (
        following.counted, following.period, following.year, following.sentence)
    return alike and one.counted == "person" and None not in (one.track, following.track) and (
        one.track != following.track)


def placed(passage: Passage, entry: Entry) -> bool:
    """Does only the name of its track follow a count, with a small word ("70 men started outside and 26 in prison")?"""
    one = entry.quantity
    named = next((m for m in tracks.worded(passage) if m.first > one.last), None)
    end = passage.clause_at(one.start).end
    return named is not None and named.first - one.last <= _NEAR and not passage.text[named.end : end].strip(" .;)")


def began_of(one: Entry, following: Entry) -> bool:
    """Does the next sentence tell how many of those of a year began ("In 2022 we heard of 55 men. 40 began.")?"""
    fewer = (following.quantity.high or 0) <= (one.quantity.high or 0)
    return (one.period, following.period) == ("year", "") and following.stage == "started" and fewer and (
        one.stage in ("", "referred") and following.sentence - one.sentence == 1
        and one.counted == following.counted == "person")


def of_one_year(passage: Passage, found: list[Entry]) -> list[Entry]:
    """People counted by stages share the one year that the last of them tells ("started 60, finished 41 (2022)")."""
    for k in range(len(found) - 1, 0, -1):
        one, last = found[k - 1], found[k]
        sentence = passage.sentence_at(last.quantity.start)
        if (last.period, one.period, one.counted, last.counted) == ("year", "", "person", "person") and (
                one.sentence == last.sentence and one.stage and last.stage and one.stage != last.stage
                and len([q for q in quantities(passage) if q.kind == "year" and sentence.holds(q.start)]) == 1):
            found[k - 1] = replace(one, period="year", year=last.year)
    return found


def groups_a_year(found: list[Entry]) -> list[Entry]:
    """Groups with their sizes in one sentence share the year that one of them tells ("three groups of 8 men and one of
    6 women each year")."""
    sizes = {e.sentence for e in found if e.counted == "size"}
    groups = [e for e in found if e.counted == "group" and e.sentence in sizes]
    yearly = {e.sentence for e in groups if e.period == "each_year"}
    return [replace(e, period="each_year") if e in groups and e.sentence in yearly and e.period == "" else e
            for e in found]


def by_group(passage: Passage, found: list[Entry], yearly: bool) -> list[Entry]:
    """The people of groups told one by one ("group A: 8 men, group B: 10 men, both once a year") are those of a year,
    each group with its own name, where the answer tells of years."""
    people = [e for e in found if e.counted in ("person", "size") and e.period in ("", "each_year")]
    named = [e for e in people if of_group(passage, e)]
    if len(named) < 2 or not yearly or len({e.sentence for e in named}) > 1:
        return found
    if any(e.counted == "group" and e.range != (1, 1) and not e.quantity.label for e in found):
        return found
    return [replace(e, counted="person", period="each_year", track=of_group(passage, e)) if e in named else e
            for e in found if e.counted != "group"]


def of_group(passage: Passage, entry: Entry) -> str | None:
    """The name of the one group of which a count is: its letter or number, or the word before "group"."""
    one = entry.quantity
    for group in heard(passage, "count_nouns", "group"):
        between = [w.key for w in passage.tokens[group.last + 1 : one.first]]
        before = passage.tokens[group.first - 1].key if group.first else ""
        named = [w for w in between if w.isalnum()]
        if not 0 < one.first - group.last <= _NEAR or any(len(w) > 2 for w in named) or len(named) > 1:
            continue
        if named:
            return named[0]
        if before.isalpha() and passage.clause_at(group.start).start < group.start and len(before) > _NEAR:
            return before
    return None


def sex(passage: Passage, entry: Entry) -> str:
    """Men or women, by the noun of a count."""
    noun = entry.quantity.noun
    marks = passage.of("sexes", "men", "women") if noun else []
    return next((m.code for m in marks if noun and m.start <= noun.start < m.end), "")


def two_settings(passage: Passage, one: Entry, following: Entry) -> bool:
    """Are people counted outside and, joined by "and", in prison by their noun ("210 persons in the community and 100
    prisoners")?"""
    if not one.counted == following.counted == "person" or one.sentence != following.sentence:
        return False
    nouns = [passage.text[e.quantity.noun.start : e.quantity.noun.end].casefold() for e in (one, following)
             if e.quantity.noun]
    between = passage.text[one.quantity.end : following.quantity.start]
    joined = any(one.quantity.end <= m.start and m.end <= following.quantity.start
                 for m in (*passage.of("joiners", "and"), *passage.of("count_relations", "plus")))
    inside = [n.startswith(_PRISONERS) for n in nouns]
    return joined and len(nouns) == 2 and inside[0] != inside[1] and not re.search(r"[.;:()]", between)


def paired(passage: Passage, roles: Roles, one: Entry, following: Entry, most: int = 2) -> bool:
    """Are two counts of people joined by an "and" with at most so many words ("60 men and 9 women begin")?"""
    between = roles.words(one.quantity.last + 1, following.quantity.first - 1)
    marks = passage.of("joiners", "and")
    joined = any(one.quantity.last < m.first < following.quantity.first for m in marks)
    return one.counted == following.counted == "person" and joined and len(between) <= most


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
