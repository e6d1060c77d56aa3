"""What stands inside a paragraph: runs, fields, content controls, changes, symbols; tables and paragraphs are not here.

Text that is not the answer as shown (deleted, struck, hidden, placeholders) goes aside under its name. Text boxes and
notes are queued: they follow the paragraph that holds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.model import TICKED, UNTICKED, AsideKind
from pipeline.readers import word_symbols
from pipeline.readers.clean import clean, with_ticks
from pipeline.readers.word_fields import (
    Field,
    box_of,
    choice_of,
    control_state,
    fetches,
    invitation_of,
    invites,
    sign_of,
)
from pipeline.readers.word_package import Element, M, W
from pipeline.readers.word_styles import PLAIN, Look, Styles, direct_look, over, toggled
from pipeline.readers.word_text import BOLD, HIGHLIGHT, SIZE, UNDERLINE, TextBuilder

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = _MC + "AlternateContent"
_LINE_ENDS = re.compile("\r\n|[\r\n]")

REMOVED = frozenset({W + "del", W + "moveFrom"})
SKIPPED = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "instrText", "delInstrText"),
        *("tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "sectPr", "proofErr", "bookmarkStart", "bookmarkEnd"),
        *("lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd", "softHyphen", "footnoteRef", "endnoteRef"),
    )
) | {M + "rPr", M + "ctrlPr"}


class Later(NamedTuple):
    """Something that follows the paragraph: a text box (`element`), words drawn as a picture, a note (`part`, `id`)."""

    kind: str
    element: Element | None = None
    words: str = ""
    fate: AsideKind | None = None


class Inline:
    """Writes the content of paragraphs into a TextBuilder."""

    def __init__(self, out: TextBuilder, styles: Styles) -> None:
        self.out = out
        self.styles = styles
        self.fate: AsideKind | None = None
        self.tick: str | None = None
        self.later: list[Later] = []
        self.objects: Callable[[Element], None] = lambda element: None
        self.comment_of: Callable[[str], str] = lambda comment_id: ""
        self.inserted = self.deleted = 0
        self._fields: list[Field] = []
        self._base = self._look = PLAIN
        self._marks = 0

    def paragraph(self, element: Element, look: Look) -> None:
        """Write the content of <w:p>; `look`: of its style."""
        self._base = look
        self._use(look)
        self.children(element)
        if self._fields:
            self._end_instructions()
        self._write_tick()

    def children(self, parent: Element) -> None:
        """Write everything inside an element."""
        for element in parent:
            handler = HANDLERS.get(element.tag)
            if handler is not None:
                handler(self, element)
            elif element.tag not in SKIPPED and len(element):
                self.children(element)

    # Runs

    def run(self, element: Element) -> None:
        base = self._look
        for child in element:
            tag = child.tag
            if tag == _T:
                self.text(child.text)
            elif tag == _RPR:
                self._use(self._look_of(child))
            else:
                handler = HANDLERS.get(tag)
                if handler is not None:
                    handler(self, child)
                elif tag not in SKIPPED and len(child):
                    self.children(child)
        if self._look is not base:
            self._use(base)

    def _look_of(self, properties: Element) -> Look:
        if not len(properties):
            return self._base
        direct = direct_look(properties)
        base = self._base
        if direct.style is not None:
            base = toggled(base, self.styles.run(direct.style))
        return over(direct, base)

    def _use(self, look: Look) -> None:
        self._look = look
        self._marks = (
            (BOLD if look.bold else 0)
            | (UNDERLINE if look.underline else 0)
            | (HIGHLIGHT if look.highlight else 0)
            | (look.size or self.styles.size) << SIZE
        )

    def text(self, text: str | None) -> None:
        """The characters of a <w:t>, as shown."""
        if not text:
            return
        if not text.isprintable():
            text = clean(_LINE_ENDS.sub(" ", text))
        font = self._look.font
        if font is not None and word_symbols.is_symbol_font(font):
            text, known = word_symbols.in_symbol_font(font, text)
            if not known:
                self.out.remark("symbol-font", f"“{text.strip()[:40]}” is set in {font}")
        self.emit(text)

    def emit(self, text: str) -> None:
        """Write shown characters, or set them aside, as the place demands."""
        if not text:
            return
        for open_field in self._fields:
            if not open_field.in_result:
                open_field.swallowed += text
                self.out.aside("hidden", text, quiet=True)
                return
            open_field.wrote = True
        if self.tick is not None:
            text = self._ticked(text)
        look = self._look
        if self.fate is not None:
            self.out.aside(self.fate, text)
        elif look.vanish:
            self.out.aside("hidden", text)
        elif look.strike:
            self.out.aside("struck", text)
        elif look.placeholder:
            self.out.aside("placeholder", text)
        else:
            self.out.put(text, self._marks)

    def _ticked(self, text: str) -> str:
        """The content of a tick-box control: its state instead of the drawn mark."""
        mark, self.tick = self.tick or "", None
        bare = with_ticks(text.strip())
        if bare[:1] in (TICKED, UNTICKED):
            if bare[0] != mark:
                self.out.remark("symbol-font", f"a tick box shows {bare[0]} but is stored as {mark}")
            return mark + bare[1:]
        return mark if len(bare) <= 1 else f"{mark} {bare}"

    def now(self) -> AsideKind | None:
        """What becomes of text at this place: None where it is shown."""
        return self.fate or ("hidden" if self._look.vanish else None)

    def _write_tick(self) -> None:
        if self.tick is not None:
            self.emit(self.tick)
            self.tick = None

    # Containers

    def within(self, fate: AsideKind | None, parent: Element | None, inside: Callable[[Element], None]) -> None:
        """Write what stands in `parent`, all of it set aside as `fate`."""
        if parent is None:
            return
        outer = self.fate
        self.fate = outer or fate
        inside(parent)
        self.fate = outer

    def removed(self, element: Element) -> None:
        self.deleted += 1
        self.within("deleted", element, self.children)

    def added(self, element: Element) -> None:
        self.inserted += 1
        self.children(element)

    def control(self, element: Element, inside: Callable[[Element], None] | None = None) -> None:
        """A content control; `inside` writes what it holds (a paragraph's content, whole paragraphs, rows, cells)."""
        properties, content = element.find(W + "sdtPr"), element.find(W + "sdtContent")
        if content is None:
            return
        fate, tick = control_state(properties, content)
        if tick is not None:
            self.tick = tick
        self.within(fate, content, inside or self.children)
        if tick is not None and inside is None:
            self._write_tick()

    def alternate(self, element: Element, inside: Callable[[Element], None] | None = None) -> None:
        """One of several renderings of the same thing."""
        chosen = chosen_alternative(element)
        if chosen is not None:
            (inside or self.children)(chosen)

    # Fields

    def field_mark(self, element: Element) -> None:
        match element.get(W + "fldCharType"):
            case "begin":
                self._fields.append(Field(element.find(W + "ffData")))
            case "separate" if self._fields:
                self._result(self._fields[-1])
            case "end" if self._fields:
                ended = self._fields.pop()
                if not ended.in_result:
                    self._result(ended)
                self._write_tick()
                if not ended.wrote:
                    self._unwritten(ended)

    def instruction(self, element: Element) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].instruction.append(element.text or "")

    def simple_field(self, element: Element) -> None:
        self._instructed(element.get(W + "instr") or "")
        self.children(element)

    def _result(self, ended: Field) -> None:
        """The instruction of a field ends, its result begins."""
        ended.in_result = True
        self.tick = box_of(ended.form) or self.tick
        self._instructed(ended.text())

    def _instructed(self, instruction: str) -> None:
        if fetches(instruction):
            self.out.remark("external-ref", " ".join(instruction.split())[:80])

    def _unwritten(self, ended: Field) -> None:
        """What a field shows that has no result: a sign, an invitation to type, the entry of a list."""
        drawn = sign_of(ended.text())
        if drawn is not None:
            self.emit(drawn)
        self._untouched(invitation_of(ended.text()))
        entry, chosen = choice_of(ended.form) or ("", True)
        if not chosen and invites(entry):
            self._untouched(entry)
        else:
            self.emit(entry)
            if not chosen:
                self.out.remark("placeholder", f"“{entry}” is the preset entry of a list: nobody may have chosen it")

    def _untouched(self, invitation: str) -> None:
        fate, self.fate = self.fate, self.fate or "placeholder"
        self.emit(invitation)
        self.fate = fate

    def _end_instructions(self) -> None:
        """An instruction ends with its paragraph, whatever the file says; text in it is named."""
        for open_field in self._fields:
            if open_field.in_result:
                continue
            self.tick = box_of(open_field.form) or self.tick
            if open_field.swallowed.strip():
                self.out.remark("hidden-text", f"in a field that does not end: “{open_field.swallowed.strip()[:60]}”")
        self._fields = [open_field for open_field in self._fields if open_field.in_result]

    # Single signs

    def tab(self, element: Element) -> None:
        self.emit("\t")

    def line_break(self, element: Element) -> None:
        self.emit("\n")

    def hyphen(self, element: Element) -> None:
        self.emit("-")

    def symbol(self, element: Element) -> None:
        font, code = element.get(W + "font"), element.get(W + "char") or ""
        try:
            found = word_symbols.sign(font, int(code, 16))
        except ValueError:
            found = None
        if found is None:
            self.out.remark("symbol-font", f"sign {code} of {font} is not known")
            found = "\ufffd"
        self.emit(found)

    def deleted_text(self, element: Element) -> None:
        self.within("deleted", element, lambda e: self.text(e.text))

    def plain_text(self, element: Element) -> None:
        self.text(element.text)

    def note(self, element: Element) -> None:
        kind = "footnotes" if element.tag == W + "footnoteReference" else "endnotes"
        self.later.append(Later(kind, words=element.get(W + "id") or "", fate=self.now()))

    def comment(self, element: Element) -> None:
        self.out.aside("comment", self.comment_of(element.get(W + "id") or ""))

    def ruby(self, element: Element) -> None:
        base, reading = element.find(W + "rubyBase"), element.find(W + "rt")
        if base is not None:
            self.children(base)
        for text in () if reading is None else reading.iter(_T):
            self.out.aside("hidden", text.text or "", quiet=True)

    def drawn(self, element: Element) -> None:
        self.objects(element)

    # Formulas

    def fraction(self, element: Element) -> None:
        self._parts(element, ("num", "den"), "/")

    def raised(self, element: Element) -> None:
        self._parts(element, ("e", "sup"), "^")

    def lowered(self, element: Element) -> None:
        self._parts(element, ("e", "sub"), "_")

    def _parts(self, element: Element, names: tuple[str, str], between: str) -> None:
        first, second = element.find(M + names[0]), element.find(M + names[1])
        if first is not None:
            self.children(first)
        if second is not None:
            self.emit(between)
            self.children(second)


def chosen_alternative(element: Element) -> Element | None:
    """The first choice that holds something, else the fallback."""
    choices = [child for child in element if child.tag == _MC + "Choice"]
    fallback = element.find(_MC + "Fallback")
    for choice in choices:
        if len(choice) and (fallback is None or next(choice.iter(_T), None) is not None):
            return choice
    if fallback is not None and next(fallback.iter(_T), None) is not None:
        return fallback
    return choices[0] if choices else fallback


_T = W + "t"
_RPR = W + "rPr"

HANDLERS: dict[str, Callable[[Inline, Element], None]] = {
    W + "r": Inline.run,
    W + "t": Inline.plain_text,
    M + "t": Inline.plain_text,
    W + "delText": Inline.deleted_text,
    W + "tab": Inline.tab,
    W + "ptab": Inline.tab,
    W + "br": Inline.line_break,
    W + "cr": Inline.line_break,
    W + "noBreakHyphen": Inline.hyphen,
    W + "sym": Inline.symbol,
    W + "ins": Inline.added,
    W + "moveTo": Inline.added,
    W + "del": Inline.removed,
    W + "moveFrom": Inline.removed,
    W + "sdt": Inline.control,
    ALTERNATE: Inline.alternate,
    W + "fldChar": Inline.field_mark,
    W + "instrText": Inline.instruction,
    W + "fldSimple": Inline.simple_field,
    W + "footnoteReference": Inline.note,
    W + "endnoteReference": Inline.note,
    W + "commentReference": Inline.comment,
    W + "ruby": Inline.ruby,
    W + "drawing": Inline.drawn,
    W + "pict": Inline.drawn,
    W + "object": Inline.drawn,
    M + "f": Inline.fraction,
    M + "sSup": Inline.raised,
    M + "sSub": Inline.lowered,
}
