"""Who sends people to a programme (kind `routes`).

A body is a route where it stands with a word of sending in its clause, in a list that continues such a clause, or
under a label of sending; a court or prosecutor also with a word of ordering. Coming by oneself needs no such word. A
body that is only told, pays, supervises, or receives is none.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from pipeline.model import Reading
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch, starting
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import others, scopes
from pipeline.words.ideas import asides
from pipeline.words.people import (
    by_themselves,
    kept_out,
    let_in_by,
    ordering,
    pointed,
    prison_bodies,
    requests,
    shared_senders,
    ways_in,
)

_RECEIVES = re.compile(
    r"\b(?:to|to the|to a|to an|to our|to their|with|with the|mit|mit der|mit dem|avec|avec le|met|met de"
    r"|an die|an das|an den|an|au|aux|à la|al|a la|alla|naar|naar de|till|(?<!\b(?:av|af) og )til)\s"
    r"(?:(?:public|local|psychiatric|municipal|regional|competent|responsible|zuständige[nr]?|örtliche[nr]?)\s)?$",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:this|that|the same|said|dieses|diesem|dasselbe|ce|cet|cette|este|ese|dicho|questo|tale|dit|deze|denna"
    r"|denne|samme|tämä|ten|tento|tej)\s$", re.IGNORECASE)
_OF = re.compile(
    r"\s(?:of|of the|of our|der|des|de|de la|du|del|della|dell'|dei|van|van de|i|in|in the|at the|at)\s", re.IGNORECASE)
_PART_OF = re.compile(  # "child and family department of the town"
    rf"(?:\s[\w'’-]+){{0,2}}{_OF.pattern}", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:order|orden|mandat|mandam|resolu|résolu|décision|decis|injonc|beschl|auflage|weisung|nakaz|orzecz|postanow"
    r"|rozhod|příkaz|päätö|määräy|odluk|odloč|hotăr|határoz|döntés|sprend|nutart|lēmum|spriedum|määrus|απόφ|disposi"
    r"|provved|ordine|ordem|determina|ordre|bevel|beslis|beslut|kendelse|afgørelse|avgjørelse)", re.IGNORECASE)
_IT = re.compile(
    r"\s*(?:then\s|so\s)?(?:it|they|he|she|dieses?|er|sie|es|il|elle|ils|elles|este|esta|lei|lui|het|zij|hij|ze|den|det|de"
    r"|han|hun|hon|se|ono|ona|oni)\s", re.IGNORECASE)
_HE = re.compile(r"\s*(?:he|she|it|er|il|elle|él|ella|lui|lei|hij|han|hun|hon)\s(?:then\s|also\s|often\s)?"
                 r"(?=sends?|refers?|directs?|schickt|verweist|weist|envoie|oriente|deriva|envía|invia|manda|stuurt|verwijst|skickar|henviser"
                 r"|sender|hänvisar)", re.IGNORECASE)
_WHO_SENDS = re.compile(  # a relative pronoun with an active verb behind it
    r"(?:(?:who|which|that|qui|que|che|som|die|welche|welcher|który|która|którzy|które|který|která|kteří|které|ktorý"
    r"|ktorá|ktorí|ktoré|koji|koja|koje|ki|joka|jotka|kes|kuris|kuri|kurie|kas|kurš|care|aki|akik|amely"
    r"|ο οποίος|οι οποίοι)\s)"
    r"(?!(?:are|is|was|were|have|has|had|get|gets|been|sont|est|ont|a|son|han|fueron|sono|vengono|hanno|são|foram|blir|är"
    r"|bliver|er|var|zijn|worden|werden|zostali|są|byli|jsou|su|so|on|ovat|sunt|au)\b)(?!.{0,60}\b(?:werden|wird|worden"
    r"|wordt|wurden|wurde)\b)", re.IGNORECASE)
_ENDS = re.compile(r"[\s.;!]*(?:$|und\b|en\b|oder\b|of\b)", re.IGNORECASE)
_LABEL_END = re.compile(r"\s?(?P<mark>:|[–—-]\s)")  # a dash that opens a line is no label's
_BRACKETS = re.compile(r"\([^()]*\)")
_COMMA = 3  # characters
_LIST_WORDS, _LINE_WORDS, _NEAR = 8, 12, 3
_BODIES = by_themselves.BODIES
_EMPLOYERS = frozenset({"probation", "prison", "health"})
_COURTS = frozenset({"criminal_court", "prosecutor", "family_court"})
_BOTH_SERVICES = ("correctional", "corrections", "kriminal")
_CRIMINAL = ("criminal", "straf", "penal", "crown", "misdemeanour", "sentencing", "juge pénal", "sąd karn", "kazneni")


class Options(BaseModel):
    """`words`: the vocabulary of senders with the classes send, order, family_case and not_sender; `alone`: codes that
    need no word of sending."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str = "senders"
    alone: tuple[str, ...] = ("self",)


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The routes that the home item tells."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    permitted = {c.code for c in form.rules.permitted(variable) or ()}
    named = (*passage.of(options.words), *prison_bodies.bodies(passage), *by_themselves.found(passage))
    senders = [m for m in named if m.code in permitted]
    senders = [m for m in sorted(senders, key=lambda m: m.start) if not _aside(passage, options, m)]
    senders = [m for m in senders if not _serves(m) or not _owns(passage, m, senders)]
    senders = [m for m in senders if not ordering.sends_none(passage, m)]
    told = _not_without(passage, choices.tell(passage, _routes(passage, options, senders)))
    used = choices.used(passage, told)
    flags = choices.denials(passage, variable, told)
    codes = list(dict.fromkeys(_own_house(passage, m, found) or _code(passage, options, m) for m in told.kept))
    if not codes:
        return Reading((), flags, used)
    spans = [s for m in told.kept for s in passage.locate(m.start, m.end)]
    made = choices.value(passage, variable, codes, spans)
    return Reading(made.values, (*flags, *made.flags), (*made.used, *used))


def _not_without(passage: Passage, told: choices.Told) -> choices.Told:
    """The senders behind an "and" or comma are not denied with the case or order that people come without ("they have
    no court case and are sent by their doctor")."""
    free = passage.of("legal", "voluntary", "unconvicted")
    sent = [(m, s) for m, s in told.denied if (any(
        f.start <= s.trigger.start < f.end <= m.start for f in free) and m.code not in _COURTS) or any(
        f.start <= s.trigger.start < f.end <= m.start for f in passage.of("legal", "pre"))]
    known = {d for d, _ in sent}
    sent += [(m, s) for m, s in told.denied if m not in known and m.start > s.trigger.end and scopes.lacks(
        s.trigger) and pointed.nobody_else(passage, m.start)]
    sends = {m.start for m in passage.of("senders", "send")}  # "vorgeschlagen" is what they do, no plan
    sent += [(m, s) for m, s in told.denied if s.kind == "plan" and s.trigger.start in sends]
    denied = tuple(d for d in told.denied if d not in sent)
    kept = tuple(sorted((*told.kept, *(m for m, _ in sent)), key=lambda m: m.start))
    return choices.Told(kept, denied, told.more)


def _aside(passage: Passage, options: Options, sender: Mention) -> bool:
    """Does a body stand in a sentence that speaks neither of those who take part nor of sending?"""
    sentence = passage.sentence_at(sender.start)
    told = starting(passage.of(options.words, "send"), sentence.start, sentence.end)
    away = any(s.holds(sender.start) for s in (*others.elsewhere(passage), *kept_out.stretches(passage)))
    return away or (asides.aside(passage, sender.start) and not told)


def _code(passage: Passage, options: Options, mention: Mention) -> str:
    """A court that is not named as criminal is a family court in family cases; a service for prison and probation is
    the prison where its clause tells only of people who serve time."""
    if mention.code == "probation" and mention.term.casefold().startswith(_BOTH_SERVICES):
        unit = _unit(passage, mention)
        codes = {m.code for m in passage.of("legal", "custodial", "held", "noncustodial", "suspended")
                 if unit.holds(m.start)}
        return "prison" if codes and codes <= {"custodial", "held"} else "probation"
    if mention.code == "criminal_court" and not mention.term.casefold().startswith(_CRIMINAL):
        unit = _unit(passage, mention)
        if any(unit.holds(m.start) for m in passage.of(options.words, "family_case", "family_court")):
            return "family_court"
        before = [m for m in passage.of(options.words, "criminal_court", "family_court") if m.end <= mention.start]
        if before and _THIS.search(passage.text, max(0, mention.start - 12), mention.start):
            return before[-1].code
    return mention.code


def _own_house(passage: Passage, sender: Mention, found: Mapping[str, Reading]) -> str | None:
    """The code of the respondent's own office, where that is probation or a prison and social workers are told to be
    its own ("the social workers of our office send them")."""
    owners = found["owner_type"].values if "owner_type" in found else ()
    ours = sender.code == "child_protection" and _OF_OURS.match(passage.text, sender.end)
    return next((_HOUSES[v.value] for v in owners if ours and v.value in _HOUSES), None)


_HOUSES = {"probation_service": "probation", "prison_service": "prison"}
_OF_OURS = re.compile(
    r"\s(?:(?:of|from|in|at) our|unser(?:er|es)|(?:de|du) notre|de nuestr[oa]|del nostro|della nostra|van on(?:s|ze)"
    r"|[ai] v[åo]r\w*|naszego|naszej|naší|našeho|nášho|našeg?a?|do nosso|da nossa|de la noastră)\s", re.IGNORECASE)


def _serves(sender: Mention) -> bool:
    """May a sender be a profession in another body ("social worker", "case manager")? Not what names probation."""
    if sender.code == "probation":
        return not sender.term.casefold().startswith(("prob", "po", "p.o"))
    return sender.code in ("other", "child_protection")


def _owns(passage: Passage, mention: Mention, senders: Sequence[Mention]) -> bool:
    """Does a body only say whose another one is ("the municipality's child welfare team", "social workers of the
    municipality"), or is it a profession in another one ("the social worker of the prison")?"""
    if mention.code in ("child_protection", "probation"):
        return any(o.code in _EMPLOYERS and _OF.fullmatch(passage.text, mention.end, o.start) for o in senders)
    joints = [m.start for code in ("or", "and") for m in scopes.joiners(passage, code)]
    for other in senders:
        if other.code != "other" and 0 < other.first - mention.last <= 3 and not re.search(
                r"[,;/]|\band\b", passage.text[mention.end : other.start]) and not any(
                mention.end <= j < other.start for j in joints):
            return True
        if other.code != "other" and other.end <= mention.start and _PART_OF.fullmatch(
                passage.text, other.end, mention.start):
            return True
    return False


def _listed_with_self(passage: Passage, sender: Mention, senders: Sequence[Mention]) -> bool:
    """Is a body one of a bare list with those who come by themselves ("Probation, court or self-referral")?"""
    sentence = passage.sentence_at(sender.start)
    listed = starting(senders, *sentence)
    named = sum(m.last - m.first + 1 for m in listed)
    words = sum(1 for w in passage.tokens if sentence.holds(w.start) and w.key[:1].isalpha())
    return any(m.code == "self" for m in listed) and words <= named + len(listed)


def _unit(passage: Passage, mention: Mention) -> Stretch:
    units = scopes.units(passage)
    return units[max(0, bisect.bisect_right(units, mention.start, key=lambda u: u.start) - 1)]


def _routes(passage: Passage, options: Options, senders: Sequence[Mention]) -> Iterator[Mention]:
    words_ = scopes.plain(passage, passage.of(options.words, "send", "order", "not_sender"))
    words_ = [m for m in words_ if not _from_home(passage, m) and not pointed.of_other_things(passage, m)]
    send, order, other = ([m for m in words_ if m.code == c] for c in ("send", "order", "not_sender"))
    send = sorted((*send, *_split(passage, options)), key=lambda m: m.start)
    entry = passage.of(options.words, "entry")
    ways = [u for u in scopes.units(passage) if ways_in.labelled(passage, u)]
    open_sentence, label, last_end = -1, False, -1
    waiting: list[Mention] = []
    before: list[Mention] = []
    sent: Stretch | None = None
    for unit in _without_brackets(passage):
        sentence = passage.sentence_at(unit.start).start
        own = starting(senders, *unit)
        sending = (bool(starting(send, *unit)) and not let_in_by.by_us(passage, unit)) or requests.asked_by(
            passage, unit) or let_in_by.let_in(passage, unit) or pointed.points(passage, unit)
        words = len(_BRACKETS.sub(" ", unit.of(passage.text)).split())
        mark = _LABEL_END.match(passage.text, unit.end)
        ends_label = (mark is not None and mark.start("mark") not in passage.starts) or (
            sending and unit.of(passage.text).rstrip().endswith("?"))
        if ends_label:
            label = words <= _LIST_WORDS and (sending or bool(starting(entry, *unit)))
            last_end = unit.end
            if not own or label:
                continue
        goes_on = sentence == open_sentence
        under = label and words <= _LINE_WORDS and unit.start - last_end <= 4
        for sender in own:
            if sender.code in options.alone:
                if not _takes_part(passage, unit):
                    yield sender
                continue
            if not sending and any(m.last + 1 != sender.first for m in starting(other, *unit)):
                continue  # but "the supervising probation officer"
            listed = goes_on and (words <= _LIST_WORDS or shared_senders.shares(passage, unit, sender)) and not (
                shared_senders.of_partners(passage, unit, sender))
            told = sending or listed or under or _share(passage, unit, sender) or (
                sender.code in _COURTS and (bool(starting(order, *unit)) or ordering.in_judgment(
                    passage, unit, sender) or (
                    _ordering(passage, sender) and not _from_home(passage, sender._replace(code="order")))))
            told = told or _listed_with_self(passage, sender, senders) or ways_in.heads_item(
                passage, unit, sender, ways) or shared_senders.bare_line(passage, sender, senders) or (
                shared_senders.it_is(passage, unit, sender, sent))
            told = told and not _leads(passage, unit, sender, send) and not _supervises(passage, sender, send, other)
            if told and not _receives(passage, sender, send):
                yield sender
        if sending and not own:
            if _WHO_SENDS.match(passage.text, unit.start):
                yield from (m for m in before[-1:] if unit.start - m.end <= _COMMA and m.code in _BODIES)
            if len(before) == 1 and _HE.match(passage.text, unit.start):
                yield from (m for m in before if m.code in _BODIES)  # "the prosecutor drops the case; he sends them"
            elif _IT.match(passage.text, unit.start):
                yield from (m for m in before if passage.sentence_at(m.start).start == sentence and m.code in _BODIES)
            elif before and _verb_of(passage, unit, before[-1], send):
                yield from (m for m in before[-1:] if m.code in _BODIES)
        if own or not _apposed(passage, unit):
            before = own
        if sending and own:
            open_sentence, sent = sentence, unit
            yield from (m for m in waiting if passage.sentence_at(m.start).start == sentence)
        ends = bool(own) and own[-1].end == unit.end and words <= _LIST_WORDS
        listing = ends and _list_follows(passage, unit, senders)
        alone = bool(own) and not sending and (words <= len(own) + 1 or listing)
        waiting = [*waiting, *(m for m in own if m.code not in options.alone)] if alone else []
        if under:
            last_end = unit.end
        elif label and not ends_label:
            label = False


def _verb_of(passage: Passage, unit: Stretch, sender: Mention, send: Sequence[Mention]) -> bool:
    """Does a clause open with a verb of sending whose subject is a body before the comma ("a social worker from the
    town, a person whom they trust, suggests it")?"""
    verbs = [m for m in starting(send, *unit) if len(passage.text[unit.start : m.start].split()) <= 1]
    comma = passage.text[:unit.start].rstrip().endswith(",")
    return bool(verbs) and comma and passage.sentence_at(sender.start).holds(unit.start)


def _apposed(passage: Passage, unit: Stretch) -> bool:
    """Is a piece between commas no more than a few words that may say who somebody is?"""
    return len(unit.of(passage.text).split()) <= _LIST_WORDS and passage.text[unit.end : unit.end + 1] == "," and (
        passage.text[: unit.start].rstrip().endswith(","))


def _from_home(passage: Passage, mention: Mention) -> bool:
    """Is a word of sending or ordering one of sending out of a home ("sent away from home by the police", "removed from
    the family home by court order")?"""
    clause = passage.clause_at(mention.start)
    out = [m for m in passage.of("legal", "put_out") if clause.holds(m.start)]
    if any(m.start <= mention.start < m.end for m in passage.of("legal", "protective", "leave_home")):
        return True
    home = [m for m in passage.of("legal", "home_place") if clause.holds(m.start)] if out else []
    inside = any(m.start <= mention.start < m.end for m in out)
    return bool(home) and (inside or (mention.code == "order" and out[0].start < mention.start))


def _receives(passage: Passage, sender: Mention, send: Sequence[Mention]) -> bool:
    """Does a word of direction that is no part of one of sending stand before a body ("reports to the police", but
    "by agreement with the police")?"""
    begin = max(0, sender.start - 10)
    to = _RECEIVES.search(passage.text, begin, sender.start)
    return to is not None and not any(m.last > m.first and m.start <= to.start() < m.end for m in send)


def _share(passage: Passage, unit: Stretch, sender: Mention) -> bool:
    """Is a body the source of a share of people, and nothing said of money or staff ("50 % from probation")?"""
    return _SHARE_FROM.search(passage.text, unit.start, sender.start) is not None and not _NO_PEOPLE.search(
        passage.text, unit.start, unit.end)


_SHARE_FROM = re.compile(
    r"(?:\d\s?(?:%|per ?cent|Prozent|procent|pour ?cent|por ?ciento)|\b(?:half|third|quarter|most|majority|some|many"
    r"|few|Hälfte|Drittel|Viertel|meisten|moitié|tiers|quart|plupart|mitad|tercio|mayoría|metà|terzo|maggior parte"
    r"|helft|derde|meeste|hälften|flesta|halvdelen|fleste|połowa|większość|polovina|většina|väčšina))"
    r"(?:\s(?:of|the|our|all|them|men|clients|participants|cases|people|der|die|des|les|de|los|dei|av|af"
    r"|Männer|Fälle|hommes|hombres|uomini|mannen|män|mænd|menn)){0,3}(?:\s(?:comes?|kommen|kommt|kommer))?"
    r"\s(?:from|by|through|via|von|vom|durch|par|du|por|del|da|dal|dalla|door|van|från|av|fra|af|od|z|ze|przez)\s"
    r"(?:(?:the|our|der|den|dem|la|le|les|el|los|las|il|lo|de|het)\s)?\Z", re.IGNORECASE)
_NO_PEOPLE = re.compile(
    r"fund|pay|paid|financ|budget|money|cost|salar|trainer|facilitat|staff|leader|hour|geld|finanz|bezahl|argent|dinero"
    r"|soldi|pengar|penge|penger|peníz|pieni|report|data|help|support|week|month|session", re.IGNORECASE)


def _ordering(passage: Passage, court: Mention) -> bool:
    """Is what names a court an order of it ("by court order", "por orden judicial")?"""
    return court.last > court.first and _ORDER.search(passage.text, court.start, court.end) is not None


def _list_follows(passage: Passage, unit: Stretch, senders: Sequence[Mention]) -> bool:
    """Do two bodies joined by "or" stand right behind a clause ("the employer, the union or the doctor sends them")?"""
    sentence = passage.sentence_at(unit.start)
    behind = starting(senders, unit.end, sentence.end)[:2]
    return len(behind) == 2 and scopes.distance(passage, *behind) <= _NEAR and any(
        behind[0].end <= m.start < behind[1].start for m in scopes.joiners(passage, "or"))


def _split(passage: Passage, options: Options) -> Iterator[Mention]:
    """Verbs of sending in two parts, of which the second ends the clause ("Die Polizei weist sie uns zu")."""
    parts = passage.of(options.words, "particle")
    for verb in passage.of(options.words, "split") if parts else ():
        unit = _unit(passage, verb)
        last = [m for m in parts if verb.end <= m.start and m.language == verb.language
                and _ENDS.match(passage.text, m.end, unit.end)]
        if last and unit.holds(last[-1].start) and scopes.spoken(passage, verb):
            yield verb


def _leads(passage: Passage, unit: Stretch, sender: Mention, send: Sequence[Mention]) -> bool:
    """Is a body behind an "and" the one who leads ("the police report them and the town team holds the talks")?"""
    before = starting(send, unit.start, sender.start)
    behind = starting(send, sender.end, unit.end)
    joined = [m for m in scopes.joiners(passage, "and") if before and before[-1].end <= m.start < sender.start]
    return bool(joined) and not behind and bool(starting(passage.of("providers", "deliver"), sender.end, unit.end))


def _supervises(passage: Passage, sender: Mention, send: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Is a body behind an "and" that comes after the sending one who supervises or is told ("the judge sends them and
    the delegates supervise them")?"""
    unit = _unit(passage, sender)
    ands = [m for m in scopes.joiners(passage, "and") if unit.start <= m.start < sender.start]
    if not ands or not starting(send, unit.start, ands[-1].start) or starting(send, ands[-1].end, unit.end):
        return False
    behind = [m.start for m in scopes.joiners(passage, "and") if sender.end <= m.start < unit.end]
    return bool(starting(other, ands[-1].end, min([*behind, unit.end])))


def _takes_part(passage: Passage, unit: Stretch) -> bool:
    """Is it the taking part of people under sentence that is free, not the coming?"""
    part = any(unit.holds(m.start) for m in passage.of("legal", "taking_part"))
    sentence = passage.sentence_at(unit.start)
    return part and any(sentence.holds(m.start) for m in passage.of(
        "legal", "custodial", "noncustodial", "held", "supervised"))


def _without_brackets(passage: Passage) -> Iterator[Stretch]:
    """Clauses, those around a bracket as one ("The prison team (area educativa) sends us the names")."""
    pending: Stretch | None = None
    for unit in scopes.units(passage):
        if pending and passage.text[pending.end : unit.start].strip() in ("(", ")", "[", "]"):
            pending = Stretch(pending.start, unit.end)
        else:
            if pending:
                yield pending
            pending = unit
    if pending:
        yield pending
