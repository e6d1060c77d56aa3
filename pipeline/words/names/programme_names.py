"""What looks like the name of a programme: a stretch in quotation marks, a run of capitalised words, or a short form.

Words for a kind of programme around it are no part of it; bodies, places and theories are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from pipeline.passage import Passage, Stretch
from pipeline.words.wording.function_words import EVERYDAY

UPPER = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]"
MARKS = "\"“”„«»‘’'"
_QUOTED = re.compile(r"(?<![\w’'])[\"“”„«»‘’']\s*([^\"“”„«»‘’'\n]{2,60}?)\s*[\"“”„«»‘’'](?!\w)")
_CAPITALS = re.compile(
    rf"(?<![\w-]){UPPER}[\w&+-]*(?:\s+(?:(?:of|to|the|and|for|de|la|van|zu|und|i|og|och|för|&|\+|in(?=\s{UPPER}))\s+)?(?:{UPPER}|\d)[\w&+-]*){{0,5}}"
)
YEAR = re.compile(r"\W*\(?\d{4}.*", re.S)
_OPENERS = frozenset({
    "", "before", "previously", "formerly", "earlier", "antes", "anteriormente", "avant", "auparavant", "früher",
    "vorher", "davor", "zuvor", "prima", "eerder", "vroeger", "tidigare", "tidligere", "aiemmin", "wcześniej", "dříve",
    "anksčiau",
})
_STATES = frozenset({"US", "USA", "UK", "EU", "NZ"})
_PLURAL = re.compile(
    r"(?:programmes|programs|courses|trainings|modules|Programme|Programmen|Kurse|Kursen|Trainings|programas|cursos"
    r"|programmi|corsi|programma's|cursussen|trainingen|programmen|programmene|programmerne|kurserna|kursene|ohjelmat"
    r"|ohjelmien|programy|programów|programů|programe|programos|projekte|projects|projets),?\s$"
)
_MERGING = re.compile(
    r"(?:merge[rs]?|merging|merges|fusion|combination|combines|union|Zusammenlegung|Zusammenführung|Verbindung"
    r"|fusión|unión"
    r"|fusione|unione|samenvoeging|fusie|sammanslagning|sammenlægning|sammenslåing|połączeni\w+|spojení\w*|spajanje\w*"
    r"|združitev|združitve|sujungimas|fusão|fuziunea|egyesítés\w*)\s(?:(?:of|von|aus|de|des|di|van|av|af)\s)?"
    r"(?:the\s|les\s|los\s)?(?:two\s)?$", re.IGNORECASE)
_NAMING = re.compile(
    r"(?:programme|program|programma|programa|Programm|programmet|programu|programem|programą|programos|programul"
    r"|course|Kurs|kurs|kursen|kurset|kurz|kurzu|curso|corso|cursus|stage|training|Training|ohjelman|tečaj|projet"
    r"|project|Projekt|projekt|projektu|proyecto|progetto|called|named|replaced|ersetzte|genannt|appelé|llamado"
    r"|chiamato|genaamd|kallades|kaldtes|hette|hed|nazwą|názvem|imenom|cím[űu])\s$"
)
_TAIL = re.compile(r"(?:\s(?!(?:in|im|en|w|v|i|and|und|et|y|e|og|och|ja|a|was|which|that|since|from|by|with|som|der|die"
                   r"|das|qui|que|che|ktor\w+|který|która|który|joka|dat|die|till|om|för|for)\b)[^\W\d_A-ZÀ-Þ][\w-]*"
                   r"(?:\sthe)?){1,2}(?=[.,;:)]|$|\s(?:in|z|ze|från|fra|von|aus|from|iz|de|del|din|no"
                   r"|nuo)\s(?:\w{3,5}\s)?\d{4})")
_PAIR = re.compile(  # "Relationer och samlevnad"
    r"\s(?:och|og|und|et|y|e|i|a|en|ja)\s(?!(?:and|ander|andre|autre|otr|altr|jin|inn|drug|muu|tois|dess|den"
    r"|det|das|der"
    r"|die|les|la|le|el|il|zo|so|nu|har|er|är|ist|est|es)\w*)[^\W\d_A-ZÀ-Þ][\w-]{4,}(?=[.;)]|$)")
_TWICE = re.compile(  # "Passo a Passo", "Schritt für Schritt"
    r"([^\W\d_]+)\s(?:a|à|al|ad|by|to|in|für|um|an|auf|pour|por|per|de|di|voor|aan|för|for|till|til|på|za|po|od|o|do"
    r"|cu)\s(?=[^\W\d_a-zà-þ])(\1)\b")
OF_COUNTRY = ("nationalities", "languages", "jurisdictions")
KIND = re.compile(r"\w+(?:programm|kurs|projekt|seminar|gruppe|ohjelma|programma)(?:s|es)?", re.IGNORECASE)
_COMPOUND = re.compile(
    r"-(?:training|cursus|programma|Programm|programmet|program|Kurs|kurset|kursen|Training|Projekt|projekt|ohjelma\w*"
    r"|Gruppe|groep|methode|Methode|ryhm\w+|kurssi\w*|hank\w+|malli\w*|gruppen?|projektet|tréning\w*|csoport\w*"
    r"|tečaj\w*"
    r"|kursus\w*|programmas?|programm[ei]?)(?=\s+(?:\w{1,2}\s+)?(?:19|20)\d\d$|$)"
)


_DATED = re.compile(
    r"(?:\w{1,3}|Vuonna|Until|Since|From|Seit|Bis)\s+(?:(?:roce|roku|leta|anul|Jahr|Jahre)\s+)?(?:19|20)\d\d\s+")


class Kinds(Protocol):
    """`cues`: the vocabulary with words for a kind of programme (`generic`); `bodies`: vocabularies whose phrases are
    no names of programmes; `kept`: those that are where the programme is adapted from them."""

    @property
    def cues(self) -> str: ...

    @property
    def bodies(self) -> tuple[str, ...]: ...

    @property
    def kept(self) -> tuple[str, ...]: ...


def names(
    passage: Passage, within: Stretch, kinds: Kinds, own: frozenset[str], adapted: bool
) -> Iterator[Stretch]:
    """What looks like a programme's name, in order."""
    at = within.start
    while at < within.end:
        hits = [
            h
            for h in (_QUOTED.search(passage.text, at, within.end), _CAPITALS.search(passage.text, at, within.end))
            if h
        ]
        if not hits:
            return
        hit = min(hits, key=lambda h: (h.start(), h.re is not _QUOTED))
        quoted = hit.re is _QUOTED
        end = hit.end() if quoted else _drawn_out(passage.text, hit.start(), _first_of_two(hit), within.end)
        found = _trimmed(passage, kinds, Stretch(*hit.span(1)) if quoted else Stretch(hit.start(), end), quoted)
        at = end
        if (
            found
            and found.of(passage.text).casefold() not in own
            and not _other(passage, kinds, found, adapted, quoted)
        ):
            yield found


_AND = re.compile(r"\s+(?:and|und|og|och|i|for|&|\+)\s+")


_BOTH = re.compile(r"\W{1,3}(?:both|the two|beide|tous (?:les )?deux|ambos|entrambi|båda|begge|molemmat|oba|obaj)\b"
                   r"|\s(?:were|have been|wurden|ont été|fueron|se unieron|furono|sono stati|werden|zostały|byly|boli"
                   r"|bili|yhdistettiin|foram|au fost)\b")


def _first_of_two(hit: re.Match[str]) -> int:
    """Short forms joined by "and" are two names, and so are names behind a plural ("the programmes Stop and Start")."""
    first = hit.start() + len(hit[0].split()[0]) + 1
    plural = _PLURAL.search(hit.string[max(0, hit.start() - 30) : first])
    plural = plural or _PLURAL.search(hit.string[max(0, hit.start() - 30) : hit.start()])
    plural = plural or _BOTH.match(hit.string, hit.end())
    plural = plural or _MERGING.search(hit.string[max(0, first - 40) : hit.start()])
    for joint in _AND.finditer(hit[0]):
        sides = (hit[0][: joint.start()], hit[0][joint.end() :])
        if plural or any(side.isupper() for side in sides):
            return hit.start() + joint.start()
    return hit.end()


def _drawn_out(text: str, start: int, end: int, limit: int) -> int:
    """The end of a name behind a word for a programme, with its lower-case words ("the programme Krok vpřed."): those
    up to a mark, if they are few."""
    twice = _TWICE.search(text, start, limit)
    if twice and twice.start() < end:
        return twice.end()
    one = " " not in text[start:end].strip()
    pair = _PAIR.match(text, end, limit) if one and not text[start:end].isupper() else None
    if pair:
        return pair.end()
    if not one or not _NAMING.search(text[max(0, start - 30) : start]):
        return end
    tail = _TAIL.match(text, end, limit)
    return tail.end() if tail else end


def _trimmed(passage: Passage, kinds: Kinds, found: Stretch, quoted: bool) -> Stretch | None:
    """Without generic words around it."""
    start, end = found.start, found.end
    dated = None if quoted else _DATED.match(passage.text, start, end)
    start = dated.end() if dated else start
    if not quoted:
        for m in (m for v in OF_COUNTRY for m in passage.of(v)):
            if m.start == start and m.end < end:
                start = m.end + len(passage.text[m.end : end]) - len(passage.text[m.end : end].lstrip())
        for m in passage.of(kinds.cues, "generic"):
            if m.start == start and m.end < end:
                start = m.end + len(passage.text[m.end : end]) - len(passage.text[m.end : end].lstrip())
            elif m.end == end and m.start > start:
                end = m.start
        end = start + len(passage.text[start:end].rstrip(" -"))
        end = _without_place(passage, start, end)
        compound = _COMPOUND.search(passage.text, start, end)
        end = compound.start() if compound else end
    text = passage.text[start:end]
    generic = any(m.start == start and m.end == end for m in passage.of(kinds.cues, "generic"))
    word = YEAR.sub("", text).strip()
    generic = generic or (not quoted and KIND.fullmatch(word) is not None)
    everyday = not quoted and word.casefold() in EVERYDAY | _OPENERS and not word.isupper()
    generic = generic or (everyday and not _NAMING.search(passage.text[max(0, start - 30) : start]))
    return Stretch(start, end) if len(text) > 1 and not generic and text not in _STATES else None


_OF_PLACE = re.compile(r"\s(?:de|del|di|da|do|d['’]|aus|från|fra|z|iz|uit)\s?$")


def _without_place(passage: Passage, start: int, end: int) -> int:
    """The end of a name without the place it comes from ("Contexto de Valencia")."""
    for m in (m for v in OF_COUNTRY for m in passage.of(v)):
        of = _OF_PLACE.search(passage.text, start, m.start) if m.end == end and m.start > start else None
        if of:
            return of.start()
    return end


# "derived from Bandura's theory of learning"
_OWNER = re.compile(r"['’]s\s")


def _other(passage: Passage, kinds: Kinds, found: Stretch, adapted: bool, quoted: bool) -> bool:
    """Is it the name of a body, a place or a theory?"""
    if quoted:
        return False
    if _OWNER.match(passage.text, found.end):
        return True
    if adapted and any(m.start <= found.start < m.end for v in kinds.kept for m in passage.of(v)):
        return False
    short = passage.text[found.start : found.end]
    short = short if short.isupper() and " " not in short else ""
    vocabularies = kinds.bodies if not adapted else tuple(v for v in kinds.bodies if v not in kinds.kept)
    return any(
        (m.start <= found.start and found.end <= m.end) or (m.start == found.start and v not in kinds.kept)
        for v in vocabularies
        for m in passage.of(v)
        if not (short and m.term.islower() and len(m.term) == len(short))
    )
