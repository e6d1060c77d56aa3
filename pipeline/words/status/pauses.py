"""Breaks: one that is over or only a word for an end, one of today, and what a programme waits for meanwhile."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.status import giving_way, reviewed, subjects

_WAITS = re.compile(
    r"\b(?:a?wait|wart|attent|attes|esper|wacht|vänt|vent|odot|czek|ček|čak|aguard|laukia|gaid|oot[ae]|várj|aștept)",
    re.IGNORECASE)


def of_today(passage: Passage, pause: Mention, vocabulary: str) -> bool:
    """Is a break said to be one of today ("currently paused, resumed after the summer")?"""
    unit = claims.clause(passage, pause.start)
    marks = claims.within(passage, Stretch(unit.start, pause.end), vocabulary, "at_present")
    return any(m.last < pause.first for m in marks)


def awaits_verdict(passage: Passage, wait: Mention, vocabulary: str) -> bool:
    """Is what a programme waits for the word of those who check it ("waiting for the outcome of the audit")?"""
    behind = Stretch(wait.end, claims.clause(passage, wait.start).end)
    return _WAITS.search(wait.term) is not None and bool(
        claims.within(passage, behind, vocabulary, "checker", "under_review", "outcome"))


def went_on(passage: Passage, end: Mention, resumed: list[Mention], running: list[Mention]) -> bool:
    """Is an end followed by a new start ("stopped during corona, restarted in 2021 and runs since then")?"""
    if reviewed.LASTS.search(claims.clause(passage, end.start).of(passage.text)):
        return any(r.start > end.end for r in resumed) and any(r.start > end.end for r in running)
    behind = [r for r in running if r.start > end.end and claims.own(passage, r.start)]
    return bool(behind) and (any(r.start > end.end for r in resumed) or any(_since_then(passage, r) for r in behind))


def _since_then(passage: Passage, running: Mention) -> bool:
    """Does the clause or the sentence of a word for running open with "since then", and is it not denied?"""
    opens = (claims.clause(passage, running.start).start, passage.sentence_at(running.start).start)
    return any(subjects.SINCE_THEN.match(passage.text, at) for at in opens) and not scopes.denied(passage, running)


def only_paused(passage: Passage, end: Mention, mentions: list[Mention]) -> bool:
    """Is an end beside one that is denied, and a pause ("stopped: suspended, not abolished")?"""
    around = giving_way.around(passage, end.start)
    others = [m for m in mentions if around.holds(m.start) and m is not end]
    return any(m.code == "suspended" for m in others) and any(
        m.code == "ended" and scopes.denied(passage, m) for m in others)
