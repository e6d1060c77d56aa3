"""How a programme is paid for now: for good, for a time, both, or not at all.

A public budget is for good unless an end is told ("state budget, but for one year"). What was or will be does not
count.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading
from pipeline.normalise import choices
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words import claims, replies, scopes
from pipeline.words.scopes import Scope

_SHORT_LONG = {"long": "long_term", "short": "short_term", "both": "mixed"}


class Options(BaseModel):
    """`vocabulary`: phrases for long_term, short_term, none, mixed, and `budget`, which is long term by itself;
    `prompt`: the one that asks whether short or long."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vocabulary: str
    prompt: int


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The funding that the home item tells."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    mentions = [(m.code, m) for m in passage.of(options.vocabulary) if m.code != "other" and stated(passage, m)]
    for reply in replies.to(form, passage, options.prompt):
        if reply.opens:
            here = claims.within(passage, reply.stretch, "long_short")
            mentions += [(_SHORT_LONG[m.code], m) for m in here if stated(passage, m)]
    if any(c in ("long_term", "budget") for c, _ in mentions):
        mentions = [(c, m) for c, m in mentions if c != "short_term" or not _ended(passage, m)]
    codes = {code for code, _ in mentions}
    code = _amount(codes)
    if code is None:
        return Reading(())
    mine = [m for c, m in mentions if c == code or code == "mixed" or (c == "budget" and code == "long_term")]
    spans = [s for m in mine for s in passage.locate(m.start, m.end)]
    flags, confidence = _doubts(passage, variable, code, codes, mine)
    made = choices.value(passage, variable, (code,), spans, confidence=confidence, rule="funding")
    return Reading(made.values, (*flags, *made.flags), made.used)


def stated(passage: Passage, mention: Mention) -> bool:
    """Is it told of this programme as it is paid for now?"""
    if not claims.spoken(passage, mention) or not claims.own(passage, mention.start):
        return False
    scope = scopes.of(passage, mention, ("not", "except", "unticked", "past"))
    return (scope is None or _dated(scope)) and not claims.planned(passage, mention)


def _dated(scope: Scope | None) -> bool:
    """Is it put into the past by a year only ("until 2026"), which may be to come?"""
    return scope is not None and scope.kind == "past" and any(c.isdigit() for c in scope.trigger.term)


def _ended(passage: Passage, mention: Mention) -> bool:
    return _dated(scopes.of(passage, mention, ("past",)))


def _amount(codes: set[str]) -> str | None:
    if "mixed" in codes or {"long_term", "short_term"} <= codes or {"partial", "budget", "short_term"} <= codes:
        return "mixed"
    for code in ("short_term", "long_term"):
        if code in codes:
            return code
    if "none" in codes:
        return "none"
    return "long_term" if "budget" in codes else None


def _doubts(passage: Passage, variable: Variable, code: str, codes: set[str],
            mine: list[Mention]) -> tuple[list[Flag], Confidence]:
    """Mixed without a word that says so, and a budget without its term, are less than sure."""
    if code == "mixed" and "mixed" not in codes:
        quotes = ", ".join(f"“{passage.text[m.start : m.end]}”" for m in mine[:3])
        span = passage.locate(mine[0].start, mine[0].end)[0]
        return [Flag("conflict_within_item", f"{variable.label}: long and short term are both told ({quotes}).",
                     passage.item, variable.name, span)], "medium"
    return [], "medium" if codes == {"budget"} else "high"
