"""What is published: a report by its address, or something else that tells nothing of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.names import citations

_LINK = re.compile(
    r"https?://\S+|(?<![\w@.])www\.\S+|(?<![\w@.])[\w-]+(?:\.[a-z][\w-]+){1,3}/\S+|\b(?:doi|hdl|urn|isbn|issn)[:\s]\s?\S+",
    re.IGNORECASE)


def sources(passage: Passage) -> Iterator[Stretch]:
    """The works cited, and the addresses at which something can be read."""
    yield from citations.of(passage)
    for hit in _LINK.finditer(passage.text):
        yield Stretch(hit.start(), hit.end())


def of_other(passage: Passage, mention: Mention) -> bool:
    """Is it another thing than a report that is published ("the manual is published", "a tender will be published"):
    one that stands before the word, with no report or study before that?"""
    unit = claims.clause(passage, mention.start)
    before = Stretch(unit.start, mention.start)
    things = claims.within(passage, before, "things_beside", "paper")
    if not things:
        return False
    head = Stretch(unit.start, things[0].start)
    return not (claims.within(passage, head, "effects", "report", "result")
                or claims.within(passage, head, "evaluation_topic", "study"))


def of_the_course(passage: Passage, mention: Mention) -> bool:
    """Is it the course that is to be finished, and no report ("convictions in the three years after completion")? A
    time stands before the words, or their clause tells of offending."""
    if mention.code != "planned":
        return False
    if not _FINISHED.match(passage.text, mention.start, mention.end):
        return False
    times = any(0 < mention.first - m.last <= _NEXT for m in passage.of("time_units"))
    clause = claims.clause(passage, mention.start)
    return times or bool(claims.within(passage, clause, "evaluation_outcomes", "recidivism", "charged"))


def looked_up(passage: Passage, mention: Mention) -> bool:
    """Is a place one in which a study looks things up ("they will look in the files of the police"), and not where its
    report lies?"""
    before = passage.text[claims.clause(passage, mention.start).start : mention.start]
    return mention.code == "no" and _LOOKS.search(before) is not None


_LOOKS = re.compile(
    r"\b(?:look(?:s|ed|ing)?|search\w*|check\w*|examin\w*|stud(?:y|ies|ied)|count(?:s|ed)?|found|taken|drawn"
    r"|schau\w*|sehen|sucht\w*|geprüft|nachgesehen|regard\w*|cherch\w*|vérifi\w*|busca\w*|mira\w*|revisa\w*|cerca\w*"
    r"|guarda\w*|esamina\w*|kijk\w*|keken|zoek\w*|nagegaan|titta\w*|söker?|sökte|kigge\w*|søg\w*|se[er]|søk\w*"
    r"|katso\w*|tarkiste\w*|sprawdz\w*|szuka\w*|hleda\w*|zjišť\w*|hľada\w*|gleda\w*|traži\w*|procura\w*"
    r"|caut\w*|verific\w*)\s+(?:[^\W\d]+\s+){0,3}$",
    re.IGNORECASE)
_NEXT = 2  # words
_FINISHED = re.compile(
    r"(?:nach|après|po|na|after|once|when|una volta|una vez|uma vez|un cop)\s|valmist", re.IGNORECASE)
