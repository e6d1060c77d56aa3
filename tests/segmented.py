"""The segmenter on texts that a test writes: shared by the tests of segmenting."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

from form_composer import folder_of

from bench.segmenting import drawn
from pipeline import readers, rules, segment
from pipeline.model import Flag
from pipeline.segment import Segmented


@lru_cache(maxsize=1)
def pack() -> rules.Rules:
    return rules.load(folder_of(Path(__file__)))


@lru_cache(maxsize=1)
def ready() -> segment.Segmenter:
    return segment.prepare(pack())


def read(text: str, name: str = "form.txt") -> Segmented:
    return segment.segment(readers.read(text.encode(), name), ready())


def texts(found: Segmented, programme: int = 1) -> dict[str, str]:
    return {item: a.text for item, a in found.programmes[programme - 1].items() if a.text}


def statuses(found: Segmented) -> dict[str, str]:
    return {item: a.status for item, a in found.programmes[0].items() if a.status != "row_absent"}


def kinds(found: Segmented) -> Counter[str]:
    return Counter(flag.kind for _, flag in found.flags)


def flag(found: Segmented, kind: str) -> Flag:
    return next(f for _, f in found.flags if f.kind == kind)


def quoted(found: Segmented, kind: str, match: str | None = None) -> list[str]:
    text = found.ledger.document.text
    return [e.span.of(text) for e in found.ledger.entries if e.kind == kind and (match is None or e.match == match)]


def cell(answer: str, item: str = "i12_evaluation") -> Segmented:
    """One answered row among empty ones; the template's guidance in it stands in braces."""
    data = drawn({"answer": answer, "item": item}, pack().template)
    return segment.segment(readers.read(data, "form.txt"), ready())
