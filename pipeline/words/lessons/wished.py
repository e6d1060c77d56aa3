"""What is advised, wished or turned about in lessons: orders, praise under a "would be", what was bad first and is good
now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.wording.triggers import language_of, triggers

_ORDER = re.compile(
    r"[\s\d.)•*+–-]*(?:(?:first|second|third|then|also|always|please)(?:ly)?[,:]?\s)?"
    r"(?:start|begin|keep|build|give|find|choose|use|work|train|invite|involve|make|take|have|ask|look|talk|bring|put"
    r"|check|seek|hire|pay|offer|create|establish|inform|include|select|recruit|prepare|define|secure|get|be|try|provide"
    r"|meet|listen|speak|wait|stay|learn|write|hold|set|insist|accept|adapt|combine|limit|avoid|plan|do not|don['’]t"
    r"|never)\s(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|goes|went|works|worked|runs|ran|takes|took|helped|helps|does|did|proved|remains"
    r"|became|brought|gave|came|makes|made|needs|needed|we|they)\b", re.IGNORECASE)
_WOULD = {
    language: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for language, words in {
        "en": r"(?:would|should|might) (?:\w+ )?be|would have been", "de": "wären?", "fr": "serai(?:t|ent)",
        "es": "serían?|estaría", "it": "sarebbe(?:ro)?", "nl": "zou(?:den)?", "sv": "vore|skulle vara",
        "da": "ville være", "nb": "ville være|hadde vært", "fi": "olisi(?:vat)?", "pl": r"był\w*by|przydał\w*",
        "cs": "byl[oaiy]? by|by byl[oaiy]?", "sk": "bol[oai]? by|by bol[oai]?", "hr": "bil[oai] bi|bi bil[oai]",
        "sl": "bil[oai] bi|bi bil[oai]", "pt": "seriam?", "ca": "serien?|seria", "ro": "ar fi", "hu": "lenne|volna",
        "et": "oleks", "lt": "būtų", "lv": "būtu"}.items()
}
_LEAD = 14  # characters
_THANKS = re.compile(r"thanks|thank|gracias|grazie|graças|gràcies|dank|merci|tack|takk|kiitos", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:say|says|said|give|express|send|many|our|special|big|warm|sincere|dar|dire|dando|muchas|mille|molte|sagen"
    r"|vielen|herzlichen|onze|veel|stort|mange|dites|dire)\s+(?:[^\s.,;:]+\s)?$", re.IGNORECASE)
_FOR_HELP = re.compile(
    r"\b(?:for|por|per|pela|für|voor|för|for|pour)\s(?:(?:the|their|your|his|her|la|su|il|l['’]|die|seine|ihre|de|hun|votre)\s?)?"
    r"(?:help|support|assistance|answers?|answering|filling|completing|information|providing|translation|corrections?|patience"
    r"|ayuda\w*|aiuto|ajuda|Hilfe|Unterstützung|hulp|hjälp\w*|hjælp\w*|hjelp\w*|aide)\b", re.IGNORECASE)


def order(passage: Passage, unit: Stretch) -> bool:
    """Is a clause that opens its sentence an order ("Start with a small group and good trained people")?"""
    if language_of(passage) not in (None, "en") or passage.sentence_at(unit.start).start < unit.start - _LEAD:
        return False
    said = _ORDER.match(passage.text, passage.sentence_at(unit.start).start, unit.end)
    return said is not None and not _FINITE.search(said["rest"])


def courtesy(passage: Passage, mention: Mention) -> bool:
    """Are thanks said, and nothing that came about by somebody ("Thanks to Ms N. for help", "say thanks to them")?"""
    if not _THANKS.match(mention.term):
        return False
    unit = claims.clause(passage, mention.start)
    return bool(_SAYS.search(passage.text, unit.start, mention.start) or _FOR_HELP.search(
        passage.text, mention.end, passage.sentence_at(mention.start).end))


def conditional(passage: Passage, mention: Mention) -> bool:
    """Is praise said only of what one would wish ("more training would be useful")?"""
    would = _WOULD.get(language_of(passage) or "en")
    if would is None or mention.code != "positive":
        return False
    unit = claims.clause(passage, mention.start)
    return any(not (mention.start < m.end() and m.start() < mention.end)
               for m in would.finditer(passage.text, unit.start, unit.end))


def turned(passage: Passage, bad: Sequence[int]) -> Iterator[tuple[str, Stretch]]:
    """What was bad first and is good now, by kind ("At first nobody knew us, now the courts call us"): a clause with a
    word for the beginning that denies something or holds one of the places `bad`, and the next that opens with one for
    today and does neither."""
    begun = passage.of("scope_marks", "beginning")
    if not begun:
        return
    units, denials = scopes.units(passage), [t.start for t in triggers(passage) if t.code != "not_only"]
    for i, before in enumerate(units[:-1]):
        marks = [m for m in begun if before.holds(m.start) and claims.own(passage, m.start)]
        behind = _today(passage, units[i + 1 : i + 3]) if marks else None
        if behind is None or not any(before.holds(at) for at in (*denials, *bad)):
            continue
        if not any(behind.holds(at) for at in (*denials, *bad)):
            yield "negative", before
            yield "positive", behind


def _today(passage: Passage, units: Sequence[Stretch]) -> Stretch | None:
    """The first of some clauses that has a word for today near its beginning."""
    for unit in units:
        now = claims.within(passage, Stretch(unit.start, min(unit.end, unit.start + 2 * _LEAD)), "scope_marks", "now")
        if now:
            return unit
    return None
