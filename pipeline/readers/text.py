"""Plain text: pasted tables, headings with answers below or behind, e-mails; in every usual encoding.

Delivered are paragraphs and cells with their places; which of them are headings is the segmenter's business, but for
what is marked as one (underlined, `#`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.model import BlockStyle, Document, Place
from pipeline.readers.build import Builder
from pipeline.readers.clean import clean, with_ticks
from pipeline.readers.decode import decode
from pipeline.readers.delimited import rows
from pipeline.readers.lines import BULLET, Line, Table, pieces

_RULE = re.compile(r"\s*([-=_*~#–—.·])\1{4,}\s*|\s*(?:[-=_*] ){4,}[-=_*]?\s*")  # a line drawn across the page
_UNDERLINE = re.compile(r"\s*([-=~^])\1{2,}\s*")
_HASHES = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_QUOTE = re.compile(r"[ \t]?(?:>[ \t]?)+")
_BOLD = re.compile(r"(?<![\w*])(\*\*?)(?=[^\s*])([^*\n]*[^\s*])\1(?![\w*])")
_SENDER = "from|von|de|da|van|från|fra|lähettäjä|od|nuo|saatja|feladó|subject|betreff|objet|asunto|assunto|oggetto"
_MAIL_HEADER = re.compile(
    rf"\W{{0,3}}({_SENDER}|to|cc|bcc|sent|date|reply-to|attachments?|an|gesendet|datum|à|para|envoyé|enviado|fecha|data"
    r"|inviato|aan|onderwerp|verzonden|till|ämne|skickat|til|emne|sendt|vastaanottaja|aihe|lähetetty|do|komu|předmět"
    r"|predmet|odesláno|odoslané|temat|wysłano|kam|tema|teema|tárgy|címzett)\W{0,3}:\s?\S.*",
    re.I,
)
_MAIL_OPENING = re.compile(rf"\W{{0,3}}({_SENDER})\W{{0,3}}:", re.I)


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a text file. Raises UnreadableFile: not-text, empty, too-long, too-many-cells."""
    raw, notes = decode(data, name)
    if len(raw) > limits.TEXT_CHARS:
        raise unreadable("too-long", name)
    builder = Builder(data, name, "txt", "text")
    builder.notices += notes
    table = rows(raw)
    if table is not None:
        _add_rows(builder, table)
        return builder.document()
    pages = _pages(raw)
    tables = 0
    for piece in pieces([*_marked([line for page in pages for line in page])]):
        if isinstance(piece, Table):
            _add_table(builder, piece, tables)
            tables += 1
        elif piece.blank:
            builder.blank_line()
        else:
            _add(builder, piece.text, piece, Place(piece.page))
    return builder.document(len(pages) if len(pages) > 1 else None)


def _add_rows(builder: Builder, table: list[list[str]]) -> None:
    """Add the table that the whole text is."""
    for index, row in enumerate(table):
        for column, cell in enumerate(row):
            for text in cell.split("\n"):
                builder.add(text, Place(table=0, row=index, column=column))


def _add_table(builder: Builder, table: Table, number: int) -> None:
    for index, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            for text in cell:
                _add(builder, text, row.line, Place(row.line.page, table=number, row=index, column=column))


def _add(builder: Builder, text: str, line: Line, place: Place) -> None:
    """Add a paragraph; the asterisks that mark bold words are taken off."""
    bold = [found[2] for found in _BOLD.finditer(text)]
    text = _BOLD.sub(r"\2", text) if bold else text
    style, level = line.style, line.level
    first = text.split(maxsplit=1)[:1]
    if line.quoted and style != "header":
        style, level = "quoted", None
    elif style == "paragraph" and first and BULLET.fullmatch(first[0]) and text.strip() != first[0]:
        indent = len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())
        style, level = "list", min(indent // 2, 8)
    builder.add(text, place, style, level, strong="".join(bold) == text.strip() != "", emphasised=bold, ticks=False)


def _pages(raw: str) -> list[list[Line]]:
    """The lines of each page (form feeds part them), ticks normalised, quote marks counted and taken off; what is
    printed at the top or the foot of every page has its style."""
    ticked = with_ticks("\n\f\n".join(map(clean, raw.rstrip("\f").split("\f")))).split("\n\f\n")
    pages = [
        [_unquoted(line, number if len(ticked) > 1 else None) for line in page.split("\n")]
        for number, page in enumerate(ticked, 1)
    ]
    _mark_furniture(pages, 0, "header")
    _mark_furniture(pages, -1, "footer")
    return pages


def _unquoted(text: str, page: int | None) -> Line:
    marks = _QUOTE.match(text)
    return Line(text[marks.end() :], page, marks[0].count(">")) if marks else Line(text, page)


def _mark_furniture(pages: list[list[Line]], end: int, style: BlockStyle) -> None:
    """Give `style` to the first or last line of the pages where it is the same on all of them but for numbers."""
    places = [[index for index, line in enumerate(page) if not line.blank] for page in pages]
    ends = [(page, found[end]) for page, found in zip(pages, places, strict=True) if found]
    shapes = Counter(re.sub(r"\d+", "0", page[index].text.strip()) for page, index in ends)
    if len(ends) > 1 and len(shapes) == 1:
        for page, index in ends:
            page[index] = replace(page[index], style=style)


def _marked(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines with their style where they show it: mail heads, headings underlined or with `#`. Rules are left out."""
    heads = _mail_heads(lines)
    for index, line in enumerate(lines):
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        before = lines[index - 1].text.strip() if index else ""
        if line.style != "paragraph":
            yield line
        elif index in heads:
            yield replace(line, style="header")
        elif _RULE.fullmatch(line.text) or (before and _underlines(line.text, before)):
            yield replace(line, text="")
        elif hashes := _HASHES.fullmatch(line.text):
            yield replace(line, text=hashes[2], style="heading", level=len(hashes[1]) - 1)
        elif not line.blank and "\t" not in line.text and _underlines(after, line.text):
            yield replace(line, style="heading", level=0 if "=" in after else 1)
        else:
            yield line


def _underlines(text: str, above: str) -> bool:
    """Whether `text` is a line drawn under `above`: about as long (three dashes alone may be an answer)."""
    return bool(_UNDERLINE.fullmatch(text)) and 0.6 <= len(text.strip()) / max(len(above.strip()), 1) <= 1.7


def _mail_heads(lines: Sequence[Line]) -> set[int]:
    """The lines of mail heads: two header lines or more in a row, the sender or the subject among them."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate((*lines, Line(""))):
        if _MAIL_HEADER.fullmatch(line.text):
            run.append(index)
            continue
        if len(run) > 1 and any(_MAIL_OPENING.match(lines[at].text) for at in run):
            found |= {*run}
        run = []
    return found
