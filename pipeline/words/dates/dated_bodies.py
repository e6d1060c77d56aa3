"""The year of a body that no verb of founding tells: right behind a common noun for it, as its age.

    Men's Line, a private association of 1998.    The centre is from 1996.
    It is a private foundation, created in 1988 for other tasks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.quantities.years import ROLES, Year, years

_BEHIND = re.compile(  # between the noun and its year
    r"\s(?:itself\s|selbst\s)?(?:(?:is|was|dates|dating|exists|existing|active|ist|besteht|existiert|stammt|est|existe"
    r"|date|datant|data|es|è|esiste|risale|bestaat|dateert|är|finns|er|findes|finnes|jest|istnieje|je|existuje|postoji"
    r"|obstaja|yra|ir|on|este|datează|είναι|υπάρχει)\s)?"
    r"(?:of|from|since|back to|aus|von|seit|de|du|depuis|desde|del?|dal?|dall['’]|van|uit|sinds|från|sedan|fra|siden|z"
    r"|ze|od|iz|nuo|no|kopš|vuodesta|aastast|din|din anul|του|από(?:\sτο)?)\s?"
    r"(?:the year\s|dem Jahr\s|l['’]anno\s|année\s|año\s|ano\s|roku\s|rok\s|anul\s)?", re.IGNORECASE)
_BEFORE = re.compile(  # between the opening of a clause and the noun: no verb, and nobody by whom something is done
    r"(?:(?:which|who|that|it|die|der|das|qui|que|che|som|jest|is|are|ist|est|es|è|är|er|we are an?|c['’]est)\s){0,2}"
    r"(?!(?:dal\w*|nel\w*|i|w|v|u|za|de|lançad[oa])\b)"
    r"(?:[^\W\d_][\w’'-]*[\s-]){0,3}(?:l['’])?", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|of|from|at|in|for|with|von|vom|durch|bei|im|par|pour|por|para|en|da|dal|dalla|di|per|door|bij|voor|av|af"
    r"|hos|på|przez|dla|od|du|del|runs?|leads?|gives?|offers?|holds?|leitet|führt|anima|lleva|offre)\b", re.IGNORECASE)
_OPENS = re.compile(r"[.,;:(–—\n-]\s*")


_IT_IS = re.compile(
    r"(?:it|this|we|that|sie|es|das|wir|c|il|elle|nous|es|es|somos|è|siamo|het|dit|wij|we|det|den|vi|se|me|to|je|jest"
    r"|je to|ez|este|é|see|tas|tai|el|ea)(?:['’]|\s)", re.IGNORECASE)
_FOUNDED = re.compile(
    r"[^.;:\n]{0,45},\s?(?:(?:and|which was|who|die|qui a été|que fue)\s)?(?:created|founded|established|set up|formed"
    r"|born"
    r"|started|gegründet|geschaffen|entstanden|créée?|fondée?|née?|constituée?|cread[oa]|fundad[oa]|nacid[oa]|constituid[oa]"
    r"|nat[oa]|creat[oaă]|fondat[oaă]|costituit[oa]|opgericht|gesticht|ontstaan|grundad|bildad|stiftet|oprettet|opprettet"
    r"|perustettu|założon\w+|utworzon\w+|powstał\w*|založen\w*|vznikl\w*|osnovan\w*|ustanovljen\w*|alapít\w+"
    r"|înființat\w*|criad[oa]|asutatud|dibināt\w*|įkurt\w*)\s(?:[^\W\d_]{1,5}\s){0,2}", re.IGNORECASE)


def founded(passage: Passage, year: Year) -> bool:
    """Is a year that in which the body was founded that a sentence tells the owner to be?"""
    sentence = passage.sentence_at(year.start)
    it = _IT_IS.match(passage.text, sentence.start)
    if it is None or claims.within(passage, Stretch(it.end(), year.end), ROLES, "programme"):
        return False
    before = Stretch(it.end(), year.start)
    bodies = [*claims.within(passage, before, "owner_types"), *claims.within(passage, before, ROLES, "body")]
    first = min(bodies, key=lambda m: m.start, default=None)
    return first is not None and _common(passage, first) and not _BY.search(passage.text, it.end(), first.start) and (
        _FOUNDED.fullmatch(passage.text, first.end, year.start) is not None)


def age_of_body(passage: Passage, year: Year) -> bool:
    """Is a year the age of a body that stands right before it as a common noun, in apposition or as the subject, in a
    clause that names no programme?"""
    clause = passage.clause_at(year.start)
    if claims.within(passage, clause, ROLES, "programme"):
        return False
    text = passage.text
    for body in (*passage.of("owner_types"), *passage.of(ROLES, "body"), *passage.of("owning", "unit")):
        if not (clause.start <= body.start and body.end <= year.start and _common(passage, body)):
            continue
        if _BEHIND.fullmatch(text, body.end, year.start) is None:
            continue
        opened = max((m.end() for m in _OPENS.finditer(text, clause.start, body.start)), default=clause.start)
        before = text[opened : body.start]
        if _BEFORE.fullmatch(before) and not _BY.search(before):
            return True
    return False


_SINCE = re.compile(  # what leads a year from which on something is there
    r"(?:since|seit|depuis|desde|dal|dall['’]anno|sinds|sedan|siden|od|iz|nuo|no|kopš|vuodesta|alates|από(?:\sτο)?|din)\s?"
    r"(?:the year\s|dem Jahr\s|l['’]année\s|el año\s|o ano\s|roku\s|gada\s|anul\s)?$", re.IGNORECASE)
_ABOUT_IT = re.compile(
    r"\b(?:it|them|this|use[sd]?|using|es|ihn|sie|dieses|Einsatz|Anwendung|le|la|lo|l['’]|les|utilis\w+|uso|usa|utilizz\w+"
    r"|het|deze|gebruikt?|det|den|bruk\w*|brug\w*|använd\w*|sitä|je|jej|ho|ga|jo)(?!\w)", re.IGNORECASE)
_SHORT = 4  # words


def before_its_making(passage: Passage, year: Year, made: Sequence[Year]) -> bool:
    """Is a year since when something is there the age of the body that stands before it in apposition ("a charity, in
    existence since 1996"), as the programme was only made later (in one of the years `made`)?"""
    if not any(m.year > year.year and m.start > year.end for m in made):
        return False
    text, sentence = passage.text, passage.sentence_at(year.start)
    since = _SINCE.search(text, sentence.start, year.start)
    said = Stretch(sentence.start, passage.clause_at(year.start).end)
    if since is None or claims.within(passage, said, ROLES, "programme"):
        return False
    for body in (*passage.of("owner_types"), *passage.of(ROLES, "body"), *passage.of("owning", "unit")):
        if not (sentence.start < body.start and body.end <= since.start() and _common(passage, body)):
            continue
        opened = max((m.end() for m in _OPENS.finditer(text, sentence.start, body.start)), default=0)
        before, between = text[opened : body.start], text[body.end : since.start()]
        if opened and _BEFORE.fullmatch(before) and not _BY.search(before) and (
                len(between.split()) <= _SHORT and not _ABOUT_IT.search(between)):
            return True
    return False


_OLDER = re.compile(
    r"\b(?:(?:is|are|was|ist|sind|est|sont|es|son|è|is|zijn|är|er|on|jest|je|é|este|yra|ir)\s(?:[^\W\d_]+\s){0,2}?"
    r"(?:older|älter|plus ancien\w*|plus vieux|plus vieille|más antigu\w*|más viej\w*|più vecchi\w*|più antic\w*|ouder"
    r"|äldre|ældre|eldre|vanhempi|starsz\w+|starší|starij\w+|starejš\w+|mais antig\w*|mai vechi?\w*|senes\w+|vecāk\w+"
    r"|vanem))\b", re.IGNORECASE)


def of_older_thing(passage: Passage, year: Year) -> bool:
    """Is a year told behind another, in the sentence of a thing that is said to be older ("the house is older than
    that, it opened in 1989")?"""
    sentence = passage.sentence_at(year.start)
    older = _OLDER.search(passage.text, sentence.start, year.start)
    if older is None or claims.within(passage, Stretch(sentence.start, older.start() + 1), ROLES, "programme"):
        return False
    return any(y.end <= sentence.start for y in years(passage))


def _common(passage: Passage, body: Mention) -> bool:
    """Is a noun written small, or in a language that writes all nouns large?"""
    return passage.text[body.start].islower() or body.language == "de"
