"""People who bear the name of somebody else: "Dr. Jenkins", "written by Michael White", "Freud Street".

Methods are told by the names of those who thought of them; a title, a verb of writing or leading before such a name, or
a house or street behind it, makes it that of somebody at work here; so does the noun for a body before a method.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention

_REACH = 40
_TITLE = re.compile(
    r"(?:\b(?:Dr|Prof|Mr|Mrs|Ms|Mme|Mlle|Sr|Sra|Dra|Dott|Dott\.ssa|Dhr|Mevr|Hr|Mag|Mgr|Ing|PhDr)\.?"
    r"|\b(?:Professor|Herr|Frau"
    r"|Fru|Madame|Monsieur|Señora?|Signora?|Pan|Pani|director|manager|head|officer|author|colleague|Leiter(?:in)?"
    r"|Kollegin|Kollege|directrice|directeur|directora?|direttrice|direttore|chef|leder),?)\s(?:[A-ZÀ-Þ][\w.]*\s)?$")
_BY = re.compile(
    r"\b(?:written|revised|edited|translated|evaluated|led|run|headed|managed|supervised|geschrieben|verfasst|geleitet"
    r"|evaluiert|übersetzt|écrit|rédigé|dirigé|évalué|escrito|dirigido|evaluado|scritto|diretto|valutato|geschreven"
    r"|geleid|skriven|skrevet|ledet|napisany|prowadzony|napsán|veden)\w*\s(?:by|von|par|por|da|door|av|af|przez)\s"
    r"(?:[A-ZÀ-Þ][\w.]*\s(?:(?:and|und|et|y|e|en|och|og|i|a)\s)?){0,4}$")
_AFTER = re.compile(  # "the model of Prof. Heise", "nach Dr. Young"
    r"\b(?:of|after|following|von|nach|des|selon|d'après|según|secondo|volgens|enligt|efter|ifølge|według|podle"
    r"|podľa|po|prema"
    r"|de|di|van|av|af)\s$")
_HOUSE = re.compile(
    r"[\s-](?:Street|Road|House|Centre|Center|Institute?|Foundation|Clinic|University|Straße|Strasse|Haus"
    r"|Klinik|Stiftung"
    r"|Zentrum|Institut|straat|huis|gata|gatan|gade|talo|katu)\b")


_BODY_FOR = re.compile(  # "the Institute for Systemic Therapy", "Spolek pro nenásilnou komunikaci"
    r"\b(?:institute|centre|center|association|society|foundation|academy|federation|institut|zentrum"
    r"|verein|verband|gesellschaft|stiftung|akademie|fachverband|dachverband|association|société|fédération"
    r"|asociación|instituto"
    r"|sociedad|fundación|associazione|istituto|società|fondazione|vereniging|stichting|instituut|genootschap"
    r"|förening\w*"
    r"|institutet|sällskap\w*|foreningen?|selskab\w*|yhdistys|stowarzyszenie|instytut|towarzystwo|fundacja"
    r"|spolek|společnost|ústav"
    r"|združenie|inštitút|spoločnosť|društvo|zavod|združenje|inštitut|udruga|udruženje|zavod|institut"
    r"|associação|fundação|asociația"
    r"|egyesület|intézet)\s(?:for|of|für|de|pour|para|di|per|voor|van|för|for|pro|pre|za|dla|pentru|la)\s"
    r"(?:(?:the|la|le|el|il|l['’]|het|de|der|die|das)\s)?(?:[^\W\d]+\s(?:and|und|et|y|e|en|och|og|a|i"
    r"|in)\s)?$", re.IGNORECASE)
_ITS_METHOD = re.compile(
    r"\b(?:method|model|approach|theory|concept|work|school|programme|methode|modell|ansatz|konzept|méthode"
    r"|modèle|approche|método|modelo|enfoque"
    r"|metodo|modello|approccio|aanpak|metod\w*|metoda|metody)\s(?:of|by|from|des|der|von|de|del|du|della"
    r"|dell['’]|van|av|af|fra|från)?\s?"
    r"(?:the|our|la|le|el|il|het)?\s?$|\b(?:after|following|according to|nach|selon|según|secondo|volgens"
    r"|enligt)\s(?:the|dem|der|la|le|el|het)?\s?$",
    re.IGNORECASE)
_BODY = 60


def of_body(passage: Passage, mention: Mention) -> bool:
    """Does a method stand in the name of a body, and not of one whose method is meant ("the model of the Institute
    for X")?"""
    begin = max(passage.sentence_at(mention.start).start, mention.start - _BODY)
    body = _BODY_FOR.search(passage.text, begin, mention.start) if begin < mention.start else None
    return body is not None and not _ITS_METHOD.search(passage.text, begin, body.start())


def titled(passage: Passage, mention: Mention) -> bool:
    """Is a name that of somebody at work, or of a house? Not where a word in small letters is meant."""
    text = passage.text
    if of_body(passage, mention):
        return True
    if not text[mention.start].isupper():
        return False
    if _HOUSE.match(text, mention.end):
        return True
    before = text[max(0, mention.start - _REACH) : mention.start]
    title = _TITLE.search(before)
    return _BY.search(before) is not None or (title is not None and not _AFTER.search(before, 0, title.start()))
