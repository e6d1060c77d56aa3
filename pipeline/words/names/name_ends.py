"""Where a name ends in its piece: before the verb of a statement about it, before the year since or until which it
is valid."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.fold import keys
from pipeline.passage import Passage
from pipeline.words.names.apposed import NAMING, SMALL, WORD, listed
from pipeline.words.names.body_leads import BODIES
from pipeline.words.names.body_names import OFFICES
from pipeline.words.names.name_leads import year_behind
from pipeline.words.wording.function_words import BECAUSE
from pipeline.words.wording.language import detect
from pipeline.words.wording.pieces import Piece

_RIGHTS = re.compile(r"\s*(?:©|\bcopyright\b|\bcopr\.)", re.IGNORECASE)
_REASON = re.compile(rf"\s(?:{BECAUSE})\b")
_GIVEN_BY = re.compile(
    r"\s(?:by|von|par|por|dai?|door|av|af|przez)\s(?:the|our|den|unseren|les|nos|los|las|de|onze)\s[a-zà-ÿ]")
_OF = re.compile(r"\s(?:of|de[rs]?|des|du|del|della|dell['’]|da|do|van|vom|av|af)\s?(?:the|la|l['’]|de|het)?\s?$")
_JOINERS = frozenset(["and", "und", "et", "y", "och", "og", "ja", "ir", "és", "but", "aber", "which", "who", "that"])
_JOINERS_OF = {
    "e": ("it", "pt"),
    "en": ("nl", "da", None),
    "i": ("pl", "hr", "ca", "bg", "lv", None),
    "a": ("cs", "sk", "pl"),
    "un": ("lv",),
    "in": ("sl",),
}


def end_of(passage: Passage, piece: Piece, stated: bool) -> int | None:
    """Where the name ends in a piece; None where the piece is a statement about nothing named."""
    cut = _subject(passage, piece, stated)
    if cut is None:
        return None
    marks = (_RIGHTS, _REASON, _GIVEN_BY) if stated else (_RIGHTS,)
    ends = [m.search(passage.text, piece.start + 1, cut) for m in marks]
    return min(year_behind(passage, piece.start, cut), *(e.start() for e in ends if e), _service(passage, piece, cut))


def _service(passage: Passage, piece: Piece, cut: int) -> int:
    """Where a prison or probation service or a ministry follows a name as whose it is ("Programa Caminos da DGRSP")."""
    for body in passage.of(BODIES, *OFFICES):
        of = _OF.search(passage.text, piece.start + 1, body.start) if piece.start < body.start < cut else None
        words = list(WORD.finditer(passage.text, piece.start, of.start())) if of else []
        if of and len(words) > 1 and words[-1].group()[0].isupper() and not empty(passage, words):
            return of.start()
    return cut


def _subject(passage: Passage, piece: Piece, stated: bool) -> int | None:
    """Where the name ends in a piece: before the verb of a statement about it; None where the piece is a statement
    about nothing named."""
    text = passage.text
    words = list(WORD.finditer(text, piece.start, piece.end))
    if not words:
        return piece.end
    verbs, _ = listed(passage.lexicon)
    language = detect(text)
    for i, word in enumerate(words):
        spoken = verbs.get(word.group() if i else word.group().casefold())
        if not spoken or (language and language not in spoken):
            continue
        after = words[i + 1 :]
        if stated and i:
            before = words[i - 1].group()
            joined = _joiner(before, language)
            if joined or (after and after[0].group()[0].islower()):
                return _stepped_back(words, i, language)
            continue
        if len(after) < 3 and not (len(after) == 2 and not stated and i and empty(passage, words[:i])):
            continue
        if not i or empty(passage, words[:i]):
            return None if len(after) >= 2 else piece.end
        if after[0].group()[0].islower():
            return _stepped_back(words, i, language)
    if stated:
        for i, word in enumerate(words[1:-1], 1):
            if _joiner(word.group(), language) and words[i + 1].group()[0].islower() and len(words) > i + 3:
                return words[i - 1].end()
    return piece.end


def _stepped_back(words: Sequence[re.Match[str]], verb: int, language: str | None) -> int:
    """The end of the name before a verb: small words between them ("y se aplica") belong to the verb."""
    last = verb - 1
    while last > 0 and (
        _joiner(words[last].group(), language) or (words[last].group().islower() and len(words[last].group()) <= 2)
    ):
        last -= 1
    return words[last].end()


def _joiner(word: str, language: str | None) -> bool:
    """Is a word an "and", "but" or "which", of the language where it may be another word in others?"""
    return word in _JOINERS or language in _JOINERS_OF.get(word, ())


def empty(passage: Passage, words: Sequence[re.Match[str]]) -> bool:
    """Is a subject a pronoun or a generic noun, and no name?"""
    generic = {m.start for m in passage.of(NAMING, "generic", "name_noun")}
    return all(w.start() in generic or keys(w.group())[0] in SMALL for w in words)
