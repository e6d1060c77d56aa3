"""The whole path for one file: read, recognise, segment, normalise, doubt."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline import codes, doubts, kept, limits, normalise, readers, rules, segment
from pipeline.model import Answer, Block, Document, Flag, Notice, Part, Programme, Reading, Result, Span, UnreadableFile
from pipeline.passage import Form
from pipeline.readers.clean import with_ticks
from pipeline.rules import Rules
from pipeline.segment.recognise import recognise
from pipeline.vocabulary import Lexicon

_LONE_BRACE = re.compile(r"(\{[^{}]*\})|[{}]")


@dataclass(frozen=True, eq=False)
class Engine:
    """A rule pack made ready: rules, lexicon, the segmenter, and the reader of every variable."""

    rules: Rules
    lexicon: Lexicon
    prepared: list[Any]
    segmenter: segment.Segmenter


@lru_cache(maxsize=4)
def engine(folder: Path) -> Engine:
    """Load a rule pack once. Raises RulesError."""
    pack = rules.load(folder)
    lexicon = kept.made("lexicon", pack.fingerprint, lambda: Lexicon(pack.vocabularies))
    ready = Engine(pack, lexicon, normalise.prepare(pack), segment.prepare(pack))
    gc.freeze()  # a rule pack is a million objects that live for ever: not to be looked at with every collection
    gc.set_threshold(50_000, 20, 20)  # a return leaves few circles behind: looking for them cost a fifth of the time
    return ready


def read_return(file: Path, ready: Engine) -> Result:
    """Read one returned questionnaire; scans with the text recognition, where it is installed.

    Raises UnreadableFile, also for a file that is none (code `no-template`)."""
    return read_scanned(file.read_bytes(), file.name, ready)


def read_scanned(data: bytes, name: str, ready: Engine, languages: Sequence[str] = ("eng",)) -> Result:
    """The same from its bytes; `languages`: those that text recognition looks for, none to leave scans unread."""
    try:
        result = read_bytes(data, name, ready)
    except UnreadableFile as error:
        if error.code != "needs-ocr" or not languages:
            raise
        return read_bytes(data, name, ready, readers.transcribe(data, name, languages))
    if languages and any(notice.code == "needs-ocr" for notice in result.document.notices):
        with suppress(UnreadableFile):
            return read_bytes(data, name, ready, readers.transcribe(data, name, languages))
    return result


def read_bytes(
    data: bytes, name: str, ready: Engine, converted: bytes | None = None, remarks: tuple[Notice, ...] = ()
) -> Result:
    """Read one returned questionnaire from its bytes; `name` is what sentences call it.

    `converted`: what a program made of the bytes, where one was asked already; `remarks`: what is known of the file
    besides. Raises UnreadableFile."""
    document = readers.read(data, name, converted)
    return read_document(replace(document, notices=(*remarks, *document.notices)) if remarks else document, ready)


def read_document(document: Document, ready: Engine) -> Result:
    """From a document to values: all that is known of one return. Raises UnreadableFile (`no-template`)."""
    template = ready.rules.template.name
    name, match = recognise(document, {template: ready.segmenter.matcher})
    if name is None:
        raise codes.unreadable("no-template", document.name)
    parts = segment.segment(document, ready.segmenter)
    flags = [*_notices(document), *parts.flags]
    programmes: list[Programme] = []
    languages: dict[str, str] = {}
    for number, answers in enumerate(parts.programmes, 1):
        form = Form(document, ready.rules, ready.lexicon, _within_bounds(answers, document), parts.cover)
        readings, found = normalise.read_form(form, ready.prepared)
        more, spoken = doubts.of_form(form, readings)
        values = tuple(value for reading in readings.values() for value in reading.values)
        programmes.append(Programme(number, tuple(_told(answers, form)), values))
        flags += [(number, flag) for flag in (*found, *more, *_too_long(answers))]
        languages |= {item: language for item, language in spoken.items() if item not in languages}
        form.forget()
    return Result(document, parts.ledger, name, match, tuple(programmes), tuple(flags), languages)


def _within_bounds(answers: Mapping[str, Answer], document: Document) -> dict[str, Answer]:
    """The answers as far as they are read for values: a novel in a cell must not cost minutes."""
    return {item: _cut(answer, document) if len(answer.text) > limits.ANSWER_CHARS else answer
            for item, answer in answers.items()}


def _told(answers: Mapping[str, Answer], form: Form) -> Iterator[Answer]:
    """The answers whole, with the status that reading them gave ("look in annex 3" refers elsewhere)."""
    for item, answer in answers.items():
        status = form.answers[item].status
        yield answer if answer.status == status else replace(answer, status=status)


def _cut(answer: Answer, document: Document) -> Answer:
    left, parts = limits.ANSWER_CHARS, []
    for part in answer.parts:
        end = min(part.span.end, part.span.start + left)
        if end > part.span.start:
            parts.append(replace(part, span=Span(part.span.start, end)))
        left -= end - part.span.start
    return replace(answer, parts=tuple(parts), text=" ".join(part.span.of(document.text) for part in parts))


def _too_long(answers: Mapping[str, Answer]) -> Iterator[Flag]:
    for item, answer in answers.items():
        if len(answer.text) > limits.ANSWER_CHARS:
            detail = f"{len(answer.text)} characters; its values come from the first {limits.ANSWER_CHARS}"
            yield Flag("answer-too-long", codes.sentence("answer-too-long", "", detail), item)


def _notices(document: Document) -> Iterator[tuple[int, Flag]]:
    """A reader's remarks as flags on the return."""
    for remark in document.notices:
        yield 0, Flag(remark.code, remark.message, span=remark.span, page=remark.page)


def read_answers(answers: Mapping[str, str], ready: Engine) -> tuple[Form, dict[str, Reading], list[Flag]]:
    """Read single answers as if they stood in a form (`as_form`): for the examples in the rules."""
    form = as_form(answers, ready)
    readings, flags = normalise.read_form(form, ready.prepared)
    return form, readings, [*flags, *doubts.of_form(form, readings)[0]]


def as_form(answers: Mapping[str, str], ready: Engine) -> Form:
    """A form of single answers by item; template guidance in them stands in {braces}.

    Items not given are absent rows. A line feed in an answer begins a new paragraph."""
    text, blocks, found = "", [], {}
    for item in ready.rules.template.items:
        if item.id not in answers:
            found[item.id] = Answer(item.id, "not_answered")
            continue
        start = len(text)
        answer = _LONE_BRACE.sub(r"\1", with_ticks(answers[item.id]))
        text += re.sub(r"[{}]", "", answer) + "\n"
        parts = tuple(_parts(answer, start, item))
        words = " ".join(p.span.of(text) for p in parts)
        status = ready.segmenter.statuses.status(words) if parts else "prompt_only" if "{" in answer else "not_answered"
        found[item.id] = Answer(item.id, status, parts, words)
        if text[start:].strip():
            blocks.append(Block(Span(start, len(text) - 1)))
    raw = text.encode()
    document = Document("example", hashlib.sha256(raw).hexdigest(), len(raw), "txt", "text", text, tuple(blocks))
    return Form(document, ready.rules, ready.lexicon, found)


def _parts(answer: str, start: int, item: rules.Item) -> list[Part]:
    """The stretches outside braces; the prompt before each by the likest of the item's prompts."""
    from rapidfuzz import fuzz

    parts, at, row = [], start, 0
    prompts: list[int] = []
    label: str | None = None
    for piece in re.split(r"(\{[^{}]*\}|\n)", answer):
        if piece.startswith("{"):
            inner = piece[1:-1]
            prompts += [p.n for p in item.prompts if fuzz.ratio(p.text.lower(), inner.lower()) > 95] or [
                p.n for p in item.prompts if fuzz.partial_ratio(p.text.lower(), inner.lower()) > 80
            ]
            label = inner.strip(" :?").lower() if any(inner.strip(" :?") in p.labels for p in item.prompts) else None
            at += len(inner)
        elif piece == "\n":
            at += 1
            row += 1
        else:
            core = piece.strip()
            if core and core not in ("-", ".", "–", "—", "..."):
                begin = at + piece.index(core)
                last = prompts[-1] if prompts else None
                parts.append(Part(Span(begin, begin + len(core)), last, tuple(prompts), row=row, label=label))
                prompts, label = [], None
            at += len(piece)
    return parts
