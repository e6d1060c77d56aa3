"""Levels of risk or intensity told in an answer: admitted, shut out, or only reported.

A level word counts by the noun it grades ("moderate intensity", "risc alt"); without one it grades what its home item
is about. Ranges take every level between their ends, "at least" and "up to" those above and below, "all", "any" and
"regardless" all of them. What a tool puts out and what past clients were is no admission, nor is another programme's.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import TICKED, UNTICKED
from pipeline.passage import Passage, Stretch, once, starting
from pipeline.vocabulary import Mention
from pipeline.words import listed, scopes, setting_scopes
from pipeline.words.grading import ORDER, WEAK, beyond, graded
from pipeline.words.reported import reported
from pipeline.words.setting_scopes import Settings

ALL = "all_levels"
_WORD = re.compile(r"[^\W_]+")
_SLASHES = re.compile(r"\s*[/,|]\s*")
_HERE = re.compile(
    r"\W*(?:to\s+)?(?:the|this|our|das|dieses|unser|le|notre|el|este|il|het|dit)?\s*"
    r"(?:programm?e?|course|group|us|training|waiting)\b",
    re.IGNORECASE,
)
_SHORT = 5


@dataclass(frozen=True)
class Level:
    """Levels told at one place: `codes` in order; `mentions` are the words; `shut` says that they are shut out."""

    codes: tuple[str, ...]
    mentions: tuple[Mention, ...]
    settings: Settings = setting_scopes.NOWHERE
    shut: bool = False
    sure: bool = True
    more: bool = False


@dataclass(frozen=True)
class Levels:
    """All that a passage tells of one graded noun; `seen` are level words that grade it but admit nobody."""

    told: tuple[Level, ...]
    seen: tuple[Mention, ...]


def ordered(codes: Iterator[str]) -> tuple[str, ...]:
    """Codes from the lowest level up, each once, all levels last."""
    found = set(codes)
    rank = {c: i for i, c in enumerate((*ORDER, ALL))}
    return tuple(sorted(found, key=lambda c: (rank.get(c, len(rank)), c)))


def tell(passage: Passage, noun: str, bare: bool) -> Levels:
    """The levels that a passage tells of a noun, admitted and shut out."""
    key = f"levels:{noun}:{bare}"
    found: Levels | None = passage.notes.get(key)
    if found is None:
        found = passage.notes[key] = _tell(passage, noun, bare)
    return found


def _tell(passage: Passage, noun: str, bare: bool) -> Levels:
    everybody = list(_everybody(passage, noun, bare))
    told, seen = [], []
    for group in _groups(passage, list(graded(passage, noun, bare))):
        level = _level(passage, group)
        part_of_all = level and any(group[0] in e.mentions or (not level.shut and (
            _together(passage, e, group[0])
            or (len(level.codes) >= 3 and _together(passage, e, group[0], "sentence")))) for e in everybody)
        if level is None or part_of_all or reported(passage, group, level.codes, level.shut):
            seen += group
        else:
            told.append(level)
    if any(not x.shut for x in told):  # a score that plays no part, beside levels that are told
        everybody = [e for e in everybody if _of_noun(passage, e, noun) or any(
            passage.sentence_at(e.mentions[0].start).holds(x.mentions[0].start) for x in told)]
    for everyone in everybody:
        out = {c for o in told if o.shut and _excepted(passage, everyone, o) for c in o.codes}
        told.append(replace(everyone, codes=tuple(c for c in ORDER if c not in out)) if out else everyone)
    settings = setting_scopes.by_setting(passage, [x.mentions[0] for x in told])
    return Levels(tuple(replace(x, settings=s) for x, s in zip(told, settings, strict=True)), tuple(seen))


def _of_noun(passage: Passage, everyone: Level, noun: str) -> bool:
    """Does what says that all are meant name what is graded, or say more than that something does not decide?"""
    sentence = passage.sentence_at(everyone.mentions[0].start)
    named = any(sentence.holds(m.start) for m in passage.of("level_nouns", noun))
    return named or not any(m.code == "decide" for m in everyone.mentions)


def _excepted(passage: Passage, everyone: Level, level: Level) -> bool:
    """Is a level taken out of "all levels"?"""
    scope = scopes.of(passage, level.mentions[0])
    return scope is not None and scope.kind in ("except", "not") and (
        passage.sentence_at(everyone.mentions[0].start) == passage.sentence_at(level.mentions[0].start))


def _together(passage: Passage, everyone: Level, level: Mention, window: str = "clause") -> bool:
    """Is a level word part of what says that all levels are meant ("low, medium, high: all can come")?"""
    if window == "sentence":
        return passage.sentence_at(level.start).holds(everyone.mentions[0].start)
    return scopes.same_clause(passage, everyone.mentions[-1], level) or any(
        scopes.same_clause(passage, m, level) for m in everyone.mentions)


# Groups, ranges and bounds ---------------------------------------------------------------------------------------


def _groups(passage: Passage, levels: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Level words joined to one phrase ("low to high", "medium, high or very high")."""
    group: list[Mention] = []
    for level in levels:
        if group and _joined(passage, group[-1], level):
            group.append(level)
        else:
            if group:
                yield group
            group = [level]
    if group:
        yield group


def _joined(passage: Passage, a: Mention, b: Mention) -> bool:
    """Are two level words parts of one phrase, with no negator between?"""
    between = passage.text[a.end : b.start]
    if scopes.distance(passage, a, b) > 2 or any(a.end <= m.start < b.start for m in scopes.triggers(passage)):
        return False
    if TICKED in between or UNTICKED in between:
        return False
    return scopes.same_clause(passage, a, b) or bool(_SLASHES.fullmatch(passage.text[a.end : b.start]))


def _level(passage: Passage, group: list[Mention]) -> Level | None:
    """What a phrase of levels says; None where it belongs to a plan, the past or another programme."""
    scope = scopes.of(passage, group[0]) or scopes.of(passage, group[-1])
    if scope and scope.kind in ("plan", "past", "other", "unticked"):
        return None
    codes = [WEAK.get(m.code, m.code) for m in group]
    span = _span(passage, group, codes)
    if (limited := _limited(passage, group, codes, scope)) is not None:
        return Level(tuple(limited), tuple(group))
    shut = scope is not None and scope.kind in ("not", "except", "refuse")
    if scope is None and _elsewhere(passage, group[-1]):
        return Level(tuple(span), tuple(group), shut=True)
    if scope is None and (_turned_away(passage, group[-1]) or listed.shut(passage, group)):
        return Level(tuple(span), tuple(group), shut=True)
    sure = not shut or (scope is not None and _clear(passage, group, scope))
    return Level(tuple(span), tuple(group), shut=shut, sure=sure, more=scope is not None and scope.kind == "not_only")


def _limited(passage: Passage, group: Sequence[Mention], codes: Sequence[str],
             scope: scopes.Scope | None) -> tuple[str, ...] | None:
    """The levels that are left where a bound is denied ("may not be more than medium"), None where none is."""
    if scope is None or scope.kind != "not" or len(group) > 1 or not scope.after or scope.trigger.code == "nobody":
        return None
    bounds = [m for m in passage.of("level_marks", "above", "below", "at_most", "at_least")
              if m.start >= (scope.trigger.end if m.code in ("above", "below") else scope.trigger.start)
              and (m.code in ("above", "below") or m.last > m.first)
              and m.end <= group[0].start and 0 < group[0].first - m.last <= 3]
    at = ORDER.index(codes[0])
    down = bool(bounds) and bounds[-1].code in ("above", "at_most")
    return ORDER[: at + 1] if down else ORDER[at : max(at, 2) + 1] if bounds else None


def _elsewhere(passage: Passage, level: Mention) -> bool:
    """Do those of a level go to somebody else ("are referred to a clinic")?"""
    clause = passage.clause_at(level.start)
    marks = starting(passage.of("level_marks", "elsewhere"), level.end, clause.end)
    return bool(marks) and not _HERE.match(passage.text, marks[0].end)


def _turned_away(passage: Passage, level: Mention) -> bool:
    """Are those of a level denied the place further on in the sentence ("if it is low he does not enter")?"""
    sentence = passage.sentence_at(level.start)
    further = [m.start for m in starting(passage.of("levels", *ORDER), level.end, sentence.end)]
    end = min([*further, sentence.end])
    if not starting(scopes.joiners(passage, "who"), sentence.start, level.start):
        return False
    return any(scopes.denied(passage, m) for m in starting(passage.of("refusals", "admit"), level.end, end))


def _span(passage: Passage, group: Sequence[Mention], codes: list[str]) -> list[str]:
    """Codes of a phrase with what a range or a bound adds."""
    marks = scopes.plain(passage, passage.of("level_marks"))
    found = list(codes)
    for a, b in itertools.pairwise(group):
        if _between(passage, a, b, marks):
            i, j = sorted((ORDER.index(WEAK.get(a.code, a.code)), ORDER.index(WEAK.get(b.code, b.code))))
            found += ORDER[i : j + 1]
    if len(group) == 1:
        at = ORDER.index(codes[0])
        bound = _bound(passage, group[0], marks)
        top = max(at, 2)
        added = {"up": ORDER[at : top + 1], "down": ORDER[: at + 1], "above": ORDER[at + 1 : max(top + 1, at + 2)],
                 "below": ORDER[:at]}.get(bound or "")
        found = list(added) if added else found
    return list(ordered(iter(found)))


def _between(passage: Passage, a: Mention, b: Mention, marks: Sequence[Mention]) -> bool:
    """Does a range mark stand between two levels?"""
    between = passage.text[a.end : b.start]
    if re.fullmatch(r"[^\w,;]*[-–—~→][^\w,;]*", between):
        return True
    return any(m.code == "to" and a.end <= m.start and m.end <= b.start for m in starting(marks, a.end, b.start))


@once
def _beside(passage: Passage) -> tuple[set[int], dict[int, int]]:
    """Where negators begin; the first word of a noun by its last."""
    return {m.start for m in scopes.triggers(passage)}, {n.last: n.first for n in passage.of("level_nouns")}


def _bound(passage: Passage, level: Mention, marks: Sequence[Mention]) -> str | None:
    """`up`, `down`, `above` or `below` where a bound stands beside a level."""
    clause = passage.sentence_at(level.start)
    near = starting(marks, max(clause.start, level.start - 60), min(clause.end, level.end + 60))
    denying, nouns = _beside(passage)
    near = [m for m in near if m.start not in denying]
    after = {"upwards": "up", "downwards": "down"}
    before = {"at_least": "up", "at_most": "down", "above": "above", "below": "below"}
    for mark in near:
        if mark.code in after and mark.first > level.last and scopes.distance(passage, level, mark) <= 2:
            return after[mark.code]
    for mark in near:
        noun = mark.last < nouns.get(level.first - 1, -1)
        reach = 3 if noun else 1
        if mark.code in ("at_least", "at_most") and mark.first == level.last + 1 and re.match(
                r"\W*(?:$|[.;,)\n])", passage.text[mark.end :]):  # "must be medium at least"
            return before[mark.code]
        if mark.code in before and mark.last < level.first and scopes.distance(passage, mark, level) <= reach and (
                not re.search(r"[,:;]", passage.text[mark.end : level.start])):  # "jusqu'à un risque moyen"
            return before[mark.code]
    return None


def _clear(passage: Passage, group: Sequence[Mention], scope: scopes.Scope) -> bool:
    """Is it plain that the level is shut out: the trigger stands near, or a word of admission is what it denies?"""
    if scope.kind in ("refuse", "except") or any(scopes.distance(passage, scope.trigger, m) <= 2 for m in group):
        return True
    if scope.trigger.code == "no":
        return any(scopes.distance(passage, scope.trigger, m) <= 3 for m in group)
    clause = passage.clause_at(scope.trigger.start)
    return any(clause.holds(m.start) for m in passage.of("refusals", "admit"))


# Everybody -------------------------------------------------------------------------------------------------------


def _everybody(passage: Passage, noun: str, bare: bool) -> Iterator[Level]:
    """All levels: "all risk levels", "regardless of risk", "nobody is turned away because of risk", "risk does not
    decide"."""
    marks = passage.of("level_marks", "all", "regardless", "decide", "whatever")
    refused = scopes.refusing(passage)
    nouns = [m for m in passage.of("level_nouns") if m.code in (noun, "level", "result")]
    everybody = passage.of("level_marks", "everybody")
    for sentence in _sentences(passage, (*marks, *refused, *everybody)):
        found = _all_of(passage, sentence, marks, nouns, noun, bare)
        if found and not _foreign(passage, found[0]):
            yield Level((ALL,), tuple(sorted(found, key=lambda m: m.start)))


def _sentences(passage: Passage, mentions: Sequence[Mention]) -> list[Stretch]:
    return list(dict.fromkeys(passage.sentence_at(m.start) for m in sorted(mentions, key=lambda m: m.start)))


def _foreign(passage: Passage, mention: Mention) -> bool:
    return scopes.of(passage, mention, ("plan", "past", "other")) is not None


def _all_of(passage: Passage, sentence: Stretch, marks: Sequence[Mention], nouns: Sequence[Mention], noun: str,
            bare: bool) -> list[Mention] | None:
    own = starting(marks, sentence.start, sentence.end)
    named = starting(nouns, sentence.start, sentence.end)
    strict = [m for m in named if m.code == noun]
    for trigger in starting(scopes.triggers(passage), sentence.start, sentence.end):
        before = [m for m in own if m.code == "all" and m.first <= trigger.last and trigger.first - m.last <= 3]
        behind = starting(passage.of("levels"), trigger.end, sentence.end)
        if trigger.code == "except" and before and behind and (strict or bare):
            return [before[-1]]
    for mark in own:
        if mark.code == "whatever" and bare:
            return [mark]
        if mark.code in ("all", "regardless"):
            reach = 2 if mark.code == "all" else 4
            near = [n for n in named if n.first > mark.last and scopes.distance(passage, mark, n) <= reach]
            near += [n for n in named if mark.code == "regardless" and n.last < mark.first
                     and scopes.distance(passage, n, mark) <= 5]
            between = {WEAK.get(m.code, m.code) for n in near[:1] if mark.code == "all" for m in starting(
                passage.of("levels"), mark.end, n.start)}
            if between and not {"low", "high"} <= between:
                continue  # "all with a medium risk"
            if near and starting(passage.of("tool_words", "tool"), mark.end, near[0].start):
                continue  # "any instrument for risk"
            if near and (strict or bare):
                return [mark, near[0]]
    for mark in own:
        clause = passage.clause_at(mark.start)
        if mark.code == "all" and bare and len(_WORD.findall(clause.of(passage.text))) == 1 and (
                clause.start > sentence.start):
            return [mark]
    for mark in starting(passage.of("level_marks", "everybody"), sentence.start, sentence.end) if bare else ():
        clause = passage.clause_at(mark.start)
        placed = starting(passage.of("settings"), clause.start, clause.end)
        if placed and len(_WORD.findall(clause.of(passage.text))) <= _SHORT - 1:
            return [mark]  # "in custody everyone"
    told = _nobody(passage, sentence, own, strict, bare)
    if told or not (strict or (bare and all(m.code == "result" for m in named))):
        return told
    return _admitted(passage, sentence, named, strict, bare)


def _nobody(passage: Passage, sentence: Stretch, own: Sequence[Mention], strict: Sequence[Mention],
            bare: bool) -> list[Mention] | None:
    """Nobody is turned away because of the risk, of its result or "because of that"; the risk does not decide."""
    turned = starting(scopes.refusing(passage), sentence.start, sentence.end)
    nobody = [m for m in scopes.triggers(passage) if sentence.holds(m.start) and m.code not in ("except", "rather")
              and not any(t.start <= m.start < t.end for t in turned)]
    if nobody and turned and abs(turned[0].first - nobody[0].first) <= 6:
        clause = passage.clause_at(turned[0].start)
        at_level = [m for m in starting(passage.of("levels"), clause.start, clause.end)
                    if m.code != "other" and not beyond(passage, m)]
        reasons = starting(passage.of("level_marks", "so"), sentence.start, sentence.end)
        reasons += starting(passage.of("level_nouns", "result"), turned[0].start, sentence.end)
        if (strict or (bare and reasons)) and all(_reason(passage, m, strict, nobody[0]) for m in at_level):
            return [nobody[0], turned[0], *at_level]
    about = strict or (starting(passage.of("level_nouns", "result"), sentence.start, sentence.end) if bare else [])
    for mark in (m for m in own if m.code == "decide" and scopes.denied(passage, m)) if about else ():
        scope, of_noun = scopes.of(passage, mark), scopes.of(passage, about[0], scopes.DENIALS)
        if scope is None or of_noun is None or scope.trigger == of_noun.trigger:
            return [about[0], mark]
    return None


def _reason(passage: Passage, level: Mention, nouns: Sequence[Mention], negator: Mention) -> bool:
    """Is a level why somebody might be refused ("for high risk", "a high risk is no reason"), not who is?"""
    risk = next((n for n in nouns if scopes.distance(passage, level, n) <= 1), None)
    if risk is None:
        return False
    low, high = min(level.first, risk.first), max(level.last, risk.last)
    marks = passage.of("level_marks", "because")
    if any(0 < low - m.last <= 3 or 0 < m.first - high <= 1 for m in marks):
        return True
    subject = high < negator.first <= high + _SHORT
    return subject and not any(0 <= m.first - high <= 1 for m in passage.of("people"))


def _admitted(passage: Passage, sentence: Stretch, named: Sequence[Mention], strict: Sequence[Mention],
              bare: bool) -> list[Mention] | None:
    """Everybody is taken, where the sentence speaks of the risk or its result or says no more than that."""
    admits = starting(passage.of("refusals", "admit"), sentence.start, sentence.end)
    everyone = starting(passage.of("level_marks", "all", "everybody"), sentence.start, sentence.end)
    about = strict or (bare and (any(m.code == "result" for m in named) or (
        len(_WORD.findall(sentence.of(passage.text))) <= _SHORT + 1
        and any(m.code == "everybody" for m in everyone))))
    some = {WEAK.get(m.code, m.code) for m in starting(passage.of("levels"), sentence.start, sentence.end)}
    if some and not {"low", "high"} <= some:
        return None  # "eligible is whoever shows a medium risk"
    for mark in everyone if about else ():
        near = [m for m in admits if scopes.distance(passage, mark, m) <= 3 and not scopes.denied(passage, m)]
        if near:
            return [mark, near[0]]
    return None
