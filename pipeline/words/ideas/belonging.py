"""Men who only tell whose partners or children are meant ("the partners of the men", "miesten kumppanit", "his wife"):
the words are about the partners, and nothing is said of the men. Workers who belong to a body."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.vocabulary import Mention

_MAN = "man"
_THEIRS = frozenset({"partner", "children"})
_REACH = 3  # words between the two, articles and prepositions
_OF = re.compile(
    r"(?:\s(?:of|by|der|des|von|vom|unserer|unseren|de|del|di|dei|degli|delle|van|av|til|ai|al|a|lui|των|του|els?|los"
    r"|las|les|our|the|these|those|all|most|nos|nuestros|nostri|onze|unsere[rn]?|sina|våra|vore|naszych|našich|naših"
    r"|musų|mūsų|mūsu|meie|nossos|noștri)|\s(?:d|dell)['’])*\s?",
    re.IGNORECASE)

_ONE_OF_OURS = re.compile(  # "shelters, police, one of our officers rings her"
    r"[,;:]\s(?:(?:one|two|some|each) of (?:our|us|the team)|eine?[rs]? (?:unserer|von uns)|une? de nos"
    r"|l['’]un\w* de nos|un[ao]? de (?:nuestr|noss)[ao]s|un[ao]? de[li] nostr[ie]|une?[ao]? dei nostri|een van onze"
    r"|en av (?:våra|våre|oss)|en af (?:vores|os)"
    r"|yksi meistä|jed\w+ z (?:naszych|našich|nás|nas)|jed\w+ od (?:naših|nas)"
    r"|um[a]? d[oa]s noss[oa]s)\b", re.IGNORECASE)


def one_of_ours(text: str, start: int, end: int) -> int:
    """Where, behind a mark, the last words for one of the own staff stand between two places, 0 where none do: whoever
    is named before them does not do it."""
    return max((m.start() for m in _ONE_OF_OURS.finditer(text, start, end)), default=0)


def kept(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, in order of their first words, without such men."""
    found = list(mentions)
    people = [m for m in found if m.code in _THEIRS]
    if not people or not any(m.code == _MAN for m in found):
        return found
    return [m for m in found if m.code != _MAN or not any(_owns(text, m, p) for p in people)]


def employed(text: str, worker: Mention, bodies: Iterable[Mention]) -> bool:
    """Is a worker told to be one of a body right behind the word ("advocates of the shelter")?"""
    return any(worker.end < b.start and b.first - worker.last <= _REACH + 1
               and _OF.fullmatch(text, worker.end, b.start) is not None for b in bodies)


def genitive(text: str, man: Mention, workers: Iterable[Mention]) -> bool:
    """Is a man no more than whose worker somebody is ("other than the psychologist of the husband, who phones her")?"""
    return any(w.end < man.start and man.first - w.last <= _REACH + 2
               and _OF.fullmatch(text, w.end, man.start) is not None for w in workers)


def _owns(text: str, man: Mention, other: Mention) -> bool:
    """Does a man stand right before those who are his, or behind them as an attribute?"""
    if man.last + 1 == other.first:
        return text[man.end : other.start] == " "
    return 0 < man.first - other.last <= _REACH + 1 and _OF.fullmatch(text, other.end, man.start) is not None


def served(man: Mention, fors: Iterable[Mention]) -> bool:
    """Are men those for whom something is, and not who does it ("the centres for men meet each spring")?"""
    return any(0 < man.first - m.last <= 1 for m in fors)
