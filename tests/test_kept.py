"""What is worked out of a rule pack is kept, and never trusted further than it fits."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline import kept, rules
from pipeline.vocabulary import Lexicon

SMALL = Path(__file__).resolve().parent / "small_pack"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FORMLEDGER_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def never() -> str:
    raise AssertionError("made again")


def test_what_was_made_is_not_made_again(folder: Path) -> None:
    assert kept.made("word", "1", lambda: "ledger") == "ledger"
    assert kept.made("word", "1", never) == "ledger"
    assert len(list(folder.iterdir())) == 1


def test_other_rules_and_other_names_have_their_own() -> None:
    kept.made("word", "1", lambda: "ledger")
    assert kept.made("word", "2", lambda: "other rules") == "other rules"
    assert kept.made("text", "1", lambda: "other name") == "other name"


@pytest.mark.parametrize("damage", [b"", b"\x80", b"no pickle", b"\x80\x04N."])
def test_a_damaged_file_is_made_anew(folder: Path, damage: bytes) -> None:
    kept.made("word", "1", lambda: "ledger")
    next(folder.iterdir()).write_bytes(damage)
    assert kept.made("word", "1", lambda: "again") == "again"
    assert kept.made("word", "1", never) == "again"


def test_where_nothing_can_be_kept_it_is_made_each_time(folder: Path) -> None:
    folder.write_text("a file stands where the folder should be", "utf-8")
    assert kept.made("word", "1", lambda: "ledger") == "ledger"
    assert kept.made("word", "1", lambda: "again") == "again"


def test_only_the_youngest_stay(folder: Path) -> None:
    for number in range(40):
        kept.made("word", str(number), lambda: "ledger")
    assert len(list(folder.iterdir())) == 16


def test_a_changed_pack_is_read_again_and_a_moved_one_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Path(shutil.copytree(SMALL, tmp_path / "first"))
    assert rules.load(first).folder == first
    moved = first.rename(tmp_path / "moved")
    with monkeypatch.context() as without:
        without.setattr(rules, "_load", never)
        assert rules.load(moved).folder == moved
    template = moved / "template.yaml"
    template.write_text(template.read_text("utf-8").replace("q2_lending", "q2_loans"), "utf-8")
    with pytest.raises(rules.RulesError):
        rules.load(moved)


def test_a_kept_lexicon_finds_the_same(folder: Path) -> None:
    pack = rules.load(SMALL)
    made = kept.made("lexicon", pack.fingerprint, lambda: Lexicon(pack.vocabularies))
    again = kept.made("lexicon", pack.fingerprint, lambda: Lexicon({}))
    text = "At the counter, not by trolley, yes."
    assert made.find(text).all() == again.find(text).all() != []


def test_the_fingerprint_of_the_program_is_one(folder: Path) -> None:
    assert kept.program() == kept.program()
    assert len(kept.program()) == 64
