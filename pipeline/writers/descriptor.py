"""`datapackage.json`: a Data Package descriptor of every CSV (Frictionless Data Package and Table Schema)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

from pipeline import model
from pipeline.rules import Rules
from pipeline.writers.schema import Column, Table, tables, value_columns

_TYPES = {"text": "string", "list": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
_ENUMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("values", "status"): get_args(model.Status),
    ("values", "dimension"): ("any", "community", "custody"),
    ("values", "confidence"): get_args(model.Confidence),
    ("answers", "status"): get_args(model.AnswerStatus),
    ("flags", "severity"): get_args(model.Severity),
    ("flags", "state"): ("note", "open", "settled", "stale"),
    ("returns", "status"): get_args(model.ReturnStatus),
    ("asides", "kind"): get_args(model.AsideKind),
    ("programmes", "review_status"): ("clean", "open", "settled"),
}


def describe(rules: Rules) -> dict[str, Any]:
    """The descriptor as plain data."""
    return {
        "name": rules.template.name.replace("_", "-"),
        "title": rules.template.label,
        "profile": "tabular-data-package",
        "resources": [_resource(table, rules) for table in tables(rules).values() if table.csv],
    }


def write(folder: Path, rules: Rules) -> None:
    text = json.dumps(describe(rules), indent=1, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _resource(table: Table, rules: Rules) -> dict[str, Any]:
    codes = _codes(rules) if table.name == "programmes" else {}
    schema: dict[str, Any] = {
        "fields": [_field(table, column, codes) for column in table.columns],
        "missingValues": [""],
    }
    if table.key and table.name != "values":
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": target, "fields": column}}
            for column, target in table.foreign.items()
        ]
    return {
        "name": table.name, "path": f"{table.name}.csv", "profile": "tabular-data-resource", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": schema,
    }


def _field(table: Table, column: Column, codes: dict[str, list[str]]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type]}
    if column.about:
        field["description"] = column.about + ("; joined with ;" if column.type == "list" else "")
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    enum = list(_ENUMS.get((table.name, column.name), ())) or codes.get(column.name)
    if column.name.endswith("__status"):
        enum = list(get_args(model.Status))
    if enum and column.type == "text":
        constraints["enum"] = enum
    elif enum:
        field["categories"] = enum
    if constraints:
        field["constraints"] = constraints
    return field


def _codes(rules: Rules) -> dict[str, list[str]]:
    """Column of `programmes` -> permitted codes."""
    found = {}
    for variable in rules.variables:
        permitted = rules.permitted(variable)
        for name in value_columns(variable) if permitted else ():
            found[name] = [c.code for c in permitted or ()]
    return found
