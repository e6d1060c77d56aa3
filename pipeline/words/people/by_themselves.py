"""People who come to a programme by themselves, told by a word for oneself or for us beside one of coming."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.people import requests, ways_in
from pipeline.words.wording.function_words import AND_ANY, BY

BODIES = frozenset({"criminal_court", "prosecutor", "family_court", "police", "probation", "prison", "health",
                    "child_protection", "victim_service", "other"})
_SEPARATORS = re.compile(rf"[:;,/\n+](?!\d)|\s(?:{AND_ANY}|si|és|και)\s")
_ALONE = frozenset({"alone", "own", "allein", "seuls", "solos", "sozinhos", "sols", "singuri"})
_FROM = frozenset(f"{BY}|from|vom|du|de|del|dall|fra|från".split("|"))
_OWN_REACH, _LIST_SHARE, _OR_BEHIND, _HIMSELF = 3, 3, 3, 3
_BY_MAN = re.compile(
    r"\b(?:by|von|vom|durch|par|por|da|dal|dalla|dall['’]|door|av|af|przez|de către|pelo|pela)\s?(?:(?:the|der|dem|den"
    r"|die|la|le|les|l['’]|el|il|lo|los|het|de|o|a)\s?)?(?:person|man|men|client|perpetrator|offender|mann|männern|klienten"
    r"|täter|betroffenen|personne|intéressé|homme|auteur|hombre|persona|interesado|uomo|interessato|cliënt|persoon"
    r"|mannen|manden|samego|persoana|homem|pessoa|próprio)s?\s\Z", re.IGNORECASE)


def found(passage: Passage) -> Iterator[Mention]:
    """A word of coming with one for oneself near it ("men who apply themselves"), or with us near it in a sentence
    that names no body ("men who ring our centre")."""
    staff = {m.last + 1 for m in passage.of("people", "leader", "worker")}  # "the trainer himself phones"
    for own in scopes.plain(passage, passage.of("by_oneself", "oneself")):
        if own.first in staff:
            continue
        near = [m for m in passage.of("by_oneself", "coming", "asking") if scopes.spoken(passage, m)
                and scopes.distance(passage, own, m) <= _OWN_REACH and scopes.same_clause(passage, own, m)
                and m.first not in staff]
        told = near or _after_body(passage, own) or _agent(passage, own) or _asks(passage, own) or (
            ways_in.is_item(passage, own))
        if told and scopes.spoken(passage, own):
            yield own._replace(vocabulary="senders", code="self")
    yield from (m._replace(vocabulary="senders", code="self") for m in passage.of("by_oneself", "bare")
                if _has_share(passage, m))
    for us in scopes.plain(passage, passage.of("by_oneself", "us")):
        sentence = passage.sentence_at(us.start)
        near = [m for m in passage.of("by_oneself", "coming") if scopes.distance(passage, us, m) <= 2
                and sentence.holds(m.start) and scopes.spoken(passage, m)]
        ors = [m.start for m in scopes.joiners(passage, "or") if us.last < m.first <= us.last + _OR_BEHIND]
        end = ors[0] if ors else sentence.end  # "they call us or the doctor sends them"
        named = [m for m in passage.of("senders") if sentence.start <= m.start < end and m.code in BODIES]
        if near and not named and scopes.spoken(passage, us):
            yield us._replace(vocabulary="senders", code="self")


def _asks(passage: Passage, own: Mention) -> bool:
    """Does a word for himself stand right behind one for the participant, or at most a verb from it, in a clause that
    hands in a request ("the prisoner himself hands in a written request")?"""
    clause = passage.clause_at(own.start)
    people = (*passage.of("people", "man"), *passage.of("clients"), *passage.of("sexes", "men", "generic"))
    his = [m for m in people if clause.start <= m.start < own.start and own.first - m.last <= _HIMSELF]
    return bool(his) and requests.handed_in(passage, clause)


def _agent(passage: Passage, own: Mention) -> bool:
    """Is the man himself the agent of a passive of sending ("asked by the police or, later, by the man himself")?"""
    sentence = passage.sentence_at(own.start)
    return any(sentence.start <= m.start < own.start for m in passage.of("senders", "send")) and _BY_MAN.search(
        passage.text, sentence.start, own.start) is not None


def _has_share(passage: Passage, own: Mention) -> bool:
    """Does a word for oneself stand alone, or with a number or share, in a list of who sends ("self 45%, probation
    20%"; "self / GP")?"""
    sentence = passage.sentence_at(own.start)
    if not any(sentence.holds(m.start) for m in passage.of("senders") if m.code in (*BODIES, "send")):
        return False
    part = next((p for p in _SEPARATORS.finditer(passage.text, own.end, sentence.end)), None)
    parts = [p.end() for p in _SEPARATORS.finditer(passage.text, sentence.start, own.start)]
    begin, end = parts[-1] if parts else sentence.start, part.start() if part else sentence.end
    words = [w for w in passage.text[begin:end].split() if w.strip("().,:%–-").isalpha()]
    told = any(c.isdecimal() for c in passage.text[begin:end]) or any(
        begin <= m.start < end for m in passage.of("number_words"))
    word = passage.text[own.start : own.end]
    bare = bool(parts or part) and passage.text[begin:end].strip(" ().") == word and word.casefold() not in _ALONE
    return (bare or (told and len(words) <= _LIST_SHARE)) and claims.spoken(passage, own)


def _after_body(passage: Passage, own: Mention) -> bool:
    """Does an "or" join a word for oneself to a body ("through the doctor or himself", "police or the man himself")?"""
    man = [m.first for m in passage.of("people", "man") if m.last + 1 == own.first and scopes.spoken(passage, m)]
    first = min([own.first, *man, *(at - 1 for at in man)])
    first -= first > 0 and passage.tokens[first - 1].key in _FROM  # "from the police or from the man himself"
    joined = [m for m in scopes.joiners(passage, "or") if first - 1 <= m.last < own.first]
    return bool(joined) and any(m.code in BODIES and m.last + 1 == joined[0].first for m in passage.of("senders"))
