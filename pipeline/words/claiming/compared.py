"""Where an answer tells of another course beside this programme, told by its subject or by where it is held.

    (The parenting course in the same building has 8 sessions of two hours)
    Our drink-driving course has 10 evenings. The present programme is longer: 36 sessions
    For women it is given one-to-one, ours is in groups

What is told there is no dose and no format of this programme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import former
from pipeline.words.wording.tongues import heard
from pipeline.words.wording.units import cut_units, sentence_end, unit_at

_WORDS = "other_courses"
_THAN = re.compile(r"\b(?:than|als|que|di|dan|än|end|enn|kuin|niż|než|nei|kot|nego|decât|kui|nekā|mint)\s", re.I)
_BRACKETED = re.compile(r"\s*\([^()]*\)")  # "shorter than the drivers' course (60 sessions): 34 sessions"
_BEHIND = 6  # words
_ON = frozenset({
    "on", "for", "about", "für", "über", "zu", "pour", "de", "sur", "d", "para", "per", "su", "sul", "voor", "för",
    "om", "dla", "o", "pro", "za", "apie", "despre", "pentru"
})
_PARTS = ("modul", "model", "version", "versi", "treatment", "behand", "session", "interven", "pilot", "scheme", "work")


def elsewhere(passage: Passage, at: int) -> bool:
    """Does a character stand where another course is told of?"""
    return any(s.start <= at < s.end for s in stretches(passage))


@once
def stretches(passage: Passage) -> list[Stretch]:
    """The parts of an answer that tell of another course, found once."""
    return [*_stretches(passage), *former.stretches(passage)]


def _stretches(passage: Passage) -> Iterator[Stretch]:
    units = cut_units(passage)
    back = sorted(m.start for m in passage.of("scope_marks", "now", "ours"))
    for course in _courses(passage):
        bracket = _bracket(passage, course.start)
        i = unit_at(units, course.start)
        if _THAN.search(passage.text, units[i].start, course.start):
            behind = _BRACKETED.match(passage.text, course.end)
            yield Stretch(course.start, behind.end() if behind else course.end)
            continue
        end = min((at for at in back if at > course.end), default=len(passage.text))
        yield Stretch(units[i].start, min(end, bracket.end if bracket else max(course.end, sentence_end(units, i))))
    for own in passage.of("scope_marks", "contrasted"):
        sentence = passage.sentence_at(own.start)
        first = unit_at(units, sentence.start)
        i = unit_at(units, own.start)
        if i > first:
            yield Stretch(sentence.start, units[i].start)


def _courses(passage: Passage) -> Iterator[Mention]:
    """The nouns for a course that is about something else, or is held beside this one."""
    nouns = [m for m in heard(passage, "other_programme", "programme")
             if not m.term.strip("*").casefold().startswith(_PARTS)]
    topics, beside = heard(passage, _WORDS, "topic"), heard(passage, _WORDS, "beside")
    mixed = bool(heard(passage, _WORDS, "mixed_up"))
    for noun in nouns if topics or beside or mixed else ():
        clause = passage.clause_at(noun.start)
        about = any(
            t.first <= noun.first <= t.last or noun.first - t.last == 1
            or (t.first - noun.last == 2 and passage.tokens[noun.last + 1].key in _ON) for t in topics)
        held = any(0 < b.first - noun.last <= _BEHIND and clause.holds(b.start) for b in beside)
        if about or held or (mixed and _named(passage, noun)):
            yield noun


def _named(passage: Passage, noun: Mention) -> bool:
    """Does a word between an article and a noun for a course say which course it is ("the anger course")?"""
    before = passage.tokens[max(0, noun.first - 2) : noun.first]
    return len(before) == 2 and before[1].key.isalpha() and bool(_ARTICLE.fullmatch(before[0].key))


_ARTICLE = re.compile(r"the|our|that|der|die|das|unser|unsere|le|la|notre|el|nuestro|il|lo|nostro|de|het|onze")


def _bracket(passage: Passage, at: int) -> Stretch | None:
    """The bracket that holds a character."""
    opened, closed = passage.text.rfind("(", 0, at), passage.text.rfind(")", 0, at)
    end = passage.text.find(")", at)
    return Stretch(opened, end) if opened > closed and end > at else None
