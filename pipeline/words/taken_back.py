"""A clause that takes back what stands before it: "we do not use it", "but it was not adopted", "nobody does that".

It has a negator and a word for doing or using, or ends with the negator ("it is not", "but not for us"), and besides
them nothing but everyday words and words for what was named before (vocabulary `taken_back`): so it speaks of nothing
of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.function_words import EVERYDAY

_LONGEST, _BARE = 10, 5  # words


def taken_back(passage: Passage, clause: Stretch, trigger: Mention) -> bool:
    """Does a clause with a negator take back what stands before it?"""
    done = [m for m in passage.of("taken_back", "do") if clause.holds(m.start)]
    done = [m for m in done if not _helps(passage, m, trigger, clause)]
    short = 1 < len(clause.of(passage.text).split()) <= _BARE
    rest = passage.text[trigger.end : clause.end].strip(" .;,!")
    ours = [m for m in passage.of("taken_back", "it") if trigger.end <= m.start < clause.end and " " in m.term]
    ends = short and trigger.code == "not" and (not rest or bool(ours))
    return (bool(done) or ends) and empty(passage, clause, (*done, trigger))


def _helps(passage: Passage, do: Mention, trigger: Mention, clause: Stretch) -> bool:
    """Is an English "do" the auxiliary of another verb ("we do not call them")?"""
    joined = do.term in ("do", "does") and do.end <= trigger.start <= do.end + 1
    return joined and any(w.key.isalpha() for w in passage.tokens if trigger.end <= w.start < clause.end)


def empty(passage: Passage, clause: Stretch, own: Sequence[Mention] = ()) -> bool:
    """Has a clause nothing but everyday words, words for what was named before, and some of its own?"""
    words = [w for w in passage.tokens if clause.start <= w.start < clause.end and w.key.isalpha()]
    known = [*own, *(m for m in passage.of("taken_back", "it") if clause.holds(m.start))]
    return 0 < len(words) <= _LONGEST and all(
        w.key in EVERYDAY or any(m.start <= w.start < m.end for m in known) for w in words)
