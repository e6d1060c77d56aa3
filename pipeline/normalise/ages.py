"""The ages admitted: limits in numbers, or the word for full age."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from pipeline.model import Reading
from pipeline.passage import Form, Passage
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import others, scopes
from pipeline.words.people import birthdays, minors, shut_ages
from pipeline.words.quantities.measured import ranged, spans, without
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import Quantity, Range
from pipeline.words.quantities.roles import Roles, roles
from pipeline.words.wording.tongues import heard

_OTHERS = frozenset({"victim"})
_OF = frozenset({"de", "of", "von", "van", "di", "af", "av", "da", "do", "del"})
_FILLERS = _OF | {
    "aged", "from", "between", "zwischen", "entre", "tra", "fra", "mellan", "mellem", "mellom", "tussen",
    "między", "mezi", "medzi", "med", "između", "tarp", "starp", ")", ","
}
_BEHIND, _APART = 3, 6  # words
_YOUNGEST, _WIDE, _CLEAR, _FULL = 14, 20, 10, 18
_ORDINALS = ("fourteenth", "sixteenth", "eighteenth", "twenty_first")
_UNDER_AGE = ("minor", "young_ones")
_AWAY = frozenset({"order", "staff", "waiting", "frame", "followup"})


class Options(BaseModel):
    """`vocabulary`: words for full age (its code's number is the limit), for ages, and for ages only observed
    (`observed`; `today` with `state`), for those under full age (`minor`, denied; `young_ones`);
    `lowest`, `highest`: what may be an age."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vocabulary: str = "age_words"
    lowest: int = 12
    highest: int = 99


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The limits in numbers, else full age by its word."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    every = quantities(passage)
    ages = [q for i, q in enumerate(every) if is_age(passage, roles(passage), i, options)]
    used = spans(passage, [q for q in every if q.what not in ("", "?") or q.kind not in ("count", "clock")])
    if pairs := birthdays.between(passage):
        found_at = tuple(s for at, _, _ in pairs for s in passage.locate(at.start, at.end))
        limits = together([(low, high) for _, low, high in pairs])
        return ranged(passage, variable, limits or (None, None), found_at, "birthdays", used=used)
    if ages:
        limits = together([(None, q.low) if or_over(passage, q) else left for q, left in _left(passage, ages)])
        if limits and limits[1] is not None and limits[1] < _FULL and _adult(passage, options):
            limits = limits[0], None  # "adults, and youths of 16 or 17"
        if limits is None:
            return without(
                passage,
                variable,
                "unparsed",
                spans(passage, ages),
                "these ages cannot all hold",
                "conflict_within_item",
                used,
            )
        return ranged(passage, variable, limits, spans(passage, ages), "limit", used=used)
    adult = _adult(passage, options)
    if adult and _minors_too(passage, options, adult):
        return Reading((), used=used)
    adult = adult or next((m for m in heard(passage, options.vocabulary, "minor") if scopes.denied(passage, m)), None)
    adult = adult or minors.kept_out(passage, options.vocabulary)
    if adult is not None:
        number = form.rules.vocabularies[options.vocabulary].codes[
            "adult" if adult.code in _UNDER_AGE else adult.code].number or 18.0
        return ranged(
            passage,
            variable,
            (number, None),
            passage.locate(adult.start, adult.end),
            "full age",
            computed=True,
            used=used,
        )
    return Reading((), used=used)


def _left(passage: Passage, ages: Sequence[Quantity]) -> list[tuple[Quantity, Range]]:
    """Each age with who is left by it, without a refused one below what another admits ("over 18; boys under 16 are not
    taken")."""
    every = [(q, limit(passage, q), shut_ages.left(passage, q, limit(passage, q))) for q in ages]
    lows = [told[0] for _, told, left in every if told == left and told[0] is not None]
    return [(q, left) for q, told, left in every
            if told == left or left[0] is None or not lows or left[0] >= min(lows)]


def _adult(passage: Passage, options: Options) -> Mention | None:
    """The first word that asks full age of the participants, or a year of life that its ordinal names."""
    words = (*heard(passage, options.vocabulary, *_ORDINALS), *heard(passage, options.vocabulary, "adult"))
    return next((m for m in words if of_participants(passage, m)), None)


def _minors_too(passage: Passage, options: Options, adult: Mention) -> bool:
    """Are those under full age joined to the adults ("juveniles and adults")?"""
    joints = [m for code in ("and", "or") for m in scopes.joiners(passage, code)]
    young = heard(passage, options.vocabulary, "minor", "youth")
    return any(min(m.last, adult.last) < j.first < max(m.first, adult.first) and abs(m.first - adult.first) <= _BEHIND
               and not scopes.denied(passage, m) for m in young for j in joints)


def is_age(passage: Passage, told: Roles, i: int, options: Options) -> bool:
    """Is a quantity an age limit: years of life, or a bare number with a bound or a word for age?"""
    one = told.quantities[i]
    numbers = [n for n in (one.low, one.high) if n is not None]
    if (
        not numbers
        or not all(options.lowest <= n <= options.highest for n in numbers)
        or one.kind not in ("count", "ordinal")
    ):
        return False
    if one.low is not None and one.rate is None and _labelled(passage, one):
        return True
    if one.what not in ("", "?", "year", "person") or one.rate is not None:
        return False
    bounded = (one.low is None) != (one.high is None)
    since = first_word(passage, one)
    people = (*heard(passage, "count_nouns", "person"), *heard(passage, "sexes", "persons"))
    behind = sorted((m for m in people if 0 < since - m.last <= _BEHIND), key=lambda m: m.last)
    adjacent = bool(behind) and {w.key for w in passage.tokens[behind[-1].last + 1 : since]} <= _FILLERS
    adjacent = adjacent or _over_bracket(passage, since, {m.last for m in people})
    if told.told[i].role == "point" and not bounded:
        return False
    doubt = told.told[i].doubt and not bracketed(passage, one)
    elsewhere = scopes.standing(passage, one.start, one.end, ("other",))
    if doubt or elsewhere or observed(passage, one, options) or of_others(passage, one):
        return False
    if shut_ages.of_some(passage, one) or shut_ages.sent_on(passage, one, told.quantities):
        return False
    if any(s.holds(one.start) for s in others.elsewhere(passage)):
        return False
    if (adjacent and bounded and not led(passage, one)) or alone(passage, one) or or_over(passage, one):
        return True
    if bounded and (_other_end(told, i) or _of_minors(passage, one, since, options)):
        return not scopes.standing(passage, one.start, one.end, scopes.DENIALS)
    if one.what in ("", "?", "person") and ((one.exact and (
            shut_ages.endless(passage, one) or _twin(passage, told, i, options))) or shut_ages.young(passage, since)):
        return not scopes.standing(passage, one.start, one.end, scopes.DENIALS)
    words = [
        m
        for m in heard(passage, options.vocabulary, "age")
        if 0 <= one.first - m.last <= 2 or 0 <= m.first - one.last <= 2 or one.first < m.first <= one.last
    ]
    near = bool(words)
    apart = told.told[i].governor in _AWAY and not adjacent and not bracketed(passage, one)
    if apart and not any(one.noun is None or m.first != one.noun.first for m in words):
        return False
    if one.what == "person" and any(one.first < m.first < one.last for m in words):
        return True
    bare = one.what in ("", "?") or (one.what == "person" and one.label)
    if bare and behind and not one.exact and one.low is not None and one.high is not None:
        return adjacent or (one.low or 0) >= _YOUNGEST
    sign = "+" in passage.text[one.number[1] - 1 : one.end + 1]
    if one.what == "person":
        return sign or (near and bounded)
    if one.what == "year":
        return bounded or near or not told.relation(one.first - 2, one.first - 1, "over", "after")
    return (bounded and (sign or near or (one.what == "" and _limit_word(passage, one)))) or (
        near and one.what in ("", "?")
    )


def _twin(passage: Passage, told: Roles, i: int, options: Options) -> bool:
    """Is a bare number joined to an age right behind it ("16 and 17 year olds")?"""
    if i + 1 >= len(told.quantities):
        return False
    one, other = told.quantities[i], told.quantities[i + 1]
    joined = any(m.first == one.last + 1 and m.last + 1 == other.first
                 for code in ("and", "or") for m in scopes.joiners(passage, code))
    return joined and other.what == "year" and other.exact and is_age(passage, told, i + 1, options)


def _other_end(told: Roles, i: int) -> bool:
    """Is a bare bound one end of ages of which the other stands beside it ("from 18 and not older than 65")?"""
    one = told.quantities[i]
    for other in (*told.quantities[max(0, i - 1) : i], *told.quantities[i + 1 : i + 2]):
        first, second = sorted((one, other), key=lambda q: q.start)
        if (first.high, second.low) != (None, None) or first.low is None or second.high is None:
            continue
        bare = all(q.what in ("", "?", "year") and q.kind == "count" and q.rate is None for q in (one, other))
        wide = first.low >= _YOUNGEST and second.high - first.low >= _CLEAR
        if bare and wide and second.first - first.last <= _APART:
            return True
    return False


def _of_minors(passage: Passage, one: Quantity, since: int, options: Options) -> bool:
    """Does a word for those under full age stand right before the lowest age at which they are taken too ("also minors
    from 16")?"""
    young = [m for m in heard(passage, options.vocabulary, "minor", "youth") if 0 < since - m.last <= 2]
    return bool(young) and one.high is None and one.what in ("", "?", "year") and (
        shut_ages.left(passage, one, limit(passage, one)) == limit(passage, one)
        and not passage.of("other_courses") and passage.clause_at(one.start).holds(young[-1].start))


def _over_bracket(passage: Passage, since: int, people: Collection[int]) -> bool:
    """Is all that stands between people (by their last words) and a bound a bracket ("clients (on parole) from 16")?"""
    before = passage.text[: passage.tokens[since].start].rstrip()
    opened = before.rfind("(") if before.endswith(")") else -1
    return opened >= 0 and any(w.end <= opened and not before[w.end : opened].strip() and i in people
                               for i, w in enumerate(passage.tokens[:since]))


def bracketed(passage: Passage, one: Quantity) -> bool:
    """Does a bracket hold no more than an age ("men (18-65) and, from next year, women")?"""
    text = passage.text
    return text[: one.start].rstrip().endswith("(") and text[one.end :].lstrip().startswith(")")


def _labelled(passage: Passage, one: Quantity) -> bool:
    """Does a label of age stand right before a number ("Age group: 18-25")?"""
    before = passage.text[: one.start].rstrip()
    if not before.endswith((":", "=")):
        return False
    start = passage.clause_at(max(0, len(before) - 2)).start
    label = {m.code for m in heard(passage, "age_words", "age", "observed") if start <= m.start < len(before)}
    return label == {"age"} and len(before[start:].split()) <= _BEHIND


def first_word(passage: Passage, one: Quantity) -> int:
    """The number of the first word of a quantity with its bounds."""
    return next((k for k in range(max(0, one.first - 6), one.first) if passage.tokens[k].start >= one.start), one.first)


def led(passage: Passage, one: Quantity) -> bool:
    """Is a number followed by a noun of its own that is no person's ("men over 12 sessions")?"""
    return one.what not in ("", "?", "person", "year")


def _limit_word(passage: Passage, one: Quantity) -> bool:
    """Do the words of a bound before a bare number leave no noun behind it ("men over 21 who ...")?"""
    after = passage.tokens[one.last + 1].key if one.last + 1 < len(passage.tokens) else ""
    return not after or not after[0].isdecimal()


def alone(passage: Passage, one: Quantity) -> bool:
    """Is a wide range of ages all that a sentence says, or of years a clause ("From 18 to 75."), or a smaller one all
    that a clause says beside people ("men, honour conflicts, 16-30")?"""
    if one.low is None or one.high is None or one.low < _YOUNGEST or one.high == one.low:
        return False
    if _nothing_else(passage, one):
        return True
    if one.high - one.low < _CLEAR:
        return False
    wide = one.high - one.low >= _WIDE
    people = heard(passage, "sexes", "men", "women", "both", "any", "persons")
    by_clause = one.what == "year" or any(m.start < one.start for m in people)
    sentence = passage.clause_at(one.start) if by_clause else passage.sentence_at(one.start)
    if not wide and not people and one.start > 0:
        return False
    rest = passage.text[sentence.start : one.start] + passage.text[one.end : sentence.end]
    return not rest.strip(" .;,")


def _nothing_else(passage: Passage, one: Quantity) -> bool:
    """Does an answer say no more than ages, and of which people ("Between 16 and 24"; "From 18 to 65, male")?"""
    if one.what == "person":
        return False
    people = {i for m in heard(passage, "sexes", "men", "women", "both", "any", "persons")
              for i in range(m.first, m.last + 1)}
    rest = [w for i, w in enumerate(passage.tokens) if not one.start <= w.start < one.end and i not in people]
    return len(rest) <= _BEHIND and all(w.key in _FILLERS or not w.key[:1].isalnum() for w in rest)


_TAKEN = (("refusals", "admit"), ("taking", "takes"), ("occasions", "we"))


def observed(passage: Passage, one: Quantity, options: Options) -> bool:
    """Is an age only that of people seen so far, or of those who are there today ("at present they are 22 to 51")?"""
    start = passage.clause_at(one.start).start
    if passage.text[:start].rstrip().endswith(":"):
        start = passage.clause_at(max(0, len(passage.text[:start].rstrip()) - 2)).start  # "Age so far: 19-58"
    bracket = passage.text.rfind("(", 0, one.start)
    if bracket > passage.text.rfind(")", 0, one.start):
        start = passage.clause_at(max(0, bracket - 2)).start  # "mean age 39 (19 to 74)", "(average 39, 19-74)"
    marks = [m for m in heard(passage, options.vocabulary, "observed") if start <= m.start < one.end]
    most = [m for m in heard(passage, options.vocabulary, "superlative") if start <= m.start < one.end]
    if most:  # "the oldest was 73", but not "the oldest we take"
        return not any(most[0].start < m.start < one.number[0] for name, code in _TAKEN for m in passage.of(name, code))
    span = one.low is not None and one.high is not None
    if any(span or not one.start <= m.start < one.number[0] for m in marks):
        return True  # "mostly aged 25-45", but not "usually from 18"
    return one.low is not None and one.high is not None and _today(passage, one, options)


def _today(passage: Passage, one: Quantity, options: Options) -> bool:
    """Does a word for today stand right before ages, or with a verb that tells what people are, where nobody is
    admitted?"""
    sentence = passage.sentence_at(one.start)
    marks = [m for m in heard(passage, options.vocabulary, "today") if sentence.start <= m.start < one.start]
    people = {m.first for m in passage.of("count_nouns", "person")}
    admits = [m for m in passage.of("refusals", "admit") if sentence.start <= m.start < one.start
              and m.last + 1 < one.first and m.first not in people and scopes.spoken(passage, m)]
    if not marks or admits:
        return False
    state = [m for m in heard(passage, options.vocabulary, "state") if sentence.start <= m.start < one.end]
    return bool(state) or first_word(passage, one) - marks[-1].last <= 2


def of_others(passage: Passage, one: Quantity) -> bool:
    """Is an age that of victims or children ("children under 14")?"""
    since = first_word(passage, one)
    clause = passage.clause_at(one.start)
    if of_things(passage, one, since) or shut_ages.of_staff(passage, since) or _of_their_group(passage, since):
        return True
    before = [
        m
        for m in heard(passage, "count_nouns", "victim", "person")
        if m.last < since and since - m.last <= _BEHIND and m.start >= clause.start
        and not any(v.first == m.last + 1 for v in passage.of("relations", "violence"))  # "partner violence from 18"
    ]
    if not before or {m.code for m in before if m.first == before[-1].first} != _OTHERS:
        return False
    owner = [m for m in heard(passage, "count_nouns", "person") if m.last + 2 == before[-1].first]
    return not (owner and passage.tokens[owner[-1].last + 1].key in _OF)


def _of_their_group(passage: Passage, since: int) -> bool:
    """Does a group or course for victims open the clause of an age (by its first word: "the victims' group takes from
    16")?"""
    clause = passage.clause_at(passage.tokens[since].start)
    people = [m for m in heard(passage, "count_nouns", "victim", "person", "group")
              if clause.start <= m.start and m.last < since]
    victims = {m.first for m in people if m.code == "victim"}
    return bool(victims) and min(m.first for m in people) in victims and any(m.code == "group" for m in people) and (
        len(passage.text[clause.start : people[0].start].split()) <= 1)


def of_things(passage: Passage, one: Quantity, since: int) -> bool:
    """Is an age in years that of the programme, a house or children: named before it in its clause, and no
    participants?"""
    clause = passage.clause_at(one.start)
    people = [m for m in heard(passage, "count_nouns", "person") if clause.start <= m.start and m.last < since]
    young = [m for m in heard(passage, "age_words", "young") if clause.start <= m.start and m.last < since]
    things = [m for m in heard(passage, "count_contexts", "programme") if clause.start <= m.start and m.last < since]
    old = one.what == "year" and one.exact and one.leads is None
    return not people and (bool(young) or (bool(things) and old))


def of_participants(passage: Passage, adult: Mention) -> bool:
    """Is full age asked of the participants, and not denied or told of victims?"""
    following = [m for m in heard(passage, "count_nouns", "victim") if 0 <= m.first - adult.last <= 1]
    before = [m for m in heard(passage, "count_nouns", "victim") if 0 < adult.first - m.last <= 1]
    return not following and not before and not scopes.denied(passage, adult)


def or_over(passage: Passage, one: Quantity) -> bool:
    """Is an age the highest, since nobody above it is admitted ("no one under 18 or over 60")?"""
    before = {m.first for m in heard(passage, "bounds", "above", "at_least") if m.last + 1 == one.first}
    joined = any(m.last + 1 in before for m in scopes.joiners(passage, "or"))
    joined = joined or any(m.last + 1 == one.first for m in heard(passage, "bounds", "or_more"))  # "or over"
    sentence = passage.sentence_at(one.start)
    return joined and any(sentence.start <= m.start < one.start for m in scopes.triggers(passage))


def limit(passage: Passage, one: Quantity) -> Range:
    """A single age without a word for a bound is the lowest admitted; above and from are bounds too."""
    if one.exact:
        return one.low, None
    return one.low, one.high


def together(limits: Sequence[Range]) -> Range | None:
    """The limits of all statements: the same, one lower and one upper, or lowest and highest."""
    lows = [a for a, _ in limits if a is not None]
    highs = [b for _, b in limits if b is not None]
    low, high = (
        (min(lows) if lows else None),
        (max(highs) if len(highs) == len(limits) or not lows or (len(lows) < len(limits) and highs) else None),
    )
    if low is not None and high is not None and low > high:
        return None
    return low, high
