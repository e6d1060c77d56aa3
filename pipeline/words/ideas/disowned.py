"""Theories that are named only to be set apart, or as a mere word.

    psychoanalysis, which some of us know, is not the frame of this work     a frame denied of its subject
    most of us learnt Duluth, but this was written as a step away from it    a turn away from what was named before
    responsibility is the word we use most                                   a word often said is no model

What is said belongs to the nearest theory before it, in its sentence or the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch

_FRAME = (
    r"(?:frame(?:work)?|basis|base|foundation|ground|core|cadre|socle|fondement|Rahmen|Grundlage|Fundament|marco"
    r"|fundamento|cornice|fondamento|kader|uitgangspunt|ram(?:en|verk(?:et)?)?|grund(?:en)?|rammen?|grundlag(?:et)?"
    r"|grunnlag(?:et)?|perusta|viitekehys|ramą|podstaw\w*|rámec|rámcem|základ(?:em|om)?|okvir|temelj|osnov[ae]"
    r"|pagrindas|cadrul|quadro)")
_NO_FRAME = re.compile(
    r"\b(?:(?:is|are|was) not|isn['’]t|n['’]est pas|n['’]en est pas|ist nicht"
    r"|no es|non è|is niet|är inte|er ikke|ei ole"
    r"|nie jest|není|nie je|nije|ni|nėra|nu este|não é)\s(?:(?:the|our|le|la|notre|der|die|das|unsere?|el|nuestro|il"
    rf"|nostr[ao]|het|de|ons|onze|vår|vores|vårt|o|nosso|naš|naša|nasz\w*)\s){{0,2}}{_FRAME}\b", re.IGNORECASE)
_AWAY = re.compile(
    r"\b(?:(?:move|step|turn|break|departure|shift)s?\s(?:away\s)?(?:from|with)\s(?:it|this|that|them|the latter)"
    r"|(?:Schritt|Abkehr|Bruch|Abstand)\s(?:weg\s)?(?:davon|von ihm|von diesem|damit)"
    r"|rupture avec (?:lui|elle|celui-ci|ce modèle)|s['’]en (?:éloign|écart|détach|démarqu)\w+"
    r"|(?:alejarse|se aleja|apartarse|se aparta|ruptura) (?:de|con) (?:él|ella|ello|ese|este)"
    r"|allontanarsene|se ne (?:allontana|distacca|discosta)|(?:stap|beweging)\s(?:weg\s)?(?:daarvan|ervan)"
    r"|(?:steg|brytning)\s(?:bort\s)?(?:från|med)\s(?:den|det|detta|dem)"
    r"|(?:skridt|skritt|brudd?)\s(?:væk\s|vekk\s|bort\s)?(?:fra|med)\s(?:den|det|dette|dem)"
    r"|(?:krok|odejście)\s(?:od|z)\s(?:niego|niej|tego)|(?:krok|odklon)\s(?:od)\s(?:něj|toho|neho)"
    r"|(?:korak|odmak)\sod\s(?:njega|njeg|toga|tega))\b", re.IGNORECASE)
_MERE_WORD = re.compile(
    r"\)?\s(?:is|ist|est|es|è|är|er|on|to|jest|je|yra|é|este)\s(?:(?:the|an?|das|ein|le|un|la|una|il|het|een|et|ett|o"
    r"|det|se|to)\s)?(?:word|Wort|mot|palabra|parola|woord|ord(?:et)?|sana|słowo|slovo|riječ|beseda|žodis|palavra"
    r"|cuvântul)\b", re.IGNORECASE)


def stretches(passage: Passage, names: str) -> Iterator[Stretch]:
    """The stretches of the terms of a vocabulary (`names`) that are set apart or are mere words."""
    terms = passage.of(names)
    for term in terms:
        if _MERE_WORD.match(passage.text, term.end):
            yield Stretch(term.start, term.end)
    for said in (*_NO_FRAME.finditer(passage.text), *_AWAY.finditer(passage.text)) if terms else ():
        sentence = passage.sentence_at(said.start())
        since = passage.sentence_at(sentence.start - 2).start if sentence.start > 1 else 0
        before = [t for low in (sentence.start, since) for t in terms if low <= t.start and t.end <= said.start()]
        if before:
            last = max((t for t in before if t.start >= sentence.start), default=before[-1], key=lambda t: t.start)
            yield Stretch(last.start, last.end)
