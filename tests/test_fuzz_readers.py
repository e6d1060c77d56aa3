"""Damaged files of every format: read, or refused by a code of the closed list; never anything else."""

from __future__ import annotations

import copy
import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from pipeline import limits, readers
from pipeline.codes import CODES
from pipeline.model import UnreadableFile
from tests import format_fixtures as make
from tests import hostile
from tests.doc_fixtures import Doc, line, message, ole

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


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Bytes changed, cut out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 30))):
        at = rng.randrange(len(changed) or 1)
        match rng.randrange(5):
            case 0 | 1 if changed:
                changed[at] = rng.randrange(256)
            case 2:
                del changed[at : at + rng.randrange(1, 60)]
            case 3:
                changed[at:at] = changed[at : at + rng.randrange(1, 60)]
            case 4 if rng.random() < 0.1:
                del changed[at:]
    return bytes(changed)


def shaken(data: bytes, rng: random.Random) -> bytes:
    """A package whose XML is sound but odd: attributes changed, elements moved, doubled or dropped."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = [(name, package.read(name)) for name in package.namelist()]
    shaken_files = []
    for name, content in files:
        if name.endswith(".xml") and content.startswith(b"<"):
            root = etree.fromstring(content)
            for element in rng.choices([*root.iter()], k=rng.randrange(1, 12)):
                _shake(element, rng)
            content = etree.tostring(root)
        shaken_files.append((name, content))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in shaken_files:
            package.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _shake(element: etree._Element, rng: random.Random) -> None:
    odd = ["", "-1", "99999999999", "²", "٣", "x", "true", "\u202e", "0", "id1"]
    match rng.randrange(4):
        case 0 if element.attrib:
            element.set(rng.choice([*element.attrib]), rng.choice(odd))
        case 1 if element.getparent() is not None:
            element.addnext(copy.deepcopy(element))
        case 2 if element.getparent() is not None and len(element):
            element.append(copy.deepcopy(element))
        case 3 if element.getparent() is not None:
            element.getparent().remove(element)


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
