"""Which of those who lead a degree is told of, where others beside them have another level of their own.

    a degree in social work or psychology            two subjects of different levels
    psychologists (master) and a social worker       a degree in the bracket of one profession
    psychologist, or a degree in social education    a profession as the other choice
    they are psychotherapists, the social workers have a bachelor     each profession with its own
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.vocabulary import Mention
from pipeline.words.ideas.ideas import Words

_OF_LEVEL = re.compile(r"bachelor|bakal|licen[cs]|laurea triennale|kandidat|master|m[aá]ster|magist|maist|mestr|\bmgr"
                       r"|\bb\.?[as]\b|\bm\.?[as]c?\b", re.IGNORECASE)
_OR = (r"(?:or|and|oder|und|bzw\.|ou|et|o|y|u|e|ed|of|en|eller|och|og|tai|ja|lub|i|albo|nebo|a|alebo|ali|ili|sau|și"
       r"|vagy|és|või|vai|un|arba|ar|ή|και)\b")
_IN = (r"(?:(?:in der|in de|im|in|s|of|der|des|dem|den|en|de la|de|di|del|della|van|i|af|av|na|v|ve|w|z|zo|iz|iš|em"
    r"|da|do"
       r"|din|the|la|le|les|el|obor\w*|odbor\w*|vzděl\w+|vzdel\w+|kierun\w+|područj\w+|polj[ua]|smer\w*|domeniul"
       r"|nozar\w+"
       r"|srit\w+|erial\w+|szak\w*|fields?|areas?|ambito|ámbito|área|domaine|Bereich\w*|an?|eine?|un[ao]?|als)\s"
       r"|(?:[dl]|dell|nell)['’])*")
_SUBJECT = re.compile(rf":?\s\(?{_IN}", re.IGNORECASE)
_NEXT = re.compile(rf"(?:\s?[,/]|\s?,?\s{_OR})\s?{_IN}", re.IGNORECASE)
_SECOND = re.compile(rf"\s?,?\s{_OR}\s{_IN}", re.IGNORECASE)
_CHOICE = re.compile(r"\s?,?\s?\b(?:or|oder|ou|o|u|of|eller|tai|lub|albo|nebo|alebo|ali|ili|sau|vagy|või|vai|arba|ή"
                     r"|oppure|ovvero|eli)\b[^,;:()]{0,60}", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:with|having|mit|avec|con|met|med|z|ze|s|se|cu|com|amb|ar|su|who|that|der|die|qui|que|che|som|który"
    r"|kter\w+)\b",
    re.IGNORECASE)
_LABEL = re.compile(r"\s?[:=–—-]\s*(?:(?:the|two|trained|our)\s)?", re.IGNORECASE)
_CUT = re.compile(r"[.!?\n]")
_FAR = 2


def trades(here: Words) -> list[Mention]:
    """The professions of a vocational education, told as what somebody has learnt ("the prison officers' school")."""
    learnt = here.by_class.get("schooling", [])
    return [m for m in here.by_class.get("prof_vocational", ()) if any(
        (here.gap(m, s) or 0) <= _FAR and here.window("unit", m.start).holds(s.start) for s in learnt)]


def guards(here: Words) -> list[Mention]:
    """Officers who are a prison's by the label before them, while others are named beside ("Prison: officers.
    Community: psychologists")."""
    passage = here.passage
    houses = passage.of("settings", "custody")
    return [m._replace(code="prof_vocational") for m in here.by_class.get("officers", ()) if any(
        h.end <= m.start and _LABEL.fullmatch(passage.text, h.end, m.start) for h in houses)]


def levelled(here: Words, degrees: Sequence[Mention]) -> list[Mention]:
    """The degrees without those that only go on from one with a level of its own ("bachelor degree in psychology")."""
    text = here.passage.text
    own = {m.end for m in degrees if _OF_LEVEL.search(text, m.start, m.end)}
    return [m for m in degrees if _OF_LEVEL.search(text, m.start, m.end) or not any(
        end < m.start and not text[end : m.start].strip(" '’s-") for end in own)]


def graduates(here: Words, degrees: Sequence[Mention]) -> list[Mention]:
    """The degrees that only say of a psychologist behind them that he has the one of his profession ("a graduated
    psychologist")."""
    text = here.passage.text
    return [m for m in degrees if m.code == "degree_bachelor" and not _OF_LEVEL.search(text, m.start, m.end) and any(
        p.first == m.last + 1 for p in here.by_class.get("prof_master", ()))]


def several(
    here: Words, degrees: Sequence[Mention], professions: Sequence[Mention], level: Mapping[str, str]
) -> Sequence[Mention]:
    """The degree and the profession of another level beside it, or nothing where the degree is told of all; `level`:
    the level of each class."""
    for degree in degrees:
        subjects = [] if _OF_LEVEL.search(here.passage.text, degree.start, degree.end) else _subjects(
            here.passage.text, degree, professions)
        if len({level[m.code] for m in subjects}) > 1 and _SUBJECT.fullmatch(
                here.passage.text, degree.end, subjects[0].start):
            return subjects
        for other in professions:
            if level[other.code] != level[degree.code] and (
                _other_subject(here, degree, other, professions, level)
                or _other_people(here, degree, other, professions, level)
                or _other_choice(here, degree, other, professions)
                or _either(here, degree, other, professions, level)
            ):
                return sorted((degree, other), key=lambda m: m.start)
    return ()


_THAT_IS = re.compile(
    r"\s?[,:(–-]\s?(?:(?:either|that is|that means|namely|i\.e\.|of|as|entweder|also|das heißt|d\.h\.|nämlich"
    r"|soit|à savoir"
    r"|c['’]est-à-dire|o|o bien|es decir|a saber|ossia|cioè|ofwel|hetzij|dus|namelijk|antingen|det vill säga|enten"
    r"|altså|joko|eli|albo|czyli|buď|tedy|buď to|alebo|bodisi|torej|bilo|odnosno|vagy|azaz|fie|adică|ou|ou seja)\s)?"
    r"(?:an?\s|une?\s|ein\s|een\s|en\s|un\s)?", re.IGNORECASE)


def _either(
    here: Words, degree: Mention, other: Mention, professions: Sequence[Mention], level: Mapping[str, str]
) -> bool:
    """Do two professions of several levels, with an "or" between them, gloss a degree that names no level of its own
    ("university degree, either psychologist or social worker")?"""
    text = here.passage.text
    behind = [m for m in professions if degree.end <= m.start][:2]
    if len(behind) < 2 or other not in behind or _OF_LEVEL.search(text, degree.start, degree.end):
        return False
    first, second = behind
    between = text[first.end : second.start]
    return (level[first.code] != level[second.code] and _THAT_IS.fullmatch(text, degree.end, first.start) is not None
            and _CHOICE.fullmatch(between) is not None and len(between.split()) <= _FAR)


def _other_subject(
    here: Words, degree: Mention, other: Mention, professions: Sequence[Mention], level: Mapping[str, str]
) -> bool:
    """Is it the next subject of a degree that names no level of its own ("a degree in social work or psychology")?"""
    text = here.passage.text
    if _OF_LEVEL.search(text, degree.start, degree.end):
        return False
    subjects = _subjects(text, degree, professions)
    if other not in subjects:
        return False
    if other is subjects[0]:
        return _SUBJECT.fullmatch(text, degree.end, other.start) is None
    return level[subjects[0].code] != level[other.code]


def _subjects(text: str, degree: Mention, professions: Sequence[Mention]) -> list[Mention]:
    """The list of professions or sciences right behind a degree."""
    found: list[Mention] = []
    at = degree.end
    for p in professions:
        ties = (_NEXT,) if found else (_SUBJECT, _SECOND)
        if p.start >= at and any(tie.fullmatch(text, at, p.start) for tie in ties):
            found.append(p)
            at = p.end
    return found


def _own(here: Words, degree: Mention, professions: Sequence[Mention], level: Mapping[str, str]) -> Mention | None:
    """The profession that a degree is told of alone, in its bracket or in a clause of its own."""
    text = here.passage.text
    for p in professions:
        if p.end < degree.start and text[p.end : degree.start].strip() == "(":
            return p
    unit = here.window("unit", degree.start)
    beside = [p for p in professions if unit.holds(p.start) and level[p.code] == level[degree.code]]
    return beside[0] if beside else None


def _other_people(
    here: Words, degree: Mention, other: Mention, professions: Sequence[Mention], level: Mapping[str, str]
) -> bool:
    """Does a degree belong to people beside whom others stand in the sentence?"""
    own = _own(here, degree, professions, level)
    if own is None or own.start == other.start or level[own.code] == level[other.code]:
        return False
    if own.end < degree.start and here.passage.text[own.end : degree.start].strip() == "(":
        return _one_sentence(here, degree, other)
    if not here.window("sentence", degree.start).holds(other.start):
        return False
    if other in _subjects(here.passage.text, degree, professions):
        return False
    if not here.window("unit", degree.start).holds(other.start):
        return True
    told = here.passage.text[own.end : degree.start] if own.end <= degree.start else ""
    apart = here.gap(other, own) or 0
    return other.end <= own.start and apart >= _FAR and _WITH.search(told) is not None


def _other_choice(here: Words, degree: Mention, other: Mention, professions: Sequence[Mention]) -> bool:
    """Is a profession the first choice and the degree the second ("psychologist, or a degree in ...")?"""
    text = here.passage.text
    if other.end > degree.start or any(other.end <= p.start < degree.start for p in professions):
        return False
    between = _CHOICE.fullmatch(text, other.end, degree.start)
    return between is not None


def _one_sentence(here: Words, a: Mention, b: Mention) -> bool:
    """Do two words stand in one sentence, whose parts a semicolon may divide?"""
    a, b = sorted((a, b), key=lambda m: m.start)
    return here.window("sentence", a.start).holds(b.start) or not _CUT.search(here.passage.text, a.end, b.start)
