"""The work on one file, the same in a worker and in the run's own process: bytes in, plain data out."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pipeline import codes, readers
from pipeline.extract import Engine, read_bytes
from pipeline.model import Notice, Return, UnreadableFile
from pipeline.writers import records


@dataclass(frozen=True, slots=True)
class Job:
    """One file, or one part of a container: `part` is the way to it, an index for each container; `remarks` are codes
    and messages about it as a part."""

    number: int
    name: str
    sha256: str
    size: int
    part: tuple[int, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a container: what it is called there, and where it is not to be read, code and sentence."""

    name: str
    sha256: str
    size: int
    code: str | None = None
    reason: str | None = None
    remarks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Load:
    """The bytes of a job, and what a program made of them where one must be asked first."""

    data: bytes
    converted: bytes | None = None


@dataclass(slots=True)
class Outcome:
    """What became of a job: rows by table, or the parts of a container."""

    number: int
    status: str
    code: str | None = None
    reason: str | None = None
    rows: records.Rows = field(default_factory=dict)
    parts: list[Found] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    trace: str | None = None

    def encode(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> Outcome:
    """An outcome from its bytes. Raises ValueError for anything else: a worker may send garbage."""
    try:
        content: dict[str, Any] = json.loads(data)
        content["parts"] = [Found(**{**p, "remarks": _pairs(p["remarks"])}) for p in content["parts"]]
        return Outcome(**content)
    except (TypeError, KeyError, UnicodeDecodeError) as error:
        raise ValueError("no outcome") from error


def decode_job(header: bytes) -> Job:
    """A job from its bytes."""
    content: dict[str, Any] = json.loads(header)
    return Job(**{**content, "part": tuple(content["part"]), "remarks": _pairs(content["remarks"])})


def _pairs(content: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(a), str(b)) for a, b in content)


def run(job: Job, load: Load, engine: Engine) -> Outcome:
    """Read one file. Only our own bugs and memory failures are raised."""
    began = time.process_time()
    name = PurePosixPath(job.name).name
    try:
        parts = readers.parts(load.data, name, len(job.part))
        if parts is not None:
            return _container(job, name, parts)
        notices = tuple(Notice(code, message) for code, message in job.remarks)
        result = read_bytes(load.data, name, engine, load.converted, notices)
    except UnreadableFile as error:
        return failed(job, error.code, error.sentence)
    rows = records.rows(Return(job.name, job.sha256, job.size, "read", result=result), engine.rules)
    return Outcome(job.number, "read", rows=rows, seconds={"cpu": time.process_time() - began})


def failed(job: Job, code: str, sentence: str | None = None) -> Outcome:
    """The outcome of a file that was not read, by the status of its code."""
    reason = sentence or codes.sentence(code, PurePosixPath(job.name).name)
    return Outcome(job.number, codes.CODES[code].status or "unreadable", code, reason)


def _container(job: Job, name: str, parts: list[readers.Part]) -> Outcome:
    found = [
        Found(p.name, hashlib.sha256(p.data).hexdigest(), len(p.data), p.problem[0] if p.problem else None,
              p.problem[1] if p.problem else None, tuple((n.code, n.message) for n in p.notices))
        for p in parts
    ]
    return Outcome(job.number, "ignored", "container", codes.sentence("container", name), parts=found)
