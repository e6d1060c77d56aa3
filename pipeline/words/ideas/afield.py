"""Words that tell nothing that is done in this programme: a wish, hearsay, what a neighbour has, what was on show.

In a long answer most sentences are of this kind; what they name is no value and no doubt.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from pipeline.passage import Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.ideas.ideas import Found, Words

_US = frozenset({"we", "here"})
_SHORT, _TINY = 9, 3
_LEAD = 30  # characters
_ONLY_IN = re.compile(  # "only in the larger prisons" is a limit, and nothing that others have
    r"\b(?:only|just|nur|lediglich|seulement|uniquement|sólo|solo|solamente|soltanto|alleen|enkel|endast|bara|kun"
    r"|bare|vain|tylko|jen|pouze|len|iba|tik|tikai|samo|apenas|só|només|ainult|doar|csak)\s(?:[^\W\d]{1,4}\s){0,2}$",
    re.IGNORECASE)
_SO = re.compile(  # what is done in consequence, or instead
    r"[,;–]\s(?:(?:and|und|et|y|e|en|och|og|ja|i|a)\s)?(?:so|therefore|hence|that is why|instead"
    r"|stattdessen|à la place|en su lugar|en cambio|invece|in plaats daarvan|i stället|i stedet|zamiast tego|místo toho"
    r"|namiesto toho|umjesto toga|namesto tega|em vez disso|en canvi|deshalb|daher|darum|deswegen"
    r"|donc|c['’]est pourquoi|por eso|así que|por lo que|perciò|quindi|dus|daarom|därför|derfor|så|siksi|joten|dlatego"
    r"|więc|proto|takže|preto|zato|pa|pelo que|por isso|per això|de aceea|așa că|ezért|így|seetõttu|tāpēc|todėl)\s",
    re.IGNORECASE)
UNDONE = frozenset({"undone"})
_LACKING = frozenset({"absent", "nothing"})
_APART = frozenset({"undone", "unlinked"})
_CIRCUMSTANCES = ("occasions", "replacement", "earlier_programmes")
_JOINED = frozenset({";", ":", "–", "-"})
_WHICH_ONE = re.compile(  # speaks of the last thing before it alone
    r"\W{0,3}(?:(?:and|but) )?(?:(?:which|that|who) (?:was|is|has|had|does)"
    r"|(?:die|der|das|welche[rs]?)\s.*\b(?:wurde|ist|hat|war)|qui (?:a|est|n'a|n'est|était)"
    r"|que (?:fue|ha|no ha|está|era)|(?:che|il quale) (?:è|ha|non è|era)|(?:die|dat)\s.*\b(?:is|heeft|werd)"
    r"|som (?:har|är|blev|er|ble)|joka (?:on|oli|ei)|któr[yae] (?:został[ao]?|był[ao]?)|kter[ýáé] (?:byl[ao]?|je))\b",
    re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:was|were|has been|have been|had been|used to|wurden?|est|était|étaient|fue|era|eran|è stat[oa]"
    r"|erano|werd|werden|blev|ble|oli|był[aoi]?|byl[aoi]?)\b", re.IGNORECASE)
_BACK = re.compile(
    r"(?:(?:and|but|aber|und|doch|mais|et|pero|y|ma|e|maar|en|men|och|og|ale|i|a|bet|ja|mutta)\s)?"
    r"(?:it|they|these|this|those|that|is|are|was|were|es|sie|diese\w?|das|dies|il|elle|ils|elles|ce|cela|ces|est|sont|esto|eso"
    r"|ellos|es|son|questo|essi|ciò|è|sono|het|ze|deze|dit|dat|zij|det|den|de|dessa|disse|ne|se|nämä|tämä|to|ono|ta|tas|see|need"
    r"|isso|estes?|az|ezek)\s",
    re.IGNORECASE,
)


def stretches(here: Words, classes: Iterable[str], but: Mention | None = None) -> list[Stretch]:
    """For every word of one of the classes that is no part of `but`: from its clause to the end of the sentence, or to
    the clause that comes back to "us", to now or with a "but"; what stands before too, where its clause is short."""
    text = here.passage.text
    marks = (m for m in here.of(frozenset(classes))[0] if not _ONLY_IN.search(text, max(0, m.start - _LEAD), m.start)
             and not (but and but.start <= m.start and m.end <= but.end))
    return [_stretch(here, mark) for mark in marks]


def lacks(here: Words, classes: Iterable[str], found: Found) -> bool:
    """Is a no told by the very words of the wish ("we lack psychiatric care")?"""
    if found.code != "no" or not found.words or found.words[0].code not in _LACKING:
        return False
    return any(m.start == found.start for m in here.of(frozenset(classes))[0])


def not_known(here: Words, start: int, end: int) -> bool:
    """Does its sentence leave open whether it is so ("whether anybody calls her, we do not know")?"""
    passage, marks = here.passage, here.passage.of("afield", "not_known")
    sentence = here.window("sentence", start) if marks else None
    for mark in marks:
        if sentence is None or not sentence.holds(mark.start):
            continue
        if mark.end <= end and _WHETHER.search(passage.text, mark.end, end):
            return True
        if mark.start >= end and _WHETHER.match(passage.text, here.window("unit", start).start):
            return True
    return False


_WHETHER = re.compile(
    r"\b(?:whether|if|ob|si|se|of|om|hvorvidt|huruvida|czy|zda|jestli|či|ar|ali|da\sli|kas|vai|dacă|hogy|αν|εάν)\b",
    re.IGNORECASE,
)


def _stretch(here: Words, mark: Mention) -> Stretch:
    passage, units = here.passage, scopes.units(here.passage)
    sentence = here.window("sentence", mark.start)
    i = bisect.bisect_right(units, mark.start, key=lambda u: u.start) - 1
    rest = Stretch(mark.end, sentence.end) if mark.end < sentence.end else None
    back = [m.start for m in here.within(_US, rest)] if rest else []
    back += [m.start for name, code in (("scope_marks", "now"), ("joiners", "but")) for m in passage.of(name, code)]
    behind = [u for u in units[i + 1 : i + 12] if any(u.holds(at) for at in back)]
    taken_up = [m.start for m in scopes.favours(passage) if mark.end <= m.start < sentence.end]
    so = _SO.search(passage.text, mark.end, sentence.end) if mark.code == "undone" else None
    stop = min([behind[0].start if behind else sentence.end, sentence.end, *taken_up, *([so.start()] if so else [])])
    whole = stop >= min(units[i].end, sentence.end)
    alone = whole and (mark.code == "unlinked" or not here.within(_things(here, mark.vocabulary), units[i]))
    begin = _begin(here, i, mark) if alone else units[i].start
    return Stretch(begin, max(stop, mark.end))


def _things(here: Words, marks: str) -> frozenset[str]:
    """The classes of things and people: of which a clause speaks itself."""
    none = (marks, *_CIRCUMSTANCES)
    return frozenset(code for code, found in here.by_class.items() if found and found[0].vocabulary not in none)


def _begin(here: Words, i: int, mark: Mention) -> int:
    """Where the words begin that a clause without a thing of its own speaks of: in a clause before, where it is short.
    What is undone may stand before "us", and in a sentence that ends in no full stop."""
    undone = mark.code in _APART
    text, units = here.passage.text, scopes.units(here.passage)
    sentence = here.window("sentence", units[i].start)
    begin, length = units[i].start, len(units[i].of(text).split())
    if undone and _WHICH_ONE.match(text, begin, units[i].end):
        before = here.within(_things(here, mark.vocabulary), Stretch(sentence.start, begin))
        return before[-1].start if before else begin
    back = undone and _BACK.match(text, begin)
    for unit in reversed(units[max(0, i - 3) : i]):
        joined = unit.start >= sentence.start or (undone and text[unit.end - 1 : begin + 1].strip(" ")[:1] in _JOINED)
        if back and unit.end == units[i - 1].end:
            begin = unit.start
            continue
        if length > _SHORT or not joined or (not undone and here.within(_US, unit)):
            break
        if unit.start < sentence.start and here.within(_things(here, mark.vocabulary), Stretch(begin, mark.start)):
            break
        begin = unit.start if unit.start >= sentence.start else here.window("sentence", unit.start).start
        size = len(unit.of(text).split())
        length += size if size > _TINY else 0
        if _SAYS.search(unit.of(text)) and here.within(_things(here, mark.vocabulary), unit):
            break  # a clause with a verb of its own: "police comes, the shelter was invited but never came"
    return begin
