"""The quantity: an amount with the noun or unit that it counts, and the rate that stands with it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary import Mention

Range = tuple[float | None, float | None]

CLOCK = frozenset({"minute", "lesson", "hour", "half_hour", "quarter_hour"})
CALENDAR = frozenset({"day", "week", "fortnight", "month", "quarter", "half_year", "year"})
TIME = CLOCK | CALENDAR | {"unit"}
SESSIONS = frozenset({"session", "talk", "evening", "time"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words `first` to `last` and characters `start` to `end` of a passage: `low` to `high` (None: open) of `what`.

    `what`: a unit of time, a counted noun, "?" for a noun nobody knows, "" for none. `noun` is its mention, `form`
    group or individual where told, `modifier` a noun before the noun ("intake sessions"). `scale`: minutes (clock
    units) or weeks (calendar units) of one unit, else 1;
    `high_scale` where a range has two units. `rate`: "per week" and the like directly behind or before. `leads`: the
    quantity stands as an adjective before a noun ("two-hour sessions"), or the noun stands before the number
    (`label`). `times`: once, twice. `kind`, `word`, `article`: as of its number."""

    first: int
    last: int
    start: int
    end: int
    low: float | None
    high: float | None
    what: str = ""
    noun: Mention | None = None
    form: str | None = None
    modifier: str = ""
    scale: float = 1.0
    high_scale: float = 0.0
    approx: bool = False
    rate: Mention | None = None
    leads: Mention | None = None
    label: bool = False
    kind: str = "count"
    bound: str = ""
    word: bool = False
    article: bool = False
    number: tuple[int, int] = (0, 0)

    @property
    def sized(self) -> tuple[float | None, float | None]:
        """Low and high in minutes or weeks."""
        return (
            None if self.low is None else self.low * self.scale,
            None if self.high is None else self.high * (self.high_scale or self.scale),
        )

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high
