"""Words that stand beside a quantity only as the cause or the condition of it, or that it takes in; they do not govern
it.

    7 months because of the holidays                     no length of holidays
    can be reduced to 6 months if the sentence is short  no length of a sentence
    with school holidays it takes seven months           the holidays are part of it
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from typing import Protocol

from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.quantities.end_to_end import end_to_end
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import CALENDAR, SESSIONS, Quantity
from pipeline.words.wording.tongues import heard

WITH = frozenset({"with", "including", "incl", "mit", "inkl", "avec", "con", "met", "med", "z", "s", "su", "com"})
_OPENING = WITH | {  # what opens a clause and is no subject of its verb
    "counting", "considering", "given", "because", "due", "owing", "through", "allowing", "wegen", "durch",
    "einschließlich", "inklusive", "compte", "vu", "comptant", "contando", "considerando", "debido", "per", "por",
    "door", "vanwege", "wegens", "inclusief", "på", "ze", "przez", "wliczając", "licząc", "se", "kvůli", "včetně", "so",
    "kvôli", "vrátane", "devido", "cu", "din", "sa", "zbog", "zaradi", "dėl", "amb",
}
_BEHIND = frozenset({"fi", "et", "hu", "lv"})  # languages that put the word of cause behind its noun
_BREAKS = frozenset({"pilot", "break"})
_RECKONED = _BREAKS | {"followup", "absence"}
_LISTED, _WHOLE = 5, 7  # words
_AHEAD = 3  # words from a word of cause to what it names
_VERB = 4  # letters
_SINCE = 2  # words
PAST = (
    "last", "past", "letzt", "vergang", "dernier", "últim", "ultim", "laatste", "afgelopen", "senaste", "seneste",
    "sist", "viimeis", "ostatni", "posled", "uplynul", "pastar", "pēdēj", "zadnj", "posljed", "utols", "elmúlt",
    "darrer", "viima",
)  # "the last twelve months"
LATER = frozenset({
    "then", "after that", "afterwards", "later", "dann", "danach", "später", "puis", "ensuite", "luego", "después",
    "poi", "daarna", "vervolgens", "dan", "sedan", "därefter", "derefter", "deretter", "senere", "sitten", "następnie",
    "potem", "poté", "pak", "potom", "následně", "po to", "pēc tam", "nato", "zatim", "depois", "apoi",
    "majd", "seejärel", "och sedan", "a następnie",
})
_BEGIN = re.compile(
    r"begin|start|at first|initial|anfang|anfäng|zunächst|zuerst|début|abord|inicio|principio|inizi|aanvankelijk"
    r"|börja"
    r"|start|begynn|aluks|alussa|początk|najpierw|začát|zpočát|začiat|najprv|pradži|sākum|začet|počet|início|elej",
    re.IGNORECASE)
_STAYS = re.compile(
    r"(?=\b((?:stay|remain|attend|follow|spend|participat|come to us|are with us|is with us|take part|work with|need"
    r"|bleib"
    r"|besuch|nehmen .*?teil|restent|reste|suiv|particip|permanec|siguen|asisten|restano|seguono|frequent|blijven"
    r"|volgen|stannar|deltar"
    r"|går|deltager|osallistu|käy|uczestnicz|uczęszcz|účastn|chod[ií]|navštěv|lanko|apmekl|obisk|pohađ|osale)))",
    re.IGNORECASE)
_STOP = re.compile(r"[.;!?()]")


class Governed(Protocol):
    """The words and relations of one passage."""

    passage: Passage

    def key(self, at: int) -> str: ...

    def words(self, first: int, last: int) -> Sequence[str]: ...

    def relation(self, first: int, last: int, *codes: str) -> list[Mention]: ...


def given(roles: Governed, mention: Mention, one: Quantity) -> bool:
    """Is a context behind a quantity told as its cause, condition or aim, or as a break that a time takes in?"""
    if mention.first <= one.last:
        return False
    if aimed_beside(roles, mention, one):
        return True
    if mention.code in _BREAKS and one.what in CALENDAR and _with(roles, mention):
        return True  # "four months and a half with holidays"
    needed = [m for m in roles.relation(one.first - _AHEAD, one.first - 1, "length") if len(m.term) >= _VERB]
    if mention.code == "frame" and needed and mention.first == one.last + 1:
        return True  # "needs four months to complete it"
    return _caused(roles, mention) or any(
        one.last < m.first <= mention.first and not _STOP.search(roles.passage.text[one.end : m.start])
        for m in roles.relation(one.last + 1, mention.last, "reason"))


def taken_in(roles: Governed, mention: Mention, one: Quantity) -> bool:
    """Is an interruption part, or the cause, of a length told behind it ("with school holidays it takes seven
    months")?"""
    if mention.code == "waiting" and one.what in CALENDAR and end_to_end(roles.passage, one):
        return True
    if mention.first > one.first:
        return False
    if mention.code == "order" and one.what in CALENDAR:
        return _with_its_own(roles, mention, one)
    if mention.code not in _RECKONED:
        return False
    if one.what in CALENDAR and _comes_out(roles, mention, one):
        return True
    if mention.code not in _BREAKS and not (mention.code == "absence" and _within(roles, mention)):
        return False
    caused = roles.relation(mention.first - _AHEAD, mention.first, "reason") or _caused(roles, mention)
    told = roles.relation(mention.last + 1, one.first - 1, "length", "over", "lasting", "total")
    excepted = roles.relation(mention.first - _AHEAD, mention.first - 1, "without")
    hence = roles.relation(mention.last + 1, one.first - 1, "hence")
    return bool(told) and bool(_with(roles, mention) or caused or excepted or hence or _within(roles, mention))


def opened(passage: Passage, at: int) -> bool:
    """Does the clause of a character open with what is no subject ("with the bank holidays", "because of illness")?"""
    start = passage.clause_at(at).start
    first = bisect.bisect_left(passage.tokens, start, key=lambda t: t.start)
    return first < len(passage.tokens) and passage.tokens[first].key in _OPENING


def _within(roles: Governed, mention: Mention) -> bool:
    """Does a context stand in the words that open its clause and are no subject, before any verb of length?"""
    if not opened(roles.passage, mention.start):
        return False
    start = roles.passage.clause_at(mention.start).start
    return not any(m.start >= start for m in roles.relation(0, mention.first, "length", "over", "lasting"))


def _comes_out(roles: Governed, mention: Mention, one: Quantity) -> bool:
    """Is a time what the whole comes to with what is named before ("with the holidays and catch-ups it works out at
    seven months")?"""
    told = roles.relation(max(mention.last + 1, one.first - _WHOLE), one.first - 1, "comes_out")
    return bool(told) and (mention.code in _BREAKS or bool(
        WITH & set(roles.words(mention.first - _LISTED, mention.first - 1))))


def _with_its_own(roles: Governed, mention: Mention, one: Quantity) -> bool:
    """Does an order have a time of its own right before it, and a verb of taking part part it from the next ("men on a
    2 year order stay with us nine months")?"""
    every = quantities(roles.passage)
    low, high = (bisect.bisect_left(every, at, key=lambda q: q.last) for at in (mention.first - 2, mention.first))
    return any(stays(roles, q, one) for q in every[low:high])


def stays(roles: Governed, before: Quantity, one: Quantity) -> bool:
    """Does a verb of taking part stand between two times?"""
    if before.what not in CALENDAR or one.what not in CALENDAR:
        return False
    stops, verbs, ends = _marks(roles.passage)
    stop, verb = bisect.bisect_left(stops, before.end), bisect.bisect_left(verbs, before.end)
    return (stop == len(stops) or stops[stop] >= one.start) and verb < len(verbs) and ends[verb] <= one.start


@once
def _marks(passage: Passage) -> tuple[list[int], list[int], list[int]]:
    """Where marks stand that part sentences, where verbs of taking part begin, and for each of these the first place at
    which it or one behind it ends."""
    verbs = [(m.start(1), m.end(1)) for m in _STAYS.finditer(passage.text)]
    ends = list(itertools.accumulate((end for _, end in reversed(verbs)), min))[::-1]
    return [m.start() for m in _STOP.finditer(passage.text)], [start for start, _ in verbs], ends


def _with(roles: Governed, mention: Mention) -> bool:
    return bool(WITH & set(roles.words(mention.first - 2, mention.first - 1)))


def _caused(roles: Governed, mention: Mention) -> bool:
    """Does a word of cause stand right behind a context, where its language puts it there ("lomien vuoksi")?"""
    return any(m.language in _BEHIND for m in roles.relation(mention.last + 1, mention.last + 1, "reason"))


def behind(passage: Passage, one: Quantity, end: int) -> int:
    """Where a word of cause or condition begins behind a quantity, before character `end`; else `end`."""
    return next((m.start for m in heard(passage, "count_relations", "reason") if one.end <= m.start < end), end)


def aimed_beside(roles: Governed, mention: Mention, one: Quantity) -> bool:
    """Is what is aimed at another number, right behind the word for it, than one told before it ("88 began, against a
    target of 120"), or is the word only a time ("since roll-out 46 groups")?"""
    if mention.code != "target":
        return False
    if any(0 < mention.first - m.last <= _SINCE for m in heard(roles.passage, "volume_words", "since")):
        return True
    aims = [q for q in quantities(roles.passage) if 0 < q.first - mention.last <= _AHEAD]
    return bool(aims) and one.end <= mention.start and not _STOP.search(
        roles.passage.text[mention.end : aims[0].start])


def later(roles: Governed, one: Quantity) -> bool:
    """Does a word for what comes next end what is told of the beginning, before a quantity in its sentence ("in the
    beginning every week, then more seldom, over eight months")?"""
    start = roles.passage.sentence_at(one.start).start
    begins = [m for m in heard(roles.passage, "count_contexts", "past")
              if start <= m.start < one.start and _BEGIN.search(m.term)]
    return bool(begins) and any(
        m.term in LATER and m.start >= begins[-1].end for m in roles.relation(0, one.first - 1, "after", "plus"))


def opens_row(roles: Governed, one: Quantity) -> bool:
    """Are sessions told of the beginning the first of a row in which sessions of another form follow ("3 individual
    sessions in the beginning, 18 group sessions")?"""
    sentence = roles.passage.sentence_at(one.start)
    begins = [m for m in heard(roles.passage, "count_contexts", "past")
              if roles.passage.clause_at(one.start).holds(m.start) and _BEGIN.search(m.term)]
    if one.form is None or one.what not in SESSIONS or not begins or any(
            sentence.holds(m.start) for m in heard(roles.passage, "count_contexts", "now")):
        return False
    follows = next((q for q in quantities(roles.passage) if q.start >= one.end and q.what in SESSIONS | {""}), None)
    return follows is not None and sentence.holds(follows.start) and follows.form not in (None, one.form)


def recent(roles: Governed, one: Quantity) -> bool:
    """Is a time the last one before today ("no violence in the last three months")?"""
    ahead = roles.key(one.first - 1)
    if ahead.startswith(("last", "past")) and not ahead.startswith("pastar"):  # "lasts three months"
        return ahead in ("last", "past") and roles.key(one.first - 2) == "the"
    return ahead.startswith(PAST)
