"""Building small Word files from raw XML: any trait that Word, other programs or the past put into a file."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"
NAMESPACES = {
    "w": f"{OFFICE}/wordprocessingml/2006/main",
    "r": f"{OFFICE}/officeDocument/2006/relationships",
    "m": f"{OFFICE}/officeDocument/2006/math",
    "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{OFFICE}/drawingml/2006/main",
    "pic": f"{OFFICE}/drawingml/2006/picture",
    "dgm": f"{OFFICE}/drawingml/2006/diagram",
    "c": f"{OFFICE}/drawingml/2006/chart",
    "mc": f"{OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_STRICT_NAMES = {
    NAMESPACES["w"]: f"{STRICT}/wordprocessingml/main",
    NAMESPACES["r"]: f"{STRICT}/officeDocument/relationships",
    NAMESPACES["m"]: f"{STRICT}/officeDocument/math",
    NAMESPACES["wp"]: f"{STRICT}/drawingml/wordprocessingDrawing",
    NAMESPACES["a"]: f"{STRICT}/drawingml/main",
}
_XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_CT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPES = {
    "docx": f"{_CT}.document.main+xml",
    "dotx": f"{_CT}.template.main+xml",
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Anything"/>
<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Nadpis1"><w:name w:val="Nadpis 1"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Deeper"><w:name w:val="Deeper"/><w:basedOn w:val="Secret"/></w:style>
<w:style w:type="paragraph" w:styleId="Heavy"><w:name w:val="Heavy"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Platzhalter"><w:name w:val="Placeholder Text"/></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr>
</w:tblStylePr></w:style>
"""


def level(depth: int, form: str, text: str, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


_BOX = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%1.%2)")}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "•")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3">{level(0, "upperRoman", "Part %1")}'
    f"{level(1, 'decimal', '%1.%2', '<w:isLgl/>')}"
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="4">{level(0, "bullet", chr(0xF0A8), _BOX)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="5">{level(0, "bullet", chr(0xF0FE), _BOX)}</w:abstractNum>'
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3, 4, 5))
    + '<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)


@dataclass(frozen=True)
class Part:
    """A part beside the main one: its name, its content, how the main part refers to it ("" = it does not)."""

    name: str
    content: bytes
    kind: str = ""
    id: str = ""
    content_type: str = "application/xml"


_STORY_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_STORIES = ("styles", "numbering", "header", "footer", "footnotes", "endnotes", "comments")


def xml(root: str, content: str) -> bytes:
    """An XML part with all namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_XMLNS}>{content}</{root}>'.encode()


def story(kind: str, content: str, relation_id: str = "") -> Part:
    """A header, footer, or the part of all footnotes, endnotes or comments."""
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    number = "".join(c for c in relation_id if c.isdigit())
    return Part(f"word/{kind}{number}.xml", xml(f"w:{root}", content), kind, relation_id or kind)


def word(
    body: str,
    *parts: Part,
    form: str = "docx",
    main: str = "word/document.xml",
    external: Sequence[tuple[str, str, str]] = (),
    strict: bool = False,
    upper: bool = False,
    styles: str = STYLES,
    recode: str = "utf-8",
) -> bytes:
    """A Word file around the content of its body. `external`: relations (id, kind, address) to the outside."""
    folder, _, base = main.rpartition("/")
    every = [
        Part(f"{folder}/styles.xml", xml("w:styles", styles), "styles", "styles"),
        Part(f"{folder}/numbering.xml", xml("w:numbering", NUMBERING), "numbering", "numbering"),
        *parts,
    ]
    files = {
        "[Content_Types].xml": _content_types(main, form, every),
        "_rels/.rels": _relations([("main", "officeDocument", main, False)]),
        main: xml("w:document", f"<w:body>{body}</w:body>"),
        f"{folder}/_rels/{base}.rels": _relations(
            [(p.id, p.kind, "/" + p.name, False) for p in every if p.kind]
            + [(relation, kind, address, True) for relation, kind, address in external]
        ),
        **{part.name: part.content for part in every},
    }
    if strict:
        files = {name: _strict(content) for name, content in files.items()}
    files[main] = files[main].decode().replace("UTF-8", recode.upper(), 1).encode(recode)
    return zipped({name.upper() if upper else name: content for name, content in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of the files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def flat(data: bytes) -> bytes:
    """The same file as Flat OPC: one XML file."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml").decode()
        for name in archive.namelist():
            if name == "[Content_Types].xml":
                continue
            found = types.split(f'PartName="/{name}" ContentType="')[1:]
            kind = found[0].split('"')[0] if found else "application/vnd.openxmlformats-package.relationships+xml"
            content = archive.read(name)
            if content.startswith(b"<?xml"):
                inside = f"<pkg:xmlData>{content.decode().split('?>', 1)[1]}</pkg:xmlData>"
            else:
                inside = f"<pkg:binaryData>{base64.b64encode(content).decode()}</pkg:binaryData>"
            parts.append(f'<pkg:part pkg:name="/{name}" pkg:contentType={quoteattr(kind)}>{inside}</pkg:part>')
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{"".join(parts)}</pkg:package>'
    ).encode()


def _content_types(main: str, form: str, parts: Sequence[Part]) -> bytes:
    types = {p.name: _STORY_TYPES.format(p.kind) if p.kind in _STORIES else p.content_type for p in parts}
    overrides = [(main, MAIN_TYPES[form]), *types.items()]
    return (
        '<?xml version="1.0"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
        + "</Types>"
    ).encode()


def _relations(relations: Sequence[tuple[str, str, str, bool]]) -> bytes:
    return (
        '<?xml version="1.0"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{identity}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" '
            f"Target={quoteattr(target)}{' TargetMode=' + quoteattr('External') if outside else ''}/>"
            for identity, kind, target, outside in relations
        )
        + "</Relationships>"
    ).encode()


def _strict(content: bytes) -> bytes:
    for usual, strict in _STRICT_NAMES.items():
        content = content.replace(usual.encode(), strict.encode())
    return content


# Pieces of a body --------------------------------------------------------------------------------------------------


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, look: str = "") -> str:
    """A run; `look` is the content of its properties."""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{t(text)}</w:r>"


def p(*content: str, properties: str = "") -> str:
    """A paragraph; bare words become runs."""
    inside = "".join(c if c.startswith("<") else r(c) for c in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """A cell; bare words become paragraphs."""
    inside = "".join(c if c.startswith("<") else p(c) for c in content) or "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; bare words become cells."""
    inside = "".join(c if c.startswith("<") else tc(c) for c in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def checkbox(on: bool) -> str:
    return f'<w14:checkbox><w14:checked w14:val="{int(on)}"/></w14:checkbox>'


def field(instruction: str, result: str = "", form: str = "") -> str:
    """A complex field in runs."""
    data = f"<w:ffData>{form}</w:ffData>" if form else ""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    middle = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        f'{begin}<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>{middle}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def changed(kind: str, content: str) -> str:
    """A tracked change (ins, del, moveFrom, moveTo)."""
    if kind == "del":
        content = content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{kind} w:id="1" w:author="Reviewer" w:date="2023-01-01T00:00:00Z">{content}</w:{kind}>'


def vml_box(content: str) -> str:
    box = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>"


def drawing(content: str, name: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name={quoteattr(name)}/><a:graphic><a:graphicData>{content}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def shape_box(content: str) -> str:
    """A DrawingML text box as Word writes it: twice, the old way as a fallback."""
    shape = drawing(f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>")
    inner = shape.removeprefix("<w:r>").removesuffix("</w:r>")
    old = vml_box(content).removeprefix("<w:r>").removesuffix("</w:r>")
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def picture(relation_id: str, name: str = "Picture 1") -> str:
    return drawing(f'<pic:pic><pic:blipFill><a:blip r:embed="{relation_id}"/></pic:blipFill></pic:pic>', name)


@dataclass(frozen=True)
class Trait:
    """`text`: the whole text; `asides`: (kind, words) in order; `notices`: codes in any order; `places`: (table, row,
    column) of the blocks in order; `styles`: their styles and levels."""

    name: str
    data: bytes
    text: str
    asides: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    places: tuple[tuple[int | None, int | None, int | None], ...] | None = None
    styles: tuple[tuple[str, int | None], ...] | None = None
    format: str = "docx"
    emphasised: tuple[str, ...] = ()
