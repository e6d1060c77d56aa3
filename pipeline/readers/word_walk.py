"""Walking a Word file: paragraphs, tables, and the stories beside the main text, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.model import AsideKind, BlockStyle, Place
from pipeline.readers.word_inline import ALTERNATE, SKIPPED, Inline, Later, chosen_alternative, control_state
from pipeline.readers.word_numbering import Numbering
from pipeline.readers.word_objects import Objects
from pipeline.readers.word_package import Element, Package, W
from pipeline.readers.word_styles import ParagraphStyle, Styles, is_on, number, read_numbering
from pipeline.readers.word_text import TextBuilder

_VAL = W + "val"
_P, _TBL, _TR, _TC, _SDT = W + "p", W + "tbl", W + "tr", W + "tc", W + "sdt"
_REMOVED = frozenset({W + "del", W + "moveFrom"})
_STORY_STYLES: dict[str, BlockStyle] = {"header": "header", "footer": "footer", "note": "note"}
_OUTSIDE = Place()


class _Cell(NamedTuple):
    """A table cell as the grid has it: its column and width in grid columns, how it is merged."""

    element: Element
    start: int
    merge: str | None
    fate: AsideKind | None
    tick: str | None


class Walk:
    """Writes a package's stories into a TextBuilder."""

    def __init__(self, package: Package, styles: Styles, numbering: Numbering) -> None:
        self.package = package
        self.out = TextBuilder(package.name)
        self.styles = styles
        self.numbering = numbering
        self.inline = Inline(self.out, styles)
        self.objects = Objects(package, self.out, self.inline)
        self.inline.objects = self.objects.read
        self.story = ""
        self.part = package.main
        self._tables = 0
        self._cells = 0
        self._depth = 0
        self._notes: dict[str, dict[str, Element]] = {}
        self._seen: set[tuple[str, str]] = set()

    def blocks(self, parent: Element, place: Place = _OUTSIDE) -> None:
        """Write the paragraphs and tables inside an element."""
        for element in parent:
            self.block(element, place)

    def block(self, element: Element, place: Place) -> None:
        tag = element.tag
        if tag == _P:
            self.paragraph(element, place)
        elif tag == _TBL:
            self.table(element, place)
        elif tag == _SDT:
            self.inline.control(element, lambda content: self.blocks(content, place))
        elif tag in _REMOVED:
            self.inline.deleted += 1
            self.inline.within("deleted", element, lambda content: self.blocks(content, place))
        elif tag == ALTERNATE:
            self.inline.alternate(element, lambda content: self.blocks(content, place))
        elif tag == W + "altChunk":
            self.objects.chunk(element, place)
        elif tag == W + "r" or tag == W + "t":
            self._loose(element, place)
        elif tag not in SKIPPED and len(element):
            self.blocks(element, place)

    def _loose(self, element: Element, place: Place) -> None:
        """Text outside any paragraph (written by no Word, but read by it)."""
        self.out.open(place)
        self.inline.paragraph([element], self.styles.paragraph(None).look)
        self.out.close()

    # Paragraphs

    def paragraph(self, element: Element, place: Place) -> None:
        """Write <w:p>, then what hangs on it."""
        first = element[0] if len(element) else None
        properties = first if first is not None and first.tag == W + "pPr" else element.find(W + "pPr")
        if properties is None:
            style, mark_gone = self.styles.paragraph(None), False
            self.out.open(place, _STORY_STYLES.get(self.story) or ("textbox" if self.story else "paragraph"))
        else:
            style, mark_gone = self._open(properties, place)
        self.inline.paragraph(element, style.look)
        self.out.close(joined=mark_gone)
        if self.inline.later:
            self.out.no_joint()
            self._hanging(place)

    def _open(self, properties: Element, place: Place) -> tuple[ParagraphStyle, bool]:
        """Open the paragraph; its style, and whether its end mark was deleted or is hidden."""
        name: str | None = None
        listed: tuple[str | None, int | None] = (None, None)
        outline: int | None = None
        mark_gone = False
        for child in properties:
            tag = child.tag
            if tag == W + "pStyle":
                name = child.get(_VAL)
            elif tag == W + "numPr":
                listed = read_numbering(child)
            elif tag == W + "outlineLvl":
                outline = number(child.get(_VAL))
            elif tag == W + "rPr":
                mark_gone = self._mark_gone(child)
        style = self.styles.paragraph(name)
        level = style.level if outline is None else outline if 0 <= outline < 9 else None
        list_id = style.numbering if listed[0] is None else listed[0]
        prefix = ""
        depth: int | None = None
        if list_id is not None and self.numbering.known(list_id):
            depth = listed[1] if listed[1] is not None else style.list_level
            if depth is None:
                depth = self.numbering.level_of_style(list_id, name) or 0
            if not mark_gone and self.inline.fate is None:
                prefix = self.numbering.next(list_id, depth)
        elif style.named_list and list_id != "0":
            depth = style.list_level or 0
        shape, level = self._shape(style, level, depth)
        self.out.open(place, shape, level, prefix + " " if prefix else "")
        return style, mark_gone

    def _shape(self, style: ParagraphStyle, level: int | None, depth: int | None) -> tuple[BlockStyle, int | None]:
        if self.story in _STORY_STYLES:
            return _STORY_STYLES[self.story], None
        if style.contents:
            return "header", None
        if level is not None:
            return "heading", level
        if depth is not None:
            return "list", depth
        return ("textbox" if self.story else "paragraph"), None

    def _mark_gone(self, look: Element) -> bool:
        for child in look:
            if child.tag in _REMOVED:
                self.inline.deleted += 1
                return True
            if child.tag in (W + "vanish", W + "specVanish") and is_on(child):
                return True
            if child.tag == W + "ins":
                self.inline.inserted += 1
        return False

    def _hanging(self, place: Place) -> None:
        """Write the text boxes, notes and comments that the last paragraph holds."""
        queue, self.inline.later = self.inline.later, []
        for later in queue:
            if later.kind == "words":
                self._in_story("textbox", later, lambda later: self._words(later.words, place))
            elif later.kind == "textbox":
                self._in_story("textbox", later, lambda later: self.blocks(later.element, place))
            else:
                self._note(later, place)

    def _in_story(self, story: str, later: Later, write: object) -> None:
        outer, self.story = self.story, self.story or story
        fate, self.inline.fate = self.inline.fate, later.fate
        write(later)  # type: ignore[operator]
        self.story, self.inline.fate = outer, fate

    def _words(self, words: str, place: Place) -> None:
        self.out.open(place, _STORY_STYLES.get(self.story) or "textbox")
        self.inline.emit(words)
        self.out.close()

    # Notes

    def _note(self, later: Later, place: Place) -> None:
        key = (later.kind, later.words)
        element = self._notes_of(later.kind).get(later.words)
        if element is None or key in self._seen:
            return
        self._seen.add(key)
        if later.kind == "comments":
            self._comment(element)
        else:
            self._in_story("note", later, lambda later: self.blocks(element, place))

    def _comment(self, element: Element) -> None:
        paragraphs = ("".join(t.text or "" for t in p.iter(W + "t")) for p in element.iter(_P))
        self.out.aside("comment", "\n".join(text for text in paragraphs if text))

    def _notes_of(self, kind: str) -> dict[str, Element]:
        if kind not in self._notes:
            found: dict[str, Element] = {}
            for part in self.package.related(self.package.main, kind):
                root = self.package.xml(part)
                for note in () if root is None else root:
                    if note.get(W + "type") in (None, "normal"):
                        found[note.get(W + "id") or ""] = note
            self._notes[kind] = found
        return self._notes[kind]

    def unreferenced(self) -> None:
        """Set aside the notes and comments that no place in the text refers to."""
        for kind in ("footnotes", "endnotes", "comments"):
            for note_id, element in self._notes_of(kind).items():
                if (kind, note_id) not in self._seen:
                    if kind == "comments":
                        self._comment(element)
                    else:
                        self.inline.within("hidden", element, self.blocks)

    # Tables

    def table(self, element: Element, place: Place) -> None:
        """Write <w:tbl>: rows and columns count from 0, a merged cell stands at its first row and column."""
        self._depth += 1
        if self._depth > limits.TABLE_DEPTH:
            raise unreadable("too-deep", self.package.name)
        parent = None
        if place.table is not None and place.row is not None and place.column is not None:
            parent = (place.table, place.row, place.column)
        table = self._tables
        self._tables += 1
        grid = [(fate, self._grid_row(row)) for row, fate in self._rows(element)]
        ranks = {start: rank for rank, start in enumerate(sorted({c.start for _, cells in grid for c in cells}))}
        merged: dict[int, int] = {}
        row = -1
        for index, (fate, cells) in enumerate(grid):
            if fate != "deleted":
                row += 1
            self.out.begin_row(index == 0)
            for position, cell in enumerate(cells):
                if position:
                    self.out.next_cell()
                at = row
                if cell.merge == "continue":
                    at = merged.get(cell.start, row)
                elif cell.merge == "restart":
                    merged[cell.start] = row
                else:
                    merged.pop(cell.start, None)
                self._cell(cell, fate, Place(table=table, row=max(at, 0), column=ranks[cell.start], parent=parent))
        self.out.end_table()
        self._depth -= 1

    def _cell(self, cell: _Cell, fate: AsideKind | None, place: Place) -> None:
        before = self.out.length
        if cell.tick is not None:
            self.inline.tick = cell.tick
        self.inline.within(fate or cell.fate, cell.element, lambda element: self.blocks(element, place))
        if self.out.length > before:
            self._cells += 1
            if self._cells > limits.CELLS:
                raise unreadable("too-many-cells", self.package.name)

    def _rows(self, table: Element, fate: AsideKind | None = None) -> Iterator[tuple[Element, AsideKind | None]]:
        for element, kind, _ in _inside(table, _TR, fate, None):
            properties = element.find(W + "trPr")
            if properties is not None:
                for child in properties:
                    if child.tag == W + "del":
                        self.inline.deleted += 1
                        kind = "deleted"
                    elif child.tag == W + "ins":
                        self.inline.inserted += 1
                    elif child.tag == W + "hidden" and is_on(child):
                        kind = kind or "hidden"
            yield element, kind

    def _grid_row(self, row: Element) -> list[_Cell]:
        cells: list[_Cell] = []
        properties = row.find(W + "trPr")
        before = None if properties is None else properties.find(W + "gridBefore")
        column = 0 if before is None else self._span(before)
        for element, fate, tick in _inside(row, _TC, None, None):
            span, merge, along = 1, None, None
            properties = element.find(W + "tcPr")
            for child in () if properties is None else properties:
                if child.tag == W + "gridSpan":
                    span = self._span(child)
                elif child.tag == W + "vMerge":
                    merge = child.get(_VAL) or "continue"
                elif child.tag == W + "hMerge":
                    along = child.get(_VAL) or "continue"
                elif child.tag == W + "cellDel":
                    self.inline.deleted += 1
                    fate = "deleted"
            start = cells[-1].start if along == "continue" and cells else column
            cells.append(_Cell(element, start, merge, fate, tick))
            column += span
        return cells

    def _span(self, element: Element) -> int:
        span = number(element.get(_VAL))
        if span is None or not 0 <= span <= limits.CELL_SPAN:
            self.out.remark("bad-table", f"a cell claims to cover {element.get(_VAL)} columns")
        return min(max(span or 0, 1 if element.tag == W + "gridSpan" else 0), limits.CELL_SPAN)


def _inside(
    parent: Element, wanted: str, fate: AsideKind | None, tick: str | None
) -> Iterator[tuple[Element, AsideKind | None, str | None]]:
    """Rows of a table or cells of a row, also those wrapped in content controls and other containers, each with what
    its container says of it."""
    for element in parent:
        tag = element.tag
        if tag == wanted:
            yield element, fate, tick
            tick = None
        elif tag == _SDT:
            content = element.find(W + "sdtContent")
            if content is not None:
                own, state = control_state(element.find(W + "sdtPr"), content)
                yield from _inside(content, wanted, fate or own, state or tick)
        elif tag in _REMOVED:
            yield from _inside(element, wanted, fate or "deleted", tick)
        elif tag == ALTERNATE:
            chosen = chosen_alternative(element)
            if chosen is not None:
                yield from _inside(chosen, wanted, fate, tick)
        elif tag not in SKIPPED and len(element):
            yield from _inside(element, wanted, fate, tick)
