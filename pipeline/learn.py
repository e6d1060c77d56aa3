"""`formledger rules learn`: teach the second reader from the coded answers of a rule pack.

They are the examples beside the variables, and returns coded by hand, whole or in part, in the pack's folder `coded/`:
YAML files of one or a list of {items: {item: answer}, values: {variable: value}}. Needs the extra `learn`.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline import yaml12
from pipeline.check import examples
from pipeline.extract import Engine, as_form, engine
from pipeline.model import RulesError
from pipeline.rules import Variable
from pipeline.second_reader import FILE, SCALE, labels, traits

CODED = "coded"
_LEAST = 20  # answers with a code, and without it: fewer teach nothing that can be trusted
_PENALTY = 1 / 30  # of the ridge, against an answer's traits scaled to length 1
_TWICE = 2  # a trait of one answer alone tells nothing of others
_SLIGHT = 5  # tenths: a trait whose every weight is smaller is left out

Coded = tuple[frozenset[str], frozenset[str]]  # the traits of an answer, and the codes of its value


def learn(folder: Path) -> int:
    """Learn from the pack in `folder` and write its `learnt.json`; says how much, and gives the exit code 0.

    Raises RulesError for a wrong pack, and where scikit-learn is missing."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ModuleNotFoundError as error:
        raise RulesError("Learning needs scikit-learn: pip install 'formledger[learn]'") from error
    ready = engine(folder)
    answers = coded_answers(ready)
    variables: dict[str, dict[str, Any]] = defaultdict(dict)
    for (name, dimension), coded in sorted(answers.items()):
        model = _model(coded, lambda: LogisticRegression(C=1 / _PENALTY, solver="liblinear"))
        if model:
            variables[name][dimension] = model
    _write(folder / FILE, variables)
    print(f"{sum(map(len, answers.values()))} coded answers taught {len(variables)} variables; {folder / FILE} holds "
          f"what was learnt.")
    return 0


def coded_answers(ready: Engine) -> dict[tuple[str, str], list[Coded]]:
    """Every coded answer of the pack by (variable, dimension or "")."""
    found: dict[tuple[str, str], list[Coded]] = defaultdict(list)
    known: dict[tuple[str, str], frozenset[str]] = {}
    for variable, _, example in examples(ready):
        key = (variable.item, example.answer)
        if key not in known:
            known[key] = traits(as_form({variable.item: example.answer}, ready).passage(variable.item))
        for dimension, codes in _codes(variable, example.value):
            found[variable.name, dimension].append((known[key], codes))
    for file in sorted((ready.rules.folder / CODED).glob("*.yaml")):
        content, _ = yaml12.load(file)
        for coded in content if isinstance(content, list) else [content]:
            _add(coded, ready, found)
    return found


def _add(coded: Mapping[str, Any], ready: Engine, found: dict[tuple[str, str], list[Coded]]) -> None:
    """Add the answers of one return, or of a part of one."""
    form = as_form(coded["items"], ready)
    for name, value in coded["values"].items():
        variable = ready.rules.by_name[name]
        if variable.item in coded["items"]:
            words = traits(form.passage(variable.item))
            for dimension, codes in _codes(variable, value):
                found[name, dimension].append((words, codes))


def _codes(variable: Variable, value: Any) -> Iterator[tuple[str, frozenset[str]]]:
    """The codes of a value by dimension."""
    if not variable.dimension:
        yield "", labels(variable, value)
        return
    told = value if isinstance(value, dict) and set(value) <= set(variable.dimensions) else {"any": value}
    for dimension in variable.dimensions:
        yield dimension or "", labels(variable, told.get(dimension))


def _model(coded: Sequence[Coded], regression: Any) -> dict[str, Any] | None:
    """The weights of one variable, in whole tenths: {codes, bias, weights: {trait: [one a code]}}."""
    import numpy as np

    counted = Counter(code for _, codes in coded for code in codes)
    codes = sorted(c for c, n in counted.items() if n >= _LEAST and len(coded) - n >= _LEAST)
    if not codes:
        return None
    often = Counter(trait for traits_, _ in coded for trait in traits_)
    known = {trait: at for at, trait in enumerate(sorted(t for t, n in often.items() if n >= _TWICE))}
    matrix = np.zeros((len(coded), len(known)))
    for row, (traits_, _) in enumerate(coded):
        own = [known[t] for t in traits_ if t in known]
        matrix[row, own] = 1 / math.sqrt(len(own) or 1)
    bias, columns = [], []
    for code in codes:
        fitted = regression().fit(matrix, [code in answer for _, answer in coded])
        bias.append(round(float(fitted.intercept_[0]) * SCALE))
        columns.append([round(float(w) * SCALE) for w in fitted.coef_[0]])
    rows = zip(known, zip(*columns, strict=True), strict=True)
    weights = {trait: row for trait, row in rows if max(map(abs, row)) >= _SLIGHT}
    return {"codes": codes, "bias": bias, "weights": weights}


def _write(file: Path, variables: Mapping[str, Any]) -> None:
    """One line a variable and dimension, so that a change shows where it is."""
    lines = (f"{json.dumps(name)}: {{\n" + ",\n".join(_line(d, m) for d, m in models.items()) + "\n}"
             for name, models in variables.items())
    file.write_text('{"variables": {\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


def _line(dimension: str, model: Mapping[str, Any]) -> str:
    return f"{json.dumps(dimension)}: {json.dumps(model, ensure_ascii=False, separators=(',', ':'))}"
