"""Those who lead, told by whose they are: "the crisis centre, whose counsellors carry out the programme"."""

from __future__ import annotations

import re

from pipeline.passage import Stretch
from pipeline.vocabulary import Mention
from pipeline.words.ideas.ideas import Words

_HOUSES = frozenset({"outside", "municipal", "service"})
_WHOSE = re.compile(
    r"\W{1,2}(?:[^\W\d_]+\s){0,2}(?:whose|dont|deren|dessen|cuy[oa]s?|(?:i|le|gli|il|la) cui|wier|wiens|vars"
    r"|hvis|jonka|joiden"
    r"|które\w+|jehož|jejichž|jejíž|ktoré\w+|čij\w+|kuri[oų]s?|kuras|kuru|kelle|mille|cuj[oa]s?|al căr\w+"
    r"|ale căr\w+|amely\w+)\s",
    re.IGNORECASE)
_DELIVER = frozenset({"deliver"})


def led_by(here: Words, sentence: Stretch) -> list[Mention]:
    """The houses of a sentence whose people are told to lead, by a relative clause right behind the house."""
    found = []
    for house in here.within(_HOUSES, sentence):
        whose = _WHOSE.match(here.passage.text, house.end, sentence.end)
        if whose and here.within(_DELIVER, Stretch(whose.end(), sentence.end)):
            found.append(house)
    return found


_ITEM = re.compile(r"(?:^|[\s;,])\(?(?:\d{1,2}|[a-h])[.)]\s*$")
_NEXT_ITEM = re.compile(r"\s*[;,.]?\s*(?:$|\n|\(?(?:\d{1,2}|[a-h])[.)])")


def lone_item(here: Words, mention: Mention) -> bool:
    """Is an actor all that a numbered item of a list says ("1) violence at home 2) internal 3) four phases")?"""
    text = here.passage.text
    before = _ITEM.search(text, max(0, mention.start - 5), mention.start)
    return before is not None and _NEXT_ITEM.match(text, mention.end) is not None
