"""Whether somebody looks at the programme now: those who check it have it before them, or a study of it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.places import telling
from pipeline.words.status import subjects
from pipeline.words.wording import tongues
from pipeline.words.wording.function_words import SINCE

_NEXT = 1
_OPENING, _FEW = 3, 10
_WHETHER = {
    "en": ("whether", "if"), "de": ("ob",), "fr": ("si", "s"), "es": ("si",), "it": ("se",), "nl": ("of",),
    "sv": ("om", "huruvida"), "da": ("om", "hvorvidt"), "nb": ("om", "hvorvidt"), "pl": ("czy",),
    "cs": ("zda", "jestli"), "sk": ("či",), "lt": ("ar",), "lv": ("vai",), "et": ("kas",), "sl": ("ali",),
    "hr": ("li", "hoće"), "pt": ("se",), "ca": ("si",), "ro": ("dacă",), "hu": ("hogy",),
}
_ROUTINE = ("contin", "fortlöp", "laufend", "ständig", "stän", "interim", "for two", "since", "ciągł", "nepārtraukt")

_NO_SUBJECT = re.compile(
    r"\W*(?:is|wird|est|se|está|è|viene|si|wordt|er|blir|bliver|utvärderas|on|jest|je|sa|yra|tiek|este)\s",
    re.IGNORECASE)
_IT = re.compile(r"\b(?:lo|le|l['’]|go|ho|jej|ga)\s?(?:está\s|sta\s)?$", re.IGNORECASE)
_EFFECT = re.compile(
    r"\b(?:effects?|effectiveness|impact|wirkung\w*|effets?|efectos?|effetti|effecten|effekt\w*|vaikut\w*|skuteczn\w*"
    r"|účin\w*|učin\w*|eficácia|eficacia|efficacia|efficacité)\b", re.IGNORECASE)
_IT_BEHIND = re.compile(r"\s(?:it|es|ihn|het|det|den|sitä)\b", re.IGNORECASE)
_REVISED = re.compile(
    r"\W*(?:\w+ ){0,2}(?:review|überprüf|überarb|révis|revis|herzien|översyn|ses över|przegląd|revíz|reviz|peržiūr"
    r"|pārskat|tarkist|gjennomg|gennemg)", re.IGNORECASE)


def of(passage: Passage, vocabulary: str) -> Iterator[tuple[Mention, bool]]:
    """The words for those who check, or for a study, in a clause that tells that they do so now; `True` with those who
    check."""
    for mention in passage.of(vocabulary, "checker"):
        if _stated(passage, mention) and (_now(passage, mention) or _pending(passage, mention, vocabulary)):
            yield mention, True
    for mention in passage.of(vocabulary, "examines"):
        if _stated(passage, mention) and (_now(passage, mention) or _today(passage, mention, vocabulary)) and (
                _programme(passage, mention)):
            yield mention, True
    for mention in passage.of("evaluation_topic", "study"):
        if _stated(passage, mention) and _under_way(passage, mention):
            yield mention, False


def _today(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Does the clause of a verb say that it is done now?"""
    unit = claims.clause(passage, mention.start)
    now = claims.within(passage, unit, vocabulary, "at_present")
    return any(claims.spoken(passage, m) for m in now) and not _routine(passage, mention)


def _programme(passage: Passage, mention: Mention) -> bool:
    """Is the programme, or nothing else, named beside a verb of examining; or no subject at all, where the clause opens
    with its verb ("is at present being evaluated")?"""
    unit = claims.clause(passage, mention.start)
    if _NO_SUBJECT.match(passage.text, unit.start, mention.start) or _IT.search(
            passage.text, unit.start, mention.start) or _EFFECT.search(
            passage.text, unit.start, unit.end) or _IT_BEHIND.match(passage.text, mention.end):
        return True
    return bool(claims.within(passage, unit, "other_programme", "programme")) and not claims.within(
        passage, unit, "clients")


def _stated(passage: Passage, mention: Mention) -> bool:
    own = claims.own(passage, mention.start) and claims.spoken(passage, mention)
    return own and not scopes.of(passage, mention, ("not", "except", "unticked", "past", "plan"))


def _now(passage: Passage, mention: Mention) -> bool:
    """Does a word for what goes on now stand in the clause, and none for what is done each time?"""
    return _goes_on(passage, mention) and not _routine(passage, mention)


def _under_way(passage: Passage, mention: Mention) -> bool:
    unit = claims.clause(passage, mention.start)
    around = [m for m in claims.within(passage, unit, "tense", "ongoing")
              if m.start <= mention.start < m.end and claims.spoken(passage, m)]
    return bool(around) and not _routine(passage, mention)


def _goes_on(passage: Passage, mention: Mention) -> bool:
    return any(not m.term.startswith(_ROUTINE) for m in claims.tense(passage, mention, "ongoing"))


def _routine(passage: Passage, mention: Mention) -> bool:
    unit = claims.clause(passage, mention.start)
    return bool(claims.within(passage, unit, "evaluation_topic", "each"))


def _pending(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is a decision awaited in the sentence, or the programme laid before those who check?"""
    sentence = passage.sentence_at(mention.start)
    marks = claims.within(passage, Stretch(sentence.start, sentence.end), vocabulary, "verdict")
    return any(claims.spoken(passage, m) and not scopes.denied(passage, m) for m in marks)


def whether(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is a state what somebody examines or decides on ("the ministry is examining whether it goes on")?"""
    sentence = passage.sentence_at(mention.start)
    languages = tongues.likely(passage, sentence) or _WHETHER
    for verb in claims.within(passage, Stretch(sentence.start, mention.start), vocabulary, "examines", "decides"):
        between = re.findall(r"[^\W_]+", passage.text[verb.end : mention.start].casefold())
        asked = any(w in _WHETHER.get(t, ()) for w in between[:_OPENING] for t in languages)
        if asked and len(between) <= _FEW and not scopes.denied(passage, verb):
            return True
    return False


def weighed(passage: Passage, vocabulary: str) -> Iterator[Mention]:
    """Verbs of deciding and examining of which the object is whether the programme is kept, in either order, or its
    future."""
    for verb in passage.of(vocabulary, "decides", "examines"):
        sentence = passage.sentence_at(verb.start)
        people = claims.within(passage, Stretch(claims.clause(passage, verb.start).start, verb.start), "clients")
        if people or scopes.denied(passage, verb) or not claims.own(passage, verb.start):
            continue
        if claims.within(passage, claims.clause(passage, verb.start), vocabulary, "future") or any(
                _asks(passage, verb, m) for m in claims.within(passage, sentence, vocabulary, "keeps")):
            yield verb
    for noun in passage.of(vocabulary, "future"):
        unit = claims.clause(passage, noun.start)
        if claims.own(passage, noun.start) and claims.within(passage, Stretch(noun.end, unit.end), vocabulary, "open"):
            yield noun


def _asks(passage: Passage, verb: Mention, kept: Mention) -> bool:
    """Does "whether" stand between a verb of deciding and one of keeping, or open the sentence before both?"""
    sentence = passage.sentence_at(verb.start)
    languages = tongues.likely(passage, sentence) or _WHETHER
    words = {w for t in languages for w in _WHETHER.get(t, ())}
    start = verb.end if verb.start < kept.start else sentence.start
    between = re.findall(r"[^\W_]+", passage.text[start : kept.start].casefold())
    return len(between) <= _FEW and any(w in words for w in between[: _OPENING if start == verb.end else 1])


def done(passage: Passage, mention: Mention) -> bool:
    """Is a review told of as one that was ("there was a review in 2019", "then it got accredited again")?"""
    unit = claims.clause(passage, mention.start)
    if past(passage, mention):
        return True
    if _goes_on(passage, mention) or LASTS.search(passage.text, unit.start, unit.end):
        return False
    words = passage.text[unit.start : mention.start].split()[-_BEFORE:]
    return any(_WAS.fullmatch(w.casefold()) for w in words)


def past(passage: Passage, mention: Mention) -> bool:
    """Is a revision or a pilot told of as one of a year that is over, or as finished?"""
    unit = claims.clause(passage, mention.start)
    if subjects.finished(passage, mention):
        return True
    if _goes_on(passage, mention) or LASTS.search(passage.text, unit.start, unit.end):
        return False
    return telling.gone(passage, unit) and any(_WAS.fullmatch(w.casefold()) for w in unit.of(passage.text).split())


_BEFORE = 3
LASTS = re.compile(rf"\b(?:{SINCE})\b", re.IGNORECASE)
_WAS = re.compile(
    r"was|were|got|had|took|followed|came|wurden?|war|waren|fand|gab|hatte|fut|eut|eu|été|hubo|fue|fueron|pasó|sido|ebbe|fu|stat[oaie]"
    r"|werd|werden|kreeg|geweest|var|blev|fick|fik|ble|fikk|oli|tehtiin|był[aoy]?|został[aoy]?|byl[aoy]?|proběhl[ao]?"
    r"|bol[aoi]?|bio|bila|bilo|foi|foram|houve|sido|fost|volt|buvo|įvyko|bija|tika|notika|toimus")


def rewritten(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is it the manual that is looked through, which is then rewritten ("el manual está en revisión")?"""
    unit = claims.clause(passage, mention.start)
    subject = claims.within(passage, Stretch(unit.start, mention.start), vocabulary, "material")
    return bool(subject) and bool(_REVISED.match(mention.term))


def studied(passage: Passage, mention: Mention) -> bool:
    """Is it a study that runs, and no trial of the programme itself?"""
    unit = claims.clause(passage, mention.start)
    trials = claims.within(passage, unit, "programme_state", "pilot", "other")
    studies = [m for m in claims.within(passage, unit, "evaluation_topic", "study") if m.first - mention.last <= _NEXT]
    return any(not any(t.start <= m.start < t.end for t in trials) for m in studies)
