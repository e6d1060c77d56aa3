"""Counts that each of several sites has ("3 courses a year in each of 5 prisons").

    in each of 5 prisons 3 courses, 3 courses in each of 5 prisons      15
    every centre runs 2 courses a year. There are 7 centres             14
    each prison runs 2 courses a year                                   nobody knows how many there are
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.vocabulary import Mention
from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.roles import Roles
from pipeline.words.wording.tongues import heard

_BEHIND, _AHEAD, _EACH = 6, 8, 4  # words
_STRONG = (
    "each", "every", "jede", "chaque", "chacun", "cada", "ogni", "ciascun", "elk", "ieder", "varje", "var och en",
    "hver", "joka", "jokai", "kukin", "iga", "minden", "każd", "každ", "kiekvien", "katr", "vsak", "svak", "fiecare",
    "cadascun", "her",
)
_COUNTED = ("group", "person", "", "?", "session", "time")


def all_sites(roles: Roles, i: int, told: Told) -> Told:
    """What quantity `i` comes to at all sites, of each of which it tells; doubted where nobody tells how many there
    are."""
    sites = _behind(roles, i) or _ahead(roles, i) or _told_apart(roles, i)
    if sites is None or sites.low is None:
        return replace(told, doubt=told.doubt or "other") if _every_site(roles, i) else told
    low, high = (None if x is None else x * sites.low for x in (told.quantity.low, told.quantity.high))
    return replace(told, quantity=replace(told.quantity, low=low, high=high, bound="product"))


def _behind(roles: Roles, i: int) -> Quantity | None:
    """ "3 courses a year in each of 5 prisons"."""
    one = roles.quantities[i]
    following = roles.quantities[i + 1 : i + 3]
    sites = next((q for q in following if q.what == "site" or not q.word), None)  # "in every one of the 3 offices"
    last = one.last if one.rate is None else max(one.last, one.rate.last)
    if sites is None or sites.what != "site" or not sites.exact or not 0 < sites.first - last <= _BEHIND or (
            roles.sentence(one.start) != roles.sentence(sites.start)):
        return None
    each = any(last < m.first < sites.first for m in heard(roles.passage, "rate_words", "each", "every"))
    return sites if each and (sites.low or 0) > 1 else None


def _ahead(roles: Roles, i: int) -> Quantity | None:
    """ "Each of the 4 prisons delivers 2 groups", "4 sites with 3 groups each"."""
    one, sites = roles.quantities[i], roles.quantities[i - 1] if i else None
    if sites is None or sites.what != "site" or not sites.exact or (sites.low or 0) <= 1 or one.what not in _COUNTED:
        return None
    clause = roles.passage.clause_at(one.start)
    each = [m.first for m in _each(roles) if m.start >= clause.start]
    if one.first - sites.last > _AHEAD or sites.label:
        return None
    times = {m.first for m in roles.passage.of("time_units")}
    opens = any(roles.passage.tokens[at].start == clause.start and at + 1 not in times for at in each)
    yearly = one.rate is not None and one.rate.code == "year"
    last = max(one.last, one.rate.last) if one.rate is not None else one.last
    ends = yearly and any(0 < at - last <= 1 for at in each)  # "three sites, 20 men a year each"
    if not clause.holds(sites.start):
        joined = roles.sentence(sites.start) == roles.sentence(one.start)
        return sites if joined and (opens or ends) else None
    if any(sites.first - _EACH <= at <= sites.first for at in each):
        return sites
    apart = any(roles.parts(at) for at in range(sites.last + 1, one.first))
    behind = any(0 < at - one.last <= 2 and roles.key(at + 1) not in ("with", "of", "mit", "avec") for at in each)
    return sites if behind and one.what == "group" and not apart else None


def _told_apart(roles: Roles, i: int) -> Quantity | None:
    """The one number of sites of an answer that says how many each of them has."""
    if not _every_site(roles, i):
        return None
    sites = [q for q in roles.quantities if q.what == "site" and not q.article and not q.label]
    return sites[0] if len(sites) == 1 and sites[0].exact and (sites[0].low or 0) > 1 else None


def _every_site(roles: Roles, i: int) -> bool:
    """Is "each" with a noun for sites the subject of a count: before it, with no other count between?"""
    one = roles.quantities[i]
    if one.what not in _COUNTED or one.kind != "count":
        return False
    clause = roles.passage.clause_at(one.start)
    each = {m.last for m in _each(roles)}
    nouns = [m for m in heard(roles.passage, "count_nouns", "site")
             if clause.start <= m.start < one.start and m.first - 1 in each]
    return any(not any(n.last < q.first < one.first and q.kind == "count" for q in roles.quantities) for n in nouns)


def _each(roles: Roles) -> list[Mention]:
    return [m for m in heard(roles.passage, "rate_words", "each", "every") if m.term.casefold().startswith(_STRONG)]
