"""Which files lie below a folder, in code-point order of their relative names with `/`."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import codes

OWN = frozenset({"extracted", "state", "cache", "decisions"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file as received: its path, and its name in the dataset (relative to the folder, with `/`). What cannot be
    shown in a name stands there escaped (`\\xe9`, `\\u202e`); `remarks` then say so, as codes and messages."""

    path: str
    name: str
    remarks: tuple[tuple[str, str], ...] = ()


def find(folder: Path, out: Path) -> list[Source]:
    """Every file, link and device below `folder`, but the program's own folders around `out`.

    Folders are walked without following links. Raises OSError where the folder itself cannot be listed."""
    own = {os.path.realpath(out.parent / name) for name in OWN} | {os.path.realpath(out)}
    found: dict[str, Source] = {}
    start = len(os.path.join(folder, ""))
    for path in sorted(_walk(os.fspath(folder), own)):
        name = _shown(path[start:].replace(os.sep, "/"))
        remarks = ["name-encoding"] if name != path[start:].replace(os.sep, "/") else []
        if name in found:
            remarks.append("name-collision")
            name = next(n for i in range(2, len(found) + 3) if (n := f"{name} ({i})") not in found)
        found[name] = Source(path, name, tuple((code, codes.sentence(code, name)) for code in remarks))
    return sorted(found.values(), key=lambda s: s.name)


def _walk(folder: str, own: set[str]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if os.path.realpath(entry.path) not in own:
                    yield from _walk(entry.path, own)
            else:
                yield entry.path


def _shown(name: str) -> str:
    """A name with everything escaped that cannot be shown: bytes that are no UTF-8, controls, marks of direction."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else _escaped(c) for c in name)


def _escaped(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # how Python holds a byte that is no UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
