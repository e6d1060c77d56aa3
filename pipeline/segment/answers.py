"""From sections to answers: which words answer which item, and what state each item is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import Answer, AnswerStatus, Flag, Part, Span
from pipeline.segment.cells import Claim, Words
from pipeline.segment.gaps import Cell
from pipeline.segment.match import Matcher
from pipeline.segment.sections import Section
from pipeline.segment.status import Statuses

_QUOTE = 80


@dataclass(slots=True)
class Read:
    """A section with its words told apart. `owners`: the item that each of its parts answers, where not the first.
    Under the heading of several items, `shared`: all have all words; `parted`: the words tell which item has which."""

    section: Section
    cell: Cell
    words: Words
    owners: dict[Part, str] = field(default_factory=dict)
    shared: bool = False
    parted: bool = False

    @property
    def item(self) -> str:
        return self.section.items[0]

    def owner(self, part: Part) -> str:
        """The item that a part answers."""
        return self.owners.get(part, self.item)


def quote(text: str, span: Span) -> str:
    """The words of a span for a message, shortened."""
    words = " ".join(span.of(text).split())
    return f"“{words}”" if len(words) <= _QUOTE else f"“{words[:_QUOTE].rstrip()} …”"


def mark_emphasised(read: Read, emphasised: Sequence[Span]) -> None:
    """Words that a respondent marked (bold, underlined) within a prompt are an answer to it, where none is written:
    `Describe who delivers the programme (**internal staff**, external programme provider)`."""
    for span in emphasised:
        for at, claim in enumerate(read.words.claims):
            inside = claim.kind == "prompt" and claim.start <= span.start and span.end <= claim.end
            if not inside or 2 * len(span) > claim.end - claim.start or claim.item != read.item:
                continue
            n = next((n for start, n in read.words.numbers if claim.start <= start <= span.start), None)
            if n is None or any(p.prompt == n for p in read.words.parts):
                continue
            row = read.cell.row_of(span.start)
            read.words.claims[at : at + 1] = [c for c in (
                replace(claim, end=span.start), Claim(span.start, span.end, "answer", "emphasised"),
                replace(claim, start=span.end)) if c.start < c.end]
            read.words.parts.append(Part(span, n, (n,), row=row))
            read.words.parts.sort(key=lambda p: p.span)
            read.words.edited.append((claim.start, claim.end))
            break


def answers(reads: Sequence[Read], programme: int, text: str, matcher: Matcher,
            statuses: Statuses) -> dict[str, Answer]:
    """The answers of one programme by item, in the template's order."""
    found = {}
    for item in matcher.order:
        own = [r for r in reads if item in r.section.items]
        parts, guests = [], []
        offset = 0
        for read in own:
            parts += [replace(p, row=p.row + offset) for p in read.words.parts if read.shared or read.owner(p) == item]
            offset += len(read.cell.lines)
        home = next((r for r in reads if item not in r.section.items and item in r.owners.values()), None)
        if home is not None:
            guests = [p for p in home.words.parts if home.owner(p) == item]
        heading = _heading(own)
        found[item] = _answer(item, own, tuple(parts), tuple(guests), home, heading, programme, text, statuses)
    return found


def _heading(own: Sequence[Read]) -> Span | None:
    titles = [t for r in own[:1] for t in r.section.titles]
    return Span(titles[0].start, titles[-1].end) if titles else None


def _answer(item: str, own: Sequence[Read], parts: tuple[Part, ...], guests: tuple[Part, ...], home: Read | None,
            heading: Span | None, programme: int, text: str, statuses: Statuses) -> Answer:
    if guests and home is not None:
        every = tuple(sorted((*parts, *guests), key=lambda p: p.span))
        return Answer(item, "displaced_out", every, _joined(every, text), heading, programme, home.item)
    words = _joined(parts, text)
    status = _state(item, own, parts, words, statuses)
    merged = next((r for r in own if len(r.section.items) > 1), None)
    found_in = None
    if merged is not None and status == "answered" and not merged.parted:
        first = merged.section.items[0]
        status = "displaced_in" if item == first else "displaced_out"
        found_in = None if item == first else first
    return Answer(item, status, parts, words, heading, programme, found_in)


def _state(item: str, own: Sequence[Read], parts: tuple[Part, ...], words: str, statuses: Statuses) -> AnswerStatus:
    if not own:
        return "row_absent"
    if parts:
        status = statuses.status(words)
        if status == "answered" and any(o != r.item for r in own if not r.parted for o in r.owners.values()):
            return "displaced_in"
        return status
    moved = any(o != item for r in own for o in r.owners.values())
    guided = any(i == item for r in own for i, _ in r.words.prompts) or any(r.words.ticks for r in own)
    return "displaced_in" if moved else "prompt_only" if guided else "not_answered"


def _joined(parts: Iterable[Part], text: str) -> str:
    return " ".join(p.span.of(text) for p in parts)


def remarks(found: dict[str, Answer], reads: Sequence[Read], text: str, matcher: Matcher,
            statuses: Statuses) -> list[Flag]:
    """What a person should know of how answers were told from the form."""
    flags = []
    labels = {item.id: item.heading for item in matcher.template.items}

    def names(read: Read) -> str:
        return " and ".join(labels[i] for i in read.section.items)

    for read in reads:
        for start, end in read.words.edited:
            span = Span(start, end)
            flags.append(Flag("prompt_edited", f"The form's own sentence was changed: {quote(text, span)}. "
                              "Look whether the change is the answer.", read.item, span=span))
        if read.words.interleaved:
            span = read.words.interleaved[0]
            flags.append(Flag("prompt_interleaved", "The answer stands on both sides of the form's sentence "
                              f"{quote(text, span)}.", read.item, span=span))
        if read.parted:
            flags.extend(Flag("displaced_answer", f"{names(read)} stand under one heading: their words told which "
                              "answers which.", item, span=_heading([read]), severity="medium")
                         for item in read.section.items)
        if read.shared:
            flags.extend(
                Flag("displaced_answer", f"{names(read)} stand under one heading: the words were read for both.", item,
                     span=_heading([read])) for item in read.section.items[1:])
    for answer in found.values():
        if answer.status == "refers_elsewhere":
            span = Span(answer.parts[0].span.start, answer.parts[-1].span.end)
            if statuses.inside(answer.text):
                flags.append(Flag("cross_reference", "The answer points to another place of the form: "
                                  f"{quote(text, span)}.", answer.item, span=span))
    return flags
