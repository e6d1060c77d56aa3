"""Word 97 to 2003 (.doc): the characters of the file to paragraphs and tables, every cell kept.

Tracked changes are read as accepted; deleted, struck-out and hidden words and comments are asides; notes follow the
paragraph that they hang on; headers stand first, text boxes and footers last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model import TICKED, UNTICKED, BlockStyle, Document
from pipeline.readers import word_symbols
from pipeline.readers.doc_file import (
    BOXES,
    COMMENT_REFS,
    COMMENTS,
    END_REFS,
    ENDNOTES,
    HEADERS,
    NOTE_REFS,
    NOTES,
    Chars,
    DocFile,
    Numbers,
    Para,
)
from pipeline.readers.flow import Flow
from pipeline.readers.story import COMMENT, Format, Item, Look, Paragraph, Story, Writer

_MAIN, _NOTES, _HEADERS, _MACROS, _COMMENTS, _ENDNOTES, _BOXES = range(7)
_SIGNS = {"\x0b": "\n", "\x1e": "\u2011", "\x1f": "\u00ad", "\x0e": "\n"}
_CHUNKS = re.compile("[^\x00-\x1f]+|[\x00-\x1f]")
_HEADER_KINDS: tuple[BlockStyle, ...] = ("header", "header", "footer", "footer", "header", "footer")


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a .doc. Raises UnreadableFile: encrypted, empty, zip-corrupt."""
    file = DocFile(data, name)
    reader = _Reader(file)
    flow = Flow(data, name, "doc", "doc")
    Writer(flow, file.headings).whole(reader.main(), reader.margins())
    for code, detail in reader.codes.items():
        flow.note(code, detail)
    if file.has_macros:
        flow.note("macros")
    if file.has_objects:
        flow.note("embedded-object", "an object")
    return flow.document()


@dataclass(slots=True)
class _Field:
    """A field that is being read: its instruction, whether its result has begun, its form field."""

    instruction: str = ""
    in_result: bool = False
    form: tuple[int, int, int, list[str]] | None = None


class _Reader:
    """Walks the texts of a file."""

    def __init__(self, file: DocFile) -> None:
        self.file = file
        self.codes: dict[str, str] = {}
        self.numbers = Numbers(file)
        starts, at = [], 0
        for length in file.lengths:
            starts.append(at)
            at += max(length, 0)
        self.starts = [*starts, at]
        self.anchored: dict[int, tuple[BlockStyle, list[Item]]] = {}
        self.comments: dict[int, str] = {}

    def main(self) -> list[Item]:
        """The main text with its notes and comments; boxes at its end."""
        for references, texts, size, part in ((NOTE_REFS, NOTES, 2, _NOTES), (END_REFS, ENDNOTES, 2, _ENDNOTES)):
            for place, items in zip(self.file.places(references, size), self._texts(texts, 0, part), strict=False):
                self.anchored[place] = ("note", items)
        for place, items in zip(self.file.places(COMMENT_REFS, 30), self._texts(COMMENTS, 0, _COMMENTS), strict=False):
            words = (text for item in items if isinstance(item, Paragraph) for text, _ in item.runs)
            self.comments[place] = " ".join("".join(words).split())
        items = self.items(self.starts[_MAIN], self.starts[_NOTES])
        boxes = [Paragraph(later=[("textbox", box)]) for box in self._texts(BOXES, 22, _BOXES) if box]
        return [*items, *boxes]

    def margins(self) -> list[tuple[BlockStyle, list[Item]]]:
        """Headers and footers; the first six texts are the lines above notes."""
        texts = self._texts(HEADERS, 0, _HEADERS)[6:]
        return [(_HEADER_KINDS[index % 6], items) for index, items in enumerate(texts) if items]

    def _texts(self, index: int, size: int, part: int) -> list[list[Item]]:
        """The texts of a part of the file, by their positions in it."""
        places = self.file.places(index, size)
        start, end = self.starts[part], self.starts[part + 1]
        return [self.items(start + first, min(start + last, end)) for first, last in pairwise(places)]

    def items(self, first: int, last: int) -> list[Item]:
        """Paragraphs and tables of the characters from `first` to `last`."""
        story = Story("body")
        fields: list[_Field] = []
        position = first
        for text, chars, place in self.file.text(first, last):
            if chars.inserted or chars.deleted:
                self.codes["tracked-changes"] = ""
            for found in _CHUNKS.finditer(text):
                index, chunk = found.start(), found[0]
                if chunk in "\r\x07\x0c":
                    end = place - self._bytes_after(text, index, position)
                    self._end(story, self.file.para(end), chunk)
                else:
                    self._words(story, fields, chunk, chars, position + index)
            position += len(text)
        return story.finish()

    def _bytes_after(self, text: str, index: int, position: int) -> int:
        """How many bytes of a run follow its character `index`."""
        if index == len(text) - 1:
            return 0
        single = next((one for start, end, _, one in self.file.pieces if start <= position < end), False)
        return (len(text) - 1 - index) * (1 if single else 2)

    def _end(self, story: Story, para: Para, ch: str) -> None:
        """A paragraph, cell or row ends."""
        item = para.list_level if para.list_use else None
        if para.list_use and any(text.strip() for text, _ in story.now.runs):
            number = self.numbers.of(para)
            story.now.prefix = number + " " if number else ""
        story.now.form = Format(para.depth, para.style, para.outline, item)
        if ch == "\x07" and para.ends_row:
            story.end_row(1, list(para.edges))
        elif ch == "\x07":
            story.end_cell(1)
        elif para.ends_inner_row:
            story.end_row(max(para.depth, 2), list(para.edges))
        elif para.ends_inner_cell:
            story.end_cell(max(para.depth, 2))
        else:
            story.end_paragraph(para.depth)

    def _words(self, story: Story, fields: list[_Field], ch: str, chars: Chars, position: int) -> None:
        """Words, or one character that stands for something else."""
        look = Look(chars.strong, chars.struck, chars.hidden, chars.deleted)
        if ch == "\x13":
            fields.append(_Field())
        elif ch == "\x14" and fields:
            fields[-1].in_result = True
        elif ch == "\x15" and fields:
            shown = _shown(fields.pop())
            if shown and all(field.in_result for field in fields):
                story.run(shown, look)
        elif fields and not fields[-1].in_result:
            if ch == "\x01" and chars.field and chars.data is not None:
                fields[-1].form = self.file.form_field(chars.data)
            elif ch >= " ":
                fields[-1].instruction += ch
        elif any(not field.in_result for field in fields):
            return
        elif chars.symbol is not None:
            font, code = chars.symbol
            name = self.file.fonts[font] if font < len(self.file.fonts) else ""
            story.run((word_symbols.sign(name, code) or "\ufffd") * len(ch), look)
        elif chars.special and ch in "\x01\x02\x05\x08":
            self._anchor(story, ch, position)
        elif ch in _SIGNS or ch >= " " or ch == "\t":
            story.run(_SIGNS.get(ch, ch), look)

    def _anchor(self, story: Story, ch: str, position: int) -> None:
        """Where a picture, a note or a comment hangs."""
        if ch == "\x01":
            self.codes["embedded-object"] = "a picture"
        elif position in self.anchored:
            story.now.later.append(self.anchored[position])
        elif position in self.comments:
            story.run(self.comments[position], Look(font=COMMENT))


def _shown(field: _Field) -> str:
    """What a form field shows beside its result: its tick, or its chosen entry."""
    if field.form is None:
        return ""
    kind, state, default, entries = field.form
    if kind == 1:
        return (TICKED if (default if state == 25 else state) == 1 else UNTICKED) + " "
    if kind == 2:
        state = default if state == 25 else state
        return entries[state] if state < len(entries) else ""
    return ""
