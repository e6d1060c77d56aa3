"""What a word for evaluating is said of where no programme is: clients, staff, forms; and studies that are missing."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.quantities.years import RECENT
from pipeline.words.wording.function_words import BY, EVERYDAY

_NEAR, _FEW = 3, 6  # words
_ARTICLE = 6  # characters
_ARE = re.compile(
    r"\s(?:are|is|get|gets|will be|must be|can be|werden|wird|sont|est|seront|son|es|serán|vengono|viene|sono|worden"
    r"|wordt|blir|bliver|są|jest|jsou|je)\s(?:(?:always|also|then|regularly|first|all|immer|auch|dann|toujours|aussi"
    r"|siempre|también|sempre|anche|altijd|ook|alltid|också|altid|også|zawsze|také)\s)?", re.IGNORECASE)
_SUCH = frozenset(
    {"such", "proper", "any", "real", "scientific", "external", "far", "now", "until", "still", "completely", "today",
     "solche", "eine", "bisher", "bislang", "noch", "derzeit", "externe", "wissenschaftliche", "telle", "encore",
     "actuellement", "todavía", "aún", "hasta", "ahora", "ancora", "finora", "nog", "tot", "nu", "toe", "ännu", "endnu",
     "fortsatt", "ennå", "dosud", "zatím", "zatiaľ", "wciąż", "dotąd", "ainda"})
_BY_THEM = re.compile(rf"\b(?:{BY})\b", re.IGNORECASE)
_ASSESS = re.compile(
    r"e?valu|éval|assess|evalv|bewert|beurteil|beoordel|utvärder|vurder|bedöm|hodno|vyhodnoc|ocen|procjen|arvio|értékel"
    r"|vērtē|vertin|hinda|avali|estim", re.IGNORECASE)


def of_people(passage: Passage, mention: Mention, unit: Stretch) -> bool:
    """Is it the client who is evaluated, or a form that is filled in, and nobody from outside does it?"""
    if claims.within(passage, unit, "evaluators", "external"):
        return False
    if claims.within(passage, unit, "evaluation_topic", "monitoring"):
        return True
    nouns = claims.within(passage, unit, "other_programme", "programme")
    if any(_each(passage, n) for n in nouns) and not claims.within(passage, unit, "evaluation_done"):
        return True
    if _only_assessed(passage, mention, unit):
        return True
    people = claims.within(passage, unit, "people", "man")
    if any(_ARE.fullmatch(passage.text, m.end, mention.start) and m.start - unit.start <= _ARTICLE for m in people):
        return not RECENT.search(passage.text, unit.start, unit.end)  # "the men are evaluated by a psychologist"
    return any(0 < mention.first - m.last <= 3 and _each(passage, m) for m in people)


def _only_assessed(passage: Passage, mention: Mention, unit: Stretch) -> bool:
    """Is it what one assesses in a client that stands beside the word ("the risk is evaluated", "we evaluate the
    motivation"), and no time at which it was studied?"""
    if not _ASSESS.match(passage.text, mention.start) or RECENT.search(passage.text, unit.start, unit.end):
        return False
    things = claims.within(passage, unit, "things_beside", "assessed")
    staff = claims.within(passage, unit, "people", "leader", "worker")
    if any(0 < m.first - mention.last <= 2 and not _BY_THEM.search(passage.text, mention.end, m.start) for m in staff):
        return True  # "supervisors evaluate the trainers"
    return any(0 < mention.first - m.last <= _FEW or 0 < m.first - mention.last <= _NEAR for m in things)


def _each(passage: Passage, person: Mention) -> bool:
    """Does "each" or "every" stand before a word for a client ("each participant is evaluated")?"""
    return any(0 < person.first - m.last <= 2 for m in passage.of("evaluation_topic", "each"))


def lacking(passage: Passage, mention: Mention, unit: Stretch) -> bool:
    """Is a study told to be missing: behind a word for it ("we lack such an evaluation"), or with one behind it that
    ends its clause ("evaluation missing until now")?"""
    for mark in claims.within(passage, unit, "language_words", "lacking"):
        if not claims.spoken(passage, mark) or scopes.denied(passage, mark):
            continue
        low, high = (mark, mention) if mark.start < mention.start else (mention, mark)
        between = [w.key for w in passage.tokens[low.last + 1 : high.first]]
        rest = [] if low is mark else [w.key for w in passage.tokens if high.end <= w.start < unit.end]
        if len(between) <= _NEAR and all(w in EVERYDAY or w in _SUCH for w in (*between, *rest) if w[:1].isalpha()):
            return True
    return False


def left_out(passage: Passage, mention: Mention) -> bool:
    """Is it another outcome that a negator in a later clause denies, and not what stands before ("the process was
    evaluated by ourselves, the costs not at all")?"""
    scope = scopes.of(passage, mention, scopes.DENIALS)
    if scope is None or scope.trigger.start < mention.end:
        return False
    unit = claims.clause(passage, scope.trigger.start)
    outcomes = claims.within(passage, Stretch(unit.start, scope.trigger.start), "evaluation_outcomes")
    return unit.start > mention.end and any(m.start - unit.start <= _ARTICLE for m in outcomes)


_THAT = re.compile(
    r"\b(?:this|that|these|those|it|das|dies\w*|es|ce|cela|ça|c['’]|eso|esto|lo|la|questo|quest[aei]|ciò|dit|dat|het|det"
    r"|detta|den|sitä|tätä|se|tego|tym|to|toho|tomu|toto|ovo|aceasta|asta|isso|isto|ezt|ez|tai|to|seda|see|αυτό)(?!\w)",
    re.IGNORECASE)


def called_none(passage: Passage, mention: Mention) -> bool:
    """Is what stands in its clause told behind it to be no evaluation ("we count the presences ourselves, but I would
    not call this an evaluation")? A pronoun takes it up in the next clause or sentence."""
    unit = claims.clause(passage, mention.start)
    if claims.within(passage, unit, "evaluation_topic", "study"):
        return False
    later = next((u for u in scopes.units(passage) if u.start >= unit.end and u.end - u.start > _ARTICLE), None)
    if later is None:
        return False
    studies = claims.within(passage, Stretch(later.start, later.end), "evaluation_topic", "study")
    return any(scopes.denied(passage, s) and _THAT.search(passage.text, later.start, s.start) for s in studies)
