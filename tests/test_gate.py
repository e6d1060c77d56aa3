"""The gate, the closed list of codes, and every hostile file that a reader alone must deal with."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from pipeline import gate, limits, readers
from pipeline.codes import CODES, notice, sentence, unreadable
from pipeline.model import UnreadableFile
from tests import hostile
from tests.hostile import Case

CASES = hostile.cases()
OF_THE_FORM = frozenset({case.code for case in hostile.forms()})
REFUSED = [case for case in CASES if not case.read and case.code not in OF_THE_FORM]
FLAGGED = [case for case in CASES if case.read and case.code not in OF_THE_FORM]
FORMS = [case for case in CASES if case.code in OF_THE_FORM]


def outcome(case: Case) -> tuple[str, str, list[str]]:
    """What becomes of a file: the code and sentence it is refused with, or "read" and the codes of its notices."""
    if skipped := gate.skip_code(case.name):
        return skipped, sentence(skipped, case.name), []
    try:
        document = readers.read(case.data, case.name)
    except UnreadableFile as error:
        return error.code, error.sentence, []
    return "read", "", [remark.code for remark in document.notices]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_bad_file_is_refused_with_its_code(case: Case) -> None:
    code, said, _ = outcome(case)
    assert code == case.code
    assert said.startswith(sentence(code, case.name)[:-1])


@pytest.mark.parametrize("case", FLAGGED, ids=lambda case: case.name)
def test_awkward_file_is_read_and_flagged(case: Case) -> None:
    code, _, codes = outcome(case)
    assert code == "read"
    assert case.code in codes


@pytest.mark.parametrize("case", FORMS, ids=lambda case: case.name)
def test_odd_form_is_read(case: Case) -> None:
    assert outcome(case)[0] == "read"


def test_codes_have_the_severities_of_the_contract() -> None:
    assert CODES["hidden-text"].severity == "high"
    assert CODES["mojibake"].severity == "medium"
    assert CODES["bidi"].severity == "low"
    assert all(code.sentence.endswith((".", "!")) for code in CODES.values())
    for code in CODES.values():
        assert (code.status is None) == ("{file}" not in code.sentence), code.name
    assert str(unreadable("encrypted", "a.docx").sentence) == (
        "a.docx is password-protected: ask the sender for an open copy."
    )
    assert notice("macros", "twice").message == "The file holds macros; they were not run. (twice)"
    with pytest.raises(KeyError):
        unreadable("bad luck", "a.docx")


def test_folder_of_hostile_files(tmp_path: Path) -> None:
    expected = hostile.write(tmp_path)
    for name in ("huge.docx", "huge.pdf", "pipe.txt", "link.docx", "zero-link.txt", "~$form.docx", "empty.docx"):
        if name in expected:
            with pytest.raises(UnreadableFile) as error:
                gate.load(tmp_path / name)
            assert error.value.code == expected[name][0]
    assert gate.load(tmp_path / "rtf.docx", "in/rtf.docx").startswith(b"{\\rtf1")


def test_folder_and_missing_file_are_no_files(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.txt"):
        with pytest.raises(UnreadableFile) as error:
            gate.load(path)
        assert error.value.code == "skip:not-a-file"


def test_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.write_text("x")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableFile, match="it cannot be opened: Permission denied"):
        gate.load(path)


def test_package_reads_parts_when_asked() -> None:
    package = gate.open_zip(hostile.form(), "form.docx")
    assert package.find("/WORD/Document.xml") == "word/document.xml"
    assert package.size("word/document.xml") == len(package["word/document.xml"])
    assert package.xml("word/document.xml").tag.endswith("}document")
    with pytest.raises(KeyError):
        package["word/none.xml"]


def test_padding_after_a_package_and_junk_before_it_are_harmless() -> None:
    for data in (hostile.form() + bytes(70_000), b"junk" * 10 + hostile.form()):
        assert "New Paths" in readers.read(data, "form.docx").text


def test_part_that_unpacks_to_more_than_declared_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"<a>" + b"x" * 10_000 + b"</a>")
    data = out.getvalue()
    at = data.index(b"PK\x01\x02")
    lying = data[: at + 24] + (50).to_bytes(4, "little") + data[at + 28 :]
    with pytest.raises(UnreadableFile) as error:
        gate.open_zip(lying, "x.docx")["a.xml"]
    assert error.value.code == "zip-corrupt"


def test_skip_codes_by_name() -> None:
    assert gate.skip_code("returns/~$ireland.docx") == "skip:lock-file"
    assert gate.skip_code("__MACOSX/returns/._a.docx") == "skip:system-file"
    assert gate.skip_code("a.docx.crdownload") == "skip:partial-download"
    assert gate.skip_code("Ireland, part 2.docx") is None


def test_limits_are_positive_and_ordered() -> None:
    values = {name: value for name, value in vars(limits).items() if name.isupper()}
    assert all(value > 0 for value in values.values())
    assert limits.XML_BYTES < limits.ZIP_BYTES
    assert limits.READ_SECONDS < limits.READ_SECONDS_MAX
