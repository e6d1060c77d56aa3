"""A form that a mail quotes and that is answered between its lines: its sentences are its own, however they were cut.

    > Evaluation
    > Is the perpetrator programme evaluated? By who? Internally or exter
    Yes, by the university.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.segment.cells import Claim, Words
from pipeline.segment.gaps import Cell, Hit
from pipeline.segment.lines import Line
from pipeline.segment.match import Form
from pipeline.segment.tokens import keys


def between_quotes(titles: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Is a heading quoted, and does what stands below it hold quoted lines and others?"""
    return bool(titles) and _quoted(titles[-1]) and len({_quoted(line) for line in lines}) > 1


def within_quotes(cell: Cell, hits: Sequence[Hit]) -> list[Hit]:
    """Prompts that end with the quoted lines in which they begin: what stands below is the answer."""
    found = []
    for hit in hits:
        row = cell.row_of(hit.start)
        rows = cell.lines[row:]
        last = next((i for i, line in enumerate(rows) if _quoted(line) != _quoted(rows[0])), len(rows)) - 1
        found.append(replace(hit, end=min(hit.end, max(rows[last].end, hit.start + 1))))
    return found


def given_back(cell: Cell, words: Words, forms: Collection[Form]) -> None:
    """Take off an answer what stands in quoted lines and is a piece of one of the form's sentences; what some wrote
    behind a question, on its line, stays."""
    printed = [f" {form.joined} " for form in forms]
    ours = {p.span.start for p in words.parts
            if _quoted(cell.line_of(p.span.start)) and _piece(p.span.of(cell.text), printed)}
    words.parts[:] = [p for p in words.parts if p.span.start not in ours]
    words.claims[:] = [Claim(c.start, c.end, "prompt", "quoted") if c.start in ours else c for c in words.claims]


def _piece(words: str, printed: Collection[str]) -> bool:
    """Do words open or go on with one of the form's sentences, the last of them cut? One whole word may be the reply
    ("Group or individual? Group")."""
    own = keys(words)
    said = f" {' '.join(own)}"
    return bool(own) and any(said in sentence and (len(own) > 1 or f"{said} " not in sentence) for sentence in printed)


def _quoted(line: Line) -> bool:
    return line.block.style == "quoted"
