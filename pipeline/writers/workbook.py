"""`dataset.xlsx`, for the office: what is to do, the programmes with labels, the returns, the codebook.

Made from the tables that stand in the folder already. Every cell is text or a number, never a formula or a link;
doubtful cells are coloured, and hovering shows the words, the page and the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import xlsxwriter
from pyarrow import parquet
from xlsxwriter.exceptions import FileCreateError

from pipeline.rules import Rules, Variable
from pipeline.writers import codebook
from pipeline.writers.schema import value_columns

_EPOCH = datetime(2020, 1, 1)  # a fixed date of creation, so that equal data gives equal bytes
LONGEST_CELL = 32_767
CUT = " … (cut; whole text in the CSV)"
MOST_ROWS = 1_048_000
MOST_COMMENTS = 20_000
_OPTIONS = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True,
    "default_date_format": "yyyy-mm-dd",
}
_GRAVE = ("return_id", "programme", "variable", "state", "severity")
_RANK = {"high": 0, "medium": 1}


class _Formats:
    def __init__(self, book: Any) -> None:
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        self.head = book.add_format({**base, "bold": True, "bg_color": "#1F3864", "font_color": "white",
                                     "text_wrap": True, "border": 1, "border_color": "#8EA9DB"})
        self.cell = book.add_format({**base, "text_wrap": True})
        self.grey = book.add_format({**base, "font_color": "#8C8C8C", "italic": True, "text_wrap": True})
        self.doubt = book.add_format({**base, "bg_color": "#FFE699", "text_wrap": True})
        self.grave = book.add_format({**base, "bg_color": "#F8CBAD", "text_wrap": True})
        self.bold = book.add_format({**base, "bold": True, "text_wrap": True})


def write(folder: Path, rules: Rules) -> None:
    """Write `dataset.xlsx` into `folder` from the Parquet tables there. Raises OSError."""
    try:
        with xlsxwriter.Workbook(str(folder / "dataset.xlsx"), _OPTIONS) as book:
            book.set_properties({"title": rules.template.label, "created": _EPOCH})
            formats = _Formats(book)
            _todo(book, formats, folder, rules)
            _programmes(book, formats, folder, rules)
            _returns(book, formats, folder)
            _codebook(book, formats, rules)
    except FileCreateError as error:  # how XlsxWriter wraps the system's refusal
        raise error.args[0] from error


def _rows(folder: Path, name: str, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a table, a few at a time, so that memory stays flat."""
    with parquet.ParquetFile(folder / f"{name}.parquet") as file:
        for batch in file.iter_batches(batch_size=2_000, columns=columns):
            yield from batch.to_pylist()


def _open_flags(folder: Path) -> Iterator[dict[str, Any]]:
    """What a person should settle, by return and programme, the gravest first."""
    flags = (f for f in _rows(folder, "flags") if f["state"] == "open")
    for _, found in groupby(flags, key=lambda f: f["source_file"]):
        yield from sorted(found, key=lambda f: (f["programme"] or 0, _RANK.get(f["severity"], 2)))


def _text(value: Any) -> Any:
    """A cell's content: numbers as they are, text within what a cell can hold."""
    if value is None or isinstance(value, int | float):
        return value
    found = "; ".join(value) if isinstance(value, list) else str(value)
    return found if len(found) <= LONGEST_CELL else found[: LONGEST_CELL - len(CUT)] + CUT


def _put(sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
    content = _text(value)
    if content is None or content == "":
        if style.bg_color:
            sheet.write_blank(row, column, None, style)
    elif isinstance(content, int | float):
        sheet.write_number(row, column, content, style)
    else:
        sheet.write_string(row, column, content, style)


def _sheet(book: Any, formats: _Formats, name: str, heads: Sequence[tuple[str, int]], freeze: int = 0) -> Any:
    sheet = book.add_worksheet(name)
    for column, (head, width) in enumerate(heads):
        sheet.write_string(0, column, head, formats.head)
        sheet.set_column(column, column, width)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, freeze)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    return sheet


def _todo(book: Any, formats: _Formats, folder: Path, rules: Rules) -> None:
    heads = [("Return", 34), ("Programme", 11), ("Question of the form", 26), ("Variable", 26), ("How grave", 10),
             ("What is in doubt", 60), ("The respondent's words", 60), ("Page", 6), ("Flag", 18)]
    sheet = _sheet(book, formats, "To do", heads, freeze=1)
    last = 0
    for row, flag in enumerate(islice(_open_flags(folder), MOST_ROWS), 1):
        last = row
        style = formats.grave if flag["severity"] == "high" else formats.cell
        item = rules.items.get(flag["item"] or "")
        variable = rules.by_name.get(flag["variable"] or "")
        cells = [flag["source_file"], flag["programme"], item.heading.replace("\n", " ") if item else None,
                 variable.label if variable else None, flag["severity"], flag["message"], flag["evidence"],
                 flag["page"], flag["flag_id"]]
        for column, value in enumerate(cells):
            _put(sheet, row, column, value, style)
    if last:
        sheet.autofilter(0, 0, last, len(heads) - 1)
    else:
        sheet.write_string(1, 0, "Nothing is in doubt.", formats.bold)


def _shown(rules: Rules) -> Iterator[tuple[Variable, str | None]]:
    """Core variables first, each with its dimensions."""
    for tier in ("core", "extended"):
        for variable in rules.variables:
            if variable.tier == tier:
                yield from ((variable, d) for d in variable.dimensions)


def _programmes(book: Any, formats: _Formats, folder: Path, rules: Rules) -> None:
    shown = list(_shown(rules))
    heads = [("Return", 34), ("Programme", 11), ("Open questions", 11)]
    heads += [(v.label + (f" ({d})" if d else ""), 40 if v.type == "text" else 22) for v, d in shown]
    sheet = _sheet(book, formats, "Programmes", heads, freeze=1)
    graves = {(f["return_id"], f["programme"], f["variable"]) for f in _rows(folder, "flags", _GRAVE)
              if f["state"] == "open" and f["severity"] == "high"}
    notes = _Notes(folder)
    labels = {v.name: {c.code: c.label for c in rules.permitted(v) or ()} for v, _ in shown}
    last = 0
    for row, programme in enumerate(islice(_rows(folder, "programmes"), MOST_ROWS), 1):
        last = row
        for column, name in enumerate(("source_file", "programme", "n_flags")):
            _put(sheet, row, column, programme[name], formats.bold if column == 0 else formats.cell)
        doubtful = set(programme["doubtful"] or ())
        for column, (variable, dimension) in enumerate(shown, 3):
            value = _shown_value(programme, variable, dimension, labels[variable.name])
            doubted = variable.name in doubtful
            grave = (programme["return_id"], programme["programme"], variable.name) in graves
            style = formats.grave if doubted and grave else formats.doubt if doubted else formats.cell
            if value is None:
                reason = programme[f"{variable.name}__status"]
                value = "" if reason in ("ok", "not_mentioned") else reason.replace("_", " ")
                style = style if doubted else formats.grey
            _put(sheet, row, column, value, style)
            note = notes.of(programme, variable, dimension) if doubted else None
            if note:
                sheet.write_comment(row, column, note, {"x_scale": 2.5, "y_scale": 1.5})
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)


def _shown_value(programme: dict[str, Any], variable: Variable, dimension: str | None, labels: dict[str, str]) -> Any:
    if variable.is_range:
        low, high = (programme[c] for c in value_columns(variable))
        return low if low == high else bounds(low, high)
    value = programme[f"{variable.name}_{dimension}" if dimension else variable.name]
    if isinstance(value, list):
        return "; ".join(labels.get(v) or str(v) for v in value) or None
    return labels.get(value, value) if isinstance(value, str) else value


def bounds(low: float | None, high: float | None) -> str:
    """A range for people.

    >>> bounds(26, 30), bounds(20, None), bounds(None, 10)
    ('26–30', 'at least 20', 'at most 10')
    """
    if low is None:
        return f"at most {high:g}"
    if low == high:
        return f"{low:g}"
    return f"at least {low:g}" if high is None else f"{low:g}–{high:g}"


class _Notes:
    """The words behind each doubtful cell, as a note; at most `MOST_COMMENTS`, so that the workbook stays usable."""

    def __init__(self, folder: Path) -> None:
        self._left = MOST_COMMENTS
        wanted = islice(((p["return_id"], p["programme"], name)
                         for p in _rows(folder, "programmes", ["return_id", "programme", "doubtful"])
                         for name in p["doubtful"] or ()), MOST_COMMENTS)
        doubtful = set(wanted)
        columns = ["return_id", "programme", "variable", "dimension", "evidence", "page", "source_file"]
        self._found = {
            (r["return_id"], r["programme"], r["variable"], r["dimension"]): r
            for r in _rows(folder, "values", columns)
            if (r["return_id"], r["programme"], r["variable"]) in doubtful
        }

    def of(self, programme: dict[str, Any], variable: Variable, dimension: str | None) -> str | None:
        row = self._found.get((programme["return_id"], programme["programme"], variable.name, dimension))
        if self._left <= 0 or row is None:
            return None
        self._left -= 1
        quote = f"“{row['evidence']}”" if row["evidence"] else "No words were found for it."
        page = f", page {row['page']}" if row["page"] else ""
        return f"{quote[:900]}\n{row['source_file']}{page}"


def _returns(book: Any, formats: _Formats, folder: Path) -> None:
    heads = [("Return", 40), ("Status", 16), ("Why", 70), ("Format", 9), ("Pages", 7), ("Programmes", 11),
             ("Answered questions", 10), ("Language", 10), ("Open questions", 10), ("Return id", 18)]
    names = ("source_file", "status", "reason", "format", "pages", "n_programmes", "n_items_answered",
             "form_language", "n_flags", "return_id")
    sheet = _sheet(book, formats, "Returns", heads, freeze=1)
    last = 0
    for row, found in enumerate(islice(_rows(folder, "returns"), MOST_ROWS), 1):
        last = row
        bad = found["status"] in ("unreadable", "unknown_template")
        for column, name in enumerate(names):
            _put(sheet, row, column, found[name], formats.grave if bad else formats.cell)
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)


def _codebook(book: Any, formats: _Formats, rules: Rules) -> None:
    widths = (26, 26, 50, 20, 14, 14, 60, 10, 30, 30)
    sheet = _sheet(book, formats, "Codebook", list(zip(codebook.COLUMNS, widths, strict=True)), freeze=1)
    for row, cells in enumerate(codebook.table(rules), 1):
        for column, value in enumerate(cells):
            _put(sheet, row, column, value, formats.cell)
