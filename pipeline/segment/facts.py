"""A table of facts: short labels of the office's own, each with a short answer beside it.

    Sex of participants | men
    Lowest age          | 18
    How many sessions   | 26
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from pipeline.segment.columns import joined
from pipeline.segment.lines import Line
from pipeline.segment.match import Matcher
from pipeline.segment.sections import Section
from pipeline.segment.topics import Topics

_LEAST_ROWS, _MOSTLY = 6, 0.7  # short rows of a table of facts, and their share
_LEAST_TOLD = 2  # of them that name an item
_LABEL_WORDS, _ANSWER_WORDS = 7, 10
_AHEAD, _BEHIND = 2.0, 1.5  # how much likelier a fact is under its item than under any other; how much less, beside it
_GUESSED = frozenset({"hint", "apart", "position", "cue", "loose", "answer"})
_SAID = 2.0  # what a word of the label adds that speaks of one item only
_BARE = re.compile(r"\W*\d[\d.,\s]*(?:[-–/]\s?\d+)?\W*")


def facts(found: Sequence[Section], text: str, matcher: Matcher, topics: Topics) -> None:
    """Read the rows of a table of facts whose labels name no item as the item that label and answer speak of. The label
    is part of the answer there, and so it is where a number beside it would say nothing without it."""
    tables: dict[int, list[Section]] = defaultdict(list)
    for section in found:
        place = section.titles[0].block.place if section.titles else None
        if place is not None and place.table is not None and place.parent is None:
            tables[place.table].append(section)
    for rows in tables.values():
        short = [row for row in rows if _is_short(row, text, matcher)]
        told = sum(row.kind == "item" for row in short)
        if len(short) >= max(_LEAST_ROWS, _MOSTLY * len(rows)) and told >= _LEAST_TOLD:
            _read(rows, short, text, matcher, topics)


def _is_short(row: Section, text: str, matcher: Matcher) -> bool:
    answer = joined(text, row.lines)
    heads = (matcher.is_table_header(text[line.start : line.end]) for line in (*row.titles, *row.lines))
    if row.title(text)[0].isdigit() or any(heads):
        return False  # a question of the form's own, the head of the table
    return row.title(text).count(" ") < _LABEL_WORDS and len(row.lines) == 1 and answer.count(" ") < _ANSWER_WORDS


def _read(rows: Sequence[Section], short: Sequence[Section], text: str, matcher: Matcher, topics: Topics) -> None:
    """The clear ones first, then those that rows beside them make clear."""
    for settled in (False, True):
        for at, row in enumerate(rows):
            open_ = row.kind == "foreign" or (row.how in _GUESSED and not settled)
            if not open_ or not any(row is one for one in short) or matcher.is_foreign(row.title(text)):
                continue
            near = (*rows[max(at - 1, 0) : at], *rows[at + 1 : at + 2]) if settled else ()
            item = _item(row, {item for one in near for item in one.items}, text, matcher, topics)
            if item is not None and (item,) != row.items:
                row.kind, row.items, row.how = "item", (item,), "label"
                _with_label(row, text)
    for row in short:
        own = row.titles and row.kind == "item" and row.how != "exact"
        if own and _BARE.fullmatch(joined(text, row.lines)):
            _with_label(row, text)


def _item(row: Section, beside: Collection[str], text: str, matcher: Matcher, topics: Topics) -> str | None:
    """The item that a label and its answer speak of: clearly (more than of any other, or than of the one that was
    guessed), or hardly less than of any other and in a row beside it too; else none."""
    scores = topics.scores(f"{row.title(text)} {joined(text, row.lines)}") if row.titles else {}
    for item, said in matcher.meaning.scores(row.title(text)).items():
        if item in scores:
            scores[item] += _SAID * said
    ranked = sorted(((score, item) for item, score in scores.items()), reverse=True)
    if len(ranked) < 2:
        return None
    (first, item), (second, _) = ranked[:2]
    second = scores.get(row.items[0], second) if row.items and item not in row.items else second
    near = next(((score, one) for score, one in ranked if one in beside), None)
    if first - second >= _AHEAD or near is None:
        return item if first - second >= _AHEAD else None
    return near[1] if first - near[0] <= _BEHIND else None


def _with_label(row: Section, text: str) -> None:
    """Make the label the beginning of the answer's line, where both stand on one line of the text."""
    title, line = row.titles[0], row.lines[0]
    if len(row.titles) == 1 and "\n" not in text[title.end : line.start]:
        row.titles, row.lines = [], [Line(title.start, line.end, title.block, title.gap)]
    else:
        row.titles, row.lines = [], [*row.titles, *row.lines]
