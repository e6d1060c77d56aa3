"""The whole path for one file: read, recognise, segment, normalise, doubt."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline import normalise, rules
from pipeline.model import Answer, Block, Document, Flag, Part, Reading, Span
from pipeline.passage import Form
from pipeline.rules import Rules
from pipeline.vocabulary import Lexicon


@dataclass(frozen=True)
class Engine:
    """A rule pack made ready: rules, lexicon, and the reader of every variable."""

    rules: Rules
    lexicon: Lexicon
    prepared: list[Any]


@lru_cache(maxsize=4)
def engine(folder: Path) -> Engine:
    """Load a rule pack once. Raises RulesError."""
    pack = rules.load(folder)
    return Engine(pack, Lexicon(pack.vocabularies), normalise.prepare(pack))


def read_answers(answers: Mapping[str, str], ready: Engine) -> tuple[Form, dict[str, Reading], list[Flag]]:
    """Read single answers as if they stood in a form; template guidance in them stands in {braces}.

    For the examples in the rules. Items not given are absent rows. A line feed in an answer begins a new paragraph.
    """
    text, blocks, found = "", [], {}
    for item in ready.rules.template.items:
        if item.id not in answers:
            found[item.id] = Answer(item.id, "not_answered")
            continue
        start = len(text)
        text += re.sub(r"[{}]", "", answers[item.id]) + "\n"
        parts = tuple(_parts(answers[item.id], start, item))
        words = " ".join(p.span.of(text) for p in parts)
        status = "answered" if parts else "prompt_only" if "{" in answers[item.id] else "not_answered"
        found[item.id] = Answer(item.id, status, parts, words)
        if text[start:].strip():
            blocks.append(Block(Span(start, len(text) - 1)))
    raw = text.encode()
    document = Document("example", hashlib.sha256(raw).hexdigest(), len(raw), "txt", "text", text, tuple(blocks))
    form = Form(document, ready.rules, ready.lexicon, found)
    readings, flags = normalise.read_form(form, ready.prepared)
    return form, readings, flags


def _parts(answer: str, start: int, item: rules.Item) -> list[Part]:
    """The stretches outside braces; the prompt before each by the likest of the item's prompts."""
    from rapidfuzz import fuzz

    parts, at, prompts, row = [], start, [], 0
    for piece in re.split(r"(\{[^}]*\}|\n)", answer):
        if piece.startswith("{"):
            inner = piece[1:-1]
            hits = [p.n for p in item.prompts if fuzz.partial_ratio(p.text.lower(), inner.lower()) > 80]
            prompts += hits
            at += len(inner)
        elif piece == "\n":
            at += 1
            row += 1
        else:
            core = piece.strip()
            if core and core not in ("-", ".", "–", "—", "..."):
                begin = at + piece.index(core)
                parts.append(Part(Span(begin, begin + len(core)), prompts[-1] if prompts else None, tuple(prompts), row=row))
                prompts = []
            at += len(piece)
    return parts
