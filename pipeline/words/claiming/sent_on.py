"""Where those go who are not taken: "volunteers are not admitted, they turn to the town's centre", "Men in prison: no,
prison has its own courses". What stands behind the refusal tells of them and of a place that is none of this programme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import claims, scopes, turned_away
from pipeline.words.claiming.governing import PEOPLE
from pipeline.words.wording.triggers import ours

_PEOPLE = (("sexes", PEOPLE), ("clients", ()), ("senders", ("self",)),
           ("legal", ("convicted", "unconvicted", "held", "voluntary", "noncustodial", "custodial", "pre")),
           ("by_oneself", ("oneself",)))
_THEY = re.compile(  # the subject of what is told of those refused, or another place for them
    r"\W*(?:(?:and|so|but|und|aber|sondern|et|mais|y|sino|e|ma|en|maar|och|men|utan|og|ja|vaan|i|a|ale|nego)\s)?"
    r"(?:(?:they|these|those|this group|sie|die|diese[nr]?|dafür|für (?:sie|diese)|for (?:them|these|those)"
    r"|para (?:ellos|estos|eles)|per loro|voor (?:hen|deze)|för dem|for dem|dla nich|pro ně|pre nich|za njih|zanje"
    r"|pentru ei|számukra|nekik|neile|viņiem|jiems"
    r"|(?:ils|elles|ceux-ci|celles-ci|ces"
    r"|pour (?:eux|elles))"
    r"|ellos|est[oae]s|acuden|van|deben|tienen que|loro|quest[ie]|devono|vanno|si rivolgono|zij|ze|deze|die"
    r"|de|dessa|dem|disse|he|nämä|oni|one|ci|te|tacy|ti|tito|títo|tí|ovi|ti|eles|estes|ei|aceștia|ők|nad|need|viņi"
    r"|tie|šie|jie|αυτοί)\b"
    r"|(?:an)?other (?=\w)|une? autre|autre|ander[ers]*\s|otr[oa]s?\s|altr[oaie]\s|un['’]altr[oa]\s|een andere?\s"
    r"|en annan|annan|en anden|anden|et andet|en annen|annen|toinen|inn[ay]\s|jin[ýáé]\s|in[ýáé]\s|drug[ia]\s)",
    re.IGNORECASE)
_LABEL_NO = re.compile(
    r"(?P<label>[^:.;!?\n]{3,70}?)\s?[:?]\s*(?:no|nein|non|nee|nej|nei|ei|nie|ne|não|nu|nem|όχι)\s?"
    r"(?:[,;.–—-]|\s\()\s*(?=\S)", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:n(?:ot|icht|ie|em|u|ão)|no|nie|pas|non|niet|geen|inte|ikke|ei|eivät|ne\w*|keine?n?|aucun\w*|nobody)\b",
    re.IGNORECASE)
_SHORT = 6  # words of a refusal without a verb ("volunteers: not in this group")


def stretches(passage: Passage) -> Iterator[Stretch]:
    """What is told of those whom a clause before, or the no behind a label, does not take, and sentences on those who
    are sent elsewhere."""
    yield from turned_away.sentences(passage)
    for number, sentence in enumerate(passage.sentences):
        if not _NOT.search(passage.text, *sentence) and not claims.within(passage, sentence, "refusals", "refuse"):
            continue
        yield from _behind_label(passage, sentence)
        refused, label = False, False
        for unit in _units(passage, sentence, number):
            if refused and _told_of_them(passage, unit):
                yield unit
                continue
            refused = not_taken(passage, unit) or (label and _bare(passage, unit)) or (
                refused and not _people(passage, unit))
            label = _people(passage, unit) and passage.text[unit.end : unit.end + 2].lstrip()[:1] == ":"


def _behind_label(passage: Passage, sentence: Stretch) -> Iterator[Stretch]:
    """What follows a bare no behind a label for people, up to the end of the sentence."""
    told = _LABEL_NO.match(passage.text, sentence.start, sentence.end)
    if told and _people(passage, Stretch(*told.span("label"))):
        rest = Stretch(told.end(), sentence.end)
        if not _ours(passage, rest, "here"):
            yield rest


def _units(passage: Passage, sentence: Stretch, number: int) -> list[Stretch]:
    """The clauses of a sentence and the first one of the next."""
    end = sentence.end
    behind = passage.sentences[number + 1 : number + 2]
    units = scopes.units(passage)
    inside = [u for u in units if sentence.start <= u.start < end]
    return inside + [u for s in behind for u in units if s.holds(u.start)][:1]


def _people(passage: Passage, unit: Stretch) -> bool:
    return any(claims.within(passage, unit, name, *codes) for name, codes in _PEOPLE)


def not_taken(passage: Passage, unit: Stretch) -> bool:
    """Does a clause tell that some people are not taken, by a word that refuses or one that admits and is denied?"""
    refuses = any(unit.holds(m.start) and not scopes.denied(passage, m) for m in scopes.refusing(passage))
    admits = any(scopes.denied(passage, m) for m in claims.within(passage, unit, "refusals", "admit"))
    return (refuses or admits or _TAKEN.search(passage.text, *unit) is not None) and _people(passage, unit)


def _bare(passage: Passage, unit: Stretch) -> bool:
    """Is a clause no more than a negator and a few words?"""
    opens = any(t.start == unit.start for t in scopes.triggers(passage))
    return opens and len(unit.of(passage.text).split()) <= _SHORT


_TAKEN = re.compile(  # verbs of taking in two parts
    r"\b(?:nehmen wir nicht|nimmt? (?:man )?nicht|nemen (?:we|wij) niet|tas inte|tages ikke|tas ikke|tar vi ikke"
    r"|tar vi inte|tager vi ikke)\b", re.IGNORECASE)


_SENTENCED, _NEXT = ("convicted", "held", "noncustodial", "custodial", "supervised", "voluntary", "pre"), 12


def _told_of_them(passage: Passage, unit: Stretch) -> bool:
    they = _THEY.match(passage.text, unit.start, unit.end)
    if they and any(m.start < they.end() + _NEXT for m in claims.within(passage, unit, "legal", *_SENTENCED)):
        return False  # "those on probation meet at its office"
    return they is not None and not _ours(passage, unit, "here", "programme")


def _ours(passage: Passage, unit: Stretch, *words: str) -> bool:
    """Does a clause tell of us after all (also by words for what is ours), or what is the only way or an exception?"""
    limits = (*scopes.joiners(passage, "only"), *scopes.joiners(passage, "but"))
    return ours(passage, unit) or any(unit.holds(m.start) and claims.spoken(passage, m) for m in (
        *limits, *passage.of("by_oneself", "us"), *passage.of("other_people", "our"),
        *passage.of("other_programme", *words)))
