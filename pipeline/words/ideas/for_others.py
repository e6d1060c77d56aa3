"""Clauses on what is done with other people than the men of the programme, or by those who look after such people.

Four shapes: a group of theirs ("only in the women's group", "il gruppo delle donne"), something given to them ("is
available to partners"), a service of theirs that does it ("what the shelter does with the women", "by our partner
service"), and what is told not to be "with us" ("at the clinic and not with us"). A clause that names the men as well
speaks of the programme ("in men's and women's groups alike").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

_PEOPLE = (("people", ("partner", "children")), ("sexes", ("women",)))
_SERVICES = (("people", ("partner_body",)), ("senders", ("victim_service",)))
_NEAR, _LEAD = 3, 30
_OF = re.compile(  # between a group and its people ("group for women", "gruppo delle donne", "women's group")
    r"['’]?s?['’]?\s(?:(?:of|for|with|the|für|der|die|den|von|mit|de|des|du|pour|les|aux|las?|los|para|con|delle|di|per"
    r"|le|dei|voor|van|met|för|med|til|for|dla|z|pro|s|pre|za|od|das|com|pentru|cu|per a|amb|η|των|για|tις)\s){0,2}",
    re.IGNORECASE)
_ONE_WORD = re.compile(  # "Frauengruppe", "vrouwengroep", "kvindegruppen"
    r"\b(?:frauen|kinder|partnerinnen|opfer|mütter|vrouwen|kinder|partner|slachtoffer|moeder|kvinno|barn|mamma|kvinde"
    r"|børne|kvinne|barne|nais|lasten)s?-?(?:grupp|groep|grupp|grupe|gruppe|kurs|cursus|programm?|ryhmä)\w{0,4}\b",
    re.IGNORECASE)
_BY_ENDING = re.compile(  # genitives that no list of people holds
    r"\b(?:kvindernes|kvinnornas|kvinnenes|børnenes|barnens|barnas|naisten|lasten|uhrien|nők|áldozatok|moterų|sieviešu"
    r"|naiste|žensk\w{1,3}|dětsk\w{1,3}|dječj\w{1,3}|feminin\w?)\s(?:[^\W\d]+\s)?$", re.IGNORECASE)
_TO = re.compile(
    r"(?:^|\s)(?:to|for|with|among|an|für|mit|bei|à|aux?|pour|avec|chez|a|para|con|per|all[aeo]|ai|agli|con le|aan|voor"
    r"|met|till|för|med|hos|til|for|dla|z|pro|s|se|pre|so|za|sa|às?|aos?|com|pentru|cu|per a|amb|στ\w{2,3}|για)"
    r"\s(?:(?:the|their|his|den|die|der|ihren?|les?|leurs|las|los|sus|le|gli|de|hun|zijn|deras|de|deres|as|suas)\s)?"
    r"(?:[^\W\d]+\s)?$", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:offer|provid|available|giv(?:en|es?)\b|reserv|intended|meant\b|only\b|solely|exclusiv|there (?:is|are)\b"
    r"|angeboten|bietet|bieten|vorbehalten|gedacht|bestimmt|nur\b|ausschließlich|propos|offert|réserv|destin|seulement"
    r"|uniquement|ofrec|reserva|destina|sólo\b|solo\b|únicamente|rivolt|riservat|soltanto|aangeboden|bedoeld|bestemd"
    r"|alleen\b|enkel\b|uitsluitend|erbjud|avsed|endast|bara\b|enbart|tilby|forbehold|beregnet|kun\b|bare\b|vain\b"
    r"|tarjo|ainoastaan|oferow|przeznacz|tylko\b|wyłącznie|nabíz|urč|jen\b|pouze|ponúk|iba\b|len\b|nudi|namijen|samo\b"
    r"|ponuj|namenj|oferec|reservad|apenas\b|só\b|numai|doar\b|oferi|csak\b|kizárólag|kínál|tik\b|tikai|skirt|siūl"
    r"|ainult|mõeldud|pakut|μόνο|προσφέρ)", re.IGNORECASE)
_BY = re.compile(
    r"(?:^|\s)(?:by|von|durch|par|por|da|dal|dalla|dai|door|av|af|przez|od|pel[oa]|prin|de către|από)"
    r"\s(?:[^\W\d]+\s){0,2}$", re.IGNORECASE)
_HEAD = re.compile(  # a subject at the head of its clause has no more before it
    r"\W*(?:(?:and|but|while|what|und|aber|was|et|mais|ce que|y|pero|lo que|e|ma|quello che|en|maar|wat|och|men|det som"
    r"|og|det|a|ale|co|to co|i)\s)?(?:(?:the|our|das|die|der|unsere?|les?|la|l['’]|notre|el|nuestr[oa]|il|nostr[oa]"
    r"|de|het|ons|onze|vår|vores|o)\s?){0,2}(?:[^\W\d]+\s)?", re.IGNORECASE)
_NOT_US = re.compile(
    r"(?:[,;–-]\s?|\b(?:and|but|und|aber|et|mais|y|e|ma|en|maar|och|men|og|ja|a|i|ale|és|și|un|ir)\s)"
    r"(?:not (?:with|by|at|through) us|not here|not in (?:our|this) programme|nicht (?:bei|von|durch) uns|nicht hier"
    r"|pas chez nous|pas ici|pas par nous|no con nosotros|no aquí|non da noi|non qui|niet bij ons|niet door ons"
    r"|niet hier"
    r"|inte hos oss|inte här|ikke hos oss?|ikke her|ei meillä|nie u nas|ne u nás|nie u nás|ne kod nas|ne pri nas"
    r"|não (?:connosco|aqui)|nem nálunk|nu la noi|mitte meil\w*|ne pas mus|ne pie mums|όχι (?:εδώ|σε εμάς))"
    r"(?=\s*(?:[.,;:)]|$))", re.IGNORECASE)


@once
def stretches(passage: Passage) -> tuple[Stretch, ...]:
    """The clauses that tell of other people alone. Worked out once."""
    return tuple(_found(passage))


def _found(passage: Passage) -> Iterator[Stretch]:
    units = scopes.units(passage)
    for i, unit in enumerate(units):
        if _theirs(passage, unit) and not _men(passage, unit):
            cut = i + 1 < len(units) and unit.of(passage.text)[-1:].isspace()  # "... segue | invece la terapia"
            yield Stretch(unit.start, units[i + 1].end if cut else unit.end)
    for said in _NOT_US.finditer(passage.text):
        yield Stretch(claims.clause(passage, said.start()).start, said.start())


def _theirs(passage: Passage, unit: Stretch) -> bool:
    people = [m for name, codes in _PEOPLE for m in claims.within(passage, unit, name, *codes)
              if scopes.spoken(passage, m)]  # "the last module": a child in Estonian
    if _group(passage, unit, people):
        return True
    given = [m for m in people if _TO.search(passage.text, max(unit.start, m.start - _LEAD), m.start)]
    services = [m for name, codes in _SERVICES for m in claims.within(passage, unit, name, *codes)]
    if given and (_GIVEN.search(passage.text, unit.start, unit.end) or any(
            not _TO.search(passage.text, max(unit.start, m.start - _LEAD), m.start) for m in services)):
        return not claims.within(passage, unit, "people", "couple")
    return any(_does(passage, unit, m) for m in services)


def _group(passage: Passage, unit: Stretch, people: list[Mention]) -> bool:
    """Is a group or course told to be that of other people?"""
    text = passage.text
    if _ONE_WORD.search(text, unit.start, unit.end):
        return True
    for noun in claims.within(passage, unit, "other_programme", "programme"):
        if _BY_ENDING.search(text, unit.start, noun.start):
            return True
        for m in people:
            first, second = sorted((m, noun), key=lambda x: x.start)
            if first.end <= second.start and second.first - first.last <= _NEAR and _OF.fullmatch(
                    text, first.end, second.start):
                return True
    return False


def _does(passage: Passage, unit: Stretch, service: Mention) -> bool:
    """Is a service the doer of what a clause tells: behind a "by", or at the head of the clause?"""
    begin = max(unit.start, service.start - _LEAD)
    if _BY.search(passage.text, begin, service.start):
        return True
    head = _HEAD.fullmatch(passage.text, unit.start, service.start)
    return head is not None and not _TO.search(passage.text, begin, service.start)


def _men(passage: Passage, unit: Stretch) -> bool:
    """Does a clause name the men, and not to deny it of them?"""
    named = (*claims.within(passage, unit, "people", "man"), *claims.within(passage, unit, "sexes", "men"))
    return any(claims.spoken(passage, m) and not scopes.denied(passage, m) for m in named)
