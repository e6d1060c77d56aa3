"""Naming words that do not name the programme: denied, past or to come, about another programme or an original, how
people just speak of it."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.names.apposed import NAMING, governing
from pipeline.words.names.name_leads import names_former
from pipeline.words.places.telling import to_come
from pipeline.words.wording.pieces import pieces

_NONE = re.compile(
    r"\W*(?:none|no|keine[rs]?|aucune?|ningun[oa]|nessun[oa]?|geen|inget|ingen|intet|ei ole|brak|żadna|žádný|žiadny"
    r"|nema"
    r"|nav|nėra|nenhum[a]?|cap|puudub|niciun[ua]?l?)\s?(?:$|[(.;,/–-]\s?)", re.IGNORECASE)
_WHICH = re.compile(r",\s*(?:which|was|welche[rs]?|ce qui|qui|lo que|que|che|wat|vilket|hvilket|co)\s", re.I)


def set_aside(passage: Passage, mention: Mention, start: int) -> bool:
    """Is a naming word denied, past, about another programme, or about how people just speak?"""
    if passage.text[mention.start - 1 : mention.start] == "-" and mention.start:
        return True  # "the above-named course"
    start = max(start, passage.text.rfind(":", start, mention.start))
    if _to_come(passage, mention, start) or _of_original(passage, mention, start) or _taken_back(passage, mention):
        return True
    begin = max(start, passage.clause_at(mention.start).start)
    if any(begin <= m.start < mention.start for m in passage.of(NAMING, "former")):
        return True
    scope = governing(passage, mention.start, mention.end, ("not", "past", "other", "except"))
    if scope and scope.trigger.start > mention.start and names_former(passage, scope.trigger.start, scope.trigger.end):
        return False
    if scope and scope.kind == "not" and "," in passage.text[mention.end : scope.trigger.start]:
        return False
    if scope and scope.trigger.start >= start and (scope.after or scope.kind in ("past", "other")):
        return True
    return any(start <= m.start <= mention.end for m in passage.of(NAMING, "nick") if m.end > mention.start - 40)


def _to_come(passage: Passage, mention: Mention, start: int) -> bool:
    """Is it a name that the programme will bear?"""
    if to_come(passage, Stretch(start, mention.start)):
        return True
    plans = (m for m in passage.of("tense", "plan") if start <= m.start < mention.end and m.end >= mention.start - 12)
    return any(claims.spoken(passage, m) for m in plans)


def _of_original(passage: Passage, mention: Mention, start: int) -> bool:
    """Is it the name of what the programme was made of ("«X», adaptation of a course called «Y»")?"""
    sources = passage.of("year_roles", "original", "adapted")
    return any(start < m.start < mention.start and m.start - start > 3 for m in sources)


def _taken_back(passage: Passage, mention: Mention) -> bool:
    """Does a relative clause behind deny the name ("called it X, which is neither its title nor ...")?"""
    behind = _WHICH.search(passage.text, mention.end, passage.sentence_at(mention.start).end)
    words = (m for m in passage.of("negators") if m.code != "nobody")
    near = behind and (m for m in words if behind.start() <= m.start <= behind.end() + 20)
    return bool(near) and any(near or ())


def denial_at(passage: Passage, at: int) -> bool:
    named = passage.text[at : at + 2].strip()[:1].isupper()
    return not named and any(at <= m.start <= at + 2 for m in passage.of("negators"))


def nameless(passage: Passage) -> bool:
    """Does the cell say that there is no name?"""
    brackets = [p for p in pieces(passage) if p.kind == "bracket"]
    told = [*passage.of(NAMING, "nameless"), *(m for m in passage.of(NAMING, "name_noun") if _denied(passage, m))]
    if _NONE.match(passage.text):
        return True
    return any(not any(b.start <= m.start < b.end for b in brackets) for m in told)


def _denied(passage: Passage, noun: Mention) -> bool:
    return scopes.denied(passage, noun) and governing(passage, noun.start, noun.end, ("not",)) is not None
