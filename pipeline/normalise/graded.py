"""Graded choices by setting: the levels of risk or intensity that are admitted, or those that are shut out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Span, Status, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.words.claiming import scopes
from pipeline.words.grades import levels
from pipeline.words.grades.levels import Level, Levels
from pipeline.words.replying import replies

_ALIKE = re.compile(
    r"\b(?:same|identical|equal(?:ly)?|alike|gleich\w*|dieselbe\w?|dasselbe|einheitlich|même|identique|igual|mism[ao]|stess[ao]"
    r"|uguale|dezelfde|hetzelfde|gelijk|samma|lika|samme|ens|lik|sama|jednakow\w*|stejn\w*|rovnak\w*|jednak\w*|ist[aio]"
    r"|enak\w*|vienod\w*|sarnas|aceeași|mesm[ao]|azonos|ugyanaz|ίδι\w*)\b", re.IGNORECASE)


class Options(BaseModel):
    """`noun`: the code of `level_nouns` that the levels grade; `bare`: whether a level word without noun counts in the
    home item; `excluded`: read the levels that are shut out instead of those admitted; `codes`: the variable's code of
    a level where it has another name; `adjectives`: a vocabulary whose codes tell levels by themselves ("intensive")
    or that the level is set for each person; `alone`: prompts to which a level word without noun is a
    reply where it is all that a clause says; `items`: further items, where the noun must be named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    noun: str
    bare: bool = True
    excluded: bool = False
    codes: dict[str, str] = {}
    adapting: str | None = None
    tools: str | None = None
    alone: tuple[int, ...] = ()
    items: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """Levels by setting, or those shut out."""
    home: Reading | None = None
    for passage in form.passages((variable.item, *options.items)):
        reading = _read(form, passage, variable, options)
        if any(v.status == "ok" for v in reading.values):
            return reading
        home = home or reading
    return home or Reading(())


def _read(form: Form, passage: Passage, variable: Variable, options: Options) -> Reading:
    found = levels.tell(passage, options.noun, options.bare and passage.item == variable.item)
    if options.alone and not found.told and passage.item == variable.item:
        found = levels.alone(passage, [r.stretch for r in replies.of(form, passage)
                                       if r.prompt is None or r.prompt in options.alone]) or found
    wanted = [level for level in found.told if level.shut == options.excluded]
    each = _adapted(passage, variable, options)
    if each and all(_inside(passage, options, level) for level in found.told):
        return each
    used = tuple(s for level in found.told for m in level.mentions for s in passage.locate(m.start, m.end))
    used += tuple(s for m in found.seen for s in passage.locate(m.start, m.end))
    flags = list(_flags(passage, variable, options, found))
    if wanted:
        values = tuple(_values(passage, variable, options, wanted))
        return Reading(values, tuple(flags), used)
    status = _missing(passage, variable, options, found)
    return Reading((Value(variable.name, variable.dimensions[0], status=status),), tuple(flags), used)


def _values(passage: Passage, variable: Variable, options: Options, told: Sequence[Level]) -> Iterator[Value]:
    home = passage.item == variable.item
    for dimension in variable.dimensions:
        own = [x for x in told if dimension in (None, "any") or dimension in x.settings]
        if not own:
            continue
        codes = tuple(options.codes.get(c, c) for c in levels.ordered(c for x in own for c in x.codes))
        evidence = tuple(dict.fromkeys(s for x in own for s in _quote(passage, x)))
        qualifier = "not only" if any(x.more for x in own) else None
        yield Value(variable.name, dimension, "ok", codes, evidence=evidence, item=passage.item, qualifier=qualifier,
                    confidence="high" if home else "medium", rule=f"{variable.kind}:{options.noun}")


def _quote(passage: Passage, level: Level) -> tuple[Span, ...]:
    """The clause of the level's words, or the words alone where the clause is long."""
    unit = passage.clause_at(level.mentions[0].start)
    end = max(unit.end, level.mentions[-1].end)
    if end - unit.start <= 90:
        return passage.locate(unit.start, end)
    return passage.locate(level.mentions[0].start, level.mentions[-1].end)


def _flags(passage: Passage, variable: Variable, options: Options, found: Levels) -> Iterator[Flag]:
    for level in found.told:
        quote = passage.text[level.mentions[0].start : level.mentions[-1].end]
        span = passage.locate(level.mentions[0].start, level.mentions[-1].end)[0]
        if not level.sure:
            yield Flag("negation", f"{variable.label}: is “{quote}” admitted or shut out? It is taken as "
                       f"{'shut out' if level.shut else 'admitted'}.", passage.item, variable.name, span)
        elif level.more and not options.excluded:
            yield Flag("negation", f"{variable.label}: “not only {quote}” is counted; is more meant?", passage.item,
                       variable.name, span)
    if any(level.settings for level in found.told) and variable.dimension:
        yield Flag("by_setting", f"{variable.label}: told by setting.", passage.item, variable.name)
    if passage.item != variable.item and found.told:
        yield Flag("cross_item", f"{variable.label}: read from another item.", passage.item, variable.name)


# Why there is no value -------------------------------------------------------------------------------------------


def _inside(passage: Passage, options: Options, level: Level) -> bool:
    """Are the words of a level part of those that say that it is set for each person ("for each participant")?"""
    words = passage.of(options.adapting) if options.adapting else []
    first = level.mentions[0]
    return any(w.start <= first.start and first.end <= w.end for w in words)


def _adapted(passage: Passage, variable: Variable, options: Options) -> Reading | None:
    """The noun in one clause with a word that says that it is set for each participant."""
    if not options.adapting:
        return None
    for noun in passage.of("level_nouns", options.noun):
        unit = passage.clause_at(noun.start)
        words = [m for m in passage.of(options.adapting) if unit.holds(m.start) and scopes.of(passage, m) is None]
        if _ALIKE.search(passage.text, unit.start, unit.end):
            continue  # "the same for every man"
        if words and scopes.spoken(passage, words[0]):
            low, high = min(noun.start, words[0].start), max(noun.end, words[0].end)
            spans = passage.locate(low, high)
            value = Value(variable.name, variable.dimensions[0], "ok", (words[0].code,), evidence=spans,
                          item=passage.item, confidence="high", rule=f"{variable.kind}:adapted")
            return Reading((value,), (), spans)
    return None


def _missing(passage: Passage, variable: Variable, options: Options, found: Levels) -> Status:
    """What a label says ("Level of risk: N/A"); unparsed where only an exclusion or a cut-off tells of levels."""
    stated = _stated(passage, options)
    if stated == "dont_know" and options.excluded:
        return "not_mentioned"
    if stated:
        return stated
    if options.excluded:
        return "not_mentioned"
    if any(level.shut for level in found.told) or _cut_off(passage, options) or _labelled(passage, options):
        return "unparsed"
    return "not_mentioned"


def _stated(passage: Passage, options: Options) -> Status | None:
    """A missing phrase that fills the clause after a label naming the noun."""
    for mention in passage.of("missing", "not_applicable", "dont_know"):
        sentence = passage.sentence_at(mention.start)
        before = passage.text[sentence.start : mention.start]
        if not re.search(r"[:–—=-]\s*$", before) or len(before.split()) > 6:
            continue
        if any(sentence.holds(n.start) and n.start < mention.start for n in passage.of("level_nouns", options.noun)):
            return "not_applicable" if mention.code == "not_applicable" else "dont_know"
    return None


_CUT_OFF = re.compile(
    r"[^\w(]{0,3}(?:(?:total|raw|risk|global)\s)?(?:scores?|points?|punkt\w*|result)?\s?(?:of|von|de|di)?\s?"
    r"(?:(?:must|should|has to|needs to|muss|doit|debe|deve|moet)\s)?(?:(?:be|être|ser|essere|zijn)\s)?"
    r"(?:≥|>=|>|≤|<|above|over|at least|from|more than|min\.?|up to|below|ab|über|mindestens|mind\.|au moins|plus de"
    r"|más de|al menos|oltre|almeno|vanaf|minst|över|vähintään|yli|powyżej|od|nad|virš|nuo)?\s?"
    r"(\d{1,2})(?!\d|[.,]\d|\s?(?:st|nd|rd|th)\b)"
    r"(?=\s*(?:\+|%|points?|punkt\w*|(?:and|or) (?:above|more|over|higher)|upwards|for (?:entry|admission)|[-–]\s?\d"
    r"|[.;,)]|$))",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:≥|>=|>|at least|more than|minimum(?: of)?|over|above|from|mindestens|mehr als|ab|au moins|plus de|al menos"
    r"|más de|mínimo|almeno|minimo|oltre|più di|minstens|minimaal|meer dan|vanaf|minst|över|fra|vähintään|yli"
    r"|à partir de|a partir de|co najmniej|powyżej|od|nejméně|alespoň|mažiausiai|bent|nuo|vsaj|najmanj|najmanje"
    r"|pelo menos|legalább)\s?\d{1,3}\s?(?:points?|punkt\w*|puntos|punti|punten|poäng|poeng|pist\w+|pkt|bod\w*"
    r"|bal[ųoa]\w*|točk\w*|pontos"
    r"|pont\w*)\b", re.IGNORECASE)
_CLASSES = re.compile(r"\s?(?:levels?\s)?(?:[1-9]|I{1,3}|IV|V|[A-E])\b(?!\s?[:.)]\s?\w)")


def _cut_off(passage: Passage, options: Options) -> bool:
    """Does a tool's score or the number of a class decide ("SARA above 15", "OGRS 50+", "level 2 or 3")?"""
    if options.tools is None:
        return False
    tools = passage.of(options.tools)
    classes = (m for m in passage.of("level_nouns", "level", options.noun) if m.term != "group")
    return (any(_CUT_OFF.match(passage.text, m.end) for m in tools)
            or any(passage.sentence_at(m.start()).holds(t.start) for m in _POINTS.finditer(passage.text) for t in tools)
            or any(_CLASSES.match(passage.text, m.end) for m in classes))


def _labelled(passage: Passage, options: Options) -> bool:
    """Does a label name the noun alone, with a number and no level after it ("Intensity: twice a week, 2 hours")?"""
    for noun in passage.of("level_nouns", options.noun) if not options.bare else ():
        unit = passage.clause_at(noun.start)
        if len(unit.of(passage.text).split()) <= 2 and passage.text[unit.end : unit.end + 2].lstrip().startswith(":"):
            return True
    return False
