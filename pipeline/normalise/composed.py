"""Permitted codes by ideas: word classes together (see `pipeline.words.ideas.ideas`), where they are simply stated.

What an idea says of its words is told by their scopes: denied, planned, past, of another programme. Clauses that hold
a word of the subject of which no idea made anything raise a flag, so that nothing is left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial

from pydantic import BaseModel, ConfigDict, field_validator

from pipeline.model import Flag, Reading, Span, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Rules, Variable
from pipeline.words.claiming import claims, contrast, outdone, scopes
from pipeline.words.dates import periods
from pipeline.words.ideas import afield, asides, away, disowned, for_others, hosts, ideas, put_to_use, topics
from pipeline.words.ideas.ideas import Found, Idea, Words
from pipeline.words.ideas.judged import Told, judge, more_closely, told_at
from pipeline.words.ideas.series import Series
from pipeline.words.names import titled
from pipeline.words.names.earlier_names import Sources, holding
from pipeline.words.people import kept_out
from pipeline.words.places import telling
from pipeline.words.replying import leads, replies
from pipeline.words.wording import misspelt

RECOGNISED, UNCLEAR, AS_SUCH = "recognised", "unclear", "as_such"
_NO_CODES = frozenset({RECOGNISED, UNCLEAR, AS_SUCH})


class Options(BaseModel):
    """`words`, `circumstances`: vocabularies that hold the word classes (see `ideas.Words`); `ideas`: by code what
    tells it, under `recognised` what is understood and gives no code; `also`: further items and the codes that may be
    added from each; `cues`: classes of which a sentence must not hold any unread, `acts`: those of which no clause
    must, `spent`: classes that explain such words; `terse`: a sentence of so many words must not be unread
    either, but by the variables `siblings`; `alone`: codes that hold only where no other is told; `unless`:
    codes that hold only where none of certain others is; `elsewhere`: classes by which a clause speaks of another
    programme, `afield`: by which the rest of a sentence tells nothing that is done here (a wish, hearsay, a
    neighbour); `asides`: by which it says what something looks like or is called, which gives way to what is stated
    beside it, and is a guess where nothing is; `earlier`: the variable that holds the names of earlier programmes,
    whose words tell nothing of this one; `series`: see `Series`; `phrases`: a vocabulary whose phrases give their
    codes by themselves; `dated`: a clause with a year to come tells a plan; `kept_up`: codes that are past where
    their clause tells a time that is over; `others`: classes of people who are not those asked for, `own`: of those
    who are: what a clause tells of the former alone is of another programme; `all_denied`: the code given where
    several codes are denied and none is stated; `denied_wins`: a code denied in a sentence is not counted from the
    same sentence; `people`: no asides; `labels`: codes whose last word is only a label where one of certain
    classes, and no idea of the code, stands behind its colon ("Utbildning: socionom"); `topics`: codes that are not
    told where their topic is of certain classes ("a course in leading groups"); `hosts`: see `hosts`. An idea
    `unclear` alone makes the answer unparsed; an idea `as_such` tells the matter itself, which denied is `all_denied`,
    as is a bare no to one of `prompts`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    circumstances: tuple[str, ...] = ()
    ideas: dict[str, tuple[str, ...]]
    also: dict[str, tuple[str, ...]] = {}
    cues: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()
    terse: int = 0
    siblings: tuple[str, ...] = ()
    alone: tuple[str, ...] = ("none",)
    unless: dict[str, tuple[str, ...]] = {}
    elsewhere: tuple[str, ...] = ()
    afield: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    earlier: str | None = None
    others: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    series: Series | None = None
    phrases: str | None = None
    all_denied: str | None = None
    prompts: tuple[int, ...] = ()
    denied_wins: bool = False
    dated: bool = False
    kept_up: tuple[str, ...] = ()
    people: bool = False
    labels: dict[str, tuple[str, ...]] = {}
    topics: dict[str, tuple[str, ...]] = {}
    hosts: tuple[str, ...] = ()

    @field_validator("ideas")
    @classmethod
    def _well_formed(cls, value: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        ideas.compiled(value)
        return value

    @cached_property
    def compiled(self) -> tuple[Idea, ...]:
        """The ideas, taken to pieces."""
        return ideas.compiled(self.ideas)


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The codes that the home item states, and those that other items may add."""
    home = form.passage(variable.item)
    told = told_in(home, options, names(found)) if home else []
    if home and options.series:
        apart = list(options.series.labelled(home).values())  # "Monitoring: none" tells nothing of the others
        told = [t for t in told if t.found.code != "none" or not any(s.holds(t.found.start) for s in apart)]
        told += options.series.told(home, told)
    if options.earlier and options.phrases and told:
        told = _outside(told, [*disowned.stretches(home, options.phrases)])
        own = frozenset(n.casefold() for n in names(found))
        told = _outside(told, holding(home, _sources(form.rules, options.earlier), own))
    if home and options.all_denied and options.prompts:
        told += _bare_no(form, home, options)
    reading = made(home, variable, options, told)
    flags = [*reading.flags, *unread(form, home, variable, options, told)] if home else []
    reading = Reading(reading.values, tuple(flags), reading.used)
    for item, codes in options.also.items():
        reading = _added(form, variable, options, reading, item, codes)
    return reading


def names(found: Mapping[str, Reading]) -> tuple[str, ...]:
    """What the return calls the programme."""
    given = (v.value for name in ("programme_name", "programme_acronym") if name in found for v in found[name].values)
    return tuple(v for v in given if isinstance(v, str))


def told_in(passage: Passage, options: Options, called: tuple[str, ...] = ()) -> list[Told]:
    """All ideas of a passage with what is said of them; what the programme is `called` counts as "this programme"."""
    here = ideas.words(passage, options.words, options.circumstances)
    here.call("this_programme", called)
    wanted = options.compiled
    if options.phrases:
        codes = passage.lexicon.vocabularies[options.phrases].codes
        wanted += tuple(ideas.parse(code, code) for code in codes if code in here.by_class)
    guessed = misspelt.terms(passage, options.phrases) if options.phrases else ()
    named = (f for f in ideas.find(here, wanted) if not (options.phrases and titled.titled(passage, f.words[0])))
    found = [*named,
             *(Found(ideas.parse(m.code, f"{m.code} ?"), (m,), m.start, m.end) for m in guessed)]
    found = [f for f in found if not _in_own_name(here, f, called)]
    told = list(_lasting(here, [judge(here, f) for f in more_closely(found, RECOGNISED)]))
    told = hosts.without(here, told, frozenset(options.hosts), _NO_CODES)
    gone = [*away.of_another(here, options.elsewhere, told)]
    gone += afield.stretches(here, set(options.afield) - afield.UNDONE)
    gone += away.of_others(here, options.others, options.own) if options.others else ()
    gone += (*asides.asides(passage), *kept_out.stretches(passage)) if options.people else ()
    gone += [u for u in scopes.units(passage) if telling.to_come(passage, u)] if options.dated else ()
    told = [replace(t, how="stated") if t.found.code in options.alone and _provided(here, t) else t for t in told]
    told = [t if afield.lacks(here, options.afield, t.found) else o
            for t, o in zip(told, _outside(told, gone), strict=True)]
    told = [replace(t, how="past") if t.how == "stated" and t.found.code in options.kept_up and periods.over(
        passage, here.window("unit", t.found.start)) else t for t in told]
    told = [replace(t, how="other") if _unknown(here, t.found) or _label(here, options, t, told) or topics.about(
        here, t.found, frozenset(options.topics.get(t.found.code, ()))) else t for t in told]
    missing = afield.stretches(here, afield.UNDONE & set(options.afield))
    told = [t if t.found.code in options.alone else o for t, o in zip(told, _outside(told, missing), strict=True)]
    beside = [*away.of_another(here, options.asides, told), *contrast.of_others(passage),
              *for_others.stretches(passage)] if options.asides else []
    aside = _outside(told, [*put_to_use.put_aside(passage, beside)])
    if options.phrases:
        aside = [replace(t, how="stated", trigger=None) if t.how in ("other", "past", "denied") and outdone.meant(
            passage, t.found.start) else t for t in aside]
    return aside if any(t.how == "stated" for t in aside) else [_guess(t) if t not in aside else t for t in told]


def _in_own_name(here: Words, found: Found, called: Sequence[str]) -> bool:
    """Is a single word no more than the name of the programme, in a language that is not that of the answer ("the
    training for Izbor")?"""
    if not called or len(found.words) != 1 or claims.spoken(here.passage, found.words[0]):
        return False
    word = here.passage.text[found.start : found.end]
    return word[:1].isupper() and word.casefold() in {c.casefold() for c in called}


def _guess(told: Told) -> Told:
    return replace(told, found=replace(told.found, idea=replace(told.found.idea, sure=False)))


def _provided(here: Words, told: Told) -> bool:
    """Is a word for nothing denied once more, or said of what is provided for ("nothing is planned for them")?"""
    if told.how != "planned" or not told.trigger:
        return told.how == "denied"
    return told.found.start < told.trigger[0] < here.window("unit", told.found.start).end


def _label(here: Words, options: Options, told: Told, others: Sequence[Told]) -> bool:
    """Is an idea no more than the label of something else, told behind its colon?"""
    classes = options.labels.get(told.found.code)
    joint = _COLON.match(here.passage.text, told.found.end) if classes else None
    if joint is None or not classes:
        return False
    behind = here.window("unit", joint.end())
    same = (o.found for o in others if o.found.code == told.found.code)
    return bool(here.within(frozenset(classes), behind)) and not any(behind.holds(o.end - 1) for o in same)


_COLON = re.compile(r"(?:\s[\w'’]+){0,2}\s*[:=]\s*")


def _unknown(here: Words, found: Found) -> bool:
    """Is it left open whether it is so, or no more told than that there are no data ("nincs adat")?"""
    gaps = (m for m in here.passage.of("missing", "dont_know") if m.last > m.first)
    return any(m.start <= found.start and found.end <= m.end for m in gaps) or afield.not_known(
        here, found.start, found.end)


def _outside(told: list[Told], away: list[Stretch]) -> list[Told]:
    """Ideas with those inside stretches that speak of something else marked so."""
    return [replace(t, how="other") if t.how == "stated" and any(s.holds(t.found.start) for s in away) else t
            for t in told]


def _lasting(here: Words, told: list[Told]) -> Iterator[Told]:
    """What is past, but for the subject of a change that goes on ("the training used to take two weeks and now takes
    five days"), where nothing else is told in the clause of the "now" or behind it."""
    marks = here.passage.of("scope_marks", "now")
    for t in told:
        if t.how == "past" and t.trigger and t.found.end <= t.trigger[0]:
            sentence = here.window("sentence", t.found.start)
            now = next((m.start for m in marks if t.trigger[1] <= m.start < sentence.end), None)
            clause = None if now is None else here.window("unit", now)
            if clause and not any(max(clause.start, t.trigger[1]) <= o.found.start < sentence.end for o in told):
                yield replace(t, how="stated", trigger=None)
                continue
        yield t


def _bare_no(form: Form, passage: Passage, options: Options) -> Iterator[Told]:
    given = replies.of(form, passage)
    for reply in given:
        word, asked = reply.lead, reply.prompt in options.prompts and reply.how not in ("order", "aligned")
        if word and word.bare and word.code == "no" and reply.opens and (asked or len(given) == 1):
            yield told_at(options.all_denied or "", word.start, word.end)


def made(passage: Passage, variable: Variable, options: Options, told: Sequence[Told]) -> Reading:
    """One value from what is stated."""
    here = ideas.words(passage, options.words, options.circumstances)
    stated = [t for t in told if t.how == "stated" and t.found.code not in _NO_CODES]
    if options.denied_wins:
        denied = {(t.found.code, here.window("sentence", t.found.start)) for t in told if t.how == "denied"}
        stated = [t for t in stated if (t.found.code, here.window("sentence", t.found.start)) not in denied]
    codes = list(dict.fromkeys(t.found.code for t in stated))
    codes = [c for c in codes if not set(options.unless.get(c, ())) & set(codes)]
    codes = [c for c in codes if c not in options.alone] or codes
    sentences = {here.window("sentence", t.found.start) for t in told}
    used = tuple(s for w in sorted(sentences, key=lambda w: w.start) for s in passage.locate(w.start, w.end))
    if not codes and options.all_denied and _nothing_left(told):
        refused = [t for t in told if t.how == "denied"]
        spans = [s for t in refused for s in passage.locate(t.found.start, t.found.end)]
        reading = choices.value(passage, variable, [options.all_denied], spans, rule="all denied", confidence="medium")
        return Reading(reading.values, reading.flags, (*reading.used, *used))
    if not codes:
        unclear = any(t.found.code == UNCLEAR and t.how == "stated" for t in told)
        values = (Value(variable.name, status="unparsed"),) if unclear else ()
        return Reading(values, tuple(_denials(passage, variable, told, ())), used)
    chosen = [t for t in stated if t.found.code in codes]
    spans = list(dict.fromkeys(s for t in chosen for s in passage.locate(t.found.start, t.found.end)))
    sure = all(any(t.found.idea.sure for t in chosen if t.found.code == code) for code in codes)
    flags = [*_denials(passage, variable, told, codes)]
    if not sure:
        guess = next(t for t in chosen if not any(o.found.idea.sure for o in chosen if o.found.code == t.found.code))
        flags.append(
            _flag(
                "ambiguous_fragment",
                passage,
                variable,
                guess.found.start,
                guess.found.end,
                f"read as {guess.found.code.replace('_', ' ')}, which is a guess",
            )
        )
    reading = choices.value(passage, variable, codes, spans, rule="idea", confidence="high" if sure else "medium")
    return Reading(reading.values, (*flags, *reading.flags), (*reading.used, *used))


def _nothing_left(told: Sequence[Told]) -> bool:
    """Are at least two codes denied, or the thing as such, in sentences that tell nothing else ("no special training,
    no supervision", "they get no support")?"""
    real = [t for t in told if t.found.code not in (RECOGNISED, UNCLEAR)]
    denied = {t.found.code for t in real if t.how == "denied"}
    return (len(denied) > 1 or AS_SUCH in denied) and all(t.how == "denied" or t.found.code == AS_SUCH for t in real)


def _denials(passage: Passage, variable: Variable, told: Iterable[Told], codes: Sequence[str]) -> Iterator[Flag]:
    seen = set(codes)
    for t in told:
        if t.how == "denied" and t.trigger and t.found.code not in {*_NO_CODES, *seen}:
            seen.add(t.found.code)
            word, by = passage.text[t.found.start : t.found.end], passage.text[slice(*t.trigger)]
            yield Flag(
                "negation",
                f"{variable.label}: “{word}” is not counted, since it is governed by “{by}”.",
                passage.item,
                variable.name,
                passage.locate(t.found.start, t.found.end)[0],
                severity="low",
            )


def _added(
    form: Form, variable: Variable, options: Options, reading: Reading, item: str, codes: Sequence[str]
) -> Reading:
    """Codes told in another item, added to those of the home item."""
    passage = form.passage(item)
    if not passage:
        return reading
    have = next((v for v in reading.values if v.status == "ok"), None)
    known = have.value if have and isinstance(have.value, tuple) else ()
    told = [
        t
        for t in told_in(passage, options)
        if t.how == "stated" and t.found.code in codes and t.found.code not in known and t.found.idea.sure
    ]
    if not told:
        return reading
    spans = [s for t in told for s in passage.locate(t.found.start, t.found.end)]
    new = tuple(dict.fromkeys(t.found.code for t in told))
    flag = Flag("cross_item", f"{variable.label}: {', '.join(new)} read from another item.", item, variable.name)
    if have is None or set(known) <= set(options.alone):
        made_ = choices.value(passage, variable, new, spans, rule="idea")
        return Reading(made_.values, (*reading.flags, *made_.flags), (*reading.used, *made_.used))
    value = Value(
        variable.name,
        status="ok",
        value=(*known, *new),
        evidence=(*have.evidence, *spans),
        item=have.item,
        confidence="medium",
        rule=have.rule,
        qualifier=have.qualifier,
    )
    return Reading((value,), (*reading.flags, flag), (*reading.used, *spans))


def unread(form: Form, passage: Passage, variable: Variable, options: Options, told: Sequence[Told]) -> Iterator[Flag]:
    """One question for the words that speak of the subject and of which no idea made anything: a cue, or few words at
    all, in a sentence without any idea; an act and a cue in a clause without any."""
    if not options.cues and not options.terse:
        return
    here = ideas.words(passage, options.words, options.circumstances)
    cues, acts, spent = frozenset(options.cues), frozenset(options.acts), frozenset(options.spent)
    beside: Sequence[Told] | None = None
    terse = lru_cache(maxsize=1)(partial(_terse, passage, most=options.terse))
    away = afield.stretches(here, options.afield)
    for unit in scopes.units(passage):
        if _read(told, unit) or here.within(spent, unit) or any(a.holds(unit.start) for a in away):
            continue
        sentence = here.window("sentence", unit.start)
        inside = _read(told, sentence)
        cue = bool(here.within(cues, unit))
        if not (cue and here.within(acts, unit) if inside else cue or terse(sentence)):
            continue
        if beside is None:
            beside = list(_beside(form, passage, options))
        if not _read(beside, sentence):
            yield _flag(
                "unread_words",
                passage,
                variable,
                unit.start,
                unit.end,
                "these words may speak of it, but no code could be given",
            )
            return


_WORD = re.compile(r"[^\W\d_]{2,}")
_OTHER_LETTERS = re.compile("[\u0400-\u1dff\u3040-\uffdc]{3}|[þðıİğ]")  # tongues that no vocabulary knows


def _terse(passage: Passage, sentence: Stretch, most: int) -> bool:
    """Few words, as in a list of measures, that deny nothing and are no bare yes or no; or words in letters of which no
    vocabulary is made."""
    if most and _OTHER_LETTERS.search(passage.text, sentence.start, sentence.end):
        return True
    count = len(_WORD.findall(passage.text, sentence.start, sentence.end)) if most else 0
    word = leads.lead(passage, sentence) if 0 < count <= most else None
    return (
        0 < count <= most
        and not (word and word.bare)
        and not any(sentence.holds(m.start) for m in (*passage.of("missing"), *scopes.triggers(passage)))
    )


def _beside(form: Form, passage: Passage, options: Options) -> Iterator[Told]:
    """What the ideas of other variables make of the passage."""
    for name in options.siblings:
        other = form.rules.by_name[name].options
        if alike := _ideas_of(form.rules, name):
            yield from told_in(passage, alike)
        for vocabulary in (other.get("levels"), other.get("vocabulary")):
            yield from (told_at("-", m.start, m.end) for m in (passage.of(vocabulary) if vocabulary else ()))


@lru_cache(maxsize=16)
def _sources(rules: Rules, name: str) -> Sources:
    """What tells the names of earlier programmes, from the options of their variable."""
    options = rules.by_name[name].options
    return Sources.model_validate({k: options[k] for k in Sources.model_fields if k in options})


@lru_cache(maxsize=256)
def _ideas_of(rules: Rules, name: str) -> Options | None:
    """The ideas of a variable, None where it has none."""
    other = rules.by_name[name].options
    known = {k: other[k] for k in ("words", "circumstances", "ideas") if k in other}
    return Options.model_validate(known) if "ideas" in other else None


def _read(told: Sequence[Told], window: Stretch) -> bool:
    return any(t.found.start < window.end and window.start < t.found.end for t in told)


def _flag(kind: str, passage: Passage, variable: Variable, start: int, end: int, why: str) -> Flag:
    span: Span | None = next(iter(passage.locate(start, end)), None)
    quote = passage.text[start:end]
    quote = quote if len(quote) <= 120 else quote[:117] + "..."
    return Flag(kind, f"{variable.label}: “{quote}”: {why}.", passage.item, variable.name, span, severity="medium")
