"""Answers in columns of the form, each headed by a setting: every paragraph of a column with its head before it.

               Custody               Community              Custody: High and very high risk.
    Risk       High and very high    Medium and high        Community: Medium and high risk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model import Block, Part
from pipeline.passage import Form, Passage
from pipeline.words.figures import tables
from pipeline.words.replying.grids import block_of

_MOST_WORDS = 5  # of a head
_LEAST = 2  # columns with heads, and with words of an answer

Heads = Mapping[tuple[int, int], Block]


def spell_out(form: Form) -> None:
    """Read every answer with values by setting, or with numbers, that stands in several columns with the heads of
    these, where they are settings."""
    blocks = [b for b in form.document.blocks if b.place.table is not None and b.place.parent is None]
    heads = _heads(form, blocks)
    starts = [b.span.start for b in blocks]
    for item in form.answers if heads else ():
        passage = form.passage(item)
        if passage and not passage.joined and any(any(v.dimensions) or "range" in v.type
                                                  for v in form.rules.of_item(item)):
            told = [_head(part, blocks, starts, heads) for part in passage.parts]
            if len({head.span.start for head in told if head}) >= _LEAST:
                form.replace(item, _spelled(passage, told))


def _heads(form: Form, blocks: Sequence[Block]) -> Heads:
    """The blocks in the first row of a table that name settings, by table and column: of tables with several."""
    short: dict[int, list[Block]] = {}
    rows: dict[int, int] = {}
    for block in blocks:  # in order: the first row of each table
        table = block.place.table or 0
        if rows.setdefault(table, block.place.row or 0) == (block.place.row or 0) and (
                len(block.span.of(form.document.text).split()) <= _MOST_WORDS):
            short.setdefault(table, []).append(block)
    found: dict[tuple[int, int], Block] = {}
    for table, own in short.items():
        told = [b for b in own if form.lexicon.find(b.span.of(form.document.text)).of("settings")] if (
            len(own) >= _LEAST) else []
        columns = {b.place.column or 0: b for b in reversed(told)}
        if len(columns) >= _LEAST:
            found |= {(table, column): block for column, block in columns.items()}
    return found


def _head(part: Part, blocks: Sequence[Block], starts: Sequence[int], heads: Heads) -> Block | None:
    """The head of the column in which a part of an answer stands, below it."""
    block = block_of(part, blocks, starts)
    head = heads.get((block.place.table or 0, block.place.column or 0)) if block else None
    return head if head and block and head.span.start < block.span.start else None


def _spelled(passage: Passage, told: Sequence[Block | None]) -> Passage:
    parts: list[Part] = []
    joined: dict[int, str] = {}
    for part, head in zip(passage.parts, told, strict=True):
        if head is not None:
            parts.append(replace(part, span=head.span, tick=False))
            joined[len(parts)] = ": "
        parts.append(part)
    return tables.spelled(passage, parts, joined)
