"""A folder from strangers: whatever lies among the good returns, they are read, and each bad file gets its code."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.batch import pool
from pipeline.batch import run as batch
from pipeline.batch.verify import verify
from pipeline.codes import CODES
from tests import hostile
from tests.pdf_fixtures import Pdf, ruled
from tests.test_batch import PACK, form, rows
from tests.word_fixtures import p, r, tbl, tc, tr, word

GOOD = 100
# What a file alone cannot cause: a missing program, a misbehaving reader, the history, text recognition, a person.
NOT_BY_A_FILE = frozenset(
    {"missing-tool", "timeout", "memory", "crash", "possible-resubmission", "superseded", "ocr-doubt"}
    | {"image-too-large"}
)


def good(number: int) -> tuple[str, bytes]:
    """A sound return: its name and bytes, in Word, PDF and text by turns."""
    weekends = "Yes" if number % 3 else "No"
    text = form(f"Library {number}", "By trolley.", weekends)
    cells = [line.split("\t") for line in text.splitlines()[1:]]
    match number % 3:
        case 0:
            rows_ = (tr(*(tc(p(r(cell))) for cell in row)) for row in cells)
            return f"good{number}.docx", word(p(r("Survey of prison libraries")) + tbl(*rows_))
        case 1:
            pdf = Pdf()
            ruled(pdf, cells)
            return f"good{number}.pdf", pdf.save()
    return f"good{number}.txt", text.encode()


def test_every_code_that_a_file_can_cause_comes_twice(tmp_path: Path) -> None:
    made = Counter(code for code, _ in hostile.write(tmp_path).values())
    assert {code for code in CODES if made[code] < 2} - NOT_BY_A_FILE == set()


@pytest.mark.parametrize("workers", [0, 2])
def test_hostile_files_among_good_ones(tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "seconds_for", lambda data: 60.0)  # a busy machine must not make honest readers late
    folder, out = tmp_path / "in", tmp_path / "extracted"
    folder.mkdir()
    expected = hostile.write(folder)
    for number in range(GOOD):
        name, data = good(number)
        (folder / name).write_bytes(data)

    summary = batch.run(batch.Settings(folder, out, PACK, workers, languages=()))

    found = {row["source_file"]: row for row in rows(out, "returns")}
    flags = {(row["source_file"], row["kind"]) for row in rows(out, "flags")}
    assert {n: r["status"] for n, r in found.items() if n.startswith("good")} == {
        good(number)[0]: "read" for number in range(GOOD)}
    wrong = {name: (code, found[name]["status"], found[name]["code"]) for name, (code, read) in expected.items()
             if found[name]["status"] != ("read" if read else CODES[code].status)
             or (found[name]["code"] != code if not read else (name, code) not in flags)}
    assert wrong == {}
    assert all(row["reason"] for row in found.values() if row["status"] != "read")
    assert sum(summary.statuses.values()) == len(found)
    assert Counter(row["status"] for row in found.values()) == summary.statuses
    assert verify(out) == []
    assert cli.exit_code(summary) == cli.PROBLEMS
