"""What governs a phrase: a negator, an exception, a refusal, a plan, the past, another programme; and which setting.

The idea is that of trigger and scope (Chapman et al. 2001, NegEx; medspaCy ConText): a trigger governs the words
after it to the end of its clause or to a word that opposes ("but"), over the commas of a list joined by "or"; some
triggers also govern the words before them ("SARA is not used", "low risk: no"). The trigger words are data
(vocabularies `negators`, `refusals`, `scope_marks`, `joiners`).
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import outdone, past, removed
from pipeline.words.claiming.doubled import doubled
from pipeline.words.claiming.fronted import fronted
from pipeline.words.claiming.governing import (
    KINDS,
    MARKS,
    POSTPOSED,
    REACH,
    WITHOUT,
    boxed,
    clip,
    given_up,
    ticks,
    whole,
)
from pipeline.words.claiming.governing import Kind as Kind
from pipeline.words.claiming.governing import Scope as Scope
from pipeline.words.claiming.governing import favours as favours
from pipeline.words.claiming.governing import lacks as lacks
from pipeline.words.claiming.governing import words_before as words_before
from pipeline.words.claiming.governing import words_behind as words_behind
from pipeline.words.claiming.list_ends import (
    hangs,
    list_begin,
    list_end,
    subject_begin,
    subjects_begin,
    things_begin,
    topic_refused,
)
from pipeline.words.claiming.removed import VERB_FIRST, ahead, no_other, other_than, still_there
from pipeline.words.claiming.scope_ends import answered, answers, governed_end, timeless, what_not, with_us
from pipeline.words.claiming.shunned import shunned
from pipeline.words.claiming.taken_back import (
    alone,
    defining,
    done_only,
    empty,
    label_of_undone,
    neither,
    still_to_come,
    taken_back,
)
from pipeline.words.claiming.to_come import came_true, comings
from pipeline.words.claiming.turned_down import cut_in_two, over_relatives, turned_down
from pipeline.words.wording.function_words import BECAUSE
from pipeline.words.wording.triggers import joiners as joiners
from pipeline.words.wording.triggers import language_of as language_of
from pipeline.words.wording.triggers import ours as ours
from pipeline.words.wording.triggers import plain as plain
from pipeline.words.wording.triggers import scope_marks, takes_place
from pipeline.words.wording.triggers import spoken as spoken
from pipeline.words.wording.triggers import triggers as triggers
from pipeline.words.wording.units import (
    Unit,
    asked,
    bracketed,
    cut_units,
    dangling,
    labelled_end,
    led_in,
    near,
)
from pipeline.words.wording.units import sentence_end as sentence_end
from pipeline.words.wording.units import unit_at as unit_at
from pipeline.words.wording.units import units as units
from pipeline.words.wording.units import with_relatives as with_relatives

_NEAR = 5
_SHORT_SIGHTED = frozenset({"without", "rather"})
_FORMER = re.compile(  # "instead of the former audits"
    r"\s(?:the|our|their|der|des|den|dem|het|det)\s(?:former|old|earlier|previous|usual|customary|früheren?"
    r"|alten|bisherigen|üblichen|vroegere|oude|tidigare|gamla|tidligere|gamle)\s", re.IGNORECASE)
_HANGING = frozenset({"-", "–", "—", "(", ",", ":", "but"})


def standing(passage: Passage, start: int, end: int, kinds: Iterable[Kind] = ()) -> Scope | None:
    """The scope that governs characters `start` to `end`, None where they are simply stated.

    Of several the nearest denial wins, then a plan, the past, another programme. `kinds` limits what is looked for.
    """
    wanted = frozenset(kinds)
    scopes, starts = _all(passage)
    best: tuple[int, int, Scope] | None = None
    for i in range(bisect.bisect_left(starts, start - REACH), len(scopes)):
        scope = scopes[i]
        if scope.start > start:
            break
        if scope.end < end or (wanted and scope.kind not in wanted):
            continue
        if scope.trigger.start < end and start < scope.trigger.end:
            continue
        gap = start - scope.trigger.end if scope.after else scope.trigger.start - end
        rank = (_ORDER[scope.kind], max(0, gap))
        if best is None or rank < best[:2]:
            best = (*rank, scope)
    return best[2] if best else None


_ORDER: dict[Kind, int] = {
    "unticked": 0, "not_only": 1, "not": 2, "refuse": 2, "except": 2, "past": 3, "plan": 4, "other": 5,
}
_REASON = re.compile(rf"\s(?:{BECAUSE}|since|as|da|puisque|ya que|poiché|aangezien|gdyż|jelikož)\s")
DENIALS: tuple[Kind, ...] = ("unticked", "not", "except", "refuse")


def all_of(passage: Passage) -> list[Scope]:
    """Every scope of an answer, in its order."""
    return _all(passage)[0]


def negator(passage: Passage, mention: Mention) -> Mention | None:
    """The negator that governs a mention (code `not_only`, else one that denies), or None.

    A negator inside the mention itself ("no contact" as a phrase) does not govern it.
    """
    found = standing(passage, mention.start, mention.end, (*DENIALS, "not_only"))
    return found.trigger if found else None


def denied(passage: Passage, mention: Mention) -> bool:
    """Is a mention denied, excepted, refused or not ticked?"""
    found = standing(passage, mention.start, mention.end, (*DENIALS, "not_only"))
    return found is not None and found.kind != "not_only"


def of(passage: Passage, mention: Mention, kinds: Iterable[Kind] = ()) -> Scope | None:
    """The scope that governs a mention; None where it is simply stated."""
    return standing(passage, mention.start, mention.end, kinds)


def sure(passage: Passage, mention: Mention, scope: Scope) -> bool:
    """Does the trigger stand so near that no reader would doubt what it governs?"""
    return scope.kind == "unticked" or distance(passage, scope.trigger, mention) <= _NEAR


def distance(passage: Passage, a: Mention, b: Mention) -> int:
    """Words between two mentions; 0 where they touch or overlap."""
    low, high = (a.last, b.first) if a.last < b.first else (b.last, a.first)
    counts = _counts(passage)
    return counts[max(low + 1, high)] - counts[low + 1]


@once
def _counts(passage: Passage) -> list[int]:
    """The words before each token, marks not counted."""
    return [0, *itertools.accumulate(w.key not in MARKS for w in passage.tokens)]


def same_clause(passage: Passage, a: Mention, b: Mention) -> bool:
    """Do two mentions stand in one clause?"""
    return passage.clause_at(a.start) == passage.clause_at(b.start)


# How scopes are made ---------------------------------------------------------------------------------------------


@once
def _all(passage: Passage) -> tuple[list[Scope], list[int]]:
    taken_up = [m.end for m in favours(passage)]
    made = (boxed(passage.text, given_up(s, taken_up)) for s in _make(passage))
    scopes = sorted([*outdone.freed(passage, made), *outdone.outdone(passage)], key=lambda s: (s.start, s.end, s.kind))
    return scopes, [s.start for s in scopes]


_GUESSED = re.compile(  # a number that is not known exactly ("maybe one of five")
    r"(?:maybe|perhaps|possibly|vielleicht|peut-être|quizás?|tal vez|forse|misschien|kanske|måske|kanskje|ehkä|może"
    r"|možná|možno|možda|mogoče|talvez|potser|võib-olla|varbūt|galbūt|poate|talán)\s(?:some\s|around\s|about\s)?"
    r"(?:\d{1,3}\b(?![.:/]\d)|one |two |three |half|a third|a quarter|every |ein |zwei|une? |deux|dos |due |één"
    r"|twee|två|to |yksi)",
    re.IGNORECASE)


def _make(passage: Passage) -> Iterator[Scope]:
    if not passage.text:
        return
    yield from ticks(passage)
    negators = triggers(passage)
    undone = doubled(passage, negators)
    negators = [t for t in negators if t not in undone]
    marks = [*scope_marks(passage, "plan", "other", "unlike", "gone", "replaces"), *past.marks(passage),
             *removed.marks(passage), *comings(passage)]
    marks = [m for m in marks if not (
        m.code == "plan" and (_GUESSED.match(passage.text, m.start) or came_true(passage, m)))]
    endings = removed.endings(passage, marks)
    refusals, taken_up = refusing(passage), favours(passage)
    all_units = cut_units(passage)
    yield from turned_down(passage, all_units)
    yield from shunned(passage, all_units)
    if not (negators or marks or refusals or taken_up):
        return
    cancelled = set()
    inside = {(m.start, m.end) for m in marks if m.code in ("other", "unlike")}
    for trigger in negators:
        if any(a <= trigger.start and trigger.end <= b for a, b in inside):
            continue
        made = list(_negation(passage, all_units, trigger))
        turned = [r for r in (*refusals, *still_there(passage, marks, trigger)) for s in made
                  if s.after and s.kind == "not" and s.start <= r.start < s.end
                  and not _REASON.search(passage.text, trigger.end, r.start)]
        cancelled.update(turned)
        if not turned:  # "nobody is refused" refuses nobody
            yield from made
    for refusal in refusals:
        if refusal not in cancelled:
            yield from _both(passage, all_units, refusal, "refuse")
    for favour in taken_up:  # "X was given up in favour of Y"
        yield from clip(passage.sentence_at(favour.start).start, favour.start, "past", favour, False)
    others = {m.first for m in passage.of("scope_marks", "other")}
    back = {"other": [m.start for m in passage.of("scope_marks", "now", "ours") if m.last + 1 not in others]}
    now = [m.start for m in passage.of("scope_marks", "now")]
    marks = [m for m in marks if m not in cancelled]
    for plan, gone in endings:  # "X will be replaced by Y": X is still there
        unit = all_units[unit_at(all_units, gone.start)]
        marks = [m for m in marks if not unit.start <= m.start < unit.end]
        yield from clip(gone.end, unit.end, "plan", plan, True)
    for mark in marks:
        kind: Kind = "plan" if mark.code == "plan" else "other" if mark.code in ("other", "unlike") else "past"
        yield from _marked(passage, all_units, mark, kind, back.get(kind, now))


def refusing(passage: Passage) -> list[Mention]:
    """The words that shut out; "exclusively" is none."""
    sole = {m.start for m in passage.of("refusals", "sole")}
    cut = cut_in_two(passage)
    found = [m for m in passage.of("refusals", "refuse") if m.start not in sole]
    return [*(m for m in found if not any(c.start <= m.start < c.end for c in cut)), *cut]


def _negation(passage: Passage, all_units: list[Unit], trigger: Mention) -> Iterator[Scope]:
    i = unit_at(all_units, trigger.start)
    unit = all_units[i]
    if what_not(passage, unit, trigger):
        return
    shared = alone(passage, unit, trigger)
    if shared is not None:  # "nobody does only the group"
        yield from clip(shared, unit.end, "not_only", trigger, True)
        return
    label = i + 1 < len(all_units) and all_units[i + 1].joint == ":"
    front = fronted(passage, all_units, i, trigger) if trigger.code in ("not", "local") else None
    if front:
        yield from clip(front.start, front.end, "not", trigger, False)
    if i and not label and taken_back(passage, Stretch(unit.start, unit.end), trigger):
        k = i - 1
        while k and unit.joint != ":" and empty(passage, Stretch(all_units[k].start, all_units[k].end)):
            k -= 1
        begin = min(bracketed(all_units, k), list_begin(passage, all_units, k, trigger))
        if k and k == i - 1 and all_units[k].joint == ":":
            begin = min(begin, all_units[k - 1].start)  # "Prison: one was visited, it is no part of the contract"
        if not still_to_come(passage, all_units[k], unit):
            yield from clip(begin, all_units[k].end, "not", trigger, False)
    back = neither(passage, trigger)
    if back is not None:
        yield from clip(back, trigger.start, "not", trigger, False)
        return
    if trigger.code == "except" and done_only(passage, Stretch(trigger.end, unit.end)):
        yield from clip(unit.start, trigger.start, "not", trigger, False)  # "X is known but not used"
        return
    nothing = [m for m in near(triggers(passage), unit) if m.code in ("no", "nobody") and (
        m.start > trigger.end or no_other(passage, m, trigger))]
    if trigger.code == "except" and nothing:
        return  # "apart from X nothing is used", "no tool other than X"
    if trigger.code in ("not_only", "except"):
        kind: Kind = "not_only" if trigger.code == "not_only" else "except"
        left_out = kind == "except" and trigger.term not in _UNLESS
        verb = left_out and _VERB_AFTER.match(passage.text, trigger.end, unit.end)
        reach = verb.start(1) if verb else list_end(passage, all_units, i)
        yield from clip(trigger.end, reach, kind, trigger, True)
        return
    rest = passage.text[trigger.end : unit.end].strip(" .!,;:'\"’")
    if takes_place(passage, unit.start, trigger):
        return
    if trigger.code == "rather" and not rest:  # "SARA:n sijasta ODARA"
        yield from clip(unit.start, trigger.start, "not", trigger, False)
    if rest and trigger.code != "reply":
        reach = governed_end(passage, all_units, i, trigger, list_end(passage, all_units, i))
        reach = min([other_than(passage, trigger, reach), *(
            m.start for m in near(triggers(passage), unit) if no_other(passage, trigger, m))])
        if trigger.code in _SHORT_SIGHTED or trigger.term in WITHOUT:
            leading = trigger.code == "rather" and trigger.start == unit.start
            if trigger.code == "rather" and trigger.term in POSTPOSED:  # "X helyett Y"
                begin = max(unit.start, words_before(passage, trigger, 4))
                yield from clip(begin, trigger.start, "not", trigger, False)
                return
            most = 4 if not leading else 3 if _FORMER.match(passage.text, trigger.end) else 2
            reach = whole(passage, trigger, words_behind(passage, trigger, most))
        yield from clip(trigger.end, reach, "not", trigger, True)
    if trigger.code == "rather":
        return
    if label and label_of_undone(passage, Stretch(unit.start, unit.end), trigger):
        yield from clip(trigger.end, sentence_end(all_units, i), "not", trigger, True)  # "What we do not do: X, Y"
        return
    before = timeless(passage.text[unit.start : trigger.start]).strip(" .,;:'\"’(-–")
    topic = label and topic_refused(passage, all_units, i, trigger)
    if not before and not topic and (
            (label and not rest) or (len(rest.split()) <= 2 and _heads(passage, all_units, i))):
        # "Not: child abuse", "Not admitted: high risk"
        yield from clip(trigger.end, sentence_end(all_units, i), "not", trigger, True)
    elif before and trigger.term not in WITHOUT and (
            trigger.code in ("not", "local") or (not rest and trigger.code in ("no", "nobody", "reply"))):
        if _adds(passage, unit, trigger) if rest else dangling(passage, trigger.first, "or"):
            return
        begin = subject_begin(passage, unit, trigger.start)
        if begin == unit.start or defining(passage, Stretch(unit.start, unit.end), trigger):
            begin = min(bracketed(all_units, i), subjects_begin(passage, all_units, i, trigger))
        yield from clip(begin, trigger.start, "not", trigger, False)
        subject = removed.before_insertion(all_units, i, before)
        if subject:
            yield from clip(subject.start, subject.end, "not", trigger, False)
    elif not before and i and (answers(passage, all_units, i, trigger, len(timeless(rest).split())) or (
            not rest and asked(passage, all_units, i))):
        told = answered(passage, all_units, i)
        behind = Unit(trigger.end, unit.end, unit.sentence, "")
        if with_us(passage, behind) or not _contrast(passage, all_units[i - 1], behind):
            begin = min(told.start, things_begin(passage, all_units, unit_at(all_units, told.start)))
            yield from clip(begin, told.end, "not", trigger, False)


def _adds(passage: Passage, unit: Unit, trigger: Mention) -> bool:
    """Does a negator behind an "and" deny a thing of the kind of one before it ("face to face and never in groups")?"""
    joined = any(unit.start < m.start and 0 <= trigger.start - m.end <= 1 for m in joiners(passage, "and"))
    return joined and _contrast(passage, unit._replace(end=trigger.start), unit._replace(start=trigger.end))


# "all modules except the last one are CBT": what is left out ends at the verb
_VERB_AFTER = re.compile(
    r"(?:\s(?!(?:who|that|which|whose|die|der|das|welche|qui|que|che|som|kteří|którzy|jotka)\b)[^\s,;:]+){1,5}?"
    r"\s(is|are|was|were|has|have|ist|sind|est|sont|son|è|sono|zijn|är|ovat|jest|są|jsou|yra)\s",
    re.IGNORECASE,
)
_UNLESS = ("unless", "es sei denn", "sofern nicht", "à moins que", "a menos que", "a meno che", "tenzij", "ellei")


def _heads(passage: Passage, all_units: list[Unit], i: int) -> bool:
    """Is a clause a label of what it lets in or keeps out?"""
    following = all_units[i + 1 : i + 2]
    told = near(passage.of("refusals", "refuse", "admit"), all_units[i]) or near(
        passage.of("taken_back", "do"), all_units[i])
    return bool(following) and following[0].joint in (":", "-", "–", "—") and bool(told)


def _contrast(passage: Passage, before: Unit, after: Unit) -> bool:
    """Do two clauses name things of one kind ("SARA (not B-SAFER)")? Then the negator denies the second alone."""
    return any(near(passage.of(kind), before) and near(passage.of(kind), after) for kind in KINDS)


def _both(passage: Passage, all_units: list[Unit], trigger: Mention, kind: Kind) -> Iterator[Scope]:
    """A refusal governs its subject and its object."""
    i = unit_at(all_units, trigger.start)
    unit = all_units[i]
    end = list_end(passage, all_units, i)
    if i + 1 < len(all_units) and _LIKEWISE.match(passage.text, all_units[i + 1].start):
        end = sentence_end(all_units, i)
    yield from clip(trigger.end, end, kind, trigger, True)
    begin = min(subject_begin(passage, unit, trigger.start), list_begin(passage, all_units, i, trigger))
    head = passage.text[begin : trigger.start].strip()
    bare = (len(head.split()) <= 1 and not (not head and ahead(passage, trigger, unit.end))) or (
        len(head.split()) == 2 and hangs(passage, unit, head))
    if bare and i and unit.joint in (",", ")", "-", "–"):
        previous = all_units[i - 1]
        word = i > 1 and previous.joint == "," and " " not in passage.text[previous.start : previous.end].strip()
        start = all_units[over_relatives(passage, all_units, i - 1)].start  # "X, which others have, we reject"
        begin = all_units[i - 2].start if word else start  # "la thérapie de couple, elle, est exclue"
    yield from clip(begin, trigger.start, kind, trigger, False)
    if unit.joint != ":" and _heads(passage, all_units, i):
        yield from clip(trigger.end, sentence_end(all_units, i), kind, trigger, True)


_LIKEWISE = re.compile(r"(?:as|so) (?:do|does|is|are)\b", re.IGNORECASE)  # "as do cases in which ..."


def _marked(passage: Passage, all_units: list[Unit], trigger: Mention, kind: Kind, now: list[int]) -> Iterator[Scope]:
    """A plan, the past, another programme: the whole clause, what follows in the sentence, and the clause before where
    the trigger's own tells nothing; up to a word for this programme today."""
    i = unit_at(all_units, trigger.start)
    unit = all_units[i]
    short = len(passage.text[unit.start : unit.end].split()) <= 4
    inserted = kind == "past" and short and i and led_in(passage, all_units, i)  # "X and, until last year, Y"
    hangs = short and i and unit.joint in _HANGING and all_units[i - 1].sentence >= unit.sentence - 1 and not inserted
    begin = subject_begin(passage, unit, trigger.start) if kind == "plan" else unit.start  # "who have asked for it"
    label = trigger.code == "past" and [u.joint for u in all_units[i + 1 : i + 2]] == [":"]  # "Earlier: X"
    if begin == unit.start and hangs and not label and not _contrast(passage, all_units[i - 1], unit):
        begin = all_units[i - 1].start
    elif unit.joint == ")" and VERB_FIRST.match(passage.text, unit.start):
        begin = bracketed(all_units, i)
    bare = kind == "past" and passage.text[unit.start : unit.end].strip(" ,") == passage.text[
        trigger.start : trigger.end]  # "Formerly, X was done"
    alone = bare and [u.joint for u in all_units[i + 1 : i + 2]] == [","] and not trigger.term.startswith("when ")
    end = sentence_end(all_units, i) if kind != "past" else all_units[i + 1 if inserted or alone else i].end
    end = labelled_end(all_units, i) if label and bare else end
    if kind == "other":
        later = (Stretch(u.start, u.end) for u in all_units[i + 1 : i + 12] if u.start < end)
        end = next((u.start for u in later if ours(passage, u)), end)
    first = unit_at(all_units, passage.sentence_at(trigger.start).start)
    opening = [m.start for m in near(passage.of("scope_marks", "unlike"), all_units[first])]
    if kind == "other" and opening[:1] == [all_units[first].start]:
        compared = with_relatives(passage, all_units, first)
        end = compared if trigger.start < compared else end
    if trigger.code == "gone":
        put = removed.subject(passage, all_units, i)
        yield from clip(begin if put is None else put, trigger.start, kind, trigger, False)
        return
    if trigger.code == "replaces":
        by = [m.start for m in near(passage.of("scope_marks", "by"), unit) if m.start > trigger.end]
        end = with_relatives(passage, all_units, i)
        if end == unit.end and i + 1 < len(all_units) and all_units[i + 1].joint == "(":
            end = all_units[i + 1].end  # "replaced X (psychoanalytic)"
        yield from clip(trigger.end, min([*by, end]), kind, trigger, True)
        return
    if trigger.code == "unlike":  # "unlike our programme for short sentences, ..."
        now = [at for at in now if not trigger.start < at < unit.end]
    if trigger.code == "other":
        begin = min(begin, list_begin(passage, all_units, i, trigger))
    before = now[bisect.bisect_left(now, begin) : bisect.bisect_left(now, trigger.start)]
    behind = now[bisect.bisect_left(now, trigger.end) : bisect.bisect_left(now, end)]
    yield from clip(trigger.end, behind[0] if behind else end, kind, trigger, True)
    yield from clip(before[-1] if before else begin, trigger.start, kind, trigger, False)
