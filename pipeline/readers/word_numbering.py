"""Automatic numbers of headings and lists: what Word prints before a paragraph but does not store in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import TICKED, UNTICKED
from pipeline.readers.word_package import Element, W
from pipeline.readers.word_styles import number
from pipeline.readers.word_symbols import is_symbol_font, sign

_VAL = W + "val"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_REST = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class Level:
    """One level of a list: how its numbers look."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    font: str | None = None


@dataclass(slots=True)
class _Counter:
    values: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _List:
    counter: _Counter
    levels: dict[int, Level]
    starts: dict[int, int]
    started: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a file, counting as the document is walked (None: it has none)."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._counters: dict[str, _Counter] = {}
        self._lists: dict[str, _List | None] = {}
        self._styled: dict[str, str] = {}
        if root is None:
            return
        for abstract in root.iterchildren(W + "abstractNum"):
            abstract_id = abstract.get(W + "abstractNumId") or ""
            self._abstract[abstract_id] = abstract
            link = abstract.find(W + "styleLink")
            if link is not None:
                self._styled[link.get(_VAL) or ""] = abstract_id
        for entry in root.iterchildren(W + "num"):
            self._numbers[entry.get(W + "numId") or ""] = entry

    def known(self, list_id: str | None) -> bool:
        """Whether the file has this list ("0" takes a paragraph out of its style's list)."""
        return list_id is not None and list_id != "0" and self._list(list_id) is not None

    def tick_box(self, list_id: str, level: int) -> str:
        """The bullet of a level, if it is a tick box (☒ or ☐), else ""."""
        found = self._list(list_id)
        shape = found.levels.get(level) if found else None
        if shape is None or shape.form != "bullet" or len(shape.text) != 1:
            return ""
        drawn = sign(shape.font, ord(shape.text)) if is_symbol_font(shape.font) else shape.text
        return TICKED if drawn in (TICKED, "☑") else UNTICKED if drawn == UNTICKED else ""

    def level_of_style(self, list_id: str, style: str | None) -> int | None:
        """The level that a list keeps for a paragraph style."""
        found = self._list(list_id)
        if found is None or style is None:
            return None
        return next((depth for depth, level in found.levels.items() if level.style == style), None)

    def next(self, list_id: str, level: int) -> str:
        """Count one paragraph of a list; its printed number ("1.2"), "" for bullets and unnumbered levels."""
        found = self._list(list_id)
        if found is None or level not in found.levels:
            return ""
        values = found.counter.values
        shape = found.levels[level]
        if level in found.starts and level not in found.started:
            values[level] = found.starts[level]
        else:
            values[level] = values[level] + 1 if level in values else shape.start
        found.started.add(level)
        for deeper in [d for d in values if d > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart and level < restart):
                del values[deeper]
        if shape.form in ("bullet", "none"):
            return "" if shape.form == "bullet" else _literal(shape.text)
        return self._printed(found, shape)

    def _printed(self, found: _List, shape: Level) -> str:
        text = shape.text
        for depth in range(9):
            if f"%{depth + 1}" in text:
                inner = found.levels.get(depth, Level())
                value = found.counter.values.get(depth, inner.start)
                text = text.replace(f"%{depth + 1}", in_form(value, "decimal" if shape.legal else inner.form))
        return text

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: str) -> _List | None:
        entry = self._numbers.get(list_id)
        if entry is None:
            return None
        link = entry.find(W + "abstractNumId")
        abstract_id = self._defining((link.get(_VAL) if link is not None else None) or "")
        abstract = self._abstract.get(abstract_id)
        if abstract is None:
            return None
        levels = dict(map(_read_level, abstract.iterchildren(W + "lvl")))
        starts: dict[int, int] = {}
        for override in entry.iterchildren(W + "lvlOverride"):
            depth = number(override.get(W + "ilvl")) or 0
            for level in override.iterchildren(W + "lvl"):
                levels[depth] = _read_level(level)[1]
            start = override.find(W + "startOverride")
            if start is not None:
                starts[depth] = number(start.get(_VAL)) or 0
        return _List(self._counters.setdefault(abstract_id, _Counter()), levels, starts)

    def _defining(self, abstract_id: str) -> str:
        """A list may borrow its levels from the one that defines a list style."""
        abstract = self._abstract.get(abstract_id)
        link = None if abstract is None else abstract.find(W + "numStyleLink")
        return abstract_id if link is None else self._styled.get(link.get(_VAL) or "", abstract_id)


def _read_level(element: Element) -> tuple[int, Level]:
    level = Level()
    for child in element:
        value = child.get(_VAL)
        match child.tag:
            case _T.START:
                level.start = 1 if (start := number(value)) is None else start
            case _T.FORM:
                level.form = value or "decimal"
            case _T.TEXT:
                level.text = value or ""
            case _T.LEGAL:
                level.legal = value not in ("0", "false", "off")
            case _T.RESTART:
                level.restart = number(value)
            case _T.STYLE:
                level.style = value
            case _T.LOOK:
                fonts = child.find(W + "rFonts")
                level.font = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    return number(element.get(W + "ilvl")) or 0, level


class _T:
    START = W + "start"
    FORM = W + "numFmt"
    TEXT = W + "lvlText"
    LEGAL = W + "isLgl"
    RESTART = W + "lvlRestart"
    STYLE = W + "pStyle"
    LOOK = W + "rPr"


def _literal(text: str) -> str:
    return "" if "%" in text else text


def in_form(value: int, form: str) -> str:
    """A number as a list prints it; forms of other scripts are printed as digits.

    >>> [in_form(4, form) for form in ("decimal", "lowerRoman", "upperLetter", "decimalZero")]
    ['4', 'iv', 'D', '04']
    """
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{value:02d}"
        case "lowerLetter" | "upperLetter" if 0 < value <= 780:
            letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < value < 4000:
            roman, rest = "", value
            for size, sign in _ROMAN + _ROMAN_REST:
                roman += sign * (rest // size)
                rest %= size
            return roman.upper() if form == "upperRoman" else roman
        case "ordinal":
            ending = "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
            return f"{value}{ending}"
    return str(value)
