"""Tables inside an answer, read as lines with labels: what a cell says goes with the label of its row and the head of
its column.

    Low     No          Low: No
    Medium  Yes         Medium: Yes

            Prison  Community
    Medium  ☒       ☐           Prison: Medium, High
    High    ☒       ☒           Community: High

            Prison  Community   Prison: Intensity high
    Intensity  high  moderate   Community: Intensity moderate

Only files with real tables tell their cells; of what was pasted as text, labels with a yes or no each are read, and
tables of numbers (`figures.tables`).
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import TICKED, UNTICKED, Block, Document, Part, Span
from pipeline.passage import Form, Passage
from pipeline.words.figures import tables

_YES = frozenset({TICKED, "x", "✓", "✔", "√", "+"})
_NO = frozenset({UNTICKED, "-", "–", "—", "✗", "✘", "o", "0", ""})
_NUMBER = re.compile(r"[~≈]?\s?\d+(?:[.,]\d+)*(?:\s?[-–]\s?\d+)?")
_SAID = frozenset({
    "yes", "no", "ja", "nein", "nee", "nej", "nei", "oui", "non", "sí", "si", "sì", "kyllä", "ei", "tak", "nie", "ano",
    "ne", "áno", "da", "igen", "nem", "sim", "não", "taip", "jā", "nē", "jah", "nu", "ναι", "όχι"})
_WORD = re.compile(r"\S+")
_PLAIN = re.compile(r"[^\W\d_][^.,;:!?()\d]*")
_LEAST, _MOST_WORDS = 2, 40
_COUNTED = ("count_nouns", "time_units", "volume_words")

Cells = dict[tuple[int, int], list[Part]]
Line = list[tuple[Part, str]]  # parts, and what stands before each


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in an answer to the document `text`: its rows and columns by number, the answer's parts in its cells, the
    marks of ticked and unticked ones."""

    text: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cells: Cells
    marks: Mapping[tuple[int, int], bool]


def spell_out(form: Form) -> None:
    """Read every answer of a form with its tables spelled out."""
    blocks = tuple(b for b in form.document.blocks if b.place.table is not None)
    starts = [b.span.start for b in blocks]
    for item in form.answers:
        passage = form.passage(item)
        held = _held(passage, blocks, starts) if blocks and len(passage.parts) > 1 else []
        if any(held):
            form.replace(item, _spelled(passage, held, blocks))
        elif passage and any(_in_turn(passage, part) for part in passage.parts):
            form.replace(item, _paired(passage))


def _held(passage: Passage, blocks: Sequence[Block], starts: Sequence[int]) -> list[Block | None]:
    """The block of a table inside the answer that each part stands in: one in a cell of the form, or one that holds
    nothing but the answer."""
    found = [block_of(part, blocks, starts) for part in passage.parts]
    own = {b.span.start for b in found if b is not None}
    inner = {table: _is_inner(passage, table, blocks, own) for table in {b.place.table for b in found if b is not None}}
    return [b if b is not None and inner[b.place.table] else None for b in found]


def block_of(part: Part, blocks: Sequence[Block], starts: Sequence[int]) -> Block | None:
    """The block that holds a part, of those that begin at `starts`."""
    at = bisect.bisect_right(starts, part.span.start) - 1
    return blocks[at] if at >= 0 and part.span.start < blocks[at].span.end else None


def _is_inner(passage: Passage, table: int | None, blocks: Sequence[Block], own: Collection[int]) -> bool:
    """Does a table stand in a cell of the form, or hold nothing but marks beside the blocks that begin at `own`?"""
    return all(b.place.parent is not None or b.span.start in own or _is_mark(passage, b)
               for b in blocks if b.place.table == table)


def _in_turn(passage: Passage, part: Part) -> list[Part]:
    """Labels and a yes or no for each in turn, as a table leaves them that was pasted as text ("Low No Medium Yes");
    empty where a part is anything else."""
    words = list(_WORD.finditer(passage.document.text, part.span.start, part.span.end))
    said = [w.group().casefold() in _SAID and w.group()[0].isupper() for w in words]
    if len(words) > _MOST_WORDS or sum(said) < _LEAST or said[0] or not said[-1] or any(
            a and b for a, b in pairwise(said)):
        return []
    found: list[Part] = []
    begin = 0
    for at, yes_or_no in enumerate(said):
        if yes_or_no:
            found += [replace(part, span=Span(words[begin].start(), words[at - 1].end())),
                      replace(part, span=Span(*words[at].span()))]
            begin = at + 1
    return found if all(_PLAIN.fullmatch(p.span.of(passage.document.text)) for p in found) else []


def _paired(passage: Passage) -> Passage:
    parts: list[Part] = []
    joined: dict[int, str] = {}
    for part in passage.parts:
        pairs = _in_turn(passage, part)
        joined |= {len(parts) + n: ": " for n in range(1, len(pairs), 2)}
        parts += [replace(p, prompts=p.prompts if not n else ()) for n, p in enumerate(pairs)] or [part]
    return tables.spelled(passage, parts, joined)


def _is_mark(passage: Passage, block: Block) -> bool:
    return _mark(passage.document, block) in _YES | _NO


def _mark(document: Document, block: Block) -> str:
    return block.span.of(document.text).strip().casefold()


def _grid(passage: Passage, table: int, held: Sequence[Block | None], blocks: Sequence[Block]) -> Grid:
    cells: Cells = defaultdict(list)
    for part, block in zip(passage.parts, held, strict=True):
        if block is not None and block.place.table == table:
            cells[_place(block)].append(part)
    marks = {_place(b): _mark(passage.document, b) in _YES for b in blocks
             if b.place.table == table and _place(b) not in cells and _is_mark(passage, b)}
    top, left = min((r for r, _ in cells), default=0), min((c for _, c in cells), default=0)
    inner = {(row, column): _said(passage, told) for (row, column), told in cells.items()
             if row != top and column != left}
    if len({c for _, c in cells}) > 2 and None not in inner.values():
        marks |= {place: bool(said) for place, said in inner.items()}
        cells = {place: told for place, told in cells.items() if place not in inner}
    rows, columns = (tuple(sorted({place[n] for place in (*cells, *marks)})) for n in (0, 1))
    return Grid(passage.document.text, rows, columns, cells, marks)


def _place(block: Block) -> tuple[int, int]:
    return block.place.row or 0, block.place.column or 0


def _said(passage: Passage, told: Sequence[Part]) -> bool | None:
    """Is a cell no more than a yes, or a no?"""
    if len(told) != 1:
        return None
    words = told[0].span.of(passage.document.text)
    found = passage.lexicon.find(words).of("yes_no") if len(words.split()) == 1 else []
    return found[0].code == "yes" if found and found[0].code in ("yes", "no") else None


def _spelled(passage: Passage, held: Sequence[Block | None], blocks: Sequence[Block]) -> Passage:
    parts: list[Part] = []
    joined: dict[int, str] = {}
    done: set[int] = set()
    for part, block in zip(passage.parts, held, strict=True):
        if block is None or block.place.table is None:
            parts.append(part)
        elif block.place.table not in done:
            done.add(block.place.table)
            grid = _grid(passage, block.place.table, held, blocks)
            for line in _lines(passage, grid):
                for number, (piece, before) in enumerate(line):
                    if number:
                        joined[len(parts)] = before
                    parts.append(piece if piece is part else replace(piece, prompts=()))
    return tables.spelled(passage, parts, joined)


def _lines(passage: Passage, grid: Grid) -> Iterator[Line]:
    """The lines that a table is read as; cell by cell where it holds nothing but numbers under its heads."""
    if len(grid.columns) < 2 or len(grid.rows) < 2 or _of_numbers(passage, grid):
        yield from ([(part, "")] for place in sorted(grid.cells) for part in grid.cells[place])
    elif len(grid.columns) == 2:
        yield from _pairs(grid)
    elif _ticked(grid):
        yield from _matrix(passage, grid)
    elif any(_tells(passage, part, tables.WHOM) for column in grid.columns[1:]
             for part in grid.cells.get((grid.rows[0], column), ())):
        yield from _by_head(grid)
    else:
        yield from _by_label(passage, grid)


def _of_numbers(passage: Passage, grid: Grid) -> bool:
    """Do numbers stand under heads that say what is counted, but for those of forms and settings?"""
    heads = [told for (row, column), told in grid.cells.items() if row == grid.rows[0] and column != grid.columns[0]]
    if len(grid.columns) == 2 and not any(_tells(passage, part, _COUNTED) for told in heads for part in told):
        return False
    under = [told for (row, column), told in grid.cells.items() if row != grid.rows[0] and column != grid.columns[0]]
    numbers = [told for told in under if _is_number(grid, told)]
    words = [told for told in under if told not in numbers]
    return bool(numbers) and not grid.marks and not any(_is_number(grid, told) for told in heads) and all(
        _tells(passage, part, tables.WHOM) for told in words for part in told)


def _pairs(grid: Grid) -> Iterator[Line]:
    """"Low: No"; the label alone where it is ticked, nothing where it is not."""
    left, right = grid.columns
    for row in grid.rows:
        label, told = grid.cells.get((row, left), []), grid.cells.get((row, right), [])
        mark = grid.marks.get((row, right), grid.marks.get((row, left)))
        if mark is not None and any(grid.marks.values()):
            if mark:
                yield _line(label or told)
        else:
            yield [*_line(label), *((p, ": " if label and not n else " ") for n, p in enumerate(told))]


def _line(parts: Sequence[Part]) -> Line:
    return [(part, " ") for part in parts]


def _ticked(grid: Grid) -> bool:
    """Does a table hold marks only beside its heads and labels?"""
    inner = [p for p in grid.cells if p[0] != grid.rows[0] and p[1] != grid.columns[0]]
    return any(grid.marks.values()) and not inner


def _matrix(passage: Passage, grid: Grid) -> Iterator[Line]:
    """"Prison: Medium, High": the settings first, whether they head the columns or the rows."""
    top, left = grid.rows[0], grid.columns[0]
    settings = [part for row in grid.rows[1:] for part in grid.cells.get((row, left), ())
                if _tells(passage, part, ("settings",))]
    heads = [((top, c), [((r, left), (r, c)) for r in grid.rows[1:]]) for c in grid.columns[1:]]
    if any(_said(passage, grid.cells.get((top, c), ())) is not None for c in grid.columns[1:]):
        for row in grid.rows[1:]:  # "Low: No" of a column for yes and one for no
            said = [part for c in grid.columns[1:] if grid.marks.get((row, c)) for part in grid.cells.get((top, c), ())]
            yield [*_line(grid.cells.get((row, left), [])), *((p, ", " if n else ": ") for n, p in enumerate(said))]
        return
    if settings:
        heads = [((r, left), [((top, c), (r, c)) for c in grid.columns[1:]]) for r in grid.rows[1:]]
    for head, others in heads:
        ticked = [part for label, mark in others if grid.marks.get(mark) for part in grid.cells.get(label, ())]
        if ticked:
            yield [*_line(grid.cells.get(head, [])), *((p, ", " if n else ": ") for n, p in enumerate(ticked))]


def _tells(passage: Passage, part: Part, vocabularies: tuple[str, ...]) -> bool:
    """Does a cell hold a word of some vocabularies?"""
    told = passage.lexicon.find(part.span.of(passage.document.text))
    return any(told.of(name) for name in vocabularies)


def _by_head(grid: Grid) -> Iterator[Line]:
    """"Prison: Intensity high", "Prison: Sessions: 20": row by row, what is told for each head."""
    top, left = grid.rows[0], grid.columns[0]
    for row in grid.rows[1:]:
        for column in grid.columns[1:]:
            told = grid.cells.get((row, column), [])
            if told:
                label = grid.cells.get((row, left), [])
                number = _is_number(grid, told)  # "Sessions a week: 2"
                yield [*_line(grid.cells.get((top, column), [])),
                       *((p, " " if n else ": ") for n, p in enumerate(label)),
                       *((p, " " if n or not number else ": ") for n, p in enumerate(told))]


def _by_label(passage: Passage, grid: Grid) -> Iterator[Line]:
    """"Intake individual: 2 Sessions, 1 hour each": the forms and settings with the label, what has no unit with its
    head."""
    top, left = grid.rows[0], grid.columns[0]
    for row in grid.rows[1:]:
        told = {column: grid.cells.get((row, column), []) for column in grid.columns}
        label = [p for column, own in told.items() for p in own
                 if column == left or any(_tells(passage, one, tables.WHOM) for one in own)]
        line = _line(label)
        for column, own in told.items():
            head = grid.cells.get((top, column), []) if _is_number(grid, own) else []
            line += [(p, " " if n else ", " if len(line) > len(label) else ": ")
                     for n, p in enumerate([*own, *head]) if own[0] not in label]
        if line:
            yield line


def _is_number(grid: Grid, told: Sequence[Part]) -> bool:
    return len(told) == 1 and _NUMBER.fullmatch(told[0].span.of(grid.text)) is not None
