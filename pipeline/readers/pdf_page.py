"""What a page is made of once it is laid out: lines, and tables of rows of cells that hold the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.readers.pdf_lines import Box
from pipeline.readers.pdf_text import Line


@dataclass(slots=True)
class Cell:
    """What stands in a cell."""

    box: Box
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """Cells by column. `header`: a header row repeated on a later page. `after`: what a page break put in between."""

    cells: dict[int, Cell] = field(default_factory=dict)
    header: bool = False
    after: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Rows of cells. `columns`: the edges of its columns. `end`: where it ends, on its last page. `ruled`: with lines
    between the cells."""

    rows: list[Row]
    columns: list[float]
    box: Box
    page: int
    end: float = 0.0
    ruled: bool = True

    @property
    def y(self) -> float:
        return self.box[1]


Item = Line | Table


@dataclass(slots=True)
class Page:
    """What one page holds, in reading order."""

    number: int
    width: float
    height: float
    items: list[Item]
    columns: list[list[Line]]  # the lines of every cell and column, to learn the document's manner from
    free: list[tuple[float, list[Line]]]  # lines outside all tables and frames: the column's left edge (0: none), lines
