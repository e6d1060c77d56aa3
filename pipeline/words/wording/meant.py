"""Which mentions of word classes are meant: no everyday words of another language, and nothing that a longer phrase
covers."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.wording import tongues


def named(passage: Passage, code: str, name: str) -> Iterator[Mention]:
    """Every place at which a name stands in the text, as a mention of a code."""
    at = passage.text.find(name)
    while at >= 0:
        end = at + len(name)
        first = bisect.bisect_right(passage.tokens, at, key=lambda w: w.start) - 1
        last = bisect.bisect_left(passage.tokens, end, key=lambda w: w.start) - 1
        yield Mention("", code, at, end, name, "und", max(first, 0), max(last, first, 0))
        at = passage.text.find(name, end)


_OLDER = re.compile(  # a comparative of age with its number, in Slovene the word for parents
    r"(?:starší|starších|starším|staršího|staršia|staršie)\s(?:(?:než|ako|jako|jak|od|nad|co)\s)?\d", re.IGNORECASE)


def meant(passage: Passage, mention: Mention) -> bool:
    """A word that is an everyday word of another language ("vi", "par", "men") counts only where its own is likely."""
    if mention.first != mention.last:
        return True
    if _OLDER.match(passage.text, mention.start):
        return mention.vocabulary != "relations"
    if mention.vocabulary == "acts" and mention.start == passage.clause_at(mention.start).start and any(
            m.start == mention.start for m in passage.of("references", "point")):
        return False  # "See also Victims": a pointer, nobody's act
    rivals = tongues.spoken(passage.lexicon, passage.tokens[mention.first])
    if not rivals:
        return True
    own = _languages(passage, mention)
    if "und" in own or not rivals - own:
        return True
    return bool(own & tongues.likely(passage, passage.sentence_at(mention.start)))


def _languages(passage: Passage, mention: Mention) -> frozenset[str]:
    """The languages in which this word stands for its code."""
    return passage.lexicon.spoken(mention.vocabulary, mention.code, passage.tokens[mention.first])


def uncovered(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without those inside a longer one."""
    longest: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.first, -m.last)):
        if longest is None or mention.last > longest.last or mention.first > longest.last:
            longest = mention
        elif (mention.first, mention.last) != (longest.first, longest.last):
            continue
        yield mention
