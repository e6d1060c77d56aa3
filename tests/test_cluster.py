"""A Dask cluster reads as workers at home do: the same bytes, one row for a bad file, whatever worker is lost."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.batch import run as batch
from pipeline.batch.verify import verify
from tests.test_batch import PACK, form, prints, rows

pytest.importorskip("distributed")
ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2


@contextlib.contextmanager
def processes() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and workers, each a process of its own: the address, and the workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    host, port = address.removeprefix("tcp://").split(":")
    dask = [sys.executable, "-m", "distributed.cli"]
    common = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    scheduler = [f"{dask[2]}.dask_scheduler", "--host", host, "--port", port, "--no-dashboard"]
    worker = [f"{dask[2]}.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
    started = [subprocess.Popen([*dask[:2], *scheduler], **common)]  # type: ignore[call-overload]
    started += [subprocess.Popen([*dask[:2], *worker], **common) for _ in range(WORKERS)]  # type: ignore[call-overload]
    try:
        yield address, started[1:]
    finally:
        for process in started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "in"
    found.mkdir()
    for number in range(120):
        text = form(f"Library {number}", "By trolley.", "Yes" if number % 3 else "No")
        (found / f"return{number}.txt").write_text(text, encoding="utf-8")
    (found / "empty.txt").write_bytes(b"")
    (found / "letter.txt").write_text("Dear all, the meeting is on Friday. Kind regards", encoding="utf-8")
    return found


@pytest.mark.skipif(os.name != "posix", reason="POSIX only: groups of processes are killed")
def test_same_bytes_though_a_worker_is_lost(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home" / "extracted"
    batch.run(batch.Settings(folder, home, PACK, 0))
    with processes() as (address, workers):
        out = tmp_path / "cluster" / "extracted"
        lost = threading.Event()

        def lose(progress: batch.Progress) -> None:
            if progress.read and not lost.is_set():
                os.killpg(workers[0].pid, signal.SIGKILL)
                lost.set()

        _wait_for_workers(address)
        batch.run(batch.Settings(folder, out, PACK, scheduler=address), lose)
        assert lost.is_set()
        assert prints(out) == prints(home)
        assert verify(out) == []
        codes = {r["source_file"]: r["code"] for r in rows(out, "returns") if r["status"] != "read"}
        assert codes == {"empty.txt": "empty", "letter.txt": "no-template"}


def _wait_for_workers(address: str) -> None:
    from distributed import Client

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), Client(address, timeout=10, set_as_default=False) as client:
            client.wait_for_workers(WORKERS, timeout=60)
            return
    raise AssertionError("no cluster")


def test_a_cluster_that_is_not_there(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.batch.cluster.CONNECT_SECONDS", 1)
        out = ["--out", str(tmp_path / "extracted"), "--rules", str(PACK)]
        asked = ["--executor", "dask", "--scheduler", "tcp://127.0.0.1:9"]
        assert cli.main(["run", str(folder), *out, *asked]) == cli.WRONG_USE
        assert "No Dask scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err
        assert cli.main(["run", str(folder), *out, "--executor", "dask"]) == cli.WRONG_USE
        assert not (tmp_path / "extracted" / "run.json").exists()
