"""How likely a value is wrong, judged by values that were wrong when answers were read that nobody had seen before.

Such values stand in the pack's `coded/first_sight.csv`, each with its marks: how far the second reader disagreed, how
much text there was, how much of it the value quotes, how many words beside it no rule knows. `formledger rules learn`
fits a logistic regression over the marks, the kind of value, and the products of two: a strange word counts for more in
a short answer. It does not know the variable: rules get better, and how often those of one variable were wrong once
tells little of today.
"""

from __future__ import annotations

import bisect
import math
from typing import NamedTuple

import numpy as np

from pipeline.learnt import FirstSight
from pipeline.model import Value, merge
from pipeline.passage import Passage, once
from pipeline.rules import Variable
from pipeline.second_reader import Doubt, Expected
from pipeline.words.wording.function_words import EVERYDAY

FILE = "first_sight.csv"
ODDS = ("doubt", "least", "other")  # marks that may be None
_KINDS = {
    "a list": ("multiple_choice", "text_list", "iso639_list", "iso3166_list"),
    "a number": ("integer", "integer_range", "decimal_range"),
    "a text": ("text",),
    "yes or no": ("boolean_unknown",),
}  # of values, by the types of variables; the rest is one of several codes


class Marks(NamedTuple):
    """What a value looks like. The odds are the second reader's, None where it knows no such code: of its doubt, of the
    least likely code of the value, of the likeliest other code, of all others together. `taught`: answers that taught
    the doubt. `quotes` are stretches of evidence, `strange` words that no rule knows, `rivals` other codes of the
    variable's own vocabulary, `place` where the first quoted sentence stands, 0 to 1."""

    doubt: float | None
    least: float | None
    other: float | None
    others: float
    taught: int
    words: int
    sentences: int
    quotes: int
    quoted_sentences: int
    quoted_words: int
    strange: int
    strange_beside: int
    rivals: int
    place: float


class _Shape(NamedTuple):
    """Of an answer: where its words stand in the document, the sentence of each, strange words by sentence."""

    places: list[int]
    sentences: list[int]
    strange: list[int]


@once
def _shape(passage: Passage) -> _Shape:
    part = [max(0, bisect.bisect_right(passage.starts, w.start) - 1) for w in passage.tokens]
    places = [passage.parts[p].span.start + w.start - passage.starts[p]
              for p, w in zip(part, passage.tokens, strict=True)]
    starts = [s.start for s in passage.sentences]
    within = [max(0, bisect.bisect_right(starts, w.start) - 1) for w in passage.tokens]
    strange = [0] * len(starts)
    for word in passage.unknown:
        if word.key not in EVERYDAY:
            strange[max(0, bisect.bisect_right(starts, word.start) - 1)] += 1
    return _Shape(places, within, strange)


def marks(variable: Variable, value: Value, given: frozenset[str], expected: dict[str, Expected], doubt: Doubt | None,
          passage: Passage) -> Marks:
    """The marks of a value with the codes `given` (its labels), read from a passage."""
    shape = _shape(passage)
    own = [e.odds for code, e in expected.items() if code in given]
    others = [e.odds for code, e in expected.items() if code not in given]
    quoted = [at for span in merge(value.evidence)
              for at in range(bisect.bisect_left(shape.places, span.start), bisect.bisect_left(shape.places, span.end))]
    beside = sorted({shape.sentences[at] for at in quoted})
    named = {m.code for m in passage.of(variable.values.removeprefix("vocab:"))} if variable.values else set()
    return Marks(
        doubt.odds if doubt else None, min(own, default=None), max(others, default=None), sum(others, 0.0),
        doubt.taught if doubt else 0, len(passage.tokens), len(shape.strange), len(value.evidence), len(beside),
        len(quoted), sum(shape.strange), sum(shape.strange[s] for s in beside), min(3, len(named - given)),
        beside[0] / max(1, len(shape.strange) - 1) if beside else 0.0)


def weighed(variable: Variable, seen: Marks) -> dict[str, float]:
    """The marks of a value as the regression takes them: odds as log odds, counts as logarithms, its kind as 0 or 1."""
    known = seen.doubt is not None
    return {
        "nothing learnt": float(not known), "doubt": _log_odds(seen.doubt), "least": _log_odds(seen.least),
        "none known": float(known and seen.least is None),
        "other": _log_odds(seen.other) if seen.other is not None or not known else -5.0, "others": seen.others,
        "taught": math.log(1 + seen.taught), "words": math.log(1 + seen.words),
        "sentences": math.log(1 + seen.sentences), "quotes": float(min(4, seen.quotes)),
        "quoted sentences": float(min(4, seen.quoted_sentences)),
        "quoted share": seen.quoted_words / max(1, seen.words),
        "strange": math.log(1 + seen.strange), "strange beside": math.log(1 + seen.strange_beside),
        "strange share": seen.strange / max(1, seen.words), "rivals": float(seen.rivals), "place": seen.place,
        **{kind: float(variable.type in types) for kind, types in _KINDS.items()}}


def _log_odds(odds: float | None) -> float:
    if odds is None:
        return 0.0
    return math.log(max(odds, 1e-3) / max(1 - odds, 1e-3))


def wrong(learnt: FirstSight, variable: Variable, seen: Marks) -> float:
    """How likely a value with such marks is wrong, 0 to 1."""
    told = weighed(variable, seen)
    names, weights = learnt.table
    row = np.array([1.0, *(told.get(name, 0.0) for name in names)])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(row @ weights @ row)))))
