"""What values look like that are read from answers at first sight, for `coded/first_sight.csv` of the rule pack.

    python -m bench.first_sight CASES [--rules FOLDER]

CASES: a YAML file or folder of single answers, or of whole returns (`items`, `values`), with their coding, that neither
the rules nor the second reader have seen. Prints a row for each value that no flag doubts but that of its certainty:
its variable, whether it is right, its marks. Whole returns tell most: what ordinary answers look like when read right.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.accuracy import ROOT, cases
from bench.answers import doubted, row
from bench.scoring import Tally, wanted
from pipeline.extract import Engine, engine, read_answers
from pipeline.first_sight import marks
from pipeline.learnt import FirstSight
from pipeline.normalise.certainty import content
from pipeline.second_reader import doubt, expects, labels

_NEVER_WRONG = FirstSight(bias=-99, marks={})


def told(case: dict[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    """The answers of a case by item, and the gold entries by variable."""
    if "answer" in case:
        gold = {n: {"status": "ok", "value": v} for n, v in (case.get("values") or {}).items()}
        return {case["item"]: str(case["answer"])}, gold
    texts = {i: a.get("text") if isinstance(a, dict) else a for i, a in case["items"].items()}
    return {item: str(text) for item, text in texts.items() if text}, case["values"]


def rows(case: dict[str, Any], ready: Engine) -> Iterator[list[str]]:
    """The rows of one case; `ready` must doubt nothing for its marks."""
    answers, gold = told(case)
    form, readings, flags = read_answers(answers, ready)
    kinds = doubted(flags)
    for variable in ready.rules.of_item(case["item"]) if "answer" in case else ready.rules.variables:
        due = wanted(variable, gold.get(variable.name))
        for value in readings[variable.name].values:
            if value.status != "ok" or kinds[variable.name] | kinds[variable.item]:
                continue
            right = Tally().cell(variable, due[value.dimension], row(value), set()) == "right"
            passage = form.passage(value.item or variable.item)
            given = labels(variable, content(value))
            expected = expects(ready.rules, variable, value.dimension, passage)
            seen = marks(variable, value, given, expected, doubt(expected, given), passage)
            yield [variable.name, "yes" if right else "no",
                   *("" if m is None else f"{m:.3f}".rstrip("0").rstrip(".") for m in seen)]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("cases", type=Path)
    ap.add_argument("--rules", type=Path, default=ROOT / "rules" / "perpetrator_programmes")
    o = ap.parse_args()
    ready = engine(o.rules)
    ready = replace(ready, rules=replace(ready.rules, first_sight=_NEVER_WRONG))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for case in cases(o.cases):
        writer.writerows(rows(case, ready))


if __name__ == "__main__":
    main()
