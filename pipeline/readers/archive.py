"""Zip archives of returns: every file in them is a part; one that cannot be taken out costs only itself."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.gate import Package, open_archive
from pipeline.model import UnreadableFile

_UTF8 = 0x800


def parts(data: bytes, name: str) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """The files of an archive, by name in it. Raises UnreadableFile where the archive itself is bad."""
    package = open_archive(data, name)
    if len(package.entries) > limits.CONTAINER_PARTS:
        raise unreadable("too-many-parts", name, f"{len(package.entries)} parts")
    for entry in package.entries:
        inside = _name(entry)
        yield inside, _content(package, entry, f"{name}/{inside}")


def _content(package: Package, entry: zipfile.ZipInfo, name: str) -> bytes | UnreadableFile:
    if entry.external_attr >> 16 & 0o170000 == 0o120000:
        return unreadable("skip:symlink", name)
    if entry.file_size > limits.FILE_BYTES:
        return unreadable("too-large", name)
    try:
        return package.read(entry)
    except UnreadableFile as error:
        return unreadable(error.code, name)


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of a file in an archive as a plain relative path: no drive, no root, no way up."""
    name = entry.filename
    if not entry.flag_bits & _UTF8 and not name.isascii():
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850", "replace")  # what Windows' own archiver writes in western Europe
    pieces = [piece for piece in name.replace("\\", "/").replace(":", "_").split("/") if piece not in ("", ".", "..")]
    return "/".join("".join(ch if ch.isprintable() else "\ufffd" for ch in piece) for piece in pieces) or "unnamed"
