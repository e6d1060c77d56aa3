"""Which words under the heading of several items answer which."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Part, Span
from pipeline.segment.answers import Read
from pipeline.segment.displaced import opens_with_name
from pipeline.segment.match import Matcher
from pipeline.segment.strayed import SENTENCE, split
from pipeline.segment.topics import Topics

_CLEAR = 0.3  # how much a text must speak of an item at least to be its answer
_AGAINST = 2.0  # how much more a piece may speak of another item where there is one piece for each item
_NEARLY = 1.0  # and how much where the pieces of an item are summed
_STAYS = 0.5  # and how much more of the next item, to be no more of the one above
_MOST_PIECES = 40


def share(read: Read, text: str, matcher: Matcher, topics: Topics, elsewhere: Collection[str] = ()) -> None:
    """Give the parts under a merged heading to its items: by the prompts before them, by what each part names or
    speaks of, by their order, which is the heading's; where none of these tells, all items have all words.
    `elsewhere`: items with a heading of their own, of which the parts need not be."""
    items = read.section.items
    if {item for item, _ in read.words.prompts} & set(items[1:]):
        _by_prompts(read)
        return
    parts = read.words.parts
    told = [opens_with_name(p.span.of(text), items, matcher) for p in parts]
    if len(parts) < len(items) or set(told) != set(items):
        told = [matcher.meaning.clearly(p.span.of(text), _CLEAR, items) for p in parts]
    if None in told or set(told) != set(items):
        told = [*(_in_order(read, text, topics) or _run_by_run(read, text, matcher, topics, elsewhere))]
    read.parted = bool(told)
    read.shared = not told
    read.owners |= {p: i for p, i in zip(parts, told, strict=bool(told)) if i}


def _by_prompts(read: Read) -> None:
    owner = read.section.items[0]
    hits = sorted(read.words.places)
    for part in read.words.parts:
        for place, item in hits:
            if place < part.span.start and item in read.section.items:
                owner = item
        read.owners[part] = owner


def _in_order(read: Read, text: str, topics: Topics) -> Sequence[str]:
    """The item of each part where the parts, or else the sentences of the only one, follow the heading's order and
    none speaks against it; nothing where they don't. Cuts the only part where it is shared."""
    items, parts = read.section.items, read.words.parts
    if len(parts) >= len(items):
        return _best([topics.scores(p.span.of(text)) for p in parts], items)
    if len(parts) != 1 or parts[0].tick:
        return ()
    sentences = list(_sentences(parts[0], text))
    told = _best([topics.scores(p.span.of(text)) for p in sentences], items, least=_AGAINST)
    if not told:
        return ()
    starts = [0, *(at for at, (a, b) in enumerate(pairwise(told), 1) if a != b), len(told)]
    pieces = [replace(parts[0], span=Span(sentences[a].span.start, sentences[b - 1].span.end))
              for a, b in pairwise(starts)]
    split(read, parts[0], pieces)
    return items


def _run_by_run(read: Read, text: str, matcher: Matcher, topics: Topics, elsewhere: Collection[str]) -> Sequence[str]:
    """The item of each of several parts under a heading of several lines that follow its order, told by what they
    speak of in sum: each item has a run, and none of its parts speaks clearly of another one without a heading."""
    items, parts = read.section.items, read.words.parts
    if len(parts) <= len(items) or len(read.section.titles) < len(items):
        return ()
    scores = []
    for part in parts:
        words = part.span.of(text)
        said = matcher.meaning.scores(words)
        scores.append({item: score + said.get(item, 0.0) for item, score in topics.scores(words).items()
                       if item in items or item not in elsewhere})
    return _best(scores, items, summed=True)


def _sentences(part: Part, text: str) -> Iterator[Part]:
    words, base = part.span.of(text), part.span.start
    gaps = [m.span() for m in SENTENCE.finditer(words)][:_MOST_PIECES]
    for start, end in zip([0, *(b for _, b in gaps)], [*(a for a, _ in gaps), len(words)], strict=True):
        yield replace(part, span=Span(base + start, base + end))


def _best(scores: Sequence[Mapping[str, float]], items: Sequence[str], least: float = -_AGAINST,
          summed: bool = False) -> Sequence[str]:
    """The items of pieces that stand in the items' order, at least one for each: as the pieces speak of them most.
    Nothing where a piece speaks more of another, or no piece of an item by `least` more of it; where they are
    `summed`, nothing where a piece speaks clearly of another, or those of an item do in sum."""
    if not len(items) <= len(scores) <= _MOST_PIECES:
        return ()
    known = [{item: own.get(item, min(own.values(), default=0.0)) - (_STAYS * at if summed else 0.0)
              for at, item in enumerate(items)} for own in scores]
    reached: dict[int, tuple[float, tuple[str, ...]]] = {0: (known[0][items[0]], (items[0],))}
    for own in known[1:]:
        ways = {at: [reached[i] for i in (at - 1, at) if i in reached] for at in range(len(items))}
        reached = {at: (total + own[items[at]], (*told, items[at]))
                   for at, some in ways.items() if some for total, told in (max(some),)}
    told = reached[len(items) - 1][1]
    known = [{item: own.get(item, known[at][item]) for item in items} for at, own in enumerate(scores)]
    ahead = [own[item] - max(s for i, s in own.items() if i != item) for own, item in zip(known, told, strict=True)]
    if summed:
        runs = [sum(a for a, i in zip(ahead, told, strict=True) if i == item) for item in items]
        return told if min(runs) >= 0.0 and min(ahead) >= -_NEARLY and sum(runs) >= _AGAINST * len(items) else ()
    paired = len(scores) == len(items)
    clear = all(max(a for a, i in zip(ahead, told, strict=True) if i == item) >= (least if paired else abs(least))
                for item in items)
    return told if clear and min(ahead) >= (min(least, 0.0) if paired else 0.0) else ()
