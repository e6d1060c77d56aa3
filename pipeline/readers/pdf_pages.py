"""Pages to one flow: running headers and footers told apart, tables and rows that a page break cuts made whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.readers.pdf_page import Cell, Item, Page, Row, Table
from pipeline.readers.pdf_text import Line

_ZONE = 0.12  # of the page's height, at its top and bottom: where running headers and footers stand
_DEEPEST = 4  # lines of a running header or footer
_SET_OFF = 0.7  # of the type size: the white space between them and the text, at least
_SAME = 4.0  # points within which edges and lines are at the same place
_PAGE_NUMBER = re.compile(
    r"(?:\w{1,8}\.?\s*)?[-–—|(\[]?\s*(?P<number>\d{1,3})\s*[-–—|)\]]?(?:\s*(?:/|\w{1,4})\s*\d{1,3})?", re.I
)
_NAMED_NUMBER = re.compile(
    r"\d\D+\d|\b(?:page|seite|p[áa]gina|pagina|s[iy]de|sida|sivu|strona|str|stran|stranica|lk|lpp|psl|oldal)\b", re.I
)
_MANY = 3  # lines of about the same width: they end at a margin
_DIGITS = re.compile(r"\d+")


def flow_of(pages: Sequence[Page]) -> list[Item]:
    """What all pages hold, in reading order. Lines of running headers and footers are marked as such; they stand
    where the page breaks, or with the row that a page break cuts (`Row.after`)."""
    _mark_furniture(pages)
    _free_width(pages)
    bottom = max((_end(item) for page in pages for item in _body(page.items)), default=0.0)
    flow: list[Item] = []
    header: list[Row] = []
    for page in pages:
        body, last = _body(page.items), _last_body(flow)
        first = body[0] if body else None
        if isinstance(last, Table) and not last.ruled:
            _take_rest(last, page, flow)
            body = _body(page.items)
            first = body[0] if body else None
        if isinstance(first, Table) and isinstance(last, Table) and _same_table(last, first):
            between = _pop_furniture(flow) + _before(page.items, first)
            near = last.end > bottom - 4 * _row_height(last)
            _append(last, first, near, between, header)
            flow += page.items[page.items.index(first) + 1 :]
        else:
            flow += page.items
            table = _last_body(flow)
            header = table.rows[:2] if isinstance(table, Table) else []
    return flow


def _free_width(pages: Sequence[Page]) -> None:
    """Lines outside ruled tables end where the widest of their column does, over the whole document, if many are about
    as wide; else at a right margin as wide as the left."""
    columns: dict[tuple[int, float], list[Line]] = {}
    for page in pages:
        for edge, lines in page.free:
            width = round(page.width)
            known = (key for key in columns if key[0] == width and abs(key[1] - edge) < 2 * _SAME)
            column = columns.setdefault(next(known, (width, edge)), [])
            column += [line for line in lines if not line.furniture]
    margins: dict[int, float] = {}
    for (width, _), lines in columns.items():
        margins[width] = min([margins.get(width, width / 2), *(line.x0 for line in lines)])
    for (width, _), lines in columns.items():
        if lines:
            widest, left = max(line.x1 for line in lines), min(line.x0 for line in lines)
            full = sum(widest - line.x1 < 0.1 * (widest - left) for line in lines)
            right = widest if full >= _MANY else max(widest, width - margins[width])
            for line in lines:
                line.right = right


# Running headers and footers -----------------------------------------------------------------------------------------


def _mark_furniture(pages: Sequence[Page]) -> None:
    """Lines at the same place near the top or bottom of two or more pages that differ in numbers only, and page
    numbers that count with the pages."""
    seen: dict[tuple[bool, str, int], list[tuple[Line, int]]] = defaultdict(list)
    for page in pages:
        for at_top, line in _edge_lines(page):
            place = line.y if at_top else page.height - line.y
            text = _DIGITS.sub("#", line.text).strip().casefold()
            seen[at_top, text, round(place / _SAME)].append((line, page.number))
    numbers: dict[int, list[Line]] = defaultdict(list)
    for (at_top, _, _), lines in seen.items():
        kind: Literal["header", "footer"] = "header" if at_top else "footer"
        if len(lines) >= max(2, 0.4 * len(pages)):
            for line, _ in lines:
                line.furniture = kind
        for line, page_number in lines:
            found = _PAGE_NUMBER.fullmatch(line.text.rsplit("\t", 1)[-1].strip())
            if found:
                numbers[int(found["number"]) - page_number].append(line)
    for offset, counted in numbers.items():
        if len(counted) > 1 or (offset == 0 and _NAMED_NUMBER.search(counted[0].text)):
            for line in counted:
                line.furniture = line.furniture or "footer"


def _edge_lines(page: Page) -> list[tuple[bool, Line]]:
    """(whether at the top, line) of the lines that may be running headers or footers: at the edge of the page, set off
    from what follows by a gap."""
    found: list[tuple[bool, Line]] = []
    for at_top, items in ((True, page.items), (False, page.items[::-1])):
        lines: list[Line] = []
        set_off = 0
        for item in items[: _DEEPEST + 1]:
            if lines and _distance(lines[-1], item) > _SET_OFF * lines[-1].size:
                set_off = len(lines)
            inside = item.y < _ZONE * page.height if at_top else item.y > (1 - _ZONE) * page.height
            if isinstance(item, Table) or not inside:
                break
            lines.append(item)
        else:
            set_off = len(lines)
        found += [(at_top, line) for line in lines[:set_off]]
    return found


def _distance(line: Line, item: Item) -> float:
    """The white space between a line and what stands above or below it."""
    top, end = (item.top, item.bottom) if isinstance(item, Line) else (item.box[1], item.end)
    return max(top - line.bottom, line.top - end)


# Tables over page breaks ---------------------------------------------------------------------------------------------


def _is_furniture(item: Item) -> bool:
    return isinstance(item, Line) and item.furniture is not None


def _body(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if not _is_furniture(item)]


def _last_body(flow: Sequence[Item]) -> Item | None:
    return next((item for item in reversed(flow) if not _is_furniture(item)), None)


def _before(items: Sequence[Item], first: Item) -> list[Line]:
    return [item for item in items[: items.index(first)] if isinstance(item, Line)]


def _pop_furniture(flow: list[Item]) -> list[Line]:
    """Take the running headers and footers off the end of the flow."""
    taken: list[Line] = []
    while flow and isinstance(flow[-1], Line) and flow[-1].furniture:
        taken.append(flow.pop())  # type: ignore[arg-type]
    return taken[::-1]


def _end(item: Item) -> float:
    return item.bottom if isinstance(item, Line) else item.box[3]


def _row_height(table: Table) -> float:
    lines = [line for row in table.rows[-3:] for cell in row.cells.values() for line in cell.items]
    return max((line.size for line in lines if isinstance(line, Line)), default=10.0)


def _same_table(table: Table, other: Table) -> bool:
    """Whether the table on the next page has the same outer edges and no column edge that contradicts."""
    ours, theirs = table.columns, other.columns
    if abs(ours[0] - theirs[0]) > _SAME or abs(ours[-1] - theirs[-1]) > _SAME:
        return False
    few, many = sorted((ours, theirs), key=len)
    return all(any(abs(edge - place) <= _SAME for place in many) for edge in few)


def _append(table: Table, other: Table, near: bool, between: list[Line], header: list[Row]) -> None:
    """Add the rows of `other`, the same table on the next page. `near`: the page before was full."""
    rows = [_moved(row, other.columns, table.columns) for row in other.rows]
    if len(other.columns) > len(table.columns):
        for row in table.rows:
            row.cells = _moved(row, table.columns, other.columns).cells
        table.columns, rows = other.columns, other.rows
    count = 0
    while count < len(rows) - 1 and count < len(header) and _words(rows[count]) == _words(header[count]):
        rows[count].header = True
        count += 1
    last = table.rows[-1]
    if near and count < len(rows) and (_continues(last, rows[count]) or _same_answer(table, rows[count])):
        for column, cell in rows[count].cells.items():
            _extend(last.cells.setdefault(column, Cell(cell.box)), cell)
        last.after += [*between, *(line for row in rows[:count] for line in as_furniture(row))]
        last.after += rows[count].after
        rows = rows[count + 1 :]
    else:
        last.after += between
    table.rows += rows
    table.end = other.end


def _take_rest(table: Table, page: Page, flow: list[Item]) -> None:
    """Lines at the top of a page that stand in the last column of a table without lines belong to its last row."""
    edge = table.columns[-2] - _SAME
    rest: list[Line] = []
    before: list[Line] = []
    for item in page.items:
        if isinstance(item, Line) and item.furniture and not rest:
            before.append(item)
        elif isinstance(item, Line) and not item.furniture and item.x0 >= edge:
            rest.append(item)
        else:
            break
    if rest:
        last = table.rows[-1]
        cell = last.cells.setdefault(len(table.columns) - 2, Cell(table.box))
        right = max((line.right for line in cell.items if isinstance(line, Line)), default=0.0)
        for line in rest:
            line.right = max(right, line.x1)
        cell.items += rest
        last.after += _pop_furniture(flow) + before
        taken = {id(line) for line in (*rest, *before)}
        page.items = [item for item in page.items if id(item) not in taken]


def as_furniture(row: Row) -> list[Line]:
    """The lines of a repeated header row, to stand outside the row that it cuts."""
    lines = [item for _, cell in sorted(row.cells.items()) for item in cell.items if isinstance(item, Line)]
    for line in lines:
        line.furniture = "header"
    return lines


def _moved(row: Row, own: Sequence[float], columns: Sequence[float]) -> Row:
    """The row with its cells at the columns of a table that has more of them."""
    if len(own) >= len(columns):
        return row
    places = {
        index: min(range(len(columns)), key=lambda c: abs(columns[c] - edge)) for index, edge in enumerate(own[:-1])
    }
    return Row({places[column]: cell for column, cell in row.cells.items()}, row.header, row.after)


def _words(row: Row) -> list[str]:
    return [
        " ".join(item.text.split()).casefold()
        for _, cell in sorted(row.cells.items())
        for item in cell.items
        if isinstance(item, Line)
    ]


def _text(cell: Cell | None) -> str:
    return " ".join(item.text for item in cell.items if isinstance(item, Line)).strip() if cell else ""


def _continues(last: Row, row: Row) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before: its first cells are empty where
    the row before has text, or go on in lower case."""
    columns = sorted(set(last.cells) | set(row.cells))
    if len(columns) < 2:
        return len(columns) == 1 and _text(row.cells.get(columns[0]))[:1].islower()
    heads = columns[:-1]
    texts = [_text(row.cells.get(column)) for column in heads]
    if not any(texts):
        return any(cell.items for cell in row.cells.values())
    if not any(_text(last.cells.get(column)) for column in heads):
        return False
    goes_on = _text(row.cells.get(columns[-1]))[:1].islower()
    for column, text in zip(heads, texts, strict=True):
        before = _text(last.cells.get(column))
        if text and not (before and (text[0].islower() or (goes_on and before[-1:] in "/-,&("))):
            return False
    return True


def _same_answer(table: Table, row: Row) -> bool:
    """Whether, in a table of one column where each answer stands below its bold heading, a row without a heading is
    the rest of the answer before."""
    if any(set(found.cells) != {0} for found in (*table.rows, row)):
        return False
    bold = [_is_bold(found) for found in table.rows]
    if bold.count(True) < 2 or bold[-1] or _is_bold(row):
        return False
    return not any(not one and not two for one, two in pairwise(bold[bold.index(True) :]))


def _is_bold(row: Row) -> bool:
    lines = [item for item in row.cells[0].items if isinstance(item, Line)]
    return bool(lines) and all(line.bold for line in lines)


def _extend(cell: Cell, rest: Cell) -> None:
    """A cell goes on with what stands in its rest on the next page; so does a nested table."""
    if cell.items and rest.items:
        last, first = cell.items[-1], rest.items[0]
        if isinstance(last, Table) and isinstance(first, Table) and _same_table(last, first):
            _append(last, first, True, [], last.rows[:1])
            cell.items += rest.items[1:]
            return
    right = max((item.right for item in (*cell.items, *rest.items) if isinstance(item, Line)), default=0.0)
    cell.items += rest.items
    for item, after in pairwise(cell.items):
        if isinstance(item, Line) and isinstance(after, Line) and item.page != after.page:
            item.right = right
