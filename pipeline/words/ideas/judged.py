"""What is said of an idea: it is stated, denied, planned, past, or of another programme."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import past, scopes
from pipeline.words.claiming.taken_back import neither
from pipeline.words.ideas import ideas
from pipeline.words.ideas.ideas import Found, Words
from pipeline.words.replying import leads

How = Literal["stated", "denied", "planned", "past", "other"]


@dataclass(frozen=True, slots=True)
class Told:
    """An idea and what is said of it; `trigger` are the words that deny or plan it."""

    found: Found
    how: How = "stated"
    trigger: tuple[int, int] | None = None


def told_at(code: str, start: int, end: int) -> Told:
    """A code that a place in the answer states, without word classes."""
    return Told(Found(ideas.parse(code, "place"), (), start, end))


def more_closely(found: Sequence[Found], by: str) -> list[Found]:
    """Ideas without those of a single word of which an idea of the code `by` tells more ("sent by the police")."""
    told = {w for f in found if f.code == by for w in f.words}
    return [f for f in found if len(f.words) > 1 or f.code == by or f.words[0] not in told]


_WEAK = ("will", "may", "might", "would", "poate", "pot")
_WISH = (
    "would like", "may follow", "might follow", "would desire", "may feature", "may come in", "may be ",
    "might be added")
_BEGINS = ("will start", "will begin", "will be introduced", "will introduce", "will be launched", "will be set up")
_PREPARES = ("rengiam", "ruošiam", "przygotowyw", "pripravlj", "wird vorbereitet")
_LAID_DOWN = ("è previst", "sono previst", "está previst", "están previst", "est prévu", "sont prévu", "é previst",
              "vorgesehen")
# what stands behind "unless" is there: "the licence lapses unless he comes to the yearly day"
_UNLESS = ("unless", "es sei denn", "sofern nicht", "à moins que", "a menos que", "a meno che", "tenzij", "ellei",
           "chyba że")
_DRAWN_UP = frozenset({"be established", "be set up", "be developed", "be prepared", "be created"})
_PER_CASE = frozenset({"contact", "plan", "safety_plan", "report", "inform", "order", "partner_talk"})
_NEXT = 8  # characters
_LOOSE = frozenset({"belongs to", "looked at", "at first", "originally", "during the pandemic"})


def judge(here: Words, found: Found) -> Told:
    """What is said of an idea, by what governs its words or answers them."""
    passage = here.passage
    worst: Told | None = None
    if _answered_yes(passage, found):
        return Told(found)
    blanks = (_BLANK.match(passage.text, end, passage.sentence_at(end - 1).end)
              for end in sorted({found.end, *(w.end for w in found.words)}))
    blank = next((b for b in blanks if b), None)
    if blank:  # "Audit: -" is left open, whatever stands in the line below
        return Told(found, "other", blank.span(1))
    for mention in found.words:
        scope = scopes.of(passage, mention)
        if scope is None or scope.kind == "not_only":
            continue
        at = (scope.trigger.start, scope.trigger.end)
        opposed = 0 <= mention.start - at[1] <= _NEXT and mention != found.words[0]  # "at the office, not in prison"
        known = here.holds(*at) and scope.trigger.code != "rather" and not opposed
        if known or any(_nested(at, m) for m in found.words):
            continue
        if at[0] < found.start and scope.kind in ("not", "past") and _ALONE.match(passage.text, found.end):
            continue  # "no longer X only"
        if scope.kind == "refuse" and here.within(_SENT_ON, Stretch(*at)):
            continue  # "referred on to other services" refuses none of them
        if not opposed and not scope.after and scope.kind == "not" and _opposes(passage, at[0]) and (
                neither(passage, scope.trigger) is None):
            continue
        if scope.kind in ("not", "except") and _twice(passage, mention):
            continue
        if scope.kind == "except" and scope.after and scope.trigger.term in _UNLESS:
            continue
        if scope.kind in ("not", "refuse", "except") and _excepting(passage, found, at):
            continue
        if scope.kind == "plan" and _routine(here, mention, scope.trigger):
            continue
        if scope.kind == "plan":
            term = scope.trigger.term
            weak = term.split()[0] in _WEAK and not term.startswith(_WISH) and not _begins(passage, scope.trigger)
            weak = weak or passage.text[slice(*at)].lower() == "peut être"  # "can be", and no "perhaps"
            if weak and not _late(here, found, mention):
                continue
            worst = worst or Told(found, "planned", at)
        elif scope.kind in ("past", "other"):
            if scope.trigger.term not in _LOOSE or _given_way(here, at) or _was(passage, mention) or (
                    _bare(passage, found, at)):
                worst = worst or Told(found, "past" if scope.kind == "past" else "other", at)
        elif scope.kind == "unticked":
            return Told(found, "other", at)
        else:
            return Told(found, "denied", at)
    no = _answered_no(here, found)
    return Told(found, "denied", no) if no else worst or Told(found)


def _nested(at: tuple[int, int], word: Mention) -> bool:
    """Does one of a trigger and a word hold the other ("we prepare a plan"), so that it says nothing of the word? They
    may share a verb: "licence is | is planned"."""
    return (word.start <= at[0] and at[1] <= word.end) or (at[0] <= word.start and word.end <= at[1])


_ALONE = re.compile(
    r"\s(?:only|alone|allein|seulement|uniquement|seule?|solamente|únicamente|sol[oa]|soltanto|solamente|alleen|enbart"
    r"|enkom|alene|pelkästään|tylko|jedynie|pouze|jen|iba|samo|tik|tikai|ainult|apenas|doar)\b", re.IGNORECASE)
_EXCEPTING = re.compile(
    r"\s*\b(?:unless|except\s(?:if|when|where)|if|es sei denn|außer,?\s(?:wenn|falls)|wenn|falls|sofern|sauf\ssi"
    r"|à moins qu\w*|si|s['’]il|salvo\s(?:si|que)|excepto\ssi|a menos que|a meno che|salvo che|tranne se|se|tenzij"
    r"|behalve als|als|såvida|om|medmindre|med mindre|hvis|ellei|jos|chyba że|jeśli|jeżeli|ledaže|pokud|osim ako|ako"
    r"|razen če|če|nebent|jei)\b",
    re.IGNORECASE)


def _excepting(passage: Passage, found: Found, at: tuple[int, int]) -> bool:
    """Does a denial stand in a later clause for an exception ("they are phoned unless they do not want it")?"""
    clause = next((u for u in scopes.units(passage) if u.holds(at[0])), None)
    if clause is None or at[0] < found.end:
        return False
    inside = clause.start >= found.end
    begin = clause.start if inside else found.end
    match = _EXCEPTING.match(passage.text, begin) if inside else _EXCEPTING.search(passage.text, begin, at[1])
    if match is None or match.start() > at[0]:
        return False
    tongues = _IF.get(match.group().strip().casefold())
    return tongues is None or scopes.language_of(passage) in tongues


_IF = {"se": ("it", "pt", None), "si": ("fr", "es", "ca", None)}  # a pronoun in other languages


def _begins(passage: Passage, plan: Mention) -> bool:
    """Does a thing itself begin ("supervision will start when ..."), and not somebody with something ("start by")?"""
    behind = passage.text[plan.end : plan.end + 6]
    begins = plan.term.startswith(_BEGINS) or any(m.start == plan.start for m in passage.of("coming", "will_begin"))
    return begins and not behind.startswith((" by ", " with ", " to "))


def _late(here: Words, found: Found, mention: Mention) -> bool:
    """Does a sentence with a weak word of planning tell a time to come, or what is yet to be set up, and not what is
    drawn up for each case ("contact will be established", "a safety plan will be developed")?"""
    drawn_up = any(w.code in _PER_CASE for w in found.words)
    marks = here.within(frozenset({"future"}), here.window("sentence", mention.start))
    return any(not (drawn_up and m.term in _DRAWN_UP) for m in marks)


def _twice(passage: Passage, mention: Mention) -> bool:
    """Is what is denied denied twice ("nobody leads a group without it", "apart from it there is none")?"""
    sentence = passage.sentence_at(mention.start)
    near = [t for t in scopes.triggers(passage) if sentence.holds(t.start)]
    lacks = [t for t in near if t.code in ("without", "except") and t.end <= mention.start]
    others = [t for t in near if t.code in ("not", "nobody", "no")]
    return any(_meet(passage, lack, other, mention) for lack in lacks for other in others)


def _meet(passage: Passage, lack: Mention, other: Mention, mention: Mention) -> bool:
    """Do a "without" and a "nobody" bear on one another: in this order, or with the mention between them?"""
    first, second = sorted((lack, other), key=lambda m: m.start)
    if any(first.end <= m.start < second.start for word in ("and", "but") for m in scopes.joiners(passage, word)):
        return False
    if first is other:
        return True
    opens = lack.start - passage.sentence_at(lack.start).start <= 1
    together = any(u.holds(lack.start) and u.holds(other.start) for u in scopes.units(passage))
    return mention.end <= other.start and (opens or together)


def _routine(here: Words, mention: Mention, plan: Mention) -> bool:
    """Is a word for preparing or laying down said of what comes again and again ("kartą per metus rengiamas", "è
    prevista una supervisione mensile")?"""
    unit = here.window("unit", mention.start)
    again = here.within(frozenset({"once_more", "repeated"}), unit)
    if plan.term.startswith(_PREPARES):
        return bool(again)
    rates = any(unit.holds(m.start) for m in here.passage.of("rates"))
    plans = [*here.within(frozenset({"future"}), unit), *here.passage.of("scope_marks", "plan")]
    coming = any(unit.holds(m.start) and (m.start >= plan.end or m.end <= plan.start) for m in plans)
    return plan.term.startswith(_LAID_DOWN) and (rates or bool(again)) and not coming


def _given_way(here: Words, at: tuple[int, int]) -> bool:
    """Does the next clause say that it is only something else now ("at first X; since then purely Y")?"""
    behind = next((u for u in scopes.units(here.passage) if u.start >= at[1]), None)
    return behind is not None and any(behind.holds(m.start) for m in scopes.joiners(here.passage, "only"))


def _bare(passage: Passage, found: Found, at: tuple[int, int]) -> bool:
    """Do a word for the beginning and an idea stand alone in their clause ("Originally schema therapy; ...")?"""
    clause = passage.clause_at(at[0])
    between = passage.text[clause.start : at[0]] + passage.text[at[1] : found.start]
    return not between.strip(" ,:") and not passage.text[found.end : clause.end].strip(" .;,")


def _was(passage: Passage, mention: Mention) -> bool:
    """Does a clause with a verb of the past stand before another one ("at first it was X, later it became Y")?"""
    clause = passage.clause_at(mention.start)
    return past.verb(passage, clause) and clause.end < passage.sentence_at(mention.start).end - 1


def _opposes(passage: Passage, at: int) -> bool:
    """Does a negator stand right behind an "and", so that it denies what follows ("X, and not Y")?"""
    return any(m.end <= at <= m.end + 1 for m in passage.of("joiners", "and"))


_SENT_ON = frozenset({"refer"})
_FEW = 5
_JOINT = re.compile(r"\s*[|:=]\s*")
_BLANK = re.compile(r"\s*[:=|]\s*([-–—/0∅])(?=\s*(?:[.;,|\n]|$))")


def _answered_yes(passage: Passage, found: Found) -> bool:
    """A yes right behind the words, as in the next cell of a table: "police | yes || shelter | no"."""
    joint = _JOINT.match(passage.text, found.end)
    return joint is not None and any(m.start == joint.end() for m in passage.of("yes_no", "yes"))


def _answered_no(here: Words, found: Found) -> tuple[int, int] | None:
    """A bare no after the words: "specialised training no", "Video: nee", "Video recording of the sessions? No"."""
    passage = here.passage
    unit = here.window("unit", found.start)
    places = [Stretch(found.end, unit.end)] if found.end < unit.end else []
    joint = passage.text[unit.end : unit.end + 2].lstrip()[:1] or passage.text[unit.end - 1 : unit.end]
    units = scopes.units(passage)
    joint = joint if joint != "(" or found.end <= unit.end + 1 else ""  # "telefona alla (ex) partner"
    none = _none_there(passage, unit)
    if none or joint in (":", "?", "(", "=") or passage.text[unit.start : unit.end].rstrip().endswith("?"):
        places += list(units[bisect.bisect_right(units, unit.start, key=lambda u: u.start) :][:1])
    for place in places:
        told = none or joint == ":"
        opens = next((t for t in scopes.triggers(passage) if place.holds(t.start)), None) if told else None
        known = opens is None or any(m.start <= opens.start < m.end for m in found.words)
        first = opens and not known and not passage.text[place.start : opens.start].strip(" :")
        if opens and first and (none or _brief(passage, place)):
            return opens.start, opens.end  # "Supervision: not for the moment"
        word = leads.lead(passage, place)
        if word and word.bare and word.code == "no" and word.start >= found.end:
            return word.start, word.end
    return None


_NONE = re.compile(  # "none in this county", "nothing either", and no "none of the men"
    r"\s*[-–—]\s*(?:none|nothing|nobody|no one|keine[rs]?|nichts|niemand|aucune?|rien|personne|ningun[oa]|nada|nadie"
    r"|nessun[oa]?|niente|geen|niets|niemand|ing(?:en|et)|ingenting|ikke noe|intet|ei mitään|brak|żadn\w+|nic|žádn\w+"
    r"|žiadn\w+|ništa|nič|nema|ni|nenhum[a]?|nimic|nincs|semmi|nėra|nieko|nav|puudub|cap|res)\b"
    r"(?=\s*(?:[.;]|$)|\s+(?:in|at|here|so far|either|yet|available|on offer|to be had|for now|at present"
    r"|nearby|within|locally"
    r"|im|in|hier|bisher|vorhanden|derzeit|auch|dans|en|ici|non plus|aquí|tampoco|por ahora|nel\w*|qui|per ora"
    r"|ook|hier|i|här"
    r"|her|heller|täällä|w|tutaj|v|tady|zde|u|ovdje|tukaj|em|aqui)\b)", re.IGNORECASE)


def _none_there(passage: Passage, unit: Stretch) -> bool:
    """Does a dash behind a clause, and a word for nothing with a place or time, tell that there is none?"""
    return _NONE.match(passage.text, len(passage.text[: unit.end].rstrip(" -–—"))) is not None


def _brief(passage: Passage, place: Stretch) -> bool:
    """Is a clause of few words the last of its sentence?"""
    ends = passage.sentence_at(place.start).end <= place.end + 1
    return ends and len(place.of(passage.text).split()) <= _FEW
