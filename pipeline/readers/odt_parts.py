"""Lists and tables of OpenDocument texts: how they count."""

from __future__ import annotations

from typing import Any

from pipeline.readers.odt_styles import TABLE, TEXT, XML_ID, Level, Styles


class OpenList:
    """A list that is being read: its style, and how far each level is counted."""

    def __init__(self, element: Any, outer: list[OpenList], styles: Styles, counts: dict[str, dict[int, int]]) -> None:
        self.level = len(outer) + 1
        self.style: str = element.get(TEXT + "style-name") or (outer[-1].style if outer else "")
        self.levels: dict[int, Level] = styles.lists.get(self.style, {})
        before = counts.get(element.get(TEXT + "continue-list", ""))
        if before is None and element.get(TEXT + "continue-numbering") == "true":
            before = counts.get("style:" + self.style)
        self.counted: dict[int, int] = outer[-1].counted if outer else before if before is not None else {}
        if outer:
            self.counted.pop(self.level, None)
        counts[element.get(XML_ID, "")] = counts["style:" + self.style] = self.counted

    def next(self, item: Any) -> str:
        """The printed number of the next item, "" where the list has bullets."""
        shape = self.levels.get(self.level)
        start = item.get(TEXT + "start-value", "")
        first = int(start) if start.isdecimal() else None
        default = shape.start if shape else 1
        self.counted[self.level] = first if first is not None else self.counted.get(self.level, default - 1) + 1
        if shape is None:
            return ""
        return shape.number([self.counted.get(upper, 1) for upper in range(1, self.level + 1)])


def rows_of(table: Any) -> list[Any]:
    """The rows of a table, in groups or not; not those of tables in its cells."""
    found: list[Any] = []
    for child in table:
        if child.tag == TABLE + "table-row":
            found.append(child)
        elif child.tag in (TABLE + "table-header-rows", TABLE + "table-row-group", TABLE + "table-rows"):
            found += rows_of(child)
    return found


def empty_columns(table: Any) -> int:
    """How many columns at the left of a sheet hold nothing."""
    margins = []
    for row in rows_of(table):
        column = 0
        for cell in row:
            if len(cell):
                margins.append(column)
                break
            column += columns_of(cell)
    return min(margins, default=0)


def columns_of(cell: Any) -> int:
    """How many columns an element stands for: equal cells in a row are written once."""
    repeated = cell.get(TABLE + "number-columns-repeated", "1")
    return min(int(repeated), 1000) if repeated.isdecimal() and len(repeated) < 7 else 1
