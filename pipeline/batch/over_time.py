"""Returns over time: gone sources, superseded and forgotten returns, and returns that look like a second sending."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from pyarrow import parquet

from pipeline.batch.cache import Cache
from pipeline.batch.entries import Entry
from pipeline.batch.history import History, Known
from pipeline.batch.job import Job, of_rows
from pipeline.fold import fold
from pipeline.rules import Rules
from pipeline.writers.records import Row, Rows
from pipeline.writers.schema import tables

CODE = "possible-resubmission"
Get = Callable[[Entry], Rows | None]


def gone(entries: list[Entry], history: History, cache: Cache, out: Path, rules: Rules) -> Iterator[Entry]:
    """Returns that were read before and whose source is no longer there: neither their bytes nor their name. Of several
    that had one name, one after another, the last."""
    here = {e.sha256 for e in entries}
    names = {e.name for e in entries}
    lasting = {known.name: known for known in sorted(history.known().values(), key=lambda k: (k.last_run, k.first_run))}
    for known in sorted(lasting.values(), key=lambda k: k.sha256):
        if known.sha256 in here or known.name in names:
            continue
        rows = history.kept(known.sha256) or _found(known, cache, out, rules)
        if rows:
            history.keep(known.sha256, rows)
            size = int(dict(zip(tables(rules)["returns"].names, rows["returns"][0], strict=True))["bytes"])
            yield Entry(known.name, known.sha256, size, None, of_rows(0, rows), gone=True, whole=False)


def _found(known: Known, cache: Cache, out: Path, rules: Rules) -> Rows | None:
    """The rows of a known return in the cache, else in the dataset that stands."""
    kept = cache.get(Job(0, known.name, known.sha256, 0))
    if kept is not None and kept.status == "read":
        return kept.rows()
    return published(out, "r" + known.sha256[:15], rules)


def published(out: Path, return_id: str, rules: Rules) -> Rows | None:
    """The rows of one return in the dataset that stands; None where it is not there or has other columns."""
    found: Rows = {}
    try:
        for name, table in tables(rules).items():
            content = parquet.read_table(out / f"{name}.parquet", filters=[("return_id", "==", return_id)])
            if tuple(content.column_names) != table.names:
                return None
            found[name] = [list(row.values()) for row in content.to_pylist()]
    except (OSError, ValueError):
        return None
    return found if found["programmes"] else None


def resubmissions(entries: list[Entry], known: Mapping[str, Known], number: int, get: Get, rules: Rules,
                  retired: set[str]) -> dict[str, tuple[str, str]]:
    """SHA-256 of a later return -> (SHA-256 of the earlier, what changed): the same programme of the same owner, or the
    same file name, first seen in a later run. `number` is the run in hand; `retired` return ids are not looked at."""
    alive = [e for e in entries if "r" + e.sha256[:15] not in retired]
    first = {e.sha256: known[e.sha256].first_run if e.sha256 in known else number for e in alive}
    if len(set(first.values())) < 2:
        return {}
    names = tables(rules)["programmes"].names
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in alive:
        for key in _keys(entry, get, names):
            groups.setdefault(key, []).append(entry)
    found: dict[str, tuple[str, str]] = {}
    for group in groups.values():
        ordered = sorted(group, key=lambda e: (first[e.sha256], e.name))
        for late in ordered[1:]:
            early = ordered[0]
            if first[late.sha256] > first[early.sha256] and late.sha256 != early.sha256:
                found.setdefault(late.sha256, (early.sha256, _changes(early, late, get, rules)))
    return found


def _keys(entry: Entry, get: Get, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    rows = get(entry)
    if not rows or not rows["programmes"]:
        return
    yield ("file", PurePosixPath(entry.name).name.casefold())
    row = dict(zip(names, rows["programmes"][0], strict=True))
    name, owner = fold(str(row.get("programme_name") or "")), fold(str(row.get("owner_name") or ""))
    if name and owner:
        yield ("programme", name, owner)


def _changes(early: Entry, late: Entry, get: Get, rules: Rules) -> str:
    before, after = _cells(get(early), rules), _cells(get(late), rules)
    changed = [n for n in after if before.get(n) != after[n]]
    labels = [rules.by_name[n].label for n in dict.fromkeys(changed)]
    listed = ", ".join(labels[:8]) + (f" and {len(labels) - 8} more" if len(labels) > 8 else "")
    return f"It looks like a new version of {early.name}; changed: {listed or 'nothing that is coded'}."


def _cells(rows: Rows | None, rules: Rules) -> dict[str, Any]:
    names = tables(rules)["values"].names
    found: dict[str, Any] = {}
    for row in rows["values"] if rows else ():
        cell = dict(zip(names, row, strict=True))
        if cell["programme"] == 1:
            found.setdefault(cell["variable"], []).append((cell["value"], cell["value_min"], cell["value_max"]))
    return found


def flag(entry: Entry, message: str) -> Row:
    """The flag on a return that looks like a second sending, as a row of `flags`."""
    return_id = "r" + entry.sha256[:15]
    flag_id = "f" + hashlib.sha256(f"{return_id}\0{CODE}".encode()).hexdigest()[:15]
    return [flag_id, return_id, 0, entry.name, None, None, CODE, "medium", message, None, None, "open"]
