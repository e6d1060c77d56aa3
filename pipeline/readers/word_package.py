"""Opening a Word file: its parts by name, how they refer to each other, their XML in one set of namespaces."""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import unquote

from lxml import etree

from pipeline.codes import unreadable
from pipeline.gate import open_zip, parse_xml

Element = Any  # lxml's elements have no types of their own

_OFFICE = "http://schemas.openxmlformats.org"
W = "{" + _OFFICE + "/wordprocessingml/2006/main}"
R = "{" + _OFFICE + "/officeDocument/2006/relationships}"
M = "{" + _OFFICE + "/officeDocument/2006/math}"
A = "{" + _OFFICE + "/drawingml/2006/main}"
PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
FLAT_OPC = b"http://schemas.microsoft.com/office/2006/xmlPackage"

_STRICT = b"http://purl.oclc.org/ooxml/"
_FROM_STRICT = tuple(
    (b"http://purl.oclc.org/ooxml/" + strict, (_OFFICE + "/" + usual).encode())
    for strict, usual in (
        (b"wordprocessingml/main", "wordprocessingml/2006/main"),
        (b"officeDocument/relationships", "officeDocument/2006/relationships"),
        (b"officeDocument/math", "officeDocument/2006/math"),
        (b"drawingml/main", "drawingml/2006/main"),
        (b"drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        (b"drawingml/picture", "drawingml/2006/picture"),
        (b"drawingml/diagram", "drawingml/2006/diagram"),
        (b"drawingml/chart", "drawingml/2006/chart"),
    )
)
_FORMATS = (
    ("template.macroenabledtemplate", "dotm"),
    ("document.macroenabled", "docm"),
    ("template.main", "dotx"),
    ("document.main", "docx"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """How a part refers to another: `kind` is the last word of the relation's type ("footnotes", "image" ...),
    `target` the name of a part, or an address where `external`."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file. Names are compared without regard to case, as Word does."""

    def __init__(self, name: str, parts: dict[str, Callable[[], bytes]], types: dict[str, str] | None = None) -> None:
        self.name = name
        self._parts = {_key(part): load for part, load in parts.items()}
        self.names = tuple(parts)
        self._relations: dict[str, dict[str, Relation]] = {}
        self.types = self._content_types() if types is None else types
        self.main = self._main_part()

    def bytes_of(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is none of that name."""
        load = self._parts.get(_key(part))
        return None if load is None else load()

    def xml(self, part: str) -> Element | None:
        """The root element of a part, None where there is none. Raises UnreadableFile where it is no sound XML."""
        data = self.bytes_of(part)
        return None if data is None else parse(data, self.name, part)

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part ("" for the package itself) refers to, by id."""
        if part not in self._relations:
            self._relations[part] = dict(self._read_relations(part))
        return self._relations[part]

    def related(self, part: str, kind: str) -> list[str]:
        """The names of the parts that `part` refers to as `kind`, in the order of the file."""
        return [r.target for r in self.relations(part).values() if r.kind == kind and not r.external]

    def companion_name(self, kind: str) -> str | None:
        """The part beside the main one that holds its styles, numbering, footnotes ..., None where there is none.
        Where nothing refers to it, it is looked for under its usual name."""
        usual = posixpath.join(posixpath.dirname(self.main), kind + ".xml")
        return next((part for part in (*self.related(self.main, kind), usual) if _key(part) in self._parts), None)

    def companion(self, kind: str) -> Element | None:
        """The root of such a part."""
        part = self.companion_name(kind)
        return None if part is None else self.xml(part)

    def format(self) -> str:
        """docx, docm, dotx or dotm, by what the package says of its main part."""
        kind = self.types.get(_key(self.main), "").lower()
        return next((name for mark, name in _FORMATS if mark in kind), "docx")

    def _read_relations(self, part: str) -> Iterator[tuple[str, Relation]]:
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", base + ".rels"))
        if root is None:
            return
        for relation in root.iter("{*}Relationship"):
            external = relation.get("TargetMode") == "External"
            target = relation.get("Target") or ""
            if not external:
                target = posixpath.normpath(posixpath.join("/" + folder, unquote(target))).lstrip("/")
            kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
            yield relation.get("Id") or "", Relation(kind, target, external)

    def _content_types(self) -> dict[str, str]:
        root = self.xml("[Content_Types].xml")
        if root is None:
            return {}
        return {
            _key(override.get("PartName") or ""): override.get("ContentType") or ""
            for override in root.iter("{*}Override")
        }

    def _main_part(self) -> str:
        named = self.related("", "officeDocument")
        typed = [part for part, kind in self.types.items() if "wordprocessingml" in kind and "main+xml" in kind.lower()]
        typed += [part for part, kind in self.types.items() if "ms-word" in kind and "main+xml" in kind.lower()]
        for part in (*named, *typed, "word/document.xml"):
            if _key(part) in self._parts:
                return part
        raise unreadable("not-docx", self.name)


def open_package(data: bytes, name: str) -> Package:
    """The package in the bytes of a Word file: a zip, or one XML file (Flat OPC).

    Raises UnreadableFile.
    """
    if data[:2] != b"PK" and FLAT_OPC in data[:4096]:
        return _flat(data, name)
    package = open_zip(data, name)
    return Package(name, {part: partial(package.__getitem__, part) for part in package})


def parse(data: bytes, name: str, part: str = "") -> Element:
    """The root element of an XML part; Strict namespaces become the usual ones. Nothing is fetched, no entity is
    resolved. Raises UnreadableFile."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
        data = (text.split("?>", 1)[1] if text.lstrip("\ufeff").startswith("<?xml") else text).encode()
    if _STRICT in data:
        for strict, usual in _FROM_STRICT:
            for quote in (b'"', b"'"):
                data = data.replace(quote + strict + quote, quote + usual + quote)
    return parse_xml(data, name, part)


def _flat(data: bytes, name: str) -> Package:
    """Flat OPC: every part an element of one XML file."""
    parts: dict[str, Callable[[], bytes]] = {}
    types: dict[str, str] = {}
    for part in parse(data, name).iter(PKG + "part"):
        part_name = (part.get(PKG + "name") or "").lstrip("/")
        types[_key(part_name)] = part.get(PKG + "contentType") or ""
        for content in part:
            if content.tag == PKG + "xmlData" and len(content):
                parts[part_name] = partial(etree.tostring, content[0], with_tail=False)
            elif content.tag == PKG + "binaryData":
                parts[part_name] = partial(_from_base64, content.text or "")
    return Package(name, parts, types)


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except ValueError:
        return b""


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
