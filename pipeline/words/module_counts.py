"""Counts of sessions that are those of each of several modules ("9 modules of 3 sessions", "one module takes two
meetings").
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.words.quantity import Quantity
from pipeline.words.session_counts import Count, SessionCounts
from pipeline.words.tongues import heard

_NEAR, _AHEAD = 4, 6  # words


class ModuleCounts(SessionCounts):
    """The counts of sessions of one passage, those of a module times the modules."""

    def undistributed(self, counts: list[Count]) -> list[Count]:
        """Without the counts of one module ("9 modules of 3 sessions"); where they are all there is, times
        the modules."""
        shares = [(c, m) for c in counts if (m := self.module_of(c)) is not None]
        if not shares or (all(m is c.quantity for c, m in shares) and len(shares) == len(counts)):
            return counts
        rest = [c for c in counts if c not in [s for s, _ in shares] and not c.beside]
        if rest:
            return [c for c in counts if c not in [s for s, _ in shares]]
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
        for module in modules:
            if one.told.role == "one" and module is before:
                return module
            if self.of_one_module(one) and len(modules) == 1:
                return module
            if (
                module is self.told[one.index - 1].quantity
                and self.roles.near(module, q, 7 if self.each(module.last, q.first) else 4)
                and not self.roles.whole(one.index)
                and (
                    self.roles.gap(module, q, "times", "times_of")
                    or self.each(module.last, q.first)
                    or self.each(module.first - 4, module.first)
                    or self.roles.words(q.last + 1, q.last + 1) == ["/"]
                )
            ):
                return module
        behind = [m for m in heard(self.passage, "rate_words", "each") if 0 < m.first - q.last <= 2]
        ahead = [m for m in heard(self.passage, "rate_words", "each") if 0 < q.first - m.last <= _AHEAD]
        for mention in [*behind, *ahead]:
            if any(0 <= n.first - mention.last <= 1 for n in heard(self.passage, "count_nouns", "module")):
                return modules[0] if modules else q
        return None

    def of_one_module(self, one: Count) -> bool:
        """Does "one module" stand before a count as what has so many sessions?"""
        before = self.told[one.index - 1].quantity if one.index else None
        single = before is not None and before.what == "module" and before.low == before.high == 1
        return single and before is not None and self.roles.near(before, one.quantity, _NEAR)

    def each(self, first: int, last: int) -> bool:
        return any(first < m.first and m.last < last for m in heard(self.passage, "rate_words", "each"))
