"""Who sends people, where several share it out ("by the court for the first group, by the prison for the second"; "the
board refers those inside; in the community it is the officer"), or where a line names them alone ("court, police")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch, starting
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


_IT_IS = re.compile(
    r"\b(?:it is|it['’]s|this is|that is|this task falls to|ist es|ist das|sind es|c['’]est|ce sont|es|lo hace"
    r"|lo hacen|è|sono|lo fa|is het|doet het|är det|er det|gør det|gjør det|jest to|je to|je|to je|é"
    r"|este|on se)\s"
    r"(?:(?:the|our|der|die|das|le|la|les|el|los|il|lo|de|het|o|a|an?)\s|l['’])?(?:[\w'’-]+\s)?\Z", re.IGNORECASE)
_ONLY_PAUSE = re.compile(r"[\s,;.:–-]*(?:(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|och|men|og)\s)?")
_LEAD_WORDS = 9


def it_is(passage: Passage, unit: Stretch, sender: Mention, sent: Stretch | None) -> bool:
    """Does "it is X" for another place or group go on with what the clause `sent` right before told of a sender, and
    end with the body (", in the community it is the probation officer")?"""
    lead = len(passage.text[unit.start : sender.start].split())
    if sent is None or sent.end > unit.start or lead > _LEAD_WORDS:
        return False
    head = _IT_IS.search(passage.text, unit.start, sender.start)
    ends = not re.search(r"\w", passage.text[sender.end : unit.end])
    pause = _ONLY_PAUSE.fullmatch(passage.text, sent.end, unit.start)
    return head is not None and ends and pause is not None and not of_partners(passage, unit, sender)


def bare_line(passage: Passage, sender: Mention, senders: Sequence[Mention]) -> bool:
    """Is a body one of those that are all that a line of a list of short lines says ("court, probation officer"), and
    no name of a place of delivery ("prison and probation")?"""
    line = next(s for s, _ in passage.paragraphs if s.end > sender.start)
    listed = starting(senders, *line)
    named = sum(m.last - m.first + 1 for m in listed)
    words = sum(1 for w in passage.tokens if line.holds(w.start) and w.key[:1].isalpha())
    places = {(m.start, m.end) for m in (*passage.of("settings"), *passage.of("clients")) if m.code != "other"}
    all_places = all((m.start, m.end) in places for m in listed)
    return len(passage.lines) > 1 and words <= named + len(listed) - 1 and not all_places


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
