"""Years of something beside the programme, told by no event of it: how many people came in a year, who was employed,
the state of the figures ("In 2021 we had 44 participants", "since 2019 we have two psychologists")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.quantities.years import ROLES, Year

_COUNT = re.compile(r"(?<![\d./-])(?!(?:19|20)\d\d\b)\d{1,4}\s(?:[^\W\d_]+\s){0,2}$")
_BEFORE = 24  # characters
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = 3  # words


def aside(passage: Passage, year: Year, clause: Stretch, cue: Mention | None) -> bool:
    """Is a year that of people, staff or figures: no event is told in its clause, or only a "since"?"""
    if cue is not None and (cue.code != "implemented" or not _since(passage, cue)):
        return False
    if claims.within(passage, clause, ROLES, "programme"):
        return False
    told = [m for m in claims.within(passage, clause, ROLES, "aside") if claims.spoken(passage, m)]
    if any(not _in_name(passage, m) for m in told):
        return True
    people = claims.within(passage, clause, "count_nouns", "person") if cue is None else []
    return any(_COUNT.search(passage.text, max(clause.start, m.start - _BEFORE), m.start) for m in people)


def of_another_event(passage: Passage, year: Year, clause: Stretch, here: Sequence[Year], cue: Mention) -> str | None:
    """What a year is of that words of its own tell, while the event stands behind an "and" and has its own year ("the
    minister went to Oslo in 2012 and the programme was piloted in 2014")."""
    following = next((y for y in here if y.start >= year.end), None)
    if following is None or not (year.end <= cue.start and cue.end <= following.start):
        return None
    if not any(m.start - year.end <= 1 for m in passage.of("joiners", "and") if m.start >= year.end):
        return None
    begin = max((y.end for y in here if y.end <= year.start), default=clause.start)
    if len(_WORD.findall(passage.text, begin, year.start)) < _TOLD:
        return None
    return "unlabelled" if claims.within(passage, Stretch(begin, year.start), ROLES, "programme") else "aside"


def _since(passage: Passage, cue: Mention) -> bool:
    """Is a word no more than "since", "from"?"""
    return " " not in cue.term and any(m.start == cue.start for m in passage.of("owning", "year_label"))


def _in_name(passage: Passage, mention: Mention) -> bool:
    """Is a word, written with a capital inside a sentence, part of a body's name ("Department of Staff Training")?"""
    if mention.language == "de" or not passage.text[mention.start].isupper():
        return False
    return mention.start > passage.clause_at(mention.start).start
