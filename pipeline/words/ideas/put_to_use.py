"""What somebody has learnt and puts to use: "leaders are trained in motivational interviewing and need it most".

Words for schooling put a theory aside, since people learn more than they use; what the same sentence goes on to say
of its use ("and apply it") takes that back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import scopes

_USED = re.compile(
    r"\b(?:(?:and|which|who) (?:they )?(?:[a-z]+ly )?(?:need|use|apply|rely on|draw on) (?:it|this|them|both)\b"
    r"|which (?:they|we) (?:need|use|apply)\b"
    r"|(?:und|die|das) (?:sie )?(?:brauchen|nutzen|benutzen|verwenden|setzen|wenden) (?:sie|es|das|diese)\b"
    r"|(?:et|qui|qu['’]ils?|dont ils?) (?:s['’]en ser\w+|l['’](?:utilis|emploi|appliqu)\w+|en ont besoin|y recour\w+"
    r"|se servent)"
    r"|y (?:la|lo|los|las) (?:us|utiliz|aplic|necesit|emple)an\b"
    r"|e (?:(?:la|lo|li|le) (?:us|utilizz|applic|impieg)ano|ne hanno bisogno|ne fanno uso|se ne servono)"
    r"|en (?:gebruiken|hebben|zetten|passen) (?:die|dat|het|deze)\b"
    r"|och (?:använder|behöver|tillämpar) (?:det|den|dem)\b"
    r"|og (?:bruger|bruker|anvender|har brug for|trenger|benytter) (?:det|den|dem)\b"
    r"|ja (?:käyttävät|tarvitsevat|soveltavat) (?:sitä|niitä)\b"
    r"|i (?:stosują|używają|wykorzystują|potrzebują) (?:ją|go|jej|tego|je)\b"
    r"|a (?:používají|využívají|potřebují|používajú|využívajú|potrebujú) (?:ho|jej|ji|je|jich|ju|ich)\b"
    r"|i (?:koriste|primjenjuju|trebaju) (?:ga|ju|je|ih)\b|in (?:ga|jo|jih) (?:uporabljajo|potrebujejo)\b"
    r"|és (?:használják|alkalmazzák)|e (?:us|utiliz|aplic)am-n[oa]s?\b|și (?:o|îl|le) (?:folosesc|aplică|utilizează)\b"
    r"|ja (?:kasutavad|vajavad) (?:seda|neid)\b)", re.IGNORECASE)


def put_aside(passage: Passage, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches without those whose sentence goes on to say that what was learnt is used."""
    for stretch in stretches:
        end = passage.sentence_at(stretch.start).end
        used = _USED.search(passage.text, stretch.start, end)
        if used is None or scopes.standing(passage, used.start(), used.end(), ("not", "past", "other")):
            yield stretch
