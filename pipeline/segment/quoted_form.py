"""A form that a mail quotes and that is answered between its lines: what is quoted is the form's, however it was cut.

    > Evaluation
    > Is the perpetrator programme evaluated? By who? Internally or exter
    Yes, by the university.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.segment.cells import Claim, Words
from pipeline.segment.gaps import Cell, Hit
from pipeline.segment.lines import Line


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


def given_back(cell: Cell, words: Words) -> None:
    """Take the quoted lines off an answer: they are the form's, where no prompt was told in them, too."""
    ours = [p for p in words.parts if _quoted(cell.line_of(p.span.start))]
    words.parts[:] = [p for p in words.parts if p not in ours]
    quoted = {p.span.start for p in ours}
    words.claims[:] = [Claim(c.start, c.end, "prompt", "quoted") if c.start in quoted else c for c in words.claims]


def _quoted(line: Line) -> bool:
    return line.block.style == "quoted"
