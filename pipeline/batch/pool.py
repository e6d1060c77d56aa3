"""Persistent workers, each with its own pipe, a deadline, and a second chance for what dies.

Only the parent retires a worker, so that no job reaches a dying one. A job whose worker crashed, hung or ran out of
memory is tried once more, alone in a fresh process; only then is its file blamed.
"""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import multiprocessing.connection
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline import limits
from pipeline.batch import bounds
from pipeline.batch.job import Job, Load, Outcome, decode, encode_job, failed
from pipeline.model import UnreadableFile

ANSWER_BYTES = 256 * limits.MB
JOBS_A_WORKER = 5_000
START_SECONDS = 120.0
MOST_UNBORN = 3
_IDLE = 0.04  # of its time: below this share a process waits and does not work
_DYING = frozenset({"crash", "memory", "timeout"})
Loader = Callable[[Job], Load]


def seconds_for(data: bytes) -> float:
    """The deadline of a file: a basic time and some for each page, guessed from its bytes."""
    pages = max(data.count(b"/Page"), len(data) // 20_000)
    return min(limits.READ_SECONDS + limits.PAGE_SECONDS * pages, limits.READ_SECONDS_MAX)


def method() -> str:
    """How workers are started: `FORMLEDGER_START` where set (tests), else the cheapest safe way of the system."""
    return os.environ.get("FORMLEDGER_START") or ("spawn" if sys.platform == "win32" else "forkserver")


@contextlib.contextmanager
def _children_allowed() -> Iterator[None]:
    """A worker of a cluster is itself a process that may have none; those of ours end with it all the same."""
    own: Any = multiprocessing.current_process()
    marked = own._config.get("daemon")
    own._config["daemon"] = False
    try:
        yield
    finally:
        own._config["daemon"] = marked


def _serve(pipe: Any, rules: str, limited: bool) -> None:
    """`worker.serve`; what reads returns is loaded where they are read, not by a run that only looks after it."""
    from pipeline.batch.worker import serve

    serve(pipe, rules, limited)


class _Worker:
    def __init__(self, context: Any, rules: Path, target: Callable[..., None]) -> None:
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=target, args=(theirs, str(rules), True), daemon=True)
        with _children_allowed():
            self.process.start()
        theirs.close()
        self.job: Job | None = None
        self.ready = False
        self.done = 0
        self.deadline = self._last = time.monotonic() + START_SECONDS
        self._used = self._allowed = 0.0

    def give(self, job: Job, load: Load) -> None:
        self.job = job
        self._allowed = seconds_for(load.data)
        self._used = self._processor() or 0.0
        self.deadline = time.monotonic() + self._allowed
        self._last = self.deadline + limits.READ_SECONDS_MAX
        self.pipe.send_bytes(encode_job(job))
        self.pipe.send_bytes(load.data)
        self.pipe.send_bytes(load.converted or b"")

    def _processor(self) -> float | None:
        return bounds.processor_seconds(self.process.pid) if self.process.pid else None

    def overdue(self) -> bool:
        """Is the time over? One that works but was given little of a busy machine's time gets the rest of it."""
        now = time.monotonic()
        if now <= self.deadline:
            return False
        now_used = self._processor() if self.job and now < self._last else None
        used = (now_used or 0.0) - self._used
        if now_used is None or not _IDLE * self._allowed < used < self._allowed:
            return True
        self.deadline = min(now + self._allowed - used, self._last)
        return False

    def stop(self) -> None:
        """Kill the process and close its pipe; never waits for a goodbye."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()


class Pool:
    """`workers` isolated processes. `run` gives outcomes as they come, in no particular order."""

    def __init__(self, rules: Path, workers: int, target: Callable[..., None] = _serve) -> None:
        self._context: Any = multiprocessing.get_context(method())
        if method() == "forkserver":
            os.environ["FORMLEDGER_PRELOAD"] = str(rules)
            self._context.set_forkserver_preload(["pipeline.batch.preload"])
        self._rules = rules
        self._target = target
        self._wanted = workers
        self._workers: list[_Worker] = []
        self._unborn = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for found in self._workers:
            found.stop()
        self._workers.clear()

    def run(self, jobs: Iterator[Job], load: Loader) -> Iterator[Outcome]:
        """Outcomes of all jobs. `load` gives a job's bytes when its turn comes."""
        again: deque[Job] = deque()
        more = True
        while True:
            while more and not again and (free := self._free()) is not None:
                job = next(jobs, None)
                more = job is not None
                if job is not None:
                    yield from self._hand_over(free, job, load, again)
            while again:
                yield self._alone(again.popleft(), load)
            busy = [w for w in self._workers if w.job]
            if not more and not busy:
                return
            yield from self._collect(again)

    def _free(self) -> _Worker | None:
        """A ready worker without a job; starts one where fewer than wanted run."""
        if len(self._workers) < self._wanted:
            self._workers.append(_Worker(self._context, self._rules, self._target))
        return next((w for w in self._workers if w.ready and w.job is None), None)

    def _hand_over(self, to: _Worker, job: Job, load: Loader, again: deque[Job]) -> Iterator[Outcome]:
        try:
            bytes_ = load(job)
        except UnreadableFile as error:
            yield failed(job, error.code, error.sentence)
            return
        try:
            to.give(job, bytes_)
        except OSError:
            self._retire(to)
            again.append(job)

    def _collect(self, again: deque[Job]) -> Iterator[Outcome]:
        """Wait for the next answer, death or deadline."""
        now = time.monotonic()
        wait = max(0.0, min((w.deadline for w in self._workers if w.job or not w.ready), default=now + 1) - now)
        for pipe in multiprocessing.connection.wait([w.pipe for w in self._workers], min(wait, 1.0)):
            found = next(w for w in self._workers if w.pipe is pipe)
            outcome = self._answer(found)
            if outcome is None:
                continue
            if outcome.code in _DYING and found.job is not None:
                again.append(found.job)
                self._retire(found)
            else:
                found.job, found.done = None, found.done + 1
                yield outcome
                if found.done >= JOBS_A_WORKER:
                    self._retire(found)
        for found in [w for w in self._workers if (w.job or not w.ready) and w.overdue()]:
            if found.job:
                again.append(found.job)
                self._retire(found)
            else:
                self._stillborn(found)

    def _answer(self, found: _Worker) -> Outcome | None:
        """What a worker says; a dead or babbling one has crashed. None for its first word."""
        job = found.job
        try:
            data = found.pipe.recv_bytes(ANSWER_BYTES)
            if not found.ready:
                found.ready, self._unborn = True, 0
                return None
            outcome = decode(data)
            if job is None or outcome.number != job.number:
                raise ValueError("an answer to no question")
            return outcome
        except (EOFError, OSError, ValueError):
            if job is not None:
                return failed(job, "crash")
            self._stillborn(found)
            return None

    def _stillborn(self, found: _Worker) -> None:
        """A worker that died or hung before its first word. Raises OSError where none ever starts."""
        self._retire(found)
        self._unborn += 1
        if self._unborn >= MOST_UNBORN:
            raise OSError(errno.ECHILD, "no worker process can be started; try again with --serial")

    def _retire(self, found: _Worker) -> None:
        if found in self._workers:
            self._workers.remove(found)
        found.stop()

    def _alone(self, job: Job, load: Loader) -> Outcome:
        """The second and last try of a job, in a process of its own."""
        single = _Worker(self._context, self._rules, self._target)
        try:
            while not single.ready:
                if not single.pipe.poll(max(0.0, single.deadline - time.monotonic())):
                    return failed(job, "timeout")
                if self._answer(single) is None and not single.ready:
                    return failed(job, "crash")
            single.give(job, load(job))
            while not single.pipe.poll(max(0.0, single.deadline - time.monotonic())):
                if single.overdue():
                    return failed(job, "timeout")
            return self._answer(single) or failed(job, "crash")
        except UnreadableFile as error:
            return failed(job, error.code, error.sentence)
        except OSError:
            return failed(job, "crash")
        finally:
            with contextlib.suppress(OSError, ValueError):
                single.stop()
