"""Names with case endings: the stem of a name, and the endings that its language may put to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SLAVIC = r"[aeiouy]{0,2}(?:m|ch|h|mi|ma|ho|mu|ga|go|j|e|v|va|vi)?"
_CYRILLIC = r"[аеиоуыяюіїє]{0,2}(?:та|т|то|м|х|й|го|му|ма|ми)?"
_ENDINGS: Mapping[str, re.Pattern[str]] = {
    language: re.compile(pattern)
    for languages, pattern in {
        "fi": r"[aeiouy]{0,3}(?:n|ssa|sta|lla|lta|lle|ksi|na|t|hin|seen|ien|issa|illa)?(?:kin)?",
        "et": r"[aeiou]{0,2}(?:s|st|sse|le|lt|l|ga|ni|na|ks|t|d)?",
        "lv": r"[aeiou]{0,2}[sm]?",
        "lt": r"(?:[aeiou]{0,3}(?:s|je|n|ms|sna)?|u?ose|yse)",
        "pl cs sk sl hr bs": _SLAVIC,
        "sr": rf"(?:{_SLAVIC}|{_CYRILLIC})",
        "bg mk uk": _CYRILLIC,
        "hu": r"[aeiou]{0,2}(?:n|ban|ben|ba|be|bol|rol|tol|nal|nel|nak|nek|ra|re|on|en|ig|t|hoz|hez|val|vel|i)?",
        "el": r"[αεηιουω]{0,2}[σν]?",
        "is": r"[ia]?[srn]?",
        "ro": r"[aei]{0,3}|ul|ului",
    }.items()
    for language in languages.split()
}
_LAST_VOWELS = re.compile(r"(?:[aeiouy]{1,2}|os|as|is|us|[αηο]|ια|οσ|[аеиоуія]{1,2})$")
_SHORTEST = 4

Element = tuple[str, str, bool]
"""A word of a name: its stem, its language, and whether the stem lost its vowel, so that an ending must begin with one;
no language where the word stands as it is."""
_VOWEL = re.compile(r"[aeiouyαεηιουωаеиоуыяюіїє]")


def elements(words: tuple[str, ...], language: str) -> list[tuple[Element, ...]]:
    """The forms of a name, word by word, without accents; none where its language has no cases or it is too short."""
    if language not in _ENDINGS or not 1 <= len(words) <= 4:
        return []
    found: tuple[Element, ...] = tuple(_element(word, language) for word in words)
    if not found[0][1]:
        return []
    softened = tuple((_softened(stem), tongue, cut) if tongue else (stem, tongue, cut) for stem, tongue, cut in found)
    return [found] if softened == found else [found, softened]


def _element(word: str, language: str) -> Element:
    stem = _LAST_VOWELS.sub("", word)
    if len(stem) < _SHORTEST or len(word) <= _SHORTEST:
        return word, "", False
    return stem, language, stem != word


def _softened(stem: str) -> str:
    """The stem before an e or i in Slavic languages: Praha, Praze; Republika, republice."""
    return stem[:-1] + {"k": "c", "h": "z", "g": "z"}.get(stem[-1], stem[-1])


def fits(word: str, element: Element) -> bool:
    """Is a word the element in one of its cases?

    >>> fits("lietuvoje", ("lietuv", "lt", True)), fits("leeds", ("leed", "et", True))
    (True, False)
    """
    stem, language, cut = element
    if not language:
        return word == stem
    if not word.startswith(stem) or (cut and len(stem) < len(word) and not _VOWEL.match(word, len(stem))):
        return False
    return bool(_ENDINGS[language].fullmatch(word, len(stem)))
