"""Answers that go through the list of a prompt, piece by piece, in its order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from pipeline.passage import Passage, Stretch
from pipeline.words.ideas.judged import Told, told_at
from pipeline.words.replying import leads

_PIECES = re.compile(r"\s/\s|[;\n|]|\s[-–—]\s")
_COMMAS = re.compile(r",\s")
_NUMBERS = re.compile(r"(?<![^\s(])([1-9])\s?[.):]\s")


class Series(BaseModel):
    """A prompt that lists `size` aspects, answered piece by piece: `codes` by the numbers of the pieces that state
    them where they say anything but no; `at` is the number of the only piece that speaks of the variable. `labels`: the
    numbers of the aspects by the words that respondents cut from the prompt and set before their own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int
    codes: dict[str, tuple[int, ...]] = {}
    at: int | None = None
    labels: dict[str, int] = {}

    def slots(self, passage: Passage) -> dict[int, Stretch]:
        """The pieces of an answer by their numbers, told by order or by labels."""
        cut = self.pieces(passage)
        return dict(enumerate(cut, 1)) if cut else self.labelled(passage)

    def labelled(self, passage: Passage) -> dict[int, Stretch]:
        """What stands behind labels cut from the prompt ("Monitoring: none")."""
        found: dict[int, Stretch] = {}
        for stretch, part in passage.stretches:
            number = self.labels.get(part.label or "")
            if number is not None:
                found.setdefault(number, stretch)
        return found

    def pieces(self, passage: Passage) -> list[Stretch]:
        """The pieces of an answer that replies to a list of aspects in their order, a bare yes or no among them, or
        numbered; empty where it does not."""
        lines = [s for s, _ in passage.paragraphs]
        if len(lines) == self.size and _answered(passage, lines):
            return lines
        for stretch in lines:
            for mark in (_PIECES, _COMMAS, _NUMBERS):
                found = list(mark.finditer(passage.text, stretch.start, stretch.end))
                begin = [] if mark is _NUMBERS else [stretch.start]
                cuts = [*begin, *(m.end() for m in found), stretch.end]
                if len(cuts) != self.size + 1:
                    continue
                if mark is _NUMBERS and [int(m[1]) for m in found] != list(range(1, self.size + 1)):
                    continue
                cut = [Stretch(a, b) for a, b in itertools.pairwise(cuts)]
                if mark is _NUMBERS or _answered(passage, cut):
                    return cut
        return []

    def told(self, passage: Passage, others: Sequence[Told]) -> list[Told]:
        """The codes of the pieces that say something and in which none of `others` is stated."""
        cut, found = self.slots(passage), []
        for code, places in self.codes.items():
            for piece in (cut[place] for place in places if place in cut):
                word = leads.lead(passage, piece)
                known = any(t.how == "stated" and piece.holds(t.found.start) for t in others)
                if re.search(r"\w", piece.of(passage.text)) and not known and not (word and word.code == "no"):
                    found.append(told_at(code, piece.start, piece.end))
        return found


def _answered(passage: Passage, pieces: list[Stretch]) -> bool:
    """Is one of the pieces a bare yes or no?"""
    return any((word := leads.lead(passage, piece)) and word.bare for piece in pieces)
