"""Which files lie below a folder, in code-point order of their relative names with `/`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OWN = frozenset({"extracted", "state", "cache", "decisions"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file as received: its path, and its name in the dataset (relative to the folder, with `/`).

    Bytes of a file name that are no UTF-8 stand as `\\xNN` in `name`."""

    path: Path
    name: str


def find(folder: Path, out: Path) -> list[Source]:
    """Every file, link and device below `folder`, but the program's own folders around `out`.

    Folders are walked without following links. Raises OSError where the folder itself cannot be listed."""
    own = {(out.parent / name).resolve() for name in OWN} | {out.resolve()}
    found = [Source(path, _name(path, folder)) for path in _walk(folder, own)]
    return sorted(found, key=lambda s: s.name)


def _walk(folder: Path, own: set[Path]) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                if path.resolve() not in own:
                    yield from _walk(path, own)
            else:
                yield path


def _name(path: Path, folder: Path) -> str:
    name = path.relative_to(folder).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
