"""How long a session is, told in passing in an answer about something else: the session is what lasts.

    Each evening lasts an hour and a half, coffee is after          90 minutes
    Die Sitzungen dauern zwei Stunden                               120 minutes
    Two trainers meet for two hours                                 nothing
"""

from __future__ import annotations

from pipeline.passage import Passage, Stretch
from pipeline.words.quantities import anchors, reasons
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.roles import roles
from pipeline.words.sessions.lengths import lengths
from pipeline.words.sessions.session_lengths import Length
from pipeline.words.wording.tongues import heard

_OPENING = 3  # words


def in_passing(passage: Passage) -> Length | None:
    """The length of a session in a passage whose home is another item; None where no session is said to last so
    long."""
    found = lengths(passage).session
    lasting = [_lasts(passage, one) for one in found.of] if found is not None else []
    return found if found is not None and (all(lasting) or (found.by_track and lasting[0])) else None


def _lasts(passage: Passage, one: Quantity) -> bool:
    """Does a word for a session, alone of all that is counted, open the clause of a time, a verb of length between?"""
    clause = passage.clause_at(one.start)
    nouns = [m for m in heard(passage, "count_nouns") if clause.start <= m.start < one.start and m.code != "time"]
    if not nouns or any(m.code not in ("session", "evening", "group") for m in nouns) or nouns[-1].code == "group":
        return False
    ahead = [w.key for w in passage.tokens if clause.start <= w.start < nouns[0].start]
    apart = any(w.startswith(reasons.PAST) for w in ahead) or any(  # "the last evening", "the training session"
        clause.start <= m.start < nouns[0].start for m in passage.of("count_contexts")) or bool(
        anchors.strangers(passage, Stretch(clause.start, nouns[0].start)))
    verbs = roles(passage).relation(nouns[-1].last + 1, one.first - 1, "length", "lasting", "over")
    return len(ahead) <= _OPENING and not apart and any(len(m.term) > 1 and m.term[0].isalpha() for m in verbs)
