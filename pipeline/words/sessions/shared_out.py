"""Two formats shared out among participants or manuals: "nine out of ten in groups, the rest alone", "two manuals, one
for groups and one for individual work"."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention

_OPENING = 24  # characters
_ONE_FOR = re.compile(
    r"\b(?:one|another|eine?[sn]?|un[eoa]?|uno|een|en|ett|et|yksi|jeden|jedna|jedno|ena|eno|egy|vienas|viena|üks)\s"
    r"(?:is\s)?(?:for|für|pour|para|per|voor|för|dla|pro|pre|za|skirtas?|pentru)\s(?:\w{1,4}\s){0,2}$", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:most|(?:vast |great |large )?majority|(?:eight|nine|8|9) (?:out )?(?:of|in) (?:ten|10)"
    r"|[5-9]\d\s?(?:%|per ?cent|Prozent)|die meisten|Mehrzahl|Mehrheit|la plupart|la majorité|la mayoría"
    r"|la maggior parte|de meeste|meerderheid|de flesta|de fleste|flertallet|useimm\w+|enemmistö|większość|většina"
    r"|väčšina|većina|večina|a legtöbb|többség\w*|majoritatea|a maioria|la majoria|dauguma|vairums|lielākā daļa|enamik"
    r"|οι περισσότεροι)\b", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:(?:the |some |few )?others?|the rest|the remaining|(?:die )?(?:übrigen|anderen|restlichen)|der Rest"
    r"|les autres|le reste|los demás|el resto|los otros|gli altri|il resto|de anderen|de rest|de overige|de andra"
    r"|övriga|resten|de andre|de øvrige|muut|loput|pozostali|reszta|inni|ostatní|zbytek|zvyšok|ostali|drugi"
    r"|a többi\w*|restul|ceilalți|os restantes|os outros|la resta|els altres|kiti|likusieji|pārējie|ülejäänud"
    r"|οι υπόλοιποι)\b", re.IGNORECASE)


def one_for_each(passage: Passage, group: Mention, individual: Mention) -> bool:
    """"Two manuals, one for groups and one for individual work"."""
    text = passage.text
    return all(_ONE_FOR.search(text, max(0, m.start - _OPENING), m.start) for m in (group, individual))


def most(passage: Passage, group: Mention, individual: Mention) -> str | None:
    """The format of most participants, where the others have the other one ("nine out of ten ..., the rest alone")."""
    first, second = sorted((group, individual), key=lambda m: m.start)
    text, sentence = passage.text, passage.sentence_at(first.start)
    if not _REST.search(text, first.end, second.start) or not _MOST.search(text, sentence.start, first.start):
        return None
    return f"{first.code}_default"
