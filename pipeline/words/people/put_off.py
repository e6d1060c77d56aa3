"""Cases in which people have to wait before they may come: "if charges are pending we ask them to wait", "läuft ein
Verfahren, müssen sie das Urteil abwarten". What such a condition names tells of nobody who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch

_IF = (
    r"(?:if|where|when|while|whenever|as long as|in case|should|wenn|falls|sofern|solange|läuft|ist|si|s['’]il|quand"
    r"|lorsqu[e'’]|tant qu[e'’]|cuando|mientras|en caso de|se|quando|finché|qualora|als|wanneer|zolang|indien|om"
    r"|när|så länge"
    r"|hvis|når|så længe|så lenge|jos|kun|niin kauan kuin|jeśli|jeżeli|gdy|kiedy|dopóki|když|pokud|jestliže|dokud"
    r"|ak|keď|kým"
    r"|pokiaľ|če|kadar|dokler|ako|kad|kada|dok|enquanto|caso|dacă|când|cât timp|ha|amíg|jei|kol|ja|kamēr|kui|seni kuni"
    r"|mentre|quan|αν|όταν|όσο)")
_AT_HEAD = re.compile(rf"\W*(?:(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|och|men|og|a|ale|i)\s)?{_IF}(?!\w)",
                      re.IGNORECASE)
_INSIDE = re.compile(rf"\s{_IF}\s", re.IGNORECASE)
_WAIT = re.compile(
    r"\b(?:(?:we|they|he|she|men|clients)\s)?(?:(?:ask|tell|advise|want|invite|request)s?\s(?:them|him|her|people"
    r"|men|the man"
    r"|those|clients)\s(?:first\s)?to (?:wait|come back|return)|(?:must|have to|has to|need to|needs to"
    r"|should)\s(?:first\s)?"
    r"(?:wait|come back|return)|(?:are|is) asked to (?:wait|come back)|(?:are|is) (?:put off|postponed) until"
    r"|we wait (?:until|till)"
    r"|(?:can|may) only (?:start|begin|come|join) (?:after|once|when)|(?:start|come|join)s? only (?:after|once|when))\b"
    r"|\b(?:bitten wir|wir bitten|müssen|muss|sollen|soll)\b[^.;]{0,60}?\b(?:(?:zu |ab)?warten|abzuwarten"
    r"|wiederkommen|wiederzukommen)"
    r"|\b(?:doit|doivent|demandons|demande|prions)\b[^.;]{0,40}?\b(?:attendre|patienter|revenir)"
    r"|\b(?:(?:tienen?|deben?|ha|han) (?:que |de )?(?:esperar|volver)|pedimos[^.;]{0,20}? (?:que )?(?:esper\w+"
    r"|vuelv\w+))"
    r"|\b(?:(?:deve|devono) (?:aspettare|attendere|tornare)|chiediamo[^.;]{0,20}? (?:di )?(?:aspettare|attendere"
    r"|tornare))"
    r"|\b(?:moet|moeten|vragen we|vragen wij|we vragen|wij vragen)\b[^.;]{0,40}?\b(?:wachten|af te wachten"
    r"|terug(?: te |te)?komen)"
    r"|\b(?:ber vi|får|måste|beder vi|må|skal|ber vi|vi ber|vi beder)\b[^.;]{0,30}?\b(?:vänta|vente|komma tillbaka"
    r"|komme tilbake"
    r"|komme igen)|\b(?:pyydämme|täytyy|pitää)\b[^.;]{0,30}?\b(?:odott\w+|palaa\w+)"
    r"|\b(?:prosimy|musi|muszą)\b[^.;]{0,30}?\b(?:poczeka\w+|zaczeka\w+|czeka\w+|wróci\w+)"
    r"|\b(?:musí|musia|žádáme|prosíme|žiadame)\b[^.;]{0,30}?\b(?:počkat\w*|počkali|vyčkat|počkať|čakať|čekat)"
    r"|\b(?:mora|moraju|morajo|molimo|prosimo)\b[^.;]{0,30}?\b(?:priček\w+|poček\w+|ček\w+|čak\w+)"
    r"|\b(?:deve|devem|têm de|tem de|pedimos)\b[^.;]{0,30}?\b(?:esperar|aguardar|aguardem|esperem|voltar)"
    r"|\b(?:trebuie să|rugăm să|le cerem să)\b[^.;]{0,20}?\b(?:aștept\w+|revin\w+)"
    r"|\b(?:meg kell vár\w+|várni(?:uk)? kell|turi palaukti|prašome palaukti|jāgaida|lūdzam pagaidīt|peavad? ootama)",
    re.IGNORECASE)


def stretches(passage: Passage) -> Iterator[Stretch]:
    """The conditions under which people must wait, each with what stands up to the words of waiting."""
    for sentence in passage.sentences:
        wait = _WAIT.search(passage.text, *sentence)
        if wait is None:
            continue
        clauses = [c for c in passage.clauses if sentence.start <= c.start <= wait.start()]
        opening = [c for c in clauses if _AT_HEAD.match(passage.text, c.start, wait.start())]
        if opening:
            yield Stretch(opening[-1].start, wait.end())
        elif behind := _INSIDE.search(passage.text, wait.end(), sentence.end):
            yield Stretch(behind.start(), sentence.end)
