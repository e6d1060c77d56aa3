"""Parts of a country that are known by name or letters only because the country, or a word for such parts, stands
beside them: "México: Jalisco y Nuevo León", "Kantone BE, SO und AG", "Україна, Львівська область".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.fold import Word, fold, one_off
from pipeline.vocabulary import Mention
from pipeline.words.places.gazetteer import Gazetteer, Place
from pipeline.words.places.place_names import Kind
from pipeline.words.wording.function_words import AND_ANY, small

_LETTERS = re.compile(r"(?<![\w.-])[A-Z]{2,3}(?![\w-]|\.\w)")
_LINK = re.compile(rf"\s*(?:[,/&+;]|\b(?:{AND_ANY})\b)\s*(?:(?:{AND_ANY})\s+)?")
_BEHIND = re.compile(r"[\s:,(–-]{1,3}")
_OF_AREA = (("CH", re.compile(r"[kc]ant")), ("DE", re.compile(r"bundesl|lander|land$")))
_MARK = re.compile(r"['’ʼ]")
_SURE = 5  # letters of a name that may be spelt in another way
_ENDING = 3  # letters that a case may put to a name
_VOWELS = "aeiouy"
SMALL = small(4)

_CYRILLIC = (
    "а=a б=b в=v г=g ґ=g д=d е=e є=ie ж=zh з=z и=i й=i і=i ї=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts "
    "ч=ch ш=sh щ=shch ъ=a ь= ы=i ю=iu я=ia ј=i љ=l њ=n ћ=c ђ=d џ=dz"
)
_GREEK = (
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=i φ=f χ=ch ψ=ps ω=o ς=s"
)
_SCRIPTS = tuple(
    (re.compile(like), countries, dict(pair.split("=") for pair in letters.split()))
    for like, countries, letters in (
        ("[а-яєіїґ]", ("UA", "BG", "RS", "MK"), _CYRILLIC),
        ("[α-ω]", ("GR", "CY"), _GREEK),
    )
)


def refined(known: Gazetteer, text: str, tokens: Sequence[Word], named: list[Place], areas: Sequence[Mention]
            ) -> list[Place]:
    """The places of a text in order, with the parts of the countries among them."""
    by_name = list(_named(known, text, tokens, named))
    towns = [p for p in by_name if _among_towns(text, tokens, p, [*named, *by_name])]
    parts = [*_lettered(known, text, tokens, named, areas), *(p for p in by_name if p not in towns)]
    if not parts:
        return named
    kept = [p for p in named if not any(p.start < q.end and q.start < p.end for q in parts)]
    return sorted([*kept, *parts], key=lambda p: p.start)


def _among_towns(text: str, tokens: Sequence[Word], part: Place, known: Sequence[Place]) -> bool:
    """Does a part stand in a list with names that no country's parts have ("Esch and Diekirch")? They are of towns."""
    covered = {i for p in known for i in range(p.first, p.last + 1)}
    beside = [i for i in (part.first - 1, part.first - 2, part.last + 2, part.last + 3) if 0 <= i < len(tokens)]
    for i in beside:
        ends = (tokens[i].end, part.start) if i < part.first else (part.end, tokens[i].start)
        if i not in covered and text[tokens[i].start].isupper() and _LINK.fullmatch(text, *ends):
            return True
    return False


def _lettered(
    known: Gazetteer, text: str, tokens: Sequence[Word], named: list[Place], areas: Sequence[Mention]
) -> Iterator[Place]:
    """Lists of letter codes behind a word for areas, or behind their country."""
    found = list(_LETTERS.finditer(text))
    at = 0
    while at < len(found):
        group = [found[at]]
        while at + 1 < len(found) and _LINK.fullmatch(text, group[-1].end(), found[at + 1].start()):
            at += 1
            group.append(found[at])
        at += 1
        country = _country_of(known, text, group[0].start(), named, areas)
        codes = [f"{country}-{m.group()}" for m in group]
        if country and all(code in known.parents for code in codes):
            for match, code in zip(group, codes, strict=True):
                index = next(i for i, w in enumerate(tokens) if w.start == match.start())
                yield Place(match.start(), match.end(), index, index, (code,), _kind(known, code))


def _country_of(known: Gazetteer, text: str, at: int, named: list[Place], areas: Sequence[Mention]) -> str | None:
    """The country whose letter codes may begin at a character."""
    heads = [m for m in areas if m.end <= at and not re.search(r"\w", text[m.end : at])]
    countries = [p.codes[0] for p in named if p.kind in ("country", "part") and len(p.codes) == 1
                 and "-" not in p.codes[0] and p.end - p.start > 2]
    if heads:
        own = next((c for c, like in _OF_AREA if like.match(fold(heads[-1].term))), None)
        return own if own and (own in countries or not countries) else countries[0] if countries else own
    before = next((p for p in named if p.end <= at and _BEHIND.fullmatch(text, p.end, at)), None)
    listed = next((p for p in named if p.kind == "land" and _LINK.fullmatch(text, p.end, at)), None)
    if listed:
        return listed.codes[0].split("-")[0]
    inside = before and before.codes and before.kind in ("country", "part") and before.end - before.start > 2
    if before and inside and known.lands(before.codes[0]):
        return before.codes[0]
    return None


def _kind(known: Gazetteer, code: str) -> Kind:
    kind = known.kind_of(code)
    return "region" if kind == "town" else kind


def _named(known: Gazetteer, text: str, tokens: Sequence[Word], named: list[Place]) -> Iterator[Place]:
    """Names of parts of the countries that stand in the text, and names in the letters of the country itself."""
    foreign = {c for p in named for c in p.countries if p.kind == "country" and not known.subdivided(c)}
    scripts = [(countries, letters) for like, countries, letters in _SCRIPTS if like.search(text.lower())]
    if not foreign and not scripts:
        return
    index = [_index(known, c) for c in sorted(foreign)]
    taken = {i for p in named for i in range(p.first, p.last + 1)}
    for i, token in enumerate(tokens):
        if i in taken or not text[token.start].isupper() or _preposition(text, token):
            continue
        place = next((p for names in index if (p := _at(tokens, i, names))), None)
        for countries, letters in scripts if not place else ():
            names = [n for c in countries for n in _index(known, c)]
            latin = "".join(letters.get(c, c) for c in token.plain)
            place = _near(token, i, latin, [n for n in names if len(n[0]) == 1 and len(n[0][0]) > _ENDING])
        if place:
            taken |= set(range(place.first, place.last + 1))
            yield place


def _preposition(text: str, word: Word) -> bool:
    """Is it a small word that opens a sentence ("Para o Brasil")?"""
    opens = re.search(r"[.!?\n]\s*$", text[: word.start][-3:]) or not text[: word.start].strip()
    return bool(opens) and word.plain in SMALL and re.match(r"\s[^\W\d_A-Z]", text[word.end :][:2]) is not None


def _at(tokens: Sequence[Word], at: int, names: Sequence[tuple[tuple[str, ...], str, Kind]]) -> Place | None:
    """The longest name that stands at a word, else one spelt a little otherwise."""
    ahead = [_loose(w.plain) for w in tokens[at : at + 6]]
    found = [n for n in names if list(n[0]) == ahead[: len(n[0])]]
    if found:
        key, code, kind = max(found, key=lambda n: len(n[0]))
        return Place(tokens[at].start, tokens[at + len(key) - 1].end, at, at + len(key) - 1, (code,), kind)
    near = [n for n in names if len(n[0]) == 1 and len(n[0][0]) >= _SURE and one_off(n[0][0], ahead[0])]
    if len({n[1] for n in near}) == 1:
        return Place(tokens[at].start, tokens[at].end, at, at, (near[0][1],), near[0][2])
    return None


def _near(token: Word, at: int, latin: str, names: Sequence[tuple[tuple[str, ...], str, Kind]]) -> Place | None:
    """The name whose stem a word has that was written in other letters."""
    loose = _loose(latin)
    for (name,), code, kind in names:
        stem = name.rstrip(_VOWELS) if name[-1] in _VOWELS else name
        if len(stem) >= _ENDING and loose.startswith(stem) and len(loose) - len(stem) <= _ENDING:
            return Place(token.start, token.end, at, at, (code,), kind)
    return None


def _loose(word: str) -> str:
    """A word without the ways in which transliterations differ."""
    word = _MARK.sub("", word).replace("dj", "j").replace("kh", "h").replace("ph", "f")
    return word.replace("y", "i").replace("ii", "i") if len(word) > 2 else word


@lru_cache(maxsize=64)
def _index(known: Gazetteer, country: str) -> tuple[tuple[tuple[str, ...], str, Kind], ...]:
    """The names of the upper parts of a country, loosely, word by word."""
    return tuple((tuple(map(_loose, key)), code, kind) for key, code, kind in known.parts(country))

