"""How a cell tells a name: which of its pieces are the name, a short form, a translation, a remark.

The idea is that of an apposition: a name stands in front, and what follows a bracket, a dash, a comma or a line is
classed by what it is like: a short form (capitals), a translation (another language), a description (what kind of
thing it is, for whom, by whom), or more of the name. Statements ("is called", "nosi nazwę") and labels ("Name:")
go before position; former names, other programmes and nicknames are no names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.fold import keys
from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.claiming.instead import put_right
from pipeline.words.names import name_leads, name_marks, name_places
from pipeline.words.names.apposed import (
    NAMING,
    SMALL,
    WORD,
    and_before,
    describes,
    elsewhere,
    is_statement,
    label,
    listed,
    says_what,
    short_form,
    short_inside,
    translates,
)
from pipeline.words.names.name_ends import empty, end_of
from pipeline.words.names.name_leads import current, former, names_former, object_start, only_that_is, spelt_out
from pipeline.words.names.name_marks import NUMBER, numbered
from pipeline.words.names.name_places import AND_A_NAME
from pipeline.words.names.unnamed import denial_at, nameless, set_aside
from pipeline.words.wording.pieces import Piece, pieces, units
from pipeline.words.wording.shorts import abbreviates, alone, shortens

_PARTS, _FEW, _STATE = 4, 4, 3  # pieces, words, words
_COPULA = re.compile(r"\s(?:is|ist|est|es|è|är|er|on|je|jest|yra)$")
_CAPITAL = re.compile(r"\s+[“„«\"‘]?[^\W\d_a-zà-öø-ÿ]")
_AGENT = re.compile(r"\s+(?:by|von|vom|durch|par|por|da|dal|dai|door|av|af|przez)\s", re.IGNORECASE)
_AS_IT = re.compile(r"\b(?:as|wie|comme|como|come|som|zoals|jak|ako|kao)\s(?:[^\W\d_]+\s){0,3}$", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|on|under|at|im|dans|sur|en|nel\w*|i|på|w|na|v|u)\s", re.IGNORECASE)
_NAME_IS = re.compile(
    r"(?:\s+[^\W\d_]+){0,5}?\s+(?:is|ist|lautet|est|es|è|heet|är|er|on|yra|ir|je|é)\s*(?=[^\w\s]*(?:$"
    r"|[^\W\d_a-zà-öø-ÿ]))")
_IS = re.compile(r"(?:is|are|ist|lautet|est|es|è|heet|är|er|on|to|je|yra|ir|é)\s+(?=[^\w\s]?[^\W\d_a-zà-öø-ÿ])")


@dataclass
class Naming:
    """What a cell tells: `name`, the stretch of its name; `short` forms that stand beside it; `more` names; `denied`:
    it says that there is none; `unsure`: why a person should look."""

    name: Stretch | None = None
    short: list[Stretch] = field(default_factory=list)
    more: list[Stretch] = field(default_factory=list)
    denied: bool = False
    unsure: str | None = None


@once
def naming(passage: Passage) -> Naming:
    """The name that a cell tells: the object of a naming statement, else what a label or the first line names."""
    every = name_marks.called_out(passage, list(units(pieces(passage))))
    cell = [current(passage, name_marks.turned(passage, unit)) for unit in every]
    found = next((n for told in (_set_right, _stated, _labelled) for unit in cell if (n := told(passage, unit))
                  and not (n.name and name_places.of_its_origin(passage, cell[0], n.name))), None)
    found = found or next((n for i in range(len(cell)) if (n := _pointed(passage, cell, i))), None)
    if found is None and nameless(passage):
        return Naming(denied=True)
    found = found or next((n for unit in cell if (n := _spoken_of(passage, unit))), None)
    if found is None:
        at = next((i for i, unit in enumerate(cell) if not _aside(passage, unit)), None)
        found = _headed(passage, cell[at], 0) if at is not None else None
        if found and found.name and name_places.filler(found.name.of(passage.text)):
            return Naming(unsure="one sign over and over is no name")
        if found:
            parts = found.name and name_places.told_apart(passage, found.name)
            if parts:
                found.name, found.more = parts[0], [parts[1]]
            _further(passage, found, cell[(at or 0) + 1 :])
    return found or Naming(unsure="no name could be told from the rest")


# The units of a cell ----------------------------------------------------------------------------------------------


def _aside(passage: Passage, unit: Sequence[Piece]) -> bool:
    """Is a unit no more than a number, a label with its content, or about something else?"""
    text = passage.text
    if len(unit) == 1 and NUMBER.fullmatch(unit[0].of(text)):
        return True
    if len(unit) > 1 and unit[1].joint in (":", "=") and label(passage, unit[0]) in ("other_label", "gloss", "short"):
        return True
    whole = Stretch(unit[0].start, unit[0].end)
    shorts = [m for m in passage.of(NAMING, "short") if whole.holds(m.start) and scopes.denied(passage, m)]
    if shorts and len(WORD.findall(text, whole.start, whole.end)) <= _FEW:
        return True
    scope = elsewhere(passage, unit[0].start, unit[0].end)
    return scope is not None and not names_former(passage, scope.trigger.start, scope.trigger.end)


# Statements and labels --------------------------------------------------------------------------------------------


def _set_right(passage: Passage, unit: list[Piece]) -> Naming | None:
    """The name behind a word of correction ("the men's group - sorry, officially X"), or promised before a colon."""
    right = put_right(passage, unit) or name_marks.promised(passage, unit)
    return _headed(passage, right, 0, stated=True) if right else None


def _stated(passage: Passage, unit: list[Piece]) -> Naming | None:
    """The object of "is called", or what stands before "is the name of"."""
    start, end = unit[0].start, unit[-1].end
    for mention in passage.of(NAMING, "named", "used"):
        if mention.code == "used" and not _CAPITAL.match(passage.text, mention.end):
            continue
        agent = _AGENT.match(passage.text, mention.end) or (
            _IN.match(passage.text, mention.end) and _AS_IT.search(passage.text, start, mention.start))
        if agent or not start <= mention.start < end or set_aside(passage, mention, start):
            continue
        if name_leads.no_object(passage, mention.end, end):
            continue
        at = next((i for i, p in enumerate(unit) if mention.start < p.end), len(unit) - 1)
        rest = Piece(mention.end, max(unit[at].end, mention.end), "plain", "")
        following = unit[at + 1 :]
        front = name_places.fronted(passage, unit, at, Stretch(mention.start, mention.end))
        if front:
            return _headed(passage, [front], 0, stated=True)
        rest = Piece(object_start(passage, rest.start, rest.end), rest.end, "plain", "")
        if not WORD.search(passage.text, rest.start, rest.end) or (
            following
            and following[0].kind == "quoted"
            and not following[0].joint
            and empty(passage, list(WORD.finditer(passage.text, rest.start, rest.end)))
        ):
            if following:
                return _headed(passage, following, 0, stated=True)
            continue
        if denial_at(passage, rest.start) or _state(passage, mention, rest):
            continue
        found = _headed(passage, [rest, *following], 0, stated=True)
        if found and not (at and found.name and alone(found.name.of(passage.text))):
            return found
    found = _is_the_name(passage, unit)
    if found:
        return found
    for mention in passage.of(NAMING, "behind"):
        if start <= mention.start < end and not set_aside(passage, mention, start):
            whole = [p for p in unit if p.start < mention.start]
            last = whole[-1] if whole else None
            last = Piece(last.start, min(last.end, mention.start), last.kind, last.joint) if last else None
            article = r"(?:\AAz?\s+)?" if mention.language == "hu" else ""
            capital = re.search(article + r"(?=[^\W\d_a-zà-öø-ÿ])", last.of(passage.text)) if last else None
            short = capital and len(whole) > 1 and last and alone(passage.text[last.start + capital.end() : last.end])
            if last and capital and not short:
                return _headed(passage, [Piece(last.start + capital.end(), last.end, last.kind, "")], 0, stated=True)
    return None


def _state(passage: Passage, mention: Mention, rest: Piece) -> bool:
    """Is what stands behind "the name is" a word or two in small letters that tell a state, and no name?"""
    words = WORD.findall(passage.text, rest.start, rest.end)
    return bool(_COPULA.search(mention.term)) and 0 < len(words) < _STATE and all(w[0].islower() for w in words)


def _pointed(passage: Passage, cell: Sequence[list[Piece]], i: int) -> Naming | None:
    """The quotation that "under this title" points to, what "the one that ..." is, the long form beside a short one."""
    told = name_places.pointed_at(passage, cell[i], [p for unit in cell[:i] for p in unit])
    if told:
        return _headed(passage, [told], 0, stated=True)
    rest = name_places.cleft(passage, cell[i])
    if rest:
        return _headed(passage, rest, 0, stated=True)
    both = name_places.long_form(passage, cell[i])
    return Naming(both[0], [both[1]]) if both else None


def _is_the_name(passage: Passage, unit: list[Piece]) -> Naming | None:
    """The name in "the title (of the programme) is X"."""
    for i, piece in enumerate(unit):
        nouns = [m for m in passage.of(NAMING, "name_noun") if unit[0].start <= m.start < piece.end]
        nouns = [m for m in nouns if not set_aside(passage, m, unit[0].start)]
        verbs = (_NAME_IS if i < 1 or m.start >= piece.start else _IS for m in nouns)
        told = (v.match(passage.text, max(piece.start, m.end), piece.end) for v, m in zip(verbs, nouns, strict=True))
        verb = next((v for v in told if v), None)
        if not verb:
            continue
        rest = Piece(verb.end(), piece.end, piece.kind, "")
        if WORD.search(passage.text, rest.start, rest.end):
            return _headed(passage, [rest, *unit[i + 1 :]], 0, stated=True)
        if unit[i + 1 :] and unit[i + 1].joint in ("", ":", "-"):
            return _headed(passage, unit[i + 1 :], 0, stated=True)
    return None


def _spoken_of(passage: Passage, unit: list[Piece]) -> Naming | None:
    """What the programme is called in daily life, where no other name is told ("we say X")."""
    for mention in passage.of(NAMING, "nick"):
        piece = next((p for p in unit if p.start <= mention.start < p.end), None)
        if piece is None or mention.start > piece.start + 3 or not _CAPITAL.match(passage.text, mention.end):
            continue
        rest = Piece(mention.end + 1, piece.end, piece.kind, "")
        found = _headed(passage, [rest, *unit[unit.index(piece) + 1 :]], 0, stated=True)
        if found:
            found.unsure = "it is told only how people speak of it"
            return found
    return None


def _labelled(passage: Passage, unit: list[Piece]) -> Naming | None:
    """What stands behind "Name:", or behind a sentence that ends in a colon ("We use the programme: X")."""
    for i, piece in enumerate(unit[:-1]):
        whom = i == 0 and name_marks.for_whom(passage, piece)
        dash = i == 0 and unit[i + 1].joint == "-" and (whom or label(passage, piece) == "name_label")
        if (unit[i + 1].joint not in (":", "=") and not dash) or piece.kind != "plain":
            continue
        if abbreviates(unit[i + 1].of(passage.text), piece.of(passage.text), strict=True):
            continue
        code = label(passage, piece)
        several = any(piece.start <= m.start < piece.end for m in passage.of(NAMING, "several"))
        if code == "name_label" or whom or several or (code is None and i == 0 and _introduces(passage, piece)):
            found = _headed(passage, current(passage, unit[i + 1 :]), 0, stated=True)
            promised = several or name_places.counted(passage, piece)
            parts = name_places.parted(passage, found.name) if found and found.name and promised else None
            if found and parts:
                found.name, found.more = parts[0], [parts[1], *found.more]
            if found:
                return found
    return None


def _introduces(passage: Passage, piece: Piece) -> bool:
    """Is a piece before a colon a label in words: "Our programme", "The official name of the course"?"""
    words = [m.group() for m in WORD.finditer(passage.text, piece.start, piece.end)]
    noun = any(piece.start <= m.start < piece.end for m in passage.of(NAMING, "name_noun", "generic"))
    held = any(piece.start <= m.start < piece.end for m in passage.of("references", "holder"))
    we = any(m.start == piece.start for m in passage.of("owning", "we"))
    verbs = listed(passage.lexicon)[0]
    said = all(w[0].islower() for w in words[1:]) and any(w in verbs for w in words[1:])
    counted = name_places.counted(passage, piece, last=True)
    opened = any(m.start == piece.start for m in passage.of(NAMING, "name_noun")) and all(
        w[0].islower() for w in words[1:])  # "Title in the manual"
    led = counted or opened or any(key in SMALL for word in words[:1] for key in keys(word)[:1])
    told = (noun or held or we or said or counted) and len(words) > 1 and led
    return told or name_marks.in_question(passage, piece)


# The name and what stands beside it -------------------------------------------------------------------------------


def _headed(passage: Passage, unit: list[Piece], at: int, stated: bool = False) -> Naming | None:
    """The name that a row of pieces begins with."""
    text = passage.text
    head = numbered(passage, unit[at])
    following = unit[at + 1 :]
    if head is None:
        return _headed(passage, following, 0, stated) if following else None
    found = _acronym_first(passage, *name_leads.split_short(passage, head, following))
    if found:
        return found
    if whole := name_marks.with_commas(passage, [head, *following]):
        found = Naming(Stretch(whole.start, whole.end))
        _beside(passage, found, [p for p in following if p.start >= whole.end])
        return found
    if held := name_places.inside(passage, head, following):
        return _headed(passage, held, 0, stated)
    noun = list(WORD.finditer(text, head.start, head.end)) if following and following[0].joint == "," else []
    if noun and head.kind == "plain" and len(following) > 1 and empty(passage, noun):
        return Naming(Stretch(following[0].start, following[0].end))
    quoted = head.kind == "plain" and following and following[0].kind == "quoted" and not following[0].joint
    if quoted and says_what(passage, head):
        inner = following[0]
        found = Naming(Stretch(inner.start, inner.end))
        _beside(passage, found, following[1:])
        return _with_generic(passage, found, head)
    start, end = head.start, head.end
    if head.kind == "plain":
        cut = end_of(passage, head, stated)
        if cut is None:
            return None
        end, ends_here = cut, cut == head.end
        eli = short_inside(passage, start, end)
        found = Naming(Stretch(start, end))
        if eli:
            found = Naming(Stretch(start, eli[0]), [eli[1]])
        if not ends_here:
            following = []
    else:
        found = Naming(Stretch(start, end))
    _beside(passage, found, following)
    if head.kind == "quoted" and found.name:
        found.name = name_marks.with_tail(passage, found.name, found.short, following)
    if not stated and head.kind == "plain" and found.name and name_places.prose(passage, found.name):
        found.unsure = "it may be a sentence and no name"
    return found


def _acronym_first(passage: Passage, head: Piece, following: Sequence[Piece]) -> Naming | None:
    """ "P2R – Pathways to Respect": the long form is the name; it may hold commas."""
    if not following or not alone(head.of(passage.text)) or following[0].joint not in ("", "-", ":", "=", ",", "/"):
        return None
    if len(following) > 1 and following[1].kind == "quoted" and only_that_is(following[0].of(passage.text)):
        following = following[1:]
    first = spelt_out(passage, following[0])
    if len(WORD.findall(passage.text, first.start, first.end)) < 1:
        return None
    listed_ = 0
    while listed_ + 1 < len(following) and following[listed_ + 1].joint == "," and listed_ < _PARTS:
        listed_ += 1
    for last in range(listed_, -1, -1):
        long = Stretch(first.start, following[last].end)
        words = WORD.findall(passage.text, long.start, long.end)
        short, whole = head.of(passage.text), long.of(passage.text)
        if len(words) >= 2 and (abbreviates(short, whole, strict=last > 0) or (last == 0 and shortens(short, words))):
            found = Naming(long, [Stretch(head.start, head.end)])
            _beside(passage, found, following[last + 1 :])
            return found
    return None


def _with_generic(passage: Passage, found: Naming, head: Piece) -> Naming:
    """The words before a quotation belong to the name where its short form counts them."""
    if found.name is None:
        return found
    whole = f"{head.of(passage.text)} {found.name.of(passage.text)}"
    for short in found.short:
        letters = short.of(passage.text)
        if abbreviates(letters, whole) and not abbreviates(letters, found.name.of(passage.text)):
            found.name = Stretch(head.start, found.name.end)
            break
    return found


def _beside(passage: Passage, found: Naming, following: Sequence[Piece]) -> None:
    """Class the pieces after a name, to the first that is not about it."""
    text = passage.text
    rest = list(following)
    quoted = found.name is not None and any(p.kind == "quoted" and p.start == found.name.start for p in pieces(passage))
    for i, piece in enumerate(rest):
        if found.name is None or (i + 1 < len(rest) and rest[i + 1].joint in (":", "=") and label(passage, piece)):
            return
        old = piece.kind == "bracket" and former(passage, piece)
        short = None if old else short_form(passage, piece, found.name.of(text))
        found.short += [short] if short else []
        if short or piece.kind == "bracket":
            continue
        if piece.kind == "quoted":
            if and_before(passage, piece.start) or (found.more and not piece.joint):
                found.more.append(Stretch(piece.start, piece.end))
            continue
        joined = AND_A_NAME.match(text, piece.start, piece.end)
        if label(passage, piece) == "short":
            continue  # "X, hereinafter "Y""
        if not piece.joint:
            if joined and joined.end() < piece.end:
                found.more.append(Stretch(joined.end(), piece.end))
            continue
        if opened := name_marks.short_opens(passage, found.name, piece):
            found.short.append(opened)
            return
        if former(passage, piece) or translates(passage, found.name, piece) or describes(passage, piece):
            return
        if piece.joint == "/":
            found.more.append(Stretch(piece.start, piece.end))
        elif quoted:
            return
        elif piece.joint in (",", ":", "-"):
            found.name = Stretch(found.name.start, piece.end)
        else:
            return


def _further(passage: Passage, found: Naming, rest: Sequence[list[Piece]]) -> None:
    """Class the lines after the one that names the programme: further names, or statements about it."""
    for unit in rest:
        head = numbered(passage, unit[0])
        if head is None or found.name is None:
            continue
        entry = head.start > unit[0].start or NUMBER.fullmatch(
            passage.text[max(0, unit[0].start - 3) : unit[0].start].strip(" .")
        )
        if _aside(passage, unit) or (len(unit) > 1 and unit[1].joint in (":", "=") and label(passage, unit[0])):
            continue
        short = short_form(passage, head)
        if short:
            found.short.append(short)
        elif (
            head.joint == "\n"
            and head.kind != "bracket"
            and not is_statement(passage, head)
            and (entry or not (translates(passage, found.name, head) or describes(passage, head)))
        ):
            found.more.append(Stretch(head.start, head.end))
