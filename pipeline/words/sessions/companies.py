"""Groups and meetings of others than the participants: of the staff, of volunteers, of associations; talks with the
partner."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.roles import MOST_A_WEEK
from pipeline.words.wording.tongues import heard

_REACH = 3  # words
_BEHIND = 2  # characters
_BY = frozenset({"by", "par", "a", "por", "na", "und", "og", "och", "and", "po", "à"})
_OF = frozenset({
    "of", "the", "our", "all", "der", "von", "unserer", "des", "de", "d", "la", "los", "las", "les", "nos", "di", "dei",
    "degli", "delle", "del", "della", "dels", "van", "onze", "av", "af", "våra", "vore", "dos", "das", "lui", "ale",
    "az", "a",
})
_NUMBERED = re.compile(r"(?<=\w\s)[A-Z]\w+\s\d+\b(?!\s?(?:-|–|\w))")  # "is called Group 44"
_OWNED = re.compile(r"['’]s?\b")


def of_others(passage: Passage, component: Mention) -> bool:
    """Is a group one of people who take no part, or is individual work done with the partner alone?"""
    if component.code == "group":
        return _of_staff(passage, component) or _NUMBERED.match(passage.text, component.start) is not None
    return component.code == "individual" and _with_partner(passage, component)


def meets(passage: Passage, clause: Stretch, start: int, end: int) -> bool:
    """Is it a body of those who work whose meetings are told by the characters `start` to `end` of a clause: named
    before with no people between ("the steering group meets every month"), or right behind ("monthly case
    conference")?"""
    people = [m for m in heard(passage, "count_nouns", "person") if clause.holds(m.start)]
    return any(
        (clause.start <= m.start < end and not any(m.end <= p.start < start for p in people))
        or 0 < m.start - end <= _BEHIND
        for m in heard(passage, "group_words", "crew")
    )


def supervised(passage: Passage, one: Quantity) -> bool:
    """Are sessions those of supervision or training that the staff, named first in the clause, have?"""
    clause = passage.clause_at(one.start)
    ahead = [m for m in heard(passage, "count_nouns", "staff", "person") if clause.holds(m.start)]
    learnt = [m for m in heard(passage, "count_contexts", "staff") if 0 < m.first - one.last <= _REACH]
    learnt += [m for m in heard(passage, "count_contexts", "order") if 0 < m.first - one.last <= _REACH]
    return bool(ahead) and ahead[0].start < one.start and bool(learnt) and all(m.code == "staff" for m in ahead)


def aside(passage: Passage, one: Quantity) -> bool:
    """Is a number of sessions that of the staff's supervision, how many at once ("two by two"), or how often ("one
    time", "meetings 2x week")?"""
    words = [w.key for w in passage.tokens[one.last + 1 : one.last + 3]]
    before = [w.key for w in passage.tokens[max(0, one.first - 2) : one.first]]
    own = passage.tokens[one.first].key
    paired = one.word and any(own in pair and pair[k] in _BY for pair, k in ((words, 0), (before, 1)) if len(pair) > 1)
    rated = one.label and one.rate is None and (one.high or 99) <= MOST_A_WEEK and any(
        m.first == one.last + 1 for m in heard(passage, "rates"))
    once = one.what == "time" and (one.high or one.low or 0) <= 1
    return paired or rated or once or supervised(passage, one)


def _of_staff(passage: Passage, group: Mention) -> bool:
    """Does the name of those who work stand right behind a group, with nothing between but "of the"?"""
    staff = {m.first: m for v, codes in (("people", ("worker", "leader", "therapist")), ("group_words", ("company",)))
             for m in passage.of(v, *codes)}
    for at in range(group.last + 1, min(group.last + 2 + _REACH, len(passage.tokens))):
        if at in staff:
            return True
        if passage.tokens[at].key not in _OF:
            return False
    return False


def _with_partner(passage: Passage, talk: Mention) -> bool:
    """Does the clause of individual work name partners, and no participants?"""
    clause = passage.clause_at(talk.start)
    women = {m.start for m in passage.of("sexes", "women")}
    partners = [m for m in passage.of("people", "partner") if clause.holds(m.start) and m.start not in women]
    men = [m for m in passage.of("people", "man") if clause.holds(m.start)
           and not _OWNED.match(passage.text, m.end) and not any(p.start <= m.start < p.end for p in partners)]
    return bool(partners) and not men and passage.sentence_at(talk.start).start == clause.start
