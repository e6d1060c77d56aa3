"""The state of a programme: of several the most consequential one that is told of it as it is now.

A state to come is none yet (a planned revision), but a start to come is: the programme is planned. What has been and is
over - a pilot, a revision, a break - is no state. Where no word tells the state, a reply to the prompt on further
development does, or what implies a running programme (its permanent budget, the programme that it replaced).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.quantities.years import FOUR_DIGITS
from pipeline.words.replying import replies
from pipeline.words.replying.leads import Lead
from pipeline.words.replying.replies import Reply
from pipeline.words.status import ahead, giving_way, going, held, pauses, reviewed, subjects

_BRIEF, _CLOSE, _SHORT = 3, 3, 6
_NOT = re.compile(r"\b(?:not|not (?:\w+ )?under|nor|nicht|pas|no|ni|non|né|niet|inte|ikke|ei|nie|ne)\s$", re.IGNORECASE)
_LEAD = 24  # characters
_DEPENDS = re.compile(  # which is no yes in part
    r"\W*(?:(?:it|that|this|es|das|ça|cela|dat|het|det|se|to) )?(?:all )?(?:depend|hängt|kommt d|dépend|dipend|hangt af"
    r"|beror|kommer an|afhænger|avhenger|riippu|zale|závis|ovis|odvisn|priklauso|atkarīg|sõltub|függ)", re.IGNORECASE)
_PLAIN = ("running", "planned", "development", "resumed", "weighed")
_GOING = ("running", "ended", "suspended", "being_replaced")
_APPOSED = re.compile(  # ", a course of sixteen evenings" before "withdrawn in 2015"
    r",\s(?:an?|the|eine?|der|die|das|une?|le|la|un|una|el|il|en|ett|et|een|de|het|o|um|uma)\s(?:[^\s,;.]+\s){1,5}$",
    re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|jusqu|bis|hasta|fino|tot|do|iki|līdz|kuni|até|indtil)\b[^\d]*$")  # an end to come
_WHICH = re.compile(
    r",\s?(?:that|der|die|das|que|che|dat|ki|kas|mis|ami)\b"
    r"|\b(?:which|welche[rs]?|qui|som|joka|jotka|któr[yae]|kter[ýáé]|ktor[ýáé]|koj[iae]|kuri[s]?|care|amely)\b",
    re.IGNORECASE)


class Options(BaseModel):
    """`vocabulary`: phrases by state, and `development`, `resumed`, which need their context; `order`: states from the
    most consequential; `prompt`: the one that asks for further development; `replacing`: vocabulary with
    verbs of replacing and marks of the passive; `implied`: vocabularies and codes that imply a running programme;
    `financing`: the prompt that asks whether it is paid for long."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vocabulary: str
    order: tuple[str, ...]
    prompt: int
    replacing: str | None = None
    implied: dict[str, tuple[str, ...]] = {}
    financing: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state told, the words that tell it, whether they tell it outright."""

    code: str
    start: int
    end: int
    sure: bool = True


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The most consequential state of the home item."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    states = [replace(s, code="being_replaced") if s.code == "ended" and giving_way.followed(passage, s.start) else s
              for s in _told(passage, options)]
    asked = [r for r in replies.to(form, passage, options.prompt) if r.opens]
    reply = next((r for r in asked if r.lead), None)
    if reply:
        states = [_completed(passage, reply, s) for s in states]
        states += _replied(passage, options, reply, states)
    elif asked and asked[0].sure:
        states = list(_developed(passage, asked[0], options, states))
    if not states:
        states = [State("running", m.start, m.end, False) for m in passage.of(options.vocabulary, "resumed")]
    if not states:
        states = list(_implied(passage, options)) or list(_asked_long(form, passage, options))
    if not states and not asked:
        states = [State("running", *s, False) for s in going.since(passage)] or [
            State("running", m.start, m.end, False) for m in passage.of(options.vocabulary, "under_review")
            if reviewed.done(passage, m) and claims.own(passage, m.start)]
    if not states:
        sure = [r for r in asked if r.sure and any(c.isalpha() for c in r.stretch.of(passage.text))]
        return _nothing(passage, variable, reply or next(iter(sure), None))
    return _value(passage, variable, options, states)


def _told(passage: Passage, options: Options) -> Iterator[State]:
    """The states by their phrases."""
    mentions = [m for m in passage.of(options.vocabulary) if _here(passage, m) and claims.spoken(passage, m)]
    starts = list(held.to_begin(passage, options.vocabulary))
    unborn = any(m.code == "planned" for m in mentions)
    mentions = [m for m in mentions if m.code != "suspended" or not going.unchanged(passage, m, options.vocabulary)]
    running = [m for m in mentions if m.code == "running" and not held.holds_none(passage, m, options.vocabulary)]
    resumed = [m for m in mentions if m.code == "resumed" and not claims.planned(passage, m)]
    for mention in mentions:
        code = _now(passage, mention, unborn, options.vocabulary)
        if mention.code == "planned" and held.prepared(passage, mention, options.vocabulary):
            code = "under_revision"
        if code == "under_revision" and not running and any(m.code == "first" for m in starts):
            code = "planned"  # what is still being written for a first group
        if code is None or code not in options.order or _of_else(passage, mention, options):
            continue
        if code == "ended" and ahead.finishing(passage, mention, options.vocabulary):
            code = "being_replaced"
        if code in ("ended", "being_replaced") and (
                subjects.made_way(passage, mention) or subjects.money_ended(passage, mention)):
            continue
        if code in ("running", "ended") and subjects.others_run(passage, mention):
            continue
        if code not in _PLAIN and giving_way.unreal(passage, mention, options.vocabulary):
            continue
        if code == "being_replaced" and (held.in_its_stead(passage, mention) or _replaces(passage, mention, options)):
            continue
        if code == "ended" and (
            claims.within(passage, giving_way.around(passage, mention.start), options.vocabulary, "temporary")
            or pauses.only_paused(passage, mention, mentions)
        ):
            code = "suspended"
        today = code == "suspended" and pauses.of_today(passage, mention, options.vocabulary)
        if code == "suspended" and not today and (resumed or pauses.went_on(passage, mention, resumed, running)):
            continue
        if code == "ended" and (_of_pilot(passage, mention, mentions) or giving_way.refers(passage, mention, mentions)):
            continue
        if code == "ended" and _of_replaced(passage, mention, options):
            continue
        if code == "ended" and (_made(passage, mention, running) or pauses.went_on(passage, mention, resumed, running)):
            continue
        ends = (m for m in mentions if code == "suspended" and m.code == "ended")
        if any(giving_way.refers(passage, m, [mention]) for m in ends):
            continue
        if code in ("pilot", "under_review") and held.ends_there(passage, mention, mentions):
            continue
        if code == "pilot" and held.over(passage, mention, running):
            continue
        yield State(code, mention.start, mention.end, mention.code != "development")
    others = passage.of(options.vocabulary, "others")
    for mention in resumed if others else ():
        told = {m.code for m in mentions if m.start > mention.end}
        if told & {"running"} and not told & {"resumed"} and others[0].start > mention.end:
            yield State("suspended", mention.start, mention.end)
    yield from (State(code, m.start, m.end, False) for m, code in going.of(passage, options.vocabulary))
    for mention, sure in reviewed.of(passage, options.vocabulary):
        yield State("under_review", mention.start, mention.end, sure)
    for verb in (*giving_way.replaced(passage, options.vocabulary, options.replacing or ""),
                 *giving_way.taken_over(passage, options.vocabulary)):
        yield State("being_replaced", verb.start, verb.end)
    yield from (State("planned", m.start, m.end) for m in starts)
    yield from (State("planned", m.start, m.end) for m in ahead.launch_due(passage, options.vocabulary))
    yield from (State("under_review", m.start, m.end) for m in reviewed.weighed(passage, options.vocabulary))
    for mention, code in held.unheld_groups(passage, options.vocabulary):
        closing = code in ("ended", "being_replaced")
        if not any(r.start < mention.start for r in running) and (closing or not running):
            yield State(code, mention.start, mention.end, False)


def _replaces(passage: Passage, mention: Mention, options: Options) -> bool:
    """Are the words a part of those by which the programme takes the place of something?"""
    return any(m.start <= mention.start and mention.end <= m.end and m.end - m.start > mention.end - mention.start
               and not claims.of_it(passage, m) and not claims.planned(passage, m)
               for m in passage.of(options.replacing or "", "yes"))


def _here(passage: Passage, mention: Mention) -> bool:
    """Is a state told of this programme; what takes its place ("another programme takes over", "will be replaced next
    year by another programme") is another by itself."""
    if claims.own(passage, mention.start):
        return True
    if mention.code != "being_replaced":
        return False
    sentence = passage.sentence_at(mention.start)
    others = claims.within(passage, sentence, "other_programme", "elsewhere", "earlier")
    return bool(others) and all(m.start >= mention.start for m in others)


def _of_else(passage: Passage, mention: Mention, options: Options) -> bool:
    """Is something else than the programme the subject of the clause: "The building was closed", "The law is being
    revised"? It opens the clause, and no word for the programme follows it."""
    if mention.code in _PLAIN or (mention.code == "under_revision" and held.worked_on(passage, mention)):
        return False
    others = () if mention.code == "under_review" else ("checker",)
    if mention.code == "ended":
        others = (*others, "making")
    if mention.code == "ended" and not claims.within(passage, Stretch(mention.start, mention.end), options.vocabulary,
                                                     "anymore"):
        others = (*others, "material")  # a manual is finished
    if mention.code == "ended" and held.project(passage, mention) and not passage.of(options.vocabulary, "running"):
        return False
    return held.other_subject(passage, mention, options.vocabulary, *others)


def _now(passage: Passage, mention: Mention, unborn: bool, vocabulary: str) -> str | None:
    """The state that a phrase tells of today, None where it tells of another time or is denied."""
    code = held.retold(passage, mention)
    if code == "development":
        code = "planned" if unborn else "under_revision"
    if code == "weighed" or (code in _GOING and reviewed.whether(passage, mention, vocabulary)):
        return "under_review"
    if code == "running" and held.given_up(passage, mention, vocabulary):
        return "ended"
    if code == "running" and held.holds_none(passage, mention, vocabulary):
        return None
    if code == "suspended" and claims.within(passage, claims.clause(passage, mention.start), vocabulary, "for_good"):
        return "ended"
    if _NOT.search(passage.text, max(0, mention.start - _LEAD), mention.start):
        return held.unheld(passage, mention, vocabulary) if code == "running" else None
    scope = scopes.of(passage, mention, ("not", "except", "unticked", "past"))
    past = scope is not None and scope.kind == "past"
    if past and scope is not None and code in ("pilot", "suspended") and _UNTIL.match(scope.trigger.term):
        return code
    if code == "running" and scope is not None and not past and going.left_alone(passage, scope.trigger, vocabulary):
        return code
    dated = past and scope is not None and any(c.isdecimal() for c in scope.trigger.term)
    if code == "running" and scope is not None and not dated and scope.kind in ("not", "past"):
        return held.unheld(passage, mention, vocabulary, past)
    if scope is not None and (not past or (not dated and code in giving_way.PASSING)):
        return None
    if code == "under_revision" and going.appeared(passage, mention, vocabulary):
        return None
    if code == "under_review" and reviewed.done(passage, mention):
        return None
    if code in ("under_revision", "pilot") and reviewed.past(passage, mention):
        return None
    if code == "under_review" and reviewed.rewritten(passage, mention, vocabulary):
        return "under_revision"
    if code == "suspended" and held.awaits_first(passage, mention, vocabulary):
        return "planned"
    if code == "suspended" and pauses.awaits_verdict(passage, mention, vocabulary):
        return "under_review"
    if code == "suspended" and held.after_break(passage, mention):
        return "running"
    # what is lacking may be why it is suspended ("suspended for want of staff")
    if any(m.start < mention.start or code != "suspended" for m in claims.tense(passage, mention, "not_yet")):
        return "planned" if code in ("running", "pilot", "planned") else None
    if code == "running" and claims.within(passage, Stretch(mention.start, mention.end), "negators"):
        return code  # "no changes are planned"
    if claims.planned(passage, mention):
        return {"running": "planned", "pilot": "planned", "ended": "being_replaced"}.get(code, code) \
            if code not in ("under_revision", "under_review", "suspended") else None
    if code == "running" and reviewed.studied(passage, mention):
        return "under_review"
    return code


def _of_replaced(passage: Passage, end: Mention, options: Options) -> bool:
    """Does a clause behind what this programme replaced tell that end ("it replaced the old course, which closed")?"""
    sentence = passage.sentence_at(end.start)
    verbs = claims.within(passage, Stretch(sentence.start, end.start), options.replacing or "", "yes")
    gap = passage.text[max((m.end for m in verbs), default=end.start) : end.start]
    joined = _WHICH.search(gap) or ("," in gap and len(gap.rpartition(",")[2].split()) <= 1)
    return bool(verbs and (joined or _APPOSED.search(gap)))


def _made(passage: Passage, end: Mention, running: list[Mention]) -> bool:
    """Is it the making that ended ("it is finished and in regular use")?"""
    around = giving_way.around(passage, end.start)
    marks = (FOUR_DIGITS, giving_way.NEW)
    if any(p.search(passage.text, around.start, around.end) for p in marks) or passage.of("settings"):
        return False
    return any(end.end <= m.start < around.end and _now(passage, m, False, m.vocabulary) == "running" for m in running)


def _of_pilot(passage: Passage, end: Mention, mentions: list[Mention]) -> bool:
    """Is it a pilot, or something else than the programme, that ended?"""
    unit = claims.clause(passage, end.start)
    before = [m for m in mentions if m.code in ("pilot", "under_review", "other") and unit.holds(m.start)]
    return any(0 < end.first - m.last <= _CLOSE for m in before)


def _developed(passage: Passage, reply: Reply, options: Options, states: list[State]) -> Iterator[State]:
    """What a reply on further development without yes or no tells: short words for an end end the development, short
    words for always go on with it."""
    short = len(reply.stretch.of(passage.text).split()) <= _BRIEF
    for state in states:
        over = short and state.code == "ended" and reply.stretch.holds(state.start)
        yield State("running", state.start, state.end, False) if over else state
    changes = claims.within(passage, reply.stretch, options.vocabulary, "changed")
    if changes and {s.code for s in states} <= {"running"} and not scopes.denied(passage, changes[0]):
        for mark in claims.within(passage, reply.stretch, options.vocabulary, "at_present", "prepared"):
            yield State("under_revision", mark.start, mark.end, False)
    if not states:
        for mark in claims.within(passage, reply.stretch, options.vocabulary, "always"):
            yield State("under_revision", mark.start, mark.end, False)
        for mark in claims.within(passage, reply.stretch, options.vocabulary, "under_revision", "development"):
            if _NOT.search(passage.text, max(0, mark.start - _LEAD), mark.start):  # "it is not developed further"
                yield State("running", mark.start, mark.end, False)


def _completed(passage: Passage, reply: Reply, state: State) -> State:
    """What is ended in a short "no" to "under more development?" is the making ("No, a finished product")."""
    words = reply.stretch.of(passage.text)
    brief = len(words.split()) <= _SHORT and not FOUR_DIGITS.search(words)
    made = brief and state.code == "ended" and reply.stretch.holds(state.start)
    if reply.lead and _not_for_now(reply.lead, state):
        return State("running", state.start, state.end, False)
    if made and reply.lead and reply.lead.code == "no" and not reply.lead.direct and reply.lead.end <= state.start:
        return State("running", state.start, state.end, False)
    return state


def _not_for_now(lead: Lead, state: State) -> bool:
    """Is "not at present" the no itself, so that it is the development that rests?"""
    return lead.code == "no" and state.code == "suspended" and lead.start <= state.start and state.end <= lead.end


def _at_work(passage: Passage, options: Options, lead: Lead) -> bool:
    """Does a yes with words for a plan tell what is made at present ("yes, a new part is now being prepared")?"""
    said = Stretch(lead.start, lead.end)
    yes = any(m.start == lead.start for m in claims.within(passage, said, "yes_no", "yes"))
    now = claims.within(passage, said, options.vocabulary, "at_present") or claims.tenses(passage, said, "ongoing")
    return yes and bool(now)


def _replied(passage: Passage, options: Options, reply: Reply, states: list[State]) -> list[State]:
    """What a yes or no to "under more development?" tells, where its own words do not tell the state."""
    word = reply.lead
    if word is None or (reply.how == "first" and word.bare):
        return []
    own = {s.code for s in states if reply.stretch.holds(s.start)}
    if own <= {"running"} and (word.code == "yes" or (word.code == "planned" and _at_work(passage, options, word))):
        return [State("under_revision", word.start, word.end)]
    if word.code in ("no", "planned") and not word.direct and not own:
        return [State("running", word.start, word.end)]
    if word.code == "partly" and not own and not _DEPENDS.match(passage.text, reply.stretch.start):
        return [State("under_revision", word.start, word.end, False)]
    return []


def _implied(passage: Passage, options: Options) -> Iterator[State]:
    """A running programme by what only a running programme has."""
    for vocabulary, codes in options.implied.items():
        for mention in passage.of(vocabulary, *codes):
            stated = scopes.of(passage, mention) is None and not claims.planned(passage, mention)
            void = claims.within(passage, claims.clause(passage, mention.start), vocabulary, "passive")
            own = vocabulary == options.replacing or claims.own(passage, mention.start)
            if stated and not void and own:
                yield State("running", mention.start, mention.end, False)


def _asked_long(form: Form, passage: Passage, options: Options) -> Iterator[State]:
    """A running programme by the reply that its financing is the long one of two."""
    for reply in replies.to(form, passage, options.financing) if options.financing else ():
        for mention in claims.within(passage, reply.stretch, "long_short", "long") if reply.opens else ():
            if not scopes.of(passage, mention):
                yield State("running", mention.start, mention.end, False)


def _nothing(passage: Passage, variable: Variable, reply: Reply | None) -> Reading:
    if reply is None:
        return Reading(())
    where = Stretch(reply.lead.start, reply.lead.end) if reply.lead else reply.stretch
    spans = passage.locate(where.start, where.end)
    quote = where.of(passage.text)[:120]
    flag = Flag("unparsed", f"{variable.label}: “{quote}” does not tell it.", passage.item, variable.name, spans[0])
    return Reading((Value(variable.name, status="unparsed"),), (flag,), spans)


def _value(passage: Passage, variable: Variable, options: Options, states: list[State]) -> Reading:
    code = min((s.code for s in states), key=options.order.index)
    mine = [s for s in states if s.code == code]
    spans = [s for m in mine for s in passage.locate(m.start, m.end)]
    rest = sorted({s.code for s in states} - {code}, key=options.order.index)
    confidence: Confidence = "high" if any(m.sure for m in mine) else "medium"
    made = choices.value(passage, variable, (code,), spans, confidence=confidence, rule="state",
                         qualifier=("also " + ", ".join(rest)) if rest else None)
    flags = list(made.flags)
    if rest and passage.of("settings"):
        flags.append(Flag("by_setting", f"{variable.label}: several states ({code}, {', '.join(rest)}); the most "
                          "consequential one is taken.", passage.item, variable.name, spans[0]))
    elif code == "ended" and any(m.code == "running" and m.sure for m in states):
        flags.append(Flag("conflict_within_item", f"{variable.label}: an end and a running programme are both told.",
                          passage.item, variable.name, spans[0]))
    used = [s for m in states for s in passage.locate(m.start, m.end)]
    return Reading(made.values, tuple(flags), (*made.used, *used))
