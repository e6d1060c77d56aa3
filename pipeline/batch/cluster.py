"""Readers on a Dask cluster: batches of returns go out, outcomes come back, the run at home writes the dataset.

On every machine of the cluster a return is read by an isolated process as at home, so a bad file costs one row there
too. Batches of a machine that is lost are given to the others; one that fails thrice is taken apart, and a return that
fails even alone is blamed. The machines must have the same program; the rules are sent to them.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import threading
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

from pipeline import kept, limits
from pipeline.batch.job import Job, Load, Outcome, decode, decode_job, encode_job, failed
from pipeline.batch.pool import Pool
from pipeline.model import UnreadableFile

BATCH_JOBS = 20
BATCH_BYTES = 16 * limits.MB
TRIES = 3
CONNECT_SECONDS = 10
Packed = tuple[bytes, bytes, bytes | None]  # a job, the file's bytes, what a program made of them
Loader = Callable[[Job], Load]
_own = threading.local()  # of a thread of a cluster's worker: the pool that it reads with


class NoCluster(Exception):
    """The cluster cannot be used; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Cluster:
    """Use as a context. `scheduler` is its address, as `tcp://host:8786`. Raises NoCluster."""

    def __init__(self, scheduler: str, rules: Path) -> None:
        try:
            import distributed
        except ImportError as error:
            raise NoCluster("A Dask cluster needs the extra 'dask': pip install 'formledger[dask]'.") from error
        self._dask: Any = distributed
        self._scheduler = scheduler
        self._pack = _packed(rules)

    def __enter__(self) -> Cluster:
        try:
            self._client = self._dask.Client(self._scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoCluster(f"No Dask scheduler answers at {self._scheduler}: start it, or run without it.") from error
        with tempfile.TemporaryDirectory() as beside:
            file = Path(beside) / f"formledger-{hashlib.sha256(self._pack).hexdigest()[:16]}.zip"
            file.write_bytes(self._pack)
            self._client.upload_file(str(file), load=False)
            self._name = file.name
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(self, jobs: Iterator[Job], load: Loader) -> Iterator[Outcome]:
        """Outcomes of all jobs, in no particular order; few batches are under way at a time, so that memory is flat."""
        try:
            yield from self._outcomes(_batches(jobs, load))
        except (OSError, CancelledError) as error:
            raise NoCluster(f"The Dask scheduler at {self._scheduler} was lost. What was read is kept: run again to go "
                            "on.") from error

    def _outcomes(self, fresh: Iterator[list[Packed] | Outcome]) -> Iterator[Outcome]:
        under_way: dict[Any, tuple[list[Packed], int]] = {}
        again: deque[tuple[list[Packed], int]] = deque()
        done = self._dask.as_completed(loop=self._client.loop)
        while True:
            while len(under_way) < self._room():
                batch = again.popleft() if again else self._next(fresh)
                if batch is None:
                    break
                if isinstance(batch, Outcome):
                    yield batch
                    continue
                future = self._client.submit(_read, self._name, kept.program(), batch[0], pure=False)
                under_way[future] = batch
                done.add(future)
            if not under_way:
                return
            yield from self._taken(next(done), under_way, again)

    def _room(self) -> int:
        """How many batches to have under way: two for every thread of the cluster."""
        threads: dict[str, int] = self._client.nthreads()
        return 2 * max(1, sum(threads.values()))

    @staticmethod
    def _next(fresh: Iterator[list[Packed] | Outcome]) -> tuple[list[Packed], int] | Outcome | None:
        found = next(fresh, None)
        return (found, 1) if isinstance(found, list) else found

    @staticmethod
    def _taken(future: Any, under_way: dict[Any, tuple[list[Packed], int]],
               again: deque[tuple[list[Packed], int]]) -> Iterator[Outcome]:
        batch, tries = under_way.pop(future)
        error = future.exception()
        if isinstance(error, NoCluster):
            raise error
        if error is None:
            yield from (decode(data) for data in future.result())
        elif tries < TRIES:
            again.append((batch, tries + 1))
        elif len(batch) > 1:
            again.extend(([one], TRIES) for one in batch)
        else:
            yield failed(decode_job(batch[0][0]), "crash")


def _batches(jobs: Iterator[Job], load: Loader) -> Iterator[list[Packed] | Outcome]:
    """Jobs with their bytes, many at a time; at once the outcome of one that has none."""
    batch: list[Packed] = []
    size = 0
    for job in jobs:
        try:
            found = load(job)
        except UnreadableFile as error:
            yield failed(job, error.code, error.sentence)
            continue
        batch.append((encode_job(job), found.data, found.converted))
        size += len(found.data) + len(found.converted or b"")
        if len(batch) >= BATCH_JOBS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _packed(rules: Path) -> bytes:
    """A rule pack as one zip, the same bytes for the same rules."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(rules.rglob("*.yaml")):
            archive.writestr(zipfile.ZipInfo(file.relative_to(rules).as_posix()), file.read_bytes())
    return out.getvalue()


def _read(pack: str, program: str, batch: list[Packed]) -> list[bytes]:
    """What a worker of the cluster does with a batch."""
    import distributed

    if kept.program() != program:
        raise NoCluster("The cluster has another version of formledger (or of its libraries) than this machine.")
    pool = getattr(_own, pack, None)
    if pool is None:
        pool = Pool(_unpacked(Path(distributed.get_worker().local_directory), pack), 1)
        setattr(_own, pack, pool)
    loads = {decode_job(header).number: Load(data, converted) for header, data, converted in batch}
    outcomes = pool.run(iter([decode_job(header) for header, _, _ in batch]), lambda job: loads[job.number])
    return [outcome.encode() for outcome in outcomes]


def _unpacked(folder: Path, pack: str) -> Path:
    """The rules that were sent, as a folder of this thread's own."""
    rules = Path(tempfile.mkdtemp(prefix="rules-", dir=folder))
    with zipfile.ZipFile(folder / pack) as archive:
        archive.extractall(rules)
    return rules
