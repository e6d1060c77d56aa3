"""Years in a text: plain, in dates, periods, months and decades, in two digits, by the distance from another year.

Found are years only, not what they are the years of. A number that is counted or numbered ("2000 CHF", "ISO
9001:2015", "No. 840/2011") is none.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.passage import Passage, once
from pipeline.words.quantities.years_apart import FOUR_DIGITS as FOUR_DIGITS
from pipeline.words.quantities.years_apart import ROLES as ROLES
from pipeline.words.quantities.years_apart import apart

RECENT = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")
_Y = r"(?:19[4-9]\d|20[0-4]\d)"
_DECADES = r"años|anni|années|anos|anys|jaren|lata|lat|léta|letech|let|roky|rokov|rokoch|godinama|gadi|gadu|gados|dekada|anii|anilor"  # noqa: E501
_MARK = re.compile(
    rf"(?<![\d./])\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?P<date>{_Y})(?!\d)"
    rf"|(?<!\d)(?P<iso>{_Y})-\d{{2}}-\d{{2}}(?!\d)"
    rf"|(?:\b(?:{_DECADES})\s+['’]?(?P<before>\d{{4}}|\d0)(?!\d)\.?)"
    rf"|(?<!\d)['’‘]?(?P<decade>(?:19[4-9]|20[0-4])0|\d0)(?=['’]?s\b|\s?[-–]?(?:talet|tallet|luvu|luku|ern?\b|erne\b|['’]erne|ih\b|ndad|te\b)"
    rf"|\.\s?(?:let|léta|letech|rokov|rokoch)\b|\s?er\s+Jahre)"
    rf"|(?<![\d/:])(?P<from>{_Y})\s?(?:[-–—/]|\bto\b|\bbis\b|\bà\b|\btot\b|\btill\b|\bdo\b|\ba\b|\bal\b|\band\b(?=[^.;,]{{0,6}}{_Y}))\s?(?:['’])?"
    rf"(?P<to>{_Y}|\d{{2}})(?![\d/]|\.\d)"
    rf"|(?<![\d/.])(?P<month>0?[1-9]|1[0-2])\s?[/.]\s?(?:(?P<in>{_Y})|['’]?(?P<short_in>\d{{2}}))(?![\d/]|\.\d|\s?%)"
    rf"|(?<!\d[/:])(?<!\d)(?P<year>{_Y})(?!\d|[.,]\d)"
    rf"|(?<![\w'’])['’‘`´](?P<short>\d{{2}})(?![\d\w])",
    re.IGNORECASE,
)
_WORDED = {
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
    "siebziger": 1970,
    "achtziger": 1980,
    "neunziger": 1990,
}
_TURN_OF = (
    r"turn of the (?:century|millenn?ium)|(?:jahrtausend|jahrhundert)wende|tournant du (?:siècle|millénaire)"
    r"|cambio de (?:siglo|milenio)|(?:cambio|volgere|svolta) d(?:i|el) (?:secolo|millennio)|(?:eeuw"
    r"|millennium)wisseling"
    r"|(?:millennie|sekel|årtusind|årtusen|tusenårs|århundre)skifte\w*|vuosi(?:tuhannen|sadan) vaih\w+"
    r"|przełom\w* (?:wieku|wieków|tysiącleci\w?)|přelom\w* (?:století|tisíciletí|milénia)"
    r"|prelom\w* (?:storoč\w+|tisícroč\w+"
    r"|stoletj\w+|tisočletj\w+|stoljeć\w+|tisućljeć\w+)|(?:ezred|század)forduló\w*|(?:tūkstantmečių|amžių) sandūr\w+"
    r"|gadsimtu mij\w+|vira(?:gem|da) do (?:século|milénio)|(?:canvi|tombant) de (?:segle|mil·lenni)"
    r"|(?:aastatuhande|sajandi)\s?vahetus\w*|cumpăna (?:dintre )?(?:secole|milenii)\w*|γύρισμα του αιώνα"
)
_NOUGHT = r"jaren nul|nullerjahren?|nullerne|nulltallet|nollnolltalet|the noughties|naughties|années zéro"
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDED)}|{_TURN_OF}|{_NOUGHT})\b", re.IGNORECASE)
_TURN = 45
_NEW = 30  # "the 20s" are those of now
_ENDING = re.compile(r"[-–']?[^\W\d_]*(?:\s(?:évek|gadu|metų|aastate|lat))?\s(?:i\s)?")  # "1990-luvun puoliväli"
_FILE = re.compile(r"(?:\b(?:n[.°ºr]|nr|no|n|č|br|št|αρ)\.?|№|#)\s?(?:\d+/)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Year:
    """A year at characters `start` to `end`; of a period or decade the first. `approx`: a decade, or said to be about;
    `rough`: a part of a decade only."""

    year: int
    start: int
    end: int
    approx: bool = False
    rough: bool = False


@once
def years(passage: Passage) -> list[Year]:
    """The years of a passage in order."""
    plain = [y for y in _found(passage) if not _counted(passage, y) and not _filed(passage, y)]
    return _with_distances(passage, plain)


def _with_distances(passage: Passage, plain: list[Year]) -> list[Year]:
    """The years with those that are told by their distance from the one before ("six years later")."""
    every = plain
    for distance, words in apart(passage):
        at = bisect.bisect_left(every, words.start, key=lambda y: y.start)
        if at and every[at - 1].end <= words.start:
            told = Year(every[at - 1].year + distance, words.start, words.end, every[at - 1].approx)
            every = [*every[:at], told, *every[at:]]
    return every


def _found(passage: Passage) -> Iterator[Year]:
    text = passage.text
    made = [*(_made(passage, m) for m in _MARK.finditer(text)), *(_worded(passage, m) for m in _WORD.finditer(text))]
    yield from sorted((y for y in made if y), key=lambda y: y.start)


def _made(passage: Passage, match: re.Match[str]) -> Year | None:
    decade = match["decade"] or match["before"]
    if decade:
        full = int(decade) if len(decade) == 4 else (2000 if int(decade) < _NEW else 1900) + int(decade)
        return _of_decade(passage, full, match.start(), match.end())
    plain = match["date"] or match["iso"] or match["from"] or match["in"] or match["year"]
    if match["from"] and len(match["to"]) == 2 and not _follows(int(match["from"]), int(match["to"])):
        plain = match["from"]
    year = int(plain) if plain else _long(int(match["short_in"] or match["short"]))
    about = any(0 <= match.start() - m.end <= 3 for m in passage.of(ROLES, "circa"))
    return Year(year, match.start(), match.end(), about)


def _follows(first: int, short: int) -> bool:
    return 0 <= short - first % 100 <= 30


def _long(short: int) -> int:
    """A year of two digits in full."""
    return (2000 if short < _TURN else 1900) + short


def _worded(passage: Passage, match: re.Match[str]) -> Year:
    return _of_decade(passage, _WORDED.get(match.group().lower(), 2000), match.start(), match.end())


def _of_decade(passage: Passage, year: int, start: int, end: int) -> Year:
    """The first year of a decade; its middle or last third where the words before say so."""
    for code, add in (("middle", 5), ("late", 8), ("early", 0)):
        for mention in passage.of(ROLES, code):
            ahead = 0 <= start - mention.end <= 12 and not re.search(r"\d", passage.text[mention.end : start])
            if ahead or (mention.start >= end and _ENDING.fullmatch(passage.text, end, mention.start)):
                return Year(year + add, start, end, True, True)
    return Year(year, start, end, True)


def _filed(passage: Passage, year: Year) -> bool:
    """Is a number before or behind a slash part of that of a file or decision ("n. 2016/443")?"""
    slash = passage.text[year.start - 1 : year.start] == "/" or re.match(r"/\d", passage.text[year.end :][:2])
    return bool(slash) and _FILE.search(passage.text, max(0, year.start - 12), year.start) is not None


def _counted(passage: Passage, year: Year) -> bool:
    """Is a number one of things, money or norms, and no year?"""
    return any(0 <= m.start - year.end <= 1 for m in passage.of(ROLES, "counted")) or any(
        0 <= year.start - m.end <= 2 for m in passage.of(ROLES, "numbered")
    )
