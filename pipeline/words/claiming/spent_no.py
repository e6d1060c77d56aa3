"""Denials that do not turn what a phrase says: the negator stands behind it, is part of another phrase, or its own."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.wording.triggers import triggers


def behind(passage: Passage, mention: Mention) -> bool:
    """Does the negator stand behind a phrase?"""
    scope = scopes.of(passage, mention, scopes.DENIALS)
    return scope is not None and scope.trigger.start >= mention.end


def spent(passage: Passage, mention: Mention, about: str) -> bool:
    """Is the negator a part of another phrase that tells a no ("not a replacement, a supplement"), or does it deny
    another one in a clause before ("was not printed, it is in our archive")?"""
    scope = scopes.of(passage, mention, scopes.DENIALS)
    if scope is None:
        return False
    unit = claims.clause(passage, scope.trigger.start)
    others = [m for m in passage.of(about, "no") if m.start != mention.start]
    apart = not unit.holds(mention.start) and claims.within(passage, unit, about, "yes")
    return bool(apart) or any(m.start <= scope.trigger.start < m.end for m in others)


def no_reason(passage: Passage, mention: Mention, about: str) -> bool:
    """Does a denial stand behind a phrase with a negator of its own ("no reason why it could not be used"), or is it
    that negator itself ("nothing prevents the use by others")?"""
    scope = scopes.of(passage, mention, scopes.DENIALS)
    at = scope.trigger.end if scope else mention.start
    before = Stretch(claims.clause(passage, at).start, at)
    return any(
        m.start <= t.start < m.end
        for m in claims.within(passage, before, about, "yes")
        for t in triggers(passage)
    )


_LABEL = re.compile(r"\s?[:–-]\s+")
_NO_MORE = re.compile(r"\s(?:longer|more|meer|longe)\b", re.IGNORECASE)


def labels_none(passage: Passage, mention: Mention) -> bool:
    """Is a phrase the label of a reply that begins with a no to a noun ("Replaced: no older course")?"""
    label = _LABEL.match(passage.text, mention.end)
    alone = not passage.text[passage.sentence_at(mention.start).start : mention.start].strip(" -–•*\n")
    word = next((m for m in passage.of("negators", "no") if label and m.start == label.end()), None)
    return alone and word is not None and _NO_MORE.match(passage.text, word.end) is None
