"""A document cut into sections: each heading with the lines that stand under or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Literal

from pipeline.model import Document
from pipeline.segment.announced import announced
from pipeline.segment.beside import also_named, form_words
from pipeline.segment.columns import TITLE, heading_columns, joined
from pipeline.segment.headings import Found, headings, is_short
from pipeline.segment.leads import set_apart
from pipeline.segment.lines import Line, Row, Unit, goes_on, pieces, units
from pipeline.segment.listing import Listing, listing
from pipeline.segment.match import Heading, Matcher
from pipeline.segment.midline import parted, run_on
from pipeline.segment.numbering import unnumbered
from pipeline.segment.own import learn
from pipeline.segment.parallel import programmes
from pipeline.segment.shape import shape
from pipeline.segment.styled import answered_in_lists

_PARTED = re.compile(r"(?:[:?|]|\s[-–—])\s+(?=\S)")
Kind = Literal["item", "foreign", "cover"]
_BAND_WORDS = 8  # at most, of a heading over a group of rows
_MOSTTITLES = 4  # lines of a cell that headings may take


@dataclass(slots=True)
class Section:
    """A heading and its lines. `kind` cover: respondent's lines before the first heading. `how` as in `Heading`, or
    "prompts" or "position" where only these tell the item."""

    kind: Kind
    items: tuple[str, ...] = ()
    how: str | None = None
    languages: frozenset[str] = frozenset()
    titles: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    programme: int = 1

    def title(self, text: str) -> str:
        """The heading as printed, its lines joined by one blank."""
        return " ".join(text[t.start : t.end] for t in self.titles)


@dataclass(slots=True)
class Sections:
    """All lines of a document: in sections, boilerplate with the name of what it is, or after the form's last table.
    `untold`: lines set like the document's own headings that name no item."""

    sections: list[Section]
    boilerplate: list[tuple[Line, str]]
    after: list[Line]
    untold: frozenset[str] = frozenset()


def sections(document: Document, matcher: Matcher) -> Sections:
    """Cut a document into sections, in reading order."""
    text = document.text
    every, edges = units(document)
    every = set_apart(document, answered_in_lists(text, every, matcher), matcher)
    own = learn(text, every, matcher)
    cut = parted(text, every, matcher.learned(own.names))
    if len(cut) > len(every):
        every, own = cut, learn(text, cut, matcher)
    matcher = matcher.learned(own.names)
    whole = Sections([], [(line, "running") for line in edges], [], own.untold)
    listed = listing(text, every, matcher) or Listing([], every, own.starts)
    every, starts = listed.rest, listed.starts
    if not starts:
        every, starts = announced(text, every, matcher, len(own.items))
    whole.boilerplate += [(line, "questions") for line in listed.lines]
    columns = heading_columns(text, matcher, every)
    for found in programmes(text, every, columns, matcher):
        builder = _Builder(text, matcher, found, columns, starts)
        for unit in found:
            if isinstance(unit, Row):
                builder.row(unit)
            else:
                builder.line(unit)
        whole.sections += builder.sections
        whole.boilerplate += builder.boilerplate
        whole.after += builder.after
    return whole


def _is_band(line: Line, text: str) -> bool:
    """Is a line between tables set as a heading: by its style, or by its looks and without an end mark?"""
    words = text[line.start : line.end]
    looks = line.block.strong and unnumbered(words)[:1].isupper() and not words.endswith((".", "!", "?", ";", ","))
    return (line.block.style == "heading" or looks) and len(words.split()) <= _BAND_WORDS


class _Builder:
    """Walks the units of a document and keeps the section that is open."""

    def __init__(self, text: str, matcher: Matcher, found: list[Unit], columns: dict[int, set[int]],
                 starts: Mapping[int, Found]) -> None:
        self.text = text
        self.matcher = matcher
        self.sections: list[Section] = []
        self.boilerplate: list[tuple[Line, str]] = []
        self.shape = shape(text, matcher, found, columns)
        self.headings = dict(starts) or {
            self.shape.flat[i].start: f for i, f in headings(text, self.shape.flat, matcher, self.shape.taken).items()}
        self.after: list[Line] = []
        self.across: tuple[int, dict[int, tuple[Heading, list[Line]]]] | None = None
        self.in_table = False
        self.stacked = False
        self.before: Row | None = None

    @property
    def open(self) -> Section | None:
        """The section that goes on, None before the first heading."""
        return self.sections[-1] if self.sections and self.sections[-1].kind != "cover" else None

    # Lines outside the form's tables

    def line(self, line: Line) -> None:
        """Take a line outside the form's tables: a heading, or more of the section that is open."""
        self.before = None
        if (found := self.headings.get(line.start)) is not None:
            self._flush()
            self.in_table = False
            self._heading_line(line, found)
            return
        words = self.text[line.start : line.end]
        if self.open is None:
            self._before_form(line, words)
        elif len(words) > 60 and self.matcher.is_printed(words) and not self.matcher.opens_prompt(words):
            self.boilerplate.append((line, "introduction"))
        elif self.in_table and not self.matcher.opens_prompt(words) and not (self.stacked and self.shape.stacked):
            self.after.append(line)
        else:
            self._flush()
            self.in_table = False
            self.open.lines.append(line)

    def _flush(self) -> None:
        """Lines between two rows or tables go on with the item above."""
        if self.open is not None:
            self.open.lines.extend(self.after)
            self.after = []

    def _bands(self) -> None:
        """Headings that stand right above a table and name a group of its rows ("How we run it") are no answer."""
        while self.after and _is_band(self.after[-1], self.text):
            self.boilerplate.append((self.after.pop(), "band"))

    def _heading_line(self, line: Line, found: Found) -> None:
        inside = found.end < line.end
        title = Line(line.start, len(self.text[: found.end].rstrip()) if inside else line.end, line.block, line.gap)
        if found.end == line.start:  # announced by a sentence of the answer
            self._begin(found.heading, []).lines.append(line)
            return
        self._begin(found.heading, [title])
        if inside:
            self.sections[-1].lines.append(Line(found.end, line.end, line.block))

    def _before_form(self, line: Line, words: str) -> None:
        if self.matcher.is_printed(words):
            self.boilerplate.append((line, "introduction"))
        elif self.matcher.is_table_header(words):
            self.boilerplate.append((line, "table header"))
        else:
            if not self.sections:
                self.sections.append(Section("cover"))
            self.sections[-1].lines.append(line)

    def _begin(self, heading: Heading | None, titles: list[Line]) -> Section:
        """Open a section; a second line of the same item's heading ("Owner" over "Year") goes on with the first."""
        last = self.open
        if heading and last and not last.lines and last.items == heading.items:
            last.titles.extend(titles)
            return last
        self.sections.append(Section("item", heading.items, heading.how, heading.languages, titles) if heading
                             else Section("foreign", titles=titles))
        return self.sections[-1]

    # Rows of the form's tables

    def row(self, row: Row) -> None:
        """Take a row of a table."""
        if row.table not in self.shape.columns:
            for line in row.lines:
                self.line(line)
            return
        self._bands()
        self._flush()
        self._repeated(row)
        if not self._header(row) and not self._across(row) and not self._titled(row):
            self._untitled(row)
        self.before, self.in_table = row, True

    def _across(self, row: Row) -> bool:
        """Headings side by side, with the answers in the rows under them; each such row is a programme."""
        wide = len(row.cells) > 3 or (row.table in self.shape.side_by_side and len(row.cells) > 1)
        titles = {column: joined(self.text, cell)[:TITLE] for column, cell in row.cells.items()} if wide else {}
        hits = {column: h for column, title in titles.items() if (h := self.matcher.heading(title, 101.0))}
        several = len(hits) > min(3, len(row.cells) - 1) and len(hits) >= 0.7 * len(row.cells)
        if several and len({h.items for h in hits.values()}) == len(hits):
            self.across = (row.table, {c: (h, row.cells[c]) for c, h in hits.items()})
            for column in row.cells.keys() - hits.keys():
                self._begin(None, row.cells[column])
            return True
        if self.across is None or self.across[0] != row.table:
            return False
        begins = min(self.across[1]) in row.cells or any(title for _, title in self.across[1].values())
        for column in sorted(row.cells.keys() | (self.across[1].keys() if begins else set())):
            heading, title = self.across[1].get(column, (None, []))
            cell = row.cells.get(column, [])
            self.sections.append(Section("item", heading.items, heading.how, titles=title, lines=cell) if heading
                                 else Section("foreign", titles=title, lines=cell))
        self.across = (row.table, {c: (h, []) for c, (h, _) in self.across[1].items()})
        return True

    def _repeated(self, row: Row) -> None:
        """Take out of a row the header of the table that a page repeats between two lines of a cell."""
        for column, cell in row.cells.items():
            again = [line for above, line in pairwise(cell) if above.block.place.page != line.block.place.page
                     and self.matcher.is_table_header(self.text[line.start : line.end])]
            self.boilerplate.extend((line, "table header") for line in again)
            if again:
                row.cells[column] = [line for line in cell if line not in again]

    def _header(self, row: Row) -> bool:
        """The row over the table ("Explanation"), also where a page repeats it; rows of the introduction."""
        words = joined(self.text, row.lines)
        cells = [joined(self.text, cell) for cell in row.cells.values()]
        printed = all(self.matcher.is_table_header(c) for c in cells) or (
            len(words) > 40 and self.matcher.is_printed(words) and not self.matcher.opens_prompt(words))
        if printed and not self.matcher.heading(words[:TITLE], 101.0):
            self.boilerplate.extend((line, "table header") for line in row.lines)
            return True
        return False

    def _titled(self, row: Row) -> bool:
        """A row with a heading: the cells after it (up to the next heading) are its answer."""
        columns = self.shape.columns[row.table]
        opened = False
        loose: list[Line] = []
        for column, cell in sorted(row.cells.items()):
            heading, titles, rest = self._title(cell, len(row.cells) == 1) if column in columns else (None, [], cell)
            if heading is not None:
                if not opened and self._joins(row, cell, heading):
                    return True
                if rest and column == min(columns) and row.table in self.shape.asking:
                    asked, rest = form_words(self.text, rest, self.matcher)
                    heading = also_named(self.text, heading, asked, self.shape.taken, self.matcher)
                    titles = [*titles, *asked]
                self._begin(heading, [*loose, *titles]).lines.extend(rest)
                opened, loose = True, []
            elif opened:
                self.sections[-1].lines.extend(cell)
            else:
                loose.extend(cell)
        if opened and self.shape.swapped and not self.sections[-1].lines:
            section = self.sections[-1]
            section.lines = [line for line in section.titles if line not in titles]
            section.titles = [line for line in section.titles if line in titles]
        if opened:
            self.stacked = not self.sections[-1].lines
        return opened

    def _title(self, cell: list[Line], alone: bool) -> tuple[Heading | None, list[Line], list[Line]]:
        """The heading of a cell: all its words, or its first lines with the template's prompts under them; where it
        stands `alone` in its row, also its first words. None runs into an answer where answers have their own rows."""
        known, end = self._known(cell)
        if known is not None and (end == len(cell) or self._answers(cell[end])):
            return known, cell[:end], cell[end:]
        words = joined(self.text, cell)
        prompt = self.matcher.opens_prompt(words)
        if alone and not self.shape.stacked and len(cell) == 1 and (cut := run_on(words, self.matcher)):
            title, rest = pieces(self.text, cell[0], [cell[0].start + cut])
            return self.matcher.name(words[:cut]), [title], [rest]
        heading = self.matcher.heading(words, 101.0 if prompt else 80.0) if len(words) <= TITLE else None
        if heading is not None:
            return heading, cell, []
        if prompt:
            return None, [], cell
        if known is not None:
            return known, cell[:end], cell[end:]
        if self.shape.stacked:
            return None, [], cell
        for n in range(1, min(3, len(cell))):
            heading = self.matcher.heading(joined(self.text, cell[:n])[:TITLE], 85.0)
            if heading is not None:
                return heading, cell[:n], cell[n:]
        first = cell[0]
        for cut in self._cuts(first):
            heading = self.matcher.heading(self.text[first.start : cut], 85.0 if self.matcher.opens_prompt(
                self.text[cut : first.end]) else 101.0)
            if heading is not None:
                end = first.start + len(self.text[first.start : cut].rstrip())
                title = Line(first.start, end, first.block, first.gap)
                return heading, [title], [Line(cut, first.end, first.block), *cell[1:]]
        return None, [], cell

    def _cuts(self, line: Line) -> Iterator[int]:
        """Where a heading at the beginning of a line may end, and prompts or an answer begin."""
        cut = self.matcher.prompt_in(self.text[line.start : line.end]) if line.end - line.start > 40 else 0
        if cut > 3:
            yield line.start + cut
        for found in islice(_PARTED.finditer(self.text, line.start, line.end), _MOSTTITLES):
            yield found.end()

    def _known(self, cell: list[Line]) -> tuple[Heading | None, int]:
        """The known headings that the lines of a cell begin with, in one, and how many lines they take: a heading over
        several lines, in two languages, or those of two items."""
        found: list[Heading] = []
        at = 0
        while at < min(len(cell), _MOSTTITLES):
            sizes = range(min(_MOSTTITLES, len(cell) - at), 0, -1)
            hits = ((n, self.matcher.heading(joined(self.text, cell[at : at + n])[:TITLE], 101.0)) for n in sizes)
            size, heading = next(((n, h) for n, h in hits if h), (0, None))
            if heading is None:
                break
            found.append(heading)
            at += size
        if len(found) < 2:
            return (found[0] if found else None), at
        items = tuple(dict.fromkeys(item for h in found for item in h.items))
        how = "joined" if len(items) == 1 else "merged"
        return Heading(items, how, min(h.score for h in found), found[0].languages | found[1].languages), at

    def _answers(self, line: Line) -> bool:
        """Whether a line under a heading in its cell is more than a gloss or the rest of the heading."""
        first, last = self.text[line.start], self.text[line.end - 1]
        return not first.islower() and (first, last) != ("(", ")")

    def _joins(self, row: Row, cell: list[Line], heading: Heading | None) -> bool:
        """Whether the left cell is the rest of a heading that a row or page border cuts: only where both halves
        together make a known one, better than the second half does alone."""
        last = self.sections[-1] if self.sections else None
        if last is None or not last.titles or self.before is None or (heading and heading.how in ("exact", "alias")):
            return False
        whole = self.matcher.heading(f"{last.title(self.text)} {joined(self.text, cell)}"[:TITLE], 92.0)
        if whole is None or whole.score < 92 or whole.how == "merged" or (heading and heading.score >= whole.score):
            return False
        if last.kind == "item" and last.how == "exact" and last.items != whole.items:
            return False
        last.kind, last.items, last.how, last.languages = "item", whole.items, "joined", whole.languages
        last.titles.extend(cell)
        for column, others in sorted(row.cells.items()):
            if others is not cell and column > min(self.shape.columns[row.table]):
                last.lines.extend(others)
        return True

    def _untitled(self, row: Row) -> None:
        """A row without a known heading: more of the item above, or a row that the template lacks."""
        left_column = min(self.shape.columns[row.table])
        left = row.cells.get(left_column, [])
        others = [line for column, cell in sorted(row.cells.items()) if column > left_column for line in cell]
        before = [line for column, cell in sorted(row.cells.items()) if column < left_column for line in cell]
        words = joined(self.text, left)
        if not left and self._is_title(row):
            self._begin(None, row.lines)
        elif not left or goes_on(words) or words.strip(" .)").isdecimal():
            self.boilerplate += [(line, "continued") for line in left] if self.open else []
            self._go_on([*before, *([] if self.open else left), *others], row)
        elif self._joins(row, left, None):
            return
        elif self.matcher.is_prompt(words):
            self._go_on(row.lines, row)
        elif not others and (self.stacked or self.shape.stacked) and not self.matcher.is_foreign(words):
            self._go_on(row.lines, row)
            self.stacked = False
        elif len(words) <= TITLE:
            self._begin(None, [*before, *left]).lines.extend(others)
        else:
            self._go_on(row.lines, row)

    def _is_title(self, row: Row) -> bool:
        """Whether a row is nothing but the title of its table: set apart, on top of it, beside the headings' column."""
        first = self.before is None or self.before.table != row.table
        return first and len(row.lines) == 1 and row.lines[0].block.strong and is_short(self.text, row.lines[0])

    def _go_on(self, lines: Iterable[Line], row: Row) -> None:
        section = self.open
        if section is None:
            for line in lines:
                self._before_form(line, self.text[line.start : line.end])
        else:
            section.lines.extend(lines)
