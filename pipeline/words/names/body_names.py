"""The name of a body as an answer gives it: it begins behind articles and people, and ends at the year, the verb, the
place after a comma, the apposition; units of it and bodies joined to it belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.fold import keys
from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words.dates.cues import cues
from pipeline.words.dates.dated import dated
from pipeline.words.names.body_fields import field_of_ministry
from pipeline.words.names.body_leads import BODIES, OWNING, SMALL, begin, behind_people, bodies
from pipeline.words.names.body_verbs import WORD, verb_after
from pipeline.words.quantities.years import ROLES
from pipeline.words.wording.language import detect
from pipeline.words.wording.pieces import Piece

OFFICES = ("prison_service", "probation_service", "prison_and_probation_service", "ministry")
_ENTRY = re.compile(r"(?<=\s)\(?[1-9a-e][.)]\s")
_KIND = re.compile(r"(?:an?|en|ei|eine?|une?|una?|uno|een|ett?|um|uma)\s+[^\W\d_A-ZÀ-Þ]")
_FULL_STOP = re.compile(r"\.\s+[^\W\d_a-zà-öø-ÿ]")
_ELIDED = re.compile(r"\s[lm]\s?['’`´](?=a\s|ont\s|ha\s|hanno\s|avait\s)")  # "l'a conçu": the programme
_FROM_A = re.compile(  # "bought by X from a Dutch firm"
    r"(?<=\s)(?:from an?|von eine[rm]|aus eine[rm]|d['’]une?|à une?|de una?|a una|da un[ao]?|van een|från ett?"
    r"|fra ett?|fra en|d['’]una?)"
    r"\s(?=(?:(?-i:[^\W\d_a-zà-öø-ÿ])?[a-zà-öø-ÿ]+\s){0,2}[a-zà-öø-ÿ])")
_FROM_TOWN = re.compile(  # "the society Most from Ljubljana"
    r"(?<=\s)(?:from|aus|iz|uit|från|fra|z|ze|din|iš)\s(?:the\s)?(?=(?-i:[^\W\d_a-zà-öø-ÿ]))")
_BY_THEM = re.compile(r"(?<=\s)by\s(?:its|their|her|his)\b")
_WHEN = frozenset({
    "between", "during", "within", "around", "towards", "before", "after", "through", "zwischen", "während", "gegen",
    "entre", "pendant", "durant", "vers", "durante", "verso", "tussen", "tijdens", "rond", "mellan", "under",
    "mellem", "mellom", "między", "podczas", "počas", "během", "između", "tijekom", "med", "tarp", "starp",
})
_AMID = re.compile(r"[^\W\d_a-zà-öø-ÿ]\w*\s[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]")  # "Fresh Start North"
_TOGETHER = re.compile(
    r"(?<=\w)\s(?:samen|together|jointly|gemeinsam|zusammen|ensemble|conjointement|conjuntamente|insieme|tillsammans"
    r"|sammen|yhdessä|razem|wspólnie|společně|spoločne|zajedno|skupaj)$")
_AND_DONE = re.compile(  # "owned by X and hosted within its Y"
    r"(?<=\w)\s(?:and\s[a-z]+(?:ed|en|un|ld)\s(?:within|by|in|at|inside|under|from|through|with|out|since|on)"
    r"|und\s[a-zäöüß]+(?:t|en)\s(?:ist|wird|wurde|bei|beim|in|im|von|vom|durch)"
    r"|et\s[a-zà-ÿ]+(?:ée?s?|ue?s?|is|ise)\s(?:au|par|dans|à|chez|en|sous)|y\s[a-zà-ÿ]+(?:ad|id)[oa]s?\s(?:en|por|dentro|al)"
    r"|e\s[a-zà-ÿ]+(?:[aiu]t|st)[oaie]\s(?:presso|da|dal|dalla|in|nel|nella|all['’]interno)"
    r"|en\s(?:ge|onderge|uitge|aange|inge)[a-z]+\s(?:bij|door|in|aan|binnen)"
    r"|och\s[a-zåäö]+(?:t|d|ad|at|s)\s(?:av|inom|hos|i|på|vid)"
    r"|og\s[a-zæøå]+(?:t|et)\s(?:af|av|i|hos|ved|under|innen))\b")
_OBJECT = re.compile(r"(?<=\s)[a-z]+\s+it\b")
_PEOPLES = re.compile(
    r"swedes|danes|finns|norweger|schweden|dänen|finnen|kanadier|amerikaner|engländer|briten|noren|zweden|denen|canadezen"
    r"|amerikanen|engelsen|norrmän\w*|svenskar\w*|danskar\w*|nordmenn\w*|svenskern\w*|kanadensar\w*", re.IGNORECASE)
_NGO = re.compile(r"NGO|ONG|NPO|NRO|NNO|MVO|NVO|ΜΚΟ|НПО")
_NOUN = 6  # letters of a noun that is no legal form
_LINE, _UNIT, _FEW = 10, 5, 3
_VERB = 12  # letters
_SMALL = 4  # letters

How = Literal["label", "stated", "head", "maker", "subject"]


@dataclass(frozen=True, slots=True)
class Owner:
    """A body as an answer names it: the stretches of its name, and how it is told; `last` is where its piece ends."""

    name: tuple[Stretch, ...]
    how: How
    last: int

    def text(self, passage: Passage) -> str:
        told = ""
        for i, part in enumerate(self.name):
            mark = passage.text[self.name[i - 1].end : part.start].strip() if i else ""
            told += {"/": " / ", ",": ", "}.get(mark, " ") + " ".join(part.of(passage.text).split())
        return told.strip()


_DONE = re.compile(  # "and the texts were written by"
    r"\b(?:was|were|wurden?|(?:ont|a) été|fue|fueron|(?:è|sono) stat[aeio]|werd|werden|blev|ble|został[ayo]?|były?"
    r"|byl[ayo]?|foi|foram|buvo|tika|bil[aeio]?|je|su|so)\b", re.IGNORECASE)


def begins_with_event(passage: Passage, piece: Piece) -> bool:
    """Does a piece begin with a year, or with a word of making, starting ... and no body before it?"""
    text = passage.text
    if text[piece.start].isdecimal() or any(d.year.start == piece.start for d in dated(passage)):
        return True
    first = next(iter(WORD.finditer(text, piece.start, piece.end)), None)
    if first is None:
        return True
    own = bodies(passage, piece.start, piece.end)
    told = [
        m
        for m in (*passage.of(OWNING, "made_after", "owns_after"), *cues(passage, Stretch(piece.start, piece.end)))
        if piece.start <= m.start < piece.end and not any(b.start <= m.start < b.end for b in own)
    ]
    if not told:
        return False
    ahead = min(m.start for m in told)
    behind = any(b.start > ahead for b in own)
    return (ahead <= first.end() + 1 and not any(m.start <= first.end() for m in own)) or (
        behind and only_the_programme(passage, piece.start, ahead))


def only_the_programme(passage: Passage, start: int, end: int) -> bool:
    """Do at most a word for the programme and small words stand before an event ("Program je izradilo ...")?"""
    programme = [m for m in passage.of(ROLES, "programme") if start <= m.start < end]
    return all(keys(w.group())[0] in SMALL or any(m.start <= w.start() < m.end for m in programme)
               for w in WORD.finditer(passage.text, start, end))


def named(passage: Passage, row: Sequence[Piece], how: How, further: Sequence[list[Piece]] = ()) -> Owner | None:
    """The body that a row of pieces begins with, with what belongs to its name."""
    row = behind_people(passage, row)
    name: list[Stretch] = []
    last = row[0].end
    for i, piece in enumerate(row):
        if name and not _belongs(passage, piece, row, i):
            if piece.kind == "bracket":
                continue
            break
        stretch, whole = _cut(passage, piece, not name)
        if stretch is None:
            break
        name.append(stretch)
        last = piece.end
        if not whole:
            break
    if not name or _is_statement(passage, name[0], how):
        return None
    for unit in further:
        if len(row) > 1 or not _joins(passage, unit):
            break
        stretch, _ = _cut(passage, unit[0], False)
        if stretch:
            name.append(stretch)
    return Owner(tuple(name), how, last)


def _belongs(passage: Passage, piece: Piece, row: Sequence[Piece], at: int) -> bool:
    """Does a piece after a body's name go on with it?"""
    text = passage.text
    following = row[at + 1] if at + 1 < len(row) else None
    if piece.kind == "bracket" or (following and following.joint in (":", "=") and piece.joint != ""):
        return False
    if piece.kind == "quoted" or not piece.joint:
        verb = verb_after(passage, piece.start, min(piece.end, piece.start + _VERB))
        apart = _FROM_TOWN.match(passage.text, piece.start, piece.end)
        return verb != piece.start and not begins_with_event(passage, piece) and not apart
    if begins_with_event(passage, piece) or any(m.start <= piece.start < m.end for m in passage.of(OWNING, "supports")):
        return False
    words = WORD.findall(text, piece.start, piece.end)
    jointly = any(piece.start <= m.start <= piece.start + 1 for m in passage.of(OWNING, "jointly"))
    unit = any(piece.start <= m.start and m.end <= piece.end for m in passage.of(OWNING, "unit"))
    there = bodies(passage, piece.start, piece.end)
    body = bool(there) and verb_after(passage, piece.start, there[0].start) is None and not _DONE.search(
        text, piece.start, there[0].start)
    upper = text[piece.start].isupper()
    if piece.joint == "," and _form(passage, piece):
        return True
    if piece.joint == "/":
        return body or upper
    if piece.joint == "-":
        return upper and not _event_in(passage, piece)
    if piece.joint == ",":
        kind = _KIND.match(text, piece.start, piece.end)
        if kind and (text[piece.start + 1] != " " or detect(text) in (None, "en")):
            return False
        if _only_its_kind(passage, piece) and not bodies(passage, row[0].start, row[0].end):
            return False
        if jointly or (upper and (body or unit)) or field_of_ministry(passage, row, at):
            return True
        if body and not bodies(passage, row[0].start, row[0].end):
            return False
        joined = any(piece.start <= m.start <= piece.start + 1 for m in passage.of("joiners", "and"))
        return (joined and body) or (unit and len(words) <= _UNIT and keys(words[0])[0] not in SMALL)
    return False


def _only_its_kind(passage: Passage, piece: Piece) -> bool:
    """Is a piece one noun that tells what kind of body stands before it ("NGO", "Verein"), and no legal form?"""
    kinds = passage.of(BODIES, "ngo", "private_company")
    whole = any(m.start == piece.start and m.end == piece.end and m.first == m.last for m in kinds)
    return whole and (_NGO.fullmatch(passage.text, piece.start, piece.end) is not None or (
        piece.end - piece.start >= _NOUN and piece.of(passage.text)[1:].islower()))


def _form(passage: Passage, piece: Piece) -> int | None:
    """Where a legal form that opens a piece ends ("z. s.", "e.V.")."""
    told = [m for m in bodies(passage, piece.start, piece.end) if m.start == piece.start and "." in m.term]
    return told[0].end if told else None


def _event_in(passage: Passage, piece: Piece) -> bool:
    """Does a piece tell a year or an event of a year before any body is named?"""
    body = bodies(passage, piece.start, piece.end)
    limit = body[0].start if body else piece.end
    told = [d.start for d in dated(passage) if piece.start <= d.start < limit]
    return bool(told) and not _name_before(passage, piece.start, told[0])


def _name_before(passage: Passage, start: int, end: int) -> bool:
    """Do at least two words of a name, and none for the programme, stand before an event?"""
    words = WORD.findall(passage.text, start, end)
    programme = any(start <= m.start < end for m in passage.of(ROLES, "programme"))
    return len(words) >= 2 and all(w[0].isupper() for w in words) and not programme


def _joins(passage: Passage, unit: Sequence[Piece]) -> bool:
    """Is a further line another body, and nothing else?"""
    first = unit[0]
    words = WORD.findall(passage.text, first.start, first.end)
    return (
        len(unit) == 1
        and first.joint == "\n"
        and first.kind == "plain"
        and len(words) <= _LINE
        and bool(bodies(passage, first.start, first.end))
        and passage.text[first.start].isupper()
        and not begins_with_event(passage, first)
        and not any(first.start <= d.year.start < first.end for d in dated(passage))
    )


def _cut(passage: Passage, piece: Piece, first: bool) -> tuple[Stretch | None, bool]:
    """The part of a piece that is a body's name, and whether that is all of it."""
    text = passage.text
    start, end = piece.start, piece.end
    if first:
        start = begin(passage, piece)
    elif form := _form(passage, piece):
        return Stretch(start, form + (text[form : form + 1] == ".")), False
    body = bodies(passage, start, end)
    anchor = body[0].end if body else start + len(word.group() if (word := WORD.search(text, start, end)) else "")
    stops = [d.year.start for d in dated(passage) if start <= d.year.start < end]
    if stops:
        stops += [m.start for m in cues(passage, Stretch(start, end)) if anchor <= m.start < stops[0]]
        stops += [
            m.start
            for m in passage.of(ROLES, "circa", "early", "middle", "late", "month")
            if anchor <= m.start < stops[0]
        ]
    inside = [(b.start, b.end) for b in body]
    stops += [m.start() for m in _ENTRY.finditer(text, anchor, end) if not any(a <= m.start() < b for a, b in inside)]
    stops += [
        m.start
        for m in passage.of(OWNING, "owns_before", "made_before", "made_after", "supports", "year_label")
        if anchor <= m.start < end and not (
            m.term == "for the" and m.start == anchor + 1 and text[m.end + 1 : m.end + 2].isupper())
        and not (m.code == "year_label" and _AMID.match(text, m.start, end))
    ]
    stops += [m.start for m in passage.of(OWNING, "supports") if body and start < m.start < body[0].start
              and text[start].isupper() and text[m.start].islower() and m.term != "for the"]
    stops += [m.start() for p in (_FROM_A, _BY_THEM, _AND_DONE) for m in p.finditer(text, anchor, end)]
    stops += [m.start() for m in _FROM_TOWN.finditer(text, anchor, end) if body and body[0].end < m.start()]
    stops += [b.end for b in body if b.end < end and _FULL_STOP.match(text, b.end)]
    stops += [m.start() for m in (*_OBJECT.finditer(text, anchor, end), *_ELIDED.finditer(text, anchor, end))]
    verb = verb_after(passage, anchor, end)
    if verb is not None and not (text[verb].isupper() and (
            any(b.start > verb for b in body) or _AMID.match(text, verb, end))):
        stops.append(verb)
    cut = min((s for s in stops if s > start), default=end)
    while cut > start and not text[cut - 1].isalnum() and text[cut - 1] not in ".)":
        cut -= 1
    cut = _without_small_end(passage, start, cut) if cut < end else cut
    both = _TOGETHER.search(text, start, cut)
    cut = both.start() if both else cut
    if cut <= start or not WORD.search(text, start, cut):
        return None, False
    whole = cut >= end
    return Stretch(start, _without_generic(passage, start, cut)), whole


def _without_small_end(passage: Passage, start: int, end: int) -> int:
    """A cut name without the small words before the year or verb ("Probation Service in")."""
    text = passage.text
    while True:
        word = re.search(r"[\s,(]+([^\W\d_]+)[\s,(]*$", text[start:end])
        if word and any(m.end == start + word.end(1) for m in passage.of("time_units", "year")):
            end = start + word.start()
            continue
        if not word or (word[1] not in _WHEN and (
                not word[1].islower() or word[1] not in SMALL or len(word[1]) > _SMALL)):
            return end
        end = start + word.start()


def _without_generic(passage: Passage, start: int, end: int) -> int:
    """A name without a word behind it that only says what the body is ("Haven House charity")."""
    for mention in passage.of(BODIES, "ngo", "private_company"):
        alone = mention.end == end and mention.start > start and mention.language == "en" and " " not in mention.term
        if alone and passage.text[mention.start].islower() and not _second(passage, start, mention):
            before = passage.text[start : mention.start].rstrip()
            if before[-1:].isalnum() and before.split()[-1][:1].isupper():
                return start + len(before)
    return end


def _second(passage: Passage, start: int, kind: Mention) -> bool:
    """Does an "and" join a body to another one, of which a word for a kind is all that tells what it is?"""
    ands = [m.start for m in passage.of("joiners", "and") if start < m.start < kind.start]
    return bool(ands) and bool(bodies(passage, start, ands[-1])) and not bodies(passage, ands[-1], kind.start)


def _is_statement(passage: Passage, name: Stretch, how: How) -> bool:
    """Is what stands first no body but the beginning of a sentence: a pronoun, the programme?"""
    words = WORD.findall(passage.text, name.start, name.end)
    if not words:
        return True
    if len({c for w in words for c in w.casefold()}) < 2:
        return True
    verb = words[0].islower() and verb_after(passage, name.start, name.start + len(words[0])) == name.start
    if how == "head" and (verb or keys(words[0])[0] in _DEMONSTRATIVES):
        return True
    if bodies(passage, name.start, name.end):
        return False
    if _people(passage, name, words):
        return True
    small = all(keys(w)[0] in SMALL for w in words)
    programme = any(name.start <= m.start < name.end and not _last_of_name(passage, name, m.start)
                    for m in passage.of(ROLES, "programme"))
    article = 1 < len(words) <= _FEW and all(w[0].isupper() for w in words)  # "Il Ponte"
    return small or (how == "head" and (programme or (keys(words[0])[0] in _PRONOUNS and not article)))


_WHAT_IT_IS = re.compile(
    r"\s?[,–—-]\s(?=(?:an?|eine?|une?|una?|uno|een|ett?|en|um|uma|the|il|le|la|el)\s[a-zà-öø-ÿ])")
_APPOSED = 60  # characters


def _last_of_name(passage: Passage, name: Stretch, at: int) -> bool:
    """Does a word for the programme end the name of a body, whose kind an apposition tells ("Corrib Men's Project, a
    charity")?"""
    words = WORD.findall(passage.text, name.start, at)
    kind = _WHAT_IT_IS.match(passage.text, name.end)
    upper = len(words) > 1 and passage.text[at].isupper() and all(w[0].isupper() or len(w) == 1 for w in words)
    return upper and kind is not None and bool(bodies(
        passage, kind.end(), min(len(passage.text), passage.sentence_at(name.start).end, kind.end() + _APPOSED)))


def _people(passage: Passage, name: Stretch, words: Sequence[str]) -> bool:
    """Is a name only the people of a nation ("The Norwegians"), or one word in small letters that is a participle?"""
    nation = len(words) == 1 and (words[0].casefold() in _nations(passage.lexicon) or _PEOPLES.fullmatch(words[0]))
    event = len(words) == 1 and words[0].islower() and bool(cues(passage, name))
    return bool(nation) or event


@lru_cache(maxsize=4)
def _nations(lexicon: Lexicon) -> frozenset[str]:
    """The adjectives of nations, and what they are with the s of a plural."""
    codes = lexicon.vocabularies["nationalities"].codes.values()
    words = {t.strip("*").casefold() for code in codes for terms in code.terms.values() for t in terms}
    return frozenset(words | {f"{w}s" for w in words})


_DEMONSTRATIVES = frozenset(
    ["it", "this", "these", "they", "there", "he", "she", "dies", "dieses", "ce", "cette", "dit", "deze"]
)
_PRONOUNS = frozenset([
    "you", "yo", "io", "je", "minä", "aš", "eu", "én", "it", "this", "these", "we", "our", "they",
    "there", "he", "she", "es", "das", "dies", "wir", "unser", "il", "elle", "nous", "notre", "el", "esta",
    "este", "la", "det", "den", "vi", "vår", "to", "ten", "tato", "i", "ich", "ik", "jag", "jeg",
])
