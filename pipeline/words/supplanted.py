"""Instruments that gave way to another one.

    changed from A to B / after ten years with A we moved to B      a change, and what it led to
    A was replaced by B / A wurde durch B ersetzt                   a verb of replacing, and by what
    first A, then B / antes A, ahora B                              two times, each with an instrument of its own
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words import scopes

_TO = frozenset({
    "to", "auf", "zu", "zum", "zur", "à", "au", "a", "al", "alla", "all", "naar", "till", "til", "na", "do", "uz",
    "prie", "para", "pe", "la", "over", "into",
})
_BY = frozenset({
    "by", "durch", "von", "vom", "par", "por", "da", "dal", "dall", "dalla", "door", "av", "af", "przez", "per", "de",
    "cu", "med",
})
_BEFORE = 3  # words


def given_up(passage: Passage, tools: Sequence[Mention]) -> list[Mention]:
    """The instruments that another one of `tools` took the place of."""
    if len({m.code for m in tools}) < 2:
        return []
    return [*_changed(passage, tools), *_replaced(passage, tools), *_first(passage, tools)]


def _changed(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those of a sentence that stand before the one which a verb of change leads to."""
    for word in passage.of("tool_words", "moved"):
        sentence = passage.sentence_at(word.start)
        for new in starting(tools, sentence.start, sentence.end):
            if _after(passage, new, _TO):
                yield from starting(tools, sentence.start, new.start)


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
