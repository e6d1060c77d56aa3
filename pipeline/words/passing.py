"""What was done for a time only, in the past, or is done in some places: "while the house was being repaired, the
group met by video", "VR was tried out", "at two of our nine sites"."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention

_WHILE = re.compile(
    r"\b(?:while|when|during|as long as|for (?:some|a few|two|three|several)|once|während|als|solange|einmal|pendant"
    r"|lorsque|quand|durante|cuando|mentre|quando|terwijl|toen|tijdens|medan|när|under|mens|da|kun|aikana|podczas|kiedy|gdy"
    r"|během|když|počas|keď|tijekom|kada|dok|med|kai|kad|ajal|alatt|amikor|în timpul|când)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SINCE = re.compile(
    r"\b(?:since|from|seit|ab|depuis|desde|dal|da|sinds|vanaf|sedan|siden|fra|od|nuo|kopš|alates|alkaen|lähtien|óta)\s"
    r"(?:[^\W\d]+\s){0,2}(?:19|20)\d\d\b", re.IGNORECASE)
_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois"
    r"|quatre|cinq|dos|tres|cuatro|cinco|due|tre|quattro|cinque|twee|drie|vier|två|fyra|fem|to|fire|kaksi|kolme|dwóch|trzech"
    r"|dvou|třech|dveh|treh)")
_PART = re.compile(
    rf"\b{_NUMBER}\s(?:out\sof|of|von|der|sur|de|di|su|van|av|af|z|ze|od|iš|no)\s(?:the\s|our\s|den\s|unseren\s|nos\s|las\s|los"
    rf"\s|onze\s|våra\s)?{_NUMBER}\b"
    r"(?!\s(?:sess|sitz|séanc|sesion|incontr|modul|evening|abend|week|woch|meeting|treffen|zajęć|lekc|topic|thema))",
    re.IGNORECASE)


def was(passage: Passage, mention: Mention) -> bool:
    """Does the sentence of a way of meeting tell that people met so in a time that is over?"""
    sentence = passage.sentence_at(mention.start)
    if not any(sentence.holds(m.start) for m in passage.of("occasions", "met")):
        return False
    if _SINCE.search(passage.text, sentence.start, sentence.end):
        return False
    return any(like.search(passage.text, sentence.start, sentence.end) for like in (_WHILE, _YEAR))


def tried(passage: Passage, mention: Mention) -> bool:
    """Is a thing said to have been tried out, in its clause?"""
    clause = passage.clause_at(mention.start)
    return any(clause.holds(m.start) for m in passage.of("occasions", "tried"))


def in_part(passage: Passage, mention: Mention) -> bool:
    """Does its sentence say in how many places of how many?"""
    sentence = passage.sentence_at(mention.start)
    return _PART.search(passage.text, sentence.start, sentence.end) is not None
