"""Headings set apart within a line from the answer that runs on behind them: bold words, words in capitals, or, where
few lines open with a heading in known words, questions and labels.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Document
from pipeline.segment.headings import inline
from pipeline.segment.lines import Line, Row, Unit
from pipeline.segment.match import Matcher
from pipeline.words.wording.function_words import AND

_LEAST = 5  # lines that must open so, and each with other words, before any is cut
_LEAST_TOLD = 3  # items that their openings must name, or clearly speak of
_LONGEST = 140
_LEAST_RUN_IN = 8  # questions or labels that must open lines
_MANY = 9  # items that known headings name beside which nothing is cut
_MOSTLY = 0.6  # of the paragraphs
_CLEAR = 0.5
_QUESTION = re.compile(r"[^\W\d_a-zà-öø-ÿ][^.?!:;\n]{8,120}\?(?=\s+\S)")
_LABEL = re.compile(r"[^\W\d_a-zà-öø-ÿ](?!\S*://)[^.?!:;\n]{2,90}:(?=\s+\S)")
_SHORT = 5  # letters up to which the last of unknown words in capitals may be the first of the answer
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_GOES_ON = re.compile(rf"\s*[,/&+]|\s+(?:{AND})\b", re.IGNORECASE)
_MARKS = " .:–—-\t"


def set_apart(document: Document, units: Sequence[Unit], matcher: Matcher) -> list[Unit]:
    """The units with lines cut behind the words that are set apart at their beginning, where the document sets its
    headings so. In tables only rows with one cell are looked at."""
    text = document.text
    bold = {span.start: span.end for span in document.emphasised}
    lines = [line for unit in units for line in _alone(unit)]
    for ends in ({line: end for line in lines if (end := _bold(text, line, bold))},
                 {line: end for line in lines if (end := _capitals(text, line, matcher))}):
        if _are_headings({text[line.start : end] for line, end in ends.items()}, matcher):
            return [piece for unit in units for piece in _cut(text, unit, ends)]
    for mark in (_QUESTION, _LABEL):
        ends = {line: found.end() for line in lines if (found := mark.match(text, line.start, line.end))}
        if _open_most(lines, ends, mark) and not _known(text, lines, matcher) and _are_headings(
                {text[line.start : end] for line, end in ends.items()}, matcher):
            return [piece for unit in units for piece in _cut(text, unit, ends)]
    return list(units)


def _open_most(lines: Sequence[Line], ends: Collection[Line], mark: re.Pattern[str]) -> bool:
    """Do questions or labels open most paragraphs? Where no empty lines part them, each line with a question is one;
    labels line by line are a list, which is another thing."""
    apart = [line for line in lines if line.gap]
    begin = apart if len(apart) >= _LEAST_RUN_IN or mark is _LABEL else lines
    return sum(line in ends for line in begin) >= max(_LEAST_RUN_IN, _MOSTLY * len(begin))


def _known(text: str, lines: Sequence[Line], matcher: Matcher) -> bool:
    """Do lines open with known headings of many items?"""
    told: set[str] = set()
    for line in lines:
        name = inline(text, line)
        heading = matcher.heading(name["name"] if name else text[line.start : line.end][:_LONGEST], 101.0)
        told |= set(heading.items) if heading else set()
    return len(told) >= _MANY


def _alone(unit: Unit) -> Sequence[Line]:
    if isinstance(unit, Line):
        return () if unit.answer else (unit,)
    return unit.lines if len(unit.cells) == 1 else ()


def _bold(text: str, line: Line, bold: dict[int, int]) -> int:
    """Where the bold words end that a line opens with, 0 where it opens with none or has hardly any others."""
    end = bold.get(line.start, 0)
    return end if 2 < end - line.start <= _LONGEST and end <= line.end else 0


def _capitals(text: str, line: Line, matcher: Matcher) -> int:
    """Where the words in capitals end that a line opens with and other words follow, 0 where there are none."""
    places: list[tuple[int, int]] = []
    for found in _WORD.finditer(text[line.start : min(line.end, line.start + _LONGEST)]):
        word = found.group()
        if places and any(mark in text[line.start + places[-1][1] : line.start + found.start()] for mark in ".:–—"):
            break
        if not (word.isupper() or (word.isdecimal() and not places)):
            break
        if not word.isdecimal():
            places.append(found.span())
    while places and places[-1][1] - places[-1][0] == 1:
        places.pop()
    ends = [line.start + end for _, end in places]
    if not ends or ends[-1] - line.start < _SHORT or not text[ends[-1] : line.end].strip(_MARKS):
        return 0
    if text[ends[-1]] in ".:" or text[ends[-1] :].lstrip()[:1] in tuple("–—-:"):
        return ends[-1]
    known = next((end for end in reversed(ends) if matcher.name(text[line.start : end])), 0)
    if known and not _GOES_ON.match(text, known):
        return known
    return ends[-2] if len(ends) > 1 and places[-1][1] - places[-1][0] <= _SHORT else ends[-1]


def _are_headings(names: Collection[str], matcher: Matcher) -> bool:
    if len(names) < _LEAST:
        return False
    told: set[str] = set()
    for name in names:
        heading = matcher.heading(name, 101.0) or matcher.called(name)
        clear = heading.items[0] if heading else matcher.meaning.clearly(name, _CLEAR)
        told |= {clear} if clear else set()
    return len(told) >= max(_LEAST_TOLD, len(names) // 3)


def _cut(text: str, unit: Unit, ends: dict[Line, int]) -> Iterator[Unit]:
    if isinstance(unit, Line):
        yield from _pieces(text, unit, ends)
    elif len(unit.cells) == 1:
        cells = {column: [p for line in cell for p in _pieces(text, line, ends)] for column, cell in unit.cells.items()}
        yield Row(unit.table, unit.row, cells)
    else:
        yield unit


def _pieces(text: str, line: Line, ends: dict[Line, int]) -> Iterator[Line]:
    """A line whose heading ends at a place as two, the first of them bold, without the marks between them."""
    if line not in ends:
        yield line
        return
    end = ends[line]
    while end < line.end and text[end] in _MARKS:
        end += 1
    title = text[line.start : end].rstrip(" .–—-\t")
    yield Line(line.start, line.start + len(title), replace(line.block, strong=True), line.gap)
    if end < line.end:
        yield Line(end, line.end, line.block)
