"""Sentences about people who go to something that is told to be another thing, or not to be spoken of here: "who comes
of his own accord goes into the open group of the association, which is another thing".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import claims
from pipeline.words.claiming.governing import PEOPLE
from pipeline.words.claiming.not_this import BACK
from pipeline.words.wording.triggers import joiners

_THING = re.compile(
    r"\b(?:something (?:else|different|other)|(?:quite |altogether )?(?:an?other|a different|a separate) (?:thing"
    r"|matter|story)"
    r"|etwas ande?res|(?:eine )?andere Sache|(?:tout )?autre chose|otra cosa|(?:un['’])?altra cosa|(?:una )?altra cosa"
    r"|iets anders|een andere zaak|något annat|en annan sak|noget andet|en anden sag|noe annet|en annen sak|eri asia"
    r"|toinen asia|coś innego|co innego|inna sprawa|něco jiného|jiná věc|niečo iné|iná vec|nešto drugo|druga stvar"
    r"|nekaj drugega|outra coisa|altceva|una altra cosa|más dolog|κάτι άλλο|kas kita|kas cits|midagi muud)\b"
    r"(?!\s(?:than|from|als|que|de|che|da|dan|än|end|enn|kuin|niż|než|ako|od|kot|do que|mint|από"
    r"|nei)\b)", re.IGNORECASE)
_NOT_TOLD = re.compile(
    r"\b(?:(?:do not|don['’]t|not) (?:describe|speak|talk|report|tell|write|count)\w*(?: of| about| on)?(?: them| it"
    r"| that)? here"
    r"|not (?:described|reported|counted|meant) here|hier nicht (?:beschr\w+|gemeint|gezählt|die Rede|berichte\w*"
    r"|erzähl\w+)"
    r"|(?:ne )?(?:parlons|décrivons|traitons|comptons) pas ici|ici (?:nous )?n(?:e |['’]en )(?:parlons|décrivons"
    r"|traitons)"
    r"|aquí no (?:hablamos|describimos|tratamos|contamos)|no (?:hablamos|describimos|tratamos) (?:de ello )?aquí"
    r"|qui non (?:ne )?(?:parliamo|scriviamo|descriviamo|trattiamo|contiamo)"
    r"|non ne (?:parliamo|scriviamo|trattiamo) qui|hier niet (?:over|beschr\w+|bespreken|bedoeld|mee)"
    r"|inte (?:beskriver?|berättar?|talar om|räknar?) här|ikke (?:beskriver?|omtaler|taler om|tæller|snakker om) her"
    r"|tu nie (?:opisujemy|piszemy|mówimy)|nie (?:opisujemy|piszemy|mówimy) tu(?:taj)?|zde nepopisujeme|tu neopisujeme"
    r"|(?:ovdje|tukaj) ne (?:opisujemo|govorimo)|aqui não (?:falamos|descrevemos)|não (?:falamos|descrevemos) aqui)\b",
    re.IGNORECASE)
_WHOEVER = re.compile(
    r"(?:(?:who|whoever|anyone|anybody|everyone|those|people|wer|chi|chiunque|qui|quiconque|ceux|celui|quien(?:es)?"
    r"|los que"
    r"|el que|wie|den som|de som|dem som|joka|jotka|ten,? kto|kto|ci,? którzy|kdo|ti,? kteří|tko|oni koji|kdor|tisti"
    r"|quem|os que|cine|cei care|aki|akik|qui)\b)", re.IGNORECASE)
_PEOPLE = (("sexes", PEOPLE), ("legal", ("voluntary", "convicted", "held")),
           ("clients", ()))


def sentences(passage: Passage) -> Iterator[Stretch]:
    """Sentences on people, up to the words by which what they go to is another thing."""
    if not (_THING.search(passage.text) or _NOT_TOLD.search(passage.text)):
        return
    for number, sentence in enumerate(passage.sentences):
        end = sentence.end
        told = _THING.search(passage.text, *sentence) or _NOT_TOLD.search(passage.text, *sentence)
        if told is None:
            continue
        begin = sentence.start
        head = passage.text[begin : told.start()]
        if number and len(head.split()) <= _FEW and BACK.match(head):  # "... ; that is another thing"
            begin = passage.sentences[number - 1].start
        opposed = [m.start for m in joiners(passage, "but") if begin < m.start < told.start()]
        whole = Stretch(max([begin, *opposed[:-1]]), end)
        before = Stretch(whole.start, told.start())
        who = _WHOEVER.match(passage.text, whole.start) or any(
            claims.within(passage, before, name, *codes) for name, codes in _PEOPLE)
        if who and claims.within(passage, before, "other_people", "goes", "sent"):
            yield whole


def called_other(passage: Passage, at: int) -> bool:
    """Does the clause behind the one at a character call what it tells another programme ("..., but that is another
    course", "..., which are a different programme")?"""
    if not passage.of("count_contexts", "other_programme"):
        return False
    clause = passage.clause_at(at)
    behind = next((c for c in passage.clauses if c.start >= clause.end), None)
    if behind is None or not passage.sentence_at(at).holds(behind.start) or len(
            behind.of(passage.text).split()) > _SHORT:
        return False
    back = BACK.search(passage.text, behind.start, behind.end)
    opens = back is not None and len(passage.text[behind.start : back.start()].split()) <= 1
    return opens and bool(claims.within(passage, behind, "count_contexts", "other_programme"))


_FEW, _SHORT = 4, 8
