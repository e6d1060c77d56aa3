"""Signs of symbol fonts and tick marks: what a character drawn with such a font shows.

The private characters U+F000 to U+F0FF stand for the 256 places of a symbol font. Sources: the Unicode mapping files
of Adobe Symbol and the code charts of Wingdings, Wingdings 2 and Webdings; only the signs met in forms are listed.
"""

from __future__ import annotations

from pipeline.model import TICKED, UNTICKED

_WINGDINGS = {
    **dict.fromkeys((0x78, 0xFD, 0xFE), TICKED),
    **dict.fromkeys((0x6F, 0xA8), UNTICKED),
    **{0xFB: "✗", 0xFC: "✓", 0x70: "□", 0x71: "❑", 0x72: "❒"},
    **{0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x75: "◆", 0x77: "◆", 0x9F: "•", 0xA1: "○"},
    **{0xA7: "▪", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xAB: "★", 0x76: "❖"},
    **{0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x45: "☜", 0x46: "☞", 0x41: "✌", 0x43: "👍", 0x44: "👎", 0x20: " "},
    **{0x81 + i: c for i, c in enumerate("①②③④⑤⑥⑦⑧⑨⑩")},
    **{0x8C + i: c for i, c in enumerate("❶❷❸❹❺❻❼❽❾❿")},
}
_WINGDINGS_2 = {
    **dict.fromkeys((0x51, 0x52, 0x53, 0x54), TICKED),
    **{0xA3: UNTICKED, 0x4F: "✗", 0x50: "✓", 0x20: " ", 0x97: "●", 0x98: "●", 0xA2: "■"},
}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: UNTICKED, 0x67: "■", 0x6E: "●", 0x20: " ", 0x3D: "●"}
_SYMBOL_FROM_20 = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_FROM_A0 = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
_SYMBOL = {0x20 + i: c for i, c in enumerate(_SYMBOL_FROM_20)} | {0xA0 + i: c for i, c in enumerate(_SYMBOL_FROM_A0)}

_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}


def is_symbol_font(font: str | None) -> bool:
    """True for the fonts whose letters are signs."""
    return font is not None and font.lower() in _FONTS


def sign(font: str | None, code: int) -> str | None:
    """The sign at place `code` (0 to 255, or the same in the private area) of a symbol font; None where unknown.

    A private character without a symbol font is read as Wingdings, the font that tick marks come from.

    >>> sign("Wingdings", 0xF0FE), sign("Wingdings", 0xA8), sign("Symbol", 0xF0B3)
    ('☒', '☐', '≥')
    """
    table = _FONTS.get((font or "").lower())
    if table is None:
        if not 0xF000 <= code <= 0xF0FF:
            return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else None
        table = {0xB7: "•", **_WINGDINGS}
    return table.get(code - 0xF000 if code >= 0xF000 else code)


def in_symbol_font(font: str, text: str) -> tuple[str, bool]:
    """What a text set in a symbol font shows, and whether every character of it could be told.

    Longer runs of plain letters were set in that font by mistake (a paragraph that begins with a tick): they are
    kept as letters.
    """
    words = len(text.strip()) > 2
    signs: list[str] = []
    known = True
    for char in text:
        code = ord(char)
        if words and code < 0xF000:
            signs.append(char)
            known = known and not char.isalnum()
            continue
        found = sign(font, code) if code <= 0xFF or 0xF000 <= code <= 0xF0FF else char
        known = known and found is not None
        signs.append(found if found is not None else char)
    return "".join(signs), known
