"""Pictures, drawings, embedded files and inserted parts: their words where they have any, else a notice."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from pipeline.readers.word_inline import ALTERNATE, Inline, Later, chosen_alternative
from pipeline.readers.word_package import A, Element, Package, R, Relation, W
from pipeline.readers.word_text import TextBuilder

_BOX = W + "txbxContent"
_DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SMART_ART = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"


class Objects:
    """Reads what is drawn or embedded in a paragraph."""

    def __init__(self, package: Package, out: TextBuilder, inline: Inline) -> None:
        self.package = package
        self.out = out
        self.inline = inline
        self.part = package.main
        self.silent = False
        self.named: set[str] = set()

    def read(self, element: Element) -> None:
        """Queue the words of a drawing, name its pictures and files in notices."""
        name = ""
        outer = self.inline.fate
        of_object = element.tag == W + "object"  # its picture is only a preview
        for found in _parts(element):
            tag = found.tag
            if tag.startswith(_V) and "visibility:hidden" in (found.get("style") or "").replace(" ", ""):
                self.inline.fate = outer or "hidden"
            if tag == _BOX:
                self._later("textbox", element=found)
            elif tag == _DOCPR:
                name = found.get("descr") or found.get("title") or found.get("name") or ""
                if found.get("hidden") in ("1", "true"):
                    self.inline.fate = outer or "hidden"
            elif tag == A + "blip":
                self._picture(found.get(R + "embed"), found.get(R + "link"), name)
            elif tag == _V + "imagedata" and not of_object:
                self._picture(found.get(R + "id"), found.get(R + "href"), found.get(_O + "title") or name)
            elif tag == _V + "textpath" and found.get("string"):
                self._later("words", words=found.get("string"))
            elif tag == _SMART_ART:
                self._smart_art(found.get(R + "dm"))
            elif tag == _CHART:
                self._named("chart", found.get(R + "id"), name)
            elif tag == _O + "OLEObject":
                self._file(found)
            elif tag == W + "control":
                self._named("form control", found.get(R + "id"), found.get(W + "name") or "")
            elif tag == A + "t" and found.text:
                self._later("words", words=found.text)
        self.inline.fate = outer

    def _later(self, kind: str, element: Element | None = None, words: str = "") -> None:
        self.inline.later.append(Later(kind, element, words, self.inline.now()))

    def _relation(self, relation_id: str | None) -> Relation | None:
        return None if relation_id is None else self.package.relations(self.part).get(relation_id)

    def _picture(self, embedded: str | None, linked: str | None, name: str) -> None:
        link = self._relation(linked)
        if link is not None and link.external:
            self.out.remark("external-ref", f"a picture at {link.target[:80]}")
        self._named("picture", embedded or linked, name)

    def _named(self, what: str, relation_id: str | None, name: str, code: str = "embedded-object") -> None:
        if self.silent or self.inline.fate == "deleted":
            return
        relation = self._relation(relation_id)
        file = posixpath.basename(relation.target) if relation else ""
        if relation is not None:
            self.named.add(relation.target)
        label = " ".join(part for part in (file, f"“{name[:60]}”" if name else "") if part)
        near = self.out.near()
        where = f"after “{near}”" if near else "at the beginning"
        self.out.remark(code, f"the answer may be in the {what} {label} {where}".replace("  ", " "))

    def _file(self, element: Element) -> None:
        """A file of another program inside the document, or linked to it."""
        relation = self._relation(element.get(R + "id"))
        kind = element.get("ProgID") or "unknown kind"
        if relation is not None and relation.external:
            self.out.remark("external-ref", f"a linked file ({kind}) at {relation.target[:80]}")
            return
        self._named(f"file of {kind}", element.get(R + "id"), "", "attachment")

    def _smart_art(self, relation_id: str | None) -> None:
        relation = self._relation(relation_id)
        root = self.package.xml(relation.target) if relation and not relation.external else None
        for point in () if root is None else root.iter(_DIAGRAM + "t"):
            for paragraph in point.iter(A + "p"):
                words = "".join(t.text or "" for t in paragraph.iter(A + "t"))
                if words.strip():
                    self._later("words", words=words)


def _parts(element: Element) -> Iterator[Element]:
    """The elements of a drawing in order, one of several renderings only, nothing of a text box but itself."""
    for child in element:
        if child.tag == ALTERNATE:
            chosen = chosen_alternative(child)
            if chosen is not None:
                yield from _parts(chosen)
            continue
        yield child
        if child.tag != _BOX:
            yield from _parts(child)
