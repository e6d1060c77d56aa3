"""Who asks for a place: "the request comes from the probation officer", "Den Antrag stellt die Staatsanwaltschaft"."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch

_NOUN = (
    "requests?|applications?|first contacts?|enrolments?|registrations?|nominations?|enquir(?:y|ies)"
    "|Anfragen?|Antr[aä]ge?|Erstkontakt|Anregung(?:en)?"
    "|demandes?|premier contact|saisines?|inscriptions?|solicitud(?:es)?|petici(?:ón|ones)|primer contacto|inscripción"
    "|richiest[ae]|domand[ae]|segnalazion[ei]|primo contatto|istanz[ae]"
    "|aanvra(?:ag|gen)|verzoek(?:en)?|eerste contact|ansökan|ansökningar|förfrågan|begäran|ansøgning(?:en)?"
    "|anmodning(?:en)?|henvendelse[nr]?|søknad(?:en)?|forespørsel(?:en)?|pyyntö|hakemus|wnios(?:ek|ki)|prośba"
    "|žádost|podnět|žiadosť|podnet|zahtjev|prošnja|pedidos?|cerere\\w*|sol·licitud|petició|kérelem|prašymas|pieteikums"
    "|taotlus|αίτη\\w+|αίτημα")
_IDEA = (  # what may be for the programme itself, too
    "proposals?|initiatives?|suggestions?|Initiative|Vorschl[aä]ge?|propositions?|propuestas?|iniciativas?|propost[ae]"
    "|iniziativ[ae]|voorstel(?:len)?|initiatief|initiativet|förslaget|forslaget|aloite|ehdotus|inicjatywa|návrh"
    "|iniciativ\\w+|prijedlog|inicijativa|predlog|pobuda|inițiativa|propunerea|kezdeményezés|iniciatyva|iniciatīva"
    "|ettepanek|πρόταση|πρωτοβουλία")
_COMES = (
    "comes?|starts?|arrives?|originates?|(?:is|are) (?:usually |mostly )?(?:made|submitted|filed|lodged|placed|put in)"
    "|kommt|kommen|geht|gehen|stellt|stellen|erfolgt|erfolgen"
    "|(?:est|sont) (?:faite?s?|formulée?s?|déposée?s?|introduite?s?)"
    "|part|vient|viennent|émane(?:nt)?|proviennent|provient|parten?|proviene[n]?|vienen?|proceden?"
    "|l[ao] (?:hace|presenta|formula)"
    "|part(?:e|ono)|viene|vengono|provengono|arriva|arrivano|è (?:fatta|presentata)|l[ao] fa"
    "|komt|komen|gaat|gebeurt|gebeuren|wordt (?:gedaan|ingediend)|kommer|görs|lämnas|sker|indgives|sendes|gjøres"
    "|tulee|tekee|składa|pochodzi|wychodzi|podává|přichází|vychází|podáva|prichádza|podnosi|dolazi|poda|pride|vem"
    "|é (?:feito|feita)|vine|este făcută|ve|jön|érkezik|ateina|teikia|nāk|iesniedz|tuleb|esitab|υποβάλλεται|γίνεται")
_ASKED = re.compile(
    rf"\b(?:(?P<noun>{_NOUN})|(?P<idea>{_IDEA}))\s(?P<of>(?:[\w'’-]+\s){{0,4}}?)(?:{_COMES})\b", re.IGNORECASE)
_OTHER_THING = re.compile(  # that is asked for
    r"\b(?:data|money|fund\w*|report\w*|information|Geld|Daten|Mittel|argent|données|dinero|datos|soldi|dati|geld"
    r"|gegevens"
    r"|pengar|penge|penger|pieniądze|peníze)\b", re.IGNORECASE)
_PROGRAMME = re.compile(
    r"\b(?:pro[jg][erj]\w+|course|group|training|manual|Kurs\w*|Gruppe\w*|cours|curso|corso|cursus|kurs\w*)\b",
    re.IGNORECASE)


_ON_REQUEST = re.compile(  # "on application from the case manager"
    r"\b(?:(?:on|upon|after|following|by|at) (?:(?:the|an|a|written|formal) ){0,2}"
    r"(?:application|request|nomination|proposal|recommendation|referral)s? (?:from|of|by)"
    r"|auf (?:Antrag|Ersuchen|Anfrage|Vorschlag) (?:der|des|von|vom)"
    r"|(?:à|sur) (?:la )?(?:demande|requête|proposition) (?:de|du|des|d['’])"
    r"|a (?:petición|solicitud|propuesta) (?:de|del)|su (?:richiesta|domanda|proposta|istanza) (?:di|del\w*)"
    r"|op (?:aanvraag|verzoek|voorstel) van|(?:efter|på) (?:ansökan|begäran|förslag) (?:från|av)"
    r"|(?:efter|på) (?:ansøgning|anmodning|indstilling) (?:fra|af)|(?:etter|på) (?:søknad|anmodning|forslag) (?:fra|av)"
    r"|na (?:wniosek|prośbę)|na (?:žádost|návrh|žiadosť|zahtjev|prijedlog|predlog)|a pedido (?:de|do|da|dos)"
    r"|la (?:cererea|propunerea))\s", re.IGNORECASE)


_MAKES = re.compile(  # "the probation officer files the application"
    r"\b(?:makes?|files?|submits?|lodges?|hands? in|sends? in|puts? in|places?|fills? in) (?:the|an?|his"
    r"|each) (?:[\w-]+ )?"
    r"(?:application|request|enrolment|registration|nomination|proposal)s?\b(?! form)"
    r"|\b(?:stellt|stellen|reicht|reichen) (?:den|einen|die) (?:Antrag|Anfrage|Anmeldung)"
    r"|\b(?:fait|font|dépose|déposent|introduit|introduisent) (?:la|une) (?:demande|requête|inscription)"
    r"|\b(?:hace|hacen|presenta|presentan) la (?:solicitud|petición)|\b(?:fa|fanno|presenta"
    r"|presentano) la (?:domanda|richiesta)"
    r"|\b(?:doet|doen|dient|dienen) (?:de|een) (?:aanvraag|aanmelding)|\b(?:gör|lämnar in) ansökan"
    r"|\b(?:indsender|sender|laver) ansøgningen|\b(?:sender|skriver) søknaden|\btekee hakemuksen"
    r"|\b(?:składa|składają) wniosek|\b(?:podává|podávají|podáva) (?:žádost|návrh|žiadosť)|\bfaz o pedido"
    r"|\b(?:podnosi|poda) (?:zahtjev|prošnjo|predlog)", re.IGNORECASE)


def asked_by(passage: Passage, unit: Stretch) -> bool:
    """Does a clause tell from whom the request for a place comes?"""
    for asked in _ASKED.finditer(passage.text, unit.start, unit.end):
        other = _OTHER_THING.search(asked["of"]) or (asked["idea"] and _PROGRAMME.search(asked["of"]))
        if not other:
            return True
    if _MAKES.search(passage.text, unit.start, unit.end):
        return True
    asked_for = _ON_REQUEST.search(passage.text, unit.start, unit.end)
    return asked_for is not None and not _OTHER_THING.search(passage.text, unit.start, unit.end)


_HANDED_IN = re.compile(  # a verb of handing in or writing, up to three words, and a request
    r"\b(?:hands?|puts?|sends?|turns?|files?|submits?|writes?|makes?|fills?|lodges?|stell\w+|reich\w+|schreib\w+|remet\w*"
    r"|dépos\w+|fait|font|adress\w+|écri\w+|présent\w+|present\w+|entreg\w+|hace[n]?|escrib\w+|consegn\w+|scriv\w+|fa"
    r"|fanno|inoltr\w+|dien\w*|schrij\w+|doe[nt]|lämnar|skriver|gör|sender|indgiver|tekee|jättää|składa\w*|pisz\w+"
    r"|podáv\w+|píš\w+|poda\w*|podnos\w+|piše\w*|apresent\w+|depun\w*|benyújt\w*|esita\w*|iesnie\w+|teikia)\s"
    rf"(?:[\w'’-]+\s){{0,3}}?(?:(?:{_NOUN})\b|\w*(?:antrag|begäran|ansökan|verzoek)\b)", re.IGNORECASE)


def handed_in(passage: Passage, unit: Stretch) -> bool:
    """Does a clause tell that somebody hands in a request ("puts in a written application")?"""
    return _HANDED_IN.search(passage.text, unit.start, unit.end) is not None
