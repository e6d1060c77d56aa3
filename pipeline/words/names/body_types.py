"""What kind of body a name is the name of: by its head noun, by its known name, by what is said beside it.

Head nouns stand last before a preposition in languages such as English ("University Hospital of X"), first in others
("Fundación Hospital X"); in a compound the end counts. A service beats the ministry that it belongs to, a unit has the
type of the body around it, bodies of different types are a partnership.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Confidence
from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.names.body_leads import BODIES, OWNING
from pipeline.words.names.body_names import Owner
from pipeline.words.wording.language import detect
from pipeline.words.wording.pieces import pieces

_SERVICES = ("prison_service", "probation_service", "prison_and_probation_service")
_HEAD_FIRST = frozenset(["fr", "es", "it", "pt", "ca", "ro", "pl", "cs", "sk", "lt", "lv", "sl", "hr", "el"])
_PREPOSITION = re.compile(
    r"\s(?:of|for|in|at|to|from|under|against|de|del|della|dell|di|du|des|da|do|für|von|der|des|im|am|van|voor|te|för"
    r"|av|i|på|for|fra|w|we|na|pro|v|ve|za|u)\s"
)
_PUBLIC = (*_SERVICES, "ministry", "police", "regional_or_local_authority")
_KIND, _NEXT = 3, 3  # words
_UNIT = 25  # characters
_BOTH = "prison_and_probation_service"
_LEGAL = frozenset({"ngo", "private_company"})


_CAPITAL = re.compile(r"\s[^\W\d_a-zà-öø-ÿ]")
_ALIKE = frozenset({"bureau", "cabinet"})  # companies in one language, units in others
_SOCIETIES = frozenset({
    "foundation", "association", "society", "ngo", "charity", "verein", "stiftung", "stichting", "vereniging",
    "stiftelsen", "stiftelse", "föreningen", "foreningen", "fonden",
})


_JOINT = re.compile(
    r"\b(?:own(?:s|ed)? (?:it|this|the programme) (?:half and half|together|jointly|in equal\w*|in halves|between them)"
    r"|je zur Hälfte|à parts égales|à moitié|a partes iguales|al cincuenta por ciento|a metà|in parti uguali"
    r"|ieder voor de helft|eier? det (?:halvt om halvt|sammen)|ejer det (?:sammen|halvt)|äger det (?:tillsammans|till"
    r" hälften)|omistavat yhdessä|po połowie|napůl|na pola|co-?owne\w+|joint(?:ly)? own\w+|(?:both|together) own\w*"
    r"|(?:mit|gemeinsame?) ?eigentümer\w*"
    r"|co-?propriétaires?"
    r"|copropietari\w+|comproprietari\w*|mede-?eigena\w+|gezamenlijk\w* eigena\w+|(?:med|sam)(?:ägare|ejere?|eiere?)"
    r"|yhteisomist\w+|współwłaściciel\w+|spoluvlast\w+|suvlasni\w+|solastni\w+|coproprietári\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A type with the words that tell it; `rivals`: other types that the same name speaks of."""

    code: str
    words: tuple[Stretch, ...]
    confidence: Confidence = "high"
    rivals: frozenset[str] = frozenset()


def body_type(passage: Passage, told: Owner) -> Typed | None:
    """The type of an owner; of several owners of different types a partnership."""
    ticked = _ticked(passage)
    if ticked:
        return ticked
    groups = [g for g in _owners(passage, told) if g]
    if not groups:
        return _beside(passage, told)
    kind = _bracketed(passage, told)
    typed = [_of_body(passage, g) for g in groups]
    both = kind is not None and kind.code == _BOTH and typed[0].code in _SERVICES
    if kind and len(typed) == 1 and (both or typed[0].code not in _PUBLIC):
        return Typed(kind.code, (Stretch(kind.start, kind.end),))
    if kind and len(typed) == 1 and _of_second(passage, told, groups[0]):
        return Typed("partnership", (*typed[0].words, Stretch(kind.start, kind.end)))
    codes = list(dict.fromkeys(t.code for t in typed))
    words = tuple(w for t in typed for w in t.words)
    if len(codes) == 1 and len(typed) == 1 and _with_unknown(passage, told, groups[0]):
        return Typed("partnership", words)
    if len(codes) == 1:
        return Typed(codes[0], words, rivals=frozenset().union(*(t.rivals for t in typed)))
    return Typed("partnership", words)


def _ticked(passage: Passage) -> Typed | None:
    """The one kind of body that is ticked in a list of kinds, of which others are not."""
    options = [p for p in pieces(passage) if p.joint in ("☐", "☒")]
    held = [(p, m) for p in options for m in passage.of(BODIES) if p.start <= m.start < p.end]
    chosen = {m.code for p, m in held if p.joint == "☒"}
    open_too = any(p.joint == "☐" for p, _ in held)
    if len(chosen) != 1 or not open_too:
        return None
    words = tuple(Stretch(m.start, m.end) for p, m in held if p.joint == "☒")
    return Typed(chosen.pop(), words)


def _bracketed(passage: Passage, told: Owner) -> Mention | None:
    """The kind of body, a society or a company, that is all that a bracket behind a name tells."""
    beside = next((p for p in pieces(passage) if p.start >= told.name[-1].end), None)
    if beside is None or beside.kind != "bracket":
        return None
    held = [m for m in passage.of(BODIES) if beside.start <= m.start and m.end <= beside.end]
    codes = {m.code for m in held}
    if codes == {"prison_service", "probation_service"}:
        return held[0]._replace(code=_BOTH)  # "(prisons and offices of alternative measures)"
    if len(beside.of(passage.text).split(",")[0].split()) > _KIND:
        return None
    if _BOTH in codes:
        return next(m for m in held if m.code == _BOTH)
    return held[0] if held and codes <= _LEGAL else None


def _of_second(passage: Passage, told: Owner, words: Sequence[Mention]) -> bool:
    """Does a name join a second proper one behind the words for a body, of which the bracket behind tells the kind
    ("SPIP and Bridges (charity)"), and joint ownership is told or the words for a body stand right before the "and"?"""
    last = max(m.end for m in words)
    ands = [m for m in passage.of("joiners", "and") if last <= m.start < told.name[-1].end]
    return len(told.name) == 1 and any(
        passage.text[m.end : m.end + 2].strip()[:1].isupper() and (m.start - last <= 1 or _JOINT.search(
            passage.text, told.last, passage.sentence_at(m.start).end)) for m in ands)


def _with_unknown(passage: Passage, told: Owner, words: Sequence[Mention]) -> bool:
    """Does an "and" join a body of a kind that no word tells before the known one, where both are told to own it
    ("the Family Office in Agder and Agder Prison, who own it half and half")?"""
    first, begin = min(m.start for m in words), told.name[0].start
    ands = [m for m in passage.of("joiners", "and") if begin < m.start < first and m.language in (
        detect(passage.text), "und")]
    names = ands and passage.text[ands[-1].end :].lstrip()[:1].isupper() and passage.text[begin].isupper()
    return bool(names) and _JOINT.search(passage.text, told.last, passage.sentence_at(told.last - 1).end) is not None


def _owners(passage: Passage, told: Owner) -> list[list[Mention]]:
    """The words for bodies in a name, by body: cut where two bodies are joined."""
    groups: list[list[Mention]] = []
    ends = {m.end for m in passage.of("joiners", "and")}
    joined = False
    for stretch in told.name:
        here = [
            m
            for m in passage.of(BODIES)
            if stretch.start <= m.start and m.end <= stretch.end and m.code != "partnership"
            and (m.term not in _ALIKE or detect(passage.text) != "en")
        ]
        cuts = _joints(passage, stretch, here, bool(groups))
        before = passage.text[: stretch.start].rstrip()[-1:]
        for i, (low, high) in enumerate(zip([stretch.start, *cuts], [*cuts, stretch.end], strict=True)):
            part = [m for m in here if low <= m.start < high]
            if i == 0 and groups and before not in ("/", "\n") and not joined and not _new_line(passage, stretch):
                groups[-1].extend(part)
            else:
                groups.append(part)
        joined = stretch.end in ends
    return groups


def _new_line(passage: Passage, stretch: Stretch) -> bool:
    return any(p.start == stretch.start and p.joint == "\n" for p in pieces(passage))


def _joints(passage: Passage, stretch: Stretch, here: Sequence[Mention], led: bool) -> list[int]:
    """Where a joining word stands between two bodies, and not inside the name of one. `led`: a body stands before the
    stretch."""
    joined = []
    for word in (*passage.of(OWNING, "jointly"), *passage.of("joiners", "and")):
        if not stretch.start <= word.start < stretch.end or any(m.start < word.start < m.end for m in here):
            continue
        if _ITS.match(passage.text, word.end):
            continue
        left = [m for m in here if m.end <= word.start]
        right = [m for m in here if m.start >= word.end]
        if left and right and _one_field(word, left[-1], right[0]):
            continue
        if led and not left and right and word.vocabulary == OWNING:
            joined.append(word.start)
        alike = word.vocabulary == OWNING or not left or left[-1].code != "ministry" or _names_a_body(right)
        if left and right and alike and (word.vocabulary == OWNING or not _continues(passage, word, right[0])):
            joined.append(word.start)
    return sorted(set(joined))


def _one_field(word: Mention, left: Mention, right: Mention) -> bool:
    """Are prisons and probation the two fields of one body ("Directorate of Prisons and Probation")?"""
    bare = right.first == right.last and right.start - word.end <= 1
    return bare and {left.code, right.code} == {"prison_service", "probation_service"}


def _names_a_body(right: Sequence[Mention]) -> bool:
    """Does a word after "Ministry of X and" name a body of its own, and no second field of the ministry?"""
    return bool(right) and (right[0].code in ("ministry", "ngo", "university", *_SERVICES) or " " in right[0].term)


def _continues(passage: Passage, word: Mention, right: Mention) -> bool:
    """Is the joined word only an adjective or field of the same body ("of women and men in hospitals")?"""
    between = passage.text[word.end : right.start]
    return _PREPOSITION.search(f" {between} ") is not None and right.code not in (*_SERVICES, "ministry", "university")


def _of_body(passage: Passage, mentions: Sequence[Mention]) -> Typed:
    """The type of one body from all words for bodies in its name."""
    codes = {m.code for m in mentions}
    for code in _SERVICES:
        if code in codes and codes <= {code, "ministry", "regional_or_local_authority", "other"}:
            return _typed(code, mentions)
    if {"prison_service", "probation_service"} <= codes and "prison_and_probation_service" not in codes:
        return _typed("prison_and_probation_service", mentions, "prison_service", "probation_service")
    if "police" in codes and codes <= {"police", "regional_or_local_authority", "other"}:
        return _typed("police", mentions)
    if _of_state(passage, mentions):
        return Typed("ministry", tuple(Stretch(m.start, m.end) for m in mentions[:1]))
    head = _head(passage, mentions)
    return _typed(head.code, [m for m in mentions if m.code == head.code])


def _of_state(passage: Passage, mentions: Sequence[Mention]) -> bool:
    """Is it the government of a country and not of a region ("Govern d'Andorra")?"""
    first = mentions[0]
    if first.code != "regional_or_local_authority" or not first.term.casefold().startswith(_GOVERNMENT):
        return False
    lands = (m for m in passage.of("jurisdictions") if len(m.code) == _COUNTRY and m.start >= first.start)
    return any(_OF_LAND.fullmatch(passage.text, first.end, m.start) or first.start < m.start < first.end for m in lands)


_ITS = re.compile(
    r"\s(?:its|their|ihre?[mnrs]?|seine?[mnrs]?|ses|son|sa|leurs?|sus?|il suo|la sua|haar|zijn|dess|dets|sin|jego|jej"
    r"|svůj|njegov\w*|seu|sua)\s", re.IGNORECASE)
_GOVERNMENT = ("govern", "gobierno", "governo", "regierung", "guvern", "vlad")
_COUNTRY = 2  # letters of the code of a country
_OF_LAND = re.compile(r"\s?(?:of|von|du|de|d['’]|del|della|da|do)?\s?(?:the\s|la\s|el\s)?", re.IGNORECASE)


def _typed(code: str, mentions: Sequence[Mention], *codes: str) -> Typed:
    wanted = codes or (code,)
    return Typed(code, tuple(Stretch(m.start, m.end) for m in mentions if m.code in wanted))


def _head(passage: Passage, mentions: Sequence[Mention]) -> Mention:
    """The word that says what the body is."""
    forms = [m for m in mentions if m.code in _LEGAL and _is_form(passage, m)]
    if forms:
        return forms[0]
    first = mentions[0]
    if first.code == "ngo" and first.term.casefold() in _SOCIETIES and _CAPITAL.match(
            passage.text, first.end) and passage.text[first.start].isupper():
        return first  # "Foundation University of Life"
    stretch = passage.text[first.start : mentions[-1].end]
    preposition = _PREPOSITION.search(stretch)
    limit = first.start + preposition.start() if preposition else mentions[-1].end
    comma = passage.text.find(",", first.end, mentions[-1].end)
    units = (m for m in passage.of(OWNING, "unit") if first.start - _UNIT <= m.start <= first.start)
    unit = any(m.end <= comma for m in units)
    around = [m for m in mentions if m.start > comma]
    if comma > 0 and unit and around and any(m.code != first.code for m in around):
        return _head(passage, around)
    limit = min(limit, comma) if comma > 0 else limit
    front = [m for m in mentions if m.start < limit]
    compound = front[-1].language == "en" and front[-1].first - first.last <= _NEXT  # "Hospital Chaplains' Society"
    if first.language in _HEAD_FIRST and not compound:
        return _longest(front, front[0].start, front[0].end)
    return _longest(front, front[-1].start, front[-1].end)


def _longest(mentions: Sequence[Mention], start: int, end: int) -> Mention:
    """Of several words at one place the end of a compound, else the longest term."""
    here = [m for m in mentions if m.start == start and m.end == end]
    return max(here, key=lambda m: (m.term.startswith("*"), len(m.term.strip("*"))))


def _is_form(passage: Passage, mention: Mention) -> bool:
    """Is a word a legal form such as e.V., Ltd, ry, z.s., which settles the type?"""
    word = passage.text[mention.start : mention.end]
    return len(word.replace(".", "").replace(" ", "")) <= 5 and (
        any(c.isupper() for c in word) or "." in word or word.islower()
    )


def _beside(passage: Passage, told: Owner) -> Typed | None:
    """The type that a bracket, an apposition or the next sentence tells of a body whose name tells none."""
    end = told.name[-1].end
    for mention in passage.of(BODIES):
        if 0 <= told.name[0].start - mention.end <= 1 and mention.code != "partnership":
            return Typed(mention.code, (Stretch(mention.start, mention.end),))  # "the association Gefyra"
    sentence = passage.sentence_at(end - 1)
    for mention in passage.of(BODIES):
        if end <= mention.start < max(sentence.end, end + 120) and mention.code != "partnership":
            mention = _not_for_profit(passage, mention)
            near = mention.start < sentence.end
            if not near and mention.code == "ministry":
                continue  # another body that does something in a further sentence
            return Typed(mention.code, (Stretch(mention.start, mention.end),), "high" if near else "medium")
    for mention in passage.of(BODIES):
        if (
            mention.start < told.name[0].start
            and told.name[0].start - mention.end < 30
            and mention.code != "partnership"
        ):
            return Typed(mention.code, (Stretch(mention.start, mention.end),), "medium")
    return None


def _not_for_profit(passage: Passage, mention: Mention) -> Mention:
    """The word for a society in the same piece as one for a company ("private non-profit institute")."""
    clause = passage.clause_at(mention.start)
    societies = [m for m in passage.of(BODIES, "ngo") if clause.holds(m.start) and mention.code == "private_company"]
    return societies[0] if societies else mention
