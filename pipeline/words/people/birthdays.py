"""Ages told as birthdays or years of life, two of them with one noun ("between their 18th and 30th birthday",
"zwischen dem 21. und dem 65. Lebensjahr", "od 18. do 60. roku věku")."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch, once
from pipeline.words.claiming import others, scopes

_NTH = r"(\d\d)(?:st|nd|rd|th|\.|er|ère|i?[eè]me|de|ste|e|:[ea]|[ºª°])?"
_THE = (r"(?:(?:the|their|his|a|dem|den|das|ihrem|seinem|zum|vollendeten|le|leur|leurs|la|el|los|su|il|lo|loro|de"
        r"|het|hun"
        r"|zijn|deres|det|den|sitt|sin|o|os|as|seu|completed|accompli|révolu)\s){0,2}")
_AND = r"\s?(?:and|to|und|bis|et|à|au|y|e|a|al|en|tot|och|till|og|til|i|do|in|és|ja|ir|un|și|–|-)\s?"
_YEAR = (r"\s?(?:(?:completed|vollendeten|full)\s)?(?:birthdays?|years? of (?:life|age)|geburtstag\w*|lebensjahr\w*"
         r"|anniversaires?|année|cumpleaños|año de (?:vida|edad)|compleanno|anno di (?:vita|età)|verjaardag|levensjaar"
         r"|födelsedag|levnadsår\w*|år\b|fødselsdag|leveår\w*|roku życia|urodzin\w*|rok\w* (?:věku|života|veku)"
         r"|narozenin\w*|narodenin\w*|godin\w* (?:života|starosti)|let\w* (?:starosti|življenja)|aniversário"
         r"|ano de vida"
         r"|syntymäpäivä\w*|sünnipäev\w*|eluaasta\w*|életév\w*|születésnap\w*|gimtadien\w*|dzimšanas)")
_TWO = re.compile(rf"(?<!\d){_NTH}{_AND}{_THE}{_NTH}{_YEAR}", re.IGNORECASE)
Told = tuple[Stretch, float, float]


@once
def between(passage: Passage) -> tuple[Told, ...]:
    """The stretches of such pairs, with the lower and the upper age. Worked out once."""
    return tuple(
        (at, low, high) for found in _TWO.finditer(passage.text)
        if (low := float(found[1])) < (high := float(found[2])) and _stands(passage, at := Stretch(*found.span())))


def _stands(passage: Passage, at: Stretch) -> bool:
    """Is a pair neither denied nor told of people of another service?"""
    return not scopes.standing(passage, at.start, at.end, scopes.DENIALS) and not any(
        s.holds(at.start) for s in others.elsewhere(passage))
