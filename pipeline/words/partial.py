"""What is used for some only: where another setting or place has nothing or meets in person, by whoever lives far
away, by those who are abroad."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words import claims, scopes, triggers
from pipeline.words.ideas import Words

_FEW = 3  # words
_WHOEVER = re.compile(  # "Who lives far away joins by video"
    r"(?:(?:only|just|nur|seulement|solo|sólo|alleen|bara|kun|vain|tylko|jen|pouze|len|samo|apenas|només|doar"
    r"|csak)\s)?(?:who|whoever|those who|anyone who|he who|them who|people who|wer|qui|ceux qui|celui qui|celles qui"
    r"|quien|quienes|los que|el que|chi|coloro che|wie|degenen die|de som|den som|dem som|de der|dem der|den der"
    r"|se joka|ne jotka|joka|kto|ten,? kto|ci,? którzy|kdo|ti,? kteří|tí,? ktorí|ten,? kdo|tko|oni koji|onaj koji"
    r"|kdor|tisti,? ki|aki|akik|kes|need,? kes|kas|tas,? kas|tie,? kas|quem|os que|qui viu|els que|cine|cei care)\s",
    re.IGNORECASE,
)
_FOR_THOSE = re.compile(  # "by video for those who live far away"
    r"\s?(?:for|für|pour|para|per|voor|för|for|till|til|dla|pro|pre|za|pentru|per a|για|kasutavad)?\s?"
    r"(?:those|people|men|clients|participants|diejenigen|jene|die|männer|teilnehmer|ceux|celles|les personnes|quienes"
    r"|los|coloro|chi|wie|degenen|de|dem|niille|heille|asiakkaille|osallistujille|tych|osób|ty|tých|tiste|tistim|one|onima"
    r"|azoknak|neile|tiem|tiems|quem|os|aqueles|aquells|qui|els|cei|cele|όσους),?\s"
    r"(?:who|that|die|qui|que|som|der|joilla|jotka|którzy|które|kteří|kdo|ktorí|ki|kateri|koji|akik|kes|kas|kurie|care"
    r"|viven|vive|abita|woont|wonen|ver)\s", re.IGNORECASE)
_LABEL = re.compile(r"\s?[:=–—-]\s?$")
_PARTS = 3  # characters between a label and what stands behind it


def whoever(passage: Passage, mention: Mention) -> bool:
    """Does the sentence of a thing open with words for whoever does something, so that it is for them, or do such words
    stand right behind the thing ("by Teams for those who live far away")?"""
    sentence = passage.sentence_at(mention.start)
    found = _WHOEVER.match(passage.text, sentence.start)
    if found is not None and found.end() < mention.start:
        return True
    return _FOR_THOSE.match(passage.text, mention.end) is not None


def only_here(here: Words, mention: Mention) -> bool:
    """Does a clause behind deny it for another place than the one that the tool's own clause names?"""
    passage, sentence = here.passage, here.window("sentence", mention.start)
    unit = here.window("unit", mention.start)
    if not any(unit.holds(m.start) for m in passage.of("settings")):
        return False
    return any(unit.end <= t.start < sentence.end for t in triggers.triggers(passage))


def only_named(passage: Passage, only: Mention, tool: Mention) -> bool:
    """Does a name stand right behind "only", so that none but that place has a thing ("only Ljubljana has the set")?"""
    after = passage.tokens[only.last + 1] if only.last + 1 < tool.first else None
    return after is not None and passage.text[after.start].isupper() and after.key.isalpha()


def not_there(here: Words, mention: Mention, general: Collection[Mention]) -> bool:
    """Is nothing, or nothing of the kind, told of another setting than the one that the clause of a thing names ("In
    prison nothing. On probation four modules online")?"""
    passage = here.passage
    settings = passage.of("settings")
    unit = here.window("unit", mention.start)
    place = Stretch(_label_start(passage, unit), unit.end)
    own = {m.code for m in settings if place.holds(m.start) and not scopes.denied(passage, m)}
    if not own:
        return False
    for trigger in triggers.triggers(passage):
        other = claims.clause(passage, trigger.start)
        other = Stretch(_label_start(passage, other), other.end)
        named = {m.code for m in settings if other.holds(m.start)}
        if not named or named & own or other.start == place.start:
            continue
        alone = not other.of(passage.text)[trigger.end - other.start :].strip(" .,;:!")
        if alone or any(other.holds(m.start) and scopes.denied(passage, m) for m in general):
            return True
    return False


def _label_start(passage: Passage, clause: Stretch) -> int:
    """Where the label of a clause begins ("Prison: tablets"), else where the clause does."""
    since = passage.sentence_at(clause.start).start
    before = passage.text[since : clause.start]
    return since if _LABEL.search(before) and len(before.split()) <= _FEW else clause.start


def in_person_there(here: Words, mention: Mention, instead: Collection[Mention]) -> bool:
    """Do labels set places side by side, one with a thing and one where people meet in person ("Villages: video.
    Towns: in person")?"""
    unit = here.window("unit", mention.start)
    return _labelled(here.passage, unit) and any(
        not unit.holds(m.start) and _labelled(here.passage, here.window("unit", m.start)) for m in instead)


def _labelled(passage: Passage, unit: Stretch) -> bool:
    """Are a few words all that stands behind a label?"""
    before = passage.text[max(0, unit.start - _PARTS) : unit.start]
    return len(unit.of(passage.text).split()) <= _FEW and _LABEL.search(before) is not None


def away(here: Words, mention: Mention, marks: Collection[Stretch]) -> bool:
    """Is a way of meeting, told in words for what is elsewhere, that of participants who are there ("a participant who
    lives abroad joins by Teams")?"""
    passage = here.passage
    sentence = passage.sentence_at(mention.start)
    if not any(s.holds(mention.start) for s in marks):
        return False
    return whoever(passage, mention) or any(
        m.end <= mention.start for m in claims.within(passage, sentence, "people", "man"))
