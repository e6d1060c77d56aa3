"""Mails: .eml as sent, .mht, and .msg as saved by Outlook. The text is the part `body`, each attachment one more.

A .msg is turned into a mail first (its streams are laid down in [MS-OXMSG] and [MS-OXPROPS]), so that both go one way.
"""

from __future__ import annotations

import email
import email.header
import email.message
import html
import io
import re
from collections.abc import Iterator
from typing import Any

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.gate import check_size
from pipeline.model import UnreadableFile
from pipeline.readers.decode import decode

Message = Any  # as email.message.Message, whose types differ between versions of Python
_SHOWN = ("From", "To", "Date", "Subject")
_RICH = re.compile(r"<(table|input|select|textarea)\b", re.I)
_OLE = b"\xd0\xcf\x11\xe0"
_ENDINGS = {"message/rfc822": ".eml", "text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf"}


def parts(data: bytes, name: str) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """The text of a mail as `body`, where it has any, and its attachments.

    Raises UnreadableFile: encrypted, too-deep, zip-corrupt.
    """
    try:
        message = _opened(data, name) if data.startswith(_OLE) else email.message_from_bytes(data)
        yield from _parts(message, name)
    except RecursionError:
        raise unreadable("too-deep", name) from None


def _parts(message: Message, name: str) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    if _is_sealed(message):
        raise unreadable("encrypted", name)
    bodies: list[tuple[str, str]] = []
    attached: list[Message] = []
    _sort(message, bodies, attached)
    if body := _body(message, bodies):
        yield "body", body
    for number, part in enumerate(attached, 1):
        inside = _file_name(part, number)
        yield inside, _content(part, f"{name}/{inside}")


def _is_sealed(message: Message) -> bool:
    kind = message.get_content_type()
    smime = kind in ("application/pkcs7-mime", "application/x-pkcs7-mime")
    return kind == "multipart/encrypted" or (smime and "signed" not in str(message.get("Content-Type")))


def _sort(message: Message, bodies: list[tuple[str, str]], attached: list[Message]) -> None:
    """The readable texts of a mail (as what they are: plain or html), and what is attached."""
    kind = message.get_content_type()
    payload = message.get_payload()
    if kind == "multipart/alternative" and isinstance(payload, list):
        choices: list[tuple[list[tuple[str, str]], list[Message]]] = []
        for choice in payload:
            inner: tuple[list[tuple[str, str]], list[Message]] = ([], [])
            _sort(choice, *inner)
            choices.append(inner)
        texts = [text for found, _ in choices for text in found if text[1].strip()]
        bodies += [text for text in texts if text[0] == "html" and _RICH.search(text[1])][:1] or texts[:1]
        attached += [part for _, found in choices for part in found]
    elif message.is_multipart() and isinstance(payload, list) and kind != "message/rfc822":
        for part in payload:
            _sort(part, bodies, attached)
    elif kind in ("text/plain", "text/html") and not message.get_filename() and not _is_attachment(message):
        bodies.append(("html" if kind == "text/html" else "plain", _text(message)))
    else:
        attached.append(message)


def _is_attachment(message: Message) -> bool:
    return str(message.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _text(message: Message) -> str:
    """The characters of a text part: by its own word for its encoding, unless they do not fit it."""
    payload = message.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = (message.get_content_charset() or "").replace("us-ascii", "")
    try:
        text = data.decode(charset) if charset else decode(data, "")[0]
    except (LookupError, UnicodeDecodeError, UnreadableFile):
        try:
            text = decode(data, "")[0]
        except UnreadableFile:
            text = data.decode("utf-8", "replace")
    flowed = str(message.get_param("format", "")).lower() == "flowed"
    return re.sub(r"(?m)(?<=[^\s-]) \r?\n(?=[^>\s])", " ", text) if flowed else text


def _body(message: Message, bodies: list[tuple[str, str]]) -> bytes:
    """The text of a mail under its head, as a text file or a page; empty where it says nothing."""
    texts = [(kind, text) for kind, text in bodies if re.sub(r"<[^>]*>|\s|&nbsp;", "", text)]
    if not texts:
        return b""
    head = [f"{key}: {_header(message, key)}" for key in _SHOWN if message.get(key)]
    if all(kind == "plain" for kind, _ in texts):
        return "\n\n".join(["\n".join(head), *(text for _, text in texts)]).strip().encode("utf-8", "replace")
    pages = [text if kind == "html" else f"<pre>{html.escape(text)}</pre>" for kind, text in texts]
    lines = "<br>".join(map(html.escape, head))
    return "\n".join([f"<header>{lines}</header>", *pages]).encode("utf-8", "replace")


def _header(message: Message, key: str) -> str:
    raw = str(message.get(key, ""))
    try:
        text = str(email.header.make_header(email.header.decode_header(raw)))
    except (ValueError, LookupError, UnicodeError):
        text = raw
    return " ".join(text.split())


def _file_name(part: Message, number: int) -> str:
    """The name of an attachment, as one plain name; one without is called by its place."""
    raw = part.get_filename()
    if raw:
        try:
            raw = str(email.header.make_header(email.header.decode_header(raw)))
        except (ValueError, LookupError, UnicodeError):
            raw = str(raw)
    elif part.get_content_type() == "message/rfc822" and part.is_multipart():
        raw = _header(part.get_payload(0), "Subject") or None
    shown = (ch if ch.isprintable() else "\ufffd" for ch in " ".join((raw or "").split()))
    name = "".join("_" if ch in '/\\:*?"<>|' else ch for ch in shown)
    name = name.strip(". ")[-120:] or f"part-{number}"
    ending = _ENDINGS.get(part.get_content_type(), "")
    return name if "." in name[-6:] else name + ending


def _content(part: Message, name: str) -> bytes | UnreadableFile:
    try:
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            data = bytes(part.get_payload(0).as_bytes())
        elif _is_sealed(part):
            return unreadable("encrypted", name)
        else:
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
        check_size(data, name)
    except UnreadableFile as error:
        return error
    except (ValueError, LookupError, UnicodeError, AttributeError):
        return unreadable("unsupported", name, "the mail does not say how to take it out")
    return data


# Outlook's .msg -------------------------------------------------------------------------------------------------------

_SUBJECT, _BODY, _HTML, _SENDER, _SENDER_MAIL = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x5D01
_ATTACHED, _LONG_NAME, _SHORT_NAME, _RTF = 0x3701, 0x3707, 0x3704, 0x1009
# What every compressed RTF begins with in the mind of its reader ([MS-OXRTFCP] 2.1.2.1)
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def _opened(data: bytes, name: str) -> Message:
    """The message in a .msg as a mail."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return _mail(ole, [], 0, name)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError):
        raise unreadable("zip-corrupt", name, "its streams cannot be read") from None


def _mail(ole: Any, folder: list[str], depth: int, name: str) -> Message:
    if depth > limits.CONTAINER_DEPTH:
        raise unreadable("too-deep", name)
    message = email.message.EmailMessage()
    if subject := _string(ole, folder, _SUBJECT):
        message["Subject"] = " ".join(subject.split())
    sender = _string(ole, folder, _SENDER_MAIL) or _string(ole, folder, _SENDER)
    if sender:
        message["From"] = email.header.Header(" ".join(sender.split()), "utf-8").encode()
    page = _binary(ole, folder, _HTML)
    text = _string(ole, folder, _BODY)
    message.set_content(text or "")
    if page:
        message.add_alternative(decode(page, name)[0], subtype="html")
    elif not text.strip() and (rich := _binary(ole, folder, _RTF)):
        message.add_attachment(_decompressed(rich), "application", "rtf", filename="body.rtf")
    for entry in ole.listdir(streams=False, storages=True):
        if entry[:-1] == folder and entry[-1].startswith("__attach_version1.0_"):
            _attach(message, ole, entry, depth, name)
    return email.message_from_bytes(message.as_bytes())


def _attach(message: email.message.EmailMessage, ole: Any, folder: list[str], depth: int, name: str) -> None:
    file_name = _string(ole, folder, _LONG_NAME) or _string(ole, folder, _SHORT_NAME) or "unnamed"
    content = _binary(ole, folder, _ATTACHED)
    inner = [*folder, f"__substg1.0_{_ATTACHED:04X}000D"]
    if content is not None:
        message.add_attachment(content, "application", "octet-stream", filename=file_name)
    elif ole.exists(inner):
        nested = _mail(ole, inner, depth + 1, name).as_bytes()
        file_name = file_name.removesuffix(".msg") + ".eml"
        message.add_attachment(nested, "application", "octet-stream", filename=file_name)


def _string(ole: Any, folder: list[str], tag: int) -> str:
    for kind, encoding in (("001F", "utf-16-le"), ("001E", None)):
        stream = [*folder, f"__substg1.0_{tag:04X}{kind}"]
        if ole.exists(stream):
            data = ole.openstream(stream).read()
            return str(data.decode(encoding, "replace") if encoding else decode(data, "")[0]).rstrip("\0")
    return ""


def _binary(ole: Any, folder: list[str], tag: int) -> bytes | None:
    stream = [*folder, f"__substg1.0_{tag:04X}0102"]
    return bytes(ole.openstream(stream).read()) if ole.exists(stream) else None


def _decompressed(data: bytes) -> bytes:
    """The RTF in a compressed property: bytes, and copies of what came before, by a flag each ([MS-OXRTFCP])."""
    if data[8:12] != b"LZFu":
        return data[16:]
    size = min(int.from_bytes(data[4:8], "little"), limits.FILE_BYTES)
    window, out, at = bytearray(_DICTIONARY.ljust(4096, b"\0")), bytearray(), 16
    write = len(_DICTIONARY)
    while at < len(data) and len(out) < size:
        flags, at = data[at], at + 1
        for bit in range(8):
            if flags >> bit & 1:
                pair = int.from_bytes(data[at : at + 2], "big")
                copied, at = [(pair >> 4) + step & 0xFFF for step in range((pair & 15) + 2)], at + 2
                if pair >> 4 == write:
                    return bytes(out[:size])
            else:
                copied, at = [-1], at + 1
            for place in copied:
                byte = data[at - 1 : at] if place < 0 else window[place : place + 1]
                out += byte
                window[write : write + 1] = byte or b"\0"
                write = write + 1 & 0xFFF
    return bytes(out[:size])
