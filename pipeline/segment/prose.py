"""Answers told in running prose under a few broad headings: which sentences answer which of the items left out.

The most likely way to part each text into runs of sentences, each of the item of its heading or of an item without
one, where every change costs something (Viterbi 1967, over the topics of the items).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model import Flag, Part, Span
from pipeline.segment.answers import Read
from pipeline.segment.match import Matcher
from pipeline.segment.strayed import given, sentences, split
from pipeline.segment.topics import Topics

_MANY, _SHARE = 5, 0.25  # items without a heading, and their share of all, that make a document one of prose
_LEAST_SENTENCES, _MOST_SENTENCES = 4, 200
_LEAST_WORDS = 6  # of a sentence of prose, on average: labels and lists are none
_CHANGE = 6.0  # what a change costs, as a logarithm
_AHEAD = 4.0  # how much likelier a run must be as an answer to its item than to that of its heading

Piece = tuple[Part, int, int]  # a part, and where a sentence of it begins and ends


def prose(reads: Sequence[Read], text: str, matcher: Matcher, topics: Topics) -> list[Flag]:
    """Give runs of sentences to the items without a heading that they speak of, where many are without; each with a
    flag."""
    flags: list[Flag] = []
    for number in sorted({read.section.programme for read in reads}):
        own = [read for read in reads if read.section.programme == number]
        answered = {read.owner(part) for read in own for part in read.words.parts}
        missing = matcher.order.keys() - answered - {item for read in own for item in read.section.items}
        if len(missing) < max(_MANY, _SHARE * len(matcher.order)):
            continue
        best: dict[str, tuple[float, Read, list[Piece]]] = {}
        for read in own:
            for item, ahead, run in _runs(read, text, missing, topics):
                if item not in best or best[item][0] < ahead:
                    best[item] = (ahead, read, run)
        for read in own:
            flags += _give(read, text, [(item, run) for item, (_, of, run) in best.items() if of is read])
    return flags


def _runs(read: Read, text: str, missing: Collection[str], topics: Topics) -> Iterator[tuple[str, float, list[Piece]]]:
    """The runs of a text that speak of items without an answer, and how much likelier they are as theirs."""
    parts = [part for part in read.words.parts if part not in read.owners and not part.tick]
    pieces = [piece for part in parts for piece in _sentences(part, text)]
    words = sum(text.count(" ", start, end) for _, start, end in pieces)
    if not _LEAST_SENTENCES <= len(pieces) <= _MOST_SENTENCES or len(read.section.items) > 1 or (
            words < _LEAST_WORDS * len(pieces)):
        return
    told = [topics.scores(text[start:end]) for _, start, end in pieces]
    states = [read.item, *sorted(i for i in missing if any(i in scores for scores in told))]
    path = _likeliest(told, states)
    for item, group in groupby(range(len(pieces)), key=path.__getitem__):
        run = list(group)
        ahead = sum(told[n].get(item, 0.0) - told[n].get(read.item, 0.0) for n in run)
        if item != read.item and ahead >= _AHEAD:
            yield item, ahead, [pieces[n] for n in run]


def _sentences(part: Part, text: str) -> Iterator[Piece]:
    begin = part.span.start
    yield from ((part, begin + start, begin + end) for start, end in sentences(part.span.of(text)))


def _likeliest(told: Sequence[Mapping[str, float]], states: Sequence[str]) -> list[str]:
    """The likeliest item of each sentence, where a change costs `_CHANGE`."""
    best = {state: told[0].get(state, 0.0) - _CHANGE * (state != states[0]) for state in states}
    back: list[dict[str, str]] = []
    for scores in told[1:]:
        top = max(states, key=best.__getitem__)
        came = {state: state if best[state] >= best[top] - _CHANGE else top for state in states}
        best = {state: best[came[state]] - _CHANGE * (came[state] != state) + scores.get(state, 0.0)
                for state in states}
        back.append(came)
    path = [max(states, key=best.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _give(read: Read, text: str, runs: Sequence[tuple[str, list[Piece]]]) -> Iterator[Flag]:
    """Cut the parts of an answer where runs leave it, and give these away."""
    goes = {start: item for item, run in runs for _, start, _ in run}
    for part in list(read.words.parts):
        joined = [(item, list(group)) for item, group in groupby(
            _sentences(part, text), key=lambda piece: goes.get(piece[1]))]
        pieces = [(item, replace(part, span=Span(own[0][1], own[-1][2]))) for item, own in joined]
        if len(pieces) > 1:
            split(read, part, [piece for _, piece in pieces])
        yield from (given(read, text, piece, item) for item, piece in pieces if item is not None)
