"""The rows of every file of a run, written beside and published."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline import codes, kept
from pipeline.batch import cache, over_time
from pipeline.batch.entries import Entry
from pipeline.batch.job import Job, Outcome, failed
from pipeline.model import Return
from pipeline.rules import Rules
from pipeline.writers import codebook, descriptor, publish, records, workbook
from pipeline.writers.schema import tables
from pipeline.writers.tables import TableWriter

SCHEMA = 1
RETRIED = frozenset({"missing-tool", "needs-ocr"})  # codes that a program may cure that is installed later
_VERSIONS = ("formledger", "lxml", "pypdfium2", "pdfplumber", "spacy", "pandas", "pyarrow", "xlsxwriter", "rapidfuzz")


@dataclass(slots=True)
class Summary:
    """What came of a run: returns by status, files with code and reason, values, flags."""

    out: Path
    statuses: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    values: int = 0
    open_flags: int = 0
    notes: int = 0
    problems: list[tuple[str, str, str]] = field(default_factory=list)
    unchanged: bool = False
    seconds: float = 0.0
    crashed: int = 0


class Dataset:
    """Turns entries into rows. `superseded`: return id -> its successor; `forgotten`: SHA-256 -> date; `again`: what
    looks like a second sending (see `over_time.resubmissions`). `read` names what was read, by SHA-256."""

    def __init__(self, rules: Rules, store: cache.Cache, superseded: dict[str, str], forgotten: dict[str, str]) -> None:
        self._rules = rules
        self._store = store
        self._superseded = superseded
        self._forgotten = forgotten
        self._first: dict[str, str] = {}
        self._tables = tables(rules)
        self.places = {name: i for i, name in enumerate(self._tables["returns"].names)}
        self._source_at = {name: table.names.index("source_file") for name, table in self._tables.items()
                           if "source_file" in table.names}
        self.again: dict[str, tuple[str, str]] = {}
        self.read: dict[str, str] = {}

    def outcome(self, entry: Entry) -> Outcome:
        """What became of an entry, from the run or from the cache."""
        found = entry.outcome or (self._store.get(entry.job) if entry.job else None)
        return found or failed(Job(0, entry.name, entry.sha256, entry.size), "crash")

    def rows_read(self, entry: Entry) -> records.Rows | None:
        """The rows of an entry that was read, else None."""
        found = self.outcome(entry)
        return found.rows() if found.status == "read" else None

    def rows(self, entry: Entry) -> records.Rows:
        """The rows of one entry under its own name. Entries must come in the order of their names."""
        outcome = self.outcome(entry)
        if entry.sha256 in self._forgotten and (outcome.status == "read" or entry.job):
            date = self._forgotten[entry.sha256]
            return self._bare(entry, "ignored", None, f"A person had it forgotten on {date}; it is not read again.")
        if outcome.status != "read":
            return self._bare(entry, outcome.status, outcome.code, outcome.reason)
        original = self._first.setdefault(entry.sha256, entry.name)
        if not entry.gone:
            self.read.setdefault(entry.sha256, entry.name)
        if original != entry.name:
            return self._bare(entry, "duplicate", "duplicate-bytes",
                              codes.sentence("duplicate-bytes", entry.name, f"the same as {original}"))
        successor = self._superseded.get("r" + entry.sha256[:15])
        if successor:
            return self._bare(entry, "superseded", "superseded", codes.sentence("superseded", entry.name), successor)
        return self._own(entry, outcome.rows())

    def _own(self, entry: Entry, rows: records.Rows) -> records.Rows:
        """Rows as they were read, with the entry's name, what is gone, and what looks like a second sending."""
        for name, at in self._source_at.items():
            for row in rows.get(name, ()):
                row[at] = entry.name
        row, place = rows["returns"][0], self.places
        if entry.gone:
            row[place["status"]] = "source_missing"
            row[place["reason"]] = "Its file is no longer in the folder; the return stays until a person drops it."
        if entry.sha256 in self.again:
            rows["flags"] = [*rows["flags"], over_time.flag(entry, self.again[entry.sha256][1])]
            row[place["n_flags"]] = (row[place["n_flags"]] or 0) + 1
        return rows

    def _bare(self, entry: Entry, status: Any, code: str | None, reason: str | None,
              successor: str | None = None) -> records.Rows:
        item = Return(entry.name, entry.sha256, entry.size, status, None, code, reason, successor)
        return records.rows(item, self._rules)


def write(dataset: Dataset, entries: list[Entry], out: Path, rules: Rules) -> Summary:
    """Write every table beside `out`. `finish` publishes it. Raises OSError, publish.Held."""
    summary = Summary(out)
    beside = publish.stage(out)
    with TableWriter(beside, rules) as writer:
        for entry in entries:
            rows = dataset.rows(entry)
            _count(summary, entry, rows, dataset.places)
            writer.add(rows)
    descriptor.write(beside, rules)
    codebook.write(beside, rules)
    workbook.write(beside, rules)
    return summary


def finish(summary: Summary, rules: Rules, mark: str, workers: int) -> None:
    """Write the run record and publish. Raises OSError, publish.Held."""
    beside = summary.out / publish.NEXT
    text = json.dumps(_record(summary, rules, mark, workers, beside), indent=1, ensure_ascii=False) + "\n"
    (beside / publish.LAST).write_text(text, encoding="utf-8", newline="\n", errors="backslashreplace")
    publish.commit(summary.out)


def last(out: Path, mark: str) -> Summary | None:
    """The summary of the last run, where it had the same input and its files are still whole."""
    try:
        record = json.loads((out / publish.LAST).read_text(encoding="utf-8"))
        if record["mark"] != mark or record["retry"]:
            return None
        if any(publish.digest(out / name) != wanted["sha256"] for name, wanted in record["files"].items()):
            return None
        counts = record["counts"]
        return Summary(out, Counter(counts["returns"]), Counter(counts["characters"]), counts["values"],
                       counts["open_flags"], counts["notes"], [tuple(p) for p in record["problems"]], True,
                       crashed=sum(p[1] == "crash" for p in record["problems"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _count(summary: Summary, entry: Entry, rows: records.Rows, places: Mapping[str, int]) -> None:
    row = rows["returns"][0]
    status, code = row[places["status"]], row[places["code"]]
    summary.statuses[status] += 1
    if status in ("unreadable", "unknown_template"):
        summary.problems.append((entry.name, str(code), str(row[places["reason"]])))
    summary.crashed += code == "crash"
    for claim in rows["ledger"]:
        summary.characters[claim[3]] += claim[2] - claim[1]
    summary.values += sum(v[6] == "ok" for v in rows["values"])
    opened = sum(f[-1] == "open" for f in rows["flags"])
    summary.open_flags += opened
    summary.notes += len(rows["flags"]) - opened


def _record(summary: Summary, rules: Rules, mark: str, workers: int, beside: Path) -> dict[str, Any]:
    written = sorted(f for f in beside.iterdir() if f.is_file())
    return {
        "schema": SCHEMA,
        "mark": mark,
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(summary.seconds, 3),
        "python": platform.python_version(),
        "system": platform.system(),
        "versions": {name: _version(name) for name in _VERSIONS},
        "rules": {"name": rules.template.name, "fingerprint": rules.fingerprint},
        "program": kept.program(),
        "workers": workers,
        "counts": {
            "files": sum(summary.statuses.values()),
            "returns": dict(sorted(summary.statuses.items())),
            "characters": dict(sorted(summary.characters.items())),
            "values": summary.values,
            "open_flags": summary.open_flags,
            "notes": summary.notes,
        },
        "problems": summary.problems,
        "retry": any(code in RETRIED for _, code, _ in summary.problems),
        "files": {f.name: {"sha256": publish.digest(f), "bytes": f.stat().st_size} for f in written},
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
