"""Rich text as a stream of tokens (Rich Text Format Specification 1.9.1), and its characters in their code pages."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([\r\n]+)|([^\\{}\r\n]+)|\\'?", re.S
)
# Font character sets (\fcharset) and their code pages; 2 is the one of symbol fonts.
_CHARSETS = {
    **{0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253"},
    **{162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874"},
    **{238: "cp1250", 254: "cp437", 255: "cp850"},
}
SIGNS = {
    **{"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"},
    **{"tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "emspace": "\u2003", "enspace": "\u2002"},
    **{"qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f"},
    **{"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "lbrace": "{", "rbrace": "}", "\\": "\\", "\n": "", "\r": ""},
}


_ESCAPED = {b"\r": "par", b"\n": "par", b"{": "lbrace", b"}": "rbrace"}


def tokens(data: bytes) -> Iterator[tuple[str, int | None, bytes]]:
    """The tokens of a file: a control word or sign with its number, "bytes" with characters in the code page in force,
    or a brace. The raw bytes that \\bin announces are left out."""
    at = 0
    while (found := _TOKEN.match(data, at)) is not None:
        at = found.end()
        word, number, code, sign, brace, _, text = found.groups()
        if text is not None:
            yield "bytes", None, text
        elif word is not None:
            value = int(number) if number else None
            if word == b"bin":
                at += max(value or 0, 0)
            else:
                yield word.decode("ascii"), value, b""
        elif brace is not None:
            yield ("{" if brace == b"{" else "}"), None, b""
        elif code is not None:
            yield "bytes", None, bytes([int(code, 16)])
        elif sign is not None:
            yield _ESCAPED.get(sign) or sign.decode("latin-1"), None, b""


def code_page(charset: int | None, default: str) -> str:
    """The encoding of a font's character set."""
    return _CHARSETS.get(charset, default) if charset is not None else default


def default_page(number: int | None) -> str:
    """The encoding that \\ansicpg names."""
    page = {10000: "mac-roman", 65001: "utf-8"}.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(page)
    except LookupError:
        return "cp1252"
    return page
