"""`formledger rules check`: a rule pack is valid, and every example in it comes out as it says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.extract import Engine, engine, read_answers
from pipeline.fold import fold
from pipeline.model import Flag, Reading, Value
from pipeline.rules import Example, Variable


def check(folder: Path) -> int:
    """Validate the pack, run its examples, print what is wrong; 0 where nothing is. Raises RulesError."""
    ready = engine(folder)
    count, wrong = 0, []
    for variable, number, example in examples(ready):
        count += 1
        sentence = verdict(ready, variable, example)
        if sentence:
            file, line = ready.rules.lines[variable.name]
            wrong.append(f"{file}, line {line}: {variable.name}, example {number}: {sentence}")
    known = sum(bool(e.known_failure) for _, _, e in examples(ready))
    print(
        "\n".join(
            [
                *wrong,
                f"{len(ready.rules.variables)} variables, {count} examples ({known} known failures), "
                f"{len(wrong)} wrong.",
            ]
        )
    )
    return 2 if wrong else 0


def examples(ready: Engine) -> Iterator[tuple[Variable, int, Example]]:
    """Every example of the pack with its variable and its number there."""
    for variable in ready.rules.variables:
        for number, example in enumerate(variable.examples, 1):
            yield variable, number, example


def verdict(ready: Engine, variable: Variable, example: Example) -> str | None:
    """What is wrong with an example, None where nothing is. A known failure that comes right is wrong too."""
    readings, flags = _read(ready, tuple({variable.item: example.answer, **example.items}.items()))
    found = compare(variable, example, readings[variable.name])
    missing = set(example.flags) - {f.kind for f in flags if f.variable in (None, variable.name)}
    if found is None and missing:
        found = f"no flag {', '.join(sorted(missing))} for “{example.answer}”"
    if example.known_failure:
        return None if found else f"“{example.answer}” comes right now: take its known_failure out"
    return found


@lru_cache(maxsize=4096)
def _read(ready: Engine, answers: tuple[tuple[str, str], ...]) -> tuple[dict[str, Reading], list[Flag]]:
    """The readings of some items' variables, and the flags; the same answer is an example of several variables."""
    _, readings, flags = read_answers(dict(answers), ready)
    items = {item for item, _ in answers}
    return {v.name: readings[v.name] for v in ready.rules.variables if v.item in items}, flags


def compare(variable: Variable, example: Example, reading: Reading) -> str | None:
    """How a reading differs from what an example wants."""
    given = {v.dimension: v for v in reading.values}
    for dimension, wanted in variable.by_dimension(example.value).items():
        value = given[dimension]
        if not same(variable, wanted, value):
            where = f" ({dimension})" if dimension else ""
            return f"“{example.answer}” gives {shown(variable, value)}{where}, not {wanted}"
    value = given[variable.dimensions[0]]
    if example.status and value.status != example.status:
        return f"“{example.answer}” has status {value.status}, not {example.status}"
    return None


def shown(variable: Variable, value: Value) -> Any:
    """The content of a value as an example would write it."""
    if value.status != "ok":
        return None
    if variable.is_range:
        return {"min": value.low, "max": value.high}
    return list(value.value) if isinstance(value.value, tuple) else value.value


def same(variable: Variable, wanted: Any, value: Value) -> bool:
    """Is a value what an example wants? Lists without order, texts loosely."""
    got = shown(variable, value)
    if wanted in (None, [], {}) or got is None:
        return wanted in (None, [], {}) and got is None
    if variable.is_range:
        pair = wanted if isinstance(wanted, dict) else {"min": wanted, "max": wanted}
        return all(_close(pair.get(b), got[b]) for b in ("min", "max"))
    if variable.is_list:
        return isinstance(wanted, list) and sorted(fold(str(w)) for w in wanted) == sorted(fold(str(g)) for g in got)
    return fold(str(wanted)) == fold(str(got))


def _close(wanted: Any, got: float | None) -> bool:
    return wanted is got or (isinstance(wanted, int | float) and got is not None and abs(wanted - got) < 0.01)
