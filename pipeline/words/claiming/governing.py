"""A scope: the words that a trigger governs. How far one reaches, and those that need no clause to be found: empty
boxes, and what is given up in favour of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model import TICKED, UNTICKED
from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.wording.triggers import joiners
from pipeline.words.wording.units import cut_units, unit_at

Kind = Literal["not", "not_only", "except", "refuse", "plan", "past", "other", "unticked"]
REACH = 400
MARKS = frozenset("-',.;:()/!?")
KINDS = ("clients", "delivery_formats", "levels", "relations", "risk_tools", "settings", "sexes", "theories")
PEOPLE = ("men", "women", "both", "persons", "generic")  # codes of `sexes` that tell of people, whoever they are
WITHOUT = frozenset({"bez", "sin", "sem", "be"})  # of code "local", as they mean other things in other languages
POSTPOSED = frozenset({"sijasta", "sijaan", "asemel", "vietā", "helyett"})  # stand behind what is not chosen


@dataclass(frozen=True, slots=True)
class Scope:
    """Characters `start` to `end` of a passage that a trigger governs. `after`: they follow it."""

    kind: Kind
    start: int
    end: int
    trigger: Mention
    after: bool


def lacks(trigger: Mention) -> bool:
    """Is a trigger a word for "without"?"""
    return trigger.code == "without" or trigger.term in WITHOUT


def clip(start: int, end: int, kind: Kind, trigger: Mention, after: bool) -> Iterator[Scope]:
    """A scope of at most the reach; none where nothing is left."""
    start, end = (start, min(end, start + REACH)) if after else (max(start, end - REACH), end)
    if start < end:
        yield Scope(kind, start, end, trigger, after)


@once
def favours(passage: Passage) -> list[Mention]:
    """The words for "in favour of" beside a verb of giving up, and those for "for" or "to" that say the same."""
    up = [m.start for m in passage.of("scope_marks", "giving_up")]
    marks = passage.of("scope_marks", "favour") if up else []
    found = [m for m in marks if any(passage.sentence_at(m.start).holds(at) for at in up)]
    verbs = passage.of("scope_marks", "giving_up", "changing")
    return [*found, *(m for verb in verbs for m in _exchanged(passage, verb))]


def _exchanged(passage: Passage, verb: Mention) -> Iterator[Mention]:
    """The "for" or "to" between two things of one kind beside a verb of giving up or changing ("we left X for Y", "we
    went from X to Y")."""
    sentence = passage.sentence_at(verb.start)
    things = [[m for m in passage.of(kind) if sentence.holds(m.start)] for kind in _EXCHANGED]
    for word in _FOR.finditer(passage.text, sentence.start, sentence.end):
        for inside in things:
            before = [m for m in inside if m.end <= word.start()]
            behind = any(0 <= m.start - word.end() <= _NEXT for m in inside)
            if not behind or not before:
                continue
            if word["to"] is None or _FROM.search(passage.text, sentence.start, before[-1].start):
                yield Mention("scope_marks", "favour", *word.span(), word[0].strip(), "und", verb.last, verb.last)
                return


_EXCHANGED = ("delivery_formats", "risk_tools", "theories")
_NEXT = 16  # characters
_FOR = re.compile(
    r"\s(?:(?P<to>to|zu|zum|zur|à|a|al|alla|naar|till|til|do|na|k|ke|ku|į|uz|para|la|ad)"
    r"|for|für|gegen|pour|por|per|voor|för|za|pre|pe|pret)\s", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|von|vom|de|du|del|da|dal|dalla|van|från|fra|z|ze|zo|od|s|iz|nuo|no|din)\s(?:[\w'’-]+\s){0,2}$",
    re.IGNORECASE)


def given_up(scope: Scope, taken_up: Sequence[int]) -> Scope:
    """A scope that ends where something is taken up in its place ("abandoned X in favour of Y")."""
    ends = [at for at in taken_up if scope.start < at < scope.end]
    return replace(scope, end=ends[0]) if ends and scope.after and scope.kind != "plan" else scope


def boxed(text: str, scope: Scope) -> Scope:
    """A scope that ends at the next tick box: each box is for its own words."""
    if not scope.after or scope.kind == "unticked":
        return scope
    ends = [at for at in (text.find(b, scope.trigger.end, scope.end) for b in (TICKED, UNTICKED)) if at >= 0]
    return replace(scope, end=min(ends)) if ends and min(ends) > scope.start else scope


def ticks(passage: Passage) -> Iterator[Scope]:
    """The words after an empty box are not meant, up to the next box or the end of the line's part."""
    text = passage.text
    if UNTICKED not in text:
        return
    at = text.find(UNTICKED)
    while at >= 0:
        ends = [e for e in (text.find(UNTICKED, at + 1), text.find(TICKED, at + 1)) if e > 0]
        end = min([*ends, passage.sentence_at(at).end if not ends else len(text)])
        box = Mention("negators", "unticked", at, at + 1, UNTICKED, "und", 0, 0)
        yield from clip(at + 1, max(end, at + 1), "unticked", box, True)
        at = text.find(UNTICKED, at + 1)


def whole(passage: Passage, trigger: Mention, reach: int) -> int:
    """The end of the phrase that a reach of so many words behind a trigger cuts in two, else the reach; behind an "and"
    another clause may begin ("without prison and the probation service sends them")."""
    cut = [m for kind in KINDS for m in passage.of(kind) if m.start < reach < m.end]
    joints = [m.start for m in joiners(passage, "and")] if cut else []
    return max([reach, *(m.end for m in cut if not any(trigger.end <= at < m.start for at in joints))])


def words_before(passage: Passage, trigger: Mention, most: int) -> int:
    """Where the last few words before a trigger begin."""
    return passage.tokens[max(0, trigger.first - most)].start


def words_behind(passage: Passage, trigger: Mention, most: int) -> int:
    """Where the first few words behind a trigger end, within its clause."""
    stop = cut_units(passage)[unit_at(cut_units(passage), trigger.start)].end
    behind = passage.tokens[trigger.last + 1 : trigger.last + 1 + 2 * most]
    after = [w for w in behind if w.key not in MARKS and w.end <= stop]
    return after[min(most, len(after)) - 1].end if after else trigger.end
