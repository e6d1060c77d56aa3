"""What a cell puts instead of something: its pieces without what is taken back or asked ("not the prison, but X",
"The police? No, it is X"), and what it puts right ("the men's group - sorry, officially X").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.wording.pieces import Piece, pieces, units

_NUMBER = re.compile(r"\d|[a-eA-E]|[iI]{1,3}")
_NO_MORE = re.compile(r"\b(?:no more|not longer)\b(?!\sthan)", re.IGNORECASE)
_FAR = 100  # characters
_CAPITAL = re.compile(r"\s+(?:[^\W\d_]{1,4}\s|[ld]['’])?[^\W\d_a-zà-öø-ÿ]")
_IT_IS = re.compile(
    r"(?:it|this|that|ce|c['’]|es|das|het|dat|det|to)?\s?(?:is|was|est|ist|sind|är|er|on|je|jest)?\s?",
    re.IGNORECASE)


def entries(passage: Passage) -> list[list[Piece]]:
    """The pieces of a cell by statement, line or entry, without numbers in brackets, questions that the respondent asks
    and answers, and what stands between a "not" and its "but"."""
    every = list(units(pieces(passage)))
    kept = [u for u in every if len(every) == 1 or not _asked(passage, u[-1])]
    return [left for u in kept if (left := corrected(passage, [p for p in u if not _numbers(passage, p)]))]


def turned(passage: Passage, negator: Mention) -> bool:
    """Does a "but" answer a negator, so that it denies nothing else?"""
    return any(t.start == negator.start for t in turns(passage))


@once
def turns(passage: Passage) -> list[Stretch]:
    """From each "not" to the end of the "but" that corrects it within its sentence."""
    found = []
    buts = scopes.joiners(passage, "but")
    negators = [Stretch(t.start, t.end) for t in scopes.triggers(passage) if t.code in ("not", "no")] if buts else []
    negators += [Stretch(*m.span()) for m in _NO_MORE.finditer(passage.text)] if buts else []
    for negator in negators:
        limit = min(passage.sentence_at(negator.start).end, negator.end + _FAR)
        but = next((b for b in buts if negator.end < b.start < limit and _names(passage, b.end)), None)
        if but and re.search(r"\w", passage.text[negator.end : but.start]):
            found.append(Stretch(negator.start, but.end))
    return found


def _names(passage: Passage, at: int) -> bool:
    """Does a body, or a capital behind an article, stand right behind a "but"?"""
    near = any(at < m.start <= at + 12 for m in passage.of("owner_types"))
    return near or _CAPITAL.match(passage.text, at) is not None


def corrected(passage: Passage, unit: Sequence[Piece]) -> list[Piece]:
    """The pieces of a unit without the stretch between a "not" and its "but"."""
    found = next((t for t in turns(passage) if unit and unit[0].start <= t.start < unit[-1].end), None)
    if found is None:
        return list(unit)
    kept = []
    for piece in unit:
        if piece.start < found.start:
            end = min(piece.end, found.start)
            lead = passage.text[piece.start : end].rstrip()
            if lead and not _IT_IS.fullmatch(lead):
                kept.append(Piece(piece.start, piece.start + len(lead), piece.kind, piece.joint))
        if piece.end > found.end:
            start = max(piece.start, found.end)
            start += len(passage.text[start : piece.end]) - len(passage.text[start : piece.end].lstrip())
            kept.append(Piece(start, piece.end, piece.kind, piece.joint if piece.start >= found.end else ""))
    return kept


def _asked(passage: Passage, last: Piece) -> bool:
    """Does a unit end in a question mark?"""
    return passage.text[last.end : last.end + 2].lstrip(")\"” ").startswith("?")


def _numbers(passage: Passage, piece: Piece) -> bool:
    """Is a bracket no more than the number or letter of an entry ("(a) X and (b) Y")?"""
    return piece.kind == "bracket" and _NUMBER.fullmatch(piece.of(passage.text)) is not None


def put_right(passage: Passage, unit: Sequence[Piece]) -> list[Piece]:
    """The pieces behind a word of correction that opens one of a unit, not the first ("..., officially it is X");
    empty where there is none."""
    for i, piece in enumerate(unit[1:], 1):
        ends = [m.end for m in passage.of("naming", "put_right") if piece.start <= m.start <= piece.start + 1]
        if not ends or max(ends) > piece.end:
            continue
        behind = _BEFORE_NAME.match(passage.text, max(ends), piece.end)
        if behind:
            return [Piece(behind.end(), piece.end, piece.kind, ""), *unit[i + 1 :]]
        further = i + 1 < len(unit) and unit[i + 1].joint in ("", ":", ",")
        if further and not re.search(r"\w", passage.text[max(ends) : piece.end]):
            rest = put_right(passage, unit[i:])
            return rest or [Piece(unit[i + 1].start, unit[i + 1].end, unit[i + 1].kind, ""), *unit[i + 2 :]]
    return []


_BEFORE_NAME = re.compile(
    r"[:,]?(?:\s+(?:it|this|that|the|its|name|title|is|was|called|named|titled|es|heißt|das|ist|c['’]est"
    r"|il s['’]appelle|est"
    r"|se llama|es|si chiama|è|het|heet|is|det|heter|hedder|är|er|to|jest|je|se jmenuje|nazywa się|on)\b){0,4}"
    r"\s*[“„«\"‘'\s]*(?=[^\W\d_a-zà-öø-ÿ])")
