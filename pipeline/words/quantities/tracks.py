"""Tracks: which of several courses a quantity belongs to, told by a word for risk, setting, sex or length near it.

Prison: 45 sessions. Community: 32 sessions.        prison, community
low 6-8 sessions, medium 10-16, high 20-32           low, medium, high
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.fold import fold
from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.grades.grading import DIMENSION
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, SESSIONS, Quantity
from pipeline.words.quantities.roles import roles
from pipeline.words.wording.tongues import heard

_BEHIND = 4
_LABEL, _BACK = 3, 2  # words; sentences
_HEAD = re.compile(r"[\s\-–—•*·]*([^:\d]{2,60}?)\s?:(?=\s|$)")
_PART = re.compile(r"\b(?:parts?|half|Teil|partie|parte|deel|del|osa|część|část|časť|dio|partea|rész)\b", re.I)
_AT_A_PLACE = re.compile(  # "In Lantin", "à Lille et Douai"
    r"(?:in|at|à|en|a|w|we|v|ve|vo|i|på|em|la|u|te|bei|for|für|pour|para|per|voor|för|dla|pro|pre|za)\s"
    r"(?-i:[^\W\d_a-zà-ÿ])[\w'’-]*(?:[\s,]+[\w'’-]+){0,5}", re.IGNORECASE)


def label(passage: Passage, i: int) -> str | None:
    """The word that names the track of quantity `i`: the nearest before it, back to a quantity of its kind, else right
    behind it; None where there is none."""
    found = roles(passage)
    one = found.quantities[i]
    sentence = found.stretch(found.sentence(one.start))
    words = worded(passage)
    ahead = [m for m in words if m.last < one.first and m.start >= sentence.start]
    behind = [m for m in words if one.last < m.first <= one.last + _BEHIND and m.start < sentence.end]
    pronouns = {m.last + 1 for m in words}  # "the long one 30"
    others = [q for q in found.quantities if q.start >= sentence.start and q is not one and _alike(q, one)
              and not (q.word and q.high == 1 and q.what == "" and q.first in pronouns)]
    taken = ahead and any(0 < ahead[-1].first - q.last <= _BEHIND and q.last < one.first for q in others)
    if behind and taken and not _parted(passage, one.last + 1, behind[0]):
        ahead = []
    if ahead and not any(ahead[-1].last < q.first < one.first for q in others):
        named = [ahead[-1]]
        while len(ahead) > len(named) and ahead[-len(named) - 1].last + 1 == named[0].first:
            named.insert(0, ahead[-len(named) - 1])
        return " ".join(fold(m.term.strip("*")) for m in named)
    if (
        behind
        and not _parted(passage, one.last + 1, behind[0])
        and not any(one.last < q.first < behind[0].first for q in found.quantities)
    ):
        return fold(behind[0].term.strip("*"))
    return None


@once
def worded(passage: Passage) -> list[Mention]:
    """The words for tracks, and the settings of delivery that none of them names, in order."""
    words = heard(passage, "tracks", "track")
    settings = [m for m in passage.of("settings") if m.code in DIMENSION
                and not any(w.first <= m.last and m.first <= w.last for w in words)]
    return sorted((*words, *settings), key=lambda m: m.start)


def named(passage: Passage, one: Quantity) -> str | None:
    """What a label at the start of its sentence says of a quantity ("Penitentiary: 410 men"), none of a time, a stage
    or an aim."""
    start = passage.sentence_at(one.start).start
    before = passage.text[start : one.start].rstrip()
    words = [w for w in passage.tokens if start <= w.start and w.end < one.start and w.key[0].isalnum()]
    if not before.endswith(":") or not 0 < len(words) <= _LABEL or not all(w.key.isalpha() for w in words):
        return None
    if any(start <= m.start < one.start for name in ("volume_words", "count_contexts") for m in passage.of(name)):
        return None
    return " ".join(w.key for w in words)


def section(passage: Passage, i: int) -> str | None:
    """The word for a track that opens one of the two sentences before a quantity, none of its kind between ("Prison:
    two meetings a week. It takes three months")."""
    found = roles(passage)
    one = found.quantities[i]
    at = found.sentence(one.start)
    for before in range(at - 1, max(at - 1 - _BACK, -1), -1):
        start = found.stretch(before).start
        if any(start <= q.start < one.start and _alike(q, one) for q in found.quantities):
            return None
        words = [m for m in worded(passage) if start <= m.start < one.start]
        if words:
            opening = sum(start <= w.start < words[0].start for w in passage.tokens)
            return fold(words[0].term.strip("*")) if opening <= _LABEL else None
    return None


def heading(passage: Passage, i: int) -> str | None:
    """The label with a colon under which quantity `i` stands, in its line or before the lines of a list, where it names
    a track, a setting or a place ("Prison:\\n- 12 sessions\\n- six weeks", "In Lantin: 14 sessions")."""
    found = roles(passage)
    one = found.quantities[i]
    for at in range(found.sentence(one.start), -1, -1):
        sentence = found.stretch(at)
        head = _HEAD.match(passage.text, sentence.start, min(sentence.end, one.start))
        if head is None:
            continue
        span = range(head.start(1), head.end(1))
        if any(m.start in span for m in passage.of("count_nouns", "module")) or _PART.search(head.group(1)):
            return None
        words = [m for m in worded(passage) if m.start in span]
        if words:
            return fold(words[-1].term.strip("*"))
        other = [*passage.of("count_nouns"), *passage.of("session_forms"), *passage.of("count_contexts"),
                 *passage.of("count_relations", "total", "after", "extra", "exception")]
        named = _AT_A_PLACE.fullmatch(head.group(1)) and not any(m.start in span for m in other)
        return fold(head.group(1)) if named else None
    return None


def parted(passage: Passage, starts: Sequence[int]) -> bool:
    """Do quantities that begin at certain characters belong to different tracks, but for one without a word for its?"""
    every = roles(passage).quantities
    places = [next(i for i, q in enumerate(every) if q.start == start) for start in starts]
    labels = [label(passage, i) or section(passage, i) or heading(passage, i) for i in places]
    return len([x for x in labels if x]) >= max(1, len(labels) - 1) and len(set(labels)) > 1


def _alike(a: Quantity, b: Quantity) -> bool:
    """Do two quantities measure the same kind of thing?"""
    kinds = (CLOCK, CALENDAR, SESSIONS | {""}, {"person", ""}, {"group", ""})
    return any(a.what in kind and b.what in kind for kind in kinds)


def _parted(passage: Passage, at: int, mention: Mention) -> bool:
    """Does a mark part a word from the quantity before it?"""
    return any(w.key in (",", ";", ":", ".") for w in passage.tokens[at : mention.first])
