"""The owner told beside something else: behind "our foundation" or "ourselves", behind the word for who wrote it, behind
a word for the owner that shares the verb of the author.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.fold import keys
from pipeline.passage import Passage
from pipeline.words.body_names import ARTICLE, GENERIC, OWNING, SMALL, Owner, bodies, named
from pipeline.words.body_verbs import WORD
from pipeline.words.function_words import EVERYDAY
from pipeline.words.pieces import Piece

_SHORT = 4  # letters
OUR = re.compile(
    r"(?:our|unser\w*|notre|nuestr[oa]|(?:la |il )?nostr[oa]|ons|onze|vår[ta]?|vores|nasz[ae]?|naše?|nossa|nosso)\b",
    re.I,
)


def elliptic(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The body behind a word for the owner that shares the verb of the author ("the author is X, the owner Y")."""
    for mention in passage.of(OWNING, "owner_label") if len(unit) > 1 else ():
        piece = next((p for p in unit[1:] if p.start <= mention.start and mention.end < p.end), None)
        if piece is None or piece.joint not in (",", "") or GENERIC.search(mention.term) or len(mention.term) <= _SHORT:
            continue
        first = all(keys(w)[0] in SMALL for w in WORD.findall(passage.text, piece.start, mention.start))
        rest = Piece(mention.end + 1, piece.end, "plain", "")
        body = next(iter(bodies(passage, rest.start, rest.end)), None)
        shared = any(unit[0].start <= m.start < piece.start for m in passage.of(OWNING, "made_after", "made_before"))
        if first and shared and body and all(
                w[0].isupper() or len(w) < 3 or keys(w)[0] in SMALL for w in WORD.findall(passage.text, rest.start, body.start)):
            return named(passage, [rest, *unit[list(unit).index(piece) + 1 :]], "stated")
    return None


def apposed(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The name beside "our foundation" or "we" ("Our foundation, X, introduced it"; "that's ourselves, X")."""
    for own, name in itertools.pairwise(unit):
        us = _ourselves(passage, own) if name.joint in (",", ":", "-", "") else None
        if us and _proper(passage, name, us == "ourselves"):
            return named(passage, [Piece(name.start, name.end, "plain", "")], "stated")
    for own, name, act in zip(unit, unit[1:], unit[2:], strict=False):
        mine = OUR.match(passage.text, own.start, own.end)
        apart = name.joint == act.joint == "," and passage.text[name.start].isupper()
        we = any((m.start, m.end) == (own.start, own.end) for m in passage.of(OWNING, "we"))
        kind = we or (mine and bodies(passage, own.start, own.end))
        if kind and apart and passage.text[act.start].islower():
            return named(passage, [Piece(name.start, name.end, name.kind, "")], "stated")
    return None


def _proper(passage: Passage, piece: Piece, sure: bool) -> bool:
    """Does a piece begin with a capital, behind an article or not, and, where it is not sure, name a body?"""
    word = ARTICLE.match(passage.text, piece.start, piece.end)
    upper = passage.text[word.end() if word else piece.start].isupper()
    return upper and (sure or bool(bodies(passage, piece.start, piece.end)))


def _ourselves(passage: Passage, piece: Piece) -> str | None:
    """The code of the word for us, where a piece says no more than that it is we ("that's ourselves", "we")."""
    us = [m for m in passage.of(OWNING, "we", "ourselves") if piece.start <= m.start and m.end <= piece.end]
    if not us or (us[-1].code == "we" and us[-1].end < piece.end):
        return None
    rest = (w for w in WORD.finditer(passage.text, piece.start, piece.end) if not any(
        m.start <= w.start() < m.end for m in us))
    return us[-1].code if all(w.group().casefold() in EVERYDAY or _IS.match(w.group()) for w in rest) else None


_IS = re.compile(r"(?:that|it|this)['’]s$|c['’]est$", re.IGNORECASE)
