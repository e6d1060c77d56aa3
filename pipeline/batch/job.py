"""The work on one file, the same in a worker and in the run's own process: bytes in, plain data out."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pipeline import codes, readers
from pipeline.extract import Engine, read_bytes
from pipeline.model import Return, UnreadableFile
from pipeline.writers import records


@dataclass(frozen=True, slots=True)
class Job:
    """One file, or one part of a container: `part` is the way to it, an index for each container. `converted` is the
    name under which the bytes are to be read where a program has turned them into another format."""

    number: int
    name: str
    sha256: str
    size: int
    part: tuple[int, ...] = ()
    converted: str | None = None


@dataclass(slots=True)
class Outcome:
    """What became of a job: rows by table, or the parts of a container as (name, sha256, size)."""

    number: int
    status: str
    code: str | None = None
    reason: str | None = None
    rows: records.Rows = field(default_factory=dict)
    parts: list[tuple[str, str, int]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    trace: str | None = None

    def encode(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> Outcome:
    """An outcome from its bytes. Raises ValueError for anything else: a worker may send garbage."""
    try:
        content: dict[str, Any] = json.loads(data)
        content["parts"] = [(str(n), str(s), int(b)) for n, s, b in content["parts"]]
        return Outcome(**content)
    except (TypeError, KeyError, UnicodeDecodeError) as error:
        raise ValueError("no outcome") from error


def run(job: Job, data: bytes, engine: Engine) -> Outcome:
    """Read one file. Only our own bugs and memory failures are raised."""
    began = time.process_time()
    name = PurePosixPath(job.converted or job.name).name
    try:
        if not job.converted and (parts := readers.parts(data, name)) is not None:
            return _container(job, data, name, parts, engine)
        result = read_bytes(data, name, engine)
    except UnreadableFile as error:
        return failed(job, error.code, error.sentence)
    item = Return(job.name, job.sha256, job.size, "read", result=result)
    rows = records.rows(item, engine.rules)
    return Outcome(job.number, "read", rows=rows, seconds={"cpu": time.process_time() - began})


def failed(job: Job, code: str, sentence: str | None = None) -> Outcome:
    """The outcome of a file that was not read, by the status of its code."""
    reason = sentence or codes.sentence(code, PurePosixPath(job.name).name)
    return Outcome(job.number, codes.CODES[code].status or "unreadable", code, reason)


def _container(job: Job, data: bytes, name: str, parts: Any, engine: Engine) -> Outcome:
    import hashlib

    found = [(p.name, hashlib.sha256(p.data).hexdigest(), len(p.data)) for p in parts]
    return Outcome(job.number, "ignored", "container", codes.sentence("container", name), parts=found)
