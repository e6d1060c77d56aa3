"""Small files of one trait each, the fixtures of the tests, and whether a reader reads them right."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.scoring import fold
from pipeline.codes import CODES

ROOT = Path(__file__).resolve().parent.parent
_UNSEEN = ("deleted", "struck", "hidden", "placeholder")


@dataclass(frozen=True)
class Known:
    """A small file, the words that it shows, and those that it holds but does not show."""

    path: Path
    shown: Counter[str]
    hidden: frozenset[str]


def traits(suffix: str, folder: Path) -> list[Known]:
    """The fixtures of the tests, written as files."""
    found = []
    for name, trait in _made(suffix).items():
        path = folder / f"{re.sub(r'[^a-z0-9]+', '_', name.lower())}.{suffix}"
        path.write_bytes(trait.data)
        shown = Counter(fold(trait.text).split())
        aside = {word for kind, text in trait.asides if kind in _UNSEEN for word in fold(text).split()}
        found.append(Known(path, shown, frozenset(aside - shown.keys())))
    return found


def _made(suffix: str) -> Mapping[str, Any]:
    """The fixtures by name. They import each other as the tests do."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    if suffix == "docx":
        lists = (("word_traits", "TRAITS"), ("word_traits_more", "STORIES"), ("word_traits_shapes", "SHAPES"))
        every = [t for module, name in lists for t in getattr(import_module(module), name)]
        return {t.name: t for t in every if t.data.startswith(b"PK")}
    for module in ("tests.pdf_traits_more", "tests.pdf_traits_text"):  # they register theirs
        import_module(module)
    made = {name: make() for name, make in import_module("tests.pdf_traits").TRAITS.items()}
    return {name: trait for name, trait in made.items() if trait.text not in CODES}  # those are not to be read


def right(texts: Mapping[str, str], known: list[Known]) -> tuple[int, int]:
    """How many small files were read right, of how many; `texts` by the name of the file."""
    return sum(_is_right(texts.get(one.path.name, ""), one) for one in known), len(known)


def _is_right(text: str, known: Known) -> bool:
    words = Counter(fold(text).split())
    return not known.shown - words and not known.hidden & words.keys()
