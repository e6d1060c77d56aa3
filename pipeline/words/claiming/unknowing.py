"""Whether an answer says of a thing that nobody here knows whether there is one, or anything about it."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

_LEAD, _JOINT = 48, 3  # characters
_LABELLED = re.compile(r"\s?[:?=]\s?")
_ABOUT = re.compile(
    r"(?P<known>\b(?:informations?|knowledge|data|details?|know[ns]?|aware|heard|idea|news|documents?|records?"
    r"|Informationen|Kenntnis(?:se)?|Angaben|Daten|bekannt|wissen|weiß|connaissances?|données|connu|savons|informés"
    r"|informació[n]?|informaciones|conocimiento|datos|conocemos|sabemos|coneixement|dades|informazioni|conoscenza|dati"
    r"|conosciamo|sappiamo|informatie|gegevens|bekend|weten|uppgifter|kännedom|känner|känt|oplysninger|kendskab|kender"
    r"|kendt|opplysninger|kjennskap|kjenner|kjent|tietoa?|tietoja|informacj[ię]|wiedzy|danych|wiemy|informac[ei]"
    r"|informací|údaje|údajů|víme|informácie|vieme|informaç(?:ão|ões)|conhecimento|dados|informații|cunoștință|date"
    r"|információ\w*|adat\w*|informacijų|žinių|informācijas|ziņu|teavet|andmeid|informacija|podataka|podatkov))"
    r"\s(?:(?:to|by|among|with) us\s|uns\s|here\s)?"
    r"(?:(?:of|on|about|regarding|concerning|as to|über|zu|von|sur|de|d'|sobre|acerca de|su|di|sulle|sulla|over|van|om"
    r"|af|av|o|na temat|despre|par|apie)\s?)?(?:[^\s.,;:()]+\s){0,2}$", re.IGNORECASE)

_AND = re.compile(r"\s(?:and|und|et|y|och|og|oraz)\s", re.IGNORECASE)


def unknown(passage: Passage, mention: Mention) -> bool:
    """Does nobody know whether there is a thing ("whether others could use it we do not know", "published: don't
    know"), or anything about it ("we have no information on evaluations")?"""
    sentence = passage.sentence_at(mention.start)
    if _LABELLED.match(passage.text, mention.end) and any(
            0 <= m.start - mention.end <= _JOINT for m in passage.of("references", "unknown")):
        return True
    told = claims.within(passage, sentence, "references", "unknown", "know")
    if any(m.code == "unknown" or scopes.denied(passage, m) for m in told) and bool(
            claims.within(passage, sentence, "references", "whether")):
        return True
    about = _ABOUT.search(passage.text, max(sentence.start, mention.start - _LEAD), mention.start)
    if about is None or _AND.search(passage.text, about.end("known"), about.end()):
        return False  # "no results are known yet and nothing is published"
    return scopes.standing(passage, *about.span("known"), scopes.DENIALS) is not None
