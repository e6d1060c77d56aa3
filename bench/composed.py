"""Single answers joined into whole returns whose coding is known: any number, by seed.

    python -m bench.composed CASES [--number 500] [--show N]

Each return takes one answer for every question at random, in a random layout, order, wording of the headings and
format (Word, PDF, text). What is right alone and wrong here is the fault of segmenting or of rules across questions.
Cells that another question may supply or decide are counted in a line of their own.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.accuracy import ROOT, cases, read, show, show_details
from bench.scoring import Tally, doubted, wanted
from pipeline.extract import Engine, engine
from pipeline.rules import Template
from tests import form_composer
from tests.pdf_fixtures import Pdf, ruled

CROSS = frozenset({
    "settings", "jurisdictions_main", "jurisdictions_also", "sessions_scope", "group_size", "victim_measures",
    "programme_acronym", "provider_type", "predecessor_programmes", "replaces_older", "other_support", "sessions_group",
    "partner_contact_offered", "child_safeguarding", "delivery_format", "target_age", "participants_total",
})
Case = dict[str, Any]


def draw(bank: dict[str, Sequence[Case]], template: Template, seed: int) -> tuple[str, bytes, dict[str, Case | None]]:
    """A return by seed: its name, its bytes, and the case that stands at each question (None: left out or empty)."""
    chance = random.Random(f"composed {seed}")
    chosen = {item: chance.choice(found) for item, found in bank.items()}
    texts = {item: [re.sub(r"[{}]", "", str(case["answer"])).strip()] for item, case in chosen.items()}
    if chance.random() < 1 / 3 and all(_printable(t[0]) for t in texts.values()):
        return f"{seed}.pdf", _pdf(template, texts), dict(chosen)
    bare = template.model_copy(update={"items": tuple(i.model_copy(update={"prompts": ()}) for i in template.items)})
    form = form_composer.compose(bare, texts, seed)
    return form.name, form.data, {item: case if form.words[item] else None for item, case in chosen.items()}


def _printable(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _pdf(template: Template, texts: dict[str, list[str]]) -> bytes:
    rows = [["", "Explanation"]]
    rows += [[i.heading.replace("\n", " "), texts[i.id][0]] for i in template.items]
    pdf = Pdf()
    ruled(pdf, rows)
    return pdf.save()


def score(bank: dict[str, Sequence[Case]], ready: Engine, seeds: range) -> tuple[Tally, Tally]:
    """Tallies of many returns: cells that no other question can supply, and the others."""
    own, cross = Tally(), Tally()
    for seed in seeds:
        name, data, chosen = draw(bank, ready.rules.template, seed)
        rows = read(data, name, ready)
        values = {(r["variable"], r["dimension"]): r for r in rows["values"]}
        kinds = doubted(rows["flags"])
        for item, case in chosen.items():
            for variable in ready.rules.of_item(item):
                value = ((case or {}).get("values") or {}).get(variable.name)
                tally = cross if variable.name in CROSS else own
                for dimension, want in wanted(variable, {"status": "ok", "value": value}).items():
                    tally.cell(variable, want, values.get((variable.name, dimension)),
                               kinds[variable.name] | kinds[item], about=(name, (case or {}).get("answer")))
    return own, cross


def bank_of(path: Path) -> dict[str, list[Case]]:
    """Cases by item; those whose items were left out by the respondent are drawn too."""
    found: dict[str, list[Case]] = {}
    for case in cases(path):
        found.setdefault(case["item"], []).append(case)
    return found


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("cases", type=Path, nargs="?", default=ROOT / "tests" / "golden" / "answers")
    ap.add_argument("--number", type=int, default=500)
    ap.add_argument("--rules", type=Path, default=ROOT / "rules" / "perpetrator_programmes")
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--variables", action="store_true")
    o = ap.parse_args()
    own, cross = score(bank_of(o.cases), engine(o.rules), range(o.number))
    show(f"{o.number} composed returns, cells of their own question", own)
    show(f"{o.number} composed returns, cells that other questions may supply or decide", cross)
    show_details(own, o.variables)
    for row in sorted(own.failures, key=lambda f: (f[0], f[2] != "SILENT", str(f)))[: o.show]:
        print(*row, sep=" | ")


if __name__ == "__main__":
    main()
