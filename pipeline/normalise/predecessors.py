"""The names of earlier programmes: what this one replaces, builds on, or is adapted from.

A name is a stretch in quotation marks, a run of capitalised words, or a short form; it stands behind a word for the
earlier programme or for replacing, or before a word by which that gave way. Bodies, places, theories and the
programme's own name are none. An earlier programme without a name is unparsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Span, Value
from pipeline.normalise import composed
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words import claims, replies, scopes
from pipeline.words.function_words import AND, EVERYDAY

_UP = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]"
_QUOTED = re.compile(r"[\"“”„«»‘’']\s*([^\"“”„«»‘’'\n]{2,60}?)\s*[\"“”„«»‘’'](?!\w)")
_CAPITALS = re.compile(
    rf"(?<![\w-]){_UP}[\w&+-]*(?:\s+(?:(?:of|to|the|and|for|de|la|van|zu|und|i|og|och|för|&|\+|in(?=\s{_UP}))\s+)?(?:{_UP}|\d)[\w&+-]*){{0,5}}"
)
_JOINT = re.compile(rf"^[\s,;:()–—-]*(?:(?:{AND}|ir|és|&|/)\s+|[,/&]\s*)$")
_INSERTED = re.compile(r"\s\([^()]{1,40}\)")
_YEAR = re.compile(r"\W*\(?\d{4}.*", re.S)
_OPENERS = frozenset({
    "", "before", "previously", "formerly", "earlier", "antes", "anteriormente", "avant", "auparavant", "früher",
    "vorher", "davor", "zuvor", "prima", "eerder", "vroeger", "tidigare", "tidligere", "aiemmin", "wcześniej", "dříve",
    "anksčiau",
})
_LOOSE_END = re.compile(r"\s(?:of|de|from|von|aus|från|fra|z|in|van|del|di|od|iz)$")
_PLURAL = re.compile(
    r"(?:programmes|programs|courses|trainings|modules|Programme|Programmen|Kurse|Kursen|Trainings|programas|cursos"
    r"|programmi|corsi|programma's|cursussen|trainingen|programmen|programmene|programmerne|kurserna|kursene|ohjelmat"
    r"|ohjelmien|programy|programów|programů|programe|programos|projekte|projects|projets),?\s$"
)
_NAMING = re.compile(
    r"(?:programme|program|programma|programa|Programm|programmet|programu|programem|programą|programos|programul"
    r"|course|Kurs|kurs|kursen|kurset|kurz|kurzu|curso|corso|cursus|stage|training|Training|ohjelman|tečaj|projet"
    r"|project|Projekt|projekt|projektu|proyecto|progetto|called|named|replaced|ersetzte|genannt|appelé|llamado"
    r"|chiamato|genaamd|kallades|kaldtes|hette|hed|nazwą|názvem|imenom|cím[űu])\s$"
)
_TAIL = re.compile(r"(?:\s(?!(?:in|im|en|w|v|i|and|und|et|y|e|og|och|ja|a|was|which|that|since|from|by|with|som|der|die"
                   r"|das|qui|que|che|ktor\w+|který|która|który|joka|dat|die|till|om|för|for)\b)[^\W\d_A-ZÀ-Þ][\w-]*"
                   r"(?:\sthe)?){1,2}(?=[.,;:)]|$|\sin\s\d{4})")
_OF_COUNTRY = ("nationalities", "languages", "jurisdictions")
_MARKS = "\"“”„«»‘’'"
_FEW = 7
_CLOSE, _BEFORE, _ADJECTIVE = 2, 45, 14


class Options(BaseModel):
    """`cues`: vocabulary with the codes `earlier`, `adapted`, `weak` (a cue only beside
    a word for a programme), `taken_over`, `generic`, `relative`, `sister`; `replacing`:
    vocabulary of verbs of replacing (`yes`, `passive`); `items`: further items; `prompts`: by item, the prompts whose
    reply names the earlier programme; `bodies`: vocabularies whose phrases are no names of programmes; `kept`: those
    that are where the programme is adapted from them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cues: str
    replacing: str
    items: tuple[str, ...] = ()
    prompts: dict[str, tuple[int, ...]] = {}
    bodies: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The names in the home item and the further items."""
    own = frozenset(n.casefold() for n in composed.names(found))
    names: dict[str, tuple[Passage, Stretch]] = {}
    nameless: tuple[Passage, Mention] | None = None
    for passage in form.passages((variable.item, *options.items)):
        for stretch in [*_told(passage, options, own), *_replied(form, passage, options, own)]:
            names.setdefault(_bare(stretch.of(passage.text)).casefold(), (passage, stretch))
        if nameless is None and passage.item == variable.item:
            nameless = next(((passage, m) for m in _cues(passage, options)), None)
    if names:
        return _value(variable, names)
    if nameless:
        passage, cue = nameless
        return Reading((Value(variable.name, status="unparsed"),), (), passage.locate(cue.start, cue.end))
    return Reading(())


def _value(variable: Variable, names: Mapping[str, tuple[Passage, Stretch]]) -> Reading:
    spans: list[Span] = [s for passage, stretch in names.values() for s in passage.locate(stretch.start, stretch.end)]
    texts = tuple(_bare(stretch.of(passage.text)) for passage, stretch in names.values())
    first = next(iter(names.values()))[0]
    home = first.item == variable.item
    flags = (
        () if home else (Flag("cross_item", f"{variable.label}: read from another item.", first.item, variable.name),)
    )
    value = Value(
        variable.name,
        status="ok",
        value=texts,
        evidence=tuple(spans),
        item=first.item,
        confidence="high" if home else "medium",
        rule="names",
    )
    return Reading((value,), flags, tuple(spans))


def _bare(text: str) -> str:
    return _LOOSE_END.sub("", " ".join(_YEAR.sub("", text).split())).strip(" .,;:-–—()\"“”„«»'‘’") or text


def _cues(passage: Passage, options: Options) -> Iterator[Mention]:
    """Words for an earlier programme that are neither denied nor said of a programme beside this one."""
    mentions = [*passage.of(options.cues, "earlier", "adapted"), *passage.of(options.replacing, "yes")]
    for cue in sorted(mentions, key=lambda m: m.start):
        unit = claims.clause(passage, cue.start)
        sentence = passage.sentence_at(cue.start)
        beside = any(sentence.holds(m.start) for m in passage.of(options.cues, "sister"))
        passive = any(unit.start <= m.start < unit.end for m in passage.of(options.replacing, "passive"))
        spoken = cue.vocabulary == options.cues or claims.spoken(passage, cue)
        if spoken and not (beside or scopes.denied(passage, cue) or (passive and cue.vocabulary == options.replacing)):
            yield cue


def _told(passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    for cue in _cues(passage, options):
        sentence = passage.sentence_at(cue.start)
        adapted = cue.code == "adapted"
        last: Stretch | None = None
        for name in _names(passage, Stretch(cue.end, sentence.end), options, own, adapted):
            near = len(passage.text[cue.end : name.start].split()) <= 6
            between = _INSERTED.sub("", passage.text[last.end : name.start]) if last else ""
            if not (near if last is None else _JOINT.match(between)):
                break
            yield name
            last = name
        if last is None and cue.code == "earlier":
            opening = next(_names(passage, Stretch(sentence.start, cue.start), options, own, False), None)
            behind = passage.text[opening.end : cue.start] if opening else ""
            if opening and opening.start == sentence.start and len(behind.split()) <= _CLOSE and "," not in behind:
                yield opening
    yield from _foreign(passage, options, own)
    yield from _of_a_kind(passage, options, own)
    yield from _relative(passage, options, own)
    for cue in passage.of(options.cues, "taken_over"):
        sentence = passage.sentence_at(cue.start)
        if not scopes.denied(passage, cue):
            yield from _names(passage, Stretch(_subject(passage, options, sentence), cue.start), options, own, False)


def _foreign(passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """A foreign programme's name before a word for adapting ("the Canadian programme X was adapted by us")."""
    for cue in passage.of(options.cues, "adapted_before", "adapted"):
        sentence = passage.sentence_at(cue.start)
        if scopes.denied(passage, cue) or not claims.spoken(passage, cue):
            continue
        for name in _names(passage, Stretch(sentence.start, sentence.end), options, own, True):
            before = Stretch(max(sentence.start, name.start - _BEFORE), name.start)
            origin = [m for v in _OF_COUNTRY for m in claims.within(passage, before, v)]
            kinds = [m for m in claims.within(passage, before, options.cues, "generic")
                     if not any(m.start == o.start for o in origin)]
            if origin and kinds and name.start - kinds[-1].end <= _ADJECTIVE:
                yield name


def _of_a_kind(passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """Behind a word that alone names no programme ("based on", "before that"): a name beside a word for a programme,
    or in quotation marks."""
    for cue in passage.of(options.cues, "weak"):
        unit = claims.clause(passage, cue.start)
        rest = Stretch(cue.end, passage.sentence_at(cue.start).end)
        if not claims.spoken(passage, cue) or scopes.denied(passage, cue):
            continue
        nouns = [m for m in claims.within(passage, rest, options.cues, "generic") if m.end - m.start > 3]
        for name in _names(passage, rest, options, own, False):
            behind = any(0 <= name.start - m.end <= 2 for m in nouns)
            before = any(0 <= m.start - name.end <= 2 for m in nouns) and " " in name.of(passage.text)
            quoted = nouns and passage.text[name.start - 1 : name.start] in _MARKS
            near = unit.holds(name.start) and len(passage.text[cue.end : name.start].split()) <= _FEW
            if near and (behind or before or quoted):
                yield name
                break


def _relative(passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """The last name before a relative clause of replacing ("IDAP, which it replaces")."""
    for verb in passage.of(options.replacing, "yes"):
        unit = claims.clause(passage, verb.start)
        pronouns = claims.within(passage, Stretch(unit.start, verb.start), options.cues, "relative")
        passive = claims.within(passage, unit, options.replacing, "passive")
        if not pronouns or passive or scopes.denied(passage, verb) or verb.first - pronouns[-1].last > 3:
            continue
        sentence = passage.sentence_at(verb.start)
        names = list(_names(passage, Stretch(sentence.start, pronouns[-1].start), options, own, True))
        if names and pronouns[-1].start - names[-1].end <= 3:
            yield names[-1]


def _subject(passage: Passage, options: Options, sentence: Stretch) -> int:
    """Where names may begin before a verb: behind "called", else at the sentence."""
    called = [m.end for m in passage.of(options.cues, "named") if sentence.holds(m.start)]
    if called:
        return called[0]
    before = [s for s in passage.sentences if s.end <= sentence.start]
    if before:
        called = [m.end for m in passage.of(options.cues, "named") if before[-1].holds(m.start)]
        return called[0] if called else sentence.start
    return sentence.start


def _replied(form: Form, passage: Passage, options: Options, own: frozenset[str]) -> Iterator[Stretch]:
    """The names in a reply of yes to the question whether it replaces an older programme."""
    for reply in replies.to(form, passage, *options.prompts.get(passage.item or "", ())):
        if not reply.opens or not reply.lead or reply.lead.code != "yes" or reply.lead.bare:
            continue
        rest = Stretch(reply.lead.end, reply.stretch.end)
        for name in _names(passage, rest, options, own, False):
            if len(passage.text[rest.start : name.start].split()) <= 4:
                yield name
            return


def _names(
    passage: Passage, within: Stretch, options: Options, own: frozenset[str], adapted: bool
) -> Iterator[Stretch]:
    """What looks like a programme's name, in order."""
    at = within.start
    while at < within.end:
        hits = [
            h
            for h in (_QUOTED.search(passage.text, at, within.end), _CAPITALS.search(passage.text, at, within.end))
            if h
        ]
        if not hits:
            return
        hit = min(hits, key=lambda h: (h.start(), h.re is not _QUOTED))
        quoted = hit.re is _QUOTED
        end = hit.end() if quoted else _drawn_out(passage.text, hit.start(), _first_of_two(hit), within.end)
        found = _trimmed(passage, options, Stretch(*hit.span(1)) if quoted else Stretch(hit.start(), end), quoted)
        at = end
        if (
            found
            and found.of(passage.text).casefold() not in own
            and not _other(passage, options, found, adapted, quoted)
        ):
            yield found


_AND = re.compile(r"\s+(?:and|und|og|och|i|for|&|\+)\s+")


_BOTH = re.compile(r"\W{1,3}(?:both|the two|beide|tous (?:les )?deux|ambos|entrambi|båda|begge|molemmat|oba|obaj)\b")


def _first_of_two(hit: re.Match[str]) -> int:
    """Short forms joined by "and" are two names, and so are names behind a plural ("the programmes Stop and Start")."""
    first = hit.start() + len(hit[0].split()[0]) + 1
    plural = _PLURAL.search(hit.string[max(0, hit.start() - 30) : first])
    plural = plural or _PLURAL.search(hit.string[max(0, hit.start() - 30) : hit.start()])
    plural = plural or _BOTH.match(hit.string, hit.end())
    for joint in _AND.finditer(hit[0]):
        sides = (hit[0][: joint.start()], hit[0][joint.end() :])
        if plural or any(side.isupper() for side in sides):
            return hit.start() + joint.start()
    return hit.end()


def _drawn_out(text: str, start: int, end: int, limit: int) -> int:
    """The end of a name behind a word for a programme, with its lower-case words ("the programme Krok vpřed."): those
    up to a mark, if they are few."""
    if not _NAMING.search(text[max(0, start - 30) : start]) or " " in text[start:end].strip():
        return end
    tail = _TAIL.match(text, end, limit)
    return tail.end() if tail else end


def _trimmed(passage: Passage, options: Options, found: Stretch, quoted: bool) -> Stretch | None:
    """Without generic words around it."""
    start, end = found.start, found.end
    if not quoted:
        for m in (m for v in _OF_COUNTRY for m in passage.of(v)):
            if m.start == start and m.end < end:
                start = m.end + len(passage.text[m.end : end]) - len(passage.text[m.end : end].lstrip())
        for m in passage.of(options.cues, "generic"):
            if m.start == start and m.end < end:
                start = m.end + len(passage.text[m.end : end]) - len(passage.text[m.end : end].lstrip())
            elif m.end == end and m.start > start:
                end = m.start
        end = start + len(passage.text[start:end].rstrip())
    text = passage.text[start:end]
    generic = any(m.start == start and m.end == end for m in passage.of(options.cues, "generic"))
    word = _YEAR.sub("", text).strip()
    generic = generic or (not quoted and word.casefold() in EVERYDAY | _OPENERS and not word.isupper())
    return Stretch(start, end) if len(text) > 1 and not generic else None


def _other(passage: Passage, options: Options, found: Stretch, adapted: bool, quoted: bool) -> bool:
    """Is it the name of a body, a place or a theory?"""
    if quoted:
        return False
    if adapted and any(m.start <= found.start < m.end for v in options.kept for m in passage.of(v)):
        return False
    vocabularies = options.bodies if not adapted else tuple(v for v in options.bodies if v not in options.kept)
    return any(
        (m.start <= found.start and found.end <= m.end) or (m.start == found.start and v not in options.kept)
        for v in vocabularies
        for m in passage.of(v)
    )
