"""Whether a programme is held: its groups are still to open, have never yet, are no longer or are not at present held;
and of which thing a clause tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.places import telling
from pipeline.words.quantities.years import FOUR_DIGITS
from pipeline.words.status import ahead
from pipeline.words.wording.function_words import AND
from pipeline.words.wording.triggers import triggers

_BEHIND = 6  # characters
_AHEAD = 4  # words
_LEAD = 5
_ARTICLES = frozenset(
    {
        "a", "an", "das", "de", "den", "der", "det", "die", "een", "ein", "eine", "el", "en", "ett", "gli", "het",
        "il", "l", "la", "las", "le", "les", "lo", "los", "my", "nostro", "notre", "nuestro", "one", "ons", "onze",
        "our", "that", "the", "their", "this", "un", "una", "une", "unser", "unsere", "vår"
    }
)
_HALF = re.compile(r"\b(?:ne|n['’])\s?(?:[^\W\d_]+\s){0,2}$|\b(?:non|no)\s(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)
_AFTER = re.compile(  # the word for "after" and at most two more
    r"\b(?:after|nach|après|tras|después de|despu[eé]s d[e']|dopo|na|efter|etter|po|pēc|pärast|nakon|após|depois d[aeo]"
    r"|desprès de|després d|după)\b(?:\s[^\W\d_]+){0,2}\W{1,2}$",
    re.IGNORECASE,
)
_ALREADY = frozenset({"ya", "už", "już", "již", "már", "jau", "já", "mais", "več", "više", "ja", "mai", "вече"})
_IT = re.compile(r"\s(?:it|this one)\b", re.IGNORECASE)
_ABOUT = re.compile(  # "an article about the programme"
    r"\b(?:about|on|über|zum|sur|sobre|sul|over|om)\s(?:[^\W\d_]+\s)?$", re.IGNORECASE)
_PROJECT = re.compile(
    r"(?:(?:the|this|our|das|dieses|unser|le|ce|notre|el|este|il|questo|het|dit|ons|o|a)\s)?(?:proje[ck]\w*"
    r"|projekti?\w*|progetto|proyecto|prosjekt\w*|hanke|projeto|proiect\w*|projet)\b", re.IGNORECASE)
_LONGEST = 40
_PREPARED = re.compile(
    "prepar|prépar|vorbereit|voorbereid|förbered|forbered|valmist|przygot|přípr|príprav|priprem|priprav|ruoš|sagatav"
    "|előkész", re.IGNORECASE)
_THEY = re.compile(
    rf"\W*(?:{AND})?\s*(?:they|sie|ils|elles|ellos|ellas|loro|zij|ze|de|he|oni|one|eles|elas)\b",
    re.IGNORECASE,
)


def to_begin(passage: Passage, vocabulary: str) -> Iterator[Mention]:
    """The words that tell of a start to come: a first group still to open ("the first group opens in autumn"), a start
    in a year to come, one that has not been yet."""
    for mention in passage.of(vocabulary, "first"):
        unit = claims.clause(passage, mention.start)
        opens = claims.within(passage, unit, "tense", "begins") + claims.within(passage, unit, vocabulary, "due")
        stated = claims.spoken(passage, mention) and not scopes.denied(passage, mention)
        if opens and stated and not telling.gone(passage, unit):
            yield mention
    for verb in passage.of("tense", "started", "begins"):
        if not claims.own(passage, verb.start) or other_subject(passage, verb, vocabulary, "checker"):
            continue
        unit = claims.clause(passage, verb.start)
        dated = verb.code == "begins" and (telling.to_come(passage, unit) or (
            claims.planned(passage, verb)
            and not claims.within(passage, Stretch(unit.start, verb.start), vocabulary, "group")))
        dated = dated and not each_season(passage, verb)
        late = claims.not_yet(passage, verb) and not _AGAIN.match(passage.text, verb.end)
        if late or (dated and claims.spoken(passage, verb)):
            yield verb


_AGAIN = re.compile(
    r"\s(?:[^\s.,;:]+\s)?(?:again|anew|wieder|de nouveau|à nouveau|de nuevo|di nuovo|opnieuw|weer|igen|igjen|på nytt"
    r"|uudelleen|ponownie|znowu|znovu|opět|opäť|ponovno|znova|novamente|de nou|újra|vėl|atkal|uuesti)\b", re.IGNORECASE)


def each_season(passage: Passage, mention: Mention) -> bool:
    """Is a start one of every year: two months, and no year to come ("groups start in September and in February")?"""
    unit = claims.clause(passage, mention.start)
    months = {m.code for m in claims.within(passage, unit, "month_names")}
    return len(months) > 1 and FOUR_DIGITS.search(passage.text, unit.start, unit.end) is None


def pilot_to_come(passage: Passage, mention: Mention) -> bool:
    """Does a pilot run until a year to come ("pilot until the end of 2027")?"""
    years = FOUR_DIGITS.findall(claims.clause(passage, mention.start).of(passage.text))
    return "pilot" in mention.term.lower() and any(int(y) >= telling.first_to_come(passage.lexicon) - 1 for y in years)


def retold(passage: Passage, mention: Mention) -> str:
    """The code of a phrase, as what stands around it tells it."""
    if mention.code == "planned" and each_season(passage, mention):
        return "running"
    return "pilot" if mention.code == "other" and pilot_to_come(passage, mention) else mention.code


def after_break(passage: Passage, mention: Mention) -> bool:
    """Is a break only the time after which something happened ("after a stop of one year we work again")?"""
    return _AFTER.search(passage.text, max(0, mention.start - _LONGEST), mention.start) is not None


def prepared(passage: Passage, planned: Mention, vocabulary: str) -> bool:
    """Is it a revision, and not the programme, that is in preparation ("a second edition is being prepared")?"""
    unit = claims.clause(passage, planned.start)
    return _PREPARED.search(planned.term) is not None and any(
        m.start < planned.start for m in claims.within(passage, unit, vocabulary, "under_revision"))


def unheld_groups(passage: Passage, vocabulary: str) -> Iterator[tuple[Mention, str]]:
    """The groups, and the verbs of holding and taking part, that are denied, with what that tells."""
    for mention in passage.of(vocabulary, "group", "intake", "not_held"):
        denied = mention.code == "not_held" or scopes.denied(passage, mention)
        if denied and claims.spoken(passage, mention) and claims.own(passage, mention.start):
            code = unheld(passage, mention, vocabulary)
            if code:
                yield mention, code


def holds_none(passage: Passage, verb: Mention, vocabulary: str) -> bool:
    """Are the groups denied that a verb of holding has behind it ("we hold no groups for now")?"""
    behind = Stretch(verb.end, claims.clause(passage, verb.start).end)
    groups = [m for m in claims.within(passage, behind, vocabulary, "group") if m.first - verb.last <= _AHEAD]
    scoped = (scopes.of(passage, m, ("not",)) for m in groups[:1])
    return any(s is not None and s.after and s.trigger.start >= verb.end for s in scoped)


def unheld(passage: Passage, mention: Mention, vocabulary: str, past: bool = False) -> str | None:
    """What a denied word for holding tells: never yet (planned), no longer (ended; being_replaced where it is only that
    nobody new is taken in), or not at present (suspended); `past`: it is put into the past and not denied."""
    unit = _with_lead(passage, mention)
    if not past and _up_to_now(passage, mention, vocabulary):
        return "planned"
    marks = [m for m in claims.within(passage, unit, vocabulary, "anymore", "temporary") if claims.spoken(passage, m)]
    if any(m.code == "anymore" for m in marks):
        return "being_replaced" if ahead.intake(passage, unit, vocabulary) else "ended"
    return "suspended" if marks and not past else None


def _with_lead(passage: Passage, mention: Mention) -> Stretch:
    """The clause of a mention with a few words that lead it in ("for the moment, it is not offered")."""
    unit, sentence = claims.clause(passage, mention.start), passage.sentence_at(mention.start)
    short = len(passage.text[sentence.start : unit.start].split()) <= _LEAD
    return Stretch(sentence.start, unit.end) if short and sentence.start < unit.start else unit


def given_up(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is a word for holding put between the halves of "no longer" ("on ne le propose plus"), or right behind it?"""
    unit = claims.clause(passage, mention.start)
    marks = [m for m in claims.within(passage, unit, vocabulary, "anymore") if claims.spoken(passage, m)]
    ahead = passage.text[unit.start : mention.start]
    split = bool(_HALF.search(ahead))
    if not any(unit.holds(t.start) for t in triggers(passage)):
        marks = [m for m in marks if m.term not in _ALREADY]
    return any((split and 0 < m.first - mention.last <= 2) or (0 < mention.first - m.last <= 2) for m in marks)


def awaits_first(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is what is waited for the first group, or the start ("we wait for the first participants")?"""
    unit = claims.clause(passage, mention.start)
    behind = Stretch(mention.start, unit.end)
    again = _AGAIN.search(passage.text, behind.start, behind.end) is not None
    opening = claims.within(passage, behind, "replacement", "first")
    groups = claims.within(passage, behind, vocabulary, "group", "intake")
    if not again and any(0 < g.first - f.last <= 1 for f in opening for g in groups):
        return True
    return not again and any(claims.within(passage, behind, *w) for w in ((vocabulary, "first"), ("tense", "begins")))


_AGAIN = re.compile(
    r"\b(?:again|anew|wieder|erneut|de nouveau|à nouveau|repren|redémar|de nuevo|otra vez|reanud|di nuovo|ripren|ripart"
    r"|opnieuw|weer|igen|igjen|uudelleen|taas|znowu|ponown|znov|opet|újra|din nou|novamente|reto[mr]|vėl|atkal|jälle"
    r"|de nou|ξανά)", re.IGNORECASE)


def _up_to_now(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is a denial one of the time up to now ("nothing has been delivered yet")?"""
    unit, sentence = _with_lead(passage, mention), passage.sentence_at(mention.start)
    around = Stretch(unit.start, min(sentence.end, unit.end + _BEHIND))  # "yet" may open a clause of its own
    return claims.not_yet(passage, mention) or bool(claims.within(passage, around, vocabulary, "yet"))


_STEAD = re.compile(
    r"(?:in )?(?:its|their) (?:place|stead)|(?:à|prend) sa place|an (?:seine|deren|ihre) Stelle|en su lugar"
    r"|al suo posto|i dess ställe|i stedet|na jego miejsce|na jeho místo", re.IGNORECASE)
_THE_OWN = re.compile(
    r"\b(?:the|this|our|das|der|dieses|unser|ce|notre|este|nuestro|questo|nostro|dit|ons|detta|dette)\s(?:present\s)?"
    r"(?:course|programme|program|training|group|Kurs|Programm|Training|programme|stage|programa|curso|programma"
    r"|corso|cursus|kurset|programmet)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def in_its_stead(passage: Passage, mention: Mention) -> bool:
    """Is it this programme that stands in the place of something ("the course stands in its stead")?"""
    unit = claims.clause(passage, mention.start)
    named = _STEAD.search(passage.text, mention.start, mention.end)
    return named is not None and _THE_OWN.search(passage.text, unit.start, mention.start) is not None


def other_subject(passage: Passage, mention: Mention, vocabulary: str, *codes: str) -> bool:
    """Does another thing open the clause, or the one before, which a pronoun takes up ("the auditors came and they have
    finished")?"""
    unit = claims.clause(passage, mention.start)
    if _THEY.match(passage.text, unit.start, mention.start):
        led = claims.clause(passage, max(0, unit.start - 2))
        told = claims.within(passage, led, vocabulary, "subject", *codes)
        return bool(told) and led.start >= passage.sentence_at(mention.start).start and led != unit
    for noun in claims.within(passage, Stretch(unit.start, mention.start), vocabulary, "subject", *codes):
        ahead = passage.tokens[max(0, noun.first - _AHEAD) : noun.first]
        before = [w for w in ahead if w.start >= unit.start and w.key[:1].isalpha()]
        behind = Stretch(noun.end, mention.start)
        own = [m for m in claims.within(passage, behind, "other_programme", "programme", "here")
               if not _ABOUT.search(passage.text, noun.end, m.start)]
        attribute = mention.code == "pilot" and noun.last + 1 == mention.first  # "projet pilote"
        if len(before) <= 2 and all(w.key in _ARTICLES for w in before[:1]) and not own and not attribute:
            return True
    return False


def worked_on(passage: Passage, mention: Mention) -> bool:
    """Is the programme what somebody changes ("the team keeps improving it")?"""
    behind = Stretch(mention.end, claims.clause(passage, mention.start).end)
    nouns = claims.within(passage, behind, "other_programme", "programme")
    it = _IT.match(passage.text, mention.end) or claims.of_it(passage, mention)
    return bool(it) or any(m.first - mention.last <= _LEAD - 2 for m in nouns)


def project(passage: Passage, end: Mention) -> bool:
    """Is it the project that ended, which may be the programme ("das Projekt ist ausgelaufen")?"""
    unit = claims.clause(passage, end.start)
    return _PROJECT.match(passage.text, unit.start, end.start) is not None


def over(passage: Passage, pilot: Mention, running: list[Mention]) -> bool:
    """Is a pilot of a certain year past, since the programme runs?"""
    unit = claims.clause(passage, pilot.start)
    dated = FOUR_DIGITS.search(passage.text, unit.start, unit.end) is not None
    return dated and any(not unit.holds(r.start) for r in running)


def ends_there(passage: Passage, pilot: Mention, mentions: list[Mention]) -> bool:
    """Is it told in the clause of a pilot or review, behind it, that it ended?"""
    unit = claims.clause(passage, pilot.start)
    return any(m.code == "ended" and pilot.end <= m.start < unit.end for m in mentions)
