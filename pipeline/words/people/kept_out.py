"""Sentences that keep out whoever a relative clause tells of: "men whose violence was aimed only at their parents
are not admitted", "wer nur gegen die Kinder gewalttätig war, ist bei uns falsch".

The relative clause is the subject, and what the main clause behind it says holds for all of it. Without an "only" it
may be one condition of several ("men violent to a wife who speak no Dutch"), and keeps out nothing but what it names
beside partners.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes, sent_on, turned_away
from pipeline.words.people import put_off

_SUBJECT = re.compile(
    r"\W*(?:(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|och|men|og|mutta|a|ale|i)\s)?(?:"
    r"whoever|who|anyone|anybody|those|wer|wie|quien(?:es)?|chi|kto|kdo|tko|kdor|kas|kes|aki|cine|quem|qui|όποιος"
    r"|(?:[^\W\d]+\s){0,2}(?:men|people|persons|clients|offenders|perpetrators|fathers)|(?:[^\W\d]+\s)?(?:männer|personen"
    r"|täter|menschen|väter)|die(?:jenigen)?|ceux|celui|celles|(?:les\s)?(?:hommes|personnes|auteurs|pères)"
    r"|los|aquellos|el|(?:los\s)?(?:hombres|personas|padres)|coloro|quelli|(?:gli\s)?uomini|mannen|personen|degenen"
    r"|den|de|män|personer|mænd|menn|ne|miehet|henkilöt|mężczyźni|osoby|ci|ten|muži|osoby|ti|moški|muškarci|oni|homens"
    r"|aqueles|vyrai|vīrieši|mehed|bărbații|férfiak)\b", re.IGNORECASE)
_FREE = re.compile(
    r"\W*(?:\w+\s)?(?:whoever|who|wer|wie|quien(?:es)?|chi|kto|kdo|tko|kdor|kas|kes|aki|cine|quem)\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"\b(?:whose|who|that|deren|dessen|die|der|dont|qui|que|cuy[oa]s?|il cui|la cui|che|van wie|wiens|die|vars|som|hvis"
    r"|hvor|joiden|jotka|których|którzy|kteří|jejichž|ktorých|ktorí"
    r"|kateri\w*|koj[ie]|čij[ie]|cuj[oa]s?|kurie|kuri|kelle"
    r"|kes|care|akik)\b", re.IGNORECASE)
_AND = re.compile(
    r"\b(?:and|und|et|y|e|en|och|og|ja|i|oraz|a)\s(?:(?:are|were|have been|is|was|sind|wurden|son|sono|zijn|är"
    r"|er)\s)?$",
    re.IGNORECASE)
_NEAR, _LEAD = 4, 24
_BESIDE = ("child", "child_abuse", "parent", "own_parent", "parent_abuse", "relative", "mother")


@once
def stretches(passage: Passage) -> tuple[Stretch, ...]:
    """What stands in such sentences before the words that keep out, and what is told of those not taken or put off.
    Worked out once."""
    found = []
    for sentence in passage.sentences:
        head = _SUBJECT.match(passage.text, sentence.start, sentence.end)
        mark = next(_marks(passage, sentence, head.end()), None) if head else None
        if head and mark and _relative(passage, head, mark) and _alone(passage, Stretch(sentence.start, mark.start)):
            found.append(Stretch(sentence.start, mark.start))
    return (*found, *sent_on.stretches(passage), *put_off.stretches(passage))


def _relative(passage: Passage, head: re.Match[str], mark: Mention) -> bool:
    """Does a relative clause follow the head, or is the head a relative pronoun itself?"""
    if _FREE.match(passage.text, head.start(), head.end() + 1):
        return True
    who = _WHOSE.search(passage.text, head.end(), mark.start)
    return who is not None and len(passage.text[head.end() : who.start()].split()) < _NEAR


def _marks(passage: Passage, sentence: Stretch, at: int) -> Iterator[Mention]:
    """The words that refuse, or admit and are denied, that are not joined to the relative clause by an "and"."""
    admits = [m for m in passage.of("refusals", "admit") if scopes.denied(passage, m)]
    negators = {id(m): scopes.negator(passage, m) for m in admits}
    refuses = [m for m in scopes.refusing(passage) if not scopes.denied(passage, m)]
    marks = [*refuses, *(n if (n := negators[id(m)]) and n.start < m.start else m for m in admits)]
    for mark in sorted(marks, key=lambda m: m.start):
        before = passage.text[max(0, mark.start - _LEAD) : mark.start]
        if at <= mark.start and sentence.holds(mark.start) and scopes.spoken(passage, mark) and not _AND.search(before):
            yield mark


def _alone(passage: Passage, subject: Stretch) -> bool:
    """Does an "only" stand in the subject, or is no partner named there but somebody else, or coming by oneself?"""
    if any(subject.holds(m.start) for m in scopes.joiners(passage, "only")):
        return True
    partners = claims.within(passage, subject, "relations", "partner", "ex", "ipv")
    beside = claims.within(passage, subject, "relations", *_BESIDE) or turned_away.come_freely(passage, subject)
    return not partners and bool(beside)
