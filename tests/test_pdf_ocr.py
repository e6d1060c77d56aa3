"""Text recognition of scans: lines, slope and boxes of pictures, pages drawn anew, and what goes wrong."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline import doubts, normalise
from pipeline.extract import as_form, engine
from pipeline.model import Span, UnreadableFile
from pipeline.passage import Form
from pipeline.readers import pdf, pdf_ocr
from pipeline.readers.pdf_ocr_image import Picture, study
from pipeline.readers.pdf_ocr_page import Sheet, Word, words_of, write
from tests.pdf_fixtures import Pdf

DPI = 200
PACK = Path(__file__).resolve().parent.parent / "rules" / "perpetrator_programmes"


def _page(wide: int = 1000, high: int = 800) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (wide, high), 255)
    return image, ImageDraw.Draw(image)


def _table(image: ImageDraw.ImageDraw) -> None:
    for y in (100, 200, 300):
        image.line((100, y, 900, y), fill=0, width=2)
    for x in (100, 400, 900):
        image.line((x, 100, x, 300), fill=0, width=2)


def test_ruling_lines_are_found_and_wiped_out() -> None:
    image, draw = _page()
    _table(draw)
    draw.rectangle((150, 140, 156, 160), fill=0)
    found = study(np.asarray(image), DPI)
    assert [round(stroke.at) for stroke in found.level] == [100, 200, 300]
    assert [round(stroke.at) for stroke in found.upright] == [100, 400, 900]
    left = found.grey < 128
    assert left[135:165, 145:160].any()
    left[135:165, 145:160] = False
    assert not left.any()


def test_a_sloping_page_is_set_upright() -> None:
    image, draw = _page()
    _table(draw)
    turned = image.rotate(-1.0, resample=Image.Resampling.BICUBIC, fillcolor=255)
    found = study(np.asarray(turned), DPI)
    assert len(found.level) == 3
    assert all(abs(stroke.slope) < 0.001 for stroke in found.level)


def test_boxes_with_and_without_a_cross() -> None:
    image, draw = _page()
    for x, ticked in ((100, False), (200, True), (300, True)):
        draw.rectangle((x, 100, x + 24, 124), outline=0, width=2)
        if ticked and x == 200:
            draw.line((x, 100, x + 24, 124), fill=0, width=2)
            draw.line((x + 24, 100, x, 124), fill=0, width=2)
        elif ticked:
            draw.line((x + 5, 112, x + 10, 120, x + 20, 104), fill=0, width=3)
    draw.ellipse((400, 100, 424, 124), outline=0, width=6)  # a fat round letter
    draw.line((500, 100, 524, 100), fill=0, width=3)  # a dash
    found = study(np.asarray(image), DPI)
    assert [(box.left, box.ticked) for box in found.boxes] == [(100, False), (200, True), (300, True)]
    assert not (found.grey[95:130, 95:330] < 128).any()


def _row(line: int, left: int, top: int, wide: int, high: int, sure: float, text: str) -> str:
    return f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{wide}\t{high}\t{sure}\t{text}"


HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
TABLE = "\n".join(
    [
        HEADER,
        "4\t1\t1\t1\t1\t0\t110\t140\t200\t30\t-1\t",
        _row(1, 110, 140, 90, 25, 96, "Target"),
        _row(1, 210, 145, 80, 20, 95, "group"),
        _row(2, 410, 140, 60, 20, 91, "Męn"),
        _row(2, 480, 140, 60, 20, 41, "18+"),
        _row(3, 410, 180, 10, 10, 2, "|"),
    ]
)


def test_words_get_size_baseline_and_confidence() -> None:
    words = words_of(TABLE, np.full((400, 800), 255, np.uint8))
    assert [word.text for word in words] == ["Target", "group", "Męn", "18+"]
    assert len({word.size for word in words}) == 1
    assert words[0].base == words[1].base == pytest.approx(160, abs=1.5)
    assert words[2].base == 160


def test_bullets_taken_for_letters_and_remains_of_lines() -> None:
    rows = [
        HEADER,
        _row(1, 100, 140, 10, 10, 80, "¢"),
        _row(1, 140, 140, 60, 20, 95, "police"),
        _row(2, 100, 180, 10, 10, 80, "e"),
        _row(2, 113, 180, 60, 20, 95, "commerce"),
        _row(3, 100, 220, 10, 4, 30, "_"),
        _row(3, 113, 220, 60, 20, 95, "court"),
    ]
    words = words_of("\n".join(rows), np.full((400, 800), 255, np.uint8))
    assert [word.text for word in words] == ["•", "police", "e", "commerce", "court"]


def test_a_drawn_page_reads_as_its_picture() -> None:
    image, draw = _page()
    _table(draw)
    draw.rectangle((410, 220, 434, 244), outline=0, width=2)
    picture = study(np.asarray(image), DPI)
    words = [
        Word("Target", 110, 140, 200, 160, 96, (1, 1, 1), 28, 160),
        Word("group", 210, 140, 290, 160, 95, (1, 1, 1), 28, 160),
        Word("Męn", 410, 140, 470, 160, 91, (1, 1, 2), 28, 160),
        Word("18+", 480, 140, 540, 160, 41, (1, 1, 2), 28, 160),
        Word("Format", 110, 225, 200, 245, 96, (1, 1, 3), 28, 243),
        Word("group", 450, 225, 520, 245, 96, (1, 1, 4), 28, 243),
    ]
    data = write([Sheet(360, 288, DPI / 72, picture, words)])
    document = pdf.read(data, "scan.pdf")
    assert document.text == "Target group\tMęn 18+\nFormat\t☐ group"
    assert document.reader == "pdfium+tesseract"
    (doubt,) = [notice for notice in document.notices if notice.code == "ocr-doubt"]
    assert doubt.page == 1
    assert "unsure of “18+”" in doubt.message
    assert [span.of(document.text) for span in document.doubtful] == ["18+"]
    assert document.emphasised == ()


def test_doubtful_words_are_told_from_bold_ones() -> None:
    words = [
        Word("Sure", 110, 140, 200, 160, 96, (1, 1, 1), 28, 160, bold=True),
        Word("dovbt", 210, 140, 290, 160, 71, (1, 1, 1), 28, 160),
        Word("alll", 110, 225, 200, 245, 50, (1, 1, 3), 28, 243, bold=True),
        Word("bold", 210, 225, 290, 245, 95, (1, 1, 3), 28, 243, bold=True),
        Word("4O", 110, 300, 150, 320, 50, (1, 1, 5), 28, 318, bold=True),
    ]
    picture = Picture(np.full((600, 600), 255, np.uint8), [], [], [])
    document = pdf.read(write([Sheet(360, 288, DPI / 72, picture, words)]), "scan.pdf")
    assert [span.of(document.text) for span in document.doubtful] == ["dovbt", "alll", "4O"]
    assert [span.of(document.text) for span in document.emphasised] == ["Sure"]


def test_a_value_of_doubtful_words_is_flagged() -> None:
    ready = engine(PACK)
    form = as_form({"i06_target": "Men from 18 years"}, ready)
    at = form.document.text.index("18")
    document = replace(form.document, doubtful=(Span(at, at + 2),))
    unsure = Form(document, ready.rules, ready.lexicon, form.answers)
    readings, _ = normalise.read_form(unsure, ready.prepared)
    flags = [flag for flag in doubts.of_form(unsure, readings)[0] if flag.kind == "ocr-doubt"]
    assert [(flag.variable, flag.span) for flag in flags] == [("target_age", Span(at, at + 2))]
    assert "“18”" in flags[0].message


def test_letters_beyond_the_first_plane_are_left_out() -> None:
    words = [Word("A😀", 10, 10, 60, 30, 96, (1, 1, 1), 28, 30)]
    picture = Picture(np.full((100, 100), 255, np.uint8), [], [], [])
    assert pdf.read(write([Sheet(36, 36, DPI / 72, picture, words)]), "scan.pdf").text == "A"


# The whole way, with a stand-in for Tesseract ------------------------------------------------------------------------


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that gives the same table for every picture; it knows English only."""
    table = tmp_path / "table.tsv"
    table.write_text(TABLE, encoding="utf-8")
    script = tmp_path / "tesseract"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nsys.stdin.buffer.read()\n"
        "if sys.argv[sys.argv.index('-l') + 1] != 'eng':\n    sys.exit(1)\n"
        f"sys.stdout.buffer.write(open({str(table)!r}, 'rb').read())\n",
        encoding="utf-8",
    )
    script.chmod(0o755)
    monkeypatch.setattr(pdf_ocr, "tesseract", lambda: str(script))
    return script


def _scan(text_page: bool = False) -> bytes:
    made = Pdf()
    if text_page:
        made.sheet().text(60, 100, "Name: AGT")
    made.sheet(360, 288).picture(0, 0, 360, 288, (100, 80, b"\xff" * 8000))
    return made.save()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line that names its program")
class TestConvert:
    def test_scanned_pages_get_their_words(self, stand_in: Path) -> None:
        document = pdf.read(pdf_ocr.convert(_scan(text_page=True), "scan.pdf"), "scan.pdf")
        assert document.text == "Name: AGT\nTarget group\tMęn 18+"
        assert document.pages == 2
        assert {notice.page for notice in document.notices if notice.code == "ocr-doubt"} == {2}

    def test_pictures_become_pages(self, stand_in: Path) -> None:
        first, second = io.BytesIO(), Image.new("L", (800, 600), 255)
        Image.new("L", (800, 600), 255).save(first, "TIFF", save_all=True, append_images=[second], dpi=(200, 200))
        document = pdf.read(pdf_ocr.convert(first.getvalue(), "scan.tif"), "scan.tif")
        assert document.pages == 2
        assert document.text.count("Target group") == 2

    def test_a_pdf_without_scans_stays_as_it_is(self, stand_in: Path) -> None:
        made = Pdf()
        made.sheet().text(60, 100, "Name: AGT")
        data = made.save()
        assert pdf_ocr.convert(data, "form.pdf") == data

    def test_a_missing_language_is_said(self, stand_in: Path) -> None:
        with pytest.raises(UnreadableFile) as refused:
            pdf_ocr.convert(_scan(), "scan.pdf", ("pol",))
        assert refused.value.code == "needs-ocr"
        assert "pol" in refused.value.sentence


def test_without_tesseract_the_scan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_ocr, "tesseract", lambda: None)
    with pytest.raises(UnreadableFile) as refused:
        pdf_ocr.convert(_scan(), "scan.pdf")
    assert refused.value.code == "needs-ocr"
    assert "not installed" in refused.value.sentence


@pytest.mark.skipif(pdf_ocr.tesseract() is None, reason="Tesseract is not installed here")
def test_tesseract_reads_a_printed_page() -> None:
    source = Pdf()
    sheet = source.sheet()
    for index, line in enumerate(("Risk assessment", "Medium and high risk in the community", "Since 2010")):
        sheet.text(60, 100 + 40 * index, line, 16, "sans")
    import pypdfium2

    grey = pypdfium2.PdfDocument(source.save())[0].render(scale=DPI / 72, grayscale=True).to_numpy()
    grey = grey.reshape(grey.shape[:2])
    made = Pdf()
    made.sheet().picture(0, 0, 595, 842, (grey.shape[1], grey.shape[0], grey.tobytes()))
    document = pdf.read(pdf_ocr.convert(made.save(), "scan.pdf"), "scan.pdf")
    assert document.text.split("\n") == ["Risk assessment", "Medium and high risk in the community", "Since 2010"]
