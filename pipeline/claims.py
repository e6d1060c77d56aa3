"""How a phrase is claimed: as a fact, a denial, a plan, something under way, a guess, or of another programme.

Adds to the scopes of `pipeline.scopes` the time of a clause (vocabulary `tense`), and one thing that scopes cannot
know: a denial may be taken up by a nearer word ("no difference in reoffending" denies the difference).
"""

from __future__ import annotations

import bisect
import re
from functools import lru_cache

from pipeline import scopes, tongues
from pipeline.fold import fold
from pipeline.language import detect
from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Lexicon, Mention

_ALWAYS = ("en", "und")


def language(passage: Passage) -> str | None:
    """The language of a passage, None where it does not show."""
    if "language" not in passage.notes:
        passage.notes["language"] = detect(passage.text)
    found: str | None = passage.notes["language"]
    return found


def spoken(passage: Passage, mention: Mention) -> bool:
    """Is a phrase in a language that its sentence may be in, or English? Words mean other things in other languages."""
    likely = tongues.likely(passage, passage.sentence_at(mention.start))
    if not likely or mention.language in likely or mention.language in _ALWAYS:
        return True
    surface = passage.text[mention.start : mention.end]
    return any(_matches(passage.lexicon, mention.vocabulary, mention.code, language, surface)
               for language in (*likely, *_ALWAYS))


@lru_cache(maxsize=20_000)
def _matches(lexicon: Lexicon, vocabulary: str, code: str, language: str, surface: str) -> bool:
    """Has a code a term in a language that a phrase answers to?"""
    terms = lexicon.vocabularies[vocabulary].codes[code].terms.get(language, ())
    return any(re.fullmatch(_pattern(t), w) for t in terms for w in (fold(surface), surface.casefold()))


@lru_cache(maxsize=50_000)
def _pattern(term: str) -> str:
    return r"\W+".join(re.escape(w).replace(r"\*", r"\w*") for w in term.casefold().split())


def clause(passage: Passage, at: int) -> Stretch:
    """The clause that holds a character, cut also at words that oppose ("but")."""
    units = scopes.units(passage)
    return units[max(0, bisect.bisect_right(units, at, key=lambda u: u.start) - 1)]


def within(passage: Passage, stretch: Stretch, vocabulary: str, *codes: str) -> list[Mention]:
    """The phrases of a vocabulary that begin in a stretch."""
    found = passage.of(vocabulary)
    low = bisect.bisect_left(found, stretch.start, key=lambda m: m.start)
    high = bisect.bisect_left(found, stretch.end, low, key=lambda m: m.start)
    return [m for m in found[low:high] if not codes or m.code in codes]


def denied(passage: Passage, mention: Mention, absorbing: tuple[str, ...] = ()) -> bool:
    """Is a phrase denied, and not by a negator that a phrase of the `absorbing` vocabularies takes up before it?"""
    scope = scopes.of(passage, mention, ("not", "except", "unticked", "not_only"))
    if scope is None or scope.kind == "not_only":
        return False
    if scope.kind == "unticked" or not absorbing:
        return True
    trigger = scope.trigger
    low, high = trigger.start, mention.start if scope.after else clause(passage, trigger.start).end
    if low >= high:
        return True
    return not any(m is not mention for name in absorbing for m in within(passage, Stretch(low, high), name))


def unticked(passage: Passage, mention: Mention) -> bool:
    return scopes.of(passage, mention, ("unticked",)) is not None


def planned(passage: Passage, mention: Mention) -> bool:
    """Does a word of planning stand in the clause of the phrase (outside the phrase)?"""
    return bool(tense(passage, mention, "plan"))


def ongoing(passage: Passage, mention: Mention) -> bool:
    return bool(tense(passage, mention, "ongoing"))


def not_yet(passage: Passage, mention: Mention) -> bool:
    return bool(tense(passage, mention, "not_yet"))


def hedged(passage: Passage, mention: Mention) -> bool:
    return bool(tense(passage, mention, "hedge"))


def tense(passage: Passage, mention: Mention, code: str) -> list[Mention]:
    """The words of a tense in the clause of a phrase."""
    return [
        m
        for m in tenses(passage, clause(passage, mention.start), code)
        if m.end <= mention.start or mention.end <= m.start
    ]


def tenses(passage: Passage, stretch: Stretch, code: str) -> list[Mention]:
    """The words of a tense in a stretch; those that are words of other languages too only in their own."""
    found = [m for m in within(passage, stretch, "tense", code) if spoken(passage, m)]
    if code == "plan":
        found += [m for m in within(passage, stretch, "tense", "plan_local") if _local(passage, m)]
    return found


def _local(passage: Passage, mention: Mention) -> bool:
    here = language(passage)
    surface = passage.text[mention.start : mention.end]
    return here is None or _matches(passage.lexicon, mention.vocabulary, mention.code, here, surface)
