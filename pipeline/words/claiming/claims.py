"""How a phrase is claimed: as a fact, a denial, a plan, something under way, a guess, or of another programme.

Adds to the scopes of `pipeline.words.claiming.scopes` the time of a clause (vocabulary `tense`), and what scopes cannot
know: a denial may be taken up by a nearer word ("no difference in reoffending" denies the difference).
"""

from __future__ import annotations

import bisect
import re
from functools import lru_cache

from pipeline.fold import fold
from pipeline.model import TICKED, UNTICKED
from pipeline.passage import Passage, Stretch, once, starting
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words.claiming import concerning, removed, scopes
from pipeline.words.claiming.to_come import comings
from pipeline.words.wording import tongues
from pipeline.words.wording.triggers import language_of, thought

_IT = re.compile(
    r"\s+(?:it|this|es|ihn|dies|det|den|dette|het|hem|sen|tämän|ho|jej|ga|go|ją|jį|to|seda|selle)\s*(?:[.,;:!?)]|$)",
    re.IGNORECASE,
)
_IT_BEFORE = re.compile(r"(?:^|\s)(?:le|la|l['’]|lo|el|o|îl|ga|jo|je|ho|ji|jej|jį|ją|to)\s*$", re.IGNORECASE)
_IT_LED = re.compile(r"(?:le|la|lo|el|o|îl|ga|jo|je|ho|ji|jej|jį|ją)\s|l['’]", re.IGNORECASE)
_A_NEW = re.compile(
    r"\b(?:un|una|une|uno|um|uma|o altă|nou\w*|nouv\w+|nuev\w+|nuov\w+|nov\w+|drug\w+|jin\w+|nauj\w+|autre|otro|altro"
    r"|altre)\b",
    re.IGNORECASE,
)
_ALWAYS = ("en", "und")
_NEAR = 3
_AUXILIARY = 24  # characters in which an auxiliary verb stands
_LONG = 8
_NOTABLE = 5  # letters of a word that is a clause by itself, whatever the language beside it ("Status: laufend")


def spoken(passage: Passage, mention: Mention) -> bool:
    """Is a phrase in a language that its sentence may be in, or English? Short words mean other things in others."""
    if len(mention.term.strip("*")) >= _LONG:
        return True
    likely = tongues.likely(passage, passage.sentence_at(mention.start))
    if not likely or mention.language in likely or mention.language in _ALWAYS:
        return True
    surface = passage.text[mention.start : mention.end]
    if len(surface) >= _NOTABLE and surface == passage.clause_at(mention.start).of(passage.text).strip(".!; "):
        return True
    return any(_matches(passage.lexicon, mention.vocabulary, mention.code, language, surface)
               for language in (*likely, *_ALWAYS))


@lru_cache(maxsize=20_000)
def _matches(lexicon: Lexicon, vocabulary: str, code: str, language: str, surface: str) -> bool:
    """Has a code a term in a language that a phrase answers to?"""
    terms = lexicon.vocabularies[vocabulary].codes[code].terms.get(language, ())
    return any(re.fullmatch(_pattern(t), w) for t in terms for w in (fold(surface), surface.casefold()))


@lru_cache(maxsize=50_000)
def _pattern(term: str) -> str:
    return r"\W+".join(re.escape(w).replace(r"\*", r"\w*") for w in term.casefold().split())


def clause(passage: Passage, at: int) -> Stretch:
    """The clause that holds a character, cut also at words that oppose ("but")."""
    units = scopes.units(passage)
    return units[max(0, bisect.bisect_right(units, at, key=lambda u: u.start) - 1)]


def within(passage: Passage, stretch: Stretch, vocabulary: str, *codes: str) -> list[Mention]:
    """The phrases of a vocabulary that begin in a stretch."""
    return starting(passage.of(vocabulary, *codes), stretch.start, stretch.end)


def denied(passage: Passage, mention: Mention, absorbing: tuple[str, ...] = ()) -> bool:
    """Is a phrase denied, and not by a negator that a phrase of the `absorbing` vocabularies takes up before it?"""
    scope = scopes.of(passage, mention, ("not", "except", "unticked", "not_only"))
    if scope is None or scope.kind == "not_only":
        return False
    if scope.kind == "unticked" or not absorbing:
        return True
    trigger = scope.trigger
    low, high = trigger.start, mention.start if scope.after else clause(passage, trigger.start).end
    if any(m.start <= trigger.start < m.end and m.end - m.start > trigger.end - trigger.start
           for name in absorbing for m in within(passage, Stretch(clause(passage, low).start, low + 1), name)):
        return False  # "their attitudes had not changed"
    if low >= high:
        return True
    return not any((m.end <= mention.start or mention.end <= m.start) and not _compound(m, mention)
                   for name in absorbing for m in within(passage, Stretch(low, high), name))


def _compound(first: Mention, study: Mention) -> bool:
    """Does a word only tell the kind of the study that stands right behind it ("no effect study")?"""
    return study.vocabulary == "evaluation_topic" and first.last + 1 == study.first and first.language == "en"


def unticked(passage: Passage, mention: Mention) -> bool:
    return scopes.of(passage, mention, ("unticked",)) is not None


def planned(passage: Passage, mention: Mention) -> bool:
    """Does a word of planning stand in the clause of the phrase (outside the phrase)?"""
    return bool(tense(passage, mention, "plan"))


def ongoing(passage: Passage, mention: Mention) -> bool:
    return bool(tense(passage, mention, "ongoing"))


def not_yet(passage: Passage, mention: Mention) -> bool:
    return bool(tense(passage, mention, "not_yet"))


def hedged(passage: Passage, mention: Mention) -> bool:
    return bool(tense(passage, mention, "hedge"))


def tense(passage: Passage, mention: Mention, code: str) -> list[Mention]:
    """The words of a tense in the clause of a phrase."""
    return [
        m
        for unit in spread(passage, mention.start)
        for m in tenses(passage, unit, code)
        if m.end <= mention.start or (mention.end <= m.start and not _new_verb(passage, mention, m))
    ]


def _new_verb(passage: Passage, mention: Mention, mark: Mention) -> bool:
    """Does a word of time behind a phrase belong to a verb of its own ("looks at it and will report")?"""
    return mark.start > mention.end and bool(_ands(passage, mention.end, mark.start))


def _ands(passage: Passage, start: int, end: int) -> list[Mention]:
    """The words for "and" between two places."""
    return [m for m in within(passage, Stretch(start, max(start, end)), "joiners", "and") if spoken(passage, m)]


def spread(passage: Passage, at: int) -> list[Stretch]:
    """The clause at a character, and what follows of it behind a bracket ("a version (for schools) is planned") or a
    relative clause."""
    units = scopes.units(passage)
    i = max(0, bisect.bisect_right(units, at, key=lambda u: u.start) - 1)
    found = [units[i]]
    text = passage.text
    rest = behind_relative(passage, i)
    if rest:
        found.append(rest)
    if "(" in text[units[i].end : units[i].end + 2]:
        for j in range(i + 1, min(i + 5, len(units) - 1)):
            if ")" in text[units[j].end : units[j].end + 2]:
                if text[units[j].end : units[j].end + 4].lstrip(") ")[:1].islower():
                    found.append(units[j + 1])
                break
    return found


def before_bracket(passage: Passage, at: int) -> Stretch | None:
    """What stands before the bracket that ends right before the clause at a character and parts it ("it is foreseen
    that a college (from outside) | studies it")."""
    units, text = scopes.units(passage), passage.text
    i = max(0, bisect.bisect_right(units, at, key=lambda u: u.start) - 1)
    if not text[: units[i].start].rstrip().endswith(")") or not text[units[i].start : units[i].start + 1].islower():
        return None
    return next((units[j - 1] for j in range(i - 1, max(0, i - _INSIDE), -1)
                 if text[: units[j].start].endswith("(")), None)


_INSIDE = 5  # clauses
_RELATIVE = re.compile(
    r"(?:\w+\s)?(?:which|whom?|whose|der|die|das|den|dem|deren|dessen|welche[rsnm]?|qui|que|dont|lequel|laquelle"
    r"|quien(?:es)?|cuy[oa]s?|che|cui|il quale|la quale|dat|wiens|som|vars|joka|jota|jonka|jossa|jotka|kt[oó]r\w+"
    r"|jen[žz]|jeho[žz]|ktor\w+|kur[iį]\w*|kas|mis|ki|koj\w+|kater\w+|care|amely\w*|aki\w*)\b",
    re.IGNORECASE,
)


def behind_relative(passage: Passage, i: int) -> Stretch | None:
    """What follows of clause number `i` behind a relative clause between commas ("an app, which ..., is planned")."""
    units, text = scopes.units(passage), passage.text
    if i + 2 >= len(units) or not _RELATIVE.match(text, units[i + 1].start):
        return None
    commas = (text[units[k].end : units[k].end + 1] == "," for k in (i, i + 1))
    rest = units[i + 2]
    if not all(commas) or _RELATIVE.match(text, rest.start) or _ands(passage, rest.start, rest.start + 1):
        return None
    return rest


def tenses(passage: Passage, stretch: Stretch, code: str) -> list[Mention]:
    """The words of a tense in a stretch; those that are words of other languages too only in their own."""
    found = [m for m in within(passage, stretch, "tense", code) if spoken(passage, m)]
    if code == "plan":
        found = [m for m in found if not thought(passage, m)]
        found += [m for m in comings(passage) if stretch.holds(m.start)]
        found += [m for m in within(passage, stretch, "tense", "plan_local") if _local(passage, m)]
    return found


def _local(passage: Passage, mention: Mention) -> bool:
    here = language_of(passage)
    surface = passage.text[mention.start : mention.end]
    return here is None or _matches(passage.lexicon, mention.vocabulary, mention.code, here, surface)


def own(passage: Passage, at: int) -> bool:
    """Is what stands at a character said of this programme?"""
    return not any(s.start <= at < s.end for s in foreign(passage))


@once
def foreign(passage: Passage) -> tuple[Stretch, ...]:
    """The stretches that speak of another programme: the sentence, up to a word that brings it back to this one."""
    return tuple(_foreign(passage))


def _foreign(passage: Passage) -> list[Stretch]:
    marks = [
        m
        for m in passage.of("other_programme", "elsewhere")
        if not scopes.denied(passage, m) and spoken(passage, m)
    ]
    nouns = passage.of("other_programme", "programme")
    marks += [
        m
        for m in passage.of("other_programme", "earlier")
        if (any(0 < n.first - m.last <= _NEAR or (m.first - n.last == 1 and m.language in tongues.NOUN_FIRST)
                for n in nouns) or _alone(passage, m))
        and spoken(passage, m)
        and not scopes.denied(passage, m)  # "it did not replace any older programme, and it runs well"
    ]
    marks += [
        m
        for m in passage.of("evaluation_topic", "staff_course")
        if within(passage, clause(passage, m.start), "evaluation_topic", "study")
    ]
    found = []
    for mark in marks:
        sentence = passage.sentence_at(mark.start)
        back = [h for h in brought_back(passage, sentence) if not _OF.fullmatch(passage.text, mark.end, h.start)]
        start = max((clause(passage, h.start).end for h in back if h.end <= mark.start), default=sentence.start)
        behind = [h for h in back if h.start >= mark.end] + _taken_up(passage, mark, sentence, nouns)
        end = min((_cut(passage, h, mark) for h in behind), default=sentence.end)
        scope = scopes.of(passage, mark, ("other",))
        if scope and scope.trigger.code == "unlike" and mark.end <= scope.end:
            end = min(end, scope.end)
        start, end = boxed(passage.text, mark.start, start, end)
        unit = clause(passage, mark.start)
        if mark.code == "earlier" and within(passage, Stretch(unit.start, mark.start), "scope_marks", "replaces"):
            start = max(start, unit.start)  # "it runs everywhere, it replaced an older course"
            end = end if _RELATIVE.match(passage.text, clause(passage, unit.end + 2).start) else min(end, unit.end)
        found.append(Stretch(min(start, mark.start), max(end, mark.end)))
    return [*found, *concerning.others(passage)]


# "the predecessor of this course" is not this course
_OF = re.compile(
    r"\s(?:of|to|for|von|zu|für|de|du|des|del|di|van|av|af|til|do|pro|dla|za|a|al|à)\s", re.IGNORECASE)


def _cut(passage: Passage, back: Mention, mark: Mention) -> int:
    """Where what brings back to this programme begins: its clause, in the clause of the mark the words themselves."""
    start = clause(passage, back.start).start
    return start if start > mark.start else back.start


def _alone(passage: Passage, mark: Mention) -> bool:
    """Does an adjective for the earlier programme open a sentence as its subject ("The previous one, Turn, was
    studied", "El anterior fue evaluado")?"""
    ahead = passage.text[passage.sentence_at(mark.start).start : mark.start].split()
    if len(ahead) > 1:
        return False
    behind = passage.text[mark.end : mark.end + _AUXILIARY].lstrip()
    behind = behind.removeprefix("one").lstrip()
    return (behind[:1] == "," and bool(ahead)) or removed.VERB_FIRST.match(behind) is not None or (
        behind.split(" ")[0].casefold() in removed.AUXILIARIES)


def boxed(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """A stretch around a character, cut at the tick boxes beside it: each box is for its own words."""
    for box in (TICKED, UNTICKED):
        start = max(start, text.rfind(box, start, at))
        cut = text.find(box, at, end)
        end = end if cut < 0 else cut
    return start, end


def brought_back(passage: Passage, stretch: Stretch) -> list[Mention]:
    """The words of a stretch that bring it back to this programme ("here", "our Maltese version")."""
    found = [h for h in within(passage, stretch, "other_programme", "here")
             if spoken(passage, h) and not _in_name(passage, h)]
    ours = [m for m in within(passage, stretch, "occasions", "we") if spoken(passage, m)]
    for noun in within(passage, stretch, "other_programme", "programme") if ours else ():
        between = passage.tokens[noun.first - 1]
        if any(noun.first - m.last == 2 for m in ours) and passage.text[between.start].isupper():
            found.append(noun)
    return sorted(found, key=lambda m: m.start)


def _in_name(passage: Passage, mention: Mention) -> bool:
    """Is a phrase a name or in one, by the capitals of its words, or its own and the one before it ("Entre Nós")?"""
    words = [passage.text[t.start] for t in passage.tokens[mention.first : mention.last + 1]]
    before = passage.tokens[mention.first - 1] if mention.first else None
    if before is not None and before.key.isalpha() and passage.text[before.end : mention.start] == " ":
        words.insert(0, passage.text[before.start])
    return len(words) > 1 and all(letter.isupper() for letter in words)


def _taken_up(passage: Passage, mark: Mention, sentence: Stretch, nouns: list[Mention]) -> list[Mention]:
    """Words for a programme that open a later clause which denies something ("..., but the programme was not")."""
    found = []
    for noun in nouns:
        if not mark.end <= noun.start < sentence.end:
            continue
        unit = clause(passage, noun.start)
        opens = len(passage.text[unit.start : noun.start].split()) <= _NEAR and not unit.holds(mark.start)
        if opens and any(unit.holds(t.start) and t.start > noun.start for t in scopes.triggers(passage)):
            found.append(noun)
    return found


def linked(passage: Passage, a: Mention, b: Mention) -> bool:
    """Do two phrases stand in one clause without an "and" between them?"""
    low, high = (a, b) if a.start <= b.start else (b, a)
    if clause(passage, a.start) != clause(passage, b.start):
        return False
    return not _ands(passage, low.end, high.start)


def of_it(passage: Passage, verb: Mention) -> bool:
    """Does a pronoun that closes the clause stand right behind a verb, as its object ("... har afløst det"), or before
    it in a clause of something new ("un programme national le remplace")?"""
    if _IT.match(passage.text, verb.end):
        return True
    unit = clause(passage, verb.start)
    ahead = _IT_BEFORE.search(passage.text, max(unit.start, verb.start - 8), verb.start)
    led = ahead or _IT_LED.match(passage.text, verb.start, verb.end)
    return led is not None and _A_NEW.search(passage.text, unit.start, unit.end) is not None
