"""Which year of a row of years and counts a count goes with.

    2019: 120, 2020: 140                                        a year behind a comma opens the next entry
    in 2021 by 78 men and in 2022 by 86                         and so does one behind an "and"
    2019 - 214 / u 2022. 90 osoba                               a dash or a full stop parts no year from its count
"""

from __future__ import annotations

from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.roles import Roles

_LEAD = 3  # words
_YEAR_MARKS = frozenset({"-", ".", "r", "r.", "m", "g", "god", "gada", "metais"})  # behind a year


def new_entry(roles: Roles, year: Quantity, one: Quantity) -> bool:
    """Does a year behind a count open the next entry of a series ("120, 2019: 140")?"""
    parted = {",", ";"} & set(roles.words(one.last + 1, year.first - 1))
    return roles.key(year.last + 1) in ("-", ":", "=") or bool(parted) or _next_year(roles, year, one)


def _next_year(roles: Roles, year: Quantity, one: Quantity) -> bool:
    """Does an "and" behind a count of one year open what the next year brought ("in 2021 by 78 men and in 2022 by
    86")?"""
    row = [t.quantity for t in roles.told if t.sentence == roles.sentence(one.start)]
    ahead = any(q.kind == "year" and q.end <= one.start for q in row)
    joined = any(one.last < m.first < year.first for m in roles.passage.of("joiners", "and"))
    return ahead and joined and any(q.kind == "count" and q.start >= year.end and not q.article for q in row)


def opened(roles: Roles, i: int) -> bool:
    """Does a year of its own, with a colon or "=" behind it, open a count in a row of such years ("Men per year: 2020:
    31, 2021: 40")?"""
    pairs = [k for k in range(1, len(roles.told)) if roles.told[k - 1].quantity.kind == "year"
             and roles.key(roles.told[k - 1].quantity.last + 1) in (":", "=")
             and roles.told[k].quantity.first == roles.told[k - 1].quantity.last + 2]
    return i in pairs and len(pairs) > 1


def to_come(roles: Roles, told: Told) -> bool:
    """Does a clause tell a year that is still to come, and none that is over ("the plan is 500 until 2027")?"""
    clause = roles.passage.clause_at(told.start)
    coming = [m.first for m in roles.passage.of("years_to_come", "to_come") if clause.holds(m.start)]
    years = [q for q in roles.quantities if clause.holds(q.start) and q.kind in ("year", "date")]
    return bool(coming) and all(any(q.first <= at <= q.last for at in coming) for q in years)


def spaced(roles: Roles, k: int, i: int) -> bool:
    """ "2019 - 214", "W 2023 r. – 18 grup, 176 osób": the spaced dash of a series, or the full stop of a year, parts
    sentences, but not year `k` from count `i`."""
    year, first = roles.told[k], next((t for t in roles.told if t.sentence == roles.told[i].sentence), None)
    if first is None or roles.told[k + 1] is not first or first.sentence != year.sentence + 1:
        return False
    its, here = roles.stretch(year.sentence), roles.stretch(first.sentence)
    if roles.key(year.quantity.first - 1) == "u" and not roles.passage.text[year.end : first.start].strip(" ."):
        return True
    between = [w.key for w in roles.tokens[year.quantity.last + 1 : first.quantity.first] if w.start < here.start]
    ahead = [w.key for w in roles.tokens[: year.quantity.first] if w.start >= its.start]
    led = next((at for at, w in enumerate(reversed(ahead)) if w in (",", ";")), len(ahead))
    return between[-1:] == ["-"] and set(between) <= _YEAR_MARKS and led <= _LEAD
