"""A number that one place has in the stead of the usual one told right before it.

    24 sessions; in Vigo it is 20        20 sessions
    two hours, only in Linz two and a half        hours
    24 sessions, but Lyon does 20 / 24 as a rule, 20 in Brno

Nothing stands between the two but a place and words that carry no sense of their own (in, only, except, where, there,
it is, they have), and the number ends what is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.passage import Passage
from pipeline.words.quantities.quantity import CALENDAR, CLOCK, SESSIONS, Quantity
from pipeline.words.wording.tongues import heard, likely


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())  # as the keys of words are: "ausser"


_LEAST, _MOST_WORDS, _LONGEST_NAME = 0.4, 12, 3
_MARKS = frozenset(",;.:–—-()'’")
_ENDS = frozenset(".;)\n")
_PREPOSITIONS = _words(
    "in at im à en a w we v ve vo i på em no na u te bei for für pour para voor för dla pro pre za au aux nel nella "
    "la pri kod din pie")
_HAS = _words(
    "has have hold holds does do runs run offers offer gives give uses use makes hat haben hält macht bietet ont "
    "fait tiene tienen hace hacen ha hanno fa fanno heeft hebben har ma mają má mají majú ima imajo imaju are au "
    "tem têm turi on ir")
_LINKS = _words(
    "it is 's are there they we the where es sind ist gibt wo dort man sie wir il elle y en sont est où l on c ce "
    "cela son se hay donde dónde allí è sono ne ci dove lì het zijn er waar daar det är finns där finnes findes "
    "hvor der jest są gdzie tam ich to jsou je jich kde sú su jih so kjer ih gdje van ahol ott ban ben ból ből este "
    "sunt unde são é onde lá yra kur kus siin seal missä siellä last lasts take takes long dauern dauert dure "
    "durent dura duran durano duren duurt varar trwa trwają trvá trvají trvajú traja trajajo traju ze elles lang "
    "per po of von de di av af om")
_OPENING = _words(
    "however though dagegen hingegen jedoch cependant cambio invece daarentegen däremot derimod derimot "
    "only just but except excepting save with exception of and though while as whereas nur aber außer und mit "
    "ausnahme von allein seul seulement mais sauf hormis excepté à l et solo sólo pero salvo excepto y solamente ma "
    "tranne eccetto eccezione e soltanto alleen maar behalve uitgezonderd slechts bara men utom med undantag för "
    "och endast kun bare undtagen unntatt undtagelse af unntak tylko ale oprócz z wyjątkiem poza a jen pouze kromě "
    "s výjimkou až iba len okrem výnimkou samo razen ali osim le csak de kivéve doar dar exceto cu excepția mas "
    "apenas só vain paitsi mutta")
_BARE_OPENING = _words(
    "only just except save nur allein außer seulement sauf hormis solo sólo salvo excepto tranne alleen behalve "
    "bara utom endast kun bare undtagen unntatt tylko oprócz jen pouze kromě iba len okrem samo razen osim csak "
    "kivéve doar exceto vain paitsi")
_USUAL = _words(
    "everywhere as usually normally generally a rule general überall sonst normalerweise meist partout ailleurs "
    "normalement normalmente généralement ovunque dappertutto overal meestal gewoonlijk överallt annars normalt "
    "vanligen overalt vanligvis wszędzie zwykle všude obvykle všade zvyčajne povsod običajno svugdje obično "
    "mindenütt általában peste tot pretutindeni")
_ELSEWHERE = _words(
    "elsewhere anderswo andernorts ailleurs altrove elders annorstädes andetsteds gdzie indziej jinde inde drugje "
    "drugdje máshol altundeva alhures muualla mujal")
_BEHIND = _words(
    "there only dort là allí lì daar där der tam tamo ott acolo each long lang")
_NO_PLACES = _words(
    "präsenz summe wahrheit wirklichkeit praxis einzelfällen ausnahmen ausnahmefällen zoom teams skype covid corona "
    "ferien winter sommer")


def placed(passage: Passage, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, a bare number of one place having the noun of the usual one before it."""
    for at, one in enumerate(found):
        before = found[at - 1] if at else None
        if before is not None and before.what in CLOCK | CALENDAR and one.what == "" and own(passage, before, one):
            yield replace(one, what=before.what, noun=before.noun, scale=before.scale)
        else:
            yield one


def own(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Is a number what one place has, beside the usual one right before it?"""
    if before.what not in SESSIONS | CLOCK | CALENDAR or not (
            one.what in ("", "?", before.what) or {before.what, one.what} <= CLOCK):
        return False
    if one.kind not in ("count", before.kind) or one.article or one.rate is not None or not before.low or not one.low:
        return False
    size = one.low * (one.scale if one.what else before.scale) / (before.low * before.scale)
    if not _LEAST <= size <= 1 / _LEAST or size == 1:
        return False
    words = range(_each(passage, before.last + 1, one.first), one.first)
    if not 0 < len(words) <= _MOST_WORDS or not _parts(passage, words.start):
        return False
    return (_ended(passage, one.last + 1) and _of_place(passage, before, words)) or _behind(passage, words, one)


def _each(passage: Passage, start: int, end: int) -> int:
    """The word after "a session" or "each", where those stand at a word."""
    each = (*heard(passage, "rate_words", "each"), *heard(passage, "count_nouns", "session"))
    while start < end and any(m.first <= start <= m.last for m in each):
        start += 1
    return start


def _of_place(passage: Passage, before: Quantity, words: range) -> bool:
    """Do words hold one place and nothing else that says something?"""
    names = [at for at in words if _name(passage, at)]
    elsewhere = any(passage.tokens[at].key in _ELSEWHERE for at in words) and any(
        _name(passage, at) and passage.tokens[at - 1].key in _PREPOSITIONS for at in range(1, before.first))
    rest = [passage.tokens[at].key for at in words if at not in names]
    known = _MARKS | _PREPOSITIONS | _HAS | _LINKS | _OPENING | _USUAL | _ELSEWHERE
    if not all(key in known for key in rest) or (not names and not elsewhere):
        return False
    if elsewhere and not names:
        return True
    if len(names) > _LONGEST_NAME or names[-1] - names[0] >= _LONGEST_NAME:
        return False
    ahead, behind = passage.tokens[names[0] - 1].key, passage.tokens[names[-1] + 1].key
    if ahead in ("the", "le", "les", "los", "las", "el", "il", "der", "die", "de"):
        ahead = passage.tokens[names[0] - 2].key
    return ahead in _PREPOSITIONS | _BARE_OPENING | {"of", "von", "de", "di", "för", "af", "wyjątkiem"} or (
        behind in _HAS | {":", "("} and (names[-1] + 1 < words.stop))


def _behind(passage: Passage, between: range, one: Quantity) -> bool:
    """Does the place stand behind its number ("24 sessions as a rule, 20 in Brno")?"""
    words = [passage.tokens[at].key for at in between]
    if not all(k in _MARKS | _OPENING | _USUAL | _LINKS for k in words) or words[-1] in _PREPOSITIONS:
        return False
    told = set(words) & (_USUAL | _BARE_OPENING)
    if not told or one.last + 2 >= len(passage.tokens) or passage.tokens[one.last + 1].key not in _PREPOSITIONS:
        return False
    at = one.last + 2
    while at < len(passage.tokens) and _name(passage, at):
        at += 1
    return 0 < at - one.last - 2 <= _LONGEST_NAME and _ended(passage, at)


def _name(passage: Passage, at: int) -> bool:
    """May a word be the name of a place: with a capital, and no word for people, forms or months?"""
    word = passage.tokens[at]
    text = passage.text[word.start : word.end]
    if not text[0].isupper() or not text[0].isalpha() or word.key in _NO_PLACES:
        return False
    if word.key in _PREPOSITIONS | _HAS | _LINKS | _OPENING | _USUAL | _ELSEWHERE:
        return False
    names = ("count_nouns", "session_forms", "people", "month_names", "tracks")
    if any(m.first <= at <= m.last for name in names for m in heard(passage, name)):
        return False
    german = likely(passage, passage.sentence_at(word.start)) == {"de"}
    return not german or passage.tokens[at - 1].key not in ("der", "den", "dem", "im")


def _parts(passage: Passage, at: int) -> bool:
    """Does a mark, or a word for "but" or "except", part what follows from what was told?"""
    key = passage.tokens[at].key
    return key in _MARKS | _OPENING | _USUAL and key not in _PREPOSITIONS


def _ended(passage: Passage, at: int) -> bool:
    """Is nothing told any more behind a number, but "there" or "each"?"""
    while at < len(passage.tokens) and passage.tokens[at].key in _BEHIND:
        at += 1
    if at >= len(passage.tokens):
        return True
    key = passage.tokens[at].key
    return key in _ENDS or "\n" in passage.text[passage.tokens[at - 1].end : passage.tokens[at].start]
