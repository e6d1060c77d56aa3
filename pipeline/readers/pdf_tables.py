"""Ruling lines to cells: lines that touch make a grid; its smallest fields without a line between them are one cell.

This finds merged cells, open sides and nested tables in one pass, where intersections alone (the usual way) need a
closed rectangle for each cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline import limits
from pipeline.readers.pdf_lines import Box, Drawing, Rule

_SNAP = 2.0  # points within which two lines are one
_REACH = 3.0  # points by which lines may miss each other and still touch
_MOST_FIELDS = 100_000


@dataclass(slots=True)
class Field:
    """A cell: its box, its row and column in its own table, the cells nested in it (indexes in Grid.cells)."""

    box: Box
    row: int = 0
    column: int = 0
    inner: list[int] = field(default_factory=list)
    nested: bool = False
    ragged: bool = False


@dataclass(slots=True)
class Grid:
    """Lines that hang together, and the cells between them. `columns`: the left edges of its own (not the nested)
    cells, and the right edge of the last."""

    xs: list[float]
    ys: list[float]
    owner: list[list[int]]  # [row of fields][column of fields] -> index in cells, -1 for none
    cells: list[Field]
    columns: list[float] = field(default_factory=list)

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def at(self, x: float, y: float) -> int | None:
        """The innermost cell that holds a point."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.owner) and 0 <= column < len(self.owner[0]):
            found = self.owner[row][column]
            return found if found >= 0 else None
        return None


def grids_of(drawing: Drawing) -> list[Grid]:
    """The grids of a page, those of most area first. Lines of the drawing that are one are made one."""
    drawing.level, drawing.upright = level, upright = _merged(drawing.level), _merged(drawing.upright)
    if len(level) * len(upright) > limits.PAGE_OBJECTS * 10:
        drawing.crowded = True
        return []
    grids = [grid for levels, uprights in _groups(level, upright) if (grid := _grid(levels, uprights))]
    if len(drawing.fills) > 3:
        grids += [grid for levels, uprights in _shaded(drawing, grids) if (grid := _grid(levels, uprights))]
    return sorted(grids, key=lambda grid: -_area(grid.box))


# Shaded cells --------------------------------------------------------------------------------------------------------


def _shaded(drawing: Drawing, grids: list[Grid]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines that the edges of shaded cells stand for: strips of areas side by side, all with the same edges,
    stacked without a gap, or three or more with an unshaded row between each two."""
    strips: dict[tuple[int, int], list[Box]] = {}
    for box, _ in drawing.fills:
        if box[3] - box[1] > 8 and not any(_meet(box, grid.box) for grid in grids):
            strips.setdefault((round(box[1] / _SNAP), round(box[3] / _SNAP)), []).append(box)
    patterns: dict[tuple[int, ...], list[list[Box]]] = {}
    for strip in strips.values():
        strip.sort()
        side_by_side = all(abs(right[0] - left[2]) <= _REACH for left, right in pairwise(strip))
        if len(strip) > 1 and side_by_side:
            edges = tuple(round(box[0] / _REACH) for box in strip)
            patterns.setdefault(edges, []).append(strip)
    return [_edges(found) for found in patterns.values() if _stacked(found)]


def _stacked(strips: list[list[Box]]) -> bool:
    strips.sort(key=lambda strip: strip[0][1])
    gaps = [below[0][1] - above[0][3] for above, below in pairwise(strips)]
    return len(strips) > 2 or (len(strips) == 2 and gaps[0] <= _REACH)


def _edges(strips: list[list[Box]]) -> tuple[list[Rule], list[Rule]]:
    first, last = strips[0], strips[-1]
    left, right, top, bottom = first[0][0], first[-1][2], first[0][1], last[0][3]
    levels = [Rule(at, left, right) for strip in strips for at in (strip[0][1], strip[0][3])]
    uprights = [Rule(at, top, bottom) for at in (left, *(box[2] for box in first))]
    return levels, uprights


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


# Lines ---------------------------------------------------------------------------------------------------------------


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines at the same place made one where they meet; a double line is one line."""
    merged: list[Rule] = []
    shelf: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if shelf and rule.at - shelf[0].at > _SNAP:
            merged += _joined(shelf)
            shelf = []
        shelf.append(rule)
    return merged + _joined(shelf)


def _joined(shelf: list[Rule]) -> list[Rule]:
    if not shelf:
        return []
    at = shelf[0].at
    shelf = sorted(shelf, key=lambda rule: rule.low)
    joined: list[Rule] = []
    low, high = shelf[0].low, shelf[0].high
    for rule in shelf[1:]:
        if rule.low > high + _REACH:
            joined.append(Rule(at, low, high))
            low, high = rule.low, rule.high
        else:
            high = max(high, rule.high)
    return [*joined, Rule(at, low, high)]


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch each other, directly or through others."""
    group = list(range(len(level) + len(upright)))

    def head(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, across in enumerate(level):
        for j, down in enumerate(upright, len(level)):
            if (
                across.low - _REACH <= down.at <= across.high + _REACH
                and down.low - _REACH <= across.at <= down.high + _REACH
            ):
                group[head(i)] = head(j)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(group)):
        levels, uprights = found.setdefault(head(index), ([], []))
        if index < len(level):
            levels.append(level[index])
        else:
            uprights.append(upright[index - len(level)])
    return [(levels, uprights) for levels, uprights in found.values() if levels and uprights]


def _grid(levels: list[Rule], uprights: list[Rule]) -> Grid | None:
    """The grid of lines that touch; None where they enclose nothing."""
    levels, uprights = _closed(levels, uprights), _closed(uprights, levels)
    ys, xs = _places(levels), _places(uprights)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_FIELDS:
        return None
    owner = _fields(xs, ys, levels, uprights)
    cells = _cells(xs, ys, owner)
    if not cells:
        return None
    grid = Grid(xs, ys, owner, cells)
    _nest(cells)
    _number(grid, [cell for cell in cells if not cell.nested])
    for cell in cells:
        if cell.inner:
            _number(None, [cells[index] for index in cell.inner])
    return grid


def _closed(rules: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """`rules`, with the open sides closed to which two or more of the `crossing` lines reach out."""
    closed = list(rules)
    for sign, ends in ((-1, [rule.low for rule in crossing]), (1, [rule.high for rule in crossing])):
        outer = max(ends, key=lambda end: sign * end)
        same = [rule for rule, end in zip(crossing, ends, strict=True) if abs(end - outer) <= 2 * _SNAP]
        edge = max((rule.at for rule in rules), key=lambda at: sign * at)
        if len(same) >= 2 and sign * (outer - edge) > 3 * _REACH:
            places = [rule.at for rule in same]
            closed.append(Rule(outer, min(places), max(places)))
    return closed


def _places(rules: list[Rule]) -> list[float]:
    """The places of lines, those within _SNAP of each other made one."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _SNAP:
            places.append(at)
    return places


def _walls(places: list[float], across: list[float], rules: list[Rule]) -> list[list[bool]]:
    """[place][field across]: whether a line stands at `place` along that field."""
    walls = [[False] * (len(across) - 1) for _ in places]
    middles = [(low + high) / 2 for low, high in pairwise(across)]
    for rule in rules:
        row = walls[max(bisect_right(places, rule.at + 0.01) - 1, 0)]
        for index in range(bisect_right(middles, rule.low), bisect_right(middles, rule.high)):
            row[index] = True
    return walls


def _fields(xs: list[float], ys: list[float], levels: list[Rule], uprights: list[Rule]) -> list[list[int]]:
    """[row][column] of the smallest fields: the number of the cell each belongs to; -1 outside."""
    rows, columns = len(ys) - 1, len(xs) - 1
    above, beside = _walls(ys, xs, levels), _walls(xs, ys, uprights)
    owner = [[0] * columns for _ in range(rows)]
    number = 0
    for row in range(rows):
        for column in range(columns):
            if owner[row][column]:
                continue
            number += 1
            outside = False
            owner[row][column] = number
            stack = [(row, column)]
            members = [(row, column)]
            while stack:
                r, c = stack.pop()
                for nr, nc, wall in (
                    (r - 1, c, above[r][c]), (r + 1, c, above[r + 1][c]),
                    (r, c - 1, beside[c][r]), (r, c + 1, beside[c + 1][r]),
                ):  # fmt: skip
                    if wall:
                        continue
                    if not (0 <= nr < rows and 0 <= nc < columns):
                        outside = True
                    elif not owner[nr][nc]:
                        owner[nr][nc] = number
                        stack.append((nr, nc))
                        members.append((nr, nc))
            if outside:
                for r, c in members:
                    owner[r][c] = -1
    return owner


def _cells(xs: list[float], ys: list[float], owner: list[list[int]]) -> list[Field]:
    """The cells in reading order; `owner` is renumbered to their indexes."""
    bounds: dict[int, list[int]] = {}
    for r, row in enumerate(owner):
        for c, number in enumerate(row):
            if number > 0:
                box = bounds.setdefault(number, [c, r, c, r, 0])
                box[0], box[2], box[3], box[4] = min(box[0], c), max(box[2], c), r, box[4] + 1
    order = {number: index for index, number in enumerate(sorted(bounds, key=lambda n: (bounds[n][1], bounds[n][0])))}
    for row in owner:
        for c, number in enumerate(row):
            row[c] = order.get(number, -1)
    cells: list[Field] = []
    for left, top, right, bottom, fields in (bounds[number] for number in order):
        ragged = fields < (right - left + 1) * (bottom - top + 1)
        cells.append(Field((xs[left], ys[top], xs[right + 1], ys[bottom + 1]), ragged=ragged))
    return cells


def _nest(cells: list[Field]) -> None:
    """A cell that is no rectangle, since its box holds other cells, holds a table."""
    ragged = sorted((cell for cell in cells if cell.ragged), key=lambda cell: _area(cell.box))
    for outer in ragged:
        for index, cell in enumerate(cells):
            if cell is not outer and not cell.nested and _holds(outer.box, cell.box) and cell.box != outer.box:
                cell.nested = True
                outer.inner.append(index)


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _number(grid: Grid | None, cells: list[Field]) -> None:
    """Row and column of each cell of one table."""
    tops = sorted({cell.box[1] for cell in cells})
    lefts = sorted({cell.box[0] for cell in cells})
    for cell in cells:
        cell.row, cell.column = tops.index(cell.box[1]), lefts.index(cell.box[0])
    if grid is not None:
        grid.columns = [*lefts, max(cell.box[2] for cell in cells)]
