"""Cleaning that every reader does before its text exists, so that offsets and quotes stay exact afterwards.

Nothing here composes or decomposes letters, or drops blanks that cannot be seen: comparing loosely is the business of
`fold`. What is dubious is kept and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.codes import notice
from pipeline.model import TICKED, UNTICKED, Notice, Span
from pipeline.readers.word_symbols import sign

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SYMBOL = re.compile("[\uf020-\uf0ff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u180e\u200b\u2060-\u2065\ufeff\U000e0000-\U000e007f]+")
_CONTROL = re.compile("[\u2400-\u241f\u2421]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]+")


def clean(text: str) -> str:
    """`text` with line feeds as its only line ends, control characters shown by their symbols (U+2400 and on), signs of
    symbol fonts as what they show, and what is no character at all replaced by U+FFFD. `remarks` names what is odd."""
    text = _ODD.sub(_shown, _LINE_ENDS.sub("\n", text))
    return text if text.isascii() else _SYMBOL.sub(lambda found: sign(None, ord(found[0])) or found[0], text)


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def visible(text: str) -> bool:
    """Whether any character of `text` can be seen."""
    return bool(text) and bool(_INVISIBLE.sub("", _BIDI.sub("", text)).strip())


def remarks(text: str) -> list[Notice]:
    """What a person should know of the characters of a document's final text, one notice a kind, at its first place."""
    if text.isascii():
        return []
    kinds = (("bidi", _BIDI), ("invisible-chars", _INVISIBLE), ("control-chars", _CONTROL), ("symbol-font", _PRIVATE))
    found = [(code, list(pattern.finditer(text))) for code, pattern in kinds]
    return [
        notice(code, f"{len(places)} places" if len(places) > 1 else "", span=Span(*places[0].span()))
        for code, places in found
        if places
    ]


# Tick boxes ------------------------------------------------------------------------------------------------------

_ON_GLYPHS = "☑☒🗹🗷🗸✅⮽⊠⌧🗵🗶"
_OFF_GLYPHS = "☐□▢❏❐❑❒⬜◻◽🗆🞎"
_BULLET_BOXES = _OFF_GLYPHS[1:]  # office programs offer these as bullets too
_HANDS = "✓✔✗✘"  # drawn by hand, as it were: ticks, but also bullets
_BRACKETS = re.compile(r"\[[ \u00a0_]{0,3}([xX×хХ✓✔✗✘☒☑vV]?)[ \u00a0_]{0,3}\](?![\w(\[])")
_ROUND = re.compile(r"(?<![\w)])\([ \u00a0]{0,3}([xX×хХ✓✔✗✘]?)[ \u00a0]{0,3}\)(?!\w)")
_GLYPH = re.compile(f"[{_ON_GLYPHS}{_OFF_GLYPHS}]\ufe0f?")
_FILLED = re.compile(r"(?:(?<=^)|(?<=[\s/|]))[■▣◼⬛](?=[ \u00a0]*\w)", re.M)
_BOX_LIST = re.compile(rf"(?:^[ \t]*[{_BULLET_BOXES}].*\n?){{3,}}", re.M)
_HAND = re.compile(rf"(?:(?<=^)|(?<=[\s/|,;:?]))[{_HANDS}]\ufe0f?(?=[ \u00a0\t]*\w)", re.M)
_RADIO = re.compile(r"(?:(?<=^)|(?<=[\s/|]))[○◯●◉⦿🔘](?=[ \u00a0]*\w)", re.M)
_DRAWN = re.compile(r"(?<![\w_])_+[ \u00a0]?[xX×✓✔][ \u00a0]?_+(?![\w_])")
_BLANK = re.compile(r"(?<![\w_])_{2,}(?![\w_])")
_TYPED = re.compile(r"_[xX ]|[\s:=][xX-]\s*\.?\s*$", re.M)
_MARK = f"[{TICKED}{UNTICKED}]"
_SIGNS = f"xX{_HANDS}{TICKED}{UNTICKED}–—-"
_SIGNED = re.compile(
    rf"(?P<lead>\s*)(?P<label>[^\W\d_][^:=?]{{0,40}}?)\s*[:=]?\s+(?P<sign>[{_SIGNS}])(?P<rest>\s*\.?\s*)")
_LABEL = rf"[^{TICKED}{UNTICKED}\t\n?:;|]*?"
_BEHIND = re.compile(rf"(?P<label>{_LABEL}\w{_LABEL})(?P<mark>\s?{_MARK})")


def with_ticks(text: str) -> str:
    """`text` with tick boxes of every kind written as ☒ and ☐ before their label, where they clearly are tick boxes.

    Boxes in brackets `[x] [ ] (x) ( )` or of strokes `_x_ ___`, box signs, tick signs before a word, radio buttons
    where a filled and an empty one stand in the same text, and signs behind each entry of a list ("men: ✓ / women:
    –"). Where the boxes of a line stand behind their labels ("Yes [x] No [ ]"), each is moved before its own. Signs
    that may be bullets or footnotes are left alone.
    """
    if text.isascii() and "[" not in text and "(" not in text and not _TYPED.search(text):
        return text
    marked = _BRACKETS.sub(_box, _glyphs(text))
    if _DRAWN.search(marked):
        marked = _BLANK.sub(UNTICKED, _DRAWN.sub(TICKED, marked))
    marked = "\n".join("\t".join(map(_signed, line.split("\t"))) for line in marked.split("\n"))
    if _round_boxes(marked):
        marked = _ROUND.sub(_box, marked)
    if "○" in marked or "◯" in marked:
        marked = _RADIO.sub(lambda found: UNTICKED if found[0] in "○◯" else TICKED, marked)
    marked = _by_hand(marked)
    if marked == text and TICKED not in text and UNTICKED not in text:
        return text
    return "\n".join(map(_marks_first, marked.split("\n")))


def _glyphs(text: str) -> str:
    """Box signs; a list in which each line opens with a box is bulleted where the text has no ticked box at all."""
    boxes = "".join(re.findall(f"[{_ON_GLYPHS}{_OFF_GLYPHS}]", text))
    if not boxes:
        return text
    if set(boxes) & set(_BULLET_BOXES):
        text = _FILLED.sub(TICKED, text)
        if TICKED not in text and not set(boxes) & set(_ON_GLYPHS) and _BOX_LIST.search(text):
            return text
    return _GLYPH.sub(lambda found: TICKED if found[0][0] in _ON_GLYPHS else UNTICKED, text)


def _box(found: re.Match[str]) -> str:
    return TICKED if found[1] else UNTICKED


def _round_boxes(text: str) -> bool:
    """Round brackets are tick boxes where an empty and a crossed pair stand together, or one opens a line."""
    kinds = {bool(found[1]) for found in _ROUND.finditer(text)}
    return len(kinds) == 2 or any(not text[: m.start()].split("\n")[-1].strip() for m in _ROUND.finditer(text))


def _by_hand(text: str) -> str:
    """✓ and ✔ before a word are ticks; ✗ and ✘ are ticks too, but "no" beside a ✓."""
    signs = {found[0][0] for found in _HAND.finditer(text)}
    if not signs:
        return text
    yes_signs = "✓✔" if signs & {"✓", "✔"} else _HANDS
    return _HAND.sub(lambda found: TICKED if found[0][0] in yes_signs else UNTICKED, text)


def _signed(line: str) -> str:
    """A line or cell: where it lists entries that each end with a sign ("low: – / high: ✓"), one a yes, with boxes."""
    joint = next((joint for joint in "/|;," if joint in line), None)
    if joint is None or line.rstrip(" .")[-1:] not in _SIGNS:
        return line
    entries = [_SIGNED.fullmatch(entry) for entry in line.split(joint)]
    signs = {entry["sign"] if entry else "" for entry in entries}
    ticks = signs & {"x", "X", "✓", "✔", TICKED}
    if "" in signs or not ticks or not signs - ticks or signs <= {TICKED, UNTICKED}:
        return line
    boxes = {sign: TICKED if sign in ticks else UNTICKED for sign in signs}
    return joint.join(f"{e['lead']}{boxes[e['sign']]} {e['label']}{e['rest']}" for e in entries if e)


def _marks_first(line: str) -> str:
    """Boxes behind their labels are moved before them: a line with several boxes whose last closes the line while the
    first does not open it."""
    places = [found.start() for found in re.finditer(_MARK, line)]
    if len(places) < 2 or line[places[-1] + 1 :].strip(" \t.;,|/") or not _label_before(line, places):
        return line
    return _BEHIND.sub(_swap, line)


def _label_before(line: str, places: Iterable[int]) -> bool:
    """Whether words stand before each box, since the one before."""
    end = 0
    for place in places:
        if not re.search(r"\w", line[end:place]):
            return False
        end = place + 1
    return True


def _swap(found: re.Match[str]) -> str:
    label, mark = found["label"], found["mark"].strip()
    lead = label[: len(label) - len(label.lstrip(" \u00a0,/.;|"))]
    return f"{lead}{mark} {label[len(lead) :].rstrip()}"
