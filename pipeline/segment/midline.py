"""Headings amid a line: a letter that answers all in one paragraph, or lines that a print ran together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from pipeline.segment.headings import inline, is_short
from pipeline.segment.lines import Line, Row, Unit, pieces
from pipeline.segment.match import Matcher
from pipeline.segment.runs import numbers_apart
from pipeline.segment.tokens import LETTER

_CAPITAL = re.compile(r"(?<=\s)[\"“„«(]?[^\W_a-zà-öø-ÿ]")
_LONGEST_NAME = 120
_LEAST_ITEMS = 6  # items whose headings must stand in one order before one amid a line counts
_MOST_NAME = 9  # words of a heading before a colon
_MOST_COLONS = 200  # of a document
_COLON = re.compile(r"\s?:[*_]{0,3}(?=\s|[^\W\d])")
_WORD = re.compile(r"\S+")
_OPEN = "“\"'„«([*•–-#|> "
_SENTENCE = re.compile(
    r"(?<=[.!?…;)”\"»\]])\s+(?P<name>(?:\d{1,2}[.)]){0,2}[^.!?:\]\t\n]{3,90}?)(?:[.\]]|\s[-–—|=]\s|\s?[-=]>|$)"
)

Mark = tuple[int, int, Line | None]  # where a heading begins, the order of its item, the line that it stands amid


def parted(text: str, units: Sequence[Unit], matcher: Matcher) -> list[Unit]:
    """The units with lines cut where a heading stands amid them, of an item that begins no line or cell."""
    known = [mark for line in _firsts(units) for mark in _opening(text, line, matcher)]
    if len({order for _, order, _ in known}) == len(matcher.order):
        return list(units)
    lines = [line for unit in units for line in ((unit,) if isinstance(unit, Line) else unit.lines) if not line.answer]
    known += [mark for line in lines for mark in _named(text, line, matcher)]
    have = {order for _, order, _ in known}
    amid = [mark for line in lines for mark in _amid(text, line, matcher) if mark[1] not in have]
    chain = _in_order(sorted((*known, *amid), key=lambda mark: mark[:2])) if amid else []
    if len({order for _, order, _ in chain}) < _LEAST_ITEMS:
        apart = list(_run_apart(text, units, matcher)) if len(have) < _LEAST_ITEMS else list(units)
        return numbers_apart(text, apart) if len(have) < _LEAST_ITEMS else apart
    cuts = {line: [at for at, _, _ in some] for line, some in groupby((m for m in chain if m[2]), lambda m: m[2])}
    return list(_cut(text, units, cuts))


def _firsts(units: Sequence[Unit]) -> Iterator[Line]:
    """The lines outside tables, and the first line of each cell."""
    for unit in units:
        if isinstance(unit, Line):
            yield unit
        else:
            yield from (cell[0] for cell in unit.cells.values() if cell)


def run_on(text: str, matcher: Matcher) -> int:
    """Where the longest known heading ends that a text opens with, and a word with a capital follows; else 0."""
    places = [m.start() for m in _CAPITAL.finditer(text[:_LONGEST_NAME])]
    return next((at for at in reversed(places) if matcher.name(text[:at])), 0)


def _run_apart(text: str, units: Sequence[Unit], matcher: Matcher) -> Iterator[Unit]:
    """Lines that open with a heading, and go on with its answer without any mark, as two."""
    cuts: dict[Line | None, list[int]] = {}
    marks: list[Mark] = []
    for line in (line for unit in units for line in ((unit,) if isinstance(unit, Line) else unit.lines)):
        at = run_on(text[line.start : line.end], matcher)
        if at and not text[line.start : line.start + at].rstrip().endswith("."):
            name = matcher.name(text[line.start : line.start + at])
            cuts[line] = [line.start + at]
            marks += [(line.start, matcher.order[name.items[0]], line)] if name else []
    chain = {line for _, _, line in _in_order(marks)}
    cuts = {line: at for line, at in cuts.items() if line in chain}
    return _cut(text, units, cuts if len(chain) >= _LEAST_ITEMS else {})


def _opening(text: str, line: Line, matcher: Matcher) -> Iterator[Mark]:
    """The item whose heading a line is or begins with."""
    words = text[line.start : line.end]
    heading = matcher.heading(words, 101.0) if is_short(text, line) else None
    if heading is None and (name := inline(text, line)):
        heading = matcher.heading(name["name"], 101.0)
    if heading is not None:
        yield from ((line.start, matcher.order[item], None) for item in heading.items)


def _named(text: str, line: Line, matcher: Matcher) -> Iterator[Mark]:
    """The same for a line of an answer, which begins with a heading word by word."""
    name = inline(text, line)
    heading = matcher.name(name["name"] if name else text[line.start : min(line.end, line.start + _LONGEST_NAME)])
    if heading is not None:
        yield line.start, matcher.order[heading.items[0]], None


def _amid(text: str, line: Line, matcher: Matcher) -> Iterator[Mark]:
    """The headings before a colon within a line, the longest there, and those that are a sentence by themselves."""
    end = line.start
    for colon in islice(_COLON.finditer(text, line.start, line.end), _MOST_COLONS):
        words = [m.start() for m in _WORD.finditer(text, max(end, colon.start() - 120), colon.start())][-_MOST_NAME:]
        for at in words:
            if at > line.start and text[at : colon.start()].lstrip(_OPEN)[:1].isupper():
                heading = matcher.name(text[at : colon.start()])
                if heading is not None:
                    yield at, matcher.order[heading.items[0]], line
                    break
        end = colon.end()
    for sentence in islice(_SENTENCE.finditer(text, line.start, line.end), _MOST_COLONS):
        name = sentence["name"]
        heading = matcher.name(name) if name.lstrip(_OPEN)[:1].isupper() or name[:1].isdecimal() else None
        if heading is not None and LETTER.search(text, line.start, sentence.start()):
            yield sentence.start("name"), matcher.order[heading.items[0]], line


def _in_order(marks: Sequence[Mark]) -> list[Mark]:
    """The most marks whose items stand in the template's order."""
    best: dict[int, list[Mark]] = {}  # the longest chain that ends with each item
    for mark in marks:
        before = max((chain for order, chain in best.items() if order < mark[1]), key=len, default=[])
        if len(before) >= len(best.get(mark[1], ())):
            best[mark[1]] = [*before, mark]
    return max(best.values(), key=len, default=[])


def _cut(text: str, units: Sequence[Unit], cuts: dict[Line | None, list[int]]) -> Iterator[Unit]:
    for unit in units:
        if isinstance(unit, Line):
            yield from pieces(text, unit, cuts.get(unit, []))
        elif any(line in cuts for line in unit.lines):
            cells = {column: [p for line in cell for p in pieces(text, line, cuts.get(line, []))]
                     for column, cell in unit.cells.items()}
            yield Row(unit.table, unit.row, cells)
        else:
            yield unit
