"""What a statement is limited to: some people, places or occasions, told by a word of limit in its sentence, or by a
denial for other places behind it."""

from __future__ import annotations

import re

from pipeline.passage import Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas import in_places
from pipeline.words.ideas.ideas import Words
from pipeline.words.ideas.judged import Told
from pipeline.words.wording.triggers import not_only

_FOLLOWING = 2
_SUBJECTS = frozenset({"substance_misuse", "mental_health", "psych", "parenting", "housing_employment_debt", "partner"})
_TREATMENTS = frozenset({"substance_misuse", "mental_health", "psych"})
_MIND = frozenset({"mental_health", "psych"})
_COMMA = re.compile(r",(?!\d)")
LACKING = frozenset({"absent", "nothing"})
HER_TURN = frozenset({"contact_us", "she_calls_us"})  # what she may do takes nothing from what is done towards her
_OF_TWO = frozenset({"mediation", "couple"})
_OUTSIDE = frozenset({"other_places"})
_FOR = re.compile(r"\b(?:for|für|pour|para|per|voor|för|dla|pro|za|pentru|a)(?:\s(?:the|die|les|las|le|de))?$")
_IF = ("provided", "if ", "when ", "where ", "sofern", "falls", "wenn", "wo ", "si ", "se ", "pourvu", "à condition",
       "siempre que", "purché", "mits", "als ", "indien", "om ", "hvis", "dersom", "jos ", "jeśli", "jeżeli", "pokud",
       "jei ", "če ", "ako ", "kui ", "ja ", "dacă", "ha ")
_ONLY, _SOMEWHERE = frozenset({"only"}), frozenset({"some_places"})
_HANGS = ("depend", "hängt", "je nach", "standortabh", "selon", "según", "afhankelijk", "beroende", "riippu", "zale",
          "ovisn", "függ")
_DOERS = frozenset({"victim_service", "agency", "worker", "leader", "child_service", "probation_service",
                    "house_word", "police", "therapist"})
_STAFF = frozenset({"worker", "leader", "therapist", "staff", "partner_worker"})
_WISHED, _PLANS = frozenset({"request", "wish_help"}), frozenset({"safety_plan", "safe_steps"})
_JOINED = 1
_HEADS, _LABEL = (" -", "–", "—", ":"), 6
_LATER = re.compile(  # "and after that only when there is danger"
    r"\W*(?:(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|och|men|og|ja|mutta|a|ale|i|in|pa|mas|però|și|dar|és|bet"
    r"|un|ir|aga|και)\s)?(?:later|after that|afterwards?|thereafter|then|danach|später|dann|ensuite|puis|après"
    r"|plus tard|después|luego|más tarde|dopo|poi|in seguito|daarna|därefter|sedan|senare|derefter|senere|siden|sitten"
    r"|myöhemmin|potem|później|poté|pak|později|neskôr|potom|poslije|posle|kasnije|nakon toga|kasneje|nato|depois"
    r"|mais tarde|després|més tard|apoi|ulterior|később|utána|vėliau|paskui|vēlāk|pēc tam|hiljem|pärast|αργότερα|μετά"
    r"|έπειτα)\b", re.IGNORECASE)
_TAKES_UP = frozenset({"takes_up"})
_AT = re.compile(
    r"\s(?:[^\W\d]+\s){0,2}(?:in|at|to|inside|within|for|im|am|für|beim|en|dans|pour|à|nel\w*|per|bij|voor|i|på"
    r"|för|for|we?"
    r"|dla|ve?|pro|vo|pre|u|za|em|no|na|nos|nas|para|în|pentru|a)\s(?!need|bedarf|besoin|necesidad)", re.IGNORECASE)


def limited(here: Words, told: Told, limits: tuple[str, ...]) -> bool:
    """Does the sentence limit what it states to some people, places or occasions, or deny it for other places?"""
    window = _with_label(here, here.window("sentence", told.found.start))
    found = told.found.words
    parts = _own_parts(here, told, window) if limits else []
    marks = [m for part in parts for m in here.within(frozenset(limits), part)
             if not _of_its_subject(here, told, m) and not _taken_up(here, m)
             and not _one_of_staff(here, m) and not _of_another_act(here, told, m)]
    if any(not any(w.start <= m.start and m.end <= w.end for w in found) for m in marks):
        return True
    return any(in_places.share(here.passage, p) or only_there(here, p) for p in parts) or (
        bool(limits) and _denied_elsewhere(here, told))


def _with_label(here: Words, sentence: Stretch) -> Stretch:
    """A sentence; a short label before a dash or colon with the sentence that it heads."""
    label = sentence.of(here.passage.text).rstrip()
    if not label.endswith(_HEADS) or len(label.split()) > _LABEL:
        return sentence
    behind = next((x for x in here.passage.sentences if x.start >= sentence.end), sentence)
    return Stretch(sentence.start, behind.end)


def _own_parts(here: Words, told: Told, sentence: Stretch) -> list[Stretch]:
    """The sentence of a treatment; where it has parts between commas that speak of something else and are not joined to
    it by an "and", its parts without those ("addiction care everywhere, psychiatry only in Graz")."""
    own = told.found.idea.needs[0] if told.found.words else frozenset()
    cuts = [m.start() for m in _COMMA.finditer(here.passage.text, sentence.start, sentence.end)]
    if not own & _TREATMENTS or not cuts:
        return [sentence]
    others = _SUBJECTS - own - (_MIND if own & _MIND else frozenset())
    ands = [m.start for m in here.passage.of("joiners", "and")]
    parts = [Stretch(a, b) for a, b in zip([sentence.start, *cuts], [*cuts, sentence.end], strict=True)]
    at = next(i for i, p in enumerate(parts) if p.holds(told.found.words[0].start) or i == len(parts) - 1)
    if any(_joins(here, parts[i], ands) for i in range(max(at, 1), len(parts))):
        return [sentence]
    return [p for p in parts if here.within(own, p) or not here.within(others, p)]


def _joins(here: Words, part: Stretch, ands: list[int]) -> bool:
    """Does an "and" stand between two subjects of a part, so that it ends a list ("x, y and z only in prison")?"""
    subjects = here.within(_SUBJECTS, part)
    return len(subjects) > 1 and any(subjects[0].end <= a < subjects[-1].start for a in ands)


def only_there(here: Words, window: Stretch) -> bool:
    """Does an "only" limit a stretch to some places or people ("is only open in the large towns", "in Bath only")?"""
    text = here.passage.text
    sited = [m.first for m in (*claims.within(here.passage, window, "settings"), *here.within(_OUTSIDE, window))]
    if any(m.last + 1 in sited and not not_only(here.passage, m) for m in here.within(_ONLY, window)):
        return True
    return in_places.only_named(text, window) or any(
        _AT.match(text, m.end, window.end) and not not_only(here.passage, m) for m in here.within(_ONLY, window))


def only_elsewhere(here: Words, told: Told, limits: tuple[str, ...]) -> bool:
    """Is a treatment denied in a later clause of the sentence that opens with the denial and a preposition, behind an
    "only" for some places or people ("only in the two prisons, not at the offices")?"""
    if told.trigger is None or not told.found.idea.needs[0] & _TREATMENTS:
        return False
    text, at = here.passage.text, told.trigger
    before = text[told.found.words[0].end : at[0]].rstrip()
    opens = before.endswith((",", ";", "(", "–", "-")) and _AT.match(text, at[1]) is not None
    first = Stretch(told.found.words[0].end, at[0])
    return opens and bool(here.within(frozenset(limits), first) or only_there(here, first))


_HELP, _SENT = frozenset({"help"}), frozenset({"refer", "sent_on"})


def help_denied(here: Words, told: Told) -> bool:
    """Is it denied behind a treatment's subject that there is any help for it, and is nobody told in a later clause who
    gives some ("for mental illness we cannot offer any treatment, as the hospitals have no beds")?"""
    words = told.found.words
    if told.how != "denied" or len(words) < 2 or not told.found.idea.needs[-1] & _HELP:
        return False
    rest = Stretch(here.window("unit", words[-1].start).end, here.window("sentence", words[-1].start).end)
    denying = [t.start for t in scopes.triggers(here.passage) if rest.holds(t.start)]
    return not any(not any(here.window("unit", m.start).holds(t) for t in denying)
                   for m in here.within(_HELP | _SENT, rest))


def _one_of_staff(here: Words, mark: Mention) -> bool:
    """Is a part of several the one of the staff who does it ("one of our officers calls her")?"""
    behind = here.of(_STAFF)[0] if mark.code == "some_places" else []
    return any(0 < m.first - mark.last <= _FOLLOWING for m in behind)


def _of_another_act(here: Words, told: Told, mark: Mention) -> bool:
    """Is it something else, behind an "and", that is done only on request ("rings her at the start and, on request,
    draws up a safety plan with her")?"""
    if mark.code not in _WISHED or mark.start < told.found.end:
        return False
    end = here.window("sentence", mark.start).end
    joined = [m for m in here.passage.of("joiners", "and") if told.found.end <= m.start < mark.start]
    if not joined or here.within(frozenset({"contact"}), Stretch(joined[-1].end, end)):
        return False
    return bool(here.within(_PLANS, Stretch(joined[-1].end, end)))


def _taken_up(here: Words, mark: Mention) -> bool:
    """Does a limit tell how many make use of it ("only half of them answer")?"""
    unit = here.window("unit", mark.start)
    return bool(here.within(_TAKES_UP, Stretch(mark.start, unit.end)))


def conditional(here: Words, at: int) -> bool:
    """Does a word for a condition open the clause of a place ("if she rings us, ...")?"""
    unit = here.window("unit", at)
    return here.passage.text[unit.start : unit.end].lstrip(" -–•*(").lower().startswith(_IF)


def places(here: Words, stretch: Stretch) -> bool:
    """Does a stretch name a setting, or other places?"""
    return bool(claims.within(here.passage, stretch, "settings") or here.within(_OUTSIDE, stretch))


def _of_its_subject(here: Words, told: Told, mark: Mention) -> bool:
    """Is a limit none ("not only the police"), or no more than that there are such people at all ("provided that minors
    live with him")?"""
    if not_only(here.passage, mark):
        return True
    if any(_for_them(here, mark, w) for w in told.found.words) or _which_of_them(here, mark):
        return True
    if mark.start >= told.found.end and here.within(_OF_TWO, Stretch(told.found.end, mark.start)):
        return True  # "she is offered support, and mediation only if she wants it"
    unit = here.window("unit", mark.start)
    if unit.start >= told.found.end and _LATER.match(here.passage.text, unit.start):
        return True
    if unit.start >= told.found.end and not conditional(here, mark.start) and any(
            w.end > mark.start and w.start < mark.end for w in here.within(HER_TURN, unit)):
        return True  # "we call the partner, and she may call us"
    begin = told.found.words[0].start if told.found.words else told.found.start
    if not mark.term.startswith(_IF) and unit.holds(begin):
        return False
    return bool(here.within(frozenset({"children"}), Stretch(mark.start, unit.end)))


def _for_them(here: Words, mark: Mention, people: Mention) -> bool:
    """Does a limit tell for whom somebody is there, and no more ("who is there only for the women")?"""
    if people.start < mark.end or (here.gap(mark, people) or 0):
        return False
    between = here.passage.text[mark.end : people.start].strip()
    if not _FOR.search(f"{mark.term} {between}".strip()):
        return False
    return not here.passage.text[people.end : here.window("unit", people.start).end].strip(" .;,!)")


def _which_of_them(here: Words, mark: Mention) -> bool:
    """Does no more depend on the place than who of several does it ("by the shelter or the town, it depends on the
    island")?"""
    if not mark.term.startswith(_HANGS):
        return False
    sentence = here.window("sentence", mark.start)
    joined = [m for m in here.passage.of("joiners", "or") if sentence.holds(m.start)]
    return any((here.gap(doer, o) or 0) <= _JOINED for doer in here.within(_DOERS, sentence) for o in joined)


def _denied_elsewhere(here: Words, told: Told) -> bool:
    """Does one of the next clauses deny it, and nothing else, for another place ("in custody there is a course, outside
    there is not")?"""
    passage = here.passage
    sentence = here.window("sentence", told.found.start)
    denials = (t.end for t in scopes.triggers(passage) if told.found.end <= t.start < sentence.end)
    if any(in_places.opens(passage.text, end + 1) for end in denials) or _but_not_there(here, told, sentence):
        return True
    behind = [u for u in scopes.units(passage) if u.start >= told.found.end][:_FOLLOWING]
    for unit in behind:
        others = [m for m in here.within(_SUBJECTS, unit) if m.code not in told.found.idea.needs[0]]
        denied = any(unit.holds(t.start) for t in scopes.triggers(passage))
        if denied and in_places.opens(passage.text, unit.start) and sentence.holds(unit.start):
            return True
        denies = denied or here.within(LACKING, unit)
        if denies and not others and places(here, unit):
            return True
    return False


_BY_US = re.compile(
    r"(?:\s+[^\W\d]+){0,2}?\s+(?:(?:with|by|at|from|through|inside|within|in)\s+(?:us|ourselves"
    r"|our\s(?:own\s)?[^\W\d]+)|in-house|ourselves|here\b|on site"
    r"|(?:bei|durch|von)\suns|in unserem|im (?:eigenen )?Haus|selbst\b|chez nous|par nous|nous-mêmes|dans notre"
    r"|(?:con|por)\snosotros"
    r"|en nuestr[oa]|aquí|da noi|presso di noi|nel nostro|(?:bij|door)\sons|zelf\b|(?:hos|av)\soss|(?:hos"
    r"|af)\sos\b|själva|selv\b"
    r"|meillä|u nas|przez nas|u nás|pri nas|kod nas|sami\b|connosco|no nosso|pas mus|pie mums|meie juures|la noi|nálunk"
    r"|a casa nostra|amb nosaltres)", re.IGNORECASE)
_ON = frozenset({"refer", "sent_on"})


def sent_on(here: Words, told: Told) -> bool:
    """Is a treatment denied of the programme's own house alone, and people sent to one ("not with us, but we send them
    there")?"""
    if told.trigger is None or not told.found.idea.needs[0] & _TREATMENTS:
        return False
    if not _BY_US.match(here.passage.text, told.trigger[1]):
        return False
    rest = Stretch(told.trigger[1], here.window("sentence", told.trigger[0]).end)
    return any(scopes.of(here.passage, m, scopes.DENIALS) is None for m in here.within(_ON, rest))


def _but_not_there(here: Words, told: Told, sentence: Stretch) -> bool:
    """Does a "but not" before another place stand behind what is told ("a group in prison but not after release")?"""
    for trigger in scopes.triggers(here.passage):
        if trigger.code == "except" and told.found.end <= trigger.start < sentence.end:
            behind = Stretch(trigger.end, here.window("unit", trigger.start).end)
            return places(here, behind) or bool(here.within(_SOMEWHERE, behind))
    return False


def denied_there(here: Words, told: Told, all_told: list[Told]) -> bool:
    """Is it denied in a sentence that opens with a setting, or with a place where one that states it does so too ("in
    the prisons nobody phones them; in the probation offices our trainer does")?"""
    text, sentence = here.passage.text, here.window("sentence", told.found.start)
    if told.how != "denied" or not in_places.opens(text, sentence.start):
        return False
    first = here.window("unit", sentence.start)
    if places(here, first):
        return True
    stated = (here.window("sentence", t.found.start) for t in all_told if t.how == "stated" and t.found.code == "yes")
    return any(s != sentence and in_places.opens(text, s.start) for s in stated)
