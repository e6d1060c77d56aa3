"""What stands behind a label that the respondent set himself ("Delivered by: ...", "who leads?")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch

_LABEL_END = re.compile(r"\s?(?:[:=?]|[-–—]\s)\s*")
_GOES_ON = re.compile(r"[;/–—:-]\s*$")
_HEADED = re.compile(r"[^:;/\n]{1,30}:")


def behind(passage: Passage, labels: str) -> Iterator[Stretch]:
    """The sentences behind the first label of a vocabulary that stands at the head of a line, sentence or entry."""
    for mention in passage.of(labels):
        sentence = passage.sentence_at(mention.start)
        before = passage.text[max(sentence.start, mention.start - 2) : mention.start].strip()
        mark = _LABEL_END.match(passage.text, mention.end)
        heads = mention.start == sentence.start or before[-1:] in (";", ",", ")", "-", "/")
        if mark and heads and mark.end() < len(passage.text):
            stop = passage.text.find("\n", mark.end())
            row = next((s.end for s, _ in passage.stretches if s.start <= mark.end() < s.end), len(passage.text))
            yield from _going_on(passage, Stretch(mark.end(), min(stop if stop > 0 else row, row)))
            return


def goes_on(passage: Passage, sentence: Stretch) -> bool:
    """Does a semicolon, dash or slash at the end of a sentence join it to the next?"""
    return bool(_GOES_ON.search(passage.text, sentence.start, sentence.end))


def _going_on(passage: Passage, line: Stretch) -> Iterator[Stretch]:
    """The first sentence of a line and those that are joined to it, up to another label."""
    for sentence in passage.sentences:
        if sentence.end <= line.start or sentence.start >= line.end:
            continue
        if sentence.start > line.start and _HEADED.match(passage.text, sentence.start, sentence.end):
            return
        yield Stretch(max(sentence.start, line.start), min(sentence.end, line.end))
        if not goes_on(passage, sentence):
            return
