"""formledger reads returned questionnaires into a clean table, with evidence for every value, a flag for every doubt.

    import pipeline

    result = pipeline.read_return("return.docx")          # one file: model.Result
    dataset = pipeline.run("raw_submissions")             # a folder: DataFrames, read and published
    dataset.programmes, dataset.values, dataset.flags
"""

from __future__ import annotations

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
        fresh: bool = False) -> Dataset:
    """Read every return below a folder, publish the dataset in `out`, and give it as DataFrames.

    `workers` 0 reads in this process, without isolation. Raises what `pipeline.batch.run.run` raises."""
    from pipeline import library

    return library.run(Path(folder), Path(out), None if rules is None else Path(rules), workers, fresh)
