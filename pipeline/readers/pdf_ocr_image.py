"""What a scanned page shows beside its words: its slope, ruling lines, and small boxes with and without a cross.

An image is a grey array, [row][column], 0 black. Lines are found where dark pixels run on for longer than any letter
is wide; they and the boxes are wiped out of the image, since text recognition takes them for letters.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np
from PIL import Image

Grey = Any  # numpy.typing.NDArray[numpy.uint8]
Mask = Any  # numpy.typing.NDArray[numpy.bool_]

_DARKEST, _LIGHTEST = 80, 200  # between which the level lies that parts ink from paper
_LONG = 0.3  # inches: a longer dark run is a line
_GAP = 0.04  # inches: a gap within a line
_BOX = (0.085, 0.24)  # inches: the sides of a tick box
_LEAST_SLOPE = 0.05  # degrees: a smaller slope is left alone
_STEEPEST = 3.0  # degrees: a steeper line is no ruling line of a form
_INK, _SOLID = 0.06, 0.7  # of a box's inside: more ink is a cross or a tick; or no box at all


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight dark run, in pixels: `at` across its direction, `low` to `high` along it, `thick`."""

    at: float
    low: int
    high: int
    thick: int
    slope: float = 0.0


@dataclass(frozen=True, slots=True)
class TickBox:
    """A small square in pixels, and whether something is in it."""

    left: int
    top: int
    right: int
    bottom: int
    ticked: bool


@dataclass(slots=True)
class Picture:
    """A page's image without its lines and boxes, set upright by `angle` degrees, and these lines and boxes."""

    grey: Grey
    level: list[Stroke]
    upright: list[Stroke]
    boxes: list[TickBox]


def study(grey: Grey, dpi: float) -> Picture:
    """Find and wipe out what is drawn; a sloping page is set upright first."""
    dark = _dark(grey)
    level = _strokes(dark, dpi)
    slope = _slope(level)
    if abs(slope) > _LEAST_SLOPE:
        turned = Image.fromarray(grey).rotate(slope, resample=Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(turned)
        dark = _dark(grey)
        level = _strokes(dark, dpi)
    upright = _strokes(np.ascontiguousarray(dark.T), dpi)
    boxes = _boxes(dark, dpi)
    level = [stroke for stroke in level if not _side_of_boxes(stroke, [(b.top, b.bottom) for b in boxes])]
    upright = [stroke for stroke in upright if not _side_of_boxes(stroke, [(b.left, b.right) for b in boxes])]
    clean = grey.copy()
    for stroke in level:
        _wipe(clean, dark, stroke)
    for stroke in upright:
        _wipe(clean.T, dark.T, stroke)
    for across in level:
        for down in upright:
            if across.low - 9 <= down.at <= across.high + 9 and down.low - 9 <= across.at <= down.high + 9:
                reach = across.thick + down.thick + 2
                top, left = max(int(across.at) - reach, 0), max(int(down.at) - reach, 0)
                clean[top : int(across.at) + reach + 1, left : int(down.at) + reach + 1] = 255
    for box in boxes:
        clean[max(box.top - 3, 0) : box.bottom + 4, max(box.left - 3, 0) : box.right + 4] = 255
    return Picture(clean, level, upright, boxes)


def _dark(grey: Grey) -> Mask:
    """Dark pixels: darker than halfway between ink and paper."""
    counts = np.bincount(grey.ravel()[::7], minlength=256)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(256))
    parted = (below > 0) & (below < below[-1])
    if not parted.any():
        return np.zeros(grey.shape, dtype=bool)
    above = below[-1] - below
    spread = np.zeros(256)  # Otsu's threshold parts the levels where both sides are most alike within
    apart = sums[parted] / below[parted] - (sums[-1] - sums[parted]) / above[parted]
    spread[parted] = (below * above)[parted] * apart**2
    dark: Mask = grey < min(max(int(spread.argmax()), _DARKEST), _LIGHTEST)
    return dark


# Lines ---------------------------------------------------------------------------------------------------------------


def _strokes(dark: Mask, dpi: float) -> list[Stroke]:
    """The level lines of a page: dark runs longer than any letter, those of neighbouring rows joined."""
    least = int(_LONG * dpi)
    rows = np.flatnonzero(_longest(dark, least))
    open_runs: list[list[tuple[int, int, int]]] = []  # (row, low, high) of strokes that may go on
    done: list[list[tuple[int, int, int]]] = []
    for row in rows:
        runs = _runs(dark[row], least, int(_GAP * dpi))
        still: list[list[tuple[int, int, int]]] = []
        for stroke in open_runs:
            (still if row - stroke[-1][0] <= 2 else done).append(stroke)
        open_runs = still
        for low, high in runs:
            match = next((s for s in open_runs if low <= s[-1][2] + 3 and high >= s[-1][1] - 3), None)
            if match is None:
                open_runs.append([(int(row), low, high)])
            else:
                match.append((int(row), low, high))
    strokes = [_stroke(parts) for parts in (*done, *open_runs)]
    return [stroke for stroke in strokes if stroke is not None and stroke.thick <= max(0.06 * dpi, 4)]


def _longest(dark: Mask, least: int) -> Mask:
    """Rows that hold as many dark pixels in some window as a line has."""
    sums = np.cumsum(dark, axis=1, dtype=np.int32)
    if dark.shape[1] <= least:
        return np.zeros(dark.shape[0], dtype=bool)
    windows = sums[:, least:] - sums[:, :-least]
    found: Mask = windows.max(axis=1) >= 0.95 * least
    return found


def _runs(row: Mask, least: int, gap: int) -> list[tuple[int, int]]:
    """Dark runs of a row of pixels, small gaps closed, longer than `least`."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    runs: list[tuple[int, int]] = []
    for low, high in zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True):
        if runs and low - runs[-1][1] <= gap and high - low > 3 and runs[-1][1] - runs[-1][0] > 3:
            runs[-1] = (runs[-1][0], high)
        else:
            runs.append((low, high))
    return [(low, high) for low, high in runs if high - low >= least]


def _stroke(parts: list[tuple[int, int, int]]) -> Stroke | None:
    low, high = min(part[1] for part in parts), max(part[2] for part in parts)
    first, last = parts[0][0], parts[-1][0]
    lengths = sum(part[2] - part[1] for part in parts)
    thick = max(round(lengths / (high - low)), 1)
    if high - low < 3 * (last - first + 1) and last - first > 6:
        return None
    inset = (high - low) // 20
    left, right = _row_at(parts, low + inset), _row_at(parts, high - inset)
    slope = (right - left) / (high - low - 2 * inset) if left is not None and right is not None else 0.0
    return Stroke((first + last) / 2, low, high, thick, slope)


def _row_at(parts: list[tuple[int, int, int]], column: int) -> float | None:
    """The row at which a stroke passes a column."""
    rows = [row for row, low, high in parts if low <= column <= high]
    return sum(rows) / len(rows) if rows else None


def _slope(level: list[Stroke]) -> float:
    """By how many degrees the page must be turned (counter-clockwise) to set its level lines level."""
    if not level:
        return 0.0
    usual = median(stroke.slope for stroke in level)
    near = [stroke for stroke in level if abs(stroke.slope - usual) < 0.005]
    length = sum(stroke.high - stroke.low for stroke in near)
    mean = sum(stroke.slope * (stroke.high - stroke.low) for stroke in near) / max(length, 1)
    angle = math.degrees(math.atan(mean))
    return angle if abs(angle) < _STEEPEST else 0.0


def _wipe(clean: Grey, dark: Mask, stroke: Stroke) -> None:
    """Make a line white, but for what crosses it."""
    half = stroke.thick / 2 + 1.5
    top, bottom = max(int(stroke.at - half), 0), min(int(stroke.at + half) + 2, clean.shape[0])
    low, high = max(stroke.low - 2, 0), min(stroke.high + 2, clean.shape[1])
    above = dark[max(top - 2, 0) : top, low:high].all(axis=0) if top >= 2 else np.zeros(high - low, dtype=bool)
    below = dark[bottom : bottom + 2, low:high].all(axis=0) if bottom + 2 <= dark.shape[0] else np.zeros_like(above)
    crossing = above & below
    region = clean[top:bottom, low:high]
    region[:, ~crossing] = 255


# Boxes ---------------------------------------------------------------------------------------------------------------


def _boxes(dark: Mask, dpi: float) -> list[TickBox]:
    """Small squares: a dark run that has dark sides below its ends and a dark run that joins these."""
    least, most = int(_BOX[0] * dpi), int(_BOX[1] * dpi)
    rows, lows, highs = _short_runs(dark, least, most)
    inside = rows + most + 3 < dark.shape[0]
    rows, lows, highs = rows[inside], lows[inside], highs[inside]
    if not len(rows):
        return []
    down = np.vstack((np.zeros((1, dark.shape[1]), np.int32), np.cumsum(dark, axis=0, dtype=np.int32)))
    along = np.hstack((np.zeros((dark.shape[0], 1), np.int32), np.cumsum(dark, axis=1, dtype=np.int32)))
    sides = highs - lows
    left = _side(down, rows, lows, sides, 1)
    right = _side(down, rows, highs - 1, sides, -1)
    good = (left >= 0.85 * sides) & (right >= 0.85 * sides)
    found: list[TickBox] = []
    for row, low, high in zip(rows[good].tolist(), lows[good].tolist(), highs[good].tolist(), strict=True):
        side = high - low
        offsets = sorted(range(round(0.8 * side), round(1.2 * side) + 1), key=lambda offset: abs(offset - side))
        dark_rows = (row + n for n in offsets if along[row + n, high] - along[row + n, low] >= 0.85 * side)
        bottom = next(dark_rows, None)
        if bottom is None or any(b.left - 4 <= low <= b.right and b.top - 4 <= row <= b.bottom for b in found):
            continue
        # Letters have neighbours, and round ones reach out beyond their upper edge.
        quarter = side // 4
        beside = dark[row + quarter : bottom - quarter, [max(low - 3, 0), min(high + 2, dark.shape[1] - 1)]]
        within = max(round(0.22 * side), 4)  # a letter's strokes are thicker than a box's sides
        thick = dark[row : bottom + 1, [low + within, high - 1 - within]].mean(axis=0).max() > 0.6
        margin = max(round(0.18 * side), 2)
        ink = dark[row + margin : bottom - margin + 1, low + margin : high - margin]
        third = side // 3
        core = dark[row + third : bottom - third + 1, low + third : high - third]
        full = bool(ink.mean() > _INK)
        hollow = full and core.mean() < _INK  # a round letter; a cross or a tick runs through the middle
        if beside.mean() < 0.15 and not thick and not hollow and ink.mean() < _SOLID:
            found.append(TickBox(low, row, high - 1, bottom, full))
    return found


def _side_of_boxes(stroke: Stroke, boxes: list[tuple[int, int]]) -> bool:
    """Whether a short stroke is the sides of boxes that stand close to each other."""
    touching = sum(min(abs(stroke.at - edge) for edge in box) < 4 for box in boxes)
    return touching > 0 and stroke.high - stroke.low < 60 * touching


def _short_runs(dark: Mask, least: int, most: int) -> tuple[Any, Any, Any]:
    """Row, first and beyond-last column of every level dark run of a length in these bounds."""
    padded = np.zeros((dark.shape[0], dark.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = dark
    steps = np.diff(padded, axis=1)
    rows, lows = np.nonzero(steps == 1)
    _, highs = np.nonzero(steps == -1)
    keep = (highs - lows >= least) & (highs - lows <= most)
    return rows[keep], lows[keep], highs[keep]


def _side(down: Any, rows: Any, columns: Any, sides: Any, inward: int) -> Any:
    """How many dark pixels stand below each place, in the best of three neighbouring columns."""
    wide = down.shape[1] - 1
    counts = []
    for step in (-1, 0, 1, 2):
        column = np.clip(columns + step * inward, 0, wide)
        counts.append(down[rows + sides, column] - down[rows, column])
    return np.maximum.reduce(counts)
