"""Which item some words answer, told by the words of all the answers that stand beside the rules as examples."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log

from pipeline import kept
from pipeline.rules import Rules
from pipeline.segment.tokens import STEM, loose_words

_GUIDANCE = re.compile(r"\{[^{}]*\}")
_LEAST_LETTERS = 3
_LEAST_TIMES = 2  # examples that have a word before it says anything
_LEAST_EXAMPLES = 30  # and those of an item before its words are known
_UNSEEN = 0.3  # examples that each word is thought to stand in besides
_MOST_WORDS = 400
_NUMBER = "#"


@dataclass(frozen=True, eq=False)
class Topics:
    """How likely the beginnings of words are in an answer to each of the `items`, as logarithms."""

    items: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]

    def scores(self, text: str) -> dict[str, float]:
        """How likely words are as an answer to each item, as logarithms; empty where they say nothing."""
        rows = [row for stem in sorted(_stems(text)) if (row := self.weights.get(stem)) is not None]
        return dict(zip(self.items, map(sum, zip(*rows, strict=True)), strict=True)) if rows else {}


@lru_cache(maxsize=4)
def topics(rules: Rules) -> Topics:
    """The topics of a rule pack's items: those with enough examples."""
    return kept.made("topics", rules.fingerprint, lambda: _topics(rules))


def _topics(rules: Rules) -> Topics:
    answers: dict[str, set[str]] = defaultdict(set)
    for item, answer in _examples(rules):
        answers[item].add(_GUIDANCE.sub(" ", answer))
    sizes = {item: len(own) for item, own in answers.items() if len(own) >= _LEAST_EXAMPLES}
    times: dict[str, Counter[str]] = defaultdict(Counter)
    for item in sizes:
        for answer in answers[item]:
            for stem in _stems(answer):
                times[stem][item] += 1
    weights = {stem: tuple(log((own[item] + _UNSEEN) / (size + _UNSEEN * len(sizes))) for item, size in sizes.items())
               for stem, own in times.items() if own.total() >= _LEAST_TIMES}
    return Topics(tuple(sizes), weights)


def _examples(rules: Rules) -> Iterator[tuple[str, str]]:
    for variable in rules.variables:
        for example in variable.examples:
            yield variable.item, example.answer
            yield from example.items.items()


def _stems(text: str) -> set[str]:
    words = loose_words(text)[:_MOST_WORDS]
    return {_NUMBER if w.isdecimal() else w[:STEM] for w in words if w.isdecimal() or len(w) >= _LEAST_LETTERS}
