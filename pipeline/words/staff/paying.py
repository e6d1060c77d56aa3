"""Who is paid and who pays beside people who lead: whom a body pays is its worker, who only pays does not lead."""

from __future__ import annotations

import re

from pipeline.passage import Stretch
from pipeline.vocabulary import Mention
from pipeline.words.ideas.ideas import Words
from pipeline.words.staff import sharing

_ACTORS = frozenset({"own", "service_staff", "outside", "outsourced", "municipal"})
_AGENT = re.compile(
    r"(?:ed|trained|geschult|ausgebildet|form\w+|opgeleid|getraind|utbilda\w+|uddannet|utdannet|opplært|szkol\w+|školen\w+)"
    r"\s+(?:by|von|durch|par|por|da|door|av|af|przez)\b",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"paid|pays?\b|bezahl|zahl|payé|paie|rémunér|pagad|paga|retribu|pagat|betaal|betal|avlön|lønn|lön|palk|maks|opłac|płac"
    r"|plat|plač|moka|maksā|plăt|fizet",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"paid|bezahlt|payé|rémunéré|pagad|retribuid|retribuit|pagat|betaald|betalda?\b|avlönad|lønnet|betalt|opłacan|placen"
    r"|plačan",
    re.IGNORECASE,
)
_REACH, _BEHIND, _NEAR = 30, 8, 4


def has_agent(here: Words, verb: Mention) -> bool:
    """Does "by" follow a participle of training, which is then said of what stands behind ("trained by ...")?"""
    return _AGENT.search(here.passage.text, verb.start, verb.end + _BEHIND) is not None


def of_leader(here: Words, verb: Mention, actor: Mention) -> bool:
    """Is it somebody who leads that is paid ("freelancers paid per evening", "a therapist whom the Red Cross pays"), or
    is another actor nearer to the payment?"""
    text = here.passage.text
    if not _PAY.match(text, verb.start):
        return False
    low, high = sorted((verb, actor), key=lambda m: m.start)
    if here.within(_ACTORS, Stretch(low.end, high.start)):
        return True
    if actor.code not in ("outsourced", "outside"):
        return False
    if verb.start > actor.end and _PAID.match(text, verb.start):
        return True
    before = Stretch(max(0, low.start - _REACH), high.start)
    people = here.within(frozenset({"leader", "person"}), before)
    return sharing.of_the_other(here, before) or any((here.gap(p, verb) or 0) <= _NEAR for p in people)
