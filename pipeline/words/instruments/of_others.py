"""Instruments that serve something else than the programme, by what their sentence says of them.

    RITA is made for all, it serves only the general sentence plan     a plan of the sentence, and nothing but that
    HCR-20 only for the group for sexual crime, not here               another group than that of the programme
    the police have their DASH and keep it to themselves               a body keeps the result
    FREDA is asked to the women, not to our clients                    put to the partners, and not to the participants

What is said belongs to the nearest instrument before it; a sentence that opens with "it" speaks of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes

_ONLY = (
    r"only|solely|exclusively|merely|just|purely|nur|lediglich|ausschließlich|allein|que|qu|seulement|uniquement"
    r"|exclusivement|sólo|solo|solamente|únicamente|exclusivamente|soltanto|unicamente|esclusivamente|alleen|enkel"
    r"|slechts|uitsluitend|bara|endast|enbart|kun|bare|alene|vain|ainoastaan|pelkästään|tylko|jedynie|wyłącznie|jen"
    r"|pouze|výhradně|len|iba|výlučne|samo|isključivo|jedino|le|zgolj|apenas|só|csak|kizárólag|doar|numai|tik|vien"
    r"|tikai|ainult|vaid|només|únicament|μόνο")
_PLAN = (
    r"(?:[\w-]*pl[aá]n(?!ned)\w{0,4}|planeringen|planning|piano|suunnitelma\w*|terv\w*|načrt\w*)")
_PENAL = (
    r"overall|general\w*|générale?|generale?|allgemein\w*|algemene|allmän\w*|almindelig\w*|generell\w*|yleis\w*"
    r"|ogóln\w*"
    r"|obecn\w*|všeobecn\w*|opć\w*|splošn\w*|geral|általános|bendr\w*|vispārēj\w*|üld\w*|"
    r"sentence|sentencing|custody|prison|inmates?|prisoners?|supervision|peine|exécution|détention|condena|pena"
    r"|interno|internos|penitenciario|carcerario|trattamentale|detenuto|straf\w*|toezicht\w*|detentie\w*|dom\w{0,2}"
    r"|kary|trestu|kazne|kazni|rangaistus\w*|vankeus\w*|bausmės|soda|karistus\w*|büntetés\w*")
_COMPOUND = (
    r"(?:Vollzugs|Haft|Straf|Betreuungs|toezicht|detentie|reclasserings|re-?integratie|verkställighets|fremtids|handle"
    r"|straffe|rangaistusajan\s)[\w-]*(?:plan\w*|suunnitelma\w*)")
_WORDS = r"(?:[\s,'’]+[\w'’-]+){0,%d}?[\s'’]+"
_FOR_PLAN = re.compile(
    rf"\b(?:{_ONLY})\b{_WORDS % 7}(?:{_COMPOUND}|(?:{_PENAL}){_WORDS % 3}{_PLAN}\b"
    rf"|{_PLAN}{_WORDS % 2}(?:{_PENAL})\b)", re.IGNORECASE)
_NO_MORE = re.compile(
    rf"\b(?:(?:{_PENAL}){_WORDS % 2}{_PLAN}|{_COMPOUND}),?\s(?:and|und|et|y|e|en|och|og|i|a)\s(?:nothing (?:else|more)"
    r"|sonst nichts|nichts anderes|rien d['’]autre|nada más|nient['’]altro|verder niets|inget annat|ikke andet"
    r"|ikke noe annet|nic więcej|nic jiného|ništa drugo)\b", re.IGNORECASE)
_FOR_WARDS = re.compile(
    rf"\b(?:{_ONLY})\s(?:for|to|in|zur|für die|pour|à|para|per|voor|för|til|do|pro|za)\s(?:the\s|an?\s)?"
    r"(?:allocat\w+|classif\w+|Zuweisung|Unterbringung|classement|affectation|clasificación|classificazione"
    r"|assegnazione|plaatsing|placering\w*|klasyfikacj\w+|umístění)\b", re.IGNORECASE)
_ALONE = r"individual\w*|individuel\w*|individuell\w*|individuál\w*|indywidual\w*|pojedinačn\w*|osebn\w*|personal\w*"
_SERVING = rf"(?:{_PENAL}|penitenciari\w+|serving|prestaj\w+|izvrš\w+|vykonáv\w+|odbyw\w+)"
_FOR_PROGRAMME = re.compile(  # "samo za pojedinačni program izvršavanja kazne"
    rf"\b(?:{_ONLY})\b{_WORDS % 7}(?:(?:{_ALONE})\s(?:pro)?gram\w*|(?:pro)?gram\w*\s(?:{_ALONE})){_WORDS % 3}"
    rf"{_SERVING}", re.IGNORECASE)
_HERE = (
    r"not (?:here|with us|in (?:this|ours)|for this|for ours)|nicht (?:hier|bei uns|in dieser|für diese)|pas (?:ici"
    r"|chez nous|dans celui-ci)|no (?:aquí|en este)|non (?:qui|in questo)|niet (?:hier|bij ons|in dit)|inte (?:här"
    r"|hos oss)|ikke"
    r" (?:her|hos os)|ei täällä|nie (?:tu|tutaj|u nas)|(?:zde|tady|tu) ne|ne (?:ovdje|tukaj|zde|tady)|não aqui|nu aici"
    r"|nem itt|mitte siin|ne čia|ne šeit")
_NOT_HERE = re.compile(  # "HCR-20 only for our group for sexual crime, not here"
    rf"\b(?:{_ONLY})\s(?:for|in|with|für|in|bei|pour|dans|para|en|per|in|nel|voor|bij|för|i|til|dla|w|pro|v|za|u|em"
    rf"|pentru)"
    rf"\b[^.;]{{3,60}}?,\s(?:and\s|und\s|et\s|y\s|e\s)?(?:{_HERE})\b", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:(?:keeps?|holds?)\s(?:it|them|these|those|(?:the|its|their)\s\w+)(?:\s(?:to|for|with)\s(?:it|him|her|them)"
    r"sel(?:f|ves)|\s*(?=[.;!]|$))"
    r"|beh(?:ält|alten|ielt)\s(?:\w+\s){1,2}für sich|für sich (?:behält|behalten)"
    r"|(?:l[ae]s?|l['’])\s?(?:garde(?:nt)?|conserve(?:nt)?)\spour\s(?:elles?|lui|eux|soi)"
    r"|se l[oa]s?\s(?:guardan?|quedan?|reservan?)|(?:li|le|la|lo)\s(?:tiene|tengono)\sper sé"
    r"|houd(?:t|en)\s(?:ze|het|die|deze)\svoor zich(?:zelf)?|behåller\s(?:dem|det|den)(?:\sför sig själv\w*)?"
    r"|beholder\s(?:dem|det|den)(?:\sfor sig selv)?|(?:holder|beholder)\s(?:dem|det|den)\sfor seg selv"
    r"|pitä(?:ä|vät)\s(?:ne|sen|tulokset)\s(?:itsellään|omana tietonaan)|zachowuj[eą]\s(?:je|ją|go)\sdla siebie"
    r"|nechává(?:jí)?\ssi\s(?:je|ji|ho|jej)(?:\spro sebe)?|zadržava(?:ju)?\s(?:ih|ga|je)\sza sebe"
    r"|guardam?-n?[oa]s?\spara si)", re.IGNORECASE)
_NOTHING_OF_IT = re.compile(
    r"\b(?:of which we (?:receive|get|see|hear) nothing|wovon wir nichts (?:erhalten|bekommen|erfahren|sehen)"
    r"|von (?:dem|der) wir nichts (?:erhalten|bekommen|erfahren|sehen)|dont nous ne (?:recevons|voyons|savons) rien"
    r"|(?:de|del) (?:lo |la |el )?(?:que|cual) no (?:recibimos|nos llega) nada|di cui non (?:riceviamo|vediamo) nulla"
    r"|waarvan wij? niets (?:krijgen|zien|horen)|som vi inte får del av|som vi ikke får noget af)\b", re.IGNORECASE)
_SEXUAL = re.compile(r"\bsex\b|sex-|se[xk]s?u[ae]|seks|sexual|szex|σεξ|zedelijk|sædelig|mravn", re.IGNORECASE)
_OWN_COURSE = re.compile(  # "who have a programme of their own"
    r"\b(?:programmes?|programs?|courses?) of their own|ein eigenes (?:Programm|Angebot)|leur propre programme"
    r"|su propio programa|un programma proprio|een eigen programma|ett eget program|et eget program", re.IGNORECASE)
_OF_MEN, _FROM_HER = 4, 3  # words
_IT = re.compile(
    r"(?:it|this|that|these|es|dies\w*|das|il|elle|cela|este|esta|esto|questo|questa|dit|dat|deze|die|den|det|denne|se"
    r"|tämä|to|ten|ta|tento|ovaj|ta)\b", re.IGNORECASE)


def apart(passage: Passage, tools: Sequence[Mention], every: Sequence[Mention]) -> list[Mention]:
    """Those of `tools` that only a plan of the sentence has use for or whose result another body keeps; `every`: all
    the instruments named, one of which what is said may belong to."""
    told = (*_told_of(passage, every), *_of_partners(passage, every), *_of_other_crimes(passage, every))
    return [m for m in told if m in tools]


def _of_other_crimes(passage: Passage, every: Sequence[Mention]) -> Iterator[Mention]:
    """The instruments of a sentence on people of sexual crimes and another programme of theirs, where a later sentence
    tells ours ("Static-99 is for sex offenders, who go to another course. Here SARA")."""
    for sentence in {passage.sentence_at(m.start) for m in every} if len(passage.sentences) > 1 else ():
        text = sentence.of(passage.text)
        last = max(m.end for m in every if sentence.holds(m.start))
        elsewhere = starting(passage.of("other_programme", "elsewhere"), last, sentence.end) or _OWN_COURSE.search(
            passage.text, last, sentence.end)
        own = starting(passage.of("tool_words", "own"), sentence.end, len(passage.text))
        later = own or any(m.start >= sentence.end for m in every)
        if elsewhere and later and _SEXUAL.search(text):
            yield from (m for m in every if sentence.holds(m.start))


def _of_partners(passage: Passage, every: Sequence[Mention]) -> Iterator[Mention]:
    """The instruments of a clause on women or partners behind which a "not" governs the participants."""
    for no in scopes.triggers(passage):
        sentence = passage.sentence_at(no.start)
        men = [m for m in (*passage.of("people", "man"), *passage.of("clients"))
               if 0 < m.first - no.last <= _OF_MEN and sentence.holds(m.start)]
        her = [m for m in (*passage.of("people", "partner"), *passage.of("sexes", "women"))
               if sentence.start <= m.start < no.start and 0 < no.first - m.last <= _FROM_HER]
        if no.code == "not" and men and her:
            before = [m for m in every if sentence.start <= m.start < her[0].start]
            yield from before[-1:]


def _told_of(passage: Passage, every: Sequence[Mention]) -> Iterator[Mention]:
    """The instruments of which such words are said, negated ones ("not only for the sentence plan") left out."""
    for pattern in (_FOR_PLAN, _FOR_PROGRAMME, _NO_MORE, _FOR_WARDS, _NOT_HERE, _HELD, _NOTHING_OF_IT) if every else ():
        for said in pattern.finditer(passage.text):
            if not any(t.start <= said.start() < t.end or (0 <= said.start() - t.end <= 1 and t.code == "not")
                       for t in scopes.triggers(passage)):
                yield from _meant(passage, every, said.start())


def _meant(passage: Passage, every: Sequence[Mention], at: int) -> list[Mention]:
    """The nearest instrument before a place in its sentence; in one that opens with "it", the last one before."""
    sentence = passage.sentence_at(at)
    before = [m for m in every if m.end <= at and (
        m.start >= sentence.start or _IT.match(passage.text, sentence.start, sentence.end))]
    last = max(before, key=lambda m: m.end, default=None)
    near = last is not None and passage.sentence_at(max(0, sentence.start - 2)).start <= last.start
    return [m for m in before if last and m.code == last.code and m.start >= last.start] if near else []
