"""Small PDF files, one trait each, and what is to be read: form fields, notes, pictures, and files to refuse."""

from __future__ import annotations

from tests.pdf_fixtures import Pdf, wrapped
from tests.pdf_traits import FORM, FORM_TEXT, LONG, Trait, made, ruled, trait

# Tick boxes ----------------------------------------------------------------------------------------------------------


@trait
def drawn_tick_boxes() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for y, label in ((100, "men"), (120, "women"), (140, "children"), (160, "young people")):
        sheet.rectangle(60, y - 9, 70, y + 1)
        sheet.text(76, y, label)
    sheet.line(60, 91, 70, 101)
    sheet.line(70, 91, 60, 101)
    sheet.text(62, 119.5, "X", 10)
    sheet.marks.append(b"1 w 62 707 m 64 703 l 69 711 l S")
    return made(pdf, "☒ men\n☒ women\n☒ children\n☐ young people", styles="llll")


@trait
def drawn_radio_buttons() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for x, label in ((60, "yes"), (160, "no")):
        sheet.marks.append(_circle(x, 742, 5) + b" S")
        sheet.text(x + 18, 104, label)
    sheet.marks.append(_circle(60, 742, 2.5) + b" f")
    return made(pdf, "☒ yes\t☐ no")


def _circle(x: float, y: float, radius: float) -> bytes:
    k, (x, y) = 0.552 * radius, (x + 5, y)
    r = radius
    return (
        f"{x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c {x - k} {y + r} {x - r} {y + k} {x - r} {y} c "
        f"{x - r} {y - k} {x - k} {y - r} {x} {y - r} c {x + k} {y - r} {x + r} {y - k} {x + r} {y} c h"
    ).encode()


@trait
def boxes_for_letters_are_no_tick_boxes() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Year")
    for index, digit in enumerate("2010"):
        sheet.rectangle(100 + 12 * index, 89, 112 + 12 * index, 102)
        sheet.text(103 + 12 * index, 100, digit)
    return made(pdf, "Year 2010")


@trait
def ticks_of_symbol_fonts() -> Trait:
    pdf = Pdf()
    pdf.mapped_font("wing", "Courier", {0xFE: "\uf0fe", 0xA8: "\uf0a8", 0xFC: "\uf0fc"})
    sheet = pdf.sheet()
    for y, code, label in ((100, b"\xfe", "men"), (115, b"\xa8", "women"), (130, b"\xfc", "children")):
        sheet.coded(60, y, code, 10, "wing")
        sheet.text(75, y, label)
    sheet.coded(60, 145, b"\x38", 10, "dingbats")
    sheet.text(75, 145, "young people")
    return made(pdf, "☒ men\n☐ women\n☒ children\n☒ young people")


@trait
def option_that_wraps_after_its_box() -> Trait:
    pdf = Pdf()
    pdf.mapped_font("wing", "Courier", {0xFE: "\u2612", 0xA8: "\u2610"})
    sheet = pdf.sheet()
    sheet.rectangle(55, 80, 236, 200)
    sheet.text(60, 100, "Is it translated? Yes, all: ")
    sheet.coded(222, 100, b"\xfe", 10, "wing")
    sheet.text(60, 112, "to English, Dutch and German")
    return made(pdf, "Is it translated? Yes, all: ☒ to English, Dutch and German")


# Form fields ---------------------------------------------------------------------------------------------------------


@trait
def form_fields() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Name:")
    sheet.annotation(100, 88, 400, 103, "/Subtype /Widget /FT /Tx /T (name) /V (Anti-Gewalt-Training)")
    sheet.text(60, 130, "Risk:")
    sheet.annotation(60, 135, 400, 185, "/Subtype /Widget /FT /Tx /Ff 4096 /T (risk) /V (Medium risk\rHigh risk)")
    for y, label, state in ((200, "men", "Yes"), (215, "women", "Off")):
        states = "/AP << /N << /Yes << >> /Off << >> >> >>"
        sheet.annotation(
            60, y - 9, 70, y + 1, f"/Subtype /Widget /FT /Btn /T ({label}) /V /{state} /AS /{state} {states}"
        )
        sheet.text(76, y, label)
    sheet.text(60, 240, "Format:")
    sheet.annotation(
        110, 228, 300, 243, "/Subtype /Widget /FT /Ch /Ff 131072 /T (format) /Opt [(group) (single)] /V (group)"
    )
    sheet.text(60, 270, "Scope:")
    sheet.annotation(110, 258, 300, 273, "/Subtype /Widget /FT /Tx /T (scope)")
    return made(pdf, "Name: Anti-Gewalt-Training\nRisk:\nMedium risk\nHigh risk\n☒ men\n☐ women\nFormat: group\nScope:")


@trait
def field_in_a_cell() -> Trait:
    pdf = Pdf()
    sheet, _ = ruled(pdf, [("Name", " "), ("Year", " ")])
    for index, value in enumerate(("AGT (Vienna)", "2010")):
        y = 80 + 16 * index
        value = value.replace("(", "\\(").replace(")", "\\)")
        sheet.annotation(224, y + 2, 530, y + 14, f"/Subtype /Widget /FT /Tx /T (f{index}) /V ({value})")
    return made(pdf, "Name\tAGT (Vienna)\nYear\t2010", places=((0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)))


@trait
def hidden_field() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Name: AGT")
    sheet.annotation(100, 110, 400, 125, "/Subtype /Widget /FT /Tx /T (secret) /F 2 /V (draft 7)")
    return made(pdf, "Name: AGT", notices=("hidden-text",), asides=(("hidden", "draft 7"),))


@trait
def typewriter_text() -> Trait:
    pdf = Pdf()
    sheet, _ = ruled(pdf, [("Name", " "), ("Year", " ")])
    sheet.annotation(224, 82, 530, 94, "/Subtype /FreeText /DA (/Helv 10 Tf) /Contents (Anti-Gewalt-Training)")
    return made(pdf, "Name\tAnti-Gewalt-Training\nYear")


@trait
def sticky_notes() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "About 36 men yearly")
    sheet.annotation(200, 90, 220, 110, "/Subtype /Text /Contents (please check this figure)")
    sheet.annotation(
        60, 90, 120, 103, "/Subtype /Highlight /QuadPoints [60 752 120 752 60 739 120 739] /Contents (sure?)"
    )
    asides = (("comment", "please check this figure"), ("comment", "sure?"))
    return made(pdf, "About 36 men yearly", notices=("annotation",), asides=asides)


@trait
def struck_out_by_a_reviewer() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "About 36 men yearly")
    sheet.annotation(96, 90, 132, 103, "/Subtype /StrikeOut /QuadPoints [96 752 132 752 96 739 132 739]")
    return made(pdf, "About yearly", notices=("strikethrough",), asides=(("struck", "36 men"),))


@trait
def ink_on_the_page() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "About 36 men yearly")
    sheet.annotation(60, 90, 80, 103, "/Subtype /Ink /InkList [[60 740 80 750]]")
    return made(pdf, "About 36 men yearly", notices=("annotation",))


@trait
def form_beside_adobes_own() -> Trait:
    pdf = Pdf(xfa=True)
    sheet = pdf.sheet()
    sheet.text(60, 100, "Name:")
    sheet.annotation(100, 88, 400, 103, "/Subtype /Widget /FT /Tx /T (name) /V (AGT)")
    return made(pdf, "Name: AGT", notices=("xfa",))


@trait
def form_of_adobe_alone() -> Trait:
    pdf = Pdf(catalog="/NeedsRendering true", xfa=True)
    pdf.sheet().text(60, 100, "Please wait... If this message is not replaced, your viewer cannot show the form.")
    return made(pdf, "xfa")


# Pictures and letters without names ----------------------------------------------------------------------------------


@trait
def scan() -> Trait:
    pdf = Pdf()
    pdf.sheet().picture(0, 0, 595, 842)
    return made(pdf, "needs-ocr")


@trait
def letters_drawn_as_outlines() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for index in range(80):
        sheet.marks.append(f"{60 + 5 * index} 700 m {62 + 5 * index} 710 l {64 + 5 * index} 700 l f".encode())
    return made(pdf, "needs-ocr")


@trait
def scan_among_pages() -> Trait:
    pdf = Pdf()
    pdf.sheet().text(60, 100, "Name: AGT")
    pdf.sheet().picture(0, 0, 595, 842)
    return made(pdf, "Name: AGT", notices=("needs-ocr",))


@trait
def scan_with_the_scanners_words() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.picture(0, 0, 595, 842)
    sheet.lines(60, 100, ["Name: AGT"])
    sheet.marks[-1] = sheet.marks[-1].replace(b"BT", b"BT 3 Tr")
    return made(pdf, "Name: AGT", notices=("ocr-doubt",))


@trait
def large_picture_on_a_page() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Our results:")
    sheet.picture(60, 120, 400, 400)
    return made(pdf, "Our results:", notices=("embedded-object",))


@trait
def letterhead_on_each_page() -> Trait:
    pdf = Pdf()
    for text in ("Name: AGT", "Year: 2010"):
        sheet = pdf.sheet()
        sheet.picture(0, 0, 595, 120)
        sheet.text(60, 200, text)
    return made(pdf, "Name: AGT\nYear: 2010")


@trait
def letters_without_names() -> Trait:
    pdf = Pdf()
    pdf.nameless_font("secret")
    sheet = pdf.sheet()
    sheet.lines(60, 100, wrapped(LONG, 475))
    pdf.sheet().coded(60, 100, bytes(range(3, 83)), 10, "secret")
    return made(pdf, f"{LONG}…", notices=("garbled-text",))


@trait
def letters_that_only_the_map_knows() -> Trait:
    pdf = Pdf()
    pdf.mapped_font("odd", "Nowhere", {0x80 + index: letter for index, letter in enumerate("AGT Vien")})
    pdf.fonts["odd"] = pdf.fonts["odd"].replace(b"/Encoding /WinAnsiEncoding ", b"")
    sheet = pdf.sheet()
    for index, code in enumerate((0x80, 0x81, 0x82)):
        sheet.coded(60 + 6 * index, 100, bytes([code]), 10, "odd")
    return made(pdf, "AGT", notices=("pdf-repaired",))


@trait
def nothing_but_letters_without_names() -> Trait:
    pdf = Pdf()
    pdf.nameless_font("secret")
    pdf.sheet().coded(60, 100, bytes(range(3, 83)), 10, "secret")
    return made(pdf, "garbled-text")


# Files ---------------------------------------------------------------------------------------------------------------


@trait
def password() -> Trait:
    pdf = Pdf(password="open sesame")
    pdf.sheet().text(60, 100, "Name: AGT")
    return made(pdf, "encrypted")


@trait
def protected_from_changes_only() -> Trait:
    pdf = Pdf(password="")
    ruled(pdf, FORM)
    return made(pdf, FORM_TEXT)


@trait
def broken_off() -> Trait:
    pdf = Pdf()
    ruled(pdf, FORM)
    return Trait("", pdf.save()[:900], "pdf-truncated")


@trait
def end_mark_lost() -> Trait:
    pdf = Pdf()
    ruled(pdf, FORM)
    return Trait("", pdf.save().partition(b"startxref")[0], FORM_TEXT, notices=("pdf-repaired",))


@trait
def junk_before_and_after() -> Trait:
    pdf = Pdf()
    ruled(pdf, FORM)
    return Trait("", b"\r\n\r\nmail footer\r\n" + pdf.save() + b"\0" * 500, FORM_TEXT)


@trait
def no_pdf_at_all() -> Trait:
    return Trait("", b"%PDF-1.4\nnothing here\n%%EOF\n", "pdf-corrupt")


@trait
def page_too_large() -> Trait:
    pdf = Pdf()
    pdf.sheet(20_000, 20_000).text(60, 100, "Name: AGT")
    return made(pdf, "page-size")


@trait
def no_text() -> Trait:
    pdf = Pdf()
    pdf.sheet()
    return made(pdf, "empty")


@trait
def attachment_and_script() -> Trait:
    pdf = Pdf(
        catalog="/Names << /EmbeddedFiles << /Names [(a.docx) << /Type /Filespec /F (a.docx) /EF << >> >>] >> "
        "/JavaScript << /Names [(run) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>"
    )
    pdf.sheet().text(60, 100, "Name: AGT")
    return made(pdf, "Name: AGT", notices=("active-content", "attachment"))


@trait
def columns_that_the_first_and_last_row_lack() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    rows = [("", "Explanation", "Answer"), ("Name", "", "Alpha"), ("Scope", "Where is it used?", "Finland"),
            ("Group", "One to one or a group?", "Group"), ("Volume", "How many men a year?", "120"),
            ("Status", "Is it running?", "")]  # fmt: skip
    for y, row in enumerate(rows):
        for x, text in zip((60, 160, 330), row, strict=True):
            if text:
                sheet.text(x, 100 + 20 * y, text, font="regular" if x > 60 else "bold")
    places = [(0, y, x) for y, row in enumerate(rows) for x, text in enumerate(row) if text]
    text = ["\t".join(row).rstrip() for row in rows]
    return made(pdf, text, places=tuple(places))


@trait
def side_of_a_cell_below_words() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Answer of ours")
    sheet.text(306, 100, "Describe who delivers the programme")
    sheet.line(55, 102, 480, 102)
    sheet.text(60, 60, "Here")
    sheet.text(88, 60, "this", font="bold")
    return made(pdf, "Here this\nAnswer of ours\tDescribe who delivers the programme", emphasised=("this",))


@trait
def number_of_a_single_page() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Name: AGT")
    sheet.text(60, 815, "CONFIDENTIAL")
    sheet.text(480, 815, "Page 1")
    return made(pdf, "Name: AGT\nCONFIDENTIAL\tPage 1", styles="pf")
