"""A house of the service and its people: who belongs to it, and where it is itself named as the one who leads."""

from __future__ import annotations

import re

from pipeline.passage import Stretch
from pipeline.vocabulary import Mention
from pipeline.words.ideas.ideas import Words
from pipeline.words.staff import sharing

_REACH, _OWN_REACH, _HEAD, _SHORT = 14, 2, 3, 14
_PEOPLE = frozenset({"leader", "person"})
_THING = re.compile(
    r"\s(?:modul|session|trigg|control|part\b|parts\b|phase|rule|evaluat|supervis|motiv|pressure|factor|stress|risk"
    r"|train(?:ing)"
    r"|manual|handbook|guideline|document)", re.IGNORECASE)
_MY_OWN = re.compile(r"(?:(?:our|its|their|the)\s)?own|eigene\w*", re.IGNORECASE)
_NOUN = re.compile(r"\s+\w")
_BY = re.compile(
    r"(?:^|[,;:/]|\b(?:(?:responsibility|hands|task|job|duty|charge)\sof|by|us|we|either|partly|von|vom|durch|teils"
    r"|par|por|pelo|pela|da|dal|dalla|door|av|af|przez|ou|or|oder))"
    r"\s*(?:the|die|der|den|dem|das|le|la|el|il|lo|de|het)?\s*$",
    re.IGNORECASE,
)
_AGENT = re.compile(r"(?:by|von|vom|durch|par|por|pel[oa]|da|dal|dalla|door|av|af|przez)\b", re.IGNORECASE)
_LOCATED = re.compile(
    r"\b(?:in|for|im|für|dans|pour|en|para|per|voor|i|för|w|dla|v|ve|pre|u|za|em|com|with|and|und|et|y|e|och|og|ja|a"
    r"|which"
    r"|who|to|into|zu|zum|zur|till|til|al|do)\b", re.IGNORECASE)

_EMPLOYS = re.compile(
    r"\s(?:has|have|employs?|hat|beschäftigt|a|emploie|tiene|ha|impiega|heeft|har|ma|má|ima|turi)\s"
    r"(?:(?:its|their|own|some|two|three|four|five|six|\d+|trained)\s){0,3}", re.IGNORECASE)
_BY_HEAD = re.compile(r"(?:by|von|durch|par|por|da|dai|dagli|door|av|af|przez)\s(?:(?:the|our|den|die|les|des|los"
    r"|de|de los)\s)?",
                      re.IGNORECASE)
_THINGS = re.compile(r"\b(?:sessions|evenings|meetings|groups|courses|programmes|programs|trainings|modules"
    r"|classes)\s$", re.I)
_OF_OURS = re.compile(r"\b(?:of ours|von uns|des nôtres|de los nuestros|dei nostri|van ons|av våra|af vores"
    r"|av våre)$", re.I)
_ONES = re.compile(r"\s(?:ones?|eigenen?)\b(?!\s(?:of|from|who|that)\b)", re.IGNORECASE)
_ENTRY = re.compile(r"\W*(?:(?:\d{1,2}|[a-h])[.)]\s*)?(?:\w+\s)?")
_STAFF = re.compile(r"staff|personnel|officers|people|Personal|Kräfte|Leute|personal|équipe|team|kader|kadr|henkilö"
                    r"|osoblje|zaměstnan|zamestnan|zaposlen|ansatte|medarbe|pracown|darbuotoj|darbiniek|tööta", re.I)
USES = re.compile(
    r"\b(?:uses?|has|have|employs?|nutz\w+|setz\w+|haben|hat|utilis\w+|ont|usan?|utiliza\w*|tienen?|hanno|gebruik\w+"
    r"|heeft|hebben"
    r"|använder|har|bruger|bruker|käyttä\w+|mają|má|mají|używają|využív\w+)\b", re.IGNORECASE)
THE_OTHERS = re.compile(r"\s+(?:autres|otr[oa]s|outr[oa]s|altr[ei])\b", re.IGNORECASE)  # "dans les deux autres"
OF_THEM = re.compile(r"\s+(?:(?:of\s+)?(?:them|us|whom)|on|are|with|employed|paid|working|from)\b", re.IGNORECASE)


def belongs(here: Words, person: Mention, house: Mention) -> bool:
    """Does a person stand beside the house that they are of, not merely work in?"""
    if person.end <= house.start and here.within(frozenset({"employed"}), Stretch(person.start, house.start)):
        return True
    if house.end <= person.start and _EMPLOYS.fullmatch(here.passage.text, house.end, person.start):
        return True  # "the prison has three psychologists who do it"
    gap = here.gap(person, house)
    if gap is None or gap > (2 if person.end <= house.start else 1):
        return False
    low, high = sorted((person, house), key=lambda m: m.start)
    if here.within(frozenset({"outside", "municipal", "deliver"}), Stretch(low.start, high.end)):
        return False
    return not _LOCATED.search(here.passage.text[low.end : high.start])


def of_thing(here: Words, mention: Mention) -> bool:
    """Does "themselves" only stress a thing ("the evenings themselves are led by freelancers")?"""
    return _THINGS.search(here.passage.text, max(0, mention.start - _SHORT), mention.start) is not None


def answers(here: Words, sentence: Stretch, house: Mention) -> bool:
    """Is the house itself the answer ("either the probation service or an association", "led by the prison")?"""
    by = _BY.search(here.passage.text, sentence.start, house.start)
    if by is None or not by.group().strip()[:1].isalpha() or by.start() <= sentence.start:
        return by is not None
    agent = _AGENT.match(by.group().strip())
    before = Stretch(max(0, by.start() - _REACH), by.start())
    return agent is None or bool(here.within(frozenset({"deliver", "pair"}), before))


def own_people(here: Words, sentence: Stretch) -> list[Mention]:
    """Words for own before words for people ("own behavioural experts"), where no phrase says so, each as one actor."""
    found = []
    for own in here.within(frozenset({"possess"}), sentence):
        behind = here.within(frozenset({"person"}), Stretch(own.end, max(own.end, sentence.end)))
        near = [p for p in behind if p.first - own.last <= _OWN_REACH]
        people = [p for p in near if "," not in here.passage.text[own.end : p.start]]
        if not here.passage.text[sentence.start : own.start].strip() and not (
                here.passage.text[own.end : sentence.end].strip(" .;,!")):
            found.append(own._replace(code="own"))  # "Staff: own"
        elif _OF_OURS.search(here.passage.text, sentence.start, own.end) or _ONES.match(here.passage.text, own.end):
            found.append(own._replace(code="own"))  # "two of ours", "own ones in the large prisons"
        elif people:
            found.append(own._replace(code="own", end=people[0].end, last=people[0].last))
    return found


_COUNTED = re.compile(
    r"\s*(?:$|\n|[;.]|[:,(–-]\s*(?:always\s|immer\s|toujours\s|siempre\s|sempre\s|altijd\s|alltid\s)?"
    r"(?:\d{1,2}|one|two|three|four|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|due|tre|quattro|twee|drie|två|tre"
    r"|to|kaksi|kolme|dwóch|dwoje|trzech|dva|dvě|tři|dvoje|dois|duas|três|du|dvi|divi|kaks|két)\s"
    r"(?!(?:days?|hours?|h|Tage|Stunden|jours|heures|días|horas|giorni|ore|dagen|uur|dagar|timmar|dage|timer|dager|dni"
    r"|godzin\w*|sessions?|modules?|years?|months?|weeks?|percent|%)\b))", re.IGNORECASE)


def _own_line(here: Words, mention: Mention, sentence: Stretch) -> bool:
    """Does a line or a numbered entry of its own open with own people, who are counted or all that it names ("2. Own
    staff: 1 psychologist and 1 officer")? Where the prompts are answered line by line, it answers who leads."""
    text = here.passage.text
    line = max((s.start for s, _ in here.passage.paragraphs if s.start <= mention.start), default=0)
    if not _ENTRY.fullmatch(text, line, mention.start):
        return False
    own = mention.code == "own" or here.within(frozenset({"possess"}), Stretch(line, mention.start + 1))
    people = here.within(_PEOPLE, Stretch(mention.start, sentence.end))
    whose = people or _STAFF.search(text, mention.start, mention.end)
    return bool(own and whose) and _COUNTED.match(text, mention.end) is not None


def opens(here: Words, mention: Mention, sentence: Stretch) -> bool:
    """Does a short answer open with its actor ("In-house staff of the probation service at present")?"""
    if mention.code == "outside":
        return len(sentence.of(here.passage.text).split()) <= _HEAD and sentence == here.passage.sentences[0]
    if mention.code == "own" and _ONES.match(here.passage.text, mention.end):
        return bool(here.within(frozenset({"outside", "outsourced"}), sentence))
    if mention.code not in ("own", "outsourced", "service_staff") or _THING.match(here.passage.text, mention.end):
        return False
    label = here.passage.text.rfind(":", sentence.start, mention.start)
    if label > 0 and sharing.labelled_place(here, sentence) and (
            len(here.passage.text[label:mention.start].split()) <= _HEAD):
        return True
    if sentence.start != here.passage.sentences[0].start:
        return _own_line(here, mention, sentence)
    thing = Stretch(mention.end, here.window("unit", mention.start).end + 1)
    if _MY_OWN.fullmatch(here.passage.text, mention.start, mention.end) and (
            _NOUN.match(here.passage.text, mention.end) and not here.within(_PEOPLE, thing)):
        return False  # "our own manual"
    by = _BY_HEAD.match(here.passage.text, sentence.start)
    if by and by.end() == mention.start and mention.code in ("service_staff", "own"):
        return True  # "By prison educators, trained by the University"
    short = len(sentence.of(here.passage.text).split()) <= _SHORT
    now = [m.end for m in here.passage.of("scope_marks", "now") if m.start == sentence.start]
    return short and not here.passage.text[max([sentence.start, *now]) : mention.start].strip()
