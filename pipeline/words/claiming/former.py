"""Where an answer tells of the course that was there before: told by its subject and a verb of the past.

    The old Alternatives course had 40 sessions          Der alte Kurs dauerte ein Jahr
    Alternatives, the programme before it, had 40        What we did before took a year
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.words.wording.units import cut_units, sentence_end, unit_at

_SUBJECT, _REACH, _NOUN = 4, 5, 3  # words before the course, from it to the verb, from "old" to the course
_BEFORE = re.compile(
    r"\b(?:that |which )?(?:(?:we|they) (?:had|ran|used|did|offered) )?before(?: it| this(?: one)?| that)?(?=,? \w+)"
    r"|\b(?:davor|vorher|zuvor)\b|\b(?:d')?avant(?: celui-ci)?(?= \w)|\b(?:de )?antes(?= \w)|\bprima(?= \w)"
    r"|\b(?:daar)?voor(?:heen|dien)?(?= had)"
    r"|\bdessförinnan\b|\binnan(?= hade)|\b(?:før|forinden)\b|\bwcześniej\b|\bpředtím\b|\bprej\b|\bprije\b",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"(?:had|took|lasted|was|were|counted|comprised|consisted|ran|involved|hatte|dauerte|umfasste|bestand|war|avait"
    r"|comptait|durait|comprenait|était|tenía|duraba|constaba|era|aveva|durava|prevedeva|comprendeva|telde|duurde|bestond"
    r"|omvatte|hade|varade|bestod|omfattade|tog|var|havde|hadde|varede|varte|omfattede|oli|kesti|sisälsi|miał[aoy]?"
    r"|trwał[aoy]?|obejmował[aoy]?|liczył[aoy]?|měl[aoi]?|trval[aoi]?|imel[aoi]?|imal[aoi]?|trajal[aoi]?|trajao|imao"
    r"|turėjo|truko|tinha|kestis|kestnud|volt|tartott|avea)",
    re.IGNORECASE,
)


def stretches(passage: Passage) -> Iterator[Stretch]:
    """The parts of an answer whose subject is an earlier course."""
    units = cut_units(passage)
    back = sorted(m.start for m in passage.of("scope_marks", "now", "ours"))
    for first, last in _courses(passage):
        at = passage.tokens[first].start
        unit = units[unit_at(units, at)]
        ahead = sum(w.key.isalpha() for w in passage.tokens[:first] if w.start >= unit.start)
        verb = any(_HAD.fullmatch(w.key) for w in passage.tokens[last + 1 : last + 1 + _REACH])
        if ahead > _SUBJECT or not verb:
            continue
        end = sentence_end(units, unit_at(units, at))
        ours = (b for b in back if at < b < end and passage.text[max(0, b - 2) : b].strip() in (",", ";"))
        yield Stretch(unit.start, min(ours, default=end))


def _courses(passage: Passage) -> Iterator[tuple[int, int]]:
    """The first and last words of what names an earlier course."""
    for m in passage.of("earlier_programmes", "earlier"):
        yield m.first, m.last
    nouns = list(passage.of("other_programme", "programme"))
    for old in passage.of("other_programme", "earlier"):
        noun = next((n for n in nouns if 0 <= n.first - old.last <= _NOUN), None)
        if noun is not None:
            yield old.first, noun.last
    for noun in nouns:
        if found := _BEFORE.match(passage.text, noun.end + 1):
            yield noun.first, _word_at(passage, found.end())
    for what in _WHAT.finditer(passage.text):
        yield _word_at(passage, what.start() + 1), _word_at(passage, what.end())


_WHAT = re.compile(
    r"\b(?:what (?:we|they) (?:did|had|offered|used) before|was wir (?:davor|vorher|früher) (?:machten|hatten)"
    r"|ce que nous faisions avant|lo que hacíamos antes|quello che facevamo prima|wat we (?:vroeger|daarvoor) deden"
    r"|det vi gjorde (?:förut|före|før|tidligere))\b",
    re.IGNORECASE,
)


def _word_at(passage: Passage, at: int) -> int:
    """The number of the word that ends at a character, or is the last before it."""
    return max(0, bisect.bisect_left(passage.tokens, at, key=lambda w: w.start) - 1)
