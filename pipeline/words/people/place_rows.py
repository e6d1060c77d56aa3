"""Counts told place by place in one sentence, the noun only with the first of them; and their sum.

12 groups in Kyiv, 5 in Lviv and 3 in Odesa               20 groups
In Stein 11 runs, in Garsten 6, Graz 5, so 22             22 runs
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.passage import Passage
from pipeline.words.people.headcount import Entry
from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.roles import Roles
from pipeline.words.wording.function_words import AND_ANY

_IN = r"(?:(?:in|im|at|on|auf|w|we|v|ve|u|na|en|à|a|i|de|em|în|nel|nella|te|på|op)\s+(?:the\s+(?=[A-ZÀ-Þ]))?)"
_NAME = r"(?:[^\W\d_a-zà-öø-ÿ][\w'’-]+)(?:[ -][^\W\d_a-zà-öø-ÿ][\w'’-]+){0,2}"
_THE = r"(?:the|der|dem|den|la|le|les|el|los|las|het|de)\s[^\W\d]{3,}(?:\s[^\W\d_a-zà-öø-ÿ][\w'’-]+)?"
_JOIN = rf"\s*(?:[,;/]\s*(?:(?:{AND_ANY})\s)?|\s(?:{AND_ANY})\s)\s*"
_BEHIND = re.compile(rf"\s*{_IN}(?P<name>{_NAME}|{_THE}){_JOIN}")
_LAST_BEHIND = re.compile(rf"\s*{_IN}(?P<name>{_NAME}|{_THE})")
_AHEAD = re.compile(rf"{_JOIN}{_IN}?(?P<name>{_NAME})\s*[:–-]?\s*")
_FIRST_AHEAD = re.compile(rf"(?:^|[\s:(]){_IN}?(?P<name>{_NAME})\s*[:–-]?\s*$")
_SUM = re.compile(r"[^.;\d]{0,24}")


def summed(passage: Passage, roles: Roles, found: list[Entry]) -> list[Entry]:
    """The counts with those of further places joined to the first, and without the sum told behind them."""
    for first in found:
        labelled = bool(first.quantity.noun) or (first.counted == "group" and first.quantity.what == "")
        if first.counted == "size" or not labelled or first.joined:
            continue
        row = _row(passage, roles.told, first)
        if row:
            rest = [e for e in found if e.index not in row]
            at = rest.index(first) + 1
            more = [replace(first, quantity=roles.told[k].quantity, index=k, joined=True) for k in row]
            return _without_sum(passage, roles.told, [*rest[:at], *more, *rest[at:]], [first, *more])
    return found


def _row(passage: Passage, told: Sequence[Told], first: Entry) -> list[int]:
    """The bare numbers right behind a count that each have a place of their own."""
    row: list[int] = []
    ahead = _named(passage, _FIRST_AHEAD.search(passage.text[: first.quantity.start]))
    for k in range(first.index + 1, len(told)):
        one, before = told[k].quantity, told[k - 1].quantity
        if told[k].sentence != first.sentence or one.what != "" or one.kind != "count" or one.rate is not None:
            break
        between = (passage.text, before.end, one.start)
        if not (_named(passage, _AHEAD.fullmatch(*between)) if ahead else _named(passage, _BEHIND.fullmatch(*between))
                and _named(passage, _LAST_BEHIND.match(passage.text, one.end))):
            break
        row.append(k)
    return row


def _named(passage: Passage, match: re.Match[str] | None) -> bool:
    """Is a word with a capital a name: none for people, groups, times or stages?"""
    if match is None:
        return False
    words = ("count_nouns", "volume_words", "year_roles", "sexes", "legal", "rates", "count_contexts")
    start, end = match.span("name")
    idle = ("ours", "theirs", "site", "victim", "later", "there")  # "in the capital", "on the islands"
    return not any(m.start < end and start < m.end and m.code not in idle
                   for name in words for m in passage.of(name))


def _without_sum(passage: Passage, told: Sequence[Told], found: list[Entry], row: list[Entry]) -> list[Entry]:
    """Without a bare number in the same sentence that is what the counts of a row come to."""
    whole = sum(e.quantity.low or 0 for e in row)
    following = row[-1].index + 1
    apart = following < len(told) and told[following].sentence == row[0].sentence and (
        told[following].quantity.low == whole
        and _SUM.fullmatch(passage.text, row[-1].quantity.end, told[following].start))
    return [e for e in found if e.index != following] if apart else found
