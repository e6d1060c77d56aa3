"""Words behind a study by which it is under way, words by which it is only agreed, and results still to come."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
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


_AGREED = re.compile(
    r"\b(?:agreed (?:with|upon|on)|(?:is|was|been) agreed|vereinbart|abgemacht|convenue?s?|concordat[oa]|acordad[oa]"
    r"|pactad[oa]|afgesproken|overeengekomen|överenskommen|avtalad|aftalt|avtalt|sovittu|uzgodnion\w+|domluven\w*"
    r"|dohodnut\w*|dogovoren\w*|combinad[oa]|acordad[oa]|convenit[ăe]?|megállapod\w+|megbeszélt\w*|sutart\w+"
    r"|sarunāt\w*|kokku lepitud|συμφων\w+)\b(?!\s(?:as|wie)\b)", re.IGNORECASE)


def agreed(passage: Passage, unit: Stretch) -> bool:
    """Is a study no more than agreed ("a study is agreed with the university")?"""
    return _AGREED.search(passage.text, unit.start, unit.end) is not None


_ONLY_AFTER = re.compile(
    r"\b(?:only|not until|erst|nur|seulement|uniquement|qu['’]|solo|sólo|solamente|únicamente|soltanto"
    r"|solamente|apenas|só"
    r"|somente|pas|slechts|enkel|först|bara|først|kun|bare|vasta|dopiero|tylko|až|teprve|jen|tek|samo|šele|csak|majd|doar"
    r"|abia|només|tik|tikai|alles)\s(?:[^\W\d_]+\s){0,4}?"
    r"(?:after|at the end|at its end|when|once|by the end|in the (?:final|last)|nach|am Ende|zum Ende|wenn"
    r"|mit (?:dem )?Ende"
    r"|après|à la fin|à l['’]issue|une fois|al final|al término|cuando|tras|después|al termine|alla fine|dopo|quando"
    r"|a conclusione|no fim|no final|depois|após|aan het (?:einde|eind)|na|als|wanneer|i slutet|när|efter"
    r"|ved slutningen"
    r"|når|etter|lopussa|jälkeen|päätyttyä|kun|po|na koniec|gdy|po skončení|na konci|když|keď|nakon|na kraju|kada"
    r"|ko|után|végén|după|la final|la sfârșitul|când|pasibaigus|pabaigoje|beigās|pärast|lõpus)\b", re.IGNORECASE)
_FEW, _ASIDE, _BRIEF = 2, 5, 7  # words


def only_afterwards(passage: Passage, result: Mention) -> bool:
    """Is it told behind results, also in a label, that they come only when something is over ("Findings: will only be
    available after the end of the study")?"""
    end = passage.sentence_at(result.start).end
    found = _ONLY_AFTER.search(passage.text, result.end, end)
    if found is None:
        return False
    return not claims.within(passage, Stretch(result.end, found.end()), "effects", "shown", "less")


def none_told_behind(passage: Passage, result: Mention) -> bool:
    """Do results stand first, with no more than an aside before the words that deny them ("Results, for the time being,
    there are none")?"""
    units = scopes.units(passage)
    at = next((i for i, u in enumerate(units) if u.holds(result.start)), len(units))
    if at + 1 >= len(units) or len(units[at].of(passage.text).split()) > _FEW:
        return False
    end = passage.sentence_at(result.start).end
    for unit in [u for u in units[at + 1 : at + 3] if u.start < end]:
        words = len(unit.of(passage.text).split())
        if claims.within(passage, unit, "effects") or claims.within(passage, unit, "publication"):
            return False
        if any(unit.holds(t.start) and t.code in ("not", "no", "nobody") for t in scopes.triggers(passage)):
            return words <= _BRIEF
        if words > _ASIDE:
            return False
    return False
