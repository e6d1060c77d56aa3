"""Those who lead one part only, beside the hosts who lead the programme.

    our social workers lead; for the fatherhood evenings we hire in a therapist
    own staff. The psychotherapists for the single therapy come from outside
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, Protocol, TypeVar

from pipeline.passage import Stretch
from pipeline.words.ideas.ideas import Words
from pipeline.words.staff.sharing import Placed


class Sided(Placed, Protocol):
    """An actor on one side."""

    @property
    def side(self) -> Literal["internal", "external"]: ...


A = TypeVar("A", bound=Sided)
_PART = re.compile(
    r"\b(?:for|at|in|on|während|für|bei|beim|an|pour|lors de|pendant|para|en|durante|per|nell?['ae]?|voor|bij|för|vid"
    r"|på|for|til|dla|na|pro|při|pri|za|amb|pe)\s?(?:the\s|an?\s|one\s|some\s|two\s|single\s|das\s|die\s|den\s|der\s"
    r"|dem\s|einen?\s|eine\s|une?\s|la\s|le\s|les\s|l['’]|un[ao]?\s|el\s|los\s|las\s|il\s|i\s|gli\s|het\s|de\s|een\s"
    r"|en\s|ett\s|et\s)?(?:[\w-]+\s){0,2}?(?:\w+[- ])?(?:evenings?|sessions?|modules?|lessons?|lectures?|topics?"
    r"|themes?|part|(?:individual|single|couple|alcohol|drug|trauma)\s(?:therapy|therapies|talks?|work)|law"
    r"|legal part|themenabende?|abende?|einheit|modul|einzelgespräche?|einzeltherapie|thema|séances?|soirées?"
    r"|thérapie individuelle|thème|sesión|sesiones|módulo|tema|terapia individual|incontr[oi]|seduta|sedute|modulo"
    r"|avond|avonden|bijeenkomst|sessie|thema|individuele therapie|tillfälle|kväll|kvällar|temat|aften|aftener|kveld"
    r"|kvelder|illa|illat|zajęcia|temat|večer|téma|susret|temu"
    r"|sessão|sessões|sessió|sessions)\b(?!\s(?:are|is|were|will|with))", re.IGNORECASE)
_EACH = re.compile(  # "at each session", "paid per evening"
    r"\b(?:all|every|each|most|per (?:evening|session|meeting|module|hour)|alle|jede\w*|pro|chaque|toutes?|tous|cada"
    r"|todas?|ogni|tutt[ei]|elke?|ieder\w*|varje|hver\w*|joka|każd\w+|každ\w+|svak\w+|vsak\w+|kiekvien\w+|katr\w+|iga"
    r"|minden)\b",
    re.IGNORECASE)


def hosts(here: Words, actors: Sequence[A]) -> list[A]:
    """The actors without those who come for a part, where somebody of the other side leads without such a limit."""
    if len({a.side for a in actors}) < 2:
        return list(actors)
    guests = [a for a in actors if _for_part(here, a)]
    left = [a for a in actors if a not in guests]
    sides = {a.side for a in left}
    return left if len(sides) == 1 and guests and all(g.side not in sides for g in guests) else list(actors)


def _for_part(here: Words, actor: Placed) -> bool:
    """Does the clause of an actor tell a part for which they come, or the clause right before it that opens with it?"""
    text, unit = here.passage.text, here.window("unit", actor.start)
    part = _PART.search(text, unit.start, unit.end)
    if part is None and unit.start and text[unit.start - 1 : unit.start + 1].strip(" ") == ",":
        before = here.window("unit", max(0, unit.start - 2))
        part = _PART.match(text, before.start, before.end)
    if part is None or _EACH.search(text, max(0, part.start() - 12), part.end()):
        return False
    return not Stretch(actor.start, actor.end).holds(part.start())
