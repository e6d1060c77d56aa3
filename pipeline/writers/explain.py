"""How a value came to be: the question, the words, what was recognised in them, what governs it, what lost, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import doubts
from pipeline.extract import Engine
from pipeline.model import Answer, Document, Programme, Result, Span, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.writers import records, workbook
from pipeline.writers.codebook import CONFIDENCE, MISSING

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GOVERNED = {
    "not": "denied", "not_only": "said not to be all", "except": "excepted", "refuse": "refused",
    "plan": "only planned", "past": "of the past", "other": "said of another programme", "unticked": "not ticked",
}


def explain(result: Result, variable: Variable, ready: Engine) -> Iterator[str]:
    """Lines for a person, for every programme of a return."""
    for programme in result.programmes:
        answers = {a.item: a for a in programme.answers}
        form = Form(result.document, ready.rules, ready.lexicon, answers)
        if len(result.programmes) > 1:
            yield f"-- programme {programme.number}"
        yield from _one(result, form, programme, variable, answers)


def _one(
    result: Result, form: Form, programme: Programme, variable: Variable, answers: dict[str, Answer]
) -> Iterator[str]:
    document = result.document
    values = [v for v in programme.values if v.variable == variable.name]
    yield f"{variable.name}: {variable.label} ({variable.definition})"
    for item in dict.fromkeys([variable.item, *(v.item for v in values if v.item)]):
        answer = answers.get(item)
        heading = form.rules.items[item].heading.replace("\n", " ")
        yield f"question  {heading} [{item}], {answer.status if answer else 'row_absent'}"
        if answer and answer.text:
            yield f"answer    {_marked(answer, values, document)}"
    for value in values:
        yield from _value(value, document)
    for number, flag in result.flags:
        mine = flag.variable == variable.name or (not flag.variable and flag.item == variable.item)
        if mine and number == programme.number:
            yield f"flag      {doubts.severity(flag)} {flag.kind}: {flag.message}"
    used = [s for v in values for s in v.evidence]
    for item in dict.fromkeys([variable.item, *(v.item for v in values if v.item)]):
        yield from _recognised(form.passage(item), variable, used)


def _marked(answer: Answer, values: list[Value], document: Document) -> str:
    """The answer with the words that count in » «."""
    spans = sorted({s for v in values for s in v.evidence})
    pieces = []
    for part in answer.parts:
        text, at = "", part.span.start
        for span in (s for s in spans if part.span.covers(s) and s.start >= at):
            if span.start < at:
                continue
            text += document.text[at : span.start] + "»" + span.of(document.text) + "«"
            at = span.end
        pieces.append(text + document.text[at : part.span.end])
    return " | ".join(pieces)


def _value(value: Value, document: Document) -> Iterator[str]:
    where = f" ({value.dimension})" if value.dimension else ""
    if value.status != "ok":
        yield f"no value{where}: {value.status}, {MISSING.get(value.status, '')}"
        return
    ranged = value.low is not None or value.high is not None
    shown = workbook.bounds(value.low, value.high) if ranged else records.stated(value)
    unit, approx = f" [{value.unit}]" if value.unit else "", ", approximate" if value.approx else ""
    yield f"value{where}: {shown}{unit}{approx}"
    if value.qualifier:
        yield f"  with    {value.qualifier}"
    yield f"  rule    {value.rule}"
    yield f"  trust   {value.confidence}: {CONFIDENCE[value.confidence or 'low']}"
    for span in sorted(set(value.evidence)):
        page = document.page_of(span.start)
        yield f"  words   “{span.of(document.text)}” at {span.start}-{span.end}" + (f", page {page}" if page else "")


def _recognised(passage: Passage, variable: Variable, used: list[Span]) -> Iterator[str]:
    """The phrases and numbers that could speak for the variable, each with what became of it."""
    if not passage:
        return
    for mention in _mentions(passage, variable):
        quote = passage.text[mention.start : mention.end]
        yield f"  saw     “{quote}” as {mention.code} ({mention.language}): {_fate(passage, mention, used)}"
    if variable.is_range or variable.type == "integer":
        for match in _NUMBER.finditer(passage.text):
            counted = _overlaps(passage, match.start(), match.end(), used)
            yield f"  saw     “{match.group()}”: {'counted' if counted else 'not counted here'}"


def _mentions(passage: Passage, variable: Variable) -> list[Mention]:
    names = {variable.values.removeprefix("vocab:")} if variable.values else set()
    names |= {v for v in variable.options.values() if isinstance(v, str)}
    return [m for m in passage.mentions if m.vocabulary in names]


def _fate(passage: Passage, mention: Mention, used: list[Span]) -> str:
    scope = scopes.of(passage, mention)
    governed = ""
    if scope:
        word = passage.text[scope.trigger.start : scope.trigger.end]
        governed = f" ({_GOVERNED[scope.kind]} by “{word}”)"
    return ("counted" if _overlaps(passage, mention.start, mention.end, used) else "lost") + governed


def _overlaps(passage: Passage, start: int, end: int, used: list[Span]) -> bool:
    return any(a.overlaps(b) for a in passage.locate(start, end) for b in used)
