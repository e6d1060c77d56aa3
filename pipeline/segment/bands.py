"""Lines that go with the headings: over a group of them or a form that begins there, or in brackets under each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from pipeline.segment.lines import Line
from pipeline.segment.sections import Section

_FEW = 8
_PART = re.compile(r"(?:part|section|form|teil|abschnitt|partie|parte|sezione|sección|deel|del|osa|część|část|časť)\s+"
                   r"(?:[A-H]|\d|[IVX]{1,4})\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+|\b(?:first|second|third|one|two|three|[a-c]|i{1,3})\b")
_BAND = re.compile(r"\(?(?P<mark>[A-H]|[IVX]{1,4})(?:[.):]\s*|\s+[-–—]\s*|\s{1,3})(?P<name>[^\W\d_].*)")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_LEAST_BANDS = 2
_GLOSS = re.compile(r"[(\[][^()\[\]]{3,200}[)\]]")
_LEAST_GLOSSES, _MOST_GLOSSED = 4, 0.4  # answers that open with a line in brackets, and their share of all


def bands_off(found: list[Section], text: str) -> list[Section]:
    """The sections without lines that stand over the next heading and belong to no answer: "Form 2" over the second of
    two forms, "Part B: Results", or what runs on by letter over groups of headings ("A. Basics", "B. Contents")."""
    pieces: list[Section] = []
    lettered = set(_lettered(text, [section.lines[-1] for section in found if section.lines]))
    first = found[0].lines if found and found[0].kind == "cover" else []
    titles = {_shape(text, line) for line in first[-2:]}
    for section in found:
        last = pieces[-1] if pieces else None
        while last and last.items and last.lines and section.titles and (
                last.lines[-1].start in lettered or _is_above(section, last, text, titles)):
            pieces.append(Section("cover", lines=[last.lines.pop()], programme=section.programme))
        pieces.append(section)
    return pieces


def glosses(found: Sequence[Section], text: str) -> None:
    """Put the lines in brackets over the answers with the headings, where an office explains its questions so: "(who,
    what, results)" over many answers."""
    filled = [section for section in found if section.kind == "item" and section.lines]
    own = [s for s in filled if len(s.lines) > 1 and _GLOSS.fullmatch(text, s.lines[0].start, s.lines[0].end)]
    if len(own) >= max(_LEAST_GLOSSES, _MOST_GLOSSED * len(filled)):
        for section in own:
            section.titles.append(section.lines.pop(0))


def _is_above(section: Section, last: Section, text: str, titles: Collection[str]) -> bool:
    """Whether the last line before a section is its title. `titles`: the shape of those over the first form."""
    line, title = last.lines[-1], section.titles[0]
    words = text[line.start : line.end]
    if words.count(" ") >= _FEW or line.start > title.start:
        return False
    if section.programme > last.programme:
        outside = line.block.place.table is None
        over = outside and any(at.block.place.table is not None for at in (title, *last.titles))
        set_off = len(last.lines) > 1 and line.gap and not title.gap
        return over or set_off or _shape(text, line) in titles or (outside and line.block.style == "heading")
    parts = sum(_PART.match(text, at.start, at.end) is not None for at in last.lines)
    return len(last.lines) > 1 and parts == 1 and _PART.match(words) is not None


def _shape(text: str, line: Line) -> str:
    """A line without its numbers and ordinals: those over two forms are alike."""
    return _ORDINAL.sub("#", text[line.start : line.end].casefold())


def _lettered(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Where those of some lines begin that are marked one after the other by letter or Roman number."""
    marked = [(line.start, m["mark"]) for line in lines if (m := _BAND.fullmatch(text, line.start, line.end))
              and m["name"].count(" ") < _FEW and m["name"][-1] not in ".;,?"]
    for marks in ("ABCDEFGH", _ROMAN):
        at = [(start, marks.index(mark)) for start, mark in marked if mark in marks]
        runs = groupby(enumerate(at), key=lambda pair: pair[1][1] - pair[0])
        for _, run in runs:
            own = [start for _, (start, _) in run]
            if len(own) >= _LEAST_BANDS:
                yield from own
