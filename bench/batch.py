"""A whole folder, from strangers' files to the published dataset: speed, memory, leaks, isolation, beside the peers.

    python -m bench.batch [--number 10000] [--peers PYTHON] [--folder FOLDER]

Composes mixed returns (`bench.mixed`, needs the extra `bench`) and reads them with two workers; a tenth of them also
with two workers, one worker and --serial. kreuzberg reads all of the same files, markitdown 200 of them, in the
environment of PYTHON. Times are CPU seconds of all processes unless they are called wall.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from bench import mixed
from pipeline import doubts, extract, normalise, readers, segment
from pipeline.batch import pool, worker
from pipeline.batch.job import Job, Load, Outcome, decode, decode_job
from pipeline.extract import Engine, engine
from pipeline.writers import records

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_SECONDS = 0.25
MB = 1024 * 1024
FOR_STAGES, FOR_ISOLATION, FOR_MARKITDOWN, LAPS = 120, 1000, 200, 3
PEER = """
import json, sys, time
name, listed = sys.argv[1:]
files = open(listed).read().splitlines()
if name == "kreuzberg":
    import kreuzberg
    extract = kreuzberg.extract_file_sync
else:
    from markitdown import MarkItDown
    extract = MarkItDown().convert
extract(files[0])
cpu, wall, failed = time.process_time(), time.perf_counter(), 0
for file in files:
    try:
        extract(file)
    except Exception:
        failed += 1
print(json.dumps([time.process_time() - cpu, time.perf_counter() - wall, failed]))
"""


@dataclass
class Run:
    """What a run of the command cost. `memory`: MB of each process by its rank (0: the run itself), with the number of
    returns read at that moment; `first` and `cpu_first`: seconds until the first return was read."""

    number: int
    wall: float = 0.0
    first: float = 0.0
    cpu: float = 0.0
    cpu_home: float = 0.0
    cpu_first: float = 0.0
    memory: dict[int, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))
    handles: list[tuple[int, int]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    code: int = 0

    @property
    def each(self) -> float:
        """CPU milliseconds a return."""
        return 1000 * self.cpu / self.number

    @property
    def each_started(self) -> float:
        """The same without what it costs to begin."""
        return 1000 * (self.cpu - self.cpu_first) / self.number


def command(folder: Path, home: Path, number: int, *how: str) -> Run:
    """Run the command on a folder, its output in `home`, and watch every process of it."""
    beside = home / "tmp"
    beside.mkdir(parents=True)
    asked = [sys.executable, "-m", "pipeline", "run", str(folder), "--out", str(home / "extracted"), "--ocr", "none",
             "--quiet", "--rules", str(ROOT / "rules" / "perpetrator_programmes"), *how]
    found, began = Run(number), time.perf_counter()
    process = subprocess.Popen(asked, cwd=ROOT, env={**os.environ, "TMPDIR": str(beside)}, start_new_session=True)
    top, spent = psutil.Process(process.pid), {}
    log = home / "state" / "formledger.log"
    done = at = 0
    while process.poll() is None:
        if log.is_file():
            with log.open("rb") as lines:
                lines.seek(at)
                new = lines.read()
            done, at = done + new.count(b"\n"), at + len(new)
        _look(top, found, spent, done)
        if done and not found.first:
            found.first, found.cpu_first = time.perf_counter() - began, sum(spent.values())
        time.sleep(SAMPLE_SECONDS)
    found.wall, found.code = time.perf_counter() - began, process.returncode
    found.cpu, found.cpu_home = sum(spent.values()), spent.get(process.pid, 0.0)
    time.sleep(1)
    found.left = [f"process {p.info['name']}" for p in psutil.process_iter(["name"]) if _of_session(p, process.pid)]
    found.left += [f"file {file.name}" for file in beside.iterdir()]
    return found


def _look(top: psutil.Process, found: Run, spent: dict[int, float], done: int) -> None:
    try:
        everyone = [top, *sorted(top.children(recursive=True), key=lambda p: p.create_time())]
    except psutil.Error:
        return
    for rank, process in enumerate(everyone):
        try:
            times = process.cpu_times()
            spent[process.pid] = times.user + times.system
            found.memory[rank].append((done, process.memory_info().rss / MB))
            if rank == 0:
                found.handles.append((done, process.num_fds()))
        except psutil.Error:
            continue


def _of_session(process: psutil.Process, session: int) -> bool:
    try:
        return os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, psutil.Error):
        return False


def stages(files: list[Path], ready: Engine) -> dict[str, dict[str, float]]:
    """CPU milliseconds a return by stage, by format; warm, in this process."""
    spent: dict[str, float] = defaultdict(float)

    def timed(owner: Any, name: str, label: str) -> Callable[[], None]:
        inner = getattr(owner, name)

        def call(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return inner(*given, **named)
            finally:
                spent[label] += time.process_time() - began

        setattr(owner, name, call)
        return lambda: setattr(owner, name, inner)

    undo = [timed(readers, "read", "read"), timed(extract, "recognise", "recognise"),
            timed(segment, "segment", "segment"), timed(normalise, "read_form", "values"),
            timed(doubts, "of_form", "doubts"), timed(records, "rows", "rows"), timed(worker, "of_rows", "encode")]
    result: dict[str, dict[str, float]] = {}
    try:
        for kind in ("docx", "pdf", "txt"):
            chosen = [f for f in files if f.suffix == f".{kind}"][:FOR_STAGES]
            for file in chosen[:5]:
                _read(file, ready)
            spent.clear()
            began = time.process_time()
            for file in chosen:
                _read(file, ready)
            spent["whole"] = time.process_time() - began
            result[kind] = {label: 1000 * seconds / len(chosen) for label, seconds in spent.items()}
    finally:
        for back in undo:
            back()
    return result


def _read(file: Path, ready: Engine) -> Outcome:
    data = file.read_bytes()
    return worker.run(Job(1, file.name, "0" * 64, len(data)), Load(data), ready)


def echo(pipe: Any, rules: str, limited: bool) -> None:
    """A worker that reads nothing: it answers every file with the outcome that came first."""
    pipe.send_bytes(b"ready")
    pattern = b""
    try:
        while header := pipe.recv_bytes():
            data, converted = pipe.recv_bytes(), pipe.recv_bytes()
            pattern = converted or pattern
            outcome = decode(pattern)
            outcome.number = decode_job(header).number
            assert data
            pipe.send_bytes(outcome.encode())
    except EOFError:
        os._exit(0)


def isolation(files: list[Path], ready: Engine) -> tuple[float, float]:
    """Wall and CPU milliseconds that a return costs more in an isolated worker, reading aside: bytes there, outcome
    back."""
    chosen = [f.read_bytes() for f in files[:FOR_ISOLATION]]
    outcome = _read(files[0], ready).encode()
    jobs = [Job(number, "a.txt", "0" * 64, len(data)) for number, data in enumerate(chosen)]

    def load(job: Job) -> Load:
        return Load(chosen[job.number], outcome if job.number == 0 else None)

    with pool.Pool(Path("no-rules"), 1, echo) as workers:
        list(workers.run(iter(jobs[:1]), load))
        laps = []
        there = psutil.Process(workers._workers[0].process.pid)
        spent = _cpu(there)
        for _ in range(LAPS):
            began = time.perf_counter()
            list(workers.run(iter(jobs[1:]), load))
            laps.append(time.perf_counter() - began)
        spent = (_cpu(there) - spent) / LAPS
    began = time.process_time()
    for _ in jobs[1:]:
        decode(outcome)  # what the echo does besides
    besides = time.process_time() - began
    return 1000 * (min(laps) - besides) / len(jobs[1:]), 1000 * (spent - besides) / len(jobs[1:])


def _cpu(other: psutil.Process) -> float:
    """CPU seconds of this process and another."""
    times = other.cpu_times()
    return time.process_time() + float(times.user) + float(times.system)


def peer(python: str | None, name: str, files: list[Path]) -> tuple[float, float, int] | None:
    """CPU and wall milliseconds a file, and files failed, of a library in another environment."""
    if python is None:
        return None
    with tempfile.NamedTemporaryFile("w") as listed:
        listed.write("\n".join(map(str, files)))
        listed.flush()
        done = subprocess.run([python, "-c", PEER, name, listed.name], capture_output=True, check=False)
    try:
        cpu, wall, failed = json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        return None
    return 1000 * cpu / len(files), 1000 * wall / len(files), failed


def flat(run: Run) -> dict[int, tuple[float, float]]:
    """MB of each worker by rank: in the second tenth of the returns and in the last."""
    found = {}
    for rank, seen in run.memory.items():
        tenth = run.number / 10
        early = [mb for done, mb in seen if tenth < done <= 2 * tenth]
        late = [mb for done, mb in seen if 9 * tenth < done < run.number]
        if early and late:
            found[rank] = (statistics.median(early), statistics.median(late))
    return found


def compare(files: list[Path], home: Path) -> dict[str, Run]:
    """A tenth of the returns, each way."""
    part = home / "part"
    part.mkdir()
    for file in files:
        os.link(file, part / file.name)
    ways = {"2 workers": ("--workers", "2"), "1 worker": ("--workers", "1"), "--serial": ("--serial",)}
    return {name: command(part, home / name.replace(" ", ""), len(files), *how) for name, how in ways.items()}


def report(whole: Run, again: Run, parts: dict[str, Run]) -> None:
    """What the runs cost."""
    heads = ("returns", "wall s", "a second", "CPU ms each", "at home", "first after s")
    print(f"\n{'run':22}" + "".join(f"{head:>14}" for head in heads))
    runs = {"2 workers, all": whole, "the same again": again}
    for name, run in (runs | parts).items():
        cells = (run.number, run.wall, run.number / run.wall, run.each, 1000 * run.cpu_home / run.number, run.first)
        print(f"{name:22}" + "".join(f"{cell:14.2f}" for cell in cells))
    two, one = parts["2 workers"], parts["--serial"]
    print(f"\nlinear: a return costs {whole.each / two.each:.2f} times the CPU of one in a tenth of the folder "
          f"({whole.each_started / max(two.each_started, 0.01):.2f} once started)")
    print(f"2 workers: {one.wall / two.wall:.2f} times as fast as --serial "
          f"({(one.wall - one.first) / (two.wall - two.first):.2f} once started)")
    for rank, (early, late) in flat(whole).items():
        what = {0: "the run", 1: "resource tracker", 2: "fork server"}.get(rank, f"worker {rank - 2}")
        print(f"memory of {what}: {early:.0f} MB in the second tenth, {late:.0f} in the last ({late / early - 1:+.1%})")
    counts = [handles for done, handles in whole.handles if done]
    print(f"handles of the run: {statistics.median(counts[: len(counts) // 2]):.0f} in the first half, "
          f"{statistics.median(counts[len(counts) // 2 :]):.0f} in the second; left behind: {whole.left or 'nothing'}; "
          f"exit codes {whole.code}, {again.code}")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--number", type=int, default=10_000)
    ap.add_argument("--peers", help="a Python in whose environment kreuzberg and markitdown are installed")
    ap.add_argument("--folder", type=Path, help="where to work (default: a temporary folder)")
    o = ap.parse_args()
    with tempfile.TemporaryDirectory(dir=o.folder) as beside:
        home = Path(beside)
        ready = engine(ROOT / "rules" / "perpetrator_programmes")
        files = mixed.write(home / "in", ROOT / "tests" / "golden" / "answers", ready.rules.template, o.number)
        size = sum(file.stat().st_size for file in files) / len(files) / 1000
        print(f"{len(files)} returns of {size:.0f} KB: "
              + ", ".join(f"{count} {kind}" for kind, count in Counter(f.suffix[1:] for f in files).items()))
        show_stages(stages(files, ready), isolation(files, ready))
        whole = command(home / "in", home / "all", o.number, "--workers", "2")
        shutil.rmtree(home / "all" / "tmp")
        report(whole, command(home / "in", home / "all", o.number, "--workers", "2"),
               compare(files[: o.number // 10], home))
        chosen = random.Random(1).sample(files, min(FOR_MARKITDOWN, len(files)))
        for name, given in (("kreuzberg", files), ("markitdown", chosen)):
            show_peer(name, peer(o.peers, name, given), whole)


def show_stages(found: dict[str, dict[str, float]], isolated: tuple[float, float]) -> None:
    """CPU milliseconds by stage, and what isolation costs."""
    labels = ["read", "recognise", "segment", "values", "doubts", "rows", "encode", "whole"]
    print("\nCPU ms a return   " + "".join(f"{label:>11}" for label in labels))
    for kind, spent in found.items():
        print(f"{kind:18}" + "".join(f"{spent.get(label, 0.0):11.2f}" for label in labels))
    print(f"isolation costs {isolated[0]:.2f} ms of wall time and {isolated[1]:.2f} ms of CPU a return")


def show_peer(name: str, found: tuple[float, float, int] | None, ours: Run) -> None:
    """A peer's extraction of text beside everything that we do."""
    if found is None:
        print(f"{name}: not installed")
        return
    cpu, wall, failed = found
    print(f"{name}: {cpu:.2f} ms CPU and {wall:.2f} ms wall a return, {failed} failed; "
          f"ours is {ours.each / cpu:.2f} times its CPU")


if __name__ == "__main__":
    main()
