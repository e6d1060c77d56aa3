"""The second reader: what the coded answers of a rule pack lead one to expect of an answer.

It gives no value, for it has no quote. For each code of a variable it tells how likely an answer with such words
carries it; where that disagrees plainly with what the rules read, a person looks, as with two typists. The odds come
from logistic regressions (one a code, ridge penalty) over the beginnings of an answer's words, the codes that the
vocabularies find in it, what governs them (a denial, a plan, the past), and which code follows which. Their weights
stand in the pack's `learnt.json`, which `formledger rules learn` writes; those of all variables of a question lie in
one table, whose rows for an answer are summed up once.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.passage import Passage, once
from pipeline.rules import Rules, Variable
from pipeline.words.claiming import scopes

SOME = "some value"  # the one code of variables that take numbers, names, places or texts
SCALE = 10  # weights are whole tenths
BEHIND = ">"  # in a trait of two codes
_BEGINNING = 5  # characters
_TRIGGERS = frozenset({"negators", "refusals", "scope_marks", "joiners"})  # vocabularies whose words only govern
_CHOICES = ("single_choice", "multiple_choice", "boolean_unknown")


@once
def traits(passage: Passage) -> frozenset[str]:
    """What the odds depend on: the beginnings of the words, a number as #, the vocabularies' codes, those that a scope
    governs with its kind ("risk_tools.sara@not"), and each with the one behind it ("a.b>c.d")."""
    words = {"#" if w.key.isdecimal() else w.key[:_BEGINNING] for w in passage.tokens if w.key[0].isalnum()}
    codes = {f"{vocabulary}.{code}" for vocabulary, code in passage.codes}
    told = [(m.start, m.end, f"{m.vocabulary}.{m.code}") for m in passage.mentions]
    governed = _governed(passage, told)
    return frozenset(words | codes | governed | {f"{a}{BEHIND}{b}" for (*_, a), (*_, b) in pairwise(told)})


def _governed(passage: Passage, told: Sequence[tuple[int, int, str]]) -> set[str]:
    """The codes that a scope governs from end to end, with its kind. Of each kind, the furthest end of the scopes that
    begin at or before a mention is enough to tell."""
    reach: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    governable = any(vocabulary not in _TRIGGERS for vocabulary, _ in passage.codes)
    for scope in scopes.all_of(passage) if governable else ():
        if scope.kind != "not_only":
            starts, ends = reach[scope.kind]
            starts.append(scope.start)
            ends.append(max(scope.end, ends[-1]) if ends else scope.end)
    return {f"{code}@{kind}" for kind, (starts, ends) in reach.items() for start, end, code in told
            if (at := bisect.bisect_right(starts, start)) and ends[at - 1] >= end}


def labels(variable: Variable, value: Any) -> frozenset[str]:
    """The codes of a value, as the second reader knows them; none of no value."""
    if value in (None, "", [], (), {}):
        return frozenset()
    if variable.type not in _CHOICES:
        return frozenset((SOME,))
    return frozenset(map(str, value)) if isinstance(value, list | tuple) else frozenset((str(value),))


class Expected(NamedTuple):
    """How likely an answer carries a code, 0 to 1, and how many coded answers with that code taught it."""

    odds: float
    taught: int


class Doubt(NamedTuple):
    """How far the second reader disagrees (0 to 1), and with what: a code that is `given`, or one that is not."""

    odds: float
    code: str
    given: bool
    taught: int


class _Table(NamedTuple):
    """What was learnt of all variables of one item: a row a trait, a column a code of a variable (and dimension).
    `known` has a column a variable: whether it knows the trait; `whose` is that column for each code."""

    rows: dict[str, int]
    weights: npt.NDArray[np.int32]
    known: npt.NDArray[np.int32]
    bias: npt.NDArray[np.int32]
    whose: npt.NDArray[np.intp]
    columns: dict[tuple[str, str], tuple[int, slice]]


@lru_cache(maxsize=256)
def _table(rules: Rules, item: str) -> _Table:
    learnt = [((v.name, dimension), model) for v in rules.of_item(item)
              for dimension, model in rules.learnt.get(v.name, {}).items()]
    rows = {trait: row for row, trait in enumerate(sorted({t for _, model in learnt for t in model.weights}))}
    bias = np.array([b for _, model in learnt for b in model.bias], np.int32)
    whose = np.array([number for number, (_, model) in enumerate(learnt) for _ in model.codes], np.intp)
    weights, known = np.zeros((len(rows), len(bias)), np.int32), np.zeros((len(rows), len(learnt)), np.int32)
    columns, at = {}, 0
    for number, (key, model) in enumerate(learnt):
        columns[key] = (number, slice(at, at + len(model.codes)))
        own = [rows[trait] for trait in model.weights]
        weights[own, columns[key][1]] = list(model.weights.values())
        known[own, number] = 1
        at += len(model.codes)
    return _Table(rows, weights, known, bias, whose, columns)


def expects(rules: Rules, variable: Variable, dimension: str | None, passage: Passage) -> dict[str, Expected]:
    """What an answer with these words lets one expect of each code; only codes that the pack has learnt."""
    model = rules.learnt.get(variable.name, {}).get(dimension or "")
    if model is None:
        return {}
    told = _told(passage)
    if variable.item not in told:
        told[variable.item] = _odds(_table(rules, variable.item), traits(passage))
    odds, known = told[variable.item]
    number, columns = _table(rules, variable.item).columns[variable.name, dimension or ""]
    if not known[number]:
        return {}
    return dict(zip(model.codes, map(Expected, odds[columns], model.taught), strict=True))


def _odds(table: _Table, found: frozenset[str]) -> tuple[list[float], list[int]]:
    """The odds of each column of a table for an answer with these traits, and how many of them each variable knows."""
    rows = [row for trait in found if (row := table.rows.get(trait)) is not None]
    known = table.known[rows].sum(0)
    sums = table.weights[rows].sum(0) / np.sqrt(np.maximum(known, 1))[table.whose]
    odds: list[float] = (1 / (1 + np.exp(-(table.bias + sums) / SCALE))).tolist()
    return odds, known.tolist()


@once
def _told(passage: Passage) -> dict[str, tuple[list[float], list[int]]]:
    """What is worked out of an answer already, by the item whose variables it was asked for."""
    return {}


def doubt(expected: dict[str, Expected], given: frozenset[str]) -> Doubt | None:
    """The greatest disagreement about a value with these `labels`; None where nothing was learnt."""
    return max((Doubt(1 - e.odds if code in given else e.odds, code, code in given, e.taught)
                for code, e in expected.items()), default=None)
