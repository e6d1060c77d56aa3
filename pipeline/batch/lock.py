"""One run at a time beside one output folder."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO


class Busy(Exception):
    """Another run is at work; the sentence names it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Lock:
    """Held while the context is open; the system lets go of it when the process ends, however it ends."""

    def __init__(self, state: Path) -> None:
        self._file = state / "lock"
        self._owner = state / "lock.json"
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Lock:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._stream = self._file.open("ab")
        try:
            _take(self._stream)
        except OSError as error:
            self._stream.close()
            raise Busy(self._who()) from error
        who = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        self._owner.write_text(json.dumps(who), encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream:
            self._owner.unlink(missing_ok=True)
            self._stream.close()

    def _who(self) -> str:
        try:
            found = json.loads(self._owner.read_text(encoding="utf-8"))
            who = f"process {found['pid']}, since {found['since']}"
        except (OSError, ValueError, KeyError):
            who = "which just began"
        return f"Another run is at work beside this output folder ({who}). Wait for it, or stop it, and run again."


if sys.platform == "win32":
    import msvcrt

    def _take(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
