"""How sure a value is. Values with such marks were often wrong where answers were read that nobody had seen; where the
pack knows nothing of that, a second reader, taught by its coded answers, doubts a value plainly. What has no value is
doubted where the second reader is sure that there is one."""

from __future__ import annotations

from dataclasses import replace

from pipeline import first_sight, second_reader
from pipeline.model import Flag, Reading, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Rules, Variable
from pipeline.second_reader import SOME, Doubt
from pipeline.words.wording.function_words import EVERYDAY

# Odds, set on answers and returns that nobody had seen when the rules were made.
_WRONG = 0.23  # of a value to be wrong: a person looks
_SURE = 0.06  # of a value to be wrong, below which it may be of high confidence
_PLAIN = 0.9  # of the second reader's doubt, where it stands alone
_MISSED = 0.75  # of the second reader for a value where there is none
_OFTEN = 20  # answers that taught a code, at least, for what was missed
_EVEN = 0.5


def settle(form: Form, variable: Variable, reading: Reading) -> Reading:
    """A reading whose doubtful values are of low confidence, with a flag; with a flag alone where there is no value.
    High confidence is for values that are hardly ever wrong. A reading that is doubted already stays as it is."""
    if any(flag.kind in ("unparsed", "low_confidence", "conflict_within_item") for flag in reading.flags):
        return reading
    values, doubts = [], []
    for value in reading.values:
        graded, why = _graded(form, variable, value)
        values.append(graded)
        if why:
            doubts.append((graded, why))
    if not doubts:
        return reading if all(a is b for a, b in zip(values, reading.values, strict=True)) else replace(
            reading, values=tuple(values))
    first, why = doubts[0]
    span = first.evidence[0] if first.evidence else None
    flag = Flag("low_confidence", f"{variable.label}: {why}.", first.item or variable.item, variable.name, span)
    return replace(reading, values=tuple(values), flags=(*reading.flags, flag))


def _graded(form: Form, variable: Variable, value: Value) -> tuple[Value, str | None]:
    """A value with the confidence that it deserves, and why a person should look at it, or at its absence."""
    if value.status not in ("ok", "not_mentioned"):
        return value, None
    passage = form.passage(value.item or variable.item)
    expected = second_reader.expects(form.rules, variable, value.dimension, passage)
    given = second_reader.labels(variable, content(value))
    if value.status != "ok":
        missed = second_reader.doubt({code: e for code, e in expected.items() if e.taught >= _OFTEN}, given)
        return value, _said(form.rules, variable, missed) if missed and missed.odds >= _MISSED else None
    doubt = second_reader.doubt(expected, given)
    if form.rules.first_sight is None:
        why = _said(form.rules, variable, doubt) if doubt and doubt.odds >= _PLAIN else None
        return replace(value, confidence="low") if why else value, why
    seen = first_sight.marks(variable, value, given, expected, doubt, passage)
    odds = first_sight.wrong(form.rules.first_sight, variable, seen)
    if odds >= _WRONG:
        return replace(value, confidence="low"), _sentence(form.rules, variable, odds, doubt, passage)
    sure = value.confidence != "high" or odds < _SURE
    return value if sure else replace(value, confidence="medium"), None


def content(value: Value) -> object:
    """What a value says: a code, a text, codes, or the bound of a range that there is."""
    return value.value if value.value not in (None, ()) else value.low if value.low is not None else value.high


def _sentence(rules: Rules, variable: Variable, odds: float, doubt: Doubt | None, passage: Passage) -> str:
    """How often values with such marks were wrong, and what stands out."""
    often = f"about {min(9, round(10 * odds))} in 10 values read like this one turned out wrong"
    if doubt and doubt.odds >= _EVEN:
        return f"{often}: {_said(rules, variable, doubt)}"
    words = list(dict.fromkeys(passage.text[w.start : w.end] for w in passage.unknown if w.key not in EVERYDAY))
    return often + (f": no rule knows {', '.join(f'“{word}”' for word in words[:3])}" if words else "")


def _said(rules: Rules, variable: Variable, doubt: Doubt) -> str:
    """What the second reader holds against a value."""
    labels = {code.code: code.label for code in rules.permitted(variable) or ()}
    told = "give a value here" if doubt.code == SOME else f"say “{labels.get(doubt.code, doubt.code)}”"
    return f"coded answers with such words {'seldom' if doubt.given else 'mostly'} {told}"
