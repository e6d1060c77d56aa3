"""Formats other than Word, PDF and text: the same form in each, and what each alone can hold."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline import limits, readers
from pipeline.model import Document, UnreadableFile
from pipeline.readers import convert, mail
from tests import format_fixtures as make
from tests import hostile
from tests.doc_fixtures import message, ole
from tests.format_fixtures import ROWS
from tests.word_fixtures import zipped

EXPECTED = [(left, *right) for left, right in ROWS]


def rows(document: Document) -> list[tuple[str, ...]]:
    """The texts of each row of a document's tables."""
    found: dict[tuple[int, int], list[str]] = {}
    for block in document.blocks:
        place = block.place
        if place.table is not None and place.row is not None:
            found.setdefault((place.table, place.row), []).append(block.span.of(document.text))
    return [tuple(texts) for texts in found.values()]


def lines(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def codes(document: Document) -> set[str]:
    return {remark.code for remark in document.notices}


def asides(document: Document) -> list[tuple[str, str]]:
    return [(aside.kind, aside.text) for aside in document.asides]


def page(body: str, head: str = "") -> Document:
    return readers.read(make.html_page(body, head), "form.html")


def odt(body: str, styles: str = "", outer: str = "") -> Document:
    return readers.read(make.odt(body, styles, outer), "form.odt")


def rtf(body: str, head: str = "") -> Document:
    return readers.read(make.rtf(body, head), "form.rtf")


def sheet(content: str, **more: str) -> Document:
    return readers.read(make.xlsx({"Form": content}, **more), "form.xlsx")


FORMS = {
    "form.html": make.html_page(make.table_html()),
    "form.odt": make.odt(make.table_odt()),
    "form.rtf": make.rtf(make.table_rtf()),
    "form.xlsx": make.xlsx({"Form": make.table_xlsx()}),
}


@pytest.mark.parametrize("name", FORMS)
def test_form_is_read_with_every_cell(name: str) -> None:
    document = readers.read(FORMS[name], name)
    assert rows(document) == EXPECTED
    assert document.format == name.split(".")[1]
    columns = [block.place.column for block in document.blocks if block.place.table is not None]
    assert columns == [0, 1, 0, 1, 1, 0, 1, 1, 0, 1]
    assert codes(document) == set()


@pytest.mark.parametrize("name", FORMS)
def test_type_is_told_by_bytes(name: str) -> None:
    document = readers.read(FORMS[name], "form.docx")
    assert rows(document) == EXPECTED
    assert codes(document) == {"wrong-extension"}
    assert codes(readers.read(FORMS[name], "no ending")) == set()


# HTML


def test_html_form_fields() -> None:
    document = page(
        "<p><label><input type=checkbox checked> men</label> <label><input type=checkbox> women</label></p>"
        "<p>Format: <select><option>group<option selected>single</select></p><input value='typed'>"
        "<textarea>one\ntwo</textarea><input type=hidden value=secret><input type=submit value=Send>"
    )
    assert lines(document) == ["☒ men ☐ women", "Format: single", "typedone\ntwo"]


def test_html_boxes_behind_their_labels() -> None:
    assert lines(page("<p>Yes <input type=radio checked> No <input type=radio></p>")) == ["☒ Yes ☐ No"]


def test_html_lists_and_headings() -> None:
    document = page("<h2>Risk</h2><ol><li>one<ul><li>inner</ul><li value=7>two</ol><p>after<br>break</p>")
    assert [(b.style, b.level) for b in document.blocks] == [
        ("heading", 1), ("list", 0), ("list", 1), ("list", 0), ("paragraph", None),
    ]  # fmt: skip
    assert lines(document) == ["Risk", "1. one", "inner", "7. two", "after\nbreak"]


def test_html_nested_and_merged_cells() -> None:
    document = page(
        "<table><tr><td rowspan=2>A<td>B<td>C</tr><tr><td colspan=2>D</tr>"
        "<tr><td>E<td><table><tr><td>x<td>y</table></td><td>F</tr></table>"
    )
    places = {b.span.of(document.text): (b.place.table, b.place.row, b.place.column) for b in document.blocks}
    assert places == {
        "A": (0, 0, 0), "B": (0, 0, 1), "C": (0, 0, 2), "D": (0, 1, 1), "E": (0, 2, 0),
        "x": (1, 0, 0), "y": (1, 0, 1), "F": (0, 2, 2),
    }  # fmt: skip
    assert next(b.place.parent for b in document.blocks if b.span.of(document.text) == "x") == (0, 2, 1)


def test_html_what_is_not_shown_goes_aside() -> None:
    document = page(
        "<p>Name <del>old</del><ins>new</ins> <s>struck</s> <span class='off'>unseen</span></p>"
        "<div hidden>away</div><!-- comment --><script>x()</script>",
        "<style>span.off { color: red; display : none }</style><title>Title</title>",
    )
    assert lines(document) == ["Name new"]
    assert asides(document) == [("deleted", "old"), ("struck", "struck"), ("hidden", "unseen"), ("hidden", "away")]
    assert codes(document) == {"tracked-changes", "strikethrough", "hidden-text", "active-content"}


def test_html_emphasis() -> None:
    document = page("<p>either <b>internal</b> or <span style='font-weight: bold'>external</span></p><p><b>all</b></p>")
    assert [span.of(document.text) for span in document.emphasised] == ["internal", "external"]
    assert [block.strong for block in document.blocks] == [False, True]


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2", "utf-16"])
def test_html_in_other_encodings(encoding: str) -> None:
    text = f"<html><head><meta charset='{encoding}'></head><body><p>Škola žákům</p></body></html>"
    assert lines(readers.read(text.encode(encoding), "form.html")) == ["Škola žákům"]


# OpenDocument

STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="S" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="W" style:family="text"><style:text-properties style:font-name="Wingdings"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    "</text:list-style>"
)


def test_odt_looks() -> None:
    document = odt(
        '<text:p>a <text:span text:style-name="B">bold</text:span> <text:span text:style-name="S">struck</text:span> '
        '<text:span text:style-name="H">hidden</text:span><text:span text:style-name="W">\uf0fe</text:span> b</text:p>',
        STYLES,
    )
    assert lines(document) == ["a bold ☒ b"]
    assert asides(document) == [("struck", "struck"), ("hidden", "hidden")]
    assert [span.of(document.text) for span in document.emphasised] == ["bold"]
    assert codes(document) == {"strikethrough", "hidden-text"}


def test_odt_lists_are_numbered() -> None:
    def item(*content: str) -> str:
        return f"<text:list-item>{''.join(content)}</text:list-item>"

    inner = f"<text:list>{item('<text:p>x</text:p>')}{item('<text:p>y</text:p>')}</text:list>"
    first = item("<text:p>one</text:p>", inner) + item("<text:p>two</text:p>")
    more = item("<text:p>three</text:p>")
    document = odt(
        f'<text:list text:style-name="L">{first}</text:list><text:p>between</text:p>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{more}</text:list>',
        STYLES,
    )
    assert lines(document) == ["1. one", "a) x", "b) y", "2. two", "between", "3. three"]


def test_odt_changes_notes_comments_boxes() -> None:
    document = odt(
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/>'
        "<text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>Name <text:change text:change-id="c1"/>New<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>a note</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>why?</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame> Paths</text:p>"
        "<text:p><text:placeholder>type here</text:placeholder>"
        "a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p>"
    )
    assert lines(document) == ["Name New Paths", "a note", "boxed", "a b\tc\nd"]
    assert [block.style for block in document.blocks] == ["paragraph", "note", "textbox", "paragraph"]
    assert asides(document) == [("deleted", "gone"), ("comment", "why?"), ("placeholder", "type here")]
    assert codes(document) == {"tracked-changes", "annotation", "placeholder"}


def test_odt_form_controls() -> None:
    forms = (
        '<office:forms><form:form><form:checkbox form:id="k1" form:label="men" form:current-state="checked"/>'
        '<form:checkbox form:id="k2" form:label="women"/><form:listbox form:id="k3"><form:option form:label="group"/>'
        '<form:option form:label="single" form:current-selected="true"/></form:listbox>'
        '<form:text form:id="k4" form:current-value="typed"/></form:form></office:forms>'
    )
    controls = "".join(f'<draw:control draw:control="k{number}"/>' for number in range(1, 5))
    assert lines(odt(f"{forms}<text:p>Who? {controls}</text:p>")) == ["Who? ☒ men ☐ women single typed"]


def test_odt_fields_that_came_from_word() -> None:
    box = '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX">{}</field:fieldmark>'
    ticked = box.format('<field:param field:name="Checkbox_Checked" field:value="true"/>')
    control = (
        '<loext:content-control><loext:list-item loext:display-text="group"/>group</loext:content-control>'
        '<loext:content-control loext:showing-place-holder="true">Choose</loext:content-control>'
    )
    document = odt(f"<text:p>{ticked}yes {box.format('')}no</text:p><text:p>{control}</text:p>")
    assert lines(document) == ["☒ yes ☐ no", "group"]
    assert asides(document) == [("placeholder", "Choose")]


def test_odt_hidden_sections_headers_and_spans() -> None:
    master = (
        "<office:master-styles><style:master-page><style:header><text:p>Form 7</text:p></style:header>"
        "<style:footer><text:p>page</text:p></style:footer></style:master-page></office:master-styles>"
    )
    table = (
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>wide</text:p>'
        "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>c</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    document = odt(f'<text:section text:display="none"><text:p>secret</text:p></text:section>{table}', outer=master)
    assert [(b.style, b.place.column, b.span.of(document.text)) for b in document.blocks] == [
        ("header", None, "Form 7"), ("paragraph", 0, "wide"), ("paragraph", 2, "c"), ("footer", None, "page"),
    ]  # fmt: skip
    assert asides(document) == [("hidden", "secret")]


def test_ods_is_read_without_its_empty_margin() -> None:
    def cell(text: str) -> str:
        return f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"

    empty = '<table:table-cell table:number-columns-repeated="2"/>'
    given = (("Name", "New"), ("Risk", "x"))
    made = "".join(f"<table:table-row>{empty}{cell(a)}{cell(b)}</table:table-row>" for a, b in given)
    data = make.odt(f"<table:table>{made}</table:table>", kind="spreadsheet")
    document = readers.read(data, "form.ods")
    assert rows(document) == [("Name", "New"), ("Risk", "x")]
    assert [block.place.column for block in document.blocks] == [0, 1, 0, 1]
    assert codes(document) == set()


# RTF


def test_rtf_characters_in_their_code_pages() -> None:
    document = rtf("caf\\'e9 {\\f2 \\'e8esk\\'fd} \\u8220?x\\u8221? \\u-10179?\\u-8704? a\\~b\\_c {\\f1\\'fe} yes\\par")
    assert lines(document) == ["café český “x” 😀 a\u00a0b\u2011c ☒ yes"]


def test_rtf_looks_and_changes() -> None:
    document = rtf(
        "a {\\b bold} {\\strike struck} {\\v hidden} {\\deleted gone}{\\revised new} b{\\*\\unknown never}\\par"
        "{\\pict\\pngblip 89504e47}\\par"
    )
    assert lines(document) == ["a bold new b"]
    assert asides(document) == [("struck", "struck"), ("hidden", "hidden"), ("deleted", "gone")]
    assert codes(document) == {"strikethrough", "hidden-text", "tracked-changes", "embedded-object"}
    assert [span.of(document.text) for span in document.emphasised] == ["bold"]


def test_rtf_form_fields() -> None:
    def box(state: int) -> str:
        form = f"{{\\*\\formfield{{\\fftype1\\ffres25\\ffdefres{state}}}}}"
        return f"{{\\field{{\\*\\fldinst {{ FORMCHECKBOX {form}}}}}{{\\fldrslt}}}}"

    chosen = (
        "{\\field{\\*\\fldinst { FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffl group}{\\*\\ffl single}}}}}"
        "{\\fldrslt}}"
    )
    link = '{\\field{\\*\\fldinst HYPERLINK "http://example.org"}{\\fldrslt shown}}'
    document = rtf(f"{box(1)}yes {box(0)}no {chosen} {link}\\par")
    assert lines(document) == ["☒ yes ☐ no single shown"]


def test_rtf_box_without_its_state_is_said() -> None:
    document = rtf("{\\field{\\*\\fldinst { FORMCHECKBOX }}{\\fldrslt}} yes\\par")
    assert lines(document) == ["yes"]
    assert codes(document) == {"embedded-object"}


def test_rtf_notes_boxes_lists_headings_headers() -> None:
    document = rtf(
        "{\\header Form 7\\par}\\pard\\outlinelevel1 Risk\\par"
        "\\pard{\\listtext 1.\\tab}\\ls1\\ilvl0 one{\\footnote a note}\\par{\\listtext\\'b7\\tab}two\\par\\pard"
        "{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt boxed\\par}}}\\par plain\\line broken"
    )
    assert [(b.style, b.level, b.span.of(document.text)) for b in document.blocks] == [
        ("header", None, "Form 7"), ("heading", 1, "Risk"), ("list", 0, "1. one"), ("note", None, "a note"),
        ("list", 0, "two"), ("textbox", None, "boxed"), ("paragraph", None, "plain\nbroken"),
    ]  # fmt: skip


def test_rtf_nested_table_and_columns_by_their_edges() -> None:
    document = rtf(
        "\\trowd\\cellx2000\\cellx4000\\cellx8000\\pard\\intbl A\\cell B\\cell C\\cell\\row"
        "\\trowd\\cellx2000\\cellx8000\\pard\\intbl D\\cell before\\par "
        "\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx5000\\cellx6000\\nestrow}"
        "\\pard\\intbl after\\cell\\row"
        "\\trowd\\cellx4000\\cellx8000\\pard\\intbl wide\\cell E\\cell\\row\\pard end\\par"
    )
    places = {b.span.of(document.text): (b.place.table, b.place.row, b.place.column) for b in document.blocks}
    assert places == {
        "A": (0, 0, 0), "B": (0, 0, 1), "C": (0, 0, 2), "D": (0, 1, 0), "before": (0, 1, 1), "x": (1, 0, 0),
        "y": (1, 0, 1), "after": (0, 1, 1), "wide": (0, 2, 0), "E": (0, 2, 2), "end": (None, None, None),
    }  # fmt: skip


# Workbooks


def test_xlsx_values_as_shown() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="d.m.yyyy"/>'
        '<numFmt numFmtId="171" formatCode="0 &quot;years&quot;"/>'
        "</numFmts><fonts><font/><font><strike/></font><font><b/></font></fonts><cellXfs><xf/>"
        '<xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/><xf fontId="1"/><xf fontId="2"/><xf numFmtId="171"/>'
        "</cellXfs>"
    )
    strings = "<si><r><t>rich </t></r><r><rPr><strike/></rPr><t>gone</t></r><r><t>text_x000D_</t></r></si>"
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>2010</v></c><c r="C1" s="1"><v>40179</v></c>'
        '<c r="D1" s="2"><v>40179</v></c><c r="E1" s="3"><v>0.6</v></c><c r="F1" s="4"><v>7</v></c>'
        '<c r="G1" s="5" t="str"><f>A1</f><v>bold</v></c><c r="H1"><v>2.5</v></c><c r="I1" t="b"><v>1</v></c>'
        '<c r="J1" s="6"><v>5</v></c>'
    )
    document = sheet(f'<sheetData><row r="1">{cells}</row></sheetData>', strings=strings, styles=styles)
    assert lines(document) == [
        "rich text", "2010", "2010-01-01", "2010-01-01", "60%", "bold", "2.5", "TRUE", "5",
    ]  # fmt: skip
    assert asides(document) == [("struck", "gone"), ("struck", "7")]
    assert [block.strong for block in document.blocks if block.span.of(document.text) == "bold"] == [True]


def test_xlsx_what_is_hidden_goes_aside() -> None:
    def cell(place: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{place}</t></is></c>'

    content = (
        '<cols><col min="3" max="3" hidden="1"/></cols><sheetData>'
        f'<row r="1">{cell("A1")}{cell("B1")}{cell("C1")}</row><row r="2" hidden="1">{cell("A2")}</row></sheetData>'
    )
    other = f'<sheetData><row r="1">{cell("A1")}</row></sheetData>'
    document = readers.read(make.xlsx({"Form": content, "!Lists": other}), "form.xlsx")
    assert lines(document) == ["A1", "B1"]
    assert asides(document) == [("hidden", "C1"), ("hidden", "A2"), ("hidden", "A1")]
    assert codes(document) == {"hidden-text"}


def test_xlsx_tick_boxes_and_comments_on_the_sheet() -> None:
    drawing = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape>'
        '<v:textbox><div>group<br></div></v:textbox><x:ClientData ObjectType="Checkbox">'
        "<x:Anchor>1, 0, 0, 0, 2, 0, 1, 0</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape></xml>"
    )
    related = (
        '<Relationships><Relationship Id="d" Type="x/vmlDrawing" Target="../drawings/d.vml"/>'
        '<Relationship Id="c" Type="x/comments" Target="../comments1.xml"/></Relationships>'
    )
    comment = "<comments><commentList><comment><text><t>why?</t></text></comment></commentList></comments>"
    more = {
        "xl/drawings/d.vml": drawing.encode(),
        "xl/comments1.xml": comment.encode(),
        "xl/worksheets/_rels/sheet1.xml.rels": related.encode(),
    }
    content = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Format</t></is></c></row></sheetData>'
    document = readers.read(make.xlsx({"Form": content}, more=more), "form.xlsx")
    assert rows(document) == [("Format", "☒ group")]
    assert asides(document) == [("comment", "why?")]


# Mails and archives


def parts(data: bytes, name: str = "return.eml") -> dict[str, bytes]:
    return {part.name: part.data for part in readers.parts(data, name) or []}


def test_mail_gives_its_text_and_attachments() -> None:
    found = parts(make.mail("Dear all,\nhere it is.", attached={"Form é.docx": hostile.form(), "a.pdf": b"%PDF-"}))
    assert list(found) == ["body", "Form é.docx", "a.pdf"]
    body = readers.read(found["body"], "return.eml/body")
    assert [block.style for block in body.blocks][:3] == ["header", "header", "header"]
    assert lines(body)[3:] == ["Dear all,", "here it is."]
    assert rows(readers.read(found["Form é.docx"], "x.docx"))[0] == ("Name", "New Paths")


def test_form_in_the_page_of_a_mail_is_read_as_a_table() -> None:
    found = parts(make.mail("flat text", make.table_html()))
    document = readers.read(found["body"], "return.eml/body")
    assert rows(document) == EXPECTED
    assert document.blocks[0].style == "header"


def test_plain_text_of_a_mail_wins_where_the_page_holds_no_form() -> None:
    body = parts(make.mail("the text", "<p>the text</p>"))["body"]
    assert readers.read(body, "body").format == "txt"


def test_flowed_lines_are_joined() -> None:
    raw = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\nNew \nPaths\n> a \n> b\n"
    assert lines(readers.read(parts(raw)["body"], "body")) == ["Subject: x", "New Paths", "a", "b"]


def test_forwarded_mail_is_a_part_of_its_own() -> None:
    inner = make.mail("inner", attached={"form.docx": hostile.form()}, subject="Form of Ireland")
    outer = EmailMessage()
    outer["Subject"] = "Fwd"
    outer.set_content("see below")
    import email

    outer.add_attachment(email.message_from_bytes(inner, policy=outer.policy))
    found = parts(outer.as_bytes())
    assert list(found) == ["body", "Form of Ireland.eml"]
    assert list(parts(found["Form of Ireland.eml"])) == ["body", "form.docx"]


def test_names_of_parts_are_plain_and_unique() -> None:
    data = hostile.packed([("../../etc/a.txt", b"1"), ("etc/a.txt", b"2"), ("C:\\x\\b.txt", b"3"), ("d/", b"")])
    found = readers.parts(data, "returns.zip") or []
    assert [part.name for part in found] == ["etc/a.txt", "etc/a (2).txt", "C_/x/b.txt"]
    assert [remark.code for part in found for remark in part.notices] == ["name-collision"]


def test_bad_part_costs_only_itself() -> None:
    data = zipped({"a.txt": b"Name: New Paths", "b.txt": b"locked " * 99, "~$c.docx": b"lock", "d.txt": b"end " * 9})
    data = hostile._patched(data, 8, b"\1\0", 1)
    found = readers.parts(data, "returns.zip") or []
    assert [(part.name, part.problem[0] if part.problem else None) for part in found] == [
        ("a.txt", None), ("b.txt", "encrypted"), ("~$c.docx", "skip:lock-file"), ("d.txt", None),
    ]  # fmt: skip
    said = "returns.zip/b.txt is password-protected: ask the sender for an open copy."
    assert found[1].problem == ("encrypted", said)


def test_containers_in_containers_end() -> None:
    data = zipped({"a.txt": b"x"})
    for _ in range(5):
        data = zipped({"inner.zip": data})
    with pytest.raises(UnreadableFile) as error:
        readers.parts(data, "outer.zip", depth=limits.CONTAINER_DEPTH)
    assert error.value.code == "too-deep"
    assert readers.parts(b"just text", "a.txt") is None
    with pytest.raises(UnreadableFile) as error:
        readers.read(data, "outer.zip")
    assert error.value.code == "container"


def test_sealed_mail_is_refused() -> None:
    head = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data"
    raw = head + b"\n\nAAAA\n"
    with pytest.raises(UnreadableFile) as error:
        readers.parts(raw, "a.eml")
    assert error.value.code == "encrypted"


def test_mail_in_another_encoding() -> None:
    raw = b"Subject: =?iso-8859-2?Q?=A9kola?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-2\n\n"
    document = readers.read(parts(raw + "Žák".encode("iso8859-2"))["body"], "body")
    assert lines(document) == ["Subject: Škola", "Žák"]


def test_outlook_message() -> None:
    form = hostile.form()
    found = parts(ole(message("Forms", "Dear all, žluťoučký", form_docx=form)), "a.msg")
    assert list(found) == ["body", "form.docx"]
    assert "Dear all, žluťoučký" in readers.read(found["body"], "body").text
    assert found["form.docx"].startswith(form)  # padded to its sector here


def test_outlook_message_within_a_message() -> None:
    outer = message("Outer", "see")
    outer["__attach_version1.0_#00000000"] = {"__substg1.0_3701000D": message("Inner", "the inner text")}
    found = parts(ole(outer), "a.msg")
    assert list(found) == ["body", "unnamed.eml"]
    assert b"the inner text" in parts(found["unnamed.eml"])["body"]


def test_outlook_message_that_is_rich_text_only() -> None:
    example = b"-\0\0\0+\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\n\0rcpg125B2\n\xf3 hel\t\0 bw\x05\xb0ld}\n\x80\x0f\xa0"
    tree = message("Rich", "")
    tree["__substg1.0_10090102"] = example
    found = parts(ole(tree), "a.msg")
    assert found == {"body.rtf": b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"}
    assert lines(readers.read(found["body.rtf"], "body.rtf")) == ["hello world"]


def test_names_that_cannot_be_shown_are_said() -> None:
    found = readers.parts(hostile.packed([("a\x07b.txt", b"1")]), "returns.zip") or []
    assert [(part.name, [remark.code for remark in part.notices]) for part in found] == [
        ("a\ufffdb.txt", ["name-encoding"])
    ]


def test_broken_outlook_message() -> None:
    data = ole(message("a", "b"))
    with pytest.raises(UnreadableFile) as error:
        list(mail.parts(data[:700], "a.msg"))
    assert error.value.code == "zip-corrupt"


# What LibreOffice turns


def test_without_libreoffice_the_row_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "libreoffice", lambda: None)
    data = hostile._ole("Workbook")
    assert readers.needs_program(data, "a.xls")
    with pytest.raises(UnreadableFile) as error:
        readers.read(data, "a.xls")
    assert error.value.code == "missing-tool"
    assert "LibreOffice" in error.value.sentence


@pytest.mark.skipif(convert.libreoffice() is None, reason="LibreOffice is not here; what then happens is tested above")
def test_word_2003_xml_through_libreoffice() -> None:
    name = "http://schemas.microsoft.com/office/word/2003/wordml"
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("Name", "New Paths"))
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    body = f"<w:tbl>{grid}<w:tr>{cells}</w:tr></w:tbl><w:p><w:r><w:t>end</w:t></w:r></w:p>"
    data = f'<?xml version="1.0"?><w:wordDocument xmlns:w="{name}"><w:body>{body}</w:body></w:wordDocument>'.encode()
    document = readers.read(data, "form.xml")
    assert rows(document) == [("Name", "New Paths")]
    assert document.reader == "libreoffice+word"


def test_conversion_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 & sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(convert, "libreoffice", lambda: str(program))
    monkeypatch.setattr(limits, "CONVERT_SECONDS", 0.3)
    with pytest.raises(UnreadableFile) as error:
        readers.prepare(hostile._ole("Workbook"), "a.xls")
    assert error.value.code == "timeout"


def test_what_was_converted_elsewhere_is_read_as_what_it_was() -> None:
    data = hostile._ole("Workbook")
    document = readers.read(data, "a.xls", converted=FORMS["form.xlsx"])
    assert (document.format, document.reader, document.size) == ("office", "libreoffice+xlsx", len(data))
    assert rows(document) == EXPECTED
