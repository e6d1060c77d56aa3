"""From what was made out of quantities to a reading: a range with its evidence, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import Confidence, Flag, Reading, Span, Status, Value
from pipeline.passage import Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.quantities.quantity import Quantity, Range
from pipeline.words.wording.tongues import heard

_SHORT = 2  # letters
_LABEL = re.compile(r"(?:\s\w+){0,3}\s?\W{1,3}")
_WORD = re.compile(r"\w")


def spans(passage: Passage, quantities: Iterable[Quantity]) -> tuple[Span, ...]:
    """The respondent's words of quantities, in order."""
    return tuple(s for q in quantities for s in passage.locate(q.start, q.end))


def unsaid(passage: Passage, stretch: Stretch) -> Status | None:
    """Is it said in a stretch that a question does not apply, or that nobody knows? "Not that we know of" is a no."""
    for code in ("not_applicable", "dont_know"):
        said = [m for m in passage.of("missing", code) if stretch.holds(m.start)]
        if any(len(m.term) > _SHORT or stretch.of(passage.text).strip(" .-/") == m.term for m in said):
            return code
    unknown = any(stretch.holds(m.start) for m in heard(passage, "references", "unknown"))
    denied = any(stretch.holds(m.start) and scopes.denied(passage, m) for m in heard(passage, "references", "know"))
    if not unknown and not denied:
        return None
    no = any(" " in m.term and stretch.start <= m.start and m.end <= stretch.end
             and any(m.start <= k.start < m.end for k in passage.of("references", "know", "unknown"))
             for m in passage.of("yes_no", "no"))
    return None if no else "dont_know"


_STOP = re.compile(r"\.?[.;](?=\s)")


def not_applicable(passage: Passage, start: int, end: int) -> Mention | None:
    """The words with which what is named between two characters is called not applicable ("Mental health: n/a")."""
    sentence = passage.sentence_at(start)
    return next((m for m in claims.within(passage, sentence, "missing", "not_applicable") if m.start >= end
                 and _LABEL.fullmatch(passage.text, end, m.start)
                 and (_STOP.match(passage.text, m.end) or not _WORD.search(passage.text, m.end, sentence.end))), None)


def ranged(
    passage: Passage,
    variable: Variable,
    found: Range,
    evidence: tuple[Span, ...],
    rule: str,
    *,
    approx: bool = False,
    computed: bool = False,
    by_track: bool = False,
    inferred: str = "",
    confidence: Confidence | None = None,
    unit: str | None = None,
    qualifier: str | None = None,
    used: tuple[Span, ...] = (),
    flags: tuple[Flag, ...] = (),
) -> Reading:
    """A reading with a range. `computed`, `by_track`, `inferred` (which unit was taken from where) become flags."""
    low, high = (None if x is None else round(x, 2) for x in found)
    if variable.type == "integer_range":
        low, high = (None if x is None else float(round(x)) for x in (low, high))
    home = passage.item == variable.item
    grade: Confidence = confidence or ("high" if home else "medium")
    text = " | ".join(s.of(passage.document.text) for s in evidence)
    value = Value(
        variable.name,
        status="ok",
        value=text,
        low=low,
        high=high,
        unit=unit or variable.unit,
        approx=approx,
        qualifier=qualifier,
        evidence=evidence,
        item=passage.item,
        confidence=grade,
        rule=f"{variable.kind}:{rule}",
    )
    raised = list(flags)
    if computed:
        raised.append(_flag("computed", passage, variable, evidence, "put together from the numbers stated"))
    if by_track:
        raised.append(
            _flag(
                "by_setting", passage, variable, evidence, "differs between groups of participants; lowest to highest"
            )
        )
    if inferred:
        raised.append(_flag("unit_inferred", passage, variable, evidence, inferred))
    return Reading((value,), tuple(raised), (*used, *evidence))


def without(
    passage: Passage,
    variable: Variable,
    status: Status,
    evidence: tuple[Span, ...] = (),
    why: str = "",
    kind: str = "unparsed",
    used: tuple[Span, ...] = (),
    qualifier: str | None = None,
) -> Reading:
    """A reading without a value; `why` becomes a flag."""
    value = Value(
        variable.name,
        status=status,
        item=passage.item,
        evidence=evidence,
        qualifier=qualifier,
        rule=f"{variable.kind}:{status}",
    )
    flags = (_flag(kind, passage, variable, evidence, why),) if why else ()
    return Reading((value,), flags, (*used, *evidence))


def _flag(kind: str, passage: Passage, variable: Variable, evidence: tuple[Span, ...], why: str) -> Flag:
    quote = " … ".join(dict.fromkeys(s.of(passage.document.text) for s in evidence[:3]))
    return Flag(
        kind,
        f"{variable.label}: {why}" + (f" (“{quote}”)." if quote else "."),
        passage.item,
        variable.name,
        evidence[0] if evidence else None,
    )
