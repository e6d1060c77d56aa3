"""The components that an answer states (group work, individual work, work with couples or families), and the words
about their relation.

A component that is denied, planned, past, another programme's or only the intake is not stated; nor is one that is for
others, where the programme has one of its own.
"""

from __future__ import annotations

import itertools
import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import compared, scopes
from pipeline.words.claiming.scopes import Kind, Scope
from pipeline.words.quantities.quantities import quantities
from pipeline.words.sessions import companies, formats_apart, one_person
from pipeline.words.wording.tongues import NOUN_FIRST

COMPONENTS = ("group", "individual", "family")
OUT: tuple[Kind, ...] = ("unticked", "not", "refuse", "plan", "past", "other")
_SHORT, _BESIDE, _SUBJECT = 4, 3, 1
_SEVERAL = re.compile(
    r"\b(?:[2-9]|1\d|two|three|four|five|six|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|due|tre"
    r"|quattro"
    r"|twee|drie|vier|två|fyra|kaksi|kolme|neljä|dwa|trzy|cztery|dva|dvě|tři|čtyři|to|fire)\s+$", re.I)
_AT_FIRST = re.compile(  # opens an order of things ("individual at first and then group")
    r"(?:at first|first|in the beginning|initially|at the beginning|to begin with|zuerst|zunächst|am Anfang|anfangs"
    r"|d['’]abord|au début|primero|al principio|prima|all['’]inizio|eerst|först|i början|først|i begyndelsen"
    r"|ensin|aluksi|najpierw|nejprve|najprv|prvo|najprej|pirmiausia|vispirms|alguses|întâi|primeiro|primer)\b[\s,]+"
    r"(?:[^\W\d]{1,3}\s)?(?:then|after\w*|later|dann|danach|puis|ensuite|luego|después|poi|dopo|daarna|sedan|därefter"
    r"|derefter|så|sitten|potem|pak|potom|zatim|nato|vėliau|pēc tam|siis|apoi|depois|després)\b", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:who|whoever|that|if|when|where|anyone|wer|wenn|falls|sofern|qui|si|quand|lorsque|quien|quienes"
    r"|cuando|chi|se"
    r"|quando|qualora|kad|kada|ko|kadar|wie|als|indien|wanneer|som|om|når|hvis|dersom|jos|joka|jotka|kto|który"
    r"|którzy|jeśli|jeżeli|gdy|kdo"
    r"|který|kteří|když|pokud|jei|jeigu|kas|če|kdor|ako|tko|koji|quem|dacă|cine|ha|aki|qui|kui|kes|ja|kurš)\b", re.I)
_THEN = re.compile(
    r"[\s,](?:goes|go|follows?|attends?|does|passes|geht|gehen|folgt|besucht|suit|suivent|passe|va|sigue|siguen"
    r"|gaat|doet|går|följer|følger|käy|przechodzi|prochází|ide|gre|is|are|gets?|receives?|sees?|comes?|meets?"
    r"|works?|can|may|will|has|have|we|he|they|do|does|wird|werden|sono|vengono|sind|sont|son|están"
    r"|bekommt|bekommen|erhält|erhalten|kann|können|macht|kommt|arbeitet|est|sont|peut|peuvent|reçoit|fait"
    r"|se\s+le|puede"
    r"|pueden|recibe|hace|viene|viene|può|possono|fa|riceve|segue|krijgt|krijgen|kan|kunnen|volgt|wordt|worden"
    r"|får|kan"
    r"|blir|erbjuds|ges|gis|gives|sker|skjer|tilbys|tilbydes|voi|voivat|saa|saavat|może|mogą|jest|są|ma|mają"
    r"|může|mohou|je|jsou|gali|yra|lahko"
    r"|može|mogu|pode|podem|é|são|poate|pot|kaphat|saab)\s", re.I)
_VERB_FIRST = re.compile(r"\W*(?:kann|können|kan|kunnen|kunne|kon|ist|sind|är|er|should|sollte|skulle|is)\s", re.I)
_WOMAN = re.compile(r"(?<=[\s-]one)\s(?:woman|female|lady)\b", re.I)  # "one man and one woman" lead the group
_OR_ALONE = 3  # words
_ALSO_OFFERED = re.compile(
    r"(?:(?:our (?:\w+\s){1,2}|we )(?:(?:also|further|besides|additionally) )?(?:offers?|runs?|provides?|has"
    r"|have|holds?)\b"
    r"|wir (?:bieten|haben|führen) (?:auch|außerdem|ausserdem|daneben)|nous (?:proposons|offrons"
    r"|avons) (?:aussi|également)"
    r"|(?:también )?ofrecemos(?: también)?|(?:offriamo|abbiamo) anche|we (?:bieden|hebben) ook|vi (?:erbjuder"
    r"|har) (?:även|också)"
    r"|vi (?:tilbyder|tilbyr|har) også|tarjoamme myös|oferujemy (?:także|też|również)|nabízíme (?:také|i)|ponúkame aj"
    r"|nudimo (?:i|također)|ponujamo tudi|oferim și|(?:também )?oferecemos(?: também)?)", re.IGNORECASE)
_OWN_PROGRAMME = re.compile(
    r"[.;,]\s(?:but\s|aber\s|mais\s|pero\s|ma\s|maar\s|men\s|ale\s)?(?:this|the present|the) (?:programme"
    r"|program|course)\b"
    r"|[.;,]\s(?:aber\s)?(?:dieses|das|das vorliegende) Programm\b|[.;,]\s(?:mais\s)?(?:ce|le|le présent) programme\b"
    r"|[.;,]\s(?:pero\s)?(?:este|el|el presente) programa\b|[.;,]\s(?:ma\s)?(?:questo|il|il presente) programma\b"
    r"|[.;,]\s(?:maar\s)?(?:dit|het) programma\b|[.;,]\s(?:men\s)?(?:detta program|det här programmet|programmet"
    r"|dette program(?:met)?)\b|[.;,]\s(?:mutta\s)?tämä ohjelma\b|[.;,]\s(?:ale\s)?(?:ten|tento|ovaj|ta"
    r"|acest) program\b"
    r"|[.;,]\s(?:mas\s)?(?:este|o) programa\b", re.IGNORECASE)
_CUT_SHORT = frozenset({"ind", "gr"})
_MARKED = re.compile(r"\s?[.:,;/+)&=]|\s?$|\s+(?:sessions?|work|talks?|meetings?|only)\b", re.I)


def _cut(passage: Passage, mention: Mention) -> bool:
    """Is a word cut short, and nothing beside it shows that it is ("ind i gruppen" is Danish, 5 gr a weight)?"""
    return mention.term.casefold() in _CUT_SHORT and not _MARKED.match(passage.text, mention.end)


def one_with_one(passage: Passage) -> list[Mention]:
    """One of the staff beside one of the participants ("by one trainer to one man"), as a word for individual work."""
    found = []
    for a, b in itertools.pairwise(quantities(passage)):
        pair = {a.what, b.what} == {"staff", "person"} and a.exact and b.exact and a.low == b.low == 1
        joined = any(a.end <= m.start < b.start for m in passage.of("joiners", "and"))
        leaders = joined and passage.of("session_forms", "group")  # "a group with a male and a female leader"
        if pair and b.noun and b.first - a.last <= _SHORT and not leaders:
            found.append(b.noun._replace(code="individual"))
    return found


class Components:
    """The components that an answer states, and the words about their relation."""

    def __init__(self, passage: Passage, vocabulary: str) -> None:
        self.passage = passage
        self.units = scopes.units(passage)
        self._mentions = [
            m for m in passage.of(vocabulary)
            if (len(m.term) > _SHORT or m.code in COMPONENTS or scopes.spoken(passage, m)) and not _cut(passage, m)
        ]
        self._mentions = [*(self._by_himself(m) for m in self._mentions), *one_with_one(passage),
                          *formats_apart.received_together(passage)]
        people = {(m.first, m.last) for m in self.all("person", "other_group")}
        people |= {(m.first, m.last) for m in self.all("individual") if _WOMAN.match(passage.text, m.end)}
        self._mentions = [m for m in self._mentions if m.code not in COMPONENTS or (m.first, m.last) not in people]
        self._mentions = [m for m in self._mentions if m.code != "individual" or not (
            self._of_thing(m) or one_person.of_person(passage.text, m))]
        self.stated = {c: [m for m in self.all(c) if self._counts(m)] for c in COMPONENTS}
        own = {c: [m for m in found if not self._outside(m) and not companies.of_others(self.passage, m)]
               for c, found in self.stated.items()}
        if any(own.values()):
            self.stated = own
        self.stated = self._described() or self.stated
        lone = self.exclusive()
        if lone is not None:
            self.stated = {c: found if c == lone else [] for c, found in self.stated.items()}

    def all(self, *codes: str) -> list[Mention]:
        return [m for m in self._mentions if m.code in codes]

    def _by_himself(self, mention: Mention) -> Mention:
        """A word for "alone" is individual work where its sentence tells of some of the participants only ("who is ill
        follows it alone")."""
        if mention.code != "alone":
            return mention
        sentence = self.passage.sentence_at(mention.start)
        beside = self._some(sentence, mention) or self._or_alone(mention)
        return mention._replace(code="individual") if beside else mention

    def _or_alone(self, mention: Mention) -> bool:
        """Does an "or" stand between a component and a word for "alone" ("in a group or alone", "solo o en grupo")?"""
        beside = [m for m in self.all("group", "family") if 0 < mention.first - m.last <= _OR_ALONE
                  or 0 < m.first - mention.last <= _OR_ALONE]
        ors = self.passage.of("joiners", "or") if beside else ()
        return any(min(b.end, mention.end) <= m.start < max(b.start, mention.start) for b in beside for m in ors)

    def _some(self, sentence: Stretch, mention: Mention) -> re.Match[str] | None:
        """The word before a mention that begins a condition: a conjunction, or a verb that opens the sentence."""
        found = _SOME.search(self.passage.text, sentence.start, mention.start)
        return found or _VERB_FIRST.match(self.passage.text, sentence.start, mention.start)

    def _of_thing(self, mention: Mention) -> bool:
        """Does a word for "individual" describe something that each participant has or does ("individual goals",
        "una carpeta individual"), and not the work with him? In German adjectives begin small."""
        word = self.passage.text[mention.start : mention.end]
        if mention.last > mention.first or "indiv" not in word.casefold().replace("í", "i").replace("y", "i"):
            return False
        if self._what_is_done(mention):
            return True
        return any(thing.first == mention.last + 1 or (thing.last == mention.first - 1 and thing.language in NOUN_FIRST)
                   for thing in self.all("thing"))

    def _what_is_done(self, mention: Mention) -> bool:
        """Is a thing of each participant the subject of a clause that names one component ("homework is done
        individually")?"""
        unit = self.unit(mention)
        things = [m for m in self.all("thing") if unit.start <= m.start < mention.start]
        opens = bool(things) and len(self.passage.text[unit.start : things[0].start].split()) <= _SUBJECT
        return opens and not any(unit.holds(m.start) and m.code != "individual" for m in self.all(*COMPONENTS))

    def instead(self, mention: Mention) -> bool:
        """Is a component that of some participants: behind a condition and a denial in its sentence ("who cannot sit in
        a group may take it alone"), or before those for the other ("alone if a group is not possible")?"""
        sentence = self.passage.sentence_at(mention.start)
        where = _SOME.search(self.passage.text, mention.end, sentence.end)
        others = [m for m in self.all(*COMPONENTS) if m.code != mention.code and sentence.holds(m.start)]
        if where and not self.near(mention, "everyone") and any(
                where.end() <= m.start and scopes.denied(self.passage, m) for m in others):
            return True
        some = self._some(sentence, mention)
        if some is None or any(m.code != mention.code and m.start < some.start() and sentence.holds(m.start)
                               for m in self.all(*COMPONENTS)):
            return False
        return any(some.end() <= m.start < mention.start and m.code in ("not", "local", "no", "nobody")
                   for m in scopes.triggers(self.passage))

    def by_condition(self, mention: Mention) -> bool:
        """Is a component what one of the participants has alone, by a condition in a sentence of its own ("a man who is
        deaf can do it alone")?"""
        sentence = self.passage.sentence_at(mention.start)
        words = (*self.passage.of(mention.vocabulary, "alone"), *self.passage.of("by_oneself", "oneself"))
        alone = any(m.start == mention.start for m in words)
        return alone and self._some(sentence, mention) is not None and not any(
            sentence.holds(m.start) and m.code != mention.code for m in self.all(*COMPONENTS))

    def _not_given(self, mention: Mention) -> bool:
        """Is a component the object of a denied "offer" in a short clause of its own ("groups we do not offer")?"""
        unit = self.unit(mention)
        if len(unit.of(self.passage.text).split()) > 2 * _SHORT or any(
                unit.holds(m.start) and m.code != mention.code for m in self.all(*COMPONENTS)):
            return False
        if any(unit.holds(m.start) for m in self.all("not_given")):
            return True
        denied = any(unit.holds(m.start) and m.code in ("not", "local", "no") for m in scopes.triggers(self.passage))
        return denied and any(unit.holds(m.start) for m in self.all("give")) and not any(
            unit.holds(m.start) for m in self.all("exception", "rule", "everyone"))

    def _outside(self, mention: Mention) -> bool:
        """Is a component said to be no part of the programme: itself, and not another one named before those words?"""
        for mark in self.near(mention, "outside"):
            sentence = self.passage.sentence_at(mark.start)
            named = [m for m in self.all(*COMPONENTS) if sentence.start <= m.start < mark.start]
            if mention.start < mark.start or not named:
                return True
        return False

    def _counts(self, mention: Mention) -> bool:
        """Is a component stated: not denied, planned, past, another programme's, nor only the intake?"""
        if compared.elsewhere(self.passage, mention.start) or self._not_given(mention) or self._of_refused(mention):
            return False
        scope = scopes.of(self.passage, mention, OUT)
        if scope and any(b.first <= scope.trigger.first and scope.trigger.last < b.last
                         for b in self.passage.of("bounds")):
            scope = None  # "not fewer than six in a group"
        if scope and scope.kind == "past" and _AT_FIRST.match(self.passage.text, scope.trigger.start):
            scope = None
        if scope and mention.code == "group" and any(
                q.bound and 0 < q.first - mention.last <= _BESIDE and q.end <= scope.trigger.start
                for q in quantities(self.passage)):
            scope = None  # "groups bigger than eight are not accepted"
        if scope and not self._taken_up(mention, scope) and not self._beyond(mention, scope) and not (
                self._of_the_rest(mention, scope)):
            return False
        unit = self.unit(mention)
        if any(unit.holds(m.start) and not self._between(mention, m) and not _AT_FIRST.match(
                self.passage.text, m.start) for m in self.all("ended")):
            return False
        if any(unit.start <= m.start < mention.start for m in self.all("lack")):
            return False
        if any(unit.start <= m.start < mention.start for m in self.passage.of("earlier_programmes", "earlier")):
            return False
        if _SEVERAL.search(self.passage.text[max(0, mention.start - 12) : mention.start]):
            return True
        return not (mention.code == "individual" and self._of_intake(mention, unit))

    def _of_refused(self, mention: Mention) -> bool:
        """Does a denied component only tell whom the programme refuses ("who cannot sit in a group is not taken")?"""
        sentence = self.passage.sentence_at(mention.start)
        others = [m for m in self.all(*COMPONENTS) if m.code != mention.code and sentence.holds(m.start)]
        refused = [m for m in scopes.refusing(self.passage) if mention.end <= m.start < sentence.end]
        some = self._some(sentence, mention) if refused and not others else None
        return some is not None and any(some.end() <= m.start < mention.start and m.code in ("not", "local", "no")
                                        for m in scopes.triggers(self.passage))

    def _of_intake(self, mention: Mention, unit: Stretch) -> bool:
        """Is a talk one before the programme: the words for it near, or behind it in its clause?"""
        gaps = [(m, scopes.distance(self.passage, mention, m)) for m in self.all("intake") if unit.holds(m.start)]
        return any(gap <= _BESIDE or (m.start > mention.start and gap <= 2 * _BESIDE) for m, gap in gaps)

    def _taken_up(self, mention: Mention, scope: Scope) -> bool:
        """Does a denial end at a component nearer to it ("those who cannot join a group are seen individually")?"""
        if scope.kind == "not" and not scope.after and self.unit(mention) != self._unit_at(scope.trigger.start):
            named = [m for m in self.all(*COMPONENTS) if mention.end <= m.start and m.end <= scope.trigger.start]
            return any(m.code != mention.code for m in named)
        if scope.kind != "not" or not scope.after or scope.trigger.code in ("except", "without"):
            return False
        before = [m for m in self.all(*COMPONENTS) if scope.trigger.end <= m.start and m.end <= mention.start]
        return bool(before) and before[-1].code != mention.code and (
            scopes.distance(self.passage, before[-1], mention) > 2)

    def _of_the_rest(self, mention: Mention, scope: Scope) -> bool:
        """Does a denial belong to a clause about some participants, and the verb of the component stand behind it
        ("who does not follow is seen alone")?"""
        if scope.kind != "not" or not scope.after:
            return False
        sentence = self.passage.sentence_at(mention.start)
        head = _SOME.search(self.passage.text, sentence.start, scope.trigger.end)
        verb = _THEN.search(self.passage.text, scope.trigger.end, mention.start)
        return head is not None and verb is not None

    def _beyond(self, mention: Mention, scope: Scope) -> bool:
        """Does a plan or the past reach back over another component in a clause of its own ("1:1 only, group
        planned")?"""
        if scope.after or scope.kind not in ("plan", "past", "other"):
            return False
        between = [m for m in self.all(*COMPONENTS) if mention.end <= m.start and m.end <= scope.trigger.start]
        return any(m.code != mention.code and self.unit(m) != self.unit(mention) for m in between)

    def _described(self) -> dict[str, list[Mention]] | None:
        """The components told behind words for "the programme described here", which ends what is told of others."""
        marks = self.passage.of("scope_marks", "described")
        if not marks:
            return self._beside_others()
        begin = self.passage.clause_at(marks[0].start).start
        own = {c: [m for m in found if m.start >= begin] for c, found in self.stated.items()}
        return own if any(own.values()) else None

    def _beside_others(self) -> dict[str, list[Mention]] | None:
        """The components told of "this programme", where the answer opens with what is offered besides ("we also offer
        couple counselling; this programme is run in a group")."""
        offered = _ALSO_OFFERED.match(self.passage.text)
        own = _OWN_PROGRAMME.search(self.passage.text, offered.end()) if offered else None
        if own is None:
            return None
        behind = {c: [m for m in found if m.start >= own.start()] for c, found in self.stated.items()}
        return behind if any(behind.values()) else None

    def exclusive(self) -> str | None:
        """The component that is said to be the only one ("solo individual"), the others having a clause of their own
        that names no exception."""
        for code in ("group", "individual"):
            for mention in self.stated[code]:
                unit = self.unit(mention)
                others = [m for c, found in self.stated.items() if c != code for m in found]
                if self._only(mention) and not any(unit.holds(m.start) for m in others) and not any(
                    self.near(m, "exception", "otherwise", "everyone", "possible") for m in others
                ):
                    return code
        return None

    def _only(self, mention: Mention) -> bool:
        """Does "only" stand beside a component, and nothing behind it that says when?"""
        unit = self.unit(mention)
        text = self.passage.text
        first = not any(m.start < mention.start for m in self.all(*COMPONENTS))
        if any(unit.holds(m.start) for m in self.all("exception")):
            return False
        for mark in (*scopes.joiners(self.passage, "only"), *self.passage.of("count_relations", "exclusive")):
            if not unit.holds(mark.start) or scopes.distance(self.passage, mark, mention) > 1:
                continue
            rest = text[max(mark.end, mention.end) : unit.end].split()
            if len(rest) <= (_BESIDE if first else 0) and mention.first <= 2 * _BESIDE:
                return True
        return False

    def excepted(self, mention: Mention) -> bool:
        """Is a component what a word like "except" takes out of the rule?"""
        return scopes.of(self.passage, mention, ("except",)) is not None

    def of(self, mark: Mention) -> str | None:
        """The component that a word of rule belongs to: the only one of its clause, else the nearest."""
        unit = self.unit(mark)
        here = [m for m in self.all("group", "individual") if unit.holds(m.start)]
        if not here:
            return None
        return min(here, key=lambda m: scopes.distance(self.passage, mark, m)).code

    def unit(self, mention: Mention) -> Stretch:
        """The clause of a mention."""
        return self._unit_at(mention.start)

    def _unit_at(self, at: int) -> Stretch:
        return next((u for u in reversed(self.units) if u.start <= at), Stretch(0, len(self.passage.text)))

    def _between(self, mention: Mention, mark: Mention) -> bool:
        """Does another component stand between a component and a word?"""
        low, high = min(mention.end, mark.end), max(mention.start, mark.start)
        return any(low <= m.start < high and m.code != mention.code for m in self.all("group", "individual"))

    def near(self, mention: Mention, *codes: str) -> list[Mention]:
        """Words of certain codes in the sentence of a mention, with no other component between them and it."""
        sentence = self.passage.sentence_at(mention.start)
        others = [m for m in self.all(*COMPONENTS) if m.code != mention.code and m.code != "family"]
        found = []
        for mark in self.all(*codes):
            low, high = min(mark.start, mention.start), max(mark.end, mention.end)
            if sentence.holds(mark.start) and not any(low < o.start and o.end < high for o in others):
                found.append(mark)
        return found
