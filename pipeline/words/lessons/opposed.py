"""The other kind of lesson, told only by setting it against the first: exceptions ("all went well except the rooms"),
what is left ("went well: the team; the rest not"), what is otherwise so, one hand and the other.

Each takes the kind of what it is set against, and turns it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.lessons.eventful import TURNED, VOCABULARY

Told = tuple[str, Stretch]

_UNLESS = frozenset({"unless", "es sei denn", "sauf si", "à moins que", "a menos que", "a meno che", "tenzij",
                     "om inte",
                     "såvida inte", "ellei", "chyba że", "other than", "poza", "mimo", "peale", "nema"})
_BUT_NOT = frozenset({"but not", "aber nicht", "jedoch nicht", "mais pas", "mais non", "pero no", "mas no", "ma non",
                      "maar niet", "men inte", "mutta ei", "ale nie", "ale ne", "bet ne", "ne pa", "ali ne", "a ne",
                      "mas não", "men ikke", "però no", "kuid mitte", "dar nu", "de nem"})
_ALL = re.compile(
    r"(?<!for )(?<!für )(?<!pour )(?<!para )(?<!voor )(?<!för )\b(?:all|everything|everybody|everyone|alles|tout"
    r"|tous|todos?|tutto|tutti|allt|alt|wszystko|wszyscy|všechno|vše|všetko|kaikki|sve|vse|totul|tudo|minden|viskas"
    r"|viss|kõik|nothing|nichts|rien|nada|niente|niets|ingenting|nic)\b", re.IGNORECASE)
_REST = re.compile(
    r"(?:all )?the (?:rest|other things)|everything else|all else|der (?:ganze )?Rest|alles (?:andere|Übrige)"
    r"|(?:tout )?le reste|(?:todo )?(?:el resto|lo demás)|(?:tutto )?il resto|de rest|al het andere"
    r"|resten|allt annat|alt ann?et|alt andet|(?:cała )?reszta|zbytek|ostatní|zvyšok|ostatné|loput|kaikki muu"
    r"|(?:sve )?ostalo|(?:tudo )?o resto|restul|a többi|visa kita|pārējais|ülejäänu\w*|la resta", re.IGNORECASE)
_NOT_AT_END = re.compile(
    r"(?:\b(?:not|nicht|non|pas|no|niet|inte|ikke|ei|eivät|nie|ne|nije|não|nu|nem|mitte|(?:far |much )?less(?: so)?"
    r"|weniger|(?:beaucoup )?moins|menos|meno|minder|mindre|vähemmän|mniej|méně|menej|manje|manj|mai puțin|kevésbé)"
    r"|n['’]t)\W*$", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\W*(?:otherwise|for the rest|apart from (?:that|this)|other than that|beyond that|ansonsten|sonst|im Übrigen"
    r"|par ailleurs|pour le reste|à part (?:cela|ça)|por lo demás|aparte de eso|per il resto|verder|voor de rest"
    r"|i övrigt|annars|för övrigt|ellers|i øvrigt|for øvrig|poza tym|jinak|inak|muuten|inače|drugače|de resto|în rest"
    r"|egyébként|šiaip|citādi|muidu|per la resta)\b", re.IGNORECASE)
_ONE_HAND = re.compile(
    r"\b(?:on (?:the )?one (?:hand|side)|einerseits|auf der einen Seite|d['’]un côté|d['’]une part|por un lado"
    r"|por una parte|da un lato|da una parte|enerzijds|aan de ene kant|å ena sidan|på den ene siden?|toisaalta"
    r"|z jednej strony|na jedn[ée] straně|na jednu stranu|na jednej strane|s jedne strane|po eni strani|por um lado"
    r"|pe de o parte|egyrészt|viena vertus|no vienas puses|ühelt poolt|d['’]una banda)\b", re.IGNORECASE)
_OTHER_HAND = re.compile(
    r"\b(?:on the other(?: hand| side)?|ander(?:er)?seits|auf der anderen Seite|d['’]un autre côté|de l['’]autre"
    r"|d['’]autre part|por (?:el )?otro(?: lado)?|por otra(?: parte)?|dall['’]altr[ao](?: parte)?|d['’]altr[ao] canto"
    r"|anderzijds|aan de andere kant|å andra sidan|på den and(?:en|re) siden?|toisaalta|z drugiej strony"
    r"|na druh(?:ou|é) stran[ěu]|na druhej strane|s druge(?: strane)?|po drugi strani|por outro(?: lado)?"
    r"|pe de altă parte|másrészt|kita vertus|no otras puses|teisest küljest|teiselt poolt|d['’]una altra"
    r"|de l['’]altra)\b", re.IGNORECASE)
_FEARED = re.compile(
    r"\b(?:fear|expect|think|thought|prejudice|other|previous|former|earlier|befürcht|erwart|ander|früher|crain"
    r"|crai|attent"
    r"|autre|temor|esperad|otr[oa]|timor|attes|altr[oi]|vre[ez]|verwacht|andere|farhåg|förvänt|andra|frykt|andre|obaw"
    r"|oczek|inn[ey]|obav|očekáv|jin[ýé]|pelko|odot|mui)\w*", re.IGNORECASE)
_LESS_SO = re.compile(
    r"\W*(?:(?:far |much )?less so|(?:aber )?weniger|(?:beaucoup )?moins|menos|meno|minder|mindre|mniej|méně"
    r"|menej|manje)"
    r"\s\w+", re.IGNORECASE)
_SHORT, _BRIEF = 5, 8


def of(passage: Passage, told: Sequence[Told]) -> Iterator[Told]:
    """The kinds that are told against the kinds `told` elsewhere, with their words."""
    yield from _excepted(passage, told)
    yield from _left_over(passage, told)
    for unit in scopes.units(passage):
        well = claims.within(passage, unit, VOCABULARY, "well")
        if well and _OTHERWISE.match(passage.text, unit.start) and len(unit.of(passage.text).split()) <= _SHORT:
            yield "positive", unit
    one, other = _ONE_HAND.search(passage.text), None
    if one:
        other = _OTHER_HAND.search(passage.text, one.end())
    if other and told:
        yield from (("positive", passage.sentence_at(other.start())), ("negative", passage.sentence_at(other.start())))


def _excepted(passage: Passage, told: Sequence[Told]) -> Iterator[Told]:
    """What is taken out of a good or bad thing, or set beside it as unlike it."""
    marks = [*passage.of("negators", "except"), *passage.of("scope_marks", "unlike")]
    for mark in sorted(marks, key=lambda m: m.start):
        if mark.term in _UNLESS or not claims.spoken(passage, mark) or not claims.own(passage, mark.start):
            continue
        sentence = passage.sentence_at(mark.start)
        inside = _phrase(passage, mark, sentence)
        kinds = {code for code, where in told if sentence.holds(where.start) and not inside.holds(where.start)}
        if _FEARED.search(passage.text, mark.end, inside.end):
            continue
        everything = mark.code == "except" and _ALL.search(passage.text, sentence.start, sentence.end)
        inside_only = any(sentence.holds(where.start) for _, where in told) and inside.end >= sentence.end - 1
        if everything and (kinds or inside_only) and mark.term not in _BUT_NOT:
            yield from (("positive", sentence), ("negative", sentence))
        elif len(kinds) == 1 and (kinds == {"positive"} or mark.term not in _BUT_NOT):
            yield TURNED[kinds.pop()], inside


def _phrase(passage: Passage, mark: Mention, sentence: Stretch) -> Stretch:
    """An exception with what it takes out: to the end of its clause, where it leads the sentence to its comma."""
    clause = claims.clause(passage, mark.start)
    comma = passage.text.find(",", mark.end, sentence.end)
    leads = not re.search(r"\w", passage.text[sentence.start : mark.start])
    return Stretch(mark.start, comma if leads and comma > 0 else max(clause.end, mark.end))


def _left_over(passage: Passage, told: Sequence[Told]) -> Iterator[Told]:
    """The rest, of which what was said before is denied."""
    for rest in _REST.finditer(passage.text):
        sentence = passage.sentence_at(rest.start())
        unit = claims.clause(passage, rest.start())
        before = [code for code, where in told if where.start < rest.start()]
        opens = not re.search(r"\w{4,}", passage.text[unit.start : rest.start()])
        ends = (_NOT_AT_END.search(passage.text, rest.end(), end) for end in {sentence.end, unit.end})
        if before and opens and any(ends):
            yield TURNED[before[-1]], Stretch(rest.start(), sentence.end)
    for before_it, unit in itertools.pairwise(scopes.units(passage)):
        if _LESS_SO.match(passage.text, unit.start, unit.end) and len(unit.of(passage.text).split()) <= _BRIEF:
            kinds = {code for code, where in told if before_it.holds(where.start)}
            if kinds == {"positive"} and not any(unit.holds(where.start) for _, where in told):
                yield "negative", unit
