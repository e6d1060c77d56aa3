"""Headings in unknown words, told by what stands under them: where items are missing, the answers speak for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.segment.lines import Line
from pipeline.segment.match import Matcher
from pipeline.segment.sections import Section
from pipeline.segment.topics import Topics

_AHEAD = 3.0  # how much likelier (as a logarithm) an answer must be under the missing item than under any other
_BEHIND = 6.0  # and how much less likely it may be where one heading and one item are left
_SAID, _TOLD = 3.0, 1.0  # what a word that speaks of no other item adds in the heading, and below it
_IN_ORDER, _NEVER = 2.0, 100.0  # and what the place of an item in the template adds, or takes
_SWAP = 6.0  # how much likelier two answers must be under each other's item
_LEAST_WORDS = 3
_GUESSED = frozenset({"position", "hint", "apart", "answer"})


def by_answer(found: Sequence[Section], text: str, untold: Collection[str], matcher: Matcher,
              topics: Topics) -> list[Section]:
    """The sections, those under unknown headings (`untold`: lines set like the document's own headings, within an
    answer) read as the missing items that their words speak of; two that were guessed change places where each speaks
    of the other's item."""
    pieces = [piece for section in found for piece in _parted(section, text, untold)]
    for number in sorted({piece.programme for piece in pieces}):
        own = [piece for piece in pieces if piece.programme == number]
        have = {item for piece in own for item in piece.items}
        missing = {item for item in matcher.order if item not in have}
        left = {at: p for at, p in enumerate(own)
                if p.kind == "foreign" and p.lines and not matcher.is_foreign(p.title(text))}
        told = [_placed(own, at, _scores(p, text, matcher, topics), matcher) for at, p in left.items()]
        _assign(list(left.values()), missing, told)
        _swap([p for p in own if len(p.items) == 1 and p.how in _GUESSED and p.lines], text, matcher, topics)
    return list(_joined(pieces, untold, text))


def _placed(own: Sequence[Section], at: int, scores: Mapping[str, float], matcher: Matcher) -> Mapping[str, float]:
    """The scores of the piece at a place, more for items that stand there in the template; above all headings that are
    told, only what comes before them may stand."""
    before = next((matcher.order[p.items[-1]] for p in reversed(own[:at]) if p.items), -1)
    behind, after = next(((n, matcher.order[p.items[0]]) for n, p in enumerate(own[at + 1 :], 1) if p.items),
                         (0, len(matcher.order)))
    title = before < 0 and behind > after  # more lines above than items that are missing there
    places = {item: matcher.order[item] for item in scores if item in matcher.order}
    return {item: scores[item] + _IN_ORDER * (before < place < after)
            - _NEVER * (before < 0 and (title or place > after)) for item, place in places.items()}


def _parted(section: Section, text: str, untold: Collection[str]) -> Iterator[Section]:
    """A section cut before each line in it that is set like a heading."""
    current = Section(section.kind, section.items, section.how, section.languages, section.titles,
                      programme=section.programme)
    for line in section.lines:
        if section.kind != "foreign" and text[line.start : line.end] in untold:
            yield current
            current = Section("foreign", titles=[line], programme=section.programme)
        else:
            current.lines.append(line)
    yield current


def _scores(piece: Section, text: str, matcher: Matcher, topics: Topics) -> Mapping[str, float]:
    words = " ".join(text[line.start : line.end] for line in piece.lines)
    scores = dict(topics.scores(words)) if words.count(" ") >= _LEAST_WORDS else {}
    for said, weight in ((piece.title(text), _SAID), (words, _TOLD)):
        for item, share in matcher.meaning.scores(said).items():
            if item in scores:
                scores[item] += weight * share
    return scores


def _assign(left: Sequence[Section], missing: set[str], told: Sequence[Mapping[str, float]]) -> None:
    """Give the missing items to the headings whose answers speak of them (`told`), the clearest first: of them most of
    all, then at least more than of the other missing ones."""
    for rivals in (None, missing):
        while True:
            open_ = [at for at, p in enumerate(left) if p.kind == "foreign"]
            alone = rivals is not None and len(open_) == 1 and len(missing) == 1
            ranked = [(_ahead(told[at], item, rivals), -at, item) for at in open_ for item in missing
                      if item in told[at] and (rivals is None or _ahead(told[at], item, None) >= -_BEHIND)]
            ahead, minus, item = max(ranked, default=(0.0, 0, ""))
            if not item or (ahead < _AHEAD and not alone):
                break
            piece = left[-minus]
            piece.kind, piece.items, piece.how = "item", (item,), "answer"
            missing.discard(item)


def _ahead(scores: Mapping[str, float], item: str, rivals: Collection[str] | None) -> float:
    """How much likelier words are under an item than under any other, or any of the `rivals`."""
    others = [s for other, s in scores.items() if other != item and (rivals is None or other in rivals)]
    return scores[item] - max(others, default=scores[item])


def _swap(guessed: Sequence[Section], text: str, matcher: Matcher, topics: Topics) -> None:
    """Let two sections change their items where each answer speaks of the other's."""
    told = {id(piece): _scores(piece, text, matcher, topics) for piece in guessed}
    for one, other in combinations(guessed, 2):
        a, b = told[id(one)], told[id(other)]
        mine, theirs = one.items[0], other.items[0]
        if not {mine, theirs} <= a.keys() & b.keys():
            continue
        if a[theirs] > a[mine] and b[mine] > b[theirs] and a[theirs] + b[mine] - a[mine] - b[theirs] >= _SWAP:
            one.items, other.items = other.items, one.items
            one.how = other.how = "answer"


def _joined(pieces: Sequence[Section], untold: Collection[str], text: str) -> Iterator[Section]:
    """Pieces whose heading told nothing, with the answer that they were cut from."""
    last: Section | None = None
    for piece in pieces:
        cut = piece.kind == "foreign" and len(piece.titles) == 1 and _line(piece.titles[0], text) in untold
        if cut and last is not None:
            last.lines += [*piece.titles, *piece.lines]
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _line(line: Line, text: str) -> str:
    return text[line.start : line.end]
