"""Ideas: word classes that stand together, such as a contact verb and a word for the partner in one sentence.

A phrase list knows the wordings that somebody thought of; an idea knows who does what to whom. The classes are codes
of vocabularies, in all languages; an idea names the classes that must stand together, declared in the rules as text:

    contact partner            both in one sentence, in any order
    worker partner @3          at most three words between neighbours
    staff > contact > partner  in this order
    inform|warn her|partner    alternatives
    ... -police                no word of that class between the words found (in the window, where no @N is given)
    ... --police               no word of that class in the window
    ... *programme             a word of that class anywhere in the window
    ... @clause @unit          in one clause, in one clause cut at "but" too (@answer: in the whole answer)
    ... @label                 as the label of a bare yes or no ("children: no")
    ... @bare                  alone in its clause but for words of time ("none so far")
    ... by:police|court        what is done is not done by one of these
    ? form                     the idea is a guess
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.ideas import belonging, consenting, freely, left_places, lengths_of_time, standing_in
from pipeline.words.replying import labelled
from pipeline.words.wording import meant

_WINDOWS = ("clause", "unit", "sentence", "answer", "label", "bare")
_MARKS = frozenset("()[]{}/-–—'’\"«»,;:.!?&*+•")
_DENYING = frozenset({
    "undone", "nothing", "future", "not_there", "absent", "no_support", "nothing_word", "both_not", "no_talk",
    "no_contact", "left_out", "forbid", "no_work", "no_word", "nay", "before_us", "not_taken", "put_out",
})
_UNSPOKEN = frozenset({"s", "ex", "the", "a", "an", "de", "la", "le", "der", "die", "das", "den", "dem"})


@dataclass(frozen=True, slots=True)
class Idea:
    """`needs`: one group of alternative classes for every word that must be there, `far` those that may stand
    anywhere in the window; `between`, `never`: classes that must not stand between them, or in the window;
    `near`: the most words between neighbours; `agents`: who must not be the one who does it."""

    code: str
    source: str
    needs: tuple[frozenset[str], ...]
    far: tuple[frozenset[str], ...] = ()
    between: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    window: str = "sentence"
    near: int | None = None
    ordered: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """An idea in a passage: its words in order of the text, and the stretch from the first to the last of them."""

    idea: Idea
    words: tuple[Mention, ...]
    start: int
    end: int

    @property
    def code(self) -> str:
        return self.idea.code


@lru_cache(maxsize=4096)
def parse(code: str, source: str) -> Idea:
    """An idea from its text. Raises ValueError where the text is none."""
    idea = Idea(code, source, ())
    for token in source.split():
        idea = _with(idea, token)
    if not idea.needs:
        raise ValueError(f"{source!r}: an idea needs a word class")
    return idea


def _with(idea: Idea, token: str) -> Idea:
    if token == "?":
        return replace(idea, sure=False)
    if token == ">":
        return replace(idea, ordered=True)
    if token.startswith("@"):
        if token[1:].isdecimal():
            return replace(idea, near=int(token[1:]))
        if token[1:] not in _WINDOWS:
            raise ValueError(f"{idea.source!r}: {token} is no window")
        return replace(idea, window=token[1:])
    for mark, field in (("by:", "agents"), ("--", "never"), ("-", "between")):
        if token.startswith(mark):
            return replace(idea, **{field: getattr(idea, field) | frozenset(token[len(mark) :].split("|"))})
    if token.startswith("*"):
        return replace(idea, far=(*idea.far, frozenset(token[1:].split("|"))))
    return replace(idea, needs=(*idea.needs, frozenset(token.split("|"))))


def compiled(ideas: Mapping[str, Sequence[str]]) -> tuple[Idea, ...]:
    """The ideas of a rule, code by code. Raises ValueError where one is wrong."""
    return tuple(parse(code, source) for code, sources in ideas.items() for source in sources)


def classes(ideas: Iterable[Idea]) -> frozenset[str]:
    """All classes that some ideas name."""
    found: set[str] = set()
    for idea in ideas:
        found.update(*idea.needs, *idea.far, idea.between, idea.never, idea.agents)
    return frozenset(found)


class Words:
    """The words of a passage by class, in the order of the text.

    Where a phrase of one of the vocabularies covers a shorter one of any of them ("women's shelter" covers "women"),
    the shorter one is not meant; `circumstances` (times, conditions) neither cover nor are covered.
    """

    def __init__(self, passage: Passage, vocabularies: Sequence[str], circumstances: Sequence[str] = ()) -> None:
        self.passage = passage
        self.by_class: dict[str, list[Mention]] = {}
        things = (m for name in vocabularies for m in passage.of(name)
                  if meant.meant(passage, m) and not left_places.not_ours(passage, m))
        around = (m for name in circumstances for m in passage.of(name)
                  if meant.meant(passage, m) and not consenting.asked_about(passage.text, m)
                  and not left_places.not_ours(passage, m))
        for mention in itertools.chain(belonging.kept(passage.text, meant.uncovered(things)), around):
            self.by_class.setdefault(mention.code, []).append(mention)
        freely.set_apart(passage, self.by_class)
        lengths_of_time.set_apart(passage, self.by_class)
        self._phrases = [m for ms in self.by_class.values() for m in ms if m.last > m.first and m.code not in _DENYING]
        self._called: set[str] = set()
        self._groups: dict[frozenset[str], tuple[list[Mention], list[int]]] = {}
        self._starts: dict[str, list[int]] = {}
        self._counts: list[int] | None = None
        self._asides: list[tuple[int, int]] = []
        self._asides = consenting.set_apart(self.by_class, self.gap)
        self._counts = None if self._asides else self._counts

    def call(self, code: str, names: Iterable[str]) -> None:
        """Add the places of proper names to a class."""
        for name in names:
            if name in self._called or len(name) < 2:
                continue
            self._called.add(name)
            named = list(meant.named(self.passage, code, name))
            if named:
                self.by_class.setdefault(code, []).extend(named)
                self._groups.clear()

    def of(self, group: frozenset[str]) -> tuple[list[Mention], list[int]]:
        """All words of any class of `group` in order, and where they start."""
        found = self._groups.get(group)
        if found is None:
            mentions = [m for name in group for m in self.by_class.get(name, ())]
            mentions.sort(key=lambda m: (m.start, m.end, m.code))
            found = self._groups[group] = (mentions, [m.start for m in mentions])
        return found

    def within(self, group: frozenset[str], window: Stretch) -> list[Mention]:
        """The words of any class of `group` in a window."""
        mentions, starts = self.of(group)
        return mentions[bisect.bisect_left(starts, window.start) : bisect.bisect_left(starts, window.end)]

    def holds(self, start: int, end: int) -> bool:
        """Is a stretch a part of one phrase of these words ("non" of "non-molestation order")?"""
        return any(m.start <= start and end <= m.end and m.end - m.start > end - start for m in self._phrases)

    def window(self, kind: str, at: int) -> Stretch:
        """The sentence, clause, unit or answer that holds the character `at`."""
        if kind == "answer":
            return Stretch(0, len(self.passage.text))
        stretches = self._stretches(kind)
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts[kind] = [s.start for s in stretches]
        return stretches[max(0, bisect.bisect_right(starts, at) - 1)]

    def _stretches(self, kind: str) -> list[Stretch]:
        if kind in ("unit", "bare"):
            return scopes.units(self.passage)
        return self.passage.clauses if kind == "clause" else self.passage.sentences

    def gap(self, a: Mention, b: Mention) -> int | None:
        """Words between two mentions, marks and articles not counted; None where they overlap without being the same
        compound word."""
        if a.first > b.first:
            a, b = b, a
        if b.first > a.last:
            counts = self._counted()
            return counts[b.first] - counts[a.last + 1]
        return 0 if (a.first, a.last) == (b.first, b.last) and a.code != b.code else None

    def _counted(self) -> list[int]:
        if self._counts is None:
            aside = {i for first, last in self._asides for i in range(first, last + 1)}
            spoken = (w.key not in _MARKS and w.key not in _UNSPOKEN and i not in aside
                      for i, w in enumerate(self.passage.tokens))
            self._counts = [0, *itertools.accumulate(spoken)]
        return self._counts


def words(passage: Passage, vocabularies: tuple[str, ...], circumstances: tuple[str, ...] = ()) -> Words:
    """The words of a passage by class, made once."""
    kept: dict[tuple[tuple[str, ...], ...], Words] = passage.notes.setdefault("words", {})
    key = (vocabularies, circumstances)
    if key not in kept:
        kept[key] = Words(passage, vocabularies, circumstances)
    return kept[key]


def find(here: Words, ideas: Iterable[Idea]) -> list[Found]:
    """All places at which an idea is told, in the order of the text."""
    found: list[Found] = []
    there = here.by_class.keys()
    for idea in ideas:
        if not any(map(there.isdisjoint, idea.needs)) and not any(map(there.isdisjoint, idea.far)):
            sizes = [len(here.of(group)[0]) for group in idea.needs]
            found.extend(_places(here, idea, sizes.index(min(sizes))))
    return sorted(found, key=lambda f: (f.start, f.end))


def _places(here: Words, idea: Idea, rarest: int) -> Iterator[Found]:
    for anchor in here.of(idea.needs[rarest])[0]:
        if idea.window == "label" and not labelled.answered(here.passage, anchor):
            continue
        window = here.window(idea.window, anchor.start)
        if idea.window == "bare" and not labelled.bare(here.passage, anchor, window):
            continue
        if idea.never and here.within(idea.never, window):
            continue
        if idea.window == "answer" and (label := labelled.heading(here.passage, anchor.start)) and here.within(
                (idea.between | idea.agents).difference(*idea.far, *idea.needs), label):
            continue  # "Police – we ring at once": what is done is done to the label
        if not all(here.within(group, window) for group in idea.far):
            continue
        chosen = _chosen(here, idea, rarest, anchor, window)
        if chosen is None:
            continue
        start, end = chosen[0].start, max(m.end for m in chosen)
        if idea.between and here.within(idea.between, window if idea.near is None else Stretch(start, end)):
            continue
        if idea.agents and _done_by(here, idea, chosen, window):
            continue
        yield Found(idea, tuple(chosen), start, end)


def _chosen(here: Words, idea: Idea, rarest: int, anchor: Mention, window: Stretch) -> list[Mention] | None:
    """The anchor and for every other group its word nearest to it, in order; None where a group has none that fits."""
    places = {rarest: anchor}
    for i in _outwards(rarest, len(idea.needs)):
        side = 0 if not idea.ordered else -1 if i < rarest else 1
        beside = places[i - side] if side else anchor
        best = _nearest(here, here.within(idea.needs[i], window), beside, list(places.values()), side)
        if best is None:
            return None
        places[i] = best
    chosen = sorted(places.values(), key=lambda m: (m.first, m.last))
    if idea.near is not None and any((here.gap(a, b) or 0) > idea.near for a, b in itertools.pairwise(chosen)):
        return None
    return chosen


def _outwards(start: int, size: int) -> Iterator[int]:
    """The other places of a row, those before the start backwards, so that each is looked for beside its neighbour."""
    return itertools.chain(range(start - 1, -1, -1), range(start + 1, size))


def _nearest(here: Words, mentions: list[Mention], anchor: Mention, taken: list[Mention], side: int) -> Mention | None:
    if len(mentions) > 8:
        at = bisect.bisect_left(mentions, anchor.start, key=lambda m: m.start)
        mentions = mentions[max(0, at - 4) : at + 4]
    best: tuple[int, Mention] | None = None
    for mention in mentions:
        gap = here.gap(anchor, mention)
        if gap is None or mention in taken or (side and (mention.first - anchor.first) * side < 0):
            continue
        if best is None or gap < best[0]:
            best = (gap, mention)
    return best[1] if best else None


# Who does it -----------------------------------------------------------------------------------------------------

_STAFF = frozenset({"worker", "leader", "therapist"})
_OWN = frozenset({"worker", "leader", "partner_worker", "we", "expert"})
_BY = frozenset({"by"})
_FOR = frozenset({"for_whom"})
_WITH = frozenset({"with"})
_REACH = 60
_NEXT, _LEAD = 3, 16
_IN = re.compile(r"\b(?:in|inside|im|ins|en|dans|à|nel|nella|nei|nelle|bij|i|på|w|we|ve?|u|em|no|nos|nas|în)"
                 r"(?:\s(?:the|our|all|den|der|les?|las?|los|el|de|het|unseren|alle))?\s$", re.IGNORECASE)
_HAS = re.compile(r"\s*(?:(?:hält|hat|haben|halten|pflegt|má|mají|ma|mają|imajo|ima|heeft|houdt|hebben|har)\s)?"
                  r"(?:(?:das|die|der|het|de|el|la|il)\s)?", re.IGNORECASE)
_HOW = re.compile(r"\b(?:how|wie|comment|cómo|come|hoe|hur|hvordan|jak|ako|kuinka|miten|kako|como|cum|hogyan|kaip|kā"
                  r"|kuidas)\s", re.IGNORECASE)


def _done_by(here: Words, idea: Idea, chosen: list[Mention], window: Stretch) -> bool:
    """Is the act (the first need) done by one of the agents: the last one named before it, or one behind a "by"?"""
    act = next(m for m in chosen if m.code in idea.needs[0])
    if standing_in.we_do(here.passage, act) or any(m.last + 1 == act.first for m in here.by_class.get("we", ())):
        return False
    object_ = next((m for m in chosen if m is not act and m.code not in _OWN), act)
    if act.end <= object_.start and here.within(frozenset({"we"}), Stretch(act.end, object_.start)):
        return False  # "wenn der Mann zustimmt, rufen wir die Partnerin an"
    if object_.first > act.first and standing_in.stands_in(
            here.passage.text, act.start, here.of(idea.agents - {"man"})[0], here.of(_OWN - {"we"})[0]):
        return True
    if _of_them(here, idea, act, object_) or _does_it_herself(here, act, object_) or _who(here, idea, act):
        return True
    clause = here.window("unit", act.start)
    if object_.first < act.first:
        if _behind_by(here, idea, Stretch(act.end, min(window.end, act.end + 2 * _REACH))):
            return True
        clause = here.window("unit", object_.start)
        if _follows(here, idea, object_, act, clause):
            return True
    else:
        clause = window
        if act is not object_ and _subject_last(here, idea, act, object_):
            return True
        if act.code == "to_her" and _follows(here, idea, act, object_, here.window("unit", act.start)):
            return True
    before = here.within(idea.agents | _OWN, Stretch(min(clause.start, act.start), min(act.start, object_.start) + 1))
    before = [m for m in before if m.end <= min(act.start, object_.start) and not _where(here, m)]
    before = [m for m in before if m.code != "man" or not belonging.served(m, here.of(_FOR)[0])]
    before = [m for m in before if object_ is act or (here.gap(m, object_) or 0) > 0]
    ours = belonging.one_of_ours(here.passage.text, clause.start, act.start)
    before = [m for m in before if m.end > ours]
    agents = [m for m in before if m.code in idea.agents]
    before = [m for m in before if m in agents or not standing_in.put_in(
        here.passage.text, m, min(act.start, object_.start), agents)]
    before = [m for m in before if m.code != "worker" or not belonging.employed(here.passage.text, m, agents)]
    before = [m for m in before if m.code != "man" or not belonging.genitive(here.passage.text, m, here.of(_STAFF)[0])]
    own = max((m.end for m in before if m.code in _OWN - idea.agents), default=-1)
    if not before or own < 0:
        return bool(before)
    made = [m for m in before if m.code in idea.agents and m.start >= own]
    return bool(made) and _made_to(here.passage.text, made[-1].end, act.start)


def _who(here: Words, idea: Idea, act: Mention) -> bool:
    """Does a relative clause tell it of an agent that ends the clause before ("the victim service, who calls them")?"""
    unit, sentence = here.window("unit", act.start), here.window("sentence", act.start)
    if unit.start <= sentence.start or not any(unit.start == m.start for m in here.passage.of("joiners", "who")):
        return False
    led = here.within(idea.agents | _OWN, here.window("unit", unit.start - 2))
    return bool(led) and led[-1].code in idea.agents and not here.within(_OWN, Stretch(unit.start, act.start + 1))


def _where(here: Words, agent: Mention) -> bool:
    """Is a prison or a probation office named as the place ("in the prisons nobody phones her")?"""
    before = here.passage.text[max(0, agent.start - _LEAD) : agent.start]
    return agent.code == "probation_service" and _IN.search(before) is not None


def _of_them(here: Words, idea: Idea, act: Mention, object_: Mention) -> bool:
    """Is it from them, told between the act and its object ("letters from the man to his wife")?"""
    if object_.first <= act.first:
        return False
    between = here.within(idea.agents, Stretch(act.end, object_.start)) if act.end < object_.start else []
    return any(m.end <= a.start and (here.gap(m, a) or 0) == 0 and a.end < object_.start
               for a in between for m in here.within(_BY, Stretch(act.end, object_.start)))


_ACTIVE = frozenset({"call", "calls", "ring", "rings", "phone", "phones", "meet", "meets", "speak", "speaks", "write",
                     "writes", "visit", "visits", "talk", "talks", "contact us", "contacts"})


_MODAL = re.compile(r"(?:\s(?:can|may|could|might|should|will|would|must|also|always|themselves|herself|who))+\s")
_SHOULD = re.compile(r"\b(?:should|can|may|could|might|will)\s(?:the\s|an?\s|some\s|any\s)?$", re.IGNORECASE)


def _does_it_herself(here: Words, act: Mention, object_: Mention) -> bool:
    """Is the one who should be contacted the subject of an active verb ("many women call the helpline")?"""
    text = here.passage.text
    if act.term not in _ACTIVE or act.start <= object_.end or not text[act.end : act.end + 2].strip().isalpha():
        return False
    if _MODAL.fullmatch(text, object_.end, act.start):
        return True
    if object_.end + 1 != act.start or text[object_.end] != " ":
        return False
    agrees = object_.term.endswith(("s", "en")) != act.term.endswith("s")
    return agrees or bool(_SHOULD.search(text, max(0, object_.start - _LEAD), object_.start))


def _made_to(text: str, after: int, act: int) -> bool:
    """Is somebody taught or asked to do it ("we discuss with the man how to talk with her", "tell him to call her")?"""
    return act > after and (text[after:act] in (" to ", " not to ") or bool(_HOW.search(text, after, act)))


def _follows(here: Words, idea: Idea, object_: Mention, act: Mention, clause: Stretch) -> bool:
    """Does the one who does it stand right behind the verb ("jai paskambina pagalbos centras")?"""
    begin = here.passage.text.rfind(",", clause.start, object_.start) + 1 or clause.start
    if here.within(_OWN | _WITH, Stretch(begin, clause.end)):
        return False
    after = here.within(idea.agents - {"man"}, Stretch(act.end, max(act.end, clause.end)))
    if not after or (here.gap(act, after[0]) or 0) > _NEXT:
        return False
    return not any(act.end <= m.start < after[0].start for m in here.passage.of("joiners", "who"))


def _subject_last(here: Words, idea: Idea, act: Mention, object_: Mention) -> bool:
    """Does the one who does it stand right behind the object ("kontaktuje ohroženou osobu intervenční centrum")?"""
    unit = here.window("unit", act.start)
    if here.within(_OWN, Stretch(unit.start, object_.end)) or here.within(_WITH, Stretch(act.start, object_.end)):
        return False
    behind = here.within(idea.agents - {"man"}, Stretch(object_.end, max(object_.end, unit.end)))[:1]
    return any(_HAS.fullmatch(here.passage.text, object_.end, m.start) for m in behind)


def _behind_by(here: Words, idea: Idea, behind: Stretch) -> bool:
    return any(here.within(_BY, Stretch(max(behind.start, m.start - _REACH), m.start + 1))
               and not here.within(_OWN, Stretch(behind.start, m.start + 1))
               for m in here.within(idea.agents, behind))
