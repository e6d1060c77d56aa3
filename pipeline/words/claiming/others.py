"""Clauses on people whom somebody else takes care of ("men are catered for elsewhere", "those convicted attend another
course", "dömda får gå frivårdens egen kurs").

The idea: a word for people, a verb of going or being looked after, and behind it a place that is told to be another one
than ours. What such a clause says of its people is none of this programme.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import another_thing, claims, not_this, scopes, sent_on
from pipeline.words.claiming.governing import PEOPLE
from pipeline.words.claiming.list_ends import hangs
from pipeline.words.wording.function_words import BY
from pipeline.words.wording.triggers import ours
from pipeline.words.wording.units import cut_units

_PEOPLE = (("sexes", PEOPLE), ("clients", ()),
           ("legal", ("convicted", "held", "voluntary", "noncustodial", "custodial", "pre")),
           ("relations", ("youth", "child", "relative", "child_abuse", "parent", "parent_abuse")),
           ("orientation_scope", ("same",)))
_BODIES = frozenset({"probation", "prison", "health", "child_protection", "victim_service", "police", "other"})
_NOUN, _BEFORE = 3, 3  # words


@once
def elsewhere(passage: Passage) -> tuple[Stretch, ...]:
    """The clauses that speak of people of another service. Worked out once."""
    if not (passage.of("other_people") or scopes.triggers(passage)):
        return ()
    units = scopes.units(passage)
    found = []
    for i, unit in enumerate(units):
        if _does_itself(passage, unit):
            found.append(unit)
            continue
        if not _sends_away(passage, unit, i > 0):
            continue
        named = _people(passage, unit) or (i > 0 and _they(passage, unit))
        if not _people(passage, unit) and (whose := _whose(passage, units[: i + 1])):
            found.append(whose)
            continue
        before = units[i - 1] if i and passage.sentence_at(unit.start).holds(units[i - 1].start) else None
        if before and not named and _hangs(passage, unit):
            before = _subject(passage, units[:i]) or before
        if named:
            found.append(unit)
        elif before and _people(passage, before) and not _joined(passage, before, unit):
            found.append(Stretch(before.start, unit.end))
    return (*found, *another_thing.sentences(passage), *sent_on.stretches(passage))


def _hangs(passage: Passage, unit: Stretch) -> bool:
    """Does a clause begin with its verb, so that its subject stands before it?"""
    inside = next(u for u in cut_units(passage) if u.end > unit.start)
    return hangs(passage, inside, unit.of(passage.text))


def _subject(passage: Passage, units: Sequence[Stretch]) -> Stretch | None:
    """The subject before a clause that begins with its verb, cut in two by an "and equally", from where its sentence
    begins ("violence in such couples, and equally that against parents, is treated elsewhere")."""
    last, start = units[-1], passage.sentence_at(units[-1].start).start
    opposed = any(start <= m.start < last.end for m in scopes.joiners(passage, "but"))
    return Stretch(start, last.end) if _AND.match(passage.text, last.start) and not opposed else None


_AND = re.compile(
    r"(?:and|as well as|like|und|ebenso|sowie|et|ainsi que|comme|y|e|así como|come|nonché|en|evenals|och|liksom|og|samt"
    r"|ja|sekä|i|oraz|a|jakož|ako aj|kao i|kot tudi|bem como|així com|precum)\b", re.IGNORECASE)


def _whose(passage: Passage, units: Sequence[Stretch]) -> Stretch | None:
    """From the body that has another programme to the end of the last of some clauses, where it heads that clause or
    is what "they" there means ("prisons run other courses", "when probation phones we say: they have their own")."""
    last = units[-1]
    goes = claims.within(passage, last, "other_people", "goes")
    if goes and not _PARTED.search(last.of(passage.text)) and any(
            m.start < goes[0].start for m in _places(passage, last)):
        return last
    sentence = passage.sentence_at(last.start)
    for unit in reversed(units[:-1]) if _they(passage, last) else ():
        if not sentence.holds(unit.start) or _people(passage, unit):
            return None
        if _places(passage, unit):
            return Stretch(unit.start, last.end)
    return None


_ITSELF = re.compile(
    r"\b(?:itself|themselves|on (?:its|their) own|selbst|selber|(?:lui|elle)-même|(?:eux|elles)-mêmes"
    r"|(?:el|la|ella|ellos) mism[oa]s?|propi[oa]s?|stess[oaie]|zelf|själva?|självt|selv|itse|sam[aieyo]?|pati?|paš[sai]"
    r"|ise|própri[oa]s?|mateix\w*|însă\w+|singur\w*|maga|maguk)\b", re.IGNORECASE)


def _does_itself(passage: Passage, unit: Stretch) -> bool:
    """Is it a prison or probation that does something itself ("no prisoners, the prison service does that itself")?"""
    return bool(claims.within(passage, unit, "other_people", "does_that")) and bool(_places(passage, unit)) and (
        _ITSELF.search(passage.text, unit.start, unit.end) is not None) and not ours(passage, unit)


_THAT_IS = re.compile(  # between people and where they are ("they have talks too, but that is another project")
    r"[\s,;–—-]*(?:(?:but|and|only|yet|aber|und|mais|pero|ma|maar|men|mutta|ale|no|però)\s)?"
    r"(?:(?:that|this|it|they|these|das|dies|sie|ce|c['’]|eso|esto|questo|dat|dit|det|se|to|tai)\s?(?:is|are|has|have|ist"
    r"|sind|est|sont|es|son|è|sono|zijn|är|er|on|jest|je|yra)\s)?(?:(?:a|an|in|on|ein|im|un|une|en|et|ett)\s)?",
    re.IGNORECASE)
_ANOTHER = re.compile(  # stands for a programme ("the women's unit uses another")
    r"(?:another|other ones|others|a different one|eine? anderes?|un autre|otro|un altro|een andere?|ett? anna[nt]"
    r"|et annet|en anden|toista|inny|jiný|drugi)\s*(?:[,.;(]|$)", re.IGNORECASE)
_PARTED = re.compile(  # groups of one programme that do not meet
    r"\b(?:separa|getrennt|gescheiden|aparte|sépar|odděl|oddziel|odvojen|ločen|atskir|eraldi|erilli|atsevišķ|særskilt)",
    re.IGNORECASE)


def _places(passage: Passage, unit: Stretch) -> list[Mention]:
    return claims.within(passage, unit, "settings", "custody", "remand", "community_probation")


def _joined(passage: Passage, before: Stretch, unit: Stretch) -> bool:
    """Does a word that opposes part two clauses ("men, but not those who go elsewhere"), or one that adds stand in the
    first ("women too, they have a course of their own")?"""
    added = any(claims.spoken(passage, m) for m in claims.within(passage, before, "sexes", "also"))
    return added or any(before.start <= m.start < unit.start + 1 for m in scopes.joiners(passage, "but"))


def _people(passage: Passage, unit: Stretch) -> bool:
    return any(claims.spoken(passage, m) for name, codes in _PEOPLE for m in claims.within(passage, unit, name, *codes))


def _they(passage: Passage, unit: Stretch) -> bool:
    """Does a pronoun for people named before stand near the head of a clause ("from 25 they go ...")?"""
    return any(len(passage.text[unit.start : m.start].split()) < _BEFORE and claims.spoken(passage, m)
               for m in claims.within(passage, unit, "other_people", "they"))


def _sends_away(passage: Passage, unit: Stretch, later: bool) -> bool:
    """Does a clause tell that somebody goes elsewhere, to another programme, or (not in the first clause) to that of
    another body?"""
    def words(code: str) -> list[Mention]:
        return [m for m in claims.within(passage, unit, "other_people", code) if claims.spoken(passage, m)
                and not _undone(passage, m) and not as_others_do(passage, m)]
    if not_this.told(passage, unit):
        return True
    goes = sorted((m for m in (*words("goes"), *words("sent")) if not _TO_US.match(passage.text, m.end)),
                  key=lambda m: m.start)
    behind = [m for m in passage.of("other_people", "away")
              if unit.end <= m.start and _THAT_IS.fullmatch(passage.text, unit.end, m.start)]
    sends = claims.within(passage, unit, "senders", "send")  # "told by the doctor to call us"
    if behind or (goes and any(m.start > goes[0].start and not any(
            s.start < m.start < s.end for s in sends) for m in words("away"))):
        return True
    if not goes:
        return False
    if any(m.start > goes[0].start and _ANOTHER.match(passage.text, m.start) for m in words("distinct")):
        return True
    rest = Stretch(goes[0].end, unit.end)
    nouns = [m for m in (*claims.within(passage, rest, "other_programme", "programme"), *words("service"))
             if m.start >= rest.start]
    told = [m for m in claims.within(passage, rest, "other_programme", "elsewhere") if m.start >= rest.start]
    if not ours(passage, unit) and any(n.start <= m.start < n.end for n in told for m in words("distinct")):
        return True  # "have a different course"
    for noun in nouns:
        near = [m for m in words("distinct") if m.start >= rest.start and scopes.distance(passage, m, noun) <= _NOUN]
        if near and not ours(passage, unit) and not claims.within(passage, rest, "other_people", "our"):
            return True
    return later and (_of_body(passage, rest, nouns) or _to_body(passage, words("sent")))


_AS_IN = re.compile(
    r"\b(?:as|like|wie|comme|como|come|zoals|net als|som|liksom|ligesom|kuten|jak|jako|kao|kot)\s(?:\w+\s){1,2}$",
    re.IGNORECASE)
_LEAD = 30  # characters


def as_others_do(passage: Passage, mention: Mention) -> bool:
    """Are others only those who do it too ("treated here as in every other programme")?"""
    return _AS_IN.search(passage.text, max(0, mention.start - _LEAD), mention.start) is not None


_TO_US = re.compile(
    r"\s(?:(?:to|by|zu|an|von|vers|à|par|a|da|naar|door|till|av|til|af|do|k|przez)\s)?(?:us|our|uns|unser\w*|nous|notre"
    r"|nosotros|noi|nostr\w+|ons|onze|oss|vår\w*|os|vores|nas|nám|nam|nás)\b", re.IGNORECASE)


def _undone(passage: Passage, mention: Mention) -> bool:
    """Is a word denied, and more than that it is done here ("treated elsewhere and not here")?"""
    scope = scopes.of(passage, mention, scopes.DENIALS)
    return scope is not None and not not_this.place_only(passage, scope.trigger)


def _to_body(passage: Passage, sent: list[Mention]) -> bool:
    """Are people sent to a body ("volunteers are sent to the municipality", and not "told by the doctor")?"""
    return any(0 < body.first - mark.last <= _BEFORE and not _BY.match(passage.text, mark.end) for mark in sent
               for body in passage.of("senders") if body.code in _BODIES and scopes.same_clause(passage, mark, body))


_BY = re.compile(rf"\s(?:{BY})\b", re.IGNORECASE)


def _of_body(passage: Passage, rest: Stretch, nouns: list[Mention]) -> bool:
    """Is a programme told to be that of a body ("the course of the probation service", "the prison programme")?"""
    bodies = claims.within(passage, rest, "senders", "probation", "prison", "health", "police", "child_protection")
    return any(body.last + 1 == noun.first or (0 < body.first - noun.last <= _NOUN and claims.within(
        passage, Stretch(noun.end, body.start), "other_people", "of")) for noun in nouns for body in bodies)
