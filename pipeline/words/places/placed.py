"""The places of an answer by the part they play.

Every named place gets a role by the words around it: run there, also run there, taken out, planned, past, a visitor,
the origin, the clients' home, another programme's. The first sentence that names a place without another role tells
the main jurisdictions; words such as "also" open the others, to the end of the sentence and over the bare list after
it; a later sentence that tells of use in another country does the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model import Span
from pipeline.passage import Form, Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.claiming.used_by_others import FROM
from pipeline.words.places import place_turns, telling
from pipeline.words.places.gazetteer import Place
from pipeline.words.places.place_clauses import (
    NEW_CLAUSE,
    bare,
    clause_of,
    denied,
    led_over,
    noise,
    only_places,
    within,
)
from pipeline.words.places.settled import WORDS, places
from pipeline.words.places.telling import said
from pipeline.words.wording.function_words import AND, AND_ANY

Role = Literal["main", "also", "denied", "unsure", "none"]
_THEN = re.compile(
    r"\s*\(?(?:since|seit|ab|depuis|desde|dal|sedan|siden|sinds|od|nuo|kopš|alates|from)\s+(?:\w+\s+)?(?:19|20)\d\d",
    re.IGNORECASE,
)
_AND_OTHER = re.compile(rf"\s(?:{AND})\s+\w+\s+\w+")
_BRACKET = re.compile(r"\s*\(([^()]{1,60})\)")
_WHERE = re.compile(
    r",?\s*(?:where|wo|où|donde|dove|waar|där|hvor|jossa|missä|gdzie|kde|gdje|kjer|onde|kur|kus|unde"
    r"|ahol)\s([^.;,()]{1,80})",
    re.IGNORECASE,
)
_WHEREAS = re.compile(
    r"\b(?:whereas|while|but|während|aber|tandis que|mais|mientras que|pero|mentre|terwijl|maar|medan|mens|"
    r"kun taas|mutta|podczas gdy|ale|zatímco|kým|dok|medtem ko|enquanto|mas)\b|(?<=[,.] )(?:men|ma)\b", re.IGNORECASE)
_WORD = re.compile(r"\b[^\W\d_A-Z][^\W\d_]{3,}")
_WITH = re.compile(r",\s*(?:with|mit|avec|con|com|amb|med|met|z|s|cu)\s+(?:\w+\s+)?$", re.IGNORECASE)
_APART = re.compile(rf"\s*(?:;|,\s*(?:{AND_ANY})\s)\s*(?:(?:in|the|i|en|på)\s)?", re.IGNORECASE)  # a clause begins
_TOO = re.compile(r"(?:[aeioäö]|n|ss[aä]|ll[aä])kin$")  # Finnish "also" at the end of a name ("Virossakin")
_AFTER = 20
_BOUGHT = ("bought", "has bought", "have bought", "purchased", "acquired", "obtained", "got", "licen", "has licen")
_LED_BY = re.compile(
    r"\b(?:in|im|into|en|à|au|aux|i|på|w|we|v|ve|u|na|em|no|for|für|by|durch|par|por|da|door|av|af|przez)\s(?:the\s)?$",
    re.IGNORECASE)
_LISTED = re.compile(rf"\s*[,/&+]?\s*(?:{AND_ANY})?\s*(?:the\s)?", re.IGNORECASE)
_VERB_NEXT = re.compile(r"\s(?:\w+\s){0,2}")
_PLUS, _FROM = 3, 20  # characters
_ADDED = re.compile(
    r"\((?:and|und|et|y|e|en|och|og|ja|ir|in|a|i|plus|\+|&|also)\s(?:the\s|in\s|i\s|en\s)?$", re.IGNORECASE)
_HAS_ALSO = re.compile(  # "Clackmannanshire has also run it"
    r"\s(?:has|have|had|is|are|does|do|hat|haben|a|ont|ha|han|hanno|heeft|hebben|har|on)\s", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|from|od|seit|ab|depuis|desde|dal|från|sedan|siden|fra|sinds|vanaf|nuo|kopš|alates"
    r"|vuodesta)\s+(?:\w+\s+)?"
    r"(?:19|20)\d\d(?:\s+(?:in|w|v|i|en|u|på|auch|the))?\s*[,)]?\s*$",
    re.I,
)


@dataclass
class Placed:
    """The places of an answer by role; `garbled`: a list of places broken by words that are none; `unsure`: places
    of other countries in later sentences that no word gives a role; `other`: places without a part, and details of
    the home country; `doubtful`: the main ones stand in a sentence that speaks of something else; `home`: the
    sentence that tells the main ones."""

    main: list[Place] = field(default_factory=list)
    also: list[Place] = field(default_factory=list)
    denied: list[Place] = field(default_factory=list)
    unsure: list[Place] = field(default_factory=list)
    other: list[Place] = field(default_factory=list)
    garbled: Span | None = None
    doubtful: bool = False
    home: Stretch | None = None

    def all(self) -> tuple[Place, ...]:
        return (*self.main, *self.also, *self.denied, *self.unsure, *self.other)


@once
def roles(form: Form, passage: Passage) -> Placed:
    """Every place of an answer by the part it plays; worked out once for each answer."""
    return _Reader(passage, places(form, passage)).read()


class _Reader:
    """Reads the places of one answer sentence by sentence; `home`: the sentence that told the main ones."""

    def __init__(self, passage: Passage, found: list[Place]) -> None:
        self.passage, self.places = passage, found
        self.placed = Placed()
        self.home: Stretch | None = None
        self.words = passage.of(WORDS)
        self.tellers = telling.tellers(passage, found)
        self.aside: list[Place] = []
        self.before: list[Place] = []

    def read(self) -> Placed:
        tail = False
        for sentence in self.passage.sentences:
            here = [p for p in self.places if sentence.holds(p.start)]
            listing = bool(here) and bare(self.passage, sentence, here)
            for place in here:
                self._put(place, self._role(sentence, place, here, tail and listing))
            if tail and listing and noise(self.passage, sentence, here):
                self.placed.garbled = self.passage.locate(sentence.start, sentence.end)[0]
            tail = bool(here) and any(p in self.placed.also for p in here)
        self.aside = [p for p in self.aside if not self._from(p)]
        if self.aside and not any(p.codes for p in (*self.placed.main, *self.placed.also)):
            self.placed.main += [p for p in self.aside if self.passage.sentence_at(p.start).holds(self.aside[0].start)]
            self.placed.other = [p for p in self.placed.other if p not in self.placed.main]
            self.placed.doubtful = True
        if self.before and not any(p.codes for p in self.placed.all() if p not in self.before):
            self.placed.main += [p for p in self.before if p.codes]  # "formerly all over Ireland, today in Cork"
            self.placed.other = [p for p in self.placed.other if p not in self.placed.main]
        home = {c for p in self.placed.main for c in p.codes}
        self.placed.other += [p for p in self.placed.also if set(p.codes) <= home]  # "Malta and Gozo (in Gozo ...)"
        self.placed.also = [p for p in self.placed.also if not set(p.codes) <= home]
        first = next((p for p in self.placed.main if p.codes), None)
        self.placed.home = self.passage.sentence_at(first.start) if first else None
        return self.placed

    def _put(self, place: Place, role: Role) -> None:
        placed = self.placed
        {"main": placed.main, "also": placed.also, "denied": placed.denied, "unsure": placed.unsure}.get(
            role, placed.other
        ).append(place)

    def _role(self, sentence: Stretch, place: Place, here: list[Place], listed: bool) -> Role:
        first = self.home in (None, sentence)
        clause = clause_of(self.passage, sentence, place)
        if not self.placed.main and place.kind == "country" and telling.beyond(self.passage, place):
            self.home = self.home or sentence
            return "main"  # "outside Estonia: used in Latvia"
        if telling.outside(self.passage, place, self.placed.main):
            return "none"
        if self._excepted(sentence, place, here):
            return "denied"
        if self._counted_in(sentence, place, here):
            return "none"
        if place_turns.giver(self.passage, place.end) or place_turns.inventor(self.passage, place, self.places):
            return "none"
        if place_turns.is_over(self.passage, place.start):
            self.before.append(place)
            return "none"
        uses = [m for m in self.words if m.code == "use"]
        taught = self._behind(place) and not self._from(place)
        if taught and place_turns.used_there(self.passage, sentence, place.end, uses):
            return "also"
        if self._partless(sentence, clause, place, first):
            if place.kind == "country" and any(clause.holds(m.start) and m.code == "clients" for m in self.words):
                self.aside.append(place)
            return "none"
        if self._beside_the_point(sentence, clause, place):
            self.aside.append(place)
            return "none"
        if self._answered(place):
            return "also"
        if (self._behind(place) or sentence.start) and telling.only_a_piece(self.passage, clause, place):
            return "none"
        scope = clause if first or self._before_bracket(place) else sentence
        if denied(self.passage, scope, self.places):
            return "denied"
        if self._figure(sentence, place):
            return "none"
        if listed or self._opened(sentence, clause, place):
            return "also"
        if first and (own := self._of_its_own(clause, place)):
            return own
        if first or not self.placed.main:
            if place.codes:
                self.home = self.home or sentence
            return "main"
        return self._later(sentence, place, here)

    def _of_its_own(self, clause: Stretch, place: Place) -> Role | None:
        """The role of another country of which a further clause of the sentence tells, not a mere list ("Norway, and
        some Danes run it too")."""
        main = [p for p in self.placed.main if p.codes]
        last = max((p.end for p in main), default=place.start)
        between = self.passage.text[last : place.start]
        if self._at_home(place, main) or not place.codes or not re.search(r"[,;:–(+]", between):
            return None
        if not _LISTED.fullmatch(between) and self._uses_it(place):
            return "also"
        use = any(m.code in ("use", "taken") and clause.holds(m.start) for m in self.words)
        if use and _APART.fullmatch(between) and len({c for p in main for c in p.countries}) == 1:
            return "also"
        if len(_WORD.findall(between)) < 2 and not _WITH.search(between):
            return None
        return "also" if use else "unsure"

    def _uses_it(self, place: Place) -> bool:
        """Is a place the subject of a word for use right behind it ("and the Channel Islands take part")?"""
        use = next((m for m in self.words if m.start >= place.end and m.code == "use"), None)
        if use is None or use.term.endswith(("ed", "ing")) or any(
                place.start < p.start < use.start for p in self.places):
            return False
        led = _LED_BY.search(self.passage.text, max(0, place.start - _FROM), place.start)
        return led is None and _VERB_NEXT.fullmatch(self.passage.text, place.end, use.start) is not None

    def _at_home(self, place: Place, main: list[Place]) -> bool:
        """Does a place lie in the country of the main ones, and is no land beside other lands?"""
        home = {c for p in main for c in p.countries}
        if not place.countries & home:
            return False
        parts = [p for p in main if p.kind != "country"]  # "Switzerland, cantons of Bern and Jura"
        lands = place.kind == "land" and bool(parts) and all(
            p.kind in ("land", "group", "part") and "-" in p.codes[0] for p in parts)
        return not lands or any(c in p.codes for p in main for c in place.codes)

    def _later(self, sentence: Stretch, place: Place, here: list[Place]) -> Role:
        """A place of a sentence after the one that told the main places."""
        home = {c for p in self.placed.main for c in p.codes}
        use = any(m.code in ("use", "taken") and sentence.holds(m.start) for m in self.words)
        if not place.codes or place.countries <= {c.split("-")[0] for c in home}:
            if use and not self._at_home(place, [p for p in self.placed.main if p.codes]):
                return "also"
            soft = not re.search(r"[.!?]\s*$", self.passage.text[: sentence.start][-3:])
            return "main" if soft or bare(self.passage, sentence, here) else "none"
        if use:
            return "also"
        return "unsure" if noise(self.passage, sentence, here) else "main"

    def _partless(self, sentence: Stretch, clause: Stretch, place: Place, first: bool) -> bool:
        """Is it planned or past there, a visitor, the origin, the clients' home, another programme's? In the sentence
        that tells the main places such a word speaks of what follows it, in later ones of all."""
        text = self.passage.text
        if telling.to_come(self.passage, clause) and (self.home or place is not self.places[0]):
            return True
        bracket = _BRACKET.match(text, place.end)
        inside = Stretch(bracket.start(1), bracket.end(1)) if bracket else None
        where, then = _WHERE.match(text, place.end), _THEN.match(text, place.end)
        closed = then is not None and text[then.end() : then.end() + 1] in (",", ";")  # "Faroe Islands since 2022, ..."
        for mention in self.words:
            if not said(self.passage, mention) or within(mention, place) or (closed and mention.start > place.end):
                continue
            if place_turns.about_users(self.passage, place, mention, self.words):
                continue
            if inside and inside.holds(mention.start) and not any(inside.holds(p.start) for p in self.places):
                return True
            if where and mention.code == "past" and where.start(1) <= mention.start < where.end(1):
                return True
            if not first and sentence.holds(mention.start) and not self._contrasted(place, mention):
                return mention.code != "contact" or not telling.came_to_use(self.passage, sentence, mention)
            apart = self._behind(place) or sentence != self.passage.sentences[0]
            if clause.holds(mention.start) and (mention.end <= place.start or apart):
                return True
        return False

    def _from(self, place: Place) -> bool:
        """Does "from" stand right before a place?"""
        return FROM.search(self.passage.text, max(0, place.start - _FROM), place.start) is not None

    def _before_bracket(self, place: Place) -> bool:
        """Does a bracket with another place follow?"""
        bracket = _BRACKET.match(self.passage.text, place.end)
        return bracket is not None and any(bracket.start() < p.start < bracket.end() for p in self.places)

    def _contrasted(self, place: Place, mention: Mention) -> bool:
        """Does "whereas", or the bracket of another place, stand between a place and a word behind it?"""
        between = self.passage.text[place.end : max(place.end, mention.start)]
        rest = self.passage.text[place.end : mention.end + _AFTER]
        return (
            ";" in between
            or any("(" in between[: p.start - place.end] for p in self.places if place.end < p.start < mention.start)
            or _WHEREAS.search(between) is not None
            or any(m.start() < len(between) for m in NEW_CLAUSE.finditer(rest))
        )

    def _beside_the_point(self, sentence: Stretch, clause: Stretch, place: Place) -> bool:
        """Does the clause speak of something else, or does the sentence tell of no use where a later one does?"""
        if place_turns.handed_to(self.passage, sentence, place.start):
            return False
        asked = next((m for m in self.words if m.code == "contact" and sentence.holds(m.start)), None)
        if asked and self._behind(place) and telling.came_to_use(self.passage, sentence, asked):
            return False
        if telling.of_other(self.passage, clause, place.start):
            return True
        later = any(s.start > sentence.start for s in self.tellers)
        return later and sentence not in self.tellers and telling.prose(self.passage, sentence, place)

    def _behind(self, place: Place | Mention) -> bool:
        """Is it told after a main place?"""
        return any(p.end <= place.start for p in self.placed.main if p.codes)

    def _excepted(self, sentence: Stretch, place: Place, here: list[Place]) -> bool:
        """Does a word such as "except" take the place out: before it, or behind it and behind another place?"""
        text = self.passage.text
        marks = [
            *self.passage.of("negators", "except"),
            *(m for m in self.words if m.code == "except"),
            *(
                m
                for m in self.passage.of("negators", "without", "local")
                if m.end <= place.start and (re.match(r"\W*(?:\w{1,3}\W+)?$", text[m.end : place.start])
                                             or only_places(self.passage, here, m.end, place.start))
            ),
        ]
        for mark in marks:
            if not sentence.holds(mark.start) or any(within(mark, p) for p in here):
                continue
            between = text[mark.end : place.start] if mark.end <= place.start else ""
            if "(" in between and any(mark.end <= p.start < mark.end + between.index("(") for p in here):
                continue  # "all but Catalonia, which has its own (Spain)"
            if place_turns.goes_on(self.passage, place, self.placed.denied):
                return True
            if any(mark.end <= p.start < place.start and telling.beyond(self.passage, p) for p in here):
                continue  # "hors de France, en Belgique"
            if any(m.code == "also" and mark.end <= m.start < place.start for m in self.words):
                continue  # "all but Bornholm, moreover the Faroe Islands"
            if mark.end <= place.start and not re.search(r"[.;:)]|\b(?:also|auch|aussi|también|ook)\b", between):
                return len(between) < 60
            after = any(mark.end <= p.start for p in here)
            if not after and 0 <= mark.start - place.end <= 3 and any(p.end <= place.start for p in here):
                return True
        return False

    def _counted_in(self, sentence: Stretch, place: Place, here: list[Place]) -> bool:
        """Is the place named only as a part of another ("Malta (Gozo included)")?"""
        wider = [p for p in (*self.placed.main, *here) if p.kind in ("country", "land") and p is not place
                 and p.countries == place.countries and p.start < place.start]
        marks = [m for m in self.words if m.code == "included" and sentence.holds(m.start)] if wider else []
        between = ((min(place.end, m.end), max(place.start, m.start)) for m in marks)
        return any(only_places(self.passage, here, start, end) for start, end in between)

    def _figure(self, sentence: Stretch, place: Place) -> bool:
        """ "From Ystad to Haparanda", beside words for the whole country."""
        whole = any(m.code == "whole" for m in self.words if sentence.holds(m.start))
        return whole and led_over(self.passage, place, 25)

    def _opened(self, sentence: Stretch, clause: Stretch, place: Place) -> bool:
        """Is the place opened by a word such as "also", or by a year of its own: before it in the sentence, or behind
        it in its clause?"""
        text = self.passage.text
        if self._behind(place) and _SINCE.search(text[max(sentence.start, place.start - 40) : place.start]):
            return True
        if self._behind(place) and (_THEN.match(text, place.end) or _ADDED.search(text, sentence.start, place.start)):
            return True
        if self._behind(place) and _TOO.search(text, place.start, place.end):
            return True
        if self._behind(place) and any(sentence.start <= p.start < place.start and telling.beyond(self.passage, p)
                                       for p in self.places):
            return True  # "outside Estonia: used in Latvia"
        if place_turns.handed_to(self.passage, sentence, place.start):
            return True
        subject = not re.search(r"\w{4}", text[sentence.start : place.start])
        for mention in self.words:
            if mention.code != "also" and not (mention.code == "taken" and self._behind(mention)):
                continue
            if (mention.term == "plus" and self._summed(mention)) or (
                    mention.term.startswith(_BOUGHT) and self._from(place)):
                continue
            if sentence.start <= mention.start < place.start:
                return True
            if subject and sentence.holds(mention.start) and re.match(r"\s+[a-z]\w*s\b", text[mention.end :][:12]):
                return True
            if subject and self._behind(place) and _HAS_ALSO.fullmatch(text, place.end, mention.start):
                return True
            if mention.start >= place.end and clause.holds(mention.start) and self._closes(mention, place, clause):
                return True
        return False

    def _answered(self, place: Place) -> bool:
        """Does a yes stand behind the colon of a place that is told after the main ones ("Kosovo: yes, since 2020")?"""
        return self._behind(place) and any(
            re.fullmatch(r"\s?[:–-]\s", self.passage.text[place.end : m.start])
            for m in self.passage.of("yes_no", "yes") if place.end <= m.start <= place.end + _AFTER)

    def _summed(self, plus: Mention) -> bool:
        """Does "plus" stand between two parts of one country ("Lower Saxony plus Bremen")?"""
        before = [p for p in self.places if 0 <= plus.start - p.end <= _PLUS]
        after = [p for p in self.places if 0 <= p.start - plus.end <= 2 * _PLUS]
        return any(a.countries & b.countries and all("-" in c for c in (*a.codes, *b.codes))
                   for a in before for b in after)

    def _closes(self, mention: Mention, place: Place, clause: Stretch) -> bool:
        """Does "also" behind a place speak of it, and not of what follows?"""
        text = self.passage.text
        lead = text[place.end : mention.start]
        if re.search(r"[,;:(]", lead) or re.search(r"\b(?:in|im|en|på|y|and|und|et|e|i|og|och)\s*$", lead):
            return False
        if any(mention.end <= p.start and clause.holds(p.start) for p in self.places):
            return False
        other = any(place.end <= p.start < mention.start for p in self.places) or _AND_OTHER.search(lead)
        if not self._behind(place) and other:
            return False  # "Catalonia applies it and the Balearic Islands have it also"
        return not re.match(r"\s*(?:run|used|in|delivered|i|en|for|für|pour|para)\b", text[mention.end :][:12], re.I)


def stands(passage: Passage, mention: Mention) -> bool:
    """Is a word said of the programme's reach: not unticked, planned or past, and not about other places?"""
    clause = passage.clause_at(mention.start)
    if claims.unticked(passage, mention) or place_turns.is_over(passage, mention.start):
        return False
    return not any(clause.holds(m.start) and m is not mention and said(passage, m) for m in passage.of(WORDS))
