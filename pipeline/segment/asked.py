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
from pipeline.segment.tokens import STEM

_SENTENCE = re.compile(r"(?:[^.!?\n\t:]|(?<=\b\w)\.|\.(?=[ ]?[a-zà-ÿ,;)?])){8,220}(?:[?.:]|(?=[\n\t])|$)")
_MOST_SENTENCES = 200
_LEAST = 4  # words of what asks without a question mark
_COMMON = frozenset({"progr", "perpe", "descr", "does", "what", "which", "with", "that", "this", "have", "there",
                     "they", "your", "were", "been", "from", "will", "when", "where", "decri", "besch", "opisz",
                     "popis", "opisi", "quell", "quels", "welch"})
_TICKS = frozenset((TICKED, UNTICKED))


def asked(cell: Cell, gap: Gap, own: Sequence[Form], languages: Collection[str]) -> Iterator[Hit]:
    """Sentences that ask what a prompt asks, in other words or another language: questions, and in translated forms
    also what begins like a prompt ("Beschreiben Sie ...")."""
    if not gap.keys or not own:
        return
    opening = {f.keys[0][:STEM] for f in own if f.language in languages and f.mark != "?"}
    sentences = _SENTENCE.finditer(cell.text, gap.starts[0], min(gap.ends[-1] + 2, cell.lines[-1].end))
    for sentence in islice(sentences, _MOST_SENTENCES):
        a = bisect_left(gap.starts, sentence.start())
        b = bisect_left(gap.starts, sentence.end(), a)
        told = gap.keys[a:b]
        question = sentence.group()[-1] == "?"
        if not 2 <= len(told) <= 40 or _TICKS.intersection(told):
            continue
        if not question and (len(told) < _LEAST or not opening.intersection(w[:STEM] for w in told[:2])):
            continue
        like, form = _likest(told, own, languages)
        if form is None and (not question or cell.line_of(gap.starts[a]).start >= sentence.start() - 3):
            form = _sharing(told, [f for f in own if f.language in ("en", *languages)])
        if form is not None:
            yield hit_on(cell, gap, a, b, form, "loose", (), like < 85 and form.language == "en")


def _likest(told: Sequence[str], own: Sequence[Form], languages: Collection[str]) -> tuple[float, Form | None]:
    """The prompt that is most like a sentence as a whole, and how much."""
    words = " ".join(told)
    likes = [(fuzz.ratio(words, f.joined, score_cutoff=55.0 if f.language in languages else 70.0), f) for f in own]
    like, form = max(likes, key=lambda p: p[0])
    return (like, form) if like else (0.0, None)


def _sharing(told: Sequence[str], own: Sequence[Form]) -> Form | None:
    """The prompt with which a sentence shares half of its longer words, but those that most prompts have."""
    stems = {w[:STEM] for w in told if len(w) >= 4} - _COMMON
    if not stems:
        return None
    shares = [(len(stems & f.stems) / len(f.stems | stems), f) for f in own if 2 * len(stems & f.stems) >= len(stems)]
    return max(shares, key=lambda p: p[0], default=(0.0, None))[1]
