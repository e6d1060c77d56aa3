"""Names of countries and regions in the languages of Europe, with their ISO 3166 codes, found in texts.

A name counts where it begins with a capital, in any case of its language; the longest name wins. Two-letter country
codes count only in lists of such codes or alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.fold import Word, one_off, words
from pipeline.rules import Rules
from pipeline.words.places.place_names import (
    Kind,
    Name,
    all_names,
    common_names,
    listed,
    parents,
    upper_parts,
)
from pipeline.words.wording.function_words import AND_ANY
from pipeline.words.wording.inflections import Element, elements, fits

_WIDE = re.compile(r"(?:weit|weite[nrsm]?|wide|landsdaekkende)$")
_ISO = re.compile(r"(?<![\w-])[A-Z]{2}-[A-Z0-9]{1,3}(?![\w-])")
_AFTER_CODE = re.compile(r"\s*(?:[-–—:=>(/;]|→|(?<!NO),)")
OUTSIDE = re.compile(
    r"\b(?:outside(?: of)?|beyond|außerhalb(?: von)?|en dehors d\w+|hors d\w+|fuera d\w+|al di fuori d\w+|buiten"
    r"|utanför|uden for|utenfor|poza|mimo|izvan|zunaj|fora d\w+)\W(?:(?:the|la|le|les|l|der|das|el|los|het"
    r"|de)\W)?$", re.IGNORECASE)
_MARKS = ("-", "'")
_GLUED = re.compile(r"[^\W\d_A-Z]{1,5}(?=[A-ZÀ-Ž][^\W\d_A-Z]{2})")
_AND = re.compile(r"\s*(?:,|\b(?:i|oraz|a|ir|in|and|un|és)\b)\s*")


_HEADED = re.compile(
    r"(?:(?:[\s,/&:+–-]|\b(?:of|de|du|des|la|le|les|l|d|di|della|del|dell|von|do|da|the|and|et|y|e|und|i|a|en"
    r"|og|och)\b|['’])*)",
    re.IGNORECASE)  # between an area, or a place of its list, and a name
_DIRECTIONS = frozenset({
    "nord", "sud", "centre", "centro", "norte", "west", "east", "south", "north", "most", "western", "eastern",
    "northern", "southern", "central", "capital", "island", "land", "stad", "vienne",
})
_STOP = re.compile(r"[.!?]\s")
_AREA = 3  # letters
_NEAR = 15  # characters
_SURE = 6  # letters of a name that is known with one of them wrong


@dataclass(frozen=True, slots=True)
class Place:
    """A name in a text: characters `start` to `end`, the words `first` to `last` (inclusive), its codes; of a `group`
    that stands for no codes there are none. `homonyms` are codes of regions of other countries that bear the same
    name (Luxembourg, Georgia); `wide`: the word itself says that all of it is meant ("österreichweit"); `guessed`: the
    name is misspelt."""

    start: int
    end: int
    first: int
    last: int
    codes: tuple[str, ...]
    kind: Kind
    homonyms: tuple[str, ...] = ()
    wide: bool = False
    guessed: bool = False

    @property
    def countries(self) -> set[str]:
        return {c.split("-")[0] for c in self.codes}


_SLAVIC = re.compile(r"(?:ij[aio]|[sš]k[aeoiu]|čij[aio])$", re.IGNORECASE)
_BESIDE = re.compile(rf"\b(?:{AND_ANY}|also|likewise|too|furthermore|plus|auch|ebenso|außerdem|aussi|également|también"
                     r"|igualmente|anche|ook|eveneens|sowie)\b|[+&/]", re.IGNORECASE)


def _joined(text: str, place: Place, country: Place) -> bool:
    """Does an "and" join a place to a country, and no "in" that is an "and" in Slovenian only ("Limburg in België")?"""
    between = text[min(place.end, country.end) : max(place.start, country.start)]
    inside = between == " in " and place.end < country.start and not _SLAVIC.search(text, country.start, country.end)
    return not inside and _BESIDE.search(between) is not None


class Gazetteer:
    """All names, ready to be found in texts."""

    def __init__(self, rules: Rules) -> None:
        self._names: dict[tuple[str, ...], Name] = {}
        self._longest: dict[str, int] = {}
        self._inflected: dict[str, list[tuple[tuple[Element, ...], Name]]] = {}
        self._kinds: dict[str, Kind] = {}
        self._cities, self._mere = listed(rules, "city_lands"), listed(rules, "cities")
        self._near: dict[str, list[tuple[str, Name]]] = {}
        self._common = listed(rules, "common")
        alone = dict(pair.split() for pair in listed(rules, "alone"))
        self._home = listed(rules, "subdivided")
        self._towns = listed(rules, "towns")
        self.parents = parents()
        self._headed: dict[str, list[Name]] = {}
        for phrase, name in common_names(rules):
            self._headed.setdefault("".join(w.plain for w in words(phrase)), []).append(name)
        for phrase, name in all_names(rules):
            country = alone.get(name.codes[0]) if len(name.codes) == 1 else None
            self._add(phrase, name._replace(codes=(country,), kind="country") if country else name)

    def _add(self, phrase: str, name: Name) -> None:
        key = tuple(w.plain for w in words(phrase) if w.plain not in _MARKS)
        known = self._names.get(key)
        if not key:
            return
        if known and name.kind in ("land", "region", "town") and known.codes != name.codes:
            self._names[key] = known._replace(homonyms=(*known.homonyms, *name.codes))
        if len(name.codes) == 1 and name.kind != "part":
            self._kinds.setdefault(name.codes[0], name.kind)
        if not known:
            self._names[key] = name
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))
            if name.kind == "country" and len(key) == 1 and len(key[0]) >= _SURE and set(name.codes) <= self._home:
                self._near.setdefault(key[0][0], []).append((key[0], name))
        for form in elements(key, name.language):
            self._inflected.setdefault(form[0][0], []).append((form, known or name))

    def find(self, text: str, tokens: Sequence[Word], areas: Sequence[tuple[int, int]] = ()) -> list[Place]:
        """The places of a text in order; names in small letters only right beside a word for an area (`areas`: where
        such words stand)."""
        kept = [i for i, w in enumerate(tokens) if w.plain not in _MARKS]
        found: list[Place] = []
        at, headed = 0, list(areas)
        while at < len(kept):
            place = self._at(text, tokens, kept, at, areas) or self._of_area(text, tokens[kept[at]], kept[at], headed)
            if place:
                headed += [(s, place.end) for s, e in headed if _HEADED.fullmatch(text, e, place.start)]
                found.append(place)
                if text[place.start].islower() and (link := _AND.match(text, place.end)):
                    areas = [*areas, (place.start, link.end())]
                while at < len(kept) and kept[at] <= place.last:
                    at += 1
            else:
                at += 1
        found += [
            p for p in self._coded(text, tokens) if not any(p.first <= f.last and f.first <= p.last for f in found)
        ]
        return self._told_apart(text, sorted(found, key=lambda p: p.start))

    def is_city(self, place: Place) -> bool:
        """Is the land one city, or does it bear the name of its capital?"""
        return bool(place.codes) and set(place.codes) <= self._cities

    def is_more(self, place: Place) -> bool:
        """Is it a part of a country that is more than a city?"""
        return place.kind in ("land", "region") and not set(place.codes) <= self._mere

    def misspelt(self, word: str) -> Name | None:
        """The country whose name is one letter off a word in its folded form; None where there are several or none."""
        found = {n.codes: n for name, n in self._near.get(word[:1], ()) if one_off(word, name)}
        return next(iter(found.values())) if len(found) == 1 and (word,) not in self._names else None

    def subdivided(self, country: str) -> bool:
        """Are the parts of a country known by name wherever they stand?"""
        return country in self._home

    def lands(self, country: str) -> bool:
        """Has a country parts that answer for themselves?"""
        return any(code.startswith(f"{country}-") for code, kind in self._kinds.items() if kind == "land")

    def parts(self, country: str) -> Iterator[tuple[tuple[str, ...], str, Kind]]:
        """The names of the upper parts of a country, folded word by word, their codes and kinds."""
        for phrase, code in upper_parts(country):
            kind: Kind = "town" if {country, code} & self._towns else "region"
            yield tuple(w.plain for w in words(phrase) if w.plain not in _MARKS), code, kind

    def kind_of(self, code: str) -> Kind:
        return self._kinds.get(code, "region")

    def _told_apart(self, text: str, places: list[Place]) -> list[Place]:
        """Of two places of one name the region, where a place of its country is named next to it; a land with a country
        code of its own ("Curaçao", "Réunion") stays what it is."""
        found = []
        for i, place in enumerate(places):
            beside = (*places[max(0, i - 1) : i], *places[i + 1 : i + 2])
            near = (p for p in beside if max(p.start - place.end, place.start - p.end) <= _NEAR
                    and not _STOP.search(text, min(p.end, place.end), max(p.start, place.start))
                    and not (p.kind == "country" and _joined(text, place, p))
                    and not OUTSIDE.search(text, max(0, p.start - 2 * _NEAR), p.start))
            others = {c for p in near for c in p.countries} - place.countries
            region = next((h for h in place.homonyms if h.split("-")[0] in others and h[3:] not in place.codes), None)
            found.append(replace(place, codes=(region,), kind=self.kind_of(region)) if region else place)
        return found

    def _at(
        self, text: str, tokens: Sequence[Word], kept: list[int], at: int, areas: Sequence[tuple[int, int]]
    ) -> Place | None:
        head = tokens[kept[at]]
        wide = _WIDE.search(head.plain)
        careless = text == text.lower() and len(head.plain) >= _SURE - 1 and head.plain not in self._common
        small = not text[head.start].isupper() and not careless
        if small and not text[head.start + 1 : head.end].islower() and (glued := self._glued(text, head, kept[at])):
            return glued
        if small and not wide and not any(0 <= head.start - e <= 1 or 0 <= s - head.end <= 1 for s, e in areas):
            return None
        size, name = self._exact(text, tokens, kept, at)
        if not name and not wide:
            size, name = self._in_case([tokens[i].plain for i in kept[at : at + 4]])
        whole = None
        if not name and wide:
            whole = self._names.get((head.plain[: wide.start()],))
        found = name or whole
        if not found or (small and not whole and found.kind not in ("region", "town")):
            return None
        last = kept[at + size - 1] if name else kept[at]
        return Place(
            head.start, tokens[last].end, kept[at], last, found.codes, found.kind, found.homonyms, whole is not None
        )

    def _of_area(self, text: str, word: Word, at: int, areas: Sequence[tuple[int, int]]) -> Place | None:
        """A subdivision whose name is a common word, where a word for an area, or a list that such a word heads, stands
        before it, or the area right behind it ("départements du Lot et du Gers", "Como province")."""
        known = self._headed.get(word.plain) if text[word.start].isupper() else None
        heads = [text[s : s + _AREA] for s, e in areas if known and (
            0 <= s - word.end <= 1 or (e <= word.start and _HEADED.fullmatch(text, e, word.start)))]
        if not known or not heads or (word.plain in _DIRECTIONS and not heads[0].lower().startswith(("dép", "dep"))):
            return None
        name = known[0]
        return Place(word.start, word.end, at, at, name.codes, "region", tuple(c for n in known[1:] for c in n.codes))

    def _glued(self, text: str, head: Word, at: int) -> Place | None:
        """A name of one word that a small word is glued to ("inNorway")."""
        joint = _GLUED.match(text, head.start, head.end)
        name = self._names.get((head.plain[joint.end() - head.start :],)) if joint else None
        if joint is None or name is None:
            return None
        return Place(joint.end(), head.end, at, at, name.codes, name.kind, name.homonyms)

    def _exact(self, text: str, tokens: Sequence[Word], kept: list[int], at: int) -> tuple[int, Name | None]:
        head = tokens[kept[at]]
        for size in range(min(self._longest.get(head.plain, 0), len(kept) - at), 0, -1):
            stretch = kept[at : at + size]
            name = self._names.get(tuple(tokens[i].plain for i in stretch))
            if name and (size > 1 or len(head.plain) > 2 or text[head.start : head.end].isupper()):
                return size, name
        if len(head.plain) > 5 and head.plain[-1] == "s" and head.plain[:-1] in self._longest:
            return 1, self._names.get((head.plain[:-1],))
        return 1, None

    def _in_case(self, ahead: list[str]) -> tuple[int, Name | None]:
        """The longest name whose words stand ahead in one of their cases."""
        head, best, found = ahead[0], 0, None
        for cut in range(len(head), max(3, len(head) - 9), -1):
            for form, name in self._inflected.get(head[:cut], ()):
                if best < len(form) <= len(ahead) and all(map(fits, ahead, form)):
                    best, found = len(form), name
        return max(1, best), found

    def _coded(self, text: str, tokens: Sequence[Word]) -> Iterator[Place]:
        """ISO codes: of subdivisions, and of countries that stand in a list of at least two, or alone."""
        for match in _ISO.finditer(text):
            if match.group() in self.parents:
                inside = [i for i, w in enumerate(tokens) if match.start() <= w.start < match.end()]
                kind = self.kind_of(match.group())
                kind = "region" if kind == "town" else kind
                yield Place(match.start(), match.end(), inside[0], inside[-1], (match.group(),), kind)
        codes = [i for i, w in enumerate(tokens) if self._country_code(text[w.start : w.end])]
        headed = codes[:1] == [0] and _AFTER_CODE.match(text, tokens[0].end) is not None
        for i in codes:
            if headed or len(tokens) == 1 or any(j != i and abs(i - j) <= 2 for j in codes):
                yield Place(tokens[i].start, tokens[i].end, i, i, (text[tokens[i].start : tokens[i].end],), "country")

    def _country_code(self, word: str) -> bool:
        return len(word) == 2 and word.isupper() and self._kinds.get(word) == "country"


@lru_cache(maxsize=4)
def of(rules: Rules) -> Gazetteer:
    """The gazetteer of a rule pack, made once."""
    return Gazetteer(rules)
