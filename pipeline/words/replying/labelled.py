"""What stands behind a label that the respondent set himself ("Delivered by: ...", "who leads?")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.replying import leads

_LABEL_END = re.compile(r"\s?(?:[:=?]|[-–—]\s)\s*")
_GOES_ON = re.compile(r"[;/–—:-]\s*$")
_HEADED = re.compile(r"[^:;/\n]{1,30}:")


def behind(passage: Passage, labels: str) -> Iterator[Stretch]:
    """The sentences behind the first label of a vocabulary that stands at the head of a line, sentence or entry."""
    for mention in passage.of(labels):
        sentence = passage.sentence_at(mention.start)
        before = passage.text[max(sentence.start, mention.start - 2) : mention.start].strip()
        mark = _LABEL_END.match(passage.text, mention.end)
        heads = mention.start == sentence.start or before[-1:] in (";", ",", ")", "-", "/")
        if mark and heads and mark.end() < len(passage.text):
            stop = passage.text.find("\n", mark.end())
            row = next((s.end for s, _ in passage.paragraphs if s.start <= mark.end() < s.end), len(passage.text))
            yield from _going_on(passage, Stretch(mark.end(), min(stop if stop > 0 else row, row)))
            return


_OPENS = re.compile(r"[.;:,/|\n(]")
_JOINT = re.compile(r"(?:\s[\w'’]+)?\s*(?:[:=?|]|[-–—]\s)\s*")
_MOST = 2  # words before
_LETTERS = re.compile(r"[^\W\d_]+")


def answered(passage: Passage, mention: Mention) -> bool:
    """Is a word the label of a bare yes or no ("Work with children: no")?"""
    joint = _JOINT.match(passage.text, mention.end)
    begin = max((m.end() for m in _OPENS.finditer(passage.text, max(0, mention.start - 40), mention.start)), default=0)
    if not joint or len(passage.text[begin : mention.start].split()) > _MOST:
        return False
    line = next((s.end for s, _ in passage.paragraphs if joint.end() <= s.end), len(passage.text))
    stop = _OPENS.search(passage.text, joint.end(), line)
    word = leads.lead(passage, Stretch(joint.end(), stop.start() if stop else line))
    return word is not None and word.bare and word.code in ("yes", "no")


def bare(passage: Passage, mention: Mention, window: Stretch) -> bool:
    """Does a word stand in a stretch with nothing but words of time and the like ("unfortunately none so far")?"""
    marks = (*passage.of("yes_no", "filler"), *passage.of("scope_marks", "now"), *passage.of("tense", "not_yet"))
    inside = [m for m in (mention, *marks) if window.holds(m.start)]
    return all(any(m.start <= w.start() < m.end for m in inside)
               for w in _LETTERS.finditer(passage.text, window.start, window.end))


def goes_on(passage: Passage, sentence: Stretch) -> bool:
    """Does a semicolon, dash or slash at the end of a sentence join it to the next?"""
    return bool(_GOES_ON.search(passage.text, sentence.start, sentence.end))


_ITEM = re.compile(r"(?:[-–—•*·]\s)?\s*((?:[^\W_][\w'’.]*\s?){1,4}(?:\([^()\n]{1,40}\)\s?)?)(?::|\s[-–—])\s")


def heading(passage: Passage, at: int) -> Stretch | None:
    """The label of a few words, before a colon or dash, that opens the line or sentence of a character."""
    line = passage.text.rfind("\n", 0, at) + 1
    for start in {line, passage.sentence_at(at).start}:
        if (found := _ITEM.match(passage.text, start, at)) is not None:
            return Stretch(*found.span(1))
    return None


def semicolons(passage: Passage) -> Iterator[Stretch]:
    """Two sentences with no more than a semicolon between."""
    for a, b in itertools.pairwise(passage.sentences):
        if passage.text[: a.end].rstrip().endswith(";") and "\n" not in passage.text[a.end : b.start]:
            yield Stretch(a.start, b.end)


def _going_on(passage: Passage, line: Stretch) -> Iterator[Stretch]:
    """The first sentence of a line and those that are joined to it, up to another label."""
    for sentence in passage.sentences:
        if sentence.end <= line.start or sentence.start >= line.end:
            continue
        if sentence.start > line.start and _HEADED.match(passage.text, sentence.start, sentence.end):
            return
        yield Stretch(max(sentence.start, line.start), min(sentence.end, line.end))
        if not goes_on(passage, sentence):
            return
