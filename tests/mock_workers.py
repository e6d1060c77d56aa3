"""Workers that misbehave as readers could: each file's name says what happens when it is read."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

from pipeline.batch import worker
from pipeline.batch.job import Job, Load, Outcome

_PIPE: list[Any] = []


def serve(pipe: Any, rules: str, limited: bool) -> None:
    """As `pipeline.batch.worker.serve`, with a reader that does what the file's name says."""
    _PIPE[:] = [pipe]
    worker.extract.engine = lambda _: None
    worker.run = read
    worker.serve(pipe, rules, limited)


def read(job: Job, load: Load, engine: Any) -> Outcome:
    """What a mock reader makes of a file."""
    behave(job.name, _PIPE[0])
    return Outcome(job.number, "read")


def behave(name: str, pipe: Any) -> None:
    """Do what the name says; a calm name does nothing."""
    match name.split(".")[0]:
        case "hang":
            time.sleep(600)
        case "stubborn":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            while True:
                time.sleep(1)
        case "spin":
            while True:
                pass
        case "starved":  # works, at half the speed of an idle machine
            until = time.monotonic() + 4.5
            while time.monotonic() < until:
                rest = time.process_time() + 0.05
                while time.process_time() < rest:
                    pass
                time.sleep(0.1)
        case "eat":
            hoard = []
            while True:
                hoard.append(bytearray(50_000_000))
        case "exit":
            os._exit(7)
        case "leave":
            raise SystemExit(0)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "raise":
            raise ValueError("a bug of ours")
        case "garbage":
            pipe.send_bytes(b"\x80\x04no outcome at all")
        case "other":
            pipe.send_bytes(Outcome(-5, "read").encode())
        case "gigabyte":
            pipe.send_bytes(b"x" * 300_000_000)
        case "once":
            mark = os.environ["FORMLEDGER_TEST_MARK"]
            if not os.path.exists(mark):
                open(mark, "w").close()
                os._exit(1)


def deaf(pipe: Any, rules: str, limited: bool) -> None:
    """A worker that never gets ready."""
    os._exit(3)
