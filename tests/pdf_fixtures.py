"""A small PDF writer, and forms drawn with it: one trait each, as office programs print them.

Text is set in Courier (every letter 0.6 of the type size wide), so that tests know where a word ends. Places are in
points from the top left corner of the page.
"""

from __future__ import annotations

import hashlib
import textwrap
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

FONTS = {
    "regular": b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    "bold": b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
    "italic": b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Oblique /Encoding /WinAnsiEncoding >>",
    "sans": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "dingbats": b"<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>",
    "ligatures": b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding "
    b"/BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >> >>",
}
_CMAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
    b"1 begincodespacerange <%(low)s> <%(high)s> endcodespacerange %(count)d beginbfchar\n%(pairs)s\nendbfchar "
    b"endcmap end end"
)


def width(text: str, size: float = 10) -> float:
    """How wide Courier sets `text`."""
    return 0.6 * size * len(text)


def wrapped(text: str, wide: float, size: float = 10) -> list[str]:
    """`text` broken into lines no wider than `wide`, a blank left at the end of each but the last of a paragraph."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        pieces = textwrap.wrap(paragraph, int(wide / (0.6 * size)), break_long_words=False) or [""]
        lines += [f"{piece} " if piece is not pieces[-1] and piece[-1:] != "-" else piece for piece in pieces]
    return lines


@dataclass
class Sheet:
    """One page being drawn."""

    wide: float = 595
    high: float = 842
    rotate: int = 0
    marks: list[bytes] = field(default_factory=list)
    annots: list[bytes] = field(default_factory=list)
    images: list[tuple[int, int, bytes]] = field(default_factory=list)
    forms: list[bytes] = field(default_factory=list)
    entries: str = ""  # more entries of its dictionary

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = "regular", before: str = "") -> None:
        """Text on the baseline `y`; `before` goes in front of it in the content stream (a colour, a render mode)."""
        self.coded(x, y, text.encode("cp1252"), size, font, before)

    def coded(
        self, x: float, y: float, codes: bytes, size: float = 10, font: str = "regular", before: str = ""
    ) -> None:
        """The same with the character codes of a font."""
        self.marks.append(
            f"q {before} BT /{font} {size} Tf 1 0 0 1 {x:.2f} {self.high - y:.2f} Tm <{codes.hex()}> Tj ET Q".encode()
        )

    def turned(self, x: float, y: float, text: str, matrix: str, size: float = 10) -> None:
        """Text with a matrix of its own (`a b c d`)."""
        codes = text.encode("cp1252").hex()
        self.marks.append(f"BT /regular {size} Tf {matrix} {x:.2f} {self.high - y:.2f} Tm <{codes}> Tj ET".encode())

    def lines(
        self, x: float, y: float, lines: Iterable[str], size: float = 10, font: str = "regular", leading: float = 12
    ) -> float:
        """Lines from the baseline `y` on; the baseline after the last is returned."""
        for line in lines:
            self.text(x, y, line, size, font)
            y += leading
        return y

    def paragraph(
        self, x: float, y: float, text: str, wide: float, size: float = 10, font: str = "regular", gap: float = 6
    ) -> float:
        """A wrapped paragraph; the baseline for the next is returned."""
        return self.lines(x, y, wrapped(text, wide, size), size, font, 1.2 * size) + gap

    def line(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.5) -> None:
        self.marks.append(f"{thick} w {x0} {self.high - y0} m {x1} {self.high - y1} l S".encode())

    def rectangle(self, x0: float, y0: float, x1: float, y1: float, paint: str = "S", before: str = "") -> None:
        self.marks.append(f"q {before} {x0} {self.high - y1} {x1 - x0} {y1 - y0} re {paint} Q".encode())

    def picture(
        self, x0: float, y0: float, x1: float, y1: float, pixels: tuple[int, int, bytes] = (1, 1, b"\x80")
    ) -> None:
        """A grey picture (columns, rows, one byte a pixel) stretched over the box."""
        name = f"im{len(self.images)}"
        self.images.append(pixels)
        self.marks.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.high - y1} cm /{name} Do Q".encode())

    def as_form(self, matrix: str = "1 0 0 1 0 0") -> None:
        """Put all that is drawn so far into a form of its own, shown once."""
        self.forms.append(b"\n".join(self.marks))
        self.marks = [f"q {matrix} cm /fm{len(self.forms) - 1} Do Q".encode()]

    def annotation(self, x0: float, y0: float, x1: float, y1: float, entries: str) -> None:
        """An annotation or form field with the given dictionary entries."""
        box = f"{x0} {self.high - y1} {x1} {self.high - y0}"
        self.annots.append(f"<< /Type /Annot /Rect [{box}] {entries} >>".encode())


@dataclass
class Pdf:
    """A document being drawn. `catalog`: more entries of its catalog. `password`: needed to open it."""

    sheets: list[Sheet] = field(default_factory=list)
    fonts: dict[str, bytes] = field(default_factory=lambda: dict(FONTS))
    catalog: str = ""
    xfa: bool = False
    password: str | None = None
    _more: list[bytes] = field(default_factory=list)

    def sheet(self, wide: float = 595, high: float = 842, rotate: int = 0) -> Sheet:
        """A new page."""
        self.sheets.append(Sheet(wide, high, rotate))
        return self.sheets[-1]

    def mapped_font(self, name: str, base: str, codes: dict[int, str], wide: int = 600) -> None:
        """A simple font whose codes stand for the given characters."""
        pairs = b"\n".join(
            b"<%02X> <%s>" % (code, text.encode("utf-16-be").hex().encode()) for code, text in codes.items()
        )
        cmap = _CMAP % {b"low": b"00", b"high": b"FF", b"count": len(codes), b"pairs": pairs}
        low, high = min(codes), max(codes)
        widths = b" ".join([b"%d" % wide] * (high - low + 1))
        self.fonts[name] = (
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding /FirstChar %d /LastChar %d "
            b"/Widths [%s] /ToUnicode %s >>" % (base.encode(), low, high, widths, self._stream(cmap))
        )

    def nameless_font(self, name: str) -> None:
        """A composite font that tells no character's name."""
        self.fonts[name] = (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Secret /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
            b"/Subtype /CIDFontType2 /BaseFont /Secret /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            b"/Supplement 0 >> /DW 600 >>] >>"
        )

    def _stream(self, content: bytes, entries: bytes = b"") -> bytes:
        packed = zlib.compress(content)
        self._more.append(
            b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)
        )
        return b"@%d@" % (len(self._more) - 1)

    def save(self) -> bytes:
        """The finished file."""
        objects: list[bytes] = [b"", b""]

        def add(body: bytes) -> int:
            objects.append(body)
            return len(objects)

        fonts = {name: add(body) for name, body in self.fonts.items()}
        font_names = b" ".join(b"/%s %d 0 R" % (name.encode(), number) for name, number in fonts.items())
        fields: list[int] = []
        kids: list[int] = []
        for sheet in self.sheets:
            images = b""
            for index, (columns, rows, pixels) in enumerate(sheet.images):
                entries = (
                    b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
                )
                images += b"/im%d %s " % (index, self._stream(pixels, entries % (columns, rows)))
            for index, content in enumerate(sheet.forms):
                entries = b"/Type /XObject /Subtype /Form /BBox [0 0 %g %g] /Resources << /Font << %s >> >>"
                images += b"/fm%d %s " % (index, self._stream(content, entries % (sheet.wide, sheet.high, font_names)))
            content = self._stream(b"\n".join(sheet.marks))
            annots = [add(body) for body in sheet.annots]
            fields += [n for n, body in zip(annots, sheet.annots, strict=True) if b"/FT" in body]
            kids.append(
                add(
                    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Rotate %d /Contents %s /Annots [%s] "
                    b"/Resources << /Font << %s >> /XObject << %s >> >> %s >>"
                    % (
                        sheet.wide,
                        sheet.high,
                        sheet.rotate,
                        content,
                        b" ".join(b"%d 0 R" % n for n in annots),
                        font_names,
                        images,
                        sheet.entries.encode(),
                    )
                )
            )
        catalog = self.catalog.encode()
        if fields or self.xfa:
            names = b" ".join(b"%d 0 R" % number for number in fields)
            xfa = b"/XFA %s" % self._stream(b"<xdp/>") if self.xfa else b""
            catalog += b"/AcroForm << /Fields [%s] /DA (/Helv 10 Tf) %s >>" % (names, xfa)
        objects[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog
        objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
        start = len(objects)
        for index in range(len(self._more)):
            reference = b"%d 0 R" % (start + index + 1)
            objects = [body.replace(b"@%d@" % index, reference) for body in objects]
        return _file([*objects, *self._more], self.password)


def _file(objects: list[bytes], password: str | None) -> bytes:
    identity = hashlib.md5(b"form").digest()
    trailer = b"/ID [<%s> <%s>]" % (identity.hex().encode(), identity.hex().encode())
    if password is not None:
        key, entry = _encryption(password, identity)
        objects = [_encrypted(body, key, number) for number, body in enumerate(objects, 1)]
        objects.append(entry)
        trailer += b" /Encrypt %d 0 R" % len(objects)
    out = bytearray(b"%PDF-1.6\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(out)


# Encryption as PDF 1.1 had it (ISO 32000-1, 7.6.3, revision 2): enough to be refused --------------------------------

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def _encryption(password: str, identity: bytes) -> tuple[bytes, bytes]:
    padded = (password.encode() + _PAD)[:32]
    owner = _rc4(hashlib.md5((b"owner" + _PAD)[:32]).digest()[:5], padded)
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded + owner + rights + identity).digest()[:5]
    user = _rc4(key, _PAD)
    entry = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (owner.hex().encode(), user.hex().encode())
    return key, entry


def _encrypted(body: bytes, key: bytes, number: int) -> bytes:
    head, mark, rest = body.partition(b"\nstream\n")
    if not mark:
        return body
    content, end, tail = rest.rpartition(b"\nendstream")
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
    return head + mark + _rc4(own, content) + end + tail


# Forms ---------------------------------------------------------------------------------------------------------------


def ruled(
    pdf: Pdf,
    rows: Sequence[Sequence[str]],
    edges: Sequence[float] = (60, 220, 535),
    top: float = 80,
    size: float = 10,
    foot: float = 780,
    head: int = 0,
    sheet: Sheet | None = None,
    bold_first: bool = True,
) -> tuple[Sheet, float]:
    """A ruled table whose rows break over pages line by line, as Word prints them; its first `head` rows are repeated
    on each page. The last page and the lower edge of the table are returned."""
    sheet = sheet or pdf.sheet()
    leading, y = 1.2 * size, top
    sheet.line(edges[0], y, edges[-1], y)
    for index, row in enumerate(rows):
        cells = [wrapped(text, edges[c + 1] - edges[c] - 10, size) if text else [] for c, text in enumerate(row)]
        while any(cells):
            room = int((foot - y - 4) / leading)
            if room < 1:
                sheet, y = pdf.sheet(), top
                sheet.line(edges[0], y, edges[-1], y)
                if index >= head:
                    for repeated in rows[:head]:
                        y = _row(sheet, y, [[text] for text in repeated], edges, size, bold_first)
                continue
            y = _row(sheet, y, [cell[:room] for cell in cells], edges, size, bold_first)
            cells = [cell[room:] for cell in cells]
    return sheet, y


def _row(
    sheet: Sheet, top: float, cells: Sequence[Sequence[str]], edges: Sequence[float], size: float, bold_first: bool
) -> float:
    """One row with its lines; its lower edge is returned."""
    bottom = top + 1.2 * size * max(len(cell) for cell in cells) + 4
    for column, cell in enumerate(cells):
        font = "bold" if bold_first and column == 0 else "regular"
        sheet.lines(edges[column] + 5, top + size, cell, size, font, 1.2 * size)
    sheet.line(edges[0], bottom, edges[-1], bottom)
    for edge in edges:
        sheet.line(edge, top, edge, bottom)
    return bottom
