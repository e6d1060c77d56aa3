"""Which of the numbers told beside a group are its planned size.

Groups of 8 men, on one occasion 13             8: a single occasion is no plan
6 to 8 men, 9 to 12 in the open prison          both: each has a track
groups of 8; the team has 9 members             8: the members of a team sit in no group
12 participants, three of whom come later       12: a part of a size is none
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.people.when import SUMS
from pipeline.words.quantities import tracks
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.roles import roles
from pipeline.words.wording.tongues import heard

_WORDS = "group_words"
_NEAR, _PART, _TINY = 6, 3, 4
_OF_THE = re.compile(
    r"\s*(?:of (?:the|these|those|our)|dieser|unserer|der|des|de (?:los|las|estos|nuestros)|dei|delle|degli"
    r"|van de|van deze|av de|af de|von diesen|von den)\b", re.I)
_TIMES = re.compile(r"(?:^|\W)[x×]\s?$", re.I)
_OCLOCK = frozenset({"am", "pm", "a.m", "p.m", "uhr", "o'clock", "oclock", "uur", "heures", "hrs", "h", "%", "€"})
_AT = frozenset({"kl", "klo", "um", "room", "raum", "zimmer", "salle", "sala", "no", "nr", "chapter", "kapitel"})
_CLOCK = re.compile(r"\s?o['’]\s?clock\b", re.IGNORECASE)
_ALL = frozenset({
    "all", "alle", "tous", "toutes", "todos", "todas", "tutti", "tutte", "alla", "kaikki", "wszystkie", "všechny",
    "všetky", "sva", "vse", "visi", "visas", "kõik", "toate", "totes", "tots", "mindhárom", "these", "those"})
_MULTIPLIED = frozenset({"x", "×", "mal"})
_MARKS = frozenset({",", ":", "(", "-", "–", "—", "=", "."})


def planned(passage: Passage, sizes: Sequence[int]) -> tuple[list[Quantity], bool]:
    """Of the numbers of the quantities that may be a size those that are the planned one, and whether there is a doubt:
    only a number of one occasion, or one that hangs loosely in a sentence about the group."""
    every = roles(passage).quantities
    own = [i for i in sizes if not _foreign(passage, every, i)]
    if not own:
        return [], False
    regular = [i for i in own if not _once(passage, every, i)]
    firm = [i for i in regular if _firm(passage, every[i])]
    if firm:
        beside = [i for i in regular if i in firm or every[i].bound or tracks.label(passage, i) is not None]
        return [every[i] for i in beside], False
    loose = [i for i in regular if every[i].what != "?"]
    if loose:
        return [every[i] for i in loose], any(every[i].what == "" for i in loose)
    named = [i for i in own if every[i].what != "?"]
    return [every[i] for i in named], bool(named)


def _foreign(passage: Passage, every: Sequence[Quantity], i: int) -> bool:
    """Does a number count something else: a part of the group, a team, sessions, the time of day?"""
    one, told = every[i], roles(passage)
    ahead, behind = told.key(one.first - 1), told.key(one.last + 1)
    clock = behind in _OCLOCK or _CLOCK.match(passage.text, one.end)
    if one.kind == "times" or behind in _MULTIPLIED or clock or ahead in _AT:
        return True
    if any(m.last == one.first - 1 and 0 < m.first - p.last <= _PART for m in passage.of("references", "here")
           for p in passage.of("references", "point")):
        return True  # "see point 4"
    if one.what in ("", "?") and ahead in _ALL:
        return True  # "all three: group, one-to-one, couples"
    if _TIMES.search(passage.text, max(0, one.number[0] - 3), one.number[0]):
        return True
    if one.form == "individual" or _elliptic(passage, every, i) or _of_all(passage, every, i):
        return True
    before = every[i - 1].last if i else max(-1, one.first - _NEAR)
    behind_it = told.relation(one.last + 1, one.last + _PART, "of_which")
    if any(not q.article for q in every[:i]) and (behind_it or told.relation(before, one.first, "of_which")):
        return True
    if _OF_THE.match(passage.text, one.number[1]):
        return True
    if one.what in ("", "?") and any(_counts(passage, one, m) for m in heard(passage, "count_nouns", "site")):
        return True
    if one.what in ("", "?", "person") and any(0 < one.first - m.last <= 2 for m in passage.of("sexes", "led")):
        return True  # "led by 2", "guided by two persons"
    return _of_crew(passage, one) and not _led(passage, every, i)


def _led(passage: Passage, every: Sequence[Quantity], i: int) -> bool:
    """Are people counted right behind those who lead them ("2 trainers for at most 10 participants")?"""
    one, leaders = every[i], every[i - 1] if i else None
    return leaders is not None and leaders.what == "staff" and one.what == "person" and (
        passage.clause_at(one.start).holds(leaders.start) and one.first - leaders.last <= _NEAR)


def _counts(passage: Passage, one: Quantity, noun: Mention) -> bool:
    """Does a noun stand behind a number, at most an adjective between?"""
    between = [w.key for w in passage.tokens[one.last + 1 : noun.first]]
    adjective = len(between) == 1 and between[0].isalpha() and len(between[0]) > _TINY
    return one.start < noun.start and (not between or adjective)


def _elliptic(passage: Passage, every: Sequence[Quantity], i: int) -> bool:
    """"2 individual and 12 group meetings": is a number with a form one of a row that counts sessions?"""
    one = every[i]
    if one.form is None or one.what not in ("", "?"):
        return False
    sentence = passage.sentence_at(one.start)
    row = [q for q in every if q is not one and (sentence.holds(q.start) or not one.bound)]  # "... At most 10 in it."
    return any(q.form not in (None, one.form) or q.what in ("session", "talk") for q in row)


def _of_all(passage: Passage, every: Sequence[Quantity], i: int) -> bool:
    """Does a number count the people of several groups ("two groups a year, 20 men all together")?"""
    one, sentence = every[i], passage.sentence_at(every[i].start)
    several = any(q.what == "group" and (q.low or 0) > 1 and sentence.holds(q.start) for q in every if q is not one)
    sums = [m for m in passage.of("count_relations", "total") if m.term.casefold() in SUMS] if several else []
    return any(0 < m.first - one.last <= _PART or 0 < one.first - m.last <= _PART for m in sums)


def _of_crew(passage: Passage, one: Quantity) -> bool:
    """Do staff, a team or an association stand before a number in its clause, and no group between?"""
    clause = passage.clause_at(one.start)
    bodies = [*heard(passage, _WORDS, "crew"), *heard(passage, "count_nouns", "staff")]
    ahead = [m for m in bodies if clause.start <= m.start and m.end <= one.start]
    if not ahead:
        return False
    last = max(m.start for m in ahead)
    return not any(last < m.start < one.start for m in _groups(passage)) and not _attached(passage, one)


def _once(passage: Passage, every: Sequence[Quantity], i: int) -> bool:
    """Does a word for a single occasion govern a number: before it in its clause, or behind it with no other number
    between?"""
    one = every[i]
    _low, high = roles(passage).zones(i)
    clause = passage.clause_at(one.start)
    last = max((q.first for q in every[:i] if q.what != "?"), default=-1)
    return any(
        (clause.start <= m.start < one.start and m.first >= last) or one.last < m.first <= min(high, one.last + _PART)
        for m in heard(passage, _WORDS, "occasion")
    )


def _firm(passage: Passage, one: Quantity) -> bool:
    """Is a number tied to a group or to its members by the words next to it?"""
    if one.label or _attached(passage, one):
        return True
    return one.what == "place"


def _attached(passage: Passage, one: Quantity) -> bool:
    """Do only small words stand between a number and a group or its people?"""
    nouns = _groups(passage)
    if one.what in ("", "?"):
        sessions = {m.first - 1 for m in heard(passage, "count_nouns", "session", "talk", "evening")}
        nouns = [m for m in nouns if m.last not in sessions]
        nouns = [*nouns, *heard(passage, "count_nouns", "person")]
    return any(
        (0 < one.first - m.last <= _NEAR and _small(passage, m.last + 1, one.first))
        or (0 < m.first - one.last <= _PART and _small(passage, one.last + 1, m.first))
        for m in nouns
    )


def _groups(passage: Passage) -> list[Mention]:
    return [*heard(passage, "session_forms", "group"), *heard(passage, "count_nouns", "group"),
            *heard(passage, "age_words", "size")]


def _small(passage: Passage, first: int, stop: int) -> bool:
    """Are words `first` up to `stop` marks, or words that may stand between a group and its size?"""
    words = {w for name, codes in ((_WORDS, ("usual",)), ("bounds", ()), ("approximators", ()), ("number_links", ()),
                                   ("rate_words", ("each", "every")))
             for m in passage.of(name, *codes) for w in range(m.first, m.last + 1)}
    return all(w in words or passage.tokens[w].key in _MARKS or len(passage.tokens[w].key) <= 2
               for w in range(first, stop))
