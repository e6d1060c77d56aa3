"""Where the list or the subject that a trigger governs begins and ends."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming.removed import VERB_FIRST
from pipeline.words.wording.function_words import AND
from pipeline.words.wording.triggers import joiners, triggers
from pipeline.words.wording.units import Unit, concludes, near

_LIST_PIECE = 5
_TOPIC = 4  # words
_ARTICLE = 5  # characters
_NAMED = ("digital_tools", "risk_tools", "theories")
_AND_WE = re.compile(rf"(?<=\s)(?:{AND})\s(?:we|wir|nous|nosotros|noi|wij|vi|me|my|nós)\s", re.IGNORECASE)
_TELLS = re.compile(  # "we tell her what he may not do", "the problem is that they do not come"
    r"\s(?:what|why|whether|(?:is|are|was|were) that|und was|ce qu[ei]|pourquoi|est que|lo que|por qué|es que|ciò che"
    r"|cosa|è che|wat|waarom|is dat|vad|varför|är att|hvad|hva|hvorfor|er at|mitä|miksi|co|dlaczego|proč|čo|prečo|što"
    r"|zašto|kaj|zakaj|o que|é que|què|mida|miks|ką|kodėl|kāpēc)\s",
    re.IGNORECASE)
_ARTICLES = frozenset({"der", "die", "das", "den", "dem"})


def list_begin(passage: Passage, all_units: list[Unit], i: int, trigger: Mention) -> int:
    """Where a list begins of which the last two entries stand before a trigger ("X, Y and Z are excluded")."""
    begin = all_units[i].start
    joined = (*near(passage.of("joiners", "and"), all_units[i]), *near(passage.of("joiners", "or"), all_units[i]))
    if not any(begin < m.start < trigger.start for m in joined):
        return begin
    for j in range(i - 1, max(-1, i - 8), -1):
        unit, words = all_units[j], passage.text[all_units[j].start : all_units[j].end].split()
        told = (near(passage.of("refusals", "admit"), unit), near(passage.of("taking", "takes"), unit),
                near(triggers(passage), unit))
        if all_units[j + 1].joint != "," or len(words) > _LIST_PIECE or any(told):
            break
        begin = unit.start
    return begin


def subjects_begin(passage: Passage, all_units: list[Unit], i: int, trigger: Mention) -> int:
    """Where a list of bare things begins whose last two entries are the subject of a negated verb ("VR, e-learning and
    apps do not form part of it")."""
    begin = all_units[i].start
    if trigger.code != "not" or not any(
            begin < m.start < trigger.start for m in near(passage.of("joiners", "and"), all_units[i])):
        return begin
    for j in range(i - 1, max(-1, i - 8), -1):
        if all_units[j + 1].joint != "," or not _bare_thing(passage, all_units[j]):
            break
        begin = all_units[j].start
    return begin


def things_begin(passage: Passage, all_units: list[Unit], i: int) -> int:
    """Where a list of bare things begins whose last entry is unit `i` ("VR, e-learning: no")."""
    begin = i
    while begin and all_units[begin].joint == "," and all(
            _bare_thing(passage, u) for u in all_units[begin - 1 : i + 1]):
        begin -= 1
    return all_units[begin].start


def topic_refused(passage: Passage, all_units: list[Unit], i: int, trigger: Mention) -> bool:
    """Does unit `i` say no to the topic before its comma, which opens the sentence, and give the reason behind a colon
    ("mediation, no: it is dangerous")?"""
    unit, alone = all_units[i], passage.text[all_units[i].start : all_units[i].end].strip(" .:;,–—-")
    if not i or unit.joint not in (",", "-", "–", "—") or alone != passage.text[trigger.start : trigger.end]:
        return False
    topic = all_units[i - 1]
    opens = topic.joint in ("", "but") and topic.sentence == unit.sentence
    short = len(passage.text[topic.start : topic.end].split()) <= _TOPIC
    return opens and short and any(m.start == trigger.start for m in near(passage.of("yes_no", "no"), unit))


def _bare_thing(passage: Passage, unit: Unit) -> bool:
    """Is a piece of a list nothing but the name of a method, tool or means, with an article before it?"""
    ends = len(passage.text[unit.start : unit.end].rstrip(" ,"))
    return any(m.end >= unit.start + ends and len(passage.text[unit.start : m.start].split()) <= 1
               and m.start - unit.start <= _ARTICLE for kind in _NAMED for m in near(passage.of(kind), unit))


def hangs(passage: Passage, unit: Unit, head: str) -> bool:
    """Does a clause begin with a verb or a relative pronoun, so that its subject stands before it?"""
    who = any(m.start - unit.start <= 1 for m in near(joiners(passage, "who"), unit))
    return who or bool(VERB_FIRST.match(head))


def list_end(passage: Passage, all_units: list[Unit], i: int) -> int:
    """The end of a unit, drawn out over the short pieces of a list with an "or" or "and" in one of them."""
    end = all_units[i].end
    verb = bool(near(passage.of("refusals", "refuse", "admit"), all_units[i]))
    for unit in all_units[i + 1 : i + 12]:
        words = passage.text[unit.start : unit.end].split()
        if unit.sentence != all_units[i].sentence or unit.joint != "," or concludes(passage, unit):
            break
        if verb and near(passage.of("refusals", "admit"), unit):
            break  # "very high risk is not taken, medium and high are suitable"
        if len(words) > _LIST_PIECE:  # "no talks, visits or calls are allowed as long as ..."
            head = Stretch(unit.start, unit.start + len(" ".join(words[:_LIST_PIECE])))
            return unit.end if any(head.holds(m.start) for m in near(joiners(passage, "or"), unit)) else end
        if any(unit.start <= m.start < unit.end for m in near(triggers(passage), unit)):
            break
        if near(passage.of("joiners", "or", "and"), unit):
            end = unit.end
    return end


def subject_begin(passage: Passage, unit: Unit, before: int) -> int:
    """Where the subject of a negated verb may begin: after the last relative pronoun, at an "and we", or where a clause
    for what somebody is told begins."""
    who = [m.end for m in near(joiners(passage, "who"), unit)
           if m.end <= before and (m.term not in _ARTICLES or m.start <= unit.start + 1)]
    ours_ = [m.start() for m in _AND_WE.finditer(passage.text, unit.start, before)]
    told = [m.end() for m in _TELLS.finditer(passage.text, unit.start, before)]
    return max([unit.start, *who, *ours_, *told])
