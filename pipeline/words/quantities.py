"""Quantities: an amount with the noun or unit that it counts, and the rate that stands with it.

    26-30 two-hour sessions weekly       26 to 30 session, rate week; 2 hour before a noun
    Sitzungen: 30 / 30 individual        30 session; 30 with the form individual
    6 months to 1 year                   26 to 52 weeks, units month and year
    1 h 30 / 1h30 / an hour and a half   90 minutes

A quantity tells only what its own words tell. What it means for the programme (a number of sessions, the length of
one, something else) is decided by those who ask, from the words around it.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.fold import Word
from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words import amounts, numbers, tongues
from pipeline.words.amounts import Amount

CLOCK = frozenset({"minute", "lesson", "hour", "half_hour", "quarter_hour"})
CALENDAR = frozenset({"day", "week", "fortnight", "month", "quarter", "half_year", "year"})
TIME = CLOCK | CALENDAR | {"unit"}
_WHOLE_UNITS = frozenset({"half_year", "half_hour", "quarter_hour", "fortnight"})
_BETWEEN = 3
_LONGEST_CLOCK = 4
_LEAST_AGE = 12
_COUNTED = frozenset({"session", "talk", "month", "week", "hour"})
_SIGNS = frozenset({"h", "u", "ó", "分", "時間", "日", "回", "年", "歳"})
_IN = frozenset(
    {
        "in",
        "en",
        "i",
        "w",
        "v",
        "ve",
        "im",
        "als",
        "d'",
        "de",
        "di",
        "del",
        "of",
        "u",
        "em",
        "în",
        "a",
        "à",
        "som",
        "jako",
        "az",
        "as",
    }
)
_OF = frozenset(
    {"de", "d", "di", "of", "af", "av", "von", "van", "a", "the", "le", "les", "la", "der", "die", "das", "den", "dem"}
)


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


def quantities(passage: Passage) -> list[Quantity]:
    """All quantities of a passage, in order."""
    found: list[Quantity] | None = passage.notes.get("quantities")
    if found is None:
        made = list(_Reader(passage))
        found = passage.notes["quantities"] = list(_united(passage, made))
    return found


class _Reader:
    """From amounts to quantities."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.tokens: Sequence[Word] = passage.tokens
        self.nouns = numbers.mentions_at(passage, "count_nouns")
        self.units = {at: m for at, m in numbers.mentions_at(passage, "time_units").items() if self.is_unit(m)}
        self.forms = numbers.mentions_at(passage, "session_forms")
        self.rates = {
            at: m
            for at, m in numbers.mentions_at(
                passage, "rates", "week", "day", "fortnight", "month", "quarter", "half_year", "year", "ambiguous"
            ).items()
            if self.is_rate(m)
        }
        self.nouns_before = amounts._by_last(passage, "count_nouns")
        self.units_before = amounts._by_last(passage, "time_units")
        self.forms_before = amounts._by_last(passage, "session_forms")
        self.articles = {n.first for n in numbers.single(passage) if n.article}
        self.amounts = self.visible()
        self.at = {a.first: a for a in self.amounts}

    def __iter__(self) -> Iterator[Quantity]:
        for amount in self.amounts:
            yield self.headed(amount)

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def is_unit(self, mention: Mention) -> bool:
        """Units of one or two letters need a number before them, or their own language."""
        if mention.end - mention.start <= 2 and mention.code != "lesson":
            before = self.key(mention.first - 1)
            counted = before.isdigit() or before in ("½", "1⁄2") or self.numeral(mention.first - 1)
            return counted and (mention.term in _SIGNS or tongues.native(self.passage, mention))
        return tongues.native(self.passage, mention)

    def numeral(self, at: int) -> bool:
        return at >= 0 and bool(numbers.words_of(self.passage.lexicon).of(self.tokens[at]))

    def is_rate(self, mention: Mention) -> bool:
        """ "a year" behind a word of duration is a length ("it lasts a year"), no rate."""
        if self.key(mention.first) in ("a", "an", "in", "i", "v", "w") and mention.last == mention.first + 1:
            if self.key(mention.first) in ("a", "an") and self.small(mention.first - 1):
                return False
            if self.key(mention.last + 1).isdigit():
                return False
        return tongues.native(self.passage, mention)

    def small(self, at: int) -> bool:
        """Is a word a function word (but for words of times: "once a week")?"""
        if at < 0 or numbers.words_of(self.passage.lexicon).of(self.tokens[at]):
            return False
        return "en" in tongues.spoken(self.passage.lexicon, self.tokens[at]) and at not in self.nouns

    def visible(self) -> list[Amount]:
        """The amounts that no rate holds ("every 14 days"), and units that are a quantity by themselves
        ("half a year")."""
        held = {at for m in self.rates.values() if m.last > m.first for at in range(m.first, m.last + 1)}
        found = [a for a in amounts.amounts(self.passage) if a.first not in held and not self.idle(a)]
        taken = {at for a in found if not a.article for at in range(a.first, a.last + 1)}
        for mention in self.units.values():
            alone = mention.code in _WHOLE_UNITS and mention.first not in held
            inside = [a for a in found if a.first == mention.first]
            if (
                alone
                and not any(a.last > mention.last for a in inside)
                and (inside or not ({mention.first, mention.first - 1} & taken))
            ):
                found = [a for a in found if not mention.first - a.article <= a.first <= mention.last]
                like = Amount(
                    mention.first, mention.first, mention.start, mention.start + 1, 1, 1, since=mention.first, word=True
                )
                found.append(amounts._Joiner(self.passage).surrounded(like))
        for half in (n for n in numbers.single(self.passage) if n.kind == "half"):
            unit = next((u for u in self.units.values() if u.last == half.first - 1), None)
            if unit and not any(a.last == unit.first - 1 for a in found):
                found.append(
                    Amount(
                        unit.first,
                        unit.first,
                        unit.start,
                        unit.start + 1,
                        1,
                        1,
                        since=unit.first,
                        word=True,
                        tail=unit.term,
                    )
                )
        taken = {at for a in found for at in range(a.first, a.last + 1)}
        for mention in tongues.heard(self.passage, "unit_singulars"):
            if (
                not {mention.first, mention.first - 1} & taken
                and mention.first in self.units
                and self.lasting(mention.first - 1)
            ):
                one = Amount(
                    mention.first,
                    mention.first,
                    mention.start,
                    mention.start + 1,
                    1,
                    1,
                    since=mention.first,
                    word=True,
                    tail=self.units[mention.first].term,
                )
                found.append(amounts._Joiner(self.passage).surrounded(one))
        firsts = {a.first for a in found if not a.article or a.last > a.first}
        return sorted((a for a in found if not a.article or a.last + 1 not in firsts), key=lambda a: a.first)

    def lasting(self, at: int) -> bool:
        """Is word `at` one of length or approximation?"""
        told = [
            *tongues.heard(self.passage, "approximators", "about"),
            *tongues.heard(self.passage, "count_relations", "length", "over"),
        ]
        return any(m.last == at or (self.key(at) in (":", ".") and m.last == at - 1) for m in told)

    def idle(self, amount: Amount) -> bool:
        """An article that no unit and no counted noun follows counts nothing."""
        if not amount.article:
            return False
        following = amount.last + 1
        while self.key(following) == "-":
            following += 1
        return not (following in self.units or following in self.nouns or following in self.forms)

    def part(self, at: int) -> int:
        """The number of the part of the answer in which a word stands."""
        return bisect.bisect_right(self.passage.starts, self.tokens[at].start)

    def headed(self, amount: Amount) -> Quantity:
        plain = self.plain(amount)
        if amount.kind in ("year", "date", "label", "name", "half", "ordinal"):
            return self.dated(plain) if amount.kind == "year" else plain
        if amount.kind == "period":
            return replace(plain, what="hour", scale=60.0)
        if amount.kind == "times":
            return self.rated(plain)
        if amount.tail:
            return self.tailed(plain, amount.tail)
        after = self.head_after(plain, amount.last + 1)
        if after.what in ("", "?") and amount.kind != "times":
            before = self.head_before(plain, amount.since - 1)
            if before.what or before.form:
                return before
        return after

    def tailed(self, plain: Quantity, tail: str) -> Quantity:
        """A number whose word ends in a unit, a rate or a word of times ("zweistündig", "zweiwöchentlich",
        "dreimal")."""
        if plain.first in self.units:
            return self.with_unit(plain, self.units[plain.first])
        vocabulary, code = numbers.tails(self.passage.lexicon)[tail]
        token = self.tokens[plain.last]
        mention = Mention(vocabulary, code, token.start, token.end, tail, "und", plain.last, plain.last)
        if vocabulary == "time_units":
            return self.with_unit(plain, mention)
        return self.rated(replace(plain, what="time", noun=mention)) if code == "time" else replace(plain, rate=mention)

    def plain(self, amount: Amount) -> Quantity:
        return Quantity(
            amount.first,
            amount.last,
            self.tokens[min(amount.since, amount.first)].start,
            amount.end,
            amount.low,
            amount.high,
            approx=amount.approx,
            kind=amount.kind,
            bound=amount.bound,
            word=amount.word,
            article=amount.article,
            number=(amount.start, amount.end),
        )

    def dated(self, plain: Quantity) -> Quantity:
        """A number like a year is a count only right before persons, with a round number or a word of approximation."""
        noun = self.nouns.get(plain.last + 1)
        if noun and noun.code in ("person", "referral") and (plain.approx or plain.bound or (plain.low or 1) % 50 == 0):
            return replace(self.head_after(plain, plain.last + 1), kind="count")
        return plain

    def head_after(self, plain: Quantity, at: int) -> Quantity:
        """The unit or noun that follows a number, over adjectives, a rate, another quantity that is an adjective."""
        unknown = 0
        found = plain
        if plain.what == "" and plain.low == 1 and self.whole(plain):
            return self.with_unit(plain, self.units[plain.first])
        minutes = self.prime(plain)
        if minutes is not None:
            return minutes
        while at < len(self.tokens) and self.part(at) == self.part(plain.last):
            if at in self.units and not (at in self.nouns and self.nouns[at].last > self.units[at].last):
                return self.with_unit(found, self.units[at])
            if at in self.nouns:
                return self.with_noun(found, self.nouns[at])
            step = self.passing(at, found, unknown)
            if step is None:
                break
            found, at, more = step
            unknown += more
            if unknown > _BETWEEN:
                break
        if found.kind == "clock" and (found.high or 9) <= _LONGEST_CLOCK and not unknown:
            return replace(found, what="hour", scale=60.0)
        return replace(found, what="?") if unknown and not found.form else self.rated(self.in_form(found))

    def prime(self, plain: Quantity) -> Quantity | None:
        """90' are minutes."""
        mark = plain.last + 1
        if self.key(mark) != "'" or self.tokens[mark].start != plain.end or not 10 <= (plain.high or 0) <= 300:
            return None
        after = self.passage.text[self.tokens[mark].end : self.tokens[mark].end + 1]
        return None if after.isalnum() else replace(plain, what="minute", last=mark, end=self.tokens[mark].end)

    def in_form(self, found: Quantity) -> Quantity:
        """With a form behind a small word ("16 in group")."""
        form = self.forms.get(found.last + 2)
        if form and not found.form and self.key(found.last + 1) in _IN:
            return replace(found, form=form.code, last=form.last, end=form.end)
        return found

    def whole(self, plain: Quantity) -> bool:
        unit = self.units.get(plain.first)
        return unit is not None and unit.code in _WHOLE_UNITS and plain.last == plain.first and plain.word

    def passing(self, at: int, found: Quantity, unknown: int) -> tuple[Quantity, int, int] | None:
        """One step over a word between a number and its noun: the quantity so far, the next word, unknown
        words added."""
        key = self.key(at)
        if at in self.forms:
            form = self.forms[at]
            return replace(found, form=form.code, last=form.last, end=form.end), form.last + 1, 0
        if at in self.rates:
            rate = self.rates[at]
            if rate.last > at:
                return None
            return replace(found, rate=rate), at + 1, 0
        if at in self.articles and found.low is not None and found.low < 1:
            return found, at + 1, 0
        if at in self.at:
            unit = self.adjectival(self.at[at])
            return (found, unit.last + 1, 0) if unit else None
        if key in ("-", "'"):
            return found, at + 1, 0
        if not key[0].isalpha() or key in ("x", "×"):
            return None
        if found.last == at - 1 and key in _OF and not found.form:
            return found, at + 1, 0
        hyphened = "-" in (self.key(at - 1), self.key(at + 1))
        frequent = tongues.spoken(self.passage.lexicon, self.tokens[at]) & (self.here(at) or {"en"})
        if frequent and not hyphened and not self.describes(at):
            return None
        return found, at + 1, 1

    def adjectival(self, inner: Amount) -> Mention | None:
        """The unit of an amount that is an adjective between a number and its noun ("26 two-hour sessions")."""
        at = inner.last + 1
        if self.key(at) == "-":
            at += 1
        unit = self.units.get(at)
        return unit if unit and self.led(unit) else None

    def describes(self, at: int) -> bool:
        """Adjectives that are as frequent as function words."""
        return self.key(at) in (
            "new",
            "more",
            "other",
            "further",
            "all",
            "neue",
            "neuen",
            "weitere",
            "weiteren",
            "nouveaux",
            "nouvelles",
            "nuevos",
            "nuovi",
            "nieuwe",
            "nya",
            "nye",
            "uutta",
            "different",
            "separate",
            "regular",
            "standard",
            "full",
            "different",
            "long",
            "short",
            "male",
            "adult",
            "main",
            "first",
            "last",
            "complete",
            "half",
            "autres",
            "otros",
            "altri",
            "andere",
            "young",
        )

    def here(self, at: int) -> frozenset[str]:
        return tongues.likely(self.passage, self.passage.sentence_at(self.tokens[at].start))

    def with_unit(self, found: Quantity, unit: Mention) -> Quantity:
        number = self.passage.lexicon.vocabularies["time_units"].codes[unit.code].number
        form = self.forms.get(unit.last + 1) if unit.code in CLOCK else None
        made = replace(
            found,
            what=unit.code,
            noun=unit,
            scale=number or 1.0,
            last=max(found.last, unit.last),
            end=max(found.end, unit.end),
            form=found.form or (form.code if form else None),
        )
        return replace(self.rated(made), leads=self.led(unit))

    def led(self, unit: Mention) -> Mention | None:
        """The noun right behind a unit, for which the quantity is an adjective ("two-hour sessions", "two-
        year order")."""
        at = unit.last + 1
        while at not in self.nouns and (self.key(at) in ("-", "long", "lange", "langen") or at in self.forms):
            at = self.forms[at].last + 1 if at in self.forms else at + 1
        return self.nouns.get(at)

    def with_noun(self, found: Quantity, noun: Mention) -> Quantity:
        following = noun.last + 2 if self.key(noun.last + 1) == "-" else noun.last + 1
        talks = (
            noun.code in ("session", "talk", "evening")
            and following in self.nouns
            and self.nouns[following].code in ("group", "person")
        )
        if following in self.nouns and self.nouns[following].code != "time" and noun.code != "time" and not talks:
            inner = self.forms.get(noun.first)
            return self.with_noun(
                replace(found, modifier=noun.code, form=found.form or (inner.code if inner else None)),
                self.nouns[following],
            )
        if following in self.units and noun.code in ("session", "group", "talk", "module"):
            return self.with_unit(replace(found, modifier=noun.code), self.units[following])
        form = self.forms.get(noun.first) or next(
            (f for f in self.forms.values() if noun.first <= f.first <= noun.last), None
        )
        trailing = self.forms.get(noun.last + 1) or (
            self.forms.get(noun.last + 2) if self.key(noun.last + 1) in _IN else None
        )
        told = found.form or (form.code if form and noun.code in ("session", "talk", "evening", "time") else None)
        last, end = max(found.last, noun.last), max(found.end, noun.end)
        if trailing and not told and noun.code in ("session", "talk", "evening", "time"):
            told, last, end = trailing.code, trailing.last, trailing.end
        return self.rated(replace(found, what=noun.code, noun=noun, form=told, last=last, end=end))

    def rated(self, found: Quantity) -> Quantity:
        """With the rate that follows, at most a word of times away ("3 men a year", "2 x per week")."""
        at = found.last + 1
        while at not in self.rates and (
            self.key(at) in ("x", "-", "(") or (at in self.nouns and self.nouns[at].code == "time")
        ):
            at += 1
        rate = self.rates.get(at)
        return replace(found, rate=rate) if rate and not found.rate else found

    def head_before(self, plain: Quantity, at: int) -> Quantity:
        """The noun before a number: a label ("Sessions: 30") or a table cell."""
        marked = False
        while self.key(at) in (":", "=", "-", "(", "–"):
            marked, at = True, at - 1
        noun = self.nouns_before.get(at)
        form = self.forms_before.get(at)
        unit = self.units_before.get(at)
        if (
            unit
            and marked
            and tongues.native(self.passage, unit)
            and unit.end - unit.start > 2
            and not self.counted(unit.first - 1)
        ):
            return replace(self.with_unit(plain, unit), label=True, last=plain.last, end=plain.end, leads=None)
        named = noun and (
            marked or (noun.code != "person" and not plain.bound and self.opens(noun)) or self.numbered(noun)
        )
        if noun and named and not self.counted(noun.first - 1):
            inner = next((f for at, f in self.forms.items() if noun.first <= at <= noun.last), None)
            told = form.code if form else inner.code if inner else None
            if told is None and noun.first - 1 in self.forms_before:
                told = self.forms_before[noun.first - 1].code
            return replace(plain, what=noun.code, noun=noun, form=told, label=True)
        if form and marked and not self.counted(form.first - 1):
            return replace(plain, form=form.code, label=True)
        return plain

    def counted(self, at: int) -> bool:
        """Does a number stand at this place already?"""
        return any(a.first <= at <= a.last for a in self.amounts) or (
            self.key(at) == "-" and self.key(at - 1).isdigit()
        )

    def numbered(self, noun: Mention) -> bool:
        """Does "number of" stand before a noun?"""
        at = noun.first - 1
        while at in self.forms_before or self.key(at) in ("the", "der", "die", "des", "degli"):
            at = self.forms_before[at].first - 1 if at in self.forms_before else at - 1
        return any(m.last == at for m in self.passage.of("count_relations", "number_of"))

    def opens(self, noun: Mention) -> bool:
        """Does a noun begin its clause, as the labels of tables and lists do?"""
        start = self.passage.clause_at(noun.start).start
        return not any(w.key.isalpha() for w in self.tokens[max(0, noun.first - 4) : noun.first] if w.start >= start)


def _united(passage: Passage, made: list[Quantity]) -> Iterator[Quantity]:
    """Quantities that are one: hours with minutes, "an hour and a half", ranges over two units or of two bounds."""
    i = 0
    while i < len(made):
        one = made[i]
        while i + 1 < len(made):
            both = _sum(passage, one, made[i + 1]) or _range(passage, one, made[i + 1])
            if both is None:
                break
            one, i = both, i + 1
        yield _bounded(passage, one)
        i += 1
        while i < len(made) and made[i].first <= one.last and made[i].leads is None:
            i += 1


def _between(passage: Passage, a: Quantity, b: Quantity) -> list[str]:
    return [w.key for w in passage.tokens[a.last + 1 : b.first]]


def _sum(passage: Passage, a: Quantity, b: Quantity) -> Quantity | None:
    """1 h 30 (min); 1 hour and 30 minutes; an hour and a half; 2 years and 6 months."""
    gap = _between(passage, a, b)
    if a.high_scale or a.low is None or a.what not in TIME or not a.exact or b.low is None or not b.exact:
        return None
    if b.kind == "half" and gap == []:
        return _added(a, b, b.low * a.scale)
    if set(gap) - {"and", "und", "et", "y", "e", "en", "och", "og", "ja", "i", "a", "ir", "in", "&", "."}:
        return None
    minutes = b.what == "minute" or (b.what == "" and a.what == "hour" and not gap and 1 < b.low < 60)
    if a.what == "hour" and minutes and b.low < 60:
        return _added(a, b, b.low)
    if a.what == "hour" and b.what in ("half_hour", "quarter_hour"):
        return _added(a, b, b.scale)
    if a.what == "hour" and b.what == "" and gap == ["."] and 1 < b.low < 60:
        return _added(a, b, b.low)
    if a.what == "year" and ((b.what == "month" and b.low < 12) or b.what == "half_year") and gap:
        return _added(a, b, b.low * b.scale)
    return None


def _added(a: Quantity, b: Quantity, more: float) -> Quantity:
    value = (a.low or 0) + more / a.scale
    return replace(a, low=value, high=value, last=b.last, end=b.end, rate=b.rate or a.rate, leads=b.leads)


def _range(passage: Passage, a: Quantity, b: Quantity) -> Quantity | None:
    """6 months to 1 year; at least six months and at most one year; 6 (min.) - 8 (max.)."""
    if not (a.exact and b.exact) or a.high_scale or not _alike(a, b) or a.kind == "year" or b.kind == "year":
        return None
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
    pair = a.bound in ("at_least", "from") and b.bound in ("at_most", "until") and len(gap) <= 4
    pair = pair or (
        not a.bound and a.what in ("", *_COUNTED) and b.bound == "at_most" and gap == [","] and b.rate is None
    )
    if a.form and b.form and a.form != b.form:
        return None
    if not (joined or pair) or (a.what in ("", "?") and b.what in ("", "?") and not pair):
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


def _alike(a: Quantity, b: Quantity) -> bool:
    """Do two quantities count the same kind of thing, or one of them nothing told?"""
    if a.what in ("", "?") or b.what == "":
        return True
    return a.what == b.what or {a.what, b.what} <= CALENDAR or {a.what, b.what} <= CLOCK


def _bounded(passage: Passage, one: Quantity) -> Quantity:
    """A quantity with its bounds: what leaves an end open becomes None."""
    bound = one.bound
    after = numbers.mentions_at(passage, "bounds", "at_least", "at_most", "or_more", "or_less").get(one.last + 1)
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
    following = [a for a in amounts.amounts(passage) if 0 < a.first - bound.last <= 3 and a.kind in ("count", "clock")]
    return not following and one.what != ""


def _measured(passage: Passage, one: Quantity) -> bool:
    """Is "over a year" a length ("it takes over a year"), and not the time over which something is spread?"""
    return any(one.first - 4 <= m.last < one.first for m in passage.of("count_relations", "length"))


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
