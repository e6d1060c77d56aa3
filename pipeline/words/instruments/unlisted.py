"""Names of instruments that the list of them does not hold: in capitals, ending in "Scale", "Inventory" ..., or in
quotation marks behind a kind of instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.wording.function_words import EVERYDAY

_ACRONYM = re.compile(
    r"(?<![\w.§@/])(?=[\w*:/-]{3,14}(?![\w@]))"
    r"(?:[A-Z][a-z]{0,2}){2,}[A-Z]*(?:[-:*/]?(?:[A-Z]{1,4}|\d{1,4}))*(?![\w@])")
_JOINT = re.compile(r"\W*(?:and|und|et|y|e|en|och|og|or|oder|plus|i|a|in|ja|\+)?\W*")
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w-]+\s+(?:(?:of|for|de|der|and|und|the|to)\s+)*){1,6}"
    r"(?:Scale|Inventory|Assessment|Checklist|Index|Tool|Guide|Instrument|Profile|Schedule|Questionnaire|Test|Evaluation"
    r"|Manual|Matrix|Screen|Screener|System)\b")


def unlisted(passage: Passage, words: str, others: Sequence[str],
             known: Sequence[Mention]) -> Iterator[Stretch]:
    """Names in capitals or ending in "Scale", "Inventory" ... where an instrument stands, and in no list."""
    covered = [*known, *scopes.triggers(passage), *passage.of(words, "own"),
               *(m for v in others for m in passage.of(v))]
    for found in (*_NAME.finditer(passage.text), *_ACRONYM.finditer(passage.text), *_quoted(passage, words)):
        stretch = Stretch(*found.span(found.lastindex or 0))
        if any(m.start < stretch.end and stretch.start < m.end for m in covered) or _plain(passage, stretch):
            continue
        if _instrumental(passage, words, stretch, known):
            yield stretch
            covered.append(Mention("", "", stretch.start, stretch.end, "", "", 0, 0))


def _quoted(passage: Passage, words: str) -> Iterator[re.Match[str]]:
    """Names in quotation marks right behind a kind of instrument ("the national tool “Riski”")."""
    for tool in passage.of(words, "tool"):
        found = _QUOTED.match(passage.text, tool.end)
        if found:
            yield found


_QUOTED = re.compile(
    r"\s*[,(:]?\s*(?:(?:which|that)\s)?(?:(?:is|are)\s)?(?:(?:called|named|titled|genannt|namens|appelée?|dit|llamad[oa]"
    r"|chiamat[oa]|denominat[oa]|genaamd|kallad|kaldet|kalt|nimeltä|pod nazwą|zwany|zvaný|pod imenom)\s)?"
    r"[\"“„«»‘'](\w[\w\s-]{1,38}\w)[\"”“»«’']", re.IGNORECASE)


def _plain(passage: Passage, stretch: Stretch) -> bool:
    """Is it no name, but an everyday word before a noun at the head of a sentence ("Ein Instrument", "This Scale")?"""
    parts = stretch.of(passage.text).split()
    return len(parts) > 1 and all(w.casefold() in EVERYDAY for w in parts[:-1])


def _instrumental(passage: Passage, words: str, stretch: Stretch, known: Sequence[Mention]) -> bool:
    """Does a name stand as an instrument: joined to one, beside a kind of instrument, or first in a short answer?"""
    text = passage.text
    if re.search(r"\d|[*:]", stretch.of(text)) or any(
            stretch.start <= m.start < stretch.end for m in passage.of("level_nouns", "risk")):
        return True
    for m in known:
        low, high = (m.end, stretch.start) if m.end <= stretch.start else (stretch.end, m.start)
        if 0 <= high - low <= 12 and _JOINT.fullmatch(text[low:high]):
            return True
    tools = starting(passage.of(words, "tool"), stretch.start - 40, stretch.end + 40)
    if any(passage.sentence_at(t.start).holds(stretch.start) for t in tools):
        return True
    sentence = passage.sentence_at(stretch.start)
    return sentence.start == stretch.start and len(sentence.of(text).split()) <= 6
