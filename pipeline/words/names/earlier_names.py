"""Where an answer names earlier programmes: what this one replaces, builds on, or is adapted from.

A name stands behind a word for the earlier programme or for replacing, before a word by which that gave way, at a time
before this programme, or behind a word for adapting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.claiming.name_clauses import told_behind
from pipeline.words.names.name_lists import JOINT, in_marks, joined, listed, what_it_is
from pipeline.words.names.programme_names import KIND, MARKS, OF_COUNTRY, UPPER, names

_WORD = re.compile(r"\w[\w'’-]*")
_FEW = 7
_CLOSE, _NEAR, _BEFORE, _ADJECTIVE = 2, 6, 45, 14


class Sources(BaseModel):
    """`cues`: vocabulary with the codes `earlier`, `adapted`, `weak` (a cue only beside a word for a programme),
    `taken_over`, `generic`, `relative`, `sister`; `replacing`: vocabulary of verbs of replacing (`yes`, `passive`);
    `bodies`: vocabularies whose phrases are no names of programmes; `kept`: those that are where the programme is
    adapted from them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cues: str
    replacing: str
    bodies: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def cues(passage: Passage, sources: Sources) -> Iterator[Mention]:
    """Words for an earlier programme that are neither denied nor said of a programme beside this one."""
    mentions = [*passage.of(sources.cues, "earlier", "adapted"), *passage.of(sources.replacing, "yes"),
                *_adapted_in(passage, sources)]
    for cue in sorted(mentions, key=lambda m: m.start):
        unit = claims.clause(passage, cue.start)
        sentence = passage.sentence_at(cue.start)
        beside = any(sentence.holds(m.start) for m in passage.of(sources.cues, "sister"))
        passive = any(unit.start <= m.start < unit.end for m in passage.of(sources.replacing, "passive"))
        spoken = cue.vocabulary == sources.cues
        spoken = spoken or (claims.spoken(passage, cue) and _of_programmes(passage, cue, sources))
        if spoken and not (beside or scopes.denied(passage, cue) or (passive and cue.vocabulary == sources.replacing)):
            yield cue


def _adapted_in(passage: Passage, sources: Sources) -> Iterator[Mention]:
    """Words for adapting between whose verb and preposition stands a year ("adapted in 2017 from")."""
    for found in _DATED.finditer(passage.text):
        inside = passage.words_in(*found.span())
        yield Mention(sources.cues, "adapted", *found.span(), found[0], "und", inside[0], inside[-1])


_DATED = re.compile(
    r"\b(?:(?:adapted|translated|developed|derived|taken over|borrowed)(?: in)?,? \(?\d{4}\)? from"
    r"|(?:adaptiert|übersetzt|übernommen|entwickelt) (?:im Jahr )?\d{4} (?:aus|von|nach)"
    r"|\d{4} (?:aus dem|von dem|vom) \S+ (?:Programm )?(?:adaptiert|übernommen|übersetzt)"
    r"|(?:adapté|traduit|repris|tiré|dérivé) en \d{4} (?:du|de la|d['’]un|de)"
    r"|(?:adaptado|adaptada|traducido|traducida|tomado) en \d{4} del?"
    r"|(?:adattato|tradotto|ripreso|derivato) nel \d{4} (?:dal|da|dalla)"
    r"|(?:adaptado|traduzido) em \d{4} d[oae]|adaptat (?:en|în) \d{4} (?:del?|după)"
    r"|(?:overgenomen|vertaald|aangepast) in \d{4} (?:uit|van|naar)|in \d{4} overgenomen (?:uit|van)"
    r"|(?:anpassat|översatt|hämtat|övertaget|tilpasset|oversat|oversatt|overtaget|overtatt"
    r"|hentet) (?:år |i )?\d{4} (?:från"
    r"|fra)"
    r"|(?:zaadaptowany|przejęty|przetłumaczony) w \d{4}(?: r(?:oku|\.))? z|(?:převzat|převzatý"
    r"|převzato|prevzatý|preveden|preuzet|prevzet)"
    r" (?:v roce|v roku|leta|u|v) \d{4}\.?(?: godine)? (?:z|ze|zo|iz|od))\b", re.I)


def _of_programmes(passage: Passage, cue: Mention, sources: Sources) -> bool:
    """Is what is replaced a programme, a thing in marks or capitals, or left open ("it replaces older views")?"""
    clause = claims.clause(passage, cue.start)
    rest = passage.text[cue.end : clause.end].strip(" .")
    nouns = claims.within(passage, clause, sources.cues, "generic", "earlier")
    return not rest or bool(
        any(m.end - m.start > 3 for m in nouns) or _NAMELIKE.search(rest)
        or claims.within(passage, clause, sources.replacing, "before")
    )


_NAMELIKE = re.compile(rf"{UPPER}|[\"“”„«»‘]|\bones?\b|\d")


def of_theory(passage: Passage, cue: Mention, sources: Sources) -> bool:
    """Is what it was derived from a theory?"""
    clause = claims.clause(passage, cue.start)
    return cue.code == "adapted" and any(
        m.start >= cue.end for v in (*sources.kept, "theory_words") for m in claims.within(passage, clause, v)
    ) and not any(m.end - m.start > 3 for m in claims.within(passage, clause, sources.cues, "generic"))


def told(passage: Passage, sources: Sources, own: frozenset[str], home: bool) -> list[Stretch]:
    """The names of earlier programmes and of those that this one is made of, in the order of the text. What the
    programme itself is called is in `own`; `home`: the question asks for them."""
    return sorted({*gone(passage, sources, own, home), *_made_of(passage, sources, own)})


def gone(passage: Passage, sources: Sources, own: frozenset[str], home: bool = True) -> Iterator[Stretch]:
    """The names of programmes that were there before."""
    for cue in cues(passage, sources):
        if cue.code != "adapted":
            yield from _behind(passage, cue, sources, own)
    if home:
        yield from _before_us(passage, sources, own)
        yield from _ended(passage, sources, own)
    yield from _relative(passage, sources, own)
    for cue in passage.of(sources.cues, "taken_over"):
        sentence = passage.sentence_at(cue.start)
        if not scopes.denied(passage, cue):
            begin = _subject(passage, sources, sentence)
            found = list(names(passage, Stretch(begin, cue.start), sources, own, False))
            yield from found or _meant(passage, sentence, sources, own)


def _made_of(passage: Passage, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    for cue in cues(passage, sources):
        if cue.code == "adapted":
            yield from _behind(passage, cue, sources, own)
    yield from _foreign(passage, sources, own)
    yield from _of_a_kind(passage, sources, own)


def holding(passage: Passage, sources: Sources, own: frozenset[str]) -> list[Stretch]:
    """The names of programmes that were there before, with the words for their kind that stand right before them ("the
    anger management course Calm") and what is told of them right behind; those that hold more than one word; and what
    is told right behind the word for a programme before this one ("the forerunner, which was ...")."""
    before = [Stretch(_kind_before(passage, n), told_behind(passage, n.end)) for n in gone(passage, sources, own)]
    nouns = [Stretch(m.end - 1, told_behind(passage, m.end)) for m in cues(passage, sources) if m.code == "earlier"]
    return [*before, *(n for n in nouns if n.end - n.start > 1),
            *(n for n in _made_of(passage, sources, own) if _shared(passage, n))]


_KIND_BEFORE = re.compile(rf"(?:[^\W\d_][\w-]*\s+){{1,3}}[{MARKS}]?$")


def _kind_before(passage: Passage, name: Stretch) -> int:
    found = _KIND_BEFORE.search(passage.text, passage.sentence_at(name.start).start, name.start)
    joint = max((m.end for m in scopes.joiners(passage, "and") if found and found.start() <= m.start < name.start),
                default=0)
    return max(found.start(), joint) if found else name.start


def _shared(passage: Passage, name: Stretch) -> bool:
    """Is a name longer than every theory in it ("Stop the Power and Control Wheel")?"""
    inside = [m for m in passage.of("theories") if m.start < name.end and name.start < m.end]
    return bool(inside) and all(m.end - m.start < name.end - name.start for m in inside)


def _behind(passage: Passage, cue: Mention, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """The names behind a word for an earlier programme or for adapting, else the one that opens its sentence."""
    sentence = passage.sentence_at(cue.start)
    last: Stretch | None = None
    for name in names(passage, Stretch(cue.end, sentence.end), sources, own, cue.code == "adapted"):
        near = len(_WORD.findall(passage.text, cue.end, name.start)) <= _NEAR
        if not (near if last is None else joined(passage, last, name, sources)):
            break
        yield name
        last = name
    if last is None and cue.code == "earlier":
        yield from _opening(passage, cue, sources, own)
    if last is None and cue.vocabulary == sources.replacing:
        yield from _verb_last(passage, cue, sources, own)


_HAVING = re.compile(r"\b(?:hat|haben|hatte|hatten|heeft|hebben|had|hadden)\s", re.IGNORECASE)


def _verb_last(passage: Passage, cue: Mention, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """The names of what is replaced where the verb closes its sentence ("hat damals das Training X abgelöst"): between
    "has" and the verb."""
    sentence = passage.sentence_at(cue.start)
    has = _HAVING.search(passage.text, sentence.start, cue.start)
    if has is not None and not re.search(r"\w", passage.text[cue.end : claims.clause(passage, cue.start).end]):
        found = names(passage, Stretch(has.end(), cue.start), sources, own, False)
        yield from (n for n in found if not n.of(passage.text).isdecimal())


def _foreign(passage: Passage, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """A foreign programme's name before a word for adapting ("the Canadian programme X was adapted by us")."""
    for cue in passage.of(sources.cues, "adapted_before", "adapted"):
        sentence = passage.sentence_at(cue.start)
        if scopes.denied(passage, cue) or not claims.spoken(passage, cue):
            continue
        for name in names(passage, Stretch(sentence.start, sentence.end), sources, own, True):
            before = Stretch(max(sentence.start, name.start - _BEFORE), name.start)
            origin = [m for v in OF_COUNTRY for m in claims.within(passage, before, v)]
            kinds = [m for m in claims.within(passage, before, sources.cues, "generic")
                     if not any(m.start == o.start for o in origin)]
            if origin and kinds and name.start - kinds[-1].end <= _ADJECTIVE:
                yield name


def _of_a_kind(passage: Passage, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """Behind a word that alone names no programme ("based on", "before that"): a name beside a word for a programme,
    or in quotation marks."""
    for cue in passage.of(sources.cues, "weak", "before_us"):
        unit = claims.clause(passage, cue.start)
        rest = Stretch(cue.end, passage.sentence_at(cue.start).end)
        scope = scopes.of(passage, cue, scopes.DENIALS)
        if not claims.spoken(passage, cue) or (scope and (cue.code == "weak" or scope.after)):
            continue
        nouns = [m for m in claims.within(passage, rest, sources.cues, "generic") if m.end - m.start > 3]
        for name in names(passage, rest, sources, own, False):
            behind = any(0 <= name.start - m.end <= 2 for m in nouns)
            before = any(0 <= m.start - name.end <= 2 for m in nouns) and " " in name.of(passage.text)
            quoted = in_marks(passage, name) and (nouns or _stands_alone(passage, cue, name))
            near = unit.holds(name.start) and len(passage.text[cue.end : name.start].split()) <= _FEW
            told = behind or before or quoted or what_it_is(passage, name, nouns)
            if near and (told or _from_abroad(passage, cue, name)):
                yield name
                break


_YEARS_RUN = re.compile(r"[\"”“»«'’]?\s?\((?:19|20)\d\d\s?(?:-|–|to|till|until|bis|à|a)\s?(?:19|20)\d\d\)")


def _ended(passage: Passage, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """The names with the years that they ran, of a sentence that one of them opens ("X (1999-2006), then Y
    (2006-2015)")."""
    for sentence in dict.fromkeys(passage.sentence_at(m.start()) for m in _YEARS_RUN.finditer(passage.text)):
        ran = [n for n in names(passage, sentence, sources, own, False) if _YEARS_RUN.match(passage.text, n.end)]
        if ran and not passage.text[sentence.start : ran[0].start].strip(MARKS + " "):
            yield from ran


_FROM = re.compile(r"\s\(?(?:from|of|in|aus|von|in|de|d['’]|del|du|di|da|dal|dalla|uit|från|fra|z|ze|iz)\s?$"
    r"|\s\($", re.IGNORECASE)


def _from_abroad(passage: Passage, cue: Mention, name: Stretch) -> bool:
    """Does a name right behind a cue come with the place that it is from ("modelled on X from California")?"""
    places = [m for v in OF_COUNTRY for m in passage.of(v) if name.end < m.start <= name.end + _ADJECTIVE]
    close = len(_WORD.findall(passage.text, cue.end, name.start)) <= 1
    return close and any(_FROM.fullmatch(passage.text, name.end, m.start) for m in places)


def _stands_alone(passage: Passage, cue: Mention, name: Stretch) -> bool:
    """Does a name in marks that is no theory stand right behind a cue ("inspired by «X»")?"""
    theory = any(m.start < name.end and name.start < m.end for m in passage.of("theories"))
    return not theory and len(_WORD.findall(passage.text, cue.end, name.start)) <= 1


def _opening(passage: Passage, cue: Mention, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """The names that open the sentence of a word for the earlier programme ("The X course was its forerunner", "X and
    Y preceded it")."""
    begin = passage.sentence_at(cue.start).start
    opening = listed(passage, Stretch(begin, cue.start), sources, own)
    if not opening or any(m.start == opening[0].start for m in passage.of(sources.replacing)):
        return
    name = Stretch(opening[0].start, opening[-1].end)
    before = passage.text[begin : name.start].strip(MARKS + " ")
    told = told_behind(passage, name.end)  # "X, a feminist course, came before it"
    inserted = name.end < told <= cue.start and "," in passage.text[name.end : told]
    behind = passage.text[told if inserted else name.end : cue.start].lstrip(MARKS + "," * inserted)
    if "," in behind:  # "X, our earlier programme, was revised"
        near = behind.startswith(",") and len(behind.split(",")[1].split()) <= 1
    else:
        nouns = claims.within(passage, Stretch(name.end, cue.start), sources.cues, "generic")
        near = len(behind.split()) <= _CLOSE + 2 * bool(nouns)
    article = len(before) <= _CLOSE and before.isalpha()
    if near and (not before or article or any(m.start == begin for m in passage.of(sources.cues, "generic"))):
        yield from opening


def _before_us(passage: Passage, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """A name that was run or borne at a time before this programme ("until 2015 it was called X")."""
    for cue in passage.of(sources.cues, "before_us"):
        unit = claims.clause(passage, cue.start)
        label = passage.text[cue.end : cue.end + 1] == ":" and cue.start == passage.sentence_at(cue.start).start
        opens = not re.search(r"\w", passage.text[unit.start : cue.start] + passage.text[cue.end : unit.end])
        unit = passage.sentence_at(cue.start) if label or opens else unit
        named = [m for m in claims.within(passage, unit, sources.cues, "named") if claims.spoken(passage, m)]
        done = named or claims.within(passage, unit, sources.cues, "ran")
        done = done or [cue] * cue.term.startswith("used to ")
        if not claims.spoken(passage, cue) or scopes.denied(passage, cue):
            continue
        if not (label or done):
            yield from _elliptical(passage, cue, sources, own)
            continue
        begin = cue.end if label else min(done[0].end, max(cue.end, unit.start))
        for name in names(passage, Stretch(begin, unit.end), sources, own, False):
            called = any(_near_name(passage.text, m.end, name.start) for m in named)
            if label or called or _like_a_title(passage, name, [m.end for m in (*done, cue)]):
                yield name
                break
        else:
            yield from () if label or named else _run_before(passage, cue, done[0], sources, own)


def _elliptical(passage: Passage, cue: Mention, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """The names that are all a sentence or bracket tells besides a time before this programme ("Formerly X and Y.")."""
    clause = passage.sentence_at(cue.start)
    if passage.text[: cue.start].rstrip()[-1:] == "(" and ")" in passage.text[cue.end :]:
        clause = Stretch(cue.start, passage.text.index(")", cue.end))
    alone = listed(passage, Stretch(cue.end, clause.end), sources, own) if clause.start == cue.start else []
    around = [passage.text[a:b] for a, b in zip(
        [cue.end, *(n.end for n in alone)], [*(n.start for n in alone), clause.end], strict=True)]
    titled = all(in_marks(passage, n) or n.of(passage.text).isupper() or " " in n.of(passage.text) for n in alone)
    if alone and titled and not any(_WORD.search(JOINT.sub("", _YEARS.sub("", a))) for a in around):
        yield from alone


_YEARS = re.compile(r"\([^()]*\)|\b(?:19|20)\d\d\b|\b(?:the|a|das|der|die|le|la|el|il|lo|de|het|den|det)\b",
                    re.IGNORECASE)


def _like_a_title(passage: Passage, name: Stretch, behind: list[int]) -> bool:
    """Is a name in marks or in capitals, or are several of its words written large, right behind one of some places,
    and its clause ends or a word for a programme stands behind it ("until 2011 we had Open Door")?"""
    text = name.of(passage.text)
    if text[:1].isupper() and (in_marks(passage, name) or text.isupper()):
        return True
    titled = len(text.split()) > 1 and all(word[:1].isupper() for word in text.split()[:2])
    return titled and _ENDS.match(passage.text, name.end) is not None and any(
        _near_name(passage.text, at, name.start) for at in behind)


_ENDS = re.compile(rf"\s*(?:[.,;:)(]|$|{KIND.pattern}|programmes?\b|courses?\b|training\b"
                   r"|(?:for|during|until|till|up to|bis|während|pendant|durante|hasta|fino|tot|gedurende|till"
                   r"|til|under|do)\b)", re.IGNORECASE)


def _run_before(
    passage: Passage, cue: Mention, done: Mention, sources: Sources, own: frozenset[str]
) -> Iterator[Stretch]:
    """The name that opens a sentence on what was run at a time before this programme ("IDAP was used until 2015")."""
    begin = passage.sentence_at(cue.start).start
    name = next(names(passage, Stretch(begin, done.start), sources, own, False), None) if begin < done.start else None
    if name is None or cue.start < name.end or not name.of(passage.text)[:1].isupper():
        return
    text, head = name.of(passage.text), passage.text[begin : name.start].strip(MARKS + " ")
    opens = not head or (len(head) <= _CLOSE + 1 and head.isalpha())
    sure = text.isupper() or in_marks(passage, name) or len(text.split()) > 1
    if opens and sure and len(_WORD.findall(passage.text, name.end, done.start)) <= _NEAR:
        yield name


_SMALL = re.compile(r"\W*(?:[^\W\d_A-ZÀ-Þ][\w'’]{0,9}\s+){0,2}\W*")


def _near_name(text: str, start: int, end: int) -> bool:
    """Do at most two small words stand between a verb of naming and a name ("hieß es früher X")?"""
    return start <= end and "," not in text[start:end] and _SMALL.fullmatch(text, start, end) is not None


def guessed(passage: Passage, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """Short forms behind a word for building on something, of which no vocabulary says what they are."""
    for cue in passage.of(sources.cues, "weak"):
        unit = claims.clause(passage, cue.start)
        if not claims.spoken(passage, cue) or scopes.denied(passage, cue):
            continue
        for name in names(passage, Stretch(cue.end, unit.end), sources, own, False):
            text = name.of(passage.text)
            short = text.isupper() and len(text) >= _SHORTEST and not _PAPER.match(passage.text, name.end)
            if not short or len(_WORD.findall(passage.text, cue.end, name.start)) > _NEXT:
                break
            yield name


_SHORTEST, _NEXT = 3, 3
_PAPER = re.compile(
    r"[\s-]*(?:report|guideline|convention|recommendation|standard|bericht|leitlini|konvention|empfehlung|richtlijn"
    r"|rapport|lignes|recommandation|informe|guía|convenio|rapporto|linee|retningslin|riktlin|raport|zpráv|spr[áa]v)",
    re.IGNORECASE)


def _relative(passage: Passage, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """The last name before a relative clause of replacing ("IDAP, which it replaces")."""
    for verb in passage.of(sources.replacing, "yes"):
        unit = claims.clause(passage, verb.start)
        pronouns = claims.within(passage, Stretch(unit.start, verb.start), sources.cues, "relative")
        passive = claims.within(passage, unit, sources.replacing, "passive")
        if not pronouns or passive or scopes.denied(passage, verb) or verb.first - pronouns[-1].last > 3:
            continue
        sentence = passage.sentence_at(verb.start)
        before = list(names(passage, Stretch(sentence.start, pronouns[-1].start), sources, own, True))
        if before and pronouns[-1].start - before[-1].end <= 3:
            yield before[-1]


def _subject(passage: Passage, sources: Sources, sentence: Stretch) -> int:
    """Where names may begin before a verb: behind "called" in its sentence or the one before, else at the sentence."""
    for stretch in (sentence, *_before(passage, sentence)):
        called = claims.within(passage, stretch, sources.cues, "named")
        if called:
            return called[0].end
    return sentence.start


def _meant(passage: Passage, sentence: Stretch, sources: Sources, own: frozenset[str]) -> Iterator[Stretch]:
    """The names for which the pronoun stands that opens a sentence ("Two courses, X and Y. Both were closed ...")."""
    for before in _before(passage, sentence) if _PRONOUN.match(passage.text, sentence.start) else ():
        yield from names(passage, before, sources, own, False)


def _before(passage: Passage, sentence: Stretch) -> list[Stretch]:
    """The sentence before one, if any."""
    return [s for s in passage.sentences if s.end <= sentence.start][-1:]


_PRONOUN = re.compile(
    r"(?:both|they|these|this|it|all (?:two|three)|beide|sie|diese\w?|es|dies|tous|toutes|ils|elles|celui-ci|ceux-ci"
    r"|ambos|los dos|este|estos|entrambi|questo|questi|deze|ze|dit|båda|de|den|det|begge|disse"
    r"|molemmat|ne|nämä|se|oba"
    r"|obydwa|obie|oba dva|ten|oni|abi|abu|jie|abi divi|mõlemad|see|mindkettő|ezek|ez|obje|ti|ova|amândouă|acestea"
    r"|acesta|tots dos|και τα δύο|αυτά)\b", re.IGNORECASE)
