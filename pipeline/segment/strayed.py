"""Words that answer an item left empty and stand, unannounced, in the row of another: told by what they speak of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from pipeline.model import Flag, Part, Span
from pipeline.segment.answers import Read, quote
from pipeline.segment.cells import Claim
from pipeline.segment.match import Matcher
from pipeline.segment.topics import Topics

_BESIDE, _FAR = (5.0, 2.0), (14.0, 6.0)  # how much likelier than in its own row, and than in any other
_ASKED = 3.0  # and how much more behind a prompt of its own row, as part of a paragraph, or as the whole answer
_LEAST_WORDS = 3
_MOST_SENTENCES = 60
_NUMBERED = re.compile(r"(?:^|\s)\(?(\d)[.)]\s+(?=[^\W\d_])")
SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[^\W_])")


def strayed(reads: Sequence[Read], text: str, matcher: Matcher, topics: Topics) -> list[Flag]:
    """Give paragraphs, and sentences at an end of one, to an item without an answer that they speak of, and of which
    they speak far more than of their own: most readily to the item above or below."""
    flags = []
    for number in sorted({read.section.programme for read in reads}):
        own = [read for read in reads if read.section.programme == number]
        answered = {read.owner(part) for read in own for part in read.words.parts}
        answered |= {item for read in own if len(read.section.items) > 1 for item in read.section.items}
        missing = matcher.order.keys() - answered
        for at, read in enumerate(own) if missing else ():
            if read.item not in answered or len(read.section.items) > 1 or _by_number(read, text, matcher):
                continue
            beside = {item for near in own[max(at - 1, 0) : at + 2] for item in near.section.items}
            beside |= {i for i in missing if abs(matcher.order[i] - matcher.order[read.item]) == 1}
            for part, item in _leaving(read, text, missing, beside, topics):
                flags.append(given(read, text, part, item))
    return flags


def _by_number(read: Read, text: str, matcher: Matcher) -> bool:
    """Does a row reply to its own prompts by their numbers, each once ("1) yes 2) no predecessor 3) nobody pays")?"""
    asked = len(matcher.template.items[matcher.order[read.item]].prompts)
    words = " ".join(part.span.of(text) for part in read.words.parts)
    return asked > 1 and _NUMBERED.findall(words) == [str(n + 1) for n in range(asked)]


def given(read: Read, text: str, part: Part, item: str) -> Flag:
    """The flag on a part of an answer that is given to another item."""
    read.owners[part] = item
    return Flag("displaced_answer", f"The answer {quote(text, part.span)} stands in the row of "
                f"“{read.section.title(text)}” and speaks of this item, which has no answer of its own: check that it "
                "belongs here.", item, span=part.span)


def _leaving(read: Read, text: str, missing: Collection[str], beside: Collection[str],
             topics: Topics) -> Iterator[tuple[Part, str]]:
    """The parts of a row's answer that leave it, with the item each goes to; a part is cut where some of it stays."""
    alone, going = len(read.words.parts) == 1, ""
    for part in list(read.words.parts):
        if part in read.owners:
            continue
        asked = _ASKED * (part.prompt is not None) + 2 * _ASKED * alone
        found = _cut(part, text, read.item, missing, beside, asked, topics)
        if found is None and going and part.prompt is None and not part.tick:
            scores = topics.scores(part.span.of(text))
            found = (None, part, going) if scores.get(going, 0.0) > scores.get(read.item, 0.0) else None
        going = found[2] if found else ""
        if found is not None:
            stays, leaves, item = found
            if stays is not None:
                split(read, part, sorted((stays, leaves), key=lambda p: p.span))
            yield leaves, item


def _other(scores: Mapping[str, float], home: str, missing: Collection[str], beside: Collection[str],
           more: float) -> str | None:
    """The missing item that words speak of, by how much they speak of each."""
    if home not in scores or len(scores) < 2:
        return None
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    best, second = ranked[0], ranked[1]
    over_home, over_all = _BESIDE if best in beside else _FAR
    ahead = scores[best] - scores[home] >= over_home + more and scores[best] - scores[second] >= over_all
    return best if best in missing and ahead else None


def _cut(part: Part, text: str, home: str, missing: Collection[str], beside: Collection[str], asked: float,
         topics: Topics) -> tuple[Part | None, Part, str] | None:
    """What stays of a paragraph (None: nothing) and what leaves: all of it, or the first or last sentences."""
    words = part.span.of(text)
    starts, ends = zip(*sentences(words, _MOST_SENTENCES + 1), strict=True)
    told = [topics.scores(words[a:b]) for a, b in zip(starts, ends, strict=True)]
    first, last = list(accumulate(told, _sum)), list(accumulate(reversed(told), _sum))[::-1]
    found: list[tuple[float, int, bool, str]] = []
    for at in range(len(told)):
        halves = [(last[at], first[at - 1], words[starts[at] :], True)] if at else []
        halves += [(first[at - 1], last[at], words[: ends[at - 1]], False)] if at else [(first[-1], {}, words, True)]
        for leaving, staying, those, behind in halves:
            more = _ASKED if at else asked
            item = _other(leaving, home, missing, beside, more) if those.count(" ") >= _LEAST_WORDS else None
            if item is not None:
                kept = staying.get(home, 0.0) - staying.get(item, 0.0)
                found += [(leaving[item] - leaving[home] + kept, at, behind, item)] if kept >= 0 else []
    if not found:
        return None
    _, at, behind, item = max(found)
    if not at:
        return None, part, item
    base = part.span.start
    head, tail = Span(base, base + ends[at - 1]), Span(base + starts[at], part.span.end)
    stays, leaves = (head, tail) if behind else (tail, head)
    return replace(part, span=stays), replace(part, span=leaves, prompt=None, prompts=()), item


def sentences(words: str, most: int | None = None) -> list[tuple[int, int]]:
    """Where the sentences of some words begin and end; from `most` on they are one."""
    gaps = [m.span() for m in SENTENCE.finditer(words)][: most and most - 1]
    return list(zip([0, *(b for _, b in gaps)], [*(a for a, _ in gaps), len(words)], strict=True))


def _sum(one: Mapping[str, float], other: Mapping[str, float]) -> Mapping[str, float]:
    return {item: one.get(item, 0.0) + other.get(item, 0.0) for item in one.keys() | other.keys()}


def split(read: Read, part: Part, pieces: Sequence[Part]) -> None:
    """Put the pieces of a part in its place, in the claims too."""
    at = read.words.parts.index(part)
    read.words.parts[at : at + 1] = pieces
    for at, claim in enumerate(read.words.claims):
        if (claim.start, claim.end) == (part.span.start, part.span.end):
            read.words.claims[at : at + 1] = [Claim(p.span.start, p.span.end, claim.kind, claim.match, claim.item)
                                              for p in pieces]
            break
