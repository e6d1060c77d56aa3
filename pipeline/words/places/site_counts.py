"""How much of a country an answer covers by the sites and areas it counts: a share, a number, some of them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Literal

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.figures import numbers
from pipeline.words.places import place_names
from pipeline.words.places.gazetteer import Place
from pipeline.words.places.place_clauses import led_over
from pipeline.words.places.placed import Placed, stands
from pipeline.words.places.settled import WORDS
from pipeline.words.places.whole_places import counts_some, denied_whole
from pipeline.words.wording import tongues

_OF = re.compile(
    r"\s*(?:of|out of|von|de|des|di|van|av|af|z|ze|iz|od|sur|su|/|from|iš|no|din|den|der|las|los)\s+"
    r"(?:(?:the|de|den|der|les|los|las|le|une|alle|our|i|all|totalt|total|insgesamt)\s+){0,2}",
    re.I,
)
_THE = re.compile(
    r"\b(the|die|les|los|las|le|de|tous les|alle|all|its|our|sus|ses|ihren|unsere[nr]?|i|gli)\s*$", re.I
)
_OUT_OF = re.compile(
    r"(?<!all )\b(?:out of|sur|aus|sui|sulle|ud af|ut av)\s(?:the|les|den|total(?:ly)?)?\s?$", re.IGNORECASE)
_ONLY_IN = {"i": frozenset({"it"}), "de": frozenset({"nl", "sv", "da", "nb"})}
_RESTRICTED = re.compile(
    r"[\s,]*(?:(?:in|near|next to|closest|around|along|under|named|called|where|which|that|with|whose|rund um"
    r"|entlang|nahe"
    r"|mit|wo|qui|où|que|avec|autour|proches|con|donde|alrededor|cerca|dove|intorno|vicino|met|waar|rond|med|som|där"
    r"|hvor|omkring|kring|gdzie|które|wokół|kde|které|kolem|okolo|gdje|koje|kjer|kur|kus|unde|care|com|onde|ahol)\b"
    r"|(?:of|de|van|di)\s+(?:our|this|the)\s+(?:region|province|county|area)|[:(]?\s*[^\W\d_a-zà-öø-ÿ][^\W\d_]+"
    r"(?:\s(?:and|und|et|y|e|en|och|og|ja|i|a|ir|un|in|és|și)\s|,\s)[^\W\d_a-zà-öø-ÿ])")
_WHOLE_FIRST = re.compile(
    r"\b(?:(?:out\s)?of|von(?: den)?|aus(?: den)?|sur(?: les)?|des|de (?:las|los|les)|de|delle|dei|van(?: de)?"
    r"|av(?: de)?|af(?: de)?|z|ze|iz|od|iš|no"
    r"|din(?: cele)?|d[oa]s)\s(?:(?:the|our|these|its|all|[^\W\d_]+['’]s)\s)?$", re.IGNORECASE)
_ELATIVE = re.compile(r"(?:st[aä]?|b[óő]l)\b$", re.IGNORECASE)  # Finnish, Estonian, Hungarian "out of"
_OUT_BEHIND = re.compile(r"\s(?:közül|joukosta|hulgast|seast|arasından)\b", re.IGNORECASE)
_FAR_SOME = re.compile(r"\s(?:[^\W\d_]+\s){1,8}(?:in|at|i|w|v|ve|u|en|à|na|em)\s")
HOUSE = re.compile(
    r"pris|jail|HMP|gefäng|.*anstalt|JVA|.*p[eé]ni|cárcel|carcer|istitut|cas[ae] |gevang|inricht|.*fängels|fengs"
    r"|fængs|vankil"
    r"|więz|zakład|věznic|väznic|kalėj|cietum|vangla|zapor|zatvor|kaznion|börtön|intézet|φυλακ|pres[oó]|institution"
    r"|establish"
    r"|établis|estabelec", re.IGNORECASE)
_INNER = re.compile(
    r"ward|wing|(?:open |closed )?unit|section|abteilung|quartier|módulo|modul|sezion|afdeling|avdeling|osasto|oddział"
    r"|osakon|nodaļ|odjel|oddel|oddělen|unidad|yksik|enhet|padalin|unitat", re.IGNORECASE)
_STOP = re.compile(r"[:;]|[.!?]\s")
_ENDS = re.compile(r"\s*(?:[.;,)]|of them\b|$)")
_ONLY_SOME = re.compile(r"\s*[,:–-]?\s*(?:[^\W\d_]{1,8}\s){0,2}$")
_EVERY_ONE = re.compile(r"\b(?:every|each|jeder|jede|jedes|jedem|chacun|cada|varje|hver|elke|ieder)\s$", re.IGNORECASE)
_EACH_OF = re.compile(r"\b(?:every|each) one of\b", re.IGNORECASE)
_FEW = 4
_WITH_A = re.compile(
    r"\b(?:have|has|having|with|haben|hat|mit|ont|avec|tienen|con|hanno|met|hebben|har|med|mają|z|mají|s|imajo|imaju"
    r"|têm|com)\s"
    r"(?:an?|eine[nrm]?|une?|una|uno|een|ett?|en)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_LABEL = 25  # characters
_COLON = re.compile(r"[^.;:()\d]*[:=]\s*")
_RATIO = re.compile(
    r"(?<![\d/.,-])(?:(\d{1,3})\s?/\s?(\d{1,3})(?![\d/.])|(\d{1,3})(?:[.,]\d+)?\s?(?:%|per ?cent\b|pct\b|Prozent\b"
    r"|pour ?cent\b"
    r"|por ciento\b|por cento\b|procent\w*|prosent\w*))", re.IGNORECASE)
_OTHER_NOUN = re.compile(
    r"\s+(?!(?:men|man|people|days|hours|weeks|months|years|sessions|staff|per|percent)\b)[^\W\d_]{4,}", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:north|south|east|west|central|nord|süd|ost|östlich|westlich|mittler|noord|zuid|oost|sud|est\b|ouest"
    r"|septentr|mérid|orient|occident|norte|sur\b|sul\b|este\b|oeste|settentr|merid|norra|södra|östra|västra|nørre"
    r"|sønder|nordlig|sydlig|sørlig|østlig|vestlig|pohjois|etelä|itä|länsi|północn|południow|wschodn|zachodn|severn"
    r"|jižn|južn|východ|západ|istočn|zapadn|vzhodn|zahodn|šiaur|pietr|ryt|vakar|ziemeļ|dienvid|austrum|rietum|põhja"
    r"|lõuna|ida|lääne|északi|déli|keleti"
    r"|nyugati|larg|größ|grand|big|select|ausgew|choisi|partic|coast|mount|eerste|first|pilot)", re.I)
COUNTRY = re.compile(
    r"\W*(?:(?:the|de|of|our|du|del|des|el|la|il|le|het|o|a|ganze[ns]?|this)\s+){0,3}(?:countr|land\b|landet"
    r"|territor|principa|fürstent|duch[yé]|großherzog"
    r"|kingdom|royaum|königreich|reino\b|koninkrijk|bailiwick|pays|país|paese|maa\b|maassa|kraj|"
    r"state\b|island|állam|ország|țar|šal|zem|republi|terytor|staat|nation|riigi|valst|držav|zemlj|ország"
    r"|estado|stat|\d)",
    re.I,
)
_PIECE = re.compile(
    r"part|teil|deel|del|osa|część|części|část|časť|dal|daļ|dio|dij|rész|half|hälft|helft|halv|moiti|mitad|metà|meit"
    r"|puol|poło|polov|pus|pool|fele|jumăt|metad|most|mainl|chiefl|meist|plupart|mayor|maior|maggior|meeste|flest"
    r"|większ|většin"
    r"|väčšin|večin|većin|enami|the |major|third|quarter", re.I)
_KIND = re.compile(r"\s(?:that|which|who|with|where|having|qui|avec|où|que|con|donde)\b", re.IGNORECASE)
_EACH = re.compile(r"\W*(?:per|pro|pr\.?|par|por|je|/|na|po)\s", re.I)
_COUNTRIES = re.compile(
    r"\s+(?:[^\W\d_]+\s+)?(?:countries|states of|Staaten|pays|países|paesi|landen|länder|lande|maassa|maata|krajach"
    r"|krajów"
    r"|zemích|zemí|krajinách|krajín|šalyse|šalių|valstīs|riigis|državah|država|zemalja|zemlje|țări|országban"
    r"|χώρες|països)\b",
    re.IGNORECASE)
_STATES = re.compile(r"\s+(?:[^\W\d_]+\s+)?(?:states|stater|nations|nationer|États|Estados|Stati)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:both|beid\w+|les deux|ambos|entrambi|beide|båda|begge|oba|obu|obie|obou|oboch|abi|abiejose)\s(?:the\s)?"
    r"(?:countries|states|nations|Länder\w*|Staaten|pays|países|paesi|landen|länder\w*|lande|land|krajach|kraje|zemích|krajinách)\b",
    re.IGNORECASE)
_BREAK = re.compile(r"[;:,()\d]|\w{4}\.|^\.\s")

Code = Literal["local", "regional", "national", "international"]


@dataclass(frozen=True, slots=True)
class Extent:
    """A reach, and the characters that tell it."""

    code: str
    start: int
    end: int
    confidence: Literal["high", "medium", "low"] = "high"
    qualifier: str | None = None


def counts(passage: Passage) -> list[tuple[int, int, float]]:
    """Counts of one and more in digits and in words, with their places; the "une" of "une centaine" is none."""
    found = [(n.start, n.end, n.value) for n in numbers.single(passage) if n.kind == "count" and n.value >= 1]
    return [a for a, b in itertools.zip_longest(found, found[1:]) if not (
        b and a[2] == 1 and not passage.text[a[1] : b[0]].strip() and passage.text[a[0]].isalpha())]


def counted(passage: Passage, at: int, codes: tuple[str, ...], words: int = 2) -> Mention | None:
    """The noun that a number or quantity ending at `at` counts: few words further on."""
    for mention in passage.of(WORDS, *codes):
        if mention.start >= at:
            between = passage.text[at : mention.start]
            return mention if len(between.split()) <= words and not _BREAK.search(between) else None
    return None


def share(passage: Passage) -> Extent | None:
    """ "8 of 25 prisons", "60 % of the prisons", "4/6 regions"."""
    for match in _RATIO.finditer(passage.text):
        several, of_all = (int(match[1]), int(match[2])) if match[1] else (int(match[3]), 100)
        found = counted(passage, match.end(), ("site", "area"), 3) or _labelled(passage, match.start())
        if found and 0 < several <= of_all and stands(passage, found):
            told = f"{several} of {of_all}" if match[1] else f"{several} %"
            code = "national" if several == of_all else "regional"
            return Extent(code, min(match.start(), found.start), max(match.end(), found.end), "medium", told)
    for (start, end, part), (second, stop, whole) in itertools.pairwise(counts(passage)):
        between = passage.text[end:second]
        if part == 1 and (_EVERY_ONE.search(passage.text, max(0, start - _LABEL), start) or _EACH_OF.search(between)):
            continue  # "every one of the four"
        if not _OF.fullmatch(between) and not (
                len(between) < 40 and _OF.search(between[-24:]) and not _STOP.search(between)):
            continue
        noun = (counted(passage, stop, ("site", "area")) or counted(passage, end, ("site", "area"))
                or _labelled(passage, start) or _left_out(passage, start, stop))
        told = f"{part:g} of {whole:g}"
        if noun and part <= whole:
            code = "national" if part == whole else "local" if part <= 3 and noun.code == "site" else "regional"
            return Extent(code, start, max(noun.end, stop), qualifier=told)
        if noun is None and whole > _FEW and part < whole and _OTHER_NOUN.match(passage.text, stop):
            return Extent("regional", start, stop, "medium", told)
    return None


def share_behind(passage: Passage) -> Extent | None:
    """A share whose whole stands first ("of 33 prisons 11 have it", "19 vármegyéből 7")."""
    for (start, end, whole), (second, stop, part) in itertools.pairwise(counts(passage)):
        noun = counted(passage, end, ("site", "area")) if 0 < part <= whole and whole > 1 else None
        if noun is None or noun.end > second:
            continue
        far = _FAR_SOME.fullmatch(passage.text, noun.end, second) and _ENDS.match(passage.text, stop)
        if not far and not _ONLY_SOME.fullmatch(passage.text, noun.end, second):
            continue
        elative = _ELATIVE.search(passage.text, noun.start, noun.end) or _OUT_BEHIND.match(passage.text, noun.end)
        led = elative or _WHOLE_FIRST.search(passage.text, max(0, start - _LABEL), start)
        if led and stands(passage, noun) and counted(passage, stop, ("site", "area"), 0) is None:
            code = "national" if part == whole else "local" if part <= 3 and noun.code == "site" else "regional"
            return Extent(code, start, stop, qualifier=f"{part:g} of {whole:g}")
    return None


def _left_out(passage: Passage, start: int, stop: int) -> Mention | None:
    """The noun of sites that stands before in the sentence and is left out at the end of it ("began in one prison, now
    in 9 of 14")."""
    if not re.match(r"\s*(?:[.;,)]|$)", passage.text[stop:]):
        return None
    begin = passage.sentence_at(start).start
    return next((m for m in passage.of(WORDS, "site", "area") if begin <= m.start and m.end <= start), None)


def _labelled(passage: Passage, at: int) -> Mention | None:
    """The noun of a label right before a number ("Number of prisons: 10 of 35")."""
    return next((m for m in passage.of(WORDS, "site", "area") if m.end <= at <= m.end + _LABEL
                 and _COLON.fullmatch(passage.text, m.end, at)), None)


def some(passage: Passage) -> Extent | None:
    """ "Several prisons", "parts of the country", "mainly the south"; not "several countries"."""
    for mention in passage.of(WORDS, "some"):
        if not stands(passage, mention) or led_over(passage, mention) or precedes(passage, "except", mention.start):
            continue
        noun = counted(passage, mention.end, ("site", "area"), 3) or _before(passage, mention)
        piece = _PIECE.search(mention.term) is not None
        country = (piece and COUNTRY.match(passage.text, mention.end)) or (
            mention.term.startswith("the ") or mention.term in ("mainly", "part of", "parts of")
        )
        if noun or country:
            ends = (mention.start, mention.end, *((noun.start, noun.end) if noun else ()))
            return Extent("regional", min(ends), max(ends), "medium")
    return None


def limited(passage: Passage) -> Extent | None:
    """Sites of one kind only ("only in the prisons that have a therapeutic unit")."""
    for only in passage.of(WORDS, "only"):
        noun = counted(passage, only.end, ("site",), 3)
        plain = noun is not None and noun.term.rstrip("*").endswith("s") and not re.search(
            r"\d", passage.text[only.end : noun.start])
        if noun is not None and plain and stands(passage, only) and _KIND.match(passage.text, noun.end):
            return Extent("regional", only.start, noun.end, "medium")
    return None


def _before(passage: Passage, some_of: Mention) -> Mention | None:
    """The noun right before a word for a part ("a megyék felében")."""
    if not _PIECE.search(some_of.term):
        return None
    return next((m for m in passage.of(WORDS, "site", "area") if m.last + 1 == some_of.first), None)


def sites(passage: Passage, placed: Placed) -> Extent | None:
    """A number of sites or areas at home: all of them, up to three, or more."""
    total, first, last, areas = 0.0, None, 0, False
    house: Mention | None = None
    for start, end, number in counts(passage):
        noun = counted(passage, end, ("site", "area", "town"))
        if noun is None or not stands(passage, noun) or _no_site(passage, end, number, noun):
            continue
        if any(passage.clause_at(start).holds(p.start) or _bracket_of(passage, p, start) or _goes_on(
                passage, placed, p, start) for p in placed.also) or any(
                _bracket_of(passage, p, start) for p in (*placed.unsure, *placed.denied)):
            continue
        if number == 1 and _beside_regions(passage, placed, start):
            continue
        every = noun.code == "area" and not precedes(passage, "only", start) and number in _numbers_of_parts(placed)
        if every or (number > 1 and _all_the(passage, start, end, noun)) or precedes(passage, "whole", start):
            return Extent("national", start, noun.end)
        if house and _inside(passage, house, noun):
            continue
        house = noun if HOUSE.match(noun.term) else house
        areas = areas or noun.code == "area"
        total, first, last = total + number, start if first is None else first, noun.end
    if first is None:
        return None
    code = "local" if total <= 3 and not areas else "regional"
    return Extent(code, first, last, qualifier=f"{total:g} sites or areas")


def _inside(passage: Passage, house: Mention, part: Mention) -> bool:
    """Are wards and units the inside of a prison counted before in the sentence ("one prison, with three units"), and
    none of another service?"""
    near = passage.sentence_at(house.start).holds(part.start)
    of_others = _OF.match(passage.text, part.end) or "probation" in part.term
    return near and not of_others and _INNER.match(part.term) is not None


def _beside_regions(passage: Passage, placed: Placed, at: int) -> bool:
    """Does a clause with one site in a place of its own go on after two regions ("Limburg and Antwerp, and one office
    in Brussels")?"""
    clause = passage.clause_at(at)
    regions = [p for p in placed.main if p.codes and p.kind in ("region", "land", "part") and p.end <= clause.start]
    return len(regions) > 1 and any(clause.holds(p.start) for p in placed.all())


def _goes_on(passage: Passage, placed: Placed, place: Place, at: int) -> bool:
    """Does what stands at a character go on about a place of its sentence, no other one between ("also in Iceland, in
    one prison")?"""
    sentence = passage.sentence_at(at)
    others = (p for p in placed.all() if p is not place and sentence.holds(p.start))
    return sentence.start <= place.start < at and not any(place.end <= p.start < at for p in others) and len(
        passage.text[place.end : at].split()) <= _FEW


def _bracket_of(passage: Passage, place: Place, at: int) -> bool:
    """Does what stands at a character open the bracket of a place ("Poland (2 prisons)")?"""
    return place.end <= at and re.fullmatch(r"\s*\([^()]*", passage.text[place.end : at]) is not None


def _numbers_of_parts(placed: Placed) -> frozenset[int]:
    """How many counties, provinces ... the one country or land has that the programme is run in; not of so few that any
    number may be meant."""
    units = [p.codes[0] for p in placed.main if p.kind in ("country", "land") and len(p.codes) == 1]
    found = place_names.numbers_of_parts(units[0]) if len(units) == 1 else frozenset()
    return frozenset(n for n in found if n > _FEW or (n == _FEW and "-" in units[0]))


def _no_site(passage: Passage, end: int, number: float, noun: Mention) -> bool:
    """Is what is counted not a site of its own: so many for each, one national service, one team, or is it no number
    at all ("ei kaikissa")?"""
    national = any(end < m.start < noun.start for m in passage.of(WORDS, "national", "whole"))
    if number == 1 and _WITH_A.search(passage.text, max(0, noun.start - _LABEL - len(noun.term)), noun.start):
        return True  # "the prisons that have a therapeutic unit"
    return national or (number == 1 and noun.term == "team") or _EACH.match(passage.text, noun.end) is not None


def _all_the(passage: Passage, start: int, end: int, noun: Mention) -> bool:
    """Does an article say that it is all of them ("the 21 counties"), and no word behind that it is certain ones?"""
    the = _THE.search(passage.text[max(0, start - 20) : start])
    if the is None or _PART.search(passage.text, end, noun.start) or _RESTRICTED.match(passage.text, noun.end):
        return False
    if _OUT_OF.search(passage.text, max(0, start - 20), start):
        return False
    languages = _ONLY_IN.get(the.group(1).lower())
    return languages is None or bool(languages & tongues.likely(passage, passage.sentence_at(start)))


def precedes(passage: Passage, code: str, at: int) -> bool:
    """Does a word of a code stand right before?"""
    return any(
        m.end <= at <= m.end + 12
        and not re.search(r"[.;,:(\n]", passage.text[m.end : at])
        and not counts_some(passage, m)
        and not (code == "whole" and denied_whole(passage, m))
        for m in passage.of(WORDS, code)
    )


def countries(passage: Passage, named: int = 0) -> Extent | None:
    """A number of countries ("in five countries"); where some are `named`, that number only, or both."""
    both = _BOTH.search(passage.text) if named == 2 else None
    if both:
        return Extent("international", *both.span(), "medium")
    for start, end, number in counts(passage):
        noun = _COUNTRIES.match(passage.text, end) or (named and _STATES.match(passage.text, end))
        if noun and number > 1 and named in (0, number):
            return Extent("international", start, noun.end(), "medium")
    return None
