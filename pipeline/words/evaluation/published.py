"""What is published: a report by its address, or something else that tells nothing of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.names import citations

_LINK = re.compile(
    r"https?://\S+|(?<![\w@.])www\.\S+|(?<![\w@.])[\w-]+(?:\.[a-z][\w-]+){1,3}/\S+|\b(?:doi|hdl|urn|isbn|issn)[:\s]\s?\S+",
    re.IGNORECASE)


def sources(passage: Passage) -> Iterator[Stretch]:
    """The works cited, and the addresses at which something can be read."""
    yield from citations.of(passage)
    for hit in _LINK.finditer(passage.text):
        yield Stretch(hit.start(), hit.end())


def of_other(passage: Passage, mention: Mention) -> bool:
    """Is it another thing than a report that is published ("the manual is published", "a tender will be published"):
    one that stands before the word, with no report or study before that?"""
    unit = claims.clause(passage, mention.start)
    before = Stretch(unit.start, mention.start)
    things = claims.within(passage, before, "things_beside", "paper")
    if not things:
        return False
    head = Stretch(unit.start, things[0].start)
    return not (claims.within(passage, head, "effects", "report", "result")
                or claims.within(passage, head, "evaluation_topic", "study"))
