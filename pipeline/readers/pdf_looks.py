"""How the text objects of a page look: size, weight, direction, colour; and how a page's coordinates are shown."""

from __future__ import annotations

import math
from array import array
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat

from pipeline.readers import pdf_raw as raw
from pipeline.readers.word_symbols import is_symbol_font

_FORCED_BOLD = 1 << 18  # font flag (ISO 32000-1, table 123)
_FILL_AND_STROKE, _INVISIBLE, _CLIP = 2, 3, 7  # text rendering modes (ISO 32000-1, table 106)
OCR_FONT = "FormledgerRecognised"  # words that our own text recognition wrote; -Doubt, where it is unsure
_HEAVY = ("bold", "black", "heavy")


@dataclass(frozen=True, slots=True)
class Look:
    """What all characters of a text object share. `angle`: quarter turns of its writing, 4 for any other slope.
    `symbols`: the symbol font it is set in. `garbled`: its characters have no names. `ocr`: the name of the font of
    recognised words."""

    size: float = 10.0
    bold: bool = False
    angle: int = 0
    hidden: bool = False
    white: bool = False
    symbols: str | None = None
    garbled: bool = False
    ocr: str = ""


PLAIN = Look()


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


def looks_of(text_page: int, frame: Frame, firsts: dict[int, int]) -> dict[int, Look]:
    """The look of each text object, given with the place of one of its characters; PLAIN for object 0."""
    items, places, number = list(firsts), list(firsts.values()), len(firsts)
    sizes, matrices, colours = (
        array(kind, bytes(4 * count * number)) for kind, count in (("f", 1), ("f", 6), ("I", 4))
    )
    at, to, shade = sizes.buffer_info()[0], matrices.buffer_info()[0], colours.buffer_info()[0]
    end = shade + 16 * number
    _run(map(raw.font_size, items, range(at, at + 4 * number, 4)))
    _run(map(raw.char_matrix, repeat(text_page), places, range(to, to + 24 * number, 24)))
    _run(map(raw.fill_colour, items, *(range(shade + 4 * part, end + 4 * part, 16) for part in range(4))))
    parts = zip(
        map(raw.get_font, items), map(raw.render_mode, items), sizes,
        matrices[0::6], matrices[1::6], matrices[2::6], matrices[3::6],
        colours[0::4], colours[1::4], colours[2::4], colours[3::4], strict=True,
    )  # fmt: skip
    fonts: dict[int, _Font] = {}
    known: dict[tuple[float, ...], Look] = {}
    looks: dict[int, Look] = {}
    for item, place, part in zip(items, places, parts, strict=True):
        look = known.get(part)
        if look is None:
            font = part[0]
            if font not in fonts:
                fonts[font] = _font(font, text_page, place)
            look = known[part] = _look(frame, fonts[font], *part[1:])
        looks[item] = look
    looks[0] = PLAIN
    return looks


def _run(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)


def _look(
    frame: Frame, font: _Font, mode: int, size: float,
    a: float, b: float, x: float, y: float, red: int, green: int, blue: int, alpha: int,
) -> Look:  # fmt: skip
    bold, symbols, garbled, ocr = font
    across, down = frame.a * a + frame.c * b, frame.b * a + frame.d * b
    angle = 0 if abs(down) <= 0.02 * abs(across) and across > 0 else _quarter(across, down)
    hidden = mode in (_INVISIBLE, _CLIP) or alpha == 0
    white = mode == 0 and min(red, green, blue) > 250
    height = abs(size) * (math.hypot(x, y) or 1.0)
    return Look(height, bold or mode == _FILL_AND_STROKE, angle, hidden, white, symbols, garbled, ocr)


_Font = tuple[bool, str | None, bool, str]  # bold, symbol font, without names, name where it is of recognised words


def _font(font: int, text_page: int, place: int) -> _Font:
    """What a font says; `place`: of a character set in it."""
    name = raw.font_name(font)
    if name.startswith(OCR_FONT):
        return "Bold" in name, None, False, name
    low = name.lower().replace("-", " ").replace("regular", "").strip()
    heavy = any(word in low for word in _HEAVY)
    bold = heavy or raw.font_weight(font) >= 600 or bool(raw.font_flags(font) & _FORCED_BOLD)
    symbols = next((f for f in (low, low.replace("mt", "")) if is_symbol_font(f)), None)
    return bold, symbols, symbols is None and bool(raw.has_map_error(text_page, place)), ""


def _quarter(across: float, down: float) -> int:
    turns = math.atan2(down, across) / (math.pi / 2)
    nearest = round(turns)
    return nearest % 4 if abs(turns - nearest) < 0.03 else 4
