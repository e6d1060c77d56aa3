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

_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_INT = re.compile(r"[-+]?\d+\Z")
_FLOAT = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?\Z")
_CONSTANT = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "True": True, "TRUE": True,
             "false": False, "False": False, "FALSE": False}

Path_ = tuple[str | int, ...]


class Lines:
    """Where each key of a loaded file stands: `at(path)` gives the line (from 1) of the nearest known key."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path_, int] = {(): 1}

    def at(self, path: Path_) -> int:
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


def load(file: Path) -> tuple[Any, Lines]:
    """The content of a YAML file (dict, list, str, int, float, bool, None) and the lines of its keys.

    Raises RulesError, naming file and line, for text that is no YAML, a key written twice, anchors and tags.
    """
    try:
        node = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulesError(f"{file.name}, line {line}: not valid YAML ({error.problem})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RulesError(f"{file.name}: not valid YAML in UTF-8 ({error})") from error
    lines = Lines(file.name)
    return (None if node is None else _build(node, (), lines)), lines


def _build(node: Any, path: Path_, lines: Lines) -> Any:
    lines.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*path, i), lines) for i, child in enumerate(node.value)]
    return dict(_pairs(node, path, lines))


def _pairs(node: Any, path: Path_, lines: Lines) -> Iterator[tuple[Any, Any]]:
    seen = set()
    for key_node, value_node in node.value:
        key = _scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
        line = key_node.start_mark.line + 1
        if key is None or isinstance(key, bool):
            raise RulesError(f"{lines.file}, line {line}: a key must be plain text")
        if key in seen:
            raise RulesError(f"{lines.file}, line {line}: the key {key!r} is written twice")
        seen.add(key)
        lines.lines[(*path, key)] = line
        yield key, _build(value_node, (*path, key), lines)


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
