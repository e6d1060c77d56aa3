"""A Builder for formats that are trees: runs become paragraphs, tables nest, and places follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.model import BlockStyle, Place
from pipeline.readers.build import Builder

_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Open:
    """A table that is being read: its number, the row and column of the cell in hand, and cells of earlier rows that
    reach down into later ones (column -> rows still covered)."""

    number: int
    row: int = -1
    column: int = 0
    next_column: int = 0
    parent: tuple[int, int, int] | None = None
    covered: dict[int, int] | None = None


class Flow(Builder):
    """Text runs are collected until the paragraph ends; where it stands follows from the tables that are open."""

    def __init__(self, data: bytes, name: str, format: str, reader: str) -> None:
        super().__init__(data, name, format, reader)
        self.style: BlockStyle = "paragraph"
        self.level: int | None = None
        self.prefix = ""  # the printed number of a list item or heading, written before its first words
        self._runs: list[tuple[str, bool]] = []
        self._tables: list[_Open] = []
        self._count = 0
        self._given = 0  # characters so far

    def run(self, text: str, strong: bool = False, literal: bool = False) -> None:
        """Add words to the paragraph; runs of blanks count as one blank unless `literal`."""
        self._given += len(text)
        if self._given > limits.TEXT_CHARS:
            raise unreadable("too-long", self._name)
        if text:
            self._runs.append((text if literal else _BLANKS.sub(" ", text), strong))

    def paragraph(self) -> None:
        """End the paragraph, if one is begun; an empty line in it parts it in two."""
        runs, self._runs = self._runs, []
        text = re.sub(r" *\n *", "\n", re.sub(" {2,}", " ", "".join(run for run, _ in runs))).strip(" \n\t")
        if not text:
            return
        worded = [(run, strong) for run, strong in runs if run.strip()]
        whole = all(strong for _, strong in worded)
        emphasised = [] if whole else _joined(runs)
        text, self.prefix = self.prefix + text, ""
        for piece in re.split(r"\n\s*\n", text):
            self.add(piece, self.place(), self.style, self.level, strong=whole, emphasised=emphasised)

    @property
    def in_table(self) -> bool:
        return bool(self._tables)

    def place(self) -> Place:
        """Where the next paragraph stands."""
        if not self._tables:
            return Place()
        table = self._tables[-1]
        return Place(table=table.number, row=max(table.row, 0), column=table.column, parent=table.parent)

    def open_table(self) -> None:
        """A table begins, in the cell in hand if one is open. Raises UnreadableFile: too-deep."""
        self.paragraph()
        if len(self._tables) >= limits.TABLE_DEPTH:
            raise unreadable("too-deep", self._name, "tables in tables")
        outer = self.place()
        parent = None if outer.table is None else (outer.table, outer.row or 0, outer.column or 0)
        self._tables.append(_Open(self._count, parent=parent, covered={}))
        self._count += 1

    def open_row(self) -> None:
        """The next row of the table begins."""
        self.paragraph()
        table = self._tables[-1]
        table.covered = {column: rows - 1 for column, rows in (table.covered or {}).items() if rows > 1}
        table.row += 1
        table.next_column = 0

    def open_cell(self, columns: int = 1, rows: int = 1) -> None:
        """The next cell of the row begins; it covers so many columns and rows."""
        self.paragraph()
        table = self._tables[-1]
        if table.row < 0:
            self.open_row()
        covered = table.covered if table.covered is not None else {}
        while table.next_column in covered:
            table.next_column += 1
        columns, rows = self._bounded(columns), self._bounded(rows)
        table.column = table.next_column
        table.next_column += columns
        if rows > 1:
            covered.update(dict.fromkeys(range(table.column, table.next_column), rows))

    def _bounded(self, span: int) -> int:
        if span > limits.CELL_SPAN:
            self.note("bad-table", "a cell of absurd width or height")
        return min(max(span, 1), limits.CELL_SPAN)

    def close_table(self) -> None:
        """The table ends."""
        self.paragraph()
        self._tables.pop()


def _joined(runs: list[tuple[str, bool]]) -> list[str]:
    """The strong runs, neighbours joined."""
    found: list[str] = []
    before = False
    for text, strong in runs:
        if strong and before:
            found[-1] += text
        elif strong:
            found.append(text)
        before = strong
    return [re.sub(" {2,}", " ", text) for text in found]
