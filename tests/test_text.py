"""Plain text: encodings, layouts, ticks."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Document, UnreadableFile
from pipeline.readers import text
from pipeline.readers.clean import clean, with_ticks
from pipeline.readers.decode import code_page, decode
from tests.format_fixtures import ROWS


def read(content: str | bytes, name: str = "form.txt") -> Document:
    return text.read(content.encode() if isinstance(content, str) else content, name)


def cells(document: Document) -> dict[tuple[int | None, int | None], list[str]]:
    """The paragraphs of each cell, by row and column."""
    found: dict[tuple[int | None, int | None], list[str]] = {}
    for block in document.blocks:
        found.setdefault((block.place.row, block.place.column), []).append(block.span.of(document.text))
    return found


def codes(document: Document) -> set[str]:
    return {remark.code for remark in document.notices}


# Encodings

SAMPLES = {
    "cp1252": "The programme is run in Österreich by Männerberatung – “Täterarbeit”, since 2010, for 40 €",
    "cp1250": "Program běží v České republice: Přístup k řešení násilí, učební příručka, Žďár a Šumperk",
    "cp1257": "Programma Latvijā: vardarbības mazināšana ģimenē, grupu nodarbības, kopš 2012, pašnovērtējums šķērslis",
    "cp1251": "Программа для мужчин в России, групповая работа",
    "cp1253": "Πρόγραμμα για άνδρες στην Ελλάδα",
    "cp1254": "Türkiye'de şiddet uygulayan erkekler için değişim programı, Ağrı ve Iğdır",
    "iso8859-2": "Program w Polsce: przemoc w rodzinie, zajęcia grupowe, ćwiczenia, źródło, żądanie, łącznie",
}


@pytest.mark.parametrize("encoding", SAMPLES)
def test_code_page_is_guessed_and_said(encoding: str) -> None:
    document = read(SAMPLES[encoding].encode(encoding))
    assert document.text == SAMPLES[encoding]
    assert "bad-utf8" in codes(document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_mark_is_no_guess(encoding: str) -> None:
    document = read(SAMPLES["cp1252"].encode(encoding))
    assert document.text == SAMPLES["cp1252"]
    assert codes(document) == set()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sample", ["cp1252", "cp1250", "cp1251"])
def test_utf16_without_mark_is_recognised(encoding: str, sample: str) -> None:
    assert read(SAMPLES[sample].encode(encoding)).text == SAMPLES[sample]


def test_doubtful_guess_asks_a_person() -> None:
    raw = "The owner is Biedrība Šaule in a town".encode("cp1257")
    assert "mojibake" in codes(read(raw))
    assert code_page(raw)[1] != ""


def test_encodings_that_differ_only_in_blanks() -> None:
    for byte in range(0x80, 0x100):
        for data in (bytes([byte]), b"a" + bytes([byte]), bytes([byte]) + b" \xe4"):
            assert outcome(data) is not None


def test_clear_guess_does_not_ask() -> None:
    assert "mojibake" not in codes(read(SAMPLES["cp1252"].encode("cp1252")))


def test_mixed_encodings_line_by_line() -> None:
    document = read("Träger: Männer\n".encode() * 3 + "Größe: fünf\n".encode("cp1252"))
    assert document.text.split("\n") == ["Träger: Männer"] * 3 + ["Größe: fünf"]
    assert codes(document) == {"mixed-encoding"}


@pytest.mark.parametrize("page", ["cp1252", "cp1250"])
def test_garbled_earlier_is_repaired_and_said(page: str) -> None:
    garbled = "Männer “ja” – žádné".encode().decode(page, "replace")
    document = read(garbled)
    assert "Männer" in document.text
    assert "mojibake" in codes(document)


@pytest.mark.parametrize("honest", ["ÄÖÜ “Maß” – Fuß”", "ESPAÑA “Ñ”", "« À » Ö…", "naïve Â", "1–2 Ä “x”", "Å–Ö"])
def test_honest_letters_are_not_repaired(honest: str) -> None:
    assert decode(honest.encode(), "x")[0] == honest


def test_letters_are_neither_composed_nor_decomposed() -> None:
    assert read("Ma\u0308nner Männer").text == "Ma\u0308nner Männer"


def test_line_ends_controls_and_what_is_no_character() -> None:
    assert clean("a\r\nb\rc\vd\fe\u2028f\x85g") == "a\nb\nc\nd\ne\nf\ng"
    assert clean("a\x00b\x1bc\x7f") == "a␀b␛c␡"
    assert clean("a\ud800b\ufffe") == "a\ufffdb\ufffd"
    assert clean("\uf0fe yes \uf0a8 no") == "☒ yes ☐ no"


def test_what_cannot_be_seen_is_kept_and_named() -> None:
    document = read("Na\u200bme:\u00a0New\u2009Paths \u202eabc\u202c")
    assert document.text == "Na\u200bme:\u00a0New\u2009Paths \u202eabc\u202c"
    assert codes(document) == {"bidi", "invisible-chars"}
    remark = next(remark for remark in document.notices if remark.code == "bidi")
    assert remark.span is not None
    assert remark.span.of(document.text) == "\u202e"


@pytest.mark.parametrize("data", [b"\0" * 999, random.Random(1).randbytes(2000), b"\x01\x02\x03 abc" * 50])
def test_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as error:
        read(data)
    assert error.value.code == "not-text"


# Layouts


def right_cells(document: Document) -> list[tuple[str, ...]]:
    """The form's rows as (left, paragraphs of the right cell ...)."""
    rows: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.place.row is not None:
            rows.setdefault(block.place.row, []).append(block.span.of(document.text))
    return [tuple(row) for row in rows.values()]


EXPECTED = [(left, *right) for left, right in ROWS]


def test_pasted_table_with_paragraphs_in_its_cells() -> None:
    pasted = "Form\n\n" + "\n".join(left + "\t" + "\n".join(right) for left, right in ROWS) + "\n\nKind regards"
    document = read(pasted)
    assert right_cells(document) == EXPECTED
    outside = [block.span.of(document.text) for block in document.blocks if block.place.row is None]
    assert outside == ["Form", "Kind regards"]


def test_empty_lines_within_a_pasted_table_do_not_end_it() -> None:
    document = read("Name\tNew\n\n\n\nRisk\tSARA\n\n.\n\nVolume\t40\n\tof them 3 women\n")
    assert cells(document) == {
        (0, 0): ["Name"], (0, 1): ["New"], (1, 0): ["Risk"], (1, 1): ["SARA", "."],
        (2, 0): ["Volume"], (2, 1): ["40"], (3, 1): ["of them 3 women"],
    }  # fmt: skip


def test_empty_answers_and_numbered_rows() -> None:
    document = read("\tExplanation\n1.\tName\tNew\n2.\tRisk\t\n3.\tVolume\t40\n")
    assert cells(document)[(1, 1)] == ["Name"]
    assert cells(document)[(1, 2)] == ["New"]
    assert cells(document)[(2, 1)] == ["Risk"]


def test_bullets_numbers_and_ticks_with_tabs_are_no_rows() -> None:
    document = read("Name\tNew\n•\tfirst\n2)\tsecond\n☒ yes\t☐ no\nRisk\tSARA\n")
    assert cells(document)[(0, 1)] == ["New", "•\tfirst", "2)\tsecond", "☒ yes\t☐ no"]
    assert [block.style for block in document.blocks[2:4]] == ["list", "list"]


def test_a_lone_tab_is_no_table() -> None:
    document = read("Date:\t1 May 2020\n\n\tThe programme is called New Paths.\n\tIt is new.")
    assert {block.place.table for block in document.blocks} == {None}


def test_markdown_table() -> None:
    rows = "\n".join(f"| {left} | {'<br>'.join(right)} |" for left, right in ROWS)
    assert right_cells(read(f"| Form | Answer |\n|---|:--|\n{rows}\n"))[1:] == EXPECTED


def test_markdown_table_without_outer_bars() -> None:
    document = read("Form | Answer\n--- | ---\nName | New\nRisk | SARA\n")
    assert right_cells(document)[1:] == [("Name", "New"), ("Risk", "SARA")]


def test_bars_in_prose_are_no_table() -> None:
    document = read("Yes | No\nWe do either | or.\n")
    assert {block.place.table for block in document.blocks} == {None}


def test_framed_table() -> None:
    document = read(
        "+------------+-----------------+\n"
        "| Owner/     | Prison Service, |\n"
        "| developer  | since 2010      |\n"
        "+------------+-----------------+\n"
        "| Volume     | 40 men          |\n"
        "+------------+-----------------+\n"
    )
    assert right_cells(document) == [("Owner/ developer", "Prison Service, since 2010"), ("Volume", "40 men")]


def test_box_drawing_table() -> None:
    document = read("┌──────┬──────┐\n│ Name │ New  │\n├──────┼──────┤\n│ Risk │ SARA │\n└──────┴──────┘\n")
    assert right_cells(document) == [("Name", "New"), ("Risk", "SARA")]


def test_two_columns_of_blanks() -> None:
    document = read(
        "Form of a programme that somebody has filled in for us\n\n"
        "Name of the         New Paths, the programme\n"
        "programme           for everybody\n\n"
        "Owner/developer     Prison Service\n\n"
        "Risk assessment     SARA and B-SAFER; only\n"
        "                    medium or high risk\n"
    )
    assert right_cells(document) == [
        ("Name of the programme", "New Paths, the programme for everybody"),
        ("Owner/developer", "Prison Service"),
        ("Risk assessment", "SARA and B-SAFER; only medium or high risk"),
    ]


WRAPPED = """Target group:
Men who have been violent to a partner or an ex-partner, on probation or
in prison, and who do not deny it altogether. We also take fathers whose
children are with social services, after a talk with the social worker's
office and with the partner if she agrees, but no one who is under eight-
een years of age.
Risk assessment:
SARA is used with all of them. The score decides how many sessions they
will have.
"""


def test_lines_that_a_program_broke_are_joined() -> None:
    document = read(WRAPPED)
    lines = [block.span.of(document.text) for block in document.blocks]
    assert lines[0] == "Target group:"
    assert lines[2] == "Risk assessment:"
    assert lines[3].endswith("how many sessions they will have.")
    assert len(lines) == 4


def test_short_lines_are_not_joined() -> None:
    lines = ["Name:", "New Paths", "Owner:", "Prison Service", "Risk:", "SARA", "Volume:", "40 men a year", "None", "x"]
    assert read("\n".join(lines)).text.split("\n") == lines


def test_underlined_and_hashed_headings() -> None:
    document = read(
        "Risk assessment\n===============\nSARA\n\nVolume\n------\n---\n\n## Evaluation\n**Yes**, by *us*\n_____\n"
    )
    styles = [(block.style, block.level, block.span.of(document.text)) for block in document.blocks]
    assert styles == [
        ("heading", 0, "Risk assessment"), ("paragraph", None, "SARA"), ("heading", 1, "Volume"),
        ("paragraph", None, "---"), ("heading", 1, "Evaluation"), ("paragraph", None, "Yes, by us"),
    ]  # fmt: skip
    assert [span.of(document.text) for span in document.emphasised] == ["Yes", "us"]


def test_products_are_no_bold_words() -> None:
    assert read("12 * 2 hours * 3 groups, 5*2*3").text == "12 * 2 hours * 3 groups, 5*2*3"


def test_answered_mail() -> None:
    document = read(
        "From: office@example.org\nSent: Monday\nTo: forms@example.org\nSubject: the form\n\nDear all,\n\n"
        "> Name of the programme:\nNew Paths\n>> Risk\n> assessment?\nSARA\n"
    )
    assert [block.style for block in document.blocks[:4]] == ["header"] * 4
    told = [(block.style, block.span.of(document.text)) for block in document.blocks[5:]]
    assert told == [
        ("quoted", "Name of the programme:"), ("paragraph", "New Paths"),
        ("quoted", "Risk"), ("quoted", "assessment?"), ("paragraph", "SARA"),
    ]  # fmt: skip


def test_pages_by_form_feeds_with_headers() -> None:
    document = read("Form, page 1 of 2\nName: New Paths\n\fForm, page 2 of 2\nVolume: 40\n\f")
    assert document.pages == 2
    assert [(block.style, block.place.page) for block in document.blocks] == [
        ("header", 1), ("paragraph", 1), ("header", 2), ("paragraph", 2),
    ]  # fmt: skip


# Ticks

TICKS = {
    "[x] men [ ] women": "☒ men ☐ women",
    "[X]men []women": None,  # no blank before the label: may be a footnote or code
    "Yes [x] No [ ]": "☒ Yes ☐ No",
    "Is it evaluated? Yes [x] / No [ ]": "Is it evaluated? ☒ Yes / ☐ No",
    "(x) yes ( ) no": "☒ yes ☐ no",
    "( ) yes\n(X) no": "☐ yes\n☒ no",
    "f(x) is a function (x) of x": "f(x) is a function (x) of x",
    "see [1] and [a], items [x](y)": "see [1] and [a], items [x](y)",
    "☑ a □ b": "☒ a ☐ b",
    "✔ Group ✗ one to one": "☒ Group ☐ one to one",
    "✔️ Group": "☒ Group",
    "● group ○ single": "☒ group ☐ single",
    "● a bullet": "● a bullet",
    "■ yes □ no": "☒ yes ☐ no",
    "□ one\n□ two\n□ three": "□ one\n□ two\n□ three",
    "Please tick: ☒": "Please tick: ☒",
    "Group ☐, one to one ☐, combined ☒": "☐ Group, ☐ one to one, ☒ combined",
    "Risk: [x] low [ ] high": "Risk: ☒ low ☐ high",
    "Ja ☐\tNein ☒": "☐ Ja\t☒ Nein",
    "low __ medium _x_ high _x_": "☐ low ☒ medium ☒ high",
    "signed ____ on ____": "signed ____ on ____",
    "low: – / medium: ✓ / high: ✓": "☐ low / ☒ medium / ☒ high",
    "Risk assessment\tlow: – / high: ✓": "Risk assessment\t☐ low / ☒ high",
    "Männer x, Frauen -": "☒ Männer, ☐ Frauen",
    "10 x, 20 x": "10 x, 20 x",
    "group, one-to-one -": "group, one-to-one -",
}


@pytest.mark.parametrize("raw", TICKS)
def test_ticks(raw: str) -> None:
    assert with_ticks(raw) == (raw if TICKS[raw] is None else TICKS[raw])


# Anything


def outcome(data: bytes) -> Document | str:
    """The document, or the code with which it is refused."""
    try:
        return text.read(data, "any.txt")
    except UnreadableFile as error:
        return error.code


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda s: s.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_by_a_code(data: bytes) -> None:
    document = outcome(data)
    assert document in ("not-text", "empty") if isinstance(document, str) else document.text.strip()


PIECES = ["Name", "Risk", "\t", "  ", "\n", "| ", " |", "---", "===", "> ", "- ", "[x] ", "yes", "\f", "+--+", "."]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_letter_is_lost_in_any_layout(raw: str) -> None:
    document = outcome(raw.encode())
    kept = "" if isinstance(document, str) else document.text
    letters = sorted(ch for ch in raw.replace("[x]", "") if ch.isalpha())
    assert sorted(ch for ch in kept if ch.isalpha()) == letters
