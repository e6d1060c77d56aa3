"""PDF files: PDFium's characters and ruling lines, read by place.

Text is sorted and joined by position and gap, never by the order in the file; ruled tables become cells, and rows that
a page break cuts are made whole again.
"""

from __future__ import annotations

import ctypes as c
from collections.abc import Sequence
from statistics import median

import pypdfium2 as pdfium

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.model import BlockStyle, Document, Place
from pipeline.readers import pdf_raw as raw
from pipeline.readers.build import Builder
from pipeline.readers.pdf_chars import frame_of, words_of
from pipeline.readers.pdf_layout import layout
from pipeline.readers.pdf_lines import drawing_of
from pipeline.readers.pdf_marks import mark
from pipeline.readers.pdf_page import Item, Page, Table
from pipeline.readers.pdf_pages import as_furniture, flow_of
from pipeline.readers.pdf_text import Line, Manner, Paragraph, manner_of, paragraphs_of


def read(data: bytes, name: str) -> Document:
    """The text of a PDF with the page and box of each paragraph, and table, row and column of each cell.

    Raises UnreadableFile: encrypted, pdf-corrupt, too-many-pages, page-size, needs-ocr, garbled-text ...
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise unreadable("encrypted" if "assword" in str(error) else "pdf-corrupt", name) from None
    try:
        number = len(document)
        if number > limits.PAGES:
            raise unreadable("too-many-pages", name)
        pages = [_page(raw.handle(document), index) for index in range(number)]
    finally:
        document.close()
    builder = Builder(data, name, "pdf", "pdfium")
    _write(builder, pages)
    return builder.document(pages=number)


def _page(document: int, index: int) -> Page:
    page = raw.load_page(document, index)
    bounds = (c.c_float * 4)()
    raw.page_box(page, c.addressof(bounds))
    left, top, right, bottom = bounds
    frame = frame_of((left, bottom, right, top), raw.page_rotation(page))
    text_page = raw.load_text(page)
    try:
        words, drawing = words_of(text_page, frame), drawing_of(page, frame)
        mark(words, drawing)
        return layout(index + 1, frame.width, frame.height, words, drawing)
    finally:
        raw.close_text(text_page)
        raw.close_page(page)


_Cell = tuple[int, int, int]  # table, row, column


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
            for column in sorted(row.cells):
                if row.header:
                    as_furniture(row)
                self.items(row.cells[column].items, (number, index, column), parent)
            self._lines(row.after, None, None)

    def _lines(self, lines: list[Line], cell: _Cell | None, parent: _Cell | None) -> None:
        """Write the paragraphs of `lines`; running headers and footers between them follow the paragraph they cut."""
        if not lines:
            return
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

    def _paragraph(self, paragraph: Paragraph, cell: _Cell | None, parent: _Cell | None) -> None:
        first = paragraph.lines[0]
        larger = first.size > 1.15 * self._body
        style: BlockStyle = "list" if paragraph.bullet else "heading" if larger and cell is None else "paragraph"
        self._builder.add(
            paragraph.text, _place(paragraph.lines, cell, parent), style, None if style == "paragraph" else 0,
            paragraph.strong or larger, paragraph.emphasised,
        )  # fmt: skip
        for kind, text in paragraph.asides:
            self._builder.aside(kind, text, first.page)
            self._builder.note(_NOTICES[kind], page=first.page)


_NOTICES = {"struck": "strikethrough", "hidden": "hidden-text"}


def _place(lines: Sequence[Line], cell: _Cell | None, parent: _Cell | None) -> Place:
    """Page and box of a paragraph, of the part on its first page where a page break cuts it."""
    page = lines[0].page
    here = [line for line in lines if line.page == page]
    left, right = min(line.x0 for line in here), max(line.x1 for line in here)
    box = (round(left, 1), round(here[0].top, 1), round(right, 1), round(here[-1].bottom, 1))
    return Place(page, box, *cell, parent) if cell else Place(page, box)


def _write(builder: Builder, pages: list[Page]) -> None:
    columns = [lines for page in pages for lines in page.columns]
    sizes = [line.size for lines in columns for line in lines for _ in range(len(line.text) // 8 + 1)]
    writer = _Writer(builder, manner_of(columns), median(sizes) if sizes else 10.0)
    writer.items(flow_of(pages))
