"""Languages by their part in the matter: the language of origin, or those translated into.

A language name is a nationality unless something shows it to be a language ("Danish law", "in Danish", "Danish
version"). What it is said of is told by the word that governs it in its clause (written, translated, delivered), by the
prompt that the reply answers, or by the words before; a bare name is the language of origin.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.fold import Word
from pipeline.model import Flag, Reading, Span, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.quantities.measured import unsaid
from pipeline.words.replying import replies
from pipeline.words.replying.replies import Reply
from pipeline.words.translation import nationalities, versions
from pipeline.words.translation.language_parts import (
    PARTS,
    Part,
    as_part,
    bilingual,
    firmly,
    material,
    only_part,
    part_of,
    source,
)
from pipeline.words.wording import tongues

_OF_LANGUAGES = ("noun", "same", "available", "undone", "under_way", "come", *PARTS)


_LETTERS_BEFORE = re.compile(r"\b[A-Z]{2}\s?(?:[,/&+–-]|and|und|e|et)\s?$")
_LETTERS_BEHIND = re.compile(r"\s?(?:[,/&+–-]|and|und|e|et)\s?[A-Z]{2}\b")
_VARIETIES = {"no": ("nb", "nn")}
_WHICH = re.compile(
    r"\b(?:which|what|whether|if|welche[rnms]?|ob|quelle?s?|qué|cuál|quale|welke|vilket|vilka|hvilket|hvilke|millä|mikä|jaki\w*|jak\w+"
    r"|kuri\w*|kokia|kādā|mis|kojem|katerem|que|care|milyen)\b", re.IGNORECASE)


_OF_A_PLACE = re.compile(  # "Français du Québec"
    r"\s(?:du|de la|de|d['’]|of|from|aus|del|della|van|från|fra|z)\s?[A-ZÀ-Þ][^\W\d_]{2,}\s*(?:[,.;:(]|$)")


class Options(BaseModel):
    """`part`: which languages are meant; `prompts`: the number of the prompt that asks for each part; `items`: further
    items, of which a sentence on the manual and what it was written in counts where the home item tells none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    part: Literal["origin", "translated"]
    prompts: dict[Literal["origin", "translated"], int] = {}
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A language and its part; `denied` where it is said not to be, `to_come` where it is planned or under way."""

    code: str
    part: Part
    start: int
    end: int
    denied: bool
    to_come: bool
    bare: bool


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The languages of one part that the home item tells."""
    passage = form.passage(variable.item)
    if not passage:
        return _of_the_manual(form, variable, options)
    told = languages(form, passage, options)
    mine = [t for t in told if t.part == options.part and not t.denied and not t.to_come]
    used = tuple(s for t in told for s in passage.locate(t.start, t.end))
    if options.part == "translated":
        origin = {t.code for t in told if t.part == "origin"}
        mine = [t for t in mine if t.code not in origin]
        if not mine:
            return _none(form, passage, variable, options, told, used)
    codes = list(dict.fromkeys(t.code for t in mine))
    if not codes:
        return Reading(_not_known(form, passage, variable, options), (), used)
    flags = _doubts(passage, variable, options, mine)
    spans = [s for t in mine for s in passage.locate(t.start, t.end)]
    made = choices.value(passage, variable, codes, spans, rule=options.part)
    return Reading(made.values, (*flags, *made.flags), (*made.used, *used))


_MANUAL = re.compile(
    r"\b(?:manual|handbook|handbuch|manuel|manuale|handleiding|handbok|håndbog|håndbok|käsikirja|podręcznik"
    r"|příručk|príručk|priručnik|priročnik|kézikönyv|vadov|rokasgrāmat|käsiraamat|εγχειρίδι)", re.IGNORECASE)


def _of_the_manual(form: Form, variable: Variable, options: Options) -> Reading:
    """The languages that a sentence of another item says the manual was written in."""
    for passage in form.passages(options.items):
        told = [t for t in languages(form, passage, options)
                if t.part == options.part and not t.denied and not t.to_come
                and _MANUAL.search(claims.clause(passage, t.start).of(passage.text))
                and claims.within(passage, claims.clause(passage, t.start), "language_words", "origin")
                and claims.own(passage, t.start)]
        if told:
            spans = [s for t in told for s in passage.locate(t.start, t.end)]
            codes = list(dict.fromkeys(t.code for t in told))
            return choices.value(passage, variable, codes, spans, rule=options.part)
    return Reading(())


def _not_known(form: Form, passage: Passage, variable: Variable, options: Options) -> tuple[Value, ...]:
    """A reply to the own prompt that says no more than that nobody knows."""
    asked = options.prompts.get(options.part)
    for reply in replies.to(form, passage, asked) if asked else ():
        status = unsaid(passage, reply.stretch) if reply.opens and reply.sure else None
        if status is not None:
            return (Value(variable.name, status=status),)
    for mark in passage.of("references", "unknown", "know"):
        unit = claims.clause(passage, mark.start)
        if not _WHICH.search(passage.text, mark.end, unit.end):
            continue
        asked_of = claims.within(passage, unit, "language_words", options.part)
        if asked_of and (mark.code == "unknown" or scopes.denied(passage, mark)):
            return (Value(variable.name, status="dont_know"),)
    return ()


def languages(form: Form, passage: Passage, options: Options) -> list[Told]:
    """Every language that a passage tells, with its part."""
    found: list[Told] | None = passage.notes.get("languages")
    if found is None:
        told = list(_all(form, passage, options))
        found = passage.notes["languages"] = [a for a, b in itertools.zip_longest(told, told[1:]) if not (
            b and b.code in _VARIETIES.get(a.code, ()) and passage.text[a.end : b.start].strip() == "(")]
    return found


def _all(form: Form, passage: Passage, options: Options) -> Iterator[Told]:
    of_prompt: dict[int, Part] = {n: p for p, n in options.prompts.items()}
    named = [m for m in tongues.as_here(passage, passage.of("languages"))
             if m.code != "none" and not nationalities.elsewhere(passage, m) and not _computing(passage, m)]
    told: list[tuple[Mention, Part | None, Part | None, bool, bool]] = []
    for reply in replies.of(form, passage):
        asked = of_prompt.get(reply.prompt or 0)
        carried: Part | None = None
        for unit in _units(passage, reply):
            here = [m for m in named if unit.holds(m.start) and (
                is_language(passage, m, unit, asked) or versions.excepted(passage, m))]
            for mention in here:
                part = part_of(passage, mention, unit, here, asked)
                if asked == "origin" and part == "translated" and not told and material(passage, unit):
                    part = "origin"
                if part is None and carried == "origin" and told and not _lists(passage, unit):
                    carried = None  # "we wrote it in English, today we use the Maltese text"
                carried = part or carried
                if part and asked is None and versions.last_of(passage, mention, here) != mention:
                    _before_comma(passage, told, mention, part)
                told.append(
                    (
                        mention,
                        carried,
                        asked,
                        versions.denied(passage, mention, unit, here),
                        versions.to_come(passage, mention, unit, here),
                    )
                )
            if not here:
                aside = passage.text[max(0, unit.start - 1) : unit.start] == "("
                book = aside or claims.within(passage, unit, "language_words", "noun")
                part = None if book and bilingual(passage, unit) else _carried(passage, unit)
                if aside and told and part and passage.text[told[-1][0].end : unit.start].strip() == "(":
                    told[-1] = (told[-1][0], part, *told[-1][2:])
                elif not aside:
                    carried = part or carried
    fixed = any(part == "origin" and not denied for _, part, _, denied, _ in told)
    sources = [mention for mention, part, *_ in told if part == "origin" and source(passage, mention)]
    firm = {mention.code for mention, part, *_ in told if part == "origin" and firmly(passage, mention)}
    last: Mention | None = None
    for mention, part, asked, denied, to_come in told:
        before, last = last, mention
        if fixed and part == "origin" and before and before.code != mention.code and _ours(passage, before, mention):
            part = "translated"  # "the book there is in Icelandic, ours in Faroese"
        unsure = part == "origin" if asked is None else part is None and asked == "origin"
        if unsure and firm and mention.code not in firm:
            part = "translated"  # one was written first, and there are texts in the other too
        if part != "deliver" and any(s.code != mention.code and passage.sentence_at(mention.start).holds(s.start)
                                     for s in sources if s is not mention):
            part = "translated"
        bare = part is None and asked is None
        default: Part = "translated" if bare and fixed else "origin"
        yield Told(mention.code, part or asked or default, mention.start, mention.end, denied, to_come, bare)


_THERE = re.compile(
    r"\b(?:there|theirs?|original\w*|dort|là-bas|leur|allí|allá|suyo|laggiù|loro|daar|hun|där|deras|dér|deres|siellä|tam"
    r"|lá|hi ha|jejich|ich)\b", re.IGNORECASE)


def _ours(passage: Passage, before: Mention, mention: Mention) -> bool:
    """Is it the language of ours, set against that of theirs right before it?"""
    sentence = passage.sentence_at(mention.start)
    if not sentence.holds(before.start) or not _THERE.search(passage.text, sentence.start, before.start):
        return False
    return bool(claims.within(passage, Stretch(before.end, mention.start), "language_words", "from_us"))


def _computing(passage: Passage, mention: Mention) -> bool:
    """Is "IT" no language: not in a list of such letters ("EN, FR, IT")?"""
    text = passage.text
    return text[mention.start : mention.end] == "IT" and not (
        _LETTERS_BEFORE.search(text, max(0, mention.start - 6), mention.start)
        or _LETTERS_BEHIND.match(text, mention.end))


def _before_comma(passage: Passage, told: list[tuple[Mention, Part | None, Part | None, bool, bool]],
                  mention: Mention, part: Part) -> None:
    """Gives the part of a language to those listed before it that have none ("German, French and Italian editions")."""
    for i in range(len(told) - 1, -1, -1):
        if told[i][1] is not None or passage.text[told[i][0].end : mention.start].strip() != ",":
            return
        told[i] = (told[i][0], part, *told[i][2:])
        mention = told[i][0]


def _units(passage: Passage, reply: Reply) -> Iterator[Stretch]:
    """The clauses of a reply."""
    units = scopes.units(passage)
    low = bisect.bisect_right(units, reply.stretch.start, key=lambda u: u.end)
    for unit in itertools.takewhile(lambda u: u.start < reply.stretch.end, units[low:]):
        start, end = max(unit.start, reply.stretch.start), min(unit.end, reply.stretch.end)
        if start < end:
            yield Stretch(start, end)


def is_language(passage: Passage, mention: Mention, unit: Stretch, asked: Part | None) -> bool:
    """Is a language name here a language, and not a nationality or a country?"""
    if nationalities.country(passage, mention):
        return False
    if _lists(passage, unit):
        return True
    if any(o.last + 1 == mention.first or o.first == mention.last + 1
           for o in claims.within(passage, unit, "languages") if o.code != mention.code):
        return True  # "englannista suomeksi"
    before, after = _neighbours(passage, mention)[0], _neighbours(passage, _last_of_list(passage, mention))[1]
    if after is None or versions.word_in(passage, after, *_OF_LANGUAGES, "only"):
        return before is None or asked is not None or after is not None or not _noun_before(passage, before)
    if before is None and _OF_A_PLACE.match(passage.text, mention.end):
        return True
    if (before is None or versions.word_in(passage, before, "prep", "from")) and only_part(passage, mention, unit):
        return True  # "in English there is only a summary"
    if (before is None or versions.word_in(passage, before, "prep")) and versions.exists_in(passage, mention):
        return True  # "in Dutch there exists a summary"
    led = before is not None and versions.word_in(passage, before, "prep") and (claims.within(
        passage, Stretch(unit.start, before.start), "language_words", "translated") or claims.within(
        passage, Stretch(mention.end, max(mention.end, unit.end)), "translation_words", "translate"))
    return bool(led) and bool(tongues.spoken(passage.lexicon, after))  # "translated to English because …"


def _last_of_list(passage: Passage, mention: Mention) -> Mention:
    """The last of several names joined by "and" or a preposition ("the Swedish and the Finnish model")."""
    last = mention
    for other in claims.within(passage, Stretch(mention.end, mention.end + 120), "languages"):
        if other.start - last.end <= 12 and versions.joined(passage, last, other):
            last = other
    return last


def _neighbours(passage: Passage, mention: Mention) -> tuple[Word | None, Word | None]:
    """The words directly before and after a mention in its sentence; None where a mark or the end stands there."""
    tokens = passage.tokens
    sentence = passage.sentence_at(mention.start)
    before = tokens[mention.first - 1] if mention.first else None
    after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    return tuple(_word(w) if w and sentence.holds(w.start) else None for w in (before, after))  # type: ignore[return-value]


def _word(token: Word | None) -> Word | None:
    return token if token is not None and token.key[:1].isalpha() else None


def _noun_before(passage: Passage, before: Word) -> bool:
    """Is the word before one that a nationality would follow (Romance: "programma norvegese")?"""
    known = versions.word_in(passage, before, "prep", "noun", "origin", "translated", "same")
    return not known and before.end - before.start > 3


def _lists(passage: Passage, unit: Stretch) -> bool:
    """Does the clause hold nothing but language names and the words between them?"""
    tokens = [w for w in passage.tokens if unit.holds(w.start) and w.key[:1].isalpha()]
    names = passage.of("languages")
    return all(
        any(m.start <= w.start < m.end for m in names) or versions.word_in(passage, w, "prep", "only", "same", "noun")
        for w in tokens
    )


def _carried(passage: Passage, unit: Stretch) -> Part | None:
    marks = claims.within(passage, unit, "language_words", *PARTS)
    return as_part(marks[-1]) if marks else None


# No translation -----------------------------------------------------------------------------------------------------


def _none(
    form: Form, passage: Passage, variable: Variable, options: Options, told: list[Told], used: tuple[Span, ...]
) -> Reading:
    """`none` where translations are denied; unparsed where they are told without a language."""
    asked = options.prompts.get("translated")
    if (unknown := _not_known(form, passage, variable, options)):
        return Reading(unknown, (), used)
    for reply in replies.to(form, passage, asked) if asked else ():
        if reply.opens and reply.lead:
            spans = passage.locate(reply.lead.start, reply.lead.end)
            if reply.lead.code in ("no", "planned"):
                return _with(choices.value(passage, variable, ("none",), spans, rule="none"), used)
            return _unparsed(passage, variable, reply.lead.start, reply.lead.end, used)
    for mark in passage.of("translation_words", "untranslated"):
        spans = passage.locate(mark.start, mark.end)
        return _with(choices.value(passage, variable, ("none",), spans, rule="none"), used)
    strong = [m for m in passage.of("translation_words", "translate") if claims.spoken(passage, m)]
    for mark in strong:
        if scopes.denied(passage, mark) or claims.not_yet(passage, mark):
            spans = passage.locate(mark.start, mark.end)
            return _with(choices.value(passage, variable, ("none",), spans, rule="none"), used)
    origin = {t.code for t in told if t.part == "origin"}
    if any(t.part == "translated" and t.denied and t.code not in origin for t in told):
        named = [s for t in told if t.part == "translated" for s in passage.locate(t.start, t.end)]
        return _with(choices.value(passage, variable, ("none",), named, rule="none"), used)
    late = [t for t in told if t.part == "translated" and t.to_come and versions.given_up(passage, t.start)]
    if late:
        named = [s for t in late for s in passage.locate(t.start, t.end)]
        quote = passage.text[late[0].start : late[0].end]
        flag = Flag(
            "ambiguous_fragment",
            f"{variable.label}: is there no translation but this one, which never came? (“{quote}”)",
            passage.item,
            variable.name,
            named[0],
        )
        made = choices.value(passage, variable, ("none",), named, confidence="medium", rule="to come")
        return _with(Reading(made.values, (flag, *made.flags), made.used), used)
    known = {(part, code) for part in ("origin", "translated") for code in origin}
    for mark in passage.of("language_words", "only"):
        unit = claims.clause(passage, mark.start)
        if claims.spoken(passage, mark) and any(unit.holds(t.start) and (t.part, t.code) in known for t in told):
            where = passage.locate(mark.start, mark.end)
            return _with(choices.value(passage, variable, ("none",), where, confidence="medium", rule="only"), used)
    for reply in replies.to(form, passage, asked) if asked else ():
        if reply.opens and not any(reply.stretch.holds(m.start) for m in passage.of("missing")):
            return _unparsed(passage, variable, reply.stretch.start, reply.stretch.end, used)
    for mark in strong:
        could = claims.within(passage, claims.clause(passage, mark.start), "language_words", "under_way")
        if not claims.planned(passage, mark) and not could:
            return _unparsed(passage, variable, mark.start, mark.end, used)
    return Reading((), (), used)


def _with(reading: Reading, used: tuple[Span, ...]) -> Reading:
    return Reading(reading.values, reading.flags, (*reading.used, *used))


def _unparsed(passage: Passage, variable: Variable, start: int, end: int, used: tuple[Span, ...]) -> Reading:
    spans = passage.locate(start, end)
    flag = Flag(
        "unparsed",
        f"{variable.label}: which languages? (“{passage.text[start:end]}”)",
        passage.item,
        variable.name,
        spans[0] if spans else None,
    )
    return Reading((Value(variable.name, status="unparsed"),), (flag,), (*used, *spans))


def _doubts(passage: Passage, variable: Variable, options: Options, mine: list[Told]) -> list[Flag]:
    """Several bare names without a word for their part: origin, or translations?"""
    if options.part != "origin" or len({t.code for t in mine}) < 2 or not all(t.bare for t in mine):
        return []
    span = passage.locate(mine[1].start, mine[1].end)[0]
    return [
        Flag(
            "ambiguous_fragment",
            f"{variable.label}: several languages without a word on which is the original.",
            passage.item,
            variable.name,
            span,
        )
    ]
