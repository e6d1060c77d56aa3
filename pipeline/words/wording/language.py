"""Which language an answer is written in: by its script, its function words, and the letters and endings of the rest.

Answers are short ("Nej", "tak, uniwersytet"), so that a count of frequent words does better than models made for
prose; what stays undecided is None, and the caller knows better (the language of the rest of the form).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from pipeline.words.wording.function_words import WORDS

_WORD = re.compile(r"[^\W\d_]{2,}|[^\W\d_](?!-)")  # the "e" of "e-learning" is no word
_MOST = 400
_LEAST = 0.45

_LETTERS = {
    "ł": "pl", "ą": "pl lt", "ę": "pl lt", "ż": "pl mt", "ź": "pl", "ś": "pl", "ń": "pl", "ć": "pl hr", "ő": "hu",
    "ű": "hu", "ř": "cs", "ě": "cs", "ů": "cs", "ľ": "sk", "ĺ": "sk", "ŕ": "sk", "ď": "cs sk", "ť": "cs sk",
    "ň": "cs sk", "ė": "lt", "ų": "lt", "į": "lt", "ā": "lv", "ē": "lv", "ī": "lv", "ģ": "lv", "ķ": "lv", "ļ": "lv",
    "ņ": "lv", "ū": "lt lv", "õ": "et pt", "å": "sv da nb fi", "æ": "da nb is", "ø": "da nb", "þ": "is", "ð": "is",
    "ñ": "es", "ã": "pt", "ç": "fr pt ca tr sq", "ş": "tr", "ğ": "tr", "ı": "tr", "ș": "ro", "ț": "ro", "ţ": "ro",
    "ă": "ro", "ß": "de", "ħ": "mt", "ġ": "mt", "đ": "hr", "ë": "nl sq", "è": "fr it ca", "ê": "fr pt",
    "â": "fr ro pt", "ò": "it ca", "ì": "it", "ù": "it fr", "ŵ": "cy", "ŷ": "cy", "ó": "es pt pl hu is cs sk ca ga",
    "ú": "es pt hu is cs sk ga", "í": "es pt hu is cs sk ga", "á": "es pt hu is cs sk ga", "é": "fr es pt hu cs sk",
    "ý": "cs sk is", "č": "cs sk sl hr lt lv", "š": "cs sk sl hr lt lv et", "ž": "cs sk sl hr lt lv et",
    "ä": "de sv fi et sk", "ö": "de sv fi et hu tr is", "ü": "de et hu tr", "à": "fr it ca pt", "î": "fr ro",
}
_ENDINGS = {
    "en": "ing tion ment ness ed ers ies ally ough ity", "de": "ung ungen keit heit lich isch schaft ieren erung",
    "nl": "heid ingen atie ieke eren elijk ijk eer", "sv": "ning ingar heten lig liga arna erna ades ande",
    "da": "ning else heden lig erne ende ingen", "nb": "ning else heten lig ene ende ingen ering sjon",
    "fi": "nen ssa ssä sta stä lla llä lle een iin taan tään inti stui stuu istu aan ään ksi nta ntä ttu tty mme "
    "uus yys ista istä",
    "et": "mine mise sest dega tele ikud line tud dud takse tada ised seid",
    "fr": "tion ment eur eurs eux aire ique ées ité ons", "es": "ción ciones dad mente ados idos amos emos imos",
    "it": "zione zioni ità mente aggio ato iamo ando endo", "pt": "ção ções dade mente agem amos emos ámos",
    "ca": "ció cions itat", "ro": "ului ilor area iune ește ăm",
    "pl": "ości ość anie ania ych emy imy ymy nego ymi ają ów owano zono czy cje cji",
    "cs": "ní ost ých ého ují eme íme ání ována ováno ován ice", "sk": "nie osť ých ého ujú ania eme íme",
    "sl": "nje anje ega ost sko amo emo imo", "hr": "nje anja ost sko anje ira ija ije amo emo imo",
    "lt": "ame ome iame imas umas inis ių oms ės tas aus tos ama oma iama bos tų ams uoti",
    "lv": "šana ība ības iem ām ējam ājam amies", "hu": "ság ség ban ben nak nek ból tól unk ünk juk jük",
    "tr": "lar ler dır dir mak mek",
}
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"), ("\u0530", "\u058f", "hy"), ("\u0590", "\u05ff", "he"), ("\u0600", "\u06ff", "ar"),
    ("\u10a0", "\u10ff", "ka"), ("\u4e00", "\u9fff", "zh"), ("\uac00", "\ud7a3", "ko"),
)


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for language, words in WORDS.items():
        for word in words.split():
            found[word].append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@lru_cache(maxsize=1)
def _endings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for language, endings in _ENDINGS.items():
        for ending in endings.split():
            found[ending].append(language)
    return {ending: tuple(languages) for ending, languages in found.items()}


@lru_cache(maxsize=4096)
def detect(text: str, default: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of a text; `default` where the words do not tell, or leave it undecided.

    >>> detect("Das Programm wird evaluiert"), detect("Le programme est suspendu"), detect("SARA 2013")
    ('de', 'fr', None)
    """
    words = _WORD.findall(text[:6000])[:_MOST]
    if not words:
        return default
    script = _script(words)
    if script:
        return script
    scores: dict[str, float] = defaultdict(float)
    for word in words:
        for language, weight in _votes(word.casefold() if not word.isupper() or len(word) > 4 else ""):
            scores[language] += weight
    return _best(scores, default)


def _best(scores: dict[str, float], default: str | None) -> str | None:
    if not scores:
        return default
    top = max(scores.values())
    leaders = sorted(language for language, score in scores.items() if score > top * 0.98)
    if top < _LEAST or len(leaders) > 1:
        return default if default is None or default in leaders or top < _LEAST else leaders[0]
    return leaders[0]


_AFTER_LATIN = "\u0370"


def _script(words: list[str]) -> str | None:
    """The language of a script that stands for one; None for Latin and Cyrillic."""
    sample = "".join(words[:40])
    if max(sample) < _AFTER_LATIN:
        return None
    if any("\u3040" <= c <= "\u30ff" for c in sample):
        return "ja"
    for first, last, language in _SCRIPTS:
        if 2 * sum(first <= c <= last for c in sample) > len(sample):
            return language
    return None


@lru_cache(maxsize=50_000)
def _votes(word: str) -> tuple[tuple[str, float], ...]:
    """For which languages a word speaks, and how strongly: by itself, else by its letters and its ending."""
    known = _index().get(word)
    if known:
        return tuple((language, 1 / len(known)) for language in known)
    if len(word) < 3:
        return ()
    votes: dict[str, float] = defaultdict(float)
    for letter in set(word):
        languages = _LETTERS.get(letter, "").split()
        for language in languages:
            votes[language] += 0.6 / len(languages)
    for size in (3, 4, 5, 6, 2):
        for language in _endings().get(word[-size:], ()):
            votes[language] += 0.3 / len(_endings()[word[-size:]])
    return tuple(votes.items())
