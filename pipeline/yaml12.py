"""YAML 1.2 with line numbers: `NO` and `on` are text, `12:30` is text, and every key remembers where it stands.

PyYAML's parser builds the tree; the scalars are resolved here by the YAML 1.2 core schema (yaml.org/spec/1.2.2, 10.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from pipeline.model import RulesError


class _Loader(getattr(yaml, "CLoader", yaml.Loader)):  # type: ignore[misc]
    """Builds the tree and resolves no scalars: that is done here."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return "tag:yaml.org,2002:str"


_INT = re.compile(r"[-+]?\d+\Z")
_FLOAT = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?\Z")
_CONSTANT = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "True": True, "TRUE": True,
             "false": False, "False": False, "FALSE": False}

Path_ = tuple[str | int, ...]


class Lines:
    """Where each key of a loaded file stands: `at(path)` gives the line (from 1) of the nearest known key."""

    def __init__(self, file: str, tree: Any = None) -> None:
        self.file = file
        self._tree = tree

    def at(self, path: Path_) -> int:
        node, line = self._tree, 1
        for step in path:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if _scalar(k) == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                pair = (node.value[step],) * 2
            else:
                pair = None
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        return int(line)


def load(file: Path) -> tuple[Any, Lines]:
    """The content of a YAML file (dict, list, str, int, float, bool, None) and the lines of its keys.

    Raises RulesError, naming file and line, for text that is no YAML, a key written twice, anchors and tags.
    """
    try:
        node = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulesError(f"{file.name}, line {line}: not valid YAML ({error.problem})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RulesError(f"{file.name}: not valid YAML in UTF-8 ({error})") from error
    return (None if node is None else _build(node, file.name)), Lines(file.name, node)


def _build(node: Any, file: str) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_scalar(n) if isinstance(n, yaml.ScalarNode) else _build(n, file) for n in node.value]
    return dict(_pairs(node, file))


def _pairs(node: Any, file: str) -> Iterator[tuple[Any, Any]]:
    seen = set()
    for key_node, value_node in node.value:
        key = _scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
        line = key_node.start_mark.line + 1
        if key is None or isinstance(key, bool):
            raise RulesError(f"{file}, line {line}: a key must be plain text")
        if key in seen:
            raise RulesError(f"{file}, line {line}: the key {key!r} is written twice")
        seen.add(key)
        yield key, _build(value_node, file)


def _scalar(node: Any) -> Any:
    text = node.value
    if node.style:
        return text
    if text in _CONSTANT:
        return _CONSTANT[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
