"""Whether one thing depends on another ("Does the risk level affect the duration?"): from the reply to the prompt that
asks it, or from statements that speak of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict

from pipeline.fold import fold
from pipeline.model import Flag, Reading, Span, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.grades.risk_of_people import excepted, falls, of_other, severe
from pipeline.words.quantities import anchors, tracks
from pipeline.words.quantities.measured import spans, unsaid
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.roles import roles
from pipeline.words.replying import replies
from pipeline.words.replying.leads import lead, of_a_noun
from pipeline.words.replying.replies import Reply
from pipeline.words.sessions import doses, frequencies, lengths, more_sessions
from pipeline.words.sessions.only_entry import dosed, only_whether
from pipeline.words.wording import tongues

_SHORT, _BESIDE, _LABEL, _LEFT = 6, 3, 4, 3  # words
_ASKED = re.compile(r"[:?]\s*[-–—/.]*\s*$")  # the question as a label, with no reply behind it


class Options(BaseModel):
    """`prompts`: those that ask it; `vocabulary`: its words, by the codes affects, same, nothing, entry,
    aspect, risk, decides; `entry`: the code for "it decides only who comes in"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompts: tuple[int, ...] = ()
    vocabulary: str
    entry: str = "eligibility_only"


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The reply to the prompt, else what the answer says of the cause and of its effect."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    asked = replies.to(form, passage, *options.prompts)
    if asked:
        return replied(form, passage, variable, options, asked)
    code, words = stated(passage, options)
    if code == "no" and (entry := decided(passage, Stretch(0, len(passage.text)), options)):
        code, words = options.entry, _words(passage, entry)
    if code is not None:
        return choices.value(passage, variable, [code], words, rule="statement")
    labelled = by_risk(passage, options, Stretch(0, len(passage.text)))
    if labelled:
        return choices.value(passage, variable, ["yes"], spans(passage, labelled), rule="tracks", confidence="medium")
    last = last_same(passage, options)
    if last:
        return choices.value(passage, variable, ["no"], _words(passage, last), rule="reply", confidence="medium")
    word = lead(passage, passage.sentences[0])
    if word is not None and word.bare and word.code in ("yes", "no") and len(passage.sentences) == 1:
        return choices.value(passage, variable, [word.code], passage.locate(word.start, word.end), rule="reply")
    return Reading(())


def stated(passage: Passage, options: Options) -> tuple[str | None, tuple[Span, ...]]:
    """What the first sentence says that speaks of risk and judges it, or that the length is the same for all."""
    def told(code: str, stretch: Stretch) -> bool:
        return any(stretch.holds(m.start) for m in passage.of(options.vocabulary, code))

    within = (options.vocabulary, "risk") in passage.codes  # also inside "whatever the risk"
    def speaks(s: Stretch) -> bool:
        apart = told("affects", s) and (severe(passage, s) or (within and told("aspect", s)))
        return told("risk", s) or apart or (told("same", s) and (within or told("aspect", s)))

    speaking = [s for s in passage.sentences if speaks(s)]
    speaking.sort(key=lambda s: not told("risk", s))
    judging = (with_label(passage, s, options) or judged(passage, s, options) for s in speaking)
    return next((j for j in judging if j[0]), (None, ()))


def with_label(passage: Passage, stretch: Stretch, options: Options) -> tuple[str, tuple[Span, ...]] | None:
    """The yes or no behind a short label with a dash or, of risk and no level, a colon ("Risk - yes, in a way"; "Risk:
    no")."""
    text = stretch.of(passage.text)
    head, colon, _ = text.partition(":")
    following = next((s for s in passage.sentences if s.start >= stretch.end), None)
    if colon:
        label = Stretch(stretch.start, stretch.start + len(head))
        named = any(label.holds(m.start) for m in passage.of(options.vocabulary, "risk"))
        level = any(label.holds(m.start) for m in tongues.heard(passage, "levels"))
        following = Stretch(label.end + 1, stretch.end) if named and not level else None
    elif following is None or not re.search(r"[-–—]\s*$", passage.text[: following.start]):
        return None
    word = lead(passage, following) if following and len(head.split()) <= _LABEL else None
    return (word.code, passage.locate(word.start, word.end)) if word and word.code in ("yes", "no") else None


def replied(form: Form, passage: Passage, variable: Variable, options: Options, asked: list[Reply]) -> Reading:
    """A yes or no with what follows it; words that affirm or deny without it; counts by risk."""
    whole = Stretch(asked[0].stretch.start, asked[-1].stretch.end)
    evidence = passage.locate(whole.start, whole.end)
    pieces = [s for s in passage.sentences if s.start < whole.end and whole.start < s.end]
    lead = next((r.lead for r in asked if r.lead is not None and not of_something_else(passage, r, options)), None)
    code, words = next((j for p in pieces if (j := judged(passage, p, options))[0]), (None, ()))
    if code is None and lead is None:
        code, words = next((t for p in pieces if (t := with_label(passage, p, options))), (None, ()))
    if code is None and lead is None and pieces and cut_out(passage, pieces[0]):
        code, words = "no", passage.locate(pieces[0].start, pieces[0].end)
    entry = decided(passage, whole, options)
    denied = lead is not None and lead.code == "no"
    if (entry and code == "no") or (denied and (entry := acted_on(passage, whole, options))):
        code, words = options.entry, _words(passage, entry)
    if lead is not None and lead.code in ("yes", "no", "partly"):
        told = "no" if lead.code == "no" else "yes"
        if told == "no" and code == options.entry:
            told = options.entry
        if told == "yes" and code == options.entry and not by_risk(passage, options, whole):
            told = options.entry
        return choices.value(passage, variable, [told], (*passage.locate(lead.start, lead.end), *words), rule="reply")
    status = unsaid(passage, whole)
    if status is not None:
        return Reading(
            (Value(variable.name, status=status, item=passage.item, rule=f"{variable.kind}:{status}"),), used=evidence
        )
    if code is None and asked[0].how in ("order", "aligned", "first"):
        code, words = stated(passage, options)
    if code is not None:
        return choices.value(passage, variable, [code], words, rule="statement")
    labelled = by_risk(passage, options, whole)
    if labelled:
        return choices.value(passage, variable, ["yes"], spans(passage, labelled), rule="tracks")
    added = added_by_level(passage, whole)
    if added:
        return choices.value(passage, variable, ["yes"], _words(passage, added), rule="statement", confidence="medium")
    if not any(c.isalpha() for c in passage.text[whole.start : whole.end]) or all(
            of_something_else(passage, r, options) for r in asked):
        return Reading(())
    if denial(passage, whole):
        return choices.value(passage, variable, ["no"], evidence, rule="statement", confidence="medium")
    flag = Flag(
        "ambiguous_fragment",
        f"{variable.label}: “{passage.text[whole.start : whole.end][:120]}” does not answer the question.",
        passage.item,
        variable.name,
        evidence[0] if evidence else None,
    )
    return Reading(
        (
            Value(
                variable.name, status="unparsed", item=passage.item, evidence=evidence, rule=f"{variable.kind}:beside"
            ),
        ),
        (flag,),
    )


def of_something_else(passage: Passage, reply: Reply, options: Options) -> bool:
    """Does a no that only its place makes a reply deny the noun behind it ("no session in the school holidays")?"""
    if reply.lead is None or reply.how not in ("order", "aligned", "first") or not of_a_noun(passage, reply.lead):
        return False
    return not any(reply.stretch.holds(m.start) for m in passage.of(options.vocabulary))


def cut_out(passage: Passage, piece: Stretch) -> bool:
    """Is a piece of a reply all that is left of a denial in the words of the question, which were taken for the
    question ("The risk level | does not | affect the duration")?"""
    words = [w.key for w in passage.tokens if piece.holds(w.start) and w.key.isalpha()]
    return 0 < len(words) <= _LEFT and denial(passage, piece)


def denial(passage: Passage, reply: Stretch) -> bool:
    """Is a reply no more than a denial ("In principle not", "Not at this moment")?"""
    words = [w for w in passage.tokens if reply.holds(w.start) and w.key.isalpha()]
    denied = any(reply.holds(m.start) for m in tongues.heard(passage, "negators", "not", "no"))
    return denied and len(words) <= _SHORT and not anchors.strangers(passage, reply)


def judged(passage: Passage, stretch: Stretch, options: Options) -> tuple[str | None, tuple[Span, ...]]:
    """What the words of a stretch say: yes, no, or that only entry depends on it."""

    def here(code: str) -> list[Mention]:
        return [m for m in passage.of(options.vocabulary, code) if stretch.holds(m.start)]

    if _ASKED.search(stretch.of(passage.text)):
        return None, ()
    same, affects, aspects, entry = here("same"), here("affects"), here("aspect"), here("entry")
    affects += [m for m in more_sessions.told(passage, stretch) if here("risk")]
    past = {m.last + 1 for m in tongues.heard(passage, "count_relations", "after")}
    entry = [m for m in entry if m.first not in past and not dosed(passage, m)]  # "after admission all get the same"
    entering = only_whether(passage, here("risk"), here("decides"), [*here("aspect"), *affects])
    if entering:
        return options.entry, _words(passage, entering)
    cell = answered(passage, stretch)
    if cell is not None and here("risk") and affects and affects[-1].end <= cell[1].start:
        return cell[0], _words(passage, affects[-1:]) + passage.locate(*cell[1])
    denied = [
        m
        for m in [*affects, *aspects]
        if scopes.denied(passage, m) or scopes.standing(passage, m.start, m.end, ("not", "except"))
    ]
    stated = [m for m in affects if m not in denied]
    free = [m for m in same if not scopes.denied(passage, m)]
    free += [m for m in here("nothing") if here("risk") and aspects]
    risk_denied = [m for m in here("risk") if scopes.denied(passage, m)]
    alone = any(abs(e.first - m.last) <= 1 for m in scopes.joiners(passage, "only") for e in entry)
    leads = not aspects and all(m.end <= e.start for m in stated for e in entry[:1])  # "matters only for entry"
    if entry and (denied or free or alone or (only(passage, stretch) and (leads or not stated))):
        return options.entry, _words(passage, entry)
    more = [m for m in stated if free and excepted(passage, free, m)]
    if more:
        return "yes", _words(passage, more)
    if denied or free:
        return "no", _words(passage, [*denied, *free])
    if falls(passage, stretch) or (stated and all(of_other(passage, m) for m in stated) and evenly(passage, options)):
        return None, ()
    if stated and not risk_denied:
        return "yes", _words(passage, stated)
    against = [m for m in risk_denied if set_against(passage, m)]
    causes = stated or [m for m in here("decides") if aspects]
    return ("no", _words(passage, against)) if causes and against else (None, ())


def evenly(passage: Passage, options: Options) -> bool:
    """Does the answer say that the length is the same for all?"""
    return any(not scopes.denied(passage, m) for m in passage.of(options.vocabulary, "same"))


def last_same(passage: Passage, options: Options) -> list[Mention]:
    """The words for "the same for all" that are all that stands behind the last slash or line break: the reply to the
    last prompt ("26 meetings, low intensity / same for everybody")."""
    cut = max(passage.text.rfind(" / "), passage.text.rfind("\n"))
    rest = passage.text[cut + 1 :].strip(" /.-") if cut > 0 else ""
    if not rest or len(rest.split()) > _SHORT:
        return []
    return [m for m in passage.of(options.vocabulary, "same") if m.start > cut and not scopes.denied(passage, m)]


def set_against(passage: Passage, risk: Mention) -> bool:
    """Does a "not", at most small words behind it and no "only", stand before the risk ("..., not on the risk")?"""
    trigger = scopes.negator(passage, risk)
    if trigger is None or not trigger.end <= risk.start or risk.first - trigger.last > _LABEL:
        return False
    return not any(trigger.start <= m.start < risk.start for m in passage.of("joiners", "only"))


def decided(passage: Passage, stretch: Stretch, options: Options) -> list[Mention]:
    """The words that tell that risk decides who comes in: behind a word for risk in its sentence, or beside "only" ("it
    only decides who comes in"), and not denied."""
    risks = [m for m in passage.of(options.vocabulary, "risk") if stretch.holds(m.start)]
    return [
        m for m in passage.of(options.vocabulary, "entry")
        if stretch.holds(m.start) and not denied_by_more(passage, m, stretch) and not dosed(passage, m)
        and (any(r.end <= m.start and passage.sentence_at(r.start).holds(m.start) for r in risks)
             or only(passage, passage.sentence_at(m.start)))
    ]


def acted_on(passage: Passage, stretch: Stretch, options: Options) -> list[Mention]:
    """The words for entry that a verb of effect stands right before ("No, but it affects the admission")."""
    acts = [m for m in passage.of(options.vocabulary, "affects", "decides")
            if stretch.holds(m.start) and not scopes.denied(passage, m)]
    return [m for m in passage.of(options.vocabulary, "entry")
            if stretch.holds(m.start) and any(a.end <= m.start and m.first - a.last <= _BESIDE for a in acts)]


def denied_by_more(passage: Passage, mention: Mention, reply: Stretch) -> bool:
    """Is a mention denied by another word than the "no" that opens the reply?"""
    trigger = scopes.negator(passage, mention)
    return scopes.denied(passage, mention) and trigger is not None and trigger.start > reply.start


def answered(passage: Passage, stretch: Stretch) -> tuple[str, Stretch] | None:
    """The bare yes or no in the last cell, or behind the last colon, of a stretch ("Effect of risk level | none")."""
    cut = max(passage.text.rfind(mark, stretch.start, stretch.end) for mark in "|:")
    cell = Stretch(cut + 1, stretch.end)
    word = lead(passage, cell) if cut >= stretch.start else None
    told = word is not None and (word.bare or not of_a_noun(passage, word)) and word.code in ("yes", "no")
    return (word.code, cell) if word is not None and told else None


def only(passage: Passage, stretch: Stretch) -> bool:
    return any(stretch.holds(m.start) for m in passage.of("joiners", "only"))


def by_risk(passage: Passage, options: Options, stretch: Stretch) -> list[Quantity]:
    """Counts told apart by level of risk inside a stretch."""
    told, length = doses.dose(passage).whole, lengths.lengths(passage).programme
    parted = told if told is not None and told.by_track else length
    if parted is None or not parted.by_track:
        return often_by_risk(passage, options, stretch)
    found = [q for q in parted.of if stretch.holds(q.start)]
    every = roles(passage).quantities
    labels = [tracks.label(passage, next(i for i, q in enumerate(every) if q.start == one.start)) for one in found]
    words = [m for m in passage.of(options.vocabulary, "risk") if stretch.holds(m.start)]
    levels = [x for x in labels if x and any(x.startswith(level) for level in _LEVELS)]
    graded = any(stretch.holds(m.start) for m in passage.of("level_nouns", "intensity"))
    words = [] if by_place(passage, labels, words, found) else words
    return found if words or (len(levels) >= 2 and not graded) else []


def by_place(passage: Passage, labels: list[str | None], risks: list[Mention], found: list[Quantity]) -> bool:
    """Does each count stand behind a place ("Prison: 24 ..., community: 18 ..."), the words for risk in other
    sentences?"""
    places = {fold(m.term.strip("*")) for m in passage.of("settings")}
    apart = not any(passage.sentence_at(m.start).holds(q.start) for m in risks for q in found)
    return apart and all(label in places for label in labels)


def added_by_level(passage: Passage, reply: Stretch) -> list[Mention]:
    """The words that tell that sessions are added for those of one level ("for high risk we add sessions")."""
    levels = [m for m in tongues.heard(passage, "levels") if reply.holds(m.start)]
    added = [m for m in tongues.heard(passage, "count_relations", "extra")
             if reply.holds(m.start) and not scopes.denied(passage, m)]
    doses_told = [m for m in tongues.heard(passage, "count_nouns", "session", "talk", "module") if reply.holds(m.start)]
    return [levels[0], added[0]] if levels and added and doses_told else []


def often_by_risk(passage: Passage, options: Options, stretch: Stretch) -> list[Quantity]:
    """Frequencies told apart by level of risk in one sentence ("high risk twice a week, the others once")."""
    found = [f for f in frequencies.frequencies(passage) if stretch.holds(f.start)]
    if len({(f.low, f.high) for f in found}) < 2:
        return []
    sentence = passage.sentence_at(found[0].start)
    risk = [m for m in passage.of(options.vocabulary, "risk") if sentence.holds(m.start)]
    apart = [m for m in tongues.heard(passage, "tracks", "track") if sentence.holds(m.start)]
    if not risk or len(apart) < 2 or not all(sentence.holds(f.start) for f in found):
        return []
    return [Quantity(0, 0, f.start, f.end, f.low, f.high) for f in found]


_LEVELS = (
    "low",
    "medium",
    "moderate",
    "high",
    "niedrig",
    "mittel",
    "hoch",
    "faible",
    "moyen",
    "eleve",
    "bajo",
    "medio",
    "alto",
    "basso",
    "laag",
    "midden",
    "hoog",
    "lag",
    "medel",
    "hog",
    "lav",
    "middel",
    "hoy",
    "hoj",
    "matal",
    "keskit",
    "korke",
    "nisk",
    "sredn",
    "wysok",
    "nizk",
    "stred",
    "vysok",
    "zem",
    "vidutin",
    "aukst",
    "nizek",
    "visok",
    "scazut",
    "ridicat",
    "baixo",
    "medi",
)


def _words(passage: Passage, mentions: Iterable[Mention]) -> tuple[Span, ...]:
    return tuple(s for m in sorted(mentions, key=lambda m: m.start) for s in passage.locate(m.start, m.end))
