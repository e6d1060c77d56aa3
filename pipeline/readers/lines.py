"""Lines of plain text, and the tables drawn with them: by tabs, bars, frames, columns of blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.model import TICKED, UNTICKED, BlockStyle
from pipeline.readers.divided import divides, is_divided, rejoined, words_of

BULLET = re.compile(r"[-–—*•·▪▫◦‣⁃●○■□o+»►➢✓✔§]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]")
_BAR = re.compile(r"[|│┃║¦]")
_FRAME = re.compile(r"[\s|+│┃║┌┐└┘├┤┬┴┼─━═╔╗╚╝╠╣╦╩╬:=-]{3,}")
_TICK_FIRST = re.compile(rf"\s*[{TICKED}{UNTICKED}]")
_LEFT_MAX = 160  # a heading with its printed guidance; longer lines with a tab in them are prose
_LEAST_WIDTH, _NARROW = 50, 30  # of broken lines, and of those that divide words
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text without quote marks, its page (counted by form feeds), how often it is quoted; its style and
    level where the line itself shows them."""

    text: str
    page: int | None = None
    quoted: int = 0
    style: BlockStyle = "paragraph"
    level: int | None = None

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, each the paragraphs that stand in it; `line` is where it began."""

    cells: tuple[tuple[str, ...], ...]
    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that belong together."""

    rows: list[Row] = field(default_factory=list)


Piece = Line | Table


def pieces(lines: Sequence[Line]) -> list[Piece]:
    """`lines` with their tables recognised: those drawn with bars, then one of tabs, else of blanks. Lines that a
    program broke are joined again."""
    found = list(_barred(lines))
    plain = [piece for piece in found if isinstance(piece, Line)]
    column = None if _is_tabbed(plain) else _column([line.text.expandtabs(8) for line in plain])
    if column is not None:
        return _rejoined(list(_spaced(found, column)))
    found = _rejoined(found)
    return _tabbed(found) if _is_tabbed(plain) else found


# Bars and frames: | a | b |, a | b under ---|---, +---+---+, │ a │ b │ ----------------------------------------------


def _is_frame(line: Line) -> bool:
    text = line.text.strip()
    return bool(_FRAME.fullmatch(text)) and bool(re.search(r"[|+│┃║├┌└╔╠╚┼]", text))


def _has_bar(line: Line) -> bool:
    return bool(_BAR.search(line.text)) or _is_frame(line)


def _barred(lines: Sequence[Line]) -> Iterator[Piece]:
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].style == "paragraph" and _has_bar(lines[end]):
            end += 1
        group = lines[at:end]
        drawn = any(map(_is_frame, group)) or all(_BAR.match(line.text.strip()) for line in group)
        if drawn and sum(not _is_frame(line) for line in group) >= 2:
            yield Table(_framed_rows(group))
            at = end
        else:
            yield from lines[at : max(end, at + 1)]
            at = max(end, at + 1)


def _framed_rows(group: Sequence[Line]) -> list[Row]:
    """One row a line; where frame lines stand between rows all along, one row a frame."""
    framed = sum(map(_is_frame, group)) > 2
    rows: list[tuple[list[list[str]], Line]] = []
    fresh = True
    for line in group:
        if _is_frame(line):
            fresh = True
            continue
        text = line.text.strip()
        opened = 1 if _BAR.match(text) else 0
        closed = len(text) - 1 if len(text) > 1 and _BAR.match(text[-1]) else len(text)
        cells = [re.split(r"<br ?/?>", cell.strip()) for cell in _BAR.split(text[opened:closed])]
        if framed and not fresh and rows and len(rows[-1][0]) == len(cells):
            for above, below in zip(rows[-1][0], cells, strict=True):
                above += filter(None, below)
        else:
            rows.append((cells, line))
        fresh = False
    return [Row(_tidy(cells) if framed else tuple(map(tuple, cells)), line) for cells, line in rows]


def _tidy(cells: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Cells of a framed table: a heading is one line, the others as long as their column was wide."""
    left, *others = cells
    widths = [max(map(len, cell), default=0) for cell in others]
    return (
        (" ".join(filter(None, left)),),
        *(tuple(unwrapped(cell, width)) for cell, width in zip(others, widths, strict=True)),
    )


# Tabs: a table copied out of an office program ---------------------------------------------------------------------


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.text.split("\t")]


def _is_row(line: Line) -> bool:
    """A line with a tab whose left cell is empty or a heading: no bullet, no tick box, no prose."""
    if "\t" not in line.text:
        return False
    left, *right = _cells(line)
    if BULLET.fullmatch(left) and len(right) < 2:
        return False
    return len(left) <= _LEFT_MAX and not _TICK_FIRST.match(left)


def _is_tabbed(lines: Sequence[Line]) -> bool:
    """Whether tabs draw a table: two headings at least, and something beside one of them."""
    rows = [_cells(line) for line in lines if _is_row(line)]
    return sum(bool(left) for left, *_ in rows) >= 2 and any(any(right) for _, *right in rows)


def _tabbed(found: list[Piece]) -> list[Piece]:
    """The table of tabs, from its first row to its last.

    A line without a tab continues the right cell of the row above: cells of several paragraphs are copied so. After
    the last row, only lines that follow without an empty line do.
    """
    rows = [index for index, piece in enumerate(found) if isinstance(piece, Line) and _is_row(piece)]
    first, last = rows[0], rows[-1]
    while last + 1 < len(found) and isinstance(after := found[last + 1], Line) and not after.blank:
        last += 1
    result: list[Piece] = [*found[:first]]
    table = Table()
    for piece in found[first : last + 1]:
        if isinstance(piece, Table):
            result += [table, piece]
            table = Table()
        elif _is_row(piece) or not table.rows:
            table.rows.append(Row(tuple((cell,) for cell in _cells(piece)), piece))
        elif not piece.blank:
            table.rows[-1] = _continued(table.rows[-1], piece.text)
    return [piece for piece in (*result, table, *found[last + 1 :]) if isinstance(piece, Line) or piece.rows]


def _continued(row: Row, text: str) -> Row:
    """The row with another paragraph in its last cell (in a cell of its own where the row has but one)."""
    cells = row.cells if len(row.cells) > 1 else (*row.cells, ())
    return replace(row, cells=(*cells[:-1], (*cells[-1], text)))


# Blanks: two columns side by side ------------------------------------------------------------------------------------


def _spaced(found: list[Piece], column: int) -> Iterator[Piece]:
    """Stretches of lines whose right halves all begin in the same column, as rows."""
    at = 0
    while at < len(found):
        group: list[Line] = []
        if _opens(found[at], column):
            for piece in found[at:]:
                if isinstance(piece, Table) or not _fits(piece, column):
                    break
                group.append(piece)
            while not _halves(group[-1], column)[1]:
                group.pop()
        if len(group) >= 2:
            yield Table(_spaced_rows(group, column))
            at += len(group)
        else:
            yield found[at]
            at += 1


def _opens(piece: Piece, column: int) -> bool:
    """Whether a table of blanks can begin here: with something in its right half."""
    return isinstance(piece, Line) and _fits(piece, column) and bool(_halves(piece, column)[1])


def _column(texts: Sequence[str]) -> int | None:
    """Where most right halves begin: a column that opens after a gap in three lines or more, and that few cross."""
    starts = Counter(gap.end() for text in texts for gap in list(_GAP.finditer(text))[:1])
    if not starts:
        return None
    column, count = starts.most_common(1)[0]
    deep = sum(len(text) - len(text.lstrip()) == column for text in texts if text.strip())
    crossing = sum(len(text) > column and text[column - 1 : column] != " " for text in texts)
    return column if count >= 3 and column >= 8 and count + deep > crossing else None


def _fits(line: Line, column: int) -> bool:
    text = line.text.expandtabs(8)
    return len(text) <= column or not text[column - 2 : column].strip()


def _halves(line: Line, column: int) -> tuple[str, str]:
    text = line.text.expandtabs(8)
    return text[:column].strip(), text[column:].strip()


def _spaced_rows(group: Sequence[Line], column: int) -> list[Row]:
    """A row a line with a left half; where rows have empty lines between them, a left half may have several lines."""
    heads = [index for index, line in enumerate(group) if _halves(line, column)[0]]
    parted = sum(index > 0 and group[index - 1].blank for index in heads) >= 2
    rows: list[tuple[list[list[str]], Line]] = []
    for index, line in enumerate(group):
        halves = _halves(line, column)
        if not rows or (halves[0] and (not parted or group[index - 1].blank)):
            rows.append(([[half] for half in halves], line))
        else:
            for cell, half in zip(rows[-1][0], halves, strict=True):
                cell += filter(None, [half])
    width = max(len(half) for cells, _ in rows for half in cells[1])
    return [Row(((" ".join(left).strip(),), tuple(unwrapped(right, width))), line) for (left, right), line in rows]


# Lines that a program broke -------------------------------------------------------------------------------------------


def _rejoined(found: list[Piece]) -> list[Piece]:
    """Lines outside tables joined again, by the width of the lines that are quoted equally often."""
    result: list[Piece] = []
    widths: dict[int, int | None] = {}
    typed = [piece.text for piece in found if isinstance(piece, Line)]
    words = words_of(typed)
    dividing = divides(typed, words)
    for depth in {piece.quoted for piece in found if isinstance(piece, Line)}:
        lines = [piece.text for piece in found if isinstance(piece, Line) and piece.quoted == depth]
        broken = [_typed(line) for line, after in pairwise(lines) if is_divided(line, after)] if dividing else []
        widths[depth] = max(broken) if broken and max(broken) >= _NARROW else wrap_width(lines)
    last = ""
    for piece in found:
        before = result[-1] if result else None
        if isinstance(piece, Table) or piece.style != "paragraph" or piece.blank:
            result.append(piece)
            last = ""
            continue
        width = widths[piece.quoted]
        alike = isinstance(before, Line) and (before.quoted, before.page) == (piece.quoted, piece.page)
        divided = dividing and is_divided(last, piece.text)
        soft = last and (divided or (width and _is_soft(last, piece.text, width)))
        if soft and alike and isinstance(before, Line):
            result[-1] = replace(before, text=_glued(before.text, piece.text, words, dividing))
        else:
            result.append(piece)
        last = piece.text.rstrip()
    return result


def unwrapped(texts: Sequence[str], width: int) -> list[str]:
    """`texts` with lines joined again that were broken only because the next word had no room within `width`."""
    joined: list[str] = []
    words = words_of(texts)
    last = ""
    for text in map(str.rstrip, texts):
        if last and _is_soft(last, text, width):
            joined[-1] = _glued(joined[-1], text, words, False)
        else:
            joined.append(text)
        last = text
    return joined


def _is_soft(last: str, text: str, width: int) -> bool:
    """Whether `text` goes on where `last` had no more room; what looks like a heading or an item of a list does not."""
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    if not word or text[0].isspace() or "\t" in text or BULLET.fullmatch(word) or _TICK_FIRST.match(text):
        return False
    text = text.rstrip()
    titled = len(text) < 0.6 * width and not text.endswith((".", ",", ";", "!", "?"))
    heading = text.endswith(":") or (titled and last.endswith((".", "!", "?", ":")))
    return _typed(last) + 1 + _typed(word) > width and not heading


def _typed(text: str) -> int:
    """How many characters were typed for `text`: a tick box is mostly typed as three."""
    return len(text.rstrip()) + 2 * (text.count(TICKED) + text.count(UNTICKED))


def _glued(before: str, after: str, words: Collection[str], dividing: bool) -> str:
    """A line continued by the next: without a blank behind a hyphen that goes on in small letters, without the hyphen
    where it divides a word (`words`, `dividing`: see `divided`)."""
    before, after = before.rstrip(), after.strip()
    if re.search(r"\w-$", before) and after[:1].islower():
        return rejoined(before, after, words, dividing)
    return f"{before} {after}"


def wrap_width(texts: Sequence[str]) -> int | None:
    """The width at which the lines of a text were broken; None where paragraphs stand on one line each.

    In a broken text most longer lines end near that width, all but the last ones of paragraphs.
    """
    widths = [_typed(text) for text in texts if text.strip()]
    width = max(widths, default=0)
    if not _LEAST_WIDTH <= width <= 120:
        return None
    near = sum(length > width - 12 for length in widths)
    return width if near >= 5 and near >= 0.5 * sum(length > width / 2 for length in widths) else None
