"""What governs a mention: a negator, an exception, a plan, the past, another programme, a setting.

The idea is that of trigger and scope (Chapman et al. 2001, NegEx; medspaCy ConText): a trigger governs the words
after it up to the end of its clause or to a word that ends its scope ("but"), and for some triggers the words before.
"""

from __future__ import annotations

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention


def negator(passage: Passage, mention: Mention) -> Mention | None:
    """The negator that governs a mention (code `not` or `not_only`), or None.

    A negator inside the mention itself ("no contact" as a phrase) does not govern it.
    """
    clause = passage.clause_at(mention.start)
    for found in reversed(passage.of("negators")):
        if found.start >= mention.end or (mention.start <= found.start and found.end <= mention.end):
            continue
        if found.end <= mention.start and found.start >= clause.start:
            return found
    return None


def same_clause(passage: Passage, a: Mention, b: Mention) -> bool:
    """Do two mentions stand in one clause?"""
    return passage.clause_at(a.start) == passage.clause_at(b.start)


def sentence_of(passage: Passage, mention: Mention) -> Stretch:
    return passage.sentence_at(mention.start)
