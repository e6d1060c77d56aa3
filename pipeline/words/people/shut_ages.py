"""Ages that say who is left: those below or above them are shut out, nothing bounds them above, or they are the
staff's.

    men under 21 are not admitted / exclusion: under 18, over 65      the bound is the other one for those who come
    18 to no limit / 18 - without upper limit                         the lowest age, no highest
    the leaders are a man and a woman, 35+                            no participant's age
    30 % are under 30 / a third is over 40                            the age of some
    18-24; from 25 on they go to the other course                     where the next course begins
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.figures import shares
from pipeline.words.quantities.quantity import Quantity, Range
from pipeline.words.wording.tongues import heard

_HEAD, _NEAR, _ENDLESS, _SOME = 3, 3, 4, 8  # words
_AHEAD = 40  # characters
_UP, _DOWN = ("above", "at_least"), ("below", "at_most")


def left(passage: Passage, one: Quantity, limit: Range) -> Range:
    """The ages that are admitted where a bound is that of people who are not."""
    low, high = limit
    if (low is None) == (high is None) or _turned(passage, one, low is None) or not _shut(passage, one):
        return limit
    return high, low


def _turned(passage: Passage, one: Quantity, downwards: bool) -> bool:
    """Did a negator right before its bound turn the bound already ("nobody over 60")?"""
    bounds = [m.code for m in passage.of("bounds") if one.start <= m.start < one.number[0]]
    return any(code in (_UP if downwards else _DOWN) for code in bounds)


def _shut(passage: Passage, one: Quantity) -> bool:
    """Is an age refused, excepted, or denied with a word of admission or "nobody"?"""
    scope = scopes.standing(passage, one.start, one.end, ("refuse", "except", "not"))
    if scope is None:
        clause = passage.clause_at(one.start)
        away = starting(passage.of("level_marks", "elsewhere"), one.end, clause.end)
        return bool(away) and scopes.spoken(passage, away[0])
    if one.start <= scope.trigger.start < one.end:
        return False
    if scope.kind != "not":
        return True
    unit = claims.clause(passage, scope.trigger.start)
    admits = claims.within(passage, unit, "refusals", "admit")
    admits += claims.within(passage, claims.clause(passage, one.start), "refusals", "admit")
    return any(scopes.denied(passage, m) for m in admits if not one.start <= m.start < one.end)


def of_some(passage: Passage, one: Quantity) -> bool:
    """Is an age only that of a share of people ("30 % are younger than 30")?"""
    clause = passage.clause_at(one.start)
    head = Stretch(clause.start, one.number[0])
    marks = [m.end for m in heard(passage, "age_words", "share") if head.holds(m.start)]
    marks += [s.end for s in shares.told(passage, head)] if re.search(r"\d|%", head.of(passage.text)) else []
    return bool(marks) and len(passage.text[marks[-1] : one.number[0]].split()) <= _SOME


def sent_on(passage: Passage, one: Quantity, every: Sequence[Quantity]) -> bool:
    """Does an age open a clause that sends people on, right where another range ends ("18-24; from 25 they go to the
    other course")?"""
    unit = claims.clause(passage, one.start)
    opens = len(passage.text[unit.start : one.start].split()) < _HEAD
    ends = one.low is not None and any(
        q.high is not None and q.low is not None and q.high in (one.low, one.low - 1) and q != one for q in every)
    return opens and ends and any(m.start > one.start for code in ("goes", "sent") for m in claims.within(
        passage, unit, "other_people", code))


def young(passage: Passage, since: int) -> bool:
    """Does a word for young people and an "of" stand right before a number (by its first word)?"""
    return any(0 < since - m.last <= 2 for m in heard(passage, "age_words", "youth"))


def endless(passage: Passage, one: Quantity) -> bool:
    """Does a denied limit follow an age ("18 - no upper limit")?"""
    for limit in starting(passage.of("level_marks", "limit", "ceiling", "regardless"), one.end, one.end + _AHEAD)[:1]:
        denied = limit.code == "regardless" or scopes.denied(passage, limit)
        return denied and limit.first - one.last <= _ENDLESS
    return False


def of_staff(passage: Passage, since: int) -> bool:
    """Is a number (by its first word) the age of those who lead: a word for staff opens the sentence with a verb of
    being, or stands right before the number?"""
    at = passage.tokens[since].start
    sentence = passage.sentence_at(at)
    staff = [m for m in heard(passage, "sexes", "staff") if sentence.start <= m.start < at]
    if not staff:
        return False
    return (since - staff[-1].last <= _NEAR and not _people(passage, staff[-1], since)) or any(
        _opens(passage, m, sentence.start) and _told_of(passage, m, at) for m in staff)


def _people(passage: Passage, staff: Mention, since: int) -> bool:
    return any(staff.last < m.first < since for m in heard(passage, "sexes", "men", "women", "persons"))


def _opens(passage: Passage, mention: Mention, start: int) -> bool:
    return len(passage.text[start : mention.start].split()) < _HEAD


def _told_of(passage: Passage, staff: Mention, at: int) -> bool:
    """Does a verb of being follow the word for staff directly?"""
    states = starting(heard(passage, "age_words", "state"), staff.end, at)
    return bool(states) and states[0].first - staff.last <= 2
