"""Headings that nothing sets apart: short lines, each over an answer, as in a letter typed without any style; and
headings that nobody answered, as in the empty form quoted below a mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.segment.headings import ABBREVIATED, is_short, marks_of
from pipeline.segment.lines import Line, Unit
from pipeline.segment.match import Matcher
from pipeline.segment.tokens import LETTER

_MOST_WORDS = 12
_LEAST_EMPTY = 8  # headings in a row that nobody answered
_WRAPPED = 60  # characters from which a line without a mark at its end may go on in the next


def between(text: str, lines: Sequence[Line], known: Callable[[str], bool],
            speaks: Callable[[str], bool]) -> Iterator[str]:
    """The lines that may be headings by nothing but their place: short, no sentence, in no style, and not
    directly below another such line, but where the line is a `known` heading, or `speaks` of an item and a sentence
    is below it."""
    over, goes_on = False, False
    for at, line in enumerate(lines):
        words = text[line.start : line.end]
        below = lines[at + 1] if at + 1 < len(lines) else None
        may = not goes_on and _is_title(text, line) and _is_plain(text, line, below)
        sentence = below is not None and not _is_title(text, below)
        over = may and (not over or known(words) or (sentence and speaks(words)))
        if over:
            yield words
        goes_on = below is not None and len(words) >= _WRAPPED and words[-1] not in ".!?:;)" and not below.gap \
            and below.block is line.block


def answered(text: str, units: Sequence[Unit], matcher: Matcher) -> list[Unit]:
    """The units without those lines that are a run of the template's headings with nothing between but its prompts."""
    runs: list[list[int]] = [[]]
    for at, unit in enumerate(units):
        line = unit if isinstance(unit, Line) else None
        words = text[line.start : line.end] if line else ""
        if line and is_short(text, line) and matcher.heading(words, 101.0):
            runs[-1].append(at)
        elif not (matcher.opens_prompt(words) or matcher.is_printed(words)):
            runs.append([])
    empty = {at for run in runs if len(run) >= _LEAST_EMPTY for at in run}
    return [unit for at, unit in enumerate(units) if at not in empty]


def _is_plain(text: str, line: Line, below: Line | None) -> bool:
    """Whether a line is in no style and has no number before it."""
    heading, strong, numbered, *_ = marks_of(text, line, below)
    return not (heading or strong or numbered)


def _is_title(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    first = LETTER.search(words)
    if first is None or first.group().islower() or words.count(" ") >= _MOST_WORDS:
        return False
    return is_short(text, line) or ABBREVIATED.fullmatch(words) is not None
