"""Workbooks (.xlsx, .xlsm) with the form as a sheet: each sheet a table, values as they are shown.

Formulas are never computed: their last value counts. Hidden sheets, rows and columns, struck-out words and comments are
asides. Columns are numbered among those that are in use, so that an empty margin is none.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pipeline.codes import unreadable
from pipeline.gate import Package, open_zip, parse_xml
from pipeline.model import TICKED, UNTICKED, Document, Place
from pipeline.readers.build import Builder

_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_DATE_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_SHEETS = 100
_REMARKS = {"xl/vbaProject": "macros", "xl/externalLinks/": "external-ref", "xl/media/": "embedded-object"}


@dataclass(slots=True)
class Cell:
    """A cell that holds something: its place, its words, what is struck out in it."""

    row: int
    column: int
    text: str
    struck: str = ""
    strong: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet: its cells in reading order, its hidden rows and columns, its comments."""

    cells: list[Cell] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def is_hidden(self, cell: Cell) -> bool:
        columns = any(first <= cell.column <= last for first, last in self.hidden_columns)
        return columns or cell.row in self.hidden_rows


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a workbook. Raises UnreadableFile: empty, too-many-cells, xml-invalid ..."""
    package = open_zip(data, name)
    builder = Builder(data, name, "xlsx", "xlsx")
    book = _Book(package)
    for number, (part, shown) in enumerate(book.sheets()):
        if number >= _SHEETS:
            raise unreadable("too-many-parts", name, "sheets")
        _write(builder, book.sheet(part), number, shown)
    for start, code in _REMARKS.items():
        if any(part.startswith(start) for part in package):
            builder.note(code)
    return builder.document()


def _write(builder: Builder, sheet: Sheet, number: int, shown: bool) -> None:
    for comment in sheet.comments:
        builder.aside("comment", comment)
        builder.note("annotation")
    visible = [cell for cell in sheet.cells if shown and not sheet.is_hidden(cell)]
    columns, first, last = _table(visible)
    for cell in sheet.cells:
        if cell.struck:
            builder.aside("struck", cell.struck)
            builder.note("strikethrough")
        if not shown or sheet.is_hidden(cell):
            builder.aside("hidden", cell.text)
            builder.note("hidden-text", "a hidden sheet, row or column")
            continue
        column = max(bisect_right(columns, cell.column) - 1, 0)
        place = Place(table=number, row=cell.row, column=column) if first <= cell.row <= last else Place()
        for line in cell.text.split("\n"):
            builder.add(line, place, strong=cell.strong)


def _table(cells: list[Cell]) -> tuple[list[int], int, int]:
    """The columns of the form, its first and its last row: those of rows of two cells or more. What stands alone in its
    row above or below is a paragraph."""
    rows: dict[int, list[int]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell.column)
    shared = {number: columns for number, columns in rows.items() if len(columns) > 1}
    columns = sorted({column for row in shared.values() for column in row})
    return columns, min(shared, default=0), max(shared, default=-1)


class _Book:
    """The parts of a workbook that every sheet needs."""

    def __init__(self, package: Package) -> None:
        self.package = package
        if "xl/workbook.xml" not in package:
            raise unreadable("zip-corrupt", package.name, "no workbook in it")
        self.main = package.xml("xl/workbook.xml")
        properties = next((e for e in self.main.iter() if _tag(e) == "workbookPr"), None)
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self.epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        self.strings = [_rich(item) for item in self._root("xl/sharedStrings.xml", "si")]
        self.formats, self.struck, self.bold = self._styles()
        self.boxes = package.find("xl/featurePropertyBag/featurePropertyBag.xml") is not None

    def _root(self, part: str, tag: str) -> Iterator[Any]:
        found = self.package.find(part)
        if found:
            yield from (element for element in self.package.xml(found).iter() if _tag(element) == tag)

    def _styles(self) -> tuple[list[str], list[bool], list[bool]]:
        """Of each cell style its number format ("" where general), and whether its font is struck out or bold."""
        found = self.package.find("xl/styles.xml")
        if found is None:
            return [], [], []
        root = self.package.xml(found)
        custom = {e.get("numFmtId"): e.get("formatCode", "") for e in root.iter() if _tag(e) == "numFmt"}
        fonts = [e for group in root if _tag(group) == "fonts" for e in group]
        styles = [e for group in root if _tag(group) == "cellXfs" for e in group]
        formats, struck, bold = [], [], []
        for style in styles:
            number = style.get("numFmtId", "0")
            built_in = "yyyy-mm-dd" if _int(number) in _DATES else "0%" if number in ("9", "10") else ""
            formats.append(custom.get(number, built_in))
            index = _int(style.get("fontId"))
            font = fonts[index] if 0 <= index < len(fonts) else []
            struck.append(any(_tag(mark) == "strike" and mark.get("val") not in ("0", "false") for mark in font))
            bold.append(any(_tag(mark) == "b" and mark.get("val") not in ("0", "false") for mark in font))
        return formats, struck, bold

    def sheets(self) -> Iterator[tuple[str, bool]]:
        """The parts of the sheets in order, and whether each is shown."""
        relations = self._relations("xl/workbook.xml")
        for element in self.main.iter():
            if _tag(element) == "sheet":
                key = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
                part = self.package.find(relations.get(key, ("", ""))[1])
                if part:
                    yield part, element.get("state", "visible") == "visible"

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the package: the kind (last word of its type) and the target, by key."""
        folder, file = posixpath.split(part)
        found = self.package.find(f"{folder}/_rels/{file}.rels")
        if found is None:
            return {}
        inside = [e for e in self.package.xml(found) if e.get("TargetMode") != "External"]
        return {
            e.get("Id", ""): (
                e.get("Type", "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/" + folder, e.get("Target", ""))),
            )
            for e in inside
        }

    def sheet(self, part: str) -> Sheet:
        """A sheet with its comments and the tick boxes that lie on it."""
        sheet = Sheet()
        row_number = -1
        for element in self.package.xml(part).iter():
            tag = _tag(element)
            if tag == "col" and element.get("hidden") in ("1", "true"):
                sheet.hidden_columns.append((_int(element.get("min")) - 1, _int(element.get("max")) - 1))
            elif tag == "row":
                row_number = _int(element.get("r"), row_number + 2) - 1
                if element.get("hidden") in ("1", "true"):
                    sheet.hidden_rows.add(row_number)
                sheet.cells += self._row(element, row_number)
        for kind, target in self._relations(part).values():
            found = self.package.find(target)
            if found and kind == "comments":
                comments = (e for e in self.package.xml(found).iter() if _tag(e) == "comment")
                sheet.comments += [_rich(comment)[0] for comment in comments]
            elif found and kind == "vmlDrawing":
                sheet.cells += _boxes(self.package, found)
        sheet.cells.sort(key=lambda cell: (cell.row, cell.column))
        return sheet

    def _row(self, row: Any, number: int) -> Iterator[Cell]:
        column = -1
        for element in row:
            if _tag(element) != "c":
                continue
            column = _column(element.get("r"), column + 1)
            style = _int(element.get("s"))
            text, struck = self._value(element, style)
            if style < len(self.struck) and self.struck[style]:
                text, struck = "", text or struck
            if text or struck:
                yield Cell(number, column, text, struck, style < len(self.bold) and self.bold[style])

    def _value(self, cell: Any, style: int) -> tuple[str, str]:
        """What a cell shows, and what of it is struck out."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _rich(cell)
        value = next((child.text or "" for child in cell if _tag(child) == "v"), "")
        if kind == "s":
            index = _int(value, -1)
            return self.strings[index] if 0 <= index < len(self.strings) else ("", "")
        if kind == "b":
            on = value == "1"
            return ((TICKED if on else UNTICKED) if self.boxes else "TRUE" if on else "FALSE"), ""
        if kind == "n" and value:
            return self._number(value, self.formats[style] if style < len(self.formats) else ""), ""
        return value, ""

    def _number(self, value: str, form: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        letters = _DATE_LETTERS.sub("", form).lower()
        if re.search("[ymdhs]", letters) and "general" not in letters and 0 <= number < 2_958_466:
            moment = self.epoch + timedelta(days=number)
            return _date(moment, letters)
        if "%" in letters:
            return f"{round(number * 100, 6):g}%"
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _date(moment: datetime, letters: str) -> str:
    if not re.search("[yd]", letters):
        return moment.strftime("%H:%M")
    if "d" not in letters:
        return moment.strftime("%Y-%m" if "m" in letters else "%Y")
    return moment.strftime("%Y-%m-%d %H:%M" if "h" in letters else "%Y-%m-%d")


def _boxes(package: Package, part: str) -> Iterator[Cell]:
    """The tick boxes that lie on a sheet: with their label, in the cell where they begin."""
    drawing = re.sub(rb"<br\s*>", b"<br/>", package[part])  # Excel writes it as HTML does
    for shape in parse_xml(drawing, package.name, part).iter():
        if _tag(shape) != "shape":
            continue
        data = next((child for child in shape if _tag(child) == "ClientData"), None)
        if data is None or data.get("ObjectType") not in ("Checkbox", "Radio"):
            continue
        facts = {_tag(child): child.text or "" for child in data}
        anchor = [_int(number.strip()) for number in facts.get("Anchor", "").split(",")]
        label = " ".join(" ".join("".join(child.itertext()) for child in shape if _tag(child) == "textbox").split())
        mark = TICKED if facts.get("Checked", "").strip() == "1" else UNTICKED
        if len(anchor) >= 3:
            yield Cell(anchor[2], anchor[0], f"{mark} {label}".strip())


def _rich(element: Any) -> tuple[str, str]:
    """The words of a string with runs: those shown, those struck out. Readings of Asian words are left out."""
    shown: list[str] = []
    struck: list[str] = []
    for text in element.iter():
        if _tag(text) != "t" or _tag(text.getparent()) == "rPh":
            continue
        run = text.getparent()
        marks = [mark for group in run if _tag(group) == "rPr" for mark in group] if _tag(run) == "r" else []
        out = any(_tag(mark) == "strike" and mark.get("val") not in ("0", "false") for mark in marks)
        (struck if out else shown).append(_unescaped(text.text or ""))
    return "".join(shown), "".join(struck)


def _unescaped(text: str) -> str:
    """_x000D_ and the like, as which Excel writes characters that XML cannot hold."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _tag(element: Any) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else default


def _column(reference: str | None, default: int) -> int:
    """The column of a cell by its reference ("C7" is 2)."""
    letters = re.match("[A-Z]{1,3}", reference or "")
    if letters is None:
        return default
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1
