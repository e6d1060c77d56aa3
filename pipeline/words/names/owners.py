"""Whose a programme is: the body that a cell names as its owner, else as its maker.

A cell tells the owner by a label ("Owner: X"), by a statement ("X is the owner", "rests with X"), or by putting the
body first. The maker counts only where no owner is told. A body's name ends at the year, the verb, the place after a
comma, the apposition; units of it and bodies joined to it belong to it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.fold import keys
from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.claiming.instead import entries, turned
from pipeline.words.dates.cues import cues
from pipeline.words.names import owner_beside
from pipeline.words.names.body_leads import OUR, OWNING, SMALL, bodies
from pipeline.words.names.body_names import How, Owner, begins_with_event, named, only_the_programme
from pipeline.words.names.body_verbs import WORD, verb_after
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.years import ROLES
from pipeline.words.wording.function_words import AND_ANY
from pipeline.words.wording.pieces import NUMBERED, Piece

_BY = re.compile(
    r"\b(?:by|von|vom|durch|par|por|da|dal|dalla|door|av|af|przez)\s+(?:(?:the|der|die|das|den|le|la|les|l['’]|el|de"
    r"|het)\s*)?"
    r"(?:[^\W\d_a-zà-öø-ÿ][\w-]*\s+){0,3}$",
    re.IGNORECASE,
)
_AT = re.compile(  # where it was made
    r"\b(?:at|an|am|beim?|à|en|presso|all['’]?|alla|aan|bij|ved|vid|hos|på|na|v|u|w)\s+"
    r"(?:(?:the|der|dem|l['’]|la|de|het)\s*)?(?:[^\W\d_a-zà-öø-ÿ][\w-]*\s+){0,3}$")
_ARTICLE = 5  # characters
_THE = re.compile(
    r"\b(?:the|our|der|die|das|le|la|l['’]|el|de|het)\s+(?=(?:[^\W\d_a-zà-öø-ÿ][\w-]*\s+){0,3}$)", re.IGNORECASE
)
_THING = re.compile(r"(?:[Tt]he|[Ll]es?|[Ll]a|[Ee]l|[Ii]l|[Dd]e|[Hh]et|[Oo]|[Aa]) [a-zà-öø-ÿ]+\s")
_PROSE = 4  # sentences
_LOOSE = frozenset({"carried by", "borne by", "hosted by"})
_FEW, _LINE = 4, 8  # words
_NEXT = 8  # characters
_SHORT = 4  # letters
_TYPE = re.compile(
    r"(?:type|kind|sort|art|typ|nature|tipo|soort|slag|tyyppi|rodzaj|druh|tipas|rūšis|veids|vrsta|tüüp|típus|τύπος)\b",
    re.I)
_BELONGS = re.compile(  # "belongs today to the Y"
    r"\b(?:belongs?\s(?:now|today|nowadays|currently|still|since then|formally|officially)\sto"
    r"|gehört\s(?:heute|jetzt|nun|inzwischen|seither|nach wie vor|formal)(?:\szu)?(?:\s(?:dem|der|den))?"
    r"|appartient\s(?:aujourd['’]hui|maintenant|désormais|toujours|actuellement)\s(?:à|au|aux)"
    r"|pertenece\s(?:hoy|ahora|actualmente|todavía|oficialmente)\s(?:a|al)\b"
    r"|appartiene\s(?:oggi|ora|adesso|attualmente|ancora)\s(?:a|al|alla|all['’])"
    r"|pertence\s(?:hoje|agora|atualmente|ainda)\s(?:ao|à|a)|(?:be)?hoort\s(?:nu|thans|vandaag|nog)\s(?:toe\s)?aan"
    r"|tillhör\s(?:nu|numera|idag|i dag)|tilhører\s(?:nu|i dag|nå)|należy\s(?:dziś|dzisiaj|teraz|obecnie)\sdo"
    r"|patří\s(?:dnes|nyní|teď)|patrí\s(?:dnes|teraz)|pripada\s(?:danas|sada|danes|zdaj)"
    r"|kuuluu\s(?:nyt|nykyään|tänään))\s", re.IGNORECASE)
_SINCE = re.compile(  # "owner is since 2012 the Y"
    r"\s*(?:since|seit|ab|depuis|desde|dal|sinds|vanaf|sedan|siden|from|od)\s(?:[^\W\d_]+\s)?(?:19|20)\d\d,?\s"
    r"(?=(?:[^\W\d_]{1,3}\s)?[^\W\d_a-zà-öø-ÿ])")
_WHICH = re.compile(
    r"(?:which|who|that|die|der|das|welche\w*|qui|lequel|laquelle|que|quien|il quale|la quale|che|dat|wat|som|joka|"
    r"który|która|které|která|který|ktorý|ktorá|kuri|kuris|ki|koji|koja)\s", re.IGNORECASE)
_WHO = re.compile(
    r"\s(?:who|which|that|qui|che|som|die|dat|que|joka|który|która|które)(?:\s(?:also|auch|is|are|ook))?\s*$", re.I)
_BEFORE_WHO = re.compile(r"(?<=\w)\s$")
_LEGAL = re.compile(
    r"(?:on the bas[ei]s?|in accordance|according|based on|following|under|pursuant|auf grund|aufgrund|gemäß|selon|"
    r"conformément|en vertu|según|conforme|"
    r"in base|ai sensi|sur (?:la )?base|en application|auf (?:der )?(?:Grundlage|Basis)|sulla base|con arreglo|"
    r"en virtud|con base|"
    r"op basis|med st[öø]d|i henhold|med hjemmel|na základe|podľa|podle|zgodnie|w oparciu|com base|nos termos|"
    r"ao abrigo|remiantis|vadovaujantis|v skladu|sukladno|pe baza|în temeiul|nach §|under the act|by law|op grond|"
    r"enligt|na podstawie|na základě|pagal|saskaņā|na podlagi|na temelju)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    rf"(?:(?:{AND_ANY}|but|aber|mais|pero|ma|maar|doch|men|ale)\s+)?"
    r"(?:(?:the|all|die|das|alle|sämtliche|les|tous les|la|el|los|todos los|i|gli|il|tutti i|de|het|os|a|els)\s+)?"
    r"(?:l['’])?"
    r"(?:(?:usage|property|intellectual|autor\w*|prawa|autorska|avtorske|intellektuelle\w*)\s+)?"
    r"(?:copyright|rights?|ownership|property|rechte|urheberrechte?|nutzungsrechte|eigentum|trägerschaft|droits"
    r"|propriété|derechos|propiedad|titularidad|diritti|proprietà|titolarità|rechten|auteursrecht(?:en)?|eigendom"
    r"|rättigheter\w*|upphovsrätt\w*|äganderätten|rettighed\w*|ophavsret\w*|rettighet\w*|opphavsrett\w*|ejerskab\w*"
    r"|eierskap\w*|prawa|własność|práva|vlastnictví|vlastníctvo|pravice|lastništvo|vlasništvo|direitos|propriedade"
    r"|titularidade|drets|propietat)(?:\s+(?!(?:at|with|by|to|bei|beim|vom|von|au|aux|à|del|al|dal|bij|hos"
    r"|ved)\b)[a-zà-öø-ÿ]+){0,5}\s+(?:at|with|by|to|bei(?:m)?|von|vom|au|aux|à|de|du|des|del|al|alla|dal|dalla|bij"
    r"|van|hos|ved|til|till|do|da|(?<!from\s)(?<!of\s)(?<!by\s)a)"
    r"\s+(?:(?:the|der|dem|den|die|la|le|les|los|las|l['’]|de|het|our)\s*)?"
    r"(?=(?-i:[^\W\d_a-zà-öø-ÿ])|(?:asbl|aisbl|vzw|onlus|association|stichting|fundacja|nadace)\s)", re.IGNORECASE)


@once
def owner(passage: Passage) -> Owner | None:
    """The owner of a cell, else the maker, None where neither is named. Worked out once."""
    told = next((o for o in _candidates(passage) if o), None)
    return told and owner_beside.spoken_of(passage, told)


def _candidates(passage: Passage) -> Iterator[Owner | None]:
    cell = [u for u in (_unticked(unit) for unit in entries(passage)) if u and not _kind_label(passage, u[0])]
    yield from (owner_beside.counted(passage, unit) for unit in cell)
    yield from (_labelled(passage, unit, "owner_label") for unit in cell)
    yield from (owner_beside.behind_labels(passage, unit) for unit in cell)
    yield from (_several(passage, unit) for unit in cell)
    yield from (owner_beside.elliptic(passage, unit) for unit in cell)
    yield from (owner_beside.copula(passage, unit) for unit in cell)
    yield from (_stated(passage, unit) for unit in cell)
    yield from (_labelled(passage, unit, "name_label") for unit in cell)
    yield from (owner_beside.apposed(passage, unit) for unit in cell)
    yield from (owner_beside.work_of(passage, unit) for unit in cell)
    yield _head(passage, cell)
    yield from (_labelled(passage, unit, "maker_label") for unit in cell)
    yield from (_made(passage, unit) for unit in cell)
    yield from (_agent(passage, unit) for unit in cell)
    yield from (_subject(passage, unit) for unit in cell)


def _unticked(unit: Sequence[Piece]) -> list[Piece]:
    """A unit without the options of tick boxes; what stands behind "other:" is kept."""
    kept = [p for p in unit if p.joint not in ("☐", "☒")]
    return [Piece(kept[0].start, kept[0].end, kept[0].kind, ""), *kept[1:]] if kept else []


# Labels and statements --------------------------------------------------------------------------------------------


def _labelled(passage: Passage, unit: Sequence[Piece], code: str) -> Owner | None:
    """What stands behind a label."""
    for i, piece in enumerate(unit[:-1]):
        whole = Piece(unit[i - 1].start, piece.end, "plain", "") if i and piece.joint == "/" else piece
        if unit[i + 1].joint in (":", "=", "-") and (
            _is_label(passage, piece, code) or _is_label(passage, whole, code)
        ):
            return named(passage, unit[i + 1 :], "label" if code == "owner_label" else "maker")
    return None


def _is_label(passage: Passage, piece: Piece, *codes: str) -> bool:
    """Is a piece nothing but a label, or the second half of one ("Owner / developer")?"""
    for mention in passage.of(OWNING, *codes):
        if piece.start <= mention.start and mention.end <= piece.end:
            rest = passage.text[piece.start : mention.start] + passage.text[mention.end : piece.end]
            if all(keys(w)[0] in SMALL for w in WORD.findall(rest)):
                return True
    return False


def _stated(passage: Passage, unit: list[Piece]) -> Owner | None:
    """The body after "owned by", or before "is the owner"."""
    start, end = unit[0].start, unit[-1].end
    for piece in unit:
        rights = _RIGHTS.match(passage.text, piece.start, end)
        if rights and (found := _after(passage, unit, Stretch(piece.start, rights.end()), "stated")):
            return found
    for late in (*_BELONGS.finditer(passage.text, start, end), *owner_beside.GIVEN.finditer(passage.text, start, end)):
        found = _after(passage, unit, Stretch(*late.span()), "stated")
        if found and not any(t.end <= late.start() and late.start() - t.end < _FEW for t in scopes.triggers(passage)):
            return found
    for mention in passage.of(OWNING, "owns_after"):
        bare = mention.term in _LOOSE and not bodies(passage, mention.end, min(end, mention.end + _NEXT * 5))
        if start <= mention.start < end and _meant(passage, mention) and not bare:
            found = _after(passage, unit, mention, "stated")
            if found:
                return found
    for mention in passage.of(OWNING, "owns_before"):
        if start <= mention.start < end and _meant(passage, mention):
            found = _before(passage, unit, mention)
            if found:
                return found
    return None


def _meant(passage: Passage, mention: Mention) -> bool:
    """Is a word said, and one of its language?"""
    spoken = len(mention.term) > _SHORT or claims.spoken(passage, mention)
    scope = scopes.of(passage, mention, (*scopes.DENIALS, "not_only"))
    return spoken and (scope is None or scope.kind == "not_only" or turned(passage, scope.trigger))


def _made(passage: Passage, unit: list[Piece]) -> Owner | None:
    start, end = unit[0].start, unit[-1].end
    for mention in passage.of(OWNING, "made_after"):
        if start <= mention.start < end:
            found = _after(passage, unit, mention, "maker")
            if found:
                return found
    for mention in passage.of(OWNING, "made_before"):
        if start <= mention.start < end:
            turned = only_the_programme(passage, start, mention.start)
            return (_after(passage, unit, mention, "maker") if turned else None) or _before(passage, unit, mention)
    return None


def _after(passage: Passage, unit: list[Piece], cue: Mention | Stretch, how: How) -> Owner | None:
    at = next((i for i, p in enumerate(unit) if cue.start < p.end), None)
    if at is None:
        return None
    begin = min(cue.end, unit[at].end)
    since = _SINCE.match(passage.text, begin, unit[at].end)
    rest = Piece(since.end() if since else begin, unit[at].end, "plain", "")
    if passage.text[rest.start : rest.end].lstrip()[:1].isdecimal():
        return None
    if not WORD.search(passage.text, rest.start, rest.end):
        return named(passage, unit[at + 1 :], how) if unit[at + 1 :] else None
    return named(passage, [rest, *unit[at + 1 :]], how)


def _before(passage: Passage, unit: list[Piece], cue: Mention) -> Owner | None:
    """The body before a statement: the subject of its clause, or what a relative clause is said of."""
    at = next((i for i, p in enumerate(unit) if cue.start < p.end), None)
    if at is None:
        return None
    front = _front(passage, unit[at], cue)
    words = [w for w in WORD.findall(passage.text, front.start, front.end) if keys(w)[0] not in SMALL]
    relative = unit[at].joint == "," and (
        _WHICH.match(passage.text, front.start) or verb_after(passage, front.start, front.start + 4) == front.start
    )
    who = _WHO.search(passage.text, front.start, front.end) or _BEFORE_WHO.search(
        passage.text, front.start, cue.start if _WHICH.match(passage.text, cue.start) else front.start)
    if who and bodies(passage, front.start, who.start()):
        front = Piece(front.start, who.start(), "plain", "")
    elif front.end > front.start and words and not relative:
        return named(passage, [front], "stated")
    for piece in reversed([*unit[:at], front] if who else unit[:at]):
        body = bodies(passage, piece.start, piece.end)
        if body:
            begin = _phrase_start(passage, piece, body[-1])
            return named(passage, [Piece(begin, piece.end, "plain", "")], "stated")
    return None


def _front(passage: Passage, piece: Piece, cue: Mention) -> Piece:
    """What stands in a piece before a statement, without the programme and its verb ("The programme is X's creation").
    """
    end = min(piece.end, cue.start)
    body = next((b.start for b in bodies(passage, piece.start, end)), piece.start)
    programmes = [m for m in passage.of(ROLES, "programme") if piece.start <= m.start < body]
    if not programmes or not only_the_programme(passage, piece.start, programmes[-1].end):
        return Piece(piece.start, end, "plain", "")
    words = WORD.finditer(passage.text, programmes[-1].end, end)
    start = next((w.start() for w in words if keys(w.group())[0] not in SMALL), piece.start)
    return Piece(start, end, "plain", "")


def _agent(passage: Passage, unit: list[Piece]) -> Owner | None:
    """The body that an event of the programme was done by ("translated in 2015 by the Prison Administration")."""
    for piece in unit:
        about = any(piece.start <= m.start < piece.end for m in passage.of(ROLES, "programme"))
        if not cues(passage, Stretch(piece.start, unit[-1].end if about else piece.end)):
            continue
        made = any(m.code == "developed" for m in cues(passage, Stretch(piece.start, piece.end)))
        people = [m for m in passage.of(OWNING, "person") if piece.start <= m.start < piece.end]
        for body in bodies(passage, piece.start, piece.end):
            near = max(piece.start, body.start - 40)
            agent = _BY.search(passage.text, near, body.start)
            if agent is None and made and passage.text[body.start].isupper():
                agent = _AT.search(passage.text, near, body.start)
            ahead = (m.end for m in people if m.end <= body.start <= m.end + _ARTICLE)
            begin = agent.end() if agent else next(ahead, None)
            if begin is not None:
                return named(passage, [Piece(begin, piece.end, "plain", "")], "maker")
    return None


def _subject(passage: Passage, unit: list[Piece]) -> Owner | None:
    """The body that does something with the programme ("the Probation Service has created the programme")."""
    for piece in unit:
        for body in bodies(passage, piece.start, piece.end):
            verb = verb_after(passage, body.end, min(piece.end, body.end + 30))
            article = _THE.search(passage.text, max(piece.start, body.start - 30), body.start)
            if verb is not None and article and not _staff(passage, body):
                return named(passage, [Piece(article.end(), piece.end, "plain", "")], "subject")
    return None


def _staff(passage: Passage, stretch: Piece | Mention) -> bool:
    """Are those who work with the programme named in a stretch?"""
    return any(stretch.start <= m.start < stretch.end for m in passage.of(ROLES, "staff"))


def _phrase_start(passage: Passage, piece: Piece, body: Mention) -> int:
    """Where the phrase of a body begins: behind the last preposition of an agent before it, else at its piece's
    start."""
    agents = list(
        re.finditer(
            r"\b(?:by|to|for|für|pour|para|per|voor|för|dla|pro|za|(?:behalf|order|request) of"
            r"|(?:Wunsch|Auftrag) (?:des|der|von|vom)|demande d[eu]|encargo de|petición de|incarico d[ei]l?"
            r"|compte d[eu]|opdracht van|uppdrag av"
            r"|von|vom|durch|par|por|da|dal|dalla|alla?|al|au|aan|till?|door|av|af|przez|de)\s+(?:the\s+|la\s+)?",
            passage.text[piece.start : body.start],
        )
    )
    return piece.start + agents[-1].end() if agents else piece.start


def _head(passage: Passage, cell: Sequence[list[Piece]]) -> Owner | None:
    """The body that the first line or sentence begins with."""
    law = False
    for at, whole in enumerate(cell):
        unit = list(itertools.dropwhile(lambda p: _only_a_year(passage, p), whole))
        if not unit:
            continue
        unit[0] = first = _unnumbered(passage, unit[0])
        if len(unit) > 1 and unit[1].joint in (":", "=") and _is_label(passage, first, "year_label", "maker_label"):
            continue
        law = bool(_LEGAL.match(passage.text, first.start)) or (law and passage.text[first.start].islower())
        own = OUR.match(passage.text, first.start) and _staff(passage, first)
        if law or own or begins_with_event(passage, first) or _thing(passage, first):
            continue
        if _of_accreditation(passage, unit):
            continue
        found = _ordered(passage, unit) or named(passage, unit, "head", cell[at + 1 :])
        told = found and (bodies(passage, found.name[0].start, found.name[-1].end) or owner_beside.says_what(
            passage, unit, found))
        if found and len(passage.sentences) >= _PROSE and not told:
            return None
        if found:
            return found
        if not _only_a_year(passage, first):
            return None
    return None


def _kind_label(passage: Passage, first: Piece) -> bool:
    """Is a piece a label that asks what kind of body the owner is ("Type of owner:")?"""
    labelled = re.compile(r"\s?(?:\([^()]{1,30}\))?\s?:").match(passage.text, first.end) is not None
    asked = any(first.start < m.start < first.end for m in passage.of(OWNING, "owner_label", "maker_label"))
    return labelled and asked and _TYPE.match(passage.text, first.start) is not None


def _of_accreditation(passage: Passage, unit: Sequence[Piece]) -> bool:
    """Does a short unit tell only whether the programme is accredited?"""
    start, end = unit[0].start, unit[-1].end
    told = any(start <= m.start < end for m in passage.of(ROLES, "accredited", "approved", "unaccredited"))
    return told and not bodies(passage, start, end) and len(WORD.findall(passage.text, start, end)) <= _LINE


def _several(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The names in a list that a counted kind of bodies announces ("Three charities - A, B and C - own it")."""
    first = unit[0]
    words = WORD.findall(passage.text, first.start, first.end)
    kinds = bodies(passage, first.start, first.end)
    announced = kinds and 1 < len(words) <= _FEW and all(
        m.group()[0].islower() or any(b.start <= m.start() < b.end for b in kinds)
        for m in list(WORD.finditer(passage.text, first.start, first.end))[1:])
    if not announced or len(unit) < 2 or unit[1].joint not in ("-", ":") or not _number(passage, first):
        return None
    last = next((i for i, p in enumerate(unit[2:], 1) if p.joint == "-"), len(unit) - 1)
    listed = list(itertools.takewhile(lambda p: not begins_with_event(passage, p), unit[1 : last + 1]))
    if not listed:
        return None
    end = listed[-1].end
    return Owner((Stretch(unit[1].start, end),), "stated", end)


def _number(passage: Passage, piece: Piece) -> bool:
    """Does a piece begin with a number of more than one?"""
    return any(piece.start <= q.number[0] <= piece.start + 1 and (q.low or 0) > 1 for q in quantities(passage))


def _ordered(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The body by which a sentence says that something was done ("so a course was ordered by X")."""
    first = unit[0]
    body = next(iter(bodies(passage, first.start, first.end)), None)
    agent = body and _BY.search(passage.text, first.start, body.start)
    if not body or not agent:
        return None
    words = WORD.findall(passage.text, first.start, agent.start())
    if len(words) < _FEW or sum(w[0].islower() for w in words) <= len(words) // 2:
        return None
    return named(passage, [Piece(agent.end(), first.end, "plain", ""), *unit[1:]], "maker")


def _thing(passage: Passage, piece: Piece) -> bool:
    """Does a piece begin with an article, a noun in small letters that is no body, and a verb ("the licence was"), or
    with a word for the programme and a verb?"""
    if any(m.start == piece.start and verb_after(passage, m.end, m.end + _NEXT) == m.end + 1
           for m in passage.of(ROLES, "programme")):
        return True
    article = _THING.match(passage.text, piece.start, piece.end)
    named_there = bodies(passage, piece.start, piece.end)
    if not article or (named_there and not _BY.search(passage.text, piece.start, named_there[0].start)):
        return False
    return verb_after(passage, article.end() - 1, min(piece.end, article.end() + 10)) is not None


def _unnumbered(passage: Passage, piece: Piece) -> Piece:
    """A piece without the number of an entry before it ("1) X")."""
    lead = NUMBERED.match(passage.text, piece.start, piece.end)
    return Piece(lead.end(), piece.end, piece.kind, piece.joint) if lead and lead.end() < piece.end else piece


def _only_a_year(passage: Passage, piece: Piece) -> bool:
    """Does a piece hold no word but that of a month?"""
    words = list(WORD.finditer(passage.text, piece.start, piece.end))
    months = passage.of(ROLES, "month", "circa", "early", "middle", "late")
    return all(any(m.start <= w.start() < m.end for m in months) for w in words)
