"""Times told to lie between the first and the last session: those of the whole programme.

between the first and the last session one counts 4 to 8 months
from the first evening to the last half a year passes
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, once
from pipeline.words.quantities.quantity import Quantity

_FROM = (r"(?:between|from|zwischen|vo[nm]|entre|d[eu]|de la|desde|depuis|tra|dal(?:la|l['’])?|van|tussen|från|mellan"
         r"|fra|mellem|mellom|od|między|pomiędzy|mezi|medzi|nuo|tarp|no|starp|med|između|între|από|μεταξύ)")
_FIRST = (r"(?:first|erste\w*|premi\w+|prime[ri]\w*|prim[oa]|primul\w*|prima|eerste|första|første|pierwsz\w+|prvn\w+"
          r"|prv\w+|pirm\w+|πρώτ\w+)")
_CASED = r"(?:ensimmäis\w+(?:sta|stä)|elsőtől|első\s\w+t[őó]l|esimesest)"
_LAST = (r"(?:last|final|letzte\w*|derni\w+|últim\w+|ultim\w+|laatste|sista|siste|sidste|viimei\w+|ostatni\w*"
         r"|posledn\w+|paskutin\w+|pēdēj\w+|zadnj\w+|posljednj\w+|utols\w+|viima\w+|τελευτ\w+)")
_WHOLE = re.compile(rf"\b(?:{_FROM}\W{{1,2}}(?:\w+['’\s]){{0,2}}{_FIRST}|{_CASED})\b[^.;:!?()\n]{{0,40}}?\b{_LAST}\b",
                    re.IGNORECASE)


def end_to_end(passage: Passage, one: Quantity) -> bool:
    """Is a time told in a clause with such words, or behind a comma in the next one?"""
    clause = passage.clause_at(one.start)
    led = passage.text[: clause.start].rstrip().endswith(",") and passage.clause_at(clause.start - 1)
    return any(clause.holds(at) or clause.holds(end - 1) or (led and led.holds(end - 1)) for at, end in _told(passage))


@once
def _told(passage: Passage) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in _WHOLE.finditer(passage.text)]
