"""Answers that admit all levels of risk or intensity: "all risk levels", "regardless of risk", "nobody is turned away
because of risk", "risk does not decide"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.grades.grading import ORDER, WEAK, beyond
from pipeline.words.wording.function_words import EVERYDAY

_WORD = re.compile(r"[^\W_]+")
_HANGS = re.compile(r"depen|condi[tc]|häng|abhäng|bedingt|dép|depèn|subord|supedit|dipend|afhank|hangt|zale"
    r"|uzale", re.I)
_WEIGHED = re.compile(  # who is considered for a place is admitted
    r"\b(?:is|are|can be|could be|may be|will be|get)\s(?:\w+\s)?considered(?:[\s.,;)]|$)", re.IGNORECASE)
_EVEN = re.compile(  # "we take all cases, also with a high risk"
    r"\b(?:also|even|including|incl|included|too|auch|sogar|einschließlich|inklusive|aussi|même|y compris|también"
    r"|incluso|incluidos?|incluidas?|anche|perfino|compres[oiae]|ook|zelfs|inclusief|även|också|inklusive|også|selv"
    r"|myös|jopa|także|również|też|nawet|i|také|též|včetně|tiež|aj|vrátane|tudi|vključno|također|i|uključujući"
    r"|taip pat|arī|ka|sealhulgas|is|beleértve|inclusiv|chiar|também|inclusive|també|inclòs)\s(?:[\w]+\s){0,4}$",
    re.IGNORECASE)
_SHORT, _NEAR, _BEFORE = 5, 3, 30
_AT = re.compile(  # "the tool is made on each prisoner at the admission"
    r"\b(?:at|upon|on|after|before|during|until|bei|bei der|nach|vor|à|avant|après|lors de|al|en|tras|all|alla|dopo"
    r"|bij|vid|ved|efter"
    r"|etter|przy|po|při|pri|kod|na|na)\s?['’]?(?:the\s|his\s|their\s|der\s|dem\s|la\s|l['’]|de\s)?$"
    r"|\b(?:before|until|when|once|as soon as|bevor|ehe|wenn|sobald|avant qu[e'’]|quand|lorsqu[e'’]|dès qu[e'’]"
    r"|antes de que|cuando|prima che|quando|voordat|voor|als|wanneer|innan|när|inden|før|når|ennen kuin|kun|zanim|gdy"
    r"|než|když|kým|keď|prije nego|kad|preden|ko|kol|prieš|pirms|kad|enne kui|mielőtt|amikor|înainte să|când|antes que)"
    r"\s?(?:[^\W\d]+\s){1,2}$", re.IGNORECASE)


def everybody(passage: Passage, noun: str, bare: bool) -> Iterator[tuple[Mention, ...]]:
    """The words of each sentence that admits all levels of a noun; `bare` where it need not be named."""
    marks = passage.of("level_marks", "all", "regardless", "decide", "whatever", "limit", "required")
    refused = [*scopes.refusing(passage), *_nobody_sent(passage)]
    nouns = [m for m in passage.of("level_nouns") if not in_a_name(passage, m) and (
        m.code in (noun, "level") or (m.code == "result" and scopes.spoken(passage, m)))]
    everyone = passage.of("level_marks", "everybody")
    for sentence in _sentences(passage, (*marks, *refused, *everyone)):
        found = _all_of(passage, sentence, marks, nouns, noun, bare)
        if found and not _foreign(passage, found[0]):
            yield tuple(sorted(found, key=lambda m: m.start))


def in_a_name(passage: Passage, noun: Mention) -> bool:
    """Is a noun no more than the beginning of a word that names a tool ("RisCanvi")?"""
    return any(m.first == m.last == noun.first and noun.end <= m.end for m in passage.of("risk_tools"))


def _conceded(passage: Passage, sentence: Stretch, mark: Mention) -> bool:
    """Does a "whatever" only stress what its sentence tells of some level before, its own clause naming no risk and no
    result ("those of high risk are refused, whatever the lawyer says")?"""
    before = {WEAK.get(m.code, m.code) for m in starting(passage.of("levels", *ORDER), sentence.start, mark.start)
              if not beyond(passage, m)}
    refused = starting([*scopes.refusing(passage), *scopes.triggers(passage)], sentence.start, mark.start)
    if not before or _whole(before) or (mark.code == "whatever" and not refused):
        return False
    return not starting(passage.of("level_nouns"), mark.start, sentence.end)


def _sentences(passage: Passage, mentions: Sequence[Mention]) -> list[Stretch]:
    return list(dict.fromkeys(passage.sentence_at(m.start) for m in sorted(mentions, key=lambda m: m.start)))


def _foreign(passage: Passage, mention: Mention) -> bool:
    scope = scopes.of(passage, mention, ("plan", "past", "other"))
    return scope is not None and not (scope.kind == "plan" and (
        scope.trigger.term.startswith("may ")  # a leave: "all levels may come in"
        or _WEIGHED.search(passage.text, mention.end, scope.trigger.end + 1) is not None))


def _all_of(passage: Passage, sentence: Stretch, marks: Sequence[Mention], nouns: Sequence[Mention], noun: str,
            bare: bool) -> list[Mention] | None:
    own = starting(marks, sentence.start, sentence.end)
    everyone = starting(passage.of("level_marks", "everybody"), sentence.start, sentence.end)
    named = starting(nouns, sentence.start, sentence.end)
    strict = [m for m in named if m.code == noun or (bare and _heads(passage, sentence, m))]
    for trigger in starting(scopes.triggers(passage), sentence.start, sentence.end):
        before = [m for m in (*own, *everyone) if m.code in ("all", "everybody")
                  and m.first <= trigger.last and trigger.first - m.last <= 3]
        behind = starting(passage.of("levels"), trigger.end, sentence.end)
        if trigger.code == "except" and before and behind and (strict or bare):
            return [before[-1]]
    own = [m for m in own if m.code not in ("whatever", "regardless") or not _conceded(passage, sentence, m)]
    for mark in own:
        if mark.code == "whatever" and bare:
            return [mark]
        if mark.code in ("all", "regardless"):
            reach = 2 if mark.code == "all" else 4
            near = [n for n in named if n.first > mark.last and scopes.distance(passage, mark, n) <= reach]
            near = [n for n in near if mark.code == "regardless" or not _of_people(passage, mark, n)]
            if mark.code == "regardless":
                near += [n for n in named if n.last < mark.first and scopes.distance(passage, n, mark) <= 5]
                near += [t for t in passage.of("risk_tools")
                         if bare and sentence.holds(t.start) and 0 < t.first - mark.last <= 2]
                if bare and (ends := _both_ends(passage, sentence, mark)):
                    return [mark, *ends]
            between = {WEAK.get(m.code, m.code) for n in near[:1] if mark.code == "all" for m in starting(
                passage.of("levels"), mark.end, n.start)}
            if between and not _whole(between):
                continue  # "all with a medium risk"
            if near and starting(passage.of("tool_words", "tool"), mark.end, near[0].start):
                continue  # "any instrument for risk"
            if near and (strict or bare):
                return [mark, near[0]]
    for mark in own:
        clause = passage.clause_at(mark.start)
        words = len(_WORD.findall(clause.of(passage.text))) if mark.code == "all" and bare else 0
        placed = starting(passage.of("settings"), clause.start, mark.start) if 1 < words < _SHORT - 1 else ()
        if clause.start > sentence.start and (words == 1 or (placed and _last(passage, mark))):
            return [mark]  # "prisons medium and high, probation all"
    for mark in everyone if bare else ():
        clause = passage.clause_at(mark.start)
        placed = starting(passage.of("settings"), clause.start, clause.end)
        if placed and len(_WORD.findall(clause.of(passage.text))) <= _SHORT - 1:
            return [mark]  # "in custody everyone"
    told = _nobody(passage, sentence, own, strict, bare)
    told = told or (_unlimited(passage, own) or _unasked(passage, named) if bare else None)
    plain = all(m.code == "result" for m in named) or _both_ends(passage, sentence, None)
    if told or not (strict or (bare and plain)):
        return told
    return _admitted(passage, sentence, named, strict, bare)


def _heads(passage: Passage, sentence: Stretch, noun: Mention) -> bool:
    """Is "level" what its sentence speaks of, and no level of something else ("The level plays no role")?"""
    before = [w.key for w in passage.tokens[max(0, noun.first - 2) : noun.first] if w.start >= sentence.start]
    return noun.code == "level" and len(before) <= 1 and all(w in EVERYDAY for w in before)


def _both_ends(passage: Passage, sentence: Stretch, mark: Mention | None) -> list[Mention] | None:
    """The lowest and the highest level of a sentence, or behind "regardless" ("no matter whether he is a low or a high
    risk")."""
    behind = starting(passage.of("levels"), mark.end if mark else sentence.start, sentence.end)
    return behind if _whole({WEAK.get(m.code, m.code) for m in behind}) else None


def _whole(codes: Collection[str]) -> bool:
    """Do some levels reach from one end to the other?"""
    return "low" in codes and ("high" in codes or "very_high" in codes)


def _unlimited(passage: Passage, own: Sequence[Mention]) -> list[Mention] | None:
    """A limit that is denied where its clause names nothing else that could have one ("there is no threshold for
    entry", "limits: none", and not "no age limit")."""
    for limit in own:
        trigger = _denial(passage, limit)
        if trigger is None or scopes.distance(passage, trigger, limit) > _NEAR:
            continue
        clause = passage.clause_at(limit.start)
        spent = (limit, trigger, *starting(passage.of("refusals", "admit"), clause.start, clause.end),
                 *starting(passage.of("senders", "entry"), clause.start, clause.end),
                 *starting(passage.of("level_nouns", "level", "risk"), clause.start, clause.end),
                 *starting(passage.of("level_marks", "required"), clause.start, clause.end),
                 *starting(passage.of("taken_back", "do"), clause.start, clause.end))
        rest = [w.key for i, w in enumerate(passage.tokens) if clause.holds(w.start) and w.key[0].isalnum()
                and not any(m.first <= i <= m.last for m in spent)]
        if all(w in EVERYDAY for w in rest) and not starting(passage.of("count_nouns"), clause.start, clause.end):
            return [trigger, limit]
    return None


def _unasked(passage: Passage, named: Sequence[Mention]) -> list[Mention] | None:
    """A level or risk that is not required ("no level of risk is prescribed")."""
    for noun in (m for m in named if m.code != "result" and m.term != "group"):
        clause = passage.clause_at(noun.start)
        if any(m.start <= noun.start and noun.end <= m.end for m in passage.of("tool_words", "judgement")):
            continue  # "no risk assessment is required"
        asked = starting(passage.of("level_marks", "required"), noun.end, clause.end)
        scope = scopes.of(passage, noun, ("not",)) if asked else None
        if scope is not None and not starting(passage.of("levels"), clause.start, clause.end):
            return [scope.trigger, noun, asked[0]]
    return None


def _denial(passage: Passage, limit: Mention) -> Mention | None:
    """What denies a limit, or the limit itself where its words say so ("no limits")."""
    if limit.code == "limit":
        scope = scopes.of(passage, limit, ("not",))
        return scope.trigger if scope else None
    nouns = passage.lexicon.vocabularies[limit.vocabulary].codes["limit"].terms
    denied = limit.code == "regardless" and limit.term.split()[-1] in nouns.get(limit.language, ())
    return limit if denied else None


def _of_people(passage: Passage, mark: Mention, noun: Mention) -> bool:
    """Does "all" speak of people, or of an assessment, before it comes to the noun ("all men are risk assessed")?"""
    words = (*passage.of("people", "man"), *passage.of("tool_words", "assess"))
    people = any(mark.end <= m.start and m.end <= noun.start for m in words)
    assessed = (*passage.of("safety", "risk_review"), *passage.of("tool_words", "judgement"))
    return people or any(
        m.start <= noun.start and noun.end <= m.end and m.term != noun.term for m in assessed)


def _nobody(passage: Passage, sentence: Stretch, own: Sequence[Mention], strict: Sequence[Mention],
            bare: bool) -> list[Mention] | None:
    """Nobody is turned away because of the risk, of its result or "because of that"; the risk does not decide."""
    turned = starting(scopes.refusing(passage), sentence.start, sentence.end)
    nobody = [m for m in scopes.triggers(passage) if sentence.holds(m.start) and m.code not in ("except", "rather")
              and not any(t.start <= m.start < t.end for t in turned)]
    turned = turned or starting(_nobody_sent(passage), *sentence)
    # "is excluded and has no priority" joins two things
    if nobody and turned and abs(turned[0].first - nobody[0].first) <= 6 and not any(
            turned[0].end <= m.start < nobody[0].start for m in scopes.joiners(passage, "and")):
        clause = passage.clause_at(turned[0].start)
        at_level = [m for m in starting(passage.of("levels"), clause.start, clause.end)
                    if m.code != "other" and not beyond(passage, m)]
        reasons = starting(passage.of("level_marks", "so"), sentence.start, sentence.end)
        reasons += starting(passage.of("level_nouns", "result"), turned[0].start, sentence.end)
        whole = {"low", "high"} <= {m.code for m in starting(passage.of("levels"), sentence.start, sentence.end)}
        if (strict or (bare and (reasons or whole))) and all(_reason(passage, m, strict, nobody[0]) for m in at_level):
            return [nobody[0], turned[0], *at_level]
    for trigger in starting(scopes.triggers(passage), sentence.start, sentence.end):
        limits = [m for m in own if m.code == "decide" and trigger.start <= m.start < trigger.end]
        if trigger.code == "not_only" and limits:
            group = [n for n in strict if 0 < n.first - trigger.last <= _SHORT]
            if group and not starting(passage.of("levels"), trigger.end, sentence.end):
                return [trigger, group[0]]  # "not limited to a certain risk group"
    about = strict or (starting(passage.of("level_nouns", "result"), sentence.start, sentence.end) if bare else [])
    for mark in (m for m in own if m.code == "decide") if about else ():
        denial = scopes.of(passage, mark, ("unticked", "not", "except", "not_only"))
        if denial is None or denial.kind == "not_only":
            continue  # "an extreme risk is a ground for refusal"
        if starting(passage.of("levels"), mark.end, sentence.end):
            continue  # "not limited to high risk"
        if _HANGS.match(mark.term) and mark.start < about[0].start and not starting(
                passage.of("refusals", "admit"), sentence.start, mark.start):
            continue  # "the payment does not depend on the risk"
        scope, of_noun = scopes.of(passage, mark), scopes.of(passage, about[0], scopes.DENIALS)
        if scope is None or of_noun is None or scope.trigger == of_noun.trigger:
            return [about[0], mark]
    return None


def _nobody_sent(passage: Passage) -> list[Mention]:
    """The "niemanden" inside a German verb of sending away that is cut in two ("schicken niemanden wegen ... weg")."""
    at = {m.start(1) for m in _SENDS_NOBODY.finditer(passage.text)}
    return [m for m in scopes.triggers(passage) if m.start in at]


_SENDS_NOBODY = re.compile(
    r"\b(?:schicken|schickt|weisen|weist|lehnen|lehnt)\s(?:wir\s|man\s)?(niemand\w*)\s[^.;,]{0,60}?"
    r"\s?(?:weg|ab|fort|zurück|heim|nach Hause)\b", re.IGNORECASE)


def _reason(passage: Passage, level: Mention, nouns: Sequence[Mention], negator: Mention) -> bool:
    """Is a level why somebody might be refused ("for high risk", "a high risk is no reason"), not who is?"""
    clause, marks = passage.clause_at(level.start), passage.of("level_marks", "because")
    behind = starting(passage.of("levels"), negator.start, clause.end)
    if _whole({WEAK.get(m.code, m.code) for m in behind}) and any(
            negator.end <= m.start < behind[0].start for m in marks):
        return True  # "nobody is refused because his risk is low or high"
    risk = next((n for n in nouns if scopes.distance(passage, level, n) <= 1), None)
    if risk is None:
        return False
    low, high = min(level.first, risk.first), max(level.last, risk.last)
    if any(0 < low - m.last <= _SHORT or 0 < m.first - high <= 1 for m in marks):
        return True
    subject = high < negator.first <= high + _SHORT
    return subject and not any(0 <= m.first - high <= 1 for m in passage.of("people"))


def _last(passage: Passage, mark: Mention) -> bool:
    """Does a word end its clause, so that it stands for people ("in the community we take all")?"""
    return not _WORD.search(passage.text, mark.end, passage.clause_at(mark.start).end)


def even(passage: Passage, everyone: Mention, sentence: Stretch) -> bool:
    """Are all the levels behind a word for everybody only told as taken too ("all cases, even those of high risk")?"""
    behind = starting(passage.of("levels"), everyone.end, sentence.end)
    if not behind or "," not in passage.text[everyone.end : behind[0].start]:
        return False
    return _EVEN.search(passage.text, everyone.end, behind[0].start) is not None


def _admitted(passage: Passage, sentence: Stretch, named: Sequence[Mention], strict: Sequence[Mention],
              bare: bool) -> list[Mention] | None:
    """Everybody is taken, where the sentence speaks of the risk or its result or says no more than that."""
    people = {m.start for m in passage.of("people", "man")}
    whose = {m.last + 1 for m in scopes.joiners(passage, "who")}
    admits = [m for m in starting(passage.of("refusals", "admit"), sentence.start, sentence.end)
              if m.start not in people and m.first not in whose and not _AT.search(
                  passage.text, max(sentence.start, m.start - _BEFORE), m.start)]
    everyone = starting(passage.of("level_marks", "all", "everybody"), sentence.start, sentence.end)
    some = {WEAK.get(m.code, m.code) for m in starting(passage.of("levels"), sentence.start, sentence.end)}
    about = strict or (bare and (any(m.code == "result" for m in named) or _whole(some) or (
        len(_WORD.findall(sentence.of(passage.text))) <= _SHORT + 1
        and any(m.code == "everybody" or _last(passage, m) for m in everyone))))
    for mark in everyone if about else ():
        if some and not _whole(some) and not even(passage, mark, sentence):
            continue  # "eligible is whoever shows a medium risk"
        near = [m for m in admits if scopes.distance(passage, mark, m) <= 3 and not scopes.denied(passage, m)]
        if near:
            return [mark, near[0]]
    return None
