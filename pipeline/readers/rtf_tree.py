"""Rich text to paragraphs and tables: what each group and control word does to the text in hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.model import TICKED, UNTICKED, BlockStyle
from pipeline.readers import word_symbols
from pipeline.readers.rtf_tokens import SIGNS, code_page, default_page, tokens
from pipeline.readers.story import COMMENT, Format, Item, Look, Paragraph, Story

_GROUPS = 2_000  # groups within groups; programs write some ten
_SILENT = frozenset(
    {"colortbl", "info", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "themedata"}
    | {"datastore", "colorschememapping", "latentstyles", "xmlnstbl", "pgdsctbl", "nonshppict", "objdata", "sp", "xe"}
    | {"tc", "fname", "listpicture", "private", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnparent"}
    | {"bkmkstart", "bkmkend", "userprops", "filetbl", "pnseclvl", "pn", "ftnsep", "ftnsepc", "ftncn", "aftnsep"}
    | {"aftnsepc", "aftncn", "template", "leveltext", "levelnumbers", "operator", "author", "title", "datafield"}
    | {"blipuid", "docvar", "mmathPr", "objclass", "objname", "xmlopen", "xmlclose", "factoidname", "background"}
    | {"fchars", "lchars", "wgrffmtfilter", "passwordhash"}
)
_STARRED = frozenset(
    {"shppict", "shpinst", "fldinst", "nesttableprops", "formfield", "ffname", "ffl", "ffdeftext", "annotation"}
    | {"listtext", "pntext", "cs", "footnote", "ftnalt", "do", "dptxbxtext", "pnpict", "wgrf", "ud", "upr", "moveto"}
    | {"movefrom"}
)
_STORIES: dict[str, BlockStyle] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    **{"footnote": "note", "shptxt": "textbox", "dptxbxtext": "textbox", "annotation": "paragraph"},
}


_LOOKS = {
    **{"b": "strong", "ul": "strong", "ulw": "strong", "uld": "strong", "uldb": "strong", "ulnone": "strong"},
    **{"highlight": "strong", "strike": "struck", "striked": "struck", "v": "hidden", "deleted": "deleted"},
    **{"movefrom": "deleted"},
}


_CONTROLS = frozenset(
    {"par", "sect", "page", "column", "cell", "nestcell", "row", "nestrow", "trowd", "cellx", "pard", "plain", "intbl"}
    | {"itap", "s", "outlinelevel", "ls", "ilvl", "f", "fcharset", "ansicpg", "mac", "pc", "pca", "uc", "fftype"}
    | {"ffres", "ffdefres", "revised", "moveto"}
)
_DESTINATIONS = frozenset({"fonttbl", "stylesheet", "pict", "object", *_STARRED, *_SILENT, *_STORIES})
_MEANT = frozenset({"*", "u", *_CONTROLS, *_DESTINATIONS, *_LOOKS, *SIGNS})  # all other words change no text


@dataclass(slots=True)
class _Field:
    """A form field: its kind, its state, its entries."""

    kind: str = ""
    state: int | None = None
    default: int = 0
    entries: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """What a group restores at its end. `to`: where its words go ("body" is the story in hand)."""

    to: str = "body"
    look: Look = field(default_factory=Look)
    form: Format = field(default_factory=Format)
    fallback: int = 1
    story: bool = False
    nested: bool = False  # the properties of a row of an inner table
    words: list[str] = field(default_factory=list)


class Reader:
    """Reads the tokens once. `margins` are headers and footers, `asides` go with the runs of their paragraphs."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.stories = [Story("body")]
        self.groups = [_Group()]
        self.margins: list[tuple[BlockStyle, list[Item]]] = []
        self.codes: dict[str, str] = {}
        self.page = "cp1252"
        self.charsets: dict[int, int] = {}
        self.fonts: dict[int, str] = {}
        self.headings: dict[int, int] = {}
        self.edges: dict[bool, list[int]] = {False: [], True: []}  # of the row in hand, of an inner table's
        self.starred = False
        self.skip = 0  # characters still to skip after a \u
        self.buffer = b""
        self.high = ""  # the first half of a surrogate pair
        self.fields: list[_Field] = []
        depth = 0
        for kind, number, content in tokens(data):
            if kind == "{":
                depth += 1
                self._open()
            elif kind == "}":
                depth -= 1
                if depth <= 0:
                    break
                self._close()
            elif kind == "bytes":
                self._bytes(content)
            elif kind in _MEANT or self.starred:
                self._word(kind, number)
        self._flush()
        if depth > 0:
            raise unreadable("zip-truncated", name)
        while len(self.stories) > 1:
            self._end_story()
        self.items = self.stories[0].finish()

    # Groups

    def _open(self) -> None:
        self._flush()
        if len(self.groups) >= _GROUPS:
            raise unreadable("too-deep", self.name)
        group = self.groups[-1]
        self.groups.append(_Group(group.to, group.look, group.form, group.fallback, nested=group.nested))
        self.starred, self.skip = False, 0

    def _close(self) -> None:
        self._flush()
        group = self.groups.pop()
        self.skip = 0
        text = "".join(group.words)
        if group.story:
            self._end_story()
        elif group.to == "fldinst" and self.groups[-1].to != "fldinst":
            self._end_instruction(text)
        elif group.to == "ffl" and self.fields:
            self.fields[-1].entries.append(text)
        elif group.to == "prefix" and self.groups[-1].to != "prefix":
            self._prefix(text)
        elif group.to == "fonttbl" and text.strip(" ;"):
            self.fonts.setdefault(group.look.font, text.strip(" ;"))
        elif group.to == "stylesheet" and text.strip(" ;"):
            self._style(group.form, text.strip(" ;").lower())
        if group.to in ("fldinst", "prefix") and self.groups[-1].to == group.to:
            self.groups[-1].words.append(text)

    def _style(self, form: Format, name: str) -> None:
        if form.style < 0:
            return
        if form.outline is not None:
            self.headings[form.style] = form.outline
        elif name == "title" or name.startswith("heading "):
            self.headings[form.style] = int(name[8:]) - 1 if name[8:].isdecimal() else 0

    def _destination(self, name: str) -> bool:
        """Whether the word `name` opens a destination of its own; where its words go from now on."""
        group = self.groups[-1]
        starred, self.starred = self.starred, False
        if name in _STORIES and group.to == "body":
            if len(self.stories) > limits.TABLE_DEPTH:
                raise unreadable("too-deep", self.name)
            self.stories.append(Story(name))
            group.story, group.form, group.look = True, Format(), Look()
        elif name in ("listtext", "pntext"):
            group.to = "prefix"
        elif name in ("fonttbl", "stylesheet", "fldinst", "ffl"):
            group.to = name if group.to != "nowhere" else group.to
            if name == "fldinst":
                self.fields.append(_Field())
        elif name == "nesttableprops":
            group.nested = True
        elif name == "pict":
            if group.to == "body":
                self.codes["embedded-object"] = "a picture"
            group.to = "nowhere"
        elif name == "object":
            self.codes["embedded-object"] = "an object"
        elif name in _SILENT or (starred and name not in _STARRED) or name in ("ffname", "ffdeftext", "formfield"):
            group.to = "field" if name == "formfield" else "nowhere"
        else:
            return starred
        return True

    def _end_story(self) -> None:
        story = self.stories.pop()
        items = story.finish()
        style = _STORIES[story.kind]
        if story.kind == "annotation":
            words = [text for item in items if isinstance(item, Paragraph) for text, _ in item.runs]
            self.stories[-1].run(" ".join(words), Look(font=COMMENT))
        elif style in ("header", "footer"):
            self.margins.append((style, items))
        elif items:
            self.stories[-1].now.later.append((style, items))

    def _end_instruction(self, text: str) -> None:
        """The instruction of a field has ended: a tick box shows its state, a list its chosen entry. Some programs
        write boxes without their state."""
        form = self.fields.pop() if self.fields else _Field()
        state = form.default if form.state in (None, 25) else form.state
        if form.kind == "1":
            self._text((TICKED if state == 1 else UNTICKED) + " ")
        elif not form.kind and "FORMCHECKBOX" in text:
            self.codes["embedded-object"] = "tick boxes whose state is not in the file"
        elif form.kind == "2" and state is not None and 0 <= state < len(form.entries):
            self._text(form.entries[state])

    def _prefix(self, text: str) -> None:
        now = self.stories[-1].now
        number = text.strip()
        if any(ch.isalnum() for ch in number) and not (len(number) == 1 and number in "ol§"):
            now.prefix = number + " "
        if self.groups[-1].form.item is None:
            self.groups[-1].form = replace(self.groups[-1].form, item=0)

    # Words

    def _word(self, name: str, number: int | None) -> None:
        if name == "*":
            self.starred = True
            return
        if name == "u" and number is not None:
            self._unicode(number)
            return
        if self.skip and name in SIGNS:
            self.skip -= 1
            return
        self._flush()
        if self._destination(name):
            return
        group = self.groups[-1]
        if name in SIGNS:
            self._text(SIGNS[name])
        elif name in _LOOKS:
            key = _LOOKS[name]
            group.look = replace(group.look, **{key: number != 0 if name != "ulnone" else False})
            if name in ("deleted", "movefrom"):
                self.codes["tracked-changes"] = ""
        elif group.to in ("body", "stylesheet", "fonttbl", "prefix", "fldinst", "field", "ffl"):
            self._control(name, number, group)

    def _control(self, name: str, number: int | None, group: _Group) -> None:
        story = self.stories[-1]
        value = number or 0
        match name:
            case "par" | "sect" | "page" | "column":
                self._format(story, group)
                story.end_paragraph(group.form.depth)
            case "cell" | "nestcell":
                self._format(story, group)
                story.end_cell(1 if name == "cell" else max(group.form.depth, 2))
            case "row" | "nestrow":
                story.end_row(1 if name == "row" else max(group.form.depth, 2), self.edges[name == "nestrow"])
            case "trowd":
                self.edges[group.nested] = []
            case "cellx":
                self.edges[group.nested].append(value)
            case "revised" | "moveto":
                self.codes["tracked-changes"] = ""
            case "pard":
                group.form = Format()
            case "plain":
                group.look = Look(font=group.look.font)
            case "intbl":
                group.form = replace(group.form, depth=max(group.form.depth, 1))
            case "itap":
                group.form = replace(group.form, depth=min(max(value, 0), 50))
            case "s":
                group.form = replace(group.form, style=value)
            case "outlinelevel":
                group.form = replace(group.form, outline=value if value < 9 else None)
            case "ls" | "ilvl":
                level = value if name == "ilvl" else group.form.item or 0
                group.form = replace(group.form, item=level)
            case "f":
                group.look = replace(group.look, font=value)
            case "fcharset":
                self.charsets[group.look.font] = value
            case "ansicpg":
                self.page = default_page(number)
            case "mac" | "pc" | "pca":
                self.page = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}[name]
            case "uc":
                group.fallback = min(max(value, 0), 10)
            case "fftype" | "ffres" | "ffdefres":
                self._field(name, value)

    def _field(self, name: str, value: int) -> None:
        if not self.fields:
            return
        if name == "fftype":
            self.fields[-1].kind = str(value)
        elif name == "ffres":
            self.fields[-1].state = value
        else:
            self.fields[-1].default = value

    def _format(self, story: Story, group: _Group) -> None:
        story.now.form = group.form

    # Characters

    def _bytes(self, data: bytes) -> None:
        if self.skip:
            used = min(self.skip, len(data))
            self.skip -= used
            data = data[used:]
        self.buffer += data

    def _unicode(self, number: int) -> None:
        self._flush()
        code = number & 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self.high = chr(code)
        elif 0xDC00 <= code < 0xE000 and self.high:
            pair = (self.high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16")
            self.high = ""
            self._text(pair)
        else:
            self._text(chr(code))
        self.skip = self.groups[-1].fallback

    def _flush(self) -> None:
        """Characters gathered so far, in the code page of their font."""
        if not self.buffer:
            return
        data, self.buffer = self.buffer, b""
        font = self.groups[-1].look.font
        charset = self.charsets.get(font)
        if charset == 2:
            self._text(word_symbols.in_symbol_font(self.fonts.get(font, "Symbol"), data.decode("latin-1"))[0])
        else:
            self._text(data.decode(code_page(charset, self.page), "replace"))

    def _text(self, text: str) -> None:
        group = self.groups[-1]
        if group.to == "body":
            self.stories[-1].run(text, group.look)
        else:
            group.words.append(text)
