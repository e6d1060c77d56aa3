"""Counts of sessions that are those of each of several modules ("9 modules of 3 sessions", "one module takes two
meetings").
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.words.quantities.quantity import Quantity
from pipeline.words.sessions import weeks_times
from pipeline.words.sessions.session_counts import Count, SessionCounts
from pipeline.words.wording.tongues import heard

_NEAR, _AHEAD = 4, 6  # words
_STEM = 4  # letters


class ModuleCounts(SessionCounts):
    """The counts of sessions of one passage, those of a module times the modules."""

    def undistributed(self, counts: list[Count]) -> list[Count]:
        """Without the counts of one module ("9 modules of 3 sessions"); where they are all there is, times
        the modules."""
        shares = [(c, m) for c in counts if (m := self.module_of(c)) is not None]
        if not shares or (all(m is c.quantity for c, m in shares) and len(shares) == len(counts)):
            return counts
        shared = [c for c, _ in shares]
        rest = [c for c in counts if c not in shared]
        if not all(c.beside for c in rest):
            return rest
        found = []
        for share, module in shares:
            low, high = share.range
            times = module.low or module.high or 1
            product = replace(
                share.quantity,
                low=None if low is None else low * times,
                high=None if high is None else high * (module.high or times),
                first=min(module.first, share.quantity.first),
                start=min(module.start, share.quantity.start),
                end=max(module.end, share.quantity.end),
                bound="product",
            )
            found.append(replace(share, told=replace(share.told, quantity=product)))
        return found

    def module_of(self, one: Count) -> Quantity | None:
        """The number of modules of which each has that many sessions; the count itself where no number of them is told
        ("three per module")."""
        q = one.quantity
        if self.listed(one.index) or self.result(one.index):
            return None
        modules = [
            t.quantity
            for t in self.told
            if t.quantity.what == "module" and not t.quantity.label and (t.quantity.low or t.quantity.high or 0) > 1
        ]
        before = self.told[one.index - 1].quantity if one.index else None
        if (
            before is not None
            and before.what == ""
            and before.kind == "count"
            and before.exact
            and self.between(before, q) in (["x"], ["×"], ["*"], ["mal"])
        ):
            return before
        weeks = weeks_times.weeks_of(self.roles, one.index)
        if weeks is not None:
            return weeks
        if before is not None and before in modules and (one.told.role == "one" or self.distributed(before, one)):
            return before
        if len(modules) == 1 and before is not None and self.of_one_module(before, q):
            return modules[0]
        again = self.taken_up(one)
        if again is not None:
            return again
        each = heard(self.passage, "rate_words", "each")
        behind = [m for m in each if 0 < m.first - q.last <= 2]
        ahead = [m for m in each if 0 < q.first - m.last <= _AHEAD]
        for mention in [*behind, *ahead]:
            if any(0 <= n.first - mention.last <= 1 for n in heard(self.passage, "count_nouns", "module")):
                return modules[0] if modules else q
        return None

    def taken_up(self, one: Count) -> Quantity | None:
        """The number whose noun "each" takes up before a count ("20 steps, every step takes two meetings")."""
        q = one.quantity
        for each in heard(self.passage, "rate_words", "each", "every"):
            again = self.roles.key(each.last + 1)
            if not 1 < q.first - each.last <= _AHEAD or len(again) < _STEM or any(
                    each.last < t.quantity.first < q.first for t in self.told):
                continue
            for told in reversed(self.told[: one.index]):
                a = told.quantity
                named = [self.roles.key(at) for at in range(a.first, a.last + _STEM) if at < each.first]
                if a.what in ("?", "unit", "module", "site") and (a.low or 0) > 1 and a.exact and (
                        any(w[:_STEM] == again[:_STEM] for w in named if len(w) >= _STEM)):
                    return a
        return None

    def distributed(self, modules: Quantity, one: Count) -> bool:
        """Do the words beside a count say that each of the modules right before it has so many ("6 modules of 3")?"""
        q = one.quantity
        each = self.each(modules.last, q.first)
        return (
            self.roles.near(modules, q, 7 if each else 4)
            and not self.roles.whole(one.index)
            and (
                each
                or bool(self.roles.gap(modules, q, "times", "times_of"))
                or self.each(modules.first - 4, modules.first)
                or self.roles.words(q.last + 1, q.last + 1) == ["/"]
            )
        )

    def of_one_module(self, before: Quantity, one: Quantity) -> bool:
        """Does "one module" stand before a count as what has so many sessions?"""
        return before.what == "module" and before.low == before.high == 1 and self.roles.near(before, one, _NEAR)

    def each(self, first: int, last: int) -> bool:
        return any(first < m.first and m.last < last for m in heard(self.passage, "rate_words", "each"))
