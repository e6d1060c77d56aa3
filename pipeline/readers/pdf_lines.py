"""What is drawn on a page: ruling lines, filled areas, small boxes with and without a cross, pictures."""

from __future__ import annotations

import ctypes as c
from dataclasses import dataclass, field
from itertools import pairwise, repeat

from pipeline import limits
from pipeline.readers import pdf_raw as raw
from pipeline.readers.pdf_looks import Frame

Box = tuple[float, float, float, float]  # left, top, right, bottom
_LINE_TO, _CURVE_TO, _MOVE_TO = 0, 1, 2
_THIN = 3.0  # points; a filled area no thicker is a line
_MOST_SEGMENTS = 4_000
_TICK_SIDE = (5.0, 22.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along an axis: at `at` (y of a level line, x of an upright one) from `low` to `high`."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Drawing:
    """All that a page draws beside its text. `marks`: boxes of slanted lines, curves and small filled areas. `paths`
    and `texts`: how many lines and areas, and how many pieces of text there are; `crowded`: too many to look at."""

    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    squares: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    fills: list[tuple[Box, bool]] = field(default_factory=list)  # box, white
    images: list[Box] = field(default_factory=list)
    paths: int = 0
    texts: int = 0
    crowded: bool = False


class _Pen:
    """Reads paths into a Drawing."""

    def __init__(self, frame: Frame) -> None:
        self.drawing = Drawing()
        self._frame = frame
        self._numbers = (c.c_float * 4)()
        self._at = c.addressof(self._numbers)
        self._colour = (c.c_uint * 4)()
        self._modes = (c.c_int * 2)()

    def bounds(self, item: int, matrix: Matrix | None) -> Box:
        """An object's box, as shown."""
        at, numbers = self._at, self._numbers
        raw.object_bounds(item, at, at + 4, at + 8, at + 12)
        left, bottom, right, top = numbers
        if matrix is not None:
            corners = [_through(matrix, x, y) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        return self._frame.box(left, bottom, right, top)

    def path(self, item: int, matrix: Matrix | None) -> None:
        """Read one path object."""
        modes = c.addressof(self._modes)
        raw.draw_mode(item, modes, modes + 4)
        filled, stroked = self._modes[0] != 0, self._modes[1] != 0
        if not (filled or stroked):
            return
        box = self.bounds(item, matrix)
        white = self._is_white(item, stroked)
        wide, high = box[2] - box[0], box[3] - box[1]
        if white and not filled:
            return
        segments = raw.count_segments(item)
        if min(wide, high) <= _THIN and segments <= 6:
            if not white:
                self._line(box, wide, high)
            return
        if segments > _MOST_SEGMENTS:
            self.drawing.crowded = True
            return
        for points, curved, closed in self._subpaths(item, segments, matrix):
            self._shape(points, curved, closed, filled, stroked, white)

    def _is_white(self, item: int, stroked: bool) -> bool:
        at, colour = c.addressof(self._colour), self._colour
        ask = raw.stroke_colour if stroked else raw.fill_colour
        if not ask(item, at, at + 4, at + 8, at + 12):
            return False
        return colour[3] == 0 or min(colour[0], colour[1], colour[2]) > 250

    def _line(self, box: Box, wide: float, high: float) -> None:
        if wide > high and wide > 2:
            self.drawing.level.append(Rule((box[1] + box[3]) / 2, box[0], box[2]))
        elif high > wide and high > 2:
            self.drawing.upright.append(Rule((box[0] + box[2]) / 2, box[1], box[3]))

    def _subpaths(
        self, item: int, segments: int, matrix: Matrix | None
    ) -> list[tuple[list[tuple[float, float]], bool, bool]]:
        """(points, whether curved, whether closed) of each part of a path."""
        at, numbers = self._at, self._numbers
        own = (c.c_float * 6)()
        raw.object_matrix(item, c.addressof(own))
        moves = tuple(own)
        parts: list[tuple[list[tuple[float, float]], bool, bool]] = []
        points: list[tuple[float, float]] = []
        curved = closed = False
        for index in range(segments):
            segment = raw.get_segment(item, index)
            raw.segment_point(segment, at, at + 4)
            x, y = _through(moves, numbers[0], numbers[1])
            if matrix is not None:
                x, y = _through(matrix, x, y)
            kind = raw.segment_type(segment)
            if kind == _MOVE_TO and points:
                parts.append((points, curved, closed))
                points, curved, closed = [], False, False
            curved = curved or kind == _CURVE_TO
            points.append(self._frame.point(x, y))
            closed = closed or bool(raw.segment_closes(segment))
        if points:
            parts.append((points, curved, closed))
        return parts

    def _shape(
        self, points: list[tuple[float, float]], curved: bool, closed: bool, filled: bool, stroked: bool, white: bool
    ) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        wide, high = box[2] - box[0], box[3] - box[1]
        drawing = self.drawing
        if curved or not _along_axes(points):
            if _small_square(wide, high) and curved and stroked:
                drawing.squares.append(box)
            elif max(wide, high) < 40 and not white:
                drawing.marks.append(box)
            return
        if min(wide, high) <= _THIN:
            if not white:
                self._line(box, wide, high)
            return
        rectangle = len(points) in (4, 5) and (closed or filled or points[0] == points[-1])
        if rectangle and _small_square(wide, high) and (stroked or not white):
            (drawing.squares if stroked else drawing.marks).append(box)
        elif stroked and not white:
            ring = [*points, points[0]] if closed else points
            for (x0, y0), (x1, y1) in pairwise(ring):
                if abs(x0 - x1) < 0.5 < abs(y0 - y1):
                    drawing.upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
                elif abs(y0 - y1) < 0.5 < abs(x0 - x1):
                    drawing.level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        if filled and rectangle and not _small_square(wide, high):
            drawing.fills.append((box, white))


Matrix = tuple[float, ...]


def _through(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c_, d, e, f = inner
    x, y = _through(outer, e, f)
    return (
        a * outer[0] + b * outer[2], a * outer[1] + b * outer[3],
        c_ * outer[0] + d * outer[2], c_ * outer[1] + d * outer[3], x, y,
    )  # fmt: skip


def _along_axes(points: list[tuple[float, float]]) -> bool:
    return all(abs(x0 - x1) < 0.5 or abs(y0 - y1) < 0.5 for (x0, y0), (x1, y1) in pairwise(points))


def _small_square(wide: float, high: float) -> bool:
    return _TICK_SIDE[0] <= min(wide, high) and max(wide, high) <= _TICK_SIDE[1] and 0.75 < wide / high < 1.33


def drawing_of(page: int, frame: Frame) -> Drawing:
    """What `page` draws, forms within it included; nothing but pictures where it draws too much."""
    pen = _Pen(frame)
    number = raw.count_objects(page)
    items = list(map(raw.get_object, repeat(page), range(number)))
    _read(pen, items, None, 0)
    if len(pen.drawing.level) + len(pen.drawing.upright) > limits.PAGE_OBJECTS:
        pen.drawing.crowded = True
    if pen.drawing.crowded:
        pen.drawing.level, pen.drawing.upright = [], []
    return pen.drawing


def _read(pen: _Pen, items: list[int], matrix: Matrix | None, depth: int) -> None:
    kinds = list(map(raw.object_type, items))
    pen.drawing.paths += kinds.count(raw.PATH)
    pen.drawing.texts += kinds.count(raw.TEXT)
    if pen.drawing.paths > limits.PAGE_OBJECTS:
        pen.drawing.crowded = True
    for item, kind in zip(items, kinds, strict=True):
        if kind == raw.PATH and not pen.drawing.crowded:
            pen.path(item, matrix)
        elif kind == raw.IMAGE:
            pen.drawing.images.append(pen.bounds(item, matrix))
        elif kind == raw.FORM and depth < 5:
            own = (c.c_float * 6)()
            raw.object_matrix(item, c.addressof(own))
            inner = _times(tuple(own), matrix) if matrix is not None else tuple(own)
            number = min(raw.form_count(item), limits.PAGE_OBJECTS)
            _read(pen, list(map(raw.form_object, repeat(item), range(number))), inner, depth + 1)
