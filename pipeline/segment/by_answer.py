"""Headings in unknown words, told by what stands under them: where items are missing, the answers speak for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from pipeline.segment.columns import joined
from pipeline.segment.headings import inline
from pipeline.segment.lines import Line
from pipeline.segment.match import Matcher
from pipeline.segment.sections import Section
from pipeline.segment.topics import Topics

_AHEAD = 3.0  # how much likelier (as a logarithm) an answer must be under the missing item than under any other
_BEHIND = 6.0  # and how much less likely it may be where one heading and one item are left
_SAID, _TOLD = 3.0, 1.0  # what a word that speaks of no other item adds in the heading, and below it
_IN_ORDER, _NEVER = 2.0, 100.0  # and what the place of an item in the template adds, or takes
_SWAP = 6.0  # how much likelier two answers must be under each other's item
_LEAST_WORDS, _LABEL_WORDS = 3, 6
_LEAST_LABELS, _MOSTLY = 5, 0.5  # items told behind labels, and their share, that make a document a list of labels
_GUESSED = frozenset({"position", "hint", "apart", "answer"})
_LOOSELY = frozenset({"position", "hint", "apart", "cue"})


def by_answer(found: Sequence[Section], text: str, untold: Collection[str], matcher: Matcher,
              topics: Topics) -> list[Section]:
    """The sections, those under unknown headings (`untold`: lines set like the document's own headings, within an
    answer; labels where the document is a list of them) read as the missing items that their words speak of; two that
    were guessed change places where each speaks of the other's item."""
    labels = _is_list(found, text)
    pieces = [piece for section in found for piece in _parted(section, text, untold, labels)]
    sections = [piece.section for piece in pieces]
    told: dict[int, Mapping[str, float]] = {}
    for number in sorted({section.programme for section in sections}):
        own = [section for section in sections if section.programme == number]
        have = {item for section in own for item in section.items}
        missing = {item for item in matcher.order if item not in have}
        scores = {at: _placed(own, at, _scores(s, text, matcher, topics), matcher) for at, s in enumerate(own)
                  if s.kind == "foreign" and s.lines and not matcher.is_foreign(s.title(text))}
        told |= {id(own[at]): some for at, some in scores.items()}
        _hand_on(own, missing, scores, {at: _scores(s, text, matcher, topics) for at, s in enumerate(own) if (
            scores and missing and len(s.items) == 1 and s.how in _LOOSELY and s.lines)})
        _assign(own, missing, scores, labels)
        _swap([s for s in own if len(s.items) == 1 and s.how in _GUESSED and s.lines], text, matcher, topics)
    return _joined(pieces, told, labels)


class _Piece(NamedTuple):
    """A section, or a part of one that may be one: `cut` is the line that it was cut before."""

    section: Section
    cut: Line | None = None


def _is_list(found: Sequence[Section], text: str) -> bool:
    """Does a document tell its answers behind labels, each on its line ("Owner: ...")?"""
    filled = [s for s in found if s.kind == "item" and s.titles and s.lines]
    beside = sum("\n" not in text[s.titles[-1].end : s.lines[0].start] and
                 s.titles[-1].block is s.lines[0].block for s in filled)
    return len(filled) >= _LEAST_LABELS and beside >= _MOSTLY * len(filled)


def _placed(own: Sequence[Section], at: int, scores: Mapping[str, float], matcher: Matcher) -> Mapping[str, float]:
    """The scores of the piece at a place, more for items that stand there in the template; above all headings that are
    told, only what comes before them may stand."""
    before = next((matcher.order[p.items[-1]] for p in reversed(own[:at]) if p.items), -1)
    behind, after = next(((n, matcher.order[p.items[0]]) for n, p in enumerate(own[at + 1 :], 1) if p.items),
                         (0, len(matcher.order)))
    if before < 0 and behind > after:
        return {}  # a title: more lines above than items that are missing there
    places = {item: matcher.order[item] for item in scores if item in matcher.order}
    return {item: scores[item] + _IN_ORDER * (before < place < after)
            - _NEVER * (before < 0 and place > after) for item, place in places.items()}


def _parted(section: Section, text: str, untold: Collection[str], labels: bool) -> Iterator[_Piece]:
    """A section cut before each line in it that is set like a heading, or opens with a label."""
    current = _Piece(replace(section, lines=[]))
    for line in section.lines:
        opens = current.cut is None and not current.section.lines  # the answer itself
        label = inline(text, line) if labels and section.kind == "item" and not opens else None
        if section.kind != "foreign" and text[line.start : line.end] in untold:
            yield current
            current = _Piece(Section("foreign", titles=[line], programme=section.programme), line)
        elif label and label["name"].count(" ") < _LABEL_WORDS and label["name"][:1].isupper():
            yield current
            title = Line(line.start, line.start + len(text[line.start : label.end()].rstrip()), line.block, line.gap)
            current = _Piece(Section("foreign", titles=[title], lines=[Line(label.end(), line.end, line.block)],
                                     programme=section.programme), line)
        else:
            current.section.lines.append(line)
    yield current


def _scores(piece: Section, text: str, matcher: Matcher, topics: Topics) -> Mapping[str, float]:
    words = joined(text, piece.lines)
    scores = dict(topics.scores(words)) if words.count(" ") >= _LEAST_WORDS else {}
    for said, weight in ((piece.title(text), _SAID), (words, _TOLD)):
        for item, share in matcher.meaning.scores(said).items():
            if item in scores:
                scores[item] += weight * share
    return scores


def _home(own: Sequence[Section], at: int) -> str | None:
    """The item of the answer in which a label stands."""
    return next((section.items[0] for section in reversed(own[:at]) if section.items), None)


def _assign(own: Sequence[Section], missing: set[str], told: Mapping[int, Mapping[str, float]], labels: bool) -> None:
    """Give the missing items to the sections under unknown headings (`told`: their scores, by place) whose answers
    speak of them, the clearest first: of them most of all, then at least more than of the other missing ones, and than
    of the answer in which a label stands."""
    for rivals in (None, missing):
        while True:
            left = [at for at in told if own[at].kind == "foreign"]
            alone = rivals is not None and len(left) == 1 and len(missing) == 1
            homes = {at: {_home(own, at)} if labels else set() for at in left}
            ranked = [(_ahead(told[at], item, rivals and rivals | homes[at]), -at, item)
                      for at in left for item in missing
                      if item in told[at] and (rivals is None or _ahead(told[at], item, None) >= -_BEHIND)]
            ahead, minus, item = max(ranked, default=(0.0, 0, ""))
            if not item or (ahead < _AHEAD and not alone):
                break
            section = own[-minus]
            section.kind, section.items, section.how = "item", (item,), "answer"
            missing.discard(item)


def _ahead(scores: Mapping[str, float], item: str, rivals: Collection[str | None] | None) -> float:
    """How much likelier words are under an item than under any other, or any of the `rivals`."""
    others = [s for other, s in scores.items() if other != item and (rivals is None or other in rivals)]
    return scores[item] - max(others, default=scores[item])


def _hand_on(own: Sequence[Section], missing: set[str], told: Mapping[int, Mapping[str, float]],
             guessed: Mapping[int, Mapping[str, float]]) -> None:
    """Let sections that only their place or a word told (`guessed`: their scores) take the missing item, or each
    other's, that they speak of most, where each item left so is what another one or one under an unknown heading
    (`told`) speaks of most."""
    speaks = {at: max(some, key=some.__getitem__) for at, some in (*told.items(), *guessed.items())
              if some and (at in guessed or own[at].kind == "foreign")}
    clear = {at: item for at, item in speaks.items() if _ahead(told.get(at) or guessed[at], item, None) >= _AHEAD}
    moved = {at: item for at, item in clear.items() if own[at].items != (item,)}
    left = {own[at].items[0] for at in moved if at in guessed}
    moved = {at: item for at, item in moved.items() if at in guessed or item in left}
    taken = list(moved.values())
    if left and left <= set(taken) <= left | missing and len(set(taken)) == len(taken):
        missing.difference_update(taken)
        for at, item in moved.items():
            own[at].kind, own[at].items, own[at].how = "item", (item,), "answer"


def _swap(guessed: Sequence[Section], text: str, matcher: Matcher, topics: Topics) -> None:
    """Let two sections change their items where each answer speaks of the other's."""
    told = [_scores(section, text, matcher, topics) for section in guessed] if len(guessed) > 1 else []
    for (one, a), (other, b) in combinations(zip(guessed, told, strict=False), 2):
        mine, theirs = one.items[0], other.items[0]
        if not {mine, theirs} <= a.keys() & b.keys():
            continue
        if a[theirs] > a[mine] and b[mine] > b[theirs] and a[theirs] + b[mine] - a[mine] - b[theirs] >= _SWAP:
            one.items, other.items = other.items, one.items
            one.how = other.how = "answer"


def _joined(pieces: Sequence[_Piece], told: Mapping[int, Mapping[str, float]], labels: bool) -> list[Section]:
    """Pieces whose heading told nothing, with the answer that they were cut from, or with the next one of which they
    speak; so are headings that tell nothing in a list of labels."""
    done: list[Section] = []
    back: list[Line] = []  # lines for the section before
    for at in range(len(pieces) - 1, -1, -1):
        section, cut = pieces[at]
        scores = told.get(id(section), {})
        before = next((p.section for p in reversed(pieces[:at]) if p.section.kind != "foreign"), None)
        home = scores.get(before.items[0], -_NEVER) if before and before.items else -_NEVER
        label = labels and bool(section.titles) and id(section) in told and (
            home >= max(scores.values(), default=0.0) - _BEHIND)
        amid = section.kind == "foreign" and id(section) in told and before is not None and bool(before.items)
        if amid and done and not back and _is_under(done[-1], section):
            done[-1].titles[:0] = section.titles
            done[-1].lines[:0] = section.lines
            continue
        if section.kind != "foreign" or before is None or not (cut is not None or label):
            section.lines += back
            back = []
            done.append(section)
            continue
        after = done[-1] if done and not back else None
        if labels and before.lines and after and after.kind == "item" and after.programme == section.programme and (
                scores.get(after.items[0], -_NEVER) - home >= _AHEAD):
            after.lines[:0] = _whole(section, cut)
        else:
            back = [*_whole(section, cut), *back]
    return done[::-1]


def _is_under(below: Section, section: Section) -> bool:
    """Does an item's heading have a lower level than that of the section right above it?"""
    titles = (*section.titles[:1], *below.titles[:1])
    if below.kind != "item" or below.programme != section.programme or len(titles) < 2:
        return False
    over, under = (title.block for title in titles)
    return over.style == under.style == "heading" and (over.level or 0) < (under.level or 0)


def _whole(section: Section, cut: Line | None) -> list[Line]:
    """The lines of a piece as they stood before it was cut."""
    title = section.titles[0]
    if cut is None and section.lines:
        return [Line(title.start, section.lines[0].end, title.block, title.gap), *section.lines[1:]]
    if cut is None:
        return [*section.titles]
    inside = section.lines and section.lines[0].start < cut.end
    return [cut, *(section.lines[1:] if inside else section.lines)]
