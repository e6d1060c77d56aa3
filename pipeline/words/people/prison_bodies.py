"""Bodies inside a prison that are told without its name: "the pedagogue of the ward proposes them", "la commission de
l'établissement en détention".

The idea: a board or profession that many houses have (`senders`, class `inner`) is the prison's where a word for a part
of a house, or for the prison itself, hangs on it, and the answer tells of people who serve time; or where these are the
only people under sentence that it tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

_PART = re.compile(  # a part of a house
    r"(?:wards?|wings?|units?|sections?|departments?|blocks?|institutions?|establishments?|modules?|station|abteilung"
    r"|anstalt|établissement|quartier|centro|módulo|establecimiento|istituto|reparto|sezione|inrichting|afdeling|avdelning\w*"
    r"|anstalten|afdeling\w*|avdeling\w*|osaston?|zakładu|oddziału|jednostki|oddílu|oddělení|ústavu|oddielu|oddelenia"
    r"|odjela|odsjeka|oddelka|zavoda|estabelecimento|secției|unității|körlet\w*|intézet\w*|osakonna|nodaļas|skyriaus"
    r"|πτέρυγας)\b", re.IGNORECASE)
_NEAR = 4  # words
_SERVE, _OUTSIDE = ("custodial", "held"), ("noncustodial", "supervised", "suspended", "voluntary")


def bodies(passage: Passage) -> Iterator[Mention]:
    """The boards and professions that are the prison's, as senders of the code `prison`."""
    named = passage.of("senders")
    for inner in passage.of("senders", "inner"):
        if not scopes.spoken(passage, inner) or any(
                m is not inner and m.code != "inner" and m.start < inner.end and inner.start < m.end for m in named):
            continue
        if _of_prison(passage, inner):
            yield inner._replace(code="prison")


def _of_prison(passage: Passage, inner: Mention) -> bool:
    clause = passage.clause_at(inner.start)
    serve = bool(passage.of("legal", *_SERVE)) or bool(passage.of("settings", "custody"))
    if not serve:
        return False
    if claims.within(passage, clause, "settings", "custody"):
        return True
    before = passage.tokens[inner.first - 1 : inner.first]
    hangs = any(_PART.match(passage.text, w.start) and w.end <= clause.end
                for w in (*before, *passage.tokens[inner.last + 1 : inner.last + 1 + _NEAR]))
    alone = not passage.of("legal", *_OUTSIDE) and not any(
        m.code in ("probation", "health", "child_protection") for m in passage.of("senders"))
    return hangs or alone
