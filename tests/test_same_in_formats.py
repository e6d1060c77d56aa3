"""The same return gives the same values whatever it was saved as, wrapped in, or scanned with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from bench import formats
from bench.wrapping import WRAPS
from pipeline.extract import Engine, engine
from pipeline.readers.convert import libreoffice
from pipeline.readers.pdf_ocr import tesseract

RULES = Path(__file__).resolve().parent.parent / "rules" / "perpetrator_programmes"
STEMS = ("ireland_bridges_to_change", "slovakia_slobodna_volba")


@lru_cache(maxsize=1)
def ready() -> Engine:
    return engine(RULES)


def files(suffix: str) -> list[Path]:
    return [formats.GOLD / f"{stem}.{suffix}" for stem in STEMS]


def test_what_is_wrapped_around_answers_changes_nothing() -> None:
    found, misses = formats.wraps(files("docx"), ready())
    assert found.keys() == WRAPS.keys()
    assert misses == []


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed here")
def test_what_a_return_was_saved_as_changes_nothing() -> None:
    found, misses = formats.formats(files("docx"), ready(), ("odt", "rtf", "pdf"))
    assert found.keys() == {"odt", "rtf", "pdf"}
    assert misses == []


@pytest.mark.skipif(tesseract() is None, reason="Tesseract is not installed here")
def test_a_scan_keeps_words_and_values() -> None:
    found, misses = formats.scans(files("pdf")[:1], ready(), ("eng",))
    shares = {name: hits / max(of, 1) for name, (hits, of) in found.items()}
    assert shares["words of answers"] > 0.95
    assert shares["same core values"] > 0.9, misses
