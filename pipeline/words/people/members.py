"""Which counts are of the people in one group ("groups of 8", "8 per group", "csoportonként 8-12")."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.people.bare_counts import of_each, outcome
from pipeline.words.people.when import SUMS, When
from pipeline.words.quantities.heads import WITHIN
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.wording.tongues import heard

_LARGEST_GROUP = 40
_NEAR, _TAKEN_UP, _MEETING = 5, 12, 9  # words
_STEM = 4  # letters
_SHARES = frozenset({"in", "outof", "of", "von", "aus", "sur", "su", "dans", "decada", "op", "av", "z", "ze"})
_OF_SIZE = frozenset({
    "with", "of", "à", "a", "mit", "zu", "von", "avec", "de", "con", "da", "di", "met", "van", "med", "på", "z", "s",
    "se", "so", "po", "su", "sa", "ar", "com", "amb", "cu", "με", "по", "із", "з", "с", "ile",
})
_INSIDE = frozenset({
    "in", "a", "per", "i", "en", "w", "v", "ve", "na", "u", "im", "pro", "par", "por", "dans", "nel", "nella", "un",
    "una", "een", "je", "em", "în", "pr", "no", "al",
})
_THE = frozenset({"the", "der", "einer", "einem", "el", "la", "le", "une", "de", "het", "den", "a", "one", "un", "una"})
_EVERY = frozenset({"every", "ogni", "chaque", "cada", "jede", "jeder", "elke", "iedere", "varje", "hver", "każdej"})
_MEETS = re.compile(  # "the group meets 24 times" tells its sessions
    r"(?:meets?|met|together|gathers?|convenes?|tr[ieä]ff\w*|zusammenkomm\w*|réuni\w*|rencontre\w*"
    r"|reúne\w*|riunisc\w*|riunit\w*|incontra\w*|komt|komen|bijeen\w*|mødes|møtes|kokoontu\w*|tapaa\w*|spotyka\w*|schází|scházej\w*"
    r"|stretáva\w*|összejö\w*|reunei?m?|troba|întâlne\w*|sastaj\w*|sestaj\w*|tiekas|kohtu\w*)", re.IGNORECASE)
ONE_GROUP = frozenset({
    "group", "gruppe", "groep", "grupp", "groupe", "grupo", "gruppo", "ryhmä", "grupa", "skupina", "grup", "grupė",
    "grupul", "csoport", "rühm", "ομάδα",
})
_TOGETHER = 3  # words
_PROGRAMME = "program"  # those in the programme are not those of one group


def _within(one: Quantity, each: list[Mention]) -> bool:
    """Is a number part of a word for "each" ("cada uno")?"""
    return any(m.first < m.last and m.first <= one.first <= m.last for m in each)


class Members(When):
    """The times of the counts of a passage, and which of them are of one group."""

    def __init__(self, passage: Passage) -> None:
        super().__init__(passage)
        self.groups = heard(passage, "count_nouns", "group")
        begins = {m.first for m in self.groups}
        each = heard(passage, "rate_words", "each", "every")
        self.each_group = [m for m in each if begins & {m.last, m.last + 1} and (
            m.code == "each" or self.passage.text[m.start : m.end].casefold() in _EVERY)]
        self.turns = {i: m for i, t in enumerate(self.told) for m in each if self.taken_up(t.quantity, m)}
        self.each_group += self.turns.values()

    def taken_up(self, one: Quantity, each: Mention) -> bool:
        """Does "each" take up the noun of a number before it, one that nobody knows, so that it is a name for a course
        ("3 starts per year and in every start 6 persons", "two waves, 9 men per wave")?"""
        noun = self.roles.key(one.last + 1) if one.what == "?" else ""
        again = self.roles.key(each.last + 1)
        apart = 1 < each.first - one.last <= _TAKEN_UP and self.passage.sentence_at(one.start).holds(each.start)
        return apart and len(again) >= _STEM and noun[:_STEM] == again[:_STEM]

    def in_group(self, i: int) -> bool:
        """Are persons those of one group ("groups of 8", "8 per group", "csoportonként 8-12", "at most 12 each")?"""
        one = self.told[i].quantity
        if self.roles.key(one.first - 1) == "=" or self.sum_of_groups(i):
            return False  # "4 groups a year = 40 men"
        for mention in self.each_group:
            split = mention.code == "every"  # its noun stands behind it
            behind = 0 < mention.first - one.last <= 2 and not any(
                one.last < q.first < mention.first for q in self.roles.quantities)
            if behind or 0 < one.first - mention.last - split <= 4:
                return True
        each = heard(self.passage, "rate_words", "each")
        if self.each_of(i, each):
            return True
        low, _ = self.roles.zones(i)
        text = self.passage.text[one.end : one.end + 12].lstrip(" (").casefold()
        if text.startswith(("/group", "/ group", "/gruppe", "/groupe", "/grupp", "/groep", "/grup", "/skup")):
            return True
        spans = [(q.rate.start, q.rate.end) for q in self.roles.quantities[:i] if q.rate is not None]
        previous = next((t.quantity for t in reversed(self.told[:i]) if not _within(t.quantity, each) and not any(
            a <= t.start and t.end <= b for a, b in spans)), None)
        if _within(one, each) or (previous is not None and outcome(self.passage, previous, one)):
            return False
        if of_each(self.passage, one):
            return True
        if (one.high or one.low or 0) > _LARGEST_GROUP:
            return False
        if (
            previous is not None
            and previous.what == ""
            and previous.kind == "count"
            and self.roles.near(previous, one, 1)
            and (self.roles.gap(previous, one, "times"))
        ):
            return True
        if (
            previous is not None
            and previous.what in ("group", "session")
            and self.roles.near(previous, one, 8 if previous.rate else 4)
        ):
            gap = self.roles.gap(previous, one, "times_of", "times")
            rate = previous.rate.last if previous.rate is not None and previous.rate.last < one.first else -1
            apart = self.roles.words(max(rate, previous.last) + 1, one.first - 1)
            held = len(apart) == 1 and apart[0] in _OF_SIZE
            if gap or held or apart in (["("], ["x"], ["×"]) or any(previous.last < m.first < one.first for m in each):
                return True
            if any(0 < m.first - one.last <= 2 for m in each) and one.rate is None:
                return True
        sized = one.what == "group" and one.modifier == "person" and previous is not None and previous.what == ""
        if self.apiece(one) or (sized and previous is not None and previous.last + 1 == one.first):
            return True
        if self.led_by_group(one) or (previous is not None and self.in_one(previous, one)):
            return True
        bare = [g for g in self.groups if low <= g.first and g.last < one.first]
        counted = previous is not None and previous.noun is not None and bare and bare[-1].first == previous.noun.first
        if bare and not counted and bare[-1].last >= one.first - 3:
            between = self.roles.relation(bare[-1].last + 1, one.first - 1, "times_of")
            return bool(between) or (one.first - bare[-1].last <= 2 and self.passage.tokens[one.first - 1].key == "(")
        after = [g for g in self.groups if 0 < g.first - one.last <= 3]
        if after and self.passage.text[after[0].start : after[0].end].casefold().endswith(WITHIN):
            return True
        if not after or self.roles.key(after[0].first).startswith(_PROGRAMME):
            return False
        led = self.roles.key(after[0].first - 1)
        return led in _INSIDE or (led in _THE and self.roles.key(after[0].first - 2) in _INSIDE)

    def led_by_group(self, one: Quantity) -> bool:
        """Do a range of persons stand right behind the word for one group that opens their clause, so that it is what
        they make ("Group 6-10 persons, men and women apart")?"""
        ahead = next((g for g in self.groups if g.last == one.first - 1), None)
        people = one.what == "person" and not one.exact and None not in (one.low, one.high) and one.rate is None
        return ahead is not None and people and self.roles.key(ahead.first) in ONE_GROUP and (
            self.passage.clause_at(one.start).start == ahead.start)

    def in_one(self, group: Quantity, one: Quantity) -> bool:
        """Are persons told right behind "in one group", as a range or with nothing behind them ("In one group 6-9
        men")?"""
        if group.what != "group" or group.low != 1 or group.high != 1 or one.what != "person" or (
                one.rate is not None or not self.roles.near(group, one, _TOGETHER)):
            return False
        inside = self.roles.key(group.first - 1) in _INSIDE or self.roles.key(group.last).endswith(WITHIN)
        rest = self.passage.text[one.end : self.passage.clause_at(one.start).end]
        return inside and (not one.exact or not any(c.isalpha() for c in rest))

    def sum_of_groups(self, i: int) -> bool:
        """Does a word for a sum that is no time stand between the groups of a year and their people ("2022: 4 courses
        with together 37 men")?"""
        for k in (i - 1, i):
            a, b = (self.told[k], self.told[k + 1]) if 0 <= k < len(self.told) - 1 else (None, None)
            if a is None or b is None or (a.quantity.what, b.quantity.what, a.clause) != ("group", "person", b.clause):
                continue
            words = [m for m in self.words if m.code == "so_far" and self.passage.clause_at(a.start).holds(m.start)]
            sums = [m for m in words if m.term.casefold() in SUMS and a.end <= m.start < b.start]
            year, several = self.year(k)
            if sums and len(sums) == len(words) and year is not None and not several:
                return True
        return False

    def apiece(self, one: Quantity) -> bool:
        """Does a word for "each" that is none of a year stand right beside persons, and groups before them ("two groups
        in spring and two in autumn, ten men each")?"""
        sentence = self.passage.sentence_at(one.start)
        each = (m for m in heard(self.passage, "rate_words", "each")
                if m.first == one.last + 1 or 0 < one.first - m.last <= 2
                or (m.first == one.last + 2 and self.roles.key(one.last + 1) in _INSIDE))  # "nine men in each"
        return one.what == "person" and any(not self.rated(m) for m in each) and any(
            sentence.start <= g.start < one.start for g in self.groups)

    def rated(self, each: Mention) -> bool:
        """Is a word for "each" part of a rate ("each year")?"""
        return any(m.first <= each.first <= m.last for m in heard(self.passage, "rates"))

    def each_of(self, i: int, each: list[Mention]) -> bool:
        """Does a word for "each" stand between persons and the groups told behind them ("12 in each of the 5
        groups")?"""
        one, following = self.told[i].quantity, self.told[i + 1].quantity if i + 1 < len(self.told) else None
        if following is None or following.what != "group" or not self.roles.near(one, following, _NEAR):
            return False
        return any(one.last < m.first < following.first and not self.rated(m) for m in each)

    def meets(self, i: int) -> bool:
        """Is it told how often a group meets ("the group meets 24 times")?"""
        one = self.told[i].quantity
        return any(_MEETS.fullmatch(self.roles.key(one.first - k)) for k in range(1, _MEETING))

    def group_times(self, i: int) -> bool:
        """Does a group begin so many times a year ("four times a year a group of 12 starts")?"""
        rate, sentence = self.told[i].quantity.rate, self.told[i].sentence
        return rate is not None and rate.code == "year" and any(
            t.quantity.what == "group" and t.sentence == sentence and t.quantity.high == 1 for t in self.told) and any(
            self.told[k].sentence == sentence for k in self.sizes)

    def share(self, i: int) -> bool:
        """Is a count the base of a share ("20 % of the 300 men"), or a share ("one in five")?"""
        one = self.told[i].quantity
        previous = self.told[i - 1].quantity if i else None
        following = self.told[i + 1].quantity if i + 1 < len(self.told) else None
        if previous is not None and previous.what == "percent" and self.roles.near(previous, one, 3):
            return True
        return any(
            a is not None
            and b is not None
            and a.what in ("", "?")
            and a.exact
            and b.exact
            and (a.low or 0) < (b.low or 0) <= 10
            and self.roles.near(a, b, 2)
            and "".join(self.roles.words(a.last + 1, b.first - 1)) in _SHARES
            for a, b in ((previous, one), (one, following))
        )
