"""PDF files: one trait each, nothing lost, limits, and the same words as the oracle reads."""

from __future__ import annotations

import io
import random
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from pipeline import limits
from pipeline.codes import CODES
from pipeline.model import Document, UnreadableFile
from pipeline.readers import pdf
from tests import pdf_traits_more, pdf_traits_text  # noqa: F401 - they register their traits
from tests.pdf_fixtures import Pdf, ruled
from tests.pdf_traits import FORM, LONG, TRAITS

_LETTERS = {"paragraph": "p", "heading": "h", "list": "l", "header": "r", "footer": "f", "note": "n"}


def _styles(document: Document) -> str:
    letters = [(_LETTERS[block.style], block.strong) for block in document.blocks]
    return "".join(letter.upper() if strong else letter for letter, strong in letters)


def _places(document: Document) -> tuple[tuple[int | None, ...] | None, ...]:
    places = [block.place for block in document.blocks]
    return tuple((p.table, p.row, p.column) if p.table is not None else None for p in places)


@pytest.mark.parametrize("name", TRAITS)
def test_trait(name: str) -> None:
    expected = TRAITS[name]()
    if expected.text in CODES:
        with pytest.raises(UnreadableFile) as refused:
            pdf.read(expected.data, "form.pdf")
        assert refused.value.code == expected.text
        assert "form.pdf" in refused.value.sentence
        return
    document = pdf.read(expected.data, "form.pdf")
    if expected.text.endswith("…"):
        assert document.text.startswith(expected.text[:-1])
    else:
        assert document.text == expected.text
    assert {notice.code for notice in document.notices} == set(expected.notices)
    assert tuple((aside.kind, aside.text) for aside in document.asides) == expected.asides
    assert tuple(span.of(document.text) for span in document.emphasised) == expected.emphasised
    if expected.places is not None:
        assert _places(document) == expected.places
    if expected.styles is not None:
        assert _styles(document) == expected.styles


def test_every_block_has_its_page_and_box() -> None:
    document = pdf.read(TRAITS["row_over_two_pages"]().data, "form.pdf")
    assert document.pages == max(block.place.page or 0 for block in document.blocks) > 1
    for block in document.blocks:
        left, top, right, bottom = block.place.box or (0, 0, 0, 0)
        assert 60 <= left < right <= 535
        assert 80 <= top < bottom <= 842
    first = document.blocks[0]
    assert first.place.box == (65.0, 82.0, 137.0, 92.2)


# Nothing lost --------------------------------------------------------------------------------------------------------

_READABLE = [name for name in TRAITS if TRAITS[name]().text not in CODES]


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", unicodedata.normalize("NFKC", text))


_SAMPLES = sorted((Path(__file__).parents[1] / "raw_submissions").rglob("*.pdf"))


def test_there_are_samples() -> None:
    assert _SAMPLES


@pytest.mark.parametrize("name", [*_READABLE, *(str(path) for path in _SAMPLES)])
def test_every_character_is_in_the_text_or_an_aside(name: str) -> None:
    data = TRAITS[name]().data if name in TRAITS else Path(name).read_bytes()
    document = pdf.read(data, "form.pdf")
    left = Counter(_squeezed(document.text + "".join(aside.text for aside in document.asides)))
    with pdfplumber.open(io.BytesIO(data), password="") as oracle:
        chars = [char for page in oracle.pages for char in page.dedupe_chars().chars]
    shown = "".join(char["text"] for char in chars if char["fontname"] != "ZapfDingbats")
    letters = Counter(char for char in _squeezed(shown) if char.isalnum())
    letters.subtract({"X": name == "drawn_tick_boxes"})  # the letter in a box is its tick
    assert name == "letters_without_names" or not +letters - left


# Limits and damage ---------------------------------------------------------------------------------------------------


def _form() -> bytes:
    made = Pdf()
    ruled(made, [*FORM, ("Theory", LONG)])
    return made.save()


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Pdf()
    for _ in range(4):
        made.sheet().text(60, 100, "Name")
    monkeypatch.setattr(limits, "PAGES", 3)
    with pytest.raises(UnreadableFile) as refused:
        pdf.read(made.save(), "form.pdf")
    assert refused.value.code == "too-many-pages"


def test_too_many_lines_leave_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE_OBJECTS", 5)
    document = pdf.read(_form(), "form.pdf")
    assert {notice.code for notice in document.notices} == {"bad-table"}
    assert all(answer.split()[0] in document.text for _, answer in FORM)


def test_damaged_bytes_end_in_a_closed_code() -> None:
    whole = _form()
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        assert _codes(bytes(data)) <= set(CODES)


def _codes(data: bytes) -> set[str]:
    try:
        return {notice.code for notice in pdf.read(data, "form.pdf").notices}
    except UnreadableFile as refused:
        return {refused.code}


def test_same_bytes_give_the_same_document() -> None:
    data = _form()
    assert pdf.read(data, "form.pdf") == pdf.read(data, "form.pdf")


def test_traits_are_many() -> None:
    assert len(TRAITS) >= 80
