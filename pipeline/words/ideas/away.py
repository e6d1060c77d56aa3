"""Clauses that speak of another programme or of other people than those asked for."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas.ideas import Words
from pipeline.words.ideas.judged import Told
from pipeline.words.wording.triggers import joiners, ours
from pipeline.words.wording.units import cut_units, with_relatives


def of_another(here: Words, classes: Sequence[str], told: Sequence[Told]) -> Iterator[Stretch]:
    """The stretches that speak of another programme: the clause of a word that says so, or, where that tells nothing,
    the clause before it and the rest of the sentence; up to a word for today, or an "and" with a verb of its own."""
    passage = here.passage
    units = scopes.units(passage)
    now = sorted([*passage.of("scope_marks", "now"), *passage.of("other_programme", "here")], key=lambda m: m.start)
    opposed = joiners(passage, "but")
    for mark in here.of(frozenset(classes))[0]:
        sentence = here.window("sentence", mark.start)
        i = bisect.bisect_right(units, mark.start, key=lambda u: u.start) - 1
        begin, end = units[i].start, units[i].end
        inside = [t for t in told if units[i].holds(t.found.start)]
        if _men_too(passage, units[i].start, mark):
            continue
        if not inside and _PUT_IN.match(passage.text, begin):
            end = with_relatives(passage, cut_units(passage), i)
        elif not inside and _says_where(passage, units[i], mark):
            pass
        elif not inside:
            before = units[max(0, i - 1)]
            of_men = claims.within(passage, before, "sexes", "men") and _WOMEN.search(mark.term)
            begin = units[i].start if of_men else max(sentence.start, before.start)
            end = sentence.end
        cuts = [m.start for m in now if mark.end <= m.start]
        cuts += [m.start for m in opposed if m.start >= mark.end]
        cuts += [m.start for m in here.within(frozenset({"here"}), Stretch(mark.end, sentence.end + 1))]
        cuts += [u.start for u in units[i + 1 : i + 12] if u.start < sentence.end and ours(passage, u)]
        cuts += [m.start for m in passage.of("joiners", "and") if m.start >= mark.end and _starts_anew(m, inside)]
        cuts += [m.start for m in scopes.favours(passage) if sentence.holds(m.start) and m.start > begin]
        yield Stretch(max((m.start for m in now if begin <= m.start < mark.start), default=begin), min([*cuts, end]))


def _men_too(passage: Passage, start: int, mark: Mention) -> bool:
    """Are men named right before the women of another group ("in men's and women's groups alike")?"""
    return _WOMEN.search(mark.term) is not None and any(
        _AND.fullmatch(passage.text, m.end, mark.start) for m in claims.within(
            passage, Stretch(start, mark.start), "sexes", "men"))


_AND = re.compile(r"['’]?s?['’]?-?\s?(?:group\w*|Gruppen)?\s?(?:[^\W\d]{1,3}|and|und|sowie|&|/)\s?(?:in |for |für )?",
                  re.IGNORECASE)
_WOMEN = re.compile(r"wom[ae]n|frau|femme|mujer|donn|vrouw|kvinn|kvind|nais|kobiet|žen|mulher|dona|dones",
                    re.IGNORECASE)


def _says_where(passage: Passage, unit: Stretch, mark: Mention) -> bool:
    """Does a relative clause only say that its noun is another body ("the centre, which is another department, offers
    ...")?"""
    who = next((m for m in passage.of("joiners", "who") if m.start == unit.start), None)
    return who is not None and _HOUSE.search(mark.term) is not None and bool(
        _IS.search(passage.text, who.end, unit.end))


_HOUSE = re.compile(
    r"depart|office|service|unit|bod(?:y|ies)|organi[sz]|abteil|dienst|stelle|behörde|träger|bureau|entité|serv[ií]|ente"
    r"|uffici|repart|afdeling|instan|avdel|enhet|enhed|kontor|yksik|osasto|wydzia|odděl|oddel|slu[žż]|odjel|osztály",
    re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|ist|sind|est|sont|es|son|está|è|sono|zijn|är|er|on|ovat|jest|są|je|jsou|sú|so|su|é|são"
                 r"|este|sunt|yra|ir|belongs|gehört|appartient|pertenece|appartiene|hoort|hör|hører)\b", re.IGNORECASE)

# a clause that begins so hangs on the one before: "on the shoulders of its predecessor", "like the older course"
_PUT_IN = re.compile(
    r"(?:on|upon|building|based|like|as|following|out of|unlike|auf|wie|aufbauend|anders als|sur|comme|sobre|como"
    r"|a partir de|su|come|op|zoals|på|som|liksom|kuten|na|jak|jako|jako|kao|kot|tak jako)\s",
    re.IGNORECASE,
)
_BESIDE = frozenset({"beside"})


def of_others(here: Words, others: Sequence[str], own: Sequence[str]) -> Iterator[Stretch]:
    """The clauses that name other people and none of those asked for, but for "the colleagues of" such others, and
    for others who do it or take part ("by the partner workers")."""
    for mark in here.of(frozenset(others))[0]:
        unit = here.window("unit", mark.start)
        named = here.within(frozenset(own), unit)
        if any((here.gap(m, mark) or 0) > 2 or m.start > mark.start for m in named):
            continue
        if any((here.gap(m, mark) or 0) < 2 for m in here.within(_BESIDE, Stretch(unit.start, mark.start))):
            continue
        yield unit


def _starts_anew(mark: Mention, told: Sequence[Told]) -> bool:
    """Does an "and" stand behind one idea and at least two words before the next?"""
    behind = [t.found.words[0].first for t in told if t.found.start > mark.end]
    return any(t.found.end <= mark.start for t in told) and bool(behind) and min(behind) - mark.last > 2
