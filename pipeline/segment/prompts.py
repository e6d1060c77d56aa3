"""The template's prompts in the lines of an answer: whole, cut, halved by an answer, reworded, or used as labels.

Exact before reworded, and reworded only in the gaps that the exact ones leave. No prompt runs across a tick box.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import islice, pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, LCSseq

from pipeline.model import TICKED, UNTICKED
from pipeline.segment.asked import asked
from pipeline.segment.gaps import Cell, Gap, Gaps, Hit, closed, free, hit_on
from pipeline.segment.match import LEAST_CUT, Form, Matcher

_MARK = re.compile(r"\s{0,2}(?:[?!:.…)☒☐–—-]|/|$)")
_CLOSED = re.compile(r"\s{0,2}(?:[:?☒☐]|\.?$)")
_ENDED = re.compile(r"[.!?]\s|\s[-–—•▪●*]\s")  # a sentence, an entry of a list
_LEAST_CUT = 0.15  # share of a prompt's longer words that a cut one keeps
_SHORT = 5  # words up to which a prompt must be set apart by marks to be one
_MOST_ASKED = 24  # words of a question that a prompt may be
_MOST_TIMES = 20  # times that one prompt is looked for in a cell
_TICKS = frozenset((TICKED, UNTICKED))


def prompts(cell: Cell, items: Collection[str], matcher: Matcher, near: Collection[Form],
            languages: Collection[str] = ()) -> list[Hit]:
    """The prompts in a cell of `items`, in order, without overlap. `near`: the prompts of any item of which enough
    words stand in the document to be looked for; `languages`: those of the document's headings, but English."""
    own = [f for f in near if f.item in items]
    hits: list[Hit] = []
    _exact(cell, own, hits)
    _exact(cell, [f for f in near if len(f.keys) > _SHORT and f.item not in items], hits)
    hits.sort(key=lambda h: h.start)
    _inexact(cell, [f for f in own if len(f.keys) >= 4], hits)
    if languages or any("?" in cell.text[a:b] for a, b in free(cell, hits)):
        own = [f for item in items for f in matcher.forms.get(item, ())]
        hits.extend([h for gap in Gaps(cell).between(hits) for h in asked(cell, gap, own, languages)])
        hits.sort(key=lambda h: h.start)
    if languages:
        hits = sorted([*hits, *_beside(cell, hits)], key=lambda h: h.start)
    whole = {(h.item, h.n) for h in hits if h.how in ("exact", "loose")}
    for item in items:
        for label in matcher.labels.get(item, ()):
            if (item, label.n) not in whole:
                hits.extend(_label(cell, label, hits))
    return sorted(hits, key=lambda h: h.start)


def _beside(cell: Cell, hits: list[Hit]) -> Iterator[Hit]:
    """Questions on a line of a translated form that else holds prompts only: translators put several prompts in one
    line, and word some as the template does not."""
    for line in cell.lines:
        own = [h for h in hits if h.start < line.end and line.start < h.end]
        if not own:
            continue
        starts = [line.start, *(min(h.end, line.end) for h in own)]
        ends = [*(max(h.start, line.start) for h in own), line.end]
        gaps = [(a, b) for a, b in zip(starts, ends, strict=True) if cell.text[a:b].strip()]
        if all(_asks(cell.text[a:b]) and cell.opens(a) for a, b in gaps):
            for a, b in gaps:
                inner = cell.text[a:b]
                start, end = b - len(inner.lstrip()), a + len(inner.rstrip())
                yield Hit(start, end, own[0].item, own[0].n, "loose", edited=True)


def _asks(words: str) -> bool:
    """Is it one question, or several, each no longer than a prompt? A story that ends with one is none."""
    return words.rstrip().endswith("?") and all(len(w.split()) <= _MOST_ASKED for w in words.split("?"))


def _inexact(cell: Cell, own: list[Form], hits: list[Hit]) -> None:
    """Add the cut, halved and reworded prompts of which enough longer words stand in the gaps."""
    words = [cell.lower[a:b] for a, b in cell.stretches]
    missing = [(f, share) for f in own if not _has(hits, f) and (share := _share(words, f)) >= _LEAST_CUT]
    gaps = Gaps(cell)
    for search, least in _SEARCHES:
        for form, share in missing:
            if share < least or _has(hits, form):
                continue
            for gap in gaps.between(hits):
                if len(form.content & gap.words) >= least * len(form.content):
                    hits.extend(search(cell, gap, form))
            hits.sort(key=lambda h: h.start)


def _share(texts: Sequence[str], form: Form) -> float:
    """The share of a prompt's longer words that stand in some texts."""
    there = sum(any(word in text for text in texts) for word in form.content)
    return there / max(len(form.content), 1)


def _has(hits: list[Hit], form: Form) -> bool:
    return any(h.item == form.item and h.n == form.n for h in hits)


def _exact(cell: Cell, forms: Collection[Form], hits: list[Hit]) -> None:
    """Add the prompts that stand there word by word, in the order of `forms`."""
    for begin, end in cell.stretches:
        lower = cell.lower[begin:end]
        for form in forms:
            if form.longest not in lower:
                continue
            for found in islice(form.pattern.finditer(cell.lower, begin, end), _MOST_TIMES):
                start, stop = found.span()
                if not any(start < h.end and h.start < stop for h in hits) and _stands(cell, form, start, stop, hits):
                    hits.append(Hit(start, closed(cell, stop), form.item, form.n, "exact"))


def _stands(cell: Cell, form: Form, start: int, end: int, hits: list[Hit]) -> bool:
    """Whether words equal to a prompt are the prompt, and not a respondent's own sentence."""
    text = cell.text
    if (text[start - 1 : start].isalpha() and text[start].islower()) or text[end : end + 1].islower():
        return False
    after = cell.after(end)
    if form.prefix and after[:1] != form.mark and after.strip():
        return False
    if len(form.keys) > _SHORT and not form.fragment:
        return True
    follows = any(h.end <= start and not text[h.end : start].strip() for h in hits)
    closed = cell.capital(end) or _MARK.match(after) is not None or after[:1] == form.mark != ""
    if form.fragment:
        return follows or (cell.opens(start) and closed)
    return (follows or cell.opens(start) or text[start].isupper()) and (
        closed or any(h.start >= end and not text[end : h.start].strip() for h in hits))


def _cut(cell: Cell, gap: Gap, form: Form) -> list[Hit]:
    """The beginning of a prompt, cut where the print has a mark and closed with a colon, a tick box or the line."""
    for at, key in enumerate(gap.keys):
        if key != form.keys[0] or not cell.opens(gap.starts[at]):
            continue
        run = 0
        while at + run < len(gap.keys) and run < len(form.keys) and gap.keys[at + run] == form.keys[run]:
            run += 1
        if run >= LEAST_CUT and run in form.stops and _CLOSED.match(cell.after(gap.ends[at + run - 1])):
            return [hit_on(cell, gap, at, at + run, form, "cut")]
    return []


def _halved(cell: Cell, gap: Gap, form: Form, whole: float = 0.85) -> list[Hit]:
    """A prompt in pieces with answers between them, at least a share of `whole` of its words: each piece is of three
    words or more, or ends where the print has a mark and so has the text."""
    pieces: list[tuple[int, int]] = []
    at, done, size = 0, 0, len(form.keys)
    while at < len(gap.keys) and done < size:
        run = 0
        while at + run < len(gap.keys) and done + run < size and gap.keys[at + run] == form.keys[done + run]:
            run += 1
        last = done + run == size
        marked = run > 0 and cell.after(gap.ends[at + run - 1])[:1] == form.stops.get(done + run, "-")
        if run >= 3 or marked or (run >= 2 and last):
            pieces.append((at, at + run))
            at, done = at + run, done + run
        else:
            at += 1
    if done < whole * size or len(pieces) < 2:
        return []
    return [hit_on(cell, gap, a, b, form, "halved") for a, b in pieces]


def _loose(cell: Cell, gap: Gap, form: Form, misspelt: bool = False) -> list[Hit]:
    """A prompt with words changed, misspelt, put in, or left out; only misspelt ones where that is asked for."""
    size = len(form.keys)
    near = fuzz.partial_ratio_alignment(form.keys, gap.keys, score_cutoff=40.0)
    if near is None:
        return []
    low, high = max(0, near.dest_start - size), min(len(gap.keys), near.dest_end + size)
    window = [_respelt(key, form) for key in gap.keys[low:high]]
    equal = [op for op in LCSseq.opcodes(form.keys, window) if op.tag == "equal"]
    found = [(op.src_start + k, op.dest_start + k) for op in equal for k in range(op.src_end - op.src_start)]
    places = _dense(found, {b for (word, a), (_, b) in pairwise(found) if word + 1 not in form.stops and _ENDED.search(
        cell.text, gap.ends[low + a], gap.starts[low + b])})
    _compact(places, window, form)
    while places and places[0][0] > 0 < places[0][1] and window[places[0][1] - 1] == form.keys[places[0][0] - 1]:
        places.insert(0, (places[0][0] - 1, places[0][1] - 1))
    while places and places[-1][0] + 1 < size and window[places[-1][1] + 1 :][:1] == [form.keys[places[-1][0] + 1]]:
        places.append((places[-1][0] + 1, places[-1][1] + 1))
    if not places or (len(places) == size == places[-1][1] + 1 - places[0][1] and form.joined == " ".join(
            gap.keys[low + places[0][1] : low + places[-1][1] + 1])):
        return []  # word by word the same, and yet no prompt where it stands
    a, b = low + places[0][1], low + places[-1][1] + 1
    whole = len(places) >= 0.85 * size and b - a <= 1.5 * size + 2
    changed = len(places) >= 0.6 * size and fuzz.ratio(form.joined, " ".join(gap.keys[a:b])) >= 85
    cut = (len(places) >= 0.85 * (b - a) and len(places) >= max(4, 0.5 * size) and places[0][0] <= 1
           and cell.opens(gap.starts[a]) and bool(_MARK.match(cell.after(gap.ends[b - 1]))))
    inside = cell.text[gap.starts[a] : gap.starts[b - 1]]
    if not (whole or changed or cut) or len(places) < 2 or _TICKS & set(inside):
        return []
    if "?" in inside and "?" not in [mark for at, mark in form.stops.items() if at < size]:
        return []  # no prompt goes on behind its question mark
    first = _opening(cell, gap, a)
    if form.mark == "?" and (places[0][0] > 0 or first < a) and _states(cell, gap.ends[b - 1]):
        return []  # no question any more: "The programme was evaluated in 2021", "It is not replacing an older one."
    matched = {low + d for _, d in places}
    like = fuzz.ratio(form.joined, " ".join(gap.keys[a:b]))
    if misspelt and (b - a > size or like < 90):
        return []
    put_in = whole and b - a > size and form.language == "en"  # translators have words of their own
    inserted = tuple(_runs([i for i in range(a, b) if i not in matched])) if put_in else ()
    at_mark = cut and places[-1][0] + 1 in form.stops and len(matched) == b - a
    edited = bool(inserted) or (not at_mark and like < 92)
    how = "loose" if whole or changed else "cut"
    return [hit_on(cell, gap, first, b, form, how, inserted, edited)]


def _states(cell: Cell, end: int) -> bool:
    """Whether a sentence goes on behind a character, or ends there as a statement does."""
    line = cell.line_of(end - 1)
    after = cell.text[end : line.end].lstrip(" \u00a0")[:1]
    return after.islower() or after in (".", "!")


def _opening(cell: Cell, gap: Gap, first: int) -> int:
    """The first word of a reworded prompt whose beginning is like no print: a few words before one in small letters."""
    for word in range(first, max(first - 4, -1), -1):
        if cell.opens(gap.starts[word]):
            return word
        if cell.text[gap.starts[word]].isupper():
            break
    return first


def _compact(places: list[tuple[int, int]], window: list[str], form: Form) -> None:
    """Move a matched word that stands alone to the next one, where the same word stands there too."""
    for k in range(len(places) - 2, -1, -1):
        word, at = places[k]
        alone = k == 0 or places[k - 1] != (word - 1, at - 1)
        nearer = places[k + 1][1] - 1
        if alone and places[k + 1][0] == word + 1 and nearer > at and window[nearer] == form.keys[word]:
            places[k] = (word, nearer)


def _respelt(key: str, form: Form) -> str:
    """A word of a prompt where a text misspells it."""
    if key in form.keys or len(key) < 2:
        return key
    near = min((k for k in form.keys if len(k) >= 3), key=lambda k: OSA.distance(k, key, score_cutoff=2), default=key)
    return near if OSA.distance(near, key) <= (1 if len(near) < 8 else 2) else key


def _dense(places: list[tuple[int, int]], new: Collection[int]) -> list[tuple[int, int]]:
    """The longest run of matched words with at most three others between neighbours; `new`: those that begin one."""
    best: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for place in places:
        if run and (place[1] - run[-1][1] > 4 or place[1] in new):
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


_SEARCHES = (
    (_cut, _LEAST_CUT),
    (partial(_loose, misspelt=True), 0.5),
    (partial(_halved, whole=1.0), 0.9),
    (_loose, 0.5),
    (_halved, 0.5),
)


def _label(cell: Cell, label: Form, hits: list[Hit]) -> Iterator[Hit]:
    """A piece of a prompt that a respondent uses as label: at the start of a line or sentence, with a mark after it."""
    for begin, end in cell.stretches:
        if label.longest not in cell.lower[begin:end]:
            continue
        for found in islice(label.pattern.finditer(cell.lower, begin, end), _MOST_TIMES):
            start, stop = found.span()
            after = cell.after(stop).lstrip()[:1]
            free = not any(start < h.end and h.start < stop for h in hits)
            if free and after in (":", "?") and after and (cell.opens(start) or cell.text[start].isupper()):
                yield Hit(start, closed(cell, stop), label.item, label.n, "label")
