"""The words of a page, each with its place and look, gathered into runs.

PDFium gives a page's characters in the order of its content stream, with blanks of its own where it sees a gap. Places
are asked for a word at a time (a call a character costs five times as much); words of one text object that follow each
other at an ordinary distance make a run. Runs know nothing of lines, cells or reading order.
"""

from __future__ import annotations

import ctypes as c
import math
import re
from array import array
from collections import deque
from dataclasses import dataclass, field
from itertools import repeat

from pipeline.readers import pdf_raw as raw
from pipeline.readers.word_symbols import in_symbol_font, is_symbol_font, sign

_WORD = re.compile(r"\S+")
_SPACED_OUT = re.compile(r"(?:(?<!\S)\w\s+){4}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FORCED_BOLD, _INVISIBLE = 1 << 18, 3
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
    field.
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
    space: float = 0.0

    @property
    def top(self) -> float:
        return self.y - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.y + 0.22 * self.size


@dataclass(slots=True)
class Look:
    """What all characters of a text object share."""

    size: float
    bold: bool
    angle: int
    hidden: bool
    white: bool
    symbols: str | None
    garbled: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own coordinates become points from the top left corner of the page as shown."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) as shown."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def frame_of(box: tuple[float, float, float, float], turns: int) -> Frame:
    """The frame of a page with bounds `box` (left, bottom, right, top) shown after `turns` quarter turns clockwise."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if turns == 1:
        return Frame(0, 1, 1, 0, -bottom, -left, height, width)
    if turns == 2:
        return Frame(-1, 0, 0, 1, right, -bottom, width, height)
    if turns == 3:
        return Frame(0, -1, -1, 0, top, right, height, width)
    return Frame(1, 0, 0, -1, -left, top, width, height)


class Looks:
    """The looks of a page's text objects, each asked for once."""

    def __init__(self, text_page: int, frame: Frame) -> None:
        self._text_page, self._frame = text_page, frame
        self._looks: dict[int, Look] = {}
        self._fonts: dict[int, tuple[bool, str | None, bool]] = {}
        self._numbers = (c.c_float * 6)()
        self._colour = (c.c_uint * 4)()

    def of(self, item: int, at: int) -> Look:
        """The look of text object `item`, which holds the character at `at`."""
        look = self._looks.get(item)
        if look is None:
            look = self._looks[item] = self._ask(item, at)
        return look

    def _ask(self, item: int, at: int) -> Look:
        numbers, colour = self._numbers, self._colour
        place, shade = c.addressof(numbers), c.addressof(colour)
        bold, symbols, garbled = self._font(raw.get_font(item), at)
        raw.font_size(item, place)
        size = numbers[0]
        raw.char_matrix(self._text_page, at, place)
        a, b, d = numbers[0], numbers[1], math.hypot(numbers[2], numbers[3])
        mode = raw.render_mode(item)
        alpha, white = 255, False
        if mode != _INVISIBLE and raw.fill_colour(item, shade, shade + 4, shade + 8, shade + 12):
            alpha, white = colour[3], min(colour[0], colour[1], colour[2]) > 250
        frame = self._frame
        across, down = frame.a * a + frame.c * b, frame.b * a + frame.d * b
        angle = 0 if abs(down) <= 0.02 * abs(across) and across > 0 else _quarter(across, down)
        hidden = mode in (_INVISIBLE, 7) or alpha == 0
        return Look(abs(size) * (d or 1.0), bold or mode == 2, angle, hidden, white and mode == 0, symbols, garbled)

    def _font(self, font: int, at: int) -> tuple[bool, str | None, bool]:
        known = self._fonts.get(font)
        if known is None:
            name = raw.font_name(font)
            low = name.lower().replace("-", " ").replace("regular", "").strip()
            heavy = any(word in low for word in ("bold", "black", "heavy", "semibold"))
            bold = heavy or raw.font_weight(font) >= 600 or bool(raw.font_flags(font) & _FORCED_BOLD)
            symbols = next((f for f in (low, low.replace("mt", "")) if is_symbol_font(f)), None)
            garbled = symbols is None and bool(raw.has_map_error(self._text_page, at))
            known = self._fonts[font] = (bold, symbols, garbled)
        return known


def _quarter(across: float, down: float) -> int:
    turns = math.atan2(down, across) / (math.pi / 2)
    nearest = round(turns)
    return nearest % 4 if abs(turns - nearest) < 0.03 else 4


_UNKNOWN = Look(10.0, False, 0, False, False, None, False)


@dataclass(slots=True)
class Words:
    """A page's runs in stream order, the edges of its words, and how many of its characters nobody can name."""

    runs: list[Run] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    garbled: int = 0
    symbols: bool = False  # some sign of a symbol font cannot be told


def words_of(text_page: int, frame: Frame) -> Words:
    """The words of a page, gathered into runs."""
    count = raw.count_chars(text_page)
    if count <= 0:
        return Words()
    text = raw.page_text(text_page, count).replace("\x02", _HYPHEN)
    spans = [match.span() for match in _WORD.finditer(text)]
    items = _items(text_page, spans)
    if _cut_at_objects(text_page, spans, items):
        items = _items(text_page, spans)
    return _Gatherer(text_page, frame, text, spans, items).gather()


def _items(text_page: int, spans: list[tuple[int, int]]) -> list[int | None]:
    """The text object of each word."""
    return list(map(raw.char_object, repeat(text_page), [start for start, _ in spans]))


def _cut_at_objects(text_page: int, spans: list[tuple[int, int]], items: list[int | None]) -> bool:
    """Words that run over the end of their text object are cut there: their halves may stand anywhere."""
    cuts: list[tuple[int, list[tuple[int, int]]]] = []
    for index, (item, after) in enumerate(zip(items, [*items[1:], None], strict=True)):
        start, end = spans[index]
        if item != after and end - start > 1 and raw.char_object(text_page, end - 1) != item:
            cuts.append((index, _object_parts(text_page, start, end)))
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
        return [x + e for x in origins[0::2]], [f - y for y in origins[1::2]], [x + e for x in boxes[2::4]]
    points = [frame.point(x, y) for x, y in zip(origins[0::2], origins[1::2], strict=True)]
    corners = [frame.box(x0, y0, x1, y1) for x0, y1, x1, y0 in zip(*(iter(boxes),) * 4, strict=True)]
    return [x for x, _ in points], [y for _, y in points], [box[2] for box in corners]


class _Gatherer:
    """Joins words that follow each other in one text object into runs."""

    def __init__(
        self, text_page: int, frame: Frame, text: str, spans: list[tuple[int, int]], items: list[int | None]
    ) -> None:
        self._text_page, self._frame, self._text, self._spans, self._items = text_page, frame, text, spans, items
        self._left, self._base, self._right = _places(text_page, spans, frame)
        self._looks = Looks(text_page, frame)
        self._spaced_out = _SPACED_OUT.search(text) is not None
        self._found = Words(left=self._left, right=self._right)

    def gather(self) -> Words:
        """All runs in stream order."""
        left, base, right, items, spans = self._left, self._base, self._right, self._items, self._spans
        look, first, item, beyond = _UNKNOWN, 0, -1, -1.0
        for index in range(len(spans)):
            if items[index] == item:
                gap = left[index] - right[index - 1]
                if -0.1 * look.size <= gap <= beyond and abs(base[index] - base[index - 1]) < 0.5:
                    continue
            if index:
                self._close(look, first, index)
            item, first = items[index] or 0, index
            look = self._looks.of(item, spans[index][0]) if item else _UNKNOWN
            beyond = -1.0 if look.angle else _WIDE * look.size
        if spans:
            self._close(look, first, len(spans))
        self._found.text = [self._text[start:end] for start, end in spans]
        return self._found

    def _close(self, look: Look, first: int, beyond: int) -> None:
        """Words `first` to `beyond` are a run."""
        spans, text, last = self._spans, self._text, beyond - 1
        start, end = spans[first][0], spans[last][1]
        words = text[start:end]
        if last > first:
            words = self._joined(first, beyond) if self._spaced_out else " ".join(words.split())
        if look.symbols is not None or _PRIVATE.search(words):
            words = self._signs(words, look)
        if look.garbled or "�" in words:
            self._found.garbled += len(words) if look.garbled else words.count("�")
        run = Run(
            words, self._left[first], self._right[last], self._base[first], look.size, self._right[first],
            start, end, (first, beyond), look.bold, start == 0 or text[start - 1].isspace(),
            end < len(text) and text[end] in _BLANKS, look.angle, look.hidden, look.white,
        )  # fmt: skip
        if last > first:
            run.space = self._left[first + 1] - self._right[first]
        if _HYPHEN in words:
            run.text = words.replace(_HYPHEN, "-")
        if look.angle:
            self._turn(run)
        if run.blank and first and self._left[first] - self._right[first - 1] < _NARROW * look.size and start:
            run.blank = not raw.is_generated(self._text_page, start - 1)
        if run.x1 < 0 or run.x0 > self._frame.width or run.y < 0 or run.y - run.size > self._frame.height:
            run.hidden = True
        self._found.runs.append(run)

    def _signs(self, words: str, look: Look) -> str:
        if look.symbols is not None:
            signs, known = in_symbol_font(look.symbols, words)
            self._found.symbols = self._found.symbols or not known
            return signs
        return _PRIVATE.sub(lambda found: sign(None, ord(found[0])) or found[0], words)

    def _joined(self, first: int, beyond: int) -> str:
        """The words, those set in spaced-out letters closed up: many single letters, small gaps even, words further
        apart."""
        words = [self._text[start:end] for start, end in self._spans[first:beyond]]
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
    count = cut - first
    pieces = run.text.split(" ")
    head, tail = (" ".join(pieces[:count]), " ".join(pieces[count:])) if len(pieces) == beyond - first else (
        " ".join(words.text[first:cut]), " ".join(words.text[cut:beyond])
    )  # fmt: skip
    rest = Run(
        tail, words.left[cut], run.x1, run.y, run.size, words.right[cut], run.end - 1, run.end, (cut, beyond),
        run.bold, True, run.trail, run.angle, run.hidden, run.white, run.marked,
    )  # fmt: skip
    run.text, run.x1, run.words, run.trail, run.end = (
        head,
        words.right[cut - 1],
        (first, cut),
        True,
        run.end - 1,
    )
    return rest
