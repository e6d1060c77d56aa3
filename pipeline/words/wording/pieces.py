"""A cell cut into pieces at its marks: brackets, quotation marks, dashes, commas, colons, slashes, lines.

Who fills a short cell (a name, an owner, a place) writes no sentences but puts things side by side, and the marks
tell how they stand to each other: "Safe Steps (SST) - a course for men" are a name, its short form, what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.passage import Passage, Stretch, once

Kind = Literal["plain", "bracket", "quoted"]

_MARK = re.compile(
    r"\((?P<round>[^()]{1,600})\)|\[(?P<square>[^\[\]]{1,600})\]"
    r"|[“„”«»\"‟″](?P<double>[^“„”«»\"‟″]{1,200})[“”«»\"‟″]"
    r"|(?<!\w)[‘‚'’](?P<single>[^\s‘'’](?:[^‘'’]|['’](?=\w)){0,120})['’](?!\w)"
    r"|(?P<comma>,)(?!\d)|(?P<colon>:)(?!\d|(?<=[^\W\d_]{2}:)[a-zåäö]{1,3}\b)|(?P<equals>=)|(?P<bar>[|•▪●◦‣\n\t])"
    r"|(?P<slash>(?<![\d/])/+(?!/)|/+(?![\d/]))|(?P<dash>\s[-–—]+(?=\s|[A-ZÀ-Þ]{2})|[–—]\s|(?<=[^\W\d_])—|^[-–—*]\s"
    r"|(?<=[^\W\d_]{2})\s?[-–]\s?(?=(?:a|an|the|ein|eine|un|une|una|een|en|et|ett|il|das|der|die|le|la|el)\s[a-zà-öø-ÿ]))"
    r"|(?P<semi>;)|(?P<entry>(?<=\s)(?:[2-9]|[b-e])\)\s)|(?P<tick>[☐☒])"
    r"|(?P<stop>[.!?…]+[)\"'’”»\]]*(?=\s|$)|[.!?](?=[^\W\d_a-zà-öø-ÿ][^\W\d_A-Z]))"
)
_JOINTS = {
    "comma": ",", "colon": ":", "equals": "=", "bar": "\n", "slash": "/", "dash": "-", "semi": ";", "entry": "\n",
    "stop": ".",
}
_LOOSE = frozenset(',;:-–—/|=•*“„«»"')
_GROUPS = ("round", "square", "double", "single")
NUMBERED = re.compile(r"\(?(?:[1-9]|[a-e]|[IVX]{1,3})[.)]\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a passage between two marks, trimmed; of a bracket or a quotation what is inside.

    `joint` is the mark before it: "" (none, or the start) , ; : = / - . ☐ ☒ or a line feed (new line, bullet)."""

    start: int
    end: int
    kind: Kind
    joint: str

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@once
def pieces(passage: Passage) -> tuple[Piece, ...]:
    """The pieces of a whole answer, worked out once."""
    made: list[Piece] = []
    for stretch, _ in passage.paragraphs:
        made.extend(within(passage, stretch, "\n" if made else ""))
    return tuple(made)


def units(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces by statement, line or entry; a bracket on a line of its own belongs to the line above."""
    unit: list[Piece] = []
    for piece in found:
        if unit and piece.joint in (".", "\n", ";") and not (piece.kind == "bracket" and piece.joint == "\n"):
            yield unit
            unit = []
        unit.append(piece)
    if unit:
        yield unit


def within(passage: Passage, stretch: Stretch, joint: str = "") -> Iterator[Piece]:
    """The pieces of a stretch, such as the inside of a bracket; `joint`: the mark before it."""
    text, at = passage.text, stretch.start
    ends = {s.end for s in passage.sentences}
    for mark in _MARK.finditer(text, stretch.start, stretch.end):
        name = str(mark.lastgroup)
        if (
            mark.start() < at
            or _inside_word(text, mark, name)
            or (name == "stop" and mark.group()[0] == "." and mark.end() not in ends and mark.end() < stretch.end)
        ):
            continue
        before = list(_trimmed(text, at, mark.start(), "plain", joint))
        yield from before
        joint = "" if before else joint
        at = mark.end()
        if name not in _GROUPS:
            joint = mark.group() if name == "tick" else _JOINTS[name]
            continue
        kind: Kind = "bracket" if name in _GROUPS[:2] else "quoted"
        inner = list(_trimmed(text, mark.start(name), mark.end(name), kind, joint))
        yield from inner
        joint = "" if inner else joint
    yield from _trimmed(text, at, stretch.end, "plain", joint)


def _inside_word(text: str, mark: re.Match[str], name: str) -> bool:
    """Is a bracket part of a word: "Mann(n)", "(Re)Connect"?"""
    if name not in ("round", "square"):
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    inner = mark.group(name)
    return after.isalpha() or (before.isalpha() and len(inner) <= 4 and inner.islower())


def _trimmed(text: str, start: int, end: int, kind: Kind, joint: str) -> Iterator[Piece]:
    """A stretch without blanks and marks at its ends, none where only marks are left."""
    while start < end and not (text[start].isalnum() or text[start] in "(\"'“„‘¡¿"):
        start += 1
    while end > start and (
        text[end - 1].isspace() or text[end - 1] in _LOOSE or (text[end - 1] == "." and kind != "plain")
    ):
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        yield Piece(start, end, kind, joint)
