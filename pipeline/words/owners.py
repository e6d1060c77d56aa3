"""Whose a programme is: the body that a cell names as its owner, else as its maker.

A cell tells the owner by a label ("Owner: X"), by a statement ("X is the owner", "rests with X"), or by putting the
body first. The maker counts only where no owner is told. A body's name ends at the year, the verb, the place after a
comma, the apposition; units of it and bodies joined to it belong to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.fold import keys
from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words.dated import cues, dated
from pipeline.words.function_words import WORDS
from pipeline.words.language import detect
from pipeline.words.pieces import Piece, pieces, units
from pipeline.words.years import ROLES

OWNING = "owning"
BODIES = "owner_types"
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’.][^\W_]+)*")
_SMALL = frozenset(w for words in WORDS.values() for w in words.split() if len(w) <= 4)
_ARTICLE = re.compile(
    r"(?:the|an?|der|die|das|den|dem|la|le|les|el|los|las|il|lo|de|het|o|os|as|our)\s+|l['’]", re.IGNORECASE
)
_LINE, _UNIT = 10, 5

How = Literal["label", "stated", "head", "maker"]


@dataclass(frozen=True, slots=True)
class Owner:
    """A body as an answer names it: the stretches of its name, and how it is told; `last` is where its piece ends."""

    name: tuple[Stretch, ...]
    how: How
    last: int

    def text(self, passage: Passage) -> str:
        return " ".join(" ".join(s.of(passage.text).split()) for s in self.name)


def owner(passage: Passage) -> Owner | None:
    """The owner of a cell, else the maker, None where neither is named. Worked out once."""
    if "owner" not in passage.notes:
        passage.notes["owner"] = next((o for o in _candidates(passage) if o), None)
    found: Owner | None = passage.notes["owner"]
    return found


def _candidates(passage: Passage) -> Iterator[Owner | None]:
    cell = [u for u in (_unticked(unit) for unit in units(pieces(passage))) if u]
    yield from (_labelled(passage, unit, "owner_label") for unit in cell)
    yield from (_stated(passage, unit) for unit in cell)
    yield _head(passage, cell)
    yield from (_labelled(passage, unit, "maker_label") for unit in cell)
    yield from (_made(passage, unit) for unit in cell)


def _unticked(unit: Sequence[Piece]) -> list[Piece]:
    """A unit without the options of tick boxes; what stands behind "other:" is kept."""
    kept = [p for p in unit if p.joint not in ("☐", "☒")]
    return [Piece(kept[0].start, kept[0].end, kept[0].kind, ""), *kept[1:]] if kept else []


# Labels and statements --------------------------------------------------------------------------------------------


def _labelled(passage: Passage, unit: Sequence[Piece], code: str) -> Owner | None:
    """What stands behind a label."""
    for i, piece in enumerate(unit[:-1]):
        if unit[i + 1].joint in (":", "=", "-") and _is_label(passage, piece, code):
            return _named(passage, unit[i + 1 :], "label" if code == "owner_label" else "maker")
    return None


def _is_label(passage: Passage, piece: Piece, *codes: str) -> bool:
    """Is a piece nothing but a label, or the second half of one ("Owner / developer")?"""
    for mention in passage.of(OWNING, *codes):
        if piece.start <= mention.start and mention.end <= piece.end:
            rest = passage.text[piece.start : mention.start] + passage.text[mention.end : piece.end]
            if all(keys(w)[0] in _SMALL for w in _WORD.findall(rest)):
                return True
    return False


def _stated(passage: Passage, unit: list[Piece]) -> Owner | None:
    """The body after "owned by", or before "is the owner"."""
    start, end = unit[0].start, unit[-1].end
    for mention in passage.of(OWNING, "owns_after"):
        if start <= mention.start < end:
            found = _after(passage, unit, mention, "stated")
            if found:
                return found
    for mention in passage.of(OWNING, "owns_before"):
        if start <= mention.start < end:
            found = _before(passage, unit, mention)
            if found:
                return found
    return None


def _made(passage: Passage, unit: list[Piece]) -> Owner | None:
    start, end = unit[0].start, unit[-1].end
    for mention in passage.of(OWNING, "made_after"):
        if start <= mention.start < end:
            found = _after(passage, unit, mention, "maker")
            if found:
                return found
    for mention in passage.of(OWNING, "made_before"):
        if start <= mention.start < end:
            return _before(passage, unit, mention)
    return None


def _after(passage: Passage, unit: list[Piece], cue: Mention, how: How) -> Owner | None:
    at = next((i for i, p in enumerate(unit) if cue.start < p.end), None)
    if at is None:
        return None
    rest = Piece(min(cue.end, unit[at].end), unit[at].end, "plain", "")
    if not _WORD.search(passage.text, rest.start, rest.end):
        return _named(passage, unit[at + 1 :], how) if unit[at + 1 :] else None
    return _named(passage, [rest, *unit[at + 1 :]], how)


def _before(passage: Passage, unit: list[Piece], cue: Mention) -> Owner | None:
    """The body before a statement: the subject of its clause, or what a relative clause is said of."""
    at = next((i for i, p in enumerate(unit) if cue.start < p.end), None)
    if at is None:
        return None
    front = Piece(unit[at].start, min(unit[at].end, cue.start), "plain", "")
    words = [w for w in _WORD.findall(passage.text, front.start, front.end) if keys(w)[0] not in _SMALL]
    if front.end > front.start and words:
        return _named(passage, [front], "stated")
    for piece in reversed(unit[:at]):
        body = _bodies(passage, piece.start, piece.end)
        if body:
            begin = _phrase_start(passage, piece, body[-1])
            return _named(passage, [Piece(begin, piece.end, "plain", "")], "stated")
    return None


def _phrase_start(passage: Passage, piece: Piece, body: Mention) -> int:
    """Where the phrase of a body begins: behind the last preposition of an agent before it, else at its piece's
    start."""
    agents = list(
        re.finditer(
            r"\b(?:by|von|vom|durch|par|por|da|dal|dalla|door|av|af|przez|de)\s+",
            passage.text[piece.start : body.start],
        )
    )
    return piece.start + agents[-1].end() if agents else piece.start


def _head(passage: Passage, cell: Sequence[list[Piece]]) -> Owner | None:
    """The body that the first line or sentence begins with."""
    for unit in cell:
        first = unit[0]
        if len(unit) > 1 and unit[1].joint in (":", "=") and _is_label(passage, first, "year_label", "maker_label"):
            continue
        if _begins_with_event(passage, first):
            continue
        found = _named(passage, unit, "head", cell[cell.index(unit) + 1 :])
        if found:
            return found
        if not _only_a_year(passage, first):
            return None
    return None


def _only_a_year(passage: Passage, piece: Piece) -> bool:
    return not _WORD.search(passage.text, piece.start, piece.end)


def _begins_with_event(passage: Passage, piece: Piece) -> bool:
    """Does a piece begin with a year, or with a word of making, starting ... and no body before it?"""
    text = passage.text
    if text[piece.start].isdigit() or any(d.year.start == piece.start for d in dated(passage)):
        return True
    first = next(iter(_WORD.finditer(text, piece.start, piece.end)), None)
    if first is None:
        return True
    told = [
        m
        for m in (*passage.of(OWNING, "made_after", "owns_after"), *cues(passage, Stretch(piece.start, piece.end)))
        if m.start <= first.end() + 1 and m.start < piece.end
    ]
    bodies = [m for m in _bodies(passage, piece.start, piece.end) if m.start <= first.end()]
    return bool(told) and not bodies


# The name of a body -----------------------------------------------------------------------------------------------


def _bodies(passage: Passage, start: int, end: int) -> list[Mention]:
    """The words for bodies in a stretch."""
    return [m for m in passage.of(BODIES) if start <= m.start and m.end <= end]


def _named(passage: Passage, row: Sequence[Piece], how: How, further: Sequence[list[Piece]] = ()) -> Owner | None:
    """The body that a row of pieces begins with, with what belongs to its name."""
    name: list[Stretch] = []
    last = row[0].end
    for i, piece in enumerate(row):
        if name and not _belongs(passage, piece, row, i):
            if piece.kind == "bracket":
                continue
            break
        stretch, whole = _cut(passage, piece, not name, how)
        if stretch is None:
            break
        name.append(stretch)
        last = piece.end
        if not whole:
            break
    if not name or _is_statement(passage, name[0], how):
        return None
    for unit in further:
        if len(row) > 1 or not _joins(passage, unit):
            break
        stretch, _ = _cut(passage, unit[0], False, how)
        if stretch:
            name.append(stretch)
    return Owner(tuple(name), how, last)


def _belongs(passage: Passage, piece: Piece, row: Sequence[Piece], at: int) -> bool:
    """Does a piece after a body's name go on with it?"""
    text = passage.text
    following = row[at + 1] if at + 1 < len(row) else None
    if piece.kind == "bracket" or (following and following.joint in (":", "=") and piece.joint != ""):
        return False
    if piece.kind == "quoted" or not piece.joint:
        return not _begins_with_event(passage, piece)
    if _begins_with_event(passage, piece) or any(
        m.start <= piece.start < m.end for m in passage.of(OWNING, "supports")
    ):
        return False
    words = _WORD.findall(text, piece.start, piece.end)
    jointly = any(piece.start <= m.start <= piece.start + 1 for m in passage.of(OWNING, "jointly"))
    unit = any(piece.start <= m.start and m.end <= piece.end for m in passage.of(OWNING, "unit"))
    body = bool(_bodies(passage, piece.start, piece.end))
    upper = text[piece.start].isupper()
    if piece.joint == "/":
        return body or upper
    if piece.joint == "-":
        return upper and not _event_in(passage, piece)
    if piece.joint == ",":
        if jointly or (upper and (body or unit)):
            return True
        joined = any(piece.start <= m.start <= piece.start + 1 for m in passage.of("joiners", "and"))
        return (joined and body) or (unit and len(words) <= _UNIT and keys(words[0])[0] not in _SMALL)
    return False


def _event_in(passage: Passage, piece: Piece) -> bool:
    """Does a piece tell a year or an event of a year before any body is named?"""
    body = _bodies(passage, piece.start, piece.end)
    limit = body[0].start if body else piece.end
    return any(piece.start <= d.start < limit for d in dated(passage))


def _joins(passage: Passage, unit: Sequence[Piece]) -> bool:
    """Is a further line another body, and nothing else?"""
    first = unit[0]
    words = _WORD.findall(passage.text, first.start, first.end)
    return (
        len(unit) == 1
        and first.joint == "\n"
        and first.kind == "plain"
        and len(words) <= _LINE
        and bool(_bodies(passage, first.start, first.end))
        and passage.text[first.start].isupper()
        and not _begins_with_event(passage, first)
        and not any(first.start <= d.year.start < first.end for d in dated(passage))
    )


def _cut(passage: Passage, piece: Piece, first: bool, how: How) -> tuple[Stretch | None, bool]:
    """The part of a piece that is a body's name, and whether that is all of it."""
    text = passage.text
    start, end = piece.start, piece.end
    if first:
        start = _begin(passage, piece)
    body = _bodies(passage, start, end)
    anchor = (
        body[0].end
        if body
        else start + len(word.group() if (word := _WORD.search(text, start, end)) else "")
    )
    stops = [d.year.start for d in dated(passage) if start <= d.year.start < end]
    if stops:
        stops += [m.start for m in cues(passage, Stretch(start, end)) if anchor <= m.start < stops[0]]
        stops += [
            m.start
            for m in passage.of(ROLES, "circa", "early", "middle", "late", "month")
            if anchor <= m.start < stops[0]
        ]
    stops += [
        m.start
        for m in passage.of(OWNING, "owns_before", "made_before", "made_after", "supports")
        if anchor <= m.start < end
    ]
    verb = _verb(passage, anchor, end)
    if verb is not None:
        stops.append(verb)
    cut = min((s for s in stops if s > start), default=end)
    while cut > start and not text[cut - 1].isalnum() and text[cut - 1] not in ".)":
        cut -= 1
    cut = _without_small_end(passage, start, cut) if cut < end else cut
    if cut <= start or not _WORD.search(text, start, cut):
        return None, False
    whole = cut >= end
    return Stretch(start, _without_generic(passage, start, cut, bool(body))), whole


def _begin(passage: Passage, piece: Piece) -> int:
    """Where a body's name begins: behind an article, behind the people who work for it, behind what it is."""
    text, at = passage.text, piece.start
    while at < piece.end and not (text[at].isalnum() or text[at] in '"“„«'):
        at += 1
    for mention in passage.of(OWNING, "person", "noun_words"):
        if at <= mention.start <= at + 25 and mention.end < piece.end:
            rest = re.compile(r"\s*(?:the\s+)?(?=[^\W\d_a-zà-öø-ÿ])").match(text, mention.end)
            if rest:
                return rest.end()
    article = _ARTICLE.match(text, at, piece.end)
    if article and (
        any(m.start == article.end() for m in passage.of(BODIES)) or text[article.end() : article.end() + 1].isupper()
    ):
        body = any(m.start <= at < m.end for m in passage.of(BODIES))
        return at if body else article.end()
    return at


def _without_small_end(passage: Passage, start: int, end: int) -> int:
    """A cut name without the small words before the year or verb ("Probation Service in")."""
    text = passage.text
    while True:
        word = re.search(r"[\s,(]+([^\W\d_]+)[\s,(]*$", text[start:end])
        if not word or not word[1].islower() or word[1] not in _SMALL or len(word[1]) > 4:
            return end
        end = start + word.start()


def _without_generic(passage: Passage, start: int, end: int, body: bool) -> int:
    """A name without a word behind it that only says what the body is ("Haven House charity")."""
    for mention in passage.of(BODIES, "ngo", "private_company"):
        alone = mention.end == end and mention.start > start and mention.language == "en" and " " not in mention.term
        if alone and passage.text[mention.start].islower():
            before = passage.text[start : mention.start].rstrip()
            if before[-1:].isalnum() and before.split()[-1][:1].isupper():
                return start + len(before)
    return end


def _verb(passage: Passage, start: int, end: int) -> int | None:
    """Where a verb begins after a body's noun."""
    verbs = _verbs(passage.lexicon)
    language = detect(passage.text)
    for word in _WORD.finditer(passage.text, start, end):
        spoken = verbs.get(word.group())
        if spoken and len(word.group()) > 1 and (language in spoken if language else len(word.group()) > 2):
            return word.start()
    return None


def _is_statement(passage: Passage, name: Stretch, how: How) -> bool:
    """Is what stands first no body but the beginning of a sentence: a pronoun, the programme?"""
    words = _WORD.findall(passage.text, name.start, name.end)
    if not words:
        return True
    if _bodies(passage, name.start, name.end):
        return False
    small = all(keys(w)[0] in _SMALL for w in words)
    programme = any(name.start <= m.start < name.end for m in passage.of(ROLES, "programme"))
    return small or (how == "head" and (programme or keys(words[0])[0] in _PRONOUNS))


_PRONOUNS = frozenset(
    [
        "it",
        "this",
        "these",
        "we",
        "our",
        "they",
        "there",
        "he",
        "she",
        "es",
        "das",
        "dies",
        "wir",
        "unser",
        "il",
        "elle",
        "nous",
        "notre",
        "el",
        "esta",
        "este",
        "la",
        "det",
        "den",
        "vi",
        "vår",
        "to",
        "ten",
        "tato",
    ]
)


@lru_cache(maxsize=4)
def _verbs(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Frequent verbs with their languages."""
    found: dict[str, set[str]] = defaultdict(set)
    for language, words in lexicon.vocabularies["name_words"].codes["verb"].terms.items():
        for word in words:
            found[word].add(language)
    return {w: frozenset(s) for w, s in found.items()}
