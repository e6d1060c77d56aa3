"""How far a programme reaches inside the responding jurisdiction (kind `reach`)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Reading, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.placed import WORDS, Placed, is_town, roles, specific

_NUMBER = re.compile(r"\d{1,4}(?![\d.,]*\d)")
_OF = re.compile(
    r"\s*(?:of|out of|von|de|des|di|van|av|af|z|ze|iz|sur|su|/|from|iš|no)\s+(?:the|de|den|les|los|las|le|alle|our|i)?\s*",  # noqa: E501
    re.I,
)
_THE = re.compile(r"\b(?:the|die|les|los|las|le|de|tous les|alle)\s*$", re.I)
_PROPER = re.compile(
    r"(?<![\w.])[^\W\d_a-zà-öø-ÿ][^\W\d_]*[^\W\d_A-Z](?:[\s-](?:[^\W\d_a-zà-öø-ÿ][^\W\d_]+|la|de|am|an|der|upon))*"
)


@dataclass(frozen=True, slots=True)
class _Reach:
    code: str
    start: int
    end: int
    confidence: Literal["high", "medium", "low"] = "high"
    qualifier: str | None = None


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """How far the programme reaches: a stated share or number of sites, towns, the words, or the place itself."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    placed = roles(form, passage)
    reach = next((r for r in _reaches(passage, placed) if r), None)
    if reach is None:
        return Reading(())
    spans = passage.locate(reach.start, reach.end)
    value = Value(
        variable.name,
        status="ok",
        value=reach.code,
        evidence=spans,
        item=passage.item,
        confidence=reach.confidence,
        qualifier=reach.qualifier,
        rule="reach",
    )
    used = tuple(s for m in passage.of(WORDS) for s in passage.locate(m.start, m.end))
    return Reading((value,), (), (*spans, *used))


class Options(BaseModel):
    """Nothing to set."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _reaches(passage: Passage, placed: Placed) -> Iterator[_Reach | None]:
    """The ways to tell the reach, from the most to the least telling."""
    limited = any(True for m in passage.of(WORDS, "only"))
    yield _share(passage)
    yield _stated(passage, ("local", "regional"))
    if not limited:
        yield _all(passage)
    yield _sites(passage)
    yield _towns(passage, placed)
    yield _areas(passage, limited)
    yield _all(passage)
    yield _stated(passage, ("national",))
    yield _by_place(passage, placed)


def _head(passage: Passage, mention: Mention) -> bool:
    """Is a mention said of this programme's reach: not denied, planned, or about other places?"""
    sentence = passage.sentence_at(mention.start)
    cues = {m.code for m in passage.of(WORDS) if sentence.holds(m.start) and m is not mention}
    return not cues & {"contact", "origin", "elsewhere", "plan", "past"}


def _stated(passage: Passage, codes: tuple[str, ...]) -> _Reach | None:
    for mention in passage.of(WORDS, *codes):
        after = passage.text[mention.end : mention.end + 25].lower()
        if _head(passage, mention) and not re.match(
            r"\s+(?:authorit|govern|council|court|office|service|prison|probation"
            r"|programme for|agenc|bureau)",
            after,
        ):
            return _Reach(mention.code, mention.start, mention.end)
    return None


def _counts(passage: Passage) -> Iterator[tuple[int, int, float]]:
    """Numbers in digits and in words, with their places."""
    for match in _NUMBER.finditer(passage.text):
        yield match.start(), match.end(), float(match.group())
    numbers = passage.lexicon.vocabularies.get("number_words")
    for mention in passage.of("number_words"):
        number = numbers.codes[mention.code].number if numbers else None
        if number and number > 1:
            yield mention.start, mention.end, number


def _counted(passage: Passage, at: int, codes: tuple[str, ...]) -> Mention | None:
    """The noun that a number ending at `at` counts: at most two words further on."""
    for mention in passage.of(WORDS, *codes):
        if mention.start >= at:
            between = passage.text[at : mention.start]
            return mention if len(between.split()) <= 2 and not re.search(r"[.;:,()\d]", between) else None
    return None


def _share(passage: Passage) -> _Reach | None:
    """ "8 of 25 prisons"."""
    counts = sorted(_counts(passage))
    for (start, end, part), (second, stop, whole) in itertools.pairwise(counts):
        between = passage.text[end:second]
        if not _OF.fullmatch(between) and not _OF.search(between[-14:] if len(between) < 30 else ""):
            continue
        noun = _counted(passage, stop, ("site", "area"))
        if noun and part <= whole:
            code = "national" if part == whole else "regional"
            return _Reach(code, start, noun.end, qualifier=f"{part:g} of {whole:g}")
    return None


def _sites(passage: Passage) -> _Reach | None:
    total, first, last, areas = 0.0, None, 0, False
    for start, end, number in sorted(_counts(passage)):
        noun = _counted(passage, end, ("site", "area"))
        if noun is None or not _head(passage, noun):
            continue
        if _THE.search(passage.text[:start]) or _precedes(passage, "whole", start):
            return _Reach("national", start, noun.end)
        areas = areas or noun.code == "area"
        total, first, last = total + number, start if first is None else first, noun.end
    if first is None:
        return None
    code = "local" if total <= 3 and not areas else "regional"
    return _Reach(code, first, last, qualifier=f"{total:g} sites or areas")


def _precedes(passage: Passage, code: str, at: int) -> bool:
    return any(m.end <= at <= m.end + 6 for m in passage.of(WORDS, code))


def _towns(passage: Passage, placed: Placed) -> _Reach | None:
    """Towns named beside a country or region: in brackets, after "in", or as a list."""
    known = [
        (p.start, p.end)
        for p in (*placed.main, *placed.also, *placed.denied, *placed.other, *placed.unsure)
        if not (p.kind == "region" and is_town(p))
    ]
    found = [
        m
        for m in _PROPER.finditer(passage.text, 0, _end_of_home(passage))
        if not any(a < m.end() and m.start() < b for a, b in known) and _like_town(passage, m)
    ]
    if not found:
        return None
    code = "local" if len(found) <= 3 else "regional"
    return _Reach(code, found[0].start(), found[-1].end(), qualifier=", ".join(m.group() for m in found)[:120])


def _end_of_home(passage: Passage) -> int:
    """The end of the first full sentence; a dash or a colon does not end it."""
    return next((s.end for s in passage.sentences if passage.text[s.end - 1] in ".;!?"), len(passage.text))


def _like_town(passage: Passage, match: re.Match[str]) -> bool:
    before = passage.text[: match.start()]
    if any(
        m.start <= match.start() < m.end
        for m in passage.mentions
        if m.vocabulary in (WORDS, "owner_types", "languages")
    ):
        return False
    return bool(
        re.search(
            r"(?:\(|,|:|[–-]|\b(?:in|en|à|bei|i|w|v|ve|and|og|och|und|et|y|e|u|and|just|bare|only|of))\s*$",
            before,
            re.I,
        )
    )


def _areas(passage: Passage, limited: bool) -> _Reach | None:
    """A region that a limiting word names ("only the Riga region")."""
    for mention in passage.of(WORDS, "area"):
        if limited and _head(passage, mention):
            return _Reach("regional", mention.start, mention.end)
    return None


def _all(passage: Passage) -> _Reach | None:
    """ "All regions", "the whole country", "hela Sverige"; not "all risk levels"."""
    for mention in passage.of(WORDS, "whole"):
        stretch = passage.text[mention.end : mention.end + 45]
        place = re.match(r"\W*(?:\d+\s+|the\s+|of\s+|de\s+|les\s+|los\s+|la\s+)*[^\W\d_a-zà-öø-ÿ]", stretch)
        noun = _counted(passage, mention.end, ("site", "area")) or re.match(
            r"\W*(?:the\s+|de\s+)?(?:of\s+)?(?:the\s+|our\s+)?(?:country|land|territory|pays|país|paese|territorio|maa|kraj|state|island"
            r"|territoire|\d)",
            stretch,
            re.I,
        )
        alone = len(mention.term) > 7 or not re.search(r"\w", stretch) or re.match(r"\s*[,.;(]", stretch)
        if (place or noun or alone) and _head(passage, mention) and not _denied_whole(passage, mention):
            return _Reach("national", mention.start, mention.end)
    return None


def _denied_whole(passage: Passage, mention: Mention) -> bool:
    return any(m.end <= mention.start <= m.end + 4 for m in passage.of("negators"))


def _by_place(passage: Passage, placed: Placed) -> _Reach | None:
    """The place alone: several countries, one country, a land for itself, regions of a country."""
    main = [p for p in placed.main if p.codes]
    if not main:
        return None
    codes = {c for p in main for c in p.codes}
    countries = {c.split("-")[0] for c in codes}
    start, end = main[0].start, main[-1].end
    if len(countries) > 1:
        return _Reach("international", start, end, "medium")
    kept = specific(passage, main)
    named = any(p.kind == "country" for p in main)
    if any(p.kind == "region" for p in kept):
        return _Reach("regional", start, end, "medium")
    lands = {c for p in kept if p.kind == "land" for c in p.codes}
    if lands and (named or len(lands) > 1) and not lands <= {"GB-ENG", "GB-WLS"}:
        return _Reach("regional", start, end, "medium")
    if any(
        m.start >= main[0].start - 25 and m.end <= main[0].start and re.match(r"(?i)count", m.term)
        for m in passage.of(WORDS, "area")
    ):
        return _Reach("regional", start, end, "medium")
    return _Reach("national", start, end, "medium")
