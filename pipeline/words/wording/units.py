"""The clauses of a passage, cut also at words that oppose ("but", "sondern")."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.passage import Passage, Stretch, once, starting
from pipeline.vocabulary import Mention
from pipeline.words.wording.triggers import joiners

_DASHES = "-–—/"
_LIST_PIECE = 5
_AFFIRMS = re.compile(
    r"\w\W+(?:is|are|does|do|can|may|yes|schon|ja|wohl|oui|s[iíì]|wel|jo|kyllä|tak|ano|áno|da|igen|taip|jā|jah|sim|ναι)"
    r"[ .!]*$", re.IGNORECASE)
_HENCE = re.compile(
    r"(?:so|hence|thus|therefore|daher|deshalb|also|darum|donc|alors|por eso|así que|quindi|perciò|dus|därför|så|derfor"
    r"|joten|siksi|więc|dlatego|proto|takže|preto|todėl|zato|portanto|tehát|ezért)\s", re.I)


class Unit(NamedTuple):
    """A clause, cut also at words that oppose. `joint` is the mark before it ("" at a sentence's start)."""

    start: int
    end: int
    sentence: int
    joint: str


@once
def units(passage: Passage) -> list[Stretch]:
    """The clauses of a passage, cut also at words that oppose ("but", "sondern")."""
    return [Stretch(u.start, u.end) for u in cut_units(passage)]


@once
def cut_units(passage: Passage) -> list[Unit]:
    """The same, with the number of the sentence and the mark before each."""
    return list(_cut(passage))


def _cut(passage: Passage) -> Iterator[Unit]:
    longer = [m for m in passage.of("negators") if m.last > m.first]  # "but not", "all but"
    nots = {m.end for m in passage.of("negators", "not")}  # "not yet", "nicht aber X"
    but = [m.start for m in joiners(passage, "but") if not any(n.first <= m.first <= n.last for n in longer)
           and m.start - 1 not in nots]
    sentences = [s.start for s in passage.sentences]
    last = 0
    for clause in passage.clauses:
        number = bisect.bisect_right(sentences, clause.start)
        joint = passage.text[last : clause.start].strip()[:1] or ","
        if number and sentences[number - 1] == clause.start:
            ahead = passage.text[max(0, last - 1) : clause.start].strip()[:1]
            joint = ahead if ahead and ahead in _DASHES else ""
        at = clause.start
        for cut in but[bisect.bisect_right(but, clause.start) : bisect.bisect_left(but, clause.end)]:
            yield Unit(at, cut, number, joint)
            at, joint = cut, "but"
        if but and clause.start in but[bisect.bisect_left(but, clause.start) :][:1]:
            joint = joint and "but"
        yield Unit(at, clause.end, number, joint)
        last = clause.end


def unit_at(all_units: list[Unit], at: int) -> int:
    """The number of the unit that holds (or precedes) the character `at`."""
    return max(0, bisect.bisect_right(all_units, at, key=lambda u: u.start) - 1)


def concludes(passage: Passage, unit: Unit) -> bool:
    """Does a clause tell what follows from the one before ("we have no staff, so it is a group"), or, with "only" at
    its beginning or end or a word that affirms at its end, what there is ("no low risk, medium and high only", "low
    risk is not taken, medium and high are")?"""
    text = passage.text[unit.start : unit.end]
    return _HENCE.match(passage.text, unit.start) is not None or _AFFIRMS.search(text) is not None or any(
        m.start == unit.start or not passage.text[m.end : unit.end].strip(" .!") for m in near(
            joiners(passage, "only"), unit))


def near(mentions: list[Mention], unit: Unit) -> list[Mention]:
    """Those of some mentions, in order, that begin in a unit."""
    return starting(mentions, unit.start, unit.end)


def sentence_end(all_units: list[Unit], i: int) -> int:
    """The end of the sentence of a unit, or the first word that opposes."""
    end = all_units[i].end
    for unit in all_units[i + 1 : i + 12]:
        if unit.sentence != all_units[i].sentence or unit.joint == "but":
            break
        end = unit.end
    return end


def told_on(passage: Passage, at: int) -> int:
    """The end of the sentence at a place, and of the next where a semicolon joins them."""
    end = passage.sentence_at(at).end
    return passage.sentence_at(end + 1).end if passage.text[end - 1 : end] == ";" and end < len(passage.text) else end


def labelled_end(all_units: list[Unit], i: int) -> int:
    """The end of what stands behind the colon of a clause: of its sentence, or where the next label, bracket or word
    that opposes begins."""
    joints = [u.joint for u in all_units]
    end = all_units[i].end
    for k in range(i + 1, min(len(all_units), i + 12)):
        following = joints[k + 1] if k + 1 < len(all_units) else ""
        same = all_units[k].sentence == all_units[i].sentence and joints[k] not in ("but", "(", ")")
        if not same or (k > i + 1 and following == ":"):
            break
        end = all_units[k].end
    return end


def with_relatives(passage: Passage, all_units: list[Unit], i: int) -> int:
    """The end of a clause with the relative clauses that hang on it."""
    end, who = all_units[i].end, {m.start for m in joiners(passage, "who")}
    for unit in all_units[i + 1 : i + 4]:
        second = unit.start + len(passage.text[unit.start : unit.end].split(maxsplit=1)[0]) + 1  # "for which"
        if unit.sentence != all_units[i].sentence or not {unit.start, second} & who:
            break
        end = unit.end
    return end


def dangling(passage: Passage, at: int, code: str) -> bool:
    """Does a joiner stand right before a word (by its number)?"""
    return any(m.last + 1 == at for m in joiners(passage, code))


def led_in(passage: Passage, all_units: list[Unit], i: int) -> bool:
    """Does the clause before end in an "and", so that this one only opens the one behind it?"""
    ends = passage.text[: all_units[i - 1].end].rstrip()
    joined = any(m.end == len(ends) for m in near(joiners(passage, "and"), all_units[i - 1]))
    return joined and i + 1 < len(all_units) and all_units[i + 1].sentence == all_units[i].sentence


def asked(passage: Passage, all_units: list[Unit], i: int) -> bool:
    """Is the clause before a short question ("SARA? No.")?"""
    before = all_units[i - 1]
    question = passage.text[before.end : all_units[i].start].lstrip().startswith("?") or (
        passage.text[before.start : before.end].endswith("?"))
    return question and len(passage.text[before.start : before.end].split()) <= _LIST_PIECE


def _before_bracket(all_units: list[Unit], i: int) -> int:
    """The number of the unit in which the clause of a unit begins: before the bracket that cuts it ("SARA (2nd ed.) is
    not used")."""
    at = i
    while at > 1 and all_units[at].joint == ")" and i - at < _LIST_PIECE:
        at -= 1
        while at and all_units[at].joint == "," and i - at < _LIST_PIECE:
            at -= 1
        at -= all_units[at].joint == "("
    return at


def bracketed(all_units: list[Unit], i: int) -> int:
    """Where the clause of a unit begins, over the bracket that cuts it."""
    return all_units[_before_bracket(all_units, i)].start
