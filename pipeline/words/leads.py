"""The yes or no that opens a reply, in any language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words import claims

_LETTER = re.compile(r"[^\W\d_]")
_AND = "but and aber und mais et pero y e ma maar en men och og mutta ja ale i a bet ir vendar ali mas però dar de in"
_JOINT = re.compile(rf"[\s,;:.!?()/–—-]*(?:(?:{_AND.replace(' ', '|')})\s+)?", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:$|[^\w\s])")
_NUMBERED = re.compile(r"\s?\.?\s?\d")
_SHORT = frozenset({
    "on", "da", "si", "y", "tak", "jo", "po", "le", "hej", "ja", "je", "ano", "true", "soon", "bai", "tá", "так",
    "да", "iva",
})

@dataclass(frozen=True, slots=True)
class Lead:
    """An opening yes, no, partly or planned; `both` where yes and no stand side by side.

    `bare`: the reply holds nothing else. `direct`: a word follows without a mark between, so that a no may deny that
    word alone ("No obstacles"). `rest` is where the words after it begin."""

    code: str
    start: int
    end: int
    bare: bool
    direct: bool
    rest: int


def lead(passage: Passage, stretch: Stretch) -> Lead | None:
    """The yes or no at the start of a stretch, after words like 'unfortunately'; None where there is none."""
    first = _next(passage, stretch, stretch.start)
    while first and first.code == "filler":
        first = _next(passage, stretch, first.end)
    if first is None:
        return None
    found = _made(passage, stretch, first)
    surface = passage.text[first.start : first.end].casefold()
    if found.direct and ((surface in _SHORT and found.code != "no") or not claims.spoken(passage, first)):
        return None
    second = _next(passage, stretch, _joint(passage, stretch, first.end))
    while second and second.code == "filler":
        second = _next(passage, stretch, _joint(passage, stretch, second.end))
    if second and not found.direct:
        found = _joined(found, _made(passage, stretch, second))
    return found


def _next(passage: Passage, stretch: Stretch, at: int) -> Mention | None:
    """The yes/no phrase that begins at the first letter from `at`."""
    letter = _LETTER.search(passage.text, at, stretch.end)
    if not letter:
        return None
    here = [m for m in passage.of("yes_no") if m.start == letter.start() and m.end <= stretch.end]
    found = max(here, key=lambda m: m.end, default=None)
    if found and found.code == "no" and _NUMBERED.match(passage.text, found.end, stretch.end):
        return None
    if found and any(m.start == found.start and m.end > found.end for m in passage.of("missing")):
        return None
    return found


def _joint(passage: Passage, stretch: Stretch, at: int) -> int:
    joint = _JOINT.match(passage.text, at, stretch.end)
    return joint.end() if joint else at


def _made(passage: Passage, stretch: Stretch, mention: Mention) -> Lead:
    rest = _LETTER.search(passage.text, mention.end, stretch.end)
    direct = rest is not None and not _AFTER.match(passage.text, mention.end, stretch.end)
    return Lead(mention.code, mention.start, mention.end, rest is None, direct, rest.start() if rest else stretch.end)


def _joined(first: Lead, second: Lead) -> Lead:
    """Yes, partly -> partly; no, planned -> planned; yes / no -> both."""
    if second.direct and second.code in ("yes", "no"):
        return first
    codes = {first.code, second.code}
    if codes == {"yes", "no"}:
        return replace(first, code="both", end=second.end, bare=second.bare, rest=second.rest)
    for code in ("planned", "partly"):
        if code in codes:
            return replace(first, code=code, end=second.end, bare=second.bare, rest=second.rest)
    return replace(first, end=second.end, bare=second.bare, rest=second.rest)
