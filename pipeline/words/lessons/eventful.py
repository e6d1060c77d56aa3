"""Good and bad things told of in sentences: how a thing goes, and how much there is of what one wishes for or not.

Few referrals are bad and few drop-outs are good; what nobody complains of is good too. Advice tells neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas import ideas
from pipeline.words.ideas.ideas import Words
from pipeline.words.wording.triggers import language_of, triggers

VOCABULARY = "lesson_events"
_DENIALS: tuple[scopes.Kind, ...] = ("not", "except", "refuse", "not_only")
_TELLS = (
    ideas.parse("positive", "scarce unwanted @4 @unit --advice"),
    ideas.parse("negative", "scarce wanted @3 @unit --advice --unwanted -load"),
    ideas.parse("positive", "go well @2 @unit --advice --badly"),
    ideas.parse("negative", "scarce > go > well @2 @unit --advice|badly"),
    ideas.parse("negative", "go badly @2 @unit --advice"),
    ideas.parse("negative", "took > long @4 @unit --advice"),
    ideas.parse("negative", "spend > beyond @6 @unit --advice"),
    ideas.parse("positive", "plenty attended @4 @unit --advice"),
    ideas.parse("negative", "plenty load|unwanted @4 @unit --advice"),
    ideas.parse("negative", "scarce attended @4 @unit --advice"),
    ideas.parse("positive", "scarce load @4 @unit --advice"),
    ideas.parse("positive", "most > hoped @4 @unit --advice"),
    ideas.parse("positive", "praised worth @2 @unit --advice|needful|badly"),
    ideas.parse("negative", "scarce hoped @3 @unit --advice --unwanted"),
    ideas.parse("positive", "rises wanted @4 @unit --advice -unwanted|load|harm"),
    ideas.parse("negative", "rises harm @3 @unit --advice"),
    ideas.parse("positive", "falls harm|load|unwanted @3 @unit --advice"),
    ideas.parse("negative", "falls wanted|attended @3 @unit --advice -unwanted|load|harm"),
)
_HOW = frozenset({"go", "well", "plenty", "attended", "most", "hoped", "praised", "worth"})
_AMISS = frozenset({"go", "badly"})
TURNED = {"positive": "negative", "negative": "positive"}
_ALONE = (("unwanted", "negative"), ("lack", "negative"), ("too_much", "negative"), ("runs", "positive"))
_TOLD_OTHERWISE = frozenset({"advice", "unwanted", "tell"})
_ACTS = frozenset({"advice", "go", "took", "tell"})
_MUST, _HOW_ELSE = frozenset({"advice"}), frozenset({"advice", "well", "badly", "less"})
_MOST = frozenset({"most"})
_UNTOLD, _DO_NOT = frozenset({"tell"}), ("do not", "don't", "never")
_ANYBODY = {language: re.compile(rf"\b(?:{words})\s", re.IGNORECASE) for language, words in {
    "en": "one|you|without|nobody|how", "de": "man|ohne|niemand|wie", "fr": "on|sans|vous|comment",
    "es": "uno|sin|nadie|cómo", "it": "si|senza|nessuno|come", "nl": "je|men|zonder|niemand|hoe",
    "sv": "man|utan|ingen|hur", "da": "man|uden|ingen|hvordan", "nb": "man|uten|ingen|hvordan",
    "fi": "ilman|kukaan|miten", "pl": "bez|nikt|jak", "cs": "bez|nikdo|jak", "sk": "bez|nikto|ako",
    "sl": "brez|nihče|kako", "hr": "bez|nitko|kako", "pt": "sem|ninguém|como", "ro": "fără|nimeni|cum",
    "hu": "nélkül|senki|hogyan", "lt": "be|niekas|kaip", "lv": "bez|neviens|kā", "et": "ilma|keegi|kuidas",
    "ca": "sense|ningú|com"}.items()}
_NEAR, _FEW, _SHORT, _AHEAD = 3, 4, 7, 30
_BEFORE_IT = re.compile(  # "the men can now stop before it goes wrong"
    r"\b(?:before|bevor|ehe|avant qu[e'’]|antes (?:de )?que|prima che|voordat|innan|inden|før|ennen kuin|zanim|než"
    r"|skôr ako|prije nego|preden|mielőtt|înainte să|abans que|enne kui|prieš|pirms)\s?(?:it|they|things|something"
    r"|anything|that|es|sie|das|etwas|ça|cela|il|les choses|se|het|dat|det|noe|noget|något|to|coś|něco|ono|kaj|nešto"
    r"|miski|kaut kas)?\s?$", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_LONG = frozenset({"long", "scarce", "some"})


@dataclass(frozen=True, slots=True)
class Event:
    """A good or bad thing (`positive`, `negative`) and the stretch of the words that tell it."""

    code: str
    start: int
    end: int


@once
def of(passage: Passage) -> tuple[Event, ...]:
    """The good and bad things that a passage tells of this programme, in order."""
    here = ideas.words(passage, (VOCABULARY,))
    found = [
        e
        for e in _told(here)
        if claims.own(passage, e.start)
        and not _BEFORE_IT.search(passage.text, max(0, e.start - _AHEAD), e.start)
        and scopes.standing(passage, e.start, e.end, ("unticked",)) is None
    ]
    return tuple(sorted(found, key=lambda e: (e.start, e.end)))


def _told(here: Words) -> Iterator[Event]:
    composed = ideas.find(here, _TELLS)
    slight = [i for i in composed if i.code == "negative" and {"scarce", "go", "well"} <= {w.code for w in i.words}]
    composed = [i for i in composed if i in slight or not any(  # "little went as we hoped"
        s.start <= i.start and i.end <= s.end for s in slight)]
    for idea in composed:
        how = {w.code for w in idea.words}
        turned = (how <= _HOW or how <= _AMISS) and any(_denied(here, w, joined=False) for w in idea.words)
        yield Event(TURNED[idea.code] if turned else idea.code, idea.start, idea.end)
    taken = {w for idea in composed for w in idea.words}
    for mention in here.by_class.get("wanted", ()):  # "no money", "we could not find trainers"
        unit = here.window("unit", mention.start)
        others = here.within(_TOLD_OTHERWISE, unit)
        if mention not in taken and not others and _none_of(here, mention):
            yield Event("negative", mention.start, mention.end)
    yield from _opened(here)
    yield from _acts(here)
    for name, code in _ALONE:
        for mention in here.by_class.get(name, ()):
            unit = here.window("unit", mention.start)
            if mention in taken or any(advises(m, unit) for m in here.within(_MUST, unit)):
                continue
            if name == "runs" and _of_time(here, unit):
                continue
            if name == "too_much" and (_denied(here, mention) or _too_soon(here, mention)):
                continue
            yield Event(TURNED[code] if _denied(here, mention) else code, mention.start, mention.end)
            if name == "runs":
                yield from _not_so(here, unit)


def _none_of(here: Words, wanted: Mention) -> bool:
    """Is a negator near a thing wished for, which is then missing?"""
    scope = scopes.of(here.passage, wanted, ("not",))
    if scope is None or scopes.distance(here.passage, scope.trigger, wanted) > _NEAR:
        return False
    brief = len(here.window("unit", wanted.start).of(here.passage.text).split()) <= _SHORT
    return scope.trigger.code == "no" or brief


def _opened(here: Words) -> Iterator[Event]:
    """Short clauses that open with "well" or "badly" ("good: the team; badly the rooms"), and those that take back what
    stands before ("with the police less")."""
    text = here.passage.text
    for name, code in (("well", "positive"), ("badly", "negative")):
        for mention in here.by_class.get(name, ()):
            unit = here.window("unit", mention.start)
            opens = mention.start == unit.start and text[mention.end : mention.end + 1] not in (",", "!")
            if opens and 1 < len(unit.of(text).split()) <= _FEW and not here.within(_ACTS, unit):
                yield Event(code, mention.start, mention.end)
    for mention in here.by_class.get("less", ()):
        unit = here.window("unit", mention.start)
        closes = not text[mention.end : unit.end].strip(" .,;!")
        if closes and unit.start > here.window("sentence", mention.start).start:
            yield Event("negative", mention.start, mention.end)
    yield from _taken_back(here)


def _taken_back(here: Words) -> Iterator[Event]:
    """Short clauses inside a sentence that name a thing and close with a negator ("the manual is good, the timetable
    not")."""
    text = here.passage.text
    for trigger in triggers(here.passage):
        unit = here.window("unit", trigger.start)
        behind = text[trigger.end : unit.end].strip(" .,;!")
        closes = trigger.code == "not" and trigger.start > unit.start and not behind
        inside = unit.start > here.window("sentence", trigger.start).start
        if closes and inside and len(unit.of(text).split()) <= _FEW and not here.within(_MUST, Stretch(
                here.window("sentence", trigger.start).start, unit.end)):
            yield Event("negative", trigger.start, trigger.end)


def _acts(here: Words) -> Iterator[Event]:
    """What somebody could not do, or does not though one hopes for it ("the judges never refer", "the men do not come
    back"); what simply works ("cooperation with the shelter works"), and what in the next clause does not."""
    text = here.passage.text
    for mention in here.by_class.get("unable", ()):
        if not here.within(_UNTOLD, here.window("unit", mention.start)) and not _of_anybody(here, mention, mention):
            yield Event("negative", mention.start, mention.end)
    for mention in here.by_class.get("hoped", ()):
        if here.within(_MOST, here.window("unit", mention.start)):
            continue
        scope = scopes.of(here.passage, mention, ("not",))
        if scope and not _of_anybody(here, mention, scope.trigger):
            yield Event("negative", mention.start, mention.end)
    for mention in here.by_class.get("works", ()):
        unit = here.window("unit", mention.start)
        last = not any(c.isalnum() for c in text[mention.end : unit.end])
        last = last or (_denied(here, mention) and _at_first(here, mention))
        if last and mention.start > unit.start and not here.within(_HOW_ELSE, unit) and not _of_time(here, unit):
            yield Event("negative" if _denied(here, mention) else "positive", mention.start, mention.end)
            yield from _not_so(here, unit)


def _at_first(here: Words, mention: Mention) -> bool:
    """Does a word for the beginning stand right behind a word ("did not work at first and still does not")?"""
    return any(m.first - mention.last == 1 for m in here.passage.of("scope_marks", "beginning"))


def advises(word: Mention, unit: Stretch) -> bool:
    """Is a word one of advice, no "do not" or "never" of what somebody does ("the men do not give up")?"""
    return word.term not in _DO_NOT or word.start == unit.start


def _too_soon(here: Words, mention: Mention) -> bool:
    """Is a "too" that of "too early to say", or of "before it is too late"?"""
    early = here.passage.of("lesson_markers", "early", "advised")
    return any(m.start < mention.end and mention.start < m.end for m in early)


def _of_anybody(here: Words, mention: Mention, negator: Mention) -> bool:
    """Is it an order ("do not wait"), advice, or true of anybody ("one cannot do without")?"""
    passage, unit = here.passage, here.window("unit", mention.start)
    ahead = passage.text[unit.start : negator.start].casefold().split()
    orders = negator is not mention and not [w for w in ahead if w not in ("do", "please", "bitte", "and")]
    advice = [m for m in here.within(_MUST, unit) if m.term not in _DO_NOT or m.start == unit.start]
    anybody = _ANYBODY.get(language_of(passage) or "en")
    return orders or bool(advice) or bool(anybody and anybody.search(passage.text, unit.start, unit.end))


def _not_so(here: Words, before: Stretch) -> Iterator[Event]:
    """The clause right behind one that tells of success, where it ends in a negator ("with the police it does not")."""
    passage = here.passage
    behind = next((u for u in scopes.units(passage) if u.start >= before.end), None)
    if behind is None or len(behind.of(passage.text).split()) > _SHORT + 1:
        return
    for trigger in triggers(passage):
        if behind.holds(trigger.start) and not any(c.isalnum() for c in passage.text[trigger.end : behind.end]):
            yield Event("negative", trigger.start, trigger.end)


def _of_time(here: Words, unit: Stretch) -> bool:
    """Is it said how long a thing is running ("works since 2010", "for a month only"), and not how?"""
    return bool(here.within(_LONG, unit) or _NUMBER.search(here.passage.text, unit.start, unit.end))


def _denied(here: Words, mention: Mention, joined: bool = True) -> bool:
    """Is a word denied, or a refusal ("nobody has dropped out") of which nobody is the subject? Not `joined`: a
    denial is left behind at "and" ("costs us nothing and attendance is high")."""
    scope = scopes.of(here.passage, mention, _DENIALS)
    if scope is not None and _of_the_next(here, mention, scope.trigger):
        scope = None
    if scope is not None and not joined and scope.after:
        between = claims.within(here.passage, Stretch(scope.trigger.end, mention.start), "joiners", "and")
        scope = None if between else scope
    if scope is not None:
        return scope.kind != "not_only"
    unit = here.window("unit", mention.start)
    refused = any(r.start < mention.end and mention.start < r.end for r in scopes.refusing(here.passage))
    return refused and any(unit.start <= t.start < mention.start for t in scopes.triggers(here.passage))


def _of_the_next(here: Words, mention: Mention, trigger: Mention) -> bool:
    """Does a negator in a later sentence deny the word of another subject ("The groups work. The rest
    doesn't.")?"""
    sentence = here.window("sentence", trigger.start)
    if sentence.start < mention.end:
        return False
    return len(here.passage.text[sentence.start : trigger.start].split()) > 1


def wished(passage: Passage, at: int) -> bool:
    """Is the word at a character one for a thing wished for?"""
    return any(m.start <= at < m.end for m in passage.of(VOCABULARY, "wanted"))


def going(passage: Passage, stretch: Stretch) -> set[str]:
    """The words of a stretch for how things go."""
    return {passage.tokens[m.first].key for m in claims.within(passage, stretch, VOCABULARY, "go")}


@once
def averted(passage: Passage) -> tuple[tuple[Stretch, Stretch], ...]:
    """What was feared and did not come ("we feared resistance, but the judges …"): the clause of the fear, and what
    stands against it in the same sentence or opens the next."""
    units, found = scopes.units(passage), []
    for fear in passage.of(VOCABULARY, "feared"):
        at = next((i for i, u in enumerate(units) if u.holds(fear.start)), None)
        if at is None or not claims.spoken(passage, fear) or scopes.denied(passage, fear):
            continue
        for unit in units[at + 1 : at + 3]:
            before = Stretch(units[at].start, unit.start + 12)
            if claims.within(passage, Stretch(units[at].end, before.end), "joiners", "but") or any(
                unit.holds(t.start) for t in scopes.triggers(passage)
            ):
                found.append((Stretch(units[at].start, unit.start), unit))
                break
    return tuple(found)


def untold(passage: Passage) -> Mention | None:
    """A word for telling ("lessons", "say") that is denied or not yet possible."""
    here = ideas.words(passage, (VOCABULARY,))
    for mention in here.by_class.get("tell", ()):
        if _denied(here, mention) or claims.not_yet(passage, mention):
            return mention
    known = (m for m in passage.of("references", "know") if claims.spoken(passage, m))
    return next((m for m in known if claims.not_yet(passage, m)), None)
