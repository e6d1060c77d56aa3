"""How far a word about places reaches: the clause of a place, what denies in it, sentences that only list places."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.places.gazetteer import Place
from pipeline.words.wording import tongues
from pipeline.words.wording.function_words import AND, AND_ANY
from pipeline.words.wording.triggers import but_only

_GLUE = re.compile(
    rf"[\s,;/&+.()–-]*(?:{AND_ANY}|the|la|die|de|of|plus|sowie)?[\s,;/&+.()–-]*", re.I
)
_MARK = re.compile(
    rf"[;:()]|\s[–—-]\s|,(?!\d)|\b(?:{AND})\s(?=(?:we|it|wir|nous|on|noi|wij|vi|me|mi|my|minä|ours|today|now|then|heute"
    r"|jetzt|since)\b)|\b(?:but|aber|mais|pero|maar|mutta|ale|ali)\b|(?<=[,.] )(?:men|ma)\b")
_JOINED = re.compile(rf",\s*(?:(?:{AND})\s+)?[^\W\d_a-z]")
NEW_CLAUSE = re.compile(
    rf",\s*(?:(?:{AND})\s+)?(?:[^\W\d_a-z][\w-]*\s+){{1,3}}(?!(?:{AND}|in|im|on"
    r"|since|from|as|de|del|della|du|des|van|von|of|the|la|le|el|seit|depuis|desde|dal|sedan|siden|sinds|od|also|too"
    r"|auch|only)\b)[a-zà-öø-ÿ]\w*\s+\w+"
)  # ", and Iceland will ..."
_NONE_IN = re.compile(r"(?<=\bnone)\sof\s(?:the\s)?|\s(?:[^\W\d_]{4,}\s)?(?:in|en|i|im|à|w|v|u|na|em|n[oa]|across"
                      r"|over)\s(?:the\s)?")  # "nothing in ..."
_OF_AREA = re.compile(r"\s(?:[a-zà-ÿ]+\s(?:d[eoa]s?|em|n[oa])\s)?")
_TO = re.compile(
    "|".join(
        rf"\b(?:{start})\s+[\w\s-]{{1,40}}?\b(?:{end})\b"
        for start, end in (
            ("from", "to"),
            ("vo[nm]", "bis"),
            ("från", "till"),
            ("fra", "til"),
            ("de", "[àa]"),
            ("da[l]?", "a[l]?"),
            ("od", "do"),
            ("nuo", "iki"),
            ("no", "līdz"),
            ("van", "tot"),
            ("desde", "hasta"),
            ("z", "do"),
            ("dal", "al"),
            ("d[oa]s?", "a(?:os?|s)?|às?"),
            ("del?", "al?"),
            ("dall?[ao]?", "all?[ao]?"),
            ("des d\\w+", "fins"),
        )
    ),
    re.I,
)
_DENY_ONCE = frozenset({"en", "de", "nl", "sv", "da", "nb"})  # where two denials cancel out
_FAR = 1000
_SHORT = 2  # letters of a negator that is another word elsewhere (Italian "ne")


def clause_of(passage: Passage, sentence: Stretch, place: Place) -> Stretch:
    """The stretch between semicolons, colons, brackets, spaced dashes, "but", and commas that do not join a list of
    places."""
    text, start, end = passage.text, max(sentence.start, place.start - _FAR), min(sentence.end, place.end + _FAR)
    for mark in _MARK.finditer(text, start, end):
        joined = mark.group() == "," and _JOINED.match(text, mark.start(), end)
        if joined and not NEW_CLAUSE.match(text, mark.start(), end):
            continue
        if mark.end() <= place.start:
            start = mark.end()
        elif mark.start() >= place.end:
            end = mark.start()
            break
    return Stretch(start, end)


def denied(passage: Passage, scope: Stretch, found: list[Place]) -> bool:
    """Does a negator stand in the stretch? The code of Norway is none, and two of them cancel out."""
    marks = [
        m
        for m in passage.of("negators", "not", "no", "nobody", "pseudo")
        if scope.holds(m.start) and not any(within(m, p) for p in found) and not _portuguese(passage, m, found)
        and not but_only(passage, m) and (len(m.term) > _SHORT or claims.spoken(passage, m))
    ]
    marks = [m for m in marks if m.term not in ("ne", "n'") or m is marks[-1]]  # "ne ... pas" denies once
    if any(m.code == "nobody" and m.language not in _DENY_ONCE for m in marks):
        return True  # "nikt go nie stosuje" denies once
    if any(m.code == "no" and _NONE_IN.fullmatch(passage.text, m.end, p.start) for m in marks for p in found
           if p.start > m.end):
        return True
    odd = len({m.start for m in marks if m.code != "pseudo"}) % 2 == 1
    return odd and any(m.code in ("not", "nobody") for m in marks)


def _portuguese(passage: Passage, mark: Mention, found: list[Place]) -> bool:
    """Is "no" right before a place the Portuguese "in the"?"""
    before = passage.text[mark.start : mark.end].lower() == "no" and any(
        _OF_AREA.fullmatch(passage.text, mark.end, p.start) for p in found if p.start > mark.end)
    return before and "pt" in tongues.likely(passage, passage.sentence_at(mark.start))


def bare(passage: Passage, sentence: Stretch, here: list[Place]) -> bool:
    """Is a sentence little more than a list of places?"""
    rest = passage.text[sentence.start : sentence.end]
    for place in here:
        rest = rest.replace(passage.text[place.start : place.end], " ")
    return len(re.findall(r"\w{3,}", rest)) <= 2


def noise(passage: Passage, sentence: Stretch, here: list[Place]) -> bool:
    at = sentence.start
    for place in [*here, None]:
        end = place.start if place else sentence.end
        if not _GLUE.fullmatch(passage.text, at, end):
            return True
        at = place.end if place else end
    return False


def only_places(passage: Passage, found: list[Place], start: int, end: int) -> bool:
    """Do only places and small words stand in a stretch?"""
    rest = passage.text[start:end]
    for place in (p for p in found if start <= p.start and p.end <= end):
        rest = rest.replace(passage.text[place.start : place.end], " ")
    return not re.search(r"[.;:()]|\w{4}", rest)


def within(mention: Mention, place: Place) -> bool:
    return place.start <= mention.start and mention.end <= place.end


def led_over(passage: Passage, word: Place | Mention, further: int = 0) -> bool:
    """Does a word stand in "from ... to ...", or so many characters behind it?"""
    return any(m.start() <= word.start < m.end() + further for m in stretches(passage))


@once
def stretches(passage: Passage) -> list[re.Match[str]]:
    """Each "from ... to" of a text."""
    return list(_TO.finditer(passage.text))
