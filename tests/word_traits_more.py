"""More small Word files of one trait each: stories beside the text, packages."""

from __future__ import annotations

from word_fixtures import (
    Part,
    Trait,
    changed,
    checkbox,
    drawing,
    field,
    flat,
    p,
    picture,
    r,
    sdt,
    shape_box,
    story,
    tbl,
    tc,
    tr,
    vml_box,
    word,
    xml,
)
from word_traits import CELL, IMAGE, OFF, ON, in_cell, styled

STORIES = (
    Trait(
        "VML text box",
        in_cell(p("see: ", vml_box(p("24 weeks")))),
        "Duration\tsee:\n24 weeks",
        places=(*CELL, (0, 0, 1)),
        styles=(("paragraph", None), ("paragraph", None), ("textbox", None)),
    ),
    Trait(
        "hidden shape",
        word(p("a", vml_box(p("b")).replace("<v:shape>", '<v:shape style="visibility: hidden">'))),
        "a",
        (("hidden", "b"),),
        ("hidden-text",),
    ),
    Trait("text box, two renderings", word(p(shape_box(p("once"))) + p("after")), "once\nafter"),
    Trait(
        "text box in the only paragraph of a cell",
        in_cell(p(shape_box(p("24 weeks")))),
        "Duration\t24 weeks",
        places=CELL,
    ),
    Trait("text box that holds a table", word(p(shape_box(tbl(tr("a", "b"))))), "a\tb", places=CELL),
    Trait(
        "deleted text box",
        word(p("a", changed("del", vml_box(p("b"))))),
        "a",
        (("deleted", "b"),),
        ("tracked-changes",),
    ),
    Trait(
        "drawn letters",
        word(p('<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>', "a")),
        "a\nDRAFT",
    ),
    Trait(
        "SmartArt",
        word(
            p("Phases", drawing('<dgm:relIds r:dm="dia"/>')),
            Part(
                "word/diagrams/data1.xml",
                xml("dgm:dataModel", "<dgm:pt><dgm:t><a:p><a:r><a:t>Intake</a:t></a:r></a:p></dgm:t></dgm:pt>"),
                "diagramData",
                "dia",
            ),
        ),
        "Phases\nIntake",
    ),
    Trait(
        "footnote",
        in_cell(
            p("24 weeks", '<w:r><w:footnoteReference w:id="2"/></w:r>', " in all"),
            story(
                "footnotes",
                f'<w:footnote w:id="0" w:type="separator">{p("-")}</w:footnote>'
                f'<w:footnote w:id="2">{p("or 30")}</w:footnote>',
            ),
        ),
        "Duration\t24 weeks in all\nor 30",
        places=(*CELL, (0, 0, 1)),
        styles=(("paragraph", None), ("paragraph", None), ("note", None)),
    ),
    Trait(
        "endnote",
        word(
            p("a", '<w:r><w:endnoteReference w:id="1"/></w:r>'),
            story("endnotes", f'<w:endnote w:id="1">{p("b")}</w:endnote>'),
        ),
        "a\nb",
    ),
    Trait(
        "footnote that nothing refers to",
        word(p("a"), story("footnotes", f'<w:footnote w:id="2">{p("b")}</w:footnote>')),
        "a",
        (("hidden", "b"),),
        ("hidden-text",),
    ),
    Trait(
        "comment",
        word(
            p('<w:commentRangeStart w:id="0"/>', "24", '<w:r><w:commentReference w:id="0"/></w:r>'),
            story("comments", f'<w:comment w:id="0">{p("really?")}{p("ask")}</w:comment>'),
        ),
        "24",
        (("comment", "really?\nask"),),
        ("annotation",),
    ),
    Trait(
        "headers and footers, each once",
        word(
            p("body"),
            story("header", p("Form"), "h1"),
            story("header", p("Form"), "h2"),
            story("footer", p("Page ", field("PAGE", r("1"))), "f3"),
        ),
        "Form\nbody\nPage 1",
        styles=(("header", None), ("paragraph", None), ("footer", None)),
    ),
    Trait("picture", word(p("Results:") + p(picture("pic")), IMAGE), "Results:", notices=("embedded-object",)),
    Trait(
        "linked picture",
        word(p("a", drawing('<a:blip r:link="out"/>')), external=[("out", "image", "http://example.org/a.png")]),
        "a",
        notices=("external-ref", "embedded-object"),
    ),
    Trait("picture in a header only", word(p("a"), story("header", p("Office", picture("pic")), "h1")), "Office\na"),
    Trait(
        "embedded file",
        word(
            p(
                "a",
                '<w:r><w:object><v:shape><v:imagedata r:id="pic"/></v:shape>'
                '<o:OLEObject ProgID="Excel.Sheet.12" r:id="ole"/></w:object></w:r>',
            ),
            IMAGE,
            Part("word/embeddings/sheet1.xlsx", b"PK", "package", "ole"),
        ),
        "a",
        notices=("attachment",),
    ),
    Trait(
        "embedded file that nothing shows",
        word(p("a"), Part("word/embeddings/x.bin", b"x", "oleObject", "o")),
        "a",
        notices=("attachment",),
    ),
    Trait(
        "chart",
        word(
            p("a", drawing('<c:chart r:id="ch"/>')),
            Part("word/charts/chart1.xml", xml("c:chartSpace", ""), "chart", "ch"),
        ),
        "a",
        notices=("embedded-object",),
    ),
    Trait(
        "macros",
        word(p("a"), Part("word/vbaProject.bin", b"x", "vbaProject", "vba"), form="docm"),
        "a",
        notices=("macros",),
        format="docm",
    ),
    Trait(
        "template on a server",
        word(p("a"), external=[("t", "attachedTemplate", "http://example.org/x.dotm")]),
        "a",
        notices=("external-ref",),
    ),
    Trait(
        "inserted text",
        word(
            p("a") + '<w:altChunk r:id="chunk"/>' + p("b"),
            Part("word/c.txt", "één\ntwo".encode(), "aFChunk", "chunk", "text/plain"),
        ),
        "a\néén\ntwo\nb",
        notices=("altchunk",),
    ),
    Trait(
        "inserted HTML",
        word(
            '<w:altChunk r:id="chunk"/>',
            Part(
                "word/c.html",
                b"<html><head><title>x</title></head><body><h2>Form</h2><p>See <b>this</b>"
                b"<table><tr><td>Year<td>2004<br>or <s>2005</s>"
                b"2006</table><input type=checkbox checked> yes</body></html>",
                "aFChunk",
                "chunk",
                "text/html",
            ),
        ),
        f"Form\nSee this\nYear\t2004\nor 2006\n{ON} yes",
        (("struck", "2005"),),
        ("altchunk", "strikethrough"),
        ((None, None, None), (None, None, None), (0, 0, 0), (0, 0, 1), (None, None, None)),
        (("heading", 1), ("paragraph", None), ("paragraph", None), ("paragraph", None), ("paragraph", None)),
        emphasised=("this",),
    ),
    Trait(
        "inserted mail page",
        word(
            '<w:altChunk r:id="chunk"/>',
            Part(
                "word/c.mht",
                b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
                b"Content-Transfer-Encoding: quoted-printable\n\n<p>d=C3=A9j=C3=A0</p>",
                "aFChunk",
                "chunk",
                "message/rfc822",
            ),
        ),
        "déjà",
        notices=("altchunk",),
    ),
    Trait(
        "inserted Word file",
        word(
            tbl(tr("a")) + '<w:altChunk r:id="chunk"/>' + tbl(tr("c")),
            Part("word/c.docx", word(tbl(tr("b"))), "aFChunk", "chunk"),
        ),
        "a\nb\nc",
        notices=("altchunk",),
        places=((0, 0, 0), (1, 0, 0), (2, 0, 0)),
    ),
    Trait(
        "inserted part of another kind",
        word(p("a") + '<w:altChunk r:id="chunk"/>', Part("word/c.rtf", b"{\\rtf1 b}", "aFChunk", "chunk")),
        "a",
        notices=("altchunk",),
    ),
)

PACKAGES = (
    Trait("Strict", word(tbl(tr("a", sdt(tc("☐"), checkbox(False)))), strict=True), f"a\t{OFF}"),
    Trait("renamed main part", word(p("a"), main="word/document3.xml"), "a"),
    Trait("main part elsewhere", word(p("a"), main="story/text.xml"), "a"),
    Trait("names in capitals", word(styled("a", "berschrift2"), upper=True), "a", styles=(("heading", 1),)),
    Trait("template", word(p("a"), form="dotx"), "a", format="dotx"),
    Trait("template with macros", word(p("a"), form="dotm"), "a", format="dotm"),
    Trait(
        "Flat OPC",
        flat(word(styled("a", "berschrift2") + p(picture("pic")), IMAGE)),
        "a",
        notices=("embedded-object",),
        styles=(("heading", 1),),
    ),
    Trait(
        "main part in UTF-16",
        word(p("é"), recode="utf-16"),
        "é",
    ),
    Trait(
        "Strict main part in UTF-16",
        word(p("é"), strict=True, recode="utf-16"),
        "é",
    ),
    Trait("padded with zeros", word(p("a")) + bytes(512), "a"),
    Trait("no styles", word(p("a", properties='<w:pStyle w:val="Own"/>'), styles=""), "a"),
    Trait(
        "styles that go in circles",
        word(
            styled("a", "A"),
            styles="".join(
                f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
                for a, b in ("AB", "BA")
            ),
        ),
        "a",
    ),
    Trait(
        "control character in an inserted text",
        word('<w:altChunk r:id="chunk"/>', Part("word/c.txt", b"a\x0bb", "aFChunk", "chunk")),
        "a\nb",
        notices=("altchunk",),
    ),
    Trait(
        "zero-width and direction marks",
        word(p("a\u200bb \u202ec")),
        "a\u200bb \u202ec",
        notices=("bidi", "invisible-chars"),
    ),
)
