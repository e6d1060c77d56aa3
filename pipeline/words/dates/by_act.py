"""An approval told by the act that gave it: "By a decision of 14 November 2016 the Minister approved the programme".

The act has the year, and heads the sentence or stands behind with "by". A law is no such act.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.quantities.years import ROLES

_ACT = re.compile(
    r"(?:decision|order|resolution|decree|ruling|entscheid|beschlu|bescheid|erla(?:ss|ß)|verfügung|décision|arrêté"
    r"|décret|délibération|decisión|resolución|orden|decreto|acuerdo|decisione|deliber|determina|besluit|beschikking"
    r"|beslissing|beslut|vedtak|afgørelse|päätö|decyzj|zarządzeni|uchwał|rozhodnut|usnesen|uznesen|odluk|rješenj|sklep"
    r"|odločb|sprendim|įsakym|lēmum|rīkojum|käskkir|otsus|határozat|döntés|decizi|ordin|hotărâr|decisão|despacho"
    r"|portaria|ordre|resolució|απόφασ)", re.IGNORECASE)
_THROUGH = re.compile(
    r"\b(?:by|through|with|per|mit|durch|par|por|da|con|door|bij|med|genom|gennem|ved)\s(?:[^\W\d_]+['’\s]\s?){0,2}$",
    re.IGNORECASE)
_LEAD = re.compile(r"\W*(?:[^\W\d_]+['’\s]\s?){0,3}", re.IGNORECASE)


def act_of(passage: Passage, given: Mention) -> Mention | None:
    """The act by which an approval or accreditation was given: it heads the sentence, or stands behind with "by"."""
    sentence = passage.sentence_at(given.start)
    for act in claims.within(passage, sentence, ROLES, "law"):
        heads = act.end <= given.start and _LEAD.fullmatch(passage.text, sentence.start, act.start)
        through = act.start >= given.end and _THROUGH.search(passage.text, given.end, act.start)
        if (heads or through) and _ACT.search(passage.text, act.start, act.end):
            return act
    return None


def given_by(passage: Passage, cue: Mention | None) -> Mention | None:
    """The approval of the programme that an act gave, where a year's word is that act; else the word itself."""
    if cue is None or cue.code != "law":
        return cue
    for given in claims.within(passage, passage.sentence_at(cue.start), ROLES, "approved", "accredited"):
        clause = claims.clause(passage, given.start)
        ours = given.code == "accredited" or claims.within(passage, clause, ROLES, "programme")
        if act_of(passage, given) == cue and ours and scopes.of(passage, given) is None:
            return given
    return cue
