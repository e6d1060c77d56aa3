"""Items that lost their heading: found again by their prompts, by words that speak of them, or by their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline.segment.lines import Line
from pipeline.segment.match import Form, Matcher
from pipeline.segment.numbering import unnumbered
from pipeline.segment.sections import Section
from pipeline.segment.tokens import keys

_NUMBERED = re.compile(r"\W*(?:[^\W\d_]{1,9}\W{1,2})?\d{1,2}\W*")  # what stands before a prompt is its number
_LEAST = 4  # words of a prompt that can stand for a heading
_TITLE_WORDS = 12
_LEAST_ASKED, _MOSTLY = 8, 0.7  # headings that make a document ask in questions, and the share of them that must ask
_GUESSED = frozenset({"position", "hint", "apart", "number", "cue"})
_LIKE = 75.0  # percent to which a question is a prompt
_MOST_TWICE = 2  # items with two headings beyond which these are another form's


def by_prompts(found: list[Section], text: str, lower: str, near: Collection[Form], matcher: Matcher) -> list[Section]:
    """Open a section where the prompts of an item stand whose heading is nowhere: under a heading in unknown words, or
    amid the lines of another item. Where a document asks in questions throughout, each prompt opens its item's."""
    have = {item for section in found for item in section.items}
    asks = _asks(found, text)
    missing = set(matcher.order) if asks else {item for item in matcher.order if item not in have}
    forms = [f for f in near if f.item in missing and len(f.keys) >= _LEAST - 1 and not f.fragment]
    if not forms:
        return found
    if asks:
        for section in found:
            guessed = section.kind == "foreign" or section.how in _GUESSED
            if guessed and (item := _question(section.title(text), forms)):
                section.kind, section.items, section.how = "item", (item,), "prompts"
    return [piece for section in found for piece in _pieces(section, text, lower, forms, missing, matcher, asks)]


def _asks(found: list[Section], text: str) -> bool:
    """Are nearly all headings of a document questions?"""
    titles = [section.title(text).rstrip() for section in found if section.titles]
    return len(titles) >= _LEAST_ASKED and sum(t.endswith("?") for t in titles) >= _MOSTLY * len(titles)


def _question(title: str, forms: Collection[Form]) -> str | None:
    """The item whose prompt a question is, in much the same words."""
    words = " ".join(keys(unnumbered(title)))
    like, form = max(((fuzz.ratio(words, f.joined, score_cutoff=_LIKE), f) for f in forms), key=lambda p: p[0])
    return form.item if like else None


def _pieces(section: Section, text: str, lower: str, forms: list[Form], missing: set[str],
            matcher: Matcher, asks: bool) -> Iterator[Section]:
    lines, section.lines = section.lines, []
    current = section
    for line in lines:
        hit = _first(line, lower, [f for f in forms if f.item in missing and not (asks and f.item in current.items)])
        asked = asks and hit is None and text[line.end - 1] == "?"
        item = _question(text[line.start : line.end], forms) if asked else None
        if item and item not in current.items:
            yield current
            current = Section("item", (item,), "prompts", titles=[line], programme=section.programme)
            continue
        if hit is None:
            current.lines.append(line)
            continue
        at, form = hit
        if not asks:
            missing.discard(form.item)
        if current.kind == "foreign" and (not current.lines or not matcher.is_foreign(current.title(text))):
            current.lines += [Line(line.start, at, line.block, line.gap)] if at > line.start else []
            current.kind, current.items, current.how = "item", (form.item,), "prompts"
        else:
            numbered = _NUMBERED.fullmatch(text, line.start, at) is not None
            if at > line.start and not numbered:
                current.lines.append(Line(line.start, at, line.block, line.gap))
            titles = [current.lines.pop()] if at == line.start and _is_title(current.lines, text) else []
            titles += [Line(line.start, at, line.block, line.gap)] if numbered and at > line.start else []
            if current is not section or current.lines or current.titles:
                yield current
            current = Section("item", (form.item,), "prompts", titles=titles, programme=section.programme)
        current.lines.append(Line(at, line.end, line.block))
    yield current


def _first(line: Line, lower: str, forms: list[Form]) -> tuple[int, Form] | None:
    """The first of the prompts that stands whole in a line, and where; a short one must be all of it."""
    words = lower[line.start : line.end]
    likely = [f for f in forms if f.longest in words]
    hits = [(m.start(), f) for f in likely if (m := f.pattern.search(lower, line.start, line.end))
            and (len(f.keys) >= _LEAST or (m.start() == line.start and line.end - m.end() <= 2))]
    return min(hits, key=lambda h: h[0], default=None)


def _is_title(lines: list[Line], text: str) -> bool:
    """Whether the last line is set apart like a heading."""
    if len(lines) < 1:
        return False
    block, words = lines[-1].block, text[lines[-1].start : lines[-1].end]
    loud = block.strong or block.style == "heading" or lines[-1].gap or words.endswith(":")
    return loud and words.count(" ") < _TITLE_WORDS and words[-1] not in ".;,"


def by_position(sections: list[Section], text: str, matcher: Matcher) -> None:
    """Read a heading in unknown words as the missing item that its words speak of, or as the one that is missing just
    there, where the headings around it leave no other."""
    found = [s for s in sections if s.kind != "cover"]
    have = {item for s in found for item in s.items}
    missing = [item for item in matcher.order if item not in have]
    unknown = [(at, s) for at, s in enumerate(found)
               if s.kind == "foreign" and s.lines and not matcher.is_foreign(s.title(text))]
    for guess in ("cue", "position"):
        for at, section in unknown:
            cues = {i: n for i, n in matcher.cue_counts(section.title(text)).items() if i in missing}
            best = [i for i, n in cues.items() if n == max(cues.values())]
            placed = _placed(found, at, missing, matcher)
            item = placed if placed in best else best[0] if len(best) == 1 else None
            if guess == "position":
                item = item or (placed if not cues else None)
            if item and section.kind == "foreign":
                section.kind, section.items, section.how = "item", (item,), "cue" if item in best else "position"
                missing.remove(item)


def by_neighbours(sections: list[Section], matcher: Matcher) -> None:
    """Where two headings in different places name one item, the one that stands just where another item is missing has
    that item's: `Umfang` is how long a programme is or how many attend it."""
    found = [s for s in sections if s.kind != "cover"]
    have = {item for s in found for item in s.items}
    missing = [item for item in matcher.order if item not in have]
    times = Counter(s.items for s, after in pairwise((*found, None)) if s and s.kind == "item" and (
        after is None or after.items != s.items))
    twice = {items for items, n in times.items() if n > 1}
    if not missing or not twice or len(twice) > _MOST_TWICE:
        return
    for at, section in enumerate(found):
        if section.items in twice and section.how != "exact" and (placed := _placed(found, at, missing, matcher)):
            twice.remove(section.items)
            section.items, section.how = (placed,), "position"
            missing.remove(placed)


def by_own(sections: list[Section]) -> None:
    """Leave out of a heading in the words of several items those that have an answered heading of their own elsewhere:
    `Dauer und Umfang` is how long a programme is, where another heading asks how many attend it."""
    own = {(s.programme, s.items[0]) for s in sections if len(s.items) == 1 and s.lines}
    for section in sections:
        left = tuple(item for item in section.items if (section.programme, item) not in own)
        if len(section.items) > 1 and left and left != section.items:
            section.items, section.how = left, "joined" if len(left) == 1 else section.how


def _placed(found: list[Section], at: int, missing: list[str], matcher: Matcher) -> str | None:
    """The only item missing between those of the sections around."""
    before = found[at - 1].items if at else None
    after = found[at + 1].items if at + 1 < len(found) else None
    if before == () or after == ():
        return None
    low = matcher.order[before[-1]] if before else -1
    high = matcher.order[after[0]] if after else len(matcher.order)
    between = [item for item in missing if low < matcher.order[item] < high]
    return between[0] if len(between) == 1 and high - low == 2 else None
