"""Answers into typed values: one module a kind of answer, named by `kind` in the rules.

A kind is a module with `Options` (a model of what a variable may set under `options`) and `read`. A new kind is one
file, one line here, and its examples in the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from pydantic import ValidationError

from pipeline.model import Flag, Reading, Value
from pipeline.normalise import (
    accreditation,
    ages,
    aspects,
    certainty,
    choices,
    composed,
    counts,
    coverage,
    dependence,
    digital,
    durations,
    education,
    effects,
    evaluations,
    formats,
    funding,
    graded,
    instruments,
    languages,
    lessons,
    missing,
    names,
    observation,
    orientations,
    owners,
    places,
    predecessors,
    providers,
    reach,
    routes,
    sexes,
    sizes,
    states,
    venues,
    volumes,
    years,
    yes_no,
)
from pipeline.passage import Form
from pipeline.rules import Rules, Variable
from pipeline.words.figures import tables
from pipeline.words.replying import columns, grids

KINDS: Mapping[str, ModuleType] = {
    "accredited": accreditation,
    "age_limits": ages,
    "aspects": aspects,
    "choice": choices,
    "choices": choices,
    "composed": composed,
    "count": counts,
    "coverage": coverage,
    "dependence": dependence,
    "digital": digital,
    "duration": durations,
    "education": education,
    "effects": effects,
    "evaluations": evaluations,
    "format": formats,
    "funding": funding,
    "graded_choices": graded,
    "instruments": instruments,
    "languages": languages,
    "name": names,
    "observation": observation,
    "orientation": orientations,
    "owner": owners,
    "places": places,
    "predecessors": predecessors,
    "provider": providers,
    "reach": reach,
    "routes": routes,
    "sex": sexes,
    "size": sizes,
    "states": states,
    "valence": lessons,
    "venues": venues,
    "volume": volumes,
    "year": years,
    "yes_no": yes_no,
}

Read = Callable[[Form, Variable, Any, Mapping[str, Reading]], Reading]


def prepare(rules: Rules) -> list[tuple[Variable, Any, Read]]:
    """Every variable with its validated options and its reader, in the order of the codebook.

    Raises RulesError for a kind nobody knows and for options that the kind does not have.
    """
    found = []
    for variable in rules.variables:
        module = KINDS.get(variable.kind)
        if module is None:
            raise rules.error(variable, f"there is no kind {variable.kind!r}")
        try:
            options = module.Options.model_validate(variable.options)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(p) for p in first["loc"])
            raise rules.error(variable, f"options.{key}: {first['msg'].lower()}") from error
        found.append((variable, options, module.read))
    return found


def read_form(form: Form, prepared: list[tuple[Variable, Any, Read]]) -> tuple[dict[str, Reading], list[Flag]]:
    """All readings of one programme by variable. Variables are read in the order of the rules; each sees those
    before."""
    grids.spell_out(form)
    tables.spell_out(form)
    columns.spell_out(form)
    missing.prepare(form)
    found: dict[str, Reading] = {}
    flags: list[Flag] = []
    for variable, options, read in prepared:
        reading = missing.settle(form, variable, read(form, variable, options, found))
        reading = certainty.settle(form, variable, reading)
        found[variable.name] = reading
        flags.extend(reading.flags)
    return found, flags


def nothing(variable: Variable) -> tuple[Value, ...]:
    """A value without content for every dimension of a variable."""
    return tuple(Value(variable.name, dimension) for dimension in variable.dimensions)
