"""Rows into CSV and Parquet: the same rows and columns in both, written in pieces so that memory stays flat."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
from pyarrow import csv, parquet

from pipeline.rules import Rules
from pipeline.writers.records import Row, Rows
from pipeline.writers.schema import Column, Table, tables

FLUSH_ROWS = 10_000
_TYPES: Mapping[str, Any] = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
}
_CSV = csv.WriteOptions(include_header=False, quoting_style="needed")


def arrow_schema(table: Table) -> Any:
    """The Parquet types of a table."""
    return pa.schema([pa.field(c.name, _TYPES[c.type]) for c in table.columns])


def arrow_table(table: Table, rows: list[Row]) -> Any:
    """Rows as an Arrow table. Raises ValueError for a row that has not the table's columns."""
    schema = arrow_schema(table)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    if len(columns) != len(table.columns):
        raise ValueError(f"{table.name}: {len(columns)} cells in a row of {len(table.columns)} columns")
    return pa.table([pa.array(c, type=f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def as_csv(table: Table, content: Any) -> Any:
    """The same table with lists joined by `;`, an empty list being null."""
    columns = []
    for column, array in zip(table.columns, content.columns, strict=True):
        columns.append(_joined(column, array))
    return pa.table(columns, names=list(table.names))


def _joined(column: Column, array: Any) -> Any:
    if column.type != "list":
        return array
    return pa.array([";".join(v) if v else None for v in array.to_pylist()], type=pa.string())


class TableWriter:
    """Writes every table of the dataset into a folder. Use as a context; `add` the rows of one return after the other.

    The rows come out in the order in which they are added: whoever adds sorts."""

    def __init__(self, folder: Path, rules: Rules) -> None:
        self.folder = folder
        self.tables = tables(rules)
        self.counts = dict.fromkeys(self.tables, 0)
        self._rows: Rows = {name: [] for name in self.tables}
        self._open: dict[str, Any] = {}
        self._csv: dict[str, Any] = {}

    def __enter__(self) -> TableWriter:
        for name, table in self.tables.items():
            self._open[name] = parquet.ParquetWriter(self.folder / f"{name}.parquet", arrow_schema(table))
            if table.csv:
                self._csv[name] = (self.folder / f"{name}.csv").open("wb")
                self._csv[name].write((",".join(table.names) + "\n").encode())
        return self

    def add(self, rows: Rows) -> None:
        """Append rows by table."""
        for name, found in rows.items():
            self._rows[name] += found
            self.counts[name] += len(found)
            if len(self._rows[name]) >= FLUSH_ROWS:
                self._flush(name)

    def _flush(self, name: str) -> None:
        if not self._rows[name]:
            return
        table = self.tables[name]
        content = arrow_table(table, self._rows[name])
        self._rows[name] = []
        self._open[name].write_table(content)
        if table.csv:
            csv.write_csv(as_csv(table, content), self._csv[name], _CSV)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                for name in self.tables:
                    self._flush(name)
        finally:
            for file in (*self._open.values(), *self._csv.values()):
                file.close()
