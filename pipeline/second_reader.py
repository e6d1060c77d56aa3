"""The second reader: what the coded answers of a rule pack lead one to expect of an answer.

It gives no value, for it has no quote. For each code of a variable it tells how likely an answer with such words
carries it; where that disagrees plainly with what the rules read, a person looks, as with two typists. The odds come
from logistic regressions (one a code, ridge penalty) over the beginnings of an answer's words and the codes that the
vocabularies find in it. Their weights stand in the pack's `learnt.json`, which `formledger rules learn` writes.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from pipeline.passage import Passage, once
from pipeline.rules import Rules, Variable

SOME = "some value"  # the one code of variables that take numbers, names, places or texts
SCALE = 10  # weights are whole tenths
_BEGINNING = 5  # characters
_CHOICES = ("single_choice", "multiple_choice", "boolean_unknown")


@once
def traits(passage: Passage) -> frozenset[str]:
    """What the odds depend on: the beginnings of the words, a number as #, and the vocabularies' codes."""
    words = {"#" if w.key.isdigit() else w.key[:_BEGINNING] for w in passage.tokens if w.key[0].isalnum()}
    return frozenset(words | {f"{vocabulary}.{code}" for vocabulary, code in passage.codes})


def labels(variable: Variable, value: Any) -> frozenset[str]:
    """The codes of a value, as the second reader knows them; none of no value."""
    if value in (None, "", [], (), {}):
        return frozenset()
    if variable.type not in _CHOICES:
        return frozenset((SOME,))
    return frozenset(map(str, value)) if isinstance(value, list | tuple) else frozenset((str(value),))


class Doubt(NamedTuple):
    """How far the second reader disagrees (0 to 1), and with what: a code that is `given`, or one that is not."""

    odds: float
    code: str
    given: bool


def expects(rules: Rules, variable: str, dimension: str | None, passage: Passage) -> dict[str, float]:
    """How likely an answer with these words carries each code, 0 to 1; only codes that the pack has learnt."""
    model = rules.learnt.get(variable, {}).get(dimension or "")
    if model is None:
        return {}
    rows = [row for trait in traits(passage) if (row := model.weights.get(trait)) is not None]
    if not rows:
        return {}
    length = math.sqrt(len(rows))
    sums = [sum(column) / length for column in zip(*rows, strict=True)]
    return {code: 1 / (1 + math.exp(-(bias + told) / SCALE))
            for code, bias, told in zip(model.codes, model.bias, sums, strict=True)}


def doubt(rules: Rules, variable: Variable, dimension: str | None, value: Any, passage: Passage) -> Doubt | None:
    """The greatest disagreement about a value that was read from an answer; None where nothing was learnt."""
    given = labels(variable, value)
    expected = expects(rules, variable.name, dimension, passage)
    return max((Doubt(1 - odds if code in given else odds, code, code in given) for code, odds in expected.items()),
               default=None)
