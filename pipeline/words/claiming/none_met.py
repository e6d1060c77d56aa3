"""A label that names a thing, and behind it that there is none of it ("Obstacles: none that we see", "we know of no
such"): the reply holds a negator, and nothing but words of knowing, seeing and being there, and small words."""

from __future__ import annotations

import re

from pipeline.fold import fold
from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.wording.function_words import small
from pipeline.words.wording.triggers import triggers

_JOINT = re.compile(r"\s?(?:[:=?|]|[-–—]\s)\s*")
_STOP = re.compile(r"[;\n]|\.(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+")
_MOST, _LETTERS = 9, 4
_SMALL = small(_LETTERS)


def behind(passage: Passage, label: Mention, vocabulary: str, codes: tuple[str, str]) -> bool | None:
    """Does the reply behind a label say that there is none of what it names? False where it says only that nobody
    knows, None where it says more. `codes`: those of `vocabulary` for knowing, seeing, being there, and for any."""
    joint = _JOINT.match(passage.text, label.end)
    if joint is None:
        return None
    stop = _STOP.search(passage.text, joint.end())
    reply = Stretch(joint.end(), stop.start() if stop else len(passage.text))
    words = list(_WORD.finditer(passage.text, reply.start, reply.end))
    if not words or len(words) > _MOST or not any(reply.holds(t.start) for t in triggers(passage)):
        return None
    told = [*triggers(passage), *passage.of(vocabulary, *codes), *passage.of("yes_no", "no", "filler")]
    if not all(fold(w.group()) in _SMALL or w.group().casefold() in _SMALL
               or any(m.start <= w.start() < m.end for m in told) for w in words):
        return None
    any_of_it = any(reply.holds(m.start) for m in passage.of(vocabulary, codes[1]))
    return any_of_it or not any(reply.holds(m.start) for m in passage.of("references", "know", "unknown"))
