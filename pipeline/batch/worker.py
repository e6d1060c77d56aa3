"""The work on one file, the same in a worker process and in the run's own: bytes in, plain data out.

A worker takes jobs from its pipe, one at a time. It never opens a file that a return names: the bytes come through the
pipe. What it may use is bounded (`bounds`).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import time
import traceback
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline import codes, extract, readers
from pipeline.batch import bounds
from pipeline.batch.job import Found, Job, Load, Outcome, decode_job, failed, of_rows
from pipeline.model import Notice, Return, UnreadableFile
from pipeline.writers import records


def serve(pipe: Any, rules: str, limited: bool) -> None:
    """Answer jobs until the pipe closes. Each job is a JSON header, the file's bytes, and what a program
    made of them (or nothing); an empty header ends the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bounds.watch_parent()
    engine = extract.engine(Path(rules))
    if limited:
        bounds.limit()
    with contextlib.suppress(EOFError, BrokenPipeError, OSError):
        pipe.send_bytes(b"ready")
        while header := pipe.recv_bytes():
            load = Load(pipe.recv_bytes(), pipe.recv_bytes() or None)
            bounds.begin_job()
            pipe.send_bytes(answer(decode_job(header), load, engine).encode())
    os._exit(0)


def answer(job: Job, load: Load, engine: extract.Engine) -> Outcome:
    """The outcome of a job, whatever happens in it."""
    try:
        return run(job, load, engine)
    except MemoryError:
        return failed(job, "memory")
    except RecursionError:
        return failed(job, "too-deep")
    except Exception:
        outcome = failed(job, "crash")
        outcome.trace = traceback.format_exc(limit=-12)
        return outcome


def run(job: Job, load: Load, engine: extract.Engine) -> Outcome:
    """Read one file. Only our own bugs and memory failures are raised."""
    began = time.process_time()
    name = PurePosixPath(job.name).name
    try:
        parts = readers.parts(load.data, name, len(job.part))
        if parts is not None:
            return _container(job, name, parts)
        notices = tuple(Notice(code, message) for code, message in job.remarks)
        result = extract.read_bytes(load.data, name, engine, load.converted, notices)
    except UnreadableFile as error:
        return failed(job, error.code, error.sentence)
    rows = records.rows(Return(job.name, job.sha256, job.size, "read", result=result), engine.rules)
    return of_rows(job.number, rows, time.process_time() - began)


def _container(job: Job, name: str, parts: list[readers.Part]) -> Outcome:
    found = [
        Found(p.name, hashlib.sha256(p.data).hexdigest(), len(p.data), p.problem[0] if p.problem else None,
              p.problem[1] if p.problem else None, tuple((n.code, n.message) for n in p.notices))
        for p in parts
    ]
    return Outcome(job.number, "ignored", "container", codes.sentence("container", name), parts=found)
