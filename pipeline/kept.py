"""What is worked out of a rule pack once and for all, kept in the user's own cache folder so that no start waits for it
again. A file that is not whole, or made by another program or another Python, is as good as none; the folder may be
deleted at any time. Nothing of any return is ever in it."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar

_LIBRARIES = ("lxml", "pdfplumber", "pypdfium2", "pydantic", "spacy", "rapidfuzz", "babel", "pycountry")
_MOST = 16  # files, the youngest

_T = TypeVar("_T")


@lru_cache(maxsize=1)
def program() -> str:
    """A fingerprint of the program: its files, Python, and the versions of the libraries that decide what is read."""
    digest = hashlib.sha256(sys.version.encode())
    root = Path(__file__).parent
    for file in sorted(root.rglob("*.py")):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    for name in _LIBRARIES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            digest.update(f"{name}={metadata.version(name)}\n".encode())
    return digest.hexdigest()


def folder() -> Path:
    """Where it is kept: FORMLEDGER_CACHE, else the system's folder for such files."""
    named = os.environ.get("FORMLEDGER_CACHE")
    if named:
        return Path(named)
    local = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    return Path(local or Path.home() / ".cache") / "formledger"


def made(what: str, rules: str, make: Callable[[], _T]) -> _T:
    """What was kept by this name for the rules with this fingerprint; else what `make` makes now, which is kept."""
    mark = hashlib.sha256(f"{rules}\0{program()}".encode()).hexdigest()[:32]
    file = folder() / f"{what}-{mark}.pickle"
    found: _T | None = _recall(file)
    if found is None:
        found = make()
        _keep(file, found)
    return found


def _recall(file: Path) -> Any:
    collecting = gc.isenabled()
    gc.disable()  # a million objects that all stay: looking for circles among them takes most of the time
    try:
        return pickle.loads(file.read_bytes())
    except Exception:  # damaged bytes raise whatever they like
        return None
    finally:
        if collecting:
            gc.enable()


def _keep(file: Path, found: Any) -> None:
    """Where it cannot be kept, the next start works it out again."""
    with contextlib.suppress(OSError, RuntimeError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}")  # several processes may start at once
        draft.write_bytes(pickle.dumps(found, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(draft, file)
        for old in sorted(file.parent.iterdir(), key=lambda f: f.stat().st_mtime, reverse=True)[_MOST:]:
            old.unlink()
