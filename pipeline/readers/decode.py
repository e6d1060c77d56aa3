"""Bytes to characters: UTF-8, UTF-16, Windows and ISO code pages, mixtures; every guess is named in a notice.

A code page is chosen by the letters that it makes of the bytes: those of one European language (and English), set in
words as letters are. Languages that the text names, or whose small words it uses, count first.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from pipeline.codes import notice, unreadable
from pipeline.model import Notice

# Letters beyond a-z by language, and words that point to it: its country in English, small words of its own.
_LANGUAGES: dict[str, tuple[str, str]] = {
    "de": ("äöüß", "germany austria german austrian und der die das ist mit bei nicht für von zu"),
    "fr": ("àâæçéèêëîïôœùûü", "france french belgium et le la les des du une est pour dans avec par"),
    "nl": ("éëïèöü", "netherlands dutch flanders het een van en niet met voor bij zijn wordt"),
    "es": ("áéíñóúüºª", "spain spanish el los las del una es por para con que"),
    "ca": ("àçèéíïòóúü·", "catalonia catalan els les amb per una dels"),
    "pt": ("ãõâêôáéíóúàçºª", "portugal portuguese os da do uma para com por que"),
    "it": ("àèéìòù", "italy italian il lo gli della di una per con che"),
    "sv": ("åäöé", "sweden swedish finland och att det som en av inte med"),
    "da": ("åæøé", "denmark norway danish norwegian og at det som en af ikke med"),
    "fi": ("äöåšž", "finland finnish ja on ei se että tai kun"),
    "is": ("áðéíóúýþæö", "iceland icelandic og er sem ekki"),
    "cs": ("áčďéěíňóřšťúůýž", "czech czechia je se na pro nebo ve"),
    "sk": ("áäčďéíĺľňóôŕšťúýž", "slovakia slovak je sa na pre alebo vo"),
    "pl": ("ąćęłńóśźż", "poland polish w z na jest nie lub do"),
    "hu": ("áéíóöőúüű", "hungary hungarian a az nem vagy egy"),
    "hr": ("čćđšž", "croatia slovenia serbia bosnia croatian slovenian je se na ili za u v"),
    "ro": ("ăâîșşțţ", "romania romanian si este nu sau pentru cu"),
    "sq": ("ëç", "albania kosovo albanian dhe e te nuk"),
    "lt": ("ąčęėįšųūž", "lithuania lithuanian ir yra ne arba su"),
    "lv": ("āčēģīķļņšūž", "latvia latvian un ir nav vai ar"),
    "et": ("äõöüšž", "estonia estonian ja on ei see"),
    "mt": ("ċġħżàèìòù", "malta maltese u ta li"),
    "tr": ("çğıöşüâî", "turkey turkish ve bir ile"),
    "el": ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "greece cyprus greek"),
    "ru": ("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "russia bulgaria russian bulgarian"),
    "uk": ("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "ukraine ukrainian"),
    "sr": ("абвгдђежзијклљмнњопрстћуфхцчџш", "serbia macedonia serbian"),
}
# In order of preference where the letters do not decide; ISO pages after their Windows twins.
_PAGES = (
    *("cp1252", "cp1250", "cp1257", "cp1254", "cp1251", "cp1253", "iso8859-15", "iso8859-2", "iso8859-13"),
    *("iso8859-3", "iso8859-7", "iso8859-5", "koi8-r", "cp852", "cp850", "cp775", "mac-roman"),
)
_ENOUGH = 3_000  # words beyond ASCII that decide
_MARKS = frozenset("–—‘’‚“”„…•€§°«»·½¼¾²³¹©®™£\u00a0\u00ad¿¡†‰‹›ºª×±")
_HIGH_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_C0 = (*range(9), *range(14, 27), *range(28, 32), 127)
_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, name: str) -> tuple[str, list[Notice]]:
    """The characters of a text file, and what was guessed.

    Raises UnreadableFile (not-text) where they are no text in any encoding: too many control characters.
    """
    if not data.startswith(_WIDE_BOMS) and _wide(data) is None:
        _refuse_binary(data, name)
    encoding, start = next(((e, len(bom)) for bom, e in _BOMS if data.startswith(bom)), (_wide(data), 0))
    if encoding and encoding != "utf-8":
        text = data[start:].decode(encoding, "replace")
        notes = [] if start else [notice("bad-utf8", f"read as {encoding.upper()}")]
        if "\ufffd" in text:
            notes.append(notice("mojibake", "some letters are lost"))
    else:
        text, notes = _narrow(data[start:])
    if len(_CONTROLS.findall(text)) + text.count("\ufffd") > 0.05 * len(text):
        raise unreadable("not-text", name)
    text, repaired = _repair(text)
    if repaired or "\ufffd" in text:
        notes.append(notice("mojibake", f"for instance {repaired}" if repaired else "some letters are lost"))
    return text, notes


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[:100_000]
    if sum(head.count(bytes([code])) for code in _C0) > 0.05 * len(head):
        raise unreadable("not-text", name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: one byte of each pair is nearly always one of the same few values (0 for Latin)."""
    head = data[: 4_000 - len(data[:4_000]) % 2]
    if len(data) % 2 or len(head) < 4 or b"\0" not in head:
        return None
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        common = sum(count for _, count in Counter(high).most_common(3))
        zeros = high.count(0)
        if common > 0.9 * len(high) and zeros > 0.1 * len(high):
            text = head.decode(encoding, "ignore")
            if sum(ch.isalnum() or ch.isspace() for ch in text) > 0.7 * len(text):
                return encoding
    return None


def _narrow(data: bytes) -> tuple[str, list[Notice]]:
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if error.end == len(data) and error.reason.startswith("unexpected end"):
            return data.decode("utf-8", "replace"), [notice("bad-utf8", "its last letter is cut in two")]
    valid = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]+", data.decode("utf-8", "ignore").encode("utf-8")))
    wrong = sum(not 0x80 <= byte < 0xC0 for byte in _invalid_bytes(data))
    if valid <= 0.05 * wrong:
        page, doubtful = code_page(data)
        notes = [notice("bad-utf8", f"read as {page}")]
        if doubtful:
            notes.append(notice("mojibake", f"for instance {doubtful}: its encoding is not clear"))
        return data.decode(page, "replace"), notes
    lines = data.split(b"\n")
    page, _ = code_page(b"\n".join(line for line in lines if not _is_utf8(line)))
    text = "\n".join(_line(line, page) for line in lines)
    return text, [notice("mixed-encoding", f"UTF-8 and {page}")]


def _invalid_bytes(data: bytes) -> bytes:
    kept = data.decode("utf-8", "surrogateescape")
    return bytes(ord(ch) - 0xDC00 for ch in kept if "\udc80" <= ch <= "\udcff")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(line: bytes, page: str) -> str:
    """A line of a mixed text: its valid UTF-8 as such, every other byte by the code page."""
    text = line.decode("utf-8", "surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda found: bytes([ord(found[0]) - 0xDC00]).decode(page, "replace"), text)


def code_page(data: bytes) -> tuple[str, str]:
    """The one-byte encoding that makes the most plausible letters of `data`, and a word that another encoding reads
    otherwise and nearly as well ("" where the choice is clear)."""
    words = b" ".join(_HIGH_WORD.findall(data)[:_ENOUGH])
    plain = Counter(re.findall(r"[a-z]+", data[:200_000].decode("ascii", "ignore").lower()))
    hints = {
        language: sum(min(plain[word], 20) for word in about.split()) for language, (_, about) in _LANGUAGES.items()
    }
    most = max(hints.values()) or 1
    ranked = []
    for rank, page in enumerate(_PAGES):
        text = words.decode(page, "replace")
        letters, oddity = _letters(text)
        costs = (
            _cost(letters, oddity, alphabet) - 0.15 * hints[language] / most
            for language, (alphabet, _) in _LANGUAGES.items()
        )
        ranked.append((min(costs) + 0.02 * rank, rank, text))
    ranked.sort()
    cost, best, text = ranked[0]
    for other, _, reading in ranked[1:]:
        if other > cost + 0.15:
            break
        if reading != text:
            pairs = zip(text.split(), reading.split(), strict=False)
            return _PAGES[best], next((a for a, b in pairs if a != b), text[:30])
    return _PAGES[best], ""


def _letters(text: str) -> tuple[Counter[str], float]:
    """The characters beyond ASCII (in lower case), and how oddly they stand in their words."""
    letters: Counter[str] = Counter()
    oddity = 0.0
    for word in text.split():
        high = [ch for ch in word if ch > "\x7f"]
        letters.update(ch.lower() for ch in high)
        if any(ch > "\u036f" and ch.isalpha() for ch in high) and re.search("[A-Za-z]", word):
            oddity += 2.0 * len(high)  # two scripts in one word
        if any(ch.isupper() for ch in word[1:] if ch > "\x7f") and any(ch.islower() for ch in word):
            oddity += 1.0
        if any(ch in _MARKS or not ch.isalpha() for ch in word[1:-1] if ch > "\x7f"):
            oddity += 0.5
    return letters, oddity


def _cost(letters: Counter[str], oddity: float, alphabet: str) -> float:
    """How little the characters look like those of a language: 0 for all of it, about 1 for none (a mean)."""
    foreign = sum(
        count * (0.05 if ch in _MARKS else 1.0 if ch.isalpha() else 2.0)
        for ch, count in letters.items()
        if ch not in alphabet
    )
    return (foreign + oddity) / max(sum(letters.values()), 1)


# Garbled by an earlier change of encoding: UTF-8 that was once read as a Windows code page ("MÃ¤nner", "donâ€™t").


def _table(page: str) -> dict[str, int]:
    """The characters that a code page makes of the bytes of UTF-8 sequences."""
    return {bytes([byte]).decode(page, "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}


def _sequence(table: dict[str, int]) -> re.Pattern[str]:
    """Latin letters, punctuation and signs; leads beyond Å would catch honest words before a closing quote."""

    def those(low: int, high: int) -> str:
        return "[" + "".join(re.escape(ch) for ch, byte in table.items() if low <= byte <= high) + "]"

    tail = those(0x80, 0xBF)
    return re.compile(f"{those(0xC2, 0xC5)}{tail}|{those(0xE2, 0xE2)}{those(0x80, 0x9C)}{tail}")


_TABLES = {page: _table(page) for page in ("cp1252", "cp1250", "cp1257")}
_SEQUENCES = {page: _sequence(table) for page, table in _TABLES.items()}


_TYPOGRAPHIC = frozenset("–—‘’“”…")  # may stand after any honest letter


def _repair(text: str) -> tuple[str, str]:
    """`text` with garbled sequences read as they were meant, and one of them as found ("" where none was)."""
    example = ""
    for page, pattern in _SEQUENCES.items():
        found = [] if text.isascii() else sorted(set(pattern.findall(text)))
        sure = [garbled for garbled in found if len(garbled) > 2 or garbled[1] not in _TYPOGRAPHIC]
        if not sure:
            continue
        example = example or sure[0]
        for garbled in found:
            text = text.replace(garbled, bytes(_TABLES[page][ch] for ch in garbled).decode("utf-8", "replace"))
    return text, example
