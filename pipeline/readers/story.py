"""Texts that come as a stream of marks (RTF, old Word): paragraphs, rows and cells as they end, stories of their own
(notes, boxes, headers); and how they become a Document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from pipeline.model import AsideKind, BlockStyle
from pipeline.readers.flow import Flow

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

    def run(self, text: str, look: Look) -> None:
        """Add words to the paragraph in hand."""
        runs = self.now.runs
        if runs and runs[-1][1] == look and look.font != COMMENT:
            runs[-1] = (runs[-1][0] + text, look)
        else:
            runs.append((text, look))

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


class Writer:
    """Writes the items of a text into a Flow."""

    def __init__(self, flow: Flow, headings: dict[int, int]) -> None:
        self.flow, self.headings = flow, headings

    def whole(self, items: list[Item], margins: list[tuple[BlockStyle, list[Item]]]) -> None:
        """A text with its headers before and its footers behind it, each once."""
        for style in ("header", "footer"):
            if style == "footer":
                self.items(items, "paragraph")
            seen: list[list[Item]] = []
            for kind, content in margins:
                if kind == style and content not in seen:
                    seen.append(content)
                    self.items(content, kind)

    def items(self, items: list[Item], base: BlockStyle) -> None:
        """Paragraphs and tables in order, in the style of their story."""
        for item in items:
            if isinstance(item, Table):
                self._table(item, base)
            else:
                self._paragraph(item, base)

    def _paragraph(self, paragraph: Paragraph, base: BlockStyle) -> None:
        flow = self.flow
        form = paragraph.form
        heading = form.outline if form.outline is not None else self.headings.get(form.style)
        flow.style, flow.level = base, None
        if base == "paragraph" and heading is not None:
            flow.style, flow.level = "heading", heading
        elif base == "paragraph" and form.item is not None:
            flow.style, flow.level = "list", form.item
        flow.prefix = paragraph.prefix
        for text, look in paragraph.runs:
            kind, code = _aside(look)
            if kind is None:
                flow.run(text, look.strong, literal="\n" in text or "\t" in text)
            elif text.strip():
                flow.aside(kind, text)
                flow.note(code)
        flow.paragraph()
        flow.prefix = ""
        for style, items in paragraph.later:
            self.items(items, style)

    def _table(self, table: Table, base: BlockStyle) -> None:
        flow = self.flow
        grid = _grid(table)
        flow.open_table()
        for cells, edges in table.rows:
            flow.open_row()
            column = 0
            for index, cell in enumerate(cells):
                left = edges[index - 1] if 0 < index <= len(edges) else None
                at = column if left is None else max(column, bisect_right(grid, left + 30))
                flow.open_cell()
                for _ in range(at - column):
                    flow.open_cell()
                column = at + 1
                self.items(cell, base)
        flow.close_table()


def _aside(look: Look) -> tuple[AsideKind | None, str]:
    """What becomes of words that are not shown as they stand."""
    if look.font == COMMENT:
        return "comment", "annotation"
    if look.deleted:
        return "deleted", "tracked-changes"
    if look.hidden:
        return "hidden", "hidden-text"
    return ("struck", "strikethrough") if look.struck else (None, "")


def _grid(table: Table) -> list[int]:
    """The right edges of all columns: edges of cells, those nearly equal taken as one."""
    grid: list[int] = []
    for edge in sorted(edge for _, edges in table.rows for edge in edges):
        if not grid or edge > grid[-1] + 30:
            grid.append(edge)
    return grid
