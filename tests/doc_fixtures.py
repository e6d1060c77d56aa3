"""Building OLE files: old Word documents and Outlook messages, from scratch, one trait each."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

IN_TABLE = b"\x16\x24\x01"
DELETED, INSERTED = b"\x00\x08\x01", b"\x01\x08\x01"
BOLD, STRUCK, HIDDEN = b"\x35\x08\x01", b"\x37\x08\x01", b"\x3c\x08\x01"
SPECIAL = b"\x55\x08\x01"
Streams = dict[str, "bytes | Streams"]


def ole(tree: Streams) -> bytes:
    """An OLE file (sectors of 512 bytes, no small streams) with streams (bytes) and folders (dicts)."""
    nodes: list[tuple[str, bytes | Streams, int]] = [("Root Entry", tree, -1)]
    children: dict[int, list[int]] = {}
    at = 0
    while at < len(nodes):
        content = nodes[at][1]
        for name, inner in content.items() if isinstance(content, dict) else ():
            children.setdefault(at, []).append(len(nodes))
            nodes.append((name, inner, at))
        at += 1
    data, fat, starts = b"", [], {}
    for index, (_, content, _) in enumerate(nodes):
        if isinstance(content, bytes):
            padded = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
            starts[index] = (len(fat), len(padded))
            fat += [*range(len(fat) + 1, len(fat) + len(padded) // 512), 0xFFFFFFFE]
            data += padded
    entries = b""
    for index, (name, content, parent) in enumerate(nodes):
        kind = 5 if index == 0 else 2 if isinstance(content, bytes) else 1
        siblings = children.get(parent, [])
        later = siblings[siblings.index(index) + 1 :] if index else []
        own = children.get(index, [])
        encoded = name.encode("utf-16-le") + b"\0\0"
        links = (0xFFFFFFFF, later[0] if later else 0xFFFFFFFF, own[0] if own else 0xFFFFFFFF)
        entries += encoded.ljust(64, b"\0") + struct.pack("<HBBLLL", len(encoded), kind, 1, *links)
        entries += bytes(36) + struct.pack("<LQ", *starts.get(index, (0, 0)))
    entries = entries.ljust(-(-len(entries) // 512) * 512, b"\0")
    directory = len(fat)
    fat += [*range(directory + 1, directory + len(entries) // 512), 0xFFFFFFFE]
    table, sectors = len(fat), -(-(len(fat) + 2) // 128)
    fat += [0xFFFFFFFD] * sectors
    body = data + entries + struct.pack(f"<{len(fat)}L", *fat).ljust(sectors * 512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9L", 0, sectors, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109L", *range(table, table + sectors), *[0xFFFFFFFF] * (109 - sectors)) + body


def message(subject: str, text: str, **attached: bytes) -> Streams:
    """The streams of an Outlook message; `_` in the names of attachments stands for `.`."""
    tree: Streams = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": text.encode("utf-16-le"),
        "__substg1.0_5D01001F": "office@example.org".encode("utf-16-le"),
    }
    for number, (name, data) in enumerate(attached.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_3707001F": name.replace("_", ".").encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    return tree


@dataclass
class Line:
    """A paragraph with its end mark: runs of words with their properties, and its own properties."""

    runs: Sequence[tuple[str, bytes]]
    properties: bytes = b""
    style: int = 0


def line(text: str, properties: bytes = b"", end: str = "\r", style: int = 0) -> Line:
    """A paragraph of plain words."""
    return Line([(text + end, b"")], properties, style)


def cell(text: str) -> Line:
    """A cell of one paragraph."""
    return line(text, IN_TABLE, "\x07")


def row_end(*edges: int) -> Line:
    """The end of a row, with the edges of its cells in twips (the left margin first)."""
    table = struct.pack(f"<B{len(edges)}h", len(edges) - 1, *edges)
    definition = b"\x08\xd6" + struct.pack("<H", len(table) + 1) + table
    return line("", IN_TABLE + b"\x17\x24\x01" + definition, "\x07")


@dataclass
class Doc:
    """A Word 97 file: its main text; notes, comments and headers as (reference position or None, lines)."""

    main: Sequence[Line]
    notes: Sequence[tuple[int, Sequence[Line]]] = ()
    comments: Sequence[tuple[int, Sequence[Line]]] = ()
    headers: Sequence[Sequence[Line]] = ()
    data: bytes = b""
    flags: int = 0x200
    single: bool = False
    extra: Streams = field(default_factory=dict)

    def save(self) -> bytes:
        """The finished file."""
        stories = [[*self.main], [], [], [], [], [], []]
        plcs: dict[int, bytes] = {}
        for part, refs, texts, size in ((1, 2, 3, 2), (4, 4, 5, 30)):
            given = self.notes if part == 1 else self.comments
            if given:
                stories[part] = [one for _, lines in given for one in lines]
                ends = _ends([lines for _, lines in given])
                places = [place for place, _ in given]
                marks = struct.pack(f"<{len(places) + 1}L", *places, _length(self.main))
                plcs[refs] = marks + bytes(size * len(places))
                plcs[texts] = struct.pack(f"<{len(ends) + 2}L", 0, *ends, ends[-1] + 1)
        if self.headers:
            stories[2] = [one for lines in self.headers for one in lines]
            ends = _ends([[]] * 6 + [*self.headers])
            plcs[11] = struct.pack(f"<{len(ends) + 2}L", 0, *ends, ends[-1])
        lines = [one for story in stories for one in story]
        text, paras, chars = b"", [], []
        for one in lines:
            for words, properties in one.runs:
                text += words.encode("cp1252" if self.single else "utf-16-le")
                chars.append((1024 + len(text), properties))
            paras.append((1024 + len(text), struct.pack("<H", one.style) + one.properties))
        body = bytes(1024) + text
        body = body.ljust(-(-len(body) // 512) * 512, b"\0")
        for index, runs, wide in ((13, paras, True), (12, chars, False)):
            groups = [runs[at : at + 8] for at in range(0, len(runs), 8)]
            starts, numbers = [1024], []
            for group in groups:
                numbers.append(len(body) // 512)
                body += _page(starts[-1], group, wide)
                starts.append(group[-1][0])
            plcs[index] = struct.pack(f"<{len(starts)}L{len(numbers)}L", *starts, *numbers)
        place = 1024 * 2 | 0x40000000 if self.single else 1024
        total = sum(map(_length, stories))
        piece = struct.pack("<LL", 0, total) + struct.pack("<HLH", 0, place, 0)
        plcs[33] = b"\x02" + struct.pack("<L", len(piece)) + piece
        table, pairs = b"", bytearray(8 * 93)
        for index, content in plcs.items():
            struct.pack_into("<LL", pairs, 8 * index, len(table), len(content))
            table += content
        lengths = [_length(story) for story in stories]
        base = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x409, 0, self.flags) + bytes(20)
        head = base + struct.pack("<H", 14) + bytes(28) + struct.pack("<H", 22)
        longs = bytearray(88)
        struct.pack_into("<7l", longs, 12, *lengths)
        head += bytes(longs) + struct.pack("<H", 93) + bytes(pairs)
        words = head + body[len(head) :]
        streams: Streams = {"WordDocument": words, "1Table": table, **self.extra}
        return ole(streams | ({"Data": self.data} if self.data else {}))


def _length(lines: Sequence[Line]) -> int:
    return sum(len(words) for one in lines for words, _ in one.runs)


def _ends(texts: Sequence[Sequence[Line]]) -> list[int]:
    ends: list[int] = []
    for lines in texts:
        ends.append((ends[-1] if ends else 0) + _length(lines))
    return ends


def _page(start: int, runs: Sequence[tuple[int, bytes]], wide: bool) -> bytes:
    """A page of property lists of paragraphs (wide) or characters."""
    page = bytearray(512)
    size = 13 if wide else 1
    struct.pack_into(f"<{len(runs) + 1}L", page, 0, start, *(end for end, _ in runs))
    at = 510
    for index, (_, properties) in enumerate(runs):
        if wide:
            padded = properties if len(properties) % 2 else properties + b"\0"
            packed = bytes([(len(padded) + 1) // 2]) + padded
        else:
            packed = bytes([len(properties)]) + properties
        at = (at - len(packed)) // 2 * 2
        page[at : at + len(packed)] = packed
        page[4 * (len(runs) + 1) + size * index] = at // 2 if properties else 0
    page[511] = len(runs)
    return bytes(page)


def tick_box(on: bool) -> bytes:
    """The description of a legacy tick box in the data stream."""
    form = struct.pack("<lHHH", -1, 1 | 25 << 2, 0, 20) + struct.pack("<HH", 0, 0) + struct.pack("<H", int(on))
    return struct.pack("<lH", 68 + len(form), 68) + bytes(62) + form
