"""A number of sessions that a sentence gives to an exception, beside the usual one told before it.

    24 meetings. Exception is Kranj, there they have 20        20 too
    24 sessions. An exception is Kranj, there are 10 in the group        men, no sessions
    24 sessions everywhere except Kranj, where there are 20              20 too
"""

from __future__ import annotations

import re

from pipeline.words.quantities import one_place, reasons
from pipeline.words.quantities.quantity import SESSIONS
from pipeline.words.quantities.roles import Roles
from pipeline.words.wording.tongues import heard

_LEAST, _NEAR = 0.5, 4  # of the usual number; words
_EXCEPTION = re.compile(
    r"\W*(?:(?:the|an|one|only|a|die|eine|einzige|une|seule|la|una|unica|de|een|en|ett|et|o|uma|a)\s|l['’]){0,2}"
    r"(?:exceptions?|Ausnahmen?|excepción|eccezion[ei]|uitzondering(?:en)?|undantag(?:et)?|undtagelsen?|unntaket?"
    r"|poikkeu\w+|wyjąt\w+|výjim\w+|výnim\w+|iznim\w+|izjem\w+|exceção|excepți\w+|kivétel\w*|erand\w*|išimt\w+"
    r"|izņēm\w+|excepció)\s?(?::|(?:is|are|was|ist|sind|est|sont|es|son|è|sono|zijn|är|er|on|to|jest|są|je|jsou|sú|su"
    r"|so|é|são|este|sunt|yra|ir)\b)", re.IGNORECASE)


def told(roles: Roles, i: int) -> bool:
    """Does a bare number, of the size of the sessions told right before it, stand in a sentence that opens with "the
    exception is", with nothing in it that counts people?"""
    one, before = roles.quantities[i], next(
        (q for q in reversed(roles.quantities[:i]) if not q.article or q.what != "paper"), None)  # "as a rule"
    if before is None or before.what not in SESSIONS or not before.exact or not one.exact:
        return False
    if one_place.own(roles.passage, before, one):
        return True
    counting = one.kind == "count" and one.rate is None and not one.article and one.form is None
    alike = _LEAST <= (one.low or 0) / max(before.low or 1, 1) <= 1 / _LEAST and one.low != before.low
    if not counting or one.what not in ("", "?") or not alike:
        return False
    sentence = roles.passage.sentence_at(one.start)
    if sentence.holds(before.start) or _EXCEPTION.match(roles.passage.text, sentence.start) is None:
        return False
    end = reasons.behind(roles.passage, one, sentence.end)
    if one.what and end > one.end + 1:
        return False
    people = heard(roles.passage, "count_nouns", "person", "group", "staff")
    return not any(0 < m.first - one.last <= _NEAR and m.start < end for m in people)
