"""The template's prompts in the lines of an answer: whole, cut, halved by an answer, reworded, or used as labels.

Exact before reworded, and reworded only in the gaps that the exact ones leave. No prompt runs across a tick box.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from pipeline.match import Form, Matcher, Tokens
from pipeline.model import TICKED, UNTICKED
from pipeline.segment_lines import Line

_AFTER = re.compile(r"[ \u00a0]?[?!:.,;…)\]]+[\"'”»]?")
_MARK = re.compile(r"\s{0,2}(?:[?!:.…)☒☐–—-]|/|$)")
_CLOSED = re.compile(r"\s{0,2}(?:[:?☒☐]|\.?$)")
_SENTENCE_END = re.compile(r"(?:[.!?:;…)☒☐•–-]|^)\s*$")
_QUESTION = re.compile(r"[^.!?\n:]{12,220}\?")
_SHORT = 5  # words up to which a prompt must be set apart by marks to be one
_TICKS = frozenset((TICKED, UNTICKED))


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first` to `last` (exclusive) of a cell that are prompt `n` of `item`. `how`: exact, cut, halved, loose,
    label. `inserted`: words within that the template lacks."""

    first: int
    last: int
    item: str
    n: int
    how: str
    inserted: tuple[tuple[int, int], ...] = ()
    edited: bool = False


@dataclass(slots=True)
class Cell:
    """The words of a section's lines: `keys`, their places, and the line each stands in."""

    text: str
    lines: Sequence[Line]
    keys: tuple[str, ...] = ()
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    line: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        keys: list[str] = []
        for number, line in enumerate(self.lines):
            found = Tokens(self.text[line.start : line.end])
            keys.extend(found.keys)
            self.starts.extend(line.start + at for at in found.starts)
            self.ends.extend(line.start + at for at in found.ends)
            self.line.extend([number] * len(found.keys))
        self.keys = tuple(keys)

    def spans(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The characters of words `first` to `last`, one pair a line, closing marks included."""
        at = first
        while at < last:
            number = self.line[at]
            to = at
            while to < last and self.line[to] == number:
                to += 1
            end = self.ends[to - 1]
            stop = self.lines[number].end
            if to < last:
                end = stop
            elif mark := _AFTER.match(self.text, end, stop):
                end = mark.end()
            yield self.starts[at] if at == first else self.lines[number].start, end
            at = to

    def after(self, last: int) -> str:
        """A few characters behind word `last - 1`, to the end of its line."""
        return self.text[self.ends[last - 1] : min(self.lines[self.line[last - 1]].end, self.ends[last - 1] + 6)]

    def before(self, first: int) -> str:
        """A few characters before word `first`, from the start of its line."""
        return self.text[max(self.lines[self.line[first]].start, self.starts[first] - 4) : self.starts[first]]

    def opens(self, first: int) -> bool:
        """Whether a sentence or line may begin at word `first`."""
        return _SENTENCE_END.search(self.before(first)) is not None

    def capital(self, at: int) -> bool:
        """Whether word `at` starts with a capital or digit, or opens a line."""
        letter = self.text[self.starts[at]]
        return letter.isupper() or letter.isdigit() or at == 0 or self.line[at] != self.line[at - 1]


def prompts(cell: Cell, items: Collection[str], matcher: Matcher, languages: Collection[str]) -> list[Hit]:
    """The prompts in a cell of `items`, in order, without overlap."""
    hits = _exact(cell, items, matcher)
    own = [f for item in items for f in matcher.forms.get(item, ())]
    for search in (_cut, _halved, _loose):
        for form in own:
            if (form.language == "en" or form.language in languages) and not _has(hits, form):
                for first, last in _gaps(cell, hits):
                    hits.extend(search(cell, form, first, last))
        hits.sort(key=lambda h: h.first)
    hits.extend(_questions(cell, hits, own))
    hits.sort(key=lambda h: h.first)
    for item in items:
        for label in matcher.labels.get(item, ()):
            if not any(h.item == item and h.n == label.n and h.how in ("exact", "loose") for h in hits):
                hits.extend(_label(cell, label, hits))
    return sorted(hits, key=lambda h: h.first)


def _has(hits: list[Hit], form: Form) -> bool:
    return any(h.item == form.item and h.n == form.n for h in hits)


def _gaps(cell: Cell, hits: list[Hit]) -> list[tuple[int, int]]:
    """The runs of words between hits."""
    found, at = [], 0
    for hit in sorted(hits, key=lambda h: h.first):
        if hit.first > at:
            found.append((at, hit.first))
        at = max(at, hit.last)
    if at < len(cell.keys):
        found.append((at, len(cell.keys)))
    return found


def _exact(cell: Cell, items: Collection[str], matcher: Matcher) -> list[Hit]:
    hits: list[Hit] = []
    at, size, keys = 0, len(cell.keys), cell.keys
    while at < size:
        best: Form | None = None
        for form in matcher.first.get(keys[at], ()):
            last = at + len(form.keys)
            if keys[at:last] != form.keys or (best and len(form.keys) < len(best.keys)):
                continue
            own = form.item in items
            if (own or len(form.keys) > _SHORT) and (best is None or own) and _stands(cell, form, at, last, hits, matcher):
                best = form
        if best is None:
            at += 1
        else:
            hits.append(Hit(at, at + len(best.keys), best.item, best.n, "exact"))
            at += len(best.keys)
    return hits


def _stands(cell: Cell, form: Form, first: int, last: int, hits: list[Hit], matcher: Matcher) -> bool:
    """Whether words equal to a prompt are the prompt, and not a respondent's own sentence."""
    follows = bool(hits) and hits[-1].last == first
    if form.fragment:
        return (follows or cell.opens(first)) and (last == len(cell.keys) or cell.capital(last) or bool(_MARK.match(cell.after(last))))
    if len(form.keys) > _SHORT:
        return True
    if not (follows or cell.opens(first) or cell.capital(first)):
        return False
    if last == len(cell.keys) or _MARK.match(cell.after(last)) or cell.line[last] != cell.line[last - 1]:
        return True
    return cell.capital(last) or any(cell.keys[last : last + len(f.keys)] == f.keys for f in matcher.first.get(cell.keys[last], ()))


def _shared(cell: Cell, form: Form, first: int, last: int) -> bool:
    """Whether enough of a prompt's longer words stand in a gap to look closer."""
    if len(form.keys) < 4 or not form.content:
        return False
    return len(form.content.intersection(cell.keys[first:last])) >= 0.5 * len(form.content)


def _cut(cell: Cell, form: Form, first: int, last: int) -> list[Hit]:
    """The beginning of a prompt, cut where the print has a mark and closed with a colon, a tick box or the line."""
    for at in range(first, last):
        if cell.keys[at] != form.keys[0] or not cell.opens(at):
            continue
        run = 0
        while at + run < last and run < len(form.keys) and cell.keys[at + run] == form.keys[run]:
            run += 1
        if run >= 4 and run in form.stops and _CLOSED.match(cell.after(at + run)):
            return [Hit(at, at + run, form.item, form.n, "cut")]
    return []


def _halved(cell: Cell, form: Form, first: int, last: int) -> list[Hit]:
    """A prompt in pieces with answers between them: each piece is of three words or more, or ends where the print has
    a mark and so has the text."""
    if not _shared(cell, form, first, last) or len(form.keys) > last - first:
        return []
    pieces: list[tuple[int, int]] = []
    at, done = first, 0
    while at < last and done < len(form.keys):
        run = 0
        while at + run < last and done + run < len(form.keys) and cell.keys[at + run] == form.keys[done + run]:
            run += 1
        whole = done + run == len(form.keys)
        marked = (done + run in form.stops or whole) and bool(_AFTER.match(cell.after(at + run))) if run else False
        if run >= 3 or marked or (run >= 2 and whole):
            pieces.append((at, at + run))
            at, done = at + run, done + run
        else:
            at += 1
    if done < 0.85 * len(form.keys) or len(pieces) < 2:
        return []
    return [Hit(a, b, form.item, form.n, "halved") for a, b in pieces]


def _loose(cell: Cell, form: Form, first: int, last: int) -> list[Hit]:
    """A prompt with words changed, put in, or left out."""
    if not _shared(cell, form, first, last):
        return []
    gap = cell.keys[first:last]
    size = len(form.keys)
    near = fuzz.partial_ratio_alignment(form.keys, gap, score_cutoff=45.0)
    if near is None:
        return []
    low = max(0, near.dest_start - size // 2) if len(gap) > size else 0
    high = min(len(gap), near.dest_end + size // 2) if len(gap) > size else len(gap)
    window = gap[low:high]
    equal = [(op.src_start, op.dest_start, op.src_end - op.src_start)
             for op in LCSseq.opcodes(form.keys, window) if op.tag == "equal"]
    places = _dense([(s + k, d + k) for s, d, n in equal for k in range(n)])
    if not places or not any(p[1] for p in places):
        return []
    begin, end = places[0][1], places[-1][1] + 1
    matched = len(places)
    a, b = first + low + begin, first + low + end
    if any(k in _TICKS for k in cell.keys[a:b]):
        return []
    spelt = fuzz.ratio(" ".join(form.keys), " ".join(window[begin:end]))
    whole = matched >= 0.85 * size and end - begin <= 1.5 * size + 2
    cut = (matched >= 0.85 * (end - begin) and matched >= max(4, 0.5 * size) and places[0][0] <= 1 and cell.opens(a)
           and bool(_MARK.match(cell.after(b))))
    if not (whole or cut or (spelt >= 88 and matched >= 2)):
        return []
    places_in = {first + low + d for _, d in places}
    inserted = tuple(_runs([i for i in range(a, b) if i not in places_in])) if spelt < 88 else ()
    tail = form.keys[places[-1][0] + 1 :]
    if spelt >= 88 and tail and b + len(tail) <= last:
        close = fuzz.ratio(" ".join(tail), " ".join(cell.keys[b : b + len(tail)]))
        b += len(tail) if close >= 75 else 0
    at_mark = cut and places[-1][0] + 1 in form.stops and matched == end - begin
    return [Hit(a, b, form.item, form.n, "cut" if cut and not whole else "loose", inserted, not at_mark and spelt < 97)]


def _dense(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of matched words with at most three others between neighbours."""
    best: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for place in places:
        if run and place[1] - run[-1][1] > 4:
            run = []
        run.append(place)
        if len(run) > len(best):
            best = list(run)
    return best


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = None
    for i, number in enumerate(numbers):
        if start is None:
            start = number
        if i + 1 == len(numbers) or numbers[i + 1] != number + 1:
            yield start, number + 1
            start = None


def _questions(cell: Cell, hits: list[Hit], own: list[Form]) -> list[Hit]:
    """Questions that ask what a prompt asks, in other words or another language."""
    found: list[Hit] = []
    for first, last in _gaps(cell, hits):
        start, end = cell.starts[first], cell.ends[last - 1] + 2
        if "?" not in cell.text[start:end]:
            continue
        for question in _QUESTION.finditer(cell.text, start, min(end, cell.lines[cell.line[last - 1]].end)):
            a = bisect_left(cell.starts, question.start(), first, last)
            b = bisect_left(cell.starts, question.end(), a, last)
            asked = " ".join(cell.keys[a:b])
            best = max(((fuzz.ratio(asked, " ".join(f.keys), score_cutoff=70.0), f) for f in own), key=lambda p: p[0],
                       default=None)
            if b > a and best and best[0] and not any(k in _TICKS for k in cell.keys[a:b]):
                found.append(Hit(a, b, best[1].item, best[1].n, "loose", (), best[0] < 85 and best[1].language == "en"))
    return found


def _label(cell: Cell, label: Form, hits: list[Hit]) -> list[Hit]:
    """A piece of a prompt that a respondent uses as label: at the start of a line or sentence, with a mark after it."""
    found = []
    for first, last in _gaps(cell, hits):
        for at in range(first, last - len(label.keys) + 1):
            if cell.keys[at] != label.keys[0] or cell.keys[at : at + len(label.keys)] != label.keys:
                continue
            after = cell.after(at + len(label.keys)).lstrip()[:1]
            if after in (":", "?") and (cell.opens(at) or cell.capital(at)):
                found.append(Hit(at, at + len(label.keys), label.item, label.n, "label"))
    return found
