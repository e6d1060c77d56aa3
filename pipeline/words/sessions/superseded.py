"""Numbers of sessions that took the place of others: what they were brought to, what the new course "has".

    cut from 44 sessions to 28 / has been shortened to 28      28 was brought about
    the old one had 12, the new one has 20                     12 was had, 20 is had
    the manual has 30, we use 22 of them                       30 is on paper, 22 is done
    20 sessions. Where needed we extend them to 24             24 is what some have
    5 talks. At high risk 9 instead of 5                       9 is what some have, the second 5 nothing new
"""

from __future__ import annotations

from pipeline.passage import Passage, Stretch
from pipeline.words.quantities.changed import TO
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import SESSIONS, Quantity
from pipeline.words.quantities.roles import Roles
from pipeline.words.wording.tongues import heard

_BROUGHT = 5  # words from a verb of change to the number
_MORE, _NEXT = 6, 2  # words from a verb for making longer to the number: in its sentence, in the next one
_BETWEEN = 4  # words from the number that was to that which is
_HAS = frozenset({"has", "hat", "a", "tiene", "ha", "heeft", "har", "ma", "má", "turi", "ima", "tem", "té"})
_HAD = frozenset({
    "had", "hatte", "avait", "tenía", "aveva", "hade", "havde", "hadde", "miał", "miała", "miało", "měl", "měla", "mal",
    "mala", "turėjo", "imel", "imela", "imao", "imala", "tinha", "tenia", "avea",
})
_WE = frozenset({
    "use", "used", "facciamo", "usiamo", "hacemos", "usamos", "fazemos", "robimy", "prowadzimy", "děláme", "používáme",
    "robíme", "naudojame", "darome", "lietojam", "izvajamo", "provodimo", "facem", "käytämme", "pidämme", "fem",
    "kasutame", "használunk", "tartunk",
})
_BOOK = (
    "manual", "handbook", "guide", "original", "handbuch", "leitfaden", "curriculum", "manuel", "guía", "manuale",
    "handleiding", "handboek", "handbok", "håndbog", "håndbok", "käsikirja", "opas", "podręcznik", "příručk", "manuál",
    "príručk", "vadov", "rokasgrāmat", "priročnik", "priručnik", "käsiraamat", "kézikönyv", "concept", "konzept",
    "paper", "papier", "theory", "theorie", "théorie", "teoria", "teoría", "protocol",
)

_OVER = (
    "in the past", "formerly", "previously", "in former", "in earlier", "until then", "earlier", "used to", "früher",
    "in der vergangenheit", "bis dahin", "ehemals", "autrefois", "auparavant", "dans le passé", "antes",
    "anteriormente",
    "en el pasado", "in passato", "precedentemente", "prima", "vroeger", "voorheen", "in het verleden", "tidigare",
    "förr", "tidligere", "aiemmin", "ennen", "dawniej", "wcześniej", "poprzednio", "dříve", "v minulosti", "predtým",
    "anksčiau", "agrāk", "prej", "v preteklosti", "ranije", "prije", "anteriorment", "abans", "anterior", "înainte",
    "varem", "korábban", "régebben",
)
_UNTIL = frozenset({"until", "till", "up to", "bis", "jusqu'en", "hasta", "fino al", "tot", "fram till", "indtil",
                    "inntil", "do", "iki", "do roku", "až do", "līdz", "até", "fins", "până în"})


def became(roles: Roles, i: int) -> bool:
    """Is a number what the sessions were brought to, behind a verb of change or the number that was changed?"""
    one = roles.quantities[i]
    if one.what not in SESSIONS | {""} or not one.exact or one.kind != "count" or roles.key(one.first - 1) not in TO:
        return False
    before = roles.quantities[i - 1] if i else None
    first = one.first
    if before is not None and before.what in SESSIONS | {""} and before.kind == "count" and roles.near(before, one, 3):
        first = before.first - 1
    return any(0 < first - m.last <= _BROUGHT for m in roles.relations if m.code == "change")


def left(roles: Roles, i: int) -> bool:
    """Does a verb of change stand with a number and the one that it was brought to ("fell from 210 to 160 a year")?"""
    if i + 1 >= len(roles.quantities):
        return False
    one, following = roles.quantities[i], roles.quantities[i + 1]
    if not (one.exact and one.kind == following.kind == "count") or not roles.near(one, following, _BETWEEN):
        return False
    to = {roles.key(at) for at in range(one.last + 1, following.first)}
    return bool(to & TO) and verb(roles, one)


def moved(roles: Roles, i: int) -> bool:
    """Is a range of numbers a change from one to the other, or a number the end of a change?"""
    one = roles.quantities[i]
    ranged = one.low is not None and one.high is not None and not one.exact and verb(roles, one)
    return ranged or (i > 0 and not one.exact and left(roles, i - 1))


def verb(roles: Roles, one: Quantity) -> bool:
    """Does a verb of change stand in the clause of a number?"""
    clause = roles.passage.clause_at(one.start)
    return any(clause.holds(m.start) for m in roles.relations if m.code == "change")


def on_paper(roles: Roles, i: int) -> bool:
    """Does a word for the book of the programme stand before a number of sessions in its sentence, no other between?"""
    one = roles.quantities[i]
    start = roles.stretch(roles.sentence(one.start)).start
    first = next((k for k, w in enumerate(roles.tokens) if w.start >= start), one.first)
    first = max(first, roles.quantities[i - 1].last + 1 if i else 0)
    return one.what in SESSIONS and one.exact and any(w.startswith(_BOOK) for w in roles.words(first, one.first - 1))


def done(roles: Roles, i: int) -> bool:
    """Is a number of sessions what we do of those in the book told right before it ("the manual has 30 sessions, we use
    22 of them")?"""
    if not i or not on_paper(roles, i - 1):
        return False
    one, before = roles.quantities[i], roles.quantities[i - 1]
    ours = [*heard(roles.passage, "volume_words", "ours"), *heard(roles.passage, "count_contexts", "now")]
    said = any(before.last < m.first < one.first for m in ours) or bool(
        _WE & set(roles.words(before.last + 1, one.first - 1)))
    fewer = 0 < (one.high or 0) < (before.low or 0)
    near = roles.sentence(one.start) - roles.sentence(before.start) <= 1
    return one.what in SESSIONS | {""} and one.kind == "count" and one.rate is None and fewer and near and said


def has(roles: Roles, i: int) -> bool:
    """Does a word for "has" stand right before a number?"""
    return bool(_HAS & _ahead(roles, i))


def had(roles: Roles, i: int) -> bool:
    """Does a word for "had" stand right before a number?"""
    return bool(_HAD & _ahead(roles, i))


def instead(roles: Roles, i: int) -> int | None:
    """The number of sessions in whose place a number stands ("9 instead of 5 talks"), None where it stands in none."""
    if i + 1 >= len(roles.quantities):
        return None
    one, other = roles.quantities[i], roles.quantities[i + 1]
    counts = one.kind == other.kind == "count" and one.rate is None and one.what in SESSIONS | {"", "?"}
    if not counts or other.what not in SESSIONS | {""} or other.first - one.last > _BROUGHT:
        return None
    marks = heard(roles.passage, "negators", "rather")
    return i + 1 if any(one.last < m.first and m.last == other.first - 1 for m in marks) else None


def _ahead(roles: Roles, i: int) -> set[str]:
    return {roles.key(roles.quantities[i].first - k) for k in (1, 2)}


def made_more(roles: Roles, before: Quantity, one: Quantity) -> bool:
    """Does a verb for making the number of sessions larger stand right before a bare number ("20 sessions. Where it is
    necessary the facilitators extend them to 24")?"""
    apart = roles.sentence(one.start) - roles.sentence(before.start)
    verbs = roles.gap(before, one, "exception")
    near = bool(verbs) and one.first - verbs[-1].last <= (_NEXT if apart else _MORE)
    return near and apart <= 1 and (one.high or 0) > (before.low or 0)


def long_past(passage: Passage, clause: Stretch) -> bool:
    """Does a clause tell of a time that is over, and not only of the beginning of the programme ("in the past
    fortnightly", "until 2018 fortnightly")?"""
    words = [m for m in heard(passage, "count_contexts", "past") if clause.holds(m.start)]
    if any(m.term.startswith(_OVER) for m in words):
        return True
    years = [q.first for q in quantities(passage) if q.kind == "year" and clause.holds(q.start)]
    return any(0 < at - m.last <= _NEXT for m in heard(passage, "volume_words", "until") if m.term in _UNTIL
               for at in years)
