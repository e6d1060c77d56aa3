"""The Word reader: .docx, .docm, .dotx, .dotm and Flat OPC, transitional and Strict.

The XML is walked, nothing is rendered. Tracked changes are read as accepted; deleted, struck-out and hidden words,
comments and placeholders are asides; footnotes, endnotes and text boxes follow the paragraph that they hang on, in the
same cell; headers stand first, footers last. Automatic numbers stand before their paragraph, bullets do not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pipeline.codes import notice, unreadable
from pipeline.model import AsideKind, Document, Notice
from pipeline.readers.word_package import Package, W, open_package
from pipeline.readers.word_walk import Walk

_CODES: dict[AsideKind, str] = {
    "struck": "strikethrough",
    "hidden": "hidden-text",
    "comment": "annotation",
    "deleted": "tracked-changes",
}
_KNOWN_OUTSIDE = frozenset({"hyperlink", "image", "oleObject"})  # said where they stand, or harmless


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a Word file called `name`.

    Raises UnreadableFile where nobody could read it.
    """
    package = open_package(data, name)
    try:
        walk = _walked(package)
    except RecursionError:
        raise unreadable("xml-too-deep", name) from None
    _remarks(walk)
    written = walk.out.written()
    if not written.blocks and not written.asides:
        raise unreadable("needs-ocr" if walk.objects.named else "empty", name)
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        format=package.format(),
        reader="word",
        text=written.text,
        blocks=written.blocks,
        asides=written.asides,
        notices=(*written.notices, *_package_notices(package, walk.objects.named)),
        emphasised=written.emphasised,
    )


def _walked(package: Package) -> Walk:
    root = package.xml(package.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise unreadable("not-docx", package.name)
    walk = Walk(package)
    _margins(walk, "header")
    walk.blocks(body)
    _margins(walk, "footer")
    walk.unreferenced()
    return walk


def _margins(walk: Walk, kind: str) -> None:
    """Headers or footers, each text once."""
    seen: set[str] = set()
    for part in walk.package.related(walk.package.main, kind):
        root = walk.package.xml(part)
        words = "" if root is None else "".join(root.itertext())
        if root is None or words in seen:
            continue
        seen.add(words)
        walk.story, walk.part, walk.objects.part, walk.objects.silent = kind, part, part, True
        walk.blocks(root)
    walk.story, walk.part, walk.objects.part, walk.objects.silent = "", walk.package.main, walk.package.main, False


def _remarks(walk: Walk) -> None:
    """Notices of what was set aside, each at its place."""
    out = walk.out
    placeholders: list[str] = []
    for aside in out.asides:
        words, code = _short(aside.text()), _CODES.get(aside.kind)
        if not words or aside.quiet:
            continue
        if code is None:
            placeholders.append(words)
        else:
            what = {"comment": "comment: ", "deleted": "deleted: "}.get(aside.kind, "")
            out.remark_on(code, f"{what}“{words}”", aside)
    if placeholders:
        out.remark("placeholder", f"{len(placeholders)} times, first “{placeholders[0]}”", whole=True)
    if walk.inline.inserted or (walk.inline.deleted and not any(aside.kind == "deleted" for aside in out.asides)):
        changes = f"{walk.inline.inserted} insertions, {walk.inline.deleted} deletions"
        out.remark("tracked-changes", changes, whole=True)


def _package_notices(package: Package, named: set[str]) -> Iterator[Notice]:
    """What the package holds beside its text."""
    parts = {part.lower(): part for part in package.names}
    if any(part.endswith("vbaproject.bin") for part in parts):
        yield notice("macros", name=package.name)
    if any("/activex/" in part for part in parts):
        yield notice("active-content", "form controls (ActiveX)", name=package.name)
    for part in parts.values():
        if "/embeddings/" in f"/{part.lower()}" and part not in named:
            yield notice("attachment", part.rsplit("/", 1)[-1], name=package.name)
    relations = list(package.relations(package.main).values())
    settings = package.companion_name("settings")
    relations += [] if settings is None else package.relations(settings).values()
    for relation in relations:
        if relation.external and relation.kind not in _KNOWN_OUTSIDE:
            yield notice("external-ref", f"{relation.kind}: {relation.target[:80]}", name=package.name)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 80 else flat[:77] + "..."
