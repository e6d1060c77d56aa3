"""A document of nothing but labels with an answer behind each, line by line: labels that name no item stand with the
item beside them of which they and their answer speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.segment.columns import joined
from pipeline.segment.headings import inline
from pipeline.segment.lines import Line, behind
from pipeline.segment.match import Matcher
from pipeline.segment.sections import Section
from pipeline.segment.topics import Topics

_LEAST_ITEMS = 6  # items that a list of labels names
_NEARLY = 0.9  # share of the lines of a list that open with a label
_LABEL_WORDS = 4


def labelled(found: Sequence[Section], text: str, matcher: Matcher, topics: Topics) -> list[Section]:
    """The sections of a list of labels, those under labels that tell no item read with the item above or below; the
    sections of any other document as they were."""
    if not _is_list(found, text):
        return list(found)
    done: list[Section] = []
    for at, section in enumerate(found):
        below = next((s for s in found[at + 1 :] if s.kind == "item"), None)
        above = next((s for s in reversed(done) if s.kind == "item"), None)
        if section.kind == "foreign" and above and not matcher.is_foreign(section.title(text)):
            item = _nearer(section.title(text), joined(text, section.lines), above, below, matcher, topics)
            done.append(_of(item, section.titles[0], section.lines, section.programme))
        elif section.kind == "item":
            done += _parted(section, below, text, matcher, topics)
        else:
            done.append(section)
    return done


def _is_list(found: Sequence[Section], text: str) -> bool:
    """Does each line of a document but those above the first heading open with a label and go on with its answer?"""
    own = [s for s in found if s.kind != "cover" and s.titles]
    items = {item for s in own for item in s.items}
    lines = [(s, n, line) for s in own for n, line in enumerate(s.lines)]
    fits = sum(_label(text, line) is not None or (n == 0 and line.block is s.titles[-1].block
                                                  and "\n" not in text[s.titles[-1].end : line.start])
               for s, n, line in lines)
    return len(items) >= _LEAST_ITEMS and fits >= _NEARLY * len(lines) and all(
        ":" in text[s.titles[-1].end - 1 : s.titles[-1].end + 2] for s in own)


def _label(text: str, line: Line) -> Line | None:
    """The label with a colon that a line opens with."""
    found = inline(text, line)
    if not found or ":" not in text[found.end("name") : found.end()] or found["name"].count(" ") >= _LABEL_WORDS:
        return None
    return line._replace(end=line.start + len(text[line.start : found.end()].rstrip()))


def _parted(section: Section, below: Section | None, text: str, matcher: Matcher, topics: Topics) -> Iterator[Section]:
    """A section, and its lines with labels as sections of their own: of its item, or from one on of the item below."""
    if not section.titles:
        yield section
        return
    first = next((line for line in section.lines if line.start >= section.titles[-1].end), None)
    labels = {line: label for line in section.lines if line is not first and (label := _label(text, line))}
    head = replace(section, lines=[line for line in section.lines if line not in labels])
    home, pending = head, [head]
    for line, label in sorted(labels.items(), key=lambda pair: pair[0].start):
        if line.start > head.titles[0].start:
            yield from pending
            pending = []
        rest = behind(text, line, label.end)
        item = _nearer(text[label.start : label.end], joined(text, [rest]), home, below, matcher, topics)
        home = below if below and item in below.items else home
        yield _of(item, label, [rest], section.programme)
    yield from pending


def _of(item: str, label: Line, lines: Sequence[Line], programme: int) -> Section:
    """The section of an item with a label and its answer: what is asked there is said nowhere else ("Police: yes")."""
    whole = [label._replace(end=lines[0].end), *lines[1:]] if lines else [label]
    return Section("item", (item,), "label", lines=whole, programme=programme)


def _nearer(label: str, words: str, above: Section, below: Section | None, matcher: Matcher, topics: Topics) -> str:
    """The item, of those above and below, of which a label and its answer speak most; else the one above."""
    scores = topics.scores(f"{label} {words}")
    said = matcher.meaning.scores(label)

    def speaks(item: str) -> float:
        return scores.get(item, min(scores.values(), default=0.0)) + said.get(item, 0.0)

    item = above.items[-1]
    if below is None or below.programme != above.programme or not below.items:
        return item
    return below.items[0] if speaks(below.items[0]) > speaks(item) else item
