"""The words of a page, each with its place and look, gathered into runs.

PDFium gives a page's characters in the order of its content stream, with blanks of its own where it sees a gap. Places
are asked for a word at a time (a call a character costs five times as much); words of one text object that follow each
other at an ordinary distance make a run. Runs know nothing of lines, cells or reading order.
"""

from __future__ import annotations

import re
from array import array
from collections import deque
from dataclasses import dataclass, field, replace
from itertools import pairwise, repeat
from operator import sub

from pipeline.readers import pdf_raw as raw
from pipeline.readers.pdf_looks import Frame, Look, looks_of
from pipeline.readers.word_symbols import in_symbol_font, sign

_WORD = re.compile(r"\S+")
_SPACED_OUT = re.compile(r" \w +\w +\w\s")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# What nobody writes: control characters, and letters of scripts that no European office uses
_GARBAGE = re.compile(
    "\\(cid:\\d+\\)|[\x01-\x08\x0e-\x1f\u0530-\u1dff\u27c0-\u28ff\u2c00-\udfff\uf900-\ufaff\ufb07-\ufffd]"
)
_BLANKS = " \u00a0"
_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at a line's end, after which it drops blanks and line end
_WIDE, _NARROW = 0.8, 0.1  # of the type size: beyond and below an ordinary gap between words


@dataclass(slots=True)
class Run:
    """Words that follow each other in one text object.

    `x0` to `x1` on the baseline `y`, in points from the top left corner of the page as shown; `first` is the right
    edge of the first word, `space` the width of the first blank. `start` to `end`: its characters on the page, to tell
    neighbours. `blank`: white space stands before it in the file, `trail`: a blank behind it. `words`: its places in
    `Words`. `angle`: the quarter turns of its writing, 4 for any other slope; then `x0`, `x1` and `y` are those of its
    box. `own`: it is no text of the page itself (drawn tick boxes, form fields, free text); `field`: words of such a
    field. `unsure`: a scan's words that text recognition is unsure of.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    first: float
    start: int = -1
    end: int = -1
    words: tuple[int, int] = (0, 0)
    bold: bool = False
    blank: bool = True
    trail: bool = False
    angle: int = 0
    hidden: bool = False
    white: bool = False
    marked: bool = False
    own: bool = False
    field: bool = False
    struck: bool = False
    unsure: bool = False
    space: float = 0.0

    @property
    def top(self) -> float:
        return self.y - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.y + 0.22 * self.size


@dataclass(slots=True)
class Words:
    """A page's runs in stream order; the edges and texts of its words; how many characters it has, and how many of
    them nobody can name."""

    runs: list[Run] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    letters: int = 0
    garbled: int = 0
    symbols: bool = False  # some sign of a symbol font cannot be told
    recognised: bool = False  # by our own text recognition


def telling(words: Words) -> int:
    """How many characters of a page have a name."""
    return max(words.letters - words.garbled, 0)


def garbage(text: str) -> int:
    """How many characters of a text nobody writes."""
    return sum(map(len, _GARBAGE.findall(text)))


def words_of(text_page: int, frame: Frame) -> Words:
    """The words of a page, gathered into runs."""
    count = raw.count_chars(text_page)
    if count <= 0:
        return Words()
    text = raw.page_text(text_page, count).replace("\x02", _HYPHEN)
    spans = [match.span() for match in _WORD.finditer(text)]
    if not spans:
        return Words()
    items = _items(text_page, spans)
    if _cut_at_objects(text_page, spans, items):
        items = _items(text_page, spans)
    return _Gatherer(text_page, frame, text, spans, items).gather()


def _items(text_page: int, spans: list[tuple[int, int]]) -> list[int]:
    """The text object of each word, 0 where there is none."""
    return [item or 0 for item in map(raw.char_object, repeat(text_page), [start for start, _ in spans])]


def _changes(items: list[int]) -> list[int]:
    """Where another text object begins."""
    return [index for index, (before, item) in enumerate(pairwise(items), 1) if before != item]


def _cut_at_objects(text_page: int, spans: list[tuple[int, int]], items: list[int]) -> bool:
    """Words that run over the end of their text object are cut there: their halves may stand anywhere."""
    cuts: list[tuple[int, list[tuple[int, int]]]] = []
    for index in (*_changes(items), len(items)):
        start, end = spans[index - 1]
        if end - start > 1 and raw.char_object(text_page, end - 1) != items[index - 1]:
            cuts.append((index - 1, _object_parts(text_page, start, end)))
    for index, parts in reversed(cuts):
        spans[index : index + 1] = parts
    return bool(cuts)


def _object_parts(text_page: int, start: int, end: int) -> list[tuple[int, int]]:
    items = list(map(raw.char_object, repeat(text_page), range(start, end)))
    parts: list[tuple[int, int]] = []
    first = 0
    for index in range(1, len(items) + 1):
        if index == len(items) or items[index] not in (items[index - 1], None):
            parts.append((start + first, start + index))
            first = index
    return parts


def _places(text_page: int, spans: list[tuple[int, int]], frame: Frame) -> tuple[list[float], list[float], list[float]]:
    """Left edge, baseline and right edge of each word, as shown; good for level writing only."""
    number = len(spans)
    origins, boxes = array("d", bytes(16 * number)), array("f", bytes(16 * number))
    at, to = origins.buffer_info()[0], boxes.buffer_info()[0]
    firsts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
    xs, ys = range(at, at + 16 * number, 16), range(at + 8, at + 16 * number + 8, 16)
    deque(map(raw.char_origin, repeat(text_page), firsts, xs, ys), maxlen=0)
    deque(map(raw.char_box, repeat(text_page), lasts, range(to, to + 16 * number, 16)), maxlen=0)
    if frame.a == 1:
        e, f = frame.e, frame.f
        lefts, rights = origins[0::2].tolist(), boxes[2::4].tolist()
        if e:
            lefts, rights = [x + e for x in lefts], [x + e for x in rights]
        return lefts, [f - y for y in origins[1::2]], rights
    points = [frame.point(x, y) for x, y in zip(origins[0::2], origins[1::2], strict=True)]
    corners = [frame.box(x0, y0, x1, y1) for x0, y1, x1, y0 in zip(*(iter(boxes),) * 4, strict=True)]
    return [x for x, _ in points], [y for _, y in points], [box[2] for box in corners]


class _Gatherer:
    """Joins words that follow each other in one text object into runs."""

    def __init__(self, text_page: int, frame: Frame, text: str, spans: list[tuple[int, int]], items: list[int]) -> None:
        self._text_page, self._text, self._spans, self._items = text_page, text, spans, items
        self._left, self._base, self._right = _places(text_page, spans, frame)
        self._frame, self._spaced_out = frame, _SPACED_OUT.search(text) is not None
        plain = text.isascii()
        self._private = not plain and _PRIVATE.search(text) is not None
        self._texts = [text[start:end] for start, end in spans]
        garbled = 0 if plain else garbage(text)
        self._found = Words(left=self._left, right=self._right, texts=self._texts, letters=len(text), garbled=garbled)

    def gather(self) -> Words:
        """All runs in stream order."""
        items = self._items
        firsts = {item: span[0] for item, span in zip(reversed(items), reversed(self._spans), strict=True)}
        firsts.pop(0, None)
        looks = looks_of(self._text_page, self._frame, firsts)
        start = 0
        for end in (*_changes(items), len(items)):
            self._object(looks[items[start]], start, end)
            start = end
        self._hide_outside()
        return self._found

    def _object(self, look: Look, first: int, beyond: int) -> None:
        """Words `first` to `beyond` are a text object: one run, or several where gaps or baselines differ."""
        if beyond - first == 1:
            self._close(look, first, beyond)
            return
        gaps = list(map(sub, self._left[first + 1 : beyond], self._right[first : beyond - 1]))
        levels = self._base[first:beyond]
        least, most = -0.1 * look.size, _WIDE * look.size
        if look.angle == 0 and min(gaps) >= least and max(gaps) <= most and max(levels) - min(levels) < 0.5:
            self._close(look, first, beyond)
            return
        start = first
        for index, gap in enumerate(gaps, first + 1):
            goes_on = look.angle == 0 and least <= gap <= most and abs(self._base[index] - self._base[index - 1]) < 0.5
            if not goes_on:
                self._close(look, start, index)
                start = index
        self._close(look, start, beyond)

    def _close(self, look: Look, first: int, beyond: int) -> None:
        """Words `first` to `beyond` are a run."""
        text, last, left, right = self._text, beyond - 1, self._left, self._right
        start, end = self._spans[first][0], self._spans[last][1]
        if last == first:
            words = self._texts[first]
        else:
            words = self._joined(first, beyond) if self._spaced_out else " ".join(self._texts[first:beyond])
        if look.symbols is not None or self._private:
            words = self._signs(words, look)
        if look.garbled:
            self._found.garbled += len(words)
        if _HYPHEN in words:
            words = words.replace(_HYPHEN, "-")
        blank = start == 0 or text[start - 1].isspace()
        if blank and first and left[first] - right[first - 1] < _NARROW * look.size:
            blank = not raw.is_generated(self._text_page, start - 1)
        run = Run(
            words, left[first], right[last], self._base[first], look.size, right[first], start, end, (first, beyond),
            look.bold, blank, end < len(text) and text[end] in _BLANKS, look.angle, look.hidden, look.white,
        )  # fmt: skip
        if look.ocr:
            self._found.recognised, run.unsure = True, look.ocr.endswith("Doubt")
        if last > first:
            run.space = left[first + 1] - right[first]
        if look.angle:
            self._turn(run)
        self._found.runs.append(run)

    def _hide_outside(self) -> None:
        """Runs beyond the edges of the page are hidden."""
        wide, high = self._frame.width, self._frame.height
        if min(self._right) < 0 or max(self._left) > wide or min(self._base) < 0 or max(self._base) > high:
            for run in self._found.runs:
                run.hidden = run.hidden or run.x1 < 0 or run.x0 > wide or run.y < 0 or run.y - run.size > high

    def _signs(self, words: str, look: Look) -> str:
        if look.symbols is not None:
            signs, known = in_symbol_font(look.symbols, words)
            self._found.symbols = self._found.symbols or not known
            return signs
        signs = _PRIVATE.sub(lambda found: sign(None, ord(found[0])) or found[0], words)
        self._found.garbled += len(_PRIVATE.findall(signs))
        return signs

    def _joined(self, first: int, beyond: int) -> str:
        """The words, those set in spaced-out letters closed up: many single letters, small gaps even, words further
        apart."""
        words = self._texts[first:beyond]
        if sum(len(word) == 1 for word in words) < max(4, 0.7 * len(words)):
            return " ".join(words)
        gaps = [self._left[i] - self._right[i - 1] for i in range(first + 1, beyond)]
        usual = sorted(gaps)[len(gaps) // 2]
        pieces = [words[0]]
        for gap, word in zip(gaps, words[1:], strict=True):
            pieces.append(word if gap <= 1.6 * usual else f" {word}")
        return "".join(pieces)

    def _turn(self, run: Run) -> None:
        """Sloped or turned writing: the box that its characters take."""
        boxes = array("f", bytes(16 * (run.end - run.start)))
        to = boxes.buffer_info()[0]
        for index in range(run.start, run.end):
            raw.char_box(self._text_page, index, to + 16 * (index - run.start))
        corners = [self._frame.box(x0, y0, x1, y1) for x0, y1, x1, y0 in zip(*(iter(boxes),) * 4, strict=True)]
        run.x0, run.x1 = min(box[0] for box in corners), max(box[2] for box in corners)
        run.y, run.first = max(box[3] for box in corners), run.x1


def cut_run(run: Run, words: Words, cut: int) -> Run:
    """Shorten `run` to the words before `cut`; the rest is returned."""
    first, beyond = run.words
    pieces = run.text.split(" ")
    if len(pieces) != beyond - first:  # letters were closed up
        pieces = words.texts[first:beyond]
    count = cut - first
    rest = replace(
        run, text=" ".join(pieces[count:]), x0=words.left[cut], first=words.right[cut], start=run.end - 1,
        words=(cut, beyond), blank=True,
    )  # fmt: skip
    run.text, run.x1, run.words = " ".join(pieces[:count]), words.right[cut - 1], (first, cut)
    run.trail, run.end = True, run.end - 1
    return rest
