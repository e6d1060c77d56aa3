"""Whom a programme admits by sex (kind `sex`).

A word of sex counts for the participants where it does not name the victim: the object of violence, or somebody that
is refused, planned for, or served by others. Neutral words ("persons") and masculine nouns for offenders in languages
with grammatical gender name no sex: the programme is open to any, in the latter case as an inference.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Status, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes, turned_away
from pipeline.words.ideas import asides, passing
from pipeline.words.people import owned, sexed
from pipeline.words.wording import tongues

_VICTIM_REACH, _SHORT, _NEAR, _FAR, _FEW, _JOINED = 3, 3, 6, 5, 8, 2
_NEAR_PERSONS = 4
_WORK = frozenset({"work", "arbe", "trav", "trab", "lavo", "werk", "prac", "radi", "dirb", "dela"})
_INITIAL = re.compile(r"\W*(M|F)(?=\s*(?:[,;:+(]|only|over|aged|\d))")
_SEX = (r"\b(?:sex|gender|geschlecht|sexe|sexo|sesso|genere|geslacht|kön|køn|kjønn|sukupuoli|płeć|pohlaví|pohlavie|spol"
        r"|nem|lytis|dzimums|sugu|gènere|gen|φύλο)\s?[:=–—-]\s?")
_LABELLED = re.compile(_SEX + r"(m|f|w|v|k)\b(?!\s?[/+&,]\s?\w\b)", re.IGNORECASE)
_ALL = re.compile(
    _SEX + r"(all|any|every|each|open|mixed|free|alle|jedes|beliebig|egal|offen|tous|toutes|tout|indifférent|todos"
    r"|cualquiera|indistinto|indiferente|tutti|qualsiasi|indifferente|elke|om het even|alla|oavsett|uanset|uansett"
    r"|kaikki|każda|dowolna|jakékoli|všechna|visi|bármely|mindkettő|oricare|qualquer|qualsevol)\b", re.IGNORECASE)
_IS = re.compile(
    r"\s(?:is|was|are|were|may|can|could|might|ist|sind|kann|können|darf|est|peut|sont|peuvent|es|son|puede|pueden|è|sono"
    r"|può|possono|zijn|kan|mag|är|får|er|voi|on|może|jest|je|může|môže|može|lahko|lehet|este|poate|é|pode|pot|gali|yra"
    r"|var|ir|võib|μπορεί|είναι)\b", re.IGNORECASE)
_KIN = ("partner", "ex", "child", "child_other", "parent", "mother", "own_parent", "relative")
_ARTICLES = frozenset({  # and possessives, between relatives
    "a", "an", "the", "their", "his", "her", "own", "die", "der", "den", "das", "ihre", "ihren", "seine", "seinen",
    "eigene", "la", "le", "les", "leur", "leurs", "sa", "son", "ses", "el", "los", "las", "su", "sus", "il", "lo", "i",
    "gli", "de", "het", "hun", "zijn", "sin", "sitt", "sina", "deres", "jejich", "svou", "svého", "o", "os", "as",
    "seu", "els"})
_SEXES = ("men", "women", "both", "any")
class Options(BaseModel):
    """`words`: the vocabulary with the classes men, women, both, any, pair, persons, generic, topic, victim, served,
    asks, staff, led, leads, also, beside, and
    served_before (whom an organisation serves besides)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str = "sexes"


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The sex that the home item names for the participants."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    named = [m for m in passage.of(options.words, "men", "women", "both", "any") if not (
        _agrees(passage, options, m) or sexed.of_couples(passage, m))]
    people = [m for m in _participants(passage, options, named) if not asides.aside(passage, m.start)
              and not (m.code == "women" and passing.tried(passage, m, True))]
    told = choices.tell(passage, people)
    flags = choices.denials(passage, variable, told)
    used = choices.used(passage, told)
    kept = [*_initial(passage), *_foremost(passage, options, told.kept)]
    kept += [*_indifferent(passage, options), *_kept_since(passage, options, told), *_of_an_age(passage, told)]
    code, evidence = _code(kept or _pairs(passage, options))
    if code == "men_and_women" and _apart(passage, options, evidence):
        flags = (*flags, _doubt(passage, variable, evidence))
    if code in ("men", "women") and evidence and (sexed.of_some(passage, evidence) or (
            code == "women" and _added(passage, options, evidence))):
        code = "men_and_women"  # "80% men", "since 2021 also women"
    if code == "women" and any(scopes.distance(passage, m, g) <= 1 for m in evidence for g in passage.of(
            options.words, "generic")):
        code = "men_and_women"  # "Täterinnen und Täter"
    if code is None:
        code, evidence = _neutral(passage, options)
        shut = [m for m, scope in told.denied if scope.kind in scopes.DENIALS]
        if code is None and {m.code for m in shut} == {"women"} and len(shut) == len(told.denied):
            code, evidence = "men", [shut[0]._replace(code="generic")]  # "not for women"
        if code is None:
            status: Status = "unparsed" if told.denied else "not_mentioned"
            return Reading((Value(variable.name, status=status),), flags, used)
    spans = [s for m in evidence for s in passage.locate(m.start, m.end)]
    sure = any(m.code != "generic" for m in evidence)
    made = choices.value(passage, variable, (code,), spans, confidence="high" if sure else "low",
                         rule="sex" if sure else "generic masculine")
    return Reading(made.values, (*flags, *made.flags), (*used, *made.used))


def _code(people: Sequence[Mention]) -> tuple[str | None, list[Mention]]:
    codes = {m.code for m in people}
    if "any" in codes:
        return "any", [m for m in people if m.code == "any"]
    if "both" in codes or {"men", "women"} <= codes:
        return "men_and_women", list(people)
    if codes:
        return codes.pop(), list(people)
    return None, []


def _added(passage: Passage, options: Options, people: Sequence[Mention]) -> bool:
    """Are women all that is named, and only added to those meant before ("since 2021 also women", "women too")?"""
    return all(any(scopes.spoken(passage, a) and _close(passage, a, m, 2) for a in passage.of(options.words, "also"))
               for m in people)


def _initial(passage: Passage) -> list[Mention]:
    """The initial of a sex at the head of a note ("M, 18+, convicted") or behind a label ("Sex: m")."""
    labelled = _LABELLED.search(passage.text)
    if labelled:
        code = "men" if labelled[1].casefold() == "m" else "women"
        return [Mention("sexes", code, labelled.start(1), labelled.end(1), labelled[1], "und", 0, 0)]
    everyone = _ALL.search(passage.text)
    if everyone:
        return [Mention("sexes", "any", everyone.start(1), everyone.end(1), everyone[1], "und", 0, 0)]
    found = _INITIAL.match(passage.text)
    if not found or scopes.language_of(passage) not in (None, "en"):
        return []
    code = "women" if found[1] == "F" else "men"
    return [Mention("sexes", code, found.start(1), found.end(1), found[1], "und", 0, 0)]


def _agrees(passage: Passage, options: Options, mention: Mention) -> bool:
    """Is a feminine word only the participle of "persons" before it ("personnes majeures condamnées")?"""
    word = passage.text[mention.start : mention.end].casefold()
    return mention.code == "women" and word.endswith(("ées", "ues", "adas", "idas", "ate", "ute", "sas")) and any(
        0 < mention.first - m.last <= _NEAR_PERSONS and scopes.same_clause(passage, m, mention)
        for m in passage.of(options.words, "persons"))


def _foremost(passage: Passage, options: Options, kept: Sequence[Mention]) -> list[Mention]:
    """Where both sexes are named apart: those of whom "only" is said, else those that are more than people whom the
    others live or deal with ("men reported by their wives or mothers")."""
    if {m.code for m in kept} != {"men", "women"}:
        return list(kept)
    only = [m for m in scopes.joiners(passage, "only") if not scopes.denied(passage, m)]
    sole = [m for m in kept if any(scopes.distance(passage, o, m) <= 1 and scopes.same_clause(passage, o, m)
                                   for o in only)]
    adding = any(scopes.same_clause(passage, a, m) for a in passage.of(options.words, "also") for m in kept
                 if m not in sole and scopes.spoken(passage, a))
    if len({m.code for m in sole}) == 1 and not adding:
        return sole
    kept = [m for m in kept if m.code != "women" or not any(
        o.last + 1 == m.first for o in passage.of(options.words, "served_before") if claims.spoken(passage, o))]
    found: list[Mention] = []
    for mention in kept:
        sentence = passage.sentence_at(mention.start)
        before = any(m.code != mention.code and sentence.start <= m.start for m in found)
        if sexed.parallel(passage, mention) or not (before and _beside(passage, options, mention)):
            found.append(mention)
    return found


def _beside(passage: Passage, options: Options, mention: Mention) -> bool:
    """Does a word of living or dealing with somebody stand before, if need be over "X or"?"""
    marks = {i for m in passage.of(options.words, "beside") if scopes.spoken(passage, m)
             for i in range(m.first, m.last + 1)}
    joined = {m.first for code in ("and", "or") for m in scopes.joiners(passage, code)}
    at = mention.first - 1
    if at in joined:
        at -= 2
    return any(i in marks and passage.tokens[max(0, i - 1)].key[:4] not in _WORK for i in (at, at - 1))


def _apart(passage: Passage, options: Options, evidence: Sequence[Mention]) -> bool:
    """Do men and women stand in clauses far from each other, with no word that adds them?"""
    if any(m.code in ("both", "any") for m in evidence):
        return False
    if any(scopes.spoken(passage, a) and scopes.same_clause(passage, a, m)
           for a in passage.of(options.words, "also") for m in evidence):
        return False
    pairs = [(a, b) for a in evidence for b in evidence if a.start < b.start and a.code != b.code]
    return all(scopes.distance(passage, a, b) > _FAR for a, b in pairs)


def _doubt(passage: Passage, variable: Variable, evidence: Sequence[Mention]) -> Flag:
    return Flag("ambiguous_fragment", f"{variable.label}: men and women are named apart; do both take part?",
                passage.item, variable.name, passage.locate(evidence[0].start, evidence[0].end)[0])


def _indifferent(passage: Passage, options: Options) -> list[Mention]:
    """The noun for sex, or both sexes, beside words that say that it decides nothing ("sex and orientation play no
    part", "man or woman, it does not matter")."""
    topics = [m for m in passage.of(options.words, "topic") if scopes.spoken(passage, m)
              and not sexed.of_partner(passage, m) and not sexed.of_couples(passage, m)]
    topics += [m for m in passage.of(options.words, "both") if scopes.spoken(passage, m)
               and not _of_partner(passage, m)]
    named = [m for m in passage.of(options.words, "men", "women") if _heard(passage, m)]
    topics += [b for a, b in pairwise(named) if a.code != b.code and scopes.distance(passage, a, b) <= 1
               and _either(passage, a, b) and not _of_partner(passage, b)]
    return [m._replace(code="any") for m in topics if sexed.indifferent(passage, m)][:1]


def _either(passage: Passage, a: Mention, b: Mention, *codes: str) -> bool:
    """Are two words joined by "or" (or by other words)?"""
    return any(a.last < m.first < b.first for code in codes or ("or",) for m in scopes.joiners(passage, code))


def _close(passage: Passage, a: Mention, b: Mention, most: int) -> bool:
    return scopes.same_clause(passage, a, b) and scopes.distance(passage, a, b) <= most


def _kept_since(passage: Passage, options: Options, told: choices.Told) -> list[Mention]:
    """Those of the past to whom the present only adds ("until 2020 only men, since then women as well")."""
    adding = [k for k in told.kept for a in passage.of(options.words, "also")
              if scopes.spoken(passage, a) and _close(passage, a, k, 2)]
    if not adding:
        return []
    return [m for m, scope in told.denied if scope.kind == "past" and m.code != adding[0].code]


def _of_an_age(passage: Passage, told: choices.Told) -> list[Mention]:
    """Those of whom only an age is refused ("men under 18 are not admitted")."""
    bounds = {m.first for m in passage.of("bounds")}
    return [m for m, scope in told.denied if scope.kind in scopes.DENIALS and m.last + 1 in bounds
            and any(w.key[:1].isdecimal() for w in passage.tokens[m.last + 2 : m.last + 5])]


def _pairs(passage: Passage, options: Options) -> list[Mention]:
    """Couples, where they are not couples of one sex, and stated."""
    pairs = [m for m in passage.of(options.words, "pair") if scopes.spoken(passage, m)
             and scopes.of(passage, m) is None and not asides.aside(passage, m.start)]
    same = passage.of("orientation_scope", "same", "same_sex_only", "any_orientation")
    return [m._replace(code="both") for m in pairs if not any(scopes.distance(passage, s, m) <= 1 for s in same)]


def _neutral(passage: Passage, options: Options) -> tuple[str | None, list[Mention]]:
    """Open to any: by a neutral word, else by a generic masculine of the answer's language."""
    for words in (passage.of(options.words, "persons"), passage.of(options.words, "generic")):
        kept = [m for m in words if scopes.spoken(passage, m) and scopes.of(passage, m) is None
                and _participant(passage, options, m) and not asides.aside(passage, m.start)]
        if kept:
            return "any", kept[:1]
    return None, []


def _participants(passage: Passage, options: Options, named: Sequence[Mention]) -> list[Mention]:
    """The words of sex that name no victims; what is joined to a victim is one too ("who hit a mother or a father")."""
    found: list[Mention] = []
    victim: Mention | None = None
    for mention in sorted(named, key=lambda m: m.start):
        if mention.code in ("men", "women") and sexed.parallel(passage, mention) and not _served(
                passage, options, mention):
            found.append(mention)
            continue
        joined = victim and scopes.distance(passage, victim, mention) <= _JOINED and _either(
            passage, victim, mention, "or", "and")
        if joined or _among_kin(passage, options, mention) or not _participant(passage, options, mention):
            victim = mention
        else:
            found.append(mention)
    return found


def _among_kin(passage: Passage, options: Options, mention: Mention) -> bool:
    """Does a word stand in a list of relatives that begins right behind a word of violence ("violent to sister,
    brother, mother or father"), or is it one behind such a word and another sex ("men violent to others at home, for
    example the mother-in-law")?"""
    victims = [m for m in passage.of(options.words, "victim") if m.start < mention.start]
    if not victims or _relative(passage, options, mention, victims):
        return bool(victims)
    kin = {i for m in (*passage.of("relations", *_KIN), *passage.of(options.words, "men", "women"))
           for i in range(m.first, m.last + 1)}
    joined = {m.first for code in ("and", "or") for m in scopes.joiners(passage, code)}
    since = passage.sentence_at(mention.start).start
    at, steps = mention.first - 1, 0
    while at >= 0 and passage.tokens[at].start >= since and (
            at in kin or at in joined or passage.tokens[at].key == "," or passage.tokens[at].key in _ARTICLES):
        steps += at in kin
        at -= 1
    return steps > 0 and any(m.last in (at, at + 1) and claims.spoken(passage, m) for m in victims)


def _relative(passage: Passage, options: Options, mention: Mention, victims: Sequence[Mention]) -> bool:
    """Is a word one for a relative of whom nothing is told, behind people of the other sex and a word of violence?"""
    sentence = passage.sentence_at(mention.start)
    kin = any(m.start <= mention.start < m.end for m in passage.of("relations", *_KIN[2:]))
    who = any(0 < m.first - mention.last <= _JOINED for m in scopes.joiners(passage, "who"))
    return kin and not who and any(sentence.start <= m.start < v.start and m.code != mention.code
               for m in passage.of(options.words, *_SEXES) for v in victims)


def _participant(passage: Passage, options: Options, mention: Mention) -> bool:
    """Is a word of sex not the victim: nothing of violence directly before it, no passive victim after it?"""
    if _of_partner(passage, mention):
        return False
    if mention.code == "any":
        return True
    if mention.code == "both":
        return not sexed.leads(passage, options.words, mention)
    if owned.by_another(passage, mention):
        return False
    if not _heard(passage, mention) or (mention.code == "women" and (
            sexed.named_victim(passage, mention) or sexed.who_left(passage, mention))):
        return False
    if _served(passage, options, mention) or sexed.leads(passage, options.words, mention):
        return False
    if sexed.turned_away(passage, options.words, mention):
        return False
    marks = passage.of(options.words, "victim")
    low = bisect.bisect_left(marks, mention.start - 60, key=lambda m: m.start)
    clause = passage.clause_at(mention.start)
    for mark in marks[low:]:
        if mark.start > mention.end + 30:
            break
        if mark.start < clause.start or mark.start > clause.end:
            continue
        if not claims.spoken(passage, mark):
            continue
        gap = scopes.distance(passage, mark, mention)
        if mark.last < mention.first and gap <= _VICTIM_REACH and not _subject_between(passage, mark, mention):
            return False
        if mention.last < mark.first and gap <= _VICTIM_REACH and _object(passage, options, mention, mark):
            return False
    return True


def _object(passage: Passage, options: Options, mention: Mention, verb: Mention) -> bool:
    """Does a word of sex stand between a relative pronoun for people told before and its verb ("Männer, die Frauen
    schlagen")?"""
    who = [m for m in scopes.joiners(passage, "who") if 0 < mention.first - m.last <= _JOINED]
    if not who or _subject_between(passage, mention, verb):
        return False
    sentence = passage.sentence_at(mention.start)
    return any(sentence.start <= m.start and m.end <= who[-1].start and m.code != mention.code
               for m in passage.of(options.words, *_SEXES, "persons", "generic"))


def _heard(passage: Passage, mention: Mention) -> bool:
    """Is it a word of the answer's language? "Men" is one of several languages: that of a few words ("Men over 18") is
    told by their votes, that of a long answer by the whole of it."""
    length = mention.end - mention.start
    if mention.first == 0 and (length > _SHORT + 2 or not mention.term.isascii()):
        return True  # "Männer only"
    if length > _SHORT:
        return claims.spoken(passage, mention)
    few = len(passage.tokens) <= _FEW
    return scopes.spoken(passage, mention) or (
        few and mention.language in tongues.likely(passage, passage.sentence_at(mention.start)))


def _of_partner(passage: Passage, mention: Mention) -> bool:
    """Do words for both sexes tell who the partner is ("women violent to a partner, be it a man or a woman"), or does a
    word stand in a list of partners ("men who beat a girlfriend, wife or ex-wife")?"""
    if mention.code in ("men", "women") and _listed(passage, mention):
        return True
    if sexed.partner_is(passage, mention):
        return True
    before = Stretch(passage.sentence_at(mention.start).start, mention.start)
    partners = [m for m in claims.within(passage, before, "relations", "partner", "ex")
                if claims.spoken(passage, m) and scopes.distance(passage, m, mention) <= _NEAR + 4]
    if mention.code in ("any", "both") and (
            _about_victim(passage, before, mention) or sexed.right_behind_partner(passage, mention)
            or sexed.of_partner(passage, mention)):
        return True
    if not partners or not claims.within(passage, Stretch(before.start, partners[-1].start), "sexes", *_SEXES):
        return False
    return mention.code in ("any", "both") or any(
        m.start > partners[-1].end and m.code != mention.code and scopes.distance(passage, m, mention) <= 2
        for m in passage.of("sexes", "men", "women"))


def _about_victim(passage: Passage, before: Stretch, mention: Mention) -> bool:
    """Does a sentence begin with the victim or partner, and say who that is ("the victim may be of any sex")?"""
    opening = claims.within(passage, before, "people", "partner")[:1]
    return any(len(passage.text[before.start : m.start].split()) <= 1 and _IS.match(passage.text, m.end)
               and scopes.distance(passage, m, mention) <= _FEW for m in opening)


def _listed(passage: Passage, mention: Mention) -> bool:
    """Is a word joined to one for a partner, in a sentence that named a sex before?"""
    sentence = passage.sentence_at(mention.start)
    others = [m for m in claims.within(passage, sentence, "relations", "partner", "ex") if claims.spoken(passage, m)]
    if any(m.start <= mention.start and mention.end <= m.end and m.last > m.first for m in others):
        return True  # "ex-wife" in languages where a wife is a woman
    for other in (m for m in others if m.first > mention.last or m.last < mention.first):
        first, second = sorted((mention, other), key=lambda m: m.start)
        between = passage.text[first.end : second.start]
        joined = between.strip() in (",", "/") or any(
            first.last + 1 == j.first and j.last + 1 == second.first
            for code in ("and", "or") for j in scopes.joiners(passage, code))
        if joined and any(m.code != mention.code for m in claims.within(
                passage, Stretch(sentence.start, first.start), "sexes", *_SEXES)):
            return True
    return False


def _served(passage: Passage, options: Options, mention: Mention) -> bool:
    """Do they get help, and not a place in a programme?"""
    marks = [m for m in passage.of(options.words, "served") if mention.last < m.first <= mention.last + _VICTIM_REACH
             and not turned_away.to_us(passage, m.end) and passage.sentence_at(m.start).holds(mention.start)]
    if mention.code == "men":  # "men who turn to us"
        marks = [m for m in marks if not _subject_between(passage, mention, m)]
    places = passage.of("other_programme", "programme")
    return any(not any(m.last < p.first and _close(passage, m, p, _VICTIM_REACH - 1) for p in places) for m in marks)


def _subject_between(passage: Passage, mark: Mention, mention: Mention) -> bool:
    """Does a relative pronoun part them ("victims of men who")?"""
    return any(mark.end <= m.start < mention.start for m in scopes.joiners(passage, "who"))
