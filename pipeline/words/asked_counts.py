"""Which prompt a count answers ("How many programmes so far? Number of perpetrators yearly?"), and whether the replies
may be trusted to be in the order of the prompts."""

from __future__ import annotations

from pipeline.passage import Form, Passage
from pipeline.words import replies
from pipeline.words.governors import Told
from pipeline.words.measured import unsaid
from pipeline.words.members import Members
from pipeline.words.tongues import heard

_LONGEST_REPLY = 5  # words


class Asked(Members):
    """The counts of a passage with the replies that they stand in."""

    def __init__(self, form: Form, passage: Passage) -> None:
        super().__init__(passage)
        self.replies = replies.of(form, passage)

    def answered(self, prompt: int) -> bool:
        """Does a sure reply to a prompt tell a number?"""
        return any(
            r.prompt == prompt and r.how == "after" and any(r.stretch.holds(q.start) for q in self.roles.quantities)
            for r in self.replies
        )

    def reply(self, at: int) -> replies.Reply | None:
        return next((r for r in self.replies if r.stretch.start <= at < r.stretch.end), None)

    def trusted(self, reply: replies.Reply) -> bool:
        """Does each of the replies in one run tell one number that may be what its prompt asks for, or that it is not
        known?"""
        if reply.how != "order":
            return reply.sure
        return all(self.apt(r) for r in self.replies if r.how == "order")

    def apt(self, reply: replies.Reply) -> bool:
        """A short reply with one count and neither a year nor, for what the prompt asks, the wrong noun."""
        if unsaid(self.passage, reply.stretch):
            return True
        told = [q for q in self.roles.quantities if reply.stretch.holds(q.start)]
        words = [w for w in self.passage.tokens if reply.stretch.holds(w.start) and w.key.isalnum()]
        dated = any(reply.stretch.holds(m.start) for m in self.words if m.code in ("last_year", "partial"))
        dated = dated or (reply.prompt == 1 and any(
            reply.stretch.holds(m.start) for m in heard(self.passage, "rate_words", "every", "each")))
        nouns = ("", "group") if reply.prompt == 1 else ("", "person")
        return (
            len(told) == 1
            and told[0].kind == "count"
            and told[0].what in nouns
            and len(words) <= _LONGEST_REPLY
            and not dated
        )

    def with_verb(self, told: Told) -> bool:
        """Does a number without a noun begin a clause of its own ("60 men start and 45 see it through"): no place, no
        track and no mark follows it?"""
        one = told.quantity
        following = one.last + 1
        if following >= len(self.passage.tokens) or not self.passage.tokens[following].key.isalpha():
            return False
        known = (*self.passage.of("joiners", "in"), *heard(self.passage, "tracks", "track"), *self.words,
                 *self.passage.of("settings"))
        return one.rate is None and not any(m.first <= following <= m.last for m in known)

    def prompt(self, at: int) -> int | None:
        reply = self.reply(at)
        return reply.prompt if reply else None
