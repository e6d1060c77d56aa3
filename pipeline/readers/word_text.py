"""The text of a Word file while it is being written: paragraphs, their separators, and what is set aside.

Paragraphs are joined with a line feed, the cells of a row with a tab, rows with a line feed; empty cells at the end of
a row and empty paragraphs leave nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline import limits
from pipeline.codes import notice, unreadable
from pipeline.model import Aside, AsideKind, Block, BlockStyle, Notice, Place, Span, merge
from pipeline.readers.word_symbols import normal_ticks

BOLD, UNDERLINE, HIGHLIGHT, LARGE = 1, 2, 4, 8
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_NOTICES_OF_A_KIND = 40


@dataclass(slots=True)
class _SetAside:
    kind: AsideKind
    words: list[str]
    at: int
    place: Place
    paragraph: int
    block: int
    quiet: bool


class TextBuilder:
    """Writes one document. Between `open` and `close` stands a paragraph; `put` adds to it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.length = 0
        self.blocks: list[Block] = []
        self.emphasised: list[Span] = []
        self._pieces: list[str] = []
        self._asides: list[_SetAside] = []
        self._remarks: list[tuple[str, str, int, int]] = []
        self._paragraph = 0
        self._line = self._row_line = False
        self._tabs = 0
        self._joined = False
        self._prefix = ""
        self._start = 0
        self._first_piece = 0
        self._runs: list[tuple[int, int, int]] = []
        self._place = Place()
        self._style: BlockStyle = "paragraph"
        self._level: int | None = None

    # Paragraphs

    def open(self, place: Place, style: BlockStyle = "paragraph", level: int | None = None, prefix: str = "") -> None:
        """Begin a paragraph; it continues the one before if that was closed as joined in the same place.
        `prefix`, its printed number, is written when the paragraph proves to have text."""
        self._prefix = ""
        if self._joined and place == self._place:
            self._joined = False
            if self._runs:
                return
        elif self._joined:
            self._joined = False
            self._finish()
        self._paragraph += 1
        self._place, self._style, self._level = place, style, level
        self._start = self.length
        self._first_piece = len(self._pieces)
        self._runs = []
        self._prefix = prefix

    def put(self, text: str, marks: int = 0) -> None:
        """Add shown text to the paragraph."""
        if not text:
            return
        if not text.isascii():
            text = normal_ticks(text)
        if self._line or self._tabs or self._row_line:
            self._separate()
        if self._prefix and not text.isspace():
            text, self._prefix = self._prefix + text.lstrip(), ""
        start = self.length
        self._pieces.append(text)
        self.length += len(text)
        if self.length > limits.TEXT_CHARS:
            raise unreadable("too-long", self.name)
        self._runs.append((start, self.length, marks))

    def aside(self, kind: AsideKind, text: str, quiet: bool = False) -> None:
        """Keep text apart, at the place where it stands; `quiet`: it is no news to anybody (the name of a field)."""
        if not text:
            return
        if self._line or self._tabs or self._row_line:
            self._separate()
        last = self._asides[-1] if self._asides else None
        if last is not None and (last.kind, last.quiet, last.at, last.place) == (kind, quiet, self.length, self._place):
            if last.paragraph != self._paragraph:
                last.words.append("\n")
            last.words.append(text)
            last.paragraph = self._paragraph
        else:
            new = _SetAside(kind, [text], self.length, self._place, self._paragraph, len(self.blocks), quiet)
            self._asides.append(new)

    def remark(self, code: str, detail: str) -> None:
        """A notice about the words written last (or about to be written in this paragraph)."""
        self._remarks.append((code, detail, len(self.blocks), self.length))

    def close(self, joined: bool = False) -> None:
        """End the paragraph; `joined`: its mark was deleted or hidden, so that the next one continues it."""
        if joined:
            self._joined = True
        else:
            self._finish()

    def _finish(self) -> None:
        if self.length > self._start:
            self._line = True
        if not self._runs:
            return
        text = "".join(self._pieces[self._first_piece :])
        bare = text.lstrip()
        if not bare:
            self._runs = []
            return
        start = self.length - len(bare)
        end = start + len(bare.rstrip())
        strong = self._emphasis(start, end, bare)
        self.blocks.append(Block(Span(start, end), self._place, self._style, self._level, strong))
        self._runs = []

    def _emphasis(self, start: int, end: int, text: str) -> bool:
        """Record runs set apart from the rest of their paragraph; whether the whole of it is bold or large."""
        if not any(marks for _, _, marks in self._runs):
            return False
        runs = [
            (max(a, start), min(b, end), marks)
            for a, b, marks in self._runs
            if a < end and b > start and text[max(a, start) - start : b - start].strip()
        ]
        strong = all(marks & BOLD for _, _, marks in runs) or all(marks & LARGE for _, _, marks in runs)
        apart: list[Span] = []
        for mark in (BOLD, UNDERLINE, HIGHLIGHT):
            marked = [(a, b) for a, b, marks in runs if marks & mark]
            if marked and len(marked) < len(runs):
                apart.extend(Span(a, b) for a, b in marked)
        self.emphasised.extend(merge(apart))
        return strong

    # Tables

    def begin_row(self, first: bool) -> None:
        """A table row begins; the first one of a table inside a cell stands where the cell's text would."""
        self.flush_joined()
        if not first or not self._tabs:
            self._row_line, self._tabs = self.length > 0, 0

    def next_cell(self) -> None:
        """The next cell of the row begins."""
        self.flush_joined()
        self._line = False
        self._tabs += 1

    def end_table(self) -> None:
        """What follows begins on a new line."""
        self.flush_joined()
        self._line, self._row_line, self._tabs = self.length > 0, False, 0

    def flush_joined(self) -> None:
        """No paragraph is continued into another cell."""
        if self._joined:
            self._joined = False
            self._finish()

    def _separate(self) -> None:
        lines = "\n" if self._row_line or (self._line and not self._tabs) else ""
        text = (lines if self.length else "") + "\t" * self._tabs
        self._line = self._row_line = False
        self._tabs = 0
        if self._start == self.length:
            self._start += len(text)
            self._first_piece += 1
        self._pieces.append(text)
        self.length += len(text)

    # The result

    def near(self) -> str:
        """The last words before this place, to tell a person where to look."""
        tail = "".join(self._pieces[-6:])[-200:].split()
        return " ".join(tail[-8:])

    def text(self) -> tuple[str, tuple[Aside, ...], tuple[Notice, ...]]:
        """The text, what was set aside, and the notices, their spans resolved."""
        self.flush_joined()
        whole = clean("".join(self._pieces))
        asides = tuple(
            Aside(a.kind, clean("".join(a.words)), at=a.at) for a in self._asides if "".join(a.words).strip()
        )
        notices: list[Notice] = []
        for code, detail, block, at in self._remarks:
            notices.append(notice(code, clean(detail), span=self._span_at(block, at), name=self.name))
        if _CONTROL.search("".join(self._pieces)):
            notices.append(notice("control-chars", name=self.name))
        return whole, asides, tuple(_capped(notices))

    def asides_of(self, kind: AsideKind) -> list[tuple[str, int, int]]:
        """Words set aside as `kind`, each with the number of blocks before it and its offset."""
        return [("".join(a.words).strip(), a.block, a.at) for a in self._asides if a.kind == kind and not a.quiet]

    def remark_at(self, code: str, detail: str, block: int, at: int) -> None:
        """A notice about an earlier place."""
        self._remarks.append((code, detail, block, at))

    def _span_at(self, block: int, at: int) -> Span | None:
        """The paragraph that holds offset `at`, else the one before it."""
        if block < len(self.blocks) and self.blocks[block].span.start <= at <= self.blocks[block].span.end:
            return self.blocks[block].span
        return self.blocks[block - 1].span if 0 < block <= len(self.blocks) else None


def clean(text: str) -> str:
    """Control characters as their symbols, lone surrogates as U+FFFD: one character each, so that places stay."""
    return _CONTROL.sub(lambda m: chr(0x2400 + ord(m.group())) if m.group() < " " else "\ufffd", text)


def _capped(notices: list[Notice]) -> list[Notice]:
    """At most some notices of a kind, the rest counted: a file with thousands of pictures is said once."""
    kept: list[Notice] = []
    counts: dict[str, int] = {}
    for found in notices:
        counts[found.code] = counts.get(found.code, 0) + 1
        if counts[found.code] <= _NOTICES_OF_A_KIND:
            kept.append(found)
    for code, count in counts.items():
        if count > _NOTICES_OF_A_KIND:
            kept.append(notice(code, f"and {count - _NOTICES_OF_A_KIND} more"))
    return kept
