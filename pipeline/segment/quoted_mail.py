"""A mail quoted below the answers: its words are the sender's, not the respondent's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.segment.lines import Line

_HEAD = re.compile(r"\W{0,3}[^\W\d_]{1,13}(?:-[^\W\d_]{2,6})?\W{0,3}:\s?\S")
RULE = re.compile(r"[-_=]{3,}(?:[^-_=\n]{2,50}[-_=]{3,})?\s*")  # "-----Original Message-----"
_WROTE = re.compile(
    r"(?=.{0,90}(?:@|\b\d{4}\b|\d{1,2}[:.]\d\d)).{6,160}?\b(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu"
    r"|schreef|skrev|kirjoitti|napisał|napisała|napsal|napsala|napísal|napisao|napisal|rašė|rakstīja|kirjutas|a scris"
    r"|írta|έγραψε)\b[^.:]{0,80}:\s*",
    re.IGNORECASE,
)


def heads_of(text: str, left_out: Sequence[Line]) -> list[int]:
    """Where mail heads begin among the lines left out of a text: two lines in a row such as "Sent: Monday". What runs
    along the edges of pages is none."""
    named = [line for line in left_out if line.block.place.page is None and _HEAD.match(text, line.start, line.end)]
    return [a.start for a, b in pairwise(named) if not text[a.end : b.start].strip()]


def quoted_from(text: str, lines: Sequence[Line], heads: Sequence[int]) -> int:
    """The number of the first of the lines with which a quoted mail begins, their count where none does. The first
    line stays. `heads`: where the mail heads begin."""
    for at in range(1, len(lines)):
        line, above = lines[at], lines[at - 1]
        headed = any(above.end <= head < line.start for head in heads)
        if headed or _WROTE.fullmatch(text, line.start, line.end):
            while at > 1 and RULE.fullmatch(text, lines[at - 1].start, lines[at - 1].end):
                at -= 1
            return at
    return len(lines)
