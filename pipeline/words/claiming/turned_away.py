"""Sentences on people who do not take part here but are sent or go to somebody else: "wer sich selbst meldet, wird an
die Beratungsstelle verwiesen", "men with only a restraining order go to the town's centre and not to us", "women serve
their sentence in another prison".

The idea: the subject is people, the verb leads them to a place, and the place is not ours. That it is not ours is told
by a denial of ourselves in the same sentence ("and not to us", "he cannot join here"), by who the people are (those who
come by themselves are not sent on to where they came, those of whom an "only" is said are some of several),
or by a prison that is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import claims, scopes
from pipeline.words.claiming.governing import PEOPLE
from pipeline.words.claiming.not_this import place_only

_WHO = re.compile(  # a relative pronoun that is a subject by itself, or a pronoun for people that one follows
    r"\W*(?:(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|och|men|og|mutta|a|ale|i)\s)?(?:who(?:ever)?|wer|wie|qui"
    r"|quiconque|quien(?:es)?|chi(?:unque)?|kto|kdo|tko|kdor|kas|kes|aki|cine|quem|όποιος"
    r"|(?:those|anyone|anybody|people|persons|men) (?:who|that)|diejenigen|die|(?:ceux|celui) qui|(?:los|el) que"
    r"|(?:coloro|quelli) che|degenen die|(?:den|de|dem) (?:som|der)|(?:ten|ci|osoby),? kt\w+|t(?:en|i),? kte\w+"
    r"|oni koji|tisti,? ki|(?:os|aqueles) que|cei care|azok,? akik|tie,? kas|need,? kes|tie,? kurie"
    r"|ne,? jotka)\b", re.IGNORECASE)
_LED = re.compile(
    r"\b(?:(?:are|is|be|get|gets)\s(?:\w+ly\s|then\s)?(?:re)?(?:directed|referred|sent|passed|pointed|handed|transferred"
    r"|forwarded|signposted)\s(?:on\s|over\s)?to"
    r"|(?:wird|werden)\s(?=[^.;]*\b(?:verwiesen|weitergeleitet|vermittelt|weitergegeben|überwiesen|weiterverwiesen)\b)"
    r"(?:[\wäöüß]+\s){0,2}?(?:an|zu[mr]?|in)"
    r"|(?:est|sont)\s(?:ré)?(?:orienté|adressé|dirigé|renvoyé|envoyé)e?s?\s(?:vers|à|au|aux|chez)"
    r"|(?:se\s(?:l[aoe]s?\s)?|es\s|son\s|está\s|están\s)(?:deriva|envía|remite|orienta|dirige)(?:n|d[oa]s?)?\s(?:al?|hacia)"
    r"|(?:viene|vengono|è|sono|va|si)\s(?:indirizza|invia|manda|orienta|avvia|rinvia)(?:t[oaie]|no)?\s(?:a|al|ai|alla|alle|all['’]"
    r"|allo|agli|verso|da)"
    r"|(?:wordt|worden)\s(?=[^.;]*\b(?:door)?(?:verwezen|gestuurd)\b)(?:\w+\s){0,2}?naar"
    r"|(?:wordt|worden)\s(?:door)?(?:verwezen|gestuurd) naar"
    r"|(?:hänvisas|skickas|slussas|lotsas|remitteras|(?:vide?r?e?)?henvises|sendes)\s(?:vidare |videre )?(?:till|til)"
    r"|(?:ohjataan|lähetetään|suunatakse|saadetakse|irányítjuk|küldjük|παραπέμπ\w+|nosūt\w+|novirz\w+|siunčiam\w*"
    r"|nukreipiam\w*)"
    r"|(?:jest|są|zostaj[eą])\s(?:s?kierowan|odsyłan|odesłan)\w+\s(?:do|na)"
    r"|(?:je|jsou|sú|bude)\s(?:odkáz|odkaz|posíl|posiel|směrov|poslán|poslan)\w+\s(?:na|do|k|ke|ku)|odkazujeme\s(?:na|do|k)"
    r"|(?:se\s)?(?:upućuj|upućen|šalj|napoten|napotim)\w*\s(?:se\s)?(?:u|na|k|v|do)"
    r"|(?:este|sunt|e)\s(?:îndrumat|trimi[sș]|orientat)\w*\s(?:la|către|spre)"
    r"|(?:é|são)\s(?:encaminhad|enviad)[oa]s?\s(?:para|a|ao|à))(?!\w)", re.IGNORECASE)
_WE_LEAD = re.compile(
    r"\b(?:we|wir|nous|wij|vi)\b[^.;:]{0,40}?\b(?:(?:refer|send|direct|pass|signpost)\b[^.;:]{1,40}?\bto"
    r"|(?:ré)?(?:orientons|adressons|dirigeons|renvoyons)\b[^.;:]{1,40}?\b(?:vers|à|au|aux|chez)"
    r"|(?:hänvisar|skickar|henviser|viser)\b[^.;:]{1,40}?\b(?:till|til))"
    r"|\b(?:verweisen|vermitteln|schicken|leiten)\swir\b[^.;:]{0,30}?\b(?:an|zu[mr]?|in)"
    r"|\b(?:verwijzen|sturen)\s(?:we|wij)\b[^.;:]{0,30}?\bnaar"
    r"|\b(?:derivamos|remitimos|inviamo|indirizziamo|encaminhamos|kierujemy|odsyłamy)\b[^.;:]{1,40}?\b"
    r"(?:al?|ao?|alla|all|do|para)(?!\w)", re.IGNORECASE)
_GOES = re.compile(
    r"\b(?:(?:go|goes|turn|turns|belong|belongs)\sto|(?:geht|gehen|kommt|kommen|gehört|gehören)\s(?:zu[mr]?|in|an)"
    r"|(?:va|vont|va|vanno|van|acuden?|vão|vai)\s(?:à|au|aux|chez|vers|al?|da[li]?|dalla|alla|ai|agli|para|ao)"
    r"|(?:gaat|gaan)\snaar|(?:går|vänder sig)\s(?:till|til)|(?:idzie|idą|trafia|trafiają)\sdo"
    r"|(?:jde|jdou|ide|idú|idu|gre|gredo)\s(?:do|k|na|u|v)|(?:merg|merge)\sla|(?:eina)\sį|(?:iet)\suz)\b",
    re.IGNORECASE)
_US = re.compile(
    r"\b(?:us|our|ours|uns|unser\w*|nous|notre|nos|nosotros|nuestr\w+|noi|nostr\w+|ons|onze|oss|vår\w*|os|vores|meille"
    r"|nas|nám|nam|nás|naš\w*|nasz\w*|noi|noastr\w+|nosso\w?|nossa\w?)\b", re.IGNORECASE)
_TO_US = re.compile(rf"\s(?:{_US.pattern})", re.IGNORECASE)
_OURS = re.compile(  # what a programme itself begins with
    r"(?:\W+[\w'’-]+){0,3}?\W+(?:\w*(?:talk|interview|intake|assessment|group|program\w*|course|gespräch|gruppe|kurs)"
    r"|entretien|groupe|stage|entrevista|grupo|curso|colloquio|gruppo|percorso|corso|gesprek|groep|samtal\w*|grupp\w*"
    r"|samtale\w*|rozmow\w+|grup\w+|pohovor\w*|skupin\w+|razgovor\w*|first|next)\b", re.IGNORECASE)
_OTHER_PRISON = re.compile(
    r"\b(?:in|to|at|in einer|in eine|dans un|dans une|en un|en una|en|in un|in un['’]|in een|i ett?|i en|i et|w|ve?|u"
    r"|em|într-un|într-o)\s?(?:an)?(?:other|different|anderen?|autre|otr[oa]|altr[oa]|andere?|anna[nt]|anden|annen|andet"
    r"|inn\w{1,3}|jin\w{1,3}|in\w{1,2}|drug\w{1,3}|noutr[oa]|outr[oa]|alt[aă]?)\s(?=\w)", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"(?:institution|facility|establishment|anstalt|établissement|établissements|establecimiento|instituto|istituto"
    r"|inrichting|zakład\w*|ústav\w*|zavod\w*|estabelecimento)\b", re.IGNORECASE)
_NEAR = 3


def sentences(passage: Passage) -> Iterator[Stretch]:
    """The sentences that lead their subject to a place that is not ours."""
    for sentence in passage.sentences:
        if _elsewhere(passage, sentence) or _in_other_prison(passage, sentence) or _passed_on(passage, sentence):
            yield sentence


def _elsewhere(passage: Passage, sentence: Stretch) -> bool:
    free = _WHO.match(passage.text, sentence.start, sentence.end)
    if not free and not _people_lead(passage, sentence):
        return False
    led = _LED.search(passage.text, *sentence)
    verb = led or _GOES.search(passage.text, *sentence)
    if verb is None or _opposed(passage, sentence):
        return False
    if to_us(passage, verb.end()):
        return False
    if _denied_here(passage, Stretch(verb.start(), sentence.end)) or (free and _not_let_in(passage, sentence)):
        return not _tells_partner(passage, sentence)
    alone = led is not None and not _US.search(passage.text, led.start(), sentence.end) and not _OURS.match(
        passage.text, led.end(), sentence.end)
    subject = Stretch(sentence.start, verb.start())
    some = come_freely(passage, subject) or any(subject.holds(m.start) for m in scopes.joiners(passage, "only"))
    return alone and (_only_women(passage, sentence) or bool(free and some))


def _passed_on(passage: Passage, sentence: Stretch) -> bool:
    """Are those who come by themselves, the subject or whom we lead, led to a body or place of others?"""
    verb = _LED.search(passage.text, *sentence) or _WE_LEAD.search(passage.text, *sentence)
    if verb is None or to_us(passage, verb.end()) or _opposed(passage, sentence):
        return False
    rest = Stretch(verb.end(), sentence.end)
    if _US.search(passage.text, *rest) or _OURS.match(passage.text, *rest):
        return False
    led = Stretch(sentence.start, rest.start)
    theirs = any(claims.within(passage, rest, name, *codes) for name, codes in (
        ("rooms", ("body",)), ("settings", ("community_other",)), ("senders", ("health", "victim_service"))))
    return theirs and come_freely(passage, led) and not claims.within(passage, led, "taking", "takes")


def to_us(passage: Passage, at: int) -> bool:
    """Do words for us stand right behind a word of direction that ends there ("are referred to us")?"""
    return _TO_US.match(passage.text, at) is not None


def _people_lead(passage: Passage, sentence: Stretch) -> bool:
    """Is the subject, among the first words, people?"""
    named = [m for name, codes in (("sexes", PEOPLE), ("clients", ()), ("legal", ("voluntary", "convicted", "held")))
             for m in claims.within(passage, sentence, name, *codes)]
    return any(len(passage.text[sentence.start : m.start].split()) < _NEAR for m in named)


def _opposed(passage: Passage, sentence: Stretch) -> bool:
    """Are others opposed to them, of whom something else is told?"""
    return any(sentence.start + 1 < m.start < sentence.end for m in scopes.joiners(passage, "but"))


def _denied_here(passage: Passage, rest: Stretch) -> bool:
    return any(rest.holds(m.start) and place_only(passage, m) for m in scopes.triggers(passage))


def _not_let_in(passage: Passage, sentence: Stretch) -> bool:
    """Does a word of taking part or in, denied, or one that refuses stand in the sentence?"""
    marks = [m for name, code in (("refusals", "admit"), ("taking", "takes"), ("legal", "taking_part"))
             for m in claims.within(passage, sentence, name, code)]
    refused = [m for m in scopes.refusing(passage) if sentence.holds(m.start) and not scopes.denied(passage, m)]
    return bool(refused) or any(scopes.denied(passage, m) for m in marks)


def _tells_partner(passage: Passage, sentence: Stretch) -> bool:
    """Do they also tell whom the violence meets, so that only a further condition keeps them out?"""
    return bool(claims.within(passage, sentence, "relations", "partner", "ex", "ipv")) and not any(
        sentence.holds(m.start) for m in scopes.joiners(passage, "only"))


def come_freely(passage: Passage, subject: Stretch) -> bool:
    """Is it told of people that they come by themselves?"""
    return any(claims.within(passage, subject, name, *codes) for name, codes in (
        ("legal", ("voluntary", "unconvicted")), ("senders", ("self",)), ("by_oneself", ("oneself", "asking"))))


def _only_women(passage: Passage, sentence: Stretch) -> bool:
    """Are women the only people of a sentence, where another one names men?"""
    here = {m.code for m in claims.within(passage, sentence, "sexes", "men", "women", "both", "any")}
    return here == {"women"} and any(not sentence.holds(m.start) for m in passage.of("sexes", "men"))


def _in_other_prison(passage: Passage, sentence: Stretch) -> bool:
    """Are women told to be in another prison, where another sentence names men?"""
    if not _only_women(passage, sentence) or not _people_lead(passage, sentence):
        return False
    other = _OTHER_PRISON.search(passage.text, *sentence)
    if other and _INSTITUTION.match(passage.text, other.end()):
        return True
    return other is not None and any(len(passage.text[other.end() : m.start].split()) < _NEAR for m in claims.within(
        passage, Stretch(other.end(), sentence.end), "settings", "custody"))
