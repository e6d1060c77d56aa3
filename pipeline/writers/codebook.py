"""The codebook for the people who use the table: `codebook.csv` and `codebook.md`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.rules import Rules, Variable
from pipeline.writers.schema import value_columns

COLUMNS = (
    "name", "label", "definition", "item", "type", "unit", "permitted_values", "tier", "missing_codes", "columns",
)
MISSING: Mapping[str, str] = {
    "not_answered": "the row is there, its answer is empty",
    "not_applicable": "the respondent says so, or an earlier answer makes the question moot",
    "unparsed": "answered, but no permitted value could be read; always flagged",
    "prompt_only": "the cell holds nothing but the template's guidance",
    "not_mentioned": "the item is answered, but silent on this",
    "row_absent": "the heading does not occur in the return",
    "dont_know": "the respondent says that it is unknown or not recorded",
    "refers_elsewhere": "the answer points to another place that could not be resolved",
}
CONFIDENCE: Mapping[str, str] = {
    "high": "stated literally in the variable's own item",
    "medium": "literal but garbled, from another item, or read as values were that turned out wrong now and then",
    "low": "inferred, or read as values were that often turned out wrong",
}


def write(folder: Path, rules: Rules) -> None:
    """Write both files into `folder`."""
    with (folder / "codebook.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows(table(rules))
    (folder / "codebook.md").write_text("\n".join(_page(rules)) + "\n", encoding="utf-8", newline="\n")


def table(rules: Rules) -> Iterator[tuple[str, ...]]:
    """One row a variable, in the order of `COLUMNS`."""
    for v in rules.variables:
        codes = "; ".join(f"{c.code} = {c.label}" for c in rules.permitted(v) or ())
        yield (
            v.name, v.label, v.definition, v.item, v.type, v.unit or "", codes, v.tier, "; ".join(MISSING),
            "; ".join(value_columns(v)),
        )


def _page(rules: Rules) -> Iterator[str]:
    yield f"# Codebook: {rules.template.label}"
    yield ""
    yield (
        "A value is given only where the respondent's own words say it; the words stand beside it in `values.csv` "
        "(`evidence`, `char_start`, `char_end`). Where there is none, `<variable>__status` says why:"
    )
    yield ""
    for code, meaning in MISSING.items():
        yield f"- `{code}`: {meaning}"
    yield ""
    yield "Confidence: " + "; ".join(f"`{c}` = {m}" for c, m in CONFIDENCE.items()) + "."
    if rules.measured:
        yield ""
        grades = [m for m in rules.measured.confidence if m.of]
        found = "; ".join(f"`{m.grade}` in {m.right} of {m.of} ({100 * m.right / m.of:.1f} %)" for m in grades)
        yield f"How often each grade was right, measured on {rules.measured.on}: {found}."
    for item in rules.template.items:
        yield ""
        yield f"## {item.heading.replace(chr(10), ' ')} (`{item.id}`)"
        for variable in rules.of_item(item.id):
            yield ""
            yield from _entry(rules, variable)


def _entry(rules: Rules, variable: Variable) -> Iterator[str]:
    yield f"### {variable.name}: {variable.label}"
    yield ""
    yield f"{variable.definition[:1].upper()}{variable.definition[1:]}. Type {variable.type}, {variable.tier}."
    if variable.unit:
        bounds = variable.plausible_range
        yield f"Unit: {variable.unit}." + (f" Flagged outside {bounds[0]:g} to {bounds[1]:g}." if bounds else "")
    yield "Columns: " + ", ".join(f"`{c}`" for c in value_columns(variable)) + "."
    permitted = rules.permitted(variable)
    if permitted:
        yield ""
        yield "| code | label |"
        yield "| --- | --- |"
        for code in permitted:
            yield f"| `{code.code}` | {code.label} |"
    if variable.rules:
        yield ""
        yield "Coding rules:"
        for rule in variable.rules:
            yield f"- {rule}"
