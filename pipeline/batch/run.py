"""One run: find the files, read what is due, write the dataset beside, publish it.

What was read is in the cache as soon as it is read, so a run that is killed goes on from there; the dataset is always
written whole from the cache, in the order of the files' names, so that equal input gives equal bytes.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline import codes, gate, readers, rules
from pipeline.batch import cache, sources
from pipeline.batch.job import Job, Load, Outcome, failed
from pipeline.batch.lock import Lock
from pipeline.batch.pool import Pool
from pipeline.model import Return, UnreadableFile
from pipeline.rules import Rules
from pipeline.writers import codebook, descriptor, publish, records, workbook
from pipeline.writers.schema import tables
from pipeline.writers.tables import TableWriter

SCHEMA = 1
_NUMBERS = itertools.count(1)
_VERSIONS = ("formledger", "lxml", "pypdfium2", "pdfplumber", "spacy", "pandas", "pyarrow", "xlsxwriter", "rapidfuzz")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do. `workers` 0 means in this process, without isolation."""

    folder: Path
    out: Path
    rules: Path
    workers: int = 2
    fresh: bool = False


@dataclass(slots=True)
class Progress:
    """How far a run is, told after every file."""

    total: int = 0
    done: int = 0
    read: int = 0
    open_flags: int = 0
    file: str = ""
    began: float = field(default_factory=time.monotonic)


Tell = Callable[[Progress], None]


@dataclass(slots=True)
class Summary:
    """What came of a run: returns by status, files with their reasons, values, flags."""

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


@dataclass(slots=True)
class _Entry:
    name: str
    sha256: str
    size: int
    job: Job | None
    outcome: Outcome | None = None


def run(settings: Settings, tell: Tell = lambda _: None) -> Summary:
    """Read every file below the folder and publish the dataset.

    Raises RulesError before any file is opened, Busy where another run is at work, publish.Held and OSError where
    the output cannot be written; the last dataset stands as it was in each case."""
    began = time.monotonic()
    pack = rules.load(settings.rules)
    base = settings.out.parent
    with Lock(base / "state"):
        publish.recover(settings.out)
        store = cache.Cache(base / "cache", pack.fingerprint)
        entries = _entries(settings)
        mark = _mark(entries, pack)
        if not settings.fresh and (found := _unchanged(settings.out, mark)):
            return found
        entries += _read(settings, entries, store, tell)
        summary = _write(settings, pack, sorted(entries, key=lambda e: e.name), store, mark, began)
        store.drop_others()
        return summary


def _entries(settings: Settings) -> list[_Entry]:
    """Every file with its SHA-256, and the code of those that are not read at all."""
    found = []
    for source in sources.find(settings.folder, settings.out):
        number = next(_NUMBERS)
        try:
            data = gate.load(source.path, source.name)
        except UnreadableFile as error:
            job = Job(number, source.name, hashlib.sha256(source.name.encode("utf-8", "surrogatepass")).hexdigest(), 0)
            found.append(_Entry(source.name, job.sha256, 0, None, failed(job, error.code, error.sentence)))
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        found.append(_Entry(source.name, sha256, len(data), Job(number, source.name, sha256, len(data))))
    return found


def _mark(entries: list[_Entry], pack: Rules) -> str:
    """A fingerprint of everything that decides the dataset."""
    digest = hashlib.sha256(f"{SCHEMA}\0{pack.fingerprint}\0{cache.program()}".encode())
    for entry in sorted(entries, key=lambda e: e.name):
        code = entry.outcome.code if entry.outcome else ""
        digest.update(f"{entry.name}\0{entry.sha256}\0{code}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _unchanged(out: Path, mark: str) -> Summary | None:
    """The summary of the last run, where it had the same input and its files are still whole."""
    try:
        record = json.loads((out / publish.LAST).read_text(encoding="utf-8"))
        if record["mark"] != mark or record["retry"]:
            return None
        if any(publish.digest(out / name) != wanted["sha256"] for name, wanted in record["files"].items()):
            return None
        counts = record["counts"]
        return Summary(out, Counter(counts["returns"]), Counter(counts["characters"]), counts["values"],
                       counts["open_flags"], counts["notes"], [tuple(p) for p in record["problems"]], True)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read(settings: Settings, entries: list[_Entry], store: cache.Cache, tell: Tell) -> list[_Entry]:
    """Read what is due into the cache; returns the parts of containers as further entries."""
    progress = Progress(total=len(entries))
    parts: list[_Entry] = []
    due: list[_Entry] = []
    for entry in entries:
        kept = None if settings.fresh or entry.job is None else store.get(entry.job)
        if entry.job is None or kept is not None:
            progress.done += 1
            _note(progress, entry, entry.outcome or kept, tell)
            if kept is not None and kept.parts:
                parts += _parts(entry, kept)
        else:
            due.append(entry)
    due += [p for p in parts if p.job and (settings.fresh or not store.has(p.job))]
    while due:
        by_number = {e.job.number: e for e in due if e.job}
        found: list[_Entry] = []
        for outcome in _outcomes(settings, due):
            entry = by_number[outcome.number]
            if outcome.code == "missing-tool" or entry.job is None:
                entry.outcome = outcome
            else:
                store.put(entry.job, outcome)
            found += _parts(entry, outcome)
            progress.done += 1
            _note(progress, entry, outcome, tell)
        parts += found
        progress.total += len(found)
        due = [p for p in found if p.job and (settings.fresh or not store.has(p.job))]
    return parts


def _note(progress: Progress, entry: _Entry, outcome: Outcome | None, tell: Tell) -> None:
    progress.file = entry.name
    if outcome and outcome.status == "read":
        progress.read += 1
        progress.open_flags += sum(f[-1] == "open" for f in outcome.rows.get("flags", ()))
    tell(progress)


def _parts(entry: _Entry, outcome: Outcome) -> Iterator[_Entry]:
    """The parts of a container as entries; those that are not to be read have their outcome at once."""
    if entry.job is None:
        return
    for index, part in enumerate(outcome.parts):
        name, way = f"{entry.name}/{part.name}", (*entry.job.part, index)
        job = Job(next(_NUMBERS), name, part.sha256, part.size, way, part.remarks)
        if part.code:
            yield _Entry(name, part.sha256, part.size, None, failed(job, part.code, part.reason))
        else:
            yield _Entry(name, part.sha256, part.size, job)


def _outcomes(settings: Settings, due: list[_Entry]) -> Iterator[Outcome]:
    jobs = [e.job for e in due if e.job]
    load = _loader(settings)
    if settings.workers == 0:
        from pipeline.batch.worker import answer
        from pipeline.extract import engine

        ready = engine(settings.rules)
        for job in jobs:
            try:
                yield answer(job, load(job), ready)
            except UnreadableFile as error:
                yield failed(job, error.code, error.sentence)
        return
    with Pool(settings.rules, min(settings.workers, len(jobs))) as pool:
        yield from pool.run(iter(jobs), load)


def _loader(settings: Settings) -> Callable[[Job], Load]:
    """Bytes of a job, read anew. Raises UnreadableFile; a file that changed since it was listed is one."""
    places = {s.name: s.path for s in sources.find(settings.folder, settings.out)}

    def load(job: Job) -> Load:
        whole = next(n for n in _prefixes(job.name) if n in places)
        name = PurePosixPath(job.name).name
        data = gate.load(places[whole], whole)
        for depth, index in enumerate(job.part):
            found = readers.parts(data, whole, depth) or []
            data = found[index].data if index < len(found) else b""
        if hashlib.sha256(data).hexdigest() != job.sha256:
            raise UnreadableFile("crash", f"{job.name} changed while it was read: run again.")
        return Load(data, readers.prepare(data, name) if readers.needs_program(data, name) else None)

    return load


def _prefixes(name: str) -> Iterator[str]:
    pieces = name.split("/")
    for end in range(len(pieces), 0, -1):
        yield "/".join(pieces[:end])


def _write(settings: Settings, pack: Rules, entries: list[_Entry], store: cache.Cache, mark: str,
           began: float) -> Summary:
    """Write and publish the dataset from the cache."""
    summary = Summary(settings.out)
    beside = publish.stage(settings.out)
    first: dict[str, str] = {}
    with TableWriter(beside, pack) as writer:
        for entry in entries:
            rows = _rows(entry, store, pack, first)
            _count(summary, entry, rows, pack)
            writer.add(rows)
    descriptor.write(beside, pack)
    codebook.write(beside, pack)
    workbook.write(beside, pack)
    summary.seconds = time.monotonic() - began
    record = _record(summary, settings, pack, mark, beside)
    text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    (beside / publish.LAST).write_text(text, encoding="utf-8", newline="\n", errors="backslashreplace")
    publish.commit(settings.out)
    return summary


def _rows(entry: _Entry, store: cache.Cache, pack: Rules, first: dict[str, str]) -> records.Rows:
    """The rows of one file, under its own name."""
    outcome = entry.outcome or (store.get(entry.job) if entry.job else None)
    if outcome is None:
        outcome = failed(Job(0, entry.name, entry.sha256, entry.size), "crash")
    if entry.job is not None and outcome.status == "read":
        original = first.setdefault(entry.sha256, entry.name)
        if original != entry.name:
            reason = codes.sentence("duplicate-bytes", entry.name, f"the same as {original}")
            item = Return(entry.name, entry.sha256, entry.size, "duplicate", code="duplicate-bytes", reason=reason)
            return records.rows(item, pack)
        return _renamed(outcome.rows, entry.name, pack)
    status: Any = outcome.status
    return records.rows(Return(entry.name, entry.sha256, entry.size, status, None, outcome.code, outcome.reason), pack)


def _renamed(rows: records.Rows, name: str, pack: Rules) -> records.Rows:
    for table in tables(pack).values():
        if "source_file" in table.names:
            at = table.names.index("source_file")
            for row in rows.get(table.name, ()):
                row[at] = name
    return rows


def _count(summary: Summary, entry: _Entry, rows: records.Rows, pack: Rules) -> None:
    names = tables(pack)["returns"].names
    row = dict(zip(names, rows["returns"][0], strict=True))
    summary.statuses[row["status"]] += 1
    if row["status"] in ("unreadable", "unknown_template"):
        summary.problems.append((entry.name, str(row["code"]), str(row["reason"])))
    summary.crashed += row["code"] == "crash"
    for claim in rows["ledger"]:
        summary.characters[claim[3]] += claim[2] - claim[1]
    summary.values += sum(v[6] == "ok" for v in rows["values"])
    opened = sum(f[-1] == "open" for f in rows["flags"])
    summary.open_flags += opened
    summary.notes += len(rows["flags"]) - opened


def _record(summary: Summary, settings: Settings, pack: Rules, mark: str, beside: Path) -> dict[str, Any]:
    versions = {}
    for name in _VERSIONS:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = "not installed"
    written = sorted(f for f in beside.iterdir() if f.is_file())
    files = {f.name: {"sha256": publish.digest(f), "bytes": f.stat().st_size} for f in written}
    return {
        "schema": SCHEMA,
        "mark": mark,
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(summary.seconds, 3),
        "python": platform.python_version(),
        "system": platform.system(),
        "versions": versions,
        "rules": {"name": pack.template.name, "fingerprint": pack.fingerprint},
        "program": cache.program(),
        "workers": settings.workers,
        "counts": {
            "files": sum(summary.statuses.values()),
            "returns": dict(sorted(summary.statuses.items())),
            "characters": dict(sorted(summary.characters.items())),
            "values": summary.values,
            "open_flags": summary.open_flags,
            "notes": summary.notes,
        },
        "problems": summary.problems,
        "retry": any(code == "missing-tool" for _, code, _ in summary.problems),
        "files": files,
    }
