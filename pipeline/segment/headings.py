"""Headings among the lines of a form without table: told by what they say and by the style the document gives them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.segment.lines import Line
from pipeline.segment.match import Heading, Matcher
from pipeline.segment.tokens import LETTER

_INLINE = re.compile(
    r"(?P<name>(?:\d{1,2}\s?[|;]\s?)?.{2,120}?)\s*(?::[*_]{0,3}(?=\s|[^\W\d])|\s[-–—|]\s|\s?[-=]>\s?|[→=]|;(?=\w)|\s{3,}|[.·_]{4,}|…{2,}"
    r"|(?<=[\]»])\s|[\"”]?[,;]\s?(?=[\"“]))\s*(?=\S)")
_RUN_IN = re.compile(r"(?P<name>(?:\(?\d{1,2}[.)]\s*)?[^.:;?]{2,120})(?:\??[.;]|\?(?!.*\?$))\s+(?=\S)")
_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}\.){0,2}(\d{1,2})\s*[.):\s–-]\s*(?=\D)")
_FRAMED = re.compile(r"\[[^\[\]]+\]|<+[^<>]+>+|[*_=]{1,3}[^*_=]+[*_=]{1,3}|[«»]+[^«»]+[«»]+")
_LETTERED = re.compile(r"\(?(?:[A-Za-z]\)|[A-Z]\.|[IVXivx]{1,5}[.)])\s")
ABBREVIATED = re.compile(r"(?:\w{2,8}[. /]*){1,3}\.")
_RULE = re.compile(r"[=\-_~*–—]{3,}")
_MOST_SMALL = 0.15  # share of headings with a small first letter up to which these are none
_ANSWERS = 3  # unknown lines in the style of the headings right above them, from which on answers are set so
_LONGEST = 140
_MOST_BLANKS = 16


@dataclass(frozen=True, slots=True)
class Found:
    """A heading at the start of a line: what it names (None: a heading that is none of the template's) and the
    character after it; the answer may begin on the same line."""

    heading: Heading | None
    end: int


@dataclass(frozen=True, slots=True)
class _Style:
    """How a line is set apart from others. Only the first three make up a document's heading style."""

    heading: bool
    strong: bool
    numbered: bool
    colon: bool
    gap: bool
    level: int | None

    @property
    def marks(self) -> tuple[bool, bool, bool]:
        return self.heading, self.strong, self.numbered


def marks_of(text: str, line: Line, below: Line | None) -> tuple[bool, ...]:
    """How a line is set apart: its style, else a colon, or that it stands close over the next line with a gap above."""
    style = _style(text, line, below)
    if any(style.marks):
        return style.marks
    asks = text[line.start : line.end].endswith("?")
    over = style.gap and below is not None and not below.gap
    tabbed = below is not None and below.block is line.block and text[line.end : below.start].isspace() \
        and "\t" in text[line.end : below.start]
    return False, False, False, style.colon or asks, over and not style.colon and not asks, tabbed


def headings(text: str, lines: Sequence[Line], matcher: Matcher, taken: Collection[str] = ()) -> dict[int, Found]:
    """The headings among `lines`, by the number of their line. `taken`: items whose heading stands in a table."""
    words = {i: text[line.start : line.end] for i, line in enumerate(lines)}
    short = {i: w for i, w in words.items() if is_short(text, lines[i]) or (
        (w[-1] == ";" or ABBREVIATED.fullmatch(w)) and matcher.heading(w, 101.0))}
    styles = {i: _style(text, lines[i], lines[i + 1] if i + 1 < len(lines) else None) for i in short}
    known = {i: h for i, t in short.items() if (h := matcher.heading(t, 101.0))}
    if len({item for h in known.values() for item in h.items}) < 3:
        known |= {i: h for i, t in short.items() if i not in known and (h := matcher.heading(t, 88.0))}
    own = _own_style(known, styles)
    found: dict[int, Found] = {}
    if own is not None:
        found = _in_style(text, lines, short, styles, known, own, matcher)
        if taken:
            found = {i: f for i, f in found.items() if f.heading and f.heading.how != "loose" and any(own.marks)
                     and not set(f.heading.items) & set(taken)}
    _add_inline(text, lines, found, taken, matcher)
    small = [i for i in found if (letter := LETTER.search(text, lines[i].start, found[i].end)) and letter[0].islower()]
    if len(small) <= _MOST_SMALL * len(found):  # the end of a wrapped question, where the others open with a capital
        found = {i: f for i, f in found.items() if i not in small}
    return dict(sorted(found.items()))


def _add_inline(text: str, lines: Sequence[Line], found: dict[int, Found], taken: Collection[str],
                matcher: Matcher) -> None:
    """Add lines that open with the heading of an item still missing and go on with its answer ("Target group: men
    over 18"): all where the document does so, else where the item is missing just there."""
    have = {item for f in found.values() if f.heading for item in f.heading.items} | set(taken)
    names = {i: m for i, line in enumerate(lines) if i not in found and (m := inline(text, line))}
    hits = {i: Found(h, m.end()) for i, m in names.items() if (h := matcher.heading(m["name"], 101.0))}
    for i, line in enumerate(lines):  # "Evaluation. A study is planned."
        run_in = opens_line(text, line) if i not in hits and i not in found else None
        if run_in and (h := matcher.heading(run_in["name"], 101.0)):
            names[i], hits[i] = run_in, Found(h, run_in.end())
    if _is_blank(found, lines) and len({item for f in hits.values() if f.heading for item in f.heading.items}) >= 4:
        have = set(taken)  # the empty form quoted below a mail that answers it
    many = len({item for f in hits.values() if f.heading for item in f.heading.items} - have) >= 4
    for least in (101.0, 85.0):
        for i, match in names.items():
            heading = matcher.heading(match["name"], least) if i not in found and (least > 100 or many) else None
            hit = Found(heading, match.end())
            if heading and set(heading.items) - have and (many or _in_hole(i, hit, found, matcher)):
                found[i] = hit
                have |= set(heading.items) if heading.how != "merged" else set()
    for i, match in names.items():
        if many and i not in found and (matcher.is_foreign(match["name"]) or _lone(i, found, matcher)):
            found[i] = Found(None, match.end())


def inline(text: str, line: Line) -> re.Match[str] | None:
    """The name that a line opens with before a colon or dash, where an answer follows on the line."""
    found = None if line.answer else _INLINE.match(text, line.start, line.end)
    return found if found and found["name"].count(" ") < _MOST_BLANKS else None


def opens_line(text: str, line: Line) -> re.Match[str] | None:
    """The name that a line opens with before a full stop, semicolon or question mark, where an answer follows on the
    line."""
    return None if line.answer else _RUN_IN.match(text, line.start, line.end)


def _lone(i: int, found: dict[int, Found], matcher: Matcher) -> bool:
    """Whether a line stands alone between two headings with one item missing there: it has that item's heading."""
    above, below = (found[j].heading if j in found else None for j in (i - 1, i + 1))
    if above is None or below is None:
        return False
    return matcher.order[below.items[0]] - matcher.order[above.items[-1]] == 2


def _is_blank(found: dict[int, Found], lines: Sequence[Line]) -> bool:
    """Whether nearly all headings stand directly below each other: nobody answered there."""
    order = sorted(found)
    return len(order) > 3 and sum(b == a + 1 for a, b in pairwise(order)) >= 0.8 * (len(order) - 1)


def is_short(text: str, line: Line) -> bool:
    inner = text[line.start : min(line.end, line.start + _LONGEST + 1)]
    if line.answer or len(inner) > _LONGEST or inner[-1] in ";,☒☐" or inner[0] in "☒☐" or inner.count(" ") >= 18:
        return False
    abbreviated = ABBREVIATED.fullmatch(inner) is not None and (line.block.strong or inner.isupper())
    return inner[-1] != "." or inner.endswith("..") or abbreviated


def _style(text: str, line: Line, below: Line | None) -> _Style:
    """How a line is set; in plain text capitals and a rule under it (`====`) stand for bold."""
    block = line.block
    inner = text[line.start : line.end]
    ruled = below is not None and _RULE.fullmatch(text, below.start, below.end) is not None
    loud = inner.isupper() and (len(inner) > 4 or inner[-1] == ".")
    strong = block.strong or ruled or loud or _FRAMED.fullmatch(inner) is not None
    numbered = _NUMBER.match(inner) is not None or _LETTERED.match(inner) is not None
    return _Style(block.style == "heading", strong, numbered, inner.endswith(":"), line.gap, block.level)


@dataclass(frozen=True, slots=True)
class _Own:
    """A document's own heading style: its marks, and what nearly all of its headings have besides."""

    marks: tuple[bool, bool, bool]
    colon: bool
    gap: bool
    level: int | None

    def fits(self, style: _Style) -> bool:
        """Whether a line is set as this document sets its headings."""
        if style.marks != self.marks or (self.level is not None and style.level != self.level):
            return False
        return (not self.colon or style.colon) and (not self.gap or style.gap)


def _own_style(known: dict[int, Heading], styles: dict[int, _Style]) -> _Own | None:
    items: dict[tuple[bool, bool, bool], set[str]] = defaultdict(set)
    for i, heading in known.items():
        items[styles[i].marks].update(heading.items)
    if not items:
        return None
    marks = max(items, key=lambda m: (len(items[m]), sum(m)))
    those = [styles[i] for i in known if styles[i].marks == marks]
    levels = Counter(s.level for s in those)
    level, times = levels.most_common(1)[0]
    most = 0.7 * len(those)
    return _Own(marks, sum(s.colon for s in those) >= most, sum(s.gap for s in those) >= most,
                level if marks[0] and times >= most else None)


def _in_style(text: str, lines: Sequence[Line], short: dict[int, str], styles: dict[int, _Style],
              known: dict[int, Heading], own: _Own, matcher: Matcher) -> dict[int, Found]:
    """Known headings in the document's own style; misspelt and foreign ones in the very same style; known ones in
    another style where an item is still missing there."""
    found = {i: Found(h, lines[i].end) for i, h in known.items() if own.fits(styles[i])}
    have = {item for f in found.values() if f.heading for item in f.heading.items}
    least = 80.0 if any(own.marks) or own.colon or own.gap else 88.0
    below = [i + 1 for i in known if i + 1 < len(lines) and i + 1 not in known]
    answers = sum(own.fits(styles.get(i) or _style(text, lines[i], None)) for i in below) >= _ANSWERS
    for i, line in short.items():
        if i in found or not own.fits(styles[i]):
            continue
        said = opens_line(text, lines[i])  # "3. Scope? Nationwide." has a heading in it
        if i not in known and said and matcher.heading(said["name"], 101.0):
            continue
        heading = matcher.heading(line, least)
        if heading and (set(heading.items) - have or heading.score >= 95):
            found[i] = Found(heading, lines[i].end)
            have.update(heading.items)
        elif heading is None and not answers and not _is_nested(text, i, lines, found) and (
                _foreign(text, i, lines, own, styles[i], found, matcher)):
            found[i] = Found(None, lines[i].end)
    for i, heading in known.items():
        if i not in found and not set(heading.items) & have and (
            styles[i].colon or styles[i].gap or any(styles[i].marks) or _in_hole(i, Found(heading, 0), found, matcher)
        ):
            found[i] = Found(heading, lines[i].end)
            have.update(heading.items)
    found |= {i: Found(h, lines[i].end) for i, h in known.items() if _restarts(i, h, styles[i], own, found, matcher)}
    for i, line in short.items():
        loud = styles[i].gap and (styles[i].colon or styles[i].strong)
        if i not in found and (own.fits(styles[i]) or loud) and matcher.is_foreign(line):
            found[i] = Found(None, lines[i].end)
    for i in sorted(found):
        _more(i, lines, short, styles, found, matcher)
        _under(text, i, lines, short, found)
    return found


def _restarts(i: int, heading: Heading, style: _Style, own: _Own, found: dict[int, Found], matcher: Matcher) -> bool:
    """Whether the form begins anew with a heading of its first item: the items before it come again after it."""
    if i in found or matcher.order[heading.items[0]] or style.marks != own.marks or (own.colon and not style.colon):
        return False
    before = {item for j, f in found.items() if j < i and f.heading for item in f.heading.items}
    after = {item for j, f in found.items() if j > i and f.heading for item in f.heading.items}
    return len(before & after) >= 3 and heading.items[0] in before


def _more(i: int, lines: Sequence[Line], short: dict[int, str], styles: dict[int, _Style], found: dict[int, Found],
          matcher: Matcher) -> None:
    """A heading over two lines ("Owner/developer" over "Year"): the second may lack the number of the first."""
    here, below = found[i].heading, i + 1
    if here is None or below in found or below not in short or styles[below].marks[:2] != styles[i].marks[:2]:
        return
    heading = matcher.heading(short[below], 101.0)
    if heading is None or heading.items != here.items:
        return
    together = any(styles[i].marks[:2]) or lines[i].block is lines[below].block
    if together or matcher.heading(f"{short[i]} {short[below]}", 101.0):
        found[below] = Found(heading, lines[below].end)


def _is_nested(text: str, i: int, lines: Sequence[Line], found: dict[int, Found]) -> bool:
    """Has a line in the style of headings a lower level than the item's heading right above it?"""
    if i - 1 not in found or found[i - 1].heading is None or text[lines[i - 1].end : lines[i].start].strip():
        return False
    over, under = lines[i - 1].block, lines[i].block
    return over.style == under.style == "heading" and (over.level or 0) < (under.level or 0)


def _under(text: str, i: int, lines: Sequence[Line], short: dict[int, str], found: dict[int, Found]) -> None:
    """An unknown heading of a lower level right below one, before any answer, says the same in other words
    ("Participants" over "Who can join")."""
    below = i + 1
    if below in found or below not in short or below + 1 >= len(lines) or lines[below + 1].block.style == "heading":
        return
    if _is_nested(text, below, lines, found):
        found[below] = Found(found[i].heading, lines[below].end)


def _foreign(text: str, i: int, lines: Sequence[Line], own: _Own, style: _Style, found: dict[int, Found],
             matcher: Matcher) -> bool:
    """Whether an unknown line in the document's heading style is a heading that the template lacks.

    A bold line alone is not enough: respondents write such lines within their answers."""
    line = text[lines[i].start : lines[i].end]
    if matcher.opens_prompt(line) or matcher.is_printed(line):
        return False
    if (opening := inline(text, lines[i])) and matcher.heading(opening["name"], 101.0):
        return False  # a heading with its answer behind it
    if own.marks[2]:
        return _in_sequence(text, i, lines, found)
    return own.marks[0] or (own.colon and own.gap and style.colon and style.gap)


def _in_sequence(text: str, i: int, lines: Sequence[Line], found: dict[int, Found]) -> bool:
    """Whether a numbered line carries the number after that of the heading before it, and the next one goes on."""
    def number(at: int) -> int:
        match = _NUMBER.match(text, lines[at].start, lines[at].end)
        return int(match.group(1)) if match else -1

    before = [j for j in found if j < i]
    after = [j for j in found if j > i]
    here = number(i)
    return (not before or number(max(before)) == here - 1) and (not after or number(min(after)) in (here + 1, here))


def _in_hole(i: int, hit: Found, found: dict[int, Found], matcher: Matcher) -> bool:
    """Whether the item of a heading is missing just here, between the headings before and after it."""
    if hit.heading is None:
        return False
    orders = {j: matcher.order[f.heading.items[0]] for j, f in found.items() if f.heading}
    before = max((j for j in orders if j < i), default=None)
    after = min((j for j in orders if j > i), default=None)
    here = matcher.order[hit.heading.items[0]]
    return (before is None or orders[before] < here) and (after is None or here < orders[after]) and bool(orders)

