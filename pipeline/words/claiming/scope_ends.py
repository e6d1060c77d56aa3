"""Where the words that a negator governs begin and end: with the bracket that only glosses what is denied, before an
"and" that tells what people without a case do, and what a denial behind a colon or dash answers.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming.governing import KINDS, PEOPLE
from pipeline.words.wording.triggers import joiners, triggers
from pipeline.words.wording.units import Unit, bracketed, near

_GLOSS, _CASE, _NEXT = 5, 5, 2  # words
_CASES = ("proceedings", "police_case", "order", "criminal_court", "custodial", "noncustodial", "convicted",
          "sentenced_to", "suspended", "supervised")


def governed_end(passage: Passage, all_units: list[Unit], i: int, trigger: Mention, reach: int) -> int:
    """The end of what a negator in unit `i` governs, of which the unit and its list reach to `reach`."""
    if reach == all_units[i].end:
        reach = _glossed(passage, all_units, i, trigger)
    return min(reach, _caseless(passage, all_units[i], trigger), _condition(passage, trigger, reach))


_UNTIL = re.compile(
    r"\b(?:until|till|before|unless|bevor|ehe|bis|avant que|avant qu['’]|tant que|antes de que|hasta que"
    r"|prima che|finché"
    r"|voordat|alvorens|totdat|innan|förrän|før|førend|ennen kuin|zanim|dopóki|dokud|než|kým|skôr ako|prije nego|dok"
    r"|preden|dokler|mielőtt|amíg|înainte ca|până nu|antes que|até que|abans que|kol|pirms|enne kui)\s"
    r"(?:our|the|his|her|a|an|we|she|they|someone|somebody|uns\w+|die|der|eine?|wir|sie|notre|la|le|une?|nous|elle"
    r"|nuestr\w+|una?|ella|nostr\w+|onze|de|een|zij|vår\w*|vores|en|hun|vi|nasz\w*|naš\w*|il|il/la|noi)\b",
    re.IGNORECASE)


def _condition(passage: Passage, trigger: Mention, reach: int) -> int:
    """Where what must have happened before anybody may begin ends a denial ("no man starts until our worker has rung
    her"); else the end of the answer."""
    far = len(passage.text)
    begins = [m for m in starting(passage.of("tense", "begins"), trigger.end, reach) if m.first - trigger.last <= _CASE]
    found = _UNTIL.search(passage.text, begins[0].end, reach) if begins else None
    return found.start() if found else far


def _glossed(passage: Passage, all_units: list[Unit], i: int, trigger: Mention) -> int:
    """The end of unit `i`, with the bracket behind it where that names no more than what is denied ("not in the prisons
    (JVA)", "not in the prison (PI Vught)")."""
    unit, following = all_units[i], all_units[i + 1 : i + 2]
    if not following or following[0].joint != "(":
        return unit.end
    bracket = following[0]
    if len(passage.text[bracket.start : bracket.end].split()) > _GLOSS or near(triggers(passage), bracket) or near(
            passage.of("yes_no"), bracket):
        return unit.end
    denied = {m.code for kind in KINDS for m in starting(passage.of(kind), trigger.end, unit.end)}
    people = bool(starting(passage.of("sexes"), trigger.end, unit.end))  # "men" are named with prisoners
    glossed = {m.code for kind in KINDS if people or kind != "sexes" for m in near(passage.of(kind), bracket)}
    return bracket.end if glossed and glossed <= denied else unit.end


def _caseless(passage: Passage, unit: Unit, trigger: Mention) -> int:
    """Where an "and" with a word of coming behind it ends the denial of a case or sentence ("the others have no
    case and come on their own"); else the end of the answer."""
    far = len(passage.text)
    cases = [m for m in passage.of("legal", *_CASES) if 0 < m.first - trigger.last <= _CASE and m.start < unit.end]
    if not cases or starting(passage.of("sexes", *PEOPLE), trigger.end, cases[0].start):
        return far  # "we take no men with a case"
    coming = [m.first for name, code in _COMING for m in near(passage.of(name, code), unit)]
    joints = (m for m in near(joiners(passage, "and"), unit) if m.start >= cases[0].end)
    return next((m.start for m in joints if any(0 < at - m.last <= _NEXT for at in coming)), far)


_WHAT = re.compile(  # "what was done, what not"
    r"(?:(?:and|or|und|oder|et|ou|y|o|e|en|of|och|eller|og|ja|i|a|nebo|lub|ali|ili|și|sau|és|vagy|un|vai|ir|arba)\s)?"
    r"(?:what|which|was|welche|ce qui|ce qu['’]on|quoi|qué|lo que|cosa|che cosa|ciò che|quello che|wat|welke|vad|vilka"
    r"|hvad|hva|hvilke|mitä|mikä|mitkä|co|które|které|ktoré|čo|što|šta|kaj|kas|ką|ko|mis|mida|o que|ce|què|mi|mit"
    r"|τι)(?:\s(?:was|were|is|som|der|has been))?", re.IGNORECASE)


def what_not(passage: Passage, unit: Unit, trigger: Mention) -> bool:
    """Does a negator stand behind no more than a "what", so that it denies the thing asked for alone ("a form on what
    was done and what not")?"""
    before = passage.text[unit.start : trigger.start].strip(" (")
    behind = passage.text[trigger.end : unit.end].strip(" .,;:!)")
    return len(behind.split()) <= 1 and _WHAT.fullmatch(before) is not None


_AT_TIMES = re.compile(  # how often it is, and not that it is none ("volunteers: not every year")
    r"\s(?:rare\w*|seldom|often|every|many|all|always|few|selten\w*|oft|jede\w*|viele|alle|immer|rares?|souvent"
    r"|tous|toutes"
    r"|beaucoup|toujours|siempre|tod[oa]s|much[oa]s|poc[oa]s|raro|spesso|sempre|tutt[ie]|molt[ie]|poch[ie]|vaak"
    r"|altijd|veel"
    r"|sällan|ofta|alltid|alla|många|ofte|altid|alltid|mange|aina|usein|kaikki|często|zawsze|wszys\w+|wiel[ue]"
    r"|często|často"
    r"|vždy|všichni|uvijek|često|vedno|pogosto|sempre|todos|muitos)\b", re.IGNORECASE)
_COMING = (("by_oneself", "coming"), ("by_oneself", "asking"), ("senders", "self"), ("legal", "voluntary"))


_FOR_NOW = re.compile(
    r"\b(?:for now|for the (?:moment|time being)|at (?:present|the moment|this time)|currently|presently"
    r"|(?:right )?now|yet"
    r"|so far|(?:un|up )til+ now|derzeit|zurzeit|zur Zeit|momentan|im Moment|vorerst|vorläufig|bisher|gegenwärtig"
    r"|bis jetzt"
    r"|noch|pour l['’]instant|pour le moment|actuellement|à ce jour|encore|por ahora|(?:por el|de) momento|actualmente"
    r"|hasta ahora|todavía|aún|per ora|(?:al|per il) momento|attualmente|finora|ancora|voorlopig|momenteel"
    r"|op dit (?:moment|ogenblik)|vooralsnog|nog|för närvarande|just nu|ännu|än så länge|tills vidare|for tiden"
    r"|for øje?blikket|indtil videre|inntil videre|endnu|ennå|foreløpig|foreløbig|toistaiseksi|tällä hetkellä|vielä"
    r"|na razie|obecnie|w tej chwili|jeszcze|zatím|prozatím|momentálně|dosud|zatiaľ|momentálne|zasad|trenutno|za zdaj"
    r"|zaenkrat|egyelőre|jelenleg|deocamdată|momentan|por enquanto|atualmente|kol kas|šiuo metu|pagaidām|šobrīd|praegu"
    r"|hetkel|προς το παρόν)\b", re.IGNORECASE)


def timeless(words: str) -> str:
    """Some words without those that only say that it is so now ("not possible for now", "derzeit nicht möglich")."""
    return _FOR_NOW.sub("", words)


def answers(passage: Passage, all_units: list[Unit], i: int, trigger: Mention, rest: int) -> bool:
    """Does a negator at the head of a clause deny the clause before it ("SARA: no", "low risk – not admitted")?"""
    unit = all_units[i]
    if unit.joint in ("", "but", "/") or trigger.code == "without" or _AT_TIMES.match(passage.text, trigger.end):
        return False
    mark = passage.text[all_units[i - 1].end : unit.start].lstrip(" )")[:1] or unit.joint
    return rest == 0 or (rest <= 2 and trigger.code in ("not", "local") and mark in tuple("-–—:("))


def answered(passage: Passage, all_units: list[Unit], i: int) -> Stretch:
    """What a denial that opens unit `i` answers: the clause before it, over a bracket ("prisoners (sentenced): not
    here", "volunteers (no case) – not with us")."""
    at = i
    while at > 1 and not passage.text[all_units[at - 1].start : all_units[at - 1].end].strip(" -–—"):
        at -= 1
    before = all_units[at - 1]
    marked = all_units[at].joint == ")" and passage.text[before.end : all_units[i].start].strip(" )") != ""
    return Stretch(bracketed(all_units, at) if marked else before.start, before.end)


def with_us(passage: Passage, rest: Unit) -> bool:
    """Are the words behind a negator no more than "here" or "with us"?"""
    end = rest.start + len(passage.text[rest.start : rest.end].rstrip(" .;,!"))
    return any(m.start - rest.start <= 1 and m.end == end for m in near(passage.of("taken_back", "it"), rest))
