"""Instruments that are named beside the one in use, and are not in use themselves.

    all have the SARA course, at intake we fill in ODARA      what staff learnt of it or hold for it, before another one
    ODARA is under translation. SARA                          what is still made ready, before another one
    the research team used PCL-R, the counsellors SARA        what a study uses, or one abroad
    ODARA and SARA were compared; the latter was chosen       the one that its place in the list picks out
    ODARA is used by the police only                          what a body outside has for itself alone

But for the last, all this holds only where another instrument remains that is simply stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, contrast, scopes

_WORDS = "tool_words"
_OF, _ALONE = 3, 2  # words
_MAKING = re.compile(
    r"\b(?:translation|introduction|adaptation|purchase|implementation|licence|acquisition|validation|roll-?out"
    r"|Übersetzung|Einführung|Anschaffung|Anpassung|traduction|introduction|adaptation|achat|traducción|introducción"
    r"|adaptación|compra|traduzione|introduzione|adattamento|acquisto|vertaling|invoering|översättning\w*"
    r"|införande\w*|oversættelse\w*|indførelse\w*|oversettelse\w*|innføring\w*|käännös|käyttöönotto|tłumaczenie"
    r"|wprowadzenie|zavedení|překlad|zavedenie|preklad|uvođenje|prijevod|uvedba|prevod|vertimas|diegimas|tradução"
    r"|introdução|traducció|introducció)"
    r"\s(?:(?:of|the|der|des|von|du|de|la|le|del|della|di|van|av|af|lo|do|da)\s){0,2}$", re.IGNORECASE)
_CHOSEN = re.compile(
    r"\s(?:has |have |was |were |is |wurde |a été |fue |è stata? |werd |blev |ble |został[ao]? |byl[ao]? )?"
    r"(?:won|chosen|selected|preferred|kept|retained|adopted|prevailed|gewählt|behalten|choisi|retenu|elegid[ao]"
    r"|scelt[ao]"
    r"|gekozen|vald|vald[ae]s|valgt|wybran[ay]|vybrán[ao]?)\b", re.IGNORECASE)
_UNDECIDED = re.compile(
    r"\b(?:(?:in|under) discussion|undecided|not (?:yet )?decided|still (?:choosing|deciding|hesitating)|hesitates?"
    r"|noch nicht entschieden|unentschieden|on hésite|hésitons|dudamos|indecisi|twijfelen)\s"
    r"(?:between|zwischen|entre|tra|fra|tussen|mellan|mellem|mellom)\s", re.IGNORECASE)
_UNDER_WAY = re.compile(
    r"\b(?:under way|underway|ongoing|on the way|planned|foreseen|expected|awaited|not finished|in (?:progress|process)"
    r"|läuft|geplant|im Gange|en cours|prévue?|en curso|prevista?|in corso|previst[oa]|gepland|pågår|planeras|planlagt"
    r"|käynnissä|suunnitteilla|planowan\w+|plánován\w*|planirano|u tijeku|v teku|načrtovan\w*|planuojama\w*"
    r"|em curso|en curs)\b", re.IGNORECASE)
_PONDERED = re.compile(  # "B-SAFER under reflexion"
    r"\s*[:=(]?\s*(?:is |are |still |now |currently |est |está |è |ist |wird )*(?:under|in|en|in|sob"
    r"|em)\s(?:reflex?ion|reflection|reflexió\w*"
    r"|consideration|study|discussion|thought|Überlegung|Diskussion|Prüfung|réflexion|étude|discussion|estudio"
    r"|reflexión|estudi"
    r"|discusión|studio|riflessione|discussione|estudo|reflexão|studie|overweging)\b", re.IGNORECASE)
_STOPPED = re.compile(
    r"\b(?:not continued|discontinued|was stopped|were stopped|was abandoned|has been abandoned|pas poursuivie?s?"
    r"|abandonnée?s?|no continuad[oa]|no se continuó|abandonad[oa]|non proseguit[oa]|abbandonat[oa]|nicht fortgeführt"
    r"|nicht weitergeführt"
    r"|não continuad[oa]|niet voortgezet|inte fortsatt|ikke fortsat|ikke videreført)\b", re.IGNORECASE)
_IN_STUDY = re.compile(  # "SARA was used in an investigation of 2008"
    r"\s(?:(?:was|were|is|has been|have been|se|fue|ha sido|wurde|a été|è stat[ao]|foi|va ser|werd|blev|ble|used"
    r"|utilizó|usó|utilizad[ao]|usad[ao]|verwendet|eingesetzt|utilisée?|usat[ao]|utilizzat[ao]|gebruikt|använt|brugt"
    r"|brukt|only|sólo|solo|nur|seulement)\s){1,4}(?:in|for|en|para|dans|pour|per|em|voor|i|für|im|durante"
    r"|during)\s(?:an?|the|una?|la|une|einer?|eine|um|uma|een|en|ett|et|our|one)?\s?(?:\w+\s)?(?:research|study"
    r"|investigation|thesis|investigación|estudio|tesis|Studie|Forschung\w*|étude|recherche|ricerca|studio|tesi"
    r"|estudo|investigação|tese|recerca|estudi|onderzoek|studie|forskning\w*|undersøgelse)\b", re.IGNORECASE)
_BY_MEANS = re.compile(  # "evaluation with SARA" is an assessment, and no study
    r"\s(?:(?:of|del?|du|di|do|des|av|van|der|des)\s(?:the\s|la\s|il\s|l['’])?[^\W\d]+\s)?(?:with|by|using|through|con"
    r"|mediante|tramite|attraverso|avec|par|au moyen d[eu]|à l['’]aide d[eu]|com|através d[aeo]|amb|cu|med|met|mit)\s"
    r"(?:(?:the|la|il|lo|el|le|de|o|a|les?|den)\s|l['’])?(?:[^\W\d][\w./-]*,?\s(?:(?:e|y|et|and|und|en|och|og|i|a)\s)?"
    r"(?:(?:the|la|il|lo|el|le|de|o|a|den)\s|l['’])?){0,3}", re.IGNORECASE)
_OWNER = ("police", "prosecutor", "criminal_court")


def idle(passage: Passage, tools: Sequence[Mention], every: Sequence[Mention]) -> list[Mention]:
    """Those of `tools` that are not in use, told by the others of `every` kind of assessment named."""
    out = [*_alone(passage, tools), *_not_begun(passage, tools)]
    if len({m.code for m in every} - {m.code for m in out}) < 2:
        return out
    for told in (_picked, _won, _learnt, _unready, _elsewhere):
        left = [m for m in tools if m not in out]
        found = list(told(passage, left))
        rest = {m.code for m in every if m not in out and m not in found}
        if rest - {m.code for m in found}:
            out += [m for m in found if m.code not in rest]
    return out


def _alone(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those that the police, the prosecutor or the court alone use, and nobody sends the result."""
    only = scopes.joiners(passage, "only")
    for body in passage.of("senders", *_OWNER) if only and tools else ():
        unit = claims.clause(passage, body.start)
        near = any(0 <= scopes.distance(passage, o, body) <= _ALONE and unit.holds(o.start) for o in only)
        if near and not contrast.reaches_us(passage, unit):
            yield from starting(tools, unit.start, unit.end)


def _not_begun(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those of whose translation, purchase or introduction a clause says that it is being prepared or planned."""
    for tool in tools:
        clause = claims.clause(passage, tool.start)
        making = _MAKING.search(passage.text, clause.start, tool.start) and (
            any(clause.holds(m.start) for m in passage.of(_WORDS, "unready")) or _UNDER_WAY.search(
                passage.text, tool.end, clause.end))
        end = passage.sentence_at(tool.start).end
        pondered = _PONDERED.match(passage.text, tool.end) or (
            _STOPPED.search(passage.text, tool.end, end) and _only(passage, tools, tool))
        if pondered or making or _UNDECIDED.search(passage.text, clause.start, tool.start):
            yield tool


def _only(passage: Passage, tools: Sequence[Mention], tool: Mention) -> bool:
    """Is a tool the only one of its sentence?"""
    sentence = passage.sentence_at(tool.start)
    return len({m.code for m in tools if sentence.holds(m.start)}) == 1


def _learnt(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those of which a course, a licence or a certificate is told ("the SARA course", "a certificate in SARA")."""
    for noun in passage.of(_WORDS, "schooling"):
        clause = passage.clause_at(noun.start)
        for tool in starting(tools, clause.start, clause.end):
            if noun.first == tool.last + 1 or 0 < tool.first - noun.last <= _OF:
                yield tool


def _unready(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those that are translated, tried or bought first ("under translation", "is being validated")."""
    for mark in passage.of(_WORDS, "unready"):
        clause = claims.clause(passage, mark.start)
        here = starting(tools, clause.start, clause.end)
        if scopes.of(passage, mark) is None and len({m.code for m in here}) == 1:
            yield from here


def _elsewhere(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those of a clause on a study, or on other countries and their people."""
    for tool in tools:
        clause = claims.clause(passage, tool.start)
        head = Stretch(clause.start, tool.start)
        behind = _IN_STUDY.match(passage.text, tool.end, clause.end)
        verbs = {m.start for m in passage.of(_WORDS, "assess")}  # "the risk is assessed by means of SARA"
        study = [m for m in claims.within(passage, head, "evaluation_topic", "study")
                 if claims.spoken(passage, m) and m.start not in verbs
                 and not _BY_MEANS.fullmatch(passage.text, m.end, tool.start)]
        if behind or (study and not contrast.of_us(passage, tool)) or contrast.abroad(passage, tool):
            yield tool


def _won(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those beside the one of which it is told that it was chosen, where a word says that they were compared or tried
    ("both were in trial; ODARA has won")."""
    for mark in passage.of(_WORDS, "compared"):
        sentence = passage.sentence_at(mark.start)
        end = passage.sentence_at(min(sentence.end + 2, len(passage.text) - 1)).end
        near = starting(tools, sentence.start, end)
        best = {m.code for m in near if m.start > mark.end and _CHOSEN.match(passage.text, m.end)}
        if len(best) == 1 and claims.spoken(passage, mark):
            yield from (m for m in near if m.code not in best)
            return


def _picked(passage: Passage, tools: Sequence[Mention]) -> Iterator[Mention]:
    """Those beside the one that "the first" or "the latter" picks from a list of which a word says that it was
    compared, tried or chosen from."""
    for mark in passage.of(_WORDS, "first_one", "last_one"):
        sentence = passage.sentence_at(mark.start)
        since = sentence.start if starting(tools, sentence.start, mark.start) else (
            passage.sentence_at(sentence.start - 2).start if sentence.start > 1 else 0)
        listed = starting(tools, since, mark.start)
        if len({m.code for m in listed}) > 1 and any(
                claims.spoken(passage, m) for m in starting(passage.of(_WORDS, "compared"), since, mark.start)):
            chosen = listed[0 if mark.code == "first_one" else -1].code
            yield from (m for m in listed if m.code != chosen)
            return
