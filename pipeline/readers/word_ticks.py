"""Tick marks of a whole document: boxes by the rule that all readers share, ticks drawn without a box here."""

from __future__ import annotations

import re

from pipeline.model import TICKED, UNTICKED
from pipeline.readers.clean import with_ticks

_HAND = re.compile(r"(?<![\[(])([✓✔🗸✗✘])\ufe0f?(?![\])])|(?:(?<=\s)|^)√(?=\s|$)", re.MULTILINE)
_CROSSES = "✗✘"
_CANDIDATE = re.compile(r"_[xX]|[\s:=][xX–—-]\s*$|[\[(☐-☒✀-➿□-◿⬀-⯿√\U0001F5C0-\U0001F7FF]", re.MULTILINE)


def ticks_of(lines: list[str]) -> list[str]:
    """The lines with every tick as ☒ and every empty box as ☐, before its label where it has one.

    A cross drawn by hand is a tick, unless the same document also draws check marks: then it says no.
    """
    whole = "\n".join(lines)
    if not _CANDIDATE.search(whole):
        return lines
    hands = {found[1] or "√" for found in _HAND.finditer(whole)}
    if hands:
        cross = UNTICKED if hands - set(_CROSSES) else TICKED
        whole = _HAND.sub(lambda found: cross if (found[1] or "√") in _CROSSES else TICKED, whole)
    done = with_ticks(whole).split("\n")
    shown: list[str] = []
    at = 0
    for line in lines:
        count = line.count("\n") + 1
        shown.append("\n".join(done[at : at + count]).strip())
        at += count
    return shown
