"""The name of a programme, and its short form (kinds `name` and, with `short`, the acronym)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Span, Value
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.words.claiming import scopes
from pipeline.words.names.apposed import NAMING
from pipeline.words.names.name_leads import former
from pipeline.words.names.naming import Naming, naming
from pipeline.words.replying import elsewhere
from pipeline.words.wording.pieces import Piece, pieces
from pipeline.words.wording.shorts import ACRONYM, abbreviates, alone, shortened, shortens

_START = 8  # characters
_SURE = 4  # letters of a short form that may leave out words
_ARTICLE = 5  # characters
_SAID = 2  # words between "we call it" and a short form


class Options(BaseModel):
    """`role`: the name itself or its short form; `bodies`: vocabularies whose short forms are those of bodies, tools
    and methods; `owner`: the item that names the owner, whose short form is not the programme's; `items`: further
    items in which the short form may be used."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Literal["name", "short"] = "name"
    bodies: tuple[str, ...] = ()
    owner: str | None = None
    items: tuple[str, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The name of the cell, or the form by which the respondent shortens it."""
    passage = form.passage(variable.item)
    if not passage or elsewhere.whole(form, passage) == "dont_know":
        return Reading(())
    told = naming(passage)
    if told.name and _pointer(passage, told.name):
        told = Naming(unsure="the answer sends the reader elsewhere")
    if options.role == "short":
        return _short(form, passage, variable, options, told)
    return _name(passage, variable, told)


def _pointer(passage: Passage, name: Stretch) -> bool:
    """Is what stands in the name's place a "see our letter" or a "to be filled in"?"""
    first = [m for m in passage.of("references", "point", "unknown") if name.start <= m.start <= name.start + _START]
    if any(m.code == "unknown" for m in first):
        return not name.of(passage.text).istitle()
    held = any(name.holds(m.start) for m in passage.of("references", "holder", "enclosed", "here"))
    return bool(first) and held


def _name(passage: Passage, variable: Variable, told: Naming) -> Reading:
    whole = passage.locate(0, len(passage.text))
    if told.name is None:
        why = "the answer says that there is no name" if told.denied else told.unsure or "no name could be read"
        flag = Flag("unparsed", f"{variable.label}: {why}.", passage.item, variable.name, whole[0])
        return Reading((Value(variable.name, status="unparsed"),), (flag,), whole)
    spans = passage.locate(told.name.start, told.name.end)
    flags = []
    if told.more:
        names = ", ".join(f"“{m.of(passage.text)}”" for m in (told.name, *told.more))
        flags.append(
            Flag(
                "multiple_programmes",
                f"{variable.label}: several names stand here ({names}); the first was taken.",
                passage.item,
                variable.name,
                spans[0],
            )
        )
    if told.unsure:
        flags.append(
            Flag("ambiguous_fragment", f"{variable.label}: {told.unsure}.", passage.item, variable.name, spans[0])
        )
    value = Value(
        variable.name,
        status="ok",
        value=_clean(told.name.of(passage.text)),
        evidence=spans,
        item=passage.item,
        confidence="high",
        qualifier=_rest(passage, told.name),
        rule="name",
    )
    return Reading((value,), tuple(flags), whole)


def _clean(text: str) -> str:
    """A name in one line, without quotation marks and signs of rights."""
    words = " ".join(text.split())
    words = re.sub(r"[“„”«»\"‟®™]", "", words)
    return re.sub(r"(?<!\w)[‘‚'’]|[‘’'](?!\w)", "", words).strip(" ,;:-–—") or words


def _rest(passage: Passage, name: Stretch) -> str | None:
    """What stands beside the name, for the qualifier."""
    words = (passage.text[: name.start] + " " + passage.text[name.end :]).strip(' .,;:-–—()[]"“”„«»/')
    return " ".join(words.split())[:160] or None


def _short(form: Form, passage: Passage, variable: Variable, options: Options, told: Naming) -> Reading:
    if told.name is None:
        return Reading(())
    name = told.name.of(passage.text)
    if alone(name):
        return _value(passage, variable, told.name, "high", "acronym is the name")
    for stretch in (*told.short, *_used(passage, told)):
        token = stretch.of(passage.text)
        if not _body(form, passage, options, stretch):
            return _value(passage, variable, stretch, "high", "acronym")
        words = re.findall(r"[^\W\d_]+", name)
        within = bool(words) and shortens(token, words)  # "Wendepunkt Beziehung (WPB)"
        told_so = abbreviates(token, name, strict=True) or within or _cued(passage, stretch) or _behind_name(
            passage, name, stretch)
        if told_so and not _owners(form, options, token):
            return _value(passage, variable, stretch, "high", "acronym")
    for other in form.passages(options.items):
        for match in ACRONYM.finditer(other.text):
            token = match.group()
            stretch = Stretch(match.start(), match.end())
            if shortened(token) and abbreviates(token, name, strict=True) and not _body(form, other, options, stretch):
                return _value(other, variable, stretch, "medium", "acronym used elsewhere")
    return Reading(())


def _used(passage: Passage, told: Naming) -> Iterator[Stretch]:
    """Short forms in the rest of the cell: told as such, made of the name's beginnings, or the subject of a
    sentence."""
    name = told.name.of(passage.text) if told.name else ""
    called = passage.of(NAMING, "named", "nick")
    old = [p for p in pieces(passage) if p.kind == "bracket" and (former(passage, p) or _called_before(passage, p))]
    begins = {s.start for s in passage.sentences}
    for match in ACRONYM.finditer(passage.text):
        if (told.name and told.name.holds(match.start())) or any(p.start <= match.start() < p.end for p in old):
            continue
        if not shortened(match.group()) or scopes.standing(
            passage, match.start(), match.end(), ("past", "other", "not")
        ):
            continue
        ahead = (m for m in called if m.end < match.start())
        said = any(len(passage.text[m.end : match.start()].split()) <= _SAID for m in ahead)
        stands = abbreviates(match.group(), name, strict=len(match.group()) < _SURE and not said)
        short = Stretch(match.start(), match.end())
        opens = match.start() in begins and not _shouted(passage, match.end())
        if said and told.name:  # "Programme X Y, we say PXY"
            stands = stands or abbreviates(match.group(), passage.text[: told.name.end])
        if stands or opens or _cued(passage, short) or _behind_name(passage, name, short):
            yield short


def _cued(passage: Passage, short: Stretch) -> bool:
    """Does a word for a short form stand right before or behind it ("abbr. KAT", "KAT for short")?"""
    marks = passage.of(NAMING, "short")
    between = (passage.text[min(m.end, short.end) : max(m.start, short.start)] for m in marks)
    return any(not re.search(r"\w", b) for b in between)


def _behind_name(passage: Passage, name: str, short: Stretch) -> bool:
    """Does a bracket of a short form stand behind the name told once more, with an article or a noun to it ("in letters
    we write De Stap Terug training (DST)")?"""
    ahead = passage.text[passage.sentence_at(short.start).start : short.start]
    at = ahead.casefold().rfind(name.casefold())
    if not name or at < 0 or not ahead.endswith("(") or len(ahead[at + len(name) :].split()) > _SAID:
        return False
    return abbreviates(passage.text[short.start : short.end], ahead[max(0, at - _ARTICLE) : -1])


def _called_before(passage: Passage, piece: Piece) -> bool:
    """Does a bracket belong to a name of former times, told in a sentence of its own ("It was before called X (Y)")?"""
    begin = passage.sentence_at(piece.start).start
    opens = (*passage.of("scope_marks", "past"), *passage.of(NAMING, "former"))
    here = Stretch(begin, max(begin, piece.start))
    return begin > 0 and any(here.holds(m.start) for m in opens) and any(
        here.holds(m.start) for m in passage.of(NAMING, "named"))


def _shouted(passage: Passage, at: int) -> bool:
    """Does a word in capitals go on in capitals ("NAME OF OUR PROGRAMME")?"""
    return re.match(r"\W{1,2}[^\W\d_a-zà-öø-ÿ]{2,}\b", passage.text[at : at + 30]) is not None


def _body(form: Form, passage: Passage, options: Options, token: Stretch) -> bool:
    """Is a short form that of a body, a tool or a method?"""
    known = any(m.start <= token.start and token.end <= m.end for name in options.bodies for m in passage.of(name))
    return known or _owners(form, options, token.of(passage.text))


def _owners(form: Form, options: Options, token: str) -> bool:
    """Does a short form stand in the owner's cell, as a bracket or as the owner?"""
    if options.owner is None:
        return False
    text = form.passage(options.owner).text
    pattern = rf"(?:^|[(/,–-]\s?){re.escape(token)}(?:\s?[)/,–-]|$)"
    return re.search(pattern, text) is not None


def _value(passage: Passage, variable: Variable, stretch: Stretch, confidence: Confidence, rule: str) -> Reading:
    spans: tuple[Span, ...] = passage.locate(stretch.start, stretch.end)
    text = (
        stretch.of(passage.text).replace(".", "").replace(" ", "")
        if "." in stretch.of(passage.text)
        else stretch.of(passage.text)
    )
    home = passage.item == variable.item
    flags = (
        ()
        if home
        else (
            Flag(
                "cross_item",
                f"{variable.label}: read from another question of the form.",
                passage.item,
                variable.name,
                spans[0],
            ),
        )
    )
    value = Value(
        variable.name,
        status="ok",
        value=text,
        evidence=spans,
        item=passage.item,
        confidence=confidence,
        rule=f"name:{rule}",
    )
    return Reading((value,), flags, spans)
