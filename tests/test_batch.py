"""A folder becomes a dataset: the same bytes whatever happens on the way, and every trouble a sentence or a row."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.batch import run as batch
from pipeline.batch.dataset import Summary
from pipeline.batch.forget import forget
from pipeline.batch.lock import Busy, Lock
from pipeline.batch.verify import verify
from pipeline.writers import publish

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "tests" / "small_pack"
TABLES = ("programmes", "values", "answers", "flags", "returns", "asides")


def form(name: str, lending: str, weekends: str) -> str:
    return (
        "Survey of prison libraries\n\tAnswer\n"
        f"Name of the library\t{name}\n"
        f"Lending\tHow are books lent to readers, at the counter or by trolley? {lending}\n"
        f"Opening\tIs the library open at weekends? {weekends}\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "in"
    (found / "north").mkdir(parents=True)
    for number in range(6):
        weekends = "Yes" if number % 3 else "No"
        text = form(f"Library {number}", "By trolley." if number % 2 else "At the counter.", weekends)
        (found / ("north" if number > 3 else ".") / f"return{number}.txt").write_text(text, encoding="utf-8")
    return found


def read(folder: Path, out: Path, workers: int = 0, **settings: bool) -> Summary:
    return batch.run(batch.Settings(folder, out, PACK, workers, **settings))


def rows(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def prints(out: Path) -> dict[str, str]:
    """A fingerprint of every published file but the run record."""
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(out.iterdir())
            if f.is_file() and f.name != "run.json"}


def statuses(out: Path) -> dict[str, str]:
    return {r["source_file"]: r["status"] for r in rows(out, "returns")}


def test_a_folder_becomes_a_dataset(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "a" / "extracted"
    summary = read(folder, out)
    assert summary.statuses == {"read": 6}
    assert verify(out) == []
    values = {(r["source_file"], r["variable"]): r for r in rows(out, "values")}
    assert values["north/return5.txt", "lending"]["value"] == "trolley"
    assert values["return0.txt", "open_weekends"]["value"] == "no"
    assert values["return0.txt", "open_weekends"]["evidence"] == "No"
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert sum(record["counts"]["returns"].values()) == record["counts"]["files"] == 6
    assert sum(record["counts"]["characters"].values()) == sum(int(r["n_chars"]) for r in rows(out, "returns"))


def test_same_bytes_with_any_number_of_workers(folder: Path, tmp_path: Path) -> None:
    found = []
    for workers in (0, 1, 2):
        out = tmp_path / str(workers) / "extracted"
        read(folder, out, workers)
        found.append(prints(out))
    assert found[0] == found[1] == found[2]


def test_workers_started_as_on_windows(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(folder, tmp_path / "a" / "extracted")
    monkeypatch.setenv("FORMLEDGER_START", "spawn")
    read(folder, tmp_path / "b" / "extracted", 2)
    assert prints(tmp_path / "a" / "extracted") == prints(tmp_path / "b" / "extracted")


def test_nothing_is_read_twice(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    before = prints(out)

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("pipeline.batch.run._outcomes", lambda settings, due, places: iter(() if not due else refuse()))
    assert read(folder, out).unchanged
    (folder / "return0.txt").rename(folder / "north" / "return0.txt")
    assert not read(folder, out).unchanged
    assert "north/return0.txt" in statuses(out)
    (folder / "north" / "return0.txt").rename(folder / "return0.txt")
    read(folder, out)
    assert prints(out) == before


def test_the_cache_may_go_at_any_time(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    before = prints(out)
    shutil.rmtree(tmp_path / "cache")
    (out / "values.csv").unlink()
    read(folder, out)
    assert prints(out) == before


def test_a_torn_cache_is_as_good_as_none(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    before = prints(out)
    for number, file in enumerate((tmp_path / "cache").rglob("*.json")):
        data = file.read_bytes()
        file.write_bytes(data[: len(data) * number // 6])
    (out / "values.csv").unlink()
    read(folder, out)
    assert prints(out) == before


def test_equal_bytes_are_one_return(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "return1.txt", folder / "copy.txt")
    read(folder, tmp_path / "extracted")
    found = statuses(tmp_path / "extracted")
    assert (found["copy.txt"], found["return1.txt"]) == ("read", "duplicate")


def test_parts_of_an_archive_are_returns(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("inner.txt", form("Inner", "At the counter.", "No"))
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50)
    read(folder, tmp_path / "extracted")
    found = statuses(tmp_path / "extracted")
    assert found["all.zip"] == "ignored"
    assert found["all.zip/inner.txt"] == "read"
    assert found["all.zip/picture.png"] == "ignored"
    again = read(folder, tmp_path / "extracted")
    assert again.unchanged


def test_bad_files_are_rows(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.docx").write_bytes(b"")
    (folder / "~$return1.docx").write_bytes(b"lock")
    (folder / "letter.txt").write_text("Dear all, the meeting is on Friday. Kind regards", encoding="utf-8")
    (folder / "link.txt").symlink_to(folder / "return1.txt")
    summary = read(folder, tmp_path / "extracted", 2)
    found = {r["source_file"]: (r["status"], r["code"]) for r in rows(tmp_path / "extracted", "returns")}
    assert found["empty.docx"] == ("unreadable", "empty")
    assert found["~$return1.docx"] == ("ignored", "skip:lock-file")
    assert found["letter.txt"] == ("unknown_template", "no-template")
    assert found["link.txt"] == ("ignored", "skip:symlink")
    assert summary.statuses["read"] == 6
    assert cli.exit_code(summary) == 3


def test_a_second_sending_is_flagged_and_superseded_by_a_person_only(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    (folder / "late").mkdir()
    (folder / "late" / "return1.txt").write_text(form("Library 1", "At the counter.", "Yes"), encoding="utf-8")
    read(folder, out)
    flags = [r for r in rows(out, "flags") if r["kind"] == "possible-resubmission"]
    assert [f["source_file"] for f in flags] == ["late/return1.txt"]
    assert "Ways of lending" in flags[0]["message"]
    assert statuses(out)["return1.txt"] == "read"
    before = prints(out)
    (out / "values.csv").unlink()
    read(folder, out)
    assert prints(out) == before
    assert cli.main(["supersede", "return1.txt", "late/return1.txt", "--out", str(out), "--who", "tester"]) == 0
    read(folder, out)
    assert statuses(out)["return1.txt"] == "superseded"


def test_newest_wins_where_asked(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    (folder / "late").mkdir()
    (folder / "late" / "return1.txt").write_text(form("Library 1", "At the counter.", "Yes"), encoding="utf-8")
    read(folder, out, newest_wins=True)
    assert statuses(out)["return1.txt"] == "superseded"
    assert statuses(out)["late/return1.txt"] == "read"


def test_of_two_versions_of_a_file_that_is_gone_the_last_stays(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    (folder / "return0.txt").write_text(form("Second version", "At the counter.", "No"), encoding="utf-8")
    read(folder, out)
    (folder / "return0.txt").unlink()
    read(folder, out)
    assert statuses(out)["return0.txt"] == "source_missing"
    assert cli.main(["verify", str(out)]) == 0
    assert "Second version" in (out / "answers.csv").read_text(encoding="utf-8-sig")


def test_a_gone_source_stays_until_it_is_forgotten(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    (folder / "return0.txt").write_text(form("Unmistakable name", "At the counter.", "No"), encoding="utf-8")
    read(folder, out)
    data = (folder / "return0.txt").read_bytes()
    (folder / "return0.txt").unlink()
    read(folder, out)
    assert statuses(out)["return0.txt"] == "source_missing"
    shutil.rmtree(tmp_path / "cache")
    read(folder, out)
    assert statuses(out)["return0.txt"] == "source_missing"
    assert cli.main(["forget", "return0.txt", str(folder), "--out", str(out), "--rules", str(PACK)]) == 0
    assert "return0.txt" not in statuses(out)
    left = [f for f in tmp_path.rglob("*") if f.is_file() and b"Unmistakable" in f.read_bytes()]
    assert left == []
    (folder / "back.txt").write_bytes(data)
    read(folder, out)
    assert statuses(out)["back.txt"] == "ignored"


def test_datasets_side_by_side_are_told_apart(folder: Path, tmp_path: Path) -> None:
    """What was read into one dataset is neither missing in another nor sent in again; what a person had forgotten is
    forgotten in both."""
    first, second = tmp_path / "out" / "first", tmp_path / "out" / "second"
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / "return0.txt").unlink()
    (other / "return2.txt").write_text(form("Library 2", "By post.", "No"), encoding="utf-8")
    read(folder, first)
    read(other, second)
    assert statuses(second) == dict.fromkeys(["north/return4.txt", "north/return5.txt", "return1.txt", "return2.txt",
                                              "return3.txt"], "read")
    assert "possible-resubmission" not in {row["kind"] for row in rows(second, "flags")}
    forget(first, "return1.txt")
    read(other, second)
    assert statuses(second)["return1.txt"] == "ignored"


def test_two_runs_at_once(folder: Path, tmp_path: Path) -> None:
    with Lock(tmp_path / "state"), pytest.raises(Busy) as refused:
        read(folder, tmp_path / "extracted")
    assert str(os.getpid()) in refused.value.sentence


def test_a_file_held_open_waits_beside(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    (folder / "return0.txt").write_text(form("New", "By trolley.", "No"), encoding="utf-8")
    replace = os.replace
    for held in (*prints(out), "run.json"):
        def stubborn(source: Path, target: Path, held: str = held) -> None:
            if Path(target) == out / held:
                raise PermissionError(13, "held", str(target))
            replace(source, target)

        monkeypatch.setattr(os, "replace", stubborn)
        monkeypatch.setattr(time, "sleep", lambda _: None)
        with pytest.raises(publish.Held) as refused:
            read(folder, out, fresh=True)
        assert held in refused.value.sentence
        monkeypatch.undo()
    read(folder, out)
    assert verify(out) == []
    fresh = tmp_path / "other" / "extracted"
    read(folder, fresh)
    assert {k: v for k, v in prints(out).items() if k == "values.csv"} == {"values.csv": prints(fresh)["values.csv"]}


def test_a_full_disk_leaves_the_last_dataset(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    before = prints(out)
    (folder / "return0.txt").write_text(form("New", "By trolley.", "No"), encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for step in ("zipfile.ZipFile.write", "pipeline.batch.dataset.codebook.write",
                 "pipeline.writers.publish._sync", "pipeline.batch.cache.Cache.put"):
        monkeypatch.setattr(step, full)
        with pytest.raises(OSError, match="No space"):
            read(folder, out, fresh=True)
        monkeypatch.undo()
        assert prints(out) == before
    read(folder, out)
    assert verify(out) == []


def test_a_source_that_changes_while_it_is_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_folder = batch.entries.of_folder

    def listed(*arguments: Path) -> list[batch.Entry]:
        found = of_folder(*arguments)
        (folder / "return2.txt").write_text("something else", encoding="utf-8")
        return found

    monkeypatch.setattr(batch.entries, "of_folder", listed)
    read(folder, tmp_path / "extracted")
    row = next(r for r in rows(tmp_path / "extracted", "returns") if r["source_file"] == "return2.txt")
    assert "changed" in row["reason"]


def test_what_fails_outside_the_workers_costs_one_file(folder: Path, tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes, name: str) -> bool:
        if name == "return2.txt":
            raise RecursionError("deep")
        return False

    monkeypatch.setattr("pipeline.readers.needs_program", fail)
    assert read(folder, tmp_path / "extracted").statuses == {"read": 5, "unreadable": 1}
    row = next(r for r in rows(tmp_path / "extracted", "returns") if r["source_file"] == "return2.txt")
    assert (row["code"], "RecursionError" in row["reason"]) == ("crash", True)


def command(folder: Path, out: Path) -> list[str]:
    options = ["--out", str(out), "--rules", str(PACK), "--workers", "2", "--quiet"]
    return [sys.executable, "-m", "pipeline", "run", str(folder), *options]


POINTS = ("after staging", "before ready", "after ready", "half moved", "before run.json")


@pytest.mark.parametrize("point", POINTS)
def test_killed_while_publishing(folder: Path, tmp_path: Path, point: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    (folder / "return0.txt").write_text(form("New", "By trolley.", "No"), encoding="utf-8")

    class Killed(BaseException):
        pass

    moved = 0
    replace = os.replace

    def dying(source: Path, target: Path) -> None:
        nonlocal moved
        if Path(target).name == publish.READY and point == "before ready":
            raise Killed
        if Path(target).parent == out:
            if point == "after ready" or (point == "half moved" and moved == 8) or (
                point == "before run.json" and Path(target).name == publish.LAST):
                raise Killed
            moved += 1
        replace(source, target)

    monkeypatch.setattr(os, "replace", dying)
    if point == "after staging":
        monkeypatch.setattr("pipeline.writers.publish.commit", lambda _: (_ for _ in ()).throw(Killed()))
    with pytest.raises(Killed):
        read(folder, out)
    monkeypatch.undo()
    read(folder, out)
    assert verify(out) == []
    values = {(r["source_file"], r["variable"]): r["value"] for r in rows(out, "values")}
    assert values["return0.txt", "lending"] == "trolley"


def test_verify_sees_what_was_changed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    read(folder, out)
    (out / "values.csv").write_text("changed", encoding="utf-8")
    assert any("values.csv" in sentence for sentence in verify(out))
    (out / "run.json").unlink()
    assert any("run.json" in sentence for sentence in verify(out))


def test_the_command_line(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "extracted"
    arguments = ["run", str(folder), "--out", str(out), "--rules", str(PACK), "--serial"]
    assert cli.main(arguments) == 0
    said = capsys.readouterr().out
    assert "6 returns read" in said
    assert str(out / "dataset.xlsx") in said or "Nothing needs a person" in said
    assert cli.main(["run", str(tmp_path / "nowhere"), "--out", str(out)]) == 2
    assert cli.main(["run", str(folder), "--out", str(out), "--rules", str(tmp_path)]) == 2
    assert cli.main(["verify", str(out)]) == 0
    assert cli.main(["runs", "--out", str(out)]) == 0
    (folder / "letter.txt").write_text("Dear all, the meeting is on Friday. Kind regards", encoding="utf-8")
    assert cli.main(arguments) == 3
    assert "letter.txt" in capsys.readouterr().out


def test_progress_in_plain_lines(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                 monkeypatch: pytest.MonkeyPatch) -> None:
    """Every few seconds where nobody watches a terminal, on the error output only; none when quiet."""
    arguments = ["run", str(folder), "--out", str(tmp_path / "extracted"), "--rules", str(PACK), "--serial", "--fresh"]
    assert cli.main(arguments) == 0
    assert capsys.readouterr().err == ""  # done before the first line was due
    monkeypatch.setattr(cli, "PLAIN_SECONDS", 0.0)
    assert cli.main(arguments) == 0
    told = capsys.readouterr()
    assert told.err.splitlines()[-1].startswith("6/6  ")
    assert "6/6" not in told.out
    assert cli.main([*arguments, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name != "posix", reason="POSIX only: signals")
def test_interrupted(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "extracted"
    process = subprocess.Popen(command(folder, out), cwd=ROOT, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while not any(out.rglob("*")) and time.monotonic() < until:  # it has begun
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode in (130, 0)
    assert b"Traceback" not in said
