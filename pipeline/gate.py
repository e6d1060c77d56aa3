"""Cheap checks before any parser sees a file: paths, packages (zip), XML, and where a file breaks off.

A hostile file costs what the limits allow and ends in one of the closed codes; nothing is ever written, followed or
fetched. Parts of a package are unpacked only when a reader asks for them, and are checked then: real size, checksum,
no DTD.
"""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline import limits
from pipeline.codes import unreadable

_STORED, _DEFLATED = 0, 8
_END = b"PK\x05\x06"
_ENCRYPTED = 0x1
_LOCAL = struct.Struct("<4s5H3L2H")  # APPNOTE.TXT 4.3.7; the last two are the lengths of name and extra field

_SKIP = (
    ("skip:lock-file", re.compile(r"~\$.*|\.~lock\..*#|\.~.*\.(doc|xls|ppt).*", re.I)),
    ("skip:partial-download", re.compile(r".*\.(crdownload|part|partial|download|filepart|opdownload)", re.I)),
    ("skip:system-file", re.compile(r"\..*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|~wrl\d+\.tmp|.*\.tmp", re.I)),
)


def skip_code(name: str) -> str | None:
    """The `skip:` code that the name of a file alone earns (lock files, system files, unfinished downloads)."""
    *folders, own = name.replace("\\", "/").rstrip("/").split("/")
    if "__MACOSX" in (*folders, own):
        return "skip:system-file"
    return next((code for code, pattern in _SKIP if pattern.fullmatch(own)), None)


def load(path: Path, name: str = "") -> bytes:
    """The bytes of an ordinary file, read once; links are not followed and devices not waited for.

    `name` is what sentences call the file. Raises UnreadableFile with a `skip:` code, too-large or empty.
    """
    name = name or path.name
    if code := skip_code(path.name):
        raise unreadable(code, name)
    try:
        _refuse_special(os.lstat(path), name)
        flags = (getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
        with open(os.open(path, os.O_RDONLY | sum(flags)), "rb") as file:
            found = os.fstat(file.fileno())
            _refuse_special(found, name)
            data = file.read(found.st_size + 1)  # as many as there are: asking for the limit costs its memory
            if len(data) > found.st_size:
                data += file.read(limits.FILE_BYTES)
    except OSError as error:
        raise unreadable("skip:not-a-file", name, f"it cannot be opened: {error.strerror}") from None
    check_size(data, name)
    return data


def _refuse_special(found: os.stat_result, name: str) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise unreadable("skip:symlink", name)
    if not stat.S_ISREG(found.st_mode):
        raise unreadable("skip:not-a-file", name)
    if found.st_size > limits.FILE_BYTES:
        raise unreadable("too-large", name, f"{found.st_size // limits.MB} MB")


def check_size(data: bytes, name: str) -> None:
    """Refuse (UnreadableFile) a file of no bytes at all, or of too many."""
    if not data:
        raise unreadable("empty", name, "0 bytes")
    if len(data) > limits.FILE_BYTES:
        raise unreadable("too-large", name, f"more than {limits.FILE_BYTES // limits.MB} MB")


class Package(Mapping[str, bytes]):
    """The parts of a zip package by name; a part is unpacked and checked when it is asked for.

    Raises KeyError for a part that is not there, UnreadableFile (zip-corrupt, too-large-expanded, xml-dtd ...) for one
    that cannot be trusted. `entries` lists the files of the directory in order, double names included.
    """

    def __init__(self, data: bytes, name: str, entries: list[zipfile.ZipInfo]) -> None:
        self._data = data
        self._parts = {entry.filename: entry for entry in entries}
        self._folded = {part.casefold(): part for part in self._parts}
        self.name = name
        self.entries = entries

    def __getitem__(self, part: str) -> bytes:
        return self.read(self._parts[part])

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def __contains__(self, part: object) -> bool:
        return part in self._parts

    def find(self, part: str) -> str | None:
        """The name under which `part` stands in the directory, whatever its case and leading slash."""
        return self._folded.get(part.lstrip("/").casefold())

    def size(self, part: str) -> int:
        """The unpacked size of a part, as declared."""
        return self._parts[part].file_size

    def xml(self, part: str) -> Any:
        """The root element of an XML part."""
        return parse_xml(self[part], self.name, part)

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """The unpacked bytes of one entry: as many as declared, with the declared checksum."""
        check_entry(entry, self.name)
        start = _content_start(self._data, entry, self.name)
        packed = self._data[start : start + entry.compress_size]
        content = packed if entry.compress_type == _STORED else self._inflate(packed, entry)
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise unreadable("zip-corrupt", self.name, f"part {entry.filename}")
        return content

    def _inflate(self, packed: bytes, entry: zipfile.ZipInfo) -> bytes:
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            return engine.decompress(packed, entry.file_size + 1)
        except zlib.error:
            raise unreadable("zip-corrupt", self.name, f"part {entry.filename}") from None


def open_zip(data: bytes, name: str) -> Package:
    """The package in `data` (.docx, .odt, .xlsx ...), its directory checked: number, sizes and ratios of parts, double
    and overlapping parts, encryption, method. Raises UnreadableFile."""
    package = open_archive(data, name)
    for entry in package.entries:
        check_entry(entry, name)
    folded = [entry.filename.casefold() for entry in package.entries]
    if len(set(folded)) < len(folded):
        raise unreadable("zip-ambiguous", name, "two parts of the same name")
    return package


def open_archive(data: bytes, name: str) -> Package:
    """As `open_zip`, for a zip of files: one that is encrypted or too large costs only itself (`check_entry`, also
    called by `Package.read`), and two may have the same name."""
    try:
        with zipfile.ZipFile(io.BytesIO(_trimmed(data, name))) as archive:
            infos, start = archive.infolist(), archive.start_dir
    except NotImplementedError:
        raise unreadable("zip-method", name) from None
    except (zipfile.BadZipFile, ValueError, struct.error, EOFError, OSError, OverflowError):
        raise unreadable("zip-corrupt", name, "its directory cannot be read") from None
    if len(infos) > limits.ZIP_PARTS:
        raise unreadable("too-many-parts", name, f"{len(infos)} parts")
    _refuse_overlap(data, infos, start, name)
    if sum(info.file_size for info in infos) > limits.ZIP_BYTES:
        raise unreadable("too-large-expanded", name)
    return Package(data, name, [info for info in infos if not info.is_dir()])


def check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    """Refuse (UnreadableFile) an entry that is encrypted, packed by a rare method, or unpacks to too much."""
    if entry.flag_bits & _ENCRYPTED:
        raise unreadable("encrypted", name)
    if entry.compress_type not in (_STORED, _DEFLATED):
        raise unreadable("zip-method", name, f"part {entry.filename}")
    packed_hard = entry.file_size > limits.RATIO * max(entry.compress_size, 1)
    is_xml = entry.filename.lower().endswith((".xml", ".rels"))
    if (entry.file_size > limits.RATIO_FROM and packed_hard) or (is_xml and entry.file_size > limits.XML_BYTES):
        raise unreadable("too-large-expanded", name, f"part {entry.filename}")


def _trimmed(data: bytes, name: str) -> bytes:
    """Up to the end of the zip directory (padding after it is harmless), if its size is within bounds."""
    end = data.rfind(_END)
    if end < 0 or len(data) < end + 22:
        raise unreadable("zip-truncated" if data[:2] == b"PK" else "zip-corrupt", name)
    count, size, _, comment = struct.unpack_from("<HLLH", data, end + 10)
    if size == 0xFFFFFFFF or count == 0xFFFF:
        large = data.rfind(b"PK\x06\x06", 0, end)
        if large >= 0 and large + 48 <= len(data):
            count, size = struct.unpack_from("<QQ", data, large + 32)
    # A directory may lie about its count, not about its bytes: an honest entry rarely takes 200.
    if (count > limits.ZIP_PARTS and count != 0xFFFF) or size > limits.ZIP_PARTS * 1024:
        raise unreadable("too-many-parts", name, f"{count} parts")
    return data[: end + 22 + comment]


def _content_start(data: bytes, entry: zipfile.ZipInfo, name: str) -> int:
    try:
        head = _LOCAL.unpack_from(data, entry.header_offset)
    except struct.error:
        raise unreadable("zip-corrupt", name, f"part {entry.filename}") from None
    at = entry.header_offset + _LOCAL.size
    if head[0] != b"PK\x03\x04":
        raise unreadable("zip-corrupt", name, f"part {entry.filename}")
    local = data[at : at + head[9]]
    if local not in (entry.orig_filename.encode("utf-8", "replace"), entry.orig_filename.encode("cp437", "replace")):
        raise unreadable("zip-ambiguous", name, f"part {entry.filename} has two names")
    return at + int(head[9]) + int(head[10])


def _refuse_overlap(data: bytes, infos: list[zipfile.ZipInfo], directory: int, name: str) -> None:
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < 0:
            raise unreadable("zip-corrupt", name, "bytes are missing")
        if info.header_offset < end:
            raise unreadable("zip-ambiguous", name, f"part {info.filename} lies over another")
        end = _content_start(data, info, name) + info.compress_size
    if end > directory:
        raise unreadable("zip-corrupt", name, "a part runs into the directory")


def parse_xml(data: bytes, name: str, part: str = "") -> Any:
    """The root element of an XML document, comments and processing instructions left out.

    No entity is replaced, nothing is fetched. Raises UnreadableFile: xml-dtd, xml-too-deep, xml-invalid.
    """
    detail = f"part {part}" if part else ""
    if len(data) > limits.XML_BYTES:
        raise unreadable("too-large-expanded", name, detail)
    if b"<!DOCTYPE" in data or b"<\0!\0D\0O\0C\0T\0Y\0P\0E" in data:  # both byte orders of UTF-16 contain the latter
        raise unreadable("xml-dtd", name, detail)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        deep = "depth" in str(error).lower()
        raise unreadable("xml-too-deep" if deep else "xml-invalid", name, detail) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise unreadable("xml-dtd", name, detail)
    return root


def has_pdf_end(data: bytes) -> bool:
    """Whether a PDF ends as it should: one that was cut off does not, and pages may be missing."""
    return b"%%EOF" in data[-limits.TAIL_BYTES :]
