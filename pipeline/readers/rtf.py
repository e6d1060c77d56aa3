"""Rich text (.rtf): its tokens to paragraphs and tables, every cell kept, and these to a Document.

Tracked changes are read as accepted; deleted, struck-out and hidden words and comments are asides; notes and text
boxes follow the paragraph that they hang on, in the same cell; headers stand first, footers last.
"""

from __future__ import annotations

from bisect import bisect_right

from pipeline.model import AsideKind, BlockStyle, Document
from pipeline.readers.flow import Flow
from pipeline.readers.rtf_story import COMMENT, Item, Look, Paragraph, Table
from pipeline.readers.rtf_tree import Reader


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of an RTF file. Raises UnreadableFile: empty, too-deep, zip-truncated (breaks off)."""
    reader = Reader(data, name)
    flow = Flow(data, name, "rtf", "rtf")
    writer = _Writer(flow, reader.headings)
    for style in ("header", "footer"):
        if style == "footer":
            writer.items(reader.items, "paragraph")
        seen: list[list[Item]] = []
        for kind, items in reader.margins:
            if kind == style and items not in seen:
                seen.append(items)
                writer.items(items, kind)
    for code, detail in reader.codes.items():
        flow.note(code, detail)
    return flow.document()


class _Writer:
    """Writes the items of a text into a Flow."""

    def __init__(self, flow: Flow, headings: dict[int, int]) -> None:
        self.flow, self.headings = flow, headings

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
