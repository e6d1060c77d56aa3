"""Small PDF files, one trait each, and what is to be read in them: words, line ends, marks on words."""

from __future__ import annotations

from tests.pdf_fixtures import Pdf, Sheet, wrapped
from tests.pdf_traits import LONG, MEN, WOMEN, Trait, made, trait

# Words ---------------------------------------------------------------------------------------------------------------


@trait
def scrambled_stream_order() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    lines = wrapped(LONG, 475)
    for index in (3, 0, 2, 1):
        if index < len(lines):
            sheet.text(60, 100 + 12 * index, lines[index])
    return made(pdf, LONG)


@trait
def word_in_pieces() -> Trait:
    """Letters that the main font lacks are set by another, after the rest of the line."""
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Lepe")
    sheet.text(90, 100, "iv")
    sheet.text(102, 100, " zajednica")
    sheet.text(84, 100, "n", font="sans")
    sheet.text(60, 120, "Target")
    sheet.text(96, 120, "ed")
    sheet.text(114, 120, "group")
    return made(pdf, "Lepeniv zajednica\nTargeted group")


@trait
def letters_spaced_by_the_program() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Risk assessment", before="3 Tc")
    sheet.text(60, 120, "SARA")
    return made(pdf, "Risk assessment\nSARA")


@trait
def letters_spaced_by_hand() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "R i s k   a s s e s s m e n t")
    sheet.text(60, 120, "SARA is a tool")
    return made(pdf, "Risk assessment\nSARA is a tool")


@trait
def ligatures() -> Trait:
    pdf = Pdf()
    pdf.sheet().coded(60, 100, b"ef\x01cient of\x01ce work\x02ow \x01le", 10, "ligatures")
    return made(pdf, "efficient office workflow file")


@trait
def mapped_ligature_character() -> Trait:
    pdf = Pdf()
    pdf.mapped_font("odd", "Courier", {65: "\ufb01", 66: "n", 67: "d"})
    pdf.sheet().coded(60, 100, b"ABC", 10, "odd")
    return made(pdf, "find")


@trait
def footnote() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "We began in 2019")
    sheet.text(156, 96, "1", 6)
    sheet.text(159.6, 100, ", with 12 m")
    sheet.text(225.6, 96, "2", 6)
    sheet.text(60, 712, "The last line of the page.")
    sheet.line(60, 740, 200, 740)
    sheet.text(60, 755, "1 Two groups in the first year.", 7)
    sheet.text(60, 765, "2 The room that we rent.", 7)
    second = pdf.sheet()
    second.text(60, 100, "The next page.")
    text = [
        "We began in 2019¹, with 12 m²",
        "The last line of the page.",
        "1 Two groups in the first year.",
        "2 The room that we rent.",
        "The next page.",
    ]
    return made(pdf, text, styles="ppnnp")


@trait
def highlighted_words() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.rectangle(90, 91, 156, 103, "f", "1 1 0 rg")
    sheet.text(60, 100, "only ")
    sheet.text(90, 100, "medium risk")
    sheet.text(162, 100, "is taken")
    return made(pdf, "only medium risk is taken", emphasised=("medium risk",))


@trait
def printed_twice_for_weight() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Risk assessment")
    sheet.text(60.3, 100, "Risk assessment")
    return made(pdf, "Risk assessment")


@trait
def bold_words_in_a_paragraph() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "only ")
    sheet.text(90, 100, "medium risk", font="bold")
    sheet.text(162, 100, "is taken")
    return made(pdf, "only medium risk is taken", emphasised=("medium risk",), styles="p")


@trait
def underlined_words() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "only ")
    sheet.text(90, 100, "medium risk")
    sheet.line(90, 101.5, 156, 101.5)
    sheet.text(162, 100, "is taken")
    return made(pdf, "only medium risk is taken", emphasised=("medium risk",))


@trait
def control_characters() -> Trait:
    pdf = Pdf()
    pdf.mapped_font("odd", "Courier", {65: "a", 66: "\x07", 67: "b"})
    pdf.sheet().coded(60, 100, b"ABC", 10, "odd")
    return made(pdf, "a␇b", notices=("control-chars",))


# Line ends -----------------------------------------------------------------------------------------------------------


def _column(lines: list[str], wide: float = 180) -> Sheet:
    """Lines in a framed column."""
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.rectangle(60, 85, 70 + wide, 400)
    sheet.lines(65, 100, lines)
    return sheet


def _framed(lines: list[str], text: str | list[str], wide: float = 180) -> Trait:
    pdf = Pdf()
    pdf.sheets.append(_column(lines, wide))
    return made(pdf, text)


@trait
def line_ends_of_the_program_and_of_the_writer() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    y = sheet.lines(60, 100, wrapped(f"{MEN} {WOMEN}", 475))
    y = sheet.lines(60, y, ["Medium risk", "High risk", "Since 2010"])
    sheet.lines(60, y, wrapped(LONG, 475))
    return made(pdf, [f"{MEN} {WOMEN}", "Medium risk", "High risk", "Since 2010", LONG])


@trait
def paragraphs_told_by_their_distance() -> Trait:
    pdf = Pdf()
    sheet, y = pdf.sheet(), 100.0
    for _ in range(3):
        y = sheet.lines(60, y, [line.rstrip() for line in wrapped(LONG, 475)]) + 8
    return made(pdf, [LONG] * 3)


@trait
def real_hyphen_at_a_line_end() -> Trait:
    lines = ["the programme takes medium-", "risk men, sees them in one-", "to-one talks for a year"]
    return _framed(lines, "the programme takes medium-risk men, sees them in one-to-one talks for a year", 162)


@trait
def words_divided_all_over() -> Trait:
    lines = [
        "the perpetrators take part in treat-",
        "ment with other participants of sep-",
        "arate groups and psycho-educational",
        "modules on violence and responsibil-",
        "ity for what they did to the children",
    ]
    text = "the perpetrators take part in treatment with other participants of separate groups and psycho-educational modules on violence and responsibility for what they did to the children"  # noqa: E501
    return _framed(lines, text, 6 * 37)


@trait
def divided_word_that_the_document_knows() -> Trait:
    lines = ["the treatment of men who take treat-", "ment a second time"]
    return _framed(lines, "the treatment of men who take treatment a second time", 6 * 36)


@trait
def hyphen_that_stands_for_a_word() -> Trait:
    lines = ["Leitung durch das Gewalt-", "und Opferschutzzentrum"]
    return _framed(lines, "Leitung durch das Gewalt- und Opferschutzzentrum", 6 * 26)


@trait
def soft_hyphens() -> Trait:
    pdf = Pdf()
    pdf.mapped_font("soft", "Courier", {**{code: chr(code) for code in range(32, 127)}, 173: "\u00ad"})
    sheet = pdf.sheet()
    sheet.rectangle(60, 85, 70 + 6 * 29, 400)
    sheet.coded(65, 100, b"treatment pro\xadgramme; treat\xad", 10, "soft")
    sheet.coded(65, 112, b"ment since 2010", 10, "soft")
    return made(pdf, "treatment programme; treatment since 2010")


@trait
def address_broken_without_a_hyphen() -> Trait:
    lines = ["see", "https://example.org/reports/per", "petrator-programmes/2019.pdf"]
    return _framed(lines, "see https://example.org/reports/perpetrator-programmes/2019.pdf", 6 * 31)


@trait
def slash_at_a_line_end() -> Trait:
    return _framed(
        ["internal staff or external/", "independent trainers"],
        "internal staff or external/independent trainers",
        6 * 28,
    )


@trait
def range_over_a_line_end() -> Trait:
    return _framed(
        ["the years from 2015 to 2018–", "19 with a break of one year"],
        "the years from 2015 to 2018–19 with a break of one year",
        6 * 28,
    )


# Lists and headings --------------------------------------------------------------------------------------------------


@trait
def bulleted_and_numbered_items() -> Trait:
    pdf = Pdf()
    sheet, y = pdf.sheet(), 100.0
    for item in ("first item", LONG, "third"):
        sheet.text(60, y, "•")
        y = sheet.lines(80, y, wrapped(item, 455))
    for number, item in enumerate((LONG, LONG, "last"), 1):
        sheet.text(60, y, f"{number}.")
        y = sheet.lines(80, y, wrapped(item, 455))
    text = ["• first item", f"• {LONG}", "• third", f"1. {LONG}", f"2. {LONG}", "3. last"]
    return made(pdf, text, styles="lllppp")


@trait
def bullets_of_a_symbol_font() -> Trait:
    pdf = Pdf()
    pdf.mapped_font("symbols", "Courier", {0xB7: "\uf0b7", 0xA7: "\uf0a7", 0xD8: "\uf0d8"})
    sheet = pdf.sheet()
    for y, code, item in ((100, b"\xb7", "court"), (115, b"\xa7", "police"), (130, b"\xd8", "himself")):
        sheet.coded(60, y, code, 10, "symbols")
        sheet.text(80, y, item)
    return made(pdf, "• court\n▪ police\n➢ himself", styles="lll")


@trait
def bold_and_larger_headings() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 80, "Collection of good practices", 18)
    sheet.text(60, 110, "Risk assessment", font="bold")
    y = sheet.lines(60, 122, wrapped(LONG, 450))
    sheet.text(60, y, "Target group", font="bold")
    sheet.lines(60, y + 12, wrapped(LONG, 450))
    return made(pdf, ["Collection of good practices", "Risk assessment", LONG, "Target group", LONG], styles="HPpPp")


# Struck out, hidden, turned ------------------------------------------------------------------------------------------


@trait
def struck_out_words() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "For 12 sessions of group work")
    sheet.line(84, 97.2, 150, 97.2)
    sheet.text(60, 120, "not in prison")
    sheet.rectangle(60, 117, 138, 117.6, "f")
    sheet.text(60, 140, "Weekly")
    text = "For of group work\nWeekly"
    asides = (("struck", "12 sessions"), ("struck", "not in prison"))
    return made(pdf, text, notices=("strikethrough",), asides=asides)


@trait
def struck_out_cell() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for y in (80, 110, 140):
        sheet.line(60, y, 460, y)
    for x in (60, 200, 460):
        sheet.line(x, 80, x, 140)
    for x, y, words in ((65, 95, "Name"), (205, 95, "AGT"), (65, 125, "Volume"), (205, 125, "36 men")):
        sheet.text(x, y, words)
    sheet.line(205, 122, 241, 122)
    return made(pdf, "Name\tAGT\nVolume", notices=("strikethrough",), asides=(("struck", "36 men"),))


@trait
def hidden_words() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 100, "Shown")
    sheet.text(60, 120, "white words", before="1 g")
    sheet.text(60, 140, "invisible words", before="3 Tr")
    sheet.text(700, 160, "beyond the edge")
    asides = (("hidden", "white words"), ("hidden", "invisible words"), ("hidden", "beyond the edge"))
    return made(pdf, "Shown", notices=("hidden-text",), asides=asides)


@trait
def page_turned_by_its_entry() -> Trait:
    pdf = Pdf()
    for turn, matrix, x, y, (right, down) in (
        (90, "0 1 -1 0", 100, 782, (15, 0)),
        (270, "0 -1 1 0", 500, 60, (-15, 0)),
        (180, "-1 0 0 -1", 535, 700, (0, -15)),
    ):
        sheet = pdf.sheet(rotate=turn)
        sheet.turned(x, y, "Upright as shown", matrix)
        sheet.turned(x + right, y + down, "Risk", matrix)
    return made(pdf, "\n".join(["Upright as shown", "Risk"] * 3))


@trait
def page_printed_sideways() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for y in (100, 130, 160):
        sheet.line(y, 80, y, 480)
    for x in (80, 340, 480):
        sheet.line(100, x, 160, x)
    for x, y, words in ((115, 470, "Name"), (115, 330, "AGT"), (145, 470, "Year"), (145, 330, "2010")):
        sheet.turned(x, y, words, "0 1 -1 0")
    return made(pdf, "Name\tAGT\nYear\t2010", places=((0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)))


@trait
def watermark() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.lines(60, 100, wrapped(LONG, 475))
    sheet.turned(150, 600, "DRAFT", "0.7 0.7 -0.7 0.7", 60)
    return made(pdf, f"{LONG}\nDRAFT", styles="pr")


@trait
def running_headers_and_page_numbers() -> Trait:
    pdf = Pdf()
    parts = [f"{LONG} {MEN}", f"{WOMEN} {MEN}", f"{MEN} {WOMEN} {MEN}"]
    for number, part in enumerate(parts, 1):
        sheet = pdf.sheet()
        sheet.text(60, 40, "Domestic violence - answers", 8)
        sheet.text(280, 815, f"Page {number} of 3", 8)
        sheet.lines(60, 100, wrapped(part, 475))
    head, foot = "Domestic violence - answers", "Page {} of 3"
    text = [head, parts[0], foot.format(1), head, parts[1], foot.format(2), head, parts[2], foot.format(3)]
    return made(pdf, text, styles="rpfrpfrpf")


@trait
def paragraph_over_two_pages() -> Trait:
    pdf = Pdf()
    lines = wrapped(LONG, 300)
    first, second = pdf.sheet(), pdf.sheet()
    first.lines(60, 770, lines[:2])
    first.text(300, 815, "1")
    second.lines(60, 60, [*lines[2:], "A new one."])
    second.text(300, 815, "2")
    return made(pdf, [LONG, "1", "A new one.", "2"], styles="pfpf")
