"""formledger reads returned questionnaires into a clean table, with evidence for every value, a flag for every doubt.

    import pipeline

    result = pipeline.read_return("return.docx")          # one file: model.Result
    dataset = pipeline.run("raw_submissions")             # a folder: DataFrames, read and published
    dataset.programmes, dataset.values, dataset.flags
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.library import Dataset
    from pipeline.model import Result

__all__ = ["read_return", "run"]


def read_return(path: str | Path, rules: str | Path | None = None) -> Result:
    """Read one returned questionnaire.

    `rules`: a rule pack, or a folder of rule packs; the installed one where none is given. Raises
    `model.UnreadableFile` (with `code` and `sentence`) and `model.RulesError`."""
    from pipeline import library

    return library.read_return(Path(path), None if rules is None else Path(rules))


def run(folder: str | Path, out: str | Path = "extracted", rules: str | Path | None = None, *, workers: int = 2,
        fresh: bool = False, newest_wins: bool = False, languages: Sequence[str] = ("eng",),
        scheduler: str = "") -> Dataset:
    """Read every return below a folder, publish the dataset in `out`, and give it as DataFrames.

    `workers` are isolated processes, so a script that calls this needs `if __name__ == "__main__":`; 0 reads in this
    process, without isolation. `fresh` reads everything anew, `newest_wins` lets a second sending take the place of the
    first, `languages` are what text recognition looks for in scans (none: no recognition), `scheduler` is the address
    of a Dask cluster that reads instead. Raises what `pipeline.batch.run.run` raises."""
    from pipeline import library
    from pipeline.batch.run import Settings
    from pipeline.rules import find

    pack = find(None if rules is None else Path(rules))
    return library.run(Settings(Path(folder), Path(out).absolute(), pack, workers, fresh, newest_wins,
                                tuple(languages), scheduler))
