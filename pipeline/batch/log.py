"""`state/formledger.log`: one line a file, and the trace of what went wrong in our own code."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.history import now
from pipeline.batch.job import Outcome

MOST_BYTES = 20_000_000


class Log:
    """Use as a context. A log that has grown beyond `MOST_BYTES` is begun anew; the one before is kept beside it."""

    def __init__(self, state: Path) -> None:
        self._file = state / "formledger.log"

    def __enter__(self) -> Log:
        if self._file.is_file() and self._file.stat().st_size > MOST_BYTES:
            self._file.replace(self._file.with_suffix(".log.1"))
        self._stream = self._file.open("a", encoding="utf-8", errors="backslashreplace", newline="\n")
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def line(self, name: str, outcome: Outcome) -> None:
        """One file: when, its name, its status and code."""
        shown = name.encode("unicode_escape").decode("ascii") if not name.isprintable() else name
        self._stream.write(f"{now()} {outcome.status} {outcome.code or '-'} {shown}\n")
        if outcome.trace:
            self._stream.write("".join(f"    {line}\n" for line in outcome.trace.splitlines()))
        self._stream.flush()
