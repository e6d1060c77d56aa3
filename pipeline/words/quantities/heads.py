"""What a number counts: the unit or noun behind it, over adjectives and forms, or the label before it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.vocabulary import Mention
from pipeline.words.figures.amounts import Amount
from pipeline.words.figures.written import tails
from pipeline.words.quantities import unlabelled
from pipeline.words.quantities.long_labels import head_of
from pipeline.words.quantities.marks import WHOLE_UNITS, Marks
from pipeline.words.quantities.quantity import CLOCK, Quantity
from pipeline.words.wording import tongues

WITHIN = ("ssä", "ssa", "grupis", "rühmas", "ban", "ben", "grupėje", "grupā")
_LENGTHENED = frozenset({"session", "group", "talk", "module"})
_HALVED = {"half_hour": "hour", "half_year": "year"}
_BETWEEN, _LONGEST_CLOCK, _LATER = 3, 4, 6  # _LATER: words
_MORE = frozenset({
    "more", "extra", "additional", "further", "weitere", "zusätzliche", "mehr", "de plus", "supplémentaires", "más",
    "adicionales", "ulteriori", "aggiuntivi", "till", "til", "dodatkowych", "dalších", "ďalších", "lisää", "mais",
})
_IN = frozenset({"in", "en", "i", "w", "v", "ve", "im", "als", "d'", "de", "di", "del", "of", "u", "em", "în", "a", "à",
                 "som", "jako", "az", "as"})
_LONG = frozenset({"long", "lang", "lange", "langen", "langa"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_THE = frozenset({"the", "der", "le", "la", "het", "de", "il", "el"})
_THOSE = frozenset({
    "the", "all", "our", "die", "alle", "unsere", "les", "nos", "tous", "los", "las", "nuestros", "i", "gli", "tutti",
    "de", "onze", "alla", "våra", "vores", "våre", "kaikki", "wszyscy", "všichni", "všetci", "visi", "vsi", "svi", "os",
    "cei", "toți", "els", "kõik", "οι", "все", "всі", "всички",
})
_DEFINITE = frozenset({"programmet", "kursen", "kurset", "gruppen", "holdet", "forløbet"})
ARE = frozenset({
    "are", "is", "sind", "sont", "son", "sono", "zijn", "är", "er", "on", "ovat", "jest", "są", "je", "jsou", "sú",
    "yra", "ir", "so", "su", "são", "sunt", "van", "number",
})
_OF = frozenset(
    {"de", "d", "di", "of", "af", "av", "von", "van", "a", "the", "le", "les", "la", "der", "die", "das", "den", "dem"}
)


_AS = frozenset({"in", "en", "w", "v", "i", "em", "u"})


class Heads(Marks):
    """From amounts to quantities."""

    def __iter__(self) -> Iterator[Quantity]:
        for amount in self.amounts:
            if not self.pronoun(amount):
                yield self.headed(amount)

    def pronoun(self, amount: Amount) -> bool:
        """Is "one" no number but the noun of a track, before a time of its own ("the long one a year")?"""
        if not amount.word or amount.article or amount.low != 1 or amount.high != 1 or amount.last > amount.first:
            return False
        unit = amount.last + 2 in self.units and amount.last + 1 in self.articles
        return amount.first - 1 in self.tracks and (unit or amount.last + 1 in self.units)

    def part(self, at: int) -> int:
        """The number of the part of the answer in which a word stands."""
        return bisect.bisect_right(self.passage.lines, self.tokens[at].start)

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
        if after.what in ("", "?"):
            before = self.head_before(plain, amount.since - 1)
            often = before.what == "site" and self.key(amount.last + 1) in ("x", "×")  # "Prison: 3x a week"
            if (before.what or before.form) and not often and not (after.form and before.what == "person"):
                return before
        return after

    def tailed(self, plain: Quantity, tail: str) -> Quantity:
        """A number whose word ends in a unit, a rate or a word of times ("zweistündig", "dreimal")."""
        if plain.first in self.units:
            unit = self.units[plain.first]  # "ein Vierteljahr"
            return self.with_unit(replace(plain, low=1, high=1) if unit.code == "quarter" else plain, unit)
        vocabulary, code = tails(self.passage.lexicon)[tail]
        token = self.tokens[plain.last]
        mention = Mention(vocabulary, code, token.start, token.end, tail, "und", plain.last, plain.last)
        if vocabulary == "time_units":
            return self.with_unit(plain, mention)
        if code == "time":
            return self.rated(replace(plain, what="time", noun=mention))
        return replace(plain, kind="step", rate=mention)

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
        if noun and noun.code in ("person", "referral") and self.no_date(plain):
            return replace(self.head_after(plain, plain.last + 1), kind="count")
        return plain

    def no_date(self, plain: Quantity) -> bool:
        """Is a number like a year approximate, round, at the start of its clause, behind a rate, or behind an article
        in a sentence that tells since which year?"""
        if plain.approx or plain.bound or (plain.low or 1) % 50 == 0:
            return True
        clause = self.passage.clause_at(plain.start)
        since = any(0 < m.first - plain.last <= _LATER for m in self.passage.of("volume_words", "since", "so_far"))
        the = since and self.key(plain.first - 1) in _THOSE
        return clause.start == plain.start or the or plain.first - 1 in self.rates_before

    def head_after(self, plain: Quantity, at: int) -> Quantity:
        """The unit or noun that follows a number, over adjectives, a rate, another quantity that is an adjective."""
        unknown = 0
        found = plain
        if plain.what == "" and plain.low == 1 and self.whole(plain):
            return self.with_unit(plain, self.units[plain.first])
        inner = self.units.get(plain.last)
        if inner is not None and plain.last > plain.first and inner.code in _HALVED:
            return self.with_unit(found, inner._replace(code=_HALVED[inner.code]))
        minutes = self.prime(plain)
        if minutes is not None:
            return minutes
        while at < len(self.tokens) and self.part(at) == self.part(plain.last):
            if self.year_noun(plain, at):
                return found
            if at in self.units and not (at in self.nouns and self.fuller(self.nouns[at], self.units[at])) and not (
                    self.adverb(at)):
                lengthy = self.lengthy(self.units[at])
                return self.with_noun(found, lengthy) if lengthy else self.with_unit(found, self.units[at])
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
        tracked = plain.last + 1 in self.tracks and unknown == 1
        if tracked or (unknown and self.key(plain.last + 1) in _MORE):
            unknown = 0
        return replace(found, what="?") if unknown and not found.form else self.rated(self.in_form(found))

    def year_noun(self, plain: Quantity, at: int) -> bool:
        """Is a unit the noun of a year behind it ("40 år 2020"), and not that of a number before it?"""
        unit = self.units.get(at)
        year = _YEAR.fullmatch(self.key(at + 1)) if unit and unit.code == "year" and unit.last == at else None
        return year is not None and at == plain.last + 1

    def prime(self, plain: Quantity) -> Quantity | None:
        """90' are minutes."""
        mark = plain.last + 1
        if self.key(mark) != "'" or self.tokens[mark].start != plain.end or not 10 <= (plain.high or 0) <= 300:
            return None
        after = self.passage.text[self.tokens[mark].end : self.tokens[mark].end + 1]
        return None if after.isalnum() else replace(plain, what="minute", last=mark, end=self.tokens[mark].end)

    def fuller(self, noun: Mention, unit: Mention) -> bool:
        """Is a noun longer than a unit in its place, or as it is written, the unit only without its accents ("ten men",
        "dešimt mėn.")?"""
        word = self.passage.text[noun.start : noun.end].casefold()
        return noun.last > unit.last or (word == noun.term.casefold() != unit.term.casefold())

    def adverb(self, at: int) -> bool:
        """Is a unit the stem of a word that is a rate as a whole ("160 rocznie")?"""
        unit, rate = self.units[at], self.rates.get(at)
        if rate is None or rate.last > at or "*" not in unit.term or "*" in rate.term:
            return False
        return len(rate.term) > len(unit.term.strip("*"))

    def lengthy(self, unit: Mention) -> Mention | None:
        """The noun of which a unit tells the length of one ("six day-long sessions"), no part of "two-hour-long"."""
        long = self.key(unit.last + 1) == "-" and self.key(unit.last + 2) in _LONG
        return self.led(unit) if long and self.key(unit.first - 1) != "-" else None

    def in_form(self, found: Quantity) -> Quantity:
        """With a form behind a small word ("16 in group")."""
        article = self.key(found.last + 2) in _THE
        form = self.forms.get(found.last + 2 + article)
        if form and not found.form and self.key(found.last + 1) in _IN:
            return replace(found, form=form.code, last=form.last, end=form.end)
        return found

    def whole(self, plain: Quantity) -> bool:
        unit = self.units.get(plain.first)
        return unit is not None and unit.code in WHOLE_UNITS and plain.last == plain.first and plain.word

    def passing(self, at: int, found: Quantity, unknown: int) -> tuple[Quantity, int, int] | None:
        """One step over a word between a number and its noun: the quantity so far, the next word, unknown
        words added."""
        key = self.key(at)
        if at in self.exceptions:
            return None
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
        if key in ("x", "×"):  # "20 x 90 minute sessions"
            each = self.at.get(at + 1) if found.last == at - 1 else None
            return (found, at + 1, 0) if each and self.adjectival(each) else None
        if not key[0].isalpha():
            return None
        if found.approx and found.last == at - 1 and any(m.first == at for m in self.passage.of("approximators")):
            return found, at + 1, 0
        if (found.last == at - 1 or self.key(at - 1) in _OF) and key in _OF and not found.form:
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
            "new", "more", "other", "further", "all", "neue", "neuen", "weitere", "weiteren", "nouveaux",
            "nouvelles", "nuevos", "nuovi", "nieuwe", "nya", "nye", "uutta", "different", "separate", "regular",
            "standard", "full", "long", "short", "male", "adult", "main", "first", "last", "complete", "half",
            "autres", "otros", "altri", "andere", "young"
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
        """The noun right behind a unit on its line, for which the quantity is an adjective ("two-year order")."""
        at = unit.last + 1
        while at not in self.nouns and (self.key(at) in ("-", "long", "lange", "langen") or at in self.forms):
            at = self.forms[at].last + 1 if at in self.forms else at + 1
        noun = self.nouns.get(at)
        return noun if noun is not None and self.part(at) == self.part(unit.last) else None

    def with_noun(self, found: Quantity, noun: Mention) -> Quantity:
        following = noun.last + 2 if self.key(noun.last + 1) == "-" else noun.last + 1
        talks = (
            noun.code in ("session", "talk", "evening")
            and following in self.nouns
            and self.nouns[following].code in ("group", "person")
        )
        apart = noun.code == "person" and following in self.nouns and not self.compounds(self.nouns[following])
        if (
            following in self.nouns
            and self.together(noun, self.nouns[following])
            and self.nouns[following].code != "time"
            and noun.code != "time"
            and not talks
            and not apart
        ):
            inner = self.forms.get(noun.first)
            return self.with_noun(
                replace(found, modifier=noun.code, form=found.form or (inner.code if inner else None)),
                self.nouns[following],
            )
        if following in self.units and following not in self.rates and noun.code in _LENGTHENED and (
                self.part(following) == self.part(noun.last)):
            return self.with_unit(replace(found, modifier=noun.code), self.units[following])
        form = self.forms.get(noun.first) or next(
            (f for f in self.forms.values() if noun.first <= f.first <= noun.last), None
        )
        inside = noun.last + 2 + (self.key(noun.last + 2) in _THE)
        trailing = self.forms.get(noun.last + 1) or (
            self.forms.get(inside) if self.key(noun.last + 1) in _IN else None
        )
        trailing = trailing if trailing and self.together(noun, trailing) else None
        told = found.form or (form.code if form and noun.code in ("session", "talk", "evening", "time") else None)
        last, end = max(found.last, noun.last), max(found.end, noun.end)
        if trailing and not told and noun.code in ("session", "talk", "evening", "time"):
            told, last, end = trailing.code, trailing.last, trailing.end
        return self.rated(replace(found, what=noun.code, noun=noun, form=told, last=last, end=end))

    def together(self, noun: Mention, following: Mention) -> bool:
        """Do two nouns stand in one sentence?"""
        return self.passage.sentence_at(noun.start) == self.passage.sentence_at(following.start)

    def compounds(self, noun: Mention) -> bool:
        """May a noun be the head of a compound whose first part are people ("ten-men groups")? No part ("nehmen 60
        Männer teil"), no group in a case of place ("8 miestä ryhmässä") or definite ("kursen")."""
        word = self.passage.text[noun.start : noun.end].casefold()
        return not (noun.code == "module" or word.endswith(WITHIN) or word in _DEFINITE)

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
        while self.key(at) in (":", "=", "-", "(", "–", "|"):
            marked, at = True, at - 1
        if not marked and self.key(at) in ARE and self.states(at - 1):
            marked, at = True, at - 1
        if marked:
            at = self.apart(head_of(self, at))
        rate = self.rates_before.get(at) if marked else None
        if rate is not None and plain.rate is None:
            label = self.head_before(replace(plain, rate=rate), rate.first - 1)
            return label if label.what in ("person", "referral") else replace(plain, rate=rate)
        marked = marked or plain.rate is not None
        noun = self.nouns_before.get(at)
        if noun is not None and unlabelled.timed(self.passage, plain, noun, self.units):
            return plain
        form = self.forms_before.get(at)
        unit = self.units_before.get(at)
        if (
            unit
            and (marked or self.measure(unit))
            and tongues.native(self.passage, unit)
            and unit.end - unit.start > 2
            and not self.counted(unit.first - 1)
        ):
            return replace(self.with_unit(plain, unit), label=True, last=plain.last, end=plain.end, leads=None)
        named = noun and (
            marked or self.numbered(noun) or (
                noun.code != "person" and not plain.bound and self.opens(noun) and tongues.native(self.passage, noun))
        )
        if noun and named and not self.counted(noun.first - 1) and not self.where(noun):
            inner = next((f for at, f in self.forms.items() if noun.first <= at <= noun.last), None)
            told = form.code if form else inner.code if inner else None
            if told is None and noun.first - 1 in self.forms_before:
                told = self.forms_before[noun.first - 1].code
            return replace(plain, what=noun.code, noun=noun, form=told, label=True)
        if form and marked and not self.counted(form.first - 1):
            return replace(plain, form=form.code, label=True)
        return plain

    def where(self, noun: Mention) -> bool:
        """Does a label tell where ("in the community: 30"), and not of what there are so many?"""
        at = noun.first - 2 if self.key(noun.first - 1) in _THE | _THOSE else noun.first - 1
        return noun.code == "site" and self.key(at) in _IN

    def measure(self, unit: Mention) -> bool:
        """Do hours behind "in" open a clause, so that the number behind them is told in hours ("24 meetings, in hours
        48")?"""
        opens = not self.key(unit.first - 2).isalnum() or any(
            m.last == unit.first - 2 for m in self.passage.of("count_relations", "hence"))
        return unit.code == "hour" and self.key(unit.first - 1) in _AS and opens

    def states(self, at: int) -> bool:
        """Does a noun for sessions open its clause ("Meetings are 12", "Tapaamisia on 12")?"""
        noun = self.nouns_before.get(at)
        return noun is not None and noun.code == "session" and self.opens(noun)

    def apart(self, at: int) -> int:
        """The word before "per session" in a label ("Minutes per session: 120"), else the word itself."""
        noun = self.nouns_before.get(at)
        each = noun and next((m for m in self.each if m.last == noun.first - 1), None)
        return each.first - 1 if each and each.first - 1 in self.units_before else at

    def counted(self, at: int) -> bool:
        """Does a number stand at this place already, in the same sentence?"""
        if at >= 0 and self.passage.sentence_at(self.tokens[at].start) != self.passage.sentence_at(
            self.tokens[at + 1].start
        ):
            return False
        return any(a.first <= at <= a.last for a in self.amounts) or (
            self.key(at) == "-" and self.key(at - 1).isdecimal()
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
