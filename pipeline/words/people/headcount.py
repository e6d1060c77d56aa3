"""The count of people or courses: its quantity, the time over which it is told, and its stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.words.quantities.quantity import Quantity, Range

Period = Literal["each_year", "year", "so_far", "other", ""]
Counted = Literal["person", "group", "size"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One count: of persons, of groups (courses, runs), or of the persons in one group; when, at which stage, under
    which prompt; `year` where one is told; `joined` where it adds to the one before it;
    `doubt` where it is not clearly of this programme as it is."""

    quantity: Quantity
    counted: Counted
    period: Period
    stage: str = ""
    year: int | None = None
    partial: bool = False
    prompt: int | None = None
    inferred: bool = False
    doubt: str = ""
    sentence: int = 0
    index: int = 0
    track: str | None = None
    joined: bool = False

    @property
    def range(self) -> Range:
        return self.quantity.low, self.quantity.high
