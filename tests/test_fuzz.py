"""Real returns, damaged in 3,500 ways, read in an isolated worker: each is read, or refused by a code of the closed
list; none crashes, hangs or eats the memory. All of them go through their reader and the recognition of the form; one
batch goes on to the values."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.batch import pool
from pipeline.batch.job import Job, Load
from pipeline.codes import CODES
from tests import fuzz

ROOT = Path(__file__).resolve().parent.parent
WHOLE = ROOT / "rules" / "perpetrator_programmes"
SMALL = ROOT / "tests" / "small_pack"
BATCHES = [(number, SMALL if number < 9 else WHOLE) for number in range(10)]
CASES = 350


def returns() -> list[tuple[str, bytes]]:
    """Sound returns in Word, PDF and text."""
    return [(file.name, file.read_bytes()) for file in sorted((ROOT / "raw_submissions").iterdir())]


@pytest.mark.parametrize(("batch", "rules"), BATCHES)
def test_damaged_returns_end_in_a_code(batch: int, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "seconds_for", lambda data: 60.0)
    files = list(fuzz.cases(returns(), CASES, f"batch {batch}"))
    jobs = (Job(number, name, "0" * 64, len(data)) for number, (name, data) in enumerate(files))
    with pool.Pool(rules, 1) as workers:
        outcomes = list(workers.run(jobs, lambda job: Load(files[job.number][1])))
    assert len(outcomes) == CASES
    broken = [(o.number, o.code, o.trace) for o in outcomes if o.code in ("crash", "timeout", "memory")]
    assert broken == []
    assert {o.code for o in outcomes if o.code} <= set(CODES)
    assert Counter(o.status for o in outcomes)["read" if rules == WHOLE else "unknown_template"] > CASES / 10
