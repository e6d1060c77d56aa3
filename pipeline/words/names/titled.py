"""People who bear the name of somebody else: "Dr. Jenkins", "written by Michael White", "Freud Street".

Methods are told by the names of those who thought of them; a title, a verb of writing or leading before such a name, or
a house or street behind it, makes it that of somebody at work here.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention

_REACH = 40
_TITLE = re.compile(
    r"(?:\b(?:Dr|Prof|Mr|Mrs|Ms|Mme|Mlle|Sr|Sra|Dra|Dott|Dott\.ssa|Dhr|Mevr|Hr|Mag|Mgr|Ing|PhDr)\.?|\b(?:Professor|Herr|Frau"
    r"|Fru|Madame|Monsieur|Señora?|Signora?|Pan|Pani|director|manager|head|officer|author|colleague|Leiter(?:in)?"
    r"|Kollegin|Kollege|directrice|directeur|directora?|direttrice|direttore|chef|leder),?)\s(?:[A-ZÀ-Þ][\w.]*\s)?$")
_BY = re.compile(
    r"\b(?:written|revised|edited|translated|evaluated|led|run|headed|managed|supervised|geschrieben|verfasst|geleitet"
    r"|evaluiert|übersetzt|écrit|rédigé|dirigé|évalué|escrito|dirigido|evaluado|scritto|diretto|valutato|geschreven"
    r"|geleid|skriven|skrevet|ledet|napisany|prowadzony|napsán|veden)\w*\s(?:by|von|par|por|da|door|av|af|przez)\s"
    r"(?:[A-ZÀ-Þ][\w.]*\s(?:(?:and|und|et|y|e|en|och|og|i|a)\s)?){0,4}$")
_AFTER = re.compile(  # "the model of Prof. Heise", "nach Dr. Young"
    r"\b(?:of|after|following|von|nach|des|selon|d'après|según|secondo|volgens|enligt|efter|ifølge|według|podle|podľa|po|prema"
    r"|de|di|van|av|af)\s$")
_HOUSE = re.compile(
    r"[\s-](?:Street|Road|House|Centre|Center|Institute?|Foundation|Clinic|University|Straße|Strasse|Haus|Klinik|Stiftung"
    r"|Zentrum|Institut|straat|huis|gata|gatan|gade|talo|katu)\b")


def titled(passage: Passage, mention: Mention) -> bool:
    """Is a name that of somebody at work, or of a house? Not where a word in small letters is meant."""
    text = passage.text
    if not text[mention.start].isupper():
        return False
    if _HOUSE.match(text, mention.end):
        return True
    before = text[max(0, mention.start - _REACH) : mention.start]
    title = _TITLE.search(before)
    return _BY.search(before) is not None or (title is not None and not _AFTER.search(before, 0, title.start()))
