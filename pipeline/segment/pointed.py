"""Words outside the form's rows that point at one of its questions by number: answers below the table, corrections
above the form.

ad 5) SARA is filled in at entry.
To point 9: the meetings last two hours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model import Flag, Span
from pipeline.segment.answers import quote
from pipeline.segment.lines import Line, behind
from pipeline.segment.match import Matcher
from pipeline.segment.numbering import serial
from pipeline.segment.sections import Section

_NUMBER = r"\(?(?P<n>\d{1,2})(?P<mark>\s?[.):]+(?=\s|[^\W\d])|\s[-–—](?=\s))?(?=\s|[^\W\d]|$)"
_FORWARD = re.compile(rf"\W*(?P<lead>(?:[^\W\d_]+\W{{1,2}}){{0,4}}?)(?P<noun>[^\W\d_]+)\.?\s{{0,2}}{_NUMBER}")
_BACKWARD = re.compile(r"\W*(?P<lead>)(?P<n>\d{1,2})\.?\s(?P<noun>[^\W\d_]+)(?P<mark>\s?:|\s[-–—](?=\s))")
_BARE = re.compile(r"\s*\(?(?P<n>\d{1,2})(?P<mark>[.)]+)\s+(?=\S)")
_TINY = 3  # letters of a word that points only where a mark stands behind the number ("re 5:")
_LEAST_TOLD = 4  # headings whose numbers, or whose order, tell which question a number is
_LEAST_BARE = 2  # bare numbers below the table, each of a question left empty
_MOST_LED = 2  # words before "question 5" beyond which a mark must stand behind it


class _Pointer(NamedTuple):
    """A line that points at a question: its place among the lines, the item, the character after the pointing words."""

    at: int
    item: str
    end: int


def pointed(found: list[Section], after: list[Line], text: str, matcher: Matcher) -> list[Flag]:
    """Give lines that point at a question by its number, and those that go on with them, to sections of their own:
    those below the form's table (`after`), below the answer to its last question, and above its first heading. A flag
    on each that adds to an answer."""
    order = _numbers(found, text, matcher) if len({section.programme for section in found}) == 1 else {}
    items = [section for section in found if section.items]
    if not order or not items:
        return []
    answered = {item for section in items if section.lines for item in section.items}
    last = items[-1]
    below = list(_pointers(after, order, text, matcher)) or _bare(after, order, set(order.values()) - answered, text)
    more = list(_cut(after, below, text))
    if not after and (own := list(_pointers(last.lines, order, text, matcher))) and not _parts(own, order):
        more += _cut(last.lines, own, text)
    found += more
    for cover in (section for section in found[:1] if section.kind == "cover"):
        above = list(_pointers(cover.lines, order, text, matcher, above=True))
        found[1:1] = corrections = list(_cut(cover.lines, above, text, whole=False))
        more += corrections
    for section in more:
        section.programme = last.programme
    return [_added(section, text) for section in more if section.items[0] in answered]


def _added(section: Section, text: str) -> Flag:
    lines = [*section.titles, *section.lines]
    span = Span(lines[0].start, lines[-1].end)
    return Flag("displaced_answer", f"The words {quote(text, span)} stand outside the row of this question and point "
                "at it by its number: they were read with its answer. See which of the two holds.", section.items[0],
                span=span)


def _numbers(found: Sequence[Section], text: str, matcher: Matcher) -> Mapping[int, str]:
    """The item of each number: as the headings are numbered, else by their place, where they stand in the template's
    order; nothing where neither tells."""
    heads = [section for section in found if section.titles and section.items]
    told = {n: section.items[0] for section in heads if (n := serial(section.title(text))) is not None}
    if len(told) >= max(_LEAST_TOLD, len(heads) // 2):
        return told
    places = [matcher.order[item] for section in heads for item in section.items]
    if len(set(places)) < max(_LEAST_TOLD, len(matcher.order) - 2) or any(a > b for a, b in pairwise(places)):
        return {}
    return {place + 1: item for item, place in matcher.order.items()}


def _pointers(lines: Sequence[Line], order: Mapping[int, str], text: str, matcher: Matcher,
              above: bool = False) -> Iterator[_Pointer]:
    """The lines that open with words such as "to point 9". `above` the form, "point 9 was hard" speaks about it."""
    for at, line in enumerate(lines):
        for pattern in (_FORWARD, _BACKWARD):
            told = pattern.match(text, line.start, line.end)
            if told is None or int(told["n"]) not in order or not matcher.points(told["noun"]):
                continue
            lead = told["lead"].split()
            marked = told["mark"] is not None and bool(text[told.end() : line.end].strip())
            colon = marked and ":" in told["mark"]
            led = not lead or (len(lead) <= _MOST_LED and "." not in told["lead"]) or colon
            short = len(told["noun"]) <= _TINY and not (lead and marked)
            if led and (marked or not (short or (above and not lead))):
                yield _Pointer(at, order[int(told["n"])], told.end() if marked else line.start)
                break


def _bare(lines: Sequence[Line], order: Mapping[int, str], empty: Collection[str], text: str) -> list[_Pointer]:
    """Lines that open with nothing but the numbers of questions left empty, rising; none where any other number opens
    a line."""
    told = [(at, found) for at, line in enumerate(lines) if (found := _BARE.match(text, line.start, line.end))]
    numbers = [int(found["n"]) for _, found in told]
    fits = len(numbers) >= _LEAST_BARE and all(a < b for a, b in pairwise(numbers)) and all(
        order.get(n) in empty for n in numbers)
    return [_Pointer(at, order[int(found["n"])], found.end()) for at, found in told] if fits else []


def _parts(own: Sequence[_Pointer], order: Mapping[int, str]) -> bool:
    """Whether pointers number the parts of one question: they rise from the first, one by one."""
    return [p.item for p in own] == [order.get(n) for n in range(1, len(own) + 1)]


def _cut(lines: list[Line], told: Sequence[_Pointer], text: str, whole: bool = True) -> Iterator[Section]:
    """Take the pointing lines out of `lines`, each with the lines up to the next one (not `whole`: up to the end of its
    paragraph), as sections."""
    taken: list[Line] = []
    ends = [*(pointer.at for pointer in told), len(lines)][1:]
    for pointer, end in zip(told, ends, strict=False):
        own = lines[pointer.at : end]
        size = len(own) if whole else next((n for n, line in enumerate(own) if n and line.gap), len(own))
        first = own[0]
        title = Line(first.start, first.start + len(text[first.start : pointer.end].rstrip()), first.block, first.gap)
        rest = [behind(text, first, pointer.end), *own[1:size]]
        taken += own[:size]
        yield Section("item", (pointer.item,), "pointed", titles=[title] if title.end > title.start else [], lines=rest)
    lines[:] = [line for line in lines if line not in taken]
