"""Tables written as text, a row a line, with a sign between the cells, as spreadsheets export them (`"2a";"Owner"`)."""

from __future__ import annotations

import csv
import re

_SIGNS = (";", ",", "\t", "|")
_ANNOUNCED = re.compile(r"\ufeff?sep=(.)\r?\n", re.I)  # some programs say first which sign they use
_ROWS = 6  # fewer lines of a like shape may be an accident
_WORDS = 4  # a cell of the first row that has more is no title of a column


def rows(raw: str) -> list[list[str]] | None:
    """The cells of each row where the whole text is one such table; None where it is no table.

    Quoted cells may hold the sign and line ends. Every row has as many cells. Without quotes a comma is a comma: the
    first row must then look like titles of columns.

    >>> rows('nr;item\\n' + '1;"a; b"\\n' * 5)[1]
    ['1', 'a; b']
    >>> rows("Dear all, hello\\n" * 9) is None
    True
    """
    announced = _ANNOUNCED.match(raw)
    text = raw[announced.end() :] if announced else raw.removeprefix("\ufeff")
    for sign in (announced[1],) if announced else _SIGNS:
        found = _parsed(text, sign) if text.count(sign) >= _ROWS else []  # most texts hold too few to be parsed
        if len(found) >= _ROWS and len(found[0]) > 1 and _like(found) and _written(text, found, sign):
            return found
    return None


def _parsed(text: str, sign: str) -> list[list[str]]:
    """The rows with something in them; none where the quotes are not those of such a table."""
    lines = re.sub(r"\r\n?", "\n", text).splitlines(keepends=True)
    try:
        return [row for row in csv.reader(lines, delimiter=sign, strict=True) if any(cell.strip() for cell in row)]
    except csv.Error:
        return []


def _like(found: list[list[str]]) -> bool:
    return len({len(row) for row in found}) == 1


def _written(text: str, found: list[list[str]], sign: str) -> bool:
    """Whether the signs part cells: quotes stand around cells, or short titles head three columns or more. Tabs and
    bars alone are read as other tables of texts are."""
    edge = rf'(?:^|{re.escape(sign)})"'
    quoted = sum(bool(re.search(edge, line)) for line in text.splitlines())
    if quoted * 2 > len(found):
        return True
    titles = [cell.strip() for cell in found[0]]
    short = all(title and len(title.split()) <= _WORDS and title[-1] not in ".!?:" for title in titles)
    return sign in ";," and short and (sign == ";" or len(titles) > 2)
