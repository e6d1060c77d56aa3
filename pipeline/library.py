"""formledger as a library: what `import pipeline` offers, without a command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.batch.dataset import Summary
from pipeline.batch.run import Settings
from pipeline.batch.run import run as run_batch
from pipeline.extract import engine
from pipeline.extract import read_return as extract_return
from pipeline.model import Result
from pipeline.rules import find


@dataclass(frozen=True)
class Dataset:
    """A published dataset: the folder, what came of the run, and the tables as DataFrames with the Parquet types."""

    folder: Path
    summary: Summary

    def table(self, name: str) -> pd.DataFrame:
        """One table by its name in the contract. Raises FileNotFoundError."""
        return pd.read_parquet(self.folder / f"{name}.parquet")

    @property
    def programmes(self) -> pd.DataFrame:
        return self.table("programmes")

    @property
    def values(self) -> pd.DataFrame:
        return self.table("values")

    @property
    def answers(self) -> pd.DataFrame:
        return self.table("answers")

    @property
    def flags(self) -> pd.DataFrame:
        return self.table("flags")

    @property
    def returns(self) -> pd.DataFrame:
        return self.table("returns")

    @property
    def asides(self) -> pd.DataFrame:
        return self.table("asides")

    @property
    def ledger(self) -> pd.DataFrame:
        return self.table("ledger")


def read_return(path: Path, rules: Path | None = None) -> Result:
    """Read one returned questionnaire. Raises UnreadableFile, RulesError."""
    return extract_return(path, engine(find(rules)))


def run(settings: Settings) -> Dataset:
    """Read a folder and publish its dataset. Raises RulesError, Busy, NoCluster, Held, OSError."""
    return Dataset(settings.out, run_batch(settings))
