"""Why a variable has no value: the codebook's precedence of missing-value codes.

row_absent > prompt_only > not_answered > not_applicable > refers_elsewhere > dont_know > unparsed > not_mentioned.
The states of an item are inherited by every variable of it that no other item supplies. An answer that is no more
than a pointer or an "n/a" has no words to read; one that points to another row of the form is read from there, with a
question where it does not say to which ("see below").
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from pipeline.model import Flag, Part, Reading, Span, Status, Value
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.segment.topics import topics
from pipeline.words.replying import elsewhere

_INHERITED: dict[str, Status] = {
    "row_absent": "row_absent",
    "prompt_only": "prompt_only",
    "not_answered": "not_answered",
    "not_applicable": "not_applicable",
    "refers_elsewhere": "refers_elsewhere",
}
_WORDLESS = frozenset({"not_answered", "not_applicable", "refers_elsewhere"})
_POINTER = "pointer"
_AHEAD = 2.0  # how much likelier a sentence answers the item of a vague pointer than others


def prepare(form: Form) -> None:
    """Settle which answers have no words of their own, before any variable is read.

    A pointer in free words ("look in annex 3") gets the status that the segmenter gives to plain ones. Its passage is
    empty, or holds the words of the row that it points to."""
    for item, answer in list(form.answers.items()):
        passage = form.passage(item)
        if not passage:
            continue
        status = answer.status
        if status == "answered" and elsewhere.whole(form, passage) == "refers_elsewhere":
            status = "refers_elsewhere"
            form.answers[item] = replace(answer, status=status)
        if status in _WORDLESS:
            told = elsewhere.target(form, passage) if status == "refers_elsewhere" else None
            goal = told or (_likeliest(form, passage) if status == "refers_elsewhere" else None)
            there = form.answers.get(goal) if goal else None
            goal_words = form.passage(goal) if goal and there and there.status not in _WORDLESS else None
            parts = goal_words.parts if goal_words else ()
            own = _own_parts(form, passage) if status == "refers_elsewhere" else ()
            moved = Passage(item, answer, form.document, form.lexicon,
                            (*own, *(replace(p, prompt=None, prompts=()) for p in parts)),
                            {n + len(own): s for n, s in goal_words.joined.items()} if goal_words else {})
            moved.notes[_POINTER] = (goal, passage.locate(0, len(passage.text)), told is None, {p.span for p in own})
            form.replace(item, moved)


def _own_parts(form: Form, passage: Passage) -> tuple[Part, ...]:
    """The pieces of a pointer that say something of their own."""
    pieces = elsewhere.own_words(form, passage)
    return tuple(replace(passage.part_at(p.start), span=span) for p in pieces for span in passage.locate(*p))


def _likeliest(form: Form, passage: Passage) -> str | None:
    """The row with a sentence that speaks of the item of a pointer, more than of any but its own item."""
    known, item = topics(form.rules), passage.item or ""
    best: list[tuple[float, str]] = []
    for other in form.rules.items if elsewhere.inside(passage) else ():
        there = form.passage(other) if other != item and form.answers.get(other) else None
        for sentence in there.sentences if there and there.answer and there.answer.status == "answered" else ():
            scores = known.scores(there.text[sentence.start : sentence.end]) if there else {}
            rivals = [score for name, score in scores.items() if name not in (item, other)]
            if item in scores and rivals and scores[item] - max(rivals) >= _AHEAD:
                best.append((scores[item] - max(rivals), other))
    return max(best, default=(0.0, None))[1]


@lru_cache(maxsize=4096)
def _without(variable: str, dimension: str | None, item: str, status: Status = "not_mentioned") -> Value:
    """The value of a variable that has none: the same in every return."""
    return Value(variable, dimension, status=status, item=item)


def _among(value: Value, own: Collection[Span]) -> bool:
    """Is a value read from the pieces of a pointer that say something of their own?"""
    return any(s.start <= e.start < s.end for e in value.evidence for s in own)


_ASKED = frozenset({"unparsed", "ambiguous_fragment", "conflict_within_item", "conflict_between_items", "unknown_term"})


def settle(form: Form, variable: Variable, reading: Reading) -> Reading:
    """A reading with a value for every dimension, and the right reason where there is none."""
    given = {v.dimension: v for v in reading.values}
    answer = form.answers.get(variable.item)
    passage = form.passage(variable.item)
    inherited = _INHERITED.get(answer.status if answer else "row_absent")
    unknown = inherited is None and elsewhere.whole(form, passage) == "dont_know"
    supplied = any(v.status == "ok" for v in reading.values)
    goal, pointer, guessed, own = passage.notes.get(_POINTER, (None, (), False, frozenset()))
    values = []
    for dimension in variable.dimensions:
        value = given.get(dimension) or _without(variable.name, dimension, variable.item)
        if value.status != "ok" and not supplied:
            if inherited:
                value = _without(variable.name, dimension, variable.item, inherited)
            elif unknown and value.status != "not_applicable":
                value = replace(value, status="dont_know")
        if goal and value.status == "ok" and value.item == variable.item and not _among(value, own):
            value = replace(value, item=goal)
        values.append(value if value.item else replace(value, item=variable.item))
    flags = reading.flags
    if goal and any(v.status == "ok" and not _among(v, own) for v in values):
        title, points = form.rules.items[goal].heading, "seems to point" if guessed else "points"
        message = f"{variable.label}: read from “{title}”, to which the answer {points}."
        flags = (*flags, Flag("cross_reference", message, variable.item, variable.name, pointer[0] if pointer else None,
                              severity="medium" if guessed else None))
    if any(v.status == "unparsed" for v in values):
        if not any(f.kind in _ASKED for f in flags):
            flags = (*flags, Flag("unparsed", f"{variable.label}: the answer speaks of it, but no value could be read.",
                                  variable.item, variable.name))
    else:
        flags = tuple(f for f in flags if f.kind != "unparsed") if inherited or unknown else flags
    return Reading(tuple(values), flags, (*reading.used, *pointer))
