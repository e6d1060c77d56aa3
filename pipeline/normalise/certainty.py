"""How sure a value is. A second reader, taught by the coded answers of the pack, doubts it plainly; or it stands in a
long answer or in several sentences, where much is told besides and words that no rule knows may say of what, and the
second reader does not agree. What has no value is doubted where the second reader is sure that there is one."""

from __future__ import annotations

from dataclasses import replace

from pipeline import second_reader
from pipeline.model import Flag, Reading, Span, Value
from pipeline.passage import Form, Passage, once
from pipeline.rules import Rules, Variable
from pipeline.second_reader import SOME, Doubt
from pipeline.words.function_words import EVERYDAY

_LONG = 30  # words that say something
_LEAST = 150  # characters in which so many words may stand
_SEVERAL = 2
# Odds of the second reader, set on answers and returns that nobody had seen when the rules were made.
_PLAIN = {"core": 0.9, "extended": 0.93}
_UNSURE = 0.5
_MISSED = 0.75


def settle(form: Form, variable: Variable, reading: Reading) -> Reading:
    """A reading whose doubtful values are of low confidence, with a flag; with a flag alone where there is no value.

    A reading that is doubted already stays as it is."""
    if any(flag.kind in ("unparsed", "low_confidence", "conflict_within_item") for flag in reading.flags):
        return reading
    values, doubts = list(reading.values), []
    for number, value in enumerate(values):
        why = _doubted(form, variable, value)
        if why:
            doubts.append((value, why))
            if value.status == "ok":
                values[number] = replace(value, confidence="low")
    if not doubts:
        return reading
    first, why = doubts[0]
    span = first.evidence[0] if first.evidence else None
    flag = Flag("low_confidence", f"{variable.label}: {why}.", first.item or variable.item, variable.name, span)
    return replace(reading, values=tuple(values), flags=(*reading.flags, flag))


def _doubted(form: Form, variable: Variable, value: Value) -> str | None:
    """Why a person should look at a value, or at its absence; None where nothing speaks against it."""
    if value.status not in ("ok", "not_mentioned"):
        return None
    passage = form.passage(value.item or variable.item)
    doubt = second_reader.doubt(form.rules, variable, value.dimension, _content(value), passage)
    if value.status != "ok":
        return _sentence(form.rules, variable, doubt) if doubt and doubt.odds >= _MISSED else None
    if doubt and doubt.odds >= _PLAIN[variable.tier]:
        return _sentence(form.rules, variable, doubt)
    strange = _strange(passage, value) if not doubt or doubt.odds >= _UNSURE else []
    words = ", ".join(f"“{word}”" for word in strange[:3])
    return f"read from much text; beside it no rule knows {words}" if words else None


def _content(value: Value) -> object:
    return value.value if value.value not in (None, ()) else value.low if value.low is not None else value.high


def _sentence(rules: Rules, variable: Variable, doubt: Doubt) -> str:
    """What the second reader holds against a value."""
    labels = {code.code: code.label for code in rules.permitted(variable) or ()}
    told = "give a value here" if doubt.code == SOME else f"say “{labels.get(doubt.code, doubt.code)}”"
    return f"coded answers with such words {'seldom' if doubt.given else 'mostly'} {told}"


def _strange(passage: Passage, value: Value) -> list[str]:
    """The unknown words beside a value: of a long answer any, of others at least two, beside a value that is put
    together from several sentences."""
    beside = {sentence: words for sentence, words in _strangers(passage).items()
              if any(s.overlaps(e) for s in sentence for e in value.evidence)}
    strange = [word for words in beside.values() for word in words]
    spread = len(beside) >= _SEVERAL and len(strange) >= _SEVERAL
    return strange if _long(passage) or spread else []


@once
def _long(passage: Passage) -> bool:
    """Is it a long answer?"""
    words = sum(len(w.key) > 2 and w.key not in EVERYDAY for w in passage.tokens)
    return len(passage.text) >= _LEAST and words >= _LONG


@once
def _strangers(passage: Passage) -> dict[tuple[Span, ...], list[str]]:
    """The words of an answer that no vocabulary knows, by the place of their sentence; short forms in capitals are
    names and no such words."""
    found: dict[tuple[Span, ...], list[str]] = {}
    unknown = [w for w in passage.unknown if w.key not in EVERYDAY]
    for sentence in passage.sentences if unknown else ():
        words = [passage.text[w.start : w.end] for w in unknown if sentence.holds(w.start)]
        found[passage.locate(*sentence)] = [word for word in words if not word.isupper()]
    return found
