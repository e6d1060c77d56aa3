"""A worker process: takes jobs from its pipe, one at a time, and answers each with plain data.

It never opens a file that a return names: the bytes come through the pipe. What it may use is bounded (`bounds`).
"""

from __future__ import annotations

import contextlib
import os
import signal
import traceback
from pathlib import Path
from typing import Any

from pipeline import extract
from pipeline.batch import bounds
from pipeline.batch.job import Job, Load, Outcome, decode_job, failed, run


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
