"""Who decides that somebody enters a programme: "inscription by the commission of the prison", "entry through the plan,
decided in the prison", "el ingreso lo decide la junta". Where that is our own team, nobody is told to send."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch

_ENTRY = (
    r"(?:entry|entrance|admission|inscription|enrol+ment|registration|placement|joining|intake|Aufnahme|Teilnahme"
    r"|Einweisung"
    r"|Zuteilung|inscription|admission|entrée|placement|ingreso|inscripción|admisión|acceso|entrada|participación"
    r"|ingresso"
    r"|iscrizione|ammissione|accesso|inserimento|plaatsing|deelname|opname|toelating|inschrijving|inskrivning\w*"
    r"|antagning\w*"
    r"|placering\w*|optagelse\w*|inntak\w*|opptak\w*|indskrivning\w*|pääsy|valinta|osallistuminen|przyjęcie"
    r"|przyjęciu|udział\w*"
    r"|zařazení|prijetí|přijetí|zaradenie|zaradení|prijatie|prijem\w*|uključivanj\w+|uključenj\w+|vključitev"
    r"|vključitvi|sprejem\w*"
    r"|admissão|inscrição|includerea|admiterea|înscrierea|felvétel\w*|bekerülés\w*|vastuvõtt|priėmim\w+|uzņemšan\w+)")
_BY = re.compile(
    rf"\b{_ENTRY}\s(?:\w+\s){{0,2}}?(?:by|through|via|durch|par|por|da|dal|dalla|tramite|door|via|genom|av|gennem"
    rf"|af|gjennom|przez"
    r"|prin|preko|prostřednictvím|prostredníctvom)\b", re.IGNORECASE)
_NOUN = re.compile(rf"\b{_ENTRY}\b", re.IGNORECASE)
_DECIDE = re.compile(
    r"\b(?:decided|decides?|approved|approves?|agreed|settled|entscheide[nt]|entschieden|beschlie(?:ß|ss)t|beschlossen"
    r"|décid\w+|valid[ée]\w*|decid\w+|deciso|decis[ae]|decidid[oa]|aprueba|acuerda|delibera\w*|beslist|beslissen"
    r"|besluit\w*"
    r"|beslutar|beslutas|beslutter|besluttes|avgör\w*|avgjør\w*|päättää|päätetään|decyduj\w+|rozhoduj\w+|odlučuj\w+"
    r"|odloča\w*"
    r"|hotăr\w+|dönt\w*|otsusta\w*|sprendžia\w*|lemj)\b", re.IGNORECASE)
_OUR_TEAM = re.compile(
    r"\b(?:by|from|in|durch|von|par|por|da|dal|door|av|af) (?:(?:our|the programme(?:['’]s)?|unser\w*|notre"
    r"|nuestr[oa]|nostr[oa]"
    r"|ons|onze|vår\w*|vores) \w+|us\b|uns\b|nous\b|nosotros|noi\b)|\b(?:our|unser\w*|notre|nuestr[oa]|il nostro"
    r"|la nostra|ons"
    r"|onze|vår\w*|vores) (?:team|équipe|equipo|group|staff|trainers?|leaders?|facilitators?|therapists?)\b"
    r"|\bwe decide\b",
    re.IGNORECASE)


def let_in(passage: Passage, unit: Stretch) -> bool:
    """Does a clause tell by whom, or where, the entry that it or its sentence names is decided?"""
    if by_us(passage, unit):
        return False
    if _BY.search(passage.text, *unit):
        return True
    decide = _DECIDE.search(passage.text, *unit)
    sentence = passage.sentence_at(unit.start)
    return decide is not None and _NOUN.search(passage.text, sentence.start, unit.end) is not None


def by_us(passage: Passage, unit: Stretch) -> bool:
    """Is it our own team that decides about the entry?"""
    decide = _DECIDE.search(passage.text, *unit)
    return decide is not None and _OUR_TEAM.search(passage.text, *unit) is not None and (
        _NOUN.search(passage.text, *unit) is not None)
