"""Who and what a sentence on money speaks of: a public body that pays, money that is lacking or whose end is told, what
was paid at its making only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.names.body_leads import BODIES
from pipeline.words.names.body_names import OFFICES
from pipeline.words.places import telling

_PUBLIC = (*OFFICES, "regional_or_local_authority", "police", "health_service")
_PAYS = re.compile(
    r"\b(?:pays?|paid|funds|funded|financ|sponsor|borne|bears?|carried by|carries|covers?|covered|meets the cost"
    r"|bezahl|zahlt|trägt|tragen|getragen|finanzier"
    r"|übernimmt|übernommen|prend en charge|pris en charge|financé|finance|payé|paie|paye|paga|financia|sufraga"
    r"|costea|finanziat|finanzia"
    r"|sostien|betaal|bekostig|gefinancierd|betal|bekost|finansier|rahoit|maksa|kustan|finansow|opłac|płaci|hradí"
    r"|hrazen|financov|platí"
    r"|financir|plača|finansuo|moka|finansē|rahasta|fizet|finansz|plăt|finanț|suporta)", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till?|up to|through|bis|jusqu\S*|hasta|fino|tot|vuoteen|do|iki|līdz|kuni|até|indtil|fram till|fram til"
    r"|inntil|până)\b.{0,20}?(?<!\d)(20\d\d)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:ends|ending|end|expires?|runs? out|stops?|endet|läuft|s'arrête|se termine|prend fin|expire|termina"
    r"|finaliza|acaba|scade"
    r"|finisce|eindigt|stopt|loopt af|upphör|tar slut|slutar|ophører|slutter|utløper|päättyy|loppuu|kończy|wygasa"
    r"|končí|baigiasi|beidzas"
    r"|lõpeb|ističe|istječe|lejár|véget ér|expiră|se încheie)\b.{0,20}?(?<!\d)(20\d\d)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"appl[iy]|Ansuch|\bask|request|re-?new|beantrag|verlänger|demand|sollicit|renouvel|solicit|renov|richied|richiest|rinnov"
    r"|aanvr|vraag|verleng"
    r"|sök|søk|søg|förny|forny|hae|haetaan|wniosk|ubieg|odnawia|žád|žiad|obnov|prijav|traž|prosi|pályáz|kérel|megúj"
    r"|taotl|piepras|prašo"
    r"|teiki|cere|reînno", re.IGNORECASE)
_EACH_YEAR = re.compile(
    r"every (?:(?:two|three|second|third|2|3) )?years?|each year|alle (?:zwei|drei|2|3) Jahre"
    r"|tous les (?:deux|trois) ans"
    r"|cada (?:dos|tres) años|ogni (?:due|tre) anni|yearly|annually|every twelve months|every autumn|every spring"
    r"|jedes Jahr|jährlich"
    r"|alljährlich|chaque année|tous les ans"
    r"|annuellement|cada año|anualmente|todos los años|ogni anno|annualmente|(?:elk|ieder) jaar|jaarlijks|varje år"
    r"|årlig|hvert år"
    r"|joka vuosi|vuosittain|co roku|corocznie|każdego roku|každý rok|každoroč|svake godine|vsako leto|kasmet"
    r"|katru gadu|ik gadu|igal aastal"
    r"|minden évben|évente|în fiecare an|anual\b|todos os anos|cada any", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:own|eigen|propre|propi[ao]|propri[ao]|egen|eget|egna|egne|oma[an]?|własn|vlastn|lastn|savo|savs|próprio"
    r"|saját)",
    re.IGNORECASE)
_CONTRACT = re.compile(
    r"contract|vertrag|contrat|contratt|kontrakt|avtal|sopimu|umow|smlouv|zmluv|ugovor|pogodb|szerződ|leping",
    re.IGNORECASE)
_BRIEF = 12
_NEAR = 3


def lacking(passage: Passage, vocabulary: str) -> Iterator[Mention]:
    """The money that is said not to be there ("no special financing", "without own budget")."""
    for mention in passage.of(vocabulary, "budget", "money", "long_term"):
        if mention.code == "long_term" and not _OWN.match(passage.text, mention.start):
            continue
        scope = scopes.of(passage, mention, ("not",))
        if scope is not None and not scope.after and _does_not_exist(passage, scope.trigger, mention):
            yield mention
        near = scope is not None and scope.after and scopes.distance(passage, scope.trigger, mention) < _NEAR
        bare = scope is not None and (
            scope.trigger.code in ("no", "without", "nobody", "local") or _of_its_own(passage, scope.trigger, mention))
        if near and (bare or mention.code == "budget") and claims.own(passage, mention.start) and not _narrowed(
                passage, vocabulary, mention):
            yield mention


_EXISTS = re.compile(
    r"\s(?:exist\w*|there|available|provided|foreseen|planned|vorhanden|vorgesehen|prévu\w*|previst\w*|voorhanden|zijn"
    r"|finns|findes|finnes|olemassa|istniej\w*|esiste|existe\w*|léte\w*|zagotovljen\w*)?\s*(?=[.;,]|$)", re.IGNORECASE)


def _does_not_exist(passage: Passage, trigger: Mention, money: Mention) -> bool:
    """Is it said behind money of the programme's own that there is none ("separate financing does not exist")?"""
    ahead = passage.text[claims.clause(passage, money.start).start : money.end]
    rest = passage.text[trigger.end : claims.clause(passage, trigger.start).end]
    return trigger.code == "not" and trigger.start >= money.end and claims.own(passage, money.start) and (
        _DEDICATED.search(ahead) is not None and _EXISTS.match(rest) is not None)


_DEDICATED = re.compile(
    r"\b(?:own|dedicated|special|separate|specific|eigene?s?|besondere?s?|gesonderte?s?|propres?|dédiée?s?|spécifiques?"
    r"|propi[ao]s?|específic[ao]s?|dedicad[ao]s?|propri[aoe]|dedicat[aoieăe]+|specific[oaăe]|specifici?|eigen|aparte?"
    r"|afzonderlijke?|egen|eget|egna|egne|särskilda?|særlige?|særskilte?|oma[an]?|erilli\w+|własn\w+|osobn\w+"
    r"|odrębn\w+|vlastn\w+|samostatn\w+|zvláštn\w+|lastn\w+|poseb\w+|zaseb\w+|atskir\w+|savu|savs|atsevišķ\w+"
    r"|eraldi|próprio|própria|saját|külön|special[ăe]|ίδια|ξεχωριστ\w+|específic)\b", re.IGNORECASE)


def _of_its_own(passage: Passage, trigger: Mention, money: Mention) -> bool:
    """Is money of the programme's own denied by a plain negation ("it has not own money")?"""
    behind = passage.text[money.end : claims.clause(passage, money.start).end].split()[:1]
    words = passage.text[trigger.end : money.end] + " " + " ".join(behind)
    return trigger.code == "not" and _DEDICATED.search(words) is not None


def _narrowed(passage: Passage, vocabulary: str, money: Mention) -> bool:
    """Is it only money of one kind or for one thing that is lacking ("no money for films", "no long-term funding")?"""
    unit = claims.clause(passage, money.start)
    kinds = claims.within(passage, unit, vocabulary, "long_term", "short_term", "mixed")
    return money.code == "money" and (any(m.start != money.start for m in kinds) or for_else(passage, money))


def for_else(passage: Passage, money: Mention) -> bool:
    """Is it money for one thing that is spoken of ("no money for films")?"""
    return _FOR.match(passage.text, money.end) is not None


_FOR = re.compile(
    r"\s(?:for|für|pour|para|per|voor|för|for|til|dla|na|za|pentru)\s(?!it\b|this|the program|das Programm|ce pro)",
    re.IGNORECASE)


def by_public(passage: Passage, vocabulary: str) -> Iterator[Mention]:
    """The public bodies that pay ("the costs are borne by the probation service")."""
    for body in passage.of(BODIES, *_PUBLIC):
        unit = claims.clause(passage, body.start)
        if _LABELS.search(passage.text, passage.sentence_at(body.start).start, body.start):
            yield body
            continue
        if not _PAYS.search(passage.text, unit.start, unit.end) or len(unit.of(passage.text).split()) > _BRIEF:
            continue
        if not claims.within(passage, unit, vocabulary) or all(
                m.code == "money" for m in claims.within(passage, unit, vocabulary)):
            yield body


def to_an_end(passage: Passage, vocabulary: str) -> Iterator[Mention]:
    """The money of which an end to come is told ("money only up to the end of 2026")."""
    first = telling.first_to_come(passage.lexicon)
    for money in passage.of(vocabulary, "money"):
        unit = claims.clause(passage, money.start)
        end = _UNTIL.search(passage.text, unit.start, unit.end) or _ENDS.search(passage.text, unit.start, unit.end)
        if (end and int(end[1]) >= first - 1) or until_soon(passage, unit):
            yield money
    for end_word in (*passage.of("coming", "period"), *passage.of("month_names")):
        unit = claims.clause(passage, end_word.start)
        if _is_end(passage, unit, end_word) and _PAYS.search(passage.text, unit.start, unit.end):
            yield end_word


_PROJECT_OF = re.compile(  # "by projects of one or two years"
    r"\b(?:projects?|grants?|contracts?|agreements?|Projekt\w*|Vertr[aä]g\w*|projets?|conventions?|contrats?|proyectos?"
    r"|convenios?|contratos?|progett[oi]|convenzion[ei]|contratt[oi]|projecten|contracten|avtal|projekt\w*|prosjekt\w*"
    r"|aftaler|avtaler|hankke\w*|umow\w*|smlouv\w*|zmluv\w*|ugovor\w*|pogodb\w*|projetos?|acordos?|convénios?|proiecte?"
    r"|contracte?|projektum\w*|projekti\w*|projects)\s(?:(?:of|von|mit|over|de|di|da|do|van|på|om|na|za|o|for|für|pour"
    r"|por|per|voor|för|pe|de câte)\s|d['’])(?:[^\W_]+\s(?:or|to|oder|bis|ou|à|o|a|of|tot|eller|till|til|lub|do|nebo|až"
    r"|alebo|ili|ali|sau)\s)?(?:about\s|only\s|up to\s|nur\s|etwa\s|environ\s|unos\s|circa\s)?$", re.IGNORECASE)


def project_of(passage: Passage, unit: Stretch, time: int, vocabulary: str) -> bool:
    """Does a word for a project, a grant or a contract stand before the time that begins at a character, which is how
    long it lasts, and neither what was made in it nor a leader who has one?"""
    made = claims.within(passage, unit, vocabulary, "made") or claims.within(passage, unit, "people", "leader", "man")
    return not made and _PROJECT_OF.search(passage.text, unit.start, time) is not None


def until_soon(passage: Passage, unit: Stretch) -> bool:
    """Is the end told by a season, month or the year alone ("secured till summer", "until the end of next year")?"""
    return any(_is_end(passage, unit, m)
               for name, codes in (("coming", ("period",)), ("month_names", ())) for m in claims.within(
                   passage, unit, name, *codes))


def _is_end(passage: Passage, unit: Stretch, end: Mention) -> bool:
    lead = passage.text[max(unit.start, end.start - _LEAD) : end.start]
    return _TILL.search(lead) is not None and claims.spoken(passage, end)


_LEAD = 32  # characters
_LABELS = re.compile(  # "Financing: by the state"
    r"\b(?:financ\w*|funding|funds|money|paid|budget|finanzier\w*|geld|financement|financiación|financiamento|finanziament\w*"
    r"|finanzia\w*|financiering|finansiering|rahoitus|finansowanie|financování|financovanie|finantseerimine|finansavimas"
    r"|finansējums|finançament|finanțare|finanszírozás|financiranje)\s?[:=–-]\s?(?:[^\s.,;:]+\s){0,2}$", re.IGNORECASE)
_TILL = re.compile(
    r"\b(?:until|till?|up to|bis|jusqu\S*|hasta|fino|tot|asti|saakka|do|iki|līdz|kuni|até|indtil|fram till|fram til"
    r"|inntil|până)\s(?:[^\s.,;:()\d]+\s){0,4}$", re.IGNORECASE)


def asked_each_year(passage: Passage, vocabulary: str) -> Iterator[Mention]:
    """The money that must be asked for each year ("funding must be requested anew every year")."""
    for money in passage.of(vocabulary, "money", "budget"):
        unit = claims.clause(passage, money.start)
        if passage.text[money.end : money.end + 1] == ":":
            unit = passage.sentence_at(money.start)
        each = _EACH_YEAR.search(passage.text, unit.start, unit.end)
        asked = _ASKED.search(passage.text, unit.start, unit.end)
        if each and asked and claims.own(passage, money.start) and scopes.of(passage, money, ("not", "past")) is None:
            yield money


_AGAIN = re.compile(
    r"\b(?:(?:new|neue[rsn]?|nouve\w+|nuev[ao]|nuov[ao]|nieuwe?|nya?|nye?|now[aey]|nov[áýéaoiu]|nou[aă]?|uusi|új)\s"
    r"(?:\w+\s)?(?:applications?|request|agreement|bid|appl\w+|\w*ansuchen|\w*antrag|vertrag|vereinbarung|demande"
    r"|convention|contract|solicitud|convenio|contrato|domanda|convenzione|contratto|aanvraag|overeenkomst|ansökan|avtal"
    r"|ansøgning|aftale|søknad|avtale|wniosek|umowa|žádost|smlouva|žiadosť|zmluva|ugovor|pogodba|cerere|hakemus|sopimus"
    r"|pályázat|szerződés))\b", re.IGNORECASE)


def renewed_each_year(passage: Passage) -> Iterator[Stretch]:
    """What pays is asked for or agreed on anew each year ("every year a new agreement with the town"); no leader is
    spoken of."""
    for again in _AGAIN.finditer(passage.text):
        unit = claims.clause(passage, again.start())
        if _EACH_YEAR.search(passage.text, unit.start, unit.end) and claims.own(passage, again.start()) and not (
                claims.within(passage, unit, "people", "leader", "man")):
            yield Stretch(again.start(), again.end())


def of_else(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is it the making of the programme, or a study of it, that was paid so ("developed in an EU project"),
    or a leader who has a contract for a time?"""
    unit = claims.clause(passage, mention.start)
    ahead = Stretch(unit.start, mention.start)
    made = mention.code == "short_term" and claims.within(passage, ahead, vocabulary, "made")
    leaders = claims.within(passage, ahead, "people", "leader")
    employed = leaders and _CONTRACT.search(passage.text, ahead.start, ahead.end)
    return bool(made or employed or claims.within(passage, ahead, "evaluation_topic", "study"))


_RAN_OUT = re.compile(  # "a project that ended in 2019", "ein inzwischen ausgelaufenes Projekt"
    r"\b(?:ha(?:s|ve|d) (?:\w+ ){0,2}(?:ended|expired|finished|closed|stopped|run out|come to an end|been completed)"
    r"|(?:ended|expired|finished|ran out|was completed|came to an end) (?:in|at the end of|on)\b"
    r"|(?:now|meanwhile|since) (?:ended|expired|over|finished)|is (?:now )?over\b"
    r"|(?:ist|sind|war|wurde) [^.;]{0,40}?(?:ausgelaufen|beendet|abgeschlossen|zu Ende)|ausgelaufen\w*|lief \d{4} aus"
    r"|(?:est|s'est|a pris) (?:\w+ ){0,2}(?:terminé|achevé|expiré|fin)e?|terminé depuis|(?:terminé|achevé)e? en \d{4}"
    r"|(?:ya )?(?:terminó|finalizó|acabó|concluyó|expiró)|ha (?:terminado|finalizado|concluido|expirado)"
    r"|(?:ormai |nel frattempo )?(?:concluso|scaduto|terminato)|(?:si è conclus|è scadut|è terminat|è finit)[oa]"
    r"|(?:is|was) [^.;]{0,30}?(?:afgelopen|beëindigd|afgerond)|liep \d{4} af|afgelopen"
    r"|har [^.;]{0,30}?(?:upphört|avslutats|gått ut|ophørt|udløbet|opphørt|utløpt)"
    r"|(?:upphörde|avslutades|slutade|ophørte|udløb|sluttede|opphørte|utløp)"
    r"|on päättynyt|päättyi|loppui|(?:zakończył|wygasł|skończył)\w*"
    r"|skončil\w*|vypršel\w*|(?:ist[ej]+kao|ist[ej]+klo|završi[ol]|se iztekel|zaključil|potekel)\w*"
    r"|terminou|findou|acabou|lejárt|véget ért"
    r"|s-a (?:încheiat|terminat)|a expirat|baigėsi|beidzās|lõppes|έληξε|τελείωσε)", re.IGNORECASE)


def run_out(passage: Passage, money: Mention) -> bool:
    """Is it told behind money for a time that it has come to its end, with no other money told in between ("paid by a
    project, which has since expired")?"""
    sentence = passage.sentence_at(money.start)
    end = _RAN_OUT.search(passage.text, money.end, sentence.end)
    return end is not None and telling.first_to_come(passage.lexicon) > max(
        (int(y) for y in _YEAR.findall(passage.text, end.start(), sentence.end)), default=0)


_YEAR = re.compile(r"\b20\d\d\b")
