"""Permitted codes by phrase vocabularies: one code (`choice`) or several (`choices`).

A phrase counts where it is simply stated. Denied, excepted, unticked, planned, past and other programmes' phrases are
recognised, and raise a flag where what governs them stands far off. "Not only X" is X. Words that look like a code
stand in the vocabulary under a code that the variable does not permit (`other`): the longest phrase wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Span, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.claiming.scopes import Scope
from pipeline.words.replying import leads


class Options(BaseModel):
    """`vocabulary`: where the phrases stand (default: the variable's value set); `items`: further items that may
    supply the value; `order`: for a single choice, codes from the most to the least telling; `bare_no`: the code of
    an answer that is no more than a no; `alone`: codes that hold only where no other code is told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vocabulary: str | None = None
    items: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    bare_no: str | None = None
    alone: tuple[str, ...] = ("none",)


@dataclass(frozen=True)
class Told:
    """The phrases of a passage by what is said of them: `kept` are stated (or "not only"), `denied` are governed by a
    scope that takes them out."""

    kept: tuple[Mention, ...]
    denied: tuple[tuple[Mention, Scope], ...]
    more: tuple[Mention, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return (*self.kept, *(m for m, _ in self.denied))


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The codes whose phrases the answer states; the first item that states one supplies the value."""
    vocabulary = options.vocabulary or (variable.values or "").removeprefix("vocab:")
    permitted = {c.code for c in form.rules.permitted(variable) or ()}
    left: Reading | None = None
    for passage in form.passages((variable.item, *options.items)):
        told = tell(passage, (m for m in passage.of(vocabulary) if m.code in permitted))
        if told.kept:
            return settle(form, passage, variable, options, told)
        if passage.item == variable.item and options.bare_no and bare_no(passage):
            return value(passage, variable, (options.bare_no,), [Span(*_whole(passage))], rule="bare no")
        if left is None and told.denied:
            left = Reading((), denials(passage, variable, told), used(passage, told))
    return left or Reading(())


def tell(passage: Passage, mentions: Iterable[Mention]) -> Told:
    """Sort phrases by what governs them."""
    kept, denied, more = [], [], []
    for mention in mentions:
        scope = scopes.of(passage, mention)
        if scope is None or scope.kind == "not_only":
            kept.append(mention)
            if scope:
                more.append(mention)
        else:
            denied.append((mention, scope))
    return Told(tuple(kept), tuple(denied), tuple(more))


def settle(form: Form, passage: Passage, variable: Variable, options: Options, told: Told) -> Reading:
    """One value from the phrases that are stated, with its doubts."""
    codes = narrowest(form, variable, [m.code for m in told.kept])
    rest = [c for c in codes if c not in options.alone]
    codes = rest or codes
    flags = list(denials(passage, variable, told))
    if not variable.is_list and len(codes) > 1:
        rank = {c: i for i, c in enumerate(options.order)}
        first = min(codes, key=lambda c: rank.get(c, len(rank)))
        if first not in rank:
            quotes = ", ".join(f"“{passage.text[m.start:m.end]}”" for m in told.kept[:4])
            message = f"{variable.label}: the answer tells several values ({quotes}); which one holds?"
            flags.append(Flag("conflict_within_item", message, passage.item, variable.name))
            return Reading((Value(variable.name, status="unparsed"),), tuple(flags), used(passage, told))
        codes = [first]
    spans = [s for m in told.kept if m.code in codes for s in passage.locate(m.start, m.end)]
    made = value(passage, variable, codes, spans, qualifier="not only" if told.more else None)
    return Reading(made.values, (*flags, *made.flags), (*made.used, *used(passage, told)))


def narrowest(form: Form, variable: Variable, codes: Iterable[str]) -> list[str]:
    """Codes in their order, each once, without those that a narrower one (SARA version 3) makes superfluous."""
    found = list(dict.fromkeys(codes))
    name = (variable.values or "").removeprefix("vocab:")
    terms = form.rules.vocabularies[name].codes if name in form.rules.vocabularies else {}
    broad = {terms[c].broader for c in found if c in terms}
    return [c for c in found if c not in broad]


def value(passage: Passage, variable: Variable, codes: Sequence[str], spans: Sequence[Span], *,
          confidence: Confidence = "high", qualifier: str | None = None, rule: str = "phrase") -> Reading:
    """A reading of one value with what follows from where it stands: from another item it is at most of medium
    confidence and says so."""
    home = passage.item == variable.item
    flags = []
    if not home:
        flags.append(Flag("cross_item", f"{variable.label}: read from another item.", passage.item, variable.name))
        confidence = "medium" if confidence == "high" else confidence
    if confidence == "low" and variable.tier == "core":
        flags.append(Flag("low_confidence", f"{variable.label}: inferred, not told in so many words.",
                          passage.item, variable.name, spans[0]))
    made = Value(variable.name, status="ok", value=tuple(codes) if variable.is_list else codes[0],
                 evidence=tuple(dict.fromkeys(spans)), item=passage.item, confidence=confidence, qualifier=qualifier,
                 rule=f"{variable.kind}:{rule}")
    return Reading((made,), tuple(flags), tuple(spans))


def denials(passage: Passage, variable: Variable, told: Told) -> tuple[Flag, ...]:
    """A remark for what was taken out; a question where the governing word stands far from it."""
    flags = []
    for mention, scope in told.denied:
        if scope.kind == "unticked":
            continue
        word, by = (passage.text[x.start : x.end] for x in (mention, scope.trigger))
        sure = scopes.sure(passage, mention, scope) or any(m.code == mention.code for m in told.kept)
        flags.append(Flag("negation", f"{variable.label}: “{word}” is not counted, since it is governed by “{by}”.",
                          passage.item, variable.name, passage.locate(mention.start, mention.end)[0],
                          severity="low" if sure else None))
    for mention in told.more:
        message = f"{variable.label}: “not only {passage.text[mention.start : mention.end]}” is counted; is more meant?"
        span = passage.locate(mention.start, mention.end)[0]
        flags.append(Flag("negation", message, passage.item, variable.name, span))
    return tuple(flags)


def used(passage: Passage, told: Told) -> tuple[Span, ...]:
    """The words read, and those that govern them."""
    found = [s for m in told.mentions for s in passage.locate(m.start, m.end)]
    found += [s for _, scope in told.denied for s in passage.locate(scope.trigger.start, scope.trigger.end)]
    return tuple(found)


def bare_no(passage: Passage) -> bool:
    """Is the whole answer no more than a no?"""
    found = leads.lead(passage, passage.sentences[0]) if passage else None
    return found is not None and found.code == "no" and found.bare and len(passage.sentences) == 1


def no_alone(passage: Passage) -> list[Mention] | None:
    """The word of an answer that is no more than a no."""
    if not bare_no(passage):
        return None
    return passage.of("yes_no", "no")[:1] or None


def _whole(passage: Passage) -> tuple[int, int]:
    spans = passage.locate(0, len(passage.text))
    return spans[0].start, spans[0].end
