"""Beginnings told by the first thing that was held ("since that first evening in the parish hall")."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.wording.tongues import heard

_FIRST = re.compile(
    r"(?:\s\w{1,7}['’]?){0,2}?[\s'’](?P<first>first|very first|ersten?|erster"
    r"|premi(?:er|ère)s?|primera?|prim[oa]|eerste"
    r"|första|første|ensimmäise\w*|esimese\w*|első\w*|pierwsz\w+|první\w*|prv\w+|pirm\w+|prima|primul\w*)\s(?:\w+\s)?\w+",
    re.IGNORECASE)


def since_the_first(passage: Passage, since: Mention) -> bool:
    """Does "since" stand before the first evening, group or talk, no time of the calendar?"""
    first = _FIRST.match(passage.text, since.end)
    if first is None:
        return False
    units = [m for m in (*passage.of("time_units"), *passage.of("year_roles", "month"))
             if first.start("first") < m.start < first.end()]
    held = [m for m in heard(passage, "count_nouns", "session", "talk", "evening", "group", "time", "person")
            if since.end <= m.start < first.end()]
    return bool(held) or not units
