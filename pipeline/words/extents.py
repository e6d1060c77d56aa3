"""How much of a country an answer covers by what it counts and names: a share or number of sites, some of them, towns,
an area without a code."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words import claims, numbers
from pipeline.words.gazetteer import Place
from pipeline.words.placed import Placed, counts_some, stands
from pipeline.words.settled import WORDS, area_of
from pipeline.words.telling import said

_INSIDE = ("region", "part", "town")
_CLOSE = 12  # characters
_OF = re.compile(
    r"\s*(?:of|out of|von|de|des|di|van|av|af|z|ze|iz|od|sur|su|/|from|iš|no|din|den|der|las|los)\s+"
    r"(?:(?:the|de|den|der|les|los|las|le|alle|our|i|all|totalt|total|insgesamt)\s+){0,2}",
    re.I,
)
_THE = re.compile(
    r"\b(?:the|die|les|los|las|le|de|tous les|alle|all|its|our|sus|ses|ihren|unsere[nr]?|i|gli)\s*$", re.I
)
_PROPER = re.compile(
    r"(?<![\w.])[^\W\d_a-zà-öø-ÿ][^\W\d_]*[^\W\d_A-Z](?:[\s-](?:[^\W\d_a-zà-öø-ÿ][^\W\d_]+|la|de|am|an|der|upon))*"
)
_BEFORE_TOWN = re.compile(
    r"(?:\(|,|:|[–-]|\b(?:in|en|à|bei|i|w|v|ve|u|în|a|em|no|na|and|og|och|und|et|y|e|ja|ir|un|és|ou|und|just|bare|only|of|de|d['’]|di|der|Stadt|around|near))\s*$",
    re.I,
)
_COMMON_NOUN = re.compile(
    r"(?:ung|ungen|heit|keit|tion|tionen|schaft|schaften|vollzug\w*|hilfe|stellen?|anstalt(?:en)?|gerichte?n?|dienste?n?|programme?|projekte?|"
    r"zentren|zentrum|gruppen?|männer|behörden?|ministerium|verein|kooperation|jahren?|stufe|bereich|rahmen)$",
    re.I,
)
_COUNTRY = re.compile(
    r"\W*(?:(?:the|de|of|our|du|del|of|des|el|la|il|le|het|ganze[ns]?|this)\s+){0,3}(?:countr|land\b|landet|territor|pays|país|paese|maa\b|maassa|kraj|"
    r"state\b|island|állam|ország|țar|šal|zem|republi|terytor|staat|nation|riigi|valst|držav|zemlj|ország|estado|stat|\d)",
    re.I,
)

_FEW = 4
_OTHER_NOUN = re.compile(
    r"\s+(?!(?:men|man|people|days|hours|weeks|months|years|sessions|staff|per|percent)\b)[^\W\d_]{4,}", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:north|south|east|west|central|nord|süd|ost|östlich|westlich|mittler|noord|zuid|oost|sud|est\b|ouest|septentr|mérid"
    r"|orient|occident|norte|sur\b|sul\b|este\b|oeste|settentr|merid|norra|södra|östra|västra|nørre|sønder|nordlig|sydlig"
    r"|sørlig|østlig|vestlig|pohjois|etelä|itä|länsi|północn|południow|wschodn|zachodn|severn|jižn|južn|východ|západ|istočn"
    r"|zapadn|vzhodn|zahodn|šiaur|pietr|ryt|vakar|ziemeļ|dienvid|austrum|rietum|põhja|lõuna|ida|lääne|északi|déli|keleti"
    r"|nyugati|larg|größ|grand|big|select|ausgew|choisi|partic|coast|mount|eerste|first|pilot)", re.I)

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
    """Counts of one and more in digits and in words, with their places."""
    return [(n.start, n.end, n.value) for n in numbers.single(passage) if n.kind == "count" and n.value >= 1]


def counted(passage: Passage, at: int, codes: tuple[str, ...], words: int = 2) -> Mention | None:
    """The noun that a number or quantity ending at `at` counts: few words further on."""
    for mention in passage.of(WORDS, *codes):
        if mention.start >= at:
            between = passage.text[at : mention.start]
            return mention if len(between.split()) <= words and not re.search(r"[.;:,()\d]", between) else None
    return None


def share(passage: Passage) -> Extent | None:
    """ "8 of 25 prisons"."""
    for (start, end, part), (second, stop, whole) in itertools.pairwise(counts(passage)):
        between = passage.text[end:second]
        if not _OF.fullmatch(between) and not (len(between) < 40 and _OF.search(between[-24:])):
            continue
        noun = counted(passage, stop, ("site", "area")) or counted(passage, end, ("site", "area"))
        told = f"{part:g} of {whole:g}"
        if noun and part <= whole:
            code = "national" if part == whole else "local" if part <= 3 and noun.code == "site" else "regional"
            return Extent(code, start, max(noun.end, stop), qualifier=told)
        if noun is None and whole > _FEW and part < whole and _OTHER_NOUN.match(passage.text, stop):
            return Extent("regional", start, stop, "medium", told)
    return None


def some(passage: Passage) -> Extent | None:
    """ "Several prisons", "parts of the country", "mainly the south"."""
    for mention in passage.of(WORDS, "some"):
        if not stands(passage, mention):
            continue
        noun = counted(passage, mention.end, ("site", "area"), 3)
        country = _COUNTRY.match(passage.text, mention.end) or (
            mention.term.startswith("the ") or mention.term in ("mainly", "part of", "parts of")
        )
        if noun or country:
            return Extent("regional", mention.start, noun.end if noun else mention.end, "medium")
    return None


def sites(passage: Passage, placed: Placed) -> Extent | None:
    """A number of sites or areas at home: all of them, up to three, or more."""
    total, first, last, areas = 0.0, None, 0, False
    for start, end, number in counts(passage):
        noun = counted(passage, end, ("site", "area", "town"))
        if noun is None or not stands(passage, noun):
            continue
        if any(passage.clause_at(start).holds(p.start) for p in placed.also):
            continue
        the = _THE.search(passage.text[max(0, start - 20) : start]) and not _PART.search(passage.text, end, noun.start)
        if the or _precedes(passage, "whole", start):
            return Extent("national", start, noun.end)
        areas = areas or noun.code == "area"
        total, first, last = total + number, start if first is None else first, noun.end
    if first is None:
        return None
    code = "local" if total <= 3 and not areas else "regional"
    return Extent(code, first, last, qualifier=f"{total:g} sites or areas")


def _precedes(passage: Passage, code: str, at: int) -> bool:
    """Does a word of a code stand right before?"""
    return any(
        m.end <= at <= m.end + 12
        and not re.search(r"[.;,:(]", passage.text[m.end : at])
        and not counts_some(passage, m)
        for m in passage.of(WORDS, code)
    )


def towns(passage: Passage, placed: Placed) -> Extent | None:
    """Towns named beside a country or region, or alone: in brackets, after "in", or as a list."""
    begin, end = _home(passage, placed)
    regions = [p for p in placed.all() if p.codes or p.kind == "group"]
    listed = not regions
    parts = sum(p.kind in ("region", "land", "part") for p in placed.main)
    main = [p for p in placed.main if begin <= p.start < end and not (parts > 1 and _in_bracket(regions, p.start))]
    named = [(p.start, p.end) for p in main if p.kind == "town" and not p.codes]
    taken = [(p.start, p.end) for p in regions] + named
    for match in _PROPER.finditer(passage.text, begin, end):
        site = next((m for m in passage.of(WORDS, "site") if m.start == match.start() and m.end < match.end()), None)
        match = (site and _PROPER.match(passage.text, site.end + 1, match.end())) or match
        if any(a < match.end() and match.start() < b for a, b in taken) or not _may_be_town(passage, match):
            continue
        if parts > 1 and _in_bracket(regions, match.start()):
            continue
        led = _BEFORE_TOWN.search(passage.text[max(0, match.start() - 10) : match.start()]) or _of_site(passage, match)
        begins = not passage.text[: match.start()].strip() and (
            _list_follows(passage, match.end()) if listed else _place_follows(passage, match.end())
        )
        if led or begins:
            named.append((match.start(), match.end()))
    if not named:
        return None
    named.sort()
    code = "local" if len(named) <= 3 else "regional"
    return Extent(code, named[0][0], named[-1][1], qualifier=", ".join(passage.text[a:b] for a, b in named)[:120])


def _in_bracket(regions: list[Place], at: int) -> bool:
    """Does a name stand right behind a region, as a detail of it ("Lazio (Roma), Toscana (Firenze)")?"""
    return any(at - p.end == 2 for p in regions)


def _of_site(passage: Passage, match: re.Match[str]) -> bool:
    """Does a word for a site stand right beside a name ("JVA Butzbach", "Bergen fengsel", "zakład karny w Rawiczu")?"""
    for site in passage.of(WORDS, "site"):
        if "service" in site.term:
            continue
        before = passage.text[site.end : match.start()]
        if site.end <= match.start() and re.fullmatch(r"\s*(?:[^\W\d_A-Z]{1,12}\s+)?(?:['’(„“\"]\s*)?", before):
            return not before.strip() or len(before.split()) < 2
        if match.end() <= site.start and not passage.text[match.end() : site.start].strip():
            return True
    return False


def _list_follows(passage: Passage, at: int) -> bool:
    rest = passage.text[at : at + 30]
    return not rest.strip(" .") or bool(
        re.match(r"\s*(?:[,&/+]|(?:and|und|et|y|e|i|en|och|og|ja|a|ir|in|és|și|un)\s)\s*[^\W\d_a-zà-öø-ÿ]", rest)
    )


def _place_follows(passage: Passage, at: int) -> bool:
    """Does a bracket, a comma or a limiting word follow a name that opens an answer?"""
    limits = any(0 <= m.start - at <= 2 for m in passage.of(WORDS, "only"))
    return limits or bool(re.match(r"\s?[(,]\s?[^\W\d_a-zà-öø-ÿ]", passage.text[at : at + 4]))


def _home(passage: Passage, placed: Placed) -> tuple[int, int]:
    """The full sentence that tells the main places, or the first; a dash or a colon does not end it."""
    at = placed.home.start if placed.home else 0
    begin = 0
    for sentence in passage.sentences:
        if passage.text[sentence.end - 1] in ".;!?":
            if at < sentence.end:
                return begin, sentence.end
            begin = sentence.end
    return begin, len(passage.text)


def _may_be_town(passage: Passage, match: re.Match[str]) -> bool:
    area = any(match.start() <= m.end + 1 and m.start < match.end() + 2 for m in passage.of(WORDS, "area"))
    if area or _COMMON_NOUN.search(match.group()):
        return False
    clause = passage.clause_at(match.start())
    if any(clause.holds(m.start) and said(passage, m) for m in passage.of(WORDS)):
        return False
    return not any(
        m.start <= match.start() < m.end and (m.end - m.start) * 2 > len(match.group())
        for m in passage.mentions
        if m.vocabulary not in ("jurisdictions", "jurisdiction_groups", "place_kinds", "nationalities")
    )


def one_town(passage: Passage) -> Extent | None:
    """ "Malmö kommun", "only in the capital": one town or municipality, not a number of them."""
    for mention in passage.of(WORDS, "town"):
        if (
            stands(passage, mention)
            and not _precedes(passage, "whole", mention.start)
            and not _precedes(passage, "some", mention.start)
        ):
            return Extent("local", mention.start, mention.end, "medium")
    return None


def one_area(passage: Passage, placed: Placed, limited: bool) -> Extent | None:
    """An area without a code ("powiat kielecki", "only the Riga region")."""
    named = [p for p in placed.all() if p.codes]
    for mention in passage.of(WORDS, "area"):
        if (
            not stands(passage, mention)
            or _precedes(passage, "whole", mention.start)
            or any(_heads(passage, mention, p) for p in named)
        ):
            continue
        if limited or _beside_name(passage, mention):
            return Extent("regional", mention.start, mention.end, "medium")
    return None


def _heads(passage: Passage, mention: Mention, place: Place) -> bool:
    return area_of(passage, place.start, place.end) == mention or place.start <= mention.start < place.end


def _beside_name(passage: Passage, mention: Mention) -> bool:
    """Does a name stand right beside the word: a capital inside the text, or the only other word?"""
    text = passage.text
    after = re.match(r"\s+(?:(?:of|de|di|von|d['’])\s*)?[^\W\d_a-zà-öø-ÿ]\w+", text[mention.end :][:30])
    before = re.search(r"(?:^|\s)[^\W\d_a-zà-öø-ÿ][\w-]+\s+$", text[: mention.start][-40:])
    alone = len(re.findall(r"[^\W\d_]{3,}", text)) == 2
    return bool(after or before or alone)


def all_of_it(passage: Passage, placed: Placed) -> Extent | None:
    """ "All regions", "the whole country", "hela Sverige"; not "all risk levels"; all of a region inside a country is
    that region ("hela Skåne")."""
    for mention in passage.of(WORDS, "whole"):
        stretch = passage.text[mention.end : mention.end + 45]
        place = re.match(r"\W*(?:\d+\s+|the\s+|of\s+|de\s+|les\s+|los\s+|la\s+)*[^\W\d_a-zà-öø-ÿ]", stretch)
        noun = counted(passage, mention.end, ("site", "area", "system"), 3) or _COUNTRY.match(stretch)
        alone = len(mention.term) > 7 or not re.search(r"\w", stretch) or re.match(r"\s*[,.;()]", stretch)
        if (
            (place or noun or alone)
            and stands(passage, mention)
            and not _denied_whole(passage, mention)
            and not counts_some(passage, mention)
        ):
            region = next((p for p in placed.main if p.kind in _INSIDE and 0 <= p.start - mention.end <= _CLOSE), None)
            if region and not noun:
                return Extent("regional", mention.start, region.end)
            return Extent("national", mention.start, mention.end)
    return None


def catchment(passage: Passage, placed: Placed) -> Extent | None:
    """Clients "from all over Lithuania": the whole country is reached, from however few sites."""
    for mention in passage.of(WORDS, "whole"):
        clause = passage.clause_at(mention.start)
        rest = passage.text[mention.end : mention.end + 45]
        named = any(0 <= p.start - mention.end <= 12 and p.kind in ("country", "land") for p in placed.all() if p.codes)
        if not (named or _COUNTRY.match(rest)) or claims.denied(passage, mention):
            continue
        if any(clause.holds(m.start) and m.start < mention.start for m in passage.of(WORDS, "clients")):
            return Extent("national", mention.start, mention.end, "medium")
    return None


def union(passage: Passage, placed: Placed) -> Extent | None:
    """All of a group of countries ("anywhere in the EU"), where no country is named."""
    for place in placed.main:
        near = (m for m in passage.of(WORDS, "whole") if m.end <= place.start and place.start - m.end < 40)
        if place.kind == "group" and not place.codes and any(near):
            return Extent("international", place.start, place.end, "medium")
    return None


def _denied_whole(passage: Passage, mention: Mention) -> bool:
    return any(m.end <= mention.start <= m.end + 4 for m in passage.of("negators", "not", "no", "local"))


def _offered(passage: Passage) -> bool:
    """Are the words a list to choose from ("local / regional / national"), of which none is ticked?"""
    words = [m for m in passage.of(WORDS, "local", "regional", "national", "whole") if stands(passage, m)]
    return any(
        a.code != b.code and passage.text[a.end : b.start].strip() in ("/", "|", "☐", "[ ]", "( )")
        for a, b in itertools.pairwise(words)
    )


def stated(passage: Passage, codes: tuple[str, ...]) -> Iterator[Extent]:
    """The words local, regional, national, where they do not describe a body and are no list to choose from."""
    if _offered(passage):
        return
    for mention in passage.of(WORDS, *codes):
        after = passage.text[mention.end : mention.end + 25].lower()
        body = re.match(
            r"\s+(?:authorit|govern|council|court|office|service|prison|probation|programme for|agenc|bureau|director"
            r"|division|branch|department|unit)",
            after,
        )
        if stands(passage, mention) and not body and not _denied_whole(passage, mention):
            yield Extent(mention.code, mention.start, mention.end)
