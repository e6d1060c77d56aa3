"""Compare what was read with what is right: one place for it, whatever is measured.

A value is right, wrong (another value), missed (the gold has one, none came), spurious (none is right) or null (both
have none). It is silent where no flag of severity medium or high doubts its variable, or its item as a whole.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline import doubts
from pipeline.rules import Rules, Variable

KINDS = ("right", "wrong", "missed", "spurious", "null")


def fold(text: Any) -> str:
    """Words in lower case joined by one blank; marks are none."""
    plain = unicodedata.normalize("NFKC", str(text or "")).casefold()
    return re.sub(r"[\W_]+", " ", plain).strip()


def overlap(a: list[str], b: list[str]) -> float:
    """F1 of two bags of words."""
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if common else float(not a and not b)


def canon(variable: Variable, value: Any) -> Any:
    """A gold value or a cell of the table as something comparable; None for none."""
    if value in (None, "", [], {}, ()):
        return None
    if variable.is_range:
        pair = (value.get("min"), value.get("max")) if isinstance(value, dict) else (value, value)
        pair = tuple(None if x in (None, "") else round(float(x), 2) for x in pair)
        return None if pair == (None, None) else pair
    if variable.is_list:
        entries = value if isinstance(value, list | tuple) else str(value).split(";")
        found = {fold(e) if variable.type == "text_list" else str(e).strip().lower() for e in entries}
        return frozenset(found - {""}) or None
    if variable.type == "integer":
        return round(float(value), 2)
    return fold(value) or None if variable.type == "text" else str(value).strip().lower()


def same(variable: Variable, a: Any, b: Any) -> bool:
    """Are two canonical values the same? Texts may differ in a fifth of their words."""
    if a is None or b is None:
        return a is b
    if variable.type == "text":
        return overlap(a.split(), b.split()) >= 0.8
    if variable.type == "text_list":
        return len(a) == len(b) and all(any(overlap(x.split(), y.split()) >= 0.8 for y in b) for x in a)
    return bool(a == b)


def wanted(variable: Variable, gold: Mapping[str, Any] | None) -> dict[str | None, Any]:
    """The gold of a variable by dimension, from its entry {status, value} in a gold file."""
    return variable.by_dimension((gold or {}).get("value") if (gold or {}).get("status") == "ok" else None)


def doubted(flags: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Variable or item -> kinds of the flags (rows of the table) of severity medium or high that doubt it."""
    found: dict[str, set[str]] = defaultdict(set)
    for flag in flags:
        if flag["severity"] in ("medium", "high") and flag["kind"] not in doubts.ON_TEXT_ALONE:
            found[flag["variable"] or flag["item"] or ""].add(flag["kind"])
    return found


@dataclass
class Tally:
    """Counts by tier and by variable, by confidence and by kind of flag; the cells that are not right."""

    tiers: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    variables: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    grades: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    flags: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    words: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[Any, ...]] = field(default_factory=list)

    def cell(self, variable: Variable, want: Any, have: Mapping[str, Any] | None, kinds: set[str],
             asked: Iterable[str] = (), tolerated: Iterable[str] = (), about: tuple[Any, ...] = ()) -> str:
        """Count one cell. `have` is the row of `values`; `kinds` the flags that doubt it, `asked` those the gold asks
        for there, `tolerated` codes that may be there."""
        got = _content(variable, have)
        a, b = canon(variable, want), canon(variable, got)
        if isinstance(a, frozenset) and isinstance(b, frozenset):
            b -= {str(c).lower() for c in tolerated} - a
        kind = ("right" if a is not None else "null") if same(variable, a, b) else (
            "missed" if b is None else "spurious" if a is None else "wrong")
        silent = kind in ("wrong", "missed", "spurious") and not kinds
        for counts in (self.tiers[variable.tier], self.variables[variable.name]):
            counts[kind] += 1
            counts["silent_" + kind] += silent
            counts["right_flagged"] += kind == "right" and bool(kinds - set(asked))
        if have and got is not None:
            self.grades[str(have["confidence"])]["right" if kind == "right" else "not"] += 1
        for flag in kinds:
            self.flags[flag]["deserved" if kind not in ("right", "null") else "needless"] += 1
        if kind not in ("right", "null"):
            self.failures.append((variable.tier, kind, "SILENT" if silent else "flagged", *about, variable.name,
                                  have["dimension"] if have else None, want, got))
        return kind

    def text(self, want: str | None, have: str | None) -> None:
        """Count the words of an answer."""
        a, b = Counter(fold(want).split()), Counter(fold(have).split())
        common = sum((a & b).values())
        self.words.update(gold=a.total(), given=b.total(), lost=a.total() - common, foreign=b.total() - common)

    def status(self, want: str, have: str | None) -> None:
        """Count the status of an item; displaced answers count as answered."""
        plain = {"displaced_in": "answered", "displaced_out": "answered"}
        self.words.update(items=1, status_right=plain.get(want, want) == plain.get(have or "", have))

    def add(self, other: Tally) -> None:
        """Take another tally's counts and failures in."""
        for mine, theirs in ((self.tiers, other.tiers), (self.variables, other.variables),
                             (self.grades, other.grades), (self.flags, other.flags)):
            for name, counts in theirs.items():
                mine[name].update(counts)
        self.words.update(other.words)
        self.failures += other.failures


def _content(variable: Variable, row: Mapping[str, Any] | None) -> Any:
    if row is None or row["status"] != "ok":
        return None
    return {"min": row["value_min"], "max": row["value_max"]} if variable.is_range else row["value"]


def rates(counts: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Rates as (hits, of how many): precision, recall, silent (wrong or invented), silent_missed, right_flagged."""
    c = Counter(counts)
    given = c["right"] + c["wrong"] + c["spurious"]
    due = c["right"] + c["wrong"] + c["missed"]
    return {
        "precision": (c["right"], given), "recall": (c["right"], due),
        "silent": (c["silent_wrong"] + c["silent_spurious"], given), "silent_missed": (c["silent_missed"], due),
        "right_flagged": (c["right_flagged"], c["right"]),
    }


def interval(hits: int, of: int) -> tuple[float, float]:
    """95 % interval of a rate (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, p = 1.96, hits / of
    middle, spread = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def percent(hits: int, of: int) -> str:
    """A rate for people: `97.8 % (96.9-98.5) of 1432`."""
    low, high = interval(hits, of)
    return f"{100 * hits / max(1, of):5.1f} % ({100 * low:.1f}-{100 * high:.1f}) of {of}"


def rows_by_name(rules: Rules, table: str, rows: Iterable[list[Any]]) -> list[dict[str, Any]]:
    """Rows of a table (`pipeline.writers.records`) as dicts by column."""
    from pipeline.writers.schema import tables

    names = tables(rules)[table].names
    return [dict(zip(names, row, strict=True)) for row in rows]
