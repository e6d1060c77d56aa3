"""In whose house, or with whom, an initiative is held: a body behind a preposition is no initiative of its own where
another one stands before it ("a fathers' group, run jointly with the parish counselling service")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.words.ideas.ideas import Words
from pipeline.words.ideas.judged import Told

_HOST = re.compile(  # "of the CAW", "together with the family counselling centre"
    r"(?:^|[\s(])(?:of|by|with|at|in|from|von|vom|der|des|bei|beim|mit|durch|im|par|avec|de|du|chez|au|à|con|por|en|del|da"
    r"|dal|dalla|presso|nel|al|van|door|met|bij|het|av|med|hos|på|af|ved|kanssa|przez|z|ze|w|we|s|se|u|pri|při|kod|sa"
    r"|com|do|pelo|pela|cu|la|amb|pel|ar|su|koos)"
    r"(?:\s(?:the|our|a|an|local|den|der|dem|unserer?|une?|l[ea]s?|el|los|las|una?|il|lo|de|het|een|vårt?"
    r"|vores|o|uma?))?"
    r"(?:\s[^\W\d_]+)?(?:\s(?:for|für|pour|para|per|voor|för|dla|pro|za|pentru|per a))?\s(?:l['’])?$", re.IGNORECASE)
_LABELLED = (":", "–", "—")
_HELD = re.compile(  # what opens the clause of a host behind the initiative's
    r"\W*(?:(?:which|that|it|der|die|das|qui|que|che|die|som)\s)?(?:(?:is|are|wird|werden|est|sont|è|es|wordt|är|er)\s)?"
    r"(?:held|run|led|given|offered|organi[sz]ed|provided|done|kept|together|jointly|in (?:co-?operation|partnership)"
    r"|with|by|gemeinsam|zusammen|in Zusammenarbeit|in Kooperation|durchgeführt|geleitet|angeboten|mit|von|tenue?s?"
    r"|animée?s?|organisée?s?|en collaboration|en partenariat|avec|par|llevad[oa]s?|impartid[oa]s?|organizad[oa]s?"
    r"|en colaboración|junto|con|por|tenut[oaei]|condott[oaei]|gestit[oaei]|organizzat[oaei]|insieme|in collaborazione"
    r"|assieme|samen|gegeven|georganiseerd|in samenwerking|met|door|tillsammans|i samarbete|ordnas|leds|sammen"
    r"|i samarbejde|i samarbeid|afholdes|holdes|ledes|yhdessä|wspólnie|razem|prowadzon\w+|we współpracy"
    r"|společně|spolu|ve spolupráci"
    r"|spoločne|v spolupráci|zajedno|u suradnji|skupaj|v sodelovanju|em conjunto|em colaboração|împreună|în colaborare"
    r"|conjuntament)\b", re.IGNORECASE)


def only_hosts(here: Words, told: Told, others: Sequence[Told], hosts: frozenset[str]) -> bool:
    """Is an idea of bodies alone no more than the host of another initiative that is told before it in its sentence,
    in its clause or in the one before, with no "and" between the two?"""
    words = told.found.words
    if not hosts or not words or any(m.code not in hosts for m in words):
        return False
    text, body = here.passage.text, words[0]
    unit = here.window("unit", body.start)
    if not _HOST.search(text, unit.start, body.start):
        return False
    ands = [m.start for m in here.passage.of("joiners", "and")]
    wide = _HELD.match(text, unit.start, body.start) or text[: unit.start].rstrip()[-1:] in _LABELLED
    begin = here.window("sentence", body.start).start if wide else unit.start
    return any(
        begin <= o.found.start and o.found.end <= body.start
        and not any(o.found.end <= a < body.start for a in ands)
        for o in others if o.how == "stated" and o.found.code != told.found.code
        and not any(m.code in hosts for m in o.found.words))


def without(here: Words, told: list[Told], hosts: frozenset[str], silent: frozenset[str]) -> list[Told]:
    """What is told without mere hosts of what gives a code: codes of `silent` give none."""
    initiatives = [t for t in told if t.found.code not in silent]
    return [t for t in told if not only_hosts(here, t, initiatives, hosts)]

