"""What stands on a page without being its text: form fields, notes, comments, and marks laid over the words."""

from __future__ import annotations

import ctypes as c
from collections.abc import Callable
from dataclasses import dataclass, field

import pypdfium2.raw as pdf
from pypdfium2 import PdfDocument

from pipeline.model import TICKED, UNTICKED
from pipeline.readers.pdf_chars import Run
from pipeline.readers.pdf_lines import Box, Rule
from pipeline.readers.pdf_looks import Frame

_HIDDEN = 0x2 | 0x20  # annotation flags Hidden and NoView (ISO 32000-1, 12.5.3)
_TYPE = 10.0  # points: the size that a field's text is taken to have, where its box is high enough
_STICKY, _POPUP, _LINK = pdf.FPDF_ANNOT_TEXT, pdf.FPDF_ANNOT_POPUP, pdf.FPDF_ANNOT_LINK
_FREE, _WIDGET, _STRIKE = pdf.FPDF_ANNOT_FREETEXT, pdf.FPDF_ANNOT_WIDGET, pdf.FPDF_ANNOT_STRIKEOUT
_DRAWN = (pdf.FPDF_ANNOT_INK, pdf.FPDF_ANNOT_STAMP, pdf.FPDF_ANNOT_LINE, pdf.FPDF_ANNOT_POLYLINE)


@dataclass(slots=True)
class Annotations:
    """A page's annotations: values and free text as runs where they stand, comments, lines that strike words out,
    whether something was drawn by hand, how many files are attached."""

    runs: list[Run] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    strikes: list[Rule] = field(default_factory=list)
    drawn: bool = False
    files: int = 0


class Form:
    """The form of an open document, to ask for the values of its fields; to be closed before the document."""

    def __init__(self, document: PdfDocument) -> None:
        self._settings = pdf.FPDF_FORMFILLINFO(version=2)
        self.handle = pdf.FPDFDOC_InitFormFillEnvironment(document.raw, self._settings)

    def close(self) -> None:
        """Give the form back."""
        pdf.FPDFDOC_ExitFormFillEnvironment(self.handle)


def annotations_of(page: int, frame: Frame, form: Form | None) -> Annotations:
    """The annotations of a page; `form`: the document's form, None where it has none."""
    found = Annotations()
    handle = c.cast(c.c_void_p(page), pdf.FPDF_PAGE)
    for index in range(pdf.FPDFPage_GetAnnotCount(handle)):
        annotation = pdf.FPDFPage_GetAnnot(handle, index)
        if annotation:
            try:
                _read(found, annotation, frame, form)
            finally:
                pdf.FPDFPage_CloseAnnot(annotation)
    return found


def _read(found: Annotations, annotation: object, frame: Frame, form: Form | None) -> None:
    kind = pdf.FPDFAnnot_GetSubtype(annotation)
    box = _box(annotation, frame)
    shown = not pdf.FPDFAnnot_GetFlags(annotation) & _HIDDEN
    text = _text(lambda buffer, size: pdf.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size))
    if kind == _WIDGET:
        _field(found, annotation, box, form, shown)
    elif kind in (_POPUP, _LINK):
        return
    elif kind == _FREE:
        if shown:
            found.runs += _runs(text, box)
        else:
            found.hidden.append(text)
    elif kind == pdf.FPDF_ANNOT_FILEATTACHMENT:
        found.files += 1
    else:
        if kind == _STRIKE and shown:
            found.strikes += _quads(annotation, frame)
        found.drawn = found.drawn or (kind in _DRAWN and shown)
        if text.strip():
            found.comments.append(text)


def _box(annotation: object, frame: Frame) -> Box:
    rectangle = pdf.FS_RECTF()
    pdf.FPDFAnnot_GetRect(annotation, rectangle)
    return frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def _text(ask: Callable[[object, int], int]) -> str:
    """A string of PDFium's, asked for twice: for its length, then for itself."""
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = (c.c_ushort * (size // 2))()
    ask(buffer, size)
    text = bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _quads(annotation: object, frame: Frame) -> list[Rule]:
    """A line through the middle of each box that a strike-out covers."""
    rules: list[Rule] = []
    for index in range(pdf.FPDFAnnot_CountAttachmentPoints(annotation)):
        quad = pdf.FS_QUADPOINTSF()
        if pdf.FPDFAnnot_GetAttachmentPoints(annotation, index, quad):
            left, top, right, bottom = frame.box(
                min(quad.x1, quad.x3), min(quad.y1, quad.y3), max(quad.x2, quad.x4), max(quad.y2, quad.y4)
            )
            rules.append(Rule(top + 0.55 * (bottom - top), left, right))
    return rules


# Fields --------------------------------------------------------------------------------------------------------------


def _field(found: Annotations, annotation: object, box: Box, form: Form | None, shown: bool) -> None:
    handle = form.handle if form else None
    kind = pdf.FPDFAnnot_GetFormFieldType(handle, annotation) if form else -1
    if kind in (pdf.FPDF_FORMFIELD_CHECKBOX, pdf.FPDF_FORMFIELD_RADIOBUTTON):
        if shown:
            high = box[3] - box[1]
            sign = TICKED if _is_on(handle, annotation) else UNTICKED
            size = min(high, 14.0)
            found.runs.append(Run(sign, box[0], box[2], (box[1] + box[3]) / 2 + 0.3 * size, size, box[2], own=True))
        return
    if kind in (pdf.FPDF_FORMFIELD_PUSHBUTTON, pdf.FPDF_FORMFIELD_SIGNATURE):
        return
    if kind == pdf.FPDF_FORMFIELD_LISTBOX:
        text = "\n".join(_chosen(handle, annotation))
    elif form:
        text = _text(lambda buffer, size: pdf.FPDFAnnot_GetFormFieldValue(handle, annotation, buffer, size))
    else:
        text = _text(lambda buffer, size: pdf.FPDFAnnot_GetStringValue(annotation, b"V", buffer, size))
    if shown:
        found.runs += _runs(text, box)
    elif text.strip():
        found.hidden.append(text)


def _is_on(form: object, annotation: object) -> bool:
    """Whether a check box or radio button is on: by the state that it shows (ISO 32000-1, 12.7.4.2.3), else by what
    PDFium makes of the field's value."""
    state = _text(lambda buffer, size: pdf.FPDFAnnot_GetStringValue(annotation, b"AS", buffer, size))
    return state != "Off" if state else bool(pdf.FPDFAnnot_IsChecked(form, annotation))


def _chosen(form: object, annotation: object) -> list[str]:
    chosen: list[str] = []
    for index in range(pdf.FPDFAnnot_GetOptionCount(form, annotation)):
        if pdf.FPDFAnnot_IsOptionSelected(form, annotation, index):
            label = lambda buffer, size, at=index: pdf.FPDFAnnot_GetOptionLabel(form, annotation, at, buffer, size)  # noqa: E731
            chosen.append(_text(label))
    return chosen


def _runs(text: str, box: Box) -> list[Run]:
    """Text in a box of its own, a run for each of its lines."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        return []
    high = box[3] - box[1]
    leading = min(1.2 * _TYPE, high / len(lines))
    size = min(leading / 1.2, _TYPE)
    first = (box[1] + box[3]) / 2 + 0.3 * size if high < 2 * leading and len(lines) == 1 else box[1] + 0.9 * leading
    runs: list[Run] = []
    for index, line in enumerate(lines):
        right = min(max(box[0] + 0.5 * size * len(line), box[0] + 1), box[2])
        runs.append(Run(line, box[0], right, first + index * leading, size, right, own=True, field=True))
    return runs
