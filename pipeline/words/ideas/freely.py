"""Whose taking part is free. Prisoners who must also consent are told by their sentence: a bracket behind them, or what
is put between commas, that says no more than that they come freely names no others ("prisoners (on a voluntary basis)
and men on probation")."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention

_FREE = ("voluntary", "self")
_SENTENCED = ("custodial", "held", "convicted", "sentenced_to", "noncustodial", "supervised", "custody", "jail")
_OF_THEIR_OWN = ("unconvicted", "unneeded", "police_case", "proceedings", "no_any", "pre", *_SENTENCED)
_REACH, _INSIDE = 40, 7  # characters before the bracket, words in it
_BRACKET = re.compile(r"\(([^():•|\n]*)\)")
_ASIDE = re.compile(  # "on a voluntary basis" between commas
    r",\s([^,;:.()•|\n]*\b(?:basis|Basis|base|bas|basi[se]|forma|manera|modo|way|perusteella|zasadzie|základě|základe"
    r"|bazi|osnovi|pagrindu|pamata|alusel|alapon)\b[^,;:.()•|\n]*)(?=,)")
_OTHERS = re.compile(
    r"\d|\b(?:also|too|and|or|some|few|half|one|third|auch|und|oder|einige|aussi|et|ou|quelques|también|y|o|algunos|anche"
    r"|e|alcuni|ook|enkele|även|också|och|eller|några|også|og|nogle|noen|myös|ja|tai|też|także|lub|także|také|nebo"
    r"|without|no|ohne|kein\w*|sans|pas|sin|senza|zonder|geen|utan|uden|uten|ilman|bez|sem|fără|nélkül|brez|χωρίς)\b",
    re.IGNORECASE)


_PERSONS = ("held", "custodial", "convicted", "noncustodial", "supervised")
_SUBJECT = 8  # words up to the one for oneself
_OTHER = re.compile(
    r"[,;:]|\b(?:and|or|und|oder|et|ou|y|o|e|en|of|och|eller|og|ja|tai|i|lub|a|nebo|alebo|ili|ali|without|not|other"
    r"|nicht|ohne|sans|non|no|sin|senza|zonder|utan|uden|uten|bez|who|die|qui|que|che|som|którzy|kteří|men|people)\b",
    re.IGNORECASE)


def _applies(passage: Passage, own: Mention, sentenced: list[Mention]) -> bool:
    """Is it one under sentence who does something himself ("a prisoner may also apply himself")?"""
    clause = passage.clause_at(own.start)
    who = [m for m in sentenced if m.code in _PERSONS and clause.start <= m.start and m.end <= own.start]
    return bool(who) and 0 < own.first - who[-1].last <= _SUBJECT and not _OTHER.search(
        passage.text, who[-1].end, own.start) and len(passage.text[clause.start : who[0].start].split()) <= _HEAD


_HEAD = 3  # words before the subject


def set_apart(passage: Passage, by_class: dict[str, list[Mention]]) -> None:
    """Take words of coming freely out of their classes where they only tell how those under sentence take part."""
    free = [m for code in (*_FREE, "oneself") for m in by_class.get(code, ())]
    sentenced = [m for code in _SENTENCED for m in by_class.get(code, ())]
    if not free or not sentenced:
        return
    apply = {m for m in (*free, *by_class.get("oneself", ())) if _applies(passage, m, sentenced)}
    if apply:
        by_class.update({code: [m for m in by_class[code] if m not in apply]
                         for code in (*_FREE, "oneself") if code in by_class})
    others = [m for code in _OF_THEIR_OWN for m in by_class.get(code, ())] + passage.of("sexes", "men", "persons")
    for inside in (*_BRACKET.finditer(passage.text), *_ASIDE.finditer(passage.text)):
        start, end = inside.span(1)
        here = {m for m in free if m.code != "oneself" and start <= m.start < end}
        if not here or len(inside[1].split()) > _INSIDE or _OTHERS.search(inside[1]) or any(
                start <= m.start < end for m in others):
            continue
        people = (*sentenced, *free, *by_class.get("pre", ()))
        before = [m for m in people if m.end <= inside.start() <= m.end + _REACH]
        last = max(before, key=lambda m: (m.end, m.start), default=None)
        if last and last in sentenced and not _STOP.search(passage.text, last.end, inside.start()):
            by_class.update({code: [m for m in by_class[code] if m not in here] for code in _FREE if code in by_class})


_STOP = re.compile(r"[.;\n]")
