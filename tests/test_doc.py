"""Word 97 to 2003: text, tables, notes, form fields, what is set aside."""

from __future__ import annotations

import random
import struct

import pytest

from pipeline import readers
from pipeline.model import Document, UnreadableFile
from tests.doc_fixtures import (
    BOLD,
    DELETED,
    HIDDEN,
    IN_TABLE,
    INSERTED,
    SPECIAL,
    STRUCK,
    Doc,
    Line,
    cell,
    line,
    row_end,
    tick_box,
)  # fmt: skip


def read(doc: Doc) -> Document:
    return readers.read(doc.save(), "form.doc")


def lines(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def codes(document: Document) -> set[str]:
    return {remark.code for remark in document.notices}


TABLE = [
    cell("Name"), cell("New Paths – žluťoučký"), row_end(0, 3000, 9000),
    line("Owner", IN_TABLE), cell("Year"), line("HMPPS", IN_TABLE), cell("2010"), row_end(0, 3000, 9000),
    cell("Volume"), cell(""), row_end(0, 3000, 9000),
]  # fmt: skip


def test_table_with_paragraphs_in_its_cells() -> None:
    document = read(Doc([line("Form"), *TABLE, line("end")]))
    assert lines(document)[:4] == ["Form", "Name", "New Paths – žluťoučký", "Owner"]
    assert lines(document)[4:] == ["Year", "HMPPS", "2010", "Volume", "end"]
    assert [(b.place.row, b.place.column) for b in document.blocks] == [
        (None, None), (0, 0), (0, 1), (1, 0), (1, 0), (1, 1), (1, 1), (2, 0), (None, None),
    ]  # fmt: skip
    assert (document.format, document.reader, codes(document)) == ("doc", "doc", set())


def test_columns_by_the_edges_of_cells_and_inner_tables() -> None:
    depth = IN_TABLE + b"\x49\x66\x02\0\0\0"
    inner_row = b"\x4c\x24\x01\x08\xd6" + struct.pack("<HB3h", 8, 2, 3000, 5000, 9000)
    document = read(
        Doc([
            cell("A"), cell("B"), cell("C"), row_end(0, 2000, 5000, 9000),
            cell("D"), line("before", IN_TABLE), line("x", depth + b"\x4b\x24\x01"), line("y", depth + b"\x4b\x24\x01"),
            line("", depth + inner_row), cell("after"), row_end(0, 2000, 9000),
        ])
    )  # fmt: skip
    places = {b.span.of(document.text): (b.place.table, b.place.row, b.place.column) for b in document.blocks}
    assert places == {
        "A": (0, 0, 0), "B": (0, 0, 1), "C": (0, 0, 2), "D": (0, 1, 0), "before": (0, 1, 1),
        "x": (1, 0, 0), "y": (1, 0, 1), "after": (0, 1, 1),
    }  # fmt: skip


def test_single_byte_text() -> None:
    document = read(Doc([line("Männer “café” – 5 €"), *TABLE[:0], cell("a"), row_end(0, 900)], single=True))
    assert lines(document) == ["Männer “café” – 5 €", "a"]


def test_what_is_not_shown_goes_aside() -> None:
    runs = [("a ", b""), ("bold", BOLD), (" ", b""), ("gone", DELETED), ("new", INSERTED), ("out", STRUCK)]
    document = read(Doc([Line([*runs, ("no", HIDDEN), (" b\x0bc\r", b"")])]))
    assert lines(document) == ["a bold new b\nc"]
    assert [(aside.kind, aside.text) for aside in document.asides] == [
        ("deleted", "gone"), ("struck", "out"), ("hidden", "no"),
    ]  # fmt: skip
    assert [span.of(document.text) for span in document.emphasised] == ["bold"]
    assert codes(document) == {"tracked-changes", "strikethrough", "hidden-text"}


def test_notes_comments_headers() -> None:
    main = [Line([("Name", b""), ("\x02", SPECIAL), ("\x05", SPECIAL), ("\r", b"")]), line("Risk")]
    headers = [[], [line("Form 7")], [], [line("page")]]
    document = read(
        Doc(main, notes=[(4, [line("a note")])], comments=[(5, [line("why?")])], headers=headers)
    )
    assert [(b.style, b.span.of(document.text)) for b in document.blocks] == [
        ("header", "Form 7"), ("paragraph", "Name"), ("note", "a note"), ("paragraph", "Risk"), ("footer", "page"),
    ]  # fmt: skip
    assert [(aside.kind, aside.text) for aside in document.asides] == [("comment", "why?")]


def test_fields_show_their_results_and_ticks() -> None:
    on, off = tick_box(True), tick_box(False)

    def box(place: int) -> list[tuple[str, bytes]]:
        described = SPECIAL + b"\x06\x08\x01\x03\x6a" + struct.pack("<L", place)
        return [("\x13 FORMCHECKBOX ", b""), ("\x01", described), ("\x14\x15", b"")]

    link = [("\x13 HYPERLINK x \x14shown\x15", b"")]
    runs = [*box(0), ("yes ", b""), *box(len(on)), ("no ", b""), *link, ("\r", b"")]
    document = read(Doc([Line(runs)], data=on + off))
    assert lines(document) == ["☒ yes ☐ no shown"]


def test_symbols_and_headings() -> None:
    heading = line("Risk", b"\x40\x26\x01")
    sign = Line([("(", b"\x09\x6a\x00\x00\xfe\xf0" + SPECIAL), (" yes\r", b"")])
    document = read(Doc([heading, sign]))
    assert [(b.style, b.level, b.span.of(document.text)) for b in document.blocks] == [
        ("heading", 1, "Risk"), ("paragraph", None, "☒ yes"),
    ]  # fmt: skip


def test_locked_and_broken_files() -> None:
    for doc, code in ((Doc(TABLE, flags=0x300), "encrypted"), (Doc(TABLE, flags=0), "zip-corrupt")):
        with pytest.raises(UnreadableFile) as error:
            read(doc)
        assert error.value.code == code


def test_macros_are_said() -> None:
    assert codes(read(Doc(TABLE, extra={"Macros": {"VBA": b"x"}}))) == {"macros"}


def outcome(data: bytes) -> str:
    try:
        readers.read(data, "form.doc")
    except UnreadableFile as error:
        return error.code
    return "read"


def test_damaged_bytes_end_in_a_code() -> None:
    rng = random.Random(5)
    whole = Doc([line("Form"), *TABLE], notes=[(2, [line("a note")])]).save()
    seen = set()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 20)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        seen.add(outcome(bytes(data[: rng.randrange(600, len(data))] if rng.random() < 0.3 else data)))
    assert seen <= {"read", "zip-corrupt", "encrypted", "empty", "unsupported", "too-long", "missing-tool", "too-deep"}
    assert "read" in seen
