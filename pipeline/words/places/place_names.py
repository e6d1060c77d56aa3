"""Where the names of places come from: the rule pack, Unicode CLDR (through Babel), ISO 3166-2 (through pycountry).

The rule pack's vocabulary `place_kinds` says how the names of ISO 3166 are to be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from pipeline.rules import Rules

Kind = Literal["country", "land", "region", "town", "group", "part"]
"""`land`: answers for itself; `town`: a region that bears the name of a town; `part`: of a country, without a code."""

_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
_LANGUAGE = {"CZ": "cs", "EE": "et", "SI": "sl", "RS": "sr", "GR": "el", "UA": "uk"}
_DESIGNATION = re.compile(
    r"^Kraj |\s*\[.*?\]|, .*"
    r"|\b(?:l[äa]n|kraj|županija|maakond|megye|novads|apskritis|periferie?i?a|ranc?ion?|fylke|oblast)\b\s*$",
    re.IGNORECASE,
)


class Name(NamedTuple):
    """What a name stands for; `homonyms`: codes of other subdivisions of that name."""

    codes: tuple[str, ...]
    kind: Kind
    language: str
    homonyms: tuple[str, ...] = ()


def all_names(rules: Rules) -> Iterator[tuple[str, Name]]:
    """Names in the order in which they win: groups, the rule pack's own, countries, subdivisions."""
    kinds = _Kinds(rules)
    for code, terms in rules.vocabularies["jurisdiction_groups"].codes.items():
        codes = () if code == "not_coded" else tuple(code.removeprefix("part:").split("+"))
        kind: Kind = "part" if code.startswith("part:") else "group" if len(codes) != 1 else kinds.of_code(codes[0])
        for phrase in (p for found in terms.terms.values() for p in found):
            yield phrase, Name(codes, kind, "und")
    for code, terms in rules.vocabularies["jurisdictions"].codes.items():
        for language, phrases in terms.terms.items():
            for phrase in phrases:
                tongue = _language(code) if language == "und" else language
                yield phrase, Name((code,), kinds.of_code(code), tongue)
    yield from _countries(rules)
    yield from kinds.names()


def _language(code: str) -> str:
    country = code.split("-")[0]
    return _LANGUAGE.get(country, country.lower())


def listed(rules: Rules, code: str) -> frozenset[str]:
    """The terms of a code of `place_kinds`."""
    return frozenset(rules.vocabularies["place_kinds"].codes[code].terms["und"])


def _countries(rules: Rules) -> Iterator[tuple[str, Name]]:
    from babel import Locale

    common = listed(rules, "common")
    for language in rules.vocabularies["place_kinds"].codes["languages"].terms["und"]:
        for code, phrase in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY and phrase.lower() not in common:
                yield phrase, Name((code,), "country", language)


def common_names(rules: Rules) -> Iterator[tuple[str, Name]]:
    """The names of subdivisions that are common words, so that only a word for an area beside them makes names of
    them ("département du Nord", "County Clare")."""
    kinds = _Kinds(rules)
    yield from (n for n in kinds.forms() if n[0].lower() in kinds.common)


@lru_cache(maxsize=1)
def parents() -> dict[str, str]:
    """Every code of ISO 3166-2 with the code of the unit that it lies in."""
    import pycountry

    return {s.code: s.parent_code or s.country_code for s in pycountry.subdivisions}


def upper_parts(country: str) -> Iterator[tuple[str, str]]:
    """The names of the subdivisions of a country that lie in no other, with their codes."""
    import pycountry

    parts: list[Any] = sorted(pycountry.subdivisions, key=lambda s: str(s.code))
    for part in parts:
        if part.country_code == country and part.parent_code is None:
            for phrase in re.split(r"\s*[/(\[]\s*", part.name.replace("'", "")):
                if bare := _DESIGNATION.sub("", phrase).strip(" )]"):
                    yield bare, part.code


@lru_cache(maxsize=64)
def numbers_of_parts(code: str) -> frozenset[int]:
    """How many subdivisions of one kind a country or land has, for every kind, and how many in all lie in no other."""
    import pycountry

    parts: list[Any] = [s for s in pycountry.subdivisions if code in (s.country_code, s.parent_code)]
    upper = sum(part.parent_code in (None, code) for part in parts)
    return frozenset({*Counter(part.type for part in parts).values(), upper})


class _Kinds:
    """The kind of every subdivision, as the rule pack tells it."""

    def __init__(self, rules: Rules) -> None:
        import pycountry

        self.rules = rules
        self.subdivided, self.common = listed(rules, "subdivided"), listed(rules, "common")
        self.found: dict[str, Kind] = {}
        lands, own = listed(rules, "lands"), listed(rules, "own")
        regions, units = listed(rules, "regions"), listed(rules, "units")
        towns, areas = listed(rules, "towns"), listed(rules, "areas")
        for part in pycountry.subdivisions:
            kind = f"{part.country_code}-{part.type}"
            if (part.type in lands or {part.code, kind} & own) and kind not in units:
                self.found[part.code] = "land"
            elif part.type in regions and kind not in units:
                named = {part.country_code, kind, part.code} & towns and part.code not in areas
                self.found[part.code] = "town" if named else "region"

    def of_code(self, code: str) -> Kind:
        """A subdivision that the rule pack names itself and ISO does not rank is a land."""
        return self.found.get(code, "land") if "-" in code else "country"

    def names(self) -> Iterator[tuple[str, Name]]:
        """The names that stand for themselves."""
        yield from (n for n in self.forms() if n[0].lower() not in self.common)

    def forms(self) -> Iterator[tuple[str, Name]]:
        """The names of all subdivisions in their forms, also those that are common words."""
        import pycountry

        parts: list[Any] = sorted(pycountry.subdivisions, key=lambda s: str(s.code))
        for part in parts:
            kind = self.found.get(part.code)
            if kind is None or part.country_code not in self.subdivided:
                continue
            for phrase in re.split(r"\s*[/(\[]\s*", part.name):
                bare = _DESIGNATION.sub("", phrase).strip(" )]")
                forms = [bare, bare[:-1]] if part.country_code == "SE" and bare.endswith("s") else [bare]
                for form in forms:
                    if len(form) > 2:
                        yield form, Name((part.code,), kind, _language(part.code))
