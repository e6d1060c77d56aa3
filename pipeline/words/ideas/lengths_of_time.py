"""Words for a record of a session that are units of time where a number stands before them ("twenty minutes of talk",
"the minutes of the meeting")."""

from __future__ import annotations

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.figures.numbers import single

_RECORDS = ("form", "form_sure")
_UNITS = ("minut",)


def set_apart(passage: Passage, by_class: dict[str, list[Mention]]) -> None:
    """Take such words out of their classes."""
    records = [m for code in _RECORDS for m in by_class.get(code, ()) if m.term.casefold().startswith(_UNITS)]
    if not records:
        return
    ends = {n.end for n in single(passage)}
    timed = {m for m in records if passage.text[: m.start].rstrip() and len(passage.text[: m.start].rstrip()) in ends}
    for code in _RECORDS:
        if code in by_class:
            by_class[code] = [m for m in by_class[code] if m not in timed]
