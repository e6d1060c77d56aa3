"""Answers that stand in the row of another item: given back to the item that they speak of, with a flag."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Flag, Part, Span
from pipeline.segment.announced import LEAD, named
from pipeline.segment.answers import Read, quote
from pipeline.segment.match import Matcher


def displace(reads: Sequence[Read], text: str, matcher: Matcher) -> list[Flag]:
    """Give words back to the items without an answer that they speak of: those that open with the item's name
    ("Volume: ...", "As regards the victims, ..."), wherever they stand; and those before a cell's first prompt, to the
    item above."""
    return [*_announced(reads, text, matcher), *_above(reads, text, matcher)]


def _announced(reads: Sequence[Read], text: str, matcher: Matcher) -> list[Flag]:
    answered: dict[int, set[str]] = {}
    for read in reads:
        answered.setdefault(read.section.programme, set()).update(read.section.items if read.words.parts else ())
    flags = []
    for read in reads:
        there = answered[read.section.programme]
        if len(read.section.items) > 1 or len(there) == len(matcher.order):
            continue
        for part in read.words.parts:
            item = _opens_with(part.span.of(text), read.item, matcher)
            if item is None or item in there or part in read.owners:
                continue
            read.owners[part] = item
            flags.append(Flag("displaced_answer", f"The answer {quote(text, part.span)} stands in the row of "
                              f"“{read.section.title(text)}” and names this item: check that it belongs here.", item,
                              span=part.span))
    return flags


def _opens_with(words: str, own: str, matcher: Matcher) -> str | None:
    """The item that words name at their beginning, where they speak of it and not of their `own`."""
    found = LEAD.match(words)
    if found is None:
        return None
    topic = matcher.announced(found["name"])
    item = named(topic or found["name"], topic is not None, matcher) if topic or found["mark"] != "," else None
    if item is None or item == own:
        return None
    cues = matcher.cue_counts(words)
    near = abs(matcher.order[item] - matcher.order[own]) == 1 or topic is not None
    there, here = cues.get(item, 0), cues.get(own, 0)
    return item if there > here or (near and there == here) else None


def opens_with_name(words: str, items: Sequence[str], matcher: Matcher) -> str | None:
    """The one of some items that words name at their beginning ("Evaluation: not yet")."""
    found = LEAD.match(words)
    topic = matcher.announced(found["name"]) if found else None
    if found is None or (topic is None and found["mark"] == ","):
        return None
    item = named(topic or found["name"], topic is not None, matcher)
    return item if item in items else None


def _above(reads: Sequence[Read], text: str, matcher: Matcher) -> list[Flag]:
    """Words before a cell's first prompt go back to the item above, where that has no answer of its own and the words
    speak of it rather than of the item in whose row they stand."""
    flags = []
    for above, here in pairwise(reads):
        if above.words.parts or len(above.section.items) > 1 or len(here.section.items) > 1:
            continue
        if not here.words.parts or above.item == here.item or above.section.programme != here.section.programme:
            continue
        moved = [part for part in _early(here, above.item, text, matcher) if part not in here.owners]
        for part in moved:
            here.owners[part] = above.item
        if moved:
            span = Span(moved[0].span.start, moved[-1].span.end)
            flags.append(Flag("displaced_answer", f"The answer {quote(text, span)} stands in the row below, before its "
                              "prompts, and was read here: check that it belongs here.", above.item, span=span))
    return flags


def _early(read: Read, item: str, text: str, matcher: Matcher) -> list[Part]:
    """The first parts of a section that speak of another item."""
    first = min((place for place, _ in read.words.places), default=None)
    if first is not None:
        early = [p for p in read.words.parts if p.span.start < first]
        if not early:
            return []
        cues = matcher.cue_counts(" ".join(p.span.of(text) for p in early))
        there, here = cues.get(item, 0), cues.get(read.item, 0)
        alone = len(early) == len(read.words.parts)  # nothing else answers the item in whose row they stand
        return early if there > here and (not alone or (there >= 3 and not here)) else []
    early = []
    for part in read.words.parts[:-1]:
        cues = matcher.cue_counts(part.span.of(text))
        if cues.get(item, 0) < 2 or cues.get(read.item, 0):
            break
        early.append(part)
    return early
