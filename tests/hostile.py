"""Bad and awkward files: at least two for every code that a file alone can cause, with what must come of each.

`write(folder)` lays them out as a folder from strangers would hold them; the batch is tested with the same set.
"""

from __future__ import annotations

import io
import os
import random
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pipeline import limits
from tests.pdf_fixtures import Pdf
from tests.word_fixtures import Part, p, picture, r, sdt, story, tbl, tc, tr, word, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Case:
    """A file: its name, its bytes, the code it must get. `read`: it is read all the same and the code is a notice."""

    name: str
    data: bytes
    code: str
    read: bool = False


def form(*extra: str) -> bytes:
    """A small sound Word form."""
    rows = tr(tc(p(r("Name"))), tc(p(r("New Paths")))) + tr(tc(p(r("Risk"))), tc(p(r("SARA"))))
    return word(tbl(rows) + "".join(extra))


def packed(files: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip, double names allowed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def _patched(data: bytes, offset: int, value: bytes, entry: int = 0) -> bytes:
    """A zip with bytes of one directory entry changed."""
    at = -1
    for _ in range(entry + 1):
        at = data.index(b"PK\x01\x02", at + 1)
    return data[: at + offset] + value + data[at + offset + len(value) :]


def _bomb(size: int) -> bytes:
    return packed([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", bytes(size))])


def _with_main(content: bytes) -> bytes:
    """A Word file with another main part."""
    with zipfile.ZipFile(io.BytesIO(form())) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    return packed([(name, content if name == "word/document.xml" else old) for name, old in files])


_LINE = "Lending: By trolley"
_ODT_BODY = (
    b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    b"<text:p>Name: New Paths</text:p></office:text></office:body></office:document-content>"
)
_ODT_LINE = _ODT_BODY.replace(b"Name: New Paths", _LINE.encode())


def _odt(content: bytes, manifest: bytes = b"<manifest/>", extra: list[tuple[str, bytes]] | None = None) -> bytes:
    files = [("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content), *(extra or [])]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in [*files, ("META-INF/manifest.xml", manifest)]:
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _pdf(draw: Callable[[Pdf], object] = lambda pdf: None, text: str = "Name of the programme: New Paths") -> bytes:
    pdf = Pdf()
    if text:
        pdf.sheet().text(72, 72, text)
    draw(pdf)
    return pdf.save()


def _xfa(more: str, text: str) -> bytes:
    pdf = Pdf(catalog=f"{more} /AcroForm << /Fields [] /XFA (<xdp/>) >>")
    pdf.sheet().text(72, 72, text)
    return pdf.save()


def _ole(*streams: str) -> bytes:
    return OLE + bytes(504) + b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)


def refused() -> Iterator[Case]:
    """Files that must not be read."""
    whole = form()
    noise = random.Random(7).randbytes(4_000)
    deep = b"<a>" * 400 + b"</a>" * 400
    yield Case("empty.docx", b"", "empty")
    yield Case("blank.txt", b"\xef\xbb\xbf \n\t\r\n\xe2\x80\x8b ", "empty")
    yield Case("blank.html", b"<html><body><p>&nbsp;</p></body></html>", "empty")
    yield Case("bomb.docx", _bomb(66 * 1024 * 1024), "too-large-expanded")
    yield Case("liar.docx", _patched(whole, 24, (400 * 1024 * 1024).to_bytes(4, "little"), 2), "too-large-expanded")
    many = [(f"{number}.xml", b"") for number in range(5_001)]
    yield Case("parts.docx", packed([("[Content_Types].xml", b""), *many]), "too-many-parts")
    yield Case("parts.xlsx", packed([("[Content_Types].xml", b""), ("xl/workbook.xml", b""), *many]), "too-many-parts")
    yield Case("pages.pdf", _pdf(lambda pdf: [pdf.sheet() for _ in range(501)]), "too-many-pages")
    yield Case("more-pages.pdf", _pdf(lambda pdf: [pdf.sheet() for _ in range(700)], ""), "too-many-pages")
    yield Case("cells.html", b"<table>" + b"<tr><td>a<td>b" * 25_001 + b"</table>", "too-many-cells")
    yield Case("cells.txt", b"a\tb\n" * 25_001, "too-many-cells")
    yield Case("long.txt", b"All work and no play. " * 920_000, "too-long")
    yield Case("long.html", b"<p>" + b"word " * 4_100_000 + b"</p>", "too-long")
    yield Case("tables.html", b"<table><tr><td>" * 30 + b"x", "too-deep")
    yield Case("groups.rtf", b"{\\rtf1 " + b"{" * 3_000 + b"x" + b"}" * 3_001, "too-deep")
    yield Case("cut.docx", whole[: len(whole) // 2], "zip-truncated")
    yield Case("cut.odt", _odt(b"<a/>")[:-40], "zip-truncated")
    yield Case("cut.rtf", b"{\\rtf1\\ansi Name of the programme\\par New Pa", "zip-truncated")
    yield Case("flipped.docx", _patched(whole, 16, b"\0\1\2\3", 2), "zip-corrupt")
    yield Case("hole.docx", whole[:200] + whole[300:], "zip-corrupt")
    types = ("[Content_Types].xml", b"<Types/>")
    yield Case("double.docx", packed([types, ("word/a.xml", b"<a/>"), ("word/a.xml", b"<b/>")]), "zip-ambiguous")
    yield Case("case.docx", packed([types, ("word/a.xml", b"<a/>"), ("word/A.xml", b"<b/>")]), "zip-ambiguous")
    yield Case("overlap.docx", _overlapping(), "zip-ambiguous")
    yield Case("lzma.docx", packed([("[Content_Types].xml", b"<Types/>")], zipfile.ZIP_LZMA), "zip-method")
    yield Case("bzip2.docx", packed([("[Content_Types].xml", b"<Types/>")], zipfile.ZIP_BZIP2), "zip-method")
    yield Case("locked.docx", _ole("EncryptedPackage", "EncryptionInfo"), "encrypted")
    yield Case("locked.doc", OLE + bytes(504) + b"\xec\xa5\xc1\0" + bytes(6) + b"\0\1" + bytes(500), "encrypted")
    yield Case("locked-parts.docx", _patched(whole, 8, b"\1\0", 1), "encrypted")
    yield Case("locked.odt", _odt(b"\x13\x37", b"<manifest:encryption-data/>"), "encrypted")
    locked = Pdf(password="open sesame")
    locked.sheet().text(72, 72, "Name of the programme")
    yield Case("locked.pdf", locked.save(), "encrypted")
    yield Case("archive.docx", zipped({"readme.txt": b"no Word file"}), "not-docx")
    yield Case("noise.docx", noise, "not-docx")
    yield Case("slides.docx", zipped({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}), "not-docx")
    yield Case("program.exe", b"MZ\x90\0" + noise, "unsupported")
    yield Case("song.mp3", b"ID3\x03\0" + noise, "unsupported")
    yield Case("logo.png", b"\x89PNG\r\n\x1a\n" + noise, "unsupported")
    yield Case("noise.bin", noise, "unsupported")
    yield Case("noise.txt", noise, "not-text")
    yield Case("zeros.txt", bytes(5_000), "not-text")
    dtd = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">]><w:document xmlns:w="x">&a;</w:document>'
    yield Case("dtd.docx", _with_main(dtd), "xml-dtd")
    yield Case("dtd16.docx", _with_main(dtd.decode().encode("utf-16")), "xml-dtd")
    yield Case("dtd.odt", _odt(dtd), "xml-dtd")
    yield Case("broken.docx", _with_main(b"<w:document><w:body>"), "xml-invalid")
    yield Case("broken.odt", _odt(b"<office:document-content>"), "xml-invalid")
    yield Case("deep.docx", _with_main(deep), "xml-too-deep")
    yield Case("deep.html", b"<div>" * 5_000 + b"Name", "xml-too-deep")
    yield Case("noise.pdf", b"%PDF-1.7\n" + noise + b"\n%%EOF", "pdf-corrupt")
    yield Case("text.pdf", noise, "pdf-corrupt")
    sound = _pdf()
    yield Case("cut.pdf", sound[:60], "pdf-truncated")
    yield Case("cut-late.pdf", b"%PDF-1.4\n1 0 obj << /Type /Catalog", "pdf-truncated")
    yield Case("poster.pdf", _pdf(lambda pdf: pdf.sheet(20_000, 20_000), ""), "page-size")
    yield Case("banner.pdf", _pdf(lambda pdf: pdf.sheet(90_000, 100), ""), "page-size")
    scan = Pdf()
    scan.sheet().picture(0, 0, 595, 842, (40, 50, bytes(range(250)) * 8))
    yield Case("scan.pdf", scan.save(), "needs-ocr")
    yield Case("xfa.pdf", _xfa("/NeedsRendering true", "Please wait... your viewer may not show this."), "xfa")
    for name, sheets in (("nameless.pdf", 1), ("nameless-2.pdf", 2)):
        pdf = Pdf()
        pdf.nameless_font("secret")
        for _ in range(sheets):
            pdf.sheet().coded(72, 72, bytes(range(1, 200)), font="secret")
        yield Case(name, pdf.save(), "garbled-text")
    yield Case("photo.jpg", b"\xff\xd8\xff\xe0" + noise * 8, "needs-ocr")
    yield Case("photo.heic", b"\0\0\0\x18ftypheic" + noise * 8, "needs-ocr")
    yield Case("page.tif", b"II*\0" + noise * 8, "needs-ocr")
    yield Case("mail.eml", b"From: a@example.org\nMIME-Version: 1.0\nSubject: x\n\nHello\n", "container")
    yield Case("returns.zip", zipped({"a.docx": whole}), "container")
    yield Case("~$form.docx", b"\5owner" + bytes(156), "skip:lock-file")
    yield Case(".~lock.form.odt#", b",user,host,;", "skip:lock-file")
    yield Case("Thumbs.db", _ole("Catalog"), "skip:system-file")
    yield Case(".DS_Store", b"\0\0\0\1Bud1", "skip:system-file")
    yield Case("form.docx.crdownload", whole[:500], "skip:partial-download")
    yield Case("form.pdf.part", b"%PDF-1.4", "skip:partial-download")


def _overlapping() -> bytes:
    """A package in which one part lies inside another."""
    long = b"<a>" + b"x" * 400 + b"</a>"
    files = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", long), ("b.xml", b"<b/>")]
    data = packed(files, zipfile.ZIP_STORED)
    inner = data.index(b"xxxx")
    head = data[data.index(b"PK\x03\x04", data.index(b"</a>")) : data.index(b"<b/>") + 4]
    data = data[:inner] + head + data[inner + len(head) :]
    return _patched(data, 42, inner.to_bytes(4, "little"), 2)


def flagged() -> Iterator[Case]:
    """Files that must be read, with a notice."""
    body = p(r("Lending: By trolley"))
    script = "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.beep) >>] >> >>"
    yield Case("rtf.docx", b"{\\rtf1\\ansi Lending: By trolley\\par}", "wrong-extension", True)
    yield Case("word.pdf", word(body), "wrong-extension", True)
    yield Case("page.docx", b"<html><body><p>Lending: By trolley</p></body></html>", "wrong-extension", True)
    yield Case("text.docx", b"Lending: By trolley\n", "wrong-extension", True)
    yield Case("span.html", b"<table><tr><td colspan=99999>Lending<td>By trolley</table>", "bad-table", True)
    yield Case("rows.html", b"<table><tr><td rowspan=70000>Lending<td>By trolley<tr><td>x</table>", "bad-table", True)
    yield Case("hidden.docx", word(body + p(r("secret", "<w:vanish/>"))), "hidden-text", True)
    yield Case("hidden.html", b"<p>Lending</p><p style='display:none'>secret</p>", "hidden-text", True)
    yield Case("struck.docx", word(body + p(r("gone", "<w:strike/>"))), "strikethrough", True)
    yield Case("struck.html", b"<p>Lending <s>gone</s></p>", "strikethrough", True)
    inserted = '<w:ins w:id="1" w:author="a">' + r("new") + "</w:ins>"
    yield Case("changed.docx", word(body + p(inserted)), "tracked-changes", True)
    yield Case("changed.html", b"<p>Lending: <ins>By</ins> <del>At</del> trolley</p>", "tracked-changes", True)
    comments = story("comments", f'<w:comment w:id="1">{p(r("why?"))}</w:comment>')
    reference = p(r("Lending") + '<w:r><w:commentReference w:id="1"/></w:r>')
    yield Case("comment.docx", word(reference, comments), "annotation", True)
    yield Case("comment.rtf", b"{\\rtf1 Lending{\\*\\annotation why?}\\par}", "annotation", True)
    vba = Part("word/vbaProject.bin", b"\0", "vbaProject", "vba")
    yield Case("macro.docm", word(body, vba, form="docm"), "macros", True)
    yield Case("macro.odt", _odt(_ODT_LINE, extra=[("Basic/Standard/Module1.xml", b"<m/>")]), "macros", True)
    yield Case("script.html", b"<script>alert(1)</script><p>Lending</p>", "active-content", True)
    yield Case("action.pdf", _pdf(lambda pdf: setattr(pdf, "catalog", script), _LINE), "active-content", True)
    yield Case("outside.html", b"<p>Lending</p><img src='http://example.org/x.png'>", "external-ref", True)
    template = [("tp", "attachedTemplate", "http://example.org/x.dotm")]
    yield Case("outside.docx", word(body, external=template), "external-ref", True)
    media = Part("word/media/a.png", b"\x89PNG" + bytes(9_000), "image", "im", "image/png")
    yield Case("picture.docx", word(p(r("Lending")) + p(f"<w:r>{picture('im')}</w:r>"), media), "embedded-object", True)
    yield Case("picture.html", b"<p>Lending</p><img src='cid:photo'>", "embedded-object", True)
    chunk = Part("word/chunk.txt", b"Lending: By trolley", "aFChunk", "ch", "text/plain")
    yield Case("chunk.docx", word(body + '<w:altChunk r:id="ch"/>', chunk), "altchunk", True)
    page = Part("word/chunk.html", b"<html><p>Lending: By trolley</p></html>", "aFChunk", "ch", "text/html")
    yield Case("chunk2.docx", word(body + '<w:altChunk r:id="ch"/>', page), "altchunk", True)
    yield Case("bidi.txt", "Lending: \u202eshtaP weN\u202c\n".encode(), "bidi", True)
    yield Case("bidi.docx", word(p(r("Lending: \u202eshtaP weN\u202c"))), "bidi", True)
    yield Case("zero.txt", "Lending: B\u200by\u2060 trolley\n".encode(), "invisible-chars", True)
    yield Case("zero.html", "<p>Lending: B\u200by trolley</p>".encode(), "invisible-chars", True)
    yield Case("controls.txt", b"Lending: By\x07 trolley " + b"word " * 40, "control-chars", True)
    yield Case("controls.html", b"<p>Lending: \x07 By trolley</p>", "control-chars", True)
    yield Case("latin.txt", "Lending: Männerbücherei\n".encode("cp1252"), "bad-utf8", True)
    yield Case("cut-letter.txt", "Lending: Männerbücherei – é".encode()[:-1], "bad-utf8", True)
    mixed = "Lending: Bücher\n".encode() + "Lending: Bücher\n".encode("cp1252")
    yield Case("mixed.txt", mixed * 3, "mixed-encoding", True)
    yield Case("mixed2.txt", "Lending: Nové – Škola\n".encode() + "Žák\n".encode("cp1250"), "mixed-encoding", True)
    yield Case("garbled.txt", "Lending: Männerbücherei – „ja“\n".encode().decode("cp1252").encode(), "mojibake", True)
    lost = "Lending: M\ufffdnner und Frauen und mehr, hier und dort im ganzen Land\n"
    yield Case("lost.txt", lost.encode(), "mojibake", True)
    yield Case("symbols.txt", "Lending: \uf0a1\ue001 By trolley\n".encode(), "symbol-font", True)
    yield Case("symbols.docx", word(p(r("Lending \ue001"))), "symbol-font", True)
    control = sdt(r("Click to enter text."), "<w:showingPlcHdr/>")
    invited = _ODT_LINE.replace(b"</text:p>", b"<text:placeholder>your name</text:placeholder></text:p>")
    yield Case("placeholder.odt", _odt(invited), "placeholder", True)
    yield Case("placeholder.docx", word(p(r("Lending")) + p(control)), "placeholder", True)
    yield Case("xfa-read.pdf", _xfa("", "Lending: By trolley"), "xfa", True)
    yield Case("tail.pdf", _pdf(text=_LINE)[:-7], "pdf-repaired", True)
    yield Case("no-table.pdf", _pdf(text=_LINE).split(b"startxref")[0], "pdf-repaired", True)
    listed = "/Names << /EmbeddedFiles << /Names [(a.txt) << /Type /Filespec /F (a.txt) /EF << >> >>] >> >>"
    yield Case("attachment.pdf", _pdf(lambda pdf: setattr(pdf, "catalog", listed), _LINE), "attachment", True)
    embedded = Part("word/embeddings/a.xlsx", b"PK\3\4", "package", "em")
    yield Case("attachment.docx", word(body, embedded), "attachment", True)


HEADINGS = ("Name of the library", "Lending", "Opening")


def forms() -> Iterator[Case]:
    """Files that every reader reads, and of which the form itself earns the code."""
    answered = [f"{heading}\tyes" for heading in HEADINGS]
    yield Case("letter.txt", b"Dear colleagues,\n\nplease find our annual report below.\n", "no-template")
    yield Case("minutes.docx", word(p(r("Minutes of the meeting")) + p(r("Everybody was there."))), "no-template")
    yield Case("blank-form.txt", "\n".join(f"{heading}\t" for heading in HEADINGS).encode(), "blank-form", True)
    empty = [tr(tc(p(r(heading))), tc(p())) for heading in HEADINGS]
    yield Case("blank-form.docx", word(tbl(*empty)), "blank-form", True)
    yield Case("twice.txt", "\n".join([*answered, "Lending\tby trolley"]).encode(), "duplicate-heading", True)
    yield Case("twice.docx", _table(*HEADINGS, "Opening"), "duplicate-heading", True)
    foreign = [*answered[:2], "Favourite colour of the readers\tblue", *answered[2:]]
    yield Case("foreign.txt", "\n".join(foreign).encode(), "heading-unmatched", True)
    yield Case("foreign.docx", _table(*HEADINGS, "Favourite colour of the readers"), "heading-unmatched", True)
    novel = "It was a dark and stormy night, and nobody came to the library. " * 16_000
    yield Case("novel.txt", "\n".join([*answered[:2], f"Opening\t{novel}"]).encode(), "answer-too-long", True)
    yield Case("novel.docx", _table(*HEADINGS, cells={"Lending": novel}), "answer-too-long", True)


def _table(*headings: str, cells: Mapping[str, str] = MappingProxyType({})) -> bytes:
    return word(tbl(*(tr(tc(p(r(heading))), tc(p(r(cells.get(heading, "yes"))))) for heading in headings)))


def cases() -> list[Case]:
    """All of them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of the double names that are wanted here
        return [*refused(), *flagged(), *forms()]


def write(folder: Path) -> dict[str, tuple[str, bool]]:
    """Write all into a folder, with what only a folder can hold (too large a file, links, pipes, equal files, odd
    names, parts of archives): by name, the code that each must get and whether it is read all the same."""
    expected = {}
    for case in cases():
        (folder / case.name).write_bytes(case.data)
        expected[case.name] = (case.code, case.read)
    for name in ("huge.docx", "huge.pdf"):
        with open(folder / name, "wb") as file:
            file.truncate(101 * limits.MB)
        expected[name] = ("too-large", False)
    for number in (1, 2):
        data = f"Lending: By trolley, every {number} weeks\n".encode()
        for name in (f"same{number}.txt", f"same{number} (copy).txt"):
            (folder / name).write_bytes(data)
        expected[f"same{number}.txt"] = ("duplicate-bytes", False)
        twice = [("form.txt", data + b"1"), ("form.txt", data + b"2"), (f"a\u202e{number}.txt", data + b"3")]
        (folder / f"names{number}.zip").write_bytes(_quietly(twice))
        expected[f"names{number}.zip/form (2).txt"] = ("name-collision", True)
        expected[f"names{number}.zip/a\ufffd{number}.txt"] = ("name-encoding", True)
    return expected | (_special(folder) if os.name == "posix" else {})


def _quietly(files: list[tuple[str, bytes]]) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return packed(files)


def _special(folder: Path) -> dict[str, tuple[str, bool]]:
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.docx")
    os.symlink(folder / "rtf.docx", folder / "link.docx")
    os.symlink("/dev/zero", folder / "zero-link.txt")
    found = {}
    for number, name in enumerate((b"no-utf8-\xe9.txt", b"bell\x07.txt")):
        (folder / os.fsdecode(name)).write_bytes(f"Lending: By trolley, {number} times\n".encode())
        found[name.decode("ascii", "backslashreplace").replace("\x07", "\\x07")] = ("name-encoding", True)
    found |= dict.fromkeys(("pipe.txt", "pipe.docx"), ("skip:not-a-file", False))
    return found | dict.fromkeys(("link.docx", "zero-link.txt"), ("skip:symlink", False))
