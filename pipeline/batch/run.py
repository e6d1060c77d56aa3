"""One run: find the files, read what is due, write the dataset beside, publish it.

What was read is in the cache as soon as it is read, so a run that is killed goes on from there; the dataset is always
written whole from the cache, in the order of the files' names, so that equal input gives equal bytes.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import kept, rules
from pipeline.batch import cache, dataset, entries, over_time
from pipeline.batch.cluster import Cluster
from pipeline.batch.dataset import Summary
from pipeline.batch.entries import Entry
from pipeline.batch.history import History, state_of
from pipeline.batch.job import Job, Load, Outcome, failed
from pipeline.batch.lock import Lock
from pipeline.batch.log import Log
from pipeline.batch.pool import Pool
from pipeline.model import UnreadableFile
from pipeline.rules import Rules
from pipeline.writers import publish


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do. `workers` 0 means in this process, without isolation. `fresh` reads everything anew;
    `newest_wins` lets a second sending take the place of the first without asking. `languages` are those that text
    recognition looks for in scans, by Tesseract's names; none: no recognition. `scheduler` is the address of a Dask
    cluster that reads in the place of workers here."""

    folder: Path
    out: Path
    rules: Path
    workers: int = 2
    fresh: bool = False
    newest_wins: bool = False
    languages: tuple[str, ...] = ("eng",)
    scheduler: str = ""


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


def run(settings: Settings, tell: Tell = lambda _: None) -> Summary:
    """Read every file below the folder and publish the dataset.

    Raises RulesError before any file is opened, Busy where another run is at work, NoCluster where the scheduler does
    not answer, publish.Held and OSError where the output cannot be written; the last dataset stands as it was in each
    case."""
    began = time.monotonic()
    pack = rules.load(settings.rules)
    state = state_of(settings.out)
    store = cache.Cache(settings.out.parent / "cache", pack.fingerprint)
    with Lock(state), History(settings.out) as history, Log(state) as log:
        publish.prepare(settings.out)
        found = entries.of_folder(settings.folder, settings.out)
        mark = _mark(found, pack, history)
        if not settings.fresh and (same := dataset.last(settings.out, mark)):
            same.seconds = time.monotonic() - began
            history.record({}, _counts(same))
            return same
        found += _read(settings, found, store, log, tell)
        found += over_time.gone(found, history, store, settings.out, pack)
        summary = _write(settings, pack, sorted(found, key=lambda e: e.name), store, history, began)
        store.drop_others()
        return summary


def _mark(found: list[Entry], pack: Rules, history: History) -> str:
    """A fingerprint of everything that decides the dataset."""
    digest = hashlib.sha256(f"{dataset.SCHEMA}\0{pack.fingerprint}\0{kept.program()}\0".encode())
    for entry in sorted(found, key=lambda e: e.name):
        digest.update(f"{entry.name}\0{entry.sha256}\n".encode("utf-8", "surrogatepass"))
    digest.update(history.digest())
    return digest.hexdigest()


def _read(settings: Settings, found: list[Entry], store: cache.Cache, log: Log, tell: Tell) -> list[Entry]:
    """Read what is due into the cache; returns the parts of containers as further entries."""
    progress = Progress(total=len(found))
    places = {e.name: e.path for e in found if e.path}
    parts: list[Entry] = []
    look = list(found)
    while look:
        due: list[Entry] = []
        more: list[Entry] = []
        for entry in look:
            kept = None if settings.fresh or entry.job is None else store.get(entry.job)
            if entry.job is not None and kept is None:
                due.append(entry)
                continue
            _told(progress, entry, entry.outcome or kept, tell)
            more += entries.of_container(entry, kept) if kept else []
        by_number = {e.job.number: e for e in due if e.job}
        for outcome in _outcomes(settings, due, places):
            entry = by_number[outcome.number]
            log.line(entry.name, outcome)
            if outcome.code in dataset.RETRIED or entry.job is None:
                entry.outcome = outcome
            else:
                store.put(entry.job, outcome)
            more += entries.of_container(entry, outcome)
            _told(progress, entry, outcome, tell)
        parts += more
        progress.total += len(more)
        look = more
    return parts


def _told(progress: Progress, entry: Entry, outcome: Outcome | None, tell: Tell) -> None:
    progress.done += 1
    progress.file = entry.name
    if outcome and outcome.status == "read":
        progress.read += 1
        progress.open_flags += outcome.open_flags
    tell(progress)


def _outcomes(settings: Settings, due: list[Entry], places: Mapping[str, str]) -> Iterator[Outcome]:
    """What becomes of every entry that is due; scans are read again with text recognition."""
    jobs = [e.job for e in due if e.job]
    if not jobs:
        return
    scans: dict[int, Outcome] = {}
    for outcome in _answers(settings, jobs, entries.loader(places)):
        if settings.languages and entries.is_scan(outcome):
            scans[outcome.number] = outcome
        else:
            yield outcome
    # Scans once more, with text recognition; where that fails, what could be read without it stands.
    again = entries.loader(places, settings.languages)
    for outcome in _answers(settings, [job for job in jobs if job.number in scans], again):
        first = scans[outcome.number]
        yield first if first.status == "read" and outcome.status != "read" else outcome


def _answers(settings: Settings, jobs: list[Job], load: Callable[[Job], Load]) -> Iterator[Outcome]:
    if not jobs:
        return
    if settings.scheduler:
        with Cluster(settings.scheduler, settings.rules) as cluster:
            yield from cluster.run(iter(jobs), load)
        return
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


def _write(settings: Settings, pack: Rules, found: list[Entry], store: cache.Cache, history: History,
           began: float) -> Summary:
    """Write and publish the dataset, then close the run in the history."""
    made = dataset.Dataset(pack, store, history.superseded(), history.forgotten())
    retired = set(history.superseded()) | {"r" + s[:15] for s in history.forgotten()}
    made.again = over_time.resubmissions(found, history.known(), history.next_run(), made.rows_read, pack, retired)
    if settings.newest_wins and made.again:
        for late, (early, _) in sorted(made.again.items()):
            history.supersede("r" + early[:15], "r" + late[:15], "newest-wins")
        return _write(settings, pack, found, store, history, began)
    summary = dataset.write(made, found, settings.out, pack)
    summary.seconds = time.monotonic() - began
    history.record(made.read, _counts(summary))
    dataset.finish(summary, pack, _mark([e for e in found if e.whole], pack, history), settings.workers)
    return summary


def _counts(summary: Summary) -> dict[str, int | float]:
    return {
        "files": sum(summary.statuses.values()), "read": summary.statuses["read"], "problems": len(summary.problems),
        "values": summary.values, "open_flags": summary.open_flags, "seconds": round(summary.seconds, 3),
    }
