"""Where an answer says who leads: the reply to the prompt that asks for it, or what stands behind a label for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Form, Passage, Stretch
from pipeline.words import replies
from pipeline.words.ideas import Words

_LABELS = "provider_labels"
_LABEL_END = re.compile(r"\s?(?:[:=?]|[-–—]\s)\s*")
_NEXT_LABEL = re.compile(r"[^\W\d_]+\s?:\s")


def region(form: Form, passage: Passage, here: Words, prompt: int, actors: frozenset[str]) -> list[Stretch]:
    """The reply to the prompt that asks, or the words behind a label like "Delivered by:"."""
    asked = [r.stretch for r in replies.to(form, passage, prompt) if r.how not in (None, "first", "aligned")]
    if any(here.within(actors, r) for r in asked):
        return asked
    labelled = list(_labelled(passage))
    return labelled if any(here.within(actors, r) for r in labelled) else asked or labelled


def _labelled(passage: Passage) -> Iterator[Stretch]:
    """The sentences behind a label at the head of a line or sentence, to the next full stop, label or line."""
    for mention in passage.of(_LABELS):
        sentence = passage.sentence_at(mention.start)
        before = passage.text[max(sentence.start, mention.start - 2) : mention.start].strip()
        mark = _LABEL_END.match(passage.text, mention.end)
        heads = mention.start == sentence.start or before[-1:] in (";", ",", ")", "-", "/")
        if mark and heads and mark.end() < len(passage.text):
            stop = passage.text.find("\n", mark.end())
            row = min(e for e in (stop if stop > 0 else len(passage.text), _row_end(passage, mark.end())) if e > 0)
            yield from _entry(passage, mark.end(), row)
            return


def _entry(passage: Passage, start: int, row: int) -> Iterator[Stretch]:
    """The sentences from a place to the end of what its label heads."""
    for sentence in passage.sentences:
        if sentence.end <= start:
            continue
        if sentence.start >= row or (sentence.start > start and _NEXT_LABEL.match(passage.text, sentence.start)):
            return
        yield Stretch(max(start, sentence.start), min(sentence.end, row))
        said = sentence.of(passage.text)
        if said[-1] in "!?" or re.search(r"\w{4}\.$", said):
            return


def _row_end(passage: Passage, at: int) -> int:
    return next((s.end for s, _ in passage.stretches if s.start <= at < s.end), len(passage.text))
