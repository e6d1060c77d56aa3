"""Small PDF files, one trait each, and what is to be read in them: tables and layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.pdf_fixtures import Pdf, Sheet, ruled, wrapped

MEN = "The programme works with men who used violence against a partner."
WOMEN = "Women take part in groups of their own, of six to eight."
LONG = f"{MEN} {WOMEN} The court, the police or the man himself may ask for a place."


@dataclass(frozen=True)
class Trait:
    """`text`: the whole of Document.text. `asides`: (kind, text). `places`: (table, row, column) of each block."""

    name: str
    data: bytes
    text: str
    notices: tuple[str, ...] = ()
    asides: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[int, int, int] | None, ...] | None = None
    styles: str | None = None  # first letters (r: running header), in capitals where strong
    emphasised: tuple[str, ...] = ()


TRAITS: dict[str, Callable[[], Trait]] = {}


def trait(build: Callable[[], Trait]) -> Callable[[], Trait]:
    """Register a builder of one file."""
    TRAITS[build.__name__] = build
    return build


def made(pdf: Pdf, text: str | Sequence[str], **expected: object) -> Trait:
    """The trait of a finished file."""
    return Trait("", pdf.save(), text if isinstance(text, str) else "\n".join(text), **expected)  # type: ignore[arg-type]


def two_columns(rows: Sequence[tuple[str, str]], bold: bool = True, gap: float = 0, top: float = 100) -> Pdf:
    """A form whose headings and answers line up without ruling lines."""
    pdf = Pdf()
    sheet, y = pdf.sheet(), top
    for heading, answer in rows:
        left = sheet.lines(60, y, wrapped(heading, 140), font="bold" if bold else "regular")
        right = sheet.lines(220, y, wrapped(answer, 300)) if answer else y
        y = max(left, right) + gap
    return pdf


FORM = [
    ("Name of programme", "Building Better Relationships"),
    ("Geographical scope", "England and Wales"),
    ("Key features of the perpetrator programme", LONG),
    ("Risk assessment", "SARA"),
]
FORM_TEXT = "\n".join(f"{heading}\t{answer}" for heading, answer in FORM)
FORM_PLACES = tuple((0, row, column) for row in range(4) for column in (0, 1))


# Ruled tables --------------------------------------------------------------------------------------------------------


@trait
def ruled_table() -> Trait:
    pdf = Pdf()
    ruled(pdf, FORM)
    return made(pdf, FORM_TEXT, places=FORM_PLACES, styles="PpPpPpPp")


@trait
def paragraphs_in_a_cell() -> Trait:
    pdf = Pdf()
    ruled(pdf, [("Risk", f"SARA and B-SAFER\n{MEN}\nMedium risk"), ("Year", "2010")])
    places = ((0, 0, 0), (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 1, 0), (0, 1, 1))
    return made(pdf, f"Risk\tSARA and B-SAFER\n{MEN}\nMedium risk\nYear\t2010", places=places)


@trait
def row_over_two_pages() -> Trait:
    pdf = Pdf()
    ruled(pdf, [("Target group", f"{LONG}\n{LONG}\n{MEN}"), ("Year", "2010")], foot=150)
    assert len(pdf.sheets) > 2
    text = f"Target group\t{LONG}\n{LONG}\n{MEN}\nYear\t2010"
    return made(pdf, text, places=((0, 0, 0), (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 1, 0), (0, 1, 1)))


@trait
def heading_over_two_pages() -> Trait:
    pdf = Pdf()
    rows = [("Name", "AGT"), ("Duration of the perpetrator and victim programme", f"{MEN} {MEN}"), ("Year", "2010")]
    ruled(pdf, rows, foot=130)
    text = f"Name\tAGT\n{rows[1][0]}\t{rows[1][1]}\nYear\t2010"
    return made(pdf, text, places=tuple((0, row, column) for row in range(3) for column in (0, 1)))


@trait
def repeated_header_row() -> Trait:
    pdf = Pdf()
    ruled(
        pdf,
        [("Item", "Explanation"), ("Name", "AGT"), ("Target group", f"{LONG} {LONG}"), ("Year", "2010")],
        foot=180,
        head=1,
    )
    text = f"Item\tExplanation\nName\tAGT\nTarget group\t{LONG} {LONG}\nItem\nExplanation\nYear\t2010"
    return made(pdf, text, styles="PpPpPpRrPp")


@trait
def repeated_header_between_rows() -> Trait:
    pdf = Pdf()
    rows = [("Item", "Explanation"), ("Name", "AGT"), ("Year", "2010")]
    ruled(pdf, rows[:2], top=700)
    ruled(pdf, [rows[0], rows[2]], sheet=pdf.sheet())
    text = "Item\tExplanation\nName\tAGT\nItem\tExplanation\nYear\t2010"
    return made(pdf, text, styles="PpPpRrPp", places=tuple((0, r, c) for r in range(4) for c in (0, 1)))


@trait
def cells_merged_down_and_across() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for y in (80, 110, 170):
        sheet.line(60, y, 460, y)
    sheet.line(160, 140, 460, 140)
    sheet.line(60, 80, 60, 170)
    sheet.line(460, 80, 460, 170)
    sheet.line(160, 110, 160, 170)
    sheet.line(310, 110, 310, 170)
    sheet.text(65, 95, "The programme in figures", font="bold")
    sheet.text(65, 125, "Volume")
    for x, y, text in ((165, 125, "2018"), (315, 125, "23 men"), (165, 155, "2019"), (315, 155, "36 men")):
        sheet.text(x, y, text)
    text = "The programme in figures\nVolume\t2018\t23 men\n\t2019\t36 men"
    return made(pdf, text, places=((0, 0, 0), (0, 1, 0), (0, 1, 1), (0, 1, 2), (0, 2, 1), (0, 2, 2)))


@trait
def nested_table() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    _box(sheet, 60, 80, 520, 200, [160], [170])
    _box(sheet, 166, 105, 400, 145, [280], [125])
    for x, y, text in (
        (65, 92, "Volume"), (166, 92, "In all years:"), (170, 118, "Year"), (285, 118, "Men"), (170, 138, "2019"),
        (285, 138, "36"), (166, 160, "About."), (65, 185, "Status"), (166, 185, "Running"),
    ):  # fmt: skip
        sheet.text(x, y, text)
    text = "Volume\tIn all years:\nYear\tMen\n2019\t36\n\tAbout.\nStatus\tRunning"
    return made(
        pdf,
        text,
        places=((0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1), (0, 0, 1), (0, 1, 0), (0, 1, 1)),
    )


@trait
def nested_table_on_the_edge() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    _box(sheet, 60, 80, 520, 200, [160], [170])
    _box(sheet, 166, 80.6, 400, 120, [280], [100])
    for x, y, text in (
        (65, 92, "Volume"), (170, 95, "Year"), (285, 95, "Men"), (170, 115, "2019"), (285, 115, "36"),
        (166, 135, "About."), (65, 185, "Status"), (166, 185, "Running"),
    ):  # fmt: skip
        sheet.text(x, y, text)
    return made(pdf, "Volume\nYear\tMen\n2019\t36\n\tAbout.\nStatus\tRunning")


def _box(sheet: Sheet, x0: float, y0: float, x1: float, y1: float, columns: list[float], rows: list[float]) -> None:
    for y in (y0, *rows, y1):
        sheet.line(x0, y, x1, y)
    for x in (x0, *columns, x1):
        sheet.line(x, y0, x, y1)


def _cells(sheet: Sheet, x0: float, x1: float, top: float) -> None:
    for row, (heading, answer) in enumerate((("Name", "AGT"), ("Year", "2010"), ("Volume", "36 men"))):
        sheet.text(x0 + 5, top + 15 + 30 * row, heading)
        sheet.text(x1 + 5, top + 15 + 30 * row, answer)


THREE = "Name\tAGT\nYear\t2010\nVolume\t36 men"
THREE_PLACES = tuple((0, row, column) for row in range(3) for column in (0, 1))


@trait
def table_open_at_its_sides() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for y in (80, 110, 140, 170):
        sheet.line(60, y, 460, y)
    sheet.line(200, 80, 200, 170)
    _cells(sheet, 60, 200, 80)
    return made(pdf, THREE, places=THREE_PLACES)


@trait
def table_of_thin_areas() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for y in (80, 110, 140, 170):
        sheet.rectangle(60, y, 460, y + 0.7, "f")
    for x in (60, 200, 459.5):
        for y in (80, 110, 140):
            sheet.rectangle(x, y, x + 0.5, y + 30, "f")
    _cells(sheet, 60, 200, 80)
    return made(pdf, THREE, places=THREE_PLACES)


@trait
def table_of_boxes() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for y in (80, 110, 140):
        sheet.rectangle(60, y, 200, y + 30)
        sheet.rectangle(200, y, 460, y + 30)
    _cells(sheet, 60, 200, 80)
    return made(pdf, THREE, places=THREE_PLACES)


@trait
def table_of_double_lines() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for y in (80, 110, 140, 170):
        sheet.line(60, y, 460, y)
        sheet.line(60, y + 1.5, 460, y + 1.5)
    for x in (60, 200, 460):
        sheet.line(x, 80, x, 171)
        sheet.line(x + 1.5, 80, x + 1.5, 171)
    _cells(sheet, 62, 202, 82)
    return made(pdf, THREE, places=THREE_PLACES)


@trait
def table_of_shaded_cells() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for row, y in enumerate((80, 110, 140)):
        grey = 0.85 if row % 2 else 0.93
        sheet.rectangle(60, y, 200, y + 30, "f", f"{grey} g")
        sheet.rectangle(200, y, 460, y + 30, "f", f"{grey} g")
    sheet.text(65, 95, "Name", before="0 g")
    _cells(sheet, 60, 200, 80)
    return made(pdf, THREE, places=THREE_PLACES)


@trait
def white_letters_on_dark_ground() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.rectangle(60, 80, 460, 110, "f", "0 0 0.5 rg")
    sheet.text(65, 95, "Target group", before="1 g", font="bold")
    sheet.text(65, 125, "Men")
    return made(pdf, "Target group\nMen", styles="Pp")


@trait
def lines_in_a_form_object() -> Trait:
    pdf = Pdf()
    sheet, _ = ruled(pdf, FORM)
    sheet.as_form("0.5 0 0 0.5 100 200")
    return made(pdf, FORM_TEXT, places=FORM_PLACES)


@trait
def cell_with_turned_words() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    _box(sheet, 60, 80, 460, 180, [100], [])
    sheet.turned(85, 170, "Target group", "0 1 -1 0")
    sheet.text(110, 100, "Men and women")
    return made(pdf, "Target group\tMen and women", places=((0, 0, 0), (0, 0, 1)))


@trait
def one_text_object_through_all_cells() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    _box(sheet, 60, 80, 460, 110, [180, 300], [])
    sheet.marks.append(b"BT /regular 10 Tf 65 746 Td [(Year) -9600 (Groups of men) -4200 (36)] TJ ET")
    return made(pdf, "Year\tGroups of men\t36", places=((0, 0, 0), (0, 0, 1), (0, 0, 2)))


# Columns that only line up -------------------------------------------------------------------------------------------


@trait
def unruled_bold_headings() -> Trait:
    return made(two_columns(FORM), FORM_TEXT, places=FORM_PLACES)


@trait
def unruled_plain_headings_with_gaps() -> Trait:
    return made(two_columns(FORM, bold=False, gap=8), FORM_TEXT, places=FORM_PLACES)


@trait
def unruled_empty_answers() -> Trait:
    rows = [*FORM[:2], ("Target group", ""), ("Theory", ""), FORM[3]]
    text = f"{FORM[0][0]}\t{FORM[0][1]}\n{FORM[1][0]}\t{FORM[1][1]}\nTarget group\nTheory\n{FORM[3][0]}\tSARA"
    return made(two_columns(rows, gap=10), text)


@trait
def unruled_over_two_pages() -> Trait:
    pdf = two_columns(FORM[:2], top=740)
    sheet = pdf.sheets[0]
    lines = wrapped(LONG, 300)
    sheet.text(60, 764, "Theory", font="bold")
    sheet.lines(220, 764, lines[:3])
    after = pdf.sheet()
    y = after.lines(220, 60, lines[3:])
    after.text(60, y, "Risk assessment", font="bold")
    after.text(220, y, "SARA")
    after.text(60, y + 12, "Volume", font="bold")
    after.text(220, y + 12, "36 men")
    text = (
        f"{FORM[0][0]}\t{FORM[0][1]}\n{FORM[1][0]}\t{FORM[1][1]}\nTheory\t{LONG}\nRisk assessment\tSARA\nVolume\t36 men"
    )
    return made(pdf, text, places=tuple((0, row, column) for row in range(5) for column in (0, 1)))


@trait
def rows_between_level_lines() -> Trait:
    pdf = Pdf()
    sheet, y = pdf.sheet(), 100.0
    for heading, answer in FORM:
        sheet.line(60, y - 12, 535, y - 12)
        y = max(sheet.lines(60, y, wrapped(heading, 140)), sheet.lines(220, y, wrapped(answer, 300))) + 8
    sheet.line(60, y - 12, 535, y - 12)
    return made(pdf, FORM_TEXT, places=FORM_PLACES)


@trait
def ruled_table_in_an_unruled_column() -> Trait:
    pdf = two_columns(FORM[:2])
    sheet = pdf.sheets[0]
    sheet.text(60, 130, "Volume", font="bold")
    _box(sheet, 216, 118, 400, 158, [310], [138])
    for x, y, text in ((220, 131, "Year"), (315, 131, "Men"), (220, 151, "2019"), (315, 151, "36")):
        sheet.text(x, y, text)
    sheet.text(220, 172, "About the same since.")
    sheet.text(60, 190, "Status", font="bold")
    sheet.text(220, 190, "running")
    text = [f"{heading}\t{answer}" for heading, answer in FORM[:2]]
    text += ["Volume", "Year\tMen", "2019\t36", "\tAbout the same since.", "Status\trunning"]
    return made(pdf, text)


@trait
def headings_and_answers_in_one_column_over_two_pages() -> Trait:
    pdf = Pdf()
    sheet, y = pdf.sheet(), 80.0
    rows = [("Name", ["AGT"]), ("Year", ["2010"]), ("Scope", ["England and Wales.", "Also in Jersey."])]
    for heading, answer in rows:
        for texts, font in (([heading], "bold"), (answer, "regular")):
            for part in [texts[:1], texts[1:]] if len(texts) > 1 else [texts]:
                if part == texts[1:] and len(texts) > 1:
                    sheet, y = pdf.sheet(), 80.0
                sheet.rectangle(60, y, 535, y + 16)
                sheet.lines(65, y + 11, part, font=font)
                y += 16
    sheet.rectangle(60, y, 535, y + 16)
    sheet.text(65, y + 11, "Status", font="bold")
    text = "Name\nAGT\nYear\n2010\nScope\nEngland and Wales.\nAlso in Jersey.\nStatus"
    places = ((0, 0, 0), (0, 1, 0), (0, 2, 0), (0, 3, 0), (0, 4, 0), (0, 5, 0), (0, 5, 0), (0, 6, 0))
    return made(pdf, text, places=places)


@trait
def figures_lined_up_on_the_right() -> Trait:
    pdf = Pdf()
    sheet, y = pdf.sheet(), 100.0
    for row in (("Year", "Groups", "Men"), ("2017", "2", "23"), ("2018", "12", "125"), ("2019", "3", "36")):
        for right, text in zip((84, 220, 320), row, strict=True):
            sheet.text(right - 6 * len(text), y, text)
        y += 14
    return made(pdf, "Year\tGroups\tMen\n2017\t2\t23\n2018\t12\t125\n2019\t3\t36")


@trait
def page_in_two_columns() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    sheet.text(60, 60, "A heading over both columns", 14, "bold")
    left, right = " ".join([MEN] * 8), " ".join([WOMEN] * 9)
    sheet.lines(60, 100, wrapped(left, 230))
    sheet.lines(310, 100, wrapped(right, 230))
    sheet.text(60, 500, "A line below that is as wide as both columns and has no gap in its middle.")
    return made(
        pdf,
        [
            "A heading over both columns",
            left,
            right,
            "A line below that is as wide as both columns and has no gap in its middle.",
        ],
        styles="Hppp",
    )


@trait
def options_side_by_side() -> Trait:
    pdf = Pdf()
    sheet = pdf.sheet()
    for y, left, right in ((100, "men", "women"), (115, "prison", "community"), (130, "group", "individual")):
        for x, label in ((60, left), (260, right)):
            sheet.rectangle(x, y - 8, x + 9, y + 1)
            sheet.text(x + 15, y, label)
        sheet.line(60, y - 8, 69, y + 1)
        sheet.line(69, y - 8, 60, y + 1)
    return made(pdf, "☒ men\t☐ women\n☒ prison\t☐ community\n☒ group\t☐ individual", places=(None, None, None))
