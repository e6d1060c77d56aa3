"""How right is it? Scores gold returns in every format, single answers, and answers that nobody here has read.

    python -m bench.accuracy [--gold DIR ...] [--formats docx pdf txt] [--answers CASES ...] [--show N] [--variables]
                             [--record]

Prints per set and format: core and extended precision and recall, wrong or invented values without a flag, missed
ones without, right values flagged, words lost and foreign, items whose status is right, questions a return has for a
reviewer; then how often each grade of confidence was right and each kind of flag deserved. Every rate stands with its
95 % interval and its n. CASES whose name ends in `_aside` are counted and never shown.

With --record each set adds a line to `bench/history.csv`, and what the grades were worth on the gold returns goes into
the rule pack (`measured.yaml`), from where the codebook prints it.
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from bench.scoring import Tally, doubted, percent, rates, rows_by_name, wanted
from pipeline.extract import Engine, engine, read_bytes
from pipeline.model import Return, UnreadableFile
from pipeline.writers import records

ROOT = Path(__file__).resolve().parent.parent
HISTORY = ROOT / "bench" / "history.csv"
GOLD = (ROOT / "tests" / "golden" / "returns", ROOT / "tests" / "golden" / "variants")
Cells = dict[tuple[str, str | None], Any]


def read(data: bytes, name: str, ready: Engine, converted: bytes | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows of one file by table; none where it cannot be read."""
    try:
        result = read_bytes(data, name, ready, converted)
    except UnreadableFile as error:
        print(f"{name} was not read: {error.sentence}")
        return {"values": [], "answers": [], "flags": []}
    rows = records.rows(Return(name, result.document.sha256, len(data), "read", result=result), ready.rules)
    found = {t: rows_by_name(ready.rules, t, rows[t]) for t in ("values", "answers", "flags")}
    return {t: [r for r in f if r["programme"] in (1, None)] for t, f in found.items()}


def score_return(gold: dict[str, Any], rows: dict[str, list[dict[str, Any]]], ready: Engine, about: str) -> Tally:
    """Compare one return with its gold."""
    tally = Tally()
    tally.words.update(returns=1, questions=sum(r["severity"] in ("medium", "high") for r in rows["flags"]))
    answers = {r["item"]: r for r in rows["answers"]}
    for item, want in gold["items"].items():
        have = answers.get(item, {})
        tally.text(want.get("text"), have.get("text"))
        tally.status(want["status"], have.get("status"))
    values = {(r["variable"], r["dimension"]): r for r in rows["values"]}
    kinds = doubted(rows["flags"])
    for variable in ready.rules.variables:
        entry = gold["values"].get(variable.name) or {}
        for dimension, want in wanted(variable, entry).items():
            tally.cell(variable, want, values.get((variable.name, dimension)),
                       kinds[variable.name] | kinds[variable.item],
                       entry.get("flags") or (), entry.get("tolerated") or (), (about,))
    return tally


def gold_set(folder: Path, suffix: str, ready: Engine) -> tuple[Tally, dict[str, Cells]]:
    """All gold returns of a folder in one format; also the core values by return, to compare formats."""
    tally, cells = Tally(), {}
    core = {v.name for v in ready.rules.variables if v.tier == "core"}
    for file in sorted(folder.glob("*.yaml")):
        source = file.with_suffix("." + suffix)
        gold = yaml.safe_load(file.read_text(encoding="utf-8"))
        rows = read(source.read_bytes(), source.name, ready)
        tally.add(score_return(gold, rows, ready, f"{folder.name}/{source.name}"))
        cells[file.stem] = {
            (r["variable"], r["dimension"]): (r["value"] if r["value_min"] is r["value_max"] is None else
                                              (r["value_min"], r["value_max"]))
            for r in rows["values"] if r["variable"] in core
        }
    return tally, cells


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """Single answers (or whole returns) with their coding, of a file or folder: a list in each file, or one."""
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        yield from content if isinstance(content, list) else [content]


def drawn(case: dict[str, Any], ready: Engine) -> bytes:
    """A text return with all headings and one answer."""
    lines = [ready.rules.template.title[0], "\tExplanation"]
    for item in ready.rules.template.items:
        text = re.sub(r"[{}]", "", str(case["answer"])).strip() if item.id == case["item"] else ""
        lines.append(item.heading.replace("\n", " ") + "\t" + " ".join(text.split("\n")))
    return ("\n".join(lines) + "\n").encode()


def single_answers(path: Path, ready: Engine) -> Tally:
    """Every single answer drawn as a return of its own; only the variables of its item count."""
    tally = Tally()
    for case in cases(path):
        rows = read(drawn(case, ready), f"{case['id']}.txt", ready)
        values = {(r["variable"], r["dimension"]): r for r in rows["values"]}
        kinds = doubted(rows["flags"])
        for variable in ready.rules.of_item(case["item"]):
            value = (case.get("values") or {}).get(variable.name)
            for dimension, want in wanted(variable, {"status": "ok", "value": value}).items():
                tally.cell(variable, want, values.get((variable.name, dimension)),
                           kinds[variable.name] | kinds[variable.item], about=(case["id"], case["answer"]))
    return tally


def agreement(by_format: dict[str, dict[str, Cells]]) -> tuple[int, int]:
    """Core cells that are the same in every format, of how many."""
    formats = list(by_format.values())
    cells = [(stem, key) for stem, found in formats[0].items() for key in found]
    equal = sum(len({str(f.get(stem, {}).get(key)) for f in formats}) == 1 for stem, key in cells)
    return equal, len(cells)


def show(title: str, tally: Tally) -> None:
    """Print the rates of a tally."""
    print(f"\n## {title}")
    for tier in ("core", "extended"):
        found = rates(tally.tiers[tier])
        print(f"{tier:9}" + "".join(f"  {name} {percent(*pair)}" for name, pair in found.items()))
    w = tally.words
    if w["items"]:
        print(f"answers    words lost {percent(w['lost'], w['gold'])}  foreign {percent(w['foreign'], w['given'])}  "
              f"item status {percent(w['status_right'], w['items'])}")
        print(f"questions  {w['questions'] / w['returns']:.1f} a return (flags of severity medium or high)")


def show_details(tally: Tally, variables: bool) -> None:
    """Print what each grade and each kind of flag was worth, and the variables, worst first."""
    print("\nconfidence right:", "  ".join(
        f"{g} {percent(c['right'], c.total())}" for g, c in sorted(tally.grades.items())))
    print("flags deserved:  ", "  ".join(
        f"{k} {c['deserved']}/{c.total()}" for k, c in sorted(tally.flags.items(), key=lambda kv: -kv[1].total())))
    if variables:
        bad = lambda c: c["wrong"] + c["missed"] + c["spurious"]  # noqa: E731
        for name, c in sorted(tally.variables.items(), key=lambda kv: -bad(kv[1])):
            silent = c["silent_wrong"] + c["silent_spurious"]
            print(f"{name:28} right {c['right']} null {c['null']} wrong {c['wrong']} missed {c['missed']} "
                  f"spurious {c['spurious']} silent {silent}+{c['silent_missed']} right_flagged {c['right_flagged']}")


def record(title: str, tally: Tally) -> None:
    """Add a set's rates to the history, with the commit."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    row: dict[str, Any] = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "commit": commit.stdout.strip(), "set": title}
    for tier in ("core", "extended"):
        for name, (hits, of) in rates(tally.tiers[tier]).items():
            row |= {f"{tier}_{name}": f"{hits / max(1, of):.4f}", f"{tier}_{name}_n": of}
    with HISTORY.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row), lineterminator="\n")
        if not file.tell():
            writer.writeheader()
        writer.writerow(row)


def record_grades(folder: Path, gold: Tally) -> None:
    """Write what the grades of confidence were worth into the rule pack."""
    content = {"on": "the gold returns in Word, PDF and text",
               "confidence": [{"grade": g, "right": c["right"], "of": c.total()}
                              for g in ("high", "medium", "low") if (c := gold.grades[g])]}
    (folder / "measured.yaml").write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", type=Path, nargs="*", default=list(GOLD))
    ap.add_argument("--formats", nargs="*", default=["docx", "pdf", "txt"])
    ap.add_argument("--answers", type=Path, nargs="*", default=[])
    ap.add_argument("--rules", type=Path, default=ROOT / "rules" / "perpetrator_programmes")
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--variables", action="store_true")
    ap.add_argument("--record", action="store_true")
    o = ap.parse_args()
    ready = engine(o.rules)
    whole, sets = Tally(), []
    for folder in o.gold:
        by_format = {}
        for suffix in o.formats:
            tally, by_format[suffix] = gold_set(folder, suffix, ready)
            show(f"{folder.name}, {suffix}", tally)
            sets.append((f"{folder.name}, {suffix}", tally))
            whole.add(tally)
        if len(by_format) > 1:
            print(f"same core values in all formats: {percent(*agreement(by_format))}")
    if o.record:
        record_grades(o.rules, whole)
    for path in o.answers:
        if path.exists():
            tally = single_answers(path, ready)
            show(f"single answers, {path.name}", tally)
            sets.append((f"single answers, {path.name}", tally))
            if path.resolve().name.endswith("_aside"):
                tally.failures.clear()
            whole.add(tally)
    show_details(whole, o.variables)
    for title, tally in sets if o.record else ():
        record(title, tally)
    for row in sorted(whole.failures, key=lambda f: (f[0], f[2] != "SILENT", str(f)))[: o.show]:
        print(*row, sep=" | ")


if __name__ == "__main__":
    main()
