"""What a file is, by its bytes alone: one question a format, cheap enough to be asked of every file."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cached_property

from pipeline import limits

_MAIL_HEADER = re.compile(
    r"(received|return-path|from|to|cc|date|subject|message-id|mime-version|delivered-to|reply-to|sender"
    r"|content-(type|transfer-encoding|disposition|language)|dkim-signature|arc-[\w-]+|x-[\w-]+|thread-[\w-]+"
    r"|in-reply-to|references|importance|accept-language|list-[\w-]+|authentication-results|user-agent):",
    re.I,
)
_MAIL_SIGNS = re.compile(r"^(received|return-path|message-id|mime-version|content-type|x-mailer):", re.I | re.M)
_TAGS = "html|head|body|table|div|meta|title|header|p|h[1-6]|ul|ol|form|script|style|b|span|font|center|pre|section"
_HTML_START = re.compile(rf"(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*+<(?:!doctype\s+html|{_TAGS})\b", re.I | re.S)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_IMAGES_IF_BINARY = (b"GIF8", b"BM")
_OTHERS = (
    *(b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"\xfd7zXZ", b"\x7fELF", b"\0\0\1\0", b"\0asm", b"\xca\xfe\xba\xbe"),
    *(b"%!PS-", b"SQLite format 3", b"BEGIN:VCARD", b"BEGIN:VCALENDAR", b"-----BEGIN PKCS7", b"Rar!\x1a"),
)
_OTHERS_IF_BINARY = (b"MZ", b"BZh", b"ID3", b"OggS", b"fLaC", b"wOFF", b"RIFF")


@dataclass(frozen=True)
class Head:
    """What tells the type of a file."""

    data: bytes

    @cached_property
    def start(self) -> bytes:
        return self.data[: limits.SNIFF_BYTES]

    @cached_property
    def text(self) -> str:
        """The first characters, if they are text in some encoding; letters beyond ASCII may be wrong."""
        for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
            if self.start.startswith(bom):
                return self.start[len(bom) :].decode(encoding, "ignore")
        return self.start.removeprefix(codecs.BOM_UTF8).decode("latin-1")

    @cached_property
    def is_zip(self) -> bool:
        """A package, whole or not; what stands before it may be junk."""
        return self.start[:4] in (b"PK\x03\x04", b"PK\x05\x06") or self.data[-22:-18] == b"PK\x05\x06"

    @cached_property
    def names(self) -> bytes:
        """Where the names of a package's parts stand: its directory, or all of it where it has none any more."""
        end = self.data.rfind(b"PK\x05\x06")
        first = end - int.from_bytes(self.data[end + 12 : end + 16], "little")
        return self.data[first:end] if 0 <= first < end else self.data

    @cached_property
    def is_binary(self) -> bool:
        return b"\0" in self.start and not self.start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))

    @cached_property
    def mimetype(self) -> bytes:
        """What an OpenDocument file says it is: its first part, stored as such."""
        return self.data[38:120] if self.data[30:38] == b"mimetype" else b""

    @cached_property
    def is_ole(self) -> bool:
        return self.start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

    def has_stream(self, name: str) -> bool:
        """Whether an OLE file (.doc, .xls, .msg) has a stream of this name."""
        return self.is_ole and name.encode("utf-16-le") in self.data


def is_word(head: Head) -> bool:
    """Word since 2007: a package that is no workbook and no slides, or one XML file (Flat OPC)."""
    if head.is_zip:
        names = head.names.lower()  # some programs write the names of parts in capitals
        return b"[content_types].xml" in names and b"xl/workbook.xml" not in names and b"ppt/" not in names
    return b"http://schemas.microsoft.com/office/2006/xmlPackage" in head.start


def is_workbook(head: Head) -> bool:
    """Excel since 2007, but for its binary form."""
    return head.is_zip and b"xl/workbook.xml" in head.names


def is_opendocument(head: Head) -> bool:
    """Texts and tables of LibreOffice and others: a package, or one XML file."""
    kinds = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.spreadsheet")
    if head.is_zip:
        return head.mimetype.startswith(kinds)
    return any(kind in head.start for kind in kinds)


def is_pdf(head: Head) -> bool:
    """A PDF may have some junk before it."""
    return b"%PDF-" in head.start[:1024]


def is_rtf(head: Head) -> bool:
    """Rich text."""
    return head.start.lstrip(b"\xef\xbb\xbf\r\n \t").startswith(b"{\\rt")


def is_word_97(head: Head) -> bool:
    """Word 97 to 2003, the binary file."""
    return head.has_stream("WordDocument") and head.data[512:514] != b"\xdc\xa5"


def is_older_word(head: Head) -> bool:
    """Word before 1997, and the XML file of Word 2003."""
    xml = b"schemas.microsoft.com/office/word/2003/wordml" in head.start
    return xml or head.has_stream("WordDocument") or head.start.startswith((b"\xdb\xa5-", b"\x31\xbe\x00\x00"))


def is_other_office(head: Head) -> bool:
    """Tables and old formats of other office programs, which LibreOffice reads."""
    package = head.is_zip and (b"xl/workbook.bin" in head.names or b"vnd.sun.xml.writer" in head.mimetype)
    return package or head.has_stream("Workbook") or head.start.startswith(b"\xffWPC")


def is_protected(head: Head) -> bool:
    """An Office file behind a password: an OLE file around a package, or an old Word file with its mark set."""
    word = head.data[512:514] == b"\xec\xa5" and len(head.data) > 524 and bool(head.data[523] & 1)
    return head.has_stream("EncryptedPackage") or (head.is_ole and word)


def is_message(head: Head) -> bool:
    """A message saved by Outlook."""
    return head.has_stream("__properties_version1.0")


def is_mail(head: Head) -> bool:
    """A mail as it is sent (.eml), or a web page saved as one (.mht): header lines from its start on, one of them such
    as only programs write."""
    lines = head.text.lstrip().splitlines()
    if not lines or not (_MAIL_HEADER.match(lines[0]) or lines[0].startswith("From ")):
        return False
    headers = head.text.lstrip().replace("\r\n", "\n").split("\n\n")[0]
    return bool(_MAIL_SIGNS.search(headers))


def is_html(head: Head) -> bool:
    """A web page, or a piece of one."""
    return bool(_HTML_START.match(head.text))


def is_archive(head: Head) -> bool:
    """A zip that is no office file."""
    office = b"[Content_Types].xml" in head.names or head.mimetype
    return head.is_zip and not office


def is_image(head: Head) -> bool:
    """A photo or a scan."""
    phone = head.start[4:12] in (b"ftypheic", b"ftypmif1") or head.start[8:12] == b"WEBP"
    return phone or head.start.startswith(_IMAGES) or (head.is_binary and head.start.startswith(_IMAGES_IF_BINARY))


def is_unread(head: Head) -> bool:
    """Programs, sounds, other archives, address cards, XML of other kinds: nothing that is a return."""
    if head.is_zip or head.is_ole or head.start.startswith(_OTHERS):
        return True
    if head.is_binary and (head.start.startswith(_OTHERS_IF_BINARY) or head.start[4:8] == b"ftyp"):
        return True
    return head.text.lstrip().startswith("<?xml")


def is_text(head: Head) -> bool:
    """Whatever is left: its reader refuses what is no text."""
    return True
