"""Names of countries and regions in the languages of Europe, with their ISO 3166 codes.

Country names come from Unicode CLDR (through Babel), regions from ISO 3166-2 (through pycountry) under their local
names, both added to by the rule pack's vocabularies `jurisdictions` and `jurisdiction_groups`. Inflected names of
languages with cases are found by their stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.fold import Word, words
from pipeline.rules import Rules

Kind = Literal["country", "land", "region", "group"]

LANGUAGES = [
    "en",
    "de",
    "fr",
    "es",
    "it",
    "nl",
    "sv",
    "fi",
    "pl",
    "cs",
    "lt",
    "sl",
    "pt",
    "da",
    "nb",
    "ca",
    "hr",
    "sk",
    "et",
    "lv",
    "ro",
    "hu",
    "el",
    "bg",
    "sr",
    "is",
    "mt",
    "ga",
    "sq",
    "mk",
    "bs",
    "tr",
    "uk",
    "eu",
    "gl",
    "cy",
]
_CASES = frozenset(
    ["fi", "et", "lv", "lt", "pl", "cs", "sk", "sl", "hr", "bs", "sr", "hu", "el", "bg", "mk", "sq", "tr", "uk", "is"]
)
_LANDS = frozenset(
    [
        "Land",
        "State",
        "Canton",
        "Country",
        "Nation",
        "Autonomous community",
        "Autonomous region",
        "Autonomous province",
        "Dependency",
    ]
)
_REGIONS = frozenset(
    [
        "Province",
        "Region",
        "County",
        "Voivodship",
        "Department",
        "Metropolitan region",
        "Administrative region",
        "Metropolitan department",
        "Autonomous city in north africa",
        "Territory",
        "Overseas region",
        "Development region",
    ]
)
_WORLD = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CH",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LV",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
        "US",
        "CA",
        "AU",
        "NZ",
        "UA",
        "RS",
    ]
)
_ACCENTED_COMMON = frozenset({"on", "in", "no", "so", "to", "is", "se", "ad", "de", "co"})
_DESIGNATION = re.compile(
    r"\s*\[.*?\]|, .*|\b(?:l[äa]n|kraj|županija|maakond|megye|novads|apskritis|periferie?i?a|ranc?ion?)\b\s*$", re.I
)
_STEM_END = re.compile(r"(?:[aeiouyąęįųėēāīūőűøæ]{1,2}|os|as|is|us|ή|ία|α|η|ο)$")


class Name(NamedTuple):
    codes: tuple[str, ...]
    kind: Kind
    language: str
    homonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A name in a text: characters `start` to `end`, the words `first` to `last` (inclusive), its codes;
    `homonyms` are codes of regions of other countries that bear the same name (Luxembourg, Georgia)."""

    start: int
    end: int
    first: int
    last: int
    codes: tuple[str, ...]
    kind: Kind
    homonyms: tuple[str, ...] = ()


class Gazetteer:
    """All names, ready to be found in texts."""

    def __init__(self, rules: Rules) -> None:
        self._names: dict[tuple[str, ...], Name] = {}
        self._longest: dict[str, int] = {}
        self._stems: dict[str, Name] = {}
        self.codes: dict[str, Kind] = {}
        for phrase, name in _all_names(rules):
            key = tuple(w.plain for w in words(phrase) if w.plain not in ("-", "'"))
            known = self._names.get(key)
            if not key or (known and name.kind != "group"):
                if known and name.kind in ("land", "region") and known.codes != name.codes:
                    self._names[key] = known._replace(homonyms=(*known.homonyms, *name.codes))
                continue
            self._names[key] = name
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))
            if len(name.codes) == 1:
                self.codes.setdefault(name.codes[0], name.kind)
            if name.language in _CASES and len(key) == 1 and len(key[0]) >= 5:
                stem = _STEM_END.sub("", key[0])
                if len(stem) >= 4:
                    self._stems.setdefault(stem, name)

    def find(self, text: str, tokens: Sequence[Word]) -> list[Place]:
        """Names that begin with a capital, longest first; two-letter country codes only in lists of such codes."""
        kept = [i for i, w in enumerate(tokens) if w.plain not in ("-", "'")]
        found, at = [], 0
        while at < len(kept):
            place = self._at(text, tokens, kept, at)
            if place:
                found.append(place)
                at = kept.index(place.last, at) + 1
            else:
                at += 1
        return self._told_apart(sorted([*found, *self._listed(text, tokens, found)], key=lambda p: p.start), text)

    def _told_apart(self, places: list[Place], text: str) -> list[Place]:
        """Of two places of one name the region, where its country is named too or the word before says "province"."""
        countries = {c.split("-")[0] for p in places for c in p.codes}
        found = []
        for place in places:
            others = countries - {c.split("-")[0] for p in places if p is place for c in p.codes}
            region = [h for h in place.homonyms if h.split("-")[0] in others]
            if region and place.kind in ("country", "region", "land"):
                code = region[0]
                place = replace(place, codes=(code,), kind=self.codes.get(code, "region"))
            found.append(place)
        return found

    def _at(self, text: str, tokens: Sequence[Word], kept: list[int], at: int) -> Place | None:
        head = tokens[kept[at]]
        if not text[head.start].isupper():
            return None
        for size in range(min(self._longest.get(head.plain, 0), len(kept) - at), 0, -1):
            stretch = kept[at : at + size]
            name = self._names.get(tuple(tokens[i].plain for i in stretch))
            if name and not (size == 1 and len(head.plain) <= 2):
                last = stretch[-1]
                return Place(head.start, tokens[last].end, kept[at], last, name.codes, name.kind, name.homonyms)
        name = self._inflected(head.plain)
        return Place(head.start, head.end, kept[at], kept[at], name.codes, name.kind) if name else None

    def _inflected(self, word: str) -> Name | None:
        for cut in range(len(word), max(3, len(word) - 6), -1):
            name = self._stems.get(word[:cut])
            if name:
                return name
        return None

    def _listed(self, text: str, tokens: Sequence[Word], taken: list[Place]) -> Iterator[Place]:
        """Country codes in capitals that stand in a list of at least two, or alone in the text."""
        codes = [
            i
            for i, w in enumerate(tokens)
            if w.end - w.start == 2
            and text[w.start : w.end].isupper()
            and self.codes.get(text[w.start : w.end]) == "country"
            and not any(p.first <= i <= p.last for p in taken)
        ]
        for i in codes:
            near = [j for j in codes if j != i and abs(i - j) <= 2]
            if near or len(tokens) == 1:
                yield Place(tokens[i].start, tokens[i].end, i, i, (text[tokens[i].start : tokens[i].end],), "country")


@lru_cache(maxsize=4)
def of(rules: Rules) -> Gazetteer:
    """The gazetteer of a rule pack, made once."""
    return Gazetteer(rules)


def _all_names(rules: Rules) -> Iterator[tuple[str, Name]]:
    kinds = dict(_subdivision_kinds())
    groups = rules.vocabularies.get("jurisdiction_groups")
    for code, terms in groups.codes.items() if groups else ():
        for phrase in (p for found in terms.terms.values() for p in found):
            yield phrase, Name(() if code == "not_coded" else tuple(code.split("+")), "group", "und")
    own = rules.vocabularies.get("jurisdictions")
    for code, terms in own.codes.items() if own else ():
        kind: Kind = "country" if "-" not in code else kinds.get(code, "land")
        for language, phrases in terms.terms.items():
            for phrase in phrases:
                yield phrase, Name((code,), kind, language)
    yield from _countries()
    yield from _subdivisions()


def _countries() -> Iterator[tuple[str, Name]]:
    from babel import Locale

    for language in LANGUAGES:
        for code, phrase in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"):
                yield phrase, Name((code,), "country", language)


def _subdivision_kinds() -> Iterator[tuple[str, Kind]]:
    import pycountry

    for found in pycountry.subdivisions:
        if found.type in _LANDS or found.code in ("BE-VLG", "BE-WAL", "BE-BRU"):
            yield found.code, "land"
        elif found.type in _REGIONS and (found.type != "Canton"):
            yield found.code, "region"
    for code in ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"):
        yield code, "land"


def _subdivisions() -> Iterator[tuple[str, Name]]:
    import pycountry

    kinds = dict(_subdivision_kinds())
    for found in pycountry.subdivisions:
        kind = kinds.get(found.code)
        if kind is None or found.country_code not in _WORLD:
            continue
        for phrase in re.split(r"\s*[/(\[]\s*", found.name):
            bare = _DESIGNATION.sub("", phrase).strip(" )]")
            if len(bare) > 3 and bare.lower() not in _ACCENTED_COMMON:
                yield bare, Name((found.code,), kind, "und")
