"""An area that heads what is told of it: its name and a colon before a list, or what it is said to have.

    Département de la Moselle : Metz, Thionville.    Province of Valencia, with groups in the capital and in Gandia.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.places.placed import stands
from pipeline.words.places.settled import WORDS
from pipeline.words.places.site_counts import Extent, precedes

_BEFORE = 12  # characters
_LIST_BEHIND = re.compile(
    r"\s?(?:\([^()]{1,40}\)\s?)?(?:[^\W\d_]{1,4}\s)?[^\W\d_a-zà-öø-ÿ][\w-]+(?:\s[^\W\d_a-zà-öø-ÿ][\w-]+)?\s?[:(]\s?"
    r"(?:[^\W\d_A-ZÀ-Þ][^\W\d_]*\s){0,5}(?:[^\W\d_a-zà-öø-ÿ][\w-]+(?:,| and| und| et| y| e| en| och| og| i| ja)\s)*")
_NAME = (
    r"\s(?:(?:(?:of|de|du|des|di|del|della|da|do|von|van|la|le|les|l['’]|d['’])['’\s]{0,2}){0,2}[^\W\d_a-zà-öø-ÿ][\w'’-]+"
    r"(?:[\s-][^\W\d_a-zà-öø-ÿ][\w'’-]+)?|[^\W\d_]{3,}[sc]k\w{1,3})")
_NAME_AND_COLON = re.compile(_NAME + r"\s?:\s")
_NAME_WITH = re.compile(  # "Landkreis Harburg, mit Gruppen in Winsen"
    _NAME + r",?\s(?=(?:(?:and|und|et|y|e|en|og|och|a)\s)?(?:with|mit|avec|con|com|amb|met|med|cu|z|ze|s|se|sa|grupy"
    r"|skupiny|skupine|ryhmät)\s)")


def of_list(passage: Passage, at: int) -> Mention | None:
    """The area whose name and a colon stand right before a list of towns ("only the district of Schwaben: A, B")."""
    return next((m for m in passage.of(WORDS, "area") if m.end < at and _LIST_BEHIND.fullmatch(passage.text, m.end, at)
                 and stands(passage, m) and not precedes(passage, "some", m.start)
                 and not claims.within(passage, Stretch(m.end, at), WORDS, "only")), None)


def headed(passage: Passage) -> Extent | None:
    """An area whose name opens the answer, no "only" behind, before a colon or before what it is said to have."""
    begin = passage.sentences[0].start
    for area in passage.of(WORDS, "area"):
        if area.start != begin:
            continue
        name = _NAME_AND_COLON.match(passage.text, area.end) or _NAME_WITH.match(passage.text, area.end)
        if name and stands(passage, area) and not claims.within(
                passage, Stretch(name.end(), name.end() + _BEFORE), WORDS, "only"):
            return Extent("regional", area.start, name.end() - 1, "medium")
    return None
