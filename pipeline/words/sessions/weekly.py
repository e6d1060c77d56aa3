"""How many sessions there are where they are held so many times a week over a stated number of weeks."""

from __future__ import annotations

from pipeline.passage import Passage
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.quantities.roles import roles
from pipeline.words.sessions import phases
from pipeline.words.sessions.doses import Part, add, span
from pipeline.words.sessions.frequencies import frequencies


def weekly_sessions(passage: Passage) -> Part | None:
    """The number of sessions where they are held a whole number of times a week over a stated number of weeks."""
    rates = [
        f
        for f in frequencies(passage)
        if f.session and f.low is not None and f.low == f.high and f.whole and f.low == int(f.low)
    ]
    spans = [
        t.quantity
        for t in roles(passage).told
        if t.role == "span" and t.quantity.what == "week" and not t.doubt and t.governor in ("", "programme")
    ]
    if not rates or not spans or len(rates) < len([f for f in frequencies(passage) if f.session]):
        return None
    for unit in (passage.clause_at, passage.sentence_at):
        pairs = [(f, w) for f in rates for w in spans if unit(f.start) == unit(w.start)]
        if len(pairs) == len(spans) == len(rates):
            break
    else:
        if len({f.low for f in rates}) > 1 or len({w.sized for w in spans}) > 1:
            return None
        pairs = [(rates[0], spans[0])]
    ranges = [
        (None if w.low is None else w.low * (f.low or 1), None if w.high is None else w.high * (f.low or 1))
        for f, w in pairs
    ]
    words = tuple(q for f, w in pairs for q in (w, Quantity(0, 0, f.start, f.end, f.low, f.high)))
    if phases.labelled(passage, spans):
        return Part(*add(ranges), words, computed=True)
    return Part(*span(ranges), words, computed=True, by_track=len(set(ranges)) > 1)
