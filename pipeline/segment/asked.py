"""Sentences that ask what a prompt asks, in other words or in another language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from rapidfuzz import fuzz

from pipeline.model import TICKED, UNTICKED
from pipeline.segment.gaps import Cell, Gap, Hit, hit_on
from pipeline.segment.match import Form

_SENTENCE = re.compile(r"[^.!?\n:]{8,220}[?.:]")
_MOST_SENTENCES = 200
_TICKS = frozenset((TICKED, UNTICKED))


def asked(cell: Cell, gap: Gap, own: Sequence[Form], languages: Collection[str]) -> Iterator[Hit]:
    """Sentences that ask what a prompt asks, in other words or another language: questions, and in translated forms
    also what begins like a prompt ("Beschreiben Sie ...")."""
    if not gap.keys or not own:
        return
    opening = {f.keys[0] for f in own if f.language in languages and f.mark != "?"}
    sentences = _SENTENCE.finditer(cell.text, gap.starts[0], min(gap.ends[-1] + 2, cell.lines[-1].end))
    for sentence in islice(sentences, _MOST_SENTENCES):
        a = bisect_left(gap.starts, sentence.start())
        b = bisect_left(gap.starts, sentence.end(), a)
        told = gap.keys[a:b]
        if not 2 <= len(told) <= 40 or (sentence.group()[-1] != "?" and not opening.intersection(told[:2])):
            continue
        likes = [(fuzz.ratio(" ".join(told), f.joined, score_cutoff=55.0 if f.language in languages else 70.0), f)
                 for f in own]
        like, form = max(likes, key=lambda p: p[0])
        if like and not _TICKS.intersection(told):
            yield hit_on(cell, gap, a, b, form, "loose", (), like < 85 and form.language == "en")
