"""`formledger rules learn`: teach the second reader from the coded answers of a rule pack, and which values were wrong
at first sight from `coded/first_sight.csv`.

Coded answers are the examples beside the variables, and returns coded by hand, whole or in part, in the folder
`coded/`: YAML files of one or a list of {items: {item: answer}, values: {variable: value}}. Needs the extra `learn`.
"""

from __future__ import annotations

import csv
import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

from pipeline import first_sight, rules
from pipeline.check import examples
from pipeline.extract import Engine, as_form, engine
from pipeline.first_sight import Marks
from pipeline.learnt import LEARNT, recall
from pipeline.model import RulesError
from pipeline.rules import Rules, Variable
from pipeline.second_reader import BEHIND, SCALE, labels, traits

_LEAST = 8  # answers with a code, and without it: fewer teach nothing that can be trusted
_TRUST = 20.0  # how much the answers count against the ridge; their traits are scaled to length 1
_TELLING = 0.7  # how far a trait counts for more that is oftener in answers with a code than in others
_TWICE = 2  # a trait of one answer alone tells nothing of others
_OFTEN = 4  # answers with a code behind another, at least: such pairs are many
_WRONG = {"yes": False, "no": True}  # by what stands in the column `right`
_SLIGHT = 8  # tenths: a trait whose every weight is smaller is left out
_HELD = 30.0  # how much the values read at first sight count against the ridge; their marks are scaled to at most 1

Taught = tuple[frozenset[str], frozenset[str]]  # the traits of an answer, and the codes of its value
Seen = tuple[bool, Variable, Marks]  # whether a value read at first sight was wrong, what it told, how it looked


def learn(folder: Path) -> int:
    """Learn from the pack in `folder` and write its `learnt.json`; says how much, and gives the exit code 0.

    Raises RulesError for a wrong pack, and where scikit-learn is missing."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ModuleNotFoundError as error:
        raise RulesError("Learning needs scikit-learn: pip install 'formledger[learn]'") from error
    try:
        recall(folder)
    except RulesError:  # a damaged file must not keep the pack from being read
        (folder / LEARNT).unlink()
    ready = engine(folder)
    answers = coded_answers(ready)
    variables: dict[str, dict[str, Any]] = defaultdict(dict)
    for (name, dimension), coded in sorted(answers.items()):
        model = _model(coded, LogisticRegression(C=_TRUST, solver="liblinear"))
        if model:
            variables[name][dimension] = model
    seen = first_sight_values(folder / "coded" / first_sight.FILE, ready.rules)
    judged = _judge(seen, LogisticRegression(C=_HELD, solver="liblinear")) if seen else None
    file = folder / LEARNT
    _write(file, variables, judged)
    engine.cache_clear()  # the pack is another one now
    print(f"{sum(map(len, answers.values()))} coded answers taught {len(variables)} variables, {len(seen)} values tell "
          f"which are wrong at first sight; {file} holds what was learnt.")
    return 0


def coded_answers(ready: Engine) -> dict[tuple[str, str], list[Taught]]:
    """Every coded answer of the pack by (variable, dimension or "")."""
    found: dict[tuple[str, str], list[Taught]] = defaultdict(list)
    known: dict[tuple[str, str], frozenset[str]] = {}
    for variable, _, example in examples(ready):
        key = (variable.item, example.answer)
        if key not in known:
            known[key] = traits(as_form({variable.item: example.answer}, ready).passage(variable.item))
        _add(variable, example.value, known[key], found)
    for coded in rules.coded(ready.rules):
        form = as_form(coded.items, ready)
        for variable in (ready.rules.by_name[name] for name in coded.values):
            if variable.item in coded.items:
                _add(variable, coded.values[variable.name], traits(form.passage(variable.item)), found)
    return found


def _add(variable: Variable, value: Any, words: frozenset[str], found: dict[tuple[str, str], list[Taught]]) -> None:
    for dimension, told in variable.by_dimension(value).items():
        found[variable.name, dimension or ""].append((words, labels(variable, told)))


def first_sight_values(file: Path, pack: Rules) -> list[Seen]:
    """The values of a rule pack read at first sight; none where there is no file. Raises RulesError for a row that does
    not fit."""
    if not file.is_file():
        return []
    found = []
    with file.open(encoding="utf-8", newline="") as text:
        for number, row in enumerate(csv.DictReader(text), 2):
            try:
                told = {m: None if m in first_sight.ODDS and not row[m] else float(row[m]) for m in Marks._fields}
                seen = Marks(**told)  # type: ignore[arg-type]
                found.append((_WRONG[row["right"]], pack.by_name[row["variable"]], seen))
            except (KeyError, TypeError, ValueError) as error:
                raise RulesError(f"{file}, line {number}: not a variable of the pack in the column variable, or not "
                                 f"the columns right, {', '.join(Marks._fields)} with their numbers") from error
    return found


def _judge(seen: Sequence[Seen], regression: Any) -> dict[str, Any]:
    """The weights of the marks and of their products, as `learnt.FirstSight`."""
    import numpy as np

    told = [first_sight.weighed(variable, marks) for _, variable, marks in seen]
    names = list(told[0])
    pairs = list(combinations_with_replacement(range(len(names)), 2))
    single = np.array([list(row.values()) for row in told])
    matrix = np.hstack([single, *(single[:, [a]] * single[:, [b]] for a, b in pairs)])
    scale = np.maximum(np.abs(matrix).max(0), 1e-9)
    fitted = regression.fit(matrix / scale, [wrong for wrong, _, _ in seen])
    weights = [round(float(w), 4) for w in fitted.coef_[0] / scale]
    together: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), weight in zip(pairs, weights[len(names):], strict=True):
        if weight:
            together[names[a]][names[b]] = weight
    return {"bias": round(float(fitted.intercept_[0]), 3), "marks": dict(zip(names, weights, strict=False)),
            "together": together}


def _model(coded: Sequence[Taught], regression: Any) -> dict[str, Any] | None:
    """The weights of one variable, in whole tenths, as `learnt.Learnt`; None where too few answers have a code.

    Each trait is scaled by how much oftener it stands in answers with a code than in others (Wang and Manning 2012,
    "Baselines and Bigrams": naive Bayes' log ratios as features), softened by an exponent."""
    import numpy as np

    counted = Counter(code for _, codes in coded for code in codes)
    codes = sorted(c for c, n in counted.items() if n >= _LEAST and len(coded) - n >= _LEAST)
    if not codes:
        return None
    often = Counter(trait for words, _ in coded for trait in words)
    known = {trait: at for at, trait in enumerate(sorted(t for t, n in often.items() if n >= _least(t)))}
    matrix = _matrix([[known[t] for t in words if t in known] for words, _ in coded], len(known))
    bias, columns = [], []
    for code in codes:
        has = np.array([code in answer for _, answer in coded])
        telling = _telling(matrix, has)
        fitted = regression.fit(matrix.multiply(telling).tocsr(), has)
        bias.append(round(float(fitted.intercept_[0]) * SCALE))
        columns.append([round(float(w) * SCALE) for w in fitted.coef_[0] * telling])
    rows = zip(known, zip(*columns, strict=True), strict=True)
    weights = {trait: row for trait, row in rows if max(map(abs, row)) >= _SLIGHT}
    return {"codes": codes, "taught": [counted[c] for c in codes], "bias": bias, "weights": weights}


def _least(trait: str) -> int:
    return _OFTEN if BEHIND in trait else _TWICE


def _matrix(rows: Sequence[Sequence[int]], width: int) -> Any:
    """A sparse matrix with a row for the places of each answer's traits, scaled to length 1."""
    import numpy as np
    from scipy import sparse

    lengths = [len(row) for row in rows]
    weights = np.repeat([1 / math.sqrt(n or 1) for n in lengths], lengths)
    places = [place for row in rows for place in row]
    return sparse.csr_matrix((weights, places, np.cumsum([0, *lengths])), shape=(len(rows), width))


def _telling(matrix: Any, has: Any) -> Any:
    """For each trait, how far the share of answers with it differs between those that have a code and the others."""
    import numpy as np

    here, elsewhere = (1 + np.asarray((matrix[rows] > 0).sum(0)).ravel() for rows in (has, ~has))
    return np.abs(np.log(here / here.sum()) - np.log(elsewhere / elsewhere.sum())) ** _TELLING


def _write(file: Path, variables: Mapping[str, Any], judged: Mapping[str, Any] | None) -> None:
    """One line a variable and dimension, so that a change shows where it is."""
    lines = (f"{json.dumps(name)}: {{\n" + ",\n".join(_line(d, m) for d, m in models.items()) + "\n}"
             for name, models in variables.items())
    more = f',\n"first_sight": {json.dumps(judged)}' if judged else ""
    file.write_text('{"variables": {\n' + ",\n".join(lines) + "\n}" + more + "}\n", encoding="utf-8")


def _line(dimension: str, model: Mapping[str, Any]) -> str:
    return f"{json.dumps(dimension)}: {json.dumps(model, ensure_ascii=False, separators=(',', ':'))}"
