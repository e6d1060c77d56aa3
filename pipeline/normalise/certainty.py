"""How sure a value is whose words stand in a long answer: there much is told besides, and words that no rule knows may
say of what."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Flag, Reading, Span, Value
from pipeline.passage import Form, Passage, once
from pipeline.rules import Variable
from pipeline.words.function_words import EVERYDAY

_LONG = 30  # words that say something
_LEAST = 150  # characters in which so many words may stand


def settle(form: Form, variable: Variable, reading: Reading) -> Reading:
    """A reading whose values from long answers are of low confidence, with a flag, where words that no vocabulary knows
    stand in the sentences of their evidence. A reading that is doubted already stays as it is."""
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
    message = f"{variable.label}: read from a long answer; beside it no rule knows {strange}."
    flag = Flag("low_confidence", message, first.item or variable.item, variable.name, first.evidence[0])
    return replace(reading, values=tuple(values), flags=(*reading.flags, flag))


def _strange(passage: Passage, value: Value) -> list[str]:
    """The unknown words beside a value of a long answer."""
    if value.status != "ok" or len(passage.text) < _LEAST:
        return []
    return [word for word, spans in _strangers(passage) if any(s.overlaps(e) for s in spans for e in value.evidence)]


@once
def _strangers(passage: Passage) -> list[tuple[str, tuple[Span, ...]]]:
    """The words of a long answer that no vocabulary knows, each with the place of its sentence; short forms in capitals
    are names and no such words."""
    if sum(len(w.key) > 2 and w.key not in EVERYDAY for w in passage.tokens) < _LONG:
        return []
    found = []
    for w in passage.unknown:
        word = passage.text[w.start : w.end]
        if w.key not in EVERYDAY and not word.isupper():
            sentence = passage.sentence_at(w.start)
            found.append((word, passage.locate(sentence.start, sentence.end)))
    return found
