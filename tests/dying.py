"""Runs that are killed: a small server that forks a run for every request and kills it by SIGKILL where it is told to.

    with Server(rules) as server:
        server.run(folder, out, step=17)

A run is killed by itself at its `step`th use of the file system, or from outside after `seconds`.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
KILLED = -signal.SIGKILL
_FILES = ("open", "os.", "shutil.", "sqlite3.", "fcntl.", "tempfile.")


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code (`KILLED` where it was killed), how many steps it took, what it said."""

    code: int
    steps: int
    said: str


class Server:
    """Use as a context. The process behind it has all libraries loaded and no thread: forking it is cheap."""

    def __init__(self, rules: Path) -> None:
        self._rules = rules

    def __enter__(self) -> Server:
        command = [sys.executable, "-m", "tests.dying", str(self._rules)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, folder: Path, out: Path, **how: Any) -> Ended:
        """One run, as `formledger run --serial`. `how`: `step`, `seconds`, `workers`, `file_bytes` (the largest file
        that may be written), `user` (the number of the user who runs it), `fresh`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = {"folder": str(folder), "out": str(out), "rules": str(self._rules), **how}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return Ended(**json.loads(self._process.stdout.readline()))


def serve(rules: str) -> None:
    """Answer requests from standard input until it ends."""
    from pipeline import kept, library
    from pipeline.extract import engine
    from pipeline.writers import workbook

    assert library
    assert workbook
    kept.program()
    engine(Path(rules))
    for line in sys.stdin:
        print(json.dumps(_forked(json.loads(line))), flush=True)


def _forked(wanted: dict[str, Any]) -> dict[str, Any]:
    counted, count = os.pipe()
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told), os.close(counted)
        os.dup2(tell, 2), os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os._exit(_run(wanted, count))
    os.close(tell), os.close(count)
    if "seconds" in wanted:
        time.sleep(wanted["seconds"])
        os.kill(child, signal.SIGKILL)
    with os.fdopen(told, errors="replace") as said, os.fdopen(counted, "rb") as steps:
        words = said.read()
        found = steps.read()
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "steps": len(found), "said": words}


def _run(wanted: dict[str, Any], count: int) -> int:
    from pipeline import cli

    taken = 0

    def look(event: str, _: object) -> None:
        nonlocal taken
        if event.startswith(_FILES) and event != "os.putenv":
            taken += 1
            os.write(count, b".")
            if taken == wanted.get("step"):
                os.kill(os.getpid(), signal.SIGKILL)

    if "user" in wanted:
        _load_all(wanted)
        os.setgroups([]), os.setgid(wanted["user"]), os.setuid(wanted["user"])
    if "file_bytes" in wanted:
        resource.setrlimit(resource.RLIMIT_FSIZE, (wanted["file_bytes"],) * 2)
    workers = str(wanted.get("workers", 0))
    how = ["--workers", workers] if workers != "0" else ["--serial"]
    how += ["--fresh"] if wanted.get("fresh") else []
    sys.addaudithook(look)
    return cli.main(["run", wanted["folder"], "--out", wanted["out"], "--rules", wanted["rules"], *how])


def _load_all(wanted: dict[str, Any]) -> None:
    """Have every module imported, those too that only rules not yet kept need: the next user may not be allowed to read
    where they lie."""
    from pipeline import cli

    with tempfile.TemporaryDirectory() as beside, patch.dict(os.environ, FORMLEDGER_CACHE=f"{beside}/kept"):
        cli.main(["run", wanted["folder"], "--out", f"{beside}/extracted", "--rules", wanted["rules"], "--serial"])


def spin() -> None:
    """A run of two workers whose readers never end; tells their process ids."""
    from pipeline.batch import pool
    from pipeline.batch.job import Job, Load
    from tests import mock_workers

    def tell() -> None:
        while len(workers._workers) < 2 or not all(w.job for w in workers._workers):
            time.sleep(0.05)
        print(*(w.process.pid for w in workers._workers), flush=True)

    with pool.Pool(Path("no-rules"), 2, mock_workers.serve) as workers:
        threading.Thread(target=tell, daemon=True).start()
        jobs = iter([Job(number, "spin.txt", "0" * 64, 1) for number in range(2)])
        list(workers.run(jobs, lambda job: Load(b"x" * 10**6)))


if __name__ == "__main__":
    spin() if sys.argv[1] == "spin" else serve(sys.argv[1])
