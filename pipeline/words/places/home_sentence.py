"""The sentence that tells where a programme is run at home, in which its towns are looked for."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.words.places.placed import Placed
from pipeline.words.places.settled import WORDS

_OPENING = 60  # characters
_WE_WORK = re.compile(
    r"\s*(?:(?:we|wir|nous|wij|we|vi|nosotros|noi|nós|me)\s)?(?:work|run|offer|deliver|hold|are active|arbeiten|bieten"
    r"|führen|travaillons|proposons|animons|intervenons|trabajamos|ofrecemos|impartimos|lavoriamo|offriamo"
    r"|conduciamo|operiamo|werken|geven|bieden|arbetar|erbjuder|håller|arbejder|tilbyder|arbeider|tilbyr|toimimme"
    r"|järjestämme|pracujemy|prowadzimy|pracujeme|nabízíme|radimo|provodimo|delamo|izvajamo|trabalhamos|dirbame"
    r"|strādājam|töötame|dolgozunk|lucrăm)\b", re.IGNORECASE)


def home(passage: Passage, placed: Placed) -> tuple[int, int]:
    """The full sentence that tells the main places, or the first; a dash or a colon does not end it. One that names a
    country and nothing more goes on with what is run there ("Norway. Only in Molde and Volda.")."""
    at = placed.home.start if placed.home else 0
    begin, alone = 0, False
    for sentence in passage.sentences:
        if passage.text[sentence.end - 1] in ".;!?":
            if alone:
                return begin, sentence.end
            if at < sentence.end:
                alone = _bare_country(passage, placed, begin, sentence.end) and _run_in(passage, sentence.end)
                if not alone:
                    return begin, sentence.end
                continue
            begin = sentence.end
    return begin, len(passage.text)


def _bare_country(passage: Passage, placed: Placed, start: int, end: int) -> bool:
    """Does a stretch hold one country and nothing more?"""
    here = [p for p in placed.main if start <= p.start < end]
    rest = passage.text[start : here[0].start] + passage.text[here[0].end : end] if len(here) == 1 else "?a"
    return len(here) == 1 and here[0].kind == "country" and not re.search(r"\w", rest)


def _run_in(passage: Passage, start: int) -> bool:
    """Does what follows open with an "only", or tell in the first words that we work there?"""
    end = start + _OPENING
    begins = any(start <= m.start <= start + 2 for m in passage.of(WORDS, "only"))
    return begins or _WE_WORK.match(passage.text, start, end) is not None
