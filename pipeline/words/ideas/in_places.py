"""Words that tell that something is so in some places only: a clause that opens with one, and a count of them."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch

_IN_PLACE = re.compile(
    r"(?i:(?:but|aber|doch|mais|pero|ma|maar|men|ale)\s)?(?i:in|at|on|im|an|à|en|dans|a|ad|nel|nella|nei|nelle"
    r"|bij|op|te|i|på|hos|we?|na|ve?|u|em|no|nos|nas)\s(?:the\s|der\s|den\s|les\s|las?\s|los\s|de\s|het\s)?"
    r"(?:[A-ZÀ-ÖØ-Þ]|(?:other|rest|anderen|autres|otr[oa]s|altr[ie]|overige|andra|andre|innych|pozostałych|ostatn[íý]ch"
    r"|drugim|ostalim|outr[oa]s|celelalte|prisons?)\b|custody|jail|Haft|prison|cárcel|carcere|gevangenis|fängelse|fængsl"
    r"|fengs|więzieni|věznic)")
_FEW = (
    r"(?:\d+|one|two|three|four|five|six|half|eine[mr]?|zwei|drei|vier|fünf|une?|deux|trois|quatre|cinq|una|uno|dos|tres|cuatro"
    r"|cinco|due|tre|quattro|cinque|een|één|twee|drie|vier|vijf|två|fyra|fem|to|fire|jedn\w+|dw[aóu]\w*|trzech|dv[aěo]\w*"
    r"|třech|tr[ei]h?|dois|duas|três|kahde\w+|kolme\w+|vien\w+)")
_SOME = re.compile(
    rf"\b(?:in|at|en|dans|à|i|w|we|v|ve|na|på|u|a|em|no|op|bei|an)\s{_FEW}\s(?:\w+\s)?(?:out of|of|von|der|des|sur|de"
    rf"|su|van|av|af|ud af|z|ze|iz|od|din|dei|delle|dos|das)\s(?:(?:our|the|unserer|unseren|nos|les|cada|las|los"
    rf"|nuestras|nuestros|de|våra|vore|naszych|našich)\s)?{_FEW}\b", re.IGNORECASE)


def opens(text: str, at: int) -> bool:
    """Does a clause that begins at a character open with a place ("in Oslo", "in the prisons", "in the others")?"""
    return _IN_PLACE.match(text, at) is not None


def share(passage: Passage, stretch: Stretch) -> bool:
    """Is it so in some of the places that are counted ("in two of five prisons")?"""
    return _SOME.search(passage.text, stretch.start, stretch.end) is not None


_NAME = r"[A-ZÀ-ÖØ-ÞČŠŽĆĐŁŚŻ][\w.'’-]*(?:\s[A-ZÀ-ÖØ-Þ][\w'’-]*)?"
_NAMED_ONLY = re.compile(  # "in Bath and Wells only", "n'existe qu'à Lyon"
    rf"\b(?:in|at|en|à|dans|i|på|w|we|v|ve|u|em|a|te|bij|op|im)\s{_NAME}(?:(?:,|\s\w{{1,3}}|,\s\w{{1,3}})\s{_NAME})*\s"
    r"(?:only|alone|allein|seulement|uniquement|solamente|únicamente|soltanto|solamente|unicamente|alleen|enbart|endast"
    r"|alene|tylko|pouze|jen|samo)\b(?!\s[a-zà-þ])"
    rf"|\b(?:ne\s|n['’])[^.;:]{{1,40}}\bqu(?:['’](?:à|en|au|aux)|e\s(?:dans|sur))\s(?:l[ea]s?\s|l['’])?{_NAME}")


def only_named(text: str, stretch: Stretch) -> bool:
    """Is it so in the places that are named alone ("in Bath and Wells only")?"""
    return _NAMED_ONLY.search(text, stretch.start, stretch.end) is not None
