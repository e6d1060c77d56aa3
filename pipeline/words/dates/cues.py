"""The words that tell an event of a year: a pilot, a start, a law, an end ..."""

from __future__ import annotations

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.dates.accredited_parts import concluded
from pipeline.words.dates.dated_beside import lasting
from pipeline.words.dates.dated_names import in_name
from pipeline.words.dates.dated_spelling import misspelt
from pipeline.words.dates.dated_subjects import completions, ends_in_year, firsts, is_first
from pipeline.words.dates.obtained import obtained
from pipeline.words.quantities.years import ROLES

OWN = frozenset({"pilot", "developed", "implemented", "adapted", "revised", "accredited", "approved", "founded"})
OTHER = frozenset({"law", "evaluated", "predecessor", "trained", "planned", "ended", "renewed", "original"})
_SHORT_TERM = 4


def cues(passage: Passage, stretch: Stretch) -> list[Mention]:
    """The words of a stretch that tell an event, in its language; where there is none, misspelt ones."""
    found = [
        m
        for m in passage.of(ROLES, *OWN, *OTHER)
        if stretch.start <= m.start < stretch.end and spoken(passage, m) and not in_name(passage, m)
        and not lasting(passage, m)
    ]
    found = [f for f in found if f.code != "ended" or not concluded(passage, f, stretch)]
    made = [m for m in completions(passage) if stretch.holds(m.start)]
    found = [f for f in found if not ends_in_year(passage, f) and not any(f.start < m.end and m.start < f.end
                                                                          for m in made)]
    began = [m for m in (*firsts(passage), *made, *obtained(passage)) if stretch.holds(m.start)]
    found = [f for f in found if f.code != "predecessor" or not is_first(passage, f, (*began, *found))]
    began = [m for m in began if all(m.end <= f.start or f.end <= m.start for f in found)]
    found = sorted((*found, *began), key=lambda m: m.start)
    return found or [m for m in misspelt(passage) if stretch.start <= m.start < stretch.end]


def spoken(passage: Passage, mention: Mention) -> bool:
    """Is a word one of the language of its answer, where it is so short that others may have it?"""
    if mention.term == "est." and passage.text[mention.end : mention.end + 1] != ".":
        return False  # French "is"
    return len(mention.term.strip("*")) > _SHORT_TERM or claims.spoken(passage, mention)
