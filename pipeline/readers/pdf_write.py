"""Writes what the pages hold into the builder of a Document."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.model import AsideKind, BlockStyle, Place
from pipeline.readers.build import Builder
from pipeline.readers.pdf_page import Item, Page, Table
from pipeline.readers.pdf_pages import as_furniture, flow_of
from pipeline.readers.pdf_text import Line, Manner, Paragraph, manner_of, paragraphs_of

_Cell = tuple[int, int, int]  # table, row, column
_NOTICES = {"struck": "strikethrough", "hidden": "hidden-text"}
_LARGER = 1.15  # of the usual type size: a heading


def write(builder: Builder, pages: Sequence[Page]) -> None:
    """Write all pages: paragraphs, tables, and what was set aside within them."""
    columns = [lines for page in pages for lines in page.columns]
    sizes = [line.size for lines in columns for line in lines for _ in range(len(line.text) // 8 + 1)]
    flow = flow_of(pages)
    _Writer(builder, manner_of(columns), median(sizes) if sizes else 10.0).items(flow)


class _Writer:
    """Writes the flow of a document into its builder."""

    def __init__(self, builder: Builder, manner: Manner, body: float) -> None:
        self._builder, self._manner, self._body = builder, manner, body
        self._tables = 0

    def items(self, items: Sequence[Item], cell: _Cell | None = None, parent: _Cell | None = None) -> None:
        """Write what stands on the pages, or in a cell, in order."""
        lines: list[Line] = []
        for item in items:
            if isinstance(item, Line):
                lines.append(item)
            else:
                self._lines(lines, cell, parent)
                lines = []
                self._table(item, cell)
        self._lines(lines, cell, parent)

    def _table(self, table: Table, parent: _Cell | None) -> None:
        number, self._tables = self._tables, self._tables + 1
        for index, row in enumerate(table.rows):
            if row.header:
                as_furniture(row)
            for column in sorted(row.cells):
                self.items(row.cells[column].items, (number, index, column), parent)
            self._lines(row.after, None, None)

    def _lines(self, lines: Sequence[Line], cell: _Cell | None, parent: _Cell | None) -> None:
        """Write the paragraphs of `lines`; running headers and footers between them follow the paragraph they cut."""
        body = [line for line in lines if line.furniture is None]
        aside = [line for line in lines if line.furniture is not None]
        order = {id(line): index for index, line in enumerate(lines)} if aside else {}
        for paragraph in paragraphs_of(body, self._manner):
            while aside and order[id(aside[0])] < order[id(paragraph.lines[0])]:
                self._furniture(aside.pop(0), cell, parent)
            self._paragraph(paragraph, cell, parent)
        for line in aside:
            self._furniture(line, cell, parent)

    def _furniture(self, line: Line, cell: _Cell | None, parent: _Cell | None) -> None:
        place = _place([line], cell, parent)
        self._builder.add(line.text, place, line.furniture or "header", strong=line.bold)
        self._asides(line.asides, line.page)

    def _paragraph(self, paragraph: Paragraph, cell: _Cell | None, parent: _Cell | None) -> None:
        first = paragraph.lines[0]
        larger = first.size > _LARGER * self._body
        style: BlockStyle = "list" if paragraph.bullet else "heading" if larger and cell is None else "paragraph"
        self._builder.add(
            paragraph.text,
            _place(paragraph.lines, cell, parent),
            style,
            None if style == "paragraph" else 0,
            paragraph.strong or larger,
            paragraph.emphasised,
            recognised=paragraph.recognised,
        )
        self._asides(paragraph.asides, first.page)

    def _asides(self, asides: Sequence[tuple[AsideKind, str]], page: int) -> None:
        for kind, text in asides:
            self._builder.aside(kind, text, page)
            self._builder.note(_NOTICES[kind], page=page)


def _place(lines: Sequence[Line], cell: _Cell | None, parent: _Cell | None) -> Place:
    """Page and box of a paragraph, of the part on its first page where a page break cuts it."""
    first = lines[0]
    page = first.page
    if len(lines) == 1:
        box = (round(first.x0, 1), round(first.top, 1), round(first.x1, 1), round(first.bottom, 1))
        return Place(page, box, *cell, parent) if cell else Place(page, box)
    here = [line for line in lines if line.page == page]
    left, right = min(line.x0 for line in here), max(line.x1 for line in here)
    box = (round(left, 1), round(here[0].top, 1), round(right, 1), round(here[-1].bottom, 1))
    return Place(page, box, *cell, parent) if cell else Place(page, box)
