"""Whatever stands in a cell comes out as it was: CSV, Parquet, workbook; a dataset is published whole or not at all."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from pipeline import rules
from pipeline.model import Answer, Block, Document, Entry, Flag, Ledger, Part, Programme, Result, Return, Span, Value
from pipeline.writers import codebook, descriptor, publish, records, show, workbook
from pipeline.writers.schema import tables
from pipeline.writers.tables import TableWriter

PACK = rules.load(Path(__file__).resolve().parent / "small_pack")
HOSTILE = ["=HYPERLINK(\"http://example.org\")", "+1", "@x", "a\rEVIL,b", 'quo"te', "line\nbreak", "00123", "1E5", "NA",
           "TRUE", "x" * 40_000, "http://example.org/" + "a" * 3000, "\u202eevil", "\ufffe", "; ;", "Ω é 漢 😀", "-",
           " blank "]


def result(words: str) -> Result:
    text = f"Lending\t{words}"
    head, span = Span(0, 7), Span(8, len(text))
    document = Document("a.txt", "0" * 64, 5, "txt", "text", text, (Block(head), Block(span)))
    item = "q2_lending"
    entries = (Entry(head, "heading", item, "exact"), Entry(Span(7, 8), "layout"), Entry(span, "answer", item))
    own = Answer(item, "answered", (Part(span),), words, head)
    answers = tuple(own if i.id == item else Answer(i.id, "row_absent") for i in PACK.template.items)
    values = (
        Value("lending", status="ok", value=("counter", "trolley"), evidence=(span,), item=item, confidence="high",
              rule="test", qualifier=words),
        Value("open_weekends", status="row_absent"),
    )
    flags = ((1, Flag("unread_words", words, "q2_lending", "lending", span)), (0, Flag("blank-form", "A remark.")))
    return Result(document, Ledger(document, entries), "library_survey", 1.0, (Programme(1, answers, values),), flags)


def write(folder: Path, *words: str) -> None:
    with TableWriter(folder, PACK) as writer:
        for number, found in enumerate(words):
            item = Return(f"{number}.txt", f"{number:02x}" * 32, 5, "read", result=result(found))
            writer.add(records.rows(item, PACK))


def read_csv(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_hostile_cells_come_out_as_they_went_in(tmp_path: Path) -> None:
    write(tmp_path, *HOSTILE)
    assert [r["text"] for r in read_csv(tmp_path / "answers.csv") if r["text"]] == HOSTILE
    assert [r["qualifier"] for r in read_csv(tmp_path / "values.csv") if r["qualifier"]] == HOSTILE
    assert [v for v in parquet.read_table(tmp_path / "answers.parquet")["text"].to_pylist() if v] == HOSTILE


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), min_size=1))
def test_any_text_comes_out_as_it_went_in(tmp_path: Path, words: str) -> None:
    write(tmp_path, words)
    assert read_csv(tmp_path / "answers.csv")[1]["text"] == words
    assert parquet.read_table(tmp_path / "ledger.parquet")["text"].to_pylist()[-1] == words


def test_csv_and_parquet_have_the_same_rows_and_columns(tmp_path: Path) -> None:
    write(tmp_path, "At the counter", "By trolley")
    for name, table in tables(PACK).items():
        content = parquet.read_table(tmp_path / f"{name}.parquet")
        assert tuple(content.column_names) == table.names
        if table.csv:
            rows = read_csv(tmp_path / f"{name}.csv")
            assert len(rows) == content.num_rows
            assert not rows or tuple(rows[0]) == table.names
    programme = read_csv(tmp_path / "programmes.csv")[0]
    assert programme["lending"] == "counter;trolley"
    assert programme["open_weekends"] == ""
    assert programme["open_weekends__status"] == "row_absent"
    assert programme["doubtful"] == "lending"
    assert parquet.read_table(tmp_path / "programmes.parquet")["lending"].to_pylist()[0] == ["counter", "trolley"]


def test_evidence_stands_where_it_says(tmp_path: Path) -> None:
    write(tmp_path, "At the counter")
    value = read_csv(tmp_path / "values.csv")[0]
    text = "".join(r["text"] for r in parquet.read_table(tmp_path / "ledger.parquet").to_pylist())
    assert text[int(value["char_start"]) : int(value["char_end"])] == value["evidence"] == "At the counter"
    assert value["spans"] == f"{value['char_start']}-{value['char_end']}"


def test_the_workbook_holds_no_live_formula(tmp_path: Path) -> None:
    write(tmp_path, *HOSTILE)
    workbook.write(tmp_path, PACK)
    book = openpyxl.load_workbook(tmp_path / "dataset.xlsx")
    assert book.sheetnames == ["To do", "Programmes", "Returns", "Codebook"]
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert {c.data_type for c in cells} <= {"s", "n", "inlineStr"}
    assert all(c.hyperlink is None for c in cells)
    comments = [c.comment.text for c in cells if c.comment]
    assert any("0.txt" in text for text in comments)


def test_equal_rows_give_equal_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        write(folder, "At the counter", "By trolley")
        descriptor.write(folder, PACK)
        codebook.write(folder, PACK)
        workbook.write(folder, PACK)
        found.append({f.name: f.read_bytes() for f in folder.iterdir()})
    assert found[0] == found[1]


def test_the_descriptor_describes_every_csv(tmp_path: Path) -> None:
    write(tmp_path, "At the counter")
    descriptor.write(tmp_path, PACK)
    package: dict[str, Any] = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as stream:
            assert next(csv.reader(stream)) == [f["name"] for f in resource["schema"]["fields"]]
    assert {r["name"] for r in package["resources"]} == {f.stem for f in tmp_path.glob("*.csv")}


def test_a_flag_keeps_its_name_while_its_words_stay(tmp_path: Path) -> None:
    ids = []
    for number, words in enumerate(["At the counter", "At the counter", "By trolley"]):
        folder = tmp_path / str(number)
        folder.mkdir()
        write(folder, words)
        ids.append(read_csv(folder / "flags.csv")[0]["flag_id"])
    assert ids[0] == ids[1] != ids[2]


def test_publishing_leaves_other_files_alone(tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    beside = publish.stage(out)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    (beside / "values.csv").write_text("new", encoding="utf-8")
    publish.commit(out)
    assert sorted(f.name for f in out.iterdir()) == ["notes.txt", "values.csv"]


def test_an_undecided_publish_is_undone(tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    (publish.stage(out) / "values.csv").write_text("half", encoding="utf-8")
    assert publish.recover(out) is False
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_show_escapes_what_it_shows(words: str) -> None:
    page = show.as_page(result(words + "<script>alert(1)</script>"), PACK)
    assert "<script>" not in page
    assert "default-src 'none'" in page
    assert any("q2_lending" in line for line in show.as_text(result(words), PACK, colour=False))
