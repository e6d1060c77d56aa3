"""Group, individual, or both, and how the two go together (kind `format`).

The idea: an answer names components (group work, individual work, work with couples or families). One component alone
decides. Of two, a word of exception in the clause of one makes the other the rule; a word of choice between them, or a
place of its own for each, makes them equal; otherwise every participant gets both. What is offered beside or after the
programme, to others, or was only thought of is no component.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Span, Status, Value
from pipeline.passage import Form, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.grades import setting_scopes
from pipeline.words.people import subsets
from pipeline.words.places import sited, telling
from pipeline.words.quantities.quantities import quantities
from pipeline.words.sessions import formats_apart, shared_out
from pipeline.words.sessions.components import COMPONENTS, OUT, Components

_SHORT, _OPENING, _LEADING = 4, 24, 5
_SLASH = re.compile(r"(?<!\d)/(?!\d)")
_DEPENDS = re.compile(
    r"^\W*(?:it\s+)?(?:depends|varies|kommt darauf an|je nach|cela dépend|depende|dipende|hangt ervan af|beror på"
    r"|riippuu|zależy|záleží|priklauso|odvisno)\b", re.I
)
_NUMBER = re.compile(
    r"\b(?:[3-9]|1\d|2[0-5]|three|four|five|six|seven|eight|nine|ten|twelve|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|zwölf|six|sept|huit|neuf|dix|douze|seis|siete|ocho|nueve|diez|sei|sette|otto|nove|dieci|zes|zeven|acht|negen|tien"
    r"|sex|sju|åtta|nio|tio|kuusi|kahdeksan|kymmenen|syv|otte|åtte|ti)\s+(?:\w+\s)?$", re.I)
_PAIR = re.compile(
    r"(?:\s+(?:for|with|of|für|mit|pour|avec|para|con|per|voor|met|för|med|dla|pro))?(?:\s+the)?\s+[\w-]+\s+"
    r"(?:and|und|et|y|e|en|och|ja|i|a|og|ir|in)\s+[\w-]+", re.I)
_BOTH = re.compile(
    r"(?:both|beide|les deux|ambos|ambas|entramb|båda|begge|molemmat|ob[aěe]|abu|abi|mõlema|ambele|mindk|ambd|totes"
    r"\sdues)", re.IGNORECASE)
_GROUP_NOUN = re.compile(r"\s*(?:groups?|gruppen?|groupes?|grupos?|gruppi|groepen|grupper|skupin\w*|grup\w*)\b", re.I)
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_DASHED = re.compile(r"[^.!?;]*\s[-–—]\s(?:\w{1,4}\s){0,2}")
_HEADED = re.compile(r"(?:\s[^\W\d_]+){0,2}\s*[-–—:=]\s*(?:\w{1,4}\s)?")
_FULL_STOP = re.compile(r"[.!?;]\s")


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
    words = Components(passage, options.vocabulary)
    words.stated = {c: [m for m in found if not telling.only_later(passage, words.unit(m))]
                    for c, found in words.stated.items()}
    told = _relation(words) or _counted(words)
    used = tuple(s for m in passage.of(options.vocabulary) for s in passage.locate(m.start, m.end))
    if told is None:
        vague = len(passage.tokens) <= 8 or _DEPENDS.match(passage.text) or words.all("possible", "combined")
        vague = vague or words.all(*COMPONENTS)
        status: Status = "unparsed" if vague and not passage.of("missing") else "not_mentioned"
        return Reading((Value(variable.name, status=status),), (), used)
    spans = tuple(s for m in told.mentions for s in passage.locate(m.start, m.end))
    value = Value(variable.name, status="ok", value=told.code, evidence=spans, item=passage.item,
                  confidence=told.confidence, qualifier=told.qualifier, rule="format:" + told.code)
    return Reading((value,), tuple(_flags(variable, told, spans[0])), (*spans, *used))


def _flags(variable: Variable, told: _Told, span: Span) -> Iterator[Flag]:
    if told.by_setting:
        yield Flag("by_setting", f"{variable.label}: it differs by setting.", variable.item, variable.name, span)
    if told.confidence == "low":
        yield Flag("low_confidence", f"{variable.label}: inferred, not told in so many words.", variable.item,
                   variable.name, span)


def _relation(words: Components) -> _Told | None:
    group, individual, family = (words.stated[c] for c in COMPONENTS)
    if family and _leads(words, family, (*group, *individual)):
        return _Told("couple_or_family", (family[0],))
    if group and individual:
        return _two(words, group, individual)
    both = [m for m in words.all("combined") if not _GROUP_NOUN.match(words.passage.text, m.end)
            and not scopes.of(words.passage, m, OUT) and _of_formats(words, m)]
    if both and not words.all("other_group") and not (group and words.near(both[0], "group")):
        chosen = words.near(both[0], "possible", "exception", "choice") or shared_out.never_both(words.passage.text)
        return _Told("either" if chosen else "combined", (both[0],))
    if both and (group or individual):
        apart = shared_out.never_both(words.passage.text) or (
            formats_apart.both_exist(words.passage) and not words.all("everyone"))
        return _Told("either" if apart else "combined", (both[0],))
    if (group or individual) and _opens_with_choice(words):
        return _Told("either", (*group, *individual)[:1], confidence="low")
    for stated, missing in ((group, "individual"), (individual, "group")):
        saved = [m for m in words.all(missing) if scopes.denied(words.passage, m) and shared_out.save_for(
            words.passage, m, stated)] if stated else []
        if saved:
            return _Told(f"{stated[0].code}_default", (stated[0], saved[0]), qualifier=_clause(words, saved))
    if group:
        return _Told(_alone(words, group[0], "group"), (group[0],))
    if individual:
        return _Told(_alone(words, individual[0], "individual"), (individual[0],))
    for mine, other, code in (("group", "individual", "individual_only"), ("individual", "group", "group_only")):
        denied = [m for m in words.all(mine) if scopes.denied(words.passage, m)]
        if denied and not words.all(other, "family", "ended", "lack", "combined", "outside"):
            return _Told(code, (denied[0],), confidence="low")
    open_ = [m for c in ("group", "individual") for m in words.all(c) if not scopes.denied(words.passage, m)]
    if {m.code for m in open_} == {"group", "individual"} and words.all("possible", "choice"):
        return _Told("either", tuple(open_), confidence="low")
    lone = [m for m in words.all("choice") if _BOTH.match(m.term) and not scopes.of(words.passage, m, OUT)]
    if lone and not words.all(*COMPONENTS):
        return _Told("either", (lone[0],))
    either = words.all("possible")
    return _Told("either", (either[0],)) if (
        either and len(words.passage.text.split()) <= 2 and not _DEPENDS.match(words.passage.text)) else None


def _opens_with_choice(words: Components) -> bool:
    """Does an answer begin with "either / or", and name one format only further on?"""
    first = words.unit(words.all(*COMPONENTS)[0])
    opening = [m for m in words.all("possible", "choice") if m.first <= 1 and not first.holds(m.start)]
    return bool(opening) and len(words.all("possible", "choice")) + _or(words, 0, _OPENING) > 1


def _alone(words: Components, mention: Mention, name: str) -> str:
    """One component named alone: the only format, or the rule where a word says no more than that ("mainly group")."""
    sentence = words.passage.sentence_at(mention.start)
    short = len(sentence.of(words.passage.text).split()) <= _SHORT + 2
    rules = [m for m in words.all("rule")
             if sentence.holds(m.start) and scopes.distance(words.passage, m, mention) <= 2]
    figures = any(sentence.holds(q.start) and q.kind == "count" and not q.article for q in quantities(words.passage))
    return name + ("_default" if rules and short and not figures else "_only")


def _counted(words: Components) -> _Told | None:
    """So many people at a time, and no format named: a group, by inference; or what the work is called tells it ("a
    workshop", "mentoring")."""
    passage = words.passage
    if words.all(*COMPONENTS):
        return None
    for weak in words.all("gathered", "single"):
        if weak.first <= _LEADING and not scopes.of(passage, weak, OUT):
            return _Told("group_only" if weak.code == "gathered" else "individual_only", (weak,), confidence="medium")
    for people in passage.of("people", "man"):
        before = passage.text[max(0, people.start - 24) : people.start]
        if _NUMBER.search(before):
            return _Told("group_only", (people,), confidence="low")
    return None


def _of_formats(words: Components, both: Mention) -> bool:
    """Is it the formats that are combined: in a short clause, or in one with a component or a word of choice; and not
    two other things ("both men and women", "mixed gender")?"""
    unit = words.unit(both)
    if shared_out.MIXED_PEOPLE.match(words.passage.text, both.end) or shared_out.GROUP_IS.search(
            words.passage.text, unit.start, both.start):
        return False
    pair = _PAIR.match(words.passage.text, both.end)
    if pair and not any(both.end <= m.start < pair.end() for m in words.all(*COMPONENTS, "possible")):
        return False
    return len(unit.of(words.passage.text).split()) <= _SHORT + 2 or any(
        unit.holds(m.start) for m in words.all(*COMPONENTS, "possible", "everyone"))


def _leads(words: Components, family: list[Mention], others: tuple[Mention, ...]) -> bool:
    """Is work with couples or families the main format: named alone, as the rule, or first?"""
    if not others or words.near(family[0], "rule"):
        return True
    return family[0].start < min(m.start for m in others) and not words.near(family[0], "exception")


def _two(words: Components, group: list[Mention], individual: list[Mention]) -> _Told:
    """How group and individual work go together."""
    pair = (group[0], individual[0])
    if shared_out.never_both(words.passage.text):
        return _Told("either", pair)
    opening = [m for m in words.all("combined") if m.start == 0 and words.unit(m).end <= m.end + 1]
    if opening:
        return _Told("combined", (opening[0],))
    if _as_needed(words, *pair):
        return _Told("either", pair)
    if _both_and(words, *pair):
        return _Told("combined", pair)
    if formats_apart.by_version(words.passage, group, individual) or (
            formats_apart.both_exist(words.passage) and not words.all("everyone")):
        return _Told("either", pair)
    apart = any(sited.shared_out(words.passage, a, b) for a in group for b in individual)
    if apart or shared_out.one_for_each(words.passage, *pair):
        return _Told("either", pair)
    theirs = ([(m, words.unit(m)) for m in found] for found in (group, individual))
    most = shared_out.most(words.passage, *pair) or shared_out.in_part(words.passage, *theirs)
    if most:
        return _Told(most, pair)
    settings = _by_setting(words, group, individual)
    if settings:
        return _Told("either", pair, qualifier=settings, by_setting=True)
    if words.all("choice") and not any(_for_all(words, m) for m in (*group, *individual)):
        return _Told("either", pair)
    for mine, other, code in ((individual, group, "group_default"), (group, individual, "individual_default")):
        if any(shared_out.UNLESS.search(words.passage.text, a.end, b.start) for a in other[:1] for b in mine[:1]):
            return _Told(code, pair, qualifier=_clause(words, mine))
    last = max(pair, key=lambda m: m.start)
    if not words.near(last, "everyone", "choice") and shared_out.hindered(words.passage, last):
        return _Told("group_default" if last.code == "individual" else "individual_default", pair,
                     qualifier=_clause(words, [last]))
    for mine, code in ((individual, "group_default"), (group, "individual_default")):
        if all(words.instead(m) or words.by_condition(m) for m in mine):
            return _Told(code, pair, qualifier=_clause(words, mine))
    for mine, other, code in ((individual, group, "group_default"), (group, individual, "individual_default")):
        if all(words.excepted(m) for m in mine) and not all(words.excepted(m) for m in other):
            return _Told(code, pair, qualifier=_clause(words, mine))
    if _offered(words, group[0], individual[0]):
        return _Told("either", pair)
    for mine, other, code in ((individual, group, "group_default"), (group, individual, "individual_default")):
        if all(_of_certain(words, m, other) for m in mine):
            return _Told(code, pair, qualifier=_clause(words, mine))
    local = _local(words, group, individual)
    if local:
        return _Told(local, pair, qualifier=_clause(words, individual if local == "group_default" else group))
    for mine, code in ((individual, "group_default"), (group, "individual_default")):
        if any(words.near(m, "otherwise") for m in mine):
            return _Told(code, pair, qualifier=_clause(words, mine))
    if any(words.unit(m).holds(group[0].start) and words.unit(m).holds(individual[0].start)
           and m.start > limit.start and m.end <= min(group[0].start, individual[0].start)
           for m in words.all("combined") for limit in words.all("exception", "possible")
           if words.unit(m) == words.unit(limit)):  # "can be run both in a group and individually"
        return _Told("either", pair)
    for mine, other, code in ((individual, group, "group_default"), (group, individual, "individual_default")):
        if any(_excepted(words, m, other) for m in mine) and not words.near(mine[0], "everyone"):
            return _Told(code, (*pair,), qualifier=_clause(words, mine))
    ruled = {words.of(m) for m in words.all("rule")} - {None}
    everyone = any(words.near(m, "everyone") for m in (*group, *individual))
    rest = any(words.near(m, "everyone") for m in (individual if ruled == {"group"} else group))
    if len(ruled) == 1 and not rest and not any(words.unit(a).holds(b.start) for a in group for b in individual):
        return _Told(f"{ruled.pop()}_default", pair)
    if not everyone:
        ruled = {words.of(m) for m in words.all("rule")} - {None}
        if len(ruled) == 1:
            return _Told(f"{ruled.pop()}_default", pair)
        if _choice(words, group, individual):
            return _Told("either", pair)
    return _Told("combined", pair)


def _of_certain(words: Components, mention: Mention, others: list[Mention]) -> bool:
    """Is a component told behind the other, in a clause of its own on some participants ("group; deaf men alone")?"""
    unit = words.unit(mention)
    if any(unit.holds(o.start) for o in others) or others[0].start > mention.start or words.near(mention, "everyone"):
        return False
    several = any(unit.holds(q.start) and q.what in ("session", "talk", "times") for q in quantities(words.passage))
    return not several and subsets.some(words.passage, Stretch(unit.start, mention.start), "delivery_formats")


def _for_all(words: Components, mention: Mention) -> bool:
    """Is a component for everybody: not where a clause without any tells who chooses ("decided for each man")?"""
    clauses = [words.unit(m) for m in words.near(mention, "everyone")]
    return any(any(c.holds(m.start) for m in words.all(*COMPONENTS)) or not any(
        c.holds(m.start) for m in words.all("possible", "choice")) for c in clauses)


def _as_needed(words: Components, group: Mention, individual: Mention) -> bool:
    """"Both in groups and alone, according to the needs": does what decides stand right behind the two?"""
    first, second = sorted((group, individual), key=lambda m: m.start)
    text = words.passage.text
    decided = any(_BEHIND.fullmatch(text, second.end, m.start) for m in words.all("possible") if m.start >= second.end)
    return decided and (_both_and(words, group, individual) or bool(_AS_WELL.search(text, first.end, second.start)))


_BEHIND = re.compile(r"[\s,;(–—-]*(?:(?:it|this|that|das|es|dies|ça|cela|ciò|esto|dit|det|to|se)\s)?", re.IGNORECASE)
_AS_WELL = re.compile(r"\b(?:as well as|als auch|ainsi que|così come|así como|evenals|såväl som|bem como)\b", re.I)


def _both_and(words: Components, group: Mention, individual: Mention) -> bool:
    """Does a word for "both ... and" stand right before the first of two components, and no word of exception or choice
    before it?"""
    first = min(group, individual, key=lambda m: m.start)
    return any(
        0 < first.first - m.last <= _SHORT and words.unit(m).holds(max(group.start, individual.start))
        and not any(x.start < m.start and words.unit(m).holds(x.start) for x in words.all("exception", "possible"))
        for m in words.all("both_and"))


def _excepted(words: Components, mention: Mention, others: list[Mention]) -> bool:
    """Does a word of exception stand in the clause of this component, nearer to it than to the other?"""
    marks = [*words.near(mention, "exception"), *_save(words, mention), *_behind_dash(words, mention, others),
             *_headed(words, mention)]
    if any(words.unit(mention).holds(m.start) and scopes.distance(words.passage, m, mention) < _SHORT
           for m in words.all("rule")):
        marks = [m for m in marks if words.unit(m) == words.unit(mention)]
    for mark in marks:
        unit = words.unit(mark)
        if _points_on(words, mark, mention, others):
            continue
        if mark.vocabulary == "negators" and unit.start < mark.start and all(o.end <= mark.start for o in others):
            return True  # "all go to the group except men with interpreters, who are seen alone"
        if any(unit.holds(o.start) for o in others) != unit.holds(mention.start):
            if unit.holds(mention.start):
                return True
            continue
        mine = scopes.distance(words.passage, mark, mention)
        rivals = [o for o in others if words.passage.sentence_at(o.start).holds(mark.start)
                  and not _points_on(words, mark, o, [mention])]
        if all(mine <= scopes.distance(words.passage, mark, o) for o in rivals):
            return True
    return False


def _headed(words: Components, mention: Mention) -> list[Mention]:
    """The words of exception that are all a component is the heading of ("one to one – exception")."""
    marks = [m for m in words.all("exception") if m.start > mention.end]
    return [m for m in marks if _HEADED.fullmatch(words.passage.text, mention.end, m.start)]


def _behind_dash(words: Components, mention: Mention, others: list[Mention]) -> list[Mention]:
    """The words for a condition that stand between the other component and a dash ("group, and if not – alone")."""
    ahead = max((o.end for o in others if o.end <= mention.start), default=mention.start)
    marks = [m for m in words.all("exception") if ahead <= m.start and m.end <= mention.start]
    return [m for m in marks if _DASHED.fullmatch(words.passage.text, m.end, mention.start)]


def _save(words: Components, mention: Mention) -> list[Mention]:
    """The words for "except" and "only" that make the component after them, or right beside them, an exception."""
    passage, unit = words.passage, words.unit(mention)
    sentence = passage.sentence_at(mention.start)
    but_for = [m for m in passage.of("negators", "except") if sentence.holds(m.start) and m.end <= mention.start]
    only = [m for m in scopes.joiners(passage, "only")
            if unit.holds(m.start) and scopes.distance(passage, m, mention) <= 1
            and len(passage.text[max(m.end, mention.end) : unit.end].split()) > 1]
    return [*but_for, *only]


def _points_on(words: Components, mark: Mention, mention: Mention, others: list[Mention]) -> bool:
    """Does a word of exception stand behind a component, outside its clause, and before the other?"""
    return mention.end <= mark.start and not words.unit(mention).holds(mark.start) and any(
        mark.end <= o.start and not _FULL_STOP.search(words.passage.text, mark.end, o.start) for o in others)


def _clause(words: Components, mentions: list[Mention]) -> str:
    unit = words.unit(mentions[0])
    return unit.of(words.passage.text).strip(" .;,")[:120]


def _choice(words: Components, group: list[Mention], individual: list[Mention]) -> bool:
    """Is there an "or" right between the two, or a word of choice in their clause?"""
    for a, b in _neighbours(group, individual):
        between = words.passage.text[a.end : b.start]
        if len(between) < 60 and _or(words, a.end, b.start):
            return True
    return bool(words.near(group[0], "possible") or words.near(individual[0], "possible"))


def _or(words: Components, start: int, end: int) -> bool:
    """Does a word for "or", or a slash, stand between two characters?"""
    alone = len(words.passage.text[start:end].split()) == 1  # one word tells its language badly
    joiners = words.passage.of("joiners", "or") if alone else scopes.joiners(words.passage, "or")
    joined = any(start <= m.start < end for m in joiners)
    return joined or _SLASH.search(words.passage.text, start, end) is not None


def _offered(words: Components, group: Mention, individual: Mention) -> bool:
    """Is there a bare "or" between the two, and nothing behind the first that makes one the exception?"""
    first, second = sorted((group, individual), key=lambda m: m.start)
    between = _BRACKETED.sub("", words.passage.text[first.end : second.start])
    limits = [m for m in words.all("exception", "rule", "otherwise") if m.start > first.start]
    return len(between) < 30 and _or(words, first.end, second.start) and not limits


def _neighbours(group: list[Mention], individual: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    for a in group:
        for b in individual:
            yield (a, b) if a.start < b.start else (b, a)


def _local(words: Components, group: list[Mention], individual: list[Mention]) -> str | None:
    """One format, and the other in another sentence for certain places ("Group. On the islands, individually")."""
    sentence = words.passage.sentence_at
    sited = [any(sentence(m.start).holds(s.start) for m in found for s in words.all("site"))
             for found in (group, individual)]
    apart = not {sentence(m.start) for m in group} & {sentence(m.start) for m in individual}
    if not apart or all(sited) or not any(sited) or any(words.near(m, "everyone") for m in (*group, *individual)):
        return None
    return "group_default" if sited[1] else "individual_default"


def _by_setting(words: Components, group: list[Mention], individual: list[Mention]) -> str | None:
    """"1:1 (prison), group (probation)": each component with another setting, or each in a clause with a site."""
    settings = setting_scopes.by_setting(words.passage, (*group, *individual))
    one = frozenset[str]().union(*settings[: len(group)])
    two = frozenset[str]().union(*settings[len(group) :])
    if one and two and not one & two:
        return f"group: {', '.join(sorted(one))}; individual: {', '.join(sorted(two))}"
    sites = [*words.all("site"), *(words.passage.of("count_nouns", "site") if one or two else ())]
    units = [{words.unit(m) for k, m in enumerate(mentions)
              if any(words.unit(m).holds(s.start) for s in sites) or (sites and settings[k + offset])}
             for offset, mentions in ((0, group), (len(group), individual))]
    parted = all(units) and not units[0] & units[1]
    limited = any(words.near(m, "exception", "everyone") for m in (*group, *individual))
    if len({words.of(m) for m in words.all("rule")} - {None}) == 1:
        return None  # "individually by default; in the capital a group is run"
    units_of = [[words.unit(m) for m in found] for found in (group, individual)]
    if parted or (not limited and sited.apart(words.passage, *units_of)):
        return "; ".join(_clause(words, [m]) for m in sorted((group[0], individual[0]), key=lambda m: m.start))
    return None
