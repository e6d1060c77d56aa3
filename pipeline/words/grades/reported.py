"""Levels that admit nobody: what a tool puts out, what past clients were, the case in which somebody is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.grades.grading import sentence_at

_SCALE = 3


def reported(passage: Passage, group: Sequence[Mention], levels: Sequence[str], shut: bool) -> bool:
    """Is a phrase of levels what a tool puts out, what past clients were, or the case in which something is done?"""
    if _their_own(passage, group[-1]):
        return True
    if shut:
        return _with(passage, group[0])
    sentence = sentence_at(passage, group[0].start)
    marks = starting(passage.of("level_marks"), sentence.start, sentence.end)
    if any(m.code == "observed" for m in marks) and re.search(r"\d", sentence.of(passage.text)):
        return True
    if any(m.first and passage.tokens[m.first - 1].key.isdecimal() for m in group) or _counted(passage, group[0]):
        return True
    if _case(passage, group[0], sentence) or _of_others(passage, group[0]):
        return True
    if _DEFINED.search(passage.text, max(0, group[0].start - 14), group[0].start):
        return True
    if _OTHER_COURSE.match(passage.text, group[-1].end) or _of_neighbour(passage, group):
        return True
    if _SCORED.match(passage.text, group[0].end) or _acted_on(passage, sentence, marks):
        return True
    codes = set(levels)
    if "low" not in codes or not codes & {"high", "very_high"}:
        return False  # not the whole scale of a tool
    if _scale(passage, group):
        return True
    puts = [m for m in (*marks, *passage.of("level_nouns", "result")) if m.code in ("output", "result")]
    if not any(sentence.holds(m.start) and m.start < group[-1].end for m in puts):
        return False
    return not any(sentence.holds(m.start) and not any(o.start <= m.start < o.end for o in puts)
                   for m in scopes.plain(passage, passage.of("refusals", "admit")) if scopes.spoken(passage, m))


def _scale(passage: Passage, group: Sequence[Mention]) -> bool:
    """Does a bracket behind a word of assessing or a tool hold the whole scale ("assesses the risk (low, medium,
    high)")?"""
    opening = passage.text.rfind("(", max(0, group[0].start - 3), group[0].start)
    if opening < 0 or len(group) < _SCALE or not re.match(r"\W*\)", passage.text[group[-1].end :]):
        return False
    sentence = passage.sentence_at(opening)
    words = (*passage.of("tool_words", "assess", "judgement", "tool"), *passage.of("risk_tools"),
             *passage.of("safety", "risk_review"))
    return any(sentence.start <= m.start and m.end <= opening for m in words)


_DEFINED = re.compile(r"\b\d{1,2}\s?(?:is|are|means?|=|being|stands for|ist|heißt|est|es|è|är|er|on|to|je"
    r"|yra)\s?$", re.I)
_OTHER_COURSE = re.compile(  # "the high risk programme is Kaizen"
    r"(?:[\s-]risk)?[\s-](?:offender\s)?(?:programme|program|course|intervention)\s(?:is|is called|is named"
    r"|in our country is"
    r"|here is)\s[\"“«'‘]?(?!I\b|SARA|OASys)[A-ZÀ-Þ]")
_SCORED = re.compile(r"\s*(?:=|\()\s*(?:[<>≤≥]\s?)?\d")  # "low = 0-10"


def _of_neighbour(passage: Passage, group: Sequence[Mention]) -> bool:
    """Is it another body's course that a clause tells of those of a level ("for medium the county has a softer
    course")?"""
    clause = passage.clause_at(group[0].start)
    found = _HAS_COURSE.search(passage.text, clause.start, clause.end) or _COURSE_OF.search(
        passage.text, group[-1].end, clause.end)
    return found is not None and any(
        m.code != "other" and not clause.holds(m.start) for m in passage.of("levels"))


_BODY = (r"(?:county|municipality|town|city|region|state|prison|clinic|hospital|police|church|neighbour\w*"
    r"|ministry|canton"
         r"|probation service|health service|social services?|family cent(?:re|er)|shelter|colleagues|Red Cross"
    r"|university)")
_COURSE = r"(?:course|programme|program|group|training|offer|module|scheme|service)s?\b"
_HAS_COURSE = re.compile(
    rf"\b(?:the|a|another)\s(?:\w+\s)?{_BODY}\s(?:\w+\s)?(?:has|have|runs?|offers?|holds?|keeps?|provides?|gives?"
    rf"|organises?)"
    rf"\s(?:an?|its own|their own|another|one|some|other)\s(?:[\w-]+\s){{0,2}}{_COURSE}", re.IGNORECASE)
_COURSE_OF = re.compile(
    rf"\s(?:ones\s|men\s|cases\s|clients\s)?(?:have|get|attend|follow|visit|take)\s(?:an?|the|another"
    rf"|their)\s(?:[\w-]+\s){{0,2}}{_COURSE}"
    rf"\s(?:of|by|at|from)\s(?:the|a|another)\s(?:\w+\s)?{_BODY}", re.IGNORECASE)


def _acted_on(passage: Passage, sentence: Stretch, marks: Sequence[Mention]) -> bool:
    """Is a level only the case in which somebody is told or something discussed ("in case of high risk the partner is
    warned"), or what the risk came down from ("sinks from high to medium")?"""
    admits = (m for m in passage.of("refusals", "refuse", "admit") if scopes.spoken(passage, m))
    away = {t.last for t in scopes.triggers(passage) if sentence.holds(t.start)}
    acts = any(m.code in ("acted", "changed") and away.isdisjoint((m.first - 1, m.first - 2)) for m in marks)
    return acts and not any(sentence.holds(m.start) for m in admits)


def _case(passage: Passage, level: Mention, sentence: Stretch) -> bool:
    """Is a level only what the risk may turn out to be ("when the risk is high, a conference is called")?"""
    opening = [m for m in scopes.joiners(passage, "who") if m.start == sentence.start]
    risks = starting(passage.of("level_nouns", "risk"), sentence.start, level.start)
    if not opening or not risks or risks[0].first - opening[0].last > 2 or level.first - risks[0].last > 3:
        return False
    comma = passage.text.find(",", level.end, sentence.end)
    rest = starting(passage.of("refusals", "refuse", "admit"), sentence.start, sentence.end)
    return not rest and (comma >= 0 or len(passage.text[level.end : sentence.end].split()) > 2)


_RISK = re.compile(r"[\s-](?:risk[\s-])?")


def _their_own(passage: Passage, level: Mention) -> bool:
    """Does a word for a victim or a child stand right behind a level ("low risk victims")?"""
    return any(m.start > level.end and _RISK.fullmatch(passage.text, level.end, m.start)
               for m in passage.of("people", "partner", "children"))


_ARE = re.compile(
    r"\s(?:is|are|remains?|lives?|ist|sind|est|sont|están?|es|son|è|sono|zijn|är|er|ovat|on|jest|są|je|jsou|sú|su|so"
    r"|yra|ir|este|sunt|van|está|estão|és|són|είναι)\s(?:[^\W\d]+\s){0,2}$", re.IGNORECASE)
_OPENING_WORDS = 1


_WITH = re.compile(r"\s(?:with|at|of|in|mit|avec|con|met|med|z|s|sa|com|cu)\s(?:a\s|an\s|un\s|einem\s|een\s)?$", re.I)


def _with(passage: Passage, level: Mention) -> bool:
    """Does a level stand behind a word for a victim and a "with" ("victims with high risk")?"""
    found = _WITH.search(passage.text, max(0, level.start - 12), level.start)
    return found is not None and any(m.end == found.start() for m in passage.of("people", "partner", "children"))


def _of_others(passage: Passage, level: Mention) -> bool:
    """Is it the partner, a child or the family of whom a clause tells the level ("the victims are at high risk")?"""
    if _with(passage, level):
        return True
    clause = passage.clause_at(level.start)
    others = starting(passage.of("people", "partner", "children", "family"), clause.start, level.start)
    if not others or len(passage.text[clause.start : others[0].start].split()) > _OPENING_WORDS:
        return False
    return _ARE.fullmatch(passage.text, others[-1].end, level.start) is not None


_COUNTED = re.compile(r"\b\d{1,4}\s*%?\s(?:of\s(?:them\s)?)?(?:were|was|had|came|waren|hatten|étaient|avaient|eran"
                      r"|tenían|erano|avevano|hadden|var|hade|havde|hadde|oli|było|bylo|buvo|bilo|eram)\s(?:a\s"
                      r"|at\s)?$")


def _counted(passage: Passage, level: Mention) -> bool:
    """Does a number of people stand before a level ("60 were low")?"""
    before = max(0, level.start - 30)
    if _COUNTED.search(passage.text, before, level.start) or _THERE_WAS.search(passage.text, before, level.start):
        return True
    sentence = passage.sentence_at(level.start)
    numbers = {m.end(): m[0] for m in _NUMBER.finditer(passage.text, sentence.start, sentence.end)}
    counted = [m for m in passage.of("levels") if m.start in numbers]
    return len(counted) > 1 and level.start in numbers and not _PARTS.search(sentence.of(passage.text)) and any(
        _ONE.match(numbers[m.start]) is None for m in counted)


_THERE_WAS = re.compile(r"\b(?:there (?:was|were)|es gab|gab es|il y avait|il y a eu|hubo|c'era|c'erano|er was"
    r"|er waren|det fanns"
                        r"|der var|det var|havia|hi havia)\s(?:only |just |nur |un seul )?[^\W\d]+\s$", re.IGNORECASE)
_ONE = re.compile(r"(?:one|eine?r?|une?|uno|één|1)\s", re.IGNORECASE)
_PARTS = re.compile(r"group|track|course|module|Grupp|Kurs|groupe|parcours|grup[op]|corso|percors|spår"
    r"|groep", re.IGNORECASE)
_NUMBER = re.compile(  # "six moderate, two high, one low"
    r"(?<!\w)(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|eine?r?|zwei|drei"
    r"|vier|fünf|sechs"
    r"|sieben|acht|neun|zehn|elf|zwölf|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|uno|dos|tres|cuatro"
    r"|cinco|seis|siete|ocho|nueve|diez|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|één|twee|drie|vijf|zes|zeven"
    r"|negen|tien|två|fyra|fem|sex|sju|åtta|nio|tio|to|fire|seks|syv|sju|otte|åtte|ni|ti|kaksi|kolme|neljä|viisi"
    r"|kuusi|dwóch|trzech|czterech|pięciu|dva|tři|čtyři|pět|šest|\d{1,3})\s(?=[^\W\d])", re.IGNORECASE)
