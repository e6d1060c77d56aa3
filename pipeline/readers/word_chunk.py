"""Parts that were inserted into a Word file in another format (w:altChunk): plain text, HTML and mail pages (MHT) are
turned into Word's own elements, so that the walk reads them like the rest."""

from __future__ import annotations

import email
import email.policy

from lxml import etree, html

from pipeline.readers.decode import decode
from pipeline.readers.word_package import Element, W

_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg", "select"})
_BREAKS = frozenset({"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "section", "article", "header"})
_BLOCKS = _BREAKS | {
    "footer",
    "blockquote",
    "pre",
    "figure",
    "form",
    "fieldset",
    "body",
    "html",
    "main",
    "center",
    "hr",
}
_HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
_LOOKS = {"b": "b", "strong": "b", "u": "u", "mark": "highlight", "s": "strike", "strike": "strike", "del": "strike"}


def as_word(data: bytes, name: str) -> Element | None:
    """The content of an inserted part as a <w:body>, None where its format is not read here."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"mime-version", b"from:", b"content-type:")) or name.endswith((".mht", ".mhtml")):
        found = _page_of(data)
        return None if found is None else _from_html(found)
    if start.startswith((b"<!doctype html", b"<html")) or name.endswith((".html", ".htm", ".xhtml")):
        return _from_html(data)
    if name.endswith(".txt"):
        return _from_text(decode(data, name)[0])
    return None


def _page_of(data: bytes) -> bytes | None:
    """The HTML page in a mail-like file."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            charset = part.get_content_charset() or "utf-8"
            try:
                return content.decode(charset, "replace").encode() if isinstance(content, bytes) else None
            except LookupError:
                return content if isinstance(content, bytes) else None
    return None


def _from_text(text: str) -> Element:
    body = etree.Element(W + "body")
    for line in text.splitlines():
        _run(etree.SubElement(body, W + "p"), line, ())
    return body


def _from_html(data: bytes) -> Element | None:
    encoding: str | None
    try:
        data.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None  # what the page says itself
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding=encoding, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    body = etree.Element(W + "body")
    _Writer().block(root, body)
    return body


class _Writer:
    """Turns HTML elements into paragraphs, tables and runs."""

    def __init__(self) -> None:
        self.paragraph: Element | None = None
        self.looks: tuple[str, ...] = ()

    def block(self, element: Element, into: Element, level: int | None = None) -> None:
        """Write what `element` holds into a body or cell."""
        self.paragraph = None
        self._text(element.text, into, level)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, into, level)
            self._text(child.tail, into, level)
        self.paragraph = None

    def _child(self, child: Element, into: Element, level: int | None) -> None:
        tag = child.tag
        if tag in _SILENT:
            return
        if tag == "table":
            self.paragraph = None
            self._table(child, into)
        elif tag in _HEADINGS:
            self.block(child, into, _HEADINGS[tag])
        elif tag in _BLOCKS:
            self.block(child, into, level)
        elif tag == "br":
            if self.paragraph is not None:
                etree.SubElement(etree.SubElement(self.paragraph, W + "r"), W + "br")
        elif tag == "input":
            self._text(_input(child), into, level)
        else:
            self._inline(child, into, level)

    def _inline(self, child: Element, into: Element, level: int | None) -> None:
        outer = self.looks
        self.looks = (*outer, *_looks(child))
        self._text(child.text, into, level)
        for inner in child:
            if isinstance(inner.tag, str):
                self._child(inner, into, level)
            self._text(inner.tail, into, level)
        self.looks = outer

    def _text(self, text: str | None, into: Element, level: int | None) -> None:
        if not text or (self.paragraph is None and text.isspace()):
            return
        if self.paragraph is None:
            self.paragraph = etree.SubElement(into, W + "p")
            if level is not None:
                properties = etree.SubElement(self.paragraph, W + "pPr")
                etree.SubElement(properties, W + "outlineLvl").set(W + "val", str(level))
        flat = " ".join(text.split())
        lead, tail = " " * text[0].isspace(), " " * (text[-1].isspace() and bool(flat))
        _run(self.paragraph, f"{lead}{flat}{tail}", self.looks)

    def _table(self, table: Element, into: Element) -> None:
        made = etree.SubElement(into, W + "tbl")
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is not table:
                continue
            made_row = etree.SubElement(made, W + "tr")
            for cell in row.iterchildren("td", "th"):
                made_cell = etree.SubElement(made_row, W + "tc")
                if cell.get("colspan"):
                    properties = etree.SubElement(made_cell, W + "tcPr")
                    etree.SubElement(properties, W + "gridSpan").set(W + "val", cell.get("colspan"))
                self.block(cell, made_cell)


def _input(element: Element) -> str:
    """What a form field shows: its tick, or what was typed."""
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return "☒" if element.get("checked") is not None else "☐"
    return "" if kind in ("hidden", "password", "submit", "button") else element.get("value") or ""


def _looks(element: Element) -> list[str]:
    looks = [_LOOKS[element.tag]] if element.tag in _LOOKS else []
    style = (element.get("style") or "").lower().replace(" ", "")
    marks = (("display:none", "vanish"), ("line-through", "strike"), ("font-weight:bold", "b"), ("underline", "u"))
    return looks + [look for mark, look in marks if mark in style]


def _run(paragraph: Element, text: str, looks: tuple[str, ...]) -> None:
    run = etree.SubElement(paragraph, W + "r")
    if looks:
        properties = etree.SubElement(run, W + "rPr")
        for look in looks:
            etree.SubElement(properties, W + look)
    # An XML text holds no control characters
    etree.SubElement(run, W + "t").text = "".join(c for c in text if c >= " " or c == "\t")
