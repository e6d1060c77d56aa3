"""What passes between a run and its workers: jobs and their bytes there, outcomes back; plain data all of it."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass, field, fields
from pathlib import PurePosixPath
from typing import Any

from pipeline import codes
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
    """What became of a job: rows by table, or the parts of a container. The rows are kept as bytes (`body`), since most
    outcomes only pass from a worker to the cache; what a run must know of them stands beside."""

    number: int
    status: str
    code: str | None = None
    reason: str | None = None
    parts: list[Found] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    trace: str | None = None
    open_flags: int = 0
    scan: bool = False
    body: bytes = b""

    def rows(self) -> records.Rows:
        """The rows by table, the caller's own; none where the file was not read."""
        found: records.Rows = json.loads(self.body) if self.body else {}
        return found

    def encode(self) -> bytes:
        head = {name: getattr(self, name) for name in _HEAD}
        head["parts"] = [asdict(part) for part in self.parts]
        head["check"] = zlib.crc32(self.body)
        return _json(head) + b"\n" + self.body


_HEAD = tuple(f.name for f in fields(Outcome) if f.name not in ("parts", "body"))


def of_rows(number: int, rows: records.Rows, seconds: float = 0.0) -> Outcome:
    """The outcome of a file that was read."""
    flags = rows["flags"]
    scan = any("needs-ocr" in flag for flag in flags)
    return Outcome(number, "read", seconds={"cpu": seconds}, open_flags=sum(flag[-1] == "open" for flag in flags),
                   scan=scan, body=_json(rows))


def decode(data: bytes) -> Outcome:
    """An outcome from its bytes. Raises ValueError for anything else: a worker may send garbage, a file may be cut."""
    try:
        head, _, body = data.partition(b"\n")
        content: dict[str, Any] = json.loads(head)
        if content.pop("check") != zlib.crc32(body):
            raise ValueError("not the rows that were written")
        content["parts"] = [Found(**{**p, "remarks": _pairs(p["remarks"])}) for p in content["parts"]]
        return Outcome(**content, body=body)
    except (TypeError, KeyError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError("no outcome") from error


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def encode_job(job: Job) -> bytes:
    """A job as bytes."""
    return _json({f.name: getattr(job, f.name) for f in fields(Job)})


def decode_job(header: bytes) -> Job:
    """A job from its bytes."""
    content: dict[str, Any] = json.loads(header)
    return Job(**{**content, "part": tuple(content["part"]), "remarks": _pairs(content["remarks"])})


def _pairs(content: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(a), str(b)) for a, b in content)


def failed(job: Job, code: str, sentence: str | None = None) -> Outcome:
    """The outcome of a file that was not read, by the status of its code."""
    reason = sentence or codes.sentence(code, PurePosixPath(job.name).name)
    return Outcome(job.number, codes.CODES[code].status or "unreadable", code, reason)
