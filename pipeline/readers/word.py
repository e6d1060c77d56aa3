"""The Word reader: .docx, .docm, .dotx, .dotm and Flat OPC, transitional and Strict.

The XML is walked, nothing is rendered. Tracked changes are read as accepted; deleted, struck-out and hidden words,
comments and placeholders are asides; footnotes, endnotes and text boxes follow the paragraph that they hang on, in the
same cell; headers stand first, footers last.
"""

from __future__ import annotations

import hashlib

from pipeline.codes import notice, unreadable
from pipeline.model import Document, Notice
from pipeline.readers.word_numbering import Numbering
from pipeline.readers.word_package import Package, W, open_package
from pipeline.readers.word_styles import Styles
from pipeline.readers.word_walk import Walk

_CODES = {"struck": "strikethrough", "hidden": "hidden-text", "comment": "annotation"}


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a Word file called `name`.

    Raises UnreadableFile where nobody could read it.
    """
    package = open_package(data, name)
    root = package.xml(package.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise unreadable("not-docx", name)
    walk = Walk(package, Styles(_first(package, "styles")), Numbering(_first(package, "numbering")))
    _margins(walk, "header")
    walk.blocks(body)
    _margins(walk, "footer")
    walk.unreferenced()
    _remarks(walk)
    written = walk.out.written()
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        format=package.format(),
        reader="word",
        text=written.text,
        blocks=written.blocks,
        asides=written.asides,
        notices=(*written.notices, *_package_notices(package)),
        emphasised=written.emphasised,
    )


def _first(package: Package, kind: str) -> object:
    parts = package.related(package.main, kind)
    return package.xml(parts[0]) if parts else None


def _margins(walk: Walk, kind: str) -> None:
    """Headers or footers, each text once."""
    seen: set[str] = set()
    for part in walk.package.related(walk.package.main, kind):
        root = walk.package.xml(part)
        if root is None:
            continue
        words = "".join(root.itertext())
        if words in seen:
            continue
        seen.add(words)
        walk.story, walk.objects.part, walk.objects.silent = kind, part, True
        walk.blocks(root)
        walk.story, walk.objects.part, walk.objects.silent = "", walk.package.main, False


def _remarks(walk: Walk) -> None:
    out = walk.out
    for aside in out.asides:
        code = _CODES.get(aside.kind)
        if code and not aside.quiet and aside.text():
            out.remark_on(code, f"{'comment: ' if aside.kind == 'comment' else ''}“{_short(aside.text())}”", aside)
    placeholders = [aside for aside in out.asides if aside.kind == "placeholder" and aside.text()]
    if placeholders:
        first = placeholders[0]
        out.remark_on("placeholder", f"{len(placeholders)} times, first “{_short(first.text())}”", first)
    inline = walk.inline
    if inline.inserted or inline.deleted:
        out.remark("tracked-changes", f"{inline.inserted} insertions, {inline.deleted} deletions")


def _package_notices(package: Package) -> list[Notice]:
    found: list[Notice] = []
    names = [part.lower() for part in package.names]
    if any(part.endswith("vbaproject.bin") for part in names):
        found.append(notice("macros", name=package.name))
    if any("/activex/" in part for part in names):
        found.append(notice("active-content", "form controls (ActiveX)", name=package.name))
    for relation in package.relations(package.main).values():
        if relation.external and relation.kind not in ("hyperlink", "image"):
            found.append(notice("external-ref", f"{relation.kind}: {relation.target[:80]}", name=package.name))
    return found


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 80 else flat[:77] + "..."
