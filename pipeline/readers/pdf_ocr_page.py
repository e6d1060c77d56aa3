"""Recognised words, lines and boxes as a page of a PDF, so that the reader lays a scan out as it does any page.

Each word stands where it was seen, stretched to its width, in a font whose name says how sure the recognition was.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from pipeline.readers.pdf_looks import OCR_FONT
from pipeline.readers.pdf_ocr_image import Picture

# Per cent of confidence. Below the first a word is doubtful (of scanned gold returns half of the wrong words are, and
# one in forty of the right ones); marks alone below the second are remains of lines, any word below the third is dirt.
DOUBTFUL = 88.0
_REMAINDER = 60.0
_HOPELESS = 5.0
_TALL = frozenset("bdfhkltßABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()[]{}/|!?%&§€$")
_DEEP = frozenset("gjpqyQ,;()[]{}/|")
_LIKE_BULLETS = frozenset(("¢", "©", "®", "*", "«", "°", "»", "e", "o", "¢e", "e¢", "•", "·", "¥"))
_AFTER_BULLET = 0.7  # of the type size: the gap behind a bullet, at least
_BLANK = 0.35  # of the type size: the gap between two words, at least
_REMAINS = frozenset("_—–-|~=")
_BOLD = 1.3  # of the page's usual stroke: a thicker one is bold


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: its box in pixels, its confidence in per cent, its line on the page, its type size, baseline
    and weight as far as they can be told."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float
    line: tuple[int, int, int]
    size: float = 0.0
    base: float = 0.0
    bold: bool = False


def words_of(table: str, grey: Any) -> list[Word]:
    """The words of Tesseract's table (TSV), with what can be told from the image."""
    words: list[Word] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip() and float(cells[10]) >= _HOPELESS:
            left, top, wide, high = map(int, cells[6:10])
            line = (int(cells[2]), int(cells[3]), int(cells[4]))
            words.append(Word(cells[11].strip(), left, top, left + wide, top + high, float(cells[10]), line))
    return _parted(_weighed(_marked(_lined_up(words)), grey))


def _lined_up(words: list[Word]) -> list[Word]:
    """The words with type size and baseline: those of a line share both, lines of about the usual size have it."""
    lines: dict[tuple[int, int, int], list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    sizes = {line: median(_size(word) for word in found) for line, found in lines.items()}
    if not sizes:
        return []
    usual = median(sizes[word.line] for word in words)
    lined: list[Word] = []
    for line, found in lines.items():
        size = usual if abs(sizes[line] - usual) < 0.2 * usual else sizes[line]
        flat = [word.bottom for word in found if not _DEEP & set(word.text)]
        base = median(flat) if flat else median(word.bottom for word in found) - 0.2 * size
        lined += [replace(word, size=size, base=base) for word in found]
    return lined


def _marked(words: list[Word]) -> list[Word]:
    """Bullets, which are taken for letters, are bullets; what is left of lines and boxes is dropped."""
    kept: list[Word] = []
    for index, word in enumerate(words):
        opens = index == 0 or words[index - 1].line != word.line
        after = words[index + 1] if index + 1 < len(words) and words[index + 1].line == word.line else None
        if opens and after and word.text in _LIKE_BULLETS and after.left - word.right > _AFTER_BULLET * word.size:
            kept.append(replace(word, text="•", sure=100.0))
        elif word.sure < _REMAINDER and not set(word.text) - _REMAINS:
            continue
        else:
            kept.append(word)
    return kept


def _parted(words: list[Word]) -> list[Word]:
    """The words of a line with room for a blank between them, which slanting letters take."""
    return [replace(word, right=max(min(word.right, after.left - _BLANK * word.size), (word.left + word.right) / 2))
            if after and after.line == word.line else word
            for word, after in zip(words, [*words[1:], None], strict=True)]


def _size(word: Word) -> float:
    """The type size that a word of such letters and such a height has."""
    letters = set(word.text)
    high = 0.72 if letters & _TALL or any(letter.isupper() for letter in letters) else 0.53
    return max(word.bottom - word.top, 4.0) / (high + (0.21 if letters & _DEEP else 0.0))


def _weighed(words: list[Word], grey: Any) -> list[Word]:
    """The words with their weight: how long the dark runs in their rows are on average, for their size."""
    strokes = [_stroke(word, grey) for word in words]
    known = [stroke for stroke in strokes if stroke]
    if len(known) < 10:
        return words
    usual = median(known)
    return [replace(word, bold=stroke > _BOLD * usual) for word, stroke in zip(words, strokes, strict=True)]


def _stroke(word: Word, grey: Any) -> float:
    dark = grey[int(word.top) : int(word.bottom), int(word.left) : int(word.right)] < 128
    if dark.shape[0] < 3 or dark.shape[1] < 3 or len(word.text) < 2:
        return 0.0
    runs = int((dark[:, 1:] & ~dark[:, :-1]).sum()) + int(dark[:, 0].sum())
    return float(dark.sum()) / max(runs, 1) / word.size


# The PDF -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to write: its size in points, pixels a point, what was found on it."""

    wide: float
    high: float
    scale: float
    picture: Picture
    words: Sequence[Word]


def write(sheets: Sequence[Sheet]) -> bytes:
    """A PDF of these pages."""
    letters = sorted(
        {letter for sheet in sheets for word in sheet.words for letter in word.text if ord(letter) < 65536}
    )
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _stream(_unicode_map(letters))]
    fonts = {key: len(objects) + 1 + index for index, key in enumerate(_FONTS)}
    objects += [_font(name) for name in _FONTS.values()]
    names = b" ".join(b"/%s %d 0 R" % (key.encode(), number) for key, number in fonts.items())
    resources = b"<< /Font << %s >> >>" % names
    kids: list[int] = []
    for sheet in sheets:
        objects.append(_stream(_content(sheet, codes)))
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R /Resources %s >>"
        objects.append(page % (sheet.wide, sheet.high, len(objects), resources))
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    return _file(objects)


_FONTS = {
    "F0": OCR_FONT,
    "F1": f"{OCR_FONT}-Doubt",
    "F2": f"{OCR_FONT}-Bold",
    "F3": f"{OCR_FONT}-Bold-Doubt",
}


def _font(name: str) -> bytes:
    base = name.encode()
    inner = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /DW 600 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % base
    )
    return (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode 3 0 R >>"
        % (base, inner)
    )


def _unicode_map(letters: Sequence[str]) -> bytes:
    rows = [
        b"<%04X> <%s>" % (code, letter.encode("utf-16-be").hex().encode()) for code, letter in enumerate(letters, 1)
    ]
    parts = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    tables = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part)) for part in parts)
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /R def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n%s\nendcmap end end" % tables
    )


def _content(sheet: Sheet, codes: dict[str, int]) -> bytes:
    scale, high = sheet.scale, sheet.high
    marks: list[str] = []
    for stroke in sheet.picture.level:
        y = high - stroke.at / scale
        marks.append(f"{stroke.low / scale:.2f} {y:.2f} m {stroke.high / scale:.2f} {y:.2f} l S")
    for stroke in sheet.picture.upright:
        x = stroke.at / scale
        marks.append(f"{x:.2f} {high - stroke.low / scale:.2f} m {x:.2f} {high - stroke.high / scale:.2f} l S")
    for box in sheet.picture.boxes:
        left, top, right, bottom = box.left / scale, box.top / scale, box.right / scale, box.bottom / scale
        marks.append(f"{left:.2f} {high - bottom:.2f} {right - left:.2f} {bottom - top:.2f} re S")
        if box.ticked:
            marks.append(f"{left:.2f} {high - bottom:.2f} m {right:.2f} {high - top:.2f} l S")
    marks += [_word(word, sheet, codes) for word in sheet.words]
    return "0.5 w\n{}".format("\n".join(marks)).encode()


def _word(word: Word, sheet: Sheet, codes: dict[str, int]) -> str:
    text = [letter for letter in word.text if letter in codes]
    if not text:
        return ""
    size = word.size / sheet.scale
    stretch = 100 * (word.right - word.left) / sheet.scale / (0.6 * size * len(text))
    font = f"F{int(word.sure < DOUBTFUL) + 2 * int(word.bold)}"
    shown = "".join(f"{codes[letter]:04X}" for letter in text)
    x, y = word.left / sheet.scale, sheet.high - word.base / sheet.scale
    return f"BT /{font} {size:.2f} Tf {stretch:.2f} Tz 1 0 0 1 {x:.2f} {y:.2f} Tm <{shown}> Tj ET"


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.6\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
