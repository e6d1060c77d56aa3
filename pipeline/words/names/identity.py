"""Whose the programme is, and who the respondent says he is: "we are an association", "our foundation"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model import Reading
from pipeline.passage import Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.ideas.ideas import Words
from pipeline.words.names.body_names import OFFICES

_NEAR = 6
_NO_TOWN = frozenset({"service", "service_staff", "aside"})
_VAGUE = re.compile(r"organi[sz]a|entidad", re.IGNORECASE)
_COMMON = frozenset(
    {"Ministry", "Service", "Prison", "Probation", "National", "Centre", "Department", "Justice", "Association"})
_OUR_TOWN = re.compile(
    r"\b(?:our (?:municipality|city|county|town|council)|unserer (?:Gemeinde|Stadt)|notre (?:commune|ville)|vår kommun"
    r"|nuestro (?:ayuntamiento|municipio)|nostro comune|onze (?:gemeente|stad)|vores kommune|kommunen vår|kuntamme"
    r"|kaupunkimme|naszej gminy|naszego miasta|našeho města|naší obce|nosso município|naše općine|naše občine)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|by|von|av|af|van|od|kupujeme od)\b", re.IGNORECASE)  # "we buy it from an association"
NAME = re.compile(r"[^\W\d_a-z]\w{3,}")
_THE_BODY = re.compile(
    r"\s*(?:the|this|our|der|die|das|dem|des|den|le|la|l['’]|du|el|del|il|lo|dello|della|dell['’]|de|het|o|a|da|do)\s?"
    r"([^\W\d_]{4,})", re.IGNORECASE)
_STEM, _ENDING, _PHRASE = 4, 3, 30  # letters


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose programme it is: `types` the owner's, `names` the words of its name."""

    types: frozenset[str]
    names: frozenset[str]

    @property
    def outside(self) -> bool:
        return bool(self.types) and not self.types & {*OFFICES, "regional_or_local_authority", "partnership", "other"}


def called(here: Words, owner: Owner, window: Stretch) -> Iterator[tuple[int, int]]:
    """Where a window names the owner: by a word of its name, also with another ending ("lektorov Druhého brehu" of
    "Druhý breh"), or where people are employed by the noun of that name ("the region" of "Northern Region Service")."""
    text = here.passage.text
    for name in NAME.finditer(text, window.start, window.end):
        if name.group() in owner.names or any(_inflected(name.group(), n) for n in owner.names):
            yield name.span()
    nouns = {n.casefold() for n in owner.names}
    for job in here.within(frozenset({"employed"}), window) if nouns else ():
        noun = _THE_BODY.match(text, job.end, min(window.end, job.end + _PHRASE))
        if noun and noun[1].casefold() in nouns and not NAME.match(noun[1]):
            yield noun.span(1)


def _inflected(word: str, name: str) -> bool:
    """Are two words one with another ending?"""
    stem = max(_STEM, min(len(word), len(name)) - 2)
    return len(name) > _STEM and abs(len(word) - len(name)) < _ENDING and word[:stem] == name[:stem]


def owner(found: Mapping[str, Reading], kind: str, name: str) -> Owner:
    """What the variables `kind` (type of owner) and `name` say of the programme's owner."""

    def said(variable: str) -> list[str]:
        values = [v.value for v in found[variable].values if v.status == "ok"] if variable in found else []
        return [str(text) for value in values for text in (value if isinstance(value, tuple) else (value,))]

    names = {word for text in said(name) for word in NAME.findall(text)}
    return Owner(frozenset(said(kind)), frozenset(names - _COMMON))


_SHORT_WE = 4  # characters


def says_outside(here: Words) -> bool:
    """Does the respondent say "we are an association"?"""
    return says(here, "outside") and not says(here, "municipal")


def says(here: Words, code: str) -> bool:
    for we in here.by_class.get("identity", []):
        if we.end - we.start < _SHORT_WE and not scopes.spoken(here.passage, we):
            continue  # "my" is "we" in Polish
        if code == "outside" and names_body(here, we):
            return True
        unit = here.window("sentence", we.start)
        for body in here.within(frozenset({code}), unit):
            gap = here.gap(we, body)
            if scopes.denied(here.passage, body) or _FROM.search(here.passage.text, we.end, body.start):
                continue
            if code == "municipal" and here.within(_NO_TOWN, Stretch(we.end, body.start)):
                continue  # "we as prison service pay the county"
            if body.first >= we.first and gap is not None and gap <= _NEAR and not here.within(
                    frozenset({"deliver"}), Stretch(we.end, body.start + 1)):
                return True
    return False


def names_body(here: Words, we: Mention) -> bool:
    """Is it "our association" rather than "we are"?"""
    terms = here.passage.lexicon.vocabularies[we.vocabulary].codes[we.code].terms.values()
    said = here.passage.text[we.start : we.end].casefold()
    single = {t.casefold() for phrases in terms for t in phrases if " " not in t}
    return " " in said and not single & set(said.split()) and not _VAGUE.search(said)


def of_town(here: Words) -> bool:
    """Does the respondent speak of "our municipality"?"""
    return _OUR_TOWN.search(here.passage.text) is not None


def town_house(here: Words, house: Mention) -> bool:
    """Is a house with a word for the municipality before it told to be the respondent ("the municipal crisis centre
    (this is us)")?"""
    sentence = here.window("sentence", house.start)
    return bool(here.within(frozenset({"answering"}), sentence)) and any(
        0 < house.first - m.last <= 2 for m in here.within(frozenset({"municipal"}), sentence))


def part_of_town(here: Words, unit: Stretch) -> bool:
    """Is a house told to be a part of the respondent's municipality, and nothing bought or paid in the clause?"""
    ours = _OUR_TOWN.search(here.passage.text, unit.start, unit.end) is not None
    return ours and not here.within(frozenset({"outsourced", "aside"}), unit)
