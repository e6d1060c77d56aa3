"""A dataset becomes visible at once, or not at all.

Everything is written beside first (`extracted/.next/`). When all is there, `.next/ready.json` names every file with
its SHA-256; from then on the publish is decided: each file replaces its predecessor in one step, `run.json` last.
A publish cut short is finished (ready) or undone (not ready) at the next start. What else lies in the folder is
left alone. A file that another program holds open is retried; if it stays held, the rest waits beside for the next
run, and `Held` names the file.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from pathlib import Path

NEXT = ".next"
READY = "ready.json"
LAST = "run.json"
RETRIES = 5


class Held(Exception):
    """A file of the output folder that cannot be replaced now; the finished dataset waits beside it."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.file = file
        self.sentence = (
            f"{file.name} is open in another program (Excel?). Close it and run again: the finished dataset waits in "
            f"{file.parent / NEXT} and will be put in place then."
        )


def stage(folder: Path) -> Path:
    """An empty `.next/` to write into; an unfinished publish is settled first. Raises OSError, Held."""
    folder.mkdir(parents=True, exist_ok=True)
    recover(folder)
    beside = folder / NEXT
    beside.mkdir()
    return beside


def prepare(folder: Path) -> None:
    """Settle an unfinished publish and make sure that the folder can be written. Raises OSError, Held."""
    stage(folder).rmdir()


def digest(file: Path) -> str:
    """SHA-256 of a file, as hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def commit(folder: Path) -> None:
    """Publish what stands in `.next/`. Raises Held where a file cannot be replaced, OSError for a full disk."""
    beside = folder / NEXT
    names = sorted(f.name for f in beside.iterdir() if f.name != READY)
    for name in names:
        _sync(beside / name)
    draft = beside / (READY + ".tmp")
    draft.write_text(json.dumps({name: digest(beside / name) for name in names}), encoding="utf-8")
    _sync(draft)
    os.replace(draft, beside / READY)
    _sync_folder(beside)
    _move(folder)


def recover(folder: Path) -> bool:
    """Finish a publish that was decided, drop one that was not. Returns whether one was finished. Raises Held."""
    beside = folder / NEXT
    if not beside.is_dir():
        return False
    if (beside / READY).is_file():
        _move(folder)
        return True
    shutil.rmtree(beside)
    return False


def _move(folder: Path) -> None:
    beside = folder / NEXT
    wanted = json.loads((beside / READY).read_text(encoding="utf-8"))
    for name in sorted(wanted, key=lambda n: (n == LAST, n)):
        if (beside / name).is_file():
            _replace(beside / name, folder / name)
    _sync_folder(folder)
    shutil.rmtree(beside)


def _replace(source: Path, target: Path) -> None:
    for attempt in range(RETRIES):
        try:
            os.replace(source, target)
            return
        except PermissionError as error:
            if attempt == RETRIES - 1:
                raise Held(target) from error
            time.sleep(0.05 * 2**attempt)


def _sync(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
