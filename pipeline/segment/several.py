"""The names of several items in one heading: where it may be cut, and what pieces it falls into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from pipeline.words.wording.function_words import AND_ANY

_CUT = re.compile(rf"\s*[/|\n]\s*|\s+[-–—]\s+|\s*[,;&+]\s*|\s+(?:{AND_ANY})\s+")
_MOST_CUTS = 8

_STRONG = re.compile(r"\s*[/|;\n]\s*")

Name = TypeVar("Name")


def cuts_of(text: str) -> list[tuple[int, int]]:
    """The marks and words at which a heading may be cut; none where it has too many for one."""
    found = [m.span() for m in _CUT.finditer(text)]
    return found if len(found) <= _MOST_CUTS else []


def pieces_of(text: str) -> Iterator[tuple[list[str], bool]]:
    """The ways in which a heading may fall into names: at all its strong marks (True), else at any one cut."""
    strong = [piece for piece in _STRONG.split(text) if piece.strip()]
    if 1 < len(strong) <= _MOST_CUTS:
        yield strong, True
    yield from (([text[:start], text[end:]], False) for start, end in cuts_of(text))


def partition(text: str, cuts: Sequence[tuple[int, int]], name: Callable[[str], Name | None]) -> list[Name]:
    """What the fewest pieces that a heading falls into name, where each names something; else nothing."""
    ends, starts = [*(a for a, _ in cuts), len(text)], [0, *(b for _, b in cuts)]
    best: list[list[Name] | None] = [[], *(None for _ in ends)]
    for last, end in enumerate(ends):
        for first in range(last + 1):
            before, here = best[first], best[last + 1]
            if before is None or (here is not None and len(here) <= len(before) + 1):
                continue
            if (named := name(text[starts[first] : end])) is not None:
                best[last + 1] = [*before, named]
    return best[-1] or []
