"""Every value of every gold return in every format: one test per return, format and variable.

`golden/known_failures.yaml` lists what is not right yet, strictly: a cured failure must be taken off the list
(`python -m tests.test_golden` writes it anew).
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import pytest
import yaml

from bench.accuracy import read, score_return
from bench.scoring import Tally
from pipeline.extract import Engine, engine

ROOT = Path(__file__).resolve().parent
RULES = ROOT.parent / "rules" / "perpetrator_programmes"
KNOWN = ROOT / "golden" / "known_failures.yaml"
SETS = ("returns", "variants")
FORMATS = ("docx", "pdf", "txt")
RETURNS = [
    (s, f.stem, suffix) for s in SETS for f in sorted((ROOT / "golden" / s).glob("*.yaml")) for suffix in FORMATS
]


@lru_cache(maxsize=1)
def ready() -> Engine:
    return engine(RULES)


@lru_cache(maxsize=1)
def known() -> dict[str, list[str]]:
    found = yaml.safe_load(KNOWN.read_text(encoding="utf-8")) if KNOWN.is_file() else {}
    return {f"{r} {f}": names for r, formats in (found or {}).items() for f, names in formats.items()}


@cache
def scored(folder: str, stem: str, suffix: str) -> Tally:
    source = ROOT / "golden" / folder / f"{stem}.{suffix}"
    gold = yaml.safe_load(source.with_suffix(".yaml").read_text(encoding="utf-8"))
    return score_return(gold, read(source.read_bytes(), source.name, ready()), ready(), stem)


def failing(folder: str, stem: str, suffix: str) -> dict[str, str]:
    """Variables that are not right, each with what went wrong."""
    return {f[4]: f"{f[1]} ({f[2]}): {f[7]!r} instead of {f[6]!r}" for f in scored(folder, stem, suffix).failures}


VARIABLES = [v.name for v in ready().rules.variables]


@pytest.mark.parametrize(("folder", "stem", "suffix"), RETURNS)
@pytest.mark.parametrize("variable", VARIABLES)
def test_value(folder: str, stem: str, suffix: str, variable: str) -> None:
    found = failing(folder, stem, suffix).get(variable)
    if variable in known().get(f"{folder}/{stem} {suffix}", ()):
        assert found is not None, f"{variable} comes right now: take it off known_failures.yaml"
    else:
        assert found is None, found


@pytest.mark.parametrize(("folder", "stem", "suffix"), RETURNS)
def test_words_of_the_answers(folder: str, stem: str, suffix: str) -> None:
    words = scored(folder, stem, suffix).words
    assert words["lost"] <= 0.01 * words["gold"]
    assert words["foreign"] <= 0.01 * words["given"]
    assert words["items"] - words["status_right"] <= 1


def test_silent_errors_do_not_grow() -> None:
    """At most one of 200 core values is wrong or invented without a flag, all formats together."""
    whole = Tally()
    for found in RETURNS:
        whole.add(scored(*found))
    core = whole.tiers["core"]
    assert core["silent_wrong"] + core["silent_spurious"] <= 0.005 * (core["right"] + core["wrong"] + core["spurious"])


def write_known() -> None:
    """Write the list of known failures anew."""
    found: dict[str, dict[str, list[str]]] = {}
    for folder, stem, suffix in RETURNS:
        if names := sorted(failing(folder, stem, suffix)):
            found.setdefault(f"{folder}/{stem}", {})[suffix] = names
    KNOWN.write_text(yaml.safe_dump(found, allow_unicode=True, default_flow_style=None, width=118), encoding="utf-8")


if __name__ == "__main__":
    write_known()
