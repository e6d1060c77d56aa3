"""Participants of whom a clause says which ones they are: "deaf men", "persons with low intelligence", "foreigners".
What only they get is no part of the programme for everybody.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims

_WITH = re.compile(
    r"\s(?:with(?:out)?|from|under|over|in|on|at|who|whose|of|mit|ohne|aus|unter|in|im|der|die|avec|sans|sous"
    r"|en|à|au|dans|qui"
    r"|dont|con|sin|bajo|que|senza|sotto|che|da|met|zonder|uit|die|med|utan|uden|uten|från|fra|som|i|på|z|ze"
    r"|bez|w|we|v|s|se"
    r"|bez|którzy|kteří|ki|brez|iš|su|be|ar|no|din|cu|fără|com|sem|amb|sense)\s", re.IGNORECASE)
_EVERY = re.compile(
    r"(?:\b(?:all|every|each|the|our|these|those|both|most|of|per|adult|male|alle|jede[rmn]?|die|der|den|dem"
    r"|unsere|tous|les|chaque"
    r"|nos|des|todos|los|cada|nuestros|tutti|gli|i|ogni|le|un|el|la|a|an|one|ein|eine|een|en|elke|iedere|de"
    r"|alla|varje|alle|hver"
    r"|kaikki|jokainen|wszyscy|każdy|všichni|každý|vsi|vsak|svi|svaki|visi|kiekvienas|visi|katrs|kõik|iga|toți"
    r"|fiecare|todos|cada"
    r"|tots|minden|we|he|and|und|et|y|e|og|och|ja|for|with|für|pour|para|per|voor|för|dla|pro)|\d+"
    r"|[,;:(–—-])$", re.IGNORECASE)
_LAST = re.compile(r"[^\W_][\w-]*$|[,;:(–—-]$")


def some(passage: Passage, stretch: Stretch, vocabulary: str) -> bool:
    """Does a stretch name participants of a certain kind: a noun for such (code `certain` of the vocabulary), or people
    with an adjective before them or a "with", "from", "who" behind?"""
    if any(claims.spoken(passage, m) for m in claims.within(passage, stretch, vocabulary, "certain")):
        return True
    text = passage.text
    people = (*claims.within(passage, stretch, "people", "man"), *claims.within(passage, stretch, vocabulary, "folk"))
    return any(_marked(text, stretch, m) for m in people if m.end - m.start > 2 and claims.spoken(passage, m))


def _marked(text: str, stretch: Stretch, noun: Mention) -> bool:
    if _WITH.match(text, noun.end):
        return True
    before = text[stretch.start : noun.start].rstrip()
    return _LAST.search(before) is not None and not _EVERY.search(before)
