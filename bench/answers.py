"""Score the normalisers on single answers, without readers and segmenter: quick, for work on the rules.

    python -m bench.answers CASES [--item i05_risk] [--variable NAME] [--show N]

CASES: a YAML file or folder of cases (id, item, answer with template guidance in {braces}, values, missing, why).
Prints counts per variable; with --show also cases that fail. Cases of a folder whose name ends in `_aside` are
counted and never shown.
"""

from __future__ import annotations

import argparse
import collections
import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from pipeline.extract import engine, read_answers
from pipeline.model import Reading
from pipeline.rules import Variable

ROOT = Path(__file__).resolve().parent.parent
TEXT_ONLY = {"personal_data", "prompt_edited"}
DOUBTS = {"medium", "high"}


def fold(s: Any) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", str(s or "")).casefold()).strip()


def canon(variable: Variable, value: Any) -> Any:
    if value in (None, "", [], {}, ()):
        return None
    if variable.is_range:
        pair = (value.get("min"), value.get("max")) if isinstance(value, dict) else (value, value)
        pair = tuple(None if x is None else round(float(x), 2) for x in pair)
        return None if pair == (None, None) else pair
    if variable.is_list:
        entries = value if isinstance(value, list | tuple) else str(value).split(";")
        return frozenset(fold(e) if variable.type == "text_list" else str(e).lower() for e in entries)
    return round(float(value), 2) if variable.type == "integer" else fold(value) if variable.type == "text" else str(value).lower()


def same(variable: Variable, a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is b
    if variable.type == "text":
        x, y = a.split(), b.split()
        common = sum((collections.Counter(x) & collections.Counter(y)).values())
        return 2 * common / (len(x) + len(y)) >= 0.8
    if variable.type == "text_list":
        return len(a) == len(b) and all(any(same_text(x, y) for y in b) for x in a)
    return bool(a == b)


def same_text(x: str, y: str) -> bool:
    a, b = x.split(), y.split()
    return 2 * sum((collections.Counter(a) & collections.Counter(b)).values()) / max(1, len(a) + len(b)) >= 0.8


def got(variable: Variable, reading: Reading | None, dimension: str | None) -> Any:
    for value in reading.values if reading else ():
        if value.dimension == dimension and value.status == "ok":
            return {"min": value.low, "max": value.high} if variable.is_range else value.value
    return None


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("cases", type=Path)
    ap.add_argument("--item")
    ap.add_argument("--variable")
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--rules", type=Path, default=ROOT / "rules" / "perpetrator_programmes")
    o = ap.parse_args()
    aside = o.cases.resolve().name.endswith("_aside") or o.cases.resolve().parent.name.endswith("_aside")
    files = sorted(o.cases.glob("*.yaml")) if o.cases.is_dir() else [o.cases]
    ready = engine(o.rules)
    per: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    failed = []
    for case in (c for f in files for c in yaml.safe_load(f.read_text(encoding="utf-8"))):
        if o.item and case["item"] != o.item:
            continue
        _, readings, flags = read_answers({case["item"]: str(case["answer"])}, ready)
        kinds = collections.defaultdict(set)
        from pipeline.doubts import severity
        for flag in flags:
            if severity(flag) in DOUBTS and flag.kind not in TEXT_ONLY:
                kinds[flag.variable or flag.item].add(flag.kind)
        for variable in ready.rules.of_item(case["item"]):
            if o.variable and variable.name != o.variable:
                continue
            want_all = (case.get("values") or {}).get(variable.name)
            for dimension in variable.dimensions:
                want = want_all
                if variable.dimension:
                    want = (want_all if isinstance(want_all, dict) else {"any": want_all}).get(dimension)
                have = got(variable, readings.get(variable.name), dimension)
                a, b = canon(variable, want), canon(variable, have)
                kind = ("right" if a is not None else "null") if same(variable, a, b) else \
                    "missed" if b is None else "spurious" if a is None else "wrong"
                doubt = kinds[variable.name] | kinds[case["item"]]
                silent = kind not in ("right", "null") and not doubt
                per[variable.name][kind] += 1
                per[variable.name]["silent"] += silent and kind != "missed"
                per[variable.name]["silent_missed"] += silent and kind == "missed"
                per[variable.name]["right_flagged"] += kind == "right" and bool(doubt)
                if kind not in ("right", "null"):
                    failed.append((variable.name, kind, "SILENT" if silent else "flagged", case["id"], dimension or "",
                                   want, have, case["answer"]))
    report(per, ready)
    if not aside:
        for row in failed[: o.show]:
            print(*row, sep=" | ")


def report(per: dict[str, collections.Counter[str]], ready: Any) -> None:
    total: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for name, counts in per.items():
        total[ready.rules.by_name[name].tier].update(counts)
        print(f"{name:28}", line(counts))
    for tier, counts in total.items():
        print(f"{tier.upper():28}", line(counts))


def line(t: collections.Counter[str]) -> str:
    given = t["right"] + t["wrong"] + t["spurious"]
    due = t["right"] + t["wrong"] + t["missed"]
    return (f"P {t['right'] / max(1, given):.3f} R {t['right'] / max(1, due):.3f} silent {t['silent'] / max(1, given):.3f} "
            f"| right {t['right']} null {t['null']} wrong {t['wrong']} missed {t['missed']} spurious {t['spurious']} "
            f"silent {t['silent']}+{t['silent_missed']}missed right_flagged {t['right_flagged']}")


if __name__ == "__main__":
    main()
