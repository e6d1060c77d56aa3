"""Levels told by those that are shut out, and shut out by those that are told.

    very high risk is excluded, all the others can enter      the others are every other level
    low risk is turned down, very high likewise               what is said of one level holds for the next
    Only high. Those of medium risk can have single talks     what a later sentence tells of another level admits nobody
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.grades.grading import DIMENSION, ORDER
from pipeline.words.wording.function_words import ALSO

_WORD = re.compile(r"[^\W_]+")
_OF = re.compile(r"\s(?:of|der|des|von|du|de|del|della|van|av|af|z|ze)\s", re.IGNORECASE)
_YES = re.compile(r"\W*(?:yes|ja|oui|s[iíì]|tak|ano|áno|da|igen|taip|jā|jah|sim)\b", re.IGNORECASE)
_ADDED = re.compile(
    rf"\b(?:{ALSO}|too|exception\w*|later|now|Ausnahme\w*|exceptionnellement|excepción|eccezion\w*)\b", re.IGNORECASE)
_FEW, _REACH, _SHORT = 3, 7, 6


class Told(Protocol):
    """Levels at one place, as `levels.Level`."""

    @property
    def codes(self) -> tuple[str, ...]: ...

    @property
    def mentions(self) -> tuple[Mention, ...]: ...

    @property
    def shut(self) -> bool: ...


T = TypeVar("T", bound=Told)
_LIKEWISE = frozenset({
    "likewise", "too", "also", "equally", "similarly", "ebenso", "ebenfalls", "auch", "gleichfalls", "genauso",
    "aussi", "également", "pareillement", "también", "igualmente", "asimismo", "anche", "pure", "altrettanto",
    "idem", "eveneens", "ook", "evenzeer", "evenals", "likaså", "också", "även", "liksom", "ligeså", "ligeledes",
    "også", "likeså", "likeledes", "samoin", "myös", "też", "również", "podobnie", "rovněž", "také", "taky",
    "stejně", "tiež", "rovnako", "takisto", "tudi", "enako", "također", "takođe", "isto", "szintén", "ugyancsak",
    "asemenea", "também", "samuti", "arī", "tāpat", "irgi", "taip", "επίσης", "come", "como", "comme", "as",
})
_LITTLE = frozenset({  # what may stand beside such a word and a level
    "the", "so", "is", "are", "well", "and", "of", "those", "with", "a", "das", "die", "der", "und", "mit", "le",
    "la", "les", "et", "de", "ainsi", "que", "el", "los", "y", "lo", "il", "e", "così", "het", "en", "och", "og",
    "ja", "i", "tak", "samo", "o", "os", "pat", "prav", "tako", "ca", "și",
})


def others(passage: Passage, told: Sequence[Told]) -> tuple[tuple[str, ...], tuple[Mention, ...]] | None:
    """The levels that "the others" are, with the words that admit them, where some are shut out in their sentence or
    the one before."""
    out = [x for x in told if x.shut]
    for word in passage.of("level_marks", "the_rest") if out else ():
        sentence = passage.sentence_at(word.start)
        since = passage.sentence_at(sentence.start - 1).start if sentence.start else 0
        before = [x for x in out if since <= x.mentions[0].start < word.start]
        admitted = _admitted(passage, word, sentence) if before and not _OF.match(passage.text, word.end) else None
        if admitted is not None:
            gone = {c for x in before for c in x.codes}
            words = sorted((word, *admitted), key=lambda m: m.start)
            return tuple(c for c in ORDER if c not in gone), tuple(words)
    return None


def _admitted(passage: Passage, word: Mention, sentence: Stretch) -> list[Mention] | None:
    """The words that admit "the others", none where they stand alone ("the others all", "the rest yes")."""
    clause = passage.clause_at(word.start)
    if scopes.of(passage, word, ("plan", "past", "other")) is not None:
        return None
    admits = [m for m in passage.of("refusals", "admit") if clause.holds(m.start) and scopes.distance(
        passage, word, m) <= _REACH]
    if any(scopes.of(passage, m, ("not", "refuse")) for m in admits):
        return None
    if admits:
        return admits[:1]
    own = _WORD.findall(passage.text[word.start : word.end])
    alone = len(_WORD.findall(clause.of(passage.text))) <= _FEW + len(own)
    every = [m for m in passage.of("level_marks", "all") if clause.holds(m.start)]
    if alone and (every or _YES.match(passage.text, word.end)):
        return every[:1]
    return None


def likewise(passage: Passage, told: Sequence[T]) -> Iterator[T]:
    """The levels of which a clause says no more than that the one before, which shuts out, holds for them too."""
    nouns = passage.of("level_nouns")
    for before, level in itertools.pairwise(told):
        clause, first = passage.clause_at(level.mentions[0].start), level.mentions[0]
        if not before.shut or level.shut or before.mentions[-1].end > clause.start or scopes.of(passage, first):
            continue
        own = {at for m in (*level.mentions, *starting(nouns, clause.start, clause.end))
               for at in range(m.first, m.last + 1)}
        rest = {w.key for at, w in enumerate(passage.tokens) if clause.holds(w.start) and at not in own
                and w.key[0].isalnum()}
        if rest & _LIKEWISE and rest <= _LIKEWISE | _LITTLE:
            yield level


def only(passage: Passage, told: Sequence[T]) -> Iterator[T]:
    """Those of a sentence behind one that admits other levels only, where nothing is told of a place or an admission
    there."""
    heads = [x for x in told if not x.shut and _alone(passage, x)]
    if not heads:
        return
    admitted = {c for x in heads for c in x.codes}
    last = max(x.mentions[-1].end for x in heads)
    for level in told:
        sentence = passage.sentence_at(level.mentions[0].start)
        if level.shut or sentence.start < last or set(level.codes) & admitted:
            continue
        marks = (*passage.of("refusals", "admit"), *passage.of("settings", *DIMENSION))
        inside = any(sentence.holds(m.start) for m in marks)
        if not inside and not _ADDED.search(passage.text, sentence.start, sentence.end):
            yield level


def _alone(passage: Passage, level: Told) -> bool:
    """Does "only" lead to levels that are nearly all that their sentence says?"""
    sentence, first = passage.sentence_at(level.mentions[0].start), level.mentions[0]
    if len(_WORD.findall(sentence.of(passage.text))) > _SHORT or starting(
            passage.of("settings", *DIMENSION), sentence.start, sentence.end):
        return False
    return any(sentence.start <= m.start and 0 < first.first - m.last <= 3 and scopes.of(passage, m, ("not",)) is None
               for m in scopes.joiners(passage, "only"))
