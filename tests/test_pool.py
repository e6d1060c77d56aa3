"""Isolation: whatever a reader does, the others are read, the right file is blamed, and nothing is left running."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.batch import bounds, pool
from pipeline.batch.job import Job, Load, Outcome
from tests import mock_workers

POISON = {
    "hang": "timeout", "stubborn": "timeout", "spin": "timeout", "exit": "crash", "leave": "crash", "killed": "crash",
    "raise": "crash", "eat": "memory", "garbage": "crash", "other": "crash", "gigabyte": "crash",
}


STARTS = ("forkserver", "spawn")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets how workers are started, and a short deadline."""
    monkeypatch.setattr(pool, "seconds_for", lambda data: 4.0)
    return lambda method: monkeypatch.setenv("FORMLEDGER_START", method)


def read(names: list[str], workers: int = 2) -> dict[str, Outcome]:
    jobs = [Job(number, name, "0" * 64, 1) for number, name in enumerate(names)]
    with pool.Pool(Path("no-rules"), workers, mock_workers.serve) as workers_:
        found = {names[o.number]: o for o in workers_.run(iter(jobs), lambda job: Load(b"x"))}
    assert multiprocessing.active_children() == []
    return found


@pytest.mark.parametrize(
    ("start", "poison"),
    [("forkserver", p) for p in sorted(POISON)] + [("spawn", p) for p in ("hang", "killed", "garbage")],
)
def test_poison_costs_one_file(started: Callable[[str], None], start: str, poison: str) -> None:
    started(start)
    names = ["a.txt", "b.txt", f"{poison}.txt", "c.txt", "d.txt"]
    found = read(names)
    assert found[f"{poison}.txt"].code == POISON[poison]
    assert found[f"{poison}.txt"].status == "unreadable"
    assert f"{poison}.txt" in (found[f"{poison}.txt"].reason or "")
    assert [found[n].status for n in names if poison not in n] == ["read"] * 4


@pytest.mark.skipif(bounds.processor_seconds(os.getpid()) is None, reason="the system tells no processor time")
def test_a_busy_machine_costs_no_file(started: Callable[[str], None]) -> None:
    started("forkserver")
    assert read(["starved.txt"], 1)["starved.txt"].status == "read"


def test_every_poison_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "seconds_for", lambda data: 6.0)
    names = [n for poison in POISON for n in (f"{poison}.txt", f"good-{poison}.txt")]
    found = read(names)
    assert {n: found[n].code for n in names} == {
        n: POISON.get(n.split(".")[0]) for n in names
    }


def test_a_second_chance(started: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMLEDGER_TEST_MARK", str(tmp_path / "mark"))
    started("spawn")  # the server of forkserver keeps the environment that it was started with
    assert read(["a.txt", "once.txt", "b.txt"])["once.txt"].status == "read"


@pytest.mark.parametrize("start", STARTS)
def test_one_isolated_worker(started: Callable[[str], None], start: str) -> None:
    started(start)
    assert [o.status for o in read(["a.txt", "b.txt", "c.txt"], workers=1).values()] == ["read"] * 3


def test_no_jobs_no_workers() -> None:
    assert read([]) == {}


def test_workers_that_never_start_blame_nobody_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "START_SECONDS", 1.0)
    jobs: Iterator[Job] = iter([Job(0, "a.txt", "0" * 64, 1)])
    with pool.Pool(Path("no-rules"), 1, mock_workers.deaf) as workers, pytest.raises(OSError, match="worker"):
        list(workers.run(jobs, lambda job: Load(b"x")))


@pytest.mark.skipif(os.name != "posix", reason="POSIX only: file handles are counted in /proc")
def test_no_handles_are_left(started: Callable[[str], None]) -> None:
    started("forkserver")
    read(["a.txt"])
    before = len(os.listdir("/proc/self/fd"))
    read(["a.txt", "exit.txt", "b.txt"])
    assert len(os.listdir("/proc/self/fd")) <= before + 1
