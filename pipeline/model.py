"""The nouns: small frozen types whose constructors refuse an impossible state.

Every position in this package is a half-open range of characters of `Document.text`, the one coordinate system.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

BlockStyle = Literal["paragraph", "heading", "list", "header", "footer", "note", "textbox", "quoted"]
AsideKind = Literal["deleted", "struck", "hidden", "comment", "placeholder"]
EntryKind = Literal["heading", "prompt", "answer", "boilerplate", "layout", "unclaimed"]
AnswerStatus = Literal[
    "answered",
    "prompt_only",
    "not_answered",
    "not_applicable",
    "refers_elsewhere",
    "row_absent",
    "displaced_in",
    "displaced_out",
]
Status = Literal[
    "ok",
    "not_answered",
    "not_applicable",
    "unparsed",
    "prompt_only",
    "not_mentioned",
    "row_absent",
    "dont_know",
    "refers_elsewhere",
]
ReturnStatus = Literal[
    "read", "unreadable", "unknown_template", "duplicate", "superseded", "ignored", "source_missing"
]
Severity = Literal["info", "low", "medium", "high"]
Confidence = Literal["high", "medium", "low"]
Scalar = str | int | float

TICKED = "☒"
UNTICKED = "☐"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of `Document.text`; never empty, never negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The quoted characters."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the file: all numbers count from 1 (page) or 0 (table, row, column); None where unknown.

    `box` is (left, top, right, bottom) in points from the page's top left corner. Tables are numbered in reading
    order over the whole document; a nested table has a number of its own and `parent` = (table, row, column) of the
    cell that holds it. A cell merged over several rows or columns stands at its first row and column.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    parent: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, in reading order; inside a table, a paragraph of a cell (a cell may hold several blocks).

    `level` is the outline or list level (0 = top) where `style` is heading or list, else None. `strong` means that
    the whole paragraph is bold, or set larger than the text around it.
    """

    span: Span
    place: Place = Place()
    style: BlockStyle = "paragraph"
    level: int | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that the file holds but does not show as an answer. `at`: offset in `Document.text` where it stood."""

    kind: AsideKind
    text: str
    page: int | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A reader's remark, by one of the codes of `pipeline.codes`; `span` where it concerns certain words only."""

    code: str
    message: str
    page: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader saw: one text that never changes, and where each part of it stood.

    `blocks` are in reading order, do not overlap, and hold every character of `text` that is not white space.
    Paragraphs are joined with a line feed, the cells of a row with a tab; ticks of every kind (form fields, symbol
    fonts, content controls) are written as the characters ☒ and ☐ before their label; of a dropdown only the chosen
    entry is in the text. `emphasised` are runs set apart from the words around them (bold, underlined, highlighted),
    not whole paragraphs. `doubtful` are the words of a scan that text recognition is unsure of. `pages` is None where
    the format has no pages.
    """

    name: str
    sha256: str
    size: int
    format: str
    reader: str
    text: str
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...] = ()
    notices: tuple[Notice, ...] = ()
    emphasised: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()
    pages: int | None = None

    def __post_init__(self) -> None:
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.end > len(self.text):
                raise ValueError(f"block {block.span} overlaps another or leaves the text")
            if self.text[end : block.span.start].strip():
                raise ValueError(f"text before {block.span} stands in no block")
            end = block.span.end
        if self.text[end:].strip():
            raise ValueError("text after the last block stands in no block")

    def page_of(self, offset: int) -> int | None:
        """The page of the character at `offset`, None where the format has none."""
        found = None
        for block in self.blocks:
            if block.span.start > offset:
                break
            found = block.place.page or found
        return found


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of the ledger. `item` where it belongs to one; `match` says how it was recognised
    (exact, loose, alias, joined, position ...), None where there was nothing to recognise."""

    span: Span
    kind: EntryKind
    item: str | None = None
    match: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every character of a document, claimed once: the entries tile the text, or the ledger does not exist."""

    document: Document
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        at = 0
        for entry in self.entries:
            if entry.span.start != at:
                raise ValueError(f"the ledger leaves a gap or an overlap at character {at}")
            at = entry.span.end
        if at != len(self.document.text):
            raise ValueError(f"the ledger ends at {at} of {len(self.document.text)} characters")

    def counts(self) -> dict[str, int]:
        """Characters by kind."""
        found: dict[str, int] = {}
        for entry in self.entries:
            found[entry.kind] = found.get(entry.kind, 0) + len(entry.span)
        return found


@dataclass(frozen=True, slots=True)
class Part:
    """A run of the respondent's words in an answer. `prompt` is the number (from 1) of the template prompt that
    stands directly before it in the cell, None where none does; `prompts` are all prompts between the part before
    and this one, in order (several where the respondent answers after the last of them). `tick` is True for the
    words of a ticked option. `row` numbers the lines of the cell from 0. `label`: the words that a respondent cut
    from a prompt and set before his own ("Monitoring: none")."""

    span: Span
    prompt: int | None = None
    prompts: tuple[int, ...] = ()
    tick: bool = False
    row: int = 0
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The respondent's own words for one item of one programme.

    `parts` in document order; `text` is their words joined by one blank. `heading` is the printed heading, None
    where the row is absent. `found_in` names the item in whose row displaced words stood.
    """

    item: str
    status: AnswerStatus
    parts: tuple[Part, ...] = ()
    text: str = ""
    heading: Span | None = None
    programme: int = 1
    found_in: str | None = None

    def __post_init__(self) -> None:
        if bool(self.parts) != bool(self.text):
            raise ValueError(f"{self.item}: an answer has both parts and text, or neither")

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(part.span for part in self.parts)


@dataclass(frozen=True, slots=True)
class Value:
    """One cell of the table. `value` (or, for ranges, `low`/`high`) is filled only where `status` is ok, and then
    `evidence` is not empty. Lists are tuples of codes or texts. For ranges `value` is the text as stated."""

    variable: str
    dimension: str | None = None
    status: Status = "not_mentioned"
    value: Scalar | tuple[str, ...] | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approx: bool = False
    qualifier: str | None = None
    evidence: tuple[Span, ...] = ()
    item: str | None = None
    confidence: Confidence | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        given = self.value not in (None, ()) or self.low is not None or self.high is not None
        if (self.status == "ok") != given:
            raise ValueError(f"{self.variable}: status {self.status} with value {self.value!r}, {self.low}-{self.high}")
        if given and not self.evidence:
            raise ValueError(f"{self.variable}: a value without a quote")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"{self.variable}: the range {self.low}-{self.high} runs backwards")


@dataclass(frozen=True, slots=True)
class Flag:
    """A remark on a variable, on an item (all its variables), or on the return (neither). `span`: its words."""

    kind: str
    message: str
    item: str | None = None
    variable: str | None = None
    span: Span | None = None
    severity: Severity | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a normaliser made of a variable: its values (one a dimension), its doubts, the words that it used."""

    values: tuple[Value, ...]
    flags: tuple[Flag, ...] = ()
    used: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """What one return says of one programme: answers in the template's order, values in the codebook's."""

    number: int
    answers: tuple[Answer, ...]
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What one file yields, and what is cached."""

    document: Document
    ledger: Ledger
    template: str
    template_match: float
    programmes: tuple[Programme, ...]
    flags: tuple[tuple[int, Flag], ...] = ()
    languages: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Return:
    """One row of the table `returns`: a file as received, or a part of a container, readable or not.

    `source_file` is its key: relative, with `/`, a part as `container/part`. `result` is there only where read."""

    source_file: str
    sha256: str
    size: int
    status: ReturnStatus
    format: str | None = None
    code: str | None = None
    reason: str | None = None
    superseded_by: str | None = None
    result: Result | None = None

    @property
    def return_id(self) -> str:
        """Stable across runs for the same bytes; begins with a letter, so that no spreadsheet takes it for a number."""
        return "r" + self.sha256[:15]


class UnreadableFile(Exception):
    """A file that nobody can read: `code` from `pipeline.codes`, and a sentence that a person understands."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code, sentence)
        self.code = code
        self.sentence = sentence


class RulesError(Exception):
    """Wrong rules: the sentence names file, line and key. Raised before any document is opened."""


def merge(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, touching or overlapping ones joined."""
    last: Span | None = None
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if last is None:
            last = span
        elif span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            yield last
            last = span
    if last is not None:
        yield last
