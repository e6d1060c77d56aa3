"""What stands before a name and is none of it: a greeting, the year since which it is valid, the name of former times,
"in our language it is", an arrow; and pieces behind a name that tell a former one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.fold import keys
from pipeline.passage import Passage
from pipeline.words.names.apposed import NAMING, SMALL
from pipeline.words.wording.pieces import Piece
from pipeline.words.wording.shorts import alone

_YEAR = r"(?:[^\W\d_]+\s+){0,4}(?:19|20)\d\d(?:\s?(?:m|g|r|roku|gada)\b\.?)?"
_FROM = (
    r"since|as of|from|seit|ab|depuis|dès|desde|dal|sinds|vanaf|sedan|från|siden|fra|od|nuo|kopš|alates|vuodesta|din"
)
_SINCE = re.compile(rf"\W*(?:{_FROM}|à partir de|a partir de|dalla)\s+{_YEAR}\s*", re.IGNORECASE)
_SINCE_YEAR = re.compile(rf"(?:{_FROM}|in|en|im Jahr|nel|em|în)\s+(?:19|20)\d\d\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\W*(?:(?:before|until|till|up to|bis|vor|avant|jusqu['’]en|jusqu['’]à|hasta|antes de|fino al?"
    r"|prima del?|tot|voor|före"
    rf"|till|fram till|før|indtil|do|przed|iki|līdz|kuni|vuoteen|até|până în)\s+{_YEAR}|{_YEAR}\s?(?:előtt|asti))",
    re.IGNORECASE)
_GREETING = re.compile(
    r"(?:hi|hello|dear\b.*|good (?:morning|day|afternoon)|sorry\b.*|hallo|guten tag|sehr geehrte.*"
    r"|bonjour|hola|buenos días|"
    r"buongiorno|ciao|hej|hei|moi|terve|dzień dobry|dobrý den|ahoj|laba diena|sveiki|labdien"
    r"|pozdravljeni|dobar dan|bom dia|"
    r"thanks?\b.*|thank you\b.*)", re.IGNORECASE)
_ARROW = re.compile(r"[-=–—]+>|[→➔⇒➜]")
_LANGUAGE = re.compile(
    r"\W*(?:(?:in|auf|en|på)\s+(?:our language|[^\W\d_]+)\s+it(?:['’]s| is)\s+"
    r"|(?:in (?:the|our)(?: own)?(?: original| native| local| national)?(?: language| tongue)?"
    r"|in original(?: language)?"
    r"|im Original|in (?:unserer|der)(?: eigenen)? (?:\w*sprache)|dans (?:la|notre) langue(?: d['’]origine| originale)?"
    r"|en (?:version|langue) originale|en (?:la|nuestra) lengua(?: original)?|en (?:el )?(?:idioma )?original"
    r"|in lingua originale|nella nostra lingua|in (?:de|onze)(?: eigen| oorspronkelijke)? taal|på (?:vårt|vores"
    r"|originale?)\s?språke?t?"
    r"|alkukielellä|omalla kielellämme|w (?:języku )?oryginal\w+|w naszym języku|v originál\w*"
    r"|v (?:našem jazyce|našom jazyku)"
    r"|v (?:izvirniku|našem jeziku)|u izvorniku|na našem jeziku|no original|na nossa língua|en la nostra llengua)"
    r"(?=\s*[:,]?\s*(?:the (?:name|title) (?:is|reads)\s|it(?:['’]s"
    r"| is)\s)?[“„«\"‘']?(?-i:[^\W\d_a-zà-öø-ÿ]))\s*)", re.IGNORECASE)
_IT_IS = re.compile(
    r"\W*(?:it['’]s|it is|this is|we are|c['’]est|es ist|das ist|het is|dit is|det är|det er|è|es|je to|to je|jest to"
    r"|to jest|tai yra|tas ir|see on|ez a|é|este)\s+"
    r"(?=(?:(?-i:the|der|die|das|la|le|el|il|de|het)\s|l['’])?[“„«\"‘']?(?-i:[^\W\d_a-zà-öø-ÿ]))",
    re.IGNORECASE,
)
_WHICH = (
    r"(?:the |its |all )?(?:name|title|word|letters|initials|acronym|abbreviation)|(?:der |die )?(?:Name"
    r"|Buchstaben|Abkürzung)"
    r"|(?:le |les )?(?:nom|lettres|sigle)|(?:el |las )?(?:nombre|letras|siglas)|(?:il |le )?(?:nome|lettere|sigla)"
    r"|(?:de )?(?:naam|letters|afkorting)|namnet|navnet|nimi|nazwa|název|názov|ime"
    r"|which|that|this|it|das|dies|was|ce qui|qui|que|lo que|che|wat|dat|vilket|som|hvilket|mikä|co|což|čo|kas|kar"
    r"|što|o que"
    r"|is|ist|est|es|è|är|er|jest|je|on"
)
_MEANS = (
    r"stands? for|comes? from|derives? from|derived from|stems from|(?:is )?(?:made|formed|composed"
    r"|built) (?:up )?(?:of|from)"
    r"|(?:is )?the (?:short form|abbreviation|acronym|initials) (?:of|for)|kommt von|stehen für|vient de"
    r"|viennent de|viene de"
    r"|vienen de|viene da|komt van|staan voor|kommer (?:från|af|fra)|tulee sanoista|pochodzi od|pochází z|pochádza z"
    r"|(?:is )?short for|means|is an abbreviation of|abbreviates|abbreviation of"
    r"|(?:die )?Abkürzung (?:für|von)"
    r"|bedeutet|veut dire|signifie|(?:le )?sigle de|abrégé de|significa|(?:la )?sigla (?:di|de)|acronimo di|acrónimo de"
    r"|siglas de|betekent|(?:de )?afkorting van|betyder|förkortning (?:för|av)|forkortelse for|tarkoittaa|lyhenne"
    r"|oznacza"
    r"|skrót od|znamená|zkratka|skratka|znači|pomeni|kratica|reiškia|nozīmē|tähendab|înseamnă"
)
_THAT_IS = re.compile(
    rf"\W*(?:(?:{_WHICH})\s+)?(?:in full|written out|spelt out|spelled out|the full name (?:is|being)|ausgeschrieben"
    r"|in voller Länge|en toutes lettres|en entier|por extenso|completo|per esteso|per intero|voluit|fullständigt"
    r"|utskrivet"
    r"|fuldt ud|helt ut|kokonaan|w pełnym brzmieniu|pełna nazwa|celým názvem|celým názvom|s polnim imenom|punim nazivom"
    rf"|i\.e\.|that is(?: to say)?|{_MEANS}|das heißt|d\.h\.|steht für"
    r"|c['’]est-à-dire|soit|es decir|cioè|ossia"
    r"|oftewel|staat voor|det vill säga|dvs\.?|står för|står for|eli|czyli|tzn\.|tj\.|neboli|čili"
    r"|odnosno|oziroma|ou seja|"
    r"t\. ?y\.|tai yra|tas ir)[,:]?\s+", re.IGNORECASE)
_ADVERB = re.compile(
    r"\W*(?:(?:ever )?since|until|till|like that|that way|still|ever|always|today|bis|seit|seither|immer|noch"
    r"|heute|depuis"
    r"|toujours|jusqu\w*|desde|siempre|hasta|da allora|sempre|fino|sinds|altijd|nog|tot|sedan|alltid|siden|altid"
    r"|fram til"
    r"|siitä lähtien|edelleen|od|stále|zawsze|nuo|kopš|alates|még)\b")
_BIG = re.compile(r"[“„”«»\"‘‚'’]?[^\W\d_a-zà-öø-ÿāčēģīķļņšūžěřůąęėįųłśźż]")


def current(passage: Passage, unit: list[Piece]) -> list[Piece]:
    """The pieces of a unit from the name that is valid today on."""
    text = passage.text
    arrows = [(i, m) for i, p in enumerate(unit) for m in _ARROW.finditer(text, p.start, p.end)]
    if arrows:
        at, arrow = arrows[-1]
        rest = _from(passage, unit[at], arrow.end())
        return [rest, *unit[at + 1 :]] if rest else unit[at + 1 :] or unit
    while len(unit) > 1 and unit[0].kind == "plain" and _GREETING.fullmatch(unit[0].of(text)):
        unit = [Piece(unit[1].start, unit[1].end, unit[1].kind, ""), *unit[2:]]
    if unit[0].kind == "plain" and former(passage, unit[0]):
        later = next((i for i, p in enumerate(unit[1:], 1) if p.joint in (",", "-", ";") and _opens_now(passage, p)), 0)
        unit = unit[later:]
    return _without_lead(passage, unit)


def _without_lead(passage: Passage, unit: list[Piece]) -> list[Piece]:
    """A unit without a year of validity, a word for today or "in our language it is" at its head."""
    text, head = passage.text, unit[0]
    if head.kind != "plain":
        return unit
    if len(unit) > 1 and unit[1].joint == ":" and _tongue(passage, head):
        return [Piece(unit[1].start, unit[1].end, unit[1].kind, ""), *unit[2:]]
    at = head.start
    now = [m.end for m in passage.of("scope_marks", "now") if m.start == at and text[at:m.end].islower()]
    since = _SINCE.match(text, at, head.end)
    language = _LANGUAGE.match(text, at, head.end)
    it_is = _IT_IS.match(text, at, head.end) or _gloss(passage, head)
    if not (since or language or now or it_is):
        return unit
    at = max([m.end() for m in (since, language, it_is) if m] + now)
    words = list(re.compile(r"[^\W\d_]+").finditer(text, at, head.end))
    named = {m.start for m in passage.of(NAMING, "named", "behind")}
    while words and words[0].group().islower() and words[0].start() not in named:
        at = words.pop(0).end()
    if words and _BIG.match(text[words[0].start() :]):
        return [Piece(words[0].start(), head.end, head.kind, head.joint), *unit[1:]]
    following = len(unit) > 1 and not words and unit[1].joint in ("", ":", "=", "-", ",")
    return [Piece(unit[1].start, unit[1].end, unit[1].kind, ""), *unit[2:]] if following else unit


def _tongue(passage: Passage, head: Piece) -> bool:
    """Is a piece only a language, "in" or not, and not one into which names are translated ("In Slovak: X")?"""
    told = any(head.start <= m.start <= head.start + 3 and m.end == head.end for m in passage.of("languages"))
    return told and not any(head.start <= m.start < head.end for m in passage.of(NAMING, "gloss"))


def _gloss(passage: Passage, head: Piece) -> re.Match[str] | None:
    """The "in English" before a name that begins with a capital."""
    ends = [m.end for m in passage.of(NAMING, "gloss") if m.start <= head.start + 2 and head.start <= m.start]
    capital = re.compile(r"\s+(?=[^\W\d_a-zà-öø-ÿ])")
    found = (capital.match(passage.text, e) for e in ends if " " in passage.text[head.start : e])
    return next((c for c in found if c), None)


def _from(passage: Passage, piece: Piece, at: int) -> Piece | None:
    word = re.compile(r"\w").search(passage.text, at, piece.end)
    return Piece(word.start(), piece.end, piece.kind, "") if word else None


def former(passage: Passage, piece: Piece) -> bool:
    """Does a piece begin with a word for former times, or with the year until which something was valid?"""
    text = passage.text
    if _BEFORE.match(text, piece.start, piece.end):
        return True
    opens = (*passage.of("scope_marks", "past"), *passage.of(NAMING, "former"))
    quoted = re.match(r"\s*[“„«\"‘'(]", text[piece.end : piece.end + 3]) is not None
    end = piece.end + quoted
    return any(m.start - piece.start <= 4 and piece.start <= m.start and m.end < end for m in opens)


def names_former(passage: Passage, start: int, end: int) -> bool:
    """Does a word for former times open an apposition and name there what was valid then ("X, formerly Y")?"""
    apart = re.search(r"[,;(–-]\s*(?:[^\W\d_]{1,3}\s)?$", passage.text[max(0, start - 8) : start])
    named = re.match(r"\s+(?:\([^()]{1,25}\)\s)?(?:[^\W\d_]+\s){0,2}?(?:[“„\"‘']|«\s?)?[^\W\d_a-zà-öø-ÿ]",
                     passage.text[end : end + 40])
    return apart is not None and named is not None


def year_behind(passage: Passage, start: int, end: int) -> int:
    """Where a name ends before "since 2012", "until 2015"."""
    for word in re.compile(r"\s(?=[^\W\d_])").finditer(passage.text, start + 2, end):
        if any(m.match(passage.text, word.end(), end) for m in (_SINCE_YEAR, _BEFORE)):
            return len(passage.text[: word.start()].rstrip(" ,;(–-"))
    return end


def _opens_now(passage: Passage, piece: Piece) -> bool:
    now = any(0 <= m.start - piece.start <= 4 for m in passage.of("scope_marks", "now"))
    return now or _SINCE.match(passage.text, piece.start, piece.end) is not None


def only_that_is(text: str) -> bool:
    """Is a text nothing but "that is", "stands for"?"""
    return _THAT_IS.fullmatch(text + " ") is not None


def spelt_out(passage: Passage, piece: Piece) -> Piece:
    """A piece without "that is", "stands for" at its head."""
    lead = _THAT_IS.match(passage.text, piece.start, piece.end)
    return Piece(lead.end(), piece.end, piece.kind, piece.joint) if lead and lead.end() < piece.end else piece


def split_short(passage: Passage, head: Piece, following: Sequence[Piece]) -> tuple[Piece, Sequence[Piece]]:
    """A piece cut behind a short form that "stands for" or "is short for" follows."""
    word = re.compile(r"\w+").match(passage.text, head.start, head.end)
    if word is None or not alone(word.group()) or word.end() >= head.end:
        return head, following
    rest = Piece(word.end(), head.end, "plain", ",")
    if spelt_out(passage, rest).start == rest.start:
        return head, following
    return Piece(head.start, word.end(), "plain", head.joint), [rest, *following]


def no_object(passage: Passage, start: int, end: int) -> bool:
    """Does a word of time or manner in small letters stand where a name would ("so it has been called since")?"""
    return _ADVERB.match(passage.text, start, end) is not None


def object_start(passage: Passage, start: int, end: int) -> int:
    """Where the object of a naming word begins: behind small words, a word for today or "just", "the course"."""
    text, at, article = passage.text, start, False
    while True:
        since = _SINCE_YEAR.match(text, at, end) or _SINCE_YEAR.match(text, at + 1, end)
        at = since.end() if since else at
        word = re.compile(r"\W*(?P<w>[^\W\d_]+)\s+(?=\S)").match(text, at, end)
        if not word:
            return at
        begin = word.start("w")
        marks = (*passage.of("scope_marks", "now"), *passage.of(NAMING, "just"))
        mark = next((m for m in marks if m.start == begin and m.end < end), None)
        generic = article and any(m.start == begin for m in passage.of(NAMING, "generic"))
        if mark and text[begin].islower():
            at = mark.end
            continue
        small = word["w"].islower() and word["w"] in SMALL
        if not small and not (generic and _BIG.match(text[word.end() :])):
            return at
        article = small and keys(word["w"])[0] in _ARTICLES
        at = word.end()


_ARTICLES = frozenset(["the", "der", "die", "das", "le", "la", "el", "il", "de", "het", "our", "unser", "o", "a"])
