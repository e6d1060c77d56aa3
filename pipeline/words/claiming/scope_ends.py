"""Where the words behind a negator end that it governs: with the bracket that only glosses what is denied, and before
an "and" that tells what people without a case do.
"""

from __future__ import annotations

from pipeline.passage import Passage, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming.governing import KINDS
from pipeline.words.wording.triggers import joiners, triggers
from pipeline.words.wording.units import Unit, near

_GLOSS, _CASE, _NEXT = 5, 5, 2  # words
_CASES = ("proceedings", "police_case", "order", "criminal_court", "custodial", "noncustodial", "convicted",
          "sentenced_to", "suspended", "supervised")


def governed_end(passage: Passage, all_units: list[Unit], i: int, trigger: Mention, reach: int) -> int:
    """The end of what a negator in unit `i` governs, of which the unit and its list reach to `reach`."""
    if reach == all_units[i].end:
        reach = _glossed(passage, all_units, i, trigger)
    return min(reach, _caseless(passage, all_units[i], trigger))


def _glossed(passage: Passage, all_units: list[Unit], i: int, trigger: Mention) -> int:
    """The end of unit `i`, with the bracket behind it where that names no more than what is denied ("not in the prisons
    (JVA)", "not in the prison (PI Vught)")."""
    unit, following = all_units[i], all_units[i + 1 : i + 2]
    if not following or following[0].joint != "(":
        return unit.end
    bracket = following[0]
    if len(passage.text[bracket.start : bracket.end].split()) > _GLOSS or near(triggers(passage), bracket) or near(
            passage.of("yes_no"), bracket):
        return unit.end
    denied = {m.code for kind in KINDS for m in starting(passage.of(kind), trigger.end, unit.end)}
    people = bool(starting(passage.of("sexes"), trigger.end, unit.end))  # "men" are named with prisoners
    glossed = {m.code for kind in KINDS if people or kind != "sexes" for m in near(passage.of(kind), bracket)}
    return bracket.end if glossed and glossed <= denied else unit.end


def _caseless(passage: Passage, unit: Unit, trigger: Mention) -> int:
    """Where an "and" with a word of coming behind it ends the denial of a case or sentence ("the others have no
    case and come on their own"); else the end of the answer."""
    far = len(passage.text)
    cases = [m for m in passage.of("legal", *_CASES) if 0 < m.first - trigger.last <= _CASE and m.start < unit.end]
    if not cases or starting(passage.of("sexes", *_PEOPLE), trigger.end, cases[0].start):
        return far  # "we take no men with a case"
    coming = [m.first for name, code in _COMING for m in near(passage.of(name, code), unit)]
    joints = (m for m in near(joiners(passage, "and"), unit) if m.start >= cases[0].end)
    return next((m.start for m in joints if any(0 < at - m.last <= _NEXT for at in coming)), far)


_PEOPLE = ("men", "women", "both", "persons", "generic")
_COMING = (("by_oneself", "coming"), ("by_oneself", "asking"), ("senders", "self"), ("legal", "voluntary"))
