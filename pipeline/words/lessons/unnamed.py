"""Good or bad things of which nobody can name any ("difficulties I could not think of", "strengths? hardly any", "good
sides we have still to discover"), and those that stand elsewhere ("what went well you find in the report").

A noun for good or bad things tells nothing where its clause has a verb of naming with a negator, or says that they are
still to be found; a clause of that sort behind a label or a prompt is no reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch, once
from pipeline.words.claiming import claims

_KIND = re.compile(
    r"\b(?:difficult(?:y|ies)|problems?|troubles?|strengths?|weakness(?:es)?|failures?|success(?:es)?|obstacles?"
    r"|shortcomings|challenges|drawbacks?|downsides?|upsides?|advantages?|disadvantages?"
    r"|(?:good|bad|weak|strong|positive|negative|bright|dark) (?:sides?|points?|things?|aspects?)"
    r"|what (?:went|worked|did|has|goes|works)|Schwierigkeit\w*|Probleme?n?|Stärken?|Schwächen?|Erfolge?|Misserfolge?"
    r"|Nachteile?|Vorteile?|Hindernisse?|(?:Gut|Schlecht|Negativ|Positiv)es|difficultés?|problèmes?|forces"
    r"|faiblesses|échecs?|succès|obstacles?|points (?:forts|faibles|positifs|négatifs)|dificultad(?:es)?|problemas?"
    r"|fortalezas|debilidades|éxitos?|fracasos?|puntos (?:fuertes|débiles|positivos|negativos)|difficoltà|problemi"
    r"|punti (?:di forza|deboli|forti|di debolezza)|criticità|successi|insuccessi|moeilijkheden|problemen"
    r"|(?:sterke|zwakke) punten|minpunten|pluspunten|successen|knelpunten|svårigheter|problem|styrkor|svagheter"
    r"|framgångar|vanskeligheder|vanskeligheter|problemer|styrker|svagheder|svakheter|succeser|suksesser"
    r"|vaikeuksia|ongelmia|vahvuuksia|heikkouksia|trudności|problem(?:y|ów)|mocn\w+ stron\w?|słab\w+ stron\w?|sukces\w*"
    r"|potíž\w*|problém\w*|obtíž\w*|siln\w+ strán\w+|slab\w+ strán\w+|úspěch\w*|ťažkost\w*|poteškoć\w*|težav\w*"
    r"|dificuldades?|pontos (?:fortes|fracos)|sucessos|dificultăți\w*|puncte (?:forte|slabe)|nehézség\w*|erősség\w*)\b",
    re.IGNORECASE)
_NAMING = re.compile(
    r"\b(?:name|think of|know of|mention|report|recall|remember|see|come to mind|comes to mind|occurs? to|point to"
    r"|speak of|tell of|nennen|wüsste\w*|weiß|fällt|fallen|einfallen|sehen|sehe|erinner\w+|berichten|voyons|vois"
    r"|voit|citer|nommer|connaissons|signaler|vient|viennent|sabr[íi]a\w*|conocemos|recuerdo|recordamos|vemos|veo|decir"
    r"|nombrar|señalar|saprei|sapremmo|conosciamo|vediamo|ricordo|nominare|segnalare|noemen|weten|weet|bedenken"
    r"|herinner\w*|zie|zien|nämna|minns|ser|komma på|kommer på|nævne|nevne|husker|mainita|muista|keksi|näe|wymienić"
    r"|wskazać|znamy|widzimy|pamięt\w+|jmenovat|uvést|víme|vidíme|vybav\w+|uviesť|vieme|navesti|znamo|vidimo|poznamo"
    r"|apontar|referir|indicar|lembr\w+|numi|menționa|vedem|cunoaștem|tudunk|említeni|látunk)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|no|none|cannot|nothing|never|without|hardly|kein\w*|nicht\w*|kaum|pas|aucun\w*|rien|guère|ne|n['’]\w+|no"
    r"|ningun\w*|nada|apenas|non|nessun\w*|nulla|niente|geen|niet\w*|nauwelijks|inte|inga|inget|knappast|ikke|ingen"
    r"|intet|næppe|en|emme|ei|eivät|nie|żadn\w+|nic|žádn\w+|nev\w+|nej\w+|žiadn\w+|nijedn\w+|nikakv\w+|nobene\w*|não"
    r"|nenhum\w*|nu|nicio|niciun\w*|nem|semmi\w*)\b|n['’]t\b", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:remains? to be (?:seen|found|discovered|shown)|(?:still|yet) to (?:\w+ )?(?:be )?(?:see|seen|find|found"
    r"|discover\w*|show|shown|emerge|come)|(?:still|yet) (?:wait|look|search)\w* for|abzuwarten|noch (?:\w+ )?(?:finden"
    r"|suchen|entdecken|zeigen|ausstehen|aus)|rest\w+ (?:encore )?à (?:trouver|découvrir|voir|démontrer)|por (?:ver"
    r"|descubrir|encontrar|demostrar)|(?:ancora )?da (?:vedere|scoprire|trovare|dimostrare)"
    r"|(?:moet\w* (?:we )?nog|nog te)"
    r" (?:\w+ )?(?:vinden|ontdekken|blijken|bezien)|återstår (?:ännu )?att (?:se|finna|hitta|upptäcka)|gjenstår å se"
    r"|står tilbage at (?:se|finde)|jää nähtäväksi|dopiero (?:się okaże|znaleźć|odkryć)|(?:se )?teprve (?:ukáže|najít"
    r"|objevit)|tek treba (?:otkriti|vidjeti|naći)|por descobrir|rămâne de văzut|még (?:ki kell derülnie|fel kell))\b",
    re.IGNORECASE)
_ASKED_NONE = re.compile(
    r"\s*\?\s+(?:none|not one|no|nothing|nil|hardly any|few|keine?|nicht eine|kaum|aucune?|non|néant|guère|ningun[oa]"
    r"|no|ninguno|apenas|nessun[oa]?|no|geen|nee|nauwelijks|inga|nej|ingen|nei|ei|żadn\w+|nie|brak|žádn\w+|ne|žiadn\w+"
    r"|nikakv\w+|nema|nenhum\w*|não|niciun\w*|nu|nincs\w*|jokių|nekād\w+)\b(?:\s\w+){0,3}\s*(?:[.;,!\n]|$)",
    re.IGNORECASE)
_LED = 5


@once
def of(passage: Passage) -> tuple[Stretch, ...]:
    """The clauses that name a kind only to say that there is nothing of it to name, or where it stands."""
    return (*_unnamed(passage), *_elsewhere(passage))


def says(passage: Passage, clause: Stretch) -> bool:
    """Does a clause say that nothing can be named ("we cannot think of anything"), or not yet?"""
    text = clause.of(passage.text)
    return bool(_STILL.search(text) or (_NOT.search(text) and _NAMING.search(text)))


def _unnamed(passage: Passage) -> Iterator[Stretch]:
    for kind in _KIND.finditer(passage.text):
        unit = claims.clause(passage, kind.start())
        if says(passage, unit):
            yield unit
        if none := _ASKED_NONE.match(passage.text, kind.end()):
            yield Stretch(unit.start, none.end())
        led = len(passage.text[unit.start : unit.end].split()) <= _LED and passage.text[unit.end : unit.end + 1] == ","
        behind = claims.clause(passage, min(unit.end + 2, len(passage.text) - 1))
        if led and behind.start > unit.start and says(passage, behind):
            yield Stretch(unit.start, behind.end)


def _elsewhere(passage: Passage) -> Iterator[Stretch]:
    """Sentences that only send the reader to a document for both kinds at once ("strengths and weaknesses are in the
    report")."""
    for sentence in passage.sentences:
        points = claims.within(passage, sentence, "references", "point", "enclosed")
        holders = claims.within(passage, sentence, "references", "holder")
        kinds = list(_KIND.finditer(passage.text, sentence.start, sentence.end))
        if not points or not holders or len(kinds) < 2:
            continue
        between = passage.text[kinds[0].end() : kinds[1].start()]
        if claims.within(passage, Stretch(kinds[0].end(), kinds[1].end()), "joiners", "and") and len(between) < 30:
            yield sentence
