"""Group, individual, or both, and how the two go together (kind `format`).

The idea: an answer names components (group work, individual work, work with couples or families). One component alone
decides. Of two, a word of exception in the clause of one makes the other the rule; a word of choice between them makes
them equal; otherwise every participant gets both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Status, Value
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words import scopes
from pipeline.words.scopes import Kind

_SHORT = 4
COMPONENTS = ("group", "individual", "family")
_OUT: tuple[Kind, ...] = ("unticked", "not", "except", "refuse", "plan", "past", "other")
_OR = re.compile(
    r"\b(?:or|oder|ou|o|u|of|ofwel|eller|tai|vai|lub|albo|nebo|alebo|arba|ali|või|sau|vagy|veya)\b|(?<!\d)/(?!\d)", re.I
)
_DEPENDS = re.compile(
    r"^\W*(?:it\s+)?(?:depends|varies|kommt darauf an|je nach|cela dépend|depende|dipende|hangt ervan af|beror på"
    r"|riippuu|zależy|záleží|priklauso|odvisno)\b", re.I
)
_GROUP_NOUN = re.compile(r"\s*(?:groups?|gruppen?|groupes?|grupos?|gruppi|groepen|grupper|skupin\w*|grup\w*)\b", re.I)


class Options(BaseModel):
    """`vocabulary`: the words for components and for their relation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vocabulary: str = "delivery_formats"


@dataclass(frozen=True, slots=True)
class _Told:
    code: str
    mentions: tuple[Mention, ...]
    confidence: Confidence = "high"
    qualifier: str | None = None
    by_setting: bool = False


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The format that an answer tells; `unparsed` where it speaks of none though asked for nothing else."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    words = _Words(passage, options.vocabulary)
    told = _relation(words)
    used = tuple(s for m in passage.of(options.vocabulary) for s in passage.locate(m.start, m.end))
    if told is None:
        vague = len(passage.tokens) <= 8 or _DEPENDS.match(passage.text) or words.all("possible", "combined")
        status: Status = "unparsed" if vague and not passage.of("missing") else "not_mentioned"
        return Reading((Value(variable.name, status=status),), (), used)
    spans = tuple(s for m in told.mentions for s in passage.locate(m.start, m.end))
    value = Value(variable.name, status="ok", value=told.code, evidence=spans, item=passage.item,
                  confidence=told.confidence, qualifier=told.qualifier, rule="format:" + told.code)
    flags = (Flag("by_setting", f"{variable.label}: it differs by setting.", passage.item, variable.name, spans[0]),)
    return Reading((value,), flags if told.by_setting else (), (*spans, *used))


class _Words:
    """The components that an answer states, and the words about their relation."""

    def __init__(self, passage: Passage, vocabulary: str) -> None:
        self.passage = passage
        self._mentions = [
            m for m in passage.of(vocabulary)
            if len(m.term) > _SHORT or m.code in COMPONENTS or scopes.spoken(passage, m)
        ]
        people = {(m.first, m.last) for m in self.all("person", "other_group")}
        self._mentions = [m for m in self._mentions if m.code not in COMPONENTS or (m.first, m.last) not in people]
        self.units = scopes.units(passage)
        self.stated = {c: [m for m in self.all(c) if self._counts(m)] for c in COMPONENTS}

    def all(self, *codes: str) -> list[Mention]:
        return [m for m in self._mentions if m.code in codes]

    def _counts(self, mention: Mention) -> bool:
        """Is a component stated: not denied, planned, past, another programme's, nor only the intake?"""
        if scopes.of(self.passage, mention, _OUT):
            return False
        unit = self.unit(mention)
        if any(unit.holds(m.start) for m in self.all("ended")):
            return False
        if any(unit.start <= m.start < mention.start for m in self.all("lack")):
            return False
        near = any(scopes.distance(self.passage, mention, m) <= 3 for m in self.all("intake") if unit.holds(m.start))
        return not (near and mention.code == "individual")

    def unit(self, mention: Mention) -> Stretch:
        """The clause of a mention."""
        return next((u for u in reversed(self.units) if u.start <= mention.start), Stretch(0, len(self.passage.text)))

    def near(self, mention: Mention, *codes: str) -> list[Mention]:
        """Words of certain codes in the sentence of a mention, with no other component between them and it."""
        sentence = self.passage.sentence_at(mention.start)
        others = [m for m in self.all(*COMPONENTS) if m.code != mention.code and m.code != "family"]
        found = []
        for mark in self.all(*codes):
            low, high = min(mark.start, mention.start), max(mark.end, mention.end)
            if sentence.holds(mark.start) and not any(low < o.start and o.end < high for o in others):
                found.append(mark)
        return found


def _relation(words: _Words) -> _Told | None:
    group, individual, family = (words.stated[c] for c in COMPONENTS)
    if family and _leads(words, family, (*group, *individual)):
        return _Told("couple_or_family", (family[0],))
    if group and individual:
        return _two(words, group, individual)
    both = [m for m in words.all("combined") if not _GROUP_NOUN.match(words.passage.text, m.end)
            and not scopes.of(words.passage, m, _OUT)]
    if both and not words.all("other_group") and not (group and words.near(both[0], "group")):
        return _Told("either" if words.near(both[0], "possible") else "combined", (both[0],))
    if both and (group or individual):
        return _Told("combined", (both[0],))
    if group:
        return _Told("group_only", (group[0],))
    return _Told("individual_only", (individual[0],)) if individual else None


def _leads(words: _Words, family: list[Mention], others: tuple[Mention, ...]) -> bool:
    """Is work with couples or families the main format: named alone, as the rule, or first?"""
    if not others or words.near(family[0], "rule"):
        return True
    return family[0].start < min(m.start for m in others) and not words.near(family[0], "exception")


def _two(words: _Words, group: list[Mention], individual: list[Mention]) -> _Told:
    """How group and individual work go together."""
    pair = (group[0], individual[0])
    settings = _by_setting(words, group, individual)
    if settings:
        return _Told("either", pair, qualifier=settings, by_setting=True)
    if _offered(words, group[0], individual[0]):
        return _Told("either", pair)
    for mine, code in ((individual, "group_default"), (group, "individual_default")):
        if any(words.near(m, "otherwise") for m in mine):
            return _Told(code, pair, qualifier=_clause(words, mine))
    for mine, other, code in ((individual, group, "group_default"), (group, individual, "individual_default")):
        if any(_excepted(words, m, other) for m in mine) and not words.near(mine[0], "everyone"):
            return _Told(code, (*pair,), qualifier=_clause(words, mine))
    if not any(words.near(m, "everyone") for m in (*group, *individual)):
        for mine, code in ((group, "group_default"), (individual, "individual_default")):
            if any(words.near(m, "rule") for m in mine) and not all(words.near(m, "rule") for m in pair):
                return _Told(code, pair)
        if _choice(words, group, individual):
            return _Told("either", pair)
    return _Told("combined", pair)


def _excepted(words: _Words, mention: Mention, others: list[Mention]) -> bool:
    """Does a word of exception stand in the clause of this component, nearer to it than to the other?"""
    for mark in words.near(mention, "exception"):
        unit = words.unit(mark)
        if any(unit.holds(o.start) for o in others) != unit.holds(mention.start):
            if unit.holds(mention.start):
                return True
            continue
        mine = scopes.distance(words.passage, mark, mention)
        rivals = [o for o in others if words.passage.sentence_at(o.start).holds(mark.start)]
        if all(mine <= scopes.distance(words.passage, mark, o) for o in rivals):
            return True
    return False


def _clause(words: _Words, mentions: list[Mention]) -> str:
    unit = words.unit(mentions[0])
    return unit.of(words.passage.text).strip(" .;,")[:120]


def _choice(words: _Words, group: list[Mention], individual: list[Mention]) -> bool:
    """Is there an "or" right between the two, or a word of choice in their clause?"""
    for a, b in _neighbours(group, individual):
        between = words.passage.text[a.end : b.start]
        if len(between) < 60 and _OR.search(between):
            return True
    return bool(words.near(group[0], "possible") or words.near(individual[0], "possible"))


def _offered(words: _Words, group: Mention, individual: Mention) -> bool:
    """"Can be delivered in a group or individually": a bare "or" between the two, and nothing after the first of them
    that makes one the exception."""
    first, second = sorted((group, individual), key=lambda m: m.start)
    between = words.passage.text[first.end : second.start]
    limits = [m for m in words.all("exception", "rule", "otherwise") if m.start > first.start]
    return len(between) < 30 and bool(_OR.search(between)) and not limits


def _neighbours(group: list[Mention], individual: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    for a in group:
        for b in individual:
            yield (a, b) if a.start < b.start else (b, a)


def _by_setting(words: _Words, group: list[Mention], individual: list[Mention]) -> str | None:
    """"1:1 (prison), group (probation)": each component in a clause with another setting."""
    found: dict[str, set[str]] = {}
    for name, mentions in (("group", group), ("individual", individual)):
        found[name] = {s.code.split("_")[0] for m in mentions for s in words.passage.of("settings")
                       if words.unit(m).holds(s.start) or 0 <= s.start - m.end <= 3 or 0 <= m.start - s.end <= 3}
    one, two = found["group"], found["individual"]
    if one and two and not one & two:
        return f"group: {', '.join(sorted(one))}; individual: {', '.join(sorted(two))}"
    return None
