"""Names that a statement tells in another place than behind "is called", and what is no name though it stands in the
place of one.

«Pusterom» heter det hos oss                     the name is put before its verb
the plan says “Standing Firm”; under this title  the title points back to a quotation
the one that won the vote is Standing Firm       the statement opens without a word for a name
our staff say CWC, in full Caring Without ...    the long form stands beside its short form
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.words.names.apposed import NAMING, SMALL, WORD, governing, is_statement, label
from pipeline.words.names.name_ends import empty
from pipeline.words.names.name_leads import spelt_out
from pipeline.words.quantities.quantities import quantities
from pipeline.words.wording.pieces import Piece, within
from pipeline.words.wording.shorts import ACRONYM, abbreviates, shortened

AND_A_NAME = re.compile(
    r"(?:and|und|sowie|et|y|e|en|och|og|ja|i|a|ir|un|in|és|και|ve|as well as|&|\+)\s+(?=[^\W\d_a-zà-öø-ÿ]|$)"
)
_IT = re.compile(r"\s*(?:det|es|das|it|this|that|ça|cela|het|dit|to|tai|seda|þetta|það|dette|detta)\b", re.I)
_FAR = 300  # characters
_FIRST_SECOND = re.compile(
    r"\b(?:the first|the former|(?:das|der|die) erste|le premier|la première|el primero|il primo|de eerste"
    r"|det första|den første"
    r"|det første|ensimmäinen|pierwszy|první|prvý|prvi|o primeiro)\b.*?\b(?:second|latter|zweite|second|deuxième"
    r"|segundo|secondo"
    r"|tweede|andra|anden|andre|toinen|drugi|druhý)\b", re.IGNORECASE | re.DOTALL)
_FEW, _LONG = 4, 10  # words
_ONE = re.compile(
    r"\W*(?:the one|what|which one|(?:der|die|das)jenige|was|celui|celle|ce que|lo que|el que|la que|quello|quella|ciò"
    r"|degene|wat|den som|det som|det vi|to, co|ten, który|ta, która|co|o que)\s(?=(?-i:[^\W\d_A-Z]))",
    re.I)
_THEN_IS = re.compile(
    r"(?:\bis|\bwas|\bist|\bwar|\best|\bes|\bfue|è|\bfu|\bär|\bblev|\ber|\bje|\bjest|\bfoi|é|\byra|\bir|\bon)"
    r"\s+(?=[“„«\"‘]?[^\W\d_a-zà-öø-ÿ])")
_OPENING_WORDS = (
    "we our us i they it there this these those when while as if because although you he she one both "
    "wir unser unsere uns ich man es als wenn weil obwohl da beide nous notre nos on je quand lorsque comme parce il "
    "nosotros nuestro nuestra cuando como porque noi nostro nostra quando siccome wij we ons onze toen omdat het er "
    "vi vår vårt vores det när när då me meidän kun my nasz nasza kiedy gdy náš naše když mes mūsų kai mi naš naša "
    "nós nosso nossa mēs mūsu kad nás"
)
_OPENS = frozenset(_OPENING_WORDS.split())


def fronted(passage: Passage, unit: Sequence[Piece], at: int, named: Stretch) -> Piece | None:
    """The name before a naming verb behind which only small words stand ("«X» heter det hos oss")."""
    text, piece = passage.text, unit[at]
    behind = WORD.findall(text, named.end, max(named.end, piece.end))
    further = unit[at + 1 : at + 2]
    if len(behind) > _FEW or any(w[0].isupper() for w in behind) or any(p.joint in ("", ":", "-") for p in further):
        return None
    if at and unit[at - 1].kind == "quoted" and not piece.joint and not WORD.search(text, piece.start, named.start):
        return unit[at - 1]
    words = list(WORD.finditer(text, piece.start, named.start))
    told = words and _IT.match(text, named.end, piece.end) and words[0].group()[0].isupper()
    return Piece(piece.start, words[-1].end(), "plain", "") if told and not empty(passage, words) else None


def pointed_at(passage: Passage, unit: Sequence[Piece], before: Sequence[Piece]) -> Piece | None:
    """The last quotation before "under this title"."""
    for mention in passage.of(NAMING, "this_name"):
        if unit[0].start <= mention.start < unit[-1].end and not governing(
            passage, mention.start, mention.end, ("not", "past", "other")
        ):
            told = [p for p in (*before, *unit) if p.kind == "quoted" and p.end <= mention.start]
            if told:
                return told[-1]
    return None


def cleft(passage: Passage, unit: Sequence[Piece]) -> list[Piece]:
    """What stands behind the "is" of "the one that won the vote is X"; empty where a unit does not open so."""
    text, end = passage.text, unit[-1].end
    opening = _ONE.match(text, unit[0].start, end) if unit[0].kind == "plain" else None
    verb = opening and _THEN_IS.search(text, opening.end(), end)
    at = next((i for i, p in enumerate(unit) if verb and p.start <= verb.start() < p.end), None)
    if verb is None or at is None:
        return []
    rest = Piece(verb.end(), max(unit[at].end, verb.end()), "plain", "")
    return [rest, *unit[at + 1 :]] if WORD.search(text, rest.start, rest.end) else list(unit[at + 1 :])


def long_form(passage: Passage, unit: Sequence[Piece]) -> tuple[Stretch, Stretch] | None:
    """A long form beside its short form at the end of a statement ("staff say CWC, in full X"), and the short form."""
    text = passage.text
    for first, second in itertools.pairwise(unit):
        words = list(WORD.finditer(text, first.start, first.end))
        token = ACRONYM.fullmatch(text, words[-1].start(), first.end) if len(words) > 1 else None
        if token is None or not shortened(token.group()) or words[0].group().isupper():
            continue
        spelt = spelt_out(passage, second)
        whole = Stretch(spelt.start, spelt.end)
        if spelt.start > second.start and abbreviates(token.group(), whole.of(text), strict=True):
            return whole, Stretch(token.start(), token.end())
    return None


def counted(passage: Passage, intro: Piece, last: bool = False) -> bool:
    """Does a piece before a colon count what follows ("we have two:")? `last`: with its last word."""
    return any(
        intro.start <= q.start < intro.end and q.kind == "count" and not q.article and (q.low or 0) > 1
        and (q.end == intro.end or not last)
        for q in quantities(passage)
    )


def parted(passage: Passage, name: Stretch) -> tuple[Stretch, Stretch] | None:
    """Two names joined by an "and", where several were promised."""
    for blank in re.compile(r"\s").finditer(passage.text, name.start + 1, name.end):
        joint = AND_A_NAME.match(passage.text, blank.end(), name.end)
        if joint and joint.end() < name.end:
            return Stretch(name.start, blank.start()), Stretch(joint.end(), name.end)
    return None


def told_apart(passage: Passage, name: Stretch) -> tuple[Stretch, Stretch] | None:
    """Two names joined by an "and", each of which is spoken of behind them ("the first is long, the second ...")."""
    return parted(passage, name) if _FIRST_SECOND.search(passage.text, name.end, name.end + _FAR) else None


def prose(passage: Passage, name: Stretch) -> bool:
    """Is what stands in the place of a name rather a sentence: opened by a pronoun or a conjunction, or long?"""
    words = WORD.findall(passage.text, name.start, name.end)
    if len(words) < 2:
        return False
    lower = sum(w[0].islower() for w in words)
    opens = words[0].casefold() in _OPENS and words[1][0].islower() and lower * 2 > len(words) - 1
    spoken = any(w in _OPENS and w in SMALL and len(w) > 1 for w in words[1:]) and lower > _FEW
    return opens or spoken or (len(words) > _LONG and lower * 2 > len(words))


def filler(text: str) -> bool:
    """Is a text one sign over and over ("xxx", "....")?"""
    return len(text.strip()) > 1 and len({c for c in text.casefold() if c.isalnum()}) <= 1


def inside(passage: Passage, head: Piece, following: Sequence[Piece]) -> list[Piece] | None:
    """The pieces of a bracket behind nothing but "the programme" and with a sentence behind it: its name stands there
    ("The programme (Fair Play at Home, FPH) has run since 2015")."""
    words = list(WORD.finditer(passage.text, head.start, head.end))
    if len(following) < 2 or following[0].kind != "bracket" or not words or not empty(passage, words):
        return None
    opened, behind = following[0], passage.text[following[1].start]
    article = words[0].group().casefold() in SMALL and len(words) > 1
    if not article or not behind.islower() or not passage.text[opened.start].isupper():
        return None
    return list(within(passage, Stretch(opened.start, opened.end)))


def of_its_origin(passage: Passage, first: Sequence[Piece], told: Stretch) -> bool:
    """Are words in small letters no name but how it came about, told in a sentence behind the name that opens the cell
    ("“Two Bridges”. The name was a participant's idea: to get home, he said, ...")?"""
    head = first[0]
    named = len(first) == 1 and passage.text[head.start].isupper() and not is_statement(passage, head)
    later = told.start > first[-1].end and told.of(passage.text).lstrip()[:1].islower()
    return later and (named or head.kind == "quoted") and label(passage, head) is None
