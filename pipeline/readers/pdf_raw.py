"""PDFium by its C interface, called with plain numbers: a third of the time that typed pointers take.

Handles are integers. What fills in several numbers takes the address of an array of ours, so that a whole page's words
can be asked for by `map` without a Python frame between two calls.
"""

from __future__ import annotations

import ctypes as c
from collections.abc import Callable
from itertools import repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
HANDLE, INT, FLOAT, LONG = c.c_void_p, c.c_int, c.c_float, c.c_ulong


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    return c.PYFUNCTYPE(result, *arguments)(c.cast(getattr(raw, name), c.c_void_p).value)  # type: ignore[arg-type]


load_page = _bind("FPDF_LoadPage", HANDLE, HANDLE, INT)
close_page = _bind("FPDF_ClosePage", None, HANDLE)
page_box = _bind("FPDF_GetPageBoundingBox", INT, HANDLE, HANDLE)
page_rotation = _bind("FPDFPage_GetRotation", INT, HANDLE)
load_text = _bind("FPDFText_LoadPage", HANDLE, HANDLE)
close_text = _bind("FPDFText_ClosePage", None, HANDLE)
count_chars = _bind("FPDFText_CountChars", INT, HANDLE)
_get_text = _bind("FPDFText_GetText", INT, HANDLE, INT, INT, HANDLE)
char_code = _bind("FPDFText_GetUnicode", c.c_uint, HANDLE, INT)
char_origin = _bind("FPDFText_GetCharOrigin", INT, HANDLE, INT, HANDLE, HANDLE)
char_box = _bind("FPDFText_GetLooseCharBox", INT, HANDLE, INT, HANDLE)
char_matrix = _bind("FPDFText_GetMatrix", INT, HANDLE, INT, HANDLE)
char_object = _bind("FPDFText_GetTextObject", HANDLE, HANDLE, INT)
is_generated = _bind("FPDFText_IsGenerated", INT, HANDLE, INT)
has_map_error = _bind("FPDFText_HasUnicodeMapError", INT, HANDLE, INT)

count_objects = _bind("FPDFPage_CountObjects", INT, HANDLE)
get_object = _bind("FPDFPage_GetObject", HANDLE, HANDLE, INT)
object_type = _bind("FPDFPageObj_GetType", INT, HANDLE)
object_bounds = _bind("FPDFPageObj_GetBounds", INT, HANDLE, HANDLE, HANDLE, HANDLE, HANDLE)
object_matrix = _bind("FPDFPageObj_GetMatrix", INT, HANDLE, HANDLE)
fill_colour = _bind("FPDFPageObj_GetFillColor", INT, HANDLE, HANDLE, HANDLE, HANDLE, HANDLE)
stroke_colour = _bind("FPDFPageObj_GetStrokeColor", INT, HANDLE, HANDLE, HANDLE, HANDLE, HANDLE)
font_size = _bind("FPDFTextObj_GetFontSize", INT, HANDLE, HANDLE)
render_mode = _bind("FPDFTextObj_GetTextRenderMode", INT, HANDLE)
get_font = _bind("FPDFTextObj_GetFont", HANDLE, HANDLE)
_font_name = _bind("FPDFFont_GetBaseFontName", c.c_size_t, HANDLE, HANDLE, c.c_size_t)
font_weight = _bind("FPDFFont_GetWeight", INT, HANDLE)
font_flags = _bind("FPDFFont_GetFlags", INT, HANDLE)
draw_mode = _bind("FPDFPath_GetDrawMode", INT, HANDLE, HANDLE, HANDLE)
count_segments = _bind("FPDFPath_CountSegments", INT, HANDLE)
get_segment = _bind("FPDFPath_GetPathSegment", HANDLE, HANDLE, INT)
segment_point = _bind("FPDFPathSegment_GetPoint", INT, HANDLE, HANDLE, HANDLE)
segment_type = _bind("FPDFPathSegment_GetType", INT, HANDLE)
segment_closes = _bind("FPDFPathSegment_GetClose", INT, HANDLE)
form_count = _bind("FPDFFormObj_CountObjects", INT, HANDLE)
form_object = _bind("FPDFFormObj_GetObject", HANDLE, HANDLE, LONG)


def handle(document: pdfium.PdfDocument) -> int:
    """The number that stands for an open document."""
    return int(c.cast(document.raw, c.c_void_p).value or 0)


def page_text(text_page: int, count: int) -> str:
    """The text of a page in PDFium's order; one character for each of its `count` places unless a character has no
    Unicode (left out by PDFium) or lies beyond U+FFFF: then place by place."""
    units = (c.c_ushort * (count + 1))()
    got = _get_text(text_page, 0, count, c.addressof(units)) - 1
    text = bytes(units)[: 2 * max(got, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count and got == count:
        return text
    codes = map(char_code, repeat(text_page, count), range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "�" for code in codes)


def font_name(font: int) -> str:
    """The font's PostScript name, without the tag of a subset (ABCDEF+)."""
    buffer = c.create_string_buffer(128)
    _font_name(font, c.addressof(buffer), 128)
    return buffer.value.decode("latin-1").rpartition("+")[2]
