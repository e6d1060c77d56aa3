"""Disasters: whatever kills a run or fills the disk, the last dataset stands and the next run gives the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.batch import history
from pipeline.batch.verify import verify
from tests.dying import KILLED, ROOT, Server
from tests.test_batch import PACK, form, prints, read, rows, statuses

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX only: fork, kill -9, resource limits")
MOMENTS = 50
NOBODY = 65_534


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(PACK) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What came in first."""
    found = tmp_path / "first"
    found.mkdir()
    for number in range(5):
        lending = "By trolley." if number % 2 else "At the counter."
        (found / f"return{number}.txt").write_text(form(f"Library {number}", lending, "Yes"), encoding="utf-8")
    return found


@pytest.fixture
def later(folder: Path, tmp_path: Path) -> Path:
    """What is there at the second run: a return changed, one sent again, one gone."""
    found = tmp_path / "later"
    shutil.copytree(folder, found)
    (found / "return0.txt").write_text(form("Library 0", "By trolley.", "No"), encoding="utf-8")
    (found / "again").mkdir()
    (found / "again" / "return1.txt").write_text(form("Library 1", "At the counter.", "Yes"), encoding="utf-8")
    (found / "return2.txt").unlink()
    return found


def killed_and_run_again(server: Server, source: Path, home: Path, **how: Any) -> dict[str, str]:
    """The fingerprints after a run was killed and another was not."""
    out = home / "extracted"
    assert server.run(source, out, **how).code in ((KILLED,) if "step" in how else (KILLED, 0))
    assert server.run(source, out).code == 0
    assert verify(out) == []
    return prints(out)


def test_killed_at_random_moments(server: Server, folder: Path, later: Path, tmp_path: Path) -> None:
    """At any use of the file system, in the first run over a folder and in the run after it."""
    calm, standing = tmp_path / "calm", tmp_path / "standing"
    steps_first = server.run(folder, calm / "extracted").steps
    first = prints(calm / "extracted")
    shutil.copytree(calm, standing)
    steps_later = server.run(later, calm / "extracted").steps
    second = prints(calm / "extracted")
    assert first != second

    chance = random.Random(11)
    for moment in range(MOMENTS):
        home = tmp_path / f"killed{moment}"
        if moment % 2:
            shutil.copytree(standing, home)
            assert killed_and_run_again(server, later, home, step=chance.randrange(1, steps_later)) == second
        else:
            assert killed_and_run_again(server, folder, home, step=chance.randrange(1, steps_first)) == first


def test_killed_from_outside_with_workers(server: Server, folder: Path, tmp_path: Path) -> None:
    calm = tmp_path / "calm" / "extracted"
    server.run(folder, calm)
    chance = random.Random(7)
    for moment in range(6):
        home = tmp_path / f"killed{moment}"
        assert killed_and_run_again(server, folder, home, workers=2, seconds=chance.uniform(0.05, 4)) == prints(calm)


@pytest.mark.parametrize("start", ["forkserver", "spawn"])
def test_workers_die_with_their_run(start: str) -> None:
    """The readers spin: neither a closed pipe nor a polite signal would reach them."""
    environment = {**os.environ, "FORMLEDGER_START": start}
    command = [sys.executable, "-m", "tests.dying", "spin"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as run:
        assert run.stdout is not None
        workers = [int(pid) for pid in run.stdout.readline().split()]
        assert len(workers) == 2
        assert all(alive(pid) for pid in workers)
        run.kill()
        deadline = time.monotonic() + 20
        while any(alive(pid) for pid in workers) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not any(alive(pid) for pid in workers)


def alive(pid: int) -> bool:
    """Whether a process runs (one that has ended and waits to be noticed does not)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("room", [0, 300, 2_000, 5_000, 9_000, 12_000, 20_000, 30_000])
def test_no_room(server: Server, folder: Path, later: Path, tmp_path: Path, room: int) -> None:
    """The system refuses to write any file beyond `room` bytes: in the state, the cache, a table, the workbook."""
    out = tmp_path / "out" / "extracted"
    server.run(folder, out)
    before = prints(out)
    refused = server.run(later, out, file_bytes=room)
    assert (refused.code, prints(out)) == (cli.NOT_WRITABLE, before)
    assert "Traceback" not in refused.said
    assert refused.said.count("\n") == 1
    assert server.run(later, out).code == 0
    assert verify(out) == []


@pytest.mark.parametrize("locked", ["extracted", "."])
def test_output_that_cannot_be_written(server: Server, folder: Path, tmp_path: Path, locked: str) -> None:
    """It is told before any file is read."""
    out = tmp_path / "out" / "extracted"
    assert server.run(folder, out).code == 0
    shutil.rmtree(tmp_path / "out" / "cache")
    (folder / "return9.txt").write_text(form("New", "By trolley.", "Yes"), encoding="utf-8")
    before = prints(out)
    user = {"user": NOBODY} if os.geteuid() == 0 else {}
    for path in [tmp_path / "out", *(tmp_path / "out").rglob("*")]:
        path.chmod(0o777)
    for path in [tmp_path, *tmp_path.parents[:2]]:
        path.chmod(0o755)
    (tmp_path / "out" / locked).chmod(0o555)
    refused = server.run(folder, out, **user)
    (tmp_path / "out" / locked).chmod(0o777)
    assert refused.code == cli.NOT_WRITABLE
    assert refused.said.count("\n") == 1
    assert not list((tmp_path / "out").glob("cache/*/*/*"))
    assert prints(out) == before


def test_a_clock_set_back(folder: Path, later: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs are counted and files told by their bytes: no date decides anything."""
    calm, out = tmp_path / "calm" / "extracted", tmp_path / "out" / "extracted"
    for source in (folder, later):
        read(source, calm)
    for source, year in ((folder, 2031), (later, 1971)):
        monkeypatch.setattr(history, "now", lambda year=year: f"{year}-01-01T00:00:00+00:00")
        for number, file in enumerate(source.rglob("*.txt")):
            os.utime(file, (0, datetime(2100 if number % 2 else 1970, 1, 2).timestamp()))
        read(source, out)
    assert prints(out) == prints(calm)
    assert [r["source_file"] for r in rows(out, "flags") if r["kind"] == "possible-resubmission"] == [
        "again/return1.txt"]
    assert statuses(out)["return2.txt"] == "source_missing"
    with history.History(out) as past:
        assert [run[0] for run in past.runs()] == [1, 2]


def test_the_second_of_two_runs_names_the_first(server: Server, folder: Path, tmp_path: Path) -> None:
    for number in range(5, 60):
        (folder / f"return{number}.txt").write_text(form(f"Library {number}", "By trolley.", "Yes"), encoding="utf-8")
    out = tmp_path / "out" / "extracted"
    command = [sys.executable, "-m", "pipeline", "run", str(folder), "--out", str(out), "--rules", str(PACK), "--quiet"]
    with subprocess.Popen(command, cwd=ROOT) as first:
        while not (out.parent / "state" / "lock.json").exists():
            time.sleep(0.01)
        second = server.run(folder, out)
        assert second.code == cli.NOT_WRITABLE
        assert f"process {first.pid}," in second.said
        assert first.wait() == 0
    assert verify(out) == []
