"""What is told to be left alone by a predicate without a negator: of its subject or of its object.

    genograms play no role / das Rollenspiel ist uns fremd / l'hypnose est tombée en désuétude      what stands before
    we steer clear of couple work / nous nous passons de / vi tar avstånd från                      what stands behind

Such words tell of much else ("far from the city"): they count where a method, a tool, a form or a place of work stands
in what they govern. Vocabulary `scope_marks`, codes `unused`, `shunned` and, of ideas and tools alone, `distant`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming.governing import Scope, clip
from pipeline.words.claiming.list_ends import subject_begin
from pipeline.words.claiming.turned_down import over_relatives
from pipeline.words.wording.tongues import native
from pipeline.words.wording.units import Unit, sentence_end, unit_at

_IDEAS = ("theories", "risk_tools", "digital_tools", "delivery_formats")
_THINGS = (*_IDEAS, "settings", "staff_words", "staff_support", "session_monitoring", "supporting_initiatives",
           "victim_measures", "bodies")
_BETWEEN = 3  # words between the predicate and its thing, and between two things of a list
_POINTING = 1  # words of a subject that only points to the clause before ("X, this is history")
_NO_GAP = re.compile(  # a verb with its subject, or another clause: no object of what stands before
    r"[:;.()]|\b(?:we|they|he|she|it|wir|man|nous|on|ils|nosotros|noi|wij|we|vi|use|using|prefer|rely|work|works|do"
    r"|nutzen|arbeiten|setzen|utilisons|travaillons|usamos|trabajamos|usiamo|lavoriamo|gebruiken|werken|arbetar|använder"
    r"|arbejder|bruger|arbeider|bruker|but|aber|mais|pero|ma|maar|men|sondern|instead|is|are|ist|sind|est|sont|with|mit"
    r"|avec|con|met|med)\b", re.IGNORECASE)

_AIM = re.compile(
    r"(?<!try )(?<!want )(?<!prefer )\b(?:to|zu|um|pour|para|per|om|att|å|at|aby|żeby|da|hogy|pentru a)\s$",
    re.IGNORECASE)
_SHORT = 12  # characters


def shunned(passage: Passage, all_units: list[Unit]) -> Iterator[Scope]:
    """The scopes of the words that leave something alone: over the things that stand right beside them."""
    words = passage.of("scope_marks", "shunned", "distant", "unused")
    things = sorted((m for kind in _THINGS for m in passage.of(kind)), key=lambda m: m.start) if words else []
    for word in words if things else ():
        if not native(passage, word):
            continue
        i = unit_at(all_units, word.end - 1)
        if word.code != "unused":
            behind = starting(things, word.end, sentence_end(all_units, i))
            told = behind if word.code == "shunned" else [m for m in behind if m.vocabulary in _IDEAS]
            yield from clip(word.end, _objects(passage, word, told), "not", word, True)
        else:
            begin = _subject(passage, all_units, i, word.start)
            last = [m for m in things if begin <= m.start and m.end <= word.start][-1:]
            if last and _beside(passage, last[0].end, word.start):
                yield from clip(begin, word.start, "not", word, False)


def _objects(passage: Passage, word: Mention, things: list[Mention]) -> int:
    """The end of the last of the things that stand behind a word as its objects; the word's own where there is none."""
    end = word.end
    if _AIM.search(passage.text, max(0, word.start - _SHORT), word.start):
        return end
    for thing in things:
        listed = end > word.end or "," not in passage.text[end : thing.start]
        if thing.start >= end and not (listed and _beside(passage, end, thing.start)):
            break
        end = max(end, thing.end)
    return end


def _beside(passage: Passage, start: int, end: int) -> bool:
    """Do a few words at most, and no other clause, stand between two places?"""
    return len(passage.text[start:end].split()) <= _BETWEEN and not _NO_GAP.search(passage.text, start, end)


def _subject(passage: Passage, all_units: list[Unit], i: int, at: int) -> int:
    """Where the subject of a predicate begins: in its clause, or in the one before where that is a word at most."""
    unit = all_units[i]
    begin = subject_begin(passage, unit, at)
    pointing = len(passage.text[begin:at].split()) <= _POINTING and begin == unit.start
    if pointing and i and unit.joint == ",":
        return all_units[over_relatives(passage, all_units, i - 1)].start
    return begin
