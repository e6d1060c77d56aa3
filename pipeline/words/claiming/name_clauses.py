"""What is told of a programme right behind its name or the word for it: a relative clause, an apposition, a bracket
("IDAP, which was based on Duluth", "Calm, a feminist course", "STOP (psychodynamic)")."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import scopes

_BEHIND = re.compile(
    r"[\"”»’']?\s*(?:[,(–—-]\s*)?(?:(?:in|on|for|with|of|by|in the case of|bei|mit|von|dans|avec|en|con|per|met"
    r"|med|z|w|s)\s)?"
    r"(?:which|that|who|whose|where|die|der|das|dessen|deren|qui|que|dont|où|laquelle|lequel|cuy[oa]s?|el cual"
    r"|la cual|che|cui"
    r"|il cui|la cui|il quale|la quale|dat|waarvan|waarbij|wiens|som|vars|hvis|joka|jonka|jossa|który|która"
    r"|które|którego"
    r"|którym|której|který|která|které|jehož|jejíž|ktorý|ktorá|ktoré|ktorého|ki|katerega|koji|koja|koje"
    r"|čij[aei]|kuri|kuris"
    r"|kurios|kurs|kura|mis|mille|amely\w*|care|cujo|cuja|que)\s", re.IGNORECASE)
_APPOSED = re.compile(
    r"[\"”»’']?(?:\s*\([^()]{2,20}\))?\s*(?:,|–|—|\s-)\s*(?:d['’]|(?:of|de|di|von|based|grounded|founded|built|inspired"
    r"|rooted|basée?|fondée?|inspirée?|basad[oa]|inspirad[oa]|basat[oa]|ispirat[oa]|gebaseerd|basierend|byggd"
    r"|baserad|an?|ein|eine|une?|una?|uno|een|en|ett|et|egy"
    r"|o)\s)", re.IGNORECASE)
_BRACKET = re.compile(r"[\"”»’']?\s*\([^()]*\)")


def told_behind(passage: Passage, end: int) -> int:
    """Where the words end that tell of what ends at a character; that character where there are none."""
    bracket = _BRACKET.match(passage.text, end)
    begin = bracket.end() if bracket else end
    behind = _BEHIND.match(passage.text, begin) or _APPOSED.match(passage.text, begin)
    if behind is None or not passage.sentence_at(max(0, end - 1)).holds(behind.end() - 1):
        return begin
    return max(begin, _clause(passage, behind.end()).end)


def _clause(passage: Passage, at: int) -> Stretch:
    return next((u for u in reversed(scopes.units(passage)) if u.start <= at), Stretch(at, at))
