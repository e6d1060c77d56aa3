"""An accreditation that parts of a programme have and others lack, and a denial behind one that is of something else.

    The long track was accredited in 2011, the short one never was.    Accredited in 2014, but for women not.
    Accredited 2015, the older course never was.    The panel has never looked at the programme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.dates.obtained import given_after
from pipeline.words.quantities.years import ROLES
from pipeline.words.wording.units import told_on

_OTHERS = ("predecessor", "sibling", "original", "staff", "body", "evaluated")
_FEW, _NEAR, _SHORT = 3, 5, 9  # words
_ELLIPTIC = re.compile(
    r"(?:\W*(?:did|do|does|was|were|been|has|had|have|is|are|yet|so|ist|sind|wurde|wurden|war|hat|est|es|era|fue|lo"
    r"|è|stata?o?|is|werd|heeft|är|blev|har|er|ble|ole|ollut|jest|był[ao]?|je|byla?|není|nie|yra|buvo|ir|ole|este"
    r"|foi|é|és|volt|it|them|any|one|none))*\W*", re.IGNORECASE)
_PROCEDURE = re.compile(
    r"\s?-?(?:process|procedure|prozess|verfahren|proces|prosess|menettely|procedur|řízení|postup|eljárás)\w*", re.I)
_PROCEDURE_OF = re.compile(
    r"\b(?:process|procedure|procédure|processus|démarche|procedimiento|proceso|trámite|procedura|processo|iter"
    r"|procedimento|procés|procedure|proces\w*|postup\w*|proceso|procedūr\w*|διαδικασία)\s(?:of|for|towards|de|d['’]|di"
    r"|da|per|para|van|för|for|za)?\s?(?:the\s|la\s|l['’])?$", re.IGNORECASE)
_TELLING = ("accredited", "approved", "applied", "asked", "implemented", "refused")


def gainsaid(passage: Passage, cue: Mention) -> bool:
    """Is a word for accreditation denied of the programme as it is now, and not of a part, another thing or time?"""
    if not scopes.denied(passage, cue) or given_after(passage, cue):
        return False
    clause = claims.clause(passage, cue.start)
    return not _denied_of_other(passage, cue, clause) and not parted(passage, cue, clause)


def opened(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is it told that the procedure of an accreditation has begun?"""
    begun = [m for m in claims.within(passage, clause, ROLES, "implemented") if claims.spoken(passage, m)]
    named = _procedure(passage, cue, clause)
    return named and any(not scopes.denied(passage, m) and _joined(passage, m, cue) for m in begun)


def concluded(passage: Passage, end: Mention, clause: Stretch) -> bool:
    """Is it the procedure of an accreditation that a word for an end ends?"""
    return any(m.end <= end.start and _joined(passage, end, m) and _procedure(passage, m, clause)
               for m in claims.within(passage, clause, ROLES, "accredited"))


def _procedure(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Does a word for a procedure stand right behind a word for accreditation, or before it with "of"?"""
    return (_PROCEDURE.match(passage.text, cue.end) or _PROCEDURE_OF.search(
        passage.text, clause.start, cue.start)) is not None


def _joined(passage: Passage, begun: Mention, cue: Mention) -> bool:
    """Do two words stand near each other, without an "and" between?"""
    first, second = sorted((begun, cue), key=lambda m: m.start)
    return second.first - first.last <= _NEAR and not any(
        first.end <= m.start < second.start for m in passage.of("joiners", "and"))


def parted(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Does a later clause of the sentence deny another part what the clause of a word for accreditation affirms?"""
    if _denials(passage, clause) or claims.within(passage, clause, ROLES, *_OTHERS[:3]):
        return False
    return any(_lacks(passage, other) for other in _behind(passage, cue, clause))


def _denied_of_other(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is what denies a word for accreditation a later clause, which speaks of another programme, staff or a body?"""
    scope = scopes.of(passage, cue, scopes.DENIALS)
    if scope is None or clause.holds(scope.trigger.start) or scope.trigger.start < cue.end:
        return False
    other = claims.clause(passage, scope.trigger.start)
    return bool(claims.within(passage, Stretch(other.start, scope.trigger.start), ROLES, *_OTHERS))


def unseen(passage: Passage, cue: Mention) -> bool:
    """Is it said that a panel never saw the programme ("the accreditation panel has never looked at it")?"""
    sentence = passage.sentence_at(cue.start)
    behind = Stretch(cue.end, max(cue.end, sentence.end))
    seen = [m for m in claims.within(passage, behind, ROLES, "seen", "applied") if claims.spoken(passage, m)]
    return any(scopes.denied(passage, m) for m in seen)


def _behind(passage: Passage, cue: Mention, clause: Stretch) -> Iterator[Stretch]:
    """The later clauses of the sentence, and what is left of the clause behind a comma."""
    end = told_on(passage, cue.start)
    yield from (u for u in scopes.units(passage) if clause.end <= u.start < end and u.start > cue.start)


def _lacks(passage: Passage, clause: Stretch) -> bool:
    """Is a short clause about a part, and a denial all that it says of it?"""
    denials = [m for m in _denials(passage, clause) if m.code in ("not", "except", "refused", "nobody", "local")]
    if not denials or len(clause.of(passage.text).split()) > _SHORT or claims.within(passage, clause, ROLES, *_OTHERS):
        return False
    parts = [*claims.within(passage, clause, ROLES, "only_part"), *claims.within(passage, clause, "tracks", "track")]
    rest = Stretch(denials[-1].end, clause.end).of(passage.text)
    at_head = not Stretch(clause.start, denials[0].start).of(passage.text).strip(" ,(")
    if not (at_head and len(rest.split()) <= _FEW + 1) and not _ELLIPTIC.fullmatch(rest) and not claims.within(
            passage, clause, ROLES, *_TELLING):
        return False
    return any(claims.spoken(passage, p) for p in parts)


def _denials(passage: Passage, clause: Stretch) -> list[Mention]:
    """The words of a clause that deny or tell a lack."""
    return sorted((*(t for t in scopes.triggers(passage) if clause.holds(t.start)),
                   *claims.within(passage, clause, ROLES, "refused")), key=lambda m: m.start)
