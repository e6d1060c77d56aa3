"""What an evaluation measured, told in sentences: who was asked, who went through to the end, how the work was done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.evaluation import studies
from pipeline.words.ideas import ideas
from pipeline.words.ideas.ideas import Found
from pipeline.words.places import telling
from pipeline.words.wording import triggers

_WORDS = ("evaluation_outcomes", "people", "effects", "joiners")
_TOLD = (
    ideas.parse("recidivism", "again charged @3"),
    ideas.parse("recidivism", "caught less|more|same @10"),
    ideas.parse("partner_report", "ask|feels partner @4"),
    ideas.parse("partner_report", "ask > man > and > partner @7"),
    ideas.parse("process", "how > carried_out @6"),
    ideas.parse("satisfaction", "opinion man @9 -leader --partner"),
)
_FINISHED = ideas.parse("completion", "finish")
_SHARE = re.compile(
    r"\d\s?%|\d\s?/\s?\d|\d\s+(?:of|von|out|sur|de|su|van|av|af|z|ze|od|iš|no|din)\s+(?:\w+\s)?\d"
    r"|\b(?:of|von|sur|de|su|van|av|af|z|ze|od|iš|no|din)\s(?:the\s|our\s)?\d{1,3}\s(?:[^\W\d_]+,?\s){1,3}\d{1,3}\b(?!\s?%)",
    re.IGNORECASE)  # also "of 60 men 41"
_CUT = re.compile(r"[;,.]")
_BACK = 4  # words before which a relative clause opens
_LEAD = 40  # characters
_WHO = re.compile(
    r"(?:^|(?P<before>[^\W\d_]+)[,;:]?\s)(?P<word>who|wer|qui|quién(?:es)?|chi|wie|vem|hvem|kuka|ketkä|kto|kdo|tko|kik?|cine"
    r"|quem|kes|kas|how many|how often|why|how come|warum|weshalb|wieso|pourquoi|por qué|perché|waarom|varför|hvorfor"
    r"|miksi|dlaczego|proč|prečo|zašto|zakaj|miért|de ce|porqu[eê]|kodėl|kāpēc|miks|per què"
    r"|wie viele|combien|cuántos|quanti|hoeveel|hur många"
    r"|hvor mange|kuinka moni|ilu"
    r"|kolik|koľko|koliko|hány(?:an)?|câți|quantos|quants|kui palju|cik|kiek)\s(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)
_THOSE = re.compile(
    r"(?:those|ones?|people|all|everybody|everyone|anyone|persons?|die|jene[rn]?|ceux|celles|personnes|los|las|aquell?[oae]s?"
    r"|quell[io]|coloro|degenen|de|dem|dei|aqueles?|os|a[iq]uells|tie|tiem|tas)$", re.IGNORECASE)
_ALSO_THOSE = frozenset({"chi", "qui", "quien", "quienes", "quem"})
_FOR_WHOM = re.compile(r"(?:per|tra|fra|con|a|in|pour|chez|para|entre|por|com)$", re.IGNORECASE)


def told(passage: Passage) -> Iterator[Found]:
    """The outcomes that ideas tell."""
    here = ideas.Words(passage, _WORDS)
    yield from ideas.find(here, _TOLD)
    for mention in passage.of("evaluation_outcomes", "finish"):
        if claims.spoken(passage, mention) and (_completes(passage, mention) or _asked_who(passage, mention)):
            yield Found(_FINISHED, (mention,), mention.start, mention.end)


def of_a_group(passage: Passage, outcome: Mention) -> bool:
    """Does a word for completing only tell of whom something else is said ("no change in those who dropped out")?"""
    if outcome.code != "completion":
        return False
    if _LAG.search(passage.text, max(0, outcome.start - _LEAD), outcome.start):
        return True  # "reconviction within two years of completion"
    unit = claims.clause(passage, outcome.start)
    return _are_men(passage, outcome) or (_of_those(passage, unit, outcome) and not _asked_who(passage, outcome))


_LAG = re.compile(
    r"\b(?:years?|months?|weeks?|Jahren?|Monaten?|ans?|années|mois|años|meses|anni|mesi|jaar|jaren|maanden|år|månader"
    r"|måneder|vuo\w+|kuukau\w+|lat|lata|miesięcy|let|roky|rokov|měsíců|mesiacov|godina|godine|mjeseci|meseci|ani|luni"
    r"|anos|anys|mesos)\s(?:of|from|after|following|since|post|nach|ab|seit|après|suivant|qui suivent|de"
    r"|después de|tras"
    r"|siguientes a|dopo|da|dal|dalla|na|efter|etter|po|od|nakon|după|após|depois d[aeo]"
    r"|després de)\s?(?:(?:the|their|its"
    r"|his|der|dem|dessen|la|le|l['’]|el|il|het|de|den)\s?)?$"
    r"|\b(?:years?|months?)\s(?:of|after|following|since)\s(?:successful|programme|program|course|treatment)\s$",
    re.IGNORECASE)
_OPENS = re.compile(r"(?:who|wer|qui|chi|wie|vem|hvem|kto|kdo|how many)\s", re.IGNORECASE)
_MEN = re.compile(
    r"(?:completers?|finishers?|graduates|drop-?\s?outs|dropouts|Absolvent\w*|Abbrecher\w*|abandonnistes|uitvallers|afmakers"
    r"|avhoppare|fullföljare)$", re.IGNORECASE)
_GROUP_OF = re.compile(
    r"(?<!number )(?<!rate )(?<!share )(?<!count )(?<!percentage )(?<!proportion )(?<!amount )(?<!numbers )(?<!rates )"
    r"\b(?:of|than|among|amongst|between|with|for|that|to|by|from|bei|unter|von|chez|parmi|bij|onder|bland|hos)\s"
    r"(?:(?:our|the|these|all|unseren|den|nos|les|onze|de)\s)?$", re.IGNORECASE)
_BASE = re.compile(  # "from 64 persons who finished, 9 ..."
    r"\b(?:of|from|out of|among|von|aus|unter|sur|parmi|de|entre|su|tra|van|av|af|blant|blandt|z|ze|od|iz|iš|no|din)\s"
    r"(?:(?:the|our|den|les|los|i|de|dei|all)\s)?\d+\s(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)
_COUNTED = re.compile(r"\b\d+\s$")
_DO = re.compile(r"\s[^\W\d_]{2,}")


def _are_men(passage: Passage, outcome: Mention) -> bool:
    """Is something else told of those who completed ("38 completers filled in a form", "of our completers", "completers
    were reconvicted less often")?"""
    if _BASE.search(passage.text, max(0, outcome.start - _LEAD), outcome.start):
        return bool(claims.within(passage, Stretch(outcome.end, passage.sentence_at(outcome.start).end),
                                  "evaluation_outcomes", "recidivism", "charged"))
    if not _MEN.search(passage.text, outcome.start, outcome.end):
        return False
    before = max(0, outcome.start - _LEAD)
    counted = _COUNTED.search(passage.text, before, outcome.start) and _DO.match(passage.text, outcome.end)
    if counted or _GROUP_OF.search(passage.text, before, outcome.start):
        return True
    if passage.text[before : outcome.start].rstrip().lower().endswith((" of", " von", " de", " van")):
        return False  # "the share of completers"
    behind = Stretch(outcome.end, claims.clause(passage, outcome.start).end)
    became = claims.within(passage, behind, "evaluation_outcomes", "recidivism", "charged")
    return bool(became) and became[0].first - outcome.last <= _BACK + 1 and not any(
        outcome.end <= m.start < became[0].start for m in triggers.joiners(passage, "and"))


def _asked_who(passage: Passage, finish: Mention) -> bool:
    """Is it a question that the study asked: who goes through to the end and who does not ("looked who drops out")?"""
    opens = _OPENS.match(passage.text, finish.start, finish.end)  # "who leaves" as one phrase
    at = opens.end() if opens else finish.start
    who = _WHO.search(passage.text, max(0, finish.start - _LEAD), at)
    if who is None:
        return False
    behind = Stretch(finish.end, passage.sentence_at(finish.start).end)
    change = claims.within(passage, behind, "effects", "less", "more", "better", "same", "worse", "bad")
    if change or claims.within(passage, behind, "evaluation_outcomes", "recidivism"):
        return False  # "who completes it is reconvicted less"
    people = {m.end for m in passage.of("people", "man")}
    before = who["before"] or ""
    for_whom = _FOR_WHOM.match(before) and who["word"].casefold() in _ALSO_THOSE  # "per chi finisce"
    return not (before and (_THOSE.match(before) or for_whom or who.end("before") in people))


def _completes(passage: Passage, finish: Mention) -> bool:
    """Is it told how many finish, not what became of those who did, nor that a study was finished?"""
    unit = claims.clause(passage, finish.start)
    if _share_of_those(passage, unit, finish):
        return True
    if any(claims.linked(passage, bad, finish) for bad in claims.within(passage, unit, "effects", "bad")):
        return False  # "with half of them the violence stopped"
    shares = _shares(passage, unit)
    last = max((at for at in shares if at < finish.start), default=unit.start)
    others = claims.within(passage, unit, "evaluation_outcomes", "recidivism", "treatment_change", "charged")
    if any(not _CUT.search(passage.text, *sorted((m.start, finish.start))) for m in others):
        return False
    if any(unit.holds(s.start) and last <= s.start < finish.start for s in studies.of(passage)):
        return False
    return bool(shares) and not _of_those(passage, unit, finish)


def _share_of_those(passage: Passage, unit: Stretch, finish: Mention) -> bool:
    """Is it the share of those who finish that is told ("the percentage of those who complete"), and nothing else of
    them behind it?"""
    behind = Stretch(finish.end, max(finish.end, unit.end))
    if claims.within(passage, behind, "evaluation_outcomes", "recidivism", "charged"):
        return False
    sentence = passage.sentence_at(finish.start)
    whos = [m for m in triggers.joiners(passage, "who") if sentence.start < m.start < finish.start]
    if not whos or finish.first - whos[-1].last > _BACK:
        return False
    portions = claims.within(passage, Stretch(sentence.start, whos[-1].start), "evaluation_outcomes", "portion")
    return bool(portions) and whos[-1].first - portions[-1].last <= _BACK


def _shares(passage: Passage, unit: Stretch) -> list[int]:
    """Where a clause says how many of them."""
    words = claims.within(passage, unit, "evaluation_outcomes", "portion")
    return [m.start() for m in _SHARE.finditer(passage.text, unit.start, unit.end)] + [
        m.start for m in words if claims.spoken(passage, m)]


def _of_those(passage: Passage, unit: Stretch, finish: Mention) -> bool:
    """Does the word stand in a relative clause ("those who finished") and not behind one ("who started finished")?"""
    opened = [m for m in triggers.joiners(passage, "who") if unit.start < m.start < finish.start
              and not _shares(passage, Stretch(m.end, finish.start))]  # "found that 40 % leave"
    opened = [m for m in opened if not _is_article(passage, m)]  # "die Zahl der Abbrüche"
    began = claims.within(passage, unit, "evaluation_outcomes", "began")
    return any(finish.first - m.last <= _BACK and not any(m.end <= b.start < finish.start for b in began)
               for m in opened)


def _is_article(passage: Passage, word: Mention) -> bool:
    """Does a word that may open a relative clause stand right before a noun in capitals, as its article?"""
    behind = passage.tokens[word.last + 1 : word.last + 2]
    return bool(behind) and passage.text[behind[0].start].isupper()


def of_later(passage: Passage, mention: Mention) -> bool:
    """Is it told in a clause with a year that is still to come, and none that is over?"""
    return telling.wholly_to_come(passage, claims.clause(passage, mention.start))


_AIM = re.compile(
    r"\b(?:aims?|aimed|goals?|objectives?|purpose|is meant to|is to reduce|seeks? to|Ziel\w*|zielt|vise|objectifs?"
    r"|objetivos?|pretende|obiettiv\w+|mira a|doel\w*|beoogt|syft\w*|mål(?!b)\w*|formål\w*|tavoit\w+|cel|celem"
    r"|cíl\w*)\b",
    re.IGNORECASE)


def of_an_aim(passage: Passage, mention: Mention) -> bool:
    """Is it what the programme aims at, in a clause that tells no study ("the programme aims at less recidivism")?"""
    unit = claims.clause(passage, mention.start)
    return _AIM.search(passage.text, unit.start, mention.start) is not None and not claims.within(
        passage, unit, "evaluation_topic", "study", "design")


def too_few_to_tell(passage: Passage, mention: Mention) -> bool:
    """Are they too few to conclude anything about an outcome ("the sample was too small to say anything on
    reoffending")? "The effect was too small" tells what was measured."""
    sentence = passage.sentence_at(mention.start)
    few = claims.within(passage, sentence, "evaluation_outcomes", "too_few")
    said = claims.within(passage, sentence, "evaluation_outcomes", "conclude")
    clause = claims.clause(passage, mention.start)
    beside = [m for m in said if claims.spoken(passage, m) and (
        clause.holds(m.start) or not _CUT.search(passage.text, *sorted((m.start, mention.start))))]
    return any(claims.spoken(passage, m) for m in few) and bool(beside)
