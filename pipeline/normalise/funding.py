"""How a programme is paid for now: for good, for a time, both, or not at all.

A public budget is for good unless an end is told ("state budget, but for one year"). What was or will be does not
count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.claiming.scopes import Scope
from pipeline.words.places import telling
from pipeline.words.quantities import quantities
from pipeline.words.replying import replies
from pipeline.words.status import paid

_MONEY = re.compile(
    r"f[iy]?nan[cstz]|fun[dn]|fond|money|budget|grant|paid|pay|sponsor|cost|tender|contract|project|projekt|proje[tc]"
    r"|progett|hanke"
    r"|geld|mittel|förder|zuschuss|\bspend|stiftung|subven|subsid|argent|dinero|soldi|denaro|bidrag|støtte|tilskud"
    r"|tilskott|anslag|medel|midler|rahoit|raha|avustu|środk|dota|peníz|sredst|lėš|finants|toetus|naudas|támogat|pénz"
    r"|lotter|renew|appli|seguro|secur|term\b|Vertr[aä]g|conven|haushalt|etat|sopimu|avtal|aftal|umow|smlouv|zmluv"
    r"|ugovor|pogodb|szerződ|lepin|līgum|sutart",
    re.IGNORECASE,
)
_SECURED = re.compile(
    r"secur|gesichert|assur|asegur|garan|gegarand|säkr|sikr|turvat|zapewn|zajišt|zabezpeč|zagotov|osigur", re.IGNORECASE
)
_UNTIL = re.compile(
    r"\b(?:until|till?|bis|jusqu\S*|hasta|fino|tot|vuoteen|do|iki|até|indtil|fram till)\b.{0,20}\b20\d\d",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_FROM = re.compile(
    r"\b(?:from|since|as of|seit|ab|depuis|à partir de|dès|desde|a partir de|dal|da|sinds|vanaf|sedan|från|siden|fra"
    r"|od|nuo|no|alates|din|începând cu|des de|vuodesta)\s(?:(?:year|roku|leta|jahr|anul)\s)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?:but\s|aber\s|mais\s|pero\s|ma\s)?(?:from|since|as of|seit|ab|depuis|à partir|dès|desde|a partir|dal|da|sinds"
    r"|vanaf|sedan|från|siden|fra|od|nuo|kopš|alates|din|începând|des de)\s", re.IGNORECASE)
_SINCE_THEN = re.compile(
    r"(?:and |und |et |y |e |en |och |og |ja |i |a )?(?:since then|ever since|seither|seitdem|depuis(?: lors)?\b(?! \d)"
    r"|desde entonces|da allora|sindsdien|sedan dess|siden (?:da|den gang)|sen jälkeen|siitä lähtien"
    r"|od (?:tego czasu|tamtej pory|té doby|vtedy|tada|takrat)|odtąd|desde então|azóta|de atunci|nuo tada|kopš tā laika"
    r"|sellest ajast|des de llavors)", re.IGNORECASE)
_OTHER_MONEY = re.compile(
    r"grant|\beu\b|europ|lotter|donat|foundation|stiftung|fondation|subsid|subven|zuschuss|zuschüss|projektm|avustu"
    r"|dota[ct]"
    r"|tilskud|tilskott|bidrag|spend|förder",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:for|für|auf|über|pour|sur|por|per|su|voor|i|på|na|uz|para|pe|pentru|za|durante)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_EACH = re.compile(  # "contracts, each of three years"
    r"(?:each|jeweils|jede[rs]?|chacune?|cada|ciascun[oa]?|elk|telkens|vardera|hver|hvert|każda|každá|každý|svaki"
    r"|kumpikin|mindegyik|fiecare)\s(?:[^\s,;.]+\s){0,3}$", re.IGNORECASE)
_RUNNING = re.compile(r"permanen|regelbetrieb|dauerhaft|pérenn|stab[iel]|ongoing|continu|löpande"
    r"|løpende", re.IGNORECASE)
_PAYS = re.compile(
    r"\b(?:pay|paid|fund|financ|grant|sponsor|support|money|budget|bezahl|zahl|förder|fördert|finanz|Mittel|Geld"
    r"|Stiftung"
    r"|pa[iy]e|financ|fondation|paga|fundaci|fondazione|sostien|betaal|betal|stichting|stiftelse|fond|fonds|medel"
    r"|midler"
    r"|bevilg|bevilj|beviljat|opłac|płaci|fundacj|środk|plat[ií]|hradí|nadac|nadác|peníz|plača|zaklad|moka|skiri"
    r"|maksa|maksab"
    r"|rahoit|toetus|fizet|támogat|plăt|finanț|financi)", re.I)
_LONG = 270  # weeks
_AN_END = re.compile(r"(?:until|till|bis|jusqu|hasta|fino|tot|do|iki|līdz|kuni|até|indtil|t\.o\.m)\b", re.IGNORECASE)
_TO_AN_END = re.compile(
    r"\b(?:until|till|up to|through|bis|jusqu\S*|hasta|fino|tot|do|iki|līdz|kuni|até|indtil|fr[ae]m till?"
    r"|inntil|asti|saakka|până|μέχρι)\b", re.IGNORECASE)
_TILL_THEN = re.compile(
    r"\b(?:(?:up to|until|till) then|bis dahin|jusque[- ]là|jusqu['’]alors|hasta entonces|fino ad allora"
    r"|fino a quel momento|tot dan toe|tot dan|fram till dess|dittills|indtil da|frem til da|siihen asti|siihen saakka"
    r"|do tego czasu|do té doby|dotud|do tada|do takrat|iki tol|līdz tam|seni|até então|fins aleshores"
    r"|până atunci|addig)\b",
    re.IGNORECASE)
_FAILED = re.compile(
    r"\b(?:fail|lost|refus|reject|not granted|declin|turned down|gescheiter|abgelehnt|verloren|échou|refusé|rejet"
    r"|fracas|denega|rechaz|fallit|respint|mislukt|afgewezen|avslog|avslag|afslag|afvist|hylät|odrzuc|zamítnu|zavrnj"
    r"|odbij|atmest"
    r"|noraid|respins|elutas|recusad)", re.IGNORECASE)
_BOTH = ("both", "beides", "beide", "les deux", "ambos", "entrambi", "båda", "begge", "molemmat", "oba", "obojí")
_BRIEF, _SHORT = 3, 8
_ASIDE = ("other", "began", "money", "made")
_PROJECT = re.compile(
    r"proj|prosj|hanke|short|kurz|court|corto|breve|kort|tempor|befrist|lyhyt|krótk|krátk|kratk|long|lang|lång|dauer"
    r"|perman|largo|lungo|pitkä|pysyv|długo|dlouho|stał|struct|strukt", re.IGNORECASE)
_OTHER_ONE = {"short_term": "long_term", "long_term": "short_term"}
_YEARLY = re.compile(
    r"jahr|jähr|year|ann|año|anual|anno|jaar|år|vuos|vuot|rok|roč|let|met|gad|aasta|éven", re.IGNORECASE)
_BOTH_HAVE = re.compile(
    r"\s(?:[^\W\d_]+\s){1,3}(?:have|pay|share|carry|keep|hold|bear|haben|zahlen|tragen|führen|ont|paient|financent|tienen"
    r"|pagan|llevan|hanno|pagano|hebben|betalen|har|betalar|betaler|maksavat|mają|płacą|mají|platí|majú|platia|imaju|plaćaju"
    r"|imajo|têm|pagam|au|plătesc)\b", re.IGNORECASE)
_SHORT_LONG = {"long": "long_term", "short": "short_term", "both": "mixed"}


class Options(BaseModel):
    """`vocabulary`: phrases for long_term, short_term, none, mixed, and `budget`, which is long term by itself;
    `prompt`: the one that asks whether short or long."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vocabulary: str
    prompt: int


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The funding that the home item tells."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    mentions = [
        ("short_term" if _until(passage, m) else m.code, m)
        for m in passage.of(options.vocabulary)
        if m.code not in _ASIDE
        and not paid.of_else(passage, m, options.vocabulary)
        and not (m.code == "none" and paid.for_else(passage, m))
        and stated(passage, m)
        and not (m.code == "mixed" and _of_people(passage, m))
        and not (_AN_END.match(m.term) and _of_no_money(passage, m))
    ]
    mentions += [("none", m) for m in paid.lacking(passage, options.vocabulary)]
    mentions += [("short_term", m) for m in paid.to_an_end(passage, options.vocabulary) if stated(passage, m)]
    mentions += [("short_term", m) for m in paid.asked_each_year(passage, options.vocabulary)]
    if not mentions:
        mentions = [(_OTHER_ONE[m.code], m) for m in passage.of(options.vocabulary, *_OTHER_ONE) if _not_so(passage, m)]
    mentions += [("short_term", m) for m in _for_a_time(passage, options.vocabulary) if stated(passage, m)]
    mentions = [(c, m) for c, m in mentions if c != "long_term" or not _of_its_running(passage, m, mentions)]
    for reply in replies.to(form, passage, options.prompt):
        if reply.opens:
            here = claims.within(passage, reply.stretch, "long_short")
            mentions += [(_SHORT_LONG[m.code], m) for m in here if stated(passage, m)]
    if not mentions:
        mentions = [("budget", m) for m in paid.by_public(passage, options.vocabulary) if stated(passage, m)]
    if any(c in ("long_term", "budget") for c, _ in mentions):
        mentions = [
            (c, m)
            for c, m in mentions
            if c != "short_term"
            or not (_ended(passage, m) or paid.run_out(passage, m) or _at_first(passage, m, options)
                    or _of_no_money(passage, m))
        ]
        kept = [m for c, m in mentions if c in ("long_term", "budget")]
        mentions = [(c, m) for c, m in mentions if c != "short_term" or not any(_since(passage, m, o) for o in kept)]
    mentions = _latest(passage, mentions)
    if any(c == "none" for c, _ in mentions):  # "as normal work, without a budget"
        mentions = [(c, m) for c, m in mentions if c != "long_term" or _MONEY.search(m.term)]
    codes = {code for code, _ in mentions}
    code = "mixed" if _side_by_side(passage, mentions) else _amount(codes)
    if code is None:
        again = [s for a in paid.renewed_each_year(passage) for s in passage.locate(a.start, a.end)]
        if again:
            return choices.value(passage, variable, ("short_term",), again, confidence="high", rule="funding")
        return _unknown(passage, variable, options)
    mine = [m for c, m in mentions if c == code or code == "mixed" or (c == "budget" and code == "long_term")]
    spans = [s for m in mine for s in passage.locate(m.start, m.end)]
    flags, confidence = _doubts(passage, variable, code, codes, mine)
    made = choices.value(passage, variable, (code,), spans, confidence=confidence, rule="funding")
    return Reading(made.values, (*flags, *made.flags), made.used)


def _unknown(passage: Passage, variable: Variable, options: Options) -> Reading:
    """Where nothing is told of the money: is it told that nobody knows?"""
    for money in passage.of(options.vocabulary, "money"):
        unit = claims.clause(passage, money.start)
        for mark in claims.within(passage, unit, "references", "unknown"):
            spans = passage.locate(mark.start, mark.end)
            return Reading((Value(variable.name, status="dont_know"),), (), spans)
    return Reading(())


def _latest(passage: Passage, mentions: list[tuple[str, Mention]]) -> list[tuple[str, Mention]]:
    """What is told behind a sentence that opens with "today" or "since March", where others were told before it."""
    marks = [m for m in passage.of("scope_marks", "now") if claims.spoken(passage, m)]
    then = [u for u in scopes.units(passage) if _SINCE_THEN.match(passage.text, u.start) or _opens_with(
        passage, u, marks)]
    for sentence in sorted((*passage.sentences, *then), key=lambda s: -s.start):
        begun = _SINCE.match(passage.text, sentence.start, sentence.end) and not telling.to_come(passage, sentence)
        opens = begun or _opens_with(passage, sentence, marks)
        behind = [(c, m) for c, m in mentions if m.start >= sentence.start]
        if opens and behind and len(behind) < len(mentions) and any(c in ("long_term", "budget") for c, _ in behind):
            return behind
    return mentions


def _opens_with(passage: Passage, stretch: Stretch, marks: list[Mention]) -> bool:
    """Do words for today stand at the head of a stretch, behind a conjunction at most ("while nowadays ...")?"""
    return any(stretch.holds(m.start) and len(passage.text[stretch.start : m.start].split()) <= 1 for m in marks)


def _of_its_running(passage: Passage, long: Mention, mentions: list[tuple[str, Mention]]) -> bool:
    """Is it told how the programme runs ("it is a permanent programme"), where another sentence tells its money?"""
    sentence = passage.sentence_at(long.start)
    beside = [m for _, m in mentions if not sentence.holds(m.start) and not _of_no_money(passage, m)]
    return bool(beside) and _RUNNING.match(long.term) is not None and _of_no_money(passage, long) and (
        len(sentence.of(passage.text).split()) > 1
        and not claims.within(passage, sentence, long.vocabulary, "money"))


def _for_a_time(passage: Passage, vocabulary: str) -> Iterator[Mention]:
    """The units of a time of some months or years for which somebody pays ("a foundation pays for 24 months")."""
    for time in quantities.quantities(passage):
        if time.what not in ("month", "year") or time.noun is None or (time.sized[1] or _LONG) >= _LONG:
            continue
        unit = claims.clause(passage, time.start)
        if claims.within(passage, passage.sentence_at(time.start), vocabulary, "began", "other"):
            continue
        paid_for = _FOR.search(passage.text, unit.start, time.start) and _PAYS.search(
            passage.text, unit.start, unit.end)
        each = _EACH.match(passage.text, unit.start, time.start) and claims.within(
            passage, passage.sentence_at(time.start), vocabulary, "money")
        if paid_for or each or paid.project_of(passage, unit, time.start, vocabulary):
            yield time.noun


def stated(passage: Passage, mention: Mention) -> bool:
    """Is it told of this programme as it is paid for now?"""
    if not claims.spoken(passage, mention) or not claims.own(passage, mention.start):
        return False
    unit = claims.clause(passage, mention.start)
    if _TILL_THEN.search(passage.text, unit.start, unit.end) and not _of_what_comes(passage, unit):
        return False
    if _FAILED.search(passage.text, mention.end, unit.end):
        return False
    scope = scopes.of(passage, mention, ("not", "except", "unticked", "past"))
    yearly = mention.code == "short_term" and _YEARLY.search(mention.term)  # asked for each year
    there = bool(yearly) or not claims.planned(passage, mention) or (
        mention.code == "short_term" and _TO_AN_END.search(passage.text, mention.end, unit.end) is not None)
    return (scope is None or _dated(passage, scope)) and there


def _of_what_comes(passage: Passage, unit: Stretch) -> bool:
    """Does "until then" speak of a time to come, told in the sentence before ("Will end in summer. Until then ...")?"""
    before = [s for s in passage.sentences if s.end <= unit.start][-1:] or [Stretch(0, unit.start)]
    here = Stretch(before[0].start, unit.start)
    return bool(telling.to_come(passage, here) or claims.tenses(passage, here, "plan"))


def _dated(passage: Passage, scope: Scope | None) -> bool:
    """Is it put into the past by a year only ("until 2026"), which may be to come?"""
    return scope is not None and scope.kind == "past" and (
        any(c.isdecimal() for c in scope.trigger.term) or _YEARS.match(passage.text, scope.trigger.end + 1) is not None)


def _not_so(passage: Passage, mention: Mention) -> bool:
    """Is one of short and long denied in few words, so that it is the other ("not a project", "no long-term money")?"""
    scope = scopes.of(passage, mention, ("not",))
    brief = len(claims.clause(passage, mention.start).of(passage.text).split()) <= _SHORT
    return scope is not None and scope.after and scope.trigger.code in ("not", "no") and brief \
        and _PROJECT.search(mention.term) is not None and claims.own(passage, mention.start)


def _ended(passage: Passage, mention: Mention) -> bool:
    return _dated(passage, scopes.of(passage, mention, ("past",)))


def _until(passage: Passage, mention: Mention) -> bool:
    """Is money secured, but to a certain year or season only?"""
    secured = mention.code in ("budget", "long_term") and _SECURED.search(passage.text, mention.start, mention.end + 1)
    unit = claims.clause(passage, mention.start)
    return bool(secured and (_UNTIL.search(unit.of(passage.text)) or paid.until_soon(passage, unit)))


def _since(passage: Passage, old: Mention, new: Mention) -> bool:
    """Has one money followed another by the years told ("2019-2021 a project; from 2022 the state budget")?"""
    began = _FROM.findall(claims.clause(passage, new.start).of(passage.text))
    ended = _YEARS.findall(claims.clause(passage, old.start).of(passage.text))
    return bool(began and ended) and max(map(int, ended)) <= max(map(int, began))


def _of_people(passage: Passage, mention: Mention) -> bool:
    """Is "both" said of something else than money, in a longer clause, or of those who have or pay it ("both offices
    have it in their budget")?"""
    if mention.term in _BOTH and _BOTH_HAVE.match(passage.text, mention.end):
        return True
    unit = claims.clause(passage, mention.start).of(passage.text)
    return mention.term in _BOTH and len(unit.split()) > _BRIEF and _MONEY.search(unit) is None


def _at_first(passage: Passage, mention: Mention, options: Options) -> bool:
    """Is it told how the programme was paid for at first?"""
    return bool(claims.within(passage, claims.clause(passage, mention.start), options.vocabulary, "began"))


def _of_no_money(passage: Passage, mention: Mention) -> bool:
    """Is it a mere time ("each year", "for eleven years") in a sentence that speaks of no money?"""
    return _MONEY.search(passage.sentence_at(mention.start).of(passage.text)) is None


def _side_by_side(passage: Passage, mentions: list[tuple[str, Mention]]) -> bool:
    """Do a budget and money of another kind stand in clauses of their own? What stands in brackets behind a budget
    is the same money in other words."""
    budgets = [m for c, m in mentions if c == "budget"]
    clauses = [claims.clause(passage, m.start) for m in budgets]
    others = [m for c, m in mentions if c == "short_term" and _OTHER_MONEY.search(passage.text[m.start : m.end])
              and not any(passage.text[b.end : m.start].strip() == "(" for b in budgets)]
    return bool(budgets) and any(not any(c.holds(m.start) for c in clauses) for m in others)


def _amount(codes: set[str]) -> str | None:
    if "mixed" in codes or {"long_term", "short_term"} <= codes or {"partial", "budget", "short_term"} <= codes:
        return "mixed"
    for code in ("short_term", "long_term"):
        if code in codes:
            return code
    if "none" in codes:
        return "none"
    return "long_term" if "budget" in codes else None


def _doubts(passage: Passage, variable: Variable, code: str, codes: set[str],
            mine: list[Mention]) -> tuple[list[Flag], Confidence]:
    """Mixed without a word that says so, and a budget without its term, are less than sure."""
    if code == "mixed" and "mixed" not in codes:
        quotes = ", ".join(f"“{passage.text[m.start : m.end]}”" for m in mine[:3])
        span = passage.locate(mine[0].start, mine[0].end)[0]
        return [Flag("conflict_within_item", f"{variable.label}: long and short term are both told ({quotes}).",
                     passage.item, variable.name, span)], "medium"
    return [], "medium" if codes == {"budget"} else "high"
