"""Small Word files, one trait each, and what a reader must make of them."""

from __future__ import annotations

from word_fixtures import (
    Part,
    Trait,
    changed,
    checkbox,
    field,
    p,
    r,
    sdt,
    t,
    tbl,
    tc,
    tr,
    word,
)

ON, OFF = "☒", "☐"


def in_cell(content: str, *parts: Part) -> bytes:
    return word(tbl(tr("Duration", tc(content))), *parts)


_NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


def listed(text: str, depth: int, number: int) -> str:
    return p(text, properties=_NUMBERED.format(depth, number))


def styled(text: str, style: str) -> str:
    return p(text, properties=f'<w:pStyle w:val="{style}"/>')


def sym(code: str, font: str = "Wingdings") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


_CHECK = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{}</w:checkBox>'
_LIST = (
    '<w:ddList>{}<w:listEntry w:val="Choose one"/><w:listEntry w:val="weekly"/><w:listEntry w:val="daily"/></w:ddList>'
)
CELL = ((0, 0, 0), (0, 0, 1))
_DROPDOWN = (
    '<w:dropDownList><w:listItem w:displayText="Choose an item." w:value=""/>'
    '<w:listItem w:displayText="group" w:value="g"/>'
    '<w:listItem w:displayText="individual" w:value="i"/></w:dropDownList>'
)
IMAGE = Part("word/media/image1.png", b"\x89PNG", "image", "pic", "image/png")

CONTAINERS = (
    Trait("control inside a paragraph", word(p("It takes ", sdt(r("24")), " weeks")), "It takes 24 weeks"),
    Trait("control around paragraphs", word(sdt(p("one") + p("two")) + p("three")), "one\ntwo\nthree"),
    Trait("control in a cell", in_cell(sdt(p("24 weeks"))), "Duration\t24 weeks", places=CELL),
    Trait(
        "control around a cell", word(tbl(tr(tc("Duration"), sdt(tc("24 weeks"))))), "Duration\t24 weeks", places=CELL
    ),
    Trait(
        "control around a row",
        word(tbl(tr("Name", "A"), sdt(tr("Duration", "24 weeks")))),
        "Name\tA\nDuration\t24 weeks",
        places=((0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)),
    ),
    Trait(
        "controls in controls",
        word(sdt(sdt(p("a ", sdt(sdt(r("b"))))))),
        "a b",
    ),
    Trait(
        "tick box control",
        word(p(sdt(r("☒"), checkbox(True)), " yes ", sdt(r("☐"), checkbox(False)), " no")),
        f"{ON} yes {OFF} no",
    ),
    Trait(
        "tick box control drawn with a letter",
        word(p(sdt(r("X"), checkbox(True)), " yes ", sdt(r("o"), checkbox(False)), " no")),
        f"{ON} yes {OFF} no",
    ),
    Trait(
        "tick box control around cells",
        word(tbl(tr(sdt(tc("☐"), checkbox(False)), "group"), tr(sdt(tc("☑"), checkbox(True)), "alone"))),
        f"{OFF}\tgroup\n{ON}\talone",
        places=((0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)),
    ),
    Trait("empty tick box control", word(p(sdt("", checkbox(True)), " yes")), f"{ON} yes"),
    Trait("tick box control without a paragraph", word(sdt("", checkbox(True)) + p("yes")), f"{ON}\nyes"),
    Trait(
        "tick box whose sign and state differ",
        word(p(sdt(r("☐"), checkbox(True)), " yes")),
        f"{ON} yes",
        notices=("symbol-font",),
    ),
    Trait("chosen dropdown entry", word(p("Format: ", sdt(r("individual"), _DROPDOWN))), "Format: individual"),
    Trait(
        "dropdown left alone",
        word(p("Format: ", sdt(r("Choose an item."), "<w:showingPlcHdr/>" + _DROPDOWN))),
        "Format:",
        (("placeholder", "Choose an item."),),
        ("placeholder",),
    ),
    Trait(
        "dropdown left alone, unmarked",
        word(p("Format: ", sdt(r("Choose an item."), _DROPDOWN))),
        "Format:",
        (("placeholder", "Choose an item."),),
        ("placeholder",),
    ),
    Trait(
        "placeholder of a control",
        in_cell(sdt(p("Click here to enter text."), "<w:showingPlcHdr/>")),
        "Duration\t",
        (("placeholder", "Click here to enter text."),),
        ("placeholder",),
    ),
    Trait(
        "placeholder known by its style alone",
        word(p("Year: ", r("Klicken Sie hier", '<w:rStyle w:val="Platzhalter"/>'))),
        "Year:",
        (("placeholder", "Klicken Sie hier"),),
        ("placeholder",),
    ),
    Trait("smart tag", word(p("in ", f"<w:smartTag>{r('Ghent')}</w:smartTag>")), "in Ghent"),
    Trait(
        "custom XML", word("<w:customXml>" + p("a ", f"<w:customXml>{r('b')}</w:customXml>") + "</w:customXml>"), "a b"
    ),
    Trait("hyperlink", word(p("see ", f'<w:hyperlink r:id="x">{r("the report")}</w:hyperlink>')), "see the report"),
    Trait("direction", word(p(f"<w:bdo>{r('one')}</w:bdo>", f"<w:dir>{r(' two')}</w:dir>")), "one two"),
    Trait(
        "ruby",
        word(p(f"<w:r><w:ruby><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>")),
        "漢",
        (("hidden", "kan"),),
    ),
    Trait(
        "formula",
        word(
            p("p = ")
            + p(
                "<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den>"
                "</m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
                "</m:oMath></m:oMathPara>"
            )
        ),
        "p =\n1/2x^2",
    ),
)

FIELDS = (
    Trait("simple field", word(p("In ", f'<w:fldSimple w:instr=" DATE ">{r("2023")}</w:fldSimple>')), "In 2023"),
    Trait("complex field", word(p("In ", field("DATE \\@ yyyy", r("2023")), " too")), "In 2023 too"),
    Trait(
        "field in a field",
        word(p(field("IF", r("a ") + field("REF x", r("b"))), " c")),
        "a b c",
    ),
    Trait(
        "field over two paragraphs",
        word(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("one")}</w:p>'
            f'<w:p>{r("two")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{r(" three")}</w:p>'
        ),
        "one\ntwo three",
    ),
    Trait(
        "field that never ends",
        word(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "lost?") + p("next")),
        "next",
        (("hidden", "lost?"),),
        ("hidden-text",),
    ),
    Trait("text form field", word(p("Year: ", field("FORMTEXT", r("2004"), "<w:textInput/>"))), "Year: 2004"),
    Trait(
        "check box form fields",
        word(
            p(
                *(field("FORMCHECKBOX", "", _CHECK.format("<w:checked/>")), " yes "),
                *(field("FORMCHECKBOX", "", _CHECK.format("")), " no"),
            )
        ),
        f"{ON} yes {OFF} no",
    ),
    Trait(
        "check box form field with a drawn result",
        word(p(field("FORMCHECKBOX", r("☒"), _CHECK.format("<w:checked/>")), " yes")),
        f"{ON} yes",
    ),
    Trait(
        "dropdown form field",
        word(p("Meets ", field("FORMDROPDOWN", "", _LIST.format('<w:result w:val="2"/>')))),
        "Meets daily",
    ),
    Trait(
        "dropdown form field left alone",
        word(p("Meets ", field("FORMDROPDOWN", "", _LIST.format("")))),
        "Meets",
        (("placeholder", "Choose one"),),
        ("placeholder",),
    ),
    Trait(
        "dropdown form field preset",
        word(p("Meets ", field("FORMDROPDOWN", "", _LIST.format('<w:default w:val="1"/>')))),
        "Meets weekly",
        notices=("placeholder",),
    ),
    Trait("sign drawn by a field", word(p(field('SYMBOL 254 \\f "Wingdings" \\s 12'), " yes")), f"{ON} yes"),
    Trait(
        "invitation to type",
        word(p("Name: ", field("MACROBUTTON NoMacro [type here]"))),
        "Name:",
        (("placeholder", "[type here]"),),
        ("placeholder",),
    ),
    Trait(
        "field that fetches",
        word(p("x ", field("INCLUDETEXT http://example.org/a.docx", r("y")))),
        "x y",
        notices=("external-ref",),
    ),
)

SIGNS = (
    Trait("Wingdings ticks", word(p(sym("F0FE"), " yes ", sym("F0A8"), " no")), f"{ON} yes {OFF} no"),
    Trait("Wingdings ticks without private area", word(p(sym("FE"), " yes ", sym("6F"), " no")), f"{ON} yes {OFF} no"),
    Trait(
        "Wingdings 2 ticks",
        word(p(sym("F052", "Wingdings 2"), " yes ", sym("F0A3", "Wingdings 2"), " no")),
        f"{ON} yes {OFF} no",
    ),
    Trait("Webdings tick", word(p(sym("F061", "Webdings"), " yes")), f"{ON} yes"),
    Trait(
        "letters in Wingdings",
        word(p(r("þ", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), " yes")),
        f"{ON} yes",
    ),
    Trait("private characters without their font", word(p("\uf0fe yes \uf0a8 no")), f"{ON} yes {OFF} no"),
    Trait("unicode ticks", word(p("☑ yes ☐ no") + p("✔ often")), f"{ON} yes {OFF} no\n{ON} often"),
    Trait("a lone check mark in a cell", word(tbl(tr("group", "✓"), tr("alone", ""))), f"group\t{ON}\nalone"),
    Trait("a cross beside check marks", word(p("✓ men") + p("✗ women")), f"{ON} men\n{OFF} women"),
    Trait("a cross alone", word(p("✗ men")), f"{ON} men"),
    Trait("boxes as bullets", word(p("□ manual") + p("□ films") + p("□ games")), "□ manual\n□ films\n□ games"),
    Trait("boxes behind their labels", word(p("yes ", sym("F0FE"), " no ", sym("F0A8"))), f"{ON} yes {OFF} no"),
    Trait("Symbol font", word(p("risk ", sym("F0B3", "Symbol"), " 3")), "risk ≥ 3"),
    Trait("unknown sign", word(p("a", sym("F001", "Odd Dings"), "b")), "a\ufffdb", notices=("symbol-font",)),
    Trait(
        "breaks, tabs, hyphens",
        word(
            p(
                f"<w:r>{t('a')}<w:br/>{t('b')}<w:tab/>{t('c')}<w:noBreakHyphen/>{t('d')}<w:softHyphen/>{t('e')}<w:cr/>{t('f')}</w:r>"
            )
        ),
        "a\nb\tc-de\nf",
    ),
    Trait("line ends in a text", word(p("one\ntwo")), "one two"),
    Trait("a page break", word(p('<w:r><w:br w:type="page"/></w:r>', "next")), "next"),
)

CHANGES = (
    Trait(
        "insertion",
        word(p("24 ", changed("ins", r("weekly ")), "sessions")),
        "24 weekly sessions",
        (),
        ("tracked-changes",),
    ),
    Trait(
        "deletion",
        word(p("24 ", changed("del", r("weekly ")), "sessions")),
        "24 sessions",
        (("deleted", "weekly"),),
        ("tracked-changes",),
    ),
    Trait(
        "move",
        word(p("a ", changed("moveFrom", r("moved"))) + p("b ", changed("moveTo", r("moved")))),
        "a\nb moved",
        (("deleted", "moved"),),
        ("tracked-changes", "tracked-changes"),
    ),
    Trait(
        "deleted paragraph mark",
        word(p("one ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("two")),
        "one two",
        (),
        ("tracked-changes",),
    ),
    Trait(
        "deleted row",
        word(tbl(tr("Name", "A"), tr("Old", "B", properties='<w:del w:id="1"/>'), tr("Year", "C"))),
        "Name\tA\n\t\nYear\tC",
        (("deleted", "Old"), ("deleted", "B")),
        ("tracked-changes", "tracked-changes"),
        ((0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)),
    ),
    Trait(
        "inserted table row",
        word(tbl(tr("Year", "2004", properties='<w:ins w:id="1"/>'))),
        "Year\t2004",
        (),
        ("tracked-changes",),
    ),
    Trait(
        "hidden run",
        word(p("No ", r("secret ", "<w:vanish/>"), "evaluation")),
        "No evaluation",
        (("hidden", "secret"),),
        ("hidden-text",),
    ),
    Trait(
        "hidden by a style that inherits it",
        word(styled("secret", "Deeper") + p("shown")),
        "shown",
        (("hidden", "secret"),),
        ("hidden-text",),
    ),
    Trait(
        "shown in a hidden style",
        word(p(r("shown", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Secret"/>')),
        "shown",
    ),
    Trait(
        "hidden row",
        word(tbl(tr("a", "b"), tr("c", "d", properties="<w:hidden/>"))),
        "a\tb\n\t",
        (("hidden", "c"), ("hidden", "d")),
        ("hidden-text", "hidden-text"),
    ),
    Trait(
        "struck out",
        in_cell(p(r("20 sessions", "<w:strike/>"), " 24 sessions")),
        "Duration\t24 sessions",
        (("struck", "20 sessions"),),
        ("strikethrough",),
        CELL,
    ),
    Trait("struck out twice", word(p(r("a", "<w:dstrike/>"), "b")), "b", (("struck", "a"),), ("strikethrough",)),
    Trait(
        "struck out by a style",
        word(p(r("internal staff", '<w:rStyle w:val="Gone"/>'), " / external")),
        "/ external",
        (("struck", "internal staff"),),
        ("strikethrough",),
    ),
    Trait(
        "struck out in the middle of a word list",
        word(p("low, ", r("medium, ", "<w:strike/>"), "high")),
        "low, high",
        (("struck", "medium,"),),
        ("strikethrough",),
    ),
    Trait("not struck out", word(p(r("kept", '<w:strike w:val="false"/>'))), "kept"),
)

TRAITS = (*CONTAINERS, *FIELDS, *SIGNS, *CHANGES)
