"""The text of a Word file while it is being written: paragraphs, their separators, and what is set aside.

Paragraphs are joined with a line feed, the cells of a row with a tab, rows with a line feed; empty paragraphs and the
empty cells at the end of a row leave nothing. Offsets exist only once all is written, because which signs are tick
boxes is told from the whole text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline import limits
from pipeline.codes import notice, unreadable
from pipeline.model import TICKED, UNTICKED, Aside, AsideKind, Block, BlockStyle, Notice, Place, Span, merge
from pipeline.readers.clean import remarks
from pipeline.readers.word_ticks import ticks_of

BOLD, UNDERLINE, HIGHLIGHT = 1, 2, 4
SIZE = 3  # a run's marks: the three switches, and above them its letters' size in half points
_LARGER = 4  # half points above the size of most letters that set a paragraph apart
_NOTICES_OF_A_KIND = 40


@dataclass(slots=True)
class _Line:
    """A paragraph: what stands before it, its runs with their marks; `bullet` is the sign its list draws."""

    place: Place
    style: BlockStyle
    level: int | None
    before: str
    bullet: str
    texts: list[str] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    length: int = 0


@dataclass(slots=True)
class SetAside:
    """Words kept apart, at character `at` of line `line`; `quiet`: they are no news to anybody."""

    kind: AsideKind
    words: list[str]
    line: int
    at: int
    place: Place
    paragraph: int
    quiet: bool

    def text(self) -> str:
        return "".join(self.words).strip()


@dataclass(frozen=True, slots=True)
class Written:
    """A finished text with its blocks, asides, notices and emphasised runs."""

    text: str
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...]
    notices: tuple[Notice, ...]
    emphasised: tuple[Span, ...]


class TextBuilder:
    """Writes one document. Between `open` and `close` stands a paragraph; `put` adds to it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.length = 0
        self.asides: list[SetAside] = []
        self._lines: list[_Line] = []
        self._remarks: list[tuple[str, str, int, int]] = []
        self._new_line = self._new_row = False
        self._tabs = 0
        self._now: _Line | None = None
        self._joined = False
        self._prefix = ""
        self._paragraph = 0
        self._next: tuple[Place, BlockStyle, int | None, str] = (Place(), "paragraph", None, "")

    # Paragraphs

    def open(
        self,
        place: Place,
        style: BlockStyle = "paragraph",
        level: int | None = None,
        prefix: str = "",
        bullet: str = "",
    ) -> None:
        """Begin a paragraph; it continues the one before if that was closed as joined in the same place. `prefix`,
        its printed number, is written when it proves to have text; `bullet` only if the bullets of the file turn out
        to be tick boxes."""
        joined, self._joined = self._joined, False
        if joined and self._now is not None and self._now.place == place:
            return
        self._now = None
        self._paragraph += 1
        self._prefix = prefix
        self._next = (place, style, level, bullet)

    def put(self, text: str, marks: int = 0) -> None:
        """Add shown text to the paragraph."""
        line = self._now
        if line is None or self._prefix:
            if not text or text.isspace():
                return
            line = line or self._begin()
            if self._prefix:
                text, self._prefix = self._prefix + text.lstrip(), ""
        line.texts.append(text)
        line.marks.append(marks)
        line.length += len(text)
        self.length += len(text)
        if self.length > limits.TEXT_CHARS:
            raise unreadable("too-long", self.name)

    def aside(self, kind: AsideKind, text: str, quiet: bool = False) -> None:
        """Keep text apart, at the place where it stands."""
        if not text or (text.isspace() and self._now is None):
            return
        line = self._now or self._begin()
        here = len(self._lines) - 1
        last = self.asides[-1] if self.asides else None
        if last is not None and self._continues(last, kind, quiet, line):
            if last.paragraph != self._paragraph:
                last.words.append("\n")
            last.words.append(text)
            last.paragraph, last.line, last.at = self._paragraph, here, line.length
        else:
            self.asides.append(SetAside(kind, [text], here, line.length, line.place, self._paragraph, quiet))

    def _continues(self, last: SetAside, kind: AsideKind, quiet: bool, line: _Line) -> bool:
        """Whether nothing shown stands between the last aside and this place."""
        if (last.kind, last.quiet, last.place) != (kind, quiet, line.place) or kind == "comment":
            return False
        here = len(self._lines) - 1
        same = last.line == here and last.at == line.length
        return same or (last.line == here - 1 and last.at == self._lines[last.line].length and not line.length)

    def remark(self, code: str, detail: str, whole: bool = False) -> None:
        """A notice about this place, or about the whole file."""
        self._remarks.append(
            (code, detail, -1 if whole else len(self._lines) - 1, self._now.length if self._now else 0)
        )

    def remark_on(self, code: str, detail: str, aside: SetAside) -> None:
        """A notice about words set aside."""
        self._remarks.append((code, detail, aside.line, aside.at))

    def close(self, joined: bool = False) -> None:
        """End the paragraph; `joined`: its mark was deleted or hidden, so that the next one continues it."""
        self._joined = joined
        if not joined:
            self._now = None

    def no_joint(self) -> None:
        """Nothing continues the last paragraph."""
        self._joined = False
        self._now = None

    def _begin(self) -> _Line:
        place, style, level, bullet = self._next
        row = "\n" if self._new_row or (self._new_line and not self._tabs) else ""
        line = _Line(place, style, level, (row if self._lines else "") + "\t" * self._tabs, bullet)
        self._new_line, self._new_row, self._tabs = True, False, 0
        self._lines.append(line)
        self._now = line
        return line

    # Tables

    def begin_row(self, first: bool) -> None:
        """A table row begins; the first one of a table inside a cell stands where the cell's text would."""
        self.no_joint()
        if not first or not self._tabs:
            self._new_row, self._tabs = True, 0

    def next_cell(self) -> None:
        """The next cell of the row begins."""
        self.no_joint()
        self._new_line = False
        self._tabs += 1

    def end_table(self) -> None:
        """What follows begins on a new line."""
        self.no_joint()
        self._new_line, self._new_row, self._tabs = True, False, 0

    # The result

    def near(self) -> str:
        """The last words before this place, to tell a person where to look."""
        words = " ".join("".join(line.texts) for line in self._lines[-3:]).split()
        return " ".join(words[-8:])

    def written(self) -> Written:
        """All that was written, with offsets."""
        shown = self._shown()
        pieces: list[str] = []
        starts: list[int] = []
        at = 0
        for line, text in zip(self._lines, shown, strict=True):
            before = line.before if at or "\t" in line.before else ""
            if not text and line.place.table is None:
                before = ""  # words set aside between paragraphs; in tables they keep their row and column
            starts.append(at + len(before))
            at = starts[-1] + len(text)
            pieces += (before, text)
        whole = "".join(pieces)
        large = self._usual_size() + _LARGER
        blocks: list[Block] = []
        spans: list[Span | None] = []
        emphasised: list[Span] = []
        for line, text, start in zip(self._lines, shown, starts, strict=True):
            span = Span(start, start + len(text)) if text else None
            spans.append(span)
            if span is not None:
                strong = _emphasis(line, text, start, large, emphasised)
                blocks.append(Block(span, line.place, line.style, line.level, strong))
        asides = tuple(
            Aside(a.kind, a.text(), at=starts[a.line] + _moved(self._lines[a.line], shown[a.line], a.at))
            for a in self.asides
            if a.text()
        )
        return Written(
            whole, tuple(blocks), asides, tuple(_capped(self._notices(spans, whole))), tuple(merge(emphasised))
        )

    def _usual_size(self) -> int:
        """The size of most letters, in half points."""
        sizes: Counter[int] = Counter()
        for line in self._lines:
            for text, marks in zip(line.texts, line.marks, strict=True):
                sizes[marks >> SIZE] += len(text)
        return max(sizes, key=lambda size: (sizes[size], size), default=0)

    def _shown(self) -> list[str]:
        """The final text of each line, tick boxes told from the whole."""
        bullets = {line.bullet for line in self._lines}
        boxes = TICKED in bullets and UNTICKED in bullets
        raw = [(f"{x.bullet} " if boxes and x.bullet else "") + "".join(x.texts).strip() for x in self._lines]
        return ticks_of(raw)

    def _notices(self, spans: list[Span | None], whole: str) -> Iterator[Notice]:
        for code, detail, index, _ in sorted(self._remarks, key=lambda remark: (remark[2], remark[3])):
            span = next((spans[i] for i in range(min(index, len(spans) - 1), -1, -1) if spans[i]), None)
            yield notice(code, detail, span=span, name=self.name)
        yield from remarks(whole)


def _emphasis(line: _Line, text: str, start: int, large: int, emphasised: list[Span]) -> bool:
    """Record the runs of a line set apart from the rest of it; whether the whole of it is bold or `large`."""
    if not any(m & (BOLD | UNDERLINE | HIGHLIGHT) or m >> SIZE >= large for m in line.marks):
        return False
    runs = [(t, m) for t, m in zip(line.texts, line.marks, strict=True) if not t.isspace()]
    strong = all(m & BOLD for _, m in runs) or all(m >> SIZE >= large for _, m in runs)
    for mark in (BOLD, UNDERLINE, HIGHLIGHT):
        if all(m & mark for _, m in runs) or not any(m & mark for _, m in runs):
            continue
        at = 0
        for run, marks in runs:
            words = run.strip()
            found = text.find(words, at)
            if found >= 0:
                at = found + len(words)
                if marks & mark:
                    emphasised.append(Span(start + found, start + at))
    return strong


def _moved(line: _Line, text: str, at: int) -> int:
    """The place in the final text of a line of what stood at character `at` of its runs."""
    raw = "".join(line.texts)
    lead = len(raw) - len(raw.lstrip())
    same = len(raw.strip()) == len(text)
    if same or text[: at - lead] == raw[lead:at]:
        return min(max(at - lead, 0), len(text))
    return max(len(text) - max(len(raw.rstrip()) - at, 0), 0)


def _capped(notices: Iterator[Notice]) -> Iterator[Notice]:
    """At most some notices of a kind, the rest counted: a file with thousands of pictures is said once."""
    counts: dict[str, int] = {}
    for found in notices:
        counts[found.code] = counts.get(found.code, 0) + 1
        if counts[found.code] <= _NOTICES_OF_A_KIND:
            yield found
    for code, count in counts.items():
        if count > _NOTICES_OF_A_KIND:
            yield notice(code, f"and {count - _NOTICES_OF_A_KIND} more")
