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


_TOPIC = re.compile(  # "VR har vi talt om", "VR was talked of"
    r"\W{0,3}\s?(?:[^\s,;.:]+\s){0,4}?(?:talt|talat|snakket|gesproch\w+|geredet|gepraat|talked|spoken|discussed|thought)"
    r"\s(?:om|about|of|over|davon)?", re.IGNORECASE)
_SEEN = re.compile(
    r"\b(?:seen|saw|heard|read about|know\w* (?:it |of it )?only|gesehen|gehört|kennen|sahen|vue?s?|vu|entendu"
    r"|connaissons"
    r"|visto|vista|vimos|oído|conocemos|visti|sentito|conosciamo|gezien|gehoord|kennen|sett|hört|kjenner|hørt|set\b"
    r"|nähneet|kuulleet|widzieliśmy|słyszeliśmy|znamy|viděli|slyšeli|známe|videli|počuli|poznáme|vidjeli|čuli|láttuk"
    r"|hallottunk|ouvimos|văzut|auzit|matėme|girdėjome|redzējām|dzirdējām|näinud|kuulnud)\b", re.IGNORECASE)
_FAIR = re.compile(
    r"\b(?:conferen|fair\b|exhibition|congress|stand\b|demonstrat|tagung|messe|kongress|ausstellung|colloque|salon\b"
    r"|congrès|feria|congreso|conferencia|jornada|fiera|convegno|congresso|conferenz|beurs|congres|mäss|konferens"
    r"|konferanse|konference|messu|targ(?:i|ach)|konferenc|kongres|veletrh|veľtrh|saj[ae]?m|konferenci|vásár|kiállítás"
    r"|conferênc|feira|târg|conferinț|paroda|parodoje|izstād|mess[ie])", re.IGNORECASE)
_USED = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|work(?:s|ed)? with|have it|nutz|verwend|einsetz|utilis|usamos|utiliz|usiamo|gebruik"
    r"|använd|bruger|bruker|käyt|używ|použív|koristi|használ)", re.IGNORECASE)


def seen(passage: Passage, mention: Mention) -> bool:
    """Is no more told of a thing than that it was seen elsewhere ("VR we have only seen at a fair")?"""
    unit = claims.clause(passage, mention.start)
    sentence = passage.sentence_at(mention.start)
    opens = len(passage.text[sentence.start : mention.start].split()) <= 1
    place = (passage.text, *(sentence if opens else unit))
    return all(p.search(*place) for p in (_SEEN, _FAIR)) and not _USED.search(*place)


def _undecided(passage: Passage, mention: Mention) -> bool:
    """Is it told in the sentence of what was talked about that nothing is decided?"""
    sentence = passage.sentence_at(mention.start)
    topic = _TOPIC.match(passage.text, mention.end) or _ABOUT.search(passage.text, sentence.start, mention.start)
    return topic is not None and bool(claims.within(passage, sentence, "programme_state", "unreal"))


def only(passage: Passage, mention: Mention) -> bool:
    """Is a thing the subject of talks that have begun, or of which it is said what it would be or hang on? What men or
    sessions talk about is used."""
    sentence = passage.sentence_at(mention.start)
    place = (passage.text, sentence.start, sentence.end)
    if _TALK.search(*place) and _undecided(passage, mention):
        return True
    if not _TALK.search(*place) or not _ABOUT.search(passage.text, sentence.start, mention.start):
        return False
    if scopes.of(passage, mention, ("past",)) is not None:
        return False
    if _WOULD.search(passage.text, sentence.start, sentence.end):
        return True
    taught = claims.within(passage, sentence, "people", "man") or claims.within(
        passage, sentence, "count_nouns", "session")
    return not taught and _BEGUN.search(*place) is not None
