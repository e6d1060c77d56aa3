"""What the numbers of headings tell once sections are cut: which is whose, and which parts are of one question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from pipeline.segment.match import Matcher
from pipeline.segment.sections import Section

_OUTLINE = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})+[.)]?")  # a paragraph's number, as `1.2`
_PART = re.compile(r"\(?(?P<n>\d{1,2})\s?[a-h](?:[.):]+|\s|$)")  # a part of a question, as `2b`


def numbers_home(found: Sequence[Section], text: str) -> None:
    """Give the number that ends a section's lines to the next heading, where it stands before it in one paragraph."""
    for before, after in pairwise(found):
        if not (before.lines and after.titles):
            continue
        last, first = before.lines[-1], after.titles[0]
        beside = last.end <= first.start and "\n" not in text[last.end : first.start]
        if beside and last.block is first.block and _OUTLINE.fullmatch(text[last.start : last.end]):
            after.titles.insert(0, before.lines.pop())


def parts_home(found: Sequence[Section], text: str, matcher: Matcher) -> None:
    """Read the parts of a question under unknown headings (`2a Owner`, `2b Since`) as the item that others of its parts
    tell, where these tell one item only."""
    for number, group in groupby(found, lambda section: (_number(section, text), section.programme)):
        parts = list(group)
        told = {section.items for section in parts if section.kind == "item"}
        if number[0] is None or len(told) != 1:
            continue
        items = told.pop()
        for section in parts:
            if section.kind == "foreign" and len(items) == 1 and not matcher.is_foreign(section.title(text)):
                section.kind, section.items, section.how = "item", items, "number"


def _number(section: Section, text: str) -> int | None:
    """The number of the question of which a heading names a part."""
    part = _PART.match(section.title(text)) if section.titles else None
    return int(part["n"]) if part else None
