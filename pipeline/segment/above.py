"""Answers that stand above their headings: the whole form is shifted by one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segment.columns import joined
from pipeline.segment.lines import Line
from pipeline.segment.match import Matcher
from pipeline.segment.sections import Section

_LEAST_ITEMS = 6
_LEAST = 3  # answers that must speak of the heading below them, and twice as many as of the one above


def answers_above(found: Sequence[Section], text: str, matcher: Matcher) -> bool:
    """Give each heading the words above it, where the last one has none below, words stand over the first, and they
    speak of what stands below them. Tells whether it was so."""
    items = [s for s in found if s.items]
    first = found[0] if found and found[0].kind == "cover" else None
    flat = all(line.block.place.table is None for s in items for line in (*s.titles, *s.lines))
    if first is None or not first.lines or len(items) < _LEAST_ITEMS or items[-1].lines or not flat:
        return False
    rest = [s for s in found if s is not first]
    below = sum(_speaks(s.lines, s, text, matcher) for s in items)
    above = sum(_speaks(before.lines, s, text, matcher) for before, s in zip(found, rest, strict=False) if s.items)
    if above < max(_LEAST, 2 * below):
        return False
    for before, here in reversed(list(zip(found, rest, strict=False))):
        here.lines = before.lines if before is not first else [first.lines.pop()]
    return True


def _speaks(lines: Sequence[Line], section: Section, text: str, matcher: Matcher) -> bool:
    """Whether lines speak of a section's item more than of any other."""
    words = joined(text, lines)
    return matcher.meaning.most(words) == section.items[0]
