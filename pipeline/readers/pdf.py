"""PDF files: PDFium's characters and ruling lines, read by place.

Text is sorted and joined by position and gap, never by the order in the file; ruled tables become cells, and rows that
a page break cuts are made whole again.
"""

from __future__ import annotations

import ctypes as c
from statistics import median

import pypdfium2 as pdfium

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.model import BlockStyle, Document, Place
from pipeline.readers import pdf_raw as raw
from pipeline.readers.build import Builder
from pipeline.readers.pdf_chars import frame_of, words_of
from pipeline.readers.pdf_layout import Item, Page, Table, layout
from pipeline.readers.pdf_lines import drawing_of
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
        return layout(index + 1, frame.width, frame.height, words_of(text_page, frame), drawing_of(page, frame))
    finally:
        raw.close_text(text_page)
        raw.close_page(page)


class _Writer:
    def __init__(self, builder: Builder, manner: Manner, body: float) -> None:
        self.builder, self.manner, self.body = builder, manner, body
        self.tables = 0

    def items(self, items: list[Item], table: tuple[int, int, int] | None, parent: tuple[int, int, int] | None) -> None:
        """Write what stands in a cell or on pages, in order."""
        lines: list[Line] = []
        for item in items:
            if isinstance(item, Line):
                lines.append(item)
                continue
            self.lines(lines, table, parent)
            lines = []
            self.table(item, table)
        self.lines(lines, table, parent)

    def table(self, table: Table, parent: tuple[int, int, int] | None) -> None:
        number, self.tables = self.tables, self.tables + 1
        for index, row in enumerate(table.rows):
            for column in sorted(row.cells):
                self.items(row.cells[column].items, (number, index, column), parent)

    def lines(self, lines: list[Line], table: tuple[int, int, int] | None, parent: tuple[int, int, int] | None) -> None:
        if lines:
            for paragraph in paragraphs_of(lines, self.manner):
                self.paragraph(paragraph, table, parent)

    def paragraph(
        self, paragraph: Paragraph, table: tuple[int, int, int] | None, parent: tuple[int, int, int] | None
    ) -> None:
        page = paragraph.lines[0].page
        on = [line for line in paragraph.lines if line.page == page]
        box = (
            round(min(line.x0 for line in on), 1), round(on[0].top, 1),
            round(max(line.x1 for line in on), 1), round(on[-1].bottom, 1),
        )  # fmt: skip
        place = Place(page, box, *table, parent) if table else Place(page, box)
        larger = paragraph.lines[0].size > 1.15 * self.body
        style: BlockStyle = "list" if paragraph.bullet else "heading" if larger and not table else "paragraph"
        self.builder.add(
            paragraph.text, place, style, 0 if style != "paragraph" else None, paragraph.strong or larger,
            paragraph.emphasised,
        )  # fmt: skip


def _write(builder: Builder, pages: list[Page]) -> None:
    columns = [lines for page in pages for lines in page.columns]
    sizes = [line.size for lines in columns for line in lines for _ in range(len(line.text) // 8 + 1)]
    writer = _Writer(builder, manner_of(columns), median(sizes) if sizes else 10.0)
    writer.items([item for page in pages for item in page.items], None, None)
