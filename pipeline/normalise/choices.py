"""Permitted codes by phrase vocabularies: one code (`choice`) or several (`choices`)."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from pipeline import scopes
from pipeline.model import Flag, Reading, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention


class Options(BaseModel):
    """`vocabulary`: where the phrases stand (default: the variable's value set); `items`: further items that may
    supply the value; `order`: for a single choice, codes from the most to the least telling."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vocabulary: str | None = None
    items: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The codes whose phrases the answer holds, outside the scope of a negator."""
    vocabulary = options.vocabulary or (variable.values or "").removeprefix("vocab:")
    permitted = {c.code for c in form.rules.permitted(variable) or ()}
    for passage in form.passages((variable.item, *options.items)):
        mentions = [m for m in passage.of(vocabulary) if m.code in permitted]
        kept, denied = _split(passage, mentions)
        if kept:
            return _reading(passage, variable, options, kept, denied)
    return Reading(())


def _split(passage: Passage, mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    kept, denied = [], []
    for mention in mentions:
        by = scopes.negator(passage, mention)
        (denied if by and by.code == "not" else kept).append(mention)
    return kept, denied


def _reading(passage: Passage, variable: Variable, options: Options, kept: list[Mention],
             denied: list[Mention]) -> Reading:
    codes = list(dict.fromkeys(m.code for m in kept))
    if not variable.is_list:
        rank = {c: i for i, c in enumerate(options.order)}
        codes = sorted(codes, key=lambda c: rank.get(c, len(rank)))[:1]
    evidence = tuple(span for m in kept if m.code in codes for span in passage.locate(m.start, m.end))
    home = passage.item == variable.item
    flags = [] if home else [Flag("cross_item", f"{variable.label}: read from another item.", passage.item, variable.name)]
    value = Value(variable.name, status="ok", value=tuple(codes) if variable.is_list else codes[0], evidence=evidence,
                  item=passage.item, confidence="high" if home else "medium", rule=f"{variable.kind}:phrase")
    used = tuple(s for m in kept + denied for s in passage.locate(m.start, m.end))
    return Reading((value,), tuple(flags), used)
