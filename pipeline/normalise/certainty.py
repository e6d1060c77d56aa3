"""How sure a value is whose words stand in a long answer: there much is told besides, and words that no rule knows may
say of what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.fold import Word
from pipeline.model import Flag, Reading, Span, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.words.function_words import WORDS

_EVERYDAY = frozenset(word for words in WORDS.values() for word in words.split())
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
    """The unknown words beside a value of a long answer; short forms in capitals are names and no such words."""
    if value.status != "ok" or len(passage.text) < _LEAST or not _long(passage):
        return []
    return [
        word
        for w in passage.unknown
        if w.key not in _EVERYDAY
        and not (word := passage.text[w.start : w.end]).isupper()
        and _beside(passage, w, value.evidence)
    ]


def _long(passage: Passage) -> bool:
    if "long" not in passage.notes:
        said = sum(len(w.key) > 2 and w.key not in _EVERYDAY for w in passage.tokens)
        passage.notes["long"] = said >= _LONG
    return bool(passage.notes["long"])


def _beside(passage: Passage, word: Word, evidence: Iterable[Span]) -> bool:
    """Does a word stand in a sentence of the evidence?"""
    sentence = passage.sentence_at(word.start)
    spans = passage.locate(sentence.start, sentence.end)
    return any(s.overlaps(e) for s in spans for e in evidence)
