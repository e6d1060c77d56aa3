"""What a person must look at: the kinds of flags, their severity, and the doubts that no single normaliser can have.

A normaliser flags what it was unsure of. Here stand the doubts that follow from a finished reading: a value out of
range or inferred, values that do not fit each other, words that nobody read, personal data, the answer's language.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from pipeline import codes
from pipeline.model import Document, Flag, Reading, Severity, Span, Value, merge
from pipeline.passage import Form, Passage
from pipeline.rules import Check, Variable
from pipeline.vocabulary import Lexicon
from pipeline.words.quantities.years import FOUR_DIGITS
from pipeline.words.wording.language import detect

SEVERITY: Mapping[str, Severity] = {
    "displaced_answer": "high",
    "prompt_interleaved": "low",
    "prompt_edited": "medium",
    "ambiguous_fragment": "medium",
    "unit_inferred": "low",
    "approximate": "info",
    "open_range": "low",
    "conflict_within_item": "high",
    "conflict_between_items": "high",
    "cross_item": "info",
    "cross_reference": "info",
    "multiple_programmes": "high",
    "by_setting": "info",
    "negation": "medium",
    "unknown_term": "medium",
    "non_english": "info",
    "out_of_range": "medium",
    "computed": "info",
    "personal_data": "high",
    "link_only": "medium",
    "truncated": "medium",
    "low_confidence": "medium",
    "unparsed": "medium",
    "unclaimed": "medium",
    "unread_words": "medium",
    "implausible": "medium",
}
ON_TEXT_ALONE = frozenset({"personal_data", "prompt_edited", *codes.CODES})
TEMPLATE_LANGUAGE = "en"
_ENOUGH = 0.3  # share of the codes

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(r"(?<![\w./-])(?:\+|00|\(0|0)\d[\d ()/.-]{6,18}\d(?![\w-])")
_LINK = re.compile(r"\s*(?:(?:https?://|www\.)\S+|\S+\.(?:pdf|docx?|pptx?|xlsx?|html?))\s*\.?\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")


def severity(flag: Flag) -> Severity:
    """The severity of a flag: its own, else that of its kind (a doubt's, or a reader's code's)."""
    if flag.severity:
        return flag.severity
    code = codes.CODES.get(flag.kind)
    return SEVERITY.get(flag.kind) or (code.severity if code else "medium")


def of_form(form: Form, readings: Mapping[str, Reading]) -> tuple[list[Flag], dict[str, str]]:
    """The further doubts about one programme, and the language of each answer by item."""
    raised = {(f.kind, f.variable) for r in readings.values() for f in r.flags}
    found = [f for f in _of_values(form, readings) if (f.kind, f.variable) not in raised]
    found += _misfits(form, readings)
    found += _unread(form, readings)
    languages: dict[str, str] = {}
    for item in form.rules.items:
        passage = form.passage(item)
        if passage:
            found += _of_text(passage)
            language = detect(passage.text)
            if language:
                languages[item] = language
            if language and language != TEMPLATE_LANGUAGE:
                found.append(Flag("non_english", f"The answer is not in English ({language}).", item))
                if _share_of_words(passage.lexicon, language) < _ENOUGH:
                    message = f"The answer is in a language ({language}) of which the rules know few words: read it."
                    found.append(Flag("unread_words", message, item))
    return found, languages


@lru_cache(maxsize=100)
def _share_of_words(lexicon: Lexicon, language: str) -> float:
    """The share of the codes with words in the template's language that have words in another language too."""
    codes_ = [c.terms for v in lexicon.vocabularies.values() for c in v.codes.values() if TEMPLATE_LANGUAGE in c.terms]
    return sum(language in terms for terms in codes_) / len(codes_) if codes_ else 1.0


def _of_values(form: Form, readings: Mapping[str, Reading]) -> Iterator[Flag]:
    for name, reading in readings.items():
        variable = form.rules.by_name[name]
        for value in reading.values:
            if value.status == "ok":
                yield from _of_value(variable, value)
                yield from _of_recognition(form.document, variable, value)


def _of_recognition(document: Document, variable: Variable, value: Value) -> Iterator[Flag]:
    """A value that rests on words of a scan that text recognition is unsure of."""
    unsure = next((span for span in document.doubtful if any(span.overlaps(e) for e in value.evidence)), None)
    if unsure:
        message = f"{variable.label}: text recognition is unsure of “{unsure.of(document.text)}”."
        yield Flag("ocr-doubt", message, value.item or variable.item, variable.name, unsure)


def _of_value(variable: Variable, value: Value) -> Iterator[Flag]:
    span, item, name = value.evidence[0], value.item or variable.item, variable.name
    numbers = [b for b in (value.low, value.high) if b is not None]
    if isinstance(value.value, int | float) and not variable.is_range:
        numbers.append(float(value.value))
    if variable.plausible_range and numbers:
        least, most = variable.plausible_range
        if min(numbers) < least or max(numbers) > most:
            yield Flag(
                "out_of_range",
                f"{variable.label}: {min(numbers):g} to {max(numbers):g} is unusual (expected {least:g} to {most:g}).",
                item,
                name,
                span,
            )
    if value.confidence == "low" and variable.tier == "core":
        yield Flag("low_confidence", f"{variable.label}: inferred, not stated in so many words.", item, name, span)
    if variable.is_range and (value.low is None) != (value.high is None):
        yield Flag("open_range", f"{variable.label}: only one bound is stated.", item, name, span)
    if value.approx:
        yield Flag("approximate", f"{variable.label}: stated as approximate.", item, name, span)
    if value.item not in (None, variable.item):
        yield Flag("cross_item", f"{variable.label}: read from another question of the form.", item, name, span)


def _misfits(form: Form, readings: Mapping[str, Reading]) -> Iterator[Flag]:
    for check in form.rules.checks:
        left, right = _bounds(readings, check.left), _bounds(readings, check.right)
        if left is None or right is None:
            continue
        times = _bounds(readings, check.times) if check.times else (1.0, 1.0)
        if times is not None and not _fits(check, left, times, right):
            variable = form.rules.by_name[check.right]
            value = readings[check.right].values[0]
            yield Flag(
                "implausible",
                f"{variable.label}: {check.message}.",
                value.item or variable.item,
                variable.name,
                value.evidence[0],
            )


def _bounds(readings: Mapping[str, Reading], name: str | None) -> tuple[float, float] | None:
    reading = readings.get(name or "")
    value = reading.values[0] if reading and reading.values else None
    if value is None or value.status != "ok":
        return None
    if isinstance(value.value, int | float) and value.low is None and value.high is None:
        return float(value.value), float(value.value)
    bounds = [b for b in (value.low, value.high) if b is not None]
    return (min(bounds), max(bounds)) if bounds else None


def _fits(check: Check, left: tuple[float, float], times: tuple[float, float], right: tuple[float, float]) -> bool:
    if check.times is None:
        return left[0] <= right[1]
    low, high = left[0] * times[0] / check.per, left[1] * times[1] / check.per
    return low / check.within <= right[1] and right[0] <= high * check.within


def _unread(form: Form, readings: Mapping[str, Reading]) -> Iterator[Flag]:
    """Words that could answer a variable and that no rule used nor recognised as something else."""
    used = {span for reading in readings.values() for span in reading.used}
    used.update(span for reading in readings.values() for value in reading.values for span in value.evidence)
    taken = list(merge(used))
    for item in form.rules.items:
        passage = form.passage(item)
        if passage:
            yield from _unread_in(form, passage, readings, taken)


def _unread_in(form: Form, passage: Passage, readings: Mapping[str, Reading], taken: list[Span]) -> Iterator[Flag]:
    item = passage.item or ""
    for variable in form.rules.of_item(item):
        reading = readings.get(variable.name)
        if reading is None or any(f.kind in ("unparsed", "unread_words") for f in reading.flags):
            continue
        given = any(v.status == "ok" for v in reading.values)
        if not given and reading.values[0].status != "not_mentioned":
            continue
        for start, end in _candidates(passage, variable):
            spans = passage.locate(start, end)
            if any(_meets(taken, s) for s in spans):
                continue
            quote = passage.text[start:end]
            yield Flag(
                "unread_words",
                f"{variable.label}: “{quote}” was not read.",
                item,
                variable.name,
                spans[0],
                "low" if given else "medium",
            )
            break


def _meets(taken: list[Span], span: Span) -> bool:
    """Does a span overlap one of several that are in order and do not overlap each other?"""
    before = bisect.bisect_left(taken, span.end, key=lambda t: t.start) - 1
    return before >= 0 and span.start < taken[before].end


def _candidates(passage: Passage, variable: Variable) -> Iterable[tuple[int, int]]:
    """Where an answer holds words that could speak of a variable: its own terms, or numbers for what is counted."""
    if variable.is_range or variable.type == "integer":
        return [(m.start(), m.end()) for m in _DIGITS.finditer(passage.text)]
    return [(m.start, m.end) for v in _vocabularies(variable) for m in passage.of(v)]


def _vocabularies(variable: Variable) -> Iterator[str]:
    if variable.values:
        yield variable.values.removeprefix("vocab:")
    yield from _named(variable.options)


def _named(options: Any) -> Iterator[str]:
    if isinstance(options, Mapping) and isinstance(options.get("vocabulary"), str):
        yield options["vocabulary"]


def _of_text(passage: Passage) -> Iterator[Flag]:
    for pattern, what in ((_MAIL, "an e-mail address"), (_PHONE, "a telephone number")):
        for match in pattern.finditer(passage.text):
            if pattern is _PHONE and FOUR_DIGITS.search(match.group()):
                continue
            yield Flag(
                "personal_data",
                f"The answer holds {what}.",
                passage.item,
                None,
                passage.locate(match.start(), match.end())[0],
            )
    for mention in passage.of("contact_words"):
        name = _NAME.match(passage.text, mention.end)
        if name:
            yield Flag(
                "personal_data",
                "The answer seems to name a person.",
                passage.item,
                None,
                passage.locate(name.start(1), name.end(1))[0],
            )
    if _LINK.fullmatch(passage.text):
        yield Flag(
            "link_only",
            "The answer is only a link or a file name.",
            passage.item,
            None,
            passage.locate(0, len(passage.text))[0],
        )


_NAME = re.compile(
    r"\s*[:,–-]?\s*((?:(?:Dr|Mr|Mrs|Ms|Prof|Frau|Herr|Mme)\.?\s+)?[^\W\d_a-z]\w+(?:\s+[^\W\d_a-z]\w+){1,2})"
)
