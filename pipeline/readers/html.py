"""HTML: web pages, forms saved by a browser, and what office programs and mail programs write as HTML.

Nothing is fetched and no script is run. Form fields are read as they were saved: the state of tick boxes, the chosen
entry of a list, what was typed.
"""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree, html

from pipeline.codes import unreadable
from pipeline.model import TICKED, UNTICKED, AsideKind, Document
from pipeline.readers.clean import clean
from pipeline.readers.decode import decode
from pipeline.readers.flow import Flow
from pipeline.readers.html_page import edge, section_links

_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg"})
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label"}
    | {"mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
    | {"acronym", "data", "nobr", "output", "rp", "rt", "ruby", "o:p", "input", "select", "textarea", "button"}
)
_NO_ANSWER: Final = frozenset({"hidden", "password", "submit", "button", "reset", "image", "file"})
_STRONG: Final = frozenset({"b", "strong", "u", "mark", "th"})
_HEADINGS: Final = {f"h{number}": number - 1 for number in range(1, 7)}
_ASIDES: Final[dict[str, AsideKind]] = {"del": "deleted", "s": "struck", "strike": "struck"}
_ASIDE_CODES: Final[dict[AsideKind, str]] = {
    "deleted": "tracked-changes",
    "struck": "strikethrough",
    "hidden": "hidden-text",
}
_HIDDEN: Final = re.compile(r"display:none|visibility:(hidden|collapse)|mso-hide:all|font-size:0(px|pt)?(;|$)", re.I)
_STRUCK: Final = re.compile(r"text-decoration[a-z-]*:[^;]*line-through", re.I)
_BOLD: Final = re.compile(r"font-weight:(bold|bolder|[6-9]00)|text-decoration[a-z-]*:[^;]*underline", re.I)
_RULES: Final = re.compile(r"(?:^|[},\s>])(\w*)\.([\w-]+)\s*(?:,[^{}]*)?\{([^{}]*)\}")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]|&#(x0*1?[0-9a-f]|0*[12]?\\d|0*3[01]);", re.I)
_BLANK_CONTROLS: Final = frozenset({"&#9;", "&#10;", "&#13;", "&#x9;", "&#xa;", "&#xd;", "&#x0a;", "&#x0d;", "&#x09;"})
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]+)", re.I)


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of an HTML file. Raises UnreadableFile: empty, not-text, xml-too-deep, too-deep."""
    text, notes = _characters(data, name)
    flow = Flow(data, name, "html", "html")
    flow.notices += notes
    without = _CONTROLS.sub(lambda found: found[0] if found[0].lower() in _BLANK_CONTROLS else "", text)
    if without != text:
        flow.note("control-chars", "no browser shows them; left out")
    root = _parse(without, name)
    if any(script.text or script.get("src") for script in root.iter("script")):
        flow.note("active-content", "scripts")
    _Walk(flow, root).children(root)
    flow.paragraph()
    return flow.document()


def _characters(data: bytes, name: str) -> tuple[str, list[Any]]:
    """What the page says of its own encoding counts, unless it is UTF-8 all the same."""
    declared = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if declared:
            try:
                return data.decode(declared[1].decode("ascii"), "replace"), []
            except (LookupError, ValueError):
                pass
    return decode(data, name)


def _parse(text: str, name: str) -> Any:
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", clean(text)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise unreadable("empty", name) from None
    for error in parser.error_log:
        if error.level_name == "FATAL":  # the rest of the page is not read
            raise unreadable("xml-too-deep" if "depth" in error.message else "too-long", name)
    return root


class _Walk:
    """Walks the tree once, in reading order."""

    def __init__(self, flow: Flow, root: Any) -> None:
        self.flow = flow
        self.strong = 0
        self.literal = 0
        self.menus = 0
        self.lists: list[int | None] = []  # of each open list the number of its next item, None for bullets
        rules = [found for sheet in root.iter("style") for found in _RULES.findall(sheet.text or "")]
        self.links = section_links(root)
        self.rules = {(tag.lower(), name): rule for tag, name, rule in rules}

    def children(self, element: Any) -> None:
        """What an element holds."""
        self.flow.run(element.text or "", self.strong > 0, self.literal > 0)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child)
            self.flow.run(child.tail or "", self.strong > 0, self.literal > 0)

    def element(self, element: Any) -> None:
        """One element by its kind; what is not shown goes aside."""
        tag = element.tag.lower()
        if tag in _SILENT or element in self.links:
            self._silent(element, tag)
            return
        look = self._look(element)
        kind: AsideKind | None = _ASIDES.get(tag)
        if element.get("hidden") is not None or _HIDDEN.search(look):
            kind = "hidden"
        elif kind is None and _STRUCK.search(look):
            kind = "struck"
        if kind is not None:
            self._aside(element, kind)
            return
        strong = tag in _STRONG or bool(_BOLD.search(look))
        self.strong += strong
        self._shown(element, tag)
        self.strong -= strong

    def _look(self, element: Any) -> str:
        names = (element.get("class") or "").split()
        rules = [self.rules.get((tag, name), "") for name in names for tag in ("", element.tag)]
        return re.sub(r"\s+", "", ";".join([*rules, element.get("style") or ""]))

    def _silent(self, element: Any, tag: str) -> None:
        if tag in ("iframe", "object"):
            self.flow.note("external-ref" if element.get("src") else "embedded-object")

    def _aside(self, element: Any, kind: AsideKind) -> None:
        text = re.sub(r"\s+", " ", "".join(element.itertext())).strip()
        if element.tag == "input" or not text:
            return
        self.flow.aside(kind, text)
        self.flow.note(_ASIDE_CODES[kind])

    def _shown(self, element: Any, tag: str) -> None:
        flow = self.flow
        if tag == "table":
            self._table(element)
        elif tag in ("ul", "ol", "menu", "dir"):
            self._list(element, tag)
        elif tag == "br":
            self._line_end(element)
        elif tag in ("input", "select", "textarea"):
            flow.run(_field(element, tag), self.strong > 0, tag == "textarea")
        elif tag == "img":
            self._picture(element)
        elif tag == "ins":
            flow.note("tracked-changes")
            self.children(element)
        elif tag in _INLINE:
            self.children(element)
        elif tag == "pre":
            self._block(element, tag, literal=True)
        else:
            self._block(element, tag)

    def _line_end(self, element: Any) -> None:
        """Lines within a paragraph or a cell are one; elsewhere pages are made of nothing but line ends."""
        if self.flow.in_table or any(outer.tag == "p" or outer.tag in _HEADINGS for outer in element.iterancestors()):
            self.flow.run("\n", literal=True)
        else:
            self.flow.paragraph()

    def _block(self, element: Any, tag: str, literal: bool = False) -> None:
        flow = self.flow
        flow.paragraph()
        style, level = flow.style, flow.level
        along = edge(element)
        if style in ("header", "footer") and self.menus:
            pass  # the title of a menu
        elif tag in _HEADINGS or "title" in (element.get("class") or "").split():
            flow.style, flow.level = "heading", _HEADINGS.get(tag, 0)
        elif tag == "blockquote":
            flow.style, flow.level = "quoted", None
        elif along is not None:
            flow.style, flow.level = along, None
        self.menus += (menu := along == "header" and tag != "header")
        self.literal += literal
        if literal and not len(element):
            for line in (element.text or "").split("\n"):
                flow.run(line, self.strong > 0, True)
                flow.paragraph()
        else:
            self.children(element)
        self.literal -= literal
        self.menus -= menu
        flow.paragraph()
        flow.style, flow.level = style, level

    def _list(self, element: Any, tag: str) -> None:
        flow = self.flow
        flow.paragraph()
        style, level = flow.style, flow.level
        along = edge(element) or (style if style in ("header", "footer") else None)
        self.lists.append(_number(element.get("start"), 1) if tag == "ol" else None)
        for child in element:
            if child.tag != "li":
                if isinstance(child.tag, str):
                    self.element(child)
                continue
            flow.style, flow.level = along or "list", len(self.lists) - 1
            number = self.lists[-1]
            if number is not None:
                number = _number(child.get("value"), number)
                flow.prefix = f"{number}. "
                self.lists[-1] = number + 1
            self.children(child)
            flow.paragraph()
            flow.prefix = ""
        self.lists.pop()
        flow.style, flow.level = style, level

    def _table(self, element: Any) -> None:
        flow = self.flow
        flow.paragraph()
        style, level = flow.style, flow.level
        for caption in element.iterchildren("caption"):
            self._block(caption, "caption")
        flow.style, flow.level = ("quoted", None) if style == "quoted" else ("paragraph", None)
        flow.open_table()
        for row in _rows(element):
            flow.open_row()
            for cell in row.iterchildren("td", "th"):
                flow.open_cell(_number(cell.get("colspan"), 1), _number(cell.get("rowspan"), 1))
                self._cell(cell)
        flow.close_table()
        flow.style, flow.level = style, level

    def _cell(self, cell: Any) -> None:
        look = self._look(cell)
        if cell.get("hidden") is not None or _HIDDEN.search(look):
            self._aside(cell, "hidden")
        else:
            strong = cell.tag in _STRONG or bool(_BOLD.search(look))
            self.strong += strong
            self.children(cell)
            self.strong -= strong
            self.flow.paragraph()

    def _picture(self, element: Any) -> None:
        source = (element.get("src") or "").strip().lower()
        if source.startswith(("http:", "https:", "//")):
            self.flow.note("external-ref", "pictures")
        elif source and not _tiny(element):
            self.flow.note("embedded-object", "a picture")


def _tiny(element: Any) -> bool:
    """Spacers and marks that no answer can be in."""
    sizes = [_number(element.get(side), 99) for side in ("width", "height")]
    return min(sizes) < 24


def _rows(table: Any) -> list[Any]:
    """The rows of a table, not those of tables in its cells; a body that stands last is read last."""
    found: list[Any] = []
    for child in table:
        if child.tag == "tr":
            found.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            found += child.iterchildren("tr")
    return found


def _number(text: str | None, default: int) -> int:
    digits = re.match(r"\s*(\d{1,6})", text or "")
    return int(digits[1]) if digits else default


def _field(element: Any, tag: str) -> str:
    """What a form field shows: its tick, its chosen entries, or what was typed; its label stands beside it."""
    if tag == "textarea":
        return element.text or ""
    if tag == "select":
        chosen = [option for option in element.iter("option") if option.get("selected") is not None]
        return ", ".join("".join(option.itertext()).strip() for option in chosen)
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return TICKED + " " if element.get("checked") is not None else UNTICKED + " "
    return "" if kind in _NO_ANSWER else element.get("value") or ""
