"""The same small form in every format that is no Word file and no PDF, and what each format alone can hold."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

from tests.word_fixtures import zipped

# Rows of the form: left cell, paragraphs of the right cell.
ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Name of the programme", ("New Paths",)),
    ("Owner/developer", ("Prison Service", "since 2010 – Männerberatung č ł ž")),
    ("Risk assessment", ("☒ SARA ☐ ODARA", "Only medium or high risk")),
    ("Volume", ("40 men a year",)),
)

_ODT_NAMES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("form", "form"), ("fo", "xsl-fo-compatible"),
    )
}  # fmt: skip
_ODT_NAMES |= {
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def table_html() -> str:
    """The form as an HTML table."""
    rows = ""
    for left, right in ROWS:
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in right)
        rows += f"<tr><td><b>{left}</b></td><td>{paragraphs}</td></tr>"
    return f"<table>{rows}</table>"


def html_page(body: str, head: str = "") -> bytes:
    """A web page in UTF-8."""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def odt(body: str, styles: str = "", outer: str = "", manifest: str = "<m/>", kind: str = "text") -> bytes:
    """An OpenDocument text (or table, by `kind`): the content of its body, automatic styles, content of styles.xml."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _ODT_NAMES.items())
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    files = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {names}>{outer}</office:document-styles>",
        "META-INF/manifest.xml": manifest,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode())
    return out.getvalue()


def table_odt() -> str:
    """The form as an OpenDocument table."""

    def cell(paragraphs: tuple[str, ...]) -> str:
        return "<table:table-cell>" + "".join(f"<text:p>{x}</text:p>" for x in paragraphs) + "</table:table-cell>"

    rows = "".join(f"<table:table-row>{cell((left,))}{cell(right)}</table:table-row>" for left, right in ROWS)
    return f"<table:table>{rows}</table:table>"


def rtf_text(text: str) -> str:
    """Characters as RTF writes them."""
    return "".join(ch if " " <= ch < "\x7f" and ch not in "\\{}" else f"\\u{ord(ch)}?" for ch in text)


def rtf(body: str, head: str = "") -> bytes:
    """An RTF file."""
    fonts = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset2 Wingdings;}{\\f2\\fcharset238 Arial CE;}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1{fonts}{head}{body}}}".encode("ascii")


def table_rtf() -> str:
    """The form as an RTF table."""
    rows = []
    for left, right in ROWS:
        cells = f"{rtf_text(left)}\\cell " + "\\par ".join(map(rtf_text, right)) + "\\cell\\row"
        rows.append("\\trowd\\cellx3000\\cellx9000\\pard\\intbl " + cells)
    return "\n".join(rows) + "\\pard "


def xlsx(sheets: dict[str, str], strings: str = "", styles: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A workbook: the content of each sheet's element by name ("!" before a hidden one)."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed, related = "", ""
    files = {"[Content_Types].xml": b"<Types/>"}
    for number, (name, content) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name.startswith("!") else ""
        listed += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"{state}/>'
        related += f'<Relationship Id="r{number}" Type="{rels}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        files[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{main}">{content}</worksheet>'.encode()
    names = f'xmlns="{main}" xmlns:r="{rels}"'
    files["xl/workbook.xml"] = f"<workbook {names}><sheets>{listed}</sheets></workbook>".encode()
    files["xl/_rels/workbook.xml.rels"] = f"<Relationships>{related}</Relationships>".encode()
    files["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'.encode()
    files["xl/styles.xml"] = f'<styleSheet xmlns="{main}">{styles}</styleSheet>'.encode()
    return zipped(files | (more or {}))


def table_xlsx() -> str:
    """The form in columns B and C, a title above it."""
    rows = '<row r="1"><c r="B1" t="inlineStr"><is><t>Form</t></is></c></row>'
    for number, (left, right) in enumerate(ROWS, 3):
        cells = zip("BC", (left, "\n".join(right)), strict=True)
        written = "".join(f'<c r="{c}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for c, text in cells)
        rows += f'<row r="{number}">{written}</row>'
    return f"<sheetData>{rows}</sheetData>"


def mail(text: str = "", page: str = "", attached: dict[str, bytes] | None = None, subject: str = "Return") -> bytes:
    """A mail with a text, the same as a page, and attachments."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "office@example.org", "forms@example.org", subject
    message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, "application", "octet-stream", filename=name)
    return message.as_bytes()
