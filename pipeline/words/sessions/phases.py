"""Times that are those of one phase of a programme, and not of the whole.

    Weekly in the first phase (12 weeks), afterwards monthly       one phase; the whole is not told
    weekly for the first three months, then for another three      both phases: six months
    10 weeks in group, 20 weeks one-to-one                         told as phases by `lengths`
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage
from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.quantity import CALENDAR, SESSIONS, Quantity
from pipeline.words.quantities.roles import Roles
from pipeline.words.wording.tongues import heard

_NEAR = 4  # words
_HEAD = 40  # characters
_AFTER_THAT = re.compile(
    r"\W*(?:after(?: that| this| which|wards?)?|thereafter|later|subsequently|danach|anschließend|nachher|hinterher"
    r"|im Anschluss|par la suite|ensuite"
    r"|après cela|puis|después(?: de eso)?|luego|posteriormente|dopo(?: di che)?|in seguito|successivamente|daarna"
    r"|nadien|sedan|därefter|derefter"
    r"|bagefter|deretter|etterpå|sen jälkeen|tämän jälkeen|potem|następnie|po tym|poté|potom|pak|vėliau|po to"
    r"|pēc tam|nato|zatim|nakon toga|poslije"
    r"|depois|em seguida|apoi|ulterior|ezután|utána|seejärel|pärast seda|hiljem|després)\b(?! (?:the|all|each|every"
    r"|\d))", re.IGNORECASE)
_CONTENT = ("modul", "módul", "moodul", "block", "blok", "bloc", "them", "tema", "tém", "topic", "baustein", "teema",
            "ενότητ", "модул")
ON = frozenset({
    "then", "afterwards", "thereafter", "after", "later", "rest", "dann", "danach", "anschließend", "später",
    "puis", "ensuite", "après", "reste", "luego", "después", "resto", "poi", "dopo", "daarna", "vervolgens", "sedan",
    "därefter", "resten", "derefter", "deretter", "sitten", "loppu", "potem", "następnie", "reszta", "potom", "pak",
    "poté", "zbytek", "vėliau", "tada", "pēc", "nato", "zatim", "onda", "depois", "apoi", "aztán", "majd",
    "seejärel", "hiljem",
})
_ANOTHER = frozenset({
    "another", "further", "weitere", "weiteren", "autres", "otros", "otras", "altri", "altre", "nog", "ytterligare",
    "yderligere", "ytterligere", "kolejne", "kolejnych", "další", "dalších", "ďalšie", "ďalších", "dar", "vēl", "še",
    "još", "outros", "altres", "veel", "alte", "további", "vielä",
})


def lone(roles: Roles, told: Told) -> bool:
    """Is a time that of one phase: behind or before a numbered or first phase, or a phase that something follows?"""
    one, passage = told.quantity, roles.passage
    if of_module(roles, told) or _afterwards(roles, told):
        return True
    sentence = passage.sentence_at(one.start)
    for noun in heard(passage, "count_nouns", "module"):
        counted = any(q.noun is not None and q.noun.first == noun.first and not q.label for q in roles.quantities)
        near = 0 < one.first - noun.last <= _NEAR or 0 < noun.first - one.last <= 2
        if counted or not near or not sentence.holds(noun.start):
            continue
        labelled = any(q.label and q.noun is not None and q.noun.first == noun.first for q in roles.quantities)
        each = any(m.last == noun.first - 1 for m in heard(passage, "rate_words", "each", "every"))
        if labelled or each or roles.initial(one) or _first(roles, noun.first) or _follows(passage, one.end):
            return True
    return False


def of_module(roles: Roles, told: Told) -> bool:
    """Is a time that of a module, which opens its clause as what lasts so long ("the module about children takes 3
    weeks")?"""
    one, passage = told.quantity, roles.passage
    clause = passage.clause_at(one.start)
    first = next((m for m in heard(passage, "count_nouns") if clause.holds(m.start)), None)
    if first is None or first.code != "module" or first.end > one.start:
        return False
    word = passage.text[first.start : first.end].casefold()
    ahead = len(passage.text[clause.start : first.start].split())
    counted = any(q.noun is not None and q.noun.first == first.first and not q.article for q in roles.quantities)
    lasts = roles.relation(first.last + 1, one.first - 1, "length", "over", "lasting") or any(
        m.last == first.first - 1 for m in heard(passage, "rate_words", "each", "every"))  # "every module one month"
    return any(stem in word for stem in _CONTENT) and ahead <= 1 and not counted and bool(lasts)


def _afterwards(roles: Roles, told: Told) -> bool:
    """Does a word for later open the sentence of a time, behind sessions that were counted ("20 sessions. After that an
    open group for up to 2 years")?"""
    sentence = roles.stretch(told.sentence)
    opening = roles.passage.text[sentence.start : sentence.start + _HEAD]
    counted = any(q.what in SESSIONS and q.kind == "count" and q.start < sentence.start for q in roles.quantities)
    return counted and _AFTER_THAT.match(opening) is not None and not any(
        sentence.holds(q.start) and q.what in SESSIONS for q in roles.quantities)


def summed(roles: Roles, told: Sequence[Told]) -> Told | None:
    """The first time told, where several others right behind it, none of aftercare, add up to it ("in all one year: 3
    months of motivation, 6 months group, 3 months closing")."""
    if not told or not told[0].quantity.exact:
        return None
    whole = told[0]
    parts = [t for t in roles.told if t.start > whole.start and t.quantity.what in CALENDAR
             and t.sentence - whole.sentence <= 1]
    fits = len(parts) > 1 and all(t.quantity.exact and t.governor != "followup" for t in parts)
    size = whole.quantity.sized[0] or 0
    return whole if fits and abs(sum(t.quantity.sized[0] or 0 for t in parts) - size) < 1 else None


def labelled(passage: Passage, times: Sequence[Quantity]) -> bool:
    """Does a word for a phase stand right before each of several times ("Intensive phase: 8 weeks. Second phase: 16
    weeks")?"""
    nouns = heard(passage, "count_nouns", "module")
    return len(times) > 1 and all(any(0 < t.first - m.last <= 2 for m in nouns) for t in times)


def _first(roles: Roles, at: int) -> bool:
    """Does a word for "first" stand before word `at`, or a number right behind it?"""
    ordinal = any(at - 2 <= m.first < at for m in roles.relation(at - 2, at - 1, "after"))
    return ordinal or roles.key(at + 1).isdecimal()


def _follows(passage: Passage, at: int) -> bool:
    """Does the answer go on behind a character with what comes later?"""
    return any(w.start >= at and w.key in ON for w in passage.tokens)


def continued(roles: Roles, told: Told) -> Told | None:
    """The time of the first phase before "another three months", where there is one in the sentence."""
    if roles.key(told.quantity.first - 1) not in _ANOTHER:
        return None
    return next((t for t in roles.told if t.sentence == told.sentence and t.quantity.what in CALENDAR
                 and t.role == "point" and t.end <= told.start and roles.initial(t.quantity)), None)


def more(roles: Roles, told: Sequence[Told]) -> bool:
    """Is the only time told one of "another three months", of which nobody knows what they come on top of?"""
    return len(told) == 1 and roles.key(told[0].quantity.first - 1) in _ANOTHER
