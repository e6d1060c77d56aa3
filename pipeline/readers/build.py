"""Building a Document block by block: cleaning, ticks, joints between blocks, bounds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from pipeline import limits
from pipeline.codes import notice, unreadable
from pipeline.model import Aside, AsideKind, Block, BlockStyle, Document, Notice, Place, Span
from pipeline.readers.clean import clean, remarks, visible, with_ticks

_NOWHERE = Place()


class Builder:
    """Collects blocks in reading order into one text: cells of a row joined with tabs, all else with line feeds.

    Every text given is cleaned and its tick boxes normalised; blank blocks are left out.
    """

    def __init__(self, data: bytes, name: str, format: str, reader: str) -> None:
        self._data, self._name, self._format, self._reader = data, name, format, reader
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._emphasised: list[Span] = []
        self._doubtful: list[Span] = []
        self._cells: set[tuple[int | None, int | None, int | None]] = set()
        self._blank_line = False
        self.asides: list[Aside] = []
        self.notices: list[Notice] = []

    def add(
        self,
        text: str,
        place: Place = _NOWHERE,
        style: BlockStyle = "paragraph",
        level: int | None = None,
        strong: bool = False,
        emphasised: Sequence[str] = (),
        ticks: bool = True,
        recognised: Sequence[tuple[str, bool]] = (),
    ) -> None:
        """Add a paragraph. `emphasised`: runs of its text set apart, in order; `recognised`: all runs of a scan's, each
        with whether it is doubtful. `ticks=False` where they are done."""
        text = clean(text)
        text = (with_ticks(text) if ticks else text).strip()
        if not text:
            return
        self._join(place)
        start = self._length
        self._write(text)
        self._blocks.append(Block(Span(start, self._length), place, style, level, strong))
        self._emphasised += [s for s in _spans(text, start, emphasised) if s and len(s) < len(text)]
        places = _spans(text, start, (run for run, _ in recognised))
        self._doubtful += [s for s, (_, doubtful) in zip(places, recognised, strict=True) if s and doubtful]
        if place.table is not None:
            self._cells.add((place.table, place.row, place.column))
            if len(self._cells) > limits.CELLS:
                raise unreadable("too-many-cells", self._name)

    def blank_line(self) -> None:
        """Keep an empty line before the next block."""
        self._blank_line = bool(self._blocks)

    def aside(self, kind: AsideKind, text: str, page: int | None = None) -> None:
        """Set text aside, at this place; blank text is none."""
        if text.strip():
            self.asides.append(Aside(kind, clean(text).strip(), page, self._length))

    def note(self, code: str, detail: str = "", page: int | None = None) -> None:
        """Add a notice of the document, once a code and detail."""
        remark = notice(code, detail, page)
        if remark not in self.notices:
            self.notices.append(remark)

    def document(self, pages: int | None = None) -> Document:
        """The finished document. Raises UnreadableFile (empty) where it has neither text nor asides."""
        text = "".join(self._pieces)
        if not self.asides and not visible(text):
            raise unreadable("empty", self._name)
        return Document(
            name=self._name,
            sha256=hashlib.sha256(self._data).hexdigest(),
            size=len(self._data),
            format=self._format,
            reader=self._reader,
            text=text,
            blocks=tuple(self._blocks),
            asides=tuple(self.asides),
            notices=(*self.notices, *remarks(text)),
            emphasised=tuple(self._emphasised),
            doubtful=tuple(self._doubtful),
            pages=pages,
        )

    def _join(self, place: Place) -> None:
        last = self._blocks[-1].place if self._blocks else None
        column = place.column or 0
        if last is not None and place.table is not None and (last.table, last.row) == (place.table, place.row):
            before = last.column or 0
            self._write("\t" * (column - before) if column > before else "\n")
        elif last is not None:
            self._write(("\n\n" if self._blank_line else "\n") + "\t" * column)
        else:
            self._write("\t" * column)
        self._blank_line = False

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        if self._length > limits.TEXT_CHARS:
            raise unreadable("too-long", self._name)


def _spans(text: str, start: int, runs: Iterable[str]) -> Iterator[Span | None]:
    """Where the runs of a paragraph stand that begins at `start`; None for one that is not found."""
    at = 0
    for run in runs:
        words = clean(run).strip()
        found = text.find(words, at) if words else -1
        at = found + len(words) if found >= 0 else at
        yield Span(start + found, start + at) if found >= 0 else None
