"""Interviews that only tell when another instrument is filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes

_WHEN = re.compile(
    r"\b(?:after|before|lors d[eu]|au cours d[eu]|pendant|durant|après|avant|nach|vor|beim|tras|después de"
    r"|durante|dopo"
    r"|al|na|efter|etter|po|pri|při|przed|podczas|tokom|după|após|pärast"
    r"|end of)\s(?:[^\W\d]+['’\s]){0,3}$", re.IGNORECASE)
_BASIS = re.compile(
    r"\b(?:from|out of|by means of|on the basis of|based (?:up)?on|aus|anhand|aufgrund|auf (?:der )?Grundlage"
    r"|auf Basis|à partir d|sur (?:la )?base d|à l['’]aide d"
    r"|a partir d|con base en|sulla base d|in base a|attraverso|op basis van"
    r"|aan de hand van|utifrån|på grundval av|på grundlag af|på baggrund af|ud fra|på grunnlag av|ut fra|na podstawie"
    r"|w oparciu o|na základě|na základe|na temelju|na osnovi|na podlagi|remiantis|pamatojoties uz|pe baza"
    r"|pornind de la|com base n|amb base en)\w{0,3}['’\s](?:[^\W\d]+,?['’\s]){0,6}$", re.IGNORECASE)
_BASIS_BEHIND = re.compile(r"\s(?:[^\W\d]+\s){0,3}(?:alapján|perusteella|pohjalta|pagrindu|pamata|põhjal)\b")
_MORE = re.compile(r"\s(?:addition|aggiunta|adición|más|aanvulling|supplement|einem zweiten"
    r"|complement)", re.IGNORECASE)
_WHEN_BEHIND = re.compile(r"\s(?:után|során|alatt|aikana|jälkeen|yhteydessä|metu|laikā|ajal|käigus)\b")
_ONCE = re.compile(
    r"\b(?:once|as soon as|when|whenever|sobald|wenn|nachdem|dès que|une fois(?: que)?|quand|lorsque|en cuanto"
    r"|una vez(?: que)?"
    r"|cuando|una volta(?: che)?|quando|appena|dopo che|zodra|als|wanneer|nadat|när|så snart|efter att|når"
    r"|efter at|etter at|kun|gdy|kiedy|jakmile|když|keď|čim|kada?|ko|kai|kad|quan|un cop|logo que|amint|miután"
    r"|după ce"
    r"|kui)\s(?:[^\W\d]+['’\s]){0,4}$", re.IGNORECASE)
_OVER = re.compile(
    r"\s(?:[^\W\d]+\s){0,3}(?:over|done|finished|completed|behind|closed|past|through|held|conducted|ended"
    r"|taken place|made"
    r"|vorbei|abgeschlossen|geführt|stattgefunden|beendet|erfolgt|terminée?s?|achevée?s?|passée?s?|mené|eu lieu|fait"
    r"|terminad[oa]s?|hech[oa]|acabad[oa]s?|realizad[oa]s?|finit[oi]|conclus[oi]|svolt[oi]|avvenut[oi]|fatt[oi]"
    r"|afgerond|voorbij|geweest|gevoerd|klart?|avslutat|avslutad|genomfört|hållits|afsluttet|holdt|gennemført|ferdig"
    r"|gjennomført|ohi|pidetty|käyty|zakończon\w+|za nami|przeprowadzon\w+|odbył\w*|skončen\w*|ukončen\w*|za námi"
    r"|proveden\w*|završen\w*|obavljen\w*|končan\w*|opravljen\w*|baigt\w*|įvyk\w*|beidz\w*|läbi|peetud|lezajlott"
    r"|megtörtént|încheiat\w*|concluíd[oa]s?|acabat\w*|fet\w*)\b", re.IGNORECASE)


def without(passage: Passage, kept: Sequence[Mention], tools: Sequence[Mention]) -> list[Mention]:
    """The instruments kept without interviews that only tell when another one of `tools` is filled in, and without the
    gloss of such a one ("ODARA at the first interview (Erstgespräch)")."""
    talks = [m for m in kept if m.code == "clinical_interview"]
    out = [m for m in talks if occasion(passage, m, tools)]
    out += [m for m in talks if m not in out and any(passage.text[o.end : m.start].strip() == "(" for o in out)]
    return [m for m in kept if m not in out]


def occasion(passage: Passage, mention: Mention, named: Sequence[Mention]) -> bool:
    """Is an interview only where another tool is filled in ("SARA in the intake interview", "at the first talk we fill
    in B-SAFER", "ODARA, once the first talk is over"), what that one is filled in from, or what those of a level get
    ("SARA. At low risk one talk")?"""
    words = [m for m in scopes.joiners(passage, "in") if 0 < mention.first - m.last <= 3 and scopes.spoken(passage, m)
             and passage.text[max(0, m.start - 1)] != "-"]  # "SARA-u i klinički intervju"
    when = bool(_WHEN.search(passage.text, max(0, mention.start - 30), mention.start)) or (
        _ONCE.search(passage.text, max(0, mention.start - 40), mention.start) is not None
        and _OVER.match(passage.text, mention.end) is not None)
    where = passage.clause_at(mention.start) if words and not when else passage.sentence_at(mention.start)
    if words and where.start == words[0].start and not _MORE.match(passage.text, words[0].end):
        where = passage.sentence_at(mention.start)  # "SARA, in the first two talks"
    others = [m for m in named if m.code != mention.code and where.holds(m.start)]
    levels = [m for m in passage.of("levels") if passage.sentence_at(m.start).holds(mention.start)]
    if levels and levels[0].end <= mention.start and named and not any(
            passage.sentence_at(mention.start).holds(m.start) for m in named):
        return True
    if named and _suffices(passage, mention, named):
        return True
    timed = bool(words) or when or _basis(passage, mention) or bool(
        _WHEN_BEHIND.match(passage.text, mention.end)) or passage.text[: mention.end].endswith(("ssa", "ssä"))
    if timed and _discussed(passage, mention, named):
        return True
    if not timed or not others:
        return False
    if any(m.end <= mention.start for m in others) or _basis(passage, mention):
        return True
    joined = [m for code in ("and", "or") for m in scopes.joiners(passage, code)]
    return not starting(sorted(joined, key=lambda m: m.start), mention.end, others[0].start)


def _suffices(passage: Passage, mention: Mention, named: Sequence[Mention]) -> bool:
    """Is an interview enough for people of a level told before ("Low: not taken, three talks are enough")?"""
    clause, sentence = passage.clause_at(mention.start), passage.sentence_at(mention.start)
    enough = starting(passage.of("level_marks", "enough"), mention.end, clause.end)
    return bool(enough) and any(m.end <= mention.start for m in passage.of("levels")) and not any(
        sentence.holds(m.start) for m in named)


def _basis(passage: Passage, mention: Mention) -> bool:
    """Is an interview told as what something is filled in from ("SARA, from the interview and the file")?"""
    clause = passage.sentence_at(mention.start)
    start = max(clause.start, mention.start - 60)
    return bool(_BASIS.search(passage.text, start, mention.start) or _BASIS_BEHIND.match(
        passage.text, mention.end, clause.end))


def _discussed(passage: Passage, mention: Mention, named: Sequence[Mention]) -> bool:
    """Is it the result of a tool named before that is read or talked over in an interview ("its result is read in the
    intake interview")?"""
    clause = passage.clause_at(mention.start)
    results = starting(passage.of("level_nouns", "result"), clause.start, mention.start)
    return bool(results) and any(m.end <= results[0].start for m in named)
