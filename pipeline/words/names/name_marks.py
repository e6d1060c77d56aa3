"""Marks and words around a name that belong to it or set it apart: a "?" or "!" in its midst, a number before it, the
generic words behind a quotation that its short form counts, "no longer" before the name of former times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import scopes
from pipeline.words.claiming.instead import corrected
from pipeline.words.names.apposed import NAMING, WORD, is_statement
from pipeline.words.names.name_ends import empty
from pipeline.words.wording.pieces import Piece
from pipeline.words.wording.shorts import ACRONYM, abbreviates, shortened

_CALL = re.compile(r"[!?]+\s+")
_LEAD = re.compile(r"(?:\(?(?:\d{1,2}|[a-e]|[IVX]{1,3})[.)]\s+|[-–—*•]\s+)")
NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-e]|[IVX]{1,3})\)?")
_LONGEST = 6  # words
_NO_LONGER = re.compile(
    r"\W*(?:not|no more|no longer|nicht mehr|nicht|plus|ya no|no|non più|non|niet meer|niet|inte längre|inte"
    r"|ikke længere"
    r"|ikke lenger|ikke|ei enää|już nie|nie|už ne\w*|ne\w*)\b", re.IGNORECASE)
_ANY_MORE = re.compile(
    r"any\s?more|any longer|no longer|no more|nicht mehr|mehr|plus|ya|più|meer|längre|længere|lenger|enää|już"
    r"|už|viac|više|več",
    re.IGNORECASE)


def called_out(passage: Passage, cell: Sequence[list[Piece]]) -> Iterator[list[Piece]]:
    """The units of a cell, those joined that a "?" or "!" in the midst of a name has cut ("Stop! Think! Act!")."""
    unit: list[Piece] = []
    for following in cell:
        last, first = (unit[-1], following[0]) if unit else (None, following[0])
        if last and first.joint == "." and _one(passage, last, first):
            unit = [*unit[:-1], Piece(last.start, first.end, last.kind, last.joint), *following[1:]]
            continue
        if unit:
            yield unit
        unit = following
    if unit:
        yield unit


def _one(passage: Passage, last: Piece, first: Piece) -> bool:
    """Is a mark of asking or calling all that stands between two short pieces, of which neither is a sentence?"""
    words = [list(WORD.finditer(passage.text, p.start, p.end)) for p in (last, first)]
    short = all(0 < len(w) <= _LONGEST for w in words)
    plain = last.kind == first.kind == "plain" and passage.text[first.start].isupper()
    called = _CALL.fullmatch(passage.text[last.end : first.start]) is not None
    return plain and called and short and not is_statement(passage, first) and not any(
        first.start <= m.start < first.end for m in passage.of(NAMING, "named", "name_noun", "short", "remark"))


def with_tail(passage: Passage, name: Stretch, short: Sequence[Stretch], following: Sequence[Piece]) -> Stretch:
    """A quotation with the words behind it, where a short form counts them (“"Horizon" Training for Men (HTM)”)."""
    tail = following[0] if following else None
    if tail is None or tail.kind != "plain" or tail.joint:
        return name
    own, whole = name.of(passage.text), passage.text[name.start : tail.end]
    counts = any(abbreviates(s.of(passage.text), whole, strict=True) and not abbreviates(s.of(passage.text), own)
                 for s in short)
    return Stretch(name.start, tail.end) if counts else name


def turned(passage: Passage, unit: list[Piece]) -> list[Piece]:
    """A unit without what "is not called X, but" denies, or the name that it no longer bears."""
    told = any(unit[0].start <= m.start < unit[-1].end for m in passage.of(NAMING, "named", "name_noun", "behind"))
    unit = unit[_no_longer(passage, unit) :]
    return (corrected(passage, unit) or unit) if told else unit


def _no_longer(passage: Passage, unit: Sequence[Piece]) -> int:
    """Where the pieces of today's name begin behind "not X any more, now Y"; 0 where it is not so."""
    if not _NO_LONGER.match(passage.text, unit[0].start, unit[0].end):
        return 0
    now = passage.of("scope_marks", "now")
    for i, piece in enumerate(unit[1:], 1):
        begins = any(0 <= m.start - piece.start <= 4 for m in now)
        if begins and piece.joint in (",", "-", ";") and _ANY_MORE.search(passage.text, unit[0].start, piece.start):
            words = list(WORD.finditer(passage.text, unit[0].start, piece.start))
            return i if not empty(passage, words) else 0
    return 0


def numbered(passage: Passage, piece: Piece) -> Piece | None:
    """A piece without the number or bullet before it, None where nothing is left."""
    if NUMBER.fullmatch(piece.of(passage.text)) and len(passage.text) > len(piece.of(passage.text)) + 2:
        return None
    lead = _LEAD.match(passage.text, piece.start, piece.end)
    return Piece(lead.end(), piece.end, piece.kind, piece.joint) if lead and lead.end() < piece.end else piece


_FOR = re.compile(
    r"(?:the\s)?(?:for|für|pour|para|per|voor|för|til|for|dla|pro|pre|za|miehille|naisille)\s(?:(?:the|die|les"
    r"|los|gli)\s)?"
    r"(?:[a-zà-öø-ÿ-]+\s){0,2}[^\W\d_]+", re.IGNORECASE)


def for_whom(passage: Passage, piece: Piece) -> bool:
    """Is a piece before a colon or dash only for whom the name behind it is ("For men: X. For women: Y")?"""
    people = any(piece.start <= m.start < piece.end for m in passage.of("people", "man", "participant"))
    return people and _FOR.fullmatch(piece.of(passage.text)) is not None


_IN_QUESTION = re.compile(
    r"\b(?:which|that|this|we|here|question|described|reported|das wir|um das|hier|que|dont|nous|ici|aquí|qui"
    r"|questo|che"
    r"|wij|hier|vi|här|her|którego|który|které|kterého)\b", re.IGNORECASE)


def in_question(passage: Passage, piece: Piece) -> bool:
    """Does a piece before a colon say which programme is told of ("Programme to which this form refers: X")?"""
    words = [m.group() for m in WORD.finditer(passage.text, piece.start, piece.end)]
    generic = any(m.start == piece.start for m in passage.of(NAMING, "generic"))
    return generic and len(words) > 2 and all(w[0].islower() for w in words[1:]) and (
        _IN_QUESTION.search(passage.text, piece.start, piece.end) is not None)


def short_opens(passage: Passage, name: Stretch, piece: Piece) -> Stretch | None:
    """The short form of a name that opens the piece behind a comma or dash ("Second Wind, SW in our files")."""
    token = ACRONYM.match(passage.text, piece.start, piece.end)
    behind = token and re.match(r"\s[a-zà-öø-ÿ]", passage.text[token.end() : token.end() + 2])
    if not token or not behind or not shortened(token.group()) or not abbreviates(token.group(), name.of(passage.text)):
        return None
    return Stretch(token.start(), token.end())


_MOST = 5  # parts of a name between commas


def with_commas(passage: Passage, unit: Sequence[Piece]) -> Piece | None:
    """A name of words between commas that the short form behind them counts ("Stop, Breathe, Choose (SBC)")."""
    text, last = passage.text, 0
    cues = passage.of(NAMING, "short")
    while last + 1 < len(unit) and last < _MOST and unit[last + 1].joint == "," and unit[last + 1].kind == "plain":
        last += 1
        if any(unit[last].start <= m.start < unit[last].end for m in cues):
            return None  # "X (Y), hereinafter "XY""
    if not last or unit[0].kind != "plain":
        return None
    whole = Piece(unit[0].start, unit[last].end, "plain", unit[0].joint)
    short = unit[last + 1].of(text).strip() if last + 1 < len(unit) else ""
    form = ACRONYM.fullmatch(short) and shortened(short)
    rest = text[unit[1].start : unit[last].end]
    counted = form and abbreviates(short, whole.of(text), strict=True) and not abbreviates(short, rest, strict=True)
    return whole if counted else None


def promised(passage: Passage, unit: Sequence[Piece]) -> list[Piece]:
    """The pieces behind the colon of a sentence that first says that there is a name ("It has a proper name, though
    hardly anyone uses it: X"); empty where there is none."""
    colon = next((i for i, p in enumerate(unit) if i > 1 and p.joint == ":"), 0)
    head = unit[0]
    nouns = [m for m in passage.of(NAMING, "name_noun") if head.start < m.start < head.end]
    between = all(passage.text[p.start].islower() and p.kind == "plain" for p in unit[1:colon])
    if not colon or not nouns or not between or any(scopes.denied(passage, m) for m in nouns):
        return []
    last = unit[colon]
    capital = last.kind == "quoted" or not passage.text[last.start].islower()
    return [Piece(last.start, last.end, last.kind, ""), *unit[colon + 1 :]] if capital else []
