"""Score the normalisers on single answers, without readers and segmenter: quick, for work on the rules.

    python -m bench.answers CASES [--item i05_risk] [--variable NAME] [--show N]

CASES: a YAML file or folder of cases (id, item, answer with template guidance in {braces}, values, missing, why).
Prints counts per variable; with --show also cases that fail. Cases of a folder whose name ends in `_aside` are
counted and never shown.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bench.accuracy import ROOT, cases
from bench.scoring import Tally, wanted
from pipeline import doubts
from pipeline.extract import Engine, engine, read_answers
from pipeline.model import Flag, Value


def score(case: dict[str, Any], ready: Engine, only: str | None, tally: Tally) -> None:
    """Count every cell of one case."""
    _, readings, flags = read_answers({case["item"]: str(case["answer"])}, ready)
    kinds = doubted(flags)
    for variable in ready.rules.of_item(case["item"]):
        if only not in (None, variable.name):
            continue
        found = {v.dimension: v for v in readings[variable.name].values}
        value = (case.get("values") or {}).get(variable.name)
        for dimension, want in wanted(variable, {"status": "ok", "value": value}).items():
            tally.cell(variable, want, row(found[dimension]), kinds[variable.name] | kinds[case["item"]],
                       about=(case["id"], case["answer"]))


def doubted(flags: list[Flag]) -> dict[str, set[str]]:
    """Variable or item -> kinds of the flags of severity medium or high that doubt it."""
    found: dict[str, set[str]] = defaultdict(set)
    for flag in flags:
        if doubts.severity(flag) in ("medium", "high") and flag.kind not in doubts.ON_TEXT_ALONE:
            found[flag.variable or flag.item or ""].add(flag.kind)
    return found


def row(value: Value) -> dict[str, Any]:
    """A value as the columns of the table `values` that are scored."""
    return {"status": value.status, "value": value.value, "value_min": value.low, "value_max": value.high,
            "confidence": value.confidence, "dimension": value.dimension}


def line(t: Counter[str]) -> str:
    given, due = t["right"] + t["wrong"] + t["spurious"], t["right"] + t["wrong"] + t["missed"]
    silent = t["silent_wrong"] + t["silent_spurious"]
    return (f"P {t['right'] / max(1, given):.3f} R {t['right'] / max(1, due):.3f} silent {silent / max(1, given):.3f} "
            f"| right {t['right']} null {t['null']} wrong {t['wrong']} missed {t['missed']} spurious {t['spurious']} "
            f"silent {silent}+{t['silent_missed']}missed right_flagged {t['right_flagged']}")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("cases", type=Path)
    ap.add_argument("--item")
    ap.add_argument("--variable")
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--rules", type=Path, default=ROOT / "rules" / "perpetrator_programmes")
    o = ap.parse_args()
    tally, ready = Tally(), engine(o.rules)
    for case in cases(o.cases):
        if o.item in (None, case["item"]):
            score(case, ready, o.variable, tally)
    for name in (v.name for v in ready.rules.variables if v.name in tally.variables):
        print(f"{name:28}", line(tally.variables[name]))
    for tier, counts in tally.tiers.items():
        print(f"{tier.upper():28}", line(counts))
    if "_aside" not in str(o.cases.resolve()):
        for failure in sorted(tally.failures, key=lambda f: (f[5], str(f)))[: o.show]:
            print(*failure, sep=" | ")


if __name__ == "__main__":
    main()
