"""Where a sentence tells that others use a programme or can: who else, and a word of use, in one clause."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.wording.triggers import triggers

WORDS = "used_by_others"
_STATED = ("yes", "no", "partly", "planned")
_REACH = 10  # words between the two
FROM = re.compile(  # "taken over from other countries"
    r"(?:^|\W)(?:from|aus|von|vom|depuis|desde|procedente de|da|dal|dagli|uit|från|fra|z|ze|iz|iš|no|din|than|als|que"
    r"|di|nell['’]|ezer)\s(?:\w+\s)?$", re.IGNORECASE)

_WITHOUT = re.compile(
    r"\b(?:without|unless|except|ohne|außer|sans|sauf|sin|salvo|senza|tranne|se non|zonder|tenzij|utan|om inte|uden"
    r"|uten|medmindre|ilman|ellei|bez|chyba|jen|pouze|brez|sem|fără|nélkül|without)\b", re.IGNORECASE)
_TAKING = re.compile(
    r"\b(?:tak(?:e|en|ing)|took|adopt|introduc|cop[iy]|export|transfer|bought|purchas|our)", re.IGNORECASE)


def mentions(passage: Passage, told: str) -> list[Mention]:
    """The words of use that are said of others, as statements (code `yes`), in clauses in which no phrase of the
    vocabulary `told` says it by itself."""
    uses = passage.of(WORDS, "using")
    found = []
    taking = any(_TAKING.search(m.term) for m in uses)  # "Moldova has taken over the programme"
    named = passage.of("jurisdictions") if taking else ()
    for who in (*passage.of(WORDS, "others"), *named) if uses else ():
        unit = claims.clause(passage, who.start)
        by_itself = any(claims.spoken(passage, m) for m in claims.within(passage, unit, told, *_STATED))
        if by_itself or FROM.search(passage.text, unit.start, who.start) or not claims.spoken(passage, who):
            continue
        beside = [m for m in uses if unit.holds(m.start) and _apart(m, who) <= _REACH and claims.spoken(passage, m)]
        if beside:
            found.append(min(beside, key=lambda m: _apart(m, who))._replace(code="yes"))
    return found


def withheld(passage: Passage) -> list[Mention]:
    """Where it is told that it is not given to others: a word of giving and one of a ban in a clause, as one statement
    (code `no`; `partly` where only without something it is banned; `yes` where nobody bans it)."""
    found = []
    bans = passage.of(WORDS, "barred")
    for given in passage.of(WORDS, "giving") if bans else ():
        unit = claims.clause(passage, given.start)
        beside = [m for m in bans if unit.holds(m.start) and _apart(m, given) <= _REACH]
        if not beside or not claims.spoken(passage, given):
            continue
        ban = min(beside, key=lambda m: _apart(m, given))
        first, last = sorted((ban, given), key=lambda m: m.start)
        code = "partly" if _WITHOUT.search(passage.text, unit.start, passage.sentence_at(given.start).end) else "no"
        outside = [t for t in triggers(passage) if t.code not in ("not_only", "except", "pseudo")
                   and unit.holds(t.start) and t.end <= first.start]
        found.append(given._replace(code="yes" if outside else code, start=first.start, end=last.end,
                                    first=first.first, last=last.last))
    return found


def _apart(a: Mention, b: Mention) -> int:
    """Words between two phrases."""
    return max(a.first, b.first) - min(a.last, b.last) - 1
