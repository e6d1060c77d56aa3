"""PDF files: PDFium's characters and ruling lines, read by place.

Text is sorted and joined by position and gap, never by the order in the file; ruled tables become cells, and rows that
a page break cuts are made whole again.
"""

from __future__ import annotations

import ctypes as c
import time
from collections import Counter
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as constants

from pipeline import gate, limits
from pipeline.codes import notice, unreadable
from pipeline.model import Document
from pipeline.readers import pdf_raw as raw
from pipeline.readers.build import Builder
from pipeline.readers.pdf_chars import Words, telling, words_of
from pipeline.readers.pdf_forms import Annotations, Form, annotations_of
from pipeline.readers.pdf_layout import layout
from pipeline.readers.pdf_lines import Drawing, drawing_of
from pipeline.readers.pdf_looks import Frame, frame_of
from pipeline.readers.pdf_marks import mark
from pipeline.readers.pdf_page import Page
from pipeline.readers.pdf_write import write

_UPRIGHT_SHARE = 0.5  # of a page's letters: more in another direction turn the page
_GARBLED_SHARE = 0.1  # of a page's letters without a name
_PICTURE_SHARE = 0.08  # of a page's area: a smaller picture is an ornament
_SCAN_SHARE = 0.5  # of a page's area: a picture that large is the page itself
_OUTLINES = 50  # lines and areas on a page without text: its letters are drawn
_SHOWN = 20  # doubtful words of a page that its notice names
_XFA_LETTERS = 1_500  # a page that only says that its form cannot be shown has fewer


def read(data: bytes, name: str) -> Document:
    """The text of a PDF with the page and box of each paragraph, and table, row and column of each cell.

    Raises UnreadableFile: encrypted, pdf-corrupt, pdf-truncated, too-many-pages, page-size, xfa, needs-ocr,
    garbled-text, empty.
    """
    builder = Builder(data, name, "pdf", "pdfium")
    opened = _open(data, name)
    try:
        number = len(opened)
        if not number:
            raise unreadable("pdf-corrupt", name, "it has no pages")
        if number > limits.PAGES:
            raise unreadable("too-many-pages", name, f"{number} pages")
        _remark(builder, opened, data)
        reader = _Reader(builder, opened, data, name)
        try:
            pages = reader.pages(number)
        finally:
            reader.close()
        reader.finish()
    finally:
        opened.close()
    write(builder, pages)
    document = builder.document(pages=number)
    return _with_doubts(document, reader.recognised) if reader.recognised else document


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (constants.FPDF_ERR_PASSWORD, constants.FPDF_ERR_SECURITY):
            raise unreadable("encrypted", name) from None
        whole = gate.has_pdf_end(data)
        raise unreadable("pdf-corrupt" if whole else "pdf-truncated", name) from None


def _remark(builder: Builder, document: pdfium.PdfDocument, data: bytes) -> None:
    """Say what the whole file holds beside its pages."""
    if not gate.has_pdf_end(data):
        builder.note("pdf-repaired", "it breaks off before its end")
    attachments = document.count_attachments()
    if attachments:
        names = ", ".join(document.get_attachment(index).get_name() for index in range(min(attachments, 5)))
        builder.note("attachment", names)
    if constants.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        builder.note("active-content")


def _with_doubts(document: Document, pages: list[int]) -> Document:
    """The document of which text recognition read some pages, with a remark on each."""
    doubts: dict[int | None, list[str]] = {page: [] for page in pages}
    for span in document.doubtful:
        doubts[document.page_of(span.start)].append(span.of(document.text))
    named = [notice("ocr-doubt", _page_read(page, doubts[page]), page) for page in pages]
    return replace(document, reader="pdfium+tesseract", notices=(*document.notices, *named))


def _page_read(page: int, doubts: list[str]) -> str:
    told = ", ".join(f"“{words}”" for words in doubts[:_SHOWN]) + (" …" if len(doubts) > _SHOWN else "")
    return f"page {page} is a picture whose text was recognised" + (f"; unsure of {told}" if doubts else "")


class _Reader:
    """Reads page after page, and judges of the whole when all are read."""

    def __init__(self, builder: Builder, document: pdfium.PdfDocument, data: bytes, name: str) -> None:
        self._builder, self._document, self._data, self._name = builder, document, data, name
        self._form_type = document.get_formtype()
        self._form = Form(document) if self._form_type else None
        self._scans: list[int] = []
        self._garbled: list[int] = []
        self._pictures: list[tuple[int, tuple[int, ...]]] = []
        self._letters: Counter[int] = Counter()
        self.recognised: list[int] = []

    def close(self) -> None:
        """To be called before the document is closed."""
        if self._form:
            self._form.close()

    def pages(self, number: int) -> list[Page]:
        """What the pages hold; those for which no time is left are missing, and named."""
        allowed = min(limits.READ_SECONDS + number * limits.PAGE_SECONDS, limits.READ_SECONDS_MAX)
        end = time.process_time() + allowed
        pages: list[Page] = []
        for index in range(number):
            if index and time.process_time() > end:
                self._builder.note("timeout", f"pages {index + 1} to {number} were not read", index + 1)
                break
            pages.append(self._page(index))
        return pages

    def _page(self, index: int) -> Page:
        page = raw.load_page(raw.handle(self._document), index)
        if not page:
            self._builder.note("pdf-repaired", f"page {index + 1} cannot be read", index + 1)
            return Page(index + 1, 0.0, 0.0, [], [], [])
        try:
            return self._read(page, index + 1)
        finally:
            raw.close_page(page)

    def _read(self, page: int, number: int) -> Page:
        frame = self._frame(page, 0)
        text_page = raw.load_text(page)
        try:
            words = words_of(text_page, frame)
            turns = _turns(words)
            if turns:
                frame = self._frame(page, turns)
                words = words_of(text_page, frame)
        finally:
            raw.close_text(text_page)
        drawing = drawing_of(page, frame)
        if words.garbled > _GARBLED_SHARE * words.letters or (drawing.texts and not words.letters):
            words = self._otherwise(words, number)
        self._annotations(words, drawing, annotations_of(page, frame, self._form), number)
        self._judge(words, drawing, frame, number)
        mark(words, drawing)
        return layout(number, frame.width, frame.height, words, drawing)

    def _otherwise(self, words: Words, number: int) -> Words:
        """The words of a page that PDFium cannot tell, from pdfplumber where that can."""
        from pipeline.readers.pdf_fallback import words_of as other_words_of

        other = other_words_of(self._data, number - 1)
        if telling(other) <= telling(words):
            return words
        self._builder.note("pdf-repaired", f"the letters of page {number} were told in another way", number)
        return other

    def _frame(self, page: int, turns: int) -> Frame:
        bounds = (c.c_float * 4)()
        raw.page_box(page, c.addressof(bounds))
        left, top, right, bottom = bounds
        if max(right - left, top - bottom) > limits.PAGE_POINTS:
            raise unreadable("page-size", self._name)
        return frame_of((left, bottom, right, top), (raw.page_rotation(page) + turns) % 4)

    def _annotations(self, words: Words, drawing: Drawing, found: Annotations, number: int) -> None:
        words.runs += found.runs
        drawing.level += found.strikes
        for text in found.comments:
            self._builder.aside("comment", text, number)
        for text in found.hidden:
            self._builder.aside("hidden", text, number)
            self._builder.note("hidden-text", page=number)
        if found.comments or found.drawn:
            self._builder.note("annotation", "" if found.comments else "something is drawn on the page", number)
        if found.files:
            self._builder.note("attachment", page=number)

    def _judge(self, words: Words, drawing: Drawing, frame: Frame, number: int) -> None:
        """Note what the page holds that its text cannot tell."""
        letters = words.letters
        self._letters[number] = letters
        if sum(self._letters.values()) > limits.TEXT_CHARS:
            raise unreadable("too-long", self._name)
        area = max(frame.width * frame.height, 1.0)
        pictures = [(box, (box[2] - box[0]) * (box[3] - box[1]) / area) for box in drawing.images]
        if any(share > _SCAN_SHARE for _, share in pictures):
            if not letters:
                self._scans.append(number)
            elif (
                sum(len(run.text) for run in words.runs if run.hidden) > 0.7 * letters
            ):  # a scanner's own text recognition, laid invisibly over the picture
                for run in words.runs:
                    run.hidden = False
                self._builder.note("ocr-doubt", "the sender's scanner recognised the text", number)
        else:
            large = [box for box, share in pictures if share > _PICTURE_SHARE]
            self._pictures += [(number, tuple(round(edge / 4) for edge in box)) for box in large]
            if not letters and (pictures or drawing.paths > _OUTLINES):
                self._scans.append(number)
        if words.recognised:
            self.recognised.append(number)
        if drawing.crowded:
            self._builder.note("bad-table", "so many lines that no table was looked for", number)
        if words.symbols:
            self._builder.note("symbol-font", page=number)
        if words.garbled > _GARBLED_SHARE * letters:
            self._garbled.append(number)

    def finish(self) -> None:
        """Notices on the whole. Raises UnreadableFile where nothing of use was read."""
        letters, builder = sum(self._letters.values()), self._builder
        if self._form_type in (constants.FORMTYPE_XFA_FULL, constants.FORMTYPE_XFA_FOREGROUND):
            if self._form_type == constants.FORMTYPE_XFA_FULL and letters < _XFA_LETTERS:
                raise unreadable("xfa", self._name)
            builder.note("xfa")
        if self._scans and not letters:
            raise unreadable("needs-ocr", self._name)
        for number in self._scans:
            builder.note("needs-ocr", f"page {number}", number)
        garbled = sum(self._letters[number] for number in self._garbled)
        if letters and garbled > 0.5 * letters:
            raise unreadable("garbled-text", self._name)
        for number in self._garbled:
            builder.note("garbled-text", f"page {number}", number)
        repeated = Counter(box for _, box in self._pictures)
        for number, box in self._pictures:
            if repeated[box] == 1:
                builder.note("embedded-object", f"the picture on page {number}", number)


def _turns(words: Words) -> int:
    """The quarter turns clockwise that set most of a page's writing upright."""
    if not any(run.angle for run in words.runs):
        return 0
    letters: Counter[int] = Counter()
    for run in words.runs:
        letters[run.angle] += len(run.text)
    angle, most = letters.most_common(1)[0]
    return (4 - angle) % 4 if angle in (1, 2, 3) and most > _UPRIGHT_SHARE * sum(letters.values()) else 0
