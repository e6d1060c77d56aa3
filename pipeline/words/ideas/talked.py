"""Things that are only talked about: "we have begun to speak with a university about VR, but it would be for 2027"."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

_TALK = re.compile(
    r"\b(?:talk|speak|spoke|discuss|convers|negotia|sprech|gesproch|spricht|gespräch|geredet|verhand|parl[eéoi]|parla"
    r"|discut|discus|habl|negocia|trattativ|praten|praat|gepraat|overleg|prata|samtal|diskut|tal(?:er|t|e|as|es)\b|snak"
    r"|puhu|keskustel|rozm[oa]w|mluv|jedná|hovor|rokuje|razgov|govor|pogovar|fala[rm]|conversaç|beszél|tárgyal|vorb"
    r"|kalba|runā|räägi|arutl|συζητ|μιλ)", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:\b(?:about|of|on|over|regarding|über|von|um|de|du|des|sur|d['’]une?|d['’]|sobre|di|su|della|dell['’]|sulla"
    r"|sull['’]|om|o|na temat|ob|despre|par|apie|για)\s?)(?:[^\W\d]+\s){0,2}$", re.IGNORECASE)
_BEGUN = re.compile(
    r"\b(?:beg[iua]n|start|there (?:is|has been|was) (?:some |a )?talk|angefang|begonn|begann|fangen|commenc|début"
    r"|empez|empiez|comenz|comienz|inizi|cominc|börja|begynt|startet|aloit|alku|zacz|zača|zače|poče|começ|elkezd|încep"
    r"|pradė|sāk|alusta|αρχί|are in talks|is in talks)"
    r"\w*\b(?!\s(?:with|mit|avec|con|met|med|z|ze|s|se|with|cu)\s(?:an?|the|einem|un|una|une|een|ett?)\s"
    r"(?:\w+\s)?(?:talk|Gespräch|discussion|échange))", re.IGNORECASE)
_WOULD = re.compile(
    r"\b(?:would|wäre|würde|könnte|serai[ts]|serait|pourrait|sería|podría|sarebbe|potrebbe|zou|skulle|ville|olisi"
    r"|byłob\w*|byloby|bylo by|bolo by|bi bil\w*|bilo bi|seria|volna|ar fi|būtų|būtu|oleks|θα ήταν"
    r"|(?:only )?if (?:the |there is |we get |some )?(?:money|funds|funding|budget)\w*"
    r"|wenn (?:das |es )?(?:Geld|Mittel)|si (?:l['’]argent|le budget|llega|hay dinero|arriva|ci sono)"
    r"|se (?:arriva|arrivano|ci sono|houver)|als er geld|om pengar\w*|hvis pengene"
    r"|jos raha\w*|jeśli będą|pokud budou|ako bude)",
    re.IGNORECASE)


def only(passage: Passage, mention: Mention) -> bool:
    """Is a thing the subject of talks that have begun, or of which it is said what it would be or hang on? What men or
    sessions talk about is used."""
    sentence = passage.sentence_at(mention.start)
    place = (passage.text, sentence.start, sentence.end)
    if not _TALK.search(*place) or not _ABOUT.search(passage.text, sentence.start, mention.start):
        return False
    if scopes.of(passage, mention, ("past",)) is not None:
        return False
    if _WOULD.search(passage.text, sentence.start, sentence.end):
        return True
    taught = claims.within(passage, sentence, "people", "man") or claims.within(
        passage, sentence, "count_nouns", "session")
    return not taught and _BEGUN.search(*place) is not None
