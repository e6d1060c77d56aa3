"""How sure a value is whose words stand in a long answer, or in several sentences: there much is told besides, and
words that no rule knows may say of what."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Flag, Reading, Span, Value
from pipeline.passage import Form, Passage, once
from pipeline.rules import Variable
from pipeline.words.function_words import EVERYDAY

_LONG = 30  # words that say something
_LEAST = 150  # characters in which so many words may stand
_SEVERAL = 2


def settle(form: Form, variable: Variable, reading: Reading) -> Reading:
    """A reading whose values are of low confidence, with a flag, where words that no vocabulary knows stand beside
    them in a long answer or in several sentences. A reading that is doubted already stays as it is."""
    if any(flag.kind in ("unparsed", "low_confidence", "conflict_within_item") for flag in reading.flags):
        return reading
    values, strange = list(reading.values), ""
    for number, value in enumerate(values):
        words = _strange(form.passage(value.item or variable.item), value)
        if words:
            values[number] = replace(value, confidence="low")
            strange = strange or ", ".join(f"“{word}”" for word in words[:3])
    if not strange:
        return reading
    first = next(v for v in values if v.confidence == "low")
    message = f"{variable.label}: read from much text; beside it no rule knows {strange}."
    flag = Flag("low_confidence", message, first.item or variable.item, variable.name, first.evidence[0])
    return replace(reading, values=tuple(values), flags=(*reading.flags, flag))


def _strange(passage: Passage, value: Value) -> list[str]:
    """The unknown words beside a value: of a long answer any, of others at least two, beside a value that is put
    together from several sentences."""
    if value.status != "ok":
        return []
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
