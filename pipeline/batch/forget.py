"""What a person decides about whole returns: one takes another's place, or is to be forgotten."""

from __future__ import annotations

import shutil
from pathlib import Path

from pyarrow import parquet

from pipeline.batch.history import History, state_of
from pipeline.batch.lock import Lock


class UnknownReturn(Exception):
    """A name that is no return of the dataset; the sentence says so."""

    def __init__(self, name: str, out: Path) -> None:
        super().__init__(name)
        self.sentence = f"{name} is no return of {out}: give a return_id or a source_file of returns.csv."


def find(out: Path, name: str) -> tuple[str, str]:
    """The (return_id, sha256) of a return by its id or its source_file. Raises UnknownReturn."""
    row = _row(out, name)
    return row["return_id"], row["sha256"]


def source_of(out: Path, name: str) -> str:
    """The source_file of a return by its id or its source_file. Raises UnknownReturn."""
    return _row(out, name)["source_file"]


def _row(out: Path, name: str) -> dict[str, str]:
    try:
        rows = parquet.read_table(out / "returns.parquet", columns=["return_id", "source_file", "sha256"]).to_pylist()
    except OSError as error:
        raise UnknownReturn(name, out) from error
    for row in rows:
        if name in (row["return_id"], row["source_file"]):
            return dict(row)
    raise UnknownReturn(name, out)


def supersede(out: Path, old: str, new: str, who: str) -> str:
    """Record that `new` took the place of `old`; the next run shows it.

    Returns a sentence. Raises UnknownReturn, Busy."""
    with Lock(state_of(out)), History(out) as history:
        history.supersede(find(out, old)[0], find(out, new)[0], who)
    return f"{new} takes the place of {old} from the next run on."


def forget(out: Path, name: str) -> str:
    """Erase a return's text from cache, logs, kept rows and history; its SHA-256 and the date stay.

    The dataset itself loses it with the run that must follow. Returns a sentence. Raises UnknownReturn, Busy."""
    with Lock(state_of(out)), History(out) as history:
        _, sha256 = find(out, name)
        history.forget(sha256)
        shutil.rmtree(out.parent / "cache", ignore_errors=True)
        for log in state_of(out).glob("formledger.log*"):
            log.unlink()
    return f"{name} is forgotten."
