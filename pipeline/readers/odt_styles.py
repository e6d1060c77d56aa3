"""What the styles of an OpenDocument text say of its words and lists (OpenDocument 1.3, part 3, chapters 16 and 20)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipeline.readers.list_numbers import written

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE, TEXT, TABLE = f"{{{_NS}style:1.0}}", f"{{{_NS}text:1.0}}", f"{{{_NS}table:1.0}}"
FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Look:
    """How words are shown; None where a style leaves it open."""

    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    symbols: str | None = None  # the name of their font

    def over(self, below: Look) -> Look:
        """This look where it says something, else the one below."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.struck if self.struck is None else self.struck,
            below.hidden if self.hidden is None else self.hidden,
            self.symbols or below.symbols,
        )


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a numbered list: the form of its number, what stands around it, how many levels it shows."""

    form: str
    before: str
    after: str
    shown: int
    start: int

    def number(self, counts: list[int]) -> str:
        """The printed number of an item, `counts` of each level down to this one."""
        if not self.form:
            return ""
        numbers = [str(count) for count in counts[:-1]] + [written(counts[-1], self.form)]
        return f"{self.before}{'.'.join(numbers[-self.shown :])}{self.after}"


@dataclass(slots=True)
class Styles:
    """The styles of a document, by family and name, with what they inherit."""

    looks: dict[tuple[str, str], Look] = field(default_factory=dict)
    parents: dict[tuple[str, str], str] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    headings: dict[int, Level] = field(default_factory=dict)
    list_of: dict[str, str] = field(default_factory=dict)

    def add(self, root: Any) -> None:
        """Take in the styles of content.xml or styles.xml."""
        fonts = {face.get(STYLE + "name"): face for face in root.iter(STYLE + "font-face")}
        for style in root.iter(STYLE + "style"):
            key = (style.get(STYLE + "family", ""), style.get(STYLE + "name", ""))
            self.looks[key] = _look(style.find(STYLE + "text-properties"), fonts)
            self.parents[key] = style.get(STYLE + "parent-style-name", "")
            if style.get(STYLE + "list-style-name"):
                self.list_of[key[1]] = style.get(STYLE + "list-style-name")
        for style in root.iter(TEXT + "list-style"):
            self.lists[style.get(STYLE + "name", "")] = _levels(style)
        for style in root.iter(TEXT + "outline-style"):
            self.headings = _levels(style)

    def look(self, family: str, name: str | None) -> Look:
        """The look of a style, what it inherits included."""
        look, seen = Look(), set[str]()
        while name and name not in seen:
            seen.add(name)
            look = look.over(self.looks.get((family, name), Look()))
            name = self.parents.get((family, name))
        return look

    def is_title(self, name: str | None) -> bool:
        """Whether a paragraph style is, or is made from, that of the document's title."""
        seen = set[str]()
        while name and name not in seen:
            if name == "Title":
                return True
            seen.add(name)
            name = self.parents.get(("paragraph", name))
        return False


def _look(properties: Any, fonts: dict[str, Any]) -> Look:
    if properties is None:
        return Look()
    weight = properties.get(FO + "font-weight")
    underline = properties.get(STYLE + "text-underline-style")
    background = properties.get(FO + "background-color")
    marks = [mark for mark in (weight, underline, background) if mark is not None]
    bold = any(mark not in ("normal", "none", "transparent", "400", "#ffffff") for mark in marks) if marks else None
    through = properties.get(STYLE + "text-line-through-style") or properties.get(STYLE + "text-line-through-type")
    display = properties.get(TEXT + "display")
    font = properties.get(STYLE + "font-name") or properties.get(FO + "font-family")
    face = fonts.get(font)
    family = font if face is None else next((v for k, v in face.attrib.items() if k.endswith("}font-family")), font)
    return Look(
        bold,
        None if through is None else through != "none",
        None if display is None else display == "none",
        (family or "").strip("'\" ") or None,
    )


def _levels(style: Any) -> dict[int, Level]:
    levels = {}
    for level in style:
        number = level.get(TEXT + "level", "")
        if number.isdecimal() and level.tag != TEXT + "list-level-style-image":
            form = "" if level.tag == TEXT + "list-level-style-bullet" else level.get(STYLE + "num-format", "")
            levels[int(number)] = Level(
                form,
                level.get(STYLE + "num-prefix", ""),
                level.get(STYLE + "num-suffix", ""),
                _int(level.get(TEXT + "display-levels"), 1),
                _int(level.get(TEXT + "start-value"), 1),
            )
    return levels


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default
