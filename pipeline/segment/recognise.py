"""Which template is a document a return of?"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Document
from pipeline.segment.leads import set_apart
from pipeline.segment.lines import units
from pipeline.segment.match import Matcher
from pipeline.segment.midline import parted
from pipeline.segment.own import learn
from pipeline.segment.sections import sections
from pipeline.segment.styled import answered_in_lists

ENOUGH = 0.2  # share of a template's items that a return shows at least; below it, the document is something else
_CERTAIN = 0.5  # share by known headings alone from which on no word of the subject is needed
_SURE = ("exact", "alias", "joined", "merged", "announced")  # headings that count where they run into their answers
_LONGEST = 110
_SAMPLE = 2_000_000


def recognise(document: Document, templates: Mapping[str, Matcher]) -> tuple[str | None, float]:
    """The name of the template that a document is a return of, and how much of the template it shows (0 to 1).

    What counts are the items whose heading or prompts stand in the document, and the printed title. None where no
    template shows enough: the document is no return of a questionnaire known here.
    """
    matches = {name: match(document, matcher) for name, matcher in templates.items()}
    best = max(matches, key=lambda name: matches[name], default=None)
    if best is None or matches[best] < ENOUGH:
        return None, matches[best] if best else 0.0
    return best, matches[best]


def match(document: Document, matcher: Matcher) -> float:
    """The share of a template's items that a document shows by their heading or by a prompt; 0 where few are shown and
    nothing speaks of the questionnaire's subject."""
    text = document.text
    lines = [line for block in document.blocks for line in block.span.of(text).split("\n") if line.strip()]
    found = _items(lines, matcher, 101.0)
    size = len(matcher.order)
    certain = len(found) >= _CERTAIN * size
    if len(found) < 0.8 * size:
        found |= {hit for line in lines for hit in matcher.prompted(line[:_SAMPLE])}
    if len(found) < ENOUGH * size:
        found |= _items(lines, matcher, 85.0)
    if not certain:
        apart = set_apart(document, answered_in_lists(text, units(document)[0], matcher), matcher)
        found |= learn(text, parted(text, apart, matcher), matcher).items
    if len(found) < ENOUGH * size:
        found |= {item for section in sections(document, matcher).sections if section.how in _SURE
                  for item in section.items}
    if not certain and not matcher.is_on_subject(text[:_SAMPLE]):
        return 0.0
    printed = 0.1 if any(matcher.is_printed(line[:400]) for line in lines[:12]) else 0.0
    return min(1.0, len(found) / size + (printed if len(found) > 1 else 0.0))


def _items(lines: list[str], matcher: Matcher, loose: float) -> set[str]:
    found: set[str] = set()
    for line in lines:
        head = line if len(line) <= _LONGEST else line[:_LONGEST].split(":")[0]
        heading = matcher.heading(head, loose) or (matcher.heading(head.split(":")[0], loose) if ":" in head else None)
        if heading is not None:
            found.update(heading.items)
    return found
