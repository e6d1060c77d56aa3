"""What a piece of a name cell is like: a label, a short form, a translation, a description, a statement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.fold import keys
from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words.claiming import scopes
from pipeline.words.wording.function_words import AND_ANY, small
from pipeline.words.wording.language import detect
from pipeline.words.wording.pieces import Piece, pieces
from pipeline.words.wording.shorts import ACRONYM, abbreviates, alone

NAMING = "naming"
LABELS = "name_labels"
WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)*")
SMALL = small(5)
_SHORT_LINE, _LIST_PIECE = 6, 2
_HYPHENED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9]{1,6}-[A-ZÀ-Þ0-9]{1,2}")  # "PST-K", "TRZG-2"


def elsewhere(passage: Passage, start: int, end: int) -> scopes.Scope | None:
    """The scope by which a stretch is about the past or another programme."""
    middle = (start + end) // 2
    return governing(passage, middle, middle + 1, ("past", "other"))


def governing(passage: Passage, start: int, end: int, kinds: Sequence[scopes.Kind]) -> scopes.Scope | None:
    """The scope of a stretch, not counting what a bracket beside it says."""
    scope = scopes.standing(passage, start, end, kinds)
    inside = scope and any(
        b.kind == "bracket" and b.start <= scope.trigger.start < b.end and not b.start <= start < b.end
        for b in pieces(passage)
    )
    return None if inside or (scope and in_name(passage, scope.trigger)) else scope


def in_name(passage: Passage, word: Mention) -> bool:
    """Is a word written with a capital in the midst of a sentence, and so part of a name ("Not My Way")?"""
    begin = passage.sentence_at(word.start).start
    return passage.text[word.start].isupper() and word.start > begin + 2


def label(passage: Passage, piece: Piece) -> str | None:
    """The code of the label that a piece is, None where it is none."""
    for mention in (*passage.of(LABELS), *passage.of(NAMING, "short", "gloss")):
        if piece.start <= mention.start and mention.end <= piece.end:
            rest = passage.text[piece.start : mention.start] + passage.text[mention.end : piece.end]
            if not WORD.search(rest):
                return mention.code
    return None


def short_inside(passage: Passage, start: int, end: int) -> tuple[int, Stretch] | None:
    """A short form told inside a piece ("Väkivallan katkaisu eli VKO", "Men Beyond Violence or MBV"): where the name
    ends, and the form."""
    for mention in passage.of(NAMING, "short"):
        if start < mention.start and mention.end < end:
            token = ACRONYM.search(passage.text, mention.end, end)
            if token and not WORD.search(passage.text, mention.end, token.start()):
                return len(passage.text[: mention.start].rstrip(" ,;(-–")), Stretch(token.start(), token.end())
    for joiner in passage.of("joiners", "or"):
        token = ACRONYM.match(passage.text, joiner.end + 1, end) if start < joiner.start < end else None
        if token and token.end() == end and abbreviates(token.group(), passage.text[start : joiner.start], strict=True):
            return len(passage.text[: joiner.start].rstrip(" ,")), Stretch(token.start(), token.end())
    return None


def is_statement(passage: Passage, piece: Piece) -> bool:
    words = WORD.findall(passage.text, piece.start, piece.end)
    verbs, _ = listed(passage.lexicon)
    return len(words) > _SHORT_LINE or any(w in verbs for w in words[1:])


def short_form(passage: Passage, piece: Piece, name: str = "") -> Stretch | None:
    """The short form that a piece is, or tells with a word such as "acronym"; a bracket may be one of few capitals
    where it stands for the `name`."""
    text = passage.text
    if alone(piece.of(text)) or (piece.kind == "bracket" and _few(piece.of(text)) and abbreviates(
        piece.of(text), name, strict=True
    )):
        return Stretch(piece.start, piece.end)
    cues = [m for m in passage.of(NAMING, "short") if piece.start <= m.start and m.end <= piece.end]
    if cues:
        token = ACRONYM.search(text, piece.start, piece.end)
        return Stretch(token.start(), token.end()) if token else None
    if piece.kind == "bracket" and _HYPHENED.fullmatch(piece.of(text)):
        return Stretch(piece.start, piece.end)
    if piece.kind == "bracket":
        for part in re.finditer(r"[^,;:/–-]+", piece.of(text)):
            inner = part.group().strip()
            if alone(inner):
                begin = piece.start + part.start() + len(part.group()) - len(part.group().lstrip())
                return Stretch(begin, begin + len(inner))
    return None


def _few(token: str) -> bool:
    """Is a word made of a capital and digits, or of beginnings with a capital in front ("12D", "Vip")?"""
    return 2 <= len(token) <= _SHORT_LINE and token.isalnum() and any(c.isupper() for c in token)


def describes(passage: Passage, piece: Piece) -> bool:
    """Does a piece say what the programme is, for whom, by whom or since when?"""
    text = passage.text
    words = list(WORD.finditer(text, piece.start, piece.end))
    if not words or text[piece.start].isdecimal():
        return True
    here = {
        m.code if m.vocabulary == NAMING else m.vocabulary
        for m in passage.mentions
        if piece.start <= m.start and m.end <= piece.end and m.vocabulary in (NAMING, "owner_types")
    }
    negated = any(m.start - piece.start <= 1 and m.start >= piece.start for m in passage.of("negators"))
    if negated and len(words) > 1 and words[1].group().islower():
        return True
    if here & {"gloss", "remark", "nick", "owner_types"} or elsewhere(passage, piece.start, piece.end) is not None:
        return True
    first = words[0].group()
    if first[0].islower():
        return len(words) > _LIST_PIECE or "generic" in here or keys(first)[0] in SMALL
    return "generic" in here and len(words) > 1


def translates(passage: Passage, name: Stretch, piece: Piece) -> bool:
    """Is a piece the name in another language?"""
    first, second = name.of(passage.text), piece.of(passage.text)
    if any(piece.start <= m.start <= piece.start + 2 for m in passage.of(NAMING, "gloss")):
        return True
    _, english = listed(passage.lexicon)
    counts = [sum(w.casefold() in english for w in WORD.findall(t)) for t in (first, second)]
    here, there = detect(first), detect(second)
    if counts[1] > counts[0] == 0 and here != "en":
        return True
    if piece.joint == ",":
        return False
    return here is not None and there is not None and here != there


def says_what(passage: Passage, piece: Piece) -> bool:
    """Does a piece before a quotation only say what is quoted: a generic noun, an owner, a small word?"""
    words = WORD.findall(passage.text, piece.start, piece.end)
    lower = words and (words[0][0].islower() or (len(words) > 2 and words[-1][0].islower()))
    small = len(words) == 1 and keys(words[0])[0] in SMALL
    return bool(lower) or small or any(
        piece.start <= m.start < piece.end
        for m in passage.mentions
        if (m.vocabulary == NAMING and m.code in ("generic", "name_noun")) or m.vocabulary == "owner_types"
    )


def and_before(passage: Passage, at: int) -> bool:
    """Does an "and" stand before a place?"""
    return (
        re.search(
            rf"(?:\b(?:{AND_ANY})|[&+,])\s*[“„”«»\"‘‚'’]?$",
            passage.text[max(0, at - 8) : at],
        )
        is not None
    )


@lru_cache(maxsize=4)
def listed(lexicon: Lexicon) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """Verbs with their languages, and English words of names."""
    codes = lexicon.vocabularies["name_words"].codes
    verbs: dict[str, set[str]] = defaultdict(set)
    for language, words in codes["verb"].terms.items():
        for word in words:
            verbs[word].add(language)
    return {w: frozenset(s) for w, s in verbs.items()}, frozenset(codes["english"].terms["en"])
