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
from pipeline.words.claiming import scopes
from pipeline.words.grades import everybody, left_over, less, listed, setting_scopes
from pipeline.words.grades.grading import DIMENSION, ORDER, WEAK, graded
from pipeline.words.grades.reported import reported
from pipeline.words.grades.setting_scopes import Settings
from pipeline.words.wording.function_words import EVERYDAY, THEY
from pipeline.words.wording.triggers import tongues

ALL = "all_levels"
_SLASHES = re.compile(r"\s*[/,|–—-]\s*")
_THEY = re.compile(rf"(?:{THEY})\b", re.IGNORECASE)
_LIMIT_REACH = 4
_NO = re.compile(
    r"no|not|kein\w*|pas|aucun|ningún|ningun|nessun|geen|ingen|inget|intet|żadn\w+|žádn\w+|žiadn\w+|nijed\w+")
_UNTIL = re.compile(
    r"\b(?:until|till|up to|bis|jusqu['’]en|hasta|fino al|tot|t\.o\.m\.|fram till|indtil|inntil|do|iki|až do)\s"
    r"(?:the (?:year|end of)\s)?(?:19|20)\d\d\b", re.IGNORECASE)


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
    everyone = [Level((ALL,), words) for words in everybody.everybody(passage, noun, bare)]
    phrases = [(group, _level(passage, group)) for group in _groups(passage, list(graded(passage, noun, bare)))]
    rest = left_over.others(passage, [x for _, x in phrases if x])
    if rest:
        there = passage.sentence_at(rest[1][0].start)
        everyone = [e for e in everyone if not there.holds(e.mentions[0].start)]
    told, seen = [], []
    for group, level in phrases:
        part_of_all = level and any(group[0] in e.mentions or (not level.shut and (
            _together(passage, e, group[0])
            or (({"low", "high"} <= set(level.codes) or _mostly(passage, group[0])
                 or everybody.even(passage, e.mentions[0], passage.sentence_at(group[0].start)))
                and _together(passage, e, group[0], "sentence")))) for e in everyone)
        if level is None or part_of_all or reported(passage, group, level.codes, level.shut):
            seen += group
        else:
            told.append(level)
    if rest and not any(not x.shut and there.holds(x.mentions[0].start) for x in told):
        told.append(Level(*rest))
    less_than = [*left_over.only(passage, told), *left_over.likewise(passage, told)]
    told = [replace(x, shut=True) if x in less_than else x for x in told]
    if any(not x.shut for x in told):  # a score that plays no part, beside levels that are told
        everyone = [e for e in everyone if _of_noun(passage, e, noun) or any(
            passage.sentence_at(e.mentions[0].start).holds(x.mentions[0].start) for x in told)]
    for every in everyone:
        out = {c for o in told if o.shut and _excepted(passage, every, o) for c in o.codes}
        told.append(replace(every, codes=tuple(c for c in ORDER if c not in out)) if out else every)
    told = [_unbroken(passage, x, told, seen) for x in told]
    settings = setting_scopes.by_setting(passage, [x.mentions[0] for x in told])
    told = [replace(x, settings=s) for x, s in zip(told, settings, strict=True)]
    beside = [x for x in told if any(_adds_nothing(passage, x, every) for every in told)]
    return Levels(tuple(x for x in told if x not in beside), (*seen, *(m for x in beside for m in x.mentions)))


def _adds_nothing(passage: Passage, level: Level, everyone: Level) -> bool:
    """Is a level only one of all that are admitted, of which something is told ("all levels; with high risk cases we
    first hold a meeting")?"""
    if level.shut or everyone.shut or ALL in level.codes or everyone.codes != (ALL,):
        return False
    clause = passage.clause_at(level.mentions[0].start)
    admits = starting(passage.of("refusals", "admit"), clause.start, clause.end)
    return level.settings == everyone.settings and not admits and _tells(passage, clause)


def _mostly(passage: Passage, level: Mention) -> bool:
    """Is a level only that of most people ("all levels, mostly medium")?"""
    return any(0 < level.first - m.last <= _LIMIT_REACH for m in passage.of("level_marks", "mostly"))


def _unbroken(passage: Passage, level: Level, told: Sequence[Level], seen: Sequence[Mention]) -> Level:
    """The highest level with the one below it, where the medium one is admitted right before and nobody speaks of that
    between ("at least medium, very high included")."""
    silent = not any("high" in x.codes for x in told) and not any(m.code == "high" for m in seen)
    if level.shut or "very_high" not in level.codes or not silent:
        return level
    top = next((m for m in level.mentions if m.code == "very_high"), level.mentions[0])
    if not any("medium" in x.codes and not x.shut and m.start < top.start
               and scopes.distance(passage, m, top) <= _LIMIT_REACH
               and not starting(passage.of("settings"), m.end, top.start) for x in told for m in x.mentions):
        return level
    return replace(level, codes=ordered(iter((*level.codes, "high"))))


def alone(passage: Passage, replies: Sequence[Stretch]) -> Levels | None:
    """The levels that are all that one clause of some replies says ("Moderate. 30 sessions"), no label of what
    follows."""
    every = [m for m in passage.of("levels", *ORDER) if any(r.holds(m.start) for r in replies)]
    groups = list(_groups(passage, every))
    if len(groups) != 1 or passage.of("level_nouns", "risk"):
        return None
    clause = passage.clause_at(groups[0][0].start)
    own = {at for m in (*groups[0], *passage.of("level_marks", "to"), *scopes.joiners(passage, "and"))
           for at in range(m.first, m.last + 1)}
    words = [at for at, w in enumerate(passage.tokens) if clause.holds(w.start) and w.key[0].isalnum()]
    labels = passage.text[clause.end : clause.end + 3].strip()[:1] in (":", "=")
    level = None if labels or not own.issuperset(words) else _level(passage, groups[0])
    return Levels((level,), ()) if level and not level.shut else None


def _of_noun(passage: Passage, everyone: Level, noun: str) -> bool:
    """Does what says that all are meant name what is graded, or say more than that something does not decide?"""
    sentence = passage.sentence_at(everyone.mentions[0].start)
    named = any(sentence.holds(m.start) and not everybody.in_a_name(passage, m)
                for m in passage.of("level_nouns", noun))
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
        if group and _joined(passage, group[-1], level) and not _after_range(passage, group, level):
            group.append(level)
        else:
            if group:
                yield group
            group = [level]
    if group:
        yield group


def _after_range(passage: Passage, group: Sequence[Mention], level: Mention) -> bool:
    """Does a comma part a level from a range or a list that an "and" closed ("low to medium, high go to another
    course", "medium and high, low are offered a talk")?"""
    if len(group) < 2 or passage.text[group[-1].end : level.start].strip() != ",":
        return False
    goes_on = re.match(r"\s[^\W\d]{2,}", passage.text[level.end : passage.clause_at(level.start).end])
    if goes_on and any(group[-2].end <= m.start < group[-1].start for m in scopes.joiners(passage, "and")):
        return True
    return _between(passage, group[-2], group[-1], scopes.plain(passage, passage.of("level_marks")))


def _joined(passage: Passage, a: Mention, b: Mention) -> bool:
    """Are two level words parts of one phrase, with no negator and no place between?"""
    between = passage.text[a.end : b.start]
    if scopes.distance(passage, a, b) > 2 or any(a.end <= m.start < b.start for m in scopes.triggers(passage)):
        return False
    if TICKED in between or UNTICKED in between or starting(passage.of("settings", *DIMENSION), a.end, b.start):
        return False
    if scopes.same_clause(passage, a, b):
        return True
    one = scopes.denied(passage, a) == scopes.denied(passage, b)  # not "no low risk, medium and high only"
    return one and bool(_SLASHES.fullmatch(passage.text[a.end : b.start]))


def _level(passage: Passage, group: list[Mention]) -> Level | None:
    """What a phrase of levels says; None where it belongs to a plan, the past or another programme."""
    scope = scopes.of(passage, group[0]) or scopes.of(passage, group[-1])
    if scope and _told_apart(passage, group, scope):
        scope = None
    if scope and ((scope.kind == "not" and less.no_barrier(passage, scope.trigger)) or (
            scope.kind == "plan" and (_bounding(passage, scope.trigger, group[0])
                                      or _MEANT_FOR.search(passage.text, scope.trigger.start, group[0].start)))):
        scope = None
    if scope and scope.kind == "refuse" and (scopes.of(passage, group[0], ("past",)) or _UNTIL.search(
            passage.text, scope.trigger.end, passage.clause_at(scope.trigger.start).end)):
        return None  # "low risk was excluded until 2018"
    away = scope is not None and less.labelled_away(passage, group[-1], scope)
    if scope and not away and scope.kind in ("plan", "past", "other", "unticked"):
        return None
    codes = [WEAK.get(m.code, m.code) for m in group]
    span = _span(passage, group, codes)
    if (limited := _limited(passage, group, codes, scope)) is not None:
        return Level(tuple(limited), tuple(group))
    if scope and scope.kind == "not" and (
            less.without_priority(passage, group[-1])
            or less.not_mixed(passage, group[0], passage.of("levels", *ORDER), scope.trigger)
            or (not scope.after and less.something_else(passage, scope.trigger))):
        return None
    shut = away or (scope is not None and scope.kind in ("not", "except", "refuse"))
    if scope is None and less.elsewhere(passage, group[-1], passage.of("levels", *ORDER)):
        return Level(tuple(span), tuple(group), shut=True)
    if scope is None and (_turned_away(passage, group[-1]) or listed.shut(passage, group)):
        return Level(tuple(span), tuple(group), shut=True)
    sure = not shut or away or (scope is not None and _clear(passage, group, scope))
    return Level(tuple(span), tuple(group), shut=shut, sure=sure, more=scope is not None and scope.kind == "not_only")


def _bounding(passage: Passage, trigger: Mention, level: Mention) -> bool:
    """Is what looks like a plan ("wird ab ...") a bound of a level ("aufgenommen wird ab mittlerem Risiko")?"""
    return 0 < level.first - trigger.last <= 2 and any(
        m.end == trigger.end for m in passage.of("level_marks", "at_least", "at_most"))


_MEANT_FOR = re.compile(  # "le programme est prévu pour les risques moyens"
    r"(?:prévue?s?|conçue?s?) pour|(?:previst|pensad|diseñad)[oa]s? para|(?:previst|pensat|concepit)[oaei] per"
    r"|foreseen for"
    r"|intended for|vorgesehen für|für [^.;,]{0,60}? vorgesehen|voorzien voor|previst[oa]s? para|prevăzut\w* pentru"
    r"|previst\w* (?:per a|für)|predviđen\w* za|predviden\w* za|przewidzian\w* dla|forudset til"
    r"|numatyt\w* \w+|ette nähtud", re.IGNORECASE)


def _told_apart(passage: Passage, group: Sequence[Mention], scope: scopes.Scope) -> bool:
    """Has a phrase a bound of its own, while what shuts out stands behind other levels of a later clause ("from medium
    upwards, extreme excluded")?"""
    if scope.after or scope.kind not in ("refuse", "not", "except"):
        return False
    clause = passage.clause_at(group[0].start)
    later = starting(passage.of("levels", *ORDER), clause.end, scope.trigger.start)
    marks = scopes.plain(passage, passage.of("level_marks"))
    return bool(later) and (len(group) > 1 or _bound(passage, group[0], marks) is not None)


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


def _turned_away(passage: Passage, level: Mention) -> bool:
    """Are those of a level denied the place further on in the sentence ("if it is low he does not enter", "low risk men
    should not take part", "they are told that the course is not meant for them")?"""
    sentence = passage.sentence_at(level.start)
    further = [m.start for m in starting(passage.of("levels", *ORDER), level.end, sentence.end)]
    end = min([*further, sentence.end])
    whose = starting(scopes.joiners(passage, "who"), sentence.start, end)
    clause = passage.clause_at(level.start)
    own = clause
    if passage.text[clause.end : clause.end + 1] == ":":
        own = Stretch(clause.start, passage.clause_at(min(clause.end + 2, len(passage.text) - 1)).end)
    if any(scopes.denied(passage, m) and m.first and _NO.fullmatch(passage.tokens[m.first - 1].key) for m in starting(
            passage.of("other_programme", "programme"), level.end, min(end, own.end))):
        return True  # "low-risk men get a letter and no programme"
    if less.case_refused(passage, level):
        return True
    admits = starting(passage.of("refusals", "admit"), clause.start, end)
    return any(scopes.denied(passage, m) for m in admits if m.start >= level.end
               and ((whose and whose[0].start < m.start) or clause.holds(m.start) or (
                   _THEY.match(passage.text, passage.clause_at(m.start).start) and _tells(passage, clause)
                   and not any(clause.holds(a.start) for a in admits))))


def _tells(passage: Passage, clause: Stretch) -> bool:
    """Does a clause say more than which levels there are ("with low risk the officer works alone")?"""
    spent = (*passage.of("levels"), *passage.of("level_nouns"), *passage.of("people"),
             *passage.of("sexes", "men", "women"))
    words = {at for at, w in enumerate(passage.tokens) if clause.holds(w.start) and w.key[0].isalnum()
             and w.key not in EVERYDAY}
    return bool(words - {at for m in spent for at in range(m.first, m.last + 1)})


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
    near = [m for m in near if m.start not in denying and _of_one_tongue(passage, m, level)]
    after = {"upwards": "up", "downwards": "down"}
    before = {"at_least": "up", "at_most": "down", "above": "above", "below": "below"}
    for mark in near:
        if mark.code in after and mark.first > level.last and scopes.distance(passage, level, mark) <= 2:
            return after[mark.code]
    for mark in near:
        between = passage.text[min(mark.end, level.end) : max(mark.start, level.start)]
        apart = re.search(r"[;.]", between) or scopes.denied(passage, mark) or _idiom(passage, mark)
        if mark.code in ("floor", "ceiling") and scopes.distance(passage, mark, level) <= _LIMIT_REACH and not apart:
            return "up" if mark.code == "floor" else "down"  # "the lower limit is a moderate risk"
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


def _idiom(passage: Passage, mark: Mention) -> bool:
    """Is a bound part of a phrase that grades nothing ("a low threshold offer")?"""
    return any(m.start <= mark.start < m.end for m in passage.of("levels", "other"))


def _of_one_tongue(passage: Passage, mark: Mention, level: Mention) -> bool:
    """Are a bound and a level words of one language, where that of the answer cannot be told (German "alle", Finnish
    "alle")?"""
    one, other = tongues(passage, mark), tongues(passage, level)
    return scopes.language_of(passage) is not None or "und" in one | other or not one.isdisjoint(other)


def _clear(passage: Passage, group: Sequence[Mention], scope: scopes.Scope) -> bool:
    """Is it plain that the level is shut out: the trigger stands near, or a word of admission is what it denies?"""
    if scope.kind in ("refuse", "except") or any(scopes.distance(passage, scope.trigger, m) <= 2 for m in group):
        return True
    if scope.trigger.code == "no":
        return any(scopes.distance(passage, scope.trigger, m) <= 3 for m in group)
    clause = passage.clause_at(scope.trigger.start)
    return any(clause.holds(m.start) for m in passage.of("refusals", "admit"))
