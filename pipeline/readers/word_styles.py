"""What the styles of a Word file say of a paragraph or a run, inheritance resolved."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.codes import unreadable
from pipeline.model import UnreadableFile
from pipeline.readers.word_package import Element, Package, W, parse

_VAL = W + "val"
_KEPT = 1_000_000  # bytes; larger style sheets are not kept
_OFF = frozenset({"0", "false", "off", "none"})
_TITLE = re.compile(r"(sub)?title\b", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|naslov|pealkiri|"
    r"virsraksts|antraštė|címsor|titlu|заголовок|заглавие|наслов|επικεφαλίδα|başlık|encabezado|cabeçalho) ?([1-9])\b",
    re.IGNORECASE,
)
_TOC = re.compile(r"(toc|table of contents|verzeichnis) ?\d", re.IGNORECASE)


class Look(NamedTuple):
    """How a run looks. None: this style does not say. `size` in half points; `font` only where it is a symbol font's
    business; `placeholder`: in the style Word keeps for "click here to enter text"."""

    bold: bool | None = None
    strike: bool | None = None
    vanish: bool | None = None
    size: int | None = None
    font: str | None = None
    placeholder: bool = False
    underline: bool = False
    highlight: bool = False
    style: str | None = None


class ParagraphStyle(NamedTuple):
    """What a style says of paragraphs: outline `level` of a heading (0 = top), list, the look of runs."""

    level: int | None
    numbering: str | None
    list_level: int | None
    look: Look
    contents: bool = False
    named_list: bool = False


PLAIN = Look()


def is_on(toggle: Element) -> bool:
    """Whether a switch such as <w:b/> or <w:b w:val="0"/> is on."""
    return toggle.get(_VAL) not in _OFF


def number(text: str | None) -> int | None:
    """The whole number in an attribute, None where there is none (odd programs write "12.5" or words)."""
    try:
        return int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        return None


def direct_look(properties: Element) -> Look:
    """What <w:rPr> itself says."""
    bold = strike = vanish = font = style = None
    size: int | None = None
    underline = highlight = False
    for child in properties:
        match child.tag:
            case _T.B:
                bold = is_on(child)
            case _T.STRIKE | _T.DSTRIKE:
                strike = bool(strike) or is_on(child)
            case _T.VANISH:
                vanish = is_on(child)
            case _T.U:
                underline = is_on(child)
            case _T.HIGHLIGHT:
                highlight = is_on(child)
            case _T.SHD:
                fill = child.get(W + "fill")
                highlight = highlight or fill not in (None, "auto", "FFFFFF", "ffffff")
            case _T.SZ:
                size = number(child.get(_VAL))
            case _T.FONTS:
                font = child.get(W + "ascii") or child.get(W + "hAnsi") or child.get(W + "cs")
            case _T.STYLE:
                style = child.get(_VAL)
    return Look(bold, strike, vanish, size, font, False, underline, highlight, style)


class _T:
    B = W + "b"
    STRIKE = W + "strike"
    DSTRIKE = W + "dstrike"
    VANISH = W + "vanish"
    U = W + "u"
    HIGHLIGHT = W + "highlight"
    SHD = W + "shd"
    SZ = W + "sz"
    FONTS = W + "rFonts"
    STYLE = W + "rStyle"


def over(upper: Look, lower: Look) -> Look:
    """`upper` where it says something, else `lower`."""
    return Look(
        lower.bold if upper.bold is None else upper.bold,
        lower.strike if upper.strike is None else upper.strike,
        lower.vanish if upper.vanish is None else upper.vanish,
        upper.size or lower.size,
        upper.font or lower.font,
        upper.placeholder or lower.placeholder,
        upper.underline,
        upper.highlight,
    )


def _either(one: bool | None, other: bool | None) -> bool | None:
    return one if other is None else other if one is None else one != other


def toggled(paragraph: Look, character: Look) -> Look:
    """A paragraph style and a character style together: a switch set in both is off (ECMA-376 17.7.3)."""
    return over(character, paragraph)._replace(
        bold=_either(paragraph.bold, character.bold),
        strike=_either(paragraph.strike, character.strike),
        vanish=_either(paragraph.vanish, character.vanish),
    )


class Styles:
    """The style sheet of a file (None: it has none)."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default: str | None = None
        self.base = PLAIN
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._runs: dict[str, Look] = {}
        if root is None:
            return
        for style in root.iterchildren(W + "style"):
            name = style.get(W + "styleId")
            if name is not None:
                self._elements[name] = style
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                    self._default = name
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None:
            self.base = Look(size=direct_look(defaults).size)
        self.size = self.paragraph(None).look.size or 20

    size: int = 20

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """The style of a paragraph; None or an unknown name means the default one."""
        found = self._paragraphs.get(name)
        if found is None:
            found = self._paragraphs[name] = self._read_paragraph(name)
        return found

    def run(self, name: str) -> Look:
        """The look that a character style gives."""
        found = self._runs.get(name)
        if found is None:
            found = PLAIN
            for style in self._chain(name):
                found = over(found, _look_of(style))._replace(placeholder=found.placeholder or _is_placeholder(style))
            self._runs[name] = found
        return found

    def bold_parts(self, name: str | None) -> frozenset[str]:
        """The parts of a table ("firstRow", "firstCol") that a table style sets bold."""
        bold: set[str] = set()
        for style in self._chain(name):
            for part in style.iterchildren(W + "tblStylePr"):
                kind, look = part.get(W + "type"), part.find(W + "rPr")
                if kind in ("firstRow", "firstCol") and look is not None and direct_look(look).bold:
                    bold.add(kind)
        return frozenset(bold)

    def _chain(self, name: str | None) -> list[Element]:
        """The style and those it is based on, nearest first."""
        chain: list[Element] = []
        while name is not None and name in self._elements and len(chain) < 50:
            style = self._elements[name]
            if style in chain:
                break
            chain.append(style)
            based = style.find(W + "basedOn")
            name = None if based is None else based.get(_VAL)
        return chain

    def _read_paragraph(self, name: str | None) -> ParagraphStyle:
        chain = self._chain(name if name in self._elements else self._default)
        level: int | None = None
        numbering: str | None = None
        list_level: int | None = None
        look = PLAIN
        outline = False
        contents = named_list = False
        for style in chain:
            look = over(look, _look_of(style))
            title = _name_of(style)
            contents = contents or bool(_TOC.match(title))
            named_list = named_list or (title.lower().startswith("list ") and not title.lower().startswith("list para"))
            if level is None and not outline:
                level = _level_by_name(title)
            properties = style.find(W + "pPr")
            if properties is None:
                continue
            mark = properties.find(W + "outlineLvl")
            if mark is not None and not outline and level is None:
                found = number(mark.get(_VAL))
                outline = True
                level = found if found is not None and found < 9 else None
            listed = properties.find(W + "numPr")
            if listed is not None:
                number_id, depth = read_numbering(listed)
                numbering = number_id if numbering is None else numbering
                list_level = depth if list_level is None else list_level
        return ParagraphStyle(level, numbering, list_level, over(look, self.base), contents, named_list)


@lru_cache(maxsize=4)
def _styles_in(data: bytes) -> Styles:
    return Styles(parse(data, "styles"))


def styles_of(package: Package) -> Styles:
    """The style sheet of a file. Returns of one questionnaire mostly share theirs, byte by byte, and it is the largest
    part by far: the last ones are kept."""
    part = package.companion_name("styles")
    data = None if part is None else package.bytes_of(part)
    if part is None or data is None:
        return Styles(None)
    if len(data) >= _KEPT:
        return Styles(package.xml(part))
    try:
        return _styles_in(data)
    except UnreadableFile as error:
        raise unreadable(error.code, package.name, f"part {part}") from None


def read_numbering(properties: Element) -> tuple[str | None, int | None]:
    """List id and level in <w:numPr>."""
    number_id, level = properties.find(W + "numId"), properties.find(W + "ilvl")
    return (
        None if number_id is None else number_id.get(_VAL),
        None if level is None else number(level.get(_VAL)),
    )


def _look_of(style: Element) -> Look:
    properties = style.find(W + "rPr")
    return PLAIN if properties is None else direct_look(properties)._replace(underline=False, highlight=False)


def _name_of(style: Element) -> str:
    name = style.find(W + "name")
    return (name.get(_VAL) if name is not None else None) or style.get(W + "styleId") or ""


def _is_placeholder(style: Element) -> bool:
    return _name_of(style).lower().replace(" ", "") == "placeholdertext"


def _level_by_name(name: str) -> int | None:
    """The heading level that a style's name tells; built-in names are English in every Word, other programs
    translate them."""
    found = _HEADING.match(name)
    if found:
        return int(found.group(1)) - 1
    return 0 if _TITLE.fullmatch(name) else None
