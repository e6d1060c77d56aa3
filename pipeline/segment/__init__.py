"""A document and a template: whose words are whose.

Headings first, prompts next, and what is left are the respondent's words, told from cover notes, signatures and
tick boxes. Every character is claimed once, by the ledger; what nobody can claim is `unclaimed` and flagged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.codes import CODES
from pipeline.model import Answer, Document, Entry, Flag, Ledger, Part, Span
from pipeline.rules import Rules
from pipeline.segment.above import answers_above
from pipeline.segment.answers import Read, answers, mark_emphasised, quote, remarks
from pipeline.segment.bands import bands_off, glosses
from pipeline.segment.by_answer import by_answer
from pipeline.segment.cells import Claim, line_labels, replies, words_of
from pipeline.segment.closing import Closing
from pipeline.segment.displaced import displace
from pipeline.segment.facts import facts
from pipeline.segment.gaps import cell_of
from pipeline.segment.label_list import labelled
from pipeline.segment.lines import Line, is_noise
from pipeline.segment.lost import by_neighbours, by_own, by_position, by_prompts
from pipeline.segment.match import Form, Matcher
from pipeline.segment.numbered import numbers_home, parts_home
from pipeline.segment.pointed import pointed
from pipeline.segment.prompts import prompts
from pipeline.segment.prose import prose
from pipeline.segment.quoted_form import between_quotes, given_back, within_quotes
from pipeline.segment.quoted_mail import heads_of, quoted_from
from pipeline.segment.sections import Section, sections
from pipeline.segment.sharing import share
from pipeline.segment.signature import signatures
from pipeline.segment.status import Statuses
from pipeline.segment.strayed import strayed
from pipeline.segment.tokens import lowered, words_in
from pipeline.segment.topics import Topics, topics

_GUESSED = {"cue": "words", "hint": "words", "apart": "words", "position": "place", "prompts": "prompts",
            "number": "number", "answer": "answer"}
EMPTY = frozenset({"not_answered", "prompt_only", "row_absent"})


@dataclass(frozen=True)
class Segmenter:
    """A rule pack made ready for segmenting."""

    matcher: Matcher
    statuses: Statuses
    closing: Closing
    labels: frozenset[str]
    topics: Topics


@dataclass(frozen=True, slots=True)
class Segmented:
    """What a document holds: its ledger, the answers of each programme by item in the template's order, the
    respondent's words outside the template's rows, and flags with the number of their programme (0: the return)."""

    ledger: Ledger
    programmes: tuple[dict[str, Answer], ...]
    cover: tuple[Part, ...]
    flags: tuple[tuple[int, Flag], ...]


def prepare(rules: Rules) -> Segmenter:
    """Make a rule pack ready."""
    yes_no = rules.vocabularies.get("yes_no")
    terms = {t.lower() for code in yes_no.codes.values() for ts in code.terms.values() for t in ts} if yes_no else set()
    words = {t for t in terms if "*" not in t and t.count(" ") < 3}
    closing = Closing(rules.template)
    return Segmenter(Matcher(rules), Statuses(rules), closing, frozenset(words), topics(rules))


def segment(document: Document, ready: Segmenter) -> Segmented:
    """Tell whose words are whose. Any text gives a result; what is doubtful becomes a flag."""
    text, matcher = document.text, ready.matcher
    lower = lowered(text)
    near = matcher.near(words_in(lower))
    cut = sections(document, matcher)
    above = answers_above(cut.sections, text, matcher)
    found = by_prompts(cut.sections, text, lower, near, matcher)
    by_position(found, text, matcher)
    by_neighbours(found, matcher)
    number_programmes(found)
    by_own(found)
    signed = signatures(found, text, ready.closing)
    found = by_answer(found, text, cut.untold, matcher, ready.topics)
    found = labelled(found, text, matcher, ready.topics)
    facts(found, text, matcher, ready.topics)
    parts_home(found, text, matcher)
    numbers_home(found, text)
    added = pointed(found, cut.after, text, matcher)
    found = bands_off(found, text)
    glosses(found, text)
    heads = heads_of(text, [line for line, name in cut.boilerplate if name == "running"])
    quoted = [*_quoted(text, found, heads, ready.closing)]
    ending = [*quoted, *_endings(text, found, ready, [*quoted, *signed]), *signed]
    ending.sort(key=lambda line: line.start)
    reads = _reads(text, lower, found, near, ready)
    elsewhere = {r.item for r in reads if len(r.section.items) == 1}
    for read in reads:
        mark_emphasised(read, document.emphasised)
        if len(read.section.items) > 1:
            share(read, text, matcher, ready.topics, elsewhere)
    moved = displace(reads, text, matcher) + prose(reads, text, matcher, ready.topics)
    moved += strayed(reads, text, matcher, ready.topics)
    programmes, flags = _programmes(reads, text, ready)
    flags += [(_programme_of(flag, reads), flag) for flag in (*added, *moved)]
    for flag in (*_headings(found, text), *_untold(found, text, cut.untold), *_whole(programmes, above)):
        flags.append((0, flag))
    claims = [Claim(line.start, line.end, "boilerplate", name) for line, name in cut.boilerplate]
    at = ready.closing.cut(text, cut.after, 0)
    claims += [Claim(line.start, line.end, "boilerplate", "closing") for line in (*ending, *cut.after[at:])]
    cover = _outside(text, found, [*ending, *cut.after], claims)
    ledger, unclaimed = _ledger(document, [*claims, *_claims(reads)])
    flags += [(0, flag) for flag in unclaimed]
    return Segmented(ledger, tuple(programmes), cover, tuple(flags))


def _quoted(text: str, found: Sequence[Section], heads: Sequence[int], closing: Closing) -> Iterator[Line]:
    """Take a quoted mail off the last answer, and off an answer amid the text its end with the mail quoted below it."""
    last = next((section for section in reversed(found) if section.lines), None)
    for section in found:
        lines = section.lines
        amid = bool(lines) and section is not last and any(lines[0].start < h < lines[-1].start for h in heads)
        if section.items and (section is last or amid):
            at = quoted_from(text, lines, heads)
            at = closing.cut(text, lines[:at]) if amid and at < len(lines) else at
            yield from lines[at:]
            del lines[at:]


def _endings(text: str, found: Sequence[Section], ready: Segmenter, taken: Sequence[Line]) -> Iterator[Line]:
    """Take the closing lines off the last answer of each programme, and off headings of none behind it. `taken`: lines
    taken off before."""
    last, programme = True, 0
    for here in reversed(found):
        last = last or here.programme != programme
        if here.kind != "cover" and last:
            below = [line for line in taken if here.lines and line.start > here.lines[-1].start]
            at = ready.closing.cut(text, here.lines, below=below)
            yield from here.lines[at:]
            del here.lines[at:]
        last, programme = last and here.kind != "item", here.programme


def _programmes(reads: Sequence[Read], text: str,
                ready: Segmenter) -> tuple[list[dict[str, Answer]], list[tuple[int, Flag]]]:
    """The answers of each programme. A second copy of the form that nobody filled in is none."""
    numbers = sorted({r.section.programme for r in reads}) or [1]
    filled = [n for n in numbers if any(r.words.parts for r in reads if r.section.programme == n)] or numbers[:1]
    programmes: list[dict[str, Answer]] = []
    flags: list[tuple[int, Flag]] = []
    for number, old in enumerate(filled, 1):
        own = [r for r in reads if r.section.programme == old]
        for read in own:
            read.section.programme = number
        found = answers(own, number, text, ready.matcher, ready.statuses)
        programmes.append(found)
        flags += [(number, flag) for flag in remarks(found, own, text, ready.matcher, ready.statuses)]
    return programmes, flags


def number_programmes(found: Sequence[Section]) -> None:
    """Number the programmes: a second heading of the first item, after others, begins the next one."""
    number, seen, first = 1, set[str](), next((i for s in found for i in s.items), None)
    for section in found:
        if first in section.items and first in seen and len(seen) > 3:
            number, seen = number + 1, set()
        section.programme = number
        seen.update(section.items)


def _reads(text: str, lower: str, found: Sequence[Section], near: Sequence[Form], ready: Segmenter) -> list[Read]:
    labels = {*ready.labels, *line_labels(text, (line for s in found for line in s.lines))}
    spoken = Counter(language for s in found if "en" not in s.languages for language in s.languages)
    languages = {language for language, times in spoken.items() if times > 2}
    reply = replies(text, [s.lines[0] for s in found if s.items and s.lines], ready.labels, ready.matcher.reply)
    reads = []
    for section in found:
        if section.items:
            cell = cell_of(text, lower, section.lines)
            hits = prompts(cell, section.items, ready.matcher, near, languages)
            quoted = between_quotes(section.titles, section.lines)
            hits = within_quotes(cell, hits) if quoted else hits
            words = words_of(cell, hits, section.items, labels, reply, section.title(text))
            if quoted:
                given_back(cell, words, [f for i in section.items for f in ready.matcher.forms.get(i, ())])
            reads.append(Read(section, cell, words))
    return reads


def _claims(reads: Iterable[Read]) -> Iterable[Claim]:
    for read in reads:
        for line in read.section.titles:
            yield Claim(line.start, line.end, "heading", read.section.how, read.item)
        owners = {p.span.start: read.owner(p) for p in read.words.parts}
        for claim in read.words.claims:
            item = owners.get(claim.start, read.item) if claim.kind == "answer" else claim.item or read.item
            match = "displaced" if item != read.item and claim.kind == "answer" else claim.match
            yield Claim(claim.start, claim.end, claim.kind, match, item)


def _outside(text: str, found: Iterable[Section], ending: Iterable[Line], claims: list[Claim]) -> tuple[Part, ...]:
    """Claim the lines outside the template's rows; the respondent's words there, those of the ending included."""
    lines: list[Line] = []
    for section in found:
        if section.kind == "cover":
            claims.extend(Claim(line.start, line.end, "boilerplate", "cover") for line in section.lines)
            lines.extend(section.lines)
        elif section.kind == "foreign":
            claims.extend(Claim(line.start, line.end, "heading", "unmatched") for line in section.titles)
            claims.extend(Claim(line.start, line.end, "answer", "unmatched") for line in section.lines)
            lines.extend((*section.titles, *section.lines))
    lines.extend(ending)
    lines.sort(key=lambda line: line.start)
    return tuple(Part(Span(line.start, line.end), row=row) for row, line in enumerate(lines)
                 if not is_noise(text[line.start : line.end]))


def _headings(found: Sequence[Section], text: str) -> Iterable[Flag]:
    """Flags on headings that are none of the template's, that were guessed, or that stand twice."""
    seen: dict[tuple[int, str], str] = {}
    numbered = sum(section.how == "number" for section in found)
    bare = numbered > len(found) / 2
    if bare:
        yield Flag("heading-unmatched", f"{numbered} items were told by nothing but their number.", severity="medium")
    for section in found:
        if not section.titles or (bare and section.how == "number"):
            continue
        span = Span(section.titles[0].start, section.titles[-1].end)
        title = section.title(text)
        if section.kind == "foreign":
            yield Flag("heading-unmatched", f"The heading {quote(text, span)} is none of the questionnaire's: "
                       "its words answer no item.", span=span)
        elif section.how in _GUESSED:
            yield Flag("heading-unmatched", f"The heading {quote(text, span)} is not in the questionnaire's words; "
                       f"it was told by its {_GUESSED[section.how]}.", section.items[0], span=span,
                       severity="medium" if section.how in ("hint", "apart", "position", "answer") else None)
        for item in section.items:
            key = (section.programme, item)
            if seen.get(key) == title.casefold() and section.lines:
                yield Flag("duplicate-heading", f"The heading {quote(text, span)} stands twice in the form; "
                           "its answers were joined.", item, span=span)
            seen[key] = title.casefold()


def _untold(found: Sequence[Section], text: str, lines: Collection[str]) -> Iterable[Flag]:
    """Flags on lines within an answer that are set like the document's own headings, while items are missing."""
    for section in found if lines else ():
        for line in section.lines if section.kind == "item" else ():
            if text[line.start : line.end] in lines:
                span = Span(line.start, line.end)
                yield Flag("heading-unmatched", f"The line {quote(text, span)} is set like a heading, and none of the "
                           "questionnaire's was told by it: it was read with the answer.", section.items[0], span=span,
                           severity="medium")


def _whole(programmes: Sequence[dict[str, Answer]], above: bool) -> Iterable[Flag]:
    """Flags on the return as a whole."""
    if all(answer.status in EMPTY for found in programmes for answer in found.values()):
        yield Flag("blank-form", CODES["blank-form"].sentence)
    if above:
        yield Flag("displaced_answer", "The headings stand below their answers: each was read with the words above it.")
    if len(programmes) > 1:
        yield Flag("multiple_programmes", f"The return holds {len(programmes)} filled-in forms: each was read as a "
                   "programme of its own.")


def _programme_of(flag: Flag, reads: Sequence[Read]) -> int:
    return next((r.section.programme for r in reads if r.section.items[0] == flag.item
                 and flag.span and r.section.titles and r.section.titles[0].start < flag.span.start), 1)


def _ledger(document: Document, claims: Iterable[Claim]) -> tuple[Ledger, list[Flag]]:
    """The claims in order, and what lies between them: layout, or unclaimed words."""
    text = document.text
    entries: list[Entry] = []
    flags: list[Flag] = []
    at = 0
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        start = max(claim.start, at)
        if start >= claim.end:
            continue
        _between(text, at, start, entries, flags)
        entries.append(Entry(Span(start, claim.end), claim.kind, claim.item, claim.match))
        at = claim.end
    _between(text, at, len(text), entries, flags)
    return Ledger(document, tuple(entries)), flags


def _between(text: str, start: int, end: int, entries: list[Entry], flags: list[Flag]) -> None:
    if start >= end:
        return
    span = Span(start, end)
    between = text[start:end]
    if between.isspace() or is_noise(between):
        entries.append(Entry(span, "layout"))
    else:
        entries.append(Entry(span, "unclaimed"))
        flags.append(Flag("unclaimed", f"Nobody could tell what {quote(text, span)} belongs to.", span=span))
