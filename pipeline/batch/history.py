"""What was there before: every run, every return ever read, what a person superseded or had forgotten.

`state/history.sqlite`, append-mostly; runs are counted, never ordered by the clock. Datasets side by side share it,
with what people decided, but each knows only the returns that were read into it. Rows of a return whose source has
gone are kept in `state/kept/`, so that it stays in the dataset until a person drops it.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_TABLES = """
create table if not exists runs (number integer primary key, ended text, files integer, read integer, problems integer,
  given integer, open_flags integer, seconds real);
create table if not exists seen (dataset text, sha256 text, name text, first_run integer, last_run integer,
  primary key (dataset, sha256));
create table if not exists superseded (old text primary key, new text, who text, date text);
create table if not exists forgotten (sha256 text primary key, date text);
"""
_COUNTS = ("files", "read", "problems", "values", "open_flags", "seconds")


@dataclass(frozen=True, slots=True)
class Known:
    """A return that was read before: its bytes, its last name, the runs in which it was first and last there."""

    sha256: str
    name: str
    first_run: int
    last_run: int


class History:
    """The history of the dataset in `out`. Use as a context; what is written is there when it returns. Raises OSError
    where it cannot be written."""

    def __init__(self, out: Path) -> None:
        state = state_of(out)
        state.mkdir(parents=True, exist_ok=True)
        self._dataset = out.name
        self._kept = state / "kept"
        self._file = state / "history.sqlite"
        with self._refusals():
            self._base = sqlite3.connect(self._file, isolation_level=None)
            self._base.execute("pragma journal_mode=wal")
            self._base.execute("pragma synchronous=full")
            self._base.executescript(_TABLES)
            if self._base.execute("select 1 from sqlite_master where name='known'").fetchone():
                # an older history, whose datasets were one
                self._base.execute("insert or ignore into seen select ?, sha256, name, first_run, last_run from known",
                                   (self._dataset,))
                self._base.execute("drop table known")

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """The database's complaints as OSError."""
        try:
            yield
        except sqlite3.Error as error:
            raise OSError(errno.EIO, f"the history cannot be used ({error})", str(self._file)) from error

    def __enter__(self) -> History:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def next_run(self) -> int:
        """The number that the run in hand will have."""
        return int(self._base.execute("select coalesce(max(number), 0) + 1 from runs").fetchone()[0])

    def known(self) -> dict[str, Known]:
        """Every return that was read into this dataset before and not forgotten, by SHA-256."""
        asked = "select sha256, name, first_run, last_run from seen where dataset=?"
        return {row[0]: Known(*row) for row in self._base.execute(asked, (self._dataset,))}

    def superseded(self) -> dict[str, str]:
        """Return id -> the return id that took its place."""
        return dict(self._base.execute("select old, new from superseded"))

    def forgotten(self) -> dict[str, str]:
        """SHA-256 -> date on which a person had it forgotten."""
        return dict(self._base.execute("select sha256, date from forgotten"))

    def digest(self) -> bytes:
        """What of the history decides a dataset, in one hash."""
        first = sorted((k.sha256, k.first_run) for k in self.known().values())
        decided = (first, sorted(self.superseded().items()), sorted(self.forgotten().items()))
        return hashlib.sha256(repr(decided).encode()).digest()

    def record(self, returns: dict[str, str], counts: dict[str, Any]) -> int:
        """Close a run: `returns` are the names of what was read by SHA-256. The run's number."""
        number = self.next_run()
        row = (number, now(), *(counts[k] for k in _COUNTS))
        with self._refusals():
            self._base.execute("begin")
            self._base.execute("insert into runs values (?,?,?,?,?,?,?,?)", row)
            self._base.executemany(
                "insert into seen values (?,?,?,?,?) on conflict(dataset, sha256) do update set name=excluded.name,"
                " last_run=excluded.last_run",
                [(self._dataset, sha256, name, number, number) for sha256, name in returns.items()],
            )
            self._base.execute("commit")
        return number

    def runs(self) -> Iterator[tuple[Any, ...]]:
        """Every run: number, when it ended, files, read, problems, values, open flags, seconds."""
        yield from self._base.execute(
            "select number, ended, files, read, problems, given, open_flags, seconds from runs order by number"
        )

    def supersede(self, old: str, new: str, who: str) -> None:
        """Record that one return took the place of another."""
        with self._refusals():
            self._base.execute("insert or replace into superseded values (?,?,?,?)", (old, new, who, now()))

    def forget(self, sha256: str) -> None:
        """Drop everything about a return but its SHA-256 and the date."""
        with self._refusals():
            self._base.execute("insert or replace into forgotten values (?,?)", (sha256, now()[:10]))
            self._base.execute("delete from seen where sha256=?", (sha256,))
            self._base.execute("delete from superseded where old=? or new=?", ("r" + sha256[:15],) * 2)
            (self._kept / f"{sha256}.json").unlink(missing_ok=True)
            self._base.execute("pragma wal_checkpoint(truncate)")
            self._base.execute("vacuum")

    def keep(self, sha256: str, rows: dict[str, Any]) -> None:
        """Keep the rows of a return whose source has gone."""
        self._kept.mkdir(exist_ok=True)
        draft = self._kept / f"{sha256}.tmp"
        draft.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        os.replace(draft, self._kept / f"{sha256}.json")

    def kept(self, sha256: str) -> dict[str, Any] | None:
        """The rows of a return whose source has gone, None where there are none."""
        try:
            found: dict[str, Any] = json.loads((self._kept / f"{sha256}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found


def state_of(out: Path) -> Path:
    """The folder beside a dataset for its lock, its log and its history."""
    return out.parent / "state"


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
