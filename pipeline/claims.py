"""How a phrase is claimed: as a fact, a denial, a plan, something under way, a guess, or of another programme.

Adds to the scopes of `pipeline.scopes` the time of a clause (vocabulary `tense`), and one thing that scopes cannot
know: a denial may be taken up by a nearer word ("no difference in reoffending" denies the difference).
"""

from __future__ import annotations

from pipeline import scopes
from pipeline.language import detect
from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention

_SHORT = 5


def language(passage: Passage) -> str | None:
    """The language of a passage, None where it does not show."""
    if "language" not in passage.notes:
        passage.notes["language"] = detect(passage.text)
    found: str | None = passage.notes["language"]
    return found


def spoken(passage: Passage, mention: Mention) -> bool:
    """Is a phrase in a language that the answer may be in? Short words mean something else in other languages."""
    here = language(passage)
    terms = passage.lexicon.vocabularies[mention.vocabulary].codes[mention.code].terms
    return here is None or here not in terms or mention.term in terms[here] or mention.term in terms.get("und", ())


def clause(passage: Passage, at: int) -> Stretch:
    """The clause that holds a character, cut also at words that oppose ("but")."""
    units = scopes.units(passage)
    found = units[0]
    for unit in units:
        if unit.start > at:
            break
        found = unit
    return found


def within(passage: Passage, stretch: Stretch, vocabulary: str, *codes: str) -> list[Mention]:
    """The phrases of a vocabulary that begin in a stretch."""
    return [m for m in passage.of(vocabulary, *codes) if stretch.start <= m.start < stretch.end]


def denied(passage: Passage, mention: Mention, absorbing: tuple[str, ...] = ()) -> bool:
    """Is a phrase denied, and not by a negator that a phrase of the `absorbing` vocabularies takes up before it?"""
    scope = scopes.of(passage, mention, ("not", "except", "unticked", "not_only"))
    if scope is None or scope.kind == "not_only":
        return False
    if scope.kind == "unticked" or not absorbing:
        return True
    trigger = scope.trigger
    low, high = (trigger.end, mention.start) if scope.after else (trigger.end, clause(passage, trigger.start).end)
    return not any(low <= m.start < high and m is not mention for name in absorbing for m in passage.of(name))


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
    return [m for m in tenses(passage, clause(passage, mention.start), code)
            if m.end <= mention.start or mention.end <= m.start]


def tenses(passage: Passage, stretch: Stretch, code: str) -> list[Mention]:
    """The words of a tense in a stretch; those that are words of other languages too only in their own."""
    found = [m for m in within(passage, stretch, "tense", code) if len(m.term) > _SHORT or spoken(passage, m)]
    if code == "plan":
        here = language(passage)
        found += [m for m in within(passage, stretch, "tense", "plan_local") if here is None or _in(passage, m, here)]
    return found


def _in(passage: Passage, mention: Mention, language_: str) -> bool:
    return mention.term in passage.lexicon.vocabularies[mention.vocabulary].codes[mention.code].terms.get(language_, ())
