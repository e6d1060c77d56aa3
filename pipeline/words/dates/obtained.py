"""An accreditation whose year or time is told without its name: got after a refusal, not had until a year, had once.

    It was not accredited in 2016 but got it in 2020.    First attempt 2014 failed, the second one in 2016 succeeded.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.places.telling import first_to_come
from pipeline.words.quantities.years import ROLES, Year, years

_NAMED = ("accredited", "approved", "unaccredited", "refused", "applied")
PANEL = re.compile(
    r"\b(?:accreditation|panel\w*|commission|committee|kommission\w*|commissie|comisión|commissione|comissão|comissió"
    r"|nämnd\w*|nævn\w*|nemnd\w*|lautakun\w*|komisj\w*|komis[ei]\w*|komisij\w*|bizottság\w*|comisi\w+|επιτροπή)\b",
    re.IGNORECASE)
_BY_PANEL = re.compile(
    rf"\s(?:[^\W\d_]+\s)?(?:of|from|by|von|vom|der|des|de|del|della|van|av|af|fra|från|od|ze?|par|par la|dal"
    rf"|dalla|door|da|do)\s(?:[^\W\d_]+\s){{0,3}}?"
    rf"(?:{PANEL.pattern})", re.IGNORECASE)
_UNTIL = re.compile(
    r"\W{0,3}(?:\w+\s){0,2}?(?:until|till|before|earlier than|prior to|bis|vor|jusqu['’]en|jusqu['’]à|avant|hasta"
    r"|antes de|fino al?"
    r"|prima del?|tot|voor|förrän|före|innan|ennen|do|przed|před|pred|iki|prieš|līdz|pirms|até|antes de|før|inden|kuni"
    r"|enne|până în|înainte de|fins al?|abans de|πριν|μέχρι)\s(?:the\s)?(?:year\s)?(?:[^\W\d_]+\s)?$", re.IGNORECASE)
_ANY_MORE = re.compile(
    r"\b(?:any\s?more|any longer|no longer|no more|mehr|meer|non più|ne\b.{1,30}\bplus|n['’].{1,30}\bplus|ya no|já não"
    r"|ja no|längre|længere|lenger|enää|już nie|už nen\w+|už nie|nebėra|vairs|nije više|ni več|enam|nu mai|már nem)\b",
    re.IGNORECASE)
_VALID = 10  # words


@once
def obtained(passage: Passage) -> list[Mention]:
    """The words that tell of an accreditation got, as words for it, where one is spoken of before them or a panel
    beside them."""
    found = []
    for got in passage.of(ROLES, "obtained"):
        sentence, clause = passage.sentence_at(got.start), passage.clause_at(got.start)
        if not claims.spoken(passage, got) or (scopes.denied(passage, got) and not not_until(passage, got)):
            continue
        before = Stretch(sentence.start, max(sentence.start, got.start))
        named = [m for m in claims.within(passage, before, ROLES, *_NAMED) if claims.spoken(passage, m)]
        beside = any(clause.holds(m.start) and m.end <= got.start for m in named)
        refused = [m for m in named if m.code in ("refused", "applied", "unaccredited") or scopes.denied(passage, m)]
        panel = PANEL.search(passage.text, clause.start, got.start) or _BY_PANEL.match(passage.text, got.end)
        said = panel and not claims.within(
            passage, clause, ROLES, "not_of_it", "pilot")
        again = named and not refused and not beside and claims.within(passage, before, ROLES, "renewed")
        if again or (refused and not (beside and _own_noun(passage, got))) or (said and not _own_noun(passage, got)):
            found.append(got._replace(code="accredited", term="obtained"))
    return found


def _own_noun(passage: Passage, got: Mention) -> bool:
    """Does a word for money, an agreement or a study stand behind it as what was got?"""
    behind = Stretch(got.end, max(got.end, passage.clause_at(got.start).end))
    told = claims.within(passage, behind, ROLES, "not_of_it", "evaluated", "ended")
    return any(m.first - got.last <= 3 for m in told)


def not_until(passage: Passage, cue: Mention) -> bool | None:
    """Is it not had until a year: True where that year has come, False where it is still to come, None without."""
    if not (scopes.denied(passage, cue) or cue.code == "unaccredited"):
        return None
    clause = passage.clause_at(cue.start)
    for year in years(passage):
        if cue.end <= year.start < clause.end and _UNTIL.fullmatch(passage.text, cue.end, year.start):
            return year.year < first_to_come(passage.lexicon)
    return None


def not_before(passage: Passage, year: Year) -> bool:
    """Does a "not before" or "not until" stand before a year, which so tells when it began?"""
    begin = passage.clause_at(year.start).start
    return any(_UNTIL.fullmatch(passage.text, m.end, year.start)
               for m in claims.within(passage, Stretch(begin, max(begin, year.start)), "negators", "not"))


def given_after(passage: Passage, cue: Mention) -> bool:
    """Is a denial or refusal that reaches a word from an earlier clause that of an earlier time, as the clause of the
    word tells a year of its own ("turned down by the board in 2018, in 2021 recognised")?"""
    scope = scopes.of(passage, cue, scopes.DENIALS)
    clause = passage.clause_at(cue.start)
    if scope is None or clause.holds(scope.trigger.start) or scope.trigger.start > cue.start:
        return False
    return any(clause.holds(y.start) for y in years(passage))


def had_once(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is it told that an accreditation is no longer there ("it is not accredited any more")?"""
    mark = _ANY_MORE.search(passage.text, clause.start, clause.end)
    if mark is None or claims.within(passage, clause, ROLES, "asked", "applied", "refused"):
        return False
    return len(passage.text[min(mark.end(), cue.end) : max(mark.start(), cue.start)].split()) <= _VALID


def renewed_later(passage: Passage, cue: Mention, year: Year, clause: Stretch) -> bool:
    """Is what a clause tells of a renewal a second event, told behind an "and", after the giving and its year
    ("accredited it in 2020 and we had it renewed last year")?"""
    given = Stretch(max(cue.end, year.end), clause.end)
    ands = claims.within(passage, given, "joiners", "and")
    renewals = claims.within(passage, clause, ROLES, "renewed")
    return bool(ands and renewals) and all(m.start > ands[0].start for m in renewals) and not any(
        renewals[0].end <= y.start < clause.end for y in years(passage))
