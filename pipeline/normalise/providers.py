"""Who leads the sessions: own staff of the service, somebody from outside, both in one group, or either by place.

The idea: actors (vocabulary `providers`) in a clause that leads, or in the reply to the prompt that asks who leads.
Actors that train, refer, pay, evaluate or support partners are others. "Own" is whose the respondent is: own staff of
an association that works for the service is an external provider, of a municipal office that answers for itself
internal. Titles alone (therapist, facilitator) decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Span, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.claiming.scopes import Kind
from pipeline.words.dates import periods
from pipeline.words.ideas import ideas, turns
from pipeline.words.ideas.ideas import Words
from pipeline.words.names import identity
from pipeline.words.replying import labelled, replies
from pipeline.words.staff import busy, generic_houses, guests, houses, sharing, strangers, things
from pipeline.words.staff.whose import all_employed, all_told_employed, led_by, named_alone

Side = Literal["internal", "external"]
_OUT: tuple[Kind, ...] = ("unticked", "not", "except", "refuse", "plan", "past", "other")
_ACTORS = frozenset({"own", "service_staff", "outside", "outsourced", "municipal"})
_TITLES = frozenset({"prof_master", "prof_bachelor", "prof_vocational", "person"})
_FOREIGN = frozenset({"outside", "outsourced", "identity", "municipal", "outside_noun"})
_LEADING = frozenset({"deliver", "pair"})
_ASIDE, _LEADER = frozenset({"aside"}), frozenset({"leader"})
_EMPLOYED, _PLACE = frozenset({"employed"}), frozenset({"place"})
_LABELS, _HEAD, _LONGEST = "provider_labels", 3, 25


class Options(BaseModel):
    """`prompt`: the one that asks who leads; `words`, `circumstances`: see `ideas.Words`; `staff`: classes of people
    who lead; `partners`: classes by which a clause speaks of support for others; `items`: further items, where the
    home item tells nothing; `owner`, `owner_name`: variables that tell whose the programme is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt: int
    words: tuple[str, ...] = ("providers", "people", "education_level")
    circumstances: tuple[str, ...] = ()
    staff: tuple[str, ...] = ("leader", "person", "prof_master", "prof_bachelor", "prof_vocational")
    partners: tuple[str, ...] = ("partner", "children", "partner_body")
    items: tuple[str, ...] = ()
    owner: str = "owner_type"
    owner_name: str = "owner_name"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who leads, and the words that say so. `sure`: told by name of the side, not by staff and house."""

    side: Side
    start: int
    end: int
    sure: bool = True


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The reply to the prompt, else what the home item states, else what other items state in so many words."""
    owner = identity.owner(found, options.owner, options.owner_name)
    passage = form.passage(variable.item)
    if passage:
        reading = _home(form, passage, variable, options, owner)
        if reading.values:
            return reading
    for other in form.passages(options.items):
        here = ideas.words(other, options.words, options.circumstances)
        actors = [a for a in _stated(here, options, owner, other.sentences, strict=True)
                  if a.sure or all_told_employed(here, a)]
        if actors and len({a.side for a in actors}) == 1:
            return _value(other, variable, _code(actors[0].side), actors)
    return Reading(())


def _home(form: Form, passage: Passage, variable: Variable, options: Options, owner: identity.Owner) -> Reading:
    here = ideas.words(passage, options.words, options.circumstances)
    region = _region(form, passage, options)
    pointed = _pointed(here, region)
    if pointed:
        return _value(passage, variable, _code(pointed.side), [pointed])
    around: Sequence[Stretch] = [s for s in region if not busy.with_partners(here, s, frozenset(options.partners))]
    actors = list(_stated(here, options, owner, around, asked=True))
    if not actors and len(around) < len(region):
        around, actors = region, list(_stated(here, options, owner, region, asked=True))
    if not actors:
        around = [s for s in passage.sentences if not any(r.start <= s.start < r.end for r in region)]
        actors = list(_stated(here, options, owner, around))
    if actors:
        return _settle(here, variable, around, actors)
    if not region:
        return Reading(())
    return Reading((Value(variable.name, status="unparsed"),), (), passage.locate(region[0].start, region[-1].end))


def _settle(here: Words, variable: Variable, around: Sequence[Stretch], actors: list[Actor]) -> Reading:
    """One side, or how both go together."""
    passage = here.passage
    actors = guests.hosts(here, _latest(here, actors))
    sides = {a.side for a in actors}
    if len(sides) == 1:
        return _one_sided(here, variable, actors)
    pair = [_first(actors, "internal"), _first(actors, "external")]
    last = here.window("sentence", pair[1].start)
    together = bool(_in(here, around, "pair", actors)) or sharing.resumed(here, last)
    apart = (bool(_in(here, around, "place", actors)) or sharing.by_lack(here, *pair)) and not (
        together and sharing.added(here, *pair))
    together = together or sharing.side_by_side(here, here.window("sentence", pair[0].start))
    if (apart and (not together or sharing.apart(here, *pair))) or (not together and sharing.by_site(here, *pair)):
        return _value(passage, variable, "varies_by_site", pair)
    if together or sharing.one_and_one(here, *pair):
        return _value(passage, variable, "mixed_pair", pair)
    a, b = min(x.start for x in pair), max(x.end for x in pair)
    why = f"own staff and others are both named (“{passage.text[a:b][:120]}”); in the same group, or by place?"
    spans = passage.locate(a, b)
    flag = Flag("conflict_within_item", f"{variable.label}: {why}", passage.item, variable.name, spans[0])
    return Reading((Value(variable.name, status="unparsed"),), (flag,), spans)


def _one_sided(here: Words, variable: Variable, actors: list[Actor]) -> Reading:
    """One side; mixed where somebody from outside leads together with another; less than sure where there is "the
    other" of whom it is not told ("one is ours, the other ...")."""
    if len(actors) == 1 and actors[0].side == "external" and _in(here, (), "pair", actors) and sharing.led_with(
            here, actors[0], _TITLES, _FOREIGN):
        return _value(here.passage, variable, "mixed_pair", [Actor("external", actors[0].start, actors[0].end, False)])
    other = "own", "service_staff", "service"
    if sharing.elsewhere(here, actors[0], frozenset(other if actors[0].side == "external" else ("outside",))):
        return _value(here.passage, variable, "varies_by_site", actors)
    house = sharing.house_beside(here, actors[0], _FOREIGN) if actors[0].side == "external" else None
    if house is not None:
        return _value(here.passage, variable, "mixed_pair", [*actors, Actor("internal", *house, False)])
    guest = sharing.with_stranger(here, actors[0], frozenset(other)) if actors[0].side == "internal" else None
    if guest is not None:
        return _value(here.passage, variable, "mixed_pair", [*actors, Actor("external", *guest, False)])
    reading = _value(here.passage, variable, _code(actors[0].side), actors)
    if not sharing.half_told(here, here.window("sentence", actors[0].start), max(a.end for a in actors)):
        return reading
    span = here.passage.locate(actors[0].start, actors[0].end)[0]
    flag = Flag("low_confidence", f"{variable.label}: to whom does the other leader belong?", here.passage.item,
                variable.name, span)
    return Reading(reading.values, (*reading.flags, flag), reading.used)


def _latest(here: Words, actors: list[Actor]) -> list[Actor]:
    """Those who lead now, where others led up to a time or lead another programme ("until 2020 ...; since then")."""
    for start, end in turns.turns(here):
        before = [a for a in actors if a.end <= start]
        if not before or not turns.ended(here, before[0].start, before[-1].end, start):
            continue
        behind = [a for a in actors if a.start >= end] or _named(here, here.window("sentence", end), end)
        if behind and len({a.side for a in behind}) == 1:
            return behind
    return actors


def _named(here: Words, sentence: Stretch, start: int) -> list[Actor]:
    """Those who are named behind a character, no word for leading beside them ("now it is an association")."""
    found = [m for m in here.within(frozenset({"own", "service_staff", "outside"}), sentence) if m.start >= start]
    return [Actor("external" if m.code == "outside" else "internal", m.start, m.end) for m in found
            if not _left_out(here, m, here.window("unit", m.start)) and not busy.otherwise(
                here, m, here.window("unit", m.start))]


def _first(actors: Sequence[Actor], side: Side) -> Actor:
    return next(a for a in actors if a.side == side)


def _code(side: Side) -> str:
    return "internal_staff" if side == "internal" else "external_provider"


def _in(here: Words, around: Sequence[Stretch], code: str, actors: Sequence[Actor]) -> list[Mention]:
    """Words of a class in the sentences of the actors or beside them."""
    low = min(here.window("sentence", a.start).start for a in actors)
    high = max(here.window("sentence", a.end - 1).end for a in actors)
    low = min([low, *(s.start for s in around if s.end <= low and low - s.start <= _LONGEST)])
    return here.within(frozenset({code}), Stretch(low, high))


def _value(passage: Passage, variable: Variable, code: str, actors: Sequence[Actor]) -> Reading:
    spans: list[Span] = [s for a in actors for s in passage.locate(a.start, a.end)]
    confidence: Confidence = "high" if any(a.sure for a in actors) else "medium"
    return choices.value(passage, variable, (code,), list(dict.fromkeys(spans)), rule="provider", confidence=confidence)


# Where the answer says who leads -----------------------------------------------------------------------------------


def _region(form: Form, passage: Passage, options: Options) -> list[Stretch]:
    """The reply to the prompt that asks, or the words behind a label like "Delivered by:"."""
    asked = [r.stretch for r in replies.to(form, passage, options.prompt) if r.how not in (None, "first", "aligned")]
    return asked or list(labelled.behind(passage, _LABELS))


def _pointed(here: Words, region: Sequence[Stretch]) -> Actor | None:
    """"The latter": a reply that points at one of the two that the prompt offers."""
    if not region or any(here.within(_ACTORS, r) for r in region):
        return None
    hits = here.within(frozenset({"former", "latter"}), region[0])
    now = [m.start for m in here.passage.of("scope_marks", "now") if region[0].holds(m.start)]
    today = [h for h in hits if now and h.start > now[0]]  # "the second until 2021, since then the first"
    if today or (hits and len(region[0].of(here.passage.text).split()) <= _HEAD + 2):
        hit = (today or hits)[0]
        return Actor("internal" if hit.code == "former" else "external", hit.start, hit.end)
    return None


# Who it is ---------------------------------------------------------------------------------------------------------


def _stated(here: Words, options: Options, owner: identity.Owner, around: Sequence[Stretch], asked: bool = False,
            strict: bool = False) -> Iterator[Actor]:
    """The actors who lead, in some sentences. `asked`: they stand where the form asks who leads; `strict`: a word for
    leading or leaders must stand in the clause itself."""
    municipal_is_own = _answers_itself(here, owner)
    opening, told, placed, led = True, False, False, False
    for sentence in around:
        labelled_place = sharing.labelled_place(here, sentence)
        joined = labelled_place or labelled.goes_on(here.passage, sentence)
        places = bool(here.within(_PLACE, sentence)) or labelled_place or sharing.opens_at_place(here, sentence)
        asked_here = (asked and (opening or told) and (not told or placed or places)) or (led and places)
        opening, led, placed = opening and joined, joined and bool(here.within(_LEADING, sentence)), places
        mine = houses.own_people(here, sentence)
        present = [m for m in (*here.within(_ACTORS | {"both", "service"}, sentence), *mine)
                   if not _left_out(here, m, here.window("unit", m.start))]
        told = told or bool(present)
        for mention in (*here.within(_ACTORS | {"both"}, sentence), *mine):
            unit = here.window("unit", mention.start)
            if mention.code == "own" and strangers.guests_own(here, mention.start, unit):
                continue
            if mention.code == "own" and strangers.engaged(here, mention.start):
                if not _left_out(here, mention, unit):
                    yield Actor("external", mention.start, mention.end)
                continue
            if _left_out(here, mention, unit) or busy.commissions(here, mention):
                continue
            if not _leads(here, options, mention, unit, sentence, asked_here, strict):
                continue
            if mention.code == "both" and not scopes.of(here.passage, mention, _OUT):
                yield Actor("internal", mention.start, mention.end)
                yield Actor("external", mention.start, mention.end)
            else:
                side = _side(here, owner, mention, unit, municipal_is_own)
                if side:
                    yield Actor(side, mention.start, mention.end)
                    led = led or joined
        yield from _of_house(here, options, sentence, asked_here)
        yield from _of_owner(here, options, owner, sentence)
        yield from _of_body(here, options, sentence)
        for house in led_by(here, sentence):
            yield Actor("internal" if house.code == "service" else "external", house.start, house.end, False)
        yield from _of_stranger(here, options, owner, sentence, asked_here)
        yield from _of_generic(here, options, owner, sentence)


def _left_out(here: Words, mention: Mention, unit: Stretch) -> bool:
    """Is an actor denied, past, planned or another programme's, or is every leading in its clause denied ("never
    lead")? Another place ("elsewhere") is no other programme."""
    scope = scopes.of(here.passage, mention, _OUT)
    text, lone = here.passage.text, mention.code == "both" and mention.first == mention.last
    if mention.code == "both" and houses.THE_OTHERS.match(text, mention.end):
        return True
    if lone and (houses.OF_THEM.match(text, mention.end) or text.endswith(", ", 0, mention.start)):
        return True
    behind = Stretch(mention.end, mention.end + _LONGEST)
    if mention.term.endswith(" from") and claims.within(here.passage, behind, "jurisdictions"):
        return True  # "the programme was bought from Sweden"
    if mention.code in ("outsourced", "outside") and not claims.own(here.passage, mention.start):
        return True
    if scope and sharing.where_lacking(here.passage, scope.trigger.start, mention.start):
        scope = None
    elsewhere = scope and here.within(_PLACE, Stretch(scope.trigger.start, scope.trigger.end))
    if periods.begun(here.passage, unit, mention.start):
        return True  # "at the beginning there were trainers"
    if scope and not (scope.kind == "other" and (elsewhere or scopes.denied(here.passage, scope.trigger))):
        return True
    deliver = here.within(frozenset({"deliver"}), unit) or busy.leading_behind(here, mention)
    return bool(deliver) and all(scopes.denied(here.passage, m) for m in deliver)


def _side(here: Words, owner: identity.Owner, mention: Mention, unit: Stretch, municipal_is_own: bool) -> Side | None:
    if mention.code == "own":
        men = [m for m in here.within(frozenset({"man"}), unit) if m.end <= mention.start]
        alone = mention.first == mention.last
        if alone and ((men and (here.gap(men[-1], mention) or 0) <= 1) or houses.of_thing(here, mention)):
            return None
        return "external" if owner.outside or identity.says_outside(here) else "internal"
    if mention.code == "municipal" or (mention.code == "outside" and (
            identity.part_of_town(here, unit) or identity.town_house(here, mention))):
        return "internal" if municipal_is_own else "external"
    return "internal" if mention.code == "service_staff" else "external"


def _leads(here: Words, options: Options, mention: Mention, unit: Stretch, sentence: Stretch, asked: bool,
           strict: bool) -> bool:
    """Does the clause of an actor speak of leading, and not of what others do?"""
    deliver = here.within(_LEADING, unit)
    if busy.otherwise(here, mention, unit) or (not asked and things.of_thing(here, mention)):
        return False
    if strict:
        return mention.code in ("own", "outside", "service_staff") and bool(here.within(frozenset({"leader"}), unit))
    if asked or houses.opens(here, mention, sentence) or named_alone(here, mention):
        return True
    people = [m for m in here.within(frozenset(options.partners), unit) if not _overlap(m, mention)]
    told_of = not deliver or (people and people[0].start < deliver[0].start and not here.within(_LEADER, unit))
    if people and told_of:
        return False
    if not deliver and generic_houses.wanted(here, sentence, mention.start):
        return False
    joint = sharing.both_named(here, sentence) or sharing.resumed(here, sentence)
    if deliver or mention.code in ("outsourced", "both") or joint:
        return True
    used = houses.USES.search(here.passage.text, unit.start, mention.start)
    if mention.code == "own" and mention.first != mention.last and used:
        return True
    if mention.code in ("own", "outside"):
        return bool(here.within(frozenset(options.staff), unit) or here.within(_LEADING, sentence))
    return bool(here.within(_LEADING | {"leader"}, sentence))


def _overlap(a: Mention, b: Mention) -> bool:
    return a.start < b.end and b.start < a.end


def _of_house(here: Words, options: Options, sentence: Stretch, asked: bool) -> Iterator[Actor]:
    """Staff of the house: "psychologists of the prison", "Officers of the Service"."""
    for house in here.within(frozenset({"service"}), sentence):
        unit = here.window("unit", house.start)
        if scopes.of(here.passage, house, _OUT) or busy.commissions(here, house) or busy.otherwise(here, house, unit):
            continue
        employed = here.within(_EMPLOYED, unit)
        if not (asked or employed or here.within(_LEADING | {"leader"}, unit) or sharing.both_named(here, sentence)):
            continue
        around = sentence if employed else unit
        people = [p for p in here.within(frozenset(options.staff), around) if houses.belongs(here, p, house)
                  and not scopes.of(here.passage, p, _OUT)]
        denied = any(unit.holds(t.start) for t in scopes.triggers(here.passage))
        named = (asked or sharing.both_named(here, sentence)) and not (people or denied)
        if named and houses.answers(here, sentence, house):
            yield Actor("internal", house.start, house.end, False)
        if people:
            yield Actor("internal", min(people[0].start, house.start), max(people[0].end, house.end), False)


def _of_owner(here: Words, options: Options, owner: identity.Owner, sentence: Stretch) -> Iterator[Actor]:
    """Staff that are the owner's by its name: "all of them employed by Harbour"."""
    if not owner.names or not owner.types or owner.types & {"partnership", "other"}:
        return
    for name in identity.called(here, owner, sentence):
        unit = here.window("unit", name[0])
        leads = here.within(frozenset({"deliver", "employed", *options.staff}), unit)
        if not leads or here.within(frozenset({"aside"}), unit):
            continue
        side: Side = "external" if owner.outside else "internal"
        yield Actor(side, *name, False)


def _of_body(here: Words, options: Options, sentence: Stretch) -> Iterator[Actor]:
    """Staff of the association that answers: "The trainers are employees of our foundation"."""
    for body in here.within(frozenset({"identity"}), sentence):
        unit = here.window("unit", body.start)
        paid = all_employed(here, body)
        people = paid or here.within(frozenset({"leader", *options.staff}), unit) or named_alone(here, body)
        aside = _left_out(here, body, unit) or (not paid and busy.otherwise(here, body, unit))
        if people and not aside and identity.names_body(here, body):
            yield Actor("external", body.start, body.end, False)


def _of_stranger(here: Words, options: Options, owner: identity.Owner, sentence: Stretch,
                 asked: bool) -> Iterator[Actor]:
    """Staff that belong to a house that no word knows."""
    house = strangers.of_house(here, sentence)
    if house is None or [*identity.called(here, owner, sentence)] or any(
            not strangers.marks(here, m.start) for m in here.within(_ASIDE, here.window("unit", house.start))):
        return
    people = here.within(frozenset({"leader", *options.staff}), Stretch(sentence.start, house.start))
    leads = here.within(_LEADING, sentence) or any(m.code == "leader" for m in people)
    if people and (asked or leads) and not generic_houses.of_house(here, sentence):
        bought = [scopes.denied(here.passage, m) for m in here.by_class.get("outsourced", ())]
        nobody = bool(bought) and all(bought)  # "we do not buy anyone in"
        yield Actor("internal" if nobody else "external", house.start, house.end, False)


def _of_generic(here: Words, options: Options, owner: identity.Owner, sentence: Stretch) -> Iterator[Actor]:
    """Staff of "the agency", "the centre"."""
    house = generic_houses.of_house(here, sentence)
    people = here.within(frozenset({"leader", *options.staff}), sentence) if house else []
    if not house or here.within(frozenset(options.partners), sentence) or all(house.holds(p.start) for p in people):
        return
    if scopes.standing(here.passage, house.start, house.end, _OUT) is None:
        before = [m for code in ("outside", "outsourced") for m in here.by_class.get(code, ()) if m.end <= house.start]
        outside = owner.outside or identity.says_outside(here) or any(
            not _left_out(here, m, here.window("unit", m.start)) for m in before)
        yield Actor("external" if outside else "internal", house.start, house.end, False)


def _answers_itself(here: Words, owner: identity.Owner) -> bool:
    """Is the respondent a municipal office ("We, the Family Centre of the municipality")?"""
    town = identity.of_town(here) or identity.says(here, "municipal")
    return town or "answering" in here.by_class or "regional_or_local_authority" in owner.types
