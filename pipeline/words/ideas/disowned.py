"""Theories that are named only to be set apart, or as a mere word.

    psychoanalysis, which some of us know, is not the frame of this work     a frame denied of its subject
    most of us learnt Duluth, but this was written as a step away from it    a turn away from what was named before
    responsibility is the word we use most                                   a word often said is no model
    we had good talks with ATV, but the programme does not follow their model    "their model" is denied
    psychodrama stood in it in the first years, today it belongs to it no more   no part of it any longer
    principles: responsibility for the act, safety first                     a principle that leaders or men go by

What is said belongs to the nearest theory before it, in its sentence or the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

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

_FAR = r"[^.;:()\n]{0,45}?\b"
_FROM_WHICH = re.compile(
    rf"\b(?:(?:from|with) (?:which|whom){_FAR}(?:depart|mov|broke|stepp|distanc|turn|part)\w*"
    rf"|von (?:dem|der|denen) {_FAR}(?:gelöst|entfernt|abgewandt|distanziert|abgesetzt|verabschiedet)"
    rf"|dont {_FAR}(?:écart|éloign|détach|démarqu|distanci)\w+"
    rf"|del? (?:que|cual|la que) {_FAR}(?:apart|alej|distanci|desmarc)\w+"
    rf"|(?:da cui|dal quale|dalla quale) {_FAR}(?:discost|allontan|distacc|stacc)\w+"
    rf"|(?:waarvan|waar) {_FAR}(?:afgestapt|afgeweken|losgemaakt|gedistantieerd|afstand genomen|afstand namen)"
    rf"|som {_FAR}(?:lämnat|tagit avstånd|gått ifrån|tog avstånd|forlod|forladt|gikk bort fra|gått bort fra"
    r"|fjernet seg|tog afstand|tok avstand|taget afstand|tatt avstand)"
    rf"|od (?:któr|ktor|koj|kater|kter|něhož|nějž){_FAR}(?:odesz|odstąpi|odcię|odklon|odchýli|upust|odstoup|odstúp"
    r"|odmak|odstupi|udalji|oddalji)\w+"
    rf"|amely(?:től|ektől) {_FAR}(?:eltér|eltávolod|elszak)\w+|de care {_FAR}(?:îndepărt|distanț|desprins)\w+"
    rf"|do? qual {_FAR}(?:afast|distanci|demarc)\w+|josta {_FAR}(?:luovu|irtau|etään)\w+"
    rf"|millest {_FAR}(?:loobu|eemaldu)\w+)", re.IGNORECASE)
_THAT_MODEL = re.compile(
    r"\b(?:(?:their|that|this) (?:model|approach|method|framework|way of working|school|theory)"
    r"|(?:deren|dessen|ihr(?:em|en|es|er|e)?|dies(?:em|en|er|es|e)) (?:Modell|Ansatz|Methode|Konzept|Theorie)\w{0,2}"
    r"|(?:leur|ce|cette|cet) (?:modèle|approche|méthode|cadre|théorie)"
    r"|(?:su|ese|esa|este|esta|dicho|dicha) (?:modelo|enfoque|método|marco|teoría)"
    r"|(?:(?:il|al|del|quel|questo) (?:loro )?|quell['’])(?:modello|approccio|metodo)"
    r"|(?:hun|dat|deze|die) (?:model|aanpak|methode|benadering)"
    r"|(?:deras|den|det|deres|dens) (?:model|metod|synsätt|ansats|tilgang|tilnærming|teori)\w{0,4}"
    r"|(?:heidän|tätä|sitä|tuota) (?:malli|menetelm|lähestymista)\w+"
    r"|(?:ich|ten|tego|tym|to|tej) (?:model|podejści|metod)\w*"
    r"|(?:jejich|tento|tohoto|tomto|tímto|toho|tohto|týmto) (?:model|přístup|prístup|metod)\w*"
    r"|(?:njihov\w*|taj|tog|tega|ovaj|ovog|te) (?:model|pristup|pristop|metod)\w*"
    r"|(?:ezt a|azt a|az ő) (?:modell|megközelítés|módszer)\w*"
    r"|(?:modelul|abordarea|metoda) (?:lor|acesta|aceasta|respectivă?)"
    r"|(?:esse|este|essa|esta|seu) (?:modelo|abordagem|método)"
    r"|(?:nende|seda|selle) (?:mudel|lähenemis|meetod)\w*"
    r"|(?:viņu|šo|šī|šis) (?:model|pieej|metod)\w*|(?:jų|šį|šis|šio) (?:model|metod|požiūr)\w*)", re.IGNORECASE)
_NO_PART = re.compile(
    r"\b(?:(?:is|are) (?:no longer|not any ?more|no more) (?:a )?part of it|is no longer in it"
    r"|gehör\w+ (?:es|sie|er|das|[\w-]+)?\s?(?:heute |jetzt |inzwischen |schon )?nicht mehr (?:dazu|zum Programm)"
    r"|(?:n['’]|ne )(?:en )?fait plus partie|ya no forma parte|non ne fa più parte|maakt er niet meer deel van uit"
    r"|(?:ingår|inngår|indgår) (?:det |den )?(?:inte längre|inte mer|ikke længere|ikke lenger|ikke mere)"
    r"|ei ole enää mukana|już nie jest (?:jego|jej) częścią|už (?:není|nie je) (?:jeho |jej |její )?součás\w+"
    r"|(?:više nije|ni več) (?:njegov |njegova )?(?:dio|del)|már nem (?:része|szerepel|tartozik)\w*"
    r"|nu mai face parte|já não faz parte|nebėra jo dal\w+|vairs nav tā daļa|ei ole enam selle osa)\b", re.IGNORECASE)
_PRINCIPLES = re.compile(
    r"(?:(?:our|the|its|die|unsere|les|nos|los|nuestros|i|nostri|de|onze|våra|vores|våre|o|os) )?"
    r"(?:(?:key|basic|main|fundamental|underlying|guiding|core|wichtigste\w*|leitende\w*|vigtige|viktige|glavn[ia]"
    r"|osnovn[ia]|základní|základné) ){0,2}"
    r"(?:principles?|values|(?:Grund|Leit)(?:sätze|prinzipien)|grunnprinsipp(?:er|ene)?|Grundsatz|Prinzipien|principes?|principios|valores|princ[ií]pi"
    r"|principer|prinsipper|princip(?:per|erne)?|grundprinciper|periaatteet|zasad[ay]|zásad[ay]|princíp[y]?|principy"
    r"|načela|alapelve[ik]|principiile|principii|princípios|principai|principi|põhimõtted)"
    r"(?: (?:fondamentaux|directeurs|clés|fundamentales|básicos|fondamentali|di base))?"
    r"\s*(?::|[–—=-]\s|(?:are|sind|sont|son|sono|zijn|är|er|ovat|są|jsou|sú|su|so|sunt|são|yra|ir|on)\b)",
    re.IGNORECASE)
_PRINCIPLE = re.compile(  # "the basic principle is responsibility"
    r"(?:(?:our|the|one|das|unser|ein|le|notre|el|nuestro|il|nostro|het|ons|vår|vores|vårt|o|nosso) )?"
    r"(?:(?:key|basic|main|first|fundamental|underlying|guiding|core|wichtigste\w*|oberste\w*|premier|primer|primo"
    r"|eerste|viktigaste|vigtigste|viktigste|główn[aą]|podstawow[aą]|základní|základný|osnovno|glavno) ){0,2}"
    r"(?:principle|Grundprinzip|Prinzip|Grundsatz|Leitsatz|principe|principio|basisprincipe|(?:grund)?princip(?:en|pet)?"
    r"|(?:grunn)?prinsipp(?:et)?|periaate|perusperiaate|zasad[aą]|zásada|princíp|princip|načelo|alapelv|principiul"
    r"|princípio)"
    r"(?: (?:fondamental|directeur|de base|fundamental|básico|rector|fondamentale|di base|de partida))?"
    r"\s(?:is|ist|est|es|è|er|är|on|to|jest|je|este|é)\b", re.IGNORECASE)
_ASKED_OF_STAFF = re.compile(
    r"(?:(?:the|our|all|die|unsere|les|nos|los|las|i|de|onze)\s)?(?:facilitators?|trainers?|leaders?|therapists?|staff"
    r"|workers|Trainer\w*|Fachkräfte|Leitende\w*|animateurs?|intervenant\w*|facilitador\w*|terapeut\w*|operator[ie]"
    r"|begeleiders?|behandelaars?|ledarna|lederne|behandlerne|ohjaajat|trenerzy|prowadzący|lektoři|lektori|voditelji)\s"
    r"(?:(?:are|is) (?:expected|asked|supposed|required|instructed) to|must|should|need to|have to|soll\w*|müssen"
    r"|doivent|deben|devono|moeten|ska|skal|tulee|mają|musí|musia|trebaju|morajo)\b", re.IGNORECASE)
_VALUES = frozenset({"responsibility_model"})  # models whose words are those of a principle, too


def stretches(passage: Passage, names: str) -> Iterator[Stretch]:
    """The stretches of the terms of a vocabulary (`names`) that are set apart, mere words or principles."""
    terms = passage.of(names)
    for term in terms:
        if _MERE_WORD.match(passage.text, term.end):
            yield Stretch(term.start, term.end)
    yield from _principles(passage, terms)
    for at in _apart(passage) if terms else ():
        sentence = passage.sentence_at(at)
        joined = any(sentence.start <= m.start < at for m in passage.of("joiners", "and"))
        since = passage.sentence_at(sentence.start - 2).start if sentence.start > 1 and not joined else sentence.start
        before = [t for low in (sentence.start, since) for t in terms if low <= t.start and t.end <= at]
        if before:
            last = max((t for t in before if t.start >= sentence.start), default=before[-1], key=lambda t: t.start)
            yield Stretch(last.start, last.end)


def _apart(passage: Passage) -> Iterator[int]:
    """Where words begin that set apart what was named before them."""
    for pattern in (_NO_FRAME, _AWAY, _FROM_WHICH, _NO_PART):
        yield from (said.start() for said in pattern.finditer(passage.text))
    for model in _THAT_MODEL.finditer(passage.text):
        unit = claims.clause(passage, model.start())
        noun = passage.text.rfind(" ", model.start(), model.end()) + 1 or model.start()
        dropped = scopes.standing(passage, noun, model.end(), ("not", "past"))
        if dropped and not claims.within(passage, unit, "clients"):
            yield model.start()


def _principles(passage: Passage, terms: Iterable[Mention]) -> Iterator[Stretch]:
    """The words for a value in a sentence that lists principles, or tells what leaders must go by."""
    for term in terms:
        if term.code in _VALUES:
            begin = passage.sentence_at(term.start).start
            listed = any(p.match(passage.text, begin) for p in (_PRINCIPLES, _PRINCIPLE))
            if listed or _ASKED_OF_STAFF.match(passage.text, begin):
                yield Stretch(term.start, term.end)
