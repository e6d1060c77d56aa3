"""What a training is about, told right behind it ("two days of training in leading groups")."""

from __future__ import annotations

import re

from pipeline.passage import Stretch
from pipeline.words.ideas.ideas import Found, Words

_FAR, _NEAR = 40, 3
_PLAIN = re.compile(r"[^\d,;:.()/&+]*")
_OWN = frozenset({"this_programme"})
_PREPOSITIONS = frozenset({"in", "en", "a"})  # which in another language join


def about(here: Words, found: Found, topics: frozenset[str]) -> bool:
    """Does a topic of certain classes stand behind an idea, joined by no more than a few small words?"""
    if not topics or any(m.code in _OWN for m in found.words):
        return False
    last = max(found.words, key=lambda m: m.end)
    topic = next(iter(here.within(topics, Stretch(last.end, last.end + _FAR))), None)
    if topic is None or topic.first - last.last > _NEAR + 1:
        return False
    between = Stretch(last.end, topic.start)
    text = here.passage.text
    joined = any(between.holds(m.start) and text[m.start : m.end].casefold() not in _PREPOSITIONS
                 for m in here.passage.of("joiners", "and"))
    return not joined and not here.within(_OWN, between) and bool(
        _PLAIN.fullmatch(text, last.end, topic.start))
