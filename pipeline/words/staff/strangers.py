"""Workers of a house that no word knows: "a psychologist employed by Harbour Lights", "the other is sent by Aurora"."""

from __future__ import annotations

import re

from pipeline.passage import Stretch
from pipeline.words.ideas.ideas import Words

_BELONGS = re.compile(
    r"\b(?:employed by|seconded (?:by|from)|on (?:loan|secondment) from|lent by|salaried by|belongs? to|comes? from"
    r"|works? for|sent by|provided by|(?:fest )?angestellt (?:bei|beim|von|vom)|abgeordnet (?:von|vom)"
    r"|entsandt (?:von|vom)|kommt (?:von|vom|aus)|kommen (?:von|vom|aus)|salarié\w* (?:de|d|du|des|par|chez)"
    r"|employé\w* (?:par|de|du)|détaché\w* (?:par|de|du)|(?:vient|viennent) (?:de|d|du|des)"
    r"|emplead[oa]s? (?:de|por)|contratad[oa]s? por|enviad[oa]s? por|cedid[oa]s? por|vienen? de|pertenecen? a"
    r"|trabajan? para|dipendent[ei] (?:di|della?|dell|del)|distaccat\w (?:da|dal|dalla|dall)"
    r"|inviat\w (?:da|dal|dalla|dall)|(?:viene|vengono) (?:da|dal|dalla|dall)|in dienst (?:van|bij)|gedetacheerd door"
    r"|komen? van|werkt voor|werken voor|anställd\w* (?:av|hos|vid|i|på|inom)|kommer (?:från|fra)|utlåna\w+ av"
    r"|arbeta\w* för|(?:fast)?ansat\w* (?:i|hos|ved|av|af)|udlånt af|utlånt av|arbejder for|jobber for"
    r"|zatrudnion\w+ (?:przez|w|u)|oddelegowan\w+ przez|pochodz\w+ z|zaměstn\w+ (?:v|u)|vyslan\w+|přichází z"
    r"|zamestnan\w+ (?:v|u)|zaposlen\w* (?:v|na|pri|u|kod)|prihaja\w* iz|pride\w* iz|dolaz\w+ iz"
    r"|empregad[oa]s? (?:de|da|do|por)|vêm? (?:de|da|do)|treballen? per|venen? de|angajat\w* (?:la|de|ai|al)"
    r"|vin\w? de la)"
    r"\b['’]?",
    re.IGNORECASE,
)
_VERB_LAST = re.compile(
    r"\b(?:von|vom|bei|beim|aus)\s(?:[^\W\d_]+\s){1,4}(?:angestellt|beschäftigt|kommt|kommen|abgeordnet|entsandt)\b"
    r"|\b(?:van|bij|door)\s(?:[^\W\d_]+\s){1,4}(?:komen|komt|werkt|werken|gedetacheerd)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\s*(?:[^\W\d_]+[’'\s]+){0,2}[^\W\d_]{2,}")
_KNOWN = frozenset(
    {"own", "service", "service_staff", "outside", "outsourced", "municipal", "identity", "place", "both"})
_OURS = re.compile(
    r"\b(?:us|ours?|uns|unser\w*|nous|notre|nos|nosotros|nuestr\w+|noi|nostr\w+|ons|onze|oss|vår\w?|os|vores"
    r"|naš\w*|nasz\w*|nam|nás|them|themselves|the state|state|court|justice|here|there)\b",
    re.IGNORECASE,
)


def of_house(here: Words, unit: Stretch) -> Stretch | None:
    """The words by which a clause tells that somebody belongs to a house that is neither ours nor known."""
    text = here.passage.text
    for mark in _BELONGS.finditer(text, unit.start, unit.end):
        house = _HOUSE.match(text, mark.end(), unit.end)
        end = _piece_end(text, mark.end(), unit.end)
        piece = Stretch(mark.start(), end)
        if house is None or here.within(_KNOWN, piece) or _OURS.search(text, mark.end(), end):
            continue
        return Stretch(mark.start(), min(house.end(), end))
    for mark in _VERB_LAST.finditer(text, unit.start, unit.end):
        piece = Stretch(mark.start(), mark.end())
        if not here.within(_KNOWN, piece) and not _OURS.search(text, mark.start(), mark.end()):
            return piece
    return None


def marks(here: Words, at: int) -> bool:
    """Does a phrase that begins here tell to which house somebody belongs ("sent by")?"""
    return _BELONGS.match(here.passage.text, at) is not None


def _piece_end(text: str, start: int, end: int) -> int:
    """The end of what a phrase governs: the next comma."""
    cut = text.find(",", start, end)
    return end if cut < 0 else cut


_ENGAGED = re.compile(
    r"\b(?:engaged|hired|contracted|commissioned|brought in|beauftragt|engagiert|verpflichtet|engagée?s?"
    r"|mandatée?s?|contratad[oa]s?|incaricat[ie]|ingaggiat[ie]|ingehuurd|anlitade|hyrda|hyret|engageret|engasjert|zlecan\w+"
    r"|wynajęt\w+|najat\w+|najet\w+|angažiran\w+)\s+$",
    re.IGNORECASE,
)


def engaged(here: Words, start: int) -> bool:
    """Is what begins here ("by us") the one who engages those who lead, and not one of them?"""
    return _ENGAGED.search(here.passage.text, max(0, start - 20), start) is not None


_BRINGING = re.compile(
    r"\b(?:with|bring\w*|mit|avec|con|met|med|s|se|z|ze|cu|com|amb|sa)\s(?:its|their|his|her|ses|leurs?|sus?|i|suoi|propri)?"
    r"\s*$", re.IGNORECASE)


def guests_own(here: Words, start: int, unit: Stretch) -> bool:
    """Is what begins here ("its own trainers") that of somebody from outside, who comes with it?"""
    bringing = _BRINGING.search(here.passage.text, max(unit.start, start - 20), start)
    guests = here.within(frozenset({"outside"}), Stretch(unit.start, bringing.start())) if (
        bringing and bringing.start() > unit.start) else []
    return bool(guests)
