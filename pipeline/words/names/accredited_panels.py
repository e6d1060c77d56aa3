"""A panel that refused a programme, or that never had it before it, told without a word for accreditation.

    The panel turned it down.    We have never applied to the panel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.dates import obtained
from pipeline.words.quantities.years import ROLES

AUTHORITY = re.compile(
    r"(?i)\b(?:panel|\w*kommission|\w*panel|commission|committee|board|authorit|council|\w*commissie|comisión"
    r"|commissione|nämnd|\w*nævn"
    r"|\w*nemnd|\w*råd|\w*rat\b|lautakun|neuvottelukun|komis|bizottság|comisia|comissão|jury|ministr|ministeri"
    r"|ministère|dicastero|départements?\b|departement"
    r"|department|dipartiment|directorate|direzion|dirección|(?:justiz|sicherheits|polizei|sozial|gesundheits)direktion"
    r"|direktion (?:für|der justiz)|direction (?:générale|cantonale|de (?:la )?(?:justice|sécurité|santé)))\w*"
)
_IT = re.compile(r"\bit\b")
_SHORT = 7  # words


def turned_down(passage: Passage) -> Iterator[Mention]:
    """The words of refusal or of an application never made, where a panel and no word for accreditation is beside."""
    for refused in passage.of(ROLES, "refused"):
        clause = claims.clause(passage, refused.start)
        panel = AUTHORITY.search(passage.text, clause.start, clause.end)
        applied = claims.within(passage, clause, ROLES, "applied")
        it = _IT.search(refused.term) or claims.of_it(passage, refused)
        alone = panel and panel.end() <= refused.start and len(clause.of(passage.text).split()) <= _SHORT
        if panel and not _named(passage, refused) and (it or applied or alone) and not scopes.denied(passage, refused):
            yield refused
    for asked in passage.of(ROLES, "applied"):
        clause = claims.clause(passage, asked.start)
        if scopes.denied(passage, asked) and not _named(passage, asked) and claims.spoken(passage, asked) and (
                obtained.PANEL.search(passage.text, asked.end, clause.end)):
            yield asked


def _named(passage: Passage, mention: Mention) -> bool:
    """Does the sentence of a word name an accreditation?"""
    sentence: Stretch = passage.sentence_at(mention.start)
    return bool(claims.within(passage, sentence, ROLES, "accredited", "approved", "unaccredited"))
