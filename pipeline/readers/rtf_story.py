"""The text of an RTF file while it is written: paragraphs, the rows and cells of tables, stories of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import BlockStyle

COMMENT = -1  # the font of words that are a comment


@dataclass(frozen=True, slots=True)
class Look:
    """How the characters in hand are shown."""

    strong: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = 0


@dataclass(frozen=True, slots=True)
class Format:
    """What the paragraph in hand is: how deep in tables, its style, its outline level, its level in a list."""

    depth: int = 0
    style: int = -1  # of the stylesheet
    outline: int | None = None
    item: int | None = None


@dataclass(slots=True)
class Paragraph:
    """A paragraph: runs with their looks, its place in outline or list, what hangs on it."""

    runs: list[tuple[str, Look]] = field(default_factory=list)
    form: Format = field(default_factory=Format)
    prefix: str = ""
    later: list[tuple[BlockStyle, list[Item]]] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Rows of cells; of each row the right edges of its cells, in twips."""

    rows: list[tuple[list[list[Item]], list[int]]] = field(default_factory=list)


Item = Paragraph | Table


@dataclass(slots=True)
class Story:
    """A text of its own (body, note, header ...) while it is written: finished items by depth of table, the cells of
    the row in hand and the tables at each depth, and the paragraph in hand."""

    kind: str
    items: list[Item] = field(default_factory=list)
    cells: dict[int, list[list[Item]]] = field(default_factory=dict)
    open_cell: dict[int, list[Item]] = field(default_factory=dict)
    now: Paragraph = field(default_factory=Paragraph)

    def put(self, item: Item, depth: int) -> None:
        """Add an item at a depth: a finished row joins the table before it."""
        target = self.items if depth == 0 else self.open_cell.setdefault(depth, [])
        last = target[-1] if target else None
        if isinstance(item, Table) and isinstance(last, Table):
            last.rows += item.rows
        else:
            target.append(item)

    def end_paragraph(self, depth: int) -> None:
        if any(text.strip() for text, _ in self.now.runs) or self.now.later:
            self.put(self.now, depth)
        self.now = Paragraph()

    def end_cell(self, depth: int) -> None:
        self.end_paragraph(depth)
        self.cells.setdefault(depth, []).append(self.open_cell.pop(depth, []))

    def end_row(self, depth: int, edges: list[int]) -> None:
        if self.open_cell.get(depth):
            self.end_cell(depth)
        cells = self.cells.pop(depth, [])
        if cells:
            self.put(Table([(cells, edges)]), depth - 1)

    def finish(self) -> list[Item]:
        """All items; cells left open by a bad file are kept."""
        self.end_paragraph(max([0, *self.open_cell]))
        for depth in sorted({*self.cells, *self.open_cell}, reverse=True):
            self.end_row(depth, [])
        return self.items
