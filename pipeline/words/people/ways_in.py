"""Where the lines of a list under a label tell the ways in ("They come in two ways: - from the court, with ...; - by
themselves, ...")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

_WAYS = re.compile(
    r"\b(?:ways?|roads?|routes?|paths?|channels?|doors?|sources?|sides?|wegen?|quellen|voies|chemins|manières|façons|canaux"
    r"|caminos|vías|maneras|formas|modi|vie|strade|canali|wegen|manieren|kanalen|vägar|sätt|håll|veje|måder|veier|måter"
    r"|tavalla|reittiä|drog\w*|sposob\w*|cestami|způsob\w*|spôsob\w*|način\w*|putev\w*|poti|vias|formas|căi|moduri"
    r"|úton|módon|viisil|veidos|ceļiem|būdais|keliais|τρόπους)\b", re.IGNORECASE)
_MARK = re.compile(r"\s*(?:[-–—•*·]|\(?[0-9a-z][.)])\s", re.IGNORECASE)
_LIST = re.compile(rf"\s*:{_MARK.pattern}", re.IGNORECASE)
_FROM = re.compile(
    rf"{_MARK.pattern}\s*(?:[\w'’]+\s){{0,2}}?(?:from|through|by|via|von|vom|durch|über|du|de|des|par|d['’]|del"
    r"|de la|por|dal|dalla|dai|dall['’]|da|tramite|van|via|door|från|genom|av|fra|gennem|gjennom|af|od|ze?|przez|prin"
    r"|de la|pelo|pela|dos?|das?|iš|per|no|από|μέσω)\s?(?:[\w'’]+\s){0,2}", re.IGNORECASE)
_GET_THERE = re.compile(  # verbs of coming that tell nothing of one's own will
    r"\b(?:reach|gelangen|finden|giungono|parviennent|trafia\w*|dostają|dostávají|dostanú|dospiju|pristignu|pridejo|ajung"
    r"|kerülnek|jõuavad|nonāk|patenka|päätyvät|belanden|hamnar|havner)\b", re.IGNORECASE)
_LABEL, _ITEMS = 10, 8


def labelled(passage: Passage, unit: Stretch) -> bool:
    """Is a clause before a colon a label that announces the ways by which people come?"""
    words = len(unit.of(passage.text).split())
    return words <= _LABEL and _WAYS.search(passage.text, *unit) is not None and (
        _GET_THERE.search(passage.text, *unit) is not None or bool(claims.within(passage, unit, "by_oneself", "coming"))
        or bool(claims.within(passage, unit, "senders", "send")))


def heads_item(passage: Passage, unit: Stretch, sender: Mention, labels: Sequence[Stretch]) -> bool:
    """Does a body behind a word for "from" head a bulleted piece of a list that begins right behind such a label?"""
    return _FROM.fullmatch(passage.text, unit.start, sender.start) is not None and _in_list(passage, unit, labels)


def is_item(passage: Passage, own: Mention) -> bool:
    """Is a word for oneself all that opens a bulleted piece of such a list ("- alone, they ring the bell")?"""
    units = scopes.units(passage)
    unit = next((u for u in units if u.holds(own.start)), None)
    return unit is not None and _MARK.fullmatch(passage.text, unit.start, own.start) is not None and (
        own.end == unit.end and _in_list(passage, unit, [u for u in units if labelled(passage, u)]))


def _in_list(passage: Passage, unit: Stretch, labels: Sequence[Stretch]) -> bool:
    label = next((x for x in reversed(labels) if x.end <= unit.start), None)
    if label is None or not _LIST.match(passage.text, label.end):
        return False
    return sum(1 for u in scopes.units(passage) if label.end <= u.start < unit.start
               and _MARK.match(passage.text, u.start)) < _ITEMS
