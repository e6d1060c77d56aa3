"""How much of a country an answer covers by what it names: towns, an area without a code, all of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.places import area_heads, compass, home_sentence
from pipeline.words.places.gazetteer import Place
from pipeline.words.places.placed import Placed, stands
from pipeline.words.places.settled import WORDS, area_of
from pipeline.words.places.site_counts import COUNTRY, HOUSE, Extent, counted, precedes
from pipeline.words.places.telling import said
from pipeline.words.places.whole_places import counts_some, denied_whole
from pipeline.words.wording import tongues, triggers

_BEFORE = 12  # characters
_INSIDE = ("region", "part", "town")
ONE_SYSTEM = frozenset({"GB-ENG", "GB-WLS"}), frozenset({"BE-WAL", "BE-BRU"}), frozenset({"BE-VLG", "BE-BRU"})
_CLOSE = 12  # characters
_TONGUES = 4  # words
_OF_NAME = re.compile(
    r"\s[^\W\d_]{3,}(?:[sc]k(?:i|ie|im|iego|ý|ém|ého|om|oj|a|e|ej|iej|ą|u)|sk[áé]|[sc]kih|škem?|ški)\b")
_NAME_OF = re.compile(r"[^\W\d_]{3,}[sšc]k(?:i|a|e|o|u|ej|iej|i[mhe]|ega|em|oj|ou|ý|á|é|ém|ého|om)\s+$")  # "savinjska"
_PROPER = re.compile(
    r"(?<![\w.])[^\W\d_a-zà-öø-ÿ][^\W\d_]*[^\W\d_A-Z](?:[\s-](?:[^\W\d_a-zà-öø-ÿ][^\W\d_]+|(?:la|de|am|an|der"
    r"|upon)\b))*"
)
_BEFORE_TOWN = re.compile(
    r"(?:\(|,|:|[–-]|\b(?:in|en|à|bei|i|w|v|ve|u|în|a|em|no|na|and|og|och|und|et|y|e|ja|ir|un|és|ou|und|just"
    r"|bare|only|also|auch|aussi|også|också|ook|of|de|d['’]|di|der|Stadt|around|near))\s*$",
    re.I,
)
_MOSTLY = (
    r"(?:mostly|mainly|chiefly|usually|normally|primarily|above all|for the most part|hauptsächlich|vorwiegend|meistens"
    r"|meist|vor allem|surtout|principalement|le plus souvent|principalmente|sobre todo|soprattutto|perlopiù|vooral"
    r"|meestal|hoofdzakelijk|mest|främst|huvudsakligen|oftast|mestendels|hovedsagelig|hovedsakelig|for det meste"
    r"|pääasiassa|enimmäkseen|yleensä|głównie|przeważnie|hlavně|převážně|hlavne|prevažne|većinom|uglavnom|pretežno|večinoma"
    r"|sobretudo|daugiausia|galvenokārt|peamiselt|főleg|mai ales)")
_THEN_MOSTLY = re.compile(rf"\s{_MOSTLY}\b", re.IGNORECASE)
_MOSTLY_THERE = re.compile(rf"\b{_MOSTLY}\s(?:(?:in|en|à|a|i|w|v|u|em)\s)?$", re.IGNORECASE)
_MOSTLY_LEADS = re.compile(rf"{_MOSTLY}\s", re.IGNORECASE)
_AND_ALSO = re.compile(
    r"\b(?:also in|also|auch in|aussi à|también en|anche a|anche in|ook in"
    r"|också i|også i|też w|też we|i u|i w|tudi v|også på)\s$")
_THAT_IS = re.compile(r"\b(?:d\.\s?h\.|i\.\s?e\.|d\.w\.z\.|namely|nämlich|namelijk|à savoir|cioè)\s*$", re.I)
_EACH = frozenset({
    "each", "jedem", "jeder", "chacun", "chacune", "cada uno", "cada una", "ciascuno", "ciascuna", "elk",
    "varje", "hver",
})
_LACKS = re.compile(
    r"\b(?:missing|lack(?:s|ing)? it|left (?:out|over|behind|aside)|excluded|where (?:it|this) is not|fehlt"
    r"|ausgenommen|ausgelassen|manque|exclue?|falta|excluida|manca|esclusa|ontbreekt|saknas|mangler|puuttuu|brakuje"
    r"|chybí|chýba|trūksta|trūkst|puudub|manjka|nedostaje|lipsește|hiányzik"
    r"|(?:without|ohne|sans|sin|senza|zonder|utan|uden|uten|ilman|bez)(?: (?:it|this|ihn|es|lui|det|den|něj|niego))?"
    r"(?=[.,;)]|$))\b", re.IGNORECASE)
_COMMON_NOUN = re.compile(
    r"(?:ung|ungen|heit|keit|tion|tionen|schaft|schaften|vollzug\w*|hilfe|stellen?|anstalt(?:en)?|gerichte?n?"
    r"|dienste?n?|programme?|projekte?|"
    r"republi[ck]|república|repubblica|republika|kingdom|zentren|zentrum|gruppen?|männer|behörden?|ministerium|verein|kooperation|jahren?|stufe|bereich|rahmen)$",
    re.I,
)
_HAVE_ONE = re.compile(
    r"\b(?:have|has|is|haben|hat|gibt es|avons|a|compte|hay|tenemos|tiene|abbiamo|ha|c['’]è|hebben|heeft|is er|har"
    r"|finns|er der"
    r"|finnes|mamy|jest|máme|je|má|imamo|ima|temos|há)\s(?:just|only|but|nur|qu['’]|solo|sólo|maar|slechts|bara"
    r"|endast|kun|bare|tylko|jen|pouze|len|iba|samo|só|apenas)\s?(?:one|1|a single|ein|eine|une?|una|uno|één|een|ett?"
    r"|et|en|jeden|jedno|jednu"
    r"|jednom|jedan|uma?)\s$", re.IGNORECASE)
_PART = re.compile(
    r"region|régi|regi[oó]|count(?:y|ies)|provin|distri[ck]t|capital|metropol|hauptstadt|agglom|aglom|hovedstad"
    r"|huvudstad|hoofdstad|pealinn|höfuðb|seutu|seudu|area|maakun|okręg|okres|powiat|apskrit|megye|județ|coast"
    r"|kust", re.IGNORECASE)
_ONE = re.compile(r"\b(?:one|a|ein\w*|une?|una|uno|één|een|ett?|en|jeden|jedn\w+|uma?)\s$", re.IGNORECASE)
_WHERE = re.compile(r",?\s(?:where|that|which|in which|with|to|so|wo|die|das|mit|où|qui|que|donde|con|dove|che|waar"
                    r"|dat|met"
                    r"|där|som|hvor|gdzie|z|kde|s|gdje|kjer|onde|offering|using)\b", re.IGNORECASE)
_SITES_OF = re.compile(r"\s+(?:(?:the|les|los|las|i|gli|le|os|as)\s+)?[^\W\d_]{4,}(?:\s[^\W\d_]{5,})?\s(?:of|in|de"
                       r"|di|del|della|dell['’]"
                       r"|du|des|van|von|w|v|na|no|na|da|do)(?:\s(?:the|la|le|der|den|het))?\s*", re.IGNORECASE)
_SITES_OF_COUNTRY = re.compile(rf"{_SITES_OF.pattern}(?:countr|Land|land\b|pays|país|paese|kraj|stat)", re.IGNORECASE)


def towns(passage: Passage, placed: Placed) -> Extent | None:
    """Towns named beside a country or region, or alone: in brackets, after "in", or as a list."""
    begin, end = home_sentence.home(passage, placed)
    regions = [p for p in placed.all() if p.codes or p.kind == "group"]
    listed = not regions
    parts = sum(p.kind in ("region", "land", "part") for p in placed.main)
    main = [p for p in placed.main if begin <= p.start < end and not (parts > 1 and _in_bracket(regions, p.start))]
    named = [(p.start, p.end) for p in main if p.kind == "town" and not p.codes]
    taken = [(p.start, p.end) for p in (*regions, *placed.other)] + named
    for match in _PROPER.finditer(passage.text, begin, end):
        for site in passage.of(WORDS, "site"):
            if site.start == match.start() and site.end < match.end():
                match = _PROPER.search(passage.text, site.end, match.end()) or match
        mostly = _MOSTLY_LEADS.match(passage.text, match.start(), match.end())
        match = (_PROPER.search(passage.text, mostly.end(), match.end()) if mostly else None) or match
        if any(a < match.end() and match.start() < b for a, b in taken) or not _may_be_town(passage, match):
            continue
        if parts > 1 and _in_bracket(regions, match.start()):
            continue
        ahead = passage.text[max(0, match.start() - 10) : match.start()]
        told = _THAT_IS.search(ahead) and _list_follows(passage, match.end())
        if begin < match.start() and _AND_ALSO.search(ahead) and any(
                p.kind == "region" and p.end <= match.start() for p in main):
            continue  # "Skåne, and one evening a month also in Växjö"
        limit = any(0 <= match.start() - m.end <= 1 for m in passage.of(WORDS, "only"))  # "na razie tylko Radom"
        led = told or limit or _BEFORE_TOWN.search(ahead) or _of_site(passage, match) or _MOSTLY_THERE.search(
            passage.text[: match.start()][-24:])
        begins = not passage.text[: match.start()].strip() and ((listed and _list_follows(passage, match.end())) or (
            not listed and _place_follows(passage, match.end())) or _THEN_MOSTLY.match(passage.text, match.end()))
        if led or begins:
            named.append((match.start(), match.end()))
    if not named:
        return None
    named.sort()
    if area := area_heads.of_list(passage, named[0][0]):
        return Extent("regional", area.start, named[-1][1])
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
    of_part = re.match(r",\s(?:in|im|i|au|en|dans|no|nel|nell['’]|a|w|we|v|ve|u|na|op|het)\s?", passage.text[at:])
    lies = of_part is not None and compass.begins(passage, at + of_part.end())
    return limits or lies or bool(re.match(r"\s?[(,]\s?[^\W\d_a-zà-öø-ÿ]", passage.text[at : at + 4]))


def _may_be_town(passage: Passage, match: re.Match[str]) -> bool:
    area = any(match.start() <= m.end + 1 and m.start < match.end() + 2 for m in passage.of(WORDS, "area"))
    if area or _COMMON_NOUN.search(match.group()):
        return False
    clause = passage.clause_at(match.start())
    if any(clause.holds(m.start) and said(passage, m) for m in passage.of(WORDS)):
        return False
    if _small(passage, match):
        return False
    here = tongues.likely(passage, passage.sentence_at(match.start())) or {"en"}
    return not any(
        m.start <= match.start() < m.end and (m.end - m.start) * 2 > len(match.group())
        for m in passage.mentions
        if m.vocabulary not in ("jurisdictions", "jurisdiction_groups", "place_kinds", "nationalities")
        and (m.language == "und" or triggers.tongues(passage, m) & here)
    )


def _small(passage: Passage, match: re.Match[str]) -> bool:
    """Is it an everyday word ("Los", "Our")?"""
    word = next((t for t in passage.tokens if t.start == match.start()), None)
    return word is not None and word.end == match.end() and bool(tongues.spoken(passage.lexicon, word))


def sole(passage: Passage) -> Extent | None:
    """ "The only prison of the island", "we have only one prison": there is no other site to reach."""
    only = [m for m in passage.of(WORDS, "sole") if not _ONE.search(passage.text, max(0, m.start - 8), m.start)]
    for site in passage.of(WORDS, "site"):
        if not stands(passage, site):
            continue
        ahead = [m for m in only if 0 < site.first - m.last <= 2 and HOUSE.match(site.term)]
        has = _HAVE_ONE.search(passage.text, max(0, site.start - 30), site.start)
        if (ahead and not _WHERE.match(passage.text, site.end)) or has:
            return Extent("national", ahead[0].start if ahead else site.start, site.end, "medium")
    return None


def one_town(passage: Passage) -> Extent | None:
    """ "Malmö kommun", "only in the capital": one town or municipality, not a number of them."""
    for mention in passage.of(WORDS, "town"):
        if (
            stands(passage, mention)
            and not precedes(passage, "whole", mention.start)
            and not precedes(passage, "some", mention.start)
        ):
            return Extent("local", mention.start, mention.end, "medium")
    return None


def only_town(passage: Passage) -> Extent | None:
    """One town of which an "only" is said right before or behind it ("only in our town", "in our town only.")."""
    found = one_town(passage)
    if found is None:
        return None
    marks = passage.of(WORDS, "only")
    before = any(0 <= found.start - m.end <= _BEFORE for m in marks)
    ends = [m.end for m in marks if 0 <= m.start - found.end <= 1]
    behind = any(passage.text[end : end + 1] in ("", ".", ",", ";", ")") for end in ends)
    return found if before or behind else None


def one_area(passage: Passage, placed: Placed, limited: bool) -> Extent | None:
    """An area without a code ("powiat kielecki", "only the Riga region")."""
    named = [p for p in placed.all() if p.codes]
    for mention in passage.of(WORDS, "area"):
        if (
            not stands(passage, mention)
            or precedes(passage, "whole", mention.start)
            or any(_heads(passage, mention, p) and not _part_of(mention, p) for p in named)
        ):
            continue
        if limited or _beside_name(passage, mention):
            return Extent("regional", mention.start, mention.end, "medium")
    return None


def _part_of(area: Mention, place: Place) -> bool:
    """Is it an area inside a country ("the capital area of Iceland")?"""
    return place.kind == "country" and _PART.search(area.term) is not None


def _heads(passage: Passage, mention: Mention, place: Place) -> bool:
    return area_of(passage, place.start, place.end) == mention or place.start <= mention.start < place.end


def _beside_name(passage: Passage, mention: Mention) -> bool:
    """Does a name stand right beside the word: a capital inside the text, an adjective ("okręg gdański"), or the only
    other word?"""
    text = passage.text
    after = re.match(r"\s+(?:(?:of|de|di|von|d['’])\s*)?[^\W\d_a-zà-öø-ÿ]\w+", text[mention.end :][:30])
    before = re.search(r"(?:^|\s)[^\W\d_a-zà-öø-ÿ][\w-]+\s+$", text[: mention.start][-40:])
    alone = len(re.findall(r"[^\W\d_]{3,}", text)) == 2
    adjective = _OF_NAME.match(text, mention.end) or _NAME_OF.search(text, max(0, mention.start - 40), mention.start)
    return bool(after or before or alone or adjective)


def all_of_it(passage: Passage, placed: Placed) -> Extent | None:
    """ "All regions", "the whole country", "hela Sverige"; not "all risk levels"; all of a region inside a country is
    that region ("hela Skåne")."""
    for mention in passage.of(WORDS, "whole"):
        if not _of_places(passage, mention) or denied_whole(passage, mention) or counts_some(passage, mention):
            continue
        if len({c for p in placed.main for c in p.countries}) > 1 and COUNTRY.match(passage.text, mention.end):
            continue  # "each country trains its own people"
        region = _of_region(passage, placed, mention)
        if region:
            return Extent("regional", mention.start, region)
        return Extent("national", mention.start, mention.end)
    return None


def none_missing(passage: Passage) -> tuple[int, int] | None:
    """ "No district is missing", "kein Bundesland fehlt", "not one county where it is not offered"."""
    for lack in _LACKS.finditer(passage.text):
        clause = passage.clause_at(lack.start())
        for no in (m for m in passage.of("negators", "no") if clause.start <= m.start < lack.start()):
            noun = counted(passage, no.end, ("area", "site"), 4)
            if noun and noun.end <= lack.start():
                return no.start, lack.end()
    return None


def lands_apart(placed: Placed) -> bool:
    """Are several lands named that do not answer as one ("the whole of Upper Austria, and Salzburg")?"""
    lands = frozenset(c for p in placed.main if p.kind == "land" for c in p.codes)
    return len(lands) > 1 and lands not in ONE_SYSTEM and len({c.split("-")[0] for c in lands}) == 1


def not_all(passage: Passage) -> Extent | None:
    """ "Almost all prisons", "not everywhere"."""
    for mention in passage.of(WORDS, "whole"):
        short = counts_some(passage, mention) or denied_whole(passage, mention)
        if short and _of_places(passage, mention):
            return Extent("regional", mention.start, mention.end, "medium")
    return None


def _of_places(passage: Passage, whole: Mention) -> bool:
    """Is a word for all said of sites, areas or a place, or alone; not of risk levels or of a team?"""
    stretch = passage.text[whole.end : whole.end + 45]
    place = re.match(r"[^\w.;:!?]*(?:\d+\s+|the\s+|of\s+|de\s+|les\s+|los\s+|la\s+)*[^\W\d_a-zà-öø-ÿ]", stretch)
    site = counted(passage, whole.end, ("site", "area", "system"), 3)
    if site and site.term == "team":
        return False
    if whole.term in _EACH and not (place or site):
        return False  # "Ghent and Aalst, one group in each"
    alone = len(whole.term) > 7 or not re.search(r"\w", stretch) or re.match(r"\s*[,.;()]", stretch)
    return bool(place or site or COUNTRY.match(stretch) or alone) and stands(passage, whole)


def _of_region(passage: Passage, placed: Placed, whole: Mention) -> int | None:
    """Where the region ends that a word for all of it belongs to: behind it ("hela Skåne", "koko Pirkanmaan alueella"),
    behind the sites it counts ("all the prisons of Lombardy"), or the only place named ("Tuscany: all prisons")."""
    kinds = (*_INSIDE, "land") if lands_apart(placed) else _INSIDE
    for place in (p for p in placed.main if p.kind in kinds and p.start >= whole.end):
        between = passage.text[whole.end : place.start]
        if len(between) <= _CLOSE and not any(whole.end <= m.start < place.start for m in passage.of(WORDS, "site")):
            return place.end
        if place.kind == "region" and _SITES_OF.fullmatch(between):
            return place.end
    coded = [p for p in placed.main if p.codes]
    coded = coded[:1] if _addressed(passage, coded) else coded
    if coded and all(p.kind == "region" for p in coded) and counted(passage, whole.end, ("site", "area")):
        return max(coded[-1].end, whole.end)
    for area in (passage.of(WORDS, "area") if not coded else ()):
        behind = area.start > whole.end
        inside = behind and (not passage.text[whole.end : area.start].strip()
                             or _SITES_OF.fullmatch(passage.text, whole.end, area.start))
        if inside and _beside_name(passage, area):
            return area.end
    return None


def _addressed(passage: Passage, coded: list[Place]) -> bool:
    """Is a region named with its country behind it, as in an address ("Region of Western Greece, Greece")?"""
    return len(coded) == 2 and coded[0].kind == "region" and coded[1].kind == "country" and (
        coded[0].countries == coded[1].countries and passage.text[coded[0].end : coded[1].start] in (", ", " (", " – "))


def catchment(passage: Passage, placed: Placed) -> Extent | None:
    """Clients "from all over Lithuania": the whole country is reached, from however few sites."""
    for mention in passage.of(WORDS, "whole"):
        clause = passage.clause_at(mention.start)
        rest = passage.text[mention.end : mention.end + 45]
        named = any(0 <= p.start - mention.end <= 12 and p.kind in ("country", "land") for p in placed.all() if p.codes)
        of_it = COUNTRY.match(rest) or _SITES_OF_COUNTRY.match(rest)
        if not (named or of_it) or claims.denied(passage, mention):
            continue
        clients = [m for m in passage.of(WORDS, "clients") if clause.holds(m.start)]
        if any(m.start < mention.start or of_it for m in clients):
            return Extent("national", mention.start, mention.end, "medium")
    return None


def union(passage: Passage, placed: Placed) -> Extent | None:
    """All of a group of countries ("anywhere in the EU"), where no country is named."""
    for place in placed.main:
        near = (m for m in passage.of(WORDS, "whole") if m.end <= place.start and place.start - m.end < 40)
        if place.kind == "group" and not place.codes and any(near):
            return Extent("international", place.start, place.end, "medium")
    return None


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
        before = any(m.last + 1 == mention.first for m in passage.of(WORDS, "site") if m.language in tongues.NOUN_FIRST)
        body = before or re.match(
            r"\s+(?:authorit|govern|council|court|office|service|prison|probation|programme for|agenc|bureau|director"
            r"|division|branch|department|unit)",
            after,
        )
        if stands(passage, mention) and not body and not denied_whole(passage, mention) and not _all_tongues(
                passage, mention):
            yield Extent(mention.code, mention.start, mention.end)


def _all_tongues(passage: Passage, mention: Mention) -> bool:
    """Do two languages stand right before a word for a part, to say that neither part of a whole place is left out
    ("the whole Canton of Bern, German and French speaking part")?"""
    sentence = passage.sentence_at(mention.start)
    tongues_before = {m.code for m in passage.of("languages") if 0 <= mention.first - m.last <= _TONGUES}
    whole = any(sentence.start <= m.start < mention.start for m in passage.of(WORDS, "whole"))
    return whole and len(tongues_before) > 1
