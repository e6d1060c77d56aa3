"""The number: where it stands, what it is worth, what kind of number it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["count", "year", "date", "clock", "ordinal", "label", "name", "times", "half", "period"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a passage: words `first` to `last` (inclusive), characters `start` to `end`.

    `article`: it is an "a" or "un", a one only before a unit. `word`: written out. `about`: the word itself says that
    it is approximate ("une trentaine"). `languages`: of a number word. `fraction`: a bare fraction ("half").
    `tail`: the
    term of a unit or a rate that ends the same word ("zweistündig", "dwugodzinne")."""

    first: int
    last: int
    start: int
    end: int
    value: float
    kind: Kind = "count"
    article: bool = False
    word: bool = False
    about: bool = False
    fraction: bool = False
    languages: frozenset[str] = frozenset()
    tail: str = ""
