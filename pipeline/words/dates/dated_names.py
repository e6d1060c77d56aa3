"""Words for an event of a year that are part of the name of a body."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.quantities.years import ROLES

_LABEL = re.compile(r"\s?:\s")
_AMID = re.compile(r"\s[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]+\b")
_TITLES = frozenset({"planned", "ended", "evaluated", "trained", "pilot", "implemented"})


def in_name(passage: Passage, mention: Mention) -> bool:
    """Is a word part of a body's name: "Norwegian" before its noun, a capital among capitals ("Foreningen Stop Nu")?"""
    if _LABEL.match(passage.text, mention.end):
        return False
    if mention.code == "original":
        if any(b.start <= mention.start and mention.end < b.end for b in passage.of("owner_types")):
            return True
        near = (b for b in passage.of("owner_types") if 1 <= b.first - mention.last <= 3)
        return any(_capitals(passage, mention, b) for b in near)
    if mention.code == "founded" and any(
            (b.start, b.end) == (mention.start, mention.end) for b in passage.of("owner_types")):
        return True  # Hungarian "alapítvány"
    title = mention.code in _TITLES and mention.language != "de" and passage.text[mention.start].isupper()
    nouns = (b for b in passage.of("owner_types") if title and 1 <= b.first - mention.last <= 3)
    if any(_capitals(passage, mention, b) for b in nouns):
        return True
    before = passage.text[: mention.start].rstrip(" ").rsplit(" ", 1)[-1]
    named = before[:1].isupper() and before[-1:].isalpha() and passage.text[mention.start].isupper()
    closes = not re.match(r"\s*\w", passage.text[mention.end :][:3])
    bodies = [b for b in passage.of("owner_types") if 2 <= mention.first - b.last <= 3]
    if named and closes and any(_capitals(passage, b, mention) for b in bodies):
        return True
    amid = mention.code == "implemented" and " " not in mention.term and _AMID.match(passage.text, mention.end)
    if named and amid and mention.start and not any(amid.start() < m.start < amid.end()
                                                    for m in passage.of(ROLES, "programme", "month")):
        return True  # "Fresh Start North"
    return named and (
        mention.code == "ended" or any(1 <= b.first - mention.last <= 2 for b in passage.of("owner_types"))
    )


def _capitals(passage: Passage, first: Mention, last: Mention) -> bool:
    """Are all words from one to another written with capitals?"""
    return all(passage.text[t.start].isupper() for t in passage.tokens[first.first : last.first + 1])
