"""OpenDocument texts and tables (.odt, .fodt, .ods ...): content.xml is walked, nothing is rendered.

Tracked changes are read as accepted; deleted, struck-out and hidden words, comments and placeholders are asides; notes
and text boxes follow the paragraph that they hang on, in the same cell; headers stand first, footers last.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.codes import unreadable
from pipeline.gate import open_zip, parse_xml
from pipeline.model import TICKED, UNTICKED, AsideKind, BlockStyle, Document
from pipeline.readers import word_symbols
from pipeline.readers.flow import Flow
from pipeline.readers.odt_parts import OpenList, columns_of, empty_columns, rows_of
from pipeline.readers.odt_styles import STYLE, TABLE, TEXT, XML_ID, Look, Styles

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, DRAW = f"{{{_NS}office:1.0}}", f"{{{_NS}drawing:1.0}}"
FORM, SCRIPT = f"{{{_NS}form:1.0}}", f"{{{_NS}script:1.0}}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of an OpenDocument text. Raises UnreadableFile: encrypted, zip-corrupt, xml-dtd ..."""
    flow = Flow(data, name, "odt", "odt")
    content, styles = _flat(data, name) if not data.startswith(b"PK") else _packed(data, name, flow)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    sheets = content.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if body is None:
        body = sheets
    if body is None:
        raise unreadable("zip-corrupt", name, "no text in it")
    known = Styles()
    for root in (styles, content):
        if root is not None:
            known.add(root)
    walk = _Walk(flow, known, content, trim=body is sheets)
    walk.margins(styles, "header")
    walk.blocks(body)
    flow.paragraph()
    walk.margins(styles, "footer")
    return flow.document()


def _packed(data: bytes, name: str, flow: Flow) -> tuple[Any, Any]:
    package = open_zip(data, name)
    if "META-INF/manifest.xml" in package and b"encryption-data" in package["META-INF/manifest.xml"]:
        raise unreadable("encrypted", name)
    if "content.xml" not in package:
        raise unreadable("zip-corrupt", name, "no content in it")
    if any(part.startswith(("Basic/", "Scripts/")) for part in package):
        flow.note("macros")
    return package.xml("content.xml"), package.xml("styles.xml") if "styles.xml" in package else None


def _flat(data: bytes, name: str) -> tuple[Any, Any]:
    root = parse_xml(data, name)
    return root, root


class _Walk:
    """Walks the tree once, in reading order."""

    def __init__(self, flow: Flow, styles: Styles, root: Any, trim: bool = False) -> None:
        self.flow, self.styles, self.trim = flow, styles, trim
        self.base: BlockStyle = "paragraph"
        self.later: list[tuple[BlockStyle, Any]] = []  # notes and text boxes that hang on the paragraph in hand
        self.controls = {
            key: control
            for control in root.iter()
            if isinstance(control.tag, str) and control.tag.startswith(FORM)
            for key in (control.get(XML_ID), control.get(FORM + "id"))
            if key
        }
        self.deleted: dict[str, str] = {}
        self.lists: list[OpenList] = []
        self.counts: dict[str, dict[int, int]] = {}
        self.headings: dict[int, int] = {}

    # Blocks

    def margins(self, styles: Any, kind: BlockStyle) -> None:
        """Headers or footers of the pages, each text once."""
        seen: set[str] = set()
        tags = [STYLE + kind + pages for pages in ("", "-first", "-left")]
        for margin in [] if styles is None else styles.iter(*tags):
            words = "".join(margin.itertext())
            if words.strip() and words not in seen and margin.get(STYLE + "display") != "false":
                seen.add(words)
                self.base = kind
                self.blocks(margin)
                self.base = "paragraph"

    def blocks(self, parent: Any) -> None:
        """Paragraphs, lists, tables, sections and what else stands in a text, a cell or a box."""
        for child in parent:
            handle = _BLOCKS.get(child.tag)
            if handle is not None:
                handle(self, child)
            elif child.tag not in _SILENT:
                self.blocks(child)

    def _paragraph(self, element: Any) -> None:
        flow = self.flow
        flow.paragraph()
        level = element.get(TEXT + "outline-level", "")
        heading = element.tag == TEXT + "h"
        name = element.get(TEXT + "style-name")
        titled = heading or self.styles.is_title(name)
        flow.style, flow.level = (self.base, None) if self.base != "paragraph" else self._style(titled, level)
        prefix = self._heading_number(int(level) if level.isdecimal() else 1) if heading else ""
        if prefix and not flow.prefix:
            flow.prefix = prefix + " "
        later, self.later = self.later, []
        self.inline(element, self.styles.look("paragraph", name))
        flow.paragraph()
        for style, content in self.later:
            outer, self.base = self.base, style
            self.blocks(content)
            self.base = outer
        self.later = later

    def _style(self, heading: bool, level: str) -> tuple[BlockStyle, int | None]:
        if heading:
            return "heading", int(level) - 1 if level.isdecimal() and int(level) else 0
        return ("list", len(self.lists) - 1) if self.lists else ("paragraph", None)

    def _heading_number(self, level: int) -> str:
        shape = self.styles.headings.get(level)
        if shape is None or not shape.form or self.lists:
            return ""
        for deeper in [other for other in self.headings if other > level]:
            del self.headings[deeper]
        self.headings[level] = self.headings.get(level, shape.start - 1) + 1
        return shape.number([self.headings.get(upper, 1) for upper in range(1, level + 1)])

    def _list(self, element: Any) -> None:
        self.flow.paragraph()
        self.lists.append(OpenList(element, self.lists, self.styles, self.counts))
        for item in element:
            if item.tag == TEXT + "list-item":
                prefix = self.lists[-1].next(item)
                self.flow.prefix = prefix + " " if prefix else ""
            if item.tag in (TEXT + "list-item", TEXT + "list-header"):
                self.blocks(item)
                self.flow.paragraph()
                self.flow.prefix = ""
        self.lists.pop()

    def _table(self, element: Any) -> None:
        flow = self.flow
        flow.open_table()
        lists, self.lists = self.lists, []
        margin = empty_columns(element) if self.trim else 0
        for row in rows_of(element):
            flow.open_row()
            column = 0
            for cell in row:
                if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                    continue
                count = columns_of(cell)
                column += count
                if column <= margin:
                    continue
                flow.open_cell(min(count, column - margin))
                if cell.tag == TABLE + "table-cell":
                    self.blocks(cell)
                    flow.paragraph()
        self.lists = lists
        flow.close_table()

    def _section(self, element: Any) -> None:
        if element.get(TEXT + "display") == "none" or element.get(TEXT + "is-hidden") == "true":
            self._aside("hidden", element)
        else:
            self.blocks(element)

    def _changes(self, element: Any) -> None:
        """What was deleted stands here; where it stood, a mark points to it."""
        for region in element.iter(TEXT + "changed-region"):
            self.flow.note("tracked-changes")
            deletion = region.find(TEXT + "deletion")
            key = region.get(TEXT + "id") or region.get(XML_ID)
            if deletion is not None and key:
                info = deletion.findall(OFFICE + "change-info")
                self.deleted[key] = " ".join("".join(part.itertext()) for part in deletion if part not in info)

    def _frame(self, element: Any) -> None:
        """A frame on the page: its paragraph is the one before it, if any."""
        self._frame_in_line(element, Look())
        later, self.later = self.later, []
        for style, content in later:
            outer, self.base = self.base, style
            self.blocks(content)
            self.base = outer

    # Words

    def inline(self, element: Any, look: Look) -> None:
        """The words of a paragraph or a part of one, in the look of its style."""
        self._words(element.text, look)
        for child in element:
            handle = _INLINE.get(child.tag)
            if handle is not None:
                handle(self, child, look)
            elif child.tag not in _SILENT:
                self.inline(child, look)
            self._words(child.tail, look)

    def _words(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if look.symbols and word_symbols.is_symbol_font(look.symbols):
            text = word_symbols.in_symbol_font(look.symbols, text)[0]
        if look.hidden or look.struck:
            kind: AsideKind = "hidden" if look.hidden else "struck"
            self.flow.aside(kind, text)
            if text.strip():
                self.flow.note("hidden-text" if look.hidden else "strikethrough")
        else:
            self.flow.run(text, bool(look.bold))

    def _span(self, element: Any, look: Look) -> None:
        self.inline(element, self.styles.look("text", element.get(TEXT + "style-name")).over(look))

    def _blank(self, element: Any, look: Look) -> None:
        count = element.get(TEXT + "c", "1")
        self.flow.run(" " * (min(int(count), 200) if count.isdecimal() else 1), bool(look.bold), literal=True)

    def _tab(self, element: Any, look: Look) -> None:
        self.flow.run("\t", bool(look.bold), literal=True)

    def _break(self, element: Any, look: Look) -> None:
        self.flow.run("\n", bool(look.bold), literal=True)

    def _note(self, element: Any, look: Look) -> None:
        body = element.find(TEXT + "note-body")
        if body is not None:
            self.later.append(("note", body))

    def _comment(self, element: Any, look: Look) -> None:
        texts = ["".join(paragraph.itertext()) for paragraph in element.iter(TEXT + "p")]
        self.flow.aside("comment", "\n".join(texts))
        self.flow.note("annotation")

    def _removed(self, element: Any, look: Look) -> None:
        key = element.get(TEXT + "change-id", "")
        self.flow.aside("deleted", self.deleted.pop(key, ""))

    def _placeholder(self, element: Any, look: Look) -> None:
        self._aside("placeholder", element)

    def _hidden(self, element: Any, look: Look) -> None:
        if element.get(TEXT + "is-hidden") != "false":
            self.flow.aside("hidden", element.get(TEXT + "string-value") or "".join(element.itertext()))
            self.flow.note("hidden-text")
        else:
            self.inline(element, look)

    def _aside(self, kind: AsideKind, element: Any) -> None:
        self.flow.aside(kind, "\n".join(text for text in element.itertext() if text.strip()))
        self.flow.note("hidden-text" if kind == "hidden" else kind)

    def _field_mark(self, element: Any, look: Look) -> None:
        """A form field from Word; a tick box has its state in a parameter."""
        kind = element.get(FIELD + "type", "")
        given = [(p.get(FIELD + "name", ""), p.get(FIELD + "value", "")) for p in element.iter(FIELD + "param")]
        if kind.endswith("FORMCHECKBOX"):
            self.flow.run((TICKED if ("Checkbox_Checked", "true") in given else UNTICKED) + " ")
        elif kind.endswith("FORMDROPDOWN"):
            entries = [value for name, value in given if "ListEntry" in name]
            chosen = next((value for name, value in given if "Result" in name), "")
            self.flow.run(entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else "")
        else:
            self.inline(element, look)

    def _content_control(self, element: Any, look: Look) -> None:
        if element.get(LOEXT + "showing-place-holder") == "true":
            self._aside("placeholder", element)
        elif element.get(LOEXT + "checkbox") == "true":
            self.flow.run((TICKED if element.get(LOEXT + "checked") == "true" else UNTICKED) + " ")
        else:
            self.inline(element, look)

    def _control(self, element: Any, look: Look) -> None:
        """A control of a form: a tick box with its label, what was typed, or the chosen entry."""
        control = self.controls.get(element.get(DRAW + "control", ""))
        if control is None:
            return
        kind = control.tag.removeprefix(FORM)
        if kind in ("checkbox", "radio"):
            state = control.get(FORM + "current-state") or control.get(FORM + "state") or ""
            on = state == "checked" or control.get(FORM + "current-selected", control.get(FORM + "selected")) == "true"
            self.flow.run(f" {TICKED if on else UNTICKED} {control.get(FORM + 'label') or ''} ")
        elif kind in ("listbox", "combobox"):
            marks = (FORM + "current-selected", FORM + "selected")
            chosen = [o.get(FORM + "label") or "" for o in control if "true" in (o.get(marks[0]), o.get(marks[1]))]
            self.flow.run(" " + (", ".join(chosen) or control.get(FORM + "current-value") or "") + " ")
        elif kind not in ("button", "image", "hidden", "password"):
            paragraphs = ["".join(p.itertext()) for p in control.iter(TEXT + "p")]
            typed = "\n".join(paragraphs) or control.get(FORM + "current-value") or control.get(FORM + "label") or ""
            self.flow.run(" " + typed, literal=True)

    def _frame_in_line(self, element: Any, look: Look) -> None:
        boxes = element.findall(DRAW + "text-box")
        for box in boxes:
            self.later.append(("textbox", box))
        if boxes:
            return
        for kind, what in (("image", "a picture"), ("object", "an object"), ("object-ole", "an object")):
            found = element.find(DRAW + kind)
            if found is not None:
                outside = found.get(XLINK + "href", "").startswith(("http:", "https:", "ftp:", "file:"))
                self.flow.note("external-ref" if outside else "embedded-object", what)
                return

    def _shape(self, element: Any, look: Look) -> None:
        """Text in a drawn shape."""
        if element.find(TEXT + "p") is not None or element.find(TEXT + "list") is not None:
            self.later.append(("textbox", element))
        else:
            self.inline(element, look)


_SILENT = frozenset(
    {OFFICE + "forms", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls"}
    | {OFFICE + "event-listeners", TEXT + "note-citation", LOEXT + "list-item", TEXT + "label", DRAW + "glue-point"}
    | {TEXT + "soft-page-break", TEXT + "change-start"}
    | {TEXT + "change-end", TEXT + "bookmark", TEXT + "ruby-text", OFFICE + "annotation-end"}
    | {TEXT + "table-of-content-source", TEXT + "index-source", FIELD + "param", TEXT + "dde-connection-decls"}
)
_BLOCKS: dict[str, Callable[[_Walk, Any], None]] = {
    TEXT + "p": _Walk._paragraph,
    TEXT + "h": _Walk._paragraph,
    TEXT + "list": _Walk._list,
    TABLE + "table": _Walk._table,
    TEXT + "section": _Walk._section,
    TEXT + "tracked-changes": _Walk._changes,
    DRAW + "frame": _Walk._frame,
}
_INLINE: dict[str, Callable[[_Walk, Any, Look], None]] = {
    TEXT + "span": _Walk._span,
    TEXT + "s": _Walk._blank,
    TEXT + "tab": _Walk._tab,
    TEXT + "line-break": _Walk._break,
    TEXT + "note": _Walk._note,
    OFFICE + "annotation": _Walk._comment,
    TEXT + "change": _Walk._removed,
    TEXT + "placeholder": _Walk._placeholder,
    TEXT + "hidden-text": _Walk._hidden,
    TEXT + "hidden-paragraph": _Walk._hidden,
    FIELD + "fieldmark": _Walk._field_mark,
    LOEXT + "content-control": _Walk._content_control,
    DRAW + "control": _Walk._control,
    DRAW + "frame": _Walk._frame_in_line,
    DRAW + "custom-shape": _Walk._shape,
    DRAW + "rect": _Walk._shape,
    DRAW + "ellipse": _Walk._shape,
}
