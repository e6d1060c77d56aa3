"""How a programme came from place to place: where it was before it is where it is today, and to whom it was handed on.

    Formerly all over Ireland, today in Cork only         what stands before "today" is over
    It started in two prisons; now it is in every prison
    We gave the programme to the probation in Moldova     "gave ... to" opens a place of others
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.ideas.turns import FORMERLY, SINCE
from pipeline.words.places.gazetteer import Place
from pipeline.words.wording.function_words import AND_ANY

WORDS = "place_words"
_AND_SINCE = re.compile(  # "and since 2021 also the"
    rf"\s?,?\s(?:{AND_ANY})\s(?:(?:since|from|seit|ab|depuis|desde|dal|sinds|sedan|siden|od)\s(?:19|20)\d\d,?\s)?"
    r"(?:(?:also|now also|now|auch|aussi|también|anche|ook|också|også|również|také)\s)?"
    r"(?:(?:the|la|le|el|das|die|l['’])\s?)?",
    re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:started|began|begun|launched|was|were|begann|startete|gestartet|begonnen|war|commencé|débuté|démarré|était"
    r"|empezó|comenzó|era|estaba|iniziato|cominciato|partito|nato|begon|gestart|begonnen|was|började|startade|var"
    r"|startede|begyndte|startet|begynte|alkoi|aloitettiin|oli|rozpoczę\w+|zacz\w+|był\w?|začal\w?|zahájen\w?|byl\w?"
    r"|bol\w?|prasidėjo|buvo|sākās|bija|algas|oli|začel\w?|bil\w?|počeo|počel\w?|bio|começou|início|a început|era"
    r"|kezdődött|indult|volt"
    r"|va començar)\b", re.IGNORECASE)
_GAVE = re.compile(
    r"\b(?:gave|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bbeing )given|handed|passed|sold|lent|licensed|licenced|exported"
    r"|transferred|taught|donated|brought|sent)\s"
    r"(?:(?:the|our|this|it|its|on|over|whole|a|an|licen[cs]e|manual|programme|program|course|material|materials|model"
    r"|method|concept|package|rights|copy|of)\s){0,5}to\s"
    r"|\b(?:hat|haben|wurde|wird)\s(?:[^\W\d_]+\s){1,4}an\s"
    r"|\b(?:transmis|(?<!\best )(?<!\bsont )(?<!\bêtre )donné|vendu|cédé)\s(?:[^\W\d_'’]+[\s'’]){0,4}(?:à|au|aux|en)\s"
    r"|\b(?:cedido|vendido|transferido|cedimos|dado|entregado)\s(?:[^\W\d_]+\s){0,4}a[l]?\s"
    r"|\b(?:ceduto|venduto|trasferito|dato|passato)\s(?:[^\W\d_]+\s){0,4}(?:a|al|alla|in)\s"
    r"|\b(?:przekaza\w+|sprzeda\w+|udostępni\w+|předal\w?|odovzdal\w?|perda\w+|predal\w?)\s", re.IGNORECASE)
_GAVE_US = re.compile(
    r"\s(?:[^\W\d_]+\s){0,2}(?:gave|given|lent|taught|sold|trained|showed|helped|supported"
    r"|financed)\s(?:it\s)?(?:to\s)?us\b"
    r"|\s(?:hat|haben)\suns\b|\snous\s(?:a|ont)\s|\snos\s(?:ha|han|dio|dieron)\b|\sci\s(?:ha|hanno)\b|\sheeft\sons\b",
    re.IGNORECASE)
_INVENTED = re.compile(
    r"\s(?:(?:that|which|who|has|have|had)\s){0,2}"
    r"(?:invented|devised|conceived|thought (?:it |this )?up|came up with|dreamt)\b"
    r"|\s(?:hat|haben)\s(?:es|ihn|das Programm)\serfunden|\s(?:l['’]a|l['’]ont) inventée?"
    r"|\slo (?:inventó|inventaron|ideó)|\sl['’](?:ha|hanno) (?:inventato|ideato)"
    r"|\s(?:uppfann|hittade på|keksi|opfandt|fandt på|fant opp)\b", re.IGNORECASE)
_HANDED = re.compile(r"(?:[^\W\d_]+\s){0,6}", re.IGNORECASE)
_WHERE = re.compile(
    r",\s(?:where|which|who|welche\w*|qui|che|que|dat|som|joka|któr\w+|kter\w+|ktor\w+|koj[aeio]|wo|où|donde"
    r"|dove|waar|där|hvor|jossa|gdzie|kde|gdje|kjer|onde|kur|kus|unde|ahol|on)\s", re.IGNORECASE)
_NAME_OR_SHARE = re.compile(r"\s[^\W\d_a-zà-öø-ÿ][^\W\d_]{2,}|\d\s(?:of|von|de|di|av|van|z)\s\d")
_GAP = 60  # characters
_OPENS = 12  # characters of a sentence before a turn that opens it
_MORE = re.compile(r"\W*(?:(?:\w+\s){0,3}(?:also|too|additionally|auch|zudem|aussi|también|anche|ook|också|även|også"
                   r"|myös|także|również"
                   r"|też|také|též|aj|tiež|taip pat|arī|ka|tudi|također|també|também|și|is)\b|(?:further"
                   r"|weitere|other)\b)",
                   re.IGNORECASE)
_JOINED = re.compile(
    rf"(?:^|[.;,:–(-]\s*|\b(?:{AND_ANY}|but|aber|mais|pero|ma|maar|men|mutta|ale)\s)"
    r"(?:(?:it|we|they|er|es|il|wir|nous|is|are)\s)?(?:(?:it|we|they|is|are|work|works|runs|run|läuft|arbeiten|ist"
    r"|est|on|se"
    r"|si|vi)\s){0,2}$", re.IGNORECASE)


@once
def over(passage: Passage) -> list[Stretch]:
    """The stretches that tell where a programme was before a turn to today that tells where it is."""
    return list(_over(passage))


def _over(passage: Passage) -> Iterator[Stretch]:
    text = passage.text
    marks = [(m.start, m.end) for m in passage.of("scope_marks", "now")]
    for start, end in sorted([*marks, *(m.span() for m in SINCE.finditer(text))]):
        sentence = passage.sentence_at(start)
        begin = sentence.start
        if start - begin <= _OPENS and begin:  # "It began in Malta. Today ..."
            begin = passage.sentence_at(begin - 1).start
        before = FORMERLY.search(text, begin, start) or _BEGAN.search(text, begin, start)
        if not before or not _JOINED.search(text, begin, start) or _MORE.match(text, end, sentence.end):
            continue
        if _placed(passage, end, sentence.end):
            yield Stretch(begin, start)


def _placed(passage: Passage, start: int, end: int) -> bool:
    """Do words for places, a share of them, or names stand in a stretch?"""
    words = passage.of(WORDS, "whole", "national", "regional", "local", "site", "area")
    return any(start <= m.start < end for m in words) or _NAME_OR_SHARE.search(passage.text, start, end) is not None


def is_over(passage: Passage, at: int) -> bool:
    """Is what stands at a character told of a time before the turn?"""
    return any(s.holds(at) for s in over(passage))


def handed_to(passage: Passage, sentence: Stretch, at: int) -> bool:
    """Was the programme handed to those who stand at a character ("gave our manual to the service of Georgia")?"""
    low = max(sentence.start, at - 2 * _GAP)
    given = (m.end() for m in _GAVE.finditer(passage.text, low, at))
    return any(at - end <= _GAP and _HANDED.fullmatch(passage.text, end, at) for end in given)


def used_there(passage: Passage, sentence: Stretch, at: int, uses: Sequence[Mention]) -> bool:
    """Does a "where" or "which" behind a place, or behind the list that it opens, tell of use ("our trainers taught
    colleagues in Montenegro and in Bosnia, where it is applied since 2021")?"""
    where = _WHERE.search(passage.text, at, sentence.end)
    if where is None or len(re.findall(r"\b[^\W\d_A-Z][^\W\d_]{3,}", passage.text[at : where.start()])):
        return False
    clause = Stretch(where.end(), passage.clause_at(where.end()).end)
    told = [m for m in uses if clause.holds(m.start)]
    return not claims.within(passage, clause, WORDS, "elsewhere") and any(not claims.denied(passage, m) for m in told)


_WHOM = re.compile(  # a relative clause of which we are the subject
    r"\b(?:which|whom|who|that|den|die|das|que|che|die|dat|som|których|którą|któr[ey]|kter\w+|ktor\w+|kojeg|koju|kojo"
    r"|joita|jota|where|con (?:la|el) que|avec (?:laquelle|lequel))\s(?:we|wir|nous|nosotros|noi|wij|we|vi|mme|my|me|mi"
    r"|(?=visit|conhec|forma|treina|entren|incontr))", re.IGNORECASE)


def about_users(passage: Passage, place: Place, mention: Mention, words: Sequence[Mention]) -> bool:
    """Is a contact told in a relative clause on those who were just said to use it there ("is used in Malta, by an
    association which we visited"), so that it takes nothing away?"""
    if mention.code != "contact" or mention.start < place.end:
        return False
    sentence = passage.sentence_at(place.start)
    whom = _WHOM.search(passage.text, place.end, mention.start)
    return whom is not None and sentence.holds(mention.start) and any(
        m.code in ("use", "taken") and sentence.start <= m.start < whom.start() and not claims.denied(passage, m)
        for m in words)


def giver(passage: Passage, at: int) -> bool:
    """Does what ends at a character give us something ("Norway gave us the know-how")?"""
    return _GAVE_US.match(passage.text, at) is not None


def inventor(passage: Passage, place: Place, places: Sequence[Place]) -> bool:
    """Was a place the one to think of what is run in another that is told after it ("Canada invented it, Sweden runs
    it")?"""
    return _INVENTED.match(passage.text, place.end) is not None and any(
        p.start > place.end and p.codes and not p.countries & place.countries for p in places)


def goes_on(passage: Passage, place: Place, taken_out: Sequence[Place]) -> bool:
    """Does a place of the same country go on with those taken out ("except X, and since 2021 also Y")?"""
    return any(p.countries == place.countries and _AND_SINCE.fullmatch(passage.text, p.end, place.start)
               for p in taken_out if p.end <= place.start)
