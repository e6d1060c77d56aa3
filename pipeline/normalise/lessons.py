"""Good lessons, bad ones, or both (kind `valence`).

The idea: a reply right behind the prompt that asks for the good, or for the bad, is of that kind; so is a line under a
label or a sign of its own (`+`, `–`). What stands behind no such prompt tells its kind by its words, else none. A reply
that says "nothing" is of no kind; what is denied of the good is bad; other programmes' lessons are none of this one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Value
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas import ideas
from pipeline.words.lessons import eventful, opposed, own_labels, unnamed, verdicts, wished
from pipeline.words.quantities.measured import unsaid
from pipeline.words.wording.language import detect
from pipeline.words.wording.units import cut_units

_PLUS = re.compile(r"(?:^|(?<=\s))(?:\+\+?\s?:?|[✓✔👍☺🙂]|[(\[]\+[)\]]:?)\s*(?=[^\W\d])")
_FORM = ideas.parse("form", "form filled @6 @sentence")
_FEW, _TERSE, _POINTER, _BRIEF, _BESIDE = 5, 8, 20, 22, 3
_MADE = re.compile(  # "the manual was written in our second year" points nowhere
    r"\s(?:was|were|had been|wurden?|a été|ont été|fue|fueron|è stat[oa]|werd|werden|blev|ble|został[ao]?"
    r"|byl[oa]?|bol[oa]?"
    r"|foi|va ser|a fost)\s(?:\w+\s)?", re.IGNORECASE)
_CONCEDING = re.compile(
    r"\b(?:although|though|even though|despite|in spite of|notwithstanding|obwohl|obgleich|trotz|bien que|quoique"
    r"|malgré|aunque|a pesar de|sebbene|benché|nonostante|malgrado|hoewel|ofschoon|ondanks|fastän|trots|även om"
    r"|skønt|selvom"
    r"|selv om|trods|tross|vaikka|huolimatta|chociaż|choć|mimo|ačkoli|přestože|navzdory|hoci|napriek|iako|unatoč|čeprav"
    r"|kljub|embora|apesar|encara que|malgrat|kuigi|hoolimata|nors|nepaisant|lai gan|neskatoties|deși|chiar dacă|bár"
    r"|noha|annak ellenére)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_MINUS = re.compile(r"(?:^|(?<=\s))(?:[-–—−]{1,2}\s?:?\s|[✗✘👎☹🙁]|[(\[][-–—−][)\]]:?\s?)\s*(?=[^\W\d])")


class Options(BaseModel):
    """`good`, `bad`: the prompts that ask for each; `vocabulary`: words for `positive` and `negative`; `both`,
    `neither`: the codes for both kinds and for lessons of no kind."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    good: tuple[int, ...]
    bad: tuple[int, ...]
    vocabulary: str
    codes: dict[str, str]


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """Which kinds of lessons an answer tells."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    whole = passage.locate(0, len(passage.text))
    kinds = dict.fromkeys(("positive", "negative"), None) | dict(_kinds(passage, options))
    told = [k for k in ("positive", "negative") if kinds[k] is not None]
    told = [] if _early_all(passage, options, [s for s in kinds.values() if s]) else told
    if not told and (passage.of(options.vocabulary, "early") or _not_known(passage)):
        return Reading((Value(variable.name, status="dont_know"),), (), whole)
    if (not told or len(passage.tokens) < _FEW) and _nothing(passage, options):
        return Reading((), (), whole)
    if not told and _points(passage):
        return Reading((Value(variable.name, status="refers_elsewhere"),), (), whole)
    if not told and _of_form(passage):
        return Reading((), (), whole)
    name = "both" if len(told) == 2 else told[0] if told else "neither"
    stretches = [s for k in told if (s := kinds[k])] or [passage.sentences[0]]
    spans = tuple(span for s in stretches for span in passage.locate(s.start, s.end))
    value = Value(variable.name, status="ok", value=options.codes[name], evidence=spans, item=passage.item,
                  confidence="high", rule="valence:" + name)
    doubts = list(_unread(form, passage, variable, options) if not told else _set_against(
        passage, variable, options, told))
    if len(told) == 1 and not doubts:
        doubts = list(_conceded(passage, variable, options))
    return Reading((value,), tuple(doubts), whole)


def _set_against(passage: Passage, variable: Variable, options: Options, told: list[str]) -> Iterator[Flag]:
    """A question where all that is told is of one kind, and a "but" sets a clause that tells no kind against it."""
    if len(told) > 1:
        return
    places = [e.start for e in eventful.of(passage)] + [m.start for m in _marks(passage, options)]
    for before, behind in itertools.pairwise(cut_units(passage)):
        if behind.joint != "but" or any(
                len(_WORD.findall(passage.text, u.start, u.end)) < _BESIDE for u in (before, behind)):
            continue
        kinds = [any(u.start <= at < u.end for at in places) for u in (before, behind)]
        silent = before if kinds[1] else behind
        if sum(kinds) == 1 and not claims.within(
                passage, Stretch(silent.start, silent.end), eventful.VOCABULARY, "advice", "needful", "some"):
            quote = passage.text[silent.start : silent.end].strip()[:120]
            yield Flag("ambiguous_fragment", f"{variable.label}: “{quote}” stands against it and may be a lesson of "
                       "the other kind.", passage.item, variable.name, passage.locate(silent.start, silent.end)[0],
                       severity="medium")
            return


def _conceded(passage: Passage, variable: Variable, options: Options) -> Iterator[Flag]:
    """A question where a good or bad thing is all that is told, in one half of a sentence with "although": the other
    half may be of the other kind."""
    places = [e.start for e in eventful.of(passage)] + [m.start for m in _marks(passage, options)]
    for word in _CONCEDING.finditer(passage.text):
        sentence, clause = passage.sentence_at(word.start()), passage.clause_at(word.start())
        halves = {clause.holds(at) for at in places if sentence.holds(at)}
        if clause != sentence and len(halves) == 1:
            quote = passage.text[sentence.start : sentence.end].strip()[:120]
            yield Flag("ambiguous_fragment", f"{variable.label}: “{quote}” may tell lessons of both kinds.",
                       passage.item, variable.name, passage.locate(sentence.start, sentence.end)[0], severity="medium")
            return


def _early_all(passage: Passage, options: Options, told: list[Stretch]) -> bool:
    """Does all that is told stand in the sentence that it is too early to tell ("the first group is not over")?"""
    early = {passage.sentence_at(m.start) for m in passage.of(options.vocabulary, "early")}
    return bool(early) and all(passage.sentence_at(s.start) in early for s in told)


def _of_form(passage: Passage) -> bool:
    """Does an answer of one sentence only say who filled in the form?"""
    here = ideas.words(passage, (eventful.VOCABULARY,))
    return len(passage.sentences) == 1 and any(True for _ in ideas.find(here, (_FORM,)))


def _unread(form: Form, passage: Passage, variable: Variable, options: Options) -> Iterator[Flag]:
    """A question where the answer is in a language that has no words for good and bad here."""
    language = detect(passage.text)
    if language and language not in form.rules.vocabularies[options.vocabulary].codes["positive"].terms:
        yield Flag("unread_words", f"{variable.label}: in a language whose words are not known.", passage.item,
                   variable.name, passage.locate(0, len(passage.text))[0], severity="medium")


def _nothing(passage: Passage, options: Options) -> bool:
    """Is the whole answer no more than "none so far"? One that names a kind ("no major problems") is a lesson."""
    whole = Stretch(0, len(passage.text))
    none = {m.start for m in claims.within(passage, whole, options.vocabulary, "no_such")}  # "brak"
    named = [m for m in claims.within(passage, whole, options.vocabulary, "positive", "negative")
             if m.start not in none]
    return not named and own_labels.nothing(passage, whole, options.vocabulary)


def _not_known(passage: Passage) -> bool:
    """Does a short answer say no more than that nothing can be told?"""
    short = len(passage.text.split()) <= _BRIEF
    return short and (unsaid(passage, passage.sentences[0]) == "dont_know" or eventful.untold(passage) is not None)


def _points(passage: Passage) -> bool:
    """Does the answer only send the reader to a document that holds the lessons?"""
    words = len(passage.text.split())
    if words > _POINTER:
        return False
    for sentence in passage.sentences if words > _TERSE else (Stretch(0, len(passage.text)),):
        points = claims.within(passage, sentence, "references", "point", "enclosed")
        holders = claims.within(passage, sentence, "references", "holder")
        both = [m for ms in (points, holders) for m in ms if claims.spoken(passage, m) and not (
            m.code == "point" and holders and _MADE.fullmatch(passage.text, holders[-1].end, m.start))]
        if {"holder"} < {m.code for m in both}:
            return True
    return False


def _kinds(passage: Passage, options: Options) -> Iterator[tuple[str, Stretch]]:
    """Each kind that is told, with the first words that tell it."""
    found: dict[str, Stretch] = {}
    everything: list[tuple[str, Stretch]] = []
    signed = bool(_PLUS.search(passage.text))
    labels = own_labels.of(passage, options.vocabulary)
    averted = eventful.averted(passage)
    void = [Stretch(n.words.start, own_labels.first_clause(passage, n.content).end) for n in labels if n.empty]
    judged = verdicts.of(passage)
    hidden = (*void, *unnamed.of(passage), *(unit for _, unit in judged),
              *(Stretch(fear.start, instead.end) for fear, instead in averted))
    marks = [m for m in _marks(passage, options) if not any(h.holds(m.start) for h in hidden)]
    for stretch, part in passage.paragraphs:
        words = [m for m in marks if stretch.holds(m.start)]
        asked = part.prompts[-1] if part.prompts else part.prompt
        label = next((m for m in words if _labels(passage, stretch, m)), None)
        plain = label is None and not _after_all(part.prompts, options)
        if plain and asked in (*options.good, *options.bad):
            if not _empty(passage, stretch, options):
                found.setdefault("positive" if asked in options.good else "negative", stretch)
        else:
            events = [e for e in eventful.of(passage) if stretch.holds(e.start)]
            events = [e for e in events if not any(h.holds(e.start) for h in hidden)
                      and not wished.order(passage, claims.clause(passage, e.start))]
            for code, told in _told(passage, events, words):
                everything.append((code, told))
                found.setdefault(code, told)
            bad = [e.start for e in events if e.code == "negative"]
            bad += [m.start for m in words if m.code == "negative"]
            for code, told in wished.turned(passage, bad):
                if stretch.holds(told.start):
                    found.setdefault(code, told)
            for code, told in judged:
                if stretch.holds(told.start):
                    found.setdefault(code, told)
            for _, instead in averted:
                if stretch.holds(instead.start):
                    found.setdefault("positive", instead)
            for both in passage.of(options.vocabulary, "both"):
                if stretch.holds(both.start) and claims.spoken(passage, both):
                    found |= dict.fromkeys(("positive", "negative"), Stretch(both.start, both.end)) | found
        for own in labels:
            if own.kind and not any(h.holds(own.words.start) for h in hidden) and stretch.holds(own.words.start):
                everything.append((own.kind, own.words))
                found.setdefault(own.kind, own.words)
        if signed:
            for pattern, kind in ((_PLUS, "positive"), (_MINUS, "negative")):
                if match := pattern.search(passage.text, stretch.start, stretch.end):
                    found.setdefault(kind, passage.sentence_at(match.end()))
    for code, told in opposed.of(passage, sorted(everything, key=lambda t: t[1].start)):
        found.setdefault(code, told)
    yield from found.items()


def _told(passage: Passage, events: list[eventful.Event], words: list[Mention]) -> Iterator[tuple[str, Stretch]]:
    """The kinds that the words of a part tell. What stands behind a word of one kind and a colon ("Two strengths: ...")
    is of that kind; a word inside an event ("hardly anybody drops out") tells nothing beside it."""
    told = [(e.code, Stretch(e.start, e.end)) for e in events]
    for mention in words:
        if not any(e.start < mention.end and mention.start < e.end for e in events) and not _advised(passage, mention):
            code = "negative" if scopes.denied(passage, mention) else mention.code
            told.append((code, Stretch(mention.start, mention.end)))
    told.sort(key=lambda t: t[1].start)
    heads: dict[Stretch, str] = {}
    for code, where in told:
        sentence = passage.sentence_at(where.start)
        if claims.clause(passage, where.start).end < sentence.end and _opens_list(passage, where):
            heads[sentence] = code
        yield heads.get(sentence, code), where


def _advised(passage: Passage, mention: Mention) -> bool:
    """Does the clause of a word say what must be, and not what is ("commitment of the management is a must")?"""
    unit = claims.clause(passage, mention.start)
    if wished.order(passage, unit) or wished.conditional(passage, mention):
        return True
    return any(
        claims.spoken(passage, m)
        and eventful.advises(m, unit)
        and not (m.start < mention.end and mention.start < m.end)
        and not m.term.startswith("recommend")  # "the men recommend it"
        for m in claims.within(passage, unit, eventful.VOCABULARY, "needful", "advice")
    )


def _opens_list(passage: Passage, where: Stretch) -> bool:
    """Does a colon stand behind the clause of a word?"""
    unit = claims.clause(passage, where.start)
    return passage.text[unit.end : unit.end + 1] == ":" or passage.text[unit.start : unit.end].rstrip().endswith(":")


def _after_all(prompts: tuple[int, ...], options: Options) -> bool:
    """Does a part stand behind both prompts at once, so that it answers neither in particular?"""
    return any(p in options.good for p in prompts) and any(p in options.bad for p in prompts)


def _empty(passage: Passage, stretch: Stretch, options: Options) -> bool:
    """Is a reply nothing but "nothing", or a lone sign?"""
    brief = len(stretch.of(passage.text).split()) <= _FEW
    if brief and claims.within(passage, stretch, options.vocabulary, "early"):
        return True
    return brief and own_labels.nothing(passage, stretch, options.vocabulary)


def _marks(passage: Passage, options: Options) -> list[Mention]:
    """The words for good and bad of this programme; a denied bad one tells nothing."""
    return [
        m
        for m in passage.of(options.vocabulary, "positive", "negative")
        if m.term != "+"
        and claims.own(passage, m.start)
        and claims.spoken(passage, m)
        and not wished.courtesy(passage, m)
        and not (m.code == "negative" and scopes.denied(passage, m))
    ]


def _labels(passage: Passage, stretch: Stretch, mention: Mention) -> bool:
    """Does a word stand as a label: near the beginning of the part, a colon or dash behind it?"""
    behind = passage.text[mention.end : min(mention.end + 12, stretch.end)]
    return mention.start - stretch.start < 25 and bool(re.match(r"\s*\w{0,8}\s*(?::|[-–—]\s)", behind))
