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

_PURPOSE = re.compile(  # "for the intake the staff learned it"
    r"\b(?:for|in order to|für|pour|para|per|voor|för|til|for|dla|do|pro|pre|na|za|pentru|para)\s(?:[^\W\d]+\s){0,2}?"
    r"(?:intakes?|interviews?|talks?|conversations?|sessions?|meetings?|group work|programme|course"
    r"|\w*gespräche?n?|sitzungen|gruppenarbeit|gruppe|entretiens?|accueil|séances?|groupes?|entrevistas?|sesiones|grupo"
    r"|colloqui[o]?|incontri|gruppo|gesprek\w*|\w+gesprek\w*|bijeenkomsten|samtal\w*|träffar\w*|samtale\w*|møder\w*"
    r"|rozm[oó]w\w*|spotka\w+|zajęć|rozhovor\w*|setkání|stretnuti\w*|razgovor\w*|susret\w*|pogovor\w*|srečanj\w*"
    r"|sessões|interviuri|ședinț\w+)\b", re.IGNORECASE)
_THENCE = re.compile(  # "and most of the worksheets come from there"
    r"\b(?:(?:come|comes|taken|stem|stems|derive|derives|drawn) from (?:there|it|this|these)\b"
    r"|(?:daher|daraus|von dort) (?:kommen|kommt|stammen|stammt)\b|d['’]où (?:viennent|vient|proviennent)\b"
    r"|de (?:ahí|allí) (?:vienen|viene|proceden|procede|salen)\b"
    r"|da (?:lì|cui|qui|ciò) (?:vengono|viene|provengono|derivano)\b"
    r"|daar(?:uit)? komen\b|därifrån kommer\b|derfra (?:kommer|stammer)\b|sieltä (?:tulevat|ovat)\b"
    r"|(?:stąd|stamtąd|z tego) pocho\w+|odtud (?:pochá|jsou)\w*|odtiaľ pochá\w+|od(?:atle|tamo) (?:dolaz|potječ)\w+"
    r"|(?:and|which they|they|we) work (?:with|by|after|according to|along) (?:it|this|them|these)\b"
    r"|(?:und|sie|wir) arbeiten (?:damit|danach|so)\b|et (?:ils )?(?:travaillent|nous travaillons)"
    r" (?:avec|selon|ainsi)\b"
    r"|y trabaja(?:n|mos) (?:así|con (?:ell|est))\w*|e (?:ci )?lavora(?:no|\w*iamo) (?:così|con (?:quest|ess))\w*"
    r"|en werken (?:ermee|daarmee|zo)\b|och arbetar (?:så|efter|med d)\w*|og arbej?de?r (?:sådan|slik|efter|etter"
    r"|med d)\w*"
    r"|i (?:tak |tym )pracują\b|a pracují (?:tak|podle|s n)\w*|de onde vêm\b)", re.IGNORECASE)
_HELD_BACK = re.compile(r"\b(?:private|other|elsewhere|privat\w*|ander\w+|autres?|otr[oa]s?|altr[ioae]|andra|andre"
                        r"|muut\w*|inn\w{1,3}|jin\w{1,3}|drug\w{1,3}|outros?)\b", re.IGNORECASE)


def put_aside(passage: Passage, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches without those whose sentence goes on to say that what was learnt is used."""
    for stretch in stretches:
        end = passage.sentence_at(stretch.start).end
        used = _used(passage, stretch.start, end)
        if used is None or scopes.standing(passage, used.start(), used.end(), ("not", "past", "other")):
            yield stretch


def _used(passage: Passage, start: int, end: int) -> re.Match[str] | None:
    """Where what was learnt is said to be used, or what it was learnt for."""
    told = _USED.search(passage.text, start, end) or _THENCE.search(passage.text, start, end)
    if told or _HELD_BACK.search(passage.text, start, end) or any(
            start <= m.start < end for m in scopes.joiners(passage, "but")):
        return told
    learnt = any(start <= m.start < end for m in passage.of("contrast", "schooled"))
    return _PURPOSE.search(passage.text, start, end) if learnt else None
