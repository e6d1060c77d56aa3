"""Couples of one sex, told by who they are: a word for a couple or relationship, and two men or two women
("relationships between two men", "Paare aus zwei Frauen", "kahden miehen väliset suhteet")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage
from pipeline.vocabulary import Mention

_NOUN = (
    r"(?:(?<!the\s)relationship|relationships|relations?|couples?|partnerships?|marriages?|beziehung\w*|paare?n?|partnerschaft\w*|ehen|unions?"
    r"|parejas?|relaci(?:ón|ones)|coppi[ae]|relazion[ei]|unioni|relaties?|koppels?|stellen|paren|relationer\w*"
    r"|(?:par)?förhållande\w*|par|(?:par)?forhold\w*|(?:pari)?suht\w+|pariskun\w+|związ\w+|par[ay]|relacj\w+|vzťah\w*"
    r"|vztah\w*|pár\w*|odnos\w*|vez[ae]|zvez\w*|razmerj\w*|relaç\w+|casa(?:l|is)|kapcsolat\w*|suhe\w+|attiecīb\w*"
    r"|santyki\w*|cupl\w+|relați\w+|parell\w+|σχέσ\w+|ζευγάρι\w*)")
_LINK = (
    r"(?:of|by|between|among|with|da|par|por|z|ze|zwischen|von|aus|mit|de|d['’]|entre|tra|fra|di|tussen|van|mellan|med|av"
    r"|mellem|mellom|af"
    r"|między|pomiędzy|mezi|medzi|među|između|starp|tarp|dintre|között|μεταξύ)")
_FORMED = (
    r"(?:formed|made up|consisting|formate|composte|formadas|compuestas|formés|composés|bestehend|gevormd|bestaande"
    r"|bestående|som består|tworzone|tvořené|tvorené)")
_TWO = (
    r"(?:two|zweie[nr]|zwei|deux|dos|due|twee|två|to|dwóch|dwoma|dvěma|dvou|dvoch|dvoma|dveh|dvema|dva|dvije|dviju|dois"
    r"|duas|două|doi|két|kahden|kahe|divu|dviejų|δύο)")
_MEN = (
    r"(?:men|männern?|hommes|hombres|uomini|mannen|män|mænd|menn|miehen|miesten|mężczyzn\w*|mężczyznami"
    r"|mu[žž](?:ů|ov|i|mi)|moških|moškima|muškar\w+|homens|férfi\w*|mehe|meeste|vīrie\w+|vyrų|bărbați\w*|homes|άνδρ\w+)")
_WOMEN = (
    r"(?:women|frauen|femmes|mujeres|donne|vrouwen|kvinnor|kvinder|kvinner|naisen|naisten|kobiet\w*|žen(?:ami)?"
    r"|žensk\w*|mulheres|nők?|nő|naise|naiste|sievie\w+|moterų|femei\w*|dones|γυναίκ\w+)")
_ANOTHER = (  # who a man lives with
    r"(?:another man|other men|einem anderen mann|anderen männern|un autre homme|otro hombre|un altro uomo"
    r"|een andere man|andere mannen|en annan man|andra män"
    r"|en anden mand|andre mænd|en annen mann|andre menn|toisen miehen kanssa"
    r"|innym mężczyzną|jiným mužem|iným mužom|drugim moškim|drugim muškarcem|outro homem|un altre home)")
_AND = r"(?:and|or|und|oder|et|ou|y|e|o|en|of|och|eller|og|i|a|oraz|lub|ja|tai|nebo|ali|ili|και|ή|és|vagy)"
_OTHER = rf"(?!\s{_AND}\s(?:%s)\b)"


def _pattern(own: str, other: str) -> str:
    """A couple of two of one sex, those of the other not joined to them."""
    ahead = rf"\b{_NOUN}\s(?:{_FORMED}\s)?(?:{_LINK}\s?){{0,2}}(?:{_TWO}\s)?{own}\b" + _OTHER % other
    behind = rf"\b(?:{_TWO}\s)?{own}\s(?:välis\w+|vahelis\w+|közötti)\s{_NOUN}\b"
    return rf"{ahead}|{behind}"


_WITH_HIM = rf"\b{_NOUN}\s(?:{_LINK}\s)?{_ANOTHER}\b"


_COUPLES = re.compile(f"{_pattern(_MEN, _WOMEN)}|{_pattern(_WOMEN, _MEN)}|{_WITH_HIM}", re.IGNORECASE)
_WITH = re.compile(_ANOTHER, re.IGNORECASE)
_PAIR = re.compile(rf"{_TWO}\s(?:{_MEN}|{_WOMEN})", re.IGNORECASE)


def of_one_sex(passage: Passage) -> Iterator[Mention]:
    """The words for couples of two men or two women, as mentions of code `same`."""
    for match in _COUPLES.finditer(passage.text):
        if inside := passage.words_in(*match.span()):
            yield Mention("orientation_scope", "same", *match.span(), match[0], "und", inside[0], inside[-1])


def counted(passage: Passage, couple: Mention) -> bool:
    """Does a couple name two of a sex or another of it, and not only men or women ("relations between men")?"""
    return any(p.search(passage.text, couple.start, couple.end) for p in (_PAIR, _WITH))


def bare_pair(passage: Passage, mention: Mention) -> bool:
    """Are two men or women only two people, no couple ("two men may share a room")?"""
    return _PAIR.fullmatch(passage.text, mention.start, mention.end) is not None and not any(
        m.start <= mention.start and mention.end <= m.end for m in of_one_sex(passage))
