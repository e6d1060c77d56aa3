"""What a file yielded under certain rules and a certain program, kept so that nobody waits for it twice.

`cache/<fingerprint>/<xx>/<key>.json`; the key covers content, name and what is known besides, the fingerprint rules and
program. A file that is not whole, or not ours, is as good as none. The cache may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from pipeline.batch.job import Job, Outcome, decode
from pipeline.kept import program


class Cache:
    """`folder` is `cache/`; `rules` the fingerprint of the rule pack; `extra` whatever else decides what is read."""

    def __init__(self, folder: Path, rules: str, extra: str = "") -> None:
        mark = hashlib.sha256(f"{rules}\0{program()}\0{extra}".encode()).hexdigest()[:16]
        self.root = folder
        self.folder = folder / mark

    def _file(self, job: Job) -> Path:
        known = (job.sha256, job.name.rsplit("/", 1)[-1], *(code for code, _ in job.remarks))
        key = hashlib.sha256("\0".join(known).encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / key[:2] / f"{key[2:]}.json"

    def has(self, job: Job) -> bool:
        return self._file(job).is_file()

    def get(self, job: Job) -> Outcome | None:
        """The kept outcome of the same bytes under the same name, or None."""
        try:
            outcome = decode(self._file(job).read_bytes())
        except (OSError, ValueError):
            return None
        outcome.number = job.number
        return outcome

    def put(self, job: Job, outcome: Outcome) -> None:
        """Keep an outcome. Raises OSError where the disk is full."""
        file = self._file(job)
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".tmp")
        draft.write_bytes(outcome.encode())
        os.replace(draft, file)

    def drop_others(self) -> None:
        """Delete what other rules or programs left behind."""
        if self.root.is_dir():
            for other in self.root.iterdir():
                if other.is_dir() and other != self.folder:
                    shutil.rmtree(other, ignore_errors=True)
