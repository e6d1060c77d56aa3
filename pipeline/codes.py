"""The closed list of codes: everything that a file, a run or a reader can have to say, one plain sentence each.

A code either is the reason why a return has no rows (`status` says which status it then gets), or a remark on a return
that was read (a flag of the given severity), or both: a partly read PDF is flagged `timeout`, one of which nothing
could be read in time is unreadable with the same code. Nothing outside this list may leave a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model import Notice, Severity, Span, UnreadableFile

ReturnStatus = Literal["unreadable", "unknown_template", "duplicate", "superseded", "ignored", "source_missing"]


@dataclass(frozen=True, slots=True)
class Code:
    """`severity`: of the flag where the return is read all the same. `status`: of the return where the code is the
    reason why it was not read, None where a code never is. `sentence`: what happened and what to do; {file} is the
    name of the file."""

    name: str
    severity: Severity
    status: ReturnStatus | None
    sentence: str


HIGH = frozenset(
    {"hidden-text", "strikethrough", "garbled-text", "altchunk", "xfa", "pdf-repaired", "answer-too-long", "timeout"}
)
MEDIUM = frozenset(
    {"possible-resubmission", "blank-form", "duplicate-heading", "embedded-object", "attachment", "annotation"}
    | {"ocr-doubt", "mixed-encoding", "mojibake", "symbol-font"}
)

_SENTENCES: dict[ReturnStatus | None, dict[str, str]] = {
    "unreadable": {
        "missing-tool": "{file} needs a program that is not installed here: install it, or ask for a .docx or .pdf.",
        "empty": "{file} has no text at all: ask the sender for the filled-in form.",
        "too-large": "{file} is larger than a questionnaire can be: ask the sender for the form alone.",
        "too-large-expanded": "{file} unpacks to more than a questionnaire can hold: do not open it, ask the sender.",
        "too-many-parts": "{file} is packed from more parts than a questionnaire can have: ask for the form alone.",
        "too-many-pages": "{file} has more pages than a questionnaire can have: ask for the form alone.",
        "too-many-cells": "{file} has more table cells than a questionnaire can have: ask for the form alone.",
        "too-long": "{file} has more text than a questionnaire can hold: ask for the form alone.",
        "too-deep": "{file} is nested too deeply (mails in mails, tables in tables): ask for the form alone.",
        "zip-truncated": "{file} breaks off before its end: ask the sender to send it again.",
        "zip-corrupt": "{file} is damaged: ask the sender to send it again.",
        "zip-ambiguous": "{file} can be read in two ways (parts that are double or overlap): ask for a fresh copy.",
        "zip-method": "{file} is packed by a method that is not read here: ask the sender to save it again.",
        "encrypted": "{file} is password-protected: ask the sender for an open copy.",
        "not-docx": "{file} is named as a Word file but holds no Word document: ask the sender what it is.",
        "not-text": "{file} is no text that can be read: ask the sender what it is.",
        "xml-dtd": "{file} brings definitions of its own (a DTD), as no office program does: ask for a fresh copy.",
        "xml-invalid": "{file} is damaged inside: open it in its own program, save it again, and put it back.",
        "xml-too-deep": "{file} is nested more deeply than any form: ask the sender for a fresh copy.",
        "pdf-corrupt": "{file} is a damaged PDF: ask the sender to send it again.",
        "pdf-truncated": "{file} is a PDF that breaks off before its end: ask the sender to send it again.",
        "page-size": "{file} has a page too large to be read: ask the sender to print it to A4.",
        "needs-ocr": "{file} is a scan or a picture without text: install the text recognition (extra 'ocr'), "
        "or ask for the file itself.",
        "image-too-large": "{file} holds a picture too large for the text recognition: ask for the file itself.",
        "xfa": "{file} is a PDF form that only Adobe's program shows: print it to a new PDF there.",
        "garbled-text": "{file} has text whose letters cannot be told (fonts without names): check it, "
        "or ask for the Word file.",
        "timeout": "{file} took longer than allowed to read: open it, save it again, or ask for another format.",
        "memory": "{file} needed more memory than allowed to read: open it, save it again, or ask for another format.",
        "crash": "{file} made its reader fail: keep the file, tell the maintainers, and ask for another format.",
    },
    "ignored": {
        "container": "{file} is a mail or an archive: each of its parts stands in a row of its own.",
        "unsupported": "{file} is of a type that holds no returns or is not read here: ask for .docx, .pdf or .txt "
        "if it is one.",
        "skip:lock-file": "{file} was left by an office program while a file was open: it holds no answers.",
        "skip:system-file": "{file} belongs to the computer's system, not to anybody's answers.",
        "skip:symlink": "{file} is a link to another place, and links are not followed: put the file itself here.",
        "skip:not-a-file": "{file} is no ordinary file.",
        "skip:partial-download": "{file} is a download that was not finished: fetch it again.",
    },
    "unknown_template": {
        "no-template": "{file} is no return of a questionnaire known here: look whether it belongs here.",
    },
    "duplicate": {
        "duplicate-bytes": "{file} is the same file as another under a second name: nothing to do.",
    },
    "superseded": {
        "superseded": "{file} was replaced by a newer return: nothing to do.",
    },
    None: {
        "tracked-changes": "Tracked changes were read as accepted; what was deleted is set aside.",
        "ocr-doubt": "Words recognised in a picture are doubtful: compare them with the picture.",
        "wrong-extension": "The file's name has the wrong ending; it was read as what it is.",
        "bad-table": "A table is built in an impossible way: check its rows against the file.",
        "pdf-repaired": "The PDF was damaged and was repaired to be read: check that nothing is missing.",
        "hidden-text": "The file holds hidden text, which was set aside: look whether it belongs to an answer.",
        "attachment": "The file carries another file inside: the answer may be there.",
        "embedded-object": "The file holds a picture or an object: the answer may be in it.",
        "macros": "The file holds macros; they were not run.",
        "active-content": "The file holds active content (scripts, actions); it was not run.",
        "external-ref": "The file refers to something outside it; it was not fetched.",
        "altchunk": "A part of the file was inserted in another format: check that it was read whole.",
        "annotation": "The file holds notes or comments: look whether they belong to an answer.",
        "bidi": "The text holds marks that turn the direction of writing: what is shown may differ from what is read.",
        "invisible-chars": "The text holds characters that cannot be seen.",
        "control-chars": "The text holds control characters; they are shown by their symbols.",
        "bad-utf8": "The text is not in the usual encoding (UTF-8), so that its encoding was guessed: check accents.",
        "mixed-encoding": "The text mixes several encodings, which were guessed line by line: check accents.",
        "mojibake": "Some letters look garbled by an earlier change of encoding: check accents.",
        "symbol-font": "Some signs come from a symbol font and were translated: check ticks and bullets.",
        "strikethrough": "Struck-out words were set aside: look whether they are meant as deleted.",
        "placeholder": "Text that only says where to type was set aside.",
        "duplicate-heading": "A heading stands twice in the form.",
        "heading-unmatched": "A heading is not one of the questionnaire's.",
        "blank-form": "The form is empty: ask the sender for the filled-in form.",
        "answer-too-long": "An answer is longer than can be read in time: read it yourself.",
        "possible-resubmission": "This seems to be a newer version of an earlier return: decide which one counts.",
        "name-collision": "Two parts have the same name; the later one was numbered.",
        "name-encoding": "The file's name holds characters that cannot be shown; they are replaced.",
    },
}

CODES: dict[str, Code] = {
    name: Code(name, "high" if name in HIGH else "medium" if name in MEDIUM else "low", status, sentence)
    for status, sentences in _SENTENCES.items()
    for name, sentence in sentences.items()
}


def sentence(code: str, name: str, detail: str = "") -> str:
    """The sentence of `code` about the file `name`; `detail` (no full stop) follows in brackets.

    Raises KeyError for a code that is not of the list: that is our own bug.
    """
    text = CODES[code].sentence.replace("{file}", name)
    return f"{text} ({detail})" if detail else text


def unreadable(code: str, name: str, detail: str = "") -> UnreadableFile:
    """The exception to raise for a file that nobody can read: `raise unreadable("encrypted", name)`."""
    return UnreadableFile(code, sentence(code, name, detail))


def notice(code: str, detail: str = "", page: int | None = None, span: Span | None = None, name: str = "") -> Notice:
    """A reader's remark; its message is the sentence of `code` with `detail`."""
    return Notice(code, sentence(code, name or "The file", detail), page, span)
