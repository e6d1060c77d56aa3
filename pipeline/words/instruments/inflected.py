"""Instruments whose name in capitals has the ending of a case or a plural ("RITAn", "ODARAa", "SARAs")."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention

_ENDED = re.compile(
    r"(?<![\w-])([A-Z][A-Z-]{2,}(?:-?\d{2,4})?)(?:n|a|ä|t|d|e|s|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|na|nä|ksi|ga|le|l|st|ks"
    r"|ból|ban|nak|nek|val|vel|ot|et|u|om|em|i)(?!\w)")


def with_endings(passage: Passage, vocabulary: str) -> list[Mention]:
    """The mentions of a vocabulary, with those whose name in capitals has an ending, in order."""
    found = list(passage.of(vocabulary))
    taken = {m.start for m in found}
    for ended in _ENDED.finditer(passage.text):
        if ended.start() not in taken:
            found += _bare(passage, vocabulary, ended)
    return sorted(found, key=lambda m: m.start)


def _bare(passage: Passage, vocabulary: str, ended: re.Match[str]) -> list[Mention]:
    """The name without its ending as a mention of the words that it stands in, none where no name is so written."""
    name = ended[1]
    words = passage.words_in(*ended.span())
    return [m._replace(start=ended.start(), end=ended.end(), first=words[0], last=words[-1])
            for m in passage.lexicon.find(name).of(vocabulary)
            if words and (m.start, m.end) == (0, len(name))]
