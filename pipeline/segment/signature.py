"""What stands below the regards of a letter: its signature, whatever it looks like."""

from __future__ import annotations

from pipeline.segment.closing import Closing
from pipeline.segment.lines import Line
from pipeline.segment.sections import Section

_GUESSED = frozenset({None, "position", "hint", "apart"})
_MOST_LINES = 4


def signatures(found: list[Section], text: str, closing: Closing) -> list[Line]:
    """Take the regards that end a letter and the few short lines below them ("For the directorate:" over an office)
    off its last answer, so that none of them is read as a heading; the lines taken."""
    filled = [section for section in found if section.kind != "cover"]
    if not filled:
        return []
    last, below = filled[-1], list[Line]()
    if len(filled) > 1 and last.how in _GUESSED and len(last.titles) + len(last.lines) <= _MOST_LINES:
        last, below = filled[-2], [*last.titles, *last.lines]
    lines = [*last.lines, *below]
    at = closing.regards(text, lines)
    if at >= len(last.lines) or not last.items:
        return []
    last.lines = lines[:at]
    if below:
        found.remove(filled[-1])
    return lines[at:]
