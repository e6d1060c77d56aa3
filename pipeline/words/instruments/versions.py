"""Forms of one instrument that are no longer the same one.

    LSI-SV, SAPROF-YV, youth version of the SARA     a form for others: no tool of the list
    SARA in probation, SARA-V3 in prison             two versions, each with a place or house of its own
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.grades import setting_scopes
from pipeline.words.wording.function_words import AND_ANY

_SUFFIX = re.compile(r"(?:-R)?[-–:‑](?:YV|AV|JV|SV|SO|YP|YA|YR|Y|J|OR)(?!\w)")
_YOUTH = (
    r"(?:youth|juvenile|adolescent|young (?:people|persons?|offenders?|adults?)|screening|self-report|Jugend\w*"
    r"|Kurzscreening\w*|jeunes?|mineurs|juvenil|jóvenes|adolescentes|minori|giovanile|jeugd|ungdoms?\w*|unge|nuoriso\w*"
    r"|młodzieżow\w*|pro mladistvé|pro mládež|pre mladistvých|za mladoljetnike|za mladostnike|jaunimo|jauniešu|noorte"
    r"|fiatalkorú\w*|pentru minori|jovens|per a joves)")
_VERSION = (
    r"(?:version|form|edition|variant|adaptation|Fassung|Variante|versión|versione|versie|versionen|versjon|versio"
    r"|wersj\w|verz[ei]|verzij\w|različic\w|versij\w|versioon|változat\w*|versiune\w*|versão|versió)")
_FOR_YOUTH_AHEAD = re.compile(
    rf"\b(?:{_YOUTH}\s{_VERSION}|{_VERSION}\s(?:\w+\s)?{_YOUTH})\s(?:of|des|der|von|du|de|del|della|di|van|av|af|z|lui)"
    r"\s(?:(?:the|la|le|el|il|lo|de|het|den|det)\s)?$|\b(?:youth|juvenile)\s$", re.IGNORECASE)
_FOR_YOUTH_BEHIND = re.compile(
    rf"[,\s(–-]{{1,3}}(?:in its\s|the\s|in der\s)?(?:{_YOUTH}[\s-]?{_VERSION}|{_VERSION}\s(?:for\s|für\s|pour\s"
    rf"|para\s|per"
    rf"\s|voor\s|för\s|for\s|dla\s)?(?:les\s|i\s)?{_YOUTH})\b", re.IGNORECASE)
_SOME_OTHERS = re.compile(
    r"\b(?:others?|the rest|andere|d['’]autres|les autres|otros|otras|altri|altre|anderen|andra|andre|toiset|inni|inne"
    r"|jiní|jiné|iní|drugi|drugje|kiti|citi|teised|mások|alții|outros|outras|altres)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[.,;\n])\s*([^.,;:\n]{3,40}):\s$")
_AND = re.compile(rf"(?:\s\([^()]*\))?\s(?:{AND_ANY}|as well as|sowie|és|și)\s(?:the\s)?$")


def siblings(passage: Passage, mentions: Sequence[Mention]) -> list[Stretch]:
    """Names that are those of a listed tool, in a form for others that the list does not hold."""
    return [s for m in mentions for s in (_sibling(passage, m),) if s is not None]


def _sibling(passage: Passage, mention: Mention) -> Stretch | None:
    text = passage.text
    if (suffix := _SUFFIX.match(text, mention.end)) is not None:
        return Stretch(mention.start, suffix.end())
    if (behind := _FOR_YOUTH_BEHIND.match(text, mention.end)) is not None:
        return Stretch(mention.start, behind.end())
    ahead = _FOR_YOUTH_AHEAD.search(text, max(0, mention.start - 50), mention.start)
    return Stretch(ahead.start(), mention.end) if ahead else None


def side_by_side(passage: Passage, broad: Sequence[Mention], narrow: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a tool without version that stand beside its third version as another tool: told for another
    setting, joined by "and", or of "some" where "others" have the new one."""
    told = sorted((*broad, *narrow), key=lambda m: m.start)
    settings = {m.start: s for m, s in zip(told, setting_scopes.by_setting(passage, told), strict=True)}
    newer = frozenset().union(*(settings[m.start] for m in narrow))
    for mention in broad:
        here = settings[mention.start]
        if (here and newer and not here & newer) or any(_paired(passage, mention, n) for n in narrow):
            yield mention


def of_both(passage: Passage, tool: Mention, version: Mention) -> bool:
    """Does a version told of "both" or "all" stand behind a tool in its sentence ("SARA and HCR-20 (both third
    version)")?"""
    both = _BOTH.search(passage.text, max(0, version.start - 20), version.start)
    return both is not None and tool.end <= version.start and passage.sentence_at(tool.start).holds(version.start)


_BOTH = re.compile(
    r"\b(?:both|all|each|beide|alle|jeweils|tous|toutes|les deux|ambos|ambas|todos|entrambi|tutti|båda|begge"
    r"|molemmat|oba"
    r"|obie|obě|obe|oboje|abu|ambele)\s(?:in\s|are\s|of\s|en\s|in der\s|i\s|w\s|ve\s)?(?:the\s|la\s|their\s"
    r"|den\s)?$", re.IGNORECASE)


def now(passage: Passage, tool: Mention, version: Mention, others: Sequence[Mention]) -> bool:
    """Does the sentence of a tool tell further on, behind "since" or "now", that it is of a version ("SARA (from 2009),
    since 2021 version 3")?"""
    sentence = passage.sentence_at(tool.start)
    words = [*passage.of("scope_marks", "now"), *passage.of("tool_words", "since")]
    led = any(tool.end <= w.start and 0 < version.first - w.last <= 3 for w in words)
    return sentence.holds(version.start) and led and not any(tool.end <= m.start < version.end for m in others)


def _paired(passage: Passage, a: Mention, b: Mention) -> bool:
    first, second = sorted((a, b), key=lambda m: m.start)
    if not passage.sentence_at(first.start).holds(second.start):
        return False
    between = passage.text[first.end : second.start]
    labels = [_LABEL.search(passage.text, 0, m.start) for m in (first, second)]
    if labels[0] and labels[1] and labels[0][1].casefold() != labels[1][1].casefold():
        return True  # "old sites: SARA, new sites: SARA-V3"
    return bool(_AND.fullmatch(between) or _SOME_OTHERS.search(between))


def without_units(passage: Passage, kept: Sequence[Mention], special: Collection[str]) -> list[Mention]:
    """The instruments kept without those whose name stands right behind a level and is only its unit, where another one
    is named for itself ("SARA. Community: medium and high RoSH")."""
    levels = {m.last for m in passage.of("levels")}
    units = [m for m in kept if m.code not in special and m.first - 1 in levels]
    codes = {m.code for m in kept if m.code not in special and m not in units}
    return [m for m in kept if m not in units or m.code in codes or not codes]
