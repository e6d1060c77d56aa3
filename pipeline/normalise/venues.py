"""Where a programme is delivered (kind `venues`): prison, remand, probation, the community, forensic care.

Places and people of a place tell it in the home item; in other items only a place that something is told for. The bare
community is that of probation where the owner is a correctional service or probation is named beside it, that of
others where the owner is an association or municipality, and stays open where nobody tells. So is the setting of
clients whose sentence is one in the community, where nothing else tells any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Span, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, others, scopes
from pipeline.words.grades import grading, levels, setting_scopes
from pipeline.words.ideas import left_places
from pipeline.words.staff import rooms

_BARE = "community"
_PROBATION, _OTHER = "community_probation", "community_other"


class Options(BaseModel):
    """`places`, `clients`: vocabularies; `sites`: items in which a plain place counts, `told`: items in which a place
    with "in", a label or a bracket does, `graded`: items in which it must belong to a level, `rooms`: an item that
    may tell rooms in the community where nothing else does; `implied`: settings by code of other variables, `failing`:
    the same where nothing else tells any;
    `besides`: codes of other variables that name clients nobody supervises, beside those of probation, `unsupervised`
    those that may (an association's rooms alone tell of none: settings follow the supervision of the clients);
    `owned`: codes of other variables that name clients in the community, under whoever owns the programme, where
    nothing else tells any; `correctional`, `free`: owners whose community is that of probation, or of others."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    places: str = "settings"
    clients: str = "clients"
    sites: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    graded: dict[str, str] = {}
    rooms: str | None = None
    owner: str = "owner_type"
    implied: dict[str, dict[str, str]] = {}
    failing: dict[str, dict[str, str]] = {}
    besides: dict[str, tuple[str, ...]] = {}
    unsupervised: dict[str, tuple[str, ...]] = {}
    owned: dict[str, tuple[str, ...]] = {}
    correctional: tuple[str, ...] = ()
    free: tuple[str, ...] = ()


@dataclass
class _Found:
    """Settings with their evidence, in the order in which they are told."""

    codes: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)
    bare: list[tuple[str, Span]] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    used: list[Span] = field(default_factory=list)

    def add(self, passage: Passage, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            for span in passage.locate(mention.start, mention.end):
                place = (passage.item or "", span)
                if mention.code == _BARE:
                    self.bare.append(place)
                else:
                    self.codes.setdefault(mention.code, []).append(place)


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The settings of delivery over all items that tell them."""
    here = _Found()
    home = form.passage(variable.item)
    if home:
        words = (*home.of(options.places), *home.of(options.clients))
        places = (*words, *rooms.rooms(home))
        told = choices.tell(home, [m for m in places if m.code != "other" and not rooms.aside(home, m)
                                   and not rooms.of_victims(home, m) and not rooms.of_sender(home, m)
                                   and not rooms.only_told(home, m) and not left_places.left(home, m)
                                   and not left_places.explains(home, m)
                                   and not any(x.holds(m.start) for x in others.elsewhere(home))])
        here.add(home, sorted(told.kept, key=lambda m: m.start))
        here.flags += choices.denials(home, variable, told)
        here.used += choices.used(home, told)
        _beside(home, options, here)
    sure = bool(here.codes)
    _implied(options.implied, found, here)
    for item in dict.fromkeys((*options.sites, *options.told, *options.graded)):
        _elsewhere(form, options, item, here)
    owner = _owner(options, found)
    _resolve(options, here, owner)
    if not here.codes:
        _implied(options.failing, found, here)
    if owner and not here.codes:
        _implied({name: dict.fromkeys(codes, owner) for name, codes in options.owned.items()}, found, here)
    if _PROBATION in here.codes:
        _implied({name: dict.fromkeys(codes, _OTHER) for name, codes in options.besides.items()}, found, here)
        if not _named(options.unsupervised, found):
            here.codes.pop(_OTHER, None)
    if home and not here.codes and not here.bare:
        _provided(home, options, found, here)
    if not here.codes and options.rooms and (passage := form.passage(options.rooms)):
        here.add(passage, [m for m in passage.of(options.places, _OTHER) if scopes.of(passage, m) is None])
    return _reading(form, variable, here, sure)


def _beside(passage: Passage, options: Options, here: _Found) -> None:
    """The bare community in a sentence that names probation is that of probation."""
    kept = []
    for place in here.bare:
        sentence = [s for s in passage.sentences if any(
            passage.locate(s.start, s.end)[0].start <= place[1].start < x.end for x in passage.locate(s.start, s.end))]
        near = sentence and any(sentence[-1].holds(m.start) for m in passage.of(options.places, _PROBATION)
                                if scopes.of(passage, m) is None)
        if not near:
            kept.append(place)
    here.bare = kept


def _implied(implied: Mapping[str, Mapping[str, str]], found: Mapping[str, Reading], here: _Found) -> None:
    """Settings that the codes of other variables imply: people sent by probation are supervised by it."""
    for name, by_code in implied.items():
        for value in found[name].values if name in found else ():
            codes = value.value if isinstance(value.value, tuple) else ()
            for code in codes:
                setting = by_code.get(code)
                if setting and setting not in here.codes and value.evidence:
                    span = value.evidence[min(codes.index(code), len(value.evidence) - 1)]
                    here.codes[setting] = [(value.item or "", span)]


def _provided(home: Passage, options: Options, found: Mapping[str, Reading], here: _Found) -> None:
    """Voluntary clients of a named association, centre or municipality are in the community."""
    free = _named(options.besides, found)
    bodies = [m for m in home.of("rooms", "body") if claims.spoken(home, m) and scopes.of(home, m) is None
              and not rooms.sending(home, m)]
    if free and bodies:
        here.add(home, [bodies[0]._replace(vocabulary=options.places, code=_OTHER)])


def _named(codes: Mapping[str, Sequence[str]], found: Mapping[str, Reading]) -> bool:
    """Does another variable have one of these codes?"""
    return any(set(own) & set(v.value) for name, own in codes.items() if name in found
               for v in found[name].values if isinstance(v.value, tuple))


def _elsewhere(form: Form, options: Options, item: str, here: _Found) -> None:
    passage = form.passage(item)
    if not passage:
        return
    places = [m for m in passage.of(options.places) if m.code in grading.DIMENSION and m.code != _OTHER
              and scopes.of(passage, m) is None]
    if item in options.graded:
        noun = options.graded[item]
        of_levels = frozenset().union(*(x.settings for x in levels.tell(passage, noun, noun == "risk").told))
        places = [m for m in places if grading.DIMENSION[m.code] in of_levels]
    elif item in options.told:
        places = [m for m in places if setting_scopes.told(passage, m)]
    here.add(passage, [m for m in places if m.code not in here.codes])


def _owner(options: Options, found: Mapping[str, Reading]) -> str | None:
    values = found[options.owner].values if options.owner in found else ()
    codes = [v.value for v in values if v.status == "ok"]
    return _PROBATION if any(c in options.correctional for c in codes) else _OTHER if any(
        c in options.free for c in codes) else None


def _resolve(options: Options, here: _Found, owner: str | None) -> None:
    """What the bare community is."""
    if not here.bare:
        return
    code = owner or (_PROBATION if _PROBATION in here.codes else _OTHER if _OTHER in here.codes else None)
    if code:
        here.codes.setdefault(code, []).extend(here.bare)
        here.bare = []


def _reading(form: Form, variable: Variable, here: _Found, sure: bool) -> Reading:
    permitted = [c.code for c in form.rules.permitted(variable) or ()]
    codes = [c for c in here.codes if c in permitted]
    if not codes:
        if any(item == variable.item for item, _ in here.bare):
            flag = Flag("unparsed", f"{variable.label}: in the community, but under whose supervision is not told.",
                        variable.item, variable.name, here.bare[0][1])
            return Reading((Value(variable.name, status="unparsed"),), (*here.flags, flag), tuple(here.used))
        return Reading((), tuple(here.flags), tuple(here.used))
    places = [p for c in codes for p in here.codes[c]]
    home = [p for p in places if p[0] == variable.item]
    chosen: Sequence[tuple[str, Span]] = home + [p for p in places if p[0] != variable.item]
    confidence: Confidence = "high" if sure and home else "medium"
    flags = list(here.flags)
    for item in dict.fromkeys(p[0] for p in chosen if p[0] != variable.item):
        flags.append(Flag("cross_item", f"{variable.label}: told in another item.", item, variable.name))
    value = Value(variable.name, status="ok", value=tuple(codes), evidence=tuple(dict.fromkeys(p[1] for p in chosen)),
                  item=chosen[0][0] or variable.item, confidence=confidence, rule=f"{variable.kind}:place")
    return Reading((value,), tuple(flags), (*here.used, *(p[1] for p in chosen)))
