"""Times that are no length of a programme: those for which it pauses, those between two sessions, those that have gone
by when something changes.

We stop for six weeks in summer                   a pause
Between the meetings lie always two weeks         between two sessions
When two months are over it goes down to one      a point in time
"""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.wording.tongues import heard

_PAUSES = re.compile(
    r"\b(?:we (?:stop|pause|close|break)|(?:stops|pauses|breaks off|rests|stands still|(?:is|are) (?:interrupted"
    r"|suspended|paused)|no (?:meetings|sessions|groups?))\b|ruht|ruhen|pausier\w+|unterbroch\w+|fällt aus|fallen aus"
    r"|s['’]arrêt\w+|interromp\w*|si ferma|sospes\w+|se interrump\w+"
    r"|se para|se suspende|onderbr\w+|ligt stil|liggen stil|gör (?:vi )?uppehåll|uppehåll|avbrott|holder (?:vi )?pause"
    r"|holder (?:vi )?ferie|afbryd\w+|avbry\w+|tauko\w*|keskey\w+|przerw\w+|przerywa\w+|přestáv\w+|přeruš\w+|preruš\w+"
    r"|prekin\w+|prekid\w+|întrerup\w+|szünet\w*|vaheaeg\w*|pertrauk\w+|pārtrauk\w+)",
    re.IGNORECASE)
_BETWEEN = re.compile(
    r"^\W*(?:between|zwischen|entre|tra|fra|tussen|mellan|mellem|mellom|między|pomiędzy|mezi|medzi|među|između)\s"
    r"(?!\d)(?!.*\b(?:first|last|erste\w*|letzte\w*|premi\w+|derni\w+|primer\w*|último|prim\w+|ultim\w+|eerste|första|første)\b)",
    re.IGNORECASE)
_PASSED = re.compile(
    r"\s(?:are|is|have|has|sind|ist|sont|est|son|han|sono|zijn|is|är|har|er|on|ovat)\s(?:over|passed|gone|elapsed|behind"
    r"|vorbei|um|vergangen|passés?|écoulés?|passat\w|trascors\w|pasado|transcurrido|voorbij|om|gått|gået|kulunut"
    r"|ohi)\b", re.IGNORECASE)
_AT_ALL = re.compile(r"\b(?:lasts?|takes?|runs?|goes on|dauert|läuft"
                     r"|dure|dura|duurt|varar|pågår|varer|kestää|trwa|trvá)\b", re.IGNORECASE)


def apart(passage: Passage, one: Quantity) -> bool:
    """Is a time one of these, and no word for lasting in its clause?"""
    clause = passage.clause_at(one.start)
    ahead = passage.text[clause.start : one.start]
    if _PASSED.match(passage.text, one.end):
        return True
    if _BETWEEN.match(ahead) and any(
            clause.start <= m.start < one.start for m in passage.of("count_nouns", "session", "talk", "evening")):
        return True
    lasts = _AT_ALL.search(passage.text, clause.start, clause.end) is not None or any(
        clause.start <= m.start < one.start for m in heard(passage, "count_relations", "comes_out"))
    return _PAUSES.search(ahead) is not None and not lasts
