"""Imports go down only: a module imports what stands in an earlier layer, never a later one."""

from __future__ import annotations

import ast
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "pipeline"

# From the lowest to the highest; a folder stands for all its modules.
LAYERS = (
    "model", "codes", "limits", "fold", "kept", "yaml12", "gate", "learnt", "rules", "stems", "vocabulary",
    "passage", "words", "second_reader", "first_sight", "readers", "segment", "normalise", "doubts", "extract",
    "writers", "batch", "check", "learn", "library", "cli",
)
# The folders of words/, from the lowest to the highest.
WORDS = (
    "wording", "figures", "claiming", "replying", "ideas", "grades", "quantities", "sessions", "people",
    "places", "dates", "names", "staff", "evaluation", "status", "lessons", "instruments", "translation",
)
# Kinds that other kinds are built of stand below them.
BASE_KINDS = ("choices", "composed", "yes_no")


def layer(module: str) -> tuple[int, int]:
    """The number of a module's layer, and that of its folder in `words`. The package's own `__init__` and `__main__`
    stand at the top."""
    name, *inner = module.split(".")[1:] or ["cli"]
    folder = WORDS.index(inner[0]) if name == "words" and inner else 0
    return LAYERS.index("cli" if name == "__main__" else name), folder


def modules() -> dict[str, set[str]]:
    """Module -> modules of the package that it imports, also inside functions and for types."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        found[name] = set(_imports(ast.parse(file.read_text(encoding="utf-8"))))
    return {n: {m if m in found else m.rpartition(".")[0] for m in ms} & set(found) - {n, "pipeline"}
            for n, ms in found.items()}


def _imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pipeline"):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("pipeline")}
    return found


GRAPH = modules()


@pytest.mark.parametrize("module", sorted(GRAPH))
def test_imports_go_down(module: str) -> None:
    upward = {m for m in GRAPH[module] if layer(m) > layer(module)}
    assert upward == set()


def test_every_folder_of_words_has_its_place() -> None:
    assert {f.parent.name for f in (PACKAGE / "words").glob("*/__init__.py")} == set(WORDS)
    assert [f.name for f in (PACKAGE / "words").glob("*.py")] == ["__init__.py"]


def test_no_circles() -> None:
    graph = {m: {i for i in imported if i != m.rpartition(".")[0]} for m, imported in GRAPH.items()}
    assert list(TopologicalSorter(graph).static_order())


def test_kinds_share_only_the_base_kinds() -> None:
    base = {f"pipeline.normalise.{k}" for k in BASE_KINDS} | {"pipeline.normalise"}
    for module, imported in GRAPH.items():
        if module.startswith("pipeline.normalise."):
            assert {i for i in imported if i.startswith("pipeline.normalise")} <= base, module


def test_only_the_vocabulary_imports_spacy() -> None:
    found = []
    for file in PACKAGE.rglob("*.py"):
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if any(isinstance(n, ast.Import | ast.ImportFrom) and "'spacy" in ast.dump(n) for n in nodes):
            found.append(file.name)
    assert found == ["vocabulary.py"]


def test_every_folder_is_installed() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    listed = project["tool"]["setuptools"]["packages"]
    folders = {".".join(f.parent.relative_to(PACKAGE.parent).parts) for f in PACKAGE.rglob("__init__.py")}
    assert folders | {"pipeline.packs"} == set(listed)
