"""Those who lead, told by whose they are: "the crisis centre, whose counsellors carry out the programme"."""

from __future__ import annotations

import re

from pipeline.passage import Stretch
from pipeline.vocabulary import Mention
from pipeline.words.ideas.ideas import Words
from pipeline.words.staff.sharing import Placed

_HOUSES = frozenset({"outside", "municipal", "service"})
_WHOSE = re.compile(
    r"\W{1,2}(?:[^\W\d_]+\s){0,2}(?:whose|dont|deren|dessen|cuy[oa]s?|(?:i|le|gli|il|la) cui|wier|wiens|vars"
    r"|hvis|jonka|joiden"
    r"|które\w+|jehož|jejichž|jejíž|ktoré\w+|čij\w+|kuri[oų]s?|kuras|kuru|kelle|mille|cuj[oa]s?|al căr\w+"
    r"|ale căr\w+|amely\w+)\s",
    re.IGNORECASE)
_DELIVER = frozenset({"deliver"})


def led_by(here: Words, sentence: Stretch) -> list[Mention]:
    """The houses of a sentence whose people are told to lead, by a relative clause right behind the house."""
    found = []
    for house in here.within(_HOUSES, sentence):
        whose = _WHOSE.match(here.passage.text, house.end, sentence.end)
        if whose and here.within(_DELIVER, Stretch(whose.end(), sentence.end)):
            found.append(house)
    return found


_ITEM = re.compile(r"(?:^|[\s;,])\(?(?:\d{1,2}|[a-h])[.)]\s*$")
_NEXT_ITEM = re.compile(r"\s*[;,.]?\s*(?:$|\n|\(?(?:\d{1,2}|[a-h])[.)])")


def named_alone(here: Words, mention: Mention) -> bool:
    """Is an actor all that a numbered item of a list says ("1) violence at home 2) internal 3) four phases"), or named
    as the one by whom people are employed, with no verb ("five psychologists, all employed by the association")?"""
    text = here.passage.text
    before = _ITEM.search(text, max(0, mention.start - 5), mention.start)
    if before is not None and _NEXT_ITEM.match(text, mention.end) is not None:
        return True
    return _employs(here, mention)


_ALL_PAID = re.compile(
    r"\b(?:both|all|each)(?:\sof\s(?:them|us))?(?:\sare)?\s(?:on the payroll of|on the staff of|(?:employed|paid"
    r"|hired)\s(?:by|at|with)|employees of)\s(?:the\s)?$"
    r"|\b(?:tous|toutes)\s(?:les\s)?(?:deux|trois)?\s?(?:salarié|employé|payé|rémunéré)e?s\s(?:de|d['’]|par|à|chez)\s?"
    r"(?:la\s)?$"
    r"|\b(?:ambos|ambas|los dos|las dos|todos|todas)\s(?:en (?:la )?nómina de|emplead[oa]s (?:de|por)"
    r"|contratad[oa]s por|en plantilla de|pagad[oa]s por)\s(?:la\s|el\s)?$"
    r"|\b(?:entramb[ie]|tutt[ie](?: e due)?)\s(?:dipendenti|alle dipendenze|assunt[ie]|pagat[ie]|stipendiat[ie])\s"
    r"(?:del|della|dal|dalla|di|da)\s$"
    r"|\b(?:beide[nr]?|alle)\s(?:in dienst van|in dienst bij|op de loonlijst van|betaald door|bei"
    r"|von)\s(?:de\s|het\s)?$"
    r"|\b(?:båda|begge|alla|alle)\s(?:anställda (?:av|hos|vid|i)|ansatt\w* (?:i|hos|ved|av|af)|avlönade av)\s$"
    r"|\b(?:molemmat|kaikki)\s$|\b(?:obaj|oboje|obie|wszyscy)\szatrudnieni (?:przez|w)\s$"
    r"|\b(?:oba|obě|obaja|obje|oboje|svi|vsi)\s(?:zaměstnan\w+|zamestnan\w+|zaposlen\w+)\s(?:u|v|ve|pri)\s$"
    r"|\b(?:ambos|ambas|todos)\s(?:contratad[oa]s p(?:or|ela|elo)|pag[oa]s p(?:or|ela|elo))\s(?:a\s)?$", re.IGNORECASE)
_ALL_CONTRACTED = re.compile(  # "all with contract with our association"
    r"\b(?:both|all|each|alle|allen|beide|tous|toutes|todos|todas|ambos|ambas|tutt[ie]|entramb[ie]|alla|båda|begge|wszyscy"
    r"|všichni|všetci|svi|vsi)\s(?:of them\s|les deux\s|e due\s)?(?:with|on|under|having|mit|avec|sous|con|com|met|med"
    r"|på|na|s|se|z)\s(?:an?\s|une?\s|uno\s|um\s|een\s|einem\s|ett\s|en\s)?(?:[^\W\d_]+\s)?"
    r"(?:contracts?|\w*[vV]ertrag|contrats?|contratos?|contratt[oi]|contracten|\w*kontrakt\w*|\w*avtal|umow\w+|smlouv\w+"
    r"|zmluv\w+|ugovor\w*|pogodb\w+)\s(?:[^\W\d_]+\s)?(?:with|at|by|of|bei|mit|avec|de|chez|con|en|presso|di|com|da|do|bij"
    r"|met|hos|med|u|s|se|z|v|pri)\s(?:the\s|la\s|a\s|l['’])?$", re.IGNORECASE)
_LEAD = 60  # characters


def all_employed(here: Words, mention: Mention) -> bool:
    """Is it the body of which all or both of those who lead are told to be employees, right before it ("a woman and a
    man, both on the payroll of our foundation")?"""
    sentence = here.window("sentence", mention.start)
    begin = max(sentence.start, mention.start - _LEAD)
    paid = (_ALL_PAID.search(here.passage.text, begin, mention.start)
            or _ALL_CONTRACTED.search(here.passage.text, begin, mention.start))
    return paid is not None and bool(here.within(_PEOPLE, Stretch(sentence.start, paid.start() + 1)))


_EACH_OF_THEM = re.compile(
    r"\b(?:both|all|each|beide|alle|allen|tous|toutes|ambos|ambas|todos|todas|tutt[ie]|entramb[ie]|båda|alla|begge"
    r"|molemmat|kaikki|obaj|oboje|wszyscy|oba|obě|obaja|všichni|všetci|svi|vsi|oboje|mõlemad|abi|abu|ambii|toți)\s"
    r"(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)


def all_told_employed(here: Words, actor: Placed) -> bool:
    """Is it said of the leaders, whom a sentence opens with, that both or all of them are employed by the house
    ("Leaders: a psychologist and an officer, both employed in the prison")?"""
    sentence = here.window("sentence", actor.start)
    opens = here.within(frozenset({"leader"}), sentence)
    led = bool(opens) and len(here.passage.text[sentence.start : opens[0].start].split()) <= 1
    return led and any(_EACH_OF_THEM.search(here.passage.text, opens[0].end, job.start)
                       for job in here.within(_JOB, sentence))


_JOB = frozenset({"employed"})
_PEOPLE = frozenset({"person", "leader"})
_ASIDE = frozenset({"aside", "deliver"})
_ALL = re.compile(
    r"[\s,(–-]*(?:(?:all|both|each)\s(?:of them\s)?|(?:tous|toutes|alle|todos|todas|tutti|tutte|allen)\s)?"
    r"(?:who are\s(?:all\s)?|are\s(?:all\s)?|which are\s)?", re.IGNORECASE)


_END = re.compile(r"[^\S\n]*(?:$|[.,;:()\n]|(?:and|in|at|with|of)\b)")


def _employs(here: Words, mention: Mention) -> bool:
    """Does a body stand behind "employed by", and right before that the people who are meant?"""
    sentence = here.window("sentence", mention.start)
    before = here.within(_JOB, Stretch(sentence.start, mention.start + 1))
    jobs = [m.start for m in before if (here.gap(m, mention) or 0) <= 1]
    start = jobs[-1] if jobs else mention.start if mention.term.startswith("employed") else sentence.start
    people = here.within(_PEOPLE, Stretch(sentence.start, start)) if start > sentence.start else []
    told = bool(people) and _ALL.fullmatch(here.passage.text, people[-1].end, start) is not None
    if not told and not _of_those_before(here, sentence, start):
        return False
    ends = _END.match(here.passage.text, mention.end)
    return ends is not None and not here.within(_ASIDE, Stretch(sentence.start, start))


_THEY = re.compile(
    r"(?:they(?:\s(?:are|were)|['’]re)|these are|all of them are|both are|sie (?:sind|werden)|alle sind|beide sind"
    r"|ils sont|elles sont|tous sont|toutes sont|tous|toutes|son|están|todos están|todos son|ambos son|sono|tutti sono"
    r"|(?:zij|ze) (?:zijn|worden)|allen zijn|de är|alla är|båda är|de er|alle er|begge er|he ovat|kaikki ovat"
    r"|(?:oni |wszyscy |obydwoje )?są|všichni jsou|jsou|všetci sú|sú|svi su|oni su|vsi so|mindannyian|toți sunt|sunt"
    r"|são|todos são|nad on|kõik on|viņi ir|visi ir|jie yra|visi yra)(?:\s(?:all|both|alle|beide|tous|toutes|todos"
    r"|tutti|alla|båda|alle|begge|kaikki|wszyscy|všichni|všetci|svi|vsi|allemaal|sämtlich))?\s+", re.IGNORECASE)
_LEADING = frozenset({"leader", "pair"})


def _of_those_before(here: Words, sentence: Stretch, start: int) -> bool:
    """Is what is said of employment up to a character the rest of a sentence on those whom the sentence before names as
    the leaders ("Two facilitators. They're all employed by ...")?"""
    if sentence.start < 2 or not _THEY.fullmatch(here.passage.text, sentence.start, start):
        return False
    return bool(here.within(_LEADING, here.passage.sentence_at(sentence.start - 2)))
