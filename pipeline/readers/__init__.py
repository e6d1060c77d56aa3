"""Readers: the bytes of a file to a Document, one module a format. A new format is one module and one line of FORMATS.

The type is told by the bytes; a name with the wrong ending is read all the same and gets a notice. Modules of formats
are imported when the first file of their kind comes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any

from pipeline import limits
from pipeline.codes import notice, sentence, unreadable
from pipeline.gate import check_size, skip_code
from pipeline.model import Document, Notice, UnreadableFile
from pipeline.readers import detect
from pipeline.readers.detect import Head


@dataclass(frozen=True, slots=True)
class Format:
    """A type of file: the endings of its names, the question that tells it, and what is done with it.

    `module` has `read(data, name) -> Document`; or, for containers, `parts(data, name)`, which yields each part's name
    and its bytes or the UnreadableFile that it is; or, for types that a program must turn into another first,
    `convert(data, name) -> bytes`. `refusal` is the code of a type that
    is never read.
    """

    name: str
    endings: tuple[str, ...]
    is_it: Callable[[Head], bool]
    module: str = ""
    container: bool = False
    program: bool = False
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a mail or an archive. `name` is its name there (folders parted by `/`, unique); `problem` is the
    code and sentence of a part that is not to be read or cannot be taken out (its data may then be empty); `notices`
    are remarks on it as a part."""

    name: str
    data: bytes
    problem: tuple[str, str] | None = None
    notices: tuple[Notice, ...] = ()


# In the order in which they are asked.
FORMATS: tuple[Format, ...] = (
    Format("msg", (".msg",), detect.is_message, "mail", container=True),
    Format("protected", (), detect.is_protected, refusal="encrypted"),
    Format("docx", (".docx", ".docm", ".dotx", ".dotm", ".xml"), detect.is_word, "word"),
    Format("pdf", (".pdf",), detect.is_pdf, "pdf"),
    Format("odt", (".odt", ".ott", ".fodt", ".ods", ".ots", ".fods", ".xml"), detect.is_opendocument, "odt"),
    Format("rtf", (".rtf", ".doc"), detect.is_rtf, "rtf"),
    Format("xlsx", (".xlsx", ".xlsm", ".xltx", ".xltm"), detect.is_workbook, "xlsx"),
    Format("doc", (".doc", ".dot"), detect.is_word_97, "doc"),
    Format("wordml", (".doc", ".dot", ".xml"), detect.is_older_word, "convert", program=True),
    Format("office", (".xls", ".xlsb", ".sxw", ".wpd"), detect.is_other_office, "convert", program=True),
    Format("zip", (".zip",), detect.is_archive, "archive", container=True),
    Format("eml", (".eml", ".mht", ".mhtml"), detect.is_mail, "mail", container=True),
    Format("html", (".html", ".htm", ".xhtml"), detect.is_html, "html"),
    Format("image", (), detect.is_image, refusal="needs-ocr"),
    Format("other", (), detect.is_unread, refusal="unsupported"),
    Format("txt", (".txt", ".text", ".md", ".csv", ".tsv", ".log", ".asc"), detect.is_text, "text"),
)
_NOT_WORD = Format("other", (), detect.is_archive, refusal="not-docx")
_ENDINGS = frozenset(ending for known in FORMATS for ending in known.endings)
_WORD_ENDINGS = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_PICTURE_BYTES = 20_000  # a smaller picture is a logo or a spacer, not the photo of a form


def format_of(data: bytes, name: str) -> Format:
    """The type of a file. Raises UnreadableFile: empty, too-large."""
    check_size(data, name)
    head = Head(data)
    known = next(known for known in FORMATS if known.is_it(head))
    return _NOT_WORD if known.name == "zip" and _ending(name) in _WORD_ENDINGS else known


def _ending(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def read(data: bytes, name: str, converted: bytes | None = None) -> Document:
    """The document in `data`; `name` is what sentences call it.

    `converted`: what `prepare` or `transcribe` made of it, where that was done elsewhere; where a program must be
    asked and was not, it is asked here. Raises UnreadableFile, with code `container` for mails and archives: their
    `parts` are read one by one.
    """
    known = format_of(data, name)
    ending = _ending(name)
    if converted is None:
        _refuse(known, data, name, ending)
    if known.program or converted is not None:
        document = _converted(data, name, converted, known)
    elif known.name == "txt" and ending not in known.endings:
        document = _read_text(data, name, ending)
    else:
        document = _module(known).read(data, name)
    if ending in _ENDINGS and ending not in known.endings:
        document = replace(document, notices=(*document.notices, notice("wrong-extension", f"it is {known.name}")))
    return document


def parts(data: bytes, name: str, depth: int = 0) -> list[Part] | None:
    """The files inside a mail or an archive, in their order; None where the file is neither. Parts may have parts:
    `depth` counts the containers around this one.

    Raises UnreadableFile where the container itself cannot be opened.
    """
    known = format_of(data, name)
    if not known.container:
        return None
    if depth >= limits.CONTAINER_DEPTH:
        raise unreadable("too-deep", name)
    found: list[Part] = []
    used: set[str] = set()
    for wanted, content in _module(known).parts(data, name):
        free = _free_name(wanted, used)
        codes = (("name-collision", free != wanted), ("name-encoding", "\ufffd" in wanted))
        remarks = tuple(notice(code, wanted) for code, holds in codes if holds)
        if isinstance(content, UnreadableFile):
            found.append(Part(free, b"", (content.code, content.sentence), remarks))
        else:
            skip = skip_code(free)
            found.append(Part(free, content, (skip, sentence(skip, f"{name}/{free}")) if skip else None, remarks))
    if not found:
        raise unreadable("empty", name)
    if len(found) > limits.CONTAINER_PARTS:
        raise unreadable("too-many-parts", name, f"{len(found)} parts")
    return found


def _free_name(wanted: str, used: set[str]) -> str:
    """The name, numbered where it is taken."""
    path = PurePosixPath(wanted)
    free, number = wanted, 2
    while free.casefold() in used:
        free, number = str(path.with_name(f"{path.stem} ({number}){path.suffix}")), number + 1
    used.add(free.casefold())
    return free


def needs_program(data: bytes, name: str) -> bool:
    """Whether a program outside (LibreOffice) must turn the file into another format before it can be read."""
    return format_of(data, name).program


def prepare(data: bytes, name: str) -> bytes:
    """What the program makes of it, in a format that `read` knows. Raises UnreadableFile: missing-tool, timeout ..."""
    converted: bytes = _module(format_of(data, name)).convert(data, name)
    return converted


def transcribe(data: bytes, name: str, languages: Sequence[str] = ("eng",)) -> bytes:
    """What text recognition makes of a scan (a PDF or a picture that `read` calls `needs-ocr`), as a PDF that `read`
    takes as `converted`. Raises UnreadableFile: needs-ocr where it is not installed, timeout ..."""
    made: bytes = import_module("pipeline.readers.pdf_ocr").convert(data, name, languages)
    return made


def _module(known: Format) -> Any:
    return import_module(f"pipeline.readers.{known.module}")


def _refuse(known: Format, data: bytes, name: str, ending: str) -> None:
    """Types that are never read, by the code that tells most."""
    if known.container:
        raise unreadable("container", name)
    if known.refusal == "needs-ocr" and len(data) < _PICTURE_BYTES:
        raise unreadable("unsupported", name, "a small picture")
    if known.refusal == "unsupported" and ending in _WORD_ENDINGS:
        raise unreadable("not-docx", name)
    if known.refusal:
        raise unreadable(known.refusal, name)


def _converted(data: bytes, name: str, converted: bytes | None, known: Format) -> Document:
    """Read in its new format, recorded as what it was."""
    content = prepare(data, name) if converted is None else converted
    inner = format_of(content, name)
    document: Document = _module(inner).read(content, name)
    return replace(
        document,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        format=known.name,
        reader=f"libreoffice+{document.reader}" if known.program else document.reader,
    )


def _read_text(data: bytes, name: str, ending: str) -> Document:
    """What has no other type is text, or nothing that its name promises."""
    try:
        document: Document = import_module("pipeline.readers.text").read(data, name)
    except UnreadableFile as error:
        if error.code != "not-text" or not ending:
            raise
        promised = {".pdf": "pdf-corrupt", ".zip": "zip-corrupt", **dict.fromkeys(_WORD_ENDINGS, "not-docx")}
        raise unreadable(promised.get(ending, "unsupported"), name) from None
    return document
