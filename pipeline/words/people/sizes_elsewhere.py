"""Where an answer sends for the size of the group, and which numbers there may be it.

    Group. For numbers see under Key features.          the item that it names
    Six to ten men, and two of us.                      there: a range of people
    Eight to ten men in a room                          anywhere: people who sit together
"""

from __future__ import annotations

import re

from pipeline.passage import Form
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.replying import elsewhere

_SHORT = 6  # words
_SIZE = re.compile(  # how many or how large
    r"\b(?:numbers?|sizes?|how many|Anzahl|Zahl(?:en)?|Größe|Grösse|\w*größe|\w*grösse|wie viele|nombre|effectifs?"
    r"|tailles?|combien|número|tamaño|cuántos|numer[oi]|dimension[ei]|quant[ie]|aantal(?:len)?|\w*grootte|hoeveel"
    r"|antal(?:et|let)?|\w*storlek(?:en)?|\w*størrelsen?|hur många|hvor mange|määrä|\w*koko|liczb[ay]|liczebność"
    r"|wielkość|ilu|poče?t\w*|velikost\w*|veľkosť|kolik|koľko|koliko|broj\w*|število|veličina|skaičius|dydis|skaits"
    r"|lielums|arv|suurus|létszám\w*|mérete?|număr\w*|mărime\w*|tamanho|quantos|αριθμός|μέγεθος)\b", re.IGNORECASE)


def sent_to(form: Form, item: str) -> str | None:
    """The item that the answer of an item names in the sentence in which it sends away for the size of the group, or
    as a whole."""
    passage = form.passage(item)
    if not passage:
        return None
    pointers = passage.of(elsewhere.REFERENCES, "point", "same")
    asked = [s for s in passage.sentences if _SIZE.search(passage.text, s.start, s.end)]
    short = any(len(s.of(passage.text).split()) <= _SHORT for s in asked)  # "numbers as in Key features"
    sent = short or any(s.holds(m.start) for s in asked for m in pointers)
    if sent or elsewhere.whole(form, passage) == "refers_elsewhere":
        return elsewhere.target(form, passage)
    return None


def ranged(one: Quantity) -> bool:
    """Is a quantity a range of people, or a most?"""
    return one.what == "person" and not one.exact and one.high is not None
