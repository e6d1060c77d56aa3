"""Who sends people, where several share it out: "by the court for the first group, by the prison for the second"."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.wording.function_words import AND_ANY

_AGENT = re.compile(  # a word for "by" at the head of a piece or behind an "and", up to the body
    rf"(?:^\s*|\s(?:{AND_ANY})\s)(?:(?:{AND_ANY})\s)?(?:by|durch|von|vom|seitens|par|du|por|del|de|da|dal"
    r"|dalla|dai|dagli|dall['’]|door|van"
    r"|av|af|från|fra|przez|od|ze strony|din partea|pelo|pela|pelos|pel|de către|από)\s?(?:[\w'’-]+\s){0,2}\Z",
    re.IGNORECASE)
_HEAD = re.compile(rf"\s*(?:(?:{AND_ANY})\s)?(?:[\w'’-]+\s){{0,3}}\Z", re.IGNORECASE)
_FOR = re.compile(
    r"[^,;.]{0,40}?\s(?:for|in|für|bei|im|pour|chez|para|en|per|nel\w*|voor|bij|för|hos|i|for|ved|dla|w|u|pro|pre|za"
    r"|pri)\s",
    re.IGNORECASE)
_GROUP = re.compile(
    r"(?:\b(?:first|second|third|others?|last|latter|former|rest|remaining|those|them|ones?)\b"
    r"|\b(?:erste|zweite|dritte|letzte|ander|übrig)\w*|\b(?:premi|deuxi|second|troisi|derni|autre)\w*"
    r"|\b(?:primer|segund|tercer|últim|otr|demás|los que|quienes)\w*|\b(?:prim|second|terz|ultim|altr|quell)[oaie]\b"
    r"|\b(?:eerste|tweede|derde|laatste|andere)\w*|\b(?:första|andra|tredje|sista|dem|första|anden|tredje|andre)\b"
    r"|\b(?:pierwsz|drugi|trzeci|pozostał|prvn|druh|třet|ostatn|prv|treć|tret)\w*)", re.IGNORECASE)


def shares(passage: Passage, unit: Stretch, sender: Mention) -> bool:
    """Does a piece of a list go on with one more body and its group, by the same word ("by the prison for the
    second"), or as the next subject ("the prison team for those inside")?"""
    if of_partners(passage, unit, sender) or claims.within(passage, unit, "providers", "deliver"):
        return False
    head, rest = passage.text[unit.start : sender.start], passage.text[sender.end : unit.end]
    if _AGENT.search(head):
        return True
    return _HEAD.match(head) is not None and _FOR.match(rest) is not None and (
        _GROUP.search(rest) is not None or bool(claims.within(passage, unit, "legal")))


def of_partners(passage: Passage, unit: Stretch, sender: Mention) -> bool:
    """Is it the partners or victims whom a body does something for ("and the partners are supported by the police")?"""
    bodies = passage.of("senders")  # the family is none in "by family doctors"
    return any(not any(b.start <= m.start < b.end for b in bodies) for m in claims.within(
        passage, Stretch(unit.start, max(unit.start, sender.start)), "count_nouns", "victim"))
