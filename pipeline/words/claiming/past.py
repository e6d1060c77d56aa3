"""Words that put their clause into the past; not those that tell of a partner's past ("they previously lived with").
A beginning is past where another clause tells what holds now ("at first high risk only, today all")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.wording.function_words import ALSO, SINCE
from pipeline.words.wording.triggers import spoken, triggers, until_year

_BEHIND, _BEFORE, _AFTER = 3, 2, 160
_SINCE = re.compile(
    rf"\b(?:{SINCE}|vuodesta|ab|from|à partir de|vanaf)\s(?:the\s)?(?:19|20)\d\d\b", re.IGNORECASE)
_ADDED = re.compile(
    rf"\b(?:{ALSO}|too|as well|également|pure|również|též|tiež|taip pat|tudi|također|també|ka|arī|și|is)\b",
    re.IGNORECASE)
_OF = re.compile(r"\s(?:of|des|der|du|de|del|della|dello|dei|van|av|af|programu|ohjelman|tečaja|programos)\b",
    re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:was|were|used|followed|relied|war|waren|nutzten|folgten|verwendeten|était|étaient|utilisait"
    r"|utilisions|suivait"
    r"|suivions|era|eran|usaba|usábamos|utilizábamos|seguíamos|erano|usavamo|utilizzavamo|seguivamo|gebruikten|volgden"
    r"|använde|följde|brugte|fulgte|brukte|käytettiin|käytimme|stosowano|stosowaliśmy|opierał\w*|używali\w*|používali"
    r"|vycházeli|uporabljali|koristili|használtuk|foloseam|usávamos|utilizávamos|naudojome|izmantojām|kasutasime)\b",
    re.IGNORECASE)
_OPENING = re.compile(
    r"(?:^|[.;!?\n]\s*)(earlier|prima|antes|abans|(?:before|avant|vorher|zuvor)(?=\s*,)|vorher|zuvor"
    r"|before(?=\s(?:we|they|there|it|the\s\w+)\s(?:had|was|were)\b[^,;.]*(?:[.;]|$|,?\s(?:but|now|today)\b)))\b"
    r"(?!\s+(?:than|of|on|di|d[aei]ll\w*|del?|do|da|que|che)\b)",
    re.IGNORECASE)
_LABEL = re.compile(  # "Earlier: Duluth", "CBT (before: Duluth)"
    r"(?:^|[.;,(|\n–—-])\s*(earlier|past|in the past|previous|formerly|previously|old|older|former|früher"
    r"|vorher|vormals"
    r"|ehemals|vergangenheit|auparavant|avant|anciennement|anteriormente|anterior|antes|prima|in passato|in precedenza"
    r"|precedente|eerder|voorheen|vroeger|tidigare|förut|förr|tidligere|før|aiemmin|aikaisemmin|ennen|dawniej|wcześniej"
    r"|przedtem|kiedyś|dříve|předtím|predtým|kedysi|prej|nekdaj|prije|ranije|nekad|anksčiau|agrāk|varem|enne|korábban"
    r"|régen|înainte|anterior|abans|anteriorment|before|before that|παλαιότερα|πριν)\s*[:=]", re.IGNORECASE)
_UNSURE = frozenset({  # may stand over what is done first: past beside what holds now, in brackets, as the last label
    "before", "before that", "avant", "antes", "prima", "før", "ennen", "prej", "prije", "enne", "înainte", "abans",
    "πριν", "previous", "przedtem", "předtím", "predtým", "vorher", "auparavant", "ante"})
_NO_MORE = re.compile(  # "at the beginning, not more"
    r"[\s,;(–—-]+(?:and |but |then |later |aber |mais |pero |ma |maar |men )?(?:now |since |afterwards "
    r"|today )?(?:not (?:any ?)?more"
    r"|no (?:more|longer)|not any longer|not (?:now|today|anymore|since|afterwards|later)|only then|dann nicht mehr"
    r"|nicht mehr|plus maintenant|plus ensuite"
    r"|ya no|luego no|después no|poi non? più|poi no|niet meer|inte längre|inte mer|ikke længere|ikke lenger"
    r"|ikke mere|ei enää"
    r"|już nie|už ne|više ne|ne več|nebe|vairs ne|enam mitte|já não|depois não|ja no|nu mai|már nem)\b", re.IGNORECASE)
_IMPERFECT = re.compile(
    r"\b(?:was|were|had|did|used|gab|hatten?|waren?|wurden?|avait|avions|avaient|était|recorded|filmed|taped|observed"
    r"|watched|había|habían|hubo|existían?|existió|tenía|hacía|havia|existia|fazia|feia|c'era|c'erano"
    r"|[^\W\d_]{2,}(?:ava|avano|avamo|evano|evamo|ivano"
    r"|aba|aban|ábamos|ían|íamos|avam|ávamos|iam|aven|àvem)|veniva|erano|era|eran|eram)\b", re.IGNORECASE)
_PASSIVE = frozenset({"is", "are", "be", "being", "been", "was", "were", "also", "often", "only", "mainly"})


def marks(passage: Passage) -> list[Mention]:
    """The words for the past of a passage, "until" before a year among them."""
    denied = {t.last + 1 for t in triggers(passage) if t.code == "not"}  # "suspended, not abolished"
    bounds = passage.of("bounds")  # "non più di otto" is a bound
    found = (m for m in passage.of("scope_marks", "past") if m.first not in denied and not _of_partner(passage, m)
             and not _serves(passage, m) and not any(b.first <= m.first and m.last < b.last for b in bounds))
    dropped = (m._replace(code="past") for m in passage.of("scope_marks", "we_dropped"))
    return [*found, *dropped, *until_year(passage), *_beginnings(passage), *_openings(passage), *_labels(passage)]


def _labels(passage: Passage) -> Iterator[Mention]:
    """Words for the past that are the label of what stands behind their colon."""
    for match in _LABEL.finditer(passage.text):
        word, at = match[1].casefold(), match.start(1)
        boxed = passage.text[:at].rstrip()[-1:] == "("
        last_one = bool(passage.text[:at].strip()) and ":" not in passage.text[match.end() :]
        if word in _UNSURE and not (boxed or last_one or today(passage, 0, len(passage.text))):
            continue
        first = next(i for i, w in enumerate(passage.tokens) if w.start >= at)
        last = next(i for i, w in enumerate(passage.tokens) if w.end >= match.end(1))
        yield Mention("scope_marks", "past", at, match.end(1), word, "", first, last)


def _openings(passage: Passage) -> Iterator[Mention]:
    """Comparatives that open a sentence with a verb of the past ("Earlier the sessions were filmed")."""
    for match in _OPENING.finditer(passage.text):
        at = match.start(1)
        if _IMPERFECT.search(passage.text, match.end(), passage.clause_at(match.end() + 2).end):
            first = next(i for i, w in enumerate(passage.tokens) if w.start >= at)
            yield Mention("scope_marks", "past", at, match.end(1), match[1].lower(), "", first, first)


def _beginnings(passage: Passage) -> Iterator[Mention]:
    """Words for the beginning of a programme, where a later clause tells what holds now and not what came to it; beside
    a verb of the past, any later clause ("at first it was X, later it became Y")."""
    for mark in passage.of("scope_marks", "beginning"):
        if _NO_MORE.match(passage.text, mark.end):
            yield mark._replace(code="past")
            continue
        clause = passage.clause_at(mark.start)
        if _OF.match(passage.text, mark.end) or clause.end >= len(passage.text):
            continue
        low, high = clause.end, min(len(passage.text), clause.end + _AFTER)
        later = today(passage, low, high)
        held = passage.clause_at(min(later)) if later else passage.clause_at(clause.end + 1)
        gone = later or verb(passage, clause)
        if gone and not _ADDED.search(passage.text, held.start, held.end):
            yield mark._replace(code="past")


def today(passage: Passage, low: int, high: int) -> list[int]:
    """Where words tell what holds now, between two places."""
    later = [m.start for m in starting(passage.of("scope_marks", "now"), low, high) if spoken(passage, m)]
    return later + [m.start() for m in _SINCE.finditer(passage.text, low, high)]


def verb(passage: Passage, stretch: Stretch) -> bool:
    """Does a verb of the past stand in a stretch?"""
    return _WAS.search(passage.text, stretch.start, stretch.end) is not None


def _serves(passage: Passage, past: Mention) -> bool:
    """Is "used to" the passive of using ("films are used to start a talk")?"""
    ahead = passage.tokens[max(0, past.first - _BEFORE) : past.first]
    return past.term == "used to" and any(w.key in _PASSIVE for w in ahead)


def _of_partner(passage: Passage, past: Mention) -> bool:
    """Is it a relationship that is past ("a former partner", "somebody they previously lived with")?"""
    if any(m.start <= past.start and past.end <= m.end for m in passage.of("relations", "ex")):
        return True
    return any(0 <= m.first - past.last <= _BEHIND or 0 <= past.first - m.last <= _BEFORE
               for m in passage.of("scope_marks", "together"))
