"""The places of a text, each for what it is there: a region or the town that it is named after, a country named by an
adjective ("the Flemish prisons"), a list of regions that one word for an area heads.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.fold import fold
from pipeline.passage import Form, Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.places import gazetteer, inner_places
from pipeline.words.places.gazetteer import Gazetteer, Place
from pipeline.words.places.place_names import Kind
from pipeline.words.wording import tongues
from pipeline.words.wording.function_words import AND_ANY

WORDS = "place_words"
_AND = "and|und|et|y|e|i|en|och|og|ja|a|ir|in|és|și|un|oraz|sowie|plus"
_DETERMINER = "the|la|le|die|de|l|des|du|del|della|von|of|d"
_LIST = re.compile(rf"[\s,;/&+·–-]*(?:(?:{_AND})\b)?[\s,]*(?:(?:{_DETERMINER})\b)?['’\s]*")
_OF = re.compile(
    r"(?:\s+\w+(?=\s+(?:of|de|di|del|von)\b))?[\s:'’]*"
    r"(?:(?:of|de|du|des|di|della|del|d|von|der|the|la|le|el|het|van|do|da|l)\b['’\s]*){0,2}"
)
_NAME = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]+"
_NEXT = re.compile(rf"\s*(?:[,/&+]|\b(?:{_AND})\b)\s*(?:(?:{_DETERMINER}|beiden|deux|due)\b['’\s]*){{0,2}}({_NAME})")
_LAST = re.compile(rf"({_NAME})\s*(?:[,/&+]|\s(?:{_AND})\b)\s*$")
_TONGUE = re.compile(r"[\s-]*(?:speaking|spoken|language|sprachig|sprechend|parlant|talig|språkig|sproget)",
                     re.IGNORECASE)
_COLLEAGUES = re.compile(
    "coll?[eè]a?g|kolleg|koleg|partner|neighbour|nachbar|sosed|sused|soused|sąsied|vecin|vicin|veí|kaimyn|kaimiņ")
_ARTICLE = re.compile(r"\b(?:the|die|les|los|i|gli|de|os|els)\s$", re.IGNORECASE)
_TERRITORY = re.compile("terr?it|teryt|terület|part of|teil$|deel|partie$")
_REACH_BEFORE = 30
_JOINED = re.compile(rf"[-–/]|\s(?:{AND_ANY})\s")
_PROVINCE = re.compile(r"provin|prowinc|diputaci|départem", re.IGNORECASE)  # smaller than a land
_ADJECTIVE = re.compile(r"[^\W\d_]{3,}(?:[sc]k|zk)(?:i|a|e|o|u|ie|ej|iej|iego|im|iem|ą|ý|á|é|ém|ého|om|oj|ou)")
_CAPITAL_BEFORE = re.compile(r"(?<![\w.-])[^\W\d_a-zà-öø-ÿ][^\W\d_]{2,}\s$")
_SHORT = 30  # words
_NO_NAMES = (WORDS, "negators", "languages", "jurisdictions", "jurisdiction_groups", "nationalities", "settings",
             "month_names")


@once
def places(form: Form, passage: Passage) -> list[Place]:
    """The places of an answer in order; regions that only lend their name to a town have no codes."""
    known = gazetteer.of(form.rules)
    areas = passage.of(WORDS, "area")
    named = known.find(passage.text, passage.tokens, [(m.start, m.end) for m in areas])
    named = inner_places.refined(known, passage.text, passage.tokens, named, areas)
    groups = list(_lists(passage, named))
    lands = (p for g in groups if area_of(passage, g[0].start, g[-1].end) for p in g if p.kind == "land")
    headed = {c for p in lands for c in p.countries}
    settled = [p for group in groups for p in _settle(passage, group, known, headed) if not _tongue(passage, p)]
    adjectives = [a for a in _adjectives(passage) if not any(a.start < p.end and p.start < a.end for p in settled)]
    guessed = [g for g in _misspelt(passage, known) if not any(g.first == p.first for p in settled)]
    found = sorted([*_without_namesakes(passage, settled), *adjectives, *guessed], key=lambda p: p.start)
    return [p for p in found if not _TONGUE.match(passage.text, p.end) and not _short_name(form, passage, p)]


def _short_name(form: Form, passage: Passage, place: Place) -> bool:
    """Are capitals the programme's own short name ("RLP runs in five prisons" of the Respectful Lives Programme)?"""
    word = passage.text[place.start : place.end]
    item = next((v.item for v in form.rules.variables if v.kind == "name"), None)
    if item is None or item == passage.item or not (word.isupper() and word.isalpha()):
        return False
    named = form.passage(item)
    words = [named.text[t.start : t.end] for t in named.tokens]
    return word in words and word in "".join(w[0] for w in words if w != word).upper()


def _tongue(passage: Passage, place: Place) -> bool:
    """Is the name of a country in a case of its language the English name of a language ("in Italian")?"""
    same = any(m.start == place.start and m.end == place.end for m in passage.of("languages") if m.language == "en")
    return same and "en" in tongues.likely(passage, passage.sentence_at(place.start))


def _without_namesakes(passage: Passage, found: list[Place]) -> Iterator[Place]:
    """Places, of which a region of another country in a list of unknown names behind a region or country is a town
    ("Wallonie: Namur, Huy, Marche et Arlon")."""
    head = found[0] if found and found[0].codes and len(found[0].codes) == 1 else None
    for place in found:
        foreign = head and place.kind == "region" and place.start > head.end and not place.countries & head.countries
        yield replace(place, codes=(), kind="town") if foreign and unknown_beside(passage, [place]) else place


def _misspelt(passage: Passage, known: Gazetteer) -> Iterator[Place]:
    """Names of countries with a wrong letter, in a short answer."""
    if len(passage.tokens) > _SHORT:
        return
    unknown = {w.start for w in passage.unknown}
    for i, word in enumerate(passage.tokens):
        name = known.misspelt(word.plain) if word.start in unknown and passage.text[word.start].isupper() else None
        if name:
            yield Place(word.start, word.end, i, i, name.codes, name.kind, guessed=True)


def _lists(passage: Passage, named: list[Place]) -> Iterator[list[Place]]:
    """Places with nothing but commas and joining words between them."""
    group: list[Place] = []
    for place in named:
        if group and not _LIST.fullmatch(passage.text, group[-1].end, place.start):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _settle(passage: Passage, group: list[Place], known: Gazetteer, headed: set[str]) -> Iterator[Place]:
    area = area_of(passage, group[0].start, group[-1].end)
    regions = any(p.kind == "region" for p in group)
    inner = [p for p in group if p.kind not in ("country", "group")]
    cities = bool(inner) and all((p.kind == "town" or known.is_city(p)) and not p.countries & headed for p in inner)
    towns = area is None and cities and (
        _listed_towns(group) or unknown_beside(passage, group) is not None or _sites_of(passage, group[0]))
    for place, following in zip(group, [*group[1:], None], strict=True):
        if town := _by_adjective(passage, place):
            yield town
            continue
        if following and following.kind in ("land", "region") and _town_called(passage, place, following):
            yield replace(place, codes=(), kind="town")
            continue
        if known.is_more(place) and _town_headed(passage, place):
            yield replace(place, codes=(), kind="town")
            continue
        own = area or area_of(passage, place.start, place.end) or _named_area(passage, place)
        smaller = next((h for h in place.homonyms if (known.kind_of(h) == "land") == _federal(own)), None)
        inside = next((h for h in place.homonyms if h.split("-")[0] in place.countries), None)
        if inside and place.kind == "land" and own and _PROVINCE.match(own.term):
            yield replace(place, codes=(inside,), kind="region")
        elif own and smaller and place.kind == "country" and (_federal(own) or not _state(own)):
            yield replace(place, codes=(smaller,), kind=known.kind_of(smaller) if _federal(own) else "region")
        elif towns and not own and known.is_city(place):
            yield replace(place, codes=(), kind="town")
        elif place.kind != "town":
            yield place
        elif own or (regions and not _listed_towns(group)):
            yield replace(place, kind="region")
        else:
            yield replace(place, codes=())


def _by_adjective(passage: Passage, place: Place) -> Place | None:
    """The town that a region's adjective tells apart from others of its name, right behind a capitalised word that is
    none for an area ("Biała Podlaska")."""
    lead = _CAPITAL_BEFORE.search(passage.text, max(0, place.start - _REACH_BEFORE), place.start)
    if not lead or place.kind == "country" or not _ADJECTIVE.fullmatch(passage.text, place.start, place.end):
        return None
    known = any(m.start <= lead.start() < m.end for m in passage.mentions if m.vocabulary == WORDS)
    return None if known else replace(place, start=lead.start(), first=place.first - 1, codes=(), kind="town")


def _listed_towns(group: list[Place]) -> bool:
    return sum(p.kind == "town" for p in group) >= 2


def _town_called(passage: Passage, place: Place, following: Place) -> bool:
    """Is it a town with the name of a country, in the region named after it ("the town of Lebanon, Pennsylvania")?"""
    headed = any(0 <= place.start - m.end <= 4 for m in passage.of(WORDS, "town"))
    return headed and place.kind == "country" and not place.countries & following.countries


def _town_headed(passage: Passage, place: Place) -> bool:
    """Does a word for a town stand right before ("comune di Trento", "Stadt Zürich")?"""
    return any(0 < place.start - m.end <= _SHORT and _OF.fullmatch(passage.text, m.end, place.start)
               for m in passage.of(WORDS, "town"))


def _sites_of(passage: Passage, place: Place) -> bool:
    """Does a word for several offices or houses stand right before, so that what follows tells their towns ("nelle sedi
    di Trento e di Rovereto")?"""
    return any(0 < place.start - m.end <= _SHORT and _OF.fullmatch(passage.text, m.end, place.start)
               for m in passage.of(WORDS, "site") if not any(t.start == m.start for t in passage.of(WORDS, "town")))


def _federal(area: Mention | None) -> bool:
    return area is not None and area.term.lower().startswith("state")


def _state(area: Mention) -> bool:
    return area.term.lower().startswith(("state", "countr", "territor", "land"))


def area_of(passage: Passage, start: int, end: int) -> Mention | None:
    """The word for an area that heads the stretch ("provincia di Bergamo") or closes it ("the Riga region")."""
    for mention in passage.of(WORDS, "area"):
        if start - _REACH_BEFORE <= mention.end <= start and _OF.fullmatch(passage.text, mention.end, start):
            return mention
        if end <= mention.start <= end + 3 and not passage.text[end : mention.start].strip(" -"):
            return mention
    return None


def unknown_beside(passage: Passage, group: list[Place]) -> tuple[int, int] | None:
    """A name that nobody knows and that is listed with places."""
    text = passage.text
    after = _NEXT.match(text, group[-1].end)
    before = _LAST.search(text[max(0, group[0].start - 40) : group[0].start])
    shift = max(0, group[0].start - 40)
    ahead = (after.start(1), after.end(1)) if after else None
    behind = (before.start(1) + shift, before.end(1) + shift) if before else None
    for found in (ahead, behind):
        if found and not any(m.start <= found[0] < m.end for m in passage.mentions if m.vocabulary in _NO_NAMES):
            return found
    return None


def _named_area(passage: Passage, place: Place) -> Mention | None:
    """The word for an area that is part of the name ("Stockholms län", "Comunidad de Madrid")."""
    return next((m for m in passage.of(WORDS, "area") if place.start <= m.start and m.end <= place.end), None)


def _people(passage: Passage, mention: Mention) -> list[Mention]:
    """The colleagues that a nationality stands beside, or the use that it is the subject of ("the Danish run it",
    "Danes run it")."""
    near = (m for m in passage.of(WORDS, "aside") if abs(m.first - mention.last) == 1)
    found = [m for m in near if _COLLEAGUES.match(fold(m.term))]
    people = mention.language == "en" and mention.term.endswith("s") and mention.term != "swiss"
    if found or not (people or _ARTICLE.search(passage.text[max(0, mention.start - 6) : mention.start])):
        return found
    return [m for m in passage.of(WORDS, "use") if 1 <= m.first - mention.last <= 2]


def _using_body(passage: Passage, mention: Mention) -> list[Mention]:
    """The body beside a nationality that is the subject of use ("a Danish association has adopted it"); none is
    one from which something was bought."""
    romance = mention.language not in ("en", "de", "nl", "sv", "da", "nb", "fi", "et", "hu")
    bodies = [m for m in passage.of(WORDS, "body") if 1 <= m.first - mention.last <= 2
              or (romance and 1 <= mention.first - m.last <= 2)]
    uses = [u for u in passage.of(WORDS, "use") if not _another_thing(passage, u)]
    return [b for b in bodies if any(1 <= u.first - max(b.last, mention.last) <= _USE_REACH for u in uses)][:1]


_USE_REACH, _OBJECT = 3, 7  # words
_AN = frozenset({"the", "a", "an", "das", "die", "den", "ein", "eine", "la", "le", "les", "une", "un", "el", "una",
                 "il"})
_IT = frozenset({"it", "them", "es", "ihn", "this", "that", "ours", "version", "versión", "versione", "fassung"})


def _another_thing(passage: Passage, use: Mention) -> bool:
    """Is what is run or used something else ("runs the shelter"): an article behind the verb, and no programme?"""
    behind = passage.tokens[use.last + 1 : use.last + _OBJECT]
    programme = any(use.last < m.first < use.last + _OBJECT for m in passage.of("other_programme", "programme"))
    return bool(behind) and behind[0].key in _AN and not programme and not any(w.key in _IT for w in behind)


def _adjectives(passage: Passage) -> Iterator[Place]:
    """Countries named by an adjective beside what belongs to them, not as a language or an origin."""
    named = passage.of("nationalities")
    if not named:
        return
    nouns = [n for n in passage.of(WORDS, "system", "site", "area", "whole", "national", "some")
             if n.code not in ("whole", "national", "some") or _TERRITORY.search(n.term)]
    programmes = passage.of("other_programme", "programme")
    for mention in named:
        pair = next(((a, b) for a, b in itertools.pairwise(named) if mention in (a, b)
                     and _JOINED.fullmatch(passage.text, a.end, b.start)), None)
        last = pair[1] if pair else mention  # "Scottish and Irish prisons", "a Slovenian-Croatian programme"
        after = [n for n in (*nouns, *(programmes if pair else ())) if 1 <= n.first - last.last <= 2]
        before = [n for n in nouns if 1 <= mention.first - n.last <= 2]
        people = _people(passage, mention)
        behind = before if mention.language not in ("en", "de", "nl", "sv", "da", "nb", "pl") else []
        if not any(not re.search(r"[.;:,()-]", passage.text[min(last.end, n.start) : max(mention.start, n.end)])
                   for n in (*after[:1], *people[:1], *behind[:1], *_using_body(passage, last))):
            continue
        kind: Kind = "land" if "-" in mention.code else "country"
        yield Place(mention.start, mention.end, mention.first, mention.last, (mention.code,), kind)
