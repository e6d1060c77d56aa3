"""Instruments that gave way to another one.

    changed from A to B / after ten years with A we moved to B      a change, and what it led to
    A was replaced by B / A wurde durch B ersetzt                   a verb of replacing, and by what
    A, earlier B                                                    a word for earlier before one of them
    first A, then B / antes A, ahora B                              two times, each with an instrument of its own
    A gave way to B / B hat A abgelöst                              what gives its place, and to what
    trained in A, but we use B                                      what staff only know, and what is in use
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.wording.function_words import TOO

_TO = frozenset({
    "to", "auf", "zu", "zum", "zur", "à", "au", "a", "al", "alla", "all", "naar", "till", "til", "na", "do", "uz",
    "prie", "para", "pe", "la", "over", "into",
})
_BY = frozenset({
    "by", "durch", "von", "vom", "par", "por", "da", "dal", "dall", "dalla", "door", "av", "af", "przez", "per", "de",
    "cu", "med", "with", "mit", "avec", "con", "met",
})
_BEFORE, _FAMILIAR_REACH, _DIRECT = 3, 4, 2  # words
_TOO = re.compile(
    r"\s+(?:is|was|seemed|ist|war|est|était|es|era|fue|è|is|var|er|oli|jest|był[ao]?|byl[ao]?|je|buvo)(?:\s\w+)?\s"
    rf"(?:{TOO})\s|\s+(?:var|er|är|buvo)(?:\s\w+)?\s(?:för|for|per)\s", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:will|shall|going to|to be|sera|seront|será|serán|sarà|saranno|zal|zullen|ska|skall?|zostanie|zostaną|będzie"
    r"|będą|bude|budou|budú|bus|bo|bodo|će|tullaan|tiks|va fi|vor fi|fogja|fog)\b", re.IGNORECASE)


def given_up(passage: Passage, tools: Sequence[Mention]) -> list[Mention]:
    """The instruments that another one of `tools` took the place of."""
    if len({m.code for m in tools}) < 2:
        return []
    return [*_changed(passage, tools), *_yielded(passage, tools), *_replaced(passage, tools), *_first(passage, tools),
            *_earlier(passage, tools)]


def _earlier(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those at the head of a clause with a word for earlier right before them, where a clause before or behind has
    another one that stands so alone ("DASH, before also SARA", "earlier SARA; DASH"), or with the word behind them as
    all that their clause says."""
    for word in passage.of("tool_words", "earlier"):
        clause, sentence = claims.clause(passage, word.start), passage.sentence_at(word.start)
        since = passage.sentence_at(sentence.start - 1).start if sentence.start else 0
        heads = not re.search(r"\w", passage.text[clause.start : word.start])
        old = [m for m in starting(tools, clause.start, clause.end) if 0 < m.first - word.last <= _DIRECT]
        if not heads and not re.search(r"\w", passage.text[word.end : clause.end]):  # "SARA. VRAG earlier."
            old = [m for m in starting(tools, clause.start, word.start) if word.first - m.last == 1]
            heads = bool(old) and not re.search(r"\w", passage.text[clause.start : old[0].start])
        near = [m for m in starting(tools, since, sentence.end) if not clause.holds(m.start)]
        if heads and old and scopes.spoken(passage, word) and {m.code for m in near} - {m.code for m in old}:
            yield from starting(tools, old[0].start, clause.end)


def _changed(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those of a sentence that stand before the one which a verb of change leads to."""
    for word in passage.of("tool_words", "moved"):
        sentence = passage.sentence_at(word.start)
        for new in starting(tools, sentence.start, sentence.end):
            if _after(passage, new, _TO):
                yield from starting(tools, sentence.start, new.start)


def _yielded(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """The one that gives its place to the next ("A gave way to B"), and the one between "hat" and a participle at the
    end ("B hat A abgelöst"), or behind "succeeded"."""
    for word in passage.of("tool_words", "yields"):
        sentence = passage.sentence_at(word.start)
        old, new = starting(tools, sentence.start, word.start), starting(tools, word.end, sentence.end)
        if old and new and new[0].first - word.last <= _BEFORE and scopes.spoken(passage, word):
            yield old[-1]
    for a, b in itertools.pairwise(tools):
        between = passage.text[a.end : b.start]
        if _SUCCEEDED.fullmatch(between) or (_HAS.fullmatch(between) and _OUSTED.match(passage.text, b.end)):
            yield b


_SUCCEEDED = re.compile(
    r"\s(?:has |have |had )?(?:succeeded|outlived|supplanted)\s(?:to\s)?(?:the\s|our\s)?", re.IGNORECASE)
_HAS = re.compile(
    r"\s(?:\(.{2,40}\)\s)?(?:hat|haben|heeft|hebben)(?:\s[\w.]+){0,4}\s", re.IGNORECASE)
_OUSTED = re.compile(
    r"\s(?:inzwischen\s|mittlerweile\s|ganz\s|volledig\s)?(?:abgelöst|ersetzt|verdrängt|vervangen|opgevolgd"
    r"|verdrongen)\b", re.IGNORECASE)


def _replaced(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those of a sentence that stand before the one by which something was replaced."""
    for word in passage.of("tool_words", "replaces"):
        sentence = passage.sentence_at(word.start)
        for new in starting(tools, sentence.start, sentence.end):
            if _after(passage, new, _BY) and scopes.distance(passage, word, new) <= _BEFORE:
                yield from starting(tools, sentence.start, new.start)


def _first(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those of a clause of which a word says that it was so at first, where a later clause tells what is so now, or
    since a year."""
    for word in passage.of("tool_words", "at_first"):
        clause = passage.clause_at(word.start)
        old = starting(tools, clause.start, clause.end)
        later = Stretch(clause.end, passage.sentence_at(min(clause.end + 3, len(passage.text) - 1)).end)
        marks = (*passage.of("scope_marks", "now"), *passage.of("tool_words", "since"))
        new = [m for m in starting(tools, later.start, later.end) if any(
            passage.clause_at(k.start) == passage.clause_at(m.start) for k in marks)]
        if new and {m.code for m in new}.isdisjoint(m.code for m in old):
            yield from old


def _after(passage: Passage, tool: Mention, words: frozenset[str]) -> bool:
    return any(w.key in words for w in passage.tokens[max(0, tool.first - _BEFORE) : tool.first])


def to_come(passage: Passage, tools: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The instruments of a sentence that another one is still to replace, and that other one ("SARA will be replaced
    by B-SAFER")."""
    for word in passage.of("tool_words", "replaces") if len({m.code for m in tools}) > 1 else ():
        sentence, clause = passage.sentence_at(word.start), passage.clause_at(word.start)
        will = _WILL.search(passage.text, clause.start, clause.end) or claims.tense(passage, word, "plan")
        for new in starting(tools, sentence.start, sentence.end) if will else ():
            if _after(passage, new, _BY) and scopes.distance(passage, word, new) <= _BEFORE:
                return starting(tools, sentence.start, new.start), [new]
    return [], []


def outdone(passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
    """Instruments that were found "too simple"; those of a sentence that ends by saying that only another one is used
    ("trained in X and Y, but only X is in use")."""
    if len(mentions) > 1:
        out = [m for m in mentions if _TOO.match(passage.text, m.end)]
        if out and {m.code for m in mentions} - {m.code for m in out}:
            return out
    for only in scopes.joiners(passage, "only"):
        sentence, clause = passage.sentence_at(only.start), claims.clause(passage, only.start)
        one = [m for m in mentions if clause.holds(m.start) and 0 < m.first - only.last <= 2]
        done = [m for m in passage.of("taken_back", "do") if clause.holds(m.start)]
        if len(one) == 1 and done and clause.start > sentence.start:
            return [m for m in mentions if sentence.start <= m.start < clause.start]
    if len({m.code for m in mentions}) < 2:
        return []
    return [*_only_known(passage, mentions), *_dropped(passage, mentions)]


def _dropped(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Instruments before a word that their sentence gives them up ("they filled in SARA, but we left it")."""
    for word in passage.of("tool_words", "dropped"):
        sentence = passage.sentence_at(word.start)
        old = starting(mentions, sentence.start, word.start)
        scope = scopes.of(passage, word, ("not",))
        denied = scope is not None and 0 <= word.first - scope.trigger.last <= 2
        if not denied and {m.code for m in mentions} - {m.code for m in old}:
            yield from old


def _only_known(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Instruments that staff know or learned, where what follows says which one is in use ("trained in B-SAFER but use
    SARA", "they know SARA; the programme works with ODARA")."""
    for known in passage.of("tool_words", "familiar"):
        sentence, unit = passage.sentence_at(known.start), claims.clause(passage, known.start)
        behind = passage.sentence_at(min(sentence.end + 1, len(passage.text) - 1))
        rest = Stretch(unit.end, max(sentence.end, behind.end))
        used = starting(mentions, rest.start, rest.end)
        also = any(rest.holds(m.start) for m in passage.of("tool_words", "added"))
        if not used or also or not any(rest.holds(m.start) for m in passage.of("taken_back", "do")):
            continue
        for mention in starting(mentions, unit.start, unit.end):
            near = 0 < mention.first - known.last <= _FAMILIAR_REACH or 0 < known.first - mention.last <= _DIRECT
            if near and any(m.code != mention.code for m in used) and not any(m.code == mention.code for m in used):
                yield mention
