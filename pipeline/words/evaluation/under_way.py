"""Words right behind a study by which it is under way."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.wording.function_words import SINCE

_RUNS_SINCE = re.compile(
    r"\s(?:[^\s.,;:]+\s){0,2}(?:runs?|goes on|court|corre|dura|va avanti|löper|løber|går|jatkuu|kestää|teče|traje"
    r"|běží|beží|folyik|tart|kestab|ilgst|tęsiasi|durează|decorre)\s(?:[^\s.,;:]+\s){0,2}"
    rf"(?:{SINCE}|da|des de)\s", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s(?:[^\s.,;:]+\s){0,4}(?:goes on|is going on|continues|carries on|still runs|is still running"
    r"|läuft (?:noch|weiter)|dauert an|geht weiter|se poursuit|continue|continúa|sigue en (?:marcha|curso)"
    r"|prosegue|continua|loopt (?:nog|door)|gaat door|fortgår|fortsätter|fortsætter|fortsetter|jatkuu|trwa|trvá"
    r"|pokračuje|nastavlja|nadaljuje|folytatódik"
    r"|continuă|jätkub|tęsiasi|turpinās|prossegue)"
    r"(?=\s*(?:$|[.,;:)!]|(?:until|till|this|in|at|for|as|bis|im|jusqu|en|hasta|fino|tot|til|do|w|v|se|iki|\d)))", re.I)


def runs(passage: Passage, mention: Mention, unit: Stretch) -> bool:
    """Does a study, right before its verb, run since a time, or go on ("the study runs since January")?"""
    return any(p.match(passage.text, mention.end, unit.end) for p in (_RUNS_SINCE, _GOES_ON))
