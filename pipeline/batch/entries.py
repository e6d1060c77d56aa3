"""The files of a run, each with its bytes' SHA-256 and the job that reads it."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline import codes, gate, readers
from pipeline.batch import sources
from pipeline.batch.job import Job, Load, Outcome, failed
from pipeline.model import UnreadableFile

_NUMBERS = itertools.count(1)


@dataclass(slots=True)
class Entry:
    """One file, or one part of a container: `job` is None where it is not to be read, `outcome` is there where it is
    not in the cache; `gone`: its source is no longer there; `whole`: a file of the folder and no part of one; `path`:
    where that file lies."""

    name: str
    sha256: str
    size: int
    job: Job | None
    outcome: Outcome | None = None
    gone: bool = False
    whole: bool = True
    path: str = ""


def of_folder(folder: Path, out: Path) -> list[Entry]:
    """Every file below a folder. Raises OSError where the folder cannot be listed."""
    found = []
    for source in sources.find(folder, out):
        number = next(_NUMBERS)
        try:
            data = gate.load(Path(source.path), source.name)
        except UnreadableFile as error:
            mark = hashlib.sha256(source.name.encode("utf-8", "surrogatepass")).hexdigest()
            job = Job(number, source.name, mark, 0)
            found.append(Entry(source.name, mark, 0, None, failed(job, error.code, error.sentence)))
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        job = Job(number, source.name, sha256, len(data), remarks=source.remarks)
        found.append(Entry(source.name, sha256, len(data), job, path=source.path))
    return found


def of_container(entry: Entry, outcome: Outcome) -> Iterator[Entry]:
    """The parts of a container; those that are not to be read have their outcome at once."""
    if entry.job is None:
        return
    for index, part in enumerate(outcome.parts):
        name, way = f"{entry.name}/{part.name}", (*entry.job.part, index)
        job = Job(next(_NUMBERS), name, part.sha256, part.size, way, part.remarks)
        if part.code:
            yield Entry(name, part.sha256, part.size, None, failed(job, part.code, part.reason), whole=False)
        else:
            yield Entry(name, part.sha256, part.size, job, whole=False)


def is_scan(outcome: Outcome) -> bool:
    """Whether a file, or a page of it, is a picture whose text was not recognised."""
    return outcome.code == "needs-ocr" or outcome.scan


def loader(places: Mapping[str, str], languages: Sequence[str] = ()) -> Callable[[Job], Load]:
    """Gives the bytes of a job, read anew; with `languages` also what text recognition makes of them. `places`: where
    the files of the folder lie, by name. Raises UnreadableFile; a file that changed since it was listed is one."""

    unpack = _Unpacker()

    def load(job: Job) -> Load:
        try:
            return made(job)
        except UnreadableFile:
            raise
        except MemoryError:
            raise codes.unreadable("memory", job.name) from None
        except Exception as error:  # what is done here, outside the workers, must cost no more than this file either
            raise codes.unreadable("crash", job.name, f"{type(error).__name__}: {error}") from error

    def made(job: Job) -> Load:
        whole = next((n for n in _prefixes(job.name) if n in places), None)
        if whole is None:
            raise UnreadableFile("crash", f"{job.name} was taken away while the run was at work: run again.")
        name = PurePosixPath(job.name).name
        data = unpack(Path(places[whole]), whole, job.part)
        if hashlib.sha256(data).hexdigest() != job.sha256:
            raise UnreadableFile("crash", f"{job.name} changed while the run was at work: run again.")
        if languages:
            return Load(data, readers.transcribe(data, name, languages))
        return Load(data, readers.prepare(data, name) if readers.needs_program(data, name) else None)

    return load


class _Unpacker:
    """Gives a file or a part of one; the container opened last is kept, since its parts come one after the other."""

    def __init__(self) -> None:
        self._last: tuple[Path, tuple[int, ...]] | None = None
        self._parts: list[readers.Part] = []

    def __call__(self, path: Path, name: str, way: tuple[int, ...]) -> bytes:
        """The bytes of the part to which `way` leads, no bytes where there is none. Raises UnreadableFile."""
        if not way:
            return gate.load(path, name)
        if self._last != (path, way[:-1]):
            self._parts = readers.parts(self(path, name, way[:-1]), name, len(way) - 1) or []
            self._last = (path, way[:-1])
        return self._parts[way[-1]].data if way[-1] < len(self._parts) else b""


def _prefixes(name: str) -> Iterator[str]:
    pieces = name.split("/")
    for end in range(len(pieces), 0, -1):
        yield "/".join(pieces[:end])
