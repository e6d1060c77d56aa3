"""What a year is the year of: the programme's pilot, making, start ..., or something else.

A year belongs to the word of its clause that tells an event: the one before it, or the one after it where the clause
begins with the year ("2013 entwickelt"). A clause without such a word goes on with the event of the clause before. A
body is founded, a programme is not; a law, an evaluation, a training of staff, an older programme, a foreign
original, a plan and an end have years of their own.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.dates.accredited_lists import on_list
from pipeline.words.dates.accredited_parts import gainsaid, opened
from pipeline.words.dates.by_act import given_by
from pipeline.words.dates.cues import OTHER, OWN, cues, spoken
from pipeline.words.dates.dated_asides import aside, of_another_event
from pipeline.words.dates.dated_beside import (
    apposed,
    as_trial,
    behind_relative,
    closes,
    disclaimed,
    interposed,
    label,
    lasting,
    listed,
    mark_between,
    new_version,
    not_then,
    of_others,
    on_trial,
    once_more,
    put_off,
    turned_down,
    unslashed,
    wished,
)
from pipeline.words.dates.dated_bodies import age_of_body, before_its_making, founded, of_older_thing
from pipeline.words.dates.dated_clauses import STRONG, about, holds_year, over_gloss, till_next
from pipeline.words.dates.dated_sources import (
    comes_from,
    joined,
    made_abroad,
    made_by_others,
    of_source,
    over,
    taken_from,
)
from pipeline.words.dates.dated_subjects import (
    FIRST,
    begins_when,
    denied,
    firsts,
    has_object,
    headed,
    heads,
    next_one,
    of_kind,
    of_latest,
    of_predecessor,
    of_us,
    runs_body,
    speaks_of_programme,
    stands,
    subject_of,
    undone,
    with_men,
    without_subject,
)
from pipeline.words.dates.dated_twins import twin
from pipeline.words.dates.obtained import not_before, not_until, renewed_later
from pipeline.words.places.telling import first_to_come
from pipeline.words.quantities.years import ROLES, Year, years

USED = ("pilot", "developed", "implemented", "adapted", "unlabelled")
LATER = ("revised", "accredited")
_SUBJECTS = frozenset({"law", "evaluated", "predecessor", "trained"})
_LONG = 4  # sentences


@dataclass(frozen=True, slots=True)
class Dated:
    """A year with its role: one of USED or LATER, else what it is the year of. `start` to `end` are the words that
    tell it; `cue` the word that gives the role."""

    year: Year
    role: str
    start: int
    end: int
    cue: Mention | None = None


@once
def dated(passage: Passage) -> list[Dated]:
    """All years of a passage with their roles, worked out once."""
    every = _going_on(passage, _without_origins(passage, _without_disclaimed(passage, list(_dated(passage)))))
    return _to_the_point(passage, _of_nobody(passage, _of_bodies(passage, every)))


def _of_nobody(passage: Passage, every: list[Dated]) -> list[Dated]:
    """The years with a founding that has no subject ("Established 1998.") as the start, where no other year is one."""
    if any(d.role in USED for d in every):
        return every
    return [replace(d, role="implemented") if d.role == "founded" and d.cue and d.cue.code == "founded"
            and without_subject(passage, d.cue) else d for d in every]


def _without_disclaimed(passage: Passage, every: list[Dated]) -> list[Dated]:
    """The years without the part of those that are said to be of something else, where others are left."""
    void = [d.role in USED and disclaimed(passage, d.year) for d in every]
    if not any(d.role in (*USED, *LATER) and not v for d, v in zip(every, void, strict=True)):
        return every
    return [replace(d, role="predecessor") if v else d for d, v in zip(every, void, strict=True)]


def _without_origins(passage: Passage, every: list[Dated]) -> list[Dated]:
    """The years without those when it was made abroad, where a later one tells that it was brought over."""
    brought = max((d for d in every if d.role == "adapted"), key=lambda d: d.year.year, default=None)
    if brought is None:
        return every
    return [replace(d, role="original") if d.role in USED and d.year.year < brought.year.year and (
                made_abroad(passage, d.year) or made_by_others(passage, d.year, brought.year)) else d for d in every]


def _going_on(passage: Passage, every: list[Dated]) -> list[Dated]:
    """The years with those as starts from which something goes on ("bought it in 2018 and runs it since then")."""
    marks = passage.of(ROLES, "since_then")
    for mark in marks if every else ():
        at = max((i for i, d in enumerate(every) if d.year.end <= mark.start), default=None)
        if at is None or every[at].role not in ("ended", "unlabelled", "approved", "accredited"):
            continue
        clause = passage.clause_at(mark.start)
        if any(m.code == "implemented" for m in cues(passage, clause)) and not holds_year(
                passage, Stretch(mark.end, clause.end)):
            kept = every[at : at + 1] if every[at].role in ("approved", "accredited") else []
            every = [*every[:at], *kept, replace(every[at], role="implemented"), *every[at + 1 :]]
    return every


def _of_bodies(passage: Passage, every: list[Dated]) -> list[Dated]:
    """The years since when a body exists or works, where another year is plainly that of the programme."""
    plain = [d for d in every if d.role in USED and d.cue and _plain(passage, d)]
    several = sum(d.role in USED for d in every) > 1
    made = [d.year for d in every if d.role in ("developed", "pilot")]
    return [replace(d, role="founded") if (plain and stands(passage, d.cue)) or (several and (
                of_us(passage, d.cue) or runs_body(passage, d.cue, d.year) or founded(passage, d.year)
                or of_older_thing(passage, d.year) or before_its_making(passage, d.year, made) or (
                    d.role in ("unlabelled", "implemented") and age_of_body(passage, d.year)))) else d for d in every]


def _plain(passage: Passage, told: Dated) -> bool:
    """Is a year told by a word that only a programme has, or beside a word for the programme?"""
    first = told.cue in firsts(passage) or (told.cue is not None and told.cue.term.startswith(FIRST))
    return first or told.role in STRONG or speaks_of_programme(passage, passage.clause_at(told.year.start))


def _to_the_point(passage: Passage, every: list[Dated]) -> list[Dated]:
    """In a long answer the years of sentences about the programme or its owner; those of the others are asides."""
    if len(passage.sentences) < _LONG:
        return every
    told = {d.start: _plain(passage, d) or about(passage, passage.sentence_at(d.year.start)) for d in every}
    if not any(told[d.start] and d.role in USED for d in every):
        return every
    return [d if told[d.start] or d.role not in USED else replace(d, role="aside") for d in every]


def _dated(passage: Passage) -> Iterator[Dated]:
    every, clauses = years(passage), passage.clauses
    starts = [c.start for c in clauses]
    to_come = first_to_come(passage.lexicon)
    told: dict[int, list[Dated]] = {}
    for year in every:
        at = max(0, bisect.bisect_right(starts, year.start) - 1)
        here = [y for y in every if clauses[at].start <= y.start < clauses[at].end]
        one = _role(passage, year, at, here, told)
        if year.year >= to_come and one.role in (*USED, *LATER, "approved"):
            one = replace(one, role="planned")
        told.setdefault(at, []).append(one)
        yield from _both(passage, one, clauses[at], here)


def _both(passage: Passage, one: Dated, clause: Stretch, here: Sequence[Year]) -> Iterator[Dated]:
    """A year with its role, or with two where it tells an accreditation and another event ("designed and accredited in
    2016"); an evaluation gives way."""
    other = twin(passage, one.cue, clause, here) if one.cue and one.role == one.cue.code else None
    if other is None or one.role in (*USED, *LATER, "approved"):
        yield one
    if other:
        yield _made(one.year, other.code, other)


def _role(passage: Passage, year: Year, at: int, here: Sequence[Year], told: dict[int, list[Dated]]) -> Dated:
    clause = passage.clauses[at]
    if heads(passage, year) and headed(passage):
        behind = passage.clauses[at + 1]
        following = bisect.bisect_left(years(passage), behind.start, key=lambda y: y.start)
        end = min([behind.end, *(y.start for y in years(passage)[following : following + 1])])
        cue = next(iter(cues(passage, Stretch(behind.start, end))), None)
        if cue:
            return _made(year, _named(passage, year, cue, behind), cue)
    named = label(passage, year, at)
    if named and (told_by := cues(passage, named)):
        return _made(year, _named(passage, year, told_by[-1], named), told_by[-1])
    other = "original" if of_source(passage, year) or of_others(passage, year) else over(passage, at)
    other = other or ("aside" if not_then(passage, year) else None)
    if other:
        return _made(year, other, None)
    cue = given_by(passage, _own_cue(passage, year, clause, here))
    if cue and (another := of_another_event(passage, year, clause, here, cue)):
        return _made(year, another, None)
    latest = next((told[n][-1] for n in range(at, -1, -1) if told.get(n)), None)
    last = latest.role if latest else None
    if tried := put_off(passage, year, (latest.year, latest.role) if latest else None, cue):
        return _made(year, "pilot", tried)
    before = cues(passage, passage.clauses[at - 1]) if at and (cue or here[0] is year) else []
    if aside(passage, year, clause, cue):
        return _made(year, "aside", None)
    if trial := as_trial(passage, cue, year, clause):
        return _made(year, "pilot", trial)
    earlier = cue or (before[-1] if before else None)
    if earlier and (again := once_more(passage, earlier, year, last)):
        return _made(year, again, None)
    if cue and (apposed(passage, cue, clause, before) or new_version(passage, cue, clause)):
        return _made(year, "adapted", cue)
    if cue and listed(passage, cue, clause, before):
        return _made(year, "developed", cue)
    if cue is None and (rest := behind_relative(passage, at)) and (told_by := cues(passage, rest)):
        return _made(year, _named(passage, year, told_by[0], rest), told_by[0])
    if cue is None:
        return _without_cue(passage, year, at, told)
    if cue.code == "implemented" and (given := _accredited_since(passage, cue, at)):
        return _made(year, _named(passage, year, given, passage.clause_at(given.start)), given)
    return _made(year, _named(passage, year, cue, clause, here), cue)


def _accredited_since(passage: Passage, cue: Mention, at: int) -> Mention | None:
    """The accreditation, told without a year earlier in the sentence, that a bare "since" goes on with."""
    if not any(m.start == cue.start for m in passage.of("owning", "year_label")) or " " in cue.term:
        return None
    behind = cues(passage, Stretch(cue.end, passage.clauses[at].end))
    if len(behind) == 1 and behind[0].code in ("accredited", "approved") and (
            closes(passage, behind[0], at) or on_list(passage, behind[0], cue.end)):
        return behind[0]
    begin = unslashed(passage, passage.sentence_at(cue.start))
    before = Stretch(begin, max(begin, passage.clauses[at].start))
    if before.start == before.end or holds_year(passage, before):
        return None
    found = cues(passage, before)
    given = [m for m in found if m.code == "accredited"] or [m for m in found if m.code == "approved"]
    return given[-1] if given and not any(m.code in USED for m in found) else None


def _made(year: Year, role: str, cue: Mention | None) -> Dated:
    start, end = (min(year.start, cue.start), max(year.end, cue.end)) if cue else (year.start, year.end)
    return Dated(year, role, start, end, cue)


def _own_cue(passage: Passage, year: Year, clause: Stretch, here: Sequence[Year]) -> Mention | None:
    """The word of the clause to which a year belongs."""
    found = cues(passage, clause)
    first = here[0]
    before = max((y.end for y in here if y.end <= year.start), default=clause.start)
    after = min((y.start for y in here if y.start >= year.end), default=clause.end)
    left = [m for m in found if before <= m.start and m.end <= year.start]
    right = [m for m in found if year.end <= m.start and m.end <= after]
    begins = not any(m.end <= first.start for m in found)
    subject = next((m for m in found if m.end <= year.start), None)
    if subject and subject.code in _SUBJECTS and not _subject_between(passage, subject, year, right):
        return subject
    if next_one(passage, year, here, found):
        return None
    for side in (right, left) if begins else (left, right):
        chosen = _telling(passage, side[::-1] if side is left else side, year)
        if chosen:
            return chosen
    return None


def _subject_between(passage: Passage, subject: Mention, year: Year, right: Sequence[Mention]) -> bool:
    """Does the programme become the subject between a noun and a year, or is another event told behind an "and"?"""
    if any(m.code in USED for m in right) and any(
            subject.end <= m.start < year.start for m in passage.of("joiners", "and")):
        return True
    return (
        any(subject.end < m.start < year.start for m in passage.of(ROLES, "programme"))
        and subject.code != "predecessor"
    )


def _telling(passage: Passage, side: Sequence[Mention], year: Year) -> Mention | None:
    """Of the words on one side of a year, the nearest first, the one that tells most: a law or an original only where
    the year is joined to it, a start only where nothing else is told."""
    weak = None
    for mention in side:
        if (
            mention.code in ("law", "original")
            and any(m.code in OWN for m in side)
            and not joined(passage, mention, year)
        ):
            continue
        if mention.code == "implemented":
            weak = weak or mention
            continue
        return mention
    return weak


def _named(passage: Passage, year: Year, cue: Mention, clause: Stretch, here: Sequence[Year] = ()) -> str:
    """The role that a word gives, seen with what stands beside it."""
    low = max((y.end for y in here if y.end <= year.start), default=clause.start)
    high = min((y.start for y in here if y.start >= year.end), default=clause.end)
    high = high if high == clause.end or not here or (year is here[0] and cue.start > year.start) else year.end
    high = over_gloss(passage, high)
    codes = {m.code for m in passage.of(ROLES, "asked", "handed_in", "renewed", "planned")
             if low <= m.start < high and not lasting(passage, m)}
    if cue.code in ("accredited", "approved"):
        if not_until(passage, cue):
            return cue.code
        if gainsaid(passage, cue) or codes & {"asked", "handed_in", "planned"} or opened(passage, cue, clause):
            return "planned"
        return "renewed" if "renewed" in codes and not renewed_later(passage, cue, year, clause) else cue.code
    if cue.code in OTHER:
        return "adapted" if taken_from(passage, cue) else "developed" if comes_from(passage, cue, year) else cue.code
    if "planned" in codes or wished(passage, cue, low):
        return "planned"
    if (denied(passage, cue) or undone(passage, year)) and not not_before(passage, year):
        return "ended"
    if of_predecessor(passage, year):
        return "predecessor"
    if cue.code in USED and of_latest(passage, year):
        return "revised"
    body = of_kind(passage, cue) or (
        subject_of(passage, cue, clause) == "body" and not has_object(passage, cue, year, clause))
    if cue.code == "founded":
        ands = [m.start for m in passage.of("joiners", "and") if year.end <= m.start]
        end = min((*ands, clause.end)) if ands and cue.start < year.start else clause.end
        told = [
            m for m in passage.of(ROLES, "programme") if clause.start <= m.start < end and not m.term.startswith("it ")
        ]
        return "implemented" if told and not body else "founded"
    return "founded" if cue.code == "implemented" and body and not with_men(passage, cue, clause) else cue.code


def _without_cue(passage: Passage, year: Year, at: int, told: dict[int, list[Dated]]) -> Dated:
    """The role of a year whose clause tells no event: of the bracket after it, of the clause before it, or none."""
    clauses = passage.clauses
    clause = clauses[at]
    asked = any(clause.holds(m.start) and spoken(passage, m) for m in passage.of(ROLES, "asked"))
    if asked or turned_down(passage, clause):
        return _made(year, "planned", None)
    sentence = passage.sentence_at(year.start)
    begin = unslashed(passage, sentence)
    following = clauses[at + 1] if at + 1 < len(clauses) else None
    if (
        following
        and year.end >= clause.end - 1
        and mark_between(passage, clause, following) in ("(", ":", "-", "–")
        and (rest := till_next(passage, following))
    ):
        cue = next(iter(cues(passage, rest)), None)
        if cue and not (cue.code in ("accredited", "approved") and scopes.denied(passage, cue)):
            return _made(year, _named(passage, year, cue, rest), cue)
    if following and year.end >= clause.end - 1 and (tried := on_trial(passage, year, clause, following)):
        return _made(year, "pilot", tried)
    if following and told and (cue := interposed(passage, year, at)) and not holds_year(passage, following):
        return _made(year, _named(passage, year, cue, following), cue)
    when = following and begins_when(passage, year, following) and not holds_year(passage, following)
    if following and when and (cue := next(iter(cues(passage, following)), None)) and cue.code in USED:
        return _made(year, cue.code, cue)
    if of_latest(passage, year):
        return _made(year, "revised", None)
    if speaks_of_programme(passage, clause):
        return _made(year, "unlabelled", None)
    for before in range(at - 1, -1, -1):
        if clauses[before].start < begin:
            break
        found = _carried(passage, year, clauses[before], told.get(before, []))
        if found:
            return found
    body = any(clause.holds(m.start) for m in passage.of(ROLES, "body"))
    return _made(year, "founded" if body else "unlabelled", None)


def _carried(passage: Passage, year: Year, before: Stretch, told: Sequence[Dated]) -> Dated | None:
    """The event of an earlier clause that a year goes on with."""
    found = cues(passage, before)
    if told and told[-1].role == "renewed" and claims.within(passage, passage.clause_at(year.start), ROLES, "first"):
        return _made(year, "accredited", told[-1].cue)
    if told and told[-1].role in ("founded", "predecessor", "renewed"):
        return _made(year, told[-1].role, None)
    if told and told[-1].role in ("accredited", "approved"):
        return _made(year, "renewed", None)
    if told and told[-1].cue and told[-1].role in OTHER:
        found = [m for m in found if m.code in OWN]
    if not found:
        return None
    own = [m for m in found if m.code == "adapted"] if len(years(passage)) == 1 and found[-1].code == "original" else []
    cue = own[-1] if own else found[-1]  # "our version of Duluth, 2012"
    return _made(year, _named(passage, year, cue, before), cue)
