"""Shares that a text tells: percentages, and so many of so many ("one in ten", "9 von 40")."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from pipeline.passage import Passage, Stretch
from pipeline.words.figures.numbers import single

_RATE = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|‰|per ?cent|percent|prozent|procent|pour ?cent|por ?ciento|por ?cento"
    r"|prosent\w*|proc\w*|százalék|τοις εκατό|p\. ?c\.|av hundra"
    r"|(?:in|of|out of|per|from) (?:a|one|every|each|the) hundred|(?:in|of|out of|per) (?:100|hundred)\b"
    r"|von (?:ein)?hundert|sur cent\b|de cada cien\b|su cento\b|op de honderd"
    r"|na sto\b|ze sta\b|zo sto\b|em cem\b)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)(?=\s?(?:v|vs|versus|against|gegen|gegenüber|contre|contra|contro"
    r"|frente a|tegen|mot|mod|oproti|wobec)\.?\s\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|per ?cent|Prozent))"
)
_SECOND = re.compile(  # behind the first share: "12 per cent … versus 22"
    r"[^.;]{0,60}?(?<!\w)(?:v|vs|versus|against|as against|compared (?:to|with)|gegen|gegenüber|contre"
    r"|contra|contro|frente a|tegen|tegenover|mot|mod|oproti|wobec|proti|naspram|face à|rispetto a)\.?\s"
    r"(?:(?:the|only|nur|seulement|solo|slechts|bara|kun)\s)?(\d{1,2}(?:[.,]\d{1,2})?)(?![\w%]|[.,:]\d|\s?%)"
    r"(?!\s(?:months?|years?|weeks?|Monate|Jahre|mois|ans|meses|años|mesi|anni|maanden|jaar|år|men|man|people)\b)",
    re.IGNORECASE)
_OF = re.compile(
    r"\s?/\s?|(?:\s[^\W\d_]{3,}){0,2}\s(?:in|of|out of|in every|of every|von|auf|unter|sur|de cada|de|cada|di|su|ogni"
    r"|op|van|av|på|af|ud af|z|ze|na|od|iš|no|din|em|em cada|kohti)\s"
    r"(?:(?:the|the other|our|den|unseren|les|los|las|le)\s)?",
    re.IGNORECASE,
)


_OF_BEFORE = re.compile(
    r"\b(?:of|out of|from|among|von|unter|aus|sur|de|di|su|van|av|af|blant|blandt|z|ze|od|iz|iš"
    r"|no|din|entre|dei|parmi)\s"
    r"(?:(?:the|den|les|los|las|i)\s)?$", re.IGNORECASE)
_LEAD, _BETWEEN = 12, 9


@dataclass(frozen=True, slots=True)
class Share:
    """A share, in per cent, of characters `start` to `end`."""

    value: float
    start: int
    end: int


def rate(passage: Passage, stretch: Stretch) -> Share | None:
    """The first percentage in a stretch."""
    found = _RATE.search(passage.text, stretch.start, stretch.end)
    return _made(found) if found else None


def told(passage: Passage, stretch: Stretch) -> list[Share]:
    """The shares in a stretch, in order: percentages, else parts of a number of people."""
    hits = [_made(h) for h in _RATE.finditer(passage.text, stretch.start, stretch.end)]
    if len(hits) == 1:
        hits = [*(_made(h) for h in _PAIR.finditer(passage.text, stretch.start, stretch.end)), *hits]
    if len(hits) == 1 and (second := _SECOND.match(passage.text, hits[0].end, stretch.end)):
        hits = [*hits, Share(float(second[1].replace(",", ".")), second.start(1), second.end())]
    return hits or _parts(passage, stretch)


def _made(hit: re.Match[str]) -> Share:
    return Share(float(hit[1].replace(",", ".")), hit.start(), hit.end())


def _parts(passage: Passage, stretch: Stretch) -> list[Share]:
    numbers = [n for n in single(passage) if stretch.holds(n.start) and n.kind == "count" and n.value >= 1]
    found = []
    for a, b in itertools.pairwise(numbers):
        if a.value < b.value and _OF.fullmatch(passage.text, a.end, b.start):
            found.append(Share(100 * a.value / b.value, a.start, b.end))
        elif b.value < a.value and _follows(passage.text, a.start, a.end, b.start):
            found.append(Share(100 * b.value / a.value, a.start, b.end))
    return found


def _follows(text: str, start: int, end: int, part: int) -> bool:
    """Does the part of a number of people stand behind it ("of 80 participants 9 were reported", "from 64 who
    finished, 9")?"""
    between = text[end:part]
    near = len(between.split()) <= _BETWEEN and between.count(",") <= 1 and not any(mark in between for mark in ";.(")
    return near and _OF_BEFORE.search(text, max(0, start - _LEAD), start) is not None
