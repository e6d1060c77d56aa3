"""Damaged files of every format: read, or refused by a code of the closed list; never anything else."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from pipeline import limits, readers
from pipeline.codes import CODES
from pipeline.model import UnreadableFile
from tests import format_fixtures as make
from tests import hostile
from tests.doc_fixtures import Doc, line, message, ole
from tests.fuzz import damaged, shaken

SOUND: dict[str, Callable[[], bytes]] = {
    "form.docx": hostile.form,
    "form.odt": lambda: make.odt(make.table_odt()),
    "form.rtf": lambda: make.rtf(make.table_rtf()),
    "form.html": lambda: make.html_page(make.table_html()),
    "form.xlsx": lambda: make.xlsx({"Form": make.table_xlsx()}),
    "form.doc": lambda: Doc([line("Name of the programme"), line("New Paths")]).save(),
    "form.pdf": hostile._pdf,
    "form.txt": lambda: "\n".join(f"{left}\t{' '.join(right)}" for left, right in make.ROWS).encode(),
    "mail.eml": lambda: make.mail("Dear all", make.table_html(), {"form.docx": hostile.form()}),
    "mail.msg": lambda: ole(message("Forms", "Dear all", form_txt=b"Name: New Paths")),
    "forms.zip": lambda: hostile.packed([("a.txt", b"Name: New Paths"), ("b.docx", hostile.form())]),
}


def outcome(data: bytes, name: str) -> str:
    """The code of a file, "read" where it is read; parts of containers are read too."""
    try:
        for part in readers.parts(data, name) or []:
            if part.problem is None:
                outcome(part.data, f"{name}/{part.name}")
        readers.read(data, name)
    except UnreadableFile as error:
        return error.code
    return "read"


@pytest.mark.parametrize("name", ["form.docx", "form.odt", "form.xlsx"])
def test_odd_xml_ends_in_a_code(name: str) -> None:
    rng = random.Random(name)
    sound = SOUND[name]()
    seen = {outcome(shaken(sound, rng), name) for _ in range(80)}
    assert seen - {"read"} <= set(CODES)
    assert "read" in seen


@pytest.mark.parametrize("name", SOUND)
def test_damaged_files_end_in_a_code(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.convert.libreoffice", lambda: None)
    rng = random.Random(name)
    sound = SOUND[name]()
    expected = outcome(sound, name)
    began = time.perf_counter()
    seen = [outcome(damaged(sound, rng), name) for _ in range(120)]
    assert set(seen) - {"read"} <= set(CODES)
    assert expected in ("read", "container")
    assert time.perf_counter() - began < 120 * limits.READ_SECONDS / 5
