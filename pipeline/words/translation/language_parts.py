"""What is said of a language in its clause: something was written in it, is translated into it, or spoken in it."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.translation import versions

Part = Literal["origin", "translated", "deliver"]
PARTS: tuple[Part, ...] = ("origin", "translated", "deliver")
_NEAR, _BIT, _AHEAD = 4, 3, 24
_FROM_ENDINGS = ("sta", "stä", "ról", "ről", "ból", "ből", "cadan", "ceden", "çadan", "çeden")
_FROM_NOUN = ("keelest", "kielestä", "nyelvről", "nyelvből")  # "tõlgitud inglise keelest"
_BILINGUAL = re.compile("bi-?ling|zweispr|tweetal|tvåspr|tospr|kaksik|dwuj|dvoj|dvij", re.IGNORECASE)
_ORIGINAL = re.compile("ori[gj]|oryg|alkup|izvorn|eredeti|πρωτότ", re.IGNORECASE)
_IS_ONE = re.compile(
    r"\b(?:is (?:an? |the )?translation|are translations|ist eine Übersetzung|est une traduction"
    r"|es una traducción|è una traduzione"
    r"|is een vertaling|on käännös|är en översättning|er en overs\w+|jest tłumaczeniem|je překlad|je preklad"
    r"|é uma tradução)\b",
    re.IGNORECASE)
_PLACED = re.compile("(?:on|in|at|auf|in|im|am|sur|dans|en|nel|sul|sulla|op|på|i|na|v|w|no|na)", re.IGNORECASE)


def part_of(
    passage: Passage, mention: Mention, unit: Stretch, here: list[Mention], asked: Part | None = None
) -> Part | None:
    """The part told by the nearest governing word of the clause: one right after it, the last before it, else the
    first near behind it. "Is in" under the prompt for translations tells of one; "also in" with an interpreter not."""
    if versions.excepted(passage, mention):
        return "translated"
    if versions.beside(passage, mention, here):
        return "origin"
    marks = [
        m
        for m in claims.within(passage, unit, "language_words", *PARTS)
        if (m.end <= mention.start or m.start >= mention.end)
        and not (asked and m.code == "deliver" and _BILINGUAL.match(m.term))
        and (claims.spoken(passage, m) or m.language == mention.language)
    ]
    before = [m for m in marks if m.end <= mention.start]
    after = [m for m in marks if m.start >= mention.end]
    only = claims.within(passage, unit, "language_words", "only")
    if only_part(passage, mention, unit):
        return "translated"
    if only and not any(versions.strong(passage, m) for m in marks):
        if asked == "translated":
            return "translated"
        return "deliver" if any(m.code == "deliver" for m in marks) else "origin"
    if _from(passage, mention) and any(m.code == "translated" for m in marks):
        return "origin"
    if any(m.start == mention.start and m.code == "translated" for m in passage.of("language_words")):
        return "translated"  # "suomennettu"
    things = [m for m in claims.within(passage, unit, "language_words", "aside") if _subject(passage, unit, m)]
    others = (m for m in (*before, *things) if m.end <= mention.start and m.code in ("deliver", "aside"))
    aside = any(not _named_between(passage, m, mention) for m in others)
    if after and _IS_ONE.search(passage.text, mention.end, unit.end):
        return "translated"  # "the Estonian handbook is a translation of the Canadian one"
    last = versions.last_of(passage, mention, here) if after else mention
    if after and after[0].first in (mention.last + 1, last.last + 1) and after[0].code != "deliver":
        return "deliver" if aside and not versions.names_version(passage, after[0]) else as_part(after[0])
    if _into(passage, mention) and not any(m.code == "deliver" for m in before):
        return "translated"
    if aside and things and not any(versions.strong(passage, m) for m in before):
        return "deliver"
    if before:
        governing = _governing(passage, before, here)
        if governing.code == "origin" and _another_text(passage, governing, mention, here):
            return "translated"
        if asked == "translated" and governing.code == "origin" and versions.weak(passage, governing):
            return "translated"
        if aside and governing.code == "origin" and versions.weak(passage, governing):
            return "deliver"
        spoken = any(m.code == "deliver" for m in marks)
        if spoken and governing.code == "translated" and not versions.names_version(passage, governing):
            return "deliver"
        return as_part(governing)
    near = [
        m
        for m in after
        if m.first - last.last <= _NEAR
        and not any(last.end <= o.start < m.start for o in here)
        and not scopes.denied(passage, m)
    ]
    return as_part(near[0]) if near else None


def only_part(passage: Passage, mention: Mention, unit: Stretch) -> bool:
    """Is there no more than a part in a language ("only a summary in English", "of English just a summary")?"""
    for only in claims.within(passage, unit, "language_words", "only"):
        behind = Stretch(only.end, max(only.end, unit.end))
        parts = [m for m in claims.within(passage, behind, "language_words", "translated")
                 if m.first - only.last <= _BIT and versions.weak(passage, m) and not versions.strong(passage, m)]
        if parts and (mention.start > only.start or not claims.within(passage, behind, "languages")):
            return True
    return False


def _subject(passage: Passage, unit: Stretch, thing: Mention) -> bool:
    """Is a thing what its clause speaks of, and not the place of something ("a summary is on our website")?"""
    before = passage.text[unit.start : thing.start].split()
    return len(before) <= _NEAR and not any(_PLACED.fullmatch(w) for w in before)


def _named_between(passage: Passage, mark: Mention, mention: Mention) -> bool:
    """Is something written named between a word of delivery and a language ("the facilitators' manual is in Dutch")?"""
    between = Stretch(mark.end, max(mark.end, mention.start))
    return bool(claims.within(passage, between, "language_words", "noun"))


def bilingual(passage: Passage, unit: Stretch) -> bool:
    """Is something called bilingual, which is written in both languages ("Welsh and English (bilingual edition)")?"""
    return _BILINGUAL.search(passage.text, unit.start, unit.end) is not None


def material(passage: Passage, unit: Stretch) -> bool:
    """Is what is in a language there told by nouns alone ("no manual, the worksheets are Polish")?"""
    marks = claims.within(passage, unit, "language_words", "translated")
    return bool(marks) and not any(versions.strong(passage, m) for m in marks) and all(
        claims.within(passage, Stretch(m.start, m.end), "language_words", "noun") for m in marks)


def _into(passage: Passage, mention: Mention) -> bool:
    """Does "into" stand before a language, which is then translated into?"""
    near = claims.within(passage, Stretch(max(0, mention.start - 20), mention.start), "language_words", "into")
    return any(0 < mention.first - m.last <= 2 and claims.spoken(passage, m) for m in near)


def _governing(passage: Passage, before: list[Mention], here: list[Mention]) -> Mention:
    """The last governing word, but a noun or "is in" gives way to one of translation before it, if no other language
    stands between ("we have translated the manual into Swedish", "the worksheets are in Welsh")."""
    last = before[-1]
    low = max((o.end for o in here if o.end <= last.start), default=0)
    weak = last.code == "origin" and versions.weak(passage, last)
    others = [m for m in before if m.code == "translated" and m.start >= low]
    return others[-1] if weak and others else last


def _another_text(passage: Passage, mark: Mention, mention: Mention, here: list[Mention]) -> bool:
    """Does a word of origin govern another language before, and is this one that of a text of its own ("we bought it in
    English and work with a Polish text")?"""
    between = [o for o in here if mark.end <= o.start and o.end <= mention.start]
    if not between or versions.joined(passage, between[-1], mention):
        return False
    if passage.text[between[-1].end : mention.start].strip() in (",", "/", ""):
        return False
    behind = claims.within(passage, Stretch(mention.end, mention.end + _AHEAD), "language_words", "noun")
    return any(m.first == mention.last + 1 for m in behind)


def as_part(mark: Mention) -> Part:
    for part in PARTS:
        if mark.code == part:
            return part
    return "origin"


def _from(passage: Passage, mention: Mention) -> bool:
    """Is it the language translated from?"""
    surface = passage.text[mention.start : mention.end].casefold()
    behind = passage.tokens[mention.last + 1].key if mention.last + 1 < len(passage.tokens) else ""
    if surface.endswith(_FROM_ENDINGS) or behind in _FROM_NOUN:
        return True
    if _use_of_one(passage, mention):
        return False
    near = claims.within(passage, Stretch(max(0, mention.start - 20), mention.start), "language_words", "from")
    own = _tongues(passage, mention)
    return any(0 < mention.first - m.last <= 2 and claims.spoken(passage, m)
               and ("und" in own or own & _tongues(passage, m)) for m in near)


def _use_of_one(passage: Passage, mention: Mention) -> bool:
    """Does a language only tell of which translation something is said ("korzystamy z polskiego przekładu")?"""
    unit = claims.clause(passage, mention.start)
    made = [m for m in claims.within(passage, unit, "translation_words", "translate") if claims.spoken(passage, m)]
    return len(made) == 1 and made[0].first == mention.last + 1


def firmly(passage: Passage, mention: Mention) -> bool:
    """Does a word of origin that is more than a noun or "is in" stand in the clause of a language ("the English
    original")?"""
    unit = claims.clause(passage, mention.start)
    marks = claims.within(passage, unit, "language_words", "origin")
    return any((not versions.weak(passage, m) or _ORIGINAL.match(m.term)) and claims.spoken(passage, m) for m in marks)


def source(passage: Passage, mention: Mention) -> bool:
    """Is it said to be translated from this language, so that another of the sentence is translated into ("is in
    Italian, translated from Norwegian")?"""
    unit = claims.clause(passage, mention.start)
    return _from(passage, mention) and any(
        versions.strong(passage, m) for m in claims.within(passage, unit, "language_words", "translated"))


def _tongues(passage: Passage, mention: Mention) -> frozenset[str]:
    """The languages in which a word stands for its code."""
    return passage.lexicon.spoken(mention.vocabulary, mention.code, passage.tokens[mention.first]) | {mention.language}
