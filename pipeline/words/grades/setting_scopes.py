"""Which setting (community, custody) a phrase is told for: by a bracket after it, a label before it, or "in", "for".

    Medium or High Risk (Community) Medium Risk (Custody)     the bracket closes the phrase before it
    Community: all levels; prison: high only                  the label governs up to the next label
    In prisons typically moderate                             a place with "in" or "for", or as the subject

A noun for the clients ("high risk prisoners") is a setting word only where the other side is told of too ("high for
prisoners, medium for men on probation").
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.grades.grading import DIMENSION

_CASE_ENDINGS = {"fi", "hu", "et", "lt", "lv", "tr", "pl", "cs", "sk", "sl", "hr"}
_ARTICLES = frozenset({"the", "our", "der", "die", "das", "den", "unsere", "le", "la", "les", "el", "los", "las", "il",
                       "lo", "i", "gli", "de", "het", "onze", "nos"})
_LED = frozenset({"on", "in", "at", "i", "en", "im", "em", "ve", "v", "w"})
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_WHERE = re.compile(
    r"\s*(?:where|wo|où|donde|en donde|dove|waar|där|hvor|jossa|missä|gdzie|kde|kjer|gdje|ahol|unde|onde|όπου"
    r"|kur|kus)\b",
    re.IGNORECASE)
_LABEL_WORDS, _BRACKET_REACH, _INSERTED = 6, 9, 4
_WORD = re.compile(r"[^\W_]+")
_LEAD = 40  # characters
_OUT_OF = re.compile(
    r"\b(?:outside(?: of)?|hors(?: d[eu])?|en dehors d[eu]|fuori d(?:al|alla|i|a)|fuera de|außerhalb|ausserhalb|buiten"
    r"|utanför|uden ?for|utenfor|poza|mimo|izvan|zunaj|izven|fora d[aeo]|în afara|ārpus|väljaspool)\s"
    r"(?:(?:the|der|des|dem|la|le|les|el|il|de|het)\s)?$", re.IGNORECASE)
_INTO_GROUP = re.compile(
    r"\binto\s(?:(?:the|our|an?)\s)?$|\b(?:in|into|for|für|dans|pour|en|para|nel|per|i|till|til|do|v|w|u|voor|a|al)\s"
    r"(?:(?:the|our|die|der|das|den|unsere|le|les|la|el|los|il|lo|de|het|den|nuestro)\s)?(?:[^\W\d_]+\s)?"
    r"(?:groups?|courses?|Gruppen?|Kurse?|groupes?|grupos?|cursos?|grupp[oi]|cors[oi]|groep(?:en)?|cursus|grupp\w*"
    r"|grup\w*|kurs\w*|skupin\w*|ryhm\w*|tečaj\w*)\s(?:(?:of|in|at|der|des|de|du|del|della|van|i|på|v|w|u|im|da|do)\s?)?"
    r"(?:(?:the|our|der|la|le|el|il|de|het)\s|l['’])?$", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:for|with|für|bei|pour|avec|chez|para|con|per|voor|bij|för|for|med|hos|dla|pro|pre|za|pri|pentru|számára)\s"
    r"(?:(?:the|our|all|die|den|unsere|les|nos|los|las|i|gli|de|onze|våra)\s)?$", re.IGNORECASE)
_OBJECT = re.compile(r"\s(?:of|the|a|an|our|this|der|des|von|de|du|la|le|del|di|van|av|af|för|for)\s", re.IGNORECASE)

_SIDES = {"custody": "inside", "remand": "inside", "community_probation": "outside"}  # by code of the clients

Settings = frozenset[str]
NOWHERE: Settings = frozenset()


def by_setting(passage: Passage, mentions: Sequence[Mention]) -> list[Settings]:
    """For each mention the dimensions (`community`, `custody`) it is told for; empty where no setting word attaches."""
    places = [_turned(passage, m) for m in passage.of("settings") if m.code in DIMENSION]
    places = [m for m in places if m.code == "outside" or not scopes.denied(passage, m)]
    places = sorted((*places, *_doors(passage, places)), key=lambda m: m.start)
    if not places:
        return [NOWHERE] * len(mentions)
    return [_settings(passage, m, places, mentions) for m in mentions]


def _turned(passage: Passage, place: Mention) -> Mention:
    """A place, or outside where "outside" stands right before a prison ("hors détention : faible")."""
    led = _OUT_OF.search(passage.text, max(0, place.start - _LEAD), place.start)
    if led is None or DIMENSION[place.code] != "custody":
        return place
    first = next(i for i, w in enumerate(passage.tokens) if w.start >= led.start())
    return place._replace(code="outside", start=led.start(), first=first)


def _doors(passage: Passage, places: Sequence[Mention]) -> list[Mention]:
    """Words for inside and outside that stand alone, and nouns for the people there, where the answer names the other
    one too ("in prison only high; outside medium", "high for prisoners; on probation medium")."""
    doors = [m for m in passage.of("level_marks", "inside", "outside") if scopes.spoken(passage, m)
             and not _OBJECT.match(passage.text, m.end)]
    doors += [m._replace(code=_SIDES[m.code]) for m in passage.of("clients", *_SIDES) if _FOR.search(
        passage.text, max(0, m.start - _LEAD), m.start) or passage.text[m.end : m.end + 2].strip()[:1] in (
            ":", "–", "-")]
    doors = [m for m in doors if not any(p.start < m.end and m.start < p.end for p in places)]
    sides = {DIMENSION[m.code] for m in (*places, *doors)}
    return doors if len(sides) > 1 else []


def told(passage: Passage, place: Mention) -> bool:
    """Is a place named as where something holds: with "in" or "for", as a label, or in a bracket of its own?"""
    unit = _unit(passage, place)
    short = len(_WORD.findall(unit.of(passage.text))) <= _LABEL_WORDS
    return (short and passage.text[unit.start - 1 : unit.start] in ("(", "[")) or (
        short and passage.text[unit.end : unit.end + 2].strip()[:1] in (":", "–", "-")) or _told(passage, place, unit)


def _settings(passage: Passage, mention: Mention, places: Sequence[Mention], mentions: Sequence[Mention]) -> Settings:
    sentence = passage.sentence_at(mention.start)
    return (_in_bracket(passage, mention, places)
            or _bracket(passage, mention, places, sentence)
            or _clause(passage, mention, places, mentions, sentence)
            or _label(passage, mention, places, mentions, sentence)
            or NOWHERE)


def _codes(places: Sequence[Mention]) -> Settings:
    return frozenset(DIMENSION[p.code] for p in places)


def _bracket(passage: Passage, mention: Mention, places: Sequence[Mention], sentence: Stretch) -> Settings:
    """The bracket that closes the phrase: the first after it, not far, that holds a place and little else."""
    if any(m.start() < mention.start < m.end() for m in _BRACKET.finditer(passage.text, sentence.start, sentence.end)):
        return NOWHERE
    for found in _BRACKET.finditer(passage.text, mention.end, min(len(passage.text), mention.end + 160)):
        between = passage.text[mention.end : found.start()]
        if "\n" in between or ". " in between or len(_WORD.findall(between)) > _BRACKET_REACH:
            return NOWHERE
        if starting(places, mention.end, found.start()):
            return NOWHERE
        inside = starting(places, found.start(), found.end())
        if inside and len(_WORD.findall(found[1])) <= _LABEL_WORDS:
            return _codes(inside)
    return NOWHERE


def _in_bracket(passage: Passage, mention: Mention, places: Sequence[Mention]) -> Settings:
    """The place right before the bracket that a mention stands in ("prison (high only), probation (all levels)")."""
    opening = max(passage.text.rfind("(", 0, mention.start), passage.text.rfind("[", 0, mention.start))
    if opening < 0 or any(mark in passage.text[opening : mention.start] for mark in ")]\n"):
        return NOWHERE
    return _codes([p for p in places if p.end <= opening and not passage.text[p.end : opening].strip()])


def _clause(passage: Passage, mention: Mention, places: Sequence[Mention], mentions: Sequence[Mention],
            sentence: Stretch) -> Settings:
    """Places with "in" or "for" in the clause; else in a neighbour clause that holds nothing but the place."""
    units = scopes.units(passage)
    i = max(0, bisect.bisect_right(units, mention.start, key=lambda u: u.start) - 1)
    own = [p for p in starting(places, units[i].start, units[i].end) if _told(passage, p, units[i])]
    if own:
        return _share(mention, own, starting(mentions, units[i].start, units[i].end))
    for j in (_before(passage, units, i, places, mentions), i + 1):
        if not 0 <= j < len(units) or not sentence.holds(units[j].start):
            continue
        near = starting(places, units[j].start, units[j].end)
        short = len(_WORD.findall(units[j].of(passage.text))) <= _LABEL_WORDS
        if near and short and not starting(mentions, units[j].start, units[j].end) and _comma(passage, units, i, j):
            further = units[j + 1 : j + 2] if j > i else units[max(0, j - 1) : j]
            if j < i or not (further and starting(mentions, further[0].start, further[0].end)):
                return _codes(near) if _told(passage, near[0], units[j]) else NOWHERE
    return _told_of(passage, units, i, places, mentions) or _behind_bracket(passage, units[i : i + 3], places, mentions)


def _told_of(passage: Passage, units: Sequence[Stretch], i: int, places: Sequence[Mention],
             mentions: Sequence[Mention]) -> Settings:
    """The places that are all that stands behind the dash or colon of a mention ("medium - clients in freedom; high -
    behind bars")."""
    leads = [passage.text[u.start : n.start].rstrip()[-1:] in _LEADING for u, n in itertools.pairwise(
        units[max(0, i - 1) : i + 3])]
    leads = leads if i else [False, *leads]
    if i + 1 == len(units) or leads[0] or not leads[1] or any(leads[2:]):
        return NOWHERE
    behind = units[i + 1]
    near = starting(places, behind.start, behind.end)
    short = len(_WORD.findall(behind.of(passage.text))) <= _LABEL_WORDS
    return _codes(near) if near and short and not starting(mentions, behind.start, behind.end) else NOWHERE


_LEADING = ("-", "–", "—", ":", "=")


def _behind_bracket(passage: Passage, units: Sequence[Stretch], places: Sequence[Mention],
                    mentions: Sequence[Mention]) -> Settings:
    """Places with "in" right behind a bracket that ends a clause ("groups (6-8 men) in the prisons")."""
    between = [passage.text[a.end : b.start].strip() for a, b in itertools.pairwise(units)]
    if between != ["(", ")"]:
        return NOWHERE
    near = starting(places, units[2].start, units[2].end)
    short = len(_WORD.findall(units[2].of(passage.text))) <= _LABEL_WORDS
    alone = near and short and not starting(mentions, units[1].start, units[2].end)
    return _codes(near) if alone and _told(passage, near[0], units[2]) else NOWHERE


def _before(passage: Passage, units: Sequence[Stretch], i: int, places: Sequence[Mention],
            mentions: Sequence[Mention]) -> int:
    """The number of the clause before, or of the one before a few words thrown in ("in prison, by contrast, high") or
    a clause on the place ("in prison, where men stay longer, high")."""
    inserted = units[i - 1] if i > 1 else units[i]
    few = len(_WORD.findall(inserted.of(passage.text))) <= _INSERTED or _WHERE.match(inserted.of(passage.text))
    empty = not starting(places, inserted.start, inserted.end) and not starting(mentions, inserted.start, inserted.end)
    return i - 2 if i > 1 and few and empty and _comma(passage, units, i - 2, i - 1) else i - 1


def _comma(passage: Passage, units: Sequence[Stretch], i: int, j: int) -> bool:
    low, high = min(i, j), max(i, j)
    between = passage.text[units[low].end : units[high].start]
    return between.strip() in (",", "") or (high - low == 2 and between.strip()[:1] == "," == between.strip()[-1:])


def _share(mention: Mention, places: Sequence[Mention], mentions: Sequence[Mention]) -> Settings:
    """The places of a clause that a mention belongs to, where each of several places has mentions of its own."""
    before = [p for p in places if p.end <= mention.start]
    after = [p for p in places if p.start >= mention.end]
    if not before or not after:
        near = _group(before[::-1] or after, mentions, bool(before))
        return _codes(near)
    first_is_place = not mentions or places[0].start < mentions[0].start
    return _codes(_group(before[::-1], mentions, True) if first_is_place else _group(after, mentions, False))


def _group(places: Sequence[Mention], mentions: Sequence[Mention], backwards: bool) -> list[Mention]:
    """The nearest place, and those joined to it without a mention between."""
    group = [places[0]]
    for place in places[1:]:
        low, high = (place.end, group[-1].start) if backwards else (group[-1].end, place.start)
        if any(low <= m.start < high for m in mentions):
            break
        group.append(place)
    return group


def _told(passage: Passage, place: Mention, unit: Stretch) -> bool:
    """Is a place named as where something holds: after "in", "for", as the subject, or by its case ending?"""
    if place.code in ("inside", "outside"):
        return True
    words = passage.tokens[max(0, place.first - 3) : place.first]
    if place.start == unit.start or not [w for w in words if w.start >= unit.start and w.key not in _ARTICLES]:
        return True
    if place.last > place.first and place.term.split()[0].casefold() in _LED:
        return True
    if _INTO_GROUP.search(passage.text, max(unit.start, place.start - _LEAD), place.start):
        return True
    preceding = {m.last for m in passage.of("joiners", "in")}
    if any(i in preceding for i in range(max(0, place.first - 3), place.first)):
        return True
    if any(m.first >= place.first and m.last <= place.last for m in passage.of("joiners", "in")):
        return True
    return scopes.language_of(passage) in _CASE_ENDINGS


_GLOSSED = re.compile(r"\s?[(\[][^()\[\]\n]{1,60}[)\]](?=\s?[:–—=-])")


def _mark(passage: Passage, unit: Stretch) -> str:
    """The sign that ends a clause or stands behind it, or behind its bracket ("Custody (Oakhill prison): high")."""
    if (last := unit.of(passage.text).rstrip()[-1:]) in _LEADING:
        return last
    gloss = _GLOSSED.match(passage.text, unit.end)
    end = gloss.end() if gloss else unit.end
    mark = passage.text[end : end + 3].split("\n")[0].strip()[:1]
    return "" if mark and passage.part_at(end + 1) != passage.part_at(unit.start) else mark


def _label(passage: Passage, mention: Mention, places: Sequence[Mention], mentions: Sequence[Mention],
           sentence: Stretch) -> Settings:
    """The label before: a short clause with a place that ends in a colon or dash, or a line of its own."""
    low = bisect.bisect_left(places, mention.start, key=lambda m: m.start)
    for place in reversed(places[:low]):
        if mention.start - place.end > 300:
            return NOWHERE
        unit = _unit(passage, place)
        mark = _mark(passage, unit)
        short = len(_WORD.findall(unit.of(passage.text))) <= _LABEL_WORDS
        if short and (mark in (":", "-", "–", "—", "=") or _own_line(passage, unit)):
            if starting(mentions, unit.start, unit.end):
                return NOWHERE
            if sentence.start <= place.start or _follows(passage, unit, sentence) or _section(passage, place, places):
                both = [p for p in places if unit.holds(p.start)]
                return _codes(both)
            return NOWHERE
        if passage.sentence_at(place.start) != sentence:
            return NOWHERE
    return NOWHERE


def _unit(passage: Passage, place: Mention) -> Stretch:
    units = scopes.units(passage)
    return units[max(0, bisect.bisect_right(units, place.start, key=lambda u: u.start) - 1)]


def _own_line(passage: Passage, unit: Stretch) -> bool:
    alone = passage.sentence_at(unit.start) == unit and passage.text[unit.end - 1] not in ".;!?"
    return alone and len(_WORD.findall(unit.of(passage.text))) <= _LABEL_WORDS // 2


def _section(passage: Passage, place: Mention, places: Sequence[Mention]) -> bool:
    """Does the label of a place open a part of the answer, as another one does for the other setting ("Prison: SARPO.
    Enter those of high risk. Probation: ...")?"""
    heads = [p for p in places if passage.sentence_at(p.start).start == p.start
             and passage.text[p.end : p.end + 2].strip()[:1] == ":"]
    return place in heads and len({DIMENSION[p.code] for p in heads}) > 1


def _follows(passage: Passage, unit: Stretch, sentence: Stretch) -> bool:
    """Does a sentence directly follow a label that the dash or line end cut off?"""
    between = passage.text[unit.end : sentence.start]
    return len(between) <= 4 and not re.search(r"[.;!?]", between)
