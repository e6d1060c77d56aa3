"""Fields and form fields: which text is an instruction, which a result; ticks and choices of forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.model import TICKED, UNTICKED, AsideKind
from pipeline.readers.word_package import Element, W
from pipeline.readers.word_styles import is_on, number
from pipeline.readers.word_symbols import sign

_VAL = W + "val"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FETCHES = frozenset({"INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "RD"})
_SYMBOL = re.compile(r"\s*SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})\b", re.IGNORECASE)
_FONT = re.compile(r'\\f\s+"?([^"\\]+)')
# How the first entry of a list invites to choose another: by signs, or by verbs of choosing in frequent languages.
_INVITES = re.compile(
    r"\s*(?:[-–—.…<\[(*_=]|$|(?:please|click|choose|select|pick|bitte|wähl|auswähl|klick|choisi|sélectionn|veuillez|elig|"
    r"elij|selec|escolh|scegli|selezion|kies|maak|klik|välj|vælg|velg|valitse|wybierz|vyber|zvol|izaber|odaber|izber|"
    r"vali\b|izvēl|pasirink|válass|aleg|избер|выбер|seçin|επιλ))",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Field:
    """A complex field: first its instruction, then its result; `form` describes a form field; `wrote`: its result
    had text; `swallowed`: text stood where the instruction should."""

    form: Element | None = None
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    wrote: bool = False
    swallowed: str = ""

    def text(self) -> str:
        """The instruction."""
        return "".join(self.instruction)


def fetches(instruction: str) -> bool:
    """Whether a field would bring in something from outside the file."""
    words = instruction.split(maxsplit=1)
    return bool(words) and words[0].upper() in _FETCHES


def sign_of(instruction: str) -> str | None:
    """The sign that a SYMBOL field without a result draws.

    >>> sign_of(' SYMBOL 254 \\\\f "Wingdings" ')
    '☒'
    """
    found = _SYMBOL.match(instruction)
    if found is None:
        return None
    code = int(found[1], 16 if found[1].lower().startswith("0x") else 10)
    font = _FONT.search(instruction)
    return sign(font[1].strip() if font else None, code)


def invitation_of(instruction: str) -> str:
    """What a MACROBUTTON field shows: "click here and type"; it is gone once somebody types."""
    words = instruction.split(maxsplit=2)
    return words[2].strip() if len(words) == 3 and words[0].upper() == "MACROBUTTON" else ""


def box_of(form: Element | None) -> str | None:
    """The tick of a check box field, None where `form` is none."""
    box = None if form is None else form.find(W + "checkBox")
    if box is None:
        return None
    for name in ("checked", "default"):
        state = box.find(W + name)
        if state is not None:
            return TICKED if is_on(state) else UNTICKED
    return UNTICKED


def choice_of(form: Element | None) -> tuple[str, bool] | None:
    """The entry that a dropdown field shows, and whether somebody chose it; None where `form` is none."""
    choice = None if form is None else form.find(W + "ddList")
    if choice is None:
        return None
    entries = [entry.get(_VAL) or "" for entry in choice.iterchildren(W + "listEntry")]
    chosen, default = choice.find(W + "result"), choice.find(W + "default")
    shown = chosen if chosen is not None else default
    index = 0 if shown is None else number(shown.get(_VAL)) or 0
    return (entries[index], chosen is not None) if 0 <= index < len(entries) else None


def invites(entry: str) -> bool:
    """Whether an entry of a list only asks to choose one.

    >>> [invites(entry) for entry in ("Choose an item", "-- bitte wählen --", "Medium", "no")]
    [True, True, False, False]
    """
    return _INVITES.match(entry) is not None


def control_state(properties: Element | None, content: Element) -> tuple[AsideKind | None, str | None]:
    """What a content control says of its content: "placeholder" if nobody filled it in; the state of a tick box."""
    if properties is None:
        return None, None
    box = properties.find(_W14 + "checkbox")
    if box is not None:
        checked = box.find(_W14 + "checked")
        on = checked is not None and (checked.get(_W14 + "val") or "1") in ("1", "true", "on")
        return None, TICKED if on else UNTICKED
    showing = properties.find(W + "showingPlcHdr")
    if showing is not None and is_on(showing):
        return "placeholder", None
    choice = properties.find(W + "dropDownList")
    if choice is None:
        choice = properties.find(W + "comboBox")
    if choice is not None:
        shown = "".join(t.text or "" for t in content.iter(W + "t"))
        for item in choice.iterchildren(W + "listItem"):
            if item.get(W + "displayText") == shown and not item.get(W + "value"):
                return "placeholder", None
    return None, None
