"""A form of sessions whose noun stands with the number behind it: "16 group and 4 individual sessions".

In many languages the word for "of the group" looks like that for groups ("16 grupnih i 4 individualna susreta").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.passage import Passage
from pipeline.words.quantities.quantity import SESSIONS, Quantity
from pipeline.words.wording.tongues import heard

_FEW = 4  # groups that one programme may well have
_JOINTS = frozenset({"+", "&", "/", ",", "-"})


def shared(passage: Passage, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, a number of "groups" beside one of individual sessions being one of group sessions."""
    for at, one in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if following is not None and _of_form(passage, one, following):
            yield replace(one, what="session", form="group")
        else:
            yield one


def _of_form(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Is a number of groups joined to one of individual sessions, and no number of groups?"""
    if one.what not in ("group", "") or one.label or one.kind != "count" or one.article or one.rate is not None:
        return False
    if other.form != "individual" or other.what not in SESSIONS | {""} or not _joined(passage, one, other):
        return False
    if one.noun is None:
        return False
    forms = [m for m in passage.of("session_forms", "group") if one.first < m.first <= one.last]
    cut = passage.tokens[other.first - 1].key == "-" or passage.text[one.end : one.end + 1] == "-"
    return bool(forms) and (cut or (one.high or one.low or 0) > _FEW or _inflected(passage, one))


def _joined(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Do only words and marks for "and" stand between two quantities, and a word of a bound?"""
    joints = {m.first for m in heard(passage, "joiners", "and")}
    start = next((t for t in range(one.last + 1, other.first) if passage.tokens[t].start >= other.start), other.first)
    between = range(one.last + 1, start)
    return bool(between) and all(at in joints or passage.tokens[at].key in _JOINTS for at in between)


def _inflected(passage: Passage, one: Quantity) -> bool:
    """Is a word an adjective ("grupowych"): longer than any noun for groups?"""
    word = passage.text[one.noun.start : one.noun.end] if one.noun else ""
    return len(word) > len("grupama")
