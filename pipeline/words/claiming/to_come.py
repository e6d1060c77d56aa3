"""Words that put their clause into the time to come: of planning, of beginning, and what comes next beside a stretch of
time ("next spring", "l'anno prossimo", "ensi syksynä")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.wording.triggers import tongues, triggers
from pipeline.words.wording.units import told_on

_MARK = 2  # characters of a full stop and a space


@once
def comings(passage: Passage) -> list[Mention]:
    """The verbs of beginning in their future, and the words for "next" that stand at a word for a stretch of time of
    the same language, as words of planning."""
    coming = passage.of("coming", "next")
    found = passage.of("coming", "will_begin")
    if coming:
        periods = passage.of("coming", "period")
        found = [*found, *(m for m in coming if any(_beside(passage, m, period) for period in periods))]
    found = [*found, *_after_so_far(passage)]
    return [m._replace(vocabulary="scope_marks", code="plan") for m in found]


_CAME_TRUE = re.compile(
    r"\b(?:(?:we )?(?:have|has) (?:since |now |meanwhile )?done (?:so|it|this)|did so\b|(?:this|it|that|which"
    r"|what) (?:is|was|has been) "
    r"(?:since |now |meanwhile |then )?(?:done|carried out|realised|realized|implemented|put into practice"
    r"|fulfilled|introduced)"
    r"|(?:plan|plans|intention|project|idea)\b[^.;]{0,50}?(?:was|were|has been|have been) (?:since |now "
    r"|meanwhile )?(?:carried out"
    r"|realised|realized|implemented|put into practice|fulfilled|completed)|has (?:now |since "
    r"|meanwhile )?been in (?:use|place|operation)"
    r"|(?:is|are) (?:now|since then|meanwhile) in (?:use|place|operation)|(?:came|has come) true"
    r"|(?:inzwischen|mittlerweile|seither|unterdessen)\b[^.;]{0,40}?(?:eingeführt|umgesetzt|eingesetzt"
    r"|geschehen|im Einsatz|erfolgt)"
    r"|(?:das|dies|was) (?:ist|wurde) (?:inzwischen |seither |mittlerweile )?(?:geschehen|umgesetzt|erfolgt)"
    r"|(?:c['’]est|cela a été|ce qui (?:a été|est)) (?:maintenant |depuis )?(?:fait|réalisé|chose faite)"
    r"|(?:esto|eso|lo cual|lo que) (?:ya )?se (?:ha hecho|hizo|realizó)|(?:questo|ciò|il che) (?:è stato"
    r"|è avvenuto|fu) ?(?:fatto|realizzato)?"
    r"|(?:dit|dat|wat) is (?:inmiddels |intussen )?(?:gebeurd|gedaan|ingevoerd)|(?:detta|det|vilket) (?:har"
    r"|är) (?:nu |sedan dess )?(?:skett|gjorts|gjort"
    r"|genomfört|infört|gennemført|skjedd)|se on (?:nyt )?(?:toteutettu|tehty)|(?:to|co) (?:już )?(?:zrobiono"
    r"|się stało)|to se stalo)\b",
    re.IGNORECASE)


def came_true(passage: Passage, plan: Mention) -> bool:
    """Is what was planned told to be done, without a negator ("it was planned to add X; this is done now")?"""
    end = told_on(passage, plan.start)
    done = _CAME_TRUE.search(passage.text, passage.sentence_at(plan.start).start, end)
    return done is not None and done.end() > plan.end and not any(
        done.start() <= t.start < end for t in triggers(passage))


def _after_so_far(passage: Passage) -> Iterator[Mention]:
    """The beginnings of a time ("from autumn on ...") in the clause right behind one that tells what is so up to now
    and denies it ("so far nothing; from autumn on our psychologist phones them")."""
    marks = passage.of("coming", "so_far")
    if not marks:
        return
    begins = [*passage.of("coming", "from_when"), *_froms(passage)]
    for m in begins:
        clause = passage.clause_at(m.start)
        before = passage.clause_at(max(0, clause.start - _MARK)) if clause.start else clause
        if before != clause and any(before.holds(s.start) for s in marks) and any(
                before.holds(t.start) for t in (*triggers(passage), *passage.of("refusals", "refuse"))):
            yield m


def _froms(passage: Passage) -> Iterator[Mention]:
    periods = [*passage.of("coming", "period"), *passage.of("month_names")]
    for m in passage.of("coming", "from_on"):
        if any(0 < p.first - m.last <= 1 and not tongues(passage, m).isdisjoint(tongues(passage, p)) for p in periods):
            yield m


def _beside(passage: Passage, one: Mention, period: Mention) -> bool:
    near = period.first == one.last + 1 or one.first == period.last + 1
    return near and not tongues(passage, one).isdisjoint(tongues(passage, period))
