"""People under full age who are the business of somebody else, so that full age is asked ("minors belong to the youth
service", "les mineurs relèvent de la PJJ", "los menores no pueden participar").

The idea: they are the subject (the word opens the clause, behind an article or a "for" at most), and right behind them
it is told that they go elsewhere, or are not taken. What is told of children at home has a word of its own between.
"""

from __future__ import annotations

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import others, scopes
from pipeline.words.wording.tongues import heard

_NEAR = 4  # words
_OPENERS = frozenset({
    "the", "for", "and", "but", "die", "für", "les", "pour", "los", "las", "para", "i", "gli", "le", "per", "voor",
    "de", "os", "els", "za", "dla", "pro", "pre"})
_AT_HOME = frozenset({"in", "at", "im", "dans", "en", "nel", "living", "present", "of", "from", "der", "du"})
_AWAY = (("level_marks", ("elsewhere",)), ("other_people", ("away", "sent")))


def kept_out(passage: Passage, vocabulary: str) -> Mention | None:
    """The first word for people under full age that opens a clause which sends them elsewhere or does not take them."""
    for young in heard(passage, vocabulary, "minor", "young_ones"):
        start = passage.clause_at(young.start).start
        before = [w.key for w in passage.tokens[: young.first] if w.start >= start and w.key[:1].isalnum()]
        if len(before) > 1 or not _OPENERS.issuperset(before) or _people_before(passage, young):
            continue
        if _goes_away(passage, young) or _not_taken(passage, young):
            return young
    return None


def _goes_away(passage: Passage, young: Mention) -> bool:
    who = {m.first for m in scopes.joiners(passage, "who")}
    marks = [m for name, codes in _AWAY for m in passage.of(name, *codes)
             if 0 < m.first - young.last <= _NEAR and passage.sentence_at(young.start).holds(m.start)
             and scopes.spoken(passage, m)]
    behind = passage.tokens[young.last + 1].key if young.last + 1 < len(passage.tokens) else ""
    if young.last + 1 in who or behind in _AT_HOME:
        return False
    return bool(marks) or any(
        s.holds(young.start) and len(s.of(passage.text).split()) > 1 for s in others.elsewhere(passage))


def _not_taken(passage: Passage, young: Mention) -> bool:
    admits = [m for m in (*passage.of("refusals", "admit"), *passage.of("taking", "takes"))
              if 0 < m.first - young.last <= _NEAR and passage.clause_at(young.start).holds(m.start)]
    return any(scopes.denied(passage, m) for m in admits)


def _people_before(passage: Passage, young: Mention) -> bool:
    """Are people under full age named before as well, and taken ("adults and minors; minors go to another group")?"""
    return any(m.start < young.start and not scopes.denied(passage, m)
               for m in heard(passage, "age_words", "minor", "youth"))
