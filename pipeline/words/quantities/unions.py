"""Quantities that are one: hours with minutes, ranges over two units or of two bounds; and what their bounds leave
open."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.figures import amounts, bound_words
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, TIME, Quantity
from pipeline.words.wording import tongues
from pipeline.words.wording.tongues import heard

_LEAST_AGE = 12
_REACH = 7
_BEHIND = 3
_SLIP = 8
_REFERRING = 2  # words of "in each of them", but the first
_ONE = frozenset({"a", "one", "an", "ein", "eine", "einem", "un", "une", "una", "uno", "een", "ett", "en", "et", "um"})
_PAUSES = frozenset({",", ";", ":", "(", "-", "–", "—", ".", "!", "…"})
_FEW = 4
_LEAST_MINUTES = 25
_QUARTERS, _LONG_SESSION = (15, 30, 45), 4  # minutes; hours
_JUST = frozenset({
    "just", "well", "a", "bit", "little", "slightly", "etwas", "knapp", "gut", "un", "peu", "poco", "algo", "iets",
    "ruim", "lite", "lidt", "litt", "noe", "drygt", "nieco", "o", "něco", "niečo", "hieman", "veidi", "malo", "pouco",
    "kicsit", "kiek", "nedaudz", "puțin",
})
_COUNTED = frozenset({"session", "talk", "month", "week", "hour"})


def united(passage: Passage, made: list[Quantity]) -> Iterator[Quantity]:
    """Quantities that are one: hours with minutes, "an hour and a half", ranges over two units or of two bounds."""
    i = 0
    while i < len(made):
        one = made[i]
        while i + 1 < len(made):
            both = _corrected(passage, one, made[i + 1])
            both = both or _sum(passage, one, made[i + 1]) or _range(passage, one, made[i + 1])
            both = both or _choice(passage, one, made[i + 1 :])
            if both is None:
                break
            one, i = both, next(k for k in range(i + 1, len(made)) if made[k].last >= both.last)
        yield _bounded(passage, _to_one(passage, one))
        i += 1
        while i < len(made) and made[i].first <= one.last and made[i].leads is None:
            i += 1


def _to_one(passage: Passage, one: Quantity) -> Quantity:
    """Half a year to a year: the end of a range is one unit, its article no number."""
    at = one.last + 1
    if one.what not in CALENDAR or not one.exact or one.high_scale or at + 2 >= len(passage.tokens):
        return one
    links = any(m.first == m.last == at and len(m.term) > 1 for m in passage.of("number_links", "to", "or"))
    unit = next((m for m in passage.of("time_units", *CALENDAR) if m.first == at + 2), None)
    if not links or unit is None or passage.tokens[at + 1].key not in _ONE:
        return one
    scale = passage.lexicon.vocabularies["time_units"].codes[unit.code].number or 1.0
    if scale <= (one.low or 0) * one.scale:
        return one
    return replace(one, high=1.0, high_scale=scale, last=unit.last, end=unit.end, rate=None)


def carried(passage: Passage, found: list[Quantity]) -> list[Quantity]:
    """Bare numbers with a bound, or of another track, take the unit of the time before them ("6 months, extended to at
    most 9"; "in prison 90 minutes, outside 120")."""
    made: list[Quantity] = []
    tracks = passage.of("tracks", "track")
    for one in found:
        before = made[-1] if made else None
        each = _in_each(passage, one, before)
        if each is not None:
            one = replace(one, rate=each)
        one = _in_form(passage, one, before)
        bare = one.what == "" or (one.what == "?" and one.noun is None)
        if before is not None and bare and one.kind == "count" and before.what in TIME and not one.rate:
            near = 0 < one.first - before.last <= _REACH
            same = passage.sentence_at(one.start) == passage.sentence_at(before.start)
            bounded = one.low is None and before.what in CALENDAR
            parted = any(
                before.last < m.first < one.first or one.last < m.first <= one.last + _BEHIND for m in tracks
            ) and one.low is not None
            following = passage.tokens[one.last + 1].key if one.last + 1 < len(passage.tokens) else ""
            opens = parted and any(one.last < m.first <= one.last + _BEHIND for m in tracks)
            ends = opens or not following or not following[0].isalpha()
            if near and same and ends and (bounded or parted) and one.form is None:
                one = replace(one, what=before.what, noun=before.noun, scale=before.scale)
        made.append(one)
    return made


def _in_form(passage: Passage, one: Quantity, before: Quantity | None) -> Quantity:
    """A bare number that ends its clause behind a form is so many minutes, like those before it ("60 minutes, in group
    120")."""
    if before is None or before.what != "minute" or one.what != "" or one.kind != "count" or one.form or one.rate or (
            not one.exact or (one.low or 0) < _LEAST_MINUTES or one.first - before.last > _REACH):
        return one
    form = next((m for m in passage.of("session_forms", "group", "individual")
                 if before.last < m.first and m.last == one.first - 1), None)
    apart = passage.sentence_at(one.start) != passage.sentence_at(before.start)
    following = passage.tokens[one.last + 1].key if one.last + 1 < len(passage.tokens) else "."
    if form is None or apart or following[0].isalnum():
        return one
    return replace(one, what="minute", noun=before.noun, scale=before.scale, form=form.code, label=False)


def _in_each(passage: Passage, one: Quantity, before: Quantity | None) -> Mention | None:
    """The rate of sessions "in each of them", of the weeks or months told before in the sentence."""
    if one.what not in _COUNTED - {"month", "week", "hour"} or before is None or before.what not in ("week", "month"):
        return None
    each = next((m for m in passage.of("rate_words", "each") if 0 < m.first - one.last <= 2), None)
    if each is None or passage.sentence_at(before.start) != passage.sentence_at(one.start) or one.rate is not None:
        return None
    follows = each.last + 1 < len(passage.tokens) and passage.tokens[each.last + 1].key[0].isalnum()
    if follows and each.last - each.first < _REFERRING:
        return None
    return each._replace(vocabulary="rates", code=before.what)


def _between(passage: Passage, a: Quantity, b: Quantity) -> list[str]:
    return [w.key for w in passage.tokens[a.last + 1 : b.first]]


def _corrected(passage: Passage, a: Quantity, b: Quantity) -> Quantity | None:
    """A slip of the pen and what it should be: "max 8, no wait: 10"; "20 sessions (sorry, 22)"."""
    if a.kind != "count" or b.kind != "count" or not 1 < b.first - a.last <= _SLIP or a.article or b.article:
        return None
    words = [w for w in range(a.last + 1, b.first) if passage.tokens[w].start < b.start]
    slips = [m for m in passage.of("number_links", "correction") if a.last < m.first and m.last < b.first
             and not (b.bound and m.end > b.start)]  # "26 sessions (no more than 10 men)"
    said = {w for m in slips for w in range(m.first, m.last + 1)}
    marks = {passage.tokens[w].key for w in words if w not in said}
    if not slips or not marks or not marks <= _PAUSES:
        return None
    head = a if b.what in ("", "?") else b
    return replace(
        head,
        first=a.first, start=a.start, last=b.last, end=b.end, low=b.low, high=b.high, number=b.number,
        form=b.form or a.form, rate=b.rate or a.rate, bound=b.bound or a.bound,
    )


def _sum(passage: Passage, a: Quantity, b: Quantity) -> Quantity | None:
    """1 h 30 (min); 1 hour and 30 minutes; an hour and a half; 2 years and 6 months."""
    gap = _between(passage, a, b)
    if a.high_scale or a.low is None or a.what not in TIME or not a.exact or b.low is None or not b.exact:
        return None
    if b.kind == "half" and gap == []:
        return _added(a, b, b.low * a.scale)
    if not gap and bisect(passage.lines, a.start) != bisect(passage.lines, b.start):
        return None  # "sessions of 2 hours", then "twice a week"
    if set(gap) - {"and", "und", "et", "y", "e", "en", "och", "og", "ja", "i", "a", "ir", "in", "&", "."}:
        return None
    minutes = b.what == "minute" or (b.what == "" and a.what == "hour" and not gap and 1 < b.low < 60)
    if a.what == "hour" and minutes and b.low < 60 and b.kind != "times":
        return _added(a, b, b.low)
    if a.what == "hour" and b.what == "" and b.low in _QUARTERS and gap and a.low <= _LONG_SESSION and not (
            b.form or b.label or b.bound):  # "2 hours and 30"
        return _added(a, b, b.low)
    if a.what == "hour" and b.what in ("half_hour", "quarter_hour"):
        return _added(a, b, b.scale)
    if a.what == "hour" and b.what == "" and gap == ["."] and 1 < b.low < 60:
        return _added(a, b, b.low)
    if a.what == "year" and ((b.what == "month" and b.low < 12) or b.what == "half_year") and gap:
        return _added(a, b, b.low * b.scale)
    return None


def _not_so(passage: Passage, one: Quantity) -> bool:
    """Does "not" stand right before a quantity, so that a dash behind it leads to what is so ("not 12 sessions - about
    40")?"""
    return any(m.last == one.first - 1 and m.code == "not" for m in heard(passage, "negators"))


def _added(a: Quantity, b: Quantity, more: float) -> Quantity:
    value = (a.low or 0) + more / a.scale
    return replace(a, low=value, high=value, last=b.last, end=b.end, rate=b.rate or a.rate, leads=b.leads)


def _choice(passage: Passage, a: Quantity, rest: list[Quantity]) -> Quantity | None:
    """A choice of rising numbers: "8, 12 or 16 sessions" is 8 to 16."""
    low = a
    links = passage.of("number_links", "or")
    for b in rest:
        rising = a.what == "" and a.kind == b.kind == "count" and a.exact and (a.low or 0) < (b.low or b.high or 0)
        if not rising or a.word != b.word or _between(passage, a, b) != [","]:
            return None
        if any(b.first < m.first and m.last < b.last for m in links) and b.high is not None:
            return replace(b, first=low.first, start=low.start, low=low.low, number=(low.number[0], b.number[1]))
        a = b
    return None


_FROM, _TO = re.compile(r"[^\W\d_]+(?:sta|stä|st)"), re.compile(r"[^\W\d_]+(?:aan|ään|een|iin|seen|hon|hen|ni)")


def _from_to(passage: Passage, a: Quantity, b: Quantity) -> bool:
    """Do the endings of two numbers tell "from" and "to" ("neljästä seitsemään", "kuuest kümneni")?"""
    keys = [passage.tokens[at].key for at in (a.last, b.first)]
    return b.low is not None and _FROM.fullmatch(keys[0]) is not None and _TO.fullmatch(keys[1]) is not None


def _range(passage: Passage, a: Quantity, b: Quantity) -> Quantity | None:
    """6 months to 1 year; at least six months and at most one year; 6 (min.) - 8 (max.)."""
    if not (a.exact and b.exact) or a.high_scale or not _alike(a, b) or a.kind == "year" or b.kind == "year":
        return None
    gap = [w.key for w in passage.tokens[a.last + 1 : b.first] if w.start < b.start]
    listed = gap == [","]
    gap = [k for k in _between(passage, a, b) if k not in ("a", "the", ".", "ca", "about")]
    joined = bool(gap) and (
        gap == ["-"]
        or (
            any(
                m.first == a.last + 1 and len(gap) <= m.last - m.first + 2
                for m in passage.of("number_links", "to", "or")
                if m.term not in ("a", "la", "of")
            )
            and b.bound in ("", "at_most", "until")
        )
    )
    joined = joined or (not gap and _from_to(passage, a, b))
    spread = any(m.last == a.first - 1 for m in passage.of("number_links", "between"))
    joined = joined or (spread and len(gap) == 1 and any(
        m.first == a.last + 1 == m.last for m in passage.of("number_links", "and")
    ))
    rest = _unbracketed(gap)
    joined = joined or (len(rest) == 1 and rest != gap and any(
        m.first == m.last == b.first - 1 for m in passage.of("number_links", "to")))
    pair = a.bound in ("at_least", "from") and b.bound in ("at_most", "until") and len(rest) <= 4
    pair = pair or (
        not a.bound and a.what in ("", *_COUNTED) and b.bound == "at_most" and listed and b.rate is None
    )
    if (a.form and b.form and a.form != b.form) or (gap == ["-"] and _not_so(passage, a)):
        return None
    if not (joined or pair) or (gap and a.what in ("", "?") and b.what in ("", "?") and not pair):
        return None
    head = b if a.what in ("", "?") else a
    low, high = (a.low or 0) * (a.scale if a.what else b.scale), (b.low or 0) * b.scale
    if low >= high:
        return None
    return replace(
        head,
        first=a.first,
        start=a.start,
        low=a.low,
        high=b.low,
        scale=a.scale if a.what else b.scale,
        high_scale=b.scale if b.what not in ("", "?") else 0.0,
        last=b.last,
        end=b.end,
        bound="",
        approx=a.approx or b.approx,
        rate=b.rate or a.rate,
        leads=b.leads,
        number=(a.number[0], b.number[1]),
    )


def _unbracketed(gap: list[str]) -> list[str]:
    """Words without the bracket that they open with ("from 5 (in prison) to 10")."""
    return gap[gap.index(")") + 1 :] if gap[:1] == ["("] and ")" in gap else gap


def _alike(a: Quantity, b: Quantity) -> bool:
    """Do two quantities count the same kind of thing, or one of them nothing told?"""
    if a.what in ("", "?") or b.what == "":
        return True
    return a.what == b.what or {a.what, b.what} <= CALENDAR or {a.what, b.what} <= CLOCK


def _bounded(passage: Passage, one: Quantity) -> Quantity:
    """A quantity with its bounds: what leaves an end open becomes None."""
    bound = one.bound
    after = bound_words.bounds_after(passage).get(one.last + 1)
    if one.rate is not None and after is None:
        after = bound_words.bounds_after(passage).get(one.rate.last + 1)
    if not bound and after and _trails(passage, after, one):
        bound = "at_least" if after.code in ("at_least", "or_more") else "at_most"
        one = replace(one, last=after.last, end=after.end)
    if not one.exact or one.what in ("percent", "money"):
        return replace(one, bound="")
    low_open = (
        bound == "at_least"
        or (bound == "from" and _from(passage, one))
        or (bound == "above" and (one.what not in CALENDAR or _aged(one) or _measured(passage, one)))
    )
    high_open = bound in ("at_most", "until") or (
        bound == "below" and (one.what not in TIME or _aged(one) or not _during(passage, one))
    )
    if low_open:
        return replace(one, high=None, bound="at_least")
    if high_open:
        return replace(one, low=None, bound="at_most")
    return replace(one, bound="")


def _aged(one: Quantity) -> bool:
    """So many years are an age."""
    return one.what == "year" and (one.low or 0) >= _LEAST_AGE


def _trails(passage: Passage, bound: Mention, one: Quantity) -> bool:
    """Does a word of a bound belong to the quantity before it, and not to a number behind it?"""
    if bound.term in ("+", "plus"):
        return False
    if bound.code in ("or_more", "or_less"):
        return True
    following = [
        a for a in amounts.amounts(passage)
        if 0 < a.first - bound.last <= 3 and a.kind in ("count", "clock") and not _parted(passage, bound.last, a.first)
    ]
    ended = bound.last + 1 == len(passage.tokens) or not passage.tokens[bound.last + 1].key.isalnum() or any(
        m.first == bound.last + 1 for m in passage.of("rates"))
    return not following and (one.what != "" or ended)


def _parted(passage: Passage, last: int, first: int) -> bool:
    """Does a mark or a word for "and" part two words?"""
    joints = {m.first for m in passage.of("joiners", "and")}
    return any(at in joints or passage.tokens[at].key in (",", ":", ";") for at in range(last + 1, first))


def _measured(passage: Passage, one: Quantity) -> bool:
    """Is "over a year" a length ("it takes just over a year"), and not the time over which something is spread ("it is
    held over a year")?"""
    for verb in passage.of("count_relations", "length"):
        between = [w.key for w in passage.tokens[verb.last + 1 : one.first]]
        if 0 < len(between) <= _FEW and verb.first < one.first and not set(between[:-1]) - _JUST:
            return True
    return False


def _from(passage: Passage, one: Quantity) -> bool:
    """ "From" opens a range of ages; of other counts only in languages in which it does not also mean "of"."""
    opener = next((m for m in passage.of("bounds", "from") if one.start <= m.start < one.number[0]), None)
    return one.what in ("year", "") or (
        opener is not None
        and one.what not in CLOCK
        and opener.language not in ("cs", "sk", "sl", "hr", "it", "sv", "da", "nb", "bg", "ru", "uk", "lv", "pl")
    )


def _during(passage: Passage, one: Quantity) -> bool:
    """Scandinavian "under" before a time means during."""
    here = tongues.likely(passage, passage.sentence_at(one.start))
    return bool(here & {"sv", "da", "nb"}) or (one.what in CALENDAR and not here & {"en"})
