"""Walking a Word file: paragraphs, tables, and the stories beside the main text, in reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.model import BlockStyle, Place, UnreadableFile
from pipeline.readers.clean import clean
from pipeline.readers.word_chunk import as_word
from pipeline.readers.word_grid import Cell, grid
from pipeline.readers.word_inline import ALTERNATE, REMOVED, SKIPPED, Inline, Later
from pipeline.readers.word_numbering import Numbering
from pipeline.readers.word_objects import Objects
from pipeline.readers.word_package import Element, Package, R, W, open_package
from pipeline.readers.word_styles import ParagraphStyle, is_on, number, read_numbering, styles_of
from pipeline.readers.word_text import TextBuilder

_VAL = W + "val"
_P, _TBL, _SDT = W + "p", W + "tbl", W + "sdt"
_STORY_STYLES: dict[str, BlockStyle] = {"header": "header", "footer": "footer", "note": "note"}
_OUTSIDE = Place()


class Walk:
    """Writes a package's stories into a TextBuilder."""

    def __init__(self, package: Package, out: TextBuilder | None = None) -> None:
        self.package = package
        self.out = out or TextBuilder(package.name)
        self.styles = styles_of(package)
        self.numbering = Numbering(package.companion("numbering"))
        self.inline = Inline(self.out, self.styles)
        self.objects = Objects(package, self.out, self.inline)
        self.inline.objects = self.objects.read
        self.inline.comment_of = self._comment
        self.story = ""
        self.part = package.main
        self.tables = 0
        self._cells = 0
        self._depth = 0
        self._strong = False
        self.chunks = 0
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
            self._loose_tick(place)
        elif tag in REMOVED:
            self.inline.deleted += 1
            self.inline.within("deleted", element, lambda content: self.blocks(content, place))
        elif tag == ALTERNATE:
            self.inline.alternate(element, lambda content: self.blocks(content, place))
        elif tag == W + "altChunk":
            self._chunk(element, place)
        elif tag == W + "r" or tag == W + "t":
            self._loose((element,), place)
        elif tag not in SKIPPED and len(element):
            self.blocks(element, place)

    def _loose(self, elements: Sequence[Element], place: Place) -> None:
        """Text outside any paragraph (written by no Word, but read by it)."""
        self.out.open(place)
        self.inline.paragraph(elements, self.styles.paragraph(None).look)
        self.out.close()

    def _loose_tick(self, place: Place) -> None:
        """The state of a tick-box control that holds no paragraph at all."""
        if self.inline.tick is not None:
            self._loose((), place)

    def _chunk(self, element: Element, place: Place) -> None:
        """A part inserted in another format, read in its place where it can be."""
        relation = self.package.relations(self.part).get(element.get(R + "id") or "")
        name = "a part" if relation is None else posixpath.basename(relation.target)
        where = f"{name} after “{self.out.near()}”"
        data = None if relation is None or relation.external else self.package.bytes_of(relation.target)
        if data is not None and data.startswith(b"PK") and self.chunks < limits.CONTAINER_DEPTH:
            read = self._word_chunk(data, place)
        else:
            body = None if data is None else as_word(data, name.lower())
            read = body is not None
            self.blocks(() if body is None else body, place)
        self.out.remark("altchunk", where if read else f"{where}: it was NOT read, open the file to see it")

    def _word_chunk(self, data: bytes, place: Place) -> bool:
        """A Word file within this one."""
        try:
            inner = Walk(open_package(data, self.package.name), self.out)
            root = inner.package.xml(inner.package.main)
        except UnreadableFile:
            return False
        body = None if root is None else root.find(W + "body")
        if body is None:
            return False
        inner.chunks, inner.tables, inner.story = self.chunks + 1, self.tables, self.story
        inner.blocks(body, place)
        inner.unreferenced()
        self.tables = inner.tables
        return True

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
        look = style.look._replace(bold=True) if self._strong and style.look.bold is None else style.look
        self.inline.paragraph(element, look)
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
            if not mark_gone and self.inline.fate != "deleted":
                prefix = self.numbering.next(list_id, depth)
        elif style.named_list and list_id != "0":
            depth = style.list_level or 0
        shape, level = self._shape(style, level, depth)
        box = "" if list_id is None or depth is None else self.numbering.tick_box(list_id, depth)
        self.out.open(place, shape, level, prefix + " " if prefix else "", box)
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
            if child.tag in REMOVED:
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

    def _in_story(self, story: str, later: Later, write: Callable[[Later], None]) -> None:
        outer, self.story = self.story, self.story or story
        fate, self.inline.fate = self.inline.fate, later.fate
        write(later)
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
        self._in_story("note", later, lambda later: self.blocks(element, place))

    def _comment(self, comment_id: str) -> str:
        element = self._notes_of("comments").get(comment_id)
        if element is None or ("comments", comment_id) in self._seen:
            return ""
        self._seen.add(("comments", comment_id))
        paragraphs = ("".join(t.text or "" for t in p.iter(W + "t", W + "delText")) for p in element.iter(_P))
        return clean("\n".join(text for text in paragraphs if text))

    def _notes_of(self, kind: str) -> dict[str, Element]:
        if kind not in self._notes:
            found: dict[str, Element] = {}
            root = self.package.companion(kind)
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
                        self.out.aside("comment", self._comment(note_id))
                    else:
                        self.inline.within("hidden", element, self.blocks)

    # Tables

    def table(self, element: Element, place: Place) -> None:
        """Write <w:tbl>: rows and columns count from 0, a merged cell stands at its first row and column."""
        self._depth += 1
        if self._depth > limits.TABLE_DEPTH:
            raise unreadable("too-deep", self.package.name, "tables within tables")
        parent = None
        if place.table is not None and place.row is not None and place.column is not None:
            parent = (place.table, place.row, place.column)
        table = self.tables
        self.tables += 1
        for index, (cells, loose) in enumerate(grid(element, self.inline, self._bold_parts(element))):
            self.out.begin_row(index == 0)
            for position, cell in enumerate(cells):
                if position:
                    self.out.next_cell()
                self._cell(cell, Place(table=table, row=cell.row, column=cell.column, parent=parent))
            for stray in loose:
                self.block(stray, place)
        self.out.end_table()
        self._depth -= 1

    def _cell(self, cell: Cell, place: Place) -> None:
        before = self.out.length
        if cell.tick is not None:
            self.inline.tick = cell.tick
        strong, self._strong = self._strong, cell.strong
        self.inline.within(cell.fate, cell.element, lambda element: self.blocks(element, place))
        self._loose_tick(place)
        self._strong = strong
        if self.out.length > before:
            self._cells += 1
            if self._cells > limits.CELLS:
                raise unreadable("too-many-cells", self.package.name)

    def _bold_parts(self, table: Element) -> frozenset[str]:
        """The parts of a table ("firstRow", "firstCol") that its style sets bold and that it uses."""
        properties = table.find(W + "tblPr")
        style = None if properties is None else properties.find(W + "tblStyle")
        if properties is None or style is None:
            return frozenset()
        bold = self.styles.bold_parts(style.get(_VAL))
        look = properties.find(W + "tblLook") if bold else None
        if look is None:
            return frozenset()
        flags = look.get(_VAL) or "0"
        mask = int(flags, 16) if all(c in "0123456789abcdefABCDEF" for c in flags) else 0
        bits = {"firstRow": 0x20, "firstCol": 0x80}
        names = {"firstRow": "firstRow", "firstCol": "firstColumn"}
        return frozenset(p for p in bold if mask & bits[p] or look.get(W + names[p]) in ("1", "true", "on"))
