"""`formledger verify`: is a dataset whole, do its tables fit each other, do the ledgers tile?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyarrow import compute, parquet

from pipeline.writers import publish

_POINTING = ("programmes", "values", "answers", "flags", "asides", "ledger")


def verify(out: Path) -> list[str]:
    """What is wrong with a dataset, one sentence each; nothing where all is well."""
    try:
        record = json.loads((out / publish.LAST).read_text(encoding="utf-8"))
        files: dict[str, dict[str, Any]] = record["files"]
    except (OSError, ValueError, KeyError):
        return [f"{out / publish.LAST} is missing or no run record: run `formledger run` again."]
    wrong = list(_files(out, files))
    return wrong or [*_keys(out), *_tiles(out), *_sums(out, record)]


def _files(out: Path, files: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, wanted in sorted(files.items()):
        path = out / name
        if not path.is_file():
            yield f"{name} is missing: run `formledger run` again."
        elif publish.digest(path) != wanted["sha256"]:
            yield f"{name} is not what the run wrote: somebody changed it, or it belongs to another run."


def _keys(out: Path) -> Iterator[str]:
    known = set(parquet.read_table(out / "returns.parquet", columns=["return_id"])[0].to_pylist())
    for name in _POINTING:
        pointing = set(parquet.read_table(out / f"{name}.parquet", columns=["return_id"])[0].to_pylist())
        for stray in sorted(pointing - known)[:5]:
            yield f"{name}: {stray} is no return of returns."
    keys = parquet.read_table(out / "flags.parquet", columns=["flag_id"])[0]
    if len(compute.unique(keys)) != len(keys):
        yield "flags: a flag_id stands twice."
    sources = parquet.read_table(out / "returns.parquet", columns=["source_file"])[0]
    if len(compute.unique(sources)) != len(sources):
        yield "returns: a source_file stands twice."


def _tiles(out: Path) -> Iterator[str]:
    sizes = parquet.read_table(out / "returns.parquet", columns=["return_id", "status", "n_chars"]).to_pylist()
    wanted = {r["return_id"]: r["n_chars"] for r in sizes if r["status"] in ("read", "source_missing")}
    at: dict[str, int] = {}
    broken: set[str] = set()
    ledger = parquet.ParquetFile(out / "ledger.parquet")
    for batch in ledger.iter_batches(columns=["return_id", "char_start", "char_end"]):
        columns = (batch.column(i).to_pylist() for i in range(3))
        for return_id, start, end in zip(*columns, strict=True):
            if at.get(return_id, 0) != start:
                broken.add(return_id)
            at[return_id] = end
    broken |= {r for r, size in wanted.items() if at.get(r, 0) != size}
    for return_id in sorted(broken)[:5]:
        yield f"ledger: the claims of {return_id} do not tile its text."


def _sums(out: Path, record: dict[str, Any]) -> Iterator[str]:
    rows = parquet.read_metadata(out / "returns.parquet").num_rows
    statuses = sum(record["counts"]["returns"].values())
    if not rows == statuses == record["counts"]["files"]:
        yield f"run.json counts {record['counts']['files']} files and {statuses} statuses, returns has {rows} rows."
