"""`import pipeline`: one return, and a folder as DataFrames."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from pipeline.model import UnreadableFile
from tests.test_batch import PACK, form


def test_a_return_and_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(form("North", "By trolley.", "No"), encoding="utf-8")
    (folder / "b.txt").write_text("Dear all, the meeting is on Friday.", encoding="utf-8")

    result = pipeline.read_return(folder / "a.txt", PACK)
    lending = result.programmes[0].values[0]
    assert lending.value == ("trolley",)
    assert [span.of(result.document.text) for span in lending.evidence] == ["trolley"]
    with pytest.raises(UnreadableFile) as refused:
        pipeline.read_return(str(folder / "b.txt"), str(PACK))
    assert refused.value.code == "no-template"

    dataset = pipeline.run(str(folder), tmp_path / "extracted", PACK, workers=0, languages=())
    assert dataset.summary.statuses == {"read": 1, "unknown_template": 1}
    assert list(dataset.programmes["open_weekends"]) == ["no"]
    for name in ("values", "answers", "flags", "returns", "asides", "ledger"):
        assert list(getattr(dataset, name).columns) == list(dataset.table(name).columns)
    with pytest.raises(FileNotFoundError):
        dataset.table("nothing")
