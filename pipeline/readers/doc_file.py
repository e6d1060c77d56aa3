"""The binary Word file (Word 97 to 2003): its characters in order, with what their properties say ([MS-DOC]).

Only what a reader of text needs: the piece table, the properties of paragraphs and characters, notes, form fields,
fonts, style names, lists. Every offset is checked: a damaged file ends in UnreadableFile.
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import olefile

from pipeline.codes import unreadable
from pipeline.readers.list_numbers import written

# Places in the file information block ([MS-DOC] 2.5): the pairs of offset and size in the table stream.
STYLES, NOTE_REFS, NOTES, COMMENT_REFS, COMMENTS, HEADERS, CHAR_PAGES, PARA_PAGES = 1, 2, 3, 4, 5, 11, 12, 13
FONTS, PIECES, END_REFS, ENDNOTES, BOXES, LISTS, LIST_USES = 15, 33, 46, 47, 56, 73, 74
_FORMS = {0: "1", 1: "I", 2: "i", 3: "A", 4: "a", 22: "1"}
_PAGE = 512


@dataclass(frozen=True, slots=True)
class Chars:
    """How characters are shown and what they stand for. `data`: where their picture or form field is described."""

    strong: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    special: bool = False
    field: bool = False
    data: int | None = None
    symbol: tuple[int, int] | None = None  # font, character


@dataclass(frozen=True, slots=True)
class Para:
    """What a paragraph is: its depth in tables, whether it ends a cell or row of an inner table, or is the end of a row
    (then with the edges of its cells), its style, outline level and place in a list."""

    style: int = 0
    depth: int = 0
    ends_row: bool = False
    ends_inner_cell: bool = False
    ends_inner_row: bool = False
    edges: tuple[int, ...] = ()
    outline: int | None = None
    list_use: int = 0
    list_level: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its first number, the form of its number, its text with marks for the numbers of levels."""

    start: int
    form: int
    text: str


class DocFile:
    """An opened file. `lengths`: characters of the main text, notes, headers, macros, comments, endnotes, boxes."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            with olefile.OleFileIO(io.BytesIO(data)) as ole:
                self.words = ole.openstream("WordDocument").read()
                flags = self._u16(self.words, 10)
                if flags & 0x100:
                    raise unreadable("encrypted", name)
                self.table = ole.openstream("1Table" if flags & 0x200 else "0Table").read()
                self.data = ole.openstream("Data").read() if ole.exists("Data") else b""
                self.has_macros = ole.exists("Macros")
                self.has_objects = ole.exists("ObjectPool")
            if self._u16(self.words, 0) != 0xA5EC:
                raise ValueError("not of Word 97 or later")
            self.lengths = struct.unpack_from("<7l", self.words, 76)
            self.pieces = list(self._pieces())
            self.paras = self._pages(PARA_PAGES, 13)
            self.chars = self._pages(CHAR_PAGES, 1)
            self.headings = dict(self._headings())
            self.fonts = list(self._fonts())
            self.list_levels, self.list_uses = self._lists()
        except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, OverflowError):
            raise unreadable("zip-corrupt", name, "its streams cannot be read") from None
        self._known_chars: dict[bytes, Chars] = {}

    @staticmethod
    def _u16(data: bytes, at: int) -> int:
        return int(struct.unpack_from("<H", data, at)[0])

    def part(self, index: int) -> bytes:
        """A part of the table stream, by its place in the file information block."""
        start, size = struct.unpack_from("<LL", self.words, 154 + 8 * index)
        return bytes(self.table[start : start + size])

    def places(self, index: int, size: int) -> tuple[int, ...]:
        """The character positions of a table of such, whose entries have `size` bytes beside."""
        part = self.part(index)
        count = (len(part) - 4) // (4 + size)
        return struct.unpack_from(f"<{count + 1}L", part) if count > 0 else ()

    def _pieces(self) -> Iterator[tuple[int, int, int, bool]]:
        """First and last position of each piece, its place in the file, and whether its characters are single bytes."""
        part = self.part(PIECES)
        at = 0
        while part[at] == 1:
            at += 3 + self._u16(part, at + 1)
        table = part[at + 5 : at + 5 + struct.unpack_from("<L", part, at + 1)[0]]
        count = (len(table) - 4) // 12
        positions = struct.unpack_from(f"<{count + 1}L", table)
        for index in range(count):
            place = struct.unpack_from("<L", table, 4 * (count + 1) + 8 * index + 2)[0]
            single = bool(place & 0x40000000)
            place &= 0x3FFFFFFF
            if positions[index] <= positions[index + 1]:
                yield positions[index], positions[index + 1], place // 2 if single else place, single

    def _pages(self, index: int, size: int) -> tuple[list[int], list[bytes]]:
        """The runs of properties: where each begins in the file, and its property list (of paragraphs with the style
        in front)."""
        part = self.part(index)
        count = (len(part) - 4) // 8
        starts: list[int] = []
        lists: list[bytes] = []
        for (number,) in struct.iter_unpack("<L", part[4 * (count + 1) : 8 * count + 4]):
            page = self.words[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(page) < _PAGE:
                continue
            runs = page[-1]
            places = struct.unpack_from(f"<{runs + 1}L", page)
            for run in range(runs):
                offset = 2 * page[4 * (runs + 1) + size * run]
                starts.append(places[run])
                lists.append(_listed(page, offset, size > 1) if offset else b"")
        order = sorted(range(len(starts)), key=starts.__getitem__)
        return [starts[at] for at in order], [lists[at] for at in order]

    # Text

    def text(self, first: int, last: int) -> Iterator[tuple[str, Chars, int]]:
        """The characters from `first` to `last` (exclusive) in runs of equal properties, each with its place in the
        file where it ends (that of its last character)."""
        for start, end, place, single in self.pieces:
            begin, stop = max(first, start), min(last, end)
            width = 1 if single else 2
            at = place + (begin - start) * width
            limit = place + (stop - start) * width
            while at < limit:
                index = bisect_right(self.chars[0], at)
                until = min(self.chars[0][index] if index < len(self.chars[0]) else limit, limit)
                until = max(until - (until - at) % width, at + width)
                raw = self.words[at:until]
                text = raw.decode("cp1252" if single else "utf-16-le", "replace")
                yield text, self._chars(self.chars[1][index - 1] if index else b""), until - width
                at = until

    def _chars(self, properties: bytes) -> Chars:
        known = self._known_chars.get(properties)
        if known is None:
            known = self._known_chars[properties] = _chars(properties)
        return known

    def para(self, place: int) -> Para:
        """The properties of the paragraph whose last character stands at `place` in the file."""
        index = bisect_right(self.paras[0], place)
        properties = self.paras[1][index - 1] if index else b""
        if len(properties) < 2:
            return Para()
        return _para(properties[2:], self._u16(properties, 0), self.data)

    # Styles, fonts, lists

    def _headings(self) -> Iterator[tuple[int, int]]:
        """Styles that are headings, with their level; the title is one of level 0."""
        part = self.part(STYLES)
        if len(part) < 4:
            return
        at = 2 + self._u16(part, 0)
        for style in range(min(self._u16(part, 2), 5_000)):
            if at + 4 > len(part):
                return
            size, kind = self._u16(part, at), self._u16(part, at + 2) & 0xFFF
            if size and (1 <= kind <= 9 or kind == 62):
                yield style, kind - 1 if kind != 62 else 0
            at += 2 + size

    def _fonts(self) -> Iterator[str]:
        part = self.part(FONTS)
        at = 4
        while at + 40 < len(part):
            size = part[at] + 1
            name = part[at + 40 : at + size].decode("utf-16-le", "replace")
            yield name.split("\0")[0]
            at += size

    def _lists(self) -> tuple[dict[int, list[Level]], list[int]]:
        """The levels of each list, and which list each use of one (numbered from 1) means."""
        part = self.part(LISTS)
        start, size = struct.unpack_from("<LL", self.words, 154 + 8 * LISTS)
        if len(part) < 2:
            return {}, []
        levels: dict[int, list[Level]] = {}
        at = start + size  # the levels follow the part, outside its size
        for index in range(self._u16(part, 0)):
            key = struct.unpack_from("<l", part, 2 + 28 * index)[0]
            own = levels.setdefault(key, [])
            for _ in range(1 if part[2 + 28 * index + 26] & 1 else 9):
                first, form = struct.unpack_from("<lB", self.table, at)
                at += 28 + self.table[at + 24] + self.table[at + 25]
                length = self._u16(self.table, at)
                own.append(Level(first, form, self.table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")))
                at += 2 + 2 * length
        uses = self.part(LIST_USES)
        count = struct.unpack_from("<L", uses)[0] if len(uses) >= 4 else 0
        return levels, [struct.unpack_from("<l", uses, 4 + 16 * index)[0] for index in range(min(count, 10_000))]

    def form_field(self, place: int) -> tuple[int, int, int, list[str]] | None:
        """A form field in the data stream: its kind (0 text, 1 tick box, 2 list), state, default, entries."""
        try:
            head = self._u16(self.data, place + 4)
            at = place + head + 4
            bits = self._u16(self.data, at)
            kind, state = bits & 3, bits >> 2 & 31
            at += 6
            at += 4 + 2 * self._u16(self.data, at)
            if kind == 0:
                return kind, state, 0, []
            default = self._u16(self.data, at)
            at += 2
            entries = []
            for _ in range(5 if kind == 2 else 0):
                at += 4 + 2 * self._u16(self.data, at)
            if kind == 2:
                count = self._u16(self.data, at + 2)
                at += 6
                for _ in range(min(count, 50)):
                    length = self._u16(self.data, at)
                    entries.append(self.data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace"))
                    at += 2 + 2 * length
        except (struct.error, IndexError):
            return None
        return kind, state, default, entries


class Numbers:
    """Counts the items of lists, as they come."""

    def __init__(self, file: DocFile) -> None:
        self.file = file
        self.counts: dict[int, dict[int, int]] = {}

    def of(self, para: Para) -> str:
        """The printed number of a paragraph, "" where it has a bullet or none."""
        if not 0 < para.list_use <= len(self.file.list_uses):
            return ""
        key = self.file.list_uses[para.list_use - 1]
        levels = self.file.list_levels.get(key, [])
        if para.list_level >= len(levels):
            return ""
        counts = self.counts.setdefault(key, {})
        for deeper in [level for level in counts if level > para.list_level]:
            del counts[deeper]
        counts[para.list_level] = counts.get(para.list_level, levels[para.list_level].start - 1) + 1
        level = levels[para.list_level]
        if level.form in (23, 255):
            return ""
        return "".join(self._numbered(ch, levels, counts) for ch in level.text)

    def _numbered(self, ch: str, levels: list[Level], counts: dict[int, int]) -> str:
        if ord(ch) > 8:
            return ch
        if ord(ch) >= len(levels):
            return ""
        return written(counts.get(ord(ch), levels[ord(ch)].start), _FORMS.get(levels[ord(ch)].form, "1"))


def _listed(page: bytes, offset: int, of_paragraph: bool) -> bytes:
    """A property list on a page of them: its size in front, for paragraphs in pairs of bytes."""
    size = page[offset]
    if not of_paragraph:
        return page[offset + 1 : offset + 1 + size]
    if size:
        return page[offset + 1 : offset + 2 * size]
    return page[offset + 2 : offset + 2 + 2 * page[offset + 1]]


def _properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The single properties of a list: code and operand ([MS-DOC] 2.2.5.1)."""
    at = 0
    while at + 2 < len(data) + 1 and at + 2 <= len(data):
        code = data[at] | data[at + 1] << 8
        at += 2
        size = (1, 1, 2, 4, 2, 2, 0, 3)[code >> 13]
        if code >> 13 == 6 and at < len(data):
            size = (data[at] | data[at + 1] << 8) + 1 if code == 0xD608 and at + 1 < len(data) else data[at] + 1
        yield code, data[at : at + size]
        at += size


_FLAGS = {0x0835: "strong", 0x0837: "struck", 0x2A53: "struck", 0x083C: "hidden", 0x0800: "deleted"}
_FLAGS |= {0x0801: "inserted", 0x0855: "special", 0x0806: "field"}


def _chars(properties: bytes) -> Chars:
    look = Chars()
    for code, operand in _properties(properties):
        changes: dict[str, Any] = {}
        value = int.from_bytes(operand, "little")
        if code in _FLAGS:
            changes[_FLAGS[code]] = value in (1, 0x81)
        elif code in (0x2A3E, 0x2A0C) and value:  # underlined, highlighted
            changes["strong"] = True
        elif code == 0x6A03:
            changes["data"] = value
        elif code == 0x6A09 and len(operand) == 4:
            changes["symbol"] = (operand[0] | operand[1] << 8, operand[2] | operand[3] << 8)
        if changes:
            look = replace(look, **changes)
    return look


def _para(properties: bytes, style: int, data: bytes) -> Para:
    para = Para(style=style)
    in_table = False
    for code, operand in _properties(properties):
        value = int.from_bytes(operand, "little")
        match code:
            case 0x6646 | 0x6645 if value + 2 <= len(data):  # too long a list stands in the data stream
                size = data[value] | data[value + 1] << 8
                return _para(data[value + 2 : value + 2 + size], style, b"")
            case 0x2416:
                in_table = bool(value)
            case 0x2417:
                para = replace(para, ends_row=bool(value))
            case 0x6649:
                para = replace(para, depth=min(value, 50))
            case 0x244B:
                para = replace(para, ends_inner_cell=bool(value))
            case 0x244C:
                para = replace(para, ends_inner_row=bool(value))
            case 0x2640 if value < 9:
                para = replace(para, outline=value)
            case 0x460B:
                para = replace(para, list_use=value)
            case 0x260A:
                para = replace(para, list_level=min(value, 8))
            case 0xD608:
                para = replace(para, edges=_edges(operand))
    return replace(para, depth=max(para.depth, 1)) if in_table else para


def _edges(operand: bytes) -> tuple[int, ...]:
    """The right edges of the cells of a row."""
    count = operand[2] if len(operand) > 2 else 0
    if len(operand) < 3 + 2 * (count + 1):
        return ()
    return struct.unpack_from(f"<{count + 1}h", operand, 3)[1:]
