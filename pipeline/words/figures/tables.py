"""Tables of numbers in an answer, spelled out: a number goes with the label of its row and the head of its column.

    Phase         Meetings  Hours         Introduction 3 Meetings
    Introduction  3         3             Main part 20 Meetings
    Main part     20        40            Introduction 3 Hours
                                          Main part 40 Hours

Cells may be paragraphs of their own or stand in one line, as a table does that was pasted as text: the heads are
counted nouns, units of time and what became of people, one for each of the numbers that follow each other in every
row. The words are the respondent's own, each pointing to where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.model import Part, Span
from pipeline.passage import Form, Passage, Stretch

_MOST_COLUMNS, _MOST_HEADS, _MOST_PIECES = 8, 80, 800
_FIGURE = r"\d+(?:[.,]\d+)*(?:[-–]\d+(?:[.,]\d+)*)?"
_PIECE = re.compile(rf"{_FIGURE}|[^\W\d_]+(?:['’-][^\W\d_]+)*\.?|[^\s\w]|_")
_NUMBER = re.compile(_FIGURE)
_SIDE_BY_SIDE = re.compile(r"\d\S?(?:\s[^\W\d_]+\.?)?\s(?:[|;/:–—-]\s)?[~≈]?\d")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–](?:\d\d){1,2})?")
_ABOUT = frozenset("~≈%")
_BETWEEN_CELLS = frozenset(";|/-–—:")
_NEVER_IN_LABELS = re.compile(r"[.!?;=]|[^\W\d_]{4,}\.")
_NEVER_BETWEEN_HEADS = re.compile(r"[\d.!?:]")
_MOST_BETWEEN, _MOST_IN_LABEL = 3, 9  # words
_NOUNS = ("session", "talk", "evening", "person", "group", "referral", "module", "site")
_STAGES = ("started", "completed", "referred")
WHOM = ("settings", "session_forms", "levels", "tracks")


@dataclass(frozen=True, slots=True)
class _Row:
    """The label of a row and the number under each head, with its unit where that is told."""

    label: Stretch
    cells: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """Characters `start` to `end` of a passage; `heads` of the columns that hold numbers, and rows. `turned`: the heads
    tell whom or when the numbers are for, and the labels of the rows what they count."""

    start: int
    end: int
    heads: tuple[Stretch, ...]
    rows: tuple[_Row, ...]
    turned: bool = False


def spell_out(form: Form) -> None:
    """Read every answer of a form with its tables of numbers spelled out, but where its tables are already."""
    for item in form.answers:
        passage = form.passage(item)
        if passage and not passage.joined and _may_hold(passage):
            found = _table(passage)
            if found is not None:
                form.replace(item, _spelled(passage, found))


def _may_hold(passage: Passage) -> bool:
    """Do numbers stand side by side more than once, or as paragraphs of their own?"""
    alone = (part for _, part in passage.stretches if _NUMBER.fullmatch(part.span.of(passage.document.text)))
    return len(_SIDE_BY_SIDE.findall(passage.text)) > 1 or len(list(islice(alone, 2))) > 1


def _table(passage: Passage) -> _Table | None:
    """The first table of numbers in a passage: at least two rows, and two columns of them or one of single cells."""
    counted = _heads(passage)
    found = _first(passage, counted)
    if found is not None:
        return found
    turned = _first(passage, _others(passage), turned=True)
    told = turned is not None and all(any(row.label.holds(h.start) for h in counted) for row in turned.rows)
    return turned if told else None


def _first(passage: Passage, heads: Sequence[Stretch], turned: bool = False) -> _Table | None:
    """The first table that is headed by some of the words that may head a column."""
    begin, heads = 0, heads[:_MOST_HEADS]
    for end in range(1, len(heads) + 1):
        if end == len(heads) or end - begin == _MOST_COLUMNS or not _beside(passage, heads[end - 1], heads[end]):
            found = [t for last in range(begin + 1, end + 1) for t in _under(passage, heads[begin:last], turned)]
            if found:
                return max(found, key=lambda t: (len(t.rows) * len(t.heads), _in_cells(passage, t), t.heads[-1].end))
            begin = end
    return None


def _in_cells(passage: Passage, table: _Table) -> int:
    """How many heads and labels of a table are paragraphs or cells of their own."""
    cells = {stretch for stretch, _ in passage.stretches}
    return sum(stretch in cells for stretch in (*table.heads, *(row.label for row in table.rows)))


def _under(passage: Passage, heads: Sequence[Stretch], turned: bool) -> Iterator[_Table]:
    """The tables whose columns have the last of some heads."""
    pieces = list(islice(_PIECE.finditer(passage.text, heads[-1].end), _MOST_PIECES))
    units = {} if turned else {m.start: m.end for m in passage.of("time_units")}  # turned, a unit opens the next row
    for first in range(len(heads)):
        rows = _rows(passage, pieces, len(heads) - first, units)
        if len(rows) > 1 and (first < len(heads) - 1 or _single(passage, heads[-1], rows)):
            yield _Table(heads[0].start, rows[-1].cells[-1].end, tuple(heads[first:]), tuple(rows), turned)


def _heads(passage: Passage) -> list[Stretch]:
    """The words that may head a column of numbers, in order, without overlap."""
    told = [*passage.of("count_nouns", *_NOUNS), *passage.of("time_units"), *passage.of("volume_words", *_STAGES)]
    return _apart([Stretch(m.start, m.end) for m in told])


def _others(passage: Passage) -> list[Stretch]:
    """The words for settings, forms and levels, and the years, that may head a column."""
    told = [m for name in WHOM for m in passage.of(name)]
    years = [Stretch(*m.span()) for m in _NUMBER.finditer(passage.text) if _YEAR.fullmatch(m.group())]
    return _apart([*(Stretch(m.start, m.end) for m in told), *years])


def _apart(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches in order, of those that overlap the first and longest."""
    found: list[Stretch] = []
    for one in sorted(stretches, key=lambda s: (s.start, -s.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _beside(passage: Passage, one: Stretch, other: Stretch) -> bool:
    """Do two heads stand in one row, with hardly a word between them?"""
    between = passage.text[one.end : other.start]
    return not _NEVER_BETWEEN_HEADS.search(between) and len(between.split()) <= _MOST_BETWEEN


def _single(passage: Passage, head: Stretch, rows: Sequence[_Row]) -> bool:
    """Are a head, the label below it and each of its numbers paragraphs or cells that end and begin there?"""
    below = rows[0].label.start
    cells = {stretch for stretch, _ in passage.stretches}
    return below in passage.starts and not passage.text[head.end : below].strip() and all(
        row.cells[0] in cells for row in rows)


def _rows(passage: Passage, pieces: Sequence[re.Match[str]], columns: int, units: Mapping[int, int]) -> list[_Row]:
    """The rows of so many numbers each that follow each other in some pieces of text."""
    rows: list[_Row] = []
    at = 0
    while at < len(pieces):
        begin = at
        cells, behind = _cells(pieces, at, units, columns + 1)
        while at < len(pieces) and at - begin <= _MOST_IN_LABEL and (
                len(cells) < columns or _YEAR.fullmatch(pieces[at].group())):
            at += 1
            cells, behind = _cells(pieces, at, units, columns + 1)
        ends = len(cells) == columns or (len(cells) > columns and _YEAR.fullmatch(cells[columns].of(passage.text)))
        last = at - 1
        while last > begin and pieces[last].group() in _BETWEEN_CELLS:
            last -= 1
        label = Stretch(pieces[begin].start(), pieces[max(last, 0)].end())
        if not ends or at == begin or not _labels(label.of(passage.text)):
            break
        rows.append(_Row(label, tuple(cells[:columns])))
        at = behind[columns - 1]
    return rows


def _labels(label: str) -> bool:
    """May words be the label of a row: some, without the end of a sentence, and with no number but years?"""
    numbers = _NUMBER.findall(label)
    some = label[:1].isalnum() and (bool(numbers) or any(map(str.isalpha, label)))
    return some and not _NEVER_IN_LABELS.search(label) and all(_YEAR.fullmatch(n) for n in numbers)


def _cells(pieces: Sequence[re.Match[str]], at: int, units: Mapping[int, int],
           most: int) -> tuple[list[Stretch], list[int]]:
    """The numbers that follow each other from a piece on, `most` of them, each with its unit, and the piece behind
    each."""
    cells: list[Stretch] = []
    behind: list[int] = []
    while at < len(pieces) and len(cells) < most:
        if cells and pieces[at].group() in _BETWEEN_CELLS and at + 1 < len(pieces):
            at += 1
        start = pieces[at].start()
        while at < len(pieces) and pieces[at].group() in _ABOUT:
            at += 1
        if at == len(pieces) or not _NUMBER.fullmatch(pieces[at].group()):
            break
        end = pieces[at].end()
        at += 1
        if at < len(pieces) and pieces[at].start() in units:
            end = max(units[pieces[at].start()], pieces[at].end())
            at += 1
        cells.append(Stretch(start, end))
        behind.append(at)
    return cells, behind


def _spelled(passage: Passage, found: _Table) -> Passage:
    """The passage with its table spelled out, column by column: a sentence for each number."""
    parts = list(_cut(passage, 0, found.start if found.turned else found.rows[0].label.start))
    joined: dict[int, str] = {}
    for told in _sentences(passage, found):
        pieces = [p for stretch in told for p in _cut(passage, stretch.start, stretch.end)]
        joined |= dict.fromkeys(range(len(parts) + 1, len(parts) + len(pieces)), " ")
        parts += [replace(p, prompts=()) for p in pieces]
    return spelled(passage, [*parts, *_cut(passage, found.end, len(passage.text))], joined)


def spelled(passage: Passage, parts: Sequence[Part], joined: Mapping[int, str]) -> Passage:
    """The same answer in other parts, each a line of its own but for those that are joined to the one before."""
    line, numbered = -1, []
    for at, part in enumerate(parts):
        line += at not in joined
        numbered.append(replace(part, row=line))
    return Passage(passage.item, passage.answer, passage.document, passage.lexicon, tuple(numbered), joined)


def _sentences(passage: Passage, found: _Table) -> Iterator[tuple[Stretch, ...]]:
    """What stands together of a table: all numbers of one kind, then those of the next."""
    if found.turned:
        yield from ((head, cell, row.label) for row in found.rows
                    for head, cell in zip(found.heads, row.cells, strict=True))
        return
    for column, head in enumerate(found.heads):
        for row in found.rows:
            cell = row.cells[column]
            yield (row.label, cell) if _has_unit(passage, cell) else (row.label, cell, head)


def _has_unit(passage: Passage, cell: Stretch) -> bool:
    return any(cell.holds(m.start) for m in passage.of("time_units"))


def _cut(passage: Passage, start: int, end: int) -> Iterator[Part]:
    """The parts of a passage as far as they lie within characters of its text; without blanks at their ends."""
    for stretch, part in passage.stretches:
        words = passage.text[max(start, stretch.start) : min(end, stretch.end)]
        if words.strip():
            first = max(start, stretch.start) + len(words) - len(words.lstrip())
            begin = part.span.start + first - stretch.start
            yield replace(part, span=Span(begin, begin + len(words.strip())))
