"""Works cited by author and year: "(Müller & Schmidt, 2014)", "Echeburúa y Corral (2009)", "see Hansen 2015"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.words.wording.function_words import AND

_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]{2,30}"
_YEAR = r"(?:19[5-9]|20[0-4])\d[a-z]?"
_MORE = (
    r"(?:\s(?:et al\.?|u\.\s?a\.|m\.\s?fl\.|ym\.|a kol\.|i in\.)"
    rf"|(?:,\s{_NAME}){{0,4}},?\s(?:&|{AND}|in)\s{_NAME})"
)
_SEE = r"(?:see|cf\.|vgl\.|siehe|voir|cfr\.|véase|ver|vedi|zie|se|ks\.|zob\.|viz|glej|vidi|žr\.)"
_CITED = re.compile(
    rf"\((?:{_SEE}\s)?{_NAME}{_MORE}?,?\s{_YEAR}\)"  # (Hansen, 2015)
    rf"|(?<!\w){_NAME}{_MORE},?\s\(?{_YEAR}(?!\d)"  # Hansen & Lund (2015), Hansen et al. 2015
    rf"|(?<!\w){_SEE}\s{_NAME},?\s\(?{_YEAR}(?!\d)"  # see Hansen 2015
    rf"|(?<!\w)[JZ]\.?\s{_NAME}(?:\.?\s{_NAME}\.?){{0,3}},?\s{_YEAR}(?!\d)"  # J Interpers Violence 2018
)
_NO_AUTHOR = ("evaluators", "month_names", "jurisdictions", "owner_types", "languages")


def of(passage: Passage) -> Iterator[Stretch]:
    """The works that a passage cites; a body, a place or a month before a year is no author."""
    others = [m for name in _NO_AUTHOR for m in passage.of(name)]
    for hit in _CITED.finditer(passage.text):
        if not any(hit.start() <= m.start < hit.end() for m in others):
            yield Stretch(hit.start(), hit.end())
