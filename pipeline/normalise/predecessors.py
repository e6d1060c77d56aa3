"""The names of earlier programmes: what this one replaces, builds on, or is adapted from.

A name is a stretch in quotation marks, a run of capitalised words, or a short form; it stands behind a word for the
earlier programme or for replacing, or before a word by which that gave way. Bodies, places, theories and the
programme's own name are none. An earlier programme without a name is unparsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Span, Value
from pipeline.normalise import composed
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words import claims, replies, scopes
from pipeline.words.function_words import AND
from pipeline.words.programme_names import OF_COUNTRY, UPPER, YEAR, names

_JOINT = re.compile(rf"^[\s,;:()–—-]*(?:(?:{AND}|ir|és|&|/)\s+|[,/&]\s*)$")
_INSERTED = re.compile(r"\s\([^()]{1,40}\)")
_LOOSE_END = re.compile(r"\s(?:of|de|from|von|aus|från|fra|z|in|van|del|di|od|iz)$")
_MARKS = "\"“”„«»‘’'"
_UNMARKED = dict.fromkeys(map(ord, _MARKS))
_FEW = 7
_CLOSE, _BEFORE, _ADJECTIVE = 2, 45, 14


class Options(BaseModel):
    """`cues`: vocabulary with the codes `earlier`, `adapted`, `weak` (a cue only beside
    a word for a programme), `taken_over`, `generic`, `relative`, `sister`; `replacing`:
    vocabulary of verbs of replacing (`yes`, `passive`); `items`: further items; `prompts`: by item, the prompts whose
    reply names the earlier programme; `bodies`: vocabularies whose phrases are no names of programmes; `kept`: those
    that are where the programme is adapted from them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cues: str
    replacing: str
    items: tuple[str, ...] = ()
    prompts: dict[str, tuple[int, ...]] = {}
    bodies: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The names in the home item and the further items."""
    own = frozenset(n.casefold() for n in composed.names(found))
    told: dict[str, tuple[Passage, Stretch]] = {}
    nameless: tuple[Passage, Mention] | None = None
    for passage in form.passages((variable.item, *options.items)):
        home = passage.item == variable.item
        for stretch in [*_told(passage, options, own, home), *_replied(form, passage, options, own)]:
            told.setdefault(_bare(stretch.of(passage.text)).casefold(), (passage, stretch))
        if nameless is None and home:
            cues = (m for m in _cues(passage, options) if not _of_theory(passage, m, options))
            nameless = next(((passage, m) for m in cues), None)
    if told:
        return _value(variable, told)
    at_home = form.passage(variable.item) if not nameless else None
    guesses = {g.of(at_home.text): (at_home, g) for g in _guessed(at_home, options, own)} if at_home else {}
    if guesses:
        return _doubted(variable, _value(variable, guesses))
    if nameless:
        passage, cue = nameless
        return Reading((Value(variable.name, status="unparsed"),), (), passage.locate(cue.start, cue.end))
    return Reading(())


def _value(variable: Variable, told: Mapping[str, tuple[Passage, Stretch]]) -> Reading:
    spans: list[Span] = [s for passage, stretch in told.values() for s in passage.locate(stretch.start, stretch.end)]
    texts = tuple(_bare(stretch.of(passage.text)) for passage, stretch in told.values())
    first = next(iter(told.values()))[0]
    home = first.item == variable.item
    flags = (
        () if home else (Flag("cross_item", f"{variable.label}: read from another item.", first.item, variable.name),)
    )
    value = Value(
        variable.name,
        status="ok",
        value=texts,
        evidence=tuple(spans),
        item=first.item,
        confidence="high" if home else "medium",
        rule="names",
    )
    return Reading((value,), flags, tuple(spans))


def _doubted(variable: Variable, reading: Reading) -> Reading:
    message = f"{variable.label}: these short forms may name earlier programmes or something else it builds on."
    span = reading.used[0] if reading.used else None
    flag = Flag("ambiguous_fragment", message, variable.item, variable.name, span, severity="medium")
    values = tuple(replace(v, confidence="medium") for v in reading.values)
    return Reading(values, (*reading.flags, flag), reading.used)


def _bare(text: str) -> str:
    return _LOOSE_END.sub("", " ".join(YEAR.sub("", text).split())).strip(" .,;:-–—()\"“”„«»'‘’") or text


def _cues(passage: Passage, options: Options) -> Iterator[Mention]:
    """Words for an earlier programme that are neither denied nor said of a programme beside this one."""
    mentions = [*passage.of(options.cues, "earlier", "adapted"), *passage.of(options.replacing, "yes")]
    for cue in sorted(mentions, key=lambda m: m.start):
        unit = claims.clause(passage, cue.start)
        sentence = passage.sentence_at(cue.start)
        beside = any(sentence.holds(m.start) for m in passage.of(options.cues, "sister"))
        passive = any(unit.start <= m.start < unit.end for m in passage.of(options.replacing, "passive"))
        spoken = cue.vocabulary == options.cues
        spoken = spoken or (claims.spoken(passage, cue) and _of_programmes(passage, cue, options))
        if spoken and not (beside or scopes.denied(passage, cue) or (passive and cue.vocabulary == options.replacing)):
            yield cue


def _of_programmes(passage: Passage, cue: Mention, options: Options) -> bool:
    """Is what is replaced a programme, a thing in marks or capitals, or left open ("it replaces older views")?"""
    clause = claims.clause(passage, cue.start)
    rest = passage.text[cue.end : clause.end].strip(" .")
    nouns = claims.within(passage, clause, options.cues, "generic", "earlier")
    return not rest or bool(
        any(m.end - m.start > 3 for m in nouns) or _NAMELIKE.search(rest)
        or claims.within(passage, clause, options.replacing, "before")
    )


_NAMELIKE = re.compile(rf"{UPPER}|[\"“”„«»‘]|\bones?\b|\d")


def _of_theory(passage: Passage, cue: Mention, options: Options) -> bool:
    """Is what it was derived from a theory?"""
    clause = claims.clause(passage, cue.start)
    return cue.code == "adapted" and any(
        m.start >= cue.end for v in (*options.kept, "theory_words") for m in claims.within(passage, clause, v)
    ) and not any(m.end - m.start > 3 for m in claims.within(passage, clause, options.cues, "generic"))


def _told(passage: Passage, options: Options, own: frozenset[str], home: bool) -> Iterator[Stretch]:
    for cue in _cues(passage, options):
        sentence = passage.sentence_at(cue.start)
        adapted = cue.code == "adapted"
        last: Stretch | None = None
        for name in names(passage, Stretch(cue.end, sentence.end), options, own, adapted):
            near = len(passage.text[cue.end : name.start].split()) <= 6
            gap = passage.text[last.end : name.start].translate(_UNMARKED) if last else ""
            between = _INSERTED.sub("", gap)
            if not (near if last is None else _JOINT.match(between)):
                break
            yield name
            last = name
        if last is None and cue.code == "earlier":
            yield from _opening(passage, cue, options, own)
    yield from _foreign(passage, options, own)
    yield from _of_a_kind(passage, options, own)
    if home:
        yield from _before_us(passage, options, own)
    yield from _relative(passage, options, own)
    for cue in passage.of(options.cues, "taken_over"):
        sentence = passage.sentence_at(cue.start)
        if not scopes.denied(passage, cue):
            yield from names(passage, Stretch(_subject(passage, options, sentence), cue.start), options, own, False)


def _foreign(passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """A foreign programme's name before a word for adapting ("the Canadian programme X was adapted by us")."""
    for cue in passage.of(options.cues, "adapted_before", "adapted"):
        sentence = passage.sentence_at(cue.start)
        if scopes.denied(passage, cue) or not claims.spoken(passage, cue):
            continue
        for name in names(passage, Stretch(sentence.start, sentence.end), options, own, True):
            before = Stretch(max(sentence.start, name.start - _BEFORE), name.start)
            origin = [m for v in OF_COUNTRY for m in claims.within(passage, before, v)]
            kinds = [m for m in claims.within(passage, before, options.cues, "generic")
                     if not any(m.start == o.start for o in origin)]
            if origin and kinds and name.start - kinds[-1].end <= _ADJECTIVE:
                yield name


def _of_a_kind(passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """Behind a word that alone names no programme ("based on", "before that"): a name beside a word for a programme,
    or in quotation marks."""
    for cue in passage.of(options.cues, "weak", "before_us"):
        unit = claims.clause(passage, cue.start)
        rest = Stretch(cue.end, passage.sentence_at(cue.start).end)
        scope = scopes.of(passage, cue, scopes.DENIALS)
        if not claims.spoken(passage, cue) or (scope and (cue.code == "weak" or scope.after)):
            continue
        nouns = [m for m in claims.within(passage, rest, options.cues, "generic") if m.end - m.start > 3]
        for name in names(passage, rest, options, own, False):
            behind = any(0 <= name.start - m.end <= 2 for m in nouns)
            before = any(0 <= m.start - name.end <= 2 for m in nouns) and " " in name.of(passage.text)
            quoted = nouns and _in_marks(passage, name)
            near = unit.holds(name.start) and len(passage.text[cue.end : name.start].split()) <= _FEW
            if near and (behind or before or quoted):
                yield name
                break


def _opening(passage: Passage, cue: Mention, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """The name that opens the sentence of a word for the earlier programme ("The X course was its forerunner")."""
    begin = passage.sentence_at(cue.start).start
    name = next(names(passage, Stretch(begin, cue.start), options, own, False), None)
    if not name or any(m.start == name.start for m in passage.of(options.replacing)):
        return
    before, behind = passage.text[begin : name.start].strip(_MARKS + " "), passage.text[name.end : cue.start]
    if "," in behind:  # "X, our earlier programme, was revised"
        near = behind.lstrip(_MARKS).startswith(",") and len(behind.split(",")[1].split()) <= 1
    else:
        nouns = claims.within(passage, Stretch(name.end, cue.start), options.cues, "generic")
        near = len(behind.split()) <= _CLOSE + 2 * bool(nouns)
    if near and (not before or any(m.start == begin for m in passage.of(options.cues, "generic"))):
        yield name


def _in_marks(passage: Passage, name: Stretch) -> bool:
    return passage.text[: name.start].rstrip()[-1:] in tuple(_MARKS)


def _before_us(passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """A name that was run or borne at a time before this programme ("until 2015 it was called X")."""
    for cue in passage.of(options.cues, "before_us"):
        unit = claims.clause(passage, cue.start)
        label = passage.text[cue.end : cue.end + 1] == ":" and cue.start == passage.sentence_at(cue.start).start
        opens = not re.search(r"\w", passage.text[unit.start : cue.start] + passage.text[cue.end : unit.end])
        unit = passage.sentence_at(cue.start) if label or opens else unit
        named = [m for m in claims.within(passage, unit, options.cues, "named") if claims.spoken(passage, m)]
        done = named or claims.within(passage, unit, options.cues, "ran")
        if not claims.spoken(passage, cue) or scopes.denied(passage, cue) or not (label or done):
            continue
        begin = cue.end if label else min(done[0].end, max(cue.end, unit.start))
        for name in names(passage, Stretch(begin, unit.end), options, own, False):
            text = name.of(passage.text)
            called = any(0 <= name.start - m.end <= _CLOSE + 1 for m in named)
            if label or called or (text[:1].isupper() and (_in_marks(passage, name) or text.isupper())):
                yield name
                break


def _guessed(passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """Short forms behind a word for building on something, of which no vocabulary says what they are."""
    for cue in passage.of(options.cues, "weak"):
        unit = claims.clause(passage, cue.start)
        if not claims.spoken(passage, cue) or scopes.denied(passage, cue):
            continue
        for name in names(passage, Stretch(cue.end, unit.end), options, own, False):
            text = name.of(passage.text)
            if not text.isupper() or len(text) < _SHORTEST or len(passage.text[cue.end : name.start].split()) > _NEXT:
                break
            yield name


_SHORTEST, _NEXT = 3, 3


def _relative(passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """The last name before a relative clause of replacing ("IDAP, which it replaces")."""
    for verb in passage.of(options.replacing, "yes"):
        unit = claims.clause(passage, verb.start)
        pronouns = claims.within(passage, Stretch(unit.start, verb.start), options.cues, "relative")
        passive = claims.within(passage, unit, options.replacing, "passive")
        if not pronouns or passive or scopes.denied(passage, verb) or verb.first - pronouns[-1].last > 3:
            continue
        sentence = passage.sentence_at(verb.start)
        before = list(names(passage, Stretch(sentence.start, pronouns[-1].start), options, own, True))
        if before and pronouns[-1].start - before[-1].end <= 3:
            yield before[-1]


def _subject(passage: Passage, options: Options, sentence: Stretch) -> int:
    """Where names may begin before a verb: behind "called", else at the sentence."""
    called = [m.end for m in passage.of(options.cues, "named") if sentence.holds(m.start)]
    if called:
        return called[0]
    before = [s for s in passage.sentences if s.end <= sentence.start]
    if before:
        called = [m.end for m in passage.of(options.cues, "named") if before[-1].holds(m.start)]
        return called[0] if called else sentence.start
    return sentence.start


def _replied(form: Form, passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """The names in a reply of yes to the question whether it replaces an older programme."""
    for reply in replies.to(form, passage, *options.prompts.get(passage.item or "", ())):
        if not reply.opens or not reply.lead or reply.lead.code != "yes" or reply.lead.bare:
            continue
        rest = Stretch(reply.lead.end, reply.stretch.end)
        for name in names(passage, rest, options, own, False):
            if len(passage.text[rest.start : name.start].split()) <= 4:
                yield name
            return
