"""Why a variable has no value: the codebook's precedence of missing-value codes.

row_absent > prompt_only > not_answered > not_applicable > refers_elsewhere > dont_know > unparsed > not_mentioned.
The states of an item are inherited by every variable of it that no other item supplies.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Flag, Reading, Status, Value
from pipeline.passage import Form
from pipeline.rules import Variable

_INHERITED: dict[str, Status] = {
    "row_absent": "row_absent",
    "prompt_only": "prompt_only",
    "not_answered": "not_answered",
    "not_applicable": "not_applicable",
    "refers_elsewhere": "refers_elsewhere",
}


def settle(form: Form, variable: Variable, reading: Reading) -> Reading:
    """A reading with a value for every dimension, and the right reason where there is none."""
    given = {v.dimension: v for v in reading.values}
    answer = form.answers.get(variable.item)
    inherited = _INHERITED.get(answer.status if answer else "row_absent")
    supplied = any(v.status == "ok" for v in reading.values)
    values = []
    for dimension in variable.dimensions:
        value = given.get(dimension, Value(variable.name, dimension))
        if value.status != "ok" and inherited and not supplied:
            value = Value(variable.name, dimension, status=inherited)
        values.append(value if value.item else replace(value, item=variable.item))
    flags = reading.flags
    if any(v.status == "unparsed" for v in values) and not any(f.kind == "unparsed" for f in flags):
        flags = (*flags, Flag("unparsed", f"{variable.label}: the answer speaks of it, but no value could be read.",
                              variable.item, variable.name))
    return Reading(tuple(values), flags, reading.used)
