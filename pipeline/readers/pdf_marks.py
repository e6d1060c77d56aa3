"""What lines and small boxes mean for the words they touch: struck out, underlined, ticked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from pipeline.model import TICKED, UNTICKED
from pipeline.readers.pdf_chars import Run, Words, cut_run
from pipeline.readers.pdf_lines import Box, Drawing, Rule

_STRIKE = (0.13, 0.5)  # of the type size above the baseline
_MOST_SQUARES = 500  # on a page: more are a pattern
_CROSSES = frozenset("xX×✓✔✗✘✕✖☒☑√vV")


def mark(words: Words, drawing: Drawing) -> None:
    """Mark the runs that lines strike out or underline, cutting runs where only some words are; turn drawn tick boxes
    into runs of their own; hide white words on white ground."""
    _ticks(words, drawing)
    if drawing.level:
        _lines(words, drawing.level)
    for box, white in drawing.fills:
        if not white:
            _highlight(words, box)
    _whites(words, drawing)


# Lines through words -------------------------------------------------------------------------------------------------


def _lines(words: Words, level: list[Rule]) -> None:
    rules = sorted(level, key=lambda rule: rule.at)
    places = [rule.at for rule in rules]
    for run in list(words.runs):
        if run.angle or run.own:
            continue
        low = bisect_left(places, run.y - _STRIKE[1] * run.size)
        if low == len(places) or places[low] > run.y + 0.28 * run.size:
            continue
        middle = bisect_right(places, run.y - _STRIKE[0] * run.size)
        high = bisect_right(places, run.y + 0.28 * run.size)
        for rule in rules[low:middle]:
            if rule.low < run.x1 - 1 and rule.high > run.x0 + 1:
                _strike(words, run, rule)
        run.marked = run.marked or any(_underlines(rule, run, words.runs) for rule in rules[middle:high])


def _underlines(rule: Rule, run: Run, runs: list[Run]) -> bool:
    """Whether a line just below a run has words over all its length: the side of a cell reaches further."""
    if not (rule.low < run.x0 + 2 and run.x1 - 2 < rule.high < run.x1 + 12):
        return False
    beside = [r for r in runs if abs(r.y - run.y) < 1 and rule.low - 12 < r.x0 and r.x1 < rule.high + 12]
    return rule.low > run.x0 - 12 or sum(r.x1 - r.x0 for r in beside) > 0.92 * (rule.high - rule.low)


def _highlight(words: Words, box: Box) -> None:
    """Words on a coloured ground no larger than they are."""
    for run in words.runs:
        high, wide = box[3] - box[1], box[2] - box[0]
        if high < 2 * run.size and wide < run.x1 - run.x0 + 2 * run.size and _within(run, box):
            run.marked = True


def _strike(words: Words, run: Run, rule: Rule) -> None:
    """Strike out the words of `run` that `rule` covers."""
    first, beyond = run.words
    covered = [
        min(words.right[i], rule.high) - max(words.left[i], rule.low) > 0.6 * (words.right[i] - words.left[i])
        for i in range(first, beyond)
    ]
    if not any(covered):
        return
    start = covered.index(True)
    end = start + covered[start:].index(False) if False in covered[start:] else len(covered)
    if end < len(covered):
        words.runs.append(cut_run(run, words, first + end))
    struck = run
    if start:
        struck = cut_run(run, words, first + start)
        words.runs.append(struck)
    struck.struck = True


# Tick boxes ----------------------------------------------------------------------------------------------------------


def _ticks(words: Words, drawing: Drawing) -> None:
    if not drawing.squares or len(drawing.squares) > _MOST_SQUARES:
        return
    squares, combs = _apart(drawing)
    for comb in combs:
        _spell(words, comb)
    for box in squares:
        inside = [run for run in words.runs if _within(run, box)]
        letters = "".join(run.text for run in inside)
        if any(run.own for run in inside) or len(letters) > 1 or (letters and letters not in _CROSSES):
            continue
        drawn = any(_middle_in(mark, box) for mark in (*drawing.marks, *_small(drawing)))
        for run in inside:
            words.runs.remove(run)
        high = box[3] - box[1]
        sign = TICKED if letters or drawn else UNTICKED
        words.runs.append(Run(sign, box[0], box[2], box[3] - 0.2 * high, 0.9 * high, box[2], own=True))


def _apart(drawing: Drawing) -> tuple[list[Box], list[list[Box]]]:
    """Squares that stand alone, each once; and those that touch in a row, a letter meant for each."""
    squares: list[Box] = []
    for box in sorted(drawing.squares, key=lambda box: (round(box[1] / 3), box[0])):
        if any(max(abs(a - b) for a, b in zip(box, other, strict=True)) < 1.5 for other in squares):
            continue
        if any(_middle_in(box, other) for other in squares):  # the dot of a radio button
            drawing.marks.append(box)
        else:
            squares.append(box)
    rows: list[list[Box]] = []
    for box in squares:
        if rows and abs(rows[-1][-1][2] - box[0]) < 1.5 and abs(rows[-1][-1][1] - box[1]) < 1.5:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [row[0] for row in rows if len(row) == 1], [row for row in rows if len(row) > 1]


def _spell(words: Words, comb: list[Box]) -> None:
    """Join the letters that stand in the squares of a row to words; an empty square parts them."""
    last: Run | None = None
    for box in comb:
        inside = [run for run in words.runs if _within(run, box)]
        if len(inside) != 1 or len(inside[0].text) > 1:
            last = None
        elif last is None:
            last = inside[0]
        else:
            last.text, last.x1, last.first = last.text + inside[0].text, inside[0].x1, inside[0].x1
            last.words = (0, 0)
            words.runs.remove(inside[0])


def _small(drawing: Drawing) -> list[Box]:
    return [(rule.low, rule.at, rule.high, rule.at) for rule in drawing.level if rule.high - rule.low < 20]


def _within(run: Run, box: Box) -> bool:
    x = (run.x0 + run.x1) / 2
    return box[0] <= x <= box[2] and box[1] <= run.y - 0.3 * run.size <= box[3]


def _middle_in(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] < x < outer[2] and outer[1] < y < outer[3]


# White on white ------------------------------------------------------------------------------------------------------


def _whites(words: Words, drawing: Drawing) -> None:
    for run in words.runs:
        if run.white and not run.hidden:
            x, y = (run.x0 + run.x1) / 2, run.y - 0.3 * run.size
            under = [white for box, white in drawing.fills if box[0] <= x <= box[2] and box[1] <= y <= box[3]]
            image = any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in drawing.images)
            run.hidden = not image and (not under or under[-1])
